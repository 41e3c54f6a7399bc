//! Items on pages. A kind's file says what it shows of itself ([`page::Page`]): fields of a form that work without script, the form's
//! fields as a response, and its key as an author gives it.
//!
//! To add a kind: its file here, with `impl Page` for what it shows, and its row in [`kinds`].

mod accepted;
mod answered;
mod choice;
mod classify;
mod cloze;
mod compare;
mod content;
mod entries;
mod essay;
mod fact_check;
mod flag;
pub mod keying;
mod kinds;
mod labels;
mod match_;
mod multi_choice;
mod order;
mod page;
mod rank;
mod rating;
mod repair;
mod rewrite;
mod short_text;
mod spans;
mod text_box;
mod word_decision;

pub use answered::{fields_in, filled, given, shown_by};
pub use page::{Given, Show};

use crate::web::frame::rich;
use content::stimulus_of;
use kinds::page;
use maud::{Markup, html};

/// The whole question: stimulus, prompt, what is asked about, and the controls. Behind a notice it stays shut until the person opens it.
pub fn question(show: Show<'_>) -> Markup {
    let skip = html! {
        p { (show.l.t("You may skip this question at no cost.")) }
        p { button.link name="go" value="skip" { (show.l.t("Skip: I do not want to see content like this")) } }
    };
    behind(show, !show.fields.fields().is_empty(), &skip, &asked(show))
}

/// What may disturb whoever sees it stays shut until they open it, and the notice says what it is; an item without one is simply shown.
fn behind(show: Show<'_>, open: bool, way_around: &Markup, shown: &Markup) -> Markup {
    html! {
        @if let Some(notice) = &show.item.notice {
            div.banner.warn {
                p { strong { (show.l.t("Before you look")) } }
                p { (show.l.of(notice)) }
                (way_around)
            }
            details.shut open[open] {
                summary.button { (show.l.t("Show the content")) }
                (shown)
            }
        } @else { (shown) }
    }
}

fn asked(show: Show<'_>) -> Markup {
    html! {
        @if let Some(stimulus) = show.stimulus { (stimulus_of(stimulus, show.l)) }
        (prompt(show))
        (control(show))
        @if show.item.confidence { (confidence(show)) }
    }
}

/// The prompt: its first paragraph is the page's heading, further ones stand below it as they were written.
fn prompt(show: Show<'_>) -> Markup {
    let text = show.l.of(&show.item.prompt);
    let lang = show.lang_of(&show.item.prompt);
    let (first, rest) = text.trim().split_once("\n\n").unwrap_or((text, ""));
    html! {
        h1.prompt.long[text.chars().count() > 60] lang=(lang) translate="no" { (rich::line(first)) }
        @if !rest.trim().is_empty() { div.prompt-rest.rich lang=(lang) translate="no" {
            // A paragraph stands alone unless code or a list may hold several.
            @if rest.split("\n\n").any(|part| show.is_quoted(part)) && !rest.contains("```") {
                @for part in rest.trim().split("\n\n") { div lang=(if show.is_quoted(part) { show.item.lang.as_str() } else { lang }) {
                    (rich::blocks(part)) } }
            } @else { (rich::blocks(rest)) }
        } }
    }
}

/// The same without controls, for whoever reads a response.
pub fn task(show: Show<'_>) -> Markup {
    let shown = html! {
        @if let Some(stimulus) = show.stimulus { (stimulus_of(stimulus, show.l)) }
        div.prompt.rich lang=(show.lang_of(&show.item.prompt)) { (rich::blocks(show.l.of(&show.item.prompt))) }
        (page(&show.item.body).read_along(show))
    };
    behind(show, false, &html! {}, &shown)
}

/// The same with the controls that show its key, on a page whose heading is another; `open` where whoever reads has opened it before.
pub fn with_key(show: Show<'_>, open: bool) -> Markup {
    let shown = html! {
        @if let Some(stimulus) = show.stimulus { (stimulus_of(stimulus, show.l)) }
        div.prompt.rich lang=(show.lang_of(&show.item.prompt)) { (rich::blocks(show.l.of(&show.item.prompt))) }
        (keying::marked(show))
    };
    behind(show, open, &html! {}, &shown)
}

fn control(show: Show<'_>) -> Markup {
    page(&show.item.body).controls(show)
}

