//! Reviewers' training: where one stands with each rubric, the examples, and the responses of a round one after another.

use serde_json::Value;

use super::endpoint::{Call, Endpoint, Reads, gives, rows, schema};
use super::shapes::training::{
    CriterionBeside, EndedRound, Exercise as Shown, ExerciseFeedback, FigureWithInterval, OwnAgreement, RoundCounts, RubricExample,
    RubricExamples, Training, TrainingExercise, Trainings,
};
use super::shapes::{time, told};
use crate::app::reviewing::training::{Ended, Example, Exercise, Feedback, Stand};
use crate::domain::accounts::Scope;
use crate::domain::kernel::id::SheetId;
use crate::domain::reviewing::Sheet;
use crate::domain::reviewing::agreement::{Agreement, Figure, LEVEL};
use crate::domain::reviewing::training::{Beside, Standing};
use crate::http::problem::Problem;

pub fn endpoints() -> Vec<Endpoint> {
    let row = rows(Scope::ReviewsWrite);
    vec![
        row(
            "GET",
            "/reviews/training",
            "Where one stands with the training of each rubric, and one's agreement with agreed levels, in totals",
            Reads::Nothing,
            gives::<Trainings>("listTrainings", 200),
            |c| Box::pin(standing(c)),
        ),
        row(
            "GET",
            "/reviews/training/{rubric}",
            "The examples of a rubric: responses with their levels, lowest first",
            Reads::Nothing,
            gives::<RubricExamples>("getRubricExamples", 200),
            |c| Box::pin(examples(c)),
        ),
        row(
            "POST",
            "/reviews/training/{rubric}/next",
            "The next response of one's round, which begins where one is due; 409 where none is",
            Reads::Nothing,
            gives::<TrainingExercise>("takeExercise", 200),
            |c| Box::pin(next(c)),
        ),
        row(
            "POST",
            "/reviews/training/{rubric}/sheets/{sheet}",
            "Save a sheet of training; the agreed levels and, after the last one, whether the round is passed",
            Reads::Json(schema::<Sheet>),
            gives::<TrainingExercise>("saveExercise", 200),
            |c| Box::pin(save(c)),
        ),
    ]
}

/// How a round went.
fn counts(ended: &Ended) -> RoundCounts {
    RoundCounts { passed: ended.passed, criteria: ended.criteria, exact: ended.exact, near: ended.near, far: ended.far }
}

fn stand(s: &Stand) -> Training {
    let (until, from) = match s.standing {
        Standing::Trained(until) => (Some(until), None),
        Standing::NotPassed(from) => (None, Some(from)),
        Standing::NotAsked | Standing::New | Standing::Changed | Standing::Away | Standing::Taking => (None, None),
    };
    Training {
        rubric: s.rubric.id.clone(),
        title: s.rubric.title.clone(),
        standing: s.standing.as_str().into(),
        until: until.map(time),
        next_from: from.map(time),
        responses: s.responses,
        agreement: s.agreement,
        rounds: s
            .rounds
            .iter()
            .filter_map(|r| r.ended.map(|e| EndedRound { ended_at: time(e.at), agreement: r.agreement, counts: counts(&e) }))
            .collect(),
    }
}

fn figure(f: Figure) -> FigureWithInterval {
    FigureWithInterval { value: f.value, low: f.low, high: f.high }
}

fn agreement(a: &Agreement) -> OwnAgreement {
    OwnAgreement {
        sheets: a.sheets,
        criteria: a.criteria,
        level: LEVEL,
        exact: figure(a.exact),
        near: figure(a.near),
        kappa: a.kappa.map(figure),
    }
}

async fn standing(call: Call) -> Result<Value, Problem> {
    let (project, person) = (call.caller.project().to_owned(), call.caller.person()?);
    let stands = call.app.trainings(&project, person).await?;
    let own = call.app.own_agreement(&project, person).await?;
    told(Trainings { data: stands.iter().map(stand).collect(), own_agreement: own.as_ref().map(agreement) })
}

async fn examples(call: Call) -> Result<Value, Problem> {
    // Levels are shown to those who score, and a platform scores nothing.
    call.caller.person()?;
    let examples = call.app.examples(call.caller.project(), call.part("rubric")).await?;
    let one = |e: Example| RubricExample { response: e.response, lang: e.lang, levels: e.levels, note: e.note };
    told(RubricExamples { data: examples.into_iter().map(one).collect() })
}

/// A response of a round as of a live one, with its place; what was agreed only once its sheet is in.
fn exercise(e: Exercise) -> TrainingExercise {
    let beside = |b: &Beside| CriterionBeside { criterion: b.criterion.clone(), given: b.given, agreed: b.agreed, apart: b.apart() };
    let feedback = |f: Feedback| ExerciseFeedback { criteria: f.beside.iter().map(beside).collect(), note: f.note };
    TrainingExercise {
        exercise: Shown {
            review: e.assignment,
            place: e.place,
            of: e.of,
            feedback: e.feedback.map(feedback),
            round: e.ended.as_ref().map(counts),
        },
    }
}

async fn next(call: Call) -> Result<Value, Problem> {
    told(exercise(call.app.next_exercise(call.caller.project(), call.caller.person()?, call.part("rubric")).await?))
}

async fn save(mut call: Call) -> Result<Value, Problem> {
    let sheet: Sheet = call.read()?;
    let (id, person) = (call.id("sheet", SheetId::from_uuid)?, call.caller.person()?);
    let found = call.app.exercise(call.caller.project(), person, id).await?;
    if found.rubric != call.part("rubric") {
        return Err(Problem::new(404, "not_found", "there is no such thing"));
    }
    told(exercise(call.app.save_exercise(call.caller.project(), person, id, sheet).await?))
}
