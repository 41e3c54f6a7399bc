//! The table of endpoints is mounted: who asks, what was sent, and what is answered.

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

use actix_web::http::header::{AUTHORIZATION, LOCATION};
use actix_web::web::{self, Bytes, Data, Payload};
use actix_web::{HttpRequest, HttpResponse};
use serde_json::Value;

use super::endpoint::{BASE, Call, Endpoint, Reads};
use super::openapi::document;
use super::table::endpoints;
use crate::app::App;
use crate::app::accounts::caller::Caller;
use crate::app::gold_set::media::Sees;
use crate::app::kernel::lock::Lock;
use crate::app::kernel::once::{Answered, MOST_OF_ONE, Request};
use crate::domain::accounts::Scope;
use crate::domain::locale::lang::Lang;
use crate::http::body::{self, Bound};
use crate::http::budget::{Held, Sender};
use crate::http::lines::Lines;
use crate::http::origin::{self, Proxies};
use crate::http::problem::Problem;

/// Whether webhooks may go to this machine: in development only.
#[derive(Clone, Copy, Debug)]
pub struct LocalWebhooks(pub bool);

/// Where people and platforms reach the service.
#[derive(Clone, Debug)]
pub struct PublicUrl(pub String);

/// Mounts the table: one resource a path, its methods under it; another method is 405.
pub fn mount(config: &mut web::ServiceConfig) {
    let mut by_path: BTreeMap<&'static str, Vec<Endpoint>> = BTreeMap::new();
    for endpoint in endpoints() {
        by_path.entry(endpoint.path).or_default().push(endpoint);
    }
    for (path, rows) in by_path {
        let allowed = rows.iter().map(|e| e.method).collect::<Vec<_>>().join(", ");
        let mut resource = web::resource(format!("{BASE}{path}"));
        for endpoint in rows {
            let endpoint: &'static Endpoint = Box::leak(Box::new(endpoint));
            let method = actix_web::http::Method::from_bytes(endpoint.method.as_bytes()).unwrap_or(actix_web::http::Method::GET);
            let route = web::method(method).to(move |request: HttpRequest, payload: Payload, app: Data<App>| async move {
                let asked = request.headers().get(actix_web::http::header::ACCEPT_LANGUAGE).and_then(|h| h.to_str().ok());
                let lang = Lang::asked(asked.unwrap_or_default(), Lang::all());
                let answer = answer(endpoint, request, payload, app.get_ref().clone()).await;
                answer.unwrap_or_else(|problem| problem.said_in(lang).respond())
            });
            resource = resource.route(route);
        }
        let other = move || {
            let mut answer = Problem::new(405, "method_not_allowed", "this resource does not know that method").respond();
            if let Ok(value) = actix_web::http::header::HeaderValue::from_str(&allowed) {
                answer.headers_mut().insert(actix_web::http::header::ALLOW, value);
            }
            std::future::ready(answer)
        };
        config.service(resource.default_service(web::to(other)));
    }
    config.route("/media/{name}", web::get().to(|request, app| async move { media(request, app).await.unwrap_or_else(Problem::respond) }));
    config.route(&format!("{BASE}/openapi.json"), web::get().to(|| std::future::ready(described())));
}

/// The description of the API. It is the same for everybody at all times, so it is made once and sent as often as it is asked for.
fn described() -> HttpResponse {
    static DOCUMENT: LazyLock<Bytes> = LazyLock::new(|| Bytes::from(document().to_string()));
    HttpResponse::Ok().content_type("application/json").body(DOCUMENT.clone())
}

/// A picture or clip that a stimulus names, for whoever was shown it, for staff and for the platform, by a token or signed in. Names are
/// hashes, so an answer never changes.
async fn media(request: HttpRequest, app: Data<App>) -> Result<HttpResponse, Problem> {
    let visitor = match crate::http::visit::secret(&request) {
        Some(secret) => app.visitor(&secret).await?,
        None => None,
    };
    let sees = if let Some(visitor) = &visitor {
        let roles = if visitor.staff { visitor.projects() } else { Vec::new() };
        Sees { all_of: roles.into_iter().map(str::to_owned).collect(), person: Some(visitor.person) }
    } else {
        let caller = caller(&app, &request).await?;
        let person = caller.person().ok();
        // A token of a candidate opens what they were shown; any other rests on a role, or is the platform's.
        let all = person.is_none() || !caller.may_only(Scope::Candidate);
        Sees { all_of: if all { vec![caller.project().to_owned()] } else { Vec::new() }, person }
    };
    let (mime, bytes) = app.media(request.match_info().get("name").unwrap_or_default(), sees).await?;
    let mut answer = HttpResponse::Ok();
    answer.content_type(mime).insert_header(("Cache-Control", "private, max-age=31536000, immutable"));
    Ok(answer.body(bytes))
}

