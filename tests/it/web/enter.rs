//! Enter in a text field presses its form's first button: where a form has several, that one does nothing that cannot be taken back.

use touchstone::domain::accounts::Role;
use touchstone::domain::gold_set::contest::RescoreState;
use touchstone::domain::kernel::id::RescoreId;
use touchstone::store::gold_set::items;

use super::staff_of_project;
use crate::api::{PROJECT, World};
use crate::support::crowd;
use crate::support::database::{TestApp, on_both};

async fn beside_a_reason(t: TestApp) {
    let world = World::with(t, crowd::base()).await;
    let app = &world.t.app;
    let (person, _) = crowd::applied(app, Some("lin@example.sg")).await;
    let attempt = crowd::sit(app, person, "first", |at, _| at % 2 == 0).await;
    world.settle().await;
    let (version, _) = app.published(PROJECT).await.expect("open");
    let now = app.now();
    let listed = app.db().write("rescores", move |tx| {
        Box::pin(async move {
            items::insert_rescore(tx, PROJECT, &crowd::better(RescoreId::from_uuid(uuid::Uuid::from_u128(1)), version, attempt, now)).await
        })
    });
    listed.await.expect("listed");
    let recruiter = staff_of_project(&world, "recruiter@example.sg", Role::Recruiter).await;
    let page = recruiter.get("/rescores").await.text;
    let form = page.split("action=\"/rescores/").nth(1).expect("a form").split("</form>").next().expect("its end").to_owned();
    let path = format!("/rescores/{}", form.split('"').next().expect("an id"));
    let buttons: Vec<&str> = form.split("<button").skip(1).filter_map(|b| b.split('>').next()).collect();
    assert_eq!(buttons.len(), 3, "{buttons:?}");
    assert!(
        buttons[0].contains("hide") && buttons[0].contains("value=\"choose\"") && buttons[0].contains("tabindex=\"-1\""),
        "{buttons:?}"
    );
    // What Enter sends does nothing, says what to do, and keeps what was typed; an empty reason as well.
    for reason in ["the key was wrong, and this was typed", ""] {
        let answer = recruiter.post("/rescores", &path, &[("what", "choose"), ("reason", reason)]).await;
        assert!(answer.status == 422 && answer.text.contains("Choose what is to be done."), "{} {}", answer.status, answer.text);
        assert!(answer.text.contains("href=\"#f-what\"") && answer.text.contains("id=\"f-what\""), "and leads there: {}", answer.text);
        assert!(answer.text.contains(&format!("name=\"reason\" value=\"{reason}\"")), "{}", answer.text);
        let still = app.rescores(PROJECT, touchstone::app::accounts::reader::Reader::House).await.expect("read");
        assert!(still.iter().all(|r| r.rescore.state == RescoreState::Open), "nothing was done");
    }
    assert_eq!(recruiter.post("/rescores", &path, &[("what", "keep"), ("reason", "looked at")]).await.status, 303);
}
on_both!(enter_beside_the_reason_applies_no_outcome, super::beside_a_reason);
