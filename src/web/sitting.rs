//! Taking a test: one item a page, all of them on one, handing in a group or the whole, the end. What is answered is saved by the form's buttons, and
//! by script as one writes; nothing here is graded.

use maud::{Markup, html};
use serde_json::{Value, json};

use super::item::{self, Show};
use super::{Page, Reply, Trouble, Visit, Who, get, lost, post, save, words};
use crate::app::AppError;
use crate::app::attempt::Save;
use crate::app::sitting::{Mark, ShownItem, Sitting};
use crate::domain::attempt::State;
use crate::domain::gold_set::item::PresentedBody;
use crate::domain::gold_set::project::Stage;
use crate::domain::id::{AttemptId, FormItemId};
use crate::domain::violation::Violation;
use crate::measure::text::tokens::counted_length;

pub fn pages() -> Vec<Page> {
    vec![
        get("/test/{attempt}", Who::SignedIn, |v| Box::pin(enter(v))),
        get("/test/{attempt}/review", Who::SignedIn, |v| Box::pin(overview(v))),
        post("/test/{attempt}/review", Who::SignedIn, |v| Box::pin(hand_in(v))),
        get("/test/{attempt}/end", Who::SignedIn, |v| Box::pin(end(v))),
        save("/test/{attempt}/answers/{item}", Who::SignedIn, |v| Box::pin(autosave(v))),
        get("/test/{attempt}/{n}", Who::SignedIn, |v| Box::pin(show(v))),
        save("/test/{attempt}/{n}", Who::SignedIn, |v| Box::pin(answer(v))),
    ]
}

fn stage_of(sitting: &Sitting) -> Option<&Stage> {
    sitting.content.stage(&sitting.attempt.stage).map(|(_, s)| s)
}

fn by_blocks(sitting: &Sitting) -> bool {
    stage_of(sitting).is_some_and(|s| s.decision.last_item().is_some())
}

/// Whether the clock has run out; the worker hands in half a minute later, so that what is on its way still counts.
fn time_is_up(v: &Visit, sitting: &Sitting) -> bool {
    sitting.attempt.state == State::Open && sitting.attempt.checking_since.is_none() && v.app.now() >= sitting.attempt.ends_at
}

async fn sitting_of(v: &Visit) -> Result<Sitting, Trouble> {
    Ok(v.app.sitting(v.person()?, v.id("attempt")?).await?)
}

/// Where the sitting goes on: the first item without an answer, or the overview; the end where nothing is open.
async fn enter(v: Visit) -> Result<Reply, Trouble> {
    let sitting = sitting_of(&v).await?;
    let id = sitting.attempt.id;
    if sitting.items.is_empty() || time_is_up(&v, &sitting) {
        return Ok(Reply::To(format!("/test/{id}/end")));
    }
    // Entering from elsewhere takes the seat: another tab or device becomes read-only with its next save.
    v.app.take_own_seat(v.person()?, id).await?;
    let next = sitting.items.iter().find(|i| i.response.is_null() && !i.skipped);
    Ok(Reply::To(next.map_or_else(|| format!("/test/{id}/review"), |i| format!("/test/{id}/{}", i.number))))
}

async fn show(v: Visit) -> Result<Reply, Trouble> {
    let sitting = sitting_of(&v).await?;
    if sitting.items.is_empty() || time_is_up(&v, &sitting) {
        return Ok(Reply::To(format!("/test/{}/end", sitting.attempt.id)));
    }
    let number: usize = v.id("n")?;
    let item = sitting.items.iter().find(|i| i.number == number).ok_or_else(lost)?;
    page(&v, &sitting, item, &item.response, &[])
}

