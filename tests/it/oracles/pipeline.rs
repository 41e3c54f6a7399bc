//! The families of the pipeline: grades of items, verdicts on requirements and decisions on stages, put to the domain by the oracle runner.

use jiff::Timestamp;
use serde_json::Value;
use touchstone::domain::applying::eligibility::{Applicant, evaluate};
use touchstone::domain::applying::profile::{Degree, DocumentState, Profile};
use touchstone::domain::deciding::Outcome;
use touchstone::domain::deciding::rule::{Ruling, Scored, apply, restarting};
use touchstone::domain::gold_set;
use touchstone::domain::gold_set::item::{GradeContext, reparse_item};
use touchstone::domain::gold_set::shared::ScaleBounds;
use touchstone::domain::kernel::sealed::Reveal;
use touchstone::domain::project::Project;
use touchstone::domain::project::{Decision, Engagement, Requirement, RequirementKind};

use super::tally::{Tally, text};
use crate::support;

fn requirements(input: &Value) -> Vec<Requirement> {
    let Some(own) = input.get("requirements").and_then(Value::as_array) else {
        static PROJECT: std::sync::OnceLock<Project> = std::sync::OnceLock::new();
        let read = || gold_set::read(&support::folder("gold_sets/mandarin-sg")).set.expect("no errors").project;
        return PROJECT.get_or_init(read).requirements.clone();
    };
    let one = |row: &Value| {
        // The cases leave out what no verdict depends on, and name an alternative by its members.
        let mut row = row.clone();
        let fields = row.as_object_mut().expect("an object");
        for needed in ["text", "why"] {
            fields.entry(needed).or_insert_with(|| "-".into());
        }
        if let Some(members) = fields.remove("any_of") {
            fields.insert("kind".to_owned(), "any_of".into());
            fields.insert("of".to_owned(), members);
        }
        serde_json::from_value(row).expect("a requirement")
    };
    own.iter().map(one).collect()
}

pub fn eligibility(case: &Value, tally: &mut Tally) {
    let (id, input, expected) = (text(case, "id"), &case["input"], &case["expected"]);
    let mut fields = input["profile"].clone();
    let passed = fields.as_object_mut().and_then(|f| f.remove("passed_stages"));
    let passed: Vec<String> = passed.map(|p| serde_json::from_value(p).expect("ids")).unwrap_or_default();
    let profile: Profile = serde_json::from_value(fields).expect("a profile");
    if let Some(code) = expected.get("violation") {
        let found = profile.violations().iter().any(|v| code == v.code);
        tally.same(id, "violation", &found, &true);
        return;
    }
    let now: Timestamp = text(input, "now").parse().expect("a time");
    let today = now.in_tz(text(input, "time_zone")).expect("a zone").date();
    let engagement = match text(input, "engagement") {
        "contractor" => Engagement::Contractor,
        _ => Engagement::Employee,
    };
    // The cases know documents of degrees; here a document is of a requirement, which a degree that is none yet does not prove.
    let counts = |d: &Degree| d.isced >= 6 && !d.in_progress && d.awarded.is_some_and(|a| a.first() <= today);
    let proves = |d: &Degree| counts(d) && d.document == Some(DocumentState::Accepted);
    let proved = profile.degrees.iter().flatten().any(proves);
    let wanted = requirements(input);
    let accepted = wanted.iter().filter(|r| proved && r.kind == RequirementKind::Degree).map(|r| r.id.as_str()).collect();
    let who = Applicant { profile: &profile, engagement, passed_stages: &passed, accepted: &accepted, today };
    let said = evaluate(&wanted, &who);
    tally.same(id, "today", &said.today.as_str(), &text(expected, "today"));
    tally.same(id, "overall", &said.overall.as_str(), &text(expected, "overall"));
    for (requirement, verdict) in expected["verdicts"].as_object().expect("verdicts") {
        let ours = said.requirements.iter().find(|j| j.requirement == *requirement).map(|j| j.verdict.as_str());
        tally.same(id, requirement, &ours, &verdict.as_str());
    }
    for (requirement, counted) in expected["counted"].as_object().expect("counts") {
        let ours = said.requirements.iter().find(|j| j.requirement == *requirement).map(|j| &j.counted);
        tally.same(id, requirement, &ours, &Some(counted));
    }
}

fn items(input: &Value) -> Vec<Scored> {
    let flag = |item: &Value, name: &str, default: bool| item.get(name).and_then(Value::as_bool).unwrap_or(default);
    let one = |item: &Value| Scored {
        score: item["score"].as_f64(),
        counts: flag(item, "counts", true),
        critical: flag(item, "critical", false),
        skill: item["skill"].as_str().unwrap_or_default().to_owned(),
        positive: flag(item, "positive", true),
        hit: flag(item, "hit", false),
        curve: None,
    };
    input["items"].as_array().expect("items").iter().map(one).collect()
}

fn outcome(ruling: &Ruling) -> &'static str {
    ruling.outcome.map_or("continue", Outcome::as_str)
}

