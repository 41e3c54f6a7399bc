//! Levels of languages by the tests that name them, and of degrees.

/// What the levels that authors write stand for on the scale of abilities, until items are calibrated: those of the Common European
/// Framework, a native speaker's, and the highest bands of HSK 3.0 (GF 0025-2021).
const DIFFICULTIES: [(&str, f64); 6] = [("B2", -0.5), ("C1", 0.5), ("C2", 1.5), ("native", 0.5), ("HSK7-9", 0.5), ("B1", -1.5)];

/// How difficult an item of a level is likely to be, in standard deviations of ability; none for a level that no table has.
#[must_use]
pub fn difficulty(level: &str) -> Option<f64> {
    DIFFICULTIES.iter().find(|(name, _)| *name == level).map(|(_, difficulty)| *difficulty)
}

/// The degrees that a project may ask for, by their level in ISCED 2011, rising.
pub const DEGREES: [(&str, u8); 3] = [("bachelor", 6), ("master", 7), ("doctor", 8)];

/// The level of a degree in ISCED 2011; none for a name that the table does not have.
#[must_use]
pub fn isced(degree: &str) -> Option<u8> {
    DEGREES.iter().find(|(name, _)| *name == degree).map(|(_, level)| *level)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn higher_levels_are_more_difficult() {
        let rising = ["B1", "B2", "C1", "C2"].map(|level| difficulty(level).expect("known"));
        assert!(DEGREES.is_sorted_by_key(|(_, level)| level) && isced("master") == Some(7) && isced("diploma").is_none());
        assert!(rising.is_sorted() && difficulty("C1") == difficulty("HSK7-9") && difficulty("fluent").is_none(), "{rising:?}");
    }
}
