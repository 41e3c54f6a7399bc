//! A key as its author gives it: by the controls by which the item is answered, where the key is the right answer; by others in their
//! place, or by lists of what is accepted, where it may be several.

use std::mem::discriminant;

use maud::{Markup, html};
use serde_json::Value;

use super::answered::{fields_in, filled, given};
use super::kinds::page;
use super::page::{Keyed, Show};
use crate::domain::applying::refused;
use crate::domain::gold_set::item::Presented;
use crate::domain::gold_set::shared::Shared;
use crate::domain::kernel::violation::Violation;
use crate::web::frame::form::Form;

pub use super::page::CONTROLS;
use super::page::wrong;

/// How an author gives a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// In the item: as the right answer, by its own controls or by those in their place.
    Answer,
    /// By lists, in controls of its own.
    Lists,
    /// There is none: people score it.
    Nobody,
}

/// How the key of an item is given.
pub fn by(item: &Presented) -> By {
    match page(&item.body).keyed() {
        Keyed::Answer(_) | Keyed::Marked(_) => By::Answer,
        Keyed::Lists(_) => By::Lists,
        Keyed::Nobody => By::Nobody,
    }
}

/// The controls by which a key is given in lists; nothing for kinds that have the item's own.
pub fn lists(show: Show<'_>) -> Markup {
    match page(&show.item.body).keyed() {
        Keyed::Lists(kind) => kind.lists(show),
        Keyed::Answer(_) | Keyed::Marked(_) | Keyed::Nobody => html! {},
    }
}

/// The controls in the item by which a key is given or shown: those by which it is answered, unless several answers are right.
pub fn marked(show: Show<'_>) -> Markup {
    match page(&show.item.body).keyed() {
        Keyed::Marked(kind) => kind.lists(show),
        Keyed::Answer(_) | Keyed::Lists(_) | Keyed::Nobody => page(&show.item.body).controls(show),
    }
}

/// The fields that show a key in [`marked`]; `own` is the answer that it gives itself.
pub fn marked_fields(item: &Presented, shared: &Shared, key: &Value, own: &Value) -> Form {
    match page(&item.body).keyed() {
        Keyed::Marked(_) => fields_of(item, shared, key),
        Keyed::Answer(_) | Keyed::Lists(_) | Keyed::Nobody => filled(item, shared, own),
    }
}

/// The script that the controls want beside that of all kinds.
pub fn script(item: &Presented) -> Option<&'static str> {
    page(&item.body).script()
}

/// The fields that show a key; [`key_of`] reads them back.
pub fn fields_of(item: &Presented, shared: &Shared, key: &Value) -> Form {
    match page(&item.body).keyed() {
        Keyed::Answer(kind) => filled(item, shared, &kind.answer_of(key)),
        Keyed::Lists(kind) | Keyed::Marked(kind) => {
            let mut fields: Vec<(String, String)> = Vec::new();
            kind.fill_key(key, &mut |name, value| fields.push((name, value.to_owned())));
            fields.into()
        }
        Keyed::Nobody => Form::default(),
    }
}

/// Whether the controls can show a key whole.
pub fn is_sayable(item: &Presented, key: &Value) -> bool {
    match page(&item.body).keyed() {
        Keyed::Answer(kind) => kind.is_sayable(key),
        Keyed::Lists(kind) | Keyed::Marked(kind) => kind.is_sayable(key),
        Keyed::Nobody => true,
    }
}

/// Whether two keys are of one type, so that the controls say as much of the one as of the other.
pub fn is_alike(item: &Presented, one: &Value, other: &Value) -> bool {
    match page(&item.body).keyed() {
        Keyed::Lists(kind) | Keyed::Marked(kind) => kind.is_alike(one, other),
        Keyed::Answer(_) | Keyed::Nobody => discriminant(one) == discriminant(other),
    }
}

/// Whether a key holds a character that no text takes which a person sends: it turns the direction of writing, or nobody sees it.
pub fn is_odd(key: &Value) -> bool {
    match key {
        Value::String(text) => refused::odd(text).is_some(),
        Value::Array(list) => list.iter().any(is_odd),
        Value::Object(fields) => fields.iter().any(|(name, value)| refused::odd(name).is_some() || is_odd(value)),
        Value::Null | Value::Bool(_) | Value::Number(_) => false,
    }
}

/// The same violation, at the controls.
fn at_controls(violation: Violation) -> Violation {
    Violation { pointer: CONTROLS.to_owned(), ..violation }
}

/// The key that the controls say; `None` where they say nothing.
///
/// # Errors
/// What in them is no key yet, or none at all, at [`CONTROLS`].
pub fn key_of(item: &Presented, shared: &Shared, form: &Form) -> Result<Option<Value>, Violation> {
    let key = match page(&item.body).keyed() {
        Keyed::Nobody => None,
        Keyed::Lists(kind) | Keyed::Marked(kind) => kind.listed(shared, form)?,
        Keyed::Answer(kind) => {
            let given = given(item, shared, form).map_err(at_controls)?;
            if let Some(unfinished) = given.unfinished.into_iter().next() {
                return Err(at_controls(unfinished));
            }
            if given.answer.is_null() { None } else { Some(kind.key_of(shared, &given.answer)?) }
        }
    };
    if key.as_ref().is_some_and(is_odd) {
        return Err(wrong("odd_characters"));
    }
    Ok(key)
}

/// The fields of a form that came back: as they were filled in, with the stretch that was quoted among the marks.
pub fn came_back(item: &Presented, shared: &Shared, form: &Form) -> (Form, Option<Violation>) {
    let fields = fields_in(form);
    if !page(&item.body).gathers(form) {
        return (fields, None);
    }
    match given(item, shared, &fields) {
        Ok(given) if given.unfinished.is_empty() => (filled(item, shared, &given.answer), None),
        Ok(given) => (fields, given.unfinished.into_iter().next().map(at_controls)),
        Err(violation) => (fields, Some(at_controls(violation))),
    }
}
