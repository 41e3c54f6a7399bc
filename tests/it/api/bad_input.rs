//! Malformed requests, row by row: each gets its status and its code, nothing is quoted back, nothing is changed, never a 500.

use serde_json::{Value, json};

use super::{Client, World, apply};
use crate::support::database::{TestApp, by_hand, on_both};
use sqlx::Connection as _;
use touchstone::store::Target;

/// Row of the catalogue, body, headers, status, code.
type Row = (&'static str, Vec<u8>, Vec<(&'static str, &'static str)>, u16, &'static str);

const JSON: (&str, &str) = ("Content-Type", "application/json");

async fn framing(t: TestApp) {
    let world = World::new(t).await;
    let candidate = world.token(Some("lin@example.sg"), &["candidate"]).await;
    candidate.post("/me/application", Value::Null).await.ok();
    let put = |body: Vec<u8>, headers: Vec<(&'static str, &'static str)>| {
        let candidate = candidate.clone();
        async move { candidate.send("PUT", "/me/application/profile", Some(body), &headers).await }
    };
    let deep = format!("{}1{}", "[".repeat(40), "]".repeat(40));
    let long = format!("{{\"revision\":{}}}", "9".repeat(200));
    let list = format!("{{\"revision\":[{}]}}", vec!["1"; 1_001].join(","));
    let keys: String = (0..201).map(|i| format!("\"k{i}\":1")).collect::<Vec<_>>().join(",");
    let large = vec![b' '; (256 << 10) + 1];
    let profile = |p: Value| json!({ "revision": 1, "profile": p }).to_string().into_bytes();
    let rows: Vec<Row> = vec![
        ("I1", b"".to_vec(), vec![JSON], 422, "validation"),
        ("I2", b"{\"revision\": 1, \"pro".to_vec(), vec![JSON], 400, "malformed_json"),
        ("I3", b"{\"revision\": 1} x".to_vec(), vec![JSON], 400, "malformed_json"),
        ("I4", b"{\"revision\": \"\xff\"}".to_vec(), vec![JSON], 400, "invalid_utf8"),
        ("I4 surrogate", b"{\"revision\": \"\\ud800\"}".to_vec(), vec![JSON], 400, "malformed_json"),
        ("I6", b"{}".to_vec(), vec![("Content-Type", "application/json; charset=utf-16")], 415, "unsupported_charset"),
        ("I7", b"{\"revision\": 1, \"profile\": {\"name\": \"a\\u0000b\"}}".to_vec(), vec![JSON], 422, "validation"),
        ("I8", deep.into_bytes(), vec![JSON], 400, "json_too_deep"),
        ("I9", list.into_bytes(), vec![JSON], 422, "too_many_items"),
        ("I10", format!("{{{keys}}}").into_bytes(), vec![JSON], 422, "too_many_keys"),
        ("I11", b"{\"revision\": 1, \"revision\": 2}".to_vec(), vec![JSON], 400, "duplicate_key"),
        ("I12", b"{\"revision\": 1, \"profile\": {}, \"extra\": 1}".to_vec(), vec![JSON], 422, "unknown_field"),
        ("I13", b"{\"revision\": 1e400}".to_vec(), vec![JSON], 400, "number_out_of_range"),
        ("I13 NaN", b"{\"revision\": NaN}".to_vec(), vec![JSON], 400, "malformed_json"),
        ("I14", b"{\"revision\": 1.5, \"profile\": {}}".to_vec(), vec![JSON], 422, "validation"),
        ("I15", long.into_bytes(), vec![JSON], 400, "number_too_long"),
        ("I16", b"{\"revision\": \"1\", \"profile\": {}}".to_vec(), vec![JSON], 422, "validation"),
        ("I17", b"{\"revision\": null, \"profile\": {}}".to_vec(), vec![JSON], 422, "validation"),
        ("I18", large, vec![JSON], 413, "body_too_large"),
        ("I20", b"{}".to_vec(), vec![JSON, ("Content-Encoding", "gzip")], 415, "unsupported_content_encoding"),
        ("I21", b"{}".to_vec(), vec![("Content-Type", "text/plain")], 415, "unsupported_media_type"),
        ("I22", b"{}".to_vec(), vec![JSON, ("Accept", "text/html")], 406, "not_acceptable"),
        ("I55", profile(json!({ "name": " \u{200B} " })), vec![JSON], 422, "validation"),
        ("I56", profile(json!({ "name": "a\u{301}\u{301}\u{301}\u{301}\u{301}" })), vec![JSON], 422, "validation"),
        ("I57", profile(json!({ "name": "Lin S1234567D" })), vec![JSON], 422, "nric_refused"),
        ("I58", profile(json!({ "birth_date": "2026-02-30" })), vec![JSON], 422, "validation"),
        ("I59", profile(json!({ "work": [{ "from": "2024", "to": "2023-05" }] })), vec![JSON], 422, "validation"),
        (
            "document",
            profile(json!({ "degrees": [{ "country": "SG", "isced": 6, "document": "accepted" }] })),
            vec![JSON],
            422,
            "validation",
        ),
    ];
    for (row, body, headers, status, code) in rows {
        let answer = put(body, headers).await;
        assert_eq!(answer.code(), (status, code.to_owned()), "{row}: {}", answer.text);
        assert!(!answer.text.contains("1234567"), "{row}");
        assert_eq!(answer.headers["content-type"], "application/problem+json", "{row}");
    }
    let mut marked = b"\xEF\xBB\xBF".to_vec();
    marked.extend(profile(json!({})));
    assert_eq!(put(marked, vec![JSON]).await.status, 200, "I5: a byte order mark at the start");
    let unchanged = candidate.get("/me/application").await.ok();
    assert_eq!((&unchanged["revision"], &unchanged["profile"]), (&json!(2), &json!({})));
}

