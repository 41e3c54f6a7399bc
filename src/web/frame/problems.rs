//! What the codes of the API's problems mean: the pages that a problem's `type` leads to.

use maud::html;

use crate::http::codes::{CODES, PAGES};
use crate::web::{Page, Reply, Trouble, Visit, Who, get, lost};

pub fn pages() -> Vec<Page> {
    vec![get("/docs/api/problems", Who::Anyone, |v| Box::pin(list(v))), get("/docs/api/problems/{code}", Who::Anyone, |v| Box::pin(one(v)))]
}

async fn list(v: Visit) -> Result<Reply, Trouble> {
    let title = v.t("What the API answers when it does not do something");
    let main = html! {
        h1 { (title) }
        p { (v.t("A failure is a problem document; its code is one of these.")) }
        dl { @for (code, en) in &CODES {
            dt { a href={ (PAGES) "/" (code) } { code { (code) } } }
            dd { (v.t(en)) }
        } }
    };
    Reply::page(title, main)
}

async fn one(v: Visit) -> Result<Reply, Trouble> {
    let (code, en) = CODES.iter().find(|(code, ..)| *code == v.part("code")).ok_or_else(lost)?;
    let main = html! {
        a.back href=(PAGES) { "‹ " (v.t("All codes")) }
        h1 { code { (code) } }
        p.lead { (v.t(en)) }
        p { (v.t("The API itself is described in ")) a href="/api/v1/openapi.json" { "/api/v1/openapi.json" } (v.t(".")) }
    };
    Reply::page(*code, main)
}
