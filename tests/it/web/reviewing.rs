//! A reviewer's page without script: drafts, leases, what adjudicators are given, and what is told where something is in the way.

use serde_json::Value;
use touchstone::domain::accounts::Role;
use touchstone::domain::gold_set::Folder;
use touchstone::domain::locale::lang::Lang;
use touchstone::store::admin::fsck;

use super::{Browser, Page, staff_of_project};
use crate::api::World;
use crate::support::crowd::{self, replace};
use crate::support::database::{TestApp, by_hand, on_both};

/// The small set, whose writing is one essay that so many people score.
fn essays(reviewers: u32) -> Folder {
    let mut set = crowd::base();
    replace(
        &mut set,
        "project.toml",
        "draw = [{ skill = \"writing\", items = 1 }]",
        "draw = [{ skill = \"writing\", items = 1, item_kind = \"essay\" }]",
    );
    replace(&mut set, "project.toml", "reviewers = 2", &format!("reviewers = {reviewers}"));
    set
}

/// Somebody whose response waits for reviewers.
pub(super) async fn written(world: &World) {
    let app = &world.t.app;
    let (person, _) = crowd::applied(app, None).await;
    crowd::sit(app, person, "first", |_, _| true).await;
    crowd::work(app).await;
    crowd::sit(app, person, "writing", |_, _| true).await;
    world.settle().await;
}

async fn consistent(world: &World) {
    let checked = fsck::check(world.t.app.db()).await.expect("checked");
    assert_eq!(checked.breaches, Vec::new());
}

/// The value that is checked of a criterion's levels.
fn level(page: &Page, criterion: &str) -> Option<String> {
    let name = format!("name=\"level.{criterion}\" value=\"");
    page.text.match_indices(&name).find_map(|(at, _)| {
        let rest = &page.text[at + name.len()..];
        let (value, after) = rest.split_once('"')?;
        after.split('>').next()?.contains("checked").then(|| value.to_owned())
    })
}

const SHEET: [(&str, &str); 4] =
    [("level.task", "1"), ("level.style", "1"), ("comment.task", "Clear.\nAnd short."), ("comment.style", "Fine.")];

fn with<'a>(more: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    SHEET.iter().copied().chain(more.iter().copied()).collect()
}

async fn a_draft_is_there_again_and_goes_with_the_sheet(t: TestApp) {
    let world = World::with(t, essays(2)).await;
    written(&world).await;
    let reviewer = staff_of_project(&world, "reviewer@example.sg", Role::Reviewer).await;
    let place = reviewer.post("/review", "/review", &[]).await.place;
    let kept = reviewer
        .post(&place, &place, &[("level.task", "1"), ("comment.task", "Clear.\nAnd short."), ("go", "draft"), ("revision", "0")])
        .await;
    assert_eq!((kept.status, kept.place), (303, format!("{place}?kept=1")));
    let page = reviewer.get(&place).await;
    assert!(
        level(&page, "task").as_deref() == Some("1") && level(&page, "style").is_none() && page.text.contains("Clear.\nAnd short."),
        "{}",
        page.text
    );
    assert_eq!(page.field("revision"), "1");
    // A page that saw no draft does not take it back: both are shown.
    let behind =
        reviewer.post(&place, &place, &[("level.style", "0"), ("comment.style", "Another tab."), ("go", "draft"), ("revision", "0")]).await;
    assert!(
        behind.status == 409 && behind.text.contains("Another tab.") && behind.text.contains("a draft: Task 1"),
        "{} {}",
        behind.status,
        behind.text
    );
    assert_eq!(behind.field("revision"), "1", "and the next time it means it");
    // An unknown button does nothing.
    assert_eq!(reviewer.post(&place, &place, &with(&[("go", "forget")])).await.status, 422);
    // Somebody else has no draft of it and sees none.
    let other = staff_of_project(&world, "other@example.sg", Role::Reviewer).await;
    let theirs = other.post("/review", "/review", &[]).await.place;
    assert!(!other.get(&theirs).await.text.contains("Clear."), "a draft is its writer's");
    assert_eq!(other.post(&theirs, &format!("{place}/draft"), &SHEET).await.status, 404);
    assert_eq!(reviewer.post(&place, &place, &with(&[("go", "stop"), ("revision", "1")])).await.status, 303);
    consistent(&world).await;
    assert_eq!(reviewer.post("/review", &format!("{place}/draft"), &with(&[("revision", "1")])).await.status, 409, "it is saved");
    by_hand(
        &world.t.database.target,
        "INSERT INTO review_draft (task_id, reviewer, adjudication, sheet, revision, kept_at) \
        SELECT task_id, reviewer, adjudication, sheet, 1, saved_at FROM review_sheet WHERE saved_at IS NOT NULL",
    )
    .await;
    let checked = fsck::check(world.t.app.db()).await.expect("checked");
    assert!(checked.breaches.iter().any(|b| b.invariant == "review-draft"), "{:?}", checked.breaches);
    // A day later a draft is gone.
    world.t.clock.advance_seconds(86_401);
    assert!(world.t.app.clean_up().await.expect("cleaned") >= 1);
    consistent(&world).await;
}

