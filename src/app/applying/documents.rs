//! Documents that prove what a person says: PDF, PNG or JPEG, told by their content.

use std::sync::Arc;

use serde_json::json;

use super::record::own;
use crate::app::accounts::acts::Acting;
use crate::app::accounts::guard::{Door, Knock, count};
use crate::app::accounts::reader::Reader;
use crate::app::gold_set::shelf::{Shelf, looked};
use crate::app::kernel::command::{At, Happened, Stop, invalid, not_found, refused as refused_by};
use crate::app::kernel::note::reads;
use crate::app::platform::letters;
use crate::app::{App, AppError};
use crate::domain::applying::document_type::{DocumentType, PIXELS, Refusal, document_type};
use crate::domain::applying::eligibility::may_want_document;
use crate::domain::applying::profile::{DocumentState, DocumentVerdict};
use crate::domain::applying::refused;
use crate::domain::applying::status::Status;
use crate::domain::deciding::notice::Notice;
use crate::domain::kernel::actor::Actor;
use crate::domain::kernel::event_kind::EventKind;
use crate::domain::kernel::id::{ApplicationId, EvidenceId, PersonId};
use crate::domain::kernel::ledger::Kept;
use crate::domain::kernel::unseen::is_invisible;
use crate::domain::kernel::violation::Violation;
use crate::domain::locale::wording::LINK;
use crate::store::applying::applications;
use crate::store::applying::applications::NewEvidence;
use crate::store::{StoreError, Tx};

/// Largest document, in bytes.
pub const LARGEST_DOCUMENT: usize = 10 << 20;
/// Most documents of an application.
const MOST_DOCUMENTS: usize = 5;

/// After how many seconds another one is likely to be taken.
const AGAIN: i64 = 5;

