//! The charts of one annotator, with the table behind each and what they signalled.

use jiff::tz::TimeZone;
use maud::{Markup, html};

use crate::app::auditing::signals::Charts;
use crate::domain::auditing::path::Path;
use crate::domain::gold_set::stored::Content;
use crate::domain::locale::lang::say;
use crate::web::Visit;
use crate::web::frame::{listed, watched};

/// Rows of the table behind a chart: the latest.
const ROWS: usize = 40;

/// Signals first, then each chart. Whoever may not open keys is told whole blocks, and nothing of a single check.
pub fn section(v: &Visit, charts: &Charts, content: &Content, zone: &TimeZone, opens_keys: bool) -> Markup {
    html! {
        h2 { (v.t("What the charts say")) }
        @if charts.signals.is_empty() { p { (v.t("No signal.")) } } @else {
            ul.tasks { @for signal in &charts.signals { li {
                @if opens_keys { span.title { a href=(listed::from(&format!("/signals/{}", signal.id), &v.here)) { (v.t("A signal")) } } }
                (watched::state(v, signal.state))
                p { (watched::sentence(v, content, (&signal.series, &signal.alarm), zone)) }
                p.note { (v.time(signal.raised_at, zone)) }
            } } }
        }
        @if charts.paths.is_empty() { p.note { (v.t("No chart is drawn yet.")) } }
        @if opens_keys { @for path in &charts.paths { (chart(v, path, content, zone)) } } @else {
            ul { @for path in &charts.paths { li {
                (watched::over(v, content, &path.series)) " · " (watched::nearness(v, path.nearness()))
            } } }
        }
    }
}

fn chart(v: &Visit, path: &Path, content: &Content, zone: &TimeZone) -> Markup {
    let title = watched::over(v, content, &path.series);
    let n = path.places.len();
    let label = say!(v, "Chart of {title}: {n} checks, {near}", title, n, near = watched::nearness(v, path.nearness()));
    let from = n.saturating_sub(ROWS);
    html! {
        details open[path.nearness().is_some_and(|near| near >= 0.5)] {
            summary { (title) " · " (watched::reckoning(v, path.series.reckoning)) " · " (watched::nearness(v, path.nearness())) }
            @if n == 0 { p { (v.t("No check of it counts yet.")) } } @else {
                (watched::drawing(v, path, &label))
                @if let Some(baseline) = path.baseline {
                    p.note { (say!(v, "Held against {share}\u{a0}% right.", share = format!("{:.0}", 100.0 * baseline))) }
                }
                (table(v, path, from, zone))
            }
        }
    }
}

fn table(v: &Visit, path: &Path, from: usize, zone: &TimeZone) -> Markup {
    html! {
        details { summary { (v.t("Table")) }
            div.scroll tabindex="0" role="region" aria-label=(v.t("Table")) { table {
                thead { tr { th.n { (v.t("Check")) } th { (v.t("Answered")) } th.n { (v.t("Score")) } th.n { (v.t("Value")) }
                    th.n { (v.t("Limit")) } th { (v.t("Signal")) } } }
                tbody { @for (i, place) in path.places.iter().enumerate().skip(from) { tr {
                    td.n { (i + 1) } td { (v.time(place.at, zone)) } td.n { (v.lang.number(place.score, 2)) }
                    td.n { (v.lang.number(place.value, 3)) }
                    td.n { (place.limit.map_or_else(|| "–".to_owned(), |limit| v.lang.number(limit, 3))) }
                    td { @if place.signal { (v.t("yes")) } }
                } } }
            } }
            @if from > 0 { p.note { (say!(v, "The latest {rows} of {n} checks.", rows = ROWS, n = path.places.len())) } }
        }
    }
}
