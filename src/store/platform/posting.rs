//! Mails on their way: who is sending which, when the next try is due, what became of it.

use uuid::Uuid;

use crate::domain::kernel::id::{DecisionId, PersonId};
use crate::domain::kernel::moment::Moment;
use crate::store::engine::error::{Result, StoreError};
use crate::store::engine::sql::{V, row, sql, vals};
use crate::store::engine::tx::Tx;

sql! {
    INSERT_LETTER = "INSERT INTO posting (id, mail_id, state, due_at, attempts) VALUES ($1, $2, 'waiting', $3, 0)";
    INSERT_ERRAND = "INSERT INTO posting (id, body, state, due_at, expires_at, attempts) VALUES ($1, $2, 'waiting', $3, $4, 0)";
    CLAIM = "UPDATE posting SET held_by = $2, held_until = $3, attempts = attempts + 1 WHERE id IN (SELECT id FROM posting WHERE state = \
        'waiting' \
        AND due_at <= $1 AND (mail_id IS NOT NULL) = $5 AND (held_until IS NULL OR held_until < $1 OR held_until > $3 + ($3 - $1)) \
        ORDER BY due_at, id LIMIT $4) RETURNING id, mail_id, body, attempts",
        postgres "UPDATE posting SET held_by = $2, held_until = $3, attempts = attempts + 1 WHERE id IN (SELECT id FROM posting WHERE \
        state = 'waiting' \
        AND due_at <= $1 AND (mail_id IS NOT NULL) = $5 AND (held_until IS NULL OR held_until < $1 OR held_until > $3 + ($3 - $1)) \
        ORDER BY due_at, id LIMIT $4 FOR UPDATE SKIP LOCKED) RETURNING id, mail_id, body, attempts";
    SENT = "UPDATE posting SET state = 'sent', ended_at = $3, held_by = NULL, held_until = NULL, recipient = NULL, subject = NULL, body \
        = NULL, \
        last_error = NULL WHERE id = $1 AND held_by = $2";
    LETTER_SENT = "UPDATE mail SET sent_at = $2 WHERE id = $1";
    AGAIN = "UPDATE posting SET due_at = $3, held_by = NULL, held_until = NULL, last_error = $4 WHERE id = $1 AND held_by = $2";
    GIVE_UP = "UPDATE posting SET state = 'failed', ended_at = $3, held_by = NULL, held_until = NULL, recipient = NULL, subject = NULL, \
        body = NULL, \
        last_error = $4 WHERE id = $1 AND held_by = $2";
    EXPIRE = "UPDATE posting SET state = 'expired', ended_at = $1, held_by = NULL, held_until = NULL, recipient = NULL, subject = NULL, \
        body = NULL \
        WHERE state = 'waiting' AND expires_at <= $1";
    ON_ITS_WAY = "SELECT COUNT(*) AS found FROM posting WHERE held_by IS NOT NULL AND mail_id IN (SELECT id FROM mail \
        WHERE decision_id = $1)";
    TAKE_BACK = "DELETE FROM posting WHERE mail_id IN (SELECT id FROM mail WHERE decision_id = $1 AND sent_at IS NULL)";
    LETTERS_TO = "SELECT m.id AS id, m.decision_id AS decision_id FROM mail m JOIN decision d ON d.id = m.decision_id JOIN application a \
        ON a.id = d.application_id WHERE a.person_id = $1 ORDER BY m.id";
    WAYS_AFTER = "SELECT m.id AS id, m.sent_at AS sent_at, p.state AS state, p.due_at AS due_at, p.held_until AS held_until, \
        p.ended_at AS ended_at FROM mail m LEFT JOIN posting p ON p.mail_id = m.id WHERE m.id > $1 ORDER BY m.id LIMIT $2";
}

/// A mail that this process is to send now.
#[derive(Clone, PartialEq, Eq)]
pub struct Claimed {
    /// The mail; its Message-ID is made of it.
    pub id: Uuid,
    /// The letter that it carries; else the rest is here.
    pub letter: Option<Uuid>,
    /// What it is sent for, where it carries no letter: [`Errand`](crate::domain::deciding::errand::Errand) as text.
    pub errand: Option<String>,
    /// Times it was begun, this one included.
    pub attempts: i64,
}

impl std::fmt::Debug for Claimed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Claimed({})", self.id)
    }
}

/// Puts a letter on its way.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn insert_letter(tx: &mut Tx, mail: Uuid, due: Moment) -> Result<()> {
    tx.run(&INSERT_LETTER, vals![mail, mail, due]).await.map(drop)
}

/// Puts a mail on its way that carries no letter, and is of no use after a while.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn insert_errand(tx: &mut Tx, id: Uuid, errand: &str, due: Moment, expires: Moment) -> Result<()> {
    tx.run(&INSERT_ERRAND, vals![id, errand, due, expires]).await.map(drop)
}

/// Claims letters that are due, or whose sender let its lease run out. A lease that ends further off than twice this one is not believed.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn claim_letters(tx: &mut Tx, holder: &str, now: Moment, until: Moment, limit: i64) -> Result<Vec<Claimed>> {
    claim(tx, vals![now, holder, until, limit, true]).await
}

