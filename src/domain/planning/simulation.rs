//! A project tried out on made-up people before anybody real meets it: the forms, rules and attempts are those of live candidates, only the
//! answers are drawn. Each answer is right with the person's chance at that stage, independently of the others, or with chances of their
//! own by item, skill, passage and day ([`crate::domain::planning::people`]); partial credit, which makes real error rates
//! smaller, is not assumed.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::deciding::Outcome;
use crate::domain::deciding::rule;
use crate::domain::deciding::rule::{Because, Reviewed, Scored};
use crate::domain::gold_set::item::Item;
use crate::domain::gold_set::stored::Content;
use crate::domain::kernel::chance::{Draws, Seed};
use crate::domain::planning::people::{Differing, Frame, Sitter};
use crate::domain::project::{Decision, Realism, Stage, StageKind};
use crate::domain::reviewing;
use crate::domain::sitting::{adaptive, form};
use touchstone_measure::draw::Stream;

/// What is assumed of the people.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Assumed {
    /// Mean ability of those who apply: 1 is a stage's `p_master`, −1 its `p_nonmaster`, 0 halfway between on the logit scale.
    pub mean: f64,
    /// Standard deviation of ability, 0 or more.
    pub deviation: f64,
    /// How much of an item's `seconds` a person takes on average, above 0.
    pub pace: f64,
    /// Minutes that a reviewer needs for a sheet.
    pub sheet_minutes: f64,
    /// How far a reviewer's sheet lies from the response's true score, as a standard deviation of shares.
    pub reviewer_deviation: f64,
    /// What everything is drawn from.
    pub seed: u64,
}

impl Default for Assumed {
    fn default() -> Self {
        Self { mean: 0.5, deviation: 1.0, pace: 1.0, sheet_minutes: 8.0, reviewer_deviation: 0.08, seed: 1 }
    }
}

/// Around a cut that names no master, people this far above and below it stand for masters and non-masters.
const AROUND_CUT: f64 = 0.10;

/// The success rates of a stage's master and non-master; for a rule on the ability, their abilities.
#[must_use]
pub fn stated_rates(decision: &Decision) -> (f64, f64) {
    match decision {
        Decision::Sequential { p_master, p_nonmaster, .. } => (*p_master, *p_nonmaster),
        Decision::Ability { cut, delta, .. } => (cut + delta, cut - delta),
        Decision::Cut { cut, .. } => ((cut + AROUND_CUT).min(0.99), (cut - AROUND_CUT).max(0.01)),
    }
}

/// The success rate (for a rule on the ability: the ability on its scale) at a stage of somebody of an ability,
/// where 1 is the stage's master and −1 its non-master.
#[must_use]
pub fn rate_at(decision: &Decision, ability: f64) -> f64 {
    let (master, nonmaster) = stated_rates(decision);
    if let Decision::Ability { cut, delta, .. } = decision {
        return cut + ability * delta;
    }
    let logit = |p: f64| (p / (1.0 - p)).ln();
    let (high, low) = (logit(master), logit(nonmaster));
    let at = f64::midpoint(high, low) + ability * (high - low) / 2.0;
    1.0 / (1.0 + (-at).exp())
}

/// One attempt of a made-up person.
#[derive(Clone, Debug, PartialEq)]
pub struct Sat {
    /// What the machine said.
    pub outcome: Outcome,
    /// Why.
    pub because: Because,
    /// Ids of the items that were shown.
    pub shown: Vec<String>,
    /// Items that counted.
    pub counted: usize,
    /// Seconds that a careful person needs for what was shown.
    pub seconds: f64,
    /// Sheets that reviewers filled in, adjudications included.
    pub sheets: usize,
    /// The ability and its standard error, where the rule is on the ability.
    pub ability: Option<(f64, f64)>,
}

