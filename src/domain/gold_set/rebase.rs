//! Two changes of one version put together: what each changed is told by place, and where they do not meet, one is laid on the other.
//!
//! A place is a field of an item, or the deepest table or list entry with an id elsewhere. A key is never put together from two halves: a
//! field of an item is one place. The order of a list's entries is a place of its own.

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

/// What the order of a list's entries is called among the places.
const ORDER: &str = "(order)";

/// The entries of one list that another has as well, in order.
fn shared<'n>(list: &[&'n str], other: &[&str]) -> Vec<&'n str> {
    let known: BTreeSet<&str> = other.iter().copied().collect();
    list.iter().copied().filter(|name| known.contains(name)).collect()
}

/// Whether entries that both lists have stand in another order.
fn is_reordered(before: &[&str], after: &[&str]) -> bool {
    shared(before, after) != shared(after, before)
}

/// The order in which the entries of both changes stand: that of whoever changed it, and where nobody did, of the newest; what the other
/// one adds comes behind the entry that it comes behind there. `None` where both have changed it, each otherwise than the other.
fn put_in_order<'n>(base: &[&str], draft: &[&'n str], newest: &[&'n str]) -> Option<Vec<&'n str>> {
    let (by_draft, by_newest) = (is_reordered(base, draft), is_reordered(base, newest));
    if by_draft && by_newest && is_reordered(draft, newest) {
        return None;
    }
    let (first, second) = if by_draft && !by_newest { (draft, newest) } else { (newest, draft) };
    let mut order = first.to_vec();
    for (at, name) in second.iter().enumerate().filter(|(_, name)| !first.contains(name)) {
        let before = second[..at].last().and_then(|before| order.iter().position(|there| there == before));
        order.insert(before.map_or(0, |there| there + 1), name);
    }
    Some(order)
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
    let is_list = before.zip(after).is_some_and(|(b, a)| b.is_array() && a.is_array());
    let parts = before.zip(after).and_then(|(b, a)| Some((inside(at, b)?, inside(at, a)?)));
    let Some((before, after)) = parts else {
        found.push(at.join("/"));
        return;
    };
    if is_list {
        let [before, after] = [&before, &after].map(|list| list.iter().map(|(name, _)| *name).collect::<Vec<&str>>());
        if is_reordered(&before, &after) {
            at.push(ORDER.to_owned());
            found.push(at.join("/"));
            at.pop();
        }
    }
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
    let names = [&base, &draft, &newest].map(|list| list.iter().map(|(name, _)| *name).collect::<Vec<&str>>());
    let is_list = published.is_some_and(Value::is_array);
    let order = put_in_order(&names[0], &names[1], &names[2]).unwrap_or_else(|| {
        // Of a table the order says nothing.
        if is_list {
            both.push(at.iter().map(String::as_str).chain([ORDER]).collect::<Vec<_>>().join("/"));
        }
        names[2].clone()
    });
    let [base, draft, newest] = [base, draft, newest].map(|list| list.into_iter().collect::<BTreeMap<&str, &Value>>());
    let mut all = Vec::new();
    for name in order {
        at.push(name.to_owned());
        let three = [&base, &draft, &newest].map(|list| list.get(name).copied());
        all.extend(merged(at, three, both).map(|value| (name.to_owned(), value)));
        at.pop();
    }
    if is_list {
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

    #[test]
    fn another_order_is_a_change_that_is_kept_or_refused() {
        let base = set(&[item("a", "1"), item("b", "1"), item("c", "1")]);
        let moved = set(&[item("c", "1"), item("a", "1"), item("b", "1")]);
        let corrected = set(&[item("a", "1"), item("b", "2"), item("c", "1")]);
        assert_eq!(changes(&base, &moved), ["banks/core/(order)"]);
        let kept = set(&[item("c", "1"), item("a", "1"), item("b", "2")]);
        assert_eq!(rebased(&base, &moved, &corrected), Ok(kept.clone()), "the draft's order, the other one's key");
        assert_eq!(rebased(&base, &corrected, &moved), Ok(kept), "whichever came first");
        // What one of them adds stands behind what it stands behind there, or in front.
        let more = set(&[item("x", "1"), item("a", "1"), item("y", "1"), item("b", "1"), item("c", "1")]);
        let both = set(&[item("x", "1"), item("c", "1"), item("a", "1"), item("y", "1"), item("b", "1")]);
        assert_eq!(rebased(&base, &more, &moved), Ok(both.clone()));
        assert_eq!(rebased(&base, &moved, &more), Ok(both));
        // One that is gone moves nobody.
        let fewer = set(&[item("a", "1"), item("c", "1")]);
        assert_eq!(rebased(&base, &moved, &fewer), Ok(set(&[item("c", "1"), item("a", "1")])));
        assert_eq!(changes(&base, &fewer), ["banks/core/b"]);
        // Two orders are not put together; one and the same is.
        let other = set(&[item("b", "1"), item("a", "1"), item("c", "2")]);
        assert_eq!(rebased(&base, &moved, &other), Err(vec!["banks/core/(order)".to_owned()]));
        assert_eq!(
            rebased(&base, &moved, &set(&[item("c", "1"), item("a", "2"), item("b", "1")])),
            Ok(set(&[item("c", "1"), item("a", "2"), item("b", "1")]))
        );
    }
}
