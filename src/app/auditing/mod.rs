//! After onboarding: hidden checks, the running record, and what charts over it signal.

pub mod checks;
pub mod signals;
