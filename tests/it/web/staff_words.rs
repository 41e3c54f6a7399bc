//! What staff pages say is so: of the platform, of who works still, of what was done a moment ago, and of where a record was opened from.

use serde_json::json;
use touchstone::app::accounts::reader::Reader;
use touchstone::domain::accounts::Role;
use touchstone::domain::gold_set;
use touchstone::domain::gold_set::problem::{Code, Problem};
use touchstone::domain::kernel::actor::Actor;

use super::staff_of_project;
use crate::api::{PROJECT, World};
use crate::app::checks;
use crate::support::crowd;
use crate::support::database::{TestApp, by_hand, on_both};

async fn the_platform_is_told_what_it_was_told(t: TestApp) {
    let world = World::with(t, checks::set("b")).await;
    let app = &world.t.app;
    let annotator = checks::annotator(app).await;
    let auditor = staff_of_project(&world, "auditor@example.sg", Role::Auditor).await;
    let place = format!("/annotators/{annotator}");
    // No endpoint is on: nothing is sent, and no page says that the platform knows.
    assert!(auditor.get(&place).await.text.contains("no endpoint is on, so nothing is sent to it"));
    let moved = auditor.post(&place, &place, &[("step", "pause"), ("reason", "a pause")]).await;
    assert_eq!(moved.status, 303, "{}", moved.text);
    let page = auditor.get(&moved.place).await;
    assert!(page.text.contains("Done. Now: <strong>paused</strong>"), "{}", page.text);
    assert!(page.text.contains("In the stream of events: recorded. Message: no endpoint was on"), "{}", page.text);
    assert!(!page.text.contains("platform is told") && !page.text.contains("platform was told"), "{}", page.text);
    // With an endpoint: on its way, then what became of it.
    world.settle().await;
    app.add_webhook(PROJECT, &Actor::CommandLine, "http://127.0.0.1:9/hook", true).await.expect("added");
    assert!(auditor.get(&place).await.text.contains("the endpoint that is on is sent a message"));
    let moved = auditor.post(&place, &place, &[("step", "resume"), ("reason", "well again")]).await;
    assert_eq!(moved.status, 303, "{}", moved.text);
    assert!(auditor.get(&moved.place).await.text.contains("Message: on its way to 1 endpoint."));
    world.settle().await;
    app.deliveries_due("test", &std::collections::BTreeMap::new()).await.expect("queued");
    for (state, said) in [("done", "Message: delivered to 1 endpoint."), ("failed", "Message: given up after the last try at 1 endpoint.")]
    {
        by_hand(&world.t.database.target, format!("UPDATE delivery SET state = '{state}'").leak()).await;
        let page = auditor.get(&place).await;
        assert!(page.text.contains(said), "{said}: {}", page.text);
    }
}

async fn who_works_no_more_is_seen_in_lists(t: TestApp) {
    let world = World::with(t, checks::set("b")).await;
    let app = &world.t.app;
    let annotator = checks::annotator(app).await;
    let auditor = staff_of_project(&world, "auditor@example.sg", Role::Auditor).await;
    assert!(auditor.get("/annotators").await.text.contains("<span class=\"tag\">active</span>"));
    let place = format!("/annotators/{annotator}");
    let fields = [("of", "end"), ("step", "end"), ("sure", "1"), ("reason", "the contract ends")];
    let ended = auditor.post(&place, &place, &fields).await;
    assert_eq!(ended.status, 303, "{}", ended.text);
    assert!(auditor.get("/annotators").await.text.contains("<span class=\"tag bad\">ended</span>"));
    let application = app.audit_record(PROJECT, annotator, Reader::House).await.expect("there").annotator.application;
    // As the list knows who was onboarded.
    by_hand(&world.t.database.target, "UPDATE application SET status = 'onboarded'").await;
    let recruiter = staff_of_project(&world, "recruiter@example.sg", Role::Recruiter).await;
    let listed = recruiter.get("/candidates?state=onboarded").await;
    assert!(listed.text.contains(&format!("/candidates/{application}")), "{}", listed.text);
    assert!(listed.text.contains("<span class=\"tag bad\">ended</span>"), "{}", listed.text);
}

