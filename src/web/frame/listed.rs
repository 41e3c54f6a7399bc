//! The list that a record was opened from, as it was filtered: its address goes along with the record and with what is done there, and
//! leads back.

use maud::{Markup, html};

use super::form;
use crate::web::Visit;

/// The parameter, and the field, that hold the list's address.
const FROM: &str = "from";

/// The list that a page belongs to where none is named: the first part of its address; of a gold set's items, the page of their version.
fn own(path: &str) -> &str {
    let parts = if path.starts_with("/gold-sets/") { 3 } else { 1 };
    let path = path.split(['?', '#']).next().unwrap_or_default();
    path.match_indices('/').nth(parts).map_or(path, |(at, _)| &path[..at])
}

/// What a list is called; `None` of an address that is no list of records.
fn name(v: &Visit, list: &str) -> Option<&'static str> {
    match list {
        "/candidates/documents" => Some(v.t("Documents to look at")),
        "/candidates/help" => Some(v.t("Requests for help")),
        "/candidates" => Some(v.t("Candidates")),
        "/annotators" => Some(v.t("Annotators")),
        "/signals" => Some(v.t("Signals")),
        "/audits" => Some(v.t("Audits and certificates")),
        "/measures" => Some(v.t("Measures")),
        "/appeals" => Some(v.t("Appeals")),
        "/items" => Some(v.t("Item statistics")),
        "/contests" => Some(v.t("Questioned keys")),
        _ => {
            let (set, number) = list.strip_prefix("/gold-sets/")?.split_once('/')?;
            let is_number = !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit());
            (!set.is_empty() && is_number).then(|| v.t("Gold set"))
        }
    }
}

/// The list that was named, where it is one of ours.
fn named(v: &Visit) -> Option<&str> {
    let asked = v.form.filled(FROM).unwrap_or_else(|| v.query(FROM));
    let list = asked.split('?').next().unwrap_or_default();
    (crate::http::visit::is_own_path(asked) && name(v, list).is_some()).then_some(asked)
}

/// The list's address: the one that was named, or the plain one that the page belongs to.
pub fn back(v: &Visit) -> &str {
    named(v).unwrap_or_else(|| own(&v.here))
}

/// The way back to the list, by its name.
pub fn link(v: &Visit) -> Markup {
    let list = back(v);
    html! { a.back href=(list) { "‹ " (name(v, list.split('?').next().unwrap_or_default()).unwrap_or_default()) } }
}

/// The address of a record, or of what belongs to it, with the list along.
pub fn along(v: &Visit, path: &str) -> String {
    named(v).map_or_else(|| path.to_owned(), |list| from(path, list))
}

/// The same from a list itself. The plain list that the record belongs to needs not be named.
pub fn from(path: &str, list: &str) -> String {
    if list == own(path) {
        return path.to_owned();
    }
    let sign = if path.contains('?') { '&' } else { '?' };
    format!("{path}{sign}{FROM}={}", form::encode(list))
}

/// The address of a list with what was looked for in it.
pub fn searched(list: &str, wanted: &str) -> String {
    if wanted.is_empty() { list.to_owned() } else { format!("{list}?q={}", form::encode(wanted)) }
}

/// What a form of a record carries, so that the page that it leads to knows the list as well.
pub fn field(v: &Visit) -> Markup {
    html! { @if let Some(list) = named(v) { input type="hidden" name=(FROM) value=(list); } }
}

/// The same on a list itself.
pub fn field_of(list: &str) -> Markup {
    html! { input type="hidden" name=(FROM) value=(list); }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_belongs_to_the_list_of_its_address() {
        for (path, list) in [
            ("/candidates/1/decide?x=/y", "/candidates"),
            ("/candidates", "/candidates"),
            ("/gold-sets/a/3/items/x?from=%2Fitems", "/gold-sets/a/3"),
            ("/gold-sets/a/3?q=x", "/gold-sets/a/3"),
            ("/items/look", "/items"),
        ] {
            assert_eq!(own(path), list, "{path}");
        }
        assert_eq!(from("/items/x", "/items"), "/items/x");
        assert_eq!(from("/contests/1?questioned=1", "/items?q=a b"), "/contests/1?questioned=1&from=/items%3Fq%3Da%20b");
        assert_eq!((searched("/items", ""), searched("/items", "a&b")), ("/items".to_owned(), "/items?q=a%26b".to_owned()));
    }
}
