//! What answers say of an item: how hard it is, whether it tells strong people from weak ones, which wrong option draws whom, how long it
//! takes; and the bounds beyond which a person should look at it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use touchstone_measure::agreement::correlation::pearson;
use touchstone_measure::integrity::wrong_key::{self, Against, Alarm, Answer};
use touchstone_measure::interval::wilson;
use touchstone_measure::reliability::classical::distractors;

/// Under so many answers figures say little and raise no flag.
pub const ENOUGH: usize = 30;
/// Facility outside these bounds is flagged.
const FACILITY: (f64, f64) = (0.20, 0.95);
/// Discrimination under this is flagged.
const DISCRIMINATION: f64 = 0.15;
/// A median time over so many times the author's estimate is flagged.
const SLOW: f64 = 3.0;

/// One answer as the analysis sees it.
#[derive(Clone, Debug, PartialEq)]
pub struct Given {
    /// 0..=1.
    pub score: f64,
    /// The mean score of the person's other counted items in the attempt; none where there are none.
    pub others: Option<f64>,
    /// The option that was chosen, of a single choice.
    pub option: Option<String>,
    /// Seconds since the answer before it in the attempt; none for the first and where it was changed later.
    pub seconds: Option<f64>,
}

/// Why a person should look at an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Flag {
    /// Facility under its lower bound.
    TooHard,
    /// Facility over its upper bound.
    TooEasy,
    /// Discrimination under its bound, but not surely negative.
    LowDiscrimination,
    /// Strong people do worse than weak ones: the upper end of the interval is under 0.
    NegativeDiscrimination,
    /// A wrong option is taken by more of the best third than the key.
    DistractorBeatsKey,
    /// The bets against the key have reached their bound: what questions it, with a stated rate of false alarms over all looks.
    KeyInDoubt,
    /// It takes far longer than its author thought.
    Slow,
}

impl Flag {
    /// Whether the key itself is in doubt. Figures that only look so by the day's answers are for people to read and question nothing.
    #[must_use]
    pub const fn questions_the_key(self) -> bool {
        matches!(self, Self::KeyInDoubt)
    }

    /// As it is told to programs.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::TooHard => "too_hard",
            Self::TooEasy => "too_easy",
            Self::LowDiscrimination => "low_discrimination",
            Self::NegativeDiscrimination => "negative_discrimination",
            Self::DistractorBeatsKey => "distractor_beats_key",
            Self::KeyInDoubt => "key_in_doubt",
            Self::Slow => "slow",
        }
    }
}

/// One option of a choice.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OptionTaken {
    /// Its id.
    pub option: String,
    /// Whether it is the key, or one of several that are right.
    pub key: bool,
    /// Share of all.
    pub all: f64,
    /// Share of the best third by their other items.
    pub best: f64,
    /// Share of the worst third.
    pub worst: f64,
}

/// The figures of an item.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Figures {
    /// Answers.
    pub n: usize,
    /// Mean score, 0..=1.
    pub facility: f64,
    /// Its 95 % interval by Wilson's score, which holds it.
    pub facility_interval: Option<(f64, f64)>,
    /// Correlation with the mean of the person's other items.
    pub discrimination: Option<f64>,
    /// Its 95 % interval, by Fisher's z.
    pub discrimination_interval: Option<(f64, f64)>,
    /// How the options were taken, those of the key first.
    pub options: Vec<OptionTaken>,
    /// Median seconds.
    pub seconds: Option<f64>,
    /// What speaks against the key, beyond the tolerated rate of false alarms.
    pub against: Option<AgainstKey>,
    /// What a person should look at.
    pub flags: Vec<Flag>,
}

/// What speaks against a key, as it is told.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AgainstKey {
    /// In words.
    pub says: String,
    /// After how many answers the alarm came.
    pub at: usize,
    /// What the answers came to, as a multiple of what a right key gives on average.
    pub evidence: f64,
    /// The multiple that raises the alarm.
    pub bound: f64,
}

impl From<Against> for AgainstKey {
    fn from(found: Against) -> Self {
        let says = match found.alarm {
            Alarm::Option { option, taken, key } => format!("of strong people {taken} took \"{option}\" and {key} the key"),
            Alarm::Reversed { pairs, by } => format!("in {pairs} pairs the weak scored {by:.2} better than the strong"),
        };
        Self { says, at: found.at, evidence: found.evidence, bound: found.bound }
    }
}

/// The middle of a list; `None` of an empty one.
#[must_use]
pub fn median(mut values: Vec<f64>) -> Option<f64> {
    values.sort_by(f64::total_cmp);
    let n = values.len();
    let upper = *values.get(n / 2)?;
    Some(if n.is_multiple_of(2) { f64::midpoint(*values.get(n / 2 - 1)?, upper) } else { upper })
}

