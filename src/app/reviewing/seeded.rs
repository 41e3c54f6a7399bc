//! Responses with agreed levels among live ones: when one is handed out, and what a reviewer's levels of them say. Nothing that a reviewer
//! sees tells them from others, and no candidate's result rests on them.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::json;

use super::assignment::{Assignment, Kept, LEASE, Lease, overtaken};
use super::training::{Desk, Stand, shown, stands, tally};
use crate::app::accounts::acts::Acting;
use crate::app::kernel::command::{At, Happened, Stop, not_found, refused};
use crate::app::{App, AppError};
use crate::domain::gold_set::anchor::{Anchor, Use};
use crate::domain::kernel::actor::Actor;
use crate::domain::kernel::event_kind::EventKind;
use crate::domain::kernel::id::{PersonId, SheetId, VersionId};
use crate::domain::kernel::moment::Moment;
use crate::domain::reviewing::Sheet;
use crate::domain::reviewing::agreement::Agreement;
use crate::domain::reviewing::training;
use crate::domain::reviewing::training::{TOLD_FROM, Tally};
use crate::store;
use crate::store::Tx;
use crate::store::accounts::people;
use crate::store::reviewing::drafts::Draft;
use crate::store::reviewing::training as rows;
use crate::store::reviewing::training::{AnchorSheet, StoredRound};
use crate::store::reviewing::{reviews, sheets_left};

/// Seeded sheets after which a reviewer is told of their agreement, and by how many the figure moves on: fewer would give single ones away.
const TOLD_BY: usize = 10;
/// In microseconds.
const DAY: i64 = 86_400_000_000;

/// What a reviewer may be given, as the training left them.
#[derive(Clone, Debug)]
pub(in crate::app) struct Gate {
    /// Rubrics whose live responses they get.
    open: Vec<String>,
    /// Rubrics that they have to be trained on first.
    closed: Vec<String>,
    /// Responses that were shown to them with their levels, or stood in a round of theirs, by their hashes.
    known: BTreeSet<String>,
}

impl Gate {
    /// `examples` are those that the reviewer has read.
    pub async fn of(tx: &mut Tx, desk: &Desk, (reviewer, examples): (PersonId, &BTreeSet<String>), now: Moment) -> store::Result<Self> {
        let (open, closed): (Vec<Stand>, Vec<Stand>) =
            stands(tx, desk, reviewer, now).await?.into_iter().partition(|s| s.standing.scores());
        let ids = |stands: Vec<Stand>| stands.into_iter().map(|s| s.rubric.id).collect();
        let mut known = rows::seen(tx, &desk.project, reviewer).await?;
        known.extend(examples.iter().cloned());
        Ok(Self { open: ids(open), closed: ids(closed), known })
    }

    /// The closed rubrics as the store looks for them: each between two bars.
    pub fn barred(&self) -> String {
        format!("|{}|", self.closed.join("|"))
    }

    /// Whether nothing is closed.
    pub const fn is_open(&self) -> bool {
        self.closed.is_empty()
    }

    /// The share of what is handed out that is seeded, one for the desk: the largest of the rubrics that are open. A share by the response
    /// that comes next could not be counted ahead.
    fn share(&self, desk: &Desk) -> f64 {
        desk.seeding().filter(|(id, _)| self.open.contains(id)).map(|(_, asked)| asked.plan.seeded).fold(0.0, f64::max)
    }

    /// What is answered where only untrained work waits.
    pub fn refusal(&self) -> Stop {
        let rubrics = self.closed.join(", ");
        refused(
            "training_needed",
            format!("training comes first, on: {rubrics}; GET /reviews/training says where you stand, on pages it is /training"),
        )
    }
}

/// The seeded responses that a reviewer has not scored and does not know, of rubrics that are open to them.
fn left<'d>(desk: &'d Desk, gate: &Gate, met: &[AnchorSheet]) -> Vec<(&'d str, &'d Anchor, String)> {
    let mut left = Vec::new();
    for (rubric, asked) in desk.seeding().filter(|(id, _)| gate.open.contains(id)) {
        for anchor in asked.content.anchors_of(rubric, Use::Seeded) {
            let hash = anchor.hash();
            if !gate.known.contains(&hash) && !met.iter().any(|s| s.saved.is_some() && s.anchor == hash) {
                left.push((rubric.as_str(), anchor, hash));
            }
        }
    }
    left
}

