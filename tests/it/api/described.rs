//! Every answer that a test gets of the API is held against what the document says of it; one way goes through every operation, and the
//! examples of the document are what it sent and got.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Mutex, OnceLock};

use jsonschema::Validator;
use serde_json::{Map, Value, json};
use touchstone::domain::accounts::Role;

use super::{Answer, Client, PROJECT, World, apply};
use crate::support;
use crate::support::database::{TestApp, on_both};

/// What a request and its answer were.
type Exchange = (Value, Value);

static SEEN: Mutex<BTreeMap<String, Exchange>> = Mutex::new(BTreeMap::new());

fn writes() -> bool {
    std::env::var_os("TOUCHSTONE_WRITE_SNAPSHOTS").is_some()
}

fn document() -> &'static Value {
    static DOCUMENT: OnceLock<Value> = OnceLock::new();
    DOCUMENT.get_or_init(|| {
        let kept = std::fs::read_to_string(support::root().join("docs/openapi.json")).expect("docs/openapi.json is there");
        serde_json::from_str(&kept).expect("JSON")
    })
}

/// A schema within the document, compiled.
fn compiled(pointer: &str) -> Validator {
    // A reference is a URI: braces of a path are escaped in it.
    let to = format!("#/described{}", pointer.replace('{', "%7B").replace('}', "%7D"));
    let schema = json!({ "$ref": to, "described": moved(document()) });
    jsonschema::draft202012::new(&schema).unwrap_or_else(|error| panic!("{pointer}: {error}"))
}

/// The document as a part of another one: what points into it does so still.
fn moved(value: &Value) -> Value {
    match value {
        Value::String(text) => match text.strip_prefix("#/components/") {
            Some(rest) => json!(format!("#/described/components/{rest}")),
            None => value.clone(),
        },
        Value::Array(all) => all.iter().map(moved).collect(),
        Value::Object(all) => all.iter().map(|(name, one)| (name.clone(), moved(one))).collect(),
        _ => value.clone(),
    }
}

fn step(text: &str) -> String {
    text.replace('~', "~0").replace('/', "~1")
}

/// The path of the document that a path is one of.
fn template(path: &str) -> Option<&'static str> {
    let asked: Vec<&str> = path.split('?').next()?.split('/').collect();
    let fits = |known: &&String| {
        let parts: Vec<&str> = known.split('/').collect();
        parts.len() == asked.len() && parts.iter().zip(&asked).all(|(k, a)| k == a || k.starts_with('{'))
    };
    // A path without names comes before one with names.
    let all = document()["paths"].as_object()?;
    all.keys().filter(fits).min_by_key(|known| known.matches('{').count()).map(String::as_str)
}

/// Holds an answer against the document: its status is told, and it is what the schema says.
pub fn hold(method: &str, path: &str, body: Option<&[u8]>, answer: &Answer) {
    static KNOWN: Mutex<BTreeMap<String, &'static Validator>> = Mutex::new(BTreeMap::new());
    let Some(template) = template(path).filter(|_| !writes()) else { return };
    let operation = &document()["paths"][template][method.to_lowercase()];
    if operation.is_null() {
        return;
    }
    let status =
        if operation["responses"].get(answer.status.to_string()).is_some() { answer.status.to_string() } else { "default".to_owned() };
    let kind = if answer.status < 300 { "application/json" } else { "application/problem+json" };
    let at = match operation["responses"][&status]["$ref"].as_str() {
        Some(to) => format!("{}/content/{}/schema", to.trim_start_matches('#'), step(kind)),
        None => format!("/paths/{}/{}/responses/{status}/content/{}/schema", step(template), method.to_lowercase(), step(kind)),
    };
    let validator = *KNOWN.lock().expect("no panic").entry(at.clone()).or_insert_with(|| Box::leak(Box::new(compiled(&at))));
    let given: Value = serde_json::from_str(&answer.text).unwrap_or_else(|_| panic!("{method} {path}: {} {}", answer.status, answer.text));
    let wrong: Vec<String> = validator.iter_errors(&given).map(|e| format!("{} {e}", e.instance_path())).collect();
    assert!(wrong.is_empty(), "{method} {template} {} is not as described: {}\n{given:#}", answer.status, wrong.join("\n"));
    let sent = body.and_then(|b| serde_json::from_slice(b).ok()).unwrap_or(Value::Null);
    if answer.status < 300 {
        names_as_described(template, path, operation);
        let id = operation["operationId"].as_str().expect("an id").to_owned();
        SEEN.lock().expect("no panic").entry(id).or_insert((sent, given));
    }
}

