//! The one list of kinds on pages: a kind that is missing here does not compile.

use super::page::Page;
use crate::domain::gold_set::item::PresentedBody;

/// What an item's kind shows of itself.
pub fn page(body: &PresentedBody) -> &dyn Page {
    match body {
        PresentedBody::Choice(p) => p,
        PresentedBody::MultiChoice(p) => p,
        PresentedBody::Cloze(p) => p,
        PresentedBody::Order(p) => p,
        PresentedBody::Match(p) => p,
        PresentedBody::ShortText(p) => p,
        PresentedBody::Rating(p) => p,
        PresentedBody::Compare(p) => p,
        PresentedBody::Classify(p) => p,
        PresentedBody::Spans(p) => p,
        PresentedBody::Flag(p) => p,
        PresentedBody::FactCheck(p) => p,
        PresentedBody::Rewrite(p) => p,
        PresentedBody::Repair(p) => p,
        PresentedBody::WordDecision(p) => p,
        PresentedBody::Essay(p) => p,
        PresentedBody::Rank(p) => p,
    }
}
