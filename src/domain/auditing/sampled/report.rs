//! What an audit comes to: figures of the reviews by the plan. The report is sealed; it holds numbers alone and nobody's name, so that
//! who is erased later changes no digit of it.

use serde::{Deserialize, Serialize};

use super::LEVEL;
use super::plan::Plan;
use super::review::{Outcome, Verdict};
use crate::domain::kernel::canonical;
use crate::domain::project::sample::SampleKind;
use touchstone_measure::lots::LotError;
use touchstone_measure::lots::certificate::{self, Audit, Terms};
use touchstone_measure::lots::martingale::Test;
use touchstone_measure::sampling::difference::{Share, of_shares};
use touchstone_measure::sampling::effective::ShareMethod;
use touchstone_measure::sampling::sample::{Estimate, Sample};

/// Of a stratum with fewer reviews nothing is said.
pub const ENOUGH: usize = 20;

/// Fewer clusters are an interval of their own.
const FEW_CLUSTERS: usize = 20;

/// Of the limit: the share of errors that a certificate expects where its plan says nothing.
const QUARTER: f64 = 0.25;

/// A drawn judgment once it is settled.
#[derive(Clone, Debug, PartialEq)]
pub struct Reviewed {
    /// Its stratum.
    pub stratum: usize,
    /// Who judged, by any name.
    pub judge: String,
    /// What was said of it, in the order of seats.
    pub said: Vec<Verdict>,
    /// How wrong it is; `None` where nobody could tell.
    pub error: Option<f64>,
}

/// A row of the sample, without anybody's name: its stratum, the judge by a number that is this report's own, and the error.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Row(pub usize, pub usize, pub Option<f64>);

/// How the reviews went.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Counts {
    /// Judgments that were settled.
    pub reviewed: usize,
    /// Of these right.
    pub right: usize,
    /// Wrong, wholly or in part.
    pub wrong: usize,
    /// Nobody could tell.
    pub cannot_tell: usize,
    /// Looked at by two.
    pub twice: usize,
    /// Who said the same.
    pub agreed: usize,
    /// Decided by a third.
    pub third: usize,
}

/// The share of errors in a stratum.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Found {
    /// Reviews of which the share is.
    pub reviews: usize,
    /// Sum of the errors.
    pub errors: f64,
    /// The share and its interval; none where there are too few.
    pub share: Option<[f64; 3]>,
}

/// The share of errors in the frame.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Estimated {
    /// The share.
    pub share: f64,
    /// Its interval; none where there are too few reviews for one.
    pub interval: Option<[f64; 2]>,
    /// Its standard error.
    pub standard_error: Option<f64>,
    /// How many independent reviews the sample is worth; none where everything was reviewed.
    pub worth: Option<f64>,
    /// Degrees of freedom.
    pub degrees_of_freedom: usize,
    /// The variance against that of a simple random sample.
    pub design_effect: Option<f64>,
    /// Everything was reviewed.
    pub census: bool,
    /// The share if all of which nobody could tell were right, and if all of them were wrong.
    pub bounds: [f64; 2],
    /// The interval for work of annotators like these, as if they had been drawn first; none for fewer than two.
    pub beyond: Option<[f64; 2]>,
    /// Annotators in the sample.
    pub judges: usize,
    /// By stratum, in the plan's order.
    pub strata: Vec<Found>,
}

/// Against the same sample's audit before.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Compared {
    /// BLAKE3 of that audit's report, hexadecimal.
    pub report: String,
    /// The share that it found.
    pub share: f64,
    /// Now minus then.
    pub difference: f64,
    /// Its interval.
    pub interval: [f64; 2],
}

/// What became of a lot.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Certified {
    /// It has a certificate.
    pub issued: bool,
    /// After so many reviews.
    pub after: u64,
    /// The smallest p that was reached.
    pub p: f64,
    /// Sum of the errors that were seen, those of which nobody could tell counted as whole ones.
    pub errors: f64,
    /// So many errors were seen that the lot is surely not below the limit.
    pub beyond_limit: bool,
}

/// The report of an audit.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Report {
    /// What was planned.
    pub plan: Plan,
    /// How the reviews went.
    pub counts: Counts,
    /// Of an estimate; none where nobody could tell of any judgment.
    pub estimate: Option<Estimated>,
    /// Of a certificate.
    pub certificate: Option<Certified>,
    /// Of an estimate that is not the first.
    pub before: Option<Compared>,
    /// The sample.
    pub rows: Vec<Row>,
}

/// The way in which a plan's lot is tested, and what is promised.
///
/// # Errors
/// [`LotError`] where a figure of the plan promises nothing.
fn terms(plan: &Plan) -> Result<Terms, LotError> {
    let (limit, risk) = plan.limit.zip(plan.risk).ok_or(LotError::Risk)?;
    let test = Test::expecting_by(plan.expected.unwrap_or(QUARTER * limit), limit, plan.weight.unwrap_or(Test::WEIGHT));
    Ok(Terms { lot: plan.units(), limit, risk, budget: plan.n, test })
}