/// What a path that was answered named is what its parameters' schemas say, formats included: a client that is made of the document checks
/// them, too.
fn names_as_described(template: &str, path: &str, operation: &Value) {
    let given = path.split('?').next().unwrap_or_default().split('/');
    for (part, given) in template.split('/').zip(given) {
        let Some(name) = part.strip_prefix('{').and_then(|p| p.strip_suffix('}')) else { continue };
        let mut all = operation["parameters"].as_array().into_iter().flatten();
        let parameter = all.find(|p| p["in"] == "path" && p["name"] == name).unwrap_or_else(|| panic!("{template} says nothing of {name}"));
        let validator = jsonschema::draft202012::options().should_validate_formats(true).build(&parameter["schema"]).expect("a schema");
        assert!(validator.is_valid(&json!(given)), "{template}: {given} is not as {name} is described: {}", parameter["schema"]);
    }
}

fn operations() -> BTreeSet<String> {
    let paths = document()["paths"].as_object().expect("paths");
    paths
        .values()
        .flat_map(|p| p.as_object().expect("operations").values())
        .map(|o| o["operationId"].as_str().expect("an id").to_owned())
        .collect()
}

/// Goes through every pointer of a value.
fn walk(value: &Value, at: &str, visit: &mut impl FnMut(&str, &Value)) {
    visit(at, value);
    match value {
        Value::Array(all) => all.iter().enumerate().for_each(|(i, one)| walk(one, &format!("{at}/{i}"), visit)),
        Value::Object(all) => all.iter().for_each(|(name, one)| walk(one, &format!("{at}/{}", step(name)), visit)),
        _ => {}
    }
}

#[test]
fn no_reference_of_the_document_dangles() {
    let mut seen = 0;
    walk(document(), "", &mut |at, value| {
        let to = value.get("$ref").and_then(Value::as_str).into_iter().map(str::to_owned);
        let mapped = value
            .pointer("/discriminator/mapping")
            .and_then(Value::as_object)
            .into_iter()
            .flat_map(|m| m.values().filter_map(Value::as_str))
            .map(str::to_owned);
        for to in to.chain(mapped) {
            seen += 1;
            let pointer = to.strip_prefix('#').unwrap_or_else(|| panic!("{at}: {to} leads out of the document"));
            assert!(document().pointer(pointer).is_some(), "{at}: {to} leads nowhere");
        }
    });
    assert!(seen > 300, "{seen}");
}

/// Each answer and each body has a name, members and words, and its example is one.
#[test]
fn each_operation_is_described_whole() {
    let mut ids = BTreeSet::new();
    for (path, operations) in document()["paths"].as_object().expect("paths") {
        for (method, operation) in operations.as_object().expect("operations") {
            let what = format!("{method} {path}");
            assert!(
                ids.insert(operation["operationId"].as_str().unwrap_or_else(|| panic!("{what}: no id")).to_owned()),
                "{what}: an id twice"
            );
            assert_eq!(operation["tags"].as_array().map(Vec::len), Some(1), "{what}");
            let place = format!("/paths/{}/{method}", step(path));
            for (status, response) in operation["responses"].as_object().expect("responses") {
                if let Some(content) = response.get("content") {
                    assert!(status.starts_with('2'), "{what}: {status} has no name");
                    let name = content["application/json"]["schema"]["$ref"]
                        .as_str()
                        .unwrap_or_else(|| panic!("{what}: an answer without a name"));
                    let schema = document().pointer(name.trim_start_matches('#')).expect("there");
                    assert!(
                        schema["description"].is_string() && schema["properties"].is_object() || name.ends_with("/Done"),
                        "{what}: {schema}"
                    );
                    held(&format!("{place}/responses/{status}/content/application~1json"), &what);
                }
            }
            for status in ["400", "401", "403", "406", "500", "503", "default"] {
                assert!(operation["responses"].get(status).is_some(), "{what}: {status}");
            }
            if operation["requestBody"]["content"].get("application/json").is_some() {
                assert!(
                    operation["requestBody"]["content"]["application/json"]["schema"]["$ref"].is_string(),
                    "{what}: a body without a name"
                );
                held(&format!("{place}/requestBody/content/application~1json"), &what);
            }
        }
    }
    for (name, response) in document()["components"]["responses"].as_object().expect("responses") {
        if response["content"]["application/problem+json"].get("example").is_some() {
            held(&format!("/components/responses/{name}/content/application~1problem+json"), name);
        }
    }
    for (name, schema) in document()["components"]["schemas"].as_object().expect("schemas") {
        assert!(schema["description"].is_string(), "{name} has no words");
        for (member, of) in schema["properties"].as_object().into_iter().flatten() {
            assert!(of["description"].is_string() || of["$ref"].is_string() || of.get("const").is_some(), "{name}.{member} has no words");
        }
    }
}

