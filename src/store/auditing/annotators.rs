//! Annotators and their hidden checks.

use std::collections::BTreeMap;

use serde_json::Value;
use sqlx::types::Json;
use uuid::Uuid;

use crate::domain::auditing::AnnotatorState;
use crate::domain::gold_set::item::Grade;
use crate::domain::kernel::canonical;
use crate::domain::kernel::id::{AnnotatorId, ApplicationId, CheckId, PersonId, VersionId};
use crate::domain::kernel::moment::Moment;
use crate::domain::kernel::sealed::Reveal;
use crate::store::engine::error::{Result, StoreError, known};
use crate::store::engine::sql::{row, sql, vals};
use crate::store::engine::tx::{Tx, id_list};

sql! {
    INSERT = "INSERT INTO annotator (id, application_id, person_id, project, state, onboarded_at) VALUES ($1, $2, $3, $4, 'active', $5)";
    BY_ID = "SELECT id, application_id, person_id, project, state, onboarded_at FROM annotator WHERE id = $1";
    OF_APPLICATION = "SELECT id, application_id, person_id, project, state, onboarded_at FROM annotator WHERE application_id = $1";
    OF_PROJECT = "SELECT id, application_id, person_id, project, state, onboarded_at FROM annotator \
        WHERE project = $1 AND id > $2 AND onboarded_at <= $4 AND person_id <> $5 ORDER BY id LIMIT $3";
    NAMED = "SELECT a.id AS id, a.application_id AS application_id, a.person_id AS person_id, a.project AS project, a.state AS state, \
        a.onboarded_at AS onboarded_at, p.profile AS profile FROM annotator a JOIN application p ON p.id = a.application_id \
        WHERE a.project = $1 AND a.id > $2 AND a.onboarded_at <= $4 AND a.person_id <> $5 ORDER BY a.id LIMIT $3";
    CHECKS_OF_PAGE = "SELECT id, annotator_id, version_id, item_id, shown, asked_at, response, answered_at, score, counts, positive, hit, \
        graded_at FROM hidden_check WHERE annotator_id IN (SELECT id FROM annotator \
        WHERE project = $1 AND id > $2 AND onboarded_at <= $4 AND person_id <> $5 ORDER BY id LIMIT $3) \
        ORDER BY answered_at NULLS LAST, asked_at, id";
    WORK_OF = "SELECT application_id, state FROM annotator WHERE application_id IN (SELECT unhex(value) FROM json_each($1)) \
        AND onboarded_at <= $2",
        postgres "SELECT application_id, state FROM annotator WHERE application_id IN (SELECT CAST(value AS UUID) FROM \
        jsonb_array_elements_text($1)) AND onboarded_at <= $2";
    COUNT = "SELECT COUNT(*) AS found FROM annotator WHERE project = $1";
    CHECKS_ASKED = "SELECT COUNT(*) AS found FROM hidden_check WHERE annotator_id = $1";
    SET_STATE = "UPDATE annotator SET state = $2 WHERE id = $1 AND state = $3";
    REMOVE = "DELETE FROM annotator WHERE application_id = $1 AND onboarded_at > $2";
    EXPOSURE = "SELECT c.item_id AS item_id, COUNT(DISTINCT c.annotator_id) AS found FROM hidden_check c JOIN annotator a \
        ON a.id = c.annotator_id WHERE a.project = $1 GROUP BY c.item_id";
    ITEMS_OF_PERSON = "SELECT DISTINCT c.item_id AS item_id FROM hidden_check c JOIN annotator a ON a.id = c.annotator_id \
        WHERE a.person_id = $1 AND a.project = $2";
    INSERT_CHECK = "INSERT INTO hidden_check (id, annotator_id, version_id, item_id, shown, asked_at) VALUES ($1, $2, $3, $4, $5, $6)";
    CHECK = "SELECT id, annotator_id, version_id, item_id, shown, asked_at, response, answered_at, score, counts, positive, hit, graded_at \
        FROM hidden_check WHERE id = $1";
    CHECKS = "SELECT id, annotator_id, version_id, item_id, shown, asked_at, response, answered_at, score, counts, positive, hit, \
        graded_at FROM hidden_check WHERE annotator_id = $1 ORDER BY answered_at NULLS LAST, asked_at, id";
    GRADED_OF_VERSION = "SELECT id, annotator_id, version_id, item_id, shown, asked_at, response, answered_at, score, counts, positive, \
        hit, graded_at FROM hidden_check WHERE version_id = $1 AND graded_at IS NOT NULL ORDER BY id";
    ANSWER = "UPDATE hidden_check SET response = $2, answered_at = CASE WHEN asked_at > $3 THEN asked_at ELSE $3 END WHERE id = $1 \
        AND response IS NULL";
    GRADE = "UPDATE hidden_check SET score = $2, counts = $3, positive = $4, hit = $5, explanation = $6, grader = $7, graded_at = $8 \
        WHERE id = $1";
}

