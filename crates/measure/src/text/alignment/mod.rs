//! A mended text explained at least cost: which of its known mistakes were mended, and how often it was changed elsewhere.
//!
//! A text with mistakes is, in turn, an outside piece, a mistake, an outside piece and so on. The response is cut into as many pieces. In
//! the place of a mistake an accepted text (credit 1) or the unchanged quote (credit 0) costs no edit; anything else there is another
//! change (credit ½) that costs its token Levenshtein distance to the nearest of them, and may not still hold the quote unbroken unless it
//! lies nearer to an accepted text. Outside, every inserted, deleted or replaced token costs one edit and each maximal run of them is one
//! change elsewhere. Of all cuts the one with the fewest edits counts; among these the greatest credits − changes, then the fewest changes,
//! then the credits greatest from the first mistake on.
//!
//! Q: Why one number for four criteria? A: The first three add up along any path, so they are packed into one integer and the search is an
//! ordinary shortest path over (place in the content, place in the response): O(content × response) time, rows only in memory. The last
//! criterion does not add up; it is settled by walking forward over all optimal paths at once.

mod mistake;
mod outside;
mod weights;

use mistake::{MistakeCosts, Present};
use outside::{outside_backward, outside_forward};
use weights::{EDIT, HALF, NEVER, TIES_FOLLOWED};
pub use weights::{Mended, Mistake, Token};

/// A text with its mistakes: `outside` has one piece more than there are mistakes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Marked {
    /// The pieces before, between and after the mistakes.
    pub outside: Vec<Vec<Token>>,
    /// The mistakes, from left to right.
    pub mistakes: Vec<Mistake>,
}

/// The explanation of a response.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explanation {
    /// Token edits in all, in mistakes changed otherwise and outside.
    pub edits: usize,
    /// Maximal runs of edited tokens outside the mistakes.
    pub changes_elsewhere: usize,
    /// What became of each mistake, from left to right.
    pub mistakes: Vec<Mended>,
}

impl Explanation {
    /// max(0, credits − changes elsewhere) / mistakes; with no mistake to find 1 where nothing was edited, else 0.
    #[must_use]
    pub fn score(&self) -> f64 {
        if self.mistakes.is_empty() {
            return if self.edits == 0 { 1.0 } else { 0.0 };
        }
        let credits: f64 = self.mistakes.iter().map(|m| m.credit()).sum();
        (credits - self.changes_elsewhere as f64).max(0.0) / self.mistakes.len() as f64
    }
}

/// Explains a response at least cost.
#[must_use]
pub fn explain(marked: &Marked, response: &[Token]) -> Explanation {
    let costs = Costs::to_go(marked, response);
    let total = costs.before_outside.first().and_then(|row| row.first()).copied().unwrap_or(0);
    let changes = total & (HALF - 1);
    let edits = ((total - changes) + EDIT / 2).div_euclid(EDIT);
    Explanation {
        edits: usize::try_from(edits).unwrap_or(0),
        changes_elsewhere: usize::try_from(changes).unwrap_or(0),
        mistakes: costs.walk(marked, response),
    }
}

/// The least cost to go from each place of the response, before each piece of the content.
struct Costs {
    before_outside: Vec<Vec<i64>>,
    before_mistake: Vec<Vec<i64>>,
}

impl Costs {
    fn to_go(marked: &Marked, response: &[Token]) -> Self {
        let mut after = vec![NEVER; response.len() + 1];
        after[response.len()] = 0;
        let present = Present::of(response);
        let mut costs = Self { before_outside: Vec::new(), before_mistake: Vec::new() };
        for (at, piece) in marked.outside.iter().enumerate().rev() {
            let before = outside_backward(piece, response, &after);
            if let Some(mistake) = at.checked_sub(1).and_then(|i| marked.mistakes.get(i)) {
                after = MistakeCosts::new(mistake, response).backward(&before, &present);
                costs.before_mistake.push(after.clone());
            }
            costs.before_outside.push(before);
        }
        costs.before_outside.reverse();
        costs.before_mistake.reverse();
        costs
    }

