//! How a sitting ends: handed in by the candidate, by the clock, or made void.

use serde_json::json;

use super::attempt::HandedIn;
use super::taking::refusal;
use crate::app::accounts::acts::Acting;
use crate::app::kernel::command::{Happened, invalid, not_found, refused};
use crate::app::{App, AppError};
use crate::domain::kernel::actor::Actor;
use crate::domain::kernel::event_kind::EventKind;
use crate::domain::kernel::id::{AttemptId, FormItemId, PersonId};
use crate::domain::kernel::job::JobKind;
use crate::domain::kernel::ledger::{Event, Kept};
use crate::domain::kernel::moment::Moment;
use crate::domain::kernel::violation::Violation;
use crate::domain::sitting::{Attempt, GRACE_SECONDS, Refusal, Seen, State};
use crate::store::deciding::results;
use crate::store::proving::ledger;
use crate::store::sitting::answers;

impl App {
    /// Why an item of a person's own attempt that does not stand in its sitting takes no answers.
    pub async fn closed(&self, person: PersonId, id: AttemptId, item: FormItemId) -> AppError {
        let why = async {
            let own = self.own_attempt(person, id).await?;
            let there = self.place(id, item).await?.is_some_and(|place| place.owner == person);
            let why =
                if there { own.takes_answers(own.seat, self.clock.now()).err().unwrap_or(Refusal::OtherBlock) } else { Refusal::NotFound };
            Ok::<_, AppError>(refusal(why))
        };
        why.await.unwrap_or_else(|error| error)
    }

    /// Hands in what is open now, whatever was seen of it.
    ///
    /// # Errors
    /// [`AppError::NotFound`], [`AppError::Refused`].
    pub async fn finish(&self, person: PersonId, id: AttemptId) -> Result<Option<HandedIn>, AppError> {
        self.finish_as_seen(person, id, Seen::default()).await
    }

    /// Hands in: the open block of a sequential stage (the clock stands still while it is graded), or the whole attempt.
    ///
    /// # Errors
    /// [`AppError::NotFound`], [`AppError::Refused`], also where it is not what was seen: a block is handed in for good.
    pub async fn finish_as_seen(&self, person: PersonId, id: AttemptId, seen: Seen) -> Result<Option<HandedIn>, AppError> {
        let own = self.own_attempt(person, id).await?;
        let content = self.content(own.version).await?;
        let stage = content.stage(&own.stage).map(|(_, s)| &s.decision);
        if stage.is_none_or(|decision| decision.last_item().is_none()) {
            return Ok(Some(self.hand_in_as_seen(id, &Actor::Person(person), seen).await?.map_err(refusal)?));
        }
        self.command("hand in block", (person, id, seen), |tx, at, (person, id, seen)| {
            Box::pin(async move {
                let attempt = answers::attempt_to_hand_in(tx, id).await?.ok_or_else(|| not_found("attempt"))?;
                attempt.takes_answers(attempt.seat, at.now).map_err(refusal)?;
                attempt.is_as(seen).map_err(refusal)?;
                answers::hand_in_block(tx, id, at.now).await?;
                let body = json!({ "block": attempt.block });
                let what = Happened {
                    kind: EventKind::AttemptBlockHandedIn,
                    actor: Actor::Person(person),
                    subject: id.uuid(),
                    body,
                    project: None,
                };
                at.tell(tx, what).await?;
                let payload = json!({ "attempt": id.to_string(), "project": attempt.project });
                // Under a key of its own each time: a group that somebody moved back in the database is looked at again, and named.
                at.queue(tx, JobKind::Grade, payload, &format!("grade {id} {} {}", attempt.block, at.uuid())).await?;
                Ok(None)
            })
        })
        .await
    }

