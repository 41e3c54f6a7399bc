//! Who comes by cookie: the session's secret, and what proves that a post comes from a page of ours.

use actix_web::HttpRequest;
use actix_web::cookie::{Cookie, SameSite, time::Duration};
use actix_web::http::header::{COOKIE, HOST, HeaderMap, HeaderName, ORIGIN};
use actix_web::web::Data;

/// The cookie of the session. Under https it carries the prefix that keeps other hosts from setting it.
pub const SESSION: [&str; 2] = ["ts_session", "__Host-ts_session"];

/// Whether people come by https.
#[derive(Clone, Copy, Debug)]
pub struct Secure(pub bool);

/// The session's secret of a request. Under https the cookie without the prefix is none of ours: any host beside this one may have set it.
pub fn secret(request: &HttpRequest) -> Option<String> {
    let secure = request.app_data::<Data<Secure>>().is_some_and(|s| s.0);
    only(request.headers(), SESSION[usize::from(secure)]).filter(|s| is_secret(s)).map(str::to_owned)
}

/// Whether a text has the form of a secret of ours: 64 hexadecimal digits.
pub fn is_secret(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|b| b.is_ascii_hexdigit())
}

/// The value of the one cookie of a name. Names are compared as they came: a browser keeps the prefix to itself only where it is written as
/// it is, so a name that has to be decoded first was set by another host.
/// Of two cookies of one name nobody knows which is ours, and neither is taken.
fn only<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    let lines = headers.get_all(COOKIE).filter_map(|line| line.to_str().ok());
    let pairs = lines.flat_map(|line| line.split(';')).filter_map(|pair| pair.trim().split_once('='));
    let mut named = pairs.filter(|(n, _)| *n == name).map(|(_, value)| value);
    named.next().filter(|_| named.next().is_none())
}

/// A cookie of ours: for the whole site, not for script, not sent along from other sites.
pub fn cookie(name: &str, value: &str, secure: bool, seconds: i64) -> Cookie<'static> {
    let cookie = Cookie::build(name.to_owned(), value.to_owned()).path("/").http_only(true).same_site(SameSite::Lax).secure(secure);
    cookie.max_age(Duration::seconds(seconds)).finish()
}

/// Whose session it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whose {
    /// A candidate's: links of mails lead into it, so the cookie comes along with a link; it may hold for a week.
    Candidate,
    /// A member of staff's: the cookie comes from pages of ours only, and holds for a day's work.
    Staff,
}

/// The session's cookie.
pub fn session_cookie(secret: &str, whose: Whose, secure: bool) -> Cookie<'static> {
    let (seconds, site) = match whose {
        Whose::Candidate => (7 * 86_400, SameSite::Lax),
        Whose::Staff => (12 * 3_600, SameSite::Strict),
    };
    let mut cookie = cookie(SESSION[usize::from(secure)], secret, secure, seconds);
    cookie.set_same_site(site);
    cookie
}

/// What takes the session's cookie away.
pub fn no_session(secure: bool) -> Cookie<'static> {
    cookie(SESSION[usize::from(secure)], "", secure, 0)
}

/// Whether a text is a path of this site: it begins with one slash and has only printable ASCII, so that no browser reads another host into
/// it and every header can carry it.
pub fn is_own_path(text: &str) -> bool {
    text.starts_with('/') && !text.starts_with("//") && text.bytes().all(|b| b.is_ascii_graphic() && b != b'\\')
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cookie_of_the_session_is_named_as_it_is_and_stands_there_once() {
        let (ours, other) = ("a".repeat(64), "b".repeat(64));
        let taken = |lines: &[String]| {
            let mut request = actix_web::test::TestRequest::get().app_data(Data::new(Secure(true)));
            for line in lines {
                request = request.append_header((COOKIE, line.as_str()));
            }
            secret(&request.to_http_request())
        };
        let named = |name: &str, value: &str| format!("{name}={value}");
        let own = named("__Host-ts_session", &ours);
        assert_eq!(taken(&[format!("x=1; {own}; ts_lang=en")]).as_ref(), Some(&ours));
        for planted in ["%5F_Host-ts_session", "%5F%5FHost-ts_session", "__Host-ts%5Fsession", "__host-ts_session", "ts_session"] {
            let planted = named(planted, &other);
            assert_eq!(taken(std::slice::from_ref(&planted)), None, "{planted}");
            assert_eq!(taken(&[format!("{planted}; {own}")]).as_ref(), Some(&ours), "{planted}");
            assert_eq!(taken(&[own.clone(), planted]).as_ref(), Some(&ours));
        }
        let twice = named("__Host-ts_session", &other);
        assert_eq!(taken(&[format!("{own}; {twice}")]), None);
        assert_eq!(taken(&[own, twice]), None);
        assert_eq!(taken(&[named("__Host-ts_session", &"g".repeat(64))]), None);
    }

    #[test]
    fn a_place_to_go_back_to_is_a_path_of_ours() {
        for good in ["/", "/me", "/apply/p?x=%E6%9E%97&y=1#top", "/a//b", "/.//evil.example"] {
            assert!(is_own_path(good), "{good}");
        }
        for bad in [
            "",
            "me",
            "//evil.example",
            "/\t/evil.example",
            "/\\evil.example",
            "/\n/x",
            "/\r/x",
            "/\u{b}/x",
            "/ /x",
            "/林",
            "https://evil.example/",
            "/\0",
        ] {
            assert!(!is_own_path(bad), "{bad:?}");
        }
    }
}
