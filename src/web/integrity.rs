//! What the whole pool of answers says about how answers came about, as evidence for people; and what test pages noticed.

use maud::{Markup, html};
use serde_json::json;

use super::{Page, Reply, Trouble, Visit, Who, get, names, post, save, words};
use crate::app::integrity::{AttemptEvidence, Evidence, Pair};
use crate::app::looks::Looked;
use crate::domain::account::Role;
use crate::domain::gold_set::stored::Content;
use crate::domain::id::{ApplicationId, AttemptId, FormItemId};
use crate::domain::integrity::{BASELINE, COMMON};
use crate::domain::moment::Moment;
use crate::domain::pool::WORN;
use crate::domain::quality::Lasts;

const READERS: Who = Who::Staff(&[Role::Recruiter, Role::Auditor]);

pub fn pages() -> Vec<Page> {
    vec![
        get("/integrity", READERS, |v| Box::pin(show(v))),
        post("/integrity/look", READERS, |v| Box::pin(look(v))),
        save("/test/{attempt}/signals/{item}", Who::SignedIn, |v| Box::pin(notice(v))),
    ]
}

/// When the pool was looked at last, and a button to have it looked at now.
pub fn looked_at(v: &Visit, at: Option<Moment>, zone: &jiff::tz::TimeZone, action: &str, list: &str) -> Markup {
    html! {
        @if v.after("asked") == "1" { div.banner.ok { p { (v.t("The answers are being looked at; come back in a minute.",
            "正在分析作答，请一分钟后再查看。")) } } }
        form.row method="post" action=(action) {
            (v.hidden()) (super::listed::field_of(list))
            @match at {
                Some(at) => p.note { (v.t("As of ", "数据截至 ")) (v.time(at, zone)) (v.t("; looked at once a day.", "，每日分析一次。")) },
                None => p { (v.t("The answers have not been looked at yet; that is done once a day.", "尚未分析作答，系统每日分析一次。")) },
            }
            button { (v.t("Look now", "立即分析")) }
        }
    }
}

async fn look(v: Visit) -> Result<Reply, Trouble> {
    v.app.ask_for_look(&v.project).await?;
    Ok(Reply::To("/integrity?asked=1".to_owned()))
}

async fn notice(v: Visit) -> Result<Reply, Trouble> {
    let (attempt, item) = (v.id::<AttemptId>("attempt")?, v.id::<FormItemId>("item")?);
    let amount = touchstone_measure::text::normalise::nfkc(v.form.text("amount")).trim().parse().unwrap_or(-1);
    v.app.notice(v.person()?, attempt, item, v.form.text("kind"), amount).await?;
    Ok(Reply::Json(json!({ "noted": true })))
}

fn candidate(v: &Visit, id: Option<ApplicationId>) -> Markup {
    html! { @match id { Some(id) => a href={ "/candidates/" (id) } { (v.t("candidate ", "候选人 ")) (id.to_string().get(24..).unwrap_or_default()) }, None => "–" } }
}

/// So many findings of a kind are shown: the strongest come first, and more than that is one matter, not many.
const SHOWN: usize = 50;

fn table(v: &Visit, name: &str, head: &[&str], rows: Vec<Vec<Markup>>, most: usize) -> Markup {
    let all = rows.len();
    html! {
        @if rows.is_empty() { div.empty { p { (v.t("Nothing found.", "没有发现。")) } } } @else {
            div.scroll tabindex="0" role="region" aria-label=(name) { table.stack {
                thead { tr { @for h in head { th { (h) } } } }
                tbody { @for row in rows.into_iter().take(most) { tr { @for (cell, h) in row.into_iter().zip(head) { td data-label=(h) { (cell) } } } } }
            } }
            @if all > most { p.note { (v.t(format!("The first {most} of {all}."), format!("共 {all} 条，此处显示前 {most} 条。"))) } }
        }
    }
}

fn pair_cells(v: &Visit, pair: &Pair) -> Vec<Markup> {
    pair.people.iter().map(|id| candidate(v, *id)).collect()
}

type Cells = Vec<Vec<Markup>>;

/// The rows of each table.
struct Rows {
    leaked: Cells,
    alike: Cells,
    copies: Cells,
    hasty: Cells,
    supply: Cells,
}

