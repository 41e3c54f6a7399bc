//! Letters on decisions, in both languages: the outcome first, each reason in plain words, what would change it, what comes next. Made from
//! reason codes and dates only, so that nothing of a key or of a score can stand in one.

use super::appeal::may_be_appealed;
use super::gold_set::plan::Decision;
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
    ("below_the_line", "Your result is below the line of this stage.", "您在这一阶段的成绩低于合格线。"),
    (
        "score_in_band_reviewed",
        "Your result was so close to the line that a person looked at it and decided.",
        "您的成绩与合格线非常接近，因此由工作人员查看后作出决定。",
    ),
    (
        "requirement_not_met",
        "By what you told us, you do not meet one of the project's requirements. If that is a mistake, say so in an appeal.",
        "根据您填写的内容，有一项要求未能满足。如果填写有误，请在申诉中说明。",
    ),
    (
        "document_not_accepted",
        "A document that you sent could not be accepted. Another document can change that: say in an appeal which one you have.",
        "您提交的一份文件未能通过核对。如果有其他文件可以证明，请在申诉中说明。",
    ),
    (
        "critical_item_missed",
        "A question on people's safety was not answered as the guidelines ask. Please read that part of the guidelines again.",
        "有一道关系到人身安全的题目没有按指引作答，请重新阅读指引的相关部分。",
    ),
    ("all_stages_passed", "You passed every stage.", "您通过了所有阶段。"),
    (
        "technical_problem",
        "A technical problem on our side interrupted you. It does not count against you.",
        "由于我们的技术问题，您的作答受到了干扰。这不会对您造成不利影响。",
    ),
    (
        "conduct",
        "The rules of the test were not kept. You can tell us your side in an appeal.",
        "您在测试中没有遵守规则。您可以通过申诉说明情况。",
    ),
    ("withdrawn_by_candidate", "You told us that you do not want to go on.", "您告知我们不再继续申请。"),
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

impl DecidedBy {
    /// Each.
    pub const ALL: [Self; 3] = [Self::Person, Self::Machine, Self::Reviewers];

    /// As it was.
    #[must_use]
    pub fn words(self, l: Lang) -> &'static str {
        match self {
            Self::Person => l.pick("A person made this decision.", "此决定由工作人员作出。"),
            Self::Machine => l.pick(
                "This follows from your answers by the rule of the stage; no person had to decide.",
                "此结果由系统按本阶段的规则根据您的作答得出，无须人工决定。",
            ),
            Self::Reviewers => l.pick(
                "People read and scored what you wrote; the result follows from their scores.",
                "评审员阅读了您的书面作答并评分，结果由这些评分得出。",
            ),
        }
    }
}

/// Where a skill stands against the line of its stage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Band {
    /// Under what somebody gets right who is not to pass.
    Below,
    /// Between the two.
    On,
    /// From what somebody gets right who is to pass.
    Above,
}

/// Under so many counted answers a skill has no band: chance would make it.
pub const LEAST_FOR_A_BAND: usize = 4;
/// Half the width of the band on the line of a rule that knows one cut only.
const HALF_BAND: f64 = 0.05;

impl Band {
    /// The band of a skill by the scores of its counted answers, each 0..=1, and the rule of its stage; none where there are too few, or
    /// where the rule is about an ability and no share of right answers says the same of every form.
    #[must_use]
    pub fn of(scores: &[f64], rule: &Decision) -> Option<Self> {
        let (below, above) = match rule {
            Decision::Sequential { p_nonmaster, p_master, .. } => (*p_nonmaster, *p_master),
            Decision::Cut { cut, .. } => (cut - HALF_BAND, cut + HALF_BAND),
            Decision::Ability { .. } => return None,
        };
        if scores.len() < LEAST_FOR_A_BAND {
            return None;
        }
        let share = scores.iter().sum::<f64>() / scores.len() as f64;
        Some(match share {
            s if s < below => Self::Below,
            s if s >= above => Self::Above,
            _ => Self::On,
        })
    }

    const fn words(self, l: Lang) -> &'static str {
        match (self, l) {
            (Self::Below, Lang::En) => "below the line",
            (Self::On, Lang::En) => "on the line",
            (Self::Above, Lang::En) => "above the line",
            (Self::Below, Lang::Zh) => "低于合格线",
            (Self::On, Lang::Zh) => "在合格线上下",
            (Self::Above, Lang::Zh) => "高于合格线",
        }
    }
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
    /// Skills of the stage, in English and Chinese, with their bands.
    pub skills: &'a [([String; 2], Band)],
    /// From when another attempt is possible: day, hour and zone, in English and Chinese.
    pub again: Option<[String; 2]>,
    /// The next stage, in English and Chinese.
    pub next: Option<[&'a str; 2]>,
    /// The same of until when it may be appealed.
    pub appeal_until: [String; 2],
}

