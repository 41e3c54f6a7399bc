//! One response against its references.

use std::borrow::Cow;
use std::collections::HashMap;
use std::path::Path;

use foldhash::fast::RandomState;
use serde_json::{Value, json};

use super::super::input::{Form, Input, Missing, Written};
use super::super::{Failure, code};
use super::arguments::{Arguments, Lang, Metric, RougeTokens};
use crate::formats::Fields;
use touchstone_measure::text::mteval::{TerNormalisation, Tokenizer};
use touchstone_measure::text::normalise::{Step, apply};
use touchstone_measure::text::tokens::Cut;
use touchstone_measure::text::{bleu, chrf, edit, error_rate, rouge, ter};

/// A scored line.
pub(super) struct Scored {
    pub text: String,
    pub group: String,
    /// The metrics in their order, and the score; `None` where nothing counts.
    pub figures: Option<Vec<f64>>,
}

/// An item's references, prepared for the metrics that are asked for.
pub(super) struct Prepared {
    texts: Vec<String>,
    words: Vec<rouge::Reference>,
    chrf: Vec<chrf::Reference>,
    chrf_plus_plus: Vec<chrf::Reference>,
    patterns: Vec<edit::Pattern>,
    bleu: Option<bleu::Reference>,
    rouge: Vec<rouge::Reference>,
}

/// References by item.
pub(super) struct Bank(HashMap<String, Prepared, RandomState>);

/// Scores responses by metrics of text.
pub(super) struct Texts {
    file: String,
    response: String,
    reference: String,
    item: String,
    by: String,
    metrics: Vec<Metric>,
    lang: Lang,
    steps: Vec<Step>,
    bank: Option<Bank>,
}

impl Metric {
    const fn name(self) -> &'static str {
        match self {
            Self::F1 => "f1",
            Self::Chrf => "chrf",
            Self::ChrfPlusPlus => "chrf++",
            Self::Edit => "edit",
            Self::Bleu => "bleu",
            Self::RougeL => "rouge_l",
            Self::Cer => "cer",
            Self::Ter => "ter",
        }
    }

    const fn is_similarity(self) -> bool {
        !matches!(self, Self::Cer | Self::Ter)
    }
}

/// A name as JSON.
fn quoted(name: &str) -> String {
    Value::from(name).to_string()
}

/// A field as a name; numbers keep every digit.
pub(super) fn name<'f>(fields: &'f Fields, field: &str, wrong: &impl Fn(String) -> Failure) -> Result<Option<Cow<'f, str>>, Failure> {
    fields.text(field).map_err(wrong)
}

/// Whom a row is by: whatever stands there.
pub(super) fn group(fields: &Fields, by: &str) -> String {
    fields.text(by).map_or_else(|_| fields.raw(by).unwrap_or_default().to_owned(), |name| name.map(Cow::into_owned).unwrap_or_default())
}

/// A text or a list of texts.
fn texts(raw: &str) -> Option<Vec<String>> {
    match serde_json::from_str(raw).ok()? {
        Value::String(text) => Some(vec![text]),
        Value::Array(list) if !list.is_empty() => list.into_iter().map(|t| if let Value::String(t) = t { Some(t) } else { None }).collect(),
        _ => None,
    }
}

fn rouge_tokens(text: &str, lang: Lang) -> Vec<String> {
    match lang.rouge {
        RougeTokens::Words(cut) => cut.words(&text.to_lowercase()).into_iter().map(str::to_owned).collect(),
        RougeTokens::Characters => text.chars().filter(|c| !c.is_whitespace()).map(String::from).collect(),
        RougeTokens::Letters => rouge::letter_tokens(text),
    }
}

/// The most tokens of a text for the translation edit rate, whose search remembers a few bits for each pair of tokens of both texts.
const MOST_TER_TOKENS: usize = 30_000;

/// Characters apart where there are no blanks between words, so that the translation edit rate has tokens.
fn spelled(text: &str, lang: Lang) -> String {
    if lang.words == Cut::Unicode { text.to_owned() } else { text.chars().filter(|c| !c.is_whitespace()).flat_map(|c| [c, ' ']).collect() }
}

