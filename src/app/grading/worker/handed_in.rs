//! An attempt as it was handed in: its grades, and what its stage comes to by them. The only place that opens keys for grading.

use std::collections::BTreeSet;
use std::sync::Arc;

use serde_json::{Value, json};

use crate::domain::deciding::Outcome;
use crate::domain::deciding::prior::Prior;
use crate::domain::deciding::rule;
use crate::domain::deciding::rule::{Reviewed, Ruling, Scored};
use crate::domain::gold_set::item::{Grade, Item};
use crate::domain::gold_set::stored::Content;
use crate::domain::kernel::chance::Seed;
use crate::domain::kernel::id::FormItemId;
use crate::domain::kernel::sealed::{Reveal, Sealed};
use crate::domain::project::{Decision, Stage, StageKind};
use crate::domain::sitting::answered::is_skip;
use crate::domain::sitting::{Answer, Attempt, FormItem, adaptive, answered};
use crate::store::grading::grades::StoredGrade;
use crate::store::reviewing::reviews::Task;

/// An attempt as it is read for grading.
#[derive(Clone, Debug)]
pub(in crate::app) struct HandedIn {
    pub attempt: Attempt,
    pub form: Vec<FormItem>,
    pub answers: Vec<Answer>,
    /// The content whose keys grade it.
    pub content: Arc<Content>,
}

/// A place of the form, what was answered, and its grade.
#[derive(Clone, Debug)]
pub(in crate::app) struct Graded {
    pub place: FormItem,
    pub answer: Option<Answer>,
    pub grade: Grade,
}

impl Graded {
    /// The grade as it is stored, without its explanation.
    pub fn stored(&self) -> StoredGrade {
        let g = &self.grade;
        StoredGrade { form_item: self.place.id, score: g.score, counts: g.counts, positive: g.positive, hit: g.hit }
    }
}

impl HandedIn {
    /// Grades every item of the blocks that were presented.
    pub fn grades(&self) -> Vec<Graded> {
        let right = Reveal::for_grading();
        let presented = self.form.iter().filter(|p| p.block <= self.attempt.block);
        presented
            .filter_map(|place| {
                let item = self.content.item(&place.item)?;
                let answer = self.answers.iter().filter(|a| a.form_item == place.id).max_by_key(|a| a.revision);
                let grade = grade(&self.content, item, answer.map(|a| &a.response), &right);
                Some(Graded { place: place.clone(), answer: answer.cloned(), grade })
            })
            .collect()
    }

    /// Grades every item again, those of `changed` by the keys of another version.
    pub fn grades_by(&self, other: &Content, changed: &BTreeSet<String>) -> Vec<Graded> {
        let right = Reveal::for_grading();
        let mut all = self.grades();
        for graded in all.iter_mut().filter(|g| changed.contains(&g.place.item)) {
            if let Some(item) = other.item(&graded.place.item) {
                graded.grade = grade(other, item, graded.answer.as_ref().map(|a| &a.response), &right);
            }
        }
        all
    }

    /// The items of an adaptive form's block after the places of `before`, by their grades, `from` a bank of which some items were met,
    /// some are retired, and some are held back.
    pub fn next_block(
        &self,
        stage: &Stage,
        before: &[FormItem],
        grades: &[StoredGrade],
        from: (&BTreeSet<String>, &BTreeSet<String>, &[f64]),
        block: i64,
    ) -> Vec<String> {
        let (met, retired, strengths) = from;
        let one = |place: &FormItem| {
            let grade = grades.iter().find(|g| g.form_item == place.id && g.counts);
            Some((self.content.item(&place.item)?, grade.and_then(|g| g.score)))
        };
        let given: Vec<adaptive::Given<'_>> = before.iter().filter_map(one).collect();
        let seed = Seed(self.attempt.seed.cast_unsigned());
        adaptive::next_block(stage, &adaptive::Bank { content: &self.content, retired, met, strengths }, &given, seed, block)
            .into_iter()
            .map(|p| p.item)
            .collect()
    }

    pub fn stage(&self) -> Option<(usize, &Stage)> {
        self.content.stage(&self.attempt.stage)
    }

    /// What the stage comes to with these grades, and the facts that are stored of it, with the doubt from a prior; `None` where people
    /// have not scored everything yet.
    pub fn comes_to(&self, grades: &[StoredGrade], tasks: &[Task], prior: Option<Prior>) -> Option<(Outcome, Value)> {
        self.comes_to_weighed(grades, tasks, prior, &self.content, &BTreeSet::new())
    }

