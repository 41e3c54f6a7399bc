//! Staff: what waits for me; scoring responses by a rubric, blind; deciding where reviewers differ.

use maud::{Markup, html};

use super::places::{ADJUDICATORS, REVIEWERS, place};
use super::sheet::{self, adjudication, cannot, criterion, levels_words, response, sheet_of, task};
use crate::app::AppError;
use crate::app::reviewing::review::{Assignment, Kept, Lease, Queue, Seat};
use crate::app::reviewing::waits::Waits;
use crate::domain::accounts::Role;
use crate::domain::kernel::id::SheetId;
use crate::domain::kernel::violation::Violation;
use crate::domain::locale::lang::{many, say};
use crate::domain::reviewing::Sheet;
use crate::web::frame::question::question as questioned;
use crate::web::frame::revision::seen;
use crate::web::{Page, Reply, Trouble, Visit, Who, get, post};

const ANY_STAFF: Who = Who::Staff(Role::ALL);

pub fn pages() -> Vec<Page> {
    vec![
        get("/staff", ANY_STAFF, |v| Box::pin(overview(v))),
        get("/staff/help", ANY_STAFF, |v| Box::pin(crate::web::frame::help::staff::page(v))),
        post("/staff/project", ANY_STAFF, |v| Box::pin(choose_project(v))),
        get("/review", REVIEWERS, |v| Box::pin(queue(v, false))),
        post("/review", REVIEWERS, |v| Box::pin(next(v, false))),
        get("/review/{sheet}", REVIEWERS, |v| Box::pin(show(v))),
        post("/review/{sheet}", REVIEWERS, |v| Box::pin(score(v))),
        get("/adjudicate", ADJUDICATORS, |v| Box::pin(queue(v, true))),
        post("/adjudicate", ADJUDICATORS, |v| Box::pin(next(v, true))),
        get("/adjudicate/{sheet}", ADJUDICATORS, |v| Box::pin(show(v))),
        post("/adjudicate/{sheet}", ADJUDICATORS, |v| Box::pin(score(v))),
    ]
}

fn stat(n: i64, words: String, href: Option<&str>) -> Markup {
    html! {
        div.card {
            div.stat { (n) }
            p { (words) }
            @if let Some(href) = href { a href=(href) { (words) " ›" } }
        }
    }
}

/// What waits for somebody who reads responses; and, for a reviewer, how many judgments do.
async fn waiting(v: &Visit, reads: bool, reviews: bool) -> Result<(Queue, Markup), Trouble> {
    let person = v.person()?;
    let queue = if reads { v.app.review_queue(&v.project, person).await? } else { Queue::default() };
    let judged = if reviews { v.app.audit_reviews_waiting(&v.project, person).await? } else { 0 };
    let words = || many!(v, judged, "judgment to check", "judgments to check");
    Ok((queue, html! { @if judged > 0 { (stat(judged, words(), Some("/judged"))) } }))
}

/// What waits for recruiters.
fn for_recruiters(v: &Visit, of: &impl Fn(&str) -> i64, waits: &Waits) -> Markup {
    html! {
        (stat(of("needs_decision"), many!(v, of("needs_decision"), "candidate needs a decision", "candidates need a decision"),
            Some("/candidates?state=needs_decision")))
        (stat(of("screening"), many!(v, of("screening"), "candidate in the stages", "candidates in the stages"),
            Some("/candidates?state=screening")))
        (stat(waits.documents, many!(v, waits.documents, "document to look at", "documents to look at"),
            Some("/candidates/documents")))
        (stat(waits.help, many!(v, waits.help, "request for help in tests", "requests for help in tests"),
            Some("/candidates/help")))
        (stat(waits.appeals, many!(v, waits.appeals, "appeal to answer", "appeals to answer"), Some("/appeals")))
        (stat(waits.corrections, many!(v, waits.corrections, "person whom a corrected key concerns", "people whom a corrected \
            key concerns"), Some("/rescores")))
    }
}

