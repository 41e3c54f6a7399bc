//! The form with which a task or its key is questioned.

use maud::{Markup, html};

use super::assets::script;
use super::listed;
use super::page::Visit;

/// The form with which an item is questioned.
pub fn question(v: &Visit, action: &str, hint: &str) -> Markup {
    html! {
        details {
            summary { (v.t("Question the task or its key")) }
            form method="post" action=(action) data-keep=(v.whose()) data-session {
                (v.hidden()) (listed::field(v))
                div.field { label for="q-reason" { (v.t("What is wrong, and how you know")) } p.hint { (hint) }
                    textarea id="q-reason" name="reason" rows="3" required {} }
                div.actions { button { (v.t("Send")) } }
            }
        }
        (asked(v, action))
    }
}

/// What keeps the form of a question in the browser; once the question is sent, nothing is kept of it.
pub fn asked(v: &Visit, action: &str) -> Markup {
    html! {
        @if v.after("questioned") == "1" { div hidden data-forgets={ (v.whose()) " " (action) } {} }
        (script("keep.js"))
    }
}
