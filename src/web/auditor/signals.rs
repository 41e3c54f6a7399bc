//! Auditors: what charts over hidden checks signal, newest first, and what it was in the words of whoever looked.

use std::collections::BTreeSet;

use maud::{Markup, html};

use crate::app::AppError;
use crate::app::auditing::signals::{Signal, Told, Wanted};
use crate::domain::accounts::Role;
use crate::domain::auditing::SignalState;
use crate::domain::kernel::id::SignalId;
use crate::domain::kernel::violation::Violation;
use crate::web::frame::layout::{error_at, errors, has_error};
use crate::web::frame::{assets, languages, listed, names, watched};
use crate::web::{Page, Reply, Trouble, Visit, Who, get, post};

const AUDITORS: Who = Who::Staff(&[Role::Auditor]);

/// Signals of a page.
const PAGE: u8 = 50;

pub fn pages() -> Vec<Page> {
    vec![
        get("/signals", AUDITORS, |v| Box::pin(list(v))),
        get("/signals/{signal}", AUDITORS, |v| Box::pin(show(v))),
        post("/signals/{signal}", AUDITORS, |v| Box::pin(settle(v))),
    ]
}

/// The choice of states, with the one that is shown.
fn choice(v: &Visit, shown: Option<SignalState>) -> Markup {
    let rows = [
        (Some(SignalState::Open), "open", v.tc("signals", "Open")),
        (Some(SignalState::Settled), "settled", v.tc("signals", "Settled")),
        (Some(SignalState::Withdrawn), "withdrawn", v.tc("signals", "Withdrawn")),
        (None, "all", v.tc("signals", "All")),
    ];
    html! {
        nav.filters aria-label=(v.t("Which signals")) { @for (state, name, words) in rows {
            a.button href={ "/signals?state=" (name) } aria-current=[(state == shown).then_some("page")] { (words) }
        } }
    }
}

/// Where the next page begins: when the last signal of this one was raised, and its id.
fn after(v: &Visit) -> Option<(i64, uuid::Uuid)> {
    let (raised, id) = v.query("after").split_once('.')?;
    Some((raised.parse().ok()?, id.parse().ok()?))
}

async fn list(v: Visit) -> Result<Reply, Trouble> {
    let state = match v.query("state") {
        "" => Some(SignalState::Open),
        name => SignalState::from_name(name),
    };
    let wanted = Wanted { state, after: after(&v), limit: PAGE.into(), told: Told::AtOnce };
    let signals = v.app.signals(&v.project, wanted, v.reader()?).await?;
    let (_, content) = v.app.published(&v.project).await?;
    let (zone, title) = (Visit::zone(&content), v.t("Signals"));
    let people: BTreeSet<_> = signals.iter().map(|s| s.annotator).collect();
    let main = html! {
        h1 { (title) }
        p.note { (v.t("Charts over hidden checks signal that something may have changed. A signal is a case for a person: look, and say \
            what \
            it was. Nothing else follows by itself.")) }
        (choice(&v, state))
        @if signals.is_empty() { div.empty { p { (v.t("No such signal.")) } } } @else {
            ul.tasks { @for signal in &signals { li {
                span.title { a href=(listed::from(&format!("/signals/{}", signal.id), &v.here)) { (names::person(&v, &signal.name, None))
                    } }
                (watched::state(&v, signal.state))
                p { (watched::sentence(&v, &content, (&signal.series, &signal.alarm), &zone)) }
                p.note { (v.time(signal.raised_at, &zone)) " · " (watched::reckoning(&v, signal.series.reckoning)) }
            } } }
        }
        @if let Some(last) = signals.last().filter(|_| signals.len() == usize::from(PAGE)) {
            div.actions { a.button href={ "/signals?state=" (state.map_or("all", SignalState::as_str)) "&after="
                (last.raised_at.microseconds()) "." (last.id) } { (v.t("Next page")) } }
        }
        @if people.len() < signals.len() { p.note { (v.t("Several of these are about one person.")) } }
    };
    Reply::wide(title, main)
}

async fn show(v: Visit) -> Result<Reply, Trouble> {
    page(&v, &html! {}, &[]).await
}

