//! Who may read: nobody their own case, by whichever door; nobody keys while they sit a test; and what is useless is not handed out.

use serde_json::{Value, json};
use touchstone::app::AppError;
use touchstone::app::accounts::identity::TokenRequest;
use touchstone::app::accounts::reader::Reader;
use touchstone::app::accounts::resting::KeysRead;
use touchstone::domain::accounts::{Role, Scope};
use touchstone::domain::applying::status::Status;
use touchstone::domain::kernel::id::{AnnotatorId, CheckId, EvidenceId, RescoreId};
use touchstone::store::applying::applications;
use touchstone::store::applying::applications::NewEvidence;
use touchstone::store::auditing::annotators;
use touchstone::store::gold_set::items;

use super::{Browser, Page, add_staff};
use crate::api::{Answer, Client, PROJECT, World};
use crate::app::checks;
use crate::support::crowd;
use crate::support::database::{TestApp, by_hand, on_both};

const BOTH: &str = "both@example.sg";
const OTHER: &str = "other@example.sg";

fn refused(answer: &Answer, what: &str) {
    assert_eq!(answer.code(), (409, "second_person".to_owned()), "{what}: {}", answer.text);
}

fn refused_page(page: &Page, what: &str) {
    assert!(page.status == 409 && page.text.contains("This takes another person"), "{what}: {} {}", page.status, page.text);
}

/// How many a page says that there are in a state.
fn said(page: &Page, state: &str) -> String {
    let option = page.text.split_once(&format!("<option value=\"{state}\"")).unwrap_or_else(|| panic!("{}", page.text)).1;
    option.split('(').nth(1).and_then(|rest| rest.split(')').next()).expect("a number").to_owned()
}

