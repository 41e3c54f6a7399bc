//! The grading worker: grades what was handed in and says what the stage came to. The only use case that opens keys for grading.
//!
//! Everything that it writes is the same when it is done twice, so a worker that dies in between loses nothing.

mod checks;
pub(in crate::app) mod earlier;
pub(in crate::app) mod handed_in;
pub(in crate::app) mod kept;
pub(in crate::app) mod watched;

use std::collections::BTreeSet;
use std::sync::Arc;

use serde_json::{Value, json};

use crate::app::grading::doubted::DOUBTED;
use crate::app::grading::sheets_held;
use crate::app::kernel::command::{At, Happened, Stop, not_found, refused};
use crate::app::{App, AppError};
use crate::domain::applying::status::Status;
use crate::domain::deciding::prior::Prior;
use crate::domain::deciding::rule;
use crate::domain::deciding::{DecisionOutcome, Outcome};
use crate::domain::gold_set::item::Item;
use crate::domain::gold_set::item::drawn;
use crate::domain::gold_set::stored::Content;
use crate::domain::grading::GRADER;
use crate::domain::kernel::actor::Actor;
use crate::domain::kernel::chance::Seed;
use crate::domain::kernel::event_kind::EventKind;
use crate::domain::kernel::id::{AttemptId, DecisionId, FormItemId, GradeId, ReviewTaskId, VersionId};
use crate::domain::kernel::job::JobKind;
use crate::domain::kernel::ledger::Kept;
use crate::domain::kernel::moment::Moment;
use crate::domain::project::{Stage, StageKind};
use crate::domain::reviewing::TaskState;
use crate::domain::sitting::answered::is_skip;
use crate::domain::sitting::{Attempt, FormItem, State, adaptive};
use crate::store::applying::applications;
use crate::store::applying::applications::Application;
use crate::store::deciding::dossiers;
use crate::store::deciding::results;
use crate::store::deciding::results::{Decided, StageResult};
use crate::store::gold_set::{population, retired, versions};
use crate::store::grading::grades;
use crate::store::grading::grades::{NewGrade, StoredGrade};
use crate::store::reviewing::reviews;
use crate::store::reviewing::reviews::Task;
use crate::store::sitting::answers;
use crate::store::{StoreError, Tx};
use handed_in::{Graded, HandedIn, scored};

impl App {
    /// Grades an attempt, or the block that was handed in, and acts on what comes out.
    ///
    /// # Errors
    /// [`AppError`].
    pub async fn grade_attempt(&self, id: AttemptId) -> Result<(), AppError> {
        let read = self.db.read("to grade", move |tx| {
            Box::pin(async move {
                let Some(attempt) = answers::attempt(tx, id).await? else { return Ok(None) };
                let given = grades::given(tx, id, attempt.version).await?;
                let stands = earlier::standing(tx, id, &given).await?;
                let retired = retired_before(tx, &attempt).await?;
                let (form, latest) = (answers::form(tx, id).await?, answers::latest(tx, id).await?);
                let broken = match (attempt.state, attempt.checking_since) {
                    (State::HandedIn, _) => kept::of_rows(tx, id, &latest).await?,
                    (State::Open, Some(_)) => kept::of_group(tx, &attempt, &form, &latest).await?,
                    (State::Open, None) | (State::Void, _) => None,
                };
                let stored: Vec<StoredGrade> = given.into_iter().map(|g| g.grade).collect();
                Ok(Some((attempt, form, latest, (stored, stands, broken), retired)))
            })
        });
        let Some((attempt, form, list, (stored, stands, broken), retired)) = read.await? else { return Ok(()) };
        if attempt.state == State::Void || (attempt.state == State::Open && attempt.checking_since.is_none()) {
            return Ok(());
        }
        let content = self.content(attempt.version).await?;
        self.find_strengths(&content, &attempt.stage, retired).await?;
        let handed_in = Arc::new(HandedIn { attempt, form, answers: list, content });
        let reading = handed_in.clone();
        // Answers of a block that was handed in change no more, and neither do their grades: those that are stored are computed again all
        // the same, and what is ruled rests on what the answers come to.
        let all = self.compute("grade", move || reading.grades()).await?;
        let of_stored = || (handed_in.attempt.state == State::HandedIn).then(|| kept::of_grades(&stored, &all, &stands)).flatten();
        let doubt = broken.or_else(of_stored);
        doubt.map_or(Ok(()), |detail| Err(AppError::Refused { code: DOUBTED, detail }))?;
        let done: BTreeSet<FormItemId> = stored.iter().map(|g| g.form_item).collect();
        let ends = self.command("grade", (handed_in, Arc::new((all, stands)), done), |tx, at, (handed_in, graded, done)| {
            Box::pin(async move {
                let (all, stands) = graded.as_ref();
                let graded = earlier::counting(all, stands);
                let new: Vec<&Graded> = all.iter().filter(|g| !done.contains(&g.place.id)).collect();
                grades::insert(tx, &new_grades(&at, handed_in.attempt.version, &new)).await?;
                rule_on(tx, &at, &handed_in, &graded).await
            })
        });
        if ends.await? == After::Ended {
            // The hand-in queues the job that concludes; a refusal means that somebody else handed it in meanwhile.
            drop(self.hand_in(id, &Actor::Worker).await?);
        }
        Ok(())
    }
}

