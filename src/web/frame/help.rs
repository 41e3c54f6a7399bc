//! Extra time and other help in tests: asked for before, between and after stages, while none runs.

pub(in crate::web) mod staff;

use maud::html;

use super::field;
use super::layout::errors;
use crate::app::AppError;
use crate::app::applying::apply::Record;
use crate::app::applying::progress::StageState;
use crate::app::sitting::extra_time::Asked;
use crate::domain::applying::status::Status;
use crate::domain::kernel::violation::Violation;
use crate::domain::locale::lang::say;
use crate::web::{Page, Reply, Trouble, Visit, Who, get, lost, post};

pub fn pages() -> Vec<Page> {
    vec![get("/me/help", Who::SignedIn, |v| Box::pin(show(v))), post("/me/help", Who::SignedIn, |v| Box::pin(ask(v)))]
}

/// Whether help can be asked for now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Now {
    /// Yes.
    Open,
    /// A stage runs: its time stands.
    Begun,
    /// No stage is left to sit.
    Ended,
}

fn now(record: &Record) -> Now {
    match record.application.status {
        Status::Draft(_) | Status::NotOpen(_) | Status::Screening(_) | Status::Waiting(_) => {
            if record.stages.iter().any(|s| s.state == StageState::InProgress) { Now::Begun } else { Now::Open }
        }
        Status::Onboarded(_) | Status::Rejected(_) | Status::Withdrawn(_) => Now::Ended,
    }
}

async fn record_of(v: &Visit) -> Result<Record, Trouble> {
    let person = v.person()?;
    let named = if v.form.text("project").is_empty() { v.query("project") } else { v.form.text("project") };
    let all = v.app.applications_of(person).await?;
    let one = all.iter().find(|a| a.project == named || named.is_empty()).ok_or_else(lost)?;
    Ok(v.app.own_record(person, &one.project).await?)
}

async fn page(v: &Visit, record: &Record, text: &str, wrong: &[Violation]) -> Result<Reply, Trouble> {
    let answer = v.app.asked_for(record.application.id).await?;
    let title = v.t("Extra time and other help in tests");
    let (asked, factor) = (record.application.profile.accommodation.as_deref().unwrap_or_default(), record.application.time_factor);
    let granted = (factor - 1.0).abs() > 1e-9;
    let hint = v.t("For example extra time, breaks or another format. You need not say why, and it plays no part in any decision.");
    let main = html! {
        a.back href="/me" { "‹ " (v.t("Back to your stages")) }
        (errors(v, wrong))
        h1 { (title) }
        @if v.after("taken_back") == "1" && asked.is_empty() && wrong.is_empty() {
            div.banner.ok { p { (v.t("You have taken your request back. Nothing is asked for now.")) } }
        }
        @if granted {
            div.banner.ok { p { (say!(v, "Granted: the time of every stage that you start from now on is multiplied by {factor}.",
                factor)) } }
        }
        @if let Asked::Declined(_) = answer {
            div.banner { p { (v.t("A person has answered: it was not granted. Why stands in your messages. You can ask again.")) " " a
                href="/me/messages" { (v.t("Messages")) } } }
        } @else if matches!(answer, Asked::Waits(_)) || (!granted && !asked.is_empty() && answer == Asked::Nothing) {
            div.banner { p { (v.t("You have asked; a recruiter reads it. Wait for the answer before you start a stage: the time of a \
                stage stands once it has begun.")) } }
        }
        @match now(record) {
            Now::Open => {
                form method="post" action={ "/me/help?project=" (record.application.project) } novalidate data-keep=(v.whose())
                    data-session {
                    (v.hidden())
                    input type="hidden" name="project" value=(record.application.project);
                    (field::area(v, wrong, "accommodation", (v.t("What would help you"), Some(hint)), (text, 4)))
                    div.actions { button.primary { (v.t("Send request")) } a href="/me" { (v.t("Not now")) } }
                    (super::languages::keeping(v, super::languages::READ_IN))
                }
                (super::assets::script("keep.js"))
            }
            Now::Begun => { div.banner.warn { p { (super::words::refusal(v.lang, "stage_begun", "")) } } }
            Now::Ended => { div.banner { p { (v.t("No stage is left to sit, so there is nothing to ask for.")) } } }
        }
    };
    if wrong.is_empty() { Reply::page(title, main) } else { Reply::wrong(title, main) }
}

async fn show(v: Visit) -> Result<Reply, Trouble> {
    let record = record_of(&v).await?;
    let asked = record.application.profile.accommodation.clone().unwrap_or_default();
    page(&v, &record, v.form.value("accommodation").unwrap_or(&asked), &[]).await
}

async fn ask(v: Visit) -> Result<Reply, Trouble> {
    let record = record_of(&v).await?;
    let (project, text) = (&record.application.project, v.form.text("accommodation"));
    // An empty field takes back what was asked for; where nothing was, it asks for nothing.
    let before = record.application.profile.accommodation.as_deref().unwrap_or_default();
    let empty = text.trim().is_empty();
    if empty && before.trim().is_empty() {
        return page(&v, &record, text, &[Violation::new("/accommodation", "required", "write what would help you")]).await;
    }
    match v.app.ask_for_help(v.person()?, project, text.to_owned()).await {
        Ok(()) => Ok(Reply::To(format!("/me/help?project={project}{}", if empty { "&taken_back=1" } else { "" }))),
        Err(AppError::Invalid(wrong)) => page(&v, &record, text, &wrong).await,
        Err(error) => Err(error.into()),
    }
}
