//! What a candidate's pages say of where they stand is so: limits, requests, documents, scoring, an annotator's end, an appeal; and
//! whatever a person decides about somebody goes out as a letter.

use serde_json::{Value, json};
use touchstone::adapters::Mailer;
use touchstone::app::platform::posting::Lane;
use touchstone::domain::accounts::Role;

use super::{Browser, staff_of_project};
use crate::api::{Client, PROJECT, World, apply, profile};
use crate::support::crowd;
use crate::support::database::{TestApp, on_both};

const LIN: &str = "lin@example.sg";

/// The letters that went out to somebody.
async fn letters(world: &World, to: &str) -> Vec<String> {
    let mailer = Mailer::folder(world.mails.path().to_owned(), "Touchstone <no-reply@touchstone.example>", "http://touchstone.example");
    mailer.deliver(&world.t.app, Lane::Letters).await.expect("delivered");
    super::letters_sent::mails(world, to)
}

fn holds(text: &str, parts: &[&str]) {
    for part in parts {
        assert!(text.contains(part), "{part}: {text}");
    }
}

fn lacks(text: &str, parts: &[&str]) {
    for part in parts {
        assert!(!text.contains(part), "{part}: {text}");
    }
}

/// Somebody who has applied, with a browser.
async fn applied(world: &World) -> (Client, Browser, String) {
    let candidate = world.token(Some(LIN), &["candidate"]).await;
    let id = apply(&candidate).await["id"].as_str().expect("an id").to_owned();
    let browser = Browser::new(world);
    browser.sign_in(world, LIN).await;
    (candidate, browser, id)
}

/// Hands a stage in unanswered; the attempt.
async fn sat(world: &World, candidate: &Client, stage: &str) -> String {
    let attempt = candidate.post(&format!("/me/stages/{stage}/attempts"), Value::Null).await.ok();
    let open = attempt["id"].as_str().expect("an id").to_owned();
    while candidate.get(&format!("/me/attempts/{open}")).await.ok()["state"] == "open" {
        candidate.post(&format!("/me/attempts/{open}/hand-in"), Value::Null).await.ok();
        world.settle().await;
    }
    open
}

async fn a_running_stage_shows_its_own_limit(t: TestApp) {
    let world = World::new(t).await;
    let (candidate, browser, id) = applied(&world).await;
    candidate.post("/me/stages/english/attempts", Value::Null).await.ok();
    let recruiter = staff_of_project(&world, "recruiter@example.sg", Role::Recruiter).await;
    let page = format!("/candidates/{id}");
    let granted = recruiter.post(&page, &format!("{page}/extra-time"), &[("factor", "1.5"), ("seen", "1")]).await;
    assert_eq!((granted.status, granted.place.as_str()), (303, format!("{page}?time=granted").as_str()), "{}", granted.text);
    holds(&recruiter.get(&granted.place).await.text, &["Granted. A letter tells the candidate."]);
    let start = browser.get(&format!("/me/stages/english?project={PROJECT}")).await.text;
    holds(&start, &["limit 1\u{a0}h 35\u{a0}min", "every stage that you start from now on", "keeps its own limit"]);
    lacks(&start, &["2\u{a0}h 23\u{a0}min", "with your extra time"]);
    let me = browser.get("/me").await.text;
    let english = me.split("English screen").nth(1).and_then(|rest| rest.split("</li>").next()).expect("the stage's row");
    holds(english, &["limit 1\u{a0}h 35\u{a0}min"]);
    holds(&me, &["keeps its own limit"]);
    // A stage that was not begun has what was granted.
    holds(
        &browser.get(&format!("/me/stages/mandarin?project={PROJECT}")).await.text,
        &["(with your extra time: 1.5 times the standard limit of "],
    );
    let all = letters(&world, LIN).await;
    let letter = all.iter().find(|m| m.contains("Subject: You have extra time")).unwrap_or_else(|| panic!("{all:?}"));
    holds(letter, &["multiplied by 1.5", "已批准：此后开始的各阶段，时限为标准时间的 1.5 倍。"]);
}
on_both!(a_stage_that_runs_keeps_its_own_limit_on_every_page, super::a_running_stage_shows_its_own_limit);

