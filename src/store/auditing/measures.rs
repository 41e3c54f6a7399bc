//! What is proposed or done about annotators' work, and appeals against it.

use serde_json::{Value, json};
use sqlx::types::Json;
use uuid::Uuid;

use crate::domain::auditing::measure::{AppealOutcome, MeasureState, RestsOn};
use crate::domain::kernel::canonical;
use crate::domain::kernel::id::{AnnotatorId, BookId, MeasureId, PersonId};
use crate::domain::kernel::moment::Moment;
use crate::domain::project::rule::MeasureKind;
use crate::store::engine::error::{Result, known};
use crate::store::engine::sql::{row, sql, vals};
use crate::store::engine::tx::Tx;

/// A measure with its appeal and whom it concerns; what follows says which.
macro_rules! read {
    ($which:literal) => {
        concat!(
            "SELECT m.id AS id, m.annotator_id AS annotator_id, m.project AS project, m.kind AS kind, m.terms AS terms, ",
            "m.amount AS amount, ",
            "m.book_id AS book_id, m.rests_on AS rests_on, m.persons AS persons, m.state AS state, m.proposed_at AS proposed_at, ",
            "m.acts_at AS acts_at, m.agreed_by AS agreed_by, m.agreed_at AS agreed_at, m.acted_by AS acted_by, m.acted_at AS acted_at, ",
            "m.reason AS reason, m.until AS until, m.ended_at AS ended_at, m.ended_by AS ended_by, m.ended_reason AS ended_reason, ",
            "m.doubted_at AS doubted_at, p.text AS text, p.sent_at AS sent_at, p.due_at AS due_at, p.outcome AS outcome, ",
            "p.answer AS answer, p.answered_by AS answered_by, p.answered_at AS answered_at, a.person_id AS person_id, ",
            "c.profile AS profile FROM audit_measure m JOIN annotator a ON a.id = m.annotator_id JOIN application c ",
            "ON c.id = a.application_id LEFT JOIN measure_appeal p ON p.measure_id = m.id ",
            $which
        )
    };
}

sql! {
    OF_ANNOTATOR = read!("WHERE m.annotator_id = $1 ORDER BY m.proposed_at, m.id");
    BY_ID = read!("WHERE m.project = $1 AND m.id = $2");
    WAITING = read!("WHERE m.project = $1 AND a.person_id <> $2 AND (m.proposed_at < $3 OR (m.proposed_at = $3 AND m.id < $4)) AND \
        (m.acted_at IS NOT NULL OR m.proposed_at < $5) AND \
        (m.state = 'proposed' OR (m.doubted_at IS NOT NULL AND m.state IN ('standing', 'over')) OR (p.sent_at IS NOT NULL AND \
        p.outcome IS NULL)) ORDER BY m.proposed_at DESC, m.id DESC LIMIT $6");
    STANDING = read!("WHERE m.project = $1 AND a.person_id <> $2 AND (m.proposed_at < $3 OR (m.proposed_at = $3 AND m.id < $4)) AND \
        (m.acted_at IS NOT NULL OR m.proposed_at < $5) AND \
        m.state = 'standing' ORDER BY m.proposed_at DESC, m.id DESC LIMIT $6");
    PAST = read!("WHERE m.project = $1 AND a.person_id <> $2 AND (m.proposed_at < $3 OR (m.proposed_at = $3 AND m.id < $4)) AND \
        (m.acted_at IS NOT NULL OR m.proposed_at < $5) AND \
        m.state NOT IN ('proposed', 'standing') ORDER BY m.proposed_at DESC, m.id DESC LIMIT $6");
    ALL = read!("WHERE m.project = $1 AND a.person_id <> $2 AND (m.proposed_at < $3 OR (m.proposed_at = $3 AND m.id < $4)) AND \
        (m.acted_at IS NOT NULL OR m.proposed_at < $5) ORDER BY m.proposed_at DESC, m.id DESC LIMIT $6");
    BY_RULES = read!("WHERE m.book_id IS NOT NULL AND m.id > $1 ORDER BY m.id LIMIT $2");
    INSERT = "INSERT INTO audit_measure (id, annotator_id, project, kind, terms, amount, book_id, rests_on, persons, state, proposed_at, \
        acts_at, acted_by, acted_at, reason, until, ended_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, \
        $16, $17)";
    CHANGE = "UPDATE audit_measure SET state = $3, agreed_by = $4, agreed_at = $5, acted_by = $6, acted_at = $7, reason = $8, \
        until = $9, ended_at = $10, ended_by = $11, ended_reason = $12, doubted_at = $13 WHERE id = $1 AND state = $2";
    SEND = "INSERT INTO measure_appeal (measure_id, text, sent_at, due_at) VALUES ($1, $2, $3, $4)";
    ANSWER = "UPDATE measure_appeal SET outcome = $2, answer = $3, answered_by = $4, answered_at = $5 WHERE measure_id = $1 \
        AND outcome IS NULL";
    KEPT = "SELECT annotator_id, project, kind, terms, amount, book_id, rests_on, persons, state, proposed_at, acts_at, agreed_by, \
        agreed_at, acted_by, acted_at, reason, until, ended_at, ended_by, ended_reason, doubted_at FROM audit_measure WHERE id = $1";
    APPEAL = "SELECT text, sent_at, due_at, outcome, answer, answered_by, answered_at FROM measure_appeal WHERE measure_id = $1";
    LAST_ASKED = "SELECT MAX(at) AS at FROM check_request WHERE annotator_id = $1 AND at < $2";
}

