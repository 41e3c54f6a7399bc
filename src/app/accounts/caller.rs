//! Who asks by a token, and who asked a moment ago.

use std::collections::HashMap;
use std::sync::{Arc, RwLock};

use super::reader::Reader;
use crate::app::kernel::error::AppError;
use crate::domain::accounts::Scope;
use crate::domain::kernel::actor::Actor;
use crate::domain::kernel::id::{PersonId, TokenId};
use crate::domain::kernel::moment::Moment;

/// Who asks, and what they may do: made from a token that holds, and nowhere else.
#[derive(Clone, Debug)]
pub struct Caller {
    pub(super) token: TokenId,
    pub(super) person: Option<PersonId>,
    pub(super) project: String,
    pub(super) scopes: Vec<Scope>,
}

impl Caller {
    /// The name under which requests of this token are counted and remembered.
    #[must_use]
    pub fn name(&self) -> String {
        format!("token {}", self.token)
    }

    /// Who acts, as the ledger says it.
    #[must_use]
    pub const fn actor(&self) -> Actor {
        Actor::Token(self.token)
    }

    /// The token.
    #[must_use]
    pub const fn token(&self) -> TokenId {
        self.token
    }

    /// The project that the token opens.
    #[must_use]
    pub fn project(&self) -> &str {
        &self.project
    }

    /// Whether the token may do this.
    #[must_use]
    pub fn may(&self, scope: Scope) -> bool {
        self.scopes.contains(&scope)
    }

    /// Whether the token may do this and nothing else.
    #[must_use]
    pub fn may_only(&self, scope: Scope) -> bool {
        self.scopes.iter().all(|own| *own == scope)
    }

    /// For whose eyes the token reads.
    #[must_use]
    pub fn reader(&self) -> Reader {
        self.person.map_or(Reader::Platform, Reader::Person)
    }

    /// The person whom the token acts for.
    ///
    /// # Errors
    /// [`AppError::Forbidden`] where it acts for the platform: what only a named person may do is refused.
    pub fn person(&self) -> Result<PersonId, AppError> {
        self.person.ok_or_else(|| AppError::Forbidden("only a token that belongs to a named person may do this".to_owned()))
    }
}

/// Callers that were looked up a moment ago, candidates and the platform only: what a member of staff may do is looked up at each
/// request. Most requests come in runs, and each would read the same row; a token that is taken away is refused at once by
/// the process that took it away, and within [`FRESH`] by every other one.
#[derive(Clone, Debug, Default)]
pub(in crate::app) struct Callers(Arc<RwLock<Known>>);

type Known = HashMap<[u8; 32], (Caller, Moment)>;

/// How long a caller is known without another look, in seconds.
const FRESH: i64 = 1;
/// Most callers that are known.
const KNOWN: usize = 10_000;

impl Callers {
    pub(super) fn known(&self, hash: &[u8; 32], now: Moment) -> Option<Caller> {
        let all = self.0.read().ok()?;
        all.get(hash).filter(|(_, at)| *at <= now && now.seconds_since(*at) < FRESH).map(|(caller, _)| caller.clone())
    }

    pub(super) fn keep(&self, hash: [u8; 32], caller: Caller, now: Moment) {
        if let Ok(mut all) = self.0.write() {
            if all.len() >= KNOWN {
                all.clear();
            }
            all.insert(hash, (caller, now));
        }
    }

    pub(in crate::app) fn forget(&self, token: TokenId) {
        if let Ok(mut all) = self.0.write() {
            all.retain(|_, (caller, _)| caller.token != token);
        }
    }
}
