//! The application: one thing a page, made from the project's requirements; checking everything; handing in; what the gate says.

use maud::{Markup, html};

use crate::app::AppError;
use crate::app::applying::apply::Record;
use crate::domain::applying::status::Status;
use crate::domain::kernel::violation::Violation;
use crate::domain::locale::lang::{Lang, say};
use crate::domain::project::RequirementKind;
use crate::web::frame::assets;
use crate::web::frame::layout::errors;
use crate::web::{Page, Reply, Trouble, Visit, Who, get, lost, post, save};
use going::{Go, after, from_check, go};
use steps::{Step, answered, heading, steps};
use typed::Typed;

mod checking;
mod ended;
mod fields;
mod filled;
mod going;
mod steps;
mod typed;

pub fn pages() -> Vec<Page> {
    vec![
        get("/apply/{project}", Who::SignedIn, |v| Box::pin(before(v))),
        post("/apply/{project}", Who::SignedIn, |v| Box::pin(begin(v))),
        get("/apply/{project}/check", Who::SignedIn, |v| Box::pin(checking::check(v))),
        post("/apply/{project}/check", Who::SignedIn, |v| Box::pin(checking::submit(v))),
        get("/apply/{project}/done", Who::SignedIn, |v| Box::pin(ended::done(v))),
        post("/apply/{project}/withdraw", Who::SignedIn, |v| Box::pin(ended::withdraw(v))),
        get("/apply/{project}/{step}", Who::SignedIn, |v| Box::pin(show(v))),
        post("/apply/{project}/{step}", Who::SignedIn, |v| Box::pin(answer(v))),
        save("/apply/{project}/{step}/draft", Who::SignedIn, |v| Box::pin(keep(v))),
    ]
}

/// The first step that is open.
fn next_step(record: &Record) -> Reply {
    let open = steps(record).into_iter().find(|s| !answered(*s, &record.application.profile));
    Reply::To(format!("/apply/{}/{}", record.application.project, open.map_or("check", |s| s.id())))
}

/// Looking begins nothing: an application is begun by a button or by the first answer, and begun again by a button.
async fn before(v: Visit) -> Result<Reply, Trouble> {
    let project = v.part("project").to_owned();
    match v.app.own_record(v.person()?, &project).await {
        Ok(record) if !matches!(record.application.status, Status::Withdrawn(_)) => Ok(next_step(&record)),
        Ok(_) => start(&v, true).await,
        Err(AppError::NotFound(_)) => {
            v.app.published(&project).await?;
            Ok(Reply::To(format!("/apply/{project}/name")))
        }
        Err(error) => Err(error.into()),
    }
}

/// The page that stands before the first question.
async fn start(v: &Visit, again: bool) -> Result<Reply, Trouble> {
    let project = v.part("project").to_owned();
    let (_, content) = v.app.published(&project).await?;
    let title = v.lang.of(&content.project.head.title).to_owned();
    let button = if again { v.t("Apply again") } else { v.t("Start my application") };
    let main = html! {
        a.back href={ "/p/" (project) } { "‹ " (v.t("Back")) }
        h1 { (title) }
        @if again {
            p { (v.t("You withdrew your application. What you answered is still there; tests that were handed in count.")) }
        } @else {
            p { (v.t("About ten minutes, one question a page. You can stop and come back at any time.")) }
        }
        form method="post" action={ "/apply/" (project) } { (v.hidden()) div.actions { button.primary { (button) } } }
    };
    Reply::page(title.clone(), main)
}

async fn begin(v: Visit) -> Result<Reply, Trouble> {
    let project = v.part("project").to_owned();
    v.app.begin_application(v.person()?, &project).await?;
    Ok(next_step(&v.app.own_record(v.person()?, &project).await?))
}

/// How the page of a step came to be shown.
struct Shown<'a> {
    /// What stands in the fields.
    typed: &'a Typed,
    /// What is wrong with it.
    wrong: &'a [Violation],
    /// What happened meanwhile in another tab.
    meanwhile: bool,
    /// Whether it was kept and says anything else than the answer that stands.
    unfinished: bool,
}