/// How a measure ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ended {
    /// When.
    pub at: Moment,
    /// Who ended it; none where its time was over, or a program took a proposal back.
    pub by: Option<PersonId>,
    /// Why, in their words.
    pub reason: Option<String>,
}

/// An appeal against a measure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Appeal {
    /// In the annotator's words.
    pub text: String,
    /// When.
    pub sent_at: Moment,
    /// To be answered by.
    pub due_at: Moment,
    /// What it came to, what the annotator is told, by whom, when.
    pub answer: Option<(AppealOutcome, String, PersonId, Moment)>,
}

/// A measure.
#[derive(Clone, Debug, PartialEq)]
pub struct Measure {
    /// The measure.
    pub id: MeasureId,
    /// Whom it concerns.
    pub annotator: AnnotatorId,
    /// The annotator's person.
    pub person: PersonId,
    /// The name that they gave.
    pub name: String,
    /// Where.
    pub project: String,
    /// What kind.
    pub kind: MeasureKind,
    /// What exactly.
    pub terms: Value,
    /// The share, weight or value that it sets.
    pub amount: Option<f64>,
    /// The rules that spoke.
    pub book: Option<BookId>,
    /// What they saw.
    pub rests_on: RestsOn,
    /// How many people carry it out; 0 where the rule does by itself.
    pub persons: u32,
    /// Where it stands.
    pub state: MeasureState,
    /// When the rules spoke, or a person did it.
    pub proposed_at: Moment,
    /// When the rule does it by itself.
    pub acts_at: Option<Moment>,
    /// The first of two people, and when.
    pub agreed: Option<(PersonId, Moment)>,
    /// Who carried it out.
    pub acted_by: Option<PersonId>,
    /// When.
    pub acted_at: Option<Moment>,
    /// Why, in their words.
    pub reason: Option<String>,
    /// When it ends by itself.
    pub until: Option<Moment>,
    /// How it ended.
    pub ended: Option<Ended>,
    /// When a corrected key took away what it rests on.
    pub doubted_at: Option<Moment>,
    /// The appeal against it.
    pub appeal: Option<Appeal>,
}

impl Measure {
    /// Whether it may still be undone: it was carried out and is not undone.
    #[must_use]
    pub const fn is_done(&self) -> bool {
        matches!(self.state, MeasureState::Standing | MeasureState::Over)
    }

    /// Whether somebody has to look: it is proposed, in doubt, or appealed.
    #[must_use]
    pub fn waits(&self) -> bool {
        let appealed = self.appeal.as_ref().is_some_and(|appeal| appeal.answer.is_none());
        self.state == MeasureState::Proposed || (self.doubted_at.is_some() && self.is_done()) || appealed
    }
}

row! {
    struct MeasureRow {
        id: Uuid, annotator_id: Uuid, project: String, kind: String, terms: String, amount: Option<f64>, book_id: Option<Uuid>,
        rests_on: String, persons: i64, state: String, proposed_at: i64, acts_at: Option<i64>, agreed_by: Option<Uuid>,
        agreed_at: Option<i64>, acted_by: Option<Uuid>, acted_at: Option<i64>, reason: Option<String>, until: Option<i64>,
        ended_at: Option<i64>, ended_by: Option<Uuid>, ended_reason: Option<String>, doubted_at: Option<i64>, text: Option<String>,
        sent_at: Option<i64>, due_at: Option<i64>, outcome: Option<String>, answer: Option<String>, answered_by: Option<Uuid>,
        answered_at: Option<i64>, person_id: Uuid, profile: Json<Value>,
    }
}