/// The figures of an item from its answers; `key` are the right options of a single choice, none of other kinds, `seconds` what its author
/// thinks it takes.
#[must_use]
pub fn figures(answers: &[Given], key: &[String], seconds: f64) -> Figures {
    let n = answers.len();
    let sum: f64 = answers.iter().map(|a| a.score).sum();
    let (scores, others): (Vec<f64>, Vec<f64>) = answers.iter().filter_map(|a| Some((a.score, a.others?))).unzip();
    let correlation = pearson(&scores, &others).ok();
    let mut found = Figures {
        n,
        facility: if n > 0 { sum / n as f64 } else { 0.0 },
        facility_interval: if n > 0 { wilson(sum, n as f64, 0.95).ok() } else { None },
        discrimination: correlation.map(|c| c.value),
        discrimination_interval: correlation.and_then(|c| c.interval(0.95)),
        options: if key.is_empty() { Vec::new() } else { options(answers, key) },
        seconds: median(answers.iter().filter_map(|a| a.seconds).collect()),
        against: against_key(answers, key),
        flags: Vec::new(),
    };
    found.flags = flags(&found, seconds);
    found
}

/// What speaks against the key, over the answers in the order in which they came. Whoever took any of several right options took the key.
fn against_key(answers: &[Given], key: &[String]) -> Option<AgainstKey> {
    let first = key.first().map(String::as_str);
    let list: Vec<Answer<'_>> = answers
        .iter()
        .filter_map(|a| {
            let option = a.option.as_deref().map(|o| first.filter(|_| key.iter().any(|k| k == o)).unwrap_or(o));
            Some(Answer { others: a.others?, score: a.score, option })
        })
        .collect();
    wrong_key::against(&list, first).map(AgainstKey::from)
}

/// How options were taken; people without other items are left out.
fn options(answers: &[Given], key: &[String]) -> Vec<OptionTaken> {
    let taken: Vec<(&str, f64)> = answers.iter().filter_map(|a| Some((a.option.as_deref()?, a.others?))).collect();
    let mut names: Vec<&str> = key.iter().map(String::as_str).collect();
    let others: std::collections::BTreeSet<&str> = taken.iter().map(|(o, _)| *o).filter(|o| !names.contains(o)).collect();
    names.extend(others);
    let place: BTreeMap<&str, usize> = names.iter().enumerate().map(|(i, o)| (*o, i)).collect();
    let chosen: Vec<usize> = taken.iter().map(|(o, _)| place[o]).collect();
    let totals: Vec<f64> = taken.iter().map(|(_, t)| *t).collect();
    let Ok(table) = distractors(&chosen, &totals, names.len()) else { return Vec::new() };
    let row = |(name, f): (&&str, &touchstone_measure::reliability::classical::OptionFigures)| OptionTaken {
        option: (*name).to_owned(),
        key: key.iter().any(|k| k == name),
        all: f.all,
        best: f.best,
        worst: f.worst,
    };
    names.iter().zip(&table).map(row).collect()
}

fn flags(f: &Figures, seconds: f64) -> Vec<Flag> {
    let mut flags = Vec::new();
    if f.n < ENOUGH {
        return flags;
    }
    if f.facility < FACILITY.0 {
        flags.push(Flag::TooHard);
    }
    if f.facility > FACILITY.1 {
        flags.push(Flag::TooEasy);
    }
    match (f.discrimination, f.discrimination_interval) {
        (_, Some((_, high))) if high < 0.0 => flags.push(Flag::NegativeDiscrimination),
        (Some(r), _) if r < DISCRIMINATION => flags.push(Flag::LowDiscrimination),
        _ => {}
    }
    let of_key: f64 = f.options.iter().filter(|o| o.key).map(|o| o.best).sum();
    let beaten = f.options.iter().any(|o| !o.key && o.best > of_key);
    if beaten {
        flags.push(Flag::DistractorBeatsKey);
    }
    // An alarm stands only while all the answers together agree with it: people who come first may be weaker than those who come later.
    let reversed = f.discrimination.is_some_and(|r| r < 0.0);
    if f.against.is_some() && (beaten || reversed) {
        flags.push(Flag::KeyInDoubt);
    }
    if f.seconds.is_some_and(|s| s > SLOW * seconds) {
        flags.push(Flag::Slow);
    }
    flags
}

#[cfg(test)]
mod tests {
    use super::*;

    fn given(score: f64, others: f64, option: &str) -> Given {
        Given { score, others: Some(others), option: Some(option.to_owned()), seconds: Some(20.0) }
    }

    fn key(options: &[&str]) -> Vec<String> {
        options.iter().map(|o| (*o).to_owned()).collect()
    }