/// A letter in one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letter {
    /// The outcome, which is also the mail's subject.
    pub headline: String,
    /// Paragraphs; one whose lines begin with `- ` is a list.
    pub paragraphs: Vec<String>,
}

impl Letter {
    /// As a plain text.
    #[must_use]
    pub fn text(&self) -> String {
        format!("{}\n\n{}\n", self.headline, self.paragraphs.join("\n\n"))
    }
}

fn headline(facts: &Facts<'_>, lang: Lang) -> String {
    let i = lang.pick(0, 1);
    let project = facts.project[i];
    let stage = facts.stage.map_or(project, |s| s[i]);
    match (facts.outcome, facts.again.as_ref().map(|a| a[i].as_str())) {
        ("passed", _) => lang.pick(format!("You passed: {stage}"), format!("您已通过：{stage}")),
        ("not_passed", Some(day)) => lang.pick(
            format!("You did not pass this time ({stage}). You can try again from {day}."),
            format!("这次没有通过（{stage}）。{day}起可以再次参加。"),
        ),
        ("not_passed", None) => lang.pick(format!("You did not pass: {stage}"), format!("没有通过：{stage}")),
        ("onboarded", _) => lang.pick(format!("Welcome: you are accepted for {project}"), format!("欢迎加入：{project}")),
        ("void", _) => {
            lang.pick(format!("Your attempt is void and does not count: {stage}"), format!("您的这次作答已作废，不计入次数：{stage}"))
        }
        _ => match facts.stage {
            Some(stage) => lang.pick(
                format!("We cannot accept your application: {project} ({})", stage[i]),
                format!("很遗憾，您的申请未获录用：{project}（{}）", stage[i]),
            ),
            None => lang.pick(format!("We cannot accept your application: {project}"), format!("很遗憾，您的申请未获录用：{project}")),
        },
    }
}

/// How each skill went, and what that means.
fn skills(facts: &Facts<'_>, lang: Lang) -> Vec<String> {
    let i = lang.pick(0, 1);
    if facts.skills.is_empty() {
        return Vec::new();
    }
    let line = |(title, band): &([String; 2], Band)| format!("- {}{}{}", title[i], lang.pick(": ", "："), band.words(lang));
    let mut told = vec![
        lang.pick("How each part went:", "各部分的情况：").to_owned(),
        facts.skills.iter().map(line).collect::<Vec<_>>().join("\n"),
        lang.pick(
            "Above the line is better than this stage asks for; on the line is about what it asks for; below the line is less. \
             The decision rests on the whole stage, not on one part.",
            "“高于合格线”指好于本阶段的要求，“在合格线上下”指与要求相当，“低于合格线”指未达到要求。决定以整个阶段为准，不看单独一部分。",
        )
        .to_owned(),
        lang.pick(
            format!("A part in which fewer than {LEAST_FOR_A_BAND} of your answers were counted is not listed: so few say little."),
            format!("计分的作答少于 {LEAST_FOR_A_BAND} 题的部分不列出：数量太少，说明不了什么。"),
        ),
    ];
    let weak = facts.skills.iter().filter(|(_, band)| *band == Band::Below).map(|(title, _)| title[i].as_str());
    let weak = weak.collect::<Vec<_>>().join(lang.pick(", ", "、"));
    if facts.again.is_some() && !weak.is_empty() {
        told.push(
            lang.pick(format!("What is worth practising before you try again: {weak}."), format!("再次参加之前，值得多练习的是：{weak}。")),
        );
    }
    told
}

