//! Whether a person is above a line, with the errors that saying so makes.

pub mod along;
pub mod beta_binomial;
pub mod confidence_sequence;
pub mod decision_accuracy;
pub mod response_theory;
pub mod sequential;
