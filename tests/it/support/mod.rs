//! What tests share.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use touchstone::domain::gold_set::Folder;

/// The project's root.
pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Something that waits for a program or a socket, off the threads of the runtime.
#[expect(clippy::disallowed_methods, reason = "tests have no application that counts what failed; a panic fails the test")]
pub fn aside<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> tokio::task::JoinHandle<T> {
    tokio::task::spawn_blocking(work)
}

/// A folder of the project, read into memory.
pub fn folder(path: impl AsRef<Path>) -> Folder {
    fn read(base: &Path, at: &Path, files: &mut BTreeMap<String, Vec<u8>>) {
        for entry in std::fs::read_dir(at).expect("the folder is there") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                read(base, &path, files);
            } else {
                let name = path.strip_prefix(base).expect("inside").to_string_lossy().into_owned();
                files.insert(name, std::fs::read(&path).expect("readable"));
            }
        }
    }
    let base = root().join(path);
    let mut files = BTreeMap::new();
    read(&base, &base, &mut files);
    Folder { files }
}

pub mod adaptive;
pub mod crowd;
pub mod database;
pub mod imports;
pub mod overtaken;
pub mod time;
pub mod training;

use std::future::Future;

use database::{Database, Engine, TestApp};
use serde_json::json;
use touchstone::app::App;
use touchstone::app::gold_set::import::Imported;
use touchstone::app::sitting::attempt::NewAttempt;
use touchstone::domain::accounts::Role;
use touchstone::domain::deciding::texts::Texts;
use touchstone::domain::gold_set;
use touchstone::domain::kernel::actor::Actor;
use touchstone::domain::kernel::id::{EventId, PersonId, VersionId};
use touchstone::domain::kernel::ledger::{Event, Kept};
use touchstone::domain::kernel::moment::Moment;
use touchstone::domain::sitting::{Attempt, FormItem};
use touchstone::store::accounts::{people, sessions};
use touchstone::store::deciding::letters;
use touchstone::store::deciding::letters::NewMail;
use touchstone::store::proving::{ledger, state};
use touchstone::store::{StoreError, Tx};

/// Tells a story on an application of its own; on an engine that is not there it says so.
pub async fn told<F: Future<Output = ()>>(story: impl FnOnce(TestApp) -> F, engine: Engine) {
    if let Some(database) = Database::new(engine).await {
        story(database.app().await).await;
    }
}

/// The long forms, or how many rounds a knob asks for.
pub fn rounds(knob: &str, short: u32, full: u32) -> u32 {
    let asked = std::env::var(knob).ok().map(|n| n.parse().expect("a number"));
    asked.unwrap_or(if std::env::var_os("TOUCHSTONE_TEST_FULL").is_some() { full } else { short })
}

/// A named member of a project's staff with these roles, who cannot sign in: for acts that need one. The same address is the same person.
pub async fn member(app: &App, email: Option<&str>, project: &str, roles: &[Role]) -> PersonId {
    let address = email.map(str::to_owned);
    let known = app.db().read("known", move |tx| {
        let address = address.clone().unwrap_or_default();
        Box::pin(async move { people::by_email(tx, &address).await })
    });
    let person = match known.await.expect("read") {
        Some(person) => person,
        None => app.add_person(email).await.expect("added"),
    };
    let (project, roles, name) = (project.to_owned(), roles.to_vec(), email.unwrap_or("A member of staff").to_owned());
    let now = app.now();
    let added = app.db().write("member", move |tx| {
        let (project, roles, name) = (project.clone(), roles.clone(), name.clone());
        Box::pin(async move {
            let kept = Kept::Staff(person.uuid());
            let found = state::digest(tx, kept).await?;
            people::set_name(tx, person, &name).await?;
            if sessions::staff(tx, person).await?.is_none() {
                sessions::insert_staff(tx, person, "no password", None, Moment::from_microseconds(0)).await?;
            }
            for role in &roles {
                sessions::give_role(tx, person, &project, *role).await?;
            }
            // As the service would: the event that tells of it, with the hashes of what it found and left.
            let left = state::digest(tx, kept).await?;
            if found == left {
                return Ok(());
            }
            let id = *blake3::hash(format!("{person} {found} {left}").as_bytes()).as_bytes().first_chunk().expect("16 bytes");
            let (id, subject) = (EventId::from_uuid(uuid::Uuid::from_bytes(id)), Some(person.uuid()));
            let body = json!({ "rows": { kept.name(): [found, left] } });
            let told = Event { id, at: now, kind: "staff.role".to_owned(), actor: Actor::CommandLine, subject, body };
            ledger::insert_event(tx, &told).await
        })
    });
    added.await.expect("added");
    person
}

/// The small set of `tests/sets/base`, imported.
pub async fn import_base(app: &App) -> VersionId {
    let report = gold_set::read(&folder("tests/sets/base"));
    match app.import_gold_set(report.set.expect("no errors"), Vec::new(), "test").await.expect("imported") {
        Imported::New(version) | Imported::Unchanged(version) => version.id,
    }
}

/// An open attempt of a new person on four items of the base set, with an hour on its clock.
pub async fn open_attempt(app: &App, version: VersionId) -> (Attempt, Vec<FormItem>) {
    let person = app.add_person(None).await.expect("added");
    let items = ["read-1", "read-2", "word-1", "word-2"].map(|id| (id.to_owned(), 0, json!({}))).to_vec();
    let new =
        NewAttempt { person, project: "base".to_owned(), version, stage: "first".to_owned(), number: 1, seed: 7, seconds: 3600, items };
    app.open_attempt(new).await.expect("opened")
}

/// What a letter says: code of the language, subject, text.
pub fn texts(all: &[(&str, &str, &str)]) -> Texts {
    all.iter().map(|(code, subject, body)| ((*code).to_owned(), (*subject).to_owned(), (*body).to_owned())).collect()
}

/// Puts a letter into the post with the event that the service writes with it.
pub async fn letter(tx: &mut Tx, event: uuid::Uuid, new: &NewMail<'_>) -> Result<(), StoreError> {
    letters::insert(tx, new).await?;
    let written = new.written();
    let body = json!({
        "kind": "test", "person": written.person.to_string(), "decision": null, "due": written.due.microseconds(), "text": written.text,
        "texts": written.texts,
    });
    let (kind, actor) = ("letter.written".to_owned(), Actor::Worker);
    let event = Event { id: EventId::from_uuid(event), at: new.due, kind, actor, subject: Some(new.id), body };
    ledger::insert_event(tx, &event).await
}
