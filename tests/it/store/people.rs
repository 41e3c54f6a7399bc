//! People, sessions and tokens: only hashes of secrets are stored, and ends come after beginnings.

use touchstone::domain::accounts::TokenKind;
use touchstone::domain::kernel::id::{PersonId, SessionId, TokenId};
use touchstone::domain::kernel::moment::Moment;
use touchstone::store::StoreError;
use touchstone::store::accounts::{people, sessions};

use crate::support::database::{TestApp, on_both};

on_both!(secrets_are_stored_as_hashes_and_addresses_once, super::secrets_are_stored_as_hashes_on);
async fn secrets_are_stored_as_hashes_on(t: TestApp) {
    let at = |seconds| Moment::from_microseconds(0).plus_seconds(seconds);
    let person = t.app.add_person(Some("Lin@Example.sg")).await.expect("added");
    assert!(t.app.add_person(Some("lin@example.SG")).await.is_err(), "an address is one person's, however it is written");
    let session = move |n, ends| {
        let id = SessionId::from_uuid(uuid::Uuid::from_u128(n));
        t.app.db().clone().write_session(id, person, at(10), at(ends))
    };
    session(1, 20).await.expect("stored");
    assert!(matches!(session(2, 10).await, Err(StoreError::Conflict { .. })), "a session ends after it begins");
}

trait Sessions {
    async fn write_session(self, id: SessionId, person: PersonId, from: Moment, to: Moment) -> Result<(), StoreError>;
}

impl Sessions for touchstone::store::Db {
    async fn write_session(self, id: SessionId, person: PersonId, from: Moment, to: Moment) -> Result<(), StoreError> {
        self.write("sign in", move |tx| {
            Box::pin(async move {
                let secret = *id.uuid().as_bytes();
                sessions::insert(tx, id, person, &secret, false, from, to).await?;
                let token = people::NewToken {
                    id: TokenId::from_uuid(id.uuid()),
                    project: "p",
                    person: Some(person),
                    kind: TokenKind::SignIn,
                    secret: &secret,
                    scopes: &["candidates:read"],
                    at: from,
                    expires: to,
                };
                people::insert_token(tx, &token).await
            })
        })
        .await
    }
}
