//! Rows that are not what the ledger says: what is refused because of them, what somebody does then, and what an event says of a thing.

use crate::domain::kernel::ledger::{Event, ROWS};
use crate::domain::kernel::trail::Step;

/// The code of what is refused because a sheet or a response is not what the ledger says.
pub(in crate::app) const DOUBTED: &str = "not_what_was_saved";

/// What whoever sees it does.
pub(in crate::app) const ADVICE: &str =
    "nothing is concluded from them; see: touchstone ledger verify. Whoever may decide can make the attempt void";

/// What an event says of a thing.
pub(in crate::app) fn step(event: &Event, name: &str) -> Option<Step> {
    let [found, left] = event.body.get(ROWS)?.get(name)?.as_array()?.as_slice() else { return None };
    Some(Step { found: found.as_str()?.to_owned(), left: left.as_str()?.to_owned() })
}
