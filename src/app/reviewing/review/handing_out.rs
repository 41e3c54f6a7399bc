//! Which response a reviewer is given: by the plan of the attempt's own stage and version, never their own, never one that they have
//! scored.

use crate::app::accounts::acts::Acting;
use crate::app::gold_set::shelf::{Shelf, looked};
use crate::app::kernel::command::{At, Stop};
use crate::app::reviewing::assignment::{Assignment, LEASE, Seat};
use crate::app::reviewing::seeded;
use crate::app::reviewing::seeded::Gate;
use crate::app::reviewing::training::{Desk, examples_read};
use crate::app::{App, AppError};
use crate::domain::kernel::id::{PersonId, SheetId};
use crate::domain::kernel::moment::Moment;
use crate::store;
use crate::store::Tx;
use crate::store::reviewing::reviews;
use crate::store::reviewing::reviews::{Pile, StoredSheet, Takeable, Wanted};
use crate::store::reviewing::training;

/// How long a sheet that nobody saved is remembered after its lease, so that whoever comes back finds their own, in seconds.
const REMEMBERED: i64 = 86_400;

/// What waits for somebody in a project.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Queue {
    /// Responses that they can score.
    pub waiting: i64,
    /// Cases that they can decide between sheets that differ.
    pub differ: i64,
    /// What is unfinished, whoever may take it.
    pub all: reviews::Unfinished,
    /// Sheets that they have saved.
    pub saved: i64,
}

/// A pile, with the number of sheets that each response of it gets from reviewers.
type Planned = (Pile, i64);

impl App {
    /// Takes the next response for a reviewer, or gives the one that they hold. `None` where nothing waits.
    ///
    /// # Errors
    /// [`AppError::NotFound`] where the project is not open.
    pub async fn next_review(&self, project: &str, reviewer: PersonId, wanted: Seat) -> Result<Option<Assignment>, AppError> {
        let taken = self.with_books(|books| async move {
            let input = (project.to_owned(), reviewer, wanted == Seat::Adjudicator, books);
            self.command("take review", input, |tx, at, (project, reviewer, adjudication, books)| {
                Box::pin(async move { take(tx, &at, (&project, reviewer), adjudication, &books).await })
            })
            .await
        });
        match taken.await? {
            Some(id) => self.assignment(project, reviewer, id).await.map(Some),
            None => Ok(None),
        }
    }

    /// What waits for somebody in a project, as a reviewer and as an adjudicator.
    ///
    /// # Errors
    /// [`AppError::Store`].
    pub async fn review_queue(&self, project: &str, reviewer: PersonId) -> Result<Queue, AppError> {
        let desk = match self.desk(project).await {
            Ok(desk) => Some(desk),
            Err(AppError::NotFound(_)) => None,
            Err(error) => return Err(error),
        };
        let examples = self.examples_read(project, reviewer).await?;
        let (project, piles, now) = (project.to_owned(), self.piles(project).await?, self.clock.now());
        let queue = self.db.read("review queue", move |tx| {
            let (project, piles, desk, examples) = (project.clone(), piles.clone(), desk.clone(), examples.clone());
            Box::pin(async move {
                let mut found = [0; 2];
                for (adjudication, found) in [false, true].into_iter().zip(&mut found) {
                    let wanted = Wanted { project: &project, reviewer, adjudication, barred: "" };
                    let held = i64::from(reviews::held(tx, wanted, now).await?.is_some());
                    *found = held + first_of(tx, wanted, &piles, now).await?.1;
                }
                let (all, saved) = (reviews::unfinished(tx, &project, reviewer).await?, reviews::saved(tx, &project, reviewer).await?);
                let [waiting, differ] = found;
                // Seeded responses are counted like the live ones among which they come.
                let (waiting, seeded) = match &desk {
                    Some(desk) => {
                        let waiting = seeded::to_come(tx, desk, (reviewer, &examples), waiting, now).await?;
                        (waiting, training::seeded_saved(tx, &project, reviewer).await?)
                    }
                    None => (waiting, 0),
                };
                Ok(Queue { waiting, differ, all, saved: saved + seeded })
            })
        });
        Ok(queue.await?)
    }

