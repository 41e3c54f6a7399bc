//! Administrators: webhooks with their log, and who may do what.

use jiff::tz::TimeZone;
use maud::{Markup, html};

use crate::adapters::hook::BLOCKED;
use crate::app::AppError;
use crate::app::platform::webhooks::{DeliveryState, Logged, Switch, Webhook, mark};
use crate::domain::accounts::Role;
use crate::domain::kernel::actor::Actor;
use crate::domain::kernel::violation::Violation;
use crate::domain::locale::lang::say;
use crate::web::frame::layout::{error_at, errors, has_error};
use crate::web::frame::words;
use crate::web::{Page, Reply, Trouble, Visit, Who, get, post, unknown_button};

const ADMINS: Who = Who::Staff(&[Role::Admin]);

pub fn pages() -> Vec<Page> {
    vec![
        get("/settings/people", ADMINS, |v| Box::pin(people(v))),
        post("/settings/people", ADMINS, |v| Box::pin(enable(v))),
        get("/settings/webhooks", ADMINS, |v| Box::pin(webhooks(v))),
        post("/settings/webhooks", ADMINS, |v| Box::pin(add(v))),
        get("/settings/webhooks/{webhook}", ADMINS, |v| Box::pin(log(v))),
        post("/settings/webhooks/{webhook}", ADMINS, |v| Box::pin(change(v))),
    ]
}

async fn people(v: Visit) -> Result<Reply, Trouble> {
    let title = v.t("Staff");
    let all = v.app.staff_and_former().await?.into_iter().filter(|s| s.project == v.project);
    let (former, all): (Vec<_>, Vec<_>) = all.partition(|s| s.disabled);
    let main = html! {
        h1 { (title) }
        table.stack {
            thead { tr { th { (v.t("Name")) } th { (v.t("E-mail")) } th { (v.t("Role")) } } }
            tbody { @for s in &all { tr {
                td { (s.name) } td { (s.email) }
                td { (words::role(v.lang, s.role)) }
            } } }
        }
        (disabled(&v, &former))
        p.note { (v.t("People are added on the command line: touchstone user add")) }
    };
    Reply::page(title, main)
}

/// Those who may not sign in any more, each once, with a way to change that.
fn disabled(v: &Visit, former: &[crate::app::accounts::staff::Listed]) -> Markup {
    let people: std::collections::BTreeMap<_, _> = former.iter().map(|s| (s.person, s)).collect();
    html! { @if !people.is_empty() {
        h2 { (v.t("May not sign in")) }
        ul { @for (person, s) in &people { li {
            form.row method="post" { (v.hidden())
                input type="hidden" name="person" value=(person);
                span { (s.name) " · " (s.email) } " "
                button.small name="do" value="enable" { (v.t("Let them sign in again")) }
            }
        } } }
        p.note { (v.t("They come back with the password and the roles that they had. Whoever has roles in other projects as well is \
            enabled by an \
            administrator of all of them, or on the command line: touchstone user enable")) }
    } }
}

async fn enable(v: Visit) -> Result<Reply, Trouble> {
    match v.form.text("do") {
        "enable" => {
            v.app.enable_staff_of(&v.project, v.person()?, v.form.text("person").parse().map_err(|_| crate::web::lost())?).await?;
            Ok(Reply::To("/settings/people".to_owned()))
        }
        _ => Err(unknown_button()),
    }
}

fn list_page(v: &Visit, list: &[Webhook], secret: Option<&str>, wrong: &[Violation]) -> Result<Reply, Trouble> {
    let title = v.t("Webhooks");
    let main = html! {
        (errors(v, wrong))
        h1 { (title) }
        @if let Some(secret) = secret { (secret_once(v, secret)) }
        @if list.is_empty() { div.empty { p { (v.t("No endpoint is told of events yet.")) } } }
        @for w in list {
            div.card {
                p { a href={ "/settings/webhooks/" (w.id) } { (w.url) } " " (tag(v, w)) }
            }
        }
        h2 { (v.t("Add an endpoint")) }
        form method="post" {
            (v.hidden())
            div.field { label for="f-url" { (v.t("Its https address")) }
                (error_at(v, wrong, "/url")) input id="f-url" type="text" name="url" value=(v.form.text("url")); }
            div.actions { button.primary { (v.t("Add")) } }
        }
    };
    if wrong.is_empty() { Reply::page(title, main) } else { Reply::wrong(title, main) }
}

fn secret_once(v: &Visit, secret: &str) -> Markup {
    html! { div.banner.ok { p { (v.t("The signing secret, shown this once: ")) code { (secret) } } } }
}

async fn webhooks(v: Visit) -> Result<Reply, Trouble> {
    let list = v.app.webhooks(&v.project).await?;
    list_page(&v, &list, None, &[])
}

