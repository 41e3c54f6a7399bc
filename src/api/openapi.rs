//! The OpenAPI 3.1 document, made from the table of endpoints.

use serde_json::{Map, Value, json};

use super::{BASE, Endpoint, Reads, endpoints};

/// The document.
#[must_use]
pub fn document() -> Value {
    let mut paths: Map<String, Value> = Map::new();
    for endpoint in endpoints() {
        let path = paths.entry(format!("{BASE}{}", endpoint.path)).or_insert_with(|| json!({}));
        path[endpoint.method.to_lowercase()] = operation(&endpoint);
    }
    json!({
        "openapi": "3.1.0",
        "info": { "title": "Touchstone", "version": env!("CARGO_PKG_VERSION"), "description": "From application to trusted AI-content annotator." },
        "security": [{ "token": [] }],
        "paths": paths,
        "components": {
            "securitySchemes": { "token": { "type": "http", "scheme": "bearer" } },
            "schemas": { "Problem": {
                "type": "object",
                "description": "A failure (RFC 9457).",
                "properties": {
                    "type": { "type": "string" }, "title": { "type": "string" }, "status": { "type": "integer" }, "code": { "type": "string" },
                    "detail": { "type": "string" }, "reference": { "type": "string" },
                    "errors": { "type": "array", "items": { "type": "object", "properties": {
                        "pointer": { "type": "string" }, "code": { "type": "string" }, "detail": { "type": "string" } } } },
                },
                "required": ["type", "title", "status", "code", "detail"],
            } },
        },
    })
}

fn operation(endpoint: &Endpoint) -> Value {
    let parameter = |place: &str, name: &str, required: bool| json!({ "name": name, "in": place, "required": required, "schema": { "type": "string" } });
    let in_path = endpoint.path.split('/').filter_map(|p| p.strip_prefix('{')?.strip_suffix('}')).map(|name| parameter("path", name, true));
    let in_query = endpoint.query.iter().map(|name| parameter("query", name, false));
    let once = (endpoint.method == "POST").then(|| parameter("header", "Idempotency-Key", true));
    let parameters: Vec<Value> = in_path.chain(in_query).chain(once).collect();
    let mut operation = json!({
        "summary": endpoint.purpose,
        "description": format!("Scope: `{}`.", endpoint.scope.as_str()),
        "parameters": parameters,
        "responses": {
            endpoint.status.to_string(): { "description": "Done.", "content": { "application/json": { "schema": { "type": "object" } } } },
            "default": { "description": "A failure.", "content": { "application/problem+json": { "schema": { "$ref": "#/components/schemas/Problem" } } } },
        },
    });
    let binary = || json!({ "schema": { "type": "string", "format": "binary" } });
    match endpoint.reads {
        Reads::Nothing => {}
        Reads::Json(schema) => {
            operation["requestBody"] = json!({ "required": true, "content": { "application/json": { "schema": schema() } } });
        }
        Reads::File => {
            operation["requestBody"] =
                json!({ "required": true, "content": { "application/pdf": binary(), "image/png": binary(), "image/jpeg": binary() } });
        }
    }
    operation
}
