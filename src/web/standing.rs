//! What a candidate's pages say first of where they stand: what they have to do, what they wait for, and who has it in hand.

use std::collections::BTreeMap;

use maud::{Markup, html};

use super::home::{duration, length_of};
use super::{Visit, words};
use crate::app::appeals::Sent;
use crate::app::apply::Record;
use crate::app::audit::Listed;
use crate::app::extra_time::Asked;
use crate::app::progress::{StageProgress, StageState};
use crate::app::timeline::Line;
use crate::domain::applicant::profile::DocumentState;
use crate::domain::applicant::status::Status;
use crate::domain::attempt::Attempt;
use crate::domain::gold_set::project::{Stage, StageKind};
use crate::domain::id::AttemptId;
use crate::domain::moment::Moment;
use crate::domain::quality::AnnotatorState;

/// One application with what its person is told beside it.
pub struct Way {
    pub record: Record,
    /// When each attempt that was handed in was.
    pub handed_in: BTreeMap<AttemptId, Moment>,
    /// How a request for help stands.
    pub asked: Asked,
    /// Appeals, whatever became of them.
    pub appeals: Vec<Sent>,
    /// The annotator that it became, once they have begun, with the last step that a person took.
    pub annotator: Option<(Listed, Option<Line>)>,
}

/// Who has an attempt in hand that was handed in and is not decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InHand {
    /// The grader.
    Machine,
    /// People who read and score what was written.
    Readers,
    /// It is scored: a person decides.
    Person,
}

impl InHand {
    /// Who has it, by what is known of the attempt.
    pub fn of(record: &Record, attempt: AttemptId) -> Self {
        let stage = record.attempts.iter().find(|a| a.id == attempt).and_then(|a| record.content.stage(&a.stage));
        if record.results.iter().any(|r| r.attempt == attempt) {
            Self::Person
        } else if stage.is_some_and(|(_, s)| s.kind == StageKind::Review) {
            Self::Readers
        } else {
            Self::Machine
        }
    }

    /// As a tag says it.
    pub fn tag(self, v: &Visit) -> &'static str {
        match self {
            Self::Machine => v.t("Being scored", "评分中"),
            Self::Readers => v.t("Being read", "评阅中"),
            Self::Person => v.t("A person decides", "由工作人员决定"),
        }
    }

    /// In a sentence or two.
    pub fn told(self, v: &Visit) -> &'static str {
        match self {
            Self::Machine => v.t(
                "We have received your answers. They are being scored, usually within a minute; then this page says what comes next.",
                "我们已收到您的作答，正在评分，通常在一分钟内完成；之后本页会显示后续安排。",
            ),
            Self::Readers => v.t(
                "We have received what you wrote. People read and score it, usually within three days. You will get a letter.",
                "我们已收到您的书面作答，由评审员阅读并评分，通常在三天内完成。结果会发信通知您。",
            ),
            Self::Person => v.t(
                "Your answers are scored. A person looks at the result and decides. You will get a letter.",
                "您的作答已评分，由工作人员查看成绩并作出决定。结果会发信通知您。",
            ),
        }
    }
}

/// The attempt that a stage's limit is that of, where it was started and no other one comes first.
fn started<'r>(record: &'r Record, stage: &StageProgress) -> Option<&'r Attempt> {
    let own = match stage.state {
        StageState::InProgress | StageState::BeingScored | StageState::Passed | StageState::NoAttemptsLeft => stage.attempt,
        StageState::CannotStartYet | StageState::NotStarted | StageState::NotPassed => None,
    };
    record.attempts.iter().find(|a| Some(a.id) == own)
}

/// The limit of a stage for its person, in minutes: its own where it was started, otherwise the one that it would have now. Of the clock's
/// end only whole minutes are told, so that the seconds in which it stood still for a check do not show.
pub fn minutes(record: &Record, stage: &StageProgress, plan: &Stage) -> f64 {
    let now = f64::from(plan.minutes) * record.application.time_factor;
    started(record, stage).map_or(now, |a| a.ends_at.seconds_since(a.started_at) as f64 / 60.0)
}

/// Whether a stage's limit holds extra time: what is granted now, or in one that was started more than a clock that stood still.
fn is_longer(record: &Record, stage: &StageProgress, plan: &Stage) -> bool {
    match started(record, stage) {
        Some(_) => minutes(record, stage, plan) > f64::from(plan.minutes) * 1.1,
        None => record.application.time_factor - 1.0 > 1e-9,
    }
}

