//! Labels of a taxonomy to be chosen, and the choice that none applies.

use maud::{Markup, html};

use super::page::Show;
use crate::domain::gold_set::shared::{Label, Taxonomy};

fn one_label(show: Show<'_>, label: &Label, name: &str, kind: &str) -> Markup {
    html! {
        label.choice {
            input type=(kind) name=(name) value=(label.id) checked[show.has(name, &label.id)];
            span { (show.l.of(&label.title)) @if let Some(help) = &label.help { small { (show.l.of(help)) } } }
        }
    }
}

/// The labels of a taxonomy: all in view where they are few; more are put under their parents.
pub fn labels(show: Show<'_>, taxonomy: &Taxonomy, name: &str, kind: &str) -> Markup {
    let roots: Vec<&Label> = taxonomy.label.iter().filter(|l| l.parent.is_none()).collect();
    let under = |parent: &Label| taxonomy.label.iter().filter(|l| l.parent.as_ref() == Some(&parent.id)).collect::<Vec<_>>();
    html! {
        @for root in roots {
            (one_label(show, root, name, kind))
            @if !under(root).is_empty() {
                details open[taxonomy.label.len() <= 12 || under(root).iter().any(|l| show.has(name, &l.id))] {
                    summary { (show.l.t("More exactly: ")) (show.l.of(&root.title)) }
                    @for label in under(root) { (one_label(show, label, name, kind)) }
                }
            }
        }
    }
}

/// The one visible choice that says "nothing"; it stands first, and script keeps it apart from the others.
pub fn nothing(show: Show<'_>, words: &str, more: Option<&str>) -> Markup {
    html! {
        label.choice {
            input type="checkbox" name="none" value="1" data-nothing checked[show.has("none", "1")];
            span { strong { (words) } @if let Some(more) = more { small { (more) } } }
        }
    }
}
