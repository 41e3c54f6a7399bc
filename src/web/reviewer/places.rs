//! Where responses are scored, and by whom.

use crate::domain::accounts::Role;
use crate::web::Who;

pub const REVIEWERS: Who = Who::Staff(&[Role::Reviewer]);
pub const ADJUDICATORS: Who = Who::Staff(&[Role::Adjudicator]);

pub fn place(adjudication: bool) -> &'static str {
    if adjudication { "/adjudicate" } else { "/review" }
}
