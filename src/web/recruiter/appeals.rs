//! Appeals: the queue in which somebody reads and answers what others contest.

use maud::{Markup, html};

use crate::app::AppError;
use crate::app::deciding::appeals::{Sent, has_decided};
use crate::domain::accounts::Role;
use crate::domain::deciding::appeal::{Answer, Which};
use crate::domain::kernel::id::AppealId;
use crate::domain::kernel::violation::Violation;
use crate::web::frame::appealed::state;
use crate::web::frame::field::Line;
use crate::web::frame::layout::{error_at, errors, has_error};
use crate::web::frame::{field, languages, listed, names, words};
use crate::web::{Page, Reply, Trouble, Visit, Who, get, lost, post};

const RECRUITERS: Who = Who::Staff(&[Role::Recruiter]);

pub fn pages() -> Vec<Page> {
    vec![
        get("/appeals", RECRUITERS, |v| Box::pin(list(v))),
        get("/appeals/{appeal}", RECRUITERS, |v| Box::pin(show(v))),
        post("/appeals/{appeal}", RECRUITERS, |v| Box::pin(answer(v))),
        post("/appeals/{appeal}/question", RECRUITERS, |v| Box::pin(question_appealed(v))),
    ]
}

async fn list(v: Visit) -> Result<Reply, Trouble> {
    let answered = v.query("state") == "answered";
    let which = if answered { Which::Answered } else { Which::Open };
    let appeals = v.app.appeals_with_names(&v.project, which, v.reader()?).await?;
    let (_, content) = v.app.published(&v.project).await?;
    let (zone, now) = (Visit::zone(&content), v.app.now());
    let title = v.t("Appeals");
    let main = html! {
        h1 { (title) }
        form.filters method="get" { div.field { label for="state" { (v.t("State")) } select id="state" name="state" {
            option value="open" selected[!answered] { (v.t("Open")) }
            option value="answered" selected[answered] { (v.t("Answered")) } } } button { (v.t("Show")) } }
        @if appeals.is_empty() { div.empty { p { (v.tc("appeals", "Nothing waits.")) } } } @else {
            div.scroll tabindex="0" role="region" aria-label=(v.t("Table")) { table.stack {
                thead { tr { th { (v.t("About")) } th { (v.tc("appeal", "Who")) } th { (v.t("Sent")) } th { (v.t("Due")) }
                    th { (v.t("State")) } } }
                tbody { @for (a, who) in &appeals {
                    @let (words, look) = state(&v, a);
                    tr {
                        td { a href=(listed::from(&format!("/appeals/{}", a.id), &v.here)) { (v.t(a.grounds.words())) } }
                        td data-label=(v.tc("appeal", "Who")) { a href=(listed::from(&format!("/candidates/{}", a.application), &v.here)) {
                            @match who.as_ref().and_then(|p| p.name.as_deref()) {
                                Some(name) => (names::person(&v, name, None)), None => (v.t("no name given")),
                            } } }
                        td data-label=(v.t("Sent")) { (v.time(a.sent_at, &zone)) }
                        td data-label=(v.t("Due")) { (v.time(a.due_at, &zone))
                            @if a.answer.is_none() && a.due_at < now { " " span.tag.bad { (v.t("overdue")) } } }
                        td data-label=(v.t("State")) { span class={ "tag " (look) } { (words) } }
                    }
                } }
            } }
        }
    };
    Reply::wide(title, main)
}

