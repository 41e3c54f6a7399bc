//! Answers that come in shown ids: held against the item as it is presented, mapped back into the stored form, saved.

use super::attempt::Save;
use super::saver::Saved;
use super::taking::refusal;
use crate::app::{App, AppError};
use crate::domain::applying::refused;
use crate::domain::gold_set::item::allowed;
use crate::domain::kernel::id::PersonId;
use crate::domain::sitting::{Refusal, answered};

impl App {
    /// Saves an answer that a page or the API gives in shown ids.
    ///
    /// # Errors
    /// [`AppError::Invalid`] where it is no response to this item, [`AppError::Refused`] where it cannot be taken.
    pub async fn answer(&self, person: PersonId, save: Save) -> Result<Saved, AppError> {
        self.answer_on_page(person, save, &[]).await
    }

    /// The same for a page, which may hold more than is an answer yet: its fields are kept beside the response.
    ///
    /// # Errors
    /// The same.
    pub async fn answer_on_page(&self, person: PersonId, save: Save, held: &[(String, String)]) -> Result<Saved, AppError> {
        let place = self.place(save.attempt, save.item).await?.ok_or_else(|| refusal(Refusal::NotFound))?;
        if place.owner != person {
            return Err(refusal(Refusal::NotFound));
        }
        let content = self.content(place.version).await?;
        let of = content.item(&place.item).ok_or_else(|| refusal(Refusal::NotFound))?;
        let drawn = &place.drawn;
        let bad = |violation| AppError::Invalid(vec![violation]);
        let stored = drawn.stored(&of.presented.body, &save.response).map_err(bad)?;
        allowed::check(&of.presented, &content.shared, &stored.0).map_err(bad)?;
        let countries = content.project.countries();
        let wrong = refused::identity_within(&stored.0, "", &countries)
            .or_else(|| held.iter().find_map(|(name, text)| refused::identity_in(text, &format!("/{name}"), &countries)));
        if let Some(wrong) = wrong {
            return Err(bad(wrong));
        }
        let Save { attempt, seat, item, revision, .. } = save;
        let kept = Save { attempt, seat, item, revision, response: answered::with_held(stored, held) };
        self.save_answer(kept).await?.map_err(refusal)
    }
}
