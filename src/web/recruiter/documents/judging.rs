//! Staff look at the documents that a candidate sent: each is opened, and accepted or not, with the reason that the candidate is told.

use maud::html;

use super::document_state;
use crate::app::AppError;
use crate::app::applying::documents::Verdict;
use crate::domain::accounts::Role;
use crate::domain::applying::profile::DocumentState;
use crate::domain::kernel::id::{ApplicationId, EvidenceId};
use crate::web::frame::{listed, stale};
use crate::web::recruiter::candidates;
use crate::web::{Page, Reply, Trouble, Visit, Who, get, post, unknown_button};

const RECRUITERS: Who = Who::Staff(&[Role::Recruiter]);

pub fn pages() -> Vec<Page> {
    vec![
        get("/candidates/{candidate}/documents/{document}", RECRUITERS, |v| Box::pin(document(v))),
        post("/candidates/{candidate}/documents/{document}", RECRUITERS, |v| Box::pin(judge(v))),
    ]
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
