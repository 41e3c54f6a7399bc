//! Who applies: what the person says of themselves, and where their application stands.

pub mod document_type;
pub mod eligibility;
mod pdf;
pub mod profile;
pub mod question;
pub mod refused;
pub mod searched;
pub mod status;
pub mod written;
