//! What a machine or a person decides on rests on what was saved: an attempt's answers are those that were handed in, its places those that
//! were laid out, and each stored grade is the one that the answer comes to. Where something does not fit, nothing is concluded.

use std::sync::Arc;

use serde_json::{Value, json};
use uuid::Uuid;

use super::earlier;
use super::handed_in::{Graded, HandedIn};
use crate::app::grading::doubted::{ADVICE, DOUBTED, step};
use crate::app::kernel::broken::Broken;
use crate::app::{App, AppError};
use crate::domain::gold_set::stored::Content;
use crate::domain::kernel::canonical;
use crate::domain::kernel::event_kind::EventKind;
use crate::domain::kernel::id::AttemptId;
use crate::domain::kernel::ledger::{Event, Kept};
use crate::domain::kernel::trail;
use crate::domain::kernel::trail::Step;
use crate::domain::sitting;
use crate::domain::sitting::{Answer, Attempt, FormItem, State};
use crate::store::grading::grades;
use crate::store::grading::grades::StoredGrade;
use crate::store::proving::{ledger, state};
use crate::store::sitting::{answers, handed_in};
use crate::store::{StoreError, Tx};

/// What was handed in and what is stored of its grades, read in one snapshot.
pub(in crate::app) struct Standing {
    of: HandedIn,
    stored: Vec<StoredGrade>,
    stands: earlier::Standing,
    broken: Option<String>,
}

impl Standing {
    /// What stands of an attempt; `None` where it is open or void, so that nothing rests on it.
    pub async fn read(tx: &mut Tx, id: AttemptId, content: &Arc<Content>) -> Result<Option<Self>, StoreError> {
        let Some(attempt) = answers::attempt(tx, id).await?.filter(|a| a.state == State::HandedIn) else { return Ok(None) };
        let (form, answers) = (answers::form(tx, id).await?, answers::latest(tx, id).await?);
        let given = grades::given(tx, id, attempt.version).await?;
        let stands = earlier::standing(tx, id, &given).await?;
        let stored = given.into_iter().map(|g| g.grade).collect();
        let broken = of_rows(tx, id, &answers).await?;
        Ok(Some(Self { of: HandedIn { attempt, form, answers, content: content.clone() }, stored, stands, broken }))
    }

    /// Why nothing may be concluded. It grades every answer again.
    pub fn doubt(&self) -> Option<String> {
        self.broken.clone().or_else(|| of_grades(&self.stored, &self.of.grades(), &self.stands))
    }
}

/// Why an attempt's answers are not those that were handed in, or its places not those that were laid out, by the ledger's events.
///
/// # Errors
/// [`StoreError`].
pub(in crate::app) async fn of_rows(tx: &mut Tx, id: AttemptId, latest: &[Answer]) -> Result<Option<String>, StoreError> {
    let events = ledger::about(tx, &[id.uuid()]).await?;
    let said = events.iter().rfind(|e| e.is(EventKind::AttemptHandedIn));
    let same = match said.map(|e| (e.body["latest"].as_str(), e.body["digest"].as_str())) {
        // What is graded is read, and not its history.
        Some((Some(said), _)) => sitting::digest(latest) == said,
        // An earlier release told the digest of every revision alone.
        Some((None, Some(said))) => sitting::digest(&answers::answers(tx, id).await?) == said,
        Some((None, None)) | None => false,
    };
    if !same {
        return Ok(Some(format!("the answers of attempt {id} are not those that were handed in; {ADVICE}")));
    }
    let stands = answers::attempt(tx, id).await?.map_or(0, |attempt| attempt.block);
    let handed_in = groups(&events).len();
    let ahead = i64::try_from(handed_in).unwrap_or(i64::MAX) - stands;
    // The last block is handed in by itself where the rule ends the attempt, and with the attempt where the time does. Events of an earlier
    // release do not say which.
    let right = match said.map(|e| (e.body["block"].as_i64(), e.body["checked"].as_bool())) {
        Some((Some(block), Some(checked))) => block == stands && ahead == i64::from(checked),
        Some(_) | None => (0..=1).contains(&ahead),
    };
    if !right {
        return Ok(Some(elsewhere(id)));
    }
    let laid_out = is_as_laid_out(tx, id.uuid(), &events).await?;
    Ok((!laid_out).then(|| format!("the questions of attempt {id} are not those that were laid out; {ADVICE}")))
}

fn elsewhere(id: AttemptId) -> String {
    format!("attempt {id} stands at another group of questions than were handed in before it; {ADVICE}")
}

/// The groups of questions that were handed in by themselves, as events tell, in the order of the groups.
fn groups(events: &[Event]) -> Vec<i64> {
    let told = events.iter().filter(|e| e.is(EventKind::AttemptBlockHandedIn));
    let mut groups: Vec<i64> = told.map(|e| e.body["block"].as_i64().unwrap_or(-1)).collect();
    groups.sort_unstable();
    groups
}

