//! Failures as problem documents (RFC 9457): the one place that turns what a failure means into a status. Sources are logged here once;
//! nothing internal leaves.

use actix_web::http::StatusCode;
use actix_web::http::header::{CONTENT_TYPE, RETRY_AFTER, WWW_AUTHENTICATE};
use actix_web::{HttpResponse, HttpResponseBuilder};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::{Value, json};

use super::codes;
use crate::app::{AppError, Kind};
use crate::domain::kernel::violation::Violation;
use crate::domain::locale::lang::{Lang, many};
use crate::domain::locale::wording;

/// A failure (RFC 9457).
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Problem")]
pub struct Document {
    /// Where its code is explained, for people.
    #[serde(rename = "type")]
    #[schemars(extend("format" = "uri-reference"))]
    kind: String,
    /// The status in words.
    title: String,
    /// The status.
    status: u16,
    /// What it is, for programs: stable.
    #[schemars(extend("enum" = codes::names()))]
    code: String,
    /// What it is, for people.
    detail: String,
    /// What finds it in the log, where it is noted there.
    #[serde(skip_serializing_if = "Option::is_none")]
    reference: Option<String>,
    /// Every rule that a body or a parameter breaks.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    errors: Vec<Fault>,
}

/// A rule that is broken.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "BrokenRule")]
pub struct Fault {
    /// Where, as a JSON pointer into the body (RFC 6901); empty for the whole.
    pointer: String,
    /// The rule, for programs.
    code: String,
    /// What is wrong, for people.
    detail: String,
}

/// A failure of a status as it may look; none for the status 0.
#[must_use]
pub fn example(status: u16) -> Option<Value> {
    let one = |code: &'static str, detail: &str| Some(Problem::new(status, code, detail));
    let problem = match status {
        400 => one("idempotency_key_missing", "send an Idempotency-Key with every POST, a new one for each act"),
        401 => one("unauthenticated", "send a token that holds: Authorization: Bearer …"),
        403 => one("forbidden", "the token lacks the scope \"candidates:read\""),
        404 => one("not_found", "there is no such thing"),
        406 => one("not_acceptable", "answers are application/json"),
        408 => one("body_timeout", "the body did not come in time"),
        409 => one("stale", "the answer was changed meanwhile; its revision is 3"),
        413 => one("body_too_large", "the body has more than 256 KiB"),
        415 => one("unsupported_media_type", "send application/json"),
        422 => Some(Problem::invalid(vec![Violation::new("/reasons", "required", "at least one reason is needed")])),
        429 => one("too_many_tries", "too many tries"),
        500 => one("internal", "Something went wrong on our side."),
        503 => one("storage_unavailable", "The database is busy or away; nothing was acknowledged. Please try again."),
        _ => None,
    };
    let noted = |mut problem: Problem| {
        problem.reference = matches!(status, 500 | 503).then(|| "r-0badcafe".to_owned());
        json!(problem.document())
    };
    problem.map(noted)
}

/// The code of what is refused because another file of the same person is on its way.
pub const ONE_FILE: &str = "one_file";

/// A failure as it is told.
#[derive(Debug)]
pub struct Problem {
    status: StatusCode,
    code: &'static str,
    detail: String,
    errors: Vec<Violation>,
    reference: Option<String>,
    /// After how many seconds the same may be tried again.
    retry_after: i64,
}

impl Problem {
    /// A problem of a status with a stable code, in words.
    pub fn new(status: u16, code: &'static str, detail: impl Into<String>) -> Self {
        let status = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        Self { status, code, detail: detail.into(), errors: Vec::new(), reference: None, retry_after: 1 }
    }

    /// Too much at once of what is bounded; nothing was begun, and after some seconds it may be.
    pub fn busy(detail: impl Into<String>, seconds: i64) -> Self {
        Self { retry_after: seconds, ..Self::new(503, "busy", detail) }
    }

