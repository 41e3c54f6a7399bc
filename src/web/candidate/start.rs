//! Before a stage begins: how long it is, how the time works, what is allowed; the clock starts with the button, not with the page.

use jiff::tz::TimeZone;
use maud::{Markup, html};

use super::standing;
use crate::app::applying::apply::Record;
use crate::app::applying::progress::{StageProgress, StageState};
use crate::domain::applying::status::Status;
use crate::domain::gold_set::item::Item;
use crate::domain::gold_set::stored::Content;
use crate::domain::locale::lang::{many, say};
use crate::domain::project::{Stage, StageKind};
use crate::domain::sitting::GRACE_SECONDS;
use crate::web::{Page, Reply, Trouble, Visit, Who, get, lost, post};

pub fn pages() -> Vec<Page> {
    vec![
        get("/me/stages/{stage}", Who::SignedIn, |v| Box::pin(before(v))),
        post("/me/stages/{stage}", Who::SignedIn, |v| Box::pin(start(v))),
    ]
}

/// The application that the stage belongs to: the project's that is named, or the only one.
async fn record_of(v: &Visit) -> Result<Record, Trouble> {
    let person = v.person()?;
    let named = if v.form.text("project").is_empty() { v.query("project") } else { v.form.text("project") };
    let all = v.app.applications_of(person).await?;
    let one = all.iter().find(|a| a.project == named || named.is_empty()).ok_or_else(lost)?;
    Ok(v.app.own_record(person, &one.project).await?)
}

/// Which attempt it is, of how many, and when another one is possible.
fn attempts(v: &Visit, (number, allowed): (usize, usize), cooldown_days: u32) -> String {
    if number < allowed {
        say!(
            v,
            "Attempt {number} of {attempts_allowed}. Another one is possible {days} after a decision.",
            number,
            attempts_allowed = allowed,
            days = many!(v, cooldown_days, "{n} day", "{n} days")
        )
    } else if allowed > 1 {
        say!(v, "Attempt {number} of {attempts_allowed}: the last one.", number, attempts_allowed = allowed)
    } else {
        v.t("There is one attempt.").to_owned()
    }
}

async fn before(v: Visit) -> Result<Reply, Trouble> {
    let record = record_of(&v).await?;
    let stage = record.stages.iter().find(|s| s.stage == v.part("stage")).ok_or_else(lost)?.clone();
    let (_, plan) = record.content.stage(&stage.stage).ok_or_else(lost)?;
    let title = v.lang.of(&plan.title).to_owned();
    let zone = Visit::zone(&record.content);
    let asked = v.app.asked_for(record.application.id).await?;
    let project = &record.application.project;
    let sequential = plan.decision.last_item().is_some();
    let timed = plan.kind == StageKind::Test;
    let handed_in = v.app.handed_in_at(stage.attempt.into_iter().collect()).await?;
    // Those that run or are over are counted among the ones that were used.
    let ahead = matches!(stage.state, StageState::CannotStartYet | StageState::NotStarted | StageState::NotPassed);
    let number = stage.attempts_used + usize::from(ahead);
    let main = html! {
        a.back href="/me" { "‹ " (v.t("Back to your stages")) }
        h1 { (title) }
        (standing::asked(&v, &record, asked))
        p.lead { (standing::time_of(&v, &record, &handed_in, (&stage, plan)))
            @if ahead || stage.state == StageState::InProgress { (standing::with_extra_time(&v, &record, &stage, plan)) } }
        (standing::extra_time(&v, &record))
        p { (attempts(&v, (number, stage.attempts_allowed as usize), plan.cooldown_days)) }
        section.card {
            h2 { (v.t("How the time works")) }
            @if timed {
                p { (v.t("The clock runs on our server and does not stop if you leave.")) }
            } @else {
                p { (v.t("Speed is not measured. The limit only says when this closes; careful work needs far less.")) }
            }
            p {
                span.only-script { (v.t("If your connection drops, keep working: answers are kept in this browser and sent when it is \
                    back.")) }
                span.only-plain { (v.t("Each answer is saved when you press a button below it. If your connection drops, press none \
                    until it is back: only what was saved is kept.")) }
                (v.lang.gap())
                (super::sitting::lost_time(&v))
            }
            p { (say!(v, "At zero, what has been saved is handed in for you. Answers that arrive up to {seconds} seconds later still \
                count.", seconds = GRACE_SECONDS)) }
            @if sequential {
                p { (say!(v, "Questions come in groups of {block}. Within a group you can move freely. When you hand in a group, it is \
                    checked while the clock stands still; the test ends as soon as your result is clear.", block = plan.block)) }
            }
        }
        p { strong { (v.t("Allowed: ")) } (v.t("your input method, paper.")) " "
            strong { (v.t("Not allowed: ")) } (v.t("other people, translation or writing tools, web search.")) }
        p { strong { (v.t("What we record: ")) } (v.t("your answers and when they were saved; how often you paste a long text (never \
            what) and leave the page. No camera, no microphone. Times, pastes and leaving the page change no score by themselves.")) }
        @if may_disturb(&record.content, plan) {
            p { (v.t("Some tasks show content that may disturb, with a notice before it. You can skip any of them at no cost.")) }
        }
        p { a href={ "/p/" (project) "/guidelines" } { (v.t("Read the guidelines")) } " · "
            a href={ "/me/help?project=" (project) } { (v.t("Ask for extra time")) } }
        (how_to_go_on(&v, &stage, record.application.status, project, &zone))
    };
    Reply::page(title.clone(), main)
}

