//! Auditors: annotators, and the running record of one: checks, their share with its interval, what the rule says.

use jiff::tz::TimeZone;
use maud::{Markup, html};

use crate::app::AppError;
use crate::app::applying::timeline::Line;
use crate::app::auditing::checks::{AuditRecord, Listed, Step};
use crate::app::auditing::measures::Measure;
use crate::app::auditing::signals::Told;
use crate::domain::accounts::Role;
use crate::domain::auditing::{AnnotatorState, BLOCK};
use crate::domain::deciding::Outcome;
use crate::domain::kernel::id::AnnotatorId;
use crate::domain::kernel::violation::Violation;
use crate::domain::locale::lang::say;
use crate::web::frame::layout::{error_at, errors, has_error};
use crate::web::frame::{languages, listed, measured, telling};
use crate::web::{Page, Reply, Trouble, Visit, Who, get, post, unknown_button};

/// Where the tick is that somebody means it.
const SURE: &str = "/sure";
const AUDITORS: Who = Who::Staff(&[Role::Auditor]);
/// Those who may pause an annotator or end their work; recruiters come from the candidate's record.
const MOVERS: Who = Who::Staff(&[Role::Auditor, Role::Recruiter]);

pub fn pages() -> Vec<Page> {
    vec![
        get("/annotators", AUDITORS, |v| Box::pin(list(v))),
        get("/annotators/{annotator}", MOVERS, |v| Box::pin(record(v))),
        post("/annotators/{annotator}", MOVERS, |v| Box::pin(step(v))),
    ]
}

/// What a record says, and how its tag looks.
fn state(v: &Visit, record: &AuditRecord) -> (&'static str, &'static str) {
    if record.record.counted < record.report_from as usize {
        return (v.t("Too few to say"), "");
    }
    match record.record.stretches.iter().rev().find_map(|s| s.ruling.outcome) {
        Some(Outcome::Pass) => (v.t("Good"), "ok"),
        Some(Outcome::BelowTheLine) => (v.t("Weak: a person should look"), "bad"),
        Some(Outcome::Refer) => (v.t("A person should look"), "warn"),
        None => (v.tc("audit", "Open"), ""),
    }
}

fn share(record: &AuditRecord) -> Option<f64> {
    (record.record.counted > 0).then(|| record.record.sum / record.record.counted as f64)
}

/// A share with its interval on a line from 0 to 1. The numbers stand beside it in words.
fn drawing(v: &Visit, record: &AuditRecord) -> Markup {
    let Some((share, (low, high))) = share(record).zip(record.record.interval) else { return html! {} };
    let x = |p: f64| format!("{:.1}", 10.0 + 200.0 * p);
    html! {
        svg.interval viewBox="0 0 220 34" role="img" aria-label=(v.t("Share right with its 90 % interval")) {
            line.axis x1="10" y1="14" x2="210" y2="14" {}
            rect.band x=(x(low)) y="10" width=(format!("{:.1}", 200.0 * (high - low))) height="8" rx="3" {}
            rect.est x=(x(share - 0.005)) y="6" width="2" height="16" {}
            @for mark in [0.0, 0.5, 1.0] { text x=(x(mark)) y="31" text-anchor="middle" { (v.lang.percent(mark, 0)) } }
        }
    }
}

async fn list(v: Visit) -> Result<Reply, Trouble> {
    let after = v.query("after").parse().unwrap_or_else(|_| uuid::Uuid::nil());
    let rows = v.app.audit_records(&v.project, after, 50, v.reader()?).await?;
    let (_, content) = v.app.published(&v.project).await?;
    let zone = Visit::zone(&content);
    let title = v.t("Annotators");
    let main = html! {
        h1 { (title) }
        @if rows.is_empty() { div.empty { p { (v.t("Nobody is onboarded yet.")) } } } @else {
            div.scroll tabindex="0" role="region" aria-label=(v.t("Table")) { table.stack {
                thead { tr {
                    th { (v.t("Annotator")) } th { (v.t("Work")) } th { (v.t("Since")) }
                    th.n { (v.t("Checks graded")) } th { (v.t("Share right")) } th { (v.t("What the checks say")) }
                } }
                tbody { @for (name, record) in &rows {
                    @let (words, look) = state(&v, record);
                    tr {
                        td { a href=(listed::from(&format!("/annotators/{}", record.annotator.id), &v.here)) { (name) } }
                        td data-label=(v.t("Work")) { (work_tag(&v, record.annotator.state)) }
                        td data-label=(v.t("Since")) { (v.time(record.annotator.onboarded_at, &zone)) }
                        td.n data-label=(v.t("Checks graded")) { (record.graded) " / " (record.asked) }
                        td data-label=(v.t("Share right")) { (numbers(&v, record)) }
                        td data-label=(v.t("What the checks say")) { span class={ "tag " (look) } { (words) } }
                    }
                } }
            } }
        }
        @if let Some((_, last)) = rows.last().filter(|_| rows.len() == 50) { div.actions { a.button href={ "/annotators?after="
            (last.annotator.id) } { (v.t("Next page")) } } }
    };
    Reply::wide(title, main)
}

