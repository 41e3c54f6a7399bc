//! After handing in: what the gate says, and withdrawing.

use maud::html;

use crate::domain::applying::status::Status;
use crate::domain::locale::lang::say;
use crate::web::frame::evidence_table::{Reader, evidence_table};
use crate::web::{Reply, Trouble, Visit};

pub async fn done(v: Visit) -> Result<Reply, Trouble> {
    let record = v.app.own_record(v.person()?, v.part("project")).await?;
    let project = record.application.project.clone();
    let status = record.application.status;
    if matches!(status, Status::Draft(_)) {
        return Ok(Reply::To(format!("/apply/{project}/check")));
    }
    let wanted = super::super::standing::documents_wanted(&record);
    let wants_document = wanted > 0;
    let title = match record.application.status {
        Status::NotOpen(_) => v.t("By your answers, this project is not open to you"),
        Status::Withdrawn(_) => v.t("You have withdrawn your application"),
        Status::Draft(_) | Status::Screening(_) | Status::Waiting(_) | Status::Onboarded(_) | Status::Rejected(_) => {
            v.t("We have your application: you can go on")
        }
    };
    let main = html! {
        h1 { (title) }
        @if matches!(status, Status::NotOpen(_)) {
            div.banner.warn {
                p { (v.t("This is not a rejection. If an answer is wrong or changes, correct it and submit again.")) }
                p { (v.t("This follows from your answers by the project's rules.")) }
            }
            div.actions { a.button.primary href={ "/apply/" (project) "/check" } { (v.t("Change my answers")) } }
        } @else if !matches!(status, Status::Withdrawn(_)) {
            div.banner.ok { p { (v.t("This follows automatically from your answers.")) } }
            @if wants_document {
                p { (if wanted == 1 {
                    v.t("One thing is still needed: a document that shows what you told us. You can go on in the meantime.")
                    .to_owned()
                } else {
                    say!(v, "Still needed: documents for {wanted} of the requirements below. You can go on in the meantime.", wanted)
                }) }
            }
            div.actions {
                a.button.primary href="/me" { (v.t("Go to your stages")) }
                @if wants_document { a.button href={ "/apply/" (project) "/documents" } { (v.t("Send a document")) } }
            }
        }
        h2 { (v.t("What was asked, and what you said")) }
        (evidence_table(&v, &record, Reader::Applicant))
    };
    Reply::page(title, main)
}

pub async fn withdraw(v: Visit) -> Result<Reply, Trouble> {
    v.app.withdraw(v.person()?, v.part("project")).await?;
    Ok(Reply::To(format!("/me?withdrawn={}", v.part("project"))))
}
