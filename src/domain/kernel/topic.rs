//! What platforms are told of, and where what it is about is read.

use super::names::names;

names! {
    /// A kind of event that platforms are told.
    Topic {
        /// Somebody may start.
        CandidateEligible = "candidate.eligible";
        /// A test was handed in.
        AttemptHandedIn = "attempt.handed_in";
        /// It came to something.
        AttemptScored = "attempt.scored";
        /// Somebody decided, or a rule passed.
        DecisionMade = "decision.made";
        /// A decision was put right.
        DecisionCorrected = "decision.corrected";
        /// Somebody was accepted.
        CandidateOnboarded = "candidate.onboarded";
        /// Somebody appealed.
        AppealSent = "appeal.sent";
        /// They have an answer.
        AppealAnswered = "appeal.answered";
        /// Work is paused.
        AnnotatorPaused = "annotator.paused";
        /// It goes on.
        AnnotatorResumed = "annotator.resumed";
        /// It has ended.
        AnnotatorEnded = "annotator.ended";
        /// Hidden checks say something.
        AuditSignal = "audit.signal";
        /// A person has looked at it.
        AuditSettled = "audit.settled";
        /// A corrected key took it back.
        AuditWithdrawn = "audit.withdrawn";
        /// An audit has a result.
        AuditClosed = "audit.closed";
        /// A lot has a certificate.
        CertificateIssued = "certificate.issued";
        /// Something is done about an annotator's work that is no pause and no end.
        MeasureTaken = "measure.taken";
        /// It is over.
        MeasureEnded = "measure.ended";
        /// It was wrong, and is taken back.
        MeasureUndone = "measure.undone";
        /// A version is in use.
        GoldSetPublished = "gold_set.published";
    }
}

impl Topic {
    /// The names of all.
    #[must_use]
    pub fn names() -> Vec<&'static str> {
        Self::ALL.iter().map(|topic| topic.as_str()).collect()
    }

    /// What events of a kind are about.
    #[must_use]
    pub const fn object(self) -> Object {
        match self {
            Self::AttemptHandedIn | Self::AttemptScored => Object::Attempt,
            Self::CandidateOnboarded
            | Self::AnnotatorPaused
            | Self::AnnotatorResumed
            | Self::AnnotatorEnded
            | Self::AuditSignal
            | Self::AuditSettled
            | Self::AuditWithdrawn
            | Self::MeasureTaken
            | Self::MeasureEnded
            | Self::MeasureUndone => Object::Annotator,
            Self::GoldSetPublished => Object::GoldSet,
            Self::AuditClosed | Self::CertificateIssued => Object::Audit,
            Self::CandidateEligible | Self::DecisionMade | Self::DecisionCorrected | Self::AppealSent | Self::AppealAnswered => {
                Object::Candidate
            }
        }
    }
}

/// What an object of a message is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Object {
    /// An application.
    Candidate,
    /// A sitting.
    Attempt,
    /// An annotator.
    Annotator,
    /// A version of a gold set.
    GoldSet,
    /// A planned sample of judgments.
    Audit,
}

impl Object {
    /// The collection of the API that it is read from.
    pub(super) const fn collection(self) -> &'static str {
        match self {
            Self::Candidate => "candidates",
            Self::Attempt => "attempts",
            Self::Annotator => "annotators",
            Self::GoldSet => "gold_sets",
            Self::Audit => "audits",
        }
    }
}
