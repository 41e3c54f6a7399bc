//! Ledger events and outbox messages as commands write them: without a number, which the sealer gives.

use serde_json::Value;
use uuid::Uuid;

use crate::domain::kernel::actor::Actor;
use crate::domain::kernel::canonical;
use crate::domain::kernel::id::{DecisionId, EventId, MessageId};
use crate::domain::kernel::ledger::{Event, Message};
use crate::domain::kernel::moment::Moment;
use crate::domain::kernel::topic::Topic;
use crate::store::engine::error::{Result, StoreError, known};
use crate::store::engine::sql::{row, sql, vals};
use crate::store::engine::tx::{Tx, id_list};

sql! {
    INSERT_EVENT = "INSERT INTO ledger_event (id, at, kind, actor, subject, body) VALUES ($1, $2, $3, $4, $5, $6)";
    INSERT_MESSAGE = "INSERT INTO outbox (id, event_id, project, at, topic, body) VALUES ($1, $2, $3, $4, $5, $6)";
    SEALED_AFTER = "SELECT id, at, kind, actor, subject, body, number, previous_hash, hash FROM ledger_event \
        WHERE number > $1 ORDER BY number LIMIT $2";
    MESSAGES_AFTER = "SELECT o.id AS id, o.number AS number, o.project AS project, o.at AS at, e.kind AS topic, e.subject AS object, \
        COALESCE((SELECT p.id FROM attempt t JOIN application p ON p.person_id = t.person_id AND \
        p.project = t.project WHERE t.id = e.subject), e.subject) AS subject, e.body AS said, \
        m.sequence AS sequence FROM outbox o JOIN ledger_event e ON e.id = o.event_id LEFT JOIN message_place m ON m.message_id = o.id \
        WHERE o.project = $1 AND o.number > $2 ORDER BY o.number LIMIT $3";
    ABOUT = "SELECT id, at, kind, actor, subject, body FROM ledger_event \
        WHERE subject IN (SELECT unhex(value) FROM json_each($1)) ORDER BY at, id",
        postgres "SELECT id, at, kind, actor, subject, body FROM ledger_event \
        WHERE subject IN (SELECT CAST(value AS UUID) FROM jsonb_array_elements_text($1)) ORDER BY at, id";
    LAST_OF = "SELECT id, at, kind, actor, subject, body FROM ledger_event WHERE subject = $1 AND kind LIKE $2 || '%' \
        ORDER BY at DESC, id DESC LIMIT 1";
    ALL_OF = "SELECT id, at, kind, actor, subject, body FROM ledger_event WHERE subject = $1 AND kind LIKE $2 || '%' ORDER BY at, id";
    DECIDED = "SELECT id, at, kind, actor, subject, body FROM ledger_event WHERE subject IN (SELECT unhex(value) FROM json_each($1)) AND \
        kind IN ('decision.made', 'decision.corrected') AND at > $2",
        postgres "SELECT id, at, kind, actor, subject, body FROM ledger_event WHERE subject IN (SELECT CAST(value AS UUID) FROM \
        jsonb_array_elements_text($1)) AND kind IN ('decision.made', 'decision.corrected') AND at > $2";
    AMISS = "SELECT o.id AS id FROM outbox o JOIN ledger_event e ON e.id = o.event_id WHERE o.topic <> e.kind OR \
        REPLACE(o.body, '-', '') NOT IN ('{\"object\":\"' || LOWER(HEX(e.subject)) || '\"}', '{\"attempt\":\"' || LOWER(HEX(e.subject)) || \
        '\"}') ORDER BY o.id",
        postgres "SELECT o.id AS id FROM outbox o JOIN ledger_event e ON e.id = o.event_id WHERE o.topic <> e.kind OR \
        o.body NOT IN ('{\"object\":\"' || CAST(e.subject AS TEXT) || '\"}', '{\"attempt\":\"' || CAST(e.subject AS TEXT) || '\"}') \
        ORDER BY o.id";
    BODIES = "SELECT id, body FROM ledger_event WHERE id > $1 ORDER BY id LIMIT $2";
    HAS_KIND = "SELECT COUNT(*) AS found FROM (SELECT 1 FROM ledger_event WHERE kind = $1 LIMIT 1) AS one";
    HAS_GRADED = "SELECT COUNT(*) AS found FROM (SELECT 1 FROM ledger_event WHERE kind IN ('attempt.scored', 'attempt.rescored', \
        'check.graded', 'check.regraded') AND body LIKE '%\"grader\":\"' || $1 || '\"%' LIMIT 1) AS one";
    TAIL = "SELECT id, at, kind, actor, subject, body FROM ledger_event WHERE number IS NULL ORDER BY at, id";
    HEAD = "SELECT number, hash FROM ledger_event WHERE number IS NOT NULL ORDER BY number DESC LIMIT 1";
    HASH_OF = "SELECT number, hash FROM ledger_event WHERE number = $1";
    TAKE_BACK = "DELETE FROM outbox WHERE at > $3 AND event_id IN \
        (SELECT id FROM ledger_event WHERE subject = $1 AND body LIKE $2)";
    // None of these is there yet, unless somebody put it there.
    TAKE_BACK_PLACES = "DELETE FROM message_place WHERE message_id IN (SELECT id FROM outbox WHERE at > $3 AND event_id IN \
        (SELECT id FROM ledger_event WHERE subject = $1 AND body LIKE $2))";
    TAKE_BACK_DELIVERIES = "DELETE FROM delivery WHERE message_id IN (SELECT id FROM outbox WHERE at > $3 AND event_id IN \
        (SELECT id FROM ledger_event WHERE subject = $1 AND body LIKE $2))";
    UNSEALED = "SELECT COUNT(*) AS found FROM ledger_event WHERE number IS NULL";
}

