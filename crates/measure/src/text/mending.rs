//! A text to mend and its mistakes, as tokens for the alignment.
//!
//! A token is one Han or kana character; a word (letters, digits and marks, with `'` or `-` inside it where a letter or digit follows); or
//! any other single character. White space only separates, so spacing alone is no change. A quote is widened to the whole tokens that it
//! touches, and so is each accepted text in its place.

use std::collections::HashMap;

use unicode_normalization::char::is_combining_mark;

use super::alignment::{self, Explanation, Marked, Mistake, Token};
use super::normalise::{Fold, ScriptFold, fold_characters};
use super::script::{is_han, is_kana, to_simplified_for_comparison};

/// One mistake as its author wrote it: code points of the raw content, half open, and what may stand there instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MarkedMistake {
    /// First code point.
    pub start: usize,
    /// The code point after the last.
    pub end: usize,
    /// What may stand there instead.
    pub accept: Vec<String>,
}

/// Why a text and its mistakes cannot be laid out as tokens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LayoutError {
    /// Two mistakes overlap or touch the same token; the position of the later one.
    SharedToken(usize),
    /// A mistake touches no token (white space only) or lies outside the content.
    NoToken(usize),
}

/// A text to mend, prepared for many responses.
#[derive(Clone, Debug)]
pub struct MendableText {
    numbers: HashMap<String, Token>,
    marked: Marked,
    /// Whether the closing full stop is set aside on both sides.
    stop_aside: bool,
    fold: Fold,
}

/// The form in which tokens of a text to mend are compared.
#[must_use]
pub fn folded(text: &str, fold: Fold) -> String {
    match fold.script {
        ScriptFold::AsWritten => fold_characters(text, fold),
        ScriptFold::Either => to_simplified_for_comparison(&fold_characters(text, fold)),
    }
}

impl MendableText {
    /// Lays out a text and its mistakes as tokens. Mistakes may come in any order.
    ///
    /// # Errors
    /// [`LayoutError`] where two mistakes share a token or one touches none.
    pub fn new(content: &str, mistakes: &[MarkedMistake], fold: impl Into<Fold>) -> Result<Self, LayoutError> {
        let fold = fold.into();
        let mut order: Vec<usize> = (0..mistakes.len()).collect();
        order.sort_by_key(|&i| (mistakes[i].start, mistakes[i].end));
        let laid = FoldedContent::new(content, mistakes, &order, fold)?;
        let ranges = token_ranges(&laid.chars);
        let mut text = Self { numbers: HashMap::new(), marked: Marked::default(), stop_aside: true, fold };
        let mut next = 0;
        for (&(start, end), &i) in laid.mistakes.iter().zip(&order) {
            let first = ranges.iter().position(|&(_, e)| e > start).filter(|&t| ranges[t].0 < end).ok_or(LayoutError::NoToken(i))?;
            let past = ranges.iter().position(|&(s, _)| s >= end).unwrap_or(ranges.len());
            if first < next {
                return Err(LayoutError::SharedToken(i));
            }
            let outside = text.numbered(&laid.chars, &ranges[next..first]);
            text.marked.outside.push(outside);
            let quote = text.numbered(&laid.chars, &ranges[first..past]);
            let (before, behind) = (&laid.chars[ranges[first].0.min(start)..start], &laid.chars[end..ranges[past - 1].1.max(end)]);
            let accepted = mistakes[i].accept.iter().map(|accept| {
                let widened: Vec<char> = before.iter().copied().chain(folded(accept, fold).chars()).chain(behind.iter().copied()).collect();
                text.numbered(&widened, &token_ranges(&widened))
            });
            let accepted = accepted.collect();
            text.marked.mistakes.push(Mistake { quote, accepted });
            next = past;
        }
        let mut rest = &ranges[next..];
        match rest.split_last() {
            Some((&(at, _), others)) if is_stop(&laid.chars, at) => rest = others,
            // A quote that covers the closing stop makes it part of a mistake.
            None => text.stop_aside = !laid.chars.iter().rposition(|c| !c.is_whitespace()).is_some_and(|at| is_stop(&laid.chars, at)),
            _ => {}
        }
        let outside = text.numbered(&laid.chars, rest);
        text.marked.outside.push(outside);
        Ok(text)
    }

    /// The least-cost explanation of a response; `None` where the response has no token at all.
    #[must_use]
    pub fn explain(&self, response: &str) -> Option<Explanation> {
        let chars: Vec<char> = folded(response, self.fold).chars().collect();
        let mut ranges = token_ranges(&chars);
        if self.stop_aside && ranges.last().is_some_and(|&(at, _)| is_stop(&chars, at)) {
            ranges.pop();
        }
        if ranges.is_empty() {
            return None;
        }
        // Words that the content does not know are numbered on from where its numbers end.
        let mut fresh: HashMap<String, Token> = HashMap::new();
        let known = self.numbers.len();
        let numbered: Vec<Token> = ranges
            .iter()
            .map(|&(start, end)| {
                let word: String = chars[start..end].iter().collect();
                let new = Token::try_from(known + fresh.len()).unwrap_or(Token::MAX);
                self.numbers.get(&word).copied().unwrap_or_else(|| *fresh.entry(word).or_insert(new))
            })
            .collect();
        Some(alignment::explain(&self.marked, &numbered))
    }

