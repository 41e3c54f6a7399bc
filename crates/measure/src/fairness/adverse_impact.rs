//! Selection rates of groups: their ratio, and whether chance alone explains it.
//!
//! The four-fifths rule is United States practice (1978); elsewhere the ratio is a figure without a threshold in law. A ratio alone
//! misleads for small groups, so it never stands without a test.

use super::FairnessError;
use crate::distribution::{ln_choose, normal_two_sided};

/// One group: how many were selected of how many.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Group {
    /// People selected.
    pub selected: u64,
    /// People considered.
    pub considered: u64,
}

impl Group {
    fn rate(self) -> f64 {
        self.selected as f64 / self.considered as f64
    }
}

/// Two groups compared.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Impact {
    /// The group's rate over that of the group with the highest.
    pub ratio: f64,
    /// z of the difference of two proportions, pooled.
    pub z: f64,
    /// Two-sided p of z.
    pub p: f64,
    /// Two-sided p of Fisher's exact test.
    pub exact_p: f64,
    /// Whether the ratio is strictly below four fifths.
    pub below_four_fifths: bool,
}

/// The fewest people of a group for which a rate is compared.
pub const NEEDED: u64 = 10;

/// Compares a group with the one that has the highest rate.
///
/// # Errors
/// [`FairnessError::TooFew`] for a group of fewer than [`NEEDED`]; [`FairnessError::Undefined`] where more are selected than considered or
/// nobody was selected.
pub fn compare(group: Group, highest: Group) -> Result<Impact, FairnessError> {
    if group.selected > group.considered || highest.selected > highest.considered {
        return Err(FairnessError::Undefined);
    }
    let smallest = group.considered.min(highest.considered);
    if smallest < NEEDED {
        return Err(FairnessError::TooFew { smallest, needed: NEEDED });
    }
    if highest.selected == 0 {
        return Err(FairnessError::Undefined);
    }
    let (n, m) = (group.considered as f64, highest.considered as f64);
    let together = (group.selected + highest.selected) as f64 / (n + m);
    let error = (together * (1.0 - together) * (1.0 / n + 1.0 / m)).sqrt();
    let z = if error > 0.0 { (highest.rate() - group.rate()) / error } else { 0.0 };
    // As whole numbers: 48 of 60 against 100 of 100 is exactly four fifths, and not below.
    let below =
        5 * u128::from(group.selected) * u128::from(highest.considered) < 4 * u128::from(highest.selected) * u128::from(group.considered);
    Ok(Impact {
        ratio: group.rate() / highest.rate(),
        z,
        p: normal_two_sided(z),
        exact_p: fisher(group, highest),
        below_four_fifths: below,
    })
}

/// Fisher's exact test of two groups: the chance of all tables with these margins that are no likelier than the one seen.
#[must_use]
pub fn fisher(a: Group, b: Group) -> f64 {
    let selected = a.selected + b.selected;
    let (n, m) = (a.considered as f64, b.considered as f64);
    let ln_chance = |k: u64| ln_choose(n, k as f64) + ln_choose(m, (selected - k) as f64) - ln_choose(n + m, selected as f64);
    let seen = ln_chance(a.selected);
    let possible = selected.saturating_sub(b.considered)..=selected.min(a.considered);
    possible.map(ln_chance).filter(|l| *l <= seen + 1e-7).map(f64::exp).sum::<f64>().min(1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn examples_of_the_research_page_section_3_10_and_of_the_eeoc() {
        let group = |selected, considered| Group { selected, considered };
        let clear = compare(group(12, 40), group(48, 80)).unwrap();
        assert!((clear.ratio - 0.5).abs() < 1e-12 && (clear.z - 3.0984).abs() < 5e-5);
        assert!((clear.p - 0.001_95).abs() < 5e-6 && (clear.exact_p - 0.003_41).abs() < 5e-6);
        let unclear = compare(group(9, 20), group(60, 100)).unwrap();
        assert!((unclear.p - 0.2154).abs() < 5e-5 && (unclear.exact_p - 0.2273).abs() < 5e-5 && unclear.below_four_fifths);
        assert!(!compare(group(48, 100), group(60, 100)).unwrap().below_four_fifths);
        assert_eq!(compare(group(1, 4), group(60, 100)), Err(FairnessError::TooFew { smallest: 4, needed: 10 }));
    }
}
