//! What a candidate sees of their own way: stages, what is to be done, letters.

use std::collections::BTreeMap;

use maud::{Markup, html};

use super::{Page, Reply, Trouble, Visit, Who, get, home, lost, words};
use crate::app::appeals::open_until;
use crate::app::apply::Record;
use crate::app::letters::Mail;
use crate::app::progress::{StageProgress, StageState};
use crate::domain::id::{AttemptId, DecisionId};
use crate::domain::moment::Moment;

pub fn pages() -> Vec<Page> {
    vec![
        get("/me", Who::SignedIn, |v| Box::pin(me(v))),
        get("/me/messages", Who::SignedIn, |v| Box::pin(messages(v))),
        get("/me/results/{attempt}", Who::SignedIn, |v| Box::pin(result(v))),
    ]
}

async fn me(v: Visit) -> Result<Reply, Trouble> {
    let person = v.person()?;
    let applications = v.app.applications_of(person).await?;
    let title = v.t("My stages", "我的进度");
    let mut records = Vec::new();
    for application in &applications {
        records.push(v.app.own_record(person, &application.project).await?);
    }
    let main = html! {
        h1 { (title) }
        @if records.is_empty() {
            div.empty {
                p { (v.t("You have not applied yet.", "您还没有提交申请。")) }
                a.button.primary href="/" { (v.t("See what is open", "查看开放的项目")) }
            }
        }
        @for record in &records { (way(&v, record)) }
    };
    Reply::page(title, main)
}

fn way(v: &Visit, record: &Record) -> Markup {
    let project = &record.application.project;
    let standing = record.application.status.as_str();
    let (status, look) = words::status(v.lang, standing);
    let wants_document = record.evaluation.requirements.iter().any(|j| j.verdict.as_str() == "needs_evidence");
    let unseen = record.evidence.iter().any(|e| e.state == crate::domain::applicant::profile::DocumentState::Uploaded);
    html! {
        section {
            h2 { (v.lang.of(&record.content.project.head.title)) " " span class={ "tag " (look) } { (status) } }
            @if standing == "onboarded" {
                div.banner.ok {
                    p { strong { (v.t("You are accepted.", "您已被录用。")) } " "
                        (v.t("The platform has been told; contract, tax and payment are done there.", "平台已收到通知，合同、税务和付款在平台上办理。")) }
                }
            }
            @if standing == "needs_decision" {
                div.banner.warn { p { (v.t("A person is looking at your results. There is nothing for you to do; you will get a letter.", "工作人员正在查看您的成绩。您无须操作，结果会发信通知您。")) } }
            }
            ul.tasks {
                (application_row(v, standing, project))
                @if wants_document && !unseen && matches!(standing, "screening" | "needs_decision") {
                    li {
                        span.title { (v.t("A document that is asked for", "所需证明文件")) } span.tag.warn { (v.t("Needs you", "待您处理")) }
                        div.actions { a.button.primary href={ "/apply/" (project) "/documents" } { (v.t("Send a document", "上传文件")) } }
                    }
                }
                @for stage in &record.stages { (stage_row(v, record, stage, standing)) }
            }
            @if (record.application.time_factor - 1.0).abs() > 1e-9 {
                p.note { (v.t(format!("You have extra time: every limit is multiplied by {}.", record.application.time_factor), format!("您有延长时间：各阶段的时限为标准的 {} 倍。", record.application.time_factor))) }
            }
            @if matches!(standing, "draft" | "not_open" | "screening" | "needs_decision") {
                p { a href={ "/me/help?project=" (project) } { (v.t("Extra time and other help in tests", "延长时间及其他便利")) } }
                details {
                    summary { (v.t("Withdraw my application", "撤回申请")) }
                    p { (v.t(
                        "It ends here. A test that is open is handed in as it is, and counts. You may apply again later.",
                        "申请到此结束。正在进行的测试将按现状提交并计入次数。以后可以重新申请。",
                    )) }
                    form method="post" action={ "/apply/" (project) "/withdraw" } { (v.hidden()) button.danger { (v.t("Withdraw", "撤回")) } }
                }
            }
        }
    }
}

