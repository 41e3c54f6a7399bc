//! The form by which a person contests a decision on them, and how their appeals stand.

use jiff::tz::TimeZone;
use maud::{Markup, html};

use crate::app::AppError;
use crate::app::deciding::appeals::{Sent, ToSend, open_until};
use crate::domain::deciding::appeal::Grounds;
use crate::domain::gold_set::text::Text;
use crate::domain::kernel::id::DecisionId;
use crate::domain::kernel::moment::Moment;
use crate::domain::kernel::violation::Violation;
use crate::domain::locale::identity;
use crate::domain::locale::lang::say;
use crate::web::frame::appealed::state;
use crate::web::frame::layout::errors;
use crate::web::frame::{field, languages, words};
use crate::web::{Page, Reply, Trouble, Visit, Who, get, post};

pub fn pages() -> Vec<Page> {
    vec![
        get("/me/decisions/{decision}/appeal", Who::SignedIn, |v| Box::pin(form(v))),
        post("/me/decisions/{decision}/appeal", Who::SignedIn, |v| Box::pin(send(v))),
    ]
}

/// The link to appeal against a decision, or how an appeal against it stands. Nothing where it cannot be appealed.
pub fn offer(
    v: &Visit,
    decision: &crate::app::applying::apply::Decision,
    appeals: &[Sent],
    until: Option<Moment>,
    zone: &TimeZone,
) -> Markup {
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
pub fn rows(v: &Visit, record: &crate::app::applying::apply::Record, appeals: &[Sent]) -> Markup {
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
    decision: crate::app::applying::apply::Decision,
    zone: TimeZone,
    until: Option<Moment>,
    /// The stage that was decided on.
    stage: Option<Text>,
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
    let stage = decision.stage.as_deref().and_then(|id| content.stage(id)).map(|(_, stage)| stage.title.clone());
    Ok(Own { decision, zone: Visit::zone(&content), until, stage, numbers })
}

/// What may have gone wrong, to be chosen.
fn grounds(v: &Visit) -> Vec<field::Choice<'static>> {
    Grounds::ALL.iter().map(|grounds| (grounds.as_str(), v.t(grounds.words()), None)).collect()
}

fn form_page(v: &Visit, own: &Own, wrong: &[Violation]) -> Result<Reply, Trouble> {
    let title = v.t("Appeal");
    let (outcome, look) = words::decided(v.lang, own.decision.outcome);
    let open = own.until.is_some_and(|u| v.app.now() <= u);
    let numbers = &own.numbers;
    let hint = say!(v, "If it is about a question, say which one as well as you remember. No {numbers} or passport numbers.", numbers);
    let main = html! {
        a.back href="/me" { "‹ " (v.t("Back to your stages")) }
        (errors(v, wrong))
        h1 { (title) }
        p { (v.t("Against: ")) span class={ "tag " (look) } { (outcome) }
            @if let Some(stage) = &own.stage { " · " (v.lang.of(stage)) } " · " (v.time(own.decision.at, &own.zone)) }
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
                    (field::choices(v, wrong, "grounds", v.form.text("grounds"), &grounds(v)))
                }
                (field::area(v, wrong, "text", (v.t("In your own words"), Some(&hint)), (v.form.text("text"), 8)))
                div.actions { button.primary { (v.t("Send appeal")) } a href="/me" { (v.t("Not now")) } }
                (languages::keeping(v, languages::READ_IN))
            }
            (crate::web::frame::assets::script("keep.js"))
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
