//! Reviewers' training: responses with agreed levels, scored before the first live one, and what sheets of such responses come to.

use std::collections::BTreeMap;

use super::Sheet;
use crate::domain::gold_set::item::Item;
use crate::domain::gold_set::shared::Rubric;
use crate::domain::kernel::canonical;
use crate::domain::kernel::chance::{Draws, Seed};
use crate::domain::kernel::moment::Moment;
use crate::domain::project::Stage;

/// After so long without a sheet on a rubric its training is taken again, in seconds: 60 days.
pub const LAPSES: i64 = 60 * 86_400;
/// After a round that was not passed the next one begins so much later, in seconds: a night, since its agreed levels were just shown.
pub const AGAIN: i64 = 86_400;
/// From so many rounds in a row that were not passed on, adjudicators, auditors and administrators are told. Nothing else follows.
pub const TOLD_FROM: usize = 3;
/// A level so far off is never passed over.
const FAR: u64 = 3;

/// What a rubric's stages ask of whoever scores by it.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Plan {
    /// Responses of a round; 0 where no training is asked.
    pub responses: u32,
    /// Share of criteria that have to be exact or next to the agreed level.
    pub agreement: f64,
    /// Share of handed-out responses that are seeded.
    pub seeded: f64,
}

/// By rubric, what the review stages ask that may draw its items; of two stages that share a rubric, the stricter in each.
#[must_use]
pub fn plans<'i>(stages: &[Stage], bank: impl Fn(&str) -> Vec<&'i Item>) -> BTreeMap<String, Plan> {
    let mut plans: BTreeMap<String, Plan> = BTreeMap::new();
    for stage in stages {
        let Some(review) = &stage.review else { continue };
        for draw in &stage.draw {
            let Some(name) = draw.bank.as_ref().or(stage.bank.as_ref()) else { continue };
            let drawn = |item: &&Item| item.head.skill == draw.skill && draw.item_kind.is_none_or(|kind| kind == item.head.kind);
            for rubric in bank(name).into_iter().filter(drawn).filter_map(Item::rubric) {
                let plan = plans.entry(rubric.to_owned()).or_default();
                plan.responses = plan.responses.max(review.training_responses);
                plan.agreement = plan.agreement.max(review.training_agreement);
                plan.seeded = plan.seeded.max(review.seeded);
            }
        }
    }
    plans
}

/// The hash by which a rubric is known: another wording, weight or level is another rubric.
#[must_use]
pub fn rubric_hash(rubric: &Rubric) -> String {
    let value = serde_json::to_value(rubric).unwrap_or_default();
    blake3::hash(canonical::text(&value).as_bytes()).to_hex().to_string()
}

/// One criterion of a sheet beside the agreed level.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Beside {
    /// The criterion.
    pub criterion: String,
    /// The level that was given; none where the response was said not to be scorable, which counts as level 0, as in a total.
    pub given: Option<i64>,
    /// The agreed level.
    pub agreed: i64,
}

impl Beside {
    /// How many levels lie between the two.
    #[must_use]
    pub fn apart(&self) -> u64 {
        self.given.unwrap_or(0).abs_diff(self.agreed)
    }
}

/// A sheet beside the agreed levels, in the rubric's order.
#[must_use]
pub fn beside(rubric: &Rubric, sheet: &Sheet, agreed: &BTreeMap<String, i64>) -> Vec<Beside> {
    let given = |criterion: &str| sheet.levels.get(criterion).copied().filter(|_| sheet.cannot_score.is_none());
    let one = |id: &String| Some(Beside { criterion: id.clone(), given: given(id), agreed: *agreed.get(id)? });
    rubric.criterion.iter().filter_map(|c| one(&c.id)).collect()
}

/// What sheets beside agreed levels add up to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Sheets.
    pub sheets: u64,
    /// Levels that were compared.
    pub criteria: u64,
    /// Of them the agreed ones.
    pub exact: u64,
    /// The agreed ones and those next to them.
    pub near: u64,
    /// Those three or more levels off.
    pub far: u64,
    /// How often a given level met an agreed one.
    pub pairs: BTreeMap<(i64, i64), u64>,
}

