//! Recruiters and help in tests: what was asked for, extra time that is granted, and a person's words where it
//! is not.

use maud::{Markup, html};

use super::layout::{error_at, errors, refusal};
use super::{Page, Reply, Trouble, Visit, Who, get, listed, post, words};
use crate::app::AppError;
use crate::app::apply::Record;
use crate::app::extra_time::Asked;
use crate::domain::account::Role;
use crate::domain::id::ApplicationId;
use crate::domain::violation::Violation;

const RECRUITERS: Who = Who::Staff(&[Role::Recruiter]);

pub fn pages() -> Vec<Page> {
    vec![
        get("/candidates/{candidate}/help", RECRUITERS, |v| Box::pin(show(v))),
        post("/candidates/{candidate}/extra-time", RECRUITERS, |v| Box::pin(grant(v))),
        post("/candidates/{candidate}/help", RECRUITERS, |v| Box::pin(decline(v))),
    ]
}

/// The form by which extra time is granted.
fn grant_form(v: &Visit, record: &Record) -> Markup {
    let a = &record.application;
    let typed = Some(v.form.text("factor")).filter(|t| !t.is_empty());
    html! {
        form.row method="post" action={ "/candidates/" (a.id) "/extra-time" } {
            (v.hidden()) (listed::field(v))
            input type="hidden" name="seen" value=(a.time_factor);
            div.field {
                label for="factor" { (v.t("Time is multiplied by (1 to 4)")) }
                input id="factor" type="number" name="factor" min="1" max="4" step="0.25"
                    value=(typed.unwrap_or(&a.time_factor.to_string()));
            }
            button { (v.t("Grant")) }
        }
        p.note { (v.t("Holds for tests that are started from now on; a letter tells the candidate. Reviewers never see it.")) }
    }
}

/// That something was granted or answered a moment ago.
pub fn done(v: &Visit) -> Markup {
    html! {
        @match v.after("time") {
            "granted" => { div.banner.ok role="status" { p { (v.t("Granted. A letter tells the candidate.")) } } }
            "declined" => { div.banner.ok role="status" { p { (v.t("Answered: not granted. Your words went out as a letter; nothing \
                else of the application changed.")) } } }
            _ => {}
        }
    }
}

/// The part of a candidate's page.
pub fn section(v: &Visit, record: &Record, asked: Asked) -> Markup {
    let a = &record.application;
    html! {
        h2 { (v.t("Extra time")) }
        // What somebody asks for and why is no matter of a decision: it stands on a page of its own.
        @if a.profile.accommodation.as_deref().is_some_and(|t| !t.trim().is_empty()) {
            p {
                @if let Asked::Waits(_) = asked { span.tag.warn { (v.t("waits for an answer")) } " " }
                (v.t("Help was asked for. "))
                a href=(listed::along(v, &format!("/candidates/{}/help", a.id))) { (v.t("Read what was asked for")) }
            }
        }
        (grant_form(v, record))
    }
}

async fn record_of(v: &Visit) -> Result<Record, Trouble> {
    Ok(v.app.record(&v.project, v.id::<ApplicationId>("candidate")?, v.reader()?).await?)
}

/// What a person asked for to work well in a test, on a page that no decision is made on.
async fn page(v: &Visit, above: &Markup, wrong: &[Violation]) -> Result<Reply, Trouble> {
    let record = record_of(v).await?;
    let id = record.application.id;
    let asked = v.app.asked_for(id).await?;
    let lang = v.app.person(record.application.person).await?.lang;
    let zone = Visit::zone(&record.content);
    let title = v.t("Help that was asked for");
    let wanted = record.application.profile.accommodation.as_deref().filter(|t| !t.is_empty());
    let main = html! {
        a.back href=(listed::along(v, &format!("/candidates/{id}"))) { "‹ " (v.t("Candidate")) }
        (errors(v, wrong))
        (above)
        h1 { (title) }
        p lang=[wanted.and_then(|text| words::written(v.lang, text, lang.as_deref()))] { (wanted.unwrap_or(v.t("None."))) }
        p.note { (v.t("It plays no part in any decision.")) }
        @match asked {
            Asked::Nothing => {}
            Asked::Waits(at) => { p { span.tag.warn { (v.t("waits for an answer")) } " " (v.time(at, &zone)) } }
            Asked::Granted(at) => { p { span.tag.ok { (v.t("granted")) } " " (v.time(at, &zone)) } }
            Asked::Declined(at) => { p { span.tag { (v.t("not granted")) } " " (v.time(at, &zone)) } }
        }
        (grant_form(v, &record))
        @if let Asked::Waits(_) = asked {
            h2 { (v.t("Not granted")) }
            form method="post" action={ "/candidates/" (id) "/help" } data-keep=(v.whose()) data-session {
                (v.hidden()) (listed::field(v))
                div.field {
                    label for="f-words" { (v.t("What the candidate is told")) }
                    p.hint { (v.t("It goes out at once, as you type it. ")) (words::reads(v.lang, lang.as_deref())) }
                    (error_at(v, wrong, "/words"))
                    textarea id="f-words" name="words" rows="4" { (maud::PreEscaped("\n")) (v.form.text("words")) }
                }
                div.actions { button { (v.t("Answer: not granted")) } }
                (super::languages::keeping(v, super::languages::READ_IN))
            }
            (super::assets::script("keep.js"))
        }
    };
    if wrong.is_empty() { Reply::page(title, main) } else { Reply::wrong(title, main) }
}

async fn show(v: Visit) -> Result<Reply, Trouble> {
    page(&v, &html! {}, &[]).await
}

async fn decline(v: Visit) -> Result<Reply, Trouble> {
    let id = v.id::<ApplicationId>("candidate")?;
    match v.app.decline_time(&v.project, v.person()?, id, v.form.text("words")).await {
        Ok(()) => Ok(Reply::To(listed::along(&v, &format!("/candidates/{id}?time=declined")))),
        Err(AppError::Invalid(wrong)) => page(&v, &html! {}, &wrong).await,
        Err(AppError::Refused { code, detail }) => {
            let typed = html! { (refusal(&v, code, &detail)) p.read { (v.form.text("words")) } };
            super::stale::refused(page(&v, &typed, &[]).await?)
        }
        Err(error) => Err(error.into()),
    }
}

async fn grant(v: Visit) -> Result<Reply, Trouble> {
    let id = v.id::<ApplicationId>("candidate")?;
    let factor = |name| touchstone_measure::text::normalise::nfkc(v.form.text(name)).trim().parse::<f64>().unwrap_or(f64::NAN);
    let (seen, wanted) = (factor("seen"), factor("factor"));
    // A form that does not say what it was drawn from is as old as can be: no factor is nothing, and nothing is like it.
    match v.app.grant_time(&v.project, v.person()?, id, Some(seen), wanted).await {
        Ok(()) => Ok(Reply::To(listed::along(&v, &format!("/candidates/{id}?time=granted")))),
        Err(AppError::Refused { code: "stale", .. }) => {
            let now = record_of(&v).await?.application.time_factor.to_string();
            let was = if seen.is_finite() { seen.to_string() } else { v.t("otherwise").to_owned() };
            let both = super::stale::both(&v, &was, &now, &html! {});
            super::stale::refused(super::candidates::with_above(&v, id, &both).await?)
        }
        Err(error) => super::candidates::not_done(&v, id, error).await,
    }
}
