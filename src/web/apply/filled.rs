//! What a step's form says, put into the profile.

use super::super::Visit;
use super::Step;
use crate::domain::applicant::day::Day;
use crate::domain::applicant::profile::{Degree, Language, Profile, WorkForm, WorkPeriod, WorkRight};
use crate::domain::gold_set::project::{Requirement, RequirementKind};
use crate::domain::violation::Violation;
use crate::measure::text::normalise::nfkc;

fn required(v: &Visit, name: &str) -> Result<String, Violation> {
    v.form.filled(name).map(str::to_owned).ok_or_else(|| Violation::new("/question", "required", "answer this"))
}

fn day(v: &Visit, name: &str, pointer: &str) -> Result<Option<Day>, Violation> {
    match v.form.filled(name) {
        None => Ok(None),
        // An input method writes digits and dashes in full width.
        Some(text) => {
            nfkc(text).replace(['‐', '‑', '–', '−'], "-").parse().map(Some).map_err(|e: &str| Violation::new(pointer, "not_a_date", e))
        }
    }
}

/// Puts what the form says into the profile; what is wrong with it.
pub fn fill(v: &Visit, step: Step<'_>, profile: &mut Profile) -> Vec<Violation> {
    let filled = match step {
        Step::Name => {
            profile.name = v.form.filled("name").map(str::to_owned);
            profile.name_native = v.form.filled("name_native").map(str::to_owned);
            if profile.name.is_none() { Err(Violation::new("/name", "required", "enter your name")) } else { Ok(()) }
        }
        Step::Help => {
            profile.accommodation = Some(v.form.text("accommodation").trim().to_owned());
            Ok(())
        }
        Step::Asks(r) => requirement(v, r, profile),
    };
    filled.err().into_iter().collect()
}

fn requirement(v: &Visit, r: &Requirement, profile: &mut Profile) -> Result<(), Violation> {
    match r.kind {
        RequirementKind::Residence => profile.residence = Some(required(v, "country")?),
        RequirementKind::WorkAuthorisation => {
            let country = r.countries.iter().flatten().next().cloned().unwrap_or_default();
            let right = |form, until| vec![WorkRight { country: country.clone(), form, until }];
            let until = day(v, "until", "/until")?;
            profile.work_rights = Some(match required(v, "right")?.as_str() {
                "any" => right(WorkForm::Any, None),
                "contractor" => right(WorkForm::Contractor, until),
                "employee" => right(WorkForm::Employee, until),
                _ => Vec::new(),
            });
        }
        RequirementKind::Language => {
            let lang = r.lang.clone().unwrap_or_default();
            let level = required(v, "level")?;
            let mut languages: Vec<Language> =
                profile.languages.take().unwrap_or_default().into_iter().filter(|l| l.lang != lang).collect();
            languages.push(Language { lang, level, certificate: None });
            profile.languages = Some(languages);
        }
        RequirementKind::Degree => {
            let level = required(v, "level")?;
            let degree = |isced, in_progress| -> Result<Vec<Degree>, Violation> {
                let country = v.form.filled("country").unwrap_or("SG").to_owned();
                Ok(vec![Degree { country, isced, awarded: day(v, "awarded", "/awarded")?, in_progress, document: None }])
            };
            profile.degrees = Some(match level.as_str() {
                "6" => degree(6, false)?,
                "7" => degree(7, false)?,
                "8" => degree(8, false)?,
                "studying" => degree(6, true)?,
                _ => Vec::new(),
            });
        }
        RequirementKind::Experience => periods(v, profile)?,
        RequirementKind::Availability => {
            let hours = nfkc(&required(v, "hours")?).replace([',', '。'], ".").trim().parse::<f64>();
            let hours = hours.ok().filter(|h| h.is_finite());
            profile.hours_per_week = Some(hours.ok_or_else(|| Violation::new("/question", "not_a_number", "enter a number of hours"))?);
        }
        RequirementKind::Age => {
            let born = day(v, "born", "/question")?;
            profile.birth_date = Some(born.ok_or_else(|| Violation::new("/question", "required", "enter a date"))?);
        }
        RequirementKind::Confirm | RequirementKind::AnyOf => {
            profile.confirmations.insert(r.id.clone(), required(v, "confirm")? == "yes");
        }
    }
    Ok(())
}

/// Periods of work: one is added, one is taken away, or the list is left as it is.
fn periods(v: &Visit, profile: &mut Profile) -> Result<(), Violation> {
    let mut list = profile.work.take().unwrap_or_default();
    if let Ok(at) = v.form.text("remove").parse::<usize>() {
        if at < list.len() {
            list.remove(at);
        }
        profile.work = Some(list);
        return Ok(());
    }
    let from = day(v, "from", "/from");
    let to = day(v, "to", "/to");
    if let Ok(Some(from)) = from {
        list.push(WorkPeriod {
            from,
            to: to.clone().unwrap_or(None),
            hours_per_week: None,
            internship: v.form.filled("internship").is_some(),
            what: v.form.filled("what").map(str::to_owned),
        });
    } else if v.form.text("go") == "add" || v.form.filled("what").is_some() {
        profile.work = Some(list);
        from?;
        return Err(Violation::new("/from", "required", "enter the first month"));
    }
    let odd = list.iter().rposition(|p| p.to.as_ref().is_some_and(|to| to.last() < p.from.first()));
    if odd.is_some() {
        list.pop();
        profile.work = Some(list);
        return Err(Violation::new("/to", "period_order", "ends before it starts"));
    }
    profile.work = Some(list);
    from?;
    to.map(drop)
}
