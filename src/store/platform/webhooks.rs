//! Endpoints that are told of events, and what becomes of each message.

use uuid::Uuid;

use crate::domain::kernel::endpoint::{DeliveryState, Switch};
use crate::domain::kernel::id::MessageId;
use crate::domain::kernel::ledger::Message;
use crate::domain::kernel::moment::Moment;
use crate::domain::kernel::topic::Topic;
use crate::store::engine::error::{Result, known};
use crate::store::engine::sql::{row, sql, vals};
use crate::store::engine::tx::Tx;
use crate::store::proving::ledger::{may_be_told, topic};

sql! {
    INSERT = "INSERT INTO webhook (id, project, url, secret, state, position, created_at) \
        SELECT $1, $2, $3, $4, 'on', COALESCE(MAX(number), 0), $5 FROM outbox",
        postgres "INSERT INTO webhook (id, project, url, secret, state, position, created_at) SELECT CAST($1 AS UUID), CAST($2 AS TEXT), \
        CAST($3 AS TEXT), CAST($4 AS TEXT), 'on', COALESCE(MAX(number), 0), CAST($5 AS BIGINT) FROM outbox";
    OF_PROJECT = "SELECT id, project, url, secret, previous_secret, state, position, failing_since FROM webhook WHERE project = $1 \
        ORDER BY created_at, id";
    ON = "SELECT id, project, url, secret, previous_secret, state, position, failing_since FROM webhook WHERE state = 'on' \
        ORDER BY created_at, id";
    ROTATE = "UPDATE webhook SET previous_secret = secret, secret = $3 WHERE id = $1 AND project = $2";
    SET_STATE = "UPDATE webhook SET state = $3, failing_since = NULL WHERE id = $1 AND project = $2";
    QUEUE = "SELECT id, number FROM outbox WHERE project = $1 AND number > $2 ORDER BY number LIMIT 100";
    INSERT_DELIVERY = "INSERT INTO delivery (id, webhook_id, message_id, state, attempts, due_at) VALUES ($1, $2, $3, 'waiting', 0, $4) \
        ON CONFLICT (webhook_id, message_id) DO NOTHING";
    MOVE = "UPDATE webhook SET position = $2 WHERE id = $1";
    // A message waits while an earlier one about the same subject does: no receiver is told of things out of order.
    DUE = "SELECT d.id AS id, d.webhook_id AS webhook_id, d.attempts AS attempts, w.url AS url, w.secret AS secret, \
        w.previous_secret AS previous_secret, o.id AS message, o.number AS number, o.project AS project, o.at AS at, e.kind AS topic, \
        e.subject AS object, e.body AS said, COALESCE((SELECT p.id FROM attempt t JOIN application p ON p.person_id = t.person_id AND \
        p.project = t.project WHERE t.id = e.subject), e.subject) AS subject, \
        m.sequence AS sequence FROM delivery d JOIN webhook w ON w.id = d.webhook_id JOIN outbox o ON o.id = d.message_id \
        JOIN ledger_event e ON e.id = o.event_id LEFT JOIN message_place m ON m.message_id = o.id \
        WHERE d.webhook_id = $1 AND d.state = 'waiting' AND d.due_at <= $2 AND o.number IS NOT NULL AND NOT EXISTS (SELECT 1 FROM \
        message_place n \
        JOIN delivery x ON x.message_id = n.message_id AND x.webhook_id = d.webhook_id AND x.state = 'waiting' \
        WHERE n.project = m.project AND n.subject = m.subject AND n.sequence < m.sequence) ORDER BY o.number LIMIT $3";
    TRIED = "UPDATE delivery SET state = $2, attempts = attempts + 1, due_at = $3, status = $4, note = $5, tried_at = $6 WHERE id = $1";
    FAILING = "UPDATE webhook SET failing_since = $2 WHERE id = $1 AND failing_since IS NULL";
    WELL = "UPDATE webhook SET failing_since = NULL WHERE id = $1";
    OFF = "UPDATE webhook SET state = 'off' WHERE id = $1";
    LOG = "SELECT d.id AS id, d.state AS state, d.attempts AS attempts, d.due_at AS due_at, d.status AS status, d.note AS note, \
        d.tried_at AS tried_at, o.id AS message, o.topic AS topic, o.at AS at, e.subject AS subject FROM delivery d JOIN webhook w ON \
        w.id = d.webhook_id JOIN outbox o ON o.id = d.message_id LEFT JOIN ledger_event e ON e.id = o.event_id WHERE w.project = $1 \
        AND w.id = $2 ORDER BY o.number DESC LIMIT 100";
    // By what became of it at each endpoint, and by whether that endpoint is told of anything still.
    OF_EVENT = "SELECT d.state AS state, w.state AS endpoint, COUNT(*) AS n FROM outbox o JOIN delivery d ON d.message_id = o.id \
        JOIN webhook w ON w.id = d.webhook_id WHERE o.event_id = $1 GROUP BY d.state, w.state";
    COMING = "SELECT COUNT(*) AS n FROM outbox o JOIN webhook w ON w.project = o.project WHERE o.event_id = $1 AND w.state = 'on' \
        AND (o.number IS NULL OR o.number > w.position)";
    DELETE_DELIVERIES = "DELETE FROM delivery WHERE webhook_id IN (SELECT id FROM webhook WHERE id = $1 AND project = $2)";
    DELETE = "DELETE FROM webhook WHERE id = $1 AND project = $2";
    AGAIN = "UPDATE delivery SET state = 'waiting', due_at = $3, attempts = 0 WHERE id = $1 \
        AND webhook_id IN (SELECT id FROM webhook WHERE project = $2 AND id = $4)";
}

