//! What a walk of the pages found: words that were not so, errors that said nothing, and languages that a project does not have.

use std::collections::BTreeSet;

use serde_json::{Value, json};
use touchstone::adapters::Mailer;
use touchstone::app::kernel::clock::Clock as _;
use touchstone::app::platform::posting::Lane;
use touchstone::domain::accounts::Role;
use touchstone::domain::gold_set::item::ItemKind;

use super::{Browser, laid_out, staff_of_project};
use crate::api::{PROJECT, World, apply};
use crate::support::crowd;
use crate::support::database::{TestApp, on_both};

fn holds(text: &str, parts: &[&str]) {
    for part in parts {
        assert!(text.contains(part), "{part:?} is missing: {text}");
    }
}

fn lacks(text: &str, parts: &[&str]) {
    for part in parts {
        assert!(!text.contains(part), "{part:?} is there: {text}");
    }
}

/// Nobody decides on what somebody handed in who has withdrawn, and no page says so.
async fn withdrawn(t: TestApp) {
    let world = World::with(t, crowd::base()).await;
    let app = &world.t.app;
    let (person, application) = crowd::applied(app, Some("back@example.sg")).await;
    let attempt = app.start_attempt(person, PROJECT, "first").await.expect("started");
    app.withdraw(person, PROJECT).await.expect("withdrawn");
    world.settle().await;
    let browser = Browser::new(&world);
    browser.sign_in(&world, "back@example.sg").await;
    let me = browser.get("/me").await.text;
    lacks(&me, &["A person decides"]);
    holds(&me, &["Handed in"]);
    let result = browser.get(&format!("/me/results/{attempt}")).await.text;
    lacks(&result, &["A person looks at the result", "You will get a letter"]);
    holds(&result, &["Nobody decides on them as long as your application does not run"]);
    let recruiter = staff_of_project(&world, "recruiter@example.sg", Role::Recruiter).await;
    let record = recruiter.get(&format!("/candidates/{application}")).await.text;
    lacks(&record, &["needs a decision"]);
    // Whoever comes back is decided on again.
    let consents = touchstone::app::applying::apply::REQUIRED_CONSENTS.map(str::to_owned).to_vec();
    app.begin_application(person, PROJECT).await.expect("begun");
    app.submit_application(person, PROJECT, consents).await.expect("handed in again");
    holds(&browser.get("/me").await.text, &["A person decides"]);
    holds(&recruiter.get(&format!("/candidates/{application}")).await.text, &["needs a decision"]);
}
on_both!(nobody_decides_on_what_is_withdrawn_and_no_page_says_so, super::withdrawn);

/// The languages that a page offers.
async fn offered(browser: &Browser, path: &str) -> BTreeSet<&'static str> {
    let page = browser.get(path).await;
    assert_eq!(page.status, 200, "{path}: {}", page.text);
    ["en", "zh", "es"].into_iter().filter(|code| page.text.contains(&format!("name=\"lang\" value=\"{code}\""))).collect()
}

