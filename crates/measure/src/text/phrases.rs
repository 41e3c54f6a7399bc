//! Where a phrase stands in a text: anywhere, or by whole words, so that `ves` does not stand in `jueves`.

use std::collections::BTreeSet;

use unicode_segmentation::UnicodeSegmentation as _;

use super::script::{is_han, is_kana};

/// The borders of a text's words in bytes (UAX 29), its two ends among them. Scripts without blanks have one at every character or
/// nearly so.
#[derive(Clone, Debug)]
pub struct Borders<'t> {
    text: &'t str,
    at: BTreeSet<usize>,
}

impl<'t> Borders<'t> {
    /// Cuts a text once, for many phrases.
    #[must_use]
    pub fn new(text: &'t str) -> Self {
        let at = text.split_word_bound_indices().map(|(at, _)| at).chain([text.len()]).collect();
        Self { text, at }
    }

    /// Whether a stretch, in bytes, cuts no word on either side. What is no letter or digit cuts none, nor does what stands in a script
    /// without blanks; and behind an apostrophe a word begins (`l'eau`).
    #[must_use]
    pub fn is_whole(&self, start: usize, end: usize) -> bool {
        let Some(phrase) = self.text.get(start..end) else { return false };
        let free = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric() || is_han(c) || is_kana(c));
        let before = self.text.get(..start).and_then(|text| text.chars().next_back());
        let begins = free(phrase.chars().next()) || self.at.contains(&start) || matches!(before, Some('\'' | '’'));
        begins && (free(phrase.chars().next_back()) || self.at.contains(&end))
    }

    /// Where a phrase stands by whole words, in bytes, counted from the left without overlap.
    #[must_use]
    pub fn whole(&self, phrase: &str) -> Vec<usize> {
        let mut found = Vec::new();
        let mut from = 0;
        while let Some(at) = self.text.get(from..).filter(|_| !phrase.is_empty()).and_then(|rest| rest.find(phrase)).map(|at| from + at) {
            let whole = self.is_whole(at, at + phrase.len());
            if whole {
                found.push(at);
            }
            let step = if whole { phrase.len() } else { self.text[at..].chars().next().map_or(1, char::len_utf8) };
            from = at + step;
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phrase_stands_where_its_words_do() {
        for (text, phrase, places) in [
            ("voy a recoger el coger", "coger", vec![17]),
            ("nos vemos el jueves, ves", "ves", vec![21]),
            ("equivale, ¿vale?", "vale", vec![12]),
            ("de donde de", "de", vec![0, 9]),
            ("l'eau froide", "eau", vec![2]),
            ("can't we", "can", vec![]),
            ("¡ay! ¡ay!", "¡ay!", vec![0, 6]),
            ("非常好吃好吃", "好吃", vec![6, 12]),
            ("很OK吗", "OK", vec![3]),
            ("uno dos tres", "uno dos", vec![0]),
            ("camión", "cami", vec![]),
            ("cualquiera", "", vec![]),
        ] {
            assert_eq!(Borders::new(text).whole(phrase), places, "{phrase} in {text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn whole_words_are_among_all_places_and_never_overlap(text in "[abñ '，好は.]{0,30}", phrase in "[abñ '好は]{1,3}") {
            let found = Borders::new(&text).whole(&phrase);
            proptest::prop_assert!(found.iter().all(|at| text[*at..].starts_with(&phrase)));
            proptest::prop_assert!(found.windows(2).all(|pair| pair[0] + phrase.len() <= pair[1]));
        }
    }
}
