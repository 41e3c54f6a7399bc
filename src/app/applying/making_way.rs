//! Taking a decision back while its letter is held: by staff, or because its person does something with their application meanwhile.

use serde_json::json;

use super::record::Rows;
use crate::app::kernel::command::{At, Happened, Stop};
use crate::app::platform::letters;
use crate::domain::deciding::DecisionOutcome;
use crate::domain::deciding::letter::puts_right;
use crate::domain::kernel::actor::Actor;
use crate::domain::kernel::event_kind::EventKind;
use crate::domain::kernel::id::ApplicationId;
use crate::store::Tx;
use crate::store::auditing::annotators;
use crate::store::deciding::results;
use crate::store::deciding::results::Decided;
use crate::store::platform::posting;
use crate::store::proving::ledger;

/// Whether a decision can be taken back while its letter is held: what puts an earlier one right, or has made an attempt void, stays.
pub(in crate::app) fn can_be_taken_back(decision: &Decided) -> bool {
    decision.by.is_some() && decision.outcome != DecisionOutcome::Void && !decision.reasons.iter().any(|r| puts_right(r))
}

/// Takes back a decision with its letter, its messages and the annotator that it would make; false where its letter has gone out.
pub(in crate::app) async fn take_back(tx: &mut Tx, at: &At, id: ApplicationId, decision: &Decided, who: &Actor) -> Result<bool, Stop> {
    if posting::on_its_way(tx, decision.id).await? || !results::undo(tx, decision.id, at.now).await? {
        return Ok(false);
    }
    letters::take_back(tx, at, decision.id).await?;
    ledger::take_back(tx, id.uuid(), decision.id, at.now).await?;
    if let Some(annotator) = annotators::of_application(tx, id).await?.filter(|_| decision.outcome == DecisionOutcome::Onboarded) {
        ledger::take_back(tx, annotator.id.uuid(), decision.id, at.now).await?;
        annotators::remove_before_they_begin(tx, id, at.now).await?;
        let body = json!({ "decision": decision.id.to_string() });
        at.tell(tx, Happened { kind: EventKind::AnnotatorRemoved, actor: who.clone(), subject: annotator.id.uuid(), body, project: None })
            .await?;
    }
    Ok(true)
}

/// Makes way for what a person does with their own application while a decision on it is held: they were told nothing of it, so it is taken
/// back, and staff decide again on what is there then.
pub(in crate::app) async fn make_way(tx: &mut Tx, at: &At, rows: &Rows) -> Result<(), Stop> {
    let (id, who) = (rows.application.id, Actor::Person(rows.application.person));
    for held in rows.held(at.now).into_iter().filter(can_be_taken_back) {
        if take_back(tx, at, id, &held, &who).await? {
            let body = json!({ "decision": held.id.to_string() });
            at.tell(tx, Happened { kind: EventKind::DecisionOvertaken, actor: who.clone(), subject: id.uuid(), body, project: None })
                .await?;
        }
    }
    Ok(())
}
