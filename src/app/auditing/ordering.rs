//! Measures carried out, ended and undone: what changes with each, the letter, and what the ledger and the platform are told. Whoever
//! does it has been admitted, or is a rule that may.

use std::collections::BTreeSet;

use jiff::tz::TimeZone;
use serde_json::{Value, json};

use crate::app::kernel::command::{At, Happened, Stop, refused};
use crate::app::platform::letters;
use crate::domain::auditing::AnnotatorState;
use crate::domain::auditing::letter::{Taken, over, undone};
use crate::domain::auditing::measure::{MeasureState, of_terms};
use crate::domain::auditing::policy::{Doer, Policy};
use crate::domain::deciding::notice::MayAppeal;
use crate::domain::deciding::texts::Texts;
use crate::domain::gold_set::stored::Content;
use crate::domain::gold_set::text::Text;
use crate::domain::kernel::actor::Actor;
use crate::domain::kernel::event_kind::EventKind;
use crate::domain::kernel::id::{AnnotatorId, PersonId};
use crate::domain::kernel::job::JobKind;
use crate::domain::kernel::ledger::Kept;
use crate::domain::kernel::moment::Moment;
use crate::domain::locale::lang::Lang;
use crate::domain::project::rule::{MeasureKind, Scope};
use crate::store::auditing::annotators::{self, Annotator};
use crate::store::auditing::measures::{self, Ended, Measure};
use crate::store::deciding::letters::NewMail;
use crate::store::{StoreError, Tx};

const DAY: i64 = 86_400;

/// Days within which an appeal is answered where the policy names none.
const ANSWERED_WITHIN: u32 = 14;

/// The policy that a version follows.
pub(in crate::app) fn policy_of(content: &Content) -> &'static Policy {
    let named = content.project.audit.as_ref().and_then(|audit| audit.policy.as_deref());
    named.and_then(Policy::named).unwrap_or_else(Policy::of_nobody)
}

/// Days within which a measure may be appealed, and within which that is answered.
pub(in crate::app) fn clocks(content: &Content) -> (u32, u32) {
    let own = content.project.audit.as_ref().and_then(|audit| audit.appeal_days);
    (own.unwrap_or(content.project.head.appeal_days), policy_of(content).review_days.unwrap_or(ANSWERED_WITHIN))
}

/// How what is done now may be appealed.
pub(super) fn may_appeal<'z>(content: &Content, now: Moment, zone: &'z TimeZone) -> MayAppeal<'z> {
    let (days, answered_within) = clocks(content);
    MayAppeal { until: now.plus_seconds(i64::from(days) * DAY), answered_within, zone }
}

/// Until when a measure may be appealed; none where nobody has carried it out.
pub(in crate::app) fn appeal_until(content: &Content, measure: &Measure) -> Option<Moment> {
    Some(measure.acted_at?.plus_seconds(i64::from(clocks(content).0) * DAY))
}

/// Whether a measure keeps its annotator from work here. What a platform calls a pool is its own: it is told.
pub(in crate::app) fn keeps_from_work(measure: &Measure) -> bool {
    measure.kind == MeasureKind::Pause && measure.terms["scope"] != Scope::Pool.as_str()
}

/// Until when an annotator's pauses keep them from work; none where one ends when a person says so, or nothing does.
pub(super) async fn paused_until(tx: &mut Tx, id: AnnotatorId) -> Result<Option<Moment>, StoreError> {
    let own = measures::of_annotator(tx, id).await?;
    let pauses: Vec<Option<Moment>> =
        own.iter().filter(|m| m.state == MeasureState::Standing && keeps_from_work(m)).map(|m| m.until).collect();
    Ok(pauses.into_iter().collect::<Option<Vec<_>>>().and_then(|all| all.into_iter().max()))
}

/// Where an annotator stands by the measures that stand.
fn stands(own: &[Measure]) -> AnnotatorState {
    let standing = || own.iter().filter(|m| m.state == MeasureState::Standing);
    if standing().any(|m| m.kind == MeasureKind::End) {
        AnnotatorState::Ended
    } else if standing().any(keeps_from_work) {
        AnnotatorState::Paused
    } else {
        AnnotatorState::Active
    }
}

/// Has the rules look at an annotator when it is due. A look more does nothing that another did.
pub(in crate::app) async fn wake(tx: &mut Tx, at: &At, annotator: AnnotatorId, due: Moment) -> Result<(), Stop> {
    let key = format!("rules {annotator} {}", at.uuid());
    Ok(at.queue_at(tx, JobKind::Rules, json!({ "annotator": annotator.to_string() }), &key, due).await?)
}

/// Has them look when the next day begins, once.
pub(in crate::app) async fn wake_tomorrow(tx: &mut Tx, at: &At, annotator: AnnotatorId) -> Result<(), Stop> {
    let due = at.now.next_day();
    let key = format!("rules {annotator} {}", due.microseconds());
    Ok(at.queue_at(tx, JobKind::Rules, json!({ "annotator": annotator.to_string() }), &key, due).await?)
}

