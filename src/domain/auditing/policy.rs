//! Policies: dated files of facts about which measures a person takes, and what goes with them. And what follows by type: what a policy
//! reserves for a person is not made without one.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use include_dir::{Dir, include_dir};
use serde::Deserialize;

use crate::domain::applying::status::ActedBy;
use crate::domain::kernel::day::Day;
use crate::domain::project::rule::{Measure, MeasureKind};

/// The files, as they lie in `policies/`.
static FILES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/policies");

/// The policy of a project that names none.
const NOBODYS: &str = "none";

/// A policy.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Policy {
    /// What it is called.
    pub title: String,
    /// Where its facts are written.
    pub source: String,
    /// The day from which they hold; none where nothing outside asks for them.
    #[serde(default)]
    pub in_force_from: Option<Day>,
    /// The measures that only a person with a name takes. The end is one everywhere, whether it stands here or not.
    pub by_person: BTreeSet<MeasureKind>,
    /// Whether a rule may pause somebody for a time that is told beforehand.
    pub timed_pauses_by_rule: bool,
    /// The measures that are told in writing, with reasons.
    pub letters: BTreeSet<MeasureKind>,
    /// Whether the project has to name somebody to write to.
    pub contact_required: bool,
    /// Days within which reasons are written; 0 is the same day.
    pub reason_days: u32,
    /// Days within which a measure that was objected to is answered; none where none are named.
    #[serde(default)]
    pub review_days: Option<u32>,
    /// Whether somebody else answers than who took the measure.
    pub review_by_somebody_else: bool,
}

/// The policies by name. A file that cannot be read is none; a test reads each.
static ALL: LazyLock<BTreeMap<&'static str, Policy>> = LazyLock::new(|| {
    let toml = FILES.files().filter(|file| file.path().extension().is_some_and(|e| e == "toml"));
    toml.filter_map(|file| Some((file.path().file_stem()?.to_str()?, toml::from_str(file.contents_utf8()?).ok()?))).collect()
});

/// What nobody's policy is where its own file is gone: nothing but the end is reserved.
static BARE: LazyLock<Policy> = LazyLock::new(|| Policy {
    title: String::new(),
    source: String::new(),
    in_force_from: None,
    by_person: BTreeSet::new(),
    timed_pauses_by_rule: false,
    letters: BTreeSet::new(),
    contact_required: false,
    reason_days: 0,
    review_days: None,
    review_by_somebody_else: true,
});

impl Policy {
    /// The policy of a name.
    #[must_use]
    pub fn named(name: &str) -> Option<&'static Self> {
        ALL.get(name)
    }

    /// The names of all of them.
    pub fn names() -> impl Iterator<Item = &'static str> {
        ALL.keys().copied()
    }

    /// The policy of a project that names none.
    #[must_use]
    pub fn of_nobody() -> &'static Self {
        Self::named(NOBODYS).unwrap_or(&BARE)
    }

    /// Whether measures of a kind are a person's.
    #[must_use]
    pub fn reserves(&self, kind: MeasureKind) -> bool {
        kind == MeasureKind::End || self.by_person.contains(&kind) || (kind == MeasureKind::Pause && !self.timed_pauses_by_rule)
    }

    /// Who may take a measure.
    #[must_use]
    pub fn offer(&self, measure: Measure) -> Offer {
        if self.reserves(measure.kind()) { Offer::Reserved(Reserved(measure)) } else { Offer::Free(Free(measure)) }
    }
}

/// A measure, by who may take it.
#[derive(Clone, Debug, PartialEq)]
pub enum Offer {
    /// A rule may take it.
    Free(Free),
    /// A person may.
    Reserved(Reserved),
}

impl Offer {
    /// What is offered.
    #[must_use]
    pub const fn measure(&self) -> &Measure {
        match self {
            Self::Free(free) => &free.0,
            Self::Reserved(reserved) => &reserved.0,
        }
    }

    /// A named person takes it, and says why, whoever else might.
    ///
    /// # Errors
    /// The measure itself where nothing is said.
    pub fn by(self, who: ActedBy, reason: &str) -> Result<Restricted, Self> {
        match self {
            Self::Free(Free(measure)) => Reserved(measure).by(who, reason).map_err(|Reserved(measure)| Self::Free(Free(measure))),
            Self::Reserved(reserved) => reserved.by(who, reason).map_err(Self::Reserved),
        }
    }
}

/// Who carries a measure out. What a policy reserves comes with the person who does.
#[derive(Clone, Debug, PartialEq)]
pub enum Doer {
    /// The rule by itself.
    Rule(Free),
    /// A person.
    Person(Restricted),
}

impl Doer {
    /// What is carried out.
    #[must_use]
    pub const fn measure(&self) -> &Measure {
        match self {
            Self::Rule(free) => &free.0,
            Self::Person(taken) => &taken.measure,
        }
    }
}

/// A measure that a rule may take. [`Policy::offer`] makes it.
#[derive(Clone, Debug, PartialEq)]
pub struct Free(Measure);

