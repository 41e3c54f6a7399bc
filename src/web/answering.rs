//! From a request to an answer: who comes, whether they may, what was posted, and what becomes of the reply.

pub mod mounting;
pub mod table;

use std::collections::BTreeMap;
use std::sync::Arc;

use actix_web::http::StatusCode;
use actix_web::http::header::{
    ACCEPT_LANGUAGE, CACHE_CONTROL, CONTENT_TYPE, Charset, ContentDisposition, DispositionParam, DispositionType, ExtendedValue,
    HeaderName, HeaderValue, LOCATION, RETRY_AFTER,
};
use actix_web::web::{self, Data, Payload};
use actix_web::{HttpRequest, HttpResponse};
use serde_json::json;

use crate::app::accounts::sign_in::Visitor;
use crate::app::kernel::lock::Lock;
use crate::app::kernel::once::{Answered, Request};
use crate::app::{App, AppError, Kind};
use crate::domain::kernel::actor::Actor;
use crate::domain::locale::lang::{Lang, word};
use crate::http::budget::Sender;
use crate::http::problem::Problem;
use crate::http::{origin, visit};
use crate::web::frame::form::{self, Form, Takes};
use crate::web::frame::page::{Body, Method, Page, Reply, Settings, Visit, Who};
use crate::web::frame::trouble::{Trouble, lost, unknown_button};
use crate::web::frame::{account, languages, layout, returned, words};
use table::pages;

const CLEAR_SITE_DATA: HeaderName = HeaderName::from_static("clear-site-data");

/// What is answered where there is no page.
pub async fn nothing(request: HttpRequest, app: Data<App>, settings: Data<Settings>) -> HttpResponse {
    let visit = arrive((&request, None), app.get_ref().clone(), settings.into_inner()).await;
    match visit {
        Ok(visit) => shown(&visit, layout::trouble(&visit, lost(), None)),
        Err(error) => Problem::from(error).respond(),
    }
}

pub async fn answer(page: Page, request: HttpRequest, payload: Payload, app: App, settings: Arc<Settings>) -> HttpResponse {
    let mut visit = match arrive((&request, Some(&page)), app, settings).await {
        Ok(visit) => visit,
        Err(error) => return Problem::from(error).respond(),
    };
    match go(page, &request, payload, &mut visit).await {
        Ok(response) => response,
        Err(trouble) => told(&visit, trouble, way_back(&page, request.path())),
    }
}

/// The header by which script of ours says that it asks: it is answered in JSON, and with the reason where it is refused.
pub const SCRIPT: &str = "x-touchstone";

/// Where whoever sent a form of their own finds it again: the page of the same address, where there is one.
fn way_back<'p>(page: &Page, path: &'p str) -> Option<&'p str> {
    let shows = |p: &Page| p.method == Method::Get && p.path == page.path;
    (page.method != Method::Get && page.who == Who::SignedIn && pages().iter().any(shows)).then_some(path)
}

/// The page that says why there is none; where another try is worth it later, the header says when.
fn told(visit: &Visit, trouble: Trouble, back: Option<&str>) -> HttpResponse {
    let wait = match &trouble {
        Trouble::App(error) => error.worth_another_try(),
        Trouble::Said(..) => None,
    };
    let mut answer = if visit.script {
        let (status, code, detail) = layout::said(visit, trouble);
        told_script(status, code, &detail)
    } else {
        shown(visit, layout::trouble(visit, trouble, back))
    };
    if matches!(answer.status().as_u16(), 429 | 503) {
        answer.headers_mut().insert(RETRY_AFTER, HeaderValue::from(wait.unwrap_or(1)));
    }
    answer
}

/// The same for script.
fn told_script(status: u16, code: &str, detail: &str) -> HttpResponse {
    let status = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    HttpResponse::build(status).insert_header((CACHE_CONTROL, "no-store")).json(json!({ "code": code, "detail": detail }))
}