/// Whatever code a problem may have is explained: the sources are read for them.
#[test]
fn every_code_of_a_problem_is_explained() {
    let known = document()["components"]["schemas"]["Problem"]["properties"]["code"]["enum"].as_array().expect("codes").clone();
    let (mut folders, mut found) = (vec![support::root().join("src")], BTreeSet::new());
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let text = std::fs::read_to_string(&path).expect("text");
            for marker in ["Problem::new(", "refused(", " no(", "Refused { code: ", "Refused {\n            code: "] {
                for rest in text.split(marker).skip(1) {
                    let rest = rest.trim_start_matches(|c: char| c.is_ascii_digit() || c.is_whitespace() || c == ',');
                    let code = rest.strip_prefix('"').and_then(|r| r.split('"').next()).unwrap_or_default();
                    if !code.is_empty() && code.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_') {
                        found.insert((code.to_owned(), path.clone()));
                    }
                }
            }
        }
    }
    assert!(found.len() > 50, "{found:?}");
    for (code, path) in found {
        assert!(known.contains(&json!(code)), "{code} of {} is not explained in src/http/codes.rs", path.display());
    }
}

/// The example at a place is one of the schema beside it.
fn held(at: &str, what: &str) {
    let example = document().pointer(&format!("{at}/example")).unwrap_or_else(|| panic!("{what}: no example at {at}"));
    let wrong: Vec<String> = compiled(&format!("{at}/schema")).iter_errors(example).map(|e| format!("{} {e}", e.instance_path())).collect();
    assert!(wrong.is_empty(), "{what}: {}", wrong.join("\n"));
}

/// As much of what went over the wire as makes an example.
fn shortened(value: &Value) -> Value {
    match value {
        Value::Array(all) => all.iter().take(2).map(shortened).collect(),
        Value::Object(all) => all.iter().map(|(name, one)| (name.clone(), shortened(one))).collect(),
        Value::String(text) if text.starts_with("whsec_") => json!("whsec_c2hvd24gb25jZSwga2VwdCBieSB0aGUgcmVjZWl2ZXI="),
        Value::String(text) if text.chars().count() > 400 => json!(text.chars().take(400).collect::<String>()),
        Value::String(text) if text.starts_with("http://127.0.0.1:") => {
            let path = text.splitn(4, '/').nth(3).unwrap_or_default();
            json!(format!("https://touchstone.example/{path}"))
        }
        other => other.clone(),
    }
}

fn id_of(value: &Value) -> String {
    value["id"].as_str().expect("an id").to_owned()
}

/// Sits a stage to its end with right answers; what is left over for skipping and another seat is done on the way.
async fn sit(world: &World, candidate: &Client, stage: &str) {
    let mut attempt = candidate.post(&format!("/me/stages/{stage}/attempts"), Value::Null).await.ok();
    let id = id_of(&attempt);
    if stage == "calibration" {
        let first = id_of(&attempt["items"][0]);
        candidate.post(&format!("/me/attempts/{id}/items/{first}/skip"), json!({ "seat": attempt["seat"] })).await.ok();
        candidate.post(&format!("/me/attempts/{id}/seat"), Value::Null).await.ok();
        attempt = candidate.get(&format!("/me/attempts/{id}")).await.ok();
    }
    while attempt["state"] == "open" {
        for item in attempt["items"].as_array().expect("items").iter().filter(|i| i["skipped"] == false) {
            let place = id_of(item);
            let body = json!({ "seat": attempt["seat"], "revision": item["revision"], "response": world.right(&id, &place).await });
            candidate.put(&format!("/me/attempts/{id}/answers/{place}"), body).await.ok();
        }
        let seen = json!({ "block": attempt["block"], "seat": attempt["seat"] });
        candidate.post(&format!("/me/attempts/{id}/hand-in"), seen).await.ok();
        world.settle().await;
        attempt = candidate.get(&format!("/me/attempts/{id}")).await.ok();
    }
}

