//! Punctuation between parts of a page, in the width of its language: Chinese has signs of full width and no spaces beside them.

use maud::{Markup, Render, html};

use crate::web::Visit;

/// What stands between a name and what is said of it.
pub fn colon(v: &Visit) -> &'static str {
    v.t(": ")
}

/// What stands between parts of a sentence.
pub fn comma(v: &Visit) -> &'static str {
    v.tc("clauses", ", ")
}

/// What stands between parts that have commas of their own.
pub fn semicolon(v: &Visit) -> &'static str {
    v.t("; ")
}

/// What is said in brackets after something.
pub fn aside(v: &Visit, said: impl Render) -> Markup {
    html! { (v.t(" (")) (said) (v.t(")")) }
}
