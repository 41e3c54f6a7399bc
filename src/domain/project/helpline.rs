//! Who answers whoever is troubled by what a project shows.

use super::Project;
use crate::domain::locale::helpline::told;
use crate::domain::locale::lang::Lang;

/// The line that a project names itself, else those of its countries; nothing where neither is known.
#[must_use]
pub fn of_project(l: Lang, project: &Project) -> Option<String> {
    match &project.head.helpline {
        Some(own) => Some(format!("{} {}", own.text.wording(l.code(), &project.head.languages).text, own.number)),
        None => told(l, &project.countries()),
    }
}
