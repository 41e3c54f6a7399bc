//! Documents that prove what a person says: PDF, PNG or JPEG, told by their content.

use std::sync::Arc;

use serde_json::json;

use super::apply::own;
use super::command::{At, Happened, actor, invalid};
use super::{App, AppError};
use crate::domain::applicant::document_type::document_type;
use crate::domain::applicant::refused;
use crate::domain::id::{ApplicationId, EvidenceId, PersonId};
use crate::domain::violation::Violation;
use crate::store::applications::{self, NewEvidence};
use crate::store::{StoreError, Tx};

/// Largest document, in bytes.
pub const LARGEST_DOCUMENT: usize = 10 << 20;
/// Most documents of an application.
const MOST_DOCUMENTS: usize = 5;

impl App {
    /// Stores a document for a requirement: PDF, PNG or JPEG by its content.
    ///
    /// # Errors
    /// [`AppError::Invalid`] where it is none of these, too large, empty, or one too many.
    pub async fn upload(
        &self,
        person: PersonId,
        project: &str,
        requirement: &str,
        name: &str,
        bytes: Vec<u8>,
    ) -> Result<EvidenceId, AppError> {
        let refuse = |code, detail: String| AppError::Invalid(vec![Violation::new("", code, detail)]);
        if bytes.len() > LARGEST_DOCUMENT {
            return Err(refuse("file_refused", format!("the file has {} bytes; at most 10 MB are taken", bytes.len())));
        }
        // The name is looked at as it came: what is taken out of it may have hidden a number.
        if let Some(wrong) = refused::too_long(name, refused::LONGEST_TEXT, "/name").or_else(|| refused::identity(name, "/name")) {
            return Err(AppError::Invalid(vec![wrong]));
        }
        let mime =
            document_type(&bytes).ok_or_else(|| refuse("file_refused", "the file is no PDF, PNG or JPEG that can be read".to_owned()))?;
        let input = (person, project.to_owned(), requirement.to_owned(), safe_name(name), Arc::new(bytes), mime);
        self.command("upload", input, |tx, at, (person, project, requirement, name, bytes, mime)| {
            Box::pin(async move {
                let application = own(tx, person, &project).await?;
                if applications::evidence_of(tx, application.id).await?.len() >= MOST_DOCUMENTS {
                    return Err(invalid(vec![Violation::new("", "file_refused", format!("at most {MOST_DOCUMENTS} documents are taken"))]));
                }
                let id = EvidenceId::from_uuid(at.uuid());
                let new = NewEvidence {
                    id,
                    application: application.id,
                    requirement: &requirement,
                    name: &name,
                    mime,
                    bytes: &bytes,
                    at: at.now,
                };
                applications::insert_evidence(tx, &new).await?;
                told_of_document(tx, &at, &actor(person), application.id, id, "uploaded").await?;
                Ok(id)
            })
        })
        .await
    }
}

pub(super) async fn told_of_document(
    tx: &mut Tx,
    at: &At,
    who: &str,
    application: ApplicationId,
    id: EvidenceId,
    what: &str,
) -> Result<(), StoreError> {
    let body = json!({ "document": id.to_string(), "what": what });
    at.tell(tx, Happened { kind: "application.document", actor: who, subject: application.uuid(), body, project: None }).await
}

/// A file's name without its path, control or directional characters, at most 120 characters.
fn safe_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let kept: String = last.chars().filter(|c| !c.is_control() && !refused::is_invisible(*c)).take(120).collect();
    if kept.trim().is_empty() { "document".to_owned() } else { kept }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_a_name_of_a_file_and_nothing_else() {
        assert_eq!(safe_name("../../etc/pass\r\nwd"), "passwd");
        assert_eq!(safe_name("\u{202E}"), "document");
    }
}