/// An annotator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Annotator {
    /// The annotator.
    pub id: AnnotatorId,
    /// Came by.
    pub application: ApplicationId,
    /// Who.
    pub person: PersonId,
    /// Where.
    pub project: String,
    /// Where they stand.
    pub state: AnnotatorState,
    /// Since.
    pub onboarded_at: Moment,
}

row! {
    struct AnnotatorRow { id: Uuid, application_id: Uuid, person_id: Uuid, project: String, state: String, onboarded_at: i64 }
}

impl AnnotatorRow {
    fn into_domain(self) -> Result<Annotator> {
        let state = known(AnnotatorState::from_name(&self.state), ("annotator", "state"), &self.id)?;
        Ok(Annotator {
            id: AnnotatorId::from_uuid(self.id),
            application: ApplicationId::from_uuid(self.application_id),
            person: PersonId::from_uuid(self.person_id),
            project: self.project,
            state,
            onboarded_at: Moment::from_microseconds(self.onboarded_at),
        })
    }
}

/// Adds an annotator.
///
/// # Errors
/// [`StoreError::Conflict`] where the application has one.
pub async fn insert(tx: &mut Tx, a: &Annotator) -> Result<()> {
    let values = vals![a.id.uuid(), a.application.uuid(), a.person.uuid(), a.project.as_str(), a.onboarded_at];
    tx.run(&INSERT, values).await.map(drop)
}

/// An annotator.
///
/// # Errors
/// [`StoreError::Corrupt`] where the state is none.
pub async fn by_id(tx: &mut Tx, id: AnnotatorId) -> Result<Option<Annotator>> {
    tx.one::<AnnotatorRow>(&BY_ID, vals![id.uuid()]).await?.map(AnnotatorRow::into_domain).transpose()
}

/// The annotator that an application became.
///
/// # Errors
/// [`StoreError::Corrupt`] where the state is none.
pub async fn of_application(tx: &mut Tx, id: ApplicationId) -> Result<Option<Annotator>> {
    tx.one::<AnnotatorRow>(&OF_APPLICATION, vals![id.uuid()]).await?.map(AnnotatorRow::into_domain).transpose()
}

/// Where the work of those stands that applications became, of whoever has begun.
///
/// # Errors
/// [`StoreError::Corrupt`] where a state is none.
pub async fn work_of(tx: &mut Tx, of: &[ApplicationId], now: Moment) -> Result<BTreeMap<ApplicationId, AnnotatorState>> {
    row! { struct WorkRow { application_id: Uuid, state: String } }
    let ids = id_list(tx, of.iter().map(|id| id.uuid()));
    let one = |r: WorkRow| {
        let state = known(AnnotatorState::from_name(&r.state), ("annotator", "state"), &r.application_id)?;
        Ok((ApplicationId::from_uuid(r.application_id), state))
    };
    tx.all::<WorkRow>(&WORK_OF, vals![ids, now]).await?.into_iter().map(one).collect()
}

/// Moves an annotator from one state to another; whether they were in the first.
///
/// # Errors
/// [`StoreError`].
pub async fn set_state(tx: &mut Tx, id: AnnotatorId, from: AnnotatorState, to: AnnotatorState) -> Result<bool> {
    Ok(tx.run(&SET_STATE, vals![id.uuid(), to.as_str(), from.as_str()]).await? == 1)
}

/// Removes the annotator of an application before they have begun; whether there was one.
///
/// # Errors
/// [`StoreError`].
pub async fn remove_before_they_begin(tx: &mut Tx, application: ApplicationId, now: Moment) -> Result<bool> {
    Ok(tx.run(&REMOVE, vals![application.uuid(), now]).await? == 1)
}

