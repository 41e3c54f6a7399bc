//! Checking all answers, agreeing, handing in.

use maud::{Markup, html};

use super::steps::{Step, answered, heading, steps};
use crate::app::AppError;
use crate::app::applying::apply::{REQUIRED_CONSENTS, Record};
use crate::domain::applying::status::Status;
use crate::domain::locale::lang::say;
use crate::domain::project::StageKind;
use crate::web::frame::layout::problems;
use crate::web::frame::said::said;
use crate::web::{Reply, Trouble, Visit};

/// What was answered, each with its link.
fn summary(v: &Visit, record: &Record) -> Markup {
    let project = &record.application.project;
    html! {
        table.stack {
            thead { tr { th { (v.t("Question")) } th { (v.tc("application", "Your answer")) } th { span.hide { (v.t("Change")) } } } }
            tbody { @for step in steps(record) {
                tr {
                    th scope="row" { (heading(v, step)) }
                    @let said = said(v, step.requirement(), step.id(), &record.application.profile);
                    td { @if step.id() == "name" { (crate::web::frame::names::person(v, &said, None)) } @else { (said) } }
                    td { a href={ "/apply/" (project) "/" (step.id()) "?from=check" }
                        { (v.t("Change")) span.hide { " " (heading(v, step)) } } }
                }
            } }
        }
    }
}

/// A purpose, what somebody agrees to, and what to do where it is not ticked.
struct Consent {
    id: &'static str,
    agrees: String,
    told: String,
}

/// What has to be agreed to, by the project's own stages: what people read and score is not said to be scored by a machine.
fn asked_for(v: &Visit, record: &Record) -> [Consent; 3] {
    let read = record.content.project.stages.iter().filter(|s| s.kind == StageKind::Review).map(|s| v.lang.of(&s.title));
    let read = read.collect::<Vec<_>>().join(v.t(", "));
    let stages = |told: &dyn Fn() -> String| if read.is_empty() { String::new() } else { told() };
    let one = |id, agrees: &str, told: String| Consent { id, agrees: agrees.to_owned(), told };
    let also = stages(&|| say!(v, " People read and score what I write in these stages: {read}.", read));
    let by_machine =
        say!(v, "I agree that my tests are scored by machine.{also} A machine can pass me; only a person can turn me down.", also);
    let still = stages(&|| say!(v, " What you write in these stages is read and scored by people all the same: {read}.", read));
    let unless = say!(v, "Tick that your tests may be scored by machine: without this you cannot sit them.{still}", still);
    [
        one(
            "selection",
            v.t("I agree that what I tell you is used to decide on my application, and kept so that it can be shown how that was done."),
            v.t("Tick that your answers may be used to decide: without this we cannot look at your application.").to_owned(),
        ),
        one("automated_scoring", &by_machine, unless),
        one(
            "sensitive_content",
            v.t("I agree to see content that may be insulting, violent, sexual or about self-harm. There is always a notice first, and I \
                may \
                 always skip it."),
            v.t("Tick that you agree to see such content after a notice: the work has some of it, and each piece can be skipped.")
                .to_owned(),
        ),
    ]
}

/// What is ticked: on the form that was sent, or on the page from which something that was typed was let go.
fn ticked(v: &Visit) -> Vec<&str> {
    let carried = v.query(TICKED).split('.').filter(|id| !id.is_empty());
    v.form.all("consents").into_iter().chain(carried).collect()
}

/// The name under which ticks go along in an address.
const TICKED: &str = "ticked";

/// Back to this page with what is ticked on it.
pub fn with_ticks(v: &Visit, place: String) -> String {
    let given: Vec<&str> = v.form.all("consents").into_iter().filter(|c| REQUIRED_CONSENTS.contains(c)).collect();
    if given.is_empty() { place } else { format!("{place}?{TICKED}={}", given.join(".")) }
}

/// What keeps the application from being handed in: where it is mended, and how it is told.
fn missing(v: &Visit, record: &Record, unfinished: &[Step<'_>]) -> Vec<(String, String)> {
    let given = ticked(v);
    let project = &record.application.project;
    let step = |s: Step<'_>| {
        let words = heading(v, s);
        (format!("/apply/{project}/{}?from=check", s.id()), say!(v, "Still to be answered: {words}", words))
    };
    let open = open_steps(record).into_iter().map(step);
    let unfinished = unfinished.iter().map(|s| {
        let words = heading(v, *s);
        let told = say!(v, "Typed, but not part of your answers: “{words}”. Finish it, or let it go below.", words);
        (format!("/apply/{project}/{}?from=check", s.id()), told)
    });
    let consents = asked_for(v, record).into_iter().filter(|c| !given.contains(&c.id));
    open.chain(unfinished).chain(consents.map(|c| (format!("#f-consents-{}", c.id), c.told))).collect()
}

