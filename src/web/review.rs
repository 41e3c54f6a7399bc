//! Staff: what waits for me; scoring responses by a rubric, blind; deciding where reviewers differ.

use maud::{Markup, html};

use super::sheet::{self, adjudication, cannot, criterion, levels_words, response, sheet_of, task};
use super::{Page, Reply, Trouble, Visit, Who, get, post};
use crate::app::AppError;
use crate::app::review::{Assignment, Kept, Lease, Queue, Seat};
use crate::domain::account::Role;
use crate::domain::id::SheetId;
use crate::domain::review::Sheet;
use crate::domain::violation::Violation;

pub const REVIEWERS: Who = Who::Staff(&[Role::Reviewer]);
pub const ADJUDICATORS: Who = Who::Staff(&[Role::Adjudicator]);
const ANY_STAFF: Who = Who::Staff(Role::ALL);

pub fn pages() -> Vec<Page> {
    vec![
        get("/staff", ANY_STAFF, |v| Box::pin(overview(v))),
        get("/staff/help", ANY_STAFF, |v| Box::pin(super::help::staff::page(v))),
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

fn stat(v: &Visit, n: i64, (one, many, zh): (&'static str, &'static str, &'static str), href: Option<&str>) -> Markup {
    let words = v.t(if n == 1 { one } else { many }, zh);
    html! {
        div.card {
            div.stat { (n) }
            p { (words) }
            @if let Some(href) = href { a href=(href) { (words) " ›" } }
        }
    }
}

async fn overview(v: Visit) -> Result<Reply, Trouble> {
    let title = v.t("What waits for you", "待办事项");
    let Some(visitor) = v.visitor.clone() else { return Err(super::lost()) };
    let may = |role| visitor.may(&v.project, role);
    let reads = may(Role::Reviewer) || may(Role::Adjudicator);
    let queue = if reads { v.app.review_queue(&v.project, visitor.person).await? } else { Queue::default() };
    let counts = v.app.application_counts(&v.project, v.reader()?).await?;
    let waits = v.app.waits(&v.project, v.reader()?).await?;
    let of = |status: &str| counts.iter().find(|(s, _)| s == status).map_or(0, |(_, n)| *n);
    let roles: Vec<&str> =
        visitor.roles.iter().filter(|(p, _)| *p == v.project).map(|(_, r)| super::words::role(v.lang, r.as_str())).collect();
    let titles = super::names::projects(&v).await?;
    let main = html! {
        h1 { (title) }
        p { (v.t("Project: ", "项目：")) strong { (titles.get(&v.project).unwrap_or(&v.project)) } " · " (v.t("your roles: ", "您的角色："))
            (roles.join(v.t(", ", "、"))) }
        @if visitor.projects().len() > 1 {
            form.row method="post" action="/staff/project" {
                (v.hidden())
                div.field { label for="project" { (v.t("Work in another project", "切换项目")) } select id="project" name="project" {
                    @for p in visitor.projects() { option value=(p) selected[p == v.project] { (titles.get(p).map_or(p, String::as_str)) } }
                    } }
                button { (v.t("Change", "切换")) }
            }
        }
        div.grid {
            @if may(Role::Reviewer) {
                (stat(&v, queue.waiting, ("response to score", "responses to score", "待评作答"), Some("/review")))
                (stat(&v, queue.saved, ("sheet you have saved", "sheets you have saved", "您已完成的评分"), None))
            }
            @if may(Role::Adjudicator) {
                (stat(&v, queue.differ, ("case where reviewers differ", "cases where reviewers differ", "待裁定的分歧"), Some("/adjudicate")))
            }
            @if may(Role::Recruiter) {
                (stat(&v, of("needs_decision"), ("candidate needs a decision", "candidates need a decision", "等待决定的候选人"),
                    Some("/candidates?state=needs_decision")))
                (stat(
                    &v, of("screening"), ("candidate in the stages", "candidates in the stages", "测试中的候选人"),
                    Some("/candidates?state=screening"),
                ))
                (stat(&v, waits.documents, ("document to look at", "documents to look at", "待核对的文件"), Some("/candidates/documents")))
                (stat(&v, waits.help, ("request for help in tests", "requests for help in tests", "待答复的测试便利申请"), Some("/candidates/help")))
                (stat(&v, waits.appeals, ("appeal to answer", "appeals to answer", "待答复的申诉"), Some("/appeals")))
                (stat(&v, waits.corrections, ("person whom a corrected key concerns", "people whom a corrected key concerns", "受答案更正影响的人员"),
                    Some("/rescores")))
            }
            @if may(Role::Author) {
                (stat(&v, waits.contests, ("questioned key", "questioned keys", "被质疑的答案"), Some("/contests")))
                (stat(&v, waits.drafts, ("draft to publish", "drafts to publish", "待发布的草稿"), Some("/gold-sets")))
            }
            @if may(Role::Auditor) || may(Role::Recruiter) {
                (stat(&v, of("onboarded"), ("annotator", "annotators", "标注员"), may(Role::Auditor).then_some("/annotators")))
            }
        }
        p { a href="/staff/help" { (v.t("What each role does here, and where", "各角色的工作与所在页面")) } }
    };
    Reply::wide(title, main)
}

async fn choose_project(v: Visit) -> Result<Reply, Trouble> {
    let wanted = v.form.text("project").to_owned();
    let known = v.visitor.as_ref().is_some_and(|x| x.projects().contains(&wanted.as_str()));
    let cookie = crate::http::visit::cookie("ts_project", if known { &wanted } else { "" }, v.settings.secure, 365 * 86_400);
    Ok(Reply::Cookies("/staff".to_owned(), vec![cookie]))
}

pub(super) fn place(adjudication: bool) -> &'static str {
    if adjudication { "/adjudicate" } else { "/review" }
}

async fn queue(v: Visit, adjudication: bool) -> Result<Reply, Trouble> {
    let queue = v.app.review_queue(&v.project, v.person()?).await?;
    let title = if adjudication { v.t("Adjudicate", "裁定") } else { v.t("Review", "评审") };
    let (waiting, all) = if adjudication { (queue.differ, queue.all.differ) } else { (queue.waiting, queue.all.waiting) };
    let main = html! {
        h1 { (title) }
        @if waiting == 0 && all > 0 {
            div.empty { p { (v.t(
                format!("Nothing waiting for you. {all} more wait for others: you have scored them already, they are yours, or somebody is at them."),
                format!("没有待您处理的作答。另有 {all} 份由他人处理：您已评过、与您本人有关，或正在由他人评审。"),
            )) } }
        } @else if waiting == 0 {
            div.empty { p { (v.t("Nothing waiting. New work comes when candidates hand in their writing.", "暂无待办。候选人提交书面作业后会出现新的任务。")) } }
        } @else {
            p.lead { (v.t(format!("{waiting} waiting for you"), format!("待您处理 {waiting} 份"))) }
            p { (v.t("You see the task, the response and the rubric; nothing of the person. You do not choose: the next one is given to you for 30 minutes.", "您只会看到题目、作答和评分标准，看不到作答者的任何信息。作答由系统分配，保留 30 分钟。")) }
            form method="post" { (v.hidden()) div.actions { button.primary { (if adjudication { v.t("Open next case", "打开下一个") } else { v.t("Review next", "评审下一份") }) } } }
        }
        p { a href="/training" { (v.t("Training and your agreement", "培训与您的一致性")) } }
        p.note { (v.t(format!("Saved by you so far: {}", queue.saved), format!("您已完成：{} 份", queue.saved))) }
    };
    Reply::page(title, main)
}

const fn seat(adjudication: bool) -> Seat {
    if adjudication { Seat::Adjudicator } else { Seat::Reviewer }
}

async fn next(v: Visit, adjudication: bool) -> Result<Reply, Trouble> {
    let base = place(adjudication);
    let next = match v.app.next_review(&v.project, v.person()?, seat(adjudication)).await {
        Err(AppError::Refused { code: "training_needed", .. }) => return Ok(Reply::To("/training".to_owned())),
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
            Lease::Held if v.after("kept") == "1" => { div.banner.ok { p { (v.t("Your draft is kept for 24 hours.", "草稿已保留，24 小时内有效。")) } }
                }
            Lease::Held => {}
            Lease::Lapsed => { div.banner.warn role="alert" { p { (lapsed(v)) } } }
            Lease::Saved => { div.banner.ok { p { (v.t("You have scored this response. Your sheet stands below.", "您已评过该作答，评分见下。")) } } }
        }
    }
}

fn lapsed(v: &Visit) -> &'static str {
    v.t(
        "You had this response for longer than half an hour, and somebody else scores it now. What you filled in is kept for 24 hours: if the response comes back to you, it stands there again.",
        "您持有该作答已超过半小时，现由他人评审。您填写的内容保留 24 小时；如果该作答再次分配给您，内容会自动恢复。",
    )
}

