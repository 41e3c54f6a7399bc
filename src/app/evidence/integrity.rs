//! Evidence about how answers came about: what test pages noticed, and what the whole pool of answers says. Told to people beside a score,
//! after it; nothing here changes a score or an application.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::item_report;
use crate::app::{App, AppError};
use crate::domain::auditing;
use crate::domain::auditing::Lasts;
use crate::domain::evidence::SignalKind;
use crate::domain::evidence::integrity;
use crate::domain::evidence::integrity::{Answered, Leaked};
use crate::domain::evidence::pool;
use crate::domain::evidence::pool::Supply;
use crate::domain::gold_set::stored::Content;
use crate::domain::kernel::canonical;
use crate::domain::kernel::id::{ApplicationId, AttemptId, FormItemId, PersonId};
use crate::domain::kernel::moment::Moment;
use crate::domain::kernel::violation::Violation;
use crate::domain::sitting::State;
use crate::store::evidence::looks;
use crate::store::gold_set::item_answers;
use crate::store::gold_set::item_answers::{ItemAnswer, Signal};
use crate::store::sitting::answers;
use touchstone_measure::integrity::rapid;

pub use crate::store::gold_set::item_answers::Signal as Noticed;

/// More notices of an attempt are dropped: they would say nothing new.
const MOST_SIGNALS: i64 = 200;
/// The largest amount: a day of milliseconds.
const LARGEST: i64 = 86_400_000;
const DAY: f64 = 86_400e6;

/// Two people whose answers or texts are alike.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Pair {
    /// The applications.
    pub people: [Option<ApplicationId>; 2],
    /// Common items and matches, or 0 for written work.
    pub common: usize,
    /// Matches.
    pub matches: usize,
    /// Matches that chance would give.
    pub expected: f64,
    /// P by chance of the matches; the shared part of written work.
    pub value: f64,
    /// The item that was written to, for written work.
    pub item: Option<String>,
}

/// What the pool says.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Evidence {
    /// Answers that were looked at.
    pub answers: usize,
    /// People.
    pub people: usize,
    /// Items that may have become known.
    pub leaked: Vec<Leaked>,
    /// Pairs who answered more alike than chance.
    pub alike: Vec<Pair>,
    /// Pairs whose written work is nearly the same.
    pub copies: Vec<Pair>,
    /// People who answered too fast to have read: application, effort, answers with times.
    pub hasty: Vec<(Option<ApplicationId>, f64, usize)>,
    /// Items by bank and skill: exposure and what is left.
    pub supply: Vec<Supply>,
    /// How long the audit bank lasts; none without an audit plan.
    pub audit: Option<Lasts>,
}

impl Evidence {
    /// Leaves out what is said of one application, beside whom ever.
    pub(in crate::app) fn leave_out(&mut self, own: ApplicationId) {
        self.alike.retain(|pair| !pair.people.contains(&Some(own)));
        self.copies.retain(|pair| !pair.people.contains(&Some(own)));
        self.hasty.retain(|(who, ..)| *who != Some(own));
    }
}

/// What the pages of one application's attempts noticed.
#[derive(Clone, Debug, PartialEq)]
pub struct AttemptEvidence {
    /// The attempt.
    pub attempt: AttemptId,
    /// Large insertions: how many, and characters in all.
    pub pastes: (usize, i64),
    /// Times that the page was left: how many, and seconds in all.
    pub leaves: (usize, i64),
    /// Response-time effort, where there are times.
    pub effort: Option<f64>,
}

/// How long the live items of the audit bank last.
fn audit_supply(content: &Content, retired: &BTreeSet<String>) -> Option<Lasts> {
    let audit = content.project.audit.as_ref()?;
    let live = content.bank(&audit.bank).iter().filter(|i| !retired.contains(&i.head.id)).count();
    Some(auditing::supply(audit, live))
}

