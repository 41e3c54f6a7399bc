//! What a candidate's own pages say of time, groups and periods of work is so, and in one form everywhere.

use serde_json::{Value, json};
use touchstone::adapters::Mailer;
use touchstone::app::platform::posting::Lane;
use touchstone::domain::accounts::Role;
use touchstone::domain::kernel::id::AttemptId;

use super::{Browser, staff_of_project};
use crate::api::{Client, PROJECT, World, apply, profile};
use crate::support::database::{TestApp, on_both};

const LIN: &str = "lin@example.sg";

/// Somebody who has applied, with a browser.
async fn applied(world: &World) -> (Client, Browser, String) {
    let candidate = world.token(Some(LIN), &["candidate"]).await;
    let id = apply(&candidate).await["id"].as_str().expect("an id").to_owned();
    let browser = Browser::new(world);
    browser.sign_in(world, LIN).await;
    (candidate, browser, id)
}

/// The row of a stage on the page of all of them, by its title.
async fn row(browser: &Browser, title: &str) -> String {
    let me = browser.get("/me").await.text;
    me.split(title).nth(1).and_then(|rest| rest.split("</li>").next()).unwrap_or_else(|| panic!("{title}: {me}")).to_owned()
}

async fn time_of_a_stage(t: TestApp) {
    let world = World::new(t).await;
    let (candidate, browser, _) = applied(&world).await;
    assert!(row(&browser, "English screen").await.contains("limit 1\u{a0}h 35\u{a0}min"), "before it begins, its limit");
    let attempt = candidate.post("/me/stages/english/attempts", Value::Null).await.ok()["id"].as_str().expect("an id").to_owned();
    world.t.clock.advance_seconds(10 * 60 + 1);
    // 95 minutes without ten and a second: whole minutes, never more than there is.
    let runs = row(&browser, "English screen").await;
    assert!(runs.contains("<strong>1\u{a0}h 24\u{a0}min left</strong>, until <time"), "{runs}");
    let start = browser.get(&format!("/me/stages/english?project={PROJECT}")).await.text;
    assert!(start.contains("1\u{a0}h 24\u{a0}min left") && start.contains("Attempt 1 of 2"), "{start}");
    world.t.clock.advance_seconds(84 * 60);
    assert!(row(&browser, "English screen").await.contains("less than a minute left"));
    world.t.clock.advance_seconds(60);
    assert!(row(&browser, "English screen").await.contains("time is up"));
    world.t.clock.advance_seconds(60);
    assert_eq!(world.t.app.hand_in_run_out().await.expect("handed in"), 1);
    world.settle().await;
    // What is over has no limit any more: when it was handed in, by the clock at the latest.
    let over = row(&browser, "English screen").await;
    assert!(over.contains("Handed in <time") && over.contains(", 1\u{a0}h 35\u{a0}min after the start"), "{over}");
    assert!(!over.contains("limit") && !over.contains("left"), "{over}");
    let start = browser.get(&format!("/me/stages/english?project={PROJECT}")).await.text;
    assert!(start.contains("Attempt 1 of 2") && !start.contains("limit 1\u{a0}h"), "{start}");
    // An attempt that is made void while nobody may know of it yet looks as before.
    let id: AttemptId = attempt.parse().expect("an id");
    world.t.app.db().write("void", move |tx| Box::pin(touchstone::store::sitting::answers::set_void(tx, id))).await.expect("void");
    let at = world.t.app.handed_in_at(vec![id]).await.expect("read");
    assert_eq!(at.len(), 1, "{at:?}");
}
on_both!(a_stage_that_is_over_shows_no_limit_and_one_that_runs_shows_what_is_left, super::time_of_a_stage);

