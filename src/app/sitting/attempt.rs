//! Saving answers and handing in: the path on which nothing that was acknowledged may be lost.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use serde_json::{Value, json};

use super::saver::Saved;
use crate::app::kernel::command::{Happened, Stop, refused};
use crate::app::{App, AppError};
use crate::domain::gold_set::item::drawn::{Given, Stored};
use crate::domain::kernel::actor::Actor;
use crate::domain::kernel::event_kind::EventKind;
use crate::domain::kernel::id::{AnswerId, AttemptId, FormItemId, PersonId, VersionId};
use crate::domain::kernel::job::JobKind;
use crate::domain::kernel::ledger::Kept;
use crate::domain::kernel::moment::Moment;
use crate::domain::sitting;
use crate::domain::sitting::{Answer, Attempt, FormItem, MOST_REVISIONS, Refusal, Seen, State, answered};
use crate::store::accounts::people;
use crate::store::sitting::answers;
use crate::store::sitting::saves::Asked;
use crate::store::{StoreError, Tx};

/// A sitting to open: whose, on what, and the items as they were drawn.
#[derive(Clone, Debug)]
pub struct NewAttempt {
    /// Whose.
    pub person: PersonId,
    /// The project.
    pub project: String,
    /// The gold-set version that is shown.
    pub version: VersionId,
    /// The stage's id.
    pub stage: String,
    /// First, second …
    pub number: i64,
    /// What the form was drawn from.
    pub seed: i64,
    /// How long the clock runs, in seconds.
    pub seconds: i64,
    /// By place: the author's id of the item, its block, and what was drawn for it.
    pub items: Vec<(String, i64, Value)>,
}

/// An answer to be saved: as it was given ([`Given`]), or as it is kept ([`Stored`]).
#[derive(Clone, Debug)]
pub struct Save<R = Given> {
    /// The attempt.
    pub attempt: AttemptId,
    /// The seat that the page holds.
    pub seat: i64,
    /// The item.
    pub item: FormItemId,
    /// The revision that the page knows, 0 for none.
    pub revision: i64,
    /// The response.
    pub response: R,
}

/// An acknowledged hand-in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HandedIn {
    /// When.
    pub at: Moment,
    /// Answer revisions that it covers.
    pub answers: i64,
    /// The digest over all of them.
    pub digest: String,
}

/// How often a hand-in reads the answers before its write, where saves come between.
const TRIES_BEFORE_THE_LOCK: usize = 3;

/// What a hand-in covers.
#[derive(Clone, Debug)]
struct Covered {
    /// Answer revisions.
    answers: i64,
    /// The digest over all of them.
    digest: String,
    /// The digest over the newest revision of each answer, which is what is graded.
    latest: String,
}

impl Covered {
    fn of(list: &[Answer]) -> Self {
        let mut newest: BTreeMap<FormItemId, &Answer> = BTreeMap::new();
        for answer in list {
            let known = newest.entry(answer.form_item).or_insert(answer);
            if known.revision < answer.revision {
                *known = answer;
            }
        }
        let latest: Vec<Answer> = newest.into_values().cloned().collect();
        let answers = i64::try_from(list.len()).unwrap_or(i64::MAX);
        Self { answers, digest: sitting::digest(list), latest: sitting::digest(&latest) }
    }
}

/// The code of a refusal that is answered by reading the answers again.
const SAVED_MEANWHILE: &str = "saved_meanwhile";

impl App {
    /// Adds a person.
    ///
    /// # Errors
    /// [`AppError::Store`] where the address is taken.
    pub async fn add_person(&self, email: Option<&str>) -> Result<PersonId, AppError> {
        let now = self.clock.now();
        let id = PersonId::from_uuid(self.ids.uuid(now));
        let email = email.map(str::to_lowercase);
        let add = self.db.write("add person", move |tx| {
            let email = email.clone();
            Box::pin(async move { people::insert_person(tx, id, email.as_deref(), None, now).await })
        });
        add.await?;
        Ok(id)
    }

    /// Opens an attempt with its form; the clock starts.
    ///
    /// # Errors
    /// [`AppError::Store`] where the person has an attempt of that number.
    pub async fn open_attempt(&self, new: NewAttempt) -> Result<(Attempt, Vec<FormItem>), AppError> {
        let now = self.clock.now();
        let attempt = Attempt {
            id: AttemptId::from_uuid(self.ids.uuid(now)),
            person: new.person,
            project: new.project,
            version: new.version,
            stage: new.stage,
            number: new.number,
            state: State::Open,
            seat: 1,
            seed: new.seed,
            started_at: now,
            ends_at: now.plus_seconds(new.seconds),
            block: 0,
            checking_since: None,
        };
        let place = |(position, (item, block, shown)): (i64, (String, i64, Value))| FormItem {
            id: FormItemId::from_uuid(self.ids.uuid(now)),
            position,
            block,
            item,
            shown,
        };
        let form: Vec<FormItem> = (0_i64..).zip(new.items).map(place).collect();
        let stored = (attempt.clone(), form.clone());
        let insert = self.db.write("open attempt", move |tx| {
            let (attempt, form) = stored.clone();
            Box::pin(async move { answers::insert_attempt(tx, &attempt, &form).await })
        });
        insert.await?;
        Ok((attempt, form))
    }

