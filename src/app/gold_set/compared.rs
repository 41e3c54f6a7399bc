//! What a version changes beside the one that stands, item by item: whoever publishes it sees it first.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::rebasing::whole;
use crate::app::{App, AppError};
use crate::domain::gold_set::corrected::changes_a_score;
use crate::domain::gold_set::item::Item;
use crate::domain::gold_set::rebase;
use crate::domain::gold_set::stored::Content;
use crate::domain::gold_set::version::VersionState;
use crate::domain::kernel::id::VersionId;
use crate::domain::kernel::sealed::Sealed;
use crate::store::StoreError;
use crate::store::gold_set::{corrected, versions as gold};

pub use crate::store::gold_set::corrected::Otherwise;

/// Two versions side by side. An item stands in one list, the first that fits.
#[derive(Clone, Debug)]
pub struct Compared {
    /// The number of the version that it is compared with.
    pub with: i64,
    /// That version.
    pub before: Arc<Content>,
    /// The version itself.
    pub after: Arc<Content>,
    /// Items whose answers come to another score: another key, or another weight.
    pub keys: Vec<String>,
    /// Items that the other version does not have.
    pub added: Vec<String>,
    /// Items that it does not have any more.
    pub removed: Vec<String>,
    /// Items that read otherwise, or give another time.
    pub reworded: Vec<String>,
    /// Items with another rationale, tag or parameter, or in another bank.
    pub otherwise: Vec<String>,
    /// What else was changed, by place: the plan, stimuli, rubrics, guidelines, media.
    pub elsewhere: Vec<String>,
}

impl Compared {
    /// Whether the two say the same.
    #[must_use]
    pub fn is_nothing(&self) -> bool {
        let lists = [&self.keys, &self.added, &self.removed, &self.reworded, &self.otherwise, &self.elsewhere];
        lists.iter().all(|list| list.is_empty())
    }
}

/// The items of a version by id, each with its bank.
fn by_id(content: &Content) -> BTreeMap<&str, (&str, &Item)> {
    let items = content.banks.iter().flat_map(|(bank, items)| items.iter().map(move |i| (i.head.id.as_str(), (bank.as_str(), i))));
    items.collect()
}

fn compared(with: i64, [before, after]: [Arc<Content>; 2], documents: &[Sealed; 2]) -> Compared {
    let places = rebase::changes(&whole(&documents[0]), &whole(&documents[1]));
    let elsewhere: Vec<String> = places.iter().filter(|place| !place.starts_with("banks/")).cloned().collect();
    let (old, new) = (by_id(&before), by_id(&after));
    let missing = |from: &BTreeMap<&str, _>, id: &&&str| !from.contains_key(**id);
    let named = |ids: BTreeSet<&str>| ids.into_iter().map(str::to_owned).collect::<Vec<String>>();
    let added = named(new.keys().filter(|id| missing(&old, id)).copied().collect());
    let removed = named(old.keys().filter(|id| missing(&new, id)).copied().collect());
    let (mut keys, mut reworded, mut otherwise) = (Vec::new(), Vec::new(), Vec::new());
    for (id, (bank, item)) in &old {
        let Some((new_bank, new_item)) = new.get(id) else { continue };
        let shown = |item: &Item| serde_json::to_value(&item.presented).unwrap_or_default();
        let list = if changes_a_score(item, &after) {
            &mut keys
        } else if shown(item) != shown(new_item) || item.head.stimulus != new_item.head.stimulus {
            &mut reworded
        } else if bank != new_bank || super::authoring::inside(&item.line) != super::authoring::inside(&new_item.line) {
            &mut otherwise
        } else {
            continue;
        };
        list.push((*id).to_owned());
    }
    drop((old, new));
    Compared { with, before, after, keys, added, removed, reworded, otherwise, elsewhere }
}

impl App {
    /// How many results come out otherwise by a version with corrected keys, and what became of them.
    ///
    /// # Errors
    /// [`AppError::Store`].
    pub async fn otherwise(&self, project: &str, version: VersionId) -> Result<Otherwise, AppError> {
        let project = project.to_owned();
        let found = self.db.read("otherwise", move |tx| {
            let project = project.clone();
            Box::pin(async move { corrected::otherwise(tx, &project, version).await })
        });
        Ok(found.await?)
    }

    /// What a version changes: a draft beside what is published, another one beside what it was laid on. `None` where there is nothing
    /// that it could be held against.
    ///
    /// # Errors
    /// [`AppError::NotFound`].
    pub async fn compared(&self, set: &str, number: i64) -> Result<Option<Compared>, AppError> {
        let wanted = set.to_owned();
        let found = self.db.read("versions to compare", move |tx| {
            let set = wanted.clone();
            Box::pin(async move {
                let Some(version) = gold::by_number(tx, &set, number).await? else { return Ok(None) };
                let other = match version.based_on {
                    _ if version.state == VersionState::Draft => gold::published(tx, &set).await?,
                    Some(base) => gold::by_id(tx, base).await?,
                    None => None,
                };
                let Some(other) = other else { return Ok(Some(None)) };
                let missing = |id: uuid::Uuid| StoreError::Corrupt { table: "gold_set_version", column: "document", row: id.to_string() };
                let old = gold::document(tx, other.id).await?.ok_or_else(|| missing(other.id.uuid()))?;
                let new = gold::document(tx, version.id).await?.ok_or_else(|| missing(version.id.uuid()))?;
                Ok(Some(Some((other, version.id, [old, new]))))
            })
        });
        let found = found.await?.ok_or_else(|| AppError::NotFound("there is no such version".to_owned()))?;
        let Some((other, version, documents)) = found else { return Ok(None) };
        let both = [self.content(other.id).await?, self.content(version).await?];
        Ok(Some(self.compute("compare versions", move || compared(other.number, both, &documents)).await?))
    }
}