async fn one_form_of_a_date(t: TestApp) {
    let world = World::new(t).await;
    let (candidate, browser, _) = applied(&world).await;
    world.not_passed(&candidate, "english").await;
    let english = row(&browser, "English screen").await;
    let from = english.split("again from <time").nth(1).and_then(|rest| rest.split('>').nth(1)).and_then(|rest| rest.split('<').next());
    let from = from.unwrap_or_else(|| panic!("{english}"));
    assert!(from.ends_with(" SGT") && from.contains(':'), "{from}");
    let start = browser.get(&format!("/me/stages/english?project={PROJECT}")).await.text;
    assert!(start.contains(&format!(">{from}</time>")), "{from}: {start}");
    let mailer = Mailer::folder(world.mails.path().to_owned(), "Touchstone <no-reply@touchstone.example>", "http://touchstone.example");
    mailer.deliver(&world.t.app, Lane::Letters).await.expect("delivered");
    let letters = super::letters_sent::mails(&world, LIN);
    let letter = letters.iter().find(|m| m.contains("did not pass")).unwrap_or_else(|| panic!("{letters:?}"));
    assert!(letter.contains(&format!("try again from {from}.")) && letter.contains("（新加坡时间）参加。"), "{letter}");
    // And the end of the time for an appeal, which the page with the letter tells.
    let messages = browser.get("/me/messages").await.text;
    let until = messages.split("until <time").nth(1).and_then(|rest| rest.split('>').nth(1)).and_then(|rest| rest.split('<').next());
    let until = until.unwrap_or_else(|| panic!("{messages}"));
    assert!(letter.contains(&format!("you can appeal until {until}:")), "{until}: {letter}");
}
on_both!(a_date_is_told_in_one_form_on_pages_and_in_letters, super::one_form_of_a_date);

async fn groups(t: TestApp) {
    let world = World::new(t).await;
    let (candidate, browser, _) = applied(&world).await;
    let attempt = candidate.post("/me/stages/english/attempts", Value::Null).await.ok()["id"].as_str().expect("an id").to_owned();
    let (here, review) = (format!("/test/{attempt}"), format!("/test/{attempt}/review"));
    browser.post(&here, &here, &[]).await;
    let page = browser.get(&review).await.text;
    assert!(page.contains("Hand in this group anyway?") && !page.contains("Finish anyway?"), "{page}");
    assert!(page.contains("<h1>Group 1: questions 1 to 5</h1>") && page.contains("Group 1: 0 of 5 answered"), "{page}");
    browser.set_cookie("ts_lang", "zh");
    let page = browser.get(&review).await.text;
    assert!(
        page.contains("仍要提交本组吗？") && page.contains("<h1>第 1 组：第 1 至 5 题</h1>") && page.contains("第 1 组：已答 0 / 5"),
        "{page}"
    );
    browser.set_cookie("ts_lang", "en");
    // Whoever comes back goes on where they were: after the question that was answered last, however many were passed over before.
    let shown = candidate.get(&format!("/me/attempts/{attempt}")).await.ok();
    let third = shown["items"][2]["id"].as_str().expect("an id").to_owned();
    let answer = json!({ "revision": 0, "seat": 2, "response": world.right(&attempt, &third).await });
    candidate.put(&format!("/me/attempts/{attempt}/answers/{third}"), answer).await.ok();
    assert_eq!(browser.post(&here, &here, &[]).await.place, format!("/test/{attempt}/4"));
    let shown = candidate.get(&format!("/me/attempts/{attempt}")).await.ok();
    let last = shown["items"][4]["id"].as_str().expect("an id").to_owned();
    world.t.clock.advance_seconds(5);
    let answer = json!({ "revision": 0, "seat": 3, "response": world.right(&attempt, &last).await });
    candidate.put(&format!("/me/attempts/{attempt}/answers/{last}"), answer).await.ok();
    assert_eq!(browser.post(&here, &here, &[]).await.place, format!("/test/{attempt}/1"), "none is left after it: the first of all");
}
on_both!(a_group_is_told_as_one_and_whoever_comes_back_goes_on_where_they_were, super::groups);