fn rows(v: &Visit, content: &Content, e: &Evidence) -> Rows {
    let percent = |x: f64| html! { (format!("{:.0} %", 100.0 * x)) };
    let seconds = |x: Option<f64>| x.map_or_else(|| "–".to_owned(), |s| format!("{s:.0} s"));
    let leaked = e.leaked.iter().map(|l| {
        vec![
            html! { code { (l.item) } },
            html! { (l.exposures) },
            html! { (percent(l.facility.0)) " → " (percent(l.facility.1)) },
            html! { (seconds(l.seconds.0)) " → " (seconds(l.seconds.1)) },
        ]
    });
    let alike = e.alike.iter().map(|p| {
        let mut row = pair_cells(v, p);
        row.extend([
            html! { (p.matches) " / " (p.common) },
            html! { (format!("{:.1}", p.expected)) },
            html! { (format!("{:.1e}", p.value)) },
        ]);
        row
    });
    let copies = e.copies.iter().map(|p| {
        let mut row = pair_cells(v, p);
        row.extend([html! { code { (p.item.as_deref().unwrap_or_default()) } }, percent(p.value)]);
        row
    });
    let hasty = e.hasty.iter().map(|(id, effort, n)| vec![candidate(v, *id), percent(*effort), html! { (n) }]);
    let supply = e.supply.iter().map(|s| {
        vec![
            html! { (names::bank(v, content, &s.bank)) " · " (names::skill(v, content, &s.skill)) },
            html! { (s.items) },
            html! { (s.drawn) },
            html! { (s.attempts) },
            html! { @if let Some((item, share)) = &s.most_exposed { code { (item) } " " (percent(*share)) } @else { "–" } },
            html! { (s.unused) },
            html! { @match s.overlap { Some(o) => (percent(o)), None => "–" } },
            html! { @match s.days_left { Some(d) => (format!("{d:.0}")), None => "–" } },
        ]
    });
    Rows { leaked: leaked.collect(), alike: alike.collect(), copies: copies.collect(), hasty: hasty.collect(), supply: supply.collect() }
}

async fn show(v: Visit) -> Result<Reply, Trouble> {
    let title = v.t("Integrity and pool", "诚信与题库");
    let Some(Looked { found: e, at }) = v.app.evidence(&v.project, v.reader()?).await? else {
        return Reply::wide(
            title,
            html! { h1 { (title) } (looked_at(&v, None, &jiff::tz::TimeZone::UTC, "/integrity/look", "/integrity")) },
        );
    };
    let (_, content) = v.app.published(&v.project).await?;
    let Rows { leaked, alike, copies, hasty, supply } = rows(&v, &content, &e);
    let main = html! {
        h1 { (title) }
        p { (v.t(
            format!("From {} answers of {} people. This is evidence for people to weigh, after the score is in; it changes no score and fails nobody. False alarms happen: the rates stand beside each list.", e.answers, e.people),
            format!("依据 {} 人的 {} 份作答。仅供人工在评分后参考，不改变分数，也不淘汰任何人。误报难免，各表注明误报率。", e.people, e.answers),
        )) }
        (looked_at(&v, Some(at), &Visit::zone(&content), "/integrity/look", "/integrity"))
        h2 { (v.t("Items that may be known outside", "可能外泄的题目")) }
        p.note { (v.t(format!("Facility up and time down since the first {BASELINE} exposures; under ten false alarms in a thousand item-months."), format!("与前 {BASELINE} 次曝光相比得分上升、用时下降；每千题月误报少于十次。"))) }
        (table(&v, v.t("Items that may be known outside", "可能外泄的题目"), &[v.t("Item", "题目"), v.t("Exposures", "曝光次数"), v.t("Share right", "得分率"), v.t("Median time", "用时中位数")], leaked, SHOWN))
        h2 { (v.t("People who answered too much alike", "作答过于相似的人")) }
        p.note { (v.t(format!("Of pairs with {COMMON} or more common items; one in a hundred of those listed is expected to be a false discovery."), format!("比较共同题目不少于 {COMMON} 道的两人；所列结果中预期约百分之一为误报。"))) }
        (table(&v, v.t("Pairs who answered alike", "作答雷同的两人"), &[v.t("One", "甲"), v.t("Other", "乙"), v.t("Matches", "相同"), v.t("By chance", "随机预期"), "p"], alike, SHOWN))
        h2 { (v.t("Written work that is nearly the same", "几乎相同的书面作业")) }
        (table(&v, v.t("Near-copies", "雷同文字"), &[v.t("One", "甲"), v.t("Other", "乙"), v.t("Task", "题目"), v.t("Shared", "相同比例")], copies, SHOWN))
        h2 { (v.t("Answers too fast to have been read", "快得不可能读题的作答")) }
        (table(&v, v.t("Answers too fast to have been read", "用时过短的作答"), &[v.t("Who", "候选人"), v.t("Answers that took time", "正常用时比例"), v.t("Answers", "作答数")], hasty, SHOWN))
        h2 { (v.t("Supply of items", "题目供应")) }
        p.note { (v.t(format!("Days until every item has been met by {WORN} people, at the pace of the last thirty days."), format!("按最近三十天的速度，至所有题目各被 {WORN} 人见过的天数。"))) }
        (table(&v, v.t("Supply", "题目储备"), &[v.t("Bank and skill", "题库与技能"), v.t("Items", "题数"), v.t("Drawn", "每次抽取"), v.t("Attempts", "作答次数"), v.t("Most exposed", "曝光最多"), v.t("Never shown", "未曾出现"), v.t("Overlap of two attempts", "两次作答重叠"), v.t("Days left", "可用天数")], supply, usize::MAX))
        (audit_bank(&v, e.audit.as_ref()))
    };
    Reply::wide(title, main)
}

