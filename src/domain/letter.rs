//! Letters on decisions, in both languages: the outcome first, each reason in plain words, what would change it, what comes next. Made from reason
//! codes and dates only, so that nothing of a key or of a score can stand in one.

use super::lang::Lang;

/// Every reason code, with what a letter says of it in English and in Chinese.
pub const REASONS: [(&str, &str, &str); 12] = [
    (
        "appeal",
        "You appealed. Somebody who had not decided looked at it, and the earlier decision was changed.",
        "您提出了申诉。未参与原决定的工作人员查看后，更改了之前的决定。",
    ),
    (
        "key_corrected",
        "A scoring mistake of ours was corrected, and your result was computed again. Nobody is worse off by it.",
        "我们更正了评分中的一处错误，并重新计算了您的成绩。没有人因此受到不利影响。",
    ),
    ("above_the_line", "Your result is above the line of this stage.", "您在这一阶段的成绩高于合格线。"),
    (
        "below_the_line",
        "Your result is below the line of this stage. Another attempt with other questions can change that.",
        "您在这一阶段的成绩低于合格线。再次参加（题目不同）可以改变这一结果。",
    ),
    (
        "score_in_band_reviewed",
        "Your result was so near the line that a person looked at it and decided.",
        "您的成绩非常接近合格线，因此由工作人员查看后作出决定。",
    ),
    (
        "requirement_not_met",
        "By what you told us, a requirement of the project is not met. If that is a mistake or changes, please tell us.",
        "根据您填写的内容，本项目有一项要求没有满足。如有误填或情况变化，请告诉我们。",
    ),
    (
        "document_not_accepted",
        "A document that you sent could not be accepted. Another one can change that.",
        "您提交的一份文件未能通过审核。提交另一份文件可以改变这一结果。",
    ),
    (
        "critical_item_missed",
        "A question on people's safety was not answered as the guidelines ask. Please read that part of the guidelines again.",
        "有一道关系到人身安全的题目没有按指引作答。请再次阅读指引的相关部分。",
    ),
    ("all_stages_passed", "You passed every stage.", "您通过了所有阶段。"),
    (
        "technical_problem",
        "A technical problem on our side got in the way. It does not count against you.",
        "我们这边出现了技术问题，不会对您造成不利影响。",
    ),
    (
        "conduct",
        "The rules of the test were not kept. You can tell us your side in an appeal.",
        "测试规则没有得到遵守。您可以通过申诉说明情况。",
    ),
    ("withdrawn_by_candidate", "You told us that you do not want to go on.", "您告诉我们不再继续申请。"),
];

/// Whether a reason says that an earlier decision is put right: by an appeal, or by a key that was corrected.
#[must_use]
pub fn puts_right(code: &str) -> bool {
    matches!(code, "appeal" | "key_corrected")
}

/// Whether a reason can be one for an outcome: a letter never says "above the line" to whoever did not pass.
#[must_use]
pub fn fits(code: &str, outcome: &str) -> bool {
    let outcomes: &[&str] = match code {
        "above_the_line" => &["passed"],
        "all_stages_passed" => &["onboarded"],
        "below_the_line" | "critical_item_missed" => &["not_passed", "rejected"],
        "score_in_band_reviewed" => &["passed", "not_passed", "rejected"],
        "requirement_not_met" | "document_not_accepted" | "withdrawn_by_candidate" => &["rejected"],
        "technical_problem" => &["void"],
        "conduct" => &["not_passed", "rejected", "void"],
        "appeal" | "key_corrected" => &["passed", "void"],
        _ => &[],
    };
    outcomes.contains(&outcome)
}

/// Who decided, as a letter says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DecidedBy {
    /// A named person.
    Person,
    /// The rule, from answers that a machine scored.
    Machine,
    /// The rule, from the scores that people gave.
    Reviewers,
}