/// Sits a stage once: the form is drawn as for a candidate, blocks are handed in and ruled on as the grading worker does.
#[must_use]
pub fn sit(stage: &Stage, content: &Content, rate: f64, met: &BTreeSet<String>, seed: Seed, assumed: &Assumed) -> Sat {
    sit_as(&Sitter::plain(rate), stage, content, met, seed, assumed)
}

/// The same, by somebody whose chances may differ from item to item.
#[must_use]
pub fn sit_as(who: &Sitter<'_>, stage: &Stage, content: &Content, met: &BTreeSet<String>, seed: Seed, assumed: &Assumed) -> Sat {
    if adaptive::is_adaptive(stage) {
        return sit_adaptively(who, stage, content, met, seed);
    }
    let places = form::assemble(stage, |bank| content.bank(bank), met, seed);
    let form: Vec<(i64, &Item)> = places.iter().filter_map(|p| Some((p.block, content.item(&p.item)?))).collect();
    let mut chance = answers(seed);
    if stage.kind == StageKind::Review {
        return reviewed(stage, &form, who.rate, &mut chance, assumed);
    }
    let last = form.last().map_or(0, |(block, _)| *block);
    let (mut items, mut sat) = (Vec::with_capacity(form.len()), nothing_sat());
    for block in 0..=last {
        for (_, item) in form.iter().filter(|(b, _)| *b == block) {
            let right = who.right(&stage.decision, item, met.contains(&item.head.id));
            items.push(answered(item, chance.uniform() < right));
            sat.shown.push(item.head.id.clone());
            sat.seconds += f64::from(item.head.seconds);
        }
        let ruling = rule::apply(&stage.decision, stage.block, &items, block == last);
        if let Some(outcome) = ruling.outcome {
            return Sat { outcome, because: ruling.because, counted: ruling.counted, ability: ruling.ability, ..sat };
        }
    }
    sat
}

