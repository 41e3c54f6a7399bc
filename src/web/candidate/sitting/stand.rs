//! How a sitting and its items stand, and where it goes on.

use crate::app::sitting::taking::{ShownItem, Sitting};
use crate::domain::gold_set::item::Extent;
use crate::domain::gold_set::item::fact_check::without_source;
use crate::domain::kernel::violation::Violation;
use crate::domain::project::Stage;
use crate::domain::sitting::State;
use crate::domain::sitting::answered::{OffLength, extent, off_length};
use crate::web::item;
use crate::web::{Trouble, Visit};

/// How an item stands in a sitting.
pub(super) enum Stand {
    /// Skipped for its content.
    Skipped,
    /// Not answered.
    Open,
    /// Begun: how much of it, where its parts can be counted, and what keeps it from being an answer.
    Half(Option<(usize, usize)>, Vec<Violation>),
    /// Answered by a text that is shorter or longer than asked. It may be handed in as it is.
    OffLength(OffLength),
    /// Answered.
    Done,
}

pub(super) fn stand(sitting: &Sitting, item: &ShownItem) -> Stand {
    if item.skipped {
        return Stand::Skipped;
    }
    let shared = &sitting.content.shared;
    let mut unfinished = if item.held.is_empty() {
        Vec::new()
    } else {
        item::given(&item.item, shared, &item.held.clone().into()).map(|g| g.unfinished).unwrap_or_default()
    };
    if without_source(&item.response) > 0 {
        unfinished.push(Violation::new("/claims", "source_missing", ""));
    }
    match extent(&item.item, shared, &item.response) {
        Extent::Part { done, of } => Stand::Half(Some((done, of)), unfinished),
        Extent::Nothing | Extent::Whole if !unfinished.is_empty() => Stand::Half(None, unfinished),
        Extent::Nothing => Stand::Open,
        Extent::Whole => off_length(&item.item, &item.response).map_or(Stand::Done, Stand::OffLength),
    }
}

pub(super) fn stage_of(sitting: &Sitting) -> Option<&Stage> {
    sitting.content.stage(&sitting.attempt.stage).map(|(_, s)| s)
}

pub(super) fn by_blocks(sitting: &Sitting) -> bool {
    stage_of(sitting).is_some_and(|s| s.decision.last_item().is_some())
}

/// Whether the clock has run out; the worker hands in when the grace is over, so that what is on its way still counts.
pub(super) fn time_is_up(v: &Visit, sitting: &Sitting) -> bool {
    sitting.attempt.state == State::Open && sitting.attempt.checking_since.is_none() && v.app.now() >= sitting.attempt.ends_at
}

pub(super) async fn sitting_of(v: &Visit) -> Result<Sitting, Trouble> {
    Ok(v.app.sitting(v.person()?, v.id("attempt")?).await?)
}

/// Where the sitting goes on: the item that was saved last where it is not answered, the first one after it that is not, or the first of
/// all that is not; the overview where all are answered, and the end where nothing is open.
pub(in crate::web) fn next_place(sitting: &Sitting) -> String {
    let id = sitting.attempt.id;
    if sitting.items.is_empty() {
        return format!("/test/{id}/end");
    }
    let last = sitting.items.iter().filter(|i| i.saved.is_some()).max_by_key(|i| i.saved).map_or(0, |i| i.number);
    let mut open = sitting.items.iter().filter(|i| matches!(stand(sitting, i), Stand::Open | Stand::Half(..) | Stand::OffLength(_)));
    let first = open.clone().next();
    let next = open.find(|i| i.number >= last).or(first);
    next.map_or_else(|| format!("/test/{id}/review"), |i| format!("/test/{id}/{}", i.number))
}
