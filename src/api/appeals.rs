//! Appeals: sent as the person whom a token belongs to, read and answered by somebody who did not decide.

use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::Value;

use super::endpoint::{Call, Endpoint, Reads, gives, rows, schema};
use super::shapes::candidate::{Appeal, AppealAnswered};
use super::shapes::me::AppealSent;
use super::shapes::{self, List, time, told};
use crate::app::deciding::appeals::{Sent, ToSend};
use crate::domain::accounts::Scope;
use crate::domain::deciding::appeal::{LONGEST, Which};
use crate::domain::kernel::id::{AppealId, DecisionId};
use crate::http::problem::Problem;

/// An appeal.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "NewAppeal")]
struct Send {
    /// What went wrong.
    #[schemars(extend("enum" = ["question", "technical", "facts", "procedure", "other"]))]
    grounds: String,
    /// In the person's words.
    #[schemars(length(min = 1, max = LONGEST))]
    text: String,
}

/// An answer.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "AppealAnswer")]
struct Answer {
    /// `upheld` (the decision stands), `overturned` (the stage is passed) or `corrected` (the attempt is void).
    #[schemars(extend("enum" = ["upheld", "overturned", "corrected"]))]
    outcome: String,
    /// What the person is told.
    #[schemars(length(min = 1, max = LONGEST))]
    answer: String,
}

pub fn endpoints() -> Vec<Endpoint> {
    vec![
        rows(Scope::Candidate)(
            "POST",
            "/me/decisions/{decision}/appeal",
            "Appeal against a decision on oneself",
            Reads::Json(schema::<Send>),
            gives::<AppealSent>("sendAppeal", 201),
            |c| Box::pin(send(c)),
        ),
        rows(Scope::CandidatesRead)(
            "GET",
            "/appeals",
            "Appeals, those due first in front",
            Reads::Nothing,
            gives::<List<Appeal>>("listAppeals", 200),
            |c| Box::pin(list(c)),
        )
        .asked(&["state"]),
        rows(Scope::CandidatesRead)("GET", "/appeals/{appeal}", "One appeal", Reads::Nothing, gives::<Appeal>("getAppeal", 200), |c| {
            Box::pin(show(c))
        }),
        rows(Scope::DecisionsWrite)(
            "POST",
            "/appeals/{appeal}/answer",
            "Answer an appeal, as the person whom the token belongs to, who did not decide",
            Reads::Json(schema::<Answer>),
            gives::<AppealAnswered>("answerAppeal", 200),
            |c| Box::pin(answer(c)),
        ),
    ]
}

fn shown(a: &Sent, personal: bool) -> Appeal {
    let answer = a.answer.as_ref();
    Appeal {
        id: shapes::id(a.id),
        decision: shapes::id(a.decision),
        candidate: shapes::id(a.application),
        grounds: a.grounds.as_str().into(),
        state: a.state.as_str().into(),
        sent_at: time(a.sent_at),
        due_at: time(a.due_at),
        answered_at: answer.map(|(.., at)| time(*at)),
        answered_by: answer.map(|(_, by, _)| shapes::id(by)),
        text: personal.then(|| a.text.clone()),
        answer: answer.filter(|_| personal).map(|(text, ..)| text.clone()),
        redacted: (!personal).then_some(true),
    }
}

async fn send(mut call: Call) -> Result<Value, Problem> {
    let Send { grounds, text } = call.read()?;
    let decision = call.id("decision", DecisionId::from_uuid)?;
    let id = call.app.appeal(call.caller.person()?, decision, ToSend { grounds, text }).await?;
    told(AppealSent { id: shapes::id(id), state: "open".into() })
}

async fn list(call: Call) -> Result<Value, Problem> {
    let which = match call.query("state") {
        None | Some("open") => Which::Open,
        Some("answered") => Which::Answered,
        Some(_) => return Err(Problem::new(422, "validation", "state is open or answered")),
    };
    let appeals = call.app.appeals(call.caller.project(), which, call.caller.reader()).await?;
    let personal = call.caller.may(Scope::CandidatesPersonal);
    told(List { data: appeals.iter().map(|a| shown(a, personal)).collect(), next_cursor: None })
}

async fn show(call: Call) -> Result<Value, Problem> {
    let appeal = call.app.appeal_of(call.caller.project(), call.id("appeal", AppealId::from_uuid)?, call.caller.reader()).await?;
    told(shown(&appeal, call.caller.may(Scope::CandidatesPersonal)))
}

async fn answer(mut call: Call) -> Result<Value, Problem> {
    let Answer { outcome, answer } = call.read()?;
    let id = call.id("appeal", AppealId::from_uuid)?;
    call.app.answer_appeal(call.caller.project(), call.caller.person()?, id, &outcome, &answer).await?;
    told(AppealAnswered { state: outcome.as_str().into() })
}
