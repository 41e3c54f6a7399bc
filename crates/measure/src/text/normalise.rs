//! What "the same text" means: the one normalisation by which answers are compared with keys.
//!
//! Q: Why not compare case-folded NFKC alone? A: An input method decides which quotation marks, which full stop and how many blanks a
//! person types; none of them is an answer. The steps and their order are the gold-set format's, and stored scores depend on them.
//!
//! The white-space and lower-case steps follow Unicode's `White_Space` property and default lower-case mapping (so `ß` stays `ß`).

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;

use super::{accents, script};

/// Whether traditional and simplified characters count as different.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum ScriptFold {
    /// Characters count as they are written.
    #[default]
    AsWritten,
    /// Both sides are folded to simplified characters before they are compared.
    Either,
}

/// Whether capitals and small letters count as different.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum CaseFold {
    /// They count as the same.
    #[default]
    Folded,
    /// Letters count as they are written.
    AsWritten,
}

/// Whether accents count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum AccentFold {
    /// An accent counts as a part of its letter, whose like a tolerance may forgive.
    #[default]
    Kept,
    /// Accents count, and no tolerance forgives one.
    Strict,
    /// Both sides lose their accents before they are compared, but for these letters of the language ([`accents::own_letters`]).
    Free(&'static str),
}

/// What counts as the same text beside what always does. The default is what counts where nobody says otherwise: scripts and accents as
/// they are written, capitals folded.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Fold {
    /// Traditional and simplified characters.
    pub script: ScriptFold,
    /// Capitals and small letters.
    pub case: CaseFold,
    /// Accents.
    pub accents: AccentFold,
}

impl From<ScriptFold> for Fold {
    fn from(script: ScriptFold) -> Self {
        Self { script, ..Self::default() }
    }
}

/// One step of a normalisation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Step {
    /// Characters that show nothing are dropped: zero-width spaces, soft hyphens, marks of order and direction.
    Visible,
    /// Unicode NFKC: full-width letters and digits become plain, letters and marks one.
    Nfkc,
    /// Typographic quotes become `'` and `"`.
    Quotes,
    /// Lower case.
    Lower,
    /// Each run of white space one space, none at the ends, none next to a Han character.
    Space,
    /// One closing `.` or `。` dropped.
    Stop,
    /// Traditional folded to simplified characters.
    Simplified,
}

impl Step {
    /// All steps, in the order of the gold-set format.
    pub const ALL: [Self; 7] = [Self::Visible, Self::Nfkc, Self::Quotes, Self::Lower, Self::Space, Self::Stop, Self::Simplified];

    /// The step's name in files and results.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Visible => "visible",
            Self::Nfkc => "nfkc",
            Self::Quotes => "quotes",
            Self::Lower => "lower",
            Self::Space => "space",
            Self::Stop => "stop",
            Self::Simplified => "simplified",
        }
    }
}

/// Applies steps in the order in which they are given.
#[must_use]
pub fn apply(steps: &[Step], text: &str) -> String {
    let mut out = Cow::Borrowed(text);
    for step in steps {
        out = Cow::Owned(match step {
            Step::Visible => visible(&out),
            Step::Nfkc => nfkc(&out),
            Step::Quotes => out.chars().map(fold_quote).collect(),
            Step::Lower => out.to_lowercase(),
            Step::Space => squeeze_space(&out),
            Step::Stop => drop_closing_stop(&out).to_owned(),
            Step::Simplified => script::to_simplified_for_comparison(&out),
        });
    }
    out.into_owned()
}

/// Whether a character shows nothing and joins nothing, so that it comes along with what is pasted and nobody sees it. Joiners (U+200C,
/// U+200D) and selectors of variants are no such characters: they change what is shown.
#[must_use]
pub const fn shows_nothing(c: char) -> bool {
    matches!(c, '\u{00AD}' | '\u{061C}' | '\u{180E}' | '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{2064}'
        | '\u{2066}'..='\u{206F}' | '\u{FEFF}')
}

fn visible(text: &str) -> String {
    text.chars().filter(|c| !shows_nothing(*c)).collect()
}