/// The seeded response that a reviewer holds and has not saved.
pub(in crate::app) async fn held(tx: &mut Tx, desk: &Desk, reviewer: PersonId, now: Moment) -> store::Result<Option<SheetId>> {
    let all = rows::seeded(tx, &desk.project, reviewer).await?;
    Ok(all.into_iter().find(|s| s.saved.is_none() && s.leased_until > now).map(|s| s.id))
}

/// Hands out a seeded response in the place of a live one, where the reviewer's count of saved sheets draws one: of the same item if there
/// is one, of the same rubric if there is one.
pub(in crate::app) async fn hand(
    tx: &mut Tx,
    at: &At,
    (desk, gate): (&Desk, &Gate),
    reviewer: PersonId,
    live: (&str, &str),
    until: Moment,
) -> Result<Option<SheetId>, Stop> {
    let (rubric, item) = live;
    let who = reviewer.to_string();
    let saved = rows::handed_in(tx, &desk.project, reviewer).await?;
    if !training::is_seeded(&desk.project, &who, saved, gate.share(desk)) {
        return Ok(None);
    }
    let met = rows::seeded(tx, &desk.project, reviewer).await?;
    let order = |hash: &str| blake3::hash(format!("{who} {hash}").as_bytes()).to_hex().to_string();
    let mut left = left(desk, gate, &met);
    left.sort_by_cached_key(|(of, anchor, hash)| (anchor.item != item, *of != rubric, order(hash)));
    let Some((of, _, anchor)) = left.into_iter().next() else { return Ok(None) };
    if let Some(lapsed) = met.iter().find(|s| s.saved.is_none() && s.anchor == anchor) {
        rows::hand_again(tx, lapsed.id, until, saved).await?;
        return Ok(Some(lapsed.id));
    }
    let sheet = AnchorSheet {
        id: SheetId::from_uuid(at.uuid()),
        training: None,
        project: desk.project.clone(),
        reviewer,
        rubric: of.to_owned(),
        version: desk.version,
        anchor,
        place: saved,
        leased_until: until,
        draft: Draft::default(),
        saved: None,
        total: None,
    };
    rows::insert_sheet(tx, &sheet).await?;
    Ok(Some(sheet.id))
}

/// How many responses a reviewer who could take so many live ones is going to be handed; the one that they hold is still to come when no
/// live one is left.
pub(in crate::app) async fn to_come(
    tx: &mut Tx,
    desk: &Desk,
    (reviewer, examples): (PersonId, &BTreeSet<String>),
    live: i64,
    now: Moment,
) -> store::Result<i64> {
    let gate = Gate::of(tx, desk, (reviewer, examples), now).await?;
    let held = i64::from(held(tx, desk, reviewer, now).await?.is_some());
    let (met, saved) = (rows::seeded(tx, &desk.project, reviewer).await?, rows::handed_in(tx, &desk.project, reviewer).await?);
    let left = i64::try_from(left(desk, &gate, &met).len()).unwrap_or(0);
    let (who, share) = (reviewer.to_string(), gate.share(desk));
    Ok(training::to_come(live, left, saved, |place| training::is_seeded(&desk.project, &who, place, share)).max(held))
}

/// What is known of a reviewer, for those who look after them.
#[derive(Clone, Debug)]
pub struct Reader {
    /// Who.
    pub person: PersonId,
    /// Name or address.
    pub name: String,
    /// Where they stand with each rubric.
    pub stands: Vec<Stand>,
    /// What their seeded sheets say; none where there are none. On whoever looks it is what [`App::own_agreement`] says.
    pub agreement: Option<Agreement>,
    /// By rubric: seeded responses that they have not met; nothing on whoever looks, to whom it would tell which of their responses were
    /// seeded.
    pub left: BTreeMap<String, usize>,
}

impl Reader {
    /// Rubrics on which the last rounds, three or more in a row, were not passed.
    #[must_use]
    pub fn failing(&self) -> Vec<&Stand> {
        let failed = |s: &&Stand| {
            let rounds: Vec<_> = s.rounds.iter().map(StoredRound::round).collect();
            training::failed_in_a_row(&rounds) >= TOLD_FROM
        };
        self.stands.iter().filter(failed).collect()
    }
}