/// A candidate's own pages of a project are offered in its languages, whatever other projects are open.
async fn languages(t: TestApp) {
    let world = World::new(t).await;
    let number = crowd::import(&world.t.app, &crate::support::folder("gold_sets/spanish-mx")).await;
    world.t.app.publish("spanish-mx", number, "another author", &[]).await.expect("published");
    let candidate = world.token(Some("ana@example.mx"), &["candidate"]).await;
    apply(&candidate).await;
    let attempt = candidate.post("/me/stages/english/attempts", Value::Null).await.ok()["id"].as_str().expect("an id").to_owned();
    let browser = Browser::new(&world);
    browser.sign_in(&world, "ana@example.mx").await;
    let (chinese, spanish) = (BTreeSet::from(["en", "zh"]), BTreeSet::from(["en", "es"]));
    assert_eq!(offered(&browser, "/me").await, chinese, "those of what was applied for");
    assert_eq!(browser.post("/apply/spanish-mx/name", "/apply/spanish-mx", &[]).await.status, 303);
    assert_eq!(offered(&browser, "/me/help?project=spanish-mx").await, spanish);
    for path in [
        format!("/me/help?project={PROJECT}"),
        format!("/me/stages/english?project={PROJECT}"),
        format!("/test/{attempt}"),
        format!("/test/{attempt}/1"),
    ] {
        assert_eq!(offered(&browser, &path).await, chinese, "{path}");
    }
    while candidate.get(&format!("/me/attempts/{attempt}")).await.ok()["state"] == "open" {
        candidate.post(&format!("/me/attempts/{attempt}/hand-in"), Value::Null).await.ok();
        world.settle().await;
    }
    browser.sign_in(&world, "ana@example.mx").await;
    for path in [format!("/test/{attempt}/end"), format!("/me/results/{attempt}")] {
        assert_eq!(offered(&browser, &path).await, chinese, "{path}");
    }
    // A form of the page that comes back is in them as well.
    let help = "/me/help?project=spanish-mx";
    let back = browser.post(help, help, &[("project", "spanish-mx"), ("accommodation", "")]).await;
    assert!(back.status == 422 && !back.text.contains("name=\"lang\" value=\"zh\""), "{} {}", back.status, back.text);
}
on_both!(a_candidates_pages_are_offered_in_the_languages_of_their_project, super::languages);

/// A request without words is asked for, and one that is emptied is taken back, in words.
async fn empty_request(t: TestApp) {
    let world = World::new(t).await;
    let candidate = world.token(Some("lin@example.sg"), &["candidate"]).await;
    apply(&candidate).await;
    let browser = Browser::new(&world);
    browser.sign_in(&world, "lin@example.sg").await;
    let here = format!("/me/help?project={PROJECT}");
    let send = async |words: &str| browser.post(&here, &here, &[("project", PROJECT), ("accommodation", words)]).await;
    for words in ["", "  \n"] {
        let page = send(words).await;
        assert!(page.status == 422 && page.text.matches("Write what would help you.").count() == 2, "{} {}", page.status, page.text);
    }
    assert_eq!(send("A break.").await.place, here);
    let back = send("").await;
    assert_eq!((back.status, back.place.as_str()), (303, format!("{here}&taken_back=1").as_str()), "{}", back.text);
    let page = browser.get(&back.place).await.text;
    holds(&page, &["You have taken your request back."]);
    lacks(&page, &["You have asked; a recruiter reads it."]);
}
on_both!(an_empty_request_for_help_says_what_became_of_it, super::empty_request);

/// Behind the last stage no other one opens; and what comes after a test is told of that test.
async fn what_comes_next(t: TestApp) {
    let world = World::with(t, crowd::base()).await;
    let app = &world.t.app;
    let recruiter = staff_of_project(&world, "recruiter@example.sg", Role::Recruiter).await;
    let (person, application) = crowd::applied(app, Some("lin@example.sg")).await;
    let browser = Browser::new(&world);
    browser.sign_in(&world, "lin@example.sg").await;
    let first = crowd::sit(app, person, "first", |at, _| at % 2 == 0).await;
    world.settle().await;
    let end = browser.get(&format!("/test/{first}/end")).await.text;
    holds(&end, &["What comes next stands on your page, usually within a minute."]);
    lacks(&end, &["three days"]);
    let decide = format!("/candidates/{application}/decide");
    holds(&recruiter.get(&decide).await.text, &["The next stage opens."]);
    let passes = [("choice", "passed"), ("reasons", "score_in_band_reviewed")];
    assert_eq!(recruiter.post(&decide, &decide, &passes).await.status, 303);
    world.t.clock.advance_seconds(3_601);
    world.settle().await;
    let writing = crowd::sit(app, person, "writing", |_, _| true).await;
    browser.sign_in(&world, "lin@example.sg").await;
    holds(&browser.get(&format!("/test/{writing}/end")).await.text, &["People read and score what you wrote"]);
    crowd::work(app).await;
    crowd::review(app, |_| false).await;
    world.settle().await;
    let recruiter = staff_of_project(&world, "deputy@example.sg", Role::Recruiter).await;
    let page = recruiter.get(&decide).await.text;
    holds(&page, &["This stage is passed", "It is the last one: whether the person is accepted is decided next."]);
    lacks(&page, &["The next stage opens."]);
}
on_both!(what_a_decision_opens_and_what_comes_after_a_test_is_told_of_it, super::what_comes_next);