async fn an_old_success_does_not_stand_beside_a_new_error(t: TestApp) {
    let world = World::with(t, checks::set("b")).await;
    let annotator = checks::annotator(&world.t.app).await;
    let auditor = staff_of_project(&world, "auditor@example.sg", Role::Auditor).await;
    let place = format!("/annotators/{annotator}");
    let moved = auditor.post(&place, &place, &[("step", "pause"), ("reason", "a pause")]).await.place;
    assert!(auditor.get(&moved).await.text.contains("Done. Now:"));
    // The form of that page is posted to its own address.
    let wrong = auditor.post(&moved, &moved, &[("step", "resume"), ("reason", " ")]).await;
    assert!(wrong.status == 422 && wrong.text.contains("There is a problem"), "{}", wrong.text);
    assert!(!wrong.text.contains("Done. Now:"), "{}", wrong.text);
}

async fn a_record_leads_back_to_the_list_it_was_opened_from(t: TestApp) {
    let world = World::with(t, crowd::base()).await;
    let (_, application) = crowd::applied(&world.t.app, None).await;
    let recruiter = staff_of_project(&world, "recruiter@example.sg", Role::Recruiter).await;
    let listed = recruiter.get("/candidates?state=screening&q=Ann").await;
    let link =
        listed.text.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next()).find(|to| to.contains(&application.to_string()));
    let link = link.expect("a link").replace("&amp;", "&");
    let record = recruiter.get(&link).await;
    assert!(record.text.contains("class=\"back\" href=\"/candidates?state=screening&amp;q=Ann\""), "{}", record.text);
    // Nothing waits: the page of a decision says so and where to go, and has no form.
    let decide = link.replacen('?', "/decide?", 1);
    let page = recruiter.get(&decide).await;
    assert!(page.text.contains("Nothing waits for a decision here.") && page.text.contains("In testing"), "{}", page.text);
    assert!(!page.text.contains("name=\"note\"") && page.text.contains("/candidates?state=needs_decision"), "{}", page.text);
    assert!(page.text.contains("from="), "the list goes along: {}", page.text);
    // Only a list of ours is led back to.
    for strange in ["https%3A%2F%2Fevil.example", "%2F%2Fevil.example", "%2Fsign-out", "%2Fcandidatesevil"] {
        let record = recruiter.get(&format!("/candidates/{application}?from={strange}")).await;
        assert!(record.text.contains("class=\"back\" href=\"/candidates\""), "{strange}: {}", record.text);
    }
    // Steps that were saved are folded below what was handed in.
    let (first, folded) = record.text.split_once("Saved steps and other events").expect("folded");
    assert!(first.contains("Application handed in") && !first.contains("Answers of the application saved"), "{first}");
    assert!(folded.contains("Answers of the application saved"), "{folded}");
}

/// The first link of a page to an address that begins so.
fn linked(page: &super::Page, begins: &str) -> String {
    let links = page.text.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next());
    links.map(|to| to.replace("&amp;", "&")).find(|to| to.starts_with(begins)).unwrap_or_else(|| panic!("no {begins}: {}", page.text))
}

/// Whether a page leads back to a list.
fn leads_back(page: &super::Page, list: &str) {
    let wanted = format!("class=\"back\" href=\"{}\"", list.replace('&', "&amp;"));
    assert!(page.text.contains(&wanted), "{list}: {} {}", page.status, page.text);
}

