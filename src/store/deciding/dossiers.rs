//! Dossiers of decisions, and what they are made of that no other file reads.

use serde_json::Value;
use sqlx::types::Json;
use uuid::Uuid;

use super::results;
use crate::domain::deciding::dossier::{AttemptInFull, GradeInFull, SheetInFull, differences, open_part, sealed, summary};
use crate::domain::kernel::id::{AnswerId, ApplicationId, AttemptId, DecisionId, FormItemId, PersonId, VersionId};
use crate::domain::kernel::moment::Moment;
use crate::domain::kernel::sealed::{Reveal, Sealed};
use crate::store::engine::error::Result;
use crate::store::engine::sql::{row, sql, vals};
use crate::store::engine::tx::Tx;
use crate::store::gold_set::versions;
use crate::store::grading::grades::first_grade;
use crate::store::sitting::answers;

sql! {
    INSERT_DOSSIER = "INSERT INTO dossier (decision_id, document, hash, at) VALUES ($1, $2, $3, $4)";
    DOSSIER = "SELECT d.document AS document, d.hash AS hash, d.at AS at, c.application_id AS application_id FROM dossier d \
        JOIN decision c ON c.id = d.decision_id WHERE d.decision_id = $1";
    DOSSIER_PAGE = "SELECT decision_id FROM dossier WHERE decision_id > $1 ORDER BY decision_id LIMIT $2";
    HASH_IN_LEDGER = "SELECT COUNT(*) AS found FROM ledger_event WHERE subject = $1 AND kind IN ('decision.made', 'decision.corrected') \
        AND body LIKE $2";
    GRADES_IN_FULL = concat!(
        "SELECT g.form_item_id AS form_item_id, g.answer_id AS answer_id, g.grader AS grader, g.score AS score, g.counts AS counts, \
        g.positive AS positive, g.hit AS hit, g.brier AS brier, g.explanation AS explanation FROM grade g JOIN form_item f \
        ON f.id = g.form_item_id WHERE f.attempt_id = $1 AND g.version_id = $2 AND ",
        first_grade!()
    );
    SHEETS_OF_ATTEMPT = "SELECT t.form_item_id AS form_item_id, s.reviewer AS reviewer, s.adjudication AS adjudication, s.sheet AS sheet, \
        s.total AS total FROM review_sheet s JOIN review_task t ON t.id = s.task_id WHERE t.attempt_id = $1 AND s.saved_at IS NOT NULL \
        ORDER BY t.form_item_id, s.adjudication, s.reviewer";
    MET_BEFORE = "SELECT DISTINCT f.item_id AS item_id FROM form_item f JOIN attempt a ON a.id = f.attempt_id \
        WHERE a.person_id = $1 AND a.project = $2 AND a.started_at < $3";
    HANDED_IN_AT = "SELECT handed_in_at, digest FROM attempt WHERE id = $1";
    RESULTS_PAGE = "SELECT attempt_id FROM stage_result WHERE attempt_id > $1 ORDER BY attempt_id LIMIT $2";
}

/// An attempt with everything that a decision rests on, graded by one version's keys.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn attempt(tx: &mut Tx, id: AttemptId, graded_by: Option<VersionId>) -> Result<Option<AttemptInFull>> {
    let Some(attempt) = answers::attempt(tx, id).await? else { return Ok(None) };
    let version = versions::by_id(tx, attempt.version).await?.map_or((0, String::new()), |v| (v.number, v.content_hash));
    let result = results::of_attempt(tx, id).await?;
    Ok(Some(AttemptInFull {
        handed_in: handed_in(tx, id).await?,
        form: answers::form(tx, id).await?,
        answers: answers::answers(tx, id).await?,
        grades: grades(tx, id, graded_by.unwrap_or(attempt.version)).await?,
        sheets: sheets(tx, id).await?,
        result: result.map(|r| (r.outcome.as_str().to_owned(), r.ruling, r.at.microseconds())),
        version,
        attempt,
    }))
}

/// The document of a decision from its head and its attempts, with its hash.
#[must_use]
pub fn document(mut head: Value, attempts: &[AttemptInFull]) -> (Sealed, String) {
    let right = Reveal::for_the_store();
    head["attempts"] = attempts.iter().map(|a| a.document(&right)).collect();
    sealed(&head)
}

/// Where the attempts of a stored document differ from what the rows say now: pointers with both values; explanations, which quote keys,
/// are named but not told.
#[must_use]
pub fn attempt_differences(stored: &Sealed, attempts: &[AttemptInFull], most: usize) -> Vec<(String, Value, Value)> {
    let right = Reveal::for_the_store();
    let whole: Value = serde_json::from_str(stored.reveal(&right)).unwrap_or(Value::Null);
    let now: Value = attempts.iter().map(|a| a.document(&right)).collect();
    let found = differences(whole.get("attempts").unwrap_or(&Value::Null), &now, most);
    let closed = |at: &str| at.contains("/explanation");
    found.into_iter().map(|(at, a, b)| if closed(&at) { (at, Value::Null, Value::Null) } else { (at, a, b) }).collect()
}

/// Whether a stored document has its hash.
#[must_use]
pub fn has_hash(document: &Sealed, hash: &str) -> bool {
    blake3::hash(document.reveal(&Reveal::for_the_store()).as_bytes()).to_hex().as_str() == hash
}

/// Stores a dossier.
///
/// # Errors
/// [`crate::store::StoreError::Conflict`] where the decision has one.
pub async fn insert(tx: &mut Tx, decision: DecisionId, document: &Sealed, hash: &str, at: Moment) -> Result<()> {
    let text = document.reveal(&Reveal::for_the_store());
    tx.run(&INSERT_DOSSIER, vals![decision.uuid(), text, hash, at]).await.map(drop)
}