/// Grades as they are stored.
pub(in crate::app) fn new_grades<'g>(at: &At, version: VersionId, grades: &[&'g Graded]) -> Vec<NewGrade<'g>> {
    let one = |g: &'g Graded| NewGrade {
        id: GradeId::from_uuid(at.uuid()),
        form_item: g.place.id,
        answer: g.answer.as_ref().map(|a| a.id),
        version,
        grader: GRADER,
        grade: &g.grade,
        at: at.now,
    };
    grades.iter().copied().map(one).collect()
}

/// What comes after a ruling.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum After {
    /// The attempt goes on, or was concluded.
    Stands,
    /// The rule ends the open attempt: it is to be handed in.
    Ended,
}

/// Applies the stage's rule.
async fn rule_on(tx: &mut Tx, at: &At, of: &HandedIn, graded: &[StoredGrade]) -> Result<After, Stop> {
    let attempt = answers::attempt_to_hand_in(tx, of.attempt.id).await?.ok_or_else(|| not_found("attempt"))?;
    // Another tab may have taken the seat meanwhile, which changes nothing here; another worker may have been first, which ends it.
    let standing = |a: &Attempt| (a.state, a.block, a.checking_since);
    if standing(&attempt) != standing(&of.attempt) {
        return Ok(After::Stands);
    }
    let (_, stage) = of.stage().ok_or_else(|| not_found("stage"))?;
    let items = scored(&of.content, &of.form, graded, attempt.block);
    let last_block = of.form.iter().map(|p| p.block).max().unwrap_or(0);
    if attempt.state == State::Open {
        let next = next_places(tx, at, of, graded).await?;
        let ended = next.as_ref().map_or(attempt.block >= last_block, Vec::is_empty);
        let ruling = rule::apply(&stage.decision, stage.block, &items, ended);
        if ruling.outcome.is_none() {
            crate::app::sitting::laying_out::add(tx, at, (attempt.id, Actor::Worker), next.as_deref().unwrap_or_default()).await?;
            answers::open_next_block(tx, attempt.id, at.now).await?;
        }
        return Ok(if ruling.outcome.is_some() { After::Ended } else { After::Stands });
    }
    if stage.kind == StageKind::Review {
        put_up_for_review(tx, at, of, stage, graded).await?;
        return Ok(After::Stands);
    }
    let known = population::prior(tx, &attempt.project, &attempt.stage).await?.unwrap_or(Prior::UNIFORM);
    let (outcome, facts) = of.comes_to(graded, &[], Some(known)).ok_or_else(|| not_found("stage"))?;
    conclude(tx, at, &attempt, &of.content, outcome, facts).await?;
    Ok(After::Stands)
}

/// The items that were out of service when an attempt started.
async fn retired_before(tx: &mut Tx, attempt: &Attempt) -> Result<BTreeSet<String>, StoreError> {
    let all = retired::retired(tx, &attempt.project).await?;
    Ok(all.into_iter().filter(|r| r.at <= attempt.started_at).map(|r| r.item).collect())
}

