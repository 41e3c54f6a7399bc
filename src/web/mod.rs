//! Pages: one table of them, from which routing, permission and the tests of who may see what are made; every page works without script.
//!
//! Q: Why maud and no template files? A: Seventeen kinds of items, each shown to candidates, reviewers and authors, are functions that
//! compose; a wording stands in English at its use, other languages in `locales/`, and a test finds one that is missing. Q: Why is a
//! permission a column of the table? A: So that none can be forgotten: a handler is never reached by anybody else, and one test walks the
//! table with every role.
#![expect(clippy::unnecessary_wraps, reason = "what a handler ends with is what a handler returns")]
#![expect(clippy::needless_pass_by_value, reason = "markup is made where it is used and belongs to the page")]
#![expect(clippy::unused_async, reason = "handlers are async, also those that wait for nothing")]
#![expect(clippy::similar_names, reason = "main, mail and link are the words of pages")]

mod account;
mod answering;
mod appeals;
mod apply;
mod arrivals;
mod assets;
mod audit;
mod author;
mod authored;
mod candidates;
mod contests;
mod decide;
mod differing;
mod documents;
mod dossier;
mod drafts;
mod events;
mod extra_time;
mod field;
mod form;
mod help;
mod home;
mod integrity;
mod item;
mod items;
mod jobs;
mod keys_read;
mod languages;
mod layout;
mod listed;
mod marks;
mod me;
mod names;
mod privacy;
mod problems;
mod queues;
mod returned;
mod review;
mod settings;
mod sheet;
mod simulation;
mod sitting;
mod stale;
mod standing;
mod start;
mod telling;
mod training;
mod words;
mod zone;

use std::collections::BTreeMap;
use std::sync::Arc;

use actix_web::HttpRequest;
use actix_web::cookie::Cookie;
use actix_web::web::{self, Data, Payload};
use futures_util::future::LocalBoxFuture;
use maud::Markup;
use serde_json::Value;

use crate::app::reader::Reader;
use crate::app::sign_in::Visitor;
use crate::app::{App, AppError};
use crate::domain::account::Role;
use crate::domain::id::PersonId;
use crate::domain::lang::{Lang, word};
use crate::http::origin::Proxies;
use crate::http::visit;
use crate::post::{Courier, Mailer};
pub use answering::nothing;
use form::{Form, Takes};

/// What pages need beside the application.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Sends mails.
    pub mailer: Mailer,
    /// Sends webhooks.
    pub courier: Courier,
    /// Whether people come by https.
    pub secure: bool,
    /// The proxies whose word is taken for where a request comes from.
    pub proxies: Proxies,
}

/// Who may come to a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    /// Anybody.
    Anyone,
    /// Whoever is signed in; what they see is their own.
    SignedIn,
    /// A member of staff with one of these roles in the project.
    Staff(&'static [Role]),
}

/// How a request is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// Shows a page.
    Get,
    /// Does something, once for each form that was sent out.
    Post,
    /// Does something that may come again: its own revision tells.
    Save,
}

type Handler = fn(Visit) -> LocalBoxFuture<'static, Result<Reply, Trouble>>;

/// One row of the table.
#[derive(Clone, Copy)]
pub struct Page {
    /// How.
    pub method: Method,
    /// Its path, with `{names}`.
    pub path: &'static str,
    /// Who may come.
    pub who: Who,
    /// What it takes of a posted body.
    pub takes: Takes,
    handler: Handler,
}

impl Page {
    /// The same page, which takes a file.
    fn with_file(self) -> Self {
        Self { takes: Takes::File, ..self }
    }
}

