//! What the platform was told, or will be, of what is done with an annotator: only what is so.

use maud::{Markup, html};

use crate::app::applying::timeline::Line;
use crate::app::platform::webhooks::Telling;
use crate::domain::kernel::endpoint::Switch;
use crate::domain::locale::lang::{many, say};
use crate::web::{Trouble, Visit};

/// What is told of a step before it is taken.
pub async fn before(v: &Visit) -> Result<Markup, Trouble> {
    let on = v.app.webhooks(&v.project).await?.iter().filter(|w| w.state == Switch::On).count();
    Ok(html! {
        (v.t("It is recorded at once in the stream of events, which the platform reads; "))
        (match on {
            0 => v.t("no endpoint is on, so nothing is sent to it.").to_owned(),
            1 => v.t("the endpoint that is on is sent a message.").to_owned(),
            n => say!(v, "the {n} endpoints that are on are each sent a message.", n),
        })
    })
}

/// How often something is so: at one endpoint, or at several.
fn endpoints(v: &Visit, n: i64) -> String {
    many!(v, n, "{n} endpoint", "{n} endpoints")
}

/// What was told of a step that was taken, and to whom.
pub async fn of(v: &Visit, step: &Line) -> Result<Markup, Trouble> {
    let told = v.app.telling(step.event.id).await?;
    Ok(html! { (v.t("In the stream of events: recorded. ")) (sent(v, told)) })
}

fn sent(v: &Visit, told: Telling) -> String {
    let Telling { coming, done, failed, off } = told;
    let parts: Vec<String> = [
        (done, v.t("delivered to ")),
        (coming, v.t("on its way to ")),
        (failed, v.t("given up after the last try at ")),
        (off, v.t("not sent, because it is switched off, to ")),
    ]
    .into_iter()
    .filter(|(n, _)| *n > 0)
    .map(|(n, words)| format!("{words}{}", endpoints(v, n)))
    .collect();
    if parts.is_empty() {
        let nobody = v.t("no endpoint was on, so nothing is sent: the platform learns of it from the stream.");
        return format!("{}{nobody}", v.t("Message: "));
    }
    format!("{}{}{}", v.t("Message: "), parts.join(v.t("; ")), v.t("."))
}
