//! One JSON text for one value: what content hashes and the ledger's chain are computed over.
//!
//! The form is that of RFC 8785 for the values that occur here: keys sorted, no white space, whole numbers without a fraction (`1.0` is
//! `1`). Keys sort by code point rather than by UTF-16 unit, which differs only beyond the basic plane; no field name lies there.

use serde_json::{Map, Number, Value};

/// The value with its numbers in canonical form: whole numbers as integers where an `f64` holds them exactly.
#[must_use]
pub fn value(value: &Value) -> Value {
    match value {
        Value::Number(n) => Value::Number(number(n)),
        Value::Array(list) => Value::Array(list.iter().map(self::value).collect()),
        Value::Object(fields) => {
            let mut names: Vec<&String> = fields.keys().collect();
            names.sort();
            Value::Object(names.into_iter().filter_map(|k| fields.get(k).map(|v| (k.clone(), self::value(v)))).collect::<Map<_, _>>())
        }
        other => other.clone(),
    }
}

/// The canonical text of a value.
#[must_use]
pub fn text(of: &Value) -> String {
    value(of).to_string()
}

/// The largest whole number up to which every whole number is an exact `f64`.
const EXACT: f64 = 9_007_199_254_740_992.0;

fn number(n: &Number) -> Number {
    match n.as_f64() {
        Some(x) if n.is_f64() && x.fract() == 0.0 && x.abs() <= EXACT => {
            #[expect(clippy::cast_possible_truncation, reason = "a whole number within ±2^53 is exact as i64")]
            let whole = x as i64;
            Number::from(whole)
        }
        _ => n.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_sort_and_whole_numbers_lose_their_fraction() {
        let v: Value = serde_json::from_str(r#"{"b":[1.0,0.5,-0.0,1e3],"a":{"d":null,"c":"é"}}"#).unwrap();
        assert_eq!(text(&v), r#"{"a":{"c":"é","d":null},"b":[1,0.5,0,1000]}"#);
    }
}
