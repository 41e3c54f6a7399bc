//! A mended text explained at least cost: which of its known mistakes were mended, and how often it was changed elsewhere.
//!
//! A text with mistakes is, in turn, an outside piece, a mistake, an outside piece and so on. The response is cut into as many pieces. In
//! the place of a mistake an accepted text (credit 1) or the unchanged quote (credit 0) costs no edit; anything else there is another change
//! (credit ½) that costs its token Levenshtein distance to the nearest of them, and may not still hold the quote unbroken unless it lies
//! nearer to an accepted text. Outside, every inserted, deleted or replaced token costs one edit and each maximal run of them is one change
//! elsewhere. Of all cuts the one with the fewest edits counts; among these the greatest credits − changes, then the fewest changes, then
//! the credits greatest from the first mistake on.
//!
//! Q: Why one number for four criteria? A: The first three add up along any path, so they are packed into one integer and the search is an
//! ordinary shortest path over (place in the content, place in the response): O(content × response) time, rows only in memory. The last
//! criterion does not add up; it is settled by walking forward over all optimal paths at once.

/// A token, as a number that stands for its text.
pub type Token = u32;

/// A mistake: what stands there, and what may stand there instead.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mistake {
    /// The tokens of the mistake; never empty.
    pub quote: Vec<Token>,
    /// The tokens of each accepted text; one may be empty (the mistake is mended by leaving it out).
    pub accepted: Vec<Vec<Token>>,
}

/// A text with its mistakes: `outside` has one piece more than there are mistakes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Marked {
    /// The pieces before, between and after the mistakes.
    pub outside: Vec<Vec<Token>>,
    /// The mistakes, from left to right.
    pub mistakes: Vec<Mistake>,
}

/// What became of a mistake.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mended {
    /// An accepted text stands there: credit 1.
    Accepted,
    /// It was changed into something else: credit ½.
    Changed,
    /// It stands as it was: credit 0.
    Unchanged,
}

impl Mended {
    /// The credit, in 0..=1.
    #[must_use]
    pub const fn credit(self) -> f64 {
        match self {
            Self::Accepted => 1.0,
            Self::Changed => 0.5,
            Self::Unchanged => 0.0,
        }
    }
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

/// One edit outweighs everything else that can add up in a text of fewer than 2^18 tokens.
const EDIT: i64 = 1 << 40;
/// Half a credit.
const HALF: i64 = 1 << 20;
/// A change elsewhere takes a whole credit away, and in a tie fewer of them win.
const RUN: i64 = 2 * HALF + 1;
const NEVER: i64 = i64::MAX / 4;
/// So many places are followed at once when ties between explanations are settled; the score does not depend on it.
const TIES_FOLLOWED: usize = 64;

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
        let mut costs = Self { before_outside: Vec::new(), before_mistake: Vec::new() };
        for (at, piece) in marked.outside.iter().enumerate().rev() {
            let before = outside_backward(piece, response, &after);
            if let Some(mistake) = at.checked_sub(1).and_then(|i| marked.mistakes.get(i)) {
                after = MistakeCosts::new(mistake, response).backward(&before);
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
        let mut places = vec![0];
        let mut found = Vec::with_capacity(marked.mistakes.len());
        for (at, mistake) in marked.mistakes.iter().enumerate() {
            places = outside_forward(&marked.outside[at], response, &places, &self.before_outside[at], &self.before_mistake[at]);
            places.truncate(TIES_FOLLOWED);
            let options = MistakeCosts::new(mistake, response);
            let (mended, next) = options.best_credit(&places, &self.before_mistake[at], &self.before_outside[at + 1]);
            found.push(mended);
            places = next;
            places.truncate(TIES_FOLLOWED);
        }
        found
    }
}

/// Cost to go before an outside piece, for every place of the response, from the cost to go after it.
fn outside_backward(piece: &[Token], response: &[Token], after: &[i64]) -> Vec<i64> {
    let n = response.len();
    // Two numbers a place: with no run of edits open, and inside one. Leaving the piece closes the run.
    let mut open = after.to_vec();
    let mut closed = after.to_vec();
    for j in (0..n).rev() {
        let edit = open[j + 1] + EDIT;
        open[j] = open[j].min(edit);
        closed[j] = closed[j].min(edit + RUN);
    }
    for &token in piece.iter().rev() {
        let mut diagonal = (closed[n], open[n]);
        open[n] += EDIT;
        closed[n] = open[n] + RUN;
        for j in (0..n).rev() {
            let below = (closed[j], open[j]);
            let edits = below.1.min(open[j + 1]);
            let (kept, edited) = if token == response[j] { (diagonal.0, edits) } else { (NEVER, edits.min(diagonal.1)) };
            let edited = edited + EDIT;
            open[j] = kept.min(edited);
            closed[j] = kept.min(edited + RUN);
            diagonal = below;
        }
    }
    closed
}

/// The places where optimal explanations leave an outside piece that they enter at `from`.
fn outside_forward(piece: &[Token], response: &[Token], from: &[usize], before: &[i64], after: &[i64]) -> Vec<usize> {
    let n = response.len();
    let mut closed = vec![NEVER; n + 1];
    for &j in from {
        closed[j] = -before[j];
    }
    let mut open = vec![NEVER; n + 1];
    let insert = |closed: &[i64], open: &mut [i64]| {
        for j in 0..n {
            open[j + 1] = open[j + 1].min((closed[j] + RUN).min(open[j]) + EDIT);
        }
    };
    insert(&closed, &mut open);
    for &token in piece {
        let (mut next_closed, mut next_open) = (vec![NEVER; n + 1], vec![NEVER; n + 1]);
        for j in 0..=n {
            let edited = (closed[j] + RUN).min(open[j]).saturating_add(EDIT);
            next_open[j] = next_open[j].min(edited);
            if j < n && token == response[j] {
                next_closed[j + 1] = closed[j].min(open[j]);
            } else if j < n {
                next_open[j + 1] = edited;
            }
        }
        insert(&next_closed, &mut next_open);
        (closed, open) = (next_closed, next_open);
    }
    (0..=n).filter(|&j| closed[j].min(open[j]) < NEVER / 2 && closed[j].min(open[j]) + after[j] == 0).collect()
}

/// One mistake against one response.
struct MistakeCosts<'a> {
    mistake: &'a Mistake,
    response: &'a [Token],
    /// Where the quote stands unbroken in the response.
    quoted_at: Vec<usize>,
}

