//! Another language without script: a button of the form itself keeps what is filled in, as a draft or on the page that comes back;
//! nothing is done by it. And what people wrote stands in their own language on a page in another.

use touchstone::app::accounts::reader::Reader;
use touchstone::domain::accounts::Role;

use super::{Browser, Page, staff_of_project};
use crate::api::{PROJECT, World, apply};
use crate::support::crowd;
use crate::support::database::{TestApp, on_both};

/// That a page is in Chinese, and still says what was typed.
fn is_chinese_with(page: &Page, typed: &str) -> bool {
    page.text.contains("<html lang=\"zh-Hans\"") && page.text.contains(typed)
}

async fn what_is_typed_stays_over_another_language(t: TestApp) {
    let world = World::new(t).await;
    let browser = Browser::new(&world);
    browser.sign_in(&world, "ana@example.sg").await;
    let start = format!("/apply/{PROJECT}");
    let name = format!("{start}/name");
    assert_eq!(browser.post(&name, &start, &[]).await.status, 303);
    // A question of the application: it is kept as a draft, and is no answer.
    let page = browser.get(&name).await;
    assert!(page.text.contains("name=\"go\" value=\"zh\"") && page.text.contains("用中文查看本页"), "{}", page.text);
    let revision = page.field("revision");
    let kept = browser.post(&name, &name, &[("name", "Ana Li"), ("revision", &revision), ("go", "zh")]).await;
    assert_eq!((kept.status, kept.place.as_str()), (303, name.as_str()), "{}", kept.text);
    assert_eq!(browser.cookie("ts_lang").as_deref(), Some("zh"));
    assert!(is_chinese_with(&browser.get(&name).await, "value=\"Ana Li\""));
    assert!(browser.get(&format!("{start}/check")).await.text.contains("尚未提交"), "no answer yet");
    assert_eq!(browser.post(&name, &name, &[("name", "Ana Li"), ("revision", &revision), ("go", "fr")]).await.status, 422);
    // A form that has no draft comes back as it was filled in.
    let candidate = world.token(Some("lin@example.sg"), &["candidate"]).await;
    let id = apply(&candidate).await["id"].as_str().expect("an id").to_owned();
    let browser = Browser::new(&world);
    browser.sign_in(&world, "lin@example.sg").await;
    let read = |text: &'static str| [("project", PROJECT), ("accommodation", text), ("read-in", "zh")];
    let page = browser.post("/me/help", "/me/help", &read("More time, please")).await;
    assert!(page.status == 200 && is_chinese_with(&page, "More time, please"), "{} {}", page.status, page.text);
    assert!(!browser.get("/me/help").await.text.contains("More time, please"), "nothing was sent");
    let recruiter = staff_of_project(&world, "recruiter@example.sg", Role::Recruiter).await;
    let decide = format!("/candidates/{id}/decide");
    let fields = [("choice", "rejected"), ("reasons", "below_the_line"), ("note", "Seen by me."), ("read-in", "zh")];
    let page = recruiter.post(&decide, &decide, &fields).await;
    assert!(page.status == 200 && is_chinese_with(&page, "Seen by me."), "{} {}", page.status, page.text);
    assert!(
        world.t.app.record(PROJECT, id.parse().expect("an id"), Reader::House).await.expect("there").decisions.is_empty(),
        "nothing was decided"
    );
}

async fn what_people_wrote_is_in_their_own_language(t: TestApp) {
    let world = World::with(t, crowd::base()).await;
    let app = &world.t.app;
    let (_, application) = crowd::applied(app, Some("lin@example.sg")).await;
    let mut profile = app.record(PROJECT, application, Reader::House).await.expect("there").application.profile;
    let name = profile.name.take().expect("a name");
    let recruiter = staff_of_project(&world, "recruiter@example.sg", Role::Recruiter).await;
    let record = format!("/candidates/{application}");
    assert!(recruiter.get(&record).await.text.contains(&format!("<span>{name}</span>")), "an English name on an English page");
    recruiter.set_cookie("ts_lang", "zh");
    for place in [record.as_str(), "/candidates?state=all"] {
        let page = recruiter.get(place).await;
        assert!(page.text.contains(&format!("\">{name}</span>")) && page.text.contains("<span lang=\""), "{place}: {}", page.text);
    }
}

/// The language of somebody's pages in a browser that nobody used before: only what they chose themselves.
async fn in_a_new_browser(world: &World, email: &str) -> bool {
    let browser = Browser::new(world);
    browser.sign_in(world, email).await;
    browser.get("/me").await.text.contains("<html lang=\"zh-Hans\"")
}

