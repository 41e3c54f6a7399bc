//! What a candidate does with their own application.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::Value;

use super::endpoint::{Call, Endpoint, Reads, gives, rows, schema};
use super::shapes::me::{Application, Consent, LetterText, OwnDocument, OwnLetter, OwnRequirement, OwnStage, Uploaded};
use super::shapes::{id, time, told};
use crate::app::applying::apply::Record;
use crate::app::deciding::appeals::open_until;
use crate::app::platform::letters::Mail;
use crate::domain::accounts::Scope;
use crate::domain::applying::profile::{DocumentState, Profile};
use crate::domain::kernel::id::DecisionId;
use crate::domain::kernel::moment::Moment;
use crate::domain::locale::lang::Lang;
use crate::http::problem::Problem;

/// A profile, and the revision that it replaces.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct SaveProfile {
    /// The revision that the client knows.
    revision: i64,
    /// The whole profile.
    profile: Profile,
}

/// What helps the person to work well in a test.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Help {
    /// Extra time, breaks, another format, in the person's own words; at most 2,000 characters. No diagnosis.
    /// Empty asks for nothing any more.
    text: String,
}

/// Handing in.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Submit {
    /// Purposes consented to; all of them are needed to go on.
    #[schemars(with = "Vec<Consent>")]
    consents: Vec<String>,
}

pub fn endpoints() -> Vec<Endpoint> {
    let row = rows(Scope::Candidate);
    let own = |operation, status| gives::<Application>(operation, status);
    vec![
        row(
            "POST",
            "/me/application",
            "Begin an application, or get the one that is there",
            Reads::Nothing,
            own("beginApplication", 201),
            |c| Box::pin(begin(c)),
        ),
        row(
            "GET",
            "/me/application",
            "The own application: what was answered, how the gate and every stage stand",
            Reads::Nothing,
            own("getApplication", 200),
            |c| Box::pin(show(c)),
        ),
        row("PUT", "/me/application/profile", "Replace the profile", Reads::Json(schema::<SaveProfile>), own("replaceProfile", 200), |c| {
            Box::pin(save(c))
        }),
        row(
            "PUT",
            "/me/application/accommodation",
            "Ask for extra time or another help: before, between and after stages, while none runs",
            Reads::Json(schema::<Help>),
            own("askForHelp", 200),
            |c| Box::pin(ask_for_help(c)),
        ),
        row(
            "POST",
            "/me/application/drafts/{question}/drop",
            "Let go of what was typed on the pages at a question and not sent, which keeps the application from being handed in",
            Reads::Nothing,
            own("dropDraft", 200),
            |c| Box::pin(drop_draft(c)),
        ),
        row(
            "POST",
            "/me/application/submit",
            "Hand the application in; the gate answers at once",
            Reads::Json(schema::<Submit>),
            own("submitApplication", 200),
            |c| Box::pin(submit(c)),
        ),
        row("POST", "/me/application/withdraw", "Withdraw the application", Reads::Nothing, own("withdrawApplication", 200), |c| {
            Box::pin(withdraw(c))
        }),
        row(
            "POST",
            "/me/application/documents/{requirement}",
            "Upload a PDF, PNG or JPEG for a requirement",
            Reads::File,
            gives::<Uploaded>("uploadDocument", 201),
            |c| Box::pin(upload(c)),
        ),
    ]
}

/// What the letter on a decision says, in the language that its person reads.
fn text(mails: &[Mail], decision: DecisionId) -> Option<LetterText> {
    let mail = mails.iter().find(|mail| mail.decision == Some(decision))?;
    let text = mail.texts.reading(mail.lang.as_deref().unwrap_or(Lang::EN.code()))?;
    Some(LetterText { lang: text.lang().tag().to_owned(), subject: text.subject.to_owned(), body: text.body.to_owned() })
}

