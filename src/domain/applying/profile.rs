//! What a person says of themselves: the facts that requirements ask for, and how to reach them. A field that is missing is unanswered; an
//! empty list is an answer.

use std::collections::BTreeMap;

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::refused;
use crate::domain::kernel::day::Day;
use crate::domain::kernel::names::names;
use crate::domain::kernel::unseen::is_invisible;
use crate::domain::kernel::violation::Violation;
use crate::domain::locale;
use crate::domain::locale::language_names::primary;

/// The form in which somebody may work.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum WorkForm {
    /// For themselves.
    Contractor,
    /// As an employee.
    Employee,
    /// In any form.
    Any,
}

/// A right to work in a country.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WorkRight {
    /// ISO 3166-1.
    pub country: String,
    /// In which form.
    pub form: WorkForm,
    /// The last day, where it ends.
    #[serde(default)]
    pub until: Option<Day>,
}

/// A certificate of a language, kept as it was given; it changes no verdict.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Certificate {
    /// Who gave it.
    pub issuer: String,
    /// The raw score.
    pub score: String,
    /// When.
    pub date: Day,
    /// The version of the mapping from scores to levels.
    pub mapping: String,
}

/// A language and a claimed level.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Language {
    /// A BCP 47 tag.
    pub lang: String,
    /// A1 … C2 or `native`.
    pub level: String,
    /// A certificate, if there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub certificate: Option<Certificate>,
}

/// What became of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum DocumentState {
    /// Nobody has looked at it.
    Uploaded,
    /// A person accepted it.
    Accepted,
    /// A person did not accept it.
    Rejected,
}

impl DocumentState {
    /// As it is told to programs.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Uploaded => "uploaded",
            Self::Accepted => "accepted",
            Self::Rejected => "rejected",
        }
    }

    /// From its name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        [Self::Uploaded, Self::Accepted, Self::Rejected].into_iter().find(|s| s.as_str() == name)
    }
}

names! {
    /// What a person says of a document.
    DocumentVerdict {
        /// It shows what it should.
        Accepted = "accepted";
        /// It does not.
        Rejected = "rejected";
    }
}

impl From<DocumentVerdict> for DocumentState {
    fn from(verdict: DocumentVerdict) -> Self {
        match verdict {
            DocumentVerdict::Accepted => Self::Accepted,
            DocumentVerdict::Rejected => Self::Rejected,
        }
    }
}

/// A degree.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Degree {
    /// ISO 3166-1, of the institution.
    pub country: String,
    /// ISCED 2011 level: 6 bachelor, 7 master, 8 doctor.
    pub isced: u8,
    /// When it was awarded; without it a completed degree leaves its requirement unanswered.
    #[serde(default)]
    pub awarded: Option<Day>,
    /// Whether it is still being studied for.
    #[serde(default)]
    pub in_progress: bool,
    /// What became of its document. Not the person's to say: what is stored beside the profile replaces it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub document: Option<DocumentState>,
}

impl Degree {
    /// Whether it is said to be completed, but not when: then nobody can say that it counts.
    #[must_use]
    pub const fn lacks_date(&self) -> bool {
        self.isced >= 6 && !self.in_progress && self.awarded.is_none()
    }
}

/// A period of work.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WorkPeriod {
    /// Its first day.
    pub from: Day,
    /// Its last day; none where it goes on.
    #[serde(default)]
    pub to: Option<Day>,
    /// For the record; part-time counts by the calendar like full-time.
    #[serde(default)]
    pub hours_per_week: Option<f64>,
    /// Whether it was an internship.
    #[serde(default)]
    pub internship: bool,
    /// What the work was, in the person's words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub what: Option<String>,
}

/// A profile.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Profile {
    /// The name as the person writes it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The name in the other script.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name_native: Option<String>,
    /// Country of residence, ISO 3166-1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub residence: Option<String>,
    /// Rights to work.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub work_rights: Option<Vec<WorkRight>>,
    /// Languages.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub languages: Option<Vec<Language>>,
    /// Degrees.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub degrees: Option<Vec<Degree>>,
    /// Periods of work.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub work: Option<Vec<WorkPeriod>>,
    /// Hours a week that the person can work.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hours_per_week: Option<f64>,
    /// Day of birth, where a project asks for an age.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub birth_date: Option<Day>,
    /// By requirement: whether its statement is confirmed.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub confirmations: BTreeMap<String, bool>,
    /// Extra time or another help that the person asks for; no diagnosis.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub accommodation: Option<String>,
}

/// Most entries of a list.
const ENTRIES: usize = 40;
/// Most characters of a name.
const NAME: usize = 200;
/// Most hours that somebody works in a week: twelve on each of seven days.
const HOURS: f64 = 84.0;
/// Most characters of a free text.
const FREE_TEXT: usize = 2_000;

