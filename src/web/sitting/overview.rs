//! The overview of a sitting, handing in a group or the whole, and the end.

use maud::{Markup, html};

use super::super::{Reply, Trouble, Visit, assets, stale, words};
use super::page::{Said, head, off_length};
use super::{Stand, by_blocks, sitting_of, stand, time_is_up};
use crate::app::AppError;
use crate::app::sitting::{ShownItem, Sitting};
use crate::domain::attempt::{Refusal, Seen, State};
use crate::domain::id::AttemptId;

/// How many items are not answered, how many only half, and how many shorter than asked.
fn unfinished(sitting: &Sitting) -> (usize, usize, usize) {
    let stands: Vec<Stand> = sitting.items.iter().map(|i| stand(sitting, i)).collect();
    let open = stands.iter().filter(|s| matches!(s, Stand::Open)).count();
    let half = stands.iter().filter(|s| matches!(s, Stand::Half(..))).count();
    (open, half, stands.iter().filter(|s| matches!(s, Stand::OffLength(off) if off.is_short())).count())
}

fn state(v: &Visit, sitting: &Sitting, item: &ShownItem) -> Markup {
    html! {
        @match stand(sitting, item) {
            Stand::Skipped => span.tag { (v.t("Skipped", "已跳过")) },
            Stand::Open => span.tag.warn { (v.t("Not answered", "未作答")) },
            Stand::OffLength(off) => span.tag.warn { (off_length(v, off)) },
            Stand::Half(Some((done, of)), why) if why.iter().any(|u| u.code == "source_missing") =>
                span.tag.warn { (v.t(format!("Sources missing: {done} of {of} complete"), format!("缺少来源：已完成 {done} / {of}"))) },
            Stand::Half(Some((done, of)), _) => span.tag.warn { (v.t(format!("Half answered: {done} of {of}"), format!("只答了一部分：{done} / {of}"))) },
            Stand::Half(None, _) => span.tag.warn { (v.t("Begun, not an answer yet", "已开始，还不是完整的答案")) },
            Stand::Done => span.tag.ok { (v.t("Answered", "已作答")) },
        }
    }
}

/// What is handed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Whole {
    /// A group, after which the test goes on.
    Group,
    /// The test.
    Test,
}

/// The question before handing in with something open.
fn asked(v: &Visit, (open, half, short): (usize, usize, usize), whole: Whole) -> String {
    let none = v.t(
        match open {
            0 => String::new(),
            1 => "1 question has no answer. ".to_owned(),
            n => format!("{n} questions have no answer. "),
        },
        if open > 0 { format!("还有 {open} 题未作答，") } else { String::new() },
    );
    let part = v.t(
        match half {
            0 => String::new(),
            1 => "1 question is half answered. ".to_owned(),
            n => format!("{n} questions are half answered. "),
        },
        if half > 0 { format!("有 {half} 题只答了一部分，") } else { String::new() },
    );
    let brief = v.t(
        match short {
            0 => String::new(),
            1 => "1 text is shorter than asked. ".to_owned(),
            n => format!("{n} texts are shorter than asked. "),
        },
        if short > 0 { format!("有 {short} 题的文字短于要求，") } else { String::new() },
    );
    let sure = match whole {
        Whole::Group => v.t("Hand in this group anyway?", "仍要提交本组吗？"),
        Whole::Test => v.t("Finish anyway?", "仍要交卷吗？"),
    };
    format!("{none}{part}{brief}{sure}")
}

pub async fn show(v: Visit) -> Result<Reply, Trouble> {
    let sitting = sitting_of(&v).await?;
    page(&v, &sitting, None)
}

/// What a hand-in was decided upon: the block that was open and the seat, as the form of the overview tells them.
fn seen_on(sitting: &Sitting) -> String {
    format!("{} {}", sitting.attempt.block, sitting.attempt.seat)
}

fn seen_in(field: &str) -> Option<Seen> {
    let (block, seat) = field.split_once(' ')?;
    Some(Seen { block: Some(block.parse().ok()?), seat: Some(seat.parse().ok()?) })
}

/// What the overview is called: by its group, where only that can be seen.
fn title(v: &Visit, sitting: &Sitting, whole: Whole) -> String {
    let group = sitting.attempt.block + 1;
    let (first, last) = (sitting.items.first().map_or(0, |i| i.number), sitting.items.last().map_or(0, |i| i.number));
    match whole {
        Whole::Test => v.t("All questions", "所有题目").to_owned(),
        Whole::Group => v.t(format!("Group {group}: questions {first} to {last}"), format!("第 {group} 组：第 {first} 至 {last} 题")),
    }
}

