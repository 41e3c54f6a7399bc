//! Rules looked at: after a check was graded, when something has its time, and once a day where a rule counts days. What they ask for is
//! put before people; what a rule may do by itself is done on the next day, unless somebody refuses it before. Nothing of it is told at
//! once to whoever sent the answer: it would say how the answer was judged.

use serde_json::{Value, json};

use super::ordering::{self, wake, wake_tomorrow};
use crate::app::gold_set::shelf::Shelf;
use crate::app::kernel::command::{At, Happened, Stop};
use crate::app::{App, AppError};
use crate::domain::auditing::AnnotatorState;
use crate::domain::auditing::measure::{MeasureState, RestsOn, terms};
use crate::domain::auditing::policy::{Doer, Offer};
use crate::domain::auditing::rules::{Asked, Book, Checked, Known, Past, Spoke, Taken, Until, holds};
use crate::domain::gold_set::stored::Content;
use crate::domain::kernel::actor::Actor;
use crate::domain::kernel::event_kind::EventKind;
use crate::domain::kernel::id::{AnnotatorId, BookId, CheckId, MeasureId, PersonId};
use crate::domain::kernel::moment::Moment;
use crate::domain::project::rule::{Quantity, Window};
use crate::domain::project::{Audit, StageKind};
use crate::store::Tx;
use crate::store::auditing::annotators::{self, Annotator, Check};
use crate::store::auditing::measures::{self, Measure};
use crate::store::auditing::{books, signals};

/// Annotators that are woken between two questions for more of them.
const PAGE: i64 = 200;

/// A measure as rules see it.
fn past(m: &Measure) -> Past {
    let skill = m.terms["skill"].as_str().map(str::to_owned);
    let what = Taken { kind: m.kind, rules: m.rests_on.names(), until: m.until, skill, value: m.amount };
    let ended_at = m.ended.as_ref().map(|ended| ended.at);
    Past { what, proposed_at: m.proposed_at, acted_at: m.acted_at, state: m.state, ended_at }
}

fn checked(check: &Check, content: &Content) -> Option<Checked> {
    let (grade, (_, at)) = (check.graded?, check.answered.as_ref()?);
    let item = content.item(&check.item);
    Some(Checked {
        id: check.id,
        at: *at,
        score: grade.score?,
        counts: grade.counts,
        kind: item.map(|item| item.presented.body.kind()),
        skill: item.map(|item| item.head.skill.clone()),
    })
}

/// What is known of an annotator before a moment, and the checks that nobody has seen graded.
pub(in crate::app) async fn known(
    tx: &mut Tx,
    (of, before): (AnnotatorId, Moment),
    own: &[Measure],
    at_hand: &Shelf,
) -> Result<(Known, Vec<CheckId>), Stop> {
    let mut found = Known { past: own.iter().map(past).collect(), ..Known::default() };
    let mut unseen = Vec::new();
    for check in annotators::checks(tx, of).await? {
        found.at_work.push(check.asked_at);
        if check.graded.is_none() {
            unseen.push(check.id);
        }
        found.checks.extend(checked(&check, &*at_hand.content(check.version)?));
    }
    found.at_work.extend(measures::last_asked(tx, of, before).await?);
    for signal in signals::of_annotator(tx, of).await? {
        let closed = signal.settled.as_ref().map(|(_, at, _)| *at).into_iter().chain(signal.withdrawn_at).min();
        found.signals.push((signal.raised_at, closed));
    }
    Ok((found, unseen))
}

/// What the rules of a measure saw when they spoke, by the grades that stand; none where they would not speak any more.
pub(in crate::app) async fn again(tx: &mut Tx, m: &Measure, rules: &Audit, at_hand: &Shelf) -> Result<Option<Vec<Spoke>>, Stop> {
    let own = measures::of_annotator(tx, m.annotator).await?;
    let (known, _) = known(tx, (m.annotator, m.proposed_at), &own, at_hand).await?;
    let record = known.record(m.proposed_at, &m.rests_on.unseen);
    let until = Until::moment(&record, m.proposed_at);
    let one = |spoke: &Spoke| {
        let (place, rule) = rules.rule.iter().enumerate().find(|(place, rule)| rule.name(*place) == spoke.rule)?;
        Some(Spoke { rule: spoke.rule.clone(), figures: holds(rule, &rule.name(place), until)?.figures })
    };
    Ok(m.rests_on.rules.iter().map(one).collect())
}

/// Whether a corrected key changed a grade that the rules of a measure had seen.
pub(in crate::app) fn is_regraded(m: &Measure, checks: &[Check]) -> bool {
    let seen =
        |check: &&Check| check.answered.as_ref().is_some_and(|(_, at)| *at <= m.proposed_at) && !m.rests_on.unseen.contains(&check.id);
    checks.iter().filter(seen).any(|check| check.graded.is_some_and(|grade| grade.at > m.proposed_at))
}

