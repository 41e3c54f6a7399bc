//! The families of text: BLEU, TER, ROUGE, jieba's cuts, shingles.

use serde_json::Value;
use touchstone_measure::text::bleu::{self, Smoothing, Statistics};
use touchstone_measure::text::mteval::{TerNormalisation, Tokenizer};
use touchstone_measure::text::rouge::{self, Reference, Rouge};
use touchstone_measure::text::shingle::Overlap;
use touchstone_measure::text::ter::{self, Edits};
use touchstone_measure::text::tokens::{self, UnknownWords};

use super::{Tally, text};

fn texts(value: &Value) -> Vec<&str> {
    value.as_array().map(|l| l.iter().filter_map(Value::as_str).collect()).unwrap_or_default()
}

/// The segments of a case: hypothesis and references; a corpus case has streams of references.
fn segments(input: &Value) -> Vec<(&str, Vec<&str>)> {
    if text(input, "level") == "sentence" {
        return vec![(text(input, "hyp"), texts(&input["refs"]))];
    }
    let streams: Vec<Vec<&str>> = input["refs"].as_array().expect("streams").iter().map(texts).collect();
    let at = |i: usize| streams.iter().filter_map(|s| s.get(i).copied()).collect();
    texts(&input["hyps"]).into_iter().enumerate().map(|(i, hypothesis)| (hypothesis, at(i))).collect()
}

fn tokenizer(name: &str) -> Tokenizer {
    match name {
        "zh" => Tokenizer::Chinese,
        "13a" => Tokenizer::V13a,
        "intl" => Tokenizer::International,
        "char" => Tokenizer::Character,
        "none" => Tokenizer::None,
        other => panic!("the tokeniser {other} is not known"),
    }
}

fn smoothing(name: &str) -> Smoothing {
    match name.split_once(':').unwrap_or((name, "")) {
        ("none", _) => Smoothing::None,
        ("exp", _) => Smoothing::Exponential,
        ("floor", value) => Smoothing::Floor(value.parse().unwrap_or(0.1)),
        ("add-k", value) => Smoothing::AddK(value.parse().unwrap_or(1.0)),
        other => panic!("the smoothing {other:?} is not known"),
    }
}

pub fn bleu(case: &Value, tally: &mut Tally) {
    let (id, segments) = (text(case, "id"), segments(&case["input"]));
    for (name, expected) in case["expected"].as_object().expect("values") {
        if name == "tokenized" {
            for (tokens, theirs) in expected.as_object().expect("tokens") {
                let ours = tokenizer(tokens).tokenise(segments[0].0);
                let theirs: Vec<&str> = theirs.as_str().expect("a text").split_whitespace().collect();
                tally.same(id, tokens, &ours.split(' ').filter(|t| !t.is_empty()).collect(), &theirs);
            }
            continue;
        }
        let parts: Vec<&str> = name.split('|').map(|p| p.split_once('=').map_or(p, |(_, value)| value)).collect();
        let lowercase = parts.get(3) == Some(&"lc");
        let sum = segments.iter().fold(Statistics::default(), |sum, (hypothesis, references)| {
            sum + bleu::Reference::new(references, tokenizer(parts[0]), lowercase).statistics(hypothesis)
        });
        let ours = sum.score(smoothing(parts[1]), parts[2] == "yes");
        tally.number(id, name, 100.0 * ours.score, &expected["score"]);
        let Some(precisions) = expected.get("precisions") else { continue };
        for n in 0..bleu::ORDER {
            tally.number(id, name, 100.0 * ours.precisions[n], &precisions[n]);
            tally.same(id, name, &Some(sum.matched[n]), &expected["counts"][n].as_u64());
            tally.same(id, name, &Some(sum.totals[n]), &expected["totals"][n].as_u64());
        }
        tally.number(id, name, ours.brevity, &expected["bp"]);
        tally.same(id, name, &Some(sum.hypothesis_length), &expected["sys_len"].as_u64());
        tally.same(id, name, &Some(sum.reference_length), &expected["ref_len"].as_u64());
    }
}

pub fn ter(case: &Value, tally: &mut Tally) {
    let (id, segments) = (text(case, "id"), segments(&case["input"]));
    let normalised = TerNormalisation { normalised: true, ..TerNormalisation::default() };
    for (name, expected) in case["expected"].as_object().expect("values") {
        let options = match name.as_str() {
            "default" | "char_spaced_default" => TerNormalisation::default(),
            "normalized" => normalised,
            "no_punct" => TerNormalisation { no_punctuation: true, ..TerNormalisation::default() },
            "asian" => TerNormalisation { asian: true, ..normalised },
            "asian_no_punct" => TerNormalisation { asian: true, no_punctuation: true, ..normalised },
            "cased" => TerNormalisation { case_sensitive: true, ..TerNormalisation::default() },
            other => panic!("the variant {other} is not known"),
        };
        let spaced = |t: &str| if name == "char_spaced_default" { spell(t) } else { t.to_owned() };
        let sum = segments.iter().fold(Edits::default(), |sum, (hypothesis, references)| {
            let references: Vec<String> = references.iter().map(|r| spaced(r)).collect();
            let references: Vec<&str> = references.iter().map(String::as_str).collect();
            sum + ter::segment(&spaced(hypothesis), &references, options)
        });
        tally.number(id, name, 100.0 * sum.rate(), &expected["score"]);
        tally.same(id, name, &Some(sum.edits as u64), &expected["num_edits"].as_u64());
        tally.number(id, name, sum.reference_length, &expected["ref_length"]);
    }
}

