//! When the pool of answers was looked at last.

use jiff::tz::TimeZone;
use maud::{Markup, html};

use super::listed::field_of;
use super::page::Visit;
use crate::domain::kernel::moment::Moment;

/// When the pool was looked at last, and a button to have it looked at now.
pub fn looked_at(v: &Visit, at: Option<Moment>, zone: &TimeZone, action: &str, list: &str) -> Markup {
    html! {
        @if v.after("asked") == "1" { div.banner.ok { p { (v.t("The answers are being looked at; come back in a minute.")) } } }
        form.row method="post" action=(action) {
            (v.hidden()) (field_of(list))
            @match at {
                Some(at) => p.note { (v.t("As of ")) (v.time(at, zone)) (v.t("; looked at once a day.")) },
                None => p { (v.t("The answers have not been looked at yet; that is done once a day.")) },
            }
            button { (v.t("Look now")) }
        }
    }
}