async fn nobody_reads_a_case_of_their_own(t: TestApp) {
    let world = World::with(t, crowd::base()).await;
    let app = &world.t.app;
    let (person, application) = crowd::applied(app, Some(BOTH)).await;
    let attempt = crowd::sit(app, person, "first", |at, _| at % 2 == 0).await;
    let (_, stranger) = crowd::applied(app, Some("stranger@example.sg")).await;
    world.settle().await;
    let (document, rescore) = (EvidenceId::from_uuid(uuid::Uuid::from_u128(1)), RescoreId::from_uuid(uuid::Uuid::from_u128(2)));
    let (version, _) = app.published(PROJECT).await.expect("open");
    let now = app.now();
    let stored = app.db().write("case", move |tx| {
        Box::pin(async move {
            let (requirement, name, mime, bytes) = ("degree", "degree.pdf", "application/pdf", b"%PDF".as_slice());
            applications::insert_evidence(tx, &NewEvidence { id: document, application, requirement, name, mime, bytes, at: now }).await?;
            items::insert_rescore(tx, PROJECT, &crowd::better(rescore, version, attempt, now)).await
        })
    });
    stored.await.expect("stored");
    let roles = [Role::Recruiter, Role::Auditor];
    add_staff(&world, BOTH, PROJECT, &roles, false).await;
    add_staff(&world, OTHER, PROJECT, &roles, false).await;
    let scopes = ["candidates:read", "candidates:personal", "decisions:write", "audits:read"];
    let (mine, theirs) = (world.token(Some(BOTH), &scopes).await, world.token(Some(OTHER), &scopes).await);
    let (own, others) = (Browser::new(&world), Browser::new(&world));
    let candidate = format!("/candidates/{application}");
    let rejected = json!({ "outcome": "rejected", "reasons": ["conduct"] });
    let decision = theirs.post(&format!("{candidate}/decisions"), rejected).await.ok()["id"].as_str().expect("an id").to_owned();
    // What is decided and not told yet: neither the dossier nor a state in a list tells it to whom it is about.
    own.sign_in_staff(BOTH).await;
    others.sign_in_staff(OTHER).await;
    let dossier = format!("{candidate}/decisions/{decision}");
    for path in [
        candidate.clone(),
        format!("{candidate}/decide"),
        format!("{candidate}/help"),
        format!("{candidate}/documents/{document}"),
        dossier.clone(),
        format!("{dossier}/dossier.json"),
    ] {
        refused_page(&own.get(&path).await, &path);
        let read = others.get(&path).await;
        assert_eq!(read.status, 200, "somebody else reads {path}: {}", read.text);
    }
    refused_page(&own.post("/staff", &format!("{dossier}/keys"), &[]).await, "keys");
    assert_eq!(others.post("/staff", &format!("{dossier}/keys"), &[]).await.status, 200);
    for path in [candidate.clone(), format!("{dossier}/dossier"), format!("/attempts/{attempt}")] {
        refused(&mine.get(&path).await, &path);
        theirs.get(&path).await.ok();
    }
    let id = application.to_string();
    for state in Status::NAMES.iter().copied().chain(["all"]) {
        let page = own.get(&format!("/candidates?state={state}")).await;
        assert!(page.status == 200 && !page.text.contains(&id), "{state}: {}", page.text);
        let query = if state == "all" { String::new() } else { format!("?state={state}") };
        let list = mine.get(&format!("/candidates{query}")).await.ok();
        assert!(!list.to_string().contains(&id), "{state}: {list}");
    }
    let (own_page, their_page) = (own.get("/candidates?state=rejected").await, others.get("/candidates?state=rejected").await);
    assert_eq!((said(&own_page, "rejected"), said(&their_page, "rejected")), ("0".to_owned(), "1".to_owned()));
    assert!(their_page.text.contains(&id) && theirs.get("/candidates?state=rejected").await.text.contains(&id));
    assert!(own.get("/candidates?state=all").await.text.contains(&stranger.to_string()), "the rest is there");
    // Nor do the numbers on what waits, or the list of those whom a corrected key concerns.
    let (own_waits, all) =
        (app.waits(PROJECT, Reader::Person(person)).await.expect("read"), app.waits(PROJECT, Reader::House).await.expect("read"));
    assert_eq!((own_waits.corrections, own_waits.appeals, all.corrections), (0, 0, 1));
    assert!(!own.get("/rescores").await.text.contains(&id) && others.get("/rescores").await.text.contains(&id));
    // Nor does the stream of events tell of it.
    app.seal_all("test").await.expect("sealed");
    let streams = async |reader| {
        let (all, last) = app.events(PROJECT, 0, 200, reader).await.expect("read");
        let own = |id| id == application.uuid();
        (all.iter().any(|m| own(m.object) || m.place.is_some_and(|(subject, _)| own(subject))), last)
    };
    let (whole, without) = (streams(Reader::Platform).await, streams(Reader::Person(person)).await);
    assert_eq!((whole.0, without), (true, (false, whole.1)));
    // An appeal is read by others.
    world.t.clock.advance_seconds(3_700);
    own.sign_in_staff(BOTH).await;
    others.sign_in_staff(OTHER).await;
    let candidate = world.token(Some(BOTH), &["candidate"]).await;
    let sent = candidate.post(&format!("/me/decisions/{decision}/appeal"), json!({ "grounds": "other", "text": "No." })).await.ok();
    let appeal = format!("/appeals/{}", sent["id"].as_str().expect("an id"));
    refused(&mine.get(&appeal).await, "appeal");
    refused_page(&own.get(&appeal).await, "appeal");
    theirs.get(&appeal).await.ok();
    for (list, client) in [("/appeals", &mine), ("/appeals?state=answered", &mine)] {
        assert_eq!(client.get(list).await.ok()["data"], json!([]), "{list}");
    }
    assert!(!own.get("/appeals").await.text.contains(&appeal) && others.get("/appeals").await.text.contains(&appeal));
    assert_eq!(app.waits(PROJECT, Reader::Person(person)).await.expect("read").appeals, 0);
    assert_eq!(app.waits(PROJECT, Reader::House).await.expect("read").appeals, 1);
    // What is one's own as a candidate is read as before.
    assert_eq!(candidate.get("/me/application").await.ok()["status"], "rejected");
}
on_both!(own_case_is_not_read, super::nobody_reads_a_case_of_their_own);