/// Annotators of a project after one who have begun, in the order in which they came; one person is left out.
///
/// # Errors
/// [`StoreError::Corrupt`] where the state is none.
pub async fn page(tx: &mut Tx, project: &str, (after, limit): (Uuid, i64), except: PersonId, now: Moment) -> Result<Vec<Annotator>> {
    let rows = tx.all::<AnnotatorRow>(&OF_PROJECT, vals![project, after, limit, now, except.uuid()]).await?;
    rows.into_iter().map(AnnotatorRow::into_domain).collect()
}

/// The same, each with the name that the person gave and with their checks as [`checks`] orders them: two statements for a page.
///
/// # Errors
/// [`StoreError::Corrupt`].
pub async fn page_with_checks(
    tx: &mut Tx,
    project: &str,
    (after, limit): (Uuid, i64),
    except: PersonId,
    now: Moment,
) -> Result<Vec<(Annotator, String, Vec<Check>)>> {
    row! {
        struct NamedRow {
            id: Uuid, application_id: Uuid, person_id: Uuid, project: String, state: String, onboarded_at: i64, profile: Json<Value>,
        }
    }
    let mut checks: BTreeMap<AnnotatorId, Vec<Check>> = BTreeMap::new();
    for row in tx.all::<CheckRow>(&CHECKS_OF_PAGE, vals![project, after, limit, now, except.uuid()]).await? {
        let check = row.into_domain()?;
        checks.entry(check.annotator).or_default().push(check);
    }
    let one = |r: NamedRow| {
        let name = r.profile.0.get("name").and_then(Value::as_str).unwrap_or_default().to_owned();
        let row = AnnotatorRow {
            id: r.id,
            application_id: r.application_id,
            person_id: r.person_id,
            project: r.project,
            state: r.state,
            onboarded_at: r.onboarded_at,
        };
        let annotator = row.into_domain()?;
        let own = checks.remove(&annotator.id).unwrap_or_default();
        Ok((annotator, name, own))
    };
    let rows = tx.all::<NamedRow>(&NAMED, vals![project, after, limit, now, except.uuid()]).await?;
    rows.into_iter().map(one).collect()
}

row! { struct CountRow { found: i64 } }

/// How many annotators a project has, and how many of them met each item of its audits.
///
/// # Errors
/// [`StoreError`].
pub async fn exposure(tx: &mut Tx, project: &str) -> Result<(i64, BTreeMap<String, i64>)> {
    row! { struct ExposureRow { item_id: String, found: i64 } }
    let all = tx.one::<CountRow>(&COUNT, vals![project]).await?.map_or(0, |r| r.found);
    let rows = tx.all::<ExposureRow>(&EXPOSURE, vals![project]).await?;
    Ok((all, rows.into_iter().map(|r| (r.item_id, r.found)).collect()))
}

/// How many checks were given out to an annotator.
///
/// # Errors
/// [`StoreError`].
pub async fn checks_asked(tx: &mut Tx, annotator: AnnotatorId) -> Result<i64> {
    Ok(tx.one::<CountRow>(&CHECKS_ASKED, vals![annotator.uuid()]).await?.map_or(0, |r| r.found))
}

/// The items that came to a person as hidden checks in a project.
///
/// # Errors
/// [`StoreError`].
pub async fn items_checked(tx: &mut Tx, person: PersonId, project: &str) -> Result<Vec<String>> {
    row! { struct ItemRow { item_id: String } }
    Ok(tx.all::<ItemRow>(&ITEMS_OF_PERSON, vals![person.uuid(), project]).await?.into_iter().map(|r| r.item_id).collect())
}

/// A hidden check.
#[derive(Clone, Debug, PartialEq)]
pub struct Check {
    /// The check.
    pub id: CheckId,
    /// Whose.
    pub annotator: AnnotatorId,
    /// The version that was shown.
    pub version: VersionId,
    /// The author's id of the item.
    pub item: String,
    /// Drawn ids, orders and sides.
    pub shown: Value,
    /// When it was given out.
    pub asked_at: Moment,
    /// The response in the stored form, and when it came.
    pub answered: Option<(Value, Moment)>,
    /// Once graded.
    pub graded: Option<GradedCheck>,
}

