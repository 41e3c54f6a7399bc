//! The overview of a sitting, handing in a group or the whole, and the end.

use maud::{Markup, html};

use super::super::{Reply, Trouble, Visit, assets, words};
use super::page::head;
use super::{Stand, by_blocks, sitting_of, stand, time_is_up};
use crate::app::sitting::{ShownItem, Sitting};
use crate::domain::attempt::State;
use crate::domain::id::AttemptId;

/// How many items are not answered, and how many only half.
fn unfinished(sitting: &Sitting) -> (usize, usize) {
    let stands: Vec<Stand> = sitting.items.iter().map(|i| stand(sitting, i)).collect();
    let open = stands.iter().filter(|s| matches!(s, Stand::Open)).count();
    (open, stands.iter().filter(|s| matches!(s, Stand::Half(..))).count())
}

fn state(v: &Visit, sitting: &Sitting, item: &ShownItem) -> Markup {
    html! {
        @match stand(sitting, item) {
            Stand::Skipped => span.tag { (v.t("Skipped", "已跳过")) },
            Stand::Open => span.tag.warn { (v.t("Not answered", "未作答")) },
            Stand::Half(Some((done, of)), _) => span.tag.warn { (v.t(format!("Half answered: {done} of {of}"), format!("只答了一部分：{done} / {of}"))) },
            Stand::Half(None, _) => span.tag.warn { (v.t("Begun, not an answer yet", "已开始，还不是完整的答案")) },
            Stand::Done => span.tag.ok { (v.t("Answered", "已作答")) },
        }
    }
}

/// The question before handing in with something open.
fn asked(v: &Visit, open: usize, half: usize) -> String {
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
    format!("{none}{part}{}", v.t("Finish anyway?", "仍要交卷吗？"))
}

pub async fn show(v: Visit) -> Result<Reply, Trouble> {
    let sitting = sitting_of(&v).await?;
    let id = sitting.attempt.id;
    if sitting.items.is_empty() || time_is_up(&v, &sitting) {
        return Ok(Reply::To(format!("/test/{id}/end")));
    }
    let (open, half) = unfinished(&sitting);
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
                    td { (state(&v, &sitting, item)) }
                    td { @if item.flagged { span.tag.now { (v.t("Marked", "已标记")) } } }
                }
            } }
        }
        form method="post" data-guard {
            (v.hidden())
            @if open + half > 0 {
                div.banner.warn {
                    p { strong { (asked(&v, open, half)) } }
                    label.choice { input type="checkbox" name="sure" value="1" required; span { (v.t("Yes, hand in as it is", "是，就这样提交")) } }
                }
            }
            @if blocks { p { (v.t("After this you cannot come back to these questions. They are checked while the clock stands still.", "提交后不能再修改这些题目。检查期间停止计时。")) } }
            div.actions { button.primary { (hand_in) } }
        }
        script type="module" src=(assets::url("test.js")) {}
    };
    Reply::page(title, main)
}

pub async fn hand_in(v: Visit) -> Result<Reply, Trouble> {
    let sitting = sitting_of(&v).await?;
    let id = sitting.attempt.id;
    if unfinished(&sitting) != (0, 0) && v.form.filled("sure").is_none() {
        return Ok(Reply::To(format!("/test/{id}/review")));
    }
    v.app.finish(v.person()?, id).await?;
    Ok(Reply::To(format!("/test/{id}/end")))
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
