//! How much of each kind waits for somebody in a project.

use serde_json::Value;
use sqlx::types::Json;
use uuid::Uuid;

use crate::domain::accounts::same_person;
use crate::domain::kernel::actor::Actor;
use crate::domain::kernel::id::{ApplicationId, PersonId};
use crate::domain::kernel::moment::Moment;
use crate::store::engine::error::Result;
use crate::store::engine::sql::{row, sql, vals};
use crate::store::engine::tx::Tx;

sql! {
    WAITS = "SELECT (SELECT COUNT(*) FROM appeal p JOIN decision d ON d.id = p.decision_id JOIN application a ON a.id = p.application_id \
        WHERE p.project = $1 AND p.state = 'open' AND a.person_id <> $2 AND NOT EXISTS (SELECT 1 FROM decision o \
        WHERE o.application_id = p.application_id AND o.decided_by = $2 AND (o.id = d.id OR o.attempt_id = d.attempt_id \
        OR (o.attempt_id IS NULL AND d.attempt_id IS NULL) OR o.outcome = d.outcome))) AS appeals, \
        (SELECT COUNT(*) FROM evidence e JOIN application a ON a.id = e.application_id WHERE a.project = $1 AND e.verdict IS NULL \
        AND a.person_id <> $2 AND a.status IN ('screening', 'needs_decision')) AS documents, \
        (SELECT COUNT(*) FROM application a JOIN ledger_event e ON e.subject = a.id AND e.kind = 'accommodation.asked' \
        WHERE a.project = $1 AND a.person_id <> $2 AND a.status IN ('draft', 'not_open', 'screening', 'needs_decision') AND NOT EXISTS \
        (SELECT 1 FROM ledger_event x WHERE x.subject = a.id AND x.kind LIKE 'accommodation.%' AND (x.at, x.id) > (e.at, e.id))) AS help, \
        (SELECT COUNT(*) FROM rescore r JOIN attempt t ON t.id = r.attempt_id WHERE r.project = $1 AND r.state = 'open' \
        AND t.person_id <> $2) AS corrections, \
        (SELECT COUNT(*) FROM audit_signal s JOIN annotator a ON a.id = s.annotator_id WHERE s.project = $1 AND s.state = 'open' \
        AND a.person_id <> $2) AS signals, \
        (SELECT COUNT(*) FROM contest WHERE project = $1 AND state = 'open') AS contests";
    DRAFTS = "SELECT v.imported_by AS by_whom, (SELECT p.email FROM person p WHERE p.id = $2) AS own FROM gold_set_version v \
        WHERE v.set_id = $1 AND v.state = 'draft'";
    HELP = "SELECT a.id AS id, a.profile AS profile, e.at AS at FROM application a \
        JOIN ledger_event e ON e.subject = a.id AND e.kind = 'accommodation.asked' \
        WHERE a.project = $1 AND a.person_id <> $3 AND a.status IN ('draft', 'not_open', 'screening', 'needs_decision') AND NOT EXISTS \
        (SELECT 1 FROM ledger_event x WHERE x.subject = a.id AND x.kind LIKE 'accommodation.%' AND (x.at, x.id) > (e.at, e.id)) \
        ORDER BY e.at, a.id LIMIT $2";
    DOCUMENTS = "SELECT a.id AS id, a.profile AS profile, e.name AS file, e.requirement AS requirement, e.uploaded_at AS at \
        FROM evidence e JOIN application a ON a.id = e.application_id WHERE a.project = $1 AND e.verdict IS NULL \
        AND a.person_id <> $3 AND a.status IN ('screening', 'needs_decision') ORDER BY e.uploaded_at, e.id LIMIT $2";
}

/// What waits in a project.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Waits {
    /// Appeals without an answer that this person may answer: they are not about them, and they did not decide the same.
    pub appeals: i64,
    /// Documents of people who are still in the way that nobody has looked at.
    pub documents: i64,
    /// Requests for help in tests of people who may still sit one, without an answer.
    pub help: i64,
    /// People whom a corrected key concerns and nobody has decided on.
    pub corrections: i64,
    /// Signals of charts that nobody has settled.
    pub signals: i64,
    /// Questioned keys.
    pub contests: i64,
    /// Versions that this person may publish: somebody else brought them in.
    pub drafts: i64,
}

