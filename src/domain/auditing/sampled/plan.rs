//! The plan of an audit: which judgments it is about, the seed, and how many are drawn from where. What is drawn follows from the plan
//! alone, so that anybody who has it draws the same.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::domain::gold_set::item::ItemKind;
use crate::domain::kernel::canonical;
use crate::domain::kernel::moment::Moment;
use crate::domain::project::sample::{Allocation, AuditSample, SampleKind, Strata, Whose};
use touchstone_measure::sampling::allocation::{Margin, Stratum, neyman, proportional, whole};
use touchstone_measure::sampling::draw::{Drawing, Take, stratified, stream};
use touchstone_measure::sampling::{MOST, SamplingError};

/// A judgment of a frame: its id, and what the row says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Unit {
    /// The judgment.
    pub id: Uuid,
    /// What stands for all that the row says.
    pub content: Uuid,
}

/// Bytes of a unit where frames are kept.
const UNIT_BYTES: usize = 32;

/// Units of one part of a kept frame.
const PART: usize = 4_096;

/// A frame: the judgments that an audit is about, by stratum, each in the order of its ids.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lot {
    strata: Vec<(String, Vec<Unit>)>,
}

impl Lot {
    /// A frame of judgments, each with the name of its stratum.
    #[must_use]
    pub fn of(members: impl Iterator<Item = (String, Unit)>) -> Self {
        let mut strata: BTreeMap<String, Vec<Unit>> = BTreeMap::new();
        for (stratum, unit) in members {
            strata.entry(stratum).or_default().push(unit);
        }
        for units in strata.values_mut() {
            units.sort_unstable();
        }
        Self { strata: strata.into_iter().collect() }
    }

    /// The frame as it is kept, with the strata of its plan; `None` where the parts are not of the plan's sizes.
    #[must_use]
    pub fn of_parts(plan: &Plan, parts: &[Vec<u8>]) -> Option<Self> {
        let bytes: Vec<u8> = parts.concat();
        let id = |half: &[u8]| Uuid::from_slice(half).ok();
        let mut units = bytes.chunks(UNIT_BYTES).map(|unit| Some(Unit { id: id(unit.get(..16)?)?, content: id(unit.get(16..)?)? }));
        let mut strata = Vec::with_capacity(plan.strata.len());
        for part in &plan.strata {
            let of: Option<Vec<Unit>> = units.by_ref().take(usize::try_from(part.size).ok()?).collect();
            strata.push((part.name.clone(), of.filter(|of| of.len() as u64 == part.size)?));
        }
        units.next().is_none().then_some(Self { strata })
    }

    /// A frame from its lines, as `line` writes them.
    ///
    /// # Errors
    /// The number of the first line that is none.
    pub fn of_lines(text: &str) -> Result<Self, usize> {
        let member = |(number, line): (usize, &str)| {
            let mut parts = line.rsplitn(3, '\t');
            let mut id = || parts.next().and_then(|text| Uuid::parse_str(text).ok());
            let (content, id) = (id(), id());
            let unit = id.zip(content).map(|(id, content)| Unit { id, content });
            Ok((parts.next().ok_or(number + 1)?.to_owned(), unit.ok_or(number + 1)?))
        };
        let members: Result<Vec<(String, Unit)>, usize> = text.lines().enumerate().map(member).collect();
        Ok(Self::of(members?.into_iter()))
    }

    /// The parts in which the frame is kept.
    #[must_use]
    pub fn parts(&self) -> Vec<Vec<u8>> {
        let all: Vec<Unit> = self.strata.iter().flat_map(|(_, units)| units).copied().collect();
        let bytes = |unit: &Unit| unit.id.into_bytes().into_iter().chain(unit.content.into_bytes());
        all.chunks(PART).map(|part| part.iter().flat_map(bytes).collect()).collect()
    }

    /// How many judgments it has.
    #[must_use]
    pub fn units(&self) -> u64 {
        self.strata.iter().map(|(_, units)| units.len() as u64).sum()
    }

    /// A judgment, by its stratum and its place there.
    #[must_use]
    pub fn unit(&self, stratum: usize, at: u64) -> Option<Unit> {
        self.strata.get(stratum)?.1.get(usize::try_from(at).ok()?).copied()
    }