async fn routes_and_keys(t: TestApp) {
    let world = World::new(t).await;
    let candidate = world.token(Some("lin@example.sg"), &["candidate"]).await;
    let recruiter = world.token(Some("tan@example.sg"), &["candidates:read"]).await;
    let get = |client: &Client, path: &str| {
        let (client, path) = (client.clone(), path.to_owned());
        async move { client.get(&path).await.code() }
    };
    assert_eq!(get(&candidate, "/nowhere").await, (404, "not_found".to_owned()));
    assert_eq!(candidate.get("//etc/passwd").await.status, 404);
    assert_eq!(get(&candidate, "/me/attempts/not-an-id").await, (404, "not_found".to_owned()));
    let wrong = candidate.send("DELETE", "/me/application", None, &[]).await;
    assert_eq!((wrong.code(), wrong.headers["allow"].as_str()), ((405, "method_not_allowed".to_owned()), "POST, GET"));
    for (query, code) in [
        ("?state=nonsense", (422, "validation")),
        ("?limit=0", (422, "validation")),
        ("?limit=10000000", (422, "validation")),
        ("?limit=-1", (422, "validation")),
        ("?limit=1&limit=2", (400, "bad_query")),
        ("?order=name", (400, "bad_query")),
        ("?cursor=zz", (400, "bad_cursor")),
        ("?cursor=7b7d", (400, "bad_cursor")),
        ("?token=ts_1", (400, "secret_in_url")),
    ] {
        assert_eq!(get(&recruiter, &format!("/candidates{query}")).await, (code.0, code.1.to_owned()), "{query}");
    }
    let key = |key: Option<&str>| {
        let (candidate, key) = (candidate.clone(), key.map(str::to_owned));
        async move {
            let headers: Vec<(&str, &str)> = key.iter().map(|k| ("Idempotency-Key", k.as_str())).collect();
            candidate.send("POST", "/me/application", None, &headers).await.code()
        }
    };
    assert_eq!(key(None).await, (400, "idempotency_key_missing".to_owned()));
    assert_eq!(key(Some("")).await, (400, "idempotency_key_invalid".to_owned()));
    assert_eq!(key(Some(&"k".repeat(256))).await, (400, "idempotency_key_invalid".to_owned()));
    assert_eq!(key(Some("k\tk")).await, (400, "idempotency_key_invalid".to_owned()));
    assert_eq!(candidate.get("/me/application").await.status, 404, "nothing was begun");
}

