//! Every code of a broken rule has a sentence in every language: codes are read off the sources.

use std::collections::BTreeMap;
use std::path::Path;

use touchstone::domain::kernel::violation::Violation;
use touchstone::domain::locale::lang::Lang;
use touchstone::domain::locale::wording;

use crate::support;

/// The arguments of a call, from behind its bracket; what is inside brackets or quotes belongs to one.
fn arguments(text: &str) -> Vec<String> {
    let (mut list, mut one, mut depth, mut quoted, mut escaped) = (Vec::new(), String::new(), 0_usize, false, false);
    for c in text.chars() {
        match c {
            _ if escaped => escaped = false,
            '\\' if quoted => escaped = true,
            '"' => quoted = !quoted,
            '(' | '[' | '{' if !quoted => depth += 1,
            ')' | ']' | '}' if !quoted && depth == 0 => break,
            ')' | ']' | '}' if !quoted => depth -= 1,
            ',' if !quoted && depth == 0 => {
                list.push(std::mem::take(&mut one).trim().to_owned());
                continue;
            }
            _ => {}
        }
        one.push(c);
    }
    list.push(one.trim().to_owned());
    list
}

fn literal(argument: &str) -> Option<&str> {
    let code = argument.strip_prefix('"')?.strip_suffix('"')?;
    (!code.is_empty() && code.bytes().all(|b| b.is_ascii_lowercase() || b == b'_')).then_some(code)
}

fn read(folder: &Path, found: &mut BTreeMap<String, String>) {
    // A call, and which of its arguments is the code.
    let calls =
        [("Violation::new(", 1), ("Violation::new(\n", 1), ("no(", 1), ("wrong(", 1), ("refuse(", 0), ("broken(", 0), ("leaving(", 1)];
    for entry in std::fs::read_dir(folder).expect("a folder").map(|e| e.expect("an entry").path()) {
        if entry.is_dir() {
            read(&entry, found);
            continue;
        }
        if entry.extension().is_none_or(|e| e != "rs") {
            continue;
        }
        let text = std::fs::read_to_string(&entry).expect("a file");
        let text = text.split("#[cfg(test)]").next().unwrap_or_default();
        if !["iolation", "fn refuse", "wrong(\"/"].iter().any(|sign| text.contains(sign)) {
            continue;
        }
        for (call, at) in calls {
            for part in text.split(call.trim_end_matches('"')).skip(1) {
                if let Some(code) = arguments(part).get(at).and_then(|a| literal(a)) {
                    found.insert(code.to_owned(), entry.display().to_string());
                }
            }
        }
    }
}

#[test]
fn every_code_of_a_broken_rule_has_a_sentence_in_every_language() {
    let mut found = BTreeMap::new();
    read(&support::root().join("src"), &mut found);
    // Codes that are made elsewhere than in such a call.
    for code in [
        "nric_refused",
        "identity_number_refused",
        "file_unreadable",
        "file_locked",
        "file_active",
        "file_link",
        "file_too_much",
        "picture_too_large",
        "severity_alone",
        "source_alone",
        "order_unfinished",
        "overlaps_itself",
        "ranking_unfinished",
        "orders_nothing",
        "nothing_and_more",
        "label_missing",
        "too_short",
        "too_simple",
        "unknown_field",
        "wrong_type",
    ] {
        found.insert(code.to_owned(), "by name".to_owned());
    }
    assert!(found.len() > 45, "{found:?}");
    let missing: Vec<_> = found.iter().filter(|(code, _)| !wording::SENTENCES.iter().any(|(known, ..)| known == code)).collect();
    assert!(missing.is_empty(), "{missing:?}");
    let mut seen = std::collections::BTreeSet::new();
    for (code, en) in wording::SENTENCES {
        assert!(found.contains_key(*code), "{code} is nobody's");
        assert!(seen.insert(*code), "{code} stands twice");
        for (lang, words) in Lang::all().iter().map(|lang| (*lang, lang.t(en))) {
            let told = wording::told(lang, &Violation::new("/somewhere", code, "detail"));
            assert!(*code == "wrong_code" || told.starts_with(words), "{code}: {told}");
        }
    }
}
