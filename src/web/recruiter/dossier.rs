//! The dossier of a decision as a page that prints well: what was shown and answered, how it was graded, how sure the verdict is, who
//! acted.

use std::collections::BTreeMap;
use std::sync::Arc;

use maud::{Markup, html};
use serde::Deserialize as _;
use serde_json::Value;

use crate::app::applying::timeline::called;
use crate::app::gold_set::authoring::AsAuditor;
use crate::domain::accounts::Role;
use crate::domain::applying::eligibility::{Verdict, any_of};
use crate::domain::deciding::rule::{Because, FloorState};
use crate::domain::deciding::{DecisionOutcome, Outcome};
use crate::domain::gold_set::stored::Content;
use crate::domain::kernel::actor::Actor;
use crate::domain::kernel::id::{ApplicationId, DecisionId};
use crate::domain::kernel::moment::Moment;
use crate::domain::locale::lang::{Lang, say};
use crate::domain::locale::language;
use crate::domain::planning::people::{Told, Untold};
use crate::domain::project::StageKind;
use crate::web::frame::doubt::{doubt, number};
use crate::web::frame::{events, words};
use crate::web::{Page, Reply, Trouble, Visit, Who, get, lost, post};

const READERS: Who = Who::Staff(&[Role::Recruiter, Role::Auditor]);
const AUDITORS: Who = Who::Staff(&[Role::Auditor]);

pub fn pages() -> Vec<Page> {
    vec![
        get("/candidates/{candidate}/decisions/{decision}", READERS, |v| Box::pin(show(v))),
        get("/candidates/{candidate}/decisions/{decision}/dossier.json", READERS, |v| Box::pin(file(v))),
        post("/candidates/{candidate}/decisions/{decision}/keys", AUDITORS, |v| Box::pin(with_keys(v))),
    ]
}

async fn found(v: &Visit) -> Result<crate::app::deciding::dossier::Proven, Trouble> {
    Ok(v.app.dossier(&v.project, v.id::<ApplicationId>("candidate")?, v.id::<DecisionId>("decision")?, v.reader()?).await?)
}

async fn file(v: Visit) -> Result<Reply, Trouble> {
    let dossier = found(&v).await?;
    Ok(Reply::File("application/json".to_owned(), dossier.shown.to_string().into_bytes()))
}

/// The whole document, with explanations that quote keys: for auditors, and noted in the ledger.
async fn with_keys(v: Visit) -> Result<Reply, Trouble> {
    let visitor = v.visitor.as_ref().ok_or_else(lost)?;
    let right = AsAuditor::of(visitor, &v.project).ok_or_else(lost)?;
    let dossier = found(&v).await?;
    let text = v.app.open_dossier(&right, v.person()?, &dossier).await?;
    Ok(Reply::File("application/json".to_owned(), text.into_bytes()))
}

