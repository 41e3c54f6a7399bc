//! Reviewers' training: what has to be scored before the first live response of a rubric, round by round, with what was agreed beside each
//! sheet.

mod desk;

use std::collections::BTreeMap;
use std::sync::Arc;

use serde_json::json;

use super::assignment::{Assignment, Lease};
use crate::app::accounts::acts::Acting;
use crate::app::gold_set::shelf::Shelf;
use crate::app::grading::rounds_held;
use crate::app::kernel::command::{At, Happened, Stop, not_found, refused};
use crate::app::{App, AppError};
use crate::domain::gold_set::anchor::{Anchor, Use};
use crate::domain::gold_set::shared::Rubric;
use crate::domain::gold_set::stored::Content;
use crate::domain::gold_set::text::Text;
use crate::domain::kernel::actor::Actor;
use crate::domain::kernel::event_kind::EventKind;
use crate::domain::kernel::id::{PersonId, SheetId, TrainingId};
use crate::domain::kernel::moment::Moment;
use crate::domain::kernel::sealed::Reveal;
use crate::domain::reviewing::Sheet;
use crate::domain::reviewing::training;
use crate::domain::reviewing::training::{Beside, LAPSES, Round, Standing, Tally};
use crate::store;
use crate::store::Tx;
use crate::store::reviewing::sheets_left;
use crate::store::reviewing::training as rows;
pub use crate::store::reviewing::training::Ended;
use crate::store::reviewing::training::{AnchorSheet, StoredRound};
pub(in crate::app) use desk::{Desk, examples_read};

/// Where a reviewer stands with a rubric.
#[derive(Clone, Debug)]
pub struct Stand {
    /// The rubric.
    pub rubric: Rubric,
    /// Where they stand.
    pub standing: Standing,
    /// Their rounds, oldest first.
    pub rounds: Vec<StoredRound>,
    /// Responses of a round; 0 where no training is asked.
    pub responses: usize,
    /// 0..=1, what a round is passed at.
    pub agreement: f64,
}

impl Stand {
    /// The round of the rubric as it is worded now that is being taken: another wording may have had rounds since.
    fn taken(&self) -> Option<TrainingId> {
        let hash = training::rubric_hash(&self.rubric);
        self.rounds.iter().rev().find(|r| r.rubric_hash == hash && r.ended.is_none()).map(|r| r.id)
    }
}

/// An example: a response whose levels are shown.
#[derive(Clone, Debug)]
pub struct Example {
    /// The response.
    pub response: String,
    /// Its language.
    pub lang: String,
    /// By criterion.
    pub levels: BTreeMap<String, i64>,
    /// Why these levels.
    pub note: Option<Text>,
}

/// What is told of a sheet of training once it is in.
#[derive(Clone, Debug)]
pub struct Feedback {
    /// Each criterion beside the agreed level.
    pub beside: Vec<Beside>,
    /// Why these levels were agreed on.
    pub note: Option<Text>,
}

/// A response of a round.
#[derive(Clone, Debug)]
pub struct Exercise {
    /// What a reviewer sees, as of a live one.
    pub assignment: Assignment,
    /// The rubric's id.
    pub rubric: String,
    /// Its place in the round, from 1.
    pub place: usize,
    /// Responses of the round.
    pub of: usize,
    /// Once its sheet is in; never before.
    pub feedback: Option<Feedback>,
    /// Once the round has ended.
    pub ended: Option<Ended>,
}

/// Where somebody stands with every rubric that the project's stages are scored by.
pub(in crate::app) async fn stands(tx: &mut Tx, desk: &Desk, reviewer: PersonId, now: Moment) -> store::Result<Vec<Stand>> {
    let (rounds, last) = (rows::rounds(tx, &desk.project, reviewer).await?, rows::last_sheets(tx, &desk.project, reviewer).await?);
    let mut stands = Vec::new();
    for (id, asked) in &desk.rubrics {
        let Some(rubric) = asked.content.shared.rubrics.get(id) else { continue };
        let rounds: Vec<StoredRound> = rounds.iter().filter(|r| r.rubric == *id).cloned().collect();
        let responses = asked.responses(id);
        // A round that no event ended so lets nobody score, and keeps its number all the same.
        let mut plain: Vec<Round> = Vec::new();
        for round in &rounds {
            if round.ended.is_none() || rounds_held::is_as_it_ended(tx, round).await? {
                plain.push(round.round());
            }
        }
        let standing = match responses {
            0 => Standing::NotAsked,
            _ => Standing::of(&plain, &training::rubric_hash(rubric), last.get(id).copied(), now),
        };
        stands.push(Stand { rubric: rubric.clone(), standing, rounds, responses, agreement: asked.plan.agreement });
    }
    Ok(stands)
}

