//! Charts and signals in words and pictures, for auditors and for those whom they are about.

use jiff::tz::TimeZone;
use maud::{Markup, html};

use super::{names, words};
use crate::app::auditing::signals::Signal;
use crate::domain::auditing::SignalState;
use crate::domain::auditing::chart::{Alarm, Figures};
use crate::domain::auditing::path::Path;
use crate::domain::auditing::series::{Series, Side};
use crate::domain::gold_set::item::ItemKind;
use crate::domain::gold_set::stored::Content;
use crate::domain::kernel::moment::Moment;
use crate::domain::locale::lang::{many, say};
use crate::domain::project::{Over, Reckoning};
use crate::web::Visit;

/// A taxonomy or a label of one, as people read it; its id where the version does not know it any more.
fn class(v: &Visit, content: &Content, id: &str) -> String {
    let (taxonomy, label) = id.split_once('/').map_or((id, None), |(taxonomy, label)| (taxonomy, Some(label)));
    let Some(found) = content.shared.taxonomies.get(taxonomy) else { return id.to_owned() };
    match label {
        None => v.lang.of(&found.title).to_owned(),
        Some(label) => found.label.iter().find(|l| l.id == label).map_or_else(|| label.to_owned(), |l| v.lang.of(&l.title).to_owned()),
    }
}

/// What a chart is over.
pub fn over(v: &Visit, content: &Content, series: &Series) -> String {
    let of = series.of.as_deref().unwrap_or_default();
    match (series.over, series.side) {
        (Over::All, _) => v.t("All checks").to_owned(),
        (Over::Kind, _) => ItemKind::from_name(of).map_or(of, |k| words::kind(v.lang, k)).to_owned(),
        (Over::Skill, _) => names::skill(v, content, of),
        (Over::Class, Some(Side::FalseAlarms)) => say!(v, "{class}, left alone where it is not", class = class(v, content, of)),
        (Over::Class, Some(Side::Misses) | None) => say!(v, "{class}, found where it is", class = class(v, content, of)),
    }
}

/// How a chart is reckoned.
pub fn reckoning(v: &Visit, reckoning: Reckoning) -> &'static str {
    match reckoning {
        Reckoning::Cusum => v.t("sum of evidence (CUSUM)"),
        Reckoning::Ewma => v.t("weighted mean (EWMA)"),
        Reckoning::P => v.t("groups of checks (p chart)"),
    }
}

/// The day of a moment.
pub fn day(v: &Visit, at: Moment, zone: &TimeZone) -> String {
    v.lang.day_of(at, zone)
}

fn told(v: &Visit, figures: &Figures) -> String {
    v.lang.percent_between(figures.level, (figures.low, figures.high))
}

/// What a signal says, in one sentence.
pub fn sentence(v: &Visit, content: &Content, (series, alarm): (&Series, &Alarm), zone: &TimeZone) -> String {
    let (what, day, after) = (over(v, content, series), day(v, alarm.onset, zone), told(v, &alarm.after));
    let n = alarm.after.checks;
    match &alarm.before {
        Some(before) => {
            let before = told(v, before);
            many!(
                v,
                n,
                "{what}: the share right fell from about {before} to about {after} since {day}, {n} check.",
                "{what}: the share right fell from about {before} to about {after} since {day}, {n} checks.",
                what,
                before,
                after,
                day
            )
        }
        None => many!(
            v,
            n,
            "{what}: the share right is about {after} since {day}, {n} check, less than the work asks for.",
            "{what}: the share right is about {after} since {day}, {n} checks, less than the work asks for.",
            what,
            after,
            day
        ),
    }
}

/// From when to when the change may have begun.
pub fn range(v: &Visit, alarm: &Alarm, zone: &TimeZone) -> String {
    let (from, to) = (day(v, alarm.from, zone), day(v, alarm.to, zone));
    if from == to {
        say!(v, "It may have begun on {day}.", day = from)
    } else {
        say!(v, "It may have begun between {from} and {to}.", from, to)
    }
}

/// Where a signal stands, as a tag.
pub fn state(v: &Visit, state: SignalState) -> Markup {
    let (words, look) = match state {
        SignalState::Open => (v.tc("signal", "open"), "tag warn"),
        SignalState::Settled => (v.tc("signal", "settled"), "tag ok"),
        SignalState::Withdrawn => (v.tc("signal", "withdrawn"), "tag"),
    };
    html! { span class=(look) { (words) } }
}