async fn a_cookie_of_somebody_else_is_no_choice_of_ones_own(t: TestApp) {
    let world = World::new(t).await;
    // Somebody chooses Chinese in a browser of a library, before signing in and after, and leaves.
    let shared = Browser::new(&world);
    assert_eq!(shared.post("/", "/lang", &[("lang", "zh"), ("back", "/")]).await.status, 303);
    shared.sign_in(&world, "mei@example.sg").await;
    assert_eq!(shared.post("/me", "/lang", &[("lang", "zh"), ("back", "/me")]).await.status, 303);
    assert_eq!(shared.post("/me", "/sign-out", &[]).await.status, 303);
    assert_eq!(shared.cookie("ts_lang").as_deref(), Some("zh"));
    // The next one signs in there, by code and as staff: nothing is stored as theirs.
    shared.sign_in(&world, "lin@example.sg").await;
    assert!(!in_a_new_browser(&world, "lin@example.sg").await, "Lin chose nothing");
    assert!(in_a_new_browser(&world, "mei@example.sg").await, "Mei did");
    assert_eq!(shared.post("/me", "/sign-out", &[]).await.status, 303);
    super::add_staff(&world, "tan@example.sg", PROJECT, &[Role::Recruiter], false).await;
    shared.sign_in_staff("tan@example.sg").await;
    let other = Browser::new(&world);
    other.sign_in_staff("tan@example.sg").await;
    assert!(other.get("/staff").await.text.contains("<html lang=\"en\""), "nor did Tan");
}

async fn what_is_chosen_where_one_signs_in_is_a_choice(t: TestApp) {
    let world = World::new(t).await;
    let browser = Browser::new(&world);
    let chosen = browser.post("/sign-in", "/lang", &[("lang", "zh"), ("back", "/sign-in?back=/me")]).await;
    assert_eq!((chosen.status, chosen.place.as_str()), (303, "/sign-in?back=/me&chose=zh"));
    // The form carries it from page to page.
    let form = browser.get(&chosen.place).await;
    let choice = form.field("chose");
    let fields = [("email", "ana@example.sg"), ("back", "/me"), ("chose", choice.as_str())];
    let asked = browser.post(&chosen.place, "/sign-in", &fields).await;
    assert_eq!(asked.status, 303, "{}", asked.text);
    let page = browser.get(&asked.place).await;
    let code = crate::browser::mailed(world.mails.path(), "ana@example.sg");
    let fields = [("mail", page.field("mail")), ("chose", page.field("chose")), ("code", code)];
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    assert_eq!(browser.post(&asked.place, "/sign-in/code", &fields).await.status, 303);
    assert!(in_a_new_browser(&world, "ana@example.sg").await);
    // What is no language is none.
    for place in ["/sign-in?chose=fr", "/sign-in?chose="] {
        assert!(!browser.get(place).await.text.contains("name=\"chose\""), "{place}");
    }
}

on_both!(a_choice_is_ones_own, super::a_cookie_of_somebody_else_is_no_choice_of_ones_own);
on_both!(chosen_where_one_signs_in, super::what_is_chosen_where_one_signs_in_is_a_choice);
on_both!(kept_without_script, super::what_is_typed_stays_over_another_language);
on_both!(own_language, super::what_people_wrote_is_in_their_own_language);
on_both!(a_language_that_a_project_names_is_chosen_and_kept_on_both, super::a_language_that_a_project_names_is_chosen_and_kept);

/// The second shipped set is in English and Spanish: its pages are offered in these, and who chooses Spanish keeps it.
async fn a_language_that_a_project_names_is_chosen_and_kept(t: TestApp) {
    let world = World::new(t).await;
    let number = crowd::import(&world.t.app, &crate::support::folder("gold_sets/spanish-mx")).await;
    world.t.app.publish("spanish-mx", number, "another author", &[]).await.expect("published");
    let browser = Browser::new(&world);
    let page = browser.get("/p/spanish-mx").await;
    assert!(page.text.contains("value=\"es\"") && !page.text.contains("value=\"zh\""), "its own languages: {}", page.text);
    browser.sign_in(&world, "ana@example.mx").await;
    assert_eq!(browser.post("/me", "/lang", &[("lang", "es"), ("back", "/me")]).await.status, 303);
    let elsewhere = Browser::new(&world);
    elsewhere.sign_in(&world, "ana@example.mx").await;
    let me = elsewhere.get("/me").await;
    assert!(me.text.contains("<html lang=\"es\"") && me.text.contains("Mis etapas"), "{}", me.text);
}
