//! `rewrite`: a text to write anew, within a length and with words that must or may not be there, scored by chrF against references.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

use super::graded::{CheckContext, GradeContext, Graded};
use super::kind::Kind;
use super::length::Length;
use super::limits::{MENDED_TEXT, REFERENCES};
use super::phrase::Phrases;
use super::shown::{Extent, Shown, Written, as_written};
use super::{response, rules, typed};
use crate::domain::gold_set::problem::{Code, Faults};
use crate::domain::gold_set::shared::Shared;
use crate::domain::kernel::violation::Violation;
use touchstone_measure::text::chrf::{self, Options, Reference};
use touchstone_measure::text::normalise::normalise;
use touchstone_measure::text::tokens::counted_length;

/// What is shown.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Presented {
    /// The text to write anew.
    pub content: String,
    /// How long the new one may be.
    pub length: Length,
}

/// What is closed.
#[derive(Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Key {
    /// Reference texts, 1 to 20.
    pub(super) key: Vec<String>,
    /// Texts that have to be there, after normalising.
    #[serde(default)]
    pub(super) must: Vec<String>,
    /// Texts that may not be there.
    #[serde(default)]
    pub(super) must_not: Vec<String>,
    /// How the texts of `must` and `must_not` are found.
    #[serde(default)]
    pub(super) phrases: Phrases,
    /// A rubric whose score replaces this one once it is in.
    #[serde(default)]
    pub(super) rubric: Option<String>,
}

/// What a client sends.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Response {
    /// The text written anew.
    #[schemars(length(max = super::MENDED_TEXT))]
    text: String,
}

/// chrF among one reference is taken for this much.
const LONE_REFERENCE: f64 = 0.6;

/// The best chrF of a text against all references but the one at `own`; `None` where there are no others.
fn best_of_others(text: &str, own: usize, references: &[Reference]) -> Option<f64> {
    references.iter().enumerate().filter(|(i, _)| *i != own).map(|(_, r)| r.score(text)).reduce(f64::max)
}

impl Key {
    /// The texts of a list that a normalised text holds, or does not hold.
    fn broken<'k>(&self, list: &'k [String], within: &GradeContext, text: &str, wanted: bool) -> Vec<&'k str> {
        list.iter().filter(|m| self.phrases.holds(text, &normalise(m, within.fold)) != wanted).map(String::as_str).collect()
    }

    /// The mean over the references of the best chrF of each against the others.
    fn among_references(texts: &[String], references: &[Reference]) -> f64 {
        if texts.len() < 2 {
            return LONE_REFERENCE;
        }
        let best_of_others = |(i, text): (usize, &String)| best_of_others(text, i, references).unwrap_or(0.0);
        texts.iter().enumerate().map(best_of_others).sum::<f64>() / texts.len() as f64
    }

    /// The lowest chrF of any reference against the others; `None` where there is one. For the author's check.
    pub(crate) fn weakest_reference(&self, within: &GradeContext) -> Option<(usize, f64)> {
        let texts: Vec<String> = self.key.iter().map(|r| normalise(r, within.fold)).collect();
        let references: Vec<Reference> = texts.iter().map(|t| Reference::new(t, &Options::CHRF)).collect();
        (0..texts.len()).filter_map(|i| Some((i, best_of_others(&texts[i], i, &references)?))).min_by(|a, b| a.1.total_cmp(&b.1))
    }

    /// What a reference would score if it were a response and only the others were references; `None` where there are no others. For the
    /// author's check.
    pub(crate) fn scored_against_others(&self, shown: &Presented, within: &GradeContext, reference: usize) -> Option<f64> {
        let mut others = self.clone();
        let text = (reference < others.key.len()).then(|| others.key.remove(reference))?;
        if others.key.is_empty() {
            return None;
        }
        others.grade(shown, within, json!({ "text": text })).ok()?.score
    }

    /// What a reference breaks of its own item's rules, in words. For the author's check.
    pub(crate) fn broken_by_references(&self, shown: &Presented, within: &GradeContext) -> Vec<(usize, String)> {
        let mut broken = Vec::new();
        for (i, reference) in self.key.iter().enumerate() {
            let text = normalise(reference, within.fold);
            let length = counted_length(reference, &within.lang);
            if !shown.length.admits(length) {
                broken.push((i, format!("its length {length} is outside {}..{}", shown.length.min, shown.length.max)));
            }
            broken.extend(self.broken(&self.must, within, &text, true).iter().map(|m| (i, format!("\"{m}\" is missing from it"))));
            broken.extend(self.broken(&self.must_not, within, &text, false).iter().map(|m| (i, format!("\"{m}\" stands in it"))));
        }
        broken
    }
}