/// The places of an adaptive form's next block, chosen by the grades so far; `None` for a form that was drawn at the start.
async fn next_places(tx: &mut Tx, at: &At, of: &HandedIn, grades: &[StoredGrade]) -> Result<Option<Vec<FormItem>>, Stop> {
    let a = &of.attempt;
    let Some((_, stage)) = of.stage().filter(|(_, s)| adaptive::is_adaptive(s)) else { return Ok(None) };
    let met = dossiers::met_before(tx, a.person, &a.project, a.started_at).await?.into_iter().collect();
    let retired = retired_before(tx, a).await?;
    let Some(strengths) = adaptive::known_strengths(stage, &of.content, &retired) else {
        return Err(refused("not_prepared", "an item was retired while the block was graded"));
    };
    let seed = Seed(a.seed.cast_unsigned());
    let chosen = of.next_block(stage, &of.form, grades, (&met, &retired, &strengths), a.block + 1);
    let behind = of.form.iter().map(|p| p.position + 1).max().unwrap_or(0);
    let place = |(position, item): (i64, String)| FormItem {
        id: FormItemId::from_uuid(at.uuid()),
        position,
        block: a.block + 1,
        shown: of.content.item(&item).map_or(Value::Null, |i| json!(drawn::draw(i, seed, &position.to_string()))),
        item,
    };
    Ok(Some((behind..).zip(chosen).map(place).collect()))
}

/// The responses of a review stage that people score; where there is none, the stage concludes at once.
async fn put_up_for_review(tx: &mut Tx, at: &At, of: &HandedIn, stage: &Stage, grades: &[StoredGrade]) -> Result<(), Stop> {
    let attempt = of.attempt.id;
    if let Some(doubt) = sheets_held::doubt(tx, attempt, &of.content).await? {
        return Err(refused(DOUBTED, doubt));
    }
    at.hold(tx, Kept::Responses(attempt.uuid())).await?;
    let mut put_up = Vec::new();
    let days = stage.review.as_ref().map_or(3, |r| r.due_days);
    for place in &of.form {
        let Some(rubric) = of.content.item(&place.item).and_then(Item::rubric) else { continue };
        let answer = of.answers.iter().filter(|a| a.form_item == place.id).max_by_key(|a| a.revision);
        let answered = answer
            .is_some_and(|a| !is_skip(&a.response) && a.response.get("text").and_then(Value::as_str).is_some_and(|t| !t.trim().is_empty()));
        if !answered {
            continue;
        }
        let task = Task {
            id: ReviewTaskId::from_uuid(at.uuid()),
            form_item: place.id,
            attempt,
            project: of.attempt.project.clone(),
            rubric: rubric.to_owned(),
            state: TaskState::Waiting,
            why: None,
            score: None,
            difference: None,
            due_at: at.now.plus_seconds(i64::from(days) * 86_400),
        };
        if reviews::insert_task(tx, &task, at.now).await? {
            put_up.push(task.id.to_string());
        }
    }
    if !put_up.is_empty() {
        let body = json!({ "stage": of.attempt.stage, "responses": put_up });
        at.tell(tx, Happened { kind: EventKind::ReviewPutUp, actor: Actor::Worker, subject: attempt.uuid(), body, project: None }).await?;
    }
    conclude_review(tx, at, &of.attempt, &of.content, &of.form, grades).await
}

/// Concludes a review stage once every response is scored; one that was made void comes to nothing.
pub(in crate::app) async fn conclude_review(
    tx: &mut Tx,
    at: &At,
    attempt: &Attempt,
    content: &Arc<Content>,
    form: &[FormItem],
    grades: &[StoredGrade],
) -> Result<(), Stop> {
    let tasks = reviews::tasks(tx, attempt.id).await?;
    if attempt.state == State::Void || tasks.iter().any(|t| t.state != TaskState::Done) {
        return Ok(());
    }
    let of = HandedIn { attempt: attempt.clone(), form: form.to_vec(), answers: Vec::new(), content: content.clone() };
    let Some((outcome, facts)) = of.comes_to(grades, &tasks, None) else { return Ok(()) };
    conclude(tx, at, attempt, content, outcome, facts).await
}