/// An anchor as a reviewer sees any response.
pub(in crate::app) fn shown(content: &Arc<Content>, anchor: &Anchor, rubric: &str, sheet: &AnchorSheet) -> Option<Assignment> {
    let item = content.item(&anchor.item)?;
    let lang = response_lang(content, anchor)?;
    Some(Assignment {
        id: sheet.id.to_string(),
        adjudication: false,
        item: item.presented.clone(),
        stimulus: crate::app::sitting::taking::stimulus(content, item),
        length: touchstone_measure::text::tokens::counted_length(&anchor.response, &lang),
        response: anchor.response.clone(),
        content: content.clone(),
        rubric: content.shared.rubrics.get(rubric).cloned()?,
        sheets: Vec::new(),
        why: None,
        saved: sheet.saved.as_ref().map(|(saved, _)| saved.clone()),
        draft: sheet.draft.clone(),
        // Nobody else takes it: it is theirs as a live one is that nobody has taken since.
        lease: if sheet.saved.is_some() { Lease::Saved } else { Lease::Held },
    })
}

fn response_lang(content: &Content, anchor: &Anchor) -> Option<String> {
    Some(content.item(&anchor.item)?.presented.response_lang().to_owned())
}

/// What a round's sheets come to, by the levels that its own version holds.
pub(in crate::app) fn tally(content: &Content, sheets: &[AnchorSheet]) -> Tally {
    let mut tally = Tally::default();
    for sheet in sheets {
        let Some((saved, _)) = &sheet.saved else { continue };
        let (Some(anchor), Some(rubric)) = (content.anchor(&sheet.anchor), content.shared.rubrics.get(&sheet.rubric)) else { continue };
        tally.add(&training::beside(rubric, saved, anchor.levels.reveal(&Reveal::for_training())));
    }
    tally
}

impl App {
    /// Where a reviewer stands with each rubric.
    ///
    /// # Errors
    /// [`AppError::NotFound`] where the project is not open.
    pub async fn trainings(&self, project: &str, reviewer: PersonId) -> Result<Vec<Stand>, AppError> {
        let (desk, now) = (self.desk(project).await?, self.clock.now());
        let read = self.db.read("trainings", move |tx| {
            let desk = desk.clone();
            Box::pin(async move { stands(tx, &desk, reviewer, now).await })
        });
        Ok(read.await?)
    }

    /// The examples of a rubric, lowest levels first.
    ///
    /// # Errors
    /// [`AppError::NotFound`] where no stage is scored by it.
    pub async fn examples(&self, project: &str, rubric: &str) -> Result<Vec<Example>, AppError> {
        let desk = self.desk(project).await?;
        let Some(asked) = desk.rubrics.get(rubric) else { return Err(AppError::NotFound("there is no such rubric".to_owned())) };
        let right = Reveal::for_training();
        let one = |anchor: &Anchor| {
            let note = anchor.note.as_ref().map(|n| n.reveal(&right).clone());
            let lang = response_lang(&asked.content, anchor).unwrap_or_default();
            Example { response: anchor.response.clone(), lang, levels: anchor.levels.reveal(&right).clone(), note }
        };
        let mut examples: Vec<Example> = asked.content.anchors_of(rubric, Use::Example).map(one).collect();
        examples.sort_by_key(|e| e.levels.values().sum::<i64>());
        Ok(examples)
    }

