//! Intraclass correlations: the six forms of Shrout and Fleiss (1979), with F tests and the intervals of `McGraw` and Wong (1996).
//!
//! Sums are kept as whole millionths, so parts of the data add up exactly; a unit has to be rated by every rater.

use super::Undefined;
use crate::measure::distribution::{f_at_least, f_quantile};

/// Values are kept to this part of one.
pub const UNIT: f64 = 1e6;

/// Sums over completely rated units, in millionths.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sums {
    units: i128,
    by_rater: Vec<i128>,
    squares: i128,
    squares_of_units: i128,
}

/// One form of the coefficient.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Form {
    /// The coefficient, at most 1.
    pub value: f64,
    /// F for no difference between units; infinite where raters never differ.
    pub f: f64,
    /// Degrees of freedom of F.
    pub df: (f64, f64),
    /// p of F.
    pub p: f64,
    /// The interval of the asked level.
    pub interval: (f64, f64),
}

/// All six forms: of one rating, and of the mean of all raters' ratings.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Icc {
    /// ICC(1,1): each unit has raters of its own.
    pub one_way: Form,
    /// ICC(2,1), also ICC(A,1): raters are a sample, their level counts.
    pub agreement: Form,
    /// ICC(3,1), also ICC(C,1): their level does not count.
    pub consistency: Form,
    /// ICC(1,k).
    pub one_way_mean: Form,
    /// ICC(2,k).
    pub agreement_mean: Form,
    /// ICC(3,k).
    pub consistency_mean: Form,
}

impl Sums {
    /// Sums of no units by so many raters.
    #[must_use]
    pub fn new(raters: usize) -> Self {
        Self { units: 0, by_rater: vec![0; raters], squares: 0, squares_of_units: 0 }
    }

    /// Adds a unit's values, one from each rater; values are rounded to millionths.
    ///
    /// # Errors
    /// [`Undefined::Mismatch`] for another number of raters or a value beyond ±10^6.
    pub fn add(&mut self, values: &[f64]) -> Result<(), Undefined> {
        if values.len() != self.by_rater.len() || values.iter().any(|v| v.is_nan() || v.abs() > 1e6) {
            return Err(Undefined::Mismatch);
        }
        let values: Vec<i128> = values.iter().map(|v| (v * UNIT).round() as i128).collect();
        self.units += 1;
        self.by_rater.iter_mut().zip(&values).for_each(|(sum, v)| *sum += v);
        self.squares += values.iter().map(|v| v * v).sum::<i128>();
        self.squares_of_units += values.iter().sum::<i128>().pow(2);
        Ok(())
    }

    /// Adds another part's sums.
    ///
    /// # Errors
    /// [`Undefined::Mismatch`] for another number of raters.
    pub fn merge(&mut self, other: &Self) -> Result<(), Undefined> {
        if self.by_rater.len() != other.by_rater.len() {
            return Err(Undefined::Mismatch);
        }
        let sum = |a: i128, b: i128| a.checked_add(b).ok_or(Undefined::TooMany);
        self.units = sum(self.units, other.units)?;
        for (a, b) in self.by_rater.iter_mut().zip(&other.by_rater) {
            *a = sum(*a, *b)?;
        }
        self.squares = sum(self.squares, other.squares)?;
        self.squares_of_units = sum(self.squares_of_units, other.squares_of_units)?;
        Ok(())
    }

    /// The sums as text, for a partial table: units, sums by rater, squares, squares of units' sums.
    #[must_use]
    pub fn to_parts(&self) -> Vec<String> {
        let rest = [self.units, self.squares, self.squares_of_units];
        rest.iter().chain(&self.by_rater).map(i128::to_string).collect()
    }

    /// The sums of [`Sums::to_parts`]; `None` for anything else.
    #[must_use]
    pub fn from_parts(parts: &[String]) -> Option<Self> {
        let numbers: Vec<i128> = parts.iter().map(|p| p.parse().ok()).collect::<Option<_>>()?;
        let [units, squares, squares_of_units, by_rater @ ..] = numbers.as_slice() else { return None };
        Some(Self { units: *units, by_rater: by_rater.to_vec(), squares: *squares, squares_of_units: *squares_of_units })
    }

    /// Units that were added.
    #[must_use]
    pub fn units(&self) -> u64 {
        u64::try_from(self.units).unwrap_or(0)
    }

    /// Sums of squares times n·k: of everything, between units, between raters; `None` beyond what whole numbers hold.
    fn sums_of_squares(&self) -> Option<(i128, i128, i128)> {
        let (n, k) = (self.units, i128::try_from(self.by_rater.len()).ok()?);
        let total = self.by_rater.iter().try_fold(0_i128, |sum, s| sum.checked_add(*s))?;
        let cross = total.checked_mul(total)?;
        let by_rater = self.by_rater.iter().try_fold(0_i128, |sum, s| sum.checked_add(s.checked_mul(*s)?))?;
        let less = |sum: i128, times: i128| sum.checked_mul(times)?.checked_sub(cross);
        Some((less(self.squares.checked_mul(n)?, k)?, less(self.squares_of_units, n)?, less(by_rater, k)?))
    }

