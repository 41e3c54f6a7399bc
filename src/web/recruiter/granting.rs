//! Extra time on a candidate's page: the form by which it is granted, and what became of it.

use maud::{Markup, html};

use crate::app::applying::apply::Record;
use crate::app::sitting::extra_time::Asked;
use crate::web::Visit;
use crate::web::frame::listed;

/// The form by which extra time is granted.
pub fn grant_form(v: &Visit, record: &Record) -> Markup {
    let a = &record.application;
    let typed = Some(v.form.text("factor")).filter(|t| !t.is_empty());
    html! {
        form.row method="post" action={ "/candidates/" (a.id) "/extra-time" } {
            (v.hidden()) (listed::field(v))
            input type="hidden" name="seen" value=(a.time_factor);
            div.field {
                label for="factor" { (v.t("Time is multiplied by (1 to 4)")) }
                input id="factor" type="number" name="factor" min="1" max="4" step="0.25"
                    value=(typed.unwrap_or(&a.time_factor.to_string()));
            }
            button { (v.t("Grant")) }
        }
        p.note { (v.t("Holds for tests that are started from now on; a letter tells the candidate. Reviewers never see it.")) }
    }
}

/// That something was granted or answered a moment ago.
pub fn done(v: &Visit) -> Markup {
    html! {
        @match v.after("time") {
            "granted" => { div.banner.ok role="status" { p { (v.t("Granted. A letter tells the candidate.")) } } }
            "declined" => { div.banner.ok role="status" { p { (v.t("Answered: not granted. Your words went out as a letter; nothing \
                else of the application changed.")) } } }
            _ => {}
        }
    }
}

/// The part of a candidate's page.
pub fn section(v: &Visit, record: &Record, asked: Asked) -> Markup {
    let a = &record.application;
    html! {
        h2 { (v.t("Extra time")) }
        // What somebody asks for and why is no matter of a decision: it stands on a page of its own.
        @if a.profile.accommodation.as_deref().is_some_and(|t| !t.trim().is_empty()) {
            p {
                @if let Asked::Waits(_) = asked { span.tag.warn { (v.t("waits for an answer")) } " " }
                (v.t("Help was asked for. "))
                a href=(listed::along(v, &format!("/candidates/{}/help", a.id))) { (v.t("Read what was asked for")) }
            }
        }
        (grant_form(v, record))
    }
}
