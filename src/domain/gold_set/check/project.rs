//! `project.toml`: requirements, stages, decisions and the audit plan, each table on its own.

use std::collections::BTreeSet;

use serde_json::Value;

use super::draft::Draft;
use super::{named, rules, shared};
use crate::domain::gold_set::problem::{Code, Faults, Problem, suggestion};
use crate::domain::gold_set::source::{self, Located};
use crate::domain::gold_set::{Folder, names};
use crate::domain::locale::level;
use crate::domain::project::{Audit, Decision, Floor, Project, ProjectHead, Realism, Requirement, RequirementKind, Stage, StageKind, Stop};
use touchstone_measure::mastery::sequential::{Plan, PlanError};

pub(super) fn read(folder: &Folder, draft: &mut Draft, found: &mut Vec<Problem>) {
    let name = "project.toml";
    let Some(file) = folder.files.get(name).and_then(|bytes| source::toml(name, bytes, found)) else { return };
    let requirements = shared::rows(&file, "requirement", found);
    let stages = shared::rows(&file, "stage", found);
    let mut top = file.value.as_object().cloned().unwrap_or_default();
    for part in ["requirement", "stage"] {
        top.remove(part);
    }
    let audit = top.remove("audit").map(|mut value| {
        let rules = rules::taken_out(&mut value, &file, found);
        file.decode::<Audit>(value, "/audit", &["rule"], found).map(|audit| Audit { rule: rules, ..audit })
    });
    let realism = top.remove("realism").and_then(|value| file.decode::<Realism>(value, "/realism", &[], found)).unwrap_or_default();
    if !realism.is_valid() {
        Faults::at(found, &file.file, file.line("/realism")).add(Code::E305, Realism::RANGES);
    }
    let head = file.decode::<ProjectHead>(Value::Object(top), "", &["requirement", "stage", "audit", "realism"], found);
    let mut decoded = Project { head: fallback_head(), requirements: Vec::new(), stages: Vec::new(), audit: audit.flatten(), realism };
    for (i, value) in requirements.into_iter().enumerate() {
        if let Some(requirement) = file.decode::<Requirement>(value, &format!("/requirement/{i}"), &[], found) {
            check_requirement(&requirement, &format!("/requirement/{i}"), &file, found);
            decoded.requirements.push(requirement);
        }
    }
    for (i, value) in stages.into_iter().enumerate() {
        if let Some(stage) = file.decode::<Stage>(value, &format!("/stage/{i}"), &[], found) {
            decoded.stages.push(stage);
        }
    }
    if let Some(head) = head {
        check_top(&head, folder, &file, draft, found);
        decoded.head = head;
    }
    draft.project = Some((decoded, file));
}

/// What stands for a top that could not be read; its fault is reported, so no set is made of it.
fn fallback_head() -> ProjectHead {
    let text = || crate::domain::gold_set::text::Text::Same(String::new());
    ProjectHead {
        id: String::new(),
        title: text(),
        summary: text(),
        pay: crate::domain::project::Pay { amount: String::new(), currency: String::new(), per: String::new() },
        engagement: crate::domain::project::Engagement::Contractor,
        languages: Vec::new(),
        guidelines: std::collections::BTreeMap::new(),
        time_zone: String::new(),
        appeal_days: 14,
        contact: None,
        controller: None,
        tests_pay: None,
        helpline: None,
        skills: std::collections::BTreeMap::new(),
    }
}

