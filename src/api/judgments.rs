//! Answers without gold, as a platform sends them: lines that are read and stored as they come.

use serde_json::Value;

use super::endpoint::{Call, Endpoint, Reads, gives, rows};
use super::shapes::checks::{Refusal, Taken};
use super::shapes::told;
use crate::app::auditing::judgments::Purpose;
use crate::app::kernel::patience::patiently;
use crate::domain::accounts::Scope;
use crate::domain::kernel::violation::Violation;
use crate::http::problem::Problem;

pub fn endpoints() -> Vec<Endpoint> {
    vec![rows(Scope::ChecksWrite)(
        "POST",
        "/judgments",
        "Send answers without gold, a JSON object a line (application/x-ndjson, as it is or as gzip), up to a million: `id` (the \
            platform's own, which names the row for good), `task`, `annotator` (our id, or the platform's own), `label` or `response`, \
            `at`, and, if known, `seconds` and `version`. The same row again changes nothing, another one of its id is refused by its line",
        Reads::Lines,
        gives::<Taken>("sendJudgments", 200),
        |c| Box::pin(send(c)),
    )]
}

async fn send(mut call: Call) -> Result<Value, Problem> {
    let mut lines = call.lines()?;
    let mut intake = call.app.intake(call.caller.project(), Purpose::Take);
    while let Some((number, line)) = lines.next().await? {
        match std::str::from_utf8(&line) {
            // A body is as long as it is: what is waited for is bounded for each part that is stored.
            Ok(text) => patiently(intake.line(number, text)).await?,
            Err(_) => intake.refuse(number, Violation::new("", "odd_characters", "is not UTF-8")),
        }
    }
    let report = patiently(intake.finish()).await?;
    let refusal = |(line, why): (u64, Violation)| Refusal::of(line, &why);
    told(Taken {
        accepted: report.accepted,
        same: report.same,
        refused: report.refused,
        refusals: report.refusals.into_iter().map(refusal).collect(),
    })
}