impl Tally {
    /// Adds a sheet.
    pub fn add(&mut self, sheet: &[Beside]) {
        self.sheets += 1;
        for one in sheet {
            self.criteria += 1;
            self.exact += u64::from(one.apart() == 0);
            self.near += u64::from(one.apart() <= 1);
            self.far += u64::from(one.apart() >= FAR);
            *self.pairs.entry((one.given.unwrap_or(0), one.agreed)).or_default() += 1;
        }
    }

    /// Adds what others add up to.
    pub fn merge(&mut self, other: &Self) {
        self.sheets += other.sheets;
        self.criteria += other.criteria;
        self.exact += other.exact;
        self.near += other.near;
        self.far += other.far;
        for (pair, n) in &other.pairs {
            *self.pairs.entry(*pair).or_default() += n;
        }
    }

    /// Whether a round is passed: enough levels exact or next to the agreed one, and none off by three or more.
    #[must_use]
    pub fn passed(&self, agreement: f64) -> bool {
        // What rounding takes off a product such as 0.8 × 30 fails nobody.
        self.criteria > 0 && self.far == 0 && self.near as f64 >= agreement * self.criteria as f64 - 1e-9
    }
}

fn seed(parts: &[&str]) -> Seed {
    let mut hasher = blake3::Hasher::new();
    for part in parts {
        hasher.update(&(part.len() as u64).to_le_bytes()).update(part.as_bytes());
    }
    Seed(u64::from_le_bytes(hasher.finalize().as_bytes()[..8].try_into().unwrap_or_default()))
}

/// The responses of a round, in its order: those that the reviewer has met least often first, chance deciding among equals. The chance is
/// that of reviewer, rubric and round, so that the same round can be drawn again. `pool` says how often each was met.
#[must_use]
pub fn drawn(reviewer: &str, rubric: &str, round: i64, pool: &BTreeMap<String, usize>, responses: usize) -> Vec<String> {
    let mut all: Vec<&String> = pool.keys().collect();
    let mut draws = Draws::new(seed(&[reviewer, rubric, &round.to_string()]), "training");
    draws.shuffle(&mut all);
    all.sort_by_key(|anchor| pool.get(*anchor).copied().unwrap_or(0));
    let mut taken: Vec<String> = all.into_iter().take(responses).cloned().collect();
    draws.shuffle(&mut taken);
    taken
}

/// A stored round.
#[derive(Clone, Debug, PartialEq)]
pub struct Round {
    /// The rubric's hash.
    pub rubric_hash: String,
    /// When it ended and whether it was passed; none while it is taken.
    pub ended: Option<(Moment, bool)>,
}

/// Where a reviewer stands with a rubric.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// No training is asked.
    NotAsked,
    /// Trained; until when, if no sheet is saved.
    Trained(Moment),
    /// Never trained on this rubric.
    New,
    /// Trained on what the rubric was before it changed.
    Changed,
    /// No sheet for sixty days.
    Away,
    /// A round is being taken.
    Taking,
    /// The last round was not passed; the next one may begin then, or already may.
    NotPassed(Moment),
}

/// Every standing's name, as programs are told it.
pub const STANDINGS: [&str; 7] = ["not_asked", "trained", "new", "rubric_changed", "away", "taking", "not_passed"];

impl Standing {
    /// Where rounds, oldest first, and the last sheet on the rubric leave somebody.
    #[must_use]
    pub fn of(rounds: &[Round], rubric_hash: &str, last_sheet: Option<Moment>, now: Moment) -> Self {
        let Some(last) = rounds.iter().rev().find(|r| r.rubric_hash == rubric_hash) else {
            return if rounds.iter().any(|r| r.ended.is_some_and(|(_, passed)| passed)) { Self::Changed } else { Self::New };
        };
        match last.ended {
            None => Self::Taking,
            Some((at, false)) => Self::NotPassed(at.plus_seconds(AGAIN)),
            Some((at, true)) => {
                let until = last_sheet.map_or(at, |sheet| sheet.max(at)).plus_seconds(LAPSES);
                if until < now { Self::Away } else { Self::Trained(until) }
            }
        }
    }

