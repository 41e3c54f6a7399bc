//! An item's page: the head of a test, the question, and the buttons below it.

use maud::{Markup, html};

use super::stand::{Stand, by_blocks, stage_of, stand};
use crate::app::sitting::taking::{ShownItem, Sitting};
use crate::domain::gold_set::item::ItemKind;
use crate::domain::kernel::violation::Violation;
use crate::domain::locale::lang::say;
use crate::domain::project::StageKind;
use crate::domain::project::helpline;
use crate::domain::sitting::GRACE_SECONDS;
use crate::domain::sitting::answered::OffLength;
use crate::web::frame::form::Form;
use crate::web::frame::{assets, home, words};
use crate::web::item;
use crate::web::item::Show;
use crate::web::{Body, Reply, Visit};

/// Why a page comes back with what was sent, if it does.
#[derive(Clone, Copy)]
pub enum Said<'f> {
    /// It does not: it shows what is stored.
    Nothing,
    /// Another tab or device has taken over.
    Elsewhere(&'f Form),
    /// The answer was changed by another page meanwhile.
    Changed(&'f Form),
    /// It is too large to be kept.
    TooLarge(&'f Form),
    /// It holds what may not be stored.
    NotTaken(&'f Form, &'f Violation),
}

/// What is left, in words, and never more than that: whole minutes, below one seconds.
fn clock(v: &Visit, seconds: i64) -> String {
    if seconds < 60 { say!(v, "{seconds} s", seconds) } else { say!(v, "{minutes} min", minutes = seconds.div_euclid(60)) }
}

/// The head of a test: where one is, the clock, whether it is saved. Nothing of it is cut: what is too long goes on in another line.
pub fn head(v: &Visit, sitting: &Sitting, item: Option<&ShownItem>, said: Said<'_>) -> Markup {
    let answered = sitting.items.iter().filter(|i| matches!(stand(sitting, i), Stand::Done)).count();
    let flagged = sitting.items.iter().filter(|i| i.flagged).count();
    let left = sitting.attempt.ends_at.seconds_since(v.app.now()).max(0);
    let stage = stage_of(sitting).map(|s| v.lang.of(&s.title)).unwrap_or_default();
    let at_most = if by_blocks(sitting) { v.t("at most ") } else { "" };
    let (count, group) = (sitting.items.len(), sitting.attempt.block + 1);
    html! {
        div.test-head id="test-head" data-ends=(sitting.attempt.ends_at) data-now=(v.app.now()) data-attempt=(sitting.attempt.id)
            data-seat=(sitting.attempt.seat)
            // Seconds of the clock below which the page tries no more: a little before the grace is over.
            data-late=(5 - GRACE_SECONDS)
            data-saving=(v.t("Saving…"))
            data-unsaved=(v.t("Not saved yet – we keep trying"))
            data-away=(v.t("No connection"))
            data-offline=(v.t("Not connected. Keep working: your answers are kept in this browser and saved when the line is back."))
            data-busy=(v.t("Our server is busy. Keep working: we keep trying, and your answers are kept on this device."))
            data-refused=(v.t("This is not saved: {t}"))
            data-kept=(v.t("What you filled in here stays here, to be read and copied."))
            data-aside=(v.t("Something you wrote on another question was not saved, because that question was changed or handed in \
                meanwhile. It is kept on this device: open the question to see it."))
            data-stays=(v.t("No connection. You stay on this question; what you wrote is kept on this device. Please try again in a \
                moment."))
            data-back=(v.t("Connected again. All answers are saved."))
            data-elsewhere=(v.t("You are continuing in another tab or device. What you filled in here stays here."))
            data-signedout=(v.t("You were signed out. What you filled in is kept on this device: sign in, and it is put back."))
            data-left=(v.t("{n} minutes left")) data-left1=(v.t("1 minute left"))
                data-seconds=(v.t("{n} seconds left")) data-minutes=(v.t("{n} min")) {
            strong.where { span.stage { (stage) @if item.is_some() { " · " } } @if let Some(item) = item { span {
                (say!(v, "{number} of {at_most}{at_most2}", number = item.number, at_most, at_most2 = sitting.at_most)) } } }
            span.clock {
                button.link.only-script id="time-say" type="button" { (v.t("Time left")) } span.only-plain { (v.t("Time left")) } " "
                span id="time-left" role="timer" { (clock(v, left)) }
                " " button.link.only-script id="time-hide" type="button" data-hide=(v.t("hide")) data-show=(v.t("show")) { (v.t("hide")) }
            }
            span.note { (if by_blocks(sitting) { say!(v, "Group {group}: {answered} of {count} answered", group, answered, count) }
                else { say!(v, "{answered} of {count} answered", answered, count) })
                @if flagged > 0 { " · " (say!(v, "{flagged} marked", flagged)) } }
            (cut_off(v))
            span.save id="save-state" { @if matches!(said, Said::Nothing) && item.is_some_and(|i| i.revision > 0) { (v.t("Saved")) } }
        }
    }
}

/// What is shown as long as nothing gets through: what becomes of the answers, of the clock, and what can be done about time that was lost.
/// The service sees that nothing came and never why, so no time is given back by itself; people can.
fn cut_off(v: &Visit) -> Markup {
    html! {
        div.away role="status" {
            div.banner.warn id="away" hidden {
                p { strong id="away-words" {} }
                p.note { (lost_time(v)) }
            }
        }
    }
}

/// When something was saved, in the zone of the project as all times are.
pub fn saved_at(v: &Visit, sitting: &Sitting) -> String {
    let at = v.lang.clock(v.app.now(), &Visit::zone(&sitting.content));
    say!(v, "Saved {at}", at)
}

/// What becomes of the clock while a line is lost, and how to ask for the time.
pub fn lost_time(v: &Visit) -> &'static str {
    v.t("The clock runs on meanwhile. If you lose time by it and do not pass, appeal after the result (“Something technical went wrong”): \
         people look at when your answers arrived, and can let you take the test again without using up an attempt.")
}

/// That a text is shorter or longer than asked, and by how much.
pub fn off_length(v: &Visit, off: OffLength) -> String {
    let OffLength { length, asked } = off;
    if off.is_short() {
        say!(v, "Shorter than asked: {length} of {asked}", length, asked)
    } else {
        say!(v, "Longer than asked: {length} of {asked}", length, asked)
    }
}

/// How an item stands, in a sentence; empty where there is nothing to add.
pub fn standing(v: &Visit, stand: &Stand) -> String {
    let (parts, unfinished) = match stand {
        Stand::Half(parts, unfinished) => (parts, unfinished),
        Stand::OffLength(off) => return off_length(v, *off) + v.t("."),
        Stand::Skipped | Stand::Open | Stand::Done => return String::new(),
    };
    let counted = |(done, of): (usize, usize)| say!(v, "Half answered: {done} of {of}.", done, of);
    let sources = unfinished.iter().any(|u| u.code == "source_missing");
    let parts = parts.filter(|_| !sources);
    let begun = || v.t("Not an answer yet.").to_owned();
    let why = unfinished.iter().map(|u| words::unfinished(v.lang, u.code).map_or_else(|| words::violation(v.lang, u), str::to_owned));
    std::iter::once(parts.map_or_else(begun, counted)).chain(why).collect::<Vec<_>>().join(v.lang.gap())
}

/// What is told above a question that came back, and the button that goes on here.
fn stopped(v: &Visit, said: Said<'_>, here: &str, end: &str) -> Markup {
    let told = match said {
        Said::Nothing => String::new(),
        Said::Elsewhere(_) => {
            v.t("You are continuing in another tab or device, so this was not saved. What you filled in stands below.").to_owned()
        }
        Said::Changed(_) => v
            .t("This answer was changed on another page meanwhile. What you filled in here stands below and is not \
            saved yet; the next button saves it.")
            .to_owned(),
        Said::TooLarge(_) => {
            v.t("This is too long to be kept: at most 20,000 characters are read. Please shorten it; it is not saved yet.").to_owned()
        }
        Said::NotTaken(_, why) => words::violation(v.lang, why),
    };
    html! {
        div.banner.warn id="stopped" role="alert" tabindex="-1" hidden[matches!(said, Said::Nothing)] {
            p id="stopped-words" { (told) }
            div.actions {
                button id="here" name="go" value="here" hidden[!matches!(said, Said::Elsewhere(_))] { (v.t("Continue here instead")) }
                a.button id="again" href=(here) hidden { (v.t("Sign in and go on")) }
                a.button id="on" href=(end) hidden { (v.t("Go on")) }
                @if let Said::Changed(_) = said { a.button href=(here) target="_blank" { (v.t("See what is saved now")) } }
            }
        }
        div.banner.warn id="kept" hidden {
            p { (v.t("This device holds an answer to this question that was not saved.")) }
            div.actions { button type="button" id="put-back" { (v.t("Put it back")) }
                button type="button" id="let-go" { (v.t("Keep what is here")) } }
        }
    }
}

/// What is added to the notice that a line is lost where *Next* was pressed meanwhile: it is carried out by itself.
fn later(v: &Visit, sitting: &Sitting, item: &ShownItem) -> &'static str {
    let last = sitting.items.last().is_some_and(|i| i.number == item.number);
    if last {
        v.t(" As soon as they are saved, the overview opens by itself.")
    } else {
        v.t(" As soon as they are saved, the next question opens by itself.")
    }
}