/// Why the open group of an attempt, which is being checked, is not the one that was handed in last: by the ledger's events, and by answers
/// that were given to a later group.
///
/// # Errors
/// [`StoreError`].
pub(in crate::app) async fn of_group(
    tx: &mut Tx,
    attempt: &Attempt,
    form: &[FormItem],
    latest: &[Answer],
) -> Result<Option<String>, StoreError> {
    let told = groups(&ledger::all_of(tx, attempt.id.uuid(), EventKind::AttemptBlockHandedIn.as_str()).await?);
    let each_once = told.iter().copied().eq(0..=attempt.block);
    let later = |answer: &Answer| form.iter().any(|place| place.id == answer.form_item && place.block > attempt.block);
    Ok((!each_once || latest.iter().any(later)).then(|| elsewhere(attempt.id)))
}

/// Whether the places of a form are those that events on its attempt laid out; those of an earlier release do not say.
async fn is_as_laid_out(tx: &mut Tx, attempt: Uuid, events: &[Event]) -> Result<bool, StoreError> {
    let kept = Kept::Form(attempt);
    let name = kept.name();
    let steps: Vec<Step> = events.iter().filter_map(|e| step(e, &name)).collect();
    if steps.is_empty() {
        return Ok(true);
    }
    let nothing = state::nothing(kept);
    let begins = events.iter().any(|e| e.is(EventKind::AttemptStarted) && step(e, &name).is_some()).then_some(nothing.as_str());
    Ok(trail::end(&steps.iter().collect::<Vec<_>>(), begins) == Some(state::digest(tx, kept).await?.as_str()))
}

/// The first stored grade that is not the one that its answer comes to. Those of an earlier release that the ledger proves stand as they
/// are.
pub(in crate::app) fn of_grades(stored: &[StoredGrade], again: &[Graded], stands: &earlier::Standing) -> Option<String> {
    let same = |grade: &StoredGrade| {
        let computed = again.iter().find(|g| g.place.id == grade.form_item).map(Graded::stored);
        computed.is_some_and(|c| {
            c.score.map(f64::to_bits) == grade.score.map(f64::to_bits)
                && (c.counts, c.positive, c.hit) == (grade.counts, grade.positive, grade.hit)
        })
    };
    stored
        .iter()
        .find(|grade| !stands.contains_key(&grade.form_item) && !same(grade))
        .map(|g| format!("the grade of question {} is not that of its answer; {ADVICE}", g.form_item))
}

/// The hash of the grades that an outcome rests on, for the event that tells it: BLAKE3 over their canonical form, in hexadecimal.
pub(in crate::app) fn hash(grades: &[StoredGrade]) -> String {
    let mut order: Vec<&StoredGrade> = grades.iter().collect();
    order.sort_by_key(|g| g.form_item);
    let rows: Value = order.iter().map(|g| json!([g.form_item.to_string(), g.score, g.counts, g.positive, g.hit])).collect();
    blake3::hash(canonical::text(&rows).as_bytes()).to_hex().to_string()
}

impl App {
    /// Grades of attempts that were handed in and came to nothing yet, held against their answers. Where the answers themselves or the
    /// questions are others, the ledger's events tell.
    ///
    /// # Errors
    /// [`AppError::Store`].
    pub(in crate::app) async fn verify_waiting(&self, broken: &mut Vec<Broken>) -> Result<(), AppError> {
        for id in self.db.read("waiting attempts", |tx| Box::pin(handed_in::waiting(tx))).await? {
            match self.as_handed_in(id).await {
                Err(AppError::Refused { code: DOUBTED, detail }) => {
                    broken.push(Broken { table: "grade", row: id.to_string(), what: detail });
                }
                // What cannot be read is told where the ledger is held against it.
                Ok(()) | Err(AppError::Store(StoreError::Corrupt { .. }) | AppError::NotFound(_)) => {}
                Err(other) => return Err(other),
            }
        }
        Ok(())
    }

    /// Refuses where an attempt that was handed in is not what was saved.
    ///
    /// # Errors
    /// [`AppError::Refused`] with the code [`DOUBTED`].
    pub(in crate::app) async fn as_handed_in(&self, id: AttemptId) -> Result<(), AppError> {
        let found = self.db.look("attempt to hold", move |tx| Box::pin(answers::attempt(tx, id))).await?;
        let Some(attempt) = found else { return Ok(()) };
        let content = self.content(attempt.version).await?;
        let standing = self.db.read("hold attempt", move |tx| {
            let content = content.clone();
            Box::pin(async move { Standing::read(tx, id, &content).await })
        });
        let Some(standing) = standing.await? else { return Ok(()) };
        let doubt = self.compute("hold grades", move || standing.doubt()).await?;
        doubt.map_or(Ok(()), |detail| Err(AppError::Refused { code: DOUBTED, detail }))
    }
}
