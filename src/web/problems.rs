//! What the codes of the API's problems mean: the pages that a problem's `type` leads to.

use maud::html;

use super::{Page, Reply, Trouble, Visit, Who, get, lost};
use crate::http::codes::{CODES, PAGES};

pub fn pages() -> Vec<Page> {
    vec![get("/docs/api/problems", Who::Anyone, |v| Box::pin(list(v))), get("/docs/api/problems/{code}", Who::Anyone, |v| Box::pin(one(v)))]
}

async fn list(v: Visit) -> Result<Reply, Trouble> {
    let title = v.t("What the API answers when it does not do something", "API 未执行请求时的答复");
    let main = html! {
        h1 { (title) }
        p { (v.t("A failure is a problem document; its code is one of these.", "出错时返回问题文档，其 code 为以下之一。")) }
        dl { @for (code, en, zh) in &CODES {
            dt { a href={ (PAGES) "/" (code) } { code { (code) } } }
            dd { (v.t(*en, *zh)) }
        } }
    };
    Reply::page(title, main)
}

async fn one(v: Visit) -> Result<Reply, Trouble> {
    let (code, en, zh) = CODES.iter().find(|(code, ..)| *code == v.part("code")).ok_or_else(lost)?;
    let main = html! {
        a.back href=(PAGES) { "‹ " (v.t("All codes", "全部代码")) }
        h1 { code { (code) } }
        p.lead { (v.t(*en, *zh)) }
        p { (v.t("The API itself is described in ", "API 的说明见 ")) a href="/api/v1/openapi.json" { "/api/v1/openapi.json" } (v.t(".", "。")) }
    };
    Reply::page(*code, main)
}
