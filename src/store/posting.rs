//! Mails on their way: who is sending which, when the next try is due, what became of it.

use uuid::Uuid;

use super::error::Result;
use super::sql::{row, sql, vals};
use super::tx::Tx;
use crate::domain::id::{DecisionId, PersonId};
use crate::domain::moment::Moment;

sql! {
    INSERT_LETTER = "INSERT INTO posting (id, mail_id, state, due_at, attempts) VALUES ($1, $2, 'waiting', $3, 0)";
    INSERT_INVITATION = "INSERT INTO posting (id, recipient, subject, body, state, due_at, expires_at, attempts) VALUES ($1, $2, $3, $4, \
        'waiting', $5, $6, 0)";
    CLAIM = "UPDATE posting SET held_by = $2, held_until = $3, attempts = attempts + 1 WHERE id IN (SELECT id FROM posting WHERE state = \
        'waiting' \
        AND due_at <= $1 AND (mail_id IS NOT NULL) = $5 AND (held_until IS NULL OR held_until < $1 OR held_until > $3 + ($3 - $1)) \
        ORDER BY due_at, id LIMIT $4) RETURNING id, mail_id, recipient, subject, body, attempts",
        postgres "UPDATE posting SET held_by = $2, held_until = $3, attempts = attempts + 1 WHERE id IN (SELECT id FROM posting WHERE \
        state = 'waiting' \
        AND due_at <= $1 AND (mail_id IS NOT NULL) = $5 AND (held_until IS NULL OR held_until < $1 OR held_until > $3 + ($3 - $1)) \
        ORDER BY due_at, id LIMIT $4 FOR UPDATE SKIP LOCKED) RETURNING id, mail_id, recipient, subject, body, attempts";
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
    ON_ITS_WAY = "SELECT COUNT(*) AS found FROM posting WHERE held_by IS NOT NULL AND mail_id IN (SELECT id FROM mail WHERE decision_id = $1)";
    TAKE_BACK = "DELETE FROM posting WHERE mail_id IN (SELECT id FROM mail WHERE decision_id = $1 AND sent_at IS NULL)";
    TOLD_AT = "SELECT m.decision_id AS decision_id, COALESCE(p.ended_at, CAST($2 AS BIGINT)) AS at FROM mail m JOIN posting p ON \
        p.mail_id = m.id JOIN decision d ON d.id = m.decision_id JOIN application a ON a.id = d.application_id WHERE a.person_id = $1";
}

/// A mail that this process is to send now.
#[derive(Clone, PartialEq, Eq)]
pub struct Claimed {
    /// The mail; its Message-ID is made of it.
    pub id: Uuid,
    /// The letter that it carries; else the rest is here.
    pub letter: Option<Uuid>,
    /// Address, subject and text of a mail that lets somebody in.
    pub invitation: Option<[String; 3]>,
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
/// [`super::StoreError`].
pub async fn insert_letter(tx: &mut Tx, mail: Uuid, due: Moment) -> Result<()> {
    tx.run(&INSERT_LETTER, vals![mail, mail, due]).await.map(drop)
}

/// Puts a mail on its way that lets somebody in, and is of no use after a while.
///
/// # Errors
/// [`super::StoreError`].
pub async fn insert_invitation(tx: &mut Tx, id: Uuid, [to, subject, text]: [&str; 3], due: Moment, expires: Moment) -> Result<()> {
    tx.run(&INSERT_INVITATION, vals![id, to, subject, text, due, expires]).await.map(drop)
}

/// Claims mails that are due, or whose sender let its lease run out: letters, or those that let somebody in. A lease that ends further off
/// than twice this one is not believed.
///
/// # Errors
/// [`super::StoreError`].
pub async fn claim(tx: &mut Tx, letters: bool, holder: &str, now: Moment, until: Moment, limit: i64) -> Result<Vec<Claimed>> {
    row! {
        struct ClaimRow {
            id: Uuid, mail_id: Option<Uuid>, recipient: Option<String>, subject: Option<String>, body: Option<String>, attempts: i64,
        }
    }
    let claimed = |r: ClaimRow| Claimed {
        id: r.id,
        letter: r.mail_id,
        invitation: r.recipient.zip(r.subject).zip(r.body).map(|((to, subject), text)| [to, subject, text]),
        attempts: r.attempts,
    };
    Ok(tx.all::<ClaimRow>(&CLAIM, vals![now, holder, until, limit, letters]).await?.into_iter().map(claimed).collect())
}

/// Notes that a mail went out; `false` where its holder holds it no longer.
///
/// # Errors
/// [`super::StoreError`].
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
/// [`super::StoreError`].
pub async fn again(tx: &mut Tx, id: Uuid, holder: &str, due: Moment, error: &str) -> Result<()> {
    tx.run(&AGAIN, vals![id, holder, due, error]).await.map(drop)
}

/// Gives a mail up.
///
/// # Errors
/// [`super::StoreError`].
pub async fn give_up(tx: &mut Tx, id: Uuid, holder: &str, now: Moment, error: &str) -> Result<()> {
    tx.run(&GIVE_UP, vals![id, holder, now, error]).await.map(drop)
}

/// Ends what is of no use any more; how many.
///
/// # Errors
/// [`super::StoreError`].
pub async fn expire(tx: &mut Tx, now: Moment) -> Result<u64> {
    tx.run(&EXPIRE, vals![now]).await
}

/// Whether a decision's letter is being sent at this moment.
///
/// # Errors
/// [`super::StoreError`].
pub async fn on_its_way(tx: &mut Tx, decision: DecisionId) -> Result<bool> {
    row! { struct FoundRow { found: i64 } }
    Ok(tx.one::<FoundRow>(&ON_ITS_WAY, vals![decision.uuid()]).await?.is_some_and(|r| r.found > 0))
}

/// Takes the sending of a decision's letter back, where it did not go out.
///
/// # Errors
/// [`super::StoreError`].
pub async fn take_back(tx: &mut Tx, decision: DecisionId) -> Result<()> {
    tx.run(&TAKE_BACK, vals![decision.uuid()]).await.map(drop)
}

/// When a person was told of each decision: when its letter went out or was given up; now, where it is on its way.
///
/// # Errors
/// [`super::StoreError`].
pub async fn told_at(tx: &mut Tx, person: PersonId, now: Moment) -> Result<Vec<(DecisionId, Moment)>> {
    row! { struct ToldRow { decision_id: Uuid, at: i64 } }
    let rows = tx.all::<ToldRow>(&TOLD_AT, vals![person.uuid(), now]).await?;
    Ok(rows.into_iter().map(|r| (DecisionId::from_uuid(r.decision_id), Moment::from_microseconds(r.at))).collect())
}
