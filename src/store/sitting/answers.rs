//! Attempts, their forms and answers.

use std::collections::BTreeMap;

use serde_json::Value;
use uuid::Uuid;

use crate::domain::kernel::canonical;
use crate::domain::kernel::id::{AnswerId, AttemptId, FormItemId, PersonId, VersionId};
use crate::domain::kernel::moment::Moment;
use crate::domain::sitting::{Answer, Attempt, FormItem, State};
use crate::store::engine::error::{Result, StoreError};
use crate::store::engine::sql::{row, sql, vals};
use crate::store::engine::tx::Tx;

sql! {
    INSERT_ATTEMPT = "INSERT INTO attempt (id, person_id, project, version_id, stage, number, state, seat, seed, started_at, ends_at, \
        block) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";
    INSERT_FORM_ITEM = "INSERT INTO form_item (id, attempt_id, position, block, item_id, shown, flagged) \
        VALUES ($1, $2, $3, $4, $5, $6, FALSE)";
    INSERT_FORM_ITEMS = "INSERT INTO form_item (id, attempt_id, position, block, item_id, shown, flagged) \
        VALUES ($1, $2, $3, $4, $5, $6, FALSE), ($7, $8, $9, $10, $11, $12, FALSE), ($13, $14, $15, $16, $17, $18, FALSE), \
        ($19, $20, $21, $22, $23, $24, FALSE), ($25, $26, $27, $28, $29, $30, FALSE), ($31, $32, $33, $34, $35, $36, FALSE), \
        ($37, $38, $39, $40, $41, $42, FALSE), ($43, $44, $45, $46, $47, $48, FALSE)";
    ATTEMPT = "SELECT id, person_id, project, version_id, stage, number, state, seat, seed, started_at, ends_at, block, checking_since \
        FROM attempt WHERE id = $1";
    ATTEMPT_TO_SAVE = "SELECT id, person_id, project, version_id, stage, number, state, seat, seed, started_at, ends_at, block, \
        checking_since FROM attempt WHERE id = $1",
        postgres "SELECT id, person_id, project, version_id, stage, number, state, seat, seed, started_at, ends_at, block, checking_since \
            FROM attempt WHERE id = $1 FOR SHARE";
    ATTEMPT_TO_HAND_IN = "SELECT id, person_id, project, version_id, stage, number, state, seat, seed, started_at, ends_at, block, \
        checking_since FROM attempt WHERE id = $1",
        postgres "SELECT id, person_id, project, version_id, stage, number, state, seat, seed, started_at, ends_at, block, checking_since \
            FROM attempt WHERE id = $1 FOR UPDATE";
    FORM = "SELECT id, position, block, item_id, shown FROM form_item WHERE attempt_id = $1 ORDER BY block, position";
    PLACE = "SELECT a.person_id AS person_id, a.version_id AS version_id, f.position AS position, f.block AS block, f.item_id AS item_id, \
        f.shown AS shown FROM form_item f JOIN attempt a ON a.id = f.attempt_id WHERE f.id = $1 AND a.id = $2";
    LATEST_REVISION = "SELECT f.block AS block, COALESCE(MAX(a.revision), 0) AS revision FROM form_item f LEFT JOIN answer a \
        ON a.attempt_id = f.attempt_id AND a.form_item_id = f.id WHERE f.id = $1 AND f.attempt_id = $2 GROUP BY f.id, f.block";
    SAVED = "SELECT id, response, saved_at FROM answer WHERE attempt_id = $1 AND form_item_id = $2 AND seat = $3 AND revision = $4";
    REVISION = "SELECT id, response FROM answer WHERE attempt_id = $1 AND form_item_id = $2 AND revision = $3";
    SET_RESPONSE = "UPDATE answer SET response = $2 WHERE id = $1";
    LAST_SEAT = "SELECT seat FROM answer WHERE attempt_id = $1 AND form_item_id = $2 ORDER BY revision DESC LIMIT 1";
    COUNT = "SELECT COUNT(*) AS answers FROM answer WHERE attempt_id = $1";
    INSERT_ANSWER = "INSERT INTO answer (id, attempt_id, form_item_id, revision, seat, response, saved_at) \
        VALUES ($1, $2, $3, $4, $5, $6, $7)";
    ANSWERS = "SELECT id, form_item_id, revision, response, saved_at FROM answer WHERE attempt_id = $1 ORDER BY form_item_id, revision";
    LATEST = "SELECT a.id AS id, a.form_item_id AS form_item_id, a.revision AS revision, a.response AS response, a.saved_at AS saved_at \
        FROM form_item f JOIN answer a ON a.attempt_id = f.attempt_id AND a.form_item_id = f.id AND a.revision = (SELECT MAX(n.revision) \
        FROM answer n WHERE n.attempt_id = f.attempt_id AND n.form_item_id = f.id) WHERE f.attempt_id = $1 ORDER BY f.block, f.position";
    HAND_IN = "UPDATE attempt SET state = 'handed_in', handed_in_at = $2, answers = $3, digest = $4, checking_since = NULL WHERE id = $1 \
        AND state = 'open'";
    SET_SEAT = "UPDATE attempt SET seat = $2 WHERE id = $1";
    DIGEST = "SELECT digest, answers FROM attempt WHERE id = $1";
    OF_PERSON = "SELECT id, person_id, project, version_id, stage, number, state, seat, seed, started_at, ends_at, block, checking_since \
        FROM attempt WHERE person_id = $1 AND project = $2 ORDER BY started_at, id";
    OF_VERSION = "SELECT a.id AS id FROM attempt a JOIN stage_result r ON r.attempt_id = a.id WHERE a.version_id = $1 \
        AND a.state = 'handed_in' AND a.id > $2 ORDER BY a.id LIMIT $3";
    MET = "SELECT DISTINCT f.item_id AS item_id FROM form_item f JOIN attempt a ON a.id = f.attempt_id WHERE a.person_id = $1 \
        AND a.project = $2";
    SHOWN_ITEMS = "SELECT DISTINCT a.version_id AS version_id, f.item_id AS item_id FROM form_item f JOIN attempt a ON a.id = f.attempt_id \
        WHERE a.person_id = $1";
    BLOCK_HANDED_IN = "UPDATE attempt SET checking_since = $2 WHERE id = $1 AND state = 'open' AND checking_since IS NULL";
    NEXT_BLOCK = "UPDATE attempt SET block = block + 1, ends_at = ends_at + CASE WHEN $2 > checking_since THEN $2 - checking_since ELSE 0 \
        END, checking_since = NULL WHERE id = $1 AND state = 'open' AND checking_since IS NOT NULL";
    RUN_OUT = "SELECT a.id AS id FROM attempt a WHERE a.state = 'open' AND ((a.checking_since IS NULL AND a.ends_at < $1) OR EXISTS \
        (SELECT 1 FROM application p WHERE p.person_id = a.person_id AND p.project = a.project AND p.status IN ('withdrawn', 'rejected'))) \
        ORDER BY a.ends_at, a.id LIMIT 50";
    VOID = "UPDATE attempt SET state = 'void', handed_in_at = NULL, answers = NULL, digest = NULL, checking_since = NULL WHERE id = $1";
    ADD_PLACE = "INSERT INTO form_item (id, attempt_id, position, block, item_id, shown, flagged) SELECT $1, $2, MAX(position) + 1, $3, \
        $4, $5, FALSE FROM form_item WHERE attempt_id = $2",
        postgres "INSERT INTO form_item (id, attempt_id, position, block, item_id, shown, flagged) SELECT CAST($1 AS UUID), $2, \
        MAX(position) + 1, CAST($3 AS BIGINT), CAST($4 AS TEXT), CAST($5 AS JSONB), FALSE FROM form_item WHERE attempt_id = $2";
}

