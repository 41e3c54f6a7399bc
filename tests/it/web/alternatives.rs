//! Requirements of which one is enough: whoever meets one of them is asked for nothing by the other, from the project's page to acceptance.

use serde_json::{Value, json};
use touchstone::app::accounts::reader::Reader;
use touchstone::app::applying::apply::REQUIRED_CONSENTS;
use touchstone::app::applying::documents::Verdict;
use touchstone::domain::accounts::Role;
use touchstone::domain::gold_set::Folder;
use touchstone::domain::kernel::id::{ApplicationId, PersonId};

use super::{Browser, staff_of_project};
use crate::api::{PROJECT, World};
use crate::support::crowd;
use crate::support::database::{TestApp, on_both};

/// The small set with a degree, of which a document is wanted, or two years of work.
fn either() -> Folder {
    let mut set = crowd::base();
    let both = r#"[[requirement]]
id = "degree"
kind = "degree"
level = "bachelor"
text = { en = "I hold a degree.", zh = "我有学位。" }
why = { en = "A degree is one way.", zh = "学位是一种途径。" }
evidence = { en = "A copy of the certificate.", zh = "证书复印件。" }

[[requirement]]
id = "experience"
kind = "experience"
months = 24
text = { en = "I have two years of experience.", zh = "我有两年经验。" }
why = { en = "Two years are the other way.", zh = "两年经验是另一种途径。" }

[[requirement]]
id = "background"
kind = "any_of"
of = ["degree", "experience"]
text = { en = "I have a background of either kind.", zh = "我具备其中一种背景。" }
why = { en = "One is enough.", zh = "一项即可。" }

[[stage]]"#;
    crowd::replace(&mut set, "project.toml", "[[stage]]", both);
    set
}

fn profile(degree: bool, until: &str) -> Value {
    let degrees = if degree { json!([{ "country": "SG", "isced": 6, "awarded": "2019-07" }]) } else { json!([]) };
    json!({ "name": "Ann", "residence": "SG", "degrees": degrees, "work": [{ "from": "2020-01", "to": until }] })
}

async fn applied(world: &World, email: &str, profile: Value) -> (PersonId, ApplicationId) {
    let app = &world.t.app;
    let person = app.add_person(Some(email)).await.expect("added");
    let draft = app.begin_application(person, PROJECT).await.expect("begun");
    let profile = serde_json::from_value(profile).expect("a profile");
    app.save_profile(person, PROJECT, draft.revision, profile).await.expect("saved");
    app.submit_application(person, PROJECT, REQUIRED_CONSENTS.map(str::to_owned).to_vec()).await.expect("handed in");
    (person, draft.id)
}

/// Lets a person pass every stage; only the last decision is left.
async fn passed(world: &World, person: PersonId) {
    let app = &world.t.app;
    for stage in ["first", "writing"] {
        crowd::sit(app, person, stage, |_, _| true).await;
        crowd::work(app).await;
    }
    crowd::review(app, |_| true).await;
    world.settle().await;
}

/// Sends the document of the degree and has it accepted.
async fn proved(world: &World, person: PersonId, application: ApplicationId) {
    let app = &world.t.app;
    let pdf = b"%PDF-1.4 degree %%EOF".to_vec();
    app.upload(person, PROJECT, "degree", "degree.pdf", pdf).await.expect("stored");
    let record = app.record(PROJECT, application, Reader::House).await.expect("read");
    let document = record.evidence[0].id;
    let recruiter = crate::support::member(app, None, PROJECT, &[Role::Recruiter]).await;
    app.judge_document(PROJECT, recruiter, (application, document), None, Verdict::Accepted).await.expect("judged");
}

async fn accepted_by_one(t: TestApp) {
    let world = World::with(t, either()).await;
    let recruiter = staff_of_project(&world, "recruiter@example.sg", Role::Recruiter).await;
    let api = world.token(Some("tan@example.sg"), &["candidates:read", "decisions:write"]).await;
    for (email, degree, until) in [("degree@example.sg", true, "2020-12"), ("work@example.sg", false, "2022-06")] {
        let (person, application) = applied(&world, email, profile(degree, until)).await;
        if degree {
            proved(&world, person, application).await;
        }
        passed(&world, person).await;
        let (record, decide) = (format!("/candidates/{application}"), format!("/candidates/{application}/decide"));
        // Nothing says of the other way that it is missed.
        let page = recruiter.get(&decide).await.text;
        assert!(!page.contains("id=\"not-met\"") && !page.contains("value=\"requirement_not_met\""), "{email}: {page}");
        let body = json!({ "outcome": "rejected", "reasons": ["requirement_not_met"] });
        assert_eq!(api.post(&format!("{record}/decisions"), body).await.json()["errors"][0]["code"], "contradicts", "{email}");
        let taken = recruiter.post(&decide, &decide, &[("choice", "onboarded"), ("reasons", "all_stages_passed")]).await;
        assert_eq!(taken.status, 303, "{email}: {}", taken.text);
        let status = world.t.app.record(PROJECT, application, Reader::House).await.expect("read").application.status;
        assert_eq!(status.as_str(), "onboarded", "{email}");
    }
}
on_both!(whoever_meets_one_of_two_requirements_is_accepted, super::accepted_by_one);

