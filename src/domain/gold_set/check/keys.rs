//! Keys held against their own graders, references against their own rules and each other.

use super::draft::Draft;
use crate::domain::gold_set::problem::{Code, Faults, Problem};
use crate::domain::kernel::sealed::Reveal;

/// A reference that scores less against the others is of another kind than they.
const ALIKE: f64 = 0.7;

pub(super) fn check(draft: &Draft, found: &mut Vec<Problem>) {
    let right = Reveal::for_an_author();
    for (_, placed) in draft.placed() {
        let item = &placed.item;
        let within = item.grade_context(&draft.shared);
        let mut faults = Faults::at(found, &placed.file, placed.line);
        for own in item.right_answers(&right) {
            match item.grade(&within, &own, &right) {
                Ok(grade) if grade.score.is_some_and(|s| (s - 1.0).abs() < 1e-12) => {}
                Ok(grade) => faults.add(Code::W107, format!("the key scores {:.3} under its own grader", grade.score.unwrap_or(0.0))),
                Err(violation) => faults.add(Code::W107, format!("the key is no valid response: {violation}")),
            }
        }
        let Some((key, shown)) = item.rewrite_key() else { continue };
        for (i, what) in key.broken_by_references(shown, &within) {
            faults.add(Code::W106, format!("reference {} breaks the item's own rules: {what}", i + 1));
        }
        if let Some((i, score)) = key.weakest_reference(&within)
            && let Some(scored) = key.scored_against_others(shown, &within, i)
            && scored < ALIKE
        {
            faults.add(
                Code::W108,
                format!("reference {} scores {scored:.2} against the others (chrF {score:.2}); it may answer another question", i + 1),
            );
        }
    }
}
