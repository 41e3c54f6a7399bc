//! Who comes by cookie: the session's secret, and what proves that a post comes from a page of ours.

use actix_web::HttpRequest;
use actix_web::cookie::{Cookie, SameSite, time::Duration};
use actix_web::http::header::{HOST, HeaderName, ORIGIN};

/// The cookie of the session. Under https it carries the prefix that keeps other hosts from setting it.
pub const SESSION: [&str; 2] = ["ts_session", "__Host-ts_session"];

/// The session's secret of a request.
pub fn secret(request: &HttpRequest) -> Option<String> {
    SESSION.iter().rev().find_map(|name| request.cookie(name)).map(|c| c.value().to_owned()).filter(|s| s.len() == 64)
}

/// A cookie of ours: for the whole site, not for script, not sent along from other sites.
pub fn cookie(name: &str, value: &str, secure: bool, seconds: i64) -> Cookie<'static> {
    let cookie = Cookie::build(name.to_owned(), value.to_owned()).path("/").http_only(true).same_site(SameSite::Lax).secure(secure);
    cookie.max_age(Duration::seconds(seconds)).finish()
}

/// The session's cookie; an empty secret takes it away.
pub fn session_cookie(secret: &str, secure: bool) -> Cookie<'static> {
    cookie(SESSION[usize::from(secure)], secret, secure, if secret.is_empty() { 0 } else { 12 * 3_600 })
}

/// What a form of a session carries: told by the session's secret, so it needs no store and no two sessions have the same.
pub fn csrf(secret: &str) -> String {
    blake3::keyed_hash(&blake3::derive_key("touchstone 2026 csrf token", secret.as_bytes()), b"form").to_hex()[..32].to_owned()
}

/// Whether a token is the one of a session, compared in constant time.
pub fn csrf_holds(secret: &str, token: &str) -> bool {
    blake3::hash(csrf(secret).as_bytes()) == blake3::hash(token.as_bytes())
}

/// Whether a request may come from a page of ours, by what browsers say of it. Programs that are no browsers say nothing.
pub fn same_origin(request: &HttpRequest) -> bool {
    let header = |name: HeaderName| request.headers().get(name).and_then(|v| v.to_str().ok());
    match header(HeaderName::from_static("sec-fetch-site")) {
        Some(site) => matches!(site, "same-origin" | "none"),
        None => match header(ORIGIN) {
            Some(origin) => origin.split_once("://").map(|(_, host)| host) == header(HOST),
            None => true,
        },
    }
}