async fn a_request_waits_where_it_matters(t: TestApp) {
    let world = World::new(t).await;
    let (candidate, browser, id) = applied(&world).await;
    let app = &world.t.app;
    let start = format!("/me/stages/english?project={PROJECT}");
    lacks(&browser.get("/me").await.text, &["there is no answer yet"]);
    let here = format!("/me/help?project={PROJECT}");
    let asked = [("project", PROJECT), ("accommodation", "Half as much time again.")];
    assert_eq!(browser.post(&here, "/me/help", &asked).await.status, 303);
    for page in ["/me", start.as_str()] {
        holds(&browser.get(page).await.text, &["there is no answer yet", "Wait for it before you start a stage"]);
    }
    assert_eq!(app.waits(PROJECT, touchstone::app::accounts::reader::Reader::House).await.expect("counted").help, 1);
    let recruiter = staff_of_project(&world, "recruiter@example.sg", Role::Recruiter).await;
    holds(&recruiter.get("/staff").await.text, &["<p>request for help in tests</p>", "href=\"/candidates/help\""]);
    let help = format!("/candidates/{id}/help");
    holds(&recruiter.get("/candidates/help").await.text, &["Lin Hui Min", &format!("href=\"{help}?from=/candidates/help\"")]);
    // A person says no in words, and the words go out; nothing else happens.
    assert_eq!(recruiter.post(&help, &help, &[("words", " ")]).await.status, 422);
    let number = recruiter.post(&help, &help, &[("words", "S1234567D is yours, no.")]).await;
    assert!(number.status == 422 && number.text.contains("name=\"words\""), "{}", number.text);
    let said = recruiter.post(&help, &help, &[("words", "A quarter is what we give; ask for that.")]).await;
    assert_eq!((said.status, said.place.as_str()), (303, format!("/candidates/{id}?time=declined").as_str()), "{}", said.text);
    holds(&recruiter.get(&said.place).await.text, &["Answered: not granted", "Help in tests: not granted"]);
    assert_eq!(app.waits(PROJECT, touchstone::app::accounts::reader::Reader::House).await.expect("counted").help, 0);
    let letters = letters(&world, LIN).await;
    let letter = letters.iter().find(|m| m.contains("Subject: What you asked for in tests: not granted"));
    holds(letter.unwrap_or_else(|| panic!("{letters:?}")), &["A quarter is what we give; ask for that.", "plays no part in any decision"]);
    lacks(&browser.get("/me").await.text, &["there is no answer yet"]);
    holds(&browser.get(&here).await.text, &["it was not granted", "You can ask again"]);
    assert_eq!(candidate.get("/me/application").await.ok()["status"], "screening");
    // One that nobody asks cannot be answered; one that is taken back waits no more; one inside the application waits as well.
    let twice = recruiter.post("/staff", &help, &[("words", "No.")]).await;
    assert!(twice.status == 409 && twice.text.contains("No request for help waits"), "{} {}", twice.status, twice.text);
    candidate.put("/me/application/accommodation", json!({ "text": "A quarter." })).await.ok();
    assert_eq!(app.waits(PROJECT, touchstone::app::accounts::reader::Reader::House).await.expect("counted").help, 1);
    candidate.put("/me/application/accommodation", json!({ "text": "" })).await.ok();
    assert_eq!(app.waits(PROJECT, touchstone::app::accounts::reader::Reader::House).await.expect("counted").help, 0);
    let other = world.token(Some("ann@example.sg"), &["candidate"]).await;
    let draft = other.post("/me/application", Value::Null).await.ok();
    let mut wanted = profile();
    wanted["accommodation"] = json!("Breaks, please.");
    other.put("/me/application/profile", json!({ "revision": draft["revision"], "profile": wanted })).await.ok();
    assert_eq!(app.help_asked(PROJECT, touchstone::app::accounts::reader::Reader::House).await.expect("listed").len(), 1);
    assert_eq!(app.verify_ledger().await.expect("verified").broken, Vec::new());
}
on_both!(a_request_for_help_is_seen_counted_and_answered_by_letter, super::a_request_waits_where_it_matters);

