//! The overview of a sitting, handing in a group or the whole, and the end.

use maud::{Markup, html};

use super::page::{Said, head, off_length};
use super::stand::{Stand, by_blocks, sitting_of, stand, time_is_up};
use crate::app::AppError;
use crate::app::sitting::taking::{ShownItem, Sitting};
use crate::domain::kernel::id::AttemptId;
use crate::domain::locale::lang::{Lang, many, say};
use crate::domain::project::StageKind;
use crate::domain::sitting::{GRACE_SECONDS, Refusal, Seen, State};
use crate::web::frame::{assets, stale, words};
use crate::web::{Reply, Trouble, Visit};

/// What a sitting still lacks, by what is asked before it is handed in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Unfinished {
    /// Items without an answer.
    open: usize,
    /// Items that are answered in part.
    half: usize,
    /// Texts that are shorter than asked.
    short: usize,
    /// Texts that are longer than asked.
    long: usize,
}

fn unfinished(sitting: &Sitting) -> Unfinished {
    let mut left = Unfinished::default();
    for item in &sitting.items {
        match stand(sitting, item) {
            Stand::Open => left.open += 1,
            Stand::Half(..) => left.half += 1,
            Stand::OffLength(off) if off.is_short() => left.short += 1,
            Stand::OffLength(_) => left.long += 1,
            Stand::Skipped | Stand::Done => {}
        }
    }
    left
}

fn state(v: &Visit, sitting: &Sitting, item: &ShownItem) -> Markup {
    html! {
        @match stand(sitting, item) {
            Stand::Skipped => span.tag { (v.t("Skipped")) },
            Stand::Open => span.tag.warn { (v.t("Not answered")) },
            Stand::OffLength(off) => span.tag.warn { (off_length(v, off)) },
            Stand::Half(Some((done, of)), why) if why.iter().any(|u| u.code == "source_missing") =>
                span.tag.warn { (say!(v, "Sources missing: {done} of {of} complete", done, of)) },
            Stand::Half(Some((done, of)), _) => span.tag.warn { (say!(v, "Half answered: {done} of {of}", done, of)) },
            Stand::Half(None, _) => span.tag.warn { (v.t("Begun, not an answer yet")) },
            Stand::Done => span.tag.ok { (v.tc("question", "Answered")) },
        }
    }
}

/// What is handed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Whole {
    /// A group, after which the test goes on.
    Group,
    /// The test.
    Test,
}

/// Something of which there are some; nothing where there is none.
fn told(n: usize, words: impl FnOnce(usize) -> String) -> String {
    if n == 0 { String::new() } else { words(n) }
}

/// The question before handing in with something open.
fn asked(l: Lang, left: Unfinished, whole: Whole) -> String {
    let Unfinished { open, half, short, long } = left;
    let none = told(open, |n| many!(l, n, "{n} question has no answer. ", "{n} questions have no answer. "));
    let part = told(half, |n| many!(l, n, "{n} question is half answered. ", "{n} questions are half answered. "));
    let brief = told(short, |n| many!(l, n, "{n} text is shorter than asked. ", "{n} texts are shorter than asked. "));
    let much = told(long, |n| many!(l, n, "{n} text is longer than asked. ", "{n} texts are longer than asked. "));
    let sure = match whole {
        Whole::Group => l.t("Hand in this group anyway?"),
        Whole::Test => l.t("Finish anyway?"),
    };
    format!("{none}{part}{brief}{much}{sure}")
}

pub async fn show(v: Visit) -> Result<Reply, Trouble> {
    let sitting = sitting_of(&v).await?;
    page(&v, &sitting, None)
}

/// What a hand-in was decided upon: the block that was open and the seat, as the form of the overview tells them.
fn seen_on(sitting: &Sitting) -> String {
    format!("{} {}", sitting.attempt.block, sitting.attempt.seat)
}