/// How a lot stands after reviews in the order in which it was drawn, and the p after each of them, up to the one that ends it. What nobody
/// could tell counts as wrong.
///
/// # Errors
/// [`LotError`] where the plan promises nothing, or there are more reviews than it has.
pub fn certified(plan: &Plan, errors: &[Option<f64>]) -> Result<(certificate::Verdict, Vec<f64>), LotError> {
    let mut audit = Audit::new(terms(plan)?)?;
    let mut ps = Vec::new();
    for error in errors {
        let verdict = audit.review(error.unwrap_or(1.0))?;
        ps.push(audit.state().p);
        if !matches!(verdict, certificate::Verdict::NotYet { .. }) {
            break;
        }
    }
    Ok((audit.verdict(), ps))
}

fn counts(all: &[Reviewed]) -> Counts {
    let number = |is: &dyn Fn(&Reviewed) -> bool| all.iter().filter(|r| is(r)).count();
    Counts {
        reviewed: all.len(),
        right: number(&|r| r.error == Some(0.0)),
        wrong: number(&|r| r.error.is_some_and(|e| e > 0.0)),
        cannot_tell: number(&|r| r.error.is_none()),
        twice: number(&|r| r.said.len() > 1),
        agreed: number(&|r| r.said.len() > 1 && r.said[0].outcome == r.said[1].outcome),
        third: number(&|r| r.said.len() > 2),
    }
}

/// The sample as lists, one entry a judgment.
struct Lists {
    strata: Vec<usize>,
    judges: Vec<usize>,
    sizes: Vec<u64>,
    weights: Vec<f64>,
    known: Vec<bool>,
    values: Vec<f64>,
}

impl Lists {
    fn of(plan: &Plan, rows: &[Row]) -> Self {
        let sizes: Vec<u64> = plan.strata.iter().map(|part| part.size).collect();
        let weight = |Row(stratum, ..): &Row| plan.strata.get(*stratum).map_or(1.0, |part| part.size as f64 / part.draw as f64);
        Self {
            strata: rows.iter().map(|row| row.0).collect(),
            judges: rows.iter().map(|row| row.1).collect(),
            sizes,
            weights: rows.iter().map(weight).collect(),
            known: rows.iter().map(|row| row.2.is_some()).collect(),
            values: rows.iter().map(|row| row.2.unwrap_or(0.0)).collect(),
        }
    }

    /// By strata, of a finite frame: what the figure of this period's work rests on.
    fn of_frame(&self) -> Sample<'_> {
        Sample {
            values: &self.values,
            strata: Some(&self.strata),
            population: Some(&self.sizes),
            domain: Some(&self.known),
            ..Sample::default()
        }
    }

    /// By annotators, of work without end: as if they had been drawn first.
    fn of_judges(&self) -> Sample<'_> {
        let (weights, clusters, domain) = (Some(&self.weights[..]), Some(&self.judges[..]), Some(&self.known[..]));
        Sample { values: &self.values, weights, clusters, domain, ..Sample::default() }
    }

    /// The share where whoever could not tell is taken at a word.
    fn mean_with(&self, unknown: f64) -> Option<f64> {
        let values: Vec<f64> = self.values.iter().zip(&self.known).map(|(value, known)| if *known { *value } else { unknown }).collect();
        let all = Sample { values: &values, domain: None, ..self.of_frame() };
        all.estimate().ok().map(|estimate| estimate.mean)
    }

    fn stratum(&self, number: usize) -> Found {
        let inside: Vec<bool> = self.strata.iter().zip(&self.known).map(|(stratum, known)| *stratum == number && *known).collect();
        let errors = self.values.iter().zip(&inside).filter(|(_, inside)| **inside).map(|(value, _)| value).sum();
        let reviews = inside.iter().filter(|inside| **inside).count();
        let share = || {
            let estimate = Sample { domain: Some(&inside), ..self.of_frame() }.estimate().ok()?;
            let (low, high) = estimate.share_interval(LEVEL, ShareMethod::WilsonStudent).ok()?;
            Some([estimate.mean, low, high])
        };
        Found { reviews, errors, share: if reviews < ENOUGH { None } else { share() } }
    }
}

fn interval(estimate: &Estimate, few: bool) -> Option<[f64; 2]> {
    let method = if few { ShareMethod::KornGraubard } else { ShareMethod::WilsonStudent };
    estimate.share_interval(LEVEL, method).ok().map(|(low, high)| [low, high])
}

fn estimated(plan: &Plan, rows: &[Row]) -> Option<(Estimated, Estimate)> {
    let lists = Lists::of(plan, rows);
    let estimate = lists.of_frame().estimate().ok()?;
    let judges = rows.iter().map(|row| row.1).max().map_or(0, |last| last + 1);
    let beyond = (judges > 1).then(|| lists.of_judges().estimate().ok()).flatten();
    let spread = estimate.spread.ok();
    let figures = Estimated {
        share: estimate.mean,
        interval: interval(&estimate, false),
        standard_error: spread.map(|s| s.standard_error),
        worth: estimate.effective_size().ok(),
        degrees_of_freedom: estimate.degrees_of_freedom,
        design_effect: spread.and_then(|s| s.design_effect),
        census: spread.is_some_and(|s| s.census),
        bounds: [lists.mean_with(0.0)?, lists.mean_with(1.0)?],
        beyond: beyond.and_then(|estimate| interval(&estimate, judges < FEW_CLUSTERS)),
        judges,
        strata: (0..plan.strata.len()).map(|number| lists.stratum(number)).collect(),
    };
    Some((figures, estimate))
}