    /// Whether live responses are given.
    #[must_use]
    pub const fn scores(self) -> bool {
        matches!(self, Self::NotAsked | Self::Trained(_))
    }

    /// Whether a new round may begin now.
    #[must_use]
    pub fn may_begin(self, now: Moment) -> bool {
        match self {
            Self::New | Self::Changed | Self::Away => true,
            Self::NotPassed(from) => from <= now,
            Self::NotAsked | Self::Trained(_) | Self::Taking => false,
        }
    }

    /// Its name, as the API gives it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::NotAsked => "not_asked",
            Self::Trained(_) => "trained",
            Self::New => "new",
            Self::Changed => "rubric_changed",
            Self::Away => "away",
            Self::Taking => "taking",
            Self::NotPassed(_) => "not_passed",
        }
    }
}

/// How many rounds in a row, the last ones, were not passed.
#[must_use]
pub fn failed_in_a_row(rounds: &[Round]) -> usize {
    rounds.iter().rev().filter_map(|r| r.ended).take_while(|(_, passed)| !passed).count()
}

/// Whether the response that a reviewer is handed after so many saved sheets is a seeded one: a draw of reviewer and count, the same
/// whenever it is asked.
#[must_use]
pub fn is_seeded(project: &str, reviewer: &str, saved: i64, share: f64) -> bool {
    const PARTS: u64 = 1 << 53;
    let drawn = Draws::new(seed(&[project, reviewer, &saved.to_string()]), "seeded").below(PARTS);
    (drawn as f64) < share * PARTS as f64
}

