//! The fields of each step.

use maud::{Markup, html};

use super::typed::Typed;
use crate::domain::applying::profile::Profile;
use crate::domain::kernel::day::Day;
use crate::domain::kernel::violation::Violation;
use crate::domain::locale::lang::say;
use crate::domain::locale::{country, identity, work};
use crate::domain::project::{Project, Requirement};
use crate::web::Visit;
use crate::web::frame::field;
use crate::web::frame::field::{Choice, Line};

/// Every country, those that the project names above the others; each group in the order of the page's language.
fn countries(v: &Visit, project: &Project, wrong: &[Violation], label: &str, chosen: &str) -> Markup {
    let own = project.countries();
    let (here, others): (Vec<_>, Vec<_>) = country::by_name(v.lang).into_iter().partition(|c| own.contains(&c.code));
    let offered = |group: Vec<&country::Country>| group.into_iter().map(|c| (c.code.to_owned(), c.name(v.lang).to_owned())).collect();
    let groups = [(v.t("In this project"), offered(here)), (v.t("All others"), offered(others))];
    field::select(v, wrong, "country", (label, chosen), &groups)
}

pub fn name(v: &Visit, project: &Project, typed: &Typed, wrong: &[Violation]) -> Markup {
    let name = Line { name: "name", label: v.t("Full name"), value: typed.get("name"), fills: Some("name"), ..Line::default() };
    let native = Line {
        name: "name_native",
        label: v.t("Your name in another script (optional)"),
        value: typed.get("name_native"),
        ..Line::default()
    };
    let numbers = identity::named(v.lang, &project.countries(), true);
    html! {
        (field::line(v, wrong, &name))
        (field::line(v, wrong, &native))
        p.note { (say!(v, "Please do not enter {numbers} or passport number anywhere.", numbers)) }
    }
}

pub fn help(v: &Visit, typed: &Typed, wrong: &[Violation]) -> Markup {
    let hint = v.t("For example extra time, breaks or another format. You need not say why. Leave it empty if you need nothing.");
    field::area(v, wrong, "accommodation", (v.t("What would help you"), Some(hint)), (typed.get("accommodation"), 4))
}

pub fn residence(v: &Visit, project: &Project, typed: &Typed, wrong: &[Violation]) -> Markup {
    countries(v, project, wrong, v.t("Country"), typed.get("country"))
}

pub fn work_right(v: &Visit, r: &Requirement, typed: &Typed, wrong: &[Violation]) -> Markup {
    let work = work::of(r.countries.iter().flatten().map(String::as_str));
    let words = |en: &'static str| v.t(en);
    let all: [Choice<'_>; 4] = [
        ("any", v.t("As a citizen or permanent resident"), None),
        ("contractor", words(work.own), None),
        ("employee", words(work.employer), work.examples.map(words)),
        ("none", v.t("None of these, or I am not sure"), Some(words(work.unsure))),
    ];
    html! {
        (field::choices(v, wrong, "right", typed.get("right"), &all))
        (field::month(v, wrong, "until", (words(work.until), None), (typed.get("until"), typed.get("until_month"))))
    }
}

pub fn language(v: &Visit, r: &Requirement, typed: &Typed, wrong: &[Violation]) -> Markup {
    let levels: [Choice<'_>; 7] = [
        ("native", v.t("Native: I grew up reading and writing it"), None),
        ("C2", v.t("C2: effortless, even with difficult texts"), None),
        ("C1", v.t("C1: fluent, including at work"), None),
        ("B2", v.t("B2: good, though I sometimes search for words"), None),
        ("B1", v.t("B1: everyday situations"), None),
        ("A2", v.t("A2: simple, familiar things"), None),
        ("A1", v.t("A1: a few words and phrases"), None),
    ];
    html! {
        (field::choices(v, wrong, "level", typed.get("level"), &levels))
        @if r.proved_by.is_some() { p.note { (v.t("A test will show it; no certificate is needed.")) } }
    }
}

pub fn degree(v: &Visit, project: &Project, typed: &Typed, wrong: &[Violation]) -> Markup {
    let all: [Choice<'_>; 5] = [
        ("6", v.t("Bachelor's degree"), None),
        ("7", v.t("Master's degree"), None),
        ("8", v.t("Doctorate"), None),
        ("studying", v.t("I am still studying for my first degree"), None),
        ("none", v.t("None of these"), None),
    ];
    let awarded = (v.t("When was it awarded?"), Some(v.t("If you are still studying, leave this empty.")));
    html! {
        (field::choices(v, wrong, "level", typed.get("level"), &all))
        (countries(v, project, wrong, v.t("Country of the university"), typed.get("country")))
        (field::month(v, wrong, "awarded", awarded, (typed.get("awarded"), typed.get("awarded_month"))))
        p.note { (v.t("You will be asked for a copy; you may cover numbers and photographs.")) }
    }
}

/// A month of a period, for people and for programs.
fn month(v: &Visit, date: Day) -> Markup {
    html! { time datetime=(date) { (v.lang.written(date)) } }
}

pub fn experience(v: &Visit, profile: &Profile, typed: &Typed, wrong: &[Violation]) -> Markup {
    let to = (v.t("To"), Some(v.t("Leave it empty if you still work there.")));
    let what = Line { name: "what", label: v.t("What was the work?"), value: typed.get("what"), ..Line::default() };
    html! {
        p.hint { (v.t("Add each period of professional work, one after the other.")) }
        ul.marks { @for (i, period) in profile.work.iter().flatten().enumerate() {
            li {
                strong { (month(v, period.from)) " – " @match period.to { Some(to) => (month(v, to)), None => (v.t("now")) } }
                span { (period.what.as_deref().unwrap_or_default()) }
                @if period.internship { span.tag { (v.t("internship")) } }
                button name="remove" value=(i) { (v.t("Remove"))
                    span.hide { " " (v.lang.written(period.from)) " " (period.what.as_deref().unwrap_or_default()) } }
            }
        } }
        (field::month(v, wrong, "from", (v.t("From"), None), (typed.get("from"), typed.get("from_month"))))
        (field::month(v, wrong, "to", to, (typed.get("to"), typed.get("to_month"))))
        (field::line(v, wrong, &what))
        label.choice { input type="checkbox" name="internship" value="1" checked[typed.get("internship") == "1"]; span {
            (v.t("It was an internship")) } }
        button name="go" value="add" { (v.t("Add this period")) }
    }
}

pub fn hours(v: &Visit, typed: &Typed, wrong: &[Violation]) -> Markup {
    let (label, value) = (v.t("Hours a week"), typed.get("hours"));
    let hours = Line { name: "hours", label, value, keys: Some("decimal"), wide: Some("6"), ..Line::default() };
    field::line(v, wrong, &hours)
}

pub fn birth_date(v: &Visit, typed: &Typed, wrong: &[Violation]) -> Markup {
    let label = v.t("Date of birth: year, month, day, such as 1995-08-31");
    field::line(v, wrong, &Line { name: "born", label, value: typed.get("born"), fills: Some("bday"), ..Line::default() })
}

pub fn confirm(v: &Visit, typed: &Typed, wrong: &[Violation]) -> Markup {
    field::choices(v, wrong, "confirm", typed.get("confirm"), &[("yes", v.t("Yes"), None), ("no", v.t("No"), None)])
}