/// An application as its person sees it; `when` their letters went out, and what they say.
fn view(record: &Record, when: &BTreeMap<DecisionId, Moment>, mails: &[Mail]) -> Application {
    let requirement = |j: &crate::domain::applying::eligibility::Judged| {
        let of = record.content.project.requirements.iter().find(|r| r.id == j.requirement);
        OwnRequirement {
            id: j.requirement.clone(),
            verdict: j.verdict,
            counted: j.counted.clone(),
            text: of.map(|r| r.text.clone()),
            why: of.map(|r| r.why.clone()),
        }
    };
    let stage = |s: &crate::app::applying::progress::StageProgress| OwnStage {
        stage: s.stage.clone(),
        state: s.state,
        attempts_used: s.attempts_used,
        attempts_allowed: s.attempts_allowed,
        attempt: s.attempt.map(id),
        retry_at: s.retry_at.map(time),
    };
    let document = |e: &crate::app::applying::apply::Document| OwnDocument {
        id: id(e.id),
        requirement: e.requirement.clone(),
        name: e.name.clone(),
        state: e.state,
        reason: e.reason.clone(),
    };
    let letter = |d: &crate::app::applying::apply::Decision| OwnLetter {
        decision: id(d.id),
        stage: d.stage.clone(),
        outcome: d.outcome.as_str().into(),
        reasons: d.reasons.clone(),
        at: time(d.at),
        by: if d.by.is_some() { "person" } else { "automatic" }.into(),
        appeal_until: open_until(d, record.content.project.head.appeal_days, when.get(&d.id).copied()).map(time),
        text: text(mails, d.id),
    };
    Application {
        id: id(record.application.id),
        url: "/api/v1/me/application".to_owned(),
        project: record.application.project.clone(),
        status: record.application.status.as_str().into(),
        revision: record.application.revision,
        time_factor: record.application.time_factor,
        profile: record.application.profile.clone(),
        overall: record.evaluation.overall,
        requirements: record.evaluation.requirements.iter().map(requirement).collect(),
        consents: record.consents.clone(),
        documents: record.evidence.iter().map(document).collect(),
        stages: record.stages.iter().map(stage).collect(),
        letters: record.decisions.iter().map(letter).collect(),
    }
}

async fn current(call: &Call) -> Result<Value, Problem> {
    let person = call.caller.person()?;
    let record = call.app.own_record(person, call.caller.project()).await?;
    // Whoever was told of no decision has no letter on one.
    let mails = if record.decisions.is_empty() { Vec::new() } else { call.app.messages(person).await? };
    told(view(&record, &call.app.told_at(person).await?, &mails))
}

async fn begin(call: Call) -> Result<Value, Problem> {
    call.app.begin_application(call.caller.person()?, call.caller.project()).await?;
    current(&call).await
}

async fn show(call: Call) -> Result<Value, Problem> {
    current(&call).await
}

async fn save(mut call: Call) -> Result<Value, Problem> {
    let SaveProfile { revision, profile } = call.read()?;
    call.app.save_profile(call.caller.person()?, call.caller.project(), revision, profile).await?;
    current(&call).await
}

async fn ask_for_help(mut call: Call) -> Result<Value, Problem> {
    let Help { text } = call.read()?;
    call.app.ask_for_help(call.caller.person()?, call.caller.project(), text).await?;
    current(&call).await
}

async fn drop_draft(call: Call) -> Result<Value, Problem> {
    if !call.app.let_go(call.caller.person()?, call.caller.project(), call.part("question")).await? {
        return Err(Problem::new(404, "not_found", "nothing is kept at this question that was typed and not sent"));
    }
    current(&call).await
}

async fn submit(mut call: Call) -> Result<Value, Problem> {
    let Submit { consents } = call.read()?;
    call.app.submit_application(call.caller.person()?, call.caller.project(), consents).await?;
    current(&call).await
}

async fn withdraw(call: Call) -> Result<Value, Problem> {
    call.app.withdraw(call.caller.person()?, call.caller.project()).await?;
    current(&call).await
}

async fn upload(mut call: Call) -> Result<Value, Problem> {
    let (person, file) = (call.caller.person()?, std::mem::take(&mut call.file));
    let new = call.app.upload(person, call.caller.project(), call.part("requirement"), "document", file).await?;
    told(Uploaded { id: id(new), requirement: call.part("requirement").to_owned(), state: DocumentState::Uploaded })
}
