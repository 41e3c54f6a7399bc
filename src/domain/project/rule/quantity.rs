//! What a rule can count or measure of an annotator's record.

use crate::domain::kernel::names::names;

names! {
    /// What a condition compares with a number.
    Quantity {
        /// Counted checks.
        Checks = "checks";
        /// The sum of the scores of counted checks.
        Right = "right";
        /// Counted checks less the sum of their scores.
        Wrong = "wrong";
        /// Mean score of counted checks.
        ShareRight = "share_right";
        /// One less the mean score of counted checks.
        ShareWrong = "share_wrong";
        /// Answers in training.
        Training = "training_answers";
        /// Mean score in training.
        TrainingRight = "training_share_right";
        /// One less the mean score in training.
        TrainingWrong = "training_share_wrong";
        /// Training that is still to be done, as the newest answer in training says it.
        TrainingLeft = "training_left";
        /// Checks and answers in training together: whatever has a key.
        Keyed = "keyed_answers";
        /// Mean score of whatever has a key.
        KeyedRight = "keyed_share_right";
        /// One less the mean score of whatever has a key.
        KeyedWrong = "keyed_share_wrong";
        /// Judgments that were compared with those of others.
        Judgments = "judgments";
        /// Mean agreement of judgments with those of others.
        Agreement = "agreement";
        /// One less that.
        Disagreement = "disagreement";
        /// Reviewed pieces of work.
        Reviews = "reviews";
        /// Those that were accepted.
        Accepted = "accepted";
        /// Those that were rejected.
        Rejected = "rejected";
        /// Share of reviewed pieces that were accepted.
        ShareAccepted = "share_accepted";
        /// Share of reviewed pieces that were rejected.
        ShareRejected = "share_rejected";
        /// Pieces of work that were handed in.
        Submissions = "submissions";
        /// Those that took less than the rule's `fast_seconds`.
        Fast = "fast";
        /// Their share among those whose time is known.
        ShareFast = "share_fast";
        /// What the pieces handed in were paid, in the platform's unit.
        Income = "income";
        /// Pieces that were handed in and not reviewed yet.
        Pending = "pending";
        /// Tasks skipped one after another, up to now.
        SkippedInRow = "skipped_in_row";
        /// Puzzles that tell people from programs.
        Captchas = "captchas";
        /// Share of them that was solved.
        CaptchasSolved = "share_captchas_solved";
        /// Share of them that was not.
        CaptchasFailed = "share_captchas_failed";
        /// Signals of charts that were opened and not closed.
        SignalsOpen = "signals_open";
        /// Lots that were refused a certificate.
        CertificatesRefused = "certificates_refused";
        /// Seeds that a reviewer missed.
        SeedsMissed = "seeds_missed";
        /// Whole days since the annotator last did something.
        DaysIdle = "days_idle";
        /// Versions of the guidelines that the annotator has not acknowledged.
        GuidelineBehind = "guideline_behind";
    }
}

names! {
    /// Events of one kind, each of them good or not.
    Stream {
        /// Counted checks.
        Check = "check";
        /// Answers in training.
        Training = "training";
        /// Both.
        Keyed = "keyed";
        /// Judgments compared with those of others.
        Judgment = "judgment";
        /// Reviewed pieces of work.
        Review = "review";
        /// Pieces handed in; good is what was not too fast.
        Submission = "submission";
        /// Puzzles.
        Captcha = "captcha";
    }
}

/// What of a stream's events a quantity is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// How many.
    Count,
    /// How much of them was good.
    Good,
    /// How much of them was not.
    Bad,
    /// The share that was good.
    GoodShare,
    /// The share that was not.
    BadShare,
}

impl Quantity {
    /// The stream and the side of it, where the quantity is one of a stream.
    #[must_use]
    pub const fn of_stream(self) -> Option<(Stream, Side)> {
        use Side::{Bad, BadShare, Count, Good, GoodShare};
        Some(match self {
            Self::Checks => (Stream::Check, Count),
            Self::Right => (Stream::Check, Good),
            Self::Wrong => (Stream::Check, Bad),
            Self::ShareRight => (Stream::Check, GoodShare),
            Self::ShareWrong => (Stream::Check, BadShare),
            Self::Training => (Stream::Training, Count),
            Self::TrainingRight => (Stream::Training, GoodShare),
            Self::TrainingWrong => (Stream::Training, BadShare),
            Self::Keyed => (Stream::Keyed, Count),
            Self::KeyedRight => (Stream::Keyed, GoodShare),
            Self::KeyedWrong => (Stream::Keyed, BadShare),
            Self::Judgments => (Stream::Judgment, Count),
            Self::Agreement => (Stream::Judgment, GoodShare),
            Self::Disagreement => (Stream::Judgment, BadShare),
            Self::Reviews => (Stream::Review, Count),
            Self::Accepted => (Stream::Review, Good),
            Self::Rejected => (Stream::Review, Bad),
            Self::ShareAccepted => (Stream::Review, GoodShare),
            Self::ShareRejected => (Stream::Review, BadShare),
            Self::Submissions => (Stream::Submission, Count),
            Self::Fast => (Stream::Submission, Bad),
            Self::ShareFast => (Stream::Submission, BadShare),
            Self::Captchas => (Stream::Captcha, Count),
            Self::CaptchasSolved => (Stream::Captcha, GoodShare),
            Self::CaptchasFailed => (Stream::Captcha, BadShare),
            Self::TrainingLeft
            | Self::Income
            | Self::Pending
            | Self::SkippedInRow
            | Self::SignalsOpen
            | Self::CertificatesRefused
            | Self::SeedsMissed
            | Self::DaysIdle
            | Self::GuidelineBehind => return None,
        })
    }

    /// Whether it is a share, in 0..=1.
    #[must_use]
    pub const fn is_share(self) -> bool {
        matches!(self.of_stream(), Some((_, Side::GoodShare | Side::BadShare)))
    }

    /// Whether it is told by the clock or the state of things and not by a number of events: a rule that rests on it alone has seen
    /// enough whatever it counts.
    #[must_use]
    pub const fn is_state(self) -> bool {
        matches!(self, Self::SignalsOpen | Self::CertificatesRefused | Self::DaysIdle | Self::GuidelineBehind | Self::Income)
    }
}

impl Quantity {
    /// Whether the service itself sees what it counts: hidden checks, what charts over them signal, and when somebody was last at work.
    /// Everything else is known to platforms alone, and to whoever evaluates rules on a record of theirs.
    #[must_use]
    pub const fn is_seen(self) -> bool {
        match self.of_stream() {
            Some((stream, _)) => matches!(stream, Stream::Check | Stream::Keyed),
            None => matches!(self, Self::SignalsOpen | Self::DaysIdle),
        }
    }
}

impl Stream {
    /// The quantity that counts it.
    #[must_use]
    pub const fn counted_by(self) -> Quantity {
        match self {
            Self::Check => Quantity::Checks,
            Self::Training => Quantity::Training,
            Self::Keyed => Quantity::Keyed,
            Self::Judgment => Quantity::Judgments,
            Self::Review => Quantity::Reviews,
            Self::Submission => Quantity::Submissions,
            Self::Captcha => Quantity::Captchas,
        }
    }
}