row! {
    struct AttemptRow {
        id: Uuid, person_id: Uuid, project: String, version_id: Uuid, stage: String, number: i64, state: String, seat: i64, seed: i64,
        started_at: i64, ends_at: i64, block: i64, checking_since: Option<i64>,
    }
}

impl AttemptRow {
    fn into_domain(self) -> Result<Attempt> {
        let state = State::from_name(&self.state).ok_or_else(|| corrupt("attempt", "state", self.id))?;
        Ok(Attempt {
            id: AttemptId::from_uuid(self.id),
            person: PersonId::from_uuid(self.person_id),
            project: self.project,
            version: VersionId::from_uuid(self.version_id),
            stage: self.stage,
            number: self.number,
            state,
            seat: self.seat,
            seed: self.seed,
            started_at: Moment::from_microseconds(self.started_at),
            ends_at: Moment::from_microseconds(self.ends_at),
            block: self.block,
            checking_since: self.checking_since.map(Moment::from_microseconds),
        })
    }
}

fn corrupt(table: &'static str, column: &'static str, row: Uuid) -> StoreError {
    StoreError::Corrupt { table, column, row: row.to_string() }
}

/// Stores an attempt with its form.
///
/// # Errors
/// [`StoreError::Conflict`] where the person has an attempt of that number.
pub async fn insert_attempt(tx: &mut Tx, attempt: &Attempt, form: &[FormItem]) -> Result<()> {
    let a = attempt;
    let state = a.state.as_str();
    let values = vals![
        a.id.uuid(),
        a.person.uuid(),
        a.project.as_str(),
        a.version.uuid(),
        a.stage.as_str(),
        a.number,
        state,
        a.seat,
        a.seed,
        a.started_at,
        a.ends_at,
        a.block
    ];
    tx.run(&INSERT_ATTEMPT, values).await?;
    let row = |item: &FormItem| vals![item.id.uuid(), a.id.uuid(), item.position, item.block, item.item.as_str(), item.shown.clone()];
    tx.run_each(&INSERT_FORM_ITEM, &INSERT_FORM_ITEMS, form.iter().map(row).collect()).await
}