/// The head of a test: where one is, the clock, whether it is saved.
fn head(v: &Visit, sitting: &Sitting, item: Option<&ShownItem>) -> Markup {
    let answered = sitting.items.iter().filter(|i| !i.response.is_null()).count();
    let flagged = sitting.items.iter().filter(|i| i.flagged).count();
    let left = sitting.attempt.ends_at.seconds_since(v.app.now()).max(0);
    let stage = stage_of(sitting).map(|s| v.lang.of(&s.title)).unwrap_or_default();
    let at_most = if by_blocks(sitting) { v.t("at most ", "最多 ") } else { v.t("", "共 ") };
    html! {
        div.test-head id="test-head" data-ends=(sitting.attempt.ends_at) data-now=(v.app.now()) data-end={ "/test/" (sitting.attempt.id) "/end" }
            data-saved=(v.t("Saved {t}", "已保存 {t}")) data-saving=(v.t("Saving…", "正在保存……"))
            data-unsaved=(v.t("Not saved yet – we keep trying", "尚未保存，正在重试"))
            data-offline=(v.t("No connection. Keep working. Your answers are kept on this device.", "网络已断开。请继续作答，答案会保存在本设备上。"))
            data-back=(v.t("Connected again. All answers are saved.", "网络已恢复，所有答案均已保存。"))
            data-elsewhere=(v.t("You are continuing in another tab. Nothing was lost.", "您已在另一个标签页继续作答，内容没有丢失。"))
            data-signedout=(v.t("You were signed out. Nothing was lost.", "您已退出登录，填写的内容没有丢失。"))
            data-left=(v.t("{n} minutes left", "还剩 {n} 分钟")) data-minutes=(v.t("{n} min", "{n} 分钟")) {
            strong { (stage) }
            @if let Some(item) = item {
                span { (v.t(format!("{} of {at_most}{}", item.number, sitting.at_most), format!("第 {} 题，{at_most}{} 题", item.number, sitting.at_most))) }
            }
            span.note { (v.t(format!("{answered} of {} answered", sitting.items.len()), format!("已答 {answered} / {}", sitting.items.len())))
                @if flagged > 0 { " · " (v.t(format!("{flagged} marked"), format!("已标记 {flagged}"))) } }
            span.push {
                (v.t("Time left ", "剩余时间 "))
                span id="time-left" role="timer" { (v.t(format!("{} min", left.div_euclid(60) + 1), format!("{} 分钟", left.div_euclid(60) + 1))) }
                " " button.small.only-script id="time-hide" type="button" data-hide=(v.t("hide", "隐藏")) data-show=(v.t("show", "显示")) { (v.t("hide", "隐藏")) }
            }
            span.save id="save-state" { @if item.is_some_and(|i| i.revision > 0) { (v.t("Saved", "已保存")) } }
        }
    }
}

fn page(v: &Visit, sitting: &Sitting, item: &ShownItem, response: &Value, wrong: &[Violation]) -> Result<Reply, Trouble> {
    let id = sitting.attempt.id;
    let first = sitting.items.first().is_some_and(|i| i.number == item.number);
    let last = sitting.items.last().is_some_and(|i| i.number == item.number);
    let kind = item.item.kind;
    let title = format!("{} {}", words::kind(v.lang, kind), item.number);
    let show = Show { item: &item.item, stimulus: item.stimulus.as_ref(), shared: &sitting.content.shared, response, l: v.lang, wrong };
    let guided = stage_of(sitting).is_some_and(|s| s.kind != crate::domain::gold_set::project::StageKind::Test) || kind == "fact_check";
    let skips = item.item.notice.is_some();
    let main = html! {
        (head(v, sitting, Some(item)))
        (super::layout::errors(v, wrong))
        div.sheet.beside[guided] {
            form id="item" method="post" action={ "/test/" (id) "/" (item.number) } data-kind=(kind) data-item={ (id) " " (item.id) } data-save={ "/test/" (id) "/answers/" (item.id) } {
                (v.hidden())
                input type="hidden" name="item" value=(item.id);
                input type="hidden" name="seat" value=(sitting.attempt.seat);
                input type="hidden" name="revision" value=(item.revision);
                // The first button of a form is what Enter in a field presses.
                button.hide type="submit" name="go" value="next" tabindex="-1" aria-hidden="true" { (v.t("Next", "下一题")) }
                @if item.skipped {
                    div.banner { p { (v.t("You skipped this question. It does not count against you.", "您已跳过此题，不会对您不利。")) } }
                } @else {
                    div id="main-question" { (item::question(show)) }
                }
                div.test-foot {
                    @if !first { button name="go" value="previous" { "‹ " (v.t("Previous", "上一题")) } }
                    button name="go" value=(if item.flagged { "unflag" } else { "flag" }) { (if item.flagged { v.t("Take the mark away", "取消标记") } else { v.t("Mark for later", "标记稍后再看") }) }
                    button name="go" value="all" { (v.t("All questions", "所有题目")) }
                    button.hide name="go" value="stay" tabindex="-1" aria-hidden="true" { (v.t("Save", "保存")) }
                    button.primary.next name="go" value="next" { (if last { v.t("To the overview", "前往总览") } else { v.t("Next", "下一题") }) " ›" }
                }
                @if skips && !item.skipped {
                    p { button.link name="go" value="skip" { (v.t("Skip: I do not want to see content like this", "跳过：我不想看此类内容")) } }
                    p.note { (v.t("If something here weighs on you: Samaritans of Singapore, 1767, day and night.", "如果内容让您难受，可拨打新加坡援人协会热线 1767（全天）。")) }
                }
            }
            @if guided { (guide(v, sitting)) }
        }
        script type="module" src=(super::assets::url("test.js")) {}
    };
    let status = if wrong.is_empty() { 200 } else { 422 };
    Ok(Reply::Page(super::Body { status, title, main, wide: guided || kind == "compare" }))
}