/// Has them look at everybody of a project.
pub(in crate::app) async fn wake_all(tx: &mut Tx, at: &At, project: &str) -> Result<(), Stop> {
    let key = format!("rules of {project} {}", at.uuid());
    Ok(at.queue(tx, JobKind::Rules, json!({ "project": project }), &key).await?)
}

/// Who acted, as the ledger says it.
fn actor(by: Option<PersonId>) -> Actor {
    by.map_or(Actor::Worker, Actor::Person)
}

async fn write(
    tx: &mut Tx,
    at: &At,
    content: &Content,
    m: &Measure,
    (kind, say): (&str, impl Fn(Lang) -> (String, String)),
) -> Result<(), Stop> {
    let texts = Texts::written(&letters::languages_of(content), say);
    let new = NewMail { id: at.uuid(), person: m.person, decision: None, texts: &texts, due: at.now };
    Ok(letters::post(tx, at, kind, &new).await?)
}

/// Tells the ledger and the platform of a measure. Where it moved the annotator, that is what happened.
async fn tell(tx: &mut Tx, at: &At, m: &Measure, (kind, by): (EventKind, Option<PersonId>), more: Value) -> Result<(), Stop> {
    let mut body = json!({ "measure": m.id.to_string(), "kind": m.kind.as_str() });
    for (name, value) in more.as_object().into_iter().flatten() {
        body[name] = value.clone();
    }
    let what = Happened { kind, actor: actor(by), subject: m.annotator.uuid(), body, project: Some(&m.project) };
    Ok(at.tell(tx, what).await?)
}

/// The texts of the step of the ladder and of the rules that a measure rests on.
fn because<'c>(rules: &'c Content, m: &Measure) -> Vec<&'c Text> {
    let Some(audit) = &rules.project.audit else { return Vec::new() };
    let names: BTreeSet<String> = m.rests_on.names().into_iter().collect();
    let step = audit.step.iter().filter(|_| !names.is_empty()).find(|step| step.action.measure() == m.kind).map(|step| &step.text);
    let spoke = audit.rule.iter().enumerate().filter(|(place, rule)| names.contains(&rule.name(*place))).map(|(_, rule)| &rule.because);
    step.into_iter().chain(spoke).collect()
}

/// Carries a proposed measure out. `rules` is the version whose rules asked for it.
pub(in crate::app) async fn carry_out(
    tx: &mut Tx,
    at: &At,
    (content, rules): (&Content, &Content),
    (annotator, mut m): (&Annotator, Measure),
    doer: &Doer,
) -> Result<(), Stop> {
    at.hold(tx, Kept::Measure(m.id.uuid())).await?;
    let measure = doer.measure();
    if let Doer::Person(taken) = doer {
        (m.acted_by, m.reason) = (Some(taken.by().who()), Some(taken.reason().to_owned()));
    }
    m.acted_at = Some(at.now);
    m.until = measure.lasts().map(|span| at.now.plus_seconds(span.seconds()));
    m.state = MeasureState::Standing;
    if !measure.is_setting() && measure.kind() != MeasureKind::Pause {
        m.state = MeasureState::Over;
        m.ended = Some(Ended { at: at.now, by: None, reason: None });
    }
    if !measures::change(tx, MeasureState::Proposed, &m).await? {
        return Err(refused("illegal_transition", "the measure waits for nobody any more"));
    }
    let mut kind = EventKind::MeasureTaken;
    if keeps_from_work(&m) {
        let paused = measures::of_annotator(tx, m.annotator)
            .await?
            .iter()
            .any(|o| o.id != m.id && o.state == MeasureState::Standing && keeps_from_work(o));
        match annotator.state {
            AnnotatorState::Active => {
                at.hold(tx, Kept::Application(annotator.application.uuid())).await?;
                annotators::set_state(tx, m.annotator, AnnotatorState::Active, AnnotatorState::Paused).await?;
                kind = EventKind::AnnotatorPaused;
            }
            AnnotatorState::Paused if paused => {}
            state @ (AnnotatorState::Paused | AnnotatorState::Ended) => {
                return Err(refused("illegal_transition", format!("the annotator is {}", state.as_str())));
            }
        }
    }
    if let Some(until) = m.until {
        wake(tx, at, m.annotator, until).await?;
    }
    tell_taken(tx, at, (content, rules), &m, doer).await?;
    let more = json!({ "terms": m.terms, "amount": m.amount, "reason": m.reason, "until": m.until.map(|until| until.to_string()) });
    tell(tx, at, &m, (kind, m.acted_by), more).await
}