/// An endpoint.
#[derive(Clone, PartialEq, Eq)]
pub struct Webhook {
    /// The endpoint.
    pub id: Uuid,
    /// Whose events it is told.
    pub project: String,
    /// Where.
    pub url: String,
    /// What messages are signed with, base64.
    pub secret: String,
    /// The one before.
    pub previous_secret: Option<String>,
    /// Whether it is told anything.
    pub state: Switch,
    /// Number of the last message that was queued for it.
    pub position: i64,
    /// Since when nothing gets through.
    pub failing_since: Option<Moment>,
}

impl std::fmt::Debug for Webhook {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Webhook({})", self.id)
    }
}

row! {
    struct WebhookRow {
        id: Uuid, project: String, url: String, secret: String, previous_secret: Option<String>, state: String, position: i64,
        failing_since: Option<i64>,
    }
}

impl WebhookRow {
    fn into_domain(self) -> Result<Webhook> {
        let state = known(Switch::from_name(&self.state), ("webhook", "state"), &self.id)?;
        Ok(Webhook {
            id: self.id,
            project: self.project,
            url: self.url,
            secret: self.secret,
            previous_secret: self.previous_secret,
            state,
            position: self.position,
            failing_since: self.failing_since.map(Moment::from_microseconds),
        })
    }
}

/// Adds an endpoint; it is told what is numbered from now on.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn insert(tx: &mut Tx, id: Uuid, project: &str, url: &str, secret: &str, at: Moment) -> Result<()> {
    tx.run(&INSERT, vals![id, project, url, secret, at]).await.map(drop)
}

/// The endpoints of a project.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn of_project(tx: &mut Tx, project: &str) -> Result<Vec<Webhook>> {
    tx.all::<WebhookRow>(&OF_PROJECT, vals![project]).await?.into_iter().map(WebhookRow::into_domain).collect()
}

/// Gives an endpoint a new secret; the one before signs as well until the next change. Whether there is such an endpoint.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn rotate(tx: &mut Tx, id: Uuid, project: &str, secret: &str) -> Result<bool> {
    Ok(tx.run(&ROTATE, vals![id, project, secret]).await? == 1)
}

