//! When the answers of an attempt arrived, for whoever weighs that a line was lost.

use jiff::tz::TimeZone;
use maud::{Markup, html};

use crate::app::sitting::arrivals::Arrivals;
use crate::domain::locale::lang::many;
use crate::web::Visit;
use crate::web::frame::words;

/// The part of an appeal's page.
pub fn section(v: &Visit, arrivals: &Arrivals, zone: &TimeZone) -> Markup {
    let saves = arrivals.saves;
    html! {
        details id="arrivals" {
            summary { (v.t("When the answers arrived")) }
            p { (many!(v, saves, "{n} save arrived.", "{n} saves arrived.")) }
            @if arrivals.silences.is_empty() {
                p { (v.t("At no time did nothing arrive for two minutes or longer.")) }
            } @else {
                p { (v.t("The longest times in which none arrived:")) }
                ul { @for s in &arrivals.silences {
                    li { (v.time(s.from, zone)) (v.t(": ")) (words::wait(v.lang, s.seconds())) }
                } }
            }
            p.note { (v.t("The service sees that nothing came, never why: a lost line, a long text on paper and a pause look alike.")) }
        }
    }
}
