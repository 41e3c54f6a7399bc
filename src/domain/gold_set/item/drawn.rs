//! What a person is shown of an item: ids, orders and sides drawn anew for each attempt or check, and answers mapped back into the stored
//! form.
//!
//! The shown item is of the same type as the author's ([`super::PresentedBody`]), so it holds exactly the fields that may be shown. The
//! drawing depends on a seed and on what is presented, never on a key. What of a kind is drawn stands in the kind's file.

use serde_json::Value;

pub use super::drawing::{Drawing, Drawn, ItemId, ShownId};
use super::{Item, Presented, PresentedBody};
use crate::domain::kernel::chance::{Draws, Seed};
use crate::domain::kernel::violation::Violation;

/// A response in shown ids and sides: as a candidate or a platform gives it.
#[derive(Clone, Debug, PartialEq)]
pub struct Given(pub Value);

/// A response in the author's ids and sides: as it is kept and graded.
#[derive(Clone, Debug, PartialEq)]
pub struct Stored(pub Value);

/// Draws ids, orders and sides for an item at a place.
#[must_use]
pub fn draw(item: &Item, seed: Seed, place: &str) -> Drawn {
    let chance = Draws::new(seed, &format!("shown {place}"));
    let mut drawing = Drawing { chance, drawn: Drawn::default(), shuffles: item.shuffles() };
    item.presented.body.shown().draw(&mut drawing);
    drawing.drawn
}

impl Drawn {
    /// The item as it is shown.
    #[must_use]
    pub fn presented(&self, item: &Presented) -> Presented {
        let mut shown = item.clone();
        shown.body.shown_mut().arrange(self);
        shown
    }

    /// A response of shown ids and sides as it is stored.
    ///
    /// # Errors
    /// `unknown_id` where an id was not shown. Other faults are left to the grader's own reading of the response.
    pub fn stored(&self, body: &PresentedBody, response: &Given) -> Result<Stored, Violation> {
        let Value::Object(fields) = &response.0 else { return Ok(Stored(response.0.clone())) };
        let mut fields = fields.clone();
        body.shown().back(self, &mut fields)?;
        Ok(Stored(Value::Object(fields)))
    }

    /// A stored response as the person gave it: shown ids and sides.
    #[must_use]
    pub fn as_given(&self, body: &PresentedBody, stored: &Stored) -> Given {
        let Value::Object(fields) = &stored.0 else { return Given(stored.0.clone()) };
        let mut fields = fields.clone();
        body.shown().forth(self, &mut fields);
        Given(Value::Object(fields))
    }
}
