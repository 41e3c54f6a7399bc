//! Importing and showing the shipped set.

use std::path::Path;

use touchstone::app::AppError;
use touchstone::app::gold_set::import::{Imported, read_folder};
use touchstone::domain::gold_set;
use touchstone::domain::gold_set::source::MAX_FILE;
use touchstone::domain::kernel::actor::Actor;
use touchstone::domain::kernel::sealed::Reveal;
use touchstone::store::gold_set::versions;

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
    assert_eq!((version.number, version.items), (1, 683));
    let (shown, stored) = t.app.gold_set_version("mandarin-sg", None).await.expect("there");
    assert_eq!(stored.reveal(&right), document, "the same canonical JSON");
    assert_eq!(gold_set::version::hash(document.as_bytes()), shown.content_hash);
    assert!(matches!(t.app.import_gold_set(set, problems, "test").await.expect("imported"), Imported::Unchanged(v) if v.id == version.id));
    let files = t.app.db().read("media", move |tx| Box::pin(versions::media(tx, version.id))).await.expect("read");
    assert_eq!(files.len(), media.len());
    for file in files {
        assert_eq!((&file.bytes, file.mime.as_str()), (&media[&file.name].bytes, media[&file.name].mime));
    }
    assert!(t.app.gold_set_version("mandarin-sg", Some(2)).await.is_err());
    // What its check warned of has to be acknowledged by name.
    let warned = t.app.warnings(version.id).await.expect("read");
    assert_eq!(warned.len(), 21);
    let silent = t.app.publish("mandarin-sg", 1, "somebody else", &[]).await;
    assert!(matches!(silent, Err(AppError::Invalid(v)) if v.iter().any(|v| v.detail.contains("W110"))));
    let codes: Vec<String> = warned.iter().map(|w| w.code.clone()).collect();
    t.app.publish("mandarin-sg", 1, "somebody else", &codes).await.expect("published");
    assert!(t.app.warnings(version.id).await.expect("read").iter().all(|w| w.acknowledged_by == Some(Actor::from("somebody else"))));
}

#[test]
fn a_folder_is_read_with_bounds_and_no_link_device_or_pipe_in_it_is_opened() {
    let home = tempfile::tempdir().expect("a folder");
    let at = |name: &str| home.path().join(name);
    std::fs::write(at("project.toml"), "id = \"p\"\n").expect("written");
    std::fs::write(at(".hidden"), "no").expect("written");
    let outside = tempfile::NamedTempFile::new().expect("a file");
    let refused = || read_folder(home.path()).expect_err("refused").to_string();
    assert_eq!(read_folder(home.path()).expect("read").files.keys().collect::<Vec<_>>(), ["project.toml"]);
    // A link to a file, to a folder, and to nothing; a device by a link; a socket in a pipe's place.
    for to in [outside.path(), Path::new("/"), Path::new("nowhere"), Path::new("/dev/zero")] {
        std::os::unix::fs::symlink(to, at("guidelines.en.md")).expect("linked");
        let told = refused();
        assert!(told.contains("guidelines.en.md: a link is not followed"), "{told}");
        std::fs::remove_file(at("guidelines.en.md")).expect("gone");
    }
    let socket = std::os::unix::net::UnixListener::bind(at("bank.jsonl")).expect("a socket");
    assert!(refused().contains("bank.jsonl: this is neither a file nor a folder"), "{}", refused());
    drop(socket);
    std::fs::remove_file(at("bank.jsonl")).expect("gone");
    std::fs::create_dir_all(at("a/b/c/d/e")).expect("made");
    assert!(refused().contains("folders inside one another"), "{}", refused());
    std::fs::remove_dir_all(at("a")).expect("gone");
    // A file without an end is read up to one byte over the limit, and its check says so; media as well.
    for name in ["english.jsonl", "media/a.png"] {
        std::fs::create_dir_all(at("media")).expect("made");
        std::fs::File::create(at(name)).and_then(|f| f.set_len(1 << 32)).expect("a sparse file");
        let folder = read_folder(home.path()).expect("read");
        assert_eq!(folder.files[name].len(), MAX_FILE + 1);
        let problems = gold_set::read(&folder).problems;
        let told = |p: &gold_set::problem::Problem| p.code.as_str() == "E005" && p.file == name;
        assert!(problems.iter().any(told), "{name}: {problems:?}");
        std::fs::remove_file(at(name)).expect("gone");
    }
}

#[test]
fn a_plan_longer_than_can_be_computed_is_refused_at_once() {
    let mut set = folder("gold_sets/mandarin-sg");
    crowd::replace(&mut set, "project.toml", "max_items = 54", "max_items = 100000");
    let problems = gold_set::read(&set).problems;
    assert!(problems.iter().any(|p| p.code.as_str() == "E301" && p.message.contains("max_items")), "{problems:?}");
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
