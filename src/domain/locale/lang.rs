//! Languages of pages, letters and mails. English stands at the place of use; what it reads in another language stands in that language's
//! catalogue (`locales/<code>.po`), found by the English words and, where one wording means two things, by a context.

use std::collections::HashSet;
use std::fmt::{self, Display};
use std::hash::{Hash, Hasher};
use std::sync::{LazyLock, Mutex, PoisonError};

use icu_locale_core::Locale;
use icu_locale_fallback::{LocaleFallbackConfig, LocaleFallbacker};

use super::catalog;
use super::catalog::Catalog;
use super::language_names;

/// A language and its words.
#[derive(Clone, Copy)]
struct Language {
    /// As it is stored, and as gold sets name it: `en`, `zh`, `es`, `pt-BR`.
    code: &'static str,
    /// What its people call it.
    name: &'static str,
    /// The same where there is little room.
    short: &'static str,
    /// For `lang` attributes of the product's words.
    tag: &'static str,
    /// The product's words; none where English stands for them.
    words: Option<&'static Catalog>,
}

/// English, in which the product's words stand at the place of use.
static ENGLISH: Language = Language { code: "en", name: "English", short: "EN", tag: "en", words: None };

/// Every language that has a catalogue, English first, the others by code.
static KNOWN: LazyLock<Vec<Lang>> = LazyLock::new(|| {
    let told = |words: &'static Catalog| {
        let language = Language { code: &words.code, name: &words.name, short: &words.short, tag: &words.tag, words: Some(words) };
        Lang(Box::leak(Box::new(language)), NOWHERE)
    };
    std::iter::once(Lang::EN).chain(catalog::all().iter().map(told)).collect()
});

/// Languages that a project offers and that have no catalogue: their texts are the project's, the product's words are English.
static OFFERED: Mutex<Vec<Lang>> = Mutex::new(Vec::new());

/// No country is meant.
const NOWHERE: [u8; 2] = [0; 2];

/// A language of the interface, and the country whose people read it, ISO 3166-1: it says how they write numbers. Which language it is, it
/// does not say.
#[derive(Clone, Copy)]
pub struct Lang(&'static Language, [u8; 2]);

impl Default for Lang {
    fn default() -> Self {
        Self::EN
    }
}

impl PartialEq for Lang {
    fn eq(&self, other: &Self) -> bool {
        self.0.code == other.0.code
    }
}

impl Eq for Lang {}

impl Hash for Lang {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.code.hash(state);
    }
}

impl fmt::Debug for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.code)
    }
}

