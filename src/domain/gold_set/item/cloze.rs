//! `cloze`: a text with gaps. Score: the share of gaps that are right.

use std::collections::{BTreeMap, BTreeSet};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

use super::folded::Folded;
use super::graded::{CheckContext, GradeContext, Graded};
use super::kind::Kind;
use super::limits::{ACCEPTED, GAPS, LONG_TEXT, OPTIONS, SHORT_TEXT};
use super::shown::{Extent, Shown, as_written};
use super::{answer, response, rules, tolerance};
use crate::domain::gold_set::problem::{Code, Faults};
use crate::domain::gold_set::shared::Shared;
use crate::domain::kernel::violation::Violation;
use touchstone_measure::text::edit::levenshtein_at_most;
use touchstone_measure::text::normalise::{Fold, normalise};

/// What is shown.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Presented {
    /// The text, its gaps as `{{1}}`, `{{2}}`.
    pub text: String,
    /// By gap: the letters that are shown before it.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub hints: BTreeMap<String, String>,
    /// By gap: the texts to select from; a gap without any is typed.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub options: BTreeMap<String, Vec<String>>,
}

/// What is closed.
#[derive(Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Key {
    /// By gap: the accepted texts, whole words.
    pub(super) key: BTreeMap<String, Vec<String>>,
    /// How many slips of the pen a typed gap forgives (Levenshtein distance).
    #[serde(default)]
    pub(super) typos: usize,
    #[serde(skip)]
    folded: Folded,
}

/// What a client sends.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Response {
    /// By gap (`"1"`, `"2"`): what was typed or selected.
    gaps: BTreeMap<String, String>,
}

/// Most slips of the pen that a gap may forgive.
const MOST_TYPOS: usize = 5;

/// The gaps of a text, in order: what stands between `{{` and `}}`.
#[must_use]
pub fn gaps_of(text: &str) -> Vec<&str> {
    text.split("{{").skip(1).filter_map(|rest| rest.split_once("}}").map(|(gap, _)| gap)).collect()
}

impl Key {
    fn right(&self, shown: &Presented, within: &GradeContext, gap: &str, accepted: &[String], given: &str) -> Result<bool, Violation> {
        response::at_most(given, SHORT_TEXT, &format!("/gaps/{gap}"))?;
        let given_text = normalise(given, within.fold);
        if given_text.is_empty() {
            return Ok(false);
        }
        if let Some(options) = shown.options.get(gap) {
            // What was offered is told without regard to case, as when the answer was taken.
            let offered = |fold: Fold| options.iter().any(|o| normalise(o, fold) == normalise(given, fold));
            if !offered(within.fold) && !offered(Fold::default()) {
                return Err(response::unknown(format!("/gaps/{gap}"), given));
            }
            return Ok(accepted.contains(&given_text));
        }
        let chars: Vec<char> = given_text.chars().collect();
        let forgiven = |a: &String| levenshtein_at_most(&chars, a, self.typos) && tolerance::covers(&given_text, a, within.fold);
        Ok(accepted.contains(&given_text) || self.typos > 0 && accepted.iter().any(forgiven))
    }
}

impl Shown for Presented {
    fn fields(&self) -> &'static [&'static str] {
        &["gaps"]
    }

    fn check_response(&self, _: &Shared, fields: &Map<String, Value>) -> Result<(), Violation> {
        let gaps = gaps_of(&self.text);
        for (gap, given) in answer::object(fields, "gaps")? {
            answer::known(gaps.contains(&gap.as_str()), "/gaps")?;
            let at = format!("/gaps/{gap}");
            let given = answer::at_most(answer::string(given, &at)?, SHORT_TEXT, &at)?;
            // A select's text is one of those that were shown, as it was written.
            let fold = |t: &str| normalise(t, Fold::default());
            let offered = self.options.get(gap).is_none_or(|o| given.trim().is_empty() || o.iter().any(|t| fold(t) == fold(given)));
            answer::known(offered, at)?;
        }
        Ok(())
    }

    fn extent(&self, _: &Shared, response: &Value) -> Extent {
        let filled = |v: &&Value| v.as_str().is_some_and(|t| !t.trim().is_empty());
        let done = response["gaps"].as_object().map_or(0, |gaps| gaps.values().filter(filled).count());
        Extent::of(done, gaps_of(&self.text).len())
    }

    as_written!();

    fn folds_texts(&self) -> bool {
        true
    }
}