/// The same of mails that carry no letter.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn claim_errands(tx: &mut Tx, holder: &str, now: Moment, until: Moment, limit: i64) -> Result<Vec<Claimed>> {
    claim(tx, vals![now, holder, until, limit, false]).await
}

async fn claim(tx: &mut Tx, values: Vec<V>) -> Result<Vec<Claimed>> {
    row! { struct ClaimRow { id: Uuid, mail_id: Option<Uuid>, body: Option<String>, attempts: i64 } }
    let claimed = |r: ClaimRow| Claimed { id: r.id, letter: r.mail_id, errand: r.body, attempts: r.attempts };
    Ok(tx.all::<ClaimRow>(&CLAIM, values).await?.into_iter().map(claimed).collect())
}

/// Notes that a mail went out; `false` where its holder holds it no longer.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn sent(tx: &mut Tx, id: Uuid, holder: &str, now: Moment) -> Result<bool> {
    let noted = tx.run(&SENT, vals![id, holder, now]).await? == 1;
    if noted {
        tx.run(&LETTER_SENT, vals![id, now]).await?;
    }
    Ok(noted)
}

/// Puts a mail back for a later try.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn again(tx: &mut Tx, id: Uuid, holder: &str, due: Moment, error: &str) -> Result<()> {
    tx.run(&AGAIN, vals![id, holder, due, error]).await.map(drop)
}

/// Gives a mail up; `false` where its holder holds it no longer.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn give_up(tx: &mut Tx, id: Uuid, holder: &str, now: Moment, error: &str) -> Result<bool> {
    Ok(tx.run(&GIVE_UP, vals![id, holder, now, error]).await? == 1)
}

/// Ends what is of no use any more; how many.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn expire(tx: &mut Tx, now: Moment) -> Result<u64> {
    tx.run(&EXPIRE, vals![now]).await
}

/// Whether a decision's letter is being sent at this moment.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn on_its_way(tx: &mut Tx, decision: DecisionId) -> Result<bool> {
    row! { struct FoundRow { found: i64 } }
    Ok(tx.one::<FoundRow>(&ON_ITS_WAY, vals![decision.uuid()]).await?.is_some_and(|r| r.found > 0))
}

/// Takes the sending of a decision's letter back, where it did not go out.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn take_back(tx: &mut Tx, decision: DecisionId) -> Result<()> {
    tx.run(&TAKE_BACK, vals![decision.uuid()]).await.map(drop)
}

/// The letters on decisions on a person.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn letters_to(tx: &mut Tx, person: PersonId) -> Result<Vec<(Uuid, DecisionId)>> {
    row! { struct LetterRow { id: Uuid, decision_id: Uuid } }
    let rows = tx.all::<LetterRow>(&LETTERS_TO, vals![person.uuid()]).await?;
    Ok(rows.into_iter().map(|r| (r.id, DecisionId::from_uuid(r.decision_id))).collect())
}

/// How a letter's way ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ended {
    /// A mail server took it.
    Sent(Moment),
    /// It was given up after the last try.
    GivenUp(Moment),
}

impl Ended {
    /// When.
    #[must_use]
    pub const fn at(self) -> Moment {
        match self {
            Self::Sent(at) | Self::GivenUp(at) => at,
        }
    }
}

/// Where a letter is on its way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stands {
    /// It waits for its next try, which is not before `due`.
    Waits {
        /// Not before.
        due: Moment,
        /// Until when a process has it.
        held_until: Option<Moment>,
    },
    /// Its way is over.
    Over(Ended),
    /// It is on no way, or on one that no letter goes.
    Nowhere,
}

/// A letter's way, as the rows tell it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LettersWay {
    /// The letter.
    pub letter: Uuid,
    /// When it went out, as the letter's own row says.
    pub sent: Option<Moment>,
    /// Where it is.
    pub stands: Stands,
}

/// The ways of letters, after one of them.
///
/// # Errors
/// [`crate::store::StoreError::Corrupt`] where a state is unknown.
pub async fn ways_after(tx: &mut Tx, after: Uuid, limit: i64) -> Result<Vec<LettersWay>> {
    row! {
        struct WayRow {
            id: Uuid, sent_at: Option<i64>, state: Option<String>, due_at: Option<i64>, held_until: Option<i64>, ended_at: Option<i64>,
        }
    }
    let moment = Moment::from_microseconds;
    let way = |r: WayRow| {
        let stands = match (r.state.as_deref(), r.due_at, r.ended_at.map(moment)) {
            (Some("waiting"), Some(due), None) => Stands::Waits { due: moment(due), held_until: r.held_until.map(moment) },
            (Some("sent"), _, Some(at)) => Stands::Over(Ended::Sent(at)),
            (Some("failed"), _, Some(at)) => Stands::Over(Ended::GivenUp(at)),
            // A letter does not expire.
            (Some("expired" | "waiting" | "sent" | "failed") | None, ..) => Stands::Nowhere,
            (Some(_), ..) => return Err(StoreError::Corrupt { table: "posting", column: "state", row: r.id.to_string() }),
        };
        Ok(LettersWay { letter: r.id, sent: r.sent_at.map(moment), stands })
    };
    tx.all::<WayRow>(&WAYS_AFTER, vals![after, limit]).await?.into_iter().map(way).collect()
}
