//! Wordings that several pages share: states, refusals, broken rules, reasons. In the language of the page.

use std::fmt::Display;

use crate::app::applying::progress::StageState;
use crate::domain::accounts::Role;
use crate::domain::applying::eligibility::Verdict;
use crate::domain::applying::status::Status;
use crate::domain::deciding::{DecisionOutcome, Outcome};
use crate::domain::gold_set::item::ItemKind;
use crate::domain::kernel::violation::Violation;
use crate::domain::locale::lang::{Lang, many, say};
use crate::domain::locale::language;
use crate::domain::locale::wording;
use crate::http::codes;
use crate::web::Visit;

impl Visit {
    /// A wording in the language of the page.
    pub fn t(&self, en: &'static str) -> &'static str {
        self.lang.t(en)
    }

    /// A wording that means another thing than the same English elsewhere.
    pub fn tc(&self, context: &str, en: &'static str) -> &'static str {
        self.lang.tc(context, en)
    }

    /// A wording with its gaps filled; see `say!`.
    pub fn fill(&self, en: &'static str, gaps: &[(&str, &dyn Display)]) -> String {
        self.lang.fill(en, gaps)
    }

    /// A wording that counts; see `many!`.
    pub fn count(&self, words: (&'static str, &'static str), n: u64, gaps: &[(&str, &dyn Display)]) -> String {
        self.lang.count(words, n, gaps)
    }
}

/// A stage's state, and how its tag looks.
pub fn stage(l: Lang, state: StageState) -> (&'static str, &'static str) {
    match state {
        StageState::CannotStartYet => (l.t("Cannot start yet"), ""),
        StageState::NotStarted => (l.t("Not started"), "now"),
        StageState::InProgress => (l.t("In progress"), "now"),
        StageState::BeingScored => (l.t("Being scored"), "warn"),
        StageState::Passed => (l.t("Passed"), "ok"),
        StageState::NotPassed => (l.t("Not passed"), "bad"),
        StageState::NoAttemptsLeft => (l.t("Not passed, no attempt left"), "bad"),
    }
}

/// An application's state, and how its tag looks.
pub fn status(l: Lang, status: Status) -> (&'static str, &'static str) {
    match status {
        Status::Draft(_) => (l.t("Not handed in yet"), ""),
        Status::NotOpen(_) => (l.t("Requirement not met"), "warn"),
        Status::Screening(_) => (l.t("In testing"), "now"),
        Status::Waiting(_) => (l.t("Needs a decision"), "warn"),
        Status::Onboarded(_) => (l.t("Onboarded"), "ok"),
        Status::Rejected(_) => (l.t("Rejected"), "bad"),
        Status::Withdrawn(_) => (l.t("Withdrawn"), ""),
    }
}

/// A requirement's verdict, and how its tag looks.
pub fn verdict(l: Lang, verdict: Verdict) -> (&'static str, &'static str) {
    match verdict {
        Verdict::Met => (l.t("Met"), "ok"),
        Verdict::ToBeProved => (l.t("Shown in a stage"), "now"),
        Verdict::NeedsEvidence => (l.t("Document to be checked"), "warn"),
        Verdict::Unanswered => (l.tc("field", "Not answered"), ""),
        Verdict::NotMet => (l.t("Not met"), "bad"),
    }
}

/// What a machine made of an attempt, and how its tag looks.
pub fn outcome(l: Lang, outcome: Outcome) -> (&'static str, &'static str) {
    match outcome {
        Outcome::Pass => (l.t("Above the line"), "ok"),
        Outcome::Refer => (l.t("A person decides"), "warn"),
        Outcome::BelowTheLine => (l.t("Below the line"), "bad"),
    }
}

/// What a person decided, and how its tag looks.
pub fn decided(l: Lang, outcome: DecisionOutcome) -> (&'static str, &'static str) {
    match outcome {
        DecisionOutcome::Passed => (l.tc("verdict", "Passed"), "ok"),
        DecisionOutcome::NotPassed => (l.t("Not passed"), "bad"),
        DecisionOutcome::Rejected => (l.t("Rejected"), "bad"),
        DecisionOutcome::Onboarded => (l.tc("verdict", "Onboarded"), "ok"),
        DecisionOutcome::Void => (l.t("Attempt void"), ""),
    }
}

/// A name that a kept document or an event says, in the words of what it names; of one that is known to nobody that it is unknown.
pub fn named<T>(l: Lang, known: Option<T>, words: impl Fn(Lang, T) -> (&'static str, &'static str)) -> (&'static str, &'static str) {
    known.map_or((l.t("Unknown"), "warn"), |known| words(l, known))
}

/// Which language a candidate reads, for whoever writes to them.
pub fn reads(l: Lang, lang: Option<&str>) -> String {
    match lang.and_then(Lang::from_code) {
        Some(lang) => say!(l, "This candidate reads {language}: please write in {language}.", language = language::name(l, lang.code())),
        None => l.t("This candidate has not chosen a language: please write in each language of the project.").to_owned(),
    }
}

/// A staff role.
pub fn role(l: Lang, role: Role) -> &'static str {
    match role {
        Role::Reviewer => l.t("Reviewer"),
        Role::Adjudicator => l.t("Adjudicator"),
        Role::Recruiter => l.t("Recruiter"),
        Role::Auditor => l.t("Auditor"),
        Role::Author => l.t("Author"),
        Role::Admin => l.t("Administrator"),
    }
}

/// A kind of item.
pub fn kind(l: Lang, kind: ItemKind) -> &'static str {
    match kind {
        ItemKind::Choice => l.t("One option"),
        ItemKind::MultiChoice => l.t("Several options"),
        ItemKind::Cloze => l.t("Gaps in a text"),
        ItemKind::Order => l.t("Put in order"),
        ItemKind::Match => l.t("Pair up"),
        ItemKind::ShortText => l.t("A few words"),
        ItemKind::Rating => l.t("Rating"),
        ItemKind::Compare => l.t("Comparison"),
        ItemKind::Classify => l.t("Classification"),
        ItemKind::Spans => l.t("Marking in a text"),
        ItemKind::Flag => l.t("Safety flags"),
        ItemKind::FactCheck => l.t("Fact check"),
        ItemKind::Rewrite => l.t("Rewriting"),
        ItemKind::Repair => l.t("Correcting a text"),
        ItemKind::WordDecision => l.t("Words and non-words"),
        ItemKind::Rank => l.t("Ranking"),
        ItemKind::Essay => l.t("Essay"),
    }
}

