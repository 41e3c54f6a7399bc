//! The application: one thing a page, made from the project's requirements; checking everything; handing in; what the gate says.

use maud::{Markup, html};

use super::layout::{error_at, errors};
use super::{Page, Reply, Trouble, Visit, Who, get, lost, post, words};
use crate::app::AppError;
use crate::app::apply::{REQUIRED_CONSENTS, Record};
use crate::domain::applicant::profile::Profile;
use crate::domain::eligibility::Overall;
use crate::domain::gold_set::project::{Requirement, RequirementKind};
use crate::domain::violation::Violation;

mod fields;
mod filled;

pub fn pages() -> Vec<Page> {
    vec![
        get("/apply/{project}", Who::SignedIn, |v| Box::pin(before(v))),
        post("/apply/{project}", Who::SignedIn, |v| Box::pin(begin(v))),
        get("/apply/{project}/check", Who::SignedIn, |v| Box::pin(check(v))),
        post("/apply/{project}/check", Who::SignedIn, |v| Box::pin(submit(v))),
        get("/apply/{project}/done", Who::SignedIn, |v| Box::pin(done(v))),
        post("/apply/{project}/withdraw", Who::SignedIn, |v| Box::pin(withdraw(v))),
        get("/apply/{project}/{step}", Who::SignedIn, |v| Box::pin(show(v))),
        post("/apply/{project}/{step}", Who::SignedIn, |v| Box::pin(answer(v))),
    ]
}

/// A page of the application.
#[derive(Clone, Copy)]
enum Step<'r> {
    /// Name and how to be called.
    Name,
    /// One requirement.
    Asks(&'r Requirement),
    /// Help that the person wants: extra time.
    Help,
}

impl<'r> Step<'r> {
    fn id(self) -> &'r str {
        match self {
            Self::Name => "name",
            Self::Asks(r) => &r.id,
            Self::Help => "help",
        }
    }
}

/// The steps of a project: name, each requirement that is answered by itself, help.
fn steps(record: &Record) -> Vec<Step<'_>> {
    let asked = record.content.project.requirements.iter().filter(|r| r.kind != RequirementKind::AnyOf).map(Step::Asks);
    std::iter::once(Step::Name).chain(asked).chain([Step::Help]).collect()
}

