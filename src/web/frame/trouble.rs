//! Why there is no page.

use crate::app::{AppError, Kind};
use crate::domain::locale::lang::word;

/// Why there is no page.
#[derive(Debug)]
pub enum Trouble {
    /// The application's.
    App(AppError),
    /// A status, with its words.
    Said(u16, &'static str),
}

impl From<AppError> for Trouble {
    fn from(error: AppError) -> Self {
        Self::App(error)
    }
}

/// There is no such page, or it may not be known.
pub fn lost() -> Trouble {
    Trouble::Said(404, word("We cannot find that page."))
}

/// A button that stands on no form of ours: nothing is done.
pub fn unknown_button() -> Trouble {
    Trouble::Said(422, word("This button is not known. Nothing was done."))
}

/// What a failure of the application means to a page.
pub fn status_of(error: &AppError) -> u16 {
    match error.kind() {
        Kind::Invalid => 422,
        Kind::Forbidden => 403,
        Kind::NotFound => 404,
        Kind::Conflict => 409,
        Kind::Limited => 429,
        Kind::Unavailable => 503,
        Kind::Unsuitable | Kind::Internal => 500,
    }
}
