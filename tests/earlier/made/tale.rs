//! The people of the databases of this folder, and what they and the staff did.

use serde_json::{Value, json};
use touchstone::app::App;
use touchstone::app::appeals::ToSend;
use touchstone::app::attempt::Save;
use touchstone::app::decide::{Choice, ToDecide};
use touchstone::app::webhooks::Answer;
use touchstone::domain::attempt::presented::Drawn;
use touchstone::domain::id::{AnnotatorId, ApplicationId, AttemptId, CheckId, PersonId};
use touchstone::domain::review::Sheet;
use touchstone::domain::sealed::Reveal;
use touchstone::post::Mailer;
use touchstone::store::{annotators, answers};

use super::super::Browser;
use super::person;
use crate::api::{PROJECT, World};
use crate::support::crowd::{self, answer_block, work};

const DAY: i64 = 86_400;

async fn applied(app: &App, email: &str) -> (PersonId, ApplicationId) {
    let profile = json!({
        "name": email.split('@').next(), "residence": "SG", "degrees": [{ "country": "SG", "isced": 6, "awarded": "2019-07" }],
    });
    let person = app.add_person(Some(email)).await.expect("added");
    let draft = app.begin_application(person, PROJECT).await.expect("begun");
    app.save_profile(person, PROJECT, draft.revision, serde_json::from_value(profile).expect("a profile")).await.expect("saved");
    let consents = touchstone::app::apply::REQUIRED_CONSENTS.map(str::to_owned).to_vec();
    app.submit_application(person, PROJECT, consents).await.expect("handed in");
    (person, draft.id)
}

/// Somebody at the first stage who meets the item with the wrong key; whoever does not passes and goes on.
async fn meets(app: &App, name: &str) -> (PersonId, ApplicationId, AttemptId) {
    for n in 0.. {
        let (person, application) = applied(app, &format!("{name}{n}@example.sg")).await;
        let id = app.start_attempt(person, PROJECT, "first").await.expect("started");
        let form = app.db().read("form", move |tx| Box::pin(answers::form(tx, id))).await.expect("read");
        if form.iter().any(|p| p.item == "read-1") {
            return (person, application, id);
        }
        answer_block(app, person, id, |_, _, own| own).await;
        work(app).await;
    }
    unreachable!("somebody meets it")
}

/// Knows better than the key.
fn right(_: usize, item: &str, own: Value) -> Value {
    if item == "read-1" { json!({ "option": "b" }) } else { own }
}

/// Goes through the stage in blocks until it has ended.
async fn climb(app: &App, person: PersonId, knows: impl Fn(usize) -> bool) -> AttemptId {
    let id = app.start_attempt(person, PROJECT, "ladder").await.expect("started");
    while !app.sitting(person, id).await.expect("there").items.is_empty() {
        answer_block(app, person, id, |i, _, own| if knows(i) { own } else { Value::Null }).await;
        work(app).await;
    }
    id
}

async fn decide(app: &App, by: &str, id: ApplicationId, choice: Choice, reason: &str) {
    let what = ToDecide { choice, reasons: vec![reason.to_owned()], note: "looked at".to_owned() };
    app.decide(PROJECT, person(app, by).await, id, what).await.expect("decided");
}

/// One reviewer scores what waits for them, at most so many.
async fn score(app: &App, by: &str, adjudication: bool, level: usize, most: usize) {
    let by = person(app, by).await;
    for _ in 0..most {
        let Some(work) = app.next_review(PROJECT, by, adjudication).await.expect("asked") else { return };
        let mut sheet = Sheet::default();
        for criterion in &work.rubric.criterion {
            sheet.levels.insert(criterion.id.clone(), criterion.levels[level].value);
            sheet.comments.insert(criterion.id.clone(), "seen".to_owned());
        }
        if adjudication {
            sheet.cause = Some("slip".to_owned());
            sheet.reason = Some("between the two".to_owned());
        }
        app.save_sheet(PROJECT, by, work.id.parse().expect("an id"), sheet).await.expect("saved");
    }
}

/// Passes both tests and hands in a text.
async fn writes(app: &App, email: &str) -> (PersonId, ApplicationId) {
    let (person, application) = applied(app, email).await;
    crowd::sit(app, person, "first", |_, _| true).await;
    work(app).await;
    climb(app, person, |_| true).await;
    let id = app.start_attempt(person, PROJECT, "writing").await.expect("started");
    let text = format!("A considered text by {email}. ").repeat(12);
    answer_block(app, person, id, |_, _, _| json!({ "text": text })).await;
    work(app).await;
    (person, application)
}

