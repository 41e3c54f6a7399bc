//! Rules going live: an auditor tries them on the project's own record and puts them up with what came out, a second person approves.
//! Until then they propose nothing; either of them, or anybody else with the role, can stop them.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use super::checks::begun;
use super::ordering;
use super::ordering::wake_all;
use super::ruling::known;
use crate::app::accounts::acts::Acting;
use crate::app::accounts::reader::Reader;
use crate::app::gold_set::shelf::looked;
use crate::app::kernel::command::{At, Happened, Stop, not_found, refused};
use crate::app::{App, AppError};
use crate::domain::accounts::Role;
use crate::domain::auditing::rules::{Acted, Book as Rules, Chance, Known, Later, Terms, Until, afterwards, chance, value, walk};
use crate::domain::auditing::{BLOCK, measure::MeasureState};
use crate::domain::gold_set::stored::Content;
use crate::domain::kernel::actor::Actor;
use crate::domain::kernel::event_kind::EventKind;
use crate::domain::kernel::id::{AnnotatorId, BookId, PersonId};
use crate::domain::kernel::ledger::Kept;
use crate::domain::kernel::moment::Moment;
use crate::domain::project::Audit;
use crate::domain::project::rule::{AuditRule, Comparison, Quantity};
use crate::store::Tx;
use crate::store::auditing::{annotators, books, measures};

pub use crate::store::auditing::books::Book;

/// Those who put rules up, approve and stop them.
const KEEPERS: &[Role] = &[Role::Auditor, Role::Admin];

/// Annotators that are read at once.
const PAGE: i64 = 100;

/// Later checks from which on it is said how somebody did after a rule had met them.
const ENOUGH: usize = 10;

/// Weeks of a year.
const WEEKS: usize = 52;

/// What one condition of a rule stands at.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stands {
    /// What it looks at.
    pub quantity: Quantity,
    /// How it compares.
    pub comparison: Comparison,
    /// With what.
    pub bound: f64,
    /// What it is now; none where there is nothing yet.
    pub now: Option<f64>,
}

/// A rule that looks at an annotator.
#[derive(Clone, Debug, PartialEq)]
pub struct Looks {
    /// The rule.
    pub rule: AuditRule,
    /// Its name.
    pub name: String,
    /// Where each of its conditions on numbers stands.
    pub conditions: Vec<Stands>,
}

/// The rules of a version, with its ladder and policy.
fn rules_of<'c>(content: &'c Content, audit: &'c Audit) -> Rules<'c> {
    Rules { rules: &audit.rule, steps: &audit.step, policy: ordering::policy_of(content) }
}

/// What of a record may be told to whoever could post an answer and look: whole blocks of checks, and signals from the next day on.
fn whole_blocks(known: &mut Known, now: Moment) {
    known.signals.retain(|(raised, _)| raised.next_day() <= now);
    known.checks.sort_by_key(|check| check.at);
    known.checks.truncate(known.checks.len() - known.checks.len() % BLOCK);
}

/// What the rules of a version would have done to one annotator, and how they did afterwards.
fn tried(rules: &Rules<'_>, known: &Known, (now, weak): (Moment, f64)) -> Vec<(Vec<String>, &'static str, Later)> {
    let record = known.record(now, &[]);
    let named = |acted: &Acted<'_>| acted.proposal.rules.iter().map(|place| rules.rules[*place].name(*place)).collect();
    let one = |acted: &Acted<'_>| (named(acted), acted.proposal.kind.as_str(), afterwards(&record, acted.at, ENOUGH, weak));
    walk(rules, &record, now).iter().map(one).collect()
}

/// What is counted of a rule over everybody.
#[derive(Debug, Default)]
struct Count {
    people: usize,
    proposals: usize,
    later: [usize; 3],
    measures: BTreeMap<&'static str, usize>,
}