fn page(v: &Visit, a: &Assignment, sheet: &Sheet, above: &Markup, wrong: &[Violation]) -> Result<Reply, Trouble> {
    let title = if a.adjudication { v.t("Decide where reviewers differ", "裁定分歧") } else { v.t("Score a response", "评分") };
    let code = a.id.get(a.id.len().saturating_sub(4)..).unwrap_or_default().to_uppercase();
    let main = html! {
        h1 { (title) " · " (v.lang.of(&a.rubric.title)) " · " (code) }
        (sheet::errors(v, &a.rubric, wrong))
        (above)
        @if let Some(why) = &a.why { (sheet::why(v, &a.rubric, why)) }
        div.sheet.review {
            div {
                @if v.after("questioned") == "1" { div.banner.ok { p { (v.t("Your question was sent; an author looks at it.",
                    "已提交质疑，出题人会查看。")) } } }
                (task(v, a))
                (super::contests::question(v, &format!("/review/{}/question", a.id), v.t("Sent to the authors at once; you go on scoring by the rubric as it is.", "立即发送给出题人；请继续按现有标准评分。")))
                (response(v, a))
            }
            (rubric_form(v, a, sheet, wrong))
        }
        @if a.lease != Lease::Saved { script type="module" src=(super::assets::url("review.js")) {} }
    };
    Ok(Reply::Page(super::Body { status: if wrong.is_empty() { 200 } else { 422 }, title: title.to_owned(), main, wide: true }))
}