fn foot(v: &Visit, sitting: &Sitting, item: &ShownItem) -> Markup {
    let first = sitting.items.first().is_some_and(|i| i.number == item.number);
    let last = sitting.items.last().is_some_and(|i| i.number == item.number);
    html! {
        div.test-foot {
            @if !first { button name="go" value="previous" { "‹ " (v.t("Previous")) } }
            button name="go" value=(if item.flagged { "unflag" } else { "flag" }) { (if item.flagged { v.t("Take the mark away") }
                else { v.t("Mark for later") }) }
            button name="go" value="all" { (if by_blocks(sitting) { v.t("This group") } else { v.t("All questions") }) }
            button.primary.next name="go" value="next" data-later=(later(v, sitting, item)) {
                (if last { v.t("To the overview") } else { v.t("Next") }) " ›"
            }
        }
        // Below the buttons: what comes and goes here moves none of them.
        p.note id="answer-state" role="status" { (standing(v, &stand(sitting, item))) }
        (crate::web::frame::languages::keeping(v, "go"))
        @if item.item.notice.is_some() && !item.skipped {
            @if let Some(line) = helpline::of_project(v.lang, &sitting.content.project) { p.note { (line) } }
        }
    }
}

/// An item's page, with what is stored or with what was sent and did not get that far.
pub fn of(v: &Visit, sitting: &Sitting, item: &ShownItem, said: Said<'_>) -> Reply {
    let id = sitting.attempt.id;
    let kind = item.item.body.kind();
    let shared = &sitting.content.shared;
    let (status, fields) = match said {
        Said::Nothing if item.held.is_empty() => (200, item::filled(&item.item, shared, &item.response)),
        Said::Nothing => (200, item.held.clone().into()),
        Said::Elsewhere(sent) | Said::Changed(sent) => (409, item::fields_in(sent)),
        Said::TooLarge(sent) => (413, item::fields_in(sent)),
        Said::NotTaken(sent, _) => (422, item::fields_in(sent)),
    };
    let show = Show { item: &item.item, stimulus: item.stimulus.as_ref(), shared, fields: &fields, l: v.lang };
    let guided = stage_of(sitting).is_some_and(|s| s.kind != StageKind::Test) || kind == ItemKind::FactCheck;
    let here = format!("/test/{id}/{}", item.number);
    // An old page keeps its old seat: only the button "here" takes the new one.
    let seat = match said {
        Said::Elsewhere(sent) => sent.text("seat").to_owned(),
        Said::Nothing | Said::Changed(_) | Said::TooLarge(_) | Said::NotTaken(..) => sitting.attempt.seat.to_string(),
    };
    // So does the revision that it was written upon: going on here must not put an older answer over a newer one.
    let revision = match said {
        Said::Elsewhere(sent) => sent.text("revision").to_owned(),
        Said::Nothing | Said::Changed(_) | Said::TooLarge(_) | Said::NotTaken(..) => item.revision.to_string(),
    };
    let end = format!("/test/{id}/end");
    let main = html! {
        (head(v, sitting, Some(item), said))
        div.sheet.beside[guided] {
            form id="item" method="post" action=(here) data-kind=(kind.name()) data-item={ (id) " " (item.id) }
            data-save={ "/test/" (id) "/answers/" (item.id) } {
                (v.hidden())
                input type="hidden" name="item" value=(item.id);
                input type="hidden" name="seat" value=(seat);
                input type="hidden" name="revision" value=(revision);
                // The first button of a form is what Enter in a field presses.
                button.hide type="submit" name="go" value="next" tabindex="-1" aria-hidden="true" data-later=(later(v, sitting, item)) {
                    (v.t("Next"))
                }
                (stopped(v, said, &here, &end))
                @if item.skipped {
                    div.banner { p { (v.t("You skipped this question. It does not count against you.")) } }
                } @else {
                    div id="main-question" { (item::question(show)) }
                }
                (foot(v, sitting, item))
            }
            @if guided { (guide(v, sitting)) }
        }
        script type="module" src=(assets::url("test.js")) {}
    };
    let title = say!(v, "Question {number}: {kind}", number = item.number, kind = words::kind(v.lang, kind));
    Reply::Page(Body { status, title, main, wide: guided || kind == ItemKind::Compare })
}

