//! Hidden checks are given out: one because the platform asks for one, or as many among an annotator's next tasks as the plan owes.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde::Serialize;
use serde_json::{Value, json};

use super::checks::begun;
use super::decoys::Asked;
use super::{decoys, guidelines, ordering};
use crate::app::accounts::reader::Reader;
use crate::app::accounts::resting::may_be_checked;
use crate::app::gold_set::shelf::Shelf;
use crate::app::kernel::command::{At, Happened, Stop, invalid, not_found, refused};
use crate::app::sitting::taking;
use crate::app::{App, AppError};
use crate::domain::auditing;
use crate::domain::auditing::AnnotatorState;
use crate::domain::gold_set::item::drawn;
use crate::domain::gold_set::item::{Item, ItemKind, Legend, Presented};
use crate::domain::gold_set::stimulus::PresentedStimulus;
use crate::domain::gold_set::stored::Content;
use crate::domain::kernel::actor::Actor;
use crate::domain::kernel::chance::{Draws, Seed};
use crate::domain::kernel::event_kind::EventKind;
use crate::domain::kernel::id::{AnnotatorId, CheckId, CheckRequestId, VersionId};
use crate::domain::kernel::violation::Violation;
use crate::domain::project::Audit;
use crate::store::Tx;
use crate::store::auditing::annotators::{self, Annotator, Check};
use crate::store::auditing::requests;
use crate::store::auditing::requests::CheckRequest;
use crate::store::gold_set::retired;
use crate::store::sitting::answers;
use crate::store::sitting::drawn as kept;

/// A check as the platform gets it: an ordinary task, nothing that tells it apart.
#[derive(Clone, Debug, Serialize, schemars::JsonSchema)]
pub struct HiddenTask {
    /// The id that the answer names.
    pub id: String,
    /// The item.
    #[schemars(with = "Presented")]
    pub item: Value,
    /// Its stimulus.
    #[schemars(with = "Option<PresentedStimulus<'static>>")]
    pub stimulus: Option<Value>,
    /// What its labels, scales and severities mean.
    #[schemars(with = "Option<Legend>")]
    pub legend: Value,
}

/// A check and its place among the next tasks.
#[derive(Clone, Debug, Serialize, schemars::JsonSchema)]
pub struct PlacedTask {
    /// Which of the next tasks it is: 1 is the first, and no two are the same.
    pub at: u32,
    /// The check.
    #[serde(flatten)]
    pub task: HiddenTask,
}

/// What is put among an annotator's next tasks.
#[derive(Clone, Debug, Default)]
pub struct Planned {
    /// Checks, in the order of their places.
    pub checks: Vec<PlacedTask>,
    /// Ordinary tasks that others did, by the platform's own ids.
    pub repeat: Vec<String>,
}

/// Which items are wanted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    /// Only items of this kind.
    pub kind: Option<ItemKind>,
    /// Only items of this skill.
    pub skill: Option<String>,
}

impl Wanted {
    fn is(&self, item: &Item) -> bool {
        let (kind, skill) = (self.kind, self.skill.as_deref());
        kind.is_none_or(|kind| item.presented.body.kind() == kind) && skill.is_none_or(|skill| item.head.skill == skill)
    }
}

/// What an item for somebody is chosen from, as one transaction sees it that nobody else chooses beside.
struct Desk {
    version: VersionId,
    content: Arc<Content>,
    annotator: Annotator,
    /// Checks that they were given.
    asked: i64,
    /// What they met, in screening or since.
    met: Vec<String>,
    /// What is given to nobody.
    out: BTreeSet<String>,
    /// How many annotators there are, and how many of them met each item.
    all: i64,
    exposure: BTreeMap<String, i64>,
}

impl Desk {
    fn audit(&self) -> Result<&Audit, Stop> {
        self.content.project.audit.as_ref().ok_or_else(|| refused("no_audit_plan", "the project has no audit plan"))
    }

