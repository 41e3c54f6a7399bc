//! Dossiers: written beside each decision in its commit, with their hash in the ledger; read by staff, verified against what is stored.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::app::accounts::acts::Acting;
use crate::app::accounts::reader::Reader;
use crate::app::applying::record::Rows;
use crate::app::gold_set::authoring::AsAuditor;
use crate::app::kernel::command::{At, Happened, Stop, not_found};
use crate::app::{App, AppError};
use crate::domain::accounts::Role;
use crate::domain::applying::eligibility;
use crate::domain::deciding::dossier as form;
use crate::domain::deciding::rule;
use crate::domain::gold_set::stored::Content;
use crate::domain::grading::GRADER;
use crate::domain::kernel::actor::Actor;
use crate::domain::kernel::event_kind::EventKind;
use crate::domain::kernel::id::{ApplicationId, AttemptId, DecisionId, PersonId, VersionId};
use crate::domain::kernel::sealed::Sealed;
use crate::store::applying::applications;
use crate::store::applying::applications::Application;
use crate::store::deciding::dossiers;
use crate::store::deciding::dossiers::Dossier;
use crate::store::deciding::results::Decided;
use crate::store::proving::ledger;
use crate::store::{StoreError, Tx};

/// A dossier as staff read it.
#[derive(Clone, Debug)]
pub struct Proven {
    /// The decision.
    pub decision: DecisionId,
    /// About which application.
    pub application: ApplicationId,
    /// The whole document, sealed.
    pub document: Sealed,
    /// What staff without the right to keys see of it.
    pub shown: Value,
    /// The hash of the whole.
    pub hash: String,
}

/// What a dossier is made of.
pub(in crate::app) struct Proof<'p> {
    /// The decision, as it was stored.
    pub decision: &'p Decided,
    /// The application.
    pub application: &'p Application,
    /// The content of the version whose requirements hold.
    pub content: &'p Content,
    /// What the person is told.
    pub letter: Value,
    /// The attempts that it rests on, each with the version whose keys graded it where that is not the one that was shown.
    pub attempts: Vec<(AttemptId, Option<VersionId>)>,
    /// What corrected keys change, where the decision rests on them.
    pub corrected: Option<Value>,
}

impl Proof<'_> {
    /// Writes the dossier; its hash, for the ledger's event on the decision.
    pub async fn write(&self, tx: &mut Tx, at: &At) -> Result<String, Stop> {
        let d = self.decision;
        let rows = Rows::of(tx, self.application.clone()).await?;
        let evaluation = rows.evaluation(self.content, at.now);
        let mut attempts = Vec::new();
        for (id, version) in &self.attempts {
            attempts.extend(dossiers::attempt(tx, *id, *version).await?);
        }
        let earlier: Vec<Value> = rows
            .decisions
            .iter()
            .filter(|e| e.id != d.id)
            .map(|e| {
                json!({
                    "decision": e.id.to_string(), "outcome": e.outcome, "stage": e.stage, "at": e.at.microseconds(),
                    "undone": e.undone_at.is_some(),
                })
            })
            .collect();
        let acted: Vec<Value> = ledger::about(tx, &[self.application.id.uuid()])
            .await?
            .iter()
            .map(|e| json!({ "event": e.id.to_string(), "at": e.at.microseconds(), "kind": e.kind, "actor": e.actor.to_string() }))
            .collect();
        let head = json!({
            "dossier": form::FORM,
            "decision": {
                "id": d.id.to_string(), "outcome": d.outcome, "stage": d.stage, "attempt": d.attempt.map(|a| a.to_string()),
                "reasons": d.reasons, "note": d.note, "decided_by": d.by.map(|p| p.to_string()), "at": d.at.microseconds(),
                "letter_at": d.letter_at.microseconds(), "status_before": d.status_before.as_str(),
            },
            "application": {
                "id": self.application.id.to_string(), "project": self.application.project, "version": self.application.version.to_string()
            },
            "programs": { "eligibility": eligibility::RULES, "decision": rule::RULES, "grader": GRADER },
            "requirements": evaluation, "earlier_decisions": earlier, "acts": acted, "letter": self.letter, "corrected": self.corrected,
        });
        let (document, hash) = dossiers::document(head, &attempts);
        dossiers::insert(tx, d.id, &document, &hash, at.now).await?;
        Ok(hash)
    }
}

/// Each attempt with the version whose keys its outcome stands on: that of an applied rescore, or none for the one that was shown.
pub(in crate::app) async fn graded_by(tx: &mut Tx, attempts: &[AttemptId]) -> Result<Vec<(AttemptId, Option<VersionId>)>, StoreError> {
    let mut all = Vec::new();
    for id in attempts {
        all.push((*id, crate::store::gold_set::items::applied_rescore(tx, *id).await?));
    }
    Ok(all)
}

/// Whether a reader is told of a decision: staff of every one, others of those that their record has.
fn told_of(known: &[Decided], decision: DecisionId, reader: Reader) -> bool {
    reader != Reader::Platform || known.iter().any(|d| d.id == decision)
}

impl App {
    /// The dossier of a decision that its reader may know.
    ///
    /// # Errors
    /// [`AppError::NotFound`]; [`AppError::Refused`] where it is the reader's own case.
    pub async fn dossier(
        &self,
        project: &str,
        application: ApplicationId,
        decision: DecisionId,
        reader: Reader,
    ) -> Result<Proven, AppError> {
        let known = self.record(project, application, reader).await?.decisions;
        let found = self.db.read("dossier", move |tx| Box::pin(dossiers::of_decision(tx, decision))).await?;
        let none = || AppError::NotFound("there is no such dossier".to_owned());
        let Dossier { document, open, hash, .. } =
            found.filter(|d| d.application == application && told_of(&known, decision, reader)).ok_or_else(none)?;
        let mut contents = BTreeMap::new();
        for attempt in open["attempts"].as_array().into_iter().flatten() {
            let Some(id) = attempt["version"]["id"].as_str() else { continue };
            if let Ok(version) = id.parse::<VersionId>() {
                contents.insert(id.to_owned(), self.content(version).await?);
            }
        }
        let skill = |version: &str, item: &str| {
            let item = contents.get(version).and_then(|content| content.item(item));
            item.map_or_else(String::new, |item| item.head.skill.clone())
        };
        let shown = dossiers::summary_of(&document, &hash, skill);
        Ok(Proven { decision, application, document, shown, hash })
    }

    /// The whole document of a dossier, with explanations that quote keys. That it was looked at is noted in the ledger first.
    ///
    /// # Errors
    /// [`AppError::Store`].
    pub async fn open_dossier(&self, right: &AsAuditor, by: PersonId, dossier: &Proven) -> Result<String, AppError> {
        self.command("open dossier", (by, dossier.application, dossier.decision), |tx, at, (by, application, decision)| {
            Box::pin(async move {
                let stored = applications::by_id(tx, application).await?.ok_or_else(|| not_found("application"))?;
                Acting { project: stored.project, by, roles: &[Role::Auditor] }.on(tx, stored.person).await?;
                let body = json!({ "decision": decision.to_string() });
                let who = Actor::Person(by);
                let what = Happened { kind: EventKind::DossierOpened, actor: who, subject: application.uuid(), body, project: None };
                Ok(at.tell(tx, what).await?)
            })
        })
        .await?;
        Ok(right.whole(&dossier.document).to_owned())
    }
}