/// Records what an attempt came to and moves the application on: a pass opens the next stage, everything else is put before a person.
async fn conclude(tx: &mut Tx, at: &At, attempt: &Attempt, content: &Content, outcome: Outcome, ruling: Value) -> Result<(), Stop> {
    let Some(application) = applications::of_person(tx, attempt.person, &attempt.project).await? else { return Ok(()) };
    if results::results(tx, application.id).await?.iter().any(|r| r.attempt == attempt.id) {
        return Ok(());
    }
    at.hold(tx, Kept::Attempt(attempt.id.uuid())).await?;
    at.hold(tx, Kept::Application(application.id.uuid())).await?;
    let result = StageResult { attempt: attempt.id, stage: attempt.stage.clone(), outcome, ruling: ruling.clone(), at: at.now };
    results::insert_result(tx, application.id, &result).await?;
    if versions::published(tx, &attempt.project).await?.is_some_and(|v| v.id != attempt.version) {
        // A version that was published meanwhile may have corrected keys of this one.
        at.queue(
            tx,
            JobKind::Rescore,
            json!({ "attempt": attempt.id.to_string(), "project": attempt.project }),
            &format!("rescore attempt {}", attempt.id),
        )
        .await?;
    }
    let given = grades::given(tx, attempt.id, attempt.version).await?;
    let rests_on = kept::hash(&given.iter().map(|g| g.grade).collect::<Vec<_>>());
    let earlier: BTreeSet<&str> = given.iter().map(|g| g.grader.as_str()).filter(|grader| *grader != GRADER).collect();
    let body = json!({
        "stage": attempt.stage, "outcome": outcome.as_str(), "ruling": ruling, "grader": GRADER, "graded_earlier": earlier,
        "grades": rests_on,
    });
    at.tell(
        tx,
        Happened {
            kind: EventKind::AttemptScored,
            actor: Actor::Worker,
            subject: attempt.id.uuid(),
            body,
            project: Some(&attempt.project),
        },
    )
    .await?;
    // Whoever withdrew or was decided on meanwhile stays where they are; the result is kept.
    let Status::Screening(screening) = application.status else { return Ok(()) };
    let last = content.stage(&attempt.stage).is_some_and(|(i, _)| i + 1 == content.project.stages.len());
    if outcome == Outcome::Pass {
        pass(tx, at, attempt, content, &application).await?;
    }
    let status: Status =
        if outcome == Outcome::Pass && !last { screening.next_stage().into() } else { screening.put_before_a_person().into() };
    Ok(applications::set_status(tx, application.id, status, at.now).await?)
}

/// Decides that a stage is passed, with its letter and dossier.
async fn pass(tx: &mut Tx, at: &At, attempt: &Attempt, content: &Content, application: &Application) -> Result<(), Stop> {
    let decision = Decided {
        id: DecisionId::from_uuid(at.uuid()),
        attempt: Some(attempt.id),
        stage: Some(attempt.stage.clone()),
        outcome: DecisionOutcome::Passed,
        reasons: vec!["above_the_line".to_owned()],
        note: String::new(),
        by: None,
        at: at.now,
        letter_at: at.now,
        status_before: application.status,
        undone_at: None,
    };
    results::insert_decision(tx, application.id, &decision).await?;
    let letter = crate::app::platform::letters::write(tx, at, content, attempt.person, &decision, 0).await?;
    let proof = crate::app::deciding::dossier::Proof {
        decision: &decision,
        application,
        content,
        letter,
        attempts: vec![(attempt.id, None)],
        corrected: None,
    };
    let dossier = proof.write(tx, at).await?;
    let body = json!({
        "decision": decision.id.to_string(), "stage": attempt.stage, "outcome": "passed", "by": "machine",
        "letter_at": decision.letter_at.microseconds(), "dossier": dossier,
    });
    at.tell(
        tx,
        Happened {
            kind: EventKind::DecisionMade,
            actor: Actor::Worker,
            subject: application.id.uuid(),
            body,
            project: Some(&attempt.project),
        },
    )
    .await?;
    Ok(())
}

impl App {
    /// Finds what a stage's exposure cap needs to choose items, before the transaction that chooses them.
    pub(in crate::app) async fn find_strengths(
        &self,
        content: &Arc<Content>,
        stage: &str,
        retired: BTreeSet<String>,
    ) -> Result<(), AppError> {
        let known = content.stage(stage).is_none_or(|(_, plan)| adaptive::known_strengths(plan, content, &retired).is_some());
        if known {
            return Ok(());
        }
        let (content, stage) = (content.clone(), stage.to_owned());
        let find = move || content.stage(&stage).map(|(_, plan)| adaptive::strengths(plan, &content, &retired));
        self.compute("hold items back", find).await.map(drop)
    }

    /// The moment now, by the application's clock; for whoever shows how much time is left.
    #[must_use]
    pub fn now(&self) -> Moment {
        self.clock.now()
    }
}
