//! Tokenisers of the machine-translation evaluations: those that BLEU figures are published with, and that of the translation edit rate.
//!
//! Each is a chain of rewriting passes, and the passes see each other's output; where a pass looks at two characters, the pair is used up
//! before the next one is looked for. That is how the published tools behave, so it is what makes figures comparable.

use std::borrow::Cow;

use unicode_properties::{GeneralCategoryGroup as Group, UnicodeGeneralCategory as _};

/// How a text becomes tokens for BLEU.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Tokenizer {
    /// mteval-v13a, for languages with spaces.
    V13a,
    /// Chinese: Han and full-width characters one by one, the rest as [`Tokenizer::V13a`].
    Chinese,
    /// mteval-v14 international: Unicode punctuation and symbols stand alone.
    International,
    /// Every character that is not white space.
    Character,
    /// What white space separates.
    None,
}

impl Tokenizer {
    /// The text with one space between tokens.
    #[must_use]
    pub fn tokenise(self, text: &str) -> String {
        let mut out = String::with_capacity(text.len() * 2);
        self.for_each(text, |token| {
            if !out.is_empty() {
                out.push(' ');
            }
            out.push_str(token);
        });
        out
    }

    /// Calls back with each token, in order.
    pub(super) fn for_each(self, text: &str, found: impl FnMut(&str)) {
        match self {
            Self::None => text.split(is_space).filter(|t| !t.is_empty()).for_each(found),
            Self::Character => {
                let mut found = found;
                let mut buffer = [0; 4];
                text.chars().filter(|c| !is_space(*c)).for_each(|c| found(c.encode_utf8(&mut buffer)));
            }
            Self::V13a => western(&prepared(text.trim_end_matches(is_space)), true, is_mark, found),
            Self::Chinese => western(text.trim_matches(is_space), false, |c| is_mark(c) || is_chinese(c), found),
            Self::International => {
                joined(international(text.trim_end_matches(is_space)).into_iter()).split(' ').filter(|t| !t.is_empty()).for_each(found);
            }
        }
    }
}

/// Words between white space and the characters that stand alone. Stops, commas and dashes only matter inside a word, so only the few words
/// that hold one go through the rewriting passes, each with the space that stands beside it:
/// `framed` says whether the text's own ends have one.
fn western(text: &str, framed: bool, alone: impl Fn(char) -> bool, mut found: impl FnMut(&str)) {
    let mut start = 0;
    // Whether the word so far holds a stop or comma, or a dash after a digit.
    let (mut involved, mut after_digit) = (false, false);
    let word = |from: usize, to: usize, involved: bool, found: &mut dyn FnMut(&str)| {
        let word = &text[from..to];
        if word.is_empty() {
            return;
        }
        if !involved {
            return found(word);
        }
        let before = (framed || from > 0).then_some(' ');
        let after = (framed || to < text.len()).then_some(' ');
        let spaced: Vec<char> = before.into_iter().chain(word.chars()).chain(after).collect();
        joined(points_and_dashes(&spaced).into_iter()).split(' ').filter(|t| !t.is_empty()).for_each(found);
    };
    for (at, c) in text.char_indices() {
        let space = is_space(c);
        if space || alone(c) {
            word(start, at, involved, &mut found);
            start = at + c.len_utf8();
            if !space {
                found(&text[at..start]);
            }
            (involved, after_digit) = (false, false);
        } else {
            involved |= is_point(c) || (c == '-' && after_digit);
            after_digit = is_digit(c);
        }
    }
    word(start, text.len(), involved, &mut found);
}

/// White space as the tools' splitting has it: Unicode's, and the four ASCII separators.
pub(super) fn is_space(c: char) -> bool {
    c.is_whitespace() || ('\u{1c}'..='\u{1f}').contains(&c)
}

/// One space between what white space separates, none at the ends.
fn joined(chars: impl Iterator<Item = char>) -> String {
    let mut out = String::with_capacity(chars.size_hint().0);
    let mut pending = false;
    for c in chars {
        if is_space(c) {
            pending = !out.is_empty();
        } else {
            if std::mem::take(&mut pending) {
                out.push(' ');
            }
            out.push(c);
        }
    }
    out
}

