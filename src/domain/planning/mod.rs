//! A project tried out before anybody real meets it: simulated people, and what a stage promises and gives.

pub mod people;
pub mod simulation;