async fn review(world: &World) {
    for name in ["r1@example.sg", "r2@example.sg"] {
        let reviewer = world.token(Some(name), &["reviews:write"]).await;
        super::way::train(world, &reviewer).await;
        loop {
            let taken = reviewer.post("/reviews/next", json!({})).await.ok();
            let Some(review) = taken["review"].as_object() else { break };
            let criteria = review["rubric"]["criterion"].as_array().expect("criteria");
            let levels: Map<String, Value> = criteria.iter().map(|c| (c["id"].as_str().expect("an id").to_owned(), json!(3))).collect();
            let id = review["id"].as_str().expect("an id");
            reviewer.get(&format!("/reviews/{id}")).await.ok();
            reviewer.post(&format!("/reviews/{id}/sheet"), json!({ "levels": levels })).await.ok();
        }
    }
}

async fn decided_on(world: &World, recruiter: &Client, url: &str) {
    let again = recruiter.post(&format!("{url}/decisions"), json!({ "outcome": "onboarded", "reasons": ["all_stages_passed"] })).await.ok();
    recruiter.get(&format!("{url}/decisions/{}/dossier", id_of(&again))).await.ok();
    recruiter.post(&format!("{url}/decisions/{}/undo", id_of(&again)), Value::Null).await.ok();
    let tag = recruiter.get(url).await.ok()["tag"].clone();
    let onboard = json!({ "outcome": "onboarded", "reasons": ["all_stages_passed"], "note": "Every stage passed.", "tag": tag });
    recruiter.post(&format!("{url}/decisions"), onboard).await.ok();
    world.t.clock.advance_seconds(3_601);
    world.settle().await;
}

async fn appealed(world: &World) {
    let (candidate, recruiter) = (
        world.token(Some("goh@example.sg"), &["candidate"]).await,
        world.token(Some("tan@example.sg"), &["candidates:read", "decisions:write"]).await,
    );
    let application = id_of(&apply(&candidate).await);
    let attempt = candidate.post("/me/stages/english/attempts", Value::Null).await.ok();
    recruiter.get(&format!("/attempts/{}", id_of(&attempt))).await.ok();
    recruiter.post(&format!("/candidates/{application}/extra-time"), json!({ "factor": 1.5 })).await.ok();
    recruiter.post(&format!("/attempts/{}/void", id_of(&attempt)), json!({ "reason": "The line was down for an hour." })).await.ok();
    world.not_passed(&candidate, "english").await;
    let letter = candidate.get("/me/application").await.ok()["letters"][0].clone();
    assert_eq!((&letter["outcome"], letter["appeal_until"].is_string()), (&json!("not_passed"), true));
    let path = format!("/me/decisions/{}/appeal", letter["decision"].as_str().expect("an id"));
    let appeal = candidate.post(&path, json!({ "grounds": "technical", "text": "The line was well on my side." })).await.ok();
    let other = world.token(Some("ong@example.sg"), &["candidates:read", "candidates:personal", "decisions:write"]).await;
    assert_eq!(other.get("/appeals?state=open").await.ok()["data"].as_array().map(Vec::len), Some(1));
    let answer = json!({ "outcome": "upheld", "answer": "We looked at the log: the line was down on our side." });
    other.post(&format!("/appeals/{}/answer", id_of(&appeal)), answer).await.ok();
    other.get(&format!("/appeals/{}", id_of(&appeal))).await.ok();
    candidate.post("/me/application/withdraw", Value::Null).await.ok();
}