impl Prepared {
    fn new(references: &[String], metrics: &[Metric], lang: Lang, steps: &[Step]) -> Self {
        let texts: Vec<String> = references.iter().map(|t| apply(steps, t)).collect();
        let borrowed: Vec<&str> = texts.iter().map(String::as_str).collect();
        let asked = |m: Metric| metrics.contains(&m);
        let tokenizer = match lang.words {
            Cut::Jieba => Tokenizer::Chinese,
            Cut::Unicode => Tokenizer::V13a,
            Cut::Characters => Tokenizer::Character,
        };
        Self {
            words: if asked(Metric::F1) {
                texts.iter().map(|t| rouge::Reference::new(lang.words.words(t), 1)).collect()
            } else {
                Vec::new()
            },
            chrf: if asked(Metric::Chrf) {
                texts.iter().map(|t| chrf::Reference::new(t, &chrf::Options::CHRF)).collect()
            } else {
                Vec::new()
            },
            chrf_plus_plus: if asked(Metric::ChrfPlusPlus) {
                texts.iter().map(|t| chrf::Reference::new(t, &chrf::Options::CHRF_PLUS_PLUS)).collect()
            } else {
                Vec::new()
            },
            patterns: if asked(Metric::Edit) { texts.iter().map(|t| edit::Pattern::new(t)).collect() } else { Vec::new() },
            bleu: asked(Metric::Bleu).then(|| bleu::Reference::new(&borrowed, tokenizer, false)),
            rouge: if asked(Metric::RougeL) {
                texts.iter().map(|t| rouge::Reference::new(rouge_tokens(t, lang).iter().map(String::as_str), 1)).collect()
            } else {
                Vec::new()
            },
            texts,
        }
    }

    /// Whether a response without a token of a metric is a reference to the letter, and so as good as one can be.
    fn is_same(&self, response: &str) -> bool {
        self.texts.iter().any(|t| t == response)
    }

    /// The best of all references for a metric; for error rates the lowest.
    fn figure(&self, metric: Metric, response: &str, lang: Lang) -> f64 {
        let most = |figures: &mut dyn Iterator<Item = f64>| figures.fold(0.0, f64::max);
        match metric {
            Metric::F1 => {
                let own = lang.words.words(response);
                if own.is_empty() && self.is_same(response) {
                    return 1.0;
                }
                most(&mut self.words.iter().map(|r| r.n_grams(&r.hypothesis(own.iter().copied()))[0].f1))
            }
            Metric::Chrf => most(&mut self.chrf.iter().map(|r| r.score(response))),
            Metric::ChrfPlusPlus => most(&mut self.chrf_plus_plus.iter().map(|r| r.score(response))),
            Metric::Edit => most(
                &mut self.patterns.iter().zip(&self.texts).map(|(p, t)| edit::normalised_similarity(p.levenshtein(response), t, response)),
            ),
            Metric::Bleu => self.bleu.as_ref().map_or(0.0, |r| r.statistics(response).score(bleu::Smoothing::Exponential, true).score),
            Metric::RougeL => {
                let own = rouge_tokens(response, lang);
                if own.is_empty() && self.is_same(response) {
                    return 1.0;
                }
                let of = |r: &rouge::Reference| r.longest_common_subsequence(&r.hypothesis(own.iter().map(String::as_str))).f1;
                most(&mut self.rouge.iter().map(of))
            }
            Metric::Cer => self.texts.iter().map(|t| error_rate::character_error_rate(t, response)).fold(f64::INFINITY, f64::min),
            Metric::Ter => {
                let references: Vec<String> = self.texts.iter().map(|t| spelled(t, lang)).collect();
                let references: Vec<&str> = references.iter().map(String::as_str).collect();
                ter::segment(&spelled(response, lang), &references, TerNormalisation::default()).rate()
            }
        }
    }
}

impl Bank {
    /// Reads items and prepares their references.
    pub fn read(file: &Path, arguments: &Arguments) -> Result<Self, Failure> {
        let form = Form { format: Some(Written::Jsonl), ..Form::default() };
        let input = Input { file: file.to_path_buf(), form, missing: Missing::default() };
        let steps = steps(arguments);
        let mut items = HashMap::default();
        let mut rows = input.rows()?;
        while let Some((line, row)) = rows.next_row().map_err(|e| input.wrong(&e))? {
            let name = input.needed(line, &row, &arguments.item)?.into_owned();
            let references = row.fields().and_then(|fields| fields.raw(&arguments.reference)).and_then(texts);
            let references =
                references.ok_or_else(|| input.at(line, &format!("\"{}\" is no text and no list of texts", arguments.reference)))?;
            let prepared = Prepared::new(&references, &arguments.metrics, arguments.lang, &steps);
            if items.insert(name.clone(), prepared).is_some() {
                return Err(input.at(line, &format!("item \"{name}\" is there twice")));
            }
        }
        Ok(Self(items))
    }
}

