//! A form that came without a session of its own: the sign-in had ended, or was made anew. It comes back with all that was filled in, to
//! be sent again.

use maud::{Markup, html};

use super::form;
use crate::web::{Body, Visit, Who};

/// Fields of the form itself, which it gets anew.
const OWN: [&str; 2] = ["csrf", "once"];

/// Pages on which people write: their own form comes back with what was written and with what is wrong beside it, where for all others a
/// page of its own says it; and a form of theirs that came without a session is given back.
pub const TELL_THEMSELVES: [&str; 20] = [
    "/apply/{project}/{step}",
    "/apply/{project}/documents",
    "/me/help",
    "/me/decisions/{decision}/appeal",
    "/appeals/{appeal}",
    "/appeals/{appeal}/question",
    "/annotators/{annotator}",
    "/signals/{signal}",
    "/measures/{measure}",
    "/me/measures/{measure}",
    "/candidates/{candidate}/help",
    "/candidates/{candidate}/documents/{document}",
    "/candidates/{candidate}/decide",
    "/contests/{contest}",
    "/review/{sheet}",
    "/adjudicate/{sheet}",
    "/judged/{review}",
    "/training/sheets/{sheet}",
    "/test/{attempt}/answers/{item}",
    "/test/{attempt}/{n}",
];

/// The page that gives a posted form back.
pub fn page(v: &Visit, action: &str, who: Who) -> Body {
    let (door, back) = if matches!(who, Who::Staff(_)) { ("/staff/sign-in", "/staff") } else { ("/sign-in", "/me") };
    let signed_in = v.visitor.is_some();
    let title = v.t("You were signed out. Nothing was lost.").to_owned();
    let main = html! {
        h1 { (title) }
        @if signed_in {
            p { (v.t("You are signed in again. What you filled in stands here and is not saved yet.")) }
        } @else {
            p { (v.t("Sign in first; the link opens another tab. Then come back to this one and send what you filled in.")) }
            p { a.button href={ (door) "?back=" (form::encode(back)) } target="_blank" { (v.t("Sign in")) } }
        }
        form method="post" action=(action) {
            (v.hidden())
            @for (name, value) in v.form.fields().iter().filter(|(name, _)| !OWN.contains(&name.as_str())) { (field(v, name, value)) }
            div.actions { button.primary[signed_in] { (v.t("Send what I filled in")) } }
        }
    };
    Body { status: if signed_in { 403 } else { 401 }, title, main, wide: false }
}

/// A field of the form; what was written can be read, and taken along.
fn field(v: &Visit, name: &str, value: &str) -> Markup {
    let written = name == "text" || value.contains(char::is_whitespace) || value.chars().nth(40).is_some();
    html! {
        @if written {
            textarea name=(name) rows="8" readonly aria-label=(v.t("What you wrote")) { (maud::PreEscaped("\n")) (value) }
        }
        @else { input type="hidden" name=(name) value=(value); }
    }
}
