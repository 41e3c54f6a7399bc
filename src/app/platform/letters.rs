//! Letters on decisions: written beside the decision, in its commit, and sent when they are due; taken back with it.

pub(in crate::app) mod sealing;

use std::collections::BTreeMap;

use jiff::tz::TimeZone;
use serde_json::{Value, json};

use crate::app::kernel::command::{At, Happened, Stop};
use crate::app::platform::posting::held;
use crate::app::platform::posting::held::Letter;
use crate::app::{App, AppError};
use crate::domain::deciding::DecisionOutcome;
use crate::domain::deciding::letter::{Band, DecidedBy, Facts, letter};
use crate::domain::deciding::notice::Notice;
use crate::domain::deciding::texts;
use crate::domain::deciding::texts::Texts;
use crate::domain::gold_set::stored::Content;
use crate::domain::gold_set::text::Text;
use crate::domain::kernel::actor::Actor;
use crate::domain::kernel::event_kind::EventKind;
use crate::domain::kernel::id::{DecisionId, PersonId};
use crate::domain::locale::lang::Lang;
use crate::domain::project::StageKind;
use crate::store::deciding::letters;
use crate::store::deciding::letters::NewMail;
use crate::store::deciding::results::Decided;
use crate::store::grading::grades;
use crate::store::sitting::answers;
use crate::store::{StoreError, Tx};

pub use crate::store::deciding::letters::Mail;

const DAY: i64 = 86_400;

/// The languages in which letters on a version of a project are written.
pub(in crate::app) fn languages_of(content: &Content) -> Vec<Lang> {
    let named: Vec<Lang> = content.project.head.languages.iter().map(|code| Lang::offered(code)).collect();
    texts::languages(&named)
}

/// Writes the letter on a decision into the post; what it says, by language, for the dossier.
pub(in crate::app) async fn write(
    tx: &mut Tx,
    at: &At,
    content: &Content,
    person: PersonId,
    decided: &Decided,
    used: usize,
) -> Result<Value, Stop> {
    let zone = TimeZone::get(&content.project.head.time_zone).unwrap_or(TimeZone::UTC);
    let stage = decided.stage.as_deref().and_then(|id| content.stage(id));
    let again = stage.filter(|(_, s)| decided.outcome == DecisionOutcome::NotPassed && used < s.attempts as usize);
    let next = stage.filter(|_| decided.outcome == DecisionOutcome::Passed).and_then(|(i, _)| content.project.stages.get(i + 1));
    let skills = skills(tx, content, decided).await?;
    let facts = Facts {
        outcome: decided.outcome,
        stage: stage.map(|(_, s)| &s.title),
        project: &content.project.head.title,
        reasons: &decided.reasons,
        by: decided_by(decided, content),
        skills: &skills,
        again: again.map(|(_, s)| decided.at.plus_seconds(i64::from(s.cooldown_days) * DAY)),
        next: next.map(|s| &s.title),
        appeal_until: decided.letter_at.plus_seconds(i64::from(content.project.head.appeal_days) * DAY),
        zone: &zone,
    };
    let texts = Texts::written(&languages_of(content), |l| {
        let letter = letter(&facts, l);
        (letter.headline, letter.paragraphs.join("\n\n"))
    });
    let new = NewMail { id: at.uuid(), person, decision: Some(decided.id), texts: &texts, due: decided.letter_at };
    post(tx, at, decided.outcome.as_str(), &new).await?;
    Ok(texts.document())
}

/// Who decided, as it was.
#[must_use]
pub fn decided_by(decided: &Decided, content: &Content) -> DecidedBy {
    match (decided.by, decided.stage.as_deref().and_then(|id| content.stage(id))) {
        (Some(_), _) => DecidedBy::Person,
        (None, Some((_, s))) if s.kind == StageKind::Review => DecidedBy::Reviewers,
        (None, _) => DecidedBy::Machine,
    }
}

/// What people call a skill; its id in words where the project does not say.
fn skill_title(content: &Content, skill: &str) -> Text {
    content.project.head.skills.get(skill).cloned().unwrap_or_else(|| Text::Same(skill.replace(['_', '-'], " ")))
}

