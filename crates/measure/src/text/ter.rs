//! Translation edit rate (Snover 2006): insertions, deletions, replacements and shifts of runs of tokens, over the reference's length.
//!
//! The least number of edits with shifts is not computable in useful time; tercom's greedy search is what published figures mean, so its
//! order of candidates, limits and beam are followed exactly. Three things make it fast: distances are bit-parallel wherever the beam
//! cannot matter, which is where no best path leaves it, and bound a candidate from below elsewhere; they start from the columns that
//! candidate and text share; and the alignment is read from the same bits.

use std::cmp::Reverse;

use super::bits::{Bits, History};
use super::mteval::TerNormalisation;
use super::ngram::Words;

const LONGEST_SHIFT: usize = 10;
const FARTHEST_SHIFT: usize = 50;
const BEAM: usize = 25;
const MOST_CANDIDATES: usize = 1_000;
const UNREACHED: u32 = u32::MAX / 2;

/// One segment's edits and the mean length of its references; sums over segments are a corpus.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Edits {
    /// Edits to the reference that needs fewest.
    pub edits: usize,
    /// Tokens of the references, on average.
    pub reference_length: f64,
}

impl std::ops::Add for Edits {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self { edits: self.edits + other.edits, reference_length: self.reference_length + other.reference_length }
    }
}

impl Edits {
    /// Edits over the reference's length, from 0 upwards; 1 where there is no reference text but a hypothesis.
    #[must_use]
    pub fn rate(&self) -> f64 {
        if self.reference_length > 0.0 {
            self.edits as f64 / self.reference_length
        } else if self.edits > 0 {
            1.0
        } else {
            0.0
        }
    }
}

/// Compares a hypothesis with its references.
#[must_use]
pub fn segment(hypothesis: &str, references: &[&str], normalisation: TerNormalisation) -> Edits {
    if references.is_empty() {
        return Edits::default();
    }
    let mut best = Edits { edits: usize::MAX, reference_length: 0.0 };
    for reference in references {
        let mut words = Words::default();
        let mut numbered = |text: &str| {
            let mut symbols = Vec::with_capacity(text.len() / 4);
            normalisation.for_each(text, |token| symbols.push(words.number(token)));
            symbols
        };
        let reference = numbered(reference);
        best.reference_length += reference.len() as f64;
        best.edits = best.edits.min(edits(numbered(hypothesis), reference));
    }
    Edits { reference_length: best.reference_length / references.len() as f64, ..best }
}

/// Edits from a hypothesis to a reference, shifts counted as one each; the reference's symbols are numbered from 1 without gaps.
fn edits(mut text: Vec<u32>, reference: Vec<u32>) -> usize {
    if reference.is_empty() {
        return text.len();
    }
    let search = Search { bits: Bits::new(&reference), reference };
    let (mut shifts, mut candidates) = (0, 0);
    loop {
        let step = search.best_shift(&text, &mut candidates);
        match step.shifted {
            Some(shifted) if candidates < MOST_CANDIDATES && step.gain > 0 => text = shifted,
            _ => return shifts + step.before,
        }
        shifts += 1;
    }
}

struct Search {
    reference: Vec<u32>,
    bits: Bits,
}

struct Step {
    /// Edits of the text as it is.
    before: usize,
    /// Edits saved by the best shift.
    gain: i64,
    shifted: Option<Vec<u32>>,
}

/// Edits saved, length, start and place of a shift, in the order in which they decide.
type Rank = (i64, usize, Reverse<usize>, Reverse<usize>);

/// A run of the text and where it goes.
#[derive(Clone, Copy)]
struct Shift {
    rank: Rank,
    start: usize,
    length: usize,
    place: usize,
}

impl Shift {
    /// Up to where the shifted text is the text itself.
    fn common(&self) -> usize {
        self.start.min(self.place)
    }

    /// The shifted text in four pieces of the text; the first is what both have in common.
    fn parts<'t>(&self, text: &'t [u32]) -> [&'t [u32]; 4] {
        let Self { start, length, place, .. } = *self;
        let (run, end) = (&text[start..start + length], start + length);
        if place < start {
            [&text[..place], run, &text[place..start], &text[end..]]
        } else if place > end {
            [&text[..start], &text[end..place], run, &text[place..]]
        } else {
            let after = (length + place).min(text.len());
            [&text[..start], &text[end.min(after)..after], run, &text[after..]]
        }
    }
}