    /// Where something waits in a project, with each plan's number of reviewers, to be counted.
    async fn piles(&self, project: &str) -> Result<Vec<Planned>, AppError> {
        self.with_books(|books| async move {
            let name = project.to_owned();
            let read = self.db.read("piles", move |tx| {
                let (name, books) = (name.clone(), books.clone());
                Box::pin(async move { looked(planned(reviews::piles(tx, &name).await?, &books)) })
            });
            read.await?
        })
        .await
    }
}

/// Hands the next response to a reviewer, inside a command: what is published and what waits are read where it is handed out.
async fn take(
    tx: &mut Tx,
    at: &At,
    (project, reviewer): (&str, PersonId),
    adjudication: bool,
    books: &Shelf,
) -> Result<Option<SheetId>, Stop> {
    Acting::reader(project, reviewer, adjudication).admitted(tx).await?;
    let desk = Desk::of(tx, project, books).await?;
    let examples = examples_read(tx, project, reviewer, books).await?;
    let piles = planned(reviews::piles(tx, project).await?, books)?;
    let gate = Gate::of(tx, &desk, (reviewer, &examples), at.now).await?;
    let barred = gate.barred();
    let wanted = Wanted { project: &desk.project, reviewer, adjudication, barred: &barred };
    if let Some(held) = reviews::held(tx, wanted, at.now).await? {
        return Ok(Some(held.id));
    }
    if let Some(held) = seeded::held(tx, &desk, reviewer, at.now).await?.filter(|_| !adjudication) {
        return Ok(Some(held));
    }
    let forgotten = at.now.plus_seconds(-REMEMBERED);
    reviews::drop_lapsed(tx, &desk.project, forgotten).await?;
    training::drop_lapsed(tx, &desk.project, forgotten).await?;
    let Some(first) = first_of(tx, wanted, &piles, at.now).await?.0 else {
        let more = !gate.is_open() && first_of(tx, Wanted { barred: "", ..wanted }, &piles, at.now).await?.1 > 0;
        return if more { Err(gate.refusal()) } else { Ok(None) };
    };
    let until = at.now.plus_seconds(LEASE);
    if !adjudication {
        let (rubric, item) = seeded::of_task(tx, first.task).await?;
        if let Some(id) = seeded::hand(tx, at, (&desk, &gate), reviewer, (&rubric, &item), until).await? {
            return Ok(Some(id));
        }
    }
    let sheet = StoredSheet {
        id: SheetId::from_uuid(at.uuid()),
        task: first.task,
        reviewer,
        adjudication,
        leased_until: until,
        sheet: None,
        total: None,
    };
    Ok(Some(reviews::insert_sheet(tx, &sheet).await?))
}

/// Piles with the number of reviewers that each one's plan asks for.
fn planned(piles: Vec<Pile>, books: &Shelf) -> Result<Vec<Planned>, Stop> {
    let mut planned = Vec::new();
    for pile in piles {
        let content = books.content(pile.version)?;
        let plan = content.stage(&pile.stage).and_then(|(_, stage)| stage.review.as_ref());
        planned.extend(plan.map(|plan| (pile, i64::from(plan.reviewers))));
    }
    Ok(planned)
}

/// What somebody takes first of all piles, and how many responses they could take.
async fn first_of(tx: &mut Tx, wanted: Wanted<'_>, piles: &[Planned], now: Moment) -> store::Result<(Option<Takeable>, i64)> {
    if piles.is_empty() {
        return Ok((None, 0));
    }
    let last = reviews::last_item(tx, wanted).await?;
    let mut all = Vec::new();
    for (pile, reviewers) in piles {
        let sheets = if wanted.adjudication { 1 } else { *reviewers };
        all.extend(reviews::takeable(tx, wanted, (pile, sheets), &last, now).await?);
    }
    let found = all.iter().map(|t| t.found).sum();
    Ok((all.into_iter().min_by_key(|t| (t.other_item, t.created_at, t.task)), found))
}