async fn add(v: Visit) -> Result<Reply, Trouble> {
    let by = Actor::Person(v.person()?);
    let added = v.app.add_webhook(&v.project, &by, v.form.text("url").trim(), v.settings.courier.local_allowed()).await;
    let list = v.app.webhooks(&v.project).await?;
    match added {
        Ok((_, secret)) => list_page(&v, &list, Some(&secret), &[]),
        Err(AppError::Invalid(wrong)) => list_page(&v, &list, None, &wrong),
        Err(error) => Err(error.into()),
    }
}

/// How an endpoint stands, as a tag.
fn tag(v: &Visit, w: &Webhook) -> Markup {
    let (look, words) = match (w.state, w.failing_since.is_some()) {
        (Switch::On, false) => ("ok", v.t("on")),
        (Switch::On, true) => ("bad", v.t("on, and failing")),
        (Switch::Off, _) => ("", v.t("off")),
    };
    html! { span class={ "tag " (look) } { (words) } }
}

/// The same in sentences: what it is told, since when nothing gets through, what waits and when the next try comes.
fn stands(v: &Visit, w: &Webhook, log: &[Logged], zone: &TimeZone) -> Markup {
    let waiting: Vec<&Logged> = log.iter().filter(|d| d.state == DeliveryState::Waiting).collect();
    let again = waiting.iter().filter(|d| d.attempts > 0).map(|d| d.due).min();
    let gone = log.iter().filter(|d| d.tried_at.is_some()).max_by_key(|d| d.tried_at).is_some_and(|d| d.status == Some(410));
    let n = waiting.len();
    html! {
        p { (tag(v, w)) " "
            @match (w.state, w.failing_since) {
                (Switch::On, None) if log.iter().all(|d| d.state != DeliveryState::Done) => (v.t("It is told of every event from \
                    when it was added on; nothing was delivered yet.")),
                (Switch::On, None) => (v.t("It is told of every event; the last message got through.")),
                (Switch::On, Some(since)) => { (v.t("Nothing has got through since ")) (v.time(since, zone)) (v.t(".")) },
                (Switch::Off, _) if gone => (v.t("It answered 410, which says that it is gone, and was switched off by that. \
                    Nothing is sent until it is switched on.")),
                (Switch::Off, _) => (v.t("It is told of nothing until it is switched on again.")),
            }
        }
        @if n > 0 {
            p { (say!(v, "Waiting among the last {log} messages: {n}. ", log = log.len(), n))
                @if let Some(again) = again.filter(|_| w.state == Switch::On) {
                    (v.t("The next try comes ")) (v.time(again, zone))
                    (v.t("; a message is given up after eight tries over three days. Later ones about the same subject wait for it."))
                } }
        }
    }
}

fn state_words(v: &Visit, state: Switch) -> &'static str {
    match state {
        Switch::On => v.t("on"),
        Switch::Off => v.t("off"),
    }
}

/// What no second press takes back stands apart, and wants a tick.
fn for_good(v: &Visit, url: &str, seen: &str, wrong: &[Violation]) -> Markup {
    let bad = has_error(wrong, "/sure");
    html! {
        details.banner.warn open[bad] {
            summary { (v.t("New secret, or delete")) }
            p { (v.t("A new secret takes the place of the old one, which signs for a while longer. What is deleted is gone, with its \
                log.")) }
            form method="post" {
                (v.hidden())
                input type="hidden" name="seen" value=(seen);
                (error_at(v, wrong, "/sure"))
                label.choice {
                    input id="f-sure" type="checkbox" name="sure" value="1" aria-invalid=[bad.then_some("true")]
                        aria-describedby=[bad.then_some("f-sure-error")];
                    span { (say!(v, "I mean it, of {url}", url)) }
                }
                div.actions {
                    button name="do" value="secret" { (v.t("New secret")) }
                    button.danger name="do" value="delete" { (v.t("Delete")) }
                }
            }
        }
    }
}

/// What a delivery ended with: words of ours in the reader's language, an endpoint's own as they came.
fn note(v: &Visit, note: &str) -> Markup {
    let known = match note {
        "no answer within 10 seconds" => Some(v.t("no answer within 10 seconds")),
        "no connection" => Some(v.t("no connection")),
        "the exchange broke off" => Some(v.t("the exchange broke off")),
        BLOCKED => Some(v.t("not sent: no address of the public internet")),
        _ => None,
    };
    html! { @match known { Some(words) => (words), None => span translate="no" lang="" { (note) } } }
}