    /// The same where items of `changed` weigh what they do in another version.
    pub fn comes_to_weighed(
        &self,
        grades: &[StoredGrade],
        tasks: &[Task],
        prior: Option<Prior>,
        other: &Content,
        changed: &BTreeSet<String>,
    ) -> Option<(Outcome, Value)> {
        let (_, stage) = self.stage()?;
        if stage.kind == StageKind::Review {
            let (Decision::Cut { cut, confidence, .. }, Some(review)) = (&stage.decision, &stage.review) else { return None };
            let weight = |item: &Item| other.item(&item.head.id).filter(|i| changed.contains(&i.head.id)).unwrap_or(item).head.points;
            let responses = reviewed(&self.content, &self.form, grades, tasks, weight);
            return Some(review_facts(*cut, *confidence, review.se_floor, &responses));
        }
        let items = scored(&self.content, &self.form, grades, self.attempt.block);
        let ruling = rule::apply(&stage.decision, stage.block, &items, true);
        Some((ruling.outcome.unwrap_or(Outcome::Refer), facts(&stage.decision, &ruling, prior)))
    }
}

/// The grade of one response, by the keys of a content.
pub(super) fn grade(content: &Content, item: &Item, response: Option<&Value>, right: &Reveal) -> Grade {
    let left_out = |why: &str| Grade {
        score: None,
        counts: false,
        positive: false,
        hit: false,
        brier: None,
        explanation: Sealed::new(json!({ why: true }).to_string()),
    };
    let within = item.grade_context(&content.shared);
    match response {
        Some(response) if is_skip(response) => left_out("skipped"),
        other => item.grade(&within, &other.map_or(Value::Null, answered::answer_of), right).unwrap_or_else(|violation| {
            // A save is checked before it is stored, so this is a fault of ours: it is told, and costs nobody anything.
            tracing::error!(item = %item.head.id, code = violation.code, "a stored response cannot be graded");
            left_out("not_gradable")
        }),
    }
}

/// The items of the blocks up to one as a rule sees them.
pub(super) fn scored(content: &Content, form: &[FormItem], grades: &[StoredGrade], up_to: i64) -> Vec<Scored> {
    let one = |place: &FormItem| {
        let item = content.item(&place.item)?;
        let grade = grades.iter().find(|g| g.form_item == place.id)?;
        Some(Scored {
            score: grade.score,
            counts: grade.counts,
            critical: item.head.critical,
            skill: item.head.skill.clone(),
            positive: grade.positive,
            hit: grade.hit,
            curve: Some(adaptive::curve(item)),
        })
    };
    form.iter().filter(|p| p.block <= up_to).filter_map(one).collect()
}

/// A ruling as it is stored: with the version of the rules, and how sure it is.
fn facts(decision: &Decision, ruling: &Ruling, prior: Option<Prior>) -> Value {
    let mut facts = serde_json::to_value(ruling).unwrap_or_default();
    facts["rules"] = json!(rule::RULES);
    facts["doubt"] = json!(rule::doubt(decision, ruling, prior));
    facts
}

/// What a review stage comes to, and the facts that are stored of it.
fn review_facts(cut: f64, confidence: f64, se_floor: f64, responses: &[Reviewed]) -> (Outcome, Value) {
    let (score, se, outcome) = rule::review(cut, confidence, se_floor, responses);
    let facts = json!({
        "score": score, "se": se, "cut": cut, "responses": responses.len(), "rules": rule::RULES,
        "doubt": rule::review_doubt(cut, score, se),
    });
    (outcome, facts)
}

/// The responses of a review stage with their scores, by people where there is a rubric.
fn reviewed(content: &Content, form: &[FormItem], grades: &[StoredGrade], tasks: &[Task], weight: impl Fn(&Item) -> f64) -> Vec<Reviewed> {
    let task_of = |id: FormItemId| tasks.iter().find(|t| t.form_item == id);
    let one = |place: &FormItem| {
        let item = content.item(&place.item)?;
        let grade = grades.iter().find(|g| g.form_item == place.id)?;
        let reviewed = task_of(place.id);
        let by_people = item.rubric().is_some();
        let score = match (reviewed, by_people) {
            (Some(task), _) => task.score.unwrap_or(0.0),
            // Skipped for its content: left out. Unanswered: nothing.
            (None, true) if !grade.counts => return None,
            (None, true) => 0.0,
            (None, false) => grade.score?,
        };
        Some(Reviewed { score, points: weight(item), difference: reviewed.and_then(|t| t.difference).unwrap_or(0.0) })
    };
    form.iter().filter_map(one).collect()
}
