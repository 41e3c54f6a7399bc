//! Measures as the annotator sees them: what was done, why, until when; and the form by which they appeal.

use jiff::tz::TimeZone;
use maud::{Markup, html};

use crate::app::AppError;
use crate::app::auditing::measures::Measure;
use crate::domain::auditing::letter::sentence;
use crate::domain::auditing::measure::{MeasureState, of_terms};
use crate::domain::kernel::id::MeasureId;
use crate::domain::kernel::moment::Moment;
use crate::domain::kernel::violation::Violation;
use crate::web::frame::layout::errors;
use crate::web::frame::{assets, field, languages, measured};
use crate::web::{Page, Reply, Trouble, Visit, Who, get, post};

pub fn pages() -> Vec<Page> {
    vec![
        get("/me/measures/{measure}", Who::SignedIn, |v| Box::pin(show(v))),
        post("/me/measures/{measure}", Who::SignedIn, |v| Box::pin(send(v))),
    ]
}

/// What was done about one's work, newest first.
pub fn section(v: &Visit, all: &[Measure], zone: &TimeZone) -> Markup {
    html! {
        @if all.is_empty() { p { (v.t("Nothing.")) } } @else { ul.tasks { @for m in all { li {
            span.title { a href={ "/me/measures/" (m.id) } { (measured::title(v, m)) } }
            (measured::state(v, m.state))
            @if let Some(at) = m.acted_at { p.note { (v.time(at, zone)) } }
        } } } }
    }
}

/// One's own measure, with the project that it is of.
async fn own(v: &Visit) -> Result<(Measure, String), Trouble> {
    let id = v.id::<MeasureId>("measure")?;
    for application in v.app.applications_of(v.person()?).await? {
        if let Some(m) = v.app.own_measures(application.id).await?.into_iter().find(|m| m.id == id) {
            return Ok((m, application.project));
        }
    }
    Err(AppError::NotFound("there is no such measure".to_owned()).into())
}

fn appeal(v: &Visit, m: &Measure, (until, zone): (Option<Moment>, &TimeZone), wrong: &[Violation]) -> Markup {
    let open = until.is_some_and(|until| v.app.now() <= until) && m.state != MeasureState::Undone;
    html! {
        @if let Some(appeal) = &m.appeal {
            h2 { (v.t("Your appeal")) }
            p { (appeal.text) }
            @match &appeal.answer {
                Some((_, text, _, at)) => { p { strong { (text) } } p.note { (v.time(*at, zone)) } }
                None => { p { (v.t("answered by ")) (v.time(appeal.due_at, zone)) } }
            }
        } @else if open {
            h2 { (v.t("Appeal")) }
            @if let Some(until) = until { p { (v.t("until ")) (v.time(until, zone)) } }
            p { (v.t("Somebody who did not decide this reads your appeal. An appeal never makes anything worse for you.")) }
            form method="post" data-keep=(v.whose()) data-session {
                (v.hidden())
                (field::area(v, wrong, "text", (v.t("In your own words"), None), (v.form.text("text"), 6)))
                div.actions { button.primary { (v.t("Send appeal")) } a href="/me/record" { (v.t("Not now")) } }
                (languages::keeping(v, languages::READ_IN))
            }
            (assets::script("keep.js"))
        }
    }
}

async fn page(v: &Visit, wrong: &[Violation]) -> Result<Reply, Trouble> {
    let (m, project) = own(v).await?;
    let (_, content) = v.app.published(&project).await?;
    let zone = Visit::zone(&content);
    let until = m.until.map(|until| v.lang.time(until, &zone));
    let said = of_terms(&m.terms).and_then(|what| sentence(&what, m.amount, until.as_deref(), v.lang));
    let title = measured::title(v, &m);
    let main = html! {
        a.back href="/me/record" { "‹ " (v.t("My record")) }
        (errors(v, wrong))
        h1 { (title) " " (measured::state(v, m.state)) }
        @if m.state == MeasureState::Standing { @if let Some(said) = said { p { strong { (said) } } } }
        (measured::times(v, &m, &zone))
        @if m.book.is_some() { h2 { (v.t("What it rests on")) } (measured::figures(v, &m)) }
        @match &m.reason {
            Some(reason) => { h2 { (v.t("In the words of who decided")) } p { (reason) } }
            None => { p { (v.t("A published rule of the project did this by itself; people have approved the rule.")) } }
        }
        @if let Some(reason) = m.ended.as_ref().and_then(|ended| ended.reason.as_ref()) { h2 { (v.t("How it ended")) } p { (reason) } }
        (appeal(v, &m, (v.app.measure_appeal_until(&content, &m), &zone), wrong))
    };
    if wrong.is_empty() { Reply::page(title.clone(), main) } else { Reply::wrong(title.clone(), main) }
}

async fn show(v: Visit) -> Result<Reply, Trouble> {
    page(&v, &[]).await
}

async fn send(v: Visit) -> Result<Reply, Trouble> {
    let (m, project) = own(&v).await?;
    match v.app.appeal_measure(v.person()?, &project, m.id, v.form.text("text")).await {
        Ok(()) => Ok(Reply::To(format!("/me/measures/{}", m.id))),
        Err(AppError::Invalid(wrong)) => page(&v, &wrong).await,
        Err(error) => Err(error.into()),
    }
}
