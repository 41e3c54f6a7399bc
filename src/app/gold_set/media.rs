//! Pictures and clips of gold sets, for those who were shown them.

use crate::app::{App, AppError};
use crate::domain::gold_set::check::mime_of;
use crate::domain::gold_set::item::Item;
use crate::domain::gold_set::stored::Content;
use crate::domain::gold_set::version;
use crate::domain::kernel::id::PersonId;
use crate::store::gold_set::versions as gold;
use crate::store::sitting::answers;

/// Who asks for a file.
#[derive(Clone, Debug, Default)]
pub struct Sees {
    /// The projects whose files are all theirs: staff, and the platform.
    pub all_of: Vec<String>,
    /// Somebody who sees what they were shown. A name is made of a file's bytes, so whoever has a task before them on the platform can ask
    /// for its picture here: were it given, that would tell that the task is a hidden check.
    pub person: Option<PersonId>,
}

/// Whether one of these items shows a file.
fn shows<'c>(content: &'c Content, mut items: impl Iterator<Item = &'c Item>, name: &str) -> bool {
    items.any(|item| {
        let shown = content.stimulus(item).and_then(|stimulus| serde_json::to_value(stimulus.presented()).ok()).unwrap_or_default();
        let file = |field| shown.get(field).and_then(serde_json::Value::as_str).and_then(|file| content.media.get(file));
        ["image", "video"].into_iter().filter_map(file).any(|hash| hash == name)
    })
}

impl App {
    /// A picture or clip by the name that it has outside, which is the hash of its bytes: its type and itself.
    ///
    /// # Errors
    /// [`AppError::NotFound`], also where whoever asks was not shown it, and where what is stored has another hash or is of another type.
    pub async fn media(&self, name: &str, sees: Sees) -> Result<(String, Vec<u8>), AppError> {
        let gone = || AppError::NotFound("there is no such file".to_owned());
        let wanted = name.to_owned();
        let found = self.db.read("sets with media", move |tx| {
            let wanted = wanted.clone();
            Box::pin(async move { gold::sets_with_media(tx, &wanted).await })
        });
        let holders = found.await?;
        let all = holders.iter().any(|set| sees.all_of.contains(set));
        let shown = match sees.person {
            Some(person) if !all && !holders.is_empty() => self.was_shown(person, name).await?,
            Some(_) | None => false,
        };
        if !all && !shown {
            return Err(gone());
        }
        let wanted = name.to_owned();
        let file = self.db.read("media", move |tx| {
            let wanted = wanted.clone();
            Box::pin(async move { gold::media_file(tx, &wanted).await })
        });
        let whole = |(mime, bytes): &(String, Vec<u8>)| version::hash(bytes) == name && mime_of(bytes) == Some(mime.as_str());
        let found = file.await?;
        if found.as_ref().is_some_and(|file| !whole(file)) {
            tracing::error!(name, "a file of a gold set is not what its name says, and is not served; see: touchstone ledger verify");
        }
        found.filter(whole).ok_or_else(gone)
    }

    /// Whether an item of a test that somebody sat or sits shows a file, or an exercise of a project that they apply to.
    async fn was_shown(&self, person: PersonId, name: &str) -> Result<bool, AppError> {
        for (version, items) in self.db.read("items shown", move |tx| Box::pin(answers::items_shown(tx, person))).await? {
            let content = self.content(version).await?;
            if shows(&content, items.iter().filter_map(|item| content.item(item)), name) {
                return Ok(true);
            }
        }
        for application in self.applications_of(person).await? {
            let Ok((_, content)) = self.published(&application.project).await else { continue };
            if shows(&content, content.practice.iter(), name) {
                return Ok(true);
            }
        }
        Ok(false)
    }
}
