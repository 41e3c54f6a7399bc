//! Fields of forms: a label, what helps, what is wrong, the control; each names what belongs to it, so that whoever hears the page hears
//! all of it.

use maud::{Markup, html};

use super::layout::{anchor, error_at, has_error};
use crate::domain::kernel::violation::Violation;
use crate::web::Visit;

/// What describes a control: its hint and its error, where there are any.
fn described(pointer: &str, hint: bool, wrong: bool) -> Option<String> {
    let id = anchor(pointer);
    let parts = [hint.then(|| format!("{id}-hint")), wrong.then(|| format!("{id}-error"))];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    (!parts.is_empty()).then(|| parts.join(" "))
}

/// A field for one line of text.
#[derive(Clone, Copy, Debug, Default)]
pub struct Line<'a> {
    /// Its name; broken rules name it as `/name`.
    pub name: &'a str,
    /// Its label.
    pub label: &'a str,
    /// What helps to fill it in.
    pub hint: Option<&'a str>,
    /// What stands in it.
    pub value: &'a str,
    /// The input's type; `text` where it is empty.
    pub kind: &'a str,
    /// Which keys a phone offers.
    pub keys: Option<&'a str>,
    /// What a browser may fill in.
    pub fills: Option<&'a str>,
    /// How many characters wide it is, where it is narrow.
    pub wide: Option<&'a str>,
}

/// A line of text.
pub fn line(v: &Visit, wrong: &[Violation], field: &Line<'_>) -> Markup {
    let pointer = format!("/{}", field.name);
    let (id, bad) = (anchor(&pointer), has_error(wrong, &pointer));
    let kind = if field.kind.is_empty() { "text" } else { field.kind };
    html! {
        div.field {
            label for=(id) { (field.label) }
            @if let Some(hint) = field.hint { p.hint id={ (id) "-hint" } { (hint) } }
            (error_at(v, wrong, &pointer))
            input id=(id) type=(kind) name=(field.name) inputmode=[field.keys] autocomplete=[field.fills] size=[field.wide]
                value=(field.value)
                aria-invalid=[bad.then_some("true")] aria-describedby=[described(&pointer, field.hint.is_some(), bad)];
        }
    }
}

/// A text of several lines.
pub fn area(v: &Visit, wrong: &[Violation], name: &str, (label, hint): (&str, Option<&str>), (value, rows): (&str, u8)) -> Markup {
    let pointer = format!("/{name}");
    let (id, bad) = (anchor(&pointer), has_error(wrong, &pointer));
    html! {
        div.field {
            label for=(id) { (label) }
            @if let Some(hint) = hint { p.hint id={ (id) "-hint" } { (hint) } }
            (error_at(v, wrong, &pointer))
            textarea id=(id) name=(name) rows=(rows) aria-invalid=[bad.then_some("true")]
                aria-describedby=[described(&pointer, hint.is_some(), bad)] { (maud::PreEscaped("\n")) (value) }
        }
    }
}

/// A month in two fields, which a keypad without signs can fill in. The first takes the whole as well, however it is written.
pub fn month(v: &Visit, wrong: &[Violation], name: &str, (label, hint): (&str, Option<&str>), (year, month): (&str, &str)) -> Markup {
    let pointer = format!("/{name}");
    let (id, bad) = (anchor(&pointer), has_error(wrong, &pointer));
    let (invalid, about) = (bad.then_some("true"), described(&pointer, hint.is_some(), bad));
    let other = format!("{name}_month");
    html! {
        fieldset.field {
            legend { (label) }
            @if let Some(hint) = hint { p.hint id={ (id) "-hint" } { (hint) } }
            (error_at(v, wrong, &pointer))
            div.row.date {
                div.field {
                    label for=(id) { (v.t("Year")) }
                    input id=(id) type="text" name=(name) inputmode="numeric" autocomplete="off" size="8" value=(year)
                        aria-invalid=[invalid] aria-describedby=[about.as_deref()];
                }
                div.field {
                    label for={ (id) "-month" } { (v.t("Month")) }
                    input id={ (id) "-month" } type="text" name=(other) inputmode="numeric" autocomplete="off" size="4" value=(month)
                        aria-invalid=[invalid] aria-describedby=[about.as_deref()];
                }
            }
        }
    }
}

/// One of several choices: what it sends, its words, and more words beneath.
pub type Choice<'a> = (&'a str, &'a str, Option<&'a str>);

/// Choices of which one is taken. They stand in a fieldset whose legend is the question; the first is where an error leads.
pub fn choices(v: &Visit, wrong: &[Violation], name: &str, chosen: &str, all: &[Choice<'_>]) -> Markup {
    let pointer = format!("/{name}");
    let (id, bad) = (anchor(&pointer), has_error(wrong, &pointer));
    let about = described(&pointer, false, bad);
    html! {
        (error_at(v, wrong, &pointer))
        @for (i, (value, words, more)) in all.iter().enumerate() {
            label.choice {
                input id=[(i == 0).then_some(&id)] type="radio" name=(name) value=(value) checked[*value == chosen]
                    aria-describedby=[about.as_deref()];
                span { (words) @if let Some(more) = more { small { (more) } } }
            }
        }
    }
}

/// Choices of a list that folds away: what each sends, and its words.
pub type Group = (&'static str, Vec<(String, String)>);

/// A choice from a list that folds away, in groups, each under its words. A group without choices is left out, and one that stands alone
/// needs no words.
pub fn select(v: &Visit, wrong: &[Violation], name: &str, (label, chosen): (&str, &str), groups: &[Group]) -> Markup {
    let pointer = format!("/{name}");
    let (id, bad) = (anchor(&pointer), has_error(wrong, &pointer));
    let filled: Vec<&Group> = groups.iter().filter(|(_, all)| !all.is_empty()).collect();
    let offered = |all: &[(String, String)]| {
        html! {
            @for (value, words) in all { option value=(value) selected[value == chosen] { (words) } }
        }
    };
    html! {
        div.field {
            label for=(id) { (label) }
            (error_at(v, wrong, &pointer))
            select id=(id) name=(name) aria-invalid=[bad.then_some("true")] aria-describedby=[described(&pointer, false, bad)] {
                option value="" { (v.t("Choose")) }
                @if let [(_, all)] = filled.as_slice() { (offered(all)) } @else {
                    @for (words, all) in filled { optgroup label=(words) { (offered(all)) } }
                }
            }
        }
    }
}
