//! The countries that a project names.

use super::Project;

impl Project {
    /// The countries that its requirements name, ISO 3166-1, each once, in their order. Where words or rules differ by country, they are
    /// those of these; a project that names none has no country's.
    #[must_use]
    pub fn countries(&self) -> Vec<&str> {
        let named = self.requirements.iter().flat_map(|r| r.countries.iter().flatten());
        named.fold(Vec::new(), |mut all, country| {
            if !all.contains(&country.as_str()) {
                all.push(country);
            }
            all
        })
    }
}