/// A dry run as it is kept: of each rule how many people it would have met, what would have followed, how they did afterwards, and how
/// likely it meets, within a year, somebody whose work is as good as the plan asks.
fn document(rules: &Rules<'_>, audit: &Audit, all: &[Vec<(Vec<String>, &'static str, Later)>], checks: usize) -> Value {
    let mut counts: BTreeMap<String, Count> = BTreeMap::new();
    for of_one in all {
        let mut met = BTreeSet::new();
        for (names, kind, later) in of_one {
            for name in names {
                let count = counts.entry(name.clone()).or_default();
                count.people += usize::from(met.insert(name.clone()));
                count.proposals += 1;
                count.later[*later as usize] += 1;
                *count.measures.entry(kind).or_default() += 1;
            }
        }
    }
    let level = audit.decision.plan(1).map_or(0.9, |plan| plan.p_master);
    let events = (audit.per_week as usize).saturating_mul(WEEKS);
    let terms =
        Terms { level, events: events.clamp(1, 20_000), apart: 7.0 * 86_400.0 / f64::from(audit.per_week.max(1)), people: 2_000, seed: 1 };
    let one = |(place, rule): (usize, &AuditRule)| {
        let name = rule.name(place);
        let count = counts.remove(&name).unwrap_or_default();
        let (chance, exact) = match chance(rule, &terms) {
            Chance::Exact(exact) => (Some(exact), true),
            Chance::Simulated { share, .. } => (Some(share), false),
            Chance::None => (None, false),
        };
        let [badly, well, unknown] = count.later;
        json!({
            "rule": name, "people": count.people, "proposals": count.proposals, "measures": count.measures, "badly": badly, "well": well,
            "unknown": unknown, "chance": chance, "exact": exact,
        })
    };
    let rows: Vec<Value> = rules.rules.iter().enumerate().map(one).collect();
    json!({ "people": all.len(), "checks": checks, "level": level, "events": terms.events, "rules": rows })
}

async fn put_up(tx: &mut Tx, at: &At, acting: &Acting, (hash, dry_run): (String, Value)) -> Result<BookId, Stop> {
    acting.admitted(tx).await?;
    let version = crate::store::gold_set::versions::published(tx, &acting.project).await?.ok_or_else(|| not_found("project"))?.id;
    let all = books::of_project(tx, &acting.project).await?;
    if all.iter().any(|b| b.book == hash && b.is_live()) {
        return Err(refused("illegal_transition", "these rules speak already"));
    }
    // What was put up before and nobody approved makes room.
    for old in all.iter().filter(|b| b.waits()) {
        stop(tx, at, old, acting.by).await?;
    }
    let id = BookId::from_uuid(at.uuid());
    let project = acting.project.clone();
    let book = Book { id, project, version, book: hash, dry_run, put_up: (acting.by, at.now), approved: None, stopped: None };
    books::insert(tx, &book).await?;
    let body = json!({ "project": book.project, "version": version.to_string(), "book": book.book });
    at.tell(tx, Happened { kind: EventKind::RulesPutUp, actor: Actor::Person(acting.by), subject: id.uuid(), body, project: None }).await?;
    Ok(id)
}

async fn stop(tx: &mut Tx, at: &At, book: &Book, by: PersonId) -> Result<(), Stop> {
    at.hold(tx, Kept::Book(book.id.uuid())).await?;
    if !books::stop(tx, book.id, by, at.now).await? {
        return Err(refused("illegal_transition", "these rules were stopped already"));
    }
    let body = json!({ "project": book.project, "version": book.version.to_string(), "book": book.book });
    let (kind, actor) = (EventKind::RulesStopped, Actor::Person(by));
    Ok(at.tell(tx, Happened { kind, actor, subject: book.id.uuid(), body, project: None }).await?)
}

async fn approve(tx: &mut Tx, at: &At, acting: &Acting, book: &Book, published: Option<&String>) -> Result<(), Stop> {
    if book.put_up.0 == acting.by {
        return Err(refused("second_person", "rules are approved by somebody else than who put them up"));
    }
    if published != Some(&book.book) {
        return Err(refused("stale", "other rules are published now: try these first"));
    }
    at.hold(tx, Kept::Book(book.id.uuid())).await?;
    if !books::approve(tx, book.id, acting.by, at.now).await? {
        return Err(refused("illegal_transition", "these rules wait for nobody any more"));
    }
    for old in books::of_project(tx, &acting.project).await?.iter().filter(|b| b.is_live() && b.id != book.id) {
        stop(tx, at, old, acting.by).await?;
    }
    let body = json!({ "project": book.project, "version": book.version.to_string(), "book": book.book });
    let (kind, actor) = (EventKind::RulesApproved, Actor::Person(acting.by));
    at.tell(tx, Happened { kind, actor, subject: book.id.uuid(), body, project: None }).await?;
    wake_all(tx, at, &acting.project).await
}

