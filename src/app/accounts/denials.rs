//! What was refused to somebody who is known a moment ago: the same refusal is noted once a minute.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use crate::domain::kernel::moment::Moment;

/// How long the same refusal makes no further event, in seconds.
const QUIET: i64 = 60;
/// Most refusals that are remembered.
const REMEMBERED: usize = 10_000;
/// Most refusals of one that are remembered: whoever makes many hides nobody else's.
const OF_ONE: usize = 100;

/// Refusals of a moment ago.
#[derive(Clone, Debug, Default)]
pub(in crate::app) struct Denials(Arc<Mutex<HashMap<(String, String), Moment>>>);

impl Denials {
    /// Whether this one is new.
    pub(in crate::app) fn is_new(&self, who: &str, what: &str, now: Moment) -> bool {
        let Ok(mut all) = self.0.lock() else { return true };
        if all.len() >= REMEMBERED {
            all.retain(|_, at| now.seconds_since(*at) < QUIET);
        }
        let key = (who.to_owned(), what.to_owned());
        let fresh = |at: &Moment| now.seconds_since(*at) < QUIET;
        let of_one = all.iter().filter(|((by, _), at)| by == who && fresh(at)).count();
        if all.get(&key).is_some_and(fresh) || of_one >= OF_ONE || all.len() >= REMEMBERED {
            return false;
        }
        all.insert(key, now);
        true
    }

    /// Forgets one that could not be noted, so that the next one is.
    pub(in crate::app) fn forget(&self, who: &str, what: &str) {
        if let Ok(mut all) = self.0.lock() {
            all.remove(&(who.to_owned(), what.to_owned()));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refusal_that_could_not_be_noted_is_new_again() {
        let denials = Denials::default();
        let now = Moment::from_microseconds(0);
        assert!(denials.is_new("a", "/x", now) && denials.is_new("a", "/y", now));
        denials.forget("a", "/x");
        assert!(denials.is_new("a", "/x", now) && !denials.is_new("a", "/y", now));
    }

    #[test]
    fn the_same_refusal_is_noted_once_a_minute_and_memory_is_bounded() {
        let denials = Denials::default();
        let at = |s| Moment::from_microseconds(0).plus_seconds(s);
        assert!(denials.is_new("a", "/x", at(0)));
        assert!(!denials.is_new("a", "/x", at(59)));
        assert!(denials.is_new("a", "/y", at(59)) && denials.is_new("b", "/x", at(59)) && denials.is_new("a", "/x", at(60)));
        for n in 0..2_000 {
            denials.is_new("c", &n.to_string(), at(61));
        }
        assert!(denials.is_new("d", "/x", at(61)), "whoever makes many hides nobody else's");
        assert!(denials.0.lock().unwrap().len() <= REMEMBERED);
    }
}