impl Kind for Key {
    type Presented = Presented;

    fn check(&self, shown: &Presented, within: &CheckContext<'_>, faults: &mut Faults<'_>) {
        rules::check_length(&shown.text, "text", LONG_TEXT, faults);
        let gaps = gaps_of(&shown.text);
        rules::check_count(gaps.len(), "text (gaps)", GAPS, faults);
        let known: BTreeSet<&str> = gaps.iter().copied().collect();
        if known.len() < gaps.len() {
            faults.add(Code::E307, "a gap stands twice in \"text\"");
        }
        if self.typos > MOST_TYPOS {
            faults.add(Code::E305, format!("typos is {}; more than {MOST_TYPOS} slips make another word", self.typos));
        }
        if gaps.is_empty() {
            faults.add(Code::E307, "\"text\" has no gap; write gaps as {{1}}, {{2}}");
        }
        for gap in known.iter().filter(|gap| !self.key.contains_key(**gap)) {
            faults.add(Code::E307, format!("gap {{{{{gap}}}}} of \"text\" has no accepted text in \"key\""));
        }
        let named = [
            ("key", self.key.keys().collect::<Vec<_>>()),
            ("hints", shown.hints.keys().collect()),
            ("options", shown.options.keys().collect()),
        ];
        for (field, keys) in named {
            for gap in keys.into_iter().filter(|gap| !known.contains(gap.as_str())) {
                faults.add(Code::E307, format!("\"{field}\" names gap \"{gap}\", which \"text\" does not have"));
            }
        }
        let fold = within.head.fold();
        for (gap, accepted) in &self.key {
            rules::check_count(accepted.len(), &format!("key of gap {gap}"), ACCEPTED, faults);
            rules::check_apart(accepted, &format!("key of gap {gap}"), normalise, fold, faults);
            if accepted.is_empty() {
                faults.add(Code::E302, format!("gap \"{gap}\" accepts nothing"));
            }
            for text in accepted {
                rules::check_length(text, &format!("key of gap {gap}"), SHORT_TEXT, faults);
                if let Some(options) = shown.options.get(gap)
                    && !options.iter().any(|o| normalise(o, fold) == normalise(text, fold))
                {
                    faults.add(Code::E307, format!("accepted text \"{}\" of gap \"{gap}\" is not among its options", rules::brief(text)));
                }
            }
        }
        for (gap, options) in &shown.options {
            rules::check_count(options.len(), &format!("options of gap {gap}"), OPTIONS, faults);
            rules::check_distinct(options.iter().map(String::as_str), &format!("options of gap {gap}"), faults);
            rules::check_apart(options, &format!("options of gap {gap}"), normalise, fold, faults);
        }
    }

    fn own_answer(&self, _: &Presented) -> Option<Value> {
        let gaps: Map<String, Value> = self.key.iter().filter_map(|(gap, texts)| Some((gap.clone(), json!(texts.first()?)))).collect();
        Some(json!({ "gaps": gaps }))
    }

    fn grades_like(&self, other: &Self) -> bool {
        self == other
    }

    fn grade(&self, shown: &Presented, within: &GradeContext, response: Value) -> Result<Graded, Violation> {
        let Response { gaps } = response::read(response)?;
        if let Some(unknown) = gaps.keys().find(|gap| !self.key.contains_key(*gap)) {
            return Err(response::unknown("/gaps", unknown));
        }
        let mut parts = Map::new();
        let mut right = 0_usize;
        let folded = self.folded.get(within.fold, self.key.values().map(Vec::as_slice));
        for (gap, accepted) in self.key.keys().zip(folded.iter()) {
            let is_right = gaps.get(gap).map_or(Ok(false), |given| self.right(shown, within, gap, accepted, given))?;
            right += usize::from(is_right);
            parts.insert(gap.clone(), json!(u8::from(is_right)));
        }
        Ok(Graded::of(right as f64 / self.key.len().max(1) as f64, json!({ "gaps": parts })))
    }
}