impl<'a> MistakeCosts<'a> {
    fn new(mistake: &'a Mistake, response: &'a [Token]) -> Self {
        let length = mistake.quote.len();
        let quoted_at = if length == 0 {
            Vec::new()
        } else {
            (0..(response.len() + 1).saturating_sub(length)).filter(|&j| response[j..j + length] == mistake.quote[..]).collect()
        };
        Self { mistake, response, quoted_at }
    }

    /// Cost to go before the mistake, for every place of the response.
    fn backward(&self, after: &[i64]) -> Vec<i64> {
        let mut before = self.changed_without_the_quote(after);
        for accepted in self.mistake.accepted.iter().filter(|a| a.len() > self.mistake.quote.len()) {
            self.changed_around_the_quote(accepted, after, &mut before);
        }
        for (j, cost) in before.iter_mut().enumerate() {
            *cost = cost.saturating_sub(HALF);
            for accepted in &self.mistake.accepted {
                if self.response[j..].starts_with(accepted) {
                    *cost = (*cost).min(after[j + accepted.len()] - 2 * HALF);
                }
            }
        }
        for &j in &self.quoted_at {
            before[j] = before[j].min(after[j + self.mistake.quote.len()]);
        }
        before
    }

    /// Another change whose piece does not hold the quote: between two occurrences of the quote a piece may reach up to the last token of
    /// the later one, not over it.
    fn changed_without_the_quote(&self, after: &[i64]) -> Vec<i64> {
        let n = self.response.len();
        let mut best = vec![NEVER; n + 1];
        let mut texts: Vec<&[Token]> = self.mistake.accepted.iter().map(Vec::as_slice).collect();
        texts.push(&self.mistake.quote);
        // Texts that end alike share the rows of their common end.
        texts.sort_by(|a, b| a.iter().rev().cmp(b.iter().rev()));
        texts.dedup();
        let mut from = 0;
        for &barrier in &self.quoted_at {
            let to = barrier + self.mistake.quote.len() - 1;
            window(&texts, &self.response[from..to], &after[from..=to], &mut best[from..=barrier]);
            from = barrier + 1;
        }
        window(&texts, &self.response[from..], &after[from..], &mut best[from..]);
        best
    }

    /// Another change whose piece may hold the quote, because it lies nearer to this accepted text. With x tokens of the accepted text found
    /// again, s replaced and d left out, nearer means x − d > |quote|, that is s + 2d < |accepted| − |quote|: a budget of losses.
    fn changed_around_the_quote(&self, accepted: &[Token], after: &[i64], best: &mut [i64]) {
        let n = self.response.len();
        let losses = accepted.len() - self.mistake.quote.len();
        let mut row = vec![NEVER; (n + 1) * losses];
        for j in (0..=n).rev() {
            for b in 0..losses {
                let inserted = if j < n { row[(j + 1) * losses + b] + EDIT } else { NEVER };
                row[j * losses + b] = after[j].min(inserted);
            }
        }
        for &token in accepted.iter().rev() {
            let below = row.clone();
            for j in (0..=n).rev() {
                for b in 0..losses {
                    let mut cost = NEVER;
                    if j < n {
                        cost = row[(j + 1) * losses + b] + EDIT;
                        if token == self.response[j] {
                            cost = cost.min(below[(j + 1) * losses + b]);
                        } else if b >= 1 {
                            cost = cost.min(below[(j + 1) * losses + b - 1] + EDIT);
                        }
                    }
                    if b >= 2 {
                        cost = cost.min(below[j * losses + b - 2] + EDIT);
                    }
                    row[j * losses + b] = cost.min(NEVER);
                }
            }
        }
        for (j, cost) in best.iter_mut().enumerate() {
            *cost = (*cost).min(row[j * losses + losses - 1]);
        }
    }

