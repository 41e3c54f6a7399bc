//! Malformed requests, row by row: each gets its status and its code, nothing is quoted back, nothing is changed, never a 500.

use serde_json::{Value, json};

use super::{Client, World, apply};
use crate::support::database::{TestApp, on_both};

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
    world.t.clock.advance_seconds(24 * 3_600 + 60);
    assert_eq!(recruiter.get(&path).await.code(), (400, "cursor_expired".to_owned()));
}

on_both!(bodies, super::framing);
on_both!(paths, super::routes_and_keys);
on_both!(pages, super::cursors);
