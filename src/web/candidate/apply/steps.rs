//! The steps of an application: what each asks, and whether it is answered.

use crate::app::applying::apply::Record;
use crate::domain::applying::profile::{Degree, Profile};
use crate::domain::locale::lang::say;
use crate::domain::locale::language;
use crate::domain::project::{Requirement, RequirementKind};
use crate::web::Visit;

/// A page of the application.
#[derive(Clone, Copy)]
pub(super) enum Step<'r> {
    /// Name and how to be called.
    Name,
    /// One requirement.
    Asks(&'r Requirement),
    /// Help that the person wants: extra time.
    Help,
}

impl<'r> Step<'r> {
    pub fn id(self) -> &'r str {
        match self {
            Self::Name => "name",
            Self::Asks(r) => &r.id,
            Self::Help => "help",
        }
    }

    pub const fn requirement(self) -> Option<&'r Requirement> {
        match self {
            Self::Asks(r) => Some(r),
            Self::Name | Self::Help => None,
        }
    }

    pub fn is_list(self) -> bool {
        self.requirement().is_some_and(|r| r.kind == RequirementKind::Experience)
    }
}

/// The steps of a project: name, each requirement that is answered by itself, help.
pub(super) fn steps(record: &Record) -> Vec<Step<'_>> {
    let asked = record.content.project.requirements.iter().filter(|r| r.kind != RequirementKind::AnyOf).map(Step::Asks);
    std::iter::once(Step::Name).chain(asked).chain([Step::Help]).collect()
}

pub(super) fn answered(step: Step<'_>, profile: &Profile) -> bool {
    match step {
        Step::Name => profile.name.is_some(),
        Step::Help => profile.accommodation.is_some(),
        Step::Asks(r) => match r.kind {
            RequirementKind::Residence => profile.residence.is_some(),
            RequirementKind::WorkAuthorisation => profile.work_rights.is_some(),
            RequirementKind::Language => profile.language(r.lang.as_deref().unwrap_or_default()).is_some(),
            RequirementKind::Degree => profile.degrees.as_ref().is_some_and(|all| !all.iter().any(Degree::lacks_date)),
            RequirementKind::Experience => profile.work.is_some(),
            RequirementKind::Availability => profile.hours_per_week.is_some(),
            RequirementKind::Age => profile.birth_date.is_some(),
            RequirementKind::Confirm => profile.confirmations.contains_key(&r.id),
            RequirementKind::AnyOf => true,
        },
    }
}

pub(super) fn heading(v: &Visit, step: Step<'_>) -> String {
    match step {
        Step::Name => v.t("What is your name?").to_owned(),
        Step::Help => v.t("Do you need any help in tests?").to_owned(),
        Step::Asks(r) => match r.kind {
            RequirementKind::Residence => v.t("Where do you live now?").to_owned(),
            RequirementKind::WorkAuthorisation => v.t("How may you work where you live?").to_owned(),
            RequirementKind::Language => {
                let lang = r.lang.as_deref().unwrap_or_default();
                let name = language::name(v.lang, lang);
                say!(v, "How well do you know {name}?", name)
            }
            RequirementKind::Degree => v.t("What is your highest degree?").to_owned(),
            RequirementKind::Experience => v.t("Where have you worked?").to_owned(),
            RequirementKind::Availability => v.t("How many hours a week can you work?").to_owned(),
            RequirementKind::Age => v.t("When were you born?").to_owned(),
            RequirementKind::Confirm | RequirementKind::AnyOf => v.lang.of(&r.text).to_owned(),
        },
    }
}
