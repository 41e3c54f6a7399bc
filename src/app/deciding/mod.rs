//! What people decide, the letters that tell it, appeals, dossiers, and putting a wrong decision right.

pub mod appeals;
pub mod decide;
pub mod dossier;
pub(super) mod redress;
