//! What the whole pool of answers says about how answers came about, as evidence for people; and what test pages noticed.

use maud::{Markup, html};
use serde_json::json;

use crate::app::evidence::integrity::{AttemptEvidence, Evidence, Pair};
use crate::app::evidence::looks::Looked;
use crate::domain::accounts::Role;
use crate::domain::auditing::Lasts;
use crate::domain::evidence::integrity::{BASELINE, COMMON};
use crate::domain::evidence::pool::WORN;
use crate::domain::gold_set::stored::Content;
use crate::domain::kernel::id::{ApplicationId, AttemptId, FormItemId};
use crate::domain::locale::lang::say;
use crate::web::frame::looked_at::looked_at;
use crate::web::frame::{names, words};
use crate::web::{Page, Reply, Trouble, Visit, Who, get, post, save};

const READERS: Who = Who::Staff(&[Role::Recruiter, Role::Auditor]);

pub fn pages() -> Vec<Page> {
    vec![
        get("/integrity", READERS, |v| Box::pin(show(v))),
        post("/integrity/look", READERS, |v| Box::pin(look(v))),
        save("/test/{attempt}/signals/{item}", Who::SignedIn, |v| Box::pin(notice(v))).for_script(),
    ]
}

async fn look(v: Visit) -> Result<Reply, Trouble> {
    v.app.ask_for_look(&v.project).await?;
    Ok(Reply::To("/integrity?asked=1".to_owned()))
}

async fn notice(v: Visit) -> Result<Reply, Trouble> {
    let (attempt, item) = (v.id::<AttemptId>("attempt")?, v.id::<FormItemId>("item")?);
    let amount = touchstone_measure::text::normalise::nfkc(v.form.text("amount")).trim().parse().unwrap_or(-1);
    v.app.notice(v.person()?, attempt, item, v.form.text("kind"), amount).await?;
    Ok(Reply::Json(json!({ "noted": true })))
}

fn candidate(v: &Visit, id: Option<ApplicationId>) -> Markup {
    html! { @match id { Some(id) => a href={ "/candidates/" (id) }
    { (v.t("candidate ")) (id.to_string().get(24..).unwrap_or_default()) }, None => "–" } }
}

/// So many findings of a kind are shown: the strongest come first, and more than that is one matter, not many.
const SHOWN: usize = 50;

fn table(v: &Visit, name: &str, head: &[&str], rows: Vec<Vec<Markup>>, most: usize) -> Markup {
    let all = rows.len();
    html! {
        @if rows.is_empty() { div.empty { p { (v.t("Nothing found.")) } } } @else {
            div.scroll tabindex="0" role="region" aria-label=(name) { table.stack {
                thead { tr { @for h in head { th { (h) } } } }
                tbody { @for row in rows.into_iter().take(most) { tr { @for (cell,
                    h) in row.into_iter().zip(head) { td data-label=(h) { (cell) } } } } }
            } }
            @if all > most { p.note { (say!(v, "The first {most} of {all}.", most, all)) } }
        }
    }
}

fn pair_cells(v: &Visit, pair: &Pair) -> Vec<Markup> {
    pair.people.iter().map(|id| candidate(v, *id)).collect()
}

type Cells = Vec<Vec<Markup>>;

/// The rows of each table.
struct Rows {
    leaked: Cells,
    alike: Cells,
    copies: Cells,
    hasty: Cells,
    supply: Cells,
}

fn rows(v: &Visit, content: &Content, e: &Evidence) -> Rows {
    let percent = |x: f64| html! { (v.lang.percent(x, 0)) };
    let seconds = |x: Option<f64>| x.map_or_else(|| "–".to_owned(), |s| format!("{s:.0} s"));
    let leaked = e.leaked.iter().map(|l| {
        vec![
            html! { code { (l.item) } },
            html! { (l.exposures) },
            html! { (percent(l.facility.0)) " → " (percent(l.facility.1)) },
            html! { (seconds(l.seconds.0)) " → " (seconds(l.seconds.1)) },
        ]
    });
    let alike = e.alike.iter().map(|p| {
        let mut row = pair_cells(v, p);
        row.extend([
            html! { (p.matches) " / " (p.common) },
            html! { (v.lang.number(p.expected, 1)) },
            html! { (format!("{:.1e}", p.value)) },
        ]);
        row
    });
    let copies = e.copies.iter().map(|p| {
        let mut row = pair_cells(v, p);
        row.extend([html! { code { (p.item.as_deref().unwrap_or_default()) } }, percent(p.value)]);
        row
    });
    let hasty = e.hasty.iter().map(|(id, effort, n)| vec![candidate(v, *id), percent(*effort), html! { (n) }]);
    let supply = e.supply.iter().map(|s| {
        vec![
            html! { (names::bank(v, content, &s.bank)) " · " (names::skill(v, content, &s.skill)) },
            html! { (s.items) },
            html! { (s.drawn) },
            html! { (s.attempts) },
            html! { @if let Some((item, share)) = &s.most_exposed { code { (item) } " " (percent(*share)) } @else { "–" } },
            html! { (s.unused) },
            html! { @match s.overlap { Some(o) => (percent(o)), None => "–" } },
            html! { @match s.days_left { Some(d) => (format!("{d:.0}")), None => "–" } },
        ]
    });
    Rows { leaked: leaked.collect(), alike: alike.collect(), copies: copies.collect(), hasty: hasty.collect(), supply: supply.collect() }
}

