//! What the ledger's kinds of events are called on pages: every kind has words in every language.

use crate::domain::kernel::event_kind::EventKind;
use crate::domain::locale::lang::word;
use crate::web::Visit;

/// An event in words. A kind that this program does not write keeps its name.
pub fn words(v: &Visit, kind: &str) -> String {
    EventKind::from_name(kind).map_or_else(|| kind.to_owned(), |kind| v.t(called(kind)).to_owned())
}

/// Each kind in English.
#[expect(clippy::too_many_lines, reason = "one line a kind")]
const fn called(kind: EventKind) -> &'static str {
    match kind {
        EventKind::AccessDenied => word("Access denied"),
        EventKind::AccommodationAsked => word("Help in tests asked for"),
        EventKind::AccommodationDeclined => word("Help in tests: not granted"),
        EventKind::AccommodationGranted => word("Extra time granted"),
        EventKind::AccommodationWithdrawn => word("Help in tests asked for no more"),
        EventKind::AnnotatorEnded => word("Annotator’s work ended"),
        EventKind::AnnotatorPaused => word("Annotator paused"),
        EventKind::AnnotatorRemoved => word("Handing over taken back"),
        EventKind::AnnotatorResumed => word("Annotator let go on"),
        EventKind::AppealAnswered => word("Appeal answered"),
        EventKind::AppealSent => word("Appeal sent"),
        EventKind::ApplicationBegun => word("Application begun"),
        EventKind::ApplicationDocument => word("Document"),
        EventKind::ApplicationSaved => word("Answers of the application saved"),
        EventKind::ApplicationSubmitted => word("Application handed in"),
        EventKind::ApplicationWithdrawn => word("Application withdrawn"),
        EventKind::AttemptBlockHandedIn => word("Questions handed in"),
        EventKind::AttemptHandedIn => word("Test handed in"),
        EventKind::AttemptPlaced => word("Questions laid out"),
        EventKind::AttemptRescored => word("Scored again with corrected keys"),
        EventKind::AttemptScored => word("Test scored"),
        EventKind::AttemptStarted => word("Test started"),
        EventKind::AttemptVoided => word("Attempt made void"),
        EventKind::AuditClosed => word("Audit ended, and its report sealed"),
        EventKind::AuditPlanned => word("Audit planned: its frame, seed and sample sealed"),
        EventKind::AuditReviewed => word("Judgment of an audit reviewed by a person"),
        EventKind::AuditSigned => word("Report of an audit signed"),
        EventKind::CertificateIssued => word("Certificate of a lot issued"),
        EventKind::AuditSettled => word("Signal of the hidden checks settled"),
        EventKind::AuditSignal => word("Signal of the hidden checks"),
        EventKind::AuditWithdrawn => word("Signal of the hidden checks withdrawn"),
        EventKind::CandidateEligible => word("Requirements met so far: the tests opened"),
        EventKind::CandidateOnboarded => word("Handed over to the platform"),
        EventKind::CheckAnswered => word("Hidden check answered"),
        EventKind::CheckAsked => word("Hidden check given out"),
        EventKind::CheckGraded => word("Hidden check graded"),
        EventKind::CheckRegraded => word("Hidden check graded again"),
        EventKind::ChecksPlaced => word("Hidden checks placed among the next tasks"),
        EventKind::ClockCorrected => word("Clock corrected"),
        EventKind::ContestRaised => word("Key questioned"),
        EventKind::ContestSettled => word("Questioned key settled"),
        EventKind::DecisionCorrected => word("Decision corrected"),
        EventKind::DecisionMade => word("Decision"),
        EventKind::DecisionOvertaken => word("Decision taken back: the person changed or withdrew the application first"),
        EventKind::DecisionUndone => word("Decision taken back"),
        EventKind::DossierOpened => word("Dossier opened with keys"),
        EventKind::GoldSetImported => word("Gold set brought in"),
        EventKind::GoldSetPublished => word("Gold set published"),
        EventKind::GradesHeld => word("Grades of an earlier grader held from here on"),
        EventKind::GuidelinesRead => word("Guidelines acknowledged"),
        EventKind::JobTriedAgain => word("Failed work tried again"),
        EventKind::LetterFound => word("Letter of an earlier release found"),
        EventKind::LetterGivenUp => word("Letter given up: its mail server took it at no try"),
        EventKind::LetterSent => word("Letter sent"),
        EventKind::LetterTakenBack => word("Letter taken back"),
        EventKind::LetterWritten => word("Letter written"),
        EventKind::LettersEndsHeld => word("Sending of letters held from here on"),
        EventKind::LettersHeld => word("Letters held from here on"),
        EventKind::MeasureAgreed => word("Measure: the first of two people agrees"),
        EventKind::MeasureAnswered => word("Appeal against a measure answered"),
        EventKind::MeasureAppealed => word("Appeal against a measure sent"),
        EventKind::MeasureDoubted => word("A corrected key took away what a measure rests on"),
        EventKind::MeasureEnded => word("Measure over"),
        EventKind::MeasureProposed => word("Measure proposed"),
        EventKind::MeasureRefused => word("Measure refused"),
        EventKind::MeasureTaken => word("Measure carried out"),
        EventKind::MeasureUndone => word("Measure undone"),
        EventKind::MeasureWithdrawn => word("Proposed measure taken back"),
        EventKind::PopulationFitted => word("Population of a version estimated"),
        EventKind::RescoreDecided => word("Corrected result decided on"),
        EventKind::ReviewPutUp => word("Responses put up for review"),
        EventKind::ReviewSaved => word("Response scored by a person"),
        EventKind::ReviewSeeded => word("Response with agreed levels given out"),
        EventKind::ReviewerNotTrained => word("Reviewer's training not passed"),
        EventKind::ReviewerTrained => word("Reviewer trained"),
        EventKind::RulesApproved => word("Rules approved: they speak from here on"),
        EventKind::RulesPutUp => word("Rules put up"),
        EventKind::RulesStopped => word("Rules stopped"),
        EventKind::SessionOpened => word("Signed in"),
        EventKind::SessionRefused => word("Sign-in refused"),
        EventKind::StaffAdded => word("Member of staff added"),
        EventKind::StaffDisabled => word("Member of staff disabled"),
        EventKind::StaffEnabled => word("Member of staff let in again"),
        EventKind::StaffRole => word("Role changed"),
        EventKind::TokenCreated => word("Token created"),
        EventKind::TokenRevoked => word("Token revoked"),
        EventKind::WebhookAdded => word("Endpoint added"),
        EventKind::WebhookDeleted => word("Endpoint deleted"),
        EventKind::WebhookRotated => word("Secret of an endpoint changed"),
        EventKind::WebhookSwitched => word("Endpoint switched on or off"),
    }
}

