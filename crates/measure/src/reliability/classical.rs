//! Classical test theory over a table of people by items: facility, discrimination, distractors, alpha and its kin.

use super::ReliabilityError;
use crate::agreement::correlation::{Correlation, pearson};
use crate::distribution::f_quantile;

/// Scores of people (rows) on items (columns), none missing.
#[derive(Clone, Debug, PartialEq)]
pub struct Scores {
    rows: Vec<Vec<f64>>,
    items: usize,
}

/// One item's figures.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ItemFigures {
    /// Mean score: for 0/1 items the share right, the facility.
    pub mean: f64,
    /// Correlation with the total; `None` where the item or the total does not vary.
    pub item_total: Option<Correlation>,
    /// Correlation with the total of the other items: the discrimination.
    pub item_rest: Option<Correlation>,
    /// Alpha of the other items; `None` where there are fewer than two of them, or they do not vary.
    pub alpha_without: Option<f64>,
    /// Covariance with the rest over the greatest that both distributions allow, in −1..=1.
    pub efficiency: Option<f64>,
}

fn variance(values: impl Iterator<Item = f64> + Clone, less: f64) -> f64 {
    let n = values.clone().count() as f64;
    let mean = values.clone().sum::<f64>() / n;
    values.map(|v| (v - mean).powi(2)).sum::<f64>() / (n - less)
}

impl Scores {
    /// Takes the table.
    ///
    /// # Errors
    /// [`ReliabilityError::Shape`] for rows of different lengths, [`ReliabilityError::TooFew`] for fewer than two rows or columns.
    pub fn new(rows: Vec<Vec<f64>>) -> Result<Self, ReliabilityError> {
        let items = rows.first().map_or(0, Vec::len);
        if rows.iter().any(|r| r.len() != items || r.iter().any(|x| !x.is_finite())) {
            return Err(ReliabilityError::Shape);
        }
        if rows.len() < 2 || items < 2 { Err(ReliabilityError::TooFew) } else { Ok(Self { rows, items }) }
    }

    /// People.
    #[must_use]
    pub fn people(&self) -> usize {
        self.rows.len()
    }

    /// Items.
    #[must_use]
    pub const fn items(&self) -> usize {
        self.items
    }

    /// One item's scores.
    #[must_use]
    pub fn item(&self, item: usize) -> Vec<f64> {
        self.rows.iter().map(|r| r[item]).collect()
    }

    /// Each person's total.
    #[must_use]
    pub fn totals(&self) -> Vec<f64> {
        self.rows.iter().map(|r| r.iter().sum()).collect()
    }

    /// Each item's variance over people.
    fn variances(&self) -> Vec<f64> {
        (0..self.items).map(|i| variance(self.rows.iter().map(|r| r[i]), 1.0)).collect()
    }

    /// k/(k−1) (1 − Σ item variances / variance of `totals`).
    fn alpha_of(items: usize, parts: f64, totals: &[f64]) -> Result<f64, ReliabilityError> {
        let k = items as f64;
        let total = variance(totals.iter().copied(), 1.0);
        if total <= 0.0 {
            return Err(ReliabilityError::Constant);
        }
        Ok(k / (k - 1.0) * (1.0 - parts / total))
    }

    /// Cronbach's alpha (1951), at most 1.
    ///
    /// # Errors
    /// [`ReliabilityError::Constant`] where totals do not vary.
    pub fn alpha(&self) -> Result<f64, ReliabilityError> {
        Self::alpha_of(self.items, self.variances().iter().sum(), &self.totals())
    }

    /// Alpha's interval of a level such as 0.95 (Feldt 1965).
    ///
    /// # Errors
    /// As [`Scores::alpha`].
    pub fn alpha_interval(&self, level: f64) -> Result<(f64, f64), ReliabilityError> {
        let alpha = self.alpha()?;
        let (people, items) = (self.people() as f64, self.items as f64);
        let (df1, df2) = (people - 1.0, (people - 1.0) * (items - 1.0));
        let tail = (1.0 - level) / 2.0;
        Ok((1.0 - (1.0 - alpha) * f_quantile(1.0 - tail, df1, df2), 1.0 - (1.0 - alpha) * f_quantile(tail, df1, df2)))
    }

    /// Kuder and Richardson's formula 20 (1937), with the variance of the people at hand: exactly alpha for 0/1 items.
    ///
    /// # Errors
    /// [`ReliabilityError::Range`] where a score is neither 0 nor 1, else as [`Scores::alpha`].
    pub fn kr20(&self) -> Result<f64, ReliabilityError> {
        self.kr20_over(variance(self.totals().into_iter(), 0.0))
    }

