//! What stands in the rows held against what the ledger says of them: rows that were changed, added or deleted beside it.

mod fitted;
mod handed_in;
mod letters;

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value};
use uuid::Uuid;

use crate::app::grading::closed::Closed;
use crate::app::grading::worker::earlier;
use crate::app::kernel::book::kept_by;
use crate::app::kernel::broken::Broken;
use crate::app::{App, AppError};
use crate::domain::kernel::event_kind::EventKind;
use crate::domain::kernel::ledger::{Event, Kept, ROWS, Touched};
use crate::domain::kernel::moment::Moment;
use crate::domain::kernel::trail;
use crate::domain::kernel::trail::Step;
use crate::store::gold_set::population;
use crate::store::proving::{documents, ledger, state};
use crate::store::reviewing::sheets_left;
use crate::store::{StoreError, Tx};
use fitted::Fitted;
use handed_in::HandIns;
use letters::Letters;

/// What came of holding rows against the ledger.
#[derive(Debug, Default)]
pub(in crate::app) struct Held {
    /// Things that were looked at.
    pub kept: usize,
    /// Sheets and rounds of training that an earlier release closed, without a hash.
    pub unproven: usize,
    /// What is broken.
    pub broken: Vec<Broken>,
}

/// What events say of one kept thing.
#[derive(Default)]
struct Said {
    steps: Vec<Step>,
    /// What the last event left that does not say what it found: one of an earlier release.
    earlier: Option<String>,
}

/// What the events say, in the order in which they are sealed.
#[derive(Default)]
struct Heard {
    said: BTreeMap<Kept, Said>,
    known: BTreeMap<Touched, Option<Kept>>,
    removed: BTreeSet<Uuid>,
    /// Events on annotators that are not there, by the annotator.
    nowhere: Vec<(Uuid, Uuid)>,
    /// The moment of the first event that says what it found.
    began: Option<i64>,
    /// Whether events of an earlier release come before it.
    earlier: bool,
    /// What events say of sheets and rounds of training that they closed.
    closed: Closed,
    /// What events say of projects' people.
    fitted: Fitted,
    /// What events say of hand-ins and what they came to.
    handed_in: HandIns,
    /// What events say of letters.
    letters: Letters,
    /// Attempts whose responses an event put up for review, and the moment of the first such event.
    put_up: BTreeSet<Uuid>,
    first_put_up: Option<i64>,
    /// Attempts whose form an event laid out from nothing.
    laid_out: BTreeSet<Uuid>,
    /// Graders whose releases told, when they were started first, what earlier ones had graded.
    graders: BTreeSet<String>,
    /// Events that the service does not write so.
    strange: Vec<Uuid>,
}

/// A step as an event carries it.
fn step(value: &Value) -> Option<Step> {
    let [found, left] = value.as_array()?.as_slice() else { return None };
    Some(Step { found: found.as_str()?.to_owned(), left: left.as_str()?.to_owned() })
}

impl Heard {
    async fn take(&mut self, tx: &mut Tx, event: &Event) -> Result<(), StoreError> {
        let rows = event.body.get(ROWS);
        let (mut wanted, mut unknown) = (BTreeSet::new(), false);
        for touched in Kept::by(event) {
            let kept = match self.known.get(&touched) {
                Some(kept) => *kept,
                None => kept_by(tx, touched).await?,
            };
            self.known.insert(touched, kept);
            match (kept, touched) {
                (Some(kept), _) => drop(wanted.insert(kept)),
                (None, Touched::ThatMade(annotator)) => {
                    unknown = true;
                    self.nowhere.push((annotator, event.id.uuid()));
                }
                (None, _) => {}
            }
        }
        if event.is(EventKind::ReviewPutUp) {
            self.put_up.extend(event.subject);
            self.first_put_up.get_or_insert(event.at.microseconds());
        }
        if event.is(EventKind::AttemptStarted) && event.body.get("places").is_some() {
            self.laid_out.extend(event.subject);
        }
        if event.is(EventKind::AnnotatorRemoved) {
            self.removed.extend(event.subject);
        }
        self.fitted.hear(event);
        self.handed_in.hear(event);
        // Each release tells it once.
        let once = event.kind != earlier::HELD || event.body["by"].as_str().is_some_and(|by| self.graders.insert(by.to_owned()));
        let closes = self.closed.hear(event) && self.letters.hear(event) && once;
        if EventKind::from_name(&event.kind).is_none() || !closes || !self.hear(event, rows, &wanted, unknown) {
            self.strange.push(event.id.uuid());
        }
        Ok(())
    }

