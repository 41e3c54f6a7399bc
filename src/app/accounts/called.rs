//! What the service is called by: whoever wants to come in as somebody else tries it first.

use crate::app::{App, AppError};
use crate::domain::gold_set::version::VersionState;

impl App {
    /// Ids, titles and contacts' hosts of the projects, and the host under which people reach the service, where it is known.
    ///
    /// # Errors
    /// [`AppError::Store`].
    pub(in crate::app) async fn called(&self, host: Option<&str>) -> Result<Vec<String>, AppError> {
        let mut called: Vec<String> = host.map(str::to_owned).into_iter().collect();
        for version in self.gold_set_versions().await? {
            if version.state == VersionState::Published {
                // One that cannot be read is told elsewhere; it keeps nobody from being added.
                if let Ok(content) = self.content(version.id).await {
                    let head = &content.project.head;
                    called.extend(head.title.wordings().map(|(_, title)| title.to_owned()));
                    called.extend(head.contact.as_deref().and_then(|c| c.rsplit_once('@')).map(|(_, host)| host.to_owned()));
                }
            }
            called.push(version.set_id);
        }
        called.sort();
        called.dedup();
        Ok(called)
    }
}
