//! What charts rest on, their paths, and what they signalled.

use serde_json::Value;
use sqlx::types::Json;
use uuid::Uuid;

use crate::domain::auditing::SignalState;
use crate::domain::auditing::chart::{Alarm, Figures};
use crate::domain::auditing::footing::Footing;
use crate::domain::auditing::path::Path;
use crate::domain::auditing::series::Series;
use crate::domain::kernel::canonical;
use crate::domain::kernel::id::{AnnotatorId, CheckId, FootingId, PersonId, SignalId, VersionId};
use crate::domain::kernel::moment::Moment;
use crate::store::engine::error::{Result, known};
use crate::store::engine::sql::{row, sql, vals};
use crate::store::engine::tx::Tx;

/// A signal with whom it is about; which ones follows.
macro_rules! signal {
    () => {
        "SELECT s.id AS id, s.annotator_id AS annotator_id, s.chart AS chart, s.check_id AS check_id, \
        s.footing_id AS footing_id, s.onset_at AS onset_at, s.onset_from AS onset_from, s.onset_to AS onset_to, \
        s.before_checks AS before_checks, s.before_level AS before_level, s.before_low AS before_low, s.before_high AS before_high, \
        s.after_checks AS after_checks, s.after_level AS after_level, s.after_low AS after_low, s.after_high AS after_high, \
        s.by_correction AS by_correction, s.state AS state, s.raised_at AS raised_at, s.told_at AS told_at, s.settled_by AS settled_by, \
        s.settled_at AS settled_at, s.answer AS answer, s.withdrawn_at AS withdrawn_at, a.person_id AS person_id, p.profile AS profile \
        FROM audit_signal s JOIN annotator a ON a.id = s.annotator_id JOIN application p ON p.id = a.application_id "
    };
}

sql! {
    NEWEST = "SELECT id, version_id, made_at, document FROM audit_footing WHERE project = $1 ORDER BY made_at DESC, id DESC LIMIT 1";
    FOOTING = "SELECT id, version_id, made_at, document FROM audit_footing WHERE id = $1";
    INSERT_FOOTING = "INSERT INTO audit_footing (id, project, version_id, made_at, document) VALUES ($1, $2, $3, $4, $5)";
    FACILITIES = "SELECT c.item_id AS item_id, COUNT(*) AS answers, CAST(SUM(c.score) AS DOUBLE PRECISION) AS total FROM hidden_check c \
        JOIN annotator a ON a.id = c.annotator_id WHERE a.project = $1 AND a.state = 'active' AND c.counts AND c.score IS NOT NULL \
        AND c.graded_at IS NOT NULL GROUP BY c.item_id";
    FORGET_CHARTS = "DELETE FROM audit_chart WHERE annotator_id = $1";
    INSERT_CHART = "INSERT INTO audit_chart (annotator_id, chart, footing_id, drawn_at, document) VALUES ($1, $2, $3, $4, $5)";
    CHARTS = "SELECT chart, document FROM audit_chart WHERE annotator_id = $1 ORDER BY chart";
    INSERT = "INSERT INTO audit_signal (id, annotator_id, project, chart, check_id, footing_id, onset_at, onset_from, onset_to, \
        before_checks, before_level, before_low, before_high, after_checks, after_level, after_low, after_high, by_correction, state, \
        raised_at, told_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, 'open', $19, $20)";
    OF_ANNOTATOR = concat!(signal!(), "WHERE s.annotator_id = $1 ORDER BY s.raised_at DESC, s.id DESC");
    BY_ID = concat!(signal!(), "WHERE s.project = $1 AND s.id = $2");
    PAGE = concat!(
        signal!(),
        "WHERE s.project = $1 AND a.person_id <> $2 AND s.told_at <= $3 AND (s.raised_at < $4 OR (s.raised_at = $4 AND s.id < $5)) \
        AND ($6 = '' OR s.state = $6) ORDER BY s.raised_at DESC, s.id DESC LIMIT $7"
    );
    STANDING = concat!(signal!(), "WHERE s.state <> 'withdrawn' AND s.id > $1 ORDER BY s.id LIMIT $2");
    SETTLE = "UPDATE audit_signal SET state = 'settled', settled_by = $2, settled_at = $3, answer = $4 WHERE id = $1 AND state = 'open'";
    WITHDRAW = "UPDATE audit_signal SET state = 'withdrawn', withdrawn_at = $2 WHERE id = $1 AND state <> 'withdrawn'";
}

/// What charts rest on, as it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Pinned {
    /// Its id.
    pub id: FootingId,
    /// The version whose plan and bank it is of.
    pub version: VersionId,
    /// When it was made.
    pub made_at: Moment,
    /// What it says.
    pub footing: Footing,
}

row! { struct FootingRow { id: Uuid, version_id: Uuid, made_at: i64, document: String } }

impl FootingRow {
    fn into_domain(self) -> Result<Pinned> {
        let footing = known(Footing::from_text(&self.document), ("audit_footing", "document"), &self.id)?;
        Ok(Pinned {
            id: FootingId::from_uuid(self.id),
            version: VersionId::from_uuid(self.version_id),
            made_at: Moment::from_microseconds(self.made_at),
            footing,
        })
    }
}

