//! What counts as the same text: capitals, accents, quotation marks, and which of several words is meant.

use serde_json::{Value, json};
use touchstone::domain::gold_set;
use touchstone::domain::gold_set::item::{Item, reparse_item};
use touchstone::domain::gold_set::shared::Shared;
use touchstone::domain::kernel::sealed::Reveal;

use crate::support::folder;

fn item(kind: &str, fields: &Value) -> Item {
    let mut line = json!({
        "id": "asked", "kind": kind, "skill": "words", "lang": "es-MX", "prompt": "Write.", "rationale": "None.", "seconds": 60,
    });
    let all = line.as_object_mut().expect("an object");
    all.extend(fields.as_object().expect("an object").clone());
    reparse_item(&line.to_string()).expect("an item")
}

fn score(item: &Item, response: &Value) -> f64 {
    let grade = item.grade(&item.grade_context(&Shared::default()), response, &Reveal::for_an_author());
    grade.unwrap_or_else(|v| panic!("{response}: {v}")).score.expect("by machine")
}

/// The score of a text against one accepted text.
fn short(more: &Value, accepted: &str, given: &str) -> f64 {
    let mut fields = more.clone();
    fields["key"] = json!([accepted]);
    score(&item("short_text", &fields), &json!({ "text": given }))
}

/// Whether a gap is right.
fn gap(more: &Value, accepted: &str, given: &str) -> bool {
    let mut fields = more.clone();
    (fields["text"], fields["key"]) = (json!("Es {{1}}."), json!({ "1": [accepted] }));
    score(&item("cloze", &fields), &json!({ "gaps": { "1": given } })) > 0.5
}

fn repaired(more: &Value, content: &str, key: &Value, given: &str) -> f64 {
    let mut fields = more.clone();
    (fields["content"], fields["key"]) = (json!(content), key.clone());
    score(&item("repair", &fields), &json!({ "text": given }))
}

fn is(found: f64, wanted: f64, what: &str) {
    assert!((found - wanted).abs() < 1e-12, "{what}: {found} is not {wanted}");
}

#[test]
fn capitals_count_where_the_item_says_so() {
    let (cased, plain) = (json!({ "case": "as_written" }), json!({}));
    let key = json!([{ "quote": "Lunes", "accept": ["lunes"] }, { "quote": "Mexicanos", "accept": ["mexicanos"] }]);
    let content = "El Lunes llegan los Mexicanos.";
    is(repaired(&plain, content, &key, content), 1.0, "untouched, and folded");
    is(repaired(&cased, content, &key, content), 0.0, "untouched");
    is(repaired(&cased, content, &key, "El lunes llegan los mexicanos."), 1.0, "mended");
    is(repaired(&cased, content, &key, "el lunes llegan los mexicanos."), 0.5, "mended, and another capital lost");
    assert!(gap(&plain, "lunes", "LUNES") && !gap(&cased, "lunes", "LUNES") && gap(&cased, "lunes", " lunes. "));
    // No tolerance forgives what is asked.
    let forgiving = json!({ "case": "as_written", "typos": 2 });
    assert!(!gap(&forgiving, "lunes", "Lunes") && gap(&forgiving, "lunes", "lumes"));
    is(short(&cased, "septiembre", "Septiembre"), 0.0, "a capital");
    is(short(&cased, "septiembre", "setiembre"), 0.9, "a letter");
    is(short(&plain, "septiembre", "SEPTIEMBRE"), 1.0, "folded");
}

#[test]
fn options_that_differ_in_a_capital_are_told_apart_where_capitals_count() {
    let select = |case: &str, given: &str| {
        let fields = json!({
            "text": "El {{1}} llegan.", "options": { "1": ["Lunes", "lunes"] }, "key": { "1": ["lunes"] }, "case": case,
        });
        score(&item("cloze", &fields), &json!({ "gaps": { "1": given } }))
    };
    is(select("as_written", "lunes"), 1.0, "the right one");
    is(select("as_written", "Lunes"), 0.0, "the other one");
    is(select("as_written", "LUNES"), 0.0, "taken as it was when it was saved");
    is(select("folded", "Lunes"), 1.0, "which the check warns of");
}

