//! What waits for recruiters, as lists that lead to where each is done: documents to look at, and requests for help in tests.

use maud::{Markup, html};

use crate::app::reviewing::waits::DocumentWaits;
use crate::domain::accounts::Role;
use crate::domain::kernel::moment::Moment;
use crate::web::frame::listed;
use crate::web::{Page, Reply, Trouble, Visit, Who, get};

const RECRUITERS: Who = Who::Staff(&[Role::Recruiter]);

pub fn pages() -> Vec<Page> {
    vec![get("/candidates/documents", RECRUITERS, |v| Box::pin(documents(v))), get("/candidates/help", RECRUITERS, |v| Box::pin(help(v)))]
}

/// One that waits: whose, what more is said of it, since when, and where it is done.
struct Waiting<'w> {
    name: &'w str,
    what: Markup,
    since: (&'static str, Moment),
    to: (String, &'static str),
}

fn list(v: &Visit, zone: &jiff::tz::TimeZone, waiting: &[Waiting<'_>]) -> Markup {
    html! {
        @if waiting.is_empty() { div.empty { p { (v.t("Nothing waits.")) } } } @else {
            ul.tasks { @for one in waiting { li {
                @let name = if one.name.is_empty() { v.t("(no name yet)") } else { one.name };
                span.title { (name) }
                (one.what)
                p { (one.since.0) (v.time(one.since.1, zone)) }
                div.actions { a.button href=(one.to.0) { (one.to.1) span.hide { " " (name) } } }
            } } }
        }
    }
}

/// The documents that nobody has looked at.
async fn documents(v: Visit) -> Result<Reply, Trouble> {
    let waiting = v.app.documents_waiting(&v.project, v.reader()?).await?;
    let (_, content) = v.app.published(&v.project).await?;
    let shows = |id: &str| content.project.requirements.iter().find(|r| r.id == id)?.evidence.as_ref().map(|text| v.lang.of(text));
    let one = |d: &DocumentWaits| {
        html! {
            p { span lang=[crate::web::frame::words::written(v.lang, &d.file, None)] translate="no" { (d.file) } }
            @if let Some(wanted) = shows(&d.requirement) { p.note { (wanted) } }
        }
    };
    let rows: Vec<Waiting<'_>> = waiting
        .iter()
        .map(|d| Waiting {
            name: &d.name,
            what: one(d),
            since: (v.t("sent "), d.at),
            to: (format!("{}#documents", listed::from(&format!("/candidates/{}", d.application), &v.here)), v.t("Look at it")),
        })
        .collect();
    let title = v.t("Documents to look at");
    let main = html! {
        h1 { (title) }
        p.note { (v.t("Those of people who are still on the way, the oldest first.")) }
        (list(&v, &Visit::zone(&content), &rows))
    };
    Reply::page(title, main)
}

/// The requests for help in tests that nobody has answered.
async fn help(v: Visit) -> Result<Reply, Trouble> {
    let waiting = v.app.help_asked(&v.project, v.reader()?).await?;
    let (_, content) = v.app.published(&v.project).await?;
    let rows: Vec<Waiting<'_>> = waiting
        .iter()
        .map(|asked| Waiting {
            name: &asked.name,
            what: html! {},
            since: (v.t("asked "), asked.at),
            to: (listed::from(&format!("/candidates/{}/help", asked.application), &v.here), v.t("Read and answer")),
        })
        .collect();
    let title = v.t("Help in tests: requests without an answer");
    let main = html! {
        h1 { (title) }
        p.note { (v.t("Whoever asks is told to wait for the answer before they start a stage.")) }
        (list(&v, &Visit::zone(&content), &rows))
    };
    Reply::page(title, main)
}