/// One look.
struct Looking<'a> {
    at: &'a At,
    at_hand: &'a Shelf,
    annotator: Annotator,
    own: Vec<Measure>,
}

async fn look(tx: &mut Tx, at: &At, id: AnnotatorId, at_hand: &Shelf) -> Result<(), Stop> {
    let Some(annotator) = annotators::by_id(tx, id).await? else { return Ok(()) };
    let (_, content) = at_hand.published(tx, &annotator.project).await?;
    let mut looking = Looking { at, at_hand, annotator, own: measures::of_annotator(tx, id).await? };
    looking.end_what_is_over(tx, &content).await?;
    looking.doubt(tx).await?;
    let live = match &content.book {
        Some(book) => books::live(tx, &looking.annotator.project, book).await?,
        None => None,
    };
    looking.act(tx, &content).await?;
    match (live, &content.project.audit) {
        (Some(live), Some(audit)) if looking.annotator.state == AnnotatorState::Active => looking.ask(tx, (live.id, audit), &content).await,
        _ => Ok(()),
    }
}

impl Looking<'_> {
    async fn end_what_is_over(&mut self, tx: &mut Tx, content: &Content) -> Result<(), Stop> {
        let now = self.at.now;
        for m in self.own.iter_mut().filter(|m| m.state == MeasureState::Standing && m.until.is_some_and(|until| until <= now)) {
            ordering::end(tx, self.at, content, (&self.annotator, m)).await?;
            if let Some(annotator) = annotators::by_id(tx, self.annotator.id).await? {
                self.annotator = annotator;
            }
        }
        Ok(())
    }

    /// Measures whose rules would not have spoken by the grades that stand: a proposal is taken back, anything else is put before a
    /// person.
    async fn doubt(&mut self, tx: &mut Tx) -> Result<(), Stop> {
        let checks = annotators::checks(tx, self.annotator.id).await?;
        let asked = |m: &&mut Measure| m.book.is_some() && m.doubted_at.is_none() && (m.is_done() || m.state == MeasureState::Proposed);
        for m in self.own.iter_mut().filter(asked).filter(|m| is_regraded(m, &checks)) {
            let Some(book) = books::by_id(tx, m.book.unwrap_or(BookId::from_uuid(uuid::Uuid::nil()))).await? else { continue };
            let rules = self.at_hand.content(book.version)?;
            let Some(audit) = &rules.project.audit else { continue };
            if again(tx, m, audit, self.at_hand).await?.is_some() {
                continue;
            }
            if m.state == MeasureState::Proposed {
                ordering::withdraw(tx, self.at, m, "key_corrected").await?;
                continue;
            }
            self.at.hold(tx, crate::domain::kernel::ledger::Kept::Measure(m.id.uuid())).await?;
            m.doubted_at = Some(self.at.now);
            measures::change(tx, m.state, m).await?;
            let body = json!({ "measure": m.id.to_string(), "kind": m.kind.as_str() });
            let what = Happened { kind: EventKind::MeasureDoubted, actor: Actor::Worker, subject: m.annotator.uuid(), body, project: None };
            self.at.tell(tx, what).await?;
        }
        Ok(())
    }

    /// What rules do by themselves, where its day has come: by a rule that still speaks, and where the policy leaves it to one.
    async fn act(&mut self, tx: &mut Tx, content: &Content) -> Result<(), Stop> {
        let now = self.at.now;
        for m in self.own.iter_mut().filter(|m| m.state == MeasureState::Proposed && m.acts_at.is_some_and(|acts| acts <= now)) {
            let Some(book) = books::by_id(tx, m.book.unwrap_or(BookId::from_uuid(uuid::Uuid::nil()))).await? else { continue };
            let rules = self.at_hand.content(book.version)?;
            let offer = ordering::described(m).map(|measure| ordering::policy_of(content).offer(measure));
            match offer {
                Some(Offer::Free(free)) if book.is_live() && self.annotator.state == AnnotatorState::Active => {
                    let doer = Doer::Rule(free);
                    ordering::carry_out(tx, self.at, (content, &rules), (&self.annotator, m.clone()), &doer).await?;
                }
                _ => ordering::withdraw(tx, self.at, m, "not_the_rules_to_do").await?,
            }
        }
        self.own = measures::of_annotator(tx, self.annotator.id).await?;
        if let Some(annotator) = annotators::by_id(tx, self.annotator.id).await? {
            self.annotator = annotator;
        }
        Ok(())
    }

    /// What the rules ask for now.
    async fn ask(&self, tx: &mut Tx, (book, audit): (BookId, &Audit), content: &Content) -> Result<(), Stop> {
        let (at, id) = (self.at, self.annotator.id);
        let (known, unseen) = known(tx, (id, at.now), &self.own, self.at_hand).await?;
        let record = known.record(at.now, &unseen);
        let rules = Book { rules: &audit.rule, steps: &audit.step, policy: ordering::policy_of(content) };
        let calibration = content.project.stages.iter().rev().find(|s| s.kind == StageKind::Calibration).map(|s| s.id.as_str());
        for asked in rules.asks(Until::moment(&record, at.now), &known.past, calibration) {
            self.propose(tx, book, asked, &unseen).await?;
        }
        if counts_days(audit) {
            wake_tomorrow(tx, at, id).await?;
        }
        Ok(())
    }

    async fn propose(&self, tx: &mut Tx, book: BookId, asked: Asked, unseen: &[CheckId]) -> Result<(), Stop> {
        let at = self.at;
        let rests_on = RestsOn { rules: asked.rests_on, unseen: unseen.to_vec() };
        let m = Measure {
            acts_at: (asked.persons == 0).then(|| at.now.next_day()),
            ..new(at, &self.annotator, (asked.measure.kind(), terms(&asked.measure)), rests_on)
        };
        let m = Measure { book: Some(book), amount: asked.amount, persons: asked.persons, ..m };
        measures::insert(tx, &m).await?;
        if let Some(due) = m.acts_at {
            wake(tx, at, m.annotator, due).await?;
        }
        let rules = m.rests_on.names();
        let body = json!({ "measure": m.id.to_string(), "kind": m.kind.as_str(), "rules": rules, "book": book.to_string() });
        let what = Happened { kind: EventKind::MeasureProposed, actor: Actor::Worker, subject: m.annotator.uuid(), body, project: None };
        Ok(at.tell(tx, what).await?)
    }
}

