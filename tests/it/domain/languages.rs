//! Sets in other languages than the first two: what a project names, what is held against it, and what stored versions from before have.

use serde_json::{Value, json};
use touchstone::domain::gold_set::export;
use touchstone::domain::gold_set::item::reparse_item;
use touchstone::domain::gold_set::{self, Folder, Report, stored};
use touchstone::domain::kernel::sealed::Reveal;
use touchstone::domain::locale::lang::Lang;
use touchstone::domain::project::helpline;

use crate::support::folder;

/// The small set with its Chinese wordings called Spanish ones, and what is changed in one of its files.
fn spanish(file: &str, change: impl Fn(String) -> String) -> Folder {
    let mut files = folder("tests/sets/base").files;
    for (name, bytes) in &mut files {
        if !name.starts_with("media/") {
            let text = String::from_utf8(bytes.clone()).expect("text");
            let text = text.replace("\"zh\":", "\"es\":").replace("zh = ", "es = ").replace("guidelines.zh", "guidelines.es");
            let text = text.replace("[\"en\", \"zh\"]", "[\"es\", \"en\"]");
            *bytes = if name == file { change(text) } else { text }.into_bytes();
        }
    }
    let guide = files.remove("guidelines.zh.md").expect("there");
    files.insert("guidelines.es.md".to_owned(), guide);
    Folder { files }
}

fn told(report: &Report) -> Vec<String> {
    report.problems.iter().map(|p| format!("{}:{} {}", p.file, p.line, p.code.as_str())).collect()
}

#[test]
fn a_set_in_the_languages_that_it_names_is_clean_and_keeps_its_guidelines() {
    let report = gold_set::read(&spanish("", |text| text));
    assert_eq!(report.problems, []);
    let set = report.set.expect("no errors");
    let document: Value = serde_json::from_str(set.document.reveal(&Reveal::for_an_author())).expect("JSON");
    let out = export::folder(&document, []).expect("a set");
    assert!(out.files.contains_key("guidelines.es.md") && out.files.contains_key("guidelines.en.md"));
    let content = stored::read(&set.document).expect("a stored set");
    assert_eq!(content.guidelines.keys().collect::<Vec<_>>(), ["en", "es"]);
    assert_eq!(content.project.head.languages, ["es", "en"]);
}

#[test]
fn wordings_and_guidelines_go_by_the_languages_that_are_named() {
    let with = |list: &'static str| move |text: String| text.replace("[\"es\", \"en\"]", list);
    let of = |list| told(&gold_set::read(&spanish("project.toml", with(list))));
    assert!(of("[\"en\"]").contains(&"core.jsonl:1 E304".to_owned()), "a wording in a language that is not named");
    let three = of("[\"es\", \"en\", \"fr\"]");
    assert!(three.contains(&"core.jsonl:1 W112".to_owned()) && three.contains(&"project.toml:7 W112".to_owned()), "{three:?}");
    let unnamed = told(&gold_set::read(&spanish("project.toml", |text| text.replace(", es = \"guidelines.es.md\"", ""))));
    assert_eq!(unnamed, ["guidelines.es.md:0 W115", "project.toml:7 W112"]);
    // What no project names is an assumption, and a set of before is asked for no guidelines that it never promised.
    let mut assumed = folder("tests/sets/base");
    let text = String::from_utf8(assumed.files["project.toml"].clone()).expect("text");
    let text = text.replace("languages = [\"en\", \"zh\"]\n", "").replace(", zh = \"guidelines.zh.md\"", "");
    assumed.files.insert("project.toml".to_owned(), text.into_bytes());
    assumed.files.remove("guidelines.zh.md");
    assert_eq!(told(&gold_set::read(&assumed)), ["project.toml:0 W125"]);
}

#[test]
fn a_list_of_languages_is_held_against_what_there_is_at_its_line() {
    for (list, code) in [
        ("[]", "E302"),
        ("[\"es\", \"en\", \"es\"]", "E306"),
        ("[\"es\", \"en\", \"english\"]", "E304"),
        ("[\"es\", \"en\", \"qq\"]", "E304"),
        ("[\"es\", \"en\", \"es_MX\"]", "E304"),
    ] {
        let report = gold_set::read(&spanish("project.toml", |text| text.replace("[\"es\", \"en\"]", list)));
        assert!(told(&report).contains(&format!("project.toml:6 {code}")), "{list}: {:#?}", report.problems);
        assert!(report.set.is_none());
    }
}

#[test]
fn a_version_from_before_languages_were_named_still_opens_and_can_be_corrected() {
    let mut files = folder("tests/sets/base").files;
    let project = String::from_utf8(files["project.toml"].clone()).expect("text").replace("languages = [\"en\", \"zh\"]\n", "");
    files.insert("project.toml".to_owned(), project.into_bytes());
    let report = gold_set::read(&Folder { files });
    assert_eq!(told(&report), ["project.toml:0 W125"]);
    let content = stored::read(&report.set.expect("no errors").document).expect("a stored set");
    assert_eq!(content.project.head.languages, ["en", "zh"]);
}

const SPANISH: &str = "Todos los lunes abro la panadería antes de que salga el sol. Mi hermana amasa mientras yo enciendo el \
    horno, y a las seis ya hay vecinos esperando en la banqueta. A veces alguien pide fiado, y yo apunto su nombre en una libreta verde.";
const ENGLISH: &str = "Every Monday I open the bakery before the sun is up. My sister kneads the dough while I light the oven, and by \
    six there are neighbours waiting on the pavement. Now and then somebody asks for credit, and I write the name in a notebook.";

