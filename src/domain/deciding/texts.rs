//! What a letter says, by language: in which languages it is written, which of them its reader gets, and the hashes that the ledger keeps.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value, json};

use crate::domain::gold_set::text::primary;
use crate::domain::kernel::canonical;
use crate::domain::locale::lang::Lang;

/// The languages in which a project's letters are written: English, which stands in for any other, and those that the project names.
#[must_use]
pub fn languages(named: &[Lang]) -> Vec<Lang> {
    let mut all = vec![Lang::EN];
    for lang in named {
        if !all.contains(lang) {
            all.push(*lang);
        }
    }
    all
}

/// What a letter says in one language.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Words {
    subject: String,
    body: String,
}

/// What a letter says, by language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Texts(BTreeMap<String, Words>);

/// A letter in one of its languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InLanguage<'t> {
    /// The language's code, as the project names it.
    pub code: &'t str,
    /// The subject.
    pub subject: &'t str,
    /// The text.
    pub body: &'t str,
}

impl InLanguage<'_> {
    /// Its language, for the words beside it; English where nothing is known of it.
    #[must_use]
    pub fn lang(&self) -> Lang {
        Lang::from_code(self.code).unwrap_or_default()
    }
}

impl FromIterator<(String, String, String)> for Texts {
    /// From codes of languages, each with subject and text.
    fn from_iter<I: IntoIterator<Item = (String, String, String)>>(all: I) -> Self {
        Self(all.into_iter().map(|(code, subject, body)| (code, Words { subject, body })).collect())
    }
}

impl Texts {
    /// Writes a letter, subject and text, in each of some languages.
    #[must_use]
    pub fn written(languages: &[Lang], write: impl Fn(Lang) -> (String, String)) -> Self {
        let one = |lang: &Lang| {
            let (subject, body) = write(*lang);
            (lang.code().to_owned(), subject, body)
        };
        languages.iter().map(one).collect()
    }

    /// Each language in which it is written, English first, the others by code.
    pub fn all(&self) -> impl Iterator<Item = InLanguage<'_>> {
        let english = |code: &str| code == Lang::EN.code();
        self.in_code(Lang::EN.code()).into_iter().chain(self.0.iter().filter(move |(code, _)| !english(code)).map(shown))
    }

    fn in_code(&self, code: &str) -> Option<InLanguage<'_>> {
        self.0.get_key_value(code).map(shown)
    }

    /// In the language that somebody reads, or another form of it (`es` for `es-MX`); else in English. `None` where it says nothing at all.
    #[must_use]
    pub fn reading(&self, code: &str) -> Option<InLanguage<'_>> {
        let akin = || self.0.iter().find(|(known, _)| primary(known).eq_ignore_ascii_case(primary(code))).map(shown);
        self.in_code(code).or_else(akin).or_else(|| self.all().next())
    }

    /// In the language that somebody reads, and what stands beneath: English; for whoever reads English the other language of a letter that
    /// has two. Whoever reads a language that it is not written in gets English, and no other that means nothing to them.
    #[must_use]
    pub fn for_reader(&self, code: &str) -> Vec<InLanguage<'_>> {
        let Some(own) = self.reading(code) else { return Vec::new() };
        let in_english = |one: &InLanguage<'_>| one.lang().tag() == Lang::EN.tag();
        let beneath = if own.code == Lang::EN.code() {
            let mut others = self.all().filter(|one| !in_english(one));
            others.next().filter(|_| others.next().is_none())
        } else {
            // Where the product has no words in a language, they stand in English already.
            self.in_code(Lang::EN.code()).filter(|_| !in_english(&own))
        };
        let reads_it = primary(own.code).eq_ignore_ascii_case(primary(code));
        std::iter::once(own).chain(beneath.filter(|_| reads_it)).collect()
    }

    /// As dossiers hold it.
    #[must_use]
    pub fn document(&self) -> Value {
        let by = |of: fn(&Words) -> &String| self.0.iter().map(|(code, words)| (code.clone(), json!(of(words)))).collect::<Map<_, _>>();
        json!({ "subject": by(|words| &words.subject), "body": by(|words| &words.body) })
    }

    /// In which languages it says something else than a dossier, those among them that stand in one of the two only.
    #[must_use]
    pub fn other_than(&self, dossier: &Value) -> Vec<String> {
        let is = self.document();
        let both = [&is, dossier].into_iter().flat_map(|of| ["subject", "body"].map(|part| &of[part]));
        let codes: BTreeSet<&String> = both.filter_map(Value::as_object).flat_map(Map::keys).collect();
        codes.into_iter().filter(|code| ["subject", "body"].iter().any(|part| is[part][code] != dossier[part][code])).cloned().collect()
    }

    /// BLAKE3 over the canonical form of all of it, in hexadecimal. Letters of when there were two languages have the very same form.
    #[must_use]
    pub fn hash(&self) -> String {
        hash(&self.document())
    }

    /// The same of each language by itself, so that a change is told by the language that it is in.
    #[must_use]
    pub fn hashes(&self) -> BTreeMap<String, String> {
        let one = |(code, words): (&String, &Words)| (code.clone(), hash(&json!({ "subject": words.subject, "body": words.body })));
        self.0.iter().map(one).collect()
    }
}

