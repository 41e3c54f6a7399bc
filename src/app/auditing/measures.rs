//! Measures before people: proposals that a named auditor carries out or refuses, measures that are undone, and what annotators see of
//! their own.

use serde_json::json;

use super::checks::begun;
use super::ordering;
use super::signals::Told;
use crate::app::accounts::acts::Acting;
use crate::app::accounts::reader::Reader;
use crate::app::gold_set::shelf::Shelf;
use crate::app::kernel::command::{At, Happened, Stop, not_found, refused};
use crate::app::{App, AppError};
use crate::domain::accounts::Role;
use crate::domain::applying::refused as refused_text;
use crate::domain::applying::status::ActedBy;
use crate::domain::auditing::measure::MeasureState;
use crate::domain::auditing::policy::Doer;
use crate::domain::gold_set::stored::Content;
use crate::domain::kernel::actor::Actor;
use crate::domain::kernel::event_kind::EventKind;
use crate::domain::kernel::id::{AnnotatorId, ApplicationId, MeasureId, PersonId};
use crate::domain::kernel::ledger::Kept;
use crate::domain::kernel::moment::Moment;
use crate::domain::kernel::violation::Violation;
use crate::store::Tx;
use crate::store::auditing::annotators::{self, Annotator};
use crate::store::auditing::books;
use crate::store::auditing::measures::{self, Page};

pub use crate::store::auditing::measures::{Appeal, Measure, Which};

/// Those who act on measures.
pub(super) const AUDITORS: &[Role] = &[Role::Auditor];

/// The longest reason, in code points.
pub(super) const LONGEST: usize = 2_000;

const DAY: i64 = 86_400;

/// What a person does with a measure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// It is carried out; where two people are asked for, the first agrees.
    CarryOut,
    /// It is not.
    Refuse,
    /// It was wrong: what it changed is as before.
    Undo,
}

/// The words of whoever acts, trimmed.
///
/// # Errors
/// [`AppError::Invalid`] without words.
pub(super) fn words(text: &str, at: &str) -> Result<String, AppError> {
    let text = text.trim().to_owned();
    let mut wrong: Vec<Violation> = refused_text::check(&text, LONGEST, at).into_iter().collect();
    if text.is_empty() {
        wrong.push(Violation::new(at, "required", "say why"));
    }
    if wrong.is_empty() { Ok(text) } else { Err(AppError::Invalid(wrong)) }
}

/// A measure of a project with its annotator, for an act of somebody whom it does not concern.
pub(super) async fn admitted(tx: &mut Tx, at: &At, acting: &Acting, id: MeasureId) -> Result<(Annotator, Measure), Stop> {
    acting.admitted(tx).await?;
    let m = measures::by_id(tx, &acting.project, id).await?.ok_or_else(|| not_found("measure"))?;
    let annotator = begun(tx, &acting.project, m.annotator, at.now).await?.ok_or_else(|| not_found("annotator"))?;
    acting.on(tx, annotator.person).await?;
    Ok((annotator, m))
}

/// Carries a proposal out, or agrees to it where a second person is asked for.
async fn carry_out(
    tx: &mut Tx,
    at: &At,
    (content, at_hand): (&Content, &Shelf),
    (annotator, mut m): (Annotator, Measure),
    (by, reason): (PersonId, &str),
) -> Result<(), Stop> {
    if m.state != MeasureState::Proposed {
        return Err(refused("illegal_transition", format!("the measure is {}", m.state.as_str())));
    }
    if m.persons == 2 && m.agreed.is_none() {
        at.hold(tx, Kept::Measure(m.id.uuid())).await?;
        m.agreed = Some((by, at.now));
        measures::change(tx, MeasureState::Proposed, &m).await?;
        return note(tx, at, &m, EventKind::MeasureAgreed, (by, reason)).await;
    }
    if m.agreed.is_some_and(|(first, _)| first == by) {
        return Err(refused("second_person", "the ladder asks for a second person: somebody else carries it out"));
    }
    let book = m.book.ok_or_else(|| not_found("rule"))?;
    let book = books::by_id(tx, book).await?.ok_or_else(|| not_found("rule"))?;
    let rules = at_hand.content(book.version)?;
    let measure = ordering::described(&m).ok_or_else(|| not_found("measure"))?;
    let offer = ordering::policy_of(content).offer(measure);
    let taken = offer.by(ActedBy::person(by), reason).map_err(|_| refused("validation", "say why"))?;
    ordering::carry_out(tx, at, (content, &rules), (&annotator, m), &Doer::Person(taken)).await
}

async fn refuse(tx: &mut Tx, at: &At, mut m: Measure, (by, reason): (PersonId, &str)) -> Result<(), Stop> {
    if m.state != MeasureState::Proposed {
        return Err(refused("illegal_transition", format!("the measure is {}", m.state.as_str())));
    }
    at.hold(tx, Kept::Measure(m.id.uuid())).await?;
    m.state = MeasureState::Refused;
    m.ended = Some(measures::Ended { at: at.now, by: Some(by), reason: Some(reason.to_owned()) });
    measures::change(tx, MeasureState::Proposed, &m).await?;
    note(tx, at, &m, EventKind::MeasureRefused, (by, reason)).await
}

