//! Putting wrong decisions right, through the pages: appeals, and a corrected key on live data.

use serde_json::json;
use touchstone::adapters::Mailer;
use touchstone::app::AppError;
use touchstone::app::accounts::reader::Reader;
use touchstone::app::deciding::decide::ToDecide;
use touchstone::app::platform::posting::Lane;
use touchstone::domain::accounts::Role;
use touchstone::domain::deciding::DecisionOutcome;
use touchstone::domain::kernel::id::ApplicationId;

use super::{Browser, Page, staff_of_project};
use crate::api::{PROJECT, World};
use crate::support::database::{TestApp, on_both};
use crate::support::{crowd, member};

const DAY: i64 = 86_400;

async fn status(world: &World, application: ApplicationId) -> &'static str {
    world
        .t
        .app
        .record(PROJECT, application, touchstone::app::accounts::reader::Reader::House)
        .await
        .expect("there")
        .application
        .status
        .as_str()
}

async fn decide(recruiter: &Browser, application: ApplicationId, choice: &str) {
    let page = format!("/candidates/{application}/decide");
    let done = recruiter.post(&page, &page, &[("choice", choice), ("reasons", "below_the_line"), ("note", "")]).await;
    assert_eq!(done.status, 303, "{}", done.text);
}

/// The part of a page from where a text stands.
fn after<'p>(page: &'p Page, text: &str) -> &'p str {
    page.text.split_once(text).unwrap_or_else(|| panic!("{text} is not in {}", page.text)).1
}

/// The id behind the first link that begins so.
fn linked(page: &Page, prefix: &str) -> String {
    after(page, &format!("href=\"{prefix}")).split(['"', '?', '/']).next().expect("an id").to_owned()
}

