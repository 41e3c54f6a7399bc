//! What is read: a text, a conversation, a stimulus.

use maud::{Markup, html};
use serde_json::Value;

use super::page::Show;
use crate::domain::gold_set::text::{Content, Role, Text, Turn};
use crate::domain::locale::lang::Lang;
use crate::web::frame::rich;

/// What a task is about: one text, or a conversation.
pub fn about(show: Show<'_>, content: Option<&Content>) -> Markup {
    html! { @if let Some(content) = content { div.stimulus { (content_of(content, &show.item.lang, show.l)) } } }
}

/// A text or a conversation.
pub fn content_of(content: &Content, lang: &str, l: Lang) -> Markup {
    match content {
        Content::Text(text) => html! { div.read.rich lang=(lang) translate="no" { (rich::blocks(text)) } },
        Content::Conversation(list) => turns(list, lang, l),
    }
}

fn turns(list: &[Turn], lang: &str, l: Lang) -> Markup {
    let speaker = |role: Role| match role {
        Role::User => l.t("The user"),
        Role::Assistant => l.t("The assistant"),
        Role::System => l.t("System"),
    };
    html! {
        ol.turns { @for turn in list { li {
            p.speaker { (speaker(turn.role)) }
            div.read.rich lang=(lang) translate="no" { (rich::blocks(&turn.text)) }
        } } }
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
        section.stimulus aria-label=(l.t("Material")) {
            h2 { (text_of(&stimulus["title"], l)) }
            @if let Some(text) = stimulus["text"].as_str() { div.read.rich lang=(lang) translate="no" { (rich::blocks(text)) } }
            @if !list.is_empty() { (turns(&list, lang, l)) }
            @if let Some(image) = stimulus["image"].as_str() {
                a href=(image) target="_blank" { img src=(image) alt=(alt) loading="lazy"; }
            }
            @if let Some(video) = stimulus["video"].as_str() {
                video controls preload="metadata" src=(video) aria-label=(alt) {}
                details { summary { (l.t("What the clip shows, in words")) } p { (alt) } }
            }
        }
    }
}
