//! Wordings that several pages share: states, refusals, broken rules, reasons. Each stands here in both languages.

use crate::app::progress::StageState;
use crate::domain::lang::Lang;
use crate::domain::violation::Violation;
use crate::domain::wording;

/// A stage's state, and how its tag looks.
pub fn stage(l: Lang, state: StageState) -> (&'static str, &'static str) {
    match state {
        StageState::CannotStartYet => (l.pick("Cannot start yet", "尚不能开始"), ""),
        StageState::NotStarted => (l.pick("Not started", "未开始"), "now"),
        StageState::InProgress => (l.pick("In progress", "进行中"), "now"),
        StageState::BeingScored => (l.pick("Being scored", "评分中"), "warn"),
        StageState::Passed => (l.pick("Passed", "已通过"), "ok"),
        StageState::NotPassed => (l.pick("Not passed", "未通过"), "bad"),
        StageState::NoAttemptsLeft => (l.pick("Not passed, no attempt left", "未通过，已无参加机会"), "bad"),
    }
}

/// An application's state, and how its tag looks.
pub fn status(l: Lang, status: &str) -> (&'static str, &'static str) {
    match status {
        "draft" => (l.pick("Not handed in yet", "尚未提交"), ""),
        "not_open" => (l.pick("Requirement not met", "有要求未满足"), "warn"),
        "screening" => (l.pick("In testing", "测试阶段"), "now"),
        "needs_decision" => (l.pick("Needs a decision", "等待决定"), "warn"),
        "onboarded" => (l.pick("Onboarded", "已录用"), "ok"),
        "rejected" => (l.pick("Rejected", "未录用"), "bad"),
        "withdrawn" => (l.pick("Withdrawn", "已撤回"), ""),
        _ => (l.pick("Unknown", "未知"), ""),
    }
}

/// A requirement's verdict, and how its tag looks.
pub fn verdict(l: Lang, verdict: &str) -> (&'static str, &'static str) {
    match verdict {
        "met" => (l.pick("Met", "满足"), "ok"),
        "to_be_proved" => (l.pick("Shown in a stage", "由测试证明"), "now"),
        "needs_evidence" => (l.pick("Document to be checked", "待核对文件"), "warn"),
        "unanswered" => (l.pick("Not answered", "未填写"), ""),
        _ => (l.pick("Not met", "未满足"), "bad"),
    }
}

/// What a machine made of an attempt, and how its tag looks.
pub fn outcome(l: Lang, outcome: &str) -> (&'static str, &'static str) {
    match outcome {
        "pass" => (l.pick("Above the line", "高于合格线"), "ok"),
        "refer" => (l.pick("A person decides", "由人决定"), "warn"),
        _ => (l.pick("Below the line", "低于合格线"), "bad"),
    }
}

/// What a person decided, and how its tag looks.
pub fn decided(l: Lang, outcome: &str) -> (&'static str, &'static str) {
    match outcome {
        "passed" => (l.pick("Passed", "通过"), "ok"),
        "not_passed" => (l.pick("Not passed", "未通过"), "bad"),
        "rejected" => (l.pick("Rejected", "未录用"), "bad"),
        "onboarded" => (l.pick("Onboarded", "录用"), "ok"),
        _ => (l.pick("Attempt void", "作答作废"), ""),
    }
}

/// Which language a candidate reads, for whoever writes to them.
pub fn reads(l: Lang, lang: Option<&str>) -> &'static str {
    match lang.and_then(Lang::from_code) {
        Some(Lang::En) => l.pick("This candidate reads English: please write in English.", "该候选人阅读英文，请用英文书写。"),
        Some(Lang::Zh) => l.pick("This candidate reads Chinese: please write in Chinese.", "该候选人阅读中文，请用中文书写。"),
        None => l.pick(
            "This candidate has not chosen a language: please write in English and in Chinese.",
            "该候选人尚未选择语言，请用中英文书写。",
        ),
    }
}

