//! The whole ledger held against itself and against what it tells of: its chain, every dossier, every gold-set version, every kept row.

use serde_json::{Value, json};

use super::verify::Held;
use crate::app::kernel::broken::Broken;
use crate::app::{App, AppError};
use crate::domain::kernel::id::DecisionId;
use crate::domain::kernel::ledger as chain;
use crate::store::deciding::dossiers;
use crate::store::deciding::results;
use crate::store::gold_set::versions as gold;
use crate::store::proving::ledger;
use crate::store::{StoreError, Tx};

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

/// Pointers told of one dossier.
const MOST: usize = 5;

impl App {
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
            Err(AppError::Store(error)) if error.is_damage() => {
                if verified.broken.is_empty() {
                    let what = format!("nothing more was looked at: {error}");
                    verified.broken.push(Broken { table: "ledger_event", row: "-".to_owned(), what });
                }
                Held::default()
            }
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
    if let Some(letter) = crate::store::deciding::letters::of_decision(tx, decision).await? {
        let other = letter.texts.other_than(&dossier.open["letter"]);
        if !other.is_empty() {
            add("mail_text", &format!("the letter says something else than the dossier, in {}", other.join(", ")));
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