/// An attempt.
///
/// # Errors
/// [`StoreError`].
pub async fn attempt(tx: &mut Tx, id: AttemptId) -> Result<Option<Attempt>> {
    tx.one::<AttemptRow>(&ATTEMPT, vals![id.uuid()]).await?.map(AttemptRow::into_domain).transpose()
}

/// An attempt, its row locked against being handed in while an answer is saved.
///
/// # Errors
/// [`StoreError`].
pub async fn attempt_to_save(tx: &mut Tx, id: AttemptId) -> Result<Option<Attempt>> {
    tx.one::<AttemptRow>(&ATTEMPT_TO_SAVE, vals![id.uuid()]).await?.map(AttemptRow::into_domain).transpose()
}

/// An attempt, its row locked against saves while it is handed in.
///
/// # Errors
/// [`StoreError`].
pub async fn attempt_to_hand_in(tx: &mut Tx, id: AttemptId) -> Result<Option<Attempt>> {
    tx.one::<AttemptRow>(&ATTEMPT_TO_HAND_IN, vals![id.uuid()]).await?.map(AttemptRow::into_domain).transpose()
}

/// The form of an attempt, in order.
///
/// # Errors
/// [`StoreError`].
pub async fn form(tx: &mut Tx, attempt: AttemptId) -> Result<Vec<FormItem>> {
    row! { struct FormRow { id: Uuid, position: i64, block: i64, item_id: String, shown: sqlx::types::Json<Value> } }
    let rows = tx.all::<FormRow>(&FORM, vals![attempt.uuid()]).await?;
    let item =
        |r: FormRow| FormItem { id: FormItemId::from_uuid(r.id), position: r.position, block: r.block, item: r.item_id, shown: r.shown.0 };
    Ok(rows.into_iter().map(item).collect())
}

/// An item's block and the latest revision of its answer, 0 where there is none; `None` where the item is not of this attempt.
///
/// # Errors
/// [`StoreError`].
pub async fn latest_revision(tx: &mut Tx, attempt: AttemptId, item: FormItemId) -> Result<Option<(i64, i64)>> {
    row! { struct RevisionRow { block: i64, revision: i64 } }
    Ok(tx.one::<RevisionRow>(&LATEST_REVISION, vals![item.uuid(), attempt.uuid()]).await?.map(|r| (r.block, r.revision)))
}

/// The response that is stored as one revision of an answer, if that seat saved it, and when.
///
/// # Errors
/// [`StoreError`].
pub async fn saved(tx: &mut Tx, attempt: AttemptId, item: FormItemId, seat: i64, revision: i64) -> Result<Option<(Value, Moment)>> {
    row! { struct SavedRow { id: Uuid, response: String, saved_at: i64 } }
    let row = tx.one::<SavedRow>(&SAVED, vals![attempt.uuid(), item.uuid(), seat, revision]).await?;
    row.map(|r| {
        Ok((serde_json::from_str(&r.response).map_err(|_| corrupt("answer", "response", r.id))?, Moment::from_microseconds(r.saved_at)))
    })
    .transpose()
}

/// One revision of an answer: its id and the response.
///
/// # Errors
/// [`StoreError::Corrupt`] where the response is not JSON.
pub async fn revision(tx: &mut Tx, attempt: AttemptId, item: FormItemId, revision: i64) -> Result<Option<(AnswerId, Value)>> {
    row! { struct ResponseRow { id: Uuid, response: String } }
    let row = tx.one::<ResponseRow>(&REVISION, vals![attempt.uuid(), item.uuid(), revision]).await?;
    let read = |r: ResponseRow| {
        serde_json::from_str(&r.response).map(|value| (AnswerId::from_uuid(r.id), value)).map_err(|_| corrupt("answer", "response", r.id))
    };
    row.map(read).transpose()
}