fn spell(text: &str) -> String {
    text.chars().filter(|c| *c != ' ').flat_map(|c| [c, ' ']).collect::<String>().trim_end_matches(' ').to_owned()
}

fn borrowed(list: &[Vec<String>]) -> Vec<Vec<&str>> {
    list.iter().map(|s| s.iter().map(String::as_str).collect()).collect()
}

pub fn rouge(case: &Value, tally: &mut Tally) {
    let (id, input) = (text(case, "id"), &case["input"]);
    for (name, expected) in case["expected"].as_object().expect("values") {
        // Whole texts, and sentences at line ends for the summary level.
        let tokens = |side: &str, t: &str| -> Vec<String> {
            match name.as_str() {
                "default" => rouge::english_tokens(t, false),
                "stem" => rouge::english_tokens(t, true),
                "char" => t.chars().filter(|c| !c.is_whitespace()).map(String::from).collect(),
                "whitespace" => t.split_whitespace().map(str::to_owned).collect(),
                "jieba" => texts(&input[format!("jieba_{side}")]).into_iter().map(str::to_owned).collect(),
                other => panic!("the tokeniser {other} is not known"),
            }
        };
        let sentences = |side: &str| -> Vec<Vec<String>> {
            let lines = text(input, side).split('\n').filter(|l| !l.is_empty());
            if name == "jieba" { given_by_line(lines, &tokens(side, "")) } else { lines.map(|line| tokens(side, line)).collect() }
        };
        let (r, h) = (tokens("ref", text(input, "ref")), tokens("hyp", text(input, "hyp")));
        let reference = Reference::new(r.iter().map(String::as_str), 3);
        let hypothesis = reference.hypothesis(h.iter().map(String::as_str));
        let n_grams = reference.n_grams(&hypothesis);
        let (r, h) = (sentences("ref"), sentences("hyp"));
        let compare = |what: &str, ours: Rouge, tally: &mut Tally| {
            for (i, value) in [ours.precision, ours.recall, ours.f1].into_iter().enumerate() {
                tally.number(id, &format!("{name} {what}"), value, &expected[what][i]);
            }
        };
        compare("rouge1", n_grams[0], tally);
        compare("rouge2", n_grams[1], tally);
        compare("rouge3", n_grams[2], tally);
        compare("rougeL", reference.longest_common_subsequence(&hypothesis), tally);
        compare("rougeLsum", rouge::summary_level(&borrowed(&r), &borrowed(&h)), tally);
    }
}

/// The given tokens of a whole text, line by line: none of them crosses a line's end, and blanks are none of them.
fn given_by_line<'t>(lines: impl Iterator<Item = &'t str>, tokens: &[String]) -> Vec<Vec<String>> {
    let mut rest = tokens.iter();
    lines
        .map(|line| {
            let mut left = line.chars().filter(|c| !c.is_whitespace()).count();
            let mut taken = Vec::new();
            while left > 0 {
                let token = rest.next().expect("tokens for the whole text");
                left -= token.chars().filter(|c| !c.is_whitespace()).count();
                taken.push(token.clone());
            }
            taken
        })
        .collect()
}

pub fn jieba(case: &Value, tally: &mut Tally) {
    let (id, expected) = (text(case, "id"), &case["expected"]);
    let whole = text(&case["input"], "text");
    let ours = tokens::cut(whole, UnknownWords::Split);
    tally.same(id, "hmm_off", &ours, &texts(&expected["hmm_off"]));
    tally.same(id, "hmm_on", &boundaries(whole, &tokens::cut(whole, UnknownWords::Guess)), &boundaries(whole, &texts(&expected["hmm_on"])));
}

/// Where a text is cut, as offsets, but for those beside an ASCII character.
fn boundaries(whole: &str, tokens: &[&str]) -> Vec<usize> {
    let mut at = 0;
    let ends: Vec<usize> = tokens
        .iter()
        .map(|t| {
            at += t.len();
            at
        })
        .collect();
    let ascii = |c: Option<char>| c.is_some_and(|c| c.is_ascii());
    ends.into_iter().filter(|at| !ascii(whole[..*at].chars().next_back()) && !ascii(whole[*at..].chars().next())).collect()
}

pub fn jaccard(case: &Value, tally: &mut Tally) {
    let (id, input) = (text(case, "id"), &case["input"]);
    let units = |side: &str| -> Vec<String> {
        let t = text(input, side);
        if text(input, "unit") == "char" {
            t.chars().map(String::from).collect()
        } else {
            t.split_whitespace().map(str::to_owned).collect()
        }
    };
    let (a, b) = (units("a"), units("b"));
    for (name, expected) in case["expected"].as_object().expect("values") {
        let k = name.trim_start_matches('k').parse().expect("a length");
        let ours = Overlap::new(&a, &b, k);
        for (what, ours) in [("n_a", ours.first), ("n_b", ours.second), ("intersection", ours.shared), ("union", ours.union())] {
            tally.same(id, what, &Some(ours as u64), &expected[what].as_u64());
        }
        for (what, ours) in [
            ("jaccard", ours.jaccard()),
            ("containment_a_in_b", ours.containment()),
            ("dice", ours.dice()),
            ("jaccard_multiset", ours.jaccard_of_counts()),
        ] {
            tally.defined(id, what, ours.ok_or("nothing to compare"), &expected[what], super::tally::CLOSE);
        }
    }
}