    /// Takes an attempt's seat for another tab or device: the pages that held it before can no longer save. The new seat.
    ///
    /// # Errors
    /// [`AppError::Store`]; a [`Refusal`] is an answer, not an error.
    pub async fn take_seat(&self, id: AttemptId) -> Result<Result<i64, Refusal>, AppError> {
        let slot = Slot::default();
        let taken = self.command("take seat", (id, slot.clone()), |tx, _, (id, slot)| {
            Box::pin(async move {
                let Some(attempt) = answers::attempt(tx, id).await? else { return Err(slot.refuse(Refusal::NotFound)) };
                if attempt.state != State::Open {
                    return Err(slot.refuse(Refusal::NotOpen));
                }
                answers::set_seat(tx, id, attempt.seat + 1).await?;
                Ok(attempt.seat + 1)
            })
        });
        slot.told(taken.await)
    }

    /// The seat that saved an answer last, where there is one.
    ///
    /// # Errors
    /// [`AppError::Store`].
    pub async fn seat_of_answer(&self, attempt: AttemptId, item: FormItemId) -> Result<Option<i64>, AppError> {
        Ok(self.db.look("seat of answer", move |tx| Box::pin(answers::last_seat(tx, attempt, item))).await?)
    }

    /// Saves one revision of an answer: one row and nothing else. It is acknowledged after the commit; nothing is graded here.
    ///
    /// # Errors
    /// [`AppError::Store`]; a [`Refusal`] is an answer, not an error.
    pub async fn save_answer(&self, save: Save<Stored>) -> Result<Result<Saved, Refusal>, AppError> {
        let now = self.clock.now();
        let id = AnswerId::from_uuid(self.ids.uuid(now));
        // No answer has a revision outside of these: whoever names one is told which it has, as with any other that is not the last.
        let save = Save { revision: save.revision.clamp(-1, MOST_REVISIONS), ..save };
        let Save { attempt, item, seat, revision, response } = save.clone();
        if let Some(saved) = self.saver.save(Asked { id, attempt, item, seat, revision, response: response.0 }, now).await? {
            return Ok(Ok(saved));
        }
        self.save_alone(id, save, now).await
    }

    /// The same by itself, step by step: what the common statement left out is saved, or refused with its reason.
    async fn save_alone(&self, id: AnswerId, save: Save<Stored>, now: Moment) -> Result<Result<Saved, Refusal>, AppError> {
        let outcome = self.db.append("save answer", move |tx| {
            let save = save.clone();
            Box::pin(async move {
                let Some(attempt) = answers::attempt_to_save(tx, save.attempt).await? else { return Ok(Err(Refusal::NotFound)) };
                if let Err(refusal) = attempt.takes_answers(save.seat, now) {
                    return Ok(Err(refusal));
                }
                match answers::latest_revision(tx, save.attempt, save.item).await? {
                    None => Ok(Err(Refusal::NotFound)),
                    Some((block, _)) if block != attempt.block => Ok(Err(Refusal::OtherBlock)),
                    // The answer to a save was lost, and it comes again: what is stored is what it says.
                    Some((_, stored)) if stored == save.revision + 1 => {
                        let last = answers::saved(tx, save.attempt, save.item, save.seat, stored).await?;
                        let repeated = last.filter(|(response, _)| *response == save.response.0);
                        Ok(repeated.map(|(_, at)| Saved { revision: stored, at }).ok_or(Refusal::Stale(stored)))
                    }
                    Some((_, stored)) if stored != save.revision => Ok(Err(Refusal::Stale(stored))),
                    Some((_, stored)) if stored >= MOST_REVISIONS => Ok(Err(Refusal::TooManyRevisions)),
                    Some((_, stored)) => {
                        let_go(tx, save.attempt, save.item, stored).await?;
                        let answer = Answer { id, form_item: save.item, revision: stored + 1, response: save.response.0, saved_at: now };
                        answers::insert_answer(tx, save.attempt, save.seat, &answer).await?;
                        Ok(Ok(Saved { revision: stored + 1, at: now }))
                    }
                }
            })
        });
        Ok(outcome.await?)
    }

    /// Hands an attempt in: state, digest, ledger event, message and grading job together, or none of them.
    ///
    /// # Errors
    /// [`AppError::Store`]; a [`Refusal`] is an answer, not an error.
    pub async fn hand_in(&self, id: AttemptId, actor: &Actor) -> Result<Result<HandedIn, Refusal>, AppError> {
        self.hand_in_as_seen(id, actor, Seen::default()).await
    }