/// The form with which one of the attempt's questions is questioned.
fn question(v: &Visit, appeal: &Sent, wrong: &[Violation]) -> Markup {
    let about = ["/number", "/reason"].iter().any(|pointer| has_error(wrong, pointer));
    let number = Line {
        name: "number",
        label: v.t("Question number"),
        value: v.form.text("number"),
        keys: Some("numeric"),
        wide: Some("6"),
        ..Line::default()
    };
    let reason = Line { name: "reason", label: v.t("What is wrong, and how you know"), value: v.form.text("reason"), ..Line::default() };
    html! {
        @if v.after("questioned") == "1" { div.banner.ok { p { (v.t("The question was sent; an author looks at it.")) } } }
        details open[about] {
            summary { (v.t("Question one of its questions")) }
            form.row method="post" action={ "/appeals/" (appeal.id) "/question" } data-keep=(v.whose()) data-session {
                (v.hidden()) (listed::field(v))
                (field::line(v, wrong, &number))
                (field::line(v, wrong, &reason))
                button { (v.t("Send to the authors")) }
            }
        }
        (crate::web::frame::question::asked(v, &format!("/appeals/{}/question", appeal.id)))
    }
}

/// The form for the answer to somebody who reads in a language; only a decision that rests on a test can be corrected.
fn answering(v: &Visit, appeal: &Sent, (lang, rests_on_a_test): (Option<&str>, bool), wrong: &[Violation]) -> Markup {
    html! {
        h2 { (v.tc("appeal", "Your answer")) }
        form method="post" action={ "/appeals/" (appeal.id) } data-keep=(v.whose()) data-session {
            (v.hidden()) (listed::field(v))
            fieldset.field id="f-outcome" {
                legend { (v.t("What becomes of the decision")) }
                (error_at(v, wrong, "/outcome"))
                @for answer in Answer::ALL.iter().filter(|answer| **answer != Answer::Corrected || rests_on_a_test) {
                    label.choice {
                        input type="radio" name="outcome" value=(answer.as_str()) checked[v.form.text("outcome") == answer.as_str()];
                        span { (v.t(answer.words())) }
                    }
                }
            }
            div.field {
                label for="f-answer" { (v.t("What the person is told")) }
                p.hint {
                    (v.t("It goes out as it stands, at once. Never quote a question or its answer. "))
                    (words::reads(v.lang, lang))
                }
                (error_at(v, wrong, "/answer"))
                textarea id="f-answer" name="answer" rows="6" { (v.form.text("answer")) }
            }
            p.note { (v.t("If a question was wrong, question its key as well: everybody whom it concerns is computed again then.")) }
            div.actions { button.primary { (v.t("Answer")) } }
            (languages::keeping(v, languages::READ_IN))
        }
    }
}

async fn page(v: &Visit, above: &Markup, wrong: &[Violation]) -> Result<Reply, Trouble> {
    let appeal = v.app.appeal_of(&v.project, v.id::<AppealId>("appeal")?, v.reader()?).await?;
    let record = v.app.record(&v.project, appeal.application, v.reader()?).await?;
    let zone = Visit::zone(&record.content);
    let decision = record.decisions.iter().find(|d| d.id == appeal.decision).ok_or_else(lost)?;
    let own = has_decided(&record.decisions, decision, v.person()?);
    let lang = v.app.person(record.application.person).await?.lang;
    let result = decision.attempt.and_then(|a| record.results.iter().find(|r| r.attempt == a));
    let arrivals = match decision.attempt {
        Some(attempt) => v.app.arrivals(attempt).await?,
        None => None,
    };
    let (outcome, look) = words::decided(v.lang, decision.outcome);
    let (words, state_look) = state(v, &appeal);
    let title = v.tc("an appeal", "Appeal");
    let main = html! {
        (listed::link(v))
        (errors(v, wrong))
        (above)
        h1 { (title) " " span class={ "tag " (state_look) } { (words) } }
        div.card { p { strong { (v.t(appeal.grounds.words())) }
            " · " (v.time(appeal.sent_at, &zone)) " · " (v.t("due ")) (v.time(appeal.due_at, &zone)) }
            div lang=[words::written(v.lang, &appeal.text, lang.as_deref())] { @for p in appeal.text.split('\n') { p { (p) } } } }
        h2 { (v.t("The decision")) }
        p { span class={ "tag " (look) } { (outcome) } " " (names::stage(v, &record.content, decision.stage.as_deref())) " · "
            (v.time(decision.at, &zone)) " · "
            (if decision.by.is_some() { v.t("by a person") } else { v.t("automatically") }) }
        ul { @for code in &decision.reasons { li { (super::ruled::quoted(v, code)) } } }
        @if !decision.note.is_empty() { p.note { (decision.note) } }
        dl.facts { @if let Some(result) = result { (crate::web::frame::doubt::doubt(v, &result.ruling)) } }
        p { a href=(listed::along(v, &format!("/candidates/{}/decisions/{}", appeal.application, decision.id))) {
            (v.t("Everything that it rests on")) } " · "
            a href=(listed::along(v, &format!("/candidates/{}", appeal.application))) { (v.t("Candidate")) } }
        @if let Some(arrivals) = &arrivals { (super::arrivals::section(v, arrivals, &zone)) }
        @if decision.attempt.is_some() { (question(v, &appeal, wrong)) }
        @if let Some((text, _, at)) = &appeal.answer {
            h2 { (v.t("The answer")) } p { (text) } p.note { (v.time(*at, &zone)) }
        } @else if own {
            div.banner.warn { p { (v.t("You made this decision, or the same before: somebody else answers the appeal.")) } }
        } @else {
            (answering(v, &appeal, (lang.as_deref(), decision.attempt.is_some()), wrong))
            (crate::web::frame::assets::script("keep.js"))
        }
    };
    if wrong.is_empty() { Reply::page(title, main) } else { Reply::wrong(title, main) }
}