    /// Mistakes to find.
    #[must_use]
    pub fn mistakes(&self) -> usize {
        self.marked.mistakes.len()
    }

    fn numbered(&mut self, chars: &[char], ranges: &[(usize, usize)]) -> Vec<Token> {
        ranges
            .iter()
            .map(|&(start, end)| {
                let new = Token::try_from(self.numbers.len()).unwrap_or(Token::MAX);
                *self.numbers.entry(chars[start..end].iter().collect()).or_insert(new)
            })
            .collect()
    }
}

/// The content folded piece by piece, so that each mistake keeps its place.
struct FoldedContent {
    chars: Vec<char>,
    mistakes: Vec<(usize, usize)>,
}

impl FoldedContent {
    fn new(content: &str, mistakes: &[MarkedMistake], order: &[usize], fold: Fold) -> Result<Self, LayoutError> {
        let raw: Vec<char> = content.chars().collect();
        let fold = |piece: &[char]| folded(&piece.iter().collect::<String>(), fold);
        let mut laid = Self { chars: Vec::with_capacity(raw.len()), mistakes: Vec::new() };
        let mut at = 0;
        for &i in order {
            let mistake = &mistakes[i];
            if mistake.start < at {
                return Err(LayoutError::SharedToken(i));
            }
            let quote = raw.get(mistake.start..mistake.end).ok_or(LayoutError::NoToken(i))?;
            laid.chars.extend(fold(&raw[at..mistake.start]).chars());
            let start = laid.chars.len();
            laid.chars.extend(fold(quote).chars());
            laid.mistakes.push((start, laid.chars.len()));
            at = mistake.end;
        }
        laid.chars.extend(fold(&raw[at..]).chars());
        Ok(laid)
    }
}

fn is_stop(chars: &[char], at: usize) -> bool {
    matches!(chars.get(at), Some('.' | '。'))
}

fn is_word_character(c: char) -> bool {
    (c.is_alphanumeric() || is_combining_mark(c)) && !is_han(c) && !is_kana(c)
}

/// Tokens as ranges of code points.
fn token_ranges(chars: &[char]) -> Vec<(usize, usize)> {
    let mut ranges = Vec::new();
    let mut at = 0;
    while let Some(&c) = chars.get(at) {
        if c.is_whitespace() {
            at += 1;
            continue;
        }
        let mut end = at + 1;
        if is_word_character(c) {
            loop {
                match (chars.get(end), chars.get(end + 1)) {
                    (Some(&next), _) if is_word_character(next) => end += 1,
                    (Some('\'' | '-'), Some(&after)) if after.is_alphanumeric() && is_word_character(after) => end += 2,
                    _ => break,
                }
            }
        }
        ranges.push((at, end));
        at = end;
    }
    ranges
}

#[cfg(test)]
mod tests {
    use super::*;

    fn he_go() -> MendableText {
        let mistake = |start, end, accept: &[&str]| MarkedMistake { start, end, accept: accept.iter().map(ToString::to_string).collect() };
        let content = "He go home every day because he like tea.";
        MendableText::new(content, &[mistake(3, 5, &["goes", "walks"]), mistake(32, 36, &["likes"])], ScriptFold::AsWritten).unwrap()
    }

    #[test]
    fn worked_examples_of_the_format_page() {
        let score = |text: &str| he_go().explain(text).unwrap().score();
        let close = |a: f64, b: f64| assert!((a - b).abs() < 1e-12, "{a} is not {b}");
        close(score("He goes home every day because he likes tea."), 1.0);
        close(score("He often goes home every day because he likes tea"), 0.75);
        close(score("He often go home every day because he likes tea."), 0.0);
        close(score("He goes home each day because he likes tea."), 0.5);
        close(score("He gos home every day because he likes tea."), 0.75);
    }

    #[test]
    fn a_quote_inside_a_word_is_widened_with_its_accepted_text() {
        let text =
            MendableText::new("alot of tea", &[MarkedMistake { start: 1, end: 4, accept: vec![" lot".into()] }], ScriptFold::AsWritten)
                .unwrap();
        assert!((text.explain("a lot of tea").unwrap().score() - 1.0).abs() < 1e-12);
        assert!(text.explain("alot of tea").unwrap().score().abs() < 1e-12);
    }

    #[test]
    fn two_mistakes_in_one_token_are_refused() {
        let mistake = |start, end| MarkedMistake { start, end, accept: vec!["x".into()] };
        assert_eq!(
            MendableText::new("recieve", &[mistake(0, 2), mistake(3, 5)], ScriptFold::AsWritten).unwrap_err(),
            LayoutError::SharedToken(1)
        );
        assert_eq!(MendableText::new("a b", &[mistake(1, 2)], ScriptFold::AsWritten).unwrap_err(), LayoutError::NoToken(0));
    }
}
