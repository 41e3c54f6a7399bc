//! A row of the table of endpoints, and a request as its handler sees it.

use std::collections::BTreeMap;

use futures_util::future::LocalBoxFuture;
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::app::App;
use crate::app::accounts::caller::Caller;
use crate::app::kernel::signer::Signer;
use crate::domain::accounts::Scope;
use crate::http::body;
use crate::http::lines::Lines;
use crate::http::problem::Problem;

/// Where the API lives.
pub const BASE: &str = "/api/v1";

/// What an endpoint reads beside its path and query.
#[derive(Clone, Copy, Debug)]
pub enum Reads {
    /// Nothing.
    Nothing,
    /// A JSON body of this schema.
    Json(Shape),
    /// The same, or nothing: each of its fields may be left out.
    JsonOrNothing(Shape),
    /// A file as it is, up to 10 MB.
    File,
    /// Lines of JSON as they come, packed or not: the handler reads them. Each is known by what it names, so that the whole request may be
    /// sent again.
    Lines,
}

/// Puts the schema of a type beside those that are there; what points to it.
pub(super) type Shape = fn(&mut SchemaGenerator) -> Schema;

/// What an endpoint is called by programs, and what it gives.
#[derive(Clone, Copy, Debug)]
pub struct Gives {
    /// The operation's id.
    pub(super) operation: &'static str,
    /// The status of its success.
    pub(super) status: u16,
    /// What its answer looks like.
    pub(super) answer: Shape,
}

/// An operation that answers with a type.
pub(super) fn gives<T: JsonSchema>(operation: &'static str, status: u16) -> Gives {
    Gives { operation, status, answer: schema::<T> }
}

/// A handler: its failures are problems.
pub(super) type Handler = fn(Call) -> LocalBoxFuture<'static, Result<Value, Problem>>;

/// One row of the table.
pub struct Endpoint {
    /// `GET`, `POST` or `PUT`.
    pub method: &'static str,
    /// Path after the base, with `{names}`.
    pub path: &'static str,
    /// What the token must be allowed to do.
    pub scope: Scope,
    /// What it does, in one line.
    pub purpose: &'static str,
    /// Query parameters that it knows.
    pub query: &'static [&'static str],
    /// What it reads.
    pub reads: Reads,
    /// What it is called by programs, and what it gives.
    pub gives: Gives,
    /// What answers.
    pub handler: Handler,
}

impl Endpoint {
    /// The same, with the query parameters that it knows.
    pub(super) fn asked(self, query: &'static [&'static str]) -> Self {
        Self { query, ..self }
    }
}

/// A request that may be answered.
pub struct Call {
    /// The application.
    pub app: App,
    /// Who asks.
    pub caller: Caller,
    pub(super) path: BTreeMap<String, String>,
    pub(super) query: BTreeMap<String, String>,
    pub(super) body: Value,
    /// The bytes of a file.
    pub file: Vec<u8>,
    /// The lines of a body that is read as it comes.
    pub(super) lines: Option<Lines>,
    /// Whether webhooks may go to this machine: in development only.
    pub local_webhooks: bool,
    /// Where the service is reached.
    pub public_url: String,
    pub(super) cursors: Signer,
}

impl Call {
    /// A part of the path as it stands.
    pub fn part(&self, name: &str) -> &str {
        self.path.get(name).map_or("", String::as_str)
    }

    /// An id of the path. A malformed one names nothing, like an unknown one.
    pub fn id<T>(&self, name: &str, of: fn(uuid::Uuid) -> T) -> Result<T, Problem> {
        uuid::Uuid::parse_str(self.part(name)).map(of).map_err(|_| Problem::new(404, "not_found", "there is no such thing"))
    }

    /// A query parameter.
    pub fn query(&self, name: &str) -> Option<&str> {
        self.query.get(name).map(String::as_str)
    }

    /// How many rows a list gives: 50 unless said, 1 to 200.
    pub fn limit(&self) -> Result<i64, Problem> {
        match self.query("limit").map(str::parse::<i64>) {
            None => Ok(50),
            Some(Ok(limit)) if (1..=200).contains(&limit) => Ok(limit),
            Some(_) => Err(Problem::new(422, "validation", "limit is a whole number from 1 to 200")),
        }
    }

    /// The lines of the body.
    pub fn lines(&mut self) -> Result<Lines, Problem> {
        self.lines.take().ok_or_else(|| Problem::new(400, "bad_framing", "there is no body"))
    }

    /// The body as a type.
    pub fn read<T: DeserializeOwned>(&mut self) -> Result<T, Problem> {
        body::read(std::mem::take(&mut self.body))
    }
}

/// The schema of a type.
pub fn schema<T: JsonSchema>(generator: &mut SchemaGenerator) -> Schema {
    generator.subschema_for::<T>()
}

/// Makes rows that one scope opens and that know no query.
pub(super) fn rows(scope: Scope) -> impl Fn(&'static str, &'static str, &'static str, Reads, Gives, Handler) -> Endpoint {
    move |method, path, purpose, reads, gives, handler| Endpoint { method, path, scope, purpose, query: &[], reads, gives, handler }
}
