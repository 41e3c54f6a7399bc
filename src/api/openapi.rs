//! The OpenAPI 3.1 document, made from the table of endpoints and from the types that are read and written.

use std::collections::BTreeSet;
use std::sync::OnceLock;

use schemars::SchemaGenerator;
use schemars::generate::SchemaSettings;
use serde_json::{Map, Value, json};

use super::endpoint::{BASE, Endpoint, Reads};
use super::table::endpoints;
use crate::domain::applying::status::Status;
use crate::domain::auditing::SignalState;
use crate::domain::kernel::ledger::Told;
use crate::http::problem::{self, Document};

/// Where schemas stand.
const SCHEMAS: &str = "/components/schemas";
/// Requests and answers as they were made by people who were made up: by operation.
const EXAMPLES: &str = include_str!("examples.json");

/// The document.
#[must_use]
pub fn document() -> Value {
    static MADE: OnceLock<Value> = OnceLock::new();
    MADE.get_or_init(make).clone()
}

fn make() -> Value {
    let settings = || SchemaSettings::draft2020_12().with(|s| s.definitions_path = SCHEMAS.into());
    let (mut given, mut taken) = (settings().for_serialize().into_generator(), settings().for_deserialize().into_generator());
    let examples: Value = serde_json::from_str(EXAMPLES).unwrap_or_default();
    let mut bodies = Vec::new();
    let mut paths: Map<String, Value> = Map::new();
    for endpoint in endpoints() {
        let operation = operation(&endpoint, &mut given, &examples[endpoint.gives.operation]);
        let body = match endpoint.reads {
            Reads::Json(shape) | Reads::JsonOrNothing(shape) => Some(json!(shape(&mut taken))),
            Reads::Nothing | Reads::File | Reads::Lines => None,
        };
        let required = !matches!(endpoint.reads, Reads::JsonOrNothing(_));
        bodies.push((endpoint.path, endpoint.method.to_lowercase(), endpoint.gives.operation, body.map(|body| (body, required))));
        let path = paths.entry(format!("{BASE}{}", endpoint.path)).or_insert_with(|| json!({}));
        path[endpoint.method.to_lowercase()] = operation;
    }
    let (problem, event) = (given.subschema_for::<Document>(), given.subschema_for::<Told>());
    let (mut schemas, asked) = (given.take_definitions(true), taken.take_definitions(true));
    let renamed = differing(&schemas, &asked);
    for (name, schema) in asked {
        schemas.insert(sent(&name, &renamed), pointing(schema, &renamed));
    }
    for (path, method, operation, body) in bodies {
        if let Some((schema, required)) = body {
            let mut content = json!({ "schema": pointing(schema, &renamed) });
            if let Some(example) = examples[operation].get("request") {
                content["example"] = example.clone();
            }
            paths[&format!("{BASE}{path}")][method]["requestBody"] =
                json!({ "required": required, "content": { "application/json": content } });
        }
    }
    whole(&paths, &schemas, &json!(problem), &json!(event))
}

fn whole(paths: &Map<String, Value>, schemas: &Map<String, Value>, problem: &Value, event: &Value) -> Value {
    let tags: Vec<Value> = TAGS.iter().map(|(name, description)| json!({ "name": name, "description": description })).collect();
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Touchstone", "version": env!("CARGO_PKG_VERSION"),
            "license": { "name": "MIT OR Apache-2.0", "identifier": "MIT OR Apache-2.0" },
            "description": "From application to trusted AI-content annotator. Bodies and answers are JSON; \
                members that are not known are refused; every POST but one of lines, each of which is known by its id, carries an \
                `Idempotency-Key`, and the same request sent again with it gets the first answer; failures are problem documents \
                (RFC 9457) whose `type` leads to what it means.",
        },
        "servers": [{ "url": "/", "description": "Wherever the service is reached." }],
        "security": [{ "token": [] }],
        "tags": tags,
        "paths": paths,
        "webhooks": { "event": { "post": {
            "operationId": "receiveEvent", "tags": ["Events"],
            "summary": "What an endpoint is told: an event, as the stream of events gives it",
            "description": "Signed as Standard Webhooks are: `webhook-id` (the event's id), `webhook-timestamp` (seconds) and \
                `webhook-signature`, `v1,` and the base64 of HMAC-SHA256 over `id.timestamp.body`.",
            "requestBody": { "required": true, "content": { "application/json": { "schema": event } } },
            "responses": {
                "2XX": { "description": "Taken." }, "410": { "description": "Gone: the endpoint is switched off." },
                "default": { "description": "Tried again, eight times over three days." },
            },
        } } },
        "components": {
            "securitySchemes": { "token": {
                "type": "http", "scheme": "bearer",
                "description": "A token that `touchstone token create` prints once: `ts_` and 64 hexadecimal digits.",
            } },
            "responses": responses(problem),
            "schemas": schemas,
        },
    })
}

