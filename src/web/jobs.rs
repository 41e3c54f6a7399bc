//! Administrators: work in the background that failed and was given up after its tries.

use maud::html;

use super::{Page, Reply, Trouble, Visit, Who, get, post, unknown_button};
use crate::domain::account::Role;
use crate::domain::id::JobId;

const ADMINS: Who = Who::Staff(&[Role::Admin]);

pub fn pages() -> Vec<Page> {
    vec![get("/settings/jobs", ADMINS, |v| Box::pin(list(v))), post("/settings/jobs", ADMINS, |v| Box::pin(change(v)))]
}

fn kind(v: &Visit, kind: &str) -> String {
    let words = match kind {
        "grade" => v.t("Grading of a test", "测试评分"),
        "grade_check" => v.t("Grading of a hidden check", "隐藏抽检评分"),
        "rescore" => v.t("Scores after a corrected key", "更正答案后重新评分"),
        "look" => v.t("The daily look at items", "题目每日分析"),
        other => return other.to_owned(),
    };
    words.to_owned()
}

async fn list(v: Visit) -> Result<Reply, Trouble> {
    let all = v.app.jobs_given_up(&v.project).await?;
    let zone = v.own_zone().await?;
    let title = v.t("Failed work", "失败的任务");
    let main = html! {
        h1 { (title) }
        p { (v.t(
            "What is done in the background is tried again by itself, with ever longer pauses. What stands here failed each time: somebody may be waiting for it. Try it again once its cause is gone.",
            "后台任务失败后会自动重试，间隔逐次延长。这里列出多次重试仍失败的任务，可能有人正在等待结果。原因排除后请重试。",
        )) }
        @if all.is_empty() { div.empty { p { (v.t("Nothing has failed.", "没有失败的任务。")) } } } @else {
            div.scroll tabindex="0" role="region" aria-label=(v.t("Table", "表格")) { table.stack {
                thead { tr {
                    th { (v.t("Work", "任务")) } th { (v.t("Last tried", "最后尝试")) } th.n { (v.t("Tries", "次数")) } th { (v.t("Cause", "原因")) }
                    th { span.hide { (v.t("Try again", "重试")) } }
                } }
                tbody { @for job in &all { tr {
                    td { (kind(&v, &job.kind)) }
                    td data-label=(v.t("Last tried", "最后尝试")) { (v.time(job.due, &zone)) }
                    td.n data-label=(v.t("Tries", "次数")) { (job.attempts) }
                    td data-label=(v.t("Cause", "原因")) { span lang="en" { (job.error) } }
                    td { form method="post" {
                        (v.hidden())
                        input type="hidden" name="job" value=(job.id);
                        button.small name="do" value="again" { (v.t("Try again", "重试")) }
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
            let job: JobId = v.form.text("job").parse().map_err(|_| super::lost())?;
            v.app.try_job_again(&v.project, v.person()?, job).await?;
            Ok(Reply::To("/settings/jobs".to_owned()))
        }
        _ => Err(unknown_button()),
    }
}
