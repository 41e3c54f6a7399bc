//! Mails on their way: claimed under a lease, so that one of several processes sends each, tried over three days, noted when they went out.

pub(super) mod held;

use std::collections::BTreeMap;

use uuid::Uuid;

use super::sign_in::{Invitation, MAIL_HOLDS};
use super::{App, AppError};
use crate::domain::id::{DecisionId, PersonId};
use crate::domain::moment::Moment;
use crate::store::posting;

pub use crate::store::posting::Claimed;
pub use held::{HeldBack, Letter};

/// How long a process may take to send a mail before another may have it, in seconds.
const LEASE: i64 = 120;
/// After how many seconds a mail that did not go out is tried again, by the number of tries: over three days, and eleven hours more.
const AGAIN: [i64; 9] = [5, 30, 120, 600, 3_600, 14_400, 43_200, 86_400, 151_200];

/// What goes out apart, so that neither waits for the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lane {
    /// Mails that let somebody in: wanted now, and of no use later.
    Invitations,
    /// Letters: they wait while the clock is in doubt.
    Letters,
}

impl App {
    /// Puts a mail on its way that lets somebody in. Its text lies in the database until it went out or expired, and is wiped then.
    ///
    /// # Errors
    /// [`AppError::Store`].
    pub async fn post_invitation(&self, invitation: &Invitation, subject: &str, text: &str) -> Result<(), AppError> {
        let now = self.clock.now();
        let (id, all) = (invitation.id, [invitation.email.clone(), subject.to_owned(), text.to_owned()]);
        let posted = self.db.insert("post invitation", move |tx| {
            let all = all.clone();
            Box::pin(async move {
                posting::insert_invitation(tx, id, all.each_ref().map(String::as_str), now, now.plus_seconds(MAIL_HOLDS)).await
            })
        });
        Ok(posted.await?)
    }

    /// Claims mails that are due, at most so many.
    ///
    /// # Errors
    /// [`AppError::Store`].
    pub async fn claim_mails(&self, lane: Lane, holder: &str, most: usize) -> Result<Vec<Claimed>, AppError> {
        let (now, sure) = (self.clock.now(), self.clock.sure().is_ok());
        let letters = match lane {
            Lane::Letters if !sure => return Ok(Vec::new()),
            Lane::Letters => true,
            Lane::Invitations => false,
        };
        if sure && !letters {
            self.db.insert("expire mails", move |tx| Box::pin(posting::expire(tx, now))).await?;
        }
        let (holder, most) = (holder.to_owned(), i64::try_from(most).unwrap_or(1));
        let claimed = self.db.insert("claim mails", move |tx| {
            let holder = holder.clone();
            Box::pin(async move { posting::claim(tx, letters, &holder, now, now.plus_seconds(LEASE), most).await })
        });
        Ok(claimed.await?)
    }

    /// The letter that a claimed mail carries, as it is written to its person; or why it is held back.
    ///
    /// # Errors
    /// [`AppError::Store`].
    pub async fn letter(&self, mail: Uuid) -> Result<Letter, AppError> {
        let now = self.clock.now();
        let read = self.db.look("letter", move |tx| Box::pin(held::letter(tx, mail, now)));
        Ok(read.await?)
    }

    /// Notes that a claimed letter is held back: given up at once, which `doctor` tells, or put back until its time has come.
    ///
    /// # Errors
    /// [`AppError::Store`].
    pub async fn mail_held(&self, claimed: &Claimed, holder: &str, why: HeldBack) -> Result<(), AppError> {
        let (now, id, holder) = (self.clock.now(), claimed.id, holder.to_owned());
        let noted = self.db.write("mail held back", move |tx| {
            let holder = holder.clone();
            Box::pin(async move {
                match why {
                    HeldBack::Early(due) => posting::again(tx, id, &holder, due, &why.to_string()).await,
                    HeldBack::ToAnother | HeldBack::Altered | HeldBack::Unknown | HeldBack::Another | HeldBack::TakenBack => {
                        posting::give_up(tx, id, &holder, now, &why.to_string()).await
                    }
                }
            })
        });
        Ok(noted.await?)
    }

    /// Notes what became of a claimed mail: it went out, or it is tried again, nine times over three days, and then given up, which
    /// `doctor` tells.
    ///
    /// # Errors
    /// [`AppError::Store`].
    pub async fn mail_ended(&self, claimed: &Claimed, holder: &str, failure: Option<&str>) -> Result<(), AppError> {
        let (now, id) = (self.clock.now(), claimed.id);
        let wait = usize::try_from(claimed.attempts - 1).ok().and_then(|n| AGAIN.get(n)).copied();
        let input = (holder.to_owned(), failure.map(str::to_owned));
        let noted = self.db.write("mail ended", move |tx| {
            let (holder, failure) = input.clone();
            Box::pin(async move {
                match (failure, wait) {
                    (None, _) => posting::sent(tx, id, &holder, now).await.map(drop),
                    (Some(error), Some(wait)) => posting::again(tx, id, &holder, now.plus_seconds(wait), &error).await,
                    (Some(error), None) => posting::give_up(tx, id, &holder, now, &error).await,
                }
            })
        });
        Ok(noted.await?)
    }

    /// When a person was told of each decision on them: when its letter went out or was given up; now, where it is on its way still.
    ///
    /// # Errors
    /// [`AppError::Store`].
    pub async fn told_at(&self, person: PersonId) -> Result<BTreeMap<DecisionId, Moment>, AppError> {
        let now = self.clock.now();
        let told = self.db.look("told at", move |tx| Box::pin(posting::told_at(tx, person, now))).await?;
        Ok(told.into_iter().collect())
    }
}
