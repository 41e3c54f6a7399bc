//! The gate: every requirement of a project gets its verdict, with what was claimed and counted.
//! The rules are those of the gold-set format page.

pub mod experience;
mod verdict;

use std::collections::BTreeSet;

use jiff::civil::Date;
use serde::Serialize;
use serde_json::{Value, json};

use super::profile::{Degree, Profile, WorkForm, WorkRight, rank};
use crate::domain::locale::level;
use crate::domain::project::{Engagement, Requirement, RequirementKind};
pub use verdict::Verdict;

/// The version of these rules, stored with what they said.
pub const RULES: &str = "eligibility-3";

/// What the gate says of everything together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Overall {
    /// Everything is met, or will be proved by a stage.
    Eligible,
    /// A document is missing or not checked yet.
    NeedsEvidence,
    /// Something is not answered.
    Incomplete,
    /// Something is not met.
    NotEligible,
}

impl Overall {
    /// As it is stored and told to programs.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Eligible => "eligible",
            Self::NeedsEvidence => "needs_evidence",
            Self::Incomplete => "incomplete",
            Self::NotEligible => "not_eligible",
        }
    }
}

/// One requirement's verdict.
#[derive(Clone, Debug, PartialEq, Serialize, schemars::JsonSchema)]
pub struct Judged {
    /// The requirement's id.
    pub requirement: String,
    /// The verdict.
    pub verdict: Verdict,
    /// What was counted, where something was: months of experience, years of age.
    pub counted: Value,
}

/// What the gate says.
#[derive(Clone, Debug, PartialEq, Serialize, schemars::JsonSchema)]
pub struct Evaluation {
    /// The day on which it was asked, in the project's time zone.
    pub today: String,
    /// By requirement, in the project's order.
    pub requirements: Vec<Judged>,
    /// Everything together.
    pub overall: Overall,
    /// The rules' version.
    pub rules: &'static str,
}

impl Evaluation {
    /// The verdicts that count by themselves. A member of an `any_of` is one way to meet it: alone it is neither owed nor missed.
    pub fn alone<'e>(&'e self, requirements: &'e [Requirement]) -> impl Iterator<Item = &'e Judged> {
        self.requirements.iter().filter(|j| any_of(requirements, &j.requirement).is_none())
    }
}

/// The `any_of` to which a requirement is one way, where it is one.
#[must_use]
pub fn any_of<'r>(requirements: &'r [Requirement], id: &str) -> Option<&'r Requirement> {
    requirements.iter().find(|r| r.of.iter().flatten().any(|member| member == id))
}

/// The requirements that are ways to one, in their order: the members of an `any_of`, of others none.
pub fn ways<'r>(requirements: &'r [Requirement], to: &'r Requirement) -> impl Iterator<Item = &'r Requirement> {
    requirements.iter().filter(|r| to.of.iter().flatten().any(|member| *member == r.id))
}

/// What requirements are held against.
#[derive(Debug)]
pub struct Applicant<'a> {
    /// What the person says.
    pub profile: &'a Profile,
    /// The project's form of work.
    pub engagement: Engagement,
    /// Ids of the stages that are passed.
    pub passed_stages: &'a [String],
    /// Ids of the requirements that an accepted document of their own proves.
    pub accepted: &'a BTreeSet<&'a str>,
    /// Today in the project's time zone.
    pub today: Date,
}

/// Whether a document may be sent for a requirement: where the project asks for one, and for experience, of which internships alone count
/// with one.
#[must_use]
pub fn may_want_document(requirement: &Requirement) -> bool {
    requirement.evidence.is_some() || requirement.kind == RequirementKind::Experience
}

/// Judges every requirement.
#[must_use]
pub fn evaluate(requirements: &[Requirement], who: &Applicant<'_>) -> Evaluation {
    let mut judged: Vec<Judged> = requirements
        .iter()
        .map(|r| {
            let (claimed, counted) = who.claim(r);
            // A document proves the requirement that it was sent for, and no other.
            let unproved = claimed == Verdict::Met && r.evidence.is_some() && !who.accepted.contains(r.id.as_str());
            let claim = match claimed {
                _ if unproved => Verdict::NeedsEvidence,
                // What the answers alone leave open is settled by a document as well.
                Verdict::NeedsEvidence if who.accepted.contains(r.id.as_str()) => Verdict::Met,
                Verdict::Met | Verdict::NotMet | Verdict::NeedsEvidence | Verdict::Unanswered | Verdict::ToBeProved => claimed,
            };
            let verdict = match (claim, &r.proved_by) {
                (Verdict::Met | Verdict::NeedsEvidence, Some(stage)) if who.passed_stages.contains(stage) => claim,
                (Verdict::Met, Some(_)) => Verdict::ToBeProved,
                _ => claim,
            };
            Judged { requirement: r.id.clone(), verdict, counted }
        })
        .collect();
    let of = |id: &str, judged: &[Judged]| judged.iter().find(|j| j.requirement == id).map(|j| j.verdict);
    for (i, requirement) in requirements.iter().enumerate().filter(|(_, r)| r.kind == RequirementKind::AnyOf) {
        let members = requirement.of.iter().flatten().filter_map(|id| of(id, &judged));
        let best = members.min_by_key(|v| best_first(*v)).unwrap_or(Verdict::Unanswered);
        judged[i].verdict = best;
    }
    let all = Evaluation { today: who.today.to_string(), requirements: judged, overall: Overall::Eligible, rules: RULES };
    Evaluation { overall: together(&all, requirements), ..all }
}

