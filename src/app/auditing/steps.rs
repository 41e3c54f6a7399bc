//! What a person does with an annotator of their own accord, kept as a measure like any other: it can be appealed and undone, and rules
//! see it.

use serde::{Deserialize, Serialize};
use serde_json::json;

use super::ordering::{self, keeps_from_work};
use super::ruling::new;
use crate::app::kernel::command::{At, Happened, Stop};
use crate::domain::auditing::measure::{MeasureState, RestsOn};
use crate::domain::kernel::actor::Actor;
use crate::domain::kernel::event_kind::EventKind;
use crate::domain::kernel::id::{MeasureId, PersonId};
use crate::domain::kernel::ledger::Kept;
use crate::domain::project::rule::{MeasureKind, Scope};
use crate::store::Tx;
use crate::store::auditing::annotators::Annotator;
use crate::store::auditing::measures::{self, Ended, Measure};

/// A step that a person takes with an annotator.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// No checks and no work until somebody lets them go on.
    Pause,
    /// Goes on after a pause.
    Resume,
    /// The work has ended, for good.
    End,
}

/// Keeps a step of a person as a measure, or as the end of those that it ends; the one that the step's own event tells of.
pub(super) async fn stepped(
    tx: &mut Tx,
    at: &At,
    annotator: &Annotator,
    step: Step,
    (by, reason): (PersonId, &str),
) -> Result<Option<MeasureId>, Stop> {
    let mut own = measures::of_annotator(tx, annotator.id).await?;
    let (kind, terms) = match step {
        Step::Resume => return let_go_on(tx, at, &mut own, (by, reason)).await,
        Step::Pause => (MeasureKind::Pause, json!({ "measure": MeasureKind::Pause.as_str(), "scope": Scope::Project.as_str() })),
        Step::End => (MeasureKind::End, json!({ "measure": MeasureKind::End.as_str() })),
    };
    if step == Step::End {
        for m in own.iter_mut().filter(|m| m.state == MeasureState::Proposed) {
            ordering::withdraw(tx, at, m, "work_ended").await?;
        }
    }
    let mut m = new(at, annotator, (kind, terms), RestsOn::default());
    m.state = MeasureState::Standing;
    (m.acted_by, m.acted_at, m.reason) = (Some(by), Some(at.now), Some(reason.to_owned()));
    measures::insert(tx, &m).await?;
    Ok(Some(m.id))
}

/// Ends every pause that stands. Of all but one an event of its own tells.
async fn let_go_on(tx: &mut Tx, at: &At, own: &mut [Measure], (by, reason): (PersonId, &str)) -> Result<Option<MeasureId>, Stop> {
    let mut first = None;
    for m in own.iter_mut().filter(|m| m.state == MeasureState::Standing && keeps_from_work(m)) {
        at.hold(tx, Kept::Measure(m.id.uuid())).await?;
        m.state = MeasureState::Over;
        m.ended = Some(Ended { at: at.now, by: Some(by), reason: Some(reason.to_owned()) });
        measures::change(tx, MeasureState::Standing, m).await?;
        if first.is_none() {
            first = Some(m.id);
            continue;
        }
        let body = json!({ "measure": m.id.to_string(), "kind": m.kind.as_str(), "reason": reason });
        let (actor, project) = (Actor::Person(by), Some(m.project.as_str()));
        at.tell(tx, Happened { kind: EventKind::MeasureEnded, actor, subject: m.annotator.uuid(), body, project }).await?;
    }
    Ok(first)
}