fn check_top(head: &ProjectHead, folder: &Folder, file: &Located, draft: &mut Draft, found: &mut Vec<Problem>) {
    let mut add = |at: &str, code: Code, message: String| Faults::at(found, &file.file, file.line(at)).add(code, message);
    if !names::is_id(&head.id) {
        add("/id", Code::E201, format!("id \"{}\" is not of the form [a-z0-9-]+", head.id));
    }
    let reachable =
        |c: &String| crate::domain::accounts::address(c).is_some() || (c.starts_with("https://") && c.len() > 8 && !c.contains(' '));
    if head.contact.as_ref().is_some_and(|c| !reachable(c)) {
        add("/contact", Code::E401, "contact is an e-mail address or an https address".to_owned());
    }
    let missing: Vec<&str> = [("contact", head.contact.is_none()), ("controller", head.controller.is_none())]
        .into_iter()
        .filter_map(|(name, none)| none.then_some(name))
        .collect();
    if !missing.is_empty() {
        let what = missing.join(" and ");
        add("", Code::W124, format!("{what} not given: pages on privacy and help cannot say who answers for what people tell"));
    }
    if !names::is_amount(&head.pay.amount) || !names::is_currency(&head.pay.currency) {
        add(
            "/pay",
            Code::E406,
            format!("pay is \"{} {}\"; it is a decimal amount and an ISO 4217 code, such as 12.00 USD", head.pay.amount, head.pay.currency),
        );
    }
    if jiff::tz::TimeZone::get(&head.time_zone).is_err() {
        add(
            "/time_zone",
            Code::E406,
            format!("time zone \"{}\" is not in the IANA list, whose names are an area and a city", head.time_zone),
        );
    }
    if head.helpline.as_ref().is_some_and(|line| !names::is_dialled(&line.number)) {
        add("/helpline", Code::E406, "the number of helpline is digits and blanks, perhaps with + before them".to_owned());
    }
    named::check(head, folder, file, draft, found);
}

/// The fields that a kind of requirement has beside those of all.
fn fields_of(kind: RequirementKind) -> &'static [&'static str] {
    match kind {
        RequirementKind::Residence | RequirementKind::WorkAuthorisation => &["countries"],
        RequirementKind::Language => &["lang", "level"],
        RequirementKind::Degree => &["level"],
        RequirementKind::Experience => &["months"],
        RequirementKind::Availability => &["hours_per_week"],
        RequirementKind::Age => &["years"],
        RequirementKind::Confirm => &[],
        RequirementKind::AnyOf => &["of"],
    }
}

fn check_requirement(r: &Requirement, at: &str, file: &Located, found: &mut Vec<Problem>) {
    if r.kind == RequirementKind::AnyOf && r.evidence.is_some() {
        let mut faults = Faults::at(found, &file.file, file.line(at));
        faults.add(Code::E401, format!("requirement \"{}\" has no use for \"evidence\": its members are proved one by one", r.id));
    }
    let mut faults = Faults::at(found, &file.file, file.line(at));
    if !names::is_id(&r.id) {
        faults.add(Code::E201, format!("id \"{}\" is not of the form [a-z0-9-]+", r.id));
    }
    let given = [
        ("countries", r.countries.is_some()),
        ("lang", r.lang.is_some()),
        ("level", r.level.is_some()),
        ("months", r.months.is_some()),
        ("hours_per_week", r.hours_per_week.is_some()),
        ("years", r.years.is_some()),
        ("of", r.of.is_some()),
    ];
    let needed = fields_of(r.kind);
    for (field, there) in given {
        match (needed.contains(&field), there) {
            (true, false) => faults.add(Code::E401, format!("requirement \"{}\" needs \"{field}\"", r.id)),
            (false, true) => faults.add(Code::E401, format!("requirement \"{}\" has no use for \"{field}\"", r.id)),
            _ => {}
        }
    }
    for country in r.countries.iter().flatten().filter(|c| !names::is_country(c)) {
        faults.add(Code::E406, format!("\"{country}\" is no country code of ISO 3166-1, such as SG"));
    }
    if r.countries.as_ref().is_some_and(Vec::is_empty) {
        faults.add(Code::E302, "\"countries\" is empty");
    }
    let level = r.level.as_deref().unwrap_or_default();
    match r.kind {
        RequirementKind::Language if r.level.is_some() && level != "native" && !names::CEFR.contains(&level) => {
            faults.add(Code::E305, format!("level \"{level}\" is neither native nor one of {}", names::CEFR.join(", ")));
        }
        RequirementKind::Degree if r.level.is_some() && level::isced(level).is_none() => {
            let known = level::DEGREES.map(|(name, _)| name).join(", ");
            faults.add(Code::E305, format!("level \"{level}\" is none of {known}"));
        }
        _ => {}
    }
    if let Some(lang) = r.lang.as_ref().filter(|l| !names::is_language_tag(l)) {
        faults.add(Code::E304, format!("lang \"{lang}\" is not a language tag"));
    }
    if r.hours_per_week.is_some_and(|h| !(h > 0.0 && h <= 168.0))
        || r.years.is_some_and(|y| y > 120)
        || r.months.is_some_and(|m| m == 0 || m > 600)
    {
        faults.add(Code::E305, "hours_per_week lies in 0..168, years in 0..120, months in 1..600");
    }
}

