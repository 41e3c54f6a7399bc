//! Means and totals from a sample of any usual design: simple, stratified, clustered, weighted, post-stratified, of a finite population, of
//! the whole or of a domain.

use super::{SamplingError, checked_level, finite};
use crate::distribution::student_for;

/// What was reviewed, one entry a unit in each list, and how it was drawn. Lists that are not needed stay `None`: with `values` alone it
/// is a simple random sample from a population without end.
///
/// A domain (one annotator, one class) is a part of the sample that is marked in `domain`; the rest stays in the lists, because how many
/// happened to fall into the domain is part of the chance.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Sample<'a> {
    /// The reviewed values: 0 or 1, a score in 0..=1, or any number.
    pub values: &'a [f64],
    /// The stratum of each unit, by number.
    pub strata: Option<&'a [usize]>,
    /// The cluster of each unit, by number: only where clusters were drawn first (some annotators, and then all or some of their tasks).
    /// The same number in two strata means two clusters. A sample of tasks from everybody has no clusters. Where only some of a drawn
    /// cluster's units are reviewed, give `weights` and leave `population` out: its correction would count those that were not as seen.
    pub clusters: Option<&'a [usize]>,
    /// What each unit stands for: the inverse of its chance to be drawn, above 0. Without them it is N/n of the stratum, and 1 where the
    /// population's sizes are not given.
    pub weights: Option<&'a [f64]>,
    /// How many units (or clusters, where there are clusters) each stratum has, by the stratum's number; one entry where there are no
    /// strata. Without it no finite population correction is made.
    pub population: Option<&'a [u64]>,
    /// The units that the question is about.
    pub domain: Option<&'a [bool]>,
    /// Known totals that the weights are brought to.
    pub post: Option<Post<'a>>,
}

/// Post-stratification: the group of each unit, and what each group's weights have to add up to (tasks of a period, of a class).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Post<'a> {
    /// The group of each unit, by number.
    pub groups: &'a [usize],
    /// What each group has in the population, by the group's number, above 0.
    pub totals: &'a [f64],
}

/// A mean and a total.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Estimate {
    /// The weighted mean: of the population, where weights are the inverse of chances.
    pub mean: f64,
    /// The weighted sum.
    pub total: f64,
    /// Units that the figure is about (those of the domain).
    pub units: usize,
    /// The sum of their weights.
    pub weight: f64,
    /// Clusters (units where there are none) less strata, of those with a member in the domain.
    pub degrees_of_freedom: usize,
    /// How sure the figures are, or why that cannot be told.
    pub spread: Result<Spread, SamplingError>,
}

/// How sure an estimate is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spread {
    /// Of the mean.
    pub standard_error: f64,
    /// Of the total.
    pub total_standard_error: f64,
    /// Every stratum was drawn as a whole: there is no chance in the figure.
    pub census: bool,
    /// The variance against that of a simple random sample of so many units without replacement from a population of the size of the
    /// weights' sum; `None` where that has none.
    pub design_effect: Option<f64>,
    /// The same with replacement.
    pub design_effect_with_replacement: Option<f64>,
}

