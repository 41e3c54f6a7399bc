//! Writing systems: which scripts a text holds, simplified or traditional Chinese, and traditional folded to simplified.
//!
//! The conversion is our own longest match over OpenCC's character and phrase tables (Apache-2.0, `opencc/LICENSE`): crates for it bring
//! dozens of dependencies or a licence we cannot take, and a comparison key needs no regional vocabulary. It is used for comparing, never
//! to rewrite what a person wrote.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use unicode_script::{Script as UnicodeScript, UnicodeScript as _};

const TRADITIONAL_TO_SIMPLIFIED: &str = include_str!("opencc/TSCharacters.txt");
const TRADITIONAL_TO_RARE: &str = include_str!("opencc/TSCharactersExt.txt");
const TRADITIONAL_PHRASES: &str = include_str!("opencc/TSPhrases.txt");
const SIMPLIFIED_TO_TRADITIONAL: &str = include_str!("opencc/STCharacters.txt");

/// Whether a character is a Han ideograph, or the iteration mark `々` or the zero `〇` that stand among them.
#[must_use]
pub fn is_han(c: char) -> bool {
    matches!(u32::from(c),
        0x3005 | 0x3007 | 0x3400..=0x4DBF | 0x4E00..=0x9FFF | 0xF900..=0xFAFF
        | 0x20000..=0x2A6DF | 0x2A700..=0x2EE5D | 0x2F800..=0x2FA1F | 0x30000..=0x323AF)
}

/// Whether a character is hiragana or katakana, the half-width forms included.
#[must_use]
pub fn is_kana(c: char) -> bool {
    matches!(u32::from(c), 0x3041..=0x30FF | 0x31F0..=0x31FF | 0xFF66..=0xFF9F)
}

const LIKELY_SCRIPTS: &str = include_str!("cldr/likely_scripts.txt");

/// The script that a BCP 47 tag of Chinese names by itself (`zh-Hant`) or by its region, in which one of them is likely; `None` for other
/// languages and where the tag leaves it open.
#[must_use]
pub fn written_in(lang: &str) -> Option<HanScript> {
    let mut subtags = lang.split('-');
    if !subtags.next().is_some_and(|language| ["zh", "cmn"].iter().any(|l| l.eq_ignore_ascii_case(language))) {
        return None;
    }
    subtags.find_map(|subtag| {
        let by_region = rows(LIKELY_SCRIPTS).find(|(region, _)| region.eq_ignore_ascii_case(subtag)).map(|(_, script)| script);
        match by_region.unwrap_or(subtag).to_ascii_lowercase().as_str() {
            "hans" => Some(HanScript::Simplified),
            "hant" => Some(HanScript::Traditional),
            _ => None,
        }
    })
}

struct Tables {
    characters: HashMap<char, String>,
    /// By first character: (whole phrase, replacement), longest first.
    phrases: HashMap<char, Vec<(Vec<char>, String)>>,
    only_traditional: HashSet<char>,
    only_simplified: HashSet<char>,
}

static TABLES: LazyLock<Tables> = LazyLock::new(Tables::load);

impl Tables {
    fn load() -> Self {
        let mut phrases: HashMap<char, Vec<(Vec<char>, String)>> = HashMap::new();
        for (from, to) in rows(TRADITIONAL_PHRASES) {
            let whole: Vec<char> = from.chars().collect();
            if let (Some(first), Some(best)) = (whole.first().copied(), first_choice(to)) {
                phrases.entry(first).or_default().push((whole, best.to_owned()));
            }
        }
        for list in phrases.values_mut() {
            list.sort_by_key(|(whole, _)| std::cmp::Reverse(whole.len()));
        }
        let characters =
            // Simplified forms that few fonts have come first, as in OpenCC 1.4: a character stands in one of both tables.
            rows(TRADITIONAL_TO_SIMPLIFIED)
                .chain(rows(TRADITIONAL_TO_RARE))
                .filter_map(|(from, to)| Some((from.chars().next()?, first_choice(to)?.to_owned())))
                .collect();
        Self {
            characters,
            phrases,
            only_traditional: never_itself(TRADITIONAL_TO_SIMPLIFIED),
            only_simplified: never_itself(SIMPLIFIED_TO_TRADITIONAL),
        }
    }
}

