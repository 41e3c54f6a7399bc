//! `when`: conditions, all of which have to hold. A key is a quantity and a comparison: `share_right_below = 0.75`.

use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::de::{Error as _, MapAccess, Visitor};
use serde::{Deserialize, Deserializer};
use serde_json::{Value, json};

use super::quantity::Quantity;
use crate::domain::kernel::names::names;

names! {
    /// How a quantity is compared with a number.
    Comparison {
        /// ≥
        AtLeast = "at_least";
        /// ≤
        AtMost = "at_most";
        /// >
        Above = "above";
        /// <
        Below = "below";
        /// =
        Is = "is";
        /// ≠
        IsNot = "is_not";
    }
}

names! {
    /// What a condition compares with a word.
    Fact {
        /// What the newest review said: `accepted`, `rejected`, or `accepted_after_rejection`.
        LastReview = "last_review";
        /// The newest measure that was taken.
        LastMeasure = "last_measure";
        /// The skill of the newest measure that was about one.
        LastSkill = "last_skill";
    }
}

/// Two sums of scores closer than this are the same.
const MARGIN: f64 = 1e-9;

impl Comparison {
    /// Whether a value meets it. Values that differ by less than a thousand-millionth are the same.
    #[must_use]
    pub fn holds(self, value: f64, bound: f64) -> bool {
        let same = (value - bound).abs() < MARGIN;
        match self {
            Self::AtLeast => same || value > bound,
            Self::AtMost => same || value < bound,
            Self::Above => !same && value > bound,
            Self::Below => !same && value < bound,
            Self::Is => same,
            Self::IsNot => !same,
        }
    }
}

/// One condition.
#[derive(Clone, Debug, PartialEq)]
pub enum Condition {
    /// A quantity against a number.
    Number {
        /// What is compared.
        quantity: Quantity,
        /// How.
        comparison: Comparison,
        /// With what.
        value: f64,
    },
    /// A fact against a word.
    Word {
        /// What is compared.
        fact: Fact,
        /// With what.
        word: String,
    },
}

/// The conditions of a rule.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct When {
    /// All of them have to hold.
    pub all: Vec<Condition>,
    /// A piece that took fewer seconds was too fast.
    pub fast_seconds: Option<f64>,
    /// Holds where no rule before it with the same measure does.
    pub otherwise: bool,
}

impl When {
    /// The conditions on numbers.
    pub fn numbers(&self) -> impl Iterator<Item = (Quantity, Comparison, f64)> + '_ {
        self.all.iter().filter_map(|c| match c {
            Condition::Number { quantity, comparison, value } => Some((*quantity, *comparison, *value)),
            Condition::Word { .. } => None,
        })
    }

    /// The least value of a quantity at which the conditions can hold: what is asked for by `at_least`, `above` and `is` of a quantity that
    /// is counted in whole numbers. 0 where nothing asks for any.
    #[must_use]
    pub fn least(&self, of: Quantity) -> f64 {
        let asked = self.numbers().filter(|(quantity, ..)| *quantity == of).map(|(_, comparison, value)| match comparison {
            Comparison::AtLeast | Comparison::Is => value,
            Comparison::Above => value.floor() + 1.0,
            Comparison::AtMost | Comparison::Below | Comparison::IsNot => 0.0,
        });
        asked.fold(0.0, f64::max)
    }
}

/// What a key says: a quantity and how it is compared.
fn number_key(key: &str) -> Option<(Quantity, Comparison)> {
    Comparison::ALL.iter().find_map(|comparison| {
        let name = key.strip_suffix(comparison.as_str())?.strip_suffix('_')?;
        Some((Quantity::from_name(name)?, *comparison))
    })
}

/// Every key.
fn keys() -> impl Iterator<Item = String> {
    let numbers = Quantity::ALL.iter().flat_map(|q| Comparison::ALL.iter().map(move |c| format!("{}_{}", q.as_str(), c.as_str())));
    numbers.chain(Fact::ALL.iter().map(|f| f.as_str().to_owned())).chain(["fast_seconds", "otherwise"].map(str::to_owned))
}

impl<'de> Deserialize<'de> for When {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Conditions;

