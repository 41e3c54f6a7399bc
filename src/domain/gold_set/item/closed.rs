//! What an item's closed side tells those who may ask: whether its options are shuffled, who scores it, and of some kinds the key itself.

use super::{Item, KeyBody, PresentedBody, rewrite};
use crate::domain::sealed::Reveal;

impl Item {
    /// Whether options are shown in an order drawn for the attempt; true for kinds that always are.
    #[must_use]
    pub fn shuffles(&self) -> bool {
        self.opened.0.shuffles()
    }

    /// The rubric that people score this item with, if any.
    #[must_use]
    pub fn rubric(&self) -> Option<&str> {
        self.opened.0.rubric()
    }

    /// Whether a score of this item counts towards a decision: not where the experts were split (`clear = false`), nor where people score
    /// it. Known inside the house only; no answer to a candidate carries it.
    #[must_use]
    pub fn counts(&self) -> bool {
        self.rubric().is_none() && self.opened.0.is_clear()
    }

    /// Of a choice: the option that is the key, for whoever has the right to it.
    #[must_use]
    pub fn key_option(&self, _right: &Reveal) -> Option<&str> {
        match &self.opened.0 {
            KeyBody::Choice(key) => Some(&key.key),
            _ => None,
        }
    }

    /// Of a choice: the position of the key among the options and whether options are shuffled when shown. For the author's check.
    pub(in crate::domain::gold_set) fn choice_key(&self) -> Option<(usize, bool)> {
        match (&self.opened.0, &self.presented.body) {
            (KeyBody::Choice(key), PresentedBody::Choice(shown)) => {
                Some((shown.options.iter().position(|o| o.id == key.key)?, key.shuffle))
            }
            _ => None,
        }
    }

    /// Of a rewrite: its closed side, for the author's check.
    pub(in crate::domain::gold_set) fn rewrite_key(&self) -> Option<(&rewrite::Key, &rewrite::Presented)> {
        match (&self.opened.0, &self.presented.body) {
            (KeyBody::Rewrite(key), PresentedBody::Rewrite(shown)) => Some((key, shown)),
            _ => None,
        }
    }
}
