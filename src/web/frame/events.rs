//! What the ledger's kinds of events are called on pages: every kind has words in every language.

use crate::domain::locale::lang::{Lang, word};
use crate::web::Visit;

/// An event in words. A kind that this program does not write keeps its name.
pub fn words(v: &Visit, kind: &str) -> String {
    told(v.lang, kind).map_or_else(|| kind.to_owned(), str::to_owned)
}

/// Each kind and its words.
const WORDS: &[(&str, &str)] = &[
    ("access.denied", word("Access denied")),
    ("accommodation.asked", word("Help in tests asked for")),
    ("accommodation.declined", word("Help in tests: not granted")),
    ("accommodation.granted", word("Extra time granted")),
    ("accommodation.withdrawn", word("Help in tests asked for no more")),
    ("annotator.ended", word("Annotator’s work ended")),
    ("annotator.paused", word("Annotator paused")),
    ("annotator.removed", word("Handing over taken back")),
    ("annotator.resumed", word("Annotator let go on")),
    ("appeal.answered", word("Appeal answered")),
    ("appeal.sent", word("Appeal sent")),
    ("application.begun", word("Application begun")),
    ("application.document", word("Document")),
    ("application.saved", word("Answers of the application saved")),
    ("application.submitted", word("Application handed in")),
    ("application.withdrawn", word("Application withdrawn")),
    ("attempt.block_handed_in", word("Questions handed in")),
    ("attempt.handed_in", word("Test handed in")),
    ("attempt.placed", word("Questions laid out")),
    ("attempt.rescored", word("Scored again with corrected keys")),
    ("attempt.scored", word("Test scored")),
    ("attempt.started", word("Test started")),
    ("attempt.voided", word("Attempt made void")),
    ("audit.signal", word("Signal of the hidden checks")),
    ("candidate.eligible", word("Requirements met so far: the tests opened")),
    ("candidate.onboarded", word("Handed over to the platform")),
    ("check.answered", word("Hidden check answered")),
    ("check.asked", word("Hidden check given out")),
    ("check.graded", word("Hidden check graded")),
    ("check.regraded", word("Hidden check graded again")),
    ("clock.corrected", word("Clock corrected")),
    ("contest.raised", word("Key questioned")),
    ("contest.settled", word("Questioned key settled")),
    ("decision.corrected", word("Decision corrected")),
    ("decision.made", word("Decision")),
    ("decision.overtaken", word("Decision taken back: the person changed or withdrew the application first")),
    ("decision.undone", word("Decision taken back")),
    ("dossier.opened", word("Dossier opened with keys")),
    ("gold_set.imported", word("Gold set brought in")),
    ("gold_set.published", word("Gold set published")),
    ("grades.held", word("Grades of an earlier grader held from here on")),
    ("job.tried_again", word("Failed work tried again")),
    ("letter.found", word("Letter of an earlier release found")),
    ("letter.given_up", word("Letter given up: its mail server took it at no try")),
    ("letter.sent", word("Letter sent")),
    ("letter.taken_back", word("Letter taken back")),
    ("letter.written", word("Letter written")),
    ("letters.ends_held", word("Sending of letters held from here on")),
    ("letters.held", word("Letters held from here on")),
    ("population.fitted", word("Population of a version estimated")),
    ("rescore.decided", word("Corrected result decided on")),
    ("review.put_up", word("Responses put up for review")),
    ("review.saved", word("Response scored by a person")),
    ("review.seeded", word("Response with agreed levels given out")),
    ("reviewer.not_trained", word("Reviewer's training not passed")),
    ("reviewer.trained", word("Reviewer trained")),
    ("session.opened", word("Signed in")),
    ("session.refused", word("Sign-in refused")),
    ("staff.added", word("Member of staff added")),
    ("staff.disabled", word("Member of staff disabled")),
    ("staff.enabled", word("Member of staff let in again")),
    ("staff.role", word("Role changed")),
    ("token.created", word("Token created")),
    ("token.revoked", word("Token revoked")),
    ("webhook.added", word("Endpoint added")),
    ("webhook.deleted", word("Endpoint deleted")),
    ("webhook.rotated", word("Secret of an endpoint changed")),
    ("webhook.switched", word("Endpoint switched on or off")),
];

fn told(l: Lang, kind: &str) -> Option<&'static str> {
    WORDS.iter().find(|(known, ..)| *known == kind).map(|(_, en)| l.t(en))
}

/// What somebody reads first of a case: who decided, what was handed in, what came of it. The rest is how it came about.
const TOLD_FIRST: &[&str] = &[
    "accommodation.asked",
    "accommodation.declined",
    "accommodation.granted",
    "annotator.ended",
    "annotator.paused",
    "annotator.removed",
    "annotator.resumed",
    "appeal.answered",
    "appeal.sent",
    "application.document",
    "application.submitted",
    "application.withdrawn",
    "attempt.handed_in",
    "attempt.rescored",
    "attempt.scored",
    "attempt.started",
    "attempt.voided",
    "candidate.onboarded",
    "decision.corrected",
    "decision.made",
    "decision.overtaken",
    "decision.undone",
    "rescore.decided",
];

/// Whether an event is one that a reader of a case looks for first.
pub fn is_told_first(kind: &str) -> bool {
    TOLD_FIRST.contains(&kind)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::kernel::ledger::KINDS;

    #[test]
    fn every_kind_of_event_has_words_in_both_languages() {
        for kind in KINDS {
            let (en, zh) = (told(Lang::EN, kind), told(Lang::offered("zh"), kind));
            assert!(en.is_some_and(|text| text.chars().all(|c| c.is_ascii() || c == '’') && !text.contains('.')), "{kind}");
            assert!(zh.is_some_and(|text| text.chars().all(|c| !c.is_ascii())), "{kind}");
        }
        assert_eq!(WORDS.len(), KINDS.len(), "words of a kind that is not written");
        assert!(TOLD_FIRST.iter().all(|kind| KINDS.contains(kind)), "told first, and never written");
    }
}
