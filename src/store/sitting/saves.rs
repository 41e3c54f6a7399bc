//! Many answers in one statement.

use serde_json::{Value, json};
use uuid::Uuid;

use crate::domain::kernel::canonical;
use crate::domain::kernel::id::{AnswerId, AttemptId, FormItemId};
use crate::domain::kernel::moment::Moment;
use crate::domain::sitting::{GRACE_SECONDS, MOST_REVISIONS};
use crate::store::engine::error::Result;
use crate::store::engine::sql::{row, sql, vals};
use crate::store::engine::tx::Tx;

sql! {
    // What the domain's own rule says (`Attempt::takes_answers`), for many answers in one statement. Whatever it leaves out is looked at
    // one by one: also an answer after one beside which a page held something (`answered::HELD`,
    // which no text within quotes can look like), since that is let go.
    SAVE_ALL = "INSERT INTO answer (id, attempt_id, form_item_id, revision, seat, response, saved_at) \
        SELECT unhex(j.value ->> '$.id'), a.id, f.id, (j.value ->> '$.revision') + 1, a.seat, j.value ->> '$.response', $2 \
        FROM json_each($1) j JOIN attempt a ON a.id = unhex(j.value ->> '$.attempt') JOIN form_item f \
        ON f.id = unhex(j.value ->> '$.item') AND f.attempt_id = a.id WHERE a.state = 'open' AND a.checking_since IS NULL \
        AND a.seat = (j.value ->> '$.seat') AND f.block = a.block AND $2 <= a.ends_at + $3 AND COALESCE((SELECT MAX(n.revision) \
        FROM answer n WHERE n.attempt_id = a.id AND n.form_item_id = f.id), 0) = (j.value ->> '$.revision') \
        AND (j.value ->> '$.revision') < $4 AND NOT EXISTS (SELECT 1 FROM answer h WHERE h.attempt_id = a.id AND h.form_item_id = f.id \
        AND h.revision = (j.value ->> '$.revision') AND instr(h.response, '\"held\":[[') > 0) ON CONFLICT DO NOTHING RETURNING id",
        postgres "WITH asked AS MATERIALIZED (SELECT r.id, r.attempt, r.item, r.seat, r.revision, r.response FROM jsonb_to_recordset($1) \
        AS r (id UUID, attempt UUID, item UUID, seat BIGINT, revision BIGINT, response TEXT)), \
        held AS MATERIALIZED (SELECT a.id, a.seat, a.block FROM attempt a WHERE a.id IN (SELECT attempt FROM asked) AND a.state = 'open' \
        AND a.checking_since IS NULL AND CAST($2 AS BIGINT) <= a.ends_at + CAST($3 AS BIGINT) FOR SHARE) \
        INSERT INTO answer (id, attempt_id, form_item_id, revision, seat, response, saved_at) \
        SELECT r.id, h.id, f.id, r.revision + 1, h.seat, r.response, CAST($2 AS BIGINT) FROM asked r JOIN held h ON h.id = r.attempt \
        AND h.seat = r.seat JOIN form_item f ON f.id = r.item AND f.attempt_id = h.id AND f.block = h.block \
        WHERE COALESCE((SELECT MAX(n.revision) FROM answer n WHERE n.attempt_id = h.id AND n.form_item_id = f.id), 0) = r.revision \
        AND r.revision < CAST($4 AS BIGINT) AND NOT EXISTS (SELECT 1 FROM answer l WHERE l.attempt_id = h.id AND l.form_item_id = f.id \
        AND l.revision = r.revision AND strpos(l.response, '\"held\":[[') > 0) ON CONFLICT DO NOTHING RETURNING id";
}

/// An answer to be saved.
#[derive(Clone, Debug)]
pub struct Asked {
    /// The new revision's id.
    pub id: AnswerId,
    /// The attempt.
    pub attempt: AttemptId,
    /// The item.
    pub item: FormItemId,
    /// The seat that the page holds.
    pub seat: i64,
    /// The revision that the page knows, 0 for none.
    pub revision: i64,
    /// The response in the stored form.
    pub response: Value,
}

/// Saves every answer that may be saved, in one statement, and gives the ids of those. PostgreSQL takes ids as they are written; SQLite
/// stores them as bytes and is given their digits.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn save_all(tx: &mut Tx, asked: &[Asked], now: Moment) -> Result<Vec<AnswerId>> {
    row! { struct IdRow { id: Uuid } }
    let postgres = tx.is_postgres();
    let id = |id: Uuid| if postgres { id.to_string() } else { id.simple().to_string() };
    let one = |a: &Asked| {
        json!({
            "id": id(a.id.uuid()), "attempt": id(a.attempt.uuid()), "item": id(a.item.uuid()), "seat": a.seat, "revision": a.revision,
            "response": canonical::text(&a.response),
        })
    };
    let list = Value::Array(asked.iter().map(one).collect());
    let rows = tx.all::<IdRow>(&SAVE_ALL, vals![list, now, GRACE_SECONDS * 1_000_000, MOST_REVISIONS]).await?;
    Ok(rows.into_iter().map(|r| AnswerId::from_uuid(r.id)).collect())
}
