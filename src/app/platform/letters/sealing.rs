//! What the ledger says of letters: each has an event that was written with it, and what stands is held against that.

use std::collections::BTreeMap;
use std::time::Duration;

use serde_json::{Value, json};
use uuid::Uuid;

use crate::app::gold_set::population;
use crate::app::kernel::command::{At, Happened, Stop};
use crate::app::{App, AppError};
use crate::domain::kernel::actor::Actor;
use crate::domain::kernel::event_kind::EventKind;
use crate::domain::kernel::id::{DecisionId, PersonId};
use crate::domain::kernel::ledger::Event;
use crate::domain::kernel::moment::Moment;
use crate::store::deciding::letters as mail;
use crate::store::deciding::letters::Written;
use crate::store::gold_set::population as rows;
use crate::store::platform::posting;
use crate::store::platform::posting::{Ended, Stands};
use crate::store::proving::ledger;
use crate::store::{StoreError, Tx};

/// A letter was written.
pub(in crate::app) const WRITTEN: &str = EventKind::LetterWritten.as_str();
/// A letter stood there when an earlier release, which told the ledger nothing of letters, was brought to this one.
pub(in crate::app) const FOUND: &str = EventKind::LetterFound.as_str();
/// A letter was taken back before it went out.
pub(in crate::app) const TAKEN_BACK: &str = EventKind::LetterTakenBack.as_str();
/// A mail server took a letter.
pub(in crate::app) const SENT: &str = EventKind::LetterSent.as_str();
/// A letter was given up after the last try.
pub(in crate::app) const GIVEN_UP: &str = EventKind::LetterGivenUp.as_str();
/// From here on the end of every letter's way has its event.
pub(in crate::app) const ENDS_HELD: &str = EventKind::LettersEndsHeld.as_str();
/// From here on every letter has its event.
pub(in crate::app) const HELD: &str = EventKind::LettersHeld.as_str();

/// How long it may take to tell the ledger of all letters of an earlier release.
const LIMIT: Duration = Duration::from_mins(1);
/// Letters that are read at once.
const PAGE: i64 = 500;

/// What the ledger is told of a letter.
pub(in crate::app) fn said(kind: &str, letter: &Written) -> Value {
    json!({
        "kind": kind, "person": letter.person.to_string(), "decision": letter.decision.map(|d| d.to_string()),
        "due": letter.due.microseconds(), "text": letter.text, "texts": letter.texts,
    })
}

/// What the ledger is told of the end of a letter's way.
pub(in crate::app) fn ended(at: Moment) -> Value {
    json!({ "at": at.microseconds() })
}

/// What an event says of the end of a letter's way; `None` where it says nothing of it.
pub(in crate::app) fn end(event: &Event) -> Option<Ended> {
    let at = event.body.get("at").and_then(Value::as_i64).map(Moment::from_microseconds);
    match event.kind.as_str() {
        SENT => at.map(Ended::Sent),
        GIVEN_UP => at.map(Ended::GivenUp),
        _ => None,
    }
}

/// How a letter's way ended, by the ledger; `None` where it has not ended.
pub(in crate::app) async fn end_of(tx: &mut Tx, letter: Uuid) -> Result<Option<Ended>, StoreError> {
    Ok(ledger::all_of(tx, letter, "letter.").await?.iter().find_map(end))
}

/// What the ledger says of a letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::app) enum Said {
    /// It was written so.
    Written(Written),
    /// It was taken back.
    TakenBack,
}

/// The hash of each language that an event on a letter has; none in one of before, `None` where it has something else.
fn by_language(event: &Event) -> Option<BTreeMap<String, String>> {
    let Some(texts) = event.body.get("texts") else { return Some(BTreeMap::new()) };
    texts.as_object()?.iter().map(|(code, hash)| Some((code.clone(), hash.as_str()?.to_owned()))).collect()
}

impl Said {
    /// What an event on a letter says; `None` where it is none, or none that the service writes.
    pub fn of(event: &Event) -> Option<Self> {
        let text = |field: &str| event.body.get(field).and_then(Value::as_str);
        match event.kind.as_str() {
            TAKEN_BACK => Some(Self::TakenBack),
            WRITTEN | FOUND => Some(Self::Written(Written {
                id: event.subject?,
                person: PersonId::from_uuid(Uuid::parse_str(text("person")?).ok()?),
                decision: match event.body.get("decision")? {
                    Value::Null => None,
                    id => Some(DecisionId::from_uuid(Uuid::parse_str(id.as_str()?).ok()?)),
                },
                due: Moment::from_microseconds(event.body.get("due")?.as_i64()?),
                text: text("text")?.to_owned(),
                texts: by_language(event)?,
            })),
            _ => None,
        }
    }

