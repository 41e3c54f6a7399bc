//! In which languages pages are offered: those that the project names, and where no project is meant those of every open one.

use std::sync::{Arc, RwLock};

use super::{App, AppError};
use crate::domain::gold_set::stored::Content;
use crate::domain::lang::Lang;
use crate::domain::moment::Moment;

/// For how many seconds what was found is believed: another replica may have published meanwhile.
const FRESH: i64 = 30;

/// The languages of each open project, and when that was looked up.
#[derive(Clone, Debug, Default)]
pub(super) struct Offered(Arc<RwLock<Option<Found>>>);

#[derive(Clone, Debug)]
struct Found {
    at: Moment,
    projects: Arc<Vec<(String, Vec<Lang>)>>,
}

impl Offered {
    /// What was found is looked up anew: another version is published.
    pub fn forget(&self) {
        if let Ok(mut found) = self.0.write() {
            *found = None;
        }
    }
}

impl App {
    /// The languages in which a page is offered: of a project that is open, else of all that are, in their order. English where none is.
    ///
    /// # Errors
    /// [`AppError::Store`].
    pub async fn languages(&self, project: Option<&str>) -> Result<Vec<Lang>, AppError> {
        let all = self.languages_of_all().await?;
        if let Some((_, own)) = project.and_then(|project| all.iter().find(|(id, _)| id == project)) {
            return Ok(own.clone());
        }
        let mut union: Vec<Lang> = Vec::new();
        for lang in all.iter().flat_map(|(_, langs)| langs) {
            if !union.contains(lang) {
                union.push(*lang);
            }
        }
        Ok(if union.is_empty() { Lang::all().to_vec() } else { union })
    }

    async fn languages_of_all(&self) -> Result<Arc<Vec<(String, Vec<Lang>)>>, AppError> {
        let now = self.clock.now();
        let there = self.offered.0.read().ok().and_then(|found| found.clone());
        if let Some(found) = there.filter(|found| (0..FRESH).contains(&now.seconds_since(found.at))) {
            return Ok(found.projects);
        }
        let of = |content: &Content| content.project.head.languages.iter().map(|code| Lang::offered(code)).collect();
        let projects = Arc::new(self.open_projects().await?.into_iter().map(|(id, content)| (id, of(&content))).collect::<Vec<_>>());
        if let Ok(mut found) = self.offered.0.write() {
            *found = Some(Found { at: now, projects: projects.clone() });
        }
        Ok(projects)
    }
}
