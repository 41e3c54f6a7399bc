//! Items on pages: each of the sixteen kinds as fields of a form that work without script, and the form's fields as a response.
//!
//! To add a kind: a row in [`control`] and in [`response`], each calling a function of the file that suits it.

mod checking;
mod choosing;
mod marking;
mod rich;
mod writing;

use maud::{Markup, html};
use serde_json::{Value, json};

use super::form::Form;
use crate::domain::gold_set::item::{Presented, PresentedBody};
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
    /// The response so far.
    pub response: &'a Value,
    /// The language of the interface.
    pub l: Lang,
    /// What is wrong with what was sent.
    pub wrong: &'a [Violation],
}

impl Show<'_> {
    /// A field of the response.
    fn given(&self, field: &str) -> &Value {
        self.response.get(field).unwrap_or(&Value::Null)
    }

    fn given_text(&self, field: &str) -> &str {
        self.given(field).as_str().unwrap_or_default()
    }

    /// Whether a list of the response holds an id.
    fn holds(&self, field: &str, id: &str) -> bool {
        self.given(field).as_array().is_some_and(|list| list.iter().any(|v| v.as_str() == Some(id)))
    }

    /// A text of the item: in the interface's language where it has wordings, else in the item's.
    fn words(&self, text: &Text) -> Markup {
        match text {
            Text::Same(same) => html! { span lang=(self.item.lang) { (rich::line(same)) } },
            Text::ByLanguage(_) => html! { span lang=(self.l.tag()) { (rich::line(self.l.of(text))) } },
        }
    }
}

/// The whole question: stimulus, prompt, what is asked about, and the controls.
pub fn question(show: Show<'_>) -> Markup {
    html! {
        @if let Some(notice) = &show.item.notice {
            details.banner.warn open {
                summary { (show.l.pick("Before you look", "内容提示")) }
                p { (show.l.of(notice)) }
                p { (show.l.pick("You may skip this question at no cost.", "您可以跳过此题，不会有任何影响。")) }
            }
        }
        @if let Some(stimulus) = show.stimulus { (stimulus_of(stimulus, show.l)) }
        h1.prompt.long[show.l.of(&show.item.prompt).chars().count() > 60] { (show.words(&show.item.prompt)) }
        (control(show))
        @if show.item.confidence { (confidence(show)) }
    }
}

/// The same without controls, for whoever reads a response.
pub fn task(show: Show<'_>) -> Markup {
    html! {
        @if let Some(stimulus) = show.stimulus { (stimulus_of(stimulus, show.l)) }
        p.prompt { (show.words(&show.item.prompt)) }
        @if let PresentedBody::Rewrite(p) = &show.item.body {
            div.stimulus { h2 { (show.l.pick("The text to rewrite", "待改写的原文")) } p.read lang=(show.item.lang) { (p.content) } }
        }
        @if let PresentedBody::Essay(p) = &show.item.body {
            p.note { (writing::goal(show.l, &p.length, &p.response_lang)) }
        }
    }
}

fn control(show: Show<'_>) -> Markup {
    match &show.item.body {
        PresentedBody::Choice(p) => choosing::choice(show, &p.options),
        PresentedBody::MultiChoice(p) => choosing::multi_choice(show, &p.options),
        PresentedBody::Cloze(p) => writing::cloze(show, p),
        PresentedBody::Order(p) => choosing::order(show, &p.elements),
        PresentedBody::Match(p) => choosing::pairs(show, &p.left, &p.right),
        PresentedBody::ShortText(_) => writing::short_text(show),
        PresentedBody::Rating(p) => html! { (about(show, p.content.as_ref())) (choosing::rating(show, &p.scales)) },
        PresentedBody::Compare(p) => choosing::compare(show, p),
        PresentedBody::Classify(p) => html! { (about(show, p.content.as_ref())) (choosing::classify(show, &p.taxonomy, p.multiple)) },
        PresentedBody::Spans(p) => marking::spans(show, p),
        PresentedBody::Flag(p) => html! { (about(show, p.content.as_ref())) (choosing::flag(show, &p.taxonomy, &p.severities)) },
        PresentedBody::FactCheck(p) => checking::fact_check(show, p),
        PresentedBody::Rewrite(p) => writing::rewrite(show, p),
        PresentedBody::Repair(p) => writing::repair(show, p),
        PresentedBody::WordDecision(p) => choosing::word_decision(show, &p.words),
        PresentedBody::Essay(p) => writing::essay(show, p),
    }
}

/// The response that a form gives; `null` where nothing was answered.
///
/// # Errors
/// What cannot be a response: a quote that does not stand in the text.
pub fn response(item: &Presented, form: &Form) -> Result<Value, Violation> {
    let mut given = match &item.body {
        PresentedBody::Choice(_) => form.filled("option").map_or(Value::Null, |id| json!({ "option": id })),
        PresentedBody::MultiChoice(_) => choosing::list_of(form, "options", false),
        PresentedBody::Classify(p) => choosing::list_of(form, "labels", p.multiple),
        PresentedBody::Cloze(p) => writing::gaps(form, p),
        PresentedBody::Order(p) => choosing::order_of(form, &p.elements),
        PresentedBody::Match(_) => choosing::map_of(form, "pair.", "pairs"),
        PresentedBody::Rating(_) => choosing::numbers_of(form, "scale.", "scales"),
        PresentedBody::Compare(_) => form.text("value").parse::<i64>().map_or(Value::Null, |value| json!({ "value": value })),
        PresentedBody::Spans(p) => marking::response(form, p)?,
        PresentedBody::Flag(_) => choosing::flag_of(form),
        PresentedBody::FactCheck(_) => checking::response(form),
        PresentedBody::WordDecision(p) => choosing::decisions(form, &p.words),
        PresentedBody::ShortText(_) | PresentedBody::Essay(_) => writing::text(form, None),
        // The box is filled with the text itself: as long as it is unchanged, nothing was answered.
        PresentedBody::Rewrite(p) => writing::text(form, Some(&p.content)),
        PresentedBody::Repair(p) => writing::mended(form, &p.content),
    };
    if let (true, Ok(sure)) = (given.is_object() && item.confidence, form.text("confidence").parse::<i64>()) {
        given["confidence"] = json!(sure);
    }
    Ok(given)
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
        ol.turns { @for turn in list { li { h3 { (speaker(turn.role)) } div.read.rich lang=(lang) translate="no" { (rich::blocks(&turn.text)) } } } }
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
    let given = show.given("confidence").as_i64();
    html! {
        fieldset.field {
            legend { (show.l.pick("How sure are you?", "您有多大把握？")) }
            div.scale {
                @for sure in [50, 60, 70, 80, 90, 100] {
                    label.choice { input type="radio" name="confidence" value=(sure) checked[given == Some(sure)]; span { (sure) " %" } }
                }
            }
        }
    }
}