    /// The same with the variance estimated for a population (n − 1), which others print.
    ///
    /// # Errors
    /// As [`Scores::kr20`].
    pub fn kr20_of_population(&self) -> Result<f64, ReliabilityError> {
        self.kr20_over(variance(self.totals().into_iter(), 1.0))
    }

    fn kr20_over(&self, total: f64) -> Result<f64, ReliabilityError> {
        if self.rows.iter().flatten().any(|x| *x != 0.0 && *x != 1.0) {
            return Err(ReliabilityError::Range);
        }
        if total <= 0.0 {
            return Err(ReliabilityError::Constant);
        }
        let n = self.people() as f64;
        let share = |i: usize| self.rows.iter().map(|r| r[i]).sum::<f64>() / n;
        let products: f64 = (0..self.items).map(|i| share(i) * (1.0 - share(i))).sum();
        let k = self.items as f64;
        Ok(k / (k - 1.0) * (1.0 - products / total))
    }

    /// Alpha over testlets: items that belong together count as one, so that what they share beyond the ability does not pass for
    /// reliability. `testlet` gives each item's testlet, numbered without gaps.
    ///
    /// # Errors
    /// [`ReliabilityError::Shape`] unless every item has a testlet, else as [`Scores::new`] and [`Scores::alpha`].
    pub fn testlet_alpha(&self, testlet: &[usize]) -> Result<f64, ReliabilityError> {
        if testlet.len() != self.items {
            return Err(ReliabilityError::Shape);
        }
        let count = testlet.iter().max().map_or(0, |most| most + 1);
        let rows = self.rows.iter().map(|row| {
            let mut sums = vec![0.0; count];
            row.iter().zip(testlet).for_each(|(x, t)| sums[*t] += x);
            sums
        });
        Self::new(rows.collect())?.alpha()
    }

    /// Each item's figures, in time that grows with the table's cells.
    #[must_use]
    pub fn figures(&self) -> Vec<ItemFigures> {
        let (totals, variances) = (self.totals(), self.variances());
        let around = |parts: &[f64]| {
            // Sums before and after each place: what is left without an item is never the difference of two large numbers.
            let mut before = vec![0.0; parts.len() + 1];
            parts.iter().enumerate().for_each(|(i, x)| before[i + 1] = before[i] + x);
            let mut after = 0.0;
            let mut rest = vec![0.0; parts.len()];
            for (i, x) in parts.iter().enumerate().rev() {
                rest[i] = before[i] + after;
                after += x;
            }
            rest
        };
        let without: Vec<Vec<f64>> = self.rows.iter().map(|row| around(row)).collect();
        let parts = around(&variances);
        (0..self.items)
            .map(|i| {
                let (own, rest) = (self.item(i), without.iter().map(|r| r[i]).collect::<Vec<f64>>());
                ItemFigures {
                    mean: own.iter().sum::<f64>() / self.people() as f64,
                    item_total: pearson(&own, &totals).ok(),
                    item_rest: pearson(&own, &rest).ok(),
                    alpha_without: if self.items < 3 { None } else { Self::alpha_of(self.items - 1, parts[i], &rest).ok() },
                    efficiency: efficiency(&own, &rest),
                }
            })
            .collect()
    }

    /// Difference of an item's means in the upper and lower groups by total: `share` of all people each (27 % by custom, Kelley 1939), ties
    /// in the order of the rows.
    ///
    /// # Errors
    /// [`ReliabilityError::TooFew`] where a group would be empty.
    pub fn upper_lower(&self, item: usize, share: f64) -> Result<f64, ReliabilityError> {
        self.upper_lower_of_all(share).get(item).copied().ok_or(ReliabilityError::TooFew)
    }

    /// The same of every item; nothing where a group would be empty.
    #[must_use]
    pub fn upper_lower_of_all(&self, share: f64) -> Vec<f64> {
        let size = (share * self.people() as f64).round_ties_even() as usize;
        if size == 0 || size > self.people() {
            return Vec::new();
        }
        let totals = self.totals();
        let mut order: Vec<usize> = (0..self.people()).collect();
        order.sort_by(|a, b| totals[*a].total_cmp(&totals[*b]));
        let mean = |people: &[usize], item: usize| people.iter().map(|p| self.rows[*p][item]).sum::<f64>() / size as f64;
        (0..self.items).map(|i| mean(&order[order.len() - size..], i) - mean(&order[..size], i)).collect()
    }

    /// The share of each item in the standard deviation of the total: √cov(item, total) over their sum;
    /// `None` for an item with a negative one.
    #[must_use]
    pub fn effective_weights(&self) -> Vec<Option<f64>> {
        let totals = self.totals();
        let roots: Vec<Option<f64>> = (0..self.items)
            .map(|i| {
                let c = covariance(&self.item(i), &totals);
                (c >= 0.0).then(|| c.sqrt())
            })
            .collect();
        let sum: f64 = roots.iter().flatten().sum();
        roots.into_iter().map(|r| r.map(|r| if sum > 0.0 { r / sum } else { 0.0 })).collect()
    }
}

