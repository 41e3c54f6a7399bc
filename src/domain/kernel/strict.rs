//! A reader of JSON values that takes an object where an object is asked for.
//!
//! Q: Why not `serde_json`'s own? A: It reads a structure from a list as well (`[0, 1, "x"]` for `{"start": 0, …}`), silently. In files
//! that people write and in answers that people send a list there is a mistake, and a second spelling of the same answer nobody asked for.

use std::fmt;

use serde::de::value::{MapDeserializer, SeqDeserializer};
use serde::de::{DeserializeOwned, DeserializeSeed, Deserializer, Error as _, IntoDeserializer, MapAccess, SeqAccess, Unexpected, Visitor};
use serde::forward_to_deserialize_any;
use serde_json::{Error, Map, Number, Value};

/// A value to be read strictly.
#[derive(Debug)]
struct Strict(Value);

/// Reads a value as a type; the error knows its place.
///
/// # Errors
/// serde's own, with the path to the part that does not fit.
pub fn read<T: DeserializeOwned>(value: Value) -> Result<T, serde_path_to_error::Error<Error>> {
    serde_path_to_error::deserialize(Strict(value))
}

impl IntoDeserializer<'_, Error> for Strict {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

/// Whole numbers as JSON Schema has them: 5.0 is one, as clients write it whose numbers are floating. What is none is said without the name
/// of a type of ours.
macro_rules! whole_numbers {
    ($($method:ident $type:ident,)*) => {$(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
            let bounds = || format!("a whole number from {} to {}", $type::MIN, $type::MAX);
            let Value::Number(number) = &self.0 else {
                return Err(Error::invalid_type(unexpected(&self.0), &"a whole number"));
            };
            let Some(whole) = whole(number) else { return Err(Error::custom(format!("{number} is no whole number"))) };
            match $type::try_from(whole) {
                Ok(_) => match u64::try_from(whole) {
                    Ok(whole) => visitor.visit_u64(whole),
                    Err(_) => visitor.visit_i64(i64::try_from(whole).unwrap_or(i64::MIN)),
                },
                Err(_) => Err(Error::custom(format!("{number} is not {}", bounds()))),
            }
        }
    )*};
}

/// A number's value where it is whole and exact.
fn whole(number: &Number) -> Option<i128> {
    let exact = 9_007_199_254_740_992.0;
    match (number.as_u64(), number.as_i64(), number.as_f64()) {
        (Some(whole), ..) => Some(i128::from(whole)),
        (_, Some(whole), _) => Some(i128::from(whole)),
        (.., Some(float)) if float.fract() == 0.0 && float.abs() <= exact => format!("{float:.0}").parse().ok(),
        _ => None,
    }
}

fn unexpected(value: &Value) -> Unexpected<'_> {
    match value {
        Value::Null => Unexpected::Unit,
        Value::Bool(b) => Unexpected::Bool(*b),
        Value::Number(_) => Unexpected::Other("number"),
        Value::String(text) => Unexpected::Str(text),
        Value::Array(_) => Unexpected::Seq,
        Value::Object(_) => Unexpected::Map,
    }
}

impl<'de> Deserializer<'de> for Strict {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.0 {
            Value::Array(list) => {
                let mut seq = SeqDeserializer::new(list.into_iter().map(Strict));
                let value = visitor.visit_seq(&mut seq)?;
                seq.end().map(|()| value)
            }
            Value::Object(fields) => {
                let mut map = MapDeserializer::new(fields.into_iter().map(|(name, value)| (name, Strict(value))));
                let value = visitor.visit_map(&mut map)?;
                map.end().map(|()| value)
            }
            plain => plain.deserialize_any(visitor),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        if self.0.is_null() { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_struct<V: Visitor<'de>>(self, _: &'static str, _: &'static [&'static str], visitor: V) -> Result<V::Value, Error> {
        match &self.0 {
            Value::Object(_) => self.deserialize_any(visitor),
            Value::Array(_) => Err(Error::invalid_type(Unexpected::Seq, &"an object")),
            _ => Err(Error::invalid_type(Unexpected::Other("a plain value"), &"an object")),
        }
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.0.deserialize_enum(name, variants, visitor)
    }

