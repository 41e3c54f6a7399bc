//! Rules that several kinds share when they check themselves.

use std::collections::{BTreeMap, BTreeSet};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::domain::gold_set::names;
use crate::domain::gold_set::problem::{Code, Faults, suggestion};
use crate::domain::gold_set::text::Text;
use touchstone_measure::text::normalise::{AccentFold, CaseFold, Fold, ScriptFold};

/// Something with an id that is offered to choose, order or pair.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Labelled {
    /// Unique within the item; drawn anew for each attempt before it is shown.
    pub id: String,
    /// What is read.
    pub text: Text,
}

/// Whether a list offers an id.
pub(super) fn offers(list: &[Labelled], id: &str) -> bool {
    list.iter().any(|entry| entry.id == id)
}

/// A list of things to choose from: as many as there may be, ids well formed and different, texts different.
pub(super) fn check_list(list: &[Labelled], field: &str, least: usize, most: usize, faults: &mut Faults<'_>) {
    if list.len() < least {
        faults.add(Code::E302, format!("\"{field}\" has {}; at least {least} are needed", list.len()));
    }
    check_count(list.len(), field, most, faults);
    check_ids(list.iter().map(|l| l.id.as_str()), field, faults);
    for text in twice(list) {
        faults.add(Code::E306, format!("\"{field}\" holds the text \"{}\" twice; nobody could tell them apart", brief(text)));
    }
}

/// The texts that stand twice to somebody who reads one of the languages that the texts come in.
fn twice(list: &[Labelled]) -> BTreeSet<&str> {
    let named: BTreeSet<&str> = list.iter().flat_map(|entry| entry.text.wordings()).filter_map(|(lang, _)| lang).collect();
    let languages = if named.is_empty() { BTreeSet::from([""]) } else { named };
    let in_one = |lang: &str| {
        let mut seen = BTreeSet::new();
        list.iter().map(|entry| entry.text.in_language(lang)).filter(|text| !seen.insert(*text)).collect::<Vec<_>>()
    };
    languages.into_iter().flat_map(in_one).collect()
}

pub(super) fn check_ids<'a>(ids: impl Iterator<Item = &'a str>, field: &str, faults: &mut Faults<'_>) {
    let mut seen = BTreeSet::new();
    for id in ids {
        if !names::is_label(id) {
            faults.add(Code::E201, format!("id \"{}\" in \"{field}\" is not of the form [a-z0-9_-]+", brief(id)));
        }
        if !seen.insert(id) {
            faults.add(Code::E202, format!("id \"{}\" stands twice in \"{field}\"", brief(id)));
        }
    }
}

pub(super) fn check_count(count: usize, field: &str, most: usize, faults: &mut Faults<'_>) {
    if count > most {
        faults.add(Code::E301, format!("\"{field}\" has {count} entries; at most {most} are allowed"));
    }
}

pub(super) fn check_length(text: &str, field: &str, most: usize, faults: &mut Faults<'_>) {
    let length = text.chars().count();
    if length > most {
        faults.add(Code::E301, format!("\"{field}\" has {length} code points; at most {most} are allowed"));
    }
    if text.trim().is_empty() {
        faults.add(Code::E302, format!("\"{field}\" is empty"));
    }
}

/// A name that the key uses has to be one that the item offers.
pub(super) fn check_offered<'a>(id: &str, field: &str, offered: impl IntoIterator<Item = &'a str>, of: &str, faults: &mut Faults<'_>) {
    let offered: Vec<&str> = offered.into_iter().collect();
    if !offered.contains(&id) {
        faults.add(Code::E203, format!("{field} \"{}\" is not in {of}{}", brief(id), suggestion(id, offered)));
    }
}

/// A reference to something that items share; `None` and a fault where it is not there.
pub(super) fn check_reference(id: &str, field: &str, known: &[&str], faults: &mut Faults<'_>) -> bool {
    let there = known.contains(&id);
    if !there {
        faults.add(Code::E203, format!("{field} \"{}\" does not exist{}", brief(id), suggestion(id, known.iter().copied())));
    }
    there
}

/// A list that a key may not repeat itself in.
pub(super) fn check_distinct<'a>(list: impl IntoIterator<Item = &'a str>, field: &str, faults: &mut Faults<'_>) {
    let mut seen = BTreeSet::new();
    for entry in list {
        if !seen.insert(entry) {
            faults.add(Code::E306, format!("\"{field}\" holds \"{}\" twice", brief(entry)));
        }
    }
}

/// A warning where two texts of a list that are written otherwise are the same as the kind compares them. That both scripts are the same
/// is said by the item itself, so that it is no surprise.
pub(super) fn check_apart(list: &[String], field: &str, compared: fn(&str, Fold) -> String, fold: Fold, faults: &mut Faults<'_>) {
    let graded = Fold { script: ScriptFold::AsWritten, ..fold };
    let mut seen: BTreeMap<String, &String> = BTreeMap::new();
    for text in list {
        if let Some(before) = seen.insert(compared(text, graded), text).filter(|before| *before != text) {
            let (before, text, folds) = (brief(before), brief(text), folds(fold));
            faults.add(Code::W129, format!("\"{field}\" holds \"{before}\" and \"{text}\", which are the same once {folds}"));
        }
    }
}

/// What is folded before texts are compared, for a message, and which field says otherwise.
pub(super) fn folds(fold: Fold) -> &'static str {
    match (fold.case, fold.accents) {
        (CaseFold::Folded, AccentFold::Kept | AccentFold::Strict) => {
            "case and quotation marks are folded (with \"case\": \"as_written\" capitals count)"
        }
        (CaseFold::Folded, AccentFold::Free(_)) => {
            "case, accents and quotation marks are folded (with \"case\": \"as_written\" capitals count, \
             with \"accents\": \"strict\" accents)"
        }
        (CaseFold::AsWritten, AccentFold::Free(_)) => "accents and quotation marks are folded (with \"accents\": \"strict\" accents count)",
        (CaseFold::AsWritten, AccentFold::Kept | AccentFold::Strict) => "quotation marks and blanks are folded",
    }
}

/// The beginning of a text, for a message.
pub(super) fn brief(text: &str) -> String {
    let mut shown: String = text.chars().take(40).collect();
    if text.chars().nth(40).is_some() {
        shown.push('…');
    }
    shown
}
