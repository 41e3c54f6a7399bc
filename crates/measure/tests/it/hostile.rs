//! Nothing panics and nothing is NaN: a corpus of hostile texts through every text measure, and numbers of any kind through the others.

use proptest::prelude::*;
use touchstone_measure::aggregate::bradley_terry::{Comparison, Wins, bradley_terry, noisy};
use touchstone_measure::aggregate::dawid_skene::{Stop, dawid_skene, one_coin};
use touchstone_measure::aggregate::{Label, Labels, glad, mace};
use touchstone_measure::agreement::conger::{Ratings, conger};
use touchstone_measure::agreement::correlation::{self, Tau};
use touchstone_measure::agreement::icc::Sums;
use touchstone_measure::agreement::krippendorff::{self, Metric};
use touchstone_measure::agreement::table::{Pair, Units};
use touchstone_measure::agreement::weights::{Scheme, Weights};
use touchstone_measure::agreement::{classification, cohen, several};
use touchstone_measure::drift::cusum::{BernoulliCusum, Cusum};
use touchstone_measure::drift::ewma::{Ewma, Kind};
use touchstone_measure::drift::p_chart;
use touchstone_measure::fairness::{adverse_impact, logistic_dif, mantel_haenszel};
use touchstone_measure::interval::{self, Method};
use touchstone_measure::irt::ability::{self, Prior};
use touchstone_measure::irt::calibrate::{Answers, Model, Options, calibrate};
use touchstone_measure::irt::curve::Item;
use touchstone_measure::mastery::decision_accuracy::{TrueScores, effective_length, rudner};
use touchstone_measure::mastery::sequential::Plan;
use touchstone_measure::mastery::{beta_binomial::BetaBinomial, confidence_sequence};
use touchstone_measure::reliability::classical::{Scores, kr21, length_factor, spearman_brown};
use touchstone_measure::text::bleu::{self, Smoothing};
use touchstone_measure::text::mteval::{TerNormalisation, Tokenizer};
use touchstone_measure::text::normalise::{Step, apply};
use touchstone_measure::text::tokens::{self, UnknownWords};
use touchstone_measure::text::{chrf, edit, error_rate, language, minhash, rouge, script, shingle, ter};

/// Empty, blank, lone marks, joined signs, both directions, surrogates' neighbours, very long runs: what breaks text code elsewhere.
fn corpus() -> Vec<String> {
    let mut texts: Vec<String> = [
        "",
        " ",
        "\n",
        "\t \u{3000}\u{a0}",
        "\u{0}",
        "\u{feff}",
        "\u{200b}\u{200d}\u{2060}",
        "\u{301}",
        "e\u{301}\u{301}\u{301}",
        "\u{202e}abc\u{202c}",
        "👩‍👩‍👧‍👦🇸🇬🏳️‍🌈",
        "\u{d7ff}\u{e000}\u{fffd}\u{10ffff}",
        "ﬁﬂ①Ⅷ㍿℡",
        "ＡＢＣ１２３",
        "ß İ ı ſ Σς",
        "한국어 조합 \u{1100}\u{1161}\u{11a8}",
        "かがゞ\u{3099}ｶﾞ",
        "𠀀𪛖㐀",
        "著着后後發髮",
        "&quot;&amp;lt;<skipped>-\n-",
        ".,.,.,",
        "1,234.5-6-7.",
        "'s 's's",
        "-----",
        "....................",
        "a.b,c.d,",
        "(())[[]]{{}}",
        "SELECT 1; --",
        "\\u0000\\",
        "\r\n\r",
        "a\u{1c}b\u{1d}c\u{1e}d\u{1f}e",
        "الْعَرَبِيَّة",
        "ไทยไม่มีช่องว่าง",
        "𝕳𝖊𝖑𝖑𝖔",
    ]
    .iter()
    .map(|t| (*t).to_owned())
    .collect();
    texts.push("甲".repeat(700));
    texts.push("ab ".repeat(300));
    texts.push("甲乙".repeat(200) + "丙");
    texts.push((0..400).filter_map(|i| char::from_u32(0x4e00 + i * 7)).collect());
    texts
}

