//! What goes out of the house: mails to people, events to platforms.

pub mod hook;
pub mod mail;
pub mod stop;

pub use hook::Courier;
pub use mail::Mailer;