#[test]
fn an_accent_is_no_slip_of_the_pen_unless_accents_are_free() {
    let (strict, free) = (json!({}), json!({ "accents": "free" }));
    for (accepted, given, by_strict, by_free) in [
        ("tlapalería", "tlapaleria", 0.0, 1.0),
        ("tlapalería", "tlapalerìa", 0.0, 1.0),
        ("tlapalería", "tlapaleri\u{301}a", 1.0, 1.0),
        ("tlapalería", "tlapalera", 0.9, 0.9),
        ("tlapalería", "tlapalero", 0.0, 0.0),
        ("caracteres", "carácteres", 0.0, 1.0),
        ("¿Cuándo llegas?", "Cuándo llegas?", 1.0 - 1.0 / 15.0, 1.0 - 1.0 / 15.0),
        ("¿Cuándo llegas?", "¿Cuando llegas?", 0.0, 1.0),
        // The mark of ñ makes another letter, which is a slip where accents are free and a mistake where they are not.
        ("montañas altas", "montanas altas", 0.0, 1.0 - 1.0 / 14.0),
        ("pingüino", "pinguino", 0.0, 1.0),
    ] {
        is(short(&strict, accepted, given), by_strict, given);
        is(short(&free, accepted, given), by_free, given);
    }
    // A language that writes no accents has none to forget, unless the item says so.
    let (english, strict_english) = (json!({ "lang": "en" }), json!({ "lang": "en", "accents": "strict" }));
    is(short(&english, "a naïve café", "a naïve cafe"), 1.0 - 1.0 / 12.0, "English");
    is(short(&strict_english, "a naïve café", "a naïve cafe"), 0.0, "English, strict");
    let (one_slip, one_slip_free) = (json!({ "typos": 1 }), json!({ "typos": 1, "accents": "free" }));
    for (accepted, given, by_strict, by_free) in [
        ("él", "el", false, true),
        ("casa", "cas", true, true),
        ("año", "ano", false, true),
        ("camión", "camiom", false, true),
        ("camión", "camió", true, true),
    ] {
        assert_eq!(gap(&one_slip, accepted, given), by_strict, "{given} for {accepted}");
        assert_eq!(gap(&one_slip_free, accepted, given), by_free, "{given} for {accepted}, free");
    }
    assert!(!gap(&free, "año", "ano"), "without slips a letter of the language is a letter");
    assert!(gap(&json!({ "accents": "free", "lang": "fr" }), "garçon", "garcon"), "and what is one in Spanish or not goes by `lang`");
    let key = json!([{ "quote": "esta", "accept": ["está"] }, { "quote": "tiene", "accept": ["tienen"] }]);
    is(repaired(&strict, "Ahi esta, tiene sed", &key, "Ahí está, tienen sed"), 0.5, "an accent elsewhere is a change");
    is(repaired(&free, "Ahi esta, tiene sed", &key, "Ahí está, tienen sed"), 1.0, "and none where accents are free");
}

#[test]
fn guillemets_are_quotation_marks() {
    for given in ["Dijo «ya voy»", "Dijo “ya voy”", "Dijo \"ya voy\"", "dijo „ya voy“."] {
        is(short(&json!({ "accept_from": 1 }), "Dijo «ya voy»", given), 1.0, given);
    }
    is(short(&json!({ "accept_from": 1 }), "l’‹eau›", "l'‘eau’"), 1.0, "single ones");
    let key = json!([{ "quote": "boy", "accept": ["voy"] }]);
    is(repaired(&json!({}), "Dijo «ya boy».", &key, "Dijo “ya voy”."), 1.0, "no change elsewhere");
}

#[test]
fn which_time_counts_whole_words() {
    let content = "Nos vemos el jueves, ¿ves? No ves nada.";
    let at = |words: &str| {
        let start = content.find(words).map(|at| content[..at].chars().count()).expect("there");
        (start, start + 3)
    };
    let own = |occurrence: usize| {
        let key = json!([{ "quote": "ves", "occurrence": occurrence, "label": "food" }]);
        let spans = item("spans", &json!({ "content": content, "taxonomy": "topic", "key": key }));
        let own = spans.own_answer(&Reveal::for_an_author()).expect("an answer");
        (own["spans"][0]["start"].as_u64().expect("a place"), own["spans"][0]["end"].as_u64().expect("a place"))
    };
    for (occurrence, words) in [(1, "ves?"), (2, "ves nada"), (3, "ves nada")] {
        let (start, end) = at(words);
        assert_eq!(own(occurrence), (start as u64, end as u64), "{occurrence}");
    }
    let key = json!([{ "quote": "le", "occurrence": 2, "accept": ["les"] }]);
    is(repaired(&json!({}), "Siempre le digo lejos: le escribo", &key, "Siempre le digo lejos: les escribo"), 1.0, "the second word");
}

