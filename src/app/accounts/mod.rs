//! People, staff and programs: signing in, sessions, passwords, tokens, roles, and who may read a case.

pub(super) mod acts;
pub(super) mod called;
pub mod caller;
pub(super) mod denials;
pub(super) mod denied;
pub(super) mod guard;
pub mod identity;
pub(super) mod named;
pub(super) mod passwords;
pub mod reader;
pub mod resting;
pub(super) mod seen;
pub(super) mod session_ends;
pub mod sign_in;
pub mod staff;