/// A share with its n and its interval; too few are said to be too few.
fn numbers(v: &Visit, record: &AuditRecord) -> String {
    let n = record.record.counted;
    match share(record).zip(record.record.interval) {
        Some((share, (low, high))) if n >= record.report_from as usize => {
            let [share, low, high] = [share, low, high].map(|part| format!("{:.0}", part * 100.0));
            say!(v, "{share}\u{a0}% ({low}–{high}\u{a0}%, of {n})", share, low, high, n)
        }
        Some(_) | None => say!(v, "too few ({n} of {report_from})", n, report_from = record.report_from),
    }
}

/// Where an annotator stands with us, whatever their checks say.
fn standing(v: &Visit, state: AnnotatorState) -> &'static str {
    match state {
        AnnotatorState::Active => v.t("active"),
        AnnotatorState::Paused => v.t("paused"),
        AnnotatorState::Ended => v.t("ended"),
    }
}

fn colour(state: AnnotatorState) -> &'static str {
    match state {
        AnnotatorState::Active => "tag",
        AnnotatorState::Paused => "tag warn",
        AnnotatorState::Ended => "tag bad",
    }
}

/// Where an annotator's work stands, for lists.
pub fn work_tag(v: &Visit, state: AnnotatorState) -> Markup {
    html! { span class=(colour(state)) { (standing(v, state)) } }
}

/// Where an annotator stands, with who took the last step, when and why.
pub fn last_step(v: &Visit, annotator: &Listed, step: Option<&Line>, zone: &TimeZone) -> Markup {
    let colour = colour(annotator.state);
    let reason = step.and_then(|s| s.event.body.get("reason")).and_then(serde_json::Value::as_str);
    html! {
        p {
            span class=(colour) { (v.t("Annotator: ")) (standing(v, annotator.state)) }
            @if let Some(step) = step { " · " (v.time(step.event.at, zone)) " · " (step.who.as_deref().unwrap_or(v.t("automatically"))) }
        }
        @if let Some(reason) = reason { p { (v.t("Reason: ")) (reason) } }
    }
}

/// The steps that a person can take with an annotator, each with a reason.
fn steps(v: &Visit, record: &AuditRecord, whose: (&str, Option<&str>), told: &Markup, wrong: &[Violation]) -> Markup {
    let state = record.annotator.state;
    let (step, words) = match state {
        AnnotatorState::Active => ("pause", v.t("Pause")),
        AnnotatorState::Paused => ("resume", v.t("Let them go on")),
        AnnotatorState::Ended => return html! {},
    };
    let (asked, reads) = (v.form.text("of") == "end", &*crate::web::frame::words::reads(v.lang, whose.1));
    html! {
        form id="step" method="post" data-keep=(v.whose()) data-session {
            (v.hidden()) (listed::field(v))
            input type="hidden" name="seen" value=(state.as_str());
            (reason(v, !asked, reads, if asked { &[] } else { wrong }))
            div.actions { button name="step" value=(step) { (words) } }
            (languages::keeping(v, languages::READ_IN))
        }
        (ending(v, state, (whose.0, reads), told, if asked { wrong } else { &[] }))
        p.note { (told) (v.t(" A letter tells the annotator.")) }
        (crate::web::frame::assets::script("keep.js"))
    }
}

/// After a step, on the page that it leads to: what it was, what the platform was told, and that the browser needs to keep nothing of its
/// form.
fn moved(v: &Visit, record: &AuditRecord, told: Option<&Markup>) -> Markup {
    html! { @if v.after("moved") == "1" {
        div.banner.ok role="status" { p {
            (v.t("Done. Now: ")) strong { (standing(v, record.annotator.state)) }
            (v.t(". A letter tells the annotator."))
        } @if let Some(told) = told { p { (told) } } }
        @for form in ["step", "end"] { div hidden data-forgets={ (v.whose()) " /annotators/" (record.annotator.id) "#" (form) } {} }
        (crate::web::frame::assets::script("keep.js"))
    } }
}

/// The field for why. Two forms have one: what was typed, and the id that an error leads to, are at that of the form which was sent.
fn reason(v: &Visit, sent: bool, reads: &str, wrong: &[Violation]) -> Markup {
    let id = if sent { "f-reason" } else { "other-reason" };
    html! {
        div.field {
            label for=(id) { (v.t("Reason")) }
            p.hint { (v.t("It is kept, and goes out to the annotator as you type it. ")) (reads) }
            (error_at(v, wrong, "/reason"))
            textarea id=(id) name="reason" rows="3" aria-invalid=[has_error(wrong, "/reason").then_some("true")]
                aria-describedby=[has_error(wrong, "/reason").then_some("f-reason-error")] {
                (if sent { v.form.text("reason") } else { "" })
            }
        }
    }
}