fn application_row(v: &Visit, status: &str, project: &str) -> Markup {
    let (state, look, href, act) = match status {
        "draft" => (v.t("In progress", "进行中"), "now", format!("/apply/{project}"), v.t("Continue", "继续")),
        "not_open" => (v.t("Needs you", "待您处理"), "warn", format!("/apply/{project}/done"), v.t("See why", "查看原因")),
        "withdrawn" => (v.t("Withdrawn", "已撤回"), "", format!("/apply/{project}"), v.t("Apply again", "重新申请")),
        _ => (v.t("Submitted", "已提交"), "ok", format!("/apply/{project}/done"), v.t("See your answers", "查看")),
    };
    html! {
        li {
            span.title { (v.t("Application", "申请表")) } span class={ "tag " (look) } { (state) }
            div.actions { a.button.primary[matches!(status, "draft" | "not_open")] href=(href) { (act) } }
        }
    }
}

fn stage_row(v: &Visit, record: &Record, stage: &StageProgress, status: &str) -> Markup {
    let Some((_, plan)) = record.content.stage(&stage.stage) else { return html! {} };
    // Before the application is in, not even the first stage can be started.
    let waits = stage.state == StageState::NotStarted && matches!(status, "draft" | "not_open" | "withdrawn");
    let (state, look) = words::stage(v.lang, if waits { StageState::CannotStartYet } else { stage.state });
    let zone = Visit::zone(&record.content);
    let href = format!("/me/stages/{}?project={}", stage.stage, record.application.project);
    let result = stage.attempt.filter(|_| {
        matches!(stage.state, StageState::Passed | StageState::NotPassed | StageState::NoAttemptsLeft | StageState::BeingScored)
    });
    html! {
        li {
            span.title { (v.lang.of(&plan.title)) } span class={ "tag " (look) } { (state) }
            p {
                (home::length(v.lang, plan, record.application.time_factor))
                @if let (StageState::NotPassed, Some(at)) = (stage.state, stage.retry_at) {
                    " · " (v.t("again from ", "可再次参加：")) (v.time(at, &zone))
                }
            }
            div.actions {
                @if status == "screening" {
                    @match stage.state {
                        StageState::NotStarted => a.button.primary href=(href) { (v.t("Read the rules and start", "阅读说明并开始")) },
                        StageState::InProgress => a.button.primary href=(href) { (v.t("Continue", "继续")) },
                        _ => {},
                    }
                }
                @if let Some(attempt) = result { a href={ "/me/results/" (attempt) } { (v.t("See the result", "查看结果")) } }
            }
        }
    }
}

/// Decisions on a person with what is needed to offer an appeal against them.
struct OwnDecisions {
    all: Vec<(Record, Vec<crate::app::appeals::Sent>)>,
    /// When their letters went out.
    told: BTreeMap<DecisionId, Moment>,
}

async fn own_decisions(v: &Visit) -> Result<OwnDecisions, Trouble> {
    let person = v.person()?;
    let mut all = Vec::new();
    for application in v.app.applications_of(person).await? {
        let appeals = v.app.own_appeals(person, &application.project).await?;
        all.push((v.app.own_record(person, &application.project).await?, appeals));
    }
    Ok(OwnDecisions { all, told: v.app.told_at(person).await? })
}

/// The offer to appeal against a decision, where its letter is out.
fn appeal(v: &Visit, own: &OwnDecisions, decision: Option<DecisionId>) -> Markup {
    let found = own.all.iter().find_map(|(r, appeals)| Some((r, appeals, r.decisions.iter().find(|d| Some(d.id) == decision)?)));
    html! { @if let Some((record, appeals, d)) = found {
        @let until = open_until(d, record.content.project.head.appeal_days, own.told.get(&d.id).copied());
        (super::appeals::offer(v, d, appeals, until, &Visit::zone(&record.content)))
    } }
}

