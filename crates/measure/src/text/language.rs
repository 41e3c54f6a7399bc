//! The language of a text: script shares first, whatlang only for Latin text that is long enough.
//!
//! Q: Why is whatlang never asked alone? A: On forty short strings of the kind people type here it was right 29 times ("Hello" Danish, "OK"
//! Hungarian, mixed Chinese and English anything). Script shares decide Chinese, Japanese and Korean without it; for Latin text under
//! twenty letters the honest answer is "Latin, language unknown".

use super::script::{self, HanScript};

/// Latin text shorter than this many letters is not put to whatlang.
pub const LATIN_LETTERS_NEEDED: usize = 20;

/// What a text is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// Chinese, with its script.
    Chinese(HanScript),
    /// English.
    English,
    /// Japanese (kana beside Han).
    Japanese,
    /// Korean.
    Korean,
    /// Han and Latin letters, neither under a fifth of the text's letters by weight.
    ChineseAndLatin,
    /// Latin letters, too few or too doubtful to say which language.
    LatinUnknown,
    /// Another language, by its ISO 639-3 code.
    Other(&'static str),
    /// No letters at all.
    None,
}

impl Language {
    /// Its ISO 639-3 code, where it is one language.
    #[must_use]
    pub const fn code(self) -> Option<&'static str> {
        match self {
            Self::Chinese(_) => Some("cmn"),
            Self::English => Some("eng"),
            Self::Japanese => Some("jpn"),
            Self::Korean => Some("kor"),
            Self::Other(code) => Some(code),
            Self::ChineseAndLatin | Self::LatinUnknown | Self::None => None,
        }
    }
}

/// Letters of a text in an alphabet of many languages from which on it may be said to be in another language than was declared: of shorter
/// ones too many read as a neighbour of their own.
const SURE_LETTERS: usize = 60;

/// What a text surely reads as, by ISO 639-3: told by its script, or, in an alphabet that many languages share, by enough letters of it and
/// with the detection's own confidence.
#[must_use]
pub fn reads_as(text: &str) -> Option<&'static str> {
    let language = detect(text);
    let sure = match language {
        Language::Chinese(_) | Language::Japanese | Language::Korean => true,
        Language::English | Language::Other(_) => {
            script::script_counts(text).letters() >= SURE_LETTERS && whatlang::detect(text).is_some_and(|info| info.is_reliable())
        }
        Language::ChineseAndLatin | Language::LatinUnknown | Language::None => false,
    };
    if sure { language.code() } else { None }
}

/// A Latin word of average length says about as much as two Han characters; letters are weighed so, or four words of English in a Chinese
/// answer would outweigh the Chinese.
const LATIN_LETTERS_PER_HAN: f64 = 2.5;

/// Detects the language of a text.
#[must_use]
pub fn detect(text: &str) -> Language {
    let counts = script::script_counts(text);
    if counts.letters() == 0 {
        return Language::None;
    }
    if counts.kana > 0 && counts.kana * 10 >= counts.han + counts.kana {
        return Language::Japanese;
    }
    let han = counts.han as f64;
    let latin = counts.latin as f64 / LATIN_LETTERS_PER_HAN;
    let rest = (counts.hangul + counts.other) as f64;
    let all = han + latin + rest;
    if counts.hangul as f64 > all / 2.0 {
        return Language::Korean;
    }
    if rest > all / 2.0 {
        return by_whatlang(text, counts.letters()).unwrap_or(Language::LatinUnknown);
    }
    if han >= all * 0.8 {
        return Language::Chinese(script::han_script(text));
    }
    if han >= all * 0.2 {
        return Language::ChineseAndLatin;
    }
    by_whatlang(text, counts.latin).unwrap_or(Language::LatinUnknown)
}

fn by_whatlang(text: &str, letters: usize) -> Option<Language> {
    if letters < LATIN_LETTERS_NEEDED {
        return None;
    }
    let info = whatlang::detect(text)?;
    match info.lang() {
        whatlang::Lang::Eng => Some(Language::English),
        lang if info.is_reliable() => Some(Language::Other(lang.code())),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn script_shares_decide_before_any_model() {
        assert_eq!(detect("今天天气很好。"), Language::Chinese(HanScript::Undecided).with_script("今天天气很好。"));
        assert_eq!(detect("これは日本語の文です"), Language::Japanese);
        assert_eq!(detect("한국어 문장입니다"), Language::Korean);
        assert_eq!(detect("OK"), Language::LatinUnknown);
        assert_eq!(detect("12:30 !!"), Language::None);
        assert_eq!(detect("The committee's decision was read out to everyone."), Language::English);
        assert_eq!(detect("请把 meeting 改到 Friday afternoon 三点"), Language::ChineseAndLatin);
    }

    #[test]
    fn what_a_text_surely_reads_as_takes_enough_of_it() {
        let spanish = "La lluvia de anoche dejó las calles llenas de hojas, y los vecinos salieron temprano a barrer la banqueta.";
        let english = "Last night's rain left the streets full of leaves, and the neighbours came out early to sweep the pavement.";
        assert_eq!((reads_as(spanish), reads_as(english)), (Some("spa"), Some("eng")));
        assert_eq!((reads_as("今天天气很好。"), reads_as("これは日本語の文です")), (Some("cmn"), Some("jpn")));
        assert_eq!((reads_as("La lluvia de anoche"), reads_as("OK"), reads_as("")), (None, None, None));
    }

    impl Language {
        fn with_script(self, text: &str) -> Self {
            match self {
                Self::Chinese(_) => Self::Chinese(script::han_script(text)),
                other => other,
            }
        }
    }
}
