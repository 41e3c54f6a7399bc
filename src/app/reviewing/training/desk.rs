//! What a project asks of its reviewers today: by the published version, and by earlier ones for rubrics that only their responses have.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::app::gold_set::shelf::{Shelf, looked};
use crate::app::kernel::command::Stop;
use crate::app::{App, AppError};
use crate::domain::gold_set::anchor::{Anchor, Use};
use crate::domain::gold_set::stored::Content;
use crate::domain::kernel::id::{PersonId, VersionId};
use crate::domain::reviewing::training::Plan;
use crate::store::Tx;
use crate::store::reviewing::{reviews, training as rows};

/// What a project asks of its reviewers today.
#[derive(Clone, Debug)]
pub(in crate::app) struct Desk {
    /// The project.
    pub project: String,
    /// The published version.
    pub version: VersionId,
    /// By rubric.
    pub rubrics: BTreeMap<String, Asked>,
}

/// What is asked of whoever scores by a rubric, and where its training stands.
#[derive(Clone, Debug)]
pub(in crate::app) struct Asked {
    /// The published version; where that has no such rubric, the newest one whose responses wait.
    pub version: VersionId,
    /// Its content.
    pub content: Arc<Content>,
    /// What it asks.
    pub plan: Plan,
}

impl Asked {
    /// The responses that the rubric's training is drawn from, by their hashes.
    pub fn pool(&self, rubric: &str) -> Vec<String> {
        self.content.anchors_of(rubric, Use::Training).map(Anchor::hash).collect()
    }

    /// How many responses a round has: as many as are asked for, as far as there are; 0 where no training is asked.
    pub fn responses(&self, rubric: &str) -> usize {
        (self.plan.responses as usize).min(self.pool(rubric).len())
    }
}

impl Desk {
    /// The published version's rubrics some of whose responses are seeded.
    pub fn seeding(&self) -> impl Iterator<Item = (&String, &Asked)> {
        self.rubrics.iter().filter(|(_, asked)| asked.version == self.version && asked.plan.seeded > 0.0)
    }
}

impl Desk {
    /// As the transaction sees it.
    pub async fn of(tx: &mut Tx, project: &str, books: &Shelf) -> Result<Self, Stop> {
        let (version, content) = books.published(tx, project).await?;
        let one = |(id, plan)| (id, Asked { version, content: content.clone(), plan });
        let mut rubrics: BTreeMap<String, Asked> = content.review_plans().into_iter().map(one).collect();
        for (rubric, version) in reviews::rubrics(tx, project).await? {
            if rubrics.contains_key(&rubric) {
                continue;
            }
            let content = books.content(version)?;
            if let Some(plan) = content.review_plans().get(&rubric).copied() {
                rubrics.insert(rubric, Asked { version, content, plan });
            }
        }
        Ok(Self { project: project.to_owned(), version, rubrics })
    }
}

/// The examples of the versions that a reviewer was trained on, by their hashes: they were shown with their levels.
pub(in crate::app) async fn examples_read(tx: &mut Tx, project: &str, reviewer: PersonId, books: &Shelf) -> Result<BTreeSet<String>, Stop> {
    let mut read = BTreeSet::new();
    for version in rows::versions(tx, project, reviewer).await? {
        let content = books.content(version)?;
        read.extend(content.anchors.iter().filter(|a| a.purpose == Use::Example).map(Anchor::hash));
    }
    Ok(read)
}

impl App {
    /// What a project asks of its reviewers today, to be shown.
    pub(in crate::app) async fn desk(&self, project: &str) -> Result<Desk, AppError> {
        self.with_books(|books| async move {
            let name = project.to_owned();
            let read = self.db.read("desk", move |tx| {
                let (name, books) = (name.clone(), books.clone());
                Box::pin(async move { looked(Desk::of(tx, &name, &books).await) })
            });
            read.await?
        })
        .await
    }

    /// The examples that a reviewer was shown with their levels, to be shown.
    pub(in crate::app) async fn examples_read(&self, project: &str, reviewer: PersonId) -> Result<BTreeSet<String>, AppError> {
        self.with_books(|books| async move {
            let name = project.to_owned();
            let read = self.db.read("versions of training", move |tx| {
                let (name, books) = (name.clone(), books.clone());
                Box::pin(async move { looked(examples_read(tx, &name, reviewer, &books).await) })
            });
            read.await?
        })
        .await
    }
}