fn seen_in(field: &str) -> Option<Seen> {
    let (block, seat) = field.split_once(' ')?;
    Some(Seen { block: Some(block.parse().ok()?), seat: Some(seat.parse().ok()?) })
}

/// What the overview is called: by its group, where only that can be seen.
fn title(v: &Visit, sitting: &Sitting, whole: Whole) -> String {
    let group = sitting.attempt.block + 1;
    let (first, last) = (sitting.items.first().map_or(0, |i| i.number), sitting.items.last().map_or(0, |i| i.number));
    match whole {
        Whole::Test => v.t("All questions").to_owned(),
        Whole::Group => say!(v, "Group {group}: questions {first} to {last}", group, first, last),
    }
}

/// All questions as they stand, below what kept an earlier page of them from being handed in.
fn page(v: &Visit, sitting: &Sitting, changed: Option<&str>) -> Result<Reply, Trouble> {
    let id = sitting.attempt.id;
    if sitting.items.is_empty() || time_is_up(v, sitting) {
        return Ok(Reply::To(format!("/test/{id}/end")));
    }
    let left = unfinished(sitting);
    let whole = if by_blocks(sitting) { Whole::Group } else { Whole::Test };
    let title = title(v, sitting, whole);
    let count = sitting.items.len();
    let hand_in = match whole {
        Whole::Group => say!(v, "Hand in these {count}", count),
        Whole::Test => v.t("Finish the test").to_owned(),
    };
    let main = html! {
        (head(v, sitting, None, Said::Nothing))
        @if let Some(changed) = changed {
            div.errors role="alert" tabindex="-1" data-focus {
                h2 { (v.t("Nothing was handed in.")) }
                p { (changed) }
            }
        }
        h1 { (title) }
        table.stack {
            thead { tr { th { (v.tc("test", "Question")) } th { (v.t("State")) } th { (v.tc("flag", "Mark")) } } }
            tbody { @for item in &sitting.items {
                tr {
                    td { a href={ "/test/" (id) "/" (item.number) } { (item.number) ". " (words::kind(v.lang, item.item.body.kind())) } }
                    td { (state(v, sitting, item)) " " span.tag.bad hidden data-of=(item.id) { (v.t("Not saved, see inside")) } }
                    td { @if item.flagged { span.tag.now { (v.t("Marked")) } } }
                }
            } }
        }
        form method="post" data-guard data-failed=(v.t("No connection: nothing is handed in yet. Please press again in a moment.")) {
            (v.hidden())
            input type="hidden" name="seen" value=(seen_on(sitting));
            @if left != Unfinished::default() {
                div.banner.warn {
                    p { strong { (asked(v.lang, left, whole)) } }
                    label.choice { input type="checkbox" name="sure" value="1" required; span { (v.t("Yes, hand in as it is")) } }
                }
            }
            @if whole == Whole::Group { p {
                (v.t("After this you cannot come back to these questions. They are checked while the clock stands still.")) } }
            div.actions { button.primary { (hand_in) } }
        }
        script type="module" src=(assets::url("test.js")) {}
    };
    Reply::page(title.clone(), main)
}

/// The overview once more, with why the one that was sent is not it.
fn not_as_seen(v: &Visit, sitting: &Sitting, code: &str) -> Result<Reply, Trouble> {
    let changed = match code {
        "seat_taken" => v.t("You went on in another tab or device since that page was opened. This is how your answers stand now."),
        _ => v.t("The questions of that page were handed in already. These are the ones that are open now."),
    };
    stale::refused(page(v, sitting, Some(changed))?)
}

