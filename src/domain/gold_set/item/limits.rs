//! The format's limits: what bounds the cost of grading, and what a page can show.

/// Most code points of an accepted text or response of `cloze` and `short_text`.
pub const SHORT_TEXT: usize = 400;
/// Most code points of the content, references and response of `rewrite` and `repair`.
pub const MENDED_TEXT: usize = 2_000;
/// Most code points of any other text.
pub const LONG_TEXT: usize = 20_000;
/// Most options of an item.
pub const OPTIONS: usize = 26;
/// Most elements or pairs.
pub const ELEMENTS: usize = 12;
/// Most gaps.
pub const GAPS: usize = 50;
/// Most words of a word decision.
pub const WORDS: usize = 100;
/// Most spans of a key.
pub const SPANS: usize = 100;
/// Most accepted texts of a gap, a mistake or a short text. The format page said 20; its own first set needs 108 for one sentence that may
/// be put in many ways, and the cost of grading is bounded by the texts' lengths together, not by their number.
pub const ACCEPTED: usize = 120;
/// Most reference texts of a rewrite.
pub const REFERENCES: usize = 20;
/// Most claims.
pub const CLAIMS: usize = 20;
/// Most sources.
pub const SOURCES: usize = 10;