/// All questions as they stand, below what kept an earlier page of them from being handed in.
fn page(v: &Visit, sitting: &Sitting, changed: Option<&str>) -> Result<Reply, Trouble> {
    let id = sitting.attempt.id;
    if sitting.items.is_empty() || time_is_up(v, sitting) {
        return Ok(Reply::To(format!("/test/{id}/end")));
    }
    let left = unfinished(sitting);
    let whole = if by_blocks(sitting) { Whole::Group } else { Whole::Test };
    let title = title(v, sitting, whole);
    let count = sitting.items.len();
    let hand_in = match whole {
        Whole::Group => v.t(format!("Hand in these {count}"), format!("提交这 {count} 题")),
        Whole::Test => v.t("Finish the test", "交卷").to_owned(),
    };
    let main = html! {
        (head(v, sitting, None, Said::Nothing))
        @if let Some(changed) = changed {
            div.errors role="alert" tabindex="-1" data-focus {
                h2 { (v.t("Nothing was handed in.", "尚未提交任何内容。")) }
                p { (changed) }
            }
        }
        h1 { (title) }
        table.stack {
            thead { tr { th { (v.t("Question", "题目")) } th { (v.t("State", "状态")) } th { (v.t("Mark", "标记")) } } }
            tbody { @for item in &sitting.items {
                tr {
                    td { a href={ "/test/" (id) "/" (item.number) } { (item.number) ". " (words::kind(v.lang, item.item.kind)) } }
                    td { (state(v, sitting, item)) " " span.tag.bad hidden data-of=(item.id) { (v.t("Not saved, see inside", "有未保存的内容，请打开查看")) } }
                    td { @if item.flagged { span.tag.now { (v.t("Marked", "已标记")) } } }
                }
            } }
        }
        form method="post" data-guard data-failed=(v.t("No connection: nothing is handed in yet. Please press again in a moment.",
            "网络已断开，尚未提交。请稍后再按一次。")) {
            (v.hidden())
            input type="hidden" name="seen" value=(seen_on(sitting));
            @if left != (0, 0, 0) {
                div.banner.warn {
                    p { strong { (asked(v, left, whole)) } }
                    label.choice { input type="checkbox" name="sure" value="1" required; span { (v.t("Yes, hand in as it is", "是，就这样提交")) } }
                }
            }
            @if whole == Whole::Group { p {
                (v.t("After this you cannot come back to these questions. They are checked while the clock stands still.",
                "提交后不能再修改这些题目。检查期间停止计时。")) } }
            div.actions { button.primary { (hand_in) } }
        }
        script type="module" src=(assets::url("test.js")) {}
    };
    Reply::page(title.clone(), main)
}

/// The overview once more, with why the one that was sent is not it.
fn not_as_seen(v: &Visit, sitting: &Sitting, code: &str) -> Result<Reply, Trouble> {
    let changed = match code {
        "seat_taken" => v.t(
            "You went on in another tab or device since that page was opened. This is how your answers stand now.",
            "该页面打开后，您已在另一个标签页或设备继续作答。以下是目前的作答情况。",
        ),
        _ => v.t(
            "The questions of that page were handed in already. These are the ones that are open now.",
            "该页面上的题目此前已经提交。以下是目前尚未提交的题目。",
        ),
    };
    stale::refused(page(v, sitting, Some(changed))?)
}

pub async fn hand_in(v: Visit) -> Result<Reply, Trouble> {
    let sitting = sitting_of(&v).await?;
    let id = sitting.attempt.id;
    // A form that does not say what it was drawn from is as old as can be.
    let seen = seen_in(v.form.text("seen")).unwrap_or(Seen { block: Some(-1), seat: None });
    if let Err(refusal) = sitting.attempt.is_as(seen) {
        return not_as_seen(&v, &sitting, if refusal == Refusal::SeatTaken { "seat_taken" } else { "block_closed" });
    }
    if unfinished(&sitting) != (0, 0, 0) && v.form.filled("sure").is_none() {
        return Ok(Reply::To(format!("/test/{id}/review")));
    }
    match v.app.finish_as_seen(v.person()?, id, seen).await {
        Ok(_) => Ok(Reply::To(format!("/test/{id}/end"))),
        // Another tab was quicker by less than a page.
        Err(AppError::Refused { code: code @ ("seat_taken" | "block_closed"), .. }) => not_as_seen(&v, &sitting_of(&v).await?, code),
        Err(error) => Err(error.into()),
    }
}

pub async fn end(v: Visit) -> Result<Reply, Trouble> {
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
        return Ok(Reply::To(super::next_place(&sitting)));
    }
    let checking = sitting.attempt.state == State::Open;
    if checking {
        let title = v.t("Being checked", "正在检查");
        let main = html! {
            h1 { (title) }
            div.banner data-poll="2" { p { (v.t("Your answers are handed in and being checked. The clock stands still.", "答案已提交，正在检查，计时已暂停。")) } }
            div.actions { a.button.primary href={ "/test/" (id) "/end" } { (v.t("Go on", "继续")) } }
        };
        return Reply::page(title, main);
    }
    let void = sitting.attempt.state == State::Void;
    let by_clock = !void && v.app.handed_in_by_clock(&sitting.attempt).await?;
    let title = match (void, by_clock) {
        (true, _) => v.t("This attempt is void", "本次作答已作废"),
        (false, true) => v.t("Time was up: handed in", "时间到，已自动交卷"),
        (false, false) => v.t("Handed in", "已交卷"),
    };
    let main = html! {
        h1 { (title) }
        @if void {
            div.banner.warn { p { (v.t("It does not count as one. You may start again.", "不计入次数，您可以重新开始。")) } }
        } @else {
            div.banner.ok { p {
                @if by_clock { (super::super::me::time_was_up(&v)) " " }
                (v.t("Your answers are received.", "您的答案已收到。"))
            } }
            p { (v.t("What comes next stands on your page, usually within a minute; written work takes up to three days.", "后续安排会显示在您的页面上，通常在一分钟内；书面作业最多需要三天。")) }
        }
        div.actions {
            a.button.primary href="/me" { (v.t("Back to your stages", "返回我的进度")) }
            a href={ "/me/results/" (id) } { (v.t("See the result", "查看结果")) }
        }
    };
    Reply::page(title, main)
}