    /// Whether the service writes such an event.
    fn hear(&mut self, event: &Event, rows: Option<&Value>, wanted: &BTreeSet<Kept>, unknown: bool) -> bool {
        let none = Map::new();
        let Some(rows) = rows.map_or(Some(&none), Value::as_object) else { return false };
        let named: Option<BTreeMap<Kept, &Value>> = rows.iter().map(|(name, is)| Some((Kept::from_name(name)?, is))).collect();
        let Some(named) = named else { return false };
        let untold = |kept| self.said.get(kept).is_none_or(|said| said.steps.is_empty());
        if named.values().all(|is| is.is_string()) && named.keys().all(untold) && (self.began.is_none() || !named.is_empty()) {
            // An earlier release says what it left, or nothing; its last events may be sealed after the first of this one.
            self.earlier |= !wanted.is_empty() || !named.is_empty();
            for (kept, left) in named {
                self.said.entry(kept).or_default().earlier = left.as_str().map(str::to_owned);
            }
            return true;
        }
        let steps: Option<Vec<(Kept, Step)>> = named.iter().map(|(kept, is)| Some((*kept, step(is)?))).collect();
        let Some(steps) = steps else { return false };
        // Whose annotator was taken back is not known any more; the event named the application while it was there.
        let fits = if unknown { steps.iter().all(|(k, _)| matches!(k, Kept::Application(_))) } else { named.keys().eq(wanted) };
        if !fits || (event.body.get(ROWS).is_some() && steps.is_empty()) {
            return false;
        }
        if !steps.is_empty() {
            self.began.get_or_insert(event.at.microseconds());
        }
        for (kept, step) in steps {
            self.said.entry(kept).or_default().steps.push(step);
        }
        true
    }
}

impl App {
    /// Holds everything that the ledger keeps hashes of against the events on each, and the bytes of documents against their hashes.
    /// Everything is read in one snapshot.
    ///
    /// # Errors
    /// [`AppError::Store`].
    pub(in crate::app) async fn verify_rows(&self) -> Result<Held, AppError> {
        let now = self.clock.now();
        Ok(self.db.read("verify rows", move |tx| Box::pin(rows(tx, now))).await?)
    }
}

fn broken(kept: Kept, what: &str) -> Broken {
    Broken { table: kept.table(), row: kept.id().to_string(), what: what.to_owned() }
}

/// What is broken of one thing: of how its events follow each other, and of what stands. `was` is the hash that an earlier release kept of
/// it.
fn held(kept: Kept, said: &Said, is: &str, was: Option<&str>, old: bool) -> Option<Broken> {
    if said.steps.is_empty() {
        let left = said.earlier.as_deref();
        return (left != Some(is) && (left.is_none() || left != was))
            .then(|| broken(kept, "its rows, or rows that belong to it, are not those that the ledger's latest event on it left"));
    }
    let nothing = state::nothing(kept);
    let begins = (!old && said.earlier.is_none()).then_some(nothing.as_str());
    let all: Vec<&Step> = said.steps.iter().collect();
    match trail::end(&all, begins) {
        None => Some(broken(kept, "its rows, or rows that belong to it, were changed between two of the ledger's events on it")),
        Some(end) if end != is => {
            Some(broken(kept, "its rows, or rows that belong to it, are not those that the ledger's latest event on it left"))
        }
        Some(_) => None,
    }
}

/// What all events say, in their order, those that are not sealed yet behind the others.
async fn hear(tx: &mut Tx) -> Result<Heard, StoreError> {
    let mut heard = Heard::default();
    let mut number = 0;
    loop {
        let batch = ledger::sealed_after(tx, number, 1000).await?;
        let Some(last) = batch.last() else { break };
        number = last.number;
        for sealed in &batch {
            heard.take(tx, &sealed.event).await?;
        }
    }
    for event in ledger::tail(tx).await? {
        heard.take(tx, &event).await?;
    }
    Ok(heard)
}