/// A check's grade, without its explanation.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct GradedCheck {
    /// 0..=1; none where only people can score it.
    pub score: Option<f64>,
    /// Whether it counts.
    pub counts: bool,
    /// Whether there was something to find.
    pub positive: bool,
    /// Whether it was found.
    pub hit: bool,
    /// When it was graded, or graded again.
    pub at: Moment,
}

impl GradedCheck {
    /// What a grade says that was given at a moment.
    #[must_use]
    pub const fn of(grade: &Grade, at: Moment) -> Self {
        Self { score: grade.score, counts: grade.counts, positive: grade.positive, hit: grade.hit, at }
    }
}

row! {
    struct CheckRow {
        id: Uuid, annotator_id: Uuid, version_id: Uuid, item_id: String, shown: Json<Value>, asked_at: i64, response: Option<String>,
        answered_at: Option<i64>, score: Option<f64>, counts: Option<bool>, positive: Option<bool>, hit: Option<bool>,
        graded_at: Option<i64>,
    }
}

impl CheckRow {
    fn into_domain(self) -> Result<Check> {
        let corrupt = |_| StoreError::Corrupt { table: "hidden_check", column: "response", row: self.id.to_string() };
        let response = self.response.as_deref().map(serde_json::from_str).transpose().map_err(corrupt)?;
        let yes = |flag: Option<bool>| flag.unwrap_or(false);
        Ok(Check {
            id: CheckId::from_uuid(self.id),
            annotator: AnnotatorId::from_uuid(self.annotator_id),
            version: VersionId::from_uuid(self.version_id),
            item: self.item_id,
            shown: self.shown.0,
            asked_at: Moment::from_microseconds(self.asked_at),
            answered: response.zip(self.answered_at.map(Moment::from_microseconds)),
            graded: self.graded_at.map(|at| GradedCheck {
                score: self.score,
                counts: yes(self.counts),
                positive: yes(self.positive),
                hit: yes(self.hit),
                at: Moment::from_microseconds(at),
            }),
        })
    }
}

/// Stores a check as it is given out.
///
/// # Errors
/// [`StoreError`].
pub async fn insert_check(tx: &mut Tx, c: &Check) -> Result<()> {
    let values = vals![c.id.uuid(), c.annotator.uuid(), c.version.uuid(), c.item.as_str(), c.shown.clone(), c.asked_at];
    tx.run(&INSERT_CHECK, values).await.map(drop)
}

/// A check.
///
/// # Errors
/// [`StoreError::Corrupt`].
pub async fn check(tx: &mut Tx, id: CheckId) -> Result<Option<Check>> {
    tx.one::<CheckRow>(&CHECK, vals![id.uuid()]).await?.map(CheckRow::into_domain).transpose()
}

/// The checks of an annotator, answered ones first, in the order in which they were answered.
///
/// # Errors
/// [`StoreError::Corrupt`].
pub async fn checks(tx: &mut Tx, annotator: AnnotatorId) -> Result<Vec<Check>> {
    tx.all::<CheckRow>(&CHECKS, vals![annotator.uuid()]).await?.into_iter().map(CheckRow::into_domain).collect()
}

/// The graded checks that were given out from a version.
///
/// # Errors
/// [`StoreError::Corrupt`].
pub async fn graded_of_version(tx: &mut Tx, version: VersionId) -> Result<Vec<Check>> {
    tx.all::<CheckRow>(&GRADED_OF_VERSION, vals![version.uuid()]).await?.into_iter().map(CheckRow::into_domain).collect()
}

/// Stores the answer to a check; whether it was the first.
///
/// # Errors
/// [`StoreError`].
pub async fn answer_check(tx: &mut Tx, id: CheckId, response: &Value, now: Moment) -> Result<bool> {
    Ok(tx.run(&ANSWER, vals![id.uuid(), canonical::text(response), now]).await? == 1)
}

/// Stores a check's grade.
///
/// # Errors
/// [`StoreError`].
pub async fn grade_check(tx: &mut Tx, id: CheckId, grade: &Grade, grader: &str, now: Moment) -> Result<()> {
    let explanation = grade.explanation.reveal(&Reveal::for_the_store());
    tx.run(&GRADE, vals![id.uuid(), grade.score, grade.counts, grade.positive, grade.hit, explanation, grader, now]).await.map(drop)
}
