//! Whether the anchors give what reviewers' training and seeded responses ask for.

use std::collections::BTreeSet;

use super::draft::Draft;
use crate::domain::gold_set::anchor::{Anchor, Use};
use crate::domain::gold_set::item::Item;
use crate::domain::gold_set::problem::{Code, Faults, Problem};
use crate::domain::gold_set::source::Located;
use crate::domain::kernel::sealed::Reveal;
use crate::domain::reviewing::training;
use crate::domain::reviewing::training::Plan;

/// Responses that a reviewer scores before the last seeded one of a rubric was met, at least.
const LAST: f64 = 100.0;

pub(super) fn check(draft: &Draft, found: &mut Vec<Problem>) {
    let Some((project, file)) = &draft.project else { return };
    for (i, stage) in project.stages.iter().enumerate().filter(|(_, s)| s.review.is_some()) {
        let plans =
            training::plans(std::slice::from_ref(stage), |name| draft.banks.get(name).into_iter().flatten().map(|p| &p.item).collect());
        for (rubric, plan) in plans {
            check_rubric(draft, &rubric, plan, (i, file), found);
        }
    }
}

fn check_rubric(draft: &Draft, rubric: &str, plan: Plan, (stage, file): (usize, &Located), found: &mut Vec<Problem>) {
    let scored = |item: &str| draft.placed().find(|(_, p)| p.item.head.id == item).and_then(|(_, p)| Item::rubric(&p.item)) == Some(rubric);
    let of =
        |purpose: Use| draft.anchors.iter().map(|(a, _)| a).filter(move |a| a.purpose == purpose && scored(&a.item)).collect::<Vec<_>>();
    let line = |setting: &str| file.line(&format!("/stage/{stage}/review/{setting}"));
    let (wanted, held) = (plan.responses as usize, of(Use::Training).len());
    if held < wanted {
        let message =
            format!("training takes {wanted} responses of rubric \"{rubric}\"; anchors.jsonl has {held} with \"use\": \"training\"");
        Faults::at(found, &file.file, line("training_responses")).add(Code::E408, message);
    }
    if wanted > 0 {
        let unshown = unshown(draft, rubric, &of(Use::Example));
        if !unshown.is_empty() {
            let message = format!("no example shows these levels of rubric \"{rubric}\" to whoever is trained: {}", unshown.join(", "));
            Faults::at(found, &file.file, line("training_responses")).add(Code::W122, message);
        }
    }
    let held = of(Use::Seeded).len();
    let mut faults = Faults::at(found, &file.file, line("seeded"));
    if plan.seeded > 0.0 && held == 0 {
        faults.add(
            Code::E409,
            format!("no anchor of rubric \"{rubric}\" has \"use\": \"seeded\", of which {} of the responses are to be", plan.seeded),
        );
    } else if plan.seeded > 0.0 && held as f64 / plan.seeded < LAST - 1e-9 {
        let lasts = held as f64 / plan.seeded;
        faults.add(
            Code::W123,
            format!(
                "a reviewer has met the {held} seeded responses of rubric \"{rubric}\" after about {lasts:.0}; {:.0} would last for {LAST}",
                (LAST * plan.seeded).ceil()
            ),
        );
    }
}

/// `criterion level` for each level that no example is of.
fn unshown(draft: &Draft, rubric: &str, examples: &[&Anchor]) -> Vec<String> {
    let right = Reveal::for_an_author();
    let Some(rubric) = draft.shared.rubrics.get(rubric) else { return Vec::new() };
    let mut unshown = Vec::new();
    for criterion in &rubric.criterion {
        let shown: BTreeSet<i64> = examples.iter().filter_map(|a| a.levels.reveal(&right).get(&criterion.id).copied()).collect();
        unshown.extend(criterion.levels.iter().filter(|l| !shown.contains(&l.value)).map(|l| format!("{} {}", criterion.id, l.value)));
    }
    unshown
}
