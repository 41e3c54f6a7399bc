//! Saving what stands on an item's page, by its buttons or by script.

use maud::html;
use serde_json::json;

use super::page::{self, Said};
use super::stand::{sitting_of, stand, time_is_up};
use crate::app::AppError;
use crate::app::sitting::attempt::Save;
use crate::app::sitting::flagging::Mark;
use crate::app::sitting::taking::{ShownItem, Sitting};
use crate::domain::gold_set::item::drawn;
use crate::domain::kernel::id::FormItemId;
use crate::domain::kernel::violation::Violation;
use crate::domain::locale::lang::{Lang, word};
use crate::web::frame::form::Form;
use crate::web::frame::words;
use crate::web::item;
use crate::web::item::Given;
use crate::web::{Body, Reply, Trouble, Visit, lost};
use touchstone_measure::text::tokens::counted_length;

/// What may be kept of one page beside its answer, in bytes: several times the longest text.
const MOST_HELD: usize = 200_000;

/// What a button of an item's page does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Go {
    Next,
    Previous,
    All,
    Stay,
    Flag,
    Unflag,
    Skip,
    SkipForSure,
    Here,
    /// It stays, and the page is shown in another language.
    Read(Lang),
}

impl Go {
    fn of(form: &Form) -> Result<Self, Trouble> {
        Ok(match form.text("go") {
            "next" => Self::Next,
            "previous" => Self::Previous,
            "all" => Self::All,
            "stay" => Self::Stay,
            // The button that takes a mark away has a name of its own.
            "" if form.value("remove").is_some() => Self::Stay,
            "flag" => Self::Flag,
            "unflag" => Self::Unflag,
            "skip" => Self::Skip,
            "skip-for-sure" => Self::SkipForSure,
            "here" => Self::Here,
            other => {
                let unknown = Trouble::Said(422, word("This page has no such button."));
                Self::Read(Lang::from_code(other).ok_or(unknown)?)
            }
        })
    }
}

/// Who saved an answer last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum By {
    /// The seat that asks: its page never heard that it had saved.
    ThisSeat,
    /// Another tab or device, before this one took the seat.
    Another,
}

/// What became of a save.
enum Kept {
    /// It is stored: the item as it is now.
    Stored(Box<ShownItem>),
    /// Another tab or device has taken over.
    Elsewhere,
    /// It is not what it was when the page was made.
    Changed(By),
    /// It is too large to be kept.
    TooLarge,
    /// It holds what nothing of ours may hold: the number of an identity document.
    NotTaken(Violation),
}

/// Saves what the form says: the answer, and beside it whatever is none yet.
async fn store(v: &Visit, sitting: &Sitting, item: &ShownItem, seat: i64) -> Result<Kept, Trouble> {
    // Without it nobody knows which answer this one was written upon, and it might be put over a newer one.
    let unread = Trouble::Said(422, word("This form does not say which answer it goes on from. Please open the question again."));
    let revision = v.form.text("revision").parse().map_err(|_| unread)?;
    let fields = item::fields_in(&v.form);
    let Given { answer, unfinished } =
        item::given(&item.item, &sitting.content.shared, &fields).map_err(|wrong| AppError::Invalid(vec![wrong]))?;
    let shown = item::shown_by(&item.item, &sitting.content.shared, fields.fields());
    let held = if unfinished.is_empty() { &[] } else { shown.as_slice() };
    if held.iter().map(|(name, value)| name.len() + value.len()).sum::<usize>() > MOST_HELD {
        return Ok(Kept::TooLarge);
    }
    if (answer == item.response && held == item.held) || item.skipped {
        return Ok(if seat >= sitting.attempt.seat { Kept::Stored(Box::new(item.clone())) } else { Kept::Elsewhere });
    }
    let save = Save {
        attempt: sitting.attempt.id,
        seat,
        item: item.id.parse().map_err(|_| lost())?,
        revision,
        response: drawn::Given(answer.clone()),
    };
    match v.app.answer_on_page(v.person()?, save, held).await {
        Ok(saved) => {
            let now = ShownItem { response: answer, held: held.to_vec(), revision: saved.revision, ..item.clone() };
            Ok(Kept::Stored(Box::new(now)))
        }
        Err(AppError::Refused { code: "seat_taken", .. }) => Ok(Kept::Elsewhere),
        Err(AppError::Refused { code: "stale", .. }) => {
            let last = v.app.seat_of_answer(sitting.attempt.id, item.id.parse().map_err(|_| lost())?).await?;
            Ok(Kept::Changed(if last == Some(seat) { By::ThisSeat } else { By::Another }))
        }
        Err(AppError::Invalid(mut wrong)) if !wrong.is_empty() => Ok(Kept::NotTaken(wrong.swap_remove(0))),
        Err(error) => Err(error.into()),
    }
}

