//! Letters that tell of no decision on a result: extra time, a document, an annotator's work, a withdrawal. In any language; what a
//! member of staff has written stands in them as it was typed.

use jiff::tz::TimeZone;

use crate::domain::gold_set::text::Text;
use crate::domain::kernel::moment::Moment;
use crate::domain::locale::lang::{Lang, many, say};

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

/// How somebody may appeal against a step.
#[derive(Clone, Copy, Debug)]
pub struct MayAppeal<'a> {
    /// Until when.
    pub until: Moment,
    /// Days within which somebody else answers.
    pub answered_within: u32,
    /// Where the project keeps its clocks.
    pub zone: &'a TimeZone,
}

impl MayAppeal<'_> {
    /// In a sentence.
    #[must_use]
    pub fn told(&self, l: Lang) -> String {
        let (days, until) = (self.answered_within, l.time(self.until, self.zone));
        let answered = many!(l, days, "within {n} day", "within {n} days");
        say!(
            l,
            "If you think that this is wrong, say so until {until} on the page “My record”. Somebody else than who decided reads it \
             and answers {answered}.",
            until,
            answered
        )
    }
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
        /// The project's title.
        project: &'a Text,
        /// In the words of whoever took it.
        reason: &'a str,
        /// Where the project is written to.
        contact: Option<&'a str>,
        /// How it may be appealed: what is done to somebody may.
        appeal: Option<MayAppeal<'a>>,
    },
    /// The person has withdrawn their application.
    Withdrawn {
        /// The project's title.
        project: &'a Text,
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
                l.t("What you asked for in tests: not granted").to_owned(),
                say!(
                    l,
                    "A person has read what you asked for and cannot grant it as it stands. They write:\n\n{words}\n\nThis is about \
                         the time of your tests only and plays no part in any decision. You can ask again, also for something else, before \
                         you start a stage.",
                    words
                ),
            ),
            Self::DocumentRefused { name, why } => (
                l.t("A document of yours was not accepted").to_owned(),
                say!(
                    l,
                    "A person looked at “{name}”. They write:\n\n{why}\n\nThis is no decision on your application. You can send \
                         another document: \
                         under “My stages”, press “Send a document”.",
                    name,
                    why
                ),
            ),
            Self::DocumentAccepted { name } => (
                l.t("A document of yours is accepted after all").to_owned(),
                say!(l, "A person looked at “{name}” again: it is accepted. What we wrote before about it holds no more.", name),
            ),
            Self::Annotator { step, project, reason, contact, appeal } => annotator((step, l.of(project), reason), contact, appeal, l),
            Self::Withdrawn { project } => withdrawn(l.of(project), l),
        }
    }
}

fn time(factor: f64, l: Lang) -> (String, String) {
    let granted = factor - 1.0 > 1e-9;
    let headline = if granted { l.t("You have extra time") } else { l.t("The time of your tests") };
    let first = if granted {
        say!(l, "A person has granted it: the limit of every stage that you start from now on is multiplied by {factor}.", factor)
    } else {
        l.t("The limit of every stage that you start from now on is the standard one.").to_owned()
    };
    let rest = l.t("A stage that has begun keeps its own limit. None of this plays a part in any decision.");
    (headline.to_owned(), format!("{first}\n\n{rest}"))
}

fn annotator(
    (step, project, reason): (Work, &str, &str),
    contact: Option<&str>,
    appeal: Option<MayAppeal<'_>>,
    l: Lang,
) -> (String, String) {
    let (headline, first) = match step {
        Work::Paused => (
            say!(l, "Your work is paused: {project}", project),
            l.t("You get no tasks until a person lets you go on. This is not the end of your work."),
        ),
        Work::Resumed => (say!(l, "Your work goes on: {project}", project), l.t("The pause is over: you can be given tasks again.")),
        Work::Ended => (
            say!(l, "Your work has ended: {project}", project),
            l.t("A person has ended your work as an annotator. You get no more tasks from this project."),
        ),
    };
    let words = say!(l, "The reason, as it was written:\n\n{reason}", reason);
    let answer = contact
        .filter(|_| step != Work::Resumed)
        .map(|contact| say!(l, "\n\nIf you think that this is wrong, or want to answer, write to {contact}; a person reads it.", contact));
    let appeal = appeal.filter(|_| step != Work::Resumed).map(|appeal| format!("\n\n{}", appeal.told(l)));
    (headline, format!("{first}\n\n{words}{}{}", appeal.unwrap_or_default(), answer.unwrap_or_default()))
}

fn withdrawn(project: &str, l: Lang) -> (String, String) {
    (
        say!(l, "You have withdrawn your application: {project}", project),
        l.t("As you asked, your application ends here; there is nothing more for you to do. Tests that were handed in count, also if \
             you come back.\n\nYou can apply again later: under “My stages”, press “Apply again”. If you did not do this yourself, \
             sign in and begin it again.")
            .to_owned(),
    )
}
