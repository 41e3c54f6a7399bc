//! How long the bank of hidden checks lasts, against what a verdict takes.

use serde::{Deserialize, Serialize};

use crate::domain::project::Audit;

/// The supply of an audit plan.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Lasts {
    /// Live items of the bank.
    pub items: usize,
    /// Checks for each annotator, where there are many of them, until the bank has none left for them; none where it never ends.
    pub a_head: Option<f64>,
    /// Weeks that these last at the plan's pace; none where they never end.
    pub weeks: Option<f64>,
    /// Checks in the first week, by the plan.
    pub first_week: u32,
    /// Checks that a verdict takes on average: the more of what good and weak work take; none of a rule that is no sequential one.
    pub verdict: Option<f64>,
}

/// The supply of a plan with so many live items in its bank.
#[must_use]
pub fn supply(audit: &Audit, items: usize) -> Lasts {
    // However often one annotator may meet an item, no item goes to more than its share of annotators only where it is met once by each.
    let a_head = (!audit.repeat).then_some(items as f64 * audit.exposure);
    let week = |checks: f64| {
        let (first, then) = (f64::from(audit.first_week), f64::from(audit.per_week));
        if checks <= first { checks / first.max(1.0) } else { 1.0 + (checks - first) / then.max(f64::MIN_POSITIVE) }
    };
    let mean = |plan: touchstone_measure::mastery::sequential::Plan| {
        let at = |p: f64| plan.operating(p).map_or(0.0, |o| o.mean_items);
        at(plan.p_master).max(at(plan.p_nonmaster))
    };
    Lasts {
        items,
        a_head,
        weeks: a_head.map(week).filter(|w| w.is_finite()),
        first_week: audit.first_week,
        verdict: audit.decision.plan(1).map(mean).filter(|m| *m > 0.0),
    }
}

impl Lasts {
    /// Why the plan does not fit its bank, in words; none where it does.
    #[must_use]
    pub fn falls_short(&self) -> Option<String> {
        let checks = self.a_head?;
        let needed = self.verdict.unwrap_or(0.0).max(f64::from(self.first_week));
        (checks < needed).then(|| {
            format!(
                "the bank's {} items last {checks:.0} checks a head at this exposure, {:.1} weeks at the plan's pace; \
                    a verdict takes {:.0} on average and the first week asks for {}: hold more items, raise the exposure, \
                    or plan fewer checks",
                self.items,
                self.weeks.unwrap_or(0.0),
                self.verdict.unwrap_or(0.0),
                self.first_week
            )
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::project::{Decision, Forced};

    fn audit(exposure: f64, repeat: bool) -> Audit {
        Audit {
            bank: "audit".to_owned(),
            repeat,
            exposure,
            first_week: 20,
            per_week: 6,
            report_from: 20,
            window: 80,
            decision: Decision::Sequential {
                p_master: 0.90,
                p_nonmaster: 0.75,
                alpha: 0.02,
                beta: 0.10,
                plan_alpha: None,
                plan_beta: None,
                min_items: 20,
                max_items: 80,
                forced: Forced::Refer,
                floors: Vec::new(),
            },
            decoys: false,
            guidelines: None,
            review_share: None,
            recalibrate_days: None,
            recalibrate_share: None,
            critical: None,
            chart: Vec::new(),
            appeal_days: None,
            step: Vec::new(),
            policy: None,
            rule: Vec::new(),
            sample: Vec::new(),
        }
    }

    #[test]
    fn eighty_three_items_at_a_quarter_of_the_annotators_run_dry_before_a_verdict() {
        let short = supply(&audit(0.25, false), 83);
        assert!((short.a_head.unwrap() - 20.75).abs() < 1e-12 && (short.weeks.unwrap() - 1.125).abs() < 1e-12, "{short:?}");
        // project.toml tells 46 checks for good work, found by simulation.
        assert!((short.verdict.unwrap() - 46.0).abs() < 1.0 && short.falls_short().is_some());
        let enough = supply(&audit(0.75, false), 83);
        assert!((enough.weeks.unwrap() - (1.0 + 42.25 / 6.0)).abs() < 1e-12 && enough.falls_short().is_none(), "{enough:?}");
        assert_eq!((supply(&audit(0.1, true), 5).a_head, supply(&audit(0.1, true), 5).falls_short()), (None, None));
    }
}
