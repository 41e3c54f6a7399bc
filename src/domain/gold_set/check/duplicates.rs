//! Items that ask the same twice: 3-shingles over words (jieba's for Han, UAX 29 for other scripts), Jaccard similarity of at least 0.8.

use std::collections::BTreeMap;

use serde_json::Value;

use super::draft::Draft;
use crate::domain::gold_set::Placed;
use crate::domain::gold_set::problem::{Code, Faults, Problem};
use touchstone_measure::text::shingle::{near_duplicates, shingles};
use touchstone_measure::text::tokens::{UnknownWords, mixed_words};

const SHINGLE: usize = 3;
const SIMILAR: f64 = 0.8;
/// A prompt that so many items share is an instruction, not the question.
const INSTRUCTION: usize = 3;

pub(super) fn check(draft: &Draft, found: &mut Vec<Problem>) {
    let placed: Vec<&Placed> = draft.placed().map(|(_, p)| p).collect();
    let mut prompts: BTreeMap<String, usize> = BTreeMap::new();
    for p in &placed {
        *prompts.entry(prompt(p)).or_default() += 1;
    }
    let texts: Vec<String> = placed.iter().map(|p| question(p, &prompts)).collect();
    let cut: Vec<Vec<&str>> = texts.iter().map(|t| mixed_words(t, UnknownWords::Split)).collect();
    let pool: Vec<_> = cut.iter().map(|w| shingles(w, SHINGLE)).collect();
    for pair in near_duplicates(&pool, SIMILAR) {
        let (Some(first), Some(second)) = (placed.get(pair.first), placed.get(pair.second)) else { continue };
        // Consistency pairs are alike on purpose.
        let twins = first.item.head.twin() == Some(&second.item.head.id) || second.item.head.twin() == Some(&first.item.head.id);
        if !twins {
            Faults::at(found, &second.file, second.line).add(
                Code::W103,
                format!("nearly the same as \"{}\" at {}:{} (Jaccard {:.2})", first.item.head.id, first.file, first.line, pair.similarity),
            );
        }
    }
}

/// What is asked, in every language: two items that differ in one only are not the same.
fn prompt(placed: &Placed) -> String {
    placed.item.presented.prompt.wordings().map(|(_, text)| text).collect::<Vec<_>>().join("\n")
}

/// What an item asks: its own prompt and every text of its presented fields.
fn question(placed: &Placed, prompts: &BTreeMap<String, usize>) -> String {
    let mut text = prompt(placed);
    if prompts.get(&text).copied().unwrap_or(0) >= INSTRUCTION {
        text.clear();
    }
    collect(&serde_json::to_value(&placed.item.presented.body).unwrap_or(Value::Null), &mut text);
    if let Some(stimulus) = &placed.item.head.stimulus {
        text.push('\n');
        text.push_str(stimulus);
    }
    text
}

fn collect(value: &Value, into: &mut String) {
    match value {
        Value::String(text) => {
            into.push('\n');
            into.push_str(text);
        }
        Value::Array(list) => list.iter().for_each(|v| collect(v, into)),
        Value::Object(fields) => fields
            .iter()
            .filter(|(name, _)| !matches!(name.as_str(), "id" | "taxonomy" | "scales" | "severities" | "role"))
            .for_each(|(_, v)| collect(v, into)),
        _ => {}
    }
}
