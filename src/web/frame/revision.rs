//! The revision that a form was made from.

use super::page::Visit;
use super::trouble::Trouble;
use crate::domain::locale::lang::word;

/// The revision of the draft that the page was made from.
pub fn seen(v: &Visit) -> Result<i64, Trouble> {
    let odd = Trouble::Said(422, word("The form's revision is no number. Please open the page again."));
    v.form.filled("revision").map_or(Ok(0), |n| n.parse().map_err(|_| odd))
}