async fn other_lists_are_led_back_to_as_they_were_filtered(t: TestApp) {
    let world = World::new(t).await;
    let candidate = world.token(Some("lin@example.sg"), &["candidate"]).await;
    crate::api::apply(&candidate).await;
    let letter = world.not_passed(&candidate, "english").await;
    let appeal = json!({ "grounds": "technical", "text": "The line was well." });
    candidate.post(&format!("/me/decisions/{letter}/appeal"), appeal).await.ok();
    world.t.app.look_at_items(PROJECT).await.expect("looked at");
    let recruiter = staff_of_project(&world, "recruiter@example.sg", Role::Recruiter).await;
    let open = "/appeals?state=open";
    let listed = recruiter.get(open).await;
    // From the appeal over what is done there, and from the candidate that was opened beside it.
    let place = linked(&listed, "/appeals/");
    let page = recruiter.get(&place).await;
    leads_back(&page, open);
    leads_back(&recruiter.get(&linked(&listed, "/candidates/")).await, open);
    let (path, from) = (place.split('?').next().expect("a path"), page.field("from"));
    let wrong = recruiter.post(&place, path, &[("from", &from), ("outcome", "upheld"), ("answer", " ")]).await;
    assert_eq!(wrong.status, 422);
    leads_back(&wrong, open);
    let asked = [("from", from.as_str()), ("number", "1"), ("reason", "two are right")];
    let questioned = recruiter.post(&place, &format!("{path}/question"), &asked).await;
    leads_back(&recruiter.get(&questioned.place).await, open);
    let answered = recruiter.post(&place, path, &[("from", &from), ("outcome", "upheld"), ("answer", "We looked.")]).await;
    assert_eq!(answered.status, 303, "{}", answered.text);
    leads_back(&recruiter.get(&answered.place).await, open);
    let author = staff_of_project(&world, "author@example.sg", Role::Author).await;
    let items = "/items?q=en-";
    let list = author.get(items).await;
    leads_back(&author.get(&linked(&list, "/items/")).await, items);
    let again = author.post(items, "/items/look", &[("from", &list.field("from"))]).await;
    assert_eq!(again.place, format!("{items}&asked=1"), "{}", again.text);
    let list = author.get(&again.place).await;
    assert!(list.text.contains("being looked at"), "{}", list.text);
    leads_back(&author.get(&linked(&list, "/items/")).await, items);
    // The items of a version: over the next one, and over a question of its key.
    let version = format!("/gold-sets/{PROJECT}/1?q=order");
    let page = author.get(&linked(&author.get(&version).await, &format!("/gold-sets/{PROJECT}/1/items/"))).await;
    leads_back(&page, &version);
    let next = author.get(&linked(&page, &format!("/gold-sets/{PROJECT}/1/items/"))).await;
    leads_back(&next, &version);
    let (item, from) = (linked(&author.get(&version).await, &format!("/gold-sets/{PROJECT}/1/items/")), page.field("from"));
    let form = format!("{}/question", item.split('?').next().expect("a path"));
    let questioned = author.post(&item, &form, &[("from", &from), ("reason", "two are right")]).await;
    let page = author.get(&questioned.place).await;
    leads_back(&page, &version);
    let settle = [("from", page.field("from")), ("what", "upheld".to_owned()), ("answer", "it is so".to_owned())];
    let settle: Vec<(&str, &str)> = settle.iter().map(|(n, v)| (*n, v.as_str())).collect();
    let settled = author.post(&questioned.place, questioned.place.split('?').next().expect("a path"), &settle).await;
    assert_eq!(settled.status, 303, "{}", settled.text);
    leads_back(&author.get(&settled.place).await, &version);
    for strange in ["/gold-sets/a/b", "/gold-sets//1", "/settings/people", "//evil.example"] {
        leads_back(
            &author.get(&format!("{}?from={strange}", item.split('?').next().expect("a path"))).await,
            &format!("/gold-sets/{PROJECT}/1"),
        );
    }
}

async fn a_page_of_annotators_is_led_back_to(t: TestApp) {
    let world = World::with(t, checks::set("b")).await;
    checks::annotator(&world.t.app).await;
    let auditor = staff_of_project(&world, "auditor@example.sg", Role::Auditor).await;
    let list = format!("/annotators?after={}", uuid::Uuid::nil());
    let place = linked(&auditor.get(&list).await, "/annotators/");
    let page = auditor.get(&place).await;
    leads_back(&page, &list);
    let from = page.field("from");
    let moved = auditor.post(&place, &place, &[("from", &from), ("step", "pause"), ("reason", "a pause")]).await;
    assert_eq!(moved.status, 303, "{}", moved.text);
    let page = auditor.get(&moved.place).await;
    assert!(page.text.contains("Done. Now:"), "{}", page.text);
    leads_back(&page, &list);
}