/// What waits in a project for a person; of their own case nothing is counted.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn of_project(tx: &mut Tx, project: &str, person: PersonId) -> Result<Waits> {
    row! { struct WaitsRow { appeals: i64, documents: i64, help: i64, corrections: i64, signals: i64, contests: i64 } }
    row! { struct DraftRow { by_whom: String, own: Option<String> } }
    let drafts = tx.all::<DraftRow>(&DRAFTS, vals![project, person.uuid()]).await?;
    // An earlier release wrote an address.
    let own = |draft: &DraftRow| match Actor::stored(&draft.by_whom) {
        Actor::Person(by) => by == person,
        Actor::Former(by) => draft.own.as_deref().is_some_and(|own| same_person(&by, own)),
        Actor::Token(_) | Actor::Worker | Actor::Platform | Actor::Visitor | Actor::CommandLine | Actor::FirstRun | Actor::Named(_) => {
            false
        }
    };
    let others = |draft: &&DraftRow| !own(draft);
    let drafts = i64::try_from(drafts.iter().filter(others).count()).unwrap_or(i64::MAX);
    let found = tx.one::<WaitsRow>(&WAITS, vals![project, person.uuid()]).await?;
    let waits = |r: WaitsRow| Waits {
        appeals: r.appeals,
        documents: r.documents,
        help: r.help,
        corrections: r.corrections,
        signals: r.signals,
        contests: r.contests,
        drafts,
    };
    Ok(found.map(waits).unwrap_or_default())
}

/// A request for help in tests that nobody has answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HelpAsked {
    /// Whose.
    pub application: ApplicationId,
    /// The name that the person gave; empty where they gave none yet.
    pub name: String,
    /// Since when it waits.
    pub at: Moment,
}

/// Requests for help in tests of a project without an answer, the oldest first, at most so many; one person's is left out.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn help(tx: &mut Tx, project: &str, most: i64, except: PersonId) -> Result<Vec<HelpAsked>> {
    row! { struct HelpRow { id: Uuid, profile: Json<Value>, at: i64 } }
    let one = |r: HelpRow| HelpAsked {
        application: ApplicationId::from_uuid(r.id),
        name: name_in(&r.profile.0),
        at: Moment::from_microseconds(r.at),
    };
    Ok(tx.all::<HelpRow>(&HELP, vals![project, most, except.uuid()]).await?.into_iter().map(one).collect())
}

/// A document of somebody who is still on the way, which nobody has looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentWaits {
    /// Whose.
    pub application: ApplicationId,
    /// The name that the person gave; empty where they gave none yet.
    pub name: String,
    /// How the person called the file.
    pub file: String,
    /// What it is to show.
    pub requirement: String,
    /// Since when it waits.
    pub at: Moment,
}

/// Documents of a project that nobody has looked at, the oldest first, at most so many; one person's are left out.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn documents(tx: &mut Tx, project: &str, most: i64, except: PersonId) -> Result<Vec<DocumentWaits>> {
    row! { struct DocumentRow { id: Uuid, profile: Json<Value>, file: String, requirement: String, at: i64 } }
    let one = |r: DocumentRow| DocumentWaits {
        application: ApplicationId::from_uuid(r.id),
        name: name_in(&r.profile.0),
        file: r.file,
        requirement: r.requirement,
        at: Moment::from_microseconds(r.at),
    };
    Ok(tx.all::<DocumentRow>(&DOCUMENTS, vals![project, most, except.uuid()]).await?.into_iter().map(one).collect())
}

/// The name that stands in a profile; empty where none was given yet.
fn name_in(profile: &Value) -> String {
    profile.get("name").and_then(Value::as_str).unwrap_or_default().to_owned()
}
