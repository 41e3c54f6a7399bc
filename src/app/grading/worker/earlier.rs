//! Grades that an earlier release's grader gave stand as they were given, and are not computed again: nobody can, and the first one counts.
//! Only those are taken so that the ledger proves to be older. An attempt that came to something has its event, which names the grader; of
//! what was under way, this release tells the ledger the hashes when it is started on a database for the first time. Whatever stands there
//! later under another grader's name is held against what the answers come to, as every grade is.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};
use uuid::Uuid;

use super::handed_in::Graded;
use crate::app::kernel::command::{At, Happened, Stop};
use crate::app::{App, AppError};
use crate::domain::grading::GRADER;
use crate::domain::kernel::actor::Actor;
use crate::domain::kernel::canonical;
use crate::domain::kernel::event_kind::EventKind;
use crate::domain::kernel::id::{AnswerId, AttemptId, FormItemId};
use crate::domain::kernel::ledger::Event;
use crate::store::deciding::results;
use crate::store::grading::grades;
use crate::store::grading::grades::{Given, StoredGrade};
use crate::store::proving::ledger;
use crate::store::{StoreError, Tx};

/// From here on what stands of other graders is no older than this release.
pub(in crate::app) const HELD: &str = EventKind::GradesHeld.as_str();

/// Grades that stand as they are, by place.
pub(in crate::app) type Standing = BTreeMap<FormItemId, StoredGrade>;

/// The hash of an attempt's grades by others than a grader, over all that is stored of each but its explanation; `None` without any.
fn hash_beside(given: &[Given], grader: &str) -> Option<String> {
    let mut others: Vec<&Given> = given.iter().filter(|g| g.grader != grader).collect();
    others.sort_by_key(|g| g.grade.form_item);
    let row = |g: &&Given| {
        let (answer, grade) = (g.answer.map(|a: AnswerId| a.to_string()), &g.grade);
        json!([grade.form_item.to_string(), g.grader, answer, grade.score, grade.counts, grade.positive, grade.hit])
    };
    let rows: Value = others.iter().map(row).collect();
    (!others.is_empty()).then(|| blake3::hash(canonical::text(&rows).as_bytes()).to_hex().to_string())
}

/// Whether an event says that grades were found so. Events of one grader are told once in a database's life: where there are two, somebody
/// has written one.
fn found_so(held: &[Event], attempt: AttemptId, given: &[Given]) -> Vec<String> {
    let by = |event: &Event| event.body["by"].as_str().map(str::to_owned);
    let alone = |grader: &str| held.iter().filter(|e| by(e).as_deref() == Some(grader)).count() == 1;
    let covers = |event: &Event, grader: &str| {
        let said = event.body["found"][attempt.to_string()].as_str();
        said.is_some() && said == hash_beside(given, grader).as_deref()
    };
    held.iter().filter_map(|event| by(event).filter(|grader| alone(grader) && covers(event, grader))).collect()
}

/// Of an attempt's grades those that stand as they are. Where all are this release's, nothing is read.
///
/// # Errors
/// [`StoreError`].
pub(in crate::app) async fn standing(tx: &mut Tx, attempt: AttemptId, given: &[Given]) -> Result<Standing, StoreError> {
    let mut stands = Standing::new();
    if given.iter().all(|g| g.grader == GRADER) {
        return Ok(stands);
    }
    // What says an outcome before there is one says nothing.
    let concluded = results::of_attempt(tx, attempt).await?.is_some();
    let scored = ledger::all_of(tx, attempt.uuid(), EventKind::AttemptScored.as_str()).await?;
    let concluded_by = |g: &Given| concluded && scored.first().is_some_and(|event| event.body["grader"] == g.grader.as_str());
    let held = ledger::all_of(tx, Uuid::nil(), HELD).await?;
    let found = found_so(&held, attempt, given);
    for one in given.iter().filter(|g| g.grader != GRADER) {
        if concluded_by(one) || found.iter().any(|grader| *grader != one.grader) {
            stands.insert(one.grade.form_item, one.grade);
        }
    }
    Ok(stands)
}

/// The grades that count: what stands as it is, and what every other answer comes to.
pub(in crate::app) fn counting(all: &[Graded], stands: &Standing) -> Vec<StoredGrade> {
    all.iter().map(|graded| stands.get(&graded.place.id).copied().unwrap_or_else(|| graded.stored())).collect()
}

/// Puts what stands as it is into the place of what was computed.
pub(in crate::app) fn put_in(all: &mut [Graded], stands: &Standing) {
    for graded in all {
        if let Some(stands) = stands.get(&graded.place.id) {
            let grade = &mut graded.grade;
            (grade.score, grade.counts, grade.positive, grade.hit) = (stands.score, stands.counts, stands.positive, stands.hit);
        }
    }
}

impl App {
    /// Tells the ledger, once in a database's life with this release's grader, which grades of earlier ones stand on attempts that came to
    /// nothing yet. Where this grader has graded already, none is.
    ///
    /// # Errors
    /// [`AppError::Store`].
    pub(in crate::app) async fn hold_grades(&self) -> Result<(), AppError> {
        let held = self.db.look("grades held", |tx| Box::pin(ledger::all_of(tx, Uuid::nil(), HELD)));
        if held.await?.iter().any(is_ours) {
            return Ok(());
        }
        self.command("hold grades", (), |tx, at, ()| Box::pin(async move { hold(tx, &at).await })).await
    }
}

fn is_ours(event: &Event) -> bool {
    event.body["by"] == GRADER
}

async fn hold(tx: &mut Tx, at: &At) -> Result<(), Stop> {
    // Another process may have been first.
    if ledger::all_of(tx, Uuid::nil(), HELD).await?.iter().any(is_ours) {
        return Ok(());
    }
    let mut found = Map::new();
    if !ledger::has_graded(tx, GRADER).await? {
        for (attempt, version) in grades::unfinished_by_others(tx, GRADER).await? {
            let given = grades::given(tx, attempt, version).await?;
            found.extend(hash_beside(&given, GRADER).map(|hash| (attempt.to_string(), Value::from(hash))));
        }
    }
    let body = json!({ "by": GRADER, "found": found });
    Ok(at.tell(tx, Happened { kind: EventKind::GradesHeld, actor: Actor::Worker, subject: Uuid::nil(), body, project: None }).await?)
}
