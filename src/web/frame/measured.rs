//! Measures about annotators' work and rules that look at it, in words, for every page that shows one.

use jiff::tz::TimeZone;
use maud::{Markup, html};

use crate::app::auditing::measures::Measure;
use crate::app::auditing::rulebooks::{Looks, Stands};
use crate::domain::auditing::letter::{called, counted, figure, length};
use crate::domain::auditing::measure::{MeasureState, of_terms};
use crate::domain::auditing::rules::Figure;
use crate::domain::locale::lang::say;
use crate::domain::project::rule::{Comparison, Measure as What};
use crate::web::Visit;

/// Where a measure stands, as a tag.
pub fn state(v: &Visit, state: MeasureState) -> Markup {
    let (words, look) = match state {
        MeasureState::Proposed => (v.tc("measure", "proposed"), "tag warn"),
        MeasureState::Standing => (v.tc("measure", "in force"), "tag bad"),
        MeasureState::Refused => (v.tc("measure", "refused"), "tag"),
        MeasureState::Withdrawn => (v.tc("measure", "withdrawn"), "tag"),
        MeasureState::Over => (v.tc("measure", "over"), "tag"),
        MeasureState::Undone => (v.tc("measure", "undone"), "tag ok"),
    };
    html! { span class=(look) { (words) } }
}

/// What a measure is, and for how long.
pub fn title(v: &Visit, m: &Measure) -> String {
    let what = v.t(called(m.kind));
    match of_terms(&m.terms).as_ref().and_then(What::lasts) {
        Some(span) => say!(v, "{what}, {length}", what, length = length(span, v.lang)),
        None => what.to_owned(),
    }
}

/// When a measure was asked for and done, until when it holds, how it ended.
pub fn times(v: &Visit, m: &Measure, zone: &TimeZone) -> Markup {
    let row = |words: &'static str, at: Option<crate::domain::kernel::moment::Moment>| {
        html! { @if let Some(at) = at { dt { (words) } dd { (v.time(at, zone)) } } }
    };
    let waits = m.state == MeasureState::Proposed;
    html! {
        dl.facts {
            (row(v.t("Asked for"), m.book.map(|_| m.proposed_at)))
            (row(v.t("Done by the rule itself"), m.acts_at.filter(|_| waits)))
            (row(v.t("Carried out"), m.acted_at))
            (row(v.t("Holds until"), m.until.filter(|_| m.state == MeasureState::Standing)))
            (row(v.t("Ended"), m.ended.as_ref().map(|ended| ended.at)))
        }
    }
}

/// What the rules of a measure saw, shares to the nearest twentieth.
pub fn figures(v: &Visit, m: &Measure) -> Markup {
    html! {
        @for spoke in &m.rests_on.rules {
            p { code { (spoke.rule) } (v.t(": "))
                @for (at, found) in spoke.figures.iter().enumerate() {
                    @if at > 0 { " · " }
                    (say!(v, "{what}: {value}", what = v.t(counted(found.quantity)), value = figure(found, v.lang)))
                }
            }
        }
    }
}

fn condition(v: &Visit, stands: &Stands) -> String {
    let told = |value: f64| figure(&Figure { quantity: stands.quantity, value }, v.lang);
    let bound = told(stands.bound);
    let asked = match stands.comparison {
        Comparison::AtLeast => say!(v, "at least {bound}", bound),
        Comparison::AtMost => say!(v, "at most {bound}", bound),
        Comparison::Above => say!(v, "above {bound}", bound),
        Comparison::Below => say!(v, "below {bound}", bound),
        Comparison::Is => say!(v, "exactly {bound}", bound),
        Comparison::IsNot => say!(v, "other than {bound}", bound),
    };
    let now = stands.now.map_or_else(|| "–".to_owned(), told);
    say!(v, "{what}: {asked} (now {now})", what = v.t(counted(stands.quantity)), asked, now)
}

/// The rules that look at an annotator, what each asks for, and where its conditions stand.
pub fn rules(v: &Visit, looks: &[Looks]) -> Markup {
    html! {
        @if looks.is_empty() { p { (v.t("No rule looks at this work.")) } } @else {
            ul.tasks { @for look in looks { li {
                span.title { (v.t(called(look.rule.measure.kind()))) }
                p { (v.lang.of(&look.rule.because)) }
                ul { @for stands in &look.conditions { li { (condition(v, stands)) } } }
            } } }
            p.note { (v.t("A rule asks for its measure where all of its conditions hold. Shares stand to the nearest 5 %.")) }
        }
    }
}
