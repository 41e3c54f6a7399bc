//! Dossiers: written beside each decision in its commit, with their hash in the ledger; read by staff, verified against what is stored.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::apply::Rows;
use super::command::{At, Stop};
use super::grading::GRADER;
use super::reader::Reader;
use super::verify::Held;
use super::{App, AppError};
use crate::domain::decision::rule;
use crate::domain::eligibility;
use crate::domain::gold_set::stored::Content;
use crate::domain::id::{ApplicationId, AttemptId, DecisionId, VersionId};
use crate::domain::sealed::Sealed;
use crate::domain::{dossier as form, ledger as chain};
use crate::store::applications::Application;
use crate::store::dossiers::{self, Dossier};
use crate::store::results::{self, Decided};
use crate::store::{StoreError, Tx, gold, ledger};

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
pub(super) struct Proof<'p> {
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
            .map(|e| json!({ "event": e.id.to_string(), "at": e.at.microseconds(), "kind": e.kind, "actor": e.actor }))
            .collect();
        let head = json!({
            "dossier": form::FORM,
            "decision": {
                "id": d.id.to_string(), "outcome": d.outcome, "stage": d.stage, "attempt": d.attempt.map(|a| a.to_string()),
                "reasons": d.reasons, "note": d.note, "decided_by": d.by.map(|p| p.to_string()), "at": d.at.microseconds(),
                "letter_at": d.letter_at.microseconds(), "status_before": d.status_before,
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
pub(super) async fn graded_by(tx: &mut Tx, attempts: &[AttemptId]) -> Result<Vec<(AttemptId, Option<VersionId>)>, StoreError> {
    let mut all = Vec::new();
    for id in attempts {
        all.push((*id, crate::store::items::applied_rescore(tx, *id).await?));
    }
    Ok(all)
}

/// Something that is not what it was when it was sealed.
#[derive(Clone, Debug, PartialEq)]
pub struct Broken {
    /// Which table, or `ledger`.
    pub table: &'static str,
    /// Which row.
    pub row: String,
    /// What is wrong with it.
    pub what: String,
}

/// What `ledger verify` went through.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Verified {
    /// Events of the chain.
    pub events: usize,
    /// Events that are not sealed yet.
    pub unsealed: i64,
    /// Dossiers.
    pub dossiers: usize,
    /// Gold-set versions.
    pub versions: usize,
    /// Things whose rows were held against the ledger.
    pub kept: usize,
    /// Reviewers' sheets and rounds of training that an earlier release closed without a hash: nobody can tell whether they are what they
    /// were.
    pub unproven: usize,
    /// What is broken.
    pub broken: Vec<Broken>,
}

/// Whether a reader is told of a decision: staff of every one, others of those that their record has.
fn told_of(known: &[Decided], decision: DecisionId, reader: Reader) -> bool {
    reader != Reader::Platform || known.iter().any(|d| d.id == decision)
}

/// Pointers told of one dossier.
const MOST: usize = 5;

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

    /// Verifies the ledger's chain, every dossier against its hash, the ledger and the rows that it was made of, and every gold-set version
    /// against its content hash. Reads only.
    ///
    /// # Errors
    /// [`AppError::Store`] where the database cannot be read.
    pub async fn verify_ledger(&self) -> Result<Verified, AppError> {
        let mut verified = Verified::default();
        self.verify_chain(&mut verified).await?;
        self.verify_versions(&mut verified).await?;
        self.verify_dossiers(&mut verified).await?;
        // Where the chain itself is broken, what its events say of rows is told after it.
        let held = match self.verify_rows().await {
            Ok(held) => held,
            Err(AppError::Store(StoreError::Corrupt { .. })) => Held::default(),
            Err(other) => return Err(other),
        };
        verified.kept = held.kept;
        verified.unproven = held.unproven;
        verified.broken.extend(held.broken);
        self.verify_waiting(&mut verified.broken).await?;
        verified.unsealed = self.db.read("verify tail", |tx| Box::pin(ledger::unsealed(tx))).await?;
        Ok(verified)
    }

    async fn verify_chain(&self, verified: &mut Verified) -> Result<(), AppError> {
        let (mut number, mut previous) = (0, chain::GENESIS.to_owned());
        loop {
            let batch = match self.db.read("verify chain", move |tx| Box::pin(ledger::sealed_after(tx, number, 1000))).await {
                Ok(batch) => batch,
                Err(StoreError::Corrupt { table, row, .. }) => {
                    verified.broken.push(Broken { table, row, what: "the body is no JSON any more".to_owned() });
                    return Ok(());
                }
                Err(other) => return Err(other.into()),
            };
            if batch.is_empty() {
                return Ok(());
            }
            for sealed in batch {
                let hash = chain::link(sealed.number, &previous, &sealed.event);
                if sealed.number != number + 1 || sealed.previous_hash != previous || sealed.hash != hash {
                    let what = format!("event {} does not link to the one before it, or is not what was sealed", sealed.number);
                    verified.broken.push(Broken { table: "ledger_event", row: sealed.event.id.to_string(), what });
                    // What follows is held against what it says of itself, so that one broken link names one event.
                }
                verified.events += 1;
                (number, previous) = (sealed.number, sealed.hash);
            }
        }
    }

    async fn verify_versions(&self, verified: &mut Verified) -> Result<(), AppError> {
        for version in self.gold_set_versions().await? {
            verified.versions += 1;
            let id = version.id;
            let broken = self.db.read("verify version", move |tx| Box::pin(gold::damage(tx, id))).await?;
            verified.broken.extend(broken.into_iter().map(|(table, row, what)| Broken { table, row, what }));
        }
        Ok(())
    }

    async fn verify_dossiers(&self, verified: &mut Verified) -> Result<(), AppError> {
        let mut after = DecisionId::from_uuid(uuid::Uuid::nil());
        loop {
            let page = self.db.read("verify dossiers", move |tx| Box::pin(dossiers::page(tx, after, 200))).await?;
            let Some(last) = page.last().copied() else { return Ok(()) };
            for decision in page {
                verified.dossiers += 1;
                let broken = self.db.read("verify dossier", move |tx| Box::pin(damage_of(tx, decision))).await;
                match broken {
                    Ok(broken) => verified.broken.extend(broken),
                    Err(StoreError::Corrupt { table, column, row }) => {
                        verified.broken.push(Broken { table, row, what: format!("{column} cannot be read any more") });
                    }
                    Err(other) => return Err(other.into()),
                }
            }
            after = last;
        }
    }
}

/// What of a dossier, or of the rows that it was made of, is not what it was.
async fn damage_of(tx: &mut Tx, decision: DecisionId) -> Result<Vec<Broken>, StoreError> {
    let mut broken = Vec::new();
    let Some(dossier) = dossiers::of_decision(tx, decision).await? else { return Ok(broken) };
    let mut add = |table, what: &str| broken.push(Broken { table, row: decision.to_string(), what: what.to_owned() });
    if !dossiers::has_hash(&dossier.document, &dossier.hash) {
        add("dossier", "the document has another hash than when it was sealed");
        return Ok(broken);
    }
    if !dossiers::in_ledger(tx, dossier.application, &dossier.hash).await? {
        add("dossier", "no event of the ledger names this document");
    }
    if dossier.open["decision"]["id"] != decision.to_string() {
        add("dossier", "the document is that of another decision");
        return Ok(broken);
    }
    let stored = results::decisions(tx, dossier.application).await?.into_iter().find(|d| d.id == decision);
    let said = &dossier.open["decision"];
    let same = stored.is_some_and(|d| {
        said["outcome"] == json!(d.outcome)
            && said["reasons"] == json!(d.reasons)
            && said["note"] == json!(d.note)
            && said["decided_by"] == json!(d.by.map(|p| p.to_string()))
            && said["at"] == json!(d.at.microseconds())
            && said["letter_at"] == json!(d.letter_at.microseconds())
    });
    if !same {
        add("decision", "the row says something else than the dossier");
    }
    if let Some(letter) = crate::store::mail::of_decision(tx, decision).await? {
        let now = json!({
            "subject": { "en": letter.subject[0], "zh": letter.subject[1] },
            "body": { "en": letter.body[0], "zh": letter.body[1] }
        });
        if now != dossier.open["letter"] {
            add("mail", "the letter says something else than the dossier");
        }
    }
    let mut attempts = Vec::new();
    for part in dossier.open["attempts"].as_array().into_iter().flatten() {
        let Some(id) = part["attempt"].as_str().and_then(|t| t.parse().ok()) else { continue };
        let graded =
            part["items"].as_array().into_iter().flatten().find_map(|i| i["grade"]["version"].as_str()).and_then(|t| t.parse().ok());
        attempts.extend(dossiers::attempt(tx, id, graded).await?);
    }
    for (pointer, was, is) in dossiers::attempt_differences(&dossier.document, &attempts, MOST) {
        // A later void or a later hand-over of the seat is no damage; everything that a verdict rests on is.
        if pointer.ends_with("/state") || pointer.ends_with("/handed_in") {
            continue;
        }
        broken.push(Broken {
            table: table_of(&pointer),
            row: row_of(&dossier.open, &pointer),
            what: format!("/attempts{pointer} was {was}, is {is}"),
        });
    }
    Ok(broken)
}

/// The table that a part of an attempt lies in.
fn table_of(pointer: &str) -> &'static str {
    let parts: Vec<&str> = pointer.split('/').collect();
    match (parts.get(2).copied(), parts.get(4).copied()) {
        (Some("items"), Some("answers")) => "answer",
        (Some("items"), Some("grade")) => "grade",
        (Some("items"), _) => "form_item",
        (Some("sheets"), _) => "review_sheet",
        (Some("result"), _) => "stage_result",
        (Some("version"), _) => "gold_set_version",
        _ => "attempt",
    }
}

/// The row that a part of an attempt lies in: the place of the form, or the attempt.
fn row_of(open: &Value, pointer: &str) -> String {
    let mut parts = pointer.split('/').skip(1);
    let attempt = parts.next().and_then(|i| i.parse::<usize>().ok()).map_or(&Value::Null, |i| &open["attempts"][i]);
    let place = match (parts.next(), parts.next().and_then(|i| i.parse::<usize>().ok())) {
        (Some("items"), Some(i)) => attempt["items"][i]["place"].as_str(),
        (Some("sheets"), Some(i)) => attempt["sheets"][i]["place"].as_str(),
        _ => None,
    };
    place.or_else(|| attempt["attempt"].as_str()).unwrap_or_default().to_owned()
}