fn rows(table: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    table.lines().filter(|l| !l.starts_with('#')).filter_map(|l| l.split_once('\t'))
}

fn first_choice(choices: &'static str) -> Option<&'static str> {
    choices.split(' ').find(|c| !c.is_empty())
}

/// The characters of a table that none of their own conversions leaves as they are: those belong to one script only.
fn never_itself(table: &'static str) -> HashSet<char> {
    rows(table).filter(|(from, to)| !to.split(' ').any(|c| c == *from)).filter_map(|(from, _)| from.chars().next()).collect()
}

/// Traditional characters to simplified ones, phrases before characters, the longest phrase first: `OpenCC`'s `t2s`.
#[must_use]
pub fn to_simplified(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    while let Some(&c) = chars.get(at) {
        let rest = chars.get(at..).unwrap_or_default();
        let phrase = TABLES.phrases.get(&c).and_then(|list| list.iter().find(|(whole, _)| rest.starts_with(whole)));
        if let Some((whole, replacement)) = phrase {
            out.push_str(replacement);
            at += whole.len();
            continue;
        }
        match TABLES.characters.get(&c) {
            Some(simplified) => out.push_str(simplified),
            None => out.push(c),
        }
        at += 1;
    }
    out
}

/// [`to_simplified`], and then what only context tells apart: every character by itself until none changes, and `著` to `着`. A phrase keeps
/// `毕昇` and `乾清宫` as they are where it is written in traditional characters, and is none where it is written in simplified ones; a
/// comparison key joins both, since both sides pass through here, and a key's key is itself.
#[must_use]
pub fn to_simplified_for_comparison(text: &str) -> String {
    let mut folded = by_characters(&to_simplified(text));
    // A phrase may begin where a character was changed; twice settles every phrase of the tables, and the bound every text.
    for _ in 0..4 {
        let again = by_characters(&to_simplified(&folded));
        if again == folded {
            break;
        }
        folded = again;
    }
    folded
}

/// Each character by itself, until its conversion is itself.
fn by_characters(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        let mut last = c;
        for _ in 0..3 {
            last = match TABLES.characters.get(&last).and_then(|to| to.chars().next()) {
                Some(to) => to,
                None => break,
            };
        }
        out.push(if last == '著' { '着' } else { last });
    }
    out
}

/// Which Chinese script a text is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HanScript {
    /// No Han character that belongs to one script only.
    Undecided,
    /// Simplified characters, and none that is only traditional.
    Simplified,
    /// Traditional characters, and none that is only simplified.
    Traditional,
    /// Some of both.
    Mixed,
}

/// How many Han characters of a text belong to one script only.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct HanCounts {
    /// Han characters in all.
    pub han: usize,
    /// Characters that only simplified text has.
    pub simplified: usize,
    /// Characters that only traditional text has.
    pub traditional: usize,
}

/// Counts the characters that tell simplified from traditional Chinese, by the tables of `OpenCC`.
#[must_use]
pub fn han_counts(text: &str) -> HanCounts {
    let mut counts = HanCounts::default();
    for c in text.chars().filter(|c| is_han(*c)) {
        counts.han += 1;
        counts.simplified += usize::from(TABLES.only_simplified.contains(&c));
        counts.traditional += usize::from(TABLES.only_traditional.contains(&c));
    }
    counts
}

/// Simplified, traditional, both or undecided.
#[must_use]
pub fn han_script(text: &str) -> HanScript {
    match han_counts(text) {
        HanCounts { simplified: 0, traditional: 0, .. } => HanScript::Undecided,
        HanCounts { traditional: 0, .. } => HanScript::Simplified,
        HanCounts { simplified: 0, .. } => HanScript::Traditional,
        _ => HanScript::Mixed,
    }
}

