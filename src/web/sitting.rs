//! Taking a test: one item a page, all of them on one, handing in a group or the whole, the end. What is answered is saved by the form's
//! buttons, and
//! by script as one writes; nothing here is graded.
//!
//! Whatever stands on an item's page is kept when it is left: what is an answer as the answer, what is none yet beside it. No button
//! that leads away is
//! refused for what was filled in.

mod overview;
mod page;
mod saving;

pub use page::lost_time;

use maud::html;

use super::item;
use super::{Page, Reply, Trouble, Visit, Who, get, lost, post, save};
use crate::app::sitting::{ShownItem, Sitting};
use crate::domain::attempt::State;
use crate::domain::attempt::answered::{OffLength, extent, off_length};
use crate::domain::gold_set::item::Extent;
use crate::domain::gold_set::item::fact_check::without_source;
use crate::domain::gold_set::project::Stage;
use crate::domain::violation::Violation;

pub fn pages() -> Vec<Page> {
    vec![
        get("/test/{attempt}", Who::SignedIn, |v| Box::pin(before(v))),
        post("/test/{attempt}", Who::SignedIn, |v| Box::pin(enter(v))),
        get("/test/{attempt}/review", Who::SignedIn, |v| Box::pin(overview::show(v))),
        post("/test/{attempt}/review", Who::SignedIn, |v| Box::pin(overview::hand_in(v))),
        get("/test/{attempt}/end", Who::SignedIn, |v| Box::pin(overview::end(v))),
        save("/test/{attempt}/seat", Who::SignedIn, |v| Box::pin(saving::seat(v))),
        save("/test/{attempt}/answers/{item}", Who::SignedIn, |v| Box::pin(saving::autosave(v))),
        get("/test/{attempt}/{n}", Who::SignedIn, |v| Box::pin(show(v))),
        save("/test/{attempt}/{n}", Who::SignedIn, |v| Box::pin(saving::answer(v))),
    ]
}

/// How an item stands in a sitting.
enum Stand {
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

fn stand(sitting: &Sitting, item: &ShownItem) -> Stand {
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

fn stage_of(sitting: &Sitting) -> Option<&Stage> {
    sitting.content.stage(&sitting.attempt.stage).map(|(_, s)| s)
}

fn by_blocks(sitting: &Sitting) -> bool {
    stage_of(sitting).is_some_and(|s| s.decision.last_item().is_some())
}

/// Whether the clock has run out; the worker hands in half a minute later, so that what is on its way still counts.
fn time_is_up(v: &Visit, sitting: &Sitting) -> bool {
    sitting.attempt.state == State::Open && sitting.attempt.checking_since.is_none() && v.app.now() >= sitting.attempt.ends_at
}

async fn sitting_of(v: &Visit) -> Result<Sitting, Trouble> {
    Ok(v.app.sitting(v.person()?, v.id("attempt")?).await?)
}

/// Where the sitting goes on: the item that was saved last where it is not answered, the first one after it that is not, or the first of
/// all that is not; the overview where all are answered, and the end where nothing is open.
pub(super) fn next_place(sitting: &Sitting) -> String {
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

/// Looking takes no seat: a link must not make the tab that is open elsewhere read-only.
async fn before(v: Visit) -> Result<Reply, Trouble> {
    let sitting = sitting_of(&v).await?;
    if sitting.items.is_empty() || time_is_up(&v, &sitting) {
        return Ok(Reply::To(format!("/test/{}/end", sitting.attempt.id)));
    }
    let title = stage_of(&sitting).map_or("", |s| v.lang.of(&s.title)).to_owned();
    let main = html! {
        h1 { (title) }
        p { (v.t("The test is open and the clock runs. Once you go on here, another tab or device can no longer save.")) }
        p { (v.t("Time: ")) strong { (super::standing::left(&v, &sitting.attempt)) } }
        form method="post" { (v.hidden()) div.actions { button.primary { (v.t("Go on here")) } } }
    };
    Reply::page(title.clone(), main)
}

async fn enter(v: Visit) -> Result<Reply, Trouble> {
    let sitting = sitting_of(&v).await?;
    let id = sitting.attempt.id;
    if sitting.items.is_empty() || time_is_up(&v, &sitting) {
        return Ok(Reply::To(format!("/test/{id}/end")));
    }
    // Entering from elsewhere takes the seat: another tab or device becomes read-only with its next save.
    v.app.take_own_seat(v.person()?, id).await?;
    Ok(Reply::To(next_place(&sitting)))
}

/// A question of a group that was handed in, where the browser's "Back" leads: what became of it, and the way on.
fn handed_in(v: &Visit, sitting: &Sitting) -> Result<Reply, Trouble> {
    let title = v.t("This group is handed in");
    let main = html! {
        h1 { (title) }
        p { (v.t("Its questions cannot be opened any more. The test goes on.")) }
        div.actions { a.button.primary href=(next_place(sitting)) { (v.t("Go on with the open question")) } }
    };
    Reply::page(title, main)
}

async fn show(v: Visit) -> Result<Reply, Trouble> {
    let sitting = sitting_of(&v).await?;
    if sitting.items.is_empty() || time_is_up(&v, &sitting) {
        return Ok(Reply::To(format!("/test/{}/end", sitting.attempt.id)));
    }
    let number: usize = v.id("n")?;
    let Some(item) = sitting.items.iter().find(|i| i.number == number) else {
        return if (1..sitting.items[0].number).contains(&number) { handed_in(&v, &sitting) } else { Err(lost()) };
    };
    if v.query("skip") == "ask" && !item.skipped {
        return Ok(page::skip(&v, &sitting, item));
    }
    Ok(page::of(&v, &sitting, item, page::Said::Nothing))
}