    /// A file of somebody whose last one is still on its way; nothing of it was read.
    pub fn one_file() -> Self {
        Self { retry_after: 2, ..Self::new(503, ONE_FILE, "another file of yours is on its way; one at a time is taken") }
    }

    /// Its status.
    pub fn status(&self) -> u16 {
        self.status.as_u16()
    }

    /// Its code.
    pub const fn code(&self) -> &'static str {
        self.code
    }

    /// Broken rules of a body.
    pub fn invalid(errors: Vec<Violation>) -> Self {
        let detail = format!("{} field(s) need correction.", errors.len());
        // The body's own code where all of it is one fault, as a client looks for it.
        let code = match errors.as_slice() {
            [one]
                if matches!(
                    one.code,
                    "unknown_field"
                        | "nric_refused"
                        | "identity_number_refused"
                        | "file_refused"
                        | "file_unreadable"
                        | "file_locked"
                        | "file_active"
                        | "file_link"
                        | "file_too_much"
                        | "picture_too_large"
                        | "bad_span"
                        | "consent_required"
                        | "webhook_url_refused"
                        | "too_many_items"
                        | "too_many_keys"
                ) =>
            {
                one.code
            }
            _ => "validation",
        };
        Self { errors, ..Self::new(422, code, detail) }
    }

    /// Whether the store found the change there already: a request with a key may then have been answered beside this one.
    pub fn is_conflict_of_store(&self) -> bool {
        self.status.as_u16() == 409 && self.reference.is_some()
    }

    /// As it is written.
    pub fn document(&self) -> Document {
        let fault = |v: &Violation| Fault { pointer: v.pointer.clone(), code: v.code.to_owned(), detail: v.detail.clone() };
        Document {
            kind: format!("{}/{}", codes::PAGES, self.code),
            title: self.status.canonical_reason().unwrap_or("Failure").to_owned(),
            status: self.status.as_u16(),
            code: self.code.to_owned(),
            detail: self.detail.clone(),
            reference: self.reference.clone(),
            errors: self.errors.iter().map(fault).collect(),
        }
    }

    /// The same in the language that a request asks for first: broken rules in the words of the pages. In English they stand as they were
    /// found, with figures that programs read.
    #[must_use]
    pub fn said_in(mut self, l: Lang) -> Self {
        if l != Lang::EN && !self.errors.is_empty() {
            self.detail = many!(l, self.errors.len(), "{n} thing needs correction.", "{n} things need correction.");
            for error in &mut self.errors {
                error.detail = wording::told(l, error);
            }
        }
        self
    }

    /// The document and its answer.
    pub fn respond(self) -> HttpResponse {
        let mut answer = HttpResponseBuilder::new(self.status);
        answer.insert_header((CONTENT_TYPE, "application/problem+json"));
        if matches!(self.status.as_u16(), 429 | 503) {
            answer.insert_header((RETRY_AFTER, self.retry_after.max(1).to_string()));
        }
        if self.status == StatusCode::UNAUTHORIZED {
            answer.insert_header((WWW_AUTHENTICATE, "Bearer realm=\"touchstone\""));
        }
        answer.body(json!(self.document()).to_string())
    }
}

