//! Trying a project out on made-up people, on all cores: what it promises against what its stages give, and a population's way through them.
//! Nothing is stored.

use std::fmt::Write as _;
use std::num::NonZero;

use super::{App, AppError};
use crate::domain::decision::simulation::{Assumed, Funnel, StageSeen, Tally, apply_to_all, attempts, rate_at, stated_rates};
use crate::domain::gold_set::project::{Decision, Stage, StageKind};
use crate::domain::gold_set::stored::Content;
use crate::measure::interval::{Method, share};
use crate::measure::mastery::sequential::{Plan, fixed_length};

/// The one-sided level of a simulation's limit.
pub const LEVEL: f64 = 0.999;
/// What a limit may lie over its promise.
pub const TOLERANCE: f64 = 0.002;
/// The longest fixed test that is looked for.
const LONGEST: usize = 2_000;

/// How many people, of which kind.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Wanted {
    /// People at each stated rate, and of the population.
    pub people: u64,
    /// What is assumed of them.
    pub assumed: Assumed,
}

/// What people at one stated rate came to at a stage.
#[derive(Clone, Debug, PartialEq)]
pub struct Promise {
    /// The stage's id.
    pub stage: String,
    /// Whether they are masters.
    pub master: bool,
    /// Their success rate.
    pub rate: f64,
    /// What became of them.
    pub tally: Tally,
    /// What the plan promises: of non-masters, how many are passed by machine in any attempt; of masters, how many are put below the line in
    /// the first. `None` for a stage that promises nothing.
    pub promised: Option<f64>,
    /// The same, computed exactly for the rule alone (no critical items, no floors).
    pub exact: Option<f64>,
    /// Items of the shortest fixed test with the same risks.
    pub fixed: Option<usize>,
    /// What would keep the promise.
    lengths: Option<(usize, usize)>,
}

impl Promise {
    /// The people whom the promise is about.
    #[must_use]
    pub fn count(&self) -> u64 {
        if self.master { self.tally.first_below } else { self.tally.passed }
    }

    /// The one-sided upper limit of the share found (Clopper-Pearson).
    #[must_use]
    pub fn limit(&self) -> f64 {
        let two_sided = 1.0 - 2.0 * (1.0 - LEVEL);
        share(self.count(), self.tally.people, two_sided, Method::ClopperPearson).map_or(1.0, |(_, high)| high)
    }

    /// Whether the promise is kept; `None` where so few people cannot tell. A stage that promises nothing keeps it.
    #[must_use]
    pub fn kept(&self) -> Option<bool> {
        let Some(promised) = self.promised else { return Some(true) };
        let two_sided = 1.0 - 2.0 * (1.0 - LEVEL);
        let low = share(self.count(), self.tally.people, two_sided, Method::ClopperPearson).map_or(0.0, |(low, _)| low);
        if self.limit() <= promised + TOLERANCE { Some(true) } else { (low > promised).then_some(false) }
    }

    /// What to change, in words.
    #[must_use]
    pub fn what_to_change(&self) -> String {
        let what = if self.master { "puts too many masters below the line" } else { "passes too many non-masters" };
        let how = match (self.exact, self.lengths) {
            (None, _) => "give it more items, items that tell more at the cut, or a larger delta".to_owned(),
            (Some(exact), _) if self.promised.is_some_and(|p| exact <= p + TOLERANCE) => {
                "the rule alone keeps the promise; critical items or floors break it: have fewer of them, or clearer ones".to_owned()
            }
            (_, Some((min, max))) => format!("min_items {min} and max_items {max} would keep it"),
            _ => "no length keeps it: allow fewer attempts, or move p_master and p_nonmaster apart".to_owned(),
        };
        format!("{} {what}: {:.4} of {} promised; {how}", self.stage, self.tally.share(self.count()), self.promised.unwrap_or(0.0))
    }
}

/// What came of it.
#[derive(Clone, Debug)]
pub struct Tried {
    /// What was asked for.
    pub wanted: Wanted,
    /// Two for each stage: non-masters, masters.
    pub promises: Vec<Promise>,
    /// The population.
    pub funnel: Funnel,
    names: Vec<String>,
    curves: Vec<Vec<(f64, f64)>>,
}

impl Tried {
    /// Stages by id, with what they saw of the population.
    pub fn stages(&self) -> impl Iterator<Item = (&str, &StageSeen)> {
        self.names.iter().map(String::as_str).zip(&self.funnel.stages)
    }

