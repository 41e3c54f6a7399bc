//! The author's page that tries a version out on simulated people: promises against what was found, the way through the stages, a curve.

use maud::{Markup, PreEscaped, html};

use crate::app::gold_set::simulation::{Promise, Tried, Wanted};
use crate::app::gold_set::trials::TriedOut;
use crate::domain::accounts::Role;
use crate::domain::gold_set::stored::Content;
use crate::domain::kernel::violation::Violation;
use crate::domain::locale::lang::say;
use crate::domain::planning::simulation::{Assumed, Tally};
use crate::web::frame::layout::errors;
use crate::web::frame::names;
use crate::web::{Page, Reply, Trouble, Visit, Who, get, lost};

const AUTHORS: Who = Who::Staff(&[Role::Author]);
/// People on a page: more of them take the command line.
const MOST: f64 = 5_000.0;
/// People where the page does not ask for a number of them.
const USUAL: f64 = 1_000.0;

pub fn pages() -> Vec<Page> {
    vec![get("/gold-sets/{set}/{version}/simulation", AUTHORS, |v| Box::pin(show(v)))]
}

/// A number of the query, or what is usual where none was asked for; one that is none, or out of range, is told by its name.
fn number(v: &Visit, (name, label): (&str, &str), usual: f64, (low, high): (f64, f64), wrong: &mut Vec<Violation>) -> f64 {
    let asked = v.query(name).trim();
    if asked.is_empty() {
        return usual;
    }
    let read = touchstone_measure::text::normalise::nfkc(asked).parse::<f64>().ok().filter(|x| (low..=high).contains(x));
    read.unwrap_or_else(|| {
        let words = say!(v, "{label}: a number from {low} to {high}", label, low, high);
        wrong.push(Violation::new(format!("/{name}"), "beyond", words));
        usual
    })
}

/// What the query asks for, and what of it cannot be.
fn wanted(v: &Visit) -> (Wanted, Vec<Violation>) {
    let (plain, mut wrong) = (Assumed::default(), Vec::new());
    let people = number(v, ("people", v.t("People")), USUAL, (100.0, MOST), &mut wrong);
    if people.fract() > 0.0 {
        let words = v.t("People: a whole number").to_owned();
        wrong.push(Violation::new("/people", "beyond", words));
    }
    let assumed = Assumed {
        mean: number(v, ("mean", v.t("Mean ability")), plain.mean, (-5.0, 5.0), &mut wrong),
        deviation: number(v, ("sd", v.t("Deviation")), plain.deviation, (0.0, 5.0), &mut wrong),
        pace: number(v, ("pace", v.t("Pace")), plain.pace, (0.1, 10.0), &mut wrong),
        sheet_minutes: number(v, ("sheet", v.t("Minutes a sheet")), plain.sheet_minutes, (0.5, 120.0), &mut wrong),
        ..plain
    };
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a number from 100 to 5,000")]
    let people = people as u64;
    (Wanted { people, assumed }, wrong)
}

/// The form that asks; what was typed stays.
fn asking(v: &Visit, wanted: &Wanted) -> Markup {
    let (a, people) = (&wanted.assumed, wanted.people.to_string());
    let field = |name: &str, label: &str, usual: String| {
        let value = Some(v.query(name)).filter(|t| !t.is_empty()).map_or(usual, str::to_owned);
        html! { div.field { label for={ "f-" (name) } { (label) } input id={ "f-" (name) }
        name=(name) type="text" inputmode="decimal" value=(value); } }
    };
    html! {
        form.filters method="get" {
            (field("people", v.t("People"), people))
            (field("mean", v.t("Mean ability"), a.mean.to_string()))
            (field("sd", v.t("Deviation"), a.deviation.to_string()))
            (field("pace", v.t("Pace"), a.pace.to_string()))
            (field("sheet", v.t("Minutes a sheet"), a.sheet_minutes.to_string()))
            button { (v.t("Try out")) }
        }
        p.note { (v.t("More people take the command line: touchstone simulate")) }
    }
}

async fn show(v: Visit) -> Result<Reply, Trouble> {
    let set = v.part("set").to_owned();
    v.visitor.as_ref().filter(|x| x.may(&set, Role::Author)).ok_or_else(lost)?;
    let version: i64 = v.id("version")?;
    let (wanted, wrong) = wanted(&v);
    let title = v.t("The plan on simulated people");
    let found = if wrong.is_empty() { Some(v.app.tried_out(&set, version, wanted).await?) } else { None };
    let (_, content) = v.app.version(&set, version).await?;
    let main = html! {
        a.back href={ "/gold-sets/" (set) "/" (version) } { "‹ " (set) " " (version) }
        (errors(&v, &wrong))
        h1 { (title) }
        p { (v.t("Forms, blocks, rules and attempts are the version's own; only the answers are drawn. Ability 1 is a stage's master, \
            −1 its non-master, 0 halfway; around a cut, people .10 above and below it.")) }
        (asking(&v, &wanted))
        @match &found {
            Some(TriedOut::Done(tried)) => (results(&v, &content, tried)),
            Some(TriedOut::Running) => div.banner { p { (v.t("It is being computed, which takes some seconds. "))
                a href=(v.here) { (v.t("Look again")) } } },
            None => {},
        }
    };
    Ok(Reply::wide(title, main)?.with_status(if wrong.is_empty() { 200 } else { 422 }))
}

