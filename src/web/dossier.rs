//! The dossier of a decision as a page that prints well: what was shown and answered, how it was graded, how sure the verdict is, who acted.

use std::collections::BTreeMap;
use std::sync::Arc;

use maud::{Markup, html};
use serde::Deserialize as _;
use serde_json::Value;

use super::{Page, Reply, Trouble, Visit, Who, get, lost, post, words};
use crate::app::authoring::AsAuditor;
use crate::domain::account::Role;
use crate::domain::decision::rule::{Because, FloorState};
use crate::domain::gold_set::stored::Content;
use crate::domain::id::{ApplicationId, DecisionId};
use crate::domain::moment::Moment;
use crate::domain::realism::{Told, Untold};

const READERS: Who = Who::Staff(&[Role::Recruiter, Role::Auditor]);
const AUDITORS: Who = Who::Staff(&[Role::Auditor]);

pub fn pages() -> Vec<Page> {
    vec![
        get("/candidates/{candidate}/decisions/{decision}", READERS, |v| Box::pin(show(v))),
        get("/candidates/{candidate}/decisions/{decision}/dossier.json", READERS, |v| Box::pin(file(v))),
        post("/candidates/{candidate}/decisions/{decision}/keys", AUDITORS, |v| Box::pin(with_keys(v))),
    ]
}

async fn found(v: &Visit) -> Result<crate::app::dossier::Proven, Trouble> {
    Ok(v.app.dossier(&v.project, v.id::<ApplicationId>("candidate")?, v.id::<DecisionId>("decision")?, v.reader()?).await?)
}

async fn file(v: Visit) -> Result<Reply, Trouble> {
    let dossier = found(&v).await?;
    Ok(Reply::File("application/json".to_owned(), dossier.shown.to_string().into_bytes()))
}

/// The whole document, with explanations that quote keys: for auditors, and noted in the ledger.
async fn with_keys(v: Visit) -> Result<Reply, Trouble> {
    let visitor = v.visitor.as_ref().ok_or_else(lost)?;
    let right = AsAuditor::of(visitor, &v.project).ok_or_else(lost)?;
    let dossier = found(&v).await?;
    let text = v.app.open_dossier(&right, v.person()?, &dossier).await?;
    Ok(Reply::File("application/json".to_owned(), text.into_bytes()))
}

/// A number with so many digits, or a dash.
fn number(value: &Value, digits: usize) -> String {
    value.as_f64().map_or_else(|| "–".to_owned(), |x| format!("{x:.digits$}"))
}