fn pool(answers: &[ItemAnswer]) -> (Vec<Answered>, Vec<PersonId>) {
    let seconds = item_report::seconds(answers);
    let mut numbers: HashMap<PersonId, usize> = HashMap::new();
    let mut people = Vec::new();
    let first = answers.first().map_or(0, |a| a.started_at.microseconds());
    let one = |a: &ItemAnswer| {
        let score = a.score.filter(|_| a.counts)?;
        let person = *numbers.entry(a.person).or_insert_with(|| {
            people.push(a.person);
            people.len() - 1
        });
        Some(Answered {
            person,
            item: a.item.clone(),
            score,
            seconds: seconds.get(&a.form_item).copied(),
            response: a.answered.as_ref().map_or_else(|| "null".to_owned(), |(r, _)| canonical::text(r)),
            day: (a.started_at.microseconds() - first) as f64 / DAY,
        })
    };
    let list = answers.iter().filter_map(one).collect();
    (list, people)
}

/// Written responses by item: person and text.
fn written(answers: &[ItemAnswer]) -> BTreeMap<&str, Vec<(PersonId, &str)>> {
    let mut texts: BTreeMap<&str, Vec<(PersonId, &str)>> = BTreeMap::new();
    for a in answers {
        let text = a.answered.as_ref().and_then(|(r, _)| r.get("text")).and_then(Value::as_str);
        if let Some(text) = text.filter(|_| a.score.is_none() || !a.counts) {
            texts.entry(&a.item).or_default().push((a.person, text));
        }
    }
    texts
}

/// What the pool says, with people instead of applications.
pub(in crate::app) struct Searched {
    pub leaked: Vec<Leaked>,
    alike: Vec<(PersonId, PersonId, integrity::Alike)>,
    copies: Vec<(PersonId, PersonId, f64, String)>,
    hasty: Vec<(PersonId, f64, usize)>,
    supply: Vec<Supply>,
    audit: Option<Lasts>,
    answers: usize,
    people: usize,
}

/// Searches the whole pool: minutes of computing where it is large.
pub(in crate::app) fn search(answers: &[ItemAnswer], content: &Content, retired: &BTreeSet<String>, now: Moment) -> Searched {
    let (list, people) = pool(answers);
    let alike = integrity::alike(&list).into_iter().filter_map(|a| Some((*people.get(a.people.0)?, *people.get(a.people.1)?, a))).collect();
    let mut copies = Vec::new();
    for (item, texts) in written(answers) {
        let mut numbers: Vec<PersonId> = texts.iter().map(|(p, _)| *p).collect();
        numbers.sort_unstable();
        numbers.dedup();
        let numbered: Vec<(usize, &str)> = texts.iter().map(|(p, t)| (numbers.binary_search(p).unwrap_or(0), *t)).collect();
        copies.extend(integrity::copies(&numbered).into_iter().map(|(a, b, share)| (texts[a].0, texts[b].0, share, item.to_owned())));
    }
    let hasty = integrity::hasty(&list).into_iter().filter_map(|(p, effort, n)| Some((*people.get(p)?, effort, n))).collect();
    let seen: Vec<(&str, AttemptId, Moment)> = answers.iter().map(|a| (a.item.as_str(), a.attempt, a.started_at)).collect();
    Searched {
        leaked: integrity::leaked(&list),
        alike,
        copies,
        hasty,
        supply: pool::supply(content, retired, &seen, now),
        audit: audit_supply(content, retired),
        answers: answers.len(),
        people: people.len(),
    }
}

/// By item, the seconds under which an answer was not read, where enough answers tell.
pub(in crate::app) fn paces(answers: &[ItemAnswer]) -> BTreeMap<String, f64> {
    let seconds = item_report::seconds(answers);
    let mut by_item: BTreeMap<&str, Vec<f64>> = BTreeMap::new();
    for a in answers {
        by_item.entry(&a.item).or_default().extend(seconds.get(&a.form_item));
    }
    by_item.into_iter().filter_map(|(item, times)| Some((item.to_owned(), rapid::threshold(&times)?))).collect()
}