    /// Follows all optimal explanations from the left and keeps, at each mistake, those with the greatest credit.
    fn walk(&self, marked: &Marked, response: &[Token]) -> Vec<Mended> {
        let present = Present::of(response);
        let mut places = vec![0];
        let mut found = Vec::with_capacity(marked.mistakes.len());
        for (at, mistake) in marked.mistakes.iter().enumerate() {
            places = outside_forward(&marked.outside[at], response, &places, &self.before_outside[at], &self.before_mistake[at]);
            places.truncate(TIES_FOLLOWED);
            let options = MistakeCosts::new(mistake, response);
            let (mended, next) = options.best_credit(&places, &present, &self.before_mistake[at], &self.before_outside[at + 1]);
            found.push(mended);
            places = next;
            places.truncate(TIES_FOLLOWED);
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::mistake::distances;
    use super::*;
    use proptest::prelude::*;

    /// Every cut, every explanation, literally: the definition itself, for texts of a few tokens.
    fn by_definition(marked: &Marked, response: &[Token]) -> (usize, i64, i64, Vec<i64>) {
        fn outside(piece: &[Token], r: &[Token], open: bool) -> (usize, i64) {
            let step = |(e, runs): (usize, i64)| (e + 1, runs + i64::from(!open));
            let mut best = (usize::MAX, 0);
            if piece.is_empty() && r.is_empty() {
                return (0, 0);
            }
            if let (Some(a), Some(b)) = (piece.first(), r.first()) {
                best = if a == b { outside(&piece[1..], &r[1..], false) } else { step(outside(&piece[1..], &r[1..], true)) };
            }
            if !piece.is_empty() {
                best = best.min(step(outside(&piece[1..], r, true)));
            }
            if !r.is_empty() {
                best = best.min(step(outside(piece, &r[1..], true)));
            }
            best
        }
        fn at_mistake(m: &Mistake, piece: &[Token]) -> Option<(usize, i64)> {
            if m.accepted.iter().any(|a| a == piece) {
                return Some((0, 2));
            }
            if m.quote == piece {
                return Some((0, 0));
            }
            let lev = |t: &[Token]| usize::try_from(*distances(t, piece).last().unwrap()).unwrap();
            let (quote, accepted) = (lev(&m.quote), m.accepted.iter().map(|a| lev(a)).min().unwrap_or(usize::MAX));
            let holds = piece.windows(m.quote.len()).any(|w| w == m.quote);
            (!holds || accepted < quote).then(|| (quote.min(accepted), 1))
        }
        fn search(marked: &Marked, at: usize, r: &[Token]) -> Option<(usize, i64, i64, Vec<i64>)> {
            let mut best: Option<(usize, i64, i64, Vec<i64>)> = None;
            if at == marked.mistakes.len() {
                let (e, runs) = outside(&marked.outside[at], r, false);
                return Some((e, 2 * runs, runs, Vec::new()));
            }
            for i in 0..=r.len() {
                let (e, runs) = outside(&marked.outside[at], &r[..i], false);
                for j in i..=r.len() {
                    let Some((edits, credit)) = at_mistake(&marked.mistakes[at], &r[i..j]) else { continue };
                    let Some((e2, v2, runs2, mut rest)) = search(marked, at + 1, &r[j..]) else { continue };
                    rest.insert(0, -credit);
                    let found = (e + edits + e2, 2 * runs - credit + v2, runs + runs2, rest);
                    if best.as_ref().is_none_or(|b| found < *b) {
                        best = Some(found);
                    }
                }
            }
            best
        }
        search(marked, 0, response).unwrap()
    }

    fn tokens(max: usize) -> impl Strategy<Value = Vec<Token>> {
        proptest::collection::vec(0_u32..3, 0..=max)
    }

    fn mistake() -> impl Strategy<Value = Mistake> {
        (proptest::collection::vec(0_u32..3, 1..=2), proptest::collection::vec(tokens(3), 1..=2))
            .prop_map(|(quote, accepted)| Mistake { quote, accepted })
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 600, failure_persistence: None, ..ProptestConfig::default() })]
        #[test]
        fn least_cost_search_equals_the_definition(
            outside in proptest::collection::vec(tokens(2), 3),
            mistakes in proptest::collection::vec(mistake(), 0..=2),
            response in tokens(6),
        ) {
            // An accepted text that is the quote itself would be no mistake.
            prop_assume!(mistakes.iter().all(|m| !m.accepted.contains(&m.quote)));
            let marked = Marked { outside: outside[..=mistakes.len()].to_vec(), mistakes };
            let (edits, _, runs, credits) = by_definition(&marked, &response);
            let found = explain(&marked, &response);
            prop_assert_eq!(found.edits, edits);
            prop_assert_eq!(i64::try_from(found.changes_elsewhere).unwrap(), runs);
            let halves: Vec<i64> = found.mistakes.iter().map(|m|
                match m { Mended::Accepted => -2, Mended::Changed => -1, Mended::Unchanged => 0 }).collect();
            prop_assert_eq!(halves, credits);
        }
    }
}