/// Whether NFKC leaves a character alone whatever stands beside it.
const fn stays(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}')
}

/// Unicode NFKC. Runs of ASCII and of ideographs are copied as they are: only the last ASCII character before another one may join with it.
#[must_use]
pub fn nfkc(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while !rest.is_empty() {
        let plain = rest.find(|c: char| !c.is_ascii() && !stays(c)).unwrap_or(rest.len());
        let (copied, after) = rest.split_at(plain);
        if after.is_empty() {
            out.push_str(copied);
            break;
        }
        // The character before the run may be the base of its first mark.
        let base = copied.char_indices().next_back().map_or(plain, |(at, c)| if c.is_ascii() { at } else { plain });
        out.push_str(&rest[..base]);
        let end = after.find(|c: char| c.is_ascii() || stays(c)).map_or(rest.len(), |at| plain + at);
        out.extend(rest[base..end].nfkc());
        rest = &rest[end..];
    }
    out
}

/// Normalises a text for comparison. In this order: characters that show nothing dropped; NFKC; typographic quotes to `'` and `"`; lower
/// case, unless capitals count; accents dropped, where they are free; each run of white space one space, none at the ends and none next to
/// a Han character; one closing `.` or `。` dropped, then spaces before it; and with [`ScriptFold::Either`] traditional folded to
/// simplified.
#[must_use]
pub fn normalise(text: &str, fold: impl Into<Fold>) -> String {
    let fold = fold.into();
    let spaced = squeeze_space(&fold_characters(text, fold));
    let closed = drop_closing_stop(&spaced);
    match fold.script {
        ScriptFold::AsWritten => closed.to_owned(),
        ScriptFold::Either => script::to_simplified_for_comparison(closed),
    }
}

/// The steps before white space alone: invisible characters, NFKC, quotes, lower case and accents as the fold says. Tokens of a text to
/// mend are compared in this form, because there the white space separates and the closing stop may itself be the mistake.
#[must_use]
pub fn fold_characters(text: &str, fold: impl Into<Fold>) -> String {
    let fold = fold.into();
    let quotes_folded: String = nfkc(&visible(text)).chars().map(fold_quote).collect();
    let cased = match fold.case {
        CaseFold::Folded => quotes_folded.to_lowercase(),
        CaseFold::AsWritten => quotes_folded,
    };
    match fold.accents {
        AccentFold::Kept | AccentFold::Strict => cased,
        AccentFold::Free(own) => accents::without(&cased, own),
    }
}

/// What is left of a normalised text without what no tolerance forgives, accents and capitals as the fold says: where two texts are nearer
/// to each other so, a part of what they differ in is one of those.
#[must_use]
pub fn loosened(normalised: &str, fold: Fold) -> String {
    let bare = match fold.accents {
        AccentFold::Strict => Cow::Owned(accents::without(normalised, "")),
        AccentFold::Kept | AccentFold::Free(_) => Cow::Borrowed(normalised),
    };
    match fold.case {
        CaseFold::Folded => bare.into_owned(),
        CaseFold::AsWritten => bare.to_lowercase(),
    }
}

/// `‘ ’ ‚ ‛ ʼ ‹ ›` become `'`; `“ ” „ ‟ « » 「 」 『 』` become `"`.
fn fold_quote(c: char) -> char {
    match c {
        '\u{2018}' | '\u{2019}' | '\u{201A}' | '\u{201B}' | '\u{02BC}' | '‹' | '›' => '\'',
        '\u{201C}' | '\u{201D}' | '\u{201E}' | '\u{201F}' | '«' | '»' | '「' | '」' | '『' | '』' => '"',
        other => other,
    }
}

fn squeeze_space(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut last: Option<char> = None;
    let mut pending = false;
    for c in text.chars() {
        if c.is_whitespace() {
            pending = true;
            continue;
        }
        let between_words = last.is_some_and(|l| !script::is_han(l)) && !script::is_han(c);
        if pending && between_words {
            out.push(' ');
        }
        pending = false;
        out.push(c);
        last = Some(c);
    }
    out
}

