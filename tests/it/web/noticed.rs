//! What test pages notice: counted, shown to staff after the score, never a reason for anything by itself.

use touchstone::domain::accounts::Role;

use super::{Browser, staff_of_project};
use crate::api::{PROJECT, World};
use crate::support::database::{TestApp, on_both};
use crate::support::{adaptive, crowd};

async fn pastes_and_time_away_are_counted(t: TestApp) {
    let world = World::with(t, crowd::base()).await;
    let app = &world.t.app;
    let somebody = crowd::applied(app, Some("pastes@example.sg")).await;
    let attempt = app.start_attempt(somebody.0, PROJECT, "first").await.expect("started");
    let item = app.sitting(somebody.0, attempt).await.expect("there").items[0].id.clone();
    let candidate = Browser::new(&world);
    candidate.sign_in(&world, "pastes@example.sg").await;
    let page = format!("/test/{attempt}/1");
    let to = format!("/test/{attempt}/signals/{item}");
    for (kind, amount, status) in [
        ("paste", "214", 200),
        ("paste", "86", 200),
        ("leave", "61500", 200),
        ("camera", "1", 400),
        ("paste", "-1", 400),
        ("paste", "much", 400),
        ("leave", "99999999999", 400),
    ] {
        let said = candidate.post(&page, &to, &[("kind", kind), ("amount", amount)]).await;
        assert_eq!(said.status, status, "{kind} {amount}: {}", said.text);
    }
    let stranger = Browser::new(&world);
    stranger.sign_in(&world, "stranger@example.sg").await;
    assert_eq!(stranger.post("/me/messages", &to, &[("kind", "paste"), ("amount", "50")]).await.status, 404);
    app.finish(somebody.0, attempt).await.expect("handed in");
    world.settle().await;
    let recruiter = staff_of_project(&world, "recruiter@example.sg", Role::Recruiter).await;
    let record = recruiter.get(&format!("/candidates/{}", somebody.1)).await;
    assert!(record.text.contains("2 (300 characters)") && record.text.contains("1 (61 seconds)"), "{}", record.text);
    // The pool is looked at once a day, or when somebody asks; pages show what was found then.
    let before = recruiter.get("/integrity").await;
    assert!(before.status == 200 && before.text.contains("not been looked at yet"), "{}", before.text);
    let asked = recruiter.post("/integrity", "/integrity/look", &[]).await;
    assert_eq!((asked.status, asked.place.as_str()), (303, "/integrity?asked=1"));
    world.settle().await;
    let pool = recruiter.get("/integrity").await;
    assert!(pool.status == 200 && pool.text.contains("Nothing found."), "{}", pool.text);
    let author = staff_of_project(&world, "author@example.sg", Role::Author).await;
    let items = author.get("/items").await;
    assert!(items.text.contains("read-1") && items.text.contains("too few"), "{}", items.text);
    assert_eq!(author.get("/items/read-1").await.status, 200);
    assert_eq!(author.get("/items/nowhere").await.status, 404);
    let odd = author.get(&format!("/gold-sets/{PROJECT}/1/simulation?people=200&mean=x")).await;
    assert!(
        odd.status == 422 && odd.text.contains("Mean ability: a number from -5 to 5") && odd.text.contains("value=\"x\""),
        "{}",
        odd.text
    );
    tried_out(&author).await;
    let auditor = staff_of_project(&world, "auditor@example.sg", Role::Auditor).await;
    let decision = world
        .t
        .app
        .record(PROJECT, somebody.1, touchstone::app::accounts::reader::Reader::House)
        .await
        .expect("there")
        .decisions
        .first()
        .map(|d| d.id);
    assert_eq!(decision, None, "nothing was decided by a signal");
    assert_eq!(auditor.get("/integrity").await.status, 200);
}

/// The plan is tried out on simulated people, however long that takes.
async fn tried_out(author: &Browser) {
    // A request waits for a moment only: what takes longer is there the next time.
    let mut simulated = author.get(&format!("/gold-sets/{PROJECT}/1/simulation?people=200")).await;
    for _ in 0..600 {
        if simulated.text.contains("<svg") {
            break;
        }
        assert!(simulated.status == 200 && simulated.text.contains("It is being computed"), "{}", simulated.text);
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
        simulated = author.get(&format!("/gold-sets/{PROJECT}/1/simulation?people=200")).await;
    }
    assert!(simulated.text.contains("<svg"), "{}", simulated.text);
}

