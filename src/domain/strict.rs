//! A reader of JSON values that takes an object where an object is asked for.
//!
//! Q: Why not `serde_json`'s own? A: It reads a structure from a list as well (`[0, 1, "x"]` for `{"start": 0, …}`), silently. In files that people
//! write and in answers that people send a list there is a mistake, and a second spelling of the same answer nobody asked for.

use serde::de::value::{MapDeserializer, SeqDeserializer};
use serde::de::{DeserializeOwned, Deserializer, Error as _, IntoDeserializer, Unexpected, Visitor};
use serde::forward_to_deserialize_any;
use serde_json::{Error, Value};

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

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct seq tuple tuple_struct map
        identifier ignored_any
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