/// What is told of a stage's time: the limit where it is still to be sat, what is left where it runs, when it was handed in where it is
/// over.
pub fn time_of(v: &Visit, record: &Record, handed_in: &BTreeMap<AttemptId, Moment>, (stage, plan): (&StageProgress, &Stage)) -> Markup {
    let zone = Visit::zone(&record.content);
    let last = record.attempts.iter().find(|a| Some(a.id) == stage.attempt);
    html! {
        @match stage.state {
            StageState::CannotStartYet | StageState::NotStarted => (length_of(v.lang, plan, minutes(record, stage, plan))),
            StageState::InProgress => {
                (length_of(v.lang, plan, minutes(record, stage, plan)))
                @if let Some(attempt) = last { " · " strong { (left(v, attempt)) } (v.t(", until ", "，截止 "))
                    (v.time(attempt.ends_at, &zone)) }
            }
            StageState::BeingScored | StageState::Passed | StageState::NotPassed | StageState::NoAttemptsLeft => {
                @if let Some((attempt, at)) = last.and_then(|a| Some((a, (*handed_in.get(&a.id)?).min(a.ends_at)))) {
                    @let took = duration(v.lang, (at.seconds_since(attempt.started_at) as f64 / 60.0).ceil().max(1.0));
                    (v.t("Handed in ", "交卷时间：")) (v.time(at, &zone)) (v.t(format!(", {took} after the start"), format!("，开始后 {took}")))
                }
            }
        }
    }
}

/// What is left of an attempt's time, in words.
pub fn left(v: &Visit, attempt: &Attempt) -> String {
    if attempt.checking_since.is_some() {
        return v.t("being checked, the clock stands still", "正在检查，计时已暂停").to_owned();
    }
    match attempt.ends_at.seconds_since(v.app.now()) {
        ..=0 => v.t("time is up", "时间到").to_owned(),
        1..60 => v.t("less than a minute left", "剩余不到 1 分钟").to_owned(),
        seconds => {
            let rest = duration(v.lang, seconds.div_euclid(60) as f64);
            v.t(format!("{rest} left"), format!("剩余 {rest}"))
        }
    }
}

/// That a limit holds extra time, and how much, beside the limit.
pub fn with_extra_time(v: &Visit, record: &Record, stage: &StageProgress, plan: &Stage) -> String {
    let standard = duration(v.lang, f64::from(plan.minutes));
    let factor = record.application.time_factor;
    match started(record, stage) {
        _ if !is_longer(record, stage, plan) => String::new(),
        Some(_) => {
            v.t(format!(" (with your extra time; the standard limit is {standard})"), format!("（含延长时间；标准时限为 {standard}）"))
        }
        None => v.t(
            format!(" (with your extra time: {factor} times the standard limit of {standard})"),
            format!("（含延长时间，为标准时限 {standard}的 {factor} 倍）"),
        ),
    }
}

/// What extra time holds for, where it was granted.
pub fn extra_time(v: &Visit, record: &Record) -> Markup {
    let factor = record.application.time_factor;
    let runs = record.stages.iter().any(|s| s.state == StageState::InProgress);
    html! { @if (factor - 1.0).abs() > 1e-9 {
        p.note {
            (v.t(
                format!("You have extra time: the limit of every stage that you start from now on is multiplied by {factor}."),
                format!("您有延长时间：此后开始的各阶段，时限为标准的 {factor} 倍。"),
            ))
            @if runs { " " (v.t("The stage that is running keeps its own limit.", "正在进行的阶段仍按原来的时限。")) }
        }
    } }
}

/// That a request for help waits for its answer.
pub fn asked(v: &Visit, record: &Record, asked: Asked) -> Markup {
    let in_the_way = matches!(record.application.status.as_str(), "draft" | "not_open" | "screening" | "needs_decision");
    html! { @if let (Asked::Waits(at), true) = (asked, in_the_way) {
        div.banner.warn {
            p { strong { (v.t("You have asked for help in tests; there is no answer yet.", "您申请了测试便利，尚未得到答复。")) } " "
                (v.t(
                    "Wait for it before you start a stage: the time of a stage stands once it has begun. A letter tells you.",
                    "请在得到答复后再开始：阶段一旦开始，时间不再改变。答复会发信通知您。",
                )) }
            p { a href={ "/me/help?project=" (record.application.project) } { (v.t("See your request", "查看申请")) }
                " · " (v.time(at, &Visit::zone(&record.content))) }
        }
    } }
}