impl App {
    /// A seeded response as its reviewer sees it; `None` where the id is of none of theirs.
    pub(in crate::app) async fn seeded_assignment(
        &self,
        project: &str,
        reviewer: PersonId,
        id: SheetId,
    ) -> Result<Option<Assignment>, AppError> {
        let Some(sheet) = self.seeded_sheet(project, reviewer, id).await? else { return Ok(None) };
        let content = self.content(sheet.version).await?;
        Ok(content.anchor(&sheet.anchor).and_then(|anchor| shown(&content, anchor, &sheet.rubric, &sheet)))
    }

    /// The version and item of a seeded response.
    pub(in crate::app) async fn seeded_item(
        &self,
        project: &str,
        reviewer: PersonId,
        id: SheetId,
    ) -> Result<Option<(VersionId, String)>, AppError> {
        let Some(sheet) = self.seeded_sheet(project, reviewer, id).await? else { return Ok(None) };
        let content = self.content(sheet.version).await?;
        Ok(content.anchor(&sheet.anchor).map(|anchor| (sheet.version, anchor.item.clone())))
    }

    async fn seeded_sheet(&self, project: &str, reviewer: PersonId, id: SheetId) -> Result<Option<AnchorSheet>, AppError> {
        let sheet = self.db.read("assignment", move |tx| Box::pin(rows::sheet(tx, id))).await?;
        Ok(sheet.filter(|s| s.training.is_none() && s.reviewer == reviewer && s.project == project))
    }

    /// Saves the sheet of a seeded response, whose rules were looked at already.
    pub(in crate::app) async fn save_seeded(
        &self,
        project: &str,
        reviewer: PersonId,
        id: SheetId,
        found: (Sheet, f64, Option<i64>),
    ) -> Result<(), AppError> {
        self.command("save sheet", (project.to_owned(), reviewer, id, found), |tx, at, (project, reviewer, id, (sheet, total, seen))| {
            Box::pin(async move {
                Acting::reviewer(&project, reviewer).admitted(tx).await?;
                let held = rows::sheet(tx, id).await?.ok_or_else(|| not_found("assignment"))?;
                if held.saved.is_some() {
                    return Err(refused("illegal_transition", "the sheet was saved already"));
                }
                if held.draft.is_overtaken_by(&sheet, seen) {
                    return Err(overtaken());
                }
                rows::save(tx, id, &sheet, total, at.now).await?;
                let left = sheets_left::seeded(tx, id).await?;
                let body = json!({
                    "sheet": id.to_string(), "place": held.place, "rubric": held.rubric, "version": held.version.to_string(), "left": left,
                });
                Ok(at
                    .tell(
                        tx,
                        Happened { kind: EventKind::ReviewSeeded, actor: Actor::Person(reviewer), subject: id.uuid(), body, project: None },
                    )
                    .await?)
            })
        })
        .await
    }

    /// Keeps what is filled in of a seeded response's sheet, as of a live one.
    pub(in crate::app) async fn keep_seeded(
        &self,
        project: &str,
        reviewer: PersonId,
        id: SheetId,
        (seen, sheet): (i64, Sheet),
    ) -> Result<Kept, AppError> {
        let input = (project.to_owned(), reviewer, id, Draft { sheet, revision: seen });
        self.command("keep draft", input, |tx, at, (project, reviewer, id, new)| {
            Box::pin(async move {
                Acting::reviewer(&project, reviewer).admitted(tx).await?;
                let held = rows::sheet(tx, id).await?.ok_or_else(|| not_found("assignment"))?;
                if held.saved.is_some() {
                    return Err(refused("illegal_transition", "the sheet was saved already"));
                }
                let same = held.draft.sheet == new.sheet;
                if !same && held.draft.revision != new.revision {
                    return Ok(Kept::Elsewhere { revision: held.draft.revision });
                }
                let revision = held.draft.revision + i64::from(!same);
                if !same {
                    rows::keep(tx, id, &Draft { revision, ..new }, at.now).await?;
                }
                rows::lease(tx, id, at.now.plus_seconds(LEASE)).await?;
                Ok(Kept::Here { revision, lease: Lease::Held })
            })
        })
        .await
    }