async fn nobody_is_checked_by_what_they_asked_for(t: TestApp) {
    let world = World::with(t, checks::set("b")).await;
    let app = &world.t.app;
    let address = "annotates@example.sg";
    let (annotator, another) = (checks::annotator_called(app, Some(address)).await, checks::annotator(app).await);
    let path = |id: AnnotatorId| format!("/annotators/{id}");
    let platform = world.token(None, &["checks:write", "audits:read"]).await;
    let check = platform.post(&format!("{}/checks", path(annotator)), Value::Null).await.ok()["id"].as_str().expect("an id").to_owned();
    add_staff(&world, address, PROJECT, &[Role::Admin, Role::Auditor], false).await;
    let mine = world.token(Some(address), &["checks:write", "audits:read"]).await;
    let own = Browser::new(&world);
    own.sign_in_staff(address).await;
    refused(&mine.post(&format!("{}/checks", path(annotator)), Value::Null).await, "asked for");
    refused(&mine.get(&path(annotator)).await, "read");
    refused_page(&own.get(&path(annotator)).await, "read");
    let listed = mine.get("/annotators").await.ok()["data"].clone();
    assert_eq!(
        listed.as_array().expect("rows").iter().map(|r| r["id"].as_str().expect("an id")).collect::<Vec<_>>(),
        [another.to_string()]
    );
    let page = own.get("/annotators").await.text;
    assert!(!page.contains(&annotator.to_string()) && page.contains(&another.to_string()), "{page}");
    // A check that the platform gave out is answered by the platform, not by whoever found its id; with the role there are no others.
    let more = platform.post(&format!("{}/checks", path(annotator)), Value::Null).await;
    assert_eq!(more.code(), (409, "reads_keys".to_owned()));
    let answer = json!({ "response": { "option": "a" } });
    refused(&mine.post(&format!("/checks/{check}/answer"), answer).await, "answered");
    let id: CheckId = check.parse().expect("an id");
    let stored = app.db().read("check", move |tx| Box::pin(annotators::check(tx, id))).await.expect("read").expect("there");
    assert!(stored.answered.is_none(), "nothing was taken");
    checks::answer(app, id, "a").await;
    // Of somebody else's they do all of it.
    mine.get(&path(another)).await.ok();
    assert_eq!(own.get(&path(another)).await.status, 200);
    mine.post(&format!("{}/checks", path(another)), Value::Null).await.ok();
    assert_eq!(platform.get("/annotators").await.ok()["data"].as_array().expect("rows").len(), 2, "a platform is told of all");
}
on_both!(own_checks_are_not_asked_answered_or_read, super::nobody_is_checked_by_what_they_asked_for);