/// The request with whoever sent it, nothing of its body read.
async fn arrive((request, page): (&HttpRequest, Option<&Page>), app: App, settings: Arc<Settings>) -> Result<Visit, AppError> {
    let secret = visit::secret(request);
    let visitor = match &secret {
        Some(secret) => app.visitor(secret).await?,
        None => None,
    };
    let cookie = |name: &str| request.cookie(name).map(|c| c.value().to_owned());
    let chose = cookie("ts_lang").and_then(|l| Lang::from_code(&l));
    // Whoever is signed in keeps what they chose, whatever somebody else chose in this browser before.
    let chosen = visitor.as_ref().and_then(|v| v.lang).or(chose);
    let asked = request.headers().get(ACCEPT_LANGUAGE).and_then(|h| h.to_str().ok()).unwrap_or_default();
    let wanted = cookie("ts_project").unwrap_or_default();
    let projects = visitor.as_ref().map(Visitor::projects).unwrap_or_default();
    let project = projects.iter().find(|p| **p == wanted).or(projects.first()).map_or_else(String::new, |p| (*p).to_owned());
    let pairs = web::Query::<Vec<(String, String)>>::from_query(request.query_string()).map(web::Query::into_inner).unwrap_or_default();
    let from = origin::of(request, &settings.proxies);
    let (goal, mailed) = (cookie(account::GOAL), cookie(account::MAILED));
    let query: BTreeMap<String, String> = pairs.into_iter().collect();
    let named = query.get("project").map_or("", String::as_str);
    let about = languages::about(&app, (request, page), visitor.as_ref(), (named, &project)).await?;
    let offered = app.languages(&about).await?;
    // As it is offered: where it is read is the project's.
    let lang = offered.iter().copied().find(|lang| chosen == Some(*lang)).unwrap_or_else(|| Lang::asked(asked, &offered));
    Ok(Visit {
        goal,
        mailed,
        lang,
        offered,
        theme: cookie("ts_theme").filter(|t| t == "light" || t == "dark").unwrap_or_else(|| "auto".to_owned()),
        secret: secret.filter(|_| visitor.is_some()),
        visitor,
        project,
        path: BTreeMap::new(),
        query,
        form: Form::default(),
        here: request.uri().path_and_query().map_or_else(|| "/".to_owned(), ToString::to_string),
        from,
        script: request.headers().contains_key(SCRIPT),
        app,
        settings,
    })
}

/// Where staff choose the project that they work in: the one form that acts in another.
const CHOOSER: &str = "/staff/project";

/// Whether the visitor may come to the page; where they should sign in first, that is where they are sent.
fn admitted(page: &Page, visit: &Visit) -> Result<Option<String>, Trouble> {
    let sign_in = |page_name: &str| {
        let back = if page.method == Method::Get { visit.here.as_str() } else { "/me" };
        Some(format!("{page_name}?back={}", form::encode(back)))
    };
    match (page.who, &visit.visitor) {
        (Who::Anyone, _) | (Who::SignedIn, Some(_)) => Ok(None),
        (Who::SignedIn, None) => Ok(sign_in("/sign-in")),
        (Who::Staff(_), None) => Ok(sign_in("/staff/sign-in")),
        (Who::Staff(roles), Some(visitor)) => {
            if roles.iter().any(|r| visitor.may(&visit.project, *r)) {
                Ok(None)
            } else if visitor.staff {
                Err(Trouble::Said(403, word("Your role does not include this. Whoever runs this service can grant it.")))
            } else {
                // Whether a staff page is there is nobody else's business.
                Err(lost())
            }
        }
    }
}

/// The same; whoever is signed in and may not come is noted.
async fn let_in(page: &Page, visit: &Visit) -> Result<Option<String>, Trouble> {
    let admitted = admitted(page, visit);
    if let (Err(_), Some(visitor)) = (&admitted, &visit.visitor) {
        visit.app.denied(&Actor::Person(visitor.person), visitor.person.uuid(), page.path).await?;
    }
    admitted
}

/// Whether a form that came without its session is given back with what was filled in. A file cannot be.
fn gives_back(page: &Page) -> bool {
    let written_on = page.who == Who::SignedIn || returned::TELL_THEMSELVES.contains(&page.path);
    page.takes != form::Takes::File && (page.method == Method::Save || page.method == Method::Post && written_on)
}

/// What is read of a form that came without a session, to be given back: all of it where the session that it was written in has ended,
/// since that may be a longer text; of a stranger, who never had one, as little as of everybody whom nobody knows.
async fn before_sign_in(page: &Page, request: &HttpRequest, visit: &Visit) -> Result<(Takes, Sender), Trouble> {
    let former = match visit::secret(request) {
        Some(secret) => visit.app.whose_session_ended(&secret).await?,
        None => None,
    };
    let takes = if former.is_some() { page.takes.without_file() } else { Takes::Small };
    Ok((takes, Sender { who: former.map(|person| person.to_string()), from: visit.from.clone() }))
}