    /// The same where it is still what was seen.
    ///
    /// # Errors
    /// The same.
    pub(in crate::app) async fn hand_in_as_seen(
        &self,
        id: AttemptId,
        actor: &Actor,
        seen: Seen,
    ) -> Result<Result<HandedIn, Refusal>, AppError> {
        for _ in 0..TRIES_BEFORE_THE_LOCK {
            // Reading every revision takes as long as there are many, and nobody else may write meanwhile: so it is done before the write,
            // which makes sure by their number that it knows all of them. A revision is never taken away, and what a page held beside an
            // older one is let go only in the write of a new one.
            let read = self.db.read("answers to hand in", move |tx| {
                Box::pin(async move {
                    let open = answers::attempt(tx, id).await?.is_some_and(|attempt| attempt.state == State::Open);
                    if open { answers::answers(tx, id).await } else { Ok(Vec::new()) }
                })
            });
            let known = Covered::of(&read.await?);
            match self.hand_in_knowing(id, actor, seen, Some(known)).await {
                Err(AppError::Refused { code: SAVED_MEANWHILE, .. }) => {}
                outcome => return outcome,
            }
        }
        // Somebody who goes on saving while they hand in: all is read under the lock.
        self.hand_in_knowing(id, actor, seen, None).await
    }

    /// One try: refused where something was saved that is not known.
    async fn hand_in_knowing(
        &self,
        id: AttemptId,
        actor: &Actor,
        seen: Seen,
        known: Option<Covered>,
    ) -> Result<Result<HandedIn, Refusal>, AppError> {
        let slot = Slot::default();
        // After the row lock is had, the answers are counted in a snapshot of their own, so that a save that was acknowledged while we
        // waited for the lock is among them.
        let outcome = self.locking_command("hand in", (id, actor.clone(), seen, known, slot.clone()), |tx, at, input| {
            Box::pin(async move {
                let (id, actor, seen, known, slot) = input;
                let Some(attempt) = answers::attempt_to_hand_in(tx, id).await? else { return Err(slot.refuse(Refusal::NotFound)) };
                if attempt.state != State::Open {
                    return Err(slot.refuse(Refusal::NotOpen));
                }
                at.hold(tx, Kept::Attempt(id.uuid())).await?;
                attempt.is_as(seen).map_err(|refusal| slot.refuse(refusal))?;
                let Covered { answers: covered, digest, latest } = match known {
                    Some(known) if known.answers == answers::count(tx, id).await? => known,
                    Some(_) => return Err(refused(SAVED_MEANWHILE, "an answer was saved meanwhile")),
                    None => Covered::of(&answers::answers(tx, id).await?),
                };
                answers::hand_in(tx, id, at.now, covered, &digest).await?;
                let body = json!({
                    "stage": attempt.stage, "number": attempt.number, "answers": covered, "digest": digest, "latest": latest,
                    "block": attempt.block, "checked": attempt.checking_since.is_some(),
                });
                let project = Some(attempt.project.as_str());
                at.tell(tx, Happened { kind: EventKind::AttemptHandedIn, actor, subject: id.uuid(), body, project }).await?;
                at.queue(tx, JobKind::Grade, json!({ "attempt": id.to_string(), "project": attempt.project }), &format!("grade {id}"))
                    .await?;
                Ok(HandedIn { at: at.now, answers: covered, digest })
            })
        });
        slot.told(outcome.await)
    }
}

/// Lets go of what a page held beside a revision that is no longer the latest: a beginning is worth something until it is gone on with, and
/// its history is nobody's evidence.
async fn let_go(tx: &mut Tx, attempt: AttemptId, item: FormItemId, revision: i64) -> Result<(), StoreError> {
    let Some((id, response)) = answers::revision(tx, attempt, item, revision).await? else { return Ok(()) };
    if answered::held(&response).is_empty() {
        return Ok(());
    }
    answers::set_response(tx, id, &answered::answer_of(&response)).await
}

/// Where a command puts the refusal that undoes it, for a caller to whom it is an answer.
#[derive(Clone, Default)]
struct Slot(Arc<Mutex<Option<Refusal>>>);

impl Slot {
    fn refuse(&self, refusal: Refusal) -> Stop {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(refusal);
        super::taking::refusal(refusal).into()
    }

    fn told<T>(&self, outcome: Result<T, AppError>) -> Result<Result<T, Refusal>, AppError> {
        let refusal = self.0.lock().unwrap_or_else(PoisonError::into_inner).take();
        match (outcome, refusal) {
            (Err(AppError::Refused { .. } | AppError::NotFound(_)), Some(refusal)) => Ok(Err(refusal)),
            (outcome, _) => outcome.map(Ok),
        }
    }
}