/// Adds an event.
///
/// # Errors
/// [`StoreError`].
pub async fn insert_event(tx: &mut Tx, event: &Event) -> Result<()> {
    let e = event;
    let values = vals![e.id.uuid(), e.at, e.kind.as_str(), e.actor.to_string(), e.subject, canonical::text(&e.body)];
    tx.run(&INSERT_EVENT, values).await.map(drop)
}

/// Adds a message about an event, for a project's platform.
///
/// # Errors
/// [`StoreError`].
pub async fn insert_message(
    tx: &mut Tx,
    id: MessageId,
    event: EventId,
    project: &str,
    at: Moment,
    topic: &str,
    body: &Value,
) -> Result<()> {
    tx.run(&INSERT_MESSAGE, vals![id.uuid(), event.uuid(), project, at, topic, canonical::text(body)]).await.map(drop)
}

/// A sealed event with its links.
#[derive(Clone, Debug, PartialEq)]
pub struct SealedEvent {
    /// The event.
    pub event: Event,
    /// 1, 2, 3 …
    pub number: i64,
    /// Hash of the one before.
    pub previous_hash: String,
    /// Its own hash.
    pub hash: String,
}

row! {
    struct SealedRow {
        id: Uuid, at: i64, kind: String, actor: String, subject: Option<Uuid>, body: String, number: i64, previous_hash: String,
        hash: String,
    }
}

/// Sealed events after a number, in order.
///
/// # Errors
/// [`StoreError::Corrupt`] where a stored body is not JSON.
pub async fn sealed_after(tx: &mut Tx, number: i64, limit: i64) -> Result<Vec<SealedEvent>> {
    let rows = tx.all::<SealedRow>(&SEALED_AFTER, vals![number, limit]).await?;
    rows.into_iter()
        .map(|r| {
            let body = serde_json::from_str(&r.body);
            let event = Event {
                id: EventId::from_uuid(r.id),
                at: Moment::from_microseconds(r.at),
                kind: r.kind,
                actor: Actor::stored(&r.actor),
                subject: r.subject,
                body: body.map_err(|_| StoreError::Corrupt { table: "ledger_event", column: "body", row: r.id.to_string() })?,
            };
            Ok(SealedEvent { event, number: r.number, previous_hash: r.previous_hash, hash: r.hash })
        })
        .collect()
}

row! { struct HeadRow { number: i64, hash: String } }