    fn line(stratum: &str, unit: &Unit) -> String {
        format!("{stratum}\t{}\t{}\n", unit.id, unit.content)
    }

    /// The frame as a file: a line a judgment, with its stratum, its id and what stands for its content, parted by tabs.
    pub fn lines(&self) -> impl Iterator<Item = String> {
        self.strata.iter().flat_map(|(stratum, units)| units.iter().map(|unit| Self::line(stratum, unit)))
    }

    /// BLAKE3 of that file, in hexadecimal.
    #[must_use]
    pub fn digest(&self) -> String {
        let mut hasher = blake3::Hasher::new();
        for line in self.lines() {
            hasher.update(line.as_bytes());
        }
        hasher.finalize().to_hex().to_string()
    }
}

/// A stratum of a plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Part {
    /// The label, kind or version, or what stands for an annotator; empty where there is one stratum.
    pub name: String,
    /// Judgments in it.
    pub size: u64,
    /// How many of them are drawn.
    pub draw: u64,
}

/// A sealed plan.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Plan {
    /// The name of the sample.
    pub sample: String,
    /// What it is for.
    pub kind: SampleKind,
    /// Judgments after this moment, in microseconds since 1970 UTC.
    pub from: i64,
    /// And up to this one, which is when it was planned.
    pub to: i64,
    /// Whose.
    pub annotators: Whose,
    /// Only of tasks of this kind.
    pub item_kind: Option<ItemKind>,
    /// What the frame is parted by.
    pub stratified_by: Strata,
    /// The strata.
    pub strata: Vec<Part>,
    /// BLAKE3 of the frame, hexadecimal.
    pub frame: String,
    /// What the sample is drawn by: 32 bytes, hexadecimal.
    pub seed: String,
    /// How many are reviewed; for a certificate at most.
    pub n: u64,
    /// How many of them twice.
    pub second: u64,
    /// Of a certificate: the share of errors that the lot is to stay below.
    pub limit: Option<f64>,
    /// The chance, at most, of a certificate for a lot that does not.
    pub risk: Option<f64>,
    /// The share of errors that is expected.
    pub expected: Option<f64>,
    /// How many reviews that is worth.
    pub weight: Option<f64>,
}

/// Why nothing can be drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unfit {
    /// There are fewer than two judgments.
    Few,
    /// There are more than a million.
    Many,
    /// More would be reviewed than anybody does: too many strata, or too narrow an interval.
    Wide,
}

/// A judgment that is reviewed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Drawn {
    /// In which order, from 0.
    pub place: u64,
    /// Its stratum.
    pub stratum: usize,
    /// Its place there.
    pub at: u64,
    /// Whether somebody else reviews it as well.
    pub second: bool,
}

