//! Who is told of work off the request threads as it begins.

use std::fmt::Debug;

/// Told of every computing as it begins, on its own thread. In the service nobody listens; a test makes one fail or wait.
pub trait Computer: Debug + Send + Sync {
    /// Something with this name is about to be computed.
    fn begins(&self, name: &'static str);
}

/// Computes, and nothing else.
#[derive(Clone, Copy, Debug, Default)]
pub struct Plain;

impl Computer for Plain {
    fn begins(&self, _name: &'static str) {}
}
