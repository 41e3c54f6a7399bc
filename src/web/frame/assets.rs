//! Style, script and icon: inside the binary, in a folder that is named by the hash of all their bytes, so that browsers keep them for
//! good, and a
//! script that imports another by its name gets the one it was written with.

use std::sync::LazyLock;

use actix_web::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use actix_web::{HttpRequest, HttpResponse};
use maud::{Markup, html};

const STYLE: &str = "text/css; charset=utf-8";
const SCRIPT: &str = "text/javascript; charset=utf-8";

const FILES: [(&str, &str, &str); 9] = [
    ("app.css", STYLE, include_str!("assets/app.css")),
    ("app.js", SCRIPT, include_str!("assets/app.js")),
    ("apply.js", SCRIPT, include_str!("assets/apply.js")),
    ("test.js", SCRIPT, include_str!("assets/test.js")),
    ("kinds.js", SCRIPT, include_str!("assets/kinds.js")),
    ("marking.js", SCRIPT, include_str!("assets/marking.js")),
    ("keep.js", SCRIPT, include_str!("assets/keep.js")),
    ("review.js", SCRIPT, include_str!("assets/review.js")),
    ("icon.svg", "image/svg+xml", include_str!("assets/icon.svg")),
];

/// A line of script without the spaces beside its signs. What stands in quotes stays as it is; no regular expression of ours holds a
/// quote or a
/// space beside a sign.
fn tight(line: &str) -> String {
    const SIGNS: &str = "{}()[];,=<>?:&|!+-*%\"'`";
    let sign = |c: Option<char>| c.is_some_and(|c| SIGNS.contains(c));
    let mut sent = String::with_capacity(line.len());
    let mut quote = None;
    let mut chars = line.chars().peekable();
    while let Some(c) = chars.next() {
        match (quote, c) {
            (Some(_), '\\') => {
                sent.push(c);
                sent.extend(chars.next());
                continue;
            }
            (Some(open), _) if open == c => quote = None,
            (None, '"' | '\'' | '`') => quote = Some(c),
            (None, ' ') => {
                let (before, after) = (sent.chars().next_back(), chars.peek().copied());
                // "a + +b" is not "a++b".
                let one_sign = before == after && matches!(after, Some('+' | '-'));
                if (sign(before) || sign(after)) && !one_sign {
                    continue;
                }
            }
            _ => {}
        }
        sent.push(c);
    }
    sent
}

/// A script as it is sent: without what only its readers need, comments of whole lines, indentation, spaces, and line ends where a
/// statement, a list
/// or a block goes on or has ended (there no line end stands for a semicolon; a line that may end in a comment keeps its own).
fn lean(text: &str) -> String {
    let mut sent = String::with_capacity(text.len());
    let mut ended = false;
    for line in text.lines().map(str::trim_start).filter(|l| !l.is_empty() && !l.starts_with("//")) {
        if ended && line.starts_with('}') {
            sent.pop();
        }
        sent += &tight(line);
        let commented = line.contains("//");
        let goes_on = line.ends_with(['{', '(', '[', ',', ';']) && !commented;
        if !goes_on {
            sent.push('\n');
        }
        ended = !goes_on && !commented;
    }
    sent
}

static SENT: LazyLock<Vec<(&str, &str, String)>> = LazyLock::new(|| {
    let sent = |(name, kind, text): (&'static str, &'static str, &'static str)| {
        (name, kind, if kind == SCRIPT { lean(text) } else { text.to_owned() })
    };
    FILES.into_iter().map(sent).collect()
});

static VERSION: LazyLock<String> = LazyLock::new(|| {
    let mut hasher = blake3::Hasher::new();
    for (name, _, text) in FILES {
        hasher.update(name.as_bytes()).update(&(text.len() as u64).to_le_bytes()).update(text.as_bytes());
    }
    hasher.finalize().to_hex()[..12].to_owned()
});

/// Where a file is served.
pub fn url(name: &str) -> String {
    format!("/assets/{}/{name}", *VERSION)
}

/// Has a page run one of the scripts.
pub fn script(name: &str) -> Markup {
    html! { script type="module" src=(url(name)) {} }
}

/// Serves one. A page of another version asks for files that are no longer there: it gets those that are, for this once.
pub async fn serve(request: HttpRequest) -> HttpResponse {
    let part = |name: &str| request.match_info().get(name).unwrap_or_default().to_owned();
    let (version, name) = (part("version"), part("name"));
    let kept = if version == *VERSION { "public, max-age=31536000, immutable" } else { "no-store" };
    match SENT.iter().find(|(n, ..)| *n == name) {
        Some((_, kind, text)) => {
            HttpResponse::Ok().insert_header((CONTENT_TYPE, *kind)).insert_header((CACHE_CONTROL, kept)).body(text.as_str())
        }
        None => HttpResponse::NotFound().finish(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_script_is_sent_without_what_means_nothing() {
        let script =
            "// why\nconst a = (b) => {\n  if (b in a) return \"x = 'y' , \\\" ; z\" + +b - -1;\n  f(`${a} + b`) // said\n}\nf()\n";
        assert_eq!(lean(script), "const a=(b)=>{if(b in a)return\"x = 'y' , \\\" ; z\"+ +b- -1;f(`${a} + b`)// said\n}\nf()\n");
    }

    #[test]
    fn a_candidates_page_stays_within_its_budget() {
        let size = |name: &str| SENT.iter().find(|(n, ..)| *n == name).map_or(0, |(.., text)| text.len());
        assert!(size("app.css") <= 30 << 10, "{} bytes of style", size("app.css"));
        let script: usize = ["app.js", "test.js", "kinds.js", "marking.js"].into_iter().map(size).sum();
        assert!(script <= 25 << 10, "{script} bytes of script");
    }
}
