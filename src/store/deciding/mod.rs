//! Results and decisions, appeals, dossiers, letters.

pub mod appeals;
pub mod dossiers;
pub mod letters;
pub mod results;
