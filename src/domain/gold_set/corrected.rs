//! What one version changes of another's items: keys, and weights where they count.

use super::item::Item;
use super::stored::Content;
use crate::domain::project::StageKind;

/// Whether another version shows an item alike but has a different key.
#[must_use]
pub fn is_corrected(item: &Item, new: &Content) -> bool {
    new.item(&item.head.id).is_some_and(|n| !n.has_key_of(item) && n.is_shown_like(item))
}

/// Whether an item counts for more or less in another version, at a stage whose score weighs items.
#[must_use]
pub fn weighs_otherwise(item: &Item, stage: StageKind, new: &Content) -> bool {
    #[expect(clippy::float_cmp, reason = "what two authors wrote is the same number or not")]
    let other = |n: &Item| n.head.points != item.head.points;
    stage == StageKind::Review && new.item(&item.head.id).is_some_and(|n| other(n) && n.is_shown_like(item))
}

/// Whether another version changes what an answer to an item comes to, at some stage.
#[must_use]
pub fn changes_a_score(item: &Item, new: &Content) -> bool {
    is_corrected(item, new) || weighs_otherwise(item, StageKind::Review, new)
}