/// What came of it.
fn results(v: &Visit, content: &Content, tried: &Tried) -> Markup {
    html! {
        h2 { (v.t("Promises")) }
        (promises(v, content, tried))
        @for promise in tried.promises.iter().filter(|p| p.is_broken()) { div.banner.warn { p lang="en" { (promise.what_to_change()) } } }
        @if let Some((saved, referred)) = tried.saved() {
            p { (say!(v, "Sequential stages together, masters and non-masters alike: {saved}\u{a0}% fewer items than fixed tests of the \
                same risks; {referred}\u{a0}% of people are referred to a person.", saved = v.lang.number(100.0 * saved, 0),
                    referred = v.lang.number(100.0 * referred, 0))) }
        }
        h2 { (v.t("The way through the stages")) }
        (funnel(v, content, tried))
        @let share = |who| v.lang.number(100.0 * tried.share_through(who), 1);
        p { (say!(v, "{people} people: {all}\u{a0}% come through, {upper}\u{a0}% of those above halfway and {lower}\u{a0}% of those below.",
            people = tried.funnel.people, all = share(None), upper = share(Some(true)), lower = share(Some(false)))) }
        figure {
            @let label = v.t("Share passed by machine in any attempt, by ability");
            figcaption { (label) }
            (PreEscaped(tried.drawing(&escaped(label), |id| escaped(&names::stage(v, content, Some(id))))))
        }
    }
}

/// A text as markup has it.
fn escaped(text: &str) -> String {
    html! { (text) }.into_string()
}

fn kept(v: &Visit, promise: &Promise, tally: &Tally) -> Markup {
    html! { @match promise.kept_in(tally) {
        Some(true) => span.tag.ok { (v.t("kept")) },
        Some(false) => span.tag.bad { (v.t("broken")) },
        None => span.tag.warn { (v.t("more people needed")) },
    } }
}

fn promises(v: &Visit, content: &Content, tried: &Tried) -> Markup {
    let share = |x| v.lang.percent(x, 1);
    html! {
        div.scroll tabindex="0" role="region" aria-label=(v.t("Promises")) { table.stack {
            thead { tr { th { (v.t("Stage")) } th { (v.t("People at")) } th.n { (v.t("Pass")) } th.n { (v.t("Person")) }
                th.n { (v.t("Below")) } th.n { (v.t("Items")) } th.n { (v.t("Fixed test")) } th { (v.t("Promise")) } } }
            tbody { @for (p, t, pure) in tried.promises.iter().flat_map(|p| [(p, &p.tally, true), (p, &p.realistic, false)]) {
                tr {
                    td { (names::stage(v, content, Some(&p.stage))) }
                    td data-label=(v.t("People at")) {
                        (if p.master { v.t("master") } else { v.t("non-master") }) " " (v.lang.number(p.rate, 2)) br;
                        span.note { (if pure { v.t("every answer with one chance") } else { v.t("as people differ") }) }
                    }
                    td.n data-label=(v.t("Pass")) { (share(t.share(t.passed))) }
                    td.n data-label=(v.t("Person")) { (share(t.share(t.referred))) }
                    td.n data-label=(v.t("Below")) { (share(t.share(t.below))) }
                    td.n data-label=(v.t("Items")) { (v.lang.number(t.share(t.first_items), 1)) }
                    td.n data-label=(v.t("Fixed test")) { (p.fixed.map_or_else(|| "–".to_owned(), |n| n.to_string())) }
                    td data-label=(v.t("Promise")) { @if let Some(promised) = p.promised { (share(promised)) " · "
                        (if p.master { v.t("found in the first attempt ") } else { v.t("found ") })
                        (share(t.share(p.count_in(t)))) (crate::web::frame::marks::aside(v, html! { "≤ " (share(p.limit_in(t))) })) " "
                        (kept(v, p, t)) } @else { "–" } }
                }
            } }
        } }
    }
}

fn funnel(v: &Visit, content: &Content, tried: &Tried) -> Markup {
    let share = |x| v.lang.percent(x, 1);
    html! {
        div.scroll tabindex="0" role="region" aria-label=(v.t("The way through the stages")) { table.stack {
            thead { tr { th { (v.t("Stage")) } th.n { (v.t("Came")) } th.n { (v.t("Pass")) } th.n { (v.t("Person")) }
                th.n { (v.t("Below")) } th.n { (v.t("Median minutes")) } th.n { (v.t("Largest exposure")) } th.n { (v.t("Review hours \
                    per 100 applicants")) } } }
            tbody { @for (name, seen) in tried.stages() {
                @let t = &seen.tally;
                tr {
                    td { (names::stage(v, content, Some(name))) } td.n data-label=(v.t("Came")) { (t.people) }
                    td.n data-label=(v.t("Pass")) { (share(t.share(t.passed))) }
                    td.n data-label=(v.t("Person")) { (share(t.share(t.referred))) }
                    td.n data-label=(v.t("Below")) { (share(t.share(t.below))) }
                    td.n data-label=(v.t("Median minutes")) { (v.lang.number(tried.minutes(seen, 0.5), 0)) }
                    td.n data-label=(v.t("Largest exposure")) { (share(tried.exposure(seen))) }
                    td.n data-label=(v.t("Review hours per 100 applicants")) { @if seen.sheets == 0 { "–" } @else { (v.lang.number(
                        tried.review_hours(seen), 1)) } }
                }
            } }
        } }
    }
}
