//! Whether sequential plans keep their promises: for answers of one success rate exactly,
//! and for people who differ as the project's `[realism]` says.

use super::draft::Draft;
use crate::domain::gold_set::item::Item;
use crate::domain::gold_set::problem::{Code, Faults, Problem};
use crate::domain::gold_set::source::Located;
use crate::domain::planning::people as realism;
use crate::domain::planning::people::{Told, Way};
use crate::domain::project::{Decision, Stage};
use touchstone_measure::mastery::sequential::{Plan, SLACK};

/// Longer tests than this are not proposed.
const LONGEST: usize = 400;

/// Reports broken promises, and gives what every stage promises beside what it gives.
pub(super) fn check(draft: &Draft, found: &mut Vec<Problem>) -> Vec<Told> {
    let Some((project, file)) = &draft.project else { return Vec::new() };
    let mut told = Vec::new();
    for (i, stage) in project.stages.iter().enumerate() {
        let at = format!("/stage/{i}/decision");
        report_promise(&stage.decision, stage.block, stage.longest_form(), stage.attempts, &at, file, found);
        let bank = |name: &str| bank_of(draft, name);
        let Some(one) = realism::told(stage, &project.realism, bank).filter(|_| project.realism.is_valid()) else { continue };
        if !one.is_kept() {
            let ways = realism::ways_to_keep(stage, &project.realism, bank);
            Faults::at(found, &file.file, file.line(&at)).add(Code::W118, broken(stage, &one, &ways));
        }
        told.push(one);
    }
    if let Some(audit) = &project.audit {
        report_promise(&audit.decision, 1, usize::MAX, 1, "/audit/decision", file, found);
    }
    told
}

fn bank_of<'d>(draft: &'d Draft, name: &str) -> Vec<&'d Item> {
    draft.banks.get(name).into_iter().flatten().map(|placed| &placed.item).collect()
}

fn broken(stage: &Stage, told: &Told, ways: &[Way]) -> String {
    let (alpha, beta) = told.promised;
    let (pure, real) = (told.pure, told.realistic);
    let mut said = format!(
        "for people who differ as [realism] says, stage \"{}\" passes {:.3} (± {:.3}) of those at p_nonmaster over {} attempt(s), \
            of {alpha} promised, and puts {:.3} of those at p_master below the line, of {beta}; for answers of one rate {:.3} and {:.3}",
        stage.id, real.nonmaster_passed, real.error, stage.attempts, real.master_below, pure.nonmaster_passed, pure.master_below
    );
    let tell = |w: &Way| {
        format!(
            "plan_alpha {:.3} with {} items keeps it and sends {:.2} of masters to a person",
            w.plan_alpha, w.max_items, w.figures.master_referred
        )
    };
    match ways {
        [] => said.push_str(
            "; no plan_alpha keeps it with forms up to half as long again: allow fewer attempts, \
            move p_master and p_nonmaster apart, or hold more items",
        ),
        ways => said.extend(ways.iter().map(|w| format!("; {}", tell(w)))),
    }
    said
}

fn report_promise(decision: &Decision, block: usize, form: usize, attempts: u32, at: &str, file: &Located, found: &mut Vec<Problem>) {
    let (Some(plan), Some((alpha, beta))) = (decision.plan(block), decision.promised()) else { return };
    let plan = Plan { max_items: plan.max_items.min(form), ..plan };
    let Plan { p_master, p_nonmaster, .. } = plan;
    let Ok(kept) = plan.promises(attempts) else { return };
    let mut faults = Faults::at(found, &file.file, file.line(at));
    let (weak, strong) = (kept.nonmaster_passed > alpha + SLACK, kept.master_below > beta + SLACK);
    if !weak && !strong {
        return;
    }
    let could = match plan.lengths_within((alpha, beta), attempts, LONGEST) {
        Some((min, max)) if max > form => {
            format!("min_items {min} and max_items {max} would keep it, for which the form's {form} items are too few")
        }
        Some((min, max)) => format!("min_items {min} and max_items {max} would keep it"),
        None => format!("no length of up to {LONGEST} items keeps it: allow fewer attempts, or move p_master and p_nonmaster apart"),
    };
    if weak {
        faults.add(
            Code::W111,
            format!(
                "alpha is {alpha}, but over {attempts} attempt(s) the plan passes {:.4} of people at p_nonmaster {p_nonmaster}; {could}",
                kept.nonmaster_passed
            ),
        );
    }
    if strong {
        faults.add(
            Code::W111,
            format!("beta is {beta}, but the plan puts {:.4} of people at p_master {p_master} below the line; {could}", kept.master_below),
        );
    }
}