impl Profile {
    /// Every rule that the profile breaks.
    #[must_use]
    pub fn violations(&self) -> Vec<Violation> {
        let mut found = Vec::new();
        for (field, name) in [("name", &self.name), ("name_native", &self.name_native)] {
            if let Some(name) = name {
                found.extend(check_name(name, &format!("/{field}")));
            }
        }
        self.check_lists(&mut found);
        if self.hours_per_week.is_some_and(|h| !(0.0..=HOURS).contains(&h)) {
            found.push(Violation::new("/hours_per_week", "out_of_range", format!("somebody works 0 to {HOURS} hours a week")));
        }
        if let Some(text) = &self.accommodation {
            found.extend(check_text(text, "/accommodation"));
        }
        found
    }

    /// The same, once a profile was stored: a country that an earlier release took and that is not touched is no new fault.
    #[must_use]
    pub fn violations_since(&self, stored: &Self) -> Vec<Violation> {
        let before = stored.violations();
        let value = |profile: &Self, at: &str| serde_json::to_value(profile).ok().and_then(|json| json.pointer(at).cloned());
        let untouched =
            |v: &Violation| v.code == "not_a_country" && before.contains(v) && value(self, &v.pointer) == value(stored, &v.pointer);
        self.violations().into_iter().filter(|v| !untouched(v)).collect()
    }

    /// What is said to be so and lies after a day: a degree that is awarded, work that began or ended, a birth.
    #[must_use]
    pub fn in_the_future(&self, today: Date) -> Vec<Violation> {
        let degrees = self.degrees.iter().flatten().enumerate().filter(|(_, d)| !d.in_progress);
        let awarded = degrees.filter_map(|(i, d)| Some((format!("/degrees/{i}/awarded"), d.awarded?)));
        let work = || self.work.iter().flatten().enumerate();
        let from = work().map(|(i, p)| (format!("/work/{i}/from"), p.from));
        let to = work().filter_map(|(i, p)| Some((format!("/work/{i}/to"), p.to?)));
        let born = self.birth_date.map(|d| ("/birth_date".to_owned(), d));
        let future = awarded.chain(from).chain(to).chain(born).filter(|(_, date)| date.first() > today);
        future.map(|(at, date)| Violation::new(at, "in_the_future", format!("{date} has not come yet"))).collect()
    }

    fn check_lists(&self, found: &mut Vec<Violation>) {
        let lengths = [
            ("work_rights", self.work_rights.as_ref().map_or(0, Vec::len)),
            ("languages", self.languages.as_ref().map_or(0, Vec::len)),
            ("degrees", self.degrees.as_ref().map_or(0, Vec::len)),
            ("work", self.work.as_ref().map_or(0, Vec::len)),
            ("confirmations", self.confirmations.len()),
        ];
        for (field, length) in lengths.into_iter().filter(|(_, length)| *length > ENTRIES) {
            found.push(Violation::new(format!("/{field}"), "too_many_items", format!("{length} entries; at most {ENTRIES} are read")));
        }
        let countries = self.residence.iter().map(|c| ("/residence".to_owned(), c));
        let rights = self.work_rights.iter().flatten().enumerate().map(|(i, r)| (format!("/work_rights/{i}/country"), &r.country));
        let degrees = self.degrees.iter().flatten().enumerate().map(|(i, d)| (format!("/degrees/{i}/country"), &d.country));
        for (pointer, country) in countries.chain(rights).chain(degrees) {
            if locale::country::of(country).is_none() {
                found.push(Violation::new(
                    pointer,
                    "not_a_country",
                    "a country is one of the two-letter codes of ISO 3166-1 that are in use",
                ));
            }
        }
        for (i, language) in self.languages.iter().flatten().enumerate() {
            if rank(&language.level).is_none() {
                found.push(Violation::new(format!("/languages/{i}/level"), "not_a_level", "a level is A1, A2, B1, B2, C1, C2 or native"));
            }
            found.extend(check_text(&language.lang, &format!("/languages/{i}/lang")));
            if let Some(c) = &language.certificate {
                for (field, text) in [("issuer", &c.issuer), ("score", &c.score), ("mapping", &c.mapping)] {
                    found.extend(refused::check(text, NAME, &format!("/languages/{i}/certificate/{field}")));
                }
            }
        }
        for (i, degree) in self.degrees.iter().flatten().enumerate().filter(|(_, d)| d.isced > 8) {
            found.push(Violation::new(
                format!("/degrees/{i}/isced"),
                "out_of_range",
                format!("is {}; ISCED levels are 0 to 8", degree.isced),
            ));
        }
        for (i, period) in self.work.iter().flatten().enumerate() {
            if let Some(to) = period.to.filter(|to| to.last() < period.from.first()) {
                found.push(Violation::new(format!("/work/{i}/to"), "period_order", format!("ends before it starts ({to})")));
            }
            if let Some(what) = &period.what {
                found.extend(check_text(what, &format!("/work/{i}/what")));
            }
        }
    }
}

impl Profile {
    /// What is said of a language, by whatever region or script its tag goes on: the highest level of it; `None` where nothing is said.
    #[must_use]
    pub fn language(&self, tag: &str) -> Option<&Language> {
        let same = |l: &&Language| primary(&l.lang) == primary(tag);
        self.languages.iter().flatten().filter(same).max_by_key(|l| rank(&l.level))
    }

