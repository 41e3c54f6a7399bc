//! Phrases by whole words, and phrases as keys always had them.

use serde_json::{Value, json};
use touchstone::domain::gold_set::item::reparse_item;
use touchstone::domain::gold_set::shared::Shared;
use touchstone::domain::kernel::sealed::Reveal;

/// The score of a rewrite, and what it holds that it may not.
fn graded(lang: &str, must: &[&str], must_not: &[&str], phrases: Option<&str>, text: &str) -> (f64, Value) {
    let mut line = json!({
        "id": "mend", "kind": "rewrite", "skill": "writing", "lang": lang, "prompt": "Write.", "rationale": "None.", "seconds": 60,
        "content": "Tienes que agarrar el paquete.", "length": { "min": 1, "max": 500 }, "must": must, "must_not": must_not, "key": [text],
    });
    if let Some(phrases) = phrases {
        line["phrases"] = phrases.into();
    }
    let item = reparse_item(&line.to_string()).expect("an item");
    let right = Reveal::for_an_author();
    let grade = item.grade(&item.grade_context(&Shared::default()), &json!({ "text": text }), &right).expect("graded");
    let parts: Value = serde_json::from_str(grade.explanation.reveal(&right)).expect("JSON");
    (grade.score.expect("by machine"), json!([parts["missing"], parts["forbidden"]]))
}

#[test]
fn a_word_that_may_not_be_there_does_not_stand_inside_a_longer_one() {
    let whole = Some("whole");
    for (lang, forbidden, text) in [
        ("es", "coger", "Pase a recoger el paquete."),
        ("es", "usad", "Está muy usado."),
        ("es", "vale", "Eso equivale a poco."),
        ("en", "art", "A party starts."),
    ] {
        assert_eq!(graded(lang, &[], &[forbidden], whole, text), (1.0, json!([[], []])), "{forbidden} in {text}");
        // A key that does not say is graded as it was when it was published.
        assert_eq!(graded(lang, &[], &[forbidden], None, text), (0.0, json!([[], [forbidden]])), "{forbidden} in {text}");
    }
    assert_eq!(graded("es", &[], &["coger"], whole, "Hay que COGER, pues."), (0.0, json!([[], ["coger"]])));
    assert_eq!(graded("es", &["ves"], &[], whole, "Nos vemos el jueves."), (0.0, json!([["ves"], []])));
    assert_eq!(graded("zh", &["好吃"], &["难吃"], whole, "这道菜非常好吃。"), (1.0, json!([[], []])), "no blanks, no borders");
}
