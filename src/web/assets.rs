//! Style, script and icon: inside the binary, under the hash of their bytes, so that browsers keep them for good.

use actix_web::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use actix_web::{HttpRequest, HttpResponse};

const FILES: [(&str, &str, &str); 4] = [
    ("app.css", "text/css; charset=utf-8", include_str!("assets/app.css")),
    ("app.js", "text/javascript; charset=utf-8", include_str!("assets/app.js")),
    ("test.js", "text/javascript; charset=utf-8", include_str!("assets/test.js")),
    ("icon.svg", "image/svg+xml", include_str!("assets/icon.svg")),
];

/// Where a file is served: its name, with the hash of its bytes.
pub fn url(name: &str) -> String {
    let hash = FILES.iter().find(|(n, ..)| *n == name).map(|(.., text)| blake3::hash(text.as_bytes()).to_hex());
    format!("/assets/{name}?v={}", hash.map_or_else(String::new, |h| h[..12].to_owned()))
}

/// Serves one.
pub async fn serve(request: HttpRequest) -> HttpResponse {
    let name = request.match_info().get("name").unwrap_or_default();
    match FILES.iter().find(|(n, ..)| *n == name) {
        Some((_, kind, text)) => HttpResponse::Ok()
            .insert_header((CONTENT_TYPE, *kind))
            .insert_header((CACHE_CONTROL, "public, max-age=31536000, immutable"))
            .body(*text),
        None => HttpResponse::NotFound().finish(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_candidates_page_stays_within_its_budget() {
        let size = |name: &str| FILES.iter().find(|(n, ..)| *n == name).map_or(0, |(.., text)| text.len());
        assert!(size("app.css") <= 30 << 10, "{} bytes of style", size("app.css"));
        let script = size("app.js") + size("test.js");
        assert!(script <= 25 << 10, "{script} bytes of script");
    }
}
