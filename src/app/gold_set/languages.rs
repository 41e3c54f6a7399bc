//! In which languages pages are offered: those that the project names, and where no project is meant those of every open one.

use std::sync::Arc;

use crate::app::{App, AppError};
use crate::domain::gold_set::stored::Content;
use crate::domain::kernel::id::{AttemptId, PersonId};
use crate::domain::locale::lang::Lang;
use crate::store::sitting::answers;

impl App {
    /// The languages in which a page is offered: of the projects that it is about, where they are open, else of all that are, in their
    /// order. English where none is.
    ///
    /// # Errors
    /// [`AppError::Store`].
    pub async fn languages(&self, about: &[String]) -> Result<Vec<Lang>, AppError> {
        let all = self.languages_of_all().await?;
        let any = all.iter().any(|(id, _)| about.contains(id));
        let mut union: Vec<Lang> = Vec::new();
        for lang in all.iter().filter(|(id, _)| !any || about.contains(id)).flat_map(|(_, langs)| langs) {
            if !union.contains(lang) {
                union.push(*lang);
            }
        }
        Ok(if union.is_empty() { Lang::all().to_vec() } else { union })
    }

    /// The projects that a candidate's own page is about: that of their attempt, or the one that is named, otherwise all that they applied
    /// for.
    ///
    /// # Errors
    /// [`AppError::Store`].
    pub async fn applied_for(&self, person: PersonId, named: &str, attempt: Option<AttemptId>) -> Result<Vec<String>, AppError> {
        if let Some(id) = attempt {
            let found = self.db.read("attempt", move |tx| Box::pin(answers::attempt(tx, id))).await?;
            if let Some(own) = found.filter(|a| a.person == person) {
                return Ok(vec![own.project]);
            }
        }
        let all: Vec<String> = self.applications_of(person).await?.into_iter().map(|a| a.project).collect();
        Ok(if all.iter().any(|project| project == named) { vec![named.to_owned()] } else { all })
    }

    async fn languages_of_all(&self) -> Result<Arc<Vec<(String, Vec<Lang>)>>, AppError> {
        let now = self.clock.now();
        if let Some(found) = self.offered.found(now) {
            return Ok(found);
        }
        let of = |content: &Content| {
            let country = content.project.countries().first().copied().unwrap_or_default();
            content.project.head.languages.iter().map(|code| Lang::offered(code).read_in(country)).collect()
        };
        let projects = Arc::new(self.open_projects().await?.into_iter().map(|(id, content)| (id, of(&content))).collect::<Vec<_>>());
        self.offered.keep(now, projects.clone());
        Ok(projects)
    }
}