fn steps(arguments: &Arguments) -> Vec<Step> {
    arguments.normalise.iter().copied().flatten().collect()
}

impl Texts {
    pub fn new(arguments: &Arguments, bank: Option<Bank>) -> Self {
        Self {
            file: arguments.responses.display().to_string(),
            response: arguments.response.clone(),
            reference: arguments.reference.clone(),
            item: arguments.item.clone(),
            by: arguments.by.clone(),
            metrics: arguments.metrics.clone(),
            lang: arguments.lang,
            steps: steps(arguments),
            bank,
        }
    }

    /// Scores one line.
    pub fn line(&self, line: &str, number: u64) -> Result<Scored, Failure> {
        let wrong = |what: String| Failure::new(code::NO, format!("{}:{number}: {what}", self.file));
        let fields = Fields::read(line).map_err(wrong)?;
        let response: Option<String> = match fields.raw(&self.response) {
            Some(raw) => serde_json::from_str(raw).map_err(|_| wrong(format!("\"{}\" is no text", self.response)))?,
            None => return Err(wrong(format!("there is no \"{}\"", self.response))),
        };
        let response = apply(&self.steps, &response.unwrap_or_default());
        if self.metrics.contains(&Metric::Ter) && spelled(&response, self.lang).split_whitespace().nth(MOST_TER_TOKENS).is_some() {
            return Err(wrong(format!("\"{}\" has over {MOST_TER_TOKENS} tokens, which is too long for --metrics ter", self.response)));
        }
        let figures = if let Some(bank) = &self.bank {
            let name = name(&fields, &self.item, &wrong)?.ok_or_else(|| wrong(format!("there is no \"{}\"", self.item)))?;
            let prepared = bank.0.get(name.as_ref()).ok_or_else(|| wrong(format!("item \"{name}\" is not in the bank")))?;
            self.figures(prepared, &response)
        } else {
            let references = fields.raw(&self.reference).and_then(texts);
            let references = references.ok_or_else(|| wrong(format!("\"{}\" is no text and no list of texts", self.reference)))?;
            self.figures(&Prepared::new(&references, &self.metrics, self.lang, &self.steps), &response)
        };
        Ok(Scored { text: self.written(&fields, &figures), group: group(&fields, &self.by), figures: Some(figures) })
    }

    /// The metrics, and the mean of those that are similarities.
    fn figures(&self, prepared: &Prepared, response: &str) -> Vec<f64> {
        let mut figures: Vec<f64> = self.metrics.iter().map(|m| prepared.figure(*m, response, self.lang)).collect();
        let similar: Vec<f64> = self.metrics.iter().zip(&figures).filter(|(m, _)| m.is_similarity()).map(|(_, f)| *f).collect();
        figures.push(if similar.is_empty() { 0.0 } else { similar.iter().sum::<f64>() / similar.len() as f64 });
        figures
    }

    /// The line of the result, put together as it reads: building a document first would cost as much as a metric.
    fn written(&self, fields: &Fields, figures: &[f64]) -> String {
        let mut out = String::with_capacity(48 + 32 * figures.len());
        let mut field = |name: &str, value: &str| {
            out.push(if out.is_empty() { '{' } else { ',' });
            out.push_str(&quoted(name));
            out.push(':');
            out.push_str(value);
        };
        for name in ["id", self.item.as_str(), self.by.as_str()] {
            if let Some(named) = fields.raw(name) {
                field(name, named);
            }
        }
        for (name, figure) in self.names().zip(figures) {
            field(name, &Value::from(*figure).to_string());
        }
        out.push('}');
        out
    }

    /// The names of the figures.
    pub fn names(&self) -> impl Iterator<Item = &'static str> {
        self.metrics.iter().map(|m| m.name()).chain(self.metrics.iter().any(|m| m.is_similarity()).then_some("score"))
    }

    /// How words and tokens were cut, by the metrics that count them.
    pub fn cut(&self) -> Value {
        json!({ "f1": self.lang.words.name(), "rouge_l": self.lang.rouge.name() })
    }

    /// The steps of normalisation.
    pub fn normalised(&self) -> Vec<&'static str> {
        self.steps.iter().map(|s| s.name()).collect()
    }
}