async fn cursors(t: TestApp) {
    let world = World::new(t).await;
    let recruiter = world.token(Some("tan@example.sg"), &["candidates:read"]).await;
    for n in 0..5 {
        apply(&world.token(Some(&format!("c{n}@example.sg")), &["candidate"]).await).await;
        world.t.clock.advance_seconds(1);
    }
    let (mut seen, mut path) = (Vec::new(), "/candidates?state=screening&limit=2".to_owned());
    loop {
        let page = recruiter.get(&path).await.ok();
        seen.extend(page["data"].as_array().expect("rows").iter().map(|r| r["id"].as_str().expect("an id").to_owned()));
        let Some(cursor) = page["next_cursor"].as_str() else { break };
        let foreign = recruiter.get(&format!("/candidates?limit=2&cursor={cursor}")).await;
        assert_eq!(foreign.code(), (400, "bad_cursor".to_owned()), "a cursor keeps its filters");
        path = format!("/candidates?state=screening&limit=2&cursor={cursor}");
    }
    let mut distinct = seen.clone();
    distinct.sort();
    distinct.dedup();
    assert_eq!((seen.len(), distinct.len()), (5, 5));
    // One that we gave out, with a part of it changed and everything else as it was: only the signature tells.
    let cursor = path.split_once("cursor=").expect("a cursor").1;
    let (signature, text) = cursor.split_at(32);
    let bytes = (0..text.len()).step_by(2).map(|i| u8::from_str_radix(&text[i..i + 2], 16).expect("hexadecimal"));
    let fields: Value = serde_json::from_slice(&bytes.collect::<Vec<u8>>()).expect("JSON");
    let get = async |cursor: &str| recruiter.get(&format!("/candidates?state=screening&limit=2&cursor={cursor}")).await;
    let written = |fields: &Value| fields.to_string().bytes().map(|b| format!("{b:02x}")).collect::<Vec<String>>().concat();
    assert_eq!(get(&format!("{signature}{}", written(&fields))).await.status, 200, "as it was given out");
    let earlier = |name: &str| json!(fields[name].as_i64().expect("a number") - 1);
    for (name, value) in [
        ("at", earlier("at")),
        ("id", json!(uuid::Uuid::nil())),
        ("issued", json!(fields["issued"].as_i64().expect("a number") + 1)),
        ("question", json!(format!("{} ", fields["question"].as_str().expect("a text")))),
    ] {
        let mut forged = fields.clone();
        forged[name] = value;
        assert_eq!(get(&format!("{signature}{}", written(&forged))).await.code(), (400, "bad_cursor".to_owned()), "{name}");
    }
    let another = if signature.starts_with('0') { "1" } else { "0" };
    assert_eq!(get(&format!("{another}{}", &cursor[1..])).await.code(), (400, "bad_cursor".to_owned()), "another signature");
    world.t.clock.advance_seconds(24 * 3_600 + 60);
    assert_eq!(recruiter.get(&path).await.code(), (400, "cursor_expired".to_owned()));
}

/// What a server answers to bytes as they stand: the status line and the code of the problem.
async fn raw(world: &World, bytes: Vec<u8>) -> (u16, String) {
    let address = world.running.address;
    let talked = crate::support::aside(move || {
        use std::io::{Read as _, Write as _};
        let mut stream = std::net::TcpStream::connect(address).expect("connected");
        stream.set_read_timeout(Some(std::time::Duration::from_secs(20))).expect("set");
        // The server may close while it is still being written to.
        drop(stream.write_all(&bytes));
        let mut text = Vec::new();
        drop(stream.read_to_end(&mut text));
        String::from_utf8_lossy(&text).into_owned()
    });
    let text = talked.await.expect("no panic");
    // The server below answers "100 Continue" by itself; what counts is the answer after it.
    let text = text.trim_start_matches("HTTP/1.1 100 Continue\r\n\r\n");
    let status = text.split(' ').nth(1).and_then(|s| s.parse().ok()).unwrap_or(0);
    let code = text.split("\"code\":\"").nth(1).and_then(|r| r.split('"').next()).unwrap_or_default().to_owned();
    (status, code)
}

