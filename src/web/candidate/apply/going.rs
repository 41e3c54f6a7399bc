//! The buttons of a step, and where each leads.

use super::steps::steps;
use crate::app::applying::apply::Record;
use crate::domain::locale::lang::Lang;
use crate::web::{Trouble, Visit, unknown_button};

/// What somebody wants with the form of a step.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Go {
    /// It is the answer; on to the next question.
    Next,
    /// The same, and the list is shown again: a period comes to it or is taken away.
    Stay,
    /// It is kept as it stands, no part of the answers.
    Later,
    /// It is kept as it stands, and the page is shown in another language.
    Read(Lang),
    /// What was kept is let go, and the answer stands.
    Drop,
}

pub fn go(v: &Visit) -> Result<Go, Trouble> {
    match v.form.value("go") {
        Some("next") => Ok(Go::Next),
        Some("add") | None => Ok(Go::Stay),
        Some("later") => Ok(Go::Later),
        Some("drop") => Ok(Go::Drop),
        Some(other) => Lang::from_code(other).map(Go::Read).ok_or_else(unknown_button),
    }
}

/// Whether the person came from the page where answers are checked: there they go back.
pub fn from_check(v: &Visit) -> bool {
    v.query("from") == "check" || v.form.text("from_check") == "1"
}

/// Where somebody goes on to after an answer: to the same question, back to where answers are checked, or to the next one.
pub fn after(v: &Visit, record: &Record, at: usize) -> Result<String, Trouble> {
    let all = steps(record);
    let project = &record.application.project;
    let id = |i: usize| all.get(i).map_or("check", |s| s.id());
    Ok(match (go(v)?, from_check(v)) {
        (Go::Next, false) => format!("/apply/{project}/{}", id(at + 1)),
        (Go::Next, true) => format!("/apply/{project}/check"),
        (Go::Drop, true) => super::checking::with_ticks(v, format!("/apply/{project}/check")),
        (Go::Stay | Go::Later | Go::Read(_), true) => format!("/apply/{project}/{}?from=check", id(at)),
        (Go::Stay | Go::Later | Go::Read(_) | Go::Drop, false) => format!("/apply/{project}/{}", id(at)),
    })
}
