//! A key that somebody's own answers are graded by is a case of their own: they neither settle it, nor put another one in its place, nor
//! publish one. It is asked in the transaction that acts, by whichever door the act came.

use std::collections::BTreeSet;

use crate::app::kernel::command::{Stop, refused};
use crate::domain::gold_set::corrected::changes_a_score;
use crate::domain::gold_set::stored::Content;
use crate::domain::kernel::actor::Actor;
use crate::domain::kernel::id::PersonId;
use crate::store::Tx;
use crate::store::auditing::annotators;
use crate::store::sitting::answers;

/// The items of a version whose keys or weights another one changes.
pub(in crate::app) fn changed_keys(old: &Content, new: &Content) -> BTreeSet<String> {
    old.banks.values().flatten().filter(|item| changes_a_score(item, new)).map(|item| item.head.id.clone()).collect()
}

/// Refuses where one of these items stands on a form of the person's own, or came to them as a hidden check.
pub(in crate::app) async fn refuse(tx: &mut Tx, project: &str, by: PersonId, items: impl Iterator<Item = &str> + Send) -> Result<(), Stop> {
    let mut met: BTreeSet<String> = answers::items_met(tx, by, project).await?.into_iter().collect();
    met.extend(annotators::items_checked(tx, by, project).await?);
    let mut items = items;
    if items.any(|item| met.contains(item)) {
        let why = "your own answers are graded by this key, so this is a case of your own: somebody else acts on it";
        return Err(refused("second_person", why));
    }
    Ok(())
}

/// The same of whoever acts, where it is a person; somebody who is known by a name alone is nobody who could have sat a test.
pub(in crate::app) async fn refuse_actor(tx: &mut Tx, project: &str, actor: &Actor, items: &BTreeSet<String>) -> Result<(), Stop> {
    match actor.person() {
        Some(person) => refuse(tx, project, person, items.iter().map(String::as_str)).await,
        None => Ok(()),
    }
}