/// Spaces on both sides of the characters that are to stand alone.
fn apart(chars: impl Iterator<Item = char>, alone: impl Fn(char) -> bool) -> Vec<char> {
    let mut out = Vec::with_capacity(chars.size_hint().0 * 2);
    for c in chars {
        if alone(c) {
            out.extend([' ', c, ' ']);
        } else {
            out.push(c);
        }
    }
    out
}

/// For each pair of neighbours that `matches`, from the left and without overlap, what `writes` puts in its place.
fn pairs(chars: &[char], matches: impl Fn(char, char) -> bool, writes: impl Fn(char, char, &mut Vec<char>)) -> Vec<char> {
    let mut out = Vec::with_capacity(chars.len() + chars.len() / 4);
    let mut at = 0;
    while at < chars.len() {
        match chars.get(at + 1) {
            Some(next) if matches(chars[at], *next) => {
                writes(chars[at], *next, &mut out);
                at += 2;
            }
            _ => {
                out.push(chars[at]);
                at += 1;
            }
        }
    }
    out
}

fn before_and_after(a: char, b: char, out: &mut Vec<char>) {
    out.extend([a, ' ', b, ' ']);
}

fn around_first(a: char, b: char, out: &mut Vec<char>) {
    out.extend([' ', a, ' ', b]);
}

/// The ASCII characters that stand alone.
static MARKS: [bool; 128] = {
    let mut marks = [false; 128];
    let mut c = 0_u8;
    while c < 128 {
        marks[c as usize] = matches!(c, b'{'..=b'~' | b'['..=b'`' | b' '..=b'&' | b'('..=b'+' | b':'..=b'@' | b'/');
        c += 1;
    }
    marks
};

#[inline]
fn is_mark(c: char) -> bool {
    MARKS.get(c as usize).copied().unwrap_or(false)
}

fn is_point(c: char) -> bool {
    c == '.' || c == ','
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit()
}

/// Stops and commas stand alone unless between digits, a dash after a digit ends it.
fn points_and_dashes(chars: &[char]) -> Vec<char> {
    let chars = pairs(chars, |a, b| !is_digit(a) && is_point(b), before_and_after);
    let chars = pairs(&chars, |a, b| is_point(a) && !is_digit(b), around_first);
    pairs(&chars, |a, b| is_digit(a) && b == '-', before_and_after)
}

fn unescape(text: &str) -> String {
    text.replace("&quot;", "\"").replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">")
}

/// What is done to a text before its words are looked at.
fn prepared(text: &str) -> Cow<'_, str> {
    // Counted, not looked for: a loop without a way out is done many bytes at a time.
    if text.bytes().filter(|b| matches!(b, b'<' | b'\n' | b'&')).count() > 0 {
        Cow::Owned(unescape(&text.replace("<skipped>", "").replace("-\n", "").replace('\n', " ")))
    } else {
        Cow::Borrowed(text)
    }
}

fn is_chinese(c: char) -> bool {
    c >= '\u{2001}'
        && matches!(c, '\u{3400}'..='\u{4db5}' | '\u{4e00}'..='\u{9fbb}' | '\u{f900}'..='\u{fa2d}' | '\u{fa30}'..='\u{fa6a}'
            | '\u{fa70}'..='\u{fad9}'
        | '\u{ff00}'..='\u{ffef}' | '\u{2e80}'..='\u{2eff}' | '\u{3000}'..='\u{303f}' | '\u{31c0}'..='\u{31ef}' | '\u{2f00}'..='\u{2fdf}'
        | '\u{2ff0}'..='\u{2fff}' | '\u{3100}'..='\u{312f}' | '\u{31a0}'..='\u{31bf}' | '\u{fe10}'..='\u{fe1f}' | '\u{fe30}'..='\u{fe4f}'
        | '\u{2600}'..='\u{27bf}' | '\u{3200}'..='\u{33ff}'
        // The published table writes the planes beyond the first with four digits, and then means these.
        | '\u{2001}'..='\u{2a6d}')
}

