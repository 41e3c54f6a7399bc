//! Texts cut into words: Chinese by jieba-rs with one shared dictionary, other scripts by white space and punctuation.
//!
//! The dictionary is loaded once (about 0.13 s and 32 MiB) at the first use, so nothing that a person waits for should be that first use:
//! a service calls [`load`] from a background thread as it starts.

use std::sync::LazyLock;

use jieba_rs::Jieba;
use unicode_segmentation::UnicodeSegmentation as _;

use super::script;

/// jieba's own dictionary. It stands here packed, and not in jieba-rs, which would compile two packers to have it packed at every build.
static PACKED: &[u8] = include_bytes!("jieba/dict.deflate");

static DICTIONARY: LazyLock<Jieba> = LazyLock::new(|| {
    let lines = miniz_oxide::inflate::decompress_to_vec(PACKED).unwrap_or_default();
    // Neither fails on what a test has read; and no words at all would cut single characters, not stop a service.
    Jieba::with_dict(&mut lines.as_slice()).unwrap_or_else(|_| Jieba::empty())
});

/// Loads the shared dictionary now, instead of at the first call that needs it.
pub fn load() {
    LazyLock::force(&DICTIONARY);
}

/// Whether words outside the dictionary are guessed by the hidden Markov model.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnknownWords {
    /// Guess them: better words from free text. Ideographs beyond U+9FFF or before U+4E00, which the model does not know, come out as one
    /// word where two or more stand in a row (`𠀀𠀁`); jieba for Python leaves each of them alone.
    Guess,
    /// Leave them as single characters: the same cut for ever, for what is stored and compared.
    Split,
}

/// jieba's accurate mode over a whole text; the tokens put together are the text.
#[must_use]
pub fn cut(text: &str, unknown: UnknownWords) -> Vec<&str> {
    DICTIONARY.cut(text, unknown == UnknownWords::Guess).into_iter().map(|token| token.word).collect()
}

/// jieba's search mode: the words of [`cut`], and before each long one the shorter words that stand in it.
#[must_use]
pub fn cut_for_search(text: &str, unknown: UnknownWords) -> Vec<&str> {
    DICTIONARY.cut_for_search(text, unknown == UnknownWords::Guess).into_iter().map(|token| token.word).collect()
}

/// jieba's full mode: every word of the dictionary that stands in the text, overlapping.
#[must_use]
pub fn cut_all(text: &str) -> Vec<&str> {
    DICTIONARY.cut_all(text).into_iter().map(|token| token.word).collect()
}

/// The words of a text in several scripts: stretches with Han characters by [`words`], the others by Unicode's word boundaries (UAX 29),
/// which keep `don't` and `3.14` whole.
#[must_use]
pub fn mixed_words(text: &str, unknown: UnknownWords) -> Vec<&str> {
    let mut out = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let han = script::is_han(first);
        let end = rest.char_indices().find(|(_, c)| script::is_han(*c) != han).map_or(rest.len(), |(at, _)| at);
        let (stretch, after) = rest.split_at(end);
        if han {
            out.extend(words(stretch, unknown));
        } else {
            out.extend(stretch.unicode_words());
        }
        rest = after;
    }
    out
}

/// The words of a text in a language without a segmenter: each character of scripts that are written without blanks, with its marks, and
/// words of other scripts (UAX 29).
#[must_use]
pub fn characters(text: &str) -> Vec<&str> {
    // UAX 29 puts a border between ideographs, hiragana and letters of South-East Asia; katakana alone it leaves together.
    let apart = |word: &'_ str| word.chars().any(script::is_kana);
    let mut out = Vec::new();
    for word in text.unicode_words() {
        if apart(word) { out.extend(word.graphemes(true)) } else { out.push(word) }
    }
    out
}

/// How the words of a language are cut.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cut {
    /// [`mixed_words`], for Chinese.
    Jieba,
    /// [`mixed_words`], where words are spaced.
    Unicode,
    /// [`characters`], for languages without blanks and without a segmenter.
    Characters,
}

impl Cut {
    /// That of the language of a BCP 47 tag.
    #[must_use]
    pub fn of(lang: &str) -> Self {
        match (is_chinese(lang), is_unspaced(lang)) {
            (true, _) => Self::Jieba,
            (false, false) => Self::Unicode,
            (false, true) => Self::Characters,
        }
    }

    /// Its name in results.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Jieba => "jieba",
            Self::Unicode => "uax29",
            Self::Characters => "characters",
        }
    }

    /// The words of a text; unknown ones of Chinese are left as single characters.
    #[must_use]
    pub fn words(self, text: &str) -> Vec<&str> {
        match self {
            Self::Jieba | Self::Unicode => mixed_words(text, UnknownWords::Split),
            Self::Characters => characters(text),
        }
    }
}

/// A text at every border of a word (UAX 29): words, runs of blanks, and each other mark by itself; put together they are the text.
#[must_use]
pub fn bounded(text: &str) -> Vec<&str> {
    text.split_word_bounds().collect()
}

/// The words of a text: [`cut`] without white space, punctuation and symbols.
#[must_use]
pub fn words(text: &str, unknown: UnknownWords) -> Vec<&str> {
    cut(text, unknown).into_iter().filter(|token| token.chars().any(char::is_alphanumeric)).collect()
}

/// Languages that are written without blanks between words, by primary subtag, rising: Chinese and its kin, Japanese, and those of
/// South-East Asia and Tibet whose scripts Unicode gives line breaks by dictionary or by syllable (UAX 14, classes SA and ID; Tibetan).
const UNSPACED: [&str; 17] =
    ["bo", "cdo", "cjy", "cmn", "dz", "gan", "hak", "hsn", "ja", "km", "lo", "my", "nan", "th", "wuu", "yue", "zh"];

