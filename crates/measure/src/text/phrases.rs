//! Where a phrase stands in a text: anywhere, or by whole words, so that `ves` does not stand in `jueves`; and which time.

use unicode_segmentation::UnicodeSegmentation as _;

use super::script::{is_han, is_kana};

/// The borders of a text's words in bytes (UAX 29), its two ends among them. Scripts without blanks have one at every character or
/// nearly so.
#[derive(Clone, Debug)]
pub struct Borders<'t> {
    text: &'t str,
    /// Rising.
    at: Vec<usize>,
}

impl<'t> Borders<'t> {
    /// Cuts a text once, for many phrases.
    #[must_use]
    pub fn new(text: &'t str) -> Self {
        let at = text.split_word_bound_indices().map(|(at, _)| at).chain([text.len()]).collect();
        Self { text, at }
    }

    /// The text itself.
    #[must_use]
    pub const fn text(&self) -> &'t str {
        self.text
    }

    fn is_border(&self, at: usize) -> bool {
        self.at.binary_search(&at).is_ok()
    }

    /// Whether a stretch, in bytes, cuts no word on either side. What is no letter or digit cuts none, nor does what stands in a script
    /// without blanks; and behind an apostrophe a word begins (`l'eau`).
    #[must_use]
    pub fn is_whole(&self, start: usize, end: usize) -> bool {
        let Some(phrase) = self.text.get(start..end) else { return false };
        let free = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric() || is_han(c) || is_kana(c));
        let before = self.text.get(..start).and_then(|text| text.chars().next_back());
        let begins = free(phrase.chars().next()) || self.is_border(start) || matches!(before, Some('\'' | '’'));
        begins && (free(phrase.chars().next_back()) || self.is_border(end))
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

    /// Where the occurrences of a phrase stand, in bytes, the first being 1: by whole words as often as it stands so, and beyond that, as
    /// where it stands inside longer words alone, wherever its characters stand; counted from the left without overlap.
    #[must_use]
    pub fn occurrence(&self, phrase: &str, number: usize) -> Option<usize> {
        let at = number.checked_sub(1).filter(|_| !phrase.is_empty())?;
        self.whole(phrase).get(at).copied().or_else(|| self.text.match_indices(phrase).nth(at).map(|(at, _)| at))
    }

    /// Which occurrence of a phrase stands at a byte, the first being 1; `None` where none is counted so.
    #[must_use]
    pub fn number_of(&self, phrase: &str, at: usize) -> Option<usize> {
        let whole = self.whole(phrase);
        let by_word = whole.iter().position(|place| *place == at);
        let anywhere = || self.text.match_indices(phrase).position(|(place, _)| place == at).filter(|n| *n >= whole.len());
        by_word.or_else(anywhere).filter(|_| !phrase.is_empty()).map(|n| n + 1)
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

    #[test]
    fn occurrences_are_words_as_often_as_there_are_words() {
        for (text, phrase, places) in [
            ("nos vemos el jueves, ¿ves?", "ves", vec![Some(23), Some(23), None]),
            ("de donde de", "de", vec![Some(0), Some(9), Some(9), None]),
            ("alot of alot", "lot", vec![Some(1), Some(9), None]),
            ("非常好吃好吃", "好吃", vec![Some(6), Some(12), None]),
            ("aaaa", "aa", vec![Some(0), Some(2), None]),
            ("no", "", vec![None]),
        ] {
            let borders = Borders::new(text);
            let found: Vec<Option<usize>> = (1..=places.len()).map(|n| borders.occurrence(phrase, n)).collect();
            assert_eq!(found, places, "{phrase} in {text}");
            assert_eq!(borders.occurrence(phrase, 0), None);
        }
        let borders = Borders::new("de donde de");
        assert_eq!([0, 9, 6, 1].map(|at| borders.number_of("de", at)), [Some(1), Some(2), None, None]);
        assert_eq!(Borders::new("alot of alot").number_of("lot", 9), Some(2));
    }

    proptest::proptest! {
        #[test]
        fn a_number_leads_back_to_its_place(text in "[abñ '，好は.]{0,30}", phrase in "[abñ '好は]{0,3}") {
            let borders = Borders::new(&text);
            for (at, _) in text.match_indices(&phrase) {
                if let Some(n) = borders.number_of(&phrase, at) {
                    proptest::prop_assert_eq!(borders.occurrence(&phrase, n), Some(at));
                }
            }
            for at in borders.whole(&phrase) {
                proptest::prop_assert!(borders.number_of(&phrase, at).is_some());
            }
        }

        #[test]
        fn whole_words_are_among_all_places_and_never_overlap(text in "[abñ '，好は.]{0,30}", phrase in "[abñ '好は]{1,3}") {
            let found = Borders::new(&text).whole(&phrase);
            proptest::prop_assert!(found.iter().all(|at| text[*at..].starts_with(&phrase)));
            proptest::prop_assert!(found.windows(2).all(|pair| pair[0] + phrase.len() <= pair[1]));
        }
    }
}
