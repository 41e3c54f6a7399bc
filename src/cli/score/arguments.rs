//! What `touchstone score` takes.

use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, ValueEnum};
use touchstone_measure::text::normalise::Step;
use touchstone_measure::text::tokens::Cut;

use crate::cli::input::Form;
use crate::domain::gold_set::names;
use crate::domain::gold_set::text::primary;

/// `score`.
#[derive(Debug, Args)]
#[command(after_help = "\
Each row of the responses (JSON, or CSV with a header) has the response, its reference or references (a text or a list of texts; \
or, with --bank, the
name of an item whose references stand there), and, if means are wanted, who it is by. In CSV responses and references keep the white space
around them; a response is always a text, a reference that is a JSON list of texts is that list, and with --set a response in JSON is \
read. Each line of the result is the input's \"id\" and
group, and the metrics; \"score\" is the mean of the similarities among them. Two texts of marks only, or without a word of --lang, are 1 to
f1 and rouge-l where they are the same. Results come in the order of the input.

With --set the response is that of an item of a gold set, in the format's stored form, and is graded by the item's own rules: \"score\", or
\"violation\" where the response breaks them.

Examples:
  touchstone score answers.jsonl --metrics f1,chrf,edit
  touchstone score answers.jsonl --bank references.jsonl --item task --by annotator \\
    --summary means.json > scored.jsonl
  touchstone score answers.jsonl --set gold_sets/my-project > graded.jsonl
  zcat answers.jsonl.gz | touchstone score - --metrics bleu,rouge-l --lang zh | jq .bleu")]
pub(in crate::cli) struct Arguments {
    /// JSON or CSV of responses; - for standard input, which is JSON unless --format says otherwise
    pub(super) responses: PathBuf,
    #[command(flatten)]
    pub(super) form: Form,
    /// A gold set's folder: responses are graded by its items
    #[arg(long, conflicts_with_all = ["bank", "metrics", "reference", "normalise"])]
    pub(super) set: Option<PathBuf>,
    /// What is measured
    #[arg(long, value_enum, value_delimiter = ',', default_value = "f1,chrf,edit")]
    pub(super) metrics: Vec<Metric>,
    /// JSON of items with their references, prepared once
    #[arg(long)]
    pub(super) bank: Option<PathBuf>,
    /// The field with the response
    #[arg(long, default_value = "response")]
    pub(super) response: String,
    /// The field with the reference or references
    #[arg(long, default_value = "reference")]
    pub(super) reference: String,
    /// The field with the item's name, in responses and bank
    #[arg(long, default_value = "item")]
    pub(super) item: String,
    /// The field to take means by
    #[arg(long, default_value = "candidate")]
    pub(super) by: String,
    /// The language of the texts, a BCP 47 tag: F1, BLEU, ROUGE and TER cut Chinese by jieba and into characters, languages with blanks
    /// into words (UAX 29), others into characters; --summary says how
    #[arg(long, value_parser = language, default_value = "zh")]
    pub(super) lang: Lang,
    /// Steps of normalisation, in this order
    #[arg(long, value_parser = step_parser(), value_delimiter = ',', default_value = "nfkc")]
    pub(super) normalise: Vec<Option<Step>>,
    /// Write means by group, and how texts were normalised, to this file
    #[arg(long, value_name = "FILE")]
    pub(super) summary: Option<PathBuf>,
    /// Threads; without it all cores
    #[arg(long, value_parser = crate::cli::bounded::<1, 1_024>)]
    pub(super) threads: Option<usize>,
}

/// What is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum Metric {
    /// F1 of words: what both texts share, as often as it stands in both.
    F1,
    /// chrF.
    Chrf,
    /// chrF++.
    #[value(name = "chrf++")]
    ChrfPlusPlus,
    /// 1 − Levenshtein distance over the longer length.
    Edit,
    /// Sentence BLEU.
    Bleu,
    /// ROUGE-L.
    #[value(name = "rouge-l")]
    RougeL,
    /// Character error rate: no similarity, and no part of the score.
    Cer,
    /// Translation edit rate over words, or over characters of languages without blanks: no part of the score either.
    Ter,
}

/// The language of the texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::cli) struct Lang {
    /// How its words are cut.
    pub words: Cut,
    /// How its tokens for ROUGE are.
    pub rouge: RougeTokens,
}

/// What ROUGE counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::cli) enum RougeTokens {
    /// Every character that is no white space, for Chinese.
    Characters,
    /// Runs of letters and digits, as is customary for English.
    Letters,
    /// Words.
    Words(Cut),
}

impl RougeTokens {
    /// Its name in results.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Characters => "characters",
            Self::Letters => "letters",
            Self::Words(cut) => cut.name(),
        }
    }
}

/// Reads a language tag.
fn language(tag: &str) -> Result<Lang, String> {
    if !names::is_language_tag(tag) {
        return Err("a language tag is needed, such as zh, en or es-MX".to_owned());
    }
    let words = Cut::of(tag);
    let rouge = match words {
        Cut::Jieba => RougeTokens::Characters,
        Cut::Unicode if primary(tag).eq_ignore_ascii_case("en") => RougeTokens::Letters,
        Cut::Unicode | Cut::Characters => RougeTokens::Words(words),
    };
    Ok(Lang { words, rouge })
}

/// Reads the name of a step; `none` is no step.
fn step_parser() -> impl TypedValueParser<Value = Option<Step>> {
    let names = std::iter::once("none").chain(Step::ALL.iter().map(|s| s.name()));
    PossibleValuesParser::new(names).map(|name| Step::ALL.into_iter().find(|s| s.name() == name))
}