/// How long the bank of hidden checks lasts, against what a verdict takes.
fn audit_bank(v: &Visit, lasts: Option<&Lasts>) -> Markup {
    html! {
        @if let Some(l) = lasts {
            h2 { (v.t("Supply of hidden checks", "抽查题供应")) }
            dl.facts {
                dt { (v.t("Live items", "可用题目")) } dd { (l.items) }
                dt { (v.t("Checks a head until the bank has none left", "每位标注员可用抽查数")) }
                dd { @match l.a_head { Some(n) => (format!("{n:.0}")), None => (v.t("no end: items may be met again", "不限：题目可重复")) } }
                dt { (v.t("Weeks at the plan's pace", "按计划可用周数")) } dd { @match l.weeks { Some(w) => (format!("{w:.1}")), None => "–" } }
                dt { (v.t("Checks that a verdict takes on average, and the plan's first week", "得出结论平均所需抽查数与首周计划")) }
                dd { @match l.verdict { Some(n) => (format!("{n:.0}")), None => "–" } (super::marks::comma(v)) (l.first_week) }
            }
            @if l.falls_short().is_some() { div.banner.warn { p { (v.t(
                "The plan does not fit its bank: checks run dry before a verdict. Hold more items, raise the exposure, or plan fewer checks.",
                "计划超出题库：得出结论之前抽查题就会用尽。请增加题目、提高曝光上限或减少计划次数。",
            )) } } }
        }
    }
}

/// What the pages of an application's attempts noticed: collapsed, and with what it does not prove.
pub fn signals(v: &Visit, record: &crate::app::apply::Record, all: &[AttemptEvidence]) -> Markup {
    html! {
        @if !all.is_empty() {
            details {
                summary { (v.t("Signals of the test pages", "答题页面信号")) }
                p.note { (v.t("Counts only, never what was pasted or looked at. People paste their own notes, dictate, are interrupted; read fast or slowly. No signal changes a score.", "只记次数，不记内容。人们会粘贴自己的笔记、使用听写、被打断，阅读速度也不同。信号不改变分数。")) }
                (table(v, v.t("What test pages noticed", "测试页面记录"), &[v.t("Stage", "阶段"), v.t("Large pastes", "大段粘贴"), v.t("Page left", "离开页面"), v.t("Answers that took time", "正常用时比例")], all.iter().filter_map(|e| {
                    let attempt = record.attempts.iter().find(|a| a.id == e.attempt)?;
                    let stage = record.content.stage(&attempt.stage).map(|(_, s)| v.lang.of(&s.title).to_owned()).unwrap_or_default();
                    Some(vec![
                        html! { (stage) " #" (attempt.number) },
                        html! { (e.pastes.0) @if e.pastes.0 > 0 { (super::marks::aside(v, html! { (e.pastes.1) " "
                            (v.t("characters", "字符")) })) } },
                        html! { (e.leaves.0) @if e.leaves.0 > 0 { (super::marks::aside(v, words::wait(v.lang, e.leaves.1))) } },
                        html! { (e.effort.map_or_else(|| "–".to_owned(), |x| format!("{:.0} %", 100.0 * x))) },
                    ])
                }).collect(), usize::MAX))
            }
        }
    }
}