    /// The next check, where the bank has an item left; whoever asks again gets another one.
    fn next(&mut self, at: &At, wanted: &Wanted) -> Result<Option<Check>, Stop> {
        let id = CheckId::from_uuid(at.uuid());
        let seed = Seed(id.uuid().as_u64_pair().1);
        let audit = self.audit()?;
        let bank = self.content.bank(&audit.bank);
        let ids = bank.iter().filter(|i| wanted.is(i)).map(|i| i.head.id.as_str()).filter(|id| !self.out.contains(*id));
        let item = auditing::next_item(audit, ids, &self.met, &self.exposure, self.all, &mut Draws::new(seed, "check"));
        let Some(item) = item.and_then(|id| self.content.item(id)) else { return Ok(None) };
        let check = Check {
            id,
            annotator: self.annotator.id,
            version: self.version,
            item: item.head.id.clone(),
            shown: json!(drawn::draw(item, seed, "check")),
            asked_at: at.now,
            answered: None,
            graded: None,
        };
        if !self.met.contains(&check.item) {
            *self.exposure.entry(check.item.clone()).or_insert(0) += 1;
            self.met.push(check.item.clone());
        }
        // Within one request nothing comes twice, even where the plan lets an item come again.
        self.out.insert(check.item.clone());
        Ok(Some(check))
    }
}

async fn desk(tx: &mut Tx, at: &At, project: &str, (id, asks): (AnnotatorId, Reader), books: &Shelf) -> Result<Desk, Stop> {
    requests::one_at_a_time(tx, project).await?;
    let (version, content) = books.published(tx, project).await?;
    let annotator = begun(tx, project, id, at.now).await?.ok_or_else(|| not_found("annotator"))?;
    asks.may_see(annotator.person)?;
    if annotator.state != AnnotatorState::Active {
        let until = ordering::paused_until(tx, id).await?.map_or_else(String::new, |until| format!(" until {until}"));
        return Err(refused("illegal_transition", format!("the annotator is {}{until}", annotator.state.as_str())));
    }
    // A check of somebody who reads its key shows nothing of their work.
    may_be_checked(tx, annotator.person, project).await?;
    if guidelines::unread(tx, &content, id, at.now).await? {
        return Err(refused("guidelines_unread", "the annotator has not acknowledged the published guidelines: show these first"));
    }
    let mut met = annotators::items_checked(tx, annotator.person, project).await?;
    met.extend(answers::items_met(tx, annotator.person, project).await?);
    let mut out: BTreeSet<String> = retired::retired(tx, project).await?.into_iter().map(|r| r.item).collect();
    out.extend(requests::in_doubt(tx, project).await?);
    let (all, exposure) = annotators::exposure(tx, project).await?;
    let asked = annotators::checks_asked(tx, id).await?;
    Ok(Desk { version, content, annotator, asked, met, out, all, exposure })
}

fn given(content: &Content, check: &Check) -> Result<HiddenTask, Stop> {
    let item = content.item(&check.item).ok_or_else(|| not_found("item"))?;
    let drawn = kept::of_check(check)?;
    Ok(HiddenTask {
        id: check.id.to_string(),
        item: serde_json::to_value(drawn.presented(&item.presented)).unwrap_or_default(),
        stimulus: taking::stimulus(content, item),
        legend: taking::legend(content, item),
    })
}

/// Stores a check and tells the ledger of it, with the request that it belongs to.
async fn give(tx: &mut Tx, at: &At, check: &Check, request: Option<CheckRequestId>) -> Result<(), Stop> {
    annotators::insert_check(tx, check).await?;
    let mut body = json!({ "check": check.id.to_string() });
    if let Some(request) = request {
        body["request"] = json!(request.to_string());
    }
    let subject = check.annotator.uuid();
    Ok(at.tell(tx, Happened { kind: EventKind::CheckAsked, actor: Actor::Platform, subject, body, project: None }).await?)
}

/// Gives out one hidden check, inside a command, of the version that is published then.
async fn one(tx: &mut Tx, at: &At, project: &str, whose: (AnnotatorId, Reader), books: &Shelf) -> Result<HiddenTask, Stop> {
    let mut desk = desk(tx, at, project, whose, books).await?;
    let none = || refused("bank_exhausted", "the audit bank has no item left for this annotator");
    let check = desk.next(at, &Wanted::default())?.ok_or_else(none)?;
    give(tx, at, &check, None).await?;
    given(&desk.content, &check)
}

