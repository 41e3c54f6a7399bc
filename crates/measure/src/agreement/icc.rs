//! Intraclass correlations: the six forms of Shrout and Fleiss (1979), with F tests and the intervals of `McGraw` and Wong (1996).
//!
//! A unit has to be rated by every rater. Rows are counted as they are, so that parts of the data add up to the very bits of the whole, and
//! nothing depends on the unit of the ratings: sums of squares are whole numbers of the smallest decimal place that any value has, counted
//! from the lowest value; where these leave 128 bits, they are sums of deviations from the mean.

use std::collections::{BTreeMap, HashMap};

use foldhash::fast::RandomState;

use super::Undefined;
use crate::distribution::{f_at_least, f_quantile};

/// Completely rated units: how many have which values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sums {
    raters: usize,
    /// By the bits of the values, one from each rater.
    rows: HashMap<Vec<u64>, u64, RandomState>,
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
    /// No units by so many raters.
    #[must_use]
    pub fn new(raters: usize) -> Self {
        Self { raters, rows: HashMap::default() }
    }

    /// Adds a unit's values, one from each rater.
    ///
    /// # Errors
    /// [`Undefined::Mismatch`] for another number of raters or a value that is no finite number.
    pub fn add(&mut self, values: &[f64]) -> Result<(), Undefined> {
        if values.len() != self.raters || values.iter().any(|v| !v.is_finite()) {
            return Err(Undefined::Mismatch);
        }
        // One zero, whatever its sign.
        *self.rows.entry(values.iter().map(|v| (v + 0.0).to_bits()).collect()).or_default() += 1;
        Ok(())
    }

    /// Adds another part's units.
    ///
    /// # Errors
    /// [`Undefined::Mismatch`] for another number of raters.
    pub fn merge(&mut self, other: &Self) -> Result<(), Undefined> {
        if self.raters != other.raters {
            return Err(Undefined::Mismatch);
        }
        for (row, units) in &other.rows {
            *self.rows.entry(row.clone()).or_default() += units;
        }
        Ok(())
    }

    /// The rows in one order however they came, with how many units have each.
    fn sorted(&self) -> BTreeMap<&[u64], u64> {
        self.rows.iter().map(|(row, units)| (row.as_slice(), *units)).collect()
    }

    /// The rows as text, for a partial table: how many raters, then of each row how many units and their values.
    #[must_use]
    pub fn to_parts(&self) -> Vec<String> {
        let row = |(row, units): (&[u64], u64)| row.iter().fold(units.to_string(), |text, v| format!("{text} {}", f64::from_bits(*v)));
        std::iter::once(self.raters.to_string()).chain(self.sorted().into_iter().map(row)).collect()
    }

    /// The rows of [`Sums::to_parts`]; `None` for anything else.
    #[must_use]
    pub fn from_parts(parts: &[String]) -> Option<Self> {
        let [raters, rows @ ..] = parts else { return None };
        let mut sums = Self::new(raters.parse().ok()?);
        for row in rows {
            let (units, values) = row.split_once(' ')?;
            let values: Vec<f64> = values.split(' ').map(|v| v.parse().ok().filter(|v: &f64| v.is_finite())).collect::<Option<_>>()?;
            if values.len() != sums.raters {
                return None;
            }
            *sums.rows.entry(values.iter().map(|v| (v + 0.0).to_bits()).collect()).or_default() += units.parse::<u64>().ok()?;
        }
        Some(sums)
    }

    /// Units that were added.
    #[must_use]
    pub fn units(&self) -> u64 {
        self.rows.values().sum()
    }

    /// The six coefficients with intervals of a level such as 0.95.
    ///
    /// # Errors
    /// [`Undefined::TooFew`] for fewer than two units or raters, [`Undefined::Constant`] where no value differs from another.
    pub fn icc(&self, level: f64) -> Result<Icc, Undefined> {
        let (n, k) = (self.units(), self.raters);
        if n < 2 || k < 2 {
            return Err(Undefined::TooFew);
        }
        let rows: Vec<(Vec<f64>, u64)> =
            self.sorted().into_iter().map(|(row, units)| (row.iter().map(|v| f64::from_bits(*v)).collect(), units)).collect();
        let first = rows[0].0[0];
        if rows.iter().all(|(row, _)| row.iter().all(|v| v.to_bits() == first.to_bits())) {
            return Err(Undefined::Constant);
        }
        let squares = exact(&rows).unwrap_or_else(|| around_the_mean(&rows));
        let (n, k) = (n as f64, k as f64);
        let mean_squares = MeanSquares {
            n,
            k,
            between: squares.between / (n - 1.0),
            within: squares.within / (n * (k - 1.0)),
            raters: squares.raters / (k - 1.0),
            error: squares.error / ((n - 1.0) * (k - 1.0)),
        };
        Ok(mean_squares.icc(f64::midpoint(1.0, level)))
    }
}