/// The newest footing of a project.
///
/// # Errors
/// [`crate::store::StoreError::Corrupt`].
pub async fn newest(tx: &mut Tx, project: &str) -> Result<Option<Pinned>> {
    tx.one::<FootingRow>(&NEWEST, vals![project]).await?.map(FootingRow::into_domain).transpose()
}

/// A footing.
///
/// # Errors
/// [`crate::store::StoreError::Corrupt`].
pub async fn footing(tx: &mut Tx, id: FootingId) -> Result<Option<Pinned>> {
    tx.one::<FootingRow>(&FOOTING, vals![id.uuid()]).await?.map(FootingRow::into_domain).transpose()
}

/// Stores a footing.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn insert_footing(tx: &mut Tx, project: &str, p: &Pinned) -> Result<()> {
    tx.run(&INSERT_FOOTING, vals![p.id.uuid(), project, p.version.uuid(), p.made_at, p.footing.text()]).await.map(drop)
}

/// How annotators in good standing did on each item: counted answers, and the sum of their scores.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn facilities(tx: &mut Tx, project: &str) -> Result<Vec<(String, u64, f64)>> {
    row! { struct FacilityRow { item_id: String, answers: i64, total: f64 } }
    let rows = tx.all::<FacilityRow>(&FACILITIES, vals![project]).await?;
    Ok(rows.into_iter().map(|r| (r.item_id, r.answers.unsigned_abs(), r.total.clamp(0.0, r.answers as f64))).collect())
}

/// Puts the charts of an annotator in the place of those that stand.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn put_charts(tx: &mut Tx, of: AnnotatorId, rests_on: FootingId, charts: &[Path], now: Moment) -> Result<()> {
    tx.run(&FORGET_CHARTS, vals![of.uuid()]).await?;
    for chart in charts {
        let values = vals![of.uuid(), chart.series.name(), rests_on.uuid(), now, canonical::text(&chart.document())];
        tx.run(&INSERT_CHART, values).await?;
    }
    Ok(())
}

/// The charts of an annotator as they were drawn last.
///
/// # Errors
/// [`crate::store::StoreError::Corrupt`].
pub async fn charts(tx: &mut Tx, of: AnnotatorId) -> Result<Vec<Path>> {
    row! { struct ChartRow { chart: String, document: String } }
    let one = |r: ChartRow| {
        let series = known(Series::from_name(&r.chart), ("audit_chart", "chart"), &of)?;
        let document: Option<Value> = serde_json::from_str(&r.document).ok();
        known(document.and_then(|d| Path::of_document(series, &d)), ("audit_chart", "document"), &of)
    };
    tx.all::<ChartRow>(&CHARTS, vals![of.uuid()]).await?.into_iter().map(one).collect()
}

/// A signal, with whom it is about.
#[derive(Clone, Debug, PartialEq)]
pub struct Signal {
    /// The signal.
    pub id: SignalId,
    /// Whose work.
    pub annotator: AnnotatorId,
    /// The annotator's person.
    pub person: PersonId,
    /// The name that they gave.
    pub name: String,
    /// Which chart.
    pub series: Series,
    /// What it rests on.
    pub footing: FootingId,
    /// What it says.
    pub alarm: Alarm,
    /// Whether nothing but a corrected key raised it.
    pub by_correction: bool,
    /// Where it stands.
    pub state: SignalState,
    /// When it was raised.
    pub raised_at: Moment,
    /// From when on platforms, and the annotator, may know of it.
    pub told_at: Moment,
    /// Who settled it, when, and what they said.
    pub settled: Option<(PersonId, Moment, String)>,
    /// When a corrected key took it back.
    pub withdrawn_at: Option<Moment>,
}

row! {
    struct SignalRow {
        id: Uuid, annotator_id: Uuid, chart: String, check_id: Uuid, footing_id: Uuid, onset_at: i64, onset_from: i64, onset_to: i64,
        before_checks: i64, before_level: Option<f64>, before_low: Option<f64>, before_high: Option<f64>, after_checks: i64,
        after_level: f64, after_low: f64, after_high: f64, by_correction: bool, state: String, raised_at: i64, told_at: i64,
        settled_by: Option<Uuid>, settled_at: Option<i64>, answer: Option<String>, withdrawn_at: Option<i64>, person_id: Uuid,
        profile: Json<Value>,
    }
}