async fn tell_taken(tx: &mut Tx, at: &At, (content, rules): (&Content, &Content), m: &Measure, doer: &Doer) -> Result<(), Stop> {
    let head = &content.project.head;
    let (texts, zone) = (because(rules, m), TimeZone::get(&head.time_zone).unwrap_or(TimeZone::UTC));
    let taken = Taken {
        project: &head.title,
        measure: doer.measure(),
        amount: m.amount,
        because: &texts,
        rests_on: &m.rests_on.rules,
        reason: m.reason.as_deref(),
        until: m.until,
        appeal: may_appeal(content, at.now, &zone),
        contact: head.contact.as_deref(),
        zone: &zone,
    };
    write(tx, at, content, m, ("measure_taken", |l| taken.letter(l))).await
}

/// Moves an annotator to where the measures that stand leave them; where that is, if they were moved. One whom nothing paused stays as they
/// are.
async fn settle(tx: &mut Tx, at: &At, annotator: &Annotator, ended: &Measure) -> Result<Option<AnnotatorState>, Stop> {
    if !keeps_from_work(ended) && ended.kind != MeasureKind::End {
        return Ok(None);
    }
    let to = stands(&measures::of_annotator(tx, annotator.id).await?);
    if to == annotator.state {
        return Ok(None);
    }
    at.hold(tx, Kept::Application(annotator.application.uuid())).await?;
    annotators::set_state(tx, annotator.id, annotator.state, to).await?;
    Ok(Some(to))
}

/// What happened where the end of a measure moved an annotator; what else did, where it moved nobody.
const fn moved(to: Option<AnnotatorState>, otherwise: EventKind) -> EventKind {
    match to {
        Some(AnnotatorState::Active) => EventKind::AnnotatorResumed,
        Some(AnnotatorState::Paused) => EventKind::AnnotatorPaused,
        Some(AnnotatorState::Ended) => EventKind::AnnotatorEnded,
        None => otherwise,
    }
}

/// Ends a measure whose time is over.
pub(super) async fn end(tx: &mut Tx, at: &At, content: &Content, (annotator, m): (&Annotator, &mut Measure)) -> Result<(), Stop> {
    at.hold(tx, Kept::Measure(m.id.uuid())).await?;
    m.state = MeasureState::Over;
    m.ended = Some(Ended { at: at.now, by: None, reason: None });
    measures::change(tx, MeasureState::Standing, m).await?;
    let to = settle(tx, at, annotator, m).await?;
    // Whoever stays paused, or has gone, is told nothing of going on.
    if to == Some(AnnotatorState::Active) || !keeps_from_work(m) {
        write(tx, at, content, m, ("measure_over", |l| over(m.kind, &content.project.head.title, l))).await?;
    }
    tell(tx, at, m, (moved(to, EventKind::MeasureEnded), None), json!({ "from": annotator.state.as_str() })).await
}

/// Undoes a measure that was carried out: where the annotator stood before, they stand again.
pub(super) async fn undo(
    tx: &mut Tx,
    at: &At,
    content: &Content,
    (annotator, mut m): (&Annotator, Measure),
    (by, reason, letter): (PersonId, &str, bool),
) -> Result<(), Stop> {
    if !m.is_done() {
        return Err(refused("illegal_transition", format!("the measure is {}", m.state.as_str())));
    }
    at.hold(tx, Kept::Measure(m.id.uuid())).await?;
    let was = m.state;
    m.state = MeasureState::Undone;
    m.ended = Some(Ended { at: at.now, by: Some(by), reason: Some(reason.to_owned()) });
    measures::change(tx, was, &m).await?;
    let to = if was == MeasureState::Standing { settle(tx, at, annotator, &m).await? } else { None };
    if letter {
        write(tx, at, content, &m, ("measure_undone", |l| undone(m.kind, &content.project.head.title, reason, l))).await?;
    }
    tell(
        tx,
        at,
        &m,
        (moved(to, EventKind::MeasureUndone), Some(by)),
        json!({ "from": annotator.state.as_str(), "reason": reason, "undone": true }),
    )
    .await
}

/// Takes a proposal back that nobody has carried out.
pub(super) async fn withdraw(tx: &mut Tx, at: &At, m: &mut Measure, why: &str) -> Result<(), Stop> {
    at.hold(tx, Kept::Measure(m.id.uuid())).await?;
    m.state = MeasureState::Withdrawn;
    m.ended = Some(Ended { at: at.now, by: None, reason: None });
    measures::change(tx, MeasureState::Proposed, m).await?;
    let body = json!({ "measure": m.id.to_string(), "kind": m.kind.as_str(), "because": why });
    let what = Happened { kind: EventKind::MeasureWithdrawn, actor: Actor::Worker, subject: m.annotator.uuid(), body, project: None };
    Ok(at.tell(tx, what).await?)
}

/// The domain's measure; none for a pause of a person's own accord.
pub(in crate::app) fn described(m: &Measure) -> Option<crate::domain::project::rule::Measure> {
    of_terms(&m.terms)
}