/// A staff role.
pub fn role(l: Lang, role: &str) -> &'static str {
    match role {
        "reviewer" => l.pick("Reviewer", "评审员"),
        "adjudicator" => l.pick("Adjudicator", "裁定员"),
        "recruiter" => l.pick("Recruiter", "招聘员"),
        "auditor" => l.pick("Auditor", "审核员"),
        "author" => l.pick("Author", "出题员"),
        _ => l.pick("Administrator", "管理员"),
    }
}

/// A kind of item.
pub fn kind(l: Lang, kind: &str) -> &'static str {
    match kind {
        "choice" => l.pick("One option", "单选"),
        "multi_choice" => l.pick("Several options", "多选"),
        "cloze" => l.pick("Gaps in a text", "填空"),
        "order" => l.pick("Put in order", "排序"),
        "match" => l.pick("Pair up", "配对"),
        "short_text" => l.pick("A few words", "简答"),
        "rating" => l.pick("Rating", "评分"),
        "compare" => l.pick("Comparison", "比较"),
        "classify" => l.pick("Classification", "分类"),
        "spans" => l.pick("Marking in a text", "标注片段"),
        "flag" => l.pick("Safety flags", "安全标记"),
        "fact_check" => l.pick("Fact check", "事实核查"),
        "rewrite" => l.pick("Rewriting", "改写"),
        "repair" => l.pick("Correcting a text", "改错"),
        "word_decision" => l.pick("Words and non-words", "词语判断"),
        "rank" => l.pick("Ranking", "排名次"),
        _ => l.pick("Essay", "写作"),
    }
}

/// Why something cannot be done now.
pub fn refusal(l: Lang, code: &str, detail: &str) -> String {
    let words = match code {
        "seat_taken" => l.pick("You are continuing in another tab or device.", "您已在另一个标签页或设备继续作答。"),
        "too_large" => l.pick("Too long to be saved. Please shorten it.", "内容过长，无法保存，请删减。"),
        "deadline_passed" => l.pick("Time is up. What you saved has been handed in.", "时间到。您已保存的答案已自动提交。"),
        "attempt_closed" => l.pick("This test was handed in.", "本次测试已交卷。"),
        "being_checked" => l.pick("These questions were handed in and are being checked.", "这些题目已提交，正在检查。"),
        "block_closed" => l.pick("This question was handed in already.", "该题已提交。"),
        "skips_used" => l.pick(
            "As many questions were skipped as this stage allows. Please write to us: it will not count against you.",
            "跳过的题目已达到上限。请与我们联系，这不会对您不利。",
        ),
        "too_many_revisions" => l.pick(
            "This answer was changed as often as it may be. What you saved last counts.",
            "此题的修改次数已达上限，以最后保存的内容为准。",
        ),
        "too_early" => l.pick("The next attempt is not possible yet.", "还不能再次参加。"),
        "attempt_limit" => l.pick("No attempt is left.", "已没有参加机会。"),
        "stale" => l.pick(
            "This was changed meanwhile in another tab. Please look at the newest state and try again.",
            "内容已在另一个标签页被修改，请查看最新状态后重试。",
        ),
        "changed" => l.pick(
            "This answer was changed in another tab or device since this page was opened, so nothing was saved over it. Continue here to see both.",
            "本页打开后，此题的答案已在另一个标签页或设备被修改，因此没有覆盖保存。请选择在此继续，查看两份内容。",
        ),
        "lease_lapsed" => l.pick("The response went back to the queue. Please take the next one.", "该作答已退回队列，请领取下一份。"),
        "attempt_void" => l.pick("This attempt was made void and does not count any more.", "该次作答已作废，不再计入。"),
        "second_person" => l.pick(
            "This takes another person: not the one whom it is about, who brought it in, or who decided.",
            "须由另一人办理，不能是当事人、导入者或原决定者。",
        ),
        "stale_base" => {
            return l.pick(
                format!("Another version was published since this draft was made. {detail}"),
                format!("此草稿创建后已有其他版本发布，请先在已发布版本上重建。{detail}"),
            );
        }
        "both_changed" => {
            return l.pick(
                format!("Both have changed the same. {detail}"),
                format!("两个版本修改了同一处，无法自动合并，请重新修改。{detail}"),
            );
        }
        "no_mail_server" => {
            l.pick("No mail can be sent from here yet. Please tell whoever invited you.", "暂时无法从这里发送邮件，请告知邀请您的人。")
        }
        "stage_begun" => l.pick(
            "A stage is running, and its time no longer changes. Finish it first, then ask before you start the next one.",
            "有一个阶段正在进行，其时间不能再改变。请先完成，再在开始下一阶段之前提出申请。",
        ),
        "illegal_transition" => l.pick("This is not possible in the present state.", "当前状态下无法进行此操作。"),
        _ => not_yet(l, code).unwrap_or(detail),
    };
    words.to_owned()
}

