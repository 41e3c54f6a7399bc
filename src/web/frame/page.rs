//! A page as a row of the table, a request as its handler sees it, and what the handler gives back.

use std::collections::BTreeMap;
use std::sync::Arc;

use actix_web::cookie::Cookie;
use futures_util::future::LocalBoxFuture;
use maud::Markup;
use serde_json::Value;

use super::form::{Form, Takes};
use super::trouble::{Trouble, lost};
use crate::adapters::{Courier, Mailer};
use crate::app::App;
use crate::app::accounts::reader::Reader;
use crate::app::accounts::sign_in::Visitor;
use crate::domain::accounts::Role;
use crate::domain::kernel::id::PersonId;
use crate::domain::locale::lang::{Lang, word};
use crate::http::origin::Proxies;
use crate::http::visit;

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

pub(in crate::web) type Handler = fn(Visit) -> LocalBoxFuture<'static, Result<Reply, Trouble>>;

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
    /// Whether a person reads what it answers, and not only script of ours.
    pub shown: bool,
    pub(in crate::web) handler: Handler,
}

impl Page {
    /// The same page, which takes a file.
    pub(in crate::web) fn with_file(self) -> Self {
        Self { takes: Takes::File, ..self }
    }

    /// The same row, which script of ours asks and nobody else.
    pub(in crate::web) fn for_script(self) -> Self {
        Self { shown: false, ..self }
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

/// A request as handlers see it.
pub struct Visit {
    /// Where whoever asked for a mail was going, as their browser says.
    pub goal: Option<String>,
    /// Which mail for signing in was asked for in this browser, and to which address.
    pub mailed: Option<String>,
    /// The application.
    pub app: App,
    /// What pages need beside it.
    pub settings: Arc<Settings>,
    /// Who is signed in.
    pub visitor: Option<Visitor>,
    /// The session's secret.
    pub(in crate::web) secret: Option<String>,
    /// The language: the one that whoever is signed in chose, that was chosen in this browser, or that it asks for.
    pub lang: Lang,
    /// The languages in which the page is offered.
    pub offered: Vec<Lang>,
    /// `auto`, `light` or `dark`.
    pub theme: String,
    /// The project that staff work in.
    pub project: String,
    pub(in crate::web) path: BTreeMap<String, String>,
    pub(in crate::web) query: BTreeMap<String, String>,
    /// What was posted.
    pub form: Form,
    /// The page itself, for forms that come back to it.
    pub here: String,
    /// The address that the request came from, as tries are counted by it.
    pub from: String,
    /// Whether script of ours asks.
    pub(in crate::web) script: bool,
}

/// The field of staff's forms that says in which project they were opened.
pub const IN_PROJECT: &str = "in-project";

impl Visit {
    /// Whether a form was opened in another project than the one that its sender has chosen since, in another tab.
    pub(in crate::web) fn is_of_another_project(&self) -> bool {
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
    pub(in crate::web) fn whose(&self) -> String {
        let person = self.visitor.as_ref().map(|v| v.person.to_string()).unwrap_or_default();
        blake3::hash(&blake3::derive_key("touchstone 2026 kept form", person.as_bytes())).to_hex()[..12].to_owned()
    }
}

/// A row: who may be anybody sends little.
fn row(method: Method, path: &'static str, who: Who, handler: Handler) -> Page {
    let takes = if who == Who::Anyone { Takes::Small } else { Takes::Form };
    Page { method, path, who, takes, shown: true, handler }
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