impl Step {
    fn new(before: usize, best: Option<Shift>, text: &[u32]) -> Self {
        let (gain, shifted) = best.map_or((0, None), |s| (s.rank.0, Some(s.parts(text).concat())));
        Self { before, gain, shifted }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Edit {
    None,
    Keep,
    Replace,
    Delete,
    Insert,
}

/// The beam's dynamic programme: a row for each token of the hypothesis, of which only the cells within the beam are kept. A cell outside
/// has not been reached.
struct Rows {
    rows: Vec<Row>,
    width: usize,
}

/// Cells from a place on.
#[derive(Clone, Default)]
struct Row {
    from: usize,
    costs: Vec<u32>,
    edits: Vec<Edit>,
}

impl Row {
    fn cost(&self, j: usize) -> u32 {
        j.checked_sub(self.from).and_then(|at| self.costs.get(at)).copied().unwrap_or(UNREACHED)
    }
}

impl Rows {
    fn first(reference: usize, hypothesis: usize) -> Self {
        let width = reference + 1;
        let mut rows = vec![Row::default(); hypothesis + 1];
        rows[0] = Row { from: 0, costs: (0..width as u32).collect(), edits: vec![Edit::Insert; width] };
        Self { rows, width }
    }

    /// Another text's row, where both texts are the same up to there.
    fn take_row(&mut self, row: usize, other: &Self) {
        self.rows[row].clone_from(&other.rows[row]);
    }

    fn edit(&self, i: usize, j: usize) -> Edit {
        let row = &self.rows[i];
        j.checked_sub(row.from).and_then(|at| row.edits.get(at)).copied().unwrap_or(Edit::None)
    }

    fn cost(&self) -> u32 {
        self.rows.last().map_or(UNREACHED, |row| row.cost(self.width - 1))
    }
}

/// How a text and its reference lie beside each other.
struct Alignment {
    /// For each token of the reference the position of the text's at or before it, −1 before the first.
    place: Vec<isize>,
    /// Wrong tokens of the reference before each place.
    reference_wrong: Vec<u32>,
    /// Wrong tokens of the text before each place.
    text_wrong: Vec<u32>,
}

impl Alignment {
    fn new(tokens: usize) -> Self {
        let counts = || {
            let mut list = Vec::with_capacity(tokens + 1);
            list.push(0);
            list
        };
        Self { place: Vec::with_capacity(tokens), reference_wrong: counts(), text_wrong: counts() }
    }

    /// From the edits in the order in which the text is read.
    fn of(trace: &[Edit], tokens: usize) -> Self {
        let mut alignment = Self::new(tokens);
        let mut at = -1;
        let more = |list: &mut Vec<u32>, wrong: bool| list.push(list[list.len() - 1] + u32::from(wrong));
        for edit in trace.iter().rev() {
            let wrong = *edit != Edit::Keep;
            if *edit != Edit::Insert {
                at += 1;
                more(&mut alignment.text_wrong, wrong);
            }
            if *edit != Edit::Delete {
                alignment.place.push(at);
                more(&mut alignment.reference_wrong, wrong);
            }
        }
        alignment
    }
}

impl Search {
    /// Fills the rows from token `from` on.
    fn fill(&self, text: &[u32], from: usize, rows: &mut Rows) {
        let reference = self.reference.len();
        let ratio = if text.is_empty() { 1.0 } else { reference as f64 / text.len() as f64 };
        let beam = if (BEAM as f64) < ratio / 2.0 { (ratio / 2.0 + BEAM as f64).ceil() as usize } else { BEAM };
        for i in from + 1..=text.len() {
            let diagonal = (i as f64 * ratio).floor() as usize;
            let low = diagonal.saturating_sub(beam).min(reference);
            let high = if i == text.len() { reference + 1 } else { (diagonal + beam).min(reference + 1) };
            let (above, below) = rows.rows.split_at_mut(i);
            let (above, row) = (&above[i - 1], &mut below[0]);
            row.from = low;
            row.costs.clear();
            row.edits.clear();
            let mut left = UNREACHED;
            for j in low..high {
                let best = if j == 0 {
                    (above.cost(0) + 1, Edit::Delete)
                } else {
                    let same = text[i - 1] == self.reference[j - 1];
                    let mut best = (above.cost(j - 1) + u32::from(!same), if same { Edit::Keep } else { Edit::Replace });
                    if above.cost(j) + 1 < best.0 {
                        best = (above.cost(j) + 1, Edit::Delete);
                    }
                    if left + 1 < best.0 {
                        best = (left + 1, Edit::Insert);
                    }
                    if best.0 < UNREACHED { best } else { (UNREACHED, Edit::None) }
                };
                row.costs.push(best.0);
                row.edits.push(best.1);
                left = best.0;
            }
        }
    }

    fn align(&self, text: &[u32], rows: &Rows) -> Alignment {
        let (mut i, mut j) = (text.len(), self.reference.len());
        let mut trace = Vec::with_capacity(i + j);
        while i > 0 || j > 0 {
            let edit = rows.edit(i, j);
            trace.push(edit);
            match edit {
                Edit::Keep | Edit::Replace => (i, j) = (i.saturating_sub(1), j.saturating_sub(1)),
                Edit::Insert => j = j.saturating_sub(1),
                Edit::Delete | Edit::None => i = i.saturating_sub(1),
            }
        }
        Alignment::of(&trace, self.reference.len().max(text.len()))
    }

    /// The same from bits, where the beam does not matter: of equally good edits a replacement first, then a deletion, then an insertion.
    fn align_by_bits(&self, text: &[u32], history: &History) -> Alignment {
        let (mut i, mut j) = (text.len(), self.reference.len());
        let mut trace = Vec::with_capacity(i + j);
        while i > 0 || j > 0 {
            let edit = if i == 0 {
                Edit::Insert
            } else if j == 0 {
                Edit::Delete
            } else if text[i - 1] == self.reference[j - 1] {
                Edit::Keep
            } else if !history.is_free(i, j) {
                Edit::Replace
            } else if history.is_dearer(i, j) {
                Edit::Delete
            } else {
                Edit::Insert
            };
            i -= usize::from(edit != Edit::Insert);
            j -= usize::from(edit != Edit::Delete);
            trace.push(edit);
        }
        Alignment::of(&trace, self.reference.len().max(text.len()))
    }

    /// Whether a text of this distance can be measured without the beam. A best path's insertions and deletions are together at most the
    /// distance and differ by the difference of the lengths, so it is no further from the diagonal than half the sum of both; and the
    /// beam's own diagonal is off by that difference at most.
    fn beam_is_wide_enough(&self, text: &[u32], distance: usize) -> bool {
        let difference = text.len().abs_diff(self.reference.len());
        usize::midpoint(distance, difference) + difference + 1 < BEAM
    }

    /// Tries the shifts in tercom's order. The best saves most edits; of those the longest, then the earliest, then the one to the earliest
    /// place.
    fn best_shift(&self, text: &[u32], candidates: &mut usize) -> Step {
        let history = self.bits.history(text);
        let mut rows = None;
        let (before, alignment) = if self.beam_is_wide_enough(text, history.distance()) {
            (history.distance(), self.align_by_bits(text, &history))
        } else {
            let filled = self.filled(text);
            let found = (filled.cost() as usize, self.align(text, &filled));
            rows = Some(filled);
            found
        };
        let mut trial = None;
        let mut best = None::<Shift>;
        for start in 0..text.len() {
            for target in self.bits.places(text[start], start.saturating_sub(FARTHEST_SHIFT), start + FARTHEST_SHIFT + 1) {
                let equal = text[start..].iter().zip(&self.reference[target..]).take(LONGEST_SHIFT).take_while(|(a, b)| a == b).count();
                for length in 1..=equal {
                    for place in places(&alignment, start, target, length) {
                        *candidates += 1;
                        let mut shift = Shift { rank: (0, length, Reverse(start), Reverse(place)), start, length, place };
                        let [_, rest @ ..] = shift.parts(text);
                        let bound = self.bits.levenshtein_from(&history, shift.common(), rest.into_iter().flatten());
                        shift.rank.0 = before as i64 - bound as i64;
                        // Not even without the beam better than what was found: the beam can only cost more.
                        if best.is_some_and(|b| shift.rank <= b.rank) {
                            continue;
                        }
                        if !self.beam_is_wide_enough(text, bound) {
                            let rows = rows.get_or_insert_with(|| self.filled(text));
                            let trial = trial.get_or_insert_with(|| Rows::first(self.reference.len(), text.len()));
                            trial.take_row(shift.common(), rows);
                            self.fill(&shift.parts(text).concat(), shift.common(), trial);
                            shift.rank.0 = before as i64 - i64::from(trial.cost());
                        }
                        if best.is_none_or(|b| shift.rank > b.rank) {
                            best = Some(shift);
                        }
                    }
                    if *candidates >= MOST_CANDIDATES {
                        return Step::new(before, best, text);
                    }
                }
            }
        }
        Step::new(before, best, text)
    }

    fn filled(&self, text: &[u32]) -> Rows {
        let mut rows = Rows::first(self.reference.len(), text.len());
        self.fill(text, 0, &mut rows);
        rows
    }
}

/// Where a run of the text may be put so that it comes to lie at `target`:
/// nowhere unless both sides are wrong there and it is not there yet.
fn places(alignment: &Alignment, start: usize, target: usize, length: usize) -> impl Iterator<Item = usize> {
    let right = |wrong: &[u32], from: usize| wrong[from] == wrong[from + length];
    let lies = alignment.place[target];
    let nowhere = right(&alignment.text_wrong, start)
        || right(&alignment.reference_wrong, target)
        || (start as isize..(start + length) as isize).contains(&lies);
    let mut last = None;
    let befores = if nowhere { 0..0 } else { target..target + length + 1 };
    befores
        .map_while(|before| match before.checked_sub(1) {
            None => Some(0),
            Some(b) => alignment.place.get(b).map(|at| (at + 1) as usize),
        })
        .filter(move |place| last.replace(*place) != Some(*place))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ter(hypothesis: &str, reference: &str) -> usize {
        segment(hypothesis, &[reference], TerNormalisation::default()).edits
    }

    #[test]
    fn a_shift_is_one_edit() {
        // Snover 2006, section 2: a shift, two replacements and an insertion.
        assert_eq!(
            ter(
                "this week the saudis denied information published in the new york times",
                "saudi arabia denied this week information published in the american new york times"
            ),
            4
        );
        assert_eq!(ter("c d a b", "a b c d"), 1);
        assert_eq!(ter("", ""), 0);
        assert!((segment("a", &[""], TerNormalisation::default()).rate() - 1.0).abs() < 1e-12);
    }
}
