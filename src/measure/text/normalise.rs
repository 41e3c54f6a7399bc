//! What "the same text" means: the one normalisation by which answers are compared with keys.
//!
//! Q: Why not compare case-folded NFKC alone? A: An input method decides which quotation marks, which full stop and how many blanks a
//! person types; none of them is an answer. The steps and their order are the gold-set format's, and stored scores depend on them.
//!
//! The white-space and lower-case steps follow Unicode's `White_Space` property and default lower-case mapping (so `ß` stays `ß`).

use unicode_normalization::UnicodeNormalization;

use super::script;

/// Whether traditional and simplified characters count as different.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum ScriptFold {
    /// Characters count as they are written.
    #[default]
    AsWritten,
    /// Both sides are folded to simplified characters before they are compared.
    Either,
}

/// Normalises a text for comparison. In this order: NFKC; typographic quotes to `'` and `"`; lower case; each run of white space one
/// space, none at the ends, none next to a Han character; one closing `.` or `。` dropped, then spaces before it; and with
/// [`ScriptFold::Either`] traditional folded to simplified.
#[must_use]
pub fn normalise(text: &str, fold: ScriptFold) -> String {
    let spaced = squeeze_space(&fold_characters(text));
    let closed = drop_closing_stop(&spaced);
    match fold {
        ScriptFold::AsWritten => closed.to_owned(),
        ScriptFold::Either => script::to_simplified_for_comparison(closed),
    }
}

/// The first three steps alone: NFKC, quotes, lower case. Tokens of a text to mend are compared in this form, because there the white
/// space separates and the closing stop may itself be the mistake.
#[must_use]
pub fn fold_characters(text: &str) -> String {
    let quotes_folded: String = text.nfkc().map(fold_quote).collect();
    quotes_folded.to_lowercase()
}

/// `‘ ’ ‚ ‛ ʼ` become `'`; `“ ” „ ‟ 「 」 『 』` become `"`.
fn fold_quote(c: char) -> char {
    match c {
        '\u{2018}' | '\u{2019}' | '\u{201A}' | '\u{201B}' | '\u{02BC}' => '\'',
        '\u{201C}' | '\u{201D}' | '\u{201E}' | '\u{201F}' | '「' | '」' | '『' | '』' => '"',
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
    fn nothing_is_left_of_white_space_and_a_stop() {
        assert_eq!(normalise(" \t。 ", ScriptFold::Either), "");
    }
}
