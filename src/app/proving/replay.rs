//! Replay: every stored form, grade, ruling and decision, and the places of hidden checks, are computed again from what is stored, and
//! every difference is told.

mod audited;
mod measured;
mod placed;
mod scored;
mod signalled;
mod trained;

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::difference::Difference;
use crate::app::grading::worker::earlier;
use crate::app::grading::worker::handed_in::HandedIn;
use crate::app::{App, AppError};
use crate::domain::deciding::DecisionOutcome;
use crate::domain::deciding::dossier::{GradeInFull, differences};
use crate::domain::deciding::prior::Prior;
use crate::domain::gold_set::item::drawn;
use crate::domain::kernel::canonical;
use crate::domain::kernel::chance::Seed;
use crate::domain::kernel::id::{AttemptId, DecisionId, FormItemId};
use crate::domain::kernel::moment::Moment;
use crate::domain::project::{Stage, StageKind};
use crate::domain::sitting::{FormItem, State, adaptive, form};
use crate::store::deciding::results::StageResult;
use crate::store::deciding::{dossiers, results};
use crate::store::gold_set::retired;
use crate::store::grading::grades::StoredGrade;
use crate::store::sitting::answers;
use crate::store::{StoreError, Tx};

use scored::Scored;

/// What was computed again.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Replayed {
    /// Attempts with a result.
    pub attempts: usize,
    /// Grades.
    pub grades: usize,
    /// Decisions with a dossier.
    pub decisions: usize,
    /// What differs.
    pub differences: Vec<Difference>,
}

/// What is stored of an attempt, read in one snapshot.
struct Stored {
    of: HandedIn,
    met: BTreeSet<String>,
    retired: BTreeSet<String>,
    grades: Vec<(FormItemId, GradeInFull)>,
    /// Those that an earlier release's grader gave, which nothing can compute again.
    stands: earlier::Standing,
    scored: Scored,
    result: StageResult,
}

impl App {
    /// Computes everything again. Reads only.
    ///
    /// # Errors
    /// [`AppError::Store`].
    pub async fn replay(&self) -> Result<Replayed, AppError> {
        let mut replayed = Replayed::default();
        let mut after = AttemptId::from_uuid(uuid::Uuid::nil());
        loop {
            let page = self.db.read("replay attempts", move |tx| Box::pin(dossiers::results_page(tx, after, 200))).await?;
            let Some(last) = page.last().copied() else { break };
            for id in page {
                let outcome = self.replay_attempt(id, &mut replayed).await;
                told_unreadable(outcome, id.uuid(), &mut replayed.differences)?;
            }
            after = last;
        }
        let mut after = DecisionId::from_uuid(uuid::Uuid::nil());
        loop {
            let page = self.db.read("replay decisions", move |tx| Box::pin(dossiers::page(tx, after, 200))).await?;
            let Some(last) = page.last().copied() else { break };
            for id in page {
                replayed.decisions += 1;
                let outcome = self.replay_decision(id, &mut replayed).await;
                told_unreadable(outcome, id.uuid(), &mut replayed.differences)?;
            }
            after = last;
        }
        let (all, none) = (&mut replayed.differences, uuid::Uuid::nil());
        let outcome = self.replay_unscored(all).await;
        told_unreadable(outcome, none, all)?;
        let outcome = self.replay_trainings(all).await;
        told_unreadable(outcome, none, all)?;
        let outcome = self.replay_seeded(all).await;
        told_unreadable(outcome, none, all)?;
        let outcome = self.replay_signals(all).await;
        told_unreadable(outcome, none, all)?;
        let outcome = self.replay_measures(all).await;
        told_unreadable(outcome, none, all)?;
        let outcome = self.replay_placed(all).await;
        told_unreadable(outcome, none, all)?;
        let outcome = self.replay_audits(all).await;
        told_unreadable(outcome, none, all)?;
        Ok(replayed)
    }

    async fn replay_attempt(&self, id: AttemptId, replayed: &mut Replayed) -> Result<(), AppError> {
        let first = self.db.read("replay attempt", move |tx| Box::pin(answers::attempt(tx, id))).await?;
        let Some(attempt) = first else { return Ok(()) };
        let Some(content) = self.content_or_tell(attempt.version, id.uuid(), &mut replayed.differences).await? else { return Ok(()) };
        let stored = self.db.read("replay rows", move |tx| {
            let (attempt, content) = (attempt.clone(), content.clone());
            Box::pin(async move {
                let of = HandedIn { form: answers::form(tx, id).await?, answers: answers::answers(tx, id).await?, attempt, content };
                rows_of(tx, of).await
            })
        });
        let Some(stored) = stored.await? else { return Ok(()) };
        replayed.attempts += 1;
        let (grades, found) = self.compute("replay", move || stored.computed_again()).await?;
        replayed.grades += grades;
        replayed.differences.extend(found);
        Ok(())
    }

