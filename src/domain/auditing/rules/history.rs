//! The record of one annotator, as rules look at it: events in the order in which they happened.

use crate::domain::gold_set::item::ItemKind;
use crate::domain::kernel::moment::Moment;
use crate::domain::project::rule::{MeasureKind, Stream};

/// What a review said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reviewed {
    /// The work is good.
    Accepted,
    /// It is not.
    Rejected,
    /// It is after all: a piece that was rejected before counts as accepted instead.
    AcceptedAfterRejection,
}

impl Reviewed {
    /// As rules and histories name it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Accepted => "accepted",
            Self::Rejected => "rejected",
            Self::AcceptedAfterRejection => "accepted_after_rejection",
        }
    }

    /// From its name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        [Self::Accepted, Self::Rejected, Self::AcceptedAfterRejection].into_iter().find(|r| r.as_str() == name)
    }
}

/// A measure that was taken.
#[derive(Clone, Debug, PartialEq)]
pub struct Taken {
    /// Of what kind.
    pub kind: MeasureKind,
    /// The rules that it rests on; none where a person took it of their own accord.
    pub rules: Vec<String>,
    /// When it ends by itself.
    pub until: Option<Moment>,
    /// The skill that it is about.
    pub skill: Option<String>,
    /// The share, weight or value that it sets; of a skill none where it was taken away.
    pub value: Option<f64>,
}

impl Taken {
    /// A measure of a kind that says no more.
    #[must_use]
    pub const fn of(kind: MeasureKind) -> Self {
        Self { kind, rules: Vec::new(), until: None, skill: None, value: None }
    }

    /// Whether it holds at a moment: it was not to end, or ends later.
    #[must_use]
    pub fn in_force(&self, at: Moment) -> bool {
        self.until.is_none_or(|until| until > at)
    }
}

/// What happened.
#[derive(Clone, Debug, PartialEq)]
pub enum What {
    /// An answer to hidden gold, with its score in 0..=1; `counts` is false where its key was contested or withdrawn.
    Check {
        /// The score.
        score: f64,
        /// Whether it counts.
        counts: bool,
    },
    /// An answer in training, with its score in 0..=1, and how much training is still to be done where that is known.
    Training {
        /// The score.
        score: f64,
        /// Training that is left.
        left: Option<u32>,
    },
    /// A judgment that was compared with those of others: how far it agrees with them, in 0..=1 (for a majority 0 or 1).
    Judgment {
        /// The agreement.
        agrees: f64,
    },
    /// A review of a piece of work.
    Review(Reviewed),
    /// A piece of work that was handed in.
    Submission {
        /// Seconds that it took, where that is known.
        seconds: Option<f64>,
        /// What it is paid.
        pay: f64,
        /// Whether it waits for a review.
        pending: bool,
    },
    /// A task that was skipped.
    Skip,
    /// A puzzle that tells people from programs.
    Captcha {
        /// Whether it was solved.
        solved: bool,
    },
    /// A chart's signal was opened, or closed.
    Signal {
        /// Which.
        open: bool,
    },
    /// A lot with this annotator's work was certified, or refused a certificate.
    Certificate {
        /// Which.
        granted: bool,
    },
    /// A reviewer's response to a seed.
    Seed {
        /// Whether it was off.
        missed: bool,
    },
    /// From now on the annotator is so many versions of the guidelines behind.
    Guideline {
        /// How many.
        behind: u32,
    },
    /// A measure was taken.
    Measure(Taken),
    /// Rules asked for a measure that nobody took, or that is not taken yet, or that was undone: what they had seen is seen.
    Spoken {
        /// Which, by their names.
        rules: Vec<String>,
    },
    /// The annotator was at work; nothing more is known of what they did.
    AtWork,
}

/// One event.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// When.
    pub at: Moment,
    /// The kind of the item that it is about, where it is about one.
    pub kind: Option<ItemKind>,
    /// The skill that it is about.
    pub skill: Option<String>,
    /// What happened.
    pub what: What,
}

impl Event {
    /// An event about no kind and no skill in particular.
    #[must_use]
    pub const fn new(at: Moment, what: What) -> Self {
        Self { at, kind: None, skill: None, what }
    }

    /// What the event adds to a stream: how good it is, in 0..=1. `fast_seconds` says which pieces were too fast; without it, and of pieces
    /// whose time is not known, none was. None where it is no event of the stream, or does not count.
    #[must_use]
    pub fn good_for(&self, stream: Stream, fast_seconds: Option<f64>) -> Option<f64> {
        let yes = |good: bool| Some(f64::from(u8::from(good)));
        match (stream, &self.what) {
            (Stream::Check | Stream::Keyed, What::Check { score, counts: true })
            | (Stream::Training | Stream::Keyed, What::Training { score, .. }) => Some(*score),
            (Stream::Judgment, What::Judgment { agrees }) => Some(*agrees),
            // A piece that is accepted after all was counted when it was rejected.
            (Stream::Review, What::Review(reviewed @ (Reviewed::Accepted | Reviewed::Rejected))) => yes(*reviewed == Reviewed::Accepted),
            (Stream::Submission, What::Submission { seconds, .. }) => {
                yes(!fast_seconds.zip(*seconds).is_some_and(|(limit, seconds)| seconds < limit))
            }
            (Stream::Captcha, What::Captcha { solved }) => yes(*solved),
            _ => None,
        }
    }

    /// Whether the annotator did something.
    #[must_use]
    pub const fn is_work(&self) -> bool {
        matches!(
            self.what,
            What::Check { .. }
                | What::Training { .. }
                | What::Judgment { .. }
                | What::Submission { .. }
                | What::Skip
                | What::Captcha { .. }
                | What::Seed { .. }
                | What::AtWork
        )
    }

    /// The rules that spoke, whether or not what they asked for was done.
    #[must_use]
    pub fn spoken(&self) -> &[String] {
        match &self.what {
            What::Measure(taken) => &taken.rules,
            What::Spoken { rules } => rules,
            _ => &[],
        }
    }

    /// The measure, where one was taken.
    #[must_use]
    pub const fn taken(&self) -> Option<&Taken> {
        match &self.what {
            What::Measure(taken) => Some(taken),
            _ => None,
        }
    }
}

/// The record of one annotator: events in order of time, those of one moment in the order in which they were put in.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct History {
    events: Vec<Event>,
}

impl From<Vec<Event>> for History {
    fn from(mut events: Vec<Event>) -> Self {
        events.sort_by_key(|event| event.at);
        Self { events }
    }
}

impl History {
    /// The events, oldest first.
    #[must_use]
    pub fn events(&self) -> &[Event] {
        &self.events
    }

    /// Adds an event behind all that are no later.
    pub fn add(&mut self, event: Event) {
        let at = self.events.partition_point(|before| before.at <= event.at);
        self.events.insert(at, event);
    }
}
