//! What a kind is as far as it may be shown: everything that needs no key. Implemented by a kind's presented side, in the kind's file.

use serde_json::{Map, Value};

use super::drawing::{Drawing, Drawn};
use super::length::Length;
use crate::domain::gold_set::shared::Shared;
use crate::domain::kernel::violation::Violation;

/// How much of an item is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    /// Nothing.
    Nothing,
    /// Some of its parts.
    Part {
        /// Parts that are answered.
        done: usize,
        /// Parts in all.
        of: usize,
    },
    /// All of it.
    Whole,
}

impl Extent {
    /// So many of so many parts.
    #[must_use]
    pub const fn of(done: usize, of: usize) -> Self {
        match done {
            0 => Self::Nothing,
            done if done < of => Self::Part { done, of },
            _ => Self::Whole,
        }
    }

    /// Of an item without parts: whether there is an answer.
    #[must_use]
    pub const fn one(answered: bool) -> Self {
        if answered { Self::Whole } else { Self::Nothing }
    }
}

/// What an item names of what items share.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Named<'a> {
    /// The id of a taxonomy.
    pub taxonomy: Option<&'a str>,
    /// The id of a set of scales.
    pub scales: Option<&'a str>,
    /// The id of a set of severities.
    pub severities: Option<&'a str>,
}

/// A text that is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Written<'a> {
    /// How long it is to be.
    pub length: Length,
    /// The language to write in, a BCP 47 tag, where it is not the item's.
    pub lang: Option<&'a str>,
}

/// A kind as far as it may be shown.
///
/// What has no default has to be said by every kind. What is drawn, arranged, mapped back and forth belongs together: a kind that shows all
/// as it was written says so by `as_written!`, every other one says all four; a test draws each kind, and holds that what was stored is
/// given back.
pub trait Shown {
    /// The fields of a response, all of which have to be there but those in [`Shown::optional`].
    fn fields(&self) -> &'static [&'static str];

    /// Fields of a response that may be left out.
    fn optional(&self) -> &'static [&'static str] {
        &[]
    }

    /// Checks the fields of a response in the stored form, which are there and no others: told from what is presented alone, so that a save
    /// can be refused without a key coming near the candidate's request.
    ///
    /// # Errors
    /// The first [`Violation`].
    fn check_response(&self, shared: &Shared, fields: &Map<String, Value>) -> Result<(), Violation>;

    /// How much of the item a response that is not `null` answers.
    fn extent(&self, shared: &Shared, response: &Value) -> Extent;

    /// Draws ids, orders and sides.
    fn draw(&self, drawing: &mut Drawing);

    /// Puts what is shown into the order, and gives it the ids, that were drawn.
    fn arrange(&mut self, drawn: &Drawn);

    /// Maps the shown ids and sides of a response back to the author's.
    ///
    /// # Errors
    /// `unknown_id` where an id was not shown.
    fn back(&self, drawn: &Drawn, fields: &mut Map<String, Value>) -> Result<(), Violation>;

    /// Maps a stored response to the ids and sides that were shown.
    fn forth(&self, drawn: &Drawn, fields: &mut Map<String, Value>);

    /// What the item names of what items share.
    fn named(&self) -> Named<'_> {
        Named::default()
    }

    /// The text that is asked for, where its length is.
    fn written(&self) -> Option<Written<'_>> {
        None
    }

    /// Whether no machine can score it.
    fn awaits_people(&self) -> bool {
        false
    }

    /// Whether a score is 0 or 1, so that somebody's confidence can be held against it.
    fn scores_all_or_nothing(&self) -> bool {
        false
    }

    /// Whether texts of the key are compared after folding, so that `script`, `case` and `accents` say something.
    fn folds_texts(&self) -> bool {
        false
    }

    /// A plausible wrong answer, in the stored form, by somebody who would otherwise have given one of those that the key names as right,
    /// its own first; `null` where whoever does not know leaves it out. For simulated people.
    fn mistaken(&self, _right: &[Value]) -> Value {
        Value::Null
    }
}

/// Of a kind whose ids, order and sides are shown as they were written: nothing is drawn, so there is nothing to map.
macro_rules! as_written {
    () => {
        fn draw(&self, _: &mut $crate::domain::gold_set::item::drawing::Drawing) {}

        fn arrange(&mut self, _: &$crate::domain::gold_set::item::drawing::Drawn) {}

        fn back(
            &self,
            _: &$crate::domain::gold_set::item::drawing::Drawn,
            _: &mut serde_json::Map<String, serde_json::Value>,
        ) -> Result<(), $crate::domain::kernel::violation::Violation> {
            Ok(())
        }

        fn forth(&self, _: &$crate::domain::gold_set::item::drawing::Drawn, _: &mut serde_json::Map<String, serde_json::Value>) {}
    };
}

pub(super) use as_written;
