//! What may disturb stands behind its notice wherever an item is shown, and whoever starts a stage that may hold such an item is told
//! before. What the same page promises of a lost line is true without script, too.

use touchstone::domain::accounts::Role;
use touchstone::domain::gold_set::Folder;

use super::{Browser, Page, staff_of_project};
use crate::api::{PROJECT, World};
use crate::support::crowd;
use crate::support::database::{TestApp, on_both};

const NOTICE: &str = "It speaks of a flood.";

/// The items of a skill get a notice.
fn noticed(mut set: Folder, skill: &str) -> Folder {
    let bank = set.files.get_mut("core.jsonl").expect("a bank");
    let text = String::from_utf8(bank.clone()).expect("UTF-8");
    let own = format!("\"skill\": \"{skill}\"");
    let with =
        |line: &str| if line.contains(&own) { line.replacen('{', &format!("{{\"notice\": \"{NOTICE}\", "), 1) } else { line.to_owned() };
    let lines: Vec<String> = text.lines().map(with).collect();
    assert!(lines.iter().any(|l| l.contains(NOTICE)));
    *bank = format!("{}\n", lines.join("\n")).into_bytes();
    set
}

/// That what a page shows of an item is shut, with the notice before it.
fn is_shut(page: &Page, content: &str) {
    let (before, inside) = page.text.split_once("<details class=\"shut\"><summary").unwrap_or_else(|| panic!("open: {}", page.text));
    assert!(before.contains(NOTICE) && !before.contains(content) && inside.contains(content), "{content}: {}", page.text);
}

async fn staff_open_it_themselves(t: TestApp) {
    let mut set = noticed(super::training::set(0, "0.0"), "writing");
    set = noticed(set, "reading");
    let world = World::with(t, set).await;
    let app = &world.t.app;
    let prompt = |id: &str| {
        let id = id.to_owned();
        async move {
            let (_, content) = app.published(PROJECT).await.expect("open");
            let words = &content.item(&id).expect("there").presented.prompt;
            touchstone::domain::locale::lang::Lang::EN.of(words).split(['\n', '\'', '"', '&']).next().expect("words").to_owned()
        }
    };
    super::training::written(&world).await;
    let reviewer = staff_of_project(&world, "reviewer@example.sg", Role::Reviewer).await;
    // Whoever trains.
    let sheet = reviewer.post("/training/plain", "/training/plain", &[]).await.place;
    is_shut(&reviewer.get(&sheet).await, &prompt("write-1").await);
    // Whoever reviews.
    let person = crate::support::member(app, Some("reviewer@example.sg"), PROJECT, &[Role::Reviewer]).await;
    crate::support::training::trained(app, PROJECT, person).await;
    let review = reviewer.post("/review", "/review", &[]).await.place;
    is_shut(&reviewer.get(&review).await, &prompt("write-1").await);
    // Whoever settles a questioned key; what they have opened stays open when the form comes back.
    let author = staff_of_project(&world, "author@example.sg", Role::Author).await;
    let item = format!("/gold-sets/{PROJECT}/1/items/read-1");
    let contest = author.post(&item, &format!("{item}/question"), &[("reason", "is it so?")]).await.place;
    is_shut(&author.get(&contest).await, &prompt("read-1").await);
    let back = author.post(&contest, &contest, &[("read-in", "zh"), ("answer", "it is")]).await;
    assert!(back.status == 200 && back.text.contains("<details class=\"shut\" open>"), "{} {}", back.status, back.text);
}

async fn whoever_starts_is_told_before(t: TestApp) {
    let world = World::with(t, noticed(crowd::base(), "reading")).await;
    let (person, _) = crowd::applied(&world.t.app, Some("lin@example.sg")).await;
    let browser = Browser::new(&world);
    browser.sign_in(&world, "lin@example.sg").await;
    let warned = |page: &Page| page.text.contains("Some tasks show content that may disturb");
    let first = browser.get("/me/stages/first").await;
    assert!(first.text.contains("There is one attempt.") && !first.text.contains("Another one"), "{}", first.text);
    assert!(warned(&first), "a stage that draws such items: {}", first.text);
    crowd::sit(&world.t.app, person, "first", |_, _| true).await;
    world.settle().await;
    let writing = browser.get("/me/stages/writing").await;
    assert!(writing.status == 200 && !warned(&writing), "one that draws none: {}", writing.text);
    // Where no script runs, nothing is kept by the browser, and nobody is told so.
    for (lang, kept, saved) in [
        ("en", "kept in this browser", "Each answer is saved when you press"),
        ("zh", "先保存在浏览器中", "按下题目下方的按钮时才会保存答案"),
    ] {
        browser.set_cookie("ts_lang", lang);
        let page = browser.get("/me/stages/writing").await.text;
        let span = |class: &str| {
            page.split(&format!("<span class=\"{class}\">")).nth(1).and_then(|s| s.split("</span>").next()).map(str::to_owned)
        };
        assert!(span("only-script").is_some_and(|s| s.contains(kept)), "{page}");
        assert!(span("only-plain").is_some_and(|s| s.contains(saved)), "{page}");
        assert_eq!(page.matches(kept).count(), 1, "{page}");
    }
}

on_both!(staff_open_what_may_disturb_themselves, super::staff_open_it_themselves);
on_both!(whoever_starts_a_stage_is_told_what_may_come, super::whoever_starts_is_told_before);
