//! An item as its author sees it: as candidates do, with the key marked in its controls, the rationale in words, and the line of the file.

use maud::{Markup, html};
use serde_json::Value;

use super::Visit;
use super::form::Form;
use super::item::{self, Show};
use crate::app::authoring::AsAuthor;
use crate::domain::gold_set::item::Item;
use crate::domain::gold_set::stored::Content;
use crate::domain::gold_set::text::Text;

/// The item with its key marked and its rationale.
pub fn keyed(v: &Visit, right: &AsAuthor, content: &Content, item: &Item) -> Markup {
    let own = right.answer(item);
    let fields = item::filled(&item.presented, &content.shared, own.as_ref().unwrap_or(&Value::Null));
    let shown = with_fields(v, content, item, &fields);
    whole(v, right, item, &html! { fieldset disabled { (shown) } })
}

/// The same inside a form that corrects the key: its controls take another answer.
pub fn opened(v: &Visit, right: &AsAuthor, content: &Content, item: &Item, fields: &Form) -> Markup {
    whole(v, right, item, &with_fields(v, content, item, fields))
}

fn with_fields(v: &Visit, content: &Content, item: &Item, fields: &Form) -> Markup {
    let stimulus = content.stimulus(item).map(|s| crate::app::sitting::shown_stimulus(content, s));
    let show = Show { item: &item.presented, stimulus: stimulus.as_ref(), shared: &content.shared, fields, l: v.lang };
    // A form that comes back was filled in by somebody who looked.
    item::with_answer(show, !v.form.fields().is_empty())
}

fn whole(v: &Visit, right: &AsAuthor, item: &Item, shown: &Markup) -> Markup {
    let line: Value = serde_json::from_str(&right.line(item)).unwrap_or_default();
    let rationale = serde_json::from_value::<Text>(line["rationale"].clone()).ok();
    html! {
        h3 { (v.t("Prompt")) }
        div.card { (shown) }
        h3 { (v.t("Key")) }
        p { (if right.answer(item).is_some() {
            v.t("The key is marked in the item above.")
        } else {
            v.t("People score it by a rubric; there is no single key.")
        }) }
        @if let Some(rationale) = rationale { h3 { (v.t("Rationale")) } p.read { (v.lang.of(&rationale)) } }
        details {
            summary { (v.t("The line as it stands in the file")) }
            p.read translate="no" { code { (line) } }
        }
        p.note { (v.t("Secret: never quote it outside.")) }
    }
}