async fn what_a_person_has_to_do_comes_first(t: TestApp) {
    let world = World::new(t).await;
    let (candidate, browser, id) = applied(&world).await;
    let upload = async |key: &str| {
        let headers = [("Content-Type", "application/pdf"), ("Idempotency-Key", key)];
        let sent = candidate.send("POST", "/me/application/documents/degree", Some(b"%PDF-1.4 degree %%EOF".to_vec()), &headers).await;
        sent.ok()["id"].as_str().expect("an id").to_owned()
    };
    let document = upload("doc-1").await;
    sat(&world, &candidate, "english").await;
    holds(&browser.get("/me").await.text, &["There is nothing for you to do", "A person decides"]);
    let recruiter = staff_of_project(&world, "recruiter@example.sg", Role::Recruiter).await;
    let (page, judged) = (format!("/candidates/{id}"), format!("/candidates/{id}/documents/{document}"));
    holds(&recruiter.get(&page).await.text, &["goes out as a letter", "This candidate reads English"]);
    let refused = [("verdict", "rejected"), ("reason", "The seal cannot be read."), ("seen", "uploaded")];
    assert_eq!(recruiter.post(&page, &judged, &refused).await.status, 303);
    let me = browser.get("/me").await.text;
    lacks(&me, &["There is nothing for you to do"]);
    assert!(me.find("A document that is asked for") < me.find("A person is looking at your results"), "{me}");
    holds(&me, &["From you only the document above is still needed"]);
    let all = letters(&world, LIN).await;
    let letter = all.iter().find(|m| m.contains("Subject: A document of yours was not accepted")).unwrap_or_else(|| panic!("{all:?}"));
    holds(letter, &["The seal cannot be read.", "This is no decision on your application", "您可以另行提交文件"]);
    holds(&browser.get("/me/messages").await.text, &["The seal cannot be read."]);
    // It is accepted after all: whoever was told otherwise is told so.
    assert_eq!(recruiter.post(&page, &judged, &[("verdict", "accepted"), ("seen", "rejected")]).await.status, 303);
    assert!(letters(&world, LIN).await.iter().any(|m| m.contains("accepted after all")));
    holds(&browser.get("/me").await.text, &["There is nothing for you to do"]);
}
on_both!(what_a_person_has_to_do_stands_first_and_a_refused_document_sends_a_letter, super::what_a_person_has_to_do_comes_first);

async fn an_annotator_who_is_ended_is_told(t: TestApp) {
    let world = World::with(t, crate::app::checks::with_hidden_items()).await;
    let app = &world.t.app;
    let (person, application) = crowd::applied(app, Some(LIN)).await;
    crowd::sit(app, person, "first", |_, _| true).await;
    crowd::work(app).await;
    crowd::sit(app, person, "writing", |_, _| true).await;
    let browser = Browser::new(&world);
    browser.sign_in(&world, LIN).await;
    // Nobody has read it yet: people score what was written.
    let me = browser.get("/me").await.text;
    holds(&me, &["Being read"]);
    crowd::work(app).await;
    crowd::review(app, |_| true).await;
    world.settle().await;
    let recruiter = world.token(Some("tan@example.sg"), &["candidates:read", "decisions:write"]).await;
    let onboard = json!({ "outcome": "onboarded", "reasons": ["all_stages_passed"] });
    recruiter.post(&format!("/candidates/{application}/decisions"), onboard).await.ok();
    world.t.clock.advance_seconds(3_601);
    browser.sign_in(&world, LIN).await;
    // No endpoint is set: the stream of events has it, and neither page nor letter says that anybody was told.
    let me = browser.get("/me").await.text;
    holds(&me, &["You are accepted.", "It is on record for the platform"]);
    lacks(&me, &["has been told"]);
    let welcome = letters(&world, LIN).await.into_iter().find(|m| m.contains("Welcome: you are accepted")).expect("a letter");
    holds(&welcome, &["Your acceptance is on record for the platform", "您的录用已记录在案"]);
    lacks(&welcome, &["has been told", "已收到通知"]);
    let annotator = app.annotator_of(application).await.expect("read").expect("begun").id;
    let auditor = staff_of_project(&world, "auditor@example.sg", Role::Auditor).await;
    let page = format!("/annotators/{annotator}");
    holds(&auditor.get(&page).await.text, &["goes out to the annotator as you type it", "This candidate reads English"]);
    let steps = format!("/annotators/{annotator}/steps");
    recruiter.post(&steps, json!({ "step": "pause", "reason": "We look at your last week.", "state": "active" })).await.ok();
    holds(&browser.get("/me").await.text, &["Your work is paused", "We look at your last week."]);
    recruiter.post(&steps, json!({ "step": "end", "reason": "Tasks were handed on to others.", "state": "paused" })).await.ok();
    let me = browser.get("/me").await.text;
    holds(&me, &["Your work for this project has ended.", "Tasks were handed on to others.", "somebody@example.com", "Work has ended"]);
    lacks(&me, &["You are accepted.", "Onboarded"]);
    let all = letters(&world, LIN).await;
    let letter = all.iter().find(|m| m.contains("Subject: Your work has ended: Base")).unwrap_or_else(|| panic!("{all:?}"));
    holds(letter, &["Tasks were handed on to others.", "write to somebody@example.com", "您的标注工作"]);
    assert!(all.iter().any(|m| m.contains("Subject: Your work is paused: Base")), "{all:?}");
    holds(&auditor.get(&page).await.text, &["Annotator: ended", "tan@example.sg", "Tasks were handed on to others."]);
    let staff = staff_of_project(&world, "recruiter@example.sg", Role::Recruiter).await;
    let record = staff.get(&format!("/candidates/{application}")).await.text;
    holds(&record, &["Annotator: ended", "Annotator’s work ended", "Annotator paused", "“You passed every stage.”", "What they said"]);
    lacks(&record, &["You said", "check.asked"]);
    // Whoever is through waits for nobody.
    let listed = staff.get("/candidates?state=onboarded").await.text;
    let row = listed.split("data-label=\"Waiting\"").nth(1).and_then(|rest| rest.split("</td>").next()).expect("a row");
    assert!(row.contains('–'), "{row}");
}
on_both!(an_annotator_who_is_ended_is_told_why_and_every_page_says_so, super::an_annotator_who_is_ended_is_told);