impl MeasureRow {
    fn appeal(&self) -> Result<Option<Appeal>> {
        let at = Moment::from_microseconds;
        let Some(((text, sent), due)) = self.text.clone().zip(self.sent_at).zip(self.due_at) else { return Ok(None) };
        let outcome = match &self.outcome {
            Some(name) => Some(known(AppealOutcome::from_name(name), ("measure_appeal", "outcome"), &self.id)?),
            None => None,
        };
        let answered = outcome.zip(self.answer.clone()).zip(self.answered_by).zip(self.answered_at);
        let answer = answered.map(|(((outcome, text), by), when)| (outcome, text, PersonId::from_uuid(by), at(when)));
        Ok(Some(Appeal { text, sent_at: at(sent), due_at: at(due), answer }))
    }

    fn into_domain(self) -> Result<Measure> {
        let (at, who) = (Moment::from_microseconds, PersonId::from_uuid);
        let document = |text: &str| serde_json::from_str::<Value>(text).ok();
        let appeal = self.appeal()?;
        let rests_on = document(&self.rests_on).and_then(|d| RestsOn::of_document(&d));
        Ok(Measure {
            id: MeasureId::from_uuid(self.id),
            annotator: AnnotatorId::from_uuid(self.annotator_id),
            person: who(self.person_id),
            name: self.profile.0.get("name").and_then(Value::as_str).unwrap_or_default().to_owned(),
            project: self.project,
            kind: known(MeasureKind::from_name(&self.kind), ("audit_measure", "kind"), &self.id)?,
            terms: known(document(&self.terms), ("audit_measure", "terms"), &self.id)?,
            amount: self.amount,
            book: self.book_id.map(BookId::from_uuid),
            rests_on: known(rests_on, ("audit_measure", "rests_on"), &self.id)?,
            persons: u32::try_from(self.persons).unwrap_or_default(),
            state: known(MeasureState::from_name(&self.state), ("audit_measure", "state"), &self.id)?,
            proposed_at: at(self.proposed_at),
            acts_at: self.acts_at.map(at),
            agreed: self.agreed_by.map(who).zip(self.agreed_at.map(at)),
            acted_by: self.acted_by.map(who),
            acted_at: self.acted_at.map(at),
            reason: self.reason,
            until: self.until.map(at),
            ended: self.ended_at.map(|when| Ended { at: at(when), by: self.ended_by.map(who), reason: self.ended_reason }),
            doubted_at: self.doubted_at.map(at),
            appeal,
        })
    }
}

/// Stores a measure as it is proposed, or as a person does it.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn insert(tx: &mut Tx, m: &Measure) -> Result<()> {
    let values = vals![
        m.id.uuid(),
        m.annotator.uuid(),
        m.project.as_str(),
        m.kind.as_str(),
        canonical::text(&m.terms),
        m.amount,
        m.book.map(BookId::uuid),
        canonical::text(&m.rests_on.document()),
        i64::from(m.persons),
        m.state.as_str(),
        m.proposed_at,
        m.acts_at,
        m.acted_by.map(PersonId::uuid),
        m.acted_at,
        m.reason.as_deref(),
        m.until,
        m.ended.as_ref().map(|ended| ended.at)
    ];
    tx.run(&INSERT, values).await.map(drop)
}

/// Stores what became of a measure that was in some state; whether it was.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn change(tx: &mut Tx, was: MeasureState, m: &Measure) -> Result<bool> {
    let (agreed_by, agreed_at) = m.agreed.unzip();
    let ended = m.ended.as_ref();
    let values = vals![
        m.id.uuid(),
        was.as_str(),
        m.state.as_str(),
        agreed_by.map(PersonId::uuid),
        agreed_at,
        m.acted_by.map(PersonId::uuid),
        m.acted_at,
        m.reason.as_deref(),
        m.until,
        ended.map(|e| e.at),
        ended.and_then(|e| e.by).map(PersonId::uuid),
        ended.and_then(|e| e.reason.as_deref()),
        m.doubted_at
    ];
    Ok(tx.run(&CHANGE, values).await? == 1)
}

/// Measures about an annotator, oldest first.
///
/// # Errors
/// [`crate::store::StoreError::Corrupt`].
pub async fn of_annotator(tx: &mut Tx, id: AnnotatorId) -> Result<Vec<Measure>> {
    tx.all::<MeasureRow>(&OF_ANNOTATOR, vals![id.uuid()]).await?.into_iter().map(MeasureRow::into_domain).collect()
}

/// A measure of a project.
///
/// # Errors
/// [`crate::store::StoreError::Corrupt`].
pub async fn by_id(tx: &mut Tx, project: &str, id: MeasureId) -> Result<Option<Measure>> {
    tx.one::<MeasureRow>(&BY_ID, vals![project, id.uuid()]).await?.map(MeasureRow::into_domain).transpose()
}

