//! After onboarding: hidden checks and the running record.

pub mod checks;
