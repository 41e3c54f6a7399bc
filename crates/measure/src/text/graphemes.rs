//! Characters as people see them: extended grapheme clusters (UAX 29). A mark,
//! a cut or a count that splits one shows half a face or a bare accent.

use std::collections::BTreeSet;

use unicode_segmentation::UnicodeSegmentation as _;

/// Every place between two characters of a text, its two ends among them, counted in code points.
#[must_use]
pub fn boundaries(text: &str) -> BTreeSet<usize> {
    let mut at = 0;
    let ends = text.graphemes(true).map(|character| {
        at += character.chars().count();
        at
    });
    std::iter::once(0).chain(ends).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_character_of_several_code_points_has_no_place_inside() {
        // A family of four, a flag, e with two accents, a plain Chinese character (Unicode 15, UAX 29, rules GB11, GB12 and GB9).
        let text = "👨‍👩‍👧‍👦🇸🇬é̂迫";
        assert_eq!(boundaries(text).into_iter().collect::<Vec<_>>(), [0, 7, 9, text.chars().count() - 1, text.chars().count()]);
        assert_eq!(boundaries("").into_iter().collect::<Vec<_>>(), [0]);
    }
}