/// In which languages a letter says something else, by the hashes of each, those among them that one of the two lacks: as a report goes on.
/// Nothing where what was said before has no hashes of languages, as events of when there were two.
#[must_use]
pub fn within(is: &BTreeMap<String, String>, said: &BTreeMap<String, String>) -> String {
    if said.is_empty() {
        return String::new();
    }
    let both: BTreeSet<&String> = is.keys().chain(said.keys()).collect();
    let other: Vec<&str> = both.into_iter().filter(|code| is.get(*code) != said.get(*code)).map(String::as_str).collect();
    format!(", in {}", other.join(", "))
}

fn shown<'t>((code, words): (&'t String, &'t Words)) -> InLanguage<'t> {
    InLanguage { code, subject: &words.subject, body: &words.body }
}

fn hash(of: &Value) -> String {
    blake3::hash(canonical::text(of).as_bytes()).to_hex().to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(codes: &[&str]) -> Texts {
        codes.iter().map(|code| ((*code).to_owned(), format!("s {code}"), format!("b {code}"))).collect()
    }

    fn given<'t>(texts: &'t Texts, reader: &str) -> Vec<&'t str> {
        texts.for_reader(reader).into_iter().map(|one| one.code).collect()
    }

    #[test]
    fn a_reader_gets_their_language_and_english_beneath_and_no_other() {
        let (two, three) = (of(&["en", "es"]), of(&["en", "es", "zh"]));
        assert_eq!((given(&two, "es"), given(&two, "en")), (vec!["es", "en"], vec!["en", "es"]));
        assert_eq!((given(&two, "es-MX"), given(&two, "zh")), (vec!["es", "en"], vec!["en"]));
        assert_eq!((given(&three, "zh"), given(&three, "es"), given(&three, "en")), (vec!["zh", "en"], vec!["es", "en"], vec!["en"]));
        // No catalogue: its words are English already.
        let odd = of(&["en", "qaa"]);
        assert_eq!((given(&odd, "qaa"), given(&odd, "en")), (vec!["qaa"], vec!["en"]));
        assert!(given(&Texts::default(), "en").is_empty());
        let zh = Lang::offered("zh");
        assert_eq!(languages(&[zh, Lang::EN, zh]), [Lang::EN, zh]);
    }

    /// Over the form in which releases with a column a language wrote it.
    #[test]
    fn a_letter_of_two_languages_has_the_hash_that_earlier_releases_told() {
        let texts = of(&["en", "zh"]);
        let before = r#"{"body":{"en":"b en","zh":"b zh"},"subject":{"en":"s en","zh":"s zh"}}"#;
        assert_eq!(texts.hash(), blake3::hash(before.as_bytes()).to_hex().to_string());
        assert_ne!(texts.hash(), of(&["en", "es"]).hash());
    }

    #[test]
    fn what_is_other_is_told_by_its_language() {
        let (texts, dossier) = (of(&["en", "es"]), of(&["en", "es"]).document());
        assert!(texts.other_than(&dossier).is_empty());
        assert_eq!(of(&["en", "zh"]).other_than(&dossier), ["es", "zh"]);
        let mut changed = dossier.clone();
        changed["body"]["es"] = json!("otra cosa");
        assert_eq!(texts.other_than(&changed), ["es"]);
        assert_eq!(texts.hashes().keys().collect::<Vec<_>>(), ["en", "es"]);
        assert_eq!(texts.other_than(&Value::Null), ["en", "es"]);
        let (one, another) = (texts.hashes(), of(&["en", "zh"]).hashes());
        assert_eq!((within(&one, &another), within(&one, &BTreeMap::new())), (", in es, zh".to_owned(), String::new()));
    }
}
