//! What the service tells the ledger of.

use super::names::names;

names! {
    /// A kind of event that the service writes. What is read from a ledger is its text: one that is none of these is named by who verifies
    /// it, and is no reason to stop.
    EventKind {
        /// Access denied.
        AccessDenied = "access.denied";
        /// Help in tests asked for.
        AccommodationAsked = "accommodation.asked";
        /// Help in tests: not granted.
        AccommodationDeclined = "accommodation.declined";
        /// Extra time granted.
        AccommodationGranted = "accommodation.granted";
        /// Help in tests asked for no more.
        AccommodationWithdrawn = "accommodation.withdrawn";
        /// Annotator’s work ended.
        AnnotatorEnded = "annotator.ended";
        /// Annotator paused.
        AnnotatorPaused = "annotator.paused";
        /// Handing over taken back.
        AnnotatorRemoved = "annotator.removed";
        /// Annotator let go on.
        AnnotatorResumed = "annotator.resumed";
        /// Appeal answered.
        AppealAnswered = "appeal.answered";
        /// Appeal sent.
        AppealSent = "appeal.sent";
        /// Application begun.
        ApplicationBegun = "application.begun";
        /// Document.
        ApplicationDocument = "application.document";
        /// Answers of the application saved.
        ApplicationSaved = "application.saved";
        /// Application handed in.
        ApplicationSubmitted = "application.submitted";
        /// Application withdrawn.
        ApplicationWithdrawn = "application.withdrawn";
        /// Questions handed in.
        AttemptBlockHandedIn = "attempt.block_handed_in";
        /// Test handed in.
        AttemptHandedIn = "attempt.handed_in";
        /// Questions laid out.
        AttemptPlaced = "attempt.placed";
        /// Scored again with corrected keys.
        AttemptRescored = "attempt.rescored";
        /// Test scored.
        AttemptScored = "attempt.scored";
        /// Test started.
        AttemptStarted = "attempt.started";
        /// Attempt made void.
        AttemptVoided = "attempt.voided";
        /// Audit ended, and its report sealed.
        AuditClosed = "audit.closed";
        /// Audit planned: its frame, seed and sample sealed.
        AuditPlanned = "audit.planned";
        /// Judgment of an audit reviewed by a person.
        AuditReviewed = "audit.reviewed";
        /// Signal of the hidden checks settled.
        AuditSettled = "audit.settled";
        /// Signal of the hidden checks.
        AuditSignal = "audit.signal";
        /// Report of an audit signed.
        AuditSigned = "audit.signed";
        /// Signal of the hidden checks withdrawn.
        AuditWithdrawn = "audit.withdrawn";
        /// Requirements met so far: the tests opened.
        CandidateEligible = "candidate.eligible";
        /// Handed over to the platform.
        CandidateOnboarded = "candidate.onboarded";
        /// Certificate of a lot issued.
        CertificateIssued = "certificate.issued";
        /// Hidden check answered.
        CheckAnswered = "check.answered";
        /// Hidden check given out.
        CheckAsked = "check.asked";
        /// Hidden check graded.
        CheckGraded = "check.graded";
        /// Hidden check graded again.
        CheckRegraded = "check.regraded";
        /// Places of hidden checks among the next tasks drawn.
        ChecksPlaced = "checks.placed";
        /// Clock corrected.
        ClockCorrected = "clock.corrected";
        /// Key questioned.
        ContestRaised = "contest.raised";
        /// Questioned key settled.
        ContestSettled = "contest.settled";
        /// Decision corrected.
        DecisionCorrected = "decision.corrected";
        /// Decision.
        DecisionMade = "decision.made";
        /// Decision taken back: the person changed or withdrew the application first.
        DecisionOvertaken = "decision.overtaken";
        /// Decision taken back.
        DecisionUndone = "decision.undone";
        /// Dossier opened with keys.
        DossierOpened = "dossier.opened";
        /// Gold set brought in.
        GoldSetImported = "gold_set.imported";
        /// Gold set published.
        GoldSetPublished = "gold_set.published";
        /// Grades of an earlier grader held from here on.
        GradesHeld = "grades.held";
        /// Guidelines acknowledged by an annotator.
        GuidelinesRead = "guidelines.read";
        /// Failed work tried again.
        JobTriedAgain = "job.tried_again";
        /// Letter of an earlier release found.
        LetterFound = "letter.found";
        /// Letter given up: its mail server took it at no try.
        LetterGivenUp = "letter.given_up";
        /// Letter sent.
        LetterSent = "letter.sent";
        /// Letter taken back.
        LetterTakenBack = "letter.taken_back";
        /// Letter written.
        LetterWritten = "letter.written";
        /// Sending of letters held from here on.
        LettersEndsHeld = "letters.ends_held";
        /// Letters held from here on.
        LettersHeld = "letters.held";
        /// First of two people for a measure.
        MeasureAgreed = "measure.agreed";
        /// Appeal against a measure answered.
        MeasureAnswered = "measure.answered";
        /// Appeal against a measure sent.
        MeasureAppealed = "measure.appealed";
        /// A corrected key took away what a measure rests on.
        MeasureDoubted = "measure.doubted";
        /// Measure over.
        MeasureEnded = "measure.ended";
        /// Measure proposed.
        MeasureProposed = "measure.proposed";
        /// Measure refused.
        MeasureRefused = "measure.refused";
        /// Measure carried out.
        MeasureTaken = "measure.taken";
        /// Measure undone.
        MeasureUndone = "measure.undone";
        /// Proposed measure taken back.
        MeasureWithdrawn = "measure.withdrawn";
        /// Population of a version estimated.
        PopulationFitted = "population.fitted";
        /// Corrected result decided on.
        RescoreDecided = "rescore.decided";
        /// Responses put up for review.
        ReviewPutUp = "review.put_up";
        /// Response scored by a person.
        ReviewSaved = "review.saved";
        /// Response with agreed levels given out.
        ReviewSeeded = "review.seeded";
        /// Reviewer's training not passed.
        ReviewerNotTrained = "reviewer.not_trained";
        /// Reviewer trained.
        ReviewerTrained = "reviewer.trained";
        /// Rules approved: they speak from here on.
        RulesApproved = "rules.approved";
        /// Rules put up.
        RulesPutUp = "rules.put_up";
        /// Rules stopped.
        RulesStopped = "rules.stopped";
        /// Signed in.
        SessionOpened = "session.opened";
        /// Sign-in refused.
        SessionRefused = "session.refused";
        /// Member of staff added.
        StaffAdded = "staff.added";
        /// Member of staff disabled.
        StaffDisabled = "staff.disabled";
        /// Member of staff let in again.
        StaffEnabled = "staff.enabled";
        /// Role changed.
        StaffRole = "staff.role";
        /// Token created.
        TokenCreated = "token.created";
        /// Token revoked.
        TokenRevoked = "token.revoked";
        /// Endpoint added.
        WebhookAdded = "webhook.added";
        /// Endpoint deleted.
        WebhookDeleted = "webhook.deleted";
        /// Secret of an endpoint changed.
        WebhookRotated = "webhook.rotated";
        /// Endpoint switched on or off.
        WebhookSwitched = "webhook.switched";
    }
}
