//! Annotators: records for auditors, and steps that people take.

use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::Value;

use super::endpoint::{Call, Endpoint, Reads, gives, rows, schema};
use super::shapes::work::{Annotator, AnnotatorRow, Checks, Interval, Moved, Stretch};
use super::shapes::{self, List, time, told};
use crate::app::auditing::checks::Step;
use crate::domain::accounts::Scope;
use crate::domain::auditing::{BLOCK, in_twentieths};
use crate::domain::deciding::Outcome;
use crate::domain::kernel::id::AnnotatorId;
use crate::http::problem::Problem;

/// A step with an annotator.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Move {
    /// Which.
    step: Step,
    /// Why: kept, and told to the person by a letter as it stands; 1 to 1,000 characters.
    #[schemars(length(min = 1, max = 1_000))]
    reason: String,
    /// The state that the client knows; a step from another one is refused.
    #[serde(default)]
    #[schemars(with = "Option<shapes::work::AnnotatorState>")]
    state: Option<String>,
}

pub fn endpoints() -> Vec<Endpoint> {
    let mut all = records();
    all.push(rows(Scope::DecisionsWrite)(
        "POST",
        "/annotators/{annotator}/steps",
        "Pause an annotator, let them go on or end their work, as the person whom the token belongs to",
        Reads::Json(schema::<Move>),
        gives::<Moved>("moveAnnotator", 200),
        |c| Box::pin(step(c)),
    ));
    all
}

/// Records.
fn records() -> Vec<Endpoint> {
    vec![
        rows(Scope::AuditsRead)(
            "GET",
            "/annotators",
            "Annotators, in the order in which they came",
            Reads::Nothing,
            gives::<List<AnnotatorRow>>("listAnnotators", 200),
            |c| Box::pin(list(c)),
        )
        .asked(&["limit", "cursor"]),
        rows(Scope::AuditsRead)(
            "GET",
            "/annotators/{annotator}",
            "An annotator's record of checks, by whole blocks: the mean of the last ones (mean_of_last says how many at most) with the \
                interval of that mean, which tells nothing of a change within them",
            Reads::Nothing,
            gives::<Annotator>("getAnnotator", 200),
            |c| Box::pin(show(c)),
        ),
    ]
}

async fn list(call: Call) -> Result<Value, Problem> {
    let question = format!("annotators {}", call.caller.project());
    let (limit, after) = (call.limit()?, call.after(&question)?);
    let page = call.app.annotators(call.caller.project(), after.1, limit, call.caller.reader()).await?;
    let last = page.last().map(|a| (0, a.id.uuid()));
    let row = |a: &crate::app::auditing::checks::Listed| AnnotatorRow {
        id: shapes::id(a.id),
        state: a.state.as_str().into(),
        onboarded_at: time(a.onboarded_at),
        candidate: shapes::id(a.application),
        url: format!("/api/v1/annotators/{}", a.id),
    };
    let rows = page.iter().map(row).collect();
    call.page(&question, limit, rows, last)
}

async fn show(call: Call) -> Result<Value, Problem> {
    let found = call.app.audit_record(call.caller.project(), call.id("annotator", AnnotatorId::from_uuid)?, call.caller.reader()).await?;
    // By whole blocks and in twentieths: no single check's score can be read off.
    let record = &found.told;
    let too_few = record.counted < found.report_from as usize;
    let decision = |s: &crate::domain::deciding::rule::Stretch| Stretch {
        from_block: s.from / BLOCK + 1,
        to_block: s.to.div_ceil(BLOCK),
        outcome: s.ruling.outcome.map_or("continue", Outcome::as_str).into(),
    };
    let mean = (record.counted > 0 && !too_few).then(|| in_twentieths(record.sum / record.counted as f64));
    let interval = record.interval.filter(|_| !too_few);
    told(Annotator {
        id: shapes::id(found.annotator.id),
        state: found.annotator.state.as_str().into(),
        paused_until: found.paused_until.map(time),
        onboarded_at: time(found.annotator.onboarded_at),
        checks: Checks {
            asked: found.asked,
            graded: found.graded,
            counted: record.counted,
            too_few,
            report_from: found.report_from,
            block: BLOCK,
        },
        mean,
        mean_of_last: found.window,
        interval_90: interval.map(|(low, high)| Interval { low: in_twentieths(low), high: in_twentieths(high) }),
        decisions: record.stretches.iter().map(decision).collect(),
    })
}

async fn step(mut call: Call) -> Result<Value, Problem> {
    let Move { step, reason, state } = call.read()?;
    let id = call.id("annotator", AnnotatorId::from_uuid)?;
    let by = call.caller.person()?;
    call.app.move_annotator(call.caller.project(), by, id, state.as_deref(), (step, &reason)).await?;
    let found = call.app.audit_record(call.caller.project(), id, call.caller.reader()).await?;
    told(Moved { id: shapes::id(id), state: found.annotator.state.as_str().into() })
}
