//! From the first question to the gate: answers, documents, and where somebody stands.

pub(super) mod answers;
pub mod apply;
pub mod documents;
pub mod drafts;
pub(super) mod making_way;
pub mod progress;
pub(super) mod record;
pub mod timeline;