/// Switches an endpoint on or off; whether there is such an endpoint.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn set_state(tx: &mut Tx, id: Uuid, project: &str, state: Switch) -> Result<bool> {
    Ok(tx.run(&SET_STATE, vals![id, project, state.as_str()]).await? == 1)
}

/// Queues the messages that endpoints have not been queued yet; `new_id` makes ids. How many.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn queue(tx: &mut Tx, now: Moment, new_id: &(dyn Fn() -> Uuid + Sync)) -> Result<usize> {
    row! { struct MessageRow { id: Uuid, number: i64 } }
    let mut queued = 0;
    for webhook in tx.all::<WebhookRow>(&ON, vals![]).await? {
        let messages = tx.all::<MessageRow>(&QUEUE, vals![webhook.project.as_str(), webhook.position]).await?;
        for message in &messages {
            tx.run(&INSERT_DELIVERY, vals![new_id(), webhook.id, message.id, now]).await?;
        }
        if let Some(last) = messages.last() {
            tx.run(&MOVE, vals![webhook.id, last.number]).await?;
        }
        queued += messages.len();
    }
    Ok(queued)
}

/// A message that is due at an endpoint.
#[derive(Clone, Debug)]
pub struct Due {
    /// The delivery.
    pub id: Uuid,
    /// The endpoint.
    pub webhook: Uuid,
    /// Times it was tried.
    pub attempts: i64,
    /// Where.
    pub url: String,
    /// What it is signed with, base64; and the one before.
    pub secrets: Vec<String>,
    /// What is told.
    pub message: Message,
}

/// The endpoints that are told of anything, of all projects.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn switched_on(tx: &mut Tx) -> Result<Vec<Webhook>> {
    tx.all::<WebhookRow>(&ON, vals![]).await?.into_iter().map(WebhookRow::into_domain).collect()
}

/// Messages that are due at an endpoint, in order; of those about one subject the first alone.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn due(tx: &mut Tx, webhook: Uuid, now: Moment, limit: i64) -> Result<Vec<Due>> {
    row! {
        struct DueRow {
            id: Uuid, webhook_id: Uuid, attempts: i64, url: String, secret: String, previous_secret: Option<String>, message: Uuid,
            number: i64, project: String, at: i64, topic: String, object: Option<Uuid>, subject: Option<Uuid>, sequence: Option<i64>,
            said: String,
        }
    }
    let one = |r: DueRow| {
        Ok(Due {
            id: r.id,
            webhook: r.webhook_id,
            attempts: r.attempts,
            url: r.url,
            secrets: std::iter::once(r.secret).chain(r.previous_secret).collect(),
            message: Message {
                id: MessageId::from_uuid(r.message),
                number: r.number,
                project: r.project,
                at: Moment::from_microseconds(r.at),
                topic: topic(&r.topic, r.message)?,
                object: r.object.unwrap_or_default(),
                place: r.subject.zip(r.sequence),
            },
        })
    };
    let rows = tx.all::<DueRow>(&DUE, vals![webhook, now, limit]).await?.into_iter();
    rows.filter(|row| may_be_told(&row.said, now)).map(one).collect()
}

/// Deletes an endpoint with what was queued for it; whether there is such an endpoint.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn delete(tx: &mut Tx, id: Uuid, project: &str) -> Result<bool> {
    tx.run(&DELETE_DELIVERIES, vals![id, project]).await?;
    Ok(tx.run(&DELETE, vals![id, project]).await? == 1)
}

/// What became of a try.
#[derive(Clone, Debug)]
pub struct Tried {
    /// Where the message stands after it.
    pub state: DeliveryState,
    /// The next try, not before.
    pub due: Moment,
    /// The answer's status.
    pub status: Option<i64>,
    /// The answer's beginning, or why there was none.
    pub note: String,
    /// Whether the endpoint asked to be switched off.
    pub gone: bool,
}