async fn rows(tx: &mut Tx, now: Moment) -> Result<Held, StoreError> {
    let heard = hear(tx).await?;
    let mut found = Vec::new();
    // Rows that were there before the ledger kept hashes begin where the first event found them.
    let began = if heard.earlier { heard.began.unwrap_or(i64::MAX) } else { i64::MIN };
    let mut young: BTreeSet<Kept> = state::since(tx, began).await?.into_iter().collect();
    // Responses that were put up before there were events on it are those of attempts that were handed in before the first.
    let put_up = sheets_left::put_up_since(tx, heard.first_put_up.unwrap_or(i64::MAX)).await?;
    young.extend(put_up.into_iter().map(Kept::Responses));
    for (kept, said) in &heard.said {
        let is = match state::digest(tx, *kept).await {
            Ok(is) => is,
            // Damage in one place hides none in another.
            Err(error) if error.is_damage() => {
                found.push(broken(*kept, &format!("its rows, or rows that belong to it, cannot be read: {error}")));
                continue;
            }
            Err(other) => return Err(other),
        };
        let was = if said.steps.is_empty() { state::former_digest(tx, *kept).await? } else { None };
        let old = match kept {
            Kept::Responses(attempt) => !heard.put_up.contains(attempt),
            Kept::Form(attempt) => !heard.laid_out.contains(attempt),
            // Told by the release that made the first one.
            Kept::Signal(_) | Kept::Measure(_) | Kept::Book(_) | Kept::Audit(_) | Kept::AuditTask(_) => false,
            Kept::Application(_)
            | Kept::Check(_)
            | Kept::CheckRequest(_)
            | Kept::Staff(_)
            | Kept::Token(_)
            | Kept::Attempt(_)
            | Kept::Contest(_)
            | Kept::Version(_)
            | Kept::Webhook(_) => heard.earlier && !young.contains(kept),
        };
        found.extend(held(*kept, said, &is, was.as_deref(), old));
    }
    let gone = heard.nowhere.iter().filter(|(annotator, _)| !heard.removed.contains(annotator)).map(|(_, event)| event);
    for id in heard.strange.iter().chain(gone).chain(heard.letters.strange()) {
        found.push(Broken { table: "ledger_event", row: id.to_string(), what: "the event was not written by the service".to_owned() });
    }
    found.extend(young.iter().filter(|k| !heard.said.contains_key(k)).map(|k| broken(*k, "no event of the ledger tells of it")));
    found.extend(heard.closed.held(&sheets_left::all(tx).await?));
    let all_told = heard.letters.is_held() || !heard.earlier;
    found.extend(heard.fitted.held(&population::all(tx).await?, all_told));
    let amiss = ledger::messages_amiss(tx).await?.into_iter();
    let what = "the message says something else than its event";
    found.extend(amiss.map(|id| Broken { table: "outbox", row: id.to_string(), what: what.to_owned() }));
    let what = "its body says what was hashed, and is not written as the service writes it";
    let rewritten = ledger::rewritten(tx).await?.into_iter();
    found.extend(rewritten.map(|id| Broken { table: "ledger_event", row: id.to_string(), what: what.to_owned() }));
    found.extend(heard.handed_in.broken(tx).await?);
    found.extend(heard.letters.broken(tx, now).await?);
    whole_documents(tx, &mut found).await?;
    Ok(Held { kept: heard.said.len(), unproven: heard.closed.unproven(), broken: found })
}

async fn whole_documents(tx: &mut Tx, found: &mut Vec<Broken>) -> Result<(), StoreError> {
    let mut after = Uuid::nil();
    loop {
        let page = documents::page(tx, after).await?;
        let Some((last, _)) = page.last() else { return Ok(()) };
        after = *last;
        for (id, _) in page.iter().filter(|(_, whole)| !whole) {
            let what = "the document's bytes are not those that were uploaded".to_owned();
            found.push(Broken { table: "evidence", row: id.to_string(), what });
        }
    }
}