/// The sheet itself.
fn rubric_form(v: &Visit, a: &Assignment, sheet: &Sheet, wrong: &[Violation]) -> Markup {
    html! {
            form.rubric.panel method="post" tabindex="0" aria-label=(v.t("Rubric", "评分标准")) id="rubric" data-digits data-keep=(v.whose())
                data-draft={ (place(a.adjudication)) "/" (a.id) "/draft" }
                data-kept=(v.t("Draft kept", "草稿已保留"))
                data-keeping=(v.t("Keeping your draft…", "正在保留草稿…"))
                data-unsent=(v.t("Not kept on the server yet. It is kept in this browser.", "尚未保存到服务器，已保存在本浏览器。"))
                data-stays=(v.t("The server cannot be reached. What you filled in stays here; please try again in a moment.", "无法连接服务器。您填写的内容仍在此处，请稍后再试。"))
                data-signedout=(v.t("You were signed out. Nothing was lost: sign in, and what you filled in stands here again.", "您已退出登录，内容没有丢失。重新登录后即可恢复。"))
                data-refused=(v.t("This is not kept: {t}", "未能保留：{t}"))
                data-elsewhere=(v.t("This sheet was changed in another tab. Which of the two do you want to go on with?", "该评分表已在另一个标签页中修改。要继续使用哪一份？"))
                data-gone=(v.t(
                    "This sheet was saved already, went to somebody else, or is not scored any more. What you typed stays on this page.",
                    "该评分已保存、已转交他人或不再需要评分。您填写的内容仍在本页。",
                ))
                data-lapsed=(lapsed(v))
                data-chosen=(v.t("{c}: level {n} of {m}.", "{c}：{n} 级（最高 {m} 级）。"))
                data-next=(v.t("Next: {c}.", "下一项：{c}。"))
                data-last=(v.t("That was the last criterion.", "这是最后一项。"))
                data-nolevel=(v.t("There is no level {n} here.", "此项没有 {n} 级。")) {
                (v.hidden())
                input type="hidden" name="revision" value=(a.draft.revision);
                (super::drafts::script_says(v, a))
                @for c in &a.rubric.criterion { (criterion(v, a, c, sheet, wrong)) }
                @if a.adjudication { (adjudication(v, &a.rubric, sheet, wrong)) }
                (cannot(v, &a.rubric, sheet, wrong))
                @if a.lease != Lease::Saved {
                    div.actions {
                        button.primary name="go" value="next" { (v.t("Save and next", "保存并继续")) }
                        button name="go" value="stop" { (v.t("Save", "保存")) }
                        button name="go" value="draft" { (v.t("Keep as a draft", "保留为草稿")) }
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
            kbd { "0" } "–" kbd { "9" } " " (v.t("choose the level with that number and lead to the next criterion", "选择该数字的等级并跳到下一项"))
                (super::marks::semicolon(v))
            kbd { "j" } " " kbd { "k" } " " (v.t("next, previous criterion", "下一项、上一项")) (super::marks::semicolon(v))
            kbd { "c" } " " (v.t("comment, ", "评语，")) kbd { "Esc" } " " (v.t("leaves it", "离开评语")) (super::marks::semicolon(v))
            kbd { "Ctrl" } "+" kbd { "Enter" } " " (v.t("saves", "保存"))
        }
        label.note { input type="checkbox" id="keys-off"; " " (v.t("Without single keys", "停用单键快捷键")) }
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
        Some(_) => return Err(super::unknown_button()),
    };
    let (person, id) = (v.person()?, v.id::<SheetId>("sheet")?);
    let assignment = v.app.assignment(&v.project, person, id).await?;
    let (sheet, base) = (sheet_of(&v), place(assignment.adjudication));
    if go == Go::Draft {
        return draft(v, &assignment, sheet).await;
    }
    let seen = super::drafts::seen(&v)?;
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
    match v.app.keep_draft(&v.project, v.person()?, id, (super::drafts::seen(&v)?, sheet.clone())).await {
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
        (Some(saved), _) => format!("{}: {}", v.t("saved", "已保存"), levels_words(v, &now, saved)),
        (None, Lease::Lapsed) => lapsed(v).to_owned(),
        (None, _) => format!("{}: {}", v.t("a draft", "草稿"), levels_words(v, &now, &now.draft.sheet)),
    };
    let both = super::stale::both(v, &levels_words(v, &now, sheet), &stands, &html! {});
    super::stale::refused(page(v, &now, sheet, &both, &[])?)
}