fn text(value: &Value) -> String {
    match value {
        Value::Null => "–".to_owned(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

/// What the rule of each attempt's stage promises, by stage.
async fn promised(v: &Visit, content: &Arc<Content>, attempts: &Value) -> Result<BTreeMap<String, Told>, Trouble> {
    let mut all = BTreeMap::new();
    for stage in attempts.as_array().into_iter().flatten().filter_map(|a| a["stage"].as_str()) {
        if let Some(told) = v.app.promise_told(content, stage).await? {
            all.insert(stage.to_owned(), told);
        }
    }
    Ok(all)
}

async fn show(v: Visit) -> Result<Reply, Trouble> {
    let dossier = found(&v).await?;
    let record = v.app.record(&v.project, dossier.application, v.reader()?).await?;
    let zone = Visit::zone(&record.content);
    let when = |at: &Value| at.as_i64().map(|us| v.time(Moment::from_microseconds(us), &zone));
    let d = &dossier.shown;
    let (outcome, look) = words::decided(v.lang, d["decision"]["outcome"].as_str().unwrap_or_default());
    let title = v.t("Dossier of a decision", "决定卷宗");
    let here = format!("/candidates/{}/decisions/{}", dossier.application, dossier.decision);
    let auditor = v.visitor.as_ref().is_some_and(|x| x.may(&v.project, Role::Auditor));
    let acts = d["acts"].as_array().into_iter().flatten().map(|act| &act["actor"]);
    let sheets = d["attempts"].as_array().into_iter().flatten().flat_map(|a| a["sheets"].as_array().into_iter().flatten());
    let readers = sheets.map(|sheet| &sheet["reviewer"]);
    let actors = acts.chain(readers).chain([&d["decision"]["decided_by"]]).filter_map(Value::as_str).map(str::to_owned).collect();
    let names = v.app.names_of(actors).await?;
    let keys_read = super::keys_read::line(&v, &record).await?;
    let who = |actor: &Value| match actor.as_str() {
        Some("worker") => v.t("automatically", "自动").to_owned(),
        Some(id) => names.get(id).cloned().unwrap_or_else(|| id.to_owned()),
        None => String::new(),
    };
    let promised = promised(&v, &record.content, &d["attempts"]).await?;
    let main = html! {
        a.back href=(super::listed::along(&v, &format!("/candidates/{}", dossier.application))) { "‹ " (v.t("Candidate", "候选人")) }
        h1 { (title) }
        p { span class={ "tag " (look) } { (outcome) } " " @if let Some((_, stage)) = d["decision"]["stage"].as_str().and_then(|id| record.content.stage(id)) { (v.lang.of(&stage.title)) " · " } (when(&d["decision"]["at"]).unwrap_or_default()) " · "
            (if d["decision"]["decided_by"].is_null() { v.t("automatically", "自动").to_owned() } else { who(&d["decision"]["decided_by"]) }) }
        (keys_read)
        dl.facts {
            dt { (v.t("Reasons", "理由")) } dd {
                @for code in d["decision"]["reasons"].as_array().into_iter().flatten().filter_map(Value::as_str) {
                    (super::decide::quoted(&v, code)) " "
                }
            }
            dt { (v.t("Rules", "规则版本")) } dd { @for name in ["eligibility", "decision", "grader"] { code { (text(&d["programs"][name])) } " " } }
            dt { (v.t("Hash of this document", "本文件的哈希")) } dd { code { (dossier.hash) } }
        }
        p.note { (v.t("The hash stands in the ledger, whose events are linked: a later change of anything below is found by touchstone ledger verify. touchstone replay computes forms, grades and rulings again.", "哈希已写入账本，账本各条相连；下列任何内容事后若有改动，touchstone ledger verify 都能查出。touchstone replay 可重新计算题单、评分和结论。")) }
        @for attempt in d["attempts"].as_array().into_iter().flatten() {
            (attempt_part(&v, &record.content, attempt, promised.get(attempt["stage"].as_str().unwrap_or_default()), &who))
        }
        h2 { (v.t("Requirements", "要求")) }
        (requirements(&v, &record.content, &d["requirements"]))
        h2 { (v.t("Who acted", "经手记录")) }
        ol.timeline { @for act in d["acts"].as_array().into_iter().flatten() {
            li {
                (when(&act["at"]).unwrap_or_default())
                strong { (super::events::words(&v, act["kind"].as_str().unwrap_or_default())) } " " span.note { (who(&act["actor"])) }
            }
        } }
        (letter(&v, &d["letter"]))
        div.actions {
            a.button href={ (here) "/dossier.json" } { (v.t("As a file (JSON)", "下载文件（JSON）")) }
            @if auditor { form method="post" action={ (here) "/keys" } { (v.hidden()) button { (v.t("As a file with keys (noted in the ledger)", "下载含答案的文件（记入账本）")) } } }
        }
    };
    Reply::wide(title, main)
}

/// The letter that went out, or will, in each language.
fn letter(v: &Visit, letter: &Value) -> Markup {
    html! {
        h2 { (v.t("Letter", "通知信")) }
        @for lang in ["en", "zh"] {
            details { summary { (if lang == "en" { "English" } else { "中文" }) }
                div lang=(if lang == "en" { "en" } else { "zh-Hans" }) { h3 { (text(&letter["subject"][lang])) }
                    @for paragraph in letter["body"][lang].as_str().unwrap_or_default().split("\n\n") { p { (paragraph) } } } }
        }
    }
}

fn requirements(v: &Visit, content: &crate::domain::gold_set::stored::Content, evaluation: &Value) -> Markup {
    html! {
        div.scroll tabindex="0" role="region" aria-label=(v.t("Table", "表格")) { table.stack {
            thead { tr { th { (v.t("Requirement", "要求")) } th { (v.t("Verdict", "结论")) } th { (v.t("Counted", "计数")) } } }
            tbody { @for r in evaluation["requirements"].as_array().into_iter().flatten() {
                tr {
                    td { (requirement(v, content, r["requirement"].as_str().unwrap_or_default())) }
                    td data-label=(v.t("Verdict", "结论")) { (words::verdict(v.lang, r["verdict"].as_str().unwrap_or_default()).0) }
                    td data-label=(v.t("Counted", "计数")) { (counted(v, &r["counted"])) }
                }
            } }
        } }
    }
}

/// A requirement in the words of the version; its id where the version has it no more.
fn requirement(v: &Visit, content: &crate::domain::gold_set::stored::Content, id: &str) -> String {
    content.project.requirements.iter().find(|r| r.id == id).map_or(id, |r| v.lang.of(&r.text)).to_owned()
}

/// Why the rule says what it says; nothing where the dossier is of a release with other reasons.
fn because(v: &Visit, stored: &Value) -> &'static str {
    match Because::deserialize(stored) {
        Ok(Because::Statistic) => v.t("The statistic met a bound.", "统计量到达界限。"),
        Ok(Because::Critical) => v.t("A critical item was missed.", "有一道关键题未答对。"),
        Ok(Because::Floor) => v.t("A floor under one skill is not reached.", "有一项技能未达到最低要求。"),
        Ok(Because::Forced) => v.t("The items ended before the rule could say.", "题目用完时规则仍无法得出结论。"),
        Ok(Because::NothingCounted) => v.t("Nothing counted.", "没有可计分的题目。"),
        Ok(Because::Open) => v.t("The next questions decide.", "由下一组题目决定。"),
        Err(_) => "",
    }
}

fn floor_state(v: &Visit, stored: &Value) -> &'static str {
    match FloorState::deserialize(stored) {
        Ok(FloorState::Kept) => v.t("reached", "达到"),
        Ok(FloorState::Broken) => v.t("not reached", "未达到"),
        Ok(FloorState::TooFew) => v.t("too few items to bind", "题目过少，不作要求"),
        Err(_) => "",
    }
}

/// What a requirement's figure came to: months of experience, as the rules count them.
fn counted(v: &Visit, counted: &Value) -> String {
    match counted["months"].as_i64() {
        Some(months) => v.t(format!("{months} months"), format!("{months} 个月")),
        None => text(counted),
    }
}

/// How sure a verdict is, in words and figures.
pub fn doubt(v: &Visit, ruling: &Value) -> Markup {
    let d = &ruling["doubt"];
    let percent = |value: &Value| value.as_f64().map_or_else(|| "–".to_owned(), |x| format!("{:.1} %", 100.0 * x));
    html! {
        @if !d.is_null() {
            dt { @if ruling["ability"].is_array() { (v.t("Estimate of the ability", "能力估计")) } @else { (v.t("Estimate of the true share", "真实得分率估计")) } }
            dd { (number(&d["share"], 3)) " ± " (number(&d["standard_error"], 3)) (super::marks::aside(v, html! {
                (v.t("95 % interval", "95 % 区间")) " " (number(&d["interval"][0], 3)) "–" (number(&d["interval"][1], 3)) })) }
            dt { (v.t("Chance that a pass is wrong", "“通过”有误的概率")) } dd { (percent(&d["wrong_pass"])) }
            dt { (v.t("Chance that a not-pass is wrong", "“未通过”有误的概率")) } dd { (percent(&d["wrong_fail"])) }
            @if d["prior"].is_object() { dt { (v.t("Reckoned from", "先验依据")) } dd { (prior(v, &d["prior"])) } }
        }
    }
}

/// What a doubt supposes of people before they answer.
fn prior(v: &Visit, prior: &Value) -> String {
    let (a, b) = (number(&prior["a"], 2), number(&prior["b"], 2));
    match prior["people"].as_u64().unwrap_or(0) {
        0 => v.t(
            "every share as likely as any other: fewer than 100 first attempts are known".to_owned(),
            "各得分率等可能：首次作答不足 100 人次".to_owned(),
        ),
        n => v.t(
            format!("the spread of {n} first attempts at this stage, Beta({a}, {b})"),
            format!("本阶段 {n} 次首次作答的分布，Beta({a}, {b})"),
        ),
    }
}

/// What a stage promises, and what it gives: people of one rate beside people who differ; that it is not computed, where it is not.
fn promise(v: &Visit, told: Option<&Told>, untold: Option<Untold>) -> Markup {
    let percent = |x: f64| format!("{:.1}\u{a0}%", 100.0 * x);
    html! {
        @if let Some(told) = told {
            @let (alpha, beta) = told.promised;
            @let (pure, real) = (told.pure, told.realistic);
            dt { (v.t("Promise: non-masters passed by machine, over all attempts", "承诺：不合格者被机器判为通过（全部尝试合计）")) }
            dd { (v.t(
                format!("at most {}; {} where every answer has one chance, {} where people differ", percent(alpha), percent(pure.nonmaster_passed), percent(real.nonmaster_passed)),
                format!("不超过 {}；每题概率相同时为 {}，考虑个人差异时为 {}", percent(alpha), percent(pure.nonmaster_passed), percent(real.nonmaster_passed)),
            )) }
            dt { (v.t("Promise: masters put below the line in one attempt", "承诺：合格者单次被判为线下")) }
            dd { (v.t(
                format!("at most {}; {} and {}", percent(beta), percent(pure.master_below), percent(real.master_below)),
                format!("不超过 {}；分别为 {} 和 {}", percent(beta), percent(pure.master_below), percent(real.master_below)),
            )) }
        } @else if let Some(untold) = untold {
            dt { (v.t("What the stage promises", "本阶段的承诺")) }
            dd { (match untold {
                Untold::Adaptive => v.t(
                    "what it gives as people differ is not computed here, since the form follows the answers; trying the version out tells it",
                    "本阶段按作答情况选题，考虑个人差异时的结果不在此计算；试运行该版本可得",
                ),
                Untold::Ability | Untold::Audit => v.t(
                    "what it gives is not computed here, since the verdict is on the ability; trying the version out tells it",
                    "本阶段按能力值判定，承诺的实际结果不在此计算；试运行该版本可得",
                ),
            }) }
        }
    }
}

/// The sums of each skill; which item was answered how stands only in the file with keys.
fn skills(v: &Visit, content: &crate::domain::gold_set::stored::Content, attempt: &Value) -> Markup {
    html! {
        div.scroll tabindex="0" role="region" aria-label=(v.t("Sums by skill", "各技能合计")) { table.stack {
            thead { tr {
                th { (v.t("Skill", "技能")) } th.n { (v.t("Items", "题数")) } th.n { (v.t("Counted", "计分题数")) }
                th.n { (v.t("Sum of scores", "得分和")) } th.n { (v.t("Share", "得分率")) }
            } }
            tbody { @for skill in attempt["skills"].as_array().into_iter().flatten() {
                tr {
                    td { (super::names::skill(v, content, skill["skill"].as_str().unwrap_or_default())) }
                    td.n data-label=(v.t("Items", "题数")) { (text(&skill["items"])) }
                    td.n data-label=(v.t("Counted", "计分题数")) { (text(&skill["counted"])) }
                    td.n data-label=(v.t("Sum of scores", "得分和")) { (number(&skill["sum"], 3)) }
                    td.n data-label=(v.t("Share", "得分率")) { (number(&skill["share"], 3)) }
                }
            } }
        } }
    }
}

/// The places of an attempt's texts, in order: a text is named by its number, and a sheet by the text that it is about.
fn numbered(v: &Visit, attempt: &Value, place: &Value) -> String {
    let at = attempt["texts"].as_array().into_iter().flatten().position(|written| written["place"] == *place);
    at.map_or_else(|| v.t("Text", "书面作答").to_owned(), |n| v.t(format!("Text {}", n + 1), format!("书面作答 {}", n + 1)))
}

fn attempt_part(v: &Visit, content: &Content, attempt: &Value, told: Option<&Told>, who: &dyn Fn(&Value) -> String) -> Markup {
    let stage = attempt["stage"].as_str().unwrap_or_default();
    let title = content.stage(stage).map_or(stage, |(_, s)| v.lang.of(&s.title));
    let result = &attempt["result"];
    let ruling = &result["ruling"];
    let (outcome, look) = words::outcome(v.lang, result["outcome"].as_str().unwrap_or_default());
    html! {
        h2 { (title) " " span.note { "#" (text(&attempt["number"])) } }
        dl.facts {
            dt { (v.t("The rule says", "规则结论")) }
            dd { span class={ "tag " (look) } { (outcome) } " " (because(v, &ruling["because"])) }
            @if ruling["statistic"].is_number() {
                dt { (v.t("Statistic and bounds", "统计量与界限")) }
                dd { (number(&ruling["statistic"], 4)) (super::marks::aside(v, html! { (number(&ruling["bounds"][0], 4))
                    (super::marks::comma(v)) (number(&ruling["bounds"][1], 4)) })) }
                dt { (v.t("Counted items, sum of scores", "计分题数与得分和")) } dd { (text(&ruling["counted"])) (super::marks::comma(v))
                    (number(&ruling["sum"], 3)) }
            }
            (doubt(v, ruling))
            (promise(v, told, content.stage(stage).and_then(|(_, s)| Untold::of(s))))
            @for floor in ruling["floors"].as_array().into_iter().flatten() {
                dt { (v.t("Floor", "底线")) " " (super::names::skill(v, content, floor["skill"].as_str().unwrap_or_default())) }
                dd { (text(&floor["hits"])) " / " (text(&floor["positives"])) " · " (floor_state(v, &floor["state"])) }
            }
            dt { (v.t("Gold set", "金标集")) } dd { (v.t("version ", "版本 ")) (text(&attempt["version"]["number"])) " " code { (text(&attempt["version"]["content_hash"])) } }
        }
        (skills(v, content, attempt))
        @for written in attempt["texts"].as_array().into_iter().flatten() {
            details {
                summary { (numbered(v, attempt, &written["place"])) }
                @let lang = words::written(v.lang, written["text"].as_str().unwrap_or_default(), None);
                div.card { p.read translate="no" lang=[lang] { (text(&written["text"])) } }
            }
        }
        @if let Some(sheets) = attempt["sheets"].as_array().filter(|s| !s.is_empty()) {
            details {
                summary { (v.t("Reviewers' sheets", "评审表")) (super::marks::aside(v, sheets.len())) }
                @for sheet in sheets {
                    div.card {
                        @let adjudicated = sheet["adjudication"].as_bool() == Some(true);
                        p { (if adjudicated { v.t("Adjudication", "裁定") } else { v.t("Review", "评审") }) " · "
                            (numbered(v, attempt, &sheet["place"])) " · " (number(&sheet["total"], 3)) " · "
                            span.note { (who(&sheet["reviewer"])) } }
                        @for (criterion, level) in sheet["sheet"]["levels"].as_object().into_iter().flatten() { p {
                             (super::names::criterion(v, content, criterion)) (v.t(": ", "：")) (text(level)) " "
                            span.note { (text(&sheet["sheet"]["comments"][criterion])) } } }
                    }
                }
            }
        }
    }
}