impl App {
    /// Tries the rules of the published version on the project's record and puts them up, with what came out, before a second person.
    ///
    /// # Errors
    /// [`AppError::Forbidden`]; [`AppError::Refused`] where there are no rules, or these speak already.
    pub async fn put_rules_up(&self, project: &str, by: PersonId) -> Result<BookId, AppError> {
        let acting = Acting { project: project.to_owned(), by, roles: KEEPERS };
        self.command("may put rules up", acting.clone(), |tx, _, acting| Box::pin(async move { acting.admitted(tx).await })).await?;
        let (_, content) = self.published(project).await?;
        let none = || AppError::Refused { code: "no_rules", detail: "the published version has no rules".to_owned() };
        let (hash, _) = content.book.clone().zip(content.project.audit.as_ref()).ok_or_else(none)?;
        let people = self.records_of_all(project).await?;
        let now = self.clock.now();
        let dry_run = self.compute("try rules", move || {
            let audit = content.project.audit.as_ref()?;
            let rules = rules_of(&content, audit);
            let weak = audit.decision.plan(1).map_or(0.75, |plan| plan.p_nonmaster);
            let all: Vec<_> = people.iter().map(|known| tried(&rules, known, (now, weak))).collect();
            Some(document(&rules, audit, &all, people.iter().map(|known| known.checks.len()).sum()))
        });
        let dry_run = dry_run.await?.ok_or_else(none)?;
        self.command("put rules up", (acting, hash, dry_run), |tx, at, (acting, hash, dry_run)| {
            Box::pin(async move { put_up(tx, &at, &acting, (hash, dry_run)).await })
        })
        .await
    }

    /// What is known of everybody who works for a project, without what was done about them.
    async fn records_of_all(&self, project: &str) -> Result<Vec<Known>, AppError> {
        let (mut after, mut all, at_hand) = (uuid::Uuid::nil(), Vec::new(), self.books());
        loop {
            let (name, now, own) = (project.to_owned(), self.clock.now(), at_hand.clone());
            let page = self.db.read("records of annotators", move |tx| {
                let (name, at_hand) = (name.clone(), own.clone());
                Box::pin(async move {
                    let nobody = PersonId::from_uuid(uuid::Uuid::nil());
                    let mut found = Vec::new();
                    for annotator in annotators::page(tx, &name, (after, PAGE), nobody, now).await? {
                        match looked(known(tx, (annotator.id, now), &[], &at_hand).await)? {
                            Ok((known, _)) => found.push((annotator.id, known)),
                            Err(refused) => return Ok(Err(refused)),
                        }
                    }
                    Ok(Ok(found))
                })
            });
            match page.await? {
                Err(_) if self.fetch(&at_hand).await? => {}
                Err(error) => return Err(error),
                Ok(page) => {
                    let Some((last, _)) = page.last() else { return Ok(all) };
                    after = last.uuid();
                    all.extend(page.into_iter().map(|(_, known)| known));
                }
            }
        }
    }

    /// Lets rules speak that somebody else put up: from now on they propose.
    ///
    /// # Errors
    /// [`AppError::Forbidden`]; [`AppError::NotFound`]; [`AppError::Refused`] by whoever put them up, where other rules are published
    /// now, and where they do not wait any more.
    pub async fn approve_rules(&self, project: &str, by: PersonId, id: BookId) -> Result<(), AppError> {
        let (_, content) = self.published(project).await?;
        let acting = Acting { project: project.to_owned(), by, roles: KEEPERS };
        self.command("approve rules", (acting, id, content), |tx, at, (acting, id, content)| {
            Box::pin(async move {
                acting.admitted(tx).await?;
                let book = books::by_id(tx, id).await?.filter(|b| b.project == acting.project).ok_or_else(|| not_found("rules"))?;
                approve(tx, &at, &acting, &book, content.book.as_ref()).await
            })
        })
        .await
    }

