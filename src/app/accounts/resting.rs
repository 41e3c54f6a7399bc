//! Roles that read keys: whoever holds one begins no test of the project, and one that is given to somebody who sits a test rests until it
//! is handed in. So no gold answer reaches a candidate by the door of the staff during a test; that somebody held such a role at another
//! time, whoever decides on them is told.

use serde_json::Value;

use crate::app::kernel::command::{Stop, refused};
use crate::app::{App, AppError};
use crate::domain::accounts::Role;
use crate::domain::kernel::event_kind::EventKind;
use crate::domain::kernel::id::PersonId;
use crate::domain::kernel::ledger::Event;
use crate::domain::kernel::moment::Moment;
use crate::domain::sitting::State;
use crate::store::accounts::sessions;
use crate::store::proving::ledger;
use crate::store::sitting::answers;
use crate::store::{StoreError, Tx};

/// Whether a candidate could read keys of the project whose tests they take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeysRead {
    /// They never held a role that reads keys.
    Never,
    /// They hold one.
    Holds,
    /// They held one until then.
    Until(Moment),
}

/// Whether a test of the project is open that the person sits.
async fn sits(tx: &mut Tx, person: PersonId, project: &str) -> Result<bool, StoreError> {
    Ok(answers::attempts_of(tx, person, project).await?.iter().any(|attempt| attempt.state == State::Open))
}

/// The roles of a person, by project and name, without those that rest.
pub(in crate::app) async fn awake(tx: &mut Tx, person: PersonId, held: Vec<(String, Role)>) -> Result<Vec<(String, Role)>, StoreError> {
    let mut all = Vec::new();
    for (project, role) in held {
        if !role.reads_keys() || !sits(tx, person, &project).await? {
            all.push((project, role));
        }
    }
    Ok(all)
}

/// The same of the roles in one project.
pub(in crate::app) async fn awake_in(tx: &mut Tx, person: PersonId, project: &str, held: Vec<Role>) -> Result<Vec<Role>, StoreError> {
    if held.iter().any(|role| role.reads_keys()) && sits(tx, person, project).await? {
        return Ok(held.into_iter().filter(|role| !role.reads_keys()).collect());
    }
    Ok(held)
}

/// Whether the person holds a role that reads keys of the project.
async fn holds(tx: &mut Tx, person: PersonId, project: &str) -> Result<bool, StoreError> {
    Ok(sessions::roles(tx, person).await?.iter().any(|(of, role)| of == project && role.reads_keys()))
}

/// Refuses the beginning of a test to whoever holds a role that reads its keys.
pub(in crate::app) async fn may_begin(tx: &mut Tx, person: PersonId, project: &str) -> Result<(), Stop> {
    if holds(tx, person, project).await? {
        return Err(refused("reads_keys", "whoever holds a role that reads the project's keys takes no test of it"));
    }
    Ok(())
}

/// Refuses a hidden check of somebody who holds a role that reads its key.
pub(in crate::app) async fn may_be_checked(tx: &mut Tx, person: PersonId, project: &str) -> Result<(), Stop> {
    if holds(tx, person, project).await? {
        return Err(refused("reads_keys", "the annotator holds a role that reads the project's keys: a check would show nothing"));
    }
    Ok(())
}

/// A role that reads keys of the project, by what an event says that was given or taken.
fn reads_keys(of: &str, role: &str, project: &str) -> Option<Role> {
    Role::from_name(role).filter(|role| of == project && role.reads_keys())
}

/// Until when the last role that reads keys was held, by what happened to its holder, the oldest first.
fn held_until(events: &[Event], project: &str) -> Option<Moment> {
    let (mut held, mut until) = (std::collections::BTreeSet::new(), None);
    for event in events {
        let text = |name: &str| event.body[name].as_str().unwrap_or_default();
        match event.known() {
            Some(EventKind::StaffAdded) => {
                let given =
                    event.body["roles"].as_array().into_iter().flatten().filter_map(Value::as_str).filter_map(|r| r.rsplit_once(' '));
                held.extend(given.filter_map(|(of, role)| reads_keys(of, role, project)));
            }
            Some(EventKind::StaffRole) => {
                let Some(role) = reads_keys(text("project"), text("role"), project) else { continue };
                if event.body["has"] == true {
                    held.insert(role);
                } else if held.remove(&role) {
                    until = Some(event.at);
                }
            }
            Some(EventKind::StaffDisabled) if !held.is_empty() => until = Some(event.at),
            _ => {}
        }
    }
    until
}

impl App {
    /// Whether a person could read keys of a project's items as a member of its staff, now or before.
    ///
    /// # Errors
    /// [`AppError::Store`].
    pub async fn keys_read(&self, person: PersonId, project: &str) -> Result<KeysRead, AppError> {
        let project = project.to_owned();
        let found = self.db.read("keys read", move |tx| {
            let project = project.clone();
            Box::pin(async move {
                if holds(tx, person, &project).await? {
                    return Ok(KeysRead::Holds);
                }
                let events = ledger::all_of(tx, person.uuid(), "staff.").await?;
                Ok(held_until(&events, &project).map_or(KeysRead::Never, KeysRead::Until))
            })
        });
        Ok(found.await?)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::domain::kernel::actor::Actor;
    use crate::domain::kernel::id::EventId;

    fn event(at: i64, kind: &str, body: Value) -> Event {
        let id = EventId::from_uuid(uuid::Uuid::from_u128(1));
        Event { id, at: Moment::from_microseconds(at), kind: kind.to_owned(), actor: Actor::CommandLine, subject: None, body }
    }

    fn role(at: i64, project: &str, role: &str, has: bool) -> Event {
        event(at, "staff.role", json!({ "project": project, "role": role, "has": has }))
    }

    #[test]
    fn a_role_that_reads_keys_is_remembered_after_it_was_taken() {
        let until = |events: &[Event]| held_until(events, "p").map(Moment::microseconds);
        let added = |roles: Value| event(1, "staff.added", json!({ "roles": roles }));
        assert_eq!(until(&[added(json!(["p author"])), role(2, "p", "author", false)]), Some(2));
        assert_eq!(
            until(&[added(json!(["p author", "p auditor"])), role(2, "p", "author", false), role(5, "p", "auditor", false)]),
            Some(5)
        );
        assert_eq!(until(&[added(json!(["p recruiter"])), role(3, "p", "auditor", true), role(4, "p", "auditor", false)]), Some(4));
        assert_eq!(until(&[added(json!(["p auditor"])), event(7, "staff.disabled", json!({}))]), Some(7));
        // Another role, another project, and one that was taken without having been there.
        assert_eq!(
            until(&[added(json!(["p recruiter", "q author"])), role(2, "p", "recruiter", false), role(3, "q", "author", false)]),
            None
        );
        assert_eq!(until(&[added(json!(["p recruiter"])), role(2, "p", "author", false), event(3, "staff.disabled", json!({}))]), None);
    }
}