/// Whether script asks, which wants to be told the place, not led to it.
fn by_script(v: &Visit) -> bool {
    v.form.text("by") == "script"
}

fn led(v: &Visit, place: String, revision: i64) -> Reply {
    if by_script(v) { Reply::Json(json!({ "to": place, "revision": revision })) } else { Reply::To(place) }
}

/// What came for a question that takes no answers any more: script is told why; on a page, what was written is given back to be copied.
async fn late(v: &Visit, sitting: &Sitting, item: &str) -> Result<Reply, Trouble> {
    let item: FormItemId = item.parse().map_err(|_| lost())?;
    let why = v.app.closed(v.person()?, sitting.attempt.id, item).await;
    let AppError::Refused { code, detail } = why else { return Err(why.into()) };
    let detail = words::refusal(v.lang, code, &detail);
    if v.by_script() || by_script(v) {
        return Ok(Reply::Refused(json!({ "code": code, "detail": detail })));
    }
    let next = super::stand::next_place(sitting);
    let fields = item::fields_in(&v.form);
    let written: Vec<&str> = fields.fields().iter().map(|(_, text)| text.as_str()).filter(|text| text.chars().count() > 20).collect();
    if written.is_empty() {
        return Ok(Reply::To(next));
    }
    let main = html! {
        h1 { (detail) }
        p { (v.t("What you filled in here came too late to be saved. It stands below, to be read and copied.")) }
        @for (i, text) in written.iter().enumerate() {
            div.field {
                label for={ "f-" (i) } { (v.t("What you wrote")) }
                textarea id={ "f-" (i) } rows="6" readonly { (maud::PreEscaped("\n")) (text) }
            }
        }
        div.actions { a.button.primary href=(next) { (v.t("Go on")) } }
    };
    Ok(Reply::Page(Body { status: 409, title: detail.clone(), main, wide: false }))
}

pub async fn answer(v: Visit) -> Result<Reply, Trouble> {
    let sitting = sitting_of(&v).await?;
    let id = sitting.attempt.id;
    let go = Go::of(&v.form)?;
    let Some(item) = sitting.items.iter().find(|i| i.id == v.form.text("item")) else {
        return late(&v, &sitting, v.form.text("item")).await;
    };
    let person = v.person()?;
    let place: FormItemId = item.id.parse().map_err(|_| lost())?;
    let here = format!("/test/{id}/{}", item.number);
    let mut seat = v.form.text("seat").parse().unwrap_or(0);
    match go {
        Go::SkipForSure => {
            v.app.skip(person, id, place, seat).await?;
            return Ok(led(&v, here, item.revision));
        }
        Go::Here => seat = v.app.take_own_seat(person, id).await?,
        Go::Next | Go::Previous | Go::All | Go::Stay | Go::Flag | Go::Unflag | Go::Skip | Go::Read(_) => {}
    }
    let kept = match store(&v, &sitting, item, seat).await {
        Ok(kept) => kept,
        Err(Trouble::App(AppError::Refused { code: "deadline_passed", .. })) if !by_script(&v) => {
            return Ok(Reply::To(format!("/test/{id}/end")));
        }
        Err(trouble) => return Err(trouble),
    };
    let Kept::Stored(now) = kept else { return not_kept(&v, kept).await };
    let mark = match go {
        Go::Flag => Some(Mark::ToComeBack),
        Go::Unflag => Some(Mark::None),
        Go::Next | Go::Previous | Go::All | Go::Stay | Go::Skip | Go::SkipForSure | Go::Here | Go::Read(_) => None,
    };
    if let Some(mark) = mark {
        v.app.flag(person, id, place, mark).await?;
    }
    if time_is_up(&v, &sitting) {
        return Ok(led(&v, format!("/test/{id}/end"), now.revision));
    }
    if let Go::Read(lang) = go {
        return crate::web::frame::languages::led(&v, lang, here).await;
    }
    Ok(led(&v, format!("/test/{id}/{}", to(&sitting, item, go)), now.revision))
}