pub(super) fn check(draft: &Draft, found: &mut Vec<Problem>) {
    let Some((project, file)) = &draft.project else { return };
    let stages: Vec<&str> = project.stages.iter().map(|s| s.id.as_str()).collect();
    let requirements: Vec<&str> = project.requirements.iter().map(|r| r.id.as_str()).collect();
    repeated(&requirements, "requirement", file, found);
    repeated(&stages, "stage", file, found);
    for (i, r) in project.requirements.iter().enumerate() {
        let mut faults = Faults::at(found, &file.file, file.line(&format!("/requirement/{i}")));
        if let Some(stage) = r.proved_by.as_ref().filter(|s| !stages.contains(&s.as_str())) {
            faults.add(Code::E203, format!("proved_by \"{stage}\" is no stage{}", suggestion(stage, stages.iter().copied())));
        }
        for id in r.of.iter().flatten().filter(|id| !requirements.contains(&id.as_str()) || **id == r.id) {
            faults.add(Code::E203, format!("\"{id}\" is no other requirement{}", suggestion(id, requirements.iter().copied())));
        }
        // What counts alone, what is shown beneath what and which documents are owed are told of one layer.
        let groups = project.requirements.iter().filter(|other| other.kind == RequirementKind::AnyOf && other.id != r.id);
        for group in groups.filter(|group| r.of.iter().flatten().any(|id| *id == group.id)) {
            faults.add(Code::E401, format!("\"{}\" is an any_of itself: \"{}\" names what is in it instead", group.id, r.id));
        }
        if r.of.as_ref().is_some_and(Vec::is_empty) {
            faults.add(Code::E302, "\"of\" is empty");
        }
    }
    for (i, stage) in project.stages.iter().enumerate() {
        check_stage(stage, &format!("/stage/{i}"), file, draft, found);
    }
    if let Some(audit) = &project.audit {
        check_audit(audit, file, draft, found);
    }
}

fn repeated(ids: &[&str], table: &str, file: &Located, found: &mut Vec<Problem>) {
    let mut seen = BTreeSet::new();
    for (i, id) in ids.iter().enumerate() {
        if !seen.insert(id) {
            let line = file.line(&format!("/{table}/{i}/id"));
            Faults::at(found, &file.file, line).add(Code::E202, format!("id \"{id}\" stands twice in [[{table}]]"));
        }
    }
}

/// Most sheets that a response may be asked.
const MOST_REVIEWERS: u32 = 20;

