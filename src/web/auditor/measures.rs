//! Auditors: what rules ask for, carried out or refused with a reason; what holds, what held, what was appealed.

use maud::{Markup, html};

use crate::app::AppError;
use crate::app::auditing::measures::{Act, Measure, Which};
use crate::app::auditing::signals::Told;
use crate::domain::accounts::Role;
use crate::domain::auditing::measure::{AppealOutcome, MeasureState};
use crate::domain::kernel::id::MeasureId;
use crate::domain::kernel::violation::Violation;
use crate::web::frame::layout::errors;
use crate::web::frame::{assets, field, languages, listed, measured, names};
use crate::web::{Page, Reply, Trouble, Visit, Who, get, post, unknown_button};

const AUDITORS: Who = Who::Staff(&[Role::Auditor]);

/// Measures of a page.
const PAGE: u8 = 50;

pub fn pages() -> Vec<Page> {
    vec![
        get("/measures", AUDITORS, |v| Box::pin(list(v))),
        get("/measures/{measure}", AUDITORS, |v| Box::pin(show(v))),
        post("/measures/{measure}", AUDITORS, |v| Box::pin(act(v))),
    ]
}

/// The choice of lists, with the one that is shown.
fn choice(v: &Visit, shown: Which) -> Markup {
    let rows = [
        (Which::Waiting, "waiting", v.t("Waiting for somebody")),
        (Which::Standing, "standing", v.t("In force")),
        (Which::Past, "past", v.t("Past")),
    ];
    html! {
        nav.actions aria-label=(v.t("Which measures")) { @for (which, name, words) in rows {
            a.button href={ "/measures?state=" (name) } aria-current=[(which == shown).then_some("page")] { (words) }
        } }
    }
}

/// What makes somebody look at a measure that was carried out.
fn marks(v: &Visit, m: &Measure) -> Markup {
    html! {
        @if m.doubted_at.is_some() && m.is_done() { span.tag.warn { (v.t("rests on a key that was corrected")) } }
        @if m.appeal.as_ref().is_some_and(|appeal| appeal.answer.is_none()) { span.tag.warn { (v.t("appealed")) } }
        @if m.state == MeasureState::Proposed && m.agreed.is_some() { span.tag { (v.t("one of two agrees")) } }
    }
}

async fn list(v: Visit) -> Result<Reply, Trouble> {
    let (which, name) = match v.query("state") {
        "standing" => (Which::Standing, "standing"),
        "past" => (Which::Past, "past"),
        _ => (Which::Waiting, "waiting"),
    };
    let after = v.query("after").split_once('.').and_then(|(at, id)| Some((at.parse().ok()?, id.parse().ok()?)));
    let all = v.app.measures(&v.project, (which, Told::AtOnce), (after, PAGE.into()), v.reader()?).await?;
    let (_, content) = v.app.published(&v.project).await?;
    let (zone, title) = (Visit::zone(&content), v.t("Measures"));
    let main = html! {
        h1 { (title) }
        p.note { (v.t("What published rules ask for, and what people did. A rule never ends anybody’s work; what the project’s policy \
            leaves to people waits here for one.")) " " a href="/rules" { (v.t("Rules")) } }
        (choice(&v, which))
        @if all.is_empty() { div.empty { p { (v.t("No such measure.")) } } } @else {
            ul.tasks { @for m in &all { li {
                span.title { a href=(listed::from(&format!("/measures/{}", m.id), &v.here)) { (names::person(&v, &m.name, None)) } }
                (measured::state(&v, m.state)) (marks(&v, m))
                p { (measured::title(&v, m)) }
                p.note { (v.time(m.proposed_at, &zone)) }
            } } }
        }
        @if let Some(last) = all.last().filter(|_| all.len() == usize::from(PAGE)) {
            div.actions { a.button href={ "/measures?state=" (name) "&after=" (last.proposed_at.microseconds()) "." (last.id) } {
                (v.t("Next page")) } }
        }
    };
    Reply::wide(title, main)
}

async fn show(v: Visit) -> Result<Reply, Trouble> {
    page(&v, &[]).await
}

