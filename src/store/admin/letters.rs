//! Letters held against decisions, their ways and the ledger.

use std::collections::{BTreeMap, HashMap};

use serde_json::Value;
use uuid::Uuid;

use crate::domain::deciding::texts;
use crate::domain::kernel::event_kind::EventKind;
use crate::store::deciding::letters::written_after;
use crate::store::engine::db::Db;
use crate::store::engine::error::Result;
use crate::store::engine::sql::{Statement, sql};
use crate::store::engine::tx::Tx;
use crate::store::proving::ledger;

/// Letters that are read at once.
const PAGE: i64 = 500;

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
    LETTER_WITHOUT_ENGLISH = "SELECT COUNT(*) AS found FROM mail m WHERE NOT EXISTS (SELECT 1 FROM mail_text t WHERE t.mail_id = m.id \
        AND t.language = 'en')";
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
    ("letter-english", "every letter is written in English, whatever else it is written in", &LETTER_WITHOUT_ENGLISH),
    ("letter-taken-back", "a decision that was taken back before its letter was due has none", &LETTER_TAKEN_BACK),
    ("letter-event", "a letter stands in the ledger", &LETTER_UNTOLD),
    ("event-letter", "a letter of the ledger is there, or was taken back", &LETTER_GONE),
];

/// Letters that say something else than the ledger was told when they were written, with the languages where its event has each.
pub(super) async fn other_than_written(db: &Db) -> Result<Vec<String>> {
    db.read("fsck letters", |tx| Box::pin(other(tx))).await
}

async fn other(tx: &mut Tx) -> Result<Vec<String>> {
    let (mut after, mut found) = (Uuid::nil(), Vec::new());
    loop {
        let page = written_after(tx, after, PAGE).await?;
        let Some(last) = page.last() else { return Ok(found) };
        after = last.id;
        let ids: Vec<Uuid> = page.iter().map(|letter| letter.id).collect();
        let events = ledger::about(tx, &ids).await?.into_iter().filter(|e| e.is(EventKind::LetterWritten) || e.is(EventKind::LetterFound));
        let told: HashMap<Uuid, Value> = events.filter_map(|event| Some((event.subject?, event.body))).collect();
        for letter in page {
            // One without an event is told by another invariant.
            let Some(said) = told.get(&letter.id).filter(|said| said["text"] != letter.text) else { continue };
            let by_language: BTreeMap<String, String> = serde_json::from_value(said["texts"].clone()).unwrap_or_default();
            found.push(format!("letter {}{}", letter.id, texts::within(&letter.texts, &by_language)));
        }
    }
}
