//! The form by which a questioned key is settled. A corrected key is given by controls: the item's own where the key is the right answer,
//! lists where it accepts several; as JSON, as it stands in the file, for whatever those do not say.

use maud::{Markup, html};
use serde_json::Value;

use crate::app::gold_set::authoring::AsAuthor;
use crate::domain::gold_set::contest::RetiredFor;
use crate::domain::gold_set::item::Item;
use crate::domain::gold_set::stored::Content;
use crate::domain::kernel::violation::Violation;
use crate::web::Visit;
use crate::web::author::authored;
use crate::web::frame::form::Form;
use crate::web::frame::layout::{error_at, has_error};
use crate::web::frame::{assets, languages, listed};
use crate::web::item::Show;
use crate::web::item::keying::{self, By, CONTROLS};

/// Where the key stands as JSON.
const JSON: &str = "/key";

/// The item whose key is questioned, as the published version has it.
pub struct Subject<'c> {
    content: &'c Content,
    item: &'c Item,
    /// Its key, as the file has it.
    key: Value,
}

impl<'c> Subject<'c> {
    pub fn of(right: &AsAuthor, content: &'c Content, item: &'c Item) -> Self {
        let line: Value = serde_json::from_str(&right.line(item)).unwrap_or_default();
        Self { content, item, key: line["key"].clone() }
    }

    /// How the key is given: by nothing but JSON where no control shows all of it.
    fn by(&self) -> By {
        match keying::by(&self.item.presented) {
            _ if !keying::is_sayable(&self.item.presented, &self.key) => By::Nobody,
            by => by,
        }
    }

    fn has_key(&self) -> bool {
        keying::by(&self.item.presented) != By::Nobody
    }

    fn fields_of(&self, key: &Value) -> Form {
        keying::fields_of(&self.item.presented, &self.content.shared, key)
    }

    fn key_in(&self, form: &Form) -> Result<Option<Value>, Violation> {
        if self.by() == By::Nobody { Ok(None) } else { keying::key_of(&self.item.presented, &self.content.shared, form) }
    }

    /// What is wrong where a control came more often than it stands on the page for this key.
    pub fn twice(&self, form: &Form, key: &Value) -> Option<Violation> {
        let shown = self.fields_of(key);
        let filled = |name: &str| form.all(name).iter().filter(|value| !value.trim().is_empty()).count();
        let often = shown.fields().iter().any(|(name, _)| filled(name) > shown.all(name).len().max(1));
        often.then(|| said_twice(CONTROLS))
    }

    /// What stands in the controls: the key, or what was filled in.
    fn fields(&self, v: &Visit) -> Form {
        if v.form.fields().is_empty() {
            return self.fields_of(&self.key);
        }
        keying::came_back(&self.item.presented, &self.content.shared, &v.form).0
    }

    /// What a button of the item's own controls could not do.
    pub fn not_done(&self, v: &Visit) -> Option<Violation> {
        keying::came_back(&self.item.presented, &self.content.shared, &v.form).1
    }

    fn show<'s>(&'s self, v: &Visit, fields: &'s Form) -> Show<'s> {
        Show { item: &self.item.presented, stimulus: None, shared: &self.content.shared, fields, l: v.lang }
    }
}

fn json(v: &Visit) -> Result<Option<Value>, Violation> {
    let Some(typed) = v.form.filled("key") else { return Ok(None) };
    let key: Value = serde_json::from_str(typed).map_err(|error| {
        let at = format!("line {}, column {}", error.line(), error.column());
        Violation::new(JSON, "not_json", at)
    })?;
    if keying::is_odd(&key) { Err(Violation::new(JSON, "odd_characters", "no key has such characters")) } else { Ok(Some(key)) }
}

