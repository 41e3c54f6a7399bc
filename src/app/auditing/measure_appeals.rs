//! Appeals against measures: sent by the annotator within the project's days, answered by somebody who did not decide.

use jiff::tz::TimeZone;
use serde_json::json;

use super::measures::{AUDITORS, LONGEST, admitted, words};
use super::ordering;
use crate::app::accounts::acts::Acting;
use crate::app::gold_set::shelf::Shelf;
use crate::app::kernel::command::{At, Happened, Stop, not_found, refused};
use crate::app::platform::letters;
use crate::app::{App, AppError};
use crate::domain::applying::refused as forbidden;
use crate::domain::auditing::letter::{answered, received};
use crate::domain::auditing::measure::{AppealOutcome, MeasureState};
use crate::domain::deciding::texts::Texts;
use crate::domain::gold_set::stored::Content;
use crate::domain::kernel::actor::Actor;
use crate::domain::kernel::event_kind::EventKind;
use crate::domain::kernel::id::{MeasureId, PersonId};
use crate::domain::kernel::ledger::Kept;
use crate::domain::kernel::violation::Violation;
use crate::domain::locale::lang::Lang;
use crate::store::Tx;
use crate::store::auditing::measures::{self, Measure};
use crate::store::deciding::letters::NewMail;

const DAY: i64 = 86_400;

async fn post(
    tx: &mut Tx,
    at: &At,
    content: &Content,
    m: &Measure,
    (kind, say): (&str, impl Fn(Lang) -> (String, String)),
) -> Result<(), Stop> {
    let texts = Texts::written(&letters::languages_of(content), say);
    let new = NewMail { id: at.uuid(), person: m.person, decision: None, texts: &texts, due: at.now };
    Ok(letters::post(tx, at, kind, &new).await?)
}

/// Sends an appeal of a person against a measure of their own.
async fn send(tx: &mut Tx, at: &At, (person, project, id): (PersonId, &str, MeasureId), text: &str, at_hand: &Shelf) -> Result<(), Stop> {
    crate::app::accounts::guard::keeps(tx, person, at.now).await?;
    let (_, content) = at_hand.published(tx, project).await?;
    let m = measures::by_id(tx, project, id).await?.filter(|m| m.person == person).ok_or_else(|| not_found("measure"))?;
    let until = ordering::appeal_until(&content, &m).ok_or_else(|| not_found("measure"))?;
    if m.state == MeasureState::Undone {
        return Err(refused("not_appealable", "it was undone already"));
    }
    if at.now > until {
        return Err(refused("appeal_over", format!("it could be appealed until {until}")));
    }
    if m.appeal.is_some() {
        return Err(refused("illegal_transition", "the measure was appealed already"));
    }
    if let Some(wrong) = forbidden::identity_in(text, "/text", &content.project.countries()) {
        return Err(Stop::Refused(AppError::Invalid(vec![wrong])));
    }
    let due_at = at.now.plus_seconds(i64::from(ordering::clocks(&content).1) * DAY);
    at.hold(tx, Kept::Measure(id.uuid())).await?;
    measures::appeal(tx, id, text, at.now, due_at).await?;
    let body = json!({ "measure": id.to_string(), "kind": m.kind.as_str() });
    let what =
        Happened { kind: EventKind::MeasureAppealed, actor: Actor::Person(person), subject: m.annotator.uuid(), body, project: None };
    at.tell(tx, what).await?;
    let zone = TimeZone::get(&content.project.head.time_zone).unwrap_or(TimeZone::UTC);
    post(tx, at, &content, &m, ("measure_appeal_received", |l| received(m.kind, &l.time(due_at, &zone), l))).await
}

impl App {
    /// Appeals against a measure that was carried out on one's own work.
    ///
    /// # Errors
    /// [`AppError::Invalid`]; [`AppError::NotFound`] where it is another's; [`AppError::Refused`] where the time is over, or it was
    /// appealed or undone already.
    pub async fn appeal_measure(&self, person: PersonId, project: &str, id: MeasureId, text: &str) -> Result<(), AppError> {
        let text = text.trim().to_owned();
        let mut wrong: Vec<Violation> = forbidden::check(&text, LONGEST, "/text").into_iter().collect();
        if text.is_empty() {
            wrong.push(Violation::new("/text", "required", "say it in a sentence or more"));
        }
        if !wrong.is_empty() {
            return Err(AppError::Invalid(wrong));
        }
        let at_hand = self.books();
        loop {
            let input = ((person, project.to_owned(), id), text.clone(), at_hand.clone());
            let sent = self.command("appeal measure", input, |tx, at, ((person, project, id), text, at_hand)| {
                Box::pin(async move { send(tx, &at, (person, &project, id), &text, &at_hand).await })
            });
            match sent.await {
                Err(_) if self.fetch(&at_hand).await? => {}
                outcome => return outcome,
            }
        }
    }

    /// Answers an appeal against a measure, as a named auditor who did not decide: it stands, or it is undone.
    ///
    /// # Errors
    /// [`AppError::Invalid`] without words; [`AppError::NotFound`]; [`AppError::Refused`] by whoever carried it out or agreed to it, or
    /// whom it concerns, and where nothing waits for an answer.
    pub async fn answer_measure_appeal(
        &self,
        project: &str,
        by: PersonId,
        id: MeasureId,
        (outcome, answer): (AppealOutcome, &str),
    ) -> Result<(), AppError> {
        let answer = words(answer, "/answer")?;
        let acting = Acting { project: project.to_owned(), by, roles: AUDITORS };
        let at_hand = self.books();
        loop {
            let input = (acting.clone(), id, outcome, answer.clone(), at_hand.clone());
            let done = self.command("answer measure appeal", input, |tx, at, (acting, id, outcome, answer, at_hand)| {
                Box::pin(async move {
                    let (annotator, m) = admitted(tx, &at, &acting, id).await?;
                    let (_, content) = at_hand.published(tx, &acting.project).await?;
                    if m.acted_by == Some(acting.by) || m.agreed.is_some_and(|(first, _)| first == acting.by) {
                        return Err(refused("second_person", "an appeal is answered by somebody else than who decided"));
                    }
                    at.hold(tx, Kept::Measure(id.uuid())).await?;
                    if !measures::answer(tx, id, (outcome, &answer), acting.by, at.now).await? {
                        return Err(refused("illegal_transition", "no appeal waits for an answer"));
                    }
                    let body = json!({ "measure": id.to_string(), "kind": m.kind.as_str(), "outcome": outcome.as_str() });
                    let (kind, actor, subject) = (EventKind::MeasureAnswered, Actor::Person(acting.by), m.annotator.uuid());
                    at.tell(tx, Happened { kind, actor, subject, body, project: None }).await?;
                    post(tx, &at, &content, &m, ("measure_appeal_answered", |l| answered(m.kind, outcome, &answer, l))).await?;
                    if outcome == AppealOutcome::Undone && m.is_done() {
                        ordering::undo(tx, &at, &content, (&annotator, m), (acting.by, &answer, false)).await?;
                    }
                    Ok(())
                })
            });
            match done.await {
                Err(_) if self.fetch(&at_hand).await? => {}
                outcome => return outcome,
            }
        }
    }
}
