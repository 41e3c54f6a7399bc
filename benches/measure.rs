//! Every hot function of `measure`, in CPU time, on the inputs that `scripts/side-by-side` gives to the Python libraries too.
//!
//! `cargo bench --bench measure`; with `TOUCHSTONE_BENCH_INPUTS=folder` the inputs are written there. What bounds a figure stands in
//! `benches/README.md`.
#![expect(
    clippy::expect_used,
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    reason = "a bench has no callers, and a broken one ends"
)]

#[path = "support/cpu.rs"]
mod cpu;
#[path = "support/texts.rs"]
mod texts;

use std::hint::black_box;

use cpu::CpuTime;
use criterion::{Criterion, SamplingMode, criterion_group, criterion_main};
use serde_json::json;
use texts::{Chance, pairs};
use touchstone_measure::aggregate::bradley_terry::{Wins, bradley_terry};
use touchstone_measure::aggregate::dawid_skene::{Stop, dawid_skene};
use touchstone_measure::aggregate::{Label, Labels};
use touchstone_measure::agreement::krippendorff::{self, Metric};
use touchstone_measure::agreement::table::Units;
use touchstone_measure::irt::calibrate::{Answers, Model, Options, calibrate};
use touchstone_measure::irt::curve::Item;
use touchstone_measure::mastery::sequential::Plan;
use touchstone_measure::text::mteval::{TerNormalisation, Tokenizer};
use touchstone_measure::text::tokens::{self, UnknownWords};
use touchstone_measure::text::{bleu, chrf, edit, error_rate, normalise, rouge, ter};

type Cpu = Criterion<CpuTime>;

fn keep(name: &str, inputs: &serde_json::Value) {
    if let Some(folder) = std::env::var_os("TOUCHSTONE_BENCH_INPUTS") {
        std::fs::create_dir_all(&folder).expect("a folder");
        std::fs::write(std::path::Path::new(&folder).join(format!("{name}.json")), inputs.to_string()).expect("written");
    }
}

/// One pass over all pairs is one measured step; a figure is divided by the number of pairs to be that of one.
fn over<T>(c: &mut Cpu, name: &str, list: &[T], mut one: impl FnMut(&T) -> f64) {
    c.bench_function(name, |b| b.iter(|| list.iter().map(|x| one(black_box(x))).sum::<f64>()));
}

fn text(c: &mut Cpu) {
    tokens::load();
    for (lang, chinese, tokenizer) in [("zh", true, Tokenizer::Chinese), ("en", false, Tokenizer::V13a)] {
        let list = pairs(chinese, 100);
        keep(lang, &json!(list));
        for (name, options) in [("chrf", chrf::Options::CHRF), ("chrf++", chrf::Options::CHRF_PLUS_PLUS)] {
            over(c, &format!("{lang}/{name}"), &list, |(r, h)| chrf::score(h, r, &options));
            let prepared: Vec<(chrf::Reference, &str)> =
                list.iter().map(|(r, h)| (chrf::Reference::new(r, &options), h.as_str())).collect();
            over(c, &format!("{lang}/{name} prepared"), &prepared, |(r, h)| r.score(h));
        }
        over(c, &format!("{lang}/bleu"), &list, |(r, h)| bleu::sentence(h, &[r], tokenizer));
        let prepared: Vec<(bleu::Reference, &str)> =
            list.iter().map(|(r, h)| (bleu::Reference::new(&[r], tokenizer, false), h.as_str())).collect();
        over(c, &format!("{lang}/bleu prepared"), &prepared, |(r, h)| r.statistics(h).score(bleu::Smoothing::Exponential, true).score);
        over(c, &format!("{lang}/cer"), &list, |(r, h)| error_rate::character_error_rate(r, h));
        over(c, &format!("{lang}/levenshtein"), &list, |(r, h)| edit::levenshtein(r, h) as f64);
        over(c, &format!("{lang}/levenshtein rapidfuzz"), &list, |(r, h)| {
            rapidfuzz::distance::levenshtein::distance(r.chars(), h.chars()) as f64
        });
        over(c, &format!("{lang}/osa"), &list, |(r, h)| edit::optimal_string_alignment(r, h) as f64);
        over(c, &format!("{lang}/osa rapidfuzz"), &list, |(r, h)| rapidfuzz::distance::osa::distance(r.chars(), h.chars()) as f64);
        over(c, &format!("{lang}/jaro-winkler"), &list, |(r, h)| edit::jaro_winkler(r, h, 0.1));
        over(c, &format!("{lang}/jaro-winkler rapidfuzz"), &list, |(r, h)| {
            rapidfuzz::distance::jaro_winkler::similarity(r.chars(), h.chars())
        });
        over(c, &format!("{lang}/nfkc"), &list, |(r, _)| normalise::nfkc(r).len() as f64);
    }
    let english = pairs(false, 100);
    over(c, "en/rouge-l", &english, |(r, h)| {
        let reference = rouge::Reference::english(r, false, 0);
        reference.longest_common_subsequence(&reference.english_hypothesis(h, false)).f1
    });
    over(c, "en/ter", &english, |(r, h)| ter::segment(h, &[r], TerNormalisation::default()).rate());
    let chinese = pairs(true, 100);
    let words = miniz_oxide::inflate::decompress_to_vec(include_bytes!("../crates/measure/src/text/jieba/dict.deflate")).expect("packed");
    let jieba = jieba_rs::Jieba::with_dict(&mut words.as_slice()).expect("a dictionary");
    over(c, "zh/segmentation", &chinese, |(r, _)| tokens::cut(r, UnknownWords::Split).len() as f64);
    over(c, "zh/segmentation jieba-rs", &chinese, |(r, _)| jieba.cut(r, false).len() as f64);
}

