//! What an item's closed side tells those who may ask: whether its options are shuffled, who scores it, and of some kinds the key itself.

use std::collections::BTreeSet;

use super::{Item, KeyBody, PresentedBody, choice, rewrite};
use crate::domain::kernel::sealed::Reveal;

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

    /// Of a choice: the options that are right, for whoever has the right to them; none of other kinds.
    #[must_use]
    pub fn key_options(&self, _right: &Reveal) -> &[String] {
        match &self.opened.0 {
            KeyBody::Choice(key) => &key.key,
            _ => &[],
        }
    }

    /// Of a choice: what is shown, and the places of the right options in it, at least one. For the author's check.
    pub(in crate::domain::gold_set) fn choice_key(&self) -> Option<(&choice::Presented, BTreeSet<usize>)> {
        let (KeyBody::Choice(key), PresentedBody::Choice(shown)) = (&self.opened.0, &self.presented.body) else { return None };
        let places = shown.options.iter().enumerate().filter(|(_, option)| key.key.contains(&option.id));
        let places: BTreeSet<usize> = places.map(|(place, _)| place).collect();
        (!places.is_empty()).then_some((shown, places))
    }

    /// Of a rewrite: its closed side, for the author's check.
    pub(in crate::domain::gold_set) fn rewrite_key(&self) -> Option<(&rewrite::Key, &rewrite::Presented)> {
        match (&self.opened.0, &self.presented.body) {
            (KeyBody::Rewrite(key), PresentedBody::Rewrite(shown)) => Some((key, shown)),
            _ => None,
        }
    }
}
