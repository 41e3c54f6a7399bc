//! A mail that carries no letter is held against what the service knows before it goes out: who asked to sign in, and what the ledger's
//! head was.

use super::{Claimed, HeldBack};
use crate::app::accounts::sign_in::{Invitation, code_hash};
use crate::app::kernel::head::Head;
use crate::app::{App, AppError};
use crate::domain::deciding::errand::Errand;
use crate::domain::locale::lang::Lang;
use crate::store::accounts::sign_in;

/// What becomes of a claimed mail that carries no letter.
#[derive(Clone, Debug)]
pub enum Sent {
    /// It lets somebody in, in this language.
    Invitation(Invitation, Lang),
    /// It carries a head of the ledger.
    Head(Head),
    /// It is of no use any more.
    Gone,
    /// It is not what the service put on its way.
    Held(HeldBack),
}

impl App {
    /// What a claimed mail says that carries no letter; or why it is held back.
    ///
    /// # Errors
    /// [`AppError::Store`].
    pub async fn errand(&self, claimed: &Claimed) -> Result<Sent, AppError> {
        match claimed.errand.as_deref().and_then(Errand::of) {
            Some(Errand::SignIn { code, link, lang }) => self.invitation(claimed, code, link, &lang).await,
            Some(Errand::Head { line }) => {
                let head = Head::of_lines(&line, None).ok().and_then(|heads| <[Head; 1]>::try_from(heads).ok());
                let Some([head]) = head else { return Ok(Sent::Held(HeldBack::NoHead)) };
                let whole = self.held_against(std::slice::from_ref(&head)).await?.is_empty();
                Ok(if whole { Sent::Head(head) } else { Sent::Held(HeldBack::NoHead) })
            }
            None => Ok(Sent::Held(HeldBack::NotAsked)),
        }
    }

    /// A mail that lets somebody in goes to the address that asked for it, and only with the secrets that were made for it.
    async fn invitation(&self, claimed: &Claimed, code: String, link: String, lang: &str) -> Result<Sent, AppError> {
        let (now, id, secret) = (self.clock.now(), claimed.id, link.clone());
        let asked = self.db.read("sign-in that was asked for", move |tx| {
            let secret = secret.clone();
            Box::pin(async move { sign_in::asked(tx, id, secret.as_bytes()).await })
        });
        Ok(match (asked.await?, Lang::from_code(lang)) {
            (Some(asked), Some(lang)) if asked.code_hash == code_hash(id, &code) => {
                if asked.used || asked.expires_at <= now {
                    Sent::Gone
                } else {
                    Sent::Invitation(Invitation { id, email: asked.email, code, link, lang: Some(lang) }, lang)
                }
            }
            (Some(_) | None, _) => Sent::Held(HeldBack::NotAsked),
        })
    }
}