    /// Hands in every attempt whose time and grace have run out, or whose application has ended, with the answers last saved; how many.
    /// None while the clock is in doubt.
    ///
    /// # Errors
    /// [`AppError::Store`].
    pub async fn hand_in_run_out(&self) -> Result<usize, AppError> {
        if self.clock.sure().is_err() {
            return Ok(0);
        }
        let before = Moment::from_microseconds(self.clock.now().plus_seconds(-GRACE_SECONDS).microseconds());
        let due = self.db.read("run out", move |tx| Box::pin(answers::run_out(tx, before))).await?;
        let mut handed_in = 0;
        let mut first_fault = None;
        for id in due {
            // One that cannot be handed in stops none of the others.
            match self.hand_in(id, &Actor::Worker).await {
                Ok(outcome) => handed_in += usize::from(outcome.is_ok()),
                Err(error) => {
                    tracing::error!(attempt = %id, %error, "an attempt whose time is over could not be handed in");
                    first_fault.get_or_insert(error);
                }
            }
        }
        first_fault.map_or(Ok(handed_in), Err)
    }

    /// Whether the clock handed an attempt in: not its person, and not the rule after a block that they had handed in.
    ///
    /// # Errors
    /// [`AppError::Store`].
    pub async fn handed_in_by_clock(&self, attempt: &Attempt) -> Result<bool, AppError> {
        let (id, over) = (attempt.id, attempt.ends_at.plus_seconds(GRACE_SECONDS));
        if attempt.state != State::HandedIn {
            return Ok(false);
        }
        let events = self.db.read("how it was handed in", move |tx| Box::pin(async move { ledger::about(tx, &[id.uuid()]).await }));
        let events = events.await?;
        let block = |e: &Event| e.is(EventKind::AttemptBlockHandedIn) && e.body["block"] == json!(attempt.block);
        let by_worker = |e: &Event| e.is(EventKind::AttemptHandedIn) && e.actor == Actor::Worker && e.at >= over;
        Ok(events.iter().any(by_worker) && !events.iter().any(block))
    }

    /// Hands in what a person has open in a project: what they do with their application ends it.
    pub(in crate::app) async fn hand_in_own(&self, person: PersonId, project: &str) -> Result<(), AppError> {
        let name = project.to_owned();
        let own = self.db.read("own open attempts", move |tx| {
            let name = name.clone();
            Box::pin(async move { answers::attempts_of(tx, person, &name).await })
        });
        for open in own.await?.into_iter().filter(|a| a.state == State::Open) {
            // One that another request handed in meanwhile is handed in.
            let _ = self.hand_in(open.id, &Actor::Person(person)).await?;
        }
        Ok(())
    }

    /// Makes an attempt void for a recorded reason: it does not count as one.
    ///
    /// # Errors
    /// [`AppError::Invalid`] without a reason, [`AppError::NotFound`].
    pub async fn void_attempt(&self, project: &str, by: PersonId, id: AttemptId, reason: &str) -> Result<(), AppError> {
        self.command("void attempt", (project.to_owned(), by, id, reason.to_owned()), |tx, at, (project, by, id, reason)| {
            Box::pin(async move {
                if let Some(wrong) = crate::domain::applying::refused::check(&reason, crate::app::kernel::note::NOTE, "/reason") {
                    return Err(invalid(vec![wrong]));
                }
                if reason.trim().is_empty() {
                    return Err(invalid(vec![Violation::new("/reason", "required", "say why")]));
                }
                let attempt =
                    answers::attempt_to_hand_in(tx, id).await?.filter(|a| a.project == project).ok_or_else(|| not_found("attempt"))?;
                Acting::recruiter(&project, by).on(tx, attempt.person).await?;
                if attempt.state == State::Void {
                    return Err(refused("illegal_transition", "the attempt is void already"));
                }
                if results::decided_on(tx, id).await? {
                    let why = "a decision stands on the attempt: it is taken back, appealed against or put right, never undermined";
                    return Err(refused("decided", why));
                }
                at.hold(tx, Kept::Attempt(id.uuid())).await?;
                answers::set_void(tx, id).await?;
                let body = json!({ "reason": reason, "from": attempt.state.as_str() });
                let what = Happened { kind: EventKind::AttemptVoided, actor: Actor::Person(by), subject: id.uuid(), body, project: None };
                Ok(at.tell(tx, what).await?)
            })
        })
        .await
    }
}
