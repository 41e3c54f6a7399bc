//! The fields of a JSON object as they were written: numbers keep every digit, and fields their order.
//!
//! Q: Why is a field that stands twice refused? A: JSON leaves open which of both counts, and programs differ: what one of them wrote and
//! another one read would be two things. A column that stands twice is refused for the same reason.

use std::borrow::Cow;
use std::collections::HashSet;
use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

/// An object's fields in their order, each once.
#[derive(Debug, Default)]
pub struct Fields(Vec<(String, Box<RawValue>)>);

impl<'de> Deserialize<'de> for Fields {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Object;
        impl<'de> Visitor<'de> for Object {
            type Value = Fields;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a JSON object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Fields, A::Error> {
                let mut fields = Vec::with_capacity(map.size_hint().unwrap_or(4));
                while let Some(field) = map.next_entry()? {
                    fields.push(field);
                }
                Ok(Fields(fields))
            }
        }
        deserializer.deserialize_map(Object)
    }
}

impl Fields {
    /// Reads an object.
    ///
    /// # Errors
    /// What is wrong with the text, also where a field stands twice; without a place: the caller knows the line.
    pub fn read(text: &str) -> Result<Self, String> {
        match text.trim_start().as_bytes().first() {
            Some(b'{') => {
                let fields: Self = serde_json::from_str(text).map_err(|e| format!("is no JSON: {e}"))?;
                match fields.twice() {
                    Some(name) => Err(format!("the field \"{name}\" is there twice")),
                    None => Ok(fields),
                }
            }
            _ => match serde_json::from_str::<&RawValue>(text) {
                Ok(_) => Err("is no JSON object".to_owned()),
                Err(e) => Err(format!("is no JSON: {e}")),
            },
        }
    }

    /// A name that stands twice.
    fn twice(&self) -> Option<&str> {
        // Most objects have a few fields, and there are millions of them: those need no table.
        if self.0.len() <= 16 {
            return self.names().enumerate().find(|(at, name)| self.names().take(*at).any(|n| n == *name)).map(|(_, name)| name);
        }
        let mut met = HashSet::with_capacity(self.0.len());
        self.names().find(|name| !met.insert(*name))
    }

    /// A field as it was written.
    #[must_use]
    pub fn raw(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(n, _)| n == name).map(|(_, value)| value.get())
    }

    /// The names, in their order.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|(name, _)| name.as_str())
    }

    /// A field as a name: a text's content, a number or truth value as it is written; `None` for no field, null and an empty text.
    ///
    /// # Errors
    /// What is wrong with a list or an object.
    pub fn text(&self, name: &str) -> Result<Option<Cow<'_, str>>, String> {
        let Some(raw) = self.raw(name) else { return Ok(None) };
        match raw.as_bytes().first() {
            Some(b'n') => Ok(None),
            Some(b'"') => {
                let text: Cow<'_, str> = match serde_json::from_str::<&str>(raw) {
                    Ok(plain) => Cow::Borrowed(plain),
                    Err(_) => Cow::Owned(serde_json::from_str(raw).map_err(|e| format!("\"{name}\": {e}"))?),
                };
                Ok(Some(text).filter(|t| !t.is_empty()))
            }
            Some(b'[') => {
                Err(format!("\"{name}\" is a list; one text or number is read there, so write several of them in rows of their own"))
            }
            Some(b'{') => Err(format!("\"{name}\" is an object; one text or number is read there")),
            _ => Ok(Some(Cow::Borrowed(raw))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_keep_their_digits_and_fields_their_order() {
        let fields = Fields::read("{\"z\": 1234567890123456789012, \"a\": \"x\\n\", \"n\": null, \"l\": [1], \"b\": 1.50}").unwrap();
        assert_eq!(fields.text("z").unwrap().as_deref(), Some("1234567890123456789012"));
        assert_eq!(fields.text("b").unwrap().as_deref(), Some("1.50"));
        assert_eq!(fields.text("a").unwrap().as_deref(), Some("x\n"));
        assert_eq!((fields.text("n").unwrap(), fields.text("q").unwrap()), (None, None));
        assert!(fields.text("l").unwrap_err().contains("list"));
        assert_eq!(fields.names().next(), Some("z"));
        for wrong in ["[1]", "3", "{", "x"] {
            assert!(Fields::read(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_field_that_stands_twice_is_refused_by_its_name() {
        let told = |text: &str| Fields::read(text).map(drop);
        assert_eq!(told("{\"a\": 1, \"b\": 2, \"a\": 1}"), Err("the field \"a\" is there twice".to_owned()));
        assert_eq!(told("{\"a\": 1, \"\\u0061\": 2}"), Err("the field \"a\" is there twice".to_owned()), "however it is written");
        assert_eq!(told("{\"a\": {\"b\": 1}, \"b\": {\"b\": 1}}"), Ok(()), "an object within is another one");
        let wide: Vec<String> = (0..100).map(|i| format!("\"q{i}\": {i}")).collect();
        assert_eq!(told(&format!("{{{}}}", wide.join(", "))), Ok(()));
        assert_eq!(told(&format!("{{{}, \"q7\": 0}}", wide.join(", "))), Err("the field \"q7\" is there twice".to_owned()));
    }
}
