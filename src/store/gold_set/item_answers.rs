//! Graded answers as item analysis reads them: all of a project, or one item's.

use uuid::Uuid;

use crate::domain::evidence::SignalKind;
use crate::domain::kernel::id::{AttemptId, FormItemId, PersonId, VersionId};
use crate::domain::kernel::moment::Moment;
use crate::domain::sitting::answered;
use crate::store::engine::error::{Result, StoreError, known};
use crate::store::engine::sql::{row, sql, vals};
use crate::store::engine::tx::Tx;
use crate::store::grading::grades::first_grade;

sql! {
    ITEM_ANSWERS = concat!(
        "SELECT f.id AS form_item_id, f.attempt_id AS attempt_id, a.person_id AS person_id, a.version_id AS version_id, a.stage AS stage, \
        a.started_at AS started_at, f.item_id AS item_id, f.position AS position, g.score AS score, g.counts AS counts, \
        n.response AS response, n.saved_at AS saved_at FROM grade g JOIN form_item f ON f.id = g.form_item_id JOIN attempt a \
        ON a.id = f.attempt_id LEFT JOIN answer n ON n.id = g.answer_id WHERE a.project = $1 AND a.state = 'handed_in' \
        AND g.version_id = a.version_id AND ",
        first_grade!(),
        " ORDER BY a.started_at, f.attempt_id, f.position"
    );
    OF_PERSON = concat!(
        "SELECT f.id AS form_item_id, f.attempt_id AS attempt_id, a.person_id AS person_id, a.version_id AS version_id, a.stage AS stage, \
        a.started_at AS started_at, f.item_id AS item_id, f.position AS position, g.score AS score, g.counts AS counts, \
        n.response AS response, n.saved_at AS saved_at FROM grade g JOIN form_item f ON f.id = g.form_item_id JOIN attempt a \
        ON a.id = f.attempt_id LEFT JOIN answer n ON n.id = g.answer_id WHERE a.project = $1 AND a.person_id = $2 \
        AND a.state = 'handed_in' AND g.version_id = a.version_id AND ",
        first_grade!(),
        " ORDER BY a.started_at, f.attempt_id, f.position"
    );
    SIGNALS = "SELECT s.id AS id, s.attempt_id AS attempt_id, s.form_item_id AS form_item_id, s.kind AS kind, s.amount AS amount, \
        s.at AS at FROM attempt_signal s JOIN attempt a ON a.id = s.attempt_id WHERE a.project = $1 \
        AND a.person_id = $2 ORDER BY s.at, s.id";
    INSERT_SIGNAL = "INSERT INTO attempt_signal (id, attempt_id, form_item_id, kind, amount, at) VALUES ($1, $2, $3, $4, $5, $6)";
    COUNT_SIGNALS = "SELECT COUNT(*) AS found FROM attempt_signal WHERE attempt_id = $1";
}

/// One graded answer.
#[derive(Clone, Debug, PartialEq)]
pub struct ItemAnswer {
    /// The item as it was shown.
    pub form_item: FormItemId,
    /// The attempt.
    pub attempt: AttemptId,
    /// Whose.
    pub person: PersonId,
    /// The version that was shown.
    pub version: VersionId,
    /// The stage's id.
    pub stage: String,
    /// When the attempt was started.
    pub started_at: Moment,
    /// The author's id of the item.
    pub item: String,
    /// Its place in the form.
    pub position: i64,
    /// 0..=1; none where it is left out.
    pub score: Option<f64>,
    /// Whether it counts.
    pub counts: bool,
    /// The response, and when it was saved last; none where there is none.
    pub answered: Option<(serde_json::Value, Moment)>,
}

row! {
    struct AnswerRow {
        form_item_id: Uuid, attempt_id: Uuid, person_id: Uuid, version_id: Uuid, stage: String, started_at: i64, item_id: String,
        position: i64, score: Option<f64>, counts: bool, response: Option<String>, saved_at: Option<i64>,
    }
}