/// What groups of operations are called, and what they are about.
const TAGS: [(&str, &str); 9] = [
    ("Application", "A candidate's own application."),
    ("Sitting", "A candidate's own attempts at stages."),
    ("Candidates", "Candidates, and what people decide."),
    ("Appeals", "Appeals against decisions."),
    ("Reviews", "Responses that people score, blind."),
    ("Annotators", "People who were accepted, hidden checks of their work, and what charts over them signal."),
    ("Audits", "Judgments that are drawn and reviewed: estimates and certificates of lots."),
    ("Events", "What happened, and what it is about."),
    ("Webhooks", "Endpoints that are told of events."),
];

fn tag(path: &str) -> &'static str {
    let mut parts = path.split('/').skip(1);
    match (parts.next().unwrap_or_default(), parts.next().unwrap_or_default()) {
        ("me", "application") => "Application",
        ("me", "decisions") | ("appeals", _) => "Appeals",
        ("me", _) => "Sitting",
        ("reviews", _) => "Reviews",
        ("annotators" | "checks" | "tasks" | "judgments" | "signals" | "measures", _) => "Annotators",
        ("audits", _) => "Audits",
        ("events" | "gold_sets", _) => "Events",
        ("webhooks", _) => "Webhooks",
        _ => "Candidates",
    }
}

/// Names of schemas that are read otherwise than they are written, or that point to such a one.
fn differing(given: &Map<String, Value>, taken: &Map<String, Value>) -> BTreeSet<String> {
    let mut found: BTreeSet<String> =
        taken.iter().filter(|(n, s)| given.get(*n).is_some_and(|g| g != *s)).map(|(n, _)| n.clone()).collect();
    loop {
        let more: Vec<String> = taken
            .iter()
            .filter(|(n, s)| given.contains_key(*n) && !found.contains(*n) && pointing((*s).clone(), &found) != **s)
            .map(|(n, _)| n.clone())
            .collect();
        if more.is_empty() {
            return found;
        }
        found.extend(more);
    }
}

/// What a schema is called as it is sent.
fn sent(name: &str, renamed: &BTreeSet<String>) -> String {
    if renamed.contains(name) { format!("{name}Sent") } else { name.to_owned() }
}

/// A schema that points to schemas as they are sent.
fn pointing(schema: Value, renamed: &BTreeSet<String>) -> Value {
    let to = |text: String| {
        let name = text.strip_prefix('#').and_then(|t| t.strip_prefix(SCHEMAS)).and_then(|t| t.strip_prefix('/'));
        name.filter(|n| renamed.contains(*n)).map(|n| format!("#{SCHEMAS}/{n}Sent")).unwrap_or(text)
    };
    match schema {
        Value::String(text) => Value::String(to(text)),
        Value::Array(all) => all.into_iter().map(|one| pointing(one, renamed)).collect(),
        Value::Object(all) => all.into_iter().map(|(name, one)| (name, pointing(one, renamed))).collect(),
        other => other,
    }
}

/// Failures by status: what they are called here, and what they mean.
const FAILURES: [(u16, &str, &str); 14] = [
    (400, "BadRequest", "The request cannot be read: its query, its headers, its key, or its JSON."),
    (401, "Unauthenticated", "No token, or none that holds."),
    (403, "Forbidden", "The token lacks the scope, or its person the role."),
    (404, "NotFound", "There is no such thing, or it is another\u{2019}s."),
    (406, "NotAcceptable", "Answers are application/json."),
    (408, "BodyTimeout", "The body did not come in time."),
    (409, "Conflict", "What is stored does not allow it; `code` says why."),
    (413, "BodyTooLarge", "The body is larger than what is taken."),
    (415, "UnsupportedMediaType", "The body is of another type, charset or coding."),
    (422, "Invalid", "The body or a parameter breaks rules; `errors` names each."),
    (429, "TooManyTries", "Too many changes of one person in a short time; `Retry-After` says how many seconds to wait."),
    (500, "Internal", "Something went wrong on our side; `reference` finds it in the log."),
    (503, "Unavailable", "Busy, or the database is away; nothing was acknowledged, and `Retry-After` says how many seconds to wait."),
    (0, "Failure", "Any other failure."),
];

fn responses(problem: &Value) -> Map<String, Value> {
    let one = |(status, name, meaning): &(u16, &str, &str)| {
        let mut content = json!({ "schema": problem });
        if let Some(example) = problem::example(*status) {
            content["example"] = example;
        }
        let mut response = json!({ "description": meaning, "content": { "application/problem+json": content } });
        if matches!(status, 429 | 503) {
            response["headers"] =
                json!({ "Retry-After": { "description": "Seconds to wait.", "schema": { "type": "integer", "minimum": 1 } } });
        }
        if *status == 401 {
            response["headers"] = json!({ "WWW-Authenticate": { "description": "`Bearer`.", "schema": { "type": "string" } } });
        }
        ((*name).to_owned(), response)
    };
    FAILURES.iter().map(one).collect()
}