    /// The next response of a round that a reviewer takes, which begins where one is due.
    ///
    /// # Errors
    /// [`AppError::NotFound`] where no stage is scored by the rubric, [`AppError::Refused`] where no training is asked or its next round is
    /// not due yet.
    pub async fn next_exercise(&self, project: &str, reviewer: PersonId, rubric: &str) -> Result<Exercise, AppError> {
        let next = self.with_books(|books| async move {
            let input = (project.to_owned(), reviewer, rubric.to_owned(), books);
            self.command("take training", input, |tx, at, (project, reviewer, rubric, books)| {
                Box::pin(async move { take(tx, &at, (&project, reviewer), &rubric, &books).await })
            })
            .await
        });
        self.exercise(project, reviewer, next.await?).await
    }

    /// A response of a reviewer's own round.
    ///
    /// # Errors
    /// [`AppError::NotFound`], also where it is another's.
    pub async fn exercise(&self, project: &str, reviewer: PersonId, id: SheetId) -> Result<Exercise, AppError> {
        let gone = || AppError::NotFound("there is no such response".to_owned());
        let name = project.to_owned();
        let read = self.db.read("exercise", move |tx| {
            let name = name.clone();
            Box::pin(async move {
                let Some(sheet) = rows::sheet(tx, id).await? else { return Ok(None) };
                let Some(round) = sheet.training else { return Ok(None) };
                let all = rows::rounds(tx, &name, reviewer).await?;
                let Some(round) = all.into_iter().find(|r| r.id == round) else { return Ok(None) };
                Ok(Some((sheet, rows::of_round(tx, round.id).await?.len(), round)))
            })
        });
        let (sheet, of, round) =
            read.await?.filter(|(sheet, ..)| sheet.reviewer == reviewer && sheet.project == project).ok_or_else(gone)?;
        let content = self.content(sheet.version).await?;
        let anchor = content.anchor(&sheet.anchor).ok_or_else(gone)?;
        let right = Reveal::for_training();
        let feedback = sheet.saved.as_ref().and_then(|(saved, _)| {
            let rubric = content.shared.rubrics.get(&sheet.rubric)?;
            let beside = training::beside(rubric, saved, anchor.levels.reveal(&right));
            Some(Feedback { beside, note: anchor.note.as_ref().map(|n| n.reveal(&right).clone()) })
        });
        let assignment = shown(&content, anchor, &sheet.rubric, &sheet).ok_or_else(gone)?;
        let place = usize::try_from(sheet.place).unwrap_or(0) + 1;
        Ok(Exercise { assignment, place, of, feedback, ended: round.ended, rubric: sheet.rubric })
    }

    /// Saves a sheet of training; the last one ends the round.
    ///
    /// # Errors
    /// [`AppError::Invalid`] with every broken rule, [`AppError::Refused`] where it was saved already.
    pub async fn save_exercise(&self, project: &str, reviewer: PersonId, id: SheetId, sheet: Sheet) -> Result<Exercise, AppError> {
        let found = self.exercise(project, reviewer, id).await?;
        let violations = sheet.violations(&found.assignment.rubric, false);
        if !violations.is_empty() {
            return Err(AppError::Invalid(violations));
        }
        let input = (project.to_owned(), reviewer, id, sheet, found.assignment.content);
        self.command("save training", input, |tx, at, (project, reviewer, id, sheet, content)| {
            Box::pin(async move {
                Acting::trainee(&project, reviewer).admitted(tx).await?;
                let held = rows::sheet(tx, id).await?.ok_or_else(|| not_found("response"))?;
                if held.saved.is_some() {
                    return Err(refused("illegal_transition", "the sheet was saved already"));
                }
                let rubric = content.shared.rubrics.get(&held.rubric).ok_or_else(|| not_found("rubric"))?;
                rows::save(tx, id, &sheet, sheet.total(rubric), at.now).await?;
                let round = held.training.ok_or_else(|| not_found("round"))?;
                end(tx, &at, (&project, reviewer, round), &content).await
            })
        })
        .await?;
        self.exercise(project, reviewer, id).await
    }
}

