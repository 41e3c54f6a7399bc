//! `[[audit.sample]]`: whether a sample's parts belong together, and whether its figures promise anything.

use std::collections::BTreeSet;

use crate::domain::gold_set::names;
use crate::domain::gold_set::problem::{Code, Faults, Problem};
use crate::domain::gold_set::source::Located;
use crate::domain::project::sample::{Allocation, AuditSample, SampleKind, Strata};

pub(super) fn check(samples: &[AuditSample], file: &Located, found: &mut Vec<Problem>) {
    if samples.len() > AuditSample::SAMPLES {
        let what = format!("{} samples; at most {}", samples.len(), AuditSample::SAMPLES);
        Faults::at(found, &file.file, file.line("/audit/sample")).add(Code::E301, what);
    }
    let mut seen = BTreeSet::new();
    for (i, sample) in samples.iter().enumerate() {
        let mut faults = Faults::at(found, &file.file, file.line(&format!("/audit/sample/{i}")));
        if !names::is_id(&sample.name) {
            faults.add(Code::E201, format!("name \"{}\" is not of the form [a-z0-9-]+", sample.name));
        }
        if !seen.insert(&sample.name) {
            faults.add(Code::E202, format!("the name \"{}\" stands twice among the samples", sample.name));
        }
        for why in out_of_range(sample) {
            faults.add(Code::E305, why);
        }
        for why in misfits(sample) {
            faults.add(Code::E413, why);
        }
    }
}

/// Figures beyond their bounds.
fn out_of_range(s: &AuditSample) -> Vec<&'static str> {
    let outside = |given: Option<f64>, low: f64, high: f64| given.is_some_and(|x| !(low..=high).contains(&x));
    let half = |given: Option<f64>| given.is_some_and(|x| !(x > 0.0 && x <= 0.5));
    let rows = [
        (s.n.is_some_and(|n| !(2..=AuditSample::MOST).contains(&n)), "n is 2 to 5000"),
        (s.least.is_some_and(|n| !(2..=100).contains(&n)), "least is 2 to 100"),
        (outside(s.half_width, 0.005, 0.5), "half_width is 0.005 to 0.5"),
        (outside(s.expected, 0.0, 1.0), "expected is a share: it lies in 0..1"),
        (outside(s.weight, 1.0, 10_000.0), "weight is 1 to 10000"),
        (half(s.limit), "limit is above 0 and at most 0.5"),
        (half(s.risk), "risk is above 0 and at most 0.5"),
        (!(0.0..=1.0).contains(&s.second_review), "second_review is a share: it lies in 0..1"),
    ];
    rows.into_iter().filter(|(wrong, _)| *wrong).map(|(_, why)| why).collect()
}

/// Parts that do not belong together.
fn misfits(s: &AuditSample) -> Vec<&'static str> {
    let parted = s.strata != Strata::None;
    let rows = match s.kind {
        SampleKind::Estimate => [
            (s.n.is_some() == s.half_width.is_some(), "an estimate says how many are reviewed: \"n\" or \"half_width\", one of them"),
            (s.limit.is_some() || s.risk.is_some() || s.weight.is_some(), "an estimate has no \"limit\", \"risk\" or \"weight\""),
            (s.expected.is_some() && s.half_width.is_none(), "\"expected\" goes with \"half_width\": it says how many reviews that takes"),
            (!parted && (s.least.is_some() || s.allocation == Allocation::Neyman), "\"least\" and \"neyman\" are about strata: name some"),
        ],
        SampleKind::Certify => [
            (s.limit.is_none() || s.risk.is_none(), "a certificate is about a \"limit\", at a \"risk\": both are given"),
            (s.half_width.is_some(), "a certificate has no \"half_width\""),
            (s.expected.zip(s.limit).is_some_and(|(e, limit)| e >= limit), "\"expected\" lies below \"limit\", or nothing is certified"),
            (
                parted || s.least.is_some() || s.allocation == Allocation::Neyman,
                "a certificate is drawn from the whole lot: no \"strata\", \"least\" or \"allocation\"",
            ),
        ],
    };
    rows.into_iter().filter(|(wrong, _)| *wrong).map(|(_, why)| why).collect()
}
