//! Letters held against decisions, their ways and the ledger.

use crate::store::sql::{Statement, sql};

sql! {
    LETTER_ON_NO_WAY = "SELECT COUNT(*) AS found FROM mail m WHERE m.sent_at IS NULL AND NOT EXISTS (SELECT 1 FROM posting p WHERE \
        p.mail_id = m.id)";
    DECISION_WITHOUT_LETTER = "SELECT COUNT(*) AS found FROM decision d JOIN application a ON a.id = d.application_id JOIN person p ON \
        p.id = a.person_id WHERE d.undone_at IS NULL AND p.erased_at IS NULL AND NOT EXISTS (SELECT 1 FROM mail m \
        WHERE m.decision_id = d.id)";
    SENT_UNNOTED = "SELECT COUNT(*) AS found FROM mail m JOIN posting p ON p.mail_id = m.id WHERE (p.state = 'sent') <> (m.sent_at IS \
        NOT NULL)";
    SENT_UNTOLD = "SELECT COUNT(*) AS found FROM posting p WHERE p.mail_id IS NOT NULL AND (p.state = 'sent') <> EXISTS (SELECT 1 FROM \
        ledger_event e WHERE e.subject = p.mail_id AND e.kind = 'letter.sent')";
    SENT_EARLY = "SELECT COUNT(*) AS found FROM mail WHERE sent_at < due_at";
    LETTER_TO_ANOTHER = "SELECT COUNT(*) AS found FROM mail m JOIN decision d ON d.id = m.decision_id JOIN application a ON \
        a.id = d.application_id WHERE m.person_id <> a.person_id";
    LETTER_DUE = "SELECT COUNT(*) AS found FROM mail m JOIN decision d ON d.id = m.decision_id LEFT JOIN posting p ON p.mail_id = m.id \
        WHERE m.due_at <> d.letter_at OR p.due_at < d.letter_at";
    LETTER_TAKEN_BACK = "SELECT COUNT(*) AS found FROM mail m JOIN decision d ON d.id = m.decision_id WHERE d.undone_at < d.letter_at";
    LETTER_UNTOLD = "SELECT COUNT(*) AS found FROM mail m WHERE NOT EXISTS (SELECT 1 FROM ledger_event e WHERE e.subject = m.id AND \
        e.kind IN ('letter.written', 'letter.found'))";
    LETTER_GONE = "SELECT COUNT(*) AS found FROM ledger_event e WHERE e.kind IN ('letter.written', 'letter.found') AND NOT EXISTS \
        (SELECT 1 FROM mail m WHERE m.id = e.subject) AND NOT EXISTS (SELECT 1 FROM ledger_event b WHERE b.subject = e.subject AND \
        b.kind = 'letter.taken_back')";
}

/// Invariants of letters, as those of the rest of the database.
pub(super) const INVARIANTS: &[(&str, &str, &Statement)] = &[
    ("letter-way", "a letter is on its way until it went out", &LETTER_ON_NO_WAY),
    ("decision-letter", "every decision that stands has its letter", &DECISION_WITHOUT_LETTER),
    ("letter-sent", "a letter that went out says so", &SENT_UNNOTED),
    ("letter-sent-event", "a letter went out where an event says so, and only there", &SENT_UNTOLD),
    ("letter-early", "a letter went out no sooner than it was due", &SENT_EARLY),
    ("letter-person", "a letter goes to whom its decision is about", &LETTER_TO_ANOTHER),
    ("letter-due", "a letter goes out when its decision says, and no sooner", &LETTER_DUE),
    ("letter-taken-back", "a decision that was taken back before its letter was due has none", &LETTER_TAKEN_BACK),
    ("letter-event", "a letter stands in the ledger", &LETTER_UNTOLD),
    ("event-letter", "a letter of the ledger is there, or was taken back", &LETTER_GONE),
];