/// Gives the next response of a reviewer's round, inside a command, and begins a round where one is due.
async fn take(tx: &mut Tx, at: &At, (project, reviewer): (&str, PersonId), rubric: &str, books: &Shelf) -> Result<SheetId, Stop> {
    let desk = Desk::of(tx, project, books).await?;
    if !desk.rubrics.contains_key(rubric) {
        return Err(not_found("rubric"));
    }
    Acting::trainee(project, reviewer).admitted(tx).await?;
    let stand = stands(tx, &desk, reviewer, at.now).await?.into_iter().find(|s| s.rubric.id == rubric);
    let stand = stand.ok_or_else(|| not_found("rubric"))?;
    let round = match stand.standing {
        Standing::Taking => stand.taken().ok_or_else(|| not_found("round"))?,
        Standing::NotPassed(from) if from > at.now => {
            return Err(refused("training_later", format!("the next round may begin from {from}")));
        }
        standing if standing.may_begin(at.now) => begin(tx, at, &desk, reviewer, &stand).await?,
        _ => return Err(refused("training_not_needed", "no training on this rubric is needed now")),
    };
    let sheets = rows::of_round(tx, round).await?;
    sheets.into_iter().find(|s| s.saved.is_none()).map(|s| s.id).ok_or_else(|| not_found("response"))
}

/// Begins a round: its responses are drawn, and their sheets are laid out.
async fn begin(tx: &mut Tx, at: &At, desk: &Desk, reviewer: PersonId, stand: &Stand) -> Result<TrainingId, Stop> {
    let rubric = &stand.rubric;
    let number = stand.rounds.last().map_or(1, |r| r.number + 1);
    let met = rows::met(tx, &desk.project, reviewer).await?;
    let asked = desk.rubrics.get(&rubric.id).ok_or_else(|| not_found("rubric"))?;
    let pool = asked.pool(&rubric.id).into_iter().map(|hash| (hash.clone(), met.get(&hash).copied().unwrap_or(0))).collect();
    let round = StoredRound {
        id: TrainingId::from_uuid(at.uuid()),
        reviewer,
        rubric: rubric.id.clone(),
        rubric_hash: training::rubric_hash(rubric),
        version: asked.version,
        number,
        agreement: stand.agreement,
        started_at: at.now,
        ended: None,
    };
    rows::insert_round(tx, &desk.project, &round).await?;
    let drawn = training::drawn(&reviewer.to_string(), &rubric.id, number, &pool, stand.responses);
    for (place, anchor) in (0_i64..).zip(drawn) {
        let sheet = AnchorSheet {
            id: SheetId::from_uuid(at.uuid()),
            training: Some(round.id),
            project: desk.project.clone(),
            reviewer,
            rubric: rubric.id.clone(),
            version: asked.version,
            anchor,
            place,
            leased_until: at.now.plus_seconds(LAPSES),
            draft: crate::store::reviewing::drafts::Draft::default(),
            saved: None,
            total: None,
        };
        rows::insert_sheet(tx, &sheet).await?;
    }
    Ok(round.id)
}

/// Ends a round whose last sheet is in, and tells the ledger what it came to.
async fn end(tx: &mut Tx, at: &At, (project, reviewer, id): (&str, PersonId, TrainingId), content: &Content) -> Result<(), Stop> {
    let sheets = rows::of_round(tx, id).await?;
    if sheets.iter().any(|s| s.saved.is_none()) {
        return Ok(());
    }
    let round = rows::rounds(tx, project, reviewer).await?.into_iter().find(|r| r.id == id).ok_or_else(|| not_found("round"))?;
    let ended = Ended::of(&tally(content, &sheets), round.agreement, at.now);
    rows::end_round(tx, id, ended).await?;
    let body = json!({
        "reviewer": reviewer.to_string(), "rubric": round.rubric, "rubric_hash": round.rubric_hash, "version": round.version.to_string(),
        "round": round.number,
        "responses": sheets.len(), "criteria": ended.criteria, "exact": ended.exact, "near": ended.near, "far": ended.far,
        "agreement": round.agreement, "passed": ended.passed, "left": sheets_left::round(tx, id).await?.map(|left| left.hash),
    });
    let kind = if ended.passed { EventKind::ReviewerTrained } else { EventKind::ReviewerNotTrained };
    Ok(at.tell(tx, Happened { kind, actor: Actor::Person(reviewer), subject: id.uuid(), body, project: None }).await?)
}
