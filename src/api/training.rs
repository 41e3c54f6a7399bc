//! Reviewers' training: where one stands with each rubric, the examples, and the responses of a round one after another.

use serde_json::{Value, json};

use super::{Call, Endpoint, Reads, rows, schema};
use crate::app::training::{Ended, Example, Exercise, Feedback, Stand};
use crate::domain::account::Scope;
use crate::domain::id::SheetId;
use crate::domain::review::Sheet;
use crate::domain::review::agreement::{Agreement, Figure, LEVEL};
use crate::domain::review::training::{Beside, Standing};
use crate::http::problem::Problem;

pub fn endpoints() -> Vec<Endpoint> {
    let row = rows(Scope::ReviewsWrite);
    vec![
        row(
            "GET",
            "/reviews/training",
            "Where one stands with the training of each rubric, and one's agreement with agreed levels, in totals",
            Reads::Nothing,
            200,
            |c| Box::pin(standing(c)),
        ),
        row(
            "GET",
            "/reviews/training/{rubric}",
            "The examples of a rubric: responses with their levels, lowest first",
            Reads::Nothing,
            200,
            |c| Box::pin(examples(c)),
        ),
        row(
            "POST",
            "/reviews/training/{rubric}/next",
            "The next response of one's round, which begins where one is due; 409 where none is",
            Reads::Nothing,
            200,
            |c| Box::pin(next(c)),
        ),
        row(
            "POST",
            "/reviews/training/{rubric}/sheets/{sheet}",
            "Save a sheet of training; the agreed levels and, after the last one, whether the round is passed",
            Reads::Json(schema::<Sheet>),
            200,
            |c| Box::pin(save(c)),
        ),
    ]
}

/// How a round went, once it has ended.
fn round(ended: &Ended, agreement: f64) -> Value {
    json!({
        "ended_at": ended.at.to_string(), "criteria": ended.criteria, "exact": ended.exact, "near": ended.near, "far": ended.far,
        "agreement": agreement, "passed": ended.passed,
    })
}

fn stand(s: &Stand) -> Value {
    let (until, from) = match s.standing {
        Standing::Trained(until) => (Some(until), None),
        Standing::NotPassed(from) => (None, Some(from)),
        Standing::NotAsked | Standing::New | Standing::Changed | Standing::Away | Standing::Taking => (None, None),
    };
    let rounds: Vec<Value> = s.rounds.iter().filter_map(|r| r.ended.map(|e| round(&e, r.agreement))).collect();
    json!({
        "rubric": s.rubric.id, "title": s.rubric.title, "standing": s.standing.as_str(), "until": until.map(|m| m.to_string()),
        "next_from": from.map(|m| m.to_string()), "responses": s.responses, "agreement": s.agreement, "rounds": rounds,
    })
}

fn figure(f: Figure) -> Value {
    json!({ "value": f.value, "low": f.low, "high": f.high })
}

fn agreement(a: &Agreement) -> Value {
    json!({
        "sheets": a.sheets, "criteria": a.criteria, "level": LEVEL, "exact": figure(a.exact), "near": figure(a.near), "kappa": a.kappa.map(figure),
    })
}

async fn standing(call: Call) -> Result<Value, Problem> {
    let (project, person) = (call.caller.project().to_owned(), call.caller.person()?);
    let stands = call.app.trainings(&project, person).await?;
    let own = call.app.own_agreement(&project, person).await?;
    Ok(json!({ "data": stands.iter().map(stand).collect::<Vec<_>>(), "own_agreement": own.as_ref().map(agreement) }))
}

async fn examples(call: Call) -> Result<Value, Problem> {
    let examples = call.app.examples(call.caller.project(), call.part("rubric")).await?;
    let one = |e: &Example| json!({ "response": e.response, "lang": e.lang, "levels": e.levels, "note": e.note });
    Ok(json!({ "data": examples.iter().map(one).collect::<Vec<_>>() }))
}

/// A response of a round as of a live one, with its place; what was agreed only once its sheet is in.
fn exercise(e: &Exercise) -> Value {
    let told = |f: &Feedback| {
        let beside = |b: &Beside| json!({ "criterion": b.criterion, "given": b.given, "agreed": b.agreed, "apart": b.apart() });
        json!({ "criteria": f.beside.iter().map(beside).collect::<Vec<_>>(), "note": f.note })
    };
    json!({
        "review": e.assignment, "place": e.place, "of": e.of, "feedback": e.feedback.as_ref().map(told),
        "round": e.ended.as_ref().map(|ended| json!({ "passed": ended.passed, "criteria": ended.criteria, "exact": ended.exact, "near": ended.near, "far": ended.far })),
    })
}

async fn next(call: Call) -> Result<Value, Problem> {
    let next = call.app.next_exercise(call.caller.project(), call.caller.person()?, call.part("rubric")).await?;
    Ok(json!({ "exercise": exercise(&next) }))
}

async fn save(mut call: Call) -> Result<Value, Problem> {
    let sheet: Sheet = call.read()?;
    let (id, person) = (call.id("sheet", SheetId::from_uuid)?, call.caller.person()?);
    let found = call.app.exercise(call.caller.project(), person, id).await?;
    if found.rubric != call.part("rubric") {
        return Err(Problem::new(404, "not_found", "there is no such thing"));
    }
    let saved = call.app.save_exercise(call.caller.project(), person, id, sheet).await?;
    Ok(json!({ "exercise": exercise(&saved) }))
}