/// Sums of squares in a unit of their own, which all forms of the coefficient divide out.
struct Squares {
    between: f64,
    within: f64,
    raters: f64,
    error: f64,
}

/// A value as a whole number and the power of ten that it is multiplied by: its shortest decimal form, which is what was written.
fn decimal(value: f64) -> Option<(i128, i32)> {
    let written = format!("{value:e}");
    let (mantissa, exponent) = written.split_once('e')?;
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits: i128 = format!("{whole}{fraction}").parse().ok()?;
    Some((digits, exponent.parse::<i32>().ok()? - i32::try_from(fraction.len()).ok()?))
}

/// Sums of squares as whole numbers, times the units and the raters: no digit is lost. `None` where 128 bits do not hold them.
fn exact(rows: &[(Vec<f64>, u64)]) -> Option<Squares> {
    let decimals: Vec<(Vec<(i128, i32)>, i128)> = rows
        .iter()
        .map(|(row, units)| Some((row.iter().map(|v| decimal(*v)).collect::<Option<_>>()?, i128::from(*units))))
        .collect::<Option<_>>()?;
    // Zero has no decimal places.
    let places = decimals.iter().flat_map(|(row, _)| row).filter(|(digits, _)| *digits != 0).map(|(_, places)| *places).min()?;
    let whole = |(digits, at): (i128, i32)| {
        if digits == 0 { Some(0) } else { digits.checked_mul(10_i128.checked_pow(u32::try_from(at - places).ok()?)?) }
    };
    let whole: Vec<(Vec<i128>, i128)> = decimals
        .into_iter()
        .map(|(row, units)| Some((row.into_iter().map(whole).collect::<Option<_>>()?, units)))
        .collect::<Option<_>>()?;
    let lowest = whole.iter().flat_map(|(row, _)| row).min().copied()?;
    let k = i128::try_from(whole.first()?.0.len()).ok()?;
    let (mut n, mut squares, mut squares_of_units, mut by_rater) = (0_i128, 0_i128, 0_i128, vec![0_i128; whole.first()?.0.len()]);
    for (row, units) in &whole {
        n = n.checked_add(*units)?;
        let mut sum = 0_i128;
        for (v, rater) in row.iter().zip(&mut by_rater) {
            let v = v.checked_sub(lowest)?;
            sum = sum.checked_add(v)?;
            squares = squares.checked_add(v.checked_mul(v)?.checked_mul(*units)?)?;
            *rater = rater.checked_add(v.checked_mul(*units)?)?;
        }
        squares_of_units = squares_of_units.checked_add(sum.checked_mul(sum)?.checked_mul(*units)?)?;
    }
    let total = by_rater.iter().try_fold(0_i128, |sum, s| sum.checked_add(*s))?;
    let cross = total.checked_mul(total)?;
    let of_raters = by_rater.iter().try_fold(0_i128, |sum, s| sum.checked_add(s.checked_mul(*s)?))?;
    let less = |sum: i128, times: i128| sum.checked_mul(times)?.checked_sub(cross);
    let (all, between, raters) = (less(squares.checked_mul(n)?, k)?, less(squares_of_units, n)?, less(of_raters, k)?);
    let (within, error) = (all.checked_sub(between)?, all.checked_sub(between)?.checked_sub(raters)?);
    Some(Squares { between: between as f64, within: within as f64, raters: raters as f64, error: error as f64 })
}

/// A sum that carries what each addition rounds away (Neumaier 1974).
#[derive(Clone, Copy, Default)]
struct Carried {
    sum: f64,
    lost: f64,
}

impl Carried {
    fn add(&mut self, value: f64) {
        let sum = self.sum + value;
        self.lost += if self.sum.abs() >= value.abs() { (self.sum - sum) + value } else { (value - sum) + self.sum };
        self.sum = sum;
    }

    fn value(self) -> f64 {
        self.sum + self.lost
    }
}