impl Sample<'_> {
    /// The mean and total, with standard errors by linearisation (Taylor series) of the ratio of weighted sums: with u = w(y − mean)/Σw,
    /// summed within clusters, the variance is Σ over strata of (1 − n/N) n/(n − 1) Σ(u − mean of u)² (Cochran 1977; Woodruff 1971). In a
    /// post-stratified sample u is taken less its group's weighted mean. A stratum drawn as a whole adds nothing.
    ///
    /// O(n log n) in the units.
    ///
    /// # Errors
    /// [`SamplingError::NoAnswers`] without a unit, or none in the domain; [`SamplingError::Lengths`] where lists do not go together;
    /// [`SamplingError::Range`] for a value that is no number, a weight or total that is not above 0, or figures beyond the largest number;
    /// [`SamplingError::Overdrawn`] for a stratum with more clusters drawn than it has; [`SamplingError::Unseen`] for a group without a
    /// unit. In [`Estimate::spread`]: [`SamplingError::Lonely`].
    pub fn estimate(&self) -> Result<Estimate, SamplingError> {
        self.check()?;
        let order = self.order();
        let strata = self.strata_in(&order)?;
        let weights = self.weights_of(&order, &strata)?;
        let inside = |i: usize| self.domain.is_none_or(|d| d[i]);
        let n = self.values.len();
        let units = (0..n).filter(|i| inside(*i)).count();
        if units == 0 {
            return Err(SamplingError::NoAnswers);
        }
        let sum = |of: &dyn Fn(usize) -> f64| (0..n).filter(|i| inside(*i)).map(of).sum::<f64>();
        let weight = finite(sum(&|i| weights[i]))?;
        let total = finite(sum(&|i| weights[i] * self.values[i]))?;
        let mean = finite(total / weight)?;
        let of_mean = self.residuals(&weights, |i| if inside(i) { (self.values[i] - mean) / weight } else { 0.0 });
        let of_total = self.residuals(&weights, |i| if inside(i) { self.values[i] } else { 0.0 });
        let census = strata.iter().all(Stratum::whole);
        let simple = sum(&|i| weights[i] / weight * (self.values[i] - mean).powi(2)) / (units as f64 - 1.0);
        let spread = variance(&order, &strata, &of_mean).and_then(|v| {
            let total_standard_error = finite(variance(&order, &strata, &of_total)?.sqrt())?;
            let against = |of: f64| Some(v / of).filter(|r| r.is_finite());
            let left = 1.0 - units as f64 / weight;
            Ok(Spread {
                standard_error: finite(v.sqrt())?,
                total_standard_error,
                census,
                design_effect: if left >= 0.0 { against(simple * left) } else { None },
                design_effect_with_replacement: against(simple),
            })
        });
        Ok(Estimate { mean, total, units, weight, degrees_of_freedom: freedom(&order, &strata, inside), spread })
    }

    fn check(&self) -> Result<(), SamplingError> {
        let n = self.values.len();
        if n == 0 {
            return Err(SamplingError::NoAnswers);
        }
        let fits = |length: Option<usize>| length.is_none_or(|l| l == n);
        let groups = self.post.map(|p| p.groups.len());
        let lengths = [self.strata.map(<[usize]>::len), self.clusters.map(<[usize]>::len), self.weights.map(<[f64]>::len)];
        if !(lengths.into_iter().all(fits) && fits(self.domain.map(<[bool]>::len)) && fits(groups)) {
            return Err(SamplingError::Lengths);
        }
        let above_zero = |list: &[f64]| list.iter().all(|w| w.is_finite() && *w > 0.0);
        if !(self.values.iter().all(|y| y.is_finite()) && self.weights.is_none_or(above_zero)) {
            return Err(SamplingError::Range);
        }
        if let Some(Post { groups, totals }) = self.post {
            if groups.iter().any(|g| *g >= totals.len()) {
                return Err(SamplingError::Lengths);
            }
            if !above_zero(totals) {
                return Err(SamplingError::Range);
            }
        }
        Ok(())
    }

    fn place(&self, i: usize) -> (usize, usize) {
        (self.strata.map_or(0, |s| s[i]), self.clusters.map_or(i, |c| c[i]))
    }

    /// The units with those of a stratum side by side, and within it those of a cluster; each with both.
    fn order(&self) -> Vec<Placed> {
        let mut order: Vec<Placed> = (0..self.values.len())
            .map(|unit| {
                let (stratum, cluster) = self.place(unit);
                Placed { stratum, cluster, unit }
            })
            .collect();
        order.sort_unstable_by_key(|p| (p.stratum, p.cluster, p.unit));
        order
    }

    fn strata_in(&self, order: &[Placed]) -> Result<Vec<Stratum>, SamplingError> {
        let mut from = 0;
        order
            .chunk_by(|a, b| a.stratum == b.stratum)
            .map(|members| {
                let number = members[0].stratum;
                let drawn = members.chunk_by(|a, b| a.cluster == b.cluster).count();
                let of = match self.population {
                    None => None,
                    Some(sizes) => Some(*sizes.get(number).ok_or(SamplingError::Lengths)?),
                };
                if of.is_some_and(|of| (drawn as u64) > of) {
                    return Err(SamplingError::Overdrawn(number));
                }
                from += members.len();
                Ok(Stratum { number, from: from - members.len(), to: from, drawn, of })
            })
            .collect()
    }

    fn weights_of(&self, order: &[Placed], strata: &[Stratum]) -> Result<Vec<f64>, SamplingError> {
        let mut weights = self.weights.map_or_else(
            || {
                let mut weights = vec![1.0; self.values.len()];
                for stratum in strata {
                    let each = stratum.of.map_or(1.0, |of| of as f64 / stratum.drawn as f64);
                    order[stratum.from..stratum.to].iter().for_each(|p| weights[p.unit] = each);
                }
                weights
            },
            <[f64]>::to_vec,
        );
        if let Some(Post { groups, totals }) = self.post {
            let sums = sums_by(groups, totals.len(), |i| weights[i]);
            if let Some(unseen) = sums.iter().position(|s| *s <= 0.0) {
                return Err(SamplingError::Unseen(unseen));
            }
            for (weight, group) in weights.iter_mut().zip(groups) {
                *weight = finite(*weight * (totals[*group] / sums[*group]))?;
            }
        }
        Ok(weights)
    }

    /// What each unit adds to a weighted sum, less its group's part where the groups' totals are known.
    fn residuals(&self, weights: &[f64], of: impl Fn(usize) -> f64) -> Vec<f64> {
        let Some(Post { groups, totals }) = self.post else {
            return (0..weights.len()).map(|i| weights[i] * of(i)).collect();
        };
        // The weights of a group add up to its total by now.
        let sums = sums_by(groups, totals.len(), |i| weights[i] * of(i));
        (0..weights.len()).map(|i| weights[i] * (of(i) - sums[groups[i]] / totals[groups[i]])).collect()
    }
}