async fn answer(endpoint: &'static Endpoint, request: HttpRequest, payload: Payload, app: App) -> Result<HttpResponse, Problem> {
    let query = query(endpoint, &request)?;
    let caller = caller(&app, &request).await?;
    if !caller.may(endpoint.scope) {
        app.denied(&caller.actor(), caller.token().uuid(), endpoint.path).await?;
        return Err(Problem::new(403, "forbidden", format!("the token lacks the scope \"{}\"", endpoint.scope.as_str())));
    }
    let accepts = request.headers().get(actix_web::http::header::ACCEPT).and_then(|a| a.to_str().ok()).unwrap_or("*/*");
    if !accepts.split(',').any(|a| {
        ["*/*", "application/*", "application/json", "application/problem+json"].contains(&a.split(';').next().unwrap_or_default().trim())
    }) {
        return Err(Problem::new(406, "not_acceptable", "answers are application/json"));
    }
    // Who may not send a file has it refused before a byte of it is read.
    if matches!(endpoint.reads, Reads::File) {
        app.may_upload(caller.person()?, caller.project()).await?;
    }
    let from = request.app_data::<Data<Proxies>>().map(|proxies| origin::of(&request, proxies)).unwrap_or_default();
    let sender = Sender { who: Some(caller.person().map_or_else(|_| caller.name(), |person| person.to_string())), from };
    // What the body takes of the memory for bodies is given back when the request was answered.
    let Sent { body, file, lines, once, held: _held } = sent(endpoint, &request, payload, (&caller, &sender)).await?;
    let path = request.match_info().iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
    let local_webhooks = request.app_data::<Data<LocalWebhooks>>().is_some_and(|l| l.0);
    let public_url = request.app_data::<Data<PublicUrl>>().map_or_else(String::new, |p| p.0.clone());
    let cursors = app.cursor_signer().await?;
    let call = Call { app: app.clone(), caller, path, query, body, file, lines, local_webhooks, public_url, cursors };
    let Some(once) = once else { return Ok(success(endpoint.gives.status, &(endpoint.handler)(call).await?, false)) };
    match app.once(&once, (endpoint.handler)(call), Problem::is_conflict_of_store).await {
        Ok(Answered::Now(value)) => {
            let text = value.to_string();
            app.keep_answer(&once, endpoint.gives.status, &text).await?;
            Ok(success(endpoint.gives.status, &value, false))
        }
        Ok(Answered::Before(status, text)) => Ok(success(status, &serde_json::from_str(&text).unwrap_or_default(), true)),
        Ok(Answered::OtherRequest) => {
            Err(Problem::new(422, "idempotency_key_reused", "this key came before with another request; nothing was done"))
        }
        Ok(Answered::WithoutAnswer) => {
            Err(Problem::new(409, "idempotency_in_progress", "a request with this key was done or is being done; read the object to see"))
        }
        Err(problem) => Err(problem),
    }
}

/// What came with a request beside its path and query.
struct Sent {
    body: Value,
    file: Vec<u8>,
    lines: Option<Lines>,
    once: Option<Request>,
    held: Arc<Held>,
}

async fn sent(endpoint: &Endpoint, request: &HttpRequest, payload: Payload, (caller, sender): (&Caller, &Sender)) -> Result<Sent, Problem> {
    let key = |raw: &[u8]| (endpoint.method == "POST").then(|| key(request, caller, endpoint, raw)).transpose();
    Ok(match endpoint.reads {
        // Each row is known by its own id: nothing is kept under a key, and none is asked for.
        Reads::Lines => {
            let held = body::share(request, sender)?;
            Sent { body: Value::Null, file: Vec::new(), lines: Some(Lines::of(request, payload)?), once: None, held }
        }
        Reads::File => {
            let most = Bound { most: crate::app::applying::documents::LARGEST_DOCUMENT };
            let (file, held) = body::bytes(request, payload, most, sender).await?;
            let once = key(&file)?;
            Sent { body: Value::Null, file, lines: None, once, held }
        }
        Reads::Nothing | Reads::Json(_) | Reads::JsonOrNothing(_) => {
            let (body, raw, held) = body::json(request, payload, sender).await?;
            Sent { body, file: Vec::new(), lines: None, once: key(&raw)?, held }
        }
    })
}