/// Which measures of a project are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    /// Those that wait for somebody: proposed, in doubt or appealed.
    Waiting,
    /// Those that hold.
    Standing,
    /// Those that hold no more, or never did.
    Past,
    /// All.
    All,
}

/// Where a page of measures begins and ends.
#[derive(Clone, Copy, Debug)]
pub struct Page {
    /// Those about this person are left out.
    pub except: PersonId,
    /// Those before this one, by when it was proposed and its id.
    pub before: (i64, Uuid),
    /// Those that nobody has carried out are left out where they were not proposed before this.
    pub proposed_before: Moment,
    /// At most so many.
    pub limit: i64,
}

/// Measures of a project, newest first.
///
/// # Errors
/// [`crate::store::StoreError::Corrupt`].
pub async fn page(tx: &mut Tx, project: &str, which: Which, page: Page) -> Result<Vec<Measure>> {
    let statement = match which {
        Which::Waiting => &WAITING,
        Which::Standing => &STANDING,
        Which::Past => &PAST,
        Which::All => &ALL,
    };
    let (at, id) = page.before;
    let values = vals![project, page.except.uuid(), at, id, page.proposed_before, page.limit];
    tx.all::<MeasureRow>(statement, values).await?.into_iter().map(MeasureRow::into_domain).collect()
}

/// Measures of every project that rules asked for, after one, in the order of their ids.
///
/// # Errors
/// [`crate::store::StoreError::Corrupt`].
pub async fn by_rules(tx: &mut Tx, after: MeasureId, limit: i64) -> Result<Vec<Measure>> {
    tx.all::<MeasureRow>(&BY_RULES, vals![after.uuid(), limit]).await?.into_iter().map(MeasureRow::into_domain).collect()
}

/// Stores an appeal.
///
/// # Errors
/// [`crate::store::StoreError::Conflict`] where the measure was appealed already.
pub async fn appeal(tx: &mut Tx, id: MeasureId, text: &str, sent_at: Moment, due_at: Moment) -> Result<()> {
    tx.run(&SEND, vals![id.uuid(), text, sent_at, due_at]).await.map(drop)
}

/// Stores the answer to an appeal; whether it was open.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn answer(tx: &mut Tx, id: MeasureId, (outcome, text): (AppealOutcome, &str), by: PersonId, now: Moment) -> Result<bool> {
    Ok(tx.run(&ANSWER, vals![id.uuid(), outcome.as_str(), text, by.uuid(), now]).await? == 1)
}

/// When the platform asked last, before a moment, for the next tasks of an annotator.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn last_asked(tx: &mut Tx, id: AnnotatorId, before: Moment) -> Result<Option<Moment>> {
    row! { struct AtRow { at: Option<i64> } }
    let found = tx.one::<AtRow>(&LAST_ASKED, vals![id.uuid(), before]).await?;
    Ok(found.and_then(|row| row.at).map(Moment::from_microseconds))
}

/// What the ledger keeps the hash of: a measure with the appeal against it.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn kept(tx: &mut Tx, id: Uuid) -> Result<Value> {
    row! {
        struct KeptRow {
            annotator_id: Uuid, project: String, kind: String, terms: String, amount: Option<f64>, book_id: Option<Uuid>, rests_on: String,
            persons: i64, state: String, proposed_at: i64, acts_at: Option<i64>, agreed_by: Option<Uuid>, agreed_at: Option<i64>,
            acted_by: Option<Uuid>, acted_at: Option<i64>, reason: Option<String>, until: Option<i64>, ended_at: Option<i64>,
            ended_by: Option<Uuid>, ended_reason: Option<String>, doubted_at: Option<i64>,
        }
    }
    row! {
        struct AppealRow {
            text: String, sent_at: i64, due_at: i64, outcome: Option<String>, answer: Option<String>, answered_by: Option<Uuid>,
            answered_at: Option<i64>,
        }
    }
    let measure = tx.one::<KeptRow>(&KEPT, vals![id]).await?.map(|r| {
        let what = json!([r.annotator_id, r.project, r.kind, r.terms, r.amount, r.book_id, r.rests_on, r.persons]);
        let done = json!([r.agreed_by, r.agreed_at, r.acted_by, r.acted_at, r.reason, r.until]);
        let end = json!([r.ended_at, r.ended_by, r.ended_reason, r.doubted_at]);
        json!([what, r.state, r.proposed_at, r.acts_at, done, end])
    });
    let appeal = tx.one::<AppealRow>(&APPEAL, vals![id]).await?;
    let appeal = appeal.map(|r| json!([r.text, r.sent_at, r.due_at, r.outcome, r.answer, r.answered_by, r.answered_at]));
    Ok(json!({ "measure": measure, "appeal": appeal }))
}
