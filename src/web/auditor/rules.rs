//! Rules: what the published version has, tried on the project's own record, put up by one auditor and approved by another.

use maud::{Markup, html};
use serde_json::Value;

use crate::app::auditing::rulebooks::Book;
use crate::domain::accounts::Role;
use crate::domain::auditing::letter::called;
use crate::domain::gold_set::stored::Content;
use crate::domain::kernel::id::BookId;
use crate::domain::locale::lang::say;
use crate::domain::project::rule::AuditRule;
use crate::web::{Page, Reply, Trouble, Visit, Who, get, post, unknown_button};

const KEEPERS: Who = Who::Staff(&[Role::Auditor, Role::Admin]);

pub fn pages() -> Vec<Page> {
    vec![get("/rules", KEEPERS, |v| Box::pin(show(v))), post("/rules", KEEPERS, |v| Box::pin(act(v)))]
}

/// What a dry run says, a row a rule.
fn dry_run(v: &Visit, book: &Book) -> Markup {
    let rows = book.dry_run["rules"].as_array().cloned().unwrap_or_default();
    let count = |row: &Value, name: &str| row[name].as_u64().unwrap_or_default();
    let chance = |row: &Value| match row["chance"].as_f64() {
        Some(chance) if row["exact"] == true => v.lang.percent(chance, 1),
        Some(chance) => say!(v, "about {share}", share = v.lang.percent(chance, 1)),
        None => "–".to_owned(),
    };
    html! {
        div.scroll tabindex="0" role="region" aria-label=(v.t("Table")) { table.stack {
            thead { tr {
                th { (v.t("Rule")) } th.n { (v.t("Would have met")) } th.n { (v.t("Later bad, good, unknown")) }
                th.n { (v.t("Meets good work in a year")) }
            } }
            tbody { @for row in &rows { tr {
                td { (row["rule"].as_str().unwrap_or_default()) }
                td.n data-label=(v.t("Would have met")) { (say!(v, "{people} of {all}", people = count(row, "people"),
                    all = book.dry_run["people"].as_u64().unwrap_or_default())) }
                td.n data-label=(v.t("Later bad, good, unknown")) {
                    (count(row, "badly")) (v.t(", ")) (count(row, "well")) (v.t(", ")) (count(row,
                    "unknown")) }
                td.n data-label=(v.t("Meets good work in a year")) { (chance(row)) }
            } } }
        } }
        p.note { (say!(v, "On {checks} graded checks of {people} annotators. The last column is the chance that a rule speaks at least \
            once within {events} checks of somebody who is right in {level}.", checks = book.dry_run["checks"].as_u64().unwrap_or_default(),
            people = book.dry_run["people"].as_u64().unwrap_or_default(), events = book.dry_run["events"].as_u64().unwrap_or_default(),
            level = v.lang.percent(book.dry_run["level"].as_f64().unwrap_or_default(), 0))) }
    }
}

fn button(v: &Visit, act: &str, id: Option<BookId>, words: &str) -> Markup {
    html! {
        form method="post" {
            (v.hidden())
            @if let Some(id) = id { input type="hidden" name="book" value=(id); }
            div.actions { button.primary name="act" value=(act) { (words) } }
        }
    }
}

async fn book(v: &Visit, book: &Book, content: &Content) -> Result<Markup, Trouble> {
    let zone = Visit::zone(content);
    let (state, look) = match (book.is_live(), book.waits()) {
        (true, _) => (v.tc("rules", "they speak"), "tag ok"),
        (_, true) => (v.tc("rules", "wait for a second person"), "tag warn"),
        _ => (v.tc("rules", "stopped"), "tag"),
    };
    let mut who = vec![(v.t("Put up by"), Some(book.put_up))];
    who.push((v.t("Approved by"), book.approved));
    who.push((v.t("Stopped by"), book.stopped));
    let mut lines = Vec::new();
    for (what, done) in who {
        if let Some((by, at)) = done {
            lines.push((what, v.app.name_of(by).await?, v.time(at, &zone)));
        }
    }
    let other = content.book.as_ref() != Some(&book.book);
    let own = v.person().is_ok_and(|person| person == book.put_up.0);
    Ok(html! {
        li {
            span class=(look) { (state) }
            @if other { span.tag { (v.t("other rules are published now")) } }
            (dry_run(v, book))
            dl.facts { @for (what, name, at) in lines { dt { (what) } dd { (name) " · " (at) } } }
            @if book.waits() && !own && !other { (button(v, "approve", Some(book.id), v.t("Let these rules speak"))) }
            @if book.waits() && own { p.note { (v.t("Somebody else approves what you put up.")) } }
            @if book.is_live() { (button(v, "stop", Some(book.id), v.t("Stop them"))) }
        }
    })
}

fn rule(v: &Visit, (place, rule): (usize, &AuditRule)) -> Markup {
    html! { li {
        span.title { (v.t(called(rule.measure.kind()))) } code { (rule.name(place)) }
        p { (v.lang.of(&rule.because)) }
    } }
}

async fn show(v: Visit) -> Result<Reply, Trouble> {
    let (_, content) = v.app.published(&v.project).await?;
    let all = v.app.rulebooks(&v.project).await?;
    let mut shown = Vec::new();
    for one in &all {
        shown.push(book(&v, one, &content).await?);
    }
    let rules = content.project.audit.as_ref().map(|audit| audit.rule.as_slice()).unwrap_or_default();
    let live = all.iter().any(|b| b.is_live() && content.book.as_ref() == Some(&b.book));
    let title = v.t("Rules");
    let main = html! {
        h1 { (title) }
        p.note { (v.t("Rules come with the published version. They ask for nothing before one of you has tried them on the project’s own \
            record and another has approved them; a version with other rules starts again.")) }
        h2 { (v.t("Rules of the published version")) }
        @if rules.is_empty() { p { (v.t("It has none.")) } } @else { ul.tasks { @for one in rules.iter().enumerate() { (rule(&v, one)) } } }
        @if !rules.is_empty() && !live { (button(&v, "try", None, v.t("Try them on the record and put them up"))) }
        h2 { (v.t("Tried and approved")) }
        @if shown.is_empty() { p { (v.t("Nothing yet.")) } } @else { ul.tasks { @for one in &shown { (one) } } }
    };
    Reply::wide(title, main)
}

async fn act(v: Visit) -> Result<Reply, Trouble> {
    let by = v.person()?;
    let book = || v.form.text("book").parse::<BookId>().map_err(|_| unknown_button());
    match v.form.text("act") {
        "try" => drop(v.app.put_rules_up(&v.project, by).await?),
        "approve" => v.app.approve_rules(&v.project, by, book()?).await?,
        "stop" => v.app.stop_rules(&v.project, by, book()?).await?,
        _ => return Err(unknown_button()),
    }
    Ok(Reply::To("/rules".to_owned()))
}