impl Searched {
    /// The same with applications instead of people.
    pub(in crate::app) fn told(&self, of: &HashMap<PersonId, ApplicationId>) -> Evidence {
        let by = |person: &PersonId| of.get(person).copied();
        let alike = |(first, second, a): &(PersonId, PersonId, integrity::Alike)| Pair {
            people: [by(first), by(second)],
            common: a.common,
            matches: a.matches,
            expected: a.expected,
            value: a.p,
            item: None,
        };
        let copy = |(first, second, value, item): &(PersonId, PersonId, f64, String)| Pair {
            people: [by(first), by(second)],
            common: 0,
            matches: 0,
            expected: 0.0,
            value: *value,
            item: Some(item.clone()),
        };
        Evidence {
            answers: self.answers,
            people: self.people,
            leaked: self.leaked.clone(),
            alike: self.alike.iter().map(alike).collect(),
            copies: self.copies.iter().map(copy).collect(),
            hasty: self.hasty.iter().map(|(person, effort, n)| (by(person), *effort, *n)).collect(),
            supply: self.supply.clone(),
            audit: self.audit.clone(),
        }
    }
}

impl App {
    /// Notes that a large text was inserted or the page was left, at an item of one's own open attempt. Never what was inserted.
    ///
    /// # Errors
    /// [`AppError::Invalid`] for another kind or amount, [`AppError::NotFound`] where the attempt is another's.
    pub async fn notice(&self, person: PersonId, attempt: AttemptId, item: FormItemId, kind: &str, amount: i64) -> Result<(), AppError> {
        let gone = || AppError::NotFound("there is no such attempt".to_owned());
        let found = self.db.read("notice", move |tx| Box::pin(answers::place(tx, attempt, item))).await?;
        found.filter(|(owner, ..)| *owner == person).ok_or_else(gone)?;
        let unknown = || AppError::Invalid(vec![Violation::new("/kind", "unknown_id", "is paste or leave")]);
        let kind = SignalKind::from_name(kind).ok_or_else(unknown)?;
        if !(0..=LARGEST).contains(&amount) {
            return Err(AppError::Invalid(vec![Violation::new("/amount", "out_of_range", format!("lies in 0..{LARGEST}"))]));
        }
        let now = self.clock.now();
        let id = self.ids.uuid(now);
        let signal = Signal { form_item: Some(item), kind, amount, at: now };
        let noted = self.db.write("notice", move |tx| {
            let signal = signal.clone();
            Box::pin(async move {
                let open = answers::attempt(tx, attempt).await?.is_some_and(|a| a.state == State::Open);
                if open && item_answers::count_signals(tx, attempt).await? < MOST_SIGNALS {
                    item_answers::insert_signal(tx, id, attempt, &signal).await?;
                }
                Ok(())
            })
        });
        Ok(noted.await?)
    }

    /// What the pages of a person's attempts noticed, and how fast their answers came by the paces of the last look at the pool.
    ///
    /// # Errors
    /// [`AppError`].
    pub async fn attempt_evidence(
        &self,
        project: &str,
        person: PersonId,
        attempts: &[AttemptId],
    ) -> Result<Vec<AttemptEvidence>, AppError> {
        let wanted = project.to_owned();
        let found = self.db.read("attempt evidence", move |tx| {
            let project = wanted.clone();
            Box::pin(async move {
                let answers = item_answers::of_person(tx, &project, person).await?;
                Ok((answers, item_answers::signals_of_person(tx, &project, person).await?, looks::paces(tx, &project, person).await?))
            })
        });
        let (answers, signals, paces) = found.await?;
        let seconds = item_report::seconds(&answers);
        let one = |attempt: AttemptId| {
            let of = |kind: SignalKind| {
                let amounts: Vec<i64> = signals.iter().filter(|(a, s)| *a == attempt && s.kind == kind).map(|(_, s)| s.amount).collect();
                (amounts.len(), amounts.iter().sum::<i64>())
            };
            let own = answers.iter().filter(|a| a.attempt == attempt);
            let times: Vec<(f64, f64)> = own.filter_map(|a| Some((*seconds.get(&a.form_item)?, *paces.get(&a.item)?))).collect();
            let (left, away) = of(SignalKind::Leave);
            AttemptEvidence { attempt, pastes: of(SignalKind::Paste), leaves: (left, away / 1_000), effort: rapid::effort(&times) }
        };
        Ok(attempts.iter().copied().map(one).collect())
    }
}
