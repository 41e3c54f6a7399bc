//! What authors see: an item with its key. One of the few places where a key is opened, for whoever has the author's role.

use std::sync::Arc;

use serde_json::Value;

use crate::app::{App, AppError};
use crate::domain::gold_set::item::Item;
use crate::domain::gold_set::item::drawn::Drawn;
use crate::domain::gold_set::stored::Content;
use crate::domain::gold_set::{Folder, export};
use crate::domain::kernel::id::{AttemptId, CheckId, FormItemId, VersionId};
use crate::domain::kernel::sealed::{Reveal, Sealed};
use crate::store::auditing::annotators;
use crate::store::gold_set::versions;
use crate::store::sitting::{answers, drawn as kept};

/// The right to see keys: made for a member of staff whose role as author was checked.
#[derive(Debug)]
pub struct AsAuthor(Reveal);

impl AsAuthor {
    /// For a visitor who is an author of the project.
    #[must_use]
    pub fn of(visitor: &crate::app::accounts::sign_in::Visitor, project: &str) -> Option<Self> {
        visitor.may(project, crate::domain::accounts::Role::Author).then(|| Self(Reveal::for_an_author()))
    }

    /// The whole line of an item as its author wrote it, key and rationale with it.
    #[must_use]
    pub fn line(&self, item: &Item) -> String {
        item.line.reveal(&self.0).to_owned()
    }

    /// An item's key as a response that has full marks; `None` where people score it.
    #[must_use]
    pub fn answer(&self, item: &Item) -> Option<Value> {
        item.own_answer(&self.0)
    }

    /// A version's folder with another key for one item; `None` where it has no such item.
    #[must_use]
    pub fn with_key(&self, document: &Sealed, media: Vec<(String, Vec<u8>)>, item: &str, key: &Value) -> Option<Folder> {
        let whole: Value = serde_json::from_str(document.reveal(&self.0)).ok()?;
        export::folder(&export::with_key(whole, item, key)?, media)
    }
}

/// The right to see explanations of grades: made for a member of staff whose role as auditor was checked.
#[derive(Debug)]
pub struct AsAuditor(Reveal);

impl AsAuditor {
    /// For a visitor who is an auditor of the project.
    #[must_use]
    pub fn of(visitor: &crate::app::accounts::sign_in::Visitor, project: &str) -> Option<Self> {
        visitor.may(project, crate::domain::accounts::Role::Auditor).then(|| Self(Reveal::for_an_author()))
    }

    /// The whole of a sealed document.
    pub(in crate::app) fn whole<'d>(&self, document: &'d Sealed) -> &'d str {
        document.reveal(&self.0)
    }
}

/// A sealed text inside the house: a version's document that is compared with another, or what a look at the pool found. It leaves only for
/// whoever has a role that reads keys.
pub(in crate::app) fn inside(sealed: &Sealed) -> &str {
    sealed.reveal(&Reveal::for_an_author())
}

/// The right options of a single choice, for item analysis and calibration, which are told to authors and auditors alone.
pub(in crate::app) fn key_options(item: &Item) -> &[String] {
    item.key_options(&Reveal::for_an_author())
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
            Box::pin(async move { versions::by_number(tx, &name, number).await })
        });
        let version = found.await?.ok_or_else(|| AppError::NotFound("there is no such version".to_owned()))?;
        Ok((version.id, self.content(version.id).await?))
    }
}

/// An item with what was drawn for one showing of it. For simulations, which answer as somebody with the key would.
type Showing = (Item, Drawn);

impl App {
    /// The item at a place of a form, with what was drawn for it.
    ///
    /// # Errors
    /// [`AppError::NotFound`].
    pub async fn drawn_place(&self, attempt: AttemptId, item: FormItemId) -> Result<Showing, AppError> {
        let found = self.db.read("drawn place", move |tx| Box::pin(answers::place(tx, attempt, item))).await?;
        let (_, version, place) = found.ok_or_else(|| AppError::NotFound("there is no such place".to_owned()))?;
        self.showing(version, &place.item, kept::of_place(&place)?).await
    }

    /// The item of a hidden check, with what was drawn for it.
    ///
    /// # Errors
    /// [`AppError::NotFound`].
    pub async fn drawn_check(&self, check: CheckId) -> Result<Showing, AppError> {
        let found = self.db.read("drawn check", move |tx| Box::pin(annotators::check(tx, check))).await?;
        let check = found.ok_or_else(|| AppError::NotFound("there is no such check".to_owned()))?;
        self.showing(check.version, &check.item, kept::of_check(&check)?).await
    }

    async fn showing(&self, version: VersionId, item: &str, drawn: Drawn) -> Result<Showing, AppError> {
        let content = self.content(version).await?;
        let item = content.item(item).ok_or_else(|| AppError::NotFound("there is no such item".to_owned()))?;
        Ok((item.clone(), drawn))
    }
}