async fn go(page: Page, request: &HttpRequest, payload: Payload, visit: &mut Visit) -> Result<HttpResponse, Trouble> {
    visit.path = request.match_info().iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
    if let Some(sign_in) = let_in(&page, visit).await? {
        let script = request.headers().get(CONTENT_TYPE).is_some() && page.method == Method::Save;
        if script && visit.script {
            return Err(Trouble::Said(401, word("You were signed out. Nothing was lost.")));
        }
        if gives_back(&page) && visit::same_origin(request) {
            let (takes, sender) = before_sign_in(&page, request, visit).await?;
            visit.form = form::read(request, payload, takes, &sender).await?;
            return Ok(shown(visit, returned::page(visit, request.path(), page.who)));
        }
        return Ok(to(&sign_in));
    }
    if page.method == Method::Get {
        let reply = (page.handler)(visit.copy()).await?;
        return Ok(respond(visit, reply));
    }
    let away = Trouble::Said(403, word("This form did not come from our page. Please open the page again."));
    if !visit::same_origin(request) {
        return Err(away);
    }
    if page.takes == Takes::File {
        // Who may not send a file has it refused before a byte of it is read.
        visit.app.may_upload(visit.person()?, visit.part("project")).await?;
    }
    let sender = Sender { who: visit.visitor.as_ref().map(|v| v.person.to_string()), from: visit.from.clone() };
    visit.form = form::read(request, payload, page.takes, &sender).await?;
    if let Some(secret) = &visit.secret
        && !visit::csrf_holds(secret, visit.form.text("csrf"))
    {
        // A page of ours that was made for an earlier session: whoever came by it sends it again on purpose, nothing happens by itself.
        if gives_back(&page) && !visit.script {
            return Ok(shown(visit, returned::page(visit, request.path(), page.who)));
        }
        return Err(away);
    }
    if let Some(refused) = not_taken(&page, visit, request.path()) {
        return Ok(refused);
    }
    if let Some(lang) = Lang::from_code(visit.form.text(languages::READ_IN)) {
        return in_other_words(&page, visit, lang).await;
    }
    let sent = visit.visitor.as_ref().filter(|_| page.method == Method::Post && visit.form.text("once").len() == 32);
    let once = sent.map(|v| {
        let lock = Lock::of(visit.secret.as_deref().unwrap_or_default());
        Request::of_one(format!("session {}", v.session), visit.form.text("once"), visit.form.hash(request.path()), lock)
    });
    let Some(once) = once else {
        let reply = (page.handler)(visit.copy()).await?;
        return Ok(respond(visit, reply));
    };
    do_once(page, request, visit, once).await
}

/// The page of a form in another language, as it was filled in: nothing is done.
async fn in_other_words(page: &Page, visit: &mut Visit, lang: Lang) -> Result<HttpResponse, Trouble> {
    let shows = |p: &Page| p.method == Method::Get && p.path == languages::stands_on(page.path) && p.who == page.who;
    let form_page = pages().into_iter().find(shows).ok_or_else(unknown_button)?;
    let cookie = languages::chosen(visit, lang).await?;
    visit.lang = lang;
    let reply = (form_page.handler)(visit.copy()).await?;
    let mut answer = respond(visit, reply);
    // A cookie of ours is always one that fits in a header.
    drop(answer.add_cookie(&cookie));
    Ok(answer)
}

/// What is answered where nothing of a form is to be done: a text in it may not be stored, or it was opened in another project.
fn not_taken(page: &Page, visit: &Visit, path: &str) -> Option<HttpResponse> {
    if let Some(wrong) = visit.form.refused().filter(|_| !returned::TELL_THEMSELVES.contains(&page.path)) {
        return Some(if visit.script {
            told_script(422, wrong.code, &words::violation(visit.lang, &wrong))
        } else {
            shown(visit, layout::refused(visit, &wrong, way_back(page, path)))
        });
    }
    let elsewhere = matches!(page.who, Who::Staff(_)) && page.path != CHOOSER && visit.is_of_another_project();
    elsewhere.then(|| {
        if visit.script {
            told_script(409, "other_project", &layout::other_project(visit))
        } else {
            shown(visit, layout::of_another_project(visit))
        }
    })
}

async fn do_once(page: Page, request: &HttpRequest, visit: &mut Visit, mut once: Request) -> Result<HttpResponse, Trouble> {
    let is_conflict = |t: &Trouble| matches!(t, Trouble::App(error @ AppError::Store(_)) if error.kind() == Kind::Conflict);
    let app = visit.app.clone();
    // A form that somebody went back to and changed is another wish, once for all times that it comes; what it may do, its revision tells.
    if matches!(app.answer_of(&once).await?, Some(Answered::<()>::OtherRequest)) {
        let another = blake3::hash(format!("{} {}", once.key, once.hash).as_bytes()).to_hex();
        another[..32].clone_into(&mut once.key);
    }
    match app.once(&once, (page.handler)(visit.copy()), is_conflict).await? {
        Answered::Now(reply) => {
            if let Reply::To(place) = &reply {
                app.keep_answer(&once, 303, place).await?;
            }
            Ok(respond(visit, reply))
        }
        // A form that comes twice does nothing twice, and leads where it led.
        Answered::Before(_, place) => Ok(to(&place)),
        Answered::OtherRequest | Answered::WithoutAnswer => Ok(to(request.path())),
    }
}

