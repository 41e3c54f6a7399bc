//! What an annotator sees of their own record: where they stand, which charts look at their work and how near each is to its limit, and
//! what
//! people made of what the charts signalled. Whole blocks of checks, a day later: never an item, nor the score of one check.

use maud::{Markup, html};

use crate::app::auditing::measures::Measure;
use crate::app::auditing::rulebooks::Looks;
use crate::app::auditing::signals::Charts;
use crate::domain::auditing::measure::MeasureState;
use crate::domain::auditing::{AnnotatorState, BLOCK};
use crate::domain::gold_set::stored::Content;
use crate::domain::kernel::moment::Moment;
use crate::domain::locale::lang::say;
use crate::domain::project::rule::MeasureKind;
use crate::web::candidate::measures;
use crate::web::frame::{home, measured, watched};
use crate::web::{Page, Reply, Trouble, Visit, Who, get};

pub fn pages() -> Vec<Page> {
    vec![get("/me/record", Who::SignedIn, |v| Box::pin(record(v)))]
}

async fn record(v: Visit) -> Result<Reply, Trouble> {
    let person = v.person()?;
    let mut sections = Vec::new();
    for application in v.app.applications_of(person).await? {
        if let Some(charts) = v.app.own_charts(application.id).await? {
            let (_, content) = v.app.published(&application.project).await?;
            let looks = v.app.own_rules(&application.project, charts.annotator.id, person).await?;
            let done = v.app.own_measures(application.id).await?;
            sections.push(section(&v, &charts, &content, (&looks, &done)).await?);
        }
    }
    let title = v.t("My record");
    let main = html! {
        a.back href="/me" { "‹ " (v.t("Back to your stages")) }
        h1 { (title) }
        @if sections.is_empty() { div.empty { p { (v.t("There is a record once you work for a project.")) } } }
        @for section in &sections { (section) }
    };
    Reply::page(title, main)
}

fn standing(v: &Visit, state: AnnotatorState) -> (&'static str, &'static str) {
    match state {
        AnnotatorState::Active => (v.t("You are accepted."), "ok"),
        AnnotatorState::Paused => (v.t("Your work is paused until a person lets you go on."), "warn"),
        AnnotatorState::Ended => (v.t("Your work for this project has ended."), "warn"),
    }
}

/// When the last of the pauses that stand ends; none where one of them waits for a person, or none stands.
fn paused_until(done: &[Measure]) -> Option<Moment> {
    let standing = done.iter().filter(|m| m.state == MeasureState::Standing && m.kind == MeasureKind::Pause);
    standing.map(|m| m.until).collect::<Option<Vec<_>>>()?.into_iter().max()
}

/// What is looked at, and how near each chart is to its limit.
fn looks(v: &Visit, charts: &Charts, content: &Content) -> Markup {
    html! {
        h3 { (v.t("What is looked at")) }
        @if charts.paths.is_empty() {
            p { (say!(v, "Nothing yet: it takes {block} checked tasks.", block = BLOCK)) }
        } @else {
            div.scroll tabindex="0" role="region" aria-label=(v.t("Table")) { table.stack {
                thead { tr { th { (v.t("Of")) } th.n { (v.t("Checked tasks")) } th.n { (v.t("Share right")) } th { (v.t("How near to its \
                    limit")) } } }
                tbody { @for path in &charts.paths { tr {
                    td { (watched::over(v, content, &path.series)) " · " (watched::reckoning(v, path.series.reckoning)) }
                    td.n data-label=(v.t("Checked tasks")) { (path.places.len()) }
                    td.n data-label=(v.t("Share right")) {
                        @match path.told_share() { Some(share) => (v.lang.percent(share, 0)), None => "–" }
                    }
                    td data-label=(v.t("How near to its limit")) { (watched::nearness(v, path.nearness())) }
                } } }
            } }
        }
        p.note { (say!(v, "Some of your tasks are checked against an agreed answer; which ones is told to nobody. You are told whole \
            blocks of \
            {block} of them, shares to the nearest 5 %.", block = BLOCK)) }
    }
}

async fn section(v: &Visit, charts: &Charts, content: &Content, (looks_at, done): (&[Looks], &[Measure])) -> Result<Markup, Trouble> {
    let zone = Visit::zone(content);
    let (words, look) = standing(v, charts.annotator.state);
    let until = paused_until(done).map(|until| say!(v, "The pause ends by itself: {until}.", until = v.lang.time(until, &zone)));
    let mut signals = Vec::new();
    for signal in &charts.signals {
        let by = match &signal.settled {
            Some((by, ..)) => v.app.name_of(*by).await?,
            None => String::new(),
        };
        signals.push(html! { li {
            (watched::state(v, signal.state))
            p { (say!(v, "{what}: something may have changed since {day}.", what = watched::over(v, content, &signal.series),
                day = watched::day(v, signal.alarm.onset, &zone))) }
            (watched::outcome(v, signal, &by, &zone))
        } });
    }
    Ok(html! {
        section {
            h2 { (v.lang.of(&content.project.head.title)) }
            div class={ "banner " (look) } { p { strong { (until.as_deref().unwrap_or(words)) } } }
            p { a href={ "/p/" (content.project.head.id) "/guidelines" } { (v.t("Guidelines")) } }
            (looks(v, charts, content))
            h3 { (v.t("What the charts said, and what people made of it")) }
            @if signals.is_empty() { p { (v.t("Nothing that is told yet: what a chart signals is told from the next day on.")) } } @else {
                ul.tasks { @for signal in &signals { (signal) } }
            }
            p.note { (v.t("A chart never decides: a person looks, and only people act. If you think that something is wrong, write to \
                us.")) }
            h3 { (v.t("What was decided about your work")) }
            (measures::section(v, done, &zone))
            h3 { (v.t("Rules that look at your work")) }
            (measured::rules(v, looks_at))
            @if let Some(contact) = &content.project.head.contact { p { (home::contact_link(contact)) } }
        }
    })
}