/// A wording of a table, which is looked up where it is shown; marks it for translators.
#[must_use]
pub const fn word(en: &'static str) -> &'static str {
    en
}

/// Fills a wording's gaps by name: `say!(l, "{n} of {all}", n, all = rows.len())`.
macro_rules! say {
    ($who:expr, $en:literal $(, $name:ident $(= $value:expr)?)* $(,)?) => {
        $who.fill($en, &[$((stringify!($name), $crate::domain::locale::lang::say!(@ $name $(= $value)?))),*])
    };
    (@ $name:ident = $value:expr) => { &$value as &dyn ::std::fmt::Display };
    (@ $name:ident) => { &$name as &dyn ::std::fmt::Display };
}

/// A wording that counts: `many!(l, n, "{n} question", "{n} questions")`; the number stands as `n`, other gaps as in `say!`.
macro_rules! many {
    ($who:expr, $n:expr, $one:literal, $other:literal $(, $name:ident $(= $value:expr)?)* $(,)?) => {
        $who.count(
            ($one, $other),
            u64::try_from($n).unwrap_or(u64::MAX),
            &[$((stringify!($name), $crate::domain::locale::lang::say!(@ $name $(= $value)?))),*],
        )
    };
}

pub(crate) use {many, say};

impl Lang {
    /// English.
    pub const EN: Self = Self(&ENGLISH, NOWHERE);

    /// Every language that has a catalogue, English first.
    #[must_use]
    pub fn all() -> &'static [Self] {
        &KNOWN
    }

    /// As it is stored, and as gold sets name it.
    #[must_use]
    pub const fn code(self) -> &'static str {
        self.0.code
    }

    /// For `lang` attributes of the product's words: English where the language has no catalogue.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        self.0.tag
    }

    /// Under which code its names of countries, languages and cities stand: a page never mixes languages, so that English stands for one
    /// without a catalogue here as well.
    #[must_use]
    pub(super) fn tables(self) -> &'static str {
        self.0.words.map_or(ENGLISH.code, |words| words.code.as_str())
    }

    /// The same as people of a country read it, ISO 3166-1; any other text means no country.
    #[must_use]
    pub fn read_in(self, country: &str) -> Self {
        Self(self.0, country.as_bytes().try_into().unwrap_or(NOWHERE))
    }

    /// The BCP 47 tag by which numbers are written: the product's words' language, with the country where one is meant and the language
    /// does not say one itself.
    pub(super) fn numbers(self) -> String {
        match std::str::from_utf8(&self.1) {
            Ok(country) if self.1 != NOWHERE && !self.0.tag.contains('-') => format!("{}-{country}", self.0.tag),
            Ok(_) | Err(_) => self.0.tag.to_owned(),
        }
    }

    /// What its people call it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        self.0.name
    }

    /// The same where there is little room.
    #[must_use]
    pub const fn short(self) -> &'static str {
        self.0.short
    }

    /// From which side it is written, for `dir` attributes.
    #[must_use]
    pub fn dir(self) -> &'static str {
        self.0.words.map_or("ltr", |words| words.dir)
    }

    /// Whether it is written in Chinese characters, which want blanks beside Latin letters.
    #[must_use]
    pub fn is_han(self) -> bool {
        self.0.words.is_some_and(|words| words.is_han)
    }

    /// The first that is written in Chinese characters.
    #[must_use]
    pub fn han() -> Option<Self> {
        KNOWN.iter().copied().find(|l| l.is_han())
    }

    /// From its stored code, where it has a catalogue, or a project that was read offers it. What people send makes no language.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        let is_it = |l: &Self| l.code() == code;
        KNOWN.iter().copied().find(is_it).or_else(|| OFFERED.lock().unwrap_or_else(PoisonError::into_inner).iter().copied().find(is_it))
    }

    /// A language that a project names, whether it has a catalogue or not. What a project names was checked when its set was read.
    #[must_use]
    pub fn offered(code: &str) -> Self {
        let is_it = |l: &&Self| l.code() == code;
        if let Some(known) = KNOWN.iter().find(is_it) {
            return *known;
        }
        let mut offered = OFFERED.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = offered.iter().find(is_it) {
            return *known;
        }
        let code: &'static str = code.to_owned().leak();
        let language = if let Some(Self(of, _)) = inherited(code) {
            Language { code, ..*of }
        } else {
            let name = language_names::name(ENGLISH.code, code).unwrap_or(code);
            Language { code, name, short: code, tag: ENGLISH.tag, words: None }
        };
        let new = Self(Box::leak(Box::new(language)), NOWHERE);
        offered.push(new);
        new
    }

    /// The language that a browser asks for first, of those that are offered; the first of them where it asks for none.
    #[must_use]
    pub fn asked(accept_language: &str, offered: &[Self]) -> Self {
        let mut wanted: Vec<(f64, Self)> = Vec::new();
        let mut refused: HashSet<Self> = HashSet::new();
        for part in accept_language.split(',') {
            let mut fields = part.split(';').map(str::trim);
            let tag = fields.next().unwrap_or_default().to_ascii_lowercase();
            let weight: f64 = fields.find_map(|f| f.strip_prefix("q=")).and_then(|q| q.parse().ok()).unwrap_or(1.0);
            let Some(lang) = offered.iter().copied().find(|l| is_of(&tag, l.code())) else { continue };
            // A weight of nothing says "not this one" (RFC 9110, 12.5.4).
            if weight > 0.0 {
                wanted.push((weight, lang));
            } else {
                refused.insert(lang);
            }
        }
        // The first of the heaviest: a stable order keeps what the browser put first.
        wanted.sort_by(|a, b| b.0.total_cmp(&a.0));
        let otherwise = offered.iter().copied().find(|l| !refused.contains(l)).or(offered.first().copied()).unwrap_or_default();
        wanted.first().map_or(otherwise, |(_, lang)| *lang)
    }

    /// A wording of the product's.
    #[must_use]
    pub fn t(self, en: &'static str) -> &'static str {
        self.tc("", en)
    }

    /// A wording that means another thing than the same English elsewhere.
    #[must_use]
    pub fn tc(self, context: &str, en: &'static str) -> &'static str {
        self.0.words.and_then(|words| words.find(context, en)).unwrap_or(en)
    }

    /// A wording with its gaps filled; see `say!`.
    #[must_use]
    pub fn fill(self, en: &'static str, gaps: &[(&str, &dyn Display)]) -> String {
        filled(self.t(en), gaps)
    }

    /// A wording that counts, in the form that the language wants for the number; see `many!`.
    #[must_use]
    pub fn count(self, (one, other): (&'static str, &'static str), n: u64, gaps: &[(&str, &dyn Display)]) -> String {
        let form = self.0.words.and_then(|words| words.counted(one, n));
        let written = self.whole(n);
        let number: (&str, &dyn Display) = ("n", &written);
        let gaps: Vec<_> = std::iter::once(number).chain(gaps.iter().copied()).collect();
        filled(form.unwrap_or(if n == 1 { one } else { other }), &gaps)
    }

    /// What stands between two sentences.
    #[must_use]
    pub fn gap(self) -> &'static str {
        if self.is_han() { "" } else { " " }
    }

    /// A text of other letters within a sentence: with the blanks that Chinese characters want beside Latin letters and digits.
    #[must_use]
    pub fn beside(self, text: &str) -> String {
        format!("{}{}", self.before(text), self.blank(text.chars().next_back()))
    }

    /// The same where more of the sentence's own letters follow at a mark of punctuation.
    #[must_use]
    pub fn before(self, text: &str) -> String {
        format!("{}{text}", self.blank(text.chars().next()))
    }

    fn blank(self, edge: Option<char>) -> &'static str {
        let is_latin = edge.is_some_and(|c| c.is_alphanumeric() && !('\u{3400}'..='\u{9fff}').contains(&c));
        if self.is_han() && is_latin { " " } else { "" }
    }
}

