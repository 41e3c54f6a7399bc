//! Answers about reviewers' training.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use super::{Time, words};
use crate::app::reviewing::review::Assignment;
use crate::domain::gold_set::text::Text;

words! {
    /// Where a reviewer stands with a rubric's training: none is asked, none taken yet, the rubric changed since, too long without a sheet,
    /// in a round, a round that was not passed, trained.
    Standing = crate::domain::reviewing::training::STANDINGS;
}

/// Where one stands with each rubric.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Trainings {
    /// A row a rubric.
    pub data: Vec<Training>,
    /// One's agreement with agreed levels of responses among the live ones; null while there are too few to say.
    pub own_agreement: Option<OwnAgreement>,
}

/// One rubric's training.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Training {
    /// The rubric's id.
    pub rubric: String,
    /// Its title.
    pub title: Text,
    /// Where one stands.
    pub standing: Standing,
    /// Trained: until when without a sheet.
    pub until: Option<Time>,
    /// Not passed: from when on the next round may be taken.
    pub next_from: Option<Time>,
    /// Responses of a round; 0 where no training is asked.
    pub responses: usize,
    /// 0 to 1: the share of criteria, exact or a level away, that a round is passed at.
    pub agreement: f64,
    /// One's rounds that have ended, oldest first.
    pub rounds: Vec<EndedRound>,
}

/// A round that has ended.
#[derive(Debug, Serialize, JsonSchema)]
pub struct EndedRound {
    /// When its last sheet came in.
    pub ended_at: Time,
    /// What it is passed at, 0 to 1.
    pub agreement: f64,
    /// How it went.
    #[serde(flatten)]
    pub counts: RoundCounts,
}

/// How a round went.
#[derive(Debug, Serialize, JsonSchema)]
pub struct RoundCounts {
    /// Whether it is passed.
    pub passed: bool,
    /// Criteria that were scored.
    pub criteria: u64,
    /// Of these at the agreed level.
    pub exact: u64,
    /// One level away.
    pub near: u64,
    /// Three levels away or more.
    pub far: u64,
}

/// A figure with its interval.
#[derive(Debug, Serialize, JsonSchema)]
pub struct FigureWithInterval {
    /// The figure.
    pub value: f64,
    /// The interval's lower end.
    pub low: f64,
    /// Its upper end.
    pub high: f64,
}

/// Agreement with agreed levels.
#[derive(Debug, Serialize, JsonSchema)]
pub struct OwnAgreement {
    /// Sheets.
    pub sheets: u64,
    /// Criteria in them.
    pub criteria: u64,
    /// The intervals' confidence, 0 to 1.
    pub level: f64,
    /// The share of criteria at the agreed level.
    pub exact: FigureWithInterval,
    /// The share at it or next to it.
    pub near: FigureWithInterval,
    /// Kappa with quadratic weights; null where it is not defined.
    pub kappa: Option<FigureWithInterval>,
}

/// The examples of a rubric.
#[derive(Debug, Serialize, JsonSchema)]
pub struct RubricExamples {
    /// Responses, lowest levels first.
    pub data: Vec<RubricExample>,
}

/// A response whose levels are shown.
#[derive(Debug, Serialize, JsonSchema)]
pub struct RubricExample {
    /// The response.
    pub response: String,
    /// Its language, as a BCP 47 tag.
    pub lang: String,
    /// The level by criterion.
    pub levels: BTreeMap<String, i64>,
    /// Why these levels.
    pub note: Option<Text>,
}

/// A response of one's round.
#[derive(Debug, Serialize, JsonSchema)]
pub struct TrainingExercise {
    /// It.
    pub exercise: Exercise,
}

/// A response of a round, with its place; what was agreed only once its sheet is in.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Exercise {
    /// What a reviewer sees, as of a live one.
    pub review: Assignment,
    /// Its place in the round, from 1.
    pub place: usize,
    /// Responses of the round.
    pub of: usize,
    /// Null until its sheet is in.
    pub feedback: Option<ExerciseFeedback>,
    /// Null until the round has ended.
    pub round: Option<RoundCounts>,
}

/// A sheet beside what was agreed.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ExerciseFeedback {
    /// Each criterion.
    pub criteria: Vec<CriterionBeside>,
    /// Why these levels were agreed on.
    pub note: Option<Text>,
}

/// A criterion beside the agreed level.
#[derive(Debug, Serialize, JsonSchema)]
pub struct CriterionBeside {
    /// The criterion's id.
    pub criterion: String,
    /// The level that was given; null where the response could not be scored.
    pub given: Option<i64>,
    /// The level that was agreed on.
    pub agreed: i64,
    /// How many levels they are apart; none given counts as level 0.
    pub apart: u64,
}