/// The number and hash of the last sealed event, if there is one.
///
/// # Errors
/// [`StoreError`].
pub async fn head(tx: &mut Tx) -> Result<Option<(i64, String)>> {
    Ok(tx.one::<HeadRow>(&HEAD, vals![]).await?.map(|r| (r.number, r.hash)))
}

/// The hash of a sealed event, if it is there.
///
/// # Errors
/// [`StoreError`].
pub async fn hash_of(tx: &mut Tx, number: i64) -> Result<Option<String>> {
    Ok(tx.one::<HeadRow>(&HASH_OF, vals![number]).await?.map(|r| r.hash))
}

/// How many events are not sealed yet.
///
/// # Errors
/// [`StoreError`].
pub async fn unsealed(tx: &mut Tx) -> Result<i64> {
    row! { struct CountRow { found: i64 } }
    Ok(tx.one::<CountRow>(&UNSEALED, vals![]).await?.map_or(0, |r| r.found))
}

/// Takes back the messages of a decision that are not due yet; the events stay.
///
/// # Errors
/// [`StoreError`].
pub async fn take_back(tx: &mut Tx, subject: Uuid, decision: DecisionId, now: Moment) -> Result<()> {
    let like = format!("%\"decision\":\"{decision}\"%");
    for statement in [&TAKE_BACK_DELIVERIES, &TAKE_BACK_PLACES, &TAKE_BACK] {
        tx.run(statement, vals![subject, like.as_str(), now]).await?;
    }
    Ok(())
}

/// Whether what an event says may be told: platforms hear of a decision no sooner than its letter is due, whatever number a message has.
#[must_use]
pub fn may_be_told(said: &str, now: Moment) -> bool {
    let said: Value = serde_json::from_str(said).unwrap_or_default();
    said["letter_at"].as_i64().is_none_or(|due| due <= now.microseconds())
}

/// What a message tells of.
pub(in crate::store) fn topic(kind: &str, message: Uuid) -> Result<Topic> {
    known(Topic::from_name(kind), ("outbox", "topic"), &message)
}

/// A project's numbered messages after a number, in order, up to one that may not be told yet. Whom it is about is the event's word.
///
/// # Errors
/// [`StoreError`].
pub async fn messages_after(tx: &mut Tx, project: &str, number: i64, limit: i64, now: Moment) -> Result<Vec<Message>> {
    row! {
        struct MessageRow {
            id: Uuid, number: i64, project: String, at: i64, topic: String, object: Option<Uuid>, subject: Option<Uuid>,
            sequence: Option<i64>, said: String,
        }
    }
    let message = |r: MessageRow| {
        Ok(Message {
            id: MessageId::from_uuid(r.id),
            number: r.number,
            project: r.project,
            at: Moment::from_microseconds(r.at),
            topic: topic(&r.topic, r.id)?,
            object: r.object.unwrap_or_default(),
            place: r.subject.zip(r.sequence),
        })
    };
    let rows = tx.all::<MessageRow>(&MESSAGES_AFTER, vals![project, number, limit]).await?.into_iter();
    rows.take_while(|row| may_be_told(&row.said, now)).map(message).collect()
}

row! { struct EventRow { id: Uuid, at: i64, kind: String, actor: String, subject: Option<Uuid>, body: String } }

impl EventRow {
    fn into_domain(self) -> Result<Event> {
        let corrupt = |_| StoreError::Corrupt { table: "ledger_event", column: "body", row: self.id.to_string() };
        let body = serde_json::from_str(&self.body).map_err(corrupt)?;
        let id = EventId::from_uuid(self.id);
        Ok(Event {
            id,
            at: Moment::from_microseconds(self.at),
            kind: self.kind,
            actor: Actor::stored(&self.actor),
            subject: self.subject,
            body,
        })
    }
}

/// Events that are not sealed yet, oldest first.
///
/// # Errors
/// [`StoreError::Corrupt`] where a stored body is not JSON.
pub async fn tail(tx: &mut Tx) -> Result<Vec<Event>> {
    tx.all::<EventRow>(&TAIL, vals![]).await?.into_iter().map(EventRow::into_domain).collect()
}

