//! What was said, in words.

use super::page::Visit;
use crate::domain::applying::profile::{Profile, WorkForm};
use crate::domain::locale::lang::say;
use crate::domain::locale::{country, work};
use crate::domain::project::{Requirement, RequirementKind};

/// What was said, in words.
pub fn said(v: &Visit, r: Option<&Requirement>, step: &str, profile: &Profile) -> String {
    let nothing = || v.t("–").to_owned();
    let words = |en: &'static str| v.t(en).to_owned();
    let work = |r: &Requirement| work::of(r.countries.iter().flatten().map(String::as_str));
    let Some(r) = r else {
        let text = if step == "name" {
            profile.name.clone().map(|n| [Some(n), profile.name_native.clone()].into_iter().flatten().collect::<Vec<_>>().join(" "))
        } else {
            profile.accommodation.clone()
        };
        return text.filter(|t| !t.is_empty()).unwrap_or_else(nothing);
    };
    let found = match r.kind {
        RequirementKind::Residence => profile.residence.as_deref().map(|c| country::name(v.lang, c)),
        RequirementKind::WorkAuthorisation => profile.work_rights.as_ref().map(|rights| match rights.first().map(|r| r.form) {
            Some(WorkForm::Any) => v.t("Citizen or permanent resident").to_owned(),
            Some(WorkForm::Contractor) => words(work(r).told_own),
            Some(WorkForm::Employee) => words(work(r).told_employer),
            None => v.t("None, or not sure").to_owned(),
        }),
        RequirementKind::Language => profile
            .language(r.lang.as_deref().unwrap_or_default())
            .map(|l| if l.level == "native" { v.t("native").to_owned() } else { l.level.clone() }),
        RequirementKind::Degree => profile.degrees.as_ref().map(|degrees| match degrees.first() {
            None => v.t("None").to_owned(),
            Some(d) if d.in_progress => v.t("Still studying").to_owned(),
            Some(d) => {
                let name = match d.isced {
                    0..=5 => v.t("Below a Bachelor"),
                    6 => v.t("Bachelor"),
                    7 => v.t("Master"),
                    8..=u8::MAX => v.t("Doctor"),
                };
                let parts = [Some(name.to_owned()), Some(country::name(v.lang, &d.country)), d.awarded.map(|a| v.lang.written(a))];
                parts.into_iter().flatten().collect::<Vec<_>>().join(v.tc("clauses", ", "))
            }
        }),
        RequirementKind::Experience => profile.work.as_ref().map(|work| {
            let period = |p: &crate::domain::applying::profile::WorkPeriod| {
                let to = p.to.map_or_else(|| v.t("now").to_owned(), |to| v.lang.written(to));
                let time = format!("{} – {to}", v.lang.written(p.from));
                let what = p.what.as_deref().map_or_else(|| time.clone(), |what| format!("{time}{}{what}", v.t(": ")));
                if p.internship { format!("{what}{}", v.t(" (internship)")) } else { what }
            };
            if work.is_empty() { v.t("None").to_owned() } else { work.iter().map(period).collect::<Vec<_>>().join(v.t("; ")) }
        }),
        RequirementKind::Availability => profile.hours_per_week.map(|h| say!(v, "{h} hours", h)),
        RequirementKind::Age => profile.birth_date.map(|d| v.lang.written(d)),
        RequirementKind::Confirm => {
            profile.confirmations.get(&r.id).map(|yes| if *yes { v.t("Yes").to_owned() } else { v.t("No").to_owned() })
        }
        RequirementKind::AnyOf => None,
    };
    found.unwrap_or_else(nothing)
}