    /// Says a level of a language, in the place of all that was said of it.
    pub fn say_language(&mut self, lang: &str, level: String) {
        let languages = self.languages.get_or_insert_default();
        languages.retain(|l| primary(&l.lang) != primary(lang));
        languages.push(Language { lang: lang.to_owned(), level, certificate: None });
    }
}

/// The rank of a level, A1 lowest, `native` highest.
#[must_use]
pub fn rank(level: &str) -> Option<usize> {
    ["A1", "A2", "B1", "B2", "C1", "C2", "native"].iter().position(|l| *l == level)
}

fn check_name(name: &str, pointer: &str) -> Option<Violation> {
    let visible = name.chars().take(NAME).any(|c| !c.is_whitespace() && !is_invisible(c));
    if !visible || refused::too_long(name, NAME, pointer).is_some() {
        return Some(Violation::new(pointer, "not_a_name", format!("a name has 1 to {NAME} visible characters, in any script")));
    }
    if refused::piled_marks(name) {
        return Some(Violation::new(pointer, "odd_characters", "at most 4 marks may stand on one character"));
    }
    check_text(name, pointer).or_else(|| refused::in_a_name(name, pointer))
}

fn check_text(text: &str, pointer: &str) -> Option<Violation> {
    refused::check(text, FREE_TEXT, pointer)
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    /// Every text of a profile, by its pointer.
    fn texts(value: &Value, at: &str, all: &mut Vec<String>) {
        match value {
            Value::String(_) => all.push(at.to_owned()),
            Value::Array(list) => list.iter().enumerate().for_each(|(i, one)| texts(one, &format!("{at}/{i}"), all)),
            Value::Object(fields) => fields.iter().for_each(|(name, one)| texts(one, &format!("{at}/{name}"), all)),
            _ => {}
        }
    }

    #[test]
    fn no_text_of_a_profile_is_taken_that_is_too_long_or_holds_what_turns_what_is_read_around() {
        let whole = json!({
            "name": "Lin", "name_native": "林", "residence": "SG",
            "work_rights": [{ "country": "SG", "form": "any", "until": "2030-01" }],
            "languages": [{ "lang": "zh", "level": "native",
                "certificate": { "issuer": "board", "score": "5", "date": "2020", "mapping": "v1" } }],
            "degrees": [{ "country": "SG", "isced": 6, "awarded": "2019" }],
            "work": [{ "from": "2019", "to": "2020", "what": "translation" }],
            "birth_date": "1990-01-01", "accommodation": "more time",
        });
        let read = |value: &Value| serde_json::from_value::<Profile>(value.clone());
        assert_eq!(read(&whole).unwrap().violations(), []);
        let mut all = Vec::new();
        texts(&whole, "", &mut all);
        assert_eq!(all.len(), 19, "{all:?}");
        for at in all {
            for text in ["x".repeat(9_000), "a\u{202E}b".to_owned(), "a\u{7}b".to_owned()] {
                let mut changed = whole.clone();
                *changed.pointer_mut(&at).unwrap() = Value::String(text);
                // A date, a country or a form that is none is refused where it is read.
                let refused = read(&changed).map_or(true, |p| p.violations().iter().any(|v| at.starts_with(&v.pointer)));
                assert!(refused, "{at}");
            }
        }
    }

    #[test]
    fn a_country_is_one_of_the_list_and_what_was_stored_earlier_stays_as_long_as_it_is_not_touched() {
        let of = |residence: &str, degree: &str| {
            let degrees = vec![Degree { country: degree.to_owned(), isced: 6, awarded: None, in_progress: false, document: None }];
            Profile { residence: Some(residence.to_owned()), degrees: Some(degrees), ..Profile::default() }
        };
        let at = |violations: Vec<Violation>| violations.into_iter().map(|v| format!("{} {}", v.pointer, v.code)).collect::<Vec<_>>();
        assert_eq!(at(of("MX", "NZ").violations()), [""; 0]);
        for wrong in ["ZZ", "AN", "YU", "UK", "mx", "M", "MEX", ""] {
            assert_eq!(at(of(wrong, "NZ").violations()), ["/residence not_a_country"], "{wrong}");
        }
        let stored = of("ZZ", "ZZ");
        assert_eq!(at(stored.violations_since(&stored)), [""; 0]);
        assert_eq!(at(of("MX", "ZZ").violations_since(&stored)), [""; 0]);
        assert_eq!(at(of("YU", "ZZ").violations_since(&stored)), ["/residence not_a_country"]);
        assert_eq!(at(of("ZZ", "ZZ").violations_since(&of("MX", "ZZ"))), ["/residence not_a_country"]);
        let named = Profile { name: Some("\u{200B}".to_owned()), ..stored.clone() };
        assert_eq!(at(named.violations_since(&stored)), ["/name not_a_name"], "nothing else is let through");
    }
}
