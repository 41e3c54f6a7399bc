//! Answers without gold are taken in, line by line and many thousand at once. Nothing is held but the lines that wait for their
//! transaction: how long a file is does not matter. A row that was acknowledged is there; the same row again changes nothing, so that a
//! file whose taking in was stopped is simply taken in again.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use uuid::Uuid;

use crate::app::{App, AppError};
use crate::domain::auditing::judgment::Judgment;
use crate::domain::kernel::id::AnnotatorId;
use crate::domain::kernel::violation::Violation;
use crate::store::Tx;
use crate::store::auditing::judgments::Page;
use crate::store::auditing::{annotators, judgments};

/// Rows of one transaction.
const TOGETHER: usize = 2_000;

/// The most refusals that are told one by one; the others are counted.
pub const MOST_TOLD: usize = 10_000;

/// What became of lines.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Report {
    /// Rows that are new; they are stored.
    pub accepted: u64,
    /// Rows that were there, or stood before with the same content.
    pub same: u64,
    /// Lines that were refused.
    pub refused: u64,
    /// Those of them that came first, each with its line.
    pub refusals: Vec<(u64, Violation)>,
}

impl Report {
    fn refuse(&mut self, line: u64, why: Violation) {
        self.refused += 1;
        if self.refusals.len() < MOST_TOLD {
            self.refusals.push((line, why));
        }
    }
}

/// Whether rows are stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// They are.
    Take,
    /// They are only looked at, as if they were.
    Try,
}

/// Lines that come in.
#[derive(Debug)]
pub struct Intake {
    app: App,
    project: String,
    purpose: Purpose,
    /// Whoever is known to be stored, by their ids.
    raters: BTreeSet<Uuid>,
    /// While nothing is stored: what rows said that came before.
    before: HashMap<Uuid, Uuid>,
    waiting: Vec<(u64, Judgment)>,
    report: Report,
}

fn contradicts() -> Violation {
    Violation::new("/id", "conflict", "a row of this id says something else; nothing was changed")
}

type Rows = Arc<Vec<(Uuid, Uuid, Judgment)>>;

/// Stores the rows that are not there yet; their ids, and what those say that were there.
async fn store(
    tx: &mut Tx,
    project: &str,
    rows: &Rows,
    raters: &[(Uuid, String)],
) -> Result<(BTreeSet<Uuid>, BTreeMap<Uuid, Uuid>), crate::store::StoreError> {
    for (id, name) in raters {
        let annotator = match Uuid::parse_str(name) {
            Ok(annotator) => annotators::by_id(tx, AnnotatorId::from_uuid(annotator)).await?.filter(|a| a.project == project),
            Err(_) => None,
        };
        judgments::rater(tx, *id, (project, name), annotator.map(|a| a.id)).await?;
    }
    let new: BTreeSet<Uuid> = judgments::take(tx, project, rows).await?.into_iter().collect();
    let left: Vec<Uuid> = rows.iter().map(|(id, ..)| *id).filter(|id| !new.contains(id)).collect();
    let there = if left.is_empty() { BTreeMap::new() } else { judgments::contents(tx, left.into_iter()).await? };
    Ok((new, there))
}

impl Intake {
    /// Takes a line in; a blank one is passed over.
    ///
    /// # Errors
    /// [`AppError::Store`] where the store failed: lines that were not acknowledged may be sent again, all of them together.
    pub async fn line(&mut self, line: u64, text: &str) -> Result<(), AppError> {
        if text.trim().is_empty() {
            return Ok(());
        }
        match Judgment::read(text, self.app.clock.now()) {
            Ok(row) => self.waiting.push((line, row)),
            Err(why) => self.report.refuse(line, why),
        }
        if self.waiting.len() >= TOGETHER { self.flush().await } else { Ok(()) }
    }

    /// Counts a line as refused that could not even be read.
    pub fn refuse(&mut self, line: u64, why: Violation) {
        self.report.refuse(line, why);
    }

