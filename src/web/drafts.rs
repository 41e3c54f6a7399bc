//! What a reviewer has filled in goes off as it changes, and with it the word that their page is open.

use serde_json::json;

use super::review::{ADJUDICATORS, REVIEWERS, sheet_of};
use super::{Page, Reply, Trouble, Visit, save};
use crate::app::review::{Kept, Lease};
use crate::domain::id::SheetId;

pub fn pages() -> Vec<Page> {
    vec![
        save("/review/{sheet}/draft", REVIEWERS, |v| Box::pin(keep(v))),
        save("/adjudicate/{sheet}/draft", ADJUDICATORS, |v| Box::pin(keep(v))),
    ]
}

/// The revision of the draft that the page was made from.
pub fn seen(v: &Visit) -> Result<i64, Trouble> {
    let odd = Trouble::Said(422, "The form's revision is no number. Please open the page again.", "表单版本号无效，请重新打开页面。");
    v.form.filled("revision").map_or(Ok(0), |n| n.parse().map_err(|_| odd))
}

async fn keep(v: Visit) -> Result<Reply, Trouble> {
    let id = v.id::<SheetId>("sheet")?;
    let kept = v.app.keep_draft(&v.project, v.person()?, id, (seen(&v)?, sheet_of(&v))).await?;
    Ok(match kept {
        Kept::Here { revision, lease } => {
            let lease = match lease {
                Lease::Held => "held",
                Lease::Lapsed => "lapsed",
                Lease::Saved => "saved",
            };
            Reply::Json(json!({ "revision": revision, "lease": lease }))
        }
        Kept::Elsewhere { revision } => Reply::Refused(json!({ "code": "stale", "revision": revision })),
    })
}
