//! Help for staff: what each role does, on which page, and what it has to know before it does it.

use maud::{Markup, html};

use crate::domain::accounts::Role;
use crate::domain::locale::lang::word;
use crate::web::{Reply, Trouble, Visit};

/// What a role does, in the order of a day's work: each with the page where it is done, if it is one, and its words.
type Task = (Option<&'static str>, &'static str);

const RECRUITER: &[Task] = &[
    (
        Some("/candidates"),
        word(
            "Decide where a machine may not: the list shows who needs a decision, longest unchanged first. A letter goes out an hour after \
         the decision; until then it can be taken back on the candidate’s record.",
        ),
    ),
    (Some("/candidates/help"), word("Answer requests for extra time before the stage begins.")),
    (Some("/appeals"), word("Answer appeals within ten working days; whoever decided does not answer.")),
    (Some("/rescores"), word("Look at results that a corrected key changes; nobody is made worse off.")),
];

const REVIEWER: &[Task] = &[
    (
        Some("/review"),
        word("Score responses by the rubric, one at a time, without knowing whose they are. Training with agreed responses comes first."),
    ),
    (Some("/judged"), word("Check judgments that were drawn: right, wrong or cannot be told, without knowing whose they are.")),
    (None, word("A response is yours for 30 minutes; a draft that you keep stays for 24 hours.")),
];

const ADJUDICATOR: &[Task] = &[(Some("/adjudicate"), word("Decide where two reviewers differ, with a reason and a cause."))];

const AUDITOR: &[Task] = &[
    (Some("/signals"), word("Look at what charts over hidden checks signal, and say what it was. A signal does nothing by itself.")),
    (Some("/measures"), word("Decide what published rules ask for, undo what was wrong, and answer appeals against it.")),
    (Some("/rules"), word("Try a version’s rules on the project’s record; they speak once somebody else approves them.")),
    (
        Some("/audits"),
        word(
            "Draw judgments, have them reviewed, and sign the report. What is drawn follows from a plan that is sealed before the first \
            review.",
        ),
    ),
    (
        Some("/annotators"),
        word("Watch annotators by hidden checks. A rule says good, weak or too few; it never acts, you pause or end with a reason."),
    ),
    (None, word("A dossier’s file with keys is noted in the ledger when it is opened.")),
];

const AUTHOR: &[Task] = &[
    (
        Some("/gold-sets"),
        word("Look at a draft beside what stands and publish it; whoever brought it in cannot. Drafts come by touchstone gold import."),
    ),
    (Some("/contests"), word("Settle questioned keys: the key stands, is corrected, or the item goes.")),
    (Some("/items"), word("See which items tell strong from weak, and which are too slow.")),
];

const ADMIN: &[Task] = &[
    (
        Some("/settings/webhooks"),
        word("Add the platform’s endpoints and see what each was sent. Without one the platform reads the stream of events."),
    ),
    (Some("/settings/jobs"), word("Try failed work again once its cause is gone.")),
    (Some("/settings/people"), word("See who holds which role; people are added by touchstone user add.")),
];

const fn tasks(role: Role) -> &'static [Task] {
    match role {
        Role::Recruiter => RECRUITER,
        Role::Reviewer => REVIEWER,
        Role::Adjudicator => ADJUDICATOR,
        Role::Auditor => AUDITOR,
        Role::Author => AUTHOR,
        Role::Admin => ADMIN,
    }
}

/// The page.
pub async fn page(v: Visit) -> Result<Reply, Trouble> {
    let Some(visitor) = v.visitor.as_ref() else { return Err(crate::web::lost()) };
    let (own, others): (Vec<Role>, Vec<Role>) = Role::ALL.iter().partition(|role| visitor.may(&v.project, **role));
    let title = v.t("Help for staff");
    let main = html! {
        a.back href="/staff" { "‹ " (v.t("Overview")) }
        h1 { (title) }
        @for role in own { (section(&v, role, true)) }
        @if !others.is_empty() {
            h2 { (v.t("What others do")) }
            p.note { (v.t("A role is given on the command line: touchstone user role ADDRESS PROJECT:ROLE")) }
            @for role in others { (section(&v, role, false)) }
        }
    };
    Reply::page(title, main)
}

/// One role; pages that it opens are links for whoever has it.
fn section(v: &Visit, role: Role, own: bool) -> Markup {
    let name = crate::web::frame::words::role(v.lang, role);
    html! {
        @if own { h2 { (name) } } @else { h3 { (name) } }
        ul { @for (place, en) in tasks(role) {
            li { (v.t(en)) @if let (Some(place), true) = (place, own) { " " a href=(place) { (place) } } }
        } }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::web::{Method, Who, pages};

    #[test]
    fn every_page_that_help_names_is_there_and_opens_for_the_role() {
        for role in Role::ALL {
            assert!(!tasks(*role).is_empty(), "{role:?}");
            for place in tasks(*role).iter().filter_map(|(place, ..)| *place) {
                let page = pages().into_iter().find(|p| p.path == place && p.method == Method::Get);
                let page = page.unwrap_or_else(|| panic!("{place} is no page"));
                assert!(matches!(page.who, Who::Staff(roles) if roles.contains(role)), "{place} does not open for {role:?}");
            }
        }
    }
}