/// The language whose catalogue a variety without one of its own is read from, by CLDR's inheritance: Spanish of Peru has that of Spanish;
/// another script of a language has none.
fn inherited(code: &str) -> Option<Lang> {
    let asked: Locale = code.parse().ok()?;
    let fallbacker = LocaleFallbacker::new();
    let mut towards = fallbacker.for_config(LocaleFallbackConfig::default()).fallback_for(asked.into());
    while !towards.get().is_unknown() {
        let tag = towards.get().to_string();
        if let Some(known) = KNOWN.iter().find(|known| known.code() == tag) {
            return Some(*known);
        }
        towards.step();
    }
    None
}

/// Whether a tag that a browser asks for is of a language: the same, or one of its varieties.
fn is_of(tag: &str, code: &str) -> bool {
    let code = code.to_ascii_lowercase();
    tag == code || tag.strip_prefix(&code).is_some_and(|rest| rest.starts_with('-')) || tag == code.split('-').next().unwrap_or_default()
}

/// A text with each `{name}` replaced; a name that nobody gave stays as it is, and what stands in a value is never taken for a gap.
fn filled(text: &str, gaps: &[(&str, &dyn Display)]) -> String {
    let mut told = String::with_capacity(text.len() + 16);
    let mut rest = text;
    while let Some(at) = rest.find('{') {
        let (before, from) = rest.split_at(at);
        told.push_str(before);
        let end = from.find('}').unwrap_or(from.len() - 1);
        let name = from.get(1..end).unwrap_or_default();
        match gaps.iter().find(|(known, _)| *known == name) {
            Some((_, value)) => told.push_str(&value.to_string()),
            None => told.push_str(&from[..=end]),
        }
        rest = &from[end + 1..];
    }
    told.push_str(rest);
    told
}