    /// The six coefficients with intervals of a level such as 0.95.
    ///
    /// # Errors
    /// [`Undefined::TooFew`] for fewer than two units or raters, [`Undefined::Constant`] where no value differs from another,
    /// [`Undefined::TooMany`] where the sums leave what whole numbers of 128 bits hold (ten million values of a million).
    pub fn icc(&self, level: f64) -> Result<Icc, Undefined> {
        let (n, k) = (self.units, self.by_rater.len() as i128);
        if n < 2 || k < 2 {
            return Err(Undefined::TooFew);
        }
        // Sums of squares times n·k are whole numbers: no digit is lost before the divisions.
        let (all, between, raters) = self.sums_of_squares().ok_or(Undefined::TooMany)?;
        if all <= 0 {
            return Err(Undefined::Constant);
        }
        let (n, k) = (n as f64, k as f64);
        let scale = n * k * UNIT * UNIT;
        let mean_square = |sum: i128, df: f64| sum as f64 / scale / df;
        let squares = MeanSquares {
            n,
            k,
            between: mean_square(between, n - 1.0),
            within: mean_square(all - between, n * (k - 1.0)),
            raters: mean_square(raters, k - 1.0),
            error: mean_square(all - between - raters, (n - 1.0) * (k - 1.0)),
        };
        Ok(squares.icc(f64::midpoint(1.0, level)))
    }
}

/// The mean squares of the analysis of variance: n units, k raters.
struct MeanSquares {
    n: f64,
    k: f64,
    between: f64,
    within: f64,
    raters: f64,
    error: f64,
}

fn over(a: f64, b: f64) -> f64 {
    if b != 0.0 {
        a / b
    } else if a > 0.0 {
        f64::INFINITY
    } else if a < 0.0 {
        f64::NEG_INFINITY
    } else {
        0.0
    }
}

impl MeanSquares {
    fn icc(&self, tail: f64) -> Icc {
        let Self { n, k, between: b, within: w, raters: j, error: e } = *self;
        let f1 = over(b, w);
        let f3 = over(b, e);
        let (df1, df_within, df_error) = (n - 1.0, n * (k - 1.0), (n - 1.0) * (k - 1.0));
        let agreement = over(b - e, b + (k - 1.0) * e + k * (j - e) / n);
        let between_bounds = |f: f64, df2: f64| (f / f_quantile(tail, df1, df2), f * f_quantile(tail, df2, df1));
        let single = |(low, high): (f64, f64)| (bound(low, k), bound(high, k));
        let mean = |(low, high): (f64, f64)| (1.0 - over(1.0, low), 1.0 - over(1.0, high));
        let form =
            |value: f64, f: f64, df2: f64, interval: (f64, f64)| Form { value, f, df: (df1, df2), p: f_at_least(f, df1, df2), interval };
        let (bounds1, bounds3) = (between_bounds(f1, df_within), between_bounds(f3, df_error));
        let bounds2 = self.agreement_bounds(agreement, tail);
        let stepped = |r: f64| over(r * k, 1.0 + r * (k - 1.0));
        Icc {
            one_way: form(over(b - w, b + (k - 1.0) * w), f1, df_within, single(bounds1)),
            agreement: form(agreement, f3, df_error, bounds2),
            consistency: form(over(b - e, b + (k - 1.0) * e), f3, df_error, single(bounds3)),
            one_way_mean: form(over(b - w, b), f1, df_within, mean(bounds1)),
            agreement_mean: form(over(b - e, b + (j - e) / n), f3, df_error, (stepped(bounds2.0), stepped(bounds2.1))),
            consistency_mean: form(over(b - e, b), f3, df_error, mean(bounds3)),
        }
    }

    /// Satterthwaite's degrees of freedom stand in for those of the raters' mean square.
    fn agreement_bounds(&self, r: f64, tail: f64) -> (f64, f64) {
        let Self { n, k, between: b, raters: j, error: e, .. } = *self;
        if e <= 0.0 {
            return (r, r);
        }
        let ratio = j / e;
        let mixed = n * (1.0 + (k - 1.0) * r) - k * r;
        let v = (k - 1.0) * (n - 1.0) * (k * r * ratio + mixed).powi(2) / ((n - 1.0) * (k * r * ratio).powi(2) + mixed * mixed);
        if !(v > 0.0 && v.is_finite()) {
            return (r, r);
        }
        let (upper, lower) = (f_quantile(tail, n - 1.0, v), f_quantile(tail, v, n - 1.0));
        let rest = k * j + (k * n - k - n) * e;
        (over(n * (b - upper * e), upper * rest + n * b), over(n * (lower * b - e), rest + n * lower * b))
    }
}

/// (F − 1)/(F + k − 1), 1 for an infinite F.
fn bound(f: f64, k: f64) -> f64 {
    if f.is_infinite() { 1.0 } else { over(f - 1.0, f + k - 1.0) }
}