/// A measure as it is proposed now.
pub(super) fn new(
    at: &At,
    annotator: &Annotator,
    (kind, terms): (crate::domain::project::rule::MeasureKind, Value),
    rests_on: RestsOn,
) -> Measure {
    Measure {
        id: MeasureId::from_uuid(at.uuid()),
        annotator: annotator.id,
        person: annotator.person,
        name: String::new(),
        project: annotator.project.clone(),
        kind,
        terms,
        amount: None,
        book: None,
        rests_on,
        persons: 1,
        state: MeasureState::Proposed,
        proposed_at: at.now,
        acts_at: None,
        agreed: None,
        acted_by: None,
        acted_at: None,
        reason: None,
        until: None,
        ended: None,
        doubted_at: None,
        appeal: None,
    }
}

/// Whether a rule may begin to hold though nothing happens.
fn counts_days(audit: &Audit) -> bool {
    let idle = |rule: &crate::domain::project::rule::AuditRule| rule.when.numbers().any(|(quantity, ..)| quantity == Quantity::DaysIdle);
    audit.rule.iter().any(|rule| idle(rule) || matches!(rule.over.window, Some(Window::Time(_))))
}

impl App {
    /// Has the rules look at an annotator, ends what has its time, and does what a rule may do by itself and nobody refused.
    ///
    /// # Errors
    /// [`AppError`].
    pub(in crate::app) async fn look_at_rules(&self, annotator: AnnotatorId) -> Result<(), AppError> {
        let at_hand = self.books();
        loop {
            let looked = self.command("look at rules", (annotator, at_hand.clone()), |tx, at, (id, at_hand)| {
                Box::pin(async move { look(tx, &at, id, &at_hand).await })
            });
            match looked.await {
                Err(_) if self.fetch(&at_hand).await? => {}
                outcome => return outcome,
            }
        }
    }

    /// Has them look at everybody who works for a project.
    ///
    /// # Errors
    /// [`AppError`].
    pub(in crate::app) async fn look_at_rules_of_all(&self, project: &str) -> Result<(), AppError> {
        let mut after = uuid::Uuid::nil();
        loop {
            let woken = self.command("wake rules", (project.to_owned(), after), |tx, at, (project, after)| {
                Box::pin(async move {
                    let nobody = PersonId::from_uuid(uuid::Uuid::nil());
                    let page = annotators::page(tx, &project, (after, PAGE), nobody, at.now).await?;
                    for annotator in &page {
                        wake(tx, &at, annotator.id, at.now).await?;
                    }
                    Ok(page.last().map(|last| last.id.uuid()))
                })
            });
            match woken.await? {
                Some(last) => after = last,
                None => return Ok(()),
            }
        }
    }

    /// Whether a project's published version has rules.
    ///
    /// # Errors
    /// [`AppError`].
    pub(in crate::app) async fn has_rules(&self, project: &str) -> Result<bool, AppError> {
        match self.published(project).await {
            Err(AppError::NotFound(_)) => Ok(false),
            found => Ok(found?.1.book.is_some()),
        }
    }
}