/// The questions that are not answered yet.
fn open_steps(record: &Record) -> Vec<Step<'_>> {
    steps(record).into_iter().filter(|s| !answered(*s, &record.application.profile) && s.id() != "help").collect()
}

/// The form by which the application is handed in.
const FORM: &str = "f-check";

/// Where something was typed that is no part of the answers: it is finished on its page, or let go here.
fn unfinished_list(v: &Visit, project: &str, unfinished: &[Step<'_>]) -> Markup {
    html! {
        @if !unfinished.is_empty() {
            // What Enter presses on the page: not one of the buttons that let something go.
            button.hide type="submit" form=(FORM) tabindex="-1" aria-hidden="true" { (v.t("Submit application")) }
            div.banner.warn {
                p { (v.t("Here you typed something and did not go on. It is not part of the answers below:")) }
                ul { @for step in unfinished { @let place = format!("/apply/{project}/{}", step.id()); li {
                    a href={ (place) "?from=check" } { (heading(v, *step)) }
                    " "
                    // A button of the form below, so that what is ticked there goes along.
                    button.link form=(FORM) formaction=(place) name="go" value="drop" { (v.t("Let it go")) span.hide { " "
                        (heading(v, *step)) } }
                } } }
            }
        }
    }
}

fn consents(v: &Visit, record: &Record, tried: bool) -> Markup {
    let given = ticked(v);
    html! {
        fieldset.field {
            legend { h2 { (v.t("What you agree to")) } }
            @for Consent { id, agrees, told } in asked_for(v, record) {
                @let on = given.contains(&id);
                @let bad = tried && !on;
                @if bad {
                    p.error id={ "f-consents-" (id) "-error" } { span aria-hidden="true" { "! " } (v.t("Error: ")) (told) }
                }
                label.choice {
                    input id={ "f-consents-" (id) }
                    type="checkbox" name="consents" value=(id) checked[on] aria-invalid=[bad.then_some("true")]
                        aria-describedby=[bad.then(|| format!("f-consents-{id}-error"))];
                    span { (agrees) }
                }
            }
        }
    }
}

/// The page; `tried` where it was sent and could not be handed in.
async fn check_page(v: &Visit, record: &Record, tried: bool) -> Result<Reply, Trouble> {
    let typed = v.app.unfinished(record).await?;
    let unfinished: Vec<_> = steps(record).into_iter().filter(|s| typed.iter().any(|id| id == s.id())).collect();
    let title = v.t("Check your answers");
    let open = open_steps(record);
    let project = &record.application.project;
    let all = steps(record);
    let before = all.last().map_or("name", |step| step.id());
    let at = all.len() + 1;
    let main = html! {
        a.back href={ "/apply/" (project) "/" (before) } { "‹ " (v.t("Back")) }
        span.step { (say!(v, "Step {at} of {all}", at, all = at)) }
        @if tried { (problems(v, &missing(v, record, &unfinished))) }
        h1 { (title) }
        @if !open.is_empty() && !tried {
            div.banner.warn {
                p { (v.t("Still to be answered:")) }
                ul { @for step in &open { li { a href={ "/apply/" (project) "/" (step.id()) "?from=check" } { (heading(v, *step)) } } } }
            }
        }
        (unfinished_list(v, project, &unfinished))
        (summary(v, record))
        form id=(FORM) method="post" novalidate {
            (v.hidden())
            input type="hidden" name="from_check" value="1";
            (consents(v, record, tried))
            p { (v.t("By handing this in you say that your answers are true.")) }
            div.actions { button.primary { (v.t("Submit application")) } }
        }
    };
    if tried { Reply::wrong(title, main) } else { Reply::page(title, main) }
}

pub async fn check(v: Visit) -> Result<Reply, Trouble> {
    let record = v.app.own_record(v.person()?, v.part("project")).await?;
    if !matches!(record.application.status, Status::Draft(_) | Status::NotOpen(_)) {
        return Ok(Reply::To(format!("/apply/{}/done", record.application.project)));
    }
    check_page(&v, &record, false).await
}

pub async fn submit(v: Visit) -> Result<Reply, Trouble> {
    let project = v.part("project").to_owned();
    let person = v.person()?;
    let record = v.app.own_record(person, &project).await?;
    let consents: Vec<String> = v.form.all("consents").into_iter().filter(|c| REQUIRED_CONSENTS.contains(c)).map(str::to_owned).collect();
    // Answers that kept the gate shut and were not changed are handed in again as they are: the draft begins anew by a save.
    if matches!(record.application.status, Status::NotOpen(_)) {
        let profile = record.application.profile.clone();
        v.app.save_profile(person, &project, record.application.revision, profile).await?;
    }
    match v.app.submit_application(person, &project, consents).await {
        Ok(_) => Ok(Reply::To(format!("/apply/{project}/done"))),
        Err(AppError::Invalid(_)) => check_page(&v, &record, true).await,
        Err(error) => Err(error.into()),
    }
}