/// A share or similarity: a number in 0..=1.
fn share(what: &str, value: f64, a: &str, b: &str) {
    assert!((-1e-12..=1.0 + 1e-9).contains(&value), "{what} of {a:?} and {b:?} is {value}");
}

fn pair_of_texts(a: &str, b: &str) {
    for options in [
        chrf::Options::CHRF,
        chrf::Options::CHRF_PLUS_PLUS,
        chrf::Options { lowercase: true, epsilon_smoothing: true, ..chrf::Options::CHRF },
    ] {
        share("chrf", chrf::score(a, b, &options), a, b);
    }
    for tokenizer in [Tokenizer::V13a, Tokenizer::Chinese, Tokenizer::International, Tokenizer::Character, Tokenizer::None] {
        let statistics = bleu::Reference::new(&[b, a], tokenizer, true).statistics(a);
        for smoothing in [Smoothing::None, Smoothing::Exponential, Smoothing::Floor(0.1), Smoothing::AddK(1.0)] {
            share("bleu", statistics.score(smoothing, true).score, a, b);
            share("bleu", statistics.score(smoothing, false).score, a, b);
        }
    }
    for options in
        [TerNormalisation::default(), TerNormalisation { normalised: true, asian: true, no_punctuation: true, case_sensitive: false }]
    {
        let rate = ter::segment(a, &[b], options).rate();
        assert!(rate.is_finite() && rate >= 0.0, "ter of {a:?} and {b:?} is {rate}");
    }
    let (x, y) = (rouge::english_tokens(a, true), rouge::english_tokens(b, true));
    let reference = rouge::Reference::new(y.iter().map(String::as_str), 4);
    let hypothesis = reference.hypothesis(x.iter().map(String::as_str));
    share("rouge-l", reference.longest_common_subsequence(&hypothesis).f1, a, b);
    reference.n_grams(&hypothesis).iter().for_each(|r| share("rouge-n", r.f1, a, b));
    let longest = a.chars().count().max(b.chars().count());
    for distance in
        [edit::levenshtein(a, b), edit::optimal_string_alignment(a, b), edit::damerau_levenshtein(a, b), edit::hamming_padded(a, b)]
    {
        assert!(distance <= longest, "{distance} for {a:?} and {b:?}");
    }
    share("jaro-winkler", edit::jaro_winkler(a, b, 0.1), a, b);
    assert!(error_rate::character_error_rate(a, b).is_finite());
    let (x, y): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let overlap = shingle::Overlap::new(&x, &y, 3);
    for value in [overlap.jaccard(), overlap.dice(), overlap.containment(), overlap.jaccard_of_counts()].into_iter().flatten() {
        share("shingles", value, a, b);
    }
    let family = minhash::Family::new(16, 1);
    if let (Some(s), Some(t)) = (family.signature(&x, 3), family.signature(&y, 3)) {
        share("minhash", s.similarity(&t).expect("of one family"), a, b);
    }
}

#[test]
fn hostile_texts_break_no_text_measure() {
    let corpus = corpus();
    for a in &corpus {
        let _ = (language::detect(a), script::to_simplified(a), apply(&Step::ALL, a), tokens::mixed_words(a, UnknownWords::Guess));
        assert_eq!(tokens::cut(a, UnknownWords::Split).concat(), *a);
        // Long against long is slow by nature and says nothing new.
        for b in corpus.iter().filter(|b| a.chars().count() * b.chars().count() < 300_000) {
            pair_of_texts(a, b);
        }
    }
}

