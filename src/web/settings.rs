//! Administrators: webhooks with their log, and who may do what.

use jiff::tz::TimeZone;
use maud::{Markup, html};

use super::layout::{error_at, errors, has_error};
use super::{Page, Reply, Trouble, Visit, Who, get, post, unknown_button, words};
use crate::app::AppError;
use crate::app::webhooks::{DeliveryState, Logged, Switch, Webhook, mark};
use crate::domain::account::Role;
use crate::domain::violation::Violation;
use crate::post::hook::BLOCKED;

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
    let title = v.t("People", "人员");
    let all = v.app.staff_and_former().await?.into_iter().filter(|s| s.project == v.project);
    let (former, all): (Vec<_>, Vec<_>) = all.partition(|s| s.disabled);
    let main = html! {
        h1 { (title) }
        table.stack {
            thead { tr { th { (v.t("Name", "姓名")) } th { (v.t("E-mail", "邮箱")) } th { (v.t("Role", "角色")) } } }
            tbody { @for s in &all { tr { td { (s.name) } td { (s.email) } td { (words::role(v.lang, &s.role)) } } } }
        }
        (disabled(&v, &former))
        p.note { (v.t("People are added on the command line: touchstone user add", "人员通过命令行添加：touchstone user add")) }
    };
    Reply::page(title, main)
}

/// Those who may not sign in any more, each once, with a way to change that.
fn disabled(v: &Visit, former: &[crate::app::staff::Listed]) -> Markup {
    let people: std::collections::BTreeMap<_, _> = former.iter().map(|s| (s.person, s)).collect();
    html! { @if !people.is_empty() {
        h2 { (v.t("May not sign in", "已停用")) }
        ul { @for (person, s) in &people { li {
            form.row method="post" { (v.hidden())
                input type="hidden" name="person" value=(person);
                span { (s.name) " · " (s.email) } " "
                button.small name="do" value="enable" { (v.t("Let them sign in again", "重新启用")) }
            }
        } } }
        p.note { (v.t(
            "They come back with the password and the roles that they had. Whoever has roles in other projects as well is enabled by an \
            administrator of all of them, or on the command line: touchstone user enable",
            "重新启用后，原有密码和角色继续有效。如此人在其他项目也有角色，须由同时管理这些项目的管理员处理，或通过命令行：touchstone user enable",
        )) }
    } }
}

async fn enable(v: Visit) -> Result<Reply, Trouble> {
    match v.form.text("do") {
        "enable" => {
            v.app.enable_staff_of(&v.project, v.person()?, v.form.text("person").parse().map_err(|_| super::lost())?).await?;
            Ok(Reply::To("/settings/people".to_owned()))
        }
        _ => Err(unknown_button()),
    }
}

fn list_page(v: &Visit, list: &[Webhook], secret: Option<&str>, wrong: &[Violation]) -> Result<Reply, Trouble> {
    let title = v.t("Webhooks", "Webhook");
    let main = html! {
        (errors(v, wrong))
        h1 { (title) }
        @if let Some(secret) = secret { (secret_once(v, secret)) }
        @if list.is_empty() { div.empty { p { (v.t("No endpoint is told of events yet.", "还没有接收事件的端点。")) } } }
        @for w in list {
            div.card {
                p { a href={ "/settings/webhooks/" (w.id) } { (w.url) } " " (tag(v, w)) }
            }
        }
        h2 { (v.t("Add an endpoint", "添加端点")) }
        form method="post" {
            (v.hidden())
            div.field { label for="f-url" { (v.t("Its https address", "https 地址")) } (error_at(v, wrong, "/url")) input id="f-url" type="text" name="url" value=(v.form.text("url")); }
            div.actions { button.primary { (v.t("Add", "添加")) } }
        }
    };
    if wrong.is_empty() { Reply::page(title, main) } else { Reply::wrong(title, main) }
}