fn covariance(a: &[f64], b: &[f64]) -> f64 {
    let n = a.len() as f64;
    let (ma, mb) = (a.iter().sum::<f64>() / n, b.iter().sum::<f64>() / n);
    a.iter().zip(b).map(|(x, y)| (x - ma) * (y - mb)).sum::<f64>() / (n - 1.0)
}

fn efficiency(own: &[f64], rest: &[f64]) -> Option<f64> {
    let sorted = |s: &[f64]| {
        let mut s = s.to_vec();
        s.sort_by(f64::total_cmp);
        s
    };
    let most = covariance(&sorted(own), &sorted(rest));
    (most > 0.0).then(|| covariance(own, rest) / most)
}

/// KR-21 (Kuder and Richardson 1937) from the mean and standard deviation of totals on n items, taking all items for equally hard.
///
/// # Errors
/// [`ReliabilityError::Range`] unless n >= 2, 0 <= mean <= n and the deviation is positive.
pub fn kr21(n: f64, mean: f64, deviation: f64) -> Result<f64, ReliabilityError> {
    if !(n >= 2.0 && n.is_finite() && (0.0..=n).contains(&mean) && deviation > 0.0) {
        return Err(ReliabilityError::Range);
    }
    let value = n / (n - 1.0) * (1.0 - mean * (n - mean) / (n * deviation * deviation));
    if value.is_finite() { Ok(value) } else { Err(ReliabilityError::Range) }
}

/// Spearman and Brown's prophecy (1910): the reliability of a test `factor` times as long.
///
/// # Errors
/// [`ReliabilityError::Range`] unless factor > 0 and the reliability is in 0..=1.
pub fn spearman_brown(reliability: f64, factor: f64) -> Result<f64, ReliabilityError> {
    if !(factor > 0.0 && factor.is_finite() && (0.0..=1.0).contains(&reliability)) {
        return Err(ReliabilityError::Range);
    }
    Ok(factor * reliability / (1.0 + (factor - 1.0) * reliability))
}

/// How many times as long a test has to be for a reliability.
///
/// # Errors
/// [`ReliabilityError::Range`] unless both are in 0..1 and the first is not 0.
pub fn length_factor(reliability: f64, wanted: f64) -> Result<f64, ReliabilityError> {
    if !(reliability > 0.0 && reliability < 1.0 && (0.0..1.0).contains(&wanted)) {
        return Err(ReliabilityError::Range);
    }
    Ok(wanted * (1.0 - reliability) / (reliability * (1.0 - wanted)))
}

/// How the options of a choice were taken: by all, and by the best and the worst third by total.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct OptionFigures {
    /// Share of all people.
    pub all: f64,
    /// Share of the best third.
    pub best: f64,
    /// Share of the worst third.
    pub worst: f64,
    /// Mean total of those who took it; `None` where nobody did.
    pub mean_total: Option<f64>,
}

