//! Nothing panics and nothing is NaN where votes, sheets and ratings are of any kind.

use proptest::prelude::*;
use touchstone_measure::aggregate::dawid_skene::{Stop, dawid_skene};
use touchstone_measure::aggregate::left_out::{LeftOut, leave_own_out, of_task};
use touchstone_measure::aggregate::peers::Peers;
use touchstone_measure::aggregate::severity::{inconsistencies, rater, shrunk};
use touchstone_measure::aggregate::{Label, Labels};
use touchstone_measure::agreement::correlated::{Signs, of_pair};
use touchstone_measure::agreement::streamed::{Streamed, Vote};
use touchstone_measure::fairness::adverse_impact::{Group, compare, compare_all, fisher, intervals};
use touchstone_measure::integrity::echo::{Echoed, echo};
use touchstone_measure::integrity::multiple::{Adjustment, adjusted};
use touchstone_measure::integrity::pairs::{Given, alike, room};
use touchstone_measure::integrity::poisson_binomial::{PoissonBinomial, at_least};
use touchstone_measure::integrity::side::{Sides, Swapped};
use touchstone_measure::integrity::straight::{Grid, levelled, longest_run, p_of_run};
use touchstone_measure::integrity::unkeyed::unkeyed;

/// Chances, and what is none.
fn chance() -> impl Strategy<Value = f64> {
    prop_oneof![
        6 => 0.0..=1.0_f64,
        2 => prop_oneof![Just(0.0), Just(1.0), Just(1e-300), Just(1.0 - f64::EPSILON)],
        1 => prop_oneof![Just(f64::NAN), Just(f64::INFINITY), Just(-1.0), Just(1e300), Just(-0.0)],
    ]
}

/// Counts, small, large and beyond.
fn count() -> impl Strategy<Value = u64> {
    prop_oneof![6 => 0_u64..60, 2 => 0_u64..2_000_000, 1 => prop_oneof![Just(u64::MAX), Just(u64::MAX - 1), Just(1 << 53)]]
}

fn share(what: &str, p: f64) {
    assert!((0.0..=1.0).contains(&p), "{what}: {p}");
}