/// Ending somebody's work, apart from what can be taken back: it says what happens, and asks for its own reason and for a tick that names
/// them.
fn ending(v: &Visit, state: AnnotatorState, (name, reads): (&str, &str), told: &Markup, wrong: &[Violation]) -> Markup {
    let (asked, bad) = (v.form.text("of") == "end", has_error(wrong, SURE));
    html! {
        details.banner.bad open[asked] {
            summary { (v.t("End the work for good")) }
            p { (v.t("This cannot be taken back: no hidden checks come any more, and a letter tells the person, with your reason. "))
                (told) }
            form id="end" method="post" data-keep=(v.whose()) data-session {
                (v.hidden()) (listed::field(v))
                input type="hidden" name="of" value="end";
                input type="hidden" name="seen" value=(state.as_str());
                (reason(v, asked, reads, wrong))
                (error_at(v, wrong, SURE))
                label.choice {
                    input id="f-sure" type="checkbox" name="sure" value="1" aria-invalid=[bad.then_some("true")]
                        aria-describedby=[bad.then_some("f-sure-error")];
                    span { (say!(v, "I mean it: the work of {name} ends for good", name)) }
                }
                div.actions { button.danger name="step" value="end" { (v.t("End for good")) } }
                (languages::keeping(v, languages::READ_IN))
            }
        }
    }
}

async fn step(v: Visit) -> Result<Reply, Trouble> {
    let id = v.id::<AnnotatorId>("annotator")?;
    v.app.audit_record(&v.project, id, v.reader()?).await?;
    let step = match v.form.text("step") {
        "pause" => Step::Pause,
        "resume" => Step::Resume,
        "end" => Step::End,
        _ => return Err(unknown_button()),
    };
    let seen = v.form.text("seen");
    if step == Step::End && v.form.text("sure") != "1" {
        let mut wrong = vec![Violation::new(SURE, "not_confirmed", "tick that you mean it")];
        if v.form.filled("reason").is_none() {
            wrong.insert(0, Violation::new("/reason", "required", "say why"));
        }
        return record_page(&v, &html! {}, &wrong).await;
    }
    match v.app.move_annotator(&v.project, v.person()?, id, Some(seen), (step, v.form.text("reason"))).await {
        Ok(()) => Ok(Reply::To(listed::along(&v, &format!("/annotators/{id}?moved=1")))),
        Err(AppError::Invalid(wrong)) => record_page(&v, &html! {}, &wrong).await,
        Err(AppError::Refused { code: "stale", .. }) => {
            let now = v.app.audit_record(&v.project, id, v.reader()?).await?.annotator.state;
            let before = AnnotatorState::from_name(seen).map_or("", |seen| standing(&v, seen));
            let both = crate::web::frame::stale::both(&v, before, standing(&v, now), &html! {});
            crate::web::frame::stale::refused(record_page(&v, &both, &[]).await?)
        }
        Err(error) => Err(error.into()),
    }
}

async fn record(v: Visit) -> Result<Reply, Trouble> {
    record_page(&v, &html! {}, &[]).await
}

/// How many checks there were, and the share right, with what is left out of it for whom.
fn figures(v: &Visit, record: &AuditRecord, opens_keys: bool) -> Markup {
    let uncounted = record.graded.min(record.window as usize).saturating_sub(record.record.counted);
    html! {
        dl.facts {
            dt { (v.t("Hidden checks given out")) } dd { (record.asked) }
            dt { (v.t("Answered and graded")) } dd { (record.graded) }
            dt { (say!(v, "Share right, with its 90 % Wilson interval, of the mean of the last {window} checks: it tells nothing of a \
                change within them", window = record.window)) }
            dd { (numbers(v, record)) (drawing(v, record)) }
        }
        @if !opens_keys { p.note { (say!(v, "You are told whole blocks of {block} graded checks, here and below: after each single one \
            the figures would say of an answer whether it was right. Auditors see all of them.", block = BLOCK)) } }
        @if opens_keys && uncounted > 0 { p.note { (say!(v, "Graded checks among the last {window} that count for nothing, as their \
            item says: {uncounted}", window = record.window, uncounted)) } }
    }
}

