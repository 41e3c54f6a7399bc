//! A folder of broken sets: every code at the right line.

use std::collections::BTreeSet;

use serde_json::Value;
use touchstone::domain::gold_set::problem::Code;
use touchstone::domain::gold_set::{self, Folder};
use touchstone::domain::kernel::sealed::Reveal;

use crate::support::{folder, root};

#[test]
fn the_small_set_is_clean() {
    let report = gold_set::read(&folder("tests/sets/base"));
    assert_eq!(report.problems, []);
    assert!(report.set.is_some());
}

/// One folder a code: files that replace those of the base set, and `expected`: lines `file:line code`, or `remove file`.
#[test]
fn every_code_is_reported_at_its_line() {
    let mut seen = BTreeSet::new();
    for entry in std::fs::read_dir(root().join("tests/sets/broken")).expect("there") {
        let name = entry.expect("an entry").file_name().to_string_lossy().into_owned();
        let mut overlay = folder(format!("tests/sets/broken/{name}"));
        let expected = String::from_utf8(overlay.files.remove("expected").expect("says what is expected")).expect("text");
        let mut files = folder("tests/sets/base").files;
        files.extend(overlay.files);
        for gone in expected.lines().filter_map(|l| l.strip_prefix("remove ")) {
            files.remove(gone).expect("was there");
        }
        let report = gold_set::read(&Folder { files });
        let found: Vec<(String, &str)> =
            report.problems.iter().map(|p| (format!("{}:{}", p.file, p.line.max(1)), p.code.as_str())).collect();
        for (place, code) in expected.lines().filter(|l| !l.starts_with("remove ")).filter_map(|l| l.split_once(' ')) {
            assert!(found.contains(&(place.to_owned(), code)), "{name}: {code} at {place} is not among {:#?}", report.problems);
            if code == name {
                seen.insert(code.to_owned());
            }
        }
        assert_eq!(report.set.is_none(), name.starts_with('E'), "{name}: an error refuses the set, a warning does not");
    }
    let all: BTreeSet<String> = Code::ALL.iter().map(|c| c.as_str().to_owned()).collect();
    assert_eq!(seen, all, "every code has its broken set");
}

#[test]
fn all_problems_are_found_in_one_pass() {
    let mut files = folder("tests/sets/base").files;
    for broken in ["E101", "E402", "E406", "E321"] {
        let mut overlay = folder(format!("tests/sets/broken/{broken}")).files;
        overlay.remove("expected");
        files.extend(overlay);
    }
    let report = gold_set::read(&Folder { files });
    for code in ["E101", "E402", "E406", "E321"] {
        assert!(report.problems.iter().any(|p| p.code.as_str() == code), "{code} is not among {:#?}", report.problems);
    }
}

/// Nobody who knows nothing is to gain by taking, or striking out, the longest or the shortest option of the shipped banks.
#[test]
fn a_bank_whose_longest_or_shortest_option_is_the_key_too_often_or_too_seldom_is_told_of() {
    let lengths = |lengthen: fn(bool) -> &'static str| {
        let mut files = folder("gold_sets/mandarin-sg").files;
        let lines = String::from_utf8(files["mandarin.jsonl"].clone()).expect("text");
        let with_longer = |line: &str| {
            let mut item: serde_json::Value = serde_json::from_str(line).expect("JSON");
            if item["kind"] == "choice" {
                let key = item["key"].clone();
                for option in item["options"].as_array_mut().expect("a list") {
                    let more = lengthen(option["id"] == key);
                    let Some(text) = option["text"].as_str() else { continue };
                    option["text"] = format!("{text}{more}").into();
                }
            }
            format!("{item}\n")
        };
        files.insert("mandarin.jsonl".to_owned(), lines.lines().map(with_longer).collect::<String>().into_bytes());
        let report = gold_set::read(&Folder { files });
        let told = report.problems.iter().filter(|p| p.code.as_str() == "W101" && p.line == 0);
        told.map(|p| (p.file.clone(), p.message.contains("longest"), p.message.contains("shortest"))).collect::<Vec<_>>()
    };
    assert_eq!(lengths(|_| ""), [], "as it is shipped");
    // Not far enough at any one item to stand out, and yet all over the bank.
    let [longest, shortest] = [true, false].map(|longest| ("mandarin.jsonl".to_owned(), longest, !longest));
    assert!(lengths(|key| if key { "，的确" } else { "" }).contains(&longest));
    assert!(lengths(|key| if key { "" } else { "，的确" }).contains(&shortest));
}

#[test]
fn a_near_name_is_suggested() {
    let mut files = folder("tests/sets/base").files;
    files.extend(folder("tests/sets/broken/E203").files);
    files.remove("expected");
    let report = gold_set::read(&Folder { files });
    assert!(report.problems.iter().any(|p| p.message.contains("did you mean \"food\"?")), "{:#?}", report.problems);
}

#[test]
fn schemas_for_editors_are_fresh() {
    for (name, schema) in touchstone::domain::gold_set::schema::all() {
        let stored = std::fs::read_to_string(root().join("schemas").join(&name)).unwrap_or_default();
        assert_eq!(stored, format!("{schema:#}\n"), "schemas/{name} is stale; write it anew: touchstone schema schemas");
    }
}