fn guide(v: &Visit, sitting: &Sitting) -> Markup {
    let (body, lang) = super::home::guide(&sitting.content, v.lang);
    html! {
        aside aria-label=(v.t("Guidelines", "指引")) tabindex="0" {
            details { summary { (v.t("Guidelines", "指引")) } div.prose lang=(lang) { (body) } }
        }
    }
}

/// Saves what the form says; where it is no response to the item, what is wrong.
async fn store(v: &Visit, sitting: &Sitting, item: &ShownItem) -> Result<Result<i64, (Value, Vec<Violation>)>, Trouble> {
    let response = match item::response(&item.item, &v.form) {
        Ok(response) => response,
        Err(violation) => return Ok(Err((item.response.clone(), vec![violation]))),
    };
    let unchanged = response == item.response;
    let revision: i64 = v.form.text("revision").parse().unwrap_or(item.revision);
    if unchanged || item.skipped {
        return Ok(Ok(item.revision));
    }
    let save = Save {
        attempt: sitting.attempt.id,
        seat: v.form.text("seat").parse().unwrap_or(0),
        item: item.id.parse().map_err(|_| lost())?,
        revision,
        response: response.clone(),
    };
    match v.app.answer(v.person()?, save).await {
        Ok(saved) => Ok(Ok(saved.revision)),
        Err(AppError::Invalid(wrong)) => Ok(Err((response, wrong))),
        Err(error) => Err(error.into()),
    }
}

async fn answer(v: Visit) -> Result<Reply, Trouble> {
    let sitting = sitting_of(&v).await?;
    let id = sitting.attempt.id;
    let Some(item) = sitting.items.iter().find(|i| i.id == v.form.text("item")) else {
        // What was on the page was handed in meanwhile.
        return Ok(Reply::To(format!("/test/{id}")));
    };
    let person = v.person()?;
    let place: FormItemId = item.id.parse().map_err(|_| lost())?;
    let go = v.form.text("go");
    if go == "skip" {
        v.app.skip(person, id, place, v.form.text("seat").parse().unwrap_or(0)).await?;
        return Ok(Reply::To(format!("/test/{id}/{}", item.number)));
    }
    match store(&v, &sitting, item).await {
        Ok(Ok(_)) => {}
        Ok(Err((response, wrong))) => return page(&v, &sitting, item, &response, &wrong),
        Err(Trouble::App(AppError::Refused { code: "deadline_passed", .. })) => return Ok(Reply::To(format!("/test/{id}/end"))),
        Err(trouble) => return Err(trouble),
    }
    let mark = match go {
        "flag" => Some(Mark::ToComeBack),
        "unflag" => Some(Mark::None),
        _ => None,
    };
    if let Some(mark) = mark {
        v.app.flag(person, id, place, mark).await?;
    }
    if time_is_up(&v, &sitting) {
        return Ok(Reply::To(format!("/test/{id}/end")));
    }
    let next = sitting.items.iter().find(|i| i.number > item.number);
    let before = sitting.items.iter().rfind(|i| i.number < item.number);
    let to = match (go, next, before) {
        ("next", Some(next), _) => next.number.to_string(),
        ("previous", _, Some(before)) => before.number.to_string(),
        ("next" | "all", ..) => "review".to_owned(),
        _ => item.number.to_string(),
    };
    Ok(Reply::To(format!("/test/{id}/{to}")))
}

async fn autosave(v: Visit) -> Result<Reply, Trouble> {
    let sitting = sitting_of(&v).await?;
    let item = sitting.items.iter().find(|i| i.id == v.part("item")).ok_or_else(lost)?;
    let saved = match store(&v, &sitting, item).await {
        Ok(Ok(revision)) => revision,
        Ok(Err((_, wrong))) => {
            // Half-made orders and the like are no answers yet; the page keeps them and tries again with the next change.
            let detail: Vec<String> = wrong.iter().map(|w| words::violation(v.lang, w)).collect();
            return Ok(Reply::Json(
                json!({ "revision": item.revision, "unsaved": detail.join(" "), "server_now": v.app.now().to_string(), "ends_at": sitting.attempt.ends_at.to_string() }),
            ));
        }
        Err(Trouble::App(AppError::Refused { code, detail })) => {
            return Ok(Reply::Refused(json!({ "code": code, "detail": words::refusal(v.lang, code, &detail) })));
        }
        Err(trouble) => return Err(trouble),
    };
    let lang = match &item.item.body {
        PresentedBody::Essay(p) => p.response_lang.as_str(),
        _ => item.item.lang.as_str(),
    };
    Ok(Reply::Json(json!({
        "revision": saved,
        "server_now": v.app.now().to_string(),
        "ends_at": sitting.attempt.ends_at.to_string(),
        "length": counted_length(v.form.text("text"), lang),
    })))
}