async fn whoever_reads_keys_sits_no_test(t: TestApp) {
    let world = World::with(t, crowd::base()).await;
    let app = &world.t.app;
    let (person, application) = crowd::applied(app, Some(BOTH)).await;
    add_staff(&world, OTHER, PROJECT, &[Role::Recruiter], false).await;
    add_staff(&world, BOTH, PROJECT, &[Role::Reviewer, Role::Author], false).await;
    let own = world.token(Some(BOTH), &["candidate"]).await;
    let (pages, recruiter) = (Browser::new(&world), Browser::new(&world));
    recruiter.sign_in_staff(OTHER).await;
    let start = "/me/stages/first/attempts";
    for role in [Role::Author, Role::Auditor] {
        app.give_role(BOTH, PROJECT, role).await.expect("given");
        assert_eq!(own.post(start, Value::Null).await.code(), (409, "reads_keys".to_owned()), "{role:?}");
        pages.sign_in(&world, BOTH).await;
        let here = format!("/me/stages/first?project={PROJECT}");
        let page = pages.post(&here, "/me/stages/first", &[("project", PROJECT), ("rules", "yes")]).await;
        assert!(page.status == 409 && page.text.contains("Your role reads the keys"), "{} {}", page.status, page.text);
        app.take_role(BOTH, PROJECT, role).await.expect("taken");
        world.t.clock.advance_seconds(1_000);
    }
    // Whoever decides is told, also after the role was taken; of somebody who never held one nothing is said.
    let candidate = format!("/candidates/{application}");
    let pages_of_case = [candidate.clone(), format!("{candidate}/decide")];
    recruiter.sign_in_staff(OTHER).await;
    for path in &pages_of_case {
        assert!(recruiter.get(path).await.text.contains("This person held a role that reads the keys of this project"), "{path}");
    }
    assert!(matches!(app.keys_read(person, PROJECT).await.expect("read"), KeysRead::Until(at) if at < app.now()));
    let (clean, clean_application) = crowd::applied(app, None).await;
    assert_eq!(app.keys_read(clean, PROJECT).await.expect("read"), KeysRead::Never);
    assert!(!recruiter.get(&format!("/candidates/{clean_application}")).await.text.contains("reads the keys"));
    // Another role is in nobody's way; one that is given in the middle of a test rests until it is handed in, on pages and by token.
    let attempt = own.post(start, Value::Null).await.ok()["id"].as_str().expect("an id").to_owned();
    for role in [Role::Author, Role::Auditor, Role::Reviewer] {
        app.give_role(BOTH, PROJECT, role).await.expect("given");
    }
    let staff = Browser::new(&world);
    staff.sign_in_staff(BOTH).await;
    let audits = Client { token: Some(token(&world, Some(BOTH), &["audits:read"]).await.expect("made")), ..own.clone() };
    let keys = format!("/gold-sets/{PROJECT}/1/items/read-1");
    let opens = async || (staff.get(&keys).await.status, audits.get("/annotators").await.status, staff.get("/review").await.status);
    assert_eq!(opens().await, (403, 403, 200));
    for path in &pages_of_case {
        assert!(recruiter.get(path).await.text.contains("This person holds a role that reads the keys of this project"), "{path}");
    }
    own.post(&format!("/me/attempts/{attempt}/hand-in"), Value::Null).await.ok();
    world.settle().await;
    assert_eq!(opens().await, (200, 200, 200));
    // The dossier's page says it as well.
    let theirs = world.token(Some(OTHER), &["candidates:read", "decisions:write"]).await;
    let rejected = json!({ "outcome": "rejected", "reasons": ["below_the_line"] });
    let decision = theirs.post(&format!("{candidate}/decisions"), rejected).await.ok()["id"].as_str().expect("an id").to_owned();
    let page = recruiter.get(&format!("{candidate}/decisions/{decision}")).await;
    assert!(page.text.contains("This person holds a role that reads the keys of this project"), "{}", page.text);
}
on_both!(reads_keys_sits_no_test, super::whoever_reads_keys_sits_no_test);

async fn token(world: &World, email: Option<&str>, scopes: &[&str]) -> Result<String, AppError> {
    let scopes = scopes.iter().map(|s| (*s).to_owned()).collect();
    world.t.app.create_token(TokenRequest { project: PROJECT.to_owned(), email: email.map(str::to_owned), scopes, days: 30 }).await
}

async fn a_platform_gets_no_token_that_it_cannot_use(t: TestApp) {
    let world = World::with(t, crowd::base()).await;
    for scope in Scope::ALL {
        let made = token(&world, None, &["events:read", scope.as_str()]).await;
        if matches!(scope, Scope::Candidate | Scope::DecisionsWrite | Scope::ReviewsWrite | Scope::AuditsWrite) {
            let Err(AppError::Invalid(wrong)) = made else { panic!("{scope:?}: {made:?}") };
            assert_eq!((wrong[0].pointer.as_str(), wrong[0].code), ("/email", "required"));
            assert!(wrong[0].detail.contains(scope.as_str()) && wrong[0].detail.contains("belongs to one"), "{}", wrong[0].detail);
        } else {
            assert!(made.is_ok(), "{scope:?}: {made:?}");
        }
    }
    // One that was made before is as useless as it was.
    let (_, application) = crowd::applied(&world.t.app, None).await;
    let old = world.token(Some(OTHER), &["decisions:write"]).await;
    by_hand(&world.t.database.target, "UPDATE token SET person_id = NULL").await;
    let rejected = json!({ "outcome": "rejected", "reasons": ["conduct"] });
    assert_eq!(old.post(&format!("/candidates/{application}/decisions"), rejected).await.code(), (403, "forbidden".to_owned()));
}
on_both!(platform_tokens_that_are_of_no_use_are_refused, super::a_platform_gets_no_token_that_it_cannot_use);

