//! What every page has: header, language and theme, footer, and what stands in the place of a page that could not be made.

use maud::{DOCTYPE, Markup, html};

use super::assets;
use super::trouble::status_of;
use crate::app::AppError;
use crate::domain::accounts::Role;
use crate::domain::kernel::violation::Violation;
use crate::domain::locale::lang::{Lang, say, word};
use crate::web::{Body, Trouble, Visit};

/// A whole page.
pub fn whole(visit: &Visit, body: Body) -> Markup {
    let l = visit.lang;
    let title = if body.status == 422 { format!("{}{}", l.t("Error: "), body.title) } else { body.title };
    let theme = (visit.theme != "auto").then_some(visit.theme.as_str());
    let main = if body.wide { "wide" } else { "" };
    html! {
        (DOCTYPE)
        html lang=(l.tag()) dir=(l.dir()) data-theme=[theme] {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (title) " – Touchstone" @if let Some(name) = own_name(l) { " " (name) } }
                link rel="icon" href=(assets::url("icon.svg")) type="image/svg+xml";
                link rel="stylesheet" href=(assets::url("app.css"));
                script type="module" src=(assets::url("app.js")) {}
            }
            body {
                a.skip href="#main" { (l.t("Go to the content")) }
                (header(visit))
                main id="main" class=(main) tabindex="-1" { (body.main) }
                (footer(visit))
                div id="status" class="live" role="status" aria-live="polite" {}
                div id="alert" class="live" role="alert" aria-live="assertive"
                    data-stays=(l.t("No connection. You are still on this page, and nothing was sent. Please try again in a moment."))
                    data-offline=(l.t("You are offline. This page stays open; please try the link again once there is a connection."))
                    data-back=(l.t("What you typed before stands here again.")) {}
                div id="clock" class="live" role="status" aria-live="polite" {}
            }
        }
    }
}

/// What the product is called in a language beside its own name, where it is called otherwise.
fn own_name(l: Lang) -> Option<&'static str> {
    let name = l.tc("product", "Touchstone");
    (name != "Touchstone").then_some(name)
}

fn header(visit: &Visit) -> Markup {
    let l = visit.lang;
    html! {
        header.top {
            div.bar {
                a.brand href="/" { span.stone aria-hidden="true" {}
                    "Touchstone" @if let Some(name) = own_name(l) { " " span.zh { (name) } } }
                nav aria-label=(l.t("Main")) {
                    @if visit.visitor.as_ref().is_some_and(|v| v.staff) { (staff_links(visit)) }
                    @else if visit.visitor.is_some() {
                        a href="/me" { (l.t("My stages")) }
                        a href="/me/messages" { (l.t("Messages")) }
                    }
                }
                form.languages method="post" action="/lang" {
                    (visit.hidden())
                    input type="hidden" name="back" value=(super::languages::place(&visit.here));
                    @for lang in &visit.offered {
                        button name="lang" value=(lang.code()) lang=(lang.tag()) aria-current=[(*lang == l).then_some("true")] {
                            (lang.short())
                        }
                    }
                }
                @if let Some(visitor) = &visit.visitor {
                    form.out method="post" action="/sign-out" data-unsent=(l.t("Something that you wrote in a test has not reached us \
                        yet and would be lost. Open the test again to have it sent; to let it go, press “Sign out” once more.")) {
                        (visit.hidden())
                        @let who = visitor.name.as_deref().unwrap_or(&visitor.email);
                        span.who lang=[super::words::written(l, who, None)] { (who) }
                        button.link { (l.t("Sign out")) }
                    }
                } @else {
                    a.out href="/sign-in" { (l.t("Sign in")) }
                }
            }
        }
    }
}

fn staff_links(visit: &Visit) -> Markup {
    let may = |role| visit.visitor.as_ref().is_some_and(|v| v.may(&visit.project, role));
    let rows = [
        (Role::Reviewer, "/review", word("Review")),
        (Role::Reviewer, "/judged", word("Judgments")),
        (Role::Adjudicator, "/adjudicate", word("Adjudicate")),
        (Role::Adjudicator, "/readers", word("Reviewers")),
        (Role::Auditor, "/readers", word("Reviewers")),
        (Role::Admin, "/readers", word("Reviewers")),
        (Role::Recruiter, "/candidates", word("Candidates")),
        (Role::Recruiter, "/appeals", word("Appeals")),
        (Role::Auditor, "/signals", word("Signals")),
        (Role::Auditor, "/measures", word("Measures")),
        (Role::Auditor, "/rules", word("Rules")),
        (Role::Admin, "/rules", word("Rules")),
        (Role::Auditor, "/annotators", word("Annotators")),
        (Role::Auditor, "/audits", word("Audits")),
        (Role::Recruiter, "/integrity", word("Integrity")),
        (Role::Recruiter, "/rescores", word("Corrections")),
        (Role::Author, "/gold-sets", word("Gold sets")),
        (Role::Author, "/items", word("Item statistics")),
        (Role::Author, "/contests", word("Questioned keys")),
        (Role::Admin, "/settings/webhooks", word("Webhooks")),
        (Role::Admin, "/settings/people", word("Staff")),
        (Role::Admin, "/settings/jobs", word("Failed work")),
    ];
    let mut seen: Vec<_> = rows.iter().filter(|(role, ..)| may(*role)).collect();
    // A page that several roles open stands once.
    seen.dedup_by_key(|(_, href, ..)| *href);
    html! {
        a href="/staff" { (visit.t("Overview")) }
        @for (_, href, en) in seen {
            a href=(href) aria-current=[visit.here.starts_with(href).then_some("page")] { (visit.t(en)) }
        }
    }
}

