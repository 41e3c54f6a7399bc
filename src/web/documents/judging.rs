//! Staff look at the documents that a candidate sent: each is opened, and accepted or not, with the reason that the candidate is told.

use maud::{Markup, html};

use super::document_state;
use crate::app::AppError;
use crate::app::apply::Record;
use crate::app::documents::Verdict;
use crate::domain::account::Role;
use crate::domain::applicant::profile::DocumentState;
use crate::domain::id::{ApplicationId, EvidenceId};
use crate::web::{Page, Reply, Trouble, Visit, Who, assets, candidates, get, languages, listed, marks, post, stale, unknown_button, words};

const RECRUITERS: Who = Who::Staff(&[Role::Recruiter]);

pub fn pages() -> Vec<Page> {
    vec![
        get("/candidates/{candidate}/documents/{document}", RECRUITERS, |v| Box::pin(document(v))),
        post("/candidates/{candidate}/documents/{document}", RECRUITERS, |v| Box::pin(judge(v))),
    ]
}

/// The documents of a record, each with the form that says whether it is accepted. Why it is not stays in the form until it is sent.
pub fn section(v: &Visit, record: &Record, lang: Option<&str>) -> Markup {
    let id = record.application.id;
    html! {
        h2 id="documents" { (v.t("Documents")) }
        @if record.evidence.is_empty() { p { (v.t("None yet.")) } } @else {
            p.note { (v.t("Why one is not accepted goes out as a letter, as you type it. ")) (words::reads(v.lang,
                lang)) }
        }
        @for e in &record.evidence {
            div.card {
                // A picture opens in a tab of its own; a PDF is downloaded, for a reader that is no part of this site.
                @let tab = e.mime.starts_with("image/").then_some("_blank");
                @let own = words::written(v.lang, &e.name, lang);
                p {
                    a href={ "/candidates/" (id) "/documents/" (e.id) } target=[tab] lang=[own] { (e.name) }
                    " · " (super::kind(v, &e.mime)) " · " ((e.size + 1023) / 1024) " KB · " strong {
                        (document_state(v, e.state)) }
                    @if let Some(reason) = e.reason.as_deref().filter(|r| !r.is_empty()) { (marks::colon(v)) (reason) } }
                @let sent = v.part("document") == e.id.to_string();
                form.row method="post" action={ "/candidates/" (id) "/documents/" (e.id) }
                    data-keep=(v.whose()) data-session={ "/candidates/" (id) } data-aside[!sent] {
                    (v.hidden()) (listed::field(v))
                    input type="hidden" name="seen" value=(e.state.as_str());
                    // What Enter presses beside the reason for not accepting it.
                    button.hide type="submit" name="verdict" value="rejected" tabindex="-1" aria-hidden="true" {
                        (v.tc("document", "Do not accept"))
                    }
                    div.field { label for={ "why-" (e.id) } { (v.t("Why it is not accepted")) }
                        input id={ "why-" (e.id) } type="text" name="reason" value=[sent.then_some(v.form.text("reason"))]; }
                    @match e.state {
                        DocumentState::Uploaded | DocumentState::Rejected =>
                            button name="verdict" value="accepted" { (v.t("Accept")) },
                        DocumentState::Accepted => {},
                    }
                    button.danger name="verdict" value="rejected" { (v.tc("document", "Do not accept")) }
                    (languages::keeping(v, languages::READ_IN))
                }
            }
        }
        // What was said of one needs to be kept no more.
        @let judged = v.after("judged");
        @if !judged.is_empty() { div hidden data-forgets={ (v.whose()) " /candidates/" (id) "/documents/" (judged) } {} }
        (assets::script("keep.js"))
    }
}

async fn document(v: Visit) -> Result<Reply, Trouble> {
    let (name, mime, bytes) =
        v.app.document(&v.project, v.id::<ApplicationId>("candidate")?, v.id::<EvidenceId>("document")?, v.reader()?).await?;
    Ok(Reply::Document { name, mime, bytes })
}

async fn judge(v: Visit) -> Result<Reply, Trouble> {
    let (id, document) = (v.id::<ApplicationId>("candidate")?, v.id::<EvidenceId>("document")?);
    v.app.record(&v.project, id, v.reader()?).await?;
    let verdict = match v.form.text("verdict") {
        "accepted" => Verdict::Accepted,
        "rejected" => Verdict::Rejected(v.form.text("reason").to_owned()),
        _ => return Err(unknown_button()),
    };
    let seen = DocumentState::from_name(v.form.text("seen")).ok_or_else(unknown_button)?;
    match v.app.judge_document(&v.project, v.person()?, (id, document), Some(seen), verdict).await {
        Ok(()) => Ok(Reply::To(listed::along(&v, &format!("/candidates/{id}?judged={document}")))),
        Err(AppError::Refused { code: "stale", .. }) => {
            let record = v.app.record(&v.project, id, v.reader()?).await?;
            let now = record.evidence.iter().find(|e| e.id == document).map_or(seen, |e| e.state);
            let both = stale::both(&v, document_state(&v, seen), document_state(&v, now), &html! {});
            stale::refused(candidates::with_above(&v, id, &both).await?)
        }
        Err(error) => candidates::not_done(&v, id, error).await,
    }
}
