//! Every text that comes in, by whichever door: a number of somebody's identity is refused and stored nowhere, and an endless text is
//! refused before anything reads it.

use serde_json::{Value, json};
use sqlx::{Connection as _, Row as _};
use touchstone::domain::accounts::{Role, Scope};
use touchstone::server;
use touchstone::store::Target;

use super::{Browser, add_staff};
use crate::api::{PROJECT, World, apply};
use crate::support::database::{TestApp, on_both};

/// One number, as people write it.
const WRITTEN: [&str; 6] = ["S1234567D", "S/1234567/D", "NRICS1234567D", "S1234567–D", "S١٢٣٤٥٦٧D", "Ｓ１２３４５６７Ｄ"];

/// Every text of every row.
async fn all_texts(target: &Target) -> Vec<(String, String)> {
    let path = match target {
        Target::Sqlite(path) => path,
        Target::Postgres(url) => return all_texts_of_a_server(url).await,
    };
    let options = sqlx::sqlite::SqliteConnectOptions::new().filename(path);
    let mut connection = sqlx::SqliteConnection::connect_with(&options).await.expect("connected");
    let tables = "SELECT m.name, c.name FROM sqlite_master m JOIN pragma_table_info(m.name) c WHERE m.type = 'table'";
    let columns = sqlx::query(tables).fetch_all(&mut connection).await.expect("read");
    let mut found = Vec::new();
    for column in columns {
        let (table, name): (String, String) = (column.get(0), column.get(1));
        let texts = format!("SELECT CAST(\"{name}\" AS TEXT) FROM \"{table}\" WHERE \"{name}\" IS NOT NULL");
        for row in sqlx::query(sqlx::AssertSqlSafe(texts)).fetch_all(&mut connection).await.expect("read") {
            found.push((format!("{table}.{name}"), row.try_get::<String, _>(0).unwrap_or_default()));
        }
    }
    found
}

async fn all_texts_of_a_server(url: &str) -> Vec<(String, String)> {
    let mut connection = sqlx::PgConnection::connect(url).await.expect("connected");
    let columns = "SELECT table_name::text, column_name::text FROM information_schema.columns WHERE table_schema = current_schema()";
    let columns = sqlx::query(columns).fetch_all(&mut connection).await.expect("read");
    let mut found = Vec::new();
    for column in columns {
        let (table, name): (String, String) = (column.get(0), column.get(1));
        let texts = format!("SELECT CAST(\"{name}\" AS TEXT) FROM \"{table}\" WHERE \"{name}\" IS NOT NULL");
        for row in sqlx::query(sqlx::AssertSqlSafe(texts)).fetch_all(&mut connection).await.expect("read") {
            found.push((format!("{table}.{name}"), row.get::<String, _>(0)));
        }
    }
    found
}

fn filled(path: &str, known: &[(&str, &str)]) -> String {
    let nobody = "01990000-0000-7000-8000-000000000000";
    let part = |part: &str| match part.strip_prefix('{').and_then(|p| p.strip_suffix('}')) {
        Some(name) => known.iter().find(|(n, _)| *n == name).map_or(nobody, |(_, v)| v).to_owned(),
        None => part.to_owned(),
    };
    path.split('/').map(part).collect::<Vec<_>>().join("/")
}