async fn a_dossier_is_read_and_opened_with_keys_by_auditors_alone(t: TestApp) {
    let world = World::with(t, crowd::base()).await;
    let app = &world.t.app;
    let somebody = crowd::applied(app, None).await;
    crowd::sit(app, somebody.0, "first", |_, _| true).await;
    world.settle().await;
    let decision = app.record(PROJECT, somebody.1, touchstone::app::accounts::reader::Reader::House).await.expect("there").decisions[0].id;
    let page = format!("/candidates/{}/decisions/{decision}", somebody.1);
    let recruiter = staff_of_project(&world, "recruiter@example.sg", Role::Recruiter).await;
    let shown = recruiter.get(&page).await;
    assert!(shown.status == 200 && !shown.text.contains("read-1") && shown.text.contains("Chance that a pass is wrong"), "{}", shown.text);
    assert!(!shown.text.contains("with keys"), "not offered to recruiters");
    // Who decided is named, not numbered.
    let weak = crowd::applied(app, None).await;
    crowd::sit(app, weak.0, "first", |_, _| false).await;
    world.settle().await;
    let decide = format!("/candidates/{}/decide", weak.1);
    let done = recruiter.post(&decide, &decide, &[("choice", "rejected"), ("reasons", "below_the_line"), ("note", "")]).await;
    assert_eq!(done.status, 303, "{}", done.text);
    let made = app
        .record(PROJECT, weak.1, touchstone::app::accounts::reader::Reader::House)
        .await
        .expect("there")
        .decisions
        .into_iter()
        .find_map(|d| Some((d.id, d.by?)))
        .expect("decided");
    let theirs = recruiter.get(&format!("/candidates/{}/decisions/{}", weak.1, made.0)).await;
    let main = theirs.text.split_once("<main").expect("a main part").1;
    assert!(main.contains("recruiter@example.sg") && !main.contains(&made.1.to_string()), "{main}");
    let file = recruiter.get(&format!("{page}/dossier.json")).await;
    assert!(
        file.text.contains("\"skill\":\"reading\"") && !file.text.contains("\"score\"") && !file.text.contains("explanation"),
        "{}",
        file.text
    );
    let refused = recruiter.post(&format!("/candidates/{}/decide", somebody.1), &format!("{page}/keys"), &[]).await;
    assert_eq!(refused.status, 403, "{}", refused.text);
    let auditor = staff_of_project(&world, "auditor@example.sg", Role::Auditor).await;
    let whole = auditor.post(&page, &format!("{page}/keys"), &[]).await;
    assert!(whole.status == 200 && whole.text.contains("explanation"), "{}", whole.text);
    let told = app
        .db()
        .read("about", move |tx| Box::pin(async move { touchstone::store::proving::ledger::about(tx, &[somebody.1.uuid()]).await }))
        .await
        .expect("read");
    assert!(told.iter().any(|e| e.kind == "dossier.opened"), "looking is noted");
    assert_eq!(recruiter.get(&page.replace(&somebody.1.to_string(), "01990000-0000-7000-8000-000000000000")).await.status, 404);
}

async fn promises_of_a_dossier(t: TestApp) {
    const ABILITY: &str =
        "kind = \"ability\"\ncut = 0.0\ndelta = 0.5\nalpha = 0.05\nbeta = 0.05\nmin_items = 20\nmax_items = 20\nforced = \"refer\"";
    const SEQUENTIAL: &str = "kind = \"sequential\"\np_master = 0.9\np_nonmaster = 0.7\nalpha = 0.05\nbeta = 0.05\nmin_items = 8\n\
        max_items = 20\nforced = \"refer\"";
    let world =
        World::with(t, adaptive::set(&[(1.0, 0.0, 0.25); 40], &adaptive::Plan { stage: "block = 20", decision: ABILITY, skills: 5 })).await;
    let app = &world.t.app;
    let recruiter = staff_of_project(&world, "recruiter@example.sg", Role::Recruiter).await;
    let dossier = async || {
        let (person, application) = crowd::applied(app, None).await;
        crowd::sit(app, person, "first", |_, _| false).await;
        crowd::work(app).await;
        let decide = format!("/candidates/{application}/decide");
        let done = recruiter.post(&decide, &decide, &[("choice", "rejected"), ("reasons", "below_the_line"), ("note", "")]).await;
        assert_eq!(done.status, 303, "{}", done.text);
        let decisions = app.record(PROJECT, application, touchstone::app::accounts::reader::Reader::House).await.expect("there").decisions;
        recruiter.get(&format!("/candidates/{application}/decisions/{}", decisions[0].id)).await.text
    };
    let page = dossier().await;
    assert!(page.contains("What the stage promises") && page.contains("not computed here, since the verdict is on the ability"), "{page}");
    assert!(!page.contains("Promise: non-masters"), "{page}");
    let sequential = adaptive::set(&[(1.0, 0.0, 0.25); 40], &adaptive::Plan { stage: "block = 20", decision: SEQUENTIAL, skills: 5 });
    crowd::publish(app, &sequential).await;
    let page = dossier().await;
    assert!(
        page.contains("Promise: non-masters passed by machine")
            && page.contains("at most 5.0\u{a0}%; ")
            && page.contains("where people differ"),
        "{page}"
    );
    assert!(!page.contains("not computed here"), "{page}");
}

on_both!(a_dossier_tells_a_stages_promise_or_says_that_it_is_not_computed, super::promises_of_a_dossier);
on_both!(noticed, super::pastes_and_time_away_are_counted);
on_both!(dossier, super::a_dossier_is_read_and_opened_with_keys_by_auditors_alone);