/// Asks once whether an item is to be skipped for its content.
pub fn skip(v: &Visit, sitting: &Sitting, item: &ShownItem) -> Reply {
    let here = format!("/test/{}/{}", sitting.attempt.id, item.number);
    let title = v.t("Skip this question?").to_owned();
    let main = html! {
        (head(v, sitting, Some(item), Said::Nothing))
        form method="post" action=(here) data-guard data-failed=(v.t("No connection: the question is not skipped. Please press again in \
            a moment.")) {
            (v.hidden())
            input type="hidden" name="item" value=(item.id);
            input type="hidden" name="seat" value=(sitting.attempt.seat);
            h1 { (title) }
            p { (v.t("A skipped question does not count against you, and you cannot come back to it. Where there is another one of its \
                kind, it takes its place.")) }
            div.actions {
                button.primary name="go" value="skip-for-sure" { (v.t("Skip it")) }
                a.button href=(here) { (v.t("Go back to the question")) }
            }
        }
        script type="module" src=(assets::url("test.js")) {}
    };
    Reply::Page(Body { status: 200, title, main, wide: false })
}

fn guide(v: &Visit, sitting: &Sitting) -> Markup {
    let (body, lang) = home::guide(&sitting.content, v.lang);
    html! {
        aside aria-label=(v.t("Guidelines")) tabindex="0" {
            details { summary { (v.t("Guidelines")) } div.prose lang=(lang) { (body) } }
        }
    }
}