async fn told(world: &World) {
    let platform = world.token(None, &["checks:write", "events:read", "webhooks:write"]).await;
    let added = platform.post("/webhooks", json!({ "url": "http://127.0.0.1:9/hook" })).await.ok();
    let hook = format!("/webhooks/{}", id_of(&added));
    platform.post(&format!("{hook}/secret"), Value::Null).await.ok();
    let auditor = world.token(Some("au@example.sg"), &["audits:read"]).await;
    let annotator = id_of(&auditor.get("/annotators").await.ok()["data"][0]);
    let version = world.t.app.published(PROJECT).await.expect("there").0;
    let shown = platform.get(&format!("/gold_sets/{version}")).await.ok()["guidelines"].clone();
    platform.post(&format!("/annotators/{annotator}/guidelines"), json!({ "guidelines": shown })).await.ok();
    let tasks = json!({ "tasks": [
        { "id": "task-1", "kind": "choice", "done_by": [annotator] },
        { "id": "task-2", "kind": "choice", "done_by": [uuid::Uuid::from_u128(9)] },
    ] });
    for outcomes in [["accepted", "refused"], ["same", "refused"]] {
        let told = platform.post("/tasks", tasks.clone()).await.ok();
        assert_eq!([&told["outcomes"][0]["outcome"], &told["outcomes"][1]["outcome"]], outcomes);
    }
    let row = json!({ "id": "1", "task": "task-1", "annotator": annotator, "label": "safe", "at": "2026-11-02T09:00:00Z" });
    let headers = [("Content-Type", "application/x-ndjson"), ("Idempotency-Key", "judgments-1")];
    let lines = format!("{row}\n{{\"id\":\"2\"}}\n").into_bytes();
    let taken = platform.send("POST", "/judgments", Some(lines), &headers).await.ok();
    assert_eq!((&taken["accepted"], &taken["refusals"][0]["line"]), (&json!(1), &json!(2)));
    let asks = format!("/annotators/{annotator}/checks");
    let among = platform.post(&asks, json!({ "tasks": 12, "kind": "choice" })).await.ok();
    assert_eq!((among["checks"].as_array().map(Vec::len), &among["repeat"]), (Some(1), &json!([])), "one is owed at once: {among}");
    let answers = json!({ "answers": [
        { "check": among["checks"][0]["id"], "response": null },
        { "check": uuid::Uuid::from_u128(9), "response": null },
    ] });
    for outcomes in [["accepted", "refused"], ["same", "refused"]] {
        let told = platform.post("/checks/answers", answers.clone()).await.ok();
        let told: Vec<&str> = told["outcomes"].as_array().expect("rows").iter().map(|o| o["outcome"].as_str().expect("a word")).collect();
        assert_eq!(told, outcomes);
    }
    for wrong in [json!({ "tasks": 0 }), json!({ "tasks": 5, "kind": "no such" }), json!({ "skill": "words" })] {
        assert_eq!(platform.post(&asks, wrong.clone()).await.status, 422, "{wrong}");
    }
    let task = platform.post(&asks, Value::Null).await.ok();
    let members: Vec<&str> = task.as_object().expect("a check").keys().map(String::as_str).collect();
    assert_eq!(members, ["id", "item", "legend", "stimulus"], "one check is an ordinary task, as ever");
    platform.post(&format!("/checks/{}/answer", id_of(&task)), json!({ "response": null })).await.ok();
    auditor.get(&format!("/annotators/{annotator}")).await.ok();
    signalled(world, &platform, &annotator).await;
    audited(world, &platform).await;
    let recruiter = world.token(Some("tan@example.sg"), &["decisions:write"]).await;
    recruiter.post(&format!("/annotators/{annotator}/steps"), json!({ "step": "pause", "reason": "On leave until Monday." })).await.ok();
    world.settle().await;
    let events = platform.get("/events?limit=200").await.ok();
    let published = events["data"].as_array().expect("rows").iter().find(|e| e["type"] == "gold_set.published");
    assert!(events["data"].as_array().expect("rows").iter().any(|e| e["type"] == "annotator.paused"));
    let version = published.map_or_else(|| panic!("{events}"), |e| e["data"]["id"].as_str().expect("an id").to_owned());
    platform.get(&format!("/gold_sets/{version}")).await.ok();
    // Nobody listens there: the message waits for its next try, which may be asked for.
    let courier = touchstone::adapters::Courier::new(true).expect("a courier");
    courier.deliver(&world.t.app, "test").await.expect("tried");
    let log = platform.get(&format!("{hook}/deliveries")).await.ok();
    platform.post(&format!("{hook}/deliveries/{}/again", id_of(&log["data"][0])), Value::Null).await.ok();
    platform.get("/webhooks").await.ok();
    platform.post(&format!("{hook}/switch"), json!({ "on": false })).await.ok();
    platform.post(&format!("{hook}/delete"), Value::Null).await.ok();
}