/// A letter that went out late says when it did, and speaks of a date only where one stands there.
async fn late_letter(t: TestApp) {
    let world = World::with(t, crowd::base()).await;
    let app = &world.t.app;
    let (person, application) = crowd::applied(app, Some("lin@example.sg")).await;
    crowd::sit(app, person, "first", |at, _| at % 2 == 0).await;
    world.settle().await;
    let recruiter = world.token(Some("tan@example.sg"), &["candidates:read", "decisions:write"]).await;
    let body = json!({ "outcome": "rejected", "reasons": ["below_the_line"] });
    recruiter.post(&format!("/candidates/{application}/decisions"), body).await.ok();
    world.t.clock.advance_seconds(2 * 3_600);
    let went_out = format!("datetime=\"{}\"", world.t.clock.now());
    let mailer = Mailer::folder(world.mails.path().to_owned(), "Touchstone <no-reply@touchstone.example>", "http://touchstone.example");
    mailer.deliver(app, Lane::Letters).await.expect("delivered");
    let browser = Browser::new(&world);
    browser.sign_in(&world, "lin@example.sg").await;
    let page = browser.get("/me/messages").await.text;
    holds(&page, &["so the date above counts", "Appeal"]);
    world.t.clock.advance_seconds(15 * 86_400);
    browser.sign_in(&world, "lin@example.sg").await;
    let page = browser.get("/me/messages").await.text;
    lacks(&page, &["the date above"]);
    let letter = page.split("<article").find(|part| part.contains("We cannot accept")).expect("the letter");
    holds(letter, &[&went_out]);
}
on_both!(a_late_letter_says_when_it_went_out, super::late_letter);

/// The check is a step as the others are.
async fn last_step(t: TestApp) {
    let world = World::new(t).await;
    let browser = Browser::new(&world);
    browser.sign_in(&world, "lin@example.sg").await;
    let step = |id: &str| format!("/apply/{PROJECT}/{id}");
    assert_eq!(browser.post(&step("name"), &format!("/apply/{PROJECT}"), &[]).await.status, 303);
    let name = browser.get(&step("name")).await.text;
    let all = name.split("Step 1 of ").nth(1).and_then(|rest| rest.split('<').next()).expect("how many").to_owned();
    let check = browser.get(&step("check")).await.text;
    holds(&check, &[&format!("Step {all} of {all}"), &format!("class=\"back\" href=\"{}\"", step("help"))]);
}
on_both!(the_check_of_an_application_is_its_last_step, super::last_step);

/// What is wrong is listed in the order of the fields.
async fn in_order(t: TestApp) {
    let world = World::with(t, crowd::base()).await;
    let app = &world.t.app;
    let (person, application) = crowd::applied(app, Some("lin@example.sg")).await;
    crowd::sit(app, person, "first", |at, _| at % 2 == 0).await;
    world.settle().await;
    let recruiter = world.token(Some("tan@example.sg"), &["candidates:read", "decisions:write"]).await;
    let body = json!({ "outcome": "rejected", "reasons": ["below_the_line"] });
    let decided = recruiter.post(&format!("/candidates/{application}/decisions"), body).await.ok();
    world.t.clock.advance_seconds(3_601);
    let browser = Browser::new(&world);
    browser.sign_in(&world, "lin@example.sg").await;
    let form = format!("/me/decisions/{}/appeal", decided["id"].as_str().expect("an id"));
    listed_as_they_stand(&browser.post(&form, &form, &[]).await, &["f-grounds", "f-text"]);
    assert_eq!(browser.post(&form, &form, &[("grounds", "technical"), ("text", "It did not open.")]).await.status, 303);
    let staff = staff_of_project(&world, "recruiter@example.sg", Role::Recruiter).await;
    let appeals = staff.get("/appeals").await.text;
    let id = appeals.split("href=\"/appeals/").nth(1).and_then(|rest| rest.split(['"', '?']).next()).expect("an appeal");
    let place = format!("/appeals/{id}");
    listed_as_they_stand(&staff.post(&place, &place, &[]).await, &["f-outcome", "f-answer"]);
}
on_both!(errors_are_listed_in_the_order_of_their_fields, super::in_order);

