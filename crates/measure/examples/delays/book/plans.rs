//! The charts of a plan and the rules that platforms publish, as what looks at each check of one annotator and says how often it speaks.

use touchstone_measure::drift::ChartError;
use touchstone_measure::drift::budget::WEEKS_A_YEAR;
use touchstone_measure::drift::expectation::Prior;
use touchstone_measure::drift::personal::{Personal, PersonalState};
use touchstone_measure::drift::rule::{History, lifetime_mean};
use touchstone_measure::drift::several::share_out;
use touchstone_measure::drift::step_law::{self, Limits};
use touchstone_measure::mastery::sequential::Plan;

use super::people::{Answer, Bank, Kind, PACE};

/// The share that the shipped project asks of those it trusts, and the one that is not good enough.
pub const LEVELS: (f64, f64) = (0.90, 0.75);
/// False alarms of an annotator in a year, over all their charts.
pub const PROMISE: f64 = 0.2;

/// What looks at one annotator: it is shown check after check, and says how many signals each brought.
pub type Looking<'a> = Box<dyn FnMut(&Answer) -> u32 + 'a>;

/// Which checks a chart counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Over {
    /// All.
    All,
    /// Comparisons of two texts.
    Comparisons,
    /// Those with something to flag: what is wrong there was missed.
    Misses,
    /// Those with nothing to flag: what is wrong there was flagged for nothing.
    FalseFlags,
}

impl Over {
    /// One chart over everything: what a project has that names none.
    pub const ONE: [Self; 1] = [Self::All];
    /// Charts over everything, a kind and a class.
    pub const FOUR: [Self; 4] = [Self::All, Self::Comparisons, Self::Misses, Self::FalseFlags];

    fn counts(self, kind: Kind) -> bool {
        match self {
            Self::All => true,
            Self::Comparisons => matches!(kind, Kind::First | Kind::Second),
            Self::Misses => kind == Kind::Problem,
            Self::FalseFlags => kind == Kind::Clean,
        }
    }
}

/// The charts of a plan, with limits that keep its promise together.
pub struct Charts {
    each: Vec<(Over, Personal)>,
}

impl Charts {
    /// Charts over a bank's checks that give so many false alarms a year at most, all together.
    pub fn new(over: &[Over], bank: &Bank, false_alarms: f64) -> Result<Self, ChartError> {
        let counted: Vec<Vec<f64>> = over.iter().map(|o| bank.shifts(|kind| o.counts(kind))).collect();
        let all = bank.shifts(|_| true).len() as f64;
        let a_year: Vec<f64> = counted.iter().map(|shifts| PACE.1 as f64 * WEEKS_A_YEAR * shifts.len() as f64 / all).collect();
        let lengths = share_out(false_alarms, &a_year)?;
        let chart = |((over, shifts), length): ((&Over, &Vec<f64>), f64)| {
            let mut rules = Personal {
                p_master: LEVELS.0,
                p_nonmaster: LEVELS.1,
                most: 0.97,
                min_items: 20,
                // Before the first check a level is known as well as by twenty answers, of which 90 % were right.
                prior: Prior { right: 20.0 * LEVELS.0, wrong: 20.0 * (1.0 - LEVELS.0) },
                limits: Limits { levels: Vec::new(), limits: Vec::new() },
            };
            let items = step_law::Bank { p_in: LEVELS.0, p_out: LEVELS.1, shifts };
            rules.keep_promise(items, 5, &[0.90, 0.92, 0.94, 0.96, 0.97], length)?;
            Ok((*over, rules))
        };
        Ok(Self { each: over.iter().zip(&counted).zip(lengths).map(chart).collect::<Result<_, _>>()? })
    }

    /// One annotator's charts.
    pub fn look(&self) -> Looking<'_> {
        let mut states: Vec<PersonalState> = self.each.iter().map(|_| PersonalState::default()).collect();
        Box::new(move |answer| {
            let counting = self.each.iter().zip(&mut states).filter(|((over, _), _)| over.counts(answer.kind));
            counting.map(|((_, rules), state)| u32::from(rules.fold(state, answer.check).is_ok_and(|f| f.signal.is_some()))).sum()
        })
    }
}

/// A rule over what was seen since it last spoke.
fn asked<'a>(mut rule: impl FnMut(&History) -> bool + 'a) -> Looking<'a> {
    let mut history = History::default();
    Box::new(move |answer| {
        history.check(answer.check);
        let speaks = rule(&history);
        if speaks {
            history.begin_again();
        }
        u32::from(speaks)
    })
}

/// A mean of all checks below a share, from `after` of them on.
pub fn lifetime<'a>(below: f64, after: usize) -> Looking<'a> {
    asked(lifetime_mean(below, after))
}

/// A mean of at most so many last checks below a share, from `after` of them on.
pub fn of_last<'a>(below: f64, window: usize, after: usize) -> Looking<'a> {
    asked(move |history| history.checks().len() >= after && history.mean_of_last(window).is_some_and(|m| m < below))
}

/// The sequential test of 20 to 80 checks that begins again after each verdict; it speaks where somebody has to look: below the line, or
/// undecided at the end.
pub fn sequential<'a>() -> Looking<'a> {
    let plan = Plan { p_master: LEVELS.0, p_nonmaster: LEVELS.1, alpha: 0.02, beta: 0.10, min_items: 20, max_items: 80, block: 1 };
    let (mut sum, mut checks) = (0.0, 0_usize);
    Box::new(move |answer| {
        let score = answer.check.score;
        sum += score * plan.step_right() + (1.0 - score) * plan.step_wrong();
        checks += 1;
        let (good, weak) = (sum >= plan.upper() - 1e-9, sum <= plan.lower() + 1e-9);
        let over = checks >= plan.min_items && (good || weak || checks >= plan.max_items);
        if over {
            (sum, checks) = (0.0, 0);
        }
        u32::from(over && !good)
    })
}