/// What stands in the way of a test or of a decision.
fn not_yet(l: Lang, code: &str) -> Option<&'static str> {
    Some(match code {
        "reads_keys" => l.pick("Your role reads the keys, so you cannot take the tests.", "您的角色可查看答案，不能参加测试。"),
        "requirements_open" => l.pick("A requirement is not met or not checked yet.", "还有要求未满足或未核对。"),
        "stages_open" => l.pick("A stage is not passed yet.", "还有阶段没有通过。"),
        "too_late" => l.pick("The letter has gone out, or this decision is never taken back.", "通知信已发出，或此决定不能撤回。"),
        "nothing_asked" => l.pick("No request for help waits for an answer.", "没有待答复的便利申请。"),
        "nothing_waits" => l.pick("Nothing of this application waits for a person.", "此申请没有待处理的事项。"),
        "attempt_open" => l.pick("A test of theirs is open. Decide when it is handed in.", "候选人正在测试，请在交卷后再作决定。"),
        _ => return None,
    })
}

/// Why what stands on an item's page is no answer yet, where the page says it in other words than elsewhere.
pub fn unfinished(l: Lang, code: &str) -> Option<&'static str> {
    (code == "quote_mismatch").then(|| {
        l.pick("These words do not stand in the text so often, exactly as written.", "原文中没有完全一致的字词，或出现次数没有这么多。")
    })
}

/// How long something takes, rounded up: in seconds to a minute and a half, then in minutes.
pub fn wait(l: Lang, seconds: i64) -> String {
    let (n, [en_one, en_many, zh]) =
        if seconds <= 90 { (seconds.max(1), ["second", "seconds", "秒"]) } else { ((seconds + 59) / 60, ["minute", "minutes", "分钟"]) };
    l.pick(format!("{n} {}", if n == 1 { en_one } else { en_many }), format!("{n} {zh}"))
}

/// For `lang` attributes: the language of what a person wrote, by the one that they chose, where it is not the page's. Chinese is known by
/// its characters; of other letters on a Chinese page only the choice tells, and without one the language is said to be unknown.
pub fn written(l: Lang, text: &str, chose: Option<&str>) -> Option<&'static str> {
    let chinese = text.chars().any(|c| matches!(c, '\u{3400}'..='\u{9fff}'));
    match l {
        Lang::En if chinese => Some(Lang::Zh.tag()),
        Lang::Zh if !chinese && text.chars().any(char::is_alphabetic) => match chose.and_then(Lang::from_code) {
            Some(Lang::En) => Some(Lang::En.tag()),
            Some(Lang::Zh) | None => Some(""),
        },
        Lang::En | Lang::Zh => None,
    }
}