    /// A machine's decision has to be the one that its result leads to; a person's rests on a named person.
    async fn replay_decision(&self, id: DecisionId, replayed: &mut Replayed) -> Result<(), AppError> {
        let read = self.db.read("replay decision", move |tx| {
            Box::pin(async move {
                let Some(dossier) = dossiers::of_decision(tx, id).await? else { return Ok(None) };
                let decision = results::decisions(tx, dossier.application).await?.into_iter().find(|d| d.id == id);
                let Some(decision) = decision else { return Ok(None) };
                let result = match decision.attempt {
                    Some(attempt) => results::of_attempt(tx, attempt).await?,
                    None => None,
                };
                Ok(Some((decision, result)))
            })
        });
        let Some((decision, result)) = read.await? else { return Ok(()) };
        let passed_by_machine = result.is_some_and(|r| r.outcome == crate::domain::deciding::Outcome::Pass);
        if decision.by.is_none() && !(decision.outcome == DecisionOutcome::Passed && passed_by_machine) {
            replayed.differences.push(Difference {
                of: id.to_string(),
                what: "decision",
                at: "/outcome".to_owned(),
                stored: json!(decision.outcome),
                computed: json!("a person decides"),
            });
        }
        Ok(())
    }
}

/// What cannot be read is no failure of computing: it is told as what is stored there, and the rest is computed.
///
/// # Errors
/// Every other error.
fn told_unreadable(outcome: Result<(), AppError>, of: uuid::Uuid, differences: &mut Vec<Difference>) -> Result<(), AppError> {
    match outcome {
        Err(AppError::Store(StoreError::Corrupt { table, column, row })) => {
            let at = format!("/{table}/{row}/{column}");
            differences.push(Difference { of: of.to_string(), what: "unreadable", at, stored: Value::Null, computed: Value::Null });
            Ok(())
        }
        other => other,
    }
}

async fn rows_of(tx: &mut Tx, of: HandedIn) -> crate::store::Result<Option<Stored>> {
    let (id, a) = (of.attempt.id, &of.attempt);
    let Some(result) = results::of_attempt(tx, id).await? else { return Ok(None) };
    let met = dossiers::met_before(tx, a.person, &a.project, a.started_at).await?.into_iter().collect();
    let retired = retired::retired(tx, &a.project).await?;
    let before = |at: Moment| at <= a.started_at;
    let retired = retired.into_iter().filter(|r| before(r.at)).map(|r| r.item).collect();
    let grades = dossiers::grades(tx, id, a.version).await?;
    let given = crate::store::grading::grades::given(tx, id, a.version).await?;
    let stands = earlier::standing(tx, id, &given).await?;
    let scored = Scored::of(tx, id).await?;
    Ok(Some(Stored { of, met, retired, grades, stands, scored, result }))
}

/// Whether two numbers are one figure, whose last digit another release or another machine's mathematics gave otherwise. Outcomes, scores
/// and counts have to be the same to the bit; an interval's end need not.
fn same_figure(stored: &Value, computed: &Value) -> bool {
    let (Some(stored), Some(computed)) = (stored.as_f64(), computed.as_f64()) else { return false };
    (stored - computed).abs() <= 1e-12 * stored.abs().max(computed.abs())
}

impl Stored {
    /// How many grades were computed, and what differs.
    fn computed_again(&self) -> (usize, Vec<Difference>) {
        let mut found = Vec::new();
        self.form(&mut found);
        let grades = self.grades(&mut found);
        found.extend(self.scored.computed_again(self.of.attempt.id, &self.of.content));
        self.result(&mut found);
        (grades, found)
    }

    fn differ(&self, found: &mut Vec<Difference>, what: &'static str, at: String, stored: Value, computed: Value) {
        if canonical::value(&stored) != canonical::value(&computed) {
            found.push(Difference { of: self.of.attempt.id.to_string(), what, at, stored, computed });
        }
    }

