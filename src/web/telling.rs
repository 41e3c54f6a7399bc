//! What the platform was told, or will be, of what is done with an annotator: only what is so.

use maud::{Markup, html};

use super::{Trouble, Visit};
use crate::app::timeline::Line;
use crate::app::webhooks::Telling;

/// What is told of a step before it is taken.
pub async fn before(v: &Visit) -> Result<Markup, Trouble> {
    let on = v.app.webhooks(&v.project).await?.iter().filter(|w| w.state == "on").count();
    Ok(html! {
        (v.t("It is recorded at once in the stream of events, which the platform reads; ", "操作会立即记入事件流，供平台读取；"))
        (match on {
            0 => v.t("no endpoint is on, so nothing is sent to it.", "目前没有启用的端点，不会主动发送。").to_owned(),
            1 => v.t("the endpoint that is on is sent a message.", "并发送到已启用的端点。").to_owned(),
            n => v.t(format!("the {n} endpoints that are on are each sent a message."), format!("并发送到已启用的 {n} 个端点。")),
        })
    })
}

/// How often something is so: at one endpoint, or at several.
fn endpoints(v: &Visit, n: i64) -> String {
    v.t(format!("{n} endpoint{}", if n == 1 { "" } else { "s" }), format!("{n} 个端点"))
}

/// What was told of a step that was taken, and to whom.
pub async fn of(v: &Visit, step: &Line) -> Result<Markup, Trouble> {
    let told = v.app.telling(step.event.id).await?;
    Ok(html! { (v.t("In the stream of events: recorded. ", "事件流：已记录。")) (sent(v, told)) })
}

fn sent(v: &Visit, told: Telling) -> String {
    let Telling { coming, done, failed, off } = told;
    let parts: Vec<String> = [
        (done, v.t("delivered to ", "已送达 ")),
        (coming, v.t("on its way to ", "正在发送至 ")),
        (failed, v.t("given up after the last try at ", "多次尝试后放弃：")),
        (off, v.t("not sent, because it is switched off, to ", "因停用而未发送：")),
    ]
    .into_iter()
    .filter(|(n, _)| *n > 0)
    .map(|(n, words)| format!("{words}{}", endpoints(v, n)))
    .collect();
    if parts.is_empty() {
        let nobody = v.t(
            "no endpoint was on, so nothing is sent: the platform learns of it from the stream.",
            "当时没有启用的端点，不会主动发送，平台须读取事件流得知。",
        );
        return format!("{}{nobody}", v.t("Message: ", "消息："));
    }
    format!("{}{}{}", v.t("Message: ", "消息："), parts.join(v.t("; ", "；")), v.t(".", "。"))
}
