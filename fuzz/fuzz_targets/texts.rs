//! Two texts through every text measure: no panic, and nothing outside its range.
#![no_main]

use libfuzzer_sys::fuzz_target;
use touchstone_measure::text::mteval::{TerNormalisation, Tokenizer};
use touchstone_measure::text::{bleu, chrf, edit, rouge, ter};

fuzz_target!(|texts: (&str, &str)| {
    let (a, b) = texts;
    assert!((0.0..=1.0 + 1e-9).contains(&chrf::score(a, b, &chrf::Options::CHRF_PLUS_PLUS)));
    for tokenizer in [Tokenizer::V13a, Tokenizer::Chinese, Tokenizer::International] {
        assert!((0.0..=1.0 + 1e-9).contains(&bleu::sentence(a, &[b], tokenizer)));
    }
    assert!(ter::segment(a, &[b], TerNormalisation::default()).rate() >= 0.0);
    assert!(edit::levenshtein(a, b) >= edit::optimal_string_alignment(a, b));
    assert!((0.0..=1.0 + 1e-9).contains(&edit::jaro_winkler(a, b, 0.1)));
    let reference = rouge::Reference::english(b, true, 2);
    assert!((0.0..=1.0 + 1e-9).contains(&reference.longest_common_subsequence(&reference.english_hypothesis(a, true)).f1));
});