/// Sums of squares of deviations, of values that were brought near one first, so that no square leaves the range of numbers.
fn around_the_mean(rows: &[(Vec<f64>, u64)]) -> Squares {
    let most = rows.iter().flat_map(|(row, _)| row).fold(0.0_f64, |most, v| most.max(v.abs()));
    let unit = |v: f64| v / most;
    let n = rows.iter().map(|(_, units)| *units as f64).sum::<f64>();
    let k = rows.first().map_or(1, |(row, _)| row.len());
    let mean_of = |values: &mut dyn Iterator<Item = (f64, f64)>| {
        let mut sum = Carried::default();
        values.for_each(|(v, times)| sum.add(v * times));
        sum.value()
    };
    let rater_means: Vec<f64> = (0..k).map(|r| mean_of(&mut rows.iter().map(|(row, units)| (unit(row[r]), *units as f64))) / n).collect();
    let mean = mean_of(&mut rater_means.iter().map(|m| (*m, 1.0))) / k as f64;
    let (mut between, mut within, mut error) = (Carried::default(), Carried::default(), Carried::default());
    for (row, units) in rows {
        let (units, own) = (*units as f64, mean_of(&mut row.iter().map(|v| (unit(*v) - mean, 1.0))) / k as f64);
        between.add(units * k as f64 * own * own);
        for (v, rater) in row.iter().zip(&rater_means) {
            let off = (unit(*v) - mean) - own;
            within.add(units * off * off);
            error.add(units * (off - (rater - mean)).powi(2));
        }
    }
    let raters = n * mean_of(&mut rater_means.iter().map(|m| ((m - mean).powi(2), 1.0)));
    Squares { between: between.value(), within: within.value(), raters, error: error.value() }
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
        let (low, high) = (over(n * (b - upper * e), upper * rest + n * b), over(n * (lower * b - e), rest + n * lower * b));
        // With next to no degrees of freedom a quantile leaves the range of numbers: then the bound is what it tends to.
        (if low.is_nan() { over(-n * e, rest) } else { low }, if high.is_nan() { 1.0 } else { high })
    }
}

/// (F − 1)/(F + k − 1), 1 for an infinite F.
fn bound(f: f64, k: f64) -> f64 {
    if f.is_infinite() { 1.0 } else { over(f - 1.0, f + k - 1.0) }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The six subjects by four judges of Shrout and Fleiss (1979).
    const JUDGES: [[f64; 4]; 6] = [
        [9.0, 2.0, 5.0, 8.0],
        [6.0, 1.0, 3.0, 2.0],
        [8.0, 4.0, 6.0, 8.0],
        [7.0, 1.0, 2.0, 6.0],
        [10.0, 5.0, 6.0, 9.0],
        [6.0, 2.0, 4.0, 7.0],
    ];

    fn of(unit: impl Fn(f64) -> f64) -> Icc {
        let mut sums = Sums::new(4);
        for row in JUDGES {
            sums.add(&row.map(&unit)).unwrap();
        }
        sums.icc(0.95).unwrap()
    }

    #[test]
    fn the_unit_of_the_ratings_says_nothing() {
        let own = of(|v| v);
        for (what, icc) in [
            ("millionths", of(|v| v * 1e-6)),
            ("1e-7", of(|v| v * 1e-7)),
            ("millions", of(|v| v * 1e6)),
            ("a milliard more", of(|v| v + 1e9)),
            ("1e300", of(|v| v * 1e300)),
            ("1e-300", of(|v| v * 1e-300)),
            ("thirds", of(|v| v / 3.0)),
        ] {
            for (name, a, b) in [
                ("one way", own.one_way, icc.one_way),
                ("agreement", own.agreement, icc.agreement),
                ("consistency", own.consistency, icc.consistency),
                ("one way, mean", own.one_way_mean, icc.one_way_mean),
                ("agreement, mean", own.agreement_mean, icc.agreement_mean),
                ("consistency, mean", own.consistency_mean, icc.consistency_mean),
            ] {
                let near = |a: f64, b: f64| (a - b).abs() < 1e-12 * a.abs().max(1.0);
                assert!(near(a.value, b.value) && near(a.interval.0, b.interval.0) && near(a.interval.1, b.interval.1), "{what} {name}");
            }
        }
    }

    #[test]
    fn deviations_and_whole_numbers_give_the_same_sums_of_squares() {
        let rows: Vec<(Vec<f64>, u64)> = JUDGES.iter().map(|row| (row.to_vec(), 2)).collect();
        let (a, b) = (exact(&rows).unwrap(), around_the_mean(&rows));
        for (x, y) in [(a.within, b.within), (a.raters, b.raters), (a.error, b.error)] {
            assert!((x / a.between - y / b.between).abs() < 1e-14);
        }
    }

    #[test]
    fn parts_written_down_and_added_up_are_the_whole() {
        let (mut whole, mut first, mut second) = (Sums::new(4), Sums::new(4), Sums::new(4));
        for (i, row) in JUDGES.iter().chain(&JUDGES[..2]).enumerate() {
            let row = row.map(|v| v / 7.0);
            whole.add(&row).unwrap();
            if i % 3 == 0 { first.add(&row).unwrap() } else { second.add(&row).unwrap() }
        }
        let mut merged = Sums::from_parts(&second.to_parts()).unwrap();
        merged.merge(&Sums::from_parts(&first.to_parts()).unwrap()).unwrap();
        assert_eq!(merged, whole);
        assert_eq!(merged.icc(0.9), whole.icc(0.9));
        assert_eq!(Sums::from_parts(&["2".to_owned(), "1 3".to_owned()]), None);
        assert_eq!(Sums::new(2).add(&[f64::NAN, 1.0]), Err(Undefined::Mismatch));
    }
}
