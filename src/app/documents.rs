//! Documents that prove what a person says: PDF, PNG or JPEG, told by their content.

use std::sync::Arc;

use serde_json::json;

use super::apply::own;
use super::command::{At, Happened, actor, invalid};
use super::{App, AppError};
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

/// What a document is, by its content. A file that only begins like one is refused: what reads it later would fail.
fn document_type(bytes: &[u8]) -> Option<&'static str> {
    let ends =
        |with: &[u8]| bytes.len() > with.len() && bytes.windows(with.len()).skip(bytes.len().saturating_sub(2048)).any(|w| w == with);
    match bytes {
        [b'%', b'P', b'D', b'F', b'-', ..] if ends(b"%%EOF") && !bytes.windows(8).any(|w| w == b"/Encrypt") => Some("application/pdf"),
        [0x89, b'P', b'N', b'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] if ends(b"IEND") && modest(bytes.get(16..24)) => Some("image/png"),
        [0xFF, 0xD8, 0xFF, ..] if ends(&[0xFF, 0xD9]) => Some("image/jpeg"),
        _ => None,
    }
}

/// Whether a PNG's stated width and height are those of a scan, not of a bomb.
fn modest(sizes: Option<&[u8]>) -> bool {
    let (width, height) = sizes.unwrap_or_default().split_at(sizes.map_or(0, |s| s.len() / 2));
    let side = |bytes: &[u8]| bytes.try_into().map_or(0, u32::from_be_bytes);
    (1..=12_000).contains(&side(width)) && (1..=12_000).contains(&side(height))
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
    fn documents_are_told_by_their_content() {
        assert_eq!(document_type(b"%PDF-1.7 hello %%EOF\n"), Some("application/pdf"));
        let mut png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x10\0\0\0\x10........IEND....".to_vec();
        assert_eq!(document_type(&png), Some("image/png"));
        png[16..20].copy_from_slice(&50_000_u32.to_be_bytes());
        for refused in [png.as_slice(), b"", b"<html>", b"%PDF-1.7 cut off", b"%PDF-1.7 /Encrypt 1 0 R %%EOF", b"<svg/>", b"PK\x03\x04"] {
            assert_eq!(document_type(refused), None);
        }
        assert_eq!(safe_name("../../etc/pass\r\nwd"), "passwd");
        assert_eq!(safe_name("\u{202E}"), "document");
    }
}