/// The distractor table of one item: each person's option, and total, in the same order.
///
/// # Errors
/// [`ReliabilityError::Shape`] for lists of different lengths or an option beyond the count,
/// [`ReliabilityError::TooFew`] for fewer than three people.
pub fn distractors(chosen: &[usize], totals: &[f64], options: usize) -> Result<Vec<OptionFigures>, ReliabilityError> {
    if chosen.len() != totals.len() || chosen.iter().any(|o| *o >= options) || totals.iter().any(|t| !t.is_finite()) {
        return Err(ReliabilityError::Shape);
    }
    let third = chosen.len() / 3;
    if third == 0 {
        return Err(ReliabilityError::TooFew);
    }
    let mut order: Vec<usize> = (0..chosen.len()).collect();
    order.sort_by(|a, b| totals[*b].total_cmp(&totals[*a]));
    let share = |people: &[usize], option: usize| people.iter().filter(|p| chosen[**p] == option).count() as f64 / people.len() as f64;
    Ok((0..options)
        .map(|option| {
            let takers: Vec<f64> = chosen.iter().zip(totals).filter(|(o, _)| **o == option).map(|(_, t)| *t).collect();
            OptionFigures {
                all: share(&order, option),
                best: share(&order[..third], option),
                worst: share(&order[order.len() - third..], option),
                mean_total: (!takers.is_empty()).then(|| takers.iter().sum::<f64>() / takers.len() as f64),
            }
        })
        .collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Pattern frequencies of the Law School Admission Test, sections 6 and 7 (Bock and Lieberman 1970).
    const LSAT6: [(&str, usize); 30] = [
        ("00000", 3),
        ("00001", 6),
        ("00010", 2),
        ("00011", 11),
        ("00100", 1),
        ("00101", 1),
        ("00110", 3),
        ("00111", 4),
        ("01000", 1),
        ("01001", 8),
        ("01011", 16),
        ("01101", 3),
        ("01110", 2),
        ("01111", 15),
        ("10000", 10),
        ("10001", 29),
        ("10010", 14),
        ("10011", 81),
        ("10100", 3),
        ("10101", 28),
        ("10110", 15),
        ("10111", 80),
        ("11000", 16),
        ("11001", 56),
        ("11010", 21),
        ("11011", 173),
        ("11100", 11),
        ("11101", 61),
        ("11110", 28),
        ("11111", 298),
    ];

    fn lsat6() -> Scores {
        let row = |pattern: &str| pattern.bytes().map(|b| f64::from(b - b'0')).collect::<Vec<f64>>();
        Scores::new(LSAT6.iter().flat_map(|(pattern, n)| std::iter::repeat_n(row(pattern), *n)).collect()).unwrap()
    }

    #[test]
    fn lsat6_statistics_of_the_research_page_section_3_2() {
        let scores = lsat6();
        assert_eq!(scores.people(), 1000);
        assert!((scores.alpha().unwrap() - 0.2950).abs() < 5e-5);
        assert!((scores.kr20().unwrap() - scores.alpha().unwrap()).abs() < 1e-12);
        let figures = scores.figures();
        for (i, (mean, total, rest, without, efficiency, weight)) in [
            (0.924, 0.3620, 0.1128, 0.2754, 0.1848, 0.1388),
            (0.709, 0.5668, 0.1532, 0.2376, 0.2000, 0.2274),
            (0.553, 0.6184, 0.1728, 0.2168, 0.2189, 0.2486),
            (0.763, 0.5344, 0.1444, 0.2459, 0.1772, 0.2137),
            (0.870, 0.4354, 0.1216, 0.2663, 0.1878, 0.1715),
        ]
        .into_iter()
        .enumerate()
        {
            let f = figures[i];
            assert!((f.mean - mean).abs() < 1e-12);
            assert!((f.item_total.unwrap().value - total).abs() < 5e-5 && (f.item_rest.unwrap().value - rest).abs() < 5e-5);
            assert!((f.alpha_without.unwrap() - without).abs() < 5e-5 && (f.efficiency.unwrap() - efficiency).abs() < 1e-4, "{i} {f:?}");
            assert!((scores.effective_weights()[i].unwrap() - weight).abs() < 1e-4);
        }
    }

    #[test]
    fn prophecies_of_the_research_page_section_2_1() {
        // 60 items of reliability .814: 55 for .80, 260 for .95.
        assert_eq!((60.0 * length_factor(0.814, 0.80).unwrap()).ceil(), 55.0);
        assert_eq!((60.0 * length_factor(0.814, 0.95).unwrap()).ceil(), 261.0);
        assert!((spearman_brown(0.5, 2.0).unwrap() - 2.0 / 3.0).abs() < 1e-15);
        assert!((kr21(10.0, 6.0, 2.0).unwrap() - 0.4444).abs() < 5e-5 && (kr21(20.0, 14.0, 3.0).unwrap() - 0.5614).abs() < 5e-5);
    }

    #[test]
    fn testlets_that_hold_one_item_each_change_nothing_and_doubled_items_are_seen_through() {
        let single = vec![vec![1.0, 0.0], vec![0.0, 0.0], vec![1.0, 1.0], vec![0.0, 1.0], vec![1.0, 1.0]];
        let doubled: Vec<Vec<f64>> = single.iter().map(|r| vec![r[0], r[0], r[1], r[1]]).collect();
        let (single, doubled) = (Scores::new(single).unwrap(), Scores::new(doubled).unwrap());
        assert!((doubled.testlet_alpha(&[0, 0, 1, 1]).unwrap() - single.alpha().unwrap()).abs() < 1e-12);
        assert!(doubled.alpha().unwrap() > single.alpha().unwrap());
    }

    #[test]
    fn distractors_count_who_took_what() {
        let table = distractors(&[0, 0, 1, 1, 2, 0], &[9.0, 8.0, 7.0, 3.0, 2.0, 1.0], 4).unwrap();
        assert!((table[0].all - 0.5).abs() < 1e-12 && (table[0].best - 1.0).abs() < 1e-12 && (table[0].worst - 0.5).abs() < 1e-12);
        assert_eq!(table[3].mean_total, None);
        assert_eq!(table[1].mean_total, Some(5.0));
    }
}