/// A broken rule in words.
pub fn violation(l: Lang, v: &Violation) -> String {
    wording::told(l, v)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::account::Role;
    use crate::domain::applicant::status::Status;
    use crate::domain::gold_set::item::ItemKind;

    /// Whether a wording is in Chinese, with marks of full width and no space at its ends.
    fn is_chinese(text: &str) -> bool {
        text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c))
            && text.trim() == text
            && !text.contains([',', ';', '?', '!', '(', ')'])
    }

    fn is_english(text: &str) -> bool {
        !text.is_empty() && text.chars().all(|c| c.is_ascii() || matches!(c, '“' | '”' | '–'))
    }

    #[test]
    fn every_state_role_and_kind_has_words_of_its_own_in_both_languages() {
        let of = |l: Lang| -> Vec<Vec<&'static str>> {
            vec![
                Status::NAMES.iter().map(|s| status(l, s).0).collect(),
                ["met", "to_be_proved", "needs_evidence", "unanswered", "not_met"].map(|v| verdict(l, v).0).to_vec(),
                ["pass", "refer", "below_the_line"].map(|o| outcome(l, o).0).to_vec(),
                ["passed", "not_passed", "rejected", "onboarded", "void"].map(|o| decided(l, o).0).to_vec(),
                Role::ALL.iter().map(|r| role(l, r.as_str())).collect(),
                ItemKind::ALL.iter().map(|k| kind(l, k.name())).collect(),
            ]
        };
        for (en, zh) in of(Lang::En).iter().zip(of(Lang::Zh)) {
            assert!(en.iter().all(|text| is_english(text)), "{en:?}");
            assert!(zh.iter().all(|text| is_chinese(text)), "{zh:?}");
            for texts in [en.as_slice(), zh.as_slice()] {
                let different: std::collections::BTreeSet<&str> = texts.iter().copied().collect();
                assert_eq!(different.len(), texts.len(), "two of one kind read alike: {texts:?}");
            }
        }
        assert_eq!(status(Lang::En, "accepted"), ("Unknown", ""), "no state is taken for another");
    }

    #[test]
    fn a_refusal_without_words_of_its_own_keeps_what_was_said_and_others_are_in_the_readers_language() {
        assert_eq!(refusal(Lang::Zh, "no_such_code", "said by the API"), "said by the API");
        for code in ["seat_taken", "deadline_passed", "stale", "second_person", "too_late", "illegal_transition", "attempt_open"] {
            assert!(is_english(&refusal(Lang::En, code, "")) && is_chinese(&refusal(Lang::Zh, code, "")), "{code}");
        }
        assert!(refusal(Lang::Zh, "stale_base", "item x").ends_with("item x"), "what names the place stays");
    }

    #[test]
    fn what_somebody_wrote_is_in_their_language_not_in_the_pages() {
        let (name, native) = ("Lin Hui Min", "林慧敏");
        assert_eq!((written(Lang::En, name, Some("zh")), written(Lang::En, native, None)), (None, Some("zh-Hans")));
        assert_eq!((written(Lang::Zh, native, Some("en")), written(Lang::Zh, "2024-05", None)), (None, None));
        assert_eq!((written(Lang::Zh, name, Some("en")), written(Lang::Zh, name, None)), (Some("en"), Some("")), "unknown is said");
    }

    #[test]
    fn waits_are_rounded_up_and_counted_as_people_count() {
        let told = |seconds| (wait(Lang::En, seconds), wait(Lang::Zh, seconds));
        for (seconds, en, zh) in [
            (0, "1 second", "1 秒"),
            (1, "1 second", "1 秒"),
            (2, "2 seconds", "2 秒"),
            (90, "90 seconds", "90 秒"),
            (91, "2 minutes", "2 分钟"),
            (120, "2 minutes", "2 分钟"),
            (121, "3 minutes", "3 分钟"),
            (3_600, "60 minutes", "60 分钟"),
        ] {
            assert_eq!(told(seconds), (en.to_owned(), zh.to_owned()), "{seconds}");
        }
    }

    #[test]
    fn a_broken_rule_tells_the_bound_that_was_broken() {
        let too_long = Violation::new("/note", "too_long", "at most 4000 characters are read");
        assert_eq!(violation(Lang::En, &too_long), "The text is too long: write at most 4000 characters.");
        assert_eq!(violation(Lang::Zh, &too_long), "文字过长，最多 4000 个字符。");
        assert_eq!(violation(Lang::Zh, &Violation::new("/note", "too_long", "at most many")), "文字过长，请删减。");
        let wrong = Violation::new("/code", "wrong_code", "this is not the code; 3 tries are left");
        assert_eq!(violation(Lang::En, &wrong), "This is not the code of the mail. You have 3 tries left.");
        assert_eq!(violation(Lang::Zh, &Violation::new("", "of_the_api", "as the API says")), "as the API says");
    }
}
