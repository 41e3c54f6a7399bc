//! Staff: judgments that were drawn, one at a time and blind: whether each is right, wrong, or cannot be told.

use maud::{Markup, html};

use super::places::REVIEWERS;
use crate::app::AppError;
use crate::app::auditing::audit_reviews::{Given, Handed};
use crate::domain::auditing::judgment::Said;
use crate::domain::auditing::sampled::review::Outcome;
use crate::domain::gold_set::item::ItemKind;
use crate::domain::kernel::id::AuditReviewId;
use crate::domain::kernel::violation::Violation;
use crate::domain::locale::lang::many;
use crate::web::frame::field::{self, Line};
use crate::web::frame::layout::errors;
use crate::web::frame::{assets, languages, words};
use crate::web::{Page, Reply, Trouble, Visit, get, post};

pub fn pages() -> Vec<Page> {
    vec![
        get("/judged", REVIEWERS, |v| Box::pin(queue(v))),
        post("/judged", REVIEWERS, |v| Box::pin(next(v))),
        get("/judged/{review}", REVIEWERS, |v| Box::pin(show(v))),
        post("/judged/{review}", REVIEWERS, |v| Box::pin(save(v))),
    ]
}

async fn queue(v: Visit) -> Result<Reply, Trouble> {
    let waiting = v.app.audit_reviews_waiting(&v.project, v.person()?).await?;
    let title = v.t("Judgments to check");
    let main = html! {
        h1 { (title) }
        @if v.query("saved") == "1" { div.banner.ok role="status" { p { (v.t("Saved.")) } } }
        @if waiting == 0 {
            div.empty { p { (v.t("Nothing waiting. New work comes when judgments are drawn.")) } }
        } @else {
            p.lead { (many!(v, waiting, "{n} waits for you", "{n} wait for you")) }
            p { (v.t("You see the task and what was said of it, not who said it. You do not choose: the next one is given to you for 30 \
                minutes.")) }
            form method="post" { (v.hidden()) div.actions { button.primary { (v.t("Open the next one")) } } }
        }
        p { a href="/review" { (v.t("Responses to score")) } }
    };
    Reply::page(title, main)
}

async fn next(v: Visit) -> Result<Reply, Trouble> {
    let next = v.app.next_audit_review(&v.project, v.person()?).await?;
    Ok(Reply::To(next.map_or_else(|| "/judged".to_owned(), |handed| format!("/judged/{}", handed.id))))
}

async fn show(v: Visit) -> Result<Reply, Trouble> {
    let handed = v.app.audit_review(&v.project, v.person()?, v.id::<AuditReviewId>("review")?).await?;
    page(&v, &handed, &[])
}

/// What was judged, and what was said of it.
fn judged(v: &Visit, of: &Handed) -> Markup {
    html! {
        div.card {
            dl.facts {
                dt { (v.t("Task")) } dd translate="no" { (of.name) }
                @if let Some(kind) = of.kind.as_deref().and_then(ItemKind::from_name) {
                    dt { (v.t("Kind")) } dd { (words::kind(v.lang, kind)) }
                }
                @match &of.said {
                    Said::Label(label) => { dt { (v.t("What was said")) } dd translate="no" { strong { (label) } } }
                    Said::Response(response) => {
                        dt { (v.t("What was said")) } dd { pre { (pretty(response)) } }
                    }
                }
            }
        }
    }
}

/// A response with a line for each of its parts.
fn pretty(response: &str) -> String {
    let value: Option<serde_json::Value> = serde_json::from_str(response).ok();
    value.and_then(|value| serde_json::to_string_pretty(&value).ok()).unwrap_or_else(|| response.to_owned())
}

fn form(v: &Visit, wrong: &[Violation]) -> Markup {
    html! {
        form id="judged" method="post" data-keep=(v.whose()) data-session {
            (v.hidden())
            fieldset {
                legend { (v.t("Is that right, by the guidelines?")) }
                (field::choices(v, wrong, "outcome", v.form.text("outcome"), &[
                    (Outcome::Right.as_str(), v.t("Right"), None),
                    (Outcome::Wrong.as_str(), v.tc("judgment", "Wrong"), None),
                    (Outcome::CannotTell.as_str(), v.t("Cannot be told"), None),
                ]))
            }
            (field::line(v, wrong, &Line {
                name: "share", label: v.t("How wrong, in per cent"), value: v.form.text("share"), keys: Some("numeric"), wide: Some("4"),
                hint: Some(v.t("Only where it is wrong in part; without it, it is wrong as a whole.")), ..Line::default()
            }))
            (field::area(v, wrong, "note", (v.t("Note"), None), (v.form.text("note"), 3)))
            div.actions {
                button.primary name="go" value="next" { (v.t("Save and next")) }
                button name="go" value="stop" { (v.t("Save")) }
            }
            (languages::keeping(v, languages::READ_IN))
        }
        (assets::script("keep.js"))
    }
}

fn page(v: &Visit, of: &Handed, wrong: &[Violation]) -> Result<Reply, Trouble> {
    let title = v.t("Check a judgment");
    let main = html! {
        h1 { (title) }
        (errors(v, wrong))
        (judged(v, of))
        @if of.outcome.is_some() {
            div.banner.ok { p { (v.t("You have said what it is. It stands.")) } }
        } @else if !of.open {
            div.banner.warn role="alert" { p { (v.t("Enough was reviewed meanwhile: this one is not needed any more.")) } }
        } @else { (form(v, wrong)) }
        p { a href="/judged" { (v.t("Judgments to check")) } }
    };
    if wrong.is_empty() { Reply::page(title, main) } else { Reply::wrong(title, main) }
}

/// What was filled in.
fn given(v: &Visit) -> Result<Given, Vec<Violation>> {
    let outcome = Outcome::from_name(v.form.text("outcome"));
    let share = match v.form.text("share").trim().replace(',', ".") {
        text if text.is_empty() => None,
        text => match text.trim_end_matches('%').trim().parse::<f64>() {
            Ok(share) => Some(share / 100.0),
            Err(_) => return Err(vec![Violation::new("/share", "wrong_type", "is a number")]),
        },
    };
    match outcome {
        Some(outcome) => Ok(Given { outcome, share, note: Some(v.form.text("note").to_owned()) }),
        None => Err(vec![Violation::new("/outcome", "required", "say whether it is right")]),
    }
}

async fn save(v: Visit) -> Result<Reply, Trouble> {
    let (person, id) = (v.person()?, v.id::<AuditReviewId>("review")?);
    let saved = match given(&v) {
        Ok(given) => v.app.save_audit_review(&v.project, person, id, given).await,
        Err(wrong) => Err(AppError::Invalid(wrong)),
    };
    match saved {
        Ok(()) if v.form.value("go") == Some("next") => next(v).await,
        Ok(()) => Ok(Reply::To("/judged?saved=1".to_owned())),
        Err(AppError::Invalid(wrong)) => page(&v, &v.app.audit_review(&v.project, person, id).await?, &wrong),
        Err(AppError::Refused { code: "illegal_transition", .. }) => page(&v, &v.app.audit_review(&v.project, person, id).await?, &[]),
        Err(error) => Err(error.into()),
    }
}