/// Tells the ledger alone.
async fn note(tx: &mut Tx, at: &At, m: &Measure, kind: EventKind, (by, reason): (PersonId, &str)) -> Result<(), Stop> {
    let body = json!({ "measure": m.id.to_string(), "kind": m.kind.as_str(), "reason": reason });
    let what = Happened { kind, actor: Actor::Person(by), subject: m.annotator.uuid(), body, project: None };
    Ok(at.tell(tx, what).await?)
}

impl App {
    /// Carries a measure out, refuses or undoes it, as a named auditor with a reason. What is carried out or undone is told to the
    /// annotator by a letter with the reason as it was written.
    ///
    /// # Errors
    /// [`AppError::Invalid`] without a reason; [`AppError::NotFound`]; [`AppError::Refused`] where the measure does not stand so (any
    /// more), where the annotator cannot be moved, by whoever it concerns, and by the first of two people where a second is asked for.
    pub async fn act_on_measure(&self, project: &str, by: PersonId, id: MeasureId, (act, reason): (Act, &str)) -> Result<(), AppError> {
        let reason = words(reason, "/reason")?;
        let acting = Acting { project: project.to_owned(), by, roles: AUDITORS };
        let at_hand = self.books();
        loop {
            let input = (acting.clone(), id, act, reason.clone(), at_hand.clone());
            let done = self.command("act on measure", input, |tx, at, (acting, id, act, reason, at_hand)| {
                Box::pin(async move {
                    let (annotator, m) = admitted(tx, &at, &acting, id).await?;
                    let (_, content) = at_hand.published(tx, &acting.project).await?;
                    let who = (acting.by, reason.as_str());
                    match act {
                        Act::CarryOut => carry_out(tx, &at, (&content, &at_hand), (annotator, m), who).await,
                        Act::Refuse => refuse(tx, &at, m, who).await,
                        Act::Undo => ordering::undo(tx, &at, &content, (&annotator, m), (acting.by, &reason, true)).await,
                    }
                })
            });
            match done.await {
                Err(_) if self.fetch(&at_hand).await? => {}
                outcome => return outcome,
            }
        }
    }

    /// Measures of a project before one, newest first, at most 200; those about the reader are left out. Proposals of today are left out
    /// for whoever could post an answer and look.
    ///
    /// # Errors
    /// [`AppError::Store`].
    pub async fn measures(
        &self,
        project: &str,
        (which, told): (Which, Told),
        (before, limit): (Option<(i64, uuid::Uuid)>, i64),
        reader: Reader,
    ) -> Result<Vec<Measure>, AppError> {
        let today = self.clock.now().plus_seconds(-DAY).next_day();
        let page = Page {
            except: reader.left_out(),
            before: before.unwrap_or((i64::MAX, uuid::Uuid::max())),
            proposed_before: if told == Told::Later { today } else { Moment::from_microseconds(i64::MAX) },
            limit: limit.clamp(1, 200),
        };
        let project = project.to_owned();
        let found = self.db.read("measures", move |tx| {
            let project = project.clone();
            Box::pin(async move { measures::page(tx, &project, which, page).await })
        });
        Ok(found.await?)
    }

    /// A measure of a project.
    ///
    /// # Errors
    /// [`AppError::NotFound`]; [`AppError::Refused`] where it is about the reader.
    pub async fn measure(&self, project: &str, id: MeasureId, reader: Reader) -> Result<Measure, AppError> {
        let project = project.to_owned();
        let found = self.db.read("measure", move |tx| {
            let project = project.clone();
            Box::pin(async move { measures::by_id(tx, &project, id).await })
        });
        let m = found.await?.ok_or_else(|| AppError::NotFound("there is no such measure".to_owned()))?;
        reader.may_see(m.person)?;
        Ok(m)
    }

    /// Measures about an annotator of a project, newest first.
    ///
    /// # Errors
    /// [`AppError::NotFound`]; [`AppError::Refused`] where they are about the reader.
    pub async fn measures_of(&self, project: &str, id: AnnotatorId, reader: Reader) -> Result<Vec<Measure>, AppError> {
        let (project, now) = (project.to_owned(), self.clock.now());
        let found = self.db.read("measures of annotator", move |tx| {
            let project = project.clone();
            Box::pin(async move {
                let Some(annotator) = begun(tx, &project, id, now).await? else { return Ok(None) };
                Ok(Some((annotator, measures::of_annotator(tx, id).await?)))
            })
        });
        let (annotator, mut all) = found.await?.ok_or_else(|| AppError::NotFound("there is no such annotator".to_owned()))?;
        reader.may_see(annotator.person)?;
        all.reverse();
        Ok(all)
    }

    /// Until when a measure may be appealed; none where nobody has carried it out.
    #[must_use]
    pub fn measure_appeal_until(&self, content: &Content, measure: &Measure) -> Option<Moment> {
        ordering::appeal_until(content, measure)
    }

    /// What was done about one's own work by the application that it came by, newest first: nothing that is only proposed.
    ///
    /// # Errors
    /// [`AppError::Store`].
    pub async fn own_measures(&self, application: ApplicationId) -> Result<Vec<Measure>, AppError> {
        let now = self.clock.now();
        let found = self.db.read("own measures", move |tx| {
            Box::pin(async move {
                match annotators::of_application(tx, application).await?.filter(|a| a.onboarded_at <= now) {
                    Some(annotator) => measures::of_annotator(tx, annotator.id).await,
                    None => Ok(Vec::new()),
                }
            })
        });
        let mut all = found.await?;
        all.retain(|m| m.acted_at.is_some());
        all.reverse();
        Ok(all)
    }
}
