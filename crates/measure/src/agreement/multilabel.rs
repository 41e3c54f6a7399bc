//! Sets of labels against true sets of labels.

use super::Undefined;
use super::classification::{Counts, Prf};

/// Predicted and true sets of labels of many items, each as a yes or no for every label.
#[derive(Clone, Debug)]
pub struct Sets {
    labels: usize,
    truth: Vec<bool>,
    predicted: Vec<bool>,
}

impl Sets {
    /// Takes both sides, item by item and label by label.
    ///
    /// # Errors
    /// [`Undefined::Mismatch`] unless both have the same whole number of items, [`Undefined::TooFew`] without any.
    pub fn new(truth: Vec<bool>, predicted: Vec<bool>, labels: usize) -> Result<Self, Undefined> {
        if labels == 0 || truth.len() != predicted.len() || !truth.len().is_multiple_of(labels) {
            return Err(Undefined::Mismatch);
        }
        if truth.is_empty() { Err(Undefined::TooFew) } else { Ok(Self { labels, truth, predicted }) }
    }

    fn items(&self) -> impl ExactSizeIterator<Item = (&[bool], &[bool])> {
        self.truth.chunks(self.labels).zip(self.predicted.chunks(self.labels))
    }

    /// Each label's counts over items.
    #[must_use]
    pub fn by_label(&self) -> Vec<Counts> {
        let of = |label: usize| self.items().fold(Counts::default(), |sum, (t, p)| sum + counts(&t[label..=label], &p[label..=label]));
        (0..self.labels).map(of).collect()
    }

    /// Share of yes-or-no decisions that are wrong, in 0..=1.
    #[must_use]
    pub fn hamming_loss(&self) -> f64 {
        self.truth.iter().zip(&self.predicted).filter(|(a, b)| a != b).count() as f64 / self.truth.len() as f64
    }

    /// Share of items whose whole set is right, in 0..=1.
    #[must_use]
    pub fn subset_accuracy(&self) -> f64 {
        self.items().filter(|(t, p)| t == p).count() as f64 / self.items().len() as f64
    }

    /// Means over items of each item's precision, recall and F1; an item with nothing on a side takes `of_nothing`.
    #[must_use]
    pub fn by_item(&self, of_nothing: f64) -> Prf {
        let n = self.items().len() as f64;
        let sum = self.items().map(|(t, p)| counts(t, p).prf(1.0, of_nothing)).fold(Prf::default(), |a, b| Prf {
            precision: a.precision + b.precision,
            recall: a.recall + b.recall,
            f: a.f + b.f,
        });
        Prf { precision: sum.precision / n, recall: sum.recall / n, f: sum.f / n }
    }

    /// Mean over items of the Jaccard index.
    #[must_use]
    pub fn jaccard_by_item(&self, of_nothing: f64) -> f64 {
        self.items().map(|(t, p)| counts(t, p).jaccard(of_nothing)).sum::<f64>() / self.items().len() as f64
    }
}

fn counts(truth: &[bool], predicted: &[bool]) -> Counts {
    let of = |both: &dyn Fn(bool, bool) -> bool| truth.iter().zip(predicted).filter(|(t, p)| both(**t, **p)).count() as u64;
    Counts { right: of(&|t, p| t && p), predicted: of(&|_, p| p), truth: of(&|t, _| t) }
}