impl Free {
    /// What is done.
    #[must_use]
    pub const fn measure(&self) -> &Measure {
        &self.0
    }
}

/// A measure that waits for a person: nothing can be done with it but to show it, and to take it as somebody.
#[derive(Clone, Debug, PartialEq)]
pub struct Reserved(Measure);

impl Reserved {
    /// What is proposed.
    #[must_use]
    pub const fn measure(&self) -> &Measure {
        &self.0
    }

    /// A named person takes it, and says why.
    ///
    /// # Errors
    /// The measure itself where nothing is said.
    pub fn by(self, who: ActedBy, reason: &str) -> Result<Restricted, Self> {
        let reason = reason.trim();
        if reason.is_empty() { Err(self) } else { Ok(Restricted { measure: self.0, by: who, reason: reason.to_owned() }) }
    }
}

/// A measure that a person took. There is no other way to make it than [`Reserved::by`], or [`Offer::by`] through it, which asks who:
///
/// ```
/// use touchstone::domain::applying::status::ActedBy;
/// use touchstone::domain::auditing::policy::{Offer, Policy, Restricted};
/// use touchstone::domain::kernel::id::PersonId;
/// use touchstone::domain::project::rule::Measure;
///
/// let Offer::Reserved(reserved) = Policy::of_nobody().offer(Measure::End {}) else { panic!("the end is a person's everywhere") };
/// let who = ActedBy::person(PersonId::from_uuid(uuid::Uuid::nil()));
/// let taken: Restricted = reserved.by(who, "The contract was ended on request.").expect("a reason was given");
/// assert_eq!(taken.by(), who);
/// ```
///
/// Without somebody who acts it is no program:
///
/// ```compile_fail
/// use touchstone::domain::auditing::policy::{Offer, Policy, Restricted};
/// use touchstone::domain::project::rule::Measure;
///
/// let Offer::Reserved(reserved) = Policy::of_nobody().offer(Measure::End {}) else { panic!("the end is a person's everywhere") };
/// let taken: Restricted = reserved.by("a rule", "The contract was ended on request.").expect("a reason was given");
/// ```
///
/// ```compile_fail
/// use touchstone::domain::auditing::policy::Restricted;
/// use touchstone::domain::project::rule::Measure;
///
/// let taken = Restricted { measure: Measure::End {}, reason: String::new() };
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Restricted {
    measure: Measure,
    by: ActedBy,
    reason: String,
}

impl Restricted {
    /// What was done.
    #[must_use]
    pub const fn measure(&self) -> &Measure {
        &self.measure
    }

    /// Who did it.
    #[must_use]
    pub const fn by(&self) -> ActedBy {
        self.by
    }

    /// Why, in the person's words.
    #[must_use]
    pub fn reason(&self) -> &str {
        &self.reason
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::kernel::id::PersonId;
    use crate::domain::project::rule::Scope;

    #[test]
    fn every_file_of_policies_is_a_policy() {
        let files = FILES.files().filter(|file| file.path().extension().is_some_and(|e| e == "toml")).count();
        assert_eq!((Policy::names().count(), Policy::named(NOBODYS).is_some()), (files, true));
        for name in Policy::names() {
            let policy = Policy::named(name).unwrap();
            assert!(!policy.title.is_empty() && !policy.source.is_empty(), "{name}");
            // What is reserved for a person is told in writing, or nobody could object to it.
            let reserved = MeasureKind::ALL.iter().filter(|kind| policy.reserves(**kind));
            assert!(reserved.into_iter().all(|kind| policy.letters.contains(kind)), "{name}");
            assert!(policy.reserves(MeasureKind::End), "{name}: the end");
            assert!(policy.in_force_from.is_some() || name == NOBODYS, "{name}: since when?");
        }
    }

    #[test]
    fn a_rule_may_pause_for_a_time_under_one_policy_and_a_person_alone_under_another() {
        let pause = || Measure::Pause { scope: Scope::Project, lasts: "15 days".parse().unwrap() };
        assert!(matches!(Policy::named("sg").unwrap().offer(pause()), Offer::Free(free) if free.measure() == &pause()));
        let Offer::Reserved(reserved) = Policy::named("eu-platform-work").unwrap().offer(pause()) else { panic!("Article 10(5)") };
        let who = ActedBy::person(PersonId::from_uuid(uuid::Uuid::nil()));
        let reserved = reserved.by(who, " \n").unwrap_err();
        let taken = reserved.by(who, " Seven of 20 flags were missed. ").unwrap();
        assert_eq!((taken.by(), taken.reason(), taken.measure()), (who, "Seven of 20 flags were missed.", &pause()));
    }

    #[test]
    fn the_end_is_a_persons_even_where_a_file_forgets_it() {
        assert!(BARE.reserves(MeasureKind::End) && BARE.reserves(MeasureKind::Pause) && !BARE.reserves(MeasureKind::Message));
    }
}