/// Whether a form of a stage can hold an item that stands behind a notice.
fn may_disturb(content: &Content, plan: &Stage) -> bool {
    plan.draw.iter().any(|row| {
        let bank = row.bank.as_ref().or(plan.bank.as_ref()).and_then(|name| content.banks.get(name));
        let reached = |item: &&Item| item.head.skill == row.skill && row.item_kind.is_none_or(|kind| kind == item.head.kind);
        bank.into_iter().flatten().filter(reached).any(|item| item.presented.notice.is_some())
    })
}

/// What can be done now: start, go on, or wait.
fn how_to_go_on(v: &Visit, stage: &StageProgress, status: Status, project: &str, zone: &TimeZone) -> Markup {
    html! {
        @match stage.state {
            StageState::InProgress => {
                @if let Some(attempt) = stage.attempt {
                    form method="post" action={ "/test/" (attempt) } {
                        (v.hidden())
                        div.actions { button.primary { (v.t("Continue")) } }
                    }
                }
            }
            StageState::NotStarted if matches!(status, Status::Screening(_)) => {
                form method="post" {
                    (v.hidden())
                    input type="hidden" name="project" value=(project);
                    label.choice { input type="checkbox" name="rules" value="1" required; span { (v.t("I have read the rules")) } }
                    div.actions {
                        button.primary { (v.t("Start now – the clock starts")) }
                        a href="/me" { (v.t("Do this later")) }
                    }
                }
            }
            StageState::NotPassed => {
                div.banner.warn { p { @if let Some(at) = stage.retry_at {
                    (v.t("You can try again from ")) (v.time(at, zone))
                } @else { (crate::web::frame::words::stage(v.lang, StageState::NotPassed).0) } } }
            }
            other => { div.banner { p { (crate::web::frame::words::stage(v.lang, other).0) } } }
        }
    }
}

async fn start(v: Visit) -> Result<Reply, Trouble> {
    let record = record_of(&v).await?;
    let stage = v.part("stage").to_owned();
    if v.form.filled("rules").is_none() {
        return Ok(Reply::To(format!("/me/stages/{stage}?project={}", record.application.project)));
    }
    let attempt = v.app.start_attempt(v.person()?, &record.application.project, &stage).await?;
    Ok(Reply::To(super::sitting::next_place(&v.app.sitting(v.person()?, attempt).await?)))
}
