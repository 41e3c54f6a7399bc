//! Doors that are guarded against guessing: a try is counted, in a commit of its own, before anything is compared.
//!
//! Q: Why waits that grow, for an account from one address, and no account that is closed? A: Whoever may close an account by guessing can keep its
//! owner out for ever. Here a stranger makes only themselves wait; what bounds guessing from many addresses at once is counted for the account where
//! its owner has another way in (the link of a mail), or where only somebody who knows the password comes at all (the second factor).

use super::{App, AppError};
use crate::domain::moment::Moment;
use crate::store::guards::{self, Rule};
use crate::store::{StoreError, Tx};

/// A guarded door: an account, an address of the network, or both.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Door {
    /// Mails that one address of the network asks for, for one person.
    MailOfFrom,
    /// Mails for one person, whoever asks.
    MailOf,
    /// Mails that one address of the network asks for.
    MailFrom,
    /// Codes of a person's mails, whoever types them in.
    CodeOf,
    /// Codes from one address of the network.
    CodeFrom,
    /// Links from one address of the network.
    LinkFrom,
    /// Passwords for one account from one address of the network.
    PasswordOfFrom,
    /// Passwords from one address of the network.
    PasswordFrom,
    /// Second factors of one account, behind its right password.
    SecondFactorOf,
}

const QUARTER: i64 = 900;
const HOUR: i64 = 3_600;

impl Door {
    /// How the door is held, in tries and seconds.
    const fn rule(self) -> Rule {
        match self {
            Self::MailOfFrom => Rule { free: 5, first: 60, longest: QUARTER, forgotten: QUARTER },
            // Every mail that went out lets its owner in for ten minutes, whoever asked for it: they are never without one for longer than this.
            Self::MailOf => Rule { free: 20, first: 30, longest: 120, forgotten: QUARTER },
            // A school behind one address goes on; a program does not.
            Self::MailFrom | Self::PasswordFrom => Rule { free: 60, first: 1, longest: 30, forgotten: QUARTER },
            Self::CodeFrom | Self::LinkFrom => Rule { free: 120, first: 1, longest: 60, forgotten: QUARTER },
            // Fifty of a million in a day; the link goes on.
            Self::CodeOf => Rule { free: 50, first: 600, longest: HOUR, forgotten: 24 * HOUR },
            Self::PasswordOfFrom => Rule { free: 5, first: 5, longest: 300, forgotten: HOUR },
            Self::SecondFactorOf => Rule { free: 5, first: 30, longest: QUARTER, forgotten: HOUR },
        }
    }

    /// Its name for somebody: who it is stands in it only as a hash.
    fn name(self, who: &[&str]) -> String {
        format!("{self:?} {}", blake3::hash(who.join("\n").as_bytes()).to_hex())
    }
}

/// A try that was let through.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Knock {
    door: String,
    rule: Rule,
}

impl Knock {
    /// A try at a door by somebody.
    pub fn at(door: Door, who: &[&str]) -> Self {
        Self { door: door.name(who), rule: door.rule() }
    }
}

/// Counts tries, one after the other; at the first that is not let through, how many seconds it has to wait.
pub(super) async fn count(tx: &mut Tx, knocks: &[Knock], now: Moment) -> Result<Option<i64>, StoreError> {
    for knock in knocks {
        if let Some(free) = guards::attempt(tx, &knock.door, knock.rule, now).await? {
            let wait = (free.microseconds() - now.microseconds() + 999_999).div_euclid(1_000_000);
            return Ok(Some(wait.clamp(1, knock.rule.longest)));
        }
    }
    Ok(None)
}

/// What is answered where a try has to wait.
pub(super) fn let_through(wait: Option<i64>) -> Result<(), AppError> {
    wait.map_or(Ok(()), |seconds| Err(AppError::TooMany { seconds }))
}

impl App {
    /// Counts tries in a commit of their own. The one for an account stands before the one for an address of the network, so that what is held for
    /// the account is not counted for everybody who comes from there.
    pub(super) async fn knock(&self, knocks: &[Knock]) -> Result<(), AppError> {
        let (knocks, now) = (knocks.to_vec(), self.clock.now());
        let counted = self.db.append("knock", move |tx| {
            let knocks = knocks.clone();
            Box::pin(async move { count(tx, &knocks, now).await })
        });
        let_through(counted.await?)
    }

    /// Takes tries that were right, or that were not looked at, out of the count; `own` ones are forgotten with all before them.
    pub(super) async fn right(&self, own: &[Knock], shared: &[Knock]) -> Result<(), AppError> {
        let (own, shared) = (own.to_vec(), shared.to_vec());
        let given_back = self.db.append("right", move |tx| {
            let (own, shared) = (own.clone(), shared.clone());
            Box::pin(async move {
                for knock in &own {
                    guards::clear(tx, &knock.door).await?;
                }
                for knock in &shared {
                    guards::give_back(tx, &knock.door, knock.rule).await?;
                }
                Ok(())
            })
        });
        Ok(given_back.await?)
    }
}
