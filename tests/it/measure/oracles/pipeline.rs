//! The families of the pipeline: verdicts on requirements and decisions on stages, put to the domain by the oracle runner.

use jiff::Timestamp;
use serde_json::Value;
use touchstone::domain::applicant::profile::{Degree, DocumentState, Profile};
use touchstone::domain::decision::Outcome;
use touchstone::domain::decision::rule::{Ruling, Scored, apply, restarting};
use touchstone::domain::eligibility::{Applicant, evaluate};
use touchstone::domain::gold_set::project::{Decision, Engagement, Requirement, RequirementKind};
use touchstone::domain::gold_set::{self, project::Project};

use super::{Tally, text};
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
