//! One mistake: an accepted text, the quote as it was, or another change at its distance to the nearest of them.

use super::weights::{EDIT, HALF, Mended, Mistake, NEVER, TIES_FOLLOWED, Token};

/// Stands for every token that a response does not have.
const ABSENT: Token = Token::MAX;

/// Which tokens a response has.
pub(super) struct Present(Vec<bool>);

impl Present {
    pub(super) fn of(response: &[Token]) -> Self {
        let place = |token: Token| usize::try_from(token).unwrap_or(usize::MAX);
        let mut has = vec![false; response.iter().map(|t| place(*t)).max().map_or(0, |top| top + 1)];
        for &token in response {
            has[place(token)] = true;
        }
        Self(has)
    }

    /// Texts as the response sees them: tokens that it does not have are all alike to it, and of texts made of them alone the shortest is
    /// never farther than the others.
    fn alike<'t>(&self, texts: impl Iterator<Item = &'t Vec<Token>>) -> Vec<Vec<Token>> {
        let seen = |text: &Vec<Token>| text.iter().map(|&token| if self.has(token) { token } else { ABSENT }).collect();
        let mut texts: Vec<Vec<Token>> = texts.map(seen).collect();
        let strange = |text: &Vec<Token>| text.iter().all(|&token| token == ABSENT);
        let shortest = texts.iter().filter(|t| strange(t)).map(Vec::len).min();
        texts.retain(|t| !strange(t) || Some(t.len()) == shortest);
        texts.sort();
        texts.dedup();
        texts
    }

    fn has(&self, token: Token) -> bool {
        usize::try_from(token).ok().and_then(|at| self.0.get(at)).copied().unwrap_or(false)
    }
}

/// One mistake against one response.
pub(super) struct MistakeCosts<'a> {
    mistake: &'a Mistake,
    response: &'a [Token],
    /// Where the quote stands unbroken in the response.
    quoted_at: Vec<usize>,
}

impl<'a> MistakeCosts<'a> {
    pub(super) fn new(mistake: &'a Mistake, response: &'a [Token]) -> Self {
        let length = mistake.quote.len();
        let quoted_at = if length == 0 {
            Vec::new()
        } else {
            (0..(response.len() + 1).saturating_sub(length)).filter(|&j| response[j..j + length] == mistake.quote[..]).collect()
        };
        Self { mistake, response, quoted_at }
    }

