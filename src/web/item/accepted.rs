//! Lists of texts that a key accepts: one to a line, or in rows of which there are always a few more.

use maud::{Markup, html};
use serde_json::Value;

use super::entries::texts;
use super::page::Show;

/// Rows beside those of the key as it stands.
const MORE: usize = 2;

/// The lines of a box that hold anything.
pub fn lines(text: &str) -> Vec<&str> {
    text.lines().filter(|line| !line.trim().is_empty()).collect()
}

/// Whether each text of a list is one line.
pub fn in_lines(list: &Value) -> bool {
    texts(list).iter().all(|t| !t.contains('\n'))
}

/// A box of accepted texts, one to a line.
pub fn accepting(show: Show<'_>, name: &str, legend: &str) -> Markup {
    let id = format!("f-{}", name.replace('.', "-"));
    html! {
        div.field {
            label for=(id) { (legend) }
            p.hint id={ (id) "-hint" } { (show.l.t("One to a line; each of them is right.")) }
            textarea id=(id) name=(name) rows="3" lang=(show.item.lang) translate="no" spellcheck="false"
                aria-describedby={ (id) "-hint" } {
                (maud::PreEscaped("\n")) (show.fields.text(name))
            }
        }
    }
}

/// How many rows are shown: those that are filled in, and a few more.
pub fn rows(show: Show<'_>, prefix: &str, most: usize) -> usize {
    let last = show.fields.under(prefix).filter(|(_, text)| !text.is_empty()).filter_map(|(n, _)| n.parse::<usize>().ok()).max();
    (last.map_or(0, |n| n.saturating_add(1)).saturating_add(MORE)).min(most)
}
