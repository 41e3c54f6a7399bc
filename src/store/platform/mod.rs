//! Jobs, messages, mails on their way, requests that come twice, clean-up.

pub mod clean_up;
pub mod faults;
pub mod idempotency;
pub mod jobs;
pub mod posting;
pub mod webhooks;
