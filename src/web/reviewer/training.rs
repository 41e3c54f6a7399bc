//! Reviewers: the training before the first response of a rubric, with what was agreed beside each sheet; and those who look after
//! reviewers: who is trained, and how far their levels agree with agreed ones.

use maud::{Markup, html};

use super::sheet::{cannot, criterion, errors, response, sheet_of, task};
use crate::app::AppError;
use crate::app::reviewing::seeded::Reader;
use crate::app::reviewing::training::{Ended, Example, Exercise, Feedback, Stand};
use crate::domain::accounts::Role;
use crate::domain::gold_set::shared::Rubric;
use crate::domain::kernel::id::SheetId;
use crate::domain::kernel::violation::Violation;
use crate::domain::locale::lang::{many, say};
use crate::domain::reviewing::Sheet;
use crate::domain::reviewing::agreement::{Agreement, Figure};
use crate::domain::reviewing::training::Standing;
use crate::web::{Body, Page, Reply, Trouble, Visit, Who, get, post};

const TRAINEES: Who = Who::Staff(&[Role::Reviewer, Role::Adjudicator]);
const LOOK_AFTER: Who = Who::Staff(&[Role::Adjudicator, Role::Auditor, Role::Admin]);

pub fn pages() -> Vec<Page> {
    vec![
        get("/training", TRAINEES, |v| Box::pin(overview(v))),
        get("/training/{rubric}", TRAINEES, |v| Box::pin(examples(v))),
        post("/training/{rubric}", TRAINEES, |v| Box::pin(next(v))),
        get("/training/sheets/{sheet}", TRAINEES, |v| Box::pin(show(v))),
        post("/training/sheets/{sheet}", TRAINEES, |v| Box::pin(save(v))),
        get("/readers", LOOK_AFTER, |v| Box::pin(readers(v))),
    ]
}

/// Where live responses are scored: whoever only adjudicates has a page of their own.
fn to_review(v: &Visit) -> &'static str {
    if v.visitor.as_ref().is_some_and(|who| who.may(&v.project, Role::Reviewer)) { "/review" } else { "/adjudicate" }
}

/// Where somebody stands, and how its tag looks.
fn standing(v: &Visit, standing: Standing) -> (&'static str, &'static str) {
    match standing {
        Standing::NotAsked => (v.t("No training needed"), ""),
        Standing::Trained(_) => (v.t("Trained"), "ok"),
        Standing::New => (v.t("Not begun"), ""),
        Standing::Changed => (v.t("Again: the rubric changed"), "warn"),
        Standing::Away => (v.t("Again: no sheet for 60 days"), "warn"),
        Standing::Taking => (v.t("Begun"), ""),
        Standing::NotPassed(_) => (v.t("Not passed yet"), "warn"),
    }
}

/// What a round came to, in words.
fn outcome(v: &Visit, ended: &Ended) -> String {
    let (near, far, n) = (ended.near, ended.far, ended.criteria);
    say!(v, "{near} of {n} levels exact or next to the agreed one, {far} off by three or more", near, n, far)
}

async fn overview(v: Visit) -> Result<Reply, Trouble> {
    let person = v.person()?;
    let stands = v.app.trainings(&v.project, person).await?;
    let own = v.app.own_agreement(&v.project, person).await?;
    let (_, content) = v.app.published(&v.project).await?;
    let zone = Visit::zone(&content);
    let title = v.tc("reviewer", "Training");
    let main = html! {
        @if v.after("first") == "1" { div.banner { p { (v.t("Live responses are given to you once you have passed the training of \
            their rubric: it is here.")) } } }
        h1 { (title) }
        p.lead { (v.t("Before your first response of a rubric you read its examples and score responses whose levels were agreed on. \
            After each you see what was agreed.")) }
        @if stands.is_empty() { div.empty { p { (v.t("No stage of this project is scored by people.")) } } }
        @for stand in &stands {
            @let (words, look) = standing(&v, stand.standing);
            section.card {
                h2 { (v.lang.of(&stand.rubric.title)) " " span class={ "tag " (look) } { (words) } }
                (about(&v, stand, &zone))
                @if let Some(last) = stand.rounds.iter().rev().find_map(|r| r.ended.as_ref()) { p.note { (v.t("Last round: "))
                    (outcome(&v, last)) } }
                @if stand.standing != Standing::NotAsked { div.actions { a.button href={ "/training/" (stand.rubric.id) }
                    { (v.t("Examples and training")) } } }
            }
        }
        h2 { (v.t("Your agreement with agreed levels")) }
        @match &own {
            Some(own) => { (agreement(&v, own)) }
            None => { p { (v.t("Not enough data yet. It is told in totals, once a day, from ten sheets on.")) } }
        }
        p { a href=(to_review(&v)) { (v.t("Back to review")) } }
    };
    Reply::page(title, main)
}