fn footer(visit: &Visit) -> Markup {
    let l = visit.lang;
    html! {
        footer.bottom {
            div.bar {
                a href="/help" { (l.t("Help and contact")) }
                a href="/privacy" { (l.t("Privacy")) }
                a href="/accessibility" { (l.t("Accessibility")) }
                a href="/staff/sign-in" { (l.t("Staff")) }
                form method="post" action="/theme" {
                    (visit.hidden())
                    input type="hidden" name="back" value=(super::languages::place(&visit.here));
                    label for="theme" { (l.t("Theme")) }
                    select id="theme" name="theme" data-submit {
                        @for (value, en) in [("auto", word("auto")), ("light", word("light")), ("dark", word("dark"))] {
                            option value=(value) selected[visit.theme == value] { (l.t(en)) }
                        }
                    }
                    button.small { (l.tc("choose", "Set")) }
                }
            }
        }
    }
}

/// The same for script: a status, the code of a refusal, and its words.
pub fn said(visit: &Visit, trouble: Trouble) -> (u16, &'static str, String) {
    match trouble {
        Trouble::Said(status, en) => (status, "refused", visit.lang.t(en).to_owned()),
        Trouble::App(error) => {
            let code = if let AppError::Refused { code, .. } = &error { code } else { "refused" };
            let (status, words, _) = told(visit, error);
            (status, code, words)
        }
    }
}

/// The page that says why there is none; `back` is the page of the form that was sent, where there is one.
pub fn trouble(visit: &Visit, trouble: Trouble, back: Option<&str>) -> Body {
    let l = visit.lang;
    let said = matches!(trouble, Trouble::Said(..));
    let (status, words, reference) = match trouble {
        Trouble::Said(status, en) => (status, l.t(en).to_owned(), None),
        Trouble::App(error) => told(visit, error),
    };
    let title = match status {
        404 => l.t("Not found"),
        403 => l.t("Not allowed"),
        409 => l.t("This cannot be done now"),
        410 => l.t("No longer valid"),
        429 => l.t("Too often in a short time"),
        422 => l.t("Something needs correction"),
        503 => l.t("Please try again in a moment"),
        500 => l.t("Something went wrong on our side"),
        _ => l.t("This did not work"),
    };
    let home = if visit.visitor.as_ref().is_some_and(|v| v.staff) {
        "/staff"
    } else if visit.visitor.is_some() {
        "/me"
    } else {
        "/"
    };
    let main = html! {
        h1 { (title) }
        p.lead { (words) }
        @if let Some(reference) = reference { p.note { (l.t("Reference: ")) code { (reference) } } }
        (written(visit))
        (way_back(l, back.filter(|_| !matches!(status, 401 | 403 | 404))))
        p { a.button href=(home) { (l.t("Go back to the start")) } }
    };
    // A form whose page does not come back with what is wrong was not read as a form; a button that is unknown is said to be so.
    Body { status: if status == 422 && !said { 400 } else { status }, title: title.to_owned(), main, wide: false }
}

/// A form that cannot be taken because of a text in it: what is wrong, and what was written, so that nothing is lost.
pub fn refused(visit: &Visit, wrong: &Violation, back: Option<&str>) -> Body {
    let l = visit.lang;
    let title = l.t("Something needs correction");
    let main = html! {
        h1 { (title) }
        (errors(visit, std::slice::from_ref(wrong)))
        p { (l.t("Nothing was stored. Go back, correct the text, and send it again.")) }
        (written(visit))
        (way_back(l, back))
    };
    Body { status: 422, title: title.to_owned(), main, wide: false }
}

/// The link to the page of a form that was not taken.
fn way_back(l: Lang, back: Option<&str>) -> Markup {
    html! { @if let Some(back) = back { p { a.button.primary href=(back) { (l.t("Back to the page")) } } } }
}

/// A form that was opened in another project than the one in which its sender works now: it acts in neither by mistake.
pub fn of_another_project(visit: &Visit) -> Body {
    let l = visit.lang;
    let title = l.t("This page belongs to another project");
    let main = html! {
        h1 { (title) }
        p { (other_project(visit)) }
        (written(visit))
    };
    Body { status: 409, title: title.to_owned(), main, wide: false }
}