fn listed_as_they_stand(page: &super::Page, fields: &[&str]) {
    assert_eq!(page.status, 422, "{}", page.text);
    let summary = page.text.split("class=\"errors\"").nth(1).and_then(|rest| rest.split("</div>").next()).expect("a summary");
    let links: Vec<&str> = summary.split("href=\"#").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    assert_eq!(links, fields, "{summary}");
    let places: Vec<usize> = fields.iter().map(|id| page.text.find(&format!("id=\"{id}\"")).expect("the field")).collect();
    assert!(places.is_sorted(), "{places:?}");
}

/// Whoever asked for a mail reads to which address it went; a link that was used leads to a new one.
async fn mails(t: TestApp) {
    let world = World::new(t).await;
    let browser = Browser::new(&world);
    let asked = browser.post("/sign-in", "/sign-in", &[("email", "lin@example.sg"), ("back", "/apply/mandarin-sg")]).await;
    holds(&browser.get(&asked.place).await.text, &["We have sent an e-mail to lin@example.sg."]);
    let stranger = Browser::new(&world).get(&asked.place).await.text;
    lacks(&stranger, &["lin@example.sg"]);
    let other = Browser::new(&world);
    other.post("/sign-in", "/sign-in", &[("email", "eve@example.sg")]).await;
    lacks(&other.get(&asked.place).await.text, &["@example.sg"]);
    let code = crate::browser::mailed(world.mails.path(), "lin@example.sg");
    let mail = asked.place.split("mail=").nth(1).and_then(|rest| rest.split('&').next()).expect("an id").to_owned();
    let typed = [("mail", mail.as_str()), ("code", code.as_str()), ("back", "/apply/mandarin-sg")];
    assert_eq!(browser.post("/sign-in", "/sign-in/code", &typed).await.status, 303);
    let used = browser.post("/sign-in", "/sign-in/code", &typed).await;
    assert_eq!(used.status, 410, "{}", used.text);
    holds(&used.text, &["was used already", "href=\"/sign-in?back=/apply/mandarin-sg\"", "Send me a new e-mail"]);
}
on_both!(a_mail_names_its_address_and_a_used_link_leads_to_a_new_one, super::mails);

/// What is agreed to is told before, and how an answer counts is told by the page whatever a set's author wrote.
async fn told_before(t: TestApp) {
    let world = World::new(t).await;
    let browser = Browser::new(&world);
    let project = browser.get(&format!("/p/{PROJECT}")).await.text;
    holds(&project, &["insults, violence, sexual content, self-harm"]);
    world.token(Some("lin@example.sg"), &["candidate"]).await;
    let (_, content) = world.t.app.published(PROJECT).await.expect("published");
    let words = content.banks.values().flatten().find(|i| i.head.kind == ItemKind::WordDecision).expect("one");
    let opened = laid_out::open(&world, "lin@example.sg", "english", 1, &[words]).await;
    browser.sign_in(&world, "lin@example.sg").await;
    let page = browser.get(&format!("/test/{}/1", opened[0])).await.text;
    holds(&page, &["Every word is to be decided: one that is left open earns nothing."]);
}
on_both!(what_is_agreed_to_and_how_words_count_is_told_before, super::told_before);
