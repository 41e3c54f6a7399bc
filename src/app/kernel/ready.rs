//! When the service was last seen to do its work.

use std::sync::{Arc, Mutex};

use crate::domain::kernel::moment::Moment;

/// The last commit that was made to see whether one can be made.
#[derive(Clone, Debug, Default)]
pub(in crate::app) struct Ready(pub(in crate::app) Arc<Mutex<Option<Moment>>>);