fn secret_once(v: &Visit, secret: &str) -> Markup {
    html! { div.banner.ok { p { (v.t("The signing secret, shown this once: ", "签名密钥，仅显示这一次：")) code { (secret) } } } }
}

async fn webhooks(v: Visit) -> Result<Reply, Trouble> {
    let list = v.app.webhooks(&v.project).await?;
    list_page(&v, &list, None, &[])
}

async fn add(v: Visit) -> Result<Reply, Trouble> {
    let by = v.person()?.to_string();
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
    let (look, words) = match (w.state == "on", w.failing_since.is_some()) {
        (true, false) => ("ok", v.t("on", "启用")),
        (true, true) => ("bad", v.t("on, and failing", "启用，发送失败")),
        (false, _) => ("", v.t("off", "停用")),
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
            @match (w.state == "on", w.failing_since) {
                (true, None) if log.iter().all(|d| d.state != DeliveryState::Done) => (v.t(
                    "It is told of every event from when it was added on; nothing was delivered yet.",
                    "自添加起的每个事件都会发送，目前尚无送达。",
                )),
                (true, None) => (v.t("It is told of every event; the last message got through.", "每个事件都会发送，最近一条消息已送达。")),
                (true, Some(since)) => { (v.t("Nothing has got through since ", "以下时间起消息均未送达：")) (v.time(since, zone)) (v.t(".", "。")) },
                (false, _) if gone => (v.t(
                    "It answered 410, which says that it is gone, and was switched off by that. Nothing is sent until it is switched on.",
                    "该端点应答 410（已不存在），因此已自动停用。重新启用前不发送任何消息。",
                )),
                (false, _) => (v.t("It is told of nothing until it is switched on again.", "重新启用前不发送任何消息。")),
            }
        }
        @if n > 0 {
            p { (v.t(format!("Of the last {} messages {n} wait. ", log.len()), format!("最近 {} 条消息中有 {n} 条等待发送。", log.len())))
                @if let Some(again) = again.filter(|_| w.state == "on") {
                    (v.t("The next try comes ", "下次尝试：")) (v.time(again, zone))
                    (v.t(
                        "; a message is given up after eight tries over three days. Later ones about the same subject wait for it.",
                        "。每条消息三天内最多尝试八次，之后放弃；同一对象的后续消息须等待。",
                    ))
                } }
        }
    }
}

fn state_words(v: &Visit, state: &str) -> &'static str {
    if state == "on" { v.t("on", "启用") } else { v.t("off", "停用") }
}

/// What no second press takes back stands apart, and wants a tick.
fn for_good(v: &Visit, url: &str, seen: &str, wrong: &[Violation]) -> Markup {
    let bad = has_error(wrong, "/sure");
    html! {
        details.banner.warn open[bad] {
            summary { (v.t("New secret, or delete", "更换密钥或删除")) }
            p { (v.t(
                "A new secret takes the place of the old one, which signs for a while longer. What is deleted is gone, with its log.",
                "新密钥将取代旧密钥，旧密钥在过渡期内仍用于签名。删除后端点及其记录均无法恢复。",
            )) }
            form method="post" {
                (v.hidden())
                input type="hidden" name="seen" value=(seen);
                (error_at(v, wrong, "/sure"))
                label.choice {
                    input id="f-sure" type="checkbox" name="sure" value="1" aria-invalid=[bad.then_some("true")]
                        aria-describedby=[bad.then_some("f-sure-error")];
                    span { (v.t(format!("I mean it, of {url}"), format!("我确认对 {url} 进行此操作"))) }
                }
                div.actions {
                    button name="do" value="secret" { (v.t("New secret", "更换密钥")) }
                    button.danger name="do" value="delete" { (v.t("Delete", "删除")) }
                }
            }
        }
    }
}

