//! The costliest input of every kind within the format's limits: reading the item again from its sealed line, and grading one response.
//!
//! `cargo bench --bench grading`; what bounds the figures is said in `benches/README.md`.
#![expect(clippy::expect_used, reason = "a bench has no callers, and a broken one ends")]

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use serde_json::{Value, json};
use touchstone::domain::gold_set::item::{GradeContext, Item, reparse_item};
use touchstone::domain::gold_set::shared::ScaleBounds;
use touchstone::domain::gold_set::shared::Shared;
use touchstone::domain::kernel::sealed::Reveal;

/// Text of `n` code points in which nothing repeats for long: xorshift over 3,000 ideographs.
fn text(n: usize, seed: u64) -> String {
    let mut x = seed | 1;
    (0..n)
        .map(|_| {
            x ^= x << 13;
            x ^= x >> 7;
            x ^= x << 17;
            char::from_u32(0x4E00 + u32::try_from(x % 3000).expect("small")).expect("an ideograph")
        })
        .collect()
}

/// The same over thirty ideographs.
fn few(n: usize, seed: u64) -> String {
    text(n, seed).chars().map(|c| char::from_u32(0x5000 + u32::from(c) % 30).expect("an ideograph")).collect()
}

fn item(kind: &str, fields: &Value) -> Item {
    let mut line = json!({ "id": "x", "kind": kind, "skill": "s", "lang": "zh-Hans", "prompt": "-", "rationale": "-", "seconds": 60 });
    line.as_object_mut().expect("an object").extend(fields.as_object().expect("an object").clone());
    reparse_item(&line.to_string()).unwrap_or_else(|| panic!("{kind} does not parse: {line}"))
}

fn labelled(n: usize) -> Vec<Value> {
    (0..n).map(|i| json!({ "id": format!("i{i}"), "text": text(200, i as u64 + 1) })).collect()
}

fn ids(n: usize) -> Vec<String> {
    (0..n).map(|i| format!("i{i}")).collect()
}

/// A content of so many code points with up to a hundred mistakes, as many accepted texts of four code points as its budget allows, and the
/// longest response.
fn mending(content: usize, drawn: fn(usize, u64) -> String) -> (Value, Value) {
    let mistakes = (content / 10).min(100);
    let budget = 8_000_usize.saturating_sub(4 * content).max(1_000) / 4;
    let step = content / mistakes;
    let content = text(content, 99);
    let chars: Vec<char> = content.chars().collect();
    let key: Vec<Value> = (0..mistakes)
        .map(|i| {
            let quote: String = chars[i * step..i * step + 3].iter().collect();
            let before: String = chars[..i * step + 3].iter().collect();
            let accept: Vec<String> = (0..budget / mistakes).map(|n| drawn(4, (i * 200 + n) as u64 + 1000)).collect();
            json!({ "quote": quote, "occurrence": before.matches(&quote).count(), "accept": accept })
        })
        .collect();
    (json!({ "content": content, "key": key, "script": "either" }), json!({ "text": drawn(2000, 98) }))
}

fn closed_choices() -> Vec<(&'static str, Value, Value)> {
    let every: Vec<usize> = (0..12).rev().collect();
    let words: Vec<String> = (0..100).map(|i| text(20, i + 1)).collect();
    vec![
        ("choice", json!({ "options": labelled(26), "key": "i25" }), json!({ "option": "i0" })),
        ("multi_choice", json!({ "options": labelled(26), "key": ids(26), "credit": "each" }), json!({ "options": ids(26) })),
        (
            "order",
            json!({ "elements": labelled(12), "key": ids(12) }),
            json!({ "order": every.iter().map(|i| format!("i{i}")).collect::<Vec<_>>() }),
        ),
        (
            "match",
            json!({
                "left": labelled(12), "right": labelled(12),
                "key": ids(12).iter().map(|i| (i.clone(), json!(i))).collect::<serde_json::Map<_, _>>(),
            }),
            json!({ "pairs": ids(12).iter().map(|i| (i.clone(), json!("i0"))).collect::<serde_json::Map<_, _>>() }),
        ),
        (
            "word_decision",
            json!({ "words": words, "key": words[..50] }),
            json!({ "words": words.iter().map(|w| (w.clone(), json!(true))).collect::<serde_json::Map<_, _>>() }),
        ),
        (
            "fact_check",
            json!({
                "claims": labelled(20),
                "sources": (0..10).map(|i| json!({ "id": format!("s{i}"), "title": "t", "text": text(2000, i + 1) })).collect::<Vec<_>>(),
                "key": ids(20).iter().map(|i| (i.clone(), json!({ "verdict": "supported", "sources": ["s0", "s1", "s2"] })))
                    .collect::<serde_json::Map<_, _>>(),
            }),
            json!({
                "claims": ids(20).iter().map(|i| (i.clone(), json!({ "verdict": "supported", "sources": ["s3"] })))
                    .collect::<serde_json::Map<_, _>>(),
            }),
        ),
    ]
}