/// What became of a signal: who settled it, when and with what words; or that a corrected key took it back.
pub fn outcome(v: &Visit, signal: &Signal, by: &str, zone: &TimeZone) -> Markup {
    html! {
        @if let Some((_, at, answer)) = &signal.settled { p { (answer) } p.note { (v.time(*at, zone)) " · " (by) } }
        @if let Some(at) = signal.withdrawn_at {
            p { (v.t("It rested on a key that was wrong, and does not count any more.")) } p.note { (v.time(at, zone)) }
        }
        @if signal.by_correction { p.note { (v.t("Only a corrected key raised it: the grades became better, and what is expected with \
            them.")) } }
    }
}

/// How near a chart stands to its limit, in words.
pub fn nearness(v: &Visit, near: Option<f64>) -> &'static str {
    match near {
        None => v.t("too few checks to say"),
        Some(near) if near >= 1.0 => v.t("at its limit: a person looks"),
        Some(near) if near >= 0.75 => v.t("near its limit"),
        Some(near) if near >= 0.5 => v.t("half-way to its limit"),
        Some(_) => v.t("far from its limit"),
    }
}

const WIDTH: f64 = 640.0;
const HEIGHT: f64 = 160.0;
const LEFT: f64 = 34.0;
const BOTTOM: f64 = 132.0;

/// The path of a chart with its limit, signals marked by a shape of their own. The table behind it has the figures.
pub fn drawing(v: &Visit, path: &Path, label: &str) -> Markup {
    let n = path.places.len();
    let most = path.places.iter().flat_map(|p| [Some(p.value), p.limit]).flatten().fold(1e-9, f64::max) * 1.08;
    let x = |at: usize| LEFT + (WIDTH - LEFT - 10.0) * (at as f64 + 0.5) / n.max(1) as f64;
    // A weighted mean of what is above and below what was expected may lie below 0.
    let least = path.places.iter().map(|p| p.value).fold(0.0, f64::min) * 1.08;
    let y = |value: f64| BOTTOM - (BOTTOM - 10.0) * ((value - least) / (most - least)).clamp(0.0, 1.0);
    let place = |at: usize, value: f64| format!("{:.1},{:.1}", x(at), y(value));
    let points: Vec<String> = path.places.iter().enumerate().map(|(i, p)| place(i, p.value)).collect();
    let limits: Vec<(usize, f64)> = path.places.iter().enumerate().filter_map(|(i, p)| p.limit.map(|limit| (i, limit))).collect();
    let limit: Vec<String> = limits.iter().map(|(i, limit)| place(*i, *limit)).collect();
    let (left, right) = (tenth(LEFT), tenth(WIDTH - 10.0));
    html! {
        svg.chart viewBox=(format!("0 0 {WIDTH:.0} {HEIGHT:.0}")) role="img" aria-label=(label) {
            line.axis x1=(left) y1=(tenth(y(0.0))) x2=(right) y2=(tenth(y(0.0))) {}
            @if limit.len() > 1 { polyline.limit points=(limit.join(" ")) {} }
            @else if let [only] = limits.as_slice() { line.limit x1=(left) y1=(tenth(y(only.1))) x2=(right) y2=(tenth(y(only.1))) {} }
            polyline.path points=(points.join(" ")) {}
            @if let [only] = path.places.as_slice() { circle.path cx=(tenth(x(0))) cy=(tenth(y(only.value))) r="3" {} }
            @for (i, place) in path.places.iter().enumerate() { @if place.signal {
                rect.signal x=(tenth(x(i) - 5.0)) y=(tenth(y(place.value) - 5.0)) width="10" height="10" {}
            } }
            @if let Some((_, last)) = limits.last() { text x=(left) y=(tenth(y(*last) - 4.0)) {
                (say!(v, "limit {limit}", limit = v.lang.number(*last, 2))) } }
            text x=(left) y="148" { (v.tc("chart", "first check")) }
            text x=(right) y="148" text-anchor="end" { (v.tc("chart", "latest check")) }
        }
    }
}

fn tenth(x: f64) -> String {
    format!("{x:.1}")
}
