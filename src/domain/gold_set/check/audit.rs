//! Whether the audit bank lasts as long as its plan asks, whether its charts can keep what they promise, what its rules ask for, and which
//! settings of the audit nobody follows yet.

use std::collections::BTreeSet;

use super::draft::Draft;
use super::{rules, samples};
use crate::domain::auditing::series::{of_bank, planned};
use crate::domain::auditing::supply;
use crate::domain::gold_set::item::Item;
use crate::domain::gold_set::problem::{Code, Faults, Problem};
use crate::domain::gold_set::source::Located;
use crate::domain::kernel::sealed::Reveal;
use crate::domain::project::{Audit, Chart};

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
    samples::check(&audit.sample, file, found);
    charts(audit, file, draft, found);
    for setting in audit.not_in_force() {
        let line = file.line(&format!("/audit/{setting}"));
        Faults::at(found, &file.file, line).add(Code::W120, format!("\"{setting}\" is not in force yet: nothing follows it; leave it out"));
    }
}

/// Charts: bounds, one promise for all of them, none twice, and a bank that each can be drawn over.
fn charts(audit: &Audit, file: &Located, draft: &Draft, found: &mut Vec<Problem>) {
    let line = |at: usize| file.line(&format!("/audit/chart/{at}"));
    if file.value.pointer("/audit/chart").is_some_and(serde_json::Value::is_object) {
        let what = "\"chart\" is a list: [[audit.chart]] with \"over\", \"type\", \"false_alarms\" and \"min_items\"";
        Faults::at(found, &file.file, file.line("/audit/chart")).add(Code::E103, what);
    }
    let (rare, often) = Chart::FALSE_ALARMS;
    let (few, many) = Chart::MIN_ITEMS;
    let mut known = BTreeSet::new();
    for (at, chart) in audit.chart.iter().enumerate() {
        let mut faults = Faults::at(found, &file.file, line(at));
        if !(rare..=often).contains(&chart.false_alarms) {
            faults.add(Code::E305, format!("false_alarms is {rare} to {often} for an annotator and year"));
        }
        if !(few..=many).contains(&chart.min_items) {
            faults.add(Code::E305, format!("a chart's min_items is {few} to {many}"));
        }
        if at == Chart::MOST {
            faults.add(Code::E301, format!("{} charts; at most {}", audit.chart.len(), Chart::MOST));
        }
        if !known.insert((chart.over, chart.reckoning)) {
            faults.add(Code::E404, "two charts over the same, of the same type, signal twice for one thing");
        }
        if audit.chart.first().is_some_and(|first| first.false_alarms.to_bits() != chart.false_alarms.to_bits()) {
            faults.add(Code::E404, "false_alarms is one promise over all charts together: give the same figure in each");
        }
    }
    let Some(bank) = draft.banks.get(&audit.bank) else { return };
    let items: Vec<&Item> = bank.iter().map(|placed| &placed.item).collect();
    let items = of_bank(&items, &draft.shared, &Reveal::for_the_store());
    for (at, chart) in audit.chart.iter().enumerate() {
        if planned(std::slice::from_ref(chart), &items, audit.repeat).is_empty() {
            let what = format!("no chart over \"{}\" can be drawn: of none the bank has {} items", chart.over.as_str(), chart.min_items);
            Faults::at(found, &file.file, line(at)).add(Code::W119, what);
        }
    }
}