/// The same where each block is chosen by the answers before it.
fn sit_adaptively(who: &Sitter<'_>, stage: &Stage, content: &Content, met: &BTreeSet<String>, seed: Seed) -> Sat {
    let mut chance = answers(seed);
    let (mut given, mut items, mut sat): (Vec<adaptive::Given<'_>>, Vec<Scored>, Sat) = (Vec::new(), Vec::new(), nothing_sat());
    let none = BTreeSet::new();
    let strengths = adaptive::strengths(stage, content, &none);
    let bank = adaptive::Bank { content, retired: &none, met, strengths: &strengths };
    let chooser = adaptive::Chooser::new(stage, &bank, seed);
    let mut block = 0;
    let mut due = chooser.next_block(&given, block);
    loop {
        for item in std::mem::take(&mut due) {
            let right = chance.uniform() < who.right(&stage.decision, item, met.contains(&item.head.id));
            items.push(answered(item, right));
            given.push((item, Some(f64::from(u8::from(right)))));
            sat.shown.push(item.head.id.clone());
            sat.seconds += f64::from(item.head.seconds);
        }
        block += 1;
        due = chooser.next_block(&given, block);
        let ruling = rule::apply(&stage.decision, stage.block, &items, due.is_empty());
        if let Some(outcome) = ruling.outcome {
            return Sat { outcome, because: ruling.because, counted: ruling.counted, ability: ruling.ability, ..sat };
        }
        if due.is_empty() {
            return sat;
        }
    }
}

fn nothing_sat() -> Sat {
    Sat { outcome: Outcome::Refer, because: Because::NothingCounted, shown: Vec::new(), counted: 0, seconds: 0.0, sheets: 0, ability: None }
}

/// The stream that answers are drawn from: another one than the form's, of the same seed.
fn answers(seed: Seed) -> Stream {
    let mut draws = Draws::new(seed, "simulated answers");
    Stream::new(draws.below(u64::MAX))
}

fn answered(item: &Item, right: bool) -> Scored {
    let by_people = item.rubric().is_some();
    Scored {
        score: (!by_people).then_some(if right { 1.0 } else { 0.0 }),
        counts: item.counts(),
        critical: item.head.critical,
        skill: item.head.skill.clone(),
        positive: true,
        hit: right,
        curve: Some(adaptive::curve(item)),
    }
}

/// A review stage: each response has the person's rate as its true score, and each sheet lies around it.
fn reviewed(stage: &Stage, form: &[(i64, &Item)], rate: f64, chance: &mut Stream, assumed: &Assumed) -> Sat {
    let mut sat = nothing_sat();
    let Decision::Cut { cut, confidence, .. } = &stage.decision else { return sat };
    let Some(plan) = &stage.review else { return sat };
    let mut responses = Vec::with_capacity(form.len());
    for (_, item) in form {
        let mut sheet = || (rate + assumed.reviewer_deviation * chance.normal()).clamp(0.0, 1.0);
        let totals: Vec<f64> = (0..plan.reviewers).map(|_| sheet()).collect();
        let differ = !reviewing::totals_differ(plan, Some(*cut), &totals).is_empty();
        sat.sheets += totals.len() + usize::from(differ);
        let score = if differ { sheet() } else { reviewing::mean(&totals) };
        responses.push(Reviewed { score, points: item.head.points, difference: reviewing::apart(&totals) });
        sat.shown.push(item.head.id.clone());
        sat.seconds += f64::from(item.head.seconds);
    }
    sat.counted = responses.len();
    sat.outcome = rule::review(*cut, *confidence, plan.se_floor, &responses).2;
    sat.because = if sat.outcome == Outcome::Refer { Because::Forced } else { Because::Statistic };
    sat
}

/// What became of many people of one success rate at a stage, all their attempts together. Tallies of parts add up.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Tally {
    /// People.
    pub people: u64,
    /// Passed by machine in any attempt.
    pub passed: u64,
    /// Put before a person in an attempt, undecided; that ends their attempts here.
    pub referred: u64,
    /// Put below the line in the last attempt they had.
    pub below: u64,
    /// Put below the line in their first attempt.
    pub first_below: u64,
    /// Items that counted, in first attempts.
    pub first_items: u64,
    /// Items that counted, in all attempts.
    pub items: u64,
}

impl Tally {
    /// Adds another part.
    pub fn add(&mut self, other: &Self) {
        self.people += other.people;
        self.passed += other.passed;
        self.referred += other.referred;
        self.below += other.below;
        self.first_below += other.first_below;
        self.first_items += other.first_items;
        self.items += other.items;
    }

    /// A count as a share of the people.
    #[must_use]
    pub fn share(&self, count: u64) -> f64 {
        count as f64 / self.people.max(1) as f64
    }
}

/// Sends one person of a success rate through all attempts at a stage: a new attempt follows only a below-the-line.
#[must_use]
pub fn attempts(stage: &Stage, content: &Content, rate: f64, person: u64, assumed: &Assumed) -> (Tally, Vec<Sat>) {
    attempts_of(None, stage, content, rate, person, assumed)
}

/// A departure from one success rate, on a stage's frame.
pub type Departure<'a> = (&'a Frame<'a>, Realism);