/// The corrected key, and which field said it. What was filled in as JSON counts where the controls were left as they stood, or say the
/// same; where both were changed and differ nothing counts.
///
/// # Errors
/// What is wrong with either.
pub fn corrected(v: &Visit, subject: Option<&Subject<'_>>) -> Result<(Value, &'static str), Violation> {
    let typed = json(v)?;
    let Some(subject) = subject else {
        return typed.map(|key| (key, JSON)).ok_or_else(|| Violation::new(JSON, "required", "give the key"));
    };
    let said = subject.key_in(&v.form)?;
    // Of another type, what is shown of it says nothing.
    let alike = |key: &Value| said.as_ref().is_some_and(|said| keying::is_alike(&subject.item.presented, said, key));
    let same = |key: &Value| alike(key) && subject.key_in(&subject.fields_of(key)).ok().flatten() == said;
    match (typed, &said) {
        (Some(key), None) => Ok((key, JSON)),
        (Some(key), Some(_)) if same(&subject.key) || same(&key) => Ok((key, JSON)),
        (Some(_), Some(_)) => Err(Violation::new(JSON, "two_keys", "the controls say another key")),
        (None, Some(_)) if same(&subject.key) => Err(Violation::new(CONTROLS, "unchanged", "is the key that the item has already")),
        (None, Some(key)) => Ok((key.clone(), CONTROLS)),
        (None, None) => {
            let at = if subject.by() == By::Nobody { JSON } else { CONTROLS };
            Err(Violation::new(at, "required", "give the key"))
        }
    }
}

/// Why a key is settled so: for the file, told to nobody.
const REASON: &str = "/reason";

/// A field that came more often than it stands on the page: which one is meant cannot be told.
fn said_twice(at: &str) -> Violation {
    Violation::new(at, "said_twice", "came more often than it stands on the page")
}

/// Fields of the form that came more than once.
pub fn twice(v: &Visit) -> Vec<Violation> {
    let fields = [("what", "/what"), ("key", JSON), ("answer", REASON), ("retired_for", "/retired_for")];
    fields.into_iter().filter(|(name, _)| v.form.all(name).len() > 1).map(|(_, at)| said_twice(at)).collect()
}

/// What the check says of a key, at the field that said it; and of the reason, at its field here.
pub fn at(field: &'static str, wrong: Vec<Violation>) -> Vec<Violation> {
    let moved = |v: Violation| match v.pointer.as_str() {
        JSON => Violation { pointer: field.to_owned(), ..v },
        "/answer" => Violation { pointer: REASON.to_owned(), ..v },
        _ => v,
    };
    wrong.into_iter().map(moved).collect()
}

/// What the controls do beside being filled in; before whatever puts back what was typed.
pub fn scripts(subject: Option<&Subject<'_>>) -> Markup {
    html! { @if let Some(subject) = subject.filter(|s| s.by() == By::Answer) {
        (assets::script("kinds.js"))
        @if let Some(script) = keying::script(&subject.item.presented) { (assets::script(script)) }
    } }
}

/// The item, its key in controls, and what becomes of it.
pub fn form(v: &Visit, right: &AsAuthor, wrong: &[Violation], subject: &Subject<'_>) -> Markup {
    let fields = subject.fields(v);
    let answered = subject.by() == By::Answer;
    html! {
        @if !answered { (authored::keyed(v, right, subject.content, subject.item)) }
        form id="item" method="post" data-keep=(v.whose()) data-session {
            (v.hidden()) (listed::field(v))
            // What Enter presses in a field: nothing is done by it, and what was typed stays.
            button.hide type="submit" name="go" value="stay" tabindex="-1" aria-hidden="true" formnovalidate {
                (v.t("Choose below"))
            }
            @if answered {
                fieldset id="f-controls" {
                    legend.hide { (v.t("The right answer")) }
                    (error_at(v, wrong, CONTROLS))
                    (authored::opened(v, right, subject.content, subject.item, &fields))
                }
            }
            (becomes(v, wrong, Some(subject), &fields))
        }
    }
}

