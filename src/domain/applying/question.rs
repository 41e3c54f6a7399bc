//! The questions of an application, and what stands in the fields of each once it is answered.

use std::collections::BTreeSet;

use super::profile::{Profile, WorkForm};
use crate::domain::kernel::day::Day;
use crate::domain::project::{Project, Requirement, RequirementKind};

/// The question for the name.
pub const NAME: &str = "name";
/// The question for help that somebody wants in tests.
pub const HELP: &str = "help";

/// The fields of a question's form: names and texts, in order.
pub type Fields = Vec<(String, String)>;

/// The questions of a project in order, each with its requirement where it has one: the name, each requirement that is answered by itself,
/// help.
pub fn asked(project: &Project) -> impl Iterator<Item = (&str, Option<&Requirement>)> {
    let requirements = project.requirements.iter().filter(|r| r.kind != RequirementKind::AnyOf).map(|r| (r.id.as_str(), Some(r)));
    std::iter::once((NAME, None)).chain(requirements).chain([(HELP, None)])
}

/// The fields of a question as it was answered; none where it was not. A period of work that is to be added is never answered.
#[must_use]
pub fn answered(question: &str, requirement: Option<&Requirement>, profile: &Profile) -> Fields {
    let mut fields = Vec::new();
    let mut put = |name: &str, value: Option<String>| fields.extend(value.map(|v| (name.to_owned(), v)));
    match requirement {
        Some(r) => of_requirement(r, profile, &mut put),
        None if question == NAME => {
            put("name", profile.name.clone());
            put("name_native", profile.name_native.clone());
        }
        None => put("accommodation", profile.accommodation.clone()),
    }
    fields
}

/// Whether what was typed says anything else than the answer does. Empty fields and white space around a text say nothing.
#[must_use]
pub fn differs(typed: &[(String, String)], answered: &[(String, String)]) -> bool {
    fn says(fields: &[(String, String)]) -> BTreeSet<(&str, &str)> {
        fields.iter().map(|(name, text)| (name.as_str(), text.trim())).filter(|(_, text)| !text.is_empty()).collect()
    }
    says(typed) != says(answered)
}

/// A date in the two fields of a month; a whole day stands in the first.
fn put_date(put: &mut impl FnMut(&str, Option<String>), name: &str, date: Option<Day>) {
    let text = date.map(|d| d.to_string()).unwrap_or_default();
    match text.split_once('-').filter(|(_, month)| month.len() == 2) {
        Some((year, month)) => {
            put(name, Some(year.to_owned()));
            put(&format!("{name}_month"), Some(month.to_owned()));
        }
        None => put(name, Some(text)),
    }
}

fn of_requirement(r: &Requirement, profile: &Profile, put: &mut impl FnMut(&str, Option<String>)) {
    match r.kind {
        RequirementKind::Residence => put("country", profile.residence.clone()),
        RequirementKind::WorkAuthorisation => {
            let first = profile.work_rights.as_ref().map(|rights| rights.first());
            let word = first.map(|right| match right.map(|r| r.form) {
                Some(WorkForm::Any) => "any",
                Some(WorkForm::Contractor) => "contractor",
                Some(WorkForm::Employee) => "employee",
                None => "none",
            });
            put("right", word.map(str::to_owned));
            put_date(put, "until", first.flatten().and_then(|r| r.until));
        }
        RequirementKind::Language => {
            let said = profile.language(r.lang.as_deref().unwrap_or_default());
            put("level", said.map(|l| l.level.clone()));
        }
        RequirementKind::Degree => {
            let first = profile.degrees.as_ref().map(|degrees| degrees.first());
            let level = first.map(|degree| match degree {
                Some(d) if d.in_progress => "studying".to_owned(),
                Some(d) => d.isced.to_string(),
                None => "none".to_owned(),
            });
            put("level", level);
            put("country", first.flatten().map(|d| d.country.clone()));
            put_date(put, "awarded", first.flatten().and_then(|d| d.awarded));
        }
        RequirementKind::Availability => put("hours", profile.hours_per_week.map(|h| h.to_string())),
        RequirementKind::Age => put("born", profile.birth_date.map(|d| d.to_string())),
        RequirementKind::Confirm => {
            put("confirm", profile.confirmations.get(&r.id).map(|yes| if *yes { "yes" } else { "no" }.to_owned()));
        }
        RequirementKind::Experience | RequirementKind::AnyOf => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(all: &[(&str, &str)]) -> Fields {
        all.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect()
    }

    #[test]
    fn what_was_typed_differs_where_it_says_something_else_than_the_answer() {
        let answer = fields(&[("hours", "40")]);
        assert!(!differs(&answer, &answer) && !differs(&fields(&[("hours", " 40 "), ("note", "")]), &answer));
        assert!(differs(&fields(&[("hours", "20")]), &answer));
        assert!(differs(&fields(&[("hours", "")]), &answer), "an answer that was rubbed out is another one");
        assert!(!differs(&fields(&[("from", ""), ("what", " ")]), &[]));
    }
}