fn international(text: &str) -> Vec<char> {
    let group = |c: char| c.general_category_group();
    let punctuation = |c: char| group(c) == Group::Punctuation;
    let number = |c: char| group(c) == Group::Number;
    let chars: Vec<char> = text.chars().collect();
    let chars = pairs(&chars, |a, b| !number(a) && punctuation(b), before_and_after);
    let chars = pairs(&chars, |a, b| punctuation(a) && !number(b), around_first);
    apart(chars.into_iter(), |c| group(c) == Group::Symbol)
}

/// What the translation edit rate does to a text before it is split at white space.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[expect(clippy::struct_excessive_bools, reason = "four switches that the published tool has, each on its own")]
pub struct TerNormalisation {
    /// Set punctuation apart and join lines.
    pub normalised: bool,
    /// Remove punctuation.
    pub no_punctuation: bool,
    /// With `normalised`, Han characters one by one; with `no_punctuation`, full-width marks as well.
    pub asian: bool,
    /// Keep capitals.
    pub case_sensitive: bool,
}

impl TerNormalisation {
    /// Calls back with each token, in order.
    pub(super) fn for_each(self, text: &str, found: impl FnMut(&str)) {
        if self.normalised || self.no_punctuation {
            return self.tokenise(text).split(' ').filter(|t| !t.is_empty()).for_each(found);
        }
        let lowered = match (self.case_sensitive, text.is_ascii()) {
            (true, _) => Cow::Borrowed(text),
            (false, true) => Cow::Owned(text.to_ascii_lowercase()),
            (false, false) => Cow::Owned(text.to_lowercase()),
        };
        lowered.split(is_space).filter(|t| !t.is_empty()).for_each(found);
    }

    /// The text with one space between tokens.
    #[must_use]
    pub fn tokenise(self, text: &str) -> String {
        let text = text.trim_end_matches(is_space);
        let lowered = if self.case_sensitive { text.to_owned() } else { text.to_lowercase() };
        let mut chars: Vec<char> = if self.normalised { ter_western(&lowered) } else { lowered.chars().collect() };
        if self.normalised && self.asian && !lowered.is_empty() {
            chars = apart(chars.into_iter(), |c| is_asian(c) || is_asian_mark(c));
        }
        if self.no_punctuation {
            let mark = |c: char| matches!(c, '.' | ',' | '?' | ':' | ';' | '!' | '"' | '(' | ')') || (self.asian && is_asian_mark(c));
            chars.retain(|c| !mark(*c));
        }
        joined(chars.into_iter())
    }
}

fn ter_western(text: &str) -> Vec<char> {
    let text = unescape(&text.replace("\n-", "").replace('\n', " "));
    let chars = apart(format!(" {text} ").chars(), is_mark);
    // A possessive is a token of its own.
    let text: String = chars.into_iter().collect();
    let text = text.replace("'s ", " 's ");
    points_and_dashes(&text.chars().collect::<Vec<char>>())
}

fn is_asian(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}' | '\u{3400}'..='\u{4dbf}' | '\u{31c0}'..='\u{31ef}' | '\u{2e80}'..='\u{2eff}'
        | '\u{3300}'..='\u{33ff}' | '\u{f900}'..='\u{faff}' | '\u{fe30}'..='\u{fe4f}' | '\u{3200}'..='\u{3f22}')
}

fn is_asian_mark(c: char) -> bool {
    matches!(c, '\u{3001}' | '\u{3002}' | '\u{3008}'..='\u{3011}' | '\u{3014}'..='\u{301f}' | '\u{ff61}'..='\u{ff65}' | '\u{30fb}'
        | '\u{ff0e}' | '\u{ff0c}' | '\u{ff1f}' | '\u{ff1a}' | '\u{ff1b}' | '\u{ff01}' | '\u{ff02}' | '\u{ff08}' | '\u{ff09}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_stay_in_numbers_and_nowhere_else() {
        assert_eq!(Tokenizer::V13a.tokenise("It cost 1,234.50, not 5-6. \"Ok\"&amp;"), "It cost 1,234.50 , not 5 - 6 . \" Ok \" &");
        assert_eq!(Tokenizer::Chinese.tokenise("他说GPT很好。"), "他 说 GPT 很 好 。");
        assert_eq!(Tokenizer::Character.tokenise("a 字"), "a 字");
        assert_eq!(TerNormalisation { normalised: true, ..Default::default() }.tokenise("Li's dog."), "li 's dog .");
    }
}