async fn overview(v: Visit) -> Result<Reply, Trouble> {
    let title = v.t("What waits for you");
    let Some(visitor) = v.visitor.clone() else { return Err(crate::web::lost()) };
    let may = |role| visitor.may(&v.project, role);
    let reads = may(Role::Reviewer) || may(Role::Adjudicator);
    let (queue, judged) = waiting(&v, reads, may(Role::Reviewer)).await?;
    let counts = v.app.application_counts(&v.project, v.reader()?).await?;
    let waits = v.app.waits(&v.project, v.reader()?).await?;
    let of = |status: &str| counts.iter().find(|(s, _)| s.as_str() == status).map_or(0, |(_, n)| *n);
    let roles: Vec<&str> =
        visitor.roles.iter().filter(|(p, _)| *p == v.project).map(|(_, r)| crate::web::frame::words::role(v.lang, *r)).collect();
    let titles = crate::web::frame::names::projects(&v).await?;
    let main = html! {
        h1 { (title) }
        p { (v.t("Project: ")) strong { (titles.get(&v.project).unwrap_or(&v.project)) } " · " (v.t("your roles: "))
            (roles.join(v.t(", "))) }
        @if visitor.projects().len() > 1 {
            form.row method="post" action="/staff/project" {
                (v.hidden())
                div.field { label for="project" { (v.t("Work in another project")) } select id="project" name="project" {
                    @for p in visitor.projects() { option value=(p) selected[p == v.project] { (titles.get(p).map_or(p, String::as_str)) } }
                    } }
                button { (v.tc("project", "Change")) }
            }
        }
        div.grid {
            @if may(Role::Reviewer) {
                (stat(queue.waiting, many!(v, queue.waiting, "response to score", "responses to score"), Some("/review")))
                (judged)
                (stat(queue.saved, many!(v, queue.saved, "sheet you have saved", "sheets you have saved"), None))
            }
            @if may(Role::Adjudicator) {
                (stat(queue.differ, many!(v, queue.differ, "case where reviewers differ", "cases where reviewers differ"),
                    Some("/adjudicate")))
            }
            @if may(Role::Recruiter) { (for_recruiters(&v, &of, &waits)) }
            @if may(Role::Author) {
                (stat(waits.contests, many!(v, waits.contests, "questioned key", "questioned keys"), Some("/contests")))
                (stat(waits.drafts, many!(v, waits.drafts, "draft to publish", "drafts to publish"), Some("/gold-sets")))
            }
            @if may(Role::Auditor) {
                (stat(waits.signals, many!(v, waits.signals, "signal to look at", "signals to look at"), Some("/signals")))
            }
            @if may(Role::Auditor) || may(Role::Recruiter) {
                (stat(of("onboarded"), many!(v, of("onboarded"), "annotator", "annotators"), may(Role::Auditor).then_some("/annotators")))
            }
        }
        p { a href="/staff/help" { (v.t("What each role does here, and where")) } }
    };
    Reply::wide(title, main)
}

async fn choose_project(v: Visit) -> Result<Reply, Trouble> {
    let wanted = v.form.text("project").to_owned();
    let known = v.visitor.as_ref().is_some_and(|x| x.projects().contains(&wanted.as_str()));
    let cookie = crate::http::visit::cookie("ts_project", if known { &wanted } else { "" }, v.settings.secure, 365 * 86_400);
    Ok(Reply::Cookies("/staff".to_owned(), vec![cookie]))
}

async fn queue(v: Visit, adjudication: bool) -> Result<Reply, Trouble> {
    let queue = v.app.review_queue(&v.project, v.person()?).await?;
    let title = if adjudication { v.t("Adjudicate") } else { v.t("Review") };
    let (waiting, all) = if adjudication { (queue.differ, queue.all.differ) } else { (queue.waiting, queue.all.waiting) };
    let main = html! {
        h1 { (title) }
        @if waiting == 0 && all > 0 {
            div.empty { p { (say!(v, "Nothing waiting for you. {all} more wait for others: you have scored them already, they are \
                yours, or somebody is at them.", all)) } }
        } @else if waiting == 0 {
            div.empty { p { (v.t("Nothing waiting. New work comes when candidates hand in their writing.")) } }
        } @else {
            p.lead { (many!(v, waiting, "{n} waits for you", "{n} wait for you")) }
            p { (v.t("You see the task, the response and the rubric; nothing of the person. You do not choose: the next one is given to \
                you for 30 minutes.")) }
            form method="post" { (v.hidden()) div.actions { button.primary { (if adjudication { v.t("Open next case") }
                else { v.t("Review next") }) } } }
        }
        div.actions { a href="/training" { (v.t("Training and your agreement")) } }
        p.note { (say!(v, "Saved by you so far: {saved}", saved = queue.saved)) }
    };
    Reply::page(title, main)
}

const fn seat(adjudication: bool) -> Seat {
    if adjudication { Seat::Adjudicator } else { Seat::Reviewer }
}