    /// A quantile of the minutes that people spent at a stage; 0 where nobody came.
    #[must_use]
    pub fn minutes(&self, seen: &StageSeen, quantile: f64) -> f64 {
        let mut minutes = seen.minutes.clone();
        minutes.sort_by(f64::total_cmp);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a position in the list")]
        let at = (quantile * minutes.len().saturating_sub(1) as f64).round() as usize;
        minutes.get(at).copied().unwrap_or(0.0)
    }

    /// The share of attempts in which the item shown most often stood.
    #[must_use]
    pub fn exposure(&self, seen: &StageSeen) -> f64 {
        seen.shown.values().max().map_or(0.0, |most| *most as f64 / seen.attempts.max(1) as f64)
    }

    /// Hours of reviewers' work for each hundred people who apply.
    #[must_use]
    pub fn review_hours(&self, seen: &StageSeen) -> f64 {
        seen.sheets as f64 * self.wanted.assumed.sheet_minutes / 60.0 * 100.0 / self.funnel.people.max(1) as f64
    }

    /// The share of people who come through everything: of all, of those above halfway, or of the others.
    #[must_use]
    pub fn share_through(&self, able: Option<bool>) -> f64 {
        let f = &self.funnel;
        let (through, of) = match able {
            None => (f.through, f.people),
            Some(true) => (f.through_able, f.able),
            Some(false) => (f.through - f.through_able, f.people - f.able),
        };
        through as f64 / of.max(1) as f64
    }

    /// Over the sequential stages together: by how much their mean length, of masters and non-masters alike, lies under the fixed tests', and
    /// the share of first attempts that went to a person.
    #[must_use]
    pub fn saved(&self) -> Option<(f64, f64)> {
        let sequential: Vec<&Promise> = self.promises.iter().filter(|p| p.fixed.is_some()).collect();
        let fixed: usize = sequential.iter().filter_map(|p| p.fixed).sum();
        let items: f64 = sequential.iter().map(|p| p.tally.share(p.tally.first_items)).sum();
        let referred: f64 = sequential.iter().map(|p| p.tally.share(p.tally.referred)).sum();
        (fixed > 0).then(|| (1.0 - items / fixed as f64, referred / sequential.len() as f64))
    }

    /// The share passed by machine by ability, a curve for each stage, as SVG.
    #[must_use]
    pub fn drawing(&self) -> String {
        const DASHES: [&str; 5] = ["", "6 3", "2 3", "8 3 2 3", "1 4"];
        let (left, top, width, height) = (60.0, 30.0, 560.0, 240.0);
        let x = |ability: f64| left + width * (ability + 2.0) / 4.0;
        let y = |share: f64| top + height * (1.0 - share);
        let mut svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 660 330\" font-family=\"sans-serif\" font-size=\"12\" role=\"img\" aria-label=\"Share passed by machine, by ability\">\n".to_owned();
        for i in 0..=4 {
            let (share, ability) = (f64::from(i) / 4.0, f64::from(i) - 2.0);
            let _ = writeln!(
                svg,
                "<line x1=\"{left}\" y1=\"{0:.1}\" x2=\"{1:.0}\" y2=\"{0:.1}\" stroke=\"#999\" stroke-opacity=\"0.4\"/>",
                y(share),
                left + width
            );
            let _ = writeln!(
                svg,
                "<text x=\"{:.0}\" y=\"{:.1}\" text-anchor=\"end\" fill=\"currentColor\">{share:.2}</text>",
                left - 8.0,
                y(share) + 4.0
            );
            let _ = writeln!(
                svg,
                "<text x=\"{:.1}\" y=\"{:.0}\" text-anchor=\"middle\" fill=\"currentColor\">{ability:.0}</text>",
                x(ability),
                top + height + 18.0
            );
        }
        for (i, (name, curve)) in self.names.iter().zip(&self.curves).enumerate() {
            let path = curve.iter().fold(String::new(), |mut path, (ability, share)| {
                let _ = write!(path, "{}{:.1} {:.1}", if path.is_empty() { "M" } else { " L" }, x(*ability), y(*share));
                path
            });
            let dash = DASHES[i % DASHES.len()];
            let _ =
                writeln!(svg, "<path d=\"{path}\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"2\" stroke-dasharray=\"{dash}\"/>");
            let at = top + 16.0 + 16.0 * i as f64;
            let _ = writeln!(
                svg,
                "<line x1=\"{0:.0}\" y1=\"{at:.0}\" x2=\"{1:.0}\" y2=\"{at:.0}\" stroke=\"currentColor\" stroke-width=\"2\" stroke-dasharray=\"{dash}\"/>",
                left + 12.0,
                left + 44.0
            );
            let _ = writeln!(svg, "<text x=\"{:.0}\" y=\"{:.0}\" fill=\"currentColor\">{name}</text>", left + 52.0, at + 4.0);
        }
        svg.push_str("</svg>");
        svg
    }
}

