//! Who acts under a name that was given on the command line, and whether two who acted are one.

use super::identity::person_of;
use crate::app::kernel::command::{At, Stop, invalid};
use crate::app::{App, AppError};
use crate::domain::accounts::{address, same_person};
use crate::domain::kernel::actor::Actor;
use crate::domain::kernel::id::PersonId;
use crate::domain::kernel::violation::Violation;
use crate::store::accounts::people;
use crate::store::{StoreError, Tx};

/// Who acts, as the ledger may keep it for good: behind an address stands its person, who is added where it is new, and no address.
pub(in crate::app) async fn known(tx: &mut Tx, at: &At, actor: Actor) -> Result<Actor, Stop> {
    let (Actor::Named(name) | Actor::Former(name)) = &actor else { return Ok(actor) };
    match address(name) {
        Some(email) => person_of(tx, at, &email).await.map(Actor::Person),
        None if name.contains('@') => Err(invalid(vec![Violation::new("/by", "not_an_address", "this is neither an address nor a name")])),
        None => Ok(Actor::Named(name.clone())),
    }
}

/// Whether whoever acts now is the one who acted before. Two people are told apart by their ids; what an earlier release wrote is an
/// address, which is looked up, or a name.
pub(in crate::app) async fn is_one(tx: &mut Tx, before: &Actor, now: &Actor) -> Result<bool, StoreError> {
    Ok(match (before, now) {
        (Actor::Former(text), Actor::Person(person)) => match address(text) {
            Some(email) => people::by_email(tx, &email).await? == Some(*person),
            None => false,
        },
        (Actor::Former(a) | Actor::Named(a), Actor::Former(b) | Actor::Named(b)) => same_person(a, b),
        (before, now) => before == now,
    })
}

impl App {
    /// Whether a person is the one who acted before.
    ///
    /// # Errors
    /// [`AppError::Store`].
    pub async fn acted_before(&self, person: PersonId, before: &Actor) -> Result<bool, AppError> {
        let before = before.clone();
        let found = self.db.read("acted before", move |tx| {
            let before = before.clone();
            Box::pin(async move { is_one(tx, &before, &Actor::Person(person)).await })
        });
        Ok(found.await?)
    }
}
