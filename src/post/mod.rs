//! What goes out of the house: mails to people, events to platforms.

pub mod mail;

pub use mail::Mailer;
