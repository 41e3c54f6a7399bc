//! Text in two languages, and content that is a text or a conversation.

use std::collections::BTreeMap;
use std::fmt;

use schemars::JsonSchema;
use serde::de::{self, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};

/// The interface languages that every text for people may come in.
pub const INTERFACE_LANGUAGES: [&str; 2] = ["en", "zh"];

/// A text for people: one string for every interface language, or a table by language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(untagged)]
pub enum Text {
    /// The same in every interface language.
    Same(String),
    /// By interface language: `{"en": "…", "zh": "…"}`.
    ByLanguage(BTreeMap<String, String>),
}

impl Text {
    /// The text in an interface language; the other language where this one is missing.
    #[must_use]
    pub fn in_language(&self, lang: &str) -> &str {
        match self {
            Self::Same(text) => text,
            Self::ByLanguage(map) => map.get(lang).or_else(|| map.values().next()).map_or("", String::as_str),
        }
    }

    /// Every wording, with its language where it has one.
    pub fn wordings(&self) -> impl Iterator<Item = (Option<&str>, &str)> {
        let (one, many) = match self {
            Self::Same(text) => (Some((None, text.as_str())), None),
            Self::ByLanguage(map) => (None, Some(map.iter().map(|(l, t)| (Some(l.as_str()), t.as_str())))),
        };
        one.into_iter().chain(many.into_iter().flatten())
    }
}

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        struct TextVisitor;
        impl<'de> Visitor<'de> for TextVisitor {
            type Value = Text;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a text, or a table of texts by language such as {\"en\": \"…\", \"zh\": \"…\"}")
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<Text, E> {
                Ok(Text::Same(text.to_owned()))
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Text, A::Error> {
                let mut by_language = BTreeMap::new();
                while let Some((lang, text)) = map.next_entry::<String, String>()? {
                    by_language.insert(lang, text);
                }
                Ok(Text::ByLanguage(by_language))
            }
        }
        d.deserialize_any(TextVisitor)
    }
}

/// Who speaks in a conversation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// The person who asks.
    User,
    /// The model that answers.
    Assistant,
    /// The instructions that the model was given.
    System,
}

/// One turn of a conversation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Turn {
    /// Who speaks.
    pub role: Role,
    /// What is said.
    pub text: String,
}

/// What a task is about: a text, or a conversation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(untagged)]
pub enum Content {
    /// One text.
    Text(String),
    /// Turns in order.
    Conversation(Vec<Turn>),
}

impl Content {
    /// The text, where it is one.
    #[must_use]
    pub fn as_text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            Self::Conversation(_) => None,
        }
    }

    /// Every text in it.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        let (one, many) = match self {
            Self::Text(text) => (Some(text.as_str()), None),
            Self::Conversation(turns) => (None, Some(turns.iter().map(|t| t.text.as_str()))),
        };
        one.into_iter().chain(many.into_iter().flatten())
    }
}

impl<'de> Deserialize<'de> for Content {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        struct ContentVisitor;
        impl<'de> Visitor<'de> for ContentVisitor {
            type Value = Content;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a text, or a conversation: a list of {\"role\", \"text\"}")
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<Content, E> {
                Ok(Content::Text(text.to_owned()))
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Content, A::Error> {
                let mut turns = Vec::new();
                while let Some(turn) = seq.next_element()? {
                    turns.push(turn);
                }
                Ok(Content::Conversation(turns))
            }
        }
        d.deserialize_any(ContentVisitor)
    }
}
