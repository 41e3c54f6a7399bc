//! Reviewers: the next response, blind, and the sheet that scores it.

use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::Value;

use super::endpoint::{Call, Endpoint, Reads, gives, rows, schema};
use super::shapes::told;
use super::shapes::work::{Review, SheetSaved};
use crate::app::reviewing::review::Seat;
use crate::domain::accounts::Scope;
use crate::domain::kernel::id::SheetId;
use crate::domain::reviewing::Sheet;
use crate::http::problem::Problem;

/// Which response is wanted.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Take {
    /// Whether to decide where reviewers differ.
    #[serde(default)]
    adjudication: bool,
}

pub fn endpoints() -> Vec<Endpoint> {
    let row = rows(Scope::ReviewsWrite);
    vec![
        row(
            "POST",
            "/reviews/next",
            "Take the next response; null where nothing waits",
            Reads::Json(schema::<Take>),
            gives::<Review>("takeReview", 200),
            |c| Box::pin(take(c)),
        ),
        row("GET", "/reviews/{review}", "An assignment of one's own", Reads::Nothing, gives::<Review>("getReview", 200), |c| {
            Box::pin(show(c))
        }),
        row(
            "POST",
            "/reviews/{review}/sheet",
            "Save the sheet",
            Reads::Json(schema::<Sheet>),
            gives::<SheetSaved>("saveSheet", 200),
            |c| Box::pin(save(c)),
        ),
    ]
}

async fn take(mut call: Call) -> Result<Value, Problem> {
    let Take { adjudication } = call.read()?;
    let seat = if adjudication { Seat::Adjudicator } else { Seat::Reviewer };
    let next = call.app.next_review(call.caller.project(), call.caller.person()?, seat).await?;
    told(Review { review: next })
}

async fn show(call: Call) -> Result<Value, Problem> {
    let id = call.id("review", SheetId::from_uuid)?;
    told(Review { review: Some(call.app.assignment(call.caller.project(), call.caller.person()?, id).await?) })
}

async fn save(mut call: Call) -> Result<Value, Problem> {
    let sheet: Sheet = call.read()?;
    let id = call.id("review", SheetId::from_uuid)?;
    call.app.save_sheet(call.caller.project(), call.caller.person()?, id, sheet).await?;
    told(SheetSaved { saved: true })
}
