//! Answers without gold, many at once, and those who gave them.

use std::collections::BTreeMap;

use serde_json::{Value, json};
use uuid::Uuid;

use crate::domain::auditing::judgment::{Judgment, Said};
use crate::domain::kernel::id::AnnotatorId;
use crate::domain::kernel::moment::Moment;
use crate::store::engine::error::{Result, known};
use crate::store::engine::sql::{row, sql, vals};
use crate::store::engine::tx::{Tx, id_list};

sql! {
    RATER = "INSERT INTO rater (id, project, name, annotator_id) VALUES ($1, $2, $3, $4) ON CONFLICT (id) DO NOTHING";
    TAKE = "INSERT INTO judgment (id, project, name, content, task, rater_id, label, response, at, seconds, version) \
        SELECT unhex(value ->> 0), $2, value ->> 1, unhex(value ->> 2), value ->> 3, unhex(value ->> 4), value ->> 5, value ->> 6, \
        CAST(value ->> 7 AS INTEGER), CAST(value ->> 8 AS REAL), value ->> 9 FROM json_each($1) WHERE TRUE \
        ON CONFLICT (id) DO NOTHING RETURNING id",
        postgres "INSERT INTO judgment (id, project, name, content, task, rater_id, label, response, at, seconds, version) \
        SELECT CAST(value ->> 0 AS UUID), $2, value ->> 1, CAST(value ->> 2 AS UUID), value ->> 3, CAST(value ->> 4 AS UUID), value ->> 5, \
        value ->> 6, CAST(value ->> 7 AS BIGINT), CAST(value ->> 8 AS DOUBLE PRECISION), value ->> 9 \
        FROM jsonb_array_elements($1) AS rows (value) ON CONFLICT (id) DO NOTHING RETURNING id";
    CONTENTS = "SELECT id, content FROM judgment WHERE id IN (SELECT unhex(value) FROM json_each($1))",
        postgres "SELECT id, content FROM judgment WHERE id IN (SELECT CAST(value AS UUID) FROM jsonb_array_elements_text($1))";
    PAGE = "SELECT j.id AS id, j.task AS task, r.name AS rater, r.annotator_id AS annotator_id, j.label AS label, \
        j.response AS response, j.at AS at, j.seconds AS seconds, j.version AS version FROM judgment j JOIN rater r ON r.id = j.rater_id \
        WHERE j.project = $1 AND (j.task, j.id) > ($2, $3) ORDER BY j.task, j.id LIMIT 5000";
}

/// Adds whoever judges; nothing happens where they are there.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn rater(tx: &mut Tx, id: Uuid, (project, name): (&str, &str), annotator: Option<AnnotatorId>) -> Result<()> {
    tx.run(&RATER, vals![id, project, name, annotator.map(AnnotatorId::uuid)]).await.map(drop)
}

/// Stores rows whose ids are not there yet, each id once; the ids of those that were stored.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn take(tx: &mut Tx, project: &str, rows: &[(Uuid, Uuid, Judgment)]) -> Result<Vec<Uuid>> {
    row! { struct IdRow { id: Uuid } }
    let postgres = tx.is_postgres();
    let id = |id: Uuid| if postgres { id.to_string() } else { id.simple().to_string() };
    let one = |(of, content, j): &(Uuid, Uuid, Judgment)| {
        let (label, response) = match &j.said {
            Said::Label(label) => (Some(label), None),
            Said::Response(response) => (None, Some(response)),
        };
        let who = id(j.rater(project));
        json!([id(*of), j.name, id(*content), j.task, who, label, response, j.at.microseconds(), j.seconds, j.version])
    };
    let list: Value = rows.iter().map(one).collect();
    Ok(tx.all::<IdRow>(&TAKE, vals![list, project]).await?.into_iter().map(|r| r.id).collect())
}

/// What rows say that are there, by their ids.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn contents(tx: &mut Tx, ids: impl Iterator<Item = Uuid>) -> Result<BTreeMap<Uuid, Uuid>> {
    row! { struct ContentRow { id: Uuid, content: Uuid } }
    let ids = id_list(tx, ids);
    Ok(tx.all::<ContentRow>(&CONTENTS, vals![ids]).await?.into_iter().map(|r| (r.id, r.content)).collect())
}

/// A row as it is read again.
#[derive(Clone, Debug, PartialEq)]
pub struct Page {
    /// The row.
    pub id: Uuid,
    /// What was judged, by the platform's own id.
    pub task: String,
    /// Who judged, as rows call them.
    pub annotator: String,
    /// Who of our annotators that is.
    pub ours: Option<AnnotatorId>,
    /// What they said: a word, or else a response as JSON.
    pub said: Said,
    /// When.
    pub at: Moment,
    /// How long it took.
    pub seconds: Option<f64>,
    /// Of what they were shown.
    pub version: Option<String>,
}

/// Rows of a project after one, by task, at most 5,000; after the empty text and the id of zeros from the beginning.
///
/// # Errors
/// [`crate::store::StoreError::Corrupt`] where a row says nothing.
pub async fn page(tx: &mut Tx, project: &str, (task, id): (String, Uuid)) -> Result<Vec<Page>> {
    row! {
        struct JudgmentRow {
            id: Uuid, task: String, rater: String, annotator_id: Option<Uuid>, label: Option<String>, response: Option<String>, at: i64,
            seconds: Option<f64>, version: Option<String>,
        }
    }
    let one = |r: JudgmentRow| {
        let said = r.label.map(Said::Label).or(r.response.map(Said::Response));
        Ok(Page {
            id: r.id,
            task: r.task,
            annotator: r.rater,
            ours: r.annotator_id.map(AnnotatorId::from_uuid),
            said: known(said, ("judgment", "label"), &r.id)?,
            at: Moment::from_microseconds(r.at),
            seconds: r.seconds,
            version: r.version,
        })
    };
    tx.all::<JudgmentRow>(&PAGE, vals![project, task, id]).await?.into_iter().map(one).collect()
}