async fn told_once(t: TestApp) {
    let world = World::with(t, either()).await;
    let recruiter = staff_of_project(&world, "recruiter@example.sg", Role::Recruiter).await;
    let (_, application) = applied(&world, "neither@example.sg", profile(false, "2020-12")).await;
    let page = recruiter.get(&format!("/candidates/{application}/decide")).await.text;
    let missed = page.split("id=\"not-met\"").nth(1).and_then(|rest| rest.split("</ul>").next()).expect("what is not met");
    assert!(missed.contains("I have a background of either kind.") && missed.matches("<li>").count() == 1, "{missed}");
    // A degree whose certificate nobody has seen does not open the last door.
    let (person, application) = applied(&world, "unproved@example.sg", profile(true, "2020-12")).await;
    passed(&world, person).await;
    let decide = format!("/candidates/{application}/decide");
    let refused = recruiter.post(&decide, &decide, &[("choice", "onboarded"), ("reasons", "all_stages_passed")]).await;
    assert!(refused.status == 409 && refused.text.contains("A requirement is not met or not checked yet."), "{}", refused.text);
}
on_both!(whoever_meets_neither_is_told_of_it_once, super::told_once);

/// A document is asked for once, of whoever owes one, and not again when it is sent.
async fn documents(t: TestApp) {
    let world = World::with(t, either()).await;
    let app = &world.t.app;
    let (done, browser) = (format!("/apply/{PROJECT}/done"), Browser::new(&world));
    let (person, _) = applied(&world, "degree@example.sg", profile(true, "2020-12")).await;
    browser.sign_in(&world, "degree@example.sg").await;
    let page = browser.get(&done).await.text;
    assert!(page.contains("One thing is still needed: a document") && !page.contains("documents for 2"), "{page}");
    assert!(browser.get("/me").await.text.contains("A document that is asked for"));
    let pdf = b"%PDF-1.4 degree %%EOF".to_vec();
    app.upload(person, PROJECT, "degree", "degree.pdf", pdf).await.expect("stored");
    let page = browser.get(&done).await.text;
    assert!(!page.contains("still needed"), "it is sent: {page}");
    let me = browser.get("/me").await.text;
    assert!(!me.contains("A document that is asked for") && me.contains("Documents that you sent: 1."), "{me}");
    // By their work they qualify without one.
    applied(&world, "work@example.sg", profile(true, "2022-06")).await;
    browser.sign_in(&world, "work@example.sg").await;
    let page = browser.get(&done).await.text;
    assert!(!page.contains("still needed"), "{page}");
}
on_both!(a_document_is_asked_for_once_and_not_after_it_is_sent, super::documents);

/// Ways of which one is enough stand under what they lead to, and a way that is not needed is no fault.
async fn told_as_ways(t: TestApp) {
    let world = World::with(t, either()).await;
    let project = Browser::new(&world).get(&format!("/p/{PROJECT}")).await.text;
    let under = project.split("One of these is enough:").nth(1).and_then(|rest| rest.split("</ul>").next()).expect("ways");
    assert!(under.contains("I hold a degree.") && under.contains("I have two years of experience."), "{under}");
    let before = project.split("One of these is enough:").next().expect("a page");
    assert!(before.contains("I have a background of either kind.") && !before.contains("I hold a degree."), "{before}");
    let recruiter = staff_of_project(&world, "recruiter@example.sg", Role::Recruiter).await;
    for (email, until, fault) in [("work@example.sg", "2022-06", false), ("neither@example.sg", "2020-12", true)] {
        let (_, application) = applied(&world, email, profile(false, until)).await;
        let browser = Browser::new(&world);
        browser.sign_in(&world, email).await;
        for page in
            [browser.get(&format!("/apply/{PROJECT}/done")).await.text, recruiter.get(&format!("/candidates/{application}")).await.text]
        {
            let row = page.split("<tr class=\"way\">").nth(1).and_then(|rest| rest.split("</tr>").next()).expect("a way");
            assert!(row.contains("One way: ") && row.contains("I hold a degree."), "{row}");
            assert_eq!(row.contains("tag bad"), fault, "{email}: {row}");
            assert_eq!(page.matches("I hold a degree.").count(), 1, "{page}");
        }
    }
}
on_both!(ways_of_which_one_is_enough_stand_under_what_they_lead_to, super::told_as_ways);