/// Two tabs of a sheet: the one that saw no draft, or an older one, saves nothing over what the other has kept; both are shown, and the
/// next time it is meant. A draft that reads as the sheet does is no other one.
async fn a_save_of_an_older_tab_puts_nothing_over_a_newer_draft(t: TestApp) {
    let world = World::with(t, essays(1)).await;
    written(&world).await;
    let reviewer = staff_of_project(&world, "reviewer@example.sg", Role::Reviewer).await;
    let place = reviewer.post("/review", "/review", &[]).await.place;
    let draft = [("level.task", "0"), ("comment.task", "Of the newer tab."), ("revision", "0")];
    assert_eq!(reviewer.post(&place, &format!("{place}/draft"), &draft).await.status, 200);
    for older in [&[][..], &[("revision", "0")]] {
        let fields = with(&[older, &[("go", "stop")]].concat());
        let told = reviewer.post(&place, &place, &fields).await;
        assert!(told.status == 409 && told.text.contains("And short.") && told.text.contains("a draft: Task 0"), "{}", told.text);
        assert_eq!(told.field("revision"), "1");
    }
    assert!(reviewer.get(&place).await.text.contains("Of the newer tab."), "which is still there");
    assert_eq!(reviewer.post(&place, &place, &with(&[("revision", "x"), ("go", "stop")])).await.status, 422);
    let same = reviewer.post(&place, &format!("{place}/draft"), &with(&[("revision", "1")])).await;
    assert!(same.text.contains("\"revision\":2"), "{}", same.text);
    assert_eq!(reviewer.post(&place, &place, &with(&[("revision", "1"), ("go", "stop")])).await.status, 303, "an answer that got lost");
    consistent(&world).await;
}

/// What script is told in JSON: a text that is not taken, another project chosen in another tab, a page that is not theirs any more.
async fn script_is_told_in_json_why_a_draft_is_not_kept(t: TestApp) {
    let world = World::with(t, essays(1)).await;
    written(&world).await;
    let reviewer = staff_of_project(&world, "reviewer@example.sg", Role::Reviewer).await;
    let place = reviewer.post("/review", "/review", &[]).await.place;
    let (draft, csrf) = (format!("{place}/draft"), reviewer.get(&place).await.field("csrf"));
    for (status, code, more) in [
        (422, "nric_refused", ("comment.task", "It is S1234567D.")),
        (409, "other_project", ("in-project", "another")),
        (403, "refused", ("csrf", "of another session")),
    ] {
        let own = SHEET.into_iter().chain([("csrf", csrf.as_str())]).filter(|(name, _)| *name != more.0);
        let fields: Vec<(&str, &str)> = own.chain([more]).collect();
        let told = reviewer.post_raw(&draft, &fields, &[("x-touchstone", "1")]).await;
        let said: Value = serde_json::from_str(&told.text).unwrap_or_else(|_| panic!("{code}: {}", told.text));
        assert_eq!((told.status, said["code"].as_str()), (status, Some(code)), "{said}");
        assert!(said["detail"].as_str().is_some_and(|words| words.len() > 20), "{said}");
        let page = reviewer.post_raw(&place, &fields, &[]).await;
        assert!(page.status == status && page.text.contains("<main"), "{code}: on a page a page: {}", page.text);
    }
}