pub async fn hand_in(v: Visit) -> Result<Reply, Trouble> {
    let sitting = sitting_of(&v).await?;
    let id = sitting.attempt.id;
    // A form that does not say what it was drawn from is as old as can be.
    let seen = seen_in(v.form.text("seen")).unwrap_or(Seen { block: Some(-1), seat: None });
    if let Err(refusal) = sitting.attempt.is_as(seen) {
        return not_as_seen(&v, &sitting, if refusal == Refusal::SeatTaken { "seat_taken" } else { "block_closed" });
    }
    if unfinished(&sitting) != Unfinished::default() && v.form.filled("sure").is_none() {
        return Ok(Reply::To(format!("/test/{id}/review")));
    }
    match v.app.finish_as_seen(v.person()?, id, seen).await {
        Ok(_) => Ok(Reply::To(format!("/test/{id}/end"))),
        // Another tab was quicker by less than a page.
        Err(AppError::Refused { code: code @ ("seat_taken" | "block_closed"), .. }) => not_as_seen(&v, &sitting_of(&v).await?, code),
        Err(error) => Err(error.into()),
    }
}

pub async fn end(v: Visit) -> Result<Reply, Trouble> {
    let sitting = sitting_of(&v).await?;
    let id: AttemptId = sitting.attempt.id;
    if time_is_up(&v, &sitting) {
        let title = v.t("Time is up");
        let main = html! {
            h1 { (title) }
            div.banner data-poll="10" { p { (say!(v, "Time is up. What you saved is being handed in; this takes {wait}.",
                wait = words::wait(v.lang, GRACE_SECONDS))) } }
            div.actions { a.button.primary href="/me" { (v.t("Back to your stages")) } }
        };
        return Reply::page(title, main);
    }
    if !sitting.items.is_empty() {
        return Ok(Reply::To(super::stand::next_place(&sitting)));
    }
    let checking = sitting.attempt.state == State::Open;
    if checking {
        let title = v.t("Being checked");
        let main = html! {
            h1 { (title) }
            div.banner data-poll="2" { p { (v.t("Your answers are handed in and being checked. The clock stands still.")) } }
            div.actions { a.button.primary href={ "/test/" (id) "/end" } { (v.t("Go on")) } }
        };
        return Reply::page(title, main);
    }
    let void = sitting.attempt.state == State::Void;
    let by_clock = !void && v.app.handed_in_by_clock(&sitting.attempt).await?;
    let title = match (void, by_clock) {
        (true, _) => v.t("This attempt is void"),
        (false, true) => v.t("Time was up: handed in"),
        (false, false) => v.t("Handed in"),
    };
    let main = html! {
        h1 { (title) }
        @if void {
            div.banner.warn { p { (v.t("It does not count as one. You may start again.")) } }
        } @else {
            div.banner.ok { p {
                @if by_clock { (super::super::me::time_was_up(&v)) " " }
                (v.t("Your answers are received."))
            } }
            p { (what_comes_next(&v, &sitting)) }
        }
        div.actions {
            a.button.primary href="/me" { (v.t("Back to your stages")) }
            a href={ "/me/results/" (id) } { (v.t("See the result")) }
        }
    };
    Reply::page(title, main)
}

/// When somebody hears of what they handed in: what people read takes longer than what a machine scores.
fn what_comes_next(v: &Visit, sitting: &Sitting) -> &'static str {
    match sitting.content.stage(&sitting.attempt.stage).map(|(_, stage)| stage.kind) {
        Some(StageKind::Review) => v.t("People read and score what you wrote, usually within three days. You will get a letter."),
        Some(StageKind::Test | StageKind::Calibration) | None => v.t("What comes next stands on your page, usually within a minute."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_asked_before_handing_in_names_texts_that_are_too_long_as_well() {
        let long = Unfinished { long: 1, ..Unfinished::default() };
        assert_eq!(asked(Lang::EN, long, Whole::Test), "1 text is longer than asked. Finish anyway?");
        assert_eq!(asked(Lang::offered("zh"), long, Whole::Group), "有 1 题的文字长于要求，仍要提交本组吗？");
        let all = Unfinished { open: 1, half: 2, short: 1, long: 3 };
        assert_eq!(
            asked(Lang::EN, all, Whole::Group),
            "1 question has no answer. 2 questions are half answered. 1 text is shorter than asked. 3 texts are longer than asked. \
             Hand in this group anyway?"
        );
    }
}
