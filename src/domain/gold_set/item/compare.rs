//! `compare`: which of two responses is better, from −strength (A much better) to strength (B much better). Opposite signs score 0; else by
//! distance 1, 0.75, 0.5, then 0. With `clear = false` the experts were split: reported, never counted.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

use super::drawing::{Drawing, Drawn};
use super::shown::{Extent, Shown};
use super::{answer, response};
use super::graded::{CheckContext, GradeContext, Graded};
use super::kind::Kind;
use crate::domain::gold_set::problem::{Code, Faults};
use crate::domain::gold_set::shared::Shared;
use crate::domain::gold_set::text::Content;
use crate::domain::kernel::violation::Violation;

/// What is shown.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Presented {
    /// The author's A; shown on a side drawn for the attempt.
    pub a: Content,
    /// The author's B.
    pub b: Content,
    /// The end of the scale on either side, 1 to 3.
    #[serde(default = "default_strength")]
    pub strength: i64,
}

const fn default_strength() -> i64 {
    3
}

/// What is closed.
#[derive(Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Key {
    /// The right value, in the author's A and B.
    pub(super) key: i64,
    /// Whether the experts agreed on it.
    #[serde(default = "super::choice::yes")]
    pub(super) clear: bool,
}

const CREDIT: [f64; 3] = [1.0, 0.75, 0.5];

/// What a client sends.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Response {
    /// Which is better, in the sides shown: `strength` says that the B shown is clearly better, `-strength` the A shown,
    /// 0 that they are alike.
    value: i64,
}

/// Turns a value round where the sides are swapped.
fn turned(drawn: &Drawn, fields: &mut Map<String, Value>) {
    if drawn.swapped
        && let Some(value) = fields.get("value").and_then(Value::as_i64).and_then(i64::checked_neg)
    {
        fields.insert("value".to_owned(), json!(value));
    }
}

impl Shown for Presented {
    fn fields(&self) -> &'static [&'static str] {
        &["value"]
    }

    fn check_response(&self, _: &Shared, fields: &Map<String, Value>) -> Result<(), Violation> {
        match fields.get("value").and_then(Value::as_i64) {
            Some(value) if value.unsigned_abs() <= self.strength.unsigned_abs() => Ok(()),
            Some(_) => answer::no("/value", "range", format!("is outside -{0} to {0}", self.strength)),
            None => answer::no("/value", "shape", "is a whole number"),
        }
    }

    fn extent(&self, _: &Shared, _: &Value) -> Extent {
        Extent::Whole
    }

    fn draw(&self, drawing: &mut Drawing) {
        drawing.side();
    }

    fn arrange(&mut self, drawn: &Drawn) {
        if drawn.swapped {
            std::mem::swap(&mut self.a, &mut self.b);
        }
    }

    fn back(&self, drawn: &Drawn, fields: &mut Map<String, Value>) -> Result<(), Violation> {
        turned(drawn, fields);
        Ok(())
    }

    fn forth(&self, drawn: &Drawn, fields: &mut Map<String, Value>) {
        turned(drawn, fields);
    }

    fn mistaken(&self, right: &[Value]) -> Value {
        let value = right.first().and_then(|own| own["value"].as_i64()).unwrap_or(0);
        json!({ "value": if value == 0 { self.strength } else { -value.signum() } })
    }
}

impl Kind for Key {
    type Presented = Presented;

    fn check(&self, shown: &Presented, _: &CheckContext<'_>, faults: &mut Faults<'_>) {
        if !(1..=3).contains(&shown.strength) {
            faults.add(Code::E305, format!("strength is {}; it is 1, 2 or 3", shown.strength));
        }
        if self.key.unsigned_abs() > shown.strength.unsigned_abs() {
            faults.add(Code::E310, format!("key {} is beyond strength {}", self.key, shown.strength));
        }
        if shown.a == shown.b {
            faults.add(Code::E306, "\"a\" and \"b\" are the same");
        }
    }

    fn is_clear(&self) -> bool {
        self.clear
    }

    fn own_answer(&self, _: &Presented) -> Option<Value> {
        Some(json!({ "value": self.key }))
    }

    fn grades_like(&self, other: &Self) -> bool {
        self == other
    }

    fn grade(&self, shown: &Presented, _: &GradeContext, response: Value) -> Result<Graded, Violation> {
        let Response { value } = response::read(response)?;
        if value.unsigned_abs() > shown.strength.unsigned_abs() {
            return Err(Violation::new("/value", "range", format!("{value} is outside −{0}..{0}", shown.strength)));
        }
        let wrong_side = value.signum() * self.key.signum() < 0;
        let distance = value.abs_diff(self.key);
        let credit = usize::try_from(distance).ok().and_then(|d| CREDIT.get(d)).copied().unwrap_or(0.0);
        let score = if wrong_side { 0.0 } else { credit };
        let parts = json!({ "distance": distance, "wrong_side": wrong_side, "counts": self.clear });
        Ok(Graded { counts: self.clear, ..Graded::of(score, parts) })
    }
}
