//! Text in the languages of a project, and content that is a text or a conversation.

use std::collections::BTreeMap;
use std::fmt;

use schemars::JsonSchema;
use serde::de::{self, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};

use crate::domain::locale::lang::Lang;

/// A text for people: one string for every language of the project, or a table by language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(untagged)]
pub enum Text {
    /// The same in every language of the project.
    Same(String),
    /// By language of the project: `{"en": "…", "es": "…"}`.
    ByLanguage(BTreeMap<String, String>),
}

impl Text {
    /// The text in an interface language; where it has no such wording, one in another form of the language (`es` for `es-MX`), else the
    /// first there is. Where the project's languages are at hand, [`Text::wording`] falls back in their order and says what it gave.
    #[must_use]
    pub fn in_language(&self, lang: &str) -> &str {
        self.wording(lang, &[]).text
    }

    /// The text in an interface language and the language that it is really in, for `lang` attributes: the wording asked for, else one in
    /// another form of that language, else the first in the order of the project's languages, else the first there is.
    #[must_use]
    pub fn wording(&self, lang: &str, order: &[String]) -> Wording<'_> {
        match self {
            Self::Same(text) => Wording { lang: None, text },
            Self::ByLanguage(map) => {
                among(map, lang, order).map_or(Wording { lang: None, text: "" }, |(lang, text)| Wording { lang: Some(lang), text })
            }
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

impl Lang {
    /// A text of a gold set in this language.
    #[must_use]
    pub fn of(self, text: &Text) -> &str {
        text.in_language(self.code())
    }
}

/// A text that is shown, and the language that it is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wording<'t> {
    /// A BCP 47 tag as the project names it; `None` for a text that is the same in every language.
    pub lang: Option<&'t str>,
    /// The text.
    pub text: &'t str,
}

/// What comes first in a tag: its language.
#[must_use]
pub fn primary(tag: &str) -> &str {
    tag.split('-').next().unwrap_or_default()
}

/// Of texts by language the one that is shown to somebody who reads a language: that one, another form of it, the first in the order of the
/// project's languages, the first there is.
#[must_use]
pub fn among<'m>(texts: &'m BTreeMap<String, String>, lang: &str, order: &[String]) -> Option<(&'m str, &'m str)> {
    let exact = texts.get_key_value(lang);
    let akin = || texts.iter().find(|(tag, _)| primary(tag).eq_ignore_ascii_case(primary(lang)));
    let named = || order.iter().find_map(|tag| texts.get_key_value(tag));
    let found = exact.or_else(akin).or_else(named).or_else(|| texts.iter().next());
    found.map(|(lang, text)| (lang.as_str(), text.as_str()))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wording_that_is_missing_is_made_up_for_in_the_projects_order_and_says_its_language() {
        let of = |tags: &[&str]| Text::ByLanguage(tags.iter().map(|t| ((*t).to_owned(), format!("in {t}"))).collect());
        let order: Vec<String> = ["es", "en", "zh"].map(str::to_owned).to_vec();
        for (tags, asked, given) in [
            (&["en", "es", "zh"][..], "es", "es"),
            (&["en", "es", "zh"], "fr", "es"),
            (&["en", "zh"], "fr", "en"),
            (&["en", "es"], "es-MX", "es"),
            (&["en", "es-MX"], "es", "es-MX"),
            (&["fr"], "de", "fr"),
        ] {
            let text = of(tags);
            assert_eq!(text.wording(asked, &order), Wording { lang: Some(given), text: &format!("in {given}") }, "{tags:?} {asked}");
        }
        assert_eq!(of(&["en", "es"]).in_language("fr"), "in en", "without an order the first there is");
        assert_eq!(Text::Same("one".to_owned()).wording("es", &order), Wording { lang: None, text: "one" });
        assert_eq!(of(&[]).wording("es", &order), Wording { lang: None, text: "" });
    }
}
