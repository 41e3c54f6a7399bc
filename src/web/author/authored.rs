//! An item as its author sees it: as candidates do, with the key marked in its controls, the rationale in words, and the line of the file.

use maud::{Markup, html};
use serde_json::Value;

use crate::app::gold_set::authoring::AsAuthor;
use crate::domain::gold_set::item::Item;
use crate::domain::gold_set::stored::Content;
use crate::domain::gold_set::text::Text;
use crate::web::Visit;
use crate::web::frame::form::Form;
use crate::web::item::{self, Show, keying};

/// The item with its key marked and its rationale.
pub fn keyed(v: &Visit, right: &AsAuthor, content: &Content, item: &Item) -> Markup {
    let own = right.answer(item).unwrap_or_default();
    let fields = keying::marked_fields(&item.presented, &content.shared, &line(right, item)["key"], &own);
    let shown = with_fields(v, content, item, &fields);
    whole(v, right, item, &html! { fieldset disabled { (shown) } })
}

/// The same inside a form that corrects the key: its controls take another answer.
pub fn opened(v: &Visit, right: &AsAuthor, content: &Content, item: &Item, fields: &Form) -> Markup {
    whole(v, right, item, &with_fields(v, content, item, fields))
}

fn with_fields(v: &Visit, content: &Content, item: &Item, fields: &Form) -> Markup {
    let stimulus = content.stimulus(item).map(|s| crate::app::sitting::taking::shown_stimulus(content, s));
    let show = Show { item: &item.presented, stimulus: stimulus.as_ref(), shared: &content.shared, fields, l: v.lang };
    // A form that comes back was filled in by somebody who looked.
    item::with_key(show, !v.form.fields().is_empty())
}

/// The item's line as its file has it.
fn line(right: &AsAuthor, item: &Item) -> Value {
    serde_json::from_str(&right.line(item)).unwrap_or_default()
}

fn whole(v: &Visit, right: &AsAuthor, item: &Item, shown: &Markup) -> Markup {
    let line = line(right, item);
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