/// Whose document, for which project and requirement.
type Whose = (PersonId, String, String);
/// Whose document: its name, itself and its type.
type NewDocument = (Whose, String, Arc<Vec<u8>>, &'static str);

impl App {
    /// Whether a person may send documents to a project: where they may not, none is read.
    ///
    /// # Errors
    /// [`AppError::NotFound`] where they have no application there.
    pub async fn may_upload(&self, person: PersonId, project: &str) -> Result<(), AppError> {
        let name = project.to_owned();
        let found = self.db.read("may upload", move |tx| {
            let name = name.clone();
            Box::pin(async move { applications::of_person(tx, person, &name).await })
        });
        found.await?.map(drop).ok_or_else(|| AppError::NotFound("there is no such application".to_owned()))
    }

    /// Stores a document for a requirement: PDF, PNG or JPEG by its content.
    ///
    /// # Errors
    /// [`AppError::Invalid`] where it is none of these, too large, empty, or one too many, or the project wants no document for the
    /// requirement; [`AppError::TooMany`] where many of theirs were looked at in the last hour; [`AppError::Busy`] where others are waiting
    /// already.
    pub async fn upload(
        &self,
        person: PersonId,
        project: &str,
        requirement: &str,
        name: &str,
        bytes: Vec<u8>,
    ) -> Result<EvidenceId, AppError> {
        let refuse = |code, detail: String| AppError::Invalid(vec![Violation::new("/file", code, detail)]);
        if bytes.len() > LARGEST_DOCUMENT {
            return Err(refuse("file_refused", format!("the file has {} bytes; at most 10 MB are taken", bytes.len())));
        }
        // The name is looked at as it came: what is taken out of it may have hidden a number.
        if let Some(wrong) = refused::too_long(name, refused::LONGEST_TEXT, "/name").or_else(|| refused::identity(name, "/name")) {
            return Err(AppError::Invalid(vec![wrong]));
        }
        let whose = (person, project.to_owned(), requirement.to_owned());
        // What is not taken anyway is not looked at, which costs more than all else.
        let asking = &whose;
        self.with_books(|books| async move { self.takes(asking.clone(), &books).await }).await?;
        let bytes = Arc::new(bytes);
        let kind = self.looked_at(person, bytes.clone()).await?.map_err(|why| {
            let (code, detail) = said(&why);
            refuse(code, detail)
        })?;
        let input = (whose, safe_name(name), bytes, kind.as_str());
        let input = &input;
        self.with_books(|books| async move { self.store_document(input.clone(), &books).await }).await
    }

    async fn takes(&self, whose: Whose, books: &Shelf) -> Result<(), AppError> {
        let books = books.clone();
        let found = self.db.read("takes a document", move |tx| {
            let (whose, books) = (whose.clone(), books.clone());
            Box::pin(async move { looked(may_add(tx, &whose, &books).await) })
        });
        found.await?.map(drop)
    }

    /// What a document is, or why it is not taken. Two are looked at at once, and some may wait; whoever comes then is told to come again.
    /// How many of one person's are looked at is counted before, whatever comes of it, but where none was.
    async fn looked_at(&self, person: PersonId, bytes: Arc<Vec<u8>>) -> Result<Result<DocumentType, Refusal>, AppError> {
        let busy = || AppError::Busy { seconds: AGAIN };
        let look = Knock::at(Door::LookOf, &[&person.to_string()]);
        self.counts(look.clone()).await?;
        let Some(place) = self.looks_at_documents.admit() else {
            self.right(&[], &[look]).await?;
            return Err(busy());
        };
        let turn = place.turn().await.ok_or_else(busy)?;
        let found = self.compute("type of a document", move || {
            let found = document_type(&bytes);
            drop(turn);
            found
        });
        match found.await {
            // What breaks the one who looks is no document that can be read; that it broke has been noted.
            Err(AppError::Fault { .. }) => Ok(Err(Refusal::Unreadable)),
            found => found,
        }
    }

    /// Counts a look by itself: a request's key belongs to the document that is stored, and a refused one leaves it free.
    async fn counts(&self, look: Knock) -> Result<(), AppError> {
        let now = self.now();
        let counted = self.db.append("looks at a document", move |tx| {
            let look = look.clone();
            Box::pin(async move { looked(count(tx, &[look], now).await) })
        });
        counted.await?
    }

    async fn store_document(&self, input: NewDocument, books: &Shelf) -> Result<EvidenceId, AppError> {
        self.command("upload", (input, books.clone()), |tx, at, ((whose, name, bytes, mime), books)| {
            Box::pin(async move {
                crate::app::accounts::guard::keeps(tx, whose.0, at.now).await?;
                let application = may_add(tx, &whose, &books).await?;
                let (person, _, requirement) = whose;
                let id = EvidenceId::from_uuid(at.uuid());
                let new = NewEvidence { id, application, requirement: &requirement, name: &name, mime, bytes: &bytes, at: at.now };
                at.hold(tx, Kept::Application(application.uuid())).await?;
                applications::insert_evidence(tx, &new).await?;
                told_of_document(tx, &at, Actor::Person(person), application, id, OfDocument::Stands(DocumentState::Uploaded)).await?;
                Ok(id)
            })
        })
        .await
    }
}

/// The application to which somebody may add a document for a requirement.
async fn may_add(tx: &mut Tx, (person, project, requirement): &Whose, books: &Shelf) -> Result<ApplicationId, Stop> {
    let (_, content) = books.published(tx, project).await?;
    if !content.project.requirements.iter().any(|r| r.id == *requirement && may_want_document(r)) {
        return Err(invalid(vec![Violation::new("/requirement", "unknown_id", "the project wants no document for this")]));
    }
    let application = own(tx, *person, project).await?;
    if matches!(application.status, Status::Withdrawn(_)) {
        return Err(refused_by("illegal_transition", "the application is withdrawn: begin it again first"));
    }
    if applications::evidence_of(tx, application.id).await?.len() >= MOST_DOCUMENTS {
        return Err(invalid(vec![Violation::new("/file", "file_refused", format!("at most {MOST_DOCUMENTS} documents are taken"))]));
    }
    Ok(application.id)
}

/// Why a document is not taken: the rule, and in words.
fn said(why: &Refusal) -> (&'static str, String) {
    let (code, detail) = match why {
        Refusal::Kind => ("file_refused", "the file is no PDF, PNG or JPEG that can be read, or carries another file"),
        Refusal::Unreadable => ("file_unreadable", "the file cannot be read as a PDF, or is read differently by different programs"),
        Refusal::Locked => ("file_locked", "the PDF is locked: send one without passwords and restrictions"),
        Refusal::Active => ("file_active", "the PDF does or carries more than it shows: script, attachments, or forms that are sent"),
        Refusal::TooMuch => ("file_too_much", "the PDF has more parts than are looked at"),
        Refusal::Pixels => return ("picture_too_large", format!("the picture is larger than {} megapixels", PIXELS / 1_000_000)),
        Refusal::Link(link) => {
            let link: String = link.chars().filter(|c| !c.is_control() && !is_invisible(*c)).collect();
            return ("file_link", format!("{LINK}{link}"));
        }
    };
    (code, detail.to_owned())
}

/// What a document is found to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It shows what it should.
    Accepted,
    /// It does not, and why.
    Rejected(String),
}