async fn factor_of_extra_time(t: TestApp) {
    let world = World::new(t).await;
    let (candidate, browser, id) = applied(&world).await;
    let recruiter = staff_of_project(&world, "recruiter@example.sg", Role::Recruiter).await;
    let page = format!("/candidates/{id}");
    recruiter.post(&page, &format!("{page}/extra-time"), &[("factor", "1.5"), ("seen", "1")]).await;
    let start = browser.get(&format!("/me/stages/english?project={PROJECT}")).await.text;
    // 95 minutes half as long again are 142.5.
    let told = "limit 2\u{a0}h 23\u{a0}min (with your extra time: 1.5 times the standard limit of 1\u{a0}h 35\u{a0}min)";
    assert!(start.contains(told), "{start}");
    browser.set_cookie("ts_lang", "zh");
    let start = browser.get(&format!("/me/stages/english?project={PROJECT}")).await.text;
    assert!(start.contains("（含延长时间，为标准时限 1 小时 35 分钟的 1.5 倍）"), "{start}");
    browser.set_cookie("ts_lang", "en");
    candidate.post("/me/stages/english/attempts", Value::Null).await.ok();
    let start = browser.get(&format!("/me/stages/english?project={PROJECT}")).await.text;
    assert!(start.contains("(with your extra time; the standard limit is 1\u{a0}h 35\u{a0}min)"), "{start}");
}
on_both!(the_start_of_a_stage_says_how_much_extra_time_there_is, super::factor_of_extra_time);

async fn periods(t: TestApp) {
    let world = World::new(t).await;
    let candidate = world.token(Some(LIN), &["candidate"]).await;
    let draft = candidate.post("/me/application", Value::Null).await.ok();
    let mut told = profile();
    told["work"] = json!([
        { "from": "2020-07", "to": "2022-03", "what": "Translator of manuals", "internship": false },
        { "from": "2022-05", "what": "校对", "internship": true },
    ]);
    candidate.put("/me/application/profile", json!({ "revision": draft["revision"], "profile": told })).await.ok();
    let browser = Browser::new(&world);
    browser.sign_in(&world, LIN).await;
    let check = browser.get(&format!("/apply/{PROJECT}/check")).await.text;
    for part in ["Jul 2020 – Mar 2022: Translator of manuals", "May 2022 – now: 校对 (internship)"] {
        assert!(check.contains(part), "{part}: {check}");
    }
    let step = browser.get(&format!("/apply/{PROJECT}/experience")).await.text;
    assert!(step.contains("Jul 2020 Translator of manuals</span>"), "what is removed is named: {step}");
}
on_both!(a_period_of_work_is_named_with_what_it_was, super::periods);

async fn lost_line(t: TestApp) {
    let world = World::new(t).await;
    let (candidate, browser, id) = applied(&world).await;
    let start = browser.get(&format!("/me/stages/english?project={PROJECT}")).await.text;
    assert!(start.contains("The clock runs on meanwhile.") && start.contains("appeal after the result"), "{start}");
    let decision = world.not_passed(&candidate, "english").await;
    // What the page promises is there: whoever reads the appeal sees when answers arrived, and can make the attempt void.
    let form = format!("/me/decisions/{decision}/appeal");
    let sent = browser.post(&form, &form, &[("grounds", "technical"), ("text", "My line was lost for half an hour.")]).await;
    assert_eq!(sent.status, 303, "{}", sent.text);
    let other = staff_of_project(&world, "other@example.sg", Role::Recruiter).await;
    let list = other.get("/appeals").await.text;
    let appeal = list.split("href=\"/appeals/").nth(1).and_then(|rest| rest.split('"').next()).expect("an appeal").to_owned();
    let page = other.get(&format!("/appeals/{appeal}")).await.text;
    assert!(page.contains("When the answers arrived") && page.contains("0 saves arrived."), "{page}");
    assert!(page.contains("The attempt is void and may be taken again"), "{page}");
    // A number that no question has: the page stays, with what was typed.
    let question = format!("/appeals/{appeal}/question");
    let wrong = other.post(&format!("/appeals/{appeal}"), &question, &[("number", "99"), ("reason", "Two options are right.")]).await;
    assert_eq!(wrong.status, 422, "{}", wrong.text);
    for part in
        ["There is no question with this number.", "value=\"99\"", "value=\"Two options are right.\"", "<details open>", "id=\"f-number\""]
    {
        assert!(wrong.text.contains(part), "{part}: {}", wrong.text);
    }
    assert!(wrong.text.contains(&format!("action=\"/appeals/{appeal}\"")), "its other form still leads to its own place");
    assert!(id.len() > 10);
}
on_both!(time_that_a_lost_line_cost_can_be_asked_for_and_be_weighed, super::lost_line);