/// What a round takes, and what comes next.
fn about(v: &Visit, stand: &Stand, zone: &jiff::tz::TimeZone) -> Markup {
    let (n, share) = (stand.responses, v.lang.percent(stand.agreement, 0));
    html! {
        @match stand.standing {
            Standing::NotAsked => {}
            Standing::Trained(until) => { p { (v.t("Holds as long as you score at least every 60 days; without another sheet until "))
                (v.time(until, zone)) (v.t(".")) } }
            Standing::NotPassed(from) => {
                p { (v.t("You may take it again from ")) (v.time(from, zone)) (v.t(", in another order, beginning with responses that \
                    you have not met. As often as you need.")) }
            }
            Standing::New | Standing::Changed | Standing::Away | Standing::Taking => {
                p { (say!(v, "{n} responses. Passed with {share} of the levels exact or next to the agreed one, and none off by three \
                    or more.", n, share)) }
            }
        }
    }
}

fn levels(v: &Visit, rubric: &Rubric, example: &Example) -> Markup {
    html! {
        table { tbody { @for c in &rubric.criterion {
            @let level = example.levels.get(&c.id).copied();
            @let words = c.levels.iter().find(|l| Some(l.value) == level).map_or("", |l| v.lang.of(&l.text));
            tr { th scope="row" { (v.lang.of(&c.title)) } td.n { (level.map_or_else(String::new, |l| l.to_string())) } td { (words) } }
        } } }
        @if let Some(note) = &example.note { p.note { (v.lang.of(note)) } }
    }
}

async fn examples(v: Visit) -> Result<Reply, Trouble> {
    let stands = v.app.trainings(&v.project, v.person()?).await?;
    let examples = v.app.examples(&v.project, v.part("rubric")).await?;
    let Some(stand) = stands.into_iter().find(|s| s.rubric.id == v.part("rubric")) else { return Err(crate::web::lost()) };
    let (_, content) = v.app.published(&v.project).await?;
    let (words, look) = standing(&v, stand.standing);
    let title = format!("{} · {}", v.tc("reviewer", "Training"), v.lang.of(&stand.rubric.title));
    let goes_on = stand.standing == Standing::Taking;
    let main = html! {
        h1 { (title) }
        p { span class={ "tag " (look) } { (words) } }
        (about(&v, &stand, &Visit::zone(&content)))
        @if examples.is_empty() { div.empty { p { (v.t("This rubric has no examples.")) } } } @else {
            h2 { (v.t("Examples, lowest levels first")) }
            @for (i, example) in examples.iter().enumerate() {
                details open[i == 0] {
                    summary { (v.t("Example ")) (i + 1) }
                    div.card { p.read lang=(example.lang) translate="no" { (example.response) } }
                    (levels(&v, &stand.rubric, example))
                }
            }
        }
        @if goes_on || stand.standing.may_begin(v.app.now()) {
            form method="post" { (v.hidden()) div.actions { button.primary { (if goes_on { v.t("Go on") } else { v.t("I have read them: \
                begin") }) } } }
        }
        p { a href="/training" { (v.t("All rubrics")) } }
    };
    Reply::page(&title, main)
}

async fn next(v: Visit) -> Result<Reply, Trouble> {
    match v.app.next_exercise(&v.project, v.person()?, v.part("rubric")).await {
        Ok(next) => Ok(Reply::To(format!("/training/sheets/{}", next.assignment.id))),
        // A page that was open for long, or a second tab: where one stands says why.
        Err(AppError::Refused { code: "training_later" | "training_not_needed", .. }) => Ok(Reply::To("/training".to_owned())),
        Err(error) => Err(error.into()),
    }
}

