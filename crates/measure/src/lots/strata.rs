//! A lot drawn in strata: the evidence of all of them together that its error share is below the limit.

use statrs::function::gamma::gamma_ur;

use super::LotError;
use super::counts::{MOST, hypergeometric_tails, ln_hypergeometric};
use super::exact::bad_at_limit;

/// A stratum of a lot and what was seen of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stratum {
    /// Its units.
    pub size: u64,
    /// Units drawn, without replacement.
    pub n: u64,
    /// Wrong ones of them.
    pub wrong: u64,
}

/// The p-values of a lot in strata, each 0..=1; 0 where what was seen rules the claim out.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Together {
    /// Bad units at the limit.
    pub bad_null: u64,
    /// One over the product of the strata's likelihood ratios: holds at any time, however often one looks.
    pub product: f64,
    /// Fisher's combination (1932) of the strata's exact tests: for one look that was fixed beforehand.
    pub fisher: f64,
}

/// The most pairs of numbers that are gone through, and the most bad units that a table is made for.
const MOST_PAIRS: u64 = 1_000_000_000;
const MOST_BAD: u64 = 10_000_000;

/// Tests "the lot has at least ⌈limit × lot⌉ bad units", which may be split over the strata in any way that what was seen allows: each p is
/// the largest over all splits. `expected` is the error share under the other claim, in each stratum no more than under the split.
///
/// Logarithms of both combinations add up over the strata, so the worst split is found stratum by stratum: costs strata × bad units × the
/// largest stratum's possible numbers, and not their product.
///
/// # Errors [`LotError::Lot`] without strata, for an empty one, or for lots with too many splits (more than 10⁹ pairs) or more than
/// 10⁷ bad units at the limit;
/// [`LotError::Counts`] for counts that do not fit; [`LotError::Share`] for shares outside 0..=1.
pub fn together(strata: &[Stratum], limit: f64, expected: f64) -> Result<Together, LotError> {
    if !(0.0..=1.0).contains(&expected) {
        return Err(LotError::Share);
    }
    let mut lot = 0_u64;
    for stratum in strata {
        if stratum.size == 0 || stratum.size > MOST {
            return Err(LotError::Lot);
        }
        if stratum.wrong > stratum.n || stratum.n > stratum.size {
            return Err(LotError::Counts);
        }
        lot = lot.saturating_add(stratum.size);
    }
    let bad_null = bad_at_limit(lot, limit)?;
    let possible = |s: &Stratum| (s.wrong, bad_null.min(s.size - (s.n - s.wrong)));
    let pairs = strata.iter().fold(0_u64, |sum, s| {
        let (least, most) = possible(s);
        sum.saturating_add((most + 1).saturating_sub(least).saturating_mul(bad_null + 1))
    });
    if pairs > MOST_PAIRS || bad_null > MOST_BAD {
        return Err(LotError::Lot);
    }
    let worst = |ln_p: &dyn Fn(&Stratum, u64) -> f64| {
        // best[d] is the largest sum with d bad units in the strata so far.
        let mut best = vec![f64::NEG_INFINITY; bad_null as usize + 1];
        best[0] = 0.0;
        let mut reached = vec![false; best.len()];
        reached[0] = true;
        for stratum in strata {
            let (mut next, mut next_reached) = (vec![f64::NEG_INFINITY; best.len()], vec![false; best.len()]);
            let (least, most) = possible(stratum);
            for bad in least..=most {
                let value = ln_p(stratum, bad);
                let bad = bad as usize;
                for d in (0..best.len() - bad).filter(|d| reached[*d]) {
                    next[d + bad] = next[d + bad].max(best[d] + value);
                    next_reached[d + bad] = true;
                }
            }
            (best, reached) = (next, next_reached);
        }
        reached.last().is_some_and(|r| *r).then(|| best.last().copied().unwrap_or(f64::NEG_INFINITY))
    };
    let product = worst(&|s, bad| {
        let alternative = ((expected * s.size as f64).round() as u64).min(bad);
        // Where the other claim is ruled out the ratio speaks for this one with all it has.
        let other = ln_hypergeometric(s.wrong, s.size, alternative, s.n);
        if other > f64::NEG_INFINITY { ln_hypergeometric(s.wrong, s.size, bad, s.n) - other } else { MOST_EVIDENCE }
    });
    let fisher = worst(&|s, bad| hypergeometric_tails(s.wrong, s.size, bad, s.n).0.ln());
    let fisher = fisher.map_or(0.0, |sum| match -sum {
        x if x <= 0.0 => 1.0,
        x if x.is_finite() => gamma_ur(strata.len() as f64, x).clamp(0.0, 1.0),
        _ => 0.0,
    });
    Ok(Together { bad_null, product: product.map_or(0.0, |sum| sum.exp().min(1.0)), fisher })
}