async fn show(v: Visit) -> Result<Reply, Trouble> {
    page(&v, &html! {}, &[]).await
}

/// What was chosen and written for an appeal that takes no answer of theirs any more.
fn chosen(v: &Visit) -> Markup {
    html! { div.card {
        @if let Some(answer) = Answer::from_name(v.form.text("outcome")) {
            p { (v.t("You had chosen: ")) strong { (v.t(answer.words())) } }
        }
        p.read { (v.form.text("answer")) }
    } }
}

async fn answer(v: Visit) -> Result<Reply, Trouble> {
    let id = v.id::<AppealId>("appeal")?;
    match v.app.answer_appeal(&v.project, v.person()?, id, v.form.text("outcome"), v.form.text("answer")).await {
        Ok(()) => Ok(Reply::To(listed::along(&v, &format!("/appeals/{id}")))),
        Err(AppError::Invalid(wrong)) => page(&v, &html! {}, &wrong).await,
        Err(AppError::Refused { code: "illegal_transition", .. }) => {
            let appeal = v.app.appeal_of(&v.project, id, v.reader()?).await?;
            let both = crate::web::frame::stale::both(&v, v.t("open"), state(&v, &appeal).0, &html! {});
            crate::web::frame::stale::refused(page(&v, &html! { (both) (chosen(&v)) }, &[]).await?)
        }
        Err(AppError::Refused { code, detail }) => {
            let why = html! { (crate::web::frame::layout::refusal(&v, code, &detail)) (chosen(&v)) };
            crate::web::frame::stale::refused(page(&v, &why, &[]).await?)
        }
        Err(error) => Err(error.into()),
    }
}

async fn question_appealed(v: Visit) -> Result<Reply, Trouble> {
    let id = v.id::<AppealId>("appeal")?;
    // Full-width digits of an input method are digits.
    let number = touchstone_measure::text::normalise::nfkc(v.form.text("number")).trim().parse().unwrap_or(0);
    match v.app.question_appealed(&v.project, v.person()?, id, number, v.form.text("reason")).await {
        Ok(_) => Ok(Reply::To(listed::along(&v, &format!("/appeals/{id}?questioned=1")))),
        Err(AppError::Invalid(wrong)) => page(&v, &html! {}, &wrong).await,
        Err(error) => Err(error.into()),
    }
}
