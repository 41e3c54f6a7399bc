//! The sources against the import table: no room imports from a room above it, and what one room owns is named nowhere else. No file and no
//! line is longer than can be read.

use std::path::{Path, PathBuf};

use crate::support;

/// Room, and the rooms that it may import.
const MAY_IMPORT: [(&str, &[&str]); 14] = [
    ("measure", &[]),
    ("domain", &["measure"]),
    ("formats", &["domain"]),
    ("store", &["domain"]),
    ("app", &["store", "domain", "measure"]),
    ("http", &["app", "domain"]),
    ("post", &["app", "domain"]),
    ("api", &["http", "app", "domain"]),
    ("web", &["http", "post", "app", "domain", "measure"]),
    ("server", &["api", "web", "http", "post", "app", "domain"]),
    ("config", &[]),
    ("telemetry", &[]),
    ("cli", &["server", "post", "config", "telemetry", "app", "formats", "domain", "measure", "store"]),
    ("main", &["cli"]),
];

/// Crate, and where it may be named.
const OWNED: [(&str, &str); 5] = [
    ("sqlx", "store"),
    ("strsim", "measure/text"),
    ("jieba_rs", "measure/text"),
    ("whatlang", "measure/text"),
    ("rand_chacha", "measure/draw"),
];

fn sources(at: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(at).expect("there") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|e| e == "rs") {
            found.push(path);
        }
    }
}

fn all() -> Vec<(String, String)> {
    let mut all = Vec::new();
    for (home, room) in [("src", ""), ("crates/measure/src", "measure/")] {
        let root = support::root().join(home);
        let mut files = Vec::new();
        sources(&root, &mut files);
        assert!(files.len() > 30, "only {} sources were found in {home}", files.len());
        let name = |p: &Path| format!("{room}{}", p.strip_prefix(&root).expect("inside").with_extension("").to_string_lossy());
        all.extend(files.iter().map(|p| (name(p), std::fs::read_to_string(p).expect("readable"))));
    }
    all
}

/// How a room is named by the others: the ground floor is a package of its own.
fn named(room: &str) -> Vec<String> {
    if room == "measure" { vec!["touchstone_measure".to_owned()] } else { vec![format!("crate::{room}"), format!("touchstone::{room}")] }
}

/// The code of a file: comments and its tests left out.
fn code(text: &str) -> String {
    let text = text.split("#[cfg(test)]\nmod tests").next().unwrap_or_default();
    text.lines().map(|l| l.split("//").next().unwrap_or_default()).collect::<Vec<_>>().join("\n")
}

#[test]
fn no_room_imports_from_above() {
    for (file, text) in all() {
        let room = file.split('/').next().expect("a room");
        if file == "lib" {
            continue;
        }
        let (_, allowed) =
            MAY_IMPORT.iter().find(|(name, _)| *name == room).unwrap_or_else(|| panic!("{file}: the table has no room \"{room}\""));
        for (other, _) in MAY_IMPORT.iter().filter(|(other, _)| *other != room && !allowed.contains(other)) {
            for path in named(other) {
                let named = code(&text)
                    .match_indices(&path)
                    .any(|(at, _)| !code(&text)[at + path.len()..].starts_with(|c: char| c.is_alphanumeric() || c == '_'));
                assert!(!named, "{file} names {path}; {room} may import {allowed:?}");
            }
        }
    }
}

#[test]
fn crates_are_named_only_where_they_belong() {
    for (file, text) in all() {
        for (name, home) in OWNED {
            let named = code(&text).lines().any(|l| l.contains(&format!("{name}::")) || l.contains(&format!("use {name}")));
            assert!(!named || file.starts_with(home), "{file} names {name}, which belongs in {home}");
        }
        let web = ["http/", "api/", "web/", "server"].iter().any(|home| file.starts_with(home));
        assert!(web || !code(&text).contains("actix_web::"), "{file} names actix_web, which belongs to http, api, web and server");
    }
}

#[test]
fn the_command_line_uses_the_store_only_to_keep_it() {
    for (file, text) in all().into_iter().filter(|(file, _)| file.starts_with("cli")) {
        for line in code(&text).lines().filter(|l| l.contains("crate::store")) {
            let known = ["store::admin", "store::Target", "store::StoreError"].iter().any(|k| line.contains(k));
            assert!(known, "{file}: {}", line.trim());
        }
    }
}

#[test]
fn only_four_places_make_the_right_to_reveal() {
    for (file, text) in all() {
        let places = [
            ("Reveal::for_the_store", &["store/", "domain/gold_set/check/", "domain/gold_set/stored"][..]),
            ("Reveal::for_an_author", &["cli/", "domain/gold_set/check/", "app/authoring"]),
            ("Reveal::for_grading", &["app/grading"]),
            ("Reveal::for_training", &["app/training"]),
        ];
        for (right, homes) in places {
            assert!(!code(&text).contains(right) || homes.iter().any(|h| file.starts_with(h)), "{file} makes {right}");
        }
    }
}

#[test]
fn every_file_says_what_belongs_in_it_and_no_name_hides_it() {
    for (file, text) in all() {
        assert!(text.starts_with("//! "), "{file} does not open with a line that says what belongs in it");
        let stem = file.rsplit('/').next().expect("a name");
        assert!(!["utils", "util", "helpers", "common", "misc", "manager"].contains(&stem), "{file}: the name hides what lives there");
    }
}

#[test]
fn no_room_grows_past_four_hundred_lines() {
    for (file, text) in all() {
        let lines = text.split("#[cfg(test)]\nmod tests").next().unwrap_or_default().lines().count();
        assert!(lines <= 400, "{file} has {lines} lines without its tests; split it by meaning");
    }
}

/// The most characters of a line, those of strings and markup too.
const WIDEST: usize = 140;

/// Where code stands that people write.
const WRITTEN: [&str; 5] = ["src", "crates", "tests", "benches", "fuzz"];

/// What stands there and is not theirs: data, packages and what was built.
const OTHERS: [&str; 3] = ["tests/oracles", "tests/browser/node_modules", "fuzz/target"];

/// The code under a folder, by its path from the root: files of Rust and of scripts, without those that a tool made smaller.
fn written(folder: &str, found: &mut Vec<String>) {
    for entry in std::fs::read_dir(support::root().join(folder)).expect("there") {
        let entry = entry.expect("an entry");
        let name = format!("{folder}/{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            if !OTHERS.contains(&name.as_str()) {
                written(&name, found);
            }
        } else if [".rs", ".mjs", ".js"].iter().any(|code| name.ends_with(code)) && !name.contains(".min.") {
            found.push(name);
        }
    }
}

#[test]
fn no_line_is_wider_than_a_page() {
    let mut wide = Vec::new();
    for home in WRITTEN {
        let mut files = Vec::new();
        written(home, &mut files);
        assert!(!files.is_empty(), "nothing was found in {home}");
        for name in files {
            let text = std::fs::read_to_string(support::root().join(&name)).expect("readable");
            let widths = text.lines().map(|l| l.chars().count()).enumerate();
            wide.extend(widths.filter(|(_, w)| *w > WIDEST).map(|(n, w)| format!("{name}:{}: {w} characters", n + 1)));
        }
    }
    assert!(wide.is_empty(), "lines over {WIDEST} characters:\n{}", wide.join("\n"));
}
