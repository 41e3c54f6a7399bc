//! What is kept about people: of what, why, who sees it, for how long, who answers for it.

use maud::{Markup, html};

use super::home::contact_link;
use crate::app::jobs::clean_up::{AGES, UNCLAIMED};
use crate::domain::locale::identity;
use crate::domain::locale::lang::{Lang, many, say, word};
use crate::web::{Page, Reply, Trouble, Visit, Who, get};

const DAY: i64 = 86_400;

pub fn pages() -> Vec<Page> {
    vec![get("/p/{project}/privacy", Who::Anyone, |v| Box::pin(privacy(v))), get("/privacy", Who::Anyone, |v| Box::pin(privacy(v)))]
}

/// What is kept, why, and who sees it.
const KEPT: [[&str; 3]; 4] = [
    [word("What you tell us in the application"), word("To see whether the project is open to you"), word("Recruiters of the project")],
    [word("Documents that you send"), word("To check what you told us"), word("Recruiters of the project, one document at a time")],
    [
        word("Answers, times and results of tests"),
        word("To decide, and to be able to show how"),
        word("Recruiters and auditors of the project; reviewers see single texts without your name"),
    ],
    [word("Your e-mail address"), word("To let you sign in and to send you letters"), word("Recruiters of the project")],
];

/// What is removed when it is old, in the words of people; a row without words is about no person.
const REMOVED: [(&str, &str); 11] = [
    ("sessions that ended", word("Your sign-ins, after they ended")),
    ("sign-in mails' hashes", word("That you asked for an e-mail to sign in")),
    ("counted tries", word("How often signing in was tried")),
    ("sign-in mails", word("E-mails to sign in")),
    ("jobs that are done", ""),
    ("what pages noticed", word("How often you left a test's page or pasted a long text")),
    ("webhook deliveries that got through", ""),
    ("what was typed into an application and never sent", word("What you typed into the application and never sent")),
    ("reviewers' drafts", ""),
    ("reviewers' drafts of responses with agreed levels", ""),
    ("computing that failed", ""),
];

fn days(l: Lang, seconds: i64) -> String {
    let n = seconds / DAY;
    many!(l, n, "{n} day", "{n} days")
}

/// How long things are kept, as the service is set.
fn keeping(v: &Visit) -> Markup {
    let rows = AGES.iter().filter_map(|(_, what, age)| {
        let (_, en) = REMOVED.iter().find(|(known, en)| known == what && !en.is_empty())?;
        Some((v.t(en), *age))
    });
    let documents = v.t("Documents of an application that was never handed in");
    let how_long = v.t("Kept for");
    html! {
        h2 { (v.t("How long it is kept")) }
        table.stack {
            thead { tr { th { (v.t("What")) } th { (how_long) } } }
            tbody { @for (what, age) in rows.chain([(documents, UNCLAIMED)]) { tr { td { (what) }
                td data-label=(how_long) { (days(v.lang, age)) } } } }
        }
        p { (v.t("Your application, your answers, decisions and letters are kept: they show how a decision came about. No page here \
             erases them. If you want them erased, ask the project: its people decide, and answer you.")) }
    }
}

fn rights(v: &Visit, reachable: bool) -> Markup {
    html! {
        h2 { (v.t("Your rights")) }
        p { (v.t("You may see what you told us, correct it until you hand it in, withdraw your application, and appeal a decision; its \
            letter says until when.")) }
        @if reachable {
            p { (v.t("For anything else, write to the project: the address is above.")) }
        }
    }
}

/// What the page says of the projects that it is about: each open one, or the one that it was opened for.
struct About {
    /// Who answers for it.
    controllers: Markup,
    /// Whether one of them can be written to.
    reachable: bool,
    /// What numbers nobody is asked for are called there.
    numbers: String,
}

async fn about(v: &Visit) -> Result<About, Trouble> {
    let (only, all) = (v.part("project"), v.app.open_projects().await?);
    let told = || all.iter().filter(|(id, _)| only.is_empty() || id == only);
    let countries: Vec<&str> = told().flat_map(|(_, content)| content.project.countries()).collect();
    let numbers = identity::named(v.lang, &countries, false);
    let told = told().map(|(_, content)| &content.project.head);
    let told: Vec<_> = told.filter(|head| head.controller.is_some() || head.contact.is_some()).collect();
    let reachable = told.iter().any(|head| head.contact.is_some());
    let controllers = html! { @if !told.is_empty() {
        h2 { (v.t("Who answers for it")) }
        ul { @for head in told { li {
            (v.lang.of(&head.title)) (v.t(": "))
            @if let Some(controller) = &head.controller { (v.lang.of(controller)) (v.t(". ")) }
            @if let Some(contact) = &head.contact { (contact_link(contact)) }
        } } }
    } };
    Ok(About { controllers, reachable, numbers })
}

async fn privacy(v: Visit) -> Result<Reply, Trouble> {
    if !v.part("project").is_empty() {
        v.app.published(v.part("project")).await?;
    }
    let About { controllers, reachable, numbers } = about(&v).await?;
    let title = v.t("Privacy");
    let (what, why, who) = (v.t("What"), v.tc("purpose", "Why"), v.t("Who sees it"));
    let main = html! {
        h1 { (title) }
        p.note { (v.t("Version of 27 November 2026")) }
        (controllers)
        h2 { (v.t("What we keep about you")) }
        table.stack {
            thead { tr { th { (what) } th { (why) } th { (who) } } }
            tbody { @for [kept, reason, seen] in KEPT { tr {
                td { (v.t(kept)) } td data-label=(why) { (v.t(reason)) } td data-label=(who) { (v.t(seen)) }
            } } }
        }
        (keeping(&v))
        h2 { (v.t("Decisions by machine")) }
        p { (v.t("A machine scores tests. It can pass you; it can never turn you down. Every other decision is made by a person, and \
            its reasons are in your letter.")) }
        h2 { (v.t("What we do not collect")) }
        p { (say!(v, "No {numbers} or passport numbers, no photographs, no camera, no microphone; nothing about race, religion or \
            marital status.", numbers)) }
        (rights(&v, reachable))
    };
    Reply::page(title, main)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_keeping_time_of_the_service_has_its_row() {
        for (_, what, _) in AGES {
            assert!(REMOVED.iter().any(|(known, ..)| *known == what), "{what}");
        }
        assert_eq!(REMOVED.len(), AGES.len());
    }
}