/// What a letter is made from.
#[derive(Clone, Debug)]
pub struct Facts<'a> {
    /// `passed`, `not_passed`, `rejected`, `onboarded` or `void`.
    pub outcome: &'a str,
    /// The title of the stage, in English and Chinese, where it is about one.
    pub stage: Option<[&'a str; 2]>,
    /// The project's title, in English and Chinese.
    pub project: [&'a str; 2],
    /// Reason codes.
    pub reasons: &'a [String],
    /// Who decided.
    pub by: DecidedBy,
    /// From when another attempt is possible, in English and Chinese.
    pub again: Option<[String; 2]>,
    /// The next stage, in English and Chinese.
    pub next: Option<[&'a str; 2]>,
    /// Until when it may be appealed, in English and Chinese.
    pub appeal_until: [String; 2],
}

/// A letter in one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letter {
    /// The outcome, which is also the mail's subject.
    pub headline: String,
    /// Paragraphs.
    pub paragraphs: Vec<String>,
}

impl Letter {
    /// As a plain text.
    #[must_use]
    pub fn text(&self) -> String {
        format!("{}\n\n{}\n", self.headline, self.paragraphs.join("\n\n"))
    }
}

/// Writes the letter.
#[must_use]
pub fn letter(facts: &Facts<'_>, lang: Lang) -> Letter {
    let i = lang.pick(0, 1);
    let project = facts.project[i];
    let stage = facts.stage.map_or(project, |s| s[i]);
    let again = facts.again.as_ref().map(|a| a[i].as_str());
    let headline = match (facts.outcome, again) {
        ("passed", _) => lang.pick(format!("You passed: {stage}"), format!("您已通过：{stage}")),
        ("not_passed", Some(day)) => lang.pick(
            format!("You did not pass this time ({stage}). You can try again from {day}."),
            format!("这次没有通过（{stage}）。您可以从 {day} 起再次参加。"),
        ),
        ("not_passed", None) => lang.pick(format!("You did not pass: {stage}"), format!("没有通过：{stage}")),
        ("onboarded", _) => lang.pick(format!("Welcome: you are accepted for {project}"), format!("欢迎加入：{project}")),
        ("void", _) => lang
            .pick(format!("Your attempt was made void ({stage}); it does not count"), format!("您的这次作答已作废（{stage}），不计入次数")),
        _ => lang.pick(format!("We cannot accept your application: {project}"), format!("我们不能接受您的申请：{project}")),
    };
    let mut paragraphs: Vec<String> = Vec::new();
    for code in facts.reasons {
        if let Some((_, en, zh)) = REASONS.iter().find(|(known, ..)| known == code) {
            paragraphs.push(lang.pick(*en, *zh).to_owned());
        }
    }
    let by = match facts.by {
        DecidedBy::Person => lang.pick("This was decided by a person.", "以上由工作人员作出决定。"),
        DecidedBy::Machine => lang.pick("This was decided automatically from your answers.", "以上根据您的作答自动作出决定。"),
        DecidedBy::Reviewers => lang.pick(
            "People read and scored what you wrote; the result follows from their scores.",
            "您的书面作答由评审员阅读并评分，结果由他们的评分得出。",
        ),
    };
    paragraphs.push(by.to_owned());
    if let Some(next) = facts.next {
        paragraphs.push(lang.pick(format!("Next: {}.", next[i]), format!("下一步：{}。", next[i])));
    }
    if facts.outcome == "onboarded" {
        paragraphs.push(
            lang.pick(
                "The platform has been told and will write to you about the contract and the first tasks. Some of your work will be checked, so that \
                 its quality can be shown; you will see how.",
                "平台已收到通知，会就合同和首批任务与您联系。您的部分工作会被抽查以证明质量，您可以看到抽查的方式。",
            )
            .to_owned(),
        );
    }
    if matches!(facts.outcome, "not_passed" | "rejected") {
        let until = &facts.appeal_until[i];
        paragraphs.push(lang.pick(
            format!("If you think that this is wrong, appeal until {until} on the page with your letters; somebody else will look at it. We do not show the questions or their answers: others will meet them."),
            format!("如果您认为有误，请在 {until} 前在信件页面提出申诉，我们会请另一位工作人员查看。我们不公布题目和答案，因为还会有人遇到它们。"),
        ));
    }
    Letter { headline, paragraphs }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_outcome_has_a_letter_with_its_reasons_in_both_languages() {
        let both = |s: &str| [s.to_owned(), s.to_owned()];
        for outcome in ["passed", "not_passed", "rejected", "onboarded", "void"] {
            for (code, en, zh) in REASONS {
                let reasons = vec![code.to_owned()];
                let facts = Facts {
                    outcome,
                    stage: Some(["English screen", "英语测试"]),
                    project: ["Annotators", "标注员"],
                    reasons: &reasons,
                    by: DecidedBy::Person,
                    again: (outcome == "not_passed").then(|| both("7 Dec")),
                    next: None,
                    appeal_until: both("1 Dec"),
                };
                assert!(letter(&facts, Lang::En).text().contains(en), "{outcome} {code}");
                assert!(letter(&facts, Lang::Zh).text().contains(zh), "{outcome} {code}");
            }
        }
    }
}