/// The page of one step.
fn page(v: &Visit, record: &Record, at: usize, shown: &Shown<'_>) -> Result<Reply, Trouble> {
    let all = steps(record);
    let step = *all.get(at).ok_or_else(lost)?;
    let project = &record.application.project;
    let title = heading(v, step);
    let before = at.checked_sub(1).and_then(|i| all.get(i)).map(|s| format!("/apply/{project}/{}", s.id()));
    let back = if from_check(v) { format!("/apply/{project}/check") } else { before.unwrap_or_else(|| format!("/p/{project}")) };
    let why = step.requirement().map(|r| v.lang.of(&r.why));
    let draft = format!("/apply/{project}/{}/draft", step.id());
    let button = if from_check(v) { v.t("Save and go back") } else { v.t("Continue") };
    let main = html! {
        a.back href=(back) { "‹ " (v.t("Back")) }
        span.step { (say!(v, "Step {at} of {all}", at = at + 1, all = all.len() + 1)) }
        (errors(v, shown.wrong))
        @if shown.meanwhile {
            div.banner.warn role="alert" { p { (v.t("This was changed in another tab. The list below is the newest; what you typed here \
                is still in the fields, not yet added.")) } }
        }
        @if shown.unfinished { div.banner { p { (say!(v, "You typed this earlier. It is no part of your answers until you press \
            “{button}”.", button)) } } }
        form method="post" novalidate data-draft=(draft)
            data-kept=(say!(v, "Kept, but not part of your answers until you press “{button}”", button))
            data-unkept=(v.t("Not kept yet – we keep trying"))
            data-stays=(v.t("What you typed here is not kept, so you are still on this page. Do it once more to leave all the same."))
            data-signedout=(say!(v, "You were signed out. Press “{button}”: what you typed comes along.", button)) {
            (v.hidden())
            input type="hidden" name="revision" value=(record.application.revision);
            // The first button of a form is what Enter in a field presses: in a list that is not the one that takes a period away.
            @if step.is_list() {
                button.hide type="submit" name="go" value="add" tabindex="-1" aria-hidden="true" { (v.t("Add this period")) }
            }
            @if from_check(v) { input type="hidden" name="from_check" value="1"; }
            fieldset {
                legend { h1 { (title) } }
                @if let Some(why) = why { p.hint { (why) } }
                (controls(v, step, record, shown))
            }
            div.actions {
                button.primary name="go" value="next" { (button) }
                button.link name="go" value="later" { (v.t("Come back later")) }
                @if shown.unfinished { button.link name="go" value="drop" { (v.t("Let go of what I typed")) } }
                span.note id="kept" {}
            }
            (crate::web::frame::languages::keeping(v, "go"))
        }
        script type="module" src=(assets::url("apply.js")) {}
    };
    match (shown.meanwhile, shown.wrong.is_empty()) {
        (true, _) => crate::web::frame::stale::refused(Reply::page(title.clone(), main)?),
        (false, true) => Reply::page(title.clone(), main),
        (false, false) => Reply::wrong(title.clone(), main),
    }
}

fn controls(v: &Visit, step: Step<'_>, record: &Record, shown: &Shown<'_>) -> Markup {
    let (typed, wrong, project) = (shown.typed, shown.wrong, &record.content.project);
    match step {
        Step::Name => fields::name(v, project, typed, wrong),
        Step::Help => fields::help(v, typed, wrong),
        Step::Asks(r) => match r.kind {
            RequirementKind::Residence => fields::residence(v, project, typed, wrong),
            RequirementKind::WorkAuthorisation => fields::work_right(v, r, typed, wrong),
            RequirementKind::Language => fields::language(v, r, typed, wrong),
            RequirementKind::Degree => fields::degree(v, project, typed, wrong),
            RequirementKind::Experience => fields::experience(v, &record.application.profile, typed, wrong),
            RequirementKind::Availability => fields::hours(v, typed, wrong),
            RequirementKind::Age => fields::birth_date(v, typed, wrong),
            RequirementKind::Confirm | RequirementKind::AnyOf => fields::confirm(v, typed, wrong),
        },
    }
}

async fn step_of(v: &Visit) -> Result<(Record, usize), Trouble> {
    let record = v.app.own_record(v.person()?, v.part("project")).await?;
    let at = steps(&record).iter().position(|s| s.id() == v.part("step")).ok_or_else(lost)?;
    Ok((record, at))
}

/// Whether answers are taken still. What helps in tests can be asked for afterwards too, on a page of its own.
fn open(record: &Record) -> bool {
    matches!(record.application.status, Status::Draft(_) | Status::NotOpen(_))
}

/// Where somebody is led whose answers are no longer taken.
fn closed(record: &Record, step: &str) -> Reply {
    let project = &record.application.project;
    Reply::To(if step == "help" { format!("/me/help?project={project}") } else { format!("/apply/{project}/done") })
}