async fn next(v: Visit, adjudication: bool) -> Result<Reply, Trouble> {
    let base = place(adjudication);
    let next = match v.app.next_review(&v.project, v.person()?, seat(adjudication)).await {
        Err(AppError::Refused { code: "training_needed", .. }) => return Ok(Reply::To("/training?first=1".to_owned())),
        next => next?,
    };
    Ok(Reply::To(next.map_or_else(|| base.to_owned(), |a| format!("{base}/{}", a.id))))
}

async fn show(v: Visit) -> Result<Reply, Trouble> {
    let assignment = v.app.assignment(&v.project, v.person()?, v.id::<SheetId>("sheet")?).await?;
    let sheet = match (&assignment.saved, assignment.draft.revision) {
        (Some(saved), _) => saved.clone(),
        (None, 0) if assignment.adjudication => Sheet::agreed(&assignment.rubric, &assignment.sheets),
        (None, _) => assignment.draft.sheet.clone(),
    };
    let above = stands(&v, &assignment);
    page(&v, &assignment, &sheet, &above, &[])
}

/// Whose the response is, where it is not simply to be scored.
fn stands(v: &Visit, a: &Assignment) -> Markup {
    html! {
        @match a.lease {
            Lease::Held if v.after("kept") == "1" => { div.banner.ok { p { (v.t("Your draft is kept for 24 hours.")) } }
                }
            Lease::Held => {}
            Lease::Lapsed => { div.banner.warn role="alert" { p { (lapsed(v)) } } }
            Lease::Saved => { div.banner.ok { p { (v.t("You have scored this response. Your sheet stands below.")) } } }
        }
    }
}

fn lapsed(v: &Visit) -> &'static str {
    v.t("You had this response for longer than half an hour, and somebody else scores it now. What you filled in is kept for 24 hours: \
        if the response comes back to you, it stands there again.")
}

fn page(v: &Visit, a: &Assignment, sheet: &Sheet, above: &Markup, wrong: &[Violation]) -> Result<Reply, Trouble> {
    let title = if a.adjudication { v.t("Decide where reviewers differ") } else { v.t("Score a response") };
    let code = a.id.get(a.id.len().saturating_sub(4)..).unwrap_or_default().to_uppercase();
    let main = html! {
        h1 { (title) " · " (v.lang.of(&a.rubric.title)) " · " (code) }
        (sheet::errors(v, &a.rubric, wrong))
        (above)
        @if let Some(why) = &a.why { (sheet::why(v, &a.rubric, why)) }
        div.sheet.review {
            div {
                @if v.after("questioned") == "1" { div.banner.ok { p { (v.t("Your question was sent; an author looks at it.")) } } }
                (task(v, a))
                (questioned(v, &format!("/review/{}/question", a.id), v.t("Sent to the authors at once; you go on \
                    scoring by the rubric as it is.")))
                (response(v, a))
            }
            (rubric_form(v, a, sheet, wrong))
        }
        @if a.lease != Lease::Saved { script type="module" src=(crate::web::frame::assets::url("review.js")) {} }
    };
    Ok(Reply::Page(crate::web::Body { status: if wrong.is_empty() { 200 } else { 422 }, title: title.to_owned(), main, wide: true }))
}

/// The sheet itself.
fn rubric_form(v: &Visit, a: &Assignment, sheet: &Sheet, wrong: &[Violation]) -> Markup {
    html! {
            form.rubric.panel method="post" tabindex="0" aria-label=(v.t("Rubric")) id="rubric" data-digits data-keep=(v.whose())
                data-draft={ (place(a.adjudication)) "/" (a.id) "/draft" }
                data-kept=(v.t("Draft kept"))
                data-keeping=(v.t("Keeping your draft…"))
                data-unsent=(v.t("Not kept on the server yet. It is kept in this browser."))
                data-stays=(v.t("The server cannot be reached. What you filled in stays here; please try again in a moment."))
                data-signedout=(v.t("You were signed out. Nothing was lost: sign in, and what you filled in stands here again."))
                data-refused=(v.t("This is not kept: {t}"))
                data-elsewhere=(v.t("This sheet was changed in another tab. Which of the two do you want to go on with?"))
                data-gone=(v.t("This sheet was saved already, went to somebody else, or is not scored any more. What you typed stays on \
                    this page."))
                data-lapsed=(lapsed(v))
                data-chosen=(v.t("{c}: level {n} of {m}."))
                data-next=(v.t("Next: {c}."))
                data-last=(v.t("That was the last criterion."))
                data-nolevel=(v.t("There is no level {n} here.")) {
                (v.hidden())
                input type="hidden" name="revision" value=(a.draft.revision);
                (super::drafts::script_says(v, a))
                @for c in &a.rubric.criterion { (criterion(v, a, c, sheet, wrong)) }
                @if a.adjudication { (adjudication(v, &a.rubric, sheet, wrong)) }
                (cannot(v, &a.rubric, sheet, wrong))
                @if a.lease != Lease::Saved {
                    div.actions {
                        button.primary name="go" value="next" { (v.t("Save and next")) }
                        button name="go" value="stop" { (v.t("Save")) }
                        button name="go" value="draft" { (v.t("Keep as a draft")) }
                        span.note id="draft-state" {}
                    }
                    (keys(v))
                }
            }
    }
}