/// What somebody reads first of a case: who decided, what was handed in, what came of it. The rest is how it came about.
const TOLD_FIRST: &[EventKind] = &[
    EventKind::AccommodationAsked,
    EventKind::AccommodationDeclined,
    EventKind::AccommodationGranted,
    EventKind::AnnotatorEnded,
    EventKind::AnnotatorPaused,
    EventKind::AnnotatorRemoved,
    EventKind::AnnotatorResumed,
    EventKind::AppealAnswered,
    EventKind::AppealSent,
    EventKind::ApplicationDocument,
    EventKind::ApplicationSubmitted,
    EventKind::ApplicationWithdrawn,
    EventKind::AttemptHandedIn,
    EventKind::AttemptRescored,
    EventKind::AttemptScored,
    EventKind::AttemptStarted,
    EventKind::AttemptVoided,
    EventKind::CandidateOnboarded,
    EventKind::DecisionCorrected,
    EventKind::DecisionMade,
    EventKind::DecisionOvertaken,
    EventKind::DecisionUndone,
    EventKind::RescoreDecided,
];

/// Whether an event is one that a reader of a case looks for first.
pub fn is_told_first(kind: &str) -> bool {
    EventKind::from_name(kind).is_some_and(|kind| TOLD_FIRST.contains(&kind))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::locale::lang::Lang;

    #[test]
    fn every_kind_of_event_has_words_in_both_languages() {
        for kind in EventKind::ALL.iter().copied() {
            let en = called(kind);
            assert!(en.chars().all(|c| c.is_ascii() || c == '’') && !en.contains('.'), "{kind:?}");
            assert!(Lang::offered("zh").t(en).chars().all(|c| !c.is_ascii()), "{kind:?}");
        }
    }
}
