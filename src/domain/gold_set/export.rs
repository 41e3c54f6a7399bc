//! A stored set as a folder again: what `gold export` writes, and what a corrected key is checked through,
//! by the same checker as every import.

use std::collections::BTreeMap;

use serde_json::Value;

use super::Folder;

/// The folder of a canonical document, with its media by file name; `None` where the document is not one of a set.
#[must_use]
pub fn folder(document: &Value, media: impl IntoIterator<Item = (String, Vec<u8>)>) -> Option<Folder> {
    let mut files = BTreeMap::new();
    for name in ["project", "taxonomies", "rubrics"] {
        let tables = document.get(name)?;
        if !tables.is_null() {
            files.insert(format!("{name}.toml"), toml::to_string(tables).ok()?.into_bytes());
        }
    }
    let named = document.get("project")?.get("guidelines")?.as_object()?;
    for (lang, text) in document.get("guidelines")?.as_object()? {
        files.insert(named.get(lang)?.as_str()?.to_owned(), text.as_str()?.as_bytes().to_vec());
    }
    let lines = |list: Vec<&Value>| list.iter().flat_map(|line| [line.to_string(), "\n".to_owned()]).collect::<String>().into_bytes();
    let listed = |name: &str| document.get(name).and_then(Value::as_array).filter(|list| !list.is_empty());
    let stimuli: Vec<&Value> = document.get("stimuli")?.as_object()?.values().collect();
    if !stimuli.is_empty() {
        files.insert("stimuli-all.jsonl".to_owned(), lines(stimuli));
    }
    for (bank, items) in document.get("banks")?.as_object()? {
        files.insert(format!("{bank}.jsonl"), lines(items.as_array()?.iter().collect()));
    }
    for name in ["practice", "anchors"] {
        if let Some(list) = listed(name) {
            files.insert(format!("{name}.jsonl"), lines(list.iter().collect()));
        }
    }
    files.extend(media.into_iter().map(|(name, bytes)| (format!("media/{name}"), bytes)));
    Some(Folder { files })
}

/// The document with another key for one item; `None` where no bank has the item.
#[must_use]
pub fn with_key(mut document: Value, item: &str, key: &Value) -> Option<Value> {
    let banks = document.get_mut("banks")?.as_object_mut()?;
    let line =
        banks.values_mut().filter_map(Value::as_array_mut).flatten().find(|line| line.get("id").and_then(Value::as_str) == Some(item))?;
    line["key"] = key.clone();
    Some(document)
}