fn confidence(show: Show<'_>) -> Markup {
    html! {
        // By place: no digit is one of these numbers.
        fieldset.field {
            legend { (show.l.t("How sure are you?")) }
            div.scale {
                @for sure in [50_u8, 60, 70, 80, 90, 100] {
                    label.choice { input type="radio" name="confidence" value=(sure)
                        checked[show.fields.text("confidence") == sure.to_string()]; span { (sure) " %" } }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::path::Path;

    use serde_json::{Value, json};

    use super::*;
    use crate::domain::gold_set::item::{Extent, Item, ItemKind, Presented, PresentedBody};
    use crate::domain::gold_set::{self, Folder, GoldSet};
    use crate::domain::kernel::sealed::Reveal;
    use crate::domain::locale::lang::Lang;
    use crate::domain::sitting::answered::extent;
    use crate::web::frame::form::Form;

    fn shipped() -> GoldSet {
        fn read(base: &Path, at: &Path, files: &mut BTreeMap<String, Vec<u8>>) {
            for entry in std::fs::read_dir(at).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    read(base, &path, files);
                } else {
                    files.insert(path.strip_prefix(base).unwrap().to_string_lossy().into_owned(), std::fs::read(&path).unwrap());
                }
            }
        }
        let base = Path::new(env!("CARGO_MANIFEST_DIR")).join("gold_sets/mandarin-sg");
        let mut files = BTreeMap::new();
        read(&base, &base, &mut files);
        gold_set::read(&Folder { files }).set.unwrap()
    }

    #[test]
    fn a_question_in_the_items_language_is_marked_so_inside_a_prompt_of_another() {
        let set = shipped();
        let fields = Form::default();
        let told = |id: &str, l: Lang| {
            let item = set.banks.values().flatten().map(|p| &p.item).find(|i| i.head.id == id).unwrap();
            prompt(Show { item: &item.presented, stimulus: None, shared: &set.shared, fields: &fields, l }).into_string()
        };
        let chinese = told("en-read-honeyguide-1", Lang::offered("zh"));
        assert!(chinese.contains("<div lang=\"en\"><p>What did playing"), "{chinese}");
        assert!(chinese.contains("lang=\"zh-Hans\" translate=\"no\">阅读材料"), "{chinese}");
        assert!(told("en-read-honeyguide-1", Lang::EN).contains("What did playing"));
    }

    #[test]
    fn where_choices_show_numbers_the_page_says_so_and_a_marker_tells_what_each_label_means() {
        let set = shipped();
        let fields = Form::default();
        let (mut numbered, mut helps) = (0, 0);
        for item in set.banks.values().flatten().map(|p| &p.item) {
            for l in [Lang::EN, Lang::offered("zh")] {
                let show = Show { item: &item.presented, stimulus: None, shared: &set.shared, fields: &fields, l };
                let html = question(show).into_string();
                if matches!(item.head.kind, ItemKind::Compare | ItemKind::Rating) {
                    assert!(html.contains("<fieldset class=\"field\" data-numbers=\"1\">"), "{}: {html}", item.head.id);
                    numbered += 1;
                }
                if let PresentedBody::Spans(body) = &item.presented.body {
                    for help in set.shared.taxonomies[&body.taxonomy].label.iter().filter_map(|label| label.help.as_ref()) {
                        let told = html! { small { (l.of(help)) } }.into_string();
                        assert!(html.contains(&told), "{} has no {told}", item.head.id);
                        helps += 1;
                    }
                }
                let plain = !matches!(item.head.kind, ItemKind::Compare | ItemKind::Rating) && !item.presented.confidence;
                assert!(!(plain && html.contains("data-numbers")), "{}", item.head.id);
            }
        }
        assert!(numbered > 20 && helps > 20, "{numbered} {helps}");
    }

    /// A key as its controls have it: sets in the order in which they are offered, the first occurrence said, one expert's value alone.
    fn alike(key: &Value, kind: ItemKind) -> Value {
        let mut key = key.clone();
        let sets = matches!(kind, ItemKind::MultiChoice | ItemKind::Classify | ItemKind::WordDecision | ItemKind::Spans);
        if let Value::Array(list) = &mut key {
            for mark in list.iter_mut().filter_map(Value::as_object_mut) {
                mark.entry("occurrence").or_insert(json!(1));
            }
            if sets {
                list.sort_by_key(Value::to_string);
            }
        }
        for inner in key.as_object_mut().into_iter().flat_map(|table| table.values_mut()) {
            match (kind, inner) {
                (ItemKind::Flag, Value::Array(list)) => list.sort_by_key(Value::to_string),
                (ItemKind::FactCheck, finding) => {
                    finding.as_object_mut().unwrap().entry("sources").or_insert(json!([]));
                    finding["sources"].as_array_mut().unwrap().sort_by_key(Value::to_string);
                }
                (_, Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Array(_) | Value::Object(_)) => {}
            }
        }
        key
    }

    #[test]
    fn every_key_of_the_shipped_set_stands_in_an_authors_controls_and_is_said_by_them() {
        let set = shipped();
        let right = Reveal::for_an_author();
        let mut kinds = std::collections::BTreeSet::new();
        for item in set.banks.values().flatten().map(|p| &p.item).filter(|i| i.head.kind != ItemKind::Essay) {
            let line: Value = serde_json::from_str(item.line.reveal(&right)).unwrap();
            let shown = &item.presented;
            assert!(keying::is_sayable(shown, &line["key"]), "{}", item.head.id);
            let form = keying::fields_of(shown, &set.shared, &line["key"]);
            let said = keying::key_of(shown, &set.shared, &form).unwrap().unwrap();
            assert_eq!(alike(&said, item.head.kind), alike(&line["key"], item.head.kind), "{}", item.head.id);
            kinds.insert(item.head.kind);
        }
        assert_eq!(kinds.len(), ItemKind::ALL.len() - 1);
    }

    #[test]
    fn a_key_that_no_control_shows_whole_is_left_to_json() {
        let set = shipped();
        let of = |kind| &set.banks.values().flatten().map(|p| &p.item).find(|i| i.head.kind == kind).unwrap().presented;
        assert!(!keying::is_sayable(of(ItemKind::ShortText), &json!(["one", "two\nlines"])));
        assert!(!keying::is_sayable(of(ItemKind::Repair), &json!([{ "quote": "a", "accept": ["b\nc"] }])));
        assert!(keying::is_sayable(of(ItemKind::Repair), &json!([{ "quote": "a", "accept": ["b", ""] }])));
        // Of four responses an order of two says nothing of the others, which no places say.
        let four = of(ItemKind::Rank);
        for (key, sayable) in [
            (json!([["a", "b", "c", "d"]]), true),
            (json!([["a", "c"], ["a", "d"], ["b", "c"], ["b", "d"]]), true),
            (json!([["a", "b"]]), false),
            (json!([["a", "b"], ["c", "d"]]), false),
        ] {
            assert_eq!(keying::is_sayable(four, &key), sayable, "{key}");
            let said = keying::key_of(four, &set.shared, &keying::fields_of(four, &set.shared, &key)).unwrap();
            assert_eq!(said, sayable.then_some(key));
        }
        // Of several right options each has a box; one alone is said as a text, whether it stands as one or in a list.
        let one = of(ItemKind::Choice);
        for (key, says) in [(json!("b"), json!("b")), (json!(["b"]), json!("b")), (json!(["c", "a"]), json!(["a", "c"]))] {
            assert!(keying::is_sayable(one, &key));
            let form = keying::fields_of(one, &set.shared, &key);
            assert_eq!(keying::key_of(one, &set.shared, &form).unwrap(), Some(says), "{key}");
        }
        let unknown = keying::key_of(one, &set.shared, &vec![("option".to_owned(), "no-such".to_owned())].into());
        assert_eq!(unknown.unwrap_err().code, "unknown_id");
        assert_eq!(keying::key_of(one, &set.shared, &Form::default()), Ok(None));
        // What marks itself twice over has no number by which its second place could be told.
        let (taxonomy, labels) = set.shared.taxonomies.iter().next().unwrap();
        let body = serde_json::from_value(json!({ "content": "aaaa", "taxonomy": taxonomy })).unwrap();
        let shown = Presented { body: PresentedBody::Spans(body), ..of(ItemKind::Choice).clone() };
        let marked = |at: usize| {
            let field = format!("{at} {} {}", at + 2, labels.label[0].id);
            keying::key_of(&shown, &set.shared, &vec![("span".to_owned(), field)].into())
        };
        assert_eq!(marked(2).unwrap().unwrap()[0]["occurrence"], 2);
        assert_eq!(marked(1).unwrap_err().code, "overlaps_itself");
        assert_eq!(keying::key_of(&shown, &set.shared, &Form::default()), Ok(None));
    }

    #[test]
    fn every_key_of_the_shipped_set_stands_in_its_form_and_comes_back_as_full_marks() {
        let set = shipped();
        let right = Reveal::for_grading();
        let keyed = |i: &&Item| i.own_answer(&right).is_some();
        let items: Vec<&Item> = set.banks.values().flatten().map(|p| &p.item).filter(keyed).collect();
        assert!(items.len() > 500, "{}", items.len());
        for item in items {
            let own = item.own_answer(&right).unwrap();
            let form = filled(&item.presented, &set.shared, &own);
            let back = given(&item.presented, &set.shared, &form).unwrap();
            assert!(back.unfinished.is_empty(), "{}: {:?}", item.head.id, back.unfinished);
            let grade = item.grade(&item.grade_context(&set.shared), &back.answer, &right).unwrap();
            assert_eq!(grade.score, Some(1.0), "{}: {} came back as {}", item.head.id, own, back.answer);
            assert_eq!(extent(&item.presented, &set.shared, &back.answer), Extent::Whole, "{}: {}", item.head.id, back.answer);
        }
    }
}