/// Stores another response in the place of a revision's own.
///
/// # Errors
/// [`StoreError`].
pub async fn set_response(tx: &mut Tx, id: AnswerId, response: &Value) -> Result<()> {
    tx.run(&SET_RESPONSE, vals![id.uuid(), canonical::text(response)]).await.map(drop)
}

/// The seat that saved the latest revision of an answer.
///
/// # Errors
/// [`StoreError`].
pub async fn last_seat(tx: &mut Tx, attempt: AttemptId, item: FormItemId) -> Result<Option<i64>> {
    row! { struct SeatRow { seat: i64 } }
    Ok(tx.one::<SeatRow>(&LAST_SEAT, vals![attempt.uuid(), item.uuid()]).await?.map(|r| r.seat))
}

/// How many revisions of answers an attempt has.
///
/// # Errors
/// [`StoreError`].
pub async fn count(tx: &mut Tx, attempt: AttemptId) -> Result<i64> {
    row! { struct CountRow { answers: i64 } }
    Ok(tx.one::<CountRow>(&COUNT, vals![attempt.uuid()]).await?.map_or(0, |r| r.answers))
}

/// Stores one revision of an answer.
///
/// # Errors
/// [`StoreError::Conflict`] where that revision is there already.
pub async fn insert_answer(tx: &mut Tx, attempt: AttemptId, seat: i64, answer: &Answer) -> Result<()> {
    let response = canonical::text(&answer.response);
    let values = vals![answer.id.uuid(), attempt.uuid(), answer.form_item.uuid(), answer.revision, seat, response, answer.saved_at];
    tx.run(&INSERT_ANSWER, values).await.map(drop)
}

row! { struct AnswerRow { id: Uuid, form_item_id: Uuid, revision: i64, response: String, saved_at: i64 } }

impl AnswerRow {
    fn into_domain(self) -> Result<Answer> {
        Ok(Answer {
            id: AnswerId::from_uuid(self.id),
            form_item: FormItemId::from_uuid(self.form_item_id),
            revision: self.revision,
            response: serde_json::from_str(&self.response).map_err(|_| corrupt("answer", "response", self.id))?,
            saved_at: Moment::from_microseconds(self.saved_at),
        })
    }
}

/// Every revision of every answer of an attempt.
///
/// # Errors
/// [`StoreError::Corrupt`] where a stored response is not JSON.
pub async fn answers(tx: &mut Tx, attempt: AttemptId) -> Result<Vec<Answer>> {
    tx.all::<AnswerRow>(&ANSWERS, vals![attempt.uuid()]).await?.into_iter().map(AnswerRow::into_domain).collect()
}

/// The latest revision of every answer of an attempt, in the order of its form:
/// as many rows as there are answers, however often they were saved.
///
/// # Errors
/// [`StoreError::Corrupt`] where a stored response is not JSON.
pub async fn latest(tx: &mut Tx, attempt: AttemptId) -> Result<Vec<Answer>> {
    tx.all::<AnswerRow>(&LATEST, vals![attempt.uuid()]).await?.into_iter().map(AnswerRow::into_domain).collect()
}

/// Gives an attempt's seat to whoever opened it last.
///
/// # Errors
/// [`StoreError`].
pub async fn set_seat(tx: &mut Tx, attempt: AttemptId, seat: i64) -> Result<()> {
    tx.run(&SET_SEAT, vals![attempt.uuid(), seat]).await.map(drop)
}

/// Marks an open attempt as handed in; whether it was open.
///
/// # Errors
/// [`StoreError`].
pub async fn hand_in(tx: &mut Tx, attempt: AttemptId, at: Moment, answers: i64, digest: &str) -> Result<bool> {
    Ok(tx.run(&HAND_IN, vals![attempt.uuid(), at, answers, digest]).await? == 1)
}

/// The digest and the number of answer revisions of a hand-in.
///
/// # Errors
/// [`StoreError`].
pub async fn hand_in_digest(tx: &mut Tx, attempt: AttemptId) -> Result<Option<(String, i64)>> {
    row! { struct DigestRow { digest: Option<String>, answers: Option<i64> } }
    Ok(tx.one::<DigestRow>(&DIGEST, vals![attempt.uuid()]).await?.and_then(|r| r.digest.zip(r.answers)))
}