    /// Of the optimal explanations that reach this mistake at `places`, those with the greatest credit, and where they go on.
    fn best_credit(&self, places: &[usize], before: &[i64], after: &[i64]) -> (Mended, Vec<usize>) {
        let mut next = std::collections::BTreeSet::new();
        for &j in places {
            for accepted in &self.mistake.accepted {
                if self.response[j..].starts_with(accepted) && after[j + accepted.len()] - 2 * HALF == before[j] {
                    next.insert(j + accepted.len());
                }
            }
        }
        if !next.is_empty() {
            return (Mended::Accepted, next.into_iter().collect());
        }
        for &j in places {
            next.extend(self.changed_pieces(j).filter(|(to, edits)| after[*to] + edits - HALF == before[j]).map(|(to, _)| to));
        }
        if !next.is_empty() {
            return (Mended::Changed, next.into_iter().collect());
        }
        let length = self.mistake.quote.len();
        next.extend(
            places.iter().filter(|j| self.quoted_at.binary_search(j).is_ok() && after[**j + length] == before[**j]).map(|j| j + length),
        );
        (Mended::Unchanged, next.into_iter().collect())
    }

    /// For the pieces that begin at `from`: where each may end as another change, and what its edits cost.
    fn changed_pieces(&self, from: usize) -> impl Iterator<Item = (usize, i64)> {
        let rest = &self.response[from..];
        let to_quote = distances(&self.mistake.quote, rest);
        let mut to_accepted = vec![NEVER; rest.len() + 1];
        for accepted in &self.mistake.accepted {
            for (best, distance) in to_accepted.iter_mut().zip(distances(accepted, rest)) {
                *best = (*best).min(distance);
            }
        }
        let first_quote = self.quoted_at.iter().find(|at| **at >= from).map(|at| at - from + self.mistake.quote.len());
        to_accepted.into_iter().zip(to_quote).enumerate().filter_map(move |(length, (accepted, quote))| {
            let holds_quote = first_quote.is_some_and(|end| length >= end);
            if holds_quote && accepted >= quote {
                return None;
            }
            Some((from + length, accepted.min(quote) * EDIT))
        })
    }
}

/// The least Levenshtein cost of any of `texts` against a piece of the window from each place, plus the cost to go where the piece ends.
/// Writes as many places as `best` has.
fn window(texts: &[&[Token]], response: &[Token], after: &[i64], best: &mut [i64]) {
    let n = response.len();
    let mut ended = after.to_vec();
    for j in (0..n).rev() {
        ended[j] = ended[j].min(ended[j + 1] + EDIT);
    }
    let mut rows = vec![ended];
    let mut previous: &[Token] = &[];
    for text in texts {
        let shared = text.iter().rev().zip(previous.iter().rev()).take_while(|(a, b)| a == b).count();
        rows.truncate(shared + 1);
        for &token in text.iter().rev().skip(shared) {
            let below = &rows[rows.len() - 1];
            let mut row = vec![0; n + 1];
            row[n] = below[n] + EDIT;
            for j in (0..n).rev() {
                let replaced = below[j + 1] + if token == response[j] { 0 } else { EDIT };
                row[j] = replaced.min(below[j] + EDIT).min(row[j + 1] + EDIT);
            }
            rows.push(row);
        }
        for (cost, new) in best.iter_mut().zip(&rows[rows.len() - 1]) {
            *cost = (*cost).min(*new);
        }
        previous = text;
    }
}

/// Levenshtein distances of a text to every beginning of another.
fn distances(text: &[Token], other: &[Token]) -> Vec<i64> {
    let mut row: Vec<i64> = (0_i64..).take(other.len() + 1).collect();
    for &token in text {
        let mut diagonal = row[0];
        row[0] += 1;
        for j in 0..other.len() {
            let replaced = diagonal + i64::from(token != other[j]);
            diagonal = row[j + 1];
            row[j + 1] = replaced.min(diagonal + 1).min(row[j] + 1);
        }
    }
    row
}

#[cfg(test)]
mod tests {
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
            let halves: Vec<i64> = found.mistakes.iter().map(|m| match m { Mended::Accepted => -2, Mended::Changed => -1, Mended::Unchanged => 0 }).collect();
            prop_assert_eq!(halves, credits);
        }
    }
}
