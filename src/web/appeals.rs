//! Appeals: the form by which a person contests a decision on them, and the queue in which somebody else reads and answers it.

use jiff::tz::TimeZone;
use maud::{Markup, html};

use super::field::Line;
use super::layout::{error_at, errors, has_error};
use super::{Page, Reply, Trouble, Visit, Who, field, get, languages, listed, lost, names, post, words};
use crate::app::AppError;
use crate::app::appeals::{Sent, ToSend, has_decided, open_until};
use crate::domain::account::Role;
use crate::domain::appeal::{ANSWERS, GROUNDS};
use crate::domain::id::{AppealId, DecisionId};
use crate::domain::lang::say;
use crate::domain::locale::identity;
use crate::domain::moment::Moment;
use crate::domain::violation::Violation;

const RECRUITERS: Who = Who::Staff(&[Role::Recruiter]);

pub fn pages() -> Vec<Page> {
    vec![
        get("/me/decisions/{decision}/appeal", Who::SignedIn, |v| Box::pin(form(v))),
        post("/me/decisions/{decision}/appeal", Who::SignedIn, |v| Box::pin(send(v))),
        get("/appeals", RECRUITERS, |v| Box::pin(list(v))),
        get("/appeals/{appeal}", RECRUITERS, |v| Box::pin(show(v))),
        post("/appeals/{appeal}", RECRUITERS, |v| Box::pin(answer(v))),
    ]
}

fn words_of(v: &Visit, list: &[(&'static str, &'static str)], code: &str) -> String {
    list.iter().find(|(known, ..)| *known == code).map_or_else(|| code.to_owned(), |(_, en)| v.t(en).to_owned())
}

/// How an appeal stands, and how its tag looks.
fn state(v: &Visit, appeal: &Sent) -> (String, &'static str) {
    match appeal.state.as_str() {
        "open" => (v.t("open").to_owned(), "warn"),
        other => (words_of(v, &ANSWERS, other), "ok"),
    }
}

/// The link to appeal against a decision, or how an appeal against it stands. Nothing where it cannot be appealed.
pub fn offer(v: &Visit, decision: &crate::app::apply::Decision, appeals: &[Sent], until: Option<Moment>, zone: &TimeZone) -> Markup {
    html! {
        @if let Some(appeal) = appeals.iter().find(|a| a.decision == decision.id) {
            @let (words, look) = state(v, appeal);
            p { (v.t("Your appeal: ")) span class={ "tag " (look) } { (words) }
                @if appeal.answer.is_none() { " " (v.t("answered by ")) (v.time(appeal.due_at, zone)) } }
            @if let Some((text, _, at)) = &appeal.answer { p { (text) " " span.note { (v.time(*at, zone)) } } }
        } @else if let Some(until) = until.filter(|u| v.app.now() <= *u) {
            p { (v.t("Something wrong? ")) a href={ "/me/decisions/" (decision.id) "/appeal" } { (v.t("Appeal")) }
                " " (v.t("until ")) (v.time(until, zone)) }
        }
    }
}

/// The appeals of an application, as rows among what its person has before them.
pub fn rows(v: &Visit, record: &crate::app::apply::Record, appeals: &[Sent]) -> Markup {
    let zone = Visit::zone(&record.content);
    let about = |a: &Sent| {
        let decision = record.decisions.iter().find(|d| d.id == a.decision);
        decision.and_then(|d| d.stage.as_deref()).and_then(|id| record.content.stage(id)).map(|(_, s)| v.lang.of(&s.title))
    };
    html! { @for appeal in appeals {
        @let (words, look) = state(v, appeal);
        li {
            span.title { (v.t("Your appeal")) @if let Some(about) = about(appeal) { (v.t(": ")) (about) } }
            span class={ "tag " (look) } { (words) }
            @if appeal.answer.is_none() { p { (v.t("answered by ")) (v.time(appeal.due_at, &zone)) } }
            div.actions { a href="/me/messages" { (v.t("Read it in your messages")) } }
        }
    } }
}

struct Own {
    decision: crate::app::apply::Decision,
    zone: TimeZone,
    until: Option<Moment>,
    /// What numbers nobody should write here are called.
    numbers: String,
}

async fn own(v: &Visit) -> Result<Own, Trouble> {
    let person = v.person()?;
    let (application, decision) = v.app.own_decision(person, v.id::<DecisionId>("decision")?).await?;
    let content = v.app.content(application.version).await?;
    let told = v.app.told_at(person).await?.get(&decision.id).copied();
    let until = open_until(&decision, content.project.head.appeal_days, told);
    let numbers = identity::named(v.lang, &content.project.countries(), false);
    Ok(Own { decision, zone: Visit::zone(&content), until, numbers })
}