fn check_stage(stage: &Stage, at: &str, file: &Located, draft: &Draft, found: &mut Vec<Problem>) {
    let mut faults = Faults::at(found, &file.file, file.line(at));
    if !names::is_id(&stage.id) {
        faults.add(Code::E201, format!("id \"{}\" is not of the form [a-z0-9-]+", stage.id));
    }
    if stage.minutes == 0 || stage.attempts == 0 || stage.block == 0 {
        faults.add(Code::E305, "minutes, attempts and block are at least 1");
    }
    if stage.draw.is_empty() {
        faults.add(Code::E302, format!("stage \"{}\" draws nothing", stage.id));
    }
    if (stage.kind == StageKind::Review) != stage.review.is_some() {
        faults.add(Code::E405, "a review stage has [stage.review], and only a review stage");
    }
    if let Some(review) = &stage.review {
        let shares = [review.training_agreement, review.seeded, review.differ_total, review.se_floor];
        if !(1..=MOST_REVIEWERS).contains(&review.reviewers) || shares.iter().any(|s| !(0.0..=1.0).contains(s)) {
            let ranges = format!("reviewers is 1 to {MOST_REVIEWERS}; training_agreement, seeded, differ_total and se_floor lie in 0..1");
            faults.add(Code::E305, ranges);
        }
        if review.differ_levels == 0 {
            faults.add(Code::E305, "differ_levels is at least 1: levels that are the same do not differ");
        }
        if !review.blind {
            faults.add(Code::E305, "blind is true: a reviewer is never shown whose response it is");
        }
    }
    if stage.kind == StageKind::Review && !stage.decision.floors().is_empty() {
        faults.add(Code::E405, "floors are for stages that a machine scores; a review stage has one share of all its responses");
    }
    if stage.kind == StageKind::Review && stage.decision.last_item().is_some() {
        faults.add(Code::E405, "a review stage decides by cut; answers that people score come in no order");
    }
    let banks: Vec<&str> = draft.banks.keys().map(String::as_str).collect();
    for (n, draw) in stage.draw.iter().enumerate() {
        let mut faults = Faults::at(found, &file.file, file.line(&format!("{at}/draw/{n}")));
        if draw.items == 0 {
            faults.add(Code::E305, "a draw takes at least 1 item");
        }
        match draw.bank.as_deref().or(stage.bank.as_deref()) {
            None => faults.add(Code::E405, "neither the draw nor its stage names a bank"),
            Some(bank) if !banks.contains(&bank) => {
                faults.add(Code::E203, no_such_bank(bank, &banks));
            }
            Some(_) => {}
        }
    }
    let skills: BTreeSet<&str> = stage.draw.iter().map(|d| d.skill.as_str()).collect();
    check_selection(stage, at, file, draft, found);
    check_decision(&stage.decision, stage.block, &format!("{at}/decision"), file, found);
    for floor in stage.decision.floors() {
        check_floor(floor, &skills, at, file, found);
    }
}

/// What only an adaptive form has: a rule that is looked at by blocks, a cap, enemies that exist.
fn check_selection(stage: &Stage, at: &str, file: &Located, draft: &Draft, found: &mut Vec<Problem>) {
    let mut faults = Faults::at(found, &file.file, file.line(at));
    if stage.select.is_some() && stage.decision.last_item().is_none() {
        faults.add(Code::E405, "\"select\" needs a decision by blocks: sequential or ability");
    }
    if stage.select.is_none() && (stage.exposure.is_some() || !stage.enemies.is_empty()) {
        faults.add(Code::E405, "\"exposure\" and \"enemies\" belong to a stage with \"select\"");
    }
    if stage.exposure.is_some_and(|e| !(e > 0.0 && e <= 1.0)) {
        faults.add(Code::E305, "exposure lies in 0..1 and is not 0");
    }
    let ids: BTreeSet<&str> = draft.banks.values().flatten().map(|p| p.item.head.id.as_str()).collect();
    for id in stage.enemies.iter().flatten().filter(|id| !ids.contains(id.as_str())) {
        faults.add(Code::E203, format!("enemy \"{id}\" is no item{}", suggestion(id, ids.iter().copied())));
    }
    if stage.enemies.iter().any(|group| group.len() < 2) {
        faults.add(Code::E302, "a group of enemies has two items or more");
    }
}

