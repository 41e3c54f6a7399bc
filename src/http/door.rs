//! What every request passes before a route is looked for: bounds of its head, and a line of the log that names the route, never the URL.

use std::time::Instant;

use actix_web::body::{BoxBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::{CONTENT_LENGTH, EXPECT, HOST};
use actix_web::middleware::Next;
use actix_web::{Error, http::Version};

use super::problem::Problem;

/// Longest URI, in bytes.
const LONGEST_URI: usize = 4 << 10;
/// Largest head, in bytes, and most headers.
const LARGEST_HEAD: usize = 16 << 10;
const MOST_HEADERS: usize = 100;
/// Largest body of any route, in bytes.
const LARGEST_BODY: u64 = 11 << 20;

/// Whether a part of a URI holds NUL, written as it has to be there.
fn nul(text: &str) -> bool {
    text.contains("%00")
}

/// Why a request's head is not taken.
fn refused(request: &ServiceRequest) -> Option<Problem> {
    let headers = request.headers();
    let uri = request.uri().path_and_query().map_or(0, |p| p.as_str().len());
    if uri > LONGEST_URI {
        return Some(Problem::new(414, "uri_too_long", format!("a URI has at most {LONGEST_URI} bytes")));
    }
    let size: usize = headers.iter().map(|(name, value)| name.as_str().len() + value.len() + 4).sum();
    if size > LARGEST_HEAD || headers.len() > MOST_HEADERS {
        return Some(Problem::new(
            431,
            "headers_too_large",
            format!("at most {MOST_HEADERS} headers of {LARGEST_HEAD} bytes together are read"),
        ));
    }
    if request.version() == Version::HTTP_11 && headers.get_all(HOST).count() != 1 {
        return Some(Problem::new(400, "bad_host", "a request names its host once"));
    }
    // No database, header or page has a use for NUL: as a part of a path it names nothing.
    if nul(request.uri().path()) {
        return Some(Problem::new(404, "not_found", "there is no such resource"));
    }
    if nul(request.query_string()) {
        return Some(Problem::new(400, "odd_characters", "a query may not hold NUL"));
    }
    let stated = headers.get(CONTENT_LENGTH).and_then(|l| l.to_str().ok()).and_then(|l| l.parse::<u64>().ok());
    if headers.contains_key(EXPECT) && stated.is_some_and(|n| n > LARGEST_BODY) {
        return Some(Problem::new(413, "body_too_large", format!("at most {LARGEST_BODY} bytes are read")));
    }
    None
}

/// Looks at the head, answers, and writes the line.
///
/// # Errors
/// The service's own.
pub async fn pass(request: ServiceRequest, next: Next<impl MessageBody + 'static>) -> Result<ServiceResponse<BoxBody>, Error> {
    // The clock of the log is not the application's: it measures, and nothing is decided by it.
    #[expect(clippy::disallowed_methods, reason = "how long an answer took, for the log alone")]
    let began = Instant::now();
    let (method, asked) = (request.method().clone(), super::quiet::asked(&request));
    let answer = match refused(&request) {
        Some(problem) => request.into_response(problem.respond()),
        None => crate::app::kernel::patience::patiently(next.call(request)).await?.map_into_boxed_body(),
    };
    let route = answer.request().match_pattern().unwrap_or_else(|| "none".to_owned());
    let took_us = u64::try_from(began.elapsed().as_micros()).unwrap_or(u64::MAX);
    tracing::info!(%method, route, status = answer.status().as_u16(), took_us, "answered");
    Ok(answer.map_body(|_, body| asked.answered(body)))
}

#[cfg(test)]
mod tests {
    use actix_web::test::TestRequest;

    use super::*;

    fn to(uri: &str) -> TestRequest {
        TestRequest::with_uri(uri).insert_header((HOST, "touchstone.example"))
    }

    #[test]
    fn a_head_is_taken_up_to_its_bounds_and_not_beyond() {
        let path = |n: usize| format!("/{}", "a".repeat(n - 1));
        let headers = |n: usize| (0..n).fold(to("/"), |request, i| request.append_header((format!("x-{i}"), "v")));
        let long = |n: usize| to("/").insert_header(("x-long", "v".repeat(n)));
        for (request, expected) in [
            (to("/me?a=1"), None),
            (to(&path(LONGEST_URI)), None),
            (to(&path(LONGEST_URI + 1)), Some(414)),
            (headers(MOST_HEADERS - 1), None),
            (headers(MOST_HEADERS), Some(431)),
            (long(LARGEST_HEAD - 100), None),
            (long(LARGEST_HEAD), Some(431)),
            (to("/a%00b"), Some(404)),
            (to("/a?b=%00"), Some(400)),
            (TestRequest::with_uri("/"), Some(400)),
            (to("/").append_header((HOST, "other.example")), Some(400)),
            (to("/").insert_header((EXPECT, "100-continue")).insert_header((CONTENT_LENGTH, "11534336")), None),
            (to("/").insert_header((EXPECT, "100-continue")).insert_header((CONTENT_LENGTH, "11534337")), Some(413)),
        ] {
            let shown = request.to_srv_request();
            let found = refused(&shown).map(|problem| problem.status());
            assert_eq!(found, expected, "{} {:?}", shown.uri().path().len(), shown.headers().len());
        }
    }
}