/// What a handler gives back.
pub enum Reply {
    /// A page.
    Page(Body),
    /// Another page, after something was done.
    To(String),
    /// The same, with cookies.
    Cookies(String, Vec<Cookie<'static>>),
    /// The first page, after signing out: cookies that end, and what the browser kept.
    Left(Vec<Cookie<'static>>),
    /// A file: its type, and itself.
    File(String, Vec<u8>),
    /// What a stranger sent.
    Document {
        /// What they call it.
        name: String,
        /// Its type, by its content.
        mime: String,
        /// Itself.
        bytes: Vec<u8>,
    },
    /// For script on a page of ours.
    Json(Value),
    /// The same, where it was refused: why.
    Refused(Value),
}

/// A page's own part.
pub struct Body {
    /// The status.
    pub status: u16,
    /// Its heading and title.
    pub title: String,
    /// What stands in `<main>`.
    pub main: Markup,
    /// Whether it is as wide as the window.
    pub wide: bool,
}

impl Reply {
    /// A page that is found.
    pub fn page(title: impl Into<String>, main: Markup) -> Result<Self, Trouble> {
        Ok(Self::Page(Body { status: 200, title: title.into(), main, wide: false }))
    }

    /// The same, as wide as the window.
    pub fn wide(title: impl Into<String>, main: Markup) -> Result<Self, Trouble> {
        Ok(Self::Page(Body { status: 200, title: title.into(), main, wide: true }))
    }

    /// The same page under another status.
    pub fn with_status(self, status: u16) -> Self {
        match self {
            Self::Page(body) => Self::Page(Body { status, ..body }),
            Self::To(_) | Self::Cookies(..) | Self::Left(_) | Self::File(..) | Self::Document { .. } | Self::Json(_) | Self::Refused(_) => {
                self
            }
        }
    }

    /// A form that comes back with what is wrong.
    pub fn wrong(title: impl Into<String>, main: Markup) -> Result<Self, Trouble> {
        Ok(Self::Page(Body { status: 422, title: title.into(), main, wide: false }))
    }
}

/// Why there is no page.
#[derive(Debug)]
pub enum Trouble {
    /// The application's.
    App(AppError),
    /// A status, with its words in English and Chinese.
    Said(u16, &'static str),
}

impl From<AppError> for Trouble {
    fn from(error: AppError) -> Self {
        Self::App(error)
    }
}

/// There is no such page, or it may not be known.
pub fn lost() -> Trouble {
    Trouble::Said(404, word("We cannot find that page."))
}

/// A button that stands on no form of ours: nothing is done.
pub fn unknown_button() -> Trouble {
    Trouble::Said(422, word("This button is not known. Nothing was done."))
}

/// A request as handlers see it.
pub struct Visit {
    /// Where whoever asked for a mail was going, as their browser says.
    pub goal: Option<String>,
    /// The application.
    pub app: App,
    /// What pages need beside it.
    pub settings: Arc<Settings>,
    /// Who is signed in.
    pub visitor: Option<Visitor>,
    /// The session's secret.
    secret: Option<String>,
    /// The language: the one that whoever is signed in chose, that was chosen in this browser, or that it asks for.
    pub lang: Lang,
    /// The languages in which the page is offered.
    pub offered: Vec<Lang>,
    /// `auto`, `light` or `dark`.
    pub theme: String,
    /// The project that staff work in.
    pub project: String,
    path: BTreeMap<String, String>,
    query: BTreeMap<String, String>,
    /// What was posted.
    pub form: Form,
    /// The page itself, for forms that come back to it.
    pub here: String,
    /// The address that the request came from, as tries are counted by it.
    pub from: String,
    /// Whether script of ours asks.
    script: bool,
}

/// The field of staff's forms that says in which project they were opened.
pub const IN_PROJECT: &str = "in-project";

impl Visit {
    /// Whether a form was opened in another project than the one that its sender has chosen since, in another tab.
    fn is_of_another_project(&self) -> bool {
        let opened_in = self.form.text(IN_PROJECT);
        !opened_in.is_empty() && opened_in != self.project
    }

    /// A part of the path.
    pub fn part(&self, name: &str) -> &str {
        self.path.get(name).map_or("", String::as_str)
    }

    /// An id of the path; a malformed one names nothing.
    pub fn id<T: std::str::FromStr>(&self, name: &str) -> Result<T, Trouble> {
        self.part(name).parse().map_err(|_| lost())
    }

    /// A query parameter; empty where it is not there.
    pub fn query(&self, name: &str) -> &str {
        self.query.get(name).map_or("", String::as_str)
    }

    /// Whether script of ours asks: it is told in JSON, where a person gets a page.
    pub fn by_script(&self) -> bool {
        self.script
    }

    /// Whoever is signed in.
    pub fn person(&self) -> Result<PersonId, Trouble> {
        self.visitor.as_ref().map(|v| v.person).ok_or(Trouble::Said(401, word("Please sign in.")))
    }

    /// For whose eyes a page of staff is made.
    pub fn reader(&self) -> Result<Reader, Trouble> {
        self.person().map(Reader::Person)
    }

    /// What every form carries: the session's token, and a name of its own, by which a form that comes twice is known.
    pub fn hidden(&self) -> Markup {
        let csrf = self.secret.as_deref().map(visit::csrf).unwrap_or_default();
        let once = format!("{:032x}", rand::random::<u128>());
        maud::html! {
            input type="hidden" name="csrf" value=(csrf);
            input type="hidden" name="once" value=(once);
            @if self.visitor.as_ref().is_some_and(|v| v.staff) { input type="hidden" name=(IN_PROJECT) value=(self.project); }
        }
    }

    /// Whose what is typed into a form is, as the browser that keeps it is told: a short mark, the same in each of their sessions.
    fn whose(&self) -> String {
        let person = self.visitor.as_ref().map(|v| v.person.to_string()).unwrap_or_default();
        blake3::hash(&blake3::derive_key("touchstone 2026 kept form", person.as_bytes())).to_hex()[..12].to_owned()
    }
}

/// Every page.
pub fn pages() -> Vec<Page> {
    [
        home::pages(),
        appeals::pages(),
        account::pages(),
        documents::pages(),
        apply::pages(),
        me::pages(),
        start::pages(),
        help::pages(),
        privacy::pages(),
        sitting::pages(),
        review::pages(),
        training::pages(),
        drafts::pages(),
        queues::pages(),
        candidates::pages(),
        extra_time::pages(),
        decide::pages(),
        dossier::pages(),
        audit::pages(),
        author::pages(),
        contests::pages(),
        integrity::pages(),
        items::pages(),
        simulation::pages(),
        jobs::pages(),
        settings::pages(),
        problems::pages(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// A row: who may be anybody sends little.
fn row(method: Method, path: &'static str, who: Who, handler: Handler) -> Page {
    let takes = if who == Who::Anyone { Takes::Small } else { Takes::Form };
    Page { method, path, who, takes, handler }
}

/// A row that shows.
pub fn get(path: &'static str, who: Who, handler: Handler) -> Page {
    row(Method::Get, path, who, handler)
}

/// A row that does.
pub fn post(path: &'static str, who: Who, handler: Handler) -> Page {
    row(Method::Post, path, who, handler)
}

/// A row that saves.
pub fn save(path: &'static str, who: Who, handler: Handler) -> Page {
    row(Method::Save, path, who, handler)
}

/// Mounts the table; whatever else is asked for is a page that says so.
pub fn mount(config: &mut web::ServiceConfig) {
    let mut by_path: BTreeMap<&'static str, Vec<Page>> = BTreeMap::new();
    for page in pages() {
        by_path.entry(page.path).or_default().push(page);
    }
    for (path, rows) in by_path {
        let mut resource = web::resource(path);
        for page in rows {
            let method = if page.method == Method::Get { web::get() } else { web::post() };
            resource =
                resource.route(method.to(move |request: HttpRequest, payload: Payload, app: Data<App>, settings: Data<Settings>| {
                    answering::answer(page, request, payload, app.get_ref().clone(), settings.into_inner())
                }));
        }
        config.service(resource);
    }
    config.route("/assets/{version}/{name}", web::get().to(assets::serve));
}