/// What a delivery ended with: words of ours in the reader's language, an endpoint's own as they came.
fn note(v: &Visit, note: &str) -> Markup {
    let known = match note {
        "no answer within 10 seconds" => Some(v.t("no answer within 10 seconds", "10 秒内没有应答")),
        "no connection" => Some(v.t("no connection", "无法连接")),
        "the exchange broke off" => Some(v.t("the exchange broke off", "传输中断")),
        BLOCKED => Some(v.t("not sent: no address of the public internet", "未发送：不是公网地址")),
        _ => None,
    };
    html! { @match known { Some(words) => (words), None => span translate="no" lang="" { (note) } } }
}

async fn log_page(v: &Visit, secret: Option<&str>, above: &Markup, wrong: &[Violation]) -> Result<Reply, Trouble> {
    let id: uuid::Uuid = v.id("webhook")?;
    let webhook = v.app.webhooks(&v.project).await?.into_iter().find(|w| w.id == id).ok_or_else(super::lost)?;
    let log = v.app.webhook_log(&v.project, id).await?;
    let zone = v.own_zone().await?;
    let on = webhook.state == "on";
    let main = html! {
        a.back href="/settings/webhooks" { "‹ " (v.t("Webhooks", "Webhook")) }
        (errors(v, wrong))
        (above)
        h1 { (webhook.url) }
        @if let Some(secret) = secret { (secret_once(v, secret)) }
        (stands(v, &webhook, &log, &zone))
        form.actions method="post" { (v.hidden())
            input type="hidden" name="seen" value=(mark(&webhook));
            button name="do" value=(if on { "off" } else { "on" }) { (if on { v.t("Switch off", "停用") } else { v.t("Switch on", "启用") }) }
        }
        (for_good(v, &webhook.url, &mark(&webhook), wrong))
        h2 { (v.t("Messages", "消息记录")) }
        @if log.is_empty() { div.empty { p { (v.t("Nothing was sent yet.", "尚未发送消息。")) } } } @else {
            div.scroll tabindex="0" role="region" aria-label=(v.t("Table", "表格")) { table.stack {
                thead { tr { th { (v.t("Event", "事件")) } th { (v.t("When", "时间")) } th { (v.t("State", "状态")) } th.n { (v.t("Tries", "次数")) } th { (v.t("Answer", "应答")) } th { span.hide { (v.t("Send again", "重发")) } } } }
                tbody { @for d in &log { tr {
                    td { code { (d.topic) } } td data-label=(v.t("When", "时间")) { (v.time(d.at, &zone)) }
                    td data-label=(v.t("State", "状态")) { (match d.state {
                        DeliveryState::Done => v.t("delivered", "已送达"),
                        DeliveryState::Failed => v.t("failed", "失败"),
                        DeliveryState::Waiting => v.t("waiting", "等待"),
                    }) }
                    td.n data-label=(v.t("Tries", "次数")) { (d.attempts) }
                    td data-label=(v.t("Answer", "应答")) {
                        @if let Some(status) = d.status { (status) " " }
                        (note(v, d.note.as_deref().unwrap_or_default()))
                    }
                    td { form method="post" { (v.hidden()) input type="hidden" name="delivery" value=(d.id); button.small name="do" value="again" { (v.t("Send again", "重发")) } } }
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
    let (by, id) = (v.person()?.to_string(), v.id::<uuid::Uuid>("webhook")?);
    if !v.app.webhooks(&v.project).await?.iter().any(|w| w.id == id) {
        return Err(super::lost());
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
        "again" => v.app.send_again(&v.project, &by, (id, v.form.text("delivery").parse().map_err(|_| super::lost())?)).await,
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
            let webhook = v.app.webhooks(&v.project).await?.into_iter().find(|w| w.id == id).ok_or_else(super::lost)?;
            let was = v.t("otherwise", "与现在不同");
            super::stale::refused(log_page(&v, None, &super::stale::both(&v, was, state_words(&v, &webhook.state), &html! {}), &[]).await?)
        }
        Err(error) => Err(error.into()),
    }
}