/// Lets more than half an hour pass, which ends leases and the sessions of whoever did nothing.
async fn later(world: &World, staff: &[(&Browser, &str)]) {
    world.t.clock.advance_seconds(1_801);
    for (browser, email) in staff {
        browser.sign_in_staff(email).await;
    }
}

/// While a page is open the lease goes on; one that ends keeps what was filled in, says so, and comes back to the same sheet.
async fn a_lease_lasts_as_long_as_its_page(t: TestApp) {
    let world = World::with(t, essays(1)).await;
    written(&world).await;
    let reviewer = staff_of_project(&world, "reviewer@example.sg", Role::Reviewer).await;
    let other = staff_of_project(&world, "other@example.sg", Role::Reviewer).await;
    let place = reviewer.post("/review", "/review", &[]).await.place;
    let draft = format!("{place}/draft");
    for revision in ["0", "1", "1"] {
        world.t.clock.advance_seconds(1_500);
        let kept = reviewer.post(&place, &draft, &with(&[("revision", revision)])).await;
        assert!(
            kept.status == 200 && kept.text.contains("\"held\"") && kept.text.contains("\"revision\":1"),
            "{} {}",
            kept.status,
            kept.text
        );
        assert_eq!(other.post("/staff", "/review", &[]).await.place, "/review", "4,500 s later it is still theirs");
    }
    assert!(other.get("/review").await.text.contains("Nothing waiting for you. 1 more"), "not counted for whoever cannot take it");
    later(&world, &[(&reviewer, "reviewer@example.sg"), (&other, "other@example.sg")]).await;
    let theirs = other.post("/staff", "/review", &[]).await.place;
    assert!(theirs.starts_with("/review/"));
    let page = reviewer.get(&place).await;
    assert!(page.text.contains("somebody else scores it now") && page.text.contains("And short."), "{}", page.text);
    let late = reviewer.post(&place, &place, &with(&[("comment.style", "Fine, typed late."), ("go", "next"), ("revision", "1")])).await;
    assert!(
        late.status == 409 && late.text.contains("somebody else scores it now") && late.text.contains("And short."),
        "{} {}",
        late.status,
        late.text
    );
    // It comes back: the same sheet, with what stood in it.
    later(&world, &[(&reviewer, "reviewer@example.sg")]).await;
    assert_eq!(reviewer.post("/staff", "/review", &[]).await.place, place);
    let page = reviewer.get(&place).await;
    assert!(level(&page, "task").as_deref() == Some("1") && page.text.contains("And short."), "{}", page.text);
    assert_eq!(reviewer.post(&place, &place, &with(&[("go", "stop"), ("revision", "2")])).await.status, 303);
    consistent(&world).await;
}

/// What the reviewers agree on is filled in; the rest is chosen.
async fn agreed_criteria_are_filled_in(t: TestApp) {
    let world = World::with(t, essays(2)).await;
    written(&world).await;
    for (name, task) in [("a@example.sg", "1"), ("b@example.sg", "0")] {
        let by: Browser = staff_of_project(&world, name, Role::Reviewer).await;
        let place = by.post("/review", "/review", &[]).await.place;
        let fields = [("level.task", task), ("level.style", "1"), ("comment.task", "seen"), ("comment.style", "seen"), ("go", "stop")];
        assert_eq!(by.post(&place, &place, &fields).await.status, 303);
    }
    let third = staff_of_project(&world, "c@example.sg", Role::Adjudicator).await;
    let place = third.post("/adjudicate", "/adjudicate", &[]).await.place;
    let page = third.get(&place).await;
    assert_eq!((level(&page, "task"), level(&page, "style").as_deref()), (None, Some("1")), "{}", page.text);
    assert!(page.text.contains("Why it is here: totals "), "{}", page.text);
    third.set_cookie("ts_lang", "zh");
    let chinese = third.get(&place).await;
    assert!(chinese.text.contains("总分分别为 ") && !chinese.text.contains("totals "), "{}", chinese.text);
    third.set_cookie("ts_lang", "en");
    let outside = [("level.task", "1"), ("level.style", "0"), ("cause", "taste"), ("reason", "Both overlooked it."), ("go", "stop")];
    let refused = third.post(&place, &place, &outside).await;
    assert!(
        refused.status == 422 && refused.text.contains("#f-comments-style") && refused.text.contains("above or below all"),
        "{}",
        refused.text
    );
    assert!(refused.text.contains("Both overlooked it."), "what was typed stays");
    assert_eq!(third.post(&place, &place, &[&outside[..], &[("comment.style", "Slang.")]].concat()).await.status, 303);
    consistent(&world).await;
}

