//! Permission to work, in the words of a country.

/// A wording in English and Chinese.
pub type Words = [&'static str; 2];

/// What people call the permits by which somebody works in a country without being its citizen.
#[derive(Clone, Copy, Debug)]
pub struct Work {
    /// The choice: a permit that lets somebody work for themselves.
    pub own: Words,
    /// The choice: a permit that lets somebody work for one employer.
    pub employer: Words,
    /// Such permits by name.
    pub examples: Option<Words>,
    /// Who says what each permit allows, where one authority does, and that the answer can be corrected.
    pub unsure: Words,
    /// The last month of the permit.
    pub until: Words,
    /// The first choice, as it is told once it was made.
    pub told_own: Words,
    /// The second choice, as it is told once it was made.
    pub told_employer: Words,
}

/// Where no country's own words are known.
const ANYWHERE: Work = Work {
    own: ["With a permit that lets me work for myself", "持有允许自雇的工作许可"],
    employer: ["With a permit that lets me work for one employer", "持有只允许受雇于一家雇主的工作许可"],
    examples: None,
    unsure: ["You can correct this later.", "此项以后可以更正。"],
    until: ["Last month of the permit, if it ends", "许可到期年月（如有）"],
    told_own: ["Permit that allows self-employment", "允许自雇的工作许可"],
    told_employer: ["Permit for one employer", "只允许受雇于一家雇主的工作许可"],
};

/// Countries whose words are known, each with who decides on permits there: for SG the Ministry of Manpower (mom.gov.sg, work passes), for
/// MX the Instituto Nacional de Migración (Ley de Migración, articles 52 to 56 and 64).
const KNOWN: [(&str, Work); 2] = [
    (
        "SG",
        Work {
            own: ["With a pass that lets me work for myself", "持有允许自雇的准证"],
            employer: ["With a pass that lets me work for one employer", "持有只允许受雇于一家雇主的准证"],
            examples: Some(["Such as an Employment Pass, S Pass or Work Permit.", "例如 Employment Pass、S Pass 或 Work Permit。"]),
            unsure: [
                "The Ministry of Manpower says what each pass allows. You can correct this later.",
                "各类准证允许的工作可在人力部网站查到；此项以后可以更正。",
            ],
            until: ["Last month of the pass, if it ends", "准证到期年月（如有）"],
            told_own: ["Pass that allows self-employment", "允许自雇的准证"],
            told_employer: ["Pass for one employer", "只允许受雇于一家雇主的准证"],
        },
    ),
    (
        "MX",
        Work {
            examples: Some([
                "Such as a temporary resident card with a permit to work for that employer.",
                "例如附有该雇主工作许可的临时居民卡（residente temporal）。",
            ]),
            unsure: [
                "The Instituto Nacional de Migración says what each permit allows. You can correct this later.",
                "各类许可允许的工作可向墨西哥国家移民局（INM）查询；此项以后可以更正。",
            ],
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
        assert!(of(["SG"]).unsure[0].contains("Ministry of Manpower") && of(["FR", "MX"]).unsure[0].contains("Migración"));
        for none in [of(["FR"]), of([])] {
            assert_eq!((none.examples, none.unsure), (None, ANYWHERE.unsure));
        }
        for (country, work) in KNOWN {
            assert!(crate::domain::locale::country::of(country).is_some());
            let all = [work.own, work.employer, work.examples.expect("some"), work.unsure, work.until, work.told_own, work.told_employer];
            assert!(all.iter().flatten().all(|words| !words.is_empty()));
        }
    }
}