/// Hidden checks that are all left unanswered: a chart signals it, and an auditor says what it was; a rule asks for a message, and the
/// auditor sends it.
async fn signalled(world: &World, platform: &Client, annotator: &str) {
    let app = &world.t.app;
    let (first, second) =
        (support::member(app, None, PROJECT, &[Role::Auditor]).await, support::member(app, None, PROJECT, &[Role::Auditor]).await);
    let book = app.put_rules_up(PROJECT, first).await.expect("put up");
    app.approve_rules(PROJECT, second, book).await.expect("approved");
    for _ in 0..24 {
        let task = platform.post(&format!("/annotators/{annotator}/checks"), Value::Null).await.ok();
        platform.post(&format!("/checks/{}/answer", id_of(&task)), json!({ "response": null })).await.ok();
        world.settle().await;
    }
    world.t.clock.advance_seconds(86_400);
    let auditor = world.token(Some("au@example.sg"), &["audits:read", "audits:write"]).await;
    let signals = auditor.get("/signals?limit=50&state=open").await.ok();
    let signal = id_of(&signals["data"][0]);
    let answer = json!({ "answer": "The tasks did not load on her machine; she was asked, and it is mended." });
    auditor.post(&format!("/signals/{signal}/settle"), answer).await.ok();
    auditor.get(&format!("/signals/{signal}")).await.ok();
    auditor.get(&format!("/annotators/{annotator}/charts")).await.ok();
    let measures = auditor.get("/measures?limit=50&state=waiting").await.ok();
    let measure = id_of(&measures["data"][0]);
    let step = json!({ "step": "carry_out", "reason": "The tasks did not load; here is how to tell when they do." });
    auditor.post(&format!("/measures/{measure}/steps"), step).await.ok();
    auditor.get(&format!("/measures/{measure}")).await.ok();
}

/// A sample of judgments is drawn, reviewed blind, and its report signed by two.
async fn audited(world: &World, platform: &Client) {
    let at = world.t.app.now().plus_seconds(-3_600);
    let row = |n: usize| {
        let (id, task) = (format!("a-{n}"), format!("task-{n}"));
        json!({ "id": id, "task": task, "annotator": "w-1", "label": "safe", "at": at.to_string() })
    };
    let lines: Vec<String> = (3..7).map(|n| row(n).to_string()).collect();
    let headers = [("Content-Type", "application/x-ndjson"), ("Idempotency-Key", "judgments-2")];
    platform.send("POST", "/judgments", Some(lines.join("\n").into_bytes()), &headers).await.ok();
    let auditor = world.token(Some("au@example.sg"), &["audits:read", "audits:write"]).await;
    let planned = auditor.post("/audits", json!({ "sample": "monthly" })).await;
    assert_eq!(planned.status, 201, "{}", planned.text);
    let audit = id_of(&planned.ok());
    assert_eq!(auditor.post("/audits", json!({ "sample": "weekly" })).await.status, 404);
    assert_eq!(auditor.get(&format!("/audits/{audit}/report")).await.status, 404, "not done yet");
    for (name, outcome) in [("r1@example.sg", "wrong"), ("r2@example.sg", "wrong")] {
        let reviewer = world.token(Some(name), &["reviews:write"]).await;
        loop {
            let taken = reviewer.post("/audits/next_review", Value::Null).await.ok();
            let Some(review) = taken["review"].as_object() else { break };
            let said = json!({ "review": review["id"], "outcome": outcome, "share": 0.5, "note": "Half of it breaks rule 4." });
            let wrong = json!({ "review": review["id"], "outcome": "perhaps" });
            let place = format!("/audits/{audit}/reviews");
            assert_eq!(reviewer.post(&place, wrong).await.status, 422);
            reviewer.post(&place, said).await.ok();
        }
    }
    let report = auditor.get(&format!("/audits/{audit}/report")).await.ok();
    assert_eq!(report["report"]["counts"]["reviewed"], json!(5), "{report}");
    auditor.post(&format!("/audits/{audit}/signatures"), Value::Null).await.ok();
    assert_eq!(auditor.post(&format!("/audits/{audit}/signatures"), Value::Null).await.status, 409, "somebody else signs as well");
    let other = world.token(Some("au2@example.sg"), &["audits:read", "audits:write"]).await;
    other.post(&format!("/audits/{audit}/signatures"), Value::Null).await.ok();
    let listed = auditor.get("/audits?limit=10").await.ok();
    assert_eq!((&listed["data"][0]["state"], &listed["data"][0]["estimate"]["share"]), (&json!("signed"), &json!(0.5)));
    auditor.get(&format!("/audits/{audit}")).await.ok();
    assert!(auditor.get(&format!("/audits/{}", uuid::Uuid::from_u128(9))).await.status == 404);
}