/// The same, of people who differ as a departure says.
#[must_use]
pub fn attempts_of(
    departure: Option<Departure<'_>>,
    stage: &Stage,
    content: &Content,
    rate: f64,
    person: u64,
    assumed: &Assumed,
) -> (Tally, Vec<Sat>) {
    let mut own = departure.map(|(frame, realism)| Differing::draw(frame, &realism, rate, person, assumed.seed));
    let mut seeds = Draws::new(Seed(assumed.seed), &format!("simulated person {person} at {}", stage.id));
    let (mut tally, mut met, mut all) = (Tally { people: 1, ..Tally::default() }, BTreeSet::new(), Vec::new());
    for number in 0..stage.attempts.max(1) {
        let who = own.as_mut().map_or_else(|| Sitter::plain(rate), |o| o.on_the_day(number));
        let sat = sit_as(&who, stage, content, &met, Seed(seeds.below(u64::MAX)), assumed);
        met.extend(sat.shown.iter().cloned());
        let (outcome, counted) = (sat.outcome, sat.counted as u64);
        tally.items += counted;
        if number == 0 {
            tally.first_items = counted;
            tally.first_below = u64::from(outcome == Outcome::BelowTheLine);
        }
        all.push(sat);
        if outcome != Outcome::BelowTheLine {
            break;
        }
    }
    let ended = all.last().map_or(Outcome::Refer, |s| s.outcome);
    tally.passed = u64::from(ended == Outcome::Pass);
    tally.referred = u64::from(ended == Outcome::Refer);
    tally.below = u64::from(ended == Outcome::BelowTheLine);
    (tally, all)
}

/// What a stage saw of a whole population.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct StageSeen {
    /// What became of those who came to it.
    pub tally: Tally,
    /// Minutes of each person, all attempts together.
    pub minutes: Vec<f64>,
    /// Attempts.
    pub attempts: u64,
    /// Reviewers' sheets.
    pub sheets: u64,
    /// How often each item was shown.
    pub shown: BTreeMap<String, u64>,
}

/// A population's way through all stages.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Funnel {
    /// By stage, in the project's order.
    pub stages: Vec<StageSeen>,
    /// People who came through everything.
    pub through: u64,
    /// Of those, people who are above halfway between a non-master and a master.
    pub through_able: u64,
    /// People who are above halfway.
    pub able: u64,
    /// People.
    pub people: u64,
}

impl Funnel {
    /// Adds another part of the same project.
    pub fn add(&mut self, other: Self) {
        if self.stages.is_empty() {
            self.stages = vec![StageSeen::default(); other.stages.len()];
        }
        for (mine, theirs) in self.stages.iter_mut().zip(other.stages) {
            mine.tally.add(&theirs.tally);
            mine.minutes.extend(theirs.minutes);
            mine.attempts += theirs.attempts;
            mine.sheets += theirs.sheets;
            theirs.shown.into_iter().for_each(|(item, n)| *mine.shown.entry(item).or_default() += n);
        }
        self.through += other.through;
        self.through_able += other.through_able;
        self.able += other.able;
        self.people += other.people;
    }
}

/// Sends one person of the population through all stages, who differs as the departure of each says (none at a stage without). Who is
/// referred is decided on rightly: whoever is above halfway goes on.
#[must_use]
pub fn apply_to_all(content: &Content, departures: &[Option<Departure<'_>>], person: u64, assumed: &Assumed) -> Funnel {
    let mut chance = Stream::new(Draws::new(Seed(assumed.seed), &format!("simulated ability {person}")).below(u64::MAX));
    let ability = assumed.mean + assumed.deviation * chance.normal();
    let able = ability > 0.0;
    let mut funnel =
        Funnel { stages: vec![StageSeen::default(); content.project.stages.len()], people: 1, able: u64::from(able), ..Funnel::default() };
    for (i, (stage, seen)) in content.project.stages.iter().zip(&mut funnel.stages).enumerate() {
        let departure = departures.get(i).copied().flatten();
        let (tally, sats) = attempts_of(departure, stage, content, rate_at(&stage.decision, ability), person, assumed);
        seen.tally = tally;
        seen.attempts = sats.len() as u64;
        seen.minutes.push(sats.iter().map(|s| s.seconds).sum::<f64>() * assumed.pace / 60.0);
        seen.sheets = sats.iter().map(|s| s.sheets as u64).sum();
        sats.into_iter().flat_map(|s| s.shown).for_each(|item| *seen.shown.entry(item).or_default() += 1);
        if tally.below > 0 || (tally.referred > 0 && !able) {
            return funnel;
        }
    }
    funnel.through = 1;
    funnel.through_able = u64::from(able);
    funnel
}
