//! The sealer's statements: a lease, the chain's head, what is not numbered yet.

use serde_json::Value;
use uuid::Uuid;

use super::ledger::may_be_told;
use crate::domain::kernel::actor::Actor;
use crate::domain::kernel::id::EventId;
use crate::domain::kernel::ledger;
use crate::domain::kernel::ledger::Event;
use crate::domain::kernel::moment::Moment;
use crate::domain::kernel::topic::{Object, Topic};
use crate::store::engine::error::{Result, StoreError};
use crate::store::engine::sql::{row, sql, vals};
use crate::store::engine::tx::Tx;

sql! {
    TAKE_LEASE = "INSERT INTO lease (name, holder, expires_at) VALUES ($1, $2, $3) \
        ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, expires_at = excluded.expires_at \
        WHERE lease.holder = excluded.holder OR lease.expires_at < $4 OR lease.expires_at > $5";
    GIVE_LEASES_BACK = "DELETE FROM lease WHERE holder = $1";
    HEAD = "SELECT number, hash FROM ledger_event WHERE number IS NOT NULL ORDER BY number DESC LIMIT 1";
    UNSEALED_EVENTS = "SELECT id, at, kind, actor, subject, body FROM ledger_event WHERE number IS NULL ORDER BY at, id LIMIT $1";
    SEAL_EVENT = "UPDATE ledger_event SET number = $2, previous_hash = $3, hash = $4 WHERE id = $1";
    OUTBOX_HEAD = "SELECT COALESCE(MAX(number), 0) AS number FROM outbox";
    UNNUMBERED_MESSAGES = "SELECT o.id AS id, o.project AS project, e.kind AS topic, e.subject AS object, e.body AS body FROM outbox o \
        JOIN ledger_event e ON e.id = o.event_id \
        WHERE o.number IS NULL AND e.number IS NOT NULL AND o.at <= $2 ORDER BY e.number, o.id LIMIT $1";
    NUMBER_MESSAGE = "UPDATE outbox SET number = $2 WHERE id = $1";
    CANDIDATE_OF = "SELECT p.id AS id FROM attempt a JOIN application p ON p.person_id = a.person_id AND p.project = a.project WHERE \
        a.id = $1";
    PLACE_MESSAGE = "INSERT INTO message_place (message_id, project, subject, sequence) SELECT $1, $2, $3, COALESCE(MAX(sequence), 0) + 1 \
        FROM message_place WHERE project = $2 AND subject = $3",
        postgres "INSERT INTO message_place (message_id, project, subject, sequence) SELECT CAST($1 AS UUID), CAST($2 AS TEXT), CAST($3 \
        AS UUID), \
        COALESCE(MAX(sequence), 0) + 1 FROM message_place WHERE project = $2 AND subject = $3";
    PLACED_FROM = "INSERT INTO setting (key, value) VALUES ('messages_placed_from', $1) ON CONFLICT (key) DO NOTHING";
}

/// Takes or renews the right to do a periodic work; whether it was had. One that ends further off than twice this long is not believed.
///
/// # Errors
/// [`StoreError`].
pub async fn take_lease(tx: &mut Tx, name: &str, holder: &str, now: Moment, until: Moment) -> Result<bool> {
    // Nobody takes one for so long: it was taken by a clock that was ahead.
    let held = until.microseconds().saturating_sub(now.microseconds());
    let too_far = Moment::from_microseconds(until.microseconds().saturating_add(held));
    Ok(tx.run(&TAKE_LEASE, vals![name, holder, until, now, too_far]).await? == 1)
}

/// Gives back every right that a holder has.
///
/// # Errors
/// [`StoreError`].
pub async fn give_leases_back(tx: &mut Tx, holder: &str) -> Result<()> {
    tx.run(&GIVE_LEASES_BACK, vals![holder]).await.map(drop)
}

/// Numbers and links up to `limit` events, then numbers the messages of sealed events that are due by `now`; how many events were sealed.
///
/// # Errors
/// [`StoreError::Corrupt`] where a stored body is not JSON.
pub async fn seal(tx: &mut Tx, limit: i64, now: Moment) -> Result<usize> {
    row! { struct HeadRow { number: i64, hash: String } }
    row! { struct EventRow { id: Uuid, at: i64, kind: String, actor: String, subject: Option<Uuid>, body: String } }
    let head = tx.one::<HeadRow>(&HEAD, vals![]).await?;
    let (mut number, mut previous) = head.map_or((0, ledger::GENESIS.to_owned()), |h| (h.number, h.hash));
    let events = tx.all::<EventRow>(&UNSEALED_EVENTS, vals![limit]).await?;
    let sealed = events.len();
    for row in events {
        let body: Value = serde_json::from_str(&row.body).map_err(|_| StoreError::Corrupt {
            table: "ledger_event",
            column: "body",
            row: row.id.to_string(),
        })?;
        let event = Event {
            id: EventId::from_uuid(row.id),
            at: Moment::from_microseconds(row.at),
            kind: row.kind,
            actor: Actor::stored(&row.actor),
            subject: row.subject,
            body,
        };
        number += 1;
        let hash = ledger::link(number, &previous, &event);
        tx.run(&SEAL_EVENT, vals![row.id, number, previous.as_str(), hash.as_str()]).await?;
        previous = hash;
    }
    number_messages(tx, limit, now).await?;
    Ok(sealed)
}

async fn number_messages(tx: &mut Tx, limit: i64, now: Moment) -> Result<()> {
    row! { struct NumberRow { number: i64 } }
    row! { struct UnnumberedRow { id: Uuid, project: String, topic: String, object: Option<Uuid>, body: String } }
    row! { struct IdRow { id: Uuid } }
    let mut number = tx.one::<NumberRow>(&OUTBOX_HEAD, vals![]).await?.map_or(0, |r| r.number);
    let first = number + 1;
    for row in tx.all::<UnnumberedRow>(&UNNUMBERED_MESSAGES, vals![limit, now]).await? {
        // Platforms hear of a decision no sooner than its person, by the ledger's own word on when that is.
        if !may_be_told(&row.body, now) {
            continue;
        }
        number += 1;
        tx.run(&NUMBER_MESSAGE, vals![row.id, number]).await?;
        let object = row.object.unwrap_or_default();
        let subject = match Topic::from_name(&row.topic).map(Topic::object) {
            // What happens to an attempt happens to its candidate, in one order with all else.
            Some(Object::Attempt) => tx.one::<IdRow>(&CANDIDATE_OF, vals![object]).await?.map_or(object, |r| r.id),
            // One that nobody knows is numbered like any other, so that it holds up none: whoever reads it is told of the damage.
            Some(Object::Candidate | Object::Annotator | Object::GoldSet | Object::Audit) | None => object,
        };
        tx.run(&PLACE_MESSAGE, vals![row.id, row.project.as_str(), subject]).await?;
    }
    // Messages of before there were places have none. From here on every one has, which nobody can undo by taking all places away.
    if number >= first {
        tx.run(&PLACED_FROM, vals![first.to_string()]).await?;
    }
    Ok(())
}