/// Gives out as many checks as the plan owes among the next tasks, inside a command, and says which of the tasks they are.
async fn planned(
    tx: &mut Tx,
    at: &At,
    project: &str,
    whose: (AnnotatorId, Reader),
    (tasks, wanted): (u32, &Wanted),
    books: &Shelf,
) -> Result<Planned, Stop> {
    let mut desk = desk(tx, at, project, whose, books).await?;
    if let Some(skill) = &wanted.skill {
        let bank = desk.content.bank(&desk.audit()?.bank);
        if !bank.iter().any(|item| item.head.skill == *skill) {
            return Err(invalid(vec![Violation::new("/skill", "unknown_id", "no item of the audit bank has this skill")]));
        }
    }
    let owed = auditing::owed(desk.audit()?, desk.annotator.onboarded_at, at.now);
    let asked = desk.asked;
    let request = CheckRequest {
        id: CheckRequestId::from_uuid(at.uuid()),
        annotator: desk.annotator.id,
        version: desk.version,
        tasks,
        kind: wanted.kind,
        skill: wanted.skill.clone(),
        owed,
        asked,
        at: at.now,
    };
    let mut checks = Vec::new();
    for _ in 0..auditing::due(owed, asked, tasks) {
        let Some(check) = desk.next(at, wanted)? else { break };
        checks.push(check);
    }
    requests::insert(tx, &request).await?;
    let places = auditing::places(request.seed(), tasks, checks.len());
    let mut given_out = Vec::with_capacity(checks.len());
    for (check, place) in checks.iter().zip(places) {
        give(tx, at, check, Some(request.id)).await?;
        requests::place(tx, request.id, check.id, place).await?;
        given_out.push(PlacedTask { at: place, task: given(&desk.content, check)? });
    }
    let repeat = if desk.audit()?.decoys {
        let room = (tasks as usize).saturating_sub(given_out.len());
        let asked = Asked { project, content: &desk.content, request: &request, room, exposure: &desk.exposure };
        decoys::owed(tx, &asked).await?
    } else {
        Vec::new()
    };
    let body = json!({
        "annotator": desk.annotator.id.to_string(), "tasks": tasks, "checks": given_out.len(), "repeated": repeat.len(),
    });
    let subject = request.id.uuid();
    at.tell(tx, Happened { kind: EventKind::ChecksPlaced, actor: Actor::Platform, subject, body, project: None }).await?;
    Ok(Planned { checks: given_out, repeat })
}

/// What no request for checks may say.
fn check_wanted(tasks: u32, wanted: &Wanted) -> Result<(), AppError> {
    let most = auditing::MOST_TASKS;
    let mut wrong = Vec::new();
    if !(1..=most).contains(&tasks) {
        wrong.push(Violation::new("/tasks", "out_of_range", format!("a whole number from 1 to {most}")));
    }
    let skill = wanted.skill.as_deref().unwrap_or("any");
    if skill.is_empty() || skill.chars().count() > LONGEST_SKILL {
        wrong.push(Violation::new("/skill", "out_of_range", format!("1 to {LONGEST_SKILL} characters")));
    }
    if wrong.is_empty() { Ok(()) } else { Err(AppError::Invalid(wrong)) }
}

/// The longest name of a skill, in code points.
const LONGEST_SKILL: usize = 100;

impl App {
    /// Gives out a hidden check for an annotator: an item that they have not met, among the least exposed.
    ///
    /// # Errors
    /// [`AppError::NotFound`] where the annotator is not the project's; [`AppError::Refused`] where they are not active, the bank is used
    /// up, or it is the annotator who asks: whoever knows which task is a check is not checked by it.
    pub async fn ask_check(&self, project: &str, annotator: AnnotatorId, asks: Reader) -> Result<HiddenTask, AppError> {
        self.with_books(|books| async move {
            let input = (project.to_owned(), (annotator, asks), books);
            self.locking_command("ask check", input, |tx, at, (project, whose, books)| {
                Box::pin(async move { one(tx, &at, &project, whose, &books).await })
            })
            .await
        })
        .await
    }

    /// Gives out the checks that are owed among an annotator's next tasks, none among them, each with its place; items as
    /// [`App::ask_check`] chooses them. Where the bank has fewer items left than are owed, there are fewer checks.
    ///
    /// # Errors
    /// As of [`App::ask_check`], but for a bank that is used up; [`AppError::Invalid`] where `tasks` is not 1 to
    /// [`auditing::MOST_TASKS`].
    pub async fn ask_checks(
        &self,
        project: &str,
        annotator: AnnotatorId,
        asks: Reader,
        tasks: u32,
        wanted: Wanted,
    ) -> Result<Planned, AppError> {
        check_wanted(tasks, &wanted)?;
        let wanted = &wanted;
        self.with_books(|books| async move {
            let input = (project.to_owned(), (annotator, asks), (tasks, wanted.clone()), books);
            self.locking_command("ask checks", input, |tx, at, (project, whose, (tasks, wanted), books)| {
                Box::pin(async move { planned(tx, &at, &project, whose, (tasks, &wanted), &books).await })
            })
            .await
        })
        .await
    }
}
