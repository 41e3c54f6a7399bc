//! What the sheets of a response come to: nothing yet, a score, or a case for somebody who scored none of it.

use super::Sheet;
use super::why::Why;
use crate::domain::gold_set::shared::Rubric;
use crate::domain::project::Review;

/// What the reviewers' sheets of one response come to.
#[derive(Clone, Debug, PartialEq)]
pub enum Settled {
    /// Sheets are missing.
    Waits,
    /// They agree.
    Agreed {
        /// Their mean, 0..=1.
        score: f64,
        /// [`apart`] of their totals.
        difference: f64,
    },
    /// They differ too much, and somebody who scored none of it decides.
    Differs {
        /// Why, one line for each rule that says so.
        why: Vec<String>,
        /// [`apart`] of their totals.
        difference: f64,
    },
}

/// Settles what a plan asks `reviewers` sheets for. `cut` is the stage's line, where it has one.
#[must_use]
pub fn settle(plan: &Review, cut: Option<f64>, rubric: &Rubric, sheets: &[&Sheet]) -> Settled {
    if sheets.is_empty() || sheets.len() < plan.reviewers as usize {
        return Settled::Waits;
    }
    let totals: Vec<f64> = sheets.iter().map(|s| s.total(rubric)).collect();
    let difference = apart(&totals);
    let why = disagreement(plan, cut, rubric, sheets);
    if why.is_empty() { Settled::Agreed { score: mean(&totals), difference } } else { Settled::Differs { why, difference } }
}

/// Whether any two of the sheets differ so much that somebody else decides, and why.
#[must_use]
pub fn disagreement(plan: &Review, cut: Option<f64>, rubric: &Rubric, sheets: &[&Sheet]) -> Vec<String> {
    let unscored = sheets.iter().filter(|s| s.cannot_score.is_some()).count();
    if unscored > 0 && unscored < sheets.len() {
        return vec![Why::Unscored { of_two: sheets.len() == 2 }.to_string()];
    }
    let mut why = Vec::new();
    for criterion in &rubric.criterion {
        let levels = sheets.iter().map(|s| s.levels.get(&criterion.id).copied().unwrap_or(0));
        let (least, most) = levels.fold((i64::MAX, i64::MIN), |(a, b), level| (a.min(level), b.max(level)));
        if most >= least && most.abs_diff(least) >= u64::from(plan.differ_levels) {
            let criterion = criterion.title.in_language("en").to_owned();
            why.push(Why::Levels { apart: most.abs_diff(least), criterion }.to_string());
        }
    }
    let totals: Vec<f64> = sheets.iter().map(|s| s.total(rubric)).collect();
    why.extend(totals_differ(plan, cut, &totals));
    why
}

/// The mean of totals; 0 of none.
#[must_use]
pub fn mean(totals: &[f64]) -> f64 {
    totals.iter().sum::<f64>() / totals.len().max(1) as f64
}

/// How far totals lie apart, over all pairs of them: the difference of two sheets whose mean would be as uncertain as the mean of these,
/// twice the standard error s/√n. Of two it is their difference, of one 0.
/// A response's part of a stage's variance is the quarter of its square.
#[must_use]
pub fn apart(totals: &[f64]) -> f64 {
    match totals {
        [] | [_] => 0.0,
        [a, b] => (a - b).abs(),
        _ => {
            let (n, centre) = (totals.len() as f64, mean(totals));
            let squares: f64 = totals.iter().map(|x| (x - centre).powi(2)).sum();
            2.0 * (squares / (n * (n - 1.0))).sqrt()
        }
    }
}

