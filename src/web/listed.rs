//! The list that a record was opened from, as it was filtered: it goes along with the record and with what is done there, and leads back.

use maud::{Markup, html};

use super::{Visit, form};

/// The parameter, and the field, that hold the list's address.
const FROM: &str = "from";
/// The list where none is named.
const ALL: &str = "/candidates";

/// The list's address: one of ours, or the plain list.
pub fn back(v: &Visit) -> &str {
    let asked = v.form.filled(FROM).unwrap_or_else(|| v.query(FROM));
    let rest = asked.strip_prefix(ALL).filter(|rest| rest.starts_with('?'));
    if rest.is_some() && crate::http::visit::is_own_path(asked) { asked } else { ALL }
}

/// The address of a record, or of what belongs to it, with the list along.
pub fn along(v: &Visit, path: &str) -> String {
    from(path, back(v))
}

/// The same from a list itself.
pub fn from(path: &str, list: &str) -> String {
    if list == ALL {
        return path.to_owned();
    }
    let sign = if path.contains('?') { '&' } else { '?' };
    format!("{path}{sign}{FROM}={}", form::encode(list))
}

/// What a form of a record carries, so that the page that it leads to knows the list as well.
pub fn field(v: &Visit) -> Markup {
    let list = back(v);
    html! { @if list != ALL { input type="hidden" name=(FROM) value=(list); } }
}
