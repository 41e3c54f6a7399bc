//! The same answer again and again: long runs of one answer (the long-string index, Johnson 2005), and grids of scales with the same value
//! everywhere. Both happen to people who look, so they are held against how often that is.

use super::poisson_binomial::at_least;
use super::{IntegrityError, chance, law};

/// The longest run of equal answers.
#[must_use]
pub fn longest_run<T: PartialEq>(answers: &[T]) -> usize {
    answers.chunk_by(|a, b| a == b).map(<[T]>::len).max().unwrap_or(0)
}

/// P(a run of at least `length` equal answers) of somebody who answers question after question by these laws, exact. The laws are how often
/// others give each answer to that question, so that a run of questions with one right answer surprises nobody. Costs questions times
/// answers times length.
///
/// # Errors
/// [`IntegrityError`] for a law that is none.
pub fn p_of_run(length: usize, laws: &[&[f64]]) -> Result<f64, IntegrityError> {
    laws.iter().try_for_each(|l| law(l))?;
    if length <= 1 || length > laws.len() {
        return Ok(f64::from(u8::from(length == 0 || (length == 1 && !laws.is_empty()))));
    }
    let answers = laws.iter().map(|l| l.len()).max().unwrap_or(0);
    // By answer, the chance that its run is one longer than the place, and no run has been long enough.
    let mut runs = vec![vec![0.0; length - 1]; answers];
    let mut reached = 0.0;
    for (at, law) in laws.iter().enumerate() {
        let ends: Vec<f64> = runs.iter().map(|run| run.iter().sum()).collect();
        for (answer, run) in runs.iter_mut().enumerate() {
            let p = law.get(answer).copied().unwrap_or(0.0);
            reached += p * run[length - 2];
            for place in (1..length - 1).rev() {
                run[place] = p * run[place - 1];
            }
            // A new run follows any other answer; nothing goes before the first.
            let others: f64 = ends.iter().enumerate().filter(|(other, _)| *other != answer).map(|(_, sum)| sum).sum();
            run[0] = p * if at == 0 { 1.0 } else { others };
        }
    }
    Ok(reached.min(1.0))
}

/// One task with several scales.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Grid {
    /// Whether all scales got the same value.
    pub level: bool,
    /// The share of other people who gave this task the same value everywhere, in 0..=1.
    pub usual: f64,
}

/// How often all scales got the same value.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Levelled {
    /// Tasks.
    pub grids: usize,
    /// Those with the same value everywhere.
    pub level: usize,
    /// Those expected of anybody.
    pub expected: f64,
    /// P(at least so many) of anybody, exact.
    pub p: f64,
}

/// Counts tasks with the same value on all scales, beside what is usual.
///
/// # Errors
/// [`IntegrityError::Chance`] for a share outside 0..=1.
pub fn levelled(grids: &[Grid]) -> Result<Levelled, IntegrityError> {
    let usual: Vec<f64> = grids.iter().map(|grid| chance(grid.usual)).collect::<Result<_, _>>()?;
    let level = grids.iter().filter(|grid| grid.level).count();
    Ok(Levelled { grids: grids.len(), level, expected: usual.iter().sum(), p: at_least(level, &usual) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_of_coins_and_of_unequal_questions_are_those_of_all_sequences() {
        // Five coins, a run of three of either side: 16 of 32 sequences.
        let coin: [&[f64]; 5] = [&[0.5, 0.5]; 5];
        assert!((p_of_run(3, &coin).unwrap() - 0.5).abs() < 1e-15);
        let laws: [&[f64]; 6] = [&[0.2, 0.3, 0.5], &[0.9, 0.1], &[0.6, 0.4, 0.0], &[0.1, 0.1, 0.8], &[0.5, 0.5], &[0.25, 0.25, 0.5]];
        for length in 0..=7 {
            let mut exact = 0.0;
            for code in 0..729_usize {
                let answers: Vec<usize> = (0..6).map(|place| code / 3_usize.pow(place) % 3).collect();
                let p: f64 = answers.iter().zip(&laws).map(|(a, law)| law.get(*a).copied().unwrap_or(0.0)).product();
                exact += if longest_run(&answers) >= length { p } else { 0.0 };
            }
            assert!((p_of_run(length, &laws).unwrap() - exact).abs() < 1e-14, "{length}");
        }
    }

    #[test]
    fn edges_and_what_is_no_law() {
        assert_eq!((longest_run::<u8>(&[]), longest_run(&[1, 2, 2, 2, 1])), (0, 3));
        assert_eq!((p_of_run(0, &[]), p_of_run(1, &[]), p_of_run(usize::MAX, &[&[1.0]])), (Ok(1.0), Ok(0.0), Ok(0.0)));
        assert_eq!(p_of_run(4, &[&[1.0][..]; 4]), Ok(1.0));
        assert_eq!((p_of_run(1, &[&[0.4]]), p_of_run(1, &[&[f64::NAN]])), (Err(IntegrityError::Law), Err(IntegrityError::Chance)));
        let grid = |level, usual| Grid { level, usual };
        let found = levelled(&[grid(true, 0.1), grid(true, 0.2), grid(false, 0.5)]).unwrap();
        assert!((found.expected - 0.8).abs() < 1e-15 && (found.p - (0.02 * 0.5 + 0.5 * (0.1 + 0.2 - 0.02))).abs() < 1e-15);
        assert_eq!(levelled(&[grid(true, 1.5)]), Err(IntegrityError::Chance));
    }
}