    /// Cost to go before the mistake, for every place of the response.
    pub(super) fn backward(&self, after: &[i64], present: &Present) -> Vec<i64> {
        let mut before = self.changed_without_the_quote(after, present);
        let mut ended: Option<Vec<i64>> = None;
        let mut stands = Vec::new();
        for accepted in self.mistake.accepted.iter().filter(|a| self.may_lie_nearer(a, present)) {
            if accepted.len() == self.mistake.quote.len() + 1 {
                let ended = ended.get_or_insert_with(|| with_insertions(after));
                stands.extend(self.changed_around_the_quote_without_loss(accepted, ended));
            } else {
                self.changed_around_the_quote(accepted, after, &mut before);
            }
        }
        reach(stands, &mut before);
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
    fn changed_without_the_quote(&self, after: &[i64], present: &Present) -> Vec<i64> {
        let n = self.response.len();
        let mut best = vec![NEVER; n + 1];
        let mut texts = present.alike(self.mistake.accepted.iter().chain(std::iter::once(&self.mistake.quote)));
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

    /// Whether any piece of the response could lie nearer to an accepted text than to the quote while it holds the quote.
    fn may_lie_nearer(&self, accepted: &[Token], present: &Present) -> bool {
        let Some(losses) = accepted.len().checked_sub(self.mistake.quote.len() + 1) else { return false };
        let strange = accepted.iter().filter(|t| !present.has(**t)).count();
        if losses == 0 {
            let mut rest = self.response.iter();
            return accepted.iter().all(|token| rest.any(|r| r == token));
        }
        strange <= losses
    }

    /// Another change whose piece may hold the quote, because it lies nearer to this accepted text. With x tokens of the accepted text
    /// found again, s replaced and d left out, nearer means x − d > |quote|, that is s + 2d < |accepted| − |quote|: a budget of losses.
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

    /// The same where nothing of the accepted text may be lost: its tokens stand in order, with insertions between them. Only the places
    /// where they stand are looked at; what it costs to go on from where the first of them stands.
    fn changed_around_the_quote_without_loss(&self, accepted: &[Token], ended: &[i64]) -> Vec<(usize, i64)> {
        let mut next: Vec<(usize, i64)> = Vec::new();
        for (place, token) in accepted.iter().enumerate().rev() {
            let mut here: Vec<(usize, i64)> = Vec::new();
            let mut behind = next.iter().peekable();
            let mut nearest: Option<(usize, i64)> = None;
            for (j, _) in self.response.iter().enumerate().rev().filter(|(_, r)| *r == token) {
                if place + 1 == accepted.len() {
                    here.push((j, ended[j + 1]));
                    continue;
                }
                // The cheapest of the places behind this one, the way to it weighed in; each is taken up once.
                while let Some((at, cost)) = behind.next_if(|(at, _)| *at > j) {
                    let weighed = nearest.map_or(NEVER, |(from, best)| best + way(*at, from));
                    nearest = Some((*at, weighed.min(*cost)));
                }
                if let Some((at, cost)) = nearest {
                    here.push((j, cost + way(j + 1, at)));
                }
            }
            next = here;
        }
        next
    }

    /// Of the optimal explanations that reach this mistake at `places`, those with the greatest credit, and where they go on.
    pub(super) fn best_credit(&self, places: &[usize], present: &Present, before: &[i64], after: &[i64]) -> (Mended, Vec<usize>) {
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
        let accepted = present.alike(self.mistake.accepted.iter());
        for &j in places {
            let most = before[j] + HALF;
            next.extend(
                self.changed_pieces(j, &accepted, after, most)
                    .filter(|(to, edits)| after[*to] + edits - HALF == before[j])
                    .map(|(to, _)| to),
            );
            // More places than are followed need not be known.
            if next.len() >= TIES_FOLLOWED {
                break;
            }
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

    /// For the pieces that begin at `from`: where each may end as another change, and what its edits cost. Pieces so long that their
    /// surplus tokens alone cost more than `most` with what comes after are left out.
    fn changed_pieces(&self, from: usize, texts: &[Vec<Token>], after: &[i64], most: i64) -> impl Iterator<Item = (usize, i64)> + use<> {
        let longest = texts.iter().map(Vec::len).chain([self.mistake.quote.len()]).max().unwrap_or(0);
        let affordable = |to: &usize| after[*to] + way(0, (to - from).saturating_sub(longest)) <= most;
        let last = (from..=self.response.len()).rev().find(affordable).unwrap_or(from);
        let rest = &self.response[from..last];
        let to_quote = distances(&self.mistake.quote, rest);
        let mut to_accepted = vec![NEVER; rest.len() + 1];
        for accepted in texts {
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

/// The cost to go from every place, where tokens may be inserted first.
fn with_insertions(after: &[i64]) -> Vec<i64> {
    let mut cost = after.to_vec();
    for j in (0..cost.len().saturating_sub(1)).rev() {
        cost[j] = cost[j].min(cost[j + 1] + EDIT);
    }
    cost
}

/// Lowers the cost at every place to that of going on, over inserted tokens, to one of the given places.
fn reach(places: Vec<(usize, i64)>, best: &mut [i64]) {
    let mut at = vec![NEVER; best.len()];
    for (place, cost) in places {
        at[place] = at[place].min(cost);
    }
    for (best, cost) in best.iter_mut().zip(with_insertions(&at)) {
        *best = (*best).min(cost);
    }
}

/// What it costs to insert the tokens from one place to another behind it.
fn way(from: usize, to: usize) -> i64 {
    i64::try_from(to - from).unwrap_or(0) * EDIT
}

/// The least Levenshtein cost of any of `texts` against a piece of the window from each place, plus the cost to go where the piece ends.
/// Writes as many places as `best` has.
fn window(texts: &[Vec<Token>], response: &[Token], after: &[i64], best: &mut [i64]) {
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
            let mut right = below[n] + EDIT;
            row[n] = right;
            let mut diagonal = below[n];
            for ((cell, &under), &other) in row[..n].iter_mut().zip(&below[..n]).zip(response).rev() {
                let replaced = diagonal + if token == other { 0 } else { EDIT };
                right = replaced.min(under.min(right) + EDIT);
                *cell = right;
                diagonal = under;
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
pub(super) fn distances(text: &[Token], other: &[Token]) -> Vec<i64> {
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
