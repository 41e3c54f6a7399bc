//! What the ledger's kinds of events are called on pages: every kind has words in both languages.

use super::Visit;
use crate::domain::lang::Lang;

/// An event in words. A kind that this program does not write keeps its name.
pub fn words(v: &Visit, kind: &str) -> String {
    told(v.lang, kind).map_or_else(|| kind.to_owned(), str::to_owned)
}

/// Each kind in English and Chinese.
const WORDS: &[(&str, &str, &str)] = &[
    ("access.denied", "Access denied", "拒绝访问"),
    ("accommodation.asked", "Help in tests asked for", "申请测试便利"),
    ("accommodation.declined", "Help in tests: not granted", "测试便利未获批准"),
    ("accommodation.granted", "Extra time granted", "批准延长时间"),
    ("accommodation.withdrawn", "Help in tests asked for no more", "取消测试便利申请"),
    ("annotator.ended", "Annotator’s work ended", "结束标注工作"),
    ("annotator.paused", "Annotator paused", "暂停标注工作"),
    ("annotator.removed", "Handing over taken back", "撤销移交"),
    ("annotator.resumed", "Annotator let go on", "恢复标注工作"),
    ("appeal.answered", "Appeal answered", "答复申诉"),
    ("appeal.sent", "Appeal sent", "提出申诉"),
    ("application.begun", "Application begun", "开始申请"),
    ("application.document", "Document", "文件"),
    ("application.saved", "Answers of the application saved", "保存申请内容"),
    ("application.submitted", "Application handed in", "提交申请"),
    ("application.withdrawn", "Application withdrawn", "撤回申请"),
    ("attempt.block_handed_in", "Questions handed in", "提交一组题目"),
    ("attempt.handed_in", "Test handed in", "交卷"),
    ("attempt.placed", "Questions laid out", "补充题目"),
    ("attempt.rescored", "Scored again with corrected keys", "按更正后的答案重新评分"),
    ("attempt.scored", "Test scored", "评分完成"),
    ("attempt.started", "Test started", "开始测试"),
    ("attempt.voided", "Attempt made void", "作答作废"),
    ("audit.signal", "Signal of the hidden checks", "抽查信号"),
    ("candidate.eligible", "Requirements met so far: the tests opened", "资格初审通过，开放测试"),
    ("candidate.onboarded", "Handed over to the platform", "移交平台"),
    ("check.answered", "Hidden check answered", "完成抽查"),
    ("check.asked", "Hidden check given out", "发出抽查"),
    ("check.graded", "Hidden check graded", "抽查评分完成"),
    ("check.regraded", "Hidden check graded again", "重新评定抽查"),
    ("clock.corrected", "Clock corrected", "校正时钟"),
    ("contest.raised", "Key questioned", "质疑答案"),
    ("contest.settled", "Questioned key settled", "处理被质疑的答案"),
    ("decision.corrected", "Decision corrected", "更正决定"),
    ("decision.made", "Decision", "决定"),
    (
        "decision.overtaken",
        "Decision taken back: the person changed or withdrew the application first",
        "决定撤回：申请人已先行修改或撤回申请",
    ),
    ("decision.undone", "Decision taken back", "撤回决定"),
    ("dossier.opened", "Dossier opened with keys", "查看含答案的卷宗"),
    ("gold_set.imported", "Gold set brought in", "导入金标集"),
    ("gold_set.published", "Gold set published", "发布金标集"),
    ("grades.held", "Grades of an earlier grader held from here on", "开始核对旧版评分程序给出的评分"),
    ("job.tried_again", "Failed work tried again", "重试失败的任务"),
    ("letter.found", "Letter of an earlier release found", "登记旧版本的通知信"),
    ("letter.given_up", "Letter given up: its mail server took it at no try", "放弃发送通知信：多次尝试，邮件服务器均未接收"),
    ("letter.sent", "Letter sent", "发出通知信"),
    ("letter.taken_back", "Letter taken back", "撤回通知信"),
    ("letter.written", "Letter written", "写成通知信"),
    ("letters.ends_held", "Sending of letters held from here on", "开始核对通知信的发送"),
    ("letters.held", "Letters held from here on", "开始核对通知信"),
    ("population.fitted", "Population of a version estimated", "估计版本的人群分布"),
    ("rescore.decided", "Corrected result decided on", "对更正后的成绩作出决定"),
    ("review.put_up", "Responses put up for review", "作答送交评审"),
    ("review.saved", "Response scored by a person", "完成人工评分"),
    ("review.seeded", "Response with agreed levels given out", "发出已有商定等级的作答"),
    ("reviewer.not_trained", "Reviewer's training not passed", "评审员培训未通过"),
    ("reviewer.trained", "Reviewer trained", "评审员通过培训"),
    ("session.opened", "Signed in", "登录"),
    ("session.refused", "Sign-in refused", "登录被拒绝"),
    ("staff.added", "Member of staff added", "添加工作人员"),
    ("staff.disabled", "Member of staff disabled", "停用工作人员"),
    ("staff.enabled", "Member of staff let in again", "重新启用工作人员"),
    ("staff.role", "Role changed", "更改角色"),
    ("token.created", "Token created", "创建令牌"),
    ("token.revoked", "Token revoked", "吊销令牌"),
    ("webhook.added", "Endpoint added", "添加端点"),
    ("webhook.deleted", "Endpoint deleted", "删除端点"),
    ("webhook.rotated", "Secret of an endpoint changed", "更换端点密钥"),
    ("webhook.switched", "Endpoint switched on or off", "启用或停用端点"),
];

fn told(l: Lang, kind: &str) -> Option<&'static str> {
    WORDS.iter().find(|(known, ..)| *known == kind).map(|(_, en, zh)| l.pick(*en, *zh))
}

/// What somebody reads first of a case: who decided, what was handed in, what came of it. The rest is how it came about.
const TOLD_FIRST: &[&str] = &[
    "accommodation.asked",
    "accommodation.declined",
    "accommodation.granted",
    "annotator.ended",
    "annotator.paused",
    "annotator.removed",
    "annotator.resumed",
    "appeal.answered",
    "appeal.sent",
    "application.document",
    "application.submitted",
    "application.withdrawn",
    "attempt.handed_in",
    "attempt.rescored",
    "attempt.scored",
    "attempt.started",
    "attempt.voided",
    "candidate.onboarded",
    "decision.corrected",
    "decision.made",
    "decision.overtaken",
    "decision.undone",
    "rescore.decided",
];

/// Whether an event is one that a reader of a case looks for first.
pub fn is_told_first(kind: &str) -> bool {
    TOLD_FIRST.contains(&kind)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ledger::KINDS;

    #[test]
    fn every_kind_of_event_has_words_in_both_languages() {
        for kind in KINDS {
            let (en, zh) = (told(Lang::En, kind), told(Lang::Zh, kind));
            assert!(en.is_some_and(|text| text.chars().all(|c| c.is_ascii() || c == '’') && !text.contains('.')), "{kind}");
            assert!(zh.is_some_and(|text| text.chars().all(|c| !c.is_ascii())), "{kind}");
        }
        assert_eq!(WORDS.len(), KINDS.len(), "words of a kind that is not written");
        assert!(TOLD_FIRST.iter().all(|kind| KINDS.contains(kind)), "told first, and never written");
    }
}