        impl<'de> Visitor<'de> for Conditions {
            type Value = When;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a table of conditions such as { checks_at_least = 20, share_right_below = 0.75 }")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<When, A::Error> {
                let mut when = When::default();
                while let Some(key) = map.next_key::<String>()? {
                    if let Some((quantity, comparison)) = number_key(&key) {
                        when.all.push(Condition::Number { quantity, comparison, value: map.next_value()? });
                    } else if let Some(fact) = Fact::from_name(&key) {
                        when.all.push(Condition::Word { fact, word: map.next_value()? });
                    } else if key == "fast_seconds" {
                        when.fast_seconds = Some(map.next_value()?);
                    } else if key == "otherwise" {
                        when.otherwise = map.next_value()?;
                    } else {
                        let known = keys().map(|k| format!("`{k}`")).collect::<Vec<_>>().join(", ");
                        return Err(A::Error::custom(format!("unknown field `{key}`, expected one of {known}")));
                    }
                }
                Ok(when)
            }
        }

        deserializer.deserialize_map(Conditions)
    }
}

impl JsonSchema for When {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "When".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let property = |key: &String| match (number_key(key), key.as_str()) {
            (Some((quantity, _)), _) if quantity.is_share() => json!({ "type": "number", "minimum": 0, "maximum": 1 }),
            (Some(_), _) | (None, "fast_seconds") => json!({ "type": "number", "minimum": 0 }),
            (None, "otherwise") => json!({ "type": "boolean" }),
            (None, _) => json!({ "type": "string" }),
        };
        let properties: serde_json::Map<String, Value> = keys().map(|key| (key.clone(), property(&key))).collect();
        schemars::json_schema!({
            "description": "Conditions, all of which have to hold: a quantity, how it is compared, and a number.",
            "type": "object", "additionalProperties": false, "properties": properties,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::kernel::strict;

    fn read(value: Value) -> Result<When, String> {
        strict::read(value).map_err(|e| e.inner().to_string())
    }

    #[test]
    fn every_quantity_is_compared_in_six_ways_and_what_is_no_condition_is_refused() {
        for quantity in Quantity::ALL {
            for comparison in Comparison::ALL {
                let key = format!("{}_{}", quantity.as_str(), comparison.as_str());
                let expected = Condition::Number { quantity: *quantity, comparison: *comparison, value: 0.5 };
                assert_eq!(read(json!({ key: 0.5 })).unwrap().all, [expected]);
            }
        }
        let when = read(json!({ "last_review": "rejected", "fast_seconds": 20, "submissions_at_least": 5 })).unwrap();
        assert_eq!((when.all.len(), when.fast_seconds, when.otherwise), (2, Some(20.0), false));
        for (wrong, said) in [
            (json!({ "checks": 5 }), "unknown field `checks`, expected one of `checks_at_least`"),
            (json!({ "checks_at_least": "5" }), "invalid type: string"),
            (json!({ "last_review_is": "rejected" }), "unknown field"),
            (json!([1]), "a table of conditions"),
        ] {
            assert!(read(wrong).unwrap_err().contains(said));
        }
    }

    #[test]
    fn a_bound_itself_is_at_least_and_at_most_and_neither_above_nor_below() {
        let at = |comparison: Comparison| [0.7 - 0.1, 0.6, 0.6 + 1e-8].map(|value| comparison.holds(value, 0.6));
        assert_eq!(at(Comparison::AtLeast), [true, true, true]);
        assert_eq!(at(Comparison::AtMost), [true, true, false]);
        assert_eq!(at(Comparison::Above), [false, false, true]);
        assert_eq!(at(Comparison::Below), [false, false, false]);
        assert_eq!((at(Comparison::Is), at(Comparison::IsNot)), ([true, true, false], [false, false, true]));
    }

    #[test]
    fn the_least_number_is_what_the_conditions_ask_for() {
        let when = read(json!({ "checks_above": 4, "checks_at_most": 80, "reviews_is": 3, "judgments_below": 9 })).unwrap();
        let least = [Quantity::Checks, Quantity::Reviews, Quantity::Judgments, Quantity::Wrong].map(|q| when.least(q).to_string());
        assert_eq!(least, ["5", "3", "0", "0"]);
    }
}