impl SignalRow {
    fn into_domain(self) -> Result<Signal> {
        let at = Moment::from_microseconds;
        let count = |n: i64| usize::try_from(n).unwrap_or_default();
        let before = self.before_level.zip(self.before_low).zip(self.before_high);
        let alarm = Alarm {
            check: CheckId::from_uuid(self.check_id),
            onset: at(self.onset_at),
            from: at(self.onset_from),
            to: at(self.onset_to),
            before: before.map(|((level, low), high)| Figures { level, low, high, checks: count(self.before_checks) }),
            after: Figures { level: self.after_level, low: self.after_low, high: self.after_high, checks: count(self.after_checks) },
        };
        let settled = self.settled_by.zip(self.settled_at).zip(self.answer);
        Ok(Signal {
            id: SignalId::from_uuid(self.id),
            annotator: AnnotatorId::from_uuid(self.annotator_id),
            person: PersonId::from_uuid(self.person_id),
            name: self.profile.0.get("name").and_then(Value::as_str).unwrap_or_default().to_owned(),
            series: known(Series::from_name(&self.chart), ("audit_signal", "chart"), &self.id)?,
            footing: FootingId::from_uuid(self.footing_id),
            alarm,
            by_correction: self.by_correction,
            state: known(SignalState::from_name(&self.state), ("audit_signal", "state"), &self.id)?,
            raised_at: at(self.raised_at),
            told_at: at(self.told_at),
            settled: settled.map(|((by, when), answer)| (PersonId::from_uuid(by), at(when), answer)),
            withdrawn_at: self.withdrawn_at.map(at),
        })
    }
}

/// A signal as it is raised.
#[derive(Clone, Debug)]
pub struct NewSignal<'a> {
    /// The signal.
    pub id: SignalId,
    /// Whose work.
    pub annotator: AnnotatorId,
    /// Where.
    pub project: &'a str,
    /// Which chart.
    pub series: &'a Series,
    /// What it rests on.
    pub footing: FootingId,
    /// What it says.
    pub alarm: Alarm,
    /// Whether nothing but a corrected key raised it.
    pub by_correction: bool,
    /// When it is raised.
    pub raised_at: Moment,
    /// From when on platforms may know of it.
    pub told_at: Moment,
}

/// Stores a signal as it is raised.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn insert(tx: &mut Tx, s: &NewSignal<'_>) -> Result<()> {
    let (a, before) = (&s.alarm, s.alarm.before);
    let checks = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    let values = vals![
        s.id.uuid(),
        s.annotator.uuid(),
        s.project,
        s.series.name(),
        a.check.uuid(),
        s.footing.uuid(),
        a.onset,
        a.from,
        a.to,
        before.map_or(0, |b| checks(b.checks)),
        before.map(|b| b.level),
        before.map(|b| b.low),
        before.map(|b| b.high),
        checks(a.after.checks),
        a.after.level,
        a.after.low,
        a.after.high,
        s.by_correction,
        s.raised_at,
        s.told_at
    ];
    tx.run(&INSERT, values).await.map(drop)
}

/// The signals about an annotator's work, newest first.
///
/// # Errors
/// [`crate::store::StoreError::Corrupt`].
pub async fn of_annotator(tx: &mut Tx, id: AnnotatorId) -> Result<Vec<Signal>> {
    tx.all::<SignalRow>(&OF_ANNOTATOR, vals![id.uuid()]).await?.into_iter().map(SignalRow::into_domain).collect()
}

/// A signal of a project.
///
/// # Errors
/// [`crate::store::StoreError::Corrupt`].
pub async fn by_id(tx: &mut Tx, project: &str, id: SignalId) -> Result<Option<Signal>> {
    tx.one::<SignalRow>(&BY_ID, vals![project, id.uuid()]).await?.map(SignalRow::into_domain).transpose()
}

/// Which signals of a project are read.
#[derive(Clone, Copy, Debug)]
pub struct Which {
    /// In this state; any where none is named.
    pub state: Option<SignalState>,
    /// Those about this person are left out.
    pub except: PersonId,
    /// Those that may be told by then.
    pub told_by: Moment,
    /// Those before this one, by when it was raised and its id.
    pub before: (i64, Uuid),
    /// At most so many.
    pub limit: i64,
}

/// Signals of a project, newest first.
///
/// # Errors
/// [`crate::store::StoreError::Corrupt`].
pub async fn page(tx: &mut Tx, project: &str, which: Which) -> Result<Vec<Signal>> {
    let state = which.state.map_or("", SignalState::as_str);
    let (raised, id) = which.before;
    let values = vals![project, which.except.uuid(), which.told_by, raised, id, state, which.limit];
    tx.all::<SignalRow>(&PAGE, values).await?.into_iter().map(SignalRow::into_domain).collect()
}

/// Signals of every project that were not withdrawn, after one, in the order of their ids.
///
/// # Errors
/// [`crate::store::StoreError::Corrupt`].
pub async fn standing(tx: &mut Tx, after: SignalId, limit: i64) -> Result<Vec<Signal>> {
    tx.all::<SignalRow>(&STANDING, vals![after.uuid(), limit]).await?.into_iter().map(SignalRow::into_domain).collect()
}

/// Settles an open signal; whether it was open.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn settle(tx: &mut Tx, id: SignalId, by: PersonId, answer: &str, now: Moment) -> Result<bool> {
    Ok(tx.run(&SETTLE, vals![id.uuid(), by.uuid(), now, answer]).await? == 1)
}

/// Takes a signal back that rested on a wrong key; whether it stood.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn withdraw(tx: &mut Tx, id: SignalId, now: Moment) -> Result<bool> {
    Ok(tx.run(&WITHDRAW, vals![id.uuid(), now]).await? == 1)
}
