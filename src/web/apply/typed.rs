//! What stands in a step's fields: as it was just sent, as it was typed and not sent yet, or as it was answered. Pages know no other source, so
//! whatever somebody typed stays until they change it.

use super::super::form::Form;
use super::Step;
use crate::domain::applicant::day::Day;
use crate::domain::applicant::profile::{Profile, WorkForm};
use crate::domain::gold_set::project::{Requirement, RequirementKind};

/// Fields of our own pages, which nobody types.
const OWN: [&str; 6] = ["csrf", "once", "revision", "go", "from_check", "remove"];

/// The fields of a step.
#[derive(Clone, Debug, Default)]
pub struct Typed(Vec<(String, String)>);

impl Typed {
    /// As it was sent.
    pub fn sent(form: &Form) -> Self {
        Self::kept(form.fields().to_vec())
    }

    /// As it was typed and kept.
    pub fn kept(fields: Vec<(String, String)>) -> Self {
        Self(fields.into_iter().filter(|(name, _)| !OWN.contains(&name.as_str())).collect())
    }

    /// As it was answered. A period that is to be added is never answered: its fields are empty.
    pub fn answered(step: Step<'_>, profile: &Profile) -> Self {
        let mut fields = Vec::new();
        let mut put = |name: &str, value: Option<String>| fields.extend(value.map(|v| (name.to_owned(), v)));
        match step {
            Step::Name => {
                put("name", profile.name.clone());
                put("name_native", profile.name_native.clone());
            }
            Step::Help => put("accommodation", profile.accommodation.clone()),
            Step::Asks(r) => requirement(r, profile, &mut put),
        }
        Self(fields)
    }

    /// A field; empty where nothing stands in it.
    pub fn get(&self, name: &str) -> &str {
        self.0.iter().find(|(n, _)| n == name).map_or("", |(_, v)| v.as_str())
    }

    /// The fields, to be kept.
    pub fn into_fields(self) -> Vec<(String, String)> {
        self.0
    }
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

fn requirement(r: &Requirement, profile: &Profile, put: &mut impl FnMut(&str, Option<String>)) {
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
            let said = profile.languages.iter().flatten().find(|l| Some(&l.lang) == r.lang.as_ref());
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