/// A sheet with gaps: each is told by the name of its criterion, at its field, in the reader's language; a length says what it counts.
async fn what_is_wrong_with_a_sheet_names_its_criterion(t: TestApp) {
    let world = World::with(t, essays(1)).await;
    written(&world).await;
    let reviewer = staff_of_project(&world, "reviewer@example.sg", Role::Reviewer).await;
    let place = reviewer.post("/review", "/review", &[]).await.place;
    let (_, content) = world.t.app.published(crate::api::PROJECT).await.expect("open");
    let rubric = content.shared.rubrics.values().next().expect("one");
    for lang in [Lang::EN, Lang::offered("zh")] {
        let own = |en: &str, zh: &str| if lang == Lang::EN { en.to_owned() } else { zh.to_owned() };
        reviewer.set_cookie("ts_lang", lang.code());
        let page = reviewer.get(&place).await;
        assert!(page.text.contains(&own(" word", " 个词</span>")) && !page.text.contains("length "), "{}", page.text);
        let refused = reviewer.post(&place, &place, &[("level.task", "0"), ("go", "stop"), ("revision", "0")]).await;
        let named = |id: &str| lang.of(&rubric.criterion.iter().find(|c| c.id == id).expect("there").title);
        let style = own(&format!("{}: choose a level.", named("style")), &format!("{}：请选择一个等级。", named("style")));
        let task = own(
            &format!("{}: write a comment; the lowest and the highest level need one.", named("task")),
            &format!("{}：请填写评语，最低和最高等级必须有评语。", named("task")),
        );
        for (at, words) in [("f-levels-style", style), ("f-comments-task", task)] {
            let link = format!("<a href=\"#{at}\">{words}</a>");
            assert!(refused.status == 422 && refused.text.contains(&link), "{link}: {}", refused.text);
            assert!(refused.text.contains(&format!("id=\"{at}-error\"")), "and at its field: {}", refused.text);
        }
    }
    consistent(&world).await;
}

/// A session that ended: the form is given back with all that was filled in, and is saved when it is sent again.
async fn a_form_of_an_ended_session_is_given_back(t: TestApp) {
    let world = World::with(t, essays(1)).await;
    written(&world).await;
    let reviewer = staff_of_project(&world, "reviewer@example.sg", Role::Reviewer).await;
    let place = reviewer.post("/review", "/review", &[]).await.place;
    let gone = Browser::new(&world);
    let back = gone.post("/help", &place, &with(&[("go", "stop")])).await;
    assert!(
        back.status == 401 && back.text.contains("And short.") && back.text.contains("/staff/sign-in?back="),
        "{} {}",
        back.status,
        back.text
    );
    assert!(back.text.contains("name=\"level.task\" value=\"1\"") && back.text.contains("name=\"go\" value=\"stop\""), "{}", back.text);
    // A form of an earlier session, sent by whoever is signed in again.
    let again = reviewer.post_raw(&place, &with(&[("csrf", "of another session"), ("go", "stop")]), &[]).await;
    assert!(again.status == 403 && again.text.contains("And short."), "{} {}", again.status, again.text);
    let csrf = again.field("csrf");
    assert_eq!(reviewer.post_raw(&place, &with(&[("csrf", csrf.as_str()), ("go", "stop")]), &[]).await.status, 303);
    assert!(reviewer.get(&place).await.text.contains("You have scored this response"), "saved");
}

on_both!(drafts, super::a_draft_is_there_again_and_goes_with_the_sheet);
on_both!(an_older_tab, super::a_save_of_an_older_tab_puts_nothing_over_a_newer_draft);
on_both!(script_is_told, super::script_is_told_in_json_why_a_draft_is_not_kept);
on_both!(lease_of_a_page, super::a_lease_lasts_as_long_as_its_page);
on_both!(agreed_criteria, super::agreed_criteria_are_filled_in);
on_both!(criteria_are_named, super::what_is_wrong_with_a_sheet_names_its_criterion);
on_both!(given_back, super::a_form_of_an_ended_session_is_given_back);