/// Whether it changes what is kept of a person: it is counted, so that nobody keeps without end. Nothing of a test is.
fn keeps(endpoint: &Endpoint) -> bool {
    let own = endpoint.method != "GET" && (endpoint.path.starts_with("/me/application") || endpoint.path.starts_with("/me/decisions/"));
    own && !endpoint.path.contains("/drafts/")
}

/// Which failures an operation may answer with.
fn failures(endpoint: &Endpoint) -> impl Iterator<Item = &'static (u16, &'static str, &'static str)> {
    let writes = endpoint.method != "GET";
    let (names, asks) = (endpoint.path.contains('{') || endpoint.path.starts_with("/me/"), !endpoint.query.is_empty());
    FAILURES.iter().filter(move |(status, ..)| match status {
        404 => names || writes,
        408 | 409 | 413 | 415 => writes,
        422 => writes || asks,
        429 => keeps(endpoint),
        _ => true,
    })
}

fn parameter(endpoint: &Endpoint, place: &str, name: &str) -> Value {
    let (description, schema) = match name {
        "limit" => ("How many rows at most.", json!({ "type": "integer", "minimum": 1, "maximum": 200, "default": 50 })),
        "after" => ("The number of the last event that was read.", json!({ "type": "integer", "minimum": 0, "default": 0 })),
        "cursor" => ("`next_cursor` of the page before.", json!({ "type": "string" })),
        "search" => ("A part of a name or an address, in any script; needs `candidates:personal`.", json!({ "type": "string" })),
        "state" if endpoint.path == "/appeals" => {
            ("Open ones, or those that were answered.", json!({ "type": "string", "enum": ["open", "answered"], "default": "open" }))
        }
        "state" if endpoint.path == "/signals" => {
            let names: Vec<&str> = SignalState::ALL.iter().map(|state| state.as_str()).collect();
            ("Only those that stand there.", json!({ "type": "string", "enum": names }))
        }
        "state" => ("Only those that stand there.", json!({ "type": "string", "enum": Status::NAMES })),
        "rubric" => ("The rubric\u{2019}s id.", json!({ "type": "string" })),
        "stage" => ("The stage\u{2019}s id.", json!({ "type": "string" })),
        "question" => ("The question\u{2019}s id, as `/drafts/…` of a refusal names it.", json!({ "type": "string" })),
        "requirement" => ("The requirement\u{2019}s id.", json!({ "type": "string" })),
        "Idempotency-Key" => (
            "New for each act; the same request sent again with it is done once, and gets the first answer.",
            json!({ "type": "string", "minLength": 1, "maxLength": 255 }),
        ),
        _ => ("Its id.", json!({ "type": "string", "format": "uuid" })),
    };
    json!({ "name": name, "in": place, "required": place != "query", "description": description, "schema": schema })
}

fn operation(endpoint: &Endpoint, given: &mut SchemaGenerator, example: &Value) -> Value {
    let in_path =
        endpoint.path.split('/').filter_map(|p| p.strip_prefix('{')?.strip_suffix('}')).map(|name| parameter(endpoint, "path", name));
    let in_query = endpoint.query.iter().map(|name| parameter(endpoint, "query", name));
    // Lines are each known by what they name: the whole request may be sent again, and the key would add nothing.
    let keyed = endpoint.method == "POST" && !matches!(endpoint.reads, Reads::Lines);
    let once = keyed.then(|| parameter(endpoint, "header", "Idempotency-Key"));
    let parameters: Vec<Value> = in_path.chain(in_query).chain(once).collect();
    let mut content = json!({ "schema": (endpoint.gives.answer)(given) });
    if let Some(example) = example.get("answer") {
        content["example"] = example.clone();
    }
    let mut responses = Map::from_iter([(
        endpoint.gives.status.to_string(),
        json!({ "description": "Done.", "content": { "application/json": content } }),
    )]);
    for (status, name, _) in failures(endpoint) {
        let status = if *status == 0 { "default".to_owned() } else { status.to_string() };
        responses.insert(status, json!({ "$ref": format!("#/components/responses/{name}") }));
    }
    let mut operation = json!({
        "operationId": endpoint.gives.operation,
        "tags": [tag(endpoint.path)],
        "summary": endpoint.purpose,
        "description": format!("Scope: `{}`.", endpoint.scope.as_str()),
        "parameters": parameters,
        "responses": responses,
    });
    if matches!(endpoint.reads, Reads::File) {
        let largest = crate::app::applying::documents::LARGEST_DOCUMENT;
        let binary = || json!({ "schema": { "type": "string", "format": "binary", "maxLength": largest } });
        operation["requestBody"] =
            json!({ "required": true, "content": { "application/pdf": binary(), "image/png": binary(), "image/jpeg": binary() } });
    }
    if matches!(endpoint.reads, Reads::Lines) {
        let schema = json!({ "schema": { "type": "string", "description": endpoint.purpose } });
        operation["requestBody"] = json!({ "required": true, "content": { "application/x-ndjson": schema } });
    }
    operation
}
