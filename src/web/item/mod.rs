//! Items on pages: each of the sixteen kinds as fields of a form that work without script, and the form's fields as a response.
//!
//! To add a kind: a row in [`control`], in [`filled`] and in [`given`], each calling a function of the file that suits it.

mod arranging;
mod checking;
mod choosing;
pub mod keying;
mod labelling;
mod listing;
mod marking;
mod rich;
mod writing;

pub use listing::lists;
pub use rich::stressed;

use maud::{Markup, html};
use serde_json::{Value, json};

use super::form::Form;
use crate::domain::gold_set::item::cloze::gaps_of;
use crate::domain::gold_set::item::{Presented, PresentedBody, answer};
use crate::domain::gold_set::shared::Shared;
use crate::domain::gold_set::text::{Content, Role, Text, Turn};
use crate::domain::lang::Lang;
use crate::domain::violation::Violation;

/// An item to be shown.
#[derive(Clone, Copy)]
pub struct Show<'a> {
    /// The item.
    pub item: &'a Presented,
    /// Its stimulus, as it may be shown.
    pub stimulus: Option<&'a Value>,
    /// What items share: taxonomies, scales, severities.
    pub shared: &'a Shared,
    /// What stands in its fields: [`filled`] makes them of a response.
    pub fields: &'a Form,
    /// The language of the interface.
    pub l: Lang,
}

impl Show<'_> {
    /// Whether a field has a value.
    fn has(&self, field: &str, value: &str) -> bool {
        self.fields.all(field).contains(&value)
    }

    /// A text of the item: in the interface's language where it has wordings, else in the item's.
    fn words(&self, text: &Text) -> Markup {
        html! { span lang=(self.lang_of(text)) translate="no" { (rich::line(self.l.of(text))) } }
    }

    /// Whether a paragraph of the prompt is the item's own text, which every wording gives alike, and not what is said about it.
    fn is_quoted(&self, part: &str) -> bool {
        let mut wordings = self.item.prompt.wordings();
        self.item.prompt.wordings().count() > 1 && wordings.all(|(_, text)| text.split("\n\n").any(|p| p.trim() == part.trim()))
    }

    fn lang_of(&self, text: &Text) -> &str {
        match text {
            Text::Same(_) => &self.item.lang,
            Text::ByLanguage(_) => self.l.tag(),
        }
    }
}

/// What a form's fields say.
#[derive(Clone, Debug, PartialEq)]
pub struct Given {
    /// What of it is a response; `null` where nothing is.
    pub answer: Value,
    /// What of it is none yet, and why.
    pub unfinished: Vec<Violation>,
}

impl Given {
    fn answer(answer: Value) -> Self {
        Self { answer, unfinished: Vec::new() }
    }

    fn unfinished(answer: Value, pointer: &str, code: &'static str) -> Self {
        Self { answer, unfinished: vec![Violation::new(pointer, code, "")] }
    }
}

