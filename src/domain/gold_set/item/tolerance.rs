//! What a tolerance (`typos`, `accept_from`) may forgive: slips of the pen, and never the accent or the capital that counts.

use touchstone_measure::text::edit::levenshtein;
use touchstone_measure::text::normalise::{CaseFold, Fold, loosened};

/// Whether nothing in which two normalised texts differ is an accent or a capital that counts: without those they are as far from each
/// other as with them.
pub(super) fn covers(given: &str, accepted: &str, fold: Fold) -> bool {
    let nothing_to_loosen = given.is_ascii() && accepted.is_ascii() && fold.case == CaseFold::Folded;
    nothing_to_loosen || levenshtein(&loosened(given, fold), &loosened(accepted, fold)) == levenshtein(given, accepted)
}

#[cfg(test)]
mod tests {
    use super::*;
    use touchstone_measure::text::normalise::AccentFold;

    #[test]
    fn a_slip_is_covered_and_the_accent_or_capital_that_counts_is_not() {
        let cased = Fold { case: CaseFold::AsWritten, ..Fold::default() };
        let strict = Fold { accents: AccentFold::Strict, ..Fold::default() };
        let free = Fold { accents: AccentFold::Free("ñ"), ..Fold::default() };
        for (given, accepted, fold, covered) in [
            ("tlapaleria", "tlapalería", strict, false),
            ("tlapaleri", "tlapalería", strict, false),
            ("tlapalera", "tlapalería", strict, true),
            ("tlapaleríá", "tlapalería", strict, false),
            ("el", "él", strict, false),
            ("ano", "año", strict, false),
            ("cafe", "café", Fold::default(), true),
            ("ano", "año", free, true),
            ("cuándo llegas?", "¿cuándo llegas?", strict, true),
            ("lunes", "Lunes", cased, false),
            ("Lumes", "Lunes", cased, true),
            ("lunes", "lumes", Fold::default(), true),
        ] {
            assert_eq!(covers(given, accepted, fold), covered, "{given} for {accepted}");
        }
    }
}
