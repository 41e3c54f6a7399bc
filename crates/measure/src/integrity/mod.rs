//! What answers say of how they came about: items that leaked, answers given too fast to be read, two people who answer too much alike.
//!
//! All of it is evidence that a person weighs, with stated rates of false alarms; nothing here is a verdict.

pub mod leak;
pub mod rapid;
pub mod similarity;
pub mod wrong_key;