async fn heads(t: TestApp) {
    let world = World::new(t).await;
    let with = |line: &str, headers: &str| format!("{line}\r\n{headers}Connection: close\r\n\r\n").into_bytes();
    let host = "Host: touchstone.example\r\n";
    let many = "X-One: 1\r\n".repeat(101);
    let long = "x".repeat(5_000);
    for (row, bytes, status, code) in [
        (
            "I19 both lengths",
            with("POST /api/v1/me/application HTTP/1.1", &format!("{host}Content-Length: 2\r\nTransfer-Encoding: chunked\r\n")),
            400,
            "",
        ),
        (
            "I19 two lengths",
            with("POST /api/v1/me/application HTTP/1.1", &format!("{host}Content-Length: 2\r\nContent-Length: 3\r\n")),
            400,
            "",
        ),
        ("I24 large", with("GET /healthz HTTP/1.1", &format!("{host}X-Long: {}\r\n", "y".repeat(17 << 10))), 431, "headers_too_large"),
        ("I24 many", with("GET /healthz HTTP/1.1", &format!("{host}{many}")), 431, ""),
        ("I25", with(&format!("GET /api/v1/candidates?cursor={long} HTTP/1.1"), host), 414, "uri_too_long"),
        ("I26", with("BREW /healthz HTTP/1.1", host), 404, ""),
        ("I27", with("GET /healthz HTTP/1.1", ""), 400, ""),
        ("I28 dots", with("GET /api/v1/../../etc/passwd HTTP/1.1", host), 404, ""),
        ("I28 encoded", with("GET /api/v1/me%2Fapplication HTTP/1.1", host), 404, "not_found"),
        ("I28 nul", with("GET /api/v1/%00 HTTP/1.1", host), 404, "not_found"),
        (
            "I31",
            with("POST /api/v1/me/application HTTP/1.1", &format!("{host}Expect: 100-continue\r\nContent-Length: 99999999\r\n")),
            413,
            "body_too_large",
        ),
        ("nonsense", b"\x16\x03\x01 hello\r\n\r\n".to_vec(), 400, ""),
    ] {
        let (got, got_code) = raw(&world, bytes).await;
        assert_eq!(got, status, "{row}: {got_code}");
        assert!(code.is_empty() || got_code == code, "{row}: {got_code}");
    }
    // I23: a body that trickles is not waited for.
    let candidate = world.token(Some("lin@example.sg"), &["candidate"]).await;
    let token = candidate.token.clone().expect("a token");
    let slow = format!(
        "PUT /api/v1/me/application/profile HTTP/1.1\r\n{host}Authorization: Bearer {token}\r\n\
        Content-Type: application/json\r\nContent-Length: 500\r\n\r\n{{"
    )
    .into_bytes();
    assert_eq!(raw(&world, slow).await, (408, "body_timeout".to_owned()));
}

/// Holds what every write needs, as somebody with a console may, until it is dropped.
enum Held {
    Sqlite(sqlx::SqliteConnection),
    Postgres(sqlx::PgConnection),
}

impl Held {
    async fn take(target: &Target) -> Self {
        match target {
            Target::Sqlite(path) => {
                let mut own = sqlx::SqliteConnection::connect_with(&sqlx::sqlite::SqliteConnectOptions::new().filename(path))
                    .await
                    .expect("connected");
                sqlx::raw_sql("BEGIN IMMEDIATE").execute(&mut own).await.expect("held");
                Self::Sqlite(own)
            }
            Target::Postgres(url) => {
                let mut own = sqlx::PgConnection::connect(url).await.expect("connected");
                sqlx::raw_sql("BEGIN; LOCK TABLE application, idempotency IN ACCESS EXCLUSIVE MODE").execute(&mut own).await.expect("held");
                Self::Postgres(own)
            }
        }
    }

    async fn release(self) {
        match self {
            Self::Sqlite(own) => own.close().await.expect("closed"),
            Self::Postgres(own) => own.close().await.expect("closed"),
        }
    }
}