/// What can change the decision, and what comes next.
fn what_next(facts: &Facts<'_>, lang: Lang) -> Vec<String> {
    let i = lang.pick(0, 1);
    let mut told = Vec::new();
    if let Some(next) = facts.next {
        told.push(lang.pick(
            format!("Next: {}. You find it under “My stages”; start when it suits you.", next[i]),
            format!("下一步：{}。请在“我的进度”中查看，准备好后再开始。", next[i]),
        ));
    }
    match (facts.outcome, &facts.again) {
        ("not_passed", Some(day)) => told.push(lang.pick(
            format!("Another attempt, with other questions, can change this; it is possible from {}.", day[i]),
            format!("再次参加（题目不同）可以改变这一结果，最早可在{}参加。", day[i]),
        )),
        ("not_passed", None) => {
            told.push(lang.pick("No attempt is left at this stage.", "这一阶段已没有参加机会。").to_owned());
        }
        ("void", _) => told.push(
            lang.pick("You can take this stage again; you find it under “My stages”.", "您可以重新参加这一阶段，请在“我的进度”中查看。")
                .to_owned(),
        ),
        // Whether an endpoint is set, and whether a message reached it, is not known when this is written; the stream of events has it.
        ("onboarded", _) => told.push(
            lang.pick(
                "Your acceptance is on record for the platform, which arranges the contract and the first tasks. Some of your work will be \
                 checked against known answers and by other people, so that its quality can be shown.",
                "您的录用已记录在案，供平台查阅；合同和首批任务由平台安排。您的部分工作会与已知答案核对，也会由其他人复查，以确认质量。",
            )
            .to_owned(),
        ),
        _ => {}
    }
    if may_be_appealed(facts.outcome) {
        let until = &facts.appeal_until[i];
        told.push(lang.pick(
            format!(
                "If you think that this is wrong, you can appeal until {until}: on the page with your messages, press “Appeal”. \
                 Somebody who did not decide looks at it and answers within ten working days. An appeal never makes your result worse."
            ),
            format!(
                "如果您认为有误，可在{until}前提出申诉：请在“消息”页面点击“申诉”。未参与原决定的工作人员会重新审理，并在十个工作日内答复。申诉不会使您的结果变差。"
            ),
        ));
        told.push(
            lang.pick(
                "We do not publish questions or answers, because other candidates are still to be given them.",
                "题目和答案不对外公布，因为其他申请人还会用到。",
            )
            .to_owned(),
        );
    }
    told
}

/// Whether a paragraph of a letter says how to appeal.
#[must_use]
pub fn tells_how_to_appeal(paragraph: &str) -> bool {
    paragraph.starts_with("If you think that this is wrong, you can appeal until ") || paragraph.starts_with("如果您认为有误，可在")
}

/// A reason in words; where it speaks of a stage, by the stage's name.
fn reason(code: &str, stage: Option<[&str; 2]>, lang: Lang) -> Option<String> {
    let (_, en, zh) = REASONS.iter().find(|(known, ..)| *known == code)?;
    let named = stage.map(|s| s[lang.pick(0, 1)]).and_then(|stage| match code {
        "above_the_line" => Some(
            lang.pick(format!("Your result in “{stage}” is above the line of this stage."), format!("您在“{stage}”的成绩高于合格线。")),
        ),
        "below_the_line" => Some(
            lang.pick(format!("Your result in “{stage}” is below the line of this stage."), format!("您在“{stage}”的成绩低于合格线。")),
        ),
        "score_in_band_reviewed" => Some(lang.pick(
            format!("Your result in “{stage}” was so close to the line that a person looked at it and decided."),
            format!("您在“{stage}”的成绩与合格线非常接近，因此由工作人员查看后作出决定。"),
        )),
        _ => None,
    });
    Some(named.unwrap_or_else(|| lang.pick(*en, *zh).to_owned()))
}

/// Writes the letter.
#[must_use]
pub fn letter(facts: &Facts<'_>, lang: Lang) -> Letter {
    let mut paragraphs: Vec<String> = facts.reasons.iter().filter_map(|code| reason(code, facts.stage, lang)).collect();
    paragraphs.push(facts.by.words(lang).to_owned());
    paragraphs.extend(skills(facts, lang));
    paragraphs.extend(what_next(facts, lang));
    Letter { headline: headline(facts, lang), paragraphs }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_skill_has_a_band_by_the_rule_of_its_stage() {
        let rule: Decision = serde_json::from_str(
            r#"{
                "kind": "sequential", "p_master": 0.85, "p_nonmaster": 0.65, "alpha": 0.05, "beta": 0.05,
                "min_items": 20, "max_items": 37, "forced": "refer"
            }"#,
        )
        .unwrap();
        for (scores, band) in [
            (&[1.0, 1.0, 1.0, 0.5][..], Some(Band::Above)),
            (&[1.0, 1.0, 1.0, 0.0], Some(Band::On)),
            (&[1.0, 1.0, 0.0, 0.0], Some(Band::Below)),
            (&[1.0, 1.0, 1.0], None),
            (&[], None),
        ] {
            assert_eq!(Band::of(scores, &rule), band, "{scores:?}");
        }
        let cut: Decision = serde_json::from_str(r#"{"kind":"cut","cut":0.7,"confidence":0.9,"forced":"refer"}"#).unwrap();
        assert_eq!(Band::of(&[0.7; 4], &cut), Some(Band::On));
        assert_eq!(Band::of(&[0.6; 4], &cut), Some(Band::Below));
        assert_eq!(Band::of(&[0.8; 4], &cut), Some(Band::Above));
    }
}
