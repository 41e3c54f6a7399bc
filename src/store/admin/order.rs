//! The order in which platforms are told, held against the order of the ledger's events.
//!
//! The sealer numbers what is due by the numbers of the events. So of two messages the one whose event is the earlier one has the lower
//! number, unless it was due later than the other; in which of two orders those two went out depends on when the sealer ran, and both are
//! right. No clock plays a part: what is due is compared with what is due.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;
use uuid::Uuid;

use crate::store::engine::error::Result;
use crate::store::engine::sql::{Statement, row, sql, vals};
use crate::store::engine::tx::Tx;

sql! {
    BEFORE = "SELECT o.id AS id, o.number AS number, o.at AS at, e.number AS event, e.body AS body FROM outbox o JOIN ledger_event e ON \
        e.id = o.event_id WHERE o.number < $1 AND e.number IS NOT NULL ORDER BY o.number DESC LIMIT $2";
    MESSAGE_SEQUENCE = "SELECT COUNT(*) AS found FROM message_place m JOIN message_place n ON n.project = m.project AND \
        n.subject = m.subject AND n.sequence = m.sequence + 1 JOIN outbox a ON a.id = m.message_id JOIN outbox b ON b.id = n.message_id \
        WHERE a.number IS NULL OR b.number IS NULL OR a.number > b.number";
    UNDONE = "SELECT id FROM decision WHERE undone_at < letter_at";
    PLACE_OF_ANOTHER = "SELECT COUNT(*) AS found FROM message_place m JOIN outbox o ON o.id = m.message_id JOIN ledger_event e ON \
        e.id = o.event_id WHERE m.subject <> COALESCE((SELECT p.id FROM attempt t JOIN application p ON p.person_id = t.person_id AND \
        p.project = t.project WHERE t.id = e.subject), e.subject)";
    MESSAGE_UNPLACED = "SELECT COUNT(*) AS found FROM outbox o WHERE (o.number > (SELECT MIN(p.number) FROM outbox p JOIN message_place m \
        ON m.message_id = p.id) OR o.number >= (SELECT CAST(s.value AS BIGINT) FROM setting s WHERE s.key = 'messages_placed_from')) \
        AND NOT EXISTS (SELECT 1 FROM message_place m WHERE m.message_id = o.id)";
}

/// Invariants of places among the messages about one subject, as those of the rest of the database.
pub(super) const INVARIANTS: &[(&str, &str, &Statement)] = &[
    ("message-sequence", "messages about a subject are in the order in which all messages are", &MESSAGE_SEQUENCE),
    ("message-subject", "a message has its place among those about the subject of its event", &PLACE_OF_ANOTHER),
    ("message-placed", "a message that is numbered has its place among those about its subject", &MESSAGE_UNPLACED),
];

/// Messages that are read at once.
const PAGE: i64 = 1_000;

/// Messages that were looked at, all of which were told later than those that are still to come.
#[derive(Debug, Default)]
struct Later {
    /// By the number of an event, when its message was due; only those that no other with an earlier event was due before.
    due: BTreeMap<i64, i64>,
}

impl Later {
    /// Takes a message in; whether one that was told later should have been told before it.
    fn take(&mut self, event: i64, due: i64) -> bool {
        let overtaken = self.due.range(..event).next_back().is_some_and(|(_, earliest)| *earliest <= due);
        if !overtaken {
            let behind: Vec<i64> = self.due.range(event..).take_while(|(_, other)| **other >= due).map(|(event, _)| *event).collect();
            for event in behind {
                self.due.remove(&event);
            }
            self.due.insert(event, due);
        }
        overtaken
    }
}

/// The first message, from the last one on, that was told before another which should have been told before it, or of a decision that was
/// taken back before anybody was to be told of it.
///
/// # Errors
/// [`crate::store::StoreError`].
pub(super) async fn overtaking(tx: &mut Tx) -> Result<Option<Uuid>> {
    row! { struct NumberedRow { id: Uuid, number: i64, at: i64, event: i64, body: String } }
    row! { struct UndoneRow { id: Uuid } }
    let undone: BTreeSet<String> = tx.all::<UndoneRow>(&UNDONE, vals![]).await?.into_iter().map(|r| r.id.to_string()).collect();
    let (mut later, mut before) = (Later::default(), i64::MAX);
    loop {
        let page = tx.all::<NumberedRow>(&BEFORE, vals![before, PAGE]).await?;
        let Some(last) = page.last() else { return Ok(None) };
        before = last.number;
        for row in page {
            // As the sealer reads it: platforms hear of a decision no sooner than its letter is due.
            let said: Value = serde_json::from_str(&row.body).unwrap_or_default();
            let due = said["letter_at"].as_i64().map_or(row.at, |letter| letter.max(row.at));
            let never = said["letter_at"].is_i64() && said["decision"].as_str().is_some_and(|decision| undone.contains(decision));
            if later.take(row.event, due) || never {
                return Ok(Some(row.id));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whether messages in the order in which they were told, each with its event and when it was due, can have been told so: by all pairs.
    fn by_pairs(told: &[(i64, i64)]) -> bool {
        let pairs = told.iter().enumerate().flat_map(|(n, first)| told[n + 1..].iter().map(move |second| (first, second)));
        pairs.into_iter().all(|(first, second)| !(second.0 < first.0 && second.1 <= first.1))
    }

    fn by_staircase(told: &[(i64, i64)]) -> bool {
        let mut later = Later::default();
        told.iter().rev().all(|(event, due)| !later.take(*event, *due))
    }

    #[test]
    fn every_order_of_five_messages_is_judged_as_by_all_pairs() {
        // Events 1 to 5; each message is due at once, or at one of two later moments. All orders of all of them.
        let orders = |n: usize| {
            let mut all: Vec<Vec<i64>> = vec![Vec::new()];
            for event in 1..=i64::try_from(n).expect("few") {
                all = all
                    .iter()
                    .flat_map(|o| {
                        (0..=o.len()).map(move |at| {
                            let mut o = o.clone();
                            o.insert(at, event);
                            o
                        })
                    })
                    .collect();
            }
            all
        };
        let (mut right, mut wrong) = (0, 0);
        for order in orders(5) {
            for dues in 0..3_i64.pow(5) {
                let told: Vec<(i64, i64)> =
                    order.iter().map(|e| (*e, (dues / 3_i64.pow(u32::try_from(e - 1).expect("small"))) % 3 * 10)).collect();
                assert_eq!(by_staircase(&told), by_pairs(&told), "{told:?}");
                if by_pairs(&told) { right += 1 } else { wrong += 1 }
            }
        }
        assert!(right > 500 && wrong > 5_000, "{right} {wrong}");
    }
}
