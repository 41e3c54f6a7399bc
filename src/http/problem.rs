//! Failures as problem documents (RFC 9457): the one place that turns what a failure means into a status. Sources are logged here once; nothing
//! internal leaves.

use actix_web::http::StatusCode;
use actix_web::http::header::{CONTENT_TYPE, RETRY_AFTER};
use actix_web::{HttpResponse, HttpResponseBuilder};
use serde_json::{Value, json};

use crate::app::{AppError, Kind};
use crate::domain::violation::Violation;

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

    /// Its status.
    pub fn status(&self) -> u16 {
        self.status.as_u16()
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
                        | "file_refused"
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

    /// The document and its answer.
    pub fn respond(self) -> HttpResponse {
        let errors: Vec<Value> = self.errors.iter().map(|e| json!({ "pointer": e.pointer, "code": e.code, "detail": e.detail })).collect();
        let mut document = json!({
            "type": format!("/docs/api/problems/{}", self.code),
            "title": self.status.canonical_reason().unwrap_or("Failure"),
            "status": self.status.as_u16(),
            "code": self.code,
            "detail": self.detail,
        });
        if !errors.is_empty() {
            document["errors"] = Value::Array(errors);
        }
        if let Some(reference) = self.reference {
            document["reference"] = json!(reference);
        }
        let mut answer = HttpResponseBuilder::new(self.status);
        answer.insert_header((CONTENT_TYPE, "application/problem+json"));
        if matches!(self.status.as_u16(), 429 | 503) {
            answer.insert_header((RETRY_AFTER, self.retry_after.max(1).to_string()));
        }
        answer.body(document.to_string())
    }
}

impl From<AppError> for Problem {
    fn from(error: AppError) -> Self {
        let kind = error.kind();
        match error {
            AppError::Invalid(errors) => Self::invalid(errors),
            AppError::Refused { code, detail } => Self::new(409, code, detail),
            AppError::NotFound(detail) => Self::new(404, "not_found", detail),
            AppError::Forbidden(detail) => Self::new(403, "forbidden", detail),
            AppError::TooMany { seconds } => Self { retry_after: seconds, ..Self::new(429, "too_many_tries", error.to_string()) },
            AppError::ClockInDoubt => Self { retry_after: 60, ..Self::new(503, "clock_in_doubt", error.to_string()) },
            AppError::Busy { seconds } => Self::busy(error.to_string(), seconds),
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