/// The attempts of a person in a project, oldest first.
///
/// # Errors
/// [`StoreError`].
pub async fn attempts_of(tx: &mut Tx, person: PersonId, project: &str) -> Result<Vec<Attempt>> {
    tx.all::<AttemptRow>(&OF_PERSON, vals![person.uuid(), project]).await?.into_iter().map(AttemptRow::into_domain).collect()
}

/// The next attempts of a version, by their ids, that have a result and are not void.
///
/// # Errors
/// [`StoreError`].
pub async fn of_version(tx: &mut Tx, version: VersionId, after: AttemptId, most: i64) -> Result<Vec<AttemptId>> {
    row! { struct AttemptIdRow { id: Uuid } }
    let rows = tx.all::<AttemptIdRow>(&OF_VERSION, vals![version.uuid(), after.uuid(), most]).await?;
    Ok(rows.into_iter().map(|r| AttemptId::from_uuid(r.id)).collect())
}

/// The items that a person has met in a project's attempts.
///
/// # Errors
/// [`StoreError`].
pub async fn items_met(tx: &mut Tx, person: PersonId, project: &str) -> Result<Vec<String>> {
    row! { struct ItemRow { item_id: String } }
    Ok(tx.all::<ItemRow>(&MET, vals![person.uuid(), project]).await?.into_iter().map(|r| r.item_id).collect())
}

/// The items of all that a person sat or sits, by the version that each was of.
///
/// # Errors
/// [`StoreError`].
pub async fn items_shown(tx: &mut Tx, person: PersonId) -> Result<BTreeMap<VersionId, Vec<String>>> {
    row! { struct ItemRow { version_id: Uuid, item_id: String } }
    let mut all: BTreeMap<VersionId, Vec<String>> = BTreeMap::new();
    for row in tx.all::<ItemRow>(&SHOWN_ITEMS, vals![person.uuid()]).await? {
        all.entry(VersionId::from_uuid(row.version_id)).or_default().push(row.item_id);
    }
    Ok(all)
}

/// Stops the clock because a block was handed in; whether it ran.
///
/// # Errors
/// [`StoreError`].
pub async fn hand_in_block(tx: &mut Tx, attempt: AttemptId, now: Moment) -> Result<bool> {
    Ok(tx.run(&BLOCK_HANDED_IN, vals![attempt.uuid(), now]).await? == 1)
}

/// Opens the next block; the clock goes on where it stood.
///
/// # Errors
/// [`StoreError`].
pub async fn open_next_block(tx: &mut Tx, attempt: AttemptId, now: Moment) -> Result<bool> {
    Ok(tx.run(&NEXT_BLOCK, vals![attempt.uuid(), now]).await? == 1)
}

/// Open attempts whose clock ended before a moment.
///
/// # Errors
/// [`StoreError`].
pub async fn run_out(tx: &mut Tx, before: Moment) -> Result<Vec<AttemptId>> {
    row! { struct IdRow { id: Uuid } }
    Ok(tx.all::<IdRow>(&RUN_OUT, vals![before]).await?.into_iter().map(|r| AttemptId::from_uuid(r.id)).collect())
}

/// Makes an attempt void: it does not count as one.
///
/// # Errors
/// [`StoreError`].
pub async fn set_void(tx: &mut Tx, attempt: AttemptId) -> Result<()> {
    tx.run(&VOID, vals![attempt.uuid()]).await.map(drop)
}

/// Adds a place to a form, behind all others: an item in the place of one that was skipped.
///
/// # Errors
/// [`StoreError`].
pub async fn add_place(tx: &mut Tx, attempt: AttemptId, place: &FormItem) -> Result<()> {
    let values = vals![place.id.uuid(), attempt.uuid(), place.block, place.item.as_str(), place.shown.clone()];
    tx.run(&ADD_PLACE, values).await.map(drop)
}

/// One place of a form, with whose attempt it is and the version that is shown.
///
/// # Errors
/// [`StoreError`].
pub async fn place(tx: &mut Tx, attempt: AttemptId, item: FormItemId) -> Result<Option<(PersonId, VersionId, FormItem)>> {
    row! {
        struct PlaceRow { person_id: Uuid, version_id: Uuid, position: i64, block: i64, item_id: String, shown: sqlx::types::Json<Value> }
    }
    let row = tx.one::<PlaceRow>(&PLACE, vals![item.uuid(), attempt.uuid()]).await?;
    Ok(row.map(|r| {
        let place = FormItem { id: item, position: r.position, block: r.block, item: r.item_id, shown: r.shown.0 };
        (PersonId::from_uuid(r.person_id), VersionId::from_uuid(r.version_id), place)
    }))
}
