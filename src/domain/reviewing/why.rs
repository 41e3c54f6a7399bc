//! Why reviewers differ: stored as a line in English, told in either language.

use std::fmt;

use crate::domain::gold_set::shared::Rubric;
use crate::domain::locale::lang::{Lang, many, say, word};

/// One rule that says that sheets differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// Some could score it and others could not; of two sheets, one of each.
    Unscored {
        /// Whether it was two sheets.
        of_two: bool,
    },
    /// So many levels lie between two sheets on a criterion.
    Levels {
        /// How many.
        apart: u64,
        /// The criterion's English title.
        criterion: String,
    },
    /// The totals lie too far apart: each with two digits.
    Totals(Vec<String>),
    /// Totals lie on both sides of the line.
    Sides,
}

const ONE_COULD: &str = word("one could score it and the other could not");
const NOT_ALL: &str = word("not all could score it");
const SIDES: &str = word("one on each side of the line");

/// Words one after another, the last joined by another mark.
fn joined(list: &[String], mark: &str, at_the_end: &str) -> String {
    match list.split_last() {
        Some((end, before)) if !before.is_empty() => format!("{}{at_the_end}{end}", before.join(mark)),
        _ => list.concat(),
    }
}

impl fmt::Display for Why {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unscored { of_two } => f.write_str(if *of_two { ONE_COULD } else { NOT_ALL }),
            Self::Levels { apart, criterion } => write!(f, "{apart} levels apart on {criterion}"),
            Self::Totals(totals) => write!(f, "totals {}", joined(totals, ", ", " and ")),
            Self::Sides => f.write_str(SIDES),
        }
    }
}

impl Why {
    fn of(line: &str) -> Option<Self> {
        match line {
            ONE_COULD => return Some(Self::Unscored { of_two: true }),
            NOT_ALL => return Some(Self::Unscored { of_two: false }),
            SIDES => return Some(Self::Sides),
            _ => {}
        }
        if let Some(totals) = line.strip_prefix("totals ") {
            return Some(Self::Totals(totals.split(" and ").flat_map(|part| part.split(", ")).map(str::to_owned).collect()));
        }
        let (apart, criterion) = line.split_once(" levels apart on ")?;
        Some(Self::Levels { apart: apart.parse().ok()?, criterion: criterion.to_owned() })
    }

    /// The rules of a stored line; `None` where it is not one that this program wrote.
    #[must_use]
    pub fn read(stored: &str) -> Option<Vec<Self>> {
        stored.split("; ").map(Self::of).collect()
    }

    /// The rule in words, with the criterion as the rubric calls it in that language.
    #[must_use]
    pub fn told(&self, l: Lang, rubric: &Rubric) -> String {
        match self {
            Self::Unscored { of_two: true } => l.t(ONE_COULD).to_owned(),
            Self::Unscored { of_two: false } => l.t(NOT_ALL).to_owned(),
            Self::Levels { apart, criterion } => {
                let known = rubric.criterion.iter().find(|c| c.title.in_language("en") == criterion);
                let name = known.map_or(criterion.as_str(), |c| l.of(&c.title));
                many!(l, *apart, "{n} level apart on {name}", "{n} levels apart on {name}", name)
            }
            Self::Totals(totals) => {
                say!(l, "totals {totals}", totals = joined(totals, l.t(", "), l.t(" and ")))
            }
            Self::Sides => l.t(SIDES).to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{PLAN, rubric, sheet};
    use super::super::{Sheet, disagreement};
    use super::*;

    #[test]
    fn why_reviewers_differ_is_told_in_the_readers_language() {
        let unscored = Sheet { cannot_score: Some("off_task".to_owned()), ..Sheet::default() };
        let cases: [(&[&Sheet], &str); 3] = [
            (&[&sheet(1, 2), &sheet(4, 2)], "“task”相差 3 级；总分分别为 0.35 和 0.80；总分分别在合格线两侧"),
            (&[&sheet(1, 2), &unscored], "一位评审员给出评分，另一位认为无法评分"),
            (&[&sheet(1, 2), &sheet(1, 2), &unscored], "部分评审员认为无法评分"),
        ];
        for (sheets, chinese) in cases {
            let stored = disagreement(&PLAN, Some(0.65), &rubric(), sheets).join("; ");
            let read = Why::read(&stored).unwrap();
            let told = |l: Lang, mark: &str| read.iter().map(|w| w.told(l, &rubric())).collect::<Vec<_>>().join(mark);
            assert_eq!(told(Lang::EN, "; "), stored, "English as it is stored");
            assert_eq!(told(Lang::offered("zh"), "；"), chinese);
        }
        assert_eq!(Why::read("something else"), None);
        let three = Why::Totals(vec!["0.10".into(), "0.20".into(), "0.30".into()]);
        assert_eq!(Why::read("totals 0.10, 0.20 and 0.30"), Some(vec![three]));
    }
}