impl App {
    /// Says what a document shows; that it is not accepted, a letter tells with the reason. `seen` is how the document stood on the page
    /// that the verdict was given on; `None` does not ask.
    ///
    /// # Errors
    /// [`AppError::Invalid`] where a document is not accepted without a reason; [`AppError::Refused`] where it was judged meanwhile.
    pub async fn judge_document(
        &self,
        project: &str,
        by: PersonId,
        (id, document): (ApplicationId, EvidenceId),
        seen: Option<DocumentState>,
        verdict: Verdict,
    ) -> Result<(), AppError> {
        let input = (project.to_owned(), by, id, document, seen, verdict, self.languages_of_letters(project).await?);
        self.command("judge document", input, |tx, at, (project, by, id, document, seen, verdict, languages)| {
            Box::pin(async move {
                let person = Acting::recruiter(&project, by).application(tx, id).await?.person;
                let stored = applications::evidence_of(tx, id).await?.into_iter().find(|e| e.id == document);
                let stored = stored.ok_or_else(|| not_found("document"))?;
                if seen.is_some_and(|seen| seen != stored.state) {
                    return Err(refused_by("stale", format!("the document was judged meanwhile: it is {}", stored.state.as_str())));
                }
                let (said, reason) = match &verdict {
                    Verdict::Accepted => (DocumentVerdict::Accepted, ""),
                    Verdict::Rejected(reason) => (DocumentVerdict::Rejected, reason.trim()),
                };
                let accepted = said == DocumentVerdict::Accepted;
                reads(reason, "/reason")?;
                // The same once more is no second verdict, and no second letter.
                if stored.state == said.into() && (accepted || stored.reason.as_deref() == Some(reason)) {
                    return Ok(());
                }
                if !accepted && reason.is_empty() {
                    return Err(invalid(vec![Violation::new("/reason", "required", "say why the document is not accepted")]));
                }
                at.hold(tx, Kept::Application(id.uuid())).await?;
                applications::judge(tx, document, said, reason, by, at.now).await?;
                // Whoever has to send another one is told so, and so is whoever was told that and does not have to.
                let notice = match &verdict {
                    Verdict::Rejected(_) => Some(Notice::DocumentRefused { name: &stored.name, why: reason }),
                    Verdict::Accepted if stored.state == DocumentState::Rejected => Some(Notice::DocumentAccepted { name: &stored.name }),
                    Verdict::Accepted => None,
                };
                if let Some(notice) = notice {
                    letters::tell(tx, &at, (person, &languages), &notice).await?;
                }
                Ok(told_of_document(tx, &at, Actor::Person(by), id, document, OfDocument::Stands(said.into())).await?)
            })
        })
        .await
    }

    /// A document's name, type and bytes, for the project's staff.
    ///
    /// # Errors
    /// [`AppError::NotFound`], also where it is another project's; [`AppError::Refused`] where it is the reader's own.
    pub async fn document(
        &self,
        project: &str,
        id: ApplicationId,
        document: EvidenceId,
        reader: Reader,
    ) -> Result<(String, String, Vec<u8>), AppError> {
        let record = self.record(project, id, reader).await?;
        let file = self.db.read("document", move |tx| Box::pin(applications::evidence_file(tx, document))).await?;
        let file = file.filter(|(of, ..)| *of == record.application.id);
        let name = record.evidence.iter().find(|e| e.id == document).map(|e| e.name.clone());
        let found = name.zip(file).map(|(name, (_, mime, bytes))| (name, mime, bytes));
        found.ok_or_else(|| AppError::NotFound("there is no such document".to_owned()))
    }
}

/// What an event says of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::app) enum OfDocument {
    /// How it stands from then on.
    Stands(DocumentState),
    /// It is there no more.
    Removed,
}

impl OfDocument {
    const fn as_str(self) -> &'static str {
        match self {
            Self::Stands(state) => state.as_str(),
            Self::Removed => "removed",
        }
    }
}

pub(in crate::app) async fn told_of_document(
    tx: &mut Tx,
    at: &At,
    who: Actor,
    application: ApplicationId,
    id: EvidenceId,
    what: OfDocument,
) -> Result<(), StoreError> {
    let body = json!({ "document": id.to_string(), "what": what.as_str() });
    at.tell(tx, Happened { kind: EventKind::ApplicationDocument, actor: who, subject: application.uuid(), body, project: None }).await
}

/// A file's name without its path, control or directional characters, at most 120 characters.
fn safe_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let kept: String = last.chars().filter(|c| !c.is_control() && !is_invisible(*c)).take(120).collect();
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
