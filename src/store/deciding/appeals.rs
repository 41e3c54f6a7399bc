//! Appeals against decisions.

use sqlx::types::Json;
use uuid::Uuid;

use crate::domain::applying::profile::Profile;
use crate::domain::deciding::appeal::{Answer, AppealState, Grounds, Which};
use crate::domain::kernel::id::{AppealId, ApplicationId, DecisionId, PersonId};
use crate::domain::kernel::moment::Moment;
use crate::store::engine::error::{Result, known};
use crate::store::engine::sql::{row, sql, vals};
use crate::store::engine::tx::Tx;

sql! {
    INSERT_APPEAL = "INSERT INTO appeal (id, decision_id, application_id, project, grounds, text, state, sent_at, due_at) \
        VALUES ($1, $2, $3, $4, $5, $6, 'open', $7, $8)";
    OF_PROJECT = "SELECT id, decision_id, application_id, grounds, text, state, sent_at, due_at, answer, answered_by, answered_at \
        FROM appeal WHERE project = $1 AND (state = 'open') = $2 ORDER BY due_at, id LIMIT 200";
    OF_ID = "SELECT id, decision_id, application_id, grounds, text, state, sent_at, due_at, answer, answered_by, answered_at FROM appeal \
        WHERE project = $1 AND id = $2";
    OF_APPLICATION = "SELECT id, decision_id, application_id, grounds, text, state, sent_at, due_at, answer, answered_by, answered_at \
        FROM appeal WHERE application_id = $1 ORDER BY sent_at, id";
    NAMES = "SELECT a.id AS id, p.profile AS profile FROM appeal a JOIN application p ON p.id = a.application_id \
        WHERE a.project = $1 AND (a.state = 'open') = $2 ORDER BY a.due_at, a.id LIMIT 200";
    ANSWER_APPEAL = "UPDATE appeal SET state = $2, answer = $3, answered_by = $4, answered_at = $5 WHERE id = $1 AND state = 'open'";
}

/// An appeal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Appeal {
    /// The appeal.
    pub id: AppealId,
    /// Against which decision.
    pub decision: DecisionId,
    /// Whose.
    pub application: ApplicationId,
    /// What it says went wrong.
    pub grounds: Grounds,
    /// In the person's words.
    pub text: String,
    /// Where it stands.
    pub state: AppealState,
    /// When.
    pub sent_at: Moment,
    /// To be answered by.
    pub due_at: Moment,
    /// What the person is told, by whom, when.
    pub answer: Option<(String, PersonId, Moment)>,
}

row! {
    struct AppealRow {
        id: Uuid, decision_id: Uuid, application_id: Uuid, grounds: String, text: String, state: String, sent_at: i64, due_at: i64,
        answer: Option<String>, answered_by: Option<Uuid>, answered_at: Option<i64>,
    }
}

impl AppealRow {
    fn into_domain(self) -> Result<Appeal> {
        let answered = self.answer.zip(self.answered_by).zip(self.answered_at);
        Ok(Appeal {
            id: AppealId::from_uuid(self.id),
            decision: DecisionId::from_uuid(self.decision_id),
            application: ApplicationId::from_uuid(self.application_id),
            grounds: known(Grounds::from_name(&self.grounds), ("appeal", "grounds"), &self.id)?,
            text: self.text,
            state: known(AppealState::from_name(&self.state), ("appeal", "state"), &self.id)?,
            sent_at: Moment::from_microseconds(self.sent_at),
            due_at: Moment::from_microseconds(self.due_at),
            answer: answered.map(|((text, by), at)| (text, PersonId::from_uuid(by), Moment::from_microseconds(at))),
        })
    }
}

/// Adds an appeal.
///
/// # Errors
/// [`crate::store::StoreError::Conflict`] where the decision was appealed already.
pub async fn insert(tx: &mut Tx, project: &str, a: &Appeal) -> Result<()> {
    let values =
        vals![a.id.uuid(), a.decision.uuid(), a.application.uuid(), project, a.grounds.as_str(), a.text.as_str(), a.sent_at, a.due_at];
    tx.run(&INSERT_APPEAL, values).await.map(drop)
}

/// A project's appeals: those that are open, or those that were answered; those due first in front.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn of_project(tx: &mut Tx, project: &str, which: Which) -> Result<Vec<Appeal>> {
    tx.all::<AppealRow>(&OF_PROJECT, vals![project, which == Which::Open]).await?.into_iter().map(AppealRow::into_domain).collect()
}

/// An appeal of a project.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn by_id(tx: &mut Tx, project: &str, id: AppealId) -> Result<Option<Appeal>> {
    tx.one::<AppealRow>(&OF_ID, vals![project, id.uuid()]).await?.map(AppealRow::into_domain).transpose()
}

/// The appeals of an application, oldest first.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn of_application(tx: &mut Tx, application: ApplicationId) -> Result<Vec<Appeal>> {
    tx.all::<AppealRow>(&OF_APPLICATION, vals![application.uuid()]).await?.into_iter().map(AppealRow::into_domain).collect()
}

/// Answers an open appeal; whether it was open.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn answer(tx: &mut Tx, id: AppealId, answer: Answer, text: &str, by: PersonId, now: Moment) -> Result<bool> {
    Ok(tx.run(&ANSWER_APPEAL, vals![id.uuid(), answer.as_str(), text, by.uuid(), now]).await? == 1)
}

/// Who sent the appeals that [`of_project`] gives: the profile's names.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn names(tx: &mut Tx, project: &str, which: Which) -> Result<Vec<(AppealId, Profile)>> {
    row! { struct NamedRow { id: Uuid, profile: Json<Profile> } }
    let rows = tx.all::<NamedRow>(&NAMES, vals![project, which == Which::Open]).await?;
    Ok(rows.into_iter().map(|r| (AppealId::from_uuid(r.id), r.profile.0)).collect())
}
