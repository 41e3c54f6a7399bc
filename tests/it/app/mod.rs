//! Use cases.

mod actors;
mod beside;
mod bounded;
pub mod checks;
mod columns;
mod corrections;
mod costs;
mod earlier_grades;
mod gold_set;
mod handing_in;
mod left;
mod letters_held;
mod letters_sent;
mod letters_told;
mod moves;
mod order;
pub mod overtaken;
mod passwords;
mod proof;
mod saved;
mod sheets;
mod simulations;
mod unknown;
mod watch;
pub mod watching;
mod way;