pub fn decisions(case: &Value, tally: &mut Tally) {
    let (id, input, expected) = (text(case, "id"), &case["input"], &case["expected"]);
    let mut rule = input["decision"].clone();
    let block = rule.as_object_mut().and_then(|f| f.remove("block")).and_then(|b| b.as_u64()).unwrap_or(5);
    let block = usize::try_from(block).expect("small");
    let decision: Decision = serde_json::from_value(rule).expect("a decision");
    let items = items(input);
    if text(input, "rule") == "sequential_restarting" {
        let stretches = restarting(&decision, &items);
        let theirs = expected["decisions"].as_array().expect("decisions");
        tally.same(id, "decisions", &stretches.len(), &theirs.len());
        for (ours, theirs) in stretches.iter().zip(theirs) {
            tally.same(id, "outcome", &outcome(&ours.ruling), &text(theirs, "outcome"));
            tally.number(id, "from", ours.from as f64, &theirs["from"]);
            tally.number(id, "to", ours.to as f64, &theirs["to"]);
            tally.number(id, "counted", ours.ruling.counted as f64, &theirs["counted"]);
            tally.number(id, "statistic", ours.ruling.statistic, &theirs["statistic"]);
        }
        return;
    }
    let ruling = apply(&decision, block, &items, input["ended"].as_bool().unwrap_or(false));
    let said = serde_json::to_value(&ruling).expect("JSON");
    tally.same(id, "outcome", &outcome(&ruling), &text(expected, "outcome"));
    tally.same(id, "because", &said["because"], &expected["because"]);
    tally.same(id, "floors", &said["floors"], &expected["floors"]);
    tally.number(id, "counted", ruling.counted as f64, &expected["counted"]);
    if text(input, "rule") == "cut" {
        tally.number(id, "sum", ruling.sum, &expected["sum"]);
        tally.number(id, "probability", ruling.statistic, &expected["probability"]);
    } else {
        tally.number(id, "presented", ruling.presented as f64, &expected["presented"]);
        tally.number(id, "statistic", ruling.statistic, &expected["statistic"]);
        tally.number(id, "lower", ruling.bounds.0, &expected["lower"]);
        tally.number(id, "upper", ruling.bounds.1, &expected["upper"]);
    }
}

fn ids(value: &Value) -> Vec<String> {
    value.as_array().map(|l| l.iter().filter_map(|v| v.as_str().map(str::to_owned)).collect()).unwrap_or_default()
}

pub fn grading(case: &Value, tally: &mut Tally) {
    let (id, input, expected) = (text(case, "id"), &case["input"], &case["expected"]);
    let mut line = input["item"].clone();
    // The cases cut what grading does not read; the format asks for it.
    for (field, value) in [("seconds", Value::from(60)), ("rationale", Value::from("-")), ("prompt", Value::from("-"))] {
        line.as_object_mut().expect("an object").entry(field).or_insert(value);
    }
    let item = reparse_item(&line.to_string()).unwrap_or_else(|| panic!("{id}: the item does not parse"));
    let context = &input["context"];
    let scale = |s: &Value| ScaleBounds {
        id: text(s, "id").to_owned(),
        min: s["min"].as_i64().expect("min"),
        max: s["max"].as_i64().expect("max"),
    };
    let within = GradeContext {
        labels: ids(&context["labels"]),
        severities: ids(&context["severities"]),
        scales: context["scales"].as_array().map(|l| l.iter().map(scale).collect()).unwrap_or_default(),
        rubric_score: context["rubric_score"].as_f64(),
        ..item.grade_context(&gold_set::shared::Shared::default())
    };
    let right = Reveal::for_grading();
    match (item.grade(&within, &input["response"], &right), expected.get("violation")) {
        (Err(_), Some(_)) => tally.values += 1,
        (Err(violation), None) => tally.wrong.push(format!("{id}: expected {expected}, ours is the violation {violation}")),
        (Ok(grade), Some(violation)) => {
            tally.wrong.push(format!("{id}: expected violation {violation}, ours is the grade {:?}", grade.score));
        }
        (Ok(grade), None) => {
            match grade.score {
                Some(score) => tally.number(id, "score", score, &expected["score"]),
                None => tally.same(id, "score", &Value::Null, &expected["score"]),
            }
            if let Some(brier) = expected.get("brier") {
                tally.number(id, "brier", grade.brier.unwrap_or(f64::NAN), brier);
            }
            let parts: Value = serde_json::from_str(grade.explanation.reveal(&right)).expect("JSON");
            compare_parts(id, &parts, &expected["parts"], tally);
        }
    }
}

fn compare_parts(id: &str, ours: &Value, theirs: &Value, tally: &mut Tally) {
    match (ours, theirs) {
        (_, Value::Object(fields)) => {
            fields.iter().for_each(|(name, value)| compare_parts(&format!("{id} {name}"), &ours[name], value, tally));
        }
        (Value::Array(a), Value::Array(b)) if a.len() == b.len() => a.iter().zip(b).for_each(|(a, b)| compare_parts(id, a, b, tally)),
        (Value::Number(a), Value::Number(_)) => tally.number(id, "part", a.as_f64().expect("a number"), theirs),
        _ => tally.same(id, "part", ours, theirs),
    }
}
