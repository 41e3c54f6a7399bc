//! One line into one item: known fields, each side by its own type, the key sealed.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use serde_json::{Map, Value};

use super::{Head, Item, ItemKind, KeyBody, KeyBodyCell, Presented, PresentedBody};
use crate::domain::gold_set::problem::{Code, Faults, Problem, suggestion};
use crate::domain::gold_set::source::Located;
use crate::domain::kernel::canonical;
use crate::domain::kernel::sealed::Sealed;
use crate::domain::kernel::strict;

/// The names of the fields that every item has.
fn head_fields() -> &'static BTreeSet<String> {
    static NAMES: LazyLock<BTreeSet<String>> = LazyLock::new(|| {
        let schema = schemars::schema_for!(Head).to_value();
        schema["properties"].as_object().map(|p| p.keys().cloned().collect()).unwrap_or_default()
    });
    &NAMES
}

/// Every field that a line of a kind may have.
#[must_use]
pub fn known_fields(kind: ItemKind) -> Vec<&'static str> {
    let (shown, key) = kind.fields();
    head_fields().iter().chain(shown).chain(key).map(String::as_str).collect()
}

/// Parses one line of a bank. A line whose structure is broken gives its fault and no item.
pub fn parse_item(line: &Located, found: &mut Vec<Problem>) -> Option<Item> {
    let Value::Object(fields) = &line.value else { return None };
    let at = line.line("");
    let kind = match fields.get("kind").map(|k| (k, k.as_str().and_then(ItemKind::from_name))) {
        Some((_, Some(kind))) => kind,
        Some((given, None)) => {
            let name = given.as_str().map_or_else(|| given.to_string(), str::to_owned);
            let hint = suggestion(&name, ItemKind::ALL.iter().map(|k| k.name()));
            Faults::at(found, &line.file, at).add(Code::E104, format!("\"{name}\" is not an item kind{hint}"));
            return None;
        }
        None => {
            Faults::at(found, &line.file, at).add(Code::E102, "field \"kind\" is missing");
            return None;
        }
    };
    if let Some(unknown) = fields.keys().find(|name| !known_fields(kind).contains(&name.as_str())) {
        let hint = suggestion(unknown, known_fields(kind));
        Faults::at(found, &line.file, at).add(Code::E101, format!("field \"{unknown}\" is not known for kind \"{}\"{hint}", kind.name()));
        return None;
    }
    let (head, shown, key) = sides(kind, fields);
    let head: Head = line.decode(head, "", &[], found)?;
    let body = decode_side(line, PresentedBody::decode(kind, shown), found)?;
    let opened = decode_side(line, KeyBody::decode(kind, key), found)?;
    Some(assemble(head, body, opened, &line.value))
}

/// Parses an item again from its sealed line, which was checked before it was stored. `None` where the stored text is no such line.
#[must_use]
pub fn reparse_item(sealed_line: &str) -> Option<Item> {
    let value: Value = serde_json::from_str(sealed_line).ok()?;
    let fields = value.as_object()?;
    let kind = ItemKind::from_name(fields.get("kind")?.as_str()?)?;
    let (head, shown, key) = sides(kind, fields);
    let body = PresentedBody::decode(kind, shown).ok()?;
    let opened = KeyBody::decode(kind, key).ok()?;
    Some(assemble(strict::read(head).ok()?, body, opened, &value))
}

fn assemble(head: Head, body: PresentedBody, opened: KeyBody, line: &Value) -> Item {
    let presented = Presented {
        kind: head.kind.name(),
        lang: head.lang.clone(),
        prompt: head.prompt.clone(),
        seconds: head.seconds,
        notice: head.notice.clone(),
        confidence: head.confidence,
        body,
    };
    Item { head, presented, line: Sealed::new(canonical::text(line)), opened: KeyBodyCell(opened) }
}

fn sides(kind: ItemKind, fields: &Map<String, Value>) -> (Value, Value, Value) {
    let (shown, _) = kind.fields();
    let part = |belongs: &dyn Fn(&String) -> bool| {
        Value::Object(fields.iter().filter(|(name, _)| belongs(name)).map(|(name, value)| (name.clone(), value.clone())).collect())
    };
    (
        part(&|name| head_fields().contains(name)),
        part(&|name| !head_fields().contains(name) && shown.contains(name)),
        part(&|name| !head_fields().contains(name) && !shown.contains(name)),
    )
}

fn decode_side<T>(
    line: &Located,
    decoded: Result<T, serde_path_to_error::Error<serde_json::Error>>,
    found: &mut Vec<Problem>,
) -> Option<T> {
    match decoded {
        Ok(side) => Some(side),
        Err(error) => {
            line.report(&error, "", &[], found);
            None
        }
    }
}