/// Why, in words.
pub fn other_project(visit: &Visit) -> String {
    let (opened, now) = (visit.form.text(super::page::IN_PROJECT), &visit.project);
    say!(
        visit.lang,
        "This page was opened in the project \"{opened}\"; in another tab you have chosen \"{now}\" since. Nothing was done. \
            Choose \"{opened}\" again, open the page anew, and send it there.",
        opened,
        now
    )
}

/// The texts of a form that was not taken.
fn written(visit: &Visit) -> Markup {
    let l = visit.lang;
    html! {
        @for (i, text) in visit.form.written().enumerate() {
            div.field {
                label for={ "f-" (i) } { (l.t("What you wrote")) }
                textarea id={ "f-" (i) } rows="6" readonly { (maud::PreEscaped("\n")) (text) }
            }
        }
    }
}

fn told(visit: &Visit, error: AppError) -> (u16, String, Option<String>) {
    let l = visit.lang;
    let status = status_of(&error);
    match error {
        AppError::Refused { code, detail } => (status, super::words::refusal(l, code, &detail), None),
        AppError::NotFound(_) => (status, l.t("We cannot find that page.").to_owned(), None),
        AppError::TooMany { seconds } => {
            let wait = super::words::wait(l, seconds);
            let mut words = say!(l, "Please try again in {wait}.", wait);
            if visit.here == "/sign-in" || visit.here.starts_with("/sign-in/code") {
                words += l.t(" The link in a mail that we sent you in the last 10 minutes lets you in at once.");
            }
            (status, words, None)
        }
        AppError::ClockInDoubt => {
            let words = l.t("The clock of our server is being checked. Nothing was begun; please try again in a minute.");
            (status, words.to_owned(), None)
        }
        AppError::Invalid(list) => {
            let words: Vec<String> = list.iter().map(|v| super::words::violation(l, v)).collect();
            (status, words.join(" "), None)
        }
        AppError::Busy { seconds } => {
            let wait = super::words::wait(l, seconds);
            let words = say!(l, "Too many people are doing this at once. Please try again in {wait}.", wait);
            (status, words, None)
        }
        AppError::Forbidden(_) => (status, l.t("You may not do this.").to_owned(), None),
        other => {
            let reference = format!("r-{:08x}", rand::random::<u32>());
            tracing::error!(reference, error = %other, "a page failed");
            let words = if status == 503 {
                l.t("The database is busy or away. Nothing that was acknowledged is lost.")
            } else {
                l.t("We have noted it. What was acknowledged is safe.")
            };
            (status, words.to_owned(), Some(reference))
        }
    }
}

/// The list of what is wrong, on top of a form: each leads to its field.
pub fn errors(visit: &Visit, list: &[Violation]) -> Markup {
    let told = |v: &Violation| (format!("#{}", anchor(&v.pointer)), super::words::violation(visit.lang, v));
    problems(visit, &list.iter().map(told).collect::<Vec<_>>())
}

/// The heading of a list of what is wrong.
fn how_many(l: Lang, n: usize) -> String {
    match n {
        1 => l.t("There is a problem").to_owned(),
        n => say!(l, "There are {n} problems", n),
    }
}

/// The same: where each is mended, and its words.
pub fn problems(visit: &Visit, list: &[(String, String)]) -> Markup {
    html! {
        @if !list.is_empty() {
            div.errors role="alert" tabindex="-1" data-focus {
                h2 { (how_many(visit.lang, list.len())) }
                ul { @for (href, words) in list { li { a href=(href) { (words) } } } }
            }
        }
    }
}

/// Why what was asked for on a page cannot be done now, on top of it.
pub fn refusal(visit: &Visit, code: &str, detail: &str) -> Markup {
    html! {
        div.errors role="alert" tabindex="-1" data-focus {
            h2 { (visit.t("This cannot be done now")) }
            p { (super::words::refusal(visit.lang, code, detail)) }
        }
    }
}

fn at<'v>(list: &'v [Violation], pointer: &'v str) -> impl Iterator<Item = &'v Violation> {
    list.iter().filter(move |v| v.pointer.strip_prefix(pointer).is_some_and(|rest| rest.is_empty() || rest.starts_with('/')))
}

/// Whether something is wrong with a field.
pub fn has_error(list: &[Violation], pointer: &str) -> bool {
    at(list, pointer).next().is_some()
}

/// The same words at the field itself, under the id by which the field is described: its own with `-error`.
pub fn error_at(visit: &Visit, list: &[Violation], pointer: &str) -> Markup {
    html! {
        @if has_error(list, pointer) {
            div id={ (anchor(pointer)) "-error" } { @for v in at(list, pointer) {
                p.error { span aria-hidden="true" { "! " } (visit.t("Error: ")) (super::words::violation(visit.lang, v)) }
            } }
        }
    }
}

/// The id of the field that a pointer names.
pub fn anchor(pointer: &str) -> String {
    let name = pointer.trim_start_matches('/').replace('/', "-");
    if name.is_empty() { "main".to_owned() } else { format!("f-{name}") }
}