fn text(value: &Value) -> String {
    match value {
        Value::Null => "–".to_owned(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

/// What the rule of each attempt's stage promises, by stage.
async fn promised(v: &Visit, content: &Arc<Content>, attempts: &Value) -> Result<BTreeMap<String, Told>, Trouble> {
    let mut all = BTreeMap::new();
    for stage in attempts.as_array().into_iter().flatten().filter_map(|a| a["stage"].as_str()) {
        if let Some(told) = v.app.promise_told(content, stage).await? {
            all.insert(stage.to_owned(), told);
        }
    }
    Ok(all)
}

/// What a word of the document names.
fn said<T>(word: &Value, known: fn(&str) -> Option<T>) -> Option<T> {
    word.as_str().and_then(known)
}

async fn show(v: Visit) -> Result<Reply, Trouble> {
    let dossier = found(&v).await?;
    let record = v.app.record(&v.project, dossier.application, v.reader()?).await?;
    let zone = Visit::zone(&record.content);
    let when = |at: &Value| at.as_i64().map(|us| v.time(Moment::from_microseconds(us), &zone));
    let d = &dossier.shown;
    let (outcome, look) = words::named(v.lang, said(&d["decision"]["outcome"], DecisionOutcome::from_name), words::decided);
    let title = v.t("Dossier of a decision");
    let here = format!("/candidates/{}/decisions/{}", dossier.application, dossier.decision);
    let auditor = v.visitor.as_ref().is_some_and(|x| x.may(&v.project, Role::Auditor));
    let acts = d["acts"].as_array().into_iter().flatten().map(|act| &act["actor"]);
    let sheets = d["attempts"].as_array().into_iter().flatten().flat_map(|a| a["sheets"].as_array().into_iter().flatten());
    let readers = sheets.map(|sheet| &sheet["reviewer"]);
    let actors = acts.chain(readers).chain([&d["decision"]["decided_by"]]).filter_map(Value::as_str).map(Actor::stored).collect();
    let names = v.app.names_of(actors).await?;
    let keys_read = super::keys_read::line(&v, &record).await?;
    let who = |actor: &Value| match actor.as_str().map(Actor::stored) {
        Some(Actor::Worker) => v.t("automatically").to_owned(),
        Some(actor) => called(&names, &actor),
        None => String::new(),
    };
    let promised = promised(&v, &record.content, &d["attempts"]).await?;
    let main = html! {
        a.back href=(crate::web::frame::listed::along(&v, &format!("/candidates/{}", dossier.application))) { "‹ " (v.t("Candidate")) }
        h1 { (title) }
        p { span class={ "tag " (look) } { (outcome) }
            " " @if let Some((_, stage)) = d["decision"]["stage"].as_str().and_then(|id| record.content.stage(id)) {
                (v.lang.of(&stage.title)) " · " } (when(&d["decision"]["at"]).unwrap_or_default()) " · "
            (if d["decision"]["decided_by"].is_null() { v.t("automatically").to_owned() } else { who(&d["decision"]["decided_by"]) }) }
        (keys_read)
        dl.facts {
            dt { (v.t("Reasons")) } dd {
                @for code in d["decision"]["reasons"].as_array().into_iter().flatten().filter_map(Value::as_str) {
                    (super::ruled::quoted(&v, code)) " "
                }
            }
            dt { (v.t("Rules")) } dd { @for name in ["eligibility", "decision", "grader"] { code { (text(&d["programs"][name])) } " " } }
            dt { (v.t("Hash of this document")) } dd { code { (dossier.hash) } }
        }
        p.note { (v.t("The hash stands in the ledger, whose events are linked: a later change of anything below is found by touchstone \
            ledger verify. touchstone replay computes forms, grades and rulings again.")) }
        @for attempt in d["attempts"].as_array().into_iter().flatten() {
            (attempt_part(&v, &record.content, attempt, promised.get(attempt["stage"].as_str().unwrap_or_default()), &who))
        }
        h2 { (v.t("Requirements")) }
        (requirements(&v, &record.content, &d["requirements"]))
        h2 { (v.t("Who acted")) }
        ol.timeline { @for act in d["acts"].as_array().into_iter().flatten() {
            li { (when(&act["at"]).unwrap_or_default())
                strong { (events::words(&v, act["kind"].as_str().unwrap_or_default())) } " " span.note { (who(&act["actor"])) } }
        } }
        (letter(&v, &d["letter"]))
        div.actions {
            a.button href={ (here) "/dossier.json" } { (v.t("As a file (JSON)")) }
            @if auditor { form method="post" action={ (here) "/keys" } { (v.hidden()) button { (v.t("As a file with keys (noted in the \
                ledger)")) } } }
        }
    };
    Reply::wide(title, main)
}

/// The letter that went out, or will, in each language.
fn letter(v: &Visit, letter: &Value) -> Markup {
    html! {
        h2 { (v.t("Letter")) }
        @for code in letter["subject"].as_object().into_iter().flatten().map(|(code, _)| code) {
            @let lang = Lang::from_code(code);
            details { summary { (lang.map_or_else(|| language::name(v.lang, code), |known| known.name().to_owned())) }
                div lang=(lang.unwrap_or_default().tag()) { h3 { (text(&letter["subject"][code])) }
                    @for paragraph in letter["body"][code].as_str().unwrap_or_default().split("\n\n") { p { (paragraph) } } } }
        }
    }
}

fn requirements(v: &Visit, content: &crate::domain::gold_set::stored::Content, evaluation: &Value) -> Markup {
    html! {
        div.scroll tabindex="0" role="region" aria-label=(v.t("Table")) { table.stack {
            thead { tr { th { (v.t("Requirement")) } th { (v.t("Verdict")) } th { (v.t("Counted")) } } }
            tbody { @for r in evaluation["requirements"].as_array().into_iter().flatten() {
                tr {
                    td { (requirement(v, content, r["requirement"].as_str().unwrap_or_default())) }
                    td data-label=(v.t("Verdict")) { (words::named(v.lang, said(&r["verdict"], Verdict::from_name), words::verdict).0) }
                    td data-label=(v.t("Counted")) { (counted(v, &r["counted"])) }
                }
            } }
        } }
    }
}

/// A requirement in the words of the version; its id where the version has it no more. One way among several is called so.
fn requirement(v: &Visit, content: &crate::domain::gold_set::stored::Content, id: &str) -> String {
    let all = &content.project.requirements;
    let text = all.iter().find(|r| r.id == id).map_or(id, |r| v.lang.of(&r.text));
    if any_of(all, id).is_some() { format!("{}{text}", v.t("One way: ")) } else { text.to_owned() }
}

/// Why the rule says what it says; nothing where the dossier is of a release with other reasons.
fn because(v: &Visit, stored: &Value) -> &'static str {
    match Because::deserialize(stored) {
        Ok(Because::Statistic) => v.t("The statistic met a bound."),
        Ok(Because::Critical) => v.t("A critical item was missed."),
        Ok(Because::Floor) => v.t("A floor under one skill is not reached."),
        Ok(Because::Forced) => v.t("The items ended before the rule could say."),
        Ok(Because::NothingCounted) => v.t("Nothing counted."),
        Ok(Because::Open) => v.t("The next questions decide."),
        Err(_) => "",
    }
}

fn floor_state(v: &Visit, stored: &Value) -> &'static str {
    match FloorState::deserialize(stored) {
        Ok(FloorState::Kept) => v.t("reached"),
        Ok(FloorState::Broken) => v.t("not reached"),
        Ok(FloorState::TooFew) => v.t("too few items to bind"),
        Err(_) => "",
    }
}

/// What a requirement's figure came to: months of experience, as the rules count them.
fn counted(v: &Visit, counted: &Value) -> String {
    match counted["months"].as_i64() {
        Some(months) => say!(v, "{months} months", months),
        None => text(counted),
    }
}

/// What a stage promises, and what it gives: people of one rate beside people who differ; that it is not computed, where it is not.
fn promise(v: &Visit, told: Option<&Told>, untold: Option<Untold>) -> Markup {
    let percent = |x: f64| v.lang.percent(x, 1);
    html! {
        @if let Some(told) = told {
            @let (alpha, beta) = told.promised;
            @let (pure, real) = (told.pure, told.realistic);
            dt { (v.t("Promise: non-masters passed by machine, over all attempts")) }
            dd { (say!(v, "at most {alpha}; {nonmaster_passed} where every answer has one chance, {nonmaster_passed2} where people \
                differ", alpha = percent(alpha), nonmaster_passed = percent(pure.nonmaster_passed),
                    nonmaster_passed2 = percent(real.nonmaster_passed))) }
            dt { (v.t("Promise: masters put below the line in one attempt")) }
            dd { (say!(v, "at most {beta}; {master_below} and {master_below2}", beta = percent(beta),
                master_below = percent(pure.master_below), master_below2 = percent(real.master_below))) }
        } @else if let Some(untold) = untold {
            dt { (v.t("What the stage promises")) }
            dd { (match untold {
                Untold::Adaptive => v.t("what it gives as people differ is not computed here, since the form follows the answers; \
                    trying the version out tells it"),
                Untold::Ability | Untold::Audit => v.t("what it gives is not computed here, since the verdict is on the ability; trying \
                    the version out tells it"),
            }) }
        }
    }
}

/// The sums of each skill; which item was answered how stands only in the file with keys.
fn skills(v: &Visit, content: &crate::domain::gold_set::stored::Content, attempt: &Value) -> Markup {
    html! {
        div.scroll tabindex="0" role="region" aria-label=(v.t("Sums by skill")) { table.stack {
            thead { tr {
                th { (v.t("Skill")) } th.n { (v.t("Items")) } th.n { (v.tc("items", "Counted")) }
                th.n { (v.t("Sum of scores")) } th.n { (v.t("Share")) }
            } }
            tbody { @for skill in attempt["skills"].as_array().into_iter().flatten() {
                tr {
                    td { (crate::web::frame::names::skill(v, content, skill["skill"].as_str().unwrap_or_default())) }
                    td.n data-label=(v.t("Items")) { (text(&skill["items"])) }
                    td.n data-label=(v.tc("items", "Counted")) { (text(&skill["counted"])) }
                    td.n data-label=(v.t("Sum of scores")) { (number(v, &skill["sum"], 3)) }
                    td.n data-label=(v.t("Share")) { (number(v, &skill["share"], 3)) }
                }
            } }
        } }
    }
}

/// The places of an attempt's texts, in order: a text is named by its number, and a sheet by the text that it is about.
fn numbered(v: &Visit, attempt: &Value, place: &Value) -> String {
    let at = attempt["texts"].as_array().into_iter().flatten().position(|written| written["place"] == *place);
    at.map_or_else(|| v.t("Text").to_owned(), |n| say!(v, "Text {n}", n = n + 1))
}

fn attempt_part(v: &Visit, content: &Content, attempt: &Value, told: Option<&Told>, who: &dyn Fn(&Value) -> String) -> Markup {
    let stage = attempt["stage"].as_str().unwrap_or_default();
    let title = content.stage(stage).map_or(stage, |(_, s)| v.lang.of(&s.title));
    let result = &attempt["result"];
    let ruling = &result["ruling"];
    let (outcome, look) = words::named(v.lang, said(&result["outcome"], Outcome::from_name), words::outcome);
    html! {
        h2 { (title) " " span.note { "#" (text(&attempt["number"])) } }
        dl.facts {
            dt { (v.t("The rule says")) }
            dd { span class={ "tag " (look) } { (outcome) } " " (because(v, &ruling["because"])) }
            @if ruling["statistic"].is_number() {
                dt { (v.t("Statistic and bounds")) }
                dd { (number(v, &ruling["statistic"], 4)) (crate::web::frame::marks::aside(v, html! { (number(v, &ruling["bounds"][0], 4))
                    (crate::web::frame::marks::comma(v)) (number(v, &ruling["bounds"][1], 4)) })) }
                dt { (v.t("Counted items, sum of scores")) } dd { (text(&ruling["counted"])) (crate::web::frame::marks::comma(v))
                    (number(v, &ruling["sum"], 3)) }
            }
            (doubt(v, ruling))
            (promise(v, told, content.stage(stage).and_then(|(_, s)| Untold::of(s))))
            @for floor in ruling["floors"].as_array().into_iter().flatten() {
                dt { (v.t("Floor")) " " (crate::web::frame::names::skill(v, content, floor["skill"].as_str().unwrap_or_default())) }
                dd { (text(&floor["hits"])) " / " (text(&floor["positives"])) " · " (floor_state(v, &floor["state"])) }
            }
            dt { (v.t("Gold set")) } dd { (v.t("version ")) (text(&attempt["version"]["number"])) " " code {
                (text(&attempt["version"]["content_hash"])) } }
        }
        // What people scored has sheets, and no sums by skill.
        @if content.stage(stage).is_none_or(|(_, s)| s.kind != StageKind::Review) { (skills(v, content, attempt)) }
        @for written in attempt["texts"].as_array().into_iter().flatten() {
            details {
                summary { (numbered(v, attempt, &written["place"])) }
                @let lang = words::written(v.lang, written["text"].as_str().unwrap_or_default(), None);
                div.card { p.read translate="no" lang=[lang] { (text(&written["text"])) } }
            }
        }
        @if let Some(sheets) = attempt["sheets"].as_array().filter(|s| !s.is_empty()) {
            details {
                summary { (v.t("Reviewers' sheets")) (crate::web::frame::marks::aside(v, sheets.len())) }
                @for sheet in sheets {
                    div.card {
                        @let adjudicated = sheet["adjudication"].as_bool() == Some(true);
                        p { (if adjudicated { v.t("Adjudication") } else { v.t("Review") }) " · "
                            (numbered(v, attempt, &sheet["place"])) " · " (number(v, &sheet["total"], 3)) " · "
                            span.note { (who(&sheet["reviewer"])) } }
                        @for (criterion, level) in sheet["sheet"]["levels"].as_object().into_iter().flatten() { p {
                             (crate::web::frame::names::criterion(v, content, criterion)) (v.t(": ")) (text(level)) " "
                            span.note { (text(&sheet["sheet"]["comments"][criterion])) } } }
                    }
                }
            }
        }
    }
}
