//! Importing and showing the shipped set.

use touchstone::app::AppError;
use touchstone::app::gold_set::Imported;
use touchstone::domain::gold_set;
use touchstone::domain::sealed::Reveal;
use touchstone::store::gold;

use crate::support::database::{TestApp, on_both};
use crate::support::{crowd, folder};

on_both!(the_shipped_set_comes_back_as_it_went_in, super::the_shipped_set_comes_back_on);
async fn the_shipped_set_comes_back_on(t: TestApp) {
    let right = Reveal::for_an_author();
    let report = gold_set::read(&folder("gold_sets/mandarin-sg"));
    let (set, problems) = (report.set.expect("no errors"), report.problems);
    // Written out as a folder and read again, it is the same set to the last bit.
    let files = set.media.iter().map(|(name, m)| (name.clone(), m.bytes.clone()));
    let whole = serde_json::from_str(set.document.reveal(&right)).expect("JSON");
    let again = gold_set::read(&gold_set::export::folder(&whole, files).expect("a folder")).set.expect("no errors");
    assert_eq!((&again.content_hash, &again.presented_hash), (&set.content_hash, &set.presented_hash));
    let document = set.document.reveal(&right).to_owned();
    let media = set.media.clone();
    let Imported::New(version) = t.app.import_gold_set(set.clone(), problems.clone(), "test").await.expect("imported") else {
        panic!("it is new")
    };
    assert_eq!((version.number, version.items), (1, 681));
    let (shown, stored) = t.app.gold_set_version("mandarin-sg", None).await.expect("there");
    assert_eq!(stored.reveal(&right), document, "the same canonical JSON");
    assert_eq!(gold_set::version::hash(document.as_bytes()), shown.content_hash);
    assert!(matches!(t.app.import_gold_set(set, problems, "test").await.expect("imported"), Imported::Unchanged(v) if v.id == version.id));
    let files = t.app.db().read("media", move |tx| Box::pin(gold::media(tx, version.id))).await.expect("read");
    assert_eq!(files.len(), media.len());
    for file in files {
        assert_eq!((&file.bytes, file.mime.as_str()), (&media[&file.name].bytes, media[&file.name].mime));
    }
    assert!(t.app.gold_set_version("mandarin-sg", Some(2)).await.is_err());
    // What its check warned of has to be acknowledged by name.
    let warned = t.app.warnings(version.id).await.expect("read");
    assert_eq!(warned.len(), 20);
    let silent = t.app.publish("mandarin-sg", 1, "somebody else", &[]).await;
    assert!(matches!(silent, Err(AppError::Invalid(v)) if v.iter().any(|v| v.detail.contains("W110"))));
    let codes: Vec<String> = warned.iter().map(|w| w.code.clone()).collect();
    t.app.publish("mandarin-sg", 1, "somebody else", &codes).await.expect("published");
    assert!(t.app.warnings(version.id).await.expect("read").iter().all(|w| w.acknowledged_by.as_deref() == Some("somebody else")));
}

/// What is said of pages alone is told, and keeps nothing from being published.
async fn nobody_to_write_to(t: TestApp) {
    let mut set = crowd::base();
    crowd::replace(&mut set, "project.toml", "contact = \"somebody@example.com\"\n", "");
    let report = gold_set::read(&set);
    let (set, problems) = (report.set.expect("no errors"), report.problems);
    assert!(problems.iter().any(|p| p.code.as_str() == "W124"), "{problems:?}");
    let codes: Vec<String> = problems.iter().map(|p| p.code.as_str().to_owned()).filter(|c| c != "W124").collect();
    let Imported::New(version) = t.app.import_gold_set(set, problems, "an author").await.expect("imported") else { panic!("it is new") };
    assert!(t.app.warnings(version.id).await.expect("read").iter().any(|w| w.code == "W124"));
    t.app.publish(crowd::PROJECT, version.number, "another author", &codes).await.expect("published");
}

on_both!(a_set_without_an_address_is_told_so_and_published, super::nobody_to_write_to);
