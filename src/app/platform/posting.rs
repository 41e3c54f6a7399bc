//! Mails on their way: claimed under a lease, so that one of several processes sends each, tried over three days, noted when they went out.

mod errand;
pub(in crate::app) mod held;

use std::collections::BTreeMap;

use uuid::Uuid;

use crate::app::accounts::sign_in::{Invitation, MAIL_HOLDS};
use crate::app::kernel::command::{At, Happened, Stop};
use crate::app::platform::letters::sealing;
use crate::app::{App, AppError};
use crate::domain::deciding::errand::Errand;
use crate::domain::kernel::actor::Actor;
use crate::domain::kernel::event_kind::EventKind;
use crate::domain::kernel::id::{DecisionId, PersonId};
use crate::domain::kernel::moment::Moment;
use crate::domain::locale::lang::Lang;
use crate::store::platform::posting;
use crate::store::platform::posting::Ended;
use crate::store::{StoreError, Tx};

pub use crate::store::platform::posting::Claimed;
pub use errand::Sent;
pub use held::{HeldBack, Letter};

/// How long a process may take to send a mail before another may have it, in seconds.
const LEASE: i64 = 120;
/// After how many seconds a mail that did not go out is tried again, by the number of tries: over three days, and eleven hours more.
const AGAIN: [i64; 9] = [5, 30, 120, 600, 3_600, 14_400, 43_200, 86_400, LONGEST];
/// The longest time between two tries, in seconds.
pub(in crate::app) const LONGEST: i64 = 151_200;

/// What goes out apart, so that neither waits for the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lane {
    /// Mails that let somebody in: wanted now, and of no use later.
    Invitations,
    /// Letters: they wait while the clock is in doubt.
    Letters,
}

impl App {
    /// Puts a mail on its way that lets somebody in, written in a language. Its secrets lie in the database until it went out or expired,
    /// and are wiped then.
    ///
    /// # Errors
    /// [`AppError::Store`].
    pub async fn post_invitation(&self, invitation: &Invitation, lang: Lang) -> Result<(), AppError> {
        let now = self.clock.now();
        let errand = Errand::SignIn { code: invitation.code.clone(), link: invitation.link.clone(), lang: lang.code().to_owned() }.text();
        let id = invitation.id;
        let posted = self.db.insert("post invitation", move |tx| {
            let errand = errand.clone();
            Box::pin(async move { posting::insert_errand(tx, id, &errand, now, now.plus_seconds(MAIL_HOLDS)).await })
        });
        Ok(posted.await?)
    }

    /// Claims mails that are due, at most so many.
    ///
    /// # Errors
    /// [`AppError::Store`].
    pub async fn claim_mails(&self, lane: Lane, holder: &str, most: usize) -> Result<Vec<Claimed>, AppError> {
        let (now, sure) = (self.clock.now(), self.clock.sure().is_ok());
        match lane {
            Lane::Letters if !sure => return Ok(Vec::new()),
            Lane::Invitations if sure => drop(self.db.insert("expire mails", move |tx| Box::pin(posting::expire(tx, now))).await?),
            Lane::Letters | Lane::Invitations => {}
        }
        let (holder, most) = (holder.to_owned(), i64::try_from(most).unwrap_or(1));
        let claimed = self.db.insert("claim mails", move |tx| {
            let holder = holder.clone();
            Box::pin(async move {
                let until = now.plus_seconds(LEASE);
                match lane {
                    Lane::Letters => posting::claim_letters(tx, &holder, now, until, most).await,
                    Lane::Invitations => posting::claim_errands(tx, &holder, now, until, most).await,
                }
            })
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
                    // No event tells that it was given up: nobody was told anything, and the time for an appeal has not begun.
                    HeldBack::ToAnother
                    | HeldBack::Altered
                    | HeldBack::Unknown
                    | HeldBack::Another
                    | HeldBack::TakenBack
                    | HeldBack::NotAsked
                    | HeldBack::NoHead
                    | HeldBack::NobodyKeeps => posting::give_up(tx, id, &holder, now, &why.to_string()).await.map(drop),
                }
            })
        });
        Ok(noted.await?)
    }

    /// Notes what became of a claimed mail: it went out, or it is tried again, nine times over three days, and then given up, which
    /// `doctor` tells. The ledger is told of a letter's end in the same commit.
    ///
    /// # Errors
    /// [`AppError::Store`].
    pub async fn mail_ended(&self, claimed: &Claimed, holder: &str, failure: Option<&str>) -> Result<(), AppError> {
        let wait = usize::try_from(claimed.attempts - 1).ok().and_then(|n| AGAIN.get(n)).copied();
        let input = (claimed.id, claimed.letter, holder.to_owned(), failure.map(str::to_owned), wait);
        self.command("mail ended", input, |tx, at, (id, letter, holder, failure, wait)| {
            Box::pin(async move {
                let ended = match (failure, wait) {
                    (None, _) => posting::sent(tx, id, &holder, at.now).await?.then_some(EventKind::LetterSent),
                    (Some(error), Some(wait)) => {
                        posting::again(tx, id, &holder, at.now.plus_seconds(wait), &error).await?;
                        None
                    }
                    (Some(error), None) => posting::give_up(tx, id, &holder, at.now, &error).await?.then_some(EventKind::LetterGivenUp),
                };
                match ended.zip(letter) {
                    Some((kind, letter)) => over(tx, &at, kind, letter).await,
                    None => Ok(()),
                }
            })
        })
        .await
    }

    /// When a person was told of each decision on them: when its letter went out or was given up; now, where it is on its way still.
    ///
    /// # Errors
    /// [`AppError::Store`].
    pub async fn told_at(&self, person: PersonId) -> Result<BTreeMap<DecisionId, Moment>, AppError> {
        let now = self.clock.now();
        Ok(self.db.look("told at", move |tx| Box::pin(told_at(tx, person, now))).await?)
    }
}

/// Tells the ledger how a letter's way ended.
async fn over(tx: &mut Tx, at: &At, kind: EventKind, letter: Uuid) -> Result<(), Stop> {
    Ok(at.tell(tx, Happened { kind, actor: Actor::Worker, subject: letter, body: sealing::ended(at.now), project: None }).await?)
}

/// When a person was told of each decision, by what the ledger says of its letter: the row's word on it does not count.
pub(in crate::app) async fn told_at(tx: &mut Tx, person: PersonId, now: Moment) -> Result<BTreeMap<DecisionId, Moment>, StoreError> {
    let mut told = BTreeMap::new();
    for (letter, decision) in posting::letters_to(tx, person).await? {
        told.insert(decision, sealing::end_of(tx, letter).await?.map_or(now, Ended::at));
    }
    Ok(told)
}