fn answered(step: Step<'_>, profile: &Profile) -> bool {
    match step {
        Step::Name => profile.name.is_some(),
        Step::Help => profile.accommodation.is_some(),
        Step::Asks(r) => match r.kind {
            RequirementKind::Residence => profile.residence.is_some(),
            RequirementKind::WorkAuthorisation => profile.work_rights.is_some(),
            RequirementKind::Language => {
                let wanted = r.lang.as_deref().unwrap_or_default();
                profile.languages.iter().flatten().any(|l| l.lang == wanted)
            }
            RequirementKind::Degree => profile.degrees.is_some(),
            RequirementKind::Experience => profile.work.is_some(),
            RequirementKind::Availability => profile.hours_per_week.is_some(),
            RequirementKind::Age => profile.birth_date.is_some(),
            RequirementKind::Confirm => profile.confirmations.contains_key(&r.id),
            RequirementKind::AnyOf => true,
        },
    }
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
        Ok(record) if record.application.status.as_str() != "withdrawn" => Ok(next_step(&record)),
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
    let button = if again { v.t("Apply again", "重新申请") } else { v.t("Start my application", "开始申请") };
    let main = html! {
        a.back href={ "/p/" (project) } { "‹ " (v.t("Back", "返回")) }
        h1 { (title) }
        @if again {
            p { (v.t(
                "You withdrew your application. What you answered is still there; tests that were handed in count.",
                "您已撤回申请。此前填写的内容仍保留，已提交的测试仍然有效。",
            )) }
        } @else {
            p { (v.t("About ten minutes, one question a page. You can stop and come back at any time.", "约十分钟，每页一个问题，可随时中断，以后继续。")) }
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

fn heading(v: &Visit, step: Step<'_>) -> String {
    match step {
        Step::Name => v.t("What is your name?", "您的姓名").to_owned(),
        Step::Help => v.t("Do you need anything to work well in a test?", "测试时您需要什么便利吗？").to_owned(),
        Step::Asks(r) => match r.kind {
            RequirementKind::Residence => v.t("Where do you live now?", "您目前居住在哪里？").to_owned(),
            RequirementKind::WorkAuthorisation => v.t("How may you work where you live?", "您在居住地可以以什么方式工作？").to_owned(),
            RequirementKind::Language => {
                let lang = r.lang.as_deref().unwrap_or_default();
                let name = fields::language_name(v.lang, lang);
                v.t(format!("How well do you know {name}?"), format!("您的{name}水平如何？"))
            }
            RequirementKind::Degree => v.t("What is your highest degree?", "您的最高学历是什么？").to_owned(),
            RequirementKind::Experience => v.t("Where have you worked?", "您的工作经历").to_owned(),
            RequirementKind::Availability => v.t("How many hours a week can you work?", "您每周可以工作多少小时？").to_owned(),
            RequirementKind::Age => v.t("When were you born?", "您的出生日期").to_owned(),
            RequirementKind::Confirm | RequirementKind::AnyOf => v.lang.of(&r.text).to_owned(),
        },
    }
}

/// The page of one step.
fn page(v: &Visit, record: &Record, at: usize, profile: &Profile, wrong: &[Violation]) -> Result<Reply, Trouble> {
    let all = steps(record);
    let step = *all.get(at).ok_or_else(lost)?;
    let project = &record.application.project;
    let title = heading(v, step);
    let before = at.checked_sub(1).and_then(|i| all.get(i)).map(|s| format!("/apply/{project}/{}", s.id()));
    let back = before.unwrap_or_else(|| format!("/p/{project}"));
    let why = match step {
        Step::Asks(r) => Some(v.lang.of(&r.why)),
        Step::Name | Step::Help => None,
    };
    let main = html! {
        a.back href=(back) { "‹ " (v.t("Back", "返回")) }
        span.step { (v.t(format!("Step {} of {}", at + 1, all.len() + 1), format!("第 {} 步，共 {} 步", at + 1, all.len() + 1))) }
        (errors(v, wrong))
        form method="post" novalidate {
            (v.hidden())
            input type="hidden" name="revision" value=(record.application.revision);
            fieldset {
                legend { h1 id="f-question" { (title) } }
                @if let Some(why) = why { p.hint { (why) } }
                (controls(v, step, profile, wrong))
            }
            div.actions {
                button.primary name="go" value="next" { (v.t("Continue", "继续")) }
                a href="/me" { (v.t("Come back later", "以后再填")) }
            }
        }
    };
    if wrong.is_empty() { Reply::page(title.clone(), main) } else { Reply::wrong(title.clone(), main) }
}

fn controls(v: &Visit, step: Step<'_>, profile: &Profile, wrong: &[Violation]) -> Markup {
    match step {
        Step::Name => fields::name(v, profile, wrong),
        Step::Help => fields::help(v, profile, wrong),
        Step::Asks(r) => html! {
            (error_at(v, wrong, "/question"))
            @match r.kind {
                RequirementKind::Residence => (fields::residence(v, profile)),
                RequirementKind::WorkAuthorisation => (fields::work_right(v, profile, wrong)),
                RequirementKind::Language => (fields::language(v, r, profile)),
                RequirementKind::Degree => (fields::degree(v, profile, wrong)),
                RequirementKind::Experience => (fields::experience(v, profile, wrong)),
                RequirementKind::Availability => (fields::hours(v, profile, wrong)),
                RequirementKind::Age => (fields::birth_date(v, profile, wrong)),
                RequirementKind::Confirm | RequirementKind::AnyOf => (fields::confirm(v, r, profile)),
            }
        },
    }
}

async fn step_of(v: &Visit) -> Result<(Record, usize), Trouble> {
    let record = v.app.own_record(v.person()?, v.part("project")).await?;
    let at = steps(&record).iter().position(|s| s.id() == v.part("step")).ok_or_else(lost)?;
    Ok((record, at))
}

async fn show(v: Visit) -> Result<Reply, Trouble> {
    let (record, at) = match step_of(&v).await {
        Err(Trouble::App(AppError::NotFound(_))) => return start(&v, false).await,
        found => found?,
    };
    let profile = record.application.profile.clone();
    page(&v, &record, at, &profile, &[])
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
    let mut profile = record.application.profile.clone();
    let mut wrong = filled::fill(&v, step, &mut profile);
    if wrong.is_empty() {
        // Periods are taken away by their place in the list that the page showed; every other question is answered as a whole, so that a page
        // gone back to is as good as a new one.
        let is_list = step.requirement().is_some_and(|r| r.kind == RequirementKind::Experience);
        let shown = v.form.text("revision").parse().ok().filter(|_| is_list);
        let revision = shown.unwrap_or(record.application.revision);
        match v.app.save_profile(v.person()?, &record.application.project, revision, profile.clone()).await {
            Ok(_) => {
                let project = &record.application.project;
                if v.form.text("go") != "next" {
                    return Ok(Reply::To(format!("/apply/{project}/{}", step.id())));
                }
                let next = all.get(at + 1).map_or("check", |s| s.id());
                return Ok(Reply::To(format!("/apply/{project}/{next}")));
            }
            Err(AppError::Invalid(list)) => wrong = list,
            Err(error) => return Err(error.into()),
        }
    }
    page(&v, &record, at, &profile, &wrong)
}

/// What was answered, each with its link.
fn summary(v: &Visit, record: &Record) -> Markup {
    let project = &record.application.project;
    html! {
        table.stack {
            thead { tr { th { (v.t("Question", "问题")) } th { (v.t("Your answer", "您的回答")) } th { span.hide { (v.t("Change", "修改")) } } } }
            tbody { @for step in steps(record) {
                tr {
                    th scope="row" { (heading(v, step)) }
                    td { (fields::said(v, step.requirement(), step.id(), &record.application.profile)) }
                    td { a href={ "/apply/" (project) "/" (step.id()) } { (v.t("Change", "修改")) span.hide { " " (heading(v, step)) } } }
                }
            } }
        }
    }
}

impl<'r> Step<'r> {
    const fn requirement(self) -> Option<&'r Requirement> {
        match self {
            Self::Asks(r) => Some(r),
            Self::Name | Self::Help => None,
        }
    }
}

const CONSENTS: [(&str, &str, &str); 3] = [
    (
        "selection",
        "I agree that what I tell you is used to decide on my application, and kept so that it can be shown how that was done.",
        "我同意将我填写的内容用于审核我的申请，并予以保留，以便说明审核过程。",
    ),
    (
        "automated_scoring",
        "I agree that my tests are scored by machine. A machine can pass me; only a person can turn me down.",
        "我同意由机器为我的测试评分。机器可以让我通过，只有人才能作出不录用的决定。",
    ),
    (
        "sensitive_content",
        "I agree to see content that may be insulting, violent, sexual or about self-harm, always after a notice, and always free to skip it.",
        "我同意在有提示的前提下查看可能涉及辱骂、暴力、性或自我伤害的内容，并可随时跳过。",
    ),
];

fn check_page(v: &Visit, record: &Record, wrong: &[Violation]) -> Result<Reply, Trouble> {
    let title = v.t("Check your answers", "核对您的回答");
    let open: Vec<Step<'_>> =
        steps(record).into_iter().filter(|s| !answered(*s, &record.application.profile) && s.id() != "help").collect();
    let project = &record.application.project;
    let main = html! {
        (errors(v, wrong))
        h1 { (title) }
        @if !open.is_empty() {
            div.banner.warn {
                p { (v.t("Still to be answered:", "还需要填写：")) }
                ul { @for step in &open { li { a href={ "/apply/" (project) "/" (step.id()) } { (heading(v, *step)) } } } }
            }
        }
        (summary(v, record))
        form method="post" novalidate {
            (v.hidden())
            fieldset.field id="f-consents" {
                legend { h2 { (v.t("What you agree to", "您的同意")) } }
                (error_at(v, wrong, "/consents"))
                @for (id, en, zh) in CONSENTS {
                    label.choice { input type="checkbox" name="consents" value=(id) checked[v.form.all("consents").contains(&id)]; span { (v.t(en, zh)) } }
                }
            }
            p { (v.t("By sending this you say that your answers are true.", "提交即表示您声明以上回答属实。")) }
            div.actions { button.primary { (v.t("Submit application", "提交申请")) } }
        }
    };
    if wrong.is_empty() { Reply::page(title, main) } else { Reply::wrong(title, main) }
}

async fn check(v: Visit) -> Result<Reply, Trouble> {
    let record = v.app.own_record(v.person()?, v.part("project")).await?;
    if !matches!(record.application.status.as_str(), "draft" | "not_open") {
        return Ok(Reply::To(format!("/apply/{}/done", record.application.project)));
    }
    check_page(&v, &record, &[])
}

async fn submit(v: Visit) -> Result<Reply, Trouble> {
    let project = v.part("project").to_owned();
    let person = v.person()?;
    let record = v.app.own_record(person, &project).await?;
    let consents: Vec<String> = v.form.all("consents").into_iter().filter(|c| REQUIRED_CONSENTS.contains(c)).map(str::to_owned).collect();
    // Answers that kept the gate shut and were not changed are handed in again as they are: the draft begins anew by a save.
    if record.application.status.as_str() == "not_open" {
        let profile = record.application.profile.clone();
        v.app.save_profile(person, &project, record.application.revision, profile).await?;
    }
    match v.app.submit_application(person, &project, consents).await {
        Ok(_) => Ok(Reply::To(format!("/apply/{project}/done"))),
        Err(AppError::Invalid(wrong)) => check_page(&v, &record, &wrong),
        Err(error) => Err(error.into()),
    }
}

/// Each requirement with what was said and what became of it.
pub fn evidence_table(v: &Visit, record: &Record) -> Markup {
    html! {
        table.stack {
            thead { tr { th { (v.t("Requirement", "要求")) } th { (v.t("You said", "填写内容")) } th { (v.t("Verdict", "结论")) } } }
            tbody { @for judged in &record.evaluation.requirements {
                @if let Some(r) = record.content.project.requirements.iter().find(|r| r.id == judged.requirement) {
                    @let (verdict, look) = words::verdict(v.lang, judged.verdict.as_str());
                    tr {
                        th scope="row" { (v.lang.of(&r.text)) }
                        td data-label=(v.t("You said", "填写内容")) { (fields::said(v, Some(r), &r.id, &record.application.profile)) }
                        td data-label=(v.t("Verdict", "结论")) {
                            span class={ "tag " (look) } { (verdict) }
                            @if judged.verdict.as_str() == "not_met" { p.note { (v.lang.of(&r.why)) } }
                        }
                    }
                }
            } }
        }
    }
}

async fn done(v: Visit) -> Result<Reply, Trouble> {
    let record = v.app.own_record(v.person()?, v.part("project")).await?;
    let project = record.application.project.clone();
    let status = record.application.status.as_str();
    if status == "draft" {
        return Ok(Reply::To(format!("/apply/{project}/check")));
    }
    let wants_document = record.evaluation.overall == Overall::NeedsEvidence && record.evidence.is_empty();
    let title = match status {
        "not_open" => v.t("By your answers this project is not open to you", "根据您的回答，本项目暂不对您开放"),
        "withdrawn" => v.t("You have withdrawn your application", "您已撤回申请"),
        _ => v.t("Your application is in: you can go on", "申请已提交，可以继续"),
    };
    let main = html! {
        h1 { (title) }
        @if status == "not_open" {
            div.banner.warn {
                p { (v.t(
                    "Nobody has turned you down. If an answer is mistaken or changes, correct it and hand in again.",
                    "没有人拒绝您。如有误填或情况变化，请更正后重新提交。",
                )) }
                p { (v.t("Worked out from your answers by the project's rules.", "根据您的回答和项目规则得出。")) }
            }
            div.actions { a.button.primary href={ "/apply/" (project) "/check" } { (v.t("Change my answers", "修改回答")) } }
        } @else if status != "withdrawn" {
            div.banner.ok { p { (v.t("Worked out automatically from your answers.", "根据您的回答自动得出。")) } }
            @if wants_document {
                p { (v.t(
                    "One thing is still needed: a document that proves what you said. You can go on meanwhile.",
                    "还需要一份证明文件，期间可以继续后面的步骤。",
                )) }
            }
            div.actions {
                a.button.primary href="/me" { (v.t("Go to your stages", "查看我的进度")) }
                @if wants_document { a.button href={ "/apply/" (project) "/documents" } { (v.t("Send a document", "上传文件")) } }
            }
        }
        h2 { (v.t("What was asked, and what you said", "要求与您的回答")) }
        (evidence_table(&v, &record))
    };
    Reply::page(title, main)
}

async fn withdraw(v: Visit) -> Result<Reply, Trouble> {
    v.app.withdraw(v.person()?, v.part("project")).await?;
    Ok(Reply::To("/me".to_owned()))
}