/// Four who write: two are of one mind, a third person decides on one, one has one sheet, one is looked at just now.
pub async fn reviewed(app: &App) {
    let lin = writes(app, "lin@example.sg").await;
    for by in ["reviewer@example.sg", "reviewer2@example.sg"] {
        score(app, by, false, 1, 1).await;
    }
    let (recruiter, degree) = (person(app, "recruiter@example.sg").await, b"%PDF-1.4 a degree %%EOF".to_vec());
    let refused = app.upload(lin.0, PROJECT, "degree", "blurred.pdf", degree.clone()).await.expect("stored");
    app.judge_document(PROJECT, recruiter, lin.1, refused, false, "It cannot be read.").await.expect("judged");
    let taken = app.upload(lin.0, PROJECT, "degree", "degree.pdf", degree).await.expect("stored");
    app.judge_document(PROJECT, recruiter, lin.1, taken, true, "").await.expect("judged");
    decide(app, "recruiter@example.sg", lin.1, Choice::Onboarded, "all_stages_passed").await;
    writes(app, "differ@example.sg").await;
    score(app, "reviewer@example.sg", false, 1, 1).await;
    score(app, "reviewer2@example.sg", false, 0, 1).await;
    score(app, "adjudicator@example.sg", true, 1, 1).await;
    let wait = writes(app, "wait@example.sg").await;
    score(app, "reviewer@example.sg", false, 1, 1).await;
    writes(app, "held@example.sg").await;
    let reviewer = person(app, "reviewer@example.sg").await;
    app.next_review(PROJECT, reviewer, false).await.expect("asked").expect("one that is held");
    app.upload(wait.0, PROJECT, "degree", "waits.pdf", b"%PDF-1.4 another %%EOF".to_vec()).await.expect("stored");
}

/// Hidden checks: good, bad, and not yet answered.
pub async fn checked(app: &App, application: ApplicationId) {
    let found = app.db().read("annotator", move |tx| Box::pin(annotators::of_application(tx, application))).await;
    let id: AnnotatorId = found.expect("read").expect("there").id;
    for answer in [Some(true), Some(false), Some(true), None] {
        let task: CheckId = app.ask_check(PROJECT, id).await.expect("a check").id.parse().expect("an id");
        let Some(good) = answer else { return };
        let check = app.db().read("check", move |tx| Box::pin(annotators::check(tx, task))).await.expect("read").expect("there");
        let content = app.content(check.version).await.expect("there");
        let item = content.item(&check.item).expect("there");
        let drawn: Drawn = serde_json::from_value(check.shown).expect("drawn");
        let own = item.own_answer(&Reveal::for_the_store()).expect("keyed");
        let given = if good { drawn.as_given(&item.presented.body, &own) } else { Value::Null };
        app.answer_check(PROJECT, task, given).await.expect("taken");
        work(app).await;
    }
}

/// Appeals: one that was followed, one that was not, one that waits; and one of its letters is held.
pub async fn appealed(world: &World) -> Vec<(PersonId, ApplicationId)> {
    let app = &world.t.app;
    let mut all = Vec::new();
    for (email, answer) in [("ong", Some("overturned")), ("ng", Some("upheld")), ("teo", None)] {
        let who = applied(app, &format!("{email}@example.sg")).await;
        crowd::sit(app, who.0, "first", |at, _| at % 2 == 0).await;
        work(app).await;
        decide(app, "recruiter@example.sg", who.1, Choice::Rejected, "below_the_line").await;
        world.t.clock.advance_seconds(3_700);
        let decision = app.record(PROJECT, who.1).await.expect("there").decisions.last().expect("decided").id;
        let what = ToSend { grounds: "question".to_owned(), text: "Question 1 was wrong:\nthe text says noon.".to_owned() };
        let appeal = app.appeal(who.0, decision, what).await.expect("sent");
        if let Some(outcome) = answer {
            let other = person(app, "tan@example.sg").await;
            app.answer_appeal(PROJECT, other, appeal, outcome, "We looked again.").await.expect("answered");
        }
        all.push(who);
    }
    all
}

