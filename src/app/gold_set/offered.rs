//! The languages of open projects in memory.

use std::sync::{Arc, RwLock};

use crate::domain::kernel::moment::Moment;
use crate::domain::locale::lang::Lang;

/// For how many seconds what was found is believed: another replica may have published meanwhile.
const FRESH: i64 = 30;

/// The languages of each open project, and when that was looked up.
#[derive(Clone, Debug, Default)]
pub(in crate::app) struct Offered(Arc<RwLock<Option<Found>>>);

/// Open projects, each with the languages that it names.
pub(in crate::app) type Languages = Vec<(String, Vec<Lang>)>;

#[derive(Clone, Debug)]
struct Found {
    at: Moment,
    projects: Arc<Languages>,
}

impl Offered {
    /// What was found is looked up anew: another version is published.
    pub fn forget(&self) {
        if let Ok(mut found) = self.0.write() {
            *found = None;
        }
    }

    /// What was found, where it may still be believed.
    pub fn found(&self, now: Moment) -> Option<Arc<Languages>> {
        let there = self.0.read().ok().and_then(|found| found.clone());
        there.filter(|found| (0..FRESH).contains(&now.seconds_since(found.at))).map(|found| found.projects)
    }

    /// Keeps what was found.
    pub fn keep(&self, now: Moment, projects: Arc<Languages>) {
        if let Ok(mut found) = self.0.write() {
            *found = Some(Found { at: now, projects });
        }
    }
}