fn limits(what: &str, (low, high): (f64, f64)) {
    assert!(low <= high, "{what}: {low} {high}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn any_chances_have_tails_or_a_reason(
        chances in proptest::collection::vec(chance(), 0..12), k in 0_usize..14, level in chance(), copied in chance(),
        marks in proptest::collection::vec(any::<(bool, bool)>(), 12)
    ) {
        share("tail", at_least(k, &chances));
        share("tail", at_least(usize::MAX, &chances));
        if let Ok(all) = PoissonBinomial::new(&chances) {
            share("tail", all.at_least(k));
            share("mid-p", all.mid_p(k));
            prop_assert!((all.exactly().iter().sum::<f64>() - 1.0).abs() < 1e-12);
        }
        for how in [Adjustment::Bonferroni, Adjustment::Holm, Adjustment::BenjaminiHochberg, Adjustment::BenjaminiYekutieli] {
            for all in [0, k, usize::MAX] {
                let found = adjusted(&chances, all, how).unwrap_or_default();
                found.iter().zip(&chances).for_each(|(a, p)| assert!(*a >= *p && *a <= 1.0, "{a} {p}"));
            }
        }
        let mut items = Vec::new();
        for (honest, (matches, model_right)) in chances.iter().zip(&marks) {
            items.push(Echoed { honest: *honest, matches: *matches, model_right: *model_right });
        }
        if let Ok(found) = echo(&items, copied, level) {
            prop_assert!(!found.log_ratio.is_nan() && !found.expected.is_nan());
            for p in [found.p, found.p_wrong, found.p_ratio.unwrap_or(1.0), found.p_ratio_bound, found.copied] {
                share("echo", p);
            }
            prop_assert!(found.p_ratio.is_none_or(|p| p <= found.p_ratio_bound + 1e-9), "{:?}", found);
            limits("copied", (found.copied_interval.0, found.copied));
            limits("copied", (found.copied, found.copied_interval.1));
        }
        let grids: Vec<Grid> = chances.iter().zip(&marks).map(|(usual, (level, _))| Grid { level: *level, usual: *usual }).collect();
        if let Ok(found) = levelled(&grids) {
            share("levelled", found.p);
        }
        prop_assert!(longest_run(&marks) <= marks.len());
    }

    #[test]
    fn any_sheets_are_compared_or_refused(
        rows in proptest::collection::vec(
            (0_u32..6, 0_usize..4, proptest::option::of(0_usize..4), proptest::collection::vec(chance(), 0..4)), 0..9
        ),
        split in 0_usize..9, at_most in chance(), length in 0_usize..6
    ) {
        let even: [&[f64]; 2] = [&[0.25; 4], &[0.5, 0.25, 0.25, 0.0]];
        for own_laws in [true, false] {
            let mut sheet: Vec<Given> = rows
                .iter()
                .enumerate()
                .map(|(i, (item, option, key, law))| {
                    let law = if own_laws { law.as_slice() } else { even[i % 2] };
                    Given { item: *item, option: *option, key: key.filter(|_| own_laws), law }
                })
                .collect();
            let mut other = sheet.split_off(split.min(sheet.len()));
            for list in [&mut sheet, &mut other] {
                list.sort_by_key(|g| g.item);
                list.dedup_by_key(|g| g.item);
            }
            if let Ok(found) = alike(&sheet, &other) {
                share("pair", found.p);
                share("pair", found.p_wrong);
                prop_assert!(found.wrong_matches <= found.matches && !found.omega.is_some_and(f64::is_nan));
            }
            if let Ok(found) = room(&[sheet.clone(), other, sheet], 0, at_most) {
                prop_assert!(found.compared == 3 && found.pairs.iter().all(|p| p.alike.p <= at_most && p.hochberg <= p.yekutieli));
            }
            let laws: Vec<&[f64]> =
                rows.iter().enumerate().map(|(i, (_, _, _, law))| if own_laws { law.as_slice() } else { even[i % 2] }).collect();
            if let Ok(p) = p_of_run(length, &laws) {
                share("run", p);
            }
        }
    }

    #[test]
    fn any_votes_break_no_record(
        tasks in proptest::collection::vec(
            proptest::collection::vec((0_u32..4, prop_oneof![6 => 0_u32..3, 1 => Just(u32::MAX)]), 0..6), 0..8
        ),
        categories in 0_usize..4, level in chance(), values in proptest::collection::vec(prop_oneof![-9.0..9.0_f64, chance()], 0..4)
    ) {
        let (mut peers, mut streamed, mut list) = (Peers::default(), Streamed::default(), Vec::new());
        for (task, votes) in tasks.iter().enumerate() {
            let votes: Vec<Vote> = votes.iter().map(|(annotator, label)| Vote { annotator: *annotator, label: *label }).collect();
            prop_assert!(task > 0 || peers.change(&votes, &[]).is_err() != votes.is_empty());
            peers.change(&[], &votes).expect("new votes");
            streamed.change(&[], &votes).expect("new votes");
            list.extend(votes.iter().map(|v| Label { task: task as u32, worker: v.annotator, label: v.label.min(5) }));
        }
        let pooled = peers.pooled(categories);
        let mut raters = Vec::new();
        for (annotator, record) in peers.records() {
            if let Ok(quality) = record.quality(1, 1) {
                share("quality", quality.share());
                if let Ok(interval) = quality.interval(level) {
                    limits("quality", interval);
                }
            }
            let confusion = record.confusion(categories, 1);
            for class in 0..4 {
                let class = confusion.class(class);
                for found in [class.sensitivity(level), class.specificity(level), class.precision(level)].into_iter().flatten() {
                    share("class", found.0);
                }
            }
            for signs in [peers.signs_without(annotator, &pooled).expect("everybody's pairs"), Signs::same(categories)] {
                if let Ok(found) = record.correlated(&signs) {
                    prop_assert!((found.value - (found.same - found.across)).abs() < 1e-12);
                    prop_assert!(!found.standard_error.is_some_and(f64::is_nan));
                    found.interval(level).into_iter().for_each(|i| limits("correlated", i));
                }
            }
            if let Ok(differences) = record.differences(&values)
                && let Ok(found) = rater(&differences.list, level)
            {
                limits("shift", found.shift_interval);
                found.spread_interval.into_iter().for_each(|i| limits("spread", i));
                raters.push((found, differences.of_peers));
            }
        }
        if let Ok(found) = shrunk(&raters.iter().map(|(r, _)| *r).collect::<Vec<_>>()) {
            prop_assert!(!found.mean.is_nan() && found.between >= 0.0);
            prop_assert!(found.each.iter().all(|s| s.value.is_finite() && s.standard_error >= 0.0));
        }
        inconsistencies(&raters).unwrap_or_default().iter().for_each(|s| assert!(*s >= 0.0));
        for ((first, second), units) in streamed.pairs() {
            let table = streamed.pair(first, second, 3);
            prop_assert!(table.units() <= units);
            if let Ok(found) = of_pair(&table, &Signs::learned(&table)) {
                share("same", found.same);
                prop_assert!((-1e-12..=1.0 + 1e-12).contains(&found.across));
            }
        }
        if let Ok(labels) = Labels::new(list) {
            let fit = dawid_skene(&labels, Stop { steps: 20, change: 1e-6 });
            if let Ok(found) = unkeyed(&labels, &fit, 1, level) {
                prop_assert!(found.pairs.iter().all(|p| p.alike.p <= level && p.alike.matches <= p.alike.compared));
            }
            let all: Vec<LeftOut> = leave_own_out(&labels, &fit);
            all.iter().filter_map(|l| l.share(level).ok()).for_each(|(p, _)| share("left out", p));
            let strange = [Vote { annotator: u32::MAX, label: u32::MAX }, Vote { annotator: 0, label: 0 }];
            of_task(&strange, &fit).into_iter().flatten().for_each(|p| share("left out", p));
        }
    }

    #[test]
    fn any_counts_of_groups_and_sides_give_a_number_or_a_reason(counts in proptest::collection::vec(count(), 8), level in chance()) {
        let group = |i: usize| Group { selected: counts[i], considered: counts[i + 1] };
        let groups = [group(0), group(2), group(4), group(6)];
        let ordered = groups.map(|g| Group { selected: g.selected.min(g.considered), considered: g.selected.max(g.considered) });
        for list in [groups, ordered] {
            if let Ok(p) = fisher(list[0], list[1]) {
                share("fisher", p);
            }
            if let Ok(found) = compare(list[0], list[1]) {
                share("exact p", found.exact_p);
                prop_assert!(found.least_exact_p <= found.exact_p && found.ratio.is_finite() && !found.z.is_nan());
            }
            if let Ok(found) = intervals(list[0], list[1], level) {
                limits("score", found.score);
                limits("sure", found.sure);
            }
            if let Ok((highest, found)) = compare_all(&list, level) {
                prop_assert!(found.iter().flatten().all(|c| c.impact.ratio <= 1.0 && c.adjusted_p >= c.impact.exact_p));
                prop_assert!(found[highest].is_ok());
            }
        }
        let sides = Sides { first: counts[0], second: counts[1], neither: counts[2] };
        if let Ok(found) = sides.preference(level) {
            share("side", found.p);
            limits("side", found.interval);
        }
        let swapped = Swapped { constant: counts[3], first: counts[4], second: counts[5], half_first: counts[6], half_second: counts[7] };
        if let Ok(found) = swapped.lean(level) {
            share("lean", found.p);
            limits("lean", found.interval);
        }
    }
}