/// Which fields an item may have, and that they are a part of its key: another way of comparing makes other grades.
#[test]
fn how_texts_are_compared_belongs_to_the_key_of_kinds_that_compare_them() {
    let plain = item("short_text", &json!({ "key": ["él"] }));
    for (field, same, other) in [("case", "folded", "as_written"), ("accents", "strict", "free"), ("script", "as_written", "either")] {
        assert!(plain.has_key_of(&item("short_text", &json!({ "key": ["él"], field: same }))), "{field}");
        assert!(!plain.has_key_of(&item("short_text", &json!({ "key": ["él"], field: other }))), "{field}");
        let shown = |item: &Item| json!(item.presented);
        assert_eq!(shown(&plain), shown(&item("short_text", &json!({ "key": ["él"], field: other }))), "no page says {field}");
        let mut set = folder("tests/sets/base");
        let line = json!({
            "id": "read-4", "kind": "choice", "skill": "words", "lang": "en", "prompt": "Choose.", "rationale": "Because.", "seconds": 30,
            "options": [{ "id": "a", "text": "Round" }, { "id": "b", "text": "Square" }], "key": "a", field: other,
        });
        set.files.get_mut("core.jsonl").expect("there").extend(format!("{line}\n").bytes());
        let told = gold_set::read(&set).problems;
        assert!(told.iter().any(|p| p.code.as_str() == "E308" && p.message.contains(field)), "{told:?}");
    }
}

#[test]
fn what_folding_hides_is_told_of_and_what_counts_is_not() {
    let told = |kind: &str, fields: Value| {
        let mut set = folder("tests/sets/base");
        let mut line = json!({
            "id": "more", "kind": kind, "skill": "words", "lang": "es", "seconds": 30,
            "prompt": { "en": "Write.", "zh": "请写。" }, "rationale": "Because.",
        });
        line.as_object_mut().expect("an object").extend(fields.as_object().expect("an object").clone());
        set.files.get_mut("core.jsonl").expect("there").extend(format!("{line}\n").bytes());
        gold_set::read(&set).problems.iter().map(|p| p.code.as_str()).collect::<Vec<_>>()
    };
    let mend = |case: &str, accents: &str, quote: &str, accept: &str| {
        let key = json!([{ "quote": quote, "accept": [accept] }]);
        told("repair", json!({ "content": format!("Dijo {quote} y ya."), "key": key, "case": case, "accents": accents }))
    };
    assert_eq!(mend("folded", "strict", "Lunes", "lunes"), ["W127"]);
    assert_eq!(mend("as_written", "strict", "Lunes", "lunes"), [""; 0]);
    assert_eq!(mend("folded", "strict", "esta", "está"), [""; 0]);
    assert_eq!(mend("folded", "free", "esta", "está"), ["W127"]);
    assert_eq!(mend("as_written", "free", "ano", "año"), [""; 0]);
    assert_eq!(mend("as_written", "strict", "«hola»", "“hola”"), ["W127"]);
    let select = |case: &str| {
        let options = json!({ "1": ["Lunes", "lunes", "martes"] });
        told("cloze", json!({ "text": "El {{1}}.", "options": options, "key": { "1": ["lunes"] }, "case": case }))
    };
    assert_eq!((select("folded"), select("as_written")), (vec!["W129"], vec![]));
    let accepts = |texts: Value, more: Value| {
        let mut fields = more;
        fields["key"] = texts;
        told("short_text", fields)
    };
    assert_eq!(accepts(json!(["México", "Mexico"]), json!({})), [""; 0]);
    assert_eq!(accepts(json!(["México", "Mexico"]), json!({ "accents": "free" })), ["W129"]);
    assert_eq!(accepts(json!(["头发", "頭髮"]), json!({ "lang": "zh", "script": "either" })), [""; 0], "the item says so itself");
}
