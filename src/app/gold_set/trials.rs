//! What was tried out in this process, and what is being tried out.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use super::simulation::Tried;

/// What is kept at most.
const KEPT: usize = 16;

/// How far a trial is.
#[derive(Clone, Debug)]
pub enum TriedOut {
    /// It is being computed.
    Running,
    /// What came of it.
    Done(Arc<Tried>),
}

/// What was tried out in this process, by what was asked for.
#[derive(Clone, Debug, Default)]
pub(in crate::app) struct Trials(Arc<Mutex<BTreeMap<String, TriedOut>>>);

impl Trials {
    fn locked<T>(&self, work: impl FnOnce(&mut BTreeMap<String, TriedOut>) -> T) -> T {
        work(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// What is there already; where nothing is, whoever asks begins.
    pub(in crate::app) fn begun(&self, asked: &str) -> Option<TriedOut> {
        self.locked(|all| {
            let there = all.get(asked).cloned();
            if there.is_none() {
                if all.len() >= KEPT {
                    all.retain(|_, one| matches!(one, TriedOut::Running));
                }
                all.insert(asked.to_owned(), TriedOut::Running);
            }
            there
        })
    }

    pub(in crate::app) fn end(&self, asked: &str, came: Option<Arc<Tried>>) {
        self.locked(|all| match came {
            Some(tried) => drop(all.insert(asked.to_owned(), TriedOut::Done(tried))),
            // What failed is forgotten: it may be asked for again.
            None => drop(all.remove(asked)),
        });
    }
}