    /// What the ledger says of one letter; `None` where it says nothing that can be read. What was taken back stays so, whatever the order
    /// in which clocks put its events.
    pub async fn of_letter(tx: &mut Tx, letter: Uuid) -> Result<Option<Self>, StoreError> {
        let all: Vec<Self> = ledger::all_of(tx, letter, "letter.").await?.iter().filter_map(Self::of).collect();
        Ok(if all.contains(&Self::TakenBack) { Some(Self::TakenBack) } else { all.into_iter().next() })
    }
}

impl App {
    /// Tells the ledger, once in a database's life, of the letters that an earlier release wrote, of what it knew of projects' people, and
    /// of grades on what is under way: what stands now is taken as it is. What comes without an event after that is held back and named.
    ///
    /// # Errors
    /// [`AppError::Store`].
    pub async fn hold_letters(&self) -> Result<(), AppError> {
        self.hold_grades().await?;
        let held = self.db.look("letters held", |tx| Box::pin(ledger::last_of(tx, Uuid::nil(), HELD))).await?;
        if held.is_none() {
            self.command_within("hold letters", LIMIT, (), |tx, at, ()| Box::pin(async move { hold(tx, &at).await })).await?;
        }
        let held = self.db.look("letters' ends held", |tx| Box::pin(ledger::last_of(tx, Uuid::nil(), ENDS_HELD))).await?;
        if held.is_none() {
            self.command_within("hold letters' ends", LIMIT, (), |tx, at, ()| Box::pin(async move { hold_ends(tx, &at).await })).await?;
        }
        Ok(())
    }
}

/// Tells the ledger of the ends of letters' ways that it was not told of.
async fn hold_ends(tx: &mut Tx, at: &At) -> Result<(), Stop> {
    // Another process may have been first.
    if ledger::last_of(tx, Uuid::nil(), ENDS_HELD).await?.is_some() {
        return Ok(());
    }
    // Where this release has sent letters already, none is of an earlier one.
    let sends = ledger::has_kind(tx, SENT).await? || ledger::has_kind(tx, GIVEN_UP).await?;
    let found = if sends { 0 } else { tell_ends(tx, at).await? };
    let body = json!({ "found": found });
    Ok(at.tell(tx, Happened { kind: EventKind::LettersEndsHeld, actor: Actor::Worker, subject: Uuid::nil(), body, project: None }).await?)
}

/// Tells the ledger how each letter's way ended; how many have ended.
async fn tell_ends(tx: &mut Tx, at: &At) -> Result<usize, StoreError> {
    let (mut after, mut found) = (Uuid::nil(), 0);
    loop {
        let page = posting::ways_after(tx, after, PAGE).await?;
        let Some(last) = page.last() else { return Ok(found) };
        after = last.letter;
        for way in &page {
            let (kind, was) = match (way.stands, way.sent) {
                // Before there were ways, a letter that went out had none.
                (Stands::Over(Ended::Sent(was)), _) | (Stands::Nowhere, Some(was)) => (EventKind::LetterSent, was),
                (Stands::Over(Ended::GivenUp(was)), _) => (EventKind::LetterGivenUp, was),
                (Stands::Nowhere, None) | (Stands::Waits { .. }, _) => continue,
            };
            at.tell(tx, Happened { kind, actor: Actor::Worker, subject: way.letter, body: ended(was), project: None }).await?;
            found += 1;
        }
    }
}

async fn hold(tx: &mut Tx, at: &At) -> Result<(), Stop> {
    // Another process may have been first.
    if ledger::last_of(tx, Uuid::nil(), HELD).await?.is_some() {
        return Ok(());
    }
    let tell = |kind, subject, body| Happened { kind, actor: Actor::Worker, subject, body, project: None };
    let mut found = 0;
    // Where this release has written letters already, none is of an earlier one.
    if !ledger::has_kind(tx, WRITTEN).await? {
        let mut after = Uuid::nil();
        loop {
            let page = mail::written_after(tx, after, PAGE).await?;
            let Some(last) = page.last() else { break };
            after = last.id;
            for letter in &page {
                at.tell(tx, tell(EventKind::LetterFound, letter.id, said("found", letter))).await?;
            }
            found += page.len();
        }
        for kept in rows::all(tx).await? {
            at.tell(tx, tell(EventKind::PopulationFitted, Uuid::nil(), population::told(&kept.project, &kept.stage, &kept.prior))).await?;
        }
    }
    Ok(at.tell(tx, tell(EventKind::LettersHeld, Uuid::nil(), json!({ "found": found }))).await?)
}