async fn show(v: Visit) -> Result<Reply, Trouble> {
    let found = v.app.exercise(&v.project, v.person()?, v.id::<SheetId>("sheet")?).await?;
    match &found.feedback {
        Some(feedback) => told(&v, &found, feedback),
        // What was filled in comes along where only another language is asked for.
        None => form(&v, &found, &sheet_of(&v), &[]),
    }
}

fn title_of(v: &Visit, e: &Exercise) -> String {
    let words = say!(v, "Training, {place} of {of}", place = e.place, of = e.of);
    format!("{words} · {}", v.lang.of(&e.assignment.rubric.title))
}

fn form(v: &Visit, e: &Exercise, sheet: &Sheet, wrong: &[Violation]) -> Result<Reply, Trouble> {
    let (title, a) = (title_of(v, e), &e.assignment);
    let main = html! {
        h1 { (title) }
        (errors(v, &a.rubric, wrong))
        div.sheet.review {
            div { (task(v, a)) (response(v, a)) }
            form.rubric.panel method="post" tabindex="0" aria-label=(v.t("Rubric")) data-keep=(v.whose()) data-session {
                (v.hidden())
                @for c in &a.rubric.criterion { (criterion(v, a, c, sheet, wrong)) }
                (cannot(v, &a.rubric, sheet, wrong))
                div.actions { button.primary { (v.t("Save and see what was agreed")) } }
                (crate::web::frame::languages::keeping(v, crate::web::frame::languages::READ_IN))
            }
        }
        (crate::web::frame::assets::script("keep.js"))
    };
    Ok(Reply::Page(Body { status: if wrong.is_empty() { 200 } else { 422 }, title, main, wide: true }))
}

/// How far a level lies from the agreed one, in words.
fn apart(v: &Visit, levels: u64) -> String {
    match levels {
        0 => v.t("exact").to_owned(),
        1 => v.t("next to it").to_owned(),
        n => say!(v, "{n} levels off", n),
    }
}

/// The sheet beside what was agreed; after the last one, what the round came to.
fn told(v: &Visit, e: &Exercise, feedback: &Feedback) -> Result<Reply, Trouble> {
    let (title, a) = (title_of(v, e), &e.assignment);
    let main = html! {
        h1 { (title) }
        @if let Some(ended) = &e.ended {
            div class={ "banner " (if ended.passed { "ok" } else { "warn" }) } {
                p { strong { (if ended.passed { v.t("Passed: live responses are open to you.") } else { v.t("Not passed yet.") }) }
                    " " (outcome(v, ended)) (v.t(".")) }
            }
        }
        // What the browser has kept of the sheet is needed no more.
        div hidden data-forgets={ (v.whose()) " /training/sheets/" (a.id) } {}
        (crate::web::frame::assets::script("keep.js"))
        h2 { (v.t("What was agreed")) }
        div.scroll tabindex="0" role="region" aria-label=(v.t("Your levels beside the agreed ones")) { table.stack {
            thead { tr { th { (v.t("Criterion")) } th.n { (v.t("You")) } th.n { (v.t("Agreed")) } th { (v.t("Difference")) } } }
            tbody { @for b in &feedback.beside {
                @let name = a.rubric.criterion.iter().find(|c| c.id == b.criterion).map_or("", |c| v.lang.of(&c.title));
                tr {
                    td { (name) }
                    td.n data-label=(v.t("You")) { (b.given.map_or_else(|| "–".to_owned(), |g| g.to_string())) }
                    td.n data-label=(v.t("Agreed")) { (b.agreed) }
                    td data-label=(v.t("Difference")) { (apart(v, b.apart())) }
                }
            } }
        } }
        @if let Some(note) = &feedback.note { p { (v.t("Why: ")) (v.lang.of(note)) } }
        (task(v, a))
        (response(v, a))
        @if e.ended.is_none() {
            form method="post" action={ "/training/" (e.rubric) } { (v.hidden()) div.actions { button.primary { (v.t("Next response")) } } }
        } @else {
            div.actions { a.button.primary href="/training" { (v.t("Back to training")) }
                a.button href=(to_review(v)) { (v.t("To review")) } }
        }
    };
    Reply::page(&title, main)
}