/// The whole question: stimulus, prompt, what is asked about, and the controls. Behind a notice it stays shut until the person opens it.
pub fn question(show: Show<'_>) -> Markup {
    let Some(notice) = &show.item.notice else { return asked(show) };
    html! {
        div.banner.warn {
            p { strong { (show.l.pick("Before you look", "内容提示")) } }
            p { (show.l.of(notice)) }
            p { (show.l.pick("You may skip this question at no cost.", "您可以跳过此题，不会有任何影响。")) }
            p { button.link name="go" value="skip" { (show.l.pick("Skip: I do not want to see content like this", "跳过：我不想看此类内容")) } }
        }
        details.shut open[!show.fields.fields().is_empty()] {
            summary.button { (show.l.pick("Show the content", "显示内容")) }
            (asked(show))
        }
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
    html! {
        @if let Some(stimulus) = show.stimulus { (stimulus_of(stimulus, show.l)) }
        div.prompt.rich lang=(show.lang_of(&show.item.prompt)) { (rich::blocks(show.l.of(&show.item.prompt))) }
        @if let PresentedBody::Rewrite(p) = &show.item.body {
            div.stimulus { h2 { (show.l.pick("The text to rewrite", "待改写的原文")) } p.read lang=(show.item.lang) { (p.content) } }
        }
        @if let PresentedBody::Essay(p) = &show.item.body {
            p.note { (writing::goal(show.l, &p.length, &p.response_lang)) }
        }
    }
}

/// The same with its controls, on a page whose heading is another.
pub fn with_answer(show: Show<'_>) -> Markup {
    html! {
        @if let Some(stimulus) = show.stimulus { (stimulus_of(stimulus, show.l)) }
        div.prompt.rich lang=(show.lang_of(&show.item.prompt)) { (rich::blocks(show.l.of(&show.item.prompt))) }
        (control(show))
    }
}

fn control(show: Show<'_>) -> Markup {
    match &show.item.body {
        PresentedBody::Choice(p) => choosing::choice(show, &p.options),
        PresentedBody::MultiChoice(p) => choosing::multi_choice(show, &p.options),
        PresentedBody::Cloze(p) => writing::cloze(show, p),
        PresentedBody::Order(p) => arranging::order(show, &p.elements),
        PresentedBody::Match(p) => arranging::pairs(show, &p.left, &p.right),
        PresentedBody::ShortText(_) => writing::short_text(show),
        PresentedBody::Rating(p) => html! { (about(show, p.content.as_ref())) (choosing::rating(show, &p.scales)) },
        PresentedBody::Compare(p) => choosing::compare(show, p),
        PresentedBody::Classify(p) => html! { (about(show, p.content.as_ref())) (labelling::classify(show, &p.taxonomy, p.multiple)) },
        PresentedBody::Spans(p) => marking::spans(show, p),
        PresentedBody::Flag(p) => html! { (about(show, p.content.as_ref())) (labelling::flag(show, &p.taxonomy, &p.severities)) },
        PresentedBody::FactCheck(p) => checking::fact_check(show, p),
        PresentedBody::Rewrite(p) => writing::rewrite(show, p),
        PresentedBody::Repair(p) => writing::repair(show, p),
        PresentedBody::WordDecision(p) => choosing::word_decision(show, &p.words),
        PresentedBody::Essay(p) => writing::essay(show, p),
    }
}

/// The fields that show a response; [`given`] reads them back.
pub fn filled(item: &Presented, shared: &Shared, response: &Value) -> Form {
    let mut fields: Vec<(String, String)> = Vec::new();
    let mut put = |name: String, value: &str| fields.push((name, value.to_owned()));
    match &item.body {
        _ if response.is_null() => {}
        PresentedBody::Choice(_) => put("option".to_owned(), response["option"].as_str().unwrap_or_default()),
        PresentedBody::MultiChoice(_) => listed(response, "options", &mut put),
        PresentedBody::Classify(_) => labelling::fields_of(response, "labels", None, &mut put),
        PresentedBody::Flag(p) => labelling::fields_of(response, "categories", labelling::lowest(shared, &p.severities), &mut put),
        PresentedBody::Cloze(p) => writing::gap_fields(response, p, &mut put),
        PresentedBody::Order(_) => arranging::places_of(response, &mut put),
        PresentedBody::Match(_) => under(response, "pairs", "pair.", &mut put),
        PresentedBody::Rating(_) => under(response, "scales", "scale.", &mut put),
        PresentedBody::Compare(_) => put("value".to_owned(), &response["value"].to_string()),
        PresentedBody::Spans(_) => marking::fields_of(response, &mut put),
        PresentedBody::FactCheck(_) => checking::fields_of(response, &mut put),
        PresentedBody::WordDecision(p) => choosing::word_fields(response, &p.words, &mut put),
        PresentedBody::ShortText(_) | PresentedBody::Rewrite(_) | PresentedBody::Essay(_) => put("text".to_owned(), text_in(response)),
        PresentedBody::Repair(p) => {
            put("text".to_owned(), text_in(response));
            if text_in(response) == p.content {
                put("none".to_owned(), "1");
            }
        }
    }
    if let Some(sure) = response["confidence"].as_i64() {
        fields.push(("confidence".to_owned(), sure.to_string()));
    }
    fields.into()
}

type Put<'p> = &'p mut dyn FnMut(String, &str);

fn text_in(response: &Value) -> &str {
    response["text"].as_str().unwrap_or_default()
}

fn listed(response: &Value, field: &str, put: Put<'_>) {
    for id in response[field].as_array().into_iter().flatten().filter_map(Value::as_str) {
        put(field.to_owned(), id);
    }
}

/// A field for each entry of a table of texts or numbers.
fn under(response: &Value, field: &str, prefix: &str, put: Put<'_>) {
    for (name, value) in response[field].as_object().into_iter().flatten() {
        let number = value.as_i64().map(|n| n.to_string());
        put(format!("{prefix}{name}"), number.as_deref().or(value.as_str()).unwrap_or_default());
    }
}

/// Fields by which a form is led, not filled.
const LEADING: [&str; 8] = ["csrf", "once", "item", "seat", "revision", "go", "by", "remove"];

/// What was filled in on a form, without the mark that its button takes away.
pub fn fields_in(form: &Form) -> Form {
    let removed = form.text("remove").parse::<usize>().ok();
    let mut mark = 0_usize;
    let mut stays = |name: &str| {
        let gone = name == "span" && removed == Some(mark);
        mark += usize::from(name == "span");
        !gone && !LEADING.contains(&name)
    };
    form.fields().iter().filter(|(name, _)| stays(name)).cloned().collect::<Vec<_>>().into()
}

/// Whether a field's name is a prefix and one of these ids.
fn names(field: &str, prefix: &str, ids: impl IntoIterator<Item = impl AsRef<str>>) -> bool {
    field.strip_prefix(prefix).is_some_and(|rest| ids.into_iter().any(|id| id.as_ref() == rest))
}

/// Of a form's fields those that the item's page shows: what may be kept beside its answer.
pub fn shown_by(item: &Presented, shared: &Shared, fields: &[(String, String)]) -> Vec<(String, String)> {
    let shows = |name: &str| match &item.body {
        _ if name == "confidence" => item.confidence,
        PresentedBody::Choice(_) => name == "option",
        PresentedBody::MultiChoice(_) => name == "options",
        PresentedBody::Compare(_) => name == "value",
        PresentedBody::Classify(_) => ["labels", "none"].contains(&name),
        PresentedBody::Flag(_) => ["categories", "severity", "none"].contains(&name),
        PresentedBody::Spans(_) => ["span", "none", "quote", "occurrence", "label"].contains(&name),
        PresentedBody::ShortText(_) | PresentedBody::Essay(_) | PresentedBody::Rewrite(_) => name == "text",
        PresentedBody::Repair(_) => ["text", "none"].contains(&name),
        PresentedBody::Cloze(p) => names(name, "gap.", gaps_of(&p.text)),
        PresentedBody::Order(p) => names(name, "place.", p.elements.iter().map(|e| &e.id)),
        PresentedBody::Match(p) => names(name, "pair.", p.left.iter().map(|l| &l.id)),
        PresentedBody::Rating(p) => names(name, "scale.", shared.scale_bounds(&p.scales).iter().map(|s| &s.id)),
        PresentedBody::FactCheck(p) => ["verdict.", "source."].iter().any(|prefix| names(name, prefix, p.claims.iter().map(|c| &c.id))),
        PresentedBody::WordDecision(p) => names(name, "word.", (0..p.words.len()).map(|i| i.to_string())),
    };
    fields.iter().filter(|(name, _)| shows(name)).cloned().collect()
}

/// What a form's fields say: a response, and what is none yet. Whatever stands in the fields is kept; what is no field of this item is not.
///
/// # Errors
/// What no page of ours sends: an id that the item does not offer, a value off its scale.
pub fn given(item: &Presented, shared: &Shared, form: &Form) -> Result<Given, Violation> {
    let mut given = match &item.body {
        PresentedBody::Choice(_) => Given::answer(form.filled("option").map_or(Value::Null, |id| json!({ "option": id }))),
        PresentedBody::MultiChoice(_) => Given::answer(choosing::list_of(form, "options")),
        PresentedBody::Classify(_) => labelling::labels_of(form),
        PresentedBody::Flag(p) => labelling::flag_of(form, labelling::lowest(shared, &p.severities)),
        PresentedBody::Cloze(p) => Given::answer(writing::gaps(form, p)),
        PresentedBody::Order(p) => arranging::order_of(form, &p.elements),
        PresentedBody::Match(_) => Given::answer(arranging::pairs_of(form)),
        PresentedBody::Rating(_) => Given::answer(choosing::numbers_of(form, "scale.", "scales")),
        PresentedBody::Compare(_) => {
            Given::answer(form.text("value").parse::<i64>().map_or(Value::Null, |value| json!({ "value": value })))
        }
        PresentedBody::Spans(p) => marking::given(form, p),
        PresentedBody::FactCheck(_) => checking::given(form),
        PresentedBody::WordDecision(p) => Given::answer(choosing::decisions(form, &p.words)),
        PresentedBody::ShortText(_) | PresentedBody::Essay(_) => Given::answer(writing::text(form, None)),
        // The box is filled with the text itself: as long as it is unchanged, nothing was answered.
        PresentedBody::Rewrite(p) => Given::answer(writing::text(form, Some(&p.content))),
        PresentedBody::Repair(p) => writing::mended(form, &p.content),
    };
    if item.confidence
        && let Ok(sure) = form.text("confidence").parse::<i64>()
    {
        if given.answer.is_object() {
            given.answer["confidence"] = json!(sure);
        } else {
            given.unfinished.push(Violation::new("/confidence", "confidence_alone", ""));
        }
    }
    match answer::check(item, shared, &given.answer) {
        Ok(()) => Ok(given),
        // Too much of something is what a person can do on a page; it is kept there and told.
        Err(violation) if matches!(violation.code, "too_long" | "too_many" | "cuts_character" | "duplicate") => {
            Ok(Given { answer: Value::Null, unfinished: vec![violation] })
        }
        Err(violation) => Err(violation),
    }
}

/// What a task is about: one text, or a conversation.
fn about(show: Show<'_>, content: Option<&Content>) -> Markup {
    html! { @if let Some(content) = content { div.stimulus { (content_of(content, &show.item.lang, show.l)) } } }
}

fn content_of(content: &Content, lang: &str, l: Lang) -> Markup {
    match content {
        Content::Text(text) => html! { div.read.rich lang=(lang) translate="no" { (rich::blocks(text)) } },
        Content::Conversation(list) => turns(list, lang, l),
    }
}

fn turns(list: &[Turn], lang: &str, l: Lang) -> Markup {
    let speaker = |role: Role| match role {
        Role::User => l.pick("The user", "用户"),
        Role::Assistant => l.pick("The assistant", "助手"),
        Role::System => l.pick("System", "系统"),
    };
    html! {
        ol.turns { @for turn in list { li { p.speaker { (speaker(turn.role)) } div.read.rich lang=(lang) translate="no" { (rich::blocks(&turn.text)) } } } }
    }
}

fn text_of(value: &Value, l: Lang) -> String {
    serde_json::from_value::<Text>(value.clone()).map(|t| l.of(&t).to_owned()).unwrap_or_default()
}

/// A stimulus as it may be shown: text, conversation, picture or clip with its words.
pub fn stimulus_of(stimulus: &Value, l: Lang) -> Markup {
    let lang = stimulus["lang"].as_str().unwrap_or_default();
    let alt = text_of(&stimulus["alt"], l);
    let list: Vec<Turn> = serde_json::from_value(stimulus["conversation"].clone()).unwrap_or_default();
    html! {
        section.stimulus aria-label=(l.pick("Material", "材料")) {
            h2 { (text_of(&stimulus["title"], l)) }
            @if let Some(text) = stimulus["text"].as_str() { div.read.rich lang=(lang) translate="no" { (rich::blocks(text)) } }
            @if !list.is_empty() { (turns(&list, lang, l)) }
            @if let Some(image) = stimulus["image"].as_str() { a href=(image) target="_blank" { img src=(image) alt=(alt) loading="lazy"; } }
            @if let Some(video) = stimulus["video"].as_str() {
                video controls preload="metadata" src=(video) aria-label=(alt) {}
                details { summary { (l.pick("What the clip shows, in words", "视频内容的文字说明")) } p { (alt) } }
            }
        }
    }
}

fn confidence(show: Show<'_>) -> Markup {
    html! {
        fieldset.field {
            legend { (show.l.pick("How sure are you?", "您有多大把握？")) }
            div.scale {
                @for sure in [50_u8, 60, 70, 80, 90, 100] {
                    label.choice { input type="radio" name="confidence" value=(sure) checked[show.fields.text("confidence") == sure.to_string()]; span { (sure) " %" } }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::path::Path;

    use super::*;
    use crate::domain::attempt::answered::extent;
    use crate::domain::gold_set::item::{Extent, Item, ItemKind};
    use crate::domain::gold_set::{self, Folder, GoldSet};
    use crate::domain::sealed::Reveal;

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
        let chinese = told("en-read-honeyguide-1", Lang::Zh);
        assert!(chinese.contains("<div lang=\"en\"><p>What did playing"), "{chinese}");
        assert!(chinese.contains("lang=\"zh-Hans\" translate=\"no\">阅读材料"), "{chinese}");
        assert!(told("en-read-honeyguide-1", Lang::En).contains("What did playing"));
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
                _ => {}
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