impl Shown for Presented {
    fn fields(&self) -> &'static [&'static str] {
        typed::FIELDS
    }

    fn check_response(&self, _: &Shared, fields: &Map<String, Value>) -> Result<(), Violation> {
        typed::check(fields, MENDED_TEXT)
    }

    fn extent(&self, _: &Shared, response: &Value) -> Extent {
        typed::extent(response)
    }

    as_written!();

    fn written(&self) -> Option<Written<'_>> {
        Some(Written { length: self.length, lang: None })
    }

    fn folds_texts(&self) -> bool {
        true
    }
}

impl Kind for Key {
    type Presented = Presented;

    fn check(&self, shown: &Presented, within: &CheckContext<'_>, faults: &mut Faults<'_>) {
        rules::check_length(&shown.content, "content", MENDED_TEXT, faults);
        shown.length.check(faults);
        rules::check_count(self.key.len(), "key", REFERENCES, faults);
        if self.key.is_empty() {
            faults.add(Code::E302, "\"key\" has no reference text");
        }
        rules::check_distinct(self.key.iter().map(String::as_str), "key", faults);
        for reference in &self.key {
            rules::check_length(reference, "key", MENDED_TEXT, faults);
        }
        for text in self.must.iter().chain(&self.must_not) {
            rules::check_length(text, "must", MENDED_TEXT, faults);
        }
        if let Some(rubric) = &self.rubric {
            let known: Vec<&str> = within.shared.rubrics.keys().map(String::as_str).collect();
            rules::check_reference(rubric, "rubric", &known, faults);
        }
    }

    fn rubric(&self) -> Option<&str> {
        self.rubric.as_deref()
    }

    fn own_answer(&self, _: &Presented) -> Option<Value> {
        self.key.first().map(|text| json!({ "text": text }))
    }

    fn grades_like(&self, other: &Self) -> bool {
        self == other
    }

    fn grade(&self, shown: &Presented, within: &GradeContext, response: Value) -> Result<Graded, Violation> {
        let Response { text } = response::read(response)?;
        response::at_most(&text, MENDED_TEXT, "/text")?;
        let given = normalise(&text, within.fold);
        let content = normalise(&shown.content, within.fold);
        let references: Vec<String> = self.key.iter().map(|r| normalise(r, within.fold)).collect();
        let indexed: Vec<Reference> = references.iter().map(|r| Reference::new(r, &Options::CHRF)).collect();
        let (c, b) = (chrf::best(&given, &indexed), chrf::best(&content, &indexed));
        let q = Self::among_references(&references, &indexed);
        let length = counted_length(&text, &within.lang);
        let missing = self.broken(&self.must, within, &given, true);
        let forbidden = self.broken(&self.must_not, within, &given, false);
        let refused = given.is_empty() || given == content || !shown.length.admits(length) || !missing.is_empty() || !forbidden.is_empty();
        let score = if refused {
            0.0
        } else if references.contains(&given) {
            1.0
        } else if q > b + 0.05 {
            ((c - b) / (q - b)).clamp(0.0, 1.0)
        } else if q > 0.0 {
            (c / q).min(1.0)
        } else {
            0.0
        };
        let score = match (&self.rubric, within.rubric_score) {
            (Some(_), Some(by_people)) => by_people,
            _ => score,
        };
        let parts = json!({
            "chrf": c, "chrf_of_content": b, "chrf_among_references": q, "missing": missing, "forbidden": forbidden,
            "length": length, "length_ok": shown.length.admits(length),
        });
        Ok(Graded::of(score, parts))
    }
}