/// A unit at its place in the design.
#[derive(Clone, Copy)]
struct Placed {
    stratum: usize,
    cluster: usize,
    unit: usize,
}

/// A stratum's units `from..to` in order, and its clusters.
struct Stratum {
    number: usize,
    from: usize,
    to: usize,
    drawn: usize,
    of: Option<u64>,
}

impl Stratum {
    /// Everything was drawn: no chance is left in it.
    fn whole(&self) -> bool {
        self.of == Some(self.drawn as u64)
    }
}

fn sums_by(groups: &[usize], count: usize, of: impl Fn(usize) -> f64) -> Vec<f64> {
    let mut sums = vec![0.0; count];
    for (i, group) in groups.iter().enumerate() {
        sums[*group] += of(i);
    }
    sums
}

/// The variance of the sum of what the units add.
fn variance(order: &[Placed], strata: &[Stratum], adds: &[f64]) -> Result<f64, SamplingError> {
    let mut sum = 0.0;
    for stratum in strata.iter().filter(|s| !s.whole()) {
        if stratum.drawn < 2 {
            return Err(SamplingError::Lonely(stratum.number));
        }
        let n = stratum.drawn as f64;
        let left = stratum.of.map_or(1.0, |of| 1.0 - n / of as f64);
        let members = &order[stratum.from..stratum.to];
        let clusters = || members.chunk_by(|a, b| a.cluster == b.cluster).map(|c| c.iter().map(|p| adds[p.unit]).sum::<f64>());
        let mean = clusters().sum::<f64>() / n;
        sum += left * n / (n - 1.0) * clusters().map(|u| (u - mean).powi(2)).sum::<f64>();
    }
    finite(sum)
}

fn freedom(order: &[Placed], strata: &[Stratum], inside: impl Fn(usize) -> bool) -> usize {
    let of = |stratum: &Stratum| {
        let members = &order[stratum.from..stratum.to];
        let clusters = members.chunk_by(|a, b| a.cluster == b.cluster);
        clusters.filter(|c| c.iter().any(|p| inside(p.unit))).count().saturating_sub(1)
    };
    strata.iter().map(of).sum()
}

impl Estimate {
    /// The mean's interval by Student's t; of a share it may leave 0..=1, for which [`Estimate::share_interval`] is made.
    ///
    /// # Errors
    /// [`SamplingError::Level`] for a level that is not in 0..1, [`SamplingError::NoFreedom`] without degrees of freedom, and the spread's.
    pub fn interval(&self, level: f64) -> Result<(f64, f64), SamplingError> {
        let half = self.quantile(level)? * self.spread?.standard_error;
        Ok((finite(self.mean - half)?, finite(self.mean + half)?))
    }