/// The keys of the page, and how to do without them.
fn keys(v: &Visit) -> Markup {
    html! {
        p.note {
            kbd { "0" } "–" kbd { "9" } " " (v.t("choose the level with that number and lead to the next criterion"))
                (crate::web::frame::marks::semicolon(v))
            kbd { "j" } " " kbd { "k" } " " (v.t("next, previous criterion")) (crate::web::frame::marks::semicolon(v))
            kbd { "c" } " " (v.t("comment, ")) kbd { "Esc" } " " (v.t("leaves it")) (crate::web::frame::marks::semicolon(v))
            kbd { "Ctrl" } "+" kbd { "Enter" } " " (v.t("saves"))
        }
        label.note { input type="checkbox" id="keys-off"; " " (v.t("Without single keys")) }
    }
}

/// What somebody wants beside saving.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Go {
    Next,
    Stop,
    Draft,
}

async fn score(v: Visit) -> Result<Reply, Trouble> {
    let go = match v.form.value("go") {
        Some("next") => Go::Next,
        Some("stop") | None => Go::Stop,
        Some("draft") => Go::Draft,
        Some(_) => return Err(crate::web::unknown_button()),
    };
    let (person, id) = (v.person()?, v.id::<SheetId>("sheet")?);
    let assignment = v.app.assignment(&v.project, person, id).await?;
    let (sheet, base) = (sheet_of(&v), place(assignment.adjudication));
    if go == Go::Draft {
        return draft(v, &assignment, sheet).await;
    }
    let seen = seen(&v)?;
    match v.app.save_sheet_upon(&v.project, person, id, (sheet.clone(), Some(seen))).await {
        Ok(()) if go == Go::Next => next(v, assignment.adjudication).await,
        Ok(()) => Ok(Reply::To(base.to_owned())),
        Err(AppError::Invalid(wrong)) => page(&v, &assignment, &sheet, &html! {}, &wrong),
        Err(AppError::Refused { code: "illegal_transition" | "stale", .. }) => both(&v, id, &sheet).await,
        Err(AppError::Refused { code: "lease_lapsed", .. }) => {
            // What was typed is not lost with the lease; a page that saw an older draft has the person's latest word all the same.
            v.app.keep_draft(&v.project, person, id, (assignment.draft.revision, sheet.clone())).await?;
            both(&v, id, &sheet).await
        }
        Err(error) => Err(error.into()),
    }
}

/// Keeps what was filled in, without script.
async fn draft(v: Visit, a: &Assignment, sheet: Sheet) -> Result<Reply, Trouble> {
    let id = v.id::<SheetId>("sheet")?;
    match v.app.keep_draft(&v.project, v.person()?, id, (seen(&v)?, sheet.clone())).await {
        Ok(Kept::Here { .. }) => Ok(Reply::To(format!("{}/{id}?kept=1", place(a.adjudication)))),
        Ok(Kept::Elsewhere { .. }) | Err(AppError::Refused { code: "illegal_transition", .. }) => both(&v, id, &sheet).await,
        Err(AppError::Invalid(wrong)) => page(&v, a, &sheet, &html! {}, &wrong),
        Err(error) => Err(error.into()),
    }
}

/// The page was open for longer than the response was held, or the sheet went on in another tab: both states, and what was typed.
async fn both(v: &Visit, id: SheetId, sheet: &Sheet) -> Result<Reply, Trouble> {
    let now = v.app.assignment(&v.project, v.person()?, id).await?;
    let stands = match (&now.saved, now.lease) {
        (Some(saved), _) => format!("{}: {}", v.t("saved"), levels_words(v, &now, saved)),
        (None, Lease::Lapsed) => lapsed(v).to_owned(),
        (None, _) => format!("{}: {}", v.t("a draft"), levels_words(v, &now, &now.draft.sheet)),
    };
    let both = crate::web::frame::stale::both(v, &levels_words(v, &now, sheet), &stands, &html! {});
    crate::web::frame::stale::refused(page(v, &now, sheet, &both, &[])?)
}
