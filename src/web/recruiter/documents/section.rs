//! The documents of a candidate on the page of their case.

use maud::{Markup, html};

use super::{document_state, kind};
use crate::app::applying::apply::Record;
use crate::domain::applying::profile::DocumentState;
use crate::web::Visit;
use crate::web::frame::{assets, languages, listed, marks, words};

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
                    a href={ "/candidates/" (id) "/documents/" (e.id) } target=[tab] lang=[own] translate="no" { (e.name) }
                    " · " (kind(v, &e.mime)) " · " ((e.size + 1023) / 1024) " KB · " strong {
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