fn check_floor(floor: &Floor, skills: &BTreeSet<&str>, at: &str, file: &Located, found: &mut Vec<Problem>) {
    let mut faults = Faults::at(found, &file.file, file.line(&format!("{at}/decision/floors")));
    if !skills.contains(floor.skill.as_str()) {
        faults.add(
            Code::E203,
            format!("floor for skill \"{}\", which is not drawn{}", floor.skill, suggestion(&floor.skill, skills.iter().copied())),
        );
    }
    if !(0.0..=1.0).contains(&floor.sensitivity) || floor.specificity.is_some_and(|s| !(0.0..=1.0).contains(&s)) {
        faults.add(Code::E305, "sensitivity and specificity lie in 0..1");
    }
}

/// The longest plan: what it promises is computed answer by answer, so the time grows with the square of the length.
const LONGEST_PLAN: usize = 2_000;

fn check_decision(decision: &Decision, block: usize, at: &str, file: &Located, found: &mut Vec<Problem>) {
    let mut faults = Faults::at(found, &file.file, file.line(at));
    if decision.last_item().is_some_and(|last| last > LONGEST_PLAN) {
        faults.add(Code::E301, format!("max_items is at most {LONGEST_PLAN}"));
        return;
    }
    match decision {
        Decision::Cut { cut, confidence, .. } => {
            if !(0.0..1.0).contains(cut) || *cut == 0.0 || !(0.5..1.0).contains(confidence) {
                faults.add(Code::E404, "cut lies in 0..1, confidence in 0.5..1");
            }
        }
        Decision::Ability { stop, se, .. } => {
            if !decision.ability_plan().is_some_and(|plan| plan.is_valid()) {
                faults.add(Code::E404, "delta is above 0, alpha and beta lie in 0..1 and sum to less than 1, 1 <= min_items <= max_items");
            }
            if (*stop == Stop::Se) != se.is_some() || se.is_some_and(|se| !(se > 0.0 && se.is_finite())) {
                faults.add(Code::E404, "stop = \"se\" goes with \"se\", a number above 0, and only with it");
            }
        }
        Decision::Sequential { .. } => {
            let (Some(plan), Some((alpha, beta))) = (decision.plan(block), decision.promised()) else { return };
            match plan.check().and_then(|()| Plan { alpha, beta, ..plan }.check()) {
                Ok(()) => {}
                Err(PlanError::Rates) => faults.add(Code::E404, "rates are 0 < p_nonmaster < p_master < 1"),
                Err(PlanError::Risks) => {
                    faults.add(Code::E404, "alpha and beta (and plan_alpha and plan_beta) lie in 0..1 and sum to less than 1");
                }
                Err(PlanError::Lengths) => faults.add(Code::E404, "1 <= min_items <= max_items"),
            }
        }
    }
}

fn check_audit(audit: &Audit, file: &Located, draft: &Draft, found: &mut Vec<Problem>) {
    check_decision(&audit.decision, 1, "/audit/decision", file, found);
    let mut faults = Faults::at(found, &file.file, file.line("/audit"));
    if audit.decision.plan(1).is_none() {
        // A confidence holds for one look. Looked at after every check, it is passed by chance far more often than it says.
        faults.add(Code::E405, "audits decide by \"sequential\", which may be looked at after every check; other rules are for stages");
    }
    let banks: Vec<&str> = draft.banks.keys().map(String::as_str).collect();
    if !banks.contains(&audit.bank.as_str()) {
        faults.add(Code::E203, no_such_bank(&audit.bank, &banks));
    }
    let shares = [Some(audit.exposure), audit.review_share, audit.recalibrate_share];
    if shares.iter().flatten().any(|s| !(0.0..=1.0).contains(s)) {
        faults.add(Code::E305, "exposure, review_share and recalibrate_share lie in 0..1");
    }
}

/// What to say of a bank that nothing can be drawn from: there is none of that name, or it is what everybody has seen with its answers.
fn no_such_bank(name: &str, banks: &[&str]) -> String {
    if name == "practice" {
        return "\"practice\" is for trying out, with its answers; nothing that counts may be drawn from it".to_owned();
    }
    format!("bank \"{name}\" does not exist{}", suggestion(name, banks.iter().copied()))
}