fn judgements() -> Vec<(&'static str, Value, Value)> {
    let content = text(20_000, 7);
    let chars: Vec<char> = content.chars().collect();
    let spans: Vec<Value> =
        (0..100).map(|i| json!({ "quote": chars[i * 200..i * 200 + 150].iter().collect::<String>(), "label": "i0" })).collect();
    let marked: Vec<Value> = (0..100).map(|i| json!({ "start": i * 200, "end": i * 200 + 199, "label": "i1" })).collect();
    vec![
        ("rating", json!({ "scales": "s", "content": content, "key": { "i0": [1, 2, 5] } }), json!({ "scales": { "i0": 4 } })),
        ("compare", json!({ "a": content, "b": "b", "key": 3 }), json!({ "value": -3 })),
        (
            "rank",
            json!({
                "responses": ids(12).iter()
                .zip(0..).map(|(id, i)| json!({ "id": id, "content": text(20_000, i + 21) })).collect::<Vec<_>>(),
                "key": [ids(12)],
            }),
            json!({ "ranking": ids(12).iter().rev().map(|id| [id]).collect::<Vec<_>>() }),
        ),
        ("classify", json!({ "taxonomy": "t", "multiple": true, "content": content, "key": ids(26) }), json!({ "labels": ids(26) })),
        ("spans", json!({ "taxonomy": "t", "content": content, "key": spans }), json!({ "spans": marked })),
        (
            "flag",
            json!({ "taxonomy": "t", "severities": "s", "content": content, "key": { "categories": ids(26), "severity": "i1" } }),
            json!({ "categories": ids(26), "severity": "i0" }),
        ),
    ]
}

fn written() -> Vec<(&'static str, Value, Value)> {
    let gaps: String = (0..50).fold(String::new(), |all, i| all + &text(100, i + 1) + &format!("{{{{{i}}}}}"));
    let accepted = |seed: u64| (0..120).map(|i| text(400, seed + i)).collect::<Vec<_>>();
    let by_gap = |value: &dyn Fn(u64) -> Value| (0..50).map(|i| (i.to_string(), value(i))).collect::<serde_json::Map<_, _>>();
    let references: Vec<String> = (0..20).map(|i| text(2000, i + 11)).collect();
    // With texts and response of the same thirty characters, so that everything has something in common; and once with nothing in common.
    let (strange, strangely) = mending(2000, text);
    let (long, longest) = mending(2000, few);
    let (middle, middling) = mending(1000, few);
    let (rich, richest) = mending(200, few);
    vec![
        // Fifty gaps of 120 accepted texts each, all as long as they may be, with slips forgiven.
        (
            "cloze",
            json!({
                "text": gaps, "typos": 2, "script": "either",
                "key": by_gap(&|g| json!((0..120).map(|i| text(400, g * 120 + i + 1)).collect::<Vec<_>>())),
            }),
            json!({ "gaps": by_gap(&|g| json!(text(400, g + 5000))) }),
        ),
        ("short_text", json!({ "key": accepted(1), "script": "either", "accept_from": 0.1 }), json!({ "text": text(400, 777) })),
        (
            "rewrite",
            json!({
                "content": text(2000, 5), "length": { "min": 1, "max": 2000 }, "must": [text(1, 3)], "must_not": [text(9, 4)],
                "key": references, "script": "either",
            }),
            json!({ "text": text(2000, 6) }),
        ),
        ("repair, nothing in common", strange, strangely),
        ("repair, long content", long, longest),
        ("repair, middling", middle, middling),
        ("repair, many accepted texts", rich, richest),
        (
            "essay",
            json!({ "length": { "min": 1, "max": 20000 }, "response_lang": "zh", "rubric": "r" }),
            json!({ "text": text(20_000, 6) }),
        ),
    ]
}

fn costliest(c: &mut Criterion) {
    let right = Reveal::for_grading();
    let mut group = c.benchmark_group("costliest");
    group.sample_size(20);
    for (kind, fields, response) in closed_choices().into_iter().chain(judgements()).chain(written()) {
        let item = item(kind.split(',').next().expect("a kind"), &fields);
        let within = GradeContext {
            labels: ids(26),
            scales: vec![ScaleBounds { id: "i0".to_owned(), min: 1, max: 5 }],
            severities: ids(5),
            ..item.grade_context(&Shared::default())
        };
        item.grade(&within, &response, &right).unwrap_or_else(|v| panic!("{kind}: {v}"));
        group.bench_function(BenchmarkId::new("grade", kind), |b| b.iter(|| item.grade(&within, &response, &right)));
    }
    group.finish();
}

criterion_group!(benches, costliest);
criterion_main!(benches);