/// Ten raters, 10,000 units, five categories, one rating in ten missing.
fn agreement(c: &mut Cpu) {
    let mut chance = Chance(11);
    let units: Vec<Vec<Option<u32>>> = (0..10_000)
        .map(|_| {
            let truth = chance.below(5);
            let rate =
                |chance: &mut Chance| (chance.below(10) > 0).then(|| if chance.below(10) < 7 { truth } else { chance.below(5) } as u32);
            (0..10).map(|_| rate(&mut chance)).collect()
        })
        .collect();
    keep("krippendorff", &json!(units));
    let values = [0.0, 1.0, 2.0, 3.0, 4.0];
    c.bench_function("krippendorff ordinal", |b| {
        b.iter(|| {
            let mut table = Units::default();
            for unit in black_box(&units) {
                table.add(unit.iter().flatten().copied());
            }
            krippendorff::alpha(&table, &values, Metric::Ordinal).expect("defined")
        });
    });
}

/// 50,000 labels: 10,000 tasks, five each of 50 workers, four categories.
fn aggregation(c: &mut Cpu) {
    let mut chance = Chance(13);
    let mut list = Vec::new();
    for task in 0..10_000_u32 {
        let truth = chance.below(4);
        for k in 0..5 {
            let worker = (task as usize * 7 + k * 11 + chance.below(3)) % 50;
            let label = if chance.below(50) < 25 + worker / 3 { truth } else { chance.below(4) };
            list.push(Label { task, worker: worker as u32, label: label as u32 });
        }
    }
    keep("labels", &json!(list.iter().map(|l| [l.task, l.worker, l.label]).collect::<Vec<_>>()));
    let labels = Labels::new(list).expect("labels");
    c.bench_function("dawid-skene", |b| b.iter(|| dawid_skene(black_box(&labels), Stop { steps: 100, change: 1e-6 }).posterior.steps));

    let players = 60;
    let comparisons: Vec<(usize, usize)> = (0..50_000)
        .map(|_| {
            let (a, b) = (chance.below(players), chance.below(players - 1));
            let b = if b >= a { b + 1 } else { b };
            if (chance.below(1000) as f64) < 1000.0 / (1.0 + ((b as f64 - a as f64) / 20.0).exp()) { (a, b) } else { (b, a) }
        })
        .collect();
    keep("comparisons", &json!(comparisons));
    c.bench_function("bradley-terry", |b| {
        b.iter(|| {
            let mut wins = Wins::new(players);
            for (winner, loser) in black_box(&comparisons) {
                wins.add(*winner, *loser, 1.0);
            }
            bradley_terry(&wins, 0.0).expect("connected").steps
        });
    });
}

/// 5,000 people by 40 items, two parameters.
fn calibration(c: &mut Cpu) {
    let mut chance = Chance(17);
    let mut uniform = || (chance.next() >> 11) as f64 / (1_u64 << 53) as f64;
    let mut normal = || (-2.0 * uniform().max(1e-300).ln()).sqrt() * (2.0 * std::f64::consts::PI * uniform()).cos();
    let items: Vec<Item> = (0..40).map(|_| Item::two((0.25 * normal()).exp(), normal())).collect();
    let people: Vec<f64> = (0..5_000).map(|_| normal()).collect();
    let answers: Vec<Vec<bool>> =
        people.iter().map(|theta| items.iter().map(|i| uniform_of(&mut chance) < i.p(*theta)).collect()).collect();
    keep("answers", &json!(answers.iter().map(|r| r.iter().map(|x| u8::from(*x)).collect::<Vec<_>>()).collect::<Vec<_>>()));
    let rows: Vec<Vec<Option<bool>>> = answers.iter().map(|r| r.iter().copied().map(Some).collect()).collect();
    let mut group = c.benchmark_group("calibration");
    group.sample_size(10).sampling_mode(SamplingMode::Flat);
    group.bench_function("2pl", |b| {
        b.iter(|| calibrate(&Answers::new(black_box(&rows)).expect("answers"), &Options::new(Model::Two)).expect("converged").steps);
    });
    group.finish();
}

fn uniform_of(chance: &mut Chance) -> f64 {
    (chance.next() >> 11) as f64 / (1_u64 << 53) as f64
}

fn plans(c: &mut Cpu) {
    let plan = Plan { p_master: 0.85, p_nonmaster: 0.65, alpha: 0.05, beta: 0.05, min_items: 20, max_items: 60, block: 5 };
    c.bench_function("sequential plan, exact rates", |b| b.iter(|| black_box(&plan).operating(0.7).expect("a plan").pass));
}

criterion_group! {
    name = benches;
    config = Criterion::default().with_measurement(CpuTime).sample_size(20);
    targets = text, agreement, aggregation, calibration, plans
}
criterion_main!(benches);
