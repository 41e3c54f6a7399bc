//! What a kind shows of itself on pages: its controls, its answer as fields of a form and back, and how its author gives a key.
//! Implemented by a kind's presented side, in the kind's file of this room.

use std::mem::discriminant;

use maud::{Markup, html};
use serde_json::Value;

use crate::domain::gold_set::item::Presented;
use crate::domain::gold_set::item::rules::Labelled;
use crate::domain::gold_set::shared::Shared;
use crate::domain::gold_set::text::Text;
use crate::domain::kernel::violation::Violation;
use crate::domain::locale::lang::Lang;
use crate::web::frame::form::Form;
use crate::web::frame::rich;

/// An item to be shown.
#[derive(Clone, Copy)]
pub struct Show<'a> {
    /// The item.
    pub item: &'a Presented,
    /// Its stimulus, as it may be shown.
    pub stimulus: Option<&'a Value>,
    /// What items share: taxonomies, scales, severities.
    pub shared: &'a Shared,
    /// What stands in its fields.
    pub fields: &'a Form,
    /// The language of the interface.
    pub l: Lang,
}

impl Show<'_> {
    /// Whether a field has a value.
    pub fn has(&self, field: &str, value: &str) -> bool {
        self.fields.all(field).contains(&value)
    }

    /// A text of the item: in the interface's language where it has wordings, else in the item's.
    pub fn words(&self, text: &Text) -> Markup {
        html! { span lang=(self.lang_of(text)) translate="no" { (rich::line(self.l.of(text))) } }
    }

    /// Boxes of which any number is ticked, under a name and a legend.
    pub fn boxes(&self, name: &str, legend: &str, options: &[Labelled]) -> Markup {
        html! {
            fieldset {
                legend { (legend) }
                @for option in options {
                    label.choice {
                        input type="checkbox" name=(name) value=(option.id) checked[self.has(name, &option.id)];
                        (self.words(&option.text))
                    }
                }
            }
        }
    }

    /// Whether a paragraph of the prompt is the item's own text, which every wording gives alike, and not what is said about it.
    pub fn is_quoted(&self, part: &str) -> bool {
        let mut wordings = self.item.prompt.wordings();
        self.item.prompt.wordings().count() > 1 && wordings.all(|(_, text)| text.split("\n\n").any(|p| p.trim() == part.trim()))
    }

    /// The language of a text of the item, as it is shown.
    pub fn lang_of(&self, text: &Text) -> &str {
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
    /// A response, or `null`.
    pub fn answer(answer: Value) -> Self {
        Self { answer, unfinished: Vec::new() }
    }

    /// A response, or `null`, beside something that is none yet.
    pub fn unfinished(answer: Value, pointer: &str, code: &'static str) -> Self {
        Self { answer, unfinished: vec![Violation::new(pointer, code, "")] }
    }
}

/// The choice "nothing" beside something that is chosen.
pub const CONTRADICTION: &str = "nothing_and_more";

/// Takes a field's name and its value.
pub type Put<'p> = &'p mut dyn FnMut(String, &str);

/// A kind on pages. What has no default has to be said by every kind.
pub trait Page {
    /// The controls by which it is answered; they work without script.
    fn controls(&self, show: Show<'_>) -> Markup;

    /// What is read beside the prompt where somebody reads a response.
    fn read_along(&self, _show: Show<'_>) -> Markup {
        html! {}
    }

    /// The fields that show a response, which is not `null`; [`Page::given`] reads them back.
    fn fill(&self, shared: &Shared, response: &Value, put: Put<'_>);

    /// Whether the controls have a field of this name: what may be kept beside an answer.
    fn has_field(&self, shared: &Shared, name: &str) -> bool;

    /// What the fields of a form say. Whatever is no field of the kind is left out.
    fn given(&self, shared: &Shared, form: &Form) -> Given;

    /// How an author gives its key.
    fn keyed(&self) -> Keyed<'_>;

    /// Whether a form that came back holds what becomes a part of the answer only then, such as a stretch that was quoted.
    fn gathers(&self, _form: &Form) -> bool {
        false
    }

    /// The script that its controls want beside that of all kinds.
    fn script(&self) -> Option<&'static str> {
        None
    }
}

/// How an author gives the key of a kind.
pub enum Keyed<'p> {
    /// As the right answer, by the item's own controls.
    Answer(&'p dyn AnswerKey),
    /// By lists, in controls of its own.
    Lists(&'p dyn ListKey),
    /// In the item, where its own controls take one answer, by controls that take each of several that are right.
    Marked(&'p dyn ListKey),
    /// There is none: people score it.
    Nobody,
}

/// A key that is an answer.
pub trait AnswerKey {
    /// The answer that a key gives itself.
    fn answer_of(&self, key: &Value) -> Value;

    /// The key whose own answer this is.
    ///
    /// # Errors
    /// Where the answer is not enough to be a key, at [`CONTROLS`].
    fn key_of(&self, shared: &Shared, answer: &Value) -> Result<Value, Violation>;

    /// Whether the controls can show a key whole.
    fn is_sayable(&self, _key: &Value) -> bool {
        true
    }
}

/// A key that accepts several answers.
pub trait ListKey {
    /// The controls by which it is given.
    fn lists(&self, show: Show<'_>) -> Markup;

    /// The fields that show a key; [`ListKey::listed`] reads them back.
    fn fill_key(&self, key: &Value, put: Put<'_>);

    /// The key that the lists say; `None` where they say nothing.
    ///
    /// # Errors
    /// What in them is no key yet, at [`CONTROLS`].
    fn listed(&self, shared: &Shared, form: &Form) -> Result<Option<Value>, Violation>;

    /// Whether the controls can show a key whole: a list of texts cannot where one of them has several lines.
    fn is_sayable(&self, _key: &Value) -> bool {
        true
    }

    /// Whether two keys are of one type, so that the controls say as much of the one as of the other.
    fn is_alike(&self, one: &Value, other: &Value) -> bool {
        discriminant(one) == discriminant(other)
    }
}

/// The name of an author's controls in broken rules.
pub const CONTROLS: &str = "/controls";

/// What is wrong with an author's controls.
pub fn wrong(code: &'static str) -> Violation {
    Violation::new(CONTROLS, code, "")
}
