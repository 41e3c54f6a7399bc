//! Letters on decisions: written beside the decision, in its commit, and sent when they are due; taken back with it.

use jiff::tz::TimeZone;
use serde_json::{Value, json};

use super::command::{At, Stop};
use super::{App, AppError};
use crate::domain::gold_set::project::StageKind;
use crate::domain::gold_set::stored::Content;
use crate::domain::gold_set::text::Text;
use crate::domain::id::PersonId;
use crate::domain::lang::Lang;
use crate::domain::letter::{DecidedBy, Facts, letter};
use crate::domain::moment::Moment;
use crate::store::Tx;
use crate::store::mail::{self, NewMail};
use crate::store::results::Decided;

pub use crate::store::mail::Mail;

const DAY: i64 = 86_400;

fn both(text: &Text) -> [&str; 2] {
    [Lang::En.of(text), Lang::Zh.of(text)]
}

/// Writes the letter on a decision into the post; what it says, for the dossier.
pub(super) async fn write(
    tx: &mut Tx,
    at: &At,
    content: &Content,
    person: PersonId,
    decided: &Decided,
    used: usize,
) -> Result<Value, Stop> {
    let zone = TimeZone::get(&content.project.head.time_zone).unwrap_or(TimeZone::UTC);
    let day = |at: Moment| [Lang::En.day(at, &zone), Lang::Zh.day(at, &zone)];
    let stage = decided.stage.as_deref().and_then(|id| content.stage(id));
    let again = stage.filter(|(_, s)| decided.outcome == "not_passed" && used < s.attempts as usize);
    let next = stage.filter(|_| decided.outcome == "passed").and_then(|(i, _)| content.project.stages.get(i + 1));
    let facts = Facts {
        outcome: &decided.outcome,
        stage: stage.map(|(_, s)| both(&s.title)),
        project: both(&content.project.head.title),
        reasons: &decided.reasons,
        by: match (decided.by, stage) {
            (Some(_), _) => DecidedBy::Person,
            (None, Some((_, s))) if s.kind == StageKind::Review => DecidedBy::Reviewers,
            (None, _) => DecidedBy::Machine,
        },
        again: again.map(|(_, s)| day(decided.at.plus_seconds(i64::from(s.cooldown_days) * DAY))),
        next: next.map(|s| both(&s.title)),
        appeal_until: day(decided.letter_at.plus_seconds(i64::from(content.project.head.appeal_days) * DAY)),
    };
    let (en, zh) = (letter(&facts, Lang::En), letter(&facts, Lang::Zh));
    let new = NewMail {
        id: at.uuid(),
        person,
        decision: Some(decided.id),
        subject: [&en.headline, &zh.headline],
        body: [&en.paragraphs.join("\n\n"), &zh.paragraphs.join("\n\n")],
        due: decided.letter_at,
    };
    mail::insert(tx, &new).await?;
    Ok(json!({ "subject": { "en": new.subject[0], "zh": new.subject[1] }, "body": { "en": new.body[0], "zh": new.body[1] } }))
}

impl App {
    /// A person's mails that are due, newest first.
    ///
    /// # Errors
    /// [`AppError::Store`].
    pub async fn messages(&self, person: PersonId) -> Result<Vec<Mail>, AppError> {
        let now = self.clock.now();
        Ok(self.db.read("messages", move |tx| Box::pin(mail::of_person(tx, person, now))).await?)
    }
}
