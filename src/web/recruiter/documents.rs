//! Documents that a candidate sends.

pub mod judging;
pub mod section;

use maud::html;

use crate::app::AppError;
use crate::app::applying::apply::Record;
use crate::domain::applying::document_type::DocumentType;
use crate::domain::applying::eligibility::{Verdict, may_want_document};
use crate::domain::applying::status::Status;
use crate::domain::kernel::violation::Violation;
use crate::domain::project::Requirement;
use crate::web::frame::layout::{error_at, errors, has_error};
use crate::web::{Page, Reply, Trouble, Visit, Who, get, post};

/// What people call a type of document.
pub fn kind(v: &Visit, mime: &str) -> &'static str {
    match DocumentType::from_name(mime) {
        Some(DocumentType::Pdf) => "PDF",
        Some(DocumentType::Png) => v.t("PNG picture"),
        Some(DocumentType::Jpeg) => v.t("JPEG picture"),
        None => v.t("another type"),
    }
}

pub fn pages() -> Vec<Page> {
    vec![
        get("/apply/{project}/documents", Who::SignedIn, |v| Box::pin(documents(v))),
        post("/apply/{project}/documents", Who::SignedIn, |v| Box::pin(upload(v))).with_file(),
    ]
}

/// Whether a form that was sent is the one for a requirement.
fn sent_for(v: &Visit, requirement: &str, forms: usize) -> bool {
    forms == 1 || v.form.text("requirement") == requirement
}

fn documents_page(v: &Visit, record: &Record, wrong: &[Violation]) -> Result<Reply, Trouble> {
    let title = v.t("Send a document");
    let open =
        |r: &Requirement| record.evaluation.requirements.iter().any(|j| j.requirement == r.id && j.verdict == Verdict::NeedsEvidence);
    let requirements = record.content.project.requirements.iter();
    let wanted: Vec<&Requirement> = requirements.filter(|r| r.evidence.is_some() || (may_want_document(r) && open(r))).collect();
    let zone = Visit::zone(&record.content);
    let withdrawn = matches!(record.application.status, Status::Withdrawn(_));
    let main = html! {
        a.back href="/me" { "‹ " (v.t("Back")) }
        (errors(v, wrong))
        h1 { (title) }
        @if withdrawn { p { (v.t("The application is withdrawn: no document is taken. ")) } }
        @if !withdrawn && !wanted.is_empty() { p { (v.t("Cover numbers of identity before you send it, such as that of an identity card \
            or passport: we do not need them. Nothing in a document is looked for by a machine; people see what stands in it.")) } }
        @for r in wanted.iter().filter(|_| !withdrawn) {
            @if wanted.len() > 1 { h2 { (v.lang.of(&r.text)) } }
            @match &r.evidence {
                Some(evidence) => p.lead { (v.lang.of(evidence)) },
                None => p.lead { (v.t("Internships count once we have seen a document for them: a certificate or a letter that says \
                    from when to when.")) },
            }
            @let wrong = if sent_for(v, &r.id, wanted.len()) { wrong } else { &[] };
            @let id = if has_error(wrong, "/file") { "f-file".to_owned() } else { format!("f-file-{}", r.id) };
            form method="post" enctype="multipart/form-data" {
                (v.hidden())
                input type="hidden" name="requirement" value=(r.id);
                div.field {
                    label for=(id) { (v.t("PDF, PNG or JPEG, at most 10 MB")) }
                    (error_at(v, wrong, "/file"))
                    input id=(id) type="file" name="file" aria-invalid=[has_error(wrong, "/file").then_some("true")]
                        aria-describedby=[has_error(wrong, "/file").then_some("f-file-error")]
                        accept=".pdf,.png,.jpg,.jpeg,application/pdf,image/png,image/jpeg";
                }
                div.actions { button.primary { (v.tc("document", "Send")) } }
            }
        }
        h2 { (v.t("What you have sent")) }
        @if record.evidence.is_empty() { div.empty { p { (v.t("Nothing yet.")) } } }
        ul { @for e in &record.evidence {
            li {
                @if let Some(r) = wanted.iter().find(|r| r.id == e.requirement).filter(|_| wanted.len() > 1) { (v.lang.of(&r.text)) " "
                    br; }
                span translate="no" { (e.name) } " · " (v.time(e.uploaded_at, &zone)) " · " (document_state(v, e.state))
                @if let Some(reason) = e.reason.as_deref().filter(|r| !r.is_empty()) { (crate::web::frame::marks::colon(v))
                    span lang=[crate::web::frame::words::written(v.lang, reason, None)] { (reason) } }
            }
        } }
    };
    if wrong.is_empty() { Reply::page(title, main) } else { Reply::wrong(title, main) }
}

/// What became of a document.
pub fn document_state(v: &Visit, state: crate::domain::applying::profile::DocumentState) -> &'static str {
    use crate::domain::applying::profile::DocumentState;
    match state {
        DocumentState::Uploaded => v.t("waiting to be looked at"),
        DocumentState::Accepted => v.tc("document", "accepted"),
        DocumentState::Rejected => v.tc("document", "not accepted"),
    }
}

async fn documents(v: Visit) -> Result<Reply, Trouble> {
    let record = v.app.own_record(v.person()?, v.part("project")).await?;
    documents_page(&v, &record, &[])
}

async fn upload(mut v: Visit) -> Result<Reply, Trouble> {
    let (person, project) = (v.person()?, v.part("project").to_owned());
    let record = v.app.own_record(person, &project).await?;
    let Some((name, bytes)) = v.form.file.take() else {
        return documents_page(&v, &record, &[Violation::new("/file", "required", "choose a file")]);
    };
    match v.app.upload(person, &project, v.form.text("requirement"), &name, bytes).await {
        Ok(_) => Ok(Reply::To(format!("/apply/{project}/documents"))),
        Err(AppError::Invalid(mut wrong)) => {
            // What is wrong with the file's name is told at the file.
            wrong.iter_mut().filter(|w| w.pointer == "/name").for_each(|w| "/file".clone_into(&mut w.pointer));
            documents_page(&v, &record, &wrong)
        }
        Err(AppError::Refused { code, detail }) => Ok(documents_page(&v, &record, &[Violation::new("", code, detail)])?.with_status(409)),
        Err(error) => Err(error.into()),
    }
}