/// The difference to the audit before, where both rest on samples.
fn compared(now: &Estimate, before: &Report) -> Option<Compared> {
    let (_, then) = estimated(&before.plan, &before.rows)?;
    let (then, now) = (Share::try_from(&then).ok()?, Share::try_from(now).ok()?);
    let of = of_shares(then, now, LEVEL).ok()?;
    let interval = [of.newcombe.0, of.newcombe.1];
    Some(Compared { report: before.digest(), share: then.share, difference: of.difference, interval })
}

impl Report {
    /// The report of an audit whose reviews are all there, in the order of the plan; `before` is that of the same sample's audit before.
    ///
    /// # Errors
    /// [`LotError`] where a certificate's plan promises nothing, or there are more reviews than it has.
    pub fn of(plan: &Plan, all: &[Reviewed], before: Option<&Self>) -> Result<Self, LotError> {
        // Judges are numbered as they come in the order of review, which was drawn: the number says nothing of whom it stands for.
        let mut known: Vec<&str> = Vec::new();
        let mut number = |judge| {
            known.iter().position(|one| *one == judge).unwrap_or_else(|| {
                known.push(judge);
                known.len() - 1
            })
        };
        let rows: Vec<Row> = all.iter().map(|r| Row(r.stratum, number(r.judge.as_str()), r.error)).collect();
        let (mut estimate, mut certificate, mut compares) = (None, None, None);
        match plan.kind {
            SampleKind::Estimate => {
                if let Some((figures, of)) = estimated(plan, &rows) {
                    compares = before.and_then(|before| compared(&of, before));
                    estimate = Some(figures);
                }
            }
            SampleKind::Certify => {
                let errors: Vec<Option<f64>> = rows.iter().map(|row| row.2).collect();
                let (verdict, ps) = certified(plan, &errors)?;
                let issued = matches!(verdict, certificate::Verdict::Certificate { .. });
                certificate = Some(Certified {
                    issued,
                    after: errors.len() as u64,
                    p: ps.last().copied().unwrap_or(1.0),
                    errors: errors.iter().map(|error| error.unwrap_or(1.0)).sum(),
                    beyond_limit: matches!(verdict, certificate::Verdict::BudgetEnded { beyond_limit: true, .. }),
                });
            }
        }
        Ok(Self { plan: plan.clone(), counts: counts(all), estimate, certificate, before: compares, rows })
    }

    /// The report as it is sealed.
    #[must_use]
    pub fn text(&self) -> String {
        serde_json::to_value(self).map(|report| canonical::text(&report)).unwrap_or_default()
    }

    /// BLAKE3 of that text, in hexadecimal.
    #[must_use]
    pub fn digest(&self) -> String {
        blake3::hash(self.text().as_bytes()).to_hex().to_string()
    }

    /// A report from its sealed text.
    #[must_use]
    pub fn of_text(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok()
    }

    /// The share of errors that is expected of a stratum after this audit, drawn a little towards one half: one that showed no error may
    /// have some. That of the whole where the stratum is new.
    #[must_use]
    pub fn share_expected_of(&self, name: &str) -> f64 {
        let towards = |errors: f64, reviews: usize| (errors + 0.5) / (reviews as f64 + 1.0);
        let Some(estimate) = &self.estimate else { return 0.5 };
        let at = self.plan.strata.iter().position(|part| part.name == name);
        match at.and_then(|at| estimate.strata.get(at)).filter(|found| found.reviews > 0) {
            Some(found) => towards(found.errors, found.reviews),
            None => estimate.share,
        }
    }

    /// The sample as rows for `touchstone audit estimate` and `audit certify`: the error, the stratum's number and size, and the judge by a
    /// number of this report.
    #[must_use]
    pub fn csv(&self) -> String {
        let line = |Row(stratum, judge, error): &Row| {
            let size = self.plan.strata.get(*stratum).map_or(0, |part| part.size);
            let error = error.map_or_else(String::new, |error| error.to_string());
            format!("\n{error},{stratum},{size},{judge}")
        };
        std::iter::once("error,stratum,size,judge".to_owned()).chain(self.rows.iter().map(line)).chain(["\n".to_owned()]).collect()
    }
}

/// What is taken of one word on a judgment.
#[must_use]
pub fn verdict(outcome: Outcome, share: Option<f64>) -> Verdict {
    let error = match outcome {
        Outcome::Wrong => share.unwrap_or(1.0),
        Outcome::Right | Outcome::CannotTell => 0.0,
    };
    Verdict { outcome, error }
}
