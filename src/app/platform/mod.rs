//! What goes out: events to platforms, mails to people, and what they are about.

pub mod letters;
pub mod objects;
pub mod posting;
pub mod webhooks;