async fn reasons_stand_once_and_what_is_void_stays(t: TestApp) {
    let world = World::with(t, crowd::base()).await;
    let app = &world.t.app;
    let (person, application) = crowd::applied(app, None).await;
    crowd::sit(app, person, "first", |_, _| false).await;
    world.settle().await;
    let recruiter = world.token(Some(OTHER), &["candidates:read", "decisions:write"]).await;
    let path = format!("/candidates/{application}/decisions");
    for reasons in [vec!["conduct"; 2], vec!["conduct", "technical_problem", "conduct"]] {
        let twice = recruiter.post(&path, json!({ "outcome": "void", "reasons": reasons })).await;
        let wrong = twice.json();
        assert!(twice.status == 422 && wrong["errors"][0]["code"] == "duplicate", "{wrong}");
        let at = format!("/reasons/{}", reasons.len() - 1);
        assert_eq!(wrong["errors"][0]["pointer"], at.as_str(), "{wrong}");
    }
    let many = recruiter.post(&path, json!({ "outcome": "void", "reasons": vec!["conduct"; 500] })).await;
    assert_eq!((many.status, many.json()["errors"].as_array().map(Vec::len)), (422, Some(1)), "{}", many.text);
    // What makes an attempt void is not taken back, and the page says so before it is chosen.
    let pages = super::staff_of_project(&world, "pages@example.sg", Role::Recruiter).await;
    let page = pages.get(&format!("/candidates/{application}/decide")).await.text;
    for words in ["This choice cannot be taken back.", "unless it makes an attempt void"] {
        assert!(page.contains(words), "{words}: {page}");
    }
    let void = recruiter.post(&path, json!({ "outcome": "void", "reasons": ["conduct"] })).await.ok();
    let undone = recruiter.post(&format!("{path}/{}/undo", void["id"].as_str().expect("an id")), Value::Null).await;
    assert_eq!(undone.code(), (409, "too_late".to_owned()), "{}", undone.text);
}
on_both!(reasons_stand_once, super::reasons_stand_once_and_what_is_void_stays);

async fn a_message_goes_again_to_the_endpoint_that_is_named(t: TestApp) {
    let world = World::new(t).await;
    world.settle().await;
    let platform = world.token(None, &["webhooks:write"]).await;
    let mut endpoints = Vec::new();
    for port in [1, 2] {
        let added = platform.post("/webhooks", json!({ "url": format!("http://127.0.0.1:{port}/hook") })).await.ok();
        endpoints.push(added["id"].as_str().expect("an id").to_owned());
    }
    crate::api::apply(&world.token(Some("lin@example.sg"), &["candidate"]).await).await;
    world.settle().await;
    touchstone::adapters::Courier::new(true).expect("a courier").deliver(&world.t.app, "test").await.expect("delivered");
    let log = async |id: &str| platform.get(&format!("/webhooks/{id}/deliveries")).await.ok()["data"].clone();
    let delivery = log(&endpoints[0]).await[0]["id"].as_str().expect("an id").to_owned();
    let again = async |id: &str| platform.post(&format!("/webhooks/{id}/deliveries/{delivery}/again"), json!({})).await.status;
    let before = log(&endpoints[0]).await;
    for elsewhere in [endpoints[1].as_str(), "01990000-0000-7000-8000-000000000000"] {
        assert_eq!(again(elsewhere).await, 404, "{elsewhere}");
    }
    let admin = super::staff_of_project(&world, "admin@example.sg", Role::Admin).await;
    let page = format!("/settings/webhooks/{}", endpoints[1]);
    assert_eq!(admin.post(&page, &page, &[("do", "again"), ("delivery", &delivery)]).await.status, 404);
    assert_eq!(log(&endpoints[0]).await, before, "nothing was sent again");
    assert!((200..300).contains(&again(&endpoints[0]).await));
}
on_both!(again_to_the_endpoint_that_is_named, super::a_message_goes_again_to_the_endpoint_that_is_named);
