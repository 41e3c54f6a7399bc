//! What authors see: an item with its key. One of the few places where a key is opened, for whoever has the author's role.

use std::sync::Arc;

use super::{App, AppError};
use crate::domain::gold_set::item::Item;
use crate::domain::gold_set::stored::Content;
use crate::domain::id::VersionId;
use crate::domain::sealed::Reveal;
use crate::store::gold;

/// The right to see keys: made for a member of staff whose role as author was checked.
#[derive(Debug)]
pub struct AsAuthor(Reveal);

impl AsAuthor {
    /// For a visitor who is an author of the project.
    #[must_use]
    pub fn of(visitor: &super::sign_in::Visitor, project: &str) -> Option<Self> {
        visitor.may(project, crate::domain::account::Role::Author).then(|| Self(Reveal::for_an_author()))
    }

    /// The whole line of an item as its author wrote it, key and rationale with it.
    #[must_use]
    pub fn line(&self, item: &Item) -> String {
        item.key.reveal(&self.0).to_owned()
    }
}

impl App {
    /// A version of a set by its number, and its content.
    ///
    /// # Errors
    /// [`AppError::NotFound`].
    pub async fn version(&self, set: &str, number: i64) -> Result<(VersionId, Arc<Content>), AppError> {
        let name = set.to_owned();
        let found = self.db.read("version", move |tx| {
            let name = name.clone();
            Box::pin(async move { gold::by_number(tx, &name, number).await })
        });
        let version = found.await?.ok_or_else(|| AppError::NotFound("there is no such version".to_owned()))?;
        Ok((version.id, self.content(version.id).await?))
    }
}