/// Letters of a text by writing system. Digits, marks, punctuation and white space belong to none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ScriptCounts {
    /// Han ideographs.
    pub han: usize,
    /// Hiragana and katakana.
    pub kana: usize,
    /// Hangul.
    pub hangul: usize,
    /// Latin letters.
    pub latin: usize,
    /// Letters of any other script.
    pub other: usize,
}

impl ScriptCounts {
    /// All letters.
    #[must_use]
    pub const fn letters(&self) -> usize {
        self.han + self.kana + self.hangul + self.latin + self.other
    }
}

/// Counts the letters of a text by script.
#[must_use]
pub fn script_counts(text: &str) -> ScriptCounts {
    let mut counts = ScriptCounts::default();
    for c in text.chars().filter(|c| c.is_alphabetic() || is_han(*c)) {
        let slot = match c.script() {
            _ if is_han(c) => &mut counts.han,
            _ if is_kana(c) => &mut counts.kana,
            UnicodeScript::Hangul => &mut counts.hangul,
            UnicodeScript::Latin => &mut counts.latin,
            _ => &mut counts.other,
        };
        *slot += 1;
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_win_over_characters() {
        assert_eq!(to_simplified("乾隆皇帝勁頭十足，乾杯"), "乾隆皇帝劲头十足，干杯");
        assert_eq!(to_simplified("後來，皇后在後花園"), "后来，皇后在后花园");
    }

    #[test]
    fn a_text_and_its_simplified_form_have_one_key_and_a_key_is_its_own() {
        for (traditional, simplified) in [
            ("乾清宮", "乾清宫"),
            ("畢昇", "毕昇"),
            ("蕭乾", "萧乾"),
            ("乾安縣", "乾安县"),
            ("旋乾轉坤", "旋乾转坤"),
            ("看著", "看着"),
            ("彷彿", "仿佛"),
            ("頭髮", "头发"),
            ("羣眾", "群众"),
            ("傢伙", "家伙"),
        ] {
            assert_eq!(to_simplified_for_comparison(traditional), to_simplified_for_comparison(simplified), "{traditional}");
        }
        for (from, to) in rows(TRADITIONAL_PHRASES).chain(rows(TRADITIONAL_TO_SIMPLIFIED)).chain(rows(TRADITIONAL_TO_RARE)) {
            let key = to_simplified_for_comparison(from);
            assert_eq!(to_simplified_for_comparison(&key), key, "{from}");
            assert_eq!(to_simplified_for_comparison(first_choice(to).unwrap()), key, "{from}");
        }
    }

    #[test]
    fn a_tag_names_its_script_by_itself_or_by_its_region() {
        for (lang, script) in [
            ("zh-Hant", Some(HanScript::Traditional)),
            ("zh-hans-TW", Some(HanScript::Simplified)),
            ("zh-TW", Some(HanScript::Traditional)),
            ("zh-hk", Some(HanScript::Traditional)),
            ("zh-CN", Some(HanScript::Simplified)),
            ("zh-SG", Some(HanScript::Simplified)),
            ("zh", None),
            ("zh-US", None),
            ("en-SG", None),
        ] {
            assert_eq!(written_in(lang), script, "{lang}");
        }
    }

    #[test]
    fn rare_characters_have_their_simplified_forms() {
        // OpenCC 1.4's TSCharactersExt: 鑴 is 𫔔.
        assert_eq!(to_simplified("鑴"), "𫔔");
        assert_eq!(to_simplified("遱鄟醶"), "𫐷𫑘𫑷");
    }

    #[test]
    fn scripts_are_told_apart_by_what_only_one_has() {
        assert_eq!(han_script("后面"), HanScript::Undecided);
        assert_eq!(han_script("头发"), HanScript::Simplified);
        assert_eq!(han_script("頭髮"), HanScript::Traditional);
        assert_eq!(han_script("头髮"), HanScript::Mixed);
        assert_eq!(han_script("plain"), HanScript::Undecided);
    }

    #[test]
    fn letters_are_counted_by_script() {
        let counts = script_counts("汉字 kana: かな 한국 Ж 123!");
        assert_eq!(counts, ScriptCounts { han: 2, kana: 2, hangul: 2, latin: 4, other: 1 });
    }
}