#[test]
fn worlds_that_differ_only_in_keys_present_the_same() {
    let one = gold_set::read(&folder("tests/sets/base")).set.expect("no errors");
    let mut files = folder("tests/sets/base").files;
    let bank = String::from_utf8(files["core.jsonl"].clone()).expect("text");
    files.insert(
        "core.jsonl".to_owned(),
        bank.replace("\"key\": \"b\"", "\"key\": \"c\"").replace("\"accept\": [\"has\"]", "\"accept\": [\"had\"]").into_bytes(),
    );
    let other = gold_set::read(&Folder { files }).set.expect("no errors");
    assert_ne!(one.content_hash, other.content_hash);
    assert_eq!(one.presented_hash, other.presented_hash);
    for ((_, a), (_, b)) in one.items().zip(other.items()) {
        let shown = |item: &gold_set::item::Item| serde_json::to_string(&item.presented).expect("JSON");
        assert_eq!(shown(&a.item), shown(&b.item));
    }
}

#[test]
fn nothing_that_is_closed_is_presented() {
    let set = gold_set::read(&folder("gold_sets/mandarin-sg")).set.expect("no errors");
    let open = "kind lang prompt seconds notice confidence content a b text hints options elements left right scales taxonomy severities \
        claims sources words responses length response_lang strength multiple";
    let open: BTreeSet<&str> = open.split_whitespace().collect();
    for (_, placed) in set.items() {
        let shown = serde_json::to_value(&placed.item.presented).expect("JSON");
        for field in shown.as_object().expect("an object").keys() {
            assert!(open.contains(field.as_str()), "{}: \"{field}\" is presented", placed.item.head.id);
        }
        let text = format!("{:?}", placed.item);
        assert!(text.contains("Sealed(…)") && text.contains("Key(…)"), "debug output shows a key");
        // Why the key is right says which one it is.
        let rationale = serde_json::to_value(placed.item.head.rationale.reveal(&Reveal::for_the_store())).expect("JSON");
        let told = rationale.as_object().map_or_else(|| vec![rationale.clone()], |all| all.values().cloned().collect());
        for words in told.iter().filter_map(Value::as_str) {
            let escaped = format!("{words:?}");
            assert!(!text.contains(escaped.trim_matches('"')), "{}: debug output shows its rationale", placed.item.head.id);
        }
    }
}

/// What counts alone and which documents are owed is told of one layer: a group is refused where it names another one, itself, or nothing.
#[test]
fn a_group_of_requirements_names_requirements_and_no_other_group() {
    let told = |of: &str| {
        let mut files = folder("tests/sets/base").files;
        let text = String::from_utf8(files["project.toml"].clone()).expect("text");
        let group = |id: &str, of: &str| {
            format!(
                "\n[[requirement]]\nid = \"{id}\"\nkind = \"any_of\"\nof = [{of}]\ntext = {{ en = \"One of them.\", zh = \"其一。\" }}\n\
                why = {{ en = \"One is enough.\", zh = \"一项即可。\" }}\n"
            )
        };
        let first = text.split("id = \"").nth(2).and_then(|rest| rest.split('"').next()).expect("a requirement").to_owned();
        let text = format!("{text}{}{}", group("inner", &format!("\"{first}\"")), group("outer", &of.replace("FIRST", &first)));
        files.insert("project.toml".to_owned(), text.into_bytes());
        let report = gold_set::read(&Folder { files });
        let errors = report.problems.iter().filter(|p| p.code.as_str().starts_with('E'));
        errors.map(|p| format!("{} {}", p.code.as_str(), p.message)).collect::<Vec<_>>()
    };
    assert_eq!(told("\"FIRST\""), Vec::<String>::new());
    assert_eq!(told("\"inner\""), ["E401 \"inner\" is an any_of itself: \"outer\" names what is in it instead"]);
    assert_eq!(told("\"outer\"").len(), 1, "itself is no other requirement");
    assert_eq!(told(""), ["E302 \"of\" is empty"]);
}

/// What a rule promises is kept where it stands: a confidence holds for one look and an audit looks after every check, and a floor is of
/// what a machine scores.
#[test]
fn rules_are_refused_where_they_would_not_be_kept() {
    let told = |change: fn(String) -> String| {
        let mut files = folder("gold_sets/mandarin-sg").files;
        let text = String::from_utf8(files["project.toml"].clone()).expect("text");
        files.insert("project.toml".to_owned(), change(text).into_bytes());
        let report = gold_set::read(&Folder { files });
        report.problems.iter().filter(|p| p.code.as_str() == "E405").map(|p| p.message.clone()).collect::<Vec<_>>()
    };
    assert_eq!(told(|text| text), Vec::<String>::new(), "as it is shipped");
    let by_cut = told(|text| {
        let (before, after) = text.split_once("[audit.decision]").expect("an audit");
        let rest = after.find("\n[").map_or("", |at| &after[at..]);
        format!("{before}[audit.decision]\nkind = \"cut\"\ncut = 0.8\nconfidence = 0.9\nforced = \"refer\"\n{rest}")
    });
    assert!(by_cut.len() == 1 && by_cut[0].contains("looked at after every check"), "{by_cut:?}");
    let with_floors = told(|text| {
        let at = text.find("id = \"writing\"").expect("a review stage");
        let (before, after) = text.split_at(at);
        let forced = "floors = [{ skill = \"writing\", sensitivity = 0.8, min_items = 1 }]\nforced";
        format!("{before}{}", after.replacen("forced", forced, 1))
    });
    assert!(with_floors.iter().any(|m| m.contains("a review stage has one share")), "{with_floors:?}");
}