async fn save(v: Visit) -> Result<Reply, Trouble> {
    let (person, id) = (v.person()?, v.id::<SheetId>("sheet")?);
    let sheet = sheet_of(&v);
    match v.app.save_exercise(&v.project, person, id, sheet.clone()).await {
        // Saved already, from a second tab: what was agreed stands there.
        Ok(_) | Err(AppError::Refused { code: "illegal_transition", .. }) => Ok(Reply::To(format!("/training/sheets/{id}"))),
        Err(AppError::Invalid(wrong)) => form(&v, &v.app.exercise(&v.project, person, id).await?, &sheet, &wrong),
        Err(error) => Err(error.into()),
    }
}

fn figure(v: &Visit, f: Figure) -> String {
    v.lang.percent_between(f.value, (f.low, f.high))
}

/// Shares and kappa with their intervals and what they rest on.
fn agreement(v: &Visit, a: &Agreement) -> Markup {
    let kappa = a.kappa.map_or_else(
        || "–".to_owned(),
        |k| {
            let [value, low, high] = [k.value, k.low, k.high].map(|x| v.lang.number(x, 2));
            format!("{value} ({low}–{high})")
        },
    );
    html! {
        dl.facts {
            dt { (v.t("Exact")) } dd { (figure(v, a.exact)) }
            dt { (v.t("Exact or next to it")) } dd { (figure(v, a.near)) }
            dt { (v.t("Kappa, quadratic weights")) } dd { (kappa) }
            dt { (v.t("Rests on")) } dd { (say!(v, "{levels} of {sheets}; 95 % intervals", levels = many!(v, a.criteria, "{n} level",
                "{n} levels"), sheets = many!(v, a.sheets, "{n} sheet", "{n} sheets"))) }
        }
    }
}

async fn readers(v: Visit) -> Result<Reply, Trouble> {
    let readers = v.app.readers(&v.project, v.person()?).await?;
    let title = v.t("Reviewers");
    let main = html! {
        h1 { (title) }
        p.lead { (v.t("Who is trained on which rubric, and how far levels agree with agreed ones on responses that were mixed among \
            live ones. Nothing follows by itself.")) }
        @if readers.is_empty() { div.empty { p { (v.t("Nobody scores in this project yet.")) } } }
        @for reader in &readers { (reader_card(&v, reader)) }
    };
    Reply::wide(title, main)
}

fn reader_card(v: &Visit, reader: &Reader) -> Markup {
    let failing: Vec<&str> = reader.failing().iter().map(|s| v.lang.of(&s.rubric.title)).collect();
    let used_up = |s: &&Stand| reader.left.get(&s.rubric.id) == Some(&0);
    let met: Vec<&str> = reader.stands.iter().filter(used_up).map(|s| v.lang.of(&s.rubric.title)).collect();
    html! {
        section.card {
            h2 { (reader.name) }
            @if !failing.is_empty() { div.banner.warn { p { (v.t("Three rounds or more in a row were not passed: talk to them. "))
                (failing.join(v.t(", "))) } } }
            @if !met.is_empty() { div.banner { p { (v.t("Has met all responses with agreed levels; add some to the gold set: "))
                (met.join(v.t(", "))) } } }
            div.scroll tabindex="0" role="region" aria-label={ (v.t("Training of ")) (reader.name) } { table.stack {
                thead { tr { th { (v.t("Rubric")) } th { (v.t("Training")) } th.n { (v.t("Rounds")) } th { (v.t("Last round")) } } }
                tbody { @for stand in &reader.stands {
                    @let (words, look) = standing(v, stand.standing);
                    tr {
                        td { (v.lang.of(&stand.rubric.title)) }
                        td data-label=(v.t("Training")) { span class={ "tag " (look) } { (words) } }
                        td.n data-label=(v.t("Rounds")) { (stand.rounds.len()) }
                        td data-label=(v.t("Last round")) { (stand.rounds.iter().rev().find_map(|r| r.ended.as_ref()).map_or_else(||
                            "–".to_owned(), |e| outcome(v, e))) }
                    }
                } }
            } }
            @match &reader.agreement {
                Some(a) => { (agreement(v, a)) }
                None => { p.note { (v.t("No response with agreed levels was scored among live ones yet.")) } }
            }
        }
    }
}