/// Each stretch of the restarting rule, and what its figures mean.
fn rule_says(v: &Visit, record: &AuditRecord) -> Markup {
    html! {
        h2 { (v.t("What the rule says")) }
        @if record.record.counted == 0 { p { (v.t("No graded check yet.")) } } @else {
            div.scroll tabindex="0" role="region" aria-label=(v.t("Table")) { table.stack {
                thead { tr { th.n { (v.t("Stretch")) } th.n { (v.t("Checks")) } th.n { (v.t("Sum of scores")) } th.n {
                    (v.t("Log-likelihood ratio")) } th { (v.t("Bounds")) } th { (v.t("Outcome")) } } }
                tbody { @for (i, stretch) in record.record.stretches.iter().enumerate() {
                    @let (outcome, look) = stretch.ruling.outcome.map_or((v.tc("audit", "open"), ""), |o|
                        crate::web::frame::words::outcome(v.lang, o));
                    tr {
                        td.n data-label=(v.t("Stretch")) { (i + 1) } td.n data-label=(v.t("Checks")) {
                            (stretch.ruling.counted) } td.n data-label=(v.t("Sum of scores")) {
                            (v.lang.number(stretch.ruling.sum, 2)) }
                        td.n data-label=(v.t("Log-likelihood ratio")) { (v.lang.number(stretch.ruling.statistic, 2)) }
                        @let (low, high) = stretch.ruling.bounds;
                        td data-label=(v.t("Bounds")) { (v.lang.number(low, 2)) " … " (v.lang.number(high, 2)) }
                        td { span class={ "tag " (look) } { (outcome) } }
                    }
                } }
            } }
            p.note { (v.t("A sequential test that begins again after each outcome: above the upper bound the work is good, under the \
                lower one weak. Its error rates are those of one such run: over several, as in a year, an error is likelier than in \
                one. It never acts by itself.")) }
        }
    }
}

/// What was asked for and done. Those who may not open keys, and may not act on it, see what was done.
fn about(v: &Visit, all: &[Measure], opens_keys: bool, zone: &TimeZone) -> Markup {
    html! { ul.tasks { @for m in all.iter().filter(|m| opens_keys || m.acted_at.is_some()) { li {
        span.title { @if opens_keys { a href=(listed::from(&format!("/measures/{}", m.id), &v.here)) { (measured::title(v, m)) } } @else {
            (measured::title(v, m)) } }
        (measured::state(v, m.state))
        p.note { (v.time(m.proposed_at, zone)) }
    } } } }
}

async fn record_page(v: &Visit, above: &Markup, wrong: &[Violation]) -> Result<Reply, Trouble> {
    let record = v.app.audit_record(&v.project, v.id::<AnnotatorId>("annotator")?, v.reader()?).await?;
    // The figures after each single check tell its score: they are for those who may open keys.
    let opens_keys = v.visitor.as_ref().is_some_and(|x| x.may(&v.project, Role::Auditor));
    let record = if opens_keys { record } else { record.as_told() };
    let application = v.app.record(&v.project, record.annotator.application, v.reader()?).await?;
    let zone = Visit::zone(&application.content);
    let title = application.application.profile.name.clone().unwrap_or_else(|| record.annotator.id.to_string());
    let last = v.app.last_step(record.annotator.id).await?;
    let lang = v.app.person(record.annotator.person).await?.lang;
    let will_be_told = telling::before(v).await?;
    let told_as = if opens_keys { Told::AtOnce } else { Told::Later };
    let charts = v.app.charts(&v.project, record.annotator.id, told_as, v.reader()?).await?;
    let measures = v.app.measures_of(&v.project, record.annotator.id, v.reader()?).await?;
    let looks = v.app.rules_on(&v.project, record.annotator.id, !opens_keys, v.reader()?).await?;
    let told = match &last {
        Some(step) => Some(telling::of(v, step).await?),
        None => None,
    };
    let (words, look) = state(v, &record);
    let main = html! {
        (listed::link(v))
        (errors(v, wrong))
        (above)
        (moved(v, &record, told.as_ref()))
        h1 { (crate::web::frame::names::person(v, &title, lang.as_deref())) }
        p { span class={ "tag " (look) } { (words) } " · " (v.t("since ")) (v.time(record.annotator.onboarded_at, &zone)) }
        (figures(v, &record, opens_keys))
        (super::charts::section(v, &charts, &application.content, &zone, opens_keys))
        (rule_says(v, &record))
        h2 { (v.t("Rules and measures")) }
        (measured::rules(v, &looks))
        (about(v, &measures, opens_keys, &zone))
        h2 { (v.t("Standing")) }
        (last_step(v, &record.annotator, last.as_ref(), &zone))
        @if let Some(told) = &told { p.note { (told) } }
        (steps(v, &record, (&title, lang.as_deref()), &will_be_told, wrong))
    };
    if wrong.is_empty() { Reply::page(title.clone(), main) } else { Reply::wrong(title.clone(), main) }
}