/// How many responses a reviewer is going to be handed while so many live ones wait and so many seeded ones are left to them, of which each
/// place draws its own: so the number falls by one with each, whatever it is.
#[must_use]
pub fn to_come(live: i64, left: i64, saved: i64, seeded: impl Fn(i64) -> bool) -> i64 {
    let (mut live, mut left, mut at) = (live, left, saved);
    while live > 0 {
        if left > 0 && seeded(at) {
            left -= 1;
        } else {
            live -= 1;
        }
        at += 1;
    }
    at - saved
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn rubric() -> Rubric {
        let levels: Vec<_> = (0..=4).map(|v| json!({ "value": v, "text": "-" })).collect();
        let criterion = |id: &str| json!({ "id": id, "title": id, "weight": 0.5, "levels": levels });
        serde_json::from_value(json!({ "id": "r", "title": "r", "criterion": [criterion("a"), criterion("b")] })).unwrap()
    }

    fn sheet(a: i64, b: i64) -> Sheet {
        Sheet { levels: BTreeMap::from([("a".into(), a), ("b".into(), b)]), ..Sheet::default() }
    }

    fn tally(sheets: &[(i64, i64)]) -> Tally {
        let agreed = BTreeMap::from([("a".to_owned(), 2), ("b".to_owned(), 2)]);
        let mut tally = Tally::default();
        for (a, b) in sheets {
            tally.add(&beside(&rubric(), &sheet(*a, *b), &agreed));
        }
        tally
    }

    #[test]
    fn a_round_is_passed_at_its_share_and_never_with_a_level_three_off() {
        // Ten criteria: eight of ten are at the line of .8, seven are below it.
        assert!(tally(&[(2, 2), (1, 3), (2, 3), (2, 2), (0, 4)]).passed(0.8));
        assert!(!tally(&[(2, 2), (1, 4), (2, 3), (2, 2), (0, 4)]).passed(0.8));
        let far = BTreeMap::from([("a".to_owned(), 4), ("b".to_owned(), 2)]);
        let mut off = tally(&[(2, 2); 20]);
        off.add(&beside(&rubric(), &sheet(1, 2), &far));
        assert!(off.far == 1 && !off.passed(0.8), "41 of 42, and one three levels off");
        assert!(!Tally::default().passed(0.0), "nothing was scored");
        // 0.8 × 30 is 24.000000000000004 in floats.
        let mut thirty = tally(&[(2, 2); 12]);
        thirty.add(&beside(&rubric(), &sheet(0, 0), &BTreeMap::from([("a".into(), 2), ("b".into(), 2)])));
        thirty.add(&beside(&rubric(), &sheet(0, 4), &BTreeMap::from([("a".into(), 2), ("b".into(), 2)])));
        thirty.add(&beside(&rubric(), &sheet(0, 4), &BTreeMap::from([("a".into(), 2), ("b".into(), 2)])));
        assert_eq!((thirty.near, thirty.criteria, thirty.passed(0.8)), (24, 30, true));
    }

    #[test]
    fn what_cannot_be_scored_counts_as_level_nought() {
        let agreed = BTreeMap::from([("a".to_owned(), 0), ("b".to_owned(), 3)]);
        let cannot = Sheet { cannot_score: Some("off_task".to_owned()), ..sheet(4, 4) };
        let beside = beside(&rubric(), &cannot, &agreed);
        assert_eq!(beside.iter().map(|b| (b.given, b.apart())).collect::<Vec<_>>(), [(None, 0), (None, 3)]);
    }

    #[test]
    fn a_round_takes_what_was_met_least_in_another_order_each_time() {
        let pool: BTreeMap<String, usize> = (0..8).map(|i| (format!("anchor-{i}"), usize::from(i < 6))).collect();
        let second = drawn("somebody", "r", 2, &pool, 6);
        assert!(second.len() == 6 && second.contains(&"anchor-6".to_owned()) && second.contains(&"anchor-7".to_owned()));
        assert_eq!(second, drawn("somebody", "r", 2, &pool, 6), "drawn again");
        assert!((3..9).any(|round| drawn("somebody", "r", round, &pool, 6) != second));
        assert!((0..6).any(|who| drawn(&who.to_string(), "r", 2, &pool, 6) != second));
        assert_eq!(drawn("somebody", "r", 1, &pool, 20).len(), 8, "as far as there are");
    }

    #[test]
    fn where_somebody_stands_follows_from_the_rounds() {
        let at = |days: i64| Moment::from_microseconds(days * 86_400_000_000);
        let round = |hash: &str, ended| Round { rubric_hash: hash.to_owned(), ended };
        let of = |rounds: &[Round], last, now| Standing::of(rounds, "h", last, at(now));
        assert_eq!(of(&[], None, 0), Standing::New);
        assert_eq!(of(&[round("g", Some((at(0), true)))], None, 1), Standing::Changed);
        assert_eq!(of(&[round("g", Some((at(0), false)))], None, 1), Standing::New);
        assert_eq!(of(&[round("h", None)], None, 1), Standing::Taking);
        let failed = of(&[round("h", Some((at(1), false)))], None, 1);
        assert_eq!(failed, Standing::NotPassed(at(2)));
        assert!(!failed.may_begin(at(1)) && failed.may_begin(at(2)) && !failed.scores());
        let passed = [round("h", Some((at(1), false))), round("h", Some((at(2), true)))];
        assert_eq!(of(&passed, None, 62), Standing::Trained(at(62)));
        assert_eq!(of(&passed, None, 63), Standing::Away);
        assert_eq!(of(&passed, Some(at(40)), 100), Standing::Trained(at(100)));
        assert_eq!((failed_in_a_row(&passed), failed_in_a_row(&passed[..1])), (0, 1));
    }

    #[test]
    fn seeded_ones_come_at_their_share_and_the_number_to_come_falls_by_one() {
        let n = 20_000;
        let seeded = (0..n).filter(|i| is_seeded("p", "r", *i, 0.05)).count() as f64;
        // Four standard errors of a share of .05.
        assert!((seeded / n as f64 - 0.05).abs() < 4.0 * (0.05 * 0.95 / n as f64).sqrt(), "{seeded}");
        assert!(is_seeded("p", "r", 1, 1.0) && !is_seeded("p", "r", 1, 0.0));
        let (mut live, mut left, mut saved) = (40, 3, 7);
        let draw = |at| is_seeded("p", "r", at, 0.2);
        let mut expected = to_come(live, left, saved, draw);
        assert_eq!(expected, 43, "three of them are seeded");
        while live > 0 {
            if left > 0 && draw(saved) {
                left -= 1;
            } else {
                live -= 1;
            }
            saved += 1;
            expected -= 1;
            assert_eq!(to_come(live, left, saved, draw), expected);
        }
        assert_eq!(expected, 0);
    }
}
