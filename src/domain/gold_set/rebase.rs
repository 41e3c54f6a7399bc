//! Two changes of one version put together: what each changed is told by place, and where they do not meet, one is laid on the other.
//!
//! A place is a field of an item, or the deepest table or list entry with an id elsewhere. A key is never put together from two halves: a field of
//! an item is one place.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value};

/// Where two documents differ, by place: `banks/core/read-1/key`.
#[must_use]
pub fn changes(before: &Value, after: &Value) -> Vec<String> {
    let mut found = Vec::new();
    differ(&mut Vec::new(), Some(before), Some(after), &mut found);
    found
}

/// A draft laid on another version than the one it was made from.
///
/// # Errors
/// The places that both have changed, each otherwise than the other.
pub fn rebased(base: &Value, draft: &Value, published: &Value) -> Result<Value, Vec<String>> {
    let mut both = Vec::new();
    let whole = merged(&mut Vec::new(), [Some(base), Some(draft), Some(published)], &mut both);
    if both.is_empty() { Ok(whole.unwrap_or_default()) } else { Err(both) }
}

/// Whether what stands here is one place: a field of an item, or a file.
fn is_one(at: &[String]) -> bool {
    match at.first().map(String::as_str) {
        Some("banks") => at.len() >= 4,
        Some("practice" | "anchors") => at.len() >= 3,
        Some("media" | "guidelines") => at.len() >= 2,
        _ => false,
    }
}

/// A list whose entries all have ids of their own, by id and in order.
fn by_id(list: &Value) -> Option<Vec<(&str, &Value)>> {
    let entries: Vec<(&str, &Value)> =
        list.as_array()?.iter().map(|entry| Some((entry.get("id")?.as_str()?, entry))).collect::<Option<_>>()?;
    let ids: BTreeSet<&str> = entries.iter().map(|(id, _)| *id).collect();
    (ids.len() == entries.len()).then_some(entries)
}

/// What stands inside, by name and in order; `None` where it is one place.
fn inside<'v>(at: &[String], value: &'v Value) -> Option<Vec<(&'v str, &'v Value)>> {
    if is_one(at) {
        return None;
    }
    match value {
        Value::Object(map) => Some(map.iter().map(|(name, value)| (name.as_str(), value)).collect()),
        list => by_id(list),
    }
}

fn differ(at: &mut Vec<String>, before: Option<&Value>, after: Option<&Value>, found: &mut Vec<String>) {
    if before == after {
        return;
    }
    let parts = before.zip(after).and_then(|(b, a)| Some((inside(at, b)?, inside(at, a)?)));
    let Some((before, after)) = parts else {
        found.push(at.join("/"));
        return;
    };
    let (before, after): (BTreeMap<&str, &Value>, BTreeMap<&str, &Value>) = (before.into_iter().collect(), after.into_iter().collect());
    let names: BTreeSet<&str> = before.keys().chain(after.keys()).copied().collect();
    for name in names {
        at.push(name.to_owned());
        differ(at, before.get(name).copied(), after.get(name).copied(), found);
        at.pop();
    }
}

/// What stands at a place when both changes are made; the places at which they meet go into `both`.
fn merged(at: &mut Vec<String>, [base, draft, published]: [Option<&Value>; 3], both: &mut Vec<String>) -> Option<Value> {
    if draft == published || draft == base {
        return published.cloned();
    }
    if published == base {
        return draft.cloned();
    }
    let parts = match (base, draft, published) {
        (Some(b), Some(d), Some(p)) if b.is_array() == d.is_array() && d.is_array() == p.is_array() => {
            inside(at, b).zip(inside(at, d)).zip(inside(at, p))
        }
        _ => None,
    };
    let Some(((base, draft), newest)) = parts else {
        both.push(at.join("/"));
        return published.cloned();
    };
    // In the order of the published version; what the draft adds comes behind it.
    let known: BTreeSet<&str> = newest.iter().map(|(name, _)| *name).collect();
    let order: Vec<&str> = newest.iter().chain(draft.iter().filter(|(name, _)| !known.contains(name))).map(|(name, _)| *name).collect();
    let [base, draft, newest] = [base, draft, newest].map(|list| list.into_iter().collect::<BTreeMap<&str, &Value>>());
    let mut all = Vec::new();
    for name in order {
        at.push(name.to_owned());
        let three = [&base, &draft, &newest].map(|list| list.get(name).copied());
        all.extend(merged(at, three, both).map(|value| (name.to_owned(), value)));
        at.pop();
    }
    if published.is_some_and(Value::is_array) {
        return Some(Value::Array(all.into_iter().map(|(_, value)| value).collect()));
    }
    Some(Value::Object(all.into_iter().collect::<Map<_, _>>()))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn item(id: &str, key: &str) -> Value {
        json!({ "id": id, "key": key, "points": 1.0 })
    }

    fn set(items: &[Value]) -> Value {
        json!({ "project": { "id": "p", "stage": [{ "id": "first", "minutes": 10 }] }, "banks": { "core": items }, "practice": [] })
    }

    #[test]
    fn changes_of_different_places_are_put_together() {
        let base = set(&[item("a", "1"), item("b", "1")]);
        let draft = set(&[item("a", "2"), item("b", "1"), item("c", "1")]);
        let mut newest = set(&[item("a", "1"), item("b", "2")]);
        newest["banks"]["core"][0]["points"] = json!(2.0);
        newest["project"]["stage"][0]["minutes"] = json!(20);
        assert_eq!(changes(&base, &draft), ["banks/core/a/key", "banks/core/c"]);
        assert_eq!(changes(&base, &newest), ["banks/core/a/points", "banks/core/b/key", "project/stage/first/minutes"]);
        let whole = rebased(&base, &draft, &newest).expect("they do not meet");
        assert_eq!(changes(&newest, &whole), ["banks/core/a/key", "banks/core/c"], "what the draft changed, and nothing else");
        assert_eq!(rebased(&base, &newest, &draft).map(|w| changes(&whole, &w)), Ok(Vec::new()), "whichever came first");
    }

    #[test]
    fn changes_of_one_place_are_named_and_not_put_together() {
        let base = set(&[item("a", "1")]);
        let key = |key: Value| {
            let mut new = base.clone();
            new["banks"]["core"][0]["key"] = key;
            new
        };
        let both = rebased(&base, &key(json!({ "x": 1 })), &key(json!({ "y": 1 })));
        assert_eq!(both, Err(vec!["banks/core/a/key".to_owned()]));
        let gone = set(&[]);
        assert_eq!(rebased(&base, &key(json!("2")), &gone), Err(vec!["banks/core/a".to_owned()]), "changed here, removed there");
        assert_eq!(rebased(&base, &gone, &base), Ok(gone.clone()));
        assert_eq!(rebased(&base, &key(json!("2")), &key(json!("2"))), Ok(key(json!("2"))), "the same change twice");
    }
}