async fn log_page(v: &Visit, secret: Option<&str>, above: &Markup, wrong: &[Violation]) -> Result<Reply, Trouble> {
    let id: uuid::Uuid = v.id("webhook")?;
    let webhook = v.app.webhooks(&v.project).await?.into_iter().find(|w| w.id == id).ok_or_else(crate::web::lost)?;
    let log = v.app.webhook_log(&v.project, id).await?;
    let zone = v.own_zone().await?;
    let on = webhook.state == Switch::On;
    let main = html! {
        a.back href="/settings/webhooks" { "‹ " (v.t("Webhooks")) }
        (errors(v, wrong))
        (above)
        h1 { (webhook.url) }
        @if let Some(secret) = secret { (secret_once(v, secret)) }
        (stands(v, &webhook, &log, &zone))
        form.actions method="post" { (v.hidden())
            input type="hidden" name="seen" value=(mark(&webhook));
            button name="do" value=(if on { "off" } else { "on" }) { (if on { v.t("Switch off") } else { v.t("Switch on") }) }
        }
        (for_good(v, &webhook.url, &mark(&webhook), wrong))
        h2 { (v.tc("endpoint", "Messages")) }
        @if log.is_empty() { div.empty { p { (v.t("Nothing was sent yet.")) } } } @else {
            div.scroll tabindex="0" role="region" aria-label=(v.t("Table")) { table.stack {
                thead { tr { th { (v.t("Event")) } th { (v.t("When")) } th { (v.t("State")) } th.n { (v.t("Tries")) }
                    th { (v.tc("endpoint", "Answer")) } th { span.hide { (v.t("Send again")) } } } }
                tbody { @for d in &log { tr {
                    td { code { (d.topic.as_str()) } @if let Some(subject) = d.subject { br; span.note translate="no" { (subject) } } }
                    td data-label=(v.t("When")) { (v.time(d.at, &zone)) }
                    td data-label=(v.t("State")) { (match d.state {
                        DeliveryState::Done => v.t("delivered"),
                        DeliveryState::Failed => v.t("failed"),
                        DeliveryState::Waiting => v.t("waiting"),
                    }) }
                    td.n data-label=(v.t("Tries")) { (d.attempts) }
                    td data-label=(v.tc("endpoint", "Answer")) {
                        @if let Some(status) = d.status { (status) " " }
                        (note(v, d.note.as_deref().unwrap_or_default()))
                    }
                    td { @if on { form method="post" { (v.hidden()) input type="hidden" name="delivery" value=(d.id);
                        button.small name="do" value="again" { (v.t("Send again")) } } } }
                } } }
            } }
        }
    };
    if wrong.is_empty() { Reply::wide(webhook.url.clone(), main) } else { Reply::wrong(webhook.url.clone(), main) }
}

async fn log(v: Visit) -> Result<Reply, Trouble> {
    log_page(&v, None, &html! {}, &[]).await
}

async fn change(v: Visit) -> Result<Reply, Trouble> {
    let (by, id) = (Actor::Person(v.person()?), v.id::<uuid::Uuid>("webhook")?);
    if !v.app.webhooks(&v.project).await?.iter().any(|w| w.id == id) {
        return Err(crate::web::lost());
    }
    if matches!(v.form.text("do"), "secret" | "delete") && v.form.text("sure") != "1" {
        return log_page(&v, None, &html! {}, &[Violation::new("/sure", "not_confirmed", "tick that you mean it")]).await;
    }
    // A form that does not say what it was drawn from is as old as can be.
    let seen = Some(v.form.text("seen"));
    let done = match v.form.text("do") {
        "secret" => match v.app.rotate_webhook(&v.project, &by, id, seen).await {
            Ok(secret) => return log_page(&v, Some(&secret), &html! {}, &[]).await,
            Err(error) => Err(error),
        },
        "again" => v.app.send_again(&v.project, &by, (id, v.form.text("delivery").parse().map_err(|_| crate::web::lost())?)).await,
        "on" => v.app.switch_webhook(&v.project, &by, id, (Switch::On, v.settings.courier.local_allowed()), seen).await,
        "off" => v.app.switch_webhook(&v.project, &by, id, (Switch::Off, false), seen).await,
        "delete" => match v.app.delete_webhook(&v.project, &by, id, seen).await {
            Ok(()) => return Ok(Reply::To("/settings/webhooks".to_owned())),
            Err(error) => Err(error),
        },
        _ => return Err(unknown_button()),
    };
    match done {
        Ok(()) => Ok(Reply::To(format!("/settings/webhooks/{id}"))),
        Err(AppError::Invalid(wrong)) => log_page(&v, None, &html! {}, &wrong).await,
        Err(AppError::Refused { code: "stale", .. }) => {
            let webhook = v.app.webhooks(&v.project).await?.into_iter().find(|w| w.id == id).ok_or_else(crate::web::lost)?;
            let was = v.t("otherwise");
            crate::web::frame::stale::refused(
                log_page(&v, None, &crate::web::frame::stale::both(&v, was, state_words(&v, webhook.state), &html! {}), &[]).await?,
            )
        }
        Err(error) => Err(error.into()),
    }
}