async fn scoring_that_is_over_is_over(t: TestApp) {
    let world = World::new(t).await;
    let (candidate, browser, id) = applied(&world).await;
    let attempt = sat(&world, &candidate, "english").await;
    let me = browser.get("/me").await.text;
    holds(&me, &["A person decides", "A person is looking at your results"]);
    lacks(&me, &["Being scored"]);
    let result = browser.get(&format!("/me/results/{attempt}")).await.text;
    holds(&result, &["Your answers are scored. A person looks at the result and decides."]);
    lacks(&result, &["machine scores", "being scored", "Time was up"]);
    lacks(&browser.get(&format!("/test/{attempt}/end")).await.text, &["Time was up"]);
    // A rejection names the stage, in the subject and in the reason; what was appealed says no more how to appeal.
    let recruiter = world.token(Some("tan@example.sg"), &["candidates:read", "decisions:write"]).await;
    let body = json!({ "outcome": "rejected", "reasons": ["below_the_line"] });
    let decided = recruiter.post(&format!("/candidates/{id}/decisions"), body).await.ok();
    world.t.clock.advance_seconds(3_601);
    let all = letters(&world, LIN).await;
    let letter = all.iter().find(|m| m.contains("We cannot accept your application")).unwrap_or_else(|| panic!("{all:?}"));
    holds(letter, &["(English screen)", "Your result in “English screen” is below the line", "您在“英语测试”的成绩低于合格线。"]);
    browser.sign_in(&world, LIN).await;
    holds(&browser.get("/me/messages").await.text, &["you can appeal until"]);
    let form = format!("/me/decisions/{}/appeal", decided["id"].as_str().expect("an id"));
    assert_eq!(browser.post(&form, &form, &[("grounds", "technical"), ("text", "The page did not open.")]).await.status, 303);
    holds(&browser.get("/me").await.text, &["Your appeal: English screen", "answered by"]);
    let messages = browser.get("/me/messages").await.text;
    lacks(&messages, &["you can appeal until", "前提出申诉"]);
    let staff = staff_of_project(&world, "recruiter@example.sg", Role::Recruiter).await;
    let appeals = staff.get("/appeals").await.text;
    let place = appeals.split("href=\"/appeals/").nth(1).and_then(|rest| rest.split('"').next()).expect("an appeal");
    holds(&staff.get(&format!("/appeals/{place}")).await.text, &["This candidate reads English: please write in English."]);
}
on_both!(what_is_scored_is_not_called_being_scored_and_a_letter_names_its_stage, super::scoring_that_is_over_is_over);

async fn the_clock_and_a_withdrawal_are_told(t: TestApp) {
    let world = World::new(t).await;
    let (candidate, browser, _) = applied(&world).await;
    let attempt = candidate.post("/me/stages/english/attempts", Value::Null).await.ok();
    let attempt = attempt["id"].as_str().expect("an id").to_owned();
    world.t.clock.advance_seconds(4 * 3_600);
    assert_eq!(world.t.app.hand_in_run_out().await.expect("handed in"), 1);
    browser.sign_in(&world, LIN).await;
    holds(&browser.get(&format!("/test/{attempt}/end")).await.text, &["Time was up: what you had saved was handed in for you."]);
    holds(&browser.get(&format!("/me/results/{attempt}")).await.text, &["Time was up"]);
    let gone = browser.post("/me", &format!("/apply/{PROJECT}/withdraw"), &[]).await;
    assert_eq!((gone.status, gone.place.as_str()), (303, format!("/me?withdrawn={PROJECT}").as_str()));
    holds(&browser.get(&gone.place).await.text, &["Your application is withdrawn."]);
    let all = letters(&world, LIN).await;
    assert!(all.iter().any(|m| m.contains("Subject: You have withdrawn your application: Mandarin")), "{all:?}");
}
on_both!(a_hand_in_by_the_clock_and_a_withdrawal_are_confirmed, super::the_clock_and_a_withdrawal_are_told);