#[test]
fn an_essay_in_the_language_that_was_asked_for_is_told_to_be_in_it() {
    let ok = |text: &str, asked: &str| {
        let line = json!({
            "id": "write", "kind": "essay", "skill": "writing", "lang": "en", "prompt": "Write.", "rationale": "None.", "seconds": 60,
            "length": { "min": 1, "max": 500 }, "response_lang": asked, "rubric": "plain",
        });
        let item = reparse_item(&line.to_string()).expect("an item");
        let right = Reveal::for_an_author();
        let grade =
            item.grade(&item.grade_context(&gold_set::shared::Shared::default()), &json!({ "text": text }), &right).expect("graded");
        let parts: Value = serde_json::from_str(grade.explanation.reveal(&right)).expect("JSON");
        parts["language_ok"].as_bool()
    };
    for (text, asked, wanted) in [
        (SPANISH, "es-MX", Some(true)),
        (SPANISH, "en", Some(false)),
        (SPANISH, "zh-Hans", Some(false)),
        (ENGLISH, "en-SG", Some(true)),
        (ENGLISH, "es", Some(false)),
        ("今天天气很好，我们去公园走走。", "zh", Some(true)),
        ("今天天气很好，我们去公园走走。", "es", Some(false)),
        ("これは日本語の文です。", "ja", Some(true)),
        // No text is told to be Galician; a few words say nothing.
        (SPANISH, "gl", None),
        ("Hola", "es", None),
    ] {
        assert_eq!(ok(text, asked), wanted, "{asked}: {text}");
    }
}

#[test]
fn content_that_reads_as_another_language_than_was_declared_is_told_of() {
    let with = |lang: &str, text: &str| {
        let stimulus = json!({ "id": "harbour", "lang": lang, "title": { "es": "A", "en": "B" }, "text": text }).to_string();
        let report = gold_set::read(&spanish("stimuli-a.jsonl", |all| all.lines().skip(1).fold(stimulus.clone(), |a, l| a + "\n" + l)));
        report.problems.iter().filter(|p| p.file == "stimuli-a.jsonl").map(|p| p.message.clone()).collect::<Vec<_>>()
    };
    assert_eq!(with("es-MX", SPANISH), Vec::<String>::new());
    assert_eq!(with("en", ENGLISH), Vec::<String>::new());
    assert_eq!(with("gl", SPANISH), Vec::<String>::new(), "what cannot be compared is not");
    assert_eq!(with("en", SPANISH), ["declared en, but the content reads as Spanish"]);
    assert_eq!(with("es-MX", ENGLISH), ["declared es-MX, but the content reads as English"]);
    assert_eq!(with("zh", SPANISH), ["declared zh, but the content reads as Spanish"]);
}

#[test]
fn an_option_that_is_long_in_any_language_of_the_project_stands_out() {
    let with = |en: &str, es: &str| {
        let long = json!({ "id": "b", "text": { "en": en, "es": es } }).to_string();
        let report = gold_set::read(&spanish("core.jsonl", |text| text.replace("{\"id\": \"b\", \"text\": \"At noon\"}", &long)));
        told(&report).contains(&"core.jsonl:1 W101".to_owned())
    };
    assert!(!with("At noon", "Al mediodía"));
    assert!(with("At noon, when the sun stood highest of all", "Al mediodía"));
    assert!(with("At noon", "Al mediodía, cuando el sol estaba en lo más alto"));
}

#[test]
fn the_line_to_call_is_the_projects_own_or_its_countrys_or_none() {
    let line = |more: &'static str| {
        let report = gold_set::read(&spanish("project.toml", |text| text.replace("time_zone =", &format!("{more}\ntime_zone ="))));
        let codes = told(&report);
        report.set.map(|set| helpline::of_project(Lang::EN, &set.project)).ok_or(codes)
    };
    let of_the_country = line("").expect("no errors").expect("Singapore has one");
    assert!(of_the_country.contains("1767"));
    let own = "helpline = { text = { en = \"Somebody answers day and night:\", es = \"Alguien contesta a toda hora:\" }, \
               number = \"800 911 2000\" }";
    assert_eq!(line(own), Ok(Some("Somebody answers day and night: 800 911 2000".to_owned())));
    let wrong = "helpline = { text = { en = \"Call:\", es = \"Llame al:\" }, number = \"ask\" }";
    assert_eq!(line(wrong), Err(vec!["project.toml:8 E406".to_owned()]));
}

/// An item that takes both scripts for the same says so itself; what is warned of is what the grader folds besides.
#[test]
fn a_repair_between_scripts_that_the_item_takes_for_the_same_is_no_surprise() {
    let told_of = |script: &str, quote: &str, accept: &str| {
        let mut set = folder("tests/sets/base");
        let item = json!({
            "id": "mend-more", "kind": "repair", "skill": "words", "lang": "zh-Hans", "script": script, "seconds": 30,
            "prompt": { "en": "Mend it.", "zh": "请改正。" }, "rationale": "Because.", "content": format!("{quote} 发明了活字印刷。"),
            "key": [{ "quote": quote, "accept": [accept] }],
        });
        let bytes = set.files.get_mut("core.jsonl").expect("there");
        bytes.extend(format!("{item}\n").bytes());
        told(&gold_set::read(&set)).iter().any(|problem| problem.ends_with("W127"))
    };
    assert!(!told_of("either", "毕升", "毕昇"));
    assert!(told_of("either", "LUNES", "lunes") && told_of("as_written", "LUNES", "lunes"));
    assert!(!told_of("as_written", "毕升", "毕昇"));
}
