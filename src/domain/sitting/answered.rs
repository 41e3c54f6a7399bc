//! How much of an item a response answers, and what a page keeps beside a response.
//!
//! A page may hold more than can be an answer yet: two lines at one place, a quote that does not stand in the text, "nothing" beside a
//! mark. It is kept with the answer's revision under [`HELD`], so that nobody has to finish a thought before leaving a question;
//! grading never reads it.

use serde_json::{Map, Value, json};
use touchstone_measure::text::tokens::counted_length;

use crate::domain::gold_set::item::drawn::Stored;
use crate::domain::gold_set::item::{Extent, Presented};
use crate::domain::gold_set::shared::Shared;

/// The field of a stored response that holds the fields of a page as they were posted.
pub const HELD: &str = "held";

/// The response that is stored for an item that was skipped for its content.
pub const SKIPPED: &str = "skipped";

/// Whether a stored response says that the item was skipped.
#[must_use]
pub fn is_skip(response: &Value) -> bool {
    response.get(SKIPPED).is_some()
}

/// What a stored response answers, without what a page held beside it; `null` where nothing is left.
#[must_use]
pub fn answer_of(stored: &Value) -> Value {
    match stored {
        Value::Object(fields) if fields.contains_key(HELD) => {
            let rest: Map<String, Value> = fields.iter().filter(|(name, _)| *name != HELD).map(|(n, v)| (n.clone(), v.clone())).collect();
            if rest.is_empty() { Value::Null } else { Value::Object(rest) }
        }
        other => other.clone(),
    }
}

/// The fields of a page that a stored response holds.
#[must_use]
pub fn held(stored: &Value) -> Vec<(String, String)> {
    let text = |v: &Value| v.as_str().map(str::to_owned);
    let pair = |v: &Value| Some((text(v.get(0)?)?, text(v.get(1)?)?));
    stored.get(HELD).and_then(Value::as_array).into_iter().flatten().filter_map(pair).collect()
}

/// An answer with the fields of a page beside it, where there are any.
#[must_use]
pub fn with_held(answer: Stored, fields: &[(String, String)]) -> Stored {
    if fields.is_empty() {
        return answer;
    }
    let mut stored = match answer.0 {
        Value::Object(fields) => fields,
        _ => Map::new(),
    };
    stored.insert(HELD.to_owned(), json!(fields));
    Stored(Value::Object(stored))
}

/// A text that is shorter or longer than its item asks for, by the length that people were told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OffLength {
    /// How long it is: characters in Chinese, words in other languages.
    pub length: usize,
    /// How long it is to be: at least, where it is shorter, and at most, where it is longer.
    pub asked: usize,
}

impl OffLength {
    /// Whether it is shorter than asked.
    #[must_use]
    pub const fn is_short(self) -> bool {
        self.length < self.asked
    }
}

/// Whether a text that was written is shorter or longer than its item asks for; nothing for kinds without such bounds.
#[must_use]
pub fn off_length(item: &Presented, response: &Value) -> Option<OffLength> {
    let bounds = &item.body.shown().written()?.length;
    let length = counted_length(response["text"].as_str()?, item.response_lang());
    let asked = length.clamp(bounds.min, bounds.max.max(bounds.min));
    (length > 0 && length != asked).then_some(OffLength { length, asked })
}

/// How much of an item a response answers. Parts are gaps, pairs, scales, claims and words; a claim is answered with its verdict and,
/// unless there is not enough information, at least one source. How sure the person is moves no points and is no part.
#[must_use]
pub fn extent(item: &Presented, shared: &Shared, response: &Value) -> Extent {
    if response.is_null() {
        return Extent::Nothing;
    }
    item.body.shown().extent(shared, response)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_page_holds_is_no_answer() {
        let fields = vec![("place.a".to_owned(), "1".to_owned()), ("place.b".to_owned(), "1".to_owned())];
        let alone = with_held(Stored(Value::Null), &fields).0;
        assert_eq!((answer_of(&alone), held(&alone)), (Value::Null, fields.clone()));
        let marks = json!({ "spans": [] });
        let beside = with_held(Stored(marks.clone()), &fields).0;
        assert_eq!((answer_of(&beside), held(&beside)), (marks.clone(), fields));
        assert_eq!((with_held(Stored(marks.clone()), &[]).0, held(&marks)), (marks, Vec::new()));
    }

    #[test]
    fn a_part_is_a_part() {
        assert_eq!(Extent::of(0, 4), Extent::Nothing);
        assert_eq!(Extent::of(1, 4), Extent::Part { done: 1, of: 4 });
        assert_eq!(Extent::of(4, 4), Extent::Whole);
    }
}