/// How long a text is for a limit that people were told. Where words stand without blanks between them ([`is_unspaced`]): characters that
/// are not white space; in other languages: runs of characters that are not white space.
#[must_use]
pub fn counted_length(text: &str, lang: &str) -> usize {
    if is_unspaced(lang) { text.chars().filter(|c| !c.is_whitespace()).count() } else { text.split_whitespace().count() }
}

/// Whether a BCP 47 tag names a language that is written without blanks between words (`zh-Hant`, `ja`, `th`).
#[must_use]
pub fn is_unspaced(lang: &str) -> bool {
    let primary = lang.split('-').next().unwrap_or_default();
    UNSPACED.iter().any(|language| primary.eq_ignore_ascii_case(language))
}

/// Whether a BCP 47 tag names Chinese (`zh`, `zh-Hant-SG`, `cmn`).
#[must_use]
pub fn is_chinese(lang: &str) -> bool {
    let primary = lang.split('-').next().unwrap_or_default();
    primary.eq_ignore_ascii_case("zh") || primary.eq_ignore_ascii_case("cmn")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The figures of jieba's `dict.txt`: its lines, no word twice, and the sum of all frequencies that its scores rest on.
    #[test]
    fn the_dictionary_is_that_of_jieba_word_for_word() {
        let lines = String::from_utf8(miniz_oxide::inflate::decompress_to_vec(PACKED).expect("unpacked")).expect("text");
        let entries: Vec<(&str, u64)> =
            lines.lines().map(|l| l.split_once(' ').expect("a word")).map(|(w, rest)| (w, frequency(rest))).collect();
        let words: std::collections::BTreeSet<&str> = entries.iter().map(|(word, _)| *word).collect();
        let total: u64 = entries.iter().map(|(_, frequency)| frequency).sum();
        assert_eq!((entries.len(), words.len(), total), (349_045, 349_045, 60_101_964));
        assert!(["云计算", "石墨烯", "试金石"].iter().all(|word| words.contains(word) == DICTIONARY.has_word(word)));
        assert!(DICTIONARY.has_word("试金石"));
    }

    fn frequency(rest: &str) -> u64 {
        rest.split(' ').next().and_then(|n| n.parse().ok()).expect("a frequency")
    }

    #[test]
    fn words_leave_out_what_is_no_word() {
        assert_eq!(words("我爱北京天安门。 OK！", UnknownWords::Split), ["我", "爱", "北京", "天安门", "OK"]);
        assert_eq!(cut("我爱北京", UnknownWords::Split).concat(), "我爱北京");
    }

    #[test]
    fn each_script_is_cut_by_its_own_rule() {
        assert_eq!(mixed_words("我爱北京，don't pay 3.14元", UnknownWords::Split), ["我", "爱", "北京", "don't", "pay", "3.14", "元"]);
        assert!(mixed_words("", UnknownWords::Split).is_empty());
        assert_eq!(mixed_words("el niño soñó", UnknownWords::Split), ["el", "niño", "soñó"]);
        assert_eq!(bounded("«Bahía Azul», don't"), ["«", "Bahía", " ", "Azul", "»", ",", " ", "don't"]);
        assert!(cut_all("北京大学").contains(&"北京"));
        assert!(cut_for_search("北京大学", UnknownWords::Split).contains(&"大学"));
    }

    #[test]
    fn words_are_cut_by_the_language() {
        for (lang, text, cut, words) in [
            ("zh-Hant", "我喝 café，3.14元", "jieba", vec!["我", "喝", "café", "3.14", "元"]),
            ("es-MX", "El niño soñó.", "uax29", vec!["El", "niño", "soñó"]),
            ("en", "Don't!", "uax29", vec!["Don't"]),
            ("ko", "한국 사람", "uax29", vec!["한국", "사람"]),
            ("ja", "カメラで OK と言う。", "characters", vec!["カ", "メ", "ラ", "で", "OK", "と", "言", "う"]),
            ("th", "ที่นี่", "characters", vec!["ที่", "นี่"]),
        ] {
            let by = Cut::of(lang);
            assert_eq!((by.name(), by.words(text)), (cut, words), "{lang}");
        }
    }

    #[test]
    fn rare_ideographs_in_a_row_are_one_word_where_unknown_words_are_guessed() {
        for (text, guessed, split) in [
            ("𠀀𠀁", vec!["𠀀𠀁"], vec!["𠀀", "𠀁"]),
            ("㐀㐁", vec!["㐀㐁"], vec!["㐀", "㐁"]),
            ("他叫𠮷𠀀", vec!["他", "叫", "𠮷𠀀"], vec!["他", "叫", "𠮷", "𠀀"]),
            ("㙍𡐓路", vec!["㙍𡐓", "路"], vec!["㙍", "𡐓", "路"]),
            // Those of the basic block are not.
            ("龘靐", vec!["龘", "靐"], vec!["龘", "靐"]),
        ] {
            assert_eq!((cut(text, UnknownWords::Guess), cut(text, UnknownWords::Split)), (guessed, split), "{text}");
        }
    }

    #[test]
    fn length_is_counted_as_people_were_told() {
        assert_eq!(counted_length("一二三 four five.", "zh-Hans"), 12);
        assert_eq!(counted_length("一二三 four five.", "en"), 3);
        assert_eq!(counted_length(" \n ", "zh"), 0);
        assert_eq!(counted_length("今日は いい天気です。", "ja"), 10);
        assert_eq!(counted_length("오늘 날씨가 좋다.", "ko"), 3);
        assert!(UNSPACED.is_sorted() && is_unspaced("JA-JP") && !is_unspaced("jav"));
    }
}
