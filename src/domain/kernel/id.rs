//! Identifiers: one newtype for each entity, so that no signature takes a bare UUID and no two can be confused.
//!
//! Ids are UUIDs of version 7 (RFC 9562): they sort by the time they were made. That time can be read off them, so an id is never a secret.

use uuid::Uuid;

/// Makes the newtypes; each wraps one UUID and shows itself as its hyphenated form.
macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(Uuid);

        impl $name {
            /// Wraps a UUID that is known to name this entity.
            #[must_use]
            pub const fn from_uuid(id: Uuid) -> Self {
                Self(id)
            }

            /// The UUID itself.
            #[must_use]
            pub const fn uuid(self) -> Uuid {
                self.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = <String as serde::Deserialize>::deserialize(deserializer)?;
                text.parse().map_err(serde::de::Error::custom)
            }
        }

        impl std::str::FromStr for $name {
            type Err = uuid::Error;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Uuid::parse_str(text).map(Self)
            }
        }
    )*};
}

ids! {
    /// One version of a gold set.
    VersionId;
    /// A person: candidate, annotator or staff.
    PersonId;
    /// A signed-in session.
    SessionId;
    /// An API token or sign-in token.
    TokenId;
    /// One person's application to a project.
    ApplicationId;
    /// A consent.
    ConsentId;
    /// An uploaded document.
    EvidenceId;
    /// A decision on a stage or an application.
    DecisionId;
    /// An appeal against a decision.
    AppealId;
    /// A contest of a key.
    ContestId;
    /// An attempt whose grades a corrected key changes.
    RescoreId;
    /// An ordinary task of a platform.
    TaskId;
    /// A request for the hidden checks among an annotator's next tasks.
    CheckRequestId;
    /// A response that people score.
    ReviewTaskId;
    /// One reviewer's sheet; also the response's code for them.
    SheetId;
    /// A round of a reviewer's training.
    TrainingId;
    /// An annotator.
    AnnotatorId;
    /// A hidden check.
    CheckId;
    /// What charts of hidden checks rest on.
    FootingId;
    /// A signal of a chart.
    SignalId;
    /// An audit: a planned sample of judgments with what became of it.
    AuditId;
    /// A judgment that was drawn for an audit.
    AuditTaskId;
    /// What one person says of a drawn judgment.
    AuditReviewId;
    /// Rules as somebody puts them up.
    BookId;
    /// What is proposed or done about an annotator's work.
    MeasureId;
    /// One sitting of a stage.
    AttemptId;
    /// One place of a form: an item as it was drawn for an attempt.
    FormItemId;
    /// One revision of an answer.
    AnswerId;
    /// One grade of an answer.
    GradeId;
    /// One event of the ledger.
    EventId;
    /// One message of the outbox.
    MessageId;
    /// One job in the queue.
    JobId;
}
