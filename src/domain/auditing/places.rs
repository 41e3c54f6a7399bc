//! How many of an annotator's next tasks are hidden checks, and which ones.

use crate::domain::kernel::chance::{Draws, Seed};
use crate::domain::kernel::moment::Moment;
use crate::domain::project::Audit;

/// Microseconds of a week.
const WEEK: i64 = 7 * 86_400 * 1_000_000;

/// The most tasks that a platform asks for at once.
pub const MOST_TASKS: u32 = 1_000;

/// The most checks that are given out at once; what the plan owes beyond them comes with the next request.
pub const MOST_AT_ONCE: u32 = 100;

/// How many checks a plan owes an annotator from when they began up to a moment: `first_week` of them in the first seven days and
/// `per_week` in every seven days after, evenly spread, each owed from the beginning of its part on, so that the first is owed at once.
#[must_use]
pub fn owed(audit: &Audit, began: Moment, now: Moment) -> i64 {
    let elapsed = now.microseconds().saturating_sub(began.microseconds()).max(0);
    let (weeks, within) = (elapsed / WEEK, elapsed % WEEK);
    // In 128 bits: a week's microseconds times the quota.
    let part = |quota: u32| match quota {
        0 => 0,
        quota => 1 + i64::try_from(i128::from(quota) * i128::from(within) / i128::from(WEEK)).unwrap_or(i64::MAX - 1),
    };
    match weeks {
        0 => part(audit.first_week),
        weeks => i64::from(audit.first_week) + (weeks - 1) * i64::from(audit.per_week) + part(audit.per_week),
    }
}

/// How many of the next tasks are checks: what is owed and was not asked yet, no more than there are tasks, and no more than are given out
/// at once.
#[must_use]
pub fn due(owed: i64, asked: i64, tasks: u32) -> u32 {
    u32::try_from(owed.saturating_sub(asked).max(0)).unwrap_or(u32::MAX).min(tasks).min(MOST_AT_ONCE)
}

/// Which of the tasks the checks are, from 1 and rising: every choice of so many places is equally likely. The same seed, tasks and number
/// of checks give the same places for ever.
#[must_use]
pub fn places(seed: Seed, tasks: u32, checks: usize) -> Vec<u32> {
    let mut all: Vec<u32> = (1..=tasks).collect();
    Draws::new(seed, "places of checks").shuffle(&mut all);
    all.truncate(checks);
    all.sort_unstable();
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn plan(first_week: u32, per_week: u32) -> Audit {
        let rule = json!({
            "kind": "sequential", "p_master": 0.9, "p_nonmaster": 0.75, "alpha": 0.02, "beta": 0.1, "min_items": 20, "max_items": 80,
            "forced": "refer",
        });
        let plan = json!({
            "bank": "audit", "repeat": false, "exposure": 0.5, "first_week": first_week, "per_week": per_week, "report_from": 20,
            "window": 80, "decision": rule,
        });
        serde_json::from_value(plan).expect("a plan")
    }

    fn after(days: f64) -> (Moment, Moment) {
        let began = Moment::from_microseconds(1_790_000_000_000_000);
        #[expect(clippy::cast_possible_truncation, reason = "a test's days")]
        let later = (days * 86_400.0 * 1e6).round() as i64;
        (began, Moment::from_microseconds(began.microseconds() + later))
    }

    #[test]
    fn a_plan_of_twenty_and_then_six_a_week_owes_the_table_of_its_days() {
        let plan = plan(20, 6);
        let table = [
            (0.0, 1),
            (0.34, 1),
            (0.351, 2),
            (3.5, 11),
            (6.999, 20),
            (7.0, 21),
            (8.16, 21),
            (8.17, 22),
            (13.999, 26),
            (14.0, 27),
            (70.0, 20 + 9 * 6 + 1),
        ];
        for (days, checks) in table {
            let (began, now) = after(days);
            assert_eq!(owed(&plan, began, now), checks, "after {days} days");
        }
        let (began, before) = (after(1.0).1, after(0.0).1);
        assert_eq!(owed(&plan, began, before), 1, "a clock that went back owes what was owed at the beginning");
        assert_eq!(owed(&self::plan(0, 0), after(0.0).0, after(100.0).1), 0);
    }

    #[test]
    fn no_more_is_due_than_there_are_tasks_and_nothing_where_all_was_asked() {
        assert_eq!([(20, 3, 50), (20, 3, 5), (20, 20, 5), (3, 20, 5), (900, 0, 1_000)].map(|(o, a, t)| due(o, a, t)), [17, 5, 0, 0, 100]);
    }

    /// 5 places of 3 have 10 choices; each comes a tenth of the time (chi-square of 9 degrees of freedom, 99.99 % limit 33.7).
    #[test]
    fn every_choice_of_places_is_equally_likely() {
        let mut seen = std::collections::BTreeMap::new();
        for seed in 0..20_000 {
            let drawn = places(Seed(seed), 5, 3);
            assert!(drawn.len() == 3 && drawn.is_sorted() && drawn.iter().all(|p| (1..=5).contains(p)), "{drawn:?}");
            *seen.entry(drawn).or_insert(0.0) += 1.0;
        }
        let squares: f64 = seen.values().map(|n: &f64| (n - 2_000.0).powi(2) / 2_000.0).sum();
        assert!(seen.len() == 10 && squares < 33.7, "{seen:?}");
    }

    #[test]
    fn the_same_seed_gives_the_same_places_and_more_checks_stand_at_those_of_fewer_and_others() {
        let four = places(Seed(7), 20, 4);
        assert_eq!(four, places(Seed(7), 20, 4));
        assert!((8..30).any(|seed| places(Seed(seed), 20, 4) != four), "the seed counts");
        let five = places(Seed(7), 20, 5);
        assert!(five.len() == 5 && four.iter().all(|place| five.contains(place)), "{four:?} {five:?}");
        assert_eq!((places(Seed(7), 2, 4), places(Seed(7), 20, 0)), (vec![1, 2], Vec::new()), "no more places than tasks");
    }
}
