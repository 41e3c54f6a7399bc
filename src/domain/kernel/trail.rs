//! What the events about one thing say that they found and left: one walk from state to state, told apart from a broken one without asking
//! when each of them happened.
//!
//! Two processes may have clocks of their own, and two acts may fall into one microsecond; so the order of steps is taken from the steps
//! themselves. Steps are the edges of a graph whose points are hashes. They are one walk that begins at a known point exactly where they
//! hang together and every point is left as often as it is reached, but for the first and the last (Euler's condition for directed graphs);
//! the last point is then the same in whatever order a walk takes them.

use std::collections::{BTreeMap, BTreeSet};

/// One event's word on one thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// The hash of what it found.
    pub found: String,
    /// The hash of what it left.
    pub left: String,
}

/// Where the steps end when they are one walk; `None` where they are none. `begins` is where the walk has to begin; without it it begins
/// where the steps say, or at the first of them where they lead back to where they began.
#[must_use]
pub fn end<'a>(steps: &[&'a Step], begins: Option<&'a str>) -> Option<&'a str> {
    let mut balance: BTreeMap<&str, i64> = BTreeMap::new();
    let mut beside: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for step in steps {
        *balance.entry(&step.found).or_default() += 1;
        *balance.entry(&step.left).or_default() -= 1;
        beside.entry(&step.found).or_default().push(&step.left);
        beside.entry(&step.left).or_default().push(&step.found);
    }
    let uneven: Vec<(&str, i64)> = balance.iter().filter(|(_, n)| **n != 0).map(|(hash, n)| (*hash, *n)).collect();
    let (first, last) = match uneven[..] {
        [] => {
            let first = begins.or_else(|| steps.first().map(|s| s.found.as_str()))?;
            (first, first)
        }
        [(first, 1), (last, -1)] | [(last, -1), (first, 1)] => (first, last),
        _ => return None,
    };
    if begins.is_some_and(|begins| begins != first) {
        return None;
    }
    let (mut reached, mut next) = (BTreeSet::from([first]), vec![first]);
    while let Some(hash) = next.pop() {
        next.extend(beside.get(hash).into_iter().flatten().copied().filter(|other| reached.insert(*other)));
    }
    balance.keys().all(|hash| reached.contains(hash)).then_some(last)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ends(steps: &str, begins: Option<&'static str>) -> Option<String> {
        let steps: Vec<Step> = steps.split_whitespace().map(|s| Step { found: s[..1].to_owned(), left: s[1..].to_owned() }).collect();
        let there: Vec<&Step> = steps.iter().collect();
        let back: Vec<&Step> = steps.iter().rev().collect();
        let end = end(&there, begins).map(str::to_owned);
        if begins.is_some() {
            assert_eq!(super::end(&back, begins).map(str::to_owned), end, "the order says nothing");
        }
        end
    }

    #[test]
    fn steps_are_one_walk_or_they_are_none() {
        assert_eq!(ends("", Some("o")).as_deref(), Some("o"));
        assert_eq!(ends("oa ab", Some("o")).as_deref(), Some("b"));
        assert_eq!(ends("oa aa ab bb", Some("o")).as_deref(), Some("b"), "an act that leaves things as they are");
        assert_eq!(ends("oa ab ba ab", Some("o")).as_deref(), Some("b"), "there and back and there");
        assert_eq!(ends("oa ab ba", Some("o")).as_deref(), Some("a"));
        assert_eq!(ends("oa ao", Some("o")).as_deref(), Some("o"));
        assert_eq!(ends("ab bc", None).as_deref(), Some("c"), "begun anew");
        assert_eq!(ends("ab ba", None).as_deref(), Some("a"));
    }

    #[test]
    fn what_was_changed_between_two_steps_breaks_the_walk() {
        assert_eq!(ends("oa ab xc", Some("o")), None, "changed by hand, then an ordinary act");
        assert_eq!(ends("oa ab ac", Some("o")), None, "set back by hand, then an ordinary act");
        assert_eq!(ends("oa ab ab", Some("o")), None, "set back by hand, then the same act once more");
        assert_eq!(ends("oa ab xy yx", Some("o")), None, "changed, acted on there and back, and set right again");
        assert_eq!(ends("ab", Some("o")), None, "not begun with nothing");
        assert_eq!(ends("xx", Some("o")), None);
    }
}
