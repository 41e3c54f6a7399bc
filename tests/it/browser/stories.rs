//! The stories that are told in the browser.

use super::{told, told_of};
use crate::support;
use crate::support::crowd;
use crate::support::database::{Engine, TestApp, on_both};

/// Whether a story that takes long is told of this database: of both in the long form, of one in the short.
fn is_told_of(t: &TestApp, short: Engine) -> bool {
    t.engine() == short || std::env::var_os("TOUCHSTONE_TEST_FULL").is_some()
}

/// With script on one database, without on the other: the same way must lead to the same end.
async fn in_chinese(t: TestApp) {
    match t.engine() {
        Engine::Sqlite => told("way.mjs", t, &[]).await,
        Engine::Postgres => told("way.mjs", t, &[("TOUCHSTONE_SCRIPT", "off")]).await,
    }
}

/// The second shipped set on a phone; in the long form once more without script, on the other database.
async fn in_spanish(t: TestApp) {
    if !is_told_of(&t, Engine::Sqlite) {
        return;
    }
    let set = support::folder("gold_sets/spanish-mx");
    match t.engine() {
        Engine::Sqlite => told_of(set, "spanish.mjs", t, &[]).await,
        Engine::Postgres => told_of(set, "spanish.mjs", t, &[("TOUCHSTONE_SCRIPT", "off")]).await,
    }
}

/// Every kind of item is answered on its page as its key says, and the grader gives it full marks.
async fn by_their_keys(t: TestApp) {
    match t.engine() {
        Engine::Sqlite => told("items.mjs", t, &[]).await,
        Engine::Postgres => told("items.mjs", t, &[("TOUCHSTONE_SCRIPT", "off")]).await,
    }
}

/// A set with what the shipped one does not have: characters of several code points, a notice, long pairs.
async fn in_bad_moments(t: TestApp) {
    if !is_told_of(&t, Engine::Postgres) {
        return;
    }
    let mut set = support::folder("gold_sets/mandarin-sg");
    let probes = include_str!("probes.jsonl");
    set.files.get_mut("calibration.jsonl").expect("a bank").extend_from_slice(probes.as_bytes());
    told_of(set, "moments.mjs", t, &[]).await;
}

/// What was written and is not sent yet; it is about the page, so one database will do.
async fn unsent(t: TestApp) {
    if t.engine() == Engine::Sqlite {
        told("unsent.mjs", t, &[]).await;
    }
}

/// A line that is lost in a test; it is about the page, so one database will do.
async fn lost_line(t: TestApp) {
    if t.engine() == Engine::Sqlite {
        told("line.mjs", t, &[]).await;
    }
}

/// A small phone whose line drops; it is about the page, so one database will do.
async fn on_a_phone(t: TestApp) {
    if t.engine() == Engine::Sqlite {
        told("phone.mjs", t, &[]).await;
    }
}

/// What is typed into the application; it is about the page, so one database will do.
async fn typed(t: TestApp) {
    if t.engine() == Engine::Sqlite {
        told("apply.mjs", t, &[]).await;
    }
}

/// What staff see of a document; it is about the browser, so one database will do.
async fn documents(t: TestApp) {
    if t.engine() == Engine::Sqlite {
        told("documents.mjs", t, &[]).await;
    }
}

/// A questioned key; it is about the page, so one database will do.
async fn keys(t: TestApp) {
    if t.engine() == Engine::Sqlite {
        told("key.mjs", t, &[]).await;
    }
}

/// What staff type and have not sent; it is about the browser, so one database will do.
async fn staff(t: TestApp) {
    if t.engine() == Engine::Sqlite {
        told_of(crate::app::checks::with_hidden_items(), "staff.mjs", t, &[]).await;
    }
}

/// Two reviewers' essays by a rubric of five levels, and a decision.
async fn by_keys_and_in_bad_moments(t: TestApp) {
    if !is_told_of(&t, Engine::Sqlite) {
        return;
    }
    let mut set = crowd::base();
    let rows = "draw = [{ skill = \"writing\", items = 1 }]";
    crowd::replace(&mut set, "project.toml", rows, "draw = [{ skill = \"writing\", items = 1, item_kind = \"essay\" }]");
    let two = "levels = [{ value = 0, text = { en = \"No\", zh = \"否\" } }, { value = 1, text = { en = \"Yes\", zh = \"是\" } }]";
    let levels: Vec<String> = (0..=4).map(|n| format!("{{ value = {n}, text = {{ en = \"Level {n}\", zh = \"第 {n} 级\" }} }}")).collect();
    for _ in 0..2 {
        crowd::replace(&mut set, "rubrics.toml", two, &format!("levels = [{}]", levels.join(", ")));
    }
    told_of(set, "review.mjs", t, &[]).await;
}

/// A trainee's sheet, of a rubric of five levels; it is about the page, so one database will do.
async fn trainee(t: TestApp) {
    if t.engine() == Engine::Sqlite {
        told_of(crate::web::training::set(0, "0.0"), "training.mjs", t, &[]).await;
    }
}

on_both!(a_trainees_sheet_has_levels_for_digits_and_is_kept, super::trainee);
on_both!(a_reviewers_page_by_keys_and_in_bad_moments, super::by_keys_and_in_bad_moments);
on_both!(what_staff_type_is_kept_and_a_link_without_a_line_leads_nowhere, super::staff);
on_both!(the_whole_way_in_spanish, super::in_spanish);
on_both!(the_whole_way_in_chinese, super::in_chinese);
on_both!(every_kind_of_item_is_answered_by_its_key_on_its_page, super::by_their_keys);
on_both!(a_sitting_in_bad_moments, super::in_bad_moments);
on_both!(nothing_that_is_not_sent_yet_is_lost, super::unsent);
on_both!(what_is_typed_into_the_application_is_kept_and_told_as_it_is, super::typed);
on_both!(a_small_phone_whose_line_drops, super::on_a_phone);
on_both!(a_line_that_is_lost_in_a_test_is_told_and_loses_nothing, super::lost_line);
on_both!(a_key_is_corrected_by_the_controls_of_its_item, super::keys);
on_both!(a_picture_is_shown_to_staff_and_a_pdf_downloaded, super::documents);