    /// A reviewer's own agreement with agreed levels, in totals of whole tens of sheets up to the last midnight (UTC), so that no single
    /// response is given away; `None` before there are ten.
    ///
    /// # Errors
    /// [`AppError::Store`].
    pub async fn own_agreement(&self, project: &str, reviewer: PersonId) -> Result<Option<Agreement>, AppError> {
        let name = project.to_owned();
        let all = self.db.read("own agreement", move |tx| {
            let name = name.clone();
            Box::pin(async move { rows::seeded(tx, &name, reviewer).await })
        });
        let told = told_of_own(all.await?, self.clock.now());
        Ok(Agreement::of(&self.seeded_tally(&told).await?))
    }

    async fn seeded_tally(&self, sheets: &[AnchorSheet]) -> Result<Tally, AppError> {
        let mut tally_of_all = Tally::default();
        for sheet in sheets {
            let content = self.content(sheet.version).await?;
            tally_of_all.merge(&tally(&content, std::slice::from_ref(sheet)));
        }
        Ok(tally_of_all)
    }

    /// Everybody who scores in a project, with their training and what their seeded sheets say, for one of those who look after them. Of
    /// `viewer`, who may score as well, it says no more than they are told themselves.
    ///
    /// # Errors
    /// [`AppError::NotFound`] where the project is not open.
    pub async fn readers(&self, project: &str, viewer: PersonId) -> Result<Vec<Reader>, AppError> {
        let (desk, now) = (self.desk(project).await?, self.clock.now());
        let copy = desk.clone();
        let read = self.db.read("readers", move |tx| {
            let desk = copy.clone();
            Box::pin(async move {
                let mut found = Vec::new();
                for (person, name) in people::readers(tx, &desk.project).await? {
                    let stands = stands(tx, &desk, person, now).await?;
                    found.push((person, name, stands, rows::seeded(tx, &desk.project, person).await?));
                }
                Ok(found)
            })
        });
        let mut readers = Vec::new();
        for (person, name, stands, seeded) in read.await? {
            let own = person == viewer;
            let remaining = if own { BTreeMap::new() } else { self.remaining(&desk, person, &seeded).await? };
            let sheets = if own { told_of_own(seeded, now) } else { seeded };
            let agreement = Agreement::of(&self.seeded_tally(&sheets).await?);
            readers.push(Reader { person, name, stands, agreement, left: remaining });
        }
        Ok(readers)
    }

    /// By rubric: how many seeded responses somebody has not met.
    async fn remaining(&self, desk: &Desk, person: PersonId, seeded: &[AnchorSheet]) -> Result<BTreeMap<String, usize>, AppError> {
        let (project, mut known) = (desk.project.clone(), self.examples_read(&desk.project, person).await?);
        let seen = self.db.read("seen in training", move |tx| {
            let project = project.clone();
            Box::pin(async move { rows::seen(tx, &project, person).await })
        });
        known.extend(seen.await?);
        let whole = Gate { open: desk.rubrics.keys().cloned().collect(), closed: Vec::new(), known };
        let mut remaining: BTreeMap<String, usize> = desk.seeding().map(|(id, _)| (id.clone(), 0)).collect();
        for (rubric, ..) in left(desk, &whole, seeded) {
            *remaining.entry(rubric.to_owned()).or_default() += 1;
        }
        Ok(remaining)
    }
}

/// Of somebody's seeded sheets those that they are told of: whole tens, as saved up to the last midnight (UTC), so that no single response
/// is given away.
fn told_of_own(mut all: Vec<AnchorSheet>, now: Moment) -> Vec<AnchorSheet> {
    let today = now.microseconds().div_euclid(DAY) * DAY;
    all.retain(|s| s.saved.as_ref().is_some_and(|(_, at)| at.microseconds() < today));
    all.truncate(all.len() / TOLD_BY * TOLD_BY);
    all
}

/// Rubric and item of a live response.
pub(in crate::app) async fn of_task(tx: &mut Tx, task: crate::domain::kernel::id::ReviewTaskId) -> Result<(String, String), Stop> {
    let task = reviews::task(tx, task).await?.ok_or_else(|| not_found("response"))?;
    let (_, _, place) = crate::store::sitting::answers::place(tx, task.attempt, task.form_item).await?.ok_or_else(|| not_found("item"))?;
    Ok((task.rubric, place.item))
}