async fn a_wrong_key_is_corrected_on_live_data(t: TestApp) {
    let mut set = crowd::base();
    // "At noon" is right; the key says "At dusk".
    crowd::replace(
        &mut set,
        "core.jsonl",
        "{\"id\": \"c\", \"text\": \"At dusk\"}], \"key\": \"b\"",
        "{\"id\": \"c\", \"text\": \"At dusk\"}], \"key\": \"c\"",
    );
    let world = World::with(t, set).await;
    let app = &world.t.app;
    let right = |_: usize, item: &str, own| if item == "read-1" { json!({ "option": "b" }) } else { own };
    let (knows, waits, wrong_like_us, weak) = (
        crowd::applied(app, Some("knows@example.sg")).await,
        crowd::applied(app, None).await,
        crowd::applied(app, None).await,
        crowd::applied(app, None).await,
    );
    crowd::respond(app, knows.0, "first", right).await;
    crowd::respond(app, waits.0, "first", right).await;
    crowd::sit(app, wrong_like_us.0, "first", |_, _| true).await;
    crowd::sit(app, weak.0, "first", |_, _| false).await;
    world.settle().await;
    for (who, expected) in
        [(knows.1, "needs_decision"), (waits.1, "needs_decision"), (wrong_like_us.1, "screening"), (weak.1, "needs_decision")]
    {
        assert_eq!(status(&world, who).await, expected);
    }
    let recruiter = staff_of_project(&world, "recruiter@example.sg", Role::Recruiter).await;
    decide(&recruiter, knows.1, "rejected").await;
    world.t.clock.advance_seconds(2 * 3_600);
    recruiter.sign_in_staff("recruiter@example.sg").await;
    // An author questions the key on the item's page; what was answered speaks for it.
    let author = staff_of_project(&world, "author@example.sg", Role::Author).await;
    let item = format!("/gold-sets/{PROJECT}/1/items/read-1");
    let empty = author.post(&item, &format!("{item}/question"), &[("reason", " ")]).await;
    assert_eq!(empty.status, 400);
    let asked = author.post(&item, &format!("{item}/question"), &[("reason", "the text says noon")]).await;
    assert_eq!(asked.status, 303, "{}", asked.text);
    let contest = asked.place.clone();
    // What was answered is told by the last look at it.
    app.look_at_items(PROJECT).await.expect("looked at");
    let page = author.get(&contest).await;
    // Answers are told as people read them, not as they are stored.
    let given = "<code>b</code> <span translate=\"no\">At noon</span>";
    assert!(page.text.contains("the text says noon") && page.text.contains(given), "{}", page.text);
    // The item stands there as candidates see it, its key marked; times are those of the project.
    assert!(page.text.contains("The key is marked in the item above.") && page.text.contains("At dusk"), "{}", page.text);
    assert!(page.text.contains("value=\"c\" checked") && page.text.contains("SGT") && !page.text.contains(" UTC"), "{}", page.text);
    author.set_cookie("ts_lang", "zh");
    let page = author.get(&contest).await;
    assert!(page.text.contains("答案已在上方题目中标出。") && page.text.contains("<h3>说明</h3>"), "{}", page.text);
    let refused = author.post(&contest, &contest, &[("what", "corrected"), ("answer", "x"), ("key", "noon")]).await;
    assert!(refused.status == 422 && refused.text.contains("错误位于第 1 行第 2 列。"), "{}", refused.text);
    author.set_cookie("ts_lang", "en");
    for (fields, said) in [
        (vec![("what", ""), ("answer", "x"), ("key", "\"b\"")], "Choose what is to be done."),
        (vec![("what", "corrected"), ("answer", "x"), ("key", "noon")], "at line 1, column 2"),
        (vec![("what", "corrected"), ("answer", "x"), ("key", "\"z\"")], "E2"),
        (vec![("what", "corrected"), ("answer", "x"), ("key", "\"c\"")], "has already"),
        (vec![("what", "corrected"), ("answer", " "), ("key", "\"b\"")], "Say why, in a sentence or more."),
    ] {
        let refused = author.post(&contest, &contest, &fields).await;
        assert!(refused.status == 422 && refused.text.contains(said), "{fields:?} {} {}", refused.status, refused.text);
    }
    let settled = author.post(&contest, &contest, &[("what", "corrected"), ("key", "\"b\""), ("answer", "the text says noon")]).await;
    assert_eq!(settled.status, 303, "{}", settled.text);
    assert!(author.get("/contests").await.text.contains("corrected in draft 2, not published yet"));
    let draft = author.get(&format!("/gold-sets/{PROJECT}/2")).await;
    assert!(!draft.text.contains(">Publish<") && draft.text.contains("another author of the project publishes it"), "{}", draft.text);
    // Settled in one tab; what was chosen in the other is said there.
    let late = author.post("/contests", &contest, &[("what", "retired"), ("retired_for", "leaked"), ("answer", "it leaked")]).await;
    for part in ["You had chosen: <strong>the item is retired</strong>", "it leaked", "corrected in draft 2, not published yet"] {
        assert!(late.status == 409 && late.text.contains(part), "{part}: {} {}", late.status, late.text);
    }
    author.set_cookie("ts_lang", "zh");
    assert!(author.get("/contests").await.text.contains("已在草稿 2 中更正，尚未发布"));
    author.set_cookie("ts_lang", "en");
    // The new version is a draft; its author cannot publish it, and nothing changes until somebody else does.
    let version = format!("/gold-sets/{PROJECT}/2");
    let own = author.post(&version, &format!("{version}/publish"), &[]).await;
    assert_eq!(own.status, 409, "{}", own.text);
    world.settle().await;
    assert!(recruiter.get("/rescores").await.text.contains("Nobody"), "not published, nothing computed");
    // Somebody is at the stage while the version is published: they stay on the old one.
    let late = crowd::applied(app, None).await;
    let running = app.start_attempt(late.0, PROJECT, "first").await.expect("started");
    let second = staff_of_project(&world, "second@example.sg", Role::Author).await;
    // What it changes stands before the button: the key as it was, and as it is.
    let draft = second.get(&version).await;
    for part in
        ["What it changes beside version 1", "Changed keys: 1. Items added: 0, removed: 0,", "Key before", "At dusk", "Key now", "At noon"]
    {
        assert!(draft.text.contains(part), "{part}: {}", draft.text);
    }
    assert!(
        draft.text.contains("No test draws from it: tests draw from version 1.") && !draft.text.contains("New attempts get it"),
        "{}",
        draft.text
    );
    let published = second.post(&version, &format!("{version}/publish"), &[]).await;
    assert_eq!(published.status, 303, "{}", published.text);
    assert!(second.get(&version).await.text.contains("Tests that start now draw from it."));
    let page = author.get(&contest).await;
    assert!(page.text.contains("The corrected version was published") && !page.text.contains("Nothing has changed yet"), "{}", page.text);
    // Both keys, and who settled it.
    for part in ["Key before", "At dusk", "Key now", "At noon", "author@example.sg", "was scored again"] {
        assert!(page.text.contains(part), "{part}: {}", page.text);
    }
    world.settle().await;
    let page = author.get(&contest).await;
    assert!(page.text.contains("Results that come out otherwise: 3 wait for a recruiter, 0 were applied"), "{}", page.text);
    // Listed are those whose outcome changes, both ways; the weak one stays where they are. Nobody has moved.
    let listed = recruiter.get("/rescores").await;
    for (who, is) in [(knows.1, true), (waits.1, true), (wrong_like_us.1, true), (weak.1, false)] {
        assert_eq!(listed.text.contains(&format!("/candidates/{who}\"")), is, "{who}");
    }
    for (who, expected) in [(knows.1, "rejected"), (waits.1, "needs_decision"), (wrong_like_us.1, "screening"), (weak.1, "needs_decision")]
    {
        assert_eq!(status(&world, who).await, expected, "nobody changes without a person's act");
    }
    assert_eq!(
        app.replay().await.expect("replayed").differences.iter().take(3).collect::<Vec<_>>(),
        Vec::<&touchstone::app::proving::difference::Difference>::new()
    );
    // Whoever hands in afterwards is graded by the old key and listed as well.
    crowd::answer_block(app, late.0, running, right).await;
    world.settle().await;
    assert_eq!(status(&world, late.1).await, "needs_decision");
    let listed = recruiter.get("/rescores").await;
    assert!(listed.text.contains(&format!("/candidates/{}\"", late.1)));
    // A better outcome is applied with a reason; a worse one never is.
    let act = |application: ApplicationId, what: &'static str, reason: &'static str| {
        let (recruiter, listed) = (&recruiter, &listed);
        async move {
            let of_person = after(listed, &format!("/candidates/{application}\"")).split_once("action=\"/rescores/").expect("a form").1;
            let path = format!("/rescores/{}", of_person.split('"').next().expect("an id"));
            recruiter.post("/rescores", &path, &[("what", what), ("reason", reason)]).await
        }
    };
    assert_eq!(act(knows.1, "apply", " ").await.status, 422);
    let worse = act(wrong_like_us.1, "apply", "the key was wrong").await;
    assert!(worse.status == 409 && worse.text.contains("nobody is worse off"), "{} {}", worse.status, worse.text);
    for (who, what) in [(knows.1, "apply"), (waits.1, "apply"), (wrong_like_us.1, "keep"), (late.1, "apply")] {
        let done = act(who, what, "the key was wrong").await;
        assert_eq!((done.status, done.place.as_str()), (303, "/rescores"), "{}", done.text);
    }
    assert_eq!(act(knows.1, "apply", "again").await.status, 409, "decided once");
    for (who, expected) in
        [(knows.1, "screening"), (waits.1, "screening"), (wrong_like_us.1, "screening"), (late.1, "screening"), (weak.1, "needs_decision")]
    {
        assert_eq!(status(&world, who).await, expected);
    }
    // The person reads it in a letter that names no key, and goes on to the next stage.
    world.t.clock.advance_seconds(2 * 3_600);
    author.sign_in_staff("author@example.sg").await;
    let candidate = Browser::new(&world);
    candidate.sign_in(&world, "knows@example.sg").await;
    let letters = candidate.get("/me/messages").await;
    assert!(letters.text.contains("A scoring mistake of ours was corrected") && !letters.text.contains("noon"), "{}", letters.text);
    // All of it stands in the ledger, and everything is as it was sealed.
    world.settle().await;
    let verified = app.verify_ledger().await.expect("verified");
    assert_eq!(verified.broken, Vec::new());
    assert_eq!(
        app.replay().await.expect("replayed").differences.iter().take(3).collect::<Vec<_>>(),
        Vec::<&touchstone::app::proving::difference::Difference>::new()
    );
    let events = app.db().read("all", |tx| Box::pin(touchstone::store::proving::ledger::sealed_after(tx, 0, 10_000))).await.expect("read");
    for kind in ["contest.raised", "contest.settled", "gold_set.published", "attempt.rescored", "rescore.decided", "decision.corrected"] {
        assert!(events.iter().any(|e| e.event.kind == kind), "{kind} is not in the ledger");
    }
    assert_eq!(touchstone::store::admin::fsck::check(app.db()).await.expect("checked").breaches, Vec::new());
    // A retired item is drawn no more.
    let asked = author.post(&item, &format!("{item}/question"), &[("reason", "everybody knows it")]).await;
    let retired = author
        .post(
            &asked.place,
            &asked.place,
            &[("what", "retired"), ("retired_for", "leaked"), ("answer", "it is on a forum"), ("key", "\"b\"")],
        )
        .await;
    assert_eq!(retired.status, 303, "{}", retired.text);
    let fresh = crowd::applied(app, None).await;
    let attempt = app.start_attempt(fresh.0, PROJECT, "first").await.expect("started");
    let form = app.db().read("form", move |tx| Box::pin(touchstone::store::sitting::answers::form(tx, attempt))).await.expect("read");
    assert!(form.iter().all(|p| p.item != "read-1"), "{form:?}");
}