/// The bands of the skills of a stage that was passed or not, in the order in which its plan draws them. Stages that people score have
/// none: their few texts are no measure of single skills.
async fn skills(tx: &mut Tx, content: &Content, decided: &Decided) -> Result<Vec<(Text, Band)>, Stop> {
    let stage = decided.stage.as_deref().and_then(|id| content.stage(id)).map(|(_, s)| s);
    // After a correction of keys the grades that the attempt was given first say nothing any more.
    let corrected = decided.reasons.iter().any(|r| r == "key_corrected");
    let told = !corrected
        && match decided.outcome {
            DecisionOutcome::Passed | DecisionOutcome::NotPassed | DecisionOutcome::Rejected => true,
            DecisionOutcome::Onboarded | DecisionOutcome::Void => false,
        };
    let (Some(stage), Some(id), true) = (stage.filter(|s| s.kind != StageKind::Review), decided.attempt, told) else {
        return Ok(Vec::new());
    };
    let Some(attempt) = answers::attempt(tx, id).await? else { return Ok(Vec::new()) };
    let form = answers::form(tx, id).await?;
    let grades = grades::of_attempt(tx, id, attempt.version).await?;
    let mut scores: BTreeMap<&str, Vec<f64>> = BTreeMap::new();
    for grade in grades.iter().filter(|g| g.counts) {
        let item = form.iter().find(|p| p.id == grade.form_item).and_then(|p| content.item(&p.item));
        if let (Some(item), Some(score)) = (item, grade.score) {
            scores.entry(item.head.skill.as_str()).or_default().push(score);
        }
    }
    let mut list = Vec::new();
    for drawn in &stage.draw {
        // A skill that is drawn twice, by kinds of items, has one band.
        if let Some(band) = scores.remove(drawn.skill.as_str()).and_then(|of| Band::of(&of, &stage.decision)) {
            list.push((skill_title(content, &drawn.skill), band));
        }
    }
    Ok(list)
}

/// Puts a letter that tells of no decision into the post in each of the project's languages, due now.
pub(in crate::app) async fn tell(
    tx: &mut Tx,
    at: &At,
    (person, languages): (PersonId, &[Lang]),
    what: &Notice<'_>,
) -> Result<(), StoreError> {
    let texts = Texts::written(languages, |l| what.letter(l));
    post(tx, at, what.name(), &NewMail { id: at.uuid(), person, decision: None, texts: &texts, due: at.now }).await
}

/// Puts a letter into the post, and tells the ledger of it in the same commit: to whom, on what, when, and the hash of what it says. What
/// the ledger does not know goes out to nobody and stands on no page.
pub(in crate::app) async fn post(tx: &mut Tx, at: &At, kind: &str, new: &NewMail<'_>) -> Result<(), StoreError> {
    letters::insert(tx, new).await?;
    let body = sealing::said(kind, &new.written());
    at.tell(tx, Happened { kind: EventKind::LetterWritten, actor: Actor::Worker, subject: new.id, body, project: None }).await
}

/// Takes the letter on a decision back, where it did not go out.
pub(in crate::app) async fn take_back(tx: &mut Tx, at: &At, decision: DecisionId) -> Result<(), StoreError> {
    let Some(letter) = letters::take_back(tx, decision).await? else { return Ok(()) };
    let body = json!({ "decision": decision.to_string() });
    at.tell(tx, Happened { kind: EventKind::LetterTakenBack, actor: Actor::Worker, subject: letter, body, project: None }).await
}

impl App {
    /// The languages in which letters of a project are written that rest on no version of it.
    ///
    /// # Errors
    /// [`AppError::Store`].
    pub(in crate::app) async fn languages_of_letters(&self, project: &str) -> Result<Vec<Lang>, AppError> {
        Ok(texts::languages(&self.languages(&[project.to_owned()]).await?))
    }

    /// A person's mails that are due, newest first, without those that the post holds back.
    ///
    /// # Errors
    /// [`AppError::Store`].
    pub async fn messages(&self, person: PersonId) -> Result<Vec<Mail>, AppError> {
        let now = self.clock.now();
        let found = self.db.read("messages", move |tx| {
            Box::pin(async move {
                let mut shown = Vec::new();
                for mail in letters::of_person(tx, person, now).await? {
                    if !matches!(held::letter(tx, mail.id, now).await?, Letter::Held(_)) {
                        shown.push(mail);
                    }
                }
                Ok(shown)
            })
        });
        Ok(found.await?)
    }
}
