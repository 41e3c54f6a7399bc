//! Permission to work, in the words of a country.

use crate::domain::locale::lang::word;

/// What people call the permits by which somebody works in a country without being its citizen.
#[derive(Clone, Copy, Debug)]
pub struct Work {
    /// The choice: a permit that lets somebody work for themselves.
    pub own: &'static str,
    /// The choice: a permit that lets somebody work for one employer.
    pub employer: &'static str,
    /// Such permits by name.
    pub examples: Option<&'static str>,
    /// Who says what each permit allows, where one authority does, and that the answer can be corrected.
    pub unsure: &'static str,
    /// The last month of the permit.
    pub until: &'static str,
    /// The first choice, as it is told once it was made.
    pub told_own: &'static str,
    /// The second choice, as it is told once it was made.
    pub told_employer: &'static str,
}

/// Where no country's own words are known.
const ANYWHERE: Work = Work {
    own: word("With a permit that lets me work for myself"),
    employer: word("With a permit that lets me work for one employer"),
    examples: None,
    unsure: word("You can correct this later."),
    until: word("Last month of the permit, if it ends"),
    told_own: word("Permit that allows self-employment"),
    told_employer: word("Permit for one employer"),
};

/// Countries whose words are known, each with who decides on permits there: for SG the Ministry of Manpower (mom.gov.sg, work passes), for
/// MX the Instituto Nacional de Migración (Ley de Migración, articles 52 to 56 and 64).
const KNOWN: [(&str, Work); 2] = [
    (
        "SG",
        Work {
            own: word("With a pass that lets me work for myself"),
            employer: word("With a pass that lets me work for one employer"),
            examples: Some(word("Such as an Employment Pass, S Pass or Work Permit.")),
            unsure: word("The Ministry of Manpower says what each pass allows. You can correct this later."),
            until: word("Last month of the pass, if it ends"),
            told_own: word("Pass that allows self-employment"),
            told_employer: word("Pass for one employer"),
        },
    ),
    (
        "MX",
        Work {
            examples: Some(word("Such as a temporary resident card with a permit to work for that employer.")),
            unsure: word("The Instituto Nacional de Migración says what each permit allows. You can correct this later."),
            ..ANYWHERE
        },
    ),
];

/// The words of the first of these countries that has its own; words without a name where none has.
#[must_use]
pub fn of<'c>(countries: impl IntoIterator<Item = &'c str>) -> &'static Work {
    let known = |country: &str| KNOWN.iter().find(|(known, _)| *known == country).map(|(_, work)| work);
    countries.into_iter().find_map(known).unwrap_or(&ANYWHERE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_country_has_its_own_words_and_no_other_has_them() {
        assert!(of(["SG"]).unsure.contains("Ministry of Manpower") && of(["FR", "MX"]).unsure.contains("Migración"));
        for none in [of(["FR"]), of([])] {
            assert_eq!((none.examples, none.unsure), (None, ANYWHERE.unsure));
        }
        for (country, work) in KNOWN {
            assert!(crate::domain::locale::country::of(country).is_some());
            let all = [work.own, work.employer, work.examples.expect("some"), work.unsure, work.until, work.told_own, work.told_employer];
            assert!(all.iter().all(|words| !words.is_empty()));
        }
    }
}
