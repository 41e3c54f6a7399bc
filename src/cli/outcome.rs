//! What a command ends with, and what it says to whoever ran it.

use std::io::{ErrorKind, Write as _};

use crate::app::{AppError, Kind};

/// Exit codes, as the documentation lists them.
pub(crate) mod code {
    /// Done, and the answer is no.
    pub const NO: u8 = 1;
    /// Wrong usage that clap does not see: options that contradict each other.
    pub const USAGE: u8 = 2;
    /// Configuration or environment, stored data that cannot be read among it.
    pub const ENVIRONMENT: u8 = 3;
    /// Not found, conflict or not allowed.
    pub const REFUSED: u8 = 4;
    /// Our bug.
    pub const BUG: u8 = 70;
}

/// Why a command failed, and with which code it ends.
#[derive(Debug)]
pub(crate) struct Failure {
    pub(super) code: u8,
    pub(super) message: String,
}

impl From<AppError> for Failure {
    fn from(error: AppError) -> Self {
        if let AppError::Store(crate::store::StoreError::Corrupt { .. }) = error {
            return Self {
                code: code::ENVIRONMENT,
                message: format!("{error}: the database was damaged or changed; see: touchstone ledger verify"),
            };
        }
        let code = match error.kind() {
            Kind::Invalid => code::NO,
            Kind::NotFound | Kind::Conflict | Kind::Forbidden => code::REFUSED,
            Kind::Unsuitable | Kind::Unavailable | Kind::Limited => code::ENVIRONMENT,
            Kind::Internal => code::BUG,
        };
        Self { code, message: error.to_string() }
    }
}

impl From<crate::store::StoreError> for Failure {
    fn from(error: crate::store::StoreError) -> Self {
        AppError::from(error).into()
    }
}

impl Failure {
    pub(super) fn new(code: u8, message: impl Into<String>) -> Self {
        Self { code, message: message.into() }
    }
}

/// What a command ends with: 0, or [`code::NO`] where the answer is no.
pub(crate) type Outcome = Result<u8, Failure>;

/// Writes a line to standard output; a pipe that was closed early ends the program quietly.
pub(crate) fn say(line: &str) -> Result<(), Failure> {
    match writeln!(std::io::stdout(), "{}", harmless(line)) {
        Ok(()) => Ok(()),
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Err(Failure::new(0, String::new())),
        Err(error) => Err(Failure::new(code::ENVIRONMENT, format!("cannot write: {error}"))),
    }
}

/// A whole number within bounds; the message names both, and clap the flag.
pub(crate) fn bounded<const LOW: usize, const HIGH: usize>(text: &str) -> Result<usize, String> {
    text.parse().ok().filter(|n| (LOW..=HIGH).contains(n)).ok_or_else(|| format!("a whole number from {LOW} to {HIGH}"))
}

/// Writes a message to standard error.
pub(crate) fn tell(message: &str) {
    drop(writeln!(std::io::stderr(), "{}", harmless(message)));
}

/// A line as a terminal may have it: what would move its cursor, colour it or turn the direction of writing is spelt out. Somebody else may
/// have written the names and texts that we print.
fn harmless(line: &str) -> std::borrow::Cow<'_, str> {
    let odd = |c: char| (c.is_control() && !matches!(c, '\n' | '\t')) || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    if !line.contains(odd) {
        return line.into();
    }
    let spelt = |c: char| if odd(c) { c.escape_unicode().to_string() } else { c.to_string() };
    line.chars().map(spelt).collect::<String>().into()
}

#[cfg(test)]
mod tests {
    use super::harmless;

    #[test]
    fn a_name_moves_no_cursor_and_turns_no_line() {
        assert_eq!(harmless("a\u{1B}[2Jb\u{202E}c\u{9B}"), "a\\u{1b}[2Jb\\u{202e}c\\u{9b}");
        assert_eq!(harmless("陈小明\tlin@example.sg\n"), "陈小明\tlin@example.sg\n");
    }
}
