//! People, sessions, staff and tokens; sign-in mails; guarded doors.

pub mod guards;
pub mod people;
pub mod sessions;
pub mod sign_in;