async fn no_door_takes_an_identity_number(t: TestApp) {
    let world = World::new(t).await;
    let candidate = world.token(Some("lin@example.sg"), &["candidate"]).await;
    let applied = apply(&candidate).await;
    let attempt = candidate.post("/me/stages/english/attempts", Value::Null).await.ok();
    let id = |value: &Value| value["id"].as_str().expect("an id").to_owned();
    let (application, attempt, item) = (id(&applied), id(&attempt), id(&attempt["items"][0]));
    // The API: whatever the field is called, wherever it stands.
    let document = world.nobody().get("/openapi.json").await.ok();
    let scopes: Vec<String> = document["paths"]
        .as_object()
        .expect("paths")
        .values()
        .flat_map(|p| p.as_object().expect("methods").values())
        .filter_map(|o| o["description"].as_str()?.split('`').nth(1).map(str::to_owned))
        .collect();
    let mut doors = 0;
    for (path, operations) in document["paths"].as_object().expect("paths") {
        for (method, operation) in
            operations.as_object().expect("operations").iter().filter(|(_, o)| o["requestBody"]["content"]["application/json"].is_object())
        {
            let scope = operation["description"].as_str().and_then(|d| d.split('`').nth(1)).expect("a scope");
            assert!(scopes.iter().any(|s| s == scope));
            let client = match Scope::from_name(scope).expect("a scope") {
                Scope::Candidate => candidate.clone(),
                known if known.acts_for_a_person() => world.token(Some("staff@example.sg"), &[scope]).await,
                _ => world.token(None, &[scope]).await,
            };
            let path = filled(path, &[("attempt", &attempt), ("candidate", &application), ("item", &item)]);
            for (i, number) in WRITTEN.into_iter().enumerate() {
                for body in [json!({ "anything": number }), json!({ number: 1 }), json!({ "a": [{ "b": format!("see {number}.") }] })] {
                    let key = format!("{path} {i} {body}").chars().filter(char::is_ascii_graphic).collect::<String>();
                    let headers = [("Content-Type", "application/json"), ("Idempotency-Key", key.get(..200).unwrap_or(&key))];
                    let answer = client.send(&method.to_uppercase(), &path, Some(body.to_string().into_bytes()), &headers).await;
                    assert_eq!(answer.code(), (422, "nric_refused".to_owned()), "{method} {path} {body}: {}", answer.text);
                    assert!(!answer.text.contains("1234567"), "it is not quoted");
                    doors += 1;
                }
            }
        }
    }
    assert!(doors > 100, "{doors}");
    pages_refuse(&world, &[("candidate", &application), ("attempt", &attempt), ("item", &item)]).await;
    for (place, text) in all_texts(&world.t.database.target).await {
        assert!(touchstone::domain::locale::identity::look(&text, &[]).found.is_none(), "{place}: {text}");
    }
}

/// Posts a number and an endless text into every field that a form of ours has, on every page.
async fn pages_refuse(world: &World, known: &[(&str, &str)]) {
    let person = Browser::new(world);
    person.sign_in(world, "lin@example.sg").await;
    add_staff(world, "all@example.sg", PROJECT, Role::ALL, false).await;
    let staff = Browser::new(world);
    staff.sign_in_staff("all@example.sg").await;
    let mut known = known.to_vec();
    known.extend([("project", PROJECT), ("step", "name"), ("set", PROJECT), ("version", "1"), ("n", "1"), ("stage", "english")]);
    let fields =
        ["name", "name_native", "text", "note", "reason", "answer", "accommodation", "what", "email", "url", "key", "comment.task", "back"];
    let endless = "XS1234567D9".repeat(60_000);
    for page in server::pages().iter().filter(|p| !p.gets && p.path != "/sign-out") {
        let path = filled(page.path, &known);
        let browser = if page.roles.is_some() { &staff } else { &person };
        for (i, field) in fields.into_iter().enumerate() {
            let number = WRITTEN[i % WRITTEN.len()];
            let answer = browser.post("/help", &path, &[(field, number), ("grounds", "facts"), ("choice", "passed")]).await;
            assert!((200..500).contains(&answer.status), "{path} {field}: {} {}", answer.status, answer.text);
        }
        let answer = browser.post("/help", &path, &[("text", &endless), ("note", &endless)]).await;
        assert!((303..500).contains(&answer.status) || path.contains("/answers/"), "{path}: {}", answer.status);
    }
    // What was written comes back where the page has no form of its own to show it in.
    let kept =
        staff.post("/help", "/settings/webhooks", &[("url", "https://hooks.example.com/S1234567D/and-a-longer-path-than-that")]).await;
    assert!(kept.status == 422 && kept.text.contains("and-a-longer-path"), "{} {}", kept.status, kept.text);
}

on_both!(no_door_takes_an_identity_number, super::no_door_takes_an_identity_number);
