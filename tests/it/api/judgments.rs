//! Answers without gold over the wire: as they are and packed, in pieces, cut off in the middle and sent again.

use serde_json::{Value, json};

use super::{Answer, Client, PROJECT, World};
use crate::support::database::{TestApp, on_both};

fn lines(from: usize, to: usize) -> Vec<u8> {
    let one = |n: usize| {
        let row = json!({
            "id": format!("row-{n}"), "task": format!("task-{}", n / 2), "annotator": format!("w-{}", n % 2), "label": "safe",
            "at": "2026-11-01T09:00:00Z",
        });
        format!("{row}\n")
    };
    (from..to).map(one).collect::<String>().into_bytes()
}

/// As another program packs it.
fn packed(text: &[u8]) -> Vec<u8> {
    let mut all = vec![0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255];
    all.extend(miniz_oxide::deflate::compress_to_vec(text, 6));
    let sum = text
        .iter()
        .fold(!0_u32, |sum, byte| (0..8).fold(sum ^ u32::from(*byte), |c, _| if c & 1 == 1 { 0xEDB8_8320 ^ (c >> 1) } else { c >> 1 }));
    all.extend((!sum).to_le_bytes());
    all.extend(u32::try_from(text.len()).expect("short").to_le_bytes());
    all
}

async fn send(client: &Client, key: &str, body: Vec<u8>, more: &[(&str, &str)]) -> Answer {
    let mut headers = vec![("Content-Type", "application/x-ndjson"), ("Idempotency-Key", key)];
    headers.extend_from_slice(more);
    client.send("POST", "/judgments", Some(body), &headers).await
}

async fn over_the_wire(t: TestApp) {
    let world = World::new(t).await;
    let platform = world.token(None, &["checks:write"]).await;
    let counts = |answer: &Answer| {
        let told = answer.ok();
        ["accepted", "same", "refused"].map(|name| told[name].as_u64().expect("a number"))
    };
    assert_eq!(counts(&send(&platform, "1", lines(0, 3_000), &[]).await), [3_000, 0, 0]);
    let gzip = [("Content-Encoding", "gzip")];
    assert_eq!(counts(&send(&platform, "2", packed(&lines(0, 7_500)), &gzip).await), [4_500, 3_000, 0], "packed, and partly known");
    // Cut off in the middle: what was acknowledged by nobody may be there, and all of it is sent again.
    let whole = packed(&lines(7_000, 12_000));
    let cut = send(&platform, "3", whole[..whole.len() / 2].to_vec(), &gzip).await;
    assert_eq!(cut.code(), (400, "bad_framing".to_owned()), "{}", cut.text);
    let [accepted, same, refused] = counts(&send(&platform, "3", whole, &gzip).await);
    assert!(accepted + same == 5_000 && accepted <= 4_500 && refused == 0, "{accepted} {same}");
    assert_eq!(counts(&send(&platform, "4", lines(0, 12_000), &[]).await), [0, 12_000, 0], "every row once");
    let mut wrong = lines(0, 2);
    wrong.extend_from_slice(b"\xFF\n\n{}\n");
    wrong.extend_from_slice(&String::from_utf8(lines(1, 2)).expect("text").replace("safe", "unsafe").into_bytes());
    let told = send(&platform, "5", wrong, &[]).await.ok();
    let refusals: Vec<(u64, &str)> = told["refusals"]
        .as_array()
        .expect("rows")
        .iter()
        .map(|r| (r["line"].as_u64().expect("a number"), r["code"].as_str().expect("a code")))
        .collect();
    assert_eq!(refusals, [(3, "odd_characters"), (5, "shape"), (6, "conflict")], "{told}");
    for (body, more, code) in [
        (lines(0, 1), vec![("Content-Encoding", "br")], (415, "unsupported_content_encoding")),
        (lines(0, 1), vec![("Content-Encoding", "gzip")], (400, "bad_framing")),
        (vec![b'x'; (1 << 20) + (64 << 10)], vec![], (413, "body_too_large")),
    ] {
        let refused = send(&platform, "6", body, &more).await;
        assert_eq!(refused.code(), (code.0, code.1.to_owned()), "{}", refused.text);
    }
    let json = platform.post("/judgments", json!({ "id": "1" })).await;
    assert_eq!(json.code(), (415, "unsupported_media_type".to_owned()));
    let without = platform.send("POST", "/judgments", Some(lines(0, 1)), &[("Content-Type", "application/x-ndjson")]).await;
    assert_eq!(counts(&without), [0, 1, 0], "each row is known by its id: no key is asked for");
    let other = world.token(None, &["events:read"]).await;
    assert_eq!(send(&other, "7", lines(0, 1), &[]).await.code(), (403, "forbidden".to_owned()));
    let first: Value = serde_json::from_slice(&lines(0, 1)).expect("JSON");
    let kept = world.t.app.judgments(PROJECT, None).await.expect("read");
    assert!(kept.len() == 5_000 && kept.iter().any(|r| first["task"] == r.task.as_str()));
}

on_both!(judgments_are_taken_as_they_come, super::over_the_wire);
