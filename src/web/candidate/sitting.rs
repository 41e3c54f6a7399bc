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
mod stand;

pub use page::lost_time;
pub(in crate::web) use stand::next_place;
use stand::{sitting_of, stage_of, time_is_up};

use maud::html;

use crate::app::sitting::taking::Sitting;
use crate::web::{Page, Reply, Trouble, Visit, Who, get, lost, post, save};

pub fn pages() -> Vec<Page> {
    vec![
        get("/test/{attempt}", Who::SignedIn, |v| Box::pin(before(v))),
        post("/test/{attempt}", Who::SignedIn, |v| Box::pin(enter(v))),
        get("/test/{attempt}/review", Who::SignedIn, |v| Box::pin(overview::show(v))),
        post("/test/{attempt}/review", Who::SignedIn, |v| Box::pin(overview::hand_in(v))),
        get("/test/{attempt}/end", Who::SignedIn, |v| Box::pin(overview::end(v))),
        save("/test/{attempt}/seat", Who::SignedIn, |v| Box::pin(saving::seat(v))),
        save("/test/{attempt}/answers/{item}", Who::SignedIn, |v| Box::pin(saving::autosave(v))).for_script(),
        get("/test/{attempt}/{n}", Who::SignedIn, |v| Box::pin(show(v))),
        save("/test/{attempt}/{n}", Who::SignedIn, |v| Box::pin(saving::answer(v))),
    ]
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