/// The same of an item that the published version has no more: it stands, or is retired.
pub fn form_without(v: &Visit, wrong: &[Violation]) -> Markup {
    html! {
        form method="post" data-keep=(v.whose()) data-session {
            (v.hidden()) (listed::field(v)) (becomes(v, wrong, None, &Form::default()))
        }
    }
}

fn becomes(v: &Visit, wrong: &[Violation], subject: Option<&Subject<'_>>, fields: &Form) -> Markup {
    let chosen = v.form.text("what");
    let keyed = subject.filter(|s| s.has_key());
    html! {
        h2 { (v.t("What becomes of it")) }
        fieldset.field id="f-what" {
            legend { (v.t("The key")) }
            (error_at(v, wrong, "/what"))
            label.choice { input type="radio" name="what" value="upheld" checked[chosen == "upheld"]; span { (v.t("stands")) } }
            @if keyed.is_some() { label.choice {
                input type="radio" name="what" value="corrected" checked[chosen == "corrected"];
                span { (v.t("is corrected, in a new version")) small { (v.t("A second person publishes it; everybody whom it concerns \
                    is computed again, and nobody is worse off.")) } }
            } }
            label.choice {
                input type="radio" name="what" value="retired" checked[chosen == "retired"];
                span { (v.t("goes: the item is retired")) small { (v.t("It is drawn no more; past results stay.")) } }
            }
        }
        @if let Some(subject) = keyed { (corrected_key(v, wrong, subject, fields)) }
        div.field {
            label for="f-retired_for" { (v.t("If it is retired: why")) }
            (error_at(v, wrong, "/retired_for"))
            select id="f-retired_for" name="retired_for" {
                @for why in RetiredFor::ALL {
                    option value=(why.as_str()) selected[v.form.text("retired_for") == why.as_str()] { (v.t(why.words())) }
                }
            }
        }
        div.field {
            label for="f-reason" { (v.t("Reason, for the file")) }
            (error_at(v, wrong, REASON))
            textarea id="f-reason" name="answer" rows="3" { (maud::PreEscaped("\n")) (v.form.text("answer")) }
        }
        div.actions { button.primary { (v.t("Settle")) } }
        (languages::keeping(v, languages::READ_IN))
    }
}

/// The key as it would be: where it is given, and which of both counts.
fn corrected_key(v: &Visit, wrong: &[Violation], subject: &Subject<'_>, fields: &Form) -> Markup {
    html! {
        @match subject.by() {
            By::Answer => p.hint { (v.t("If it is corrected: change the answer that is marked in the item above to the right one.")) },
            By::Lists => fieldset.field id="f-controls" {
                legend { (v.t("If it is corrected: the right key")) }
                p.hint { (v.t("Here it stands as it is now: change what is wrong.")) }
                (error_at(v, wrong, CONTROLS))
                (keying::lists(subject.show(v, fields)))
            },
            By::Nobody => {}
        }
        (as_json(v, wrong, subject))
    }
}

fn as_json(v: &Visit, wrong: &[Violation], subject: &Subject<'_>) -> Markup {
    let typed = v.form.text("key");
    let alone = subject.by() == By::Nobody;
    let bad = has_error(wrong, JSON);
    html! {
        details open[alone || bad || !typed.trim().is_empty()] {
            summary { (v.t("The corrected key as JSON")) }
            p.hint id="f-key-hint" {
                @if alone { (v.t("As in the gold-set file.")) } @else { (v.t("As in the gold-set file; for whatever the answer on this \
                    page cannot say. Left empty, the answer counts. \
                     Filled in, this counts as long as the answer is left as it stands; where both are changed and differ, \
                        nothing is done.")) }
                " " (v.t("As it stands: ")) code { (subject.key) }
            }
            (error_at(v, wrong, JSON))
            textarea id="f-key" name="key" rows="4" spellcheck="false" aria-label=(v.t("The corrected key as JSON"))
                aria-invalid=[bad.then_some("true")] aria-describedby={ "f-key-hint" @if bad { " f-key-error" } } {
                (maud::PreEscaped("\n")) (typed)
            }
        }
    }
}