async fn messages(v: Visit) -> Result<Reply, Trouble> {
    let mails = v.app.messages(v.person()?).await?;
    let own = own_decisions(&v).await?;
    let title = v.t("Messages", "消息");
    let zone = own.all.first().map_or(jiff::tz::TimeZone::UTC, |(record, _)| Visit::zone(&record.content));
    let main = html! {
        h1 { (title) }
        @if mails.is_empty() { div.empty { p { (v.t("No messages.", "暂无消息。")) } } }
        @for mail in &mails {
            article.card { (letter(&v, mail)) (appeal(&v, &own, mail.decision)) p.note { (v.time(mail.due, &zone)) } }
        }
    };
    Reply::page(title, main)
}

/// The paragraphs of a letter; lines that begin with `- ` are a list.
fn paragraphs(body: &str) -> Markup {
    html! { @for part in body.split("\n\n") {
        @if part.starts_with("- ") { ul { @for line in part.lines() { li { (line.trim_start_matches("- ")) } } } } @else { p { (part) } }
    } }
}

/// A letter in the language of the page, the other one beneath.
fn letter(v: &Visit, mail: &Mail) -> Markup {
    let (own, other) = v.t((0, 1), (1, 0));
    let paragraphs = |i: usize| paragraphs(mail.body.get(i).map_or("", String::as_str));
    html! {
        h2 { (mail.subject.get(own).map_or("", String::as_str)) }
        (paragraphs(own))
        details lang=(v.t("zh-Hans-SG", "en-SG")) { summary { (v.t("中文", "English")) } h3 { (mail.subject.get(other).map_or("", String::as_str)) } (paragraphs(other)) }
    }
}

async fn result(v: Visit) -> Result<Reply, Trouble> {
    let (person, id) = (v.person()?, v.id::<AttemptId>("attempt")?);
    let mut found = None;
    for application in v.app.applications_of(person).await? {
        let record = v.app.own_record(person, &application.project).await?;
        if record.attempts.iter().any(|a| a.id == id) {
            found = Some(record);
        }
    }
    let record = found.ok_or_else(lost)?;
    let attempt = record.attempts.iter().find(|a| a.id == id).ok_or_else(lost)?;
    let stage = record.content.stage(&attempt.stage).map(|(_, s)| v.lang.of(&s.title).to_owned()).unwrap_or_default();
    let decision = record.decisions.iter().rfind(|d| d.attempt == Some(id));
    let mails = v.app.messages(person).await?;
    let mail = decision.and_then(|d| mails.iter().find(|m| m.decision == Some(d.id)));
    let own = own_decisions(&v).await?;
    let zone = Visit::zone(&record.content);
    let title = mail.map_or_else(|| v.t(format!("{stage}: being scored"), format!("{stage}：评分中")), |m| m.subject[v.t(0, 1)].clone());
    let main = html! {
        a.back href="/me" { "‹ " (v.t("Back to your stages", "返回我的进度")) }
        @match (decision, mail) {
            (Some(decision), Some(mail)) => {
                h1 { (title) }
                @let (outcome, look) = words::decided(v.lang, &decision.outcome);
                div class={ "banner " (look) } {
                    p { strong { (outcome) } " · " (v.time(decision.at, &zone)) }
                }
                (paragraphs(&mail.body[v.t(0, 1)]))
                (appeal(&v, &own, Some(decision.id)))
            }
            _ => {
                h1 { (title) }
                div.banner { p { (v.t(
                    "We have received your answers. A machine scores most of them at once; written work is read by two people within three days. You will get a letter.",
                    "我们已收到您的作答。大部分题目由机器立即评分，书面作业由两位评审员在三天内评阅。结果会发信通知您。",
                )) } }
            }
        }
    };
    Reply::page(title.clone(), main)
}
