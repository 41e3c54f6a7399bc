//! Recruiters and help in tests: what was asked for, extra time that is granted, and a person's words where it
//! is not.

use maud::{Markup, html};

use super::granting::grant_form;
use crate::app::AppError;
use crate::app::applying::apply::Record;
use crate::app::sitting::extra_time::Asked;
use crate::domain::accounts::Role;
use crate::domain::kernel::id::ApplicationId;
use crate::domain::kernel::violation::Violation;
use crate::web::frame::layout::{error_at, errors, refusal};
use crate::web::frame::{listed, words};
use crate::web::{Page, Reply, Trouble, Visit, Who, get, post};

const RECRUITERS: Who = Who::Staff(&[Role::Recruiter]);

pub fn pages() -> Vec<Page> {
    vec![
        get("/candidates/{candidate}/help", RECRUITERS, |v| Box::pin(show(v))),
        post("/candidates/{candidate}/extra-time", RECRUITERS, |v| Box::pin(grant(v))),
        post("/candidates/{candidate}/help", RECRUITERS, |v| Box::pin(decline(v))),
    ]
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
                (crate::web::frame::languages::keeping(v, crate::web::frame::languages::READ_IN))
            }
            (crate::web::frame::assets::script("keep.js"))
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
            crate::web::frame::stale::refused(page(&v, &typed, &[]).await?)
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
            let both = crate::web::frame::stale::both(&v, &was, &now, &html! {});
            crate::web::frame::stale::refused(super::candidates::with_above(&v, id, &both).await?)
        }
        Err(error) => super::candidates::not_done(&v, id, error).await,
    }
}