/// Everything that happened to a subject, oldest first, sealed or not.
///
/// # Errors
/// [`StoreError::Corrupt`] where a stored body is not JSON.
pub async fn about(tx: &mut Tx, subjects: &[Uuid]) -> Result<Vec<Event>> {
    let subjects = id_list(tx, subjects.iter().copied());
    tx.all::<EventRow>(&ABOUT, vals![subjects]).await?.into_iter().map(EventRow::into_domain).collect()
}

/// The last event about something whose kind begins so.
///
/// # Errors
/// [`StoreError::Corrupt`] where a stored body is not JSON.
pub async fn last_of(tx: &mut Tx, subject: Uuid, kind: &str) -> Result<Option<Event>> {
    tx.one::<EventRow>(&LAST_OF, vals![subject, kind]).await?.map(EventRow::into_domain).transpose()
}

/// Every event about something whose kind begins so, oldest first.
///
/// # Errors
/// [`StoreError::Corrupt`] where a stored body is not JSON.
pub async fn all_of(tx: &mut Tx, subject: Uuid, kind: &str) -> Result<Vec<Event>> {
    tx.all::<EventRow>(&ALL_OF, vals![subject, kind]).await?.into_iter().map(EventRow::into_domain).collect()
}

/// Events whose body is not written as the service writes it: it says the same, and its bytes were changed.
///
/// # Errors
/// [`StoreError`].
pub async fn rewritten(tx: &mut Tx) -> Result<Vec<Uuid>> {
    row! { struct BodyRow { id: Uuid, body: String } }
    let (mut after, mut found) = (Uuid::nil(), Vec::new());
    loop {
        let page = tx.all::<BodyRow>(&BODIES, vals![after, 1_000]).await?;
        let Some(last) = page.last() else { return Ok(found) };
        after = last.id;
        let own = |body: &str| serde_json::from_str::<Value>(body).is_ok_and(|value| canonical::text(&value) == body);
        found.extend(page.iter().filter(|row| !own(&row.body)).map(|row| row.id));
    }
}

/// Whether anything of a kind ever happened. It reads the whole ledger where nothing did.
///
/// # Errors
/// [`StoreError`].
pub async fn has_kind(tx: &mut Tx, kind: &str) -> Result<bool> {
    row! { struct FoundRow { found: i64 } }
    Ok(tx.one::<FoundRow>(&HAS_KIND, vals![kind]).await?.is_some_and(|r| r.found > 0))
}

/// Whether the ledger tells of anything that a grader of this name graded. It reads the whole ledger where nothing is.
///
/// # Errors
/// [`StoreError`].
pub async fn has_graded(tx: &mut Tx, grader: &str) -> Result<bool> {
    row! { struct FoundRow { found: i64 } }
    Ok(tx.one::<FoundRow>(&HAS_GRADED, vals![grader]).await?.is_some_and(|r| r.found > 0))
}

/// The decisions on applications that were made after a moment, each with when its letter is due. Events of an earlier release do not say.
///
/// # Errors
/// [`StoreError::Corrupt`] where a stored body is not JSON.
pub async fn decided(tx: &mut Tx, applications: &[Uuid], after: Moment) -> Result<Vec<(DecisionId, Moment)>> {
    let subjects = id_list(tx, applications.iter().copied());
    let mut all = Vec::new();
    for row in tx.all::<EventRow>(&DECIDED, vals![subjects, after]).await? {
        let body = row.into_domain()?.body;
        let decision = body.get("decision").and_then(Value::as_str).and_then(|id| id.parse().ok());
        all.extend(decision.zip(body.get("letter_at").and_then(Value::as_i64).map(Moment::from_microseconds)));
    }
    Ok(all)
}

/// Messages whose topic or body is not what their event says.
///
/// # Errors
/// [`StoreError`].
pub async fn messages_amiss(tx: &mut Tx) -> Result<Vec<Uuid>> {
    row! { struct IdRow { id: Uuid } }
    Ok(tx.all::<IdRow>(&AMISS, vals![]).await?.into_iter().map(|r| r.id).collect())
}