/// A wrong key is corrected on live data: applied, kept, and one that still waits.
pub async fn corrected(world: &World) {
    let app = &world.t.app;
    let (knows, keeps, open) = (meets(app, "knows").await, meets(app, "keeps").await, meets(app, "opens").await);
    answer_block(app, knows.0, knows.2, right).await;
    answer_block(app, keeps.0, keeps.2, |_, _, own| own).await;
    answer_block(app, open.0, open.2, right).await;
    work(app).await;
    decide(app, "recruiter@example.sg", knows.1, Choice::Rejected, "below_the_line").await;
    world.t.clock.advance_seconds(2 * 3_600);
    let late = meets(app, "late").await;
    world.t.clock.advance_seconds(60);
    let (author, second) = (Browser::new(world), Browser::new(world));
    author.sign_in_staff("author@example.sg").await;
    second.sign_in_staff("author2@example.sg").await;
    for (item, fields) in [
        ("word-1", vec![("what", "upheld"), ("key", "\"\""), ("answer", "it stands")]),
        ("read-1", vec![("what", "corrected"), ("key", "\"b\""), ("answer", "the text says noon")]),
        ("word-6", vec![("what", "retired"), ("retired_for", "leaked"), ("key", "\"\""), ("answer", "it is on a forum")]),
        ("word-2", vec![]),
    ] {
        let page = format!("/gold-sets/{PROJECT}/1/items/{item}");
        let asked = author.post(&page, &format!("{page}/question"), &[("reason", "I doubt it")]).await;
        assert_eq!(asked.status, 303, "{}", asked.text);
        if !fields.is_empty() {
            let settled = author.post(&asked.place, &asked.place, &fields).await;
            assert_eq!(settled.status, 303, "{}", settled.text);
        }
    }
    world.t.clock.advance_seconds(60);
    let version = format!("/gold-sets/{PROJECT}/2");
    let page = second.get(&version).await;
    let boxes: Vec<&str> = page.text.split("name=\"acknowledged\" value=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    let fields: Vec<(&str, &str)> = boxes.iter().map(|code| ("acknowledged", *code)).collect();
    let published = second.post(&version, &format!("{version}/publish"), &fields).await;
    assert_eq!(published.status, 303, "{}", published.text);
    world.settle().await;
    answer_block(app, late.0, late.2, right).await;
    world.settle().await;
    let recruiter = person(app, "recruiter@example.sg").await;
    for (rescore, application) in app.rescores(PROJECT).await.expect("listed") {
        let apply = [knows.1, late.1].map(Some).contains(&application);
        if apply || application == Some(keeps.1) {
            app.decide_rescore(PROJECT, recruiter, rescore.id, apply, "the key was wrong").await.expect("decided");
        }
    }
}

/// Attempts in every state: void, run out, taken back, passed by a person, in its second block, being graded, never begun.
pub async fn sat(world: &World) {
    let app = &world.t.app;
    let recruiter = person(app, "recruiter@example.sg").await;
    let tan = applied(app, "tay@example.sg").await;
    crowd::sit(app, tan.0, "first", |at, _| at % 2 == 0).await;
    work(app).await;
    decide(app, "recruiter@example.sg", tan.1, Choice::Passed, "score_in_band_reviewed").await;
    world.t.clock.advance_seconds(3_700);
    climb(app, tan.0, |_| false).await;
    decide(app, "tan@example.sg", tan.1, Choice::NotPassed, "below_the_line").await;
    world.t.clock.advance_seconds(8 * DAY);
    let run_out = app.start_attempt(tan.0, PROJECT, "ladder").await.expect("started");
    answer_block(app, tan.0, run_out, |_, _, own| own).await;
    world.t.clock.advance_seconds(3_600);
    work(app).await;
    world.t.clock.advance_seconds(3_600);
    app.hand_in_run_out().await.expect("looked");
    work(app).await;
    let void = applied(app, "void@example.sg").await;
    let attempt = app.start_attempt(void.0, PROJECT, "first").await.expect("started");
    app.void_attempt(PROJECT, recruiter, attempt, "the page did not load").await.expect("void");
    app.grant_time(PROJECT, recruiter, void.1, 1.5).await.expect("granted");
    let undone = applied(app, "undone@example.sg").await;
    crowd::sit(app, undone.0, "first", |_, _| false).await;
    work(app).await;
    let what = ToDecide { choice: Choice::Rejected, reasons: vec!["below_the_line".to_owned()], note: String::new() };
    let decision = app.decide(PROJECT, recruiter, undone.1, what).await.expect("decided");
    app.undo_decision(PROJECT, recruiter, undone.1, decision).await.expect("taken back");
    decide(app, "tan@example.sg", undone.1, Choice::Void, "technical_problem").await;
    let gone = applied(app, "withdrawn@example.sg").await;
    app.withdraw(gone.0, PROJECT).await.expect("withdrawn");
    let draft = app.add_person(Some("draft@example.sg")).await.expect("added");
    app.begin_application(draft, PROJECT).await.expect("begun");
    // What follows is under way when the database is left.
    let second = applied(app, "block@example.sg").await;
    crowd::sit(app, second.0, "first", |_, _| true).await;
    work(app).await;
    let ladder = app.start_attempt(second.0, PROJECT, "ladder").await.expect("started");
    answer_block(app, second.0, ladder, |_, _, own| own).await;
    work(app).await;
    let shown = app.sitting(second.0, ladder).await.expect("there").items;
    if let Some(item) = shown.first().map(|s| s.id.parse().expect("an id")) {
        let save = Save { attempt: ladder, seat: 1, item, revision: 0, response: Value::Null };
        app.answer(second.0, save).await.expect("saved");
        app.flag(second.0, ladder, item, true).await.expect("flagged");
        app.notice(second.0, ladder, item, "paste", 120).await.expect("told");
        app.notice(second.0, ladder, item, "leave", 61_500).await.expect("told");
    }
    let graded = applied(app, "handed@example.sg").await;
    crowd::sit(app, graded.0, "first", |_, _| true).await;
    let held = applied(app, "heldletter@example.sg").await;
    app.start_attempt(held.0, PROJECT, "first").await.expect("started");
}

/// An endpoint that was told, one that failed, one that is off; tokens; people signed in, one in Chinese.
pub async fn outside(world: &World, second_factor: &str) {
    let app = &world.t.app;
    let platform = world.token(None, &["webhooks:write", "events:read", "checks:write"]).await;
    world.token(Some("lin@example.sg"), &["candidate"]).await;
    world.token(Some("tan@example.sg"), &["candidates:read", "decisions:write"]).await;
    let revoked = world.token(None, &["events:read"]).await;
    drop(revoked);
    let last = app.tokens().await.expect("read").into_iter().find(|t| t.scopes == ["events:read"]).expect("there");
    app.revoke_token(last.id).await.expect("taken away");
    let mut hooks = Vec::new();
    for name in ["told", "fails", "off"] {
        let added = platform.post("/webhooks", json!({ "url": format!("https://{name}.example/hook") })).await.ok();
        hooks.push(added["id"].as_str().expect("an id").to_owned());
    }
    platform.post(&format!("/webhooks/{}/secret", hooks[1]), json!({})).await.ok();
    let mailer = Mailer::folder(world.mails.path().to_owned(), "Touchstone <no-reply@touchstone.example>", "http://touchstone.example");
    assert!(mailer.deliver(app).await.expect("sent") > 3);
    let zhang = applied(app, "zhang@example.sg").await;
    world.settle().await;
    let due = app.deliveries_due("test").await.expect("read");
    assert!(due.len() >= 3, "{}", due.len());
    for d in due {
        let good = d.url.contains("told");
        let note = if good { "taken" } else { "no answer" }.to_owned();
        app.delivery_answered(&d, Answer { status: good.then_some(200), note, retry_after: None }).await.expect("kept");
    }
    platform.post(&format!("/webhooks/{}/switch", hooks[2]), json!({ "on": false })).await.ok();
    let browser = Browser::new(world);
    browser.sign_in(world, "zhang@example.sg").await;
    app.set_lang(zhang.0, touchstone::domain::lang::Lang::Zh).await.expect("set");
    browser.post("/sign-in", "/sign-in", &[("email", "lin@example.sg")]).await;
    let at = u64::try_from(app.now().microseconds() / 1_000_000).expect("after 1970");
    let secret = totp_rs::Secret::try_from_base32(second_factor).expect("base32");
    let code = totp_rs::Builder::new().with_secret(secret).build().expect("a second factor").generate(at).to_string();
    let fields = [("email", "tan@example.sg"), ("password", super::super::PASSWORD), ("totp", code.as_str())];
    assert_eq!(browser.post("/staff/sign-in", "/staff/sign-in", &fields).await.place, "/staff");
}