fn success(status: u16, value: &Value, replayed: bool) -> HttpResponse {
    let status = actix_web::http::StatusCode::from_u16(status).unwrap_or(actix_web::http::StatusCode::OK);
    let mut answer = HttpResponse::build(status);
    answer.insert_header(("Cache-Control", "no-store"));
    if replayed {
        answer.insert_header(("Idempotent-Replayed", "true"));
    }
    if let Some(location) = value.get("url").and_then(Value::as_str).filter(|_| status.as_u16() == 201) {
        answer.insert_header((LOCATION, location));
    }
    answer.json(value)
}

async fn caller(app: &App, request: &HttpRequest) -> Result<Caller, Problem> {
    let unknown = || Problem::new(401, "unauthenticated", "send a token that holds: Authorization: Bearer …");
    // Of two, nobody could say which one was meant.
    let mut sent = request.headers().get_all(AUTHORIZATION);
    let header = sent.next().filter(|_| sent.next().is_none()).and_then(|h| h.to_str().ok()).unwrap_or_default();
    let secret = header.strip_prefix("Bearer ").filter(|s| s.len() == 67 && s.starts_with("ts_")).ok_or_else(unknown)?;
    app.caller(secret).await?.ok_or_else(unknown)
}

fn query(endpoint: &Endpoint, request: &HttpRequest) -> Result<BTreeMap<String, String>, Problem> {
    let pairs: Vec<(String, String)> = web::Query::<Vec<(String, String)>>::from_query(request.query_string())
        .map(web::Query::into_inner)
        .map_err(|_| Problem::new(400, "bad_query", "the query cannot be read"))?;
    let mut query = BTreeMap::new();
    for (name, value) in pairs {
        if value.starts_with("ts_") || ["token", "access_token", "api_key"].contains(&name.as_str()) {
            return Err(Problem::new(400, "secret_in_url", "a token never stands in a URL; send it in the Authorization header"));
        }
        if !endpoint.query.contains(&name.as_str()) {
            return Err(Problem::new(400, "bad_query", format!("known parameters are: {}", endpoint.query.join(", "))));
        }
        if let Some(wrong) = body::refused_in(&value, &format!("/{name}")) {
            return Err(Problem::invalid(vec![wrong]));
        }
        if query.insert(name, value).is_some() {
            return Err(Problem::new(400, "bad_query", "a parameter stands twice"));
        }
    }
    Ok(query)
}

fn key(request: &HttpRequest, caller: &Caller, endpoint: &Endpoint, body: &[u8]) -> Result<Request, Problem> {
    let mut headers = request.headers().get_all("Idempotency-Key");
    let header = headers
        .next()
        .ok_or_else(|| Problem::new(400, "idempotency_key_missing", "send an Idempotency-Key with every POST, a new one for each act"))?;
    if headers.next().is_some() {
        return Err(Problem::new(400, "idempotency_key_invalid", "send one Idempotency-Key, not several"));
    }
    let is_key = |k: &&str| (1..=255).contains(&k.len()) && k.bytes().all(|b| (b' '..=b'~').contains(&b));
    let key = header.to_str().ok().filter(is_key);
    let key = key.ok_or_else(|| Problem::new(400, "idempotency_key_invalid", "a key is 1 to 255 printable ASCII characters"))?;
    let mut hasher = blake3::Hasher::new();
    hasher.update(endpoint.method.as_bytes()).update(b" ").update(request.path().as_bytes()).update(b"\n").update(body);
    let lock = Lock::of(request.headers().get(AUTHORIZATION).and_then(|h| h.to_str().ok()).unwrap_or_default());
    let most = caller.person().is_ok().then_some(MOST_OF_ONE);
    Ok(Request { scope: caller.name(), most, key: key.to_owned(), hash: hasher.finalize().to_hex().to_string(), lock })
}
