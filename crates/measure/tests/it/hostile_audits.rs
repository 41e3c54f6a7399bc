//! Nothing panics and nothing is NaN where audits are planned, drawn, estimated and corrected, whatever is put in.

use proptest::prelude::*;
use touchstone_measure::correction::calibration::split;
use touchstone_measure::correction::difference_estimator::lot_mean;
use touchstone_measure::correction::prediction_powered::{Answers, Sides, Weight, powered_mean};
use touchstone_measure::correction::rogan_gladen::{self, Accuracy, Calibration, Judged};
use touchstone_measure::interval::Method;
use touchstone_measure::sampling::allocation::{Margin, Stratum, neyman, proportional, variance_of_mean, whole};
use touchstone_measure::sampling::difference::{Share, of_means, of_shares};
use touchstone_measure::sampling::draw::{Take, key, stratified};
use touchstone_measure::sampling::effective::{ShareMethod, kish};
use touchstone_measure::sampling::sample::{Post, Sample};

use crate::hostile::{fine, number};

fn count() -> impl Strategy<Value = u64> {
    prop_oneof![6 => 0..40_u64, 1 => prop_oneof![Just(u64::MAX), Just(1_u64 << 53), Just(1_000_000_u64)]]
}

const METHODS: [ShareMethod; 7] = [
    ShareMethod::Wilson,
    ShareMethod::WilsonStudent,
    ShareMethod::ClopperPearson,
    ShareMethod::KornGraubard,
    ShareMethod::Logit,
    ShareMethod::Arcsine,
    ShareMethod::Student,
];

/// One unit: value, stratum, cluster, weight, in the domain, group.
type Row = (f64, usize, usize, f64, bool, usize);