    /// Silences rules, or takes them back before they spoke. What they proposed waits for people as before; by themselves they do no
    /// more.
    ///
    /// # Errors
    /// [`AppError::Forbidden`]; [`AppError::NotFound`]; [`AppError::Refused`] where they were stopped already.
    pub async fn stop_rules(&self, project: &str, by: PersonId, id: BookId) -> Result<(), AppError> {
        let acting = Acting { project: project.to_owned(), by, roles: KEEPERS };
        self.command("stop rules", (acting, id), |tx, at, (acting, id)| {
            Box::pin(async move {
                acting.admitted(tx).await?;
                let book = books::by_id(tx, id).await?.filter(|b| b.project == acting.project).ok_or_else(|| not_found("rules"))?;
                stop(tx, &at, &book, acting.by).await
            })
        })
        .await
    }

    /// The rules that were put up in a project, newest first.
    ///
    /// # Errors
    /// [`AppError::Store`].
    pub async fn rulebooks(&self, project: &str) -> Result<Vec<Book>, AppError> {
        let project = project.to_owned();
        let found = self.db.read("rulebooks", move |tx| {
            let project = project.clone();
            Box::pin(async move { books::of_project(tx, &project).await })
        });
        Ok(found.await?)
    }

    /// The rules that look at one's own work, and where they stand by whole blocks of checks.
    ///
    /// # Errors
    /// [`AppError::NotFound`] where it is another's.
    pub async fn own_rules(&self, project: &str, id: AnnotatorId, person: PersonId) -> Result<Vec<Looks>, AppError> {
        let found = self.db.read("whose annotator", move |tx| Box::pin(annotators::by_id(tx, id))).await?;
        if found.is_none_or(|annotator| annotator.person != person) {
            return Err(AppError::NotFound("there is no such annotator".to_owned()));
        }
        self.rules_on(project, id, true, Reader::House).await
    }

    /// The rules that look at an annotator, and where each of their conditions stands; none where no rules speak. `blocks` leaves out
    /// what is no whole block of checks, for whoever could post an answer and look.
    ///
    /// # Errors
    /// [`AppError::NotFound`]; [`AppError::Refused`] where they look at the reader.
    pub async fn rules_on(&self, project: &str, id: AnnotatorId, blocks: bool, reader: Reader) -> Result<Vec<Looks>, AppError> {
        let (_, content) = self.published(project).await?;
        let (Some(audit), Some(hash)) = (&content.project.audit, content.book.clone()) else { return Ok(Vec::new()) };
        let at_hand = self.books();
        loop {
            let (name, now, hash, own) = (project.to_owned(), self.clock.now(), hash.clone(), at_hand.clone());
            let found = self.db.read("rules on annotator", move |tx| {
                let (name, hash, at_hand) = (name.clone(), hash.clone(), own.clone());
                Box::pin(async move {
                    let annotator = begun(tx, &name, id, now).await?;
                    let live = books::live(tx, &name, &hash).await?.is_some();
                    let Some(annotator) = annotator.filter(|_| live) else { return Ok(Ok(None)) };
                    let past = measures::of_annotator(tx, id).await?;
                    Ok(looked(known(tx, (id, now), &past, &at_hand).await)?.map(|(known, unseen)| Some((annotator.person, known, unseen))))
                })
            });
            let (person, mut known, unseen) = match found.await? {
                Err(_) if self.fetch(&at_hand).await? => continue,
                Err(error) => return Err(error),
                Ok(None) => return Ok(Vec::new()),
                Ok(Some(found)) => found,
            };
            reader.may_see(person)?;
            if blocks {
                whole_blocks(&mut known, now);
            }
            // What nobody carried out is nobody's business but the auditors'.
            known.past.retain(|past| !blocks || past.state != MeasureState::Proposed);
            return Ok(looks(audit, &known, (now, &unseen)));
        }
    }
}

fn looks(audit: &Audit, known: &Known, (now, unseen): (Moment, &[crate::domain::kernel::id::CheckId])) -> Vec<Looks> {
    let record = known.record(now, unseen);
    let until = Until::moment(&record, now);
    let one = |(place, rule): (usize, &AuditRule)| {
        let name = rule.name(place);
        let stands = |(quantity, comparison, bound): (Quantity, Comparison, f64)| Stands {
            quantity,
            comparison,
            bound,
            now: value(quantity, rule, &name, until),
        };
        Looks { rule: rule.clone(), conditions: rule.when.numbers().map(stands).collect(), name: name.clone() }
    };
    audit.rule.iter().enumerate().map(one).collect()
}
