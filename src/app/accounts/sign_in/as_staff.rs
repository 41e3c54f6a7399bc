//! Staff sign in: a password, and behind it the second factor.

use super::{Coming, Opened, Tried, open, wrong};
use crate::app::accounts::guard::{Door, Knock};
use crate::app::accounts::passwords::neighbourhood;
use crate::app::accounts::staff::totp_step;
use crate::app::{App, AppError};
use crate::domain::accounts::address;
use crate::store::accounts::people;
use crate::store::accounts::sessions;
use crate::store::accounts::sessions::Staff;

impl App {
    /// Signs a member of staff in: password, and the second factor's code where there is one. Every refusal reads alike, but for whoever
    /// proves by both that they were of the staff: they are told that it was taken away.
    ///
    /// # Errors
    /// [`AppError::Invalid`], [`AppError::TooMany`], [`AppError::Busy`].
    pub async fn sign_in_staff(&self, email: &str, password: &str, totp: &str, coming: &Coming) -> Result<Opened, AppError> {
        let no = || wrong("/password", "wrong_credentials", "address, password or code is not right");
        let email = address(email).ok_or_else(no)?;
        let own = Knock::at(Door::PasswordOfFrom, &[&email, &coming.from]);
        let shared = [Knock::at(Door::PasswordFrom, &[&coming.from]), Knock::at(Door::PasswordNear, &[&neighbourhood(&coming.from)])];
        let [here, near] = shared.clone();
        self.knock(&[here, near, own.clone()]).await?;
        let wanted = email.clone();
        let found = self.db.read("staff", move |tx| {
            let email = wanted.clone();
            Box::pin(async move {
                match people::by_email(tx, &email).await? {
                    Some(person) => sessions::staff_or_former(tx, person).await,
                    None => Ok(None),
                }
            })
        });
        let found = found.await?;
        // An unknown address costs the same time as a known one.
        let hash = found.as_ref().map(|s| s.password_hash.clone());
        let right = match self.passwords.matches(&coming.from, password.to_owned(), hash).await {
            Ok(right) => right,
            Err(error) => {
                // Nothing was compared, so nothing was tried.
                let [here, near] = shared;
                self.right(&[], &[own, here, near]).await?;
                return Err(error);
            }
        };
        let about = found.as_ref().map(|s| s.person.uuid());
        let Some(staff) = found.filter(|_| right) else {
            self.not_let_in(Tried::Password, about).await?;
            return Err(no());
        };
        let Some(step) = self.second_factor(&staff, totp).await? else {
            self.not_let_in(Tried::SecondFactor, about).await?;
            return Err(no());
        };
        if staff.disabled {
            self.not_let_in(Tried::Disabled, about).await?;
            return Err(wrong("/password", "account_disabled", "this account may not sign in any more; an administrator can change that"));
        }
        let Some(opened) = self.open_as_staff(&staff, step, coming).await? else {
            self.not_let_in(Tried::SecondFactor, about).await?;
            return Err(no());
        };
        self.right(&[own], &shared).await?;
        Ok(opened)
    }

    /// The time step of the second factor's code, behind the right password; 0 where there is no second factor, `None` where the code is
    /// not right, and where it has to wait: that it waits would tell that the password is right.
    async fn second_factor(&self, staff: &Staff, totp: &str) -> Result<Option<i64>, AppError> {
        let Some(secret) = &staff.totp_secret else { return Ok(Some(0)) };
        match self.knock(std::slice::from_ref(&door_of(staff))).await {
            Ok(()) => Ok(totp_step(secret, totp, self.clock.wall())),
            Err(AppError::TooMany { .. }) => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// Opens a session of staff behind both factors. `None` where the second one's code was used, or the person was disabled since.
    async fn open_as_staff(&self, staff: &Staff, step: i64, coming: &Coming) -> Result<Option<Opened>, AppError> {
        let secret = self.secret();
        let step = staff.totp_secret.is_some().then_some(step);
        let input = (staff.person, step, secret.clone(), coming.former.clone());
        let opened = self.command("sign in staff", input, |tx, at, (person, step, secret, former)| {
            Box::pin(async move {
                // Somebody who was disabled since the password was compared is not let in.
                if sessions::staff(tx, person).await?.is_none() {
                    return Ok(false);
                }
                if let Some(step) = step
                    && !sessions::take_totp_step(tx, person, step).await?
                {
                    return Ok(false);
                }
                open(tx, &at, person, &secret, former.as_deref(), true).await?;
                Ok(true)
            })
        });
        if !opened.await? {
            return Ok(None);
        }
        self.right(&[door_of(staff)], &[]).await?;
        Ok(Some(Opened { secret, person: staff.person, staff: true }))
    }
}

/// Where tries at somebody's second factor are counted.
fn door_of(staff: &Staff) -> Knock {
    Knock::at(Door::SecondFactorOf, &[&staff.person.to_string()])
}