/// A database that is busy, and a request whose key is taken by one that did not end: refused with their reasons, and done once afterwards.
async fn busy(t: TestApp) {
    let world = World::new(t).await;
    let candidate = world.token(Some("lin@example.sg"), &["candidate"]).await;
    let begin = async || candidate.send("POST", "/me/application", None, &[("Idempotency-Key", "begin-1")]).await;
    let held = Held::take(&world.t.database.target).await;
    let refused = begin().await;
    assert_eq!(refused.code(), (503, "storage_unavailable".to_owned()), "I51");
    assert!(refused.headers.contains_key("retry-after"), "I51: {:?}", refused.headers);
    held.release().await;
    assert_eq!(candidate.get("/me/application").await.status, 404, "I51: nothing was stored");
    let done = begin().await;
    assert_eq!(done.status, 201, "{}", done.text);
    // I41: the key is there, its answer is not: the first request is running, or was cut off before it was answered.
    by_hand(&world.t.database.target, "UPDATE idempotency SET status = 0 WHERE idem_key = 'begin-1'").await;
    assert_eq!(begin().await.code(), (409, "idempotency_in_progress".to_owned()), "I41");
    assert_eq!(candidate.get("/me/application").await.ok()["revision"], 1, "nothing was done twice");
}

/// Rows on what answers mean: levels of a rubric, labels, spans, repeated choices.
async fn meanings(t: TestApp) {
    let world = World::new(t).await;
    let candidate = world.token(Some("lin@example.sg"), &["candidate"]).await;
    apply(&candidate).await;
    let mut seen = std::collections::BTreeSet::new();
    for (stage, n) in [("english", 0), ("calibration", 1)] {
        if n == 1 {
            // A person passes them on to the stage that has the other kinds.
            world.pass_until(&candidate, "calibration").await;
        }
        let attempt = candidate.post(&format!("/me/stages/{stage}/attempts"), Value::Null).await.ok();
        let id = attempt["id"].as_str().expect("an id");
        for item in attempt["items"].as_array().expect("items") {
            let kind = item["item"]["kind"].as_str().expect("a kind");
            let rows: Vec<(&str, Value)> = match kind {
                "choice" => vec![
                    ("I61", json!({ "option": "nowhere" })),
                    ("I61", json!({ "option": ["a", "b"] })),
                    ("I12", json!({ "option": "a", "x": 1 })),
                ],
                "multi_choice" => vec![("I61", json!({ "options": ["nowhere"] }))],
                "classify" => vec![("I61", json!({ "labels": ["nowhere"] }))],
                "spans" => vec![
                    ("I62", json!({ "spans": [{ "start": 5, "end": 2, "label": "entity" }] })),
                    ("I62", json!({ "spans": [{ "start": 0, "end": 1_000_000, "label": "entity" }] })),
                    ("I62", json!({ "spans": [{ "start": -1, "end": 2, "label": "entity" }] })),
                ],
                "rating" => vec![("I60", json!({ "scales": { "accuracy": 99 } })), ("I14", json!({ "scales": { "accuracy": 1.5 } }))],
                "compare" => vec![("range", json!({ "value": 9 })), ("shape", json!({ "value": "much" }))],
                "flag" => vec![("I61", json!({ "categories": ["nowhere"], "severity": null }))],
                _ => vec![("shape", json!([1])), ("shape", json!("text"))],
            };
            for (row, response) in rows {
                let path = format!("/me/attempts/{id}/answers/{}", item["id"].as_str().expect("an id"));
                let answer = candidate.put(&path, json!({ "seat": 1, "revision": 0, "response": response })).await;
                assert_eq!(answer.status, 422, "{row} {kind}: {}", answer.text);
                seen.insert(kind.to_owned());
            }
        }
        let stored = candidate.get(&format!("/me/attempts/{id}")).await.ok();
        assert!(stored["items"].as_array().expect("items").iter().all(|i| i["response"].is_null()), "nothing was stored");
    }
    for kind in ["choice", "spans", "rating", "compare", "flag", "classify"] {
        assert!(seen.contains(kind), "{kind} was not met: {seen:?}");
    }
}

on_both!(busy_or_running, super::busy);
on_both!(requests_heads, super::heads);
on_both!(meaning_of_answers, super::meanings);
on_both!(bodies, super::framing);
on_both!(paths, super::routes_and_keys);
on_both!(pages, super::cursors);
