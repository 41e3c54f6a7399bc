//! Administrators: work in the background that failed and was given up after its tries.

use maud::html;

use crate::domain::accounts::Role;
use crate::domain::kernel::id::JobId;
use crate::domain::kernel::job::JobKind;
use crate::web::{Page, Reply, Trouble, Visit, Who, get, post, unknown_button};

const ADMINS: Who = Who::Staff(&[Role::Admin]);

pub fn pages() -> Vec<Page> {
    vec![get("/settings/jobs", ADMINS, |v| Box::pin(list(v))), post("/settings/jobs", ADMINS, |v| Box::pin(change(v)))]
}

fn kind(v: &Visit, kind: JobKind) -> &'static str {
    match kind {
        JobKind::Grade => v.t("Grading of a test"),
        JobKind::GradeCheck => v.t("Grading of a hidden check"),
        JobKind::Rescore => v.t("Scores after a corrected key"),
        JobKind::Look => v.t("The daily look at items"),
        JobKind::Rules => v.t("Rules of the audit"),
    }
}

async fn list(v: Visit) -> Result<Reply, Trouble> {
    let all = v.app.jobs_given_up(&v.project).await?;
    let zone = v.own_zone().await?;
    let title = v.t("Failed work");
    let main = html! {
        h1 { (title) }
        p { (v.t("What is done in the background is tried again by itself, with ever longer pauses. What stands here failed each time: \
            somebody may be waiting for it. Try it again once its cause is gone.")) }
        @if all.is_empty() { div.empty { p { (v.t("Nothing has failed.")) } } } @else {
            div.scroll tabindex="0" role="region" aria-label=(v.t("Table")) { table.stack {
                thead { tr {
                    th { (v.tc("job", "Work")) } th { (v.t("Last tried")) } th.n { (v.t("Tries")) } th { (v.t("Cause")) }
                    th { span.hide { (v.t("Try again")) } }
                } }
                tbody { @for job in &all { tr {
                    td { (kind(&v, job.kind)) }
                    td data-label=(v.t("Last tried")) { (v.time(job.due, &zone)) }
                    td.n data-label=(v.t("Tries")) { (job.attempts) }
                    td data-label=(v.t("Cause")) { span lang="en" { (job.error) } }
                    td { form method="post" {
                        (v.hidden())
                        input type="hidden" name="job" value=(job.id);
                        button.small name="do" value="again" { (v.t("Try again")) }
                    } }
                } } }
            } }
        }
    };
    Reply::wide(title, main)
}

async fn change(v: Visit) -> Result<Reply, Trouble> {
    match v.form.text("do") {
        "again" => {
            let job: JobId = v.form.text("job").parse().map_err(|_| crate::web::lost())?;
            v.app.try_job_again(&v.project, v.person()?, job).await?;
            Ok(Reply::To("/settings/jobs".to_owned()))
        }
        _ => Err(unknown_button()),
    }
}