    /// The form is drawn again from its seed; places that came in the place of skipped items stand behind it.
    fn form(&self, found: &mut Vec<Difference>) {
        let (a, content) = (&self.of.attempt, &self.of.content);
        let Some((_, stage)) = content.stage(&a.stage) else { return };
        let seed = Seed(a.seed.cast_unsigned());
        if adaptive::is_adaptive(stage) {
            self.adaptive_form(stage, found);
            return;
        }
        let bank = |name: &str| content.bank(name).into_iter().filter(|i| !self.retired.contains(&i.head.id)).collect();
        let places = form::assemble(stage, bank, &self.met, seed);
        let mut stored: Vec<&FormItem> = self.of.form.iter().collect();
        stored.sort_by_key(|p| p.position);
        for (i, place) in places.iter().enumerate() {
            let computed = content.item(&place.item).map_or(
                Value::Null,
                |item| json!({ "item": place.item, "block": place.block, "shown": drawn::draw(item, seed, &i.to_string()) }),
            );
            let is = stored.get(i).map_or(Value::Null, |p| json!({ "item": p.item, "block": p.block, "shown": p.shown }));
            for (at, stored, computed) in differences(&is, &computed, 3) {
                self.differ(found, "form", format!("/items/{i}{at}"), stored, computed);
            }
        }
    }

    /// Each block of an adaptive form is chosen again from the grades of the blocks before it.
    fn adaptive_form(&self, stage: &Stage, found: &mut Vec<Difference>) {
        let grades = self.counting();
        let last = self.of.form.iter().map(|p| p.block).max().unwrap_or(0);
        let strengths = adaptive::strengths(stage, &self.of.content, &self.retired);
        for block in 0..=last {
            let before: Vec<FormItem> = self.of.form.iter().filter(|p| p.block < block).cloned().collect();
            let chosen = self.of.next_block(stage, &before, &grades, (&self.met, &self.retired, &strengths), block);
            let mut stored: Vec<&FormItem> = self.of.form.iter().filter(|p| p.block == block).collect();
            stored.sort_by_key(|p| p.position);
            let is: Vec<&str> = stored.iter().take(chosen.len()).map(|p| p.item.as_str()).collect();
            self.differ(found, "form", format!("/blocks/{block}"), json!(is), json!(chosen));
        }
    }

    /// The grades that count.
    fn counting(&self) -> Vec<StoredGrade> {
        earlier::counting(&self.of.grades(), &self.stands)
    }

    fn grades(&self, found: &mut Vec<Difference>) -> usize {
        let again = self.of.grades();
        for graded in again.iter().filter(|graded| !self.stands.contains_key(&graded.place.id)) {
            let g = &graded.grade;
            let at = format!("/items/{}/grade", graded.place.position);
            let Some((_, stored)) = self.grades.iter().find(|(id, _)| *id == graded.place.id) else {
                self.differ(found, "grade", at, Value::Null, json!({ "score": g.score }));
                continue;
            };
            let is = json!({
                "answer": stored.answer.map(|a| a.to_string()), "score": stored.score, "counts": stored.counts,
                "positive": stored.positive, "hit": stored.hit, "brier": stored.brier,
            });
            let computed = json!({
                "answer": graded.answer.as_ref().map(|a| a.id.to_string()), "score": g.score, "counts": g.counts,
                "positive": g.positive, "hit": g.hit, "brier": g.brier,
            });
            for (inside, stored, computed) in differences(&is, &computed, 6) {
                self.differ(found, "grade", format!("{at}{inside}"), stored, computed);
            }
            if stored.explanation != g.explanation {
                found.push(Difference {
                    of: self.of.attempt.id.to_string(),
                    what: "grade",
                    at: format!("{at}/explanation"),
                    stored: Value::Null,
                    computed: Value::Null,
                });
            }
        }
        again.len()
    }

    fn result(&self, found: &mut Vec<Difference>) {
        let stage = self.of.content.stage(&self.of.attempt.stage).map(|(_, s)| s.kind);
        if self.of.attempt.state == State::Void && stage == Some(StageKind::Review) {
            return;
        }
        let grades = self.counting();
        let prior = Prior::of_ruling(&self.result.ruling);
        let (outcome, ruling) =
            self.of.comes_to(&grades, self.scored.tasks(), prior).map_or(("", Value::Null), |(o, facts)| (o.as_str(), facts));
        self.differ(found, "result", "/outcome".to_owned(), json!(self.result.outcome.as_str()), json!(outcome));
        for (at, stored, computed) in differences(&self.result.ruling, &ruling, 6) {
            if same_figure(&stored, &computed) {
                continue;
            }
            self.differ(found, "result", format!("/ruling{at}"), stored, computed);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_last_digit_is_no_difference_and_a_ninth_is_one() {
        assert!(same_figure(&json!(0.478_176_249_895_018_6), &json!(0.478_176_249_895_018_5)));
        assert!(same_figure(&json!(0.0), &json!(0)) && !same_figure(&json!(0.0), &json!(1e-300)));
        assert!(!same_figure(&json!(0.478_176_249), &json!(0.478_176_248)));
        assert!(!same_figure(&json!("pass"), &json!("refer")) && !same_figure(&Value::Null, &json!(0.5)));
    }
}
