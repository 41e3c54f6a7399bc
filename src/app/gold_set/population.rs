//! Who comes to a project: once a day the spread of true shares is fitted to first attempts, so that the doubt beside a verdict rests on
//! the project's own people once there are enough of them. And what a version's stages promise such people.

use std::sync::Arc;

use serde_json::{Value, json};

use crate::app::kernel::command::Happened;
use crate::app::{App, AppError};
use crate::domain::deciding::prior::{MOST, Prior};
use crate::domain::gold_set::stored::Content;
use crate::domain::kernel::actor::Actor;
use crate::domain::kernel::event_kind::EventKind;
use crate::domain::planning::people::{Told, told_of};
use crate::domain::project::StageKind;
use crate::store::gold_set::population;

/// What the ledger is told of a stage's people.
pub(in crate::app) fn told(project: &str, stage: &str, prior: &Prior) -> Value {
    json!({ "project": project, "stage": stage, "people": prior.people, "a": prior.a, "b": prior.b })
}

impl App {
    /// Fits the prior of every stage that a machine decides to its first attempts, where there are enough.
    ///
    /// # Errors
    /// [`AppError`].
    pub async fn learn_population(&self, project: &str) -> Result<(), AppError> {
        let (version, content) = self.published(project).await?;
        for stage in content.project.stages.iter().filter(|s| s.kind != StageKind::Review) {
            let (wanted, id) = (project.to_owned(), stage.id.clone());
            let rulings = self.db.read("first rulings", move |tx| {
                let (project, stage) = (wanted.clone(), id.clone());
                Box::pin(async move { population::first_rulings(tx, &project, &stage, MOST).await })
            });
            let rulings = rulings.await?;
            let fitted = self.compute("fit population", move || Prior::of(&rulings)).await?;
            let Some(prior) = fitted else { continue };
            let input = (project.to_owned(), stage.id.clone(), prior, version);
            self.command("keep population", input, |tx, at, (project, stage, prior, version)| {
                Box::pin(async move {
                    if population::prior(tx, &project, &stage).await?.as_ref() != Some(&prior) {
                        let body = told(&project, &stage, &prior);
                        let what = Happened {
                            kind: EventKind::PopulationFitted,
                            actor: Actor::Worker,
                            subject: version.uuid(),
                            body,
                            project: None,
                        };
                        at.tell(tx, what).await?;
                    }
                    Ok(population::keep(tx, &project, &stage, &prior, at.now).await?)
                })
            })
            .await?;
        }
        Ok(())
    }

    /// What a stage of a version promises and gives, pure and realistic; none of stages that promise nothing.
    /// Found off the threads that answer.
    ///
    /// # Errors
    /// [`AppError::Fault`] where computing failed.
    pub async fn promise_told(&self, content: &Arc<Content>, stage: &str) -> Result<Option<Told>, AppError> {
        let (content, stage) = (content.clone(), stage.to_owned());
        self.compute("promise", move || told_of(&content, &stage)).await
    }
}