/// Where a button leads.
fn to(sitting: &Sitting, item: &ShownItem, go: Go) -> String {
    let next = sitting.items.iter().find(|i| i.number > item.number);
    let before = sitting.items.iter().rfind(|i| i.number < item.number);
    match (go, next, before) {
        (Go::Next, Some(next), _) => next.number.to_string(),
        (Go::Previous, _, Some(before)) => before.number.to_string(),
        (Go::Next | Go::All, ..) => "review".to_owned(),
        (Go::Skip, ..) => format!("{}?skip=ask", item.number),
        (Go::Previous | Go::Stay | Go::Flag | Go::Unflag | Go::SkipForSure | Go::Here | Go::Read(_), ..) => item.number.to_string(),
    }
}

/// What was not stored comes back on its page, with why and with what to do.
async fn not_kept(v: &Visit, kept: Kept) -> Result<Reply, Trouble> {
    // What is there now, with the seat and revisions that it has now.
    let sitting = sitting_of(v).await?;
    let item = sitting.items.iter().find(|i| i.id == v.form.text("item")).ok_or_else(lost)?;
    if by_script(v) {
        return Ok(refused(v, &kept, item));
    }
    let said = match &kept {
        Kept::Elsewhere => Said::Elsewhere(&v.form),
        Kept::Changed(_) => Said::Changed(&v.form),
        Kept::TooLarge => Said::TooLarge(&v.form),
        Kept::NotTaken(why) => Said::NotTaken(&v.form, why),
        Kept::Stored(now) => return Ok(led(v, v.here.clone(), now.revision)),
    };
    Ok(page::of(v, &sitting, item, said))
}

/// What script is told of what was not stored.
fn refused(v: &Visit, kept: &Kept, item: &ShownItem) -> Reply {
    let (code, detail) = match kept {
        Kept::Elsewhere => ("seat_taken", words::refusal(v.lang, "seat_taken", "")),
        Kept::Changed(By::ThisSeat) | Kept::Stored(_) => ("stale", words::refusal(v.lang, "stale", "")),
        Kept::Changed(By::Another) => ("changed", words::refusal(v.lang, "changed", "")),
        Kept::TooLarge => ("not_taken", words::refusal(v.lang, "too_large", "")),
        Kept::NotTaken(why) => ("not_taken", words::violation(v.lang, why)),
    };
    Reply::Refused(json!({ "code": code, "detail": detail, "revision": item.revision }))
}

/// What script is told after a save: revision, clock, and how the item stands now.
fn acknowledged(v: &Visit, sitting: &Sitting, item: &ShownItem) -> Reply {
    let lang = item.item.response_lang();
    Reply::Json(json!({
        "revision": item.revision,
        "told": page::saved_at(v, sitting),
        "server_now": v.app.now().to_string(),
        "ends_at": sitting.attempt.ends_at.to_string(),
        "length": counted_length(v.form.text("text"), lang),
        "stands": page::standing(v, &stand(sitting, item)),
    }))
}

pub async fn autosave(v: Visit) -> Result<Reply, Trouble> {
    let sitting = sitting_of(&v).await?;
    let Some(item) = sitting.items.iter().find(|i| i.id == v.part("item")) else { return late(&v, &sitting, v.part("item")).await };
    let seat = v.form.text("seat").parse().unwrap_or(0);
    match store(&v, &sitting, item, seat).await? {
        Kept::Stored(now) => Ok(acknowledged(&v, &sitting, &now)),
        kept @ Kept::Changed(_) => {
            let now = sitting_of(&v).await?;
            let item = now.items.iter().find(|i| i.id == v.part("item")).ok_or_else(lost)?;
            Ok(refused(&v, &kept, item))
        }
        kept => Ok(refused(&v, &kept, item)),
    }
}

/// Takes the seat for the tab that asks: a page that was opened by its own address, or one that goes on here.
pub async fn seat(v: Visit) -> Result<Reply, Trouble> {
    let seat = v.app.take_own_seat(v.person()?, v.id("attempt")?).await?;
    Ok(Reply::Json(json!({ "seat": seat })))
}
