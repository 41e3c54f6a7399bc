//! A candidate's sitting: starting a stage, items as they are shown, answers, skipping, handing in. Nothing here can see a key.

use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::Value;

use super::endpoint::{Call, Endpoint, Reads, gives, rows, schema};
use super::shapes::me::{OwnAttempt, SavedAnswer, Seated, Skipped};
use super::shapes::{self, time, told};
use crate::app::sitting::attempt::Save;
use crate::domain::accounts::Scope;
use crate::domain::gold_set::item::AnyAnswer;
use crate::domain::gold_set::item::drawn::Given;
use crate::domain::kernel::id::{AttemptId, FormItemId};
use crate::domain::sitting::{Seen, State};
use crate::http::problem::Problem;

/// An answer to be saved.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct SaveAnswer {
    /// The seat that the client holds.
    seat: i64,
    /// The revision that it knows, 0 for none.
    revision: i64,
    /// The response in shown ids, by the item's kind; `null` is unanswered.
    #[schemars(with = "Option<AnyAnswer>")]
    response: Value,
}

/// The seat that the client holds.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Seat {
    /// The seat.
    seat: i64,
}

/// What the client saw of the attempt: where it is not so any more, nothing is handed in. What is left out is not looked at.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct HandIn {
    /// The open block, from 1.
    #[serde(default)]
    block: Option<i64>,
    /// The seat that the client holds.
    #[serde(default)]
    seat: Option<i64>,
}

pub fn endpoints() -> Vec<Endpoint> {
    let row = rows(Scope::Candidate);
    vec![
        row(
            "POST",
            "/me/stages/{stage}/attempts",
            "Start an attempt; the clock starts",
            Reads::Nothing,
            gives::<OwnAttempt>("startAttempt", 201),
            |c| Box::pin(start(c)),
        ),
        row(
            "GET",
            "/me/attempts/{attempt}",
            "The own attempt: its clock, and the items that may be answered now",
            Reads::Nothing,
            gives::<OwnAttempt>("getOwnAttempt", 200),
            |c| Box::pin(show(c)),
        ),
        row(
            "PUT",
            "/me/attempts/{attempt}/answers/{item}",
            "Save an answer",
            Reads::Json(schema::<SaveAnswer>),
            gives::<SavedAnswer>("saveAnswer", 200),
            |c| Box::pin(save(c)),
        ),
        row(
            "POST",
            "/me/attempts/{attempt}/items/{item}/skip",
            "Skip an item for its content",
            Reads::Json(schema::<Seat>),
            gives::<Skipped>("skipItem", 200),
            |c| Box::pin(skip(c)),
        ),
        row("POST", "/me/attempts/{attempt}/seat", "Go on in this tab or device", Reads::Nothing, gives::<Seated>("takeSeat", 200), |c| {
            Box::pin(seat(c))
        }),
        row(
            "POST",
            "/me/attempts/{attempt}/hand-in",
            "Hand in the open block, or the whole attempt",
            Reads::JsonOrNothing(schema::<HandIn>),
            gives::<OwnAttempt>("handIn", 200),
            |c| Box::pin(hand_in(c)),
        ),
    ]
}

async fn view(call: &Call, id: AttemptId) -> Result<Value, Problem> {
    let sitting = call.app.sitting(call.caller.person()?, id).await?;
    let attempt = &sitting.attempt;
    let state = match (attempt.state, attempt.checking_since) {
        (State::Open, Some(_)) => "being_checked",
        (state, _) => state.as_str(),
    };
    told(OwnAttempt {
        id: shapes::id(id),
        url: format!("/api/v1/me/attempts/{id}"),
        stage: attempt.stage.clone(),
        number: attempt.number,
        state: state.into(),
        seat: attempt.seat,
        block: attempt.block + 1,
        at_most: sitting.at_most,
        started_at: time(attempt.started_at),
        ends_at: time(attempt.ends_at),
        server_now: time(call.app.now()),
        items: sitting.items,
    })
}

async fn start(call: Call) -> Result<Value, Problem> {
    let id = call.app.start_attempt(call.caller.person()?, call.caller.project(), call.part("stage")).await?;
    view(&call, id).await
}

async fn show(call: Call) -> Result<Value, Problem> {
    view(&call, call.id("attempt", AttemptId::from_uuid)?).await
}

async fn save(mut call: Call) -> Result<Value, Problem> {
    let SaveAnswer { seat, revision, response } = call.read()?;
    let (attempt, item) = (call.id("attempt", AttemptId::from_uuid)?, call.id("item", FormItemId::from_uuid)?);
    let saved = call.app.answer(call.caller.person()?, Save { attempt, seat, item, revision, response: Given(response) }).await?;
    told(SavedAnswer { revision: saved.revision, saved_at: time(saved.at), server_now: time(call.app.now()) })
}

async fn skip(mut call: Call) -> Result<Value, Problem> {
    let Seat { seat } = call.read()?;
    let (attempt, item) = (call.id("attempt", AttemptId::from_uuid)?, call.id("item", FormItemId::from_uuid)?);
    let replaced = call.app.skip(call.caller.person()?, attempt, item, seat).await?;
    told(Skipped { skipped: true, replaced })
}

async fn seat(call: Call) -> Result<Value, Problem> {
    let seat = call.app.take_own_seat(call.caller.person()?, call.id("attempt", AttemptId::from_uuid)?).await?;
    told(Seated { seat })
}

async fn hand_in(mut call: Call) -> Result<Value, Problem> {
    let HandIn { block, seat } = call.read()?;
    let id = call.id("attempt", AttemptId::from_uuid)?;
    let seen = Seen { block: block.map(|number| number.saturating_sub(1)), seat };
    call.app.finish_as_seen(call.caller.person()?, id, seen).await?;
    view(&call, id).await
}