async fn a_form_that_is_refused_is_not_lost(t: TestApp) {
    let world = World::new(t).await;
    let (_, browser, _) = applied(&world).await;
    let here = format!("/me/help?project={PROJECT}");
    let typed = [("project", PROJECT), ("accommodation", "Breaks, please; S1234567D.")];
    let refused = browser.post(&here, "/me/help", &typed).await;
    assert_eq!(refused.status, 422, "{}", refused.text);
    holds(&refused.text, &["name=\"accommodation\"", "Breaks, please", "data-focus"]);
    assert_eq!(
        world.t.app.waits(PROJECT, touchstone::app::accounts::reader::Reader::House).await.expect("counted").help,
        0,
        "nothing is stored"
    );
    let documents = format!("/apply/{PROJECT}/documents");
    let page = browser.get(&documents).await;
    let mut body = Vec::new();
    for (name, value) in [("csrf", page.field("csrf")), ("once", page.field("once"))] {
        body.extend_from_slice(format!("--frontier\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n").as_bytes());
    }
    let head = "--frontier\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.pdf\"\r\nContent-Type: application/pdf\r\n\r\n";
    body.extend_from_slice(head.as_bytes());
    body.extend_from_slice(&vec![b' '; (10 << 20) + 9]);
    body.extend_from_slice(b"\r\n--frontier--\r\n");
    let large = browser.send_bytes(&documents, body, "multipart/form-data; boundary=frontier").await;
    assert_eq!(large.status, 413, "{}", large.text);
    holds(&large.text, &[&format!("href=\"{documents}\""), "Back to the page"]);
}
on_both!(a_form_that_is_not_taken_leads_back_to_its_page, super::a_form_that_is_refused_is_not_lost);

async fn consents_say_what_is_so_and_stay(t: TestApp) {
    let world = World::new(t).await;
    let candidate = world.token(Some(LIN), &["candidate"]).await;
    let draft = candidate.post("/me/application", Value::Null).await.ok();
    candidate.put("/me/application/profile", json!({ "revision": draft["revision"], "profile": profile() })).await.ok();
    let browser = Browser::new(&world);
    browser.set_cookie("ts_lang", "zh");
    browser.sign_in(&world, LIN).await;
    let check = format!("/apply/{PROJECT}/check");
    let missing = browser.post(&check, &check, &[]).await.text;
    // Three consents; the level of a language stands, whatever its tag goes on with.
    holds(&missing, &["有 3 个问题", "仍由评审员评阅：写作（由人评审）。"]);
    lacks(&missing, &["本项目的测试都由机器评分", "有一个问题"]);
    let one = browser.post(&check, &check, &[("consents", "selection"), ("consents", "sensitive_content")]).await.text;
    holds(&one, &["有一个问题"]);
    // Something typed is let go: what was ticked is ticked still, and nothing else.
    let availability = format!("/apply/{PROJECT}/availability");
    let later = [("hours", "20"), ("go", "later"), ("from_check", "1")];
    assert_eq!(browser.post(&format!("{availability}?from=check"), &availability, &later).await.status, 303);
    let page = browser.get(&check).await.text;
    holds(&page, &[&format!("form=\"f-check\" formaction=\"{availability}\" name=\"go\" value=\"drop\"")]);
    let fields = [("go", "drop"), ("from_check", "1"), ("consents", "selection"), ("consents", "sensitive_content"), ("consents", "odd")];
    let dropped = browser.post(&check, &availability, &fields).await;
    assert_eq!(dropped.place, format!("{check}?ticked=selection.sensitive_content"), "{}", dropped.text);
    let page = browser.get(&dropped.place).await.text;
    for (id, on) in [("selection", true), ("automated_scoring", false), ("sensitive_content", true)] {
        assert_eq!(page.contains(&format!("value=\"{id}\" checked")), on, "{id}: {page}");
    }
    assert_eq!(candidate.get("/me/application").await.ok()["status"], "draft", "a tick in an address agrees to nothing");
}
on_both!(what_is_ticked_stays_and_says_what_the_project_does, super::consents_say_what_is_so_and_stay);