fn form(v: &Visit, wrong: &[Violation]) -> Markup {
    let bad = has_error(wrong, "/found");
    html! {
        form id="settle" method="post" data-keep=(v.whose()) data-session {
            (v.hidden()) (listed::field(v))
            div.field {
                label for="f-found" { (v.t("What was it?")) }
                p.hint { (v.t("It is kept with your name, and the annotator may read it.")) }
                (error_at(v, wrong, "/found"))
                textarea id="f-found" name="found" rows="4" aria-invalid=[bad.then_some("true")]
                    aria-describedby=[bad.then_some("f-found-error")] { (v.form.text("found")) }
            }
            div.actions { button.primary { (v.t("Settle")) } }
            (languages::keeping(v, languages::READ_IN))
        }
        (assets::script("keep.js"))
    }
}

/// What a signal rests on, in figures.
fn figures(v: &Visit, signal: &Signal, zone: &jiff::tz::TimeZone) -> Markup {
    let row = |of: &crate::domain::auditing::chart::Figures| {
        let [level, low, high] = [of.level, of.low, of.high].map(|x| v.lang.percent(x, 1));
        html! { td.n { (level) } td.n { (low) " … " (high) } td.n { (of.checks) } }
    };
    html! {
        div.scroll tabindex="0" role="region" aria-label=(v.t("Table")) { table {
            thead { tr { th { (v.t("When")) } th.n { (v.t("Share right")) } th.n { (v.t("95 % interval")) } th.n { (v.t("Checks")) } } }
            tbody {
                @if let Some(before) = &signal.alarm.before { tr { th scope="row" { (v.t("before")) } (row(before)) } }
                tr { th scope="row" { (v.t("since then")) } (row(&signal.alarm.after)) }
            }
        } }
        p.note { (v.t("Shares are of items as difficult as the bank. When a change began is itself estimated; the interval after it allows \
            for that.")) }
        dl.facts {
            dt { (v.t("Chart")) } dd { (watched::reckoning(v, signal.series.reckoning)) }
            dt { (v.t("Raised")) } dd { (v.time(signal.raised_at, zone)) }
            dt { (v.t("Told to the platform")) } dd { (v.time(signal.told_at, zone)) }
        }
    }
}

async fn page(v: &Visit, above: &Markup, wrong: &[Violation]) -> Result<Reply, Trouble> {
    let signal = v.app.signal(&v.project, v.id::<SignalId>("signal")?, Told::AtOnce, v.reader()?).await?;
    let (_, content) = v.app.published(&v.project).await?;
    let zone = Visit::zone(&content);
    let by = match &signal.settled {
        Some((by, ..)) => v.app.name_of(*by).await?,
        None => String::new(),
    };
    let title = v.t("A signal");
    let main = html! {
        (listed::link(v))
        (errors(v, wrong))
        (above)
        @if v.after("settled") == "1" { div.banner.ok role="status" { p { (v.t("Settled.")) } }
            div hidden data-forgets={ (v.whose()) " /signals/" (signal.id) "#settle" } {} (assets::script("keep.js")) }
        h1 { (title) " " (watched::state(v, signal.state)) }
        p { a href={ "/annotators/" (signal.annotator) } { (names::person(v, &signal.name, None)) } }
        div.card {
            p { strong { (watched::sentence(v, &content, (&signal.series, &signal.alarm), &zone)) } }
            p { (watched::range(v, &signal.alarm, &zone)) }
        }
        (figures(v, &signal, &zone))
        @if signal.state != SignalState::Open || signal.by_correction { h2 { (v.t("What became of it")) } (watched::outcome(v, &signal,
            &by, &zone)) }
        @if signal.state == SignalState::Open { h2 { (v.t("Settle it")) } (form(v, wrong)) }
    };
    if wrong.is_empty() { Reply::page(title, main) } else { Reply::wrong(title, main) }
}

async fn settle(v: Visit) -> Result<Reply, Trouble> {
    let id = v.id::<SignalId>("signal")?;
    match v.app.settle_signal(&v.project, v.person()?, id, v.form.text("found")).await {
        Ok(()) => Ok(Reply::To(listed::along(&v, &format!("/signals/{id}?settled=1")))),
        // The field's name on the page has words of its own.
        Err(AppError::Invalid(wrong)) => {
            let wrong: Vec<Violation> = wrong.into_iter().map(|w| Violation { pointer: "/found".to_owned(), ..w }).collect();
            page(&v, &html! {}, &wrong).await
        }
        Err(error) => Err(error.into()),
    }
}
