//! Doors that are guarded against guessing: a try is counted, in a commit of its own, before anything is compared.
//!
//! Q: Why waits that grow, for an account from one address, and no account that is closed? A: Whoever may close an account by guessing can
//! keep its owner out for ever. Here a stranger makes only themselves wait; what bounds guessing from many addresses at once is counted
//! for the account where its owner has another way in (the link of a mail), or where only somebody who knows the password comes at all
//! (the second factor).

use crate::app::kernel::command::Stop;
use crate::app::{App, AppError};
use crate::domain::kernel::id::PersonId;
use crate::domain::kernel::moment::Moment;
use crate::store::Tx;
use crate::store::accounts::guards;
use crate::store::accounts::guards::Rule;

/// A guarded door: an account, an address of the network, or both.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::app) enum Door {
    /// Mails that one address of the network asks for, for one person.
    MailOfFrom,
    /// Mails for one person, whoever asks.
    MailOf,
    /// Mails that one address of the network asks for.
    MailFrom,
    /// Codes of a person's mails that are typed in at one address of the network.
    CodeOfFrom,
    /// Codes of a person's mails, whoever types them in.
    CodeOf,
    /// Codes from one address of the network.
    CodeFrom,
    /// Codes from one neighbourhood of the network, for whomever.
    CodeNear,
    /// Links from one address of the network.
    LinkFrom,
    /// Passwords for one account from one address of the network.
    PasswordOfFrom,
    /// Passwords from one address of the network.
    PasswordFrom,
    /// Passwords from one neighbourhood of the network, for whichever account.
    PasswordNear,
    /// Second factors of one account, behind its right password.
    SecondFactorOf,
    /// What one person does with their own application that is kept for good.
    KeptOf,
    /// Documents of one person that are looked at, taken or not.
    LookOf,
}

const QUARTER: i64 = 900;
const HOUR: i64 = 3_600;

impl Door {
    /// How the door is held, in tries and seconds.
    const fn rule(self) -> Rule {
        match self {
            Self::MailOfFrom => Rule { free: 5, first: 60, longest: QUARTER, forgotten: QUARTER },
            // Every mail that went out lets its owner in for ten minutes, whoever asked for it: they are never without one for longer than
            // this.
            Self::MailOf => Rule { free: 20, first: 30, longest: 120, forgotten: QUARTER },
            // A school behind one address goes on; a program does not.
            Self::MailFrom | Self::PasswordFrom => Rule { free: 60, first: 1, longest: 30, forgotten: QUARTER },
            Self::CodeFrom | Self::LinkFrom => Rule { free: 120, first: 1, longest: 60, forgotten: QUARTER },
            // Whoever is given a whole network has thousands of addresses, and tries a few codes of many accounts from each. Twice what
            // one address may; what was right is given back, so a school that signs in does not come there. Everybody else goes on, and
            // the school by the link.
            Self::CodeNear | Self::PasswordNear => Rule { free: 240, first: 1, longest: 60, forgotten: QUARTER },
            // Four mails' worth of codes from one place.
            Self::CodeOfFrom => Rule { free: 20, first: 60, longest: HOUR, forgotten: 24 * HOUR },
            // A few hundred of a million in a day, from however many places. A stranger would have to ask for sixty mails of five codes
            // each to make the owner wait, and the link goes on all the same.
            Self::CodeOf => Rule { free: 300, first: 600, longest: HOUR, forgotten: 24 * HOUR },
            Self::PasswordOfFrom => Rule { free: 5, first: 5, longest: 300, forgotten: HOUR },
            Self::SecondFactorOf => Rule { free: 5, first: 30, longest: QUARTER, forgotten: HOUR },
            // An application has some twenty questions: whoever answers each of them ten times in one go is not held, and a program soon
            // keeps six an hour. Answers in a test are not counted here.
            Self::KeptOf => Rule { free: 300, first: 2, longest: 600, forgotten: QUARTER },
            // Looking costs more than anything else that a person may ask for, and what is refused is not kept. Five documents are taken in
            // all: each may be refused five times.
            Self::LookOf => Rule { free: 30, first: 60, longest: HOUR, forgotten: HOUR },
        }
    }

    /// Its name for somebody: who it is stands in it only as a hash.
    fn name(self, who: &[&str]) -> String {
        format!("{self:?} {}", blake3::hash(who.join("\n").as_bytes()).to_hex())
    }
}

/// A try that was let through.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::app) struct Knock {
    door: String,
    rule: Rule,
}

impl Knock {
    /// A try at a door by somebody.
    pub fn at(door: Door, who: &[&str]) -> Self {
        Self { door: door.name(who), rule: door.rule() }
    }
}

/// Counts something that is kept for good of what a person does with their own application, inside the command that does it: what is
/// refused is undone with its count.
pub(in crate::app) async fn keeps(tx: &mut Tx, person: PersonId, now: Moment) -> Result<(), Stop> {
    count(tx, &[Knock::at(Door::KeptOf, &[&person.to_string()])], now).await
}

/// Counts tries, one after the other; at the first that is not let through it stops with how many seconds it has to wait. The command that
/// it is a part of is undone with it, so what is held at one door is counted at none.
pub(in crate::app) async fn count(tx: &mut Tx, knocks: &[Knock], now: Moment) -> Result<(), Stop> {
    for knock in knocks {
        if let Some(free) = guards::attempt(tx, &knock.door, knock.rule, now).await? {
            let wait = (free.microseconds() - now.microseconds() + 999_999).div_euclid(1_000_000);
            return Err(Stop::Refused(AppError::TooMany { seconds: wait.clamp(1, knock.rule.longest) }));
        }
    }
    Ok(())
}

impl App {
    /// Counts tries in a commit of their own: all of them, or none. The one for an address of the network stands before the one for an
    /// account: who is held there looks at no account, and names none either.
    pub(in crate::app) async fn knock(&self, knocks: &[Knock]) -> Result<(), AppError> {
        self.locking_command("knock", knocks.to_vec(), |tx, at, knocks| Box::pin(async move { count(tx, &knocks, at.now).await })).await
    }

    /// Takes tries that were right, or that were not looked at, out of the count; `own` ones are forgotten with all before them.
    pub(in crate::app) async fn right(&self, own: &[Knock], shared: &[Knock]) -> Result<(), AppError> {
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