    /// The t of a level.
    pub(super) fn quantile(&self, level: f64) -> Result<f64, SamplingError> {
        let level = checked_level(level)?;
        if self.degrees_of_freedom == 0 {
            return Err(SamplingError::NoFreedom);
        }
        Ok(student_for(level, self.degrees_of_freedom as f64))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_simple_sample_has_the_textbook_error() {
        let values = [3.0, 5.0, 4.0, 8.0];
        let ours = Sample { values: &values, population: Some(&[16]), ..Sample::default() }.estimate().unwrap();
        // s² = 14/3, and (1 − 4/16) s²/4 = 7/8.
        assert_eq!((ours.mean, ours.total, ours.degrees_of_freedom), (5.0, 80.0, 3));
        let spread = ours.spread.unwrap();
        assert!((spread.standard_error - 0.875_f64.sqrt()).abs() < 1e-12);
        assert!((spread.total_standard_error - 16.0 * 0.875_f64.sqrt()).abs() < 1e-12);
        assert!((spread.design_effect.unwrap() - 1.0).abs() < 1e-12);
    }

    #[test]
    fn clusters_of_one_change_nothing_and_the_order_of_rows_neither() {
        let values = [1.0, 0.0, 1.0, 1.0, 0.0, 0.5];
        let strata = [0, 0, 0, 7, 7, 7];
        let plain = Sample { values: &values, strata: Some(&strata), ..Sample::default() };
        let clusters = [9, 4, 2, 9, 4, 2];
        let clustered = Sample { clusters: Some(&clusters), ..plain }.estimate().unwrap();
        let (ours, theirs) = (clustered.spread.unwrap(), plain.estimate().unwrap().spread.unwrap());
        assert!((ours.standard_error - theirs.standard_error).abs() < 1e-15);
        let turned = Sample { values: &[0.5, 0.0, 1.0, 1.0, 0.0, 1.0], strata: Some(&[7, 7, 7, 0, 0, 0]), ..plain }.estimate().unwrap();
        assert!((turned.mean - clustered.mean).abs() < 1e-15);
        assert!((turned.spread.unwrap().standard_error - theirs.standard_error).abs() < 1e-15);
    }

    #[test]
    fn a_domain_that_is_everything_is_the_whole_and_groups_that_are_right_already_keep_the_mean() {
        let values = [1.0, 0.0, 1.0, 1.0, 0.0, 1.0];
        let plain = Sample { values: &values, population: Some(&[60]), ..Sample::default() };
        let whole = plain.estimate().unwrap();
        assert_eq!(Sample { domain: Some(&[true; 6]), ..plain }.estimate().unwrap(), whole);
        let post = Post { groups: &[0, 0, 0, 1, 1, 1], totals: &[30.0, 30.0] };
        let ours = Sample { post: Some(post), ..plain }.estimate().unwrap();
        assert!((ours.mean - whole.mean).abs() < 1e-15 && (ours.total - whole.total).abs() < 1e-12);
    }

    #[test]
    fn what_no_figure_can_be_made_of_says_why() {
        let values = [1.0, 0.0, 1.0];
        let sample = Sample { values: &values, ..Sample::default() };
        let of = |s: Sample<'_>| s.estimate().map(|e| e.spread.is_ok());
        assert_eq!(of(Sample::default()), Err(SamplingError::NoAnswers));
        assert_eq!(of(Sample { strata: Some(&[0]), ..sample }), Err(SamplingError::Lengths));
        assert_eq!(of(Sample { strata: Some(&[0, 0, 3]), population: Some(&[9, 9]), ..sample }), Err(SamplingError::Lengths));
        assert_eq!(of(Sample { population: Some(&[2]), ..sample }), Err(SamplingError::Overdrawn(0)));
        assert_eq!(of(Sample { weights: Some(&[1.0, 0.0, 1.0]), ..sample }), Err(SamplingError::Range));
        assert_eq!(of(Sample { domain: Some(&[false; 3]), ..sample }), Err(SamplingError::NoAnswers));
        let post = Post { groups: &[0, 0, 0], totals: &[5.0, 5.0] };
        assert_eq!(of(Sample { post: Some(post), ..sample }), Err(SamplingError::Unseen(1)));
        let lonely = Sample { strata: Some(&[0, 0, 3]), ..sample }.estimate().unwrap();
        assert_eq!(lonely.spread, Err(SamplingError::Lonely(3)));
        assert_eq!(lonely.interval(0.95), Err(SamplingError::Lonely(3)));
    }
}
