//! Hidden checks for the platform: asked for one by one or among an annotator's next tasks, answered one by one or many at once.

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Deserialize;
use serde_json::Value;

use super::endpoint::{Call, Endpoint, Reads, gives, rows, schema};
use super::shapes::checks::{Asked, GuidelinesRead, Outcome, Outcomes};
use super::shapes::work::Received;
use super::shapes::{id, time, told};
use crate::app::auditing::answering::{MOST_ANSWERS, Taken};
use crate::app::auditing::asking::Wanted;
use crate::domain::accounts::Scope;
use crate::domain::gold_set::item::drawn::Given;
use crate::domain::gold_set::item::{AnyAnswer, ItemKind};
use crate::domain::kernel::id::{AnnotatorId, CheckId};
use crate::domain::kernel::violation::Violation;
use crate::http::problem::Problem;

/// An annotator's next tasks.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct NextTasks {
    /// How many tasks come next.
    #[schemars(range(min = 1, max = 1_000))]
    tasks: u32,
    /// Only items of this kind.
    #[serde(default)]
    kind: Option<ItemKind>,
    /// Only items of this skill.
    #[serde(default)]
    #[schemars(length(min = 1, max = 100))]
    skill: Option<String>,
}

/// Guidelines that an annotator acknowledged.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Acknowledged {
    /// The hash of the guidelines that they were shown, as the gold set tells it; the published ones.
    #[schemars(length(equal = 64))]
    guidelines: String,
}

/// The answer to a check.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct AnswerCheck {
    /// The response in shown ids, by the item's kind.
    #[schemars(with = "Option<AnyAnswer>")]
    response: Value,
}

/// Answers to checks.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct AnswerChecks {
    /// The answers.
    #[schemars(length(min = 1, max = 1_000))]
    answers: Vec<AnswerOfMany>,
}

/// One answer of many.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct AnswerOfMany {
    /// The check.
    #[schemars(extend("format" = "uuid"))]
    check: String,
    /// The response in shown ids, by the item's kind.
    #[schemars(schema_with = "any_or_none")]
    response: Value,
}

/// A response, or null where there is none: it has to be said.
fn any_or_none(generator: &mut SchemaGenerator) -> Schema {
    json_schema!({ "anyOf": [generator.subschema_for::<AnyAnswer>(), { "type": "null" }] })
}

pub fn endpoints() -> Vec<Endpoint> {
    let row = rows(Scope::ChecksWrite);
    vec![
        row(
            "POST",
            "/annotators/{annotator}/checks",
            "Ask which of an annotator's next tasks are hidden checks: gold items as ordinary tasks, as many as the plan owes, none among \
                them. Without a body, one check",
            Reads::JsonOrNothing(schema::<NextTasks>),
            gives::<Asked>("askForCheck", 201),
            |c| Box::pin(ask(c)),
        ),
        row(
            "POST",
            "/annotators/{annotator}/guidelines",
            "Note that an annotator was shown the published guidelines and acknowledged them",
            Reads::Json(schema::<Acknowledged>),
            gives::<GuidelinesRead>("acknowledgeGuidelines", 200),
            |c| Box::pin(acknowledge(c)),
        ),
        row(
            "POST",
            "/checks/answers",
            "Post the answers to many checks: each has its own outcome, and the same answer sent again changes nothing",
            Reads::Json(schema::<AnswerChecks>),
            gives::<Outcomes>("answerChecks", 200),
            |c| Box::pin(answer_many(c)),
        ),
        row(
            "POST",
            "/checks/{check}/answer",
            "Post the answer to a check",
            Reads::Json(schema::<AnswerCheck>),
            gives::<Received>("answerCheck", 202),
            |c| Box::pin(answer(c)),
        ),
    ]
}

async fn ask(mut call: Call) -> Result<Value, Problem> {
    let annotator = call.id("annotator", AnnotatorId::from_uuid)?;
    let (project, reader) = (call.caller.project().to_owned(), call.caller.reader());
    if call.body.is_null() || call.body.as_object().is_some_and(serde_json::Map::is_empty) {
        return told(Asked::one(call.app.ask_check(&project, annotator, reader).await?));
    }
    let NextTasks { tasks, kind, skill } = call.read()?;
    let planned = call.app.ask_checks(&project, annotator, reader, tasks, Wanted { kind, skill }).await?;
    told(Asked::among(planned))
}

async fn acknowledge(mut call: Call) -> Result<Value, Problem> {
    let Acknowledged { guidelines } = call.read()?;
    let annotator = call.id("annotator", AnnotatorId::from_uuid)?;
    let since = call.app.acknowledge_guidelines(call.caller.project(), annotator, call.caller.reader(), &guidelines).await?;
    told(GuidelinesRead { annotator: id(annotator), guidelines, acknowledged_at: time(since) })
}

async fn answer(mut call: Call) -> Result<Value, Problem> {
    let AnswerCheck { response } = call.read()?;
    let check = call.id("check", CheckId::from_uuid)?;
    call.app.answer_check(call.caller.project(), check, call.caller.reader(), Given(response)).await?;
    told(Received { received: true })
}

async fn answer_many(mut call: Call) -> Result<Value, Problem> {
    let AnswerChecks { answers } = call.read()?;
    if answers.is_empty() || answers.len() > MOST_ANSWERS {
        let detail = format!("1 to {MOST_ANSWERS} answers are taken at once");
        return Err(Problem::invalid(vec![Violation::new("/answers", "out_of_range", detail)]));
    }
    // An id that is none names nothing, as in a path.
    let id_of = |text: &str| uuid::Uuid::parse_str(text).unwrap_or_default();
    let names: Vec<String> = answers.iter().map(|a| a.check.clone()).collect();
    let given = answers.into_iter().map(|a| (CheckId::from_uuid(id_of(&a.check)), Given(a.response))).collect();
    let taken = call.app.answer_checks(call.caller.project(), call.caller.reader(), given).await?;
    let outcomes = names.into_iter().zip(taken).map(|(check, taken)| match taken {
        Taken::Accepted => Outcome::of(check, "accepted", None),
        Taken::Same => Outcome::of(check, "same", None),
        Taken::Refused(error) => Outcome::of(check, "refused", Some(Problem::from(error))),
    });
    told(Outcomes { outcomes: outcomes.collect() })
}