/// Notes what became of a try, at the delivery and at the endpoint.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn tried(tx: &mut Tx, id: Uuid, webhook: Uuid, what: &Tried, now: Moment) -> Result<()> {
    tx.run(&TRIED, vals![id, what.state.as_str(), what.due, what.status, what.note.as_str(), now]).await?;
    if what.gone {
        tx.run(&OFF, vals![webhook]).await?;
    } else if what.state == DeliveryState::Done {
        tx.run(&WELL, vals![webhook]).await?;
    } else {
        tx.run(&FAILING, vals![webhook, now]).await?;
    }
    Ok(())
}

/// One line of an endpoint's log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Logged {
    /// The delivery.
    pub id: Uuid,
    /// Where it stands.
    pub state: DeliveryState,
    /// Times it was tried.
    pub attempts: i64,
    /// The next try, where one comes.
    pub due: Moment,
    /// The last answer's status.
    pub status: Option<i64>,
    /// The last answer's beginning, or why there was none.
    pub note: Option<String>,
    /// The last try.
    pub tried_at: Option<Moment>,
    /// What happened.
    pub topic: Topic,
    /// To what: the id that the message carries.
    pub subject: Option<Uuid>,
    /// When.
    pub at: Moment,
}

/// The last hundred messages of an endpoint, newest first.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn log(tx: &mut Tx, project: &str, webhook: Uuid) -> Result<Vec<Logged>> {
    row! {
        struct LogRow {
            id: Uuid, state: String, attempts: i64, due_at: i64, status: Option<i64>, note: Option<String>, tried_at: Option<i64>,
            message: Uuid, topic: String, at: i64, subject: Option<Uuid>,
        }
    }
    let one = |r: LogRow| {
        Ok(Logged {
            id: r.id,
            state: known(DeliveryState::from_name(&r.state), ("delivery", "state"), &r.id)?,
            attempts: r.attempts,
            due: Moment::from_microseconds(r.due_at),
            status: r.status,
            note: r.note,
            tried_at: r.tried_at.map(Moment::from_microseconds),
            topic: topic(&r.topic, r.message)?,
            subject: r.subject,
            at: Moment::from_microseconds(r.at),
        })
    };
    tx.all::<LogRow>(&LOG, vals![project, webhook]).await?.into_iter().map(one).collect()
}

/// What became of the message of one event, in numbers of endpoints.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Telling {
    /// It is on its way, or is tried again.
    pub coming: i64,
    /// They took it.
    pub done: i64,
    /// It was given up.
    pub failed: i64,
    /// It waits, and they are switched off.
    pub off: i64,
}

/// What became of the message of an event; nothing at all where it has none, or no endpoint was on.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn telling(tx: &mut Tx, event: Uuid) -> Result<Telling> {
    row! { struct StateRow { state: String, endpoint: String, n: i64 } }
    row! { struct ComingRow { n: i64 } }
    let mut told = Telling { coming: tx.one::<ComingRow>(&COMING, vals![event]).await?.map_or(0, |r| r.n), ..Telling::default() };
    for row in tx.all::<StateRow>(&OF_EVENT, vals![event]).await? {
        let state = known(DeliveryState::from_name(&row.state), ("delivery", "state"), &event)?;
        match (state, known(Switch::from_name(&row.endpoint), ("webhook", "state"), &event)?) {
            (DeliveryState::Done, _) => told.done += row.n,
            (DeliveryState::Failed, _) => told.failed += row.n,
            (DeliveryState::Waiting, Switch::On) => told.coming += row.n,
            (DeliveryState::Waiting, Switch::Off) => told.off += row.n,
        }
    }
    Ok(told)
}

/// Makes a message due again; whether there is such a delivery in the project.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn again(tx: &mut Tx, (webhook, delivery): (Uuid, Uuid), project: &str, now: Moment) -> Result<bool> {
    Ok(tx.run(&AGAIN, vals![delivery, project, now, webhook]).await? == 1)
}
