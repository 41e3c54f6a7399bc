//! Whether the audit bank lasts as long as its plan asks, what its rules ask for, and which settings of the audit nobody follows yet.

use super::draft::Draft;
use super::rules;
use crate::domain::auditing::supply;
use crate::domain::gold_set::problem::{Code, Faults, Problem};

pub(super) fn check(draft: &Draft, found: &mut Vec<Problem>) {
    let Some((project, file)) = &draft.project else { return };
    let Some(audit) = &project.audit else { return };
    if let Some(bank) = draft.banks.get(&audit.bank) {
        let lasts = supply(audit, bank.len());
        if let Some(why) = lasts.falls_short() {
            Faults::at(found, &file.file, file.line("/audit")).add(Code::W119, why);
        }
    }
    rules::check(project, file, found);
    for setting in audit.not_in_force() {
        let line = file.line(&format!("/audit/{setting}"));
        Faults::at(found, &file.file, line).add(Code::W120, format!("\"{setting}\" is not in force yet: nothing follows it; leave it out"));
    }
}
