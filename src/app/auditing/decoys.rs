//! Ordinary tasks that are shown again, so that whoever compares what several annotators met cannot call "gold" whatever came often: for
//! each time that a gold item comes to somebody beyond the first, one ordinary task that others did comes to somebody again. Each gold item
//! has a task of its kind as its decoy, which follows it: as many annotators meet the one as the other.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::gold_set::stored::Content;
use crate::domain::kernel::chance::Draws;
use crate::domain::kernel::id::AnnotatorId;
use crate::domain::kernel::moment::Moment;
use crate::store::auditing::requests::CheckRequest;
use crate::store::auditing::tasks;
use crate::store::{StoreError, Tx};

/// For whom tasks are named, and in answer to what.
pub(super) struct Asked<'a> {
    pub(super) project: &'a str,
    pub(super) content: &'a Content,
    pub(super) request: &'a CheckRequest,
    /// How many of the request's tasks are no checks.
    pub(super) room: usize,
    /// How many annotators met each gold item, those who get it now among them.
    pub(super) exposure: &'a BTreeMap<String, i64>,
}

/// The tasks that an annotator is to be shown as well, by the platform's own ids; noted as met.
pub(super) async fn owed(tx: &mut Tx, asked: &Asked<'_>) -> Result<Vec<String>, StoreError> {
    let (who, now) = (asked.request.annotator, asked.request.at);
    let decoys = tasks::decoys(tx, asked.project, who).await?;
    let behind = |item: &str, met: i64| asked.exposure.get(item).copied().unwrap_or(0) - met;
    let have: BTreeSet<&str> = decoys.iter().map(|d| d.item.as_str()).collect();
    // Those that are furthest behind first.
    let mut late: Vec<_> = decoys.iter().filter(|d| !d.own && behind(&d.item, d.met) > 0).collect();
    late.sort_by_key(|d| std::cmp::Reverse(behind(&d.item, d.met)));
    let mut named = Vec::new();
    for decoy in late.into_iter().take(asked.room) {
        tasks::met(tx, decoy.task, who, Some(asked.request.id), now).await?;
        named.push(decoy.name.clone());
    }
    for (item, _) in asked.exposure.iter().filter(|(item, met)| **met > 1 && !have.contains(item.as_str())) {
        if named.len() >= asked.room {
            break;
        }
        named.extend(new_decoy(tx, asked, item, (who, now)).await?);
    }
    Ok(named)
}

/// Finds a decoy for an item that two annotators met, and shows it: a task of its kind that the fewest others did. `None` where there is
/// no such task yet; a later request finds one.
async fn new_decoy(tx: &mut Tx, asked: &Asked<'_>, item: &str, (who, now): (AnnotatorId, Moment)) -> Result<Option<String>, StoreError> {
    let Some(kind) = asked.content.item(item).map(|i| i.head.kind) else { return Ok(None) };
    let free = tasks::free(tx, asked.project, kind, who).await?;
    let fewest = free.first().map(|t| t.met);
    let among: Vec<&tasks::Free> = free.iter().filter(|t| Some(t.met) == fewest).collect();
    let mut draws = Draws::new(asked.request.seed(), &format!("decoy of {item}"));
    let at = usize::try_from(draws.below(among.len() as u64)).unwrap_or(0);
    let Some(task) = among.get(at) else { return Ok(None) };
    tasks::insert_decoy(tx, asked.project, item, task.task, now).await?;
    tasks::met(tx, task.task, who, Some(asked.request.id), now).await?;
    Ok(Some(task.name.clone()))
}
