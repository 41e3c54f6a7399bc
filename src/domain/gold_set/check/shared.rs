//! `taxonomies.toml`, `rubrics.toml`: read table by table, so that one broken table does not hide the others.

use std::collections::BTreeMap;

use serde::de::DeserializeOwned;
use serde_json::Value;

use super::draft::Draft;
use crate::domain::gold_set::problem::{Code, Faults, Problem, suggestion};
use crate::domain::gold_set::shared::{Rubric, ScaleSet, SeveritySet, Taxonomy};
use crate::domain::gold_set::source::{self, Located};
use crate::domain::gold_set::{Folder, names};

pub(super) fn read(folder: &Folder, draft: &mut Draft, found: &mut Vec<Problem>) {
    let read = |name: &str, found: &mut Vec<Problem>| folder.files.get(name).and_then(|bytes| source::toml(name, bytes, found));
    if let Some(file) = read("taxonomies.toml", found) {
        known_tables(&file, &["taxonomy", "scales", "severities"], found);
        draft.shared.taxonomies = tables(&file, "taxonomy", |t: &Taxonomy| &t.id, check_taxonomy, found);
        draft.shared.scales = tables(&file, "scales", |s: &ScaleSet| &s.id, check_scales, found);
        draft.shared.severities = tables(&file, "severities", |s: &SeveritySet| &s.id, check_severities, found);
        draft.shared_source.push(file);
    }
    if let Some(file) = read("rubrics.toml", found) {
        known_tables(&file, &["rubric"], found);
        draft.shared.rubrics = tables(&file, "rubric", |r: &Rubric| &r.id, check_rubric, found);
        draft.shared_source.push(file);
    }
}

fn known_tables(file: &Located, known: &[&str], found: &mut Vec<Problem>) {
    for name in file.value.as_object().into_iter().flat_map(serde_json::Map::keys).filter(|n| !known.contains(&n.as_str())) {
        let line = file.line(&format!("/{name}"));
        Faults::at(found, &file.file, line)
            .add(Code::E101, format!("table \"{name}\" is not known{}", suggestion(name, known.iter().copied())));
    }
}

fn tables<T: DeserializeOwned>(
    file: &Located,
    name: &str,
    id: fn(&T) -> &str,
    check: fn(&T, &str, &Located, &mut Vec<Problem>),
    found: &mut Vec<Problem>,
) -> BTreeMap<String, T> {
    let mut all = BTreeMap::new();
    for (i, value) in rows(file, name, found).into_iter().enumerate() {
        let at = format!("/{name}/{i}");
        let Some(table) = file.decode::<T>(value, &at, &[], found) else { continue };
        check_id(id(&table), &at, file, found);
        check(&table, &at, file, found);
        let key = id(&table).to_owned();
        if all.contains_key(&key) {
            Faults::at(found, &file.file, file.line(&format!("{at}/id")))
                .add(Code::E202, format!("id \"{key}\" stands twice in [[{name}]]"));
        }
        all.insert(key, table);
    }
    all
}

/// The entries of a repeated table; a fault where it is no such thing.
pub(super) fn rows(file: &Located, name: &str, found: &mut Vec<Problem>) -> Vec<Value> {
    match file.value.get(name) {
        None => Vec::new(),
        Some(Value::Array(list)) => list.clone(),
        Some(_) => {
            Faults::at(found, &file.file, file.line(&format!("/{name}")))
                .add(Code::E103, format!("\"{name}\" is a list of tables: [[{name}]]"));
            Vec::new()
        }
    }
}

fn check_id(id: &str, at: &str, file: &Located, found: &mut Vec<Problem>) {
    if !names::is_label(id) {
        Faults::at(found, &file.file, file.line(&format!("{at}/id")))
            .add(Code::E201, format!("id \"{id}\" is not of the form [a-z0-9_-]+"));
    }
}

fn check_ids<'a>(ids: impl Iterator<Item = &'a str>, at: &str, file: &Located, found: &mut Vec<Problem>) {
    let mut seen = std::collections::BTreeSet::new();
    for (i, id) in ids.enumerate() {
        let place = format!("{at}/{i}");
        check_id(id, &place, file, found);
        if !seen.insert(id) {
            Faults::at(found, &file.file, file.line(&place)).add(Code::E202, format!("id \"{id}\" stands twice in one list"));
        }
    }
    if seen.is_empty() {
        Faults::at(found, &file.file, file.line(at)).add(Code::E302, "the list is empty");
    }
}

fn check_taxonomy(taxonomy: &Taxonomy, at: &str, file: &Located, found: &mut Vec<Problem>) {
    check_ids(taxonomy.label.iter().map(|l| l.id.as_str()), &format!("{at}/label"), file, found);
    for (i, label) in taxonomy.label.iter().enumerate() {
        let Some(parent) = &label.parent else { continue };
        let ids = || taxonomy.label.iter().map(|l| l.id.as_str());
        if !ids().any(|id| id == parent) || parent == &label.id {
            let line = file.line(&format!("{at}/label/{i}"));
            Faults::at(found, &file.file, line)
                .add(Code::E203, format!("parent \"{parent}\" is no other label of this taxonomy{}", suggestion(parent, ids())));
        }
    }
}

fn check_scales(set: &ScaleSet, at: &str, file: &Located, found: &mut Vec<Problem>) {
    check_ids(set.scale.iter().map(|s| s.id.as_str()), &format!("{at}/scale"), file, found);
    for (i, scale) in set.scale.iter().enumerate() {
        let line = file.line(&format!("{at}/scale/{i}"));
        if scale.min >= scale.max || scale.max.saturating_sub(scale.min) > 100 {
            Faults::at(found, &file.file, line).add(Code::E305, format!("scale \"{}\" runs from {} to {}", scale.id, scale.min, scale.max));
        }
        for value in scale.labels.keys() {
            if !value.parse::<i64>().is_ok_and(|v| (scale.min..=scale.max).contains(&v)) {
                Faults::at(found, &file.file, line).add(Code::E305, format!("\"{value}\" is no value of scale \"{}\"", scale.id));
            }
        }
    }
}

fn check_severities(set: &SeveritySet, at: &str, file: &Located, found: &mut Vec<Problem>) {
    check_ids(set.level.iter().map(|l| l.id.as_str()), &format!("{at}/level"), file, found);
}

fn check_rubric(rubric: &Rubric, at: &str, file: &Located, found: &mut Vec<Problem>) {
    check_ids(rubric.criterion.iter().map(|c| c.id.as_str()), &format!("{at}/criterion"), file, found);
    let sum: f64 = rubric.criterion.iter().map(|c| c.weight).sum();
    if (sum - 1.0).abs() > 1e-6 || rubric.criterion.iter().any(|c| c.weight <= 0.0) {
        Faults::at(found, &file.file, file.line(at))
            .add(Code::E402, format!("the weights of rubric \"{}\" sum to {sum}; they are positive and sum to 1", rubric.id));
    }
    for (i, criterion) in rubric.criterion.iter().enumerate() {
        let rising = criterion.levels.iter().enumerate().all(|(n, level)| usize::try_from(level.value) == Ok(n));
        if !rising || criterion.levels.len() < 2 {
            let line = file.line(&format!("{at}/criterion/{i}"));
            Faults::at(found, &file.file, line).add(Code::E402, format!("the levels of \"{}\" do not rise 0, 1, 2 …", criterion.id));
        }
    }
}