fn rows() -> impl Strategy<Value = Vec<Row>> {
    let value = prop_oneof![2 => Just(0.0), 2 => Just(1.0), 1 => 0.0..1.0_f64, 1 => number()];
    let stratum = prop_oneof![5 => 0..3_usize, 1 => Just(usize::MAX)];
    let weight = prop_oneof![4 => 0.1..9.0_f64, 1 => number()];
    proptest::collection::vec((value, stratum, 0..4_usize, weight, any::<bool>(), 0..3_usize), 0..20)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn any_sample_gives_a_figure_or_a_reason(
        rows in rows(), sizes in proptest::collection::vec(count(), 0..4), totals in proptest::collection::vec(number(), 0..4),
        shape in 0_u8..64, level in prop_oneof![3 => Just(0.95), 1 => number(), 1 => Just(1.0 - 1e-16)]
    ) {
        let values: Vec<f64> = rows.iter().map(|r| r.0).collect();
        let strata: Vec<usize> = rows.iter().map(|r| r.1).collect();
        let clusters: Vec<usize> = rows.iter().map(|r| r.2).collect();
        let weights: Vec<f64> = rows.iter().map(|r| r.3).collect();
        let domain: Vec<bool> = rows.iter().map(|r| r.4).collect();
        let groups: Vec<usize> = rows.iter().map(|r| r.5).collect();
        let with = |bit: u8| shape & (1 << bit) != 0;
        let sample = Sample {
            values: &values,
            strata: with(0).then_some(&strata[..]),
            clusters: with(1).then_some(&clusters[..]),
            weights: with(2).then_some(&weights[..]),
            population: with(3).then_some(&sizes[..]),
            domain: with(4).then_some(&domain[..]),
            post: with(5).then_some(Post { groups: &groups, totals: &totals }),
        };
        fine("kish", kish(&weights).map(|k| k.effective_size + k.design_effect));
        if let Ok(estimate) = sample.estimate() {
            prop_assert!(estimate.mean.is_finite() && estimate.total.is_finite() && estimate.units <= values.len());
            if let Ok(spread) = estimate.spread {
                prop_assert!(spread.standard_error >= 0.0 && spread.total_standard_error >= 0.0);
                prop_assert!(spread.design_effect.is_none_or(|d| d >= 0.0));
            }
            fine("interval", estimate.interval(level).map(|(low, high)| low + high));
            for method in METHODS {
                if let Ok((low, high)) = estimate.share_interval(level, method) {
                    prop_assert!(low <= estimate.mean + 1e-9 && estimate.mean <= high + 1e-9, "{method:?}: {low} {} {high}", estimate.mean);
                }
            }
            fine("difference", of_means(&estimate, &estimate, level).map(|d| d.interval.0));
            if let Ok(share) = Share::try_from(&estimate) {
                fine("difference", of_shares(share, Share { share: 0.5, effective_size: 9.0 }, level).map(|d| d.newcombe.0 + d.wald.1));
            }
        }
    }

    #[test]
    fn any_plan_is_allotted_and_drawn_or_refused(
        list in proptest::collection::vec((count(), 0.0..1.0_f64, prop_oneof![4 => 0.5..4.0_f64, 1 => number()]), 0..6),
        wild in number(), n in count(), at_least in count(), seed in any::<u64>()
    ) {
        let stratum = |(size, share, cost): &(u64, f64, f64)| Stratum { cost: *cost, ..Stratum::of_share(*size, *share) };
        let strata: Vec<Stratum> = list.iter().map(stratum).collect();
        let sizes: Vec<u64> = list.iter().map(|l| l.0).collect();
        for parts in [proportional(&strata, n), neyman(&strata, n), Ok(vec![wild; sizes.len()])].into_iter().flatten() {
            let Ok(drawn) = whole(&parts, &sizes, at_least) else { continue };
            prop_assert!(drawn.iter().zip(&sizes).all(|(d, size)| *d <= *size && *d >= at_least.min(*size)));
            let sum = |list: &[u64]| list.iter().map(|x| u128::from(*x)).sum::<u128>();
            let least = sizes.iter().map(|s| u128::from(at_least.min(*s))).sum::<u128>();
            let wished = parts.iter().sum::<f64>().round() as u128;
            prop_assert_eq!(sum(&drawn), wished.max(least).min(sum(&sizes)));
            fine("variance", variance_of_mean(&strata, &drawn));
            let takes: Vec<Take> = sizes.iter().zip(&drawn).map(|(size, draw)| Take { size: *size, draw: (*draw).min(500) }).collect();
            let places = stratified(&key(seed), &takes).expect("as many as there are");
            for (of, take) in places.iter().zip(&takes) {
                let mut once = of.clone();
                once.sort_unstable();
                once.dedup();
                prop_assert!(once.len() as u64 == take.draw && once.iter().all(|place| *place < take.size));
            }
        }
        let margin = Margin { share: wild, half_width: wild, level: 0.9, design_effect: 1.0, population: Some(n) };
        fine("margin", margin.size().map(|s| s.exact));
        fine("margin", Margin { share: 0.3, design_effect: wild, population: None, ..margin }.size().map(|s| s.exact));
        let (one, other) = (Share { share: wild, effective_size: wild }, Share { share: 0.5, effective_size: wild });
        fine("difference", of_shares(one, other, 0.9).map(|d| d.wald.0));
    }

    #[test]
    fn any_counts_of_a_judge_give_a_share_or_a_reason(
        counts in proptest::collection::vec(count(), 6), level in prop_oneof![3 => Just(0.95), 1 => number()], line in 0.0..1.0_f64,
        wild in number(), other in number()
    ) {
        let judged = Judged { positive: counts[0], n: counts[1] };
        let calibration =
            Calibration { right_on_negatives: counts[2], negatives: counts[3], right_on_positives: counts[4], positives: counts[5] };
        let inside = |(low, high): (f64, f64)| (0.0..=1.0).contains(&low) && (low..=1.0).contains(&high);
        if let Ok(ours) = rogan_gladen::corrected(judged, calibration) {
            prop_assert!((0.0..=1.0).contains(&ours.share) && ours.standard_error >= 0.0);
            prop_assert!(ours.delta_interval(level).is_ok_and(inside) || level != 0.95);
            for method in [Method::Wilson, Method::ClopperPearson] {
                let limits = rogan_gladen::known_accuracy(judged, calibration, level, method);
                prop_assert!(limits.is_err() || limits.is_ok_and(inside));
            }
        }
        let limits = rogan_gladen::lang_reiczigel(judged, calibration, level);
        prop_assert!(limits.is_err() || limits.is_ok_and(inside));
        let limits = rogan_gladen::one_sided_limits(judged, calibration, 1.0 - level);
        prop_assert!(limits.is_err() || limits.is_ok_and(inside), "{:?}", limits);
        let _ = rogan_gladen::gate(judged, calibration, line, 0.05);
        let accuracy = Accuracy { specificity: wild, sensitivity: other };
        fine("correct", accuracy.correct(line));
        fine("split", split(counts[0], line, accuracy).map(|s| s.variance));
        fine("split", split(counts[0], line, Accuracy { specificity: 0.9, sensitivity: 0.8 }).map(|s| s.variance));
    }

    #[test]
    fn any_answers_of_people_and_machines_give_a_mean_or_a_reason(
        human in proptest::collection::vec(number(), 0..8), same in proptest::collection::vec(number(), 0..8),
        elsewhere in proptest::collection::vec(number(), 0..8), places in proptest::collection::vec(0..9_usize, 0..8),
        wild in number(), level in number()
    ) {
        let together = human.len().min(same.len());
        let answers = Answers { human: &human[..together], machine_on_same: &same[..together], machine_elsewhere: &elsewhere };
        for weight in [Weight::Tuned, Weight::Fixed(1.0), Weight::Fixed(wild)] {
            if let Ok(ours) = powered_mean(answers, weight) {
                prop_assert!(ours.mean.is_finite() && ours.standard_error.is_finite());
                for sides in [Sides::Both, Sides::Larger, Sides::Smaller] {
                    fine("interval", ours.interval(level, sides).map(|i| i.0));
                }
            }
        }
        let sampled = places.len().min(human.len());
        if let Ok(ours) = lot_mean(&elsewhere, &places[..sampled], &human[..sampled]) {
            prop_assert!(ours.mean.is_finite() && ours.standard_error.is_finite() && ours.human_only_standard_error.is_finite());
            fine("interval", ours.interval(level).map(|i| i.0 + i.1));
        }
    }
}