async fn show(v: Visit) -> Result<Reply, Trouble> {
    let title = v.t("Integrity and pool");
    let Some(Looked { found: e, at }) = v.app.evidence(&v.project, v.reader()?).await? else {
        return Reply::wide(
            title,
            html! { h1 { (title) } (looked_at(&v, None, &jiff::tz::TimeZone::UTC, "/integrity/look", "/integrity")) },
        );
    };
    let (_, content) = v.app.published(&v.project).await?;
    let Rows { leaked, alike, copies, hasty, supply } = rows(&v, &content, &e);
    let main = html! {
        h1 { (title) }
        p { (say!(v, "From {answers} answers of {people} people. This is evidence for people to weigh, after the score is in; it \
            changes no score and fails nobody. False alarms happen: the rates stand beside each list.", answers = e.answers,
                people = e.people)) }
        (looked_at(&v, Some(at), &Visit::zone(&content), "/integrity/look", "/integrity"))
        h2 { (v.t("Items that may be known outside")) }
        p.note { (say!(v, "Facility up, and time down where it is known, since the first {baseline} exposures; under ten false alarms \
            in a thousand item-months.", baseline = BASELINE)) }
        (table(&v, v.t("Items that may be known outside"), &[v.t("Item"), v.t("Exposures"), v.t("Share right"), v.t("Median time")],
            leaked, SHOWN))
        h2 { (v.t("People who answered too much alike")) }
        p.note { (say!(v, "Of pairs with {common} or more common items; one in a hundred of those listed is expected to be a false \
            discovery.", common = COMMON)) }
        (table(&v, v.t("Pairs who answered alike"), &[v.t("One"), v.t("Other"), v.t("Matches"), v.t("By chance"), "p"], alike, SHOWN))
        h2 { (v.t("Written work that is nearly the same")) }
        (table(&v, v.t("Near-copies"), &[v.t("One"), v.t("Other"), v.t("Task"), v.t("Shared")], copies, SHOWN))
        h2 { (v.t("Answers too fast to have been read")) }
        (table(&v, v.t("Answers too fast to have been read"), &[v.t("Who"), v.t("Answers that took time"), v.t("Answers")], hasty, SHOWN))
        h2 { (v.t("Supply of items")) }
        p.note { (say!(v, "Days until every item has been met by {worn} people, at the pace of the last thirty days.", worn = WORN)) }
        (table(&v, v.t("Supply"), &[v.t("Bank and skill"), v.t("Items"), v.t("Drawn"), v.t("Attempts"), v.t("Most exposed"),
            v.t("Never shown"), v.t("Overlap of two attempts"), v.t("Days left")], supply, usize::MAX))
        (audit_bank(&v, e.audit.as_ref()))
    };
    Reply::wide(title, main)
}

/// How long the bank of hidden checks lasts, against what a verdict takes.
fn audit_bank(v: &Visit, lasts: Option<&Lasts>) -> Markup {
    html! {
        @if let Some(l) = lasts {
            h2 { (v.t("Supply of hidden checks")) }
            dl.facts {
                dt { (v.t("Live items")) } dd { (l.items) }
                dt { (v.t("Checks a head until the bank has none left")) }
                dd { @match l.a_head { Some(n) => (format!("{n:.0}")), None => (v.t("no end: items may be met again")) } }
                dt { (v.t("Weeks at the plan's pace")) } dd { @match l.weeks { Some(w) => (format!("{w:.1}")), None => "–" } }
                dt { (v.t("Checks that a verdict takes on average, and the plan's first week")) }
                dd { @match l.verdict { Some(n) => (format!("{n:.0}")), None => "–" } (crate::web::frame::marks::comma(v)) (l.first_week) }
            }
            @if l.falls_short().is_some() { div.banner.warn { p { (v.t("The plan does not fit its bank: checks run dry before a \
                verdict. Hold more items, raise the exposure, or plan fewer checks.")) } } }
        }
    }
}

/// What the pages of an application's attempts noticed: collapsed, and with what it does not prove.
pub fn signals(v: &Visit, record: &crate::app::applying::apply::Record, all: &[AttemptEvidence]) -> Markup {
    html! {
        @if !all.is_empty() {
            details {
                summary { (v.t("Signals of the test pages")) }
                p.note { (v.t("Counts only, never what was pasted or looked at. People paste their own notes, dictate, are interrupted; \
                    read fast or slowly. No signal changes a score.")) }
                (table(v, v.t("What test pages noticed"), &[v.t("Stage"), v.t("Large pastes"), v.t("Page left"), v.t("Answers that took \
                    time")], all.iter().filter_map(|e| {
                    let attempt = record.attempts.iter().find(|a| a.id == e.attempt)?;
                    let stage = record.content.stage(&attempt.stage).map(|(_, s)| v.lang.of(&s.title).to_owned()).unwrap_or_default();
                    Some(vec![
                        html! { (stage) " #" (attempt.number) },
                        html! { (e.pastes.0) @if e.pastes.0 > 0 { (crate::web::frame::marks::aside(v, html! { (e.pastes.1) " "
                            (v.t("characters")) })) } },
                        html! { (e.leaves.0) @if e.leaves.0 > 0 { (crate::web::frame::marks::aside(v, words::wait(v.lang, e.leaves.1))) } },
                        html! { (e.effort.map_or_else(|| "–".to_owned(), |x| v.lang.percent(x, 0))) },
                    ])
                }).collect(), usize::MAX))
            }
        }
    }
}