    /// Stores what waits; what became of all lines.
    ///
    /// # Errors
    /// As of [`Intake::line`].
    pub async fn finish(mut self) -> Result<Report, AppError> {
        self.flush().await?;
        self.report.refusals.sort_by_key(|(line, _)| *line);
        Ok(self.report)
    }

    async fn flush(&mut self) -> Result<(), AppError> {
        let waiting = std::mem::take(&mut self.waiting);
        if waiting.is_empty() {
            return Ok(());
        }
        // Of rows with one id the first counts.
        let (mut first, mut rows, mut raters) = (BTreeMap::new(), Vec::with_capacity(waiting.len()), BTreeMap::new());
        for (line, row) in waiting {
            let (id, content, who) = (row.id(&self.project), row.content(), row.rater(&self.project));
            match first.get(&id) {
                Some((_, before)) if *before == content => self.report.same += 1,
                Some(_) => self.report.refuse(line, contradicts()),
                None => {
                    first.insert(id, (line, content));
                    if !self.raters.contains(&who) {
                        raters.insert(who, row.annotator.clone());
                    }
                    rows.push((id, content, row));
                }
            }
        }
        let (new, there) = match self.purpose {
            Purpose::Take => self.stored(Arc::new(rows), raters).await?,
            Purpose::Try => self.looked_up(&first).await?,
        };
        for (id, (line, content)) in first {
            match there.get(&id) {
                Some(before) if *before == content => self.report.same += 1,
                Some(_) => self.report.refuse(line, contradicts()),
                None if new.contains(&id) => self.report.accepted += 1,
                // Neither new nor there: somebody took it away beside this.
                None => return Err(AppError::Busy { seconds: 1 }),
            }
        }
        Ok(())
    }

    async fn stored(&mut self, rows: Rows, raters: BTreeMap<Uuid, String>) -> Result<(BTreeSet<Uuid>, BTreeMap<Uuid, Uuid>), AppError> {
        let raters: Vec<(Uuid, String)> = raters.into_iter().collect();
        let input = (self.project.clone(), rows, Arc::new(raters.clone()));
        let stored = self.app.command("judgments", input, |tx, _, (project, rows, raters)| {
            Box::pin(async move { Ok(store(tx, &project, &rows, &raters).await?) })
        });
        let stored = stored.await?;
        self.raters.extend(raters.into_iter().map(|(id, _)| id));
        Ok(stored)
    }

    /// What would be new, and what rows say that are there or came before.
    async fn looked_up(&mut self, first: &BTreeMap<Uuid, (u64, Uuid)>) -> Result<(BTreeSet<Uuid>, BTreeMap<Uuid, Uuid>), AppError> {
        let ids: Vec<Uuid> = first.keys().copied().collect();
        let there = self.app.db.read("judgments there", move |tx| {
            let ids = ids.clone();
            Box::pin(async move { judgments::contents(tx, ids.into_iter()).await })
        });
        let mut there = there.await?;
        let mut new = BTreeSet::new();
        for (id, (_, content)) in first {
            match self.before.get(id) {
                Some(before) => drop(there.insert(*id, *before)),
                None if there.contains_key(id) => {}
                None => {
                    self.before.insert(*id, *content);
                    new.insert(*id);
                }
            }
        }
        Ok((new, there))
    }
}

impl App {
    /// Begins to take judgments of a project in, or to try them.
    #[must_use]
    pub fn intake(&self, project: &str, purpose: Purpose) -> Intake {
        Intake {
            app: self.clone(),
            project: project.to_owned(),
            purpose,
            raters: BTreeSet::new(),
            before: HashMap::new(),
            waiting: Vec::new(),
            report: Report::default(),
        }
    }

    /// Judgments of a project after one, by task; at most 5,000.
    ///
    /// # Errors
    /// [`AppError::Store`].
    pub async fn judgments(&self, project: &str, after: Option<(String, Uuid)>) -> Result<Vec<Page>, AppError> {
        let project = project.to_owned();
        let page = self.db.read("judgments", move |tx| {
            let (project, after) = (project.clone(), after.clone());
            Box::pin(async move { judgments::page(tx, &project, after.unwrap_or_default()).await })
        });
        Ok(page.await?)
    }
}