impl Visit {
    /// The same visit for a handler. A file that was posted goes with it; what was written stays here as well, to be given back where
    /// nothing comes of it.
    fn copy(&mut self) -> Self {
        Self {
            app: self.app.clone(),
            settings: self.settings.clone(),
            visitor: self.visitor.clone(),
            secret: self.secret.clone(),
            goal: self.goal.clone(),
            mailed: self.mailed.clone(),
            lang: self.lang,
            offered: self.offered.clone(),
            theme: self.theme.clone(),
            project: self.project.clone(),
            path: self.path.clone(),
            query: self.query.clone(),
            form: self.form.handed_on(),
            here: self.here.clone(),
            from: self.from.clone(),
            script: self.script,
        }
    }
}

/// Another page.
fn to(place: &str) -> HttpResponse {
    // A place is always one of ours; anything else leads home.
    let place = if visit::is_own_path(place) { place } else { "/" };
    HttpResponse::SeeOther().insert_header((LOCATION, place.to_owned())).finish()
}

fn respond(visit: &Visit, reply: Reply) -> HttpResponse {
    match reply {
        Reply::Page(body) => shown(visit, body),
        Reply::To(place) => to(&place),
        Reply::Cookies(place, cookies) => {
            let mut answer = to(&place);
            for cookie in cookies {
                // A cookie of ours is always one that fits in a header.
                drop(answer.add_cookie(&cookie));
            }
            answer
        }
        Reply::Left(cookies) => {
            let mut answer = to("/");
            for cookie in cookies {
                drop(answer.add_cookie(&cookie));
            }
            // Nothing of the session stays on a machine that others use as well.
            answer.headers_mut().insert(CLEAR_SITE_DATA, HeaderValue::from_static("\"cache\", \"storage\""));
            answer
        }
        Reply::File(kind, bytes) => HttpResponse::Ok()
            .insert_header((CONTENT_TYPE, kind))
            .insert_header((CACHE_CONTROL, "private, no-store"))
            .insert_header(("Content-Security-Policy", "default-src 'none'; sandbox"))
            .body(bytes),
        Reply::Document { name, mime, bytes } => document(name, mime, bytes),
        Reply::Json(value) => HttpResponse::Ok().insert_header((CACHE_CONTROL, "no-store")).json(value),
        Reply::Refused(value) => HttpResponse::Conflict().insert_header((CACHE_CONTROL, "no-store")).json(value),
    }
}

/// What a stranger sent. Nothing in it may run or load anything, and nothing of this site is its own: browsers show a picture so; to their
/// reader of PDFs, which is a script itself, they hand nothing from such a place, so a PDF is downloaded.
fn document(mut name: String, mime: String, bytes: Vec<u8>) -> HttpResponse {
    let kind = if mime.starts_with("image/") { DispositionType::Inline } else { DispositionType::Attachment };
    // What came by the API has no name of its own.
    if mime == "application/pdf" && !name.to_ascii_lowercase().ends_with(".pdf") {
        name.push_str(".pdf");
    }
    let name = ExtendedValue { charset: Charset::Ext("UTF-8".to_owned()), language_tag: None, value: name.into_bytes() };
    HttpResponse::Ok()
        .insert_header((CONTENT_TYPE, mime))
        .insert_header((CACHE_CONTROL, "private, no-store"))
        .insert_header(("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; sandbox"))
        .insert_header(("Cross-Origin-Resource-Policy", "same-origin"))
        .insert_header(("X-Content-Type-Options", "nosniff"))
        .insert_header(ContentDisposition { disposition: kind, parameters: vec![DispositionParam::FilenameExt(name)] })
        .body(bytes)
}

fn shown(visit: &Visit, body: Body) -> HttpResponse {
    let status = StatusCode::from_u16(body.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let mut answer = HttpResponse::build(status);
    answer.insert_header((CONTENT_TYPE, "text/html; charset=utf-8")).insert_header((CACHE_CONTROL, "no-store"));
    answer.body(layout::whole(visit, body).into_string())
}