async fn language(t: TestApp) {
    let world = World::new(t).await;
    apply(&world.token(Some(LIN), &["candidate"]).await).await;
    // A borrowed computer whose browser asks for Chinese: letters are in Chinese for now, and nothing else is settled by it.
    let borrowed = Browser::new(&world);
    let chinese = [("Accept-Language", "zh-CN,zh;q=0.9")];
    let page = borrowed.get("/sign-in").await;
    let (csrf, once) = (page.field("csrf"), page.field("once"));
    let asked = borrowed.post_raw("/sign-in", &[("csrf", &csrf), ("once", &once), ("email", LIN)], &chinese).await;
    let mail = asked.place.split("mail=").nth(1).and_then(|rest| rest.split('&').next()).expect("the mail's id").to_owned();
    let code = crate::browser::mailed(world.mails.path(), LIN);
    let signed_in =
        borrowed.post_raw("/sign-in/code", &[("csrf", &csrf), ("once", &once), ("mail", &mail), ("code", &code)], &chinese).await;
    assert_eq!(signed_in.status, 303, "{}", signed_in.text);
    let email = LIN.to_owned();
    let person = world.t.app.db().read("person", move |tx| {
        let email = email.clone();
        Box::pin(async move { touchstone::store::accounts::people::by_email(tx, &email).await })
    });
    let person = person.await.expect("read").expect("there");
    assert_eq!(world.t.app.person(person).await.expect("read").lang.as_deref(), Some("zh"), "letters");
    let is = |page: &super::Page, tag: &str| page.text.contains(&format!("<html lang=\"{tag}\""));
    let own = Browser::new(&world);
    own.sign_in(&world, LIN).await;
    assert!(is(&own.get("/me").await, "en"), "nobody chose Chinese");
    // Who chooses keeps it: in another browser, also where somebody else chose there before, and in letters.
    assert_eq!(own.post("/me", "/lang", &[("lang", "zh"), ("back", "/me")]).await.status, 303);
    let shared = Browser::new(&world);
    shared.set_cookie("ts_lang", "en");
    assert!(is(&shared.get("/").await, "en"));
    shared.sign_in(&world, LIN).await;
    assert!(is(&shared.get("/me").await, "zh-Hans"), "what was chosen is theirs");
    assert_eq!(world.t.app.person(person).await.expect("read").lang.as_deref(), Some("zh"));
    assert_eq!(shared.post("/me", "/lang", &[("lang", "en"), ("back", "/me")]).await.status, 303);
    assert!(is(&own.get("/me").await, "en"), "and so is what is chosen next");
}
on_both!(who_chose_a_language_keeps_it_and_a_browsers_wish_is_no_choice, super::language);

/// What a document is, and how long somebody was away, in the words of people.
async fn raw_values(t: TestApp) {
    let world = World::new(t).await;
    let (candidate, _, id) = applied(&world).await;
    let headers = [("Content-Type", "application/pdf"), ("Idempotency-Key", "doc-1")];
    candidate.send("POST", "/me/application/documents/degree", Some(b"%PDF-1.4 degree %%EOF".to_vec()), &headers).await.ok();
    let recruiter = staff_of_project(&world, "recruiter@example.sg", Role::Recruiter).await;
    let page = recruiter.get(&format!("/candidates/{id}")).await.text;
    assert!(page.contains(" · PDF · ") && !page.contains("application/pdf"), "{page}");
}
on_both!(a_document_is_told_by_what_it_is_not_by_its_type, super::raw_values);
