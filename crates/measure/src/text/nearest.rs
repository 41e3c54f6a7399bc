//! The nearest name: what a person probably meant by a word that is not known.

/// The candidate nearest to `name` by Damerau-Levenshtein distance, if it is near enough to be worth offering: at most a third of the
/// longer name's length, and at least one edit is always allowed. Ties go to the candidate that comes first.
#[must_use]
pub fn nearest<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let length = name.chars().count();
    candidates
        .into_iter()
        .filter_map(|candidate| {
            let allowed = (length.max(candidate.chars().count()) / 3).max(1);
            let distance = strsim::damerau_levenshtein(name, candidate);
            (distance <= allowed && distance < length.max(1)).then_some((distance, candidate))
        })
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_finds_its_name_and_nonsense_finds_none() {
        let labels = ["harassment", "hate", "privacy"];
        assert_eq!(nearest("harrassment", labels), Some("harassment"));
        assert_eq!(nearest("haet", labels), Some("hate"));
        assert_eq!(nearest("weather", labels), None);
        assert_eq!(nearest("", labels), None);
    }
}