/// Numbers that break arithmetic, and ordinary ones.
pub fn number() -> impl Strategy<Value = f64> {
    prop_oneof![
        4 => -5.0..5.0_f64,
        2 => 0.0..1.0_f64,
        1 => prop_oneof![
            Just(0.0), Just(-0.0), Just(1.0), Just(f64::NAN), Just(f64::INFINITY), Just(f64::NEG_INFINITY),
            Just(1e300), Just(-1e300), Just(5e-324), Just(1e-300)
        ],
    ]
}

#[expect(clippy::needless_pass_by_value, reason = "every caller has just made it")]
pub fn fine<E>(what: &str, value: Result<f64, E>) {
    if let Ok(value) = value {
        assert!(!value.is_nan(), "{what} is NaN");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn any_texts_break_no_text_measure(a in "\\PC{0,24}", b in "\\PC{0,24}") {
        pair_of_texts(&a, &b);
    }

    #[test]
    fn any_numbers_break_no_statistic_of_one_or_two_series(
        x in proptest::collection::vec(number(), 0..12),
        y in proptest::collection::vec(number(), 0..12),
        p in number(), q in number(), n in 0_u64..400, k in 0_u64..400
    ) {
        fine("pearson", correlation::pearson(&x, &y).map(|c| c.value));
        fine("spearman", correlation::spearman(&x, &y).map(|c| c.value));
        fine("tau-b", correlation::kendall(&x, &y, Tau::B).map(|c| c.value));
        fine("tau-c", correlation::kendall(&x, &y, Tau::C).map(|c| c.value));
        for method in [
            Method::Wilson, Method::WilsonCorrected, Method::ClopperPearson, Method::Jeffreys, Method::AgrestiCoull, Method::Wald
        ] {
            fine("interval", interval::share(k, n, p, method).map(|(low, high)| low + high));
        }
        fine("beta", interval::beta_at_least(p, q, 0.3));
        fine("beta", interval::beta_at_least(2.0, 3.0, p));
        fine("beta", interval::beta_at_most(p, q, 0.9));
        fine("beta", interval::beta_quantile(p, q, 0.1));
        fine("beta", interval::ln_beta_at_least(p, q, 0.5));
        fine("beta", interval::beta_greater((p, 2.0), (q, 2.0)));
        fine("binomial", interval::binomial_two_sided(k, n, p));
        fine("binomial", interval::binomial_at_least(k, n, p));
        fine("normal", interval::normal_quantile(p));
        fine("sequence", confidence_sequence::interval(k, n, p, (q, 1.0)).map(|(low, high)| low + high));
        fine("kr21", kr21(p, q, 1.0));
        fine("spearman-brown", spearman_brown(p, q));
        fine("length", length_factor(p, q));
        fine("effective length", effective_length(p, q, 0.5, 0.0, 1.0));
        fine("rudner", rudner(&[(p, q)], 0.0).map(|(a, c)| a + c));
        fine("beta-binomial", BetaBinomial::from_moments(10, p, q).map(|b| b.consistency(6).kappa));
        fine("moments", TrueScores::from_moments(p, q, 0.1, 3.0).map(|t| t.alpha));
        fine("true scores", TrueScores { low: 0.0, high: 1.0, alpha: p, beta: q }.accuracy(10, 0.5).map(|a| a.kappa));
        fine("p chart", p_chart::exact(p, n, q).map(|l| l.low as f64));
        fine("auc", classification::Scored { truth: &[true, false], score: &[p, q] }.roc_auc());
        fine("brier", classification::Scored { truth: &[true, false], score: &[p, q] }.brier());
        let _ = adverse_impact::compare(adverse_impact::Group { selected: k, considered: n },
            adverse_impact::Group { selected: n, considered: 400 });
        let plan = Plan { p_master: p, p_nonmaster: q, alpha: 0.05, beta: 0.05, min_items: 1, max_items: 20, block: 3 };
        fine("plan", plan.operating(p).map(|o| o.pass));
    }

    #[test]
    fn any_ratings_break_no_coefficient(
        rows in proptest::collection::vec(proptest::collection::vec(proptest::option::of(0_u32..4), 3), 0..12),
        values in proptest::collection::vec(number(), 4),
        wild in number()
    ) {
        let mut units = Units::default();
        let mut pair = Pair::new(4);
        let mut sums = Sums::new(3);
        for row in &rows {
            units.add(row.iter().flatten().copied());
            if let (Some(a), Some(b)) = (row[0], row[1]) {
                pair.add(a as usize, b as usize);
            }
            let of = |c: &Option<u32>| c.map_or(wild, |c| values[c as usize]);
            let _ = sums.add(&row.iter().map(of).collect::<Vec<f64>>());
        }
        let cells: Vec<Option<u32>> = rows.iter().flatten().copied().collect();
        for weights in [
            Weights::by_rank(Scheme::Identity, 4), Weights::by_rank(Scheme::Ordinal, 4),
            Weights::by_rank(Scheme::Ratio, 4), Weights::by_rank(Scheme::Identity, 2)
        ] {
            let made = [
                several::fleiss(&units, &weights), several::gwet(&units, &weights), several::brennan_prediger(&units, &weights),
                several::krippendorff(&units, &weights), conger(&Ratings { cells: &cells, raters: 3 }, &weights)
            ];
            for c in made.into_iter().flatten() {
                prop_assert!(!c.value.is_nan() && !c.standard_error.is_some_and(f64::is_nan) && !c.p_value().is_some_and(f64::is_nan));
            }
            if let Ok(k) = cohen::kappa(&pair, &weights) {
                prop_assert!(!k.value.is_nan() && !k.standard_error.is_nan() && !k.interval(0.9).0.is_nan());
            }
        }
        let finite: Vec<f64> = values.iter().map(|v| if v.is_finite() { *v } else { 0.0 }).collect();
        for metric in [Metric::Nominal, Metric::Ordinal, Metric::Interval, Metric::Ratio] {
            fine("alpha", krippendorff::alpha(&units, &[1.0, 2.0, 3.0, 4.0], metric));
            let _ = krippendorff::alpha(&units, &finite, metric);
        }
        if let Ok(icc) = sums.icc(0.95) {
            prop_assert!(!icc.one_way.value.is_nan() && !icc.agreement.interval.0.is_nan() && !icc.agreement_mean.value.is_nan());
        }
        fine("mcc", classification::matthews(&pair));
        fine("balanced", classification::balanced_accuracy(&pair));
    }

    #[test]
    fn any_labels_and_comparisons_break_no_aggregation(
        list in proptest::collection::vec((0_u32..5, 0_u32..4, 0_u32..3), 0..25),
        ties in 0.0..3.0_f64,
        wild in number()
    ) {
        let given = list.iter().map(|(task, worker, label)| Label { task: *task, worker: *worker, label: *label });
        if let Ok(labels) = Labels::new(given.collect()) {
            let stop = Stop { steps: 50, change: 1e-6 };
            for posterior in [
                dawid_skene(&labels, stop).posterior, one_coin(&labels, stop).posterior,
                glad::glad(&labels, 20).posterior, mace::mace(&labels, 20).posterior
            ] {
                for task in 0..posterior.tasks() {
                    prop_assert!((posterior.task(task).iter().sum::<f64>() - 1.0).abs() < 1e-9);
                }
            }
        }
        let mut wins = Wins::new(4);
        let mut comparisons = Vec::new();
        for (i, j, side) in &list {
            wins.add(*i as usize, *j as usize, 1.0);
            wins.add_ties(*i as usize, *j as usize, ties);
            if i != j {
                comparisons.push(Comparison { worker: *side, left: *i, right: *j, left_wins: side % 2 == 0 });
            }
        }
        for penalty in [0.0, 0.1, wild] {
            if let Ok(s) = bradley_terry(&wins, penalty) {
                prop_assert!(s.log_strengths.iter().all(|t| t.is_finite()) && !s.ties.is_nan());
            }
        }
        if let Ok(s) = noisy(&comparisons, 20) {
            prop_assert!(s.log_strengths.iter().chain(&s.attention).chain(&s.bias).all(|v| v.is_finite()));
        }
    }

    #[test]
    fn any_items_and_answers_break_no_estimate(
        a in number(), b in number(), c in number(),
        pattern in proptest::collection::vec(proptest::option::of(any::<bool>()), 4..24)
    ) {
        let items = [Item::three(a, b, c), Item::two(1.0, 0.0), Item::two(2.0, b)];
        for answers in [[true, false, true], [true; 3], [false; 3]] {
            fine("eap", ability::expected_a_posteriori(&items, &answers, Prior::STANDARD).map(|x| x.theta));
            fine("ml", ability::maximum_likelihood(&items, &answers).map(|x| x.theta));
            fine("map", ability::maximum_a_posteriori(&items, &answers, Prior::STANDARD).map(|x| x.theta));
            fine("wl", ability::weighted_likelihood(&items, &answers).map(|x| x.theta));
            fine("lz", ability::person_fit(&items, &answers, 0.5));
        }
        let rows: Vec<Vec<Option<bool>>> = pattern.chunks_exact(4).map(<[_]>::to_vec).collect();
        if let Ok(answers) = Answers::new(&rows) {
            for model in [Model::One, Model::Two] {
                if let Ok(fit) = calibrate(&answers, &Options { steps: 60, nodes: 11, ..Options::new(model) }) {
                    prop_assert!(fit.items.iter().all(|i| i.item.a.is_finite() && i.item.b.is_finite() && !i.slope_error.is_nan()));
                }
            }
        }
        if let Ok(scores) = Scores::new(rows.iter().map(|r| r.iter().map(|x| f64::from(u8::from(*x == Some(true)))).collect()).collect()) {
            fine("alpha", scores.alpha());
            fine("kr20", scores.kr20());
            fine("interval", scores.alpha_interval(0.95).map(|i| i.0));
            scores.figures().iter().for_each(|f| assert!(!f.mean.is_nan() && !f.alpha_without.is_some_and(f64::is_nan)));
        }
    }

    #[test]
    fn any_chart_and_any_groups_give_a_number_or_a_reason(
        lambda in number(), limit in number(), mu in number(), head in number(),
        cells in proptest::collection::vec(0_u64..30, 8),
        x in proptest::collection::vec(number(), 0..10)
    ) {
        for kind in [Kind::TwoSided, Kind::Upper] {
            let chart = Ewma { lambda, limit, kind };
            fine("ewma", chart.average_run_length(mu));
            let _ = chart.run(&x);
        }
        let chart = Cusum { reference: lambda, limit, head_start: head, two_sided: true };
        fine("cusum", chart.average_run_length(mu));
        let _ = chart.run(&x);
        let (on_event, otherwise, threshold) = (cells[0].cast_signed() - 5, -(cells[1].cast_signed()), cells[2].cast_signed());
        fine("bernoulli", BernoulliCusum { on_event, otherwise, threshold }.average_run_length(mu));
        let strata: Vec<mantel_haenszel::Stratum> = cells.chunks_exact(4).map(|c| [[c[0], c[1]], [c[2], c[3]]]).collect();
        fine("mh", mantel_haenszel::pooled(&strata).map(|p| p.standard_error));
        fine("mh", mantel_haenszel::test(&strata, true).map(|c| c.value));
        fine("bd", mantel_haenszel::homogeneity(&strata, true).map(|c| c.value));
        let answer = |(i, s): (usize, &f64)| logistic_dif::Answer { score: *s, focal: i % 2 == 0, right: i % 3 == 0 };
        let answers: Vec<logistic_dif::Answer> = x.iter().enumerate().map(answer).collect();
        fine("logistic", logistic_dif::dif(&answers, 2).map(|d| d.effect));
    }
}