async fn overview(v: Visit) -> Result<Reply, Trouble> {
    let sitting = sitting_of(&v).await?;
    let id = sitting.attempt.id;
    if sitting.items.is_empty() || time_is_up(&v, &sitting) {
        return Ok(Reply::To(format!("/test/{id}/end")));
    }
    let open = sitting.items.iter().filter(|i| i.response.is_null() && !i.skipped).count();
    let blocks = by_blocks(&sitting);
    let title = v.t("All questions", "所有题目");
    let count = sitting.items.len();
    let hand_in = if blocks {
        v.t(format!("Hand in these {count}"), format!("提交这 {count} 题"))
    } else {
        v.t("Finish the test", "交卷").to_owned()
    };
    let main = html! {
        (head(&v, &sitting, None))
        h1 { (title) }
        table.stack {
            thead { tr { th { (v.t("Question", "题目")) } th { (v.t("State", "状态")) } th { (v.t("Mark", "标记")) } } }
            tbody { @for item in &sitting.items {
                tr {
                    td { a href={ "/test/" (id) "/" (item.number) } { (item.number) ". " (words::kind(v.lang, item.item.kind)) } }
                    td { @if item.skipped { span.tag { (v.t("Skipped", "已跳过")) } } @else if item.response.is_null() { span.tag.warn { (v.t("Not answered", "未作答")) } } @else { span.tag.ok { (v.t("Answered", "已作答")) } } }
                    td { @if item.flagged { span.tag.now { (v.t("Marked", "已标记")) } } }
                }
            } }
        }
        form method="post" {
            (v.hidden())
            @if open > 0 {
                div.banner.warn {
                    p { strong { (v.t(format!("{open} questions have no answer. Finish anyway?"), format!("还有 {open} 题未作答，仍要交卷吗？"))) } }
                    label.choice { input type="checkbox" name="sure" value="1" required; span { (v.t("Yes, hand in as it is", "是，就这样提交")) } }
                }
            }
            @if blocks { p { (v.t("After this you cannot come back to these questions. They are checked while the clock stands still.", "提交后不能再修改这些题目。检查期间停止计时。")) } }
            div.actions { button.primary { (hand_in) } }
        }
        script type="module" src=(super::assets::url("test.js")) {}
    };
    Reply::page(title, main)
}

async fn hand_in(v: Visit) -> Result<Reply, Trouble> {
    let sitting = sitting_of(&v).await?;
    let id = sitting.attempt.id;
    let open = sitting.items.iter().any(|i| i.response.is_null() && !i.skipped);
    if open && v.form.filled("sure").is_none() {
        return Ok(Reply::To(format!("/test/{id}/review")));
    }
    v.app.finish(v.person()?, id).await?;
    Ok(Reply::To(format!("/test/{id}/end")))
}

async fn end(v: Visit) -> Result<Reply, Trouble> {
    let sitting = sitting_of(&v).await?;
    let id: AttemptId = sitting.attempt.id;
    if time_is_up(&v, &sitting) {
        let title = v.t("Time is up", "时间到");
        let main = html! {
            h1 { (title) }
            div.banner data-poll="10" { p { (v.t("Time is up. What you saved is being handed in; this takes half a minute.", "时间到。您已保存的答案正在自动提交，约需半分钟。")) } }
            div.actions { a.button.primary href="/me" { (v.t("Back to your stages", "返回我的进度")) } }
        };
        return Reply::page(title, main);
    }
    if !sitting.items.is_empty() {
        return Ok(Reply::To(format!("/test/{id}")));
    }
    let checking = sitting.attempt.state == State::Open;
    if checking {
        let title = v.t("Being checked", "正在检查");
        let main = html! {
            h1 { (title) }
            div.banner data-poll="2" { p { (v.t("Your answers are handed in and being checked. The clock stands still.", "答案已提交，正在检查，计时已暂停。")) } }
            div.actions { a.button.primary href={ "/test/" (id) } { (v.t("Go on", "继续")) } }
        };
        return Reply::page(title, main);
    }
    let void = sitting.attempt.state == State::Void;
    let title = if void { v.t("This attempt is void", "本次作答已作废") } else { v.t("Handed in", "已交卷") };
    let main = html! {
        h1 { (title) }
        @if void {
            div.banner.warn { p { (v.t("It does not count as one. You may start again.", "不计入次数，您可以重新开始。")) } }
        } @else {
            div.banner.ok { p { (v.t("Your answers are received.", "您的答案已收到。")) } }
            p { (v.t("What comes next stands on your page, usually within a minute; written work takes up to three days.", "后续安排会显示在您的页面上，通常在一分钟内；书面作业最多需要三天。")) }
        }
        div.actions {
            a.button.primary href="/me" { (v.t("Back to your stages", "返回我的进度")) }
            a href={ "/me/results/" (id) } { (v.t("See the result", "查看结果")) }
        }
    };
    Reply::page(title, main)
}
