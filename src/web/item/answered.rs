//! An answer as the fields of a form, and back; what all kinds share of it.

use serde_json::{Value, json};

use super::kinds::page;
use super::page::Given;
use crate::domain::gold_set::item::{Presented, allowed};
use crate::domain::gold_set::shared::Shared;
use crate::domain::kernel::violation::Violation;
use crate::web::frame::form::Form;

/// The fields that show a response; [`given`] reads them back.
pub fn filled(item: &Presented, shared: &Shared, response: &Value) -> Form {
    let mut fields: Vec<(String, String)> = Vec::new();
    let mut put = |name: String, value: &str| fields.push((name, value.to_owned()));
    if !response.is_null() {
        page(&item.body).fill(shared, response, &mut put);
    }
    if let Some(sure) = response["confidence"].as_i64() {
        fields.push(("confidence".to_owned(), sure.to_string()));
    }
    fields.into()
}

/// Fields by which a form is led, not filled.
const LEADING: [&str; 8] = ["csrf", "once", "item", "seat", "revision", "go", "by", "remove"];

/// What was filled in on a form, without the mark that its button takes away.
pub fn fields_in(form: &Form) -> Form {
    let removed = form.text("remove").parse::<usize>().ok();
    let mut mark = 0_usize;
    let mut stays = |name: &str| {
        let gone = name == "span" && removed == Some(mark);
        mark += usize::from(name == "span");
        !gone && !LEADING.contains(&name)
    };
    form.fields().iter().filter(|(name, _)| stays(name)).cloned().collect::<Vec<_>>().into()
}

/// Of a form's fields those that the item's page shows: what may be kept beside its answer.
pub fn shown_by(item: &Presented, shared: &Shared, fields: &[(String, String)]) -> Vec<(String, String)> {
    let page = page(&item.body);
    let shows = |name: &str| if name == "confidence" { item.confidence } else { page.has_field(shared, name) };
    fields.iter().filter(|(name, _)| shows(name)).cloned().collect()
}

/// What a form's fields say: a response, and what is none yet. Whatever stands in the fields is kept; what is no field of this item is not.
///
/// # Errors
/// What no page of ours sends: an id that the item does not offer, a value off its scale.
pub fn given(item: &Presented, shared: &Shared, form: &Form) -> Result<Given, Violation> {
    let mut given = page(&item.body).given(shared, form);
    if item.confidence
        && let Ok(sure) = form.text("confidence").parse::<i64>()
    {
        if given.answer.is_object() {
            given.answer["confidence"] = json!(sure);
        } else {
            given.unfinished.push(Violation::new("/confidence", "confidence_alone", ""));
        }
    }
    match allowed::check(item, shared, &given.answer) {
        Ok(()) => Ok(given),
        // Too much of something is what a person can do on a page; it is kept there and told.
        Err(violation) if matches!(violation.code, "too_long" | "too_many" | "cuts_character" | "duplicate") => {
            Ok(Given { answer: Value::Null, unfinished: vec![violation] })
        }
        Err(violation) => Err(violation),
    }
}
