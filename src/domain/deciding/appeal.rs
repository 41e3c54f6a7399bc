//! Appeals: what they may be about, until when, and by when they are answered.

use jiff::civil::Weekday;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan as _};
use serde::Serialize;

use super::DecisionOutcome;
use crate::domain::kernel::moment::Moment;
use crate::domain::kernel::names::names;
use crate::domain::locale::lang::{Lang, say, word};

names! {
    /// What an appeal says went wrong.
    Grounds {
        /// A question or its scoring.
        Question = "question";
        /// Something technical.
        Technical = "technical";
        /// Facts about the person.
        Facts = "facts";
        /// The rules were not followed.
        Procedure = "procedure";
        /// Something else.
        Other = "other";
    }
}

impl Grounds {
    /// In words, in English.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Question => word("A question or its scoring was wrong"),
            Self::Technical => word("Something technical went wrong"),
            Self::Facts => word("You have wrong facts about me"),
            Self::Procedure => word("The rules were not followed"),
            Self::Other => word("Something else"),
        }
    }
}

names! {
    /// How an appeal is answered.
    #[derive(Serialize)]
    #[serde(rename_all = "snake_case")]
    Answer {
        /// The decision stands.
        Upheld = "upheld";
        /// The stage is passed after all, or the application goes on.
        Overturned = "overturned";
        /// The attempt is void and may be taken again.
        Corrected = "corrected";
    }
}

impl Answer {
    /// In words, in English.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Upheld => word("The decision stands"),
            Self::Overturned => word("The decision is changed"),
            Self::Corrected => word("The attempt is void and may be taken again"),
        }
    }
}

/// Where an appeal stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AppealState {
    /// Nobody has answered it.
    Open,
    /// It was answered so.
    Answered(Answer),
}

impl AppealState {
    /// As it is stored and told to programs.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Answered(answer) => answer.as_str(),
        }
    }

    /// From its stored name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        if name == "open" { Some(Self::Open) } else { Answer::from_name(name).map(Self::Answered) }
    }
}

/// Which appeals are asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    /// Those that nobody has answered.
    Open,
    /// Those that were answered.
    Answered,
}

/// The longest text of an appeal or an answer, in code points.
pub const LONGEST: usize = 5_000;

/// Working days until an answer is due.
const WORKING_DAYS: u32 = 10;

/// Decisions that may be appealed.
#[must_use]
pub const fn may_be_appealed(outcome: DecisionOutcome) -> bool {
    match outcome {
        DecisionOutcome::NotPassed | DecisionOutcome::Rejected | DecisionOutcome::Void => true,
        DecisionOutcome::Passed | DecisionOutcome::Onboarded => false,
    }
}

/// The same time of day so many working days (Monday to Friday) later, in a time zone.
#[must_use]
pub fn due(sent: Moment, zone: &TimeZone) -> Moment {
    let mut at = Timestamp::from_microsecond(sent.microseconds()).unwrap_or_default().to_zoned_datetime(zone.clone());
    let mut left = WORKING_DAYS;
    while left > 0 {
        let Ok(next) = at.checked_add(1.day()) else { break };
        at = next;
        left -= u32::from(!matches!(at.weekday(), Weekday::Saturday | Weekday::Sunday));
    }
    Moment::from_microseconds(at.timestamp().as_microsecond())
}

/// What an answered appeal was about, as far as its letter says what becomes of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum About {
    /// An attempt at a stage.
    Attempt,
    /// The application, and no attempt.
    Application,
}

/// That an appeal was received, as a letter: headline and text. `by` is the day until which it is answered.
#[must_use]
pub fn received_letter(by: &str, l: Lang) -> (String, String) {
    (
        l.t("We have received your appeal").to_owned(),
        say!(
            l,
            "Somebody who did not make the decision reads your appeal and everything that the decision rests on. \
                 You get an answer by {by}.\n\nThere is nothing for you to do until then. An appeal never makes your result worse.",
            by
        ),
    )
}

/// The answer to an appeal as a letter: headline and text.
#[must_use]
pub fn answer_letter(outcome: Answer, about: About, answer: &str, lang: Lang) -> (String, String) {
    let words = match (outcome, about) {
        (Answer::Overturned, About::Attempt) => lang.t("The decision is changed: the stage is passed"),
        (Answer::Overturned, About::Application) => lang.t("The decision is changed: your application goes on"),
        (Answer::Upheld | Answer::Corrected, _) => lang.t(outcome.words()),
    };
    let headline = say!(lang, "Your appeal: {words}", words);
    let body = say!(lang, "Somebody who did not make the decision has read your appeal.\n\n{answer}\n\n{words}.", answer, words);
    (headline, body)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ten_working_days_pass_two_weekends_also_over_a_change_of_the_clock() {
        let at = |text: &str, zone: &str| text.parse::<jiff::civil::DateTime>().unwrap().in_tz(zone).unwrap();
        for (sent, due_at, zone) in [
            // A Thursday, a Saturday; and a Monday before European clocks go back.
            ("2026-11-26T10:00", "2026-12-10T10:00", "Asia/Singapore"),
            ("2026-11-28T10:00", "2026-12-11T10:00", "Asia/Singapore"),
            ("2026-10-19T10:00", "2026-11-02T10:00", "Europe/Berlin"),
        ] {
            let moment = |text| Moment::from_microseconds(at(text, zone).timestamp().as_microsecond());
            assert_eq!(due(moment(sent), &TimeZone::get(zone).unwrap()), moment(due_at), "{sent}");
        }
    }

    #[test]
    fn every_answer_is_a_letter_in_both_languages() {
        let zh = Lang::offered("zh");
        for answer in Answer::ALL.iter().copied() {
            let en = answer.words();
            for about in [About::Attempt, About::Application] {
                assert!(answer_letter(answer, about, "Because.", Lang::EN).0.contains(en));
                let (head, body) = answer_letter(answer, about, "Because.", zh);
                assert!(zh.t(en) != en && head.contains(zh.t(en)) && body.contains("Because."));
            }
        }
        assert!(!answer_letter(Answer::Overturned, About::Application, "So.", Lang::EN).1.contains("stage"), "no stage was passed");
        assert!(may_be_appealed(DecisionOutcome::Rejected) && !may_be_appealed(DecisionOutcome::Passed));
    }

    #[test]
    fn states_of_appeals_are_read_back_and_nothing_else() {
        for state in [AppealState::Open].into_iter().chain(Answer::ALL.iter().copied().map(AppealState::Answered)) {
            assert_eq!(AppealState::from_name(state.as_str()), Some(state));
        }
        assert_eq!(AppealState::from_name("settled"), None);
    }
}