/// A stored dossier.
#[derive(Clone, Debug)]
pub struct Dossier {
    /// The decision.
    pub decision: DecisionId,
    /// About which application.
    pub application: ApplicationId,
    /// The document, sealed.
    pub document: Sealed,
    /// The document without explanations, for whoever verifies it; it never goes out.
    pub open: Value,
    /// Its hash.
    pub hash: String,
    /// When.
    pub at: Moment,
}

/// What staff without the right to keys see of a document.
#[must_use]
pub fn summary_of(document: &Sealed, hash: &str, skill: impl Fn(&str, &str) -> String) -> Value {
    summary(document, &Reveal::for_the_store(), hash, skill)
}

/// The dossier of a decision.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn of_decision(tx: &mut Tx, decision: DecisionId) -> Result<Option<Dossier>> {
    row! { struct DossierRow { document: String, hash: String, at: i64, application_id: Uuid } }
    let row = tx.one::<DossierRow>(&DOSSIER, vals![decision.uuid()]).await?;
    // The right is the store's own: the open part is stripped of what the right is for.
    let right = Reveal::for_the_store();
    Ok(row.map(|r| (Sealed::new(r.document), r.application_id, r.hash, r.at)).map(|(document, application, hash, at)| Dossier {
        decision,
        application: ApplicationId::from_uuid(application),
        open: open_part(&document, &right),
        document,
        hash,
        at: Moment::from_microseconds(at),
    }))
}

/// Decisions that have a dossier, after one of them.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn page(tx: &mut Tx, after: DecisionId, limit: i64) -> Result<Vec<DecisionId>> {
    row! { struct IdRow { decision_id: Uuid } }
    let rows = tx.all::<IdRow>(&DOSSIER_PAGE, vals![after.uuid(), limit]).await?;
    Ok(rows.into_iter().map(|r| DecisionId::from_uuid(r.decision_id)).collect())
}

/// Whether an event of the ledger about an application names a dossier's hash.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn in_ledger(tx: &mut Tx, application: ApplicationId, hash: &str) -> Result<bool> {
    row! { struct CountRow { found: i64 } }
    let like = format!("%\"dossier\":\"{hash}\"%");
    Ok(tx.one::<CountRow>(&HASH_IN_LEDGER, vals![application.uuid(), like.as_str()]).await?.is_some_and(|r| r.found > 0))
}

/// The grades of an attempt by one version's keys, with their explanations; the first of each item, as
/// [`crate::store::grading::grades::of_attempt`].
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn grades(tx: &mut Tx, attempt: AttemptId, version: VersionId) -> Result<Vec<(FormItemId, GradeInFull)>> {
    row! {
        struct FullRow {
            form_item_id: Uuid, answer_id: Option<Uuid>, grader: String, score: Option<f64>, counts: bool, positive: bool, hit: bool,
            brier: Option<f64>, explanation: String,
        }
    }
    let rows = tx.all::<FullRow>(&GRADES_IN_FULL, vals![attempt.uuid(), version.uuid()]).await?;
    let grade = |r: FullRow| {
        let full = GradeInFull {
            answer: r.answer_id.map(AnswerId::from_uuid),
            version,
            grader: r.grader,
            score: r.score,
            counts: r.counts,
            positive: r.positive,
            hit: r.hit,
            brier: r.brier,
            explanation: Sealed::new(r.explanation),
        };
        (FormItemId::from_uuid(r.form_item_id), full)
    };
    Ok(rows.into_iter().map(grade).collect())
}

/// The saved sheets of an attempt's responses.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn sheets(tx: &mut Tx, attempt: AttemptId) -> Result<Vec<SheetInFull>> {
    row! { struct SheetRow { form_item_id: Uuid, reviewer: Uuid, adjudication: bool, sheet: Option<Json<Value>>, total: Option<f64> } }
    let rows = tx.all::<SheetRow>(&SHEETS_OF_ATTEMPT, vals![attempt.uuid()]).await?;
    let sheet = |r: SheetRow| SheetInFull {
        form_item: FormItemId::from_uuid(r.form_item_id),
        reviewer: PersonId::from_uuid(r.reviewer),
        adjudication: r.adjudication,
        sheet: r.sheet.map_or(Value::Null, |s| s.0),
        total: r.total.unwrap_or(0.0),
    };
    Ok(rows.into_iter().map(sheet).collect())
}

/// When an attempt was handed in, in microseconds, and the digest that this fixed.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn handed_in(tx: &mut Tx, attempt: AttemptId) -> Result<Option<(i64, String)>> {
    row! { struct HandInRow { handed_in_at: Option<i64>, digest: Option<String> } }
    Ok(tx.one::<HandInRow>(&HANDED_IN_AT, vals![attempt.uuid()]).await?.and_then(|r| r.handed_in_at.zip(r.digest)))
}

/// The items that a person had met in a project before a moment.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn met_before(tx: &mut Tx, person: PersonId, project: &str, before: Moment) -> Result<Vec<String>> {
    row! { struct ItemRow { item_id: String } }
    let rows = tx.all::<ItemRow>(&MET_BEFORE, vals![person.uuid(), project, before]).await?;
    Ok(rows.into_iter().map(|r| r.item_id).collect())
}

/// Attempts that have a result, after one of them.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn results_page(tx: &mut Tx, after: AttemptId, limit: i64) -> Result<Vec<AttemptId>> {
    row! { struct IdRow { attempt_id: Uuid } }
    let rows = tx.all::<IdRow>(&RESULTS_PAGE, vals![after.uuid(), limit]).await?;
    Ok(rows.into_iter().map(|r| AttemptId::from_uuid(r.attempt_id)).collect())
}