/// What the verdicts say together.
fn together(all: &Evaluation, requirements: &[Requirement]) -> Overall {
    let any = |verdict: Verdict| all.alone(requirements).any(|j| j.verdict == verdict);
    if any(Verdict::NotMet) {
        Overall::NotEligible
    } else if any(Verdict::Unanswered) {
        Overall::Incomplete
    } else if any(Verdict::NeedsEvidence) {
        Overall::NeedsEvidence
    } else {
        Overall::Eligible
    }
}

/// The order in which members of an `any_of` count.
const fn best_first(verdict: Verdict) -> u8 {
    match verdict {
        Verdict::Met => 0,
        Verdict::ToBeProved => 1,
        Verdict::NeedsEvidence => 2,
        Verdict::Unanswered => 3,
        Verdict::NotMet => 4,
    }
}

const fn met(is: bool) -> Verdict {
    if is { Verdict::Met } else { Verdict::NotMet }
}

impl Applicant<'_> {
    /// What the claim alone gives, before stages that prove it.
    fn claim(&self, r: &Requirement) -> (Verdict, Value) {
        let p = self.profile;
        let verdict = match r.kind {
            RequirementKind::Residence => p.residence.as_ref().map(|c| met(r.countries.iter().flatten().any(|k| k == c))),
            RequirementKind::WorkAuthorisation => {
                p.work_rights.as_ref().map(|rights| met(rights.iter().any(|right| self.allows(right, r))))
            }
            RequirementKind::Language => p.languages.as_ref().map(|_| {
                let wanted = r.level.as_deref().and_then(rank);
                let best = p.language(r.lang.as_deref().unwrap_or_default()).and_then(|l| rank(&l.level));
                met(wanted.is_some() && best >= wanted)
            }),
            RequirementKind::Degree => p.degrees.as_ref().map(|degrees| self.degree(r, degrees)),
            RequirementKind::Experience => {
                let Some(work) = &p.work else { return (Verdict::Unanswered, Value::Null) };
                let (verdict, counted) = experience::judge(work, r.months.unwrap_or(0), self.today);
                return (verdict, counted);
            }
            RequirementKind::Availability => p.hours_per_week.map(|h| met(r.hours_per_week.is_none_or(|least| h >= least))),
            RequirementKind::Age => {
                let Some(born) = p.birth_date else { return (Verdict::Unanswered, Value::Null) };
                let years = full_years(born.last(), self.today);
                return (met(years >= i64::from(r.years.unwrap_or(0))), json!({ "years": years }));
            }
            RequirementKind::Confirm => p.confirmations.get(&r.id).map(|yes| met(*yes)),
            RequirementKind::AnyOf => None,
        };
        (verdict.unwrap_or(Verdict::Unanswered), Value::Null)
    }

    fn allows(&self, right: &WorkRight, r: &Requirement) -> bool {
        let form = match self.engagement {
            Engagement::Contractor => WorkForm::Contractor,
            Engagement::Employee => WorkForm::Employee,
        };
        let there = r.countries.iter().flatten().any(|c| *c == right.country);
        there && (right.form == form || right.form == WorkForm::Any) && right.until.is_none_or(|until| until.last() >= self.today)
    }

    /// A degree that is completed and has no date leaves the question open: when it was awarded is still to be said.
    fn degree(&self, r: &Requirement, degrees: &[Degree]) -> Verdict {
        let [(_, lowest), ..] = level::DEGREES;
        let least = r.level.as_deref().and_then(level::isced).unwrap_or(lowest);
        let mut enough = degrees.iter().filter(|d| d.isced >= least);
        if enough.clone().any(|d| !d.in_progress && d.awarded.is_some_and(|a| a.first() <= self.today)) {
            Verdict::Met
        } else if enough.any(Degree::lacks_date) {
            Verdict::Unanswered
        } else {
            Verdict::NotMet
        }
    }
}

/// Full years since a day; who was born on 29 February turns on 1 March in other years.
fn full_years(born: Date, today: Date) -> i64 {
    let had_it = (today.month(), today.day()) >= (born.month(), born.day());
    i64::from(today.year()) - i64::from(born.year()) - i64::from(!had_it)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_degree_is_met_by_its_own_level_or_a_higher_one() {
        let today: Date = "2026-11-28".parse().unwrap();
        let verdict = |wanted: Option<&str>, held: &str| {
            let wanted = json!({ "id": "degree", "kind": "degree", "text": "-", "why": "-", "level": wanted });
            let profile: Profile = serde_json::from_str(&format!("{{\"degrees\": [{held}]}}")).unwrap();
            let wanted = [serde_json::from_value(wanted).unwrap()];
            let accepted = BTreeSet::new();
            let who = Applicant { profile: &profile, engagement: Engagement::Contractor, passed_stages: &[], accepted: &accepted, today };
            evaluate(&wanted, &who).requirements[0].verdict
        };
        let held = |isced: u8| format!("{{\"country\": \"MX\", \"isced\": {isced}, \"awarded\": \"2019-07\"}}");
        for (wanted, met_from) in [(None, 6), (Some("bachelor"), 6), (Some("master"), 7), (Some("doctor"), 8)] {
            for isced in 5..=8 {
                let expected = if isced >= met_from { Verdict::Met } else { Verdict::NotMet };
                assert_eq!(verdict(wanted, &held(isced)), expected, "{wanted:?} with {isced}");
            }
        }
        assert_eq!(verdict(Some("master"), "{\"country\": \"MX\", \"isced\": 6}"), Verdict::NotMet, "a date would not make it one");
        assert_eq!(verdict(Some("master"), "{\"country\": \"MX\", \"isced\": 7}"), Verdict::Unanswered);
    }
}