impl AnswerRow {
    fn into_domain(self) -> Result<ItemAnswer> {
        let corrupt = |_| StoreError::Corrupt { table: "answer", column: "response", row: self.form_item_id.to_string() };
        let response: Option<serde_json::Value> = self.response.as_deref().map(serde_json::from_str).transpose().map_err(corrupt)?;
        let response = response.map(|stored| answered::answer_of(&stored));
        Ok(ItemAnswer {
            form_item: FormItemId::from_uuid(self.form_item_id),
            attempt: AttemptId::from_uuid(self.attempt_id),
            person: PersonId::from_uuid(self.person_id),
            version: VersionId::from_uuid(self.version_id),
            stage: self.stage,
            started_at: Moment::from_microseconds(self.started_at),
            item: self.item_id,
            position: self.position,
            score: self.score,
            counts: self.counts,
            answered: response.zip(self.saved_at.map(Moment::from_microseconds)),
        })
    }
}

/// Every graded answer of a project, attempt by attempt in the order of their starts: for the daily look, and for no page.
///
/// # Errors
/// [`StoreError::Corrupt`] where a stored response is not JSON.
pub async fn of_project(tx: &mut Tx, project: &str) -> Result<Vec<ItemAnswer>> {
    tx.all::<AnswerRow>(&ITEM_ANSWERS, vals![project]).await?.into_iter().map(AnswerRow::into_domain).collect()
}

/// Every graded answer of a person in a project, attempt by attempt in the order of their starts.
///
/// # Errors
/// [`StoreError::Corrupt`] where a stored response is not JSON.
pub async fn of_person(tx: &mut Tx, project: &str, person: PersonId) -> Result<Vec<ItemAnswer>> {
    let rows = tx.all::<AnswerRow>(&OF_PERSON, vals![project, person.uuid()]).await?;
    rows.into_iter().map(AnswerRow::into_domain).collect()
}

/// Something that a page noticed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signal {
    /// At which item, if at one.
    pub form_item: Option<FormItemId>,
    /// What.
    pub kind: SignalKind,
    /// Characters inserted, or milliseconds away.
    pub amount: i64,
    /// When it was told.
    pub at: Moment,
}

/// Notes something that a page noticed.
///
/// # Errors
/// [`StoreError`].
pub async fn insert_signal(tx: &mut Tx, id: Uuid, attempt: AttemptId, signal: &Signal) -> Result<()> {
    let item = signal.form_item.map(FormItemId::uuid);
    tx.run(&INSERT_SIGNAL, vals![id, attempt.uuid(), item, signal.kind.as_str(), signal.amount, signal.at]).await.map(drop)
}

/// How often a page of an attempt noticed something.
///
/// # Errors
/// [`StoreError`].
pub async fn count_signals(tx: &mut Tx, attempt: AttemptId) -> Result<i64> {
    row! { struct CountRow { found: i64 } }
    Ok(tx.one::<CountRow>(&COUNT_SIGNALS, vals![attempt.uuid()]).await?.map_or(0, |r| r.found))
}

/// What the pages of a person's attempts in a project noticed, in order, with the attempt.
///
/// # Errors
/// [`StoreError`].
pub async fn signals_of_person(tx: &mut Tx, project: &str, person: PersonId) -> Result<Vec<(AttemptId, Signal)>> {
    row! { struct SignalRow { id: Uuid, attempt_id: Uuid, form_item_id: Option<Uuid>, kind: String, amount: i64, at: i64 } }
    let signal = |r: SignalRow| {
        let signal = Signal {
            form_item: r.form_item_id.map(FormItemId::from_uuid),
            kind: known(SignalKind::from_name(&r.kind), ("attempt_signal", "kind"), &r.id)?,
            amount: r.amount,
            at: Moment::from_microseconds(r.at),
        };
        Ok((AttemptId::from_uuid(r.attempt_id), signal))
    };
    tx.all::<SignalRow>(&SIGNALS, vals![project, person.uuid()]).await?.into_iter().map(signal).collect()
}
