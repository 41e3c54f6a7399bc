//! The pieces between mistakes: every edited token costs one edit, every maximal run of them one change elsewhere.

use super::weights::{EDIT, NEVER, RUN, Token};

/// Cost to go before an outside piece, for every place of the response, from the cost to go after it.
pub(super) fn outside_backward(piece: &[Token], response: &[Token], after: &[i64]) -> Vec<i64> {
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
        let mut right = open[n];
        for ((closed, open), &other) in closed[..n].iter_mut().zip(&mut open[..n]).zip(response).rev() {
            let below = (*closed, *open);
            let edits = below.1.min(right);
            let (kept, edited) = if token == other { (diagonal.0, edits) } else { (NEVER, edits.min(diagonal.1)) };
            let edited = edited + EDIT;
            right = kept.min(edited);
            *open = right;
            *closed = kept.min(edited + RUN);
            diagonal = below;
        }
    }
    closed
}

/// The places where optimal explanations leave an outside piece that they enter at `from`.
pub(super) fn outside_forward(piece: &[Token], response: &[Token], from: &[usize], before: &[i64], after: &[i64]) -> Vec<usize> {
    // No path leads back, so what lies before the first place is left out.
    let start = from.iter().copied().min().unwrap_or(0);
    let response = &response[start..];
    let n = response.len();
    let mut closed = vec![NEVER; n + 1];
    for &j in from {
        closed[j - start] = -before[j];
    }
    let mut open = vec![NEVER; n + 1];
    insert_forward(&closed, &mut open);
    for &token in piece {
        // The row above is read from left to right and written over behind the reading.
        let (mut above_closed, mut above_open) = (NEVER, NEVER);
        let mut other = None;
        for ((closed, open), next) in closed.iter_mut().zip(&mut open).zip(response.iter().map(Some).chain([None])) {
            let here = (*closed, *open);
            let edited = (here.0 + RUN).min(here.1) + EDIT;
            let kept = if other == Some(token) { above_closed.min(above_open) } else { NEVER };
            let replaced = if other.is_none() || other == Some(token) { NEVER } else { (above_closed + RUN).min(above_open) + EDIT };
            *closed = kept;
            *open = edited.min(replaced).min(NEVER);
            (above_closed, above_open) = here;
            other = next.copied();
        }
        insert_forward(&closed, &mut open);
    }
    (0..=n).filter(|&j| closed[j].min(open[j]) < NEVER / 2 && closed[j].min(open[j]) + after[start + j] == 0).map(|j| start + j).collect()
}

/// Inserted tokens of the response, from left to right within a row.
fn insert_forward(closed: &[i64], open: &mut [i64]) {
    let mut left = NEVER;
    for (closed, open) in closed.iter().zip(open) {
        *open = (*open).min(left + EDIT).min(NEVER);
        left = (*closed + RUN).min(*open);
    }
}