fn form_page(v: &Visit, own: &Own, wrong: &[Violation]) -> Result<Reply, Trouble> {
    let title = v.t("Appeal");
    let (outcome, look) = words::decided(v.lang, &own.decision.outcome);
    let open = own.until.is_some_and(|u| v.app.now() <= u);
    let numbers = &own.numbers;
    let hint = say!(v, "If it is about a question, say which one as well as you remember. No {numbers} or passport numbers.", numbers);
    let main = html! {
        a.back href="/me" { "‹ " (v.t("Back to your stages")) }
        (errors(v, wrong))
        h1 { (title) }
        p { (v.t("Against: ")) span class={ "tag " (look) } { (outcome) } " · " (v.time(own.decision.at, &own.zone)) }
        @if !open {
            div.banner.warn { p { (v.t("The time for an appeal against this decision is over, or it cannot be appealed. You can still \
                write to us.")) } }
        } @else {
            p { (v.t("Somebody who did not make the decision reads your appeal and everything that the decision rests on. You get an \
                answer within ten working days. An appeal never makes your result worse.")) }
            form method="post" data-keep=(v.whose()) data-session {
                (v.hidden())
                fieldset.field {
                    legend { (v.t("What went wrong?")) }
                    (field::choices(v, wrong, "grounds", v.form.text("grounds"), &GROUNDS.map(|(code, en)| (code, v.t(en), None))))
                }
                (field::area(v, wrong, "text", (v.t("In your own words"), Some(&hint)), (v.form.text("text"), 8)))
                div.actions { button.primary { (v.t("Send appeal")) } a href="/me" { (v.t("Not now")) } }
                (languages::keeping(v, languages::READ_IN))
            }
            (super::assets::script("keep.js"))
        }
    };
    if wrong.is_empty() { Reply::page(title, main) } else { Reply::wrong(title, main) }
}

async fn form(v: Visit) -> Result<Reply, Trouble> {
    let own = own(&v).await?;
    form_page(&v, &own, &[])
}

async fn send(v: Visit) -> Result<Reply, Trouble> {
    let own = own(&v).await?;
    let what = ToSend { grounds: v.form.text("grounds").to_owned(), text: v.form.text("text").to_owned() };
    match v.app.appeal(v.person()?, own.decision.id, what).await {
        Ok(_) => Ok(Reply::To("/me/messages".to_owned())),
        Err(AppError::Invalid(wrong)) => form_page(&v, &own, &wrong),
        Err(error) => Err(error.into()),
    }
}

async fn list(v: Visit) -> Result<Reply, Trouble> {
    let answered = v.query("state") == "answered";
    let appeals = v.app.appeals_with_names(&v.project, !answered, v.reader()?).await?;
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
                        td { a href=(listed::from(&format!("/appeals/{}", a.id), &v.here)) { (words_of(&v, &GROUNDS, &a.grounds)) } }
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
        (super::contests::asked(v, &format!("/appeals/{}/question", appeal.id)))
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
                @for (code, en) in ANSWERS.iter().filter(|(code, ..)| *code != "corrected" || rests_on_a_test) {
                    label.choice {
                        input type="radio" name="outcome" value=(code) checked[v.form.text("outcome") == *code];
                        span { (v.t(en)) }
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
    let (outcome, look) = words::decided(v.lang, &decision.outcome);
    let (words, state_look) = state(v, &appeal);
    let title = v.t("Appeal");
    let main = html! {
        (listed::link(v))
        (errors(v, wrong))
        (above)
        h1 { (title) " " span class={ "tag " (state_look) } { (words) } }
        div.card { p { strong { (words_of(v, &GROUNDS, &appeal.grounds)) }
            " · " (v.time(appeal.sent_at, &zone)) " · " (v.t("due ")) (v.time(appeal.due_at, &zone)) }
            div lang=[words::written(v.lang, &appeal.text, lang.as_deref())] { @for p in appeal.text.split('\n') { p { (p) } } } }
        h2 { (v.t("The decision")) }
        p { span class={ "tag " (look) } { (outcome) } " " (names::stage(v, &record.content, decision.stage.as_deref())) " · "
            (v.time(decision.at, &zone)) " · "
            (if decision.by.is_some() { v.t("by a person") } else { v.t("automatically") }) }
        ul { @for code in &decision.reasons { li { (super::decide::quoted(v, code)) } } }
        @if !decision.note.is_empty() { p.note { (decision.note) } }
        dl.facts { @if let Some(result) = result { (super::dossier::doubt(v, &result.ruling)) } }
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
            (super::assets::script("keep.js"))
        }
    };
    if wrong.is_empty() { Reply::page(title, main) } else { Reply::wrong(title, main) }
}

/// The page, with what kept one of its questions from being questioned; what was typed stands in its form.
pub async fn with_question(v: &Visit, wrong: &[Violation]) -> Result<Reply, Trouble> {
    page(v, &html! {}, wrong).await
}

async fn show(v: Visit) -> Result<Reply, Trouble> {
    page(&v, &html! {}, &[]).await
}

/// What was chosen and written for an appeal that takes no answer of theirs any more.
fn chosen(v: &Visit) -> Markup {
    html! { div.card {
        @if let Some((_, en)) = ANSWERS.iter().find(|(code, ..)| *code == v.form.text("outcome")) {
            p { (v.t("You had chosen: ")) strong { (v.t(en)) } }
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
            let both = super::stale::both(&v, v.t("open"), &state(&v, &appeal).0, &html! {});
            super::stale::refused(page(&v, &html! { (both) (chosen(&v)) }, &[]).await?)
        }
        Err(AppError::Refused { code, detail }) => {
            let why = html! { (super::layout::refusal(&v, code, &detail)) (chosen(&v)) };
            super::stale::refused(page(&v, &why, &[]).await?)
        }
        Err(error) => Err(error.into()),
    }
}