/// For how many requirements a document is asked for that was not sent yet.
pub fn documents_wanted(record: &Record) -> usize {
    let waits = |requirement: &str| record.evidence.iter().any(|e| e.requirement == requirement && e.state == DocumentState::Uploaded);
    let open = record.evaluation.requirements.iter().filter(|j| j.verdict.as_str() == "needs_evidence");
    let on_the_way = matches!(record.application.status.as_str(), "screening" | "needs_decision");
    open.filter(|j| on_the_way && !waits(&j.requirement)).count()
}

/// What stands above everything else of an application: what its person has to do, then what they wait for.
pub fn first(v: &Visit, way: &Way) -> Markup {
    let record = &way.record;
    let wanted = documents_wanted(record);
    let sent = record.evidence.len();
    html! {
        @if wanted == 0 && sent > 0 {
            p { (v.t(format!("Documents that you sent: {sent}. "), format!("已上传的文件：{sent} 份。")))
                a href={ "/apply/" (record.application.project) "/documents" } { (v.t("See how they stand", "查看状态")) } }
        }
        @if wanted > 0 {
            ul.tasks { li {
                span.title { (v.t(if wanted == 1 { "A document that is asked for" } else { "Documents that are asked for" }, "所需证明文件")) } span.tag.warn { (v.t("Needs you", "待您处理")) }
                div.actions {
                    a.button.primary href={ "/apply/" (record.application.project) "/documents" } { (v.t("Send a document", "上传文件")) }
                }
            } }
        }
        (asked(v, record, way.asked))
        @match record.application.status {
            Status::Onboarded(_) => (annotator(v, way)),
            Status::Waiting(_) if wanted > 0 => { div.banner.warn { p { (v.t(
                "A person is looking at your results. From you only the document above is still needed; you will get a letter.",
                "工作人员正在查看您的成绩。您只需提交上述文件，结果会发信通知您。",
            )) } } }
            Status::Waiting(_) => { div.banner.warn { p { (v.t(
                "A person is looking at your results. There is nothing for you to do; you will get a letter.",
                "工作人员正在查看您的成绩。您无须操作，结果会发信通知您。",
            )) } } }
            Status::Draft(_) | Status::NotOpen(_) | Status::Screening(_) | Status::Rejected(_) | Status::Withdrawn(_) => {}
        }
    }
}

/// How an application stands in a word, and how its tag looks.
pub fn tag(v: &Visit, way: &Way) -> (&'static str, &'static str) {
    let status = way.record.application.status;
    match way.annotator.as_ref().map(|(a, _)| a.state).filter(|_| matches!(status, Status::Onboarded(_))) {
        Some(AnnotatorState::Ended) => (v.t("Work has ended", "工作已结束"), ""),
        Some(AnnotatorState::Paused) => (v.t("Work is paused", "工作已暂停"), "warn"),
        Some(AnnotatorState::Active) | None => words::status(v.lang, status.as_str()),
    }
}

fn annotator(v: &Visit, way: &Way) -> Markup {
    let state = way.annotator.as_ref().map_or(AnnotatorState::Active, |(a, _)| a.state);
    let step = way.annotator.as_ref().and_then(|(_, step)| step.as_ref());
    let reason = step.and_then(|s| s.event.body.get("reason")).and_then(serde_json::Value::as_str);
    let zone = Visit::zone(&way.record.content);
    let headline = match state {
        AnnotatorState::Ended => v.t("Your work for this project has ended.", "您在本项目的工作已结束。"),
        AnnotatorState::Paused => v.t("Your work is paused until a person lets you go on.", "您的工作已暂停，待工作人员恢复。"),
        AnnotatorState::Active => v.t("You are accepted.", "您已被录用。"),
    };
    html! {
        @if state != AnnotatorState::Active {
            div.banner.warn {
                p { strong { (headline) } @if let Some(step) = step { " " (v.time(step.event.at, &zone)) } }
                @if let Some(reason) = reason { p { (v.t("The reason, as it was written: ", "理由（原文）：")) (reason) } }
                @if let Some(contact) = &way.record.content.project.head.contact {
                    p { (v.t("If you think that this is wrong, write to us: ", "如果您认为有误，请与我们联系：")) (super::home::contact_link(contact)) }
                }
                p { a href="/me/messages" { (v.t("Messages", "消息")) } }
            }
        } @else {
            div.banner.ok {
                p { strong { (headline) } " "
                    (v.t(
                        "It is on record for the platform; contract, tax and payment are done there.",
                        "录用结果已记录在案，供平台查阅；合同、税务和付款在平台上办理。",
                    )) }
            }
        }
    }
}