/// Runs `work` for 0..n on all cores; parts are added up in their order, so that the result depends on no number of cores.
fn on_all_cores<T: Default + Send>(n: u64, work: impl Fn(u64) -> T + Sync, add: impl Fn(&mut T, T) + Sync) -> T {
    let cores = std::thread::available_parallelism().map_or(1, NonZero::get) as u64;
    let part = n.div_ceil(cores.max(1)).max(1);
    let parts: Vec<T> = std::thread::scope(|scope| {
        let (work, add) = (&work, &add);
        let threads: Vec<_> = (0..cores)
            .map(|core| {
                scope.spawn(move || {
                    let mut sum = T::default();
                    (core * part..((core + 1) * part).min(n)).for_each(|i| add(&mut sum, work(i)));
                    sum
                })
            })
            .collect();
        threads.into_iter().map(|t| t.join().unwrap_or_default()).collect()
    });
    let mut all = T::default();
    for part in parts {
        add(&mut all, part);
    }
    all
}

/// The plan of a sequential stage, no longer than its form; `None` for others.
fn plan_of(stage: &Stage) -> Option<Plan> {
    stage.decision.plan(stage.block).map(|plan| Plan { max_items: plan.max_items.min(stage.longest_form()), ..plan })
}

/// What a stage promises: alpha and beta.
const fn promised(decision: &Decision) -> Option<(f64, f64)> {
    match decision {
        Decision::Sequential { alpha, beta, .. } | Decision::Ability { alpha, beta, .. } => Some((*alpha, *beta)),
        Decision::Cut { .. } => None,
    }
}

fn promises_of(content: &Content, stage: &Stage, wanted: &Wanted) -> Vec<Promise> {
    let plan = plan_of(stage);
    let kept = plan.and_then(|p| p.promises(stage.attempts).ok());
    let (master, nonmaster) = stated_rates(&stage.decision);
    [(false, nonmaster), (true, master)]
        .into_iter()
        .map(|(is_master, rate)| {
            let one = |i: u64| attempts(stage, content, rate, i, &wanted.assumed).0;
            let tally = on_all_cores(wanted.people, one, |sum: &mut Tally, part| sum.add(&part));
            Promise {
                stage: stage.id.clone(),
                master: is_master,
                rate,
                tally,
                promised: promised(&stage.decision).map(|(alpha, beta)| if is_master { beta } else { alpha }),
                exact: kept.map(|k| if is_master { k.master_below } else { k.nonmaster_passed }),
                fixed: plan.and_then(|p| fixed_length(&p, stage.attempts, LONGEST)).map(|(n, _)| n),
                lengths: plan.and_then(|p| p.lengths_that_keep(stage.attempts, LONGEST)),
            }
        })
        .collect()
}

/// The share passed by machine in any attempt, by ability.
fn curve(content: &Content, stage: &Stage, wanted: &Wanted) -> Vec<(f64, f64)> {
    let people = (wanted.people / 20).clamp(100, 2_000);
    (-10..=10)
        .map(|i| {
            let ability = f64::from(i) / 5.0;
            let one = |i: u64| attempts(stage, content, rate_at(&stage.decision, ability), i, &wanted.assumed).0;
            let tally = on_all_cores(people, one, |sum: &mut Tally, part| sum.add(&part));
            (ability, tally.share(tally.passed))
        })
        .collect()
}

/// Tries a project out.
#[must_use]
pub fn try_out(content: &Content, wanted: &Wanted) -> Tried {
    let stages = &content.project.stages;
    let decided_by_machine = stages.iter().filter(|s| s.kind != StageKind::Review);
    Tried {
        wanted: *wanted,
        promises: decided_by_machine.flat_map(|s| promises_of(content, s, wanted)).collect(),
        funnel: on_all_cores(wanted.people, |i| apply_to_all(content, i, &wanted.assumed), |sum: &mut Funnel, part| sum.add(part)),
        names: stages.iter().map(|s| s.id.clone()).collect(),
        curves: stages.iter().map(|s| curve(content, s, wanted)).collect(),
    }
}

impl App {
    /// Tries a stored version out, off the threads that answer requests.
    ///
    /// # Errors
    /// [`AppError::NotFound`].
    pub async fn try_version_out(&self, set: &str, number: i64, wanted: Wanted) -> Result<Tried, AppError> {
        let (_, content) = self.version(set, number).await?;
        self.compute("try a version out", move || try_out(&content, &wanted)).await
    }
}
