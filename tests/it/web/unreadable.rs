//! A stored value that cannot be read is named by `ledger verify`, and hides nothing else that is broken. Only SQLite stores such values:
//! PostgreSQL's columns take none that is not of their type.

use touchstone::app::App;

use crate::api::World;
use crate::support::crowd::{self, PROJECT};
use crate::support::database::{Database, Engine, by_hand};

async fn broken(app: &App) -> Vec<(&'static str, String, String)> {
    app.verify_ledger().await.expect("verified to its end").broken.into_iter().map(|b| (b.table, b.row, b.what)).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_value_that_cannot_be_read_is_named_and_hides_no_other_damage() {
    let Some(database) = Database::new(Engine::Sqlite).await else { return };
    let t = database.app().await;
    let mut set = crowd::base();
    crowd::replace(
        &mut set,
        "project.toml",
        "kind = \"residence\"",
        "kind = \"residence\"\nevidence = { en = \"A letter.\", zh = \"信件。\" }",
    );
    let world = World::with(t, set).await;
    let (app, target) = (&world.t.app, &world.t.database.target);
    let (one, unreadable) = crowd::applied(app, Some("one@example.sg")).await;
    let (_, changed) = crowd::applied(app, Some("two@example.sg")).await;
    app.upload(one, PROJECT, "residence", "letter.pdf", b"%PDF-1.7 hello %%EOF\n".to_vec()).await.expect("uploaded");
    app.seal_all("test").await.expect("sealed");
    assert_eq!(broken(app).await, Vec::new());

    by_hand(target, "UPDATE evidence SET verdict = 'accepted', judged_by = x'00', judged_at = 1").await;
    by_hand(target, &format!("UPDATE application SET revision = revision + 1 WHERE id = x'{}'", changed.uuid().simple())).await;
    let named = broken(app).await;
    assert!(named.iter().any(|(_, row, what)| *row == unreadable.to_string() && what.contains("cannot be read")), "{named:?}");
    assert!(named.iter().any(|(_, row, what)| *row == changed.to_string() && what.contains("left")), "{named:?}");
}