impl From<AppError> for Problem {
    fn from(error: AppError) -> Self {
        let (kind, wait) = (error.kind(), error.worth_another_try().unwrap_or(1));
        match error {
            AppError::Invalid(errors) => Self::invalid(errors),
            AppError::Refused { code, detail } => Self::new(409, code, detail),
            AppError::NotFound(detail) => Self::new(404, "not_found", detail),
            AppError::Forbidden(detail) => Self::new(403, "forbidden", detail),
            AppError::TooMany { .. } => Self { retry_after: wait, ..Self::new(429, "too_many_tries", error.to_string()) },
            AppError::ClockInDoubt => Self { retry_after: wait, ..Self::new(503, "clock_in_doubt", error.to_string()) },
            AppError::Busy { .. } => Self::busy(error.to_string(), wait),
            other => {
                let reference = format!("r-{:08x}", rand::random::<u32>());
                match kind {
                    Kind::Limited | Kind::Unavailable => {
                        tracing::warn!(reference, error = %other, "unavailable");
                        Self {
                            reference: Some(reference),
                            ..Self::new(
                                503,
                                "storage_unavailable",
                                "The database is busy or away; nothing was acknowledged. Please try again.",
                            )
                        }
                    }
                    Kind::Conflict => Self { reference: Some(reference), ..Self::new(409, "conflict", "This contradicts what is stored.") },
                    _ => {
                        tracing::error!(reference, error = %other, "a request failed");
                        Self { reference: Some(reference), ..Self::new(500, "internal", "Something went wrong on our side.") }
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use actix_web::body::MessageBody as _;

    use super::*;

    fn answered(problem: Problem) -> (u16, Option<String>, Value) {
        let answer = problem.respond();
        assert_eq!(answer.headers().get(CONTENT_TYPE).unwrap(), "application/problem+json");
        let again = answer.headers().get(RETRY_AFTER).map(|v| v.to_str().unwrap().to_owned());
        let status = answer.status().as_u16();
        let bytes = answer.into_body().try_into_bytes().unwrap();
        (status, again, serde_json::from_slice(&bytes).unwrap())
    }

    #[test]
    fn each_failure_has_its_status_its_code_and_a_wait_where_waiting_helps() {
        let detail = || "d".to_owned();
        for (error, status, code, again) in [
            (AppError::Invalid(vec![Violation::new("/a", "required", "d")]), 422, "validation", None),
            (AppError::Invalid(vec![Violation::new("/a", "unknown_field", "d")]), 422, "unknown_field", None),
            (
                AppError::Invalid(vec![Violation::new("/a", "unknown_field", "d"), Violation::new("/b", "required", "d")]),
                422,
                "validation",
                None,
            ),
            (AppError::Refused { code: "stale", detail: detail() }, 409, "stale", None),
            (AppError::NotFound(detail()), 404, "not_found", None),
            (AppError::Forbidden(detail()), 403, "forbidden", None),
            (AppError::TooMany { seconds: 17 }, 429, "too_many_tries", Some("17")),
            (AppError::TooMany { seconds: 0 }, 429, "too_many_tries", Some("1")),
            (AppError::Busy { seconds: 3 }, 503, "busy", Some("3")),
            (AppError::ClockInDoubt, 503, "clock_in_doubt", Some("60")),
            (AppError::Fault { name: "grade" }, 500, "internal", None),
        ] {
            let (found, wait, body) = answered(error.into());
            assert_eq!((found, body["code"].as_str(), wait.as_deref()), (status, Some(code), again), "{body}");
            assert_eq!(
                (body["status"].as_u64(), body["type"].as_str()),
                (Some(status.into()), Some(&*format!("/docs/api/problems/{code}")))
            );
        }
    }

    #[test]
    fn a_fault_of_ours_is_named_and_nothing_of_it_leaves() {
        let (status, _, body) = answered(AppError::Fault { name: "secret things" }.into());
        let reference = body["reference"].as_str().unwrap();
        assert!(status == 500 && reference.len() == 10 && reference.starts_with("r-"), "{body}");
        assert!(!body.to_string().contains("secret things"), "{body}");
        assert!(!Problem::from(AppError::Refused { code: "stale", detail: String::new() }).is_conflict_of_store());
    }

    #[test]
    fn broken_rules_stand_each_with_its_place() {
        let (_, _, body) =
            answered(Problem::invalid(vec![Violation::new("/a/0", "too_long", "at most 3"), Violation::new("", "required", "x")]));
        assert_eq!(body["detail"], "2 field(s) need correction.");
        let first = json!({ "pointer": "/a/0", "code": "too_long", "detail": "at most 3" });
        assert_eq!(body["errors"], json!([first, { "pointer": "", "code": "required", "detail": "x" }]));
    }
}