/// Stands for an infinite logarithm, which would make nothing of a sum with another.
const MOST_EVIDENCE: f64 = 1e100;

#[cfg(test)]
mod tests {
    use super::super::exact::LikelihoodRatio;
    use super::*;

    #[test]
    fn one_stratum_is_the_lot_itself() {
        let p = together(&[Stratum { size: 300, n: 90, wrong: 1 }], 0.05, 0.01).unwrap();
        let mut ratio = LikelihoodRatio::new(300, 15, 3).unwrap();
        let mut ln = 0.0;
        for i in 0..90 {
            ln = ratio.draw(i == 40).unwrap();
        }
        assert!((p.product - (-ln).exp()).abs() < 1e-12);
        // One test combined with nothing is itself.
        assert!((p.fisher - hypergeometric_tails(1, 300, 15, 90).0).abs() < 1e-12);
    }

    #[test]
    fn the_worst_split_is_that_of_going_through_all() {
        let strata = [Stratum { size: 20, n: 8, wrong: 1 }, Stratum { size: 15, n: 5, wrong: 0 }, Stratum { size: 12, n: 6, wrong: 0 }];
        let found = together(&strata, 0.2, 0.05).unwrap();
        let (mut product, mut fisher) = (0.0_f64, 0.0_f64);
        for a in 1..=10_u64 {
            for b in 0..=10 - a {
                let split = [a, b, 10 - a - b];
                let of = |f: &dyn Fn(&Stratum, u64) -> f64| strata.iter().zip(split).map(|(s, d)| f(s, d)).sum::<f64>();
                let ln = |s: &Stratum, d: u64| ln_hypergeometric(s.wrong, s.size, d, s.n);
                if of(&ln) == f64::NEG_INFINITY {
                    continue;
                }
                let ratio = of(&|s, d| ln(s, d) - ln(s, ((0.05 * s.size as f64).round() as u64).min(d)));
                product = product.max(ratio.exp().min(1.0));
                let sum = -of(&|s, d| hypergeometric_tails(s.wrong, s.size, d, s.n).0.ln());
                fisher = fisher.max(if sum > 0.0 { gamma_ur(3.0, sum) } else { 1.0 });
            }
        }
        assert_eq!(found.bad_null, 10);
        assert!((found.product - product).abs() < 1e-12 && (found.fisher - fisher).abs() < 1e-12, "{found:?} {product} {fisher}");
    }

    #[test]
    fn what_does_not_fit_is_refused() {
        assert_eq!(together(&[], 0.1, 0.01), Err(LotError::Lot));
        assert_eq!(together(&[Stratum { size: 5, n: 6, wrong: 0 }], 0.1, 0.01), Err(LotError::Counts));
        assert_eq!(together(&[Stratum { size: 5, n: 1, wrong: 0 }], 0.1, f64::NAN), Err(LotError::Share));
        assert_eq!(together(&[Stratum { size: 1_000_000_000, n: 1, wrong: 0 }], 0.1, 0.01), Err(LotError::Lot));
        // No number of bad units fits the second stratum, so that no pair is counted; the table would be as long as there are bad units.
        let empty = [
            Stratum { size: 400_000_000_000, n: 400_000_000_000, wrong: 0 },
            Stratum { size: 400_000_000_000, n: 400_000_000_000, wrong: 400_000_000_000 },
        ];
        assert_eq!(together(&empty, 0.4, 0.01), Err(LotError::Lot));
        // Nothing drawn tells nothing; all drawn tells all.
        assert_eq!(together(&[Stratum { size: 9, n: 0, wrong: 0 }], 0.3, 0.1).unwrap().product, 1.0);
        assert_eq!(
            together(&[Stratum { size: 9, n: 9, wrong: 0 }], 0.3, 0.1).unwrap(),
            Together { bad_null: 3, product: 0.0, fisher: 0.0 }
        );
    }
}
