//! Trying a project out on made-up people, on all cores: what it promises against what its stages give, and a population's way through
//! them. Nothing is stored.

use std::fmt::Write as _;
use std::num::NonZero;

use crate::domain::gold_set::stored::Content;
use crate::domain::planning::people::Frame;
use crate::domain::planning::simulation::{Assumed, Departure, Funnel, StageSeen, Tally, apply_to_all, attempts_of, rate_at, stated_rates};
use crate::domain::project::{Stage, StageKind};
use touchstone_measure::interval::{Method, share};
use touchstone_measure::mastery::sequential::{Plan, fixed_length};

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
    /// What became of them, every answer right with that rate.
    pub tally: Tally,
    /// What became of people of that rate who differ as the project's `[realism]` says.
    pub realistic: Tally,
    /// What the plan promises: of non-masters, how many are passed by machine in any attempt; of masters, how many are put below the line
    /// in the first. `None` for a stage that promises nothing.
    pub promised: Option<f64>,
    /// The same, computed exactly for the rule alone (no critical items, no floors).
    pub exact: Option<f64>,
    /// Items of the shortest fixed test with the risks that the plan's bounds are computed from.
    pub fixed: Option<usize>,
    /// What would keep the promise.
    lengths: Option<(usize, usize)>,
}

impl Promise {
    /// The people whom the promise is about.
    #[must_use]
    pub const fn count(&self) -> u64 {
        self.count_in(&self.tally)
    }

    /// The same in a tally of these people.
    #[must_use]
    pub const fn count_in(&self, tally: &Tally) -> u64 {
        if self.master { tally.first_below } else { tally.passed }
    }

    /// The one-sided limits, lower and upper, of the share found in a tally (Clopper-Pearson).
    fn limits(&self, tally: &Tally) -> (f64, f64) {
        let two_sided = 1.0 - 2.0 * (1.0 - LEVEL);
        share(self.count_in(tally), tally.people, two_sided, Method::ClopperPearson).unwrap_or((0.0, 1.0))
    }

    /// The one-sided upper limit of the share found (Clopper-Pearson).
    #[must_use]
    pub fn limit(&self) -> f64 {
        self.limits(&self.tally).1
    }

    /// The one-sided upper limit of the share found in a tally.
    #[must_use]
    pub fn limit_in(&self, tally: &Tally) -> f64 {
        self.limits(tally).1
    }

    /// Whether the promise is kept by people of one rate; `None` where so few people cannot tell. A stage that promises nothing keeps it.
    #[must_use]
    pub fn kept(&self) -> Option<bool> {
        self.kept_in(&self.tally)
    }

    /// Whether it is kept by the people of a tally.
    #[must_use]
    pub fn kept_in(&self, tally: &Tally) -> Option<bool> {
        let Some(promised) = self.promised else { return Some(true) };
        let (low, high) = self.limits(tally);
        if high <= promised + TOLERANCE { Some(true) } else { (low > promised).then_some(false) }
    }

    /// Whether it is surely broken, by people of one rate or by realistic ones.
    #[must_use]
    pub fn is_broken(&self) -> bool {
        self.kept() == Some(false) || self.kept_in(&self.realistic) == Some(false)
    }

    /// What to change, in words.
    #[must_use]
    pub fn what_to_change(&self) -> String {
        let what = if self.master { "puts too many masters below the line" } else { "passes too many non-masters" };
        if self.kept() != Some(false) {
            let found = self.realistic.share(self.count_in(&self.realistic));
            return format!(
                "{} {what} where people differ as [realism] says: {found:.4} of {:.4} promised; `gold check` tells the plan_alpha that \
                    keeps it",
                self.stage,
                self.promised.unwrap_or(0.0)
            );
        }
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

    /// Over the sequential stages together: by how much their mean length, of masters and non-masters alike, lies under the fixed tests',
    /// and the share of first attempts that went to a person.
    #[must_use]
    pub fn saved(&self) -> Option<(f64, f64)> {
        let sequential: Vec<&Promise> = self.promises.iter().filter(|p| p.fixed.is_some()).collect();
        let fixed: usize = sequential.iter().filter_map(|p| p.fixed).sum();
        let items: f64 = sequential.iter().map(|p| p.tally.share(p.tally.first_items)).sum();
        let referred: f64 = sequential.iter().map(|p| p.tally.share(p.tally.referred)).sum();
        (fixed > 0).then(|| (1.0 - items / fixed as f64, referred / sequential.len() as f64))
    }

    /// The share passed by machine by ability, a curve for each stage, as SVG; what it is, and what a stage is called, as markup has it.
    #[must_use]
    pub fn drawing(&self, label: &str, called: impl Fn(&str) -> String) -> String {
        const DASHES: [&str; 5] = ["", "6 3", "2 3", "8 3 2 3", "1 4"];
        let (left, top, width, height) = (60.0, 30.0, 560.0, 240.0);
        let x = |ability: f64| left + width * (ability + 2.0) / 4.0;
        let y = |share: f64| top + height * (1.0 - share);
        let mut svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 660 330\" font-family=\"sans-serif\" font-size=\"12\" \
            role=\"img\" aria-label=\"{label}\">\n"
        );
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
                "<line x1=\"{0:.0}\" y1=\"{at:.0}\" x2=\"{1:.0}\" y2=\"{at:.0}\" stroke=\"currentColor\" stroke-width=\"2\" \
                    stroke-dasharray=\"{dash}\"/>",
                left + 12.0,
                left + 44.0
            );
            let name = called(name);
            let _ = writeln!(svg, "<text x=\"{:.0}\" y=\"{:.0}\" fill=\"currentColor\">{name}</text>", left + 52.0, at + 4.0);
        }
        svg.push_str("</svg>");
        svg
    }
}

