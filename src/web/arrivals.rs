//! When the answers of an attempt arrived, for whoever weighs that a line was lost.

use jiff::tz::TimeZone;
use maud::{Markup, html};

use super::{Visit, words};
use crate::app::arrivals::Arrivals;

/// The part of an appeal's page.
pub fn section(v: &Visit, arrivals: &Arrivals, zone: &TimeZone) -> Markup {
    let saves = arrivals.saves;
    html! {
        details id="arrivals" {
            summary { (v.t("When the answers arrived", "答案到达的时间")) }
            p { (v.t(
                format!("{saves} {} arrived.", if saves == 1 { "save" } else { "saves" }),
                format!("共收到 {saves} 次保存。"),
            )) }
            @if arrivals.silences.is_empty() {
                p { (v.t("At no time did nothing arrive for two minutes or longer.", "没有出现过两分钟或更久未收到答案的情况。")) }
            } @else {
                p { (v.t("The longest times in which none arrived:", "未收到答案的最长时段：")) }
                ul { @for s in &arrivals.silences {
                    li { (v.time(s.from, zone)) (v.t(": ", "，")) (words::wait(v.lang, s.seconds())) }
                } }
            }
            p.note { (v.t(
                "The service sees that nothing came, never why: a lost line, a long text on paper and a pause look alike.",
                "系统只能看到没有收到内容，看不到原因：断线、在纸上构思和停顿，看起来都一样。",
            )) }
        }
    }
}