/// The form by which somebody acts: a reason, and what may be done.
fn form(v: &Visit, wrong: &[Violation], (label, name): (&str, &'static str), acts: &[(&str, &str)]) -> Markup {
    html! {
        form method="post" data-keep=(v.whose()) data-session {
            (v.hidden()) (listed::field(v))
            (field::area(v, wrong, name, (label, Some(v.t("It is kept with your name, and the annotator may read it."))),
                (v.form.text(name), 4)))
            div.actions { @for (at, (act, words)) in acts.iter().enumerate() {
                button.primary[at == 0] name="act" value=(act) { (words) }
            } }
            (languages::keeping(v, languages::READ_IN))
        }
    }
}

/// What can be done with a measure now.
fn acts(v: &Visit, m: &Measure, wrong: &[Violation]) -> Markup {
    let appealed = m.appeal.as_ref().is_some_and(|appeal| appeal.answer.is_none());
    html! {
        @if m.state == MeasureState::Proposed {
            h2 { (v.t("Decide")) }
            @if m.persons == 2 && m.agreed.is_none() {
                p { (v.t("The ladder asks for two people: you agree, and somebody else carries it out.")) }
            }
            (form(v, wrong, (v.t("Why?"), "reason"), &[("carry_out", v.t("Carry it out")), ("refuse", v.t("Refuse it"))]))
        }
        @if appealed {
            h2 { (v.t("Answer the appeal")) }
            p { (v.t("Somebody else than who decided answers.")) }
            (form(v, wrong, (v.t("Your answer"), "answer"), &[("upheld", v.t("It stays")), ("undone", v.t("It is undone"))]))
        } @else if m.is_done() {
            h2 { (v.t("Undo it")) }
            p { (v.t("Where it was wrong: what it changed is as before, the annotator gets a letter, and no rule holds it against them.")) }
            (form(v, wrong, (v.t("Why?"), "reason"), &[("undo", v.t("Undo it"))]))
        }
    }
}

/// Who acted, with what words.
async fn said(v: &Visit, m: &Measure) -> Result<Markup, Trouble> {
    let mut lines: Vec<(&str, String, Option<&str>)> = Vec::new();
    if let Some((by, _)) = m.agreed {
        lines.push((v.t("First of two"), v.app.name_of(by).await?, None));
    }
    if let Some(by) = m.acted_by {
        lines.push((v.t("Carried out by"), v.app.name_of(by).await?, m.reason.as_deref()));
    }
    if let Some((by, reason)) = m.ended.as_ref().and_then(|ended| Some((ended.by?, ended.reason.as_deref()))) {
        lines.push((v.t("Ended by"), v.app.name_of(by).await?, reason));
    }
    if let Some(appeal) = &m.appeal {
        lines.push((v.t("Appeal"), v.t("The annotator writes:").to_owned(), Some(&appeal.text)));
        if let Some((_, text, by, _)) = &appeal.answer {
            lines.push((v.t("Answer to the appeal"), v.app.name_of(*by).await?, Some(text)));
        }
    }
    Ok(html! {
        dl.facts { @for (what, who, words) in lines { dt { (what) } dd { (who) @if let Some(words) = words { p { (words) } } } } }
    })
}

async fn page(v: &Visit, wrong: &[Violation]) -> Result<Reply, Trouble> {
    let m = v.app.measure(&v.project, v.id::<MeasureId>("measure")?, v.reader()?).await?;
    let (_, content) = v.app.published(&v.project).await?;
    let zone = Visit::zone(&content);
    let title = measured::title(v, &m);
    let main = html! {
        (listed::link(v))
        (errors(v, wrong))
        @if v.after("done") == "1" { div.banner.ok role="status" { p { (v.t("Done.")) } } }
        h1 { (title) " " (measured::state(v, m.state)) (marks(v, &m)) }
        p { a href={ "/annotators/" (m.annotator) } { (names::person(v, &m.name, None)) } }
        @if m.doubted_at.is_some() && m.is_done() {
            div.banner.warn { p { (v.t("A corrected key took away what this rests on: by the grades that stand, its rules would not have \
                spoken. Undo it, or leave it with a word to the annotator.")) } }
        }
        @if m.book.is_some() { h2 { (v.t("What it rests on")) } (measured::figures(v, &m)) }
        (measured::times(v, &m, &zone))
        (said(v, &m).await?)
        (acts(v, &m, wrong))
        (assets::script("keep.js"))
    };
    if wrong.is_empty() { Reply::page(title.clone(), main) } else { Reply::wrong(title.clone(), main) }
}

async fn act(v: Visit) -> Result<Reply, Trouble> {
    let (id, by, reason) = (v.id::<MeasureId>("measure")?, v.person()?, v.form.text("reason"));
    v.app.measure(&v.project, id, v.reader()?).await?;
    let answer = v.form.text("answer");
    let done = match v.form.text("act") {
        "carry_out" => v.app.act_on_measure(&v.project, by, id, (Act::CarryOut, reason)).await,
        "refuse" => v.app.act_on_measure(&v.project, by, id, (Act::Refuse, reason)).await,
        "undo" => v.app.act_on_measure(&v.project, by, id, (Act::Undo, reason)).await,
        "upheld" => v.app.answer_measure_appeal(&v.project, by, id, (AppealOutcome::Upheld, answer)).await,
        "undone" => v.app.answer_measure_appeal(&v.project, by, id, (AppealOutcome::Undone, answer)).await,
        _ => return Err(unknown_button()),
    };
    match done {
        Ok(()) => Ok(Reply::To(listed::along(&v, &format!("/measures/{id}?done=1")))),
        Err(AppError::Invalid(wrong)) => page(&v, &wrong).await,
        Err(error) => Err(error.into()),
    }
}
