//! Letters that tell of no decision on a result: extra time, a document, an annotator's work, a withdrawal. In both languages; what a
//! member of staff has written stands in them as it was typed.

use super::lang::Lang;

/// A step with an annotator, as a letter tells it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Work {
    /// No tasks until somebody lets them go on.
    Paused,
    /// Goes on.
    Resumed,
    /// Ended for good.
    Ended,
}

/// What is told.
#[derive(Clone, Copy, Debug)]
pub enum Notice<'a> {
    /// Limits are multiplied from the next start on; by 1 they are the standard ones.
    Time {
        /// By how much, 1 to 4.
        factor: f64,
    },
    /// Help that was asked for is not given, and what a person says of it.
    NoTime {
        /// In the words of whoever answered.
        words: &'a str,
    },
    /// A document was looked at and does not show what it should.
    DocumentRefused {
        /// The file's name.
        name: &'a str,
        /// In the words of whoever looked at it.
        why: &'a str,
    },
    /// A document that had been refused is accepted after all.
    DocumentAccepted {
        /// The file's name.
        name: &'a str,
    },
    /// A step with an annotator.
    Annotator {
        /// Which.
        step: Work,
        /// The project's title, in English and Chinese.
        project: [&'a str; 2],
        /// In the words of whoever took it.
        reason: &'a str,
        /// Where the project is written to.
        contact: Option<&'a str>,
    },
    /// The person has withdrawn their application.
    Withdrawn {
        /// The project's title, in English and Chinese.
        project: [&'a str; 2],
    },
}

impl Notice<'_> {
    /// What kind of letter it is, as the ledger is told.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Time { .. } => "time_granted",
            Self::NoTime { .. } => "time_declined",
            Self::DocumentRefused { .. } => "document_refused",
            Self::DocumentAccepted { .. } => "document_accepted",
            Self::Annotator { step: Work::Paused, .. } => "annotator_paused",
            Self::Annotator { step: Work::Resumed, .. } => "annotator_resumed",
            Self::Annotator { step: Work::Ended, .. } => "annotator_ended",
            Self::Withdrawn { .. } => "withdrawn",
        }
    }

    /// Headline and text.
    #[must_use]
    pub fn letter(&self, l: Lang) -> (String, String) {
        match *self {
            Self::Time { factor } => time(factor, l),
            Self::NoTime { words } => (
                l.pick("What you asked for in tests: not granted", "您申请的测试便利：未予批准").to_owned(),
                l.pick(
                    format!(
                        "A person has read what you asked for and cannot grant it as it stands. They write:\n\n{words}\n\nThis is about \
                         the time of your tests only and plays no part in any decision. You can ask again, also for something else, before \
                         you start a stage."
                    ),
                    format!(
                        "工作人员已查看您的申请，暂不能按您提出的方式批准。答复如下：\n\n{words}\n\n这只涉及测试的时间，不影响任何决定。您可以在开始任一阶段之前再次申请，也可以申请其他便利。"
                    ),
                ),
            ),
            Self::DocumentRefused { name, why } => (
                l.pick("A document of yours was not accepted", "您的一份文件未通过核对").to_owned(),
                l.pick(
                    format!(
                        "A person looked at “{name}”. They write:\n\n{why}\n\nThis is no decision on your application. You can send \
                         another document: \
                         under “My stages”, press “Send a document”."
                    ),
                    format!(
                        "工作人员核对了“{name}”，说明如下：\n\n{why}\n\n这不是对您申请的决定。您可以另行提交文件：请在“我的进度”中点击“上传文件”。"
                    ),
                ),
            ),
            Self::DocumentAccepted { name } => (
                l.pick("A document of yours is accepted after all", "您的一份文件现已通过核对").to_owned(),
                l.pick(
                    format!("A person looked at “{name}” again: it is accepted. What we wrote before about it holds no more."),
                    format!("工作人员重新核对了“{name}”，现已通过。此前关于该文件的通知不再有效。"),
                ),
            ),
            Self::Annotator { step, project, reason, contact } => annotator(step, project[l.pick(0, 1)], reason, contact, l),
            Self::Withdrawn { project } => withdrawn(project[l.pick(0, 1)], l),
        }
    }
}

fn time(factor: f64, l: Lang) -> (String, String) {
    let granted = factor - 1.0 > 1e-9;
    let headline = if granted {
        l.pick("You have extra time", "已批准延长时间")
    } else {
        l.pick("The time of your tests", "您的测试时间")
    };
    let first = if granted {
        l.pick(
            format!("A person has granted it: the limit of every stage that you start from now on is multiplied by {factor}."),
            format!("工作人员已批准：此后开始的各阶段，时限为标准时间的 {factor} 倍。"),
        )
    } else {
        l.pick(
            "The limit of every stage that you start from now on is the standard one.".to_owned(),
            "此后开始的各阶段，时限为标准时间。".to_owned(),
        )
    };
    let rest = l.pick(
        "A stage that has begun keeps its own limit. None of this plays a part in any decision.",
        "已经开始的阶段仍按原来的时限。这不影响任何决定。",
    );
    (headline.to_owned(), format!("{first}\n\n{rest}"))
}

fn annotator(step: Work, project: &str, reason: &str, contact: Option<&str>, l: Lang) -> (String, String) {
    let (headline, first) = match step {
        Work::Paused => l.pick(
            (
                format!("Your work is paused: {project}"),
                "You get no tasks until a person lets you go on. This is not the end of your work.",
            ),
            (format!("您的工作已暂停：{project}"), "在工作人员恢复之前，您不会收到任务。这并不表示工作结束。"),
        ),
        Work::Resumed => l.pick(
            (format!("Your work goes on: {project}"), "The pause is over: you can be given tasks again."),
            (format!("您的工作已恢复：{project}"), "暂停已结束，您可以重新接收任务。"),
        ),
        Work::Ended => l.pick(
            (
                format!("Your work has ended: {project}"),
                "A person has ended your work as an annotator. You get no more tasks from this project.",
            ),
            (format!("您的工作已结束：{project}"), "工作人员已结束您的标注工作，您不会再收到本项目的任务。"),
        ),
    };
    let words = l.pick(format!("The reason, as it was written:\n\n{reason}"), format!("理由（原文）：\n\n{reason}"));
    let answer = contact.filter(|_| step != Work::Resumed).map(|contact| {
        l.pick(
            format!("\n\nIf you think that this is wrong, or want to answer, write to {contact}; a person reads it."),
            format!("\n\n如果您认为有误或希望答复，请联系 {contact}，由工作人员处理。"),
        )
    });
    (headline, format!("{first}\n\n{words}{}", answer.unwrap_or_default()))
}

fn withdrawn(project: &str, l: Lang) -> (String, String) {
    (
        l.pick(format!("You have withdrawn your application: {project}"), format!("您已撤回申请：{project}")),
        l.pick(
            "As you asked, your application ends here; there is nothing more for you to do. Tests that were handed in count, also if you \
             come back.\n\nYou can apply again later: under “My stages”, press “Apply again”. If you did not do this yourself, sign in and \
             begin it again."
                .to_owned(),
            "按照您的要求，申请到此结束，您无须再做任何操作。已交卷的测试仍计入次数，重新申请时同样有效。\n\n以后可以重新申请：请在“我的进度”中点击“重新申请”。如果不是您本人操作，请登录后重新开始申请。"
                .to_owned(),
        ),
    )
}