/// How many are drawn from each stratum of an estimate.
fn allotted(sample: &AuditSample, lot: &Lot, expected: &dyn Fn(&str) -> f64) -> Result<Vec<u64>, Unfit> {
    let sizes: Vec<u64> = lot.strata.iter().map(|(_, units)| units.len() as u64).collect();
    let wide = |_: SamplingError| Unfit::Wide;
    let n = match (sample.n, sample.half_width) {
        (Some(n), _) => u64::from(n),
        (None, half) => {
            let (half_width, share) = (half.unwrap_or(0.5), sample.expected.unwrap_or(0.5));
            let margin = Margin { share, half_width, level: super::LEVEL, design_effect: 1.0, population: Some(lot.units()) };
            margin.size().map_err(wide)?.units.max(2)
        }
    };
    if n > u64::from(AuditSample::MOST) {
        return Err(Unfit::Wide);
    }
    let strata: Vec<Stratum> = lot.strata.iter().zip(&sizes).map(|((name, _), size)| Stratum::of_share(*size, expected(name))).collect();
    let parts = match sample.allocation {
        Allocation::Proportional => proportional(&strata, n),
        Allocation::Neyman => neyman(&strata, n),
    };
    let taken = whole(&parts.map_err(wide)?, &sizes, sample.fewest()).map_err(wide)?;
    if taken.iter().sum::<u64>() > u64::from(AuditSample::MOST) { Err(Unfit::Wide) } else { Ok(taken) }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a share of a count")]
fn share_of(n: u64, share: f64) -> u64 {
    (n as f64 * share).round() as u64
}

impl Plan {
    /// The plan of a sample for a frame of a period; `expected` is the share of errors that is expected of a stratum, for Neyman's
    /// allocation.
    ///
    /// # Errors
    /// [`Unfit`].
    pub fn of(
        sample: &AuditSample,
        lot: &Lot,
        (from, to): (Moment, Moment),
        seed: [u8; 32],
        expected: &dyn Fn(&str) -> f64,
    ) -> Result<Self, Unfit> {
        let units = lot.units();
        if units < 2 {
            return Err(Unfit::Few);
        }
        if units > MOST {
            return Err(Unfit::Many);
        }
        let taken = match sample.kind {
            SampleKind::Estimate => allotted(sample, lot, expected)?,
            SampleKind::Certify => vec![u64::from(sample.n.unwrap_or(AuditSample::MOST).min(AuditSample::MOST)).min(units)],
        };
        let n = taken.iter().sum();
        let part = |((name, of), draw): (&(String, Vec<Unit>), u64)| Part { name: name.clone(), size: of.len() as u64, draw };
        Ok(Self {
            sample: sample.name.clone(),
            kind: sample.kind,
            from: from.microseconds(),
            to: to.microseconds(),
            annotators: sample.frame.annotators,
            item_kind: sample.frame.kind,
            stratified_by: sample.strata,
            strata: lot.strata.iter().zip(taken).map(part).collect(),
            frame: lot.digest(),
            seed: blake3::Hash::from_bytes(seed).to_hex().to_string(),
            n,
            second: share_of(n, sample.second_review),
            limit: sample.limit,
            risk: sample.risk,
            expected: sample.expected,
            weight: sample.weight,
        })
    }

    /// The plan as it is sealed.
    #[must_use]
    pub fn text(&self) -> String {
        serde_json::to_value(self).map(|plan| canonical::text(&plan)).unwrap_or_default()
    }

    /// BLAKE3 of that text, in hexadecimal.
    #[must_use]
    pub fn digest(&self) -> String {
        blake3::hash(self.text().as_bytes()).to_hex().to_string()
    }

    /// A plan from its sealed text.
    #[must_use]
    pub fn of_text(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok()
    }

    /// Judgments in the frame.
    #[must_use]
    pub fn units(&self) -> u64 {
        self.strata.iter().map(|part| part.size).sum()
    }

    /// What is drawn, in the order of review; `None` where the seed or a figure is none.
    ///
    /// Each stratum is drawn by its own stream of the seed, as `touchstone_measure::sampling::draw` says. A certificate's units are
    /// reviewed in the order in which they were drawn; those of an estimate in an order of its own, by the stream after the strata's, so
    /// that nobody meets one stratum after another. Which ones are reviewed twice is drawn by the stream after that.
    #[must_use]
    pub fn drawn(&self) -> Option<Vec<Drawn>> {
        let key = *blake3::Hash::from_hex(&self.seed).ok()?.as_bytes();
        let takes: Vec<Take> = self.strata.iter().map(|part| Take { size: part.size, draw: part.draw }).collect();
        let by_stratum = stratified(&key, &takes).ok()?;
        let all: Vec<(usize, u64)> =
            by_stratum.iter().enumerate().flat_map(|(stratum, places)| places.iter().map(move |at| (stratum, *at))).collect();
        let (n, strata) = (all.len() as u64, takes.len());
        let order: Vec<u64> = match self.kind {
            SampleKind::Certify => (0..n).collect(),
            SampleKind::Estimate => Drawing::new(stream(&key, strata), n).collect(),
        };
        let twice = usize::try_from(self.second).ok()?;
        let second: BTreeSet<u64> = Drawing::new(stream(&key, strata + 1), n).take(twice).collect();
        let one = |(place, of): (usize, u64)| {
            let (stratum, at) = *all.get(usize::try_from(of).ok()?)?;
            Some(Drawn { place: place as u64, stratum, at, second: second.contains(&(place as u64)) })
        };
        order.into_iter().enumerate().map(one).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lot(sizes: &[u128]) -> Lot {
        let of = |(stratum, size): (usize, &u128)| {
            (0..*size).map(move |i| (format!("s{stratum}"), Unit { id: Uuid::from_u128(1_000_000 - i), content: Uuid::from_u128(i) }))
        };
        Lot::of(sizes.iter().enumerate().flat_map(of))
    }

    fn sample(toml: &str) -> AuditSample {
        toml::from_str(&format!("name = \"monthly\"\nframe = {{ period = \"30 days\" }}\n{toml}")).unwrap()
    }

    fn plan(toml: &str, lot: &Lot) -> Result<Plan, Unfit> {
        let (from, to) = (Moment::from_microseconds(1), Moment::from_microseconds(2));
        Plan::of(&sample(toml), lot, (from, to), [7; 32], &|_| 0.5)
    }

    #[test]
    fn a_frame_is_known_by_its_file_and_is_kept_and_read_as_it_was() {
        let lot = lot(&[3, 5_000]);
        let file: String = lot.lines().collect();
        assert_eq!(lot.digest(), blake3::hash(file.as_bytes()).to_hex().to_string());
        assert_eq!(Lot::of_lines(&file), Ok(lot.clone()));
        assert_eq!(Lot::of_lines(&format!("{file}none\n")), Err(5_004));
        let plan = plan("kind = \"estimate\"\nn = 10\nstrata = \"label\"", &lot).unwrap();
        let mut parts = lot.parts();
        assert_eq!((parts.len(), Lot::of_parts(&plan, &parts)), (2, Some(lot)));
        parts[1].truncate(32);
        assert_eq!(Lot::of_parts(&plan, &parts), None);
    }

    #[test]
    fn a_plan_comes_back_from_its_text_and_draws_what_it_drew() {
        let lot = lot(&[40, 60, 2]);
        let plan = plan("kind = \"estimate\"\nn = 20\nstrata = \"label\"\nleast = 3\nsecond_review = 0.25", &lot).unwrap();
        assert_eq!(plan.strata.iter().map(|part| part.draw).collect::<Vec<_>>(), [7, 11, 2], "all that the third one has");
        let again = Plan::of_text(&plan.text()).unwrap();
        assert_eq!((&again, again.digest()), (&plan, plan.digest()));
        let drawn = plan.drawn().unwrap();
        assert_eq!((drawn.len(), drawn.iter().filter(|d| d.second).count()), (20, 5));
        assert_eq!(again.drawn(), Some(drawn.clone()));
        let places: BTreeSet<(usize, u64)> = drawn.iter().map(|d| (d.stratum, d.at)).collect();
        assert!(places.len() == 20 && drawn.windows(2).any(|two| two[0].stratum > two[1].stratum), "once each, and mixed");
        let other = Plan { seed: plan.seed.replace('0', "1"), ..plan };
        assert_ne!(other.drawn(), Some(drawn));
    }

    #[test]
    fn a_certificate_draws_from_the_whole_lot_in_the_order_of_the_stream() {
        let lot = lot(&[30]);
        let plan = plan("kind = \"certify\"\nlimit = 0.05\nrisk = 0.05", &lot).unwrap();
        let drawn: Vec<u64> = plan.drawn().unwrap().iter().map(|d| d.at).collect();
        let stream: Vec<u64> = Drawing::new(stream(&[7; 32], 0), 30).collect();
        assert_eq!((plan.n, drawn), (30, stream));
    }

    #[test]
    fn a_half_width_needs_what_krejcie_and_morgan_1970_say() {
        let lot = lot(&[500]);
        let wide = "kind = \"estimate\"\nhalf_width = 0.05";
        assert_eq!(plan(wide, &lot).unwrap().n, 218, "their table has 217, rounded to the nearest");
        assert!(plan(&format!("{wide}\nexpected = 0.05"), &lot).unwrap().n < 100);
    }

    #[test]
    fn what_cannot_be_drawn_is_refused() {
        assert_eq!(plan("kind = \"estimate\"\nn = 10", &lot(&[1])), Err(Unfit::Few));
        let strata = vec![20; 200];
        assert_eq!(plan("kind = \"estimate\"\nn = 10\nstrata = \"label\"\nleast = 100", &lot(&strata)).unwrap().n, 4_000);
        let strata = vec![60; 100];
        assert_eq!(plan("kind = \"estimate\"\nn = 10\nstrata = \"label\"\nleast = 60", &lot(&strata)), Err(Unfit::Wide));
    }
}