async fn a_warning_that_keeps_a_version_back_is_named(t: TestApp) {
    let world = World::with(t, crowd::base()).await;
    let author = staff_of_project(&world, "author@example.sg", Role::Author).await;
    let mut files = crowd::base();
    crowd::replace(&mut files, "core.jsonl", "Task read-1.\"", "Task read-1, in other words.\"");
    let set = gold_set::read(&files).set.expect("no errors");
    let warning = |line| Problem { file: "core.jsonl".to_owned(), line, code: Code::W110, message: "may be outdated".to_owned() };
    world.t.app.import_gold_set(set, vec![warning(3), warning(5)], "somebody else").await.expect("imported");
    // What waits is what this person may do: a draft that they brought in is for somebody else to publish.
    let counted = |text: &str| text.contains("<div class=\"stat\">1</div><p>draft to publish</p>");
    assert!(counted(&author.get("/staff").await.text));
    let mut own = crowd::base();
    crowd::replace(&mut own, "core.jsonl", "Task read-1.\"", "Task read-1, once more.\"");
    let own = gold_set::read(&own).set.expect("no errors");
    world.t.app.import_gold_set(own, Vec::new(), "AUTHOR@example.sg").await.expect("imported");
    assert!(counted(&author.get("/staff").await.text), "still one");
    let version = format!("/gold-sets/{PROJECT}/2");
    let page = author.get(&version).await;
    for part in ["Changed keys: 0. Items added: 0, removed: 0, reworded: 1", "Items that read otherwise", "Task read-1, in other words."] {
        assert!(page.text.contains(part), "{part}: {}", page.text);
    }
    let refused = author.post(&version, &format!("{version}/publish"), &[]).await;
    assert_eq!(refused.status, 422, "{}", refused.text);
    let told = "The check warned of W110, at core.jsonl:3 (+1): confirm";
    assert!(refused.text.contains(told), "{}", refused.text);
    assert!(
        refused.text.contains("href=\"#f-acknowledged-W110\"") && refused.text.contains("id=\"f-acknowledged-W110\""),
        "{}",
        refused.text
    );
}

async fn an_endpoint_says_how_it_stands(t: TestApp) {
    let world = World::with(t, crowd::base()).await;
    let app = &world.t.app;
    let admin = staff_of_project(&world, "admin@example.sg", Role::Admin).await;
    let (id, _) = app.add_webhook(PROJECT, &Actor::CommandLine, "http://127.0.0.1:9/hook", true).await.expect("added");
    let place = format!("/settings/webhooks/{id}");
    assert!(admin.get(&place).await.text.contains("nothing was delivered yet"));
    crowd::applied(app, None).await;
    world.settle().await;
    app.deliveries_due("test", &std::collections::BTreeMap::new()).await.expect("queued");
    let now = app.now().microseconds();
    for (sql, said) in [
        (format!("UPDATE webhook SET failing_since = {now}"), "Nothing has got through since "),
        ("UPDATE delivery SET attempts = 2".to_owned(), "The next try comes "),
        (format!("UPDATE delivery SET state = 'done', tried_at = {now}, status = 200"), "Nothing has got through since "),
        ("UPDATE webhook SET failing_since = NULL".to_owned(), "the last message got through"),
        ("UPDATE webhook SET state = 'off'".to_owned(), "It is told of nothing until it is switched on again."),
        ("UPDATE delivery SET status = 410".to_owned(), "It answered 410"),
    ] {
        let sql: &'static str = sql.leak();
        by_hand(&world.t.database.target, sql).await;
        let page = admin.get(&place).await;
        assert!(page.text.contains(said), "{sql} {said}: {}", page.text);
    }
    // Help is there for each role, and the project has its title.
    let help = admin.get("/staff/help").await;
    assert!(help.text.contains("Help for staff") && help.text.contains("href=\"/settings/webhooks\""), "{}", help.text);
    let overview = admin.get("/staff").await;
    assert!(!overview.text.contains(&format!("<strong>{PROJECT}</strong>")), "{}", overview.text);
}

on_both!(platform, super::the_platform_is_told_what_it_was_told);
on_both!(work, super::who_works_no_more_is_seen_in_lists);
on_both!(success, super::an_old_success_does_not_stand_beside_a_new_error);
on_both!(list, super::a_record_leads_back_to_the_list_it_was_opened_from);
on_both!(other_lists, super::other_lists_are_led_back_to_as_they_were_filtered);
on_both!(annotators, super::a_page_of_annotators_is_led_back_to);
on_both!(warning, super::a_warning_that_keeps_a_version_back_is_named);
on_both!(endpoint, super::an_endpoint_says_how_it_stands);
