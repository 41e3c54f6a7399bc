//! What a step's form says, put into the profile.

use super::steps::Step;
use crate::domain::applying::profile::{Degree, Profile, WorkForm, WorkPeriod, WorkRight};
use crate::domain::applying::written;
use crate::domain::kernel::day::Day;
use crate::domain::kernel::violation::Violation;
use crate::domain::project::{Requirement, RequirementKind};
use crate::web::Visit;

/// A choice that has to be made.
fn required(v: &Visit, name: &str) -> Result<String, Violation> {
    v.form.filled(name).map(str::to_owned).ok_or_else(|| Violation::new(format!("/{name}"), "required", "answer this"))
}

/// A choice that has to be made among those that the page offers.
fn chosen<T: Copy>(v: &Visit, name: &str, offered: &[(&str, T)]) -> Result<T, Violation> {
    let said = required(v, name)?;
    let one = offered.iter().find(|(value, _)| *value == said).map(|(_, means)| *means);
    one.ok_or_else(|| Violation::new(format!("/{name}"), "unknown_id", "is none of the choices"))
}

/// A month, where one is filled in.
fn month(v: &Visit, name: &str) -> Result<Option<Day>, Violation> {
    let not = |why: &str| Violation::new(format!("/{name}"), "not_a_date", why);
    let read = written::month(v.form.text(name), v.form.text(&format!("{name}_month"))).map_err(not)?;
    // A year alone leaves twelve months open, and what is counted are months.
    if read.is_some_and(|d| d.to_string().len() == 4) { Err(not("the month is missing")) } else { Ok(read) }
}

/// Puts what the form says into the profile; what is wrong with it.
pub fn fill(v: &Visit, step: Step<'_>, profile: &mut Profile) -> Vec<Violation> {
    match step {
        Step::Name => {
            profile.name = v.form.filled("name").map(str::to_owned);
            profile.name_native = v.form.filled("name_native").map(str::to_owned);
            if profile.name.is_none() { vec![Violation::new("/name", "required", "enter your name")] } else { Vec::new() }
        }
        Step::Help => {
            profile.accommodation = Some(v.form.text("accommodation").trim().to_owned());
            Vec::new()
        }
        Step::Asks(r) if r.kind == RequirementKind::Experience => periods(v, profile),
        Step::Asks(r) => requirement(v, r, profile).err().into_iter().collect(),
    }
}

fn requirement(v: &Visit, r: &Requirement, profile: &mut Profile) -> Result<(), Violation> {
    match r.kind {
        RequirementKind::Residence => profile.residence = Some(required(v, "country")?),
        RequirementKind::WorkAuthorisation => {
            let offered = [
                ("any", Some(WorkForm::Any)),
                ("contractor", Some(WorkForm::Contractor)),
                ("employee", Some(WorkForm::Employee)),
                ("none", None),
            ];
            let form = chosen(v, "right", &offered)?;
            // A pass ends; citizenship does not.
            let until = if form.is_some_and(|f| f != WorkForm::Any) { month(v, "until")? } else { None };
            let country = r.countries.iter().flatten().next().cloned().unwrap_or_default();
            profile.work_rights = Some(form.map(|form| WorkRight { country, form, until }).into_iter().collect());
        }
        RequirementKind::Language => {
            profile.say_language(r.lang.as_deref().unwrap_or_default(), required(v, "level")?);
        }
        RequirementKind::Degree => {
            let offered =
                [("6", Some((6, false))), ("7", Some((7, false))), ("8", Some((8, false))), ("studying", Some((6, true))), ("none", None)];
            profile.degrees = Some(match chosen(v, "level", &offered)? {
                None => Vec::new(),
                Some((isced, in_progress)) => {
                    let country = required(v, "country")?;
                    let awarded = month(v, "awarded")?;
                    if awarded.is_none() && !in_progress {
                        return Err(Violation::new("/awarded", "required", "a degree that is completed has a date"));
                    }
                    vec![Degree { country, isced, awarded, in_progress, document: None }]
                }
            });
        }
        RequirementKind::Experience => {}
        RequirementKind::Availability => {
            let hours = written::number(&required(v, "hours")?);
            let hours = hours.ok_or_else(|| Violation::new("/hours", "not_a_number", "enter a number of hours"))?;
            profile.hours_per_week = Some(hours);
        }
        RequirementKind::Age => {
            let born = written::date(&required(v, "born")?);
            let born = born.ok().filter(|d| d.first() == d.last());
            profile.birth_date = Some(born.ok_or_else(|| Violation::new("/born", "not_a_day", "enter year, month and day"))?);
        }
        RequirementKind::Confirm | RequirementKind::AnyOf => {
            profile.confirmations.insert(r.id.clone(), chosen(v, "confirm", &[("yes", true), ("no", false)])?);
        }
    }
    Ok(())
}

/// Periods of work: one is added, one is taken away, or the list is left as it is. All that is wrong with a new one is told at once.
fn periods(v: &Visit, profile: &mut Profile) -> Vec<Violation> {
    let list = profile.work.get_or_insert_default();
    if let Some(at) = v.form.value("remove") {
        // A place that the list does not have was taken away already.
        if let Some(at) = at.parse::<usize>().ok().filter(|at| *at < list.len()) {
            list.remove(at);
        }
        return Vec::new();
    }
    let begun = ["from", "from_month", "to", "to_month", "what"].iter().any(|name| v.form.filled(name).is_some());
    if !begun && v.form.text("go") != "add" {
        return Vec::new();
    }
    match (month(v, "from"), month(v, "to")) {
        (Ok(Some(from)), Ok(to)) => {
            if to.is_some_and(|to| to.last() < from.first()) {
                return vec![Violation::new("/to", "period_order", "ends before it starts")];
            }
            let (internship, what) = (v.form.filled("internship").is_some(), v.form.filled("what").map(str::to_owned));
            list.push(WorkPeriod { from, to, hours_per_week: None, internship, what });
            Vec::new()
        }
        (from, to) => {
            let none = |found: &Option<Day>| found.is_none().then(|| Violation::new("/from", "required", "enter the first month"));
            let from = from.map_or_else(Some, |found| none(&found));
            from.into_iter().chain(to.err()).collect()
        }
    }
}