/// What was typed on a page and not sent keeps the application from being handed in, until it is let go.
async fn typed_and_let_go(world: &World, candidate: &Client) {
    let begun = candidate.post("/me/application", Value::Null).await.ok();
    let email = "lin@example.sg".to_owned();
    let person = world.t.app.db().read("lin", move |tx| {
        let email = email.clone();
        Box::pin(async move { touchstone::store::accounts::people::by_email(tx, &email).await })
    });
    let person = person.await.expect("read").expect("there");
    let typed = (begun["revision"].as_i64().expect("a revision"), vec![("hours".to_owned(), "20".to_owned())]);
    world.t.app.keep_typed(person, PROJECT, "availability", typed).await.expect("kept");
    let unfinished = async || {
        let consents = json!({ "consents": ["selection", "automated_scoring", "sensitive_content"] });
        let refused = candidate.post("/me/application/submit", consents).await;
        assert_eq!(refused.status, 422, "nothing is answered yet");
        let all = refused.json()["errors"].as_array().expect("errors").clone();
        all.into_iter().find(|e| e["code"] == "unfinished_draft").map(|e| e["detail"].as_str().expect("words").to_owned())
    };
    let path = "/me/application/drafts/availability/drop";
    assert!(unfinished().await.is_some_and(|detail| detail.contains(path)), "it says how");
    candidate.post(path, Value::Null).await.ok();
    assert_eq!(unfinished().await, None);
    assert_eq!(candidate.post(path, Value::Null).await.code(), (404, "not_found".to_owned()), "nothing is kept there any more");
}

async fn every_operation_answers_as_described(t: TestApp) {
    let world = World::new(t).await;
    let candidate = world.token(Some("lin@example.sg"), &["candidate"]).await;
    let recruiter = world.token(Some("tan@example.sg"), &["candidates:read", "candidates:personal", "decisions:write"]).await;
    typed_and_let_go(&world, &candidate).await;
    apply(&candidate).await;
    candidate.put("/me/application/accommodation", json!({ "text": "Half as much time again, please." })).await.ok();
    for stage in ["english", "mandarin", "skills", "calibration", "writing"] {
        sit(&world, &candidate, stage).await;
    }
    review(&world).await;
    let headers = [("Content-Type", "application/pdf"), ("Idempotency-Key", "doc-1")];
    let document = candidate.send("POST", "/me/application/documents/degree", Some(b"%PDF-1.4 degree %%EOF".to_vec()), &headers).await.ok();
    let listed = recruiter.get("/candidates?state=needs_decision").await.ok();
    let url = format!("/candidates/{}", id_of(&listed["data"][0]));
    recruiter.get(&url).await.ok();
    recruiter.post(&format!("{url}/documents/{}/verdict", id_of(&document)), json!({ "accepted": true })).await.ok();
    decided_on(&world, &recruiter, &url).await;
    appealed(&world).await;
    told(&world).await;
    if writes() {
        return;
    }
    let seen = SEEN.lock().expect("no panic").clone();
    let left: Vec<String> = operations().into_iter().filter(|o| !seen.contains_key(o)).collect();
    assert!(left.is_empty(), "{PROJECT}: nothing went through {left:?}");
    if std::env::var_os("TOUCHSTONE_WRITE_EXAMPLES").is_some() {
        let example = |(id, (sent, given)): (&String, &Exchange)| {
            let request = Some(shortened(sent)).filter(Value::is_object);
            let mut example = json!({ "answer": shortened(given) });
            if let Some(request) = request {
                example["request"] = request;
            }
            (id.clone(), example)
        };
        let all: Map<String, Value> = seen.iter().map(example).collect();
        let text = serde_json::to_string_pretty(&all).expect("JSON") + "\n";
        std::fs::write(support::root().join("src/api/examples.json"), text).expect("written");
    }
}

on_both!(described, super::every_operation_answers_as_described);