/// Which rules say that totals differ, by those that look at totals: every pair is held against them.
#[must_use]
pub fn totals_differ(plan: &Review, cut: Option<f64>, totals: &[f64]) -> Vec<String> {
    let (least, most) = totals.iter().fold((f64::INFINITY, f64::NEG_INFINITY), |(a, b), x| (a.min(*x), b.max(*x)));
    let mut why = Vec::new();
    if most - least > plan.differ_total + 1e-9 {
        why.push(Why::Totals(totals.iter().map(|x| format!("{x:.2}")).collect()).to_string());
    }
    if plan.differ_side && cut.is_some_and(|cut| least < cut && most >= cut) {
        why.push(Why::Sides.to_string());
    }
    why
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::super::tests::{PLAN, rubric, sheet};
    use super::*;

    fn plan(reviewers: u32) -> Review {
        Review { reviewers, ..PLAN }
    }

    fn settled(reviewers: u32, cut: Option<f64>, sheets: &[Sheet]) -> Settled {
        settle(&plan(reviewers), cut, &rubric(), &sheets.iter().collect::<Vec<_>>())
    }

    fn differs(found: &Settled) -> bool {
        matches!(found, Settled::Differs { .. })
    }

    #[test]
    fn any_number_of_reviewers_is_waited_for_and_no_more() {
        assert_eq!(settled(1, None, &[]), Settled::Waits);
        assert_eq!(settled(1, Some(0.65), &[sheet(3, 3)]), Settled::Agreed { score: 0.75, difference: 0.0 });
        assert_eq!(settled(2, None, &[sheet(3, 3)]), Settled::Waits);
        assert_eq!(settled(3, None, &[sheet(3, 3), sheet(3, 3)]), Settled::Waits);
        assert_eq!(settled(3, None, &[sheet(3, 3), sheet(3, 3), sheet(3, 3)]), Settled::Agreed { score: 0.75, difference: 0.0 });
    }

    #[test]
    fn whichever_pair_differs_a_third_person_is_asked() {
        let (near, far) = (sheet(3, 3), sheet(1, 3));
        for order in [[&near, &near, &far], [&near, &far, &near], [&far, &near, &near]] {
            let found = settle(&plan(3), None, &rubric(), &order);
            assert!(matches!(&found, Settled::Differs { why, .. } if why[0] == "2 levels apart on task"), "{found:?}");
        }
        // One level between neighbours, two between the ends.
        assert!(differs(&settled(3, None, &[sheet(1, 3), sheet(2, 3), sheet(3, 3)])));
        // The line lies between the second and the third.
        let sides = [sheet(2, 4), sheet(2, 4), sheet(3, 4)];
        assert_eq!(sides.each_ref().map(|s| format!("{:.2}", s.total(&rubric()))), ["0.70", "0.70", "0.85"]);
        assert!(!differs(&settled(3, Some(0.65), &sides)) && differs(&settled(3, Some(0.75), &sides)));
        let unread = Sheet { cannot_score: Some("unreadable".into()), ..Sheet::default() };
        assert!(differs(&settled(3, None, &[near.clone(), near, unread])));
    }

    #[test]
    fn totals_lie_as_far_apart_as_twice_the_error_of_their_mean() {
        // R 4.3: x <- c(.5, .6, .9); 2 * sd(x) / sqrt(3) = 0.2403700850; of four: x <- c(.2, .4, .4, .9);
        // 2 * sd(x) / sqrt(4) = 0.2986078811.
        assert!((apart(&[0.5, 0.6, 0.9]) - 0.240_370_085_030_9).abs() < 1e-12);
        assert!((apart(&[0.2, 0.4, 0.4, 0.9]) - 0.298_607_881_119_5).abs() < 1e-12);
        assert_eq!((apart(&[]), apart(&[0.3]), apart(&[0.25, 0.75])), (0.0, 0.0, 0.5));
        assert!((apart(&[0.25, 0.75]) - 2.0 * (0.125_f64 / 2.0).sqrt()).abs() < 1e-12, "two by the same formula");
    }

    #[test]
    fn what_the_reviewers_agree_on_is_filled_in_and_what_lies_outside_them_is_explained() {
        let between = [sheet(1, 3), sheet(2, 3), sheet(3, 3)];
        assert_eq!(Sheet::agreed(&rubric(), &between).levels, BTreeMap::from([("form".to_owned(), 3)]));
        let codes = |s: &Sheet| s.outside(&rubric(), &between).into_iter().map(|v| (v.pointer, v.code)).collect::<Vec<_>>();
        assert_eq!(codes(&sheet(2, 3)), vec![]);
        assert_eq!(codes(&sheet(0, 3)), [("/comments/task".to_owned(), "outside_all")]);
        assert_eq!(codes(&sheet(3, 4)), [("/comments/form".to_owned(), "outside_all")]);
        let mut explained = sheet(4, 2);
        explained.comments = BTreeMap::from([("task".into(), "Names every step.".into()), ("form".into(), " ".into())]);
        assert_eq!(codes(&explained), [("/comments/form".to_owned(), "outside_all")]);
        let unread = Sheet { cannot_score: Some("unreadable".into()), ..Sheet::default() };
        assert!(Sheet::agreed(&rubric(), &[sheet(1, 3), unread.clone()]).levels.is_empty());
        assert_eq!(sheet(4, 4).outside(&rubric(), std::slice::from_ref(&unread)), vec![], "nobody gave a level");
    }
}