async fn an_appeal_is_answered_by_somebody_else(t: TestApp) {
    let world = World::with(t, crowd::base()).await;
    let app = &world.t.app;
    let somebody = crowd::applied(app, Some("appeals@example.sg")).await;
    let attempt = crowd::sit(app, somebody.0, "first", |at, _| at % 2 == 0).await;
    world.settle().await;
    let decider = staff_of_project(&world, "decider@example.sg", Role::Recruiter).await;
    // Somebody had decided the same before, and took it back.
    let before = member(app, None, PROJECT, &[Role::Recruiter]).await;
    let same = ToDecide { choice: DecisionOutcome::Rejected, reasons: vec!["below_the_line".to_owned()], note: String::new(), seen: None };
    let taken_back = app.decide(PROJECT, before, somebody.1, same).await.expect("decided");
    app.undo_decision(PROJECT, before, somebody.1, taken_back).await.expect("taken back");
    decide(&decider, somebody.1, "rejected").await;
    let candidate = Browser::new(&world);
    candidate.sign_in(&world, "appeals@example.sg").await;
    assert!(!candidate.get("/me/messages").await.text.contains("/appeal"), "the letter is held");
    world.t.clock.advance_seconds(3_700);
    decider.sign_in_staff("decider@example.sg").await;
    let letters = candidate.get("/me/messages").await;
    let decision = linked(&letters, "/me/decisions/");
    let form = format!("/me/decisions/{decision}/appeal");
    let stranger = Browser::new(&world);
    stranger.sign_in(&world, "stranger@example.sg").await;
    assert_eq!(stranger.get(&form).await.status, 404, "another's decision");
    let empty = candidate.post(&form, &form, &[("grounds", ""), ("text", "")]).await;
    assert!(empty.status == 422 && empty.text.contains("There are 2 problems"), "{}", empty.text);
    let nric = candidate.post(&form, &form, &[("grounds", "facts"), ("text", "My number is S1234567D.")]).await;
    assert!(nric.status == 422 && nric.text.contains("My number is"), "what was typed is kept");
    let sent = candidate.post(&form, &form, &[("grounds", "question"), ("text", "Question 1 was wrong:\nthe text says noon.")]).await;
    assert_eq!((sent.status, sent.place.as_str()), (303, "/me/messages"), "{}", sent.text);
    assert_eq!(candidate.post(&form, &form, &[("grounds", "question"), ("text", "again")]).await.status, 409, "once");
    let list = decider.get("/appeals").await;
    let appeal = format!("/appeals/{}", linked(&list, "/appeals/"));
    let answer = [("outcome", "overturned"), ("answer", "You were right.")];
    assert!(decider.get(&appeal).await.text.contains("somebody else answers"), "the decider sees it and cannot answer");
    let other = staff_of_project(&world, "other@example.sg", Role::Recruiter).await;
    for (recruiter, counted) in
        [(&decider, "<div class=\"stat\">0</div><p>appeals to answer</p>"), (&other, "1</div><p>appeal to answer</p>")]
    {
        let overview = recruiter.get("/staff").await;
        assert!(overview.text.contains(counted), "{counted}: {}", overview.text);
    }
    assert_eq!(app.waits(PROJECT, Reader::Person(before)).await.expect("counted").appeals, 0, "nor whoever had decided the same before");
    let page = other.get(&appeal).await;
    assert!(page.text.contains("the text says noon.") && page.text.contains("Chance that a pass is wrong"), "{}", page.text);
    let own = decider.post("/staff", &appeal, &answer).await;
    assert!(own.status == 409 && own.text.contains("You were right."), "{} {}", own.status, own.text);
    let id = appeal.trim_start_matches("/appeals/").parse().expect("an id");
    let detour = app.answer_appeal(PROJECT, before, id, "upheld", "As I said.").await;
    assert!(matches!(detour, Err(AppError::Refused { code: "second_person", .. })), "{detour:?}");
    // Nor is the decision undermined by making void what it stands on.
    let voided = app.void_attempt(PROJECT, before, attempt, "a detour").await;
    assert!(matches!(voided, Err(AppError::Refused { code: "decided", .. })), "{voided:?}");
    // A question's key is questioned from the appeal.
    let questioned = other.post(&appeal, &format!("{appeal}/question"), &[("number", "99"), ("reason", "x")]).await;
    assert_eq!(questioned.status, 422, "{}", questioned.text);
    let questioned = other.post(&appeal, &format!("{appeal}/question"), &[("number", "1"), ("reason", "see the appeal")]).await;
    assert_eq!(questioned.status, 303, "{}", questioned.text);
    assert_eq!(app.contests(PROJECT).await.expect("read").len(), 1);
    let bare = other.post(&appeal, &appeal, &[("outcome", "overturned"), ("answer", "")]).await;
    assert_eq!(bare.status, 422);
    let answered = other.post(&appeal, &appeal, &answer).await;
    assert_eq!(answered.status, 303, "{}", answered.text);
    assert_eq!(status(&world, somebody.1).await, "screening");
    assert_eq!(other.post(&appeal, &format!("{appeal}/question"), &[("number", "1"), ("reason", "again")]).await.status, 303);
    let told = candidate.get("/me/messages").await;
    assert!(told.text.contains("You were right.") && told.text.contains("The decision is changed"), "{}", told.text);
    // The window: fifteen days after its letter a decision cannot be appealed any more.
    let late = crowd::applied(app, Some("late@example.sg")).await;
    crowd::sit(app, late.0, "first", |_, _| false).await;
    world.settle().await;
    decide(&decider, late.1, "rejected").await;
    world.t.clock.advance_seconds(3_601);
    let mailer = Mailer::folder(world.mails.path().to_owned(), "Touchstone <no-reply@touchstone.example>", "http://touchstone.example");
    assert!(mailer.deliver(app, Lane::Letters).await.expect("delivered") > 0, "the window opens with the letter");
    world.t.clock.advance_seconds(15 * DAY);
    let candidate = Browser::new(&world);
    candidate.sign_in(&world, "late@example.sg").await;
    assert!(!candidate.get("/me/messages").await.text.contains("/appeal\""), "no offer");
    world.settle().await;
    assert_eq!(app.verify_ledger().await.expect("verified").broken, Vec::new());
    assert_eq!(touchstone::store::admin::fsck::check(app.db()).await.expect("checked").breaches, Vec::new());
    let events = app.db().read("all", |tx| Box::pin(touchstone::store::proving::ledger::sealed_after(tx, 0, 10_000))).await.expect("read");
    assert!(["appeal.sent", "appeal.answered", "decision.corrected"].iter().all(|k| events.iter().any(|e| e.event.kind == *k)));
}

on_both!(a_wrong_key, super::a_wrong_key_is_corrected_on_live_data);
on_both!(an_appeal, super::an_appeal_is_answered_by_somebody_else);
