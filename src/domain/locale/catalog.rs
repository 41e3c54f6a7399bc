//! What the product's words read in other languages: one file of gettext a language, in `locales/`, read once.
//!
//! gettext was chosen over Fluent, because English then stands at the place of use, where whoever changes a page reads it, and a wording
//! that has changed is missing from a catalogue instead of being silently old. Plural forms are those of CLDR, in CLDR's order
//! (zero, one, two, few, many, other), as many as the language has.

use std::collections::HashMap;
use std::sync::{LazyLock, OnceLock};

use icu_plurals::{PluralCategory, PluralRules};
use include_dir::{Dir, include_dir};

/// The catalogues, as they lie in `locales/`.
static FILES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/locales");

/// A language's words.
pub struct Catalog {
    /// The file's name without its end: as the language is stored and named by gold sets.
    pub code: String,
    /// Its BCP 47 tag, from the header's `Language`.
    pub tag: String,
    /// What its people call it, from the header's `X-Name`.
    pub name: String,
    /// The same where there is little room, from `X-Short`.
    pub short: String,
    /// From which side it is written.
    pub dir: &'static str,
    /// Whether it is written in Chinese characters.
    pub is_han: bool,
    /// By context, then by English: a page looks up hundreds, and no key is made for one.
    words: HashMap<String, HashMap<String, String>>,
    /// The forms of wordings that count, by their English singular.
    counted: HashMap<String, Vec<String>>,
    plurals: PluralRules,
}

impl Catalog {
    /// What a wording reads.
    #[must_use]
    pub fn find(&self, context: &str, en: &str) -> Option<&str> {
        self.words.get(context)?.get(en).map(String::as_str)
    }

    /// What a wording that counts reads for a number.
    #[must_use]
    pub fn counted(&self, one: &str, n: u64) -> Option<&str> {
        let forms = self.counted.get(one)?;
        let category = self.plurals.category_for(n);
        let at = self.categories().position(|c| c == category)?;
        forms.get(at).map(String::as_str)
    }

    /// The forms that the language has, in CLDR's order.
    pub fn categories(&self) -> impl Iterator<Item = PluralCategory> + '_ {
        use PluralCategory::{Few, Many, One, Other, Two, Zero};
        let has: Vec<_> = self.plurals.categories().collect();
        [Zero, One, Two, Few, Many, Other].into_iter().filter(move |c| has.contains(c))
    }
}

/// Reads a catalogue.
///
/// # Errors
/// What is wrong with it.
pub fn read(code: &str, text: &str) -> Result<Catalog, String> {
    let read = polib::po_file::parse_from_reader(text.as_bytes()).map_err(|error| error.to_string())?;
    let tag = read.metadata.language.clone();
    let locale: icu_locale_core::Locale = tag.parse().map_err(|_| format!("\"{tag}\" is no language tag"))?;
    let plurals = PluralRules::try_new_cardinal((&locale).into()).map_err(|error| error.to_string())?;
    let name = header(text, "X-Name").unwrap_or(&tag).to_owned();
    let short = header(text, "X-Short").unwrap_or(code).to_owned();
    let dir = if header(text, "X-Direction") == Some("rtl") { "rtl" } else { "ltr" };
    let is_han = tag.contains("Han") || matches!(locale.id.language.as_str(), "zh" | "yue");
    let (mut words, mut counted) = (HashMap::<String, HashMap<String, String>>::new(), HashMap::new());
    for message in read.messages().filter(|m| m.is_translated() && !m.flags().is_fuzzy()) {
        if let Ok(forms) = message.msgstr_plural() {
            counted.insert(message.msgid().to_owned(), forms.clone());
        } else if let Ok(reads) = message.msgstr() {
            let context = words.entry(message.msgctxt().unwrap_or_default().to_owned()).or_default();
            context.insert(message.msgid().to_owned(), reads.to_owned());
        }
    }
    Ok(Catalog { code: code.to_owned(), tag, name, short, dir, is_han, words, counted, plurals })
}

/// A line of the header.
fn header<'t>(text: &'t str, name: &str) -> Option<&'t str> {
    let line = text.lines().take(30).find_map(|line| line.trim_start_matches('"').strip_prefix(name)?.strip_prefix(": "))?;
    Some(line.trim_end_matches('"').trim_end_matches("\\n"))
}

/// A catalogue that is not shipped: its code and its text.
static ALSO: OnceLock<(String, String)> = OnceLock::new();

/// Adds one catalogue that is not shipped, for tests that read the pages in a language of their own making. It is known only where this
/// comes before anybody asks for a language.
///
/// # Errors
/// What is wrong with it, or that there is one already.
pub fn also(code: &str, text: &str) -> Result<(), String> {
    read(code, text)?;
    ALSO.set((code.to_owned(), text.to_owned())).map_err(|_| "a catalogue was added before".to_owned())
}

static ALL: LazyLock<Vec<Catalog>> = LazyLock::new(|| {
    let mut files: Vec<_> = FILES.files().filter(|f| f.path().extension().is_some_and(|e| e == "po")).collect();
    files.sort_by_key(|f| f.path().to_owned());
    // A catalogue that cannot be read is told by a test; its language is then English.
    let shipped = files.iter().filter_map(|f| Some((f.path().file_stem()?.to_str()?, f.contents_utf8()?)));
    let added = ALSO.get().map(|(code, text)| (code.as_str(), text.as_str()));
    shipped.chain(added).filter_map(|(code, text)| read(code, text).ok()).collect()
});

/// Every catalogue, by code.
#[must_use]
pub fn all() -> &'static [Catalog] {
    &ALL
}