async fn show(v: Visit) -> Result<Reply, Trouble> {
    let (record, at) = match step_of(&v).await {
        Err(Trouble::App(AppError::NotFound(_))) => return start(&v, false).await,
        found => found?,
    };
    if !open(&record) {
        return Ok(closed(&record, v.part("step")));
    }
    let all = steps(&record);
    let step = *all.get(at).ok_or_else(lost)?;
    let typed = match v.app.typed(&record.application, step.id()).await? {
        Some(kept) => Typed::kept(kept.fields),
        None => Typed::answered(step, &record.application.profile),
    };
    let unfinished = typed.differs(step, &record.application.profile);
    page(&v, &record, at, &Shown { typed: &typed, wrong: &[], meanwhile: false, unfinished })
}

/// Keeps what is typed, as it stands: script asks for it while somebody types, and the button for coming back later.
async fn keep(v: Visit) -> Result<Reply, Trouble> {
    let (_, _) = step_of(&v).await?;
    let draft = (crate::web::frame::revision::seen(&v)?, Typed::sent(&v.form).into_fields());
    let at = v.app.keep_typed(v.person()?, v.part("project"), v.part("step"), draft).await?;
    Ok(Reply::Json(serde_json::json!({ "kept_at": at.to_string() })))
}

/// A broken rule of the profile, at the field of the page that it came from.
fn at_field(mut wrong: Violation) -> Violation {
    let last = wrong.pointer.rsplit('/').find(|part| part.parse::<usize>().is_err()).unwrap_or_default();
    let field = match last {
        "residence" => "country",
        "hours_per_week" => "hours",
        "birth_date" => "born",
        other => other,
    };
    wrong.pointer = format!("/{field}");
    wrong
}

async fn answer(v: Visit) -> Result<Reply, Trouble> {
    let (record, at) = match step_of(&v).await {
        Err(Trouble::App(AppError::NotFound(_))) => {
            v.app.begin_application(v.person()?, v.part("project")).await?;
            step_of(&v).await?
        }
        found => found?,
    };
    let all = steps(&record);
    let step = *all.get(at).ok_or_else(lost)?;
    let (person, project) = (v.person()?, &record.application.project);
    if step.id() == "help" && !open(&record) {
        return Ok(closed(&record, "help"));
    }
    let typed = Typed::sent(&v.form);
    match go(&v)? {
        Go::Later => return later(&v, &record, at, (&typed, "/me".to_owned()), None).await,
        Go::Read(lang) => return later(&v, &record, at, (&typed, after(&v, &record, at)?), Some(lang)).await,
        Go::Drop => {
            v.app.let_go(person, project, step.id()).await?;
            return Ok(Reply::To(after(&v, &record, at)?));
        }
        Go::Next | Go::Stay => {}
    }
    let mut profile = record.application.profile.clone();
    let mut wrong = filled::fill(&v, step, &mut profile);
    if wrong.is_empty() {
        // Whoever takes a period away is still typing the next one.
        let stays = if v.form.value("remove").is_some() && typed.is_begun() { typed.clone().into_fields() } else { Vec::new() };
        // Periods are taken away by their place in the list that the page showed; every other question is answered as a whole, so that a
        // page gone back to is as good as a new one.
        let shown = v.form.text("revision").parse().ok().filter(|_| step.is_list());
        let answer = (shown.unwrap_or(record.application.revision), profile);
        match v.app.answer_step(person, project, answer, (step.id(), stays)).await {
            Ok(_) => return Ok(Reply::To(after(&v, &record, at)?)),
            Err(AppError::Invalid(list)) => wrong = list.into_iter().map(at_field).collect(),
            Err(AppError::Refused { code: "stale", .. }) => {
                let (newest, at) = step_of(&v).await?;
                return page(&v, &newest, at, &Shown { typed: &typed, wrong: &[], meanwhile: true, unfinished: false });
            }
            Err(error) => return Err(error.into()),
        }
    }
    page(&v, &record, at, &Shown { typed: &typed, wrong: &wrong, meanwhile: false, unfinished: false })
}

/// Keeps what is typed for another time, or for the same page in another language. The button is pressed on purpose, so a page that was
/// gone back to is as good as a new one.
async fn later(v: &Visit, record: &Record, at: usize, (typed, place): (&Typed, String), lang: Option<Lang>) -> Result<Reply, Trouble> {
    let draft = (record.application.revision, typed.clone().into_fields());
    match v.app.keep_typed(v.person()?, &record.application.project, v.part("step"), draft).await {
        Ok(_) => match lang {
            Some(lang) => crate::web::frame::languages::led(v, lang, place).await,
            None => Ok(Reply::To(place)),
        },
        Err(AppError::Invalid(list)) => {
            let wrong: Vec<_> = list.into_iter().map(at_field).collect();
            page(v, record, at, &Shown { typed, wrong: &wrong, meanwhile: false, unfinished: false })
        }
        Err(error) => Err(error.into()),
    }
}