    #[test]
    fn a_sound_item_raises_no_flag_and_its_figures_are_closed_forms() {
        // 40 people, strong and weak in mixed order: those above .5 take the key "a", those below the option "b".
        let answers: Vec<Given> = (0..40)
            .map(|i| f64::from(i * 37 % 40) / 40.0)
            .map(|t| if t >= 0.5 { given(1.0, t, "a") } else { given(0.0, t, "b") })
            .collect();
        let f = figures(&answers, &key(&["a"]), 25.0);
        assert_eq!((f.n, f.flags.clone()), (40, vec![]));
        assert!((f.facility - 0.5).abs() < 1e-12 && f.seconds == Some(20.0));
        // Two equal halves of 0/1 against 40 equal steps: r = (n/4) / √(n/4 × (n² − 1)/12) × … = √(3n²/(4(n² − 1))).
        let r = (3.0 * 1600.0 / (4.0 * 1599.0_f64)).sqrt();
        assert!((f.discrimination.unwrap() - r).abs() < 1e-12, "{f:?}");
        assert_eq!(
            f.options.iter().map(|o| (o.option.as_str(), o.key, o.best, o.worst)).collect::<Vec<_>>(),
            [("a", true, 1.0, 0.0), ("b", false, 0.0, 1.0)]
        );
    }

    #[test]
    fn a_wrong_key_shows_as_negative_discrimination_and_a_distractor_that_beats_it() {
        // In an order in which strong and weak people come mixed.
        let answers: Vec<Given> =
            (0..60).map(|i| f64::from(i * 37 % 60) / 60.0).map(|t| if t < 0.4 { given(1.0, t, "a") } else { given(0.0, t, "b") }).collect();
        let found = figures(&answers, &key(&["a"]), 20.0);
        assert_eq!(found.flags, [Flag::NegativeDiscrimination, Flag::DistractorBeatsKey, Flag::KeyInDoubt]);
        assert_eq!(found.flags.iter().filter(|f| f.questions_the_key()).count(), 1);
        let against = found.against.unwrap();
        assert!(against.says.starts_with("of strong people") && against.evidence >= against.bound, "{against:?}");
        assert!(figures(&answers[..29], &key(&["a"]), 20.0).flags.is_empty(), "too few");
    }

    #[test]
    fn of_several_right_options_each_is_a_key_and_together_they_count_as_one() {
        let strong = |i: u32| f64::from(i * 37 % 60) / 60.0;
        // Strong people take "b" more often than "a", weak ones "c".
        let option = |i: u32| match (strong(i) >= 0.5, i % 9) {
            (true, 0..=1) => "a",
            (true, 2..=6) => "b",
            _ => "c",
        };
        let taken = |right: &[&str], merged: bool| -> Vec<Given> {
            let name = |o: &'static str| if merged && o == "b" { "a" } else { o };
            (0..60).map(|i| given(f64::from(u8::from(right.contains(&option(i)))), strong(i), name(option(i)))).collect()
        };
        let both = figures(&taken(&["a", "b"], false), &key(&["a", "b"]), 20.0);
        let one = figures(&taken(&["a", "b"], true), &key(&["a"]), 20.0);
        assert_eq!(both.options.iter().map(|o| (o.option.as_str(), o.key)).collect::<Vec<_>>(), [("a", true), ("b", true), ("c", false)]);
        for share in [|o: &OptionTaken| o.all, |o: &OptionTaken| o.best, |o: &OptionTaken| o.worst] {
            assert!((share(&both.options[0]) + share(&both.options[1]) - share(&one.options[0])).abs() < 1e-12);
            assert!((share(&both.options[2]) - share(&one.options[1])).abs() < 1e-12);
        }
        assert_eq!((both.flags, both.against, both.discrimination), (one.flags, one.against, one.discrimination));
        // Neither right option is a distractor of the other, whoever takes which.
        let alone = figures(&taken(&["a"], false), &key(&["a"]), 20.0);
        assert!(alone.flags.contains(&Flag::DistractorBeatsKey), "{alone:?}");
    }

    #[test]
    fn the_interval_of_a_share_holds_it() {
        for right in 0..=6 {
            let answers: Vec<Given> = (0..6).map(|i| given(if i < right { 1.0 } else { 0.0 }, f64::from(i) / 6.0, "a")).collect();
            let f = figures(&answers, &[], 20.0);
            let (low, high) = f.facility_interval.unwrap();
            assert!(low <= f.facility && f.facility <= high, "{f:?}");
        }
    }

    #[test]
    fn hard_easy_and_slow_items_are_flagged_and_nothing_makes_nothing() {
        let all = |score: f64| (0..40).map(|i| given(score, f64::from(i) / 40.0, "a")).collect::<Vec<_>>();
        assert_eq!(figures(&all(0.0), &[], 20.0).flags, [Flag::TooHard]);
        assert_eq!(figures(&all(1.0), &[], 20.0).flags, [Flag::TooEasy]);
        assert_eq!(figures(&all(1.0), &[], 5.0).flags, [Flag::TooEasy, Flag::Slow]);
        let none = figures(&[], &key(&["a"]), 20.0);
        assert_eq!((none.n, none.facility_interval, none.discrimination), (0, None, None));
        assert_eq!((median(vec![]), median(vec![3.0, 1.0]), median(vec![3.0, 1.0, 2.0])), (None, Some(2.0), Some(2.0)));
    }
}