/// Why something cannot be done now.
pub fn refusal(l: Lang, code: &str, detail: &str) -> String {
    let words = match code {
        "seat_taken" => l.t("You are continuing in another tab or device."),
        "too_large" => l.t("Too long to be saved. Please shorten it."),
        "deadline_passed" => l.t("Time is up. What you saved has been handed in."),
        "attempt_closed" => l.t("This test was handed in."),
        "being_checked" => l.t("These questions were handed in and are being checked."),
        "block_closed" => l.t("This question was handed in already."),
        "skips_used" => l.t("As many questions were skipped as this stage allows. Please write to us: it will not count against you."),
        "too_many_revisions" => l.t("This answer was changed as often as it may be. What you saved last counts."),
        "too_early" => l.t("The next attempt is not possible yet."),
        "attempt_limit" => l.t("No attempt is left."),
        "stale" => l.t("This was changed meanwhile in another tab. Please look at the newest state and try again."),
        "changed" => l.t("This answer was changed in another tab or device since this page was opened, so nothing was saved over it. \
            Continue here to see both."),
        "lease_lapsed" => l.t("The response went back to the queue. Please take the next one."),
        "attempt_void" => l.t("This attempt was made void and does not count any more."),
        "second_person" => l.t("This takes another person: not the one whom it is about, who brought it in, or who decided."),
        "stale_base" => {
            return say!(l, "Another version was published since this draft was made. {detail}", detail);
        }
        "both_changed" => {
            return say!(l, "Both have changed the same. {detail}", detail);
        }
        "no_mail_server" => l.t("No mail can be sent from here yet. Please tell whoever invited you."),
        "stage_begun" => l.t("A stage is running, and its time no longer changes. Finish it first, then ask before you start the next \
            one."),
        "illegal_transition" => l.t("This is not possible in the present state."),
        // What the interface says in English tells more than what the code means; to whoever reads another language the code does.
        _ => not_yet(l, code).or_else(|| codes::meaning(code).filter(|_| l != Lang::EN).map(|meaning| l.t(meaning))).unwrap_or(detail),
    };
    words.to_owned()
}

/// What stands in the way of a test or of a decision.
fn not_yet(l: Lang, code: &str) -> Option<&'static str> {
    Some(match code {
        "reads_keys" => l.t("Your role reads the keys, so you cannot take the tests."),
        "requirements_open" => l.t("A requirement is not met or not checked yet."),
        "stages_open" => l.t("A stage is not passed yet."),
        "too_late" => l.t("The letter has gone out, or this decision is never taken back."),
        "nothing_asked" => l.t("No request for help waits for an answer."),
        "nothing_waits" => l.t("Nothing of this application waits for a person."),
        "attempt_open" => l.t("A test of theirs is open. Decide when it is handed in."),
        _ => return None,
    })
}

/// Why what stands on an item's page is no answer yet, where the page says it in other words than elsewhere.
pub fn unfinished(l: Lang, code: &str) -> Option<&'static str> {
    (code == "quote_mismatch").then(|| l.t("These words do not stand in the text so often, exactly as written."))
}

/// How long something takes, rounded up: in seconds to a minute and a half, then in minutes.
pub fn wait(l: Lang, seconds: i64) -> String {
    if seconds <= 90 {
        many!(l, seconds.max(1), "{n} second", "{n} seconds")
    } else {
        many!(l, (seconds + 59) / 60, "{n} minute", "{n} minutes")
    }
}