    whole_numbers! {
        deserialize_i8 i8, deserialize_i16 i16, deserialize_i32 i32, deserialize_i64 i64,
        deserialize_u8 u8, deserialize_u16 u16, deserialize_u32 u32, deserialize_u64 u64,
    }

    forward_to_deserialize_any! {
        bool i128 u128 f32 f64 char str string bytes byte_buf unit unit_struct seq tuple tuple_struct map
        identifier ignored_any
    }
}

/// Why a text is not one JSON value that can be relied on.
#[derive(Debug)]
pub enum JsonFault {
    /// serde's own fault, with its place.
    Malformed(Error),
    /// This field stands twice in one object, which serde would settle silently.
    FieldTwice(String),
}

/// Parses a text as one JSON value in which no object names a field twice.
///
/// # Errors
/// [`JsonFault`].
pub fn parse(text: &str) -> Result<Value, JsonFault> {
    let mut repeated = None;
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let parsed = Once(&mut repeated).deserialize(&mut deserializer).and_then(|value| deserializer.end().map(|()| value));
    match (parsed, repeated) {
        (Ok(_), Some(name)) => Err(JsonFault::FieldTwice(name)),
        (Ok(value), None) => Ok(value),
        (Err(error), _) => Err(JsonFault::Malformed(error)),
    }
}

/// A reader of any JSON value that remembers the first field that stood twice.
struct Once<'a>(&'a mut Option<String>);

impl<'de> DeserializeSeed<'de> for Once<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, d: D) -> Result<Value, D::Error> {
        d.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Once<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_bool<E>(self, v: bool) -> Result<Value, E> {
        Ok(Value::Bool(v))
    }

    fn visit_i64<E>(self, v: i64) -> Result<Value, E> {
        Ok(Value::from(v))
    }

    fn visit_u64<E>(self, v: u64) -> Result<Value, E> {
        Ok(Value::from(v))
    }

    fn visit_f64<E>(self, v: f64) -> Result<Value, E> {
        Ok(Number::from_f64(v).map_or(Value::Null, Value::Number))
    }

    fn visit_str<E>(self, v: &str) -> Result<Value, E> {
        Ok(Value::String(v.to_owned()))
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Value, A::Error> {
        let mut list = Vec::new();
        while let Some(value) = seq.next_element_seed(Once(self.0))? {
            list.push(value);
        }
        Ok(Value::Array(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Value, A::Error> {
        let mut object = Map::new();
        while let Some(name) = map.next_key::<String>()? {
            let value = map.next_value_seed(Once(self.0))?;
            if object.insert(name.clone(), value).is_some() {
                self.0.get_or_insert(name);
            }
        }
        Ok(Value::Object(object))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde::Deserialize;
    use serde_json::json;

    #[derive(Debug, PartialEq, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Point {
        x: f64,
        #[serde(default)]
        y: Option<u8>,
    }

    #[test]
    fn a_field_that_stands_twice_is_named() {
        assert_eq!(parse(r#"{"a": [1, {"b": null}]}"#).unwrap(), json!({ "a": [1, { "b": null }] }));
        assert!(matches!(parse(r#"{"a": {"b": 1, "b": 2}}"#), Err(JsonFault::FieldTwice(name)) if name == "b"));
        assert!(matches!(parse("{} x"), Err(JsonFault::Malformed(_))));
    }

    #[test]
    fn objects_are_read_and_lists_in_their_place_are_not() {
        assert_eq!(
            read::<Vec<Point>>(json!([{ "x": 1 }, { "x": 0.5, "y": 2 }])).unwrap(),
            [Point { x: 1.0, y: None }, Point { x: 0.5, y: Some(2) }]
        );
        let error = read::<Vec<Point>>(json!([{ "x": 1 }, [1, 2]])).unwrap_err();
        assert_eq!((error.path().to_string().as_str(), error.inner().to_string().starts_with("invalid type: sequence")), ("[1]", true));
        assert!(read::<Point>(json!({ "x": 1, "z": 1 })).is_err() && read::<Point>(json!({ "x": 1, "y": 300 })).is_err());
    }
}