/// How many threads a simulation may take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cores {
    /// All of them: nothing else waits for this machine.
    All,
    /// One, beside a service that answers requests.
    One,
}

/// Runs `work` for 0..n on the cores; parts are added up in their order, so that the result depends on no number of cores.
fn on_cores<T: Default + Send>(cores: Cores, n: u64, work: impl Fn(u64) -> T + Sync, add: impl Fn(&mut T, T) + Sync) -> T {
    let cores = match cores {
        Cores::All => std::thread::available_parallelism().map_or(1, NonZero::get) as u64,
        Cores::One => 1,
    };
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

fn promises_of(content: &Content, at: (&Stage, Option<Departure<'_>>), wanted: &Wanted, cores: Cores) -> Vec<Promise> {
    let (stage, departure) = at;
    let plan = plan_of(stage);
    let kept = plan.and_then(|p| p.promises(stage.attempts).ok());
    let promised = stage.decision.promised();
    // A fixed test meets the same people: it is held to the risks that the bounds are computed from, where these are the smaller ones.
    let risks = |p: Plan| promised.map_or(p, |(alpha, _)| Plan { alpha: p.alpha.min(alpha), ..p });
    let (master, nonmaster) = stated_rates(&stage.decision);
    [(false, nonmaster), (true, master)]
        .into_iter()
        .map(|(is_master, rate)| {
            let of = |departure: Option<Departure<'_>>| {
                let one = |i: u64| attempts_of(departure, stage, content, rate, i, &wanted.assumed).0;
                on_cores(cores, wanted.people, one, |sum: &mut Tally, part| sum.add(&part))
            };
            Promise {
                stage: stage.id.clone(),
                master: is_master,
                rate,
                tally: of(None),
                realistic: of(departure),
                promised: promised.map(|(alpha, beta)| if is_master { beta } else { alpha }),
                exact: kept.map(|k| if is_master { k.master_below } else { k.nonmaster_passed }),
                fixed: plan.and_then(|p| fixed_length(&risks(p), stage.attempts, LONGEST)).map(|(n, _)| n),
                lengths: plan.zip(promised).and_then(|(p, risks)| p.lengths_within(risks, stage.attempts, LONGEST)),
            }
        })
        .collect()
}

/// The share of realistic people passed by machine in any attempt, by ability.
fn curve(content: &Content, at: (&Stage, Option<Departure<'_>>), wanted: &Wanted, cores: Cores) -> Vec<(f64, f64)> {
    let (stage, departure) = at;
    let people = (wanted.people / 20).clamp(100, 2_000);
    (-10..=10)
        .map(|i| {
            let ability = f64::from(i) / 5.0;
            let one = |i: u64| attempts_of(departure, stage, content, rate_at(&stage.decision, ability), i, &wanted.assumed).0;
            let tally = on_cores(cores, people, one, |sum: &mut Tally, part| sum.add(&part));
            (ability, tally.share(tally.passed))
        })
        .collect()
}

/// Tries a project out, on all cores.
#[must_use]
pub fn try_out(content: &Content, wanted: &Wanted) -> Tried {
    try_out_on(content, wanted, Cores::All)
}

/// Tries a project out.
#[must_use]
pub fn try_out_on(content: &Content, wanted: &Wanted, cores: Cores) -> Tried {
    let stages = &content.project.stages;
    let realism = content.project.realism;
    let frame = |s: &'_ Stage| s.kind != StageKind::Review;
    let frames: Vec<Option<Frame<'_>>> = stages.iter().map(|s| frame(s).then(|| Frame::new(s, |bank| content.bank(bank)))).collect();
    let departures: Vec<Option<Departure<'_>>> = frames.iter().map(|f| Some((f.as_ref()?, realism))).collect();
    let with = || stages.iter().zip(departures.iter().copied());
    Tried {
        wanted: *wanted,
        promises: with().filter(|(s, _)| frame(s)).flat_map(|at| promises_of(content, at, wanted, cores)).collect(),
        funnel: on_cores(
            cores,
            wanted.people,
            |i| apply_to_all(content, &departures, i, &wanted.assumed),
            |sum: &mut Funnel, part| sum.add(part),
        ),
        names: stages.iter().map(|s| s.id.clone()).collect(),
        curves: with().map(|at| curve(content, at, wanted, cores)).collect(),
    }
}
