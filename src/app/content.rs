//! Gold-set versions in memory, and which one is published.

use std::collections::HashMap;
use std::sync::{Arc, RwLock};

use serde_json::json;

use super::command::{Happened, not_found, refused};
use super::{App, AppError};
use crate::domain::gold_set::stored::{self, Content};
use crate::domain::id::VersionId;
use crate::store::{StoreError, gold};

/// Versions that were read: they never change, so they stay.
#[derive(Clone, Debug, Default)]
pub(super) struct Cache(Arc<RwLock<HashMap<VersionId, Arc<Content>>>>);

impl App {
    /// A version's content.
    ///
    /// # Errors
    /// [`AppError::NotFound`]; [`AppError::Store`] where the stored document is damaged.
    pub async fn content(&self, version: VersionId) -> Result<Arc<Content>, AppError> {
        if let Some(there) = self.contents.0.read().ok().and_then(|c| c.get(&version).cloned()) {
            return Ok(there);
        }
        let document = self.db.read("content", move |tx| Box::pin(gold::document(tx, version))).await?;
        let document = document.ok_or_else(|| AppError::NotFound("there is no such version".to_owned()))?;
        // Some hundred items are parsed: not on a thread that answers requests.
        let parsed = tokio::task::spawn_blocking(move || stored::read(&document)).await.ok().flatten();
        let corrupt = StoreError::Corrupt { table: "gold_set_version", column: "document", row: version.to_string() };
        let content = Arc::new(parsed.ok_or(corrupt)?);
        if let Ok(mut contents) = self.contents.0.write() {
            contents.insert(version, content.clone());
        }
        Ok(content)
    }

    /// The published version of a project and its content.
    ///
    /// # Errors
    /// [`AppError::NotFound`] where the project has none.
    pub async fn published(&self, project: &str) -> Result<(VersionId, Arc<Content>), AppError> {
        let name = project.to_owned();
        let found = self.db.read("published", move |tx| {
            let name = name.clone();
            Box::pin(async move { gold::published(tx, &name).await })
        });
        let version = found.await?.ok_or_else(|| AppError::NotFound("there is no such project, or it is not open".to_owned()))?;
        Ok((version.id, self.content(version.id).await?))
    }

    /// A picture or clip by the name that it has outside, which is the hash of its bytes: its type and itself.
    ///
    /// # Errors
    /// [`AppError::NotFound`].
    pub async fn media(&self, name: &str) -> Result<(String, Vec<u8>), AppError> {
        let name = name.to_owned();
        let file = self.db.read("media", move |tx| {
            let name = name.clone();
            Box::pin(async move { gold::media_file(tx, &name).await })
        });
        file.await?.ok_or_else(|| AppError::NotFound("there is no such file".to_owned()))
    }

    /// Publishes a version: new attempts get it, running ones stay on theirs. Whoever brought it in cannot publish it, but for the first run.
    ///
    /// # Errors
    /// [`AppError::NotFound`], [`AppError::Refused`].
    pub async fn publish(&self, set_id: &str, number: i64, actor: &str) -> Result<(), AppError> {
        self.command("publish", (set_id.to_owned(), number, actor.to_owned()), |tx, at, (set_id, number, actor)| {
            Box::pin(async move {
                let version = gold::by_number(tx, &set_id, number).await?.ok_or_else(|| not_found("version"))?;
                if version.state != "draft" {
                    return Err(refused("illegal_transition", format!("version {number} is {} already", version.state)));
                }
                if version.imported_by == actor && actor != "first-run" {
                    return Err(refused("second_person", "a version is published by someone else than who brought it in"));
                }
                if let Some(before) = gold::published(tx, &set_id).await? {
                    gold::set_state(tx, before.id, "retired").await?;
                }
                gold::set_state(tx, version.id, "published").await?;
                let body = json!({ "set": set_id, "number": number });
                let what = Happened { kind: "gold_set.published", actor: &actor, subject: version.id.uuid(), body, project: Some(&set_id) };
                Ok(at.tell(tx, what).await?)
            })
        })
        .await
    }
}