fn drop_closing_stop(text: &str) -> &str {
    text.strip_suffix(['.', '。']).map_or(text, |rest| rest.trim_end_matches(char::is_whitespace))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_apply_in_the_stated_order() {
        assert_eq!(normalise("  Ｈｅｌｌｏ，\u{3000}“World” . ", ScriptFold::AsWritten), "hello,\"world\"".replace(",\"", ", \""));
        assert_eq!(normalise("你 好 world 。", ScriptFold::AsWritten), "你好world");
        assert_eq!(normalise("等等……", ScriptFold::AsWritten), "等等.....");
        assert_eq!(normalise("Straße", ScriptFold::AsWritten), "straße");
    }

    #[test]
    fn either_script_folds_both_sides_alike() {
        assert_eq!(normalise("鷸蚌相爭", ScriptFold::Either), normalise("鹬蚌相争", ScriptFold::Either));
        assert_eq!(normalise("看著", ScriptFold::Either), "看着");
        assert_ne!(normalise("鷸蚌相爭", ScriptFold::AsWritten), normalise("鹬蚌相争", ScriptFold::AsWritten));
    }

    #[test]
    fn quotation_marks_of_every_kind_are_two() {
        for text in ["«ya voy»", "“ya voy”", "„ya voy“", "「ya voy」", "\"ya voy\""] {
            assert_eq!(normalise(text, Fold::default()), "\"ya voy\"", "{text}");
        }
        assert_eq!(normalise("‹ya›, ‘ya’", Fold::default()), "'ya', 'ya'");
    }

    #[test]
    fn capitals_and_accents_count_as_the_fold_says() {
        let cased = Fold { case: CaseFold::AsWritten, ..Fold::default() };
        assert_eq!(normalise(" El  LUNES. ", cased), "El LUNES");
        assert_eq!(loosened("El LUNES fué", cased), "el lunes fué");
        assert_eq!(loosened("El LUNES fué", Fold { accents: AccentFold::Strict, ..cased }), "el lunes fue");
        let free = Fold { accents: AccentFold::Free("ñ"), ..Fold::default() };
        assert_eq!(normalise("¿Él soñó?", free), "¿el soño?");
        assert_eq!(normalise("¿E\u{301}l son\u{303}o\u{301}?", free), "¿el soño?");
        assert_eq!(loosened("¿el soño?", free), "¿el soño?");
        assert_eq!(loosened("¿él soñó?", Fold::default()), "¿él soñó?");
    }

    proptest::proptest! {
        #[test]
        fn nfkc_is_that_of_the_library(text in "[a-zA-Z0-9 ,.甲乙丙一，。Ａ１ﬁ①é\u{301}\u{300}\u{327}한ᄀ\u{1161}か\u{3099}ｶﾞΩÅ]{0,40}") {
            proptest::prop_assert_eq!(nfkc(&text), text.nfkc().collect::<String>());
        }

        #[test]
        fn nfkc_of_anything_is_that_of_the_library(text in "\\PC{0,40}") {
            proptest::prop_assert_eq!(nfkc(&text), text.nfkc().collect::<String>());
        }
    }

    #[test]
    fn steps_can_be_chosen_and_all_of_them_are_the_whole() {
        let text = " “Ｈello” 鷸蚌 。";
        assert_eq!(apply(&Step::ALL[..4], text), fold_characters(text, Fold::default()));
        assert_eq!(apply(&[Step::Lower], "ＡB"), "ａb");
        assert_eq!(apply(&Step::ALL, text), normalise(text, ScriptFold::Either));
    }

    #[test]
    fn what_nobody_sees_is_no_difference_and_joiners_are_one() {
        for text in ["ot\u{ad}ter\u{200b}", "\u{feff}otter", "\u{202a}otter\u{202c}", "otter\u{2060}"] {
            assert_eq!(normalise(text, ScriptFold::AsWritten), "otter", "{text:?}");
        }
        assert_eq!(normalise("👩\u{200d}🔬", ScriptFold::AsWritten), "👩\u{200d}🔬");
    }

    #[test]
    fn nothing_is_left_of_white_space_and_a_stop() {
        assert_eq!(normalise(" \t。 ", ScriptFold::Either), "");
    }
}