/// For `lang` attributes: the language of what a person wrote, by the one that they chose, where it is not the page's. Chinese is known by
/// its characters; of other letters on a Chinese page only the choice tells, and without one the language is said to be unknown.
pub fn written(l: Lang, text: &str, chose: Option<&str>) -> Option<&'static str> {
    let chinese = text.chars().any(|c| matches!(c, '\u{3400}'..='\u{9fff}'));
    let chose = chose.and_then(Lang::from_code);
    match (l.is_han(), chinese) {
        (false, true) => chose.filter(|lang| lang.is_han()).or_else(Lang::han).map(Lang::tag),
        (true, false) if text.chars().any(char::is_alphabetic) => Some(chose.filter(|lang| !lang.is_han()).map_or("", Lang::tag)),
        (false, false) => chose.filter(|lang| *lang != l && !lang.is_han()).map(Lang::tag),
        (true, true | false) => None,
    }
}

/// A broken rule in words.
pub fn violation(l: Lang, v: &Violation) -> String {
    wording::told(l, v)
}

#[cfg(test)]
mod tests {
    use super::*;

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
                Status::NAMES.iter().filter_map(|s| Status::from_name(s)).map(|s| status(l, s).0).collect(),
                Verdict::ALL.iter().map(|v| verdict(l, *v).0).collect(),
                Outcome::ALL.iter().map(|o| outcome(l, *o).0).collect(),
                DecisionOutcome::ALL.iter().map(|o| decided(l, *o).0).collect(),
                Role::ALL.iter().map(|r| role(l, *r)).collect(),
                ItemKind::ALL.iter().map(|k| kind(l, *k)).collect(),
            ]
        };
        for (en, zh) in of(Lang::EN).iter().zip(of(Lang::offered("zh"))) {
            assert!(en.iter().all(|text| is_english(text)), "{en:?}");
            assert!(zh.iter().all(|text| is_chinese(text)), "{zh:?}");
            for texts in [en.as_slice(), zh.as_slice()] {
                let different: std::collections::BTreeSet<&str> = texts.iter().copied().collect();
                assert_eq!(different.len(), texts.len(), "two of one kind read alike: {texts:?}");
            }
        }
    }

    #[test]
    fn what_nobody_knows_is_said_to_be_unknown_and_is_no_other_state() {
        let of = |name: &str| named(Lang::EN, Outcome::from_name(name), outcome).0;
        assert_eq!((of("pass"), of("below"), of("")), ("Above the line", "Unknown", "Unknown"));
    }

    #[test]
    fn a_refusal_without_words_of_its_own_keeps_what_was_said_and_others_are_in_the_readers_language() {
        assert_eq!(refusal(Lang::offered("zh"), "no_such_code", "said by the API"), "said by the API");
        for code in ["seat_taken", "deadline_passed", "stale", "second_person", "too_late", "illegal_transition", "attempt_open"] {
            assert!(is_english(&refusal(Lang::EN, code, "")) && is_chinese(&refusal(Lang::offered("zh"), code, "")), "{code}");
        }
        for code in codes::names() {
            assert!(is_chinese(&refusal(Lang::offered("zh"), code, "in English")), "{code}");
        }
        assert!(refusal(Lang::offered("zh"), "stale_base", "item x").ends_with("item x"), "what names the place stays");
    }

    #[test]
    fn what_somebody_wrote_is_in_their_language_not_in_the_pages() {
        let (name, native) = ("Lin Hui Min", "林慧敏");
        assert_eq!((written(Lang::EN, name, Some("zh")), written(Lang::EN, native, None)), (None, Some("zh-Hans")));
        assert_eq!((written(Lang::offered("zh"), native, Some("en")), written(Lang::offered("zh"), "2024-05", None)), (None, None));
        assert_eq!(
            (written(Lang::offered("zh"), name, Some("en")), written(Lang::offered("zh"), name, None)),
            (Some("en"), Some("")),
            "unknown is said"
        );
    }

    #[test]
    fn waits_are_rounded_up_and_counted_as_people_count() {
        let told = |seconds| (wait(Lang::EN, seconds), wait(Lang::offered("zh"), seconds));
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
        assert_eq!(violation(Lang::EN, &too_long), "The text is too long: write at most 4000 characters.");
        assert_eq!(violation(Lang::offered("zh"), &too_long), "文字过长，最多 4000 个字符。");
        assert_eq!(violation(Lang::offered("zh"), &Violation::new("/note", "too_long", "at most many")), "文字过长，请删减。");
        let wrong = Violation::new("/code", "wrong_code", "this is not the code; 3 tries are left");
        assert_eq!(violation(Lang::EN, &wrong), "This is not the code of the mail. You have 3 tries left.");
        assert_eq!(violation(Lang::offered("zh"), &Violation::new("", "of_the_api", "as the API says")), "as the API says");
    }
}
