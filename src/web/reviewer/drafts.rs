//! What a reviewer has filled in goes off as it changes, and with it the word that their page is open.

use maud::{Markup, html};
use serde_json::json;

use super::places::{ADJUDICATORS, REVIEWERS, place};
use super::sheet::sheet_of;
use crate::app::reviewing::review::{Assignment, Kept, Lease};
use crate::domain::kernel::id::SheetId;
use crate::web::frame::revision::seen;
use crate::web::{Page, Reply, Trouble, Visit, save};

pub fn pages() -> Vec<Page> {
    vec![
        save("/review/{sheet}/draft", REVIEWERS, |v| Box::pin(keep(v))),
        save("/adjudicate/{sheet}/draft", ADJUDICATORS, |v| Box::pin(keep(v))),
    ]
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

/// What the page's script has to say at times.
pub(in crate::web) fn script_says(v: &Visit, a: &Assignment) -> Markup {
    html! {
        div.banner.warn id="stopped" hidden {
            p id="stopped-words" {}
            div.actions {
                button type="button" id="mine" hidden { (v.t("Go on with what stands here")) }
                button type="button" id="theirs" hidden { (v.t("Show what the other tab has")) }
                a.button id="again" hidden href={ (place(a.adjudication)) "/" (a.id) } { (v.t("Sign in and go on")) }
                a.button id="anew" hidden href={ (place(a.adjudication)) "/" (a.id) } { (v.t("Open the page anew")) }
            }
        }
        div.banner.warn id="unsent" hidden {
            p { (v.t("This browser holds a draft of this sheet that was not kept on the server.")) }
            div.actions {
                button type="button" id="put-back" { (v.t("Put it back")) }
                button type="button" id="let-go" { (v.t("Keep what is here")) }
            }
        }
    }
}
