//! What every page has: header, language and theme, footer, and what stands in the place of a page that could not be made.

use maud::{DOCTYPE, Markup, html};

use super::answering::status_of;
use super::{Body, Trouble, Visit, assets};
use crate::app::AppError;
use crate::domain::account::Role;
use crate::domain::lang::Lang;
use crate::domain::violation::Violation;

/// A whole page.
pub fn whole(visit: &Visit, body: Body) -> Markup {
    let l = visit.lang;
    let title = if body.status == 422 { format!("{}{}", l.pick("Error: ", "错误："), body.title) } else { body.title };
    let theme = (visit.theme != "auto").then_some(visit.theme.as_str());
    let main = if body.wide { "wide" } else { "" };
    html! {
        (DOCTYPE)
        html lang=(l.tag()) data-theme=[theme] {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (title) " – Touchstone" (l.pick("", " 试金石")) }
                link rel="icon" href=(assets::url("icon.svg")) type="image/svg+xml";
                link rel="stylesheet" href=(assets::url("app.css"));
                script type="module" src=(assets::url("app.js")) {}
            }
            body {
                a.skip href="#main" { (l.pick("Go to the content", "跳到正文")) }
                (header(visit))
                main id="main" class=(main) tabindex="-1" { (body.main) }
                (footer(visit))
                div id="status" class="live" role="status" aria-live="polite" {}
                div id="alert" class="live" role="alert" aria-live="assertive"
                    data-stays=(l.pick("No connection. You are still on this page, and nothing was sent. Please try again in a moment.",
                        "网络已断开。您仍在本页，内容尚未提交，请稍后再试。"))
                    data-offline=(l.pick("You are offline. This page stays open; please try the link again once there is a connection.",
                        "您已离线。本页仍可查看，请在网络恢复后再打开链接。"))
                    data-back=(l.pick("What you typed before stands here again.", "您之前填写的内容已恢复。")) {}
                div id="clock" class="live" role="status" aria-live="polite" {}
            }
        }
    }
}

fn header(visit: &Visit) -> Markup {
    let l = visit.lang;
    html! {
        header.top {
            div.bar {
                a.brand href="/" { span.stone aria-hidden="true" {} "Touchstone" @if l == Lang::Zh { " " span.zh { "试金石" } } }
                nav aria-label=(l.pick("Main", "主导航")) {
                    @if visit.visitor.as_ref().is_some_and(|v| v.staff) { (staff_links(visit)) }
                    @else if visit.visitor.is_some() {
                        a href="/me" { (l.pick("My stages", "我的进度")) }
                        a href="/me/messages" { (l.pick("Messages", "消息")) }
                    }
                }
                form.languages method="post" action="/lang" {
                    (visit.hidden())
                    input type="hidden" name="back" value=(super::languages::place(&visit.here));
                    @for lang in Lang::ALL {
                        button name="lang" value=(lang.code()) lang=(lang.tag()) aria-current=[(lang == l).then_some("true")] {
                            (lang.pick("EN", "中文"))
                        }
                    }
                }
                @if let Some(visitor) = &visit.visitor {
                    form.out method="post" action="/sign-out" data-unsent=(l.pick("Something that you wrote in a test has not reached us yet and would be lost. Open the test again to have it sent; to let it go, press “Sign out” once more.", "您在测试中所写的部分内容尚未送达，退出后将会丢失。请重新打开测试以便发送；如不需要，请再按一次“退出”。")) {
                        (visit.hidden())
                        @let who = visitor.name.as_deref().unwrap_or(&visitor.email);
                        span.who lang=[super::words::written(l, who, None)] { (who) }
                        button.link { (l.pick("Sign out", "退出")) }
                    }
                } @else {
                    a.out href="/sign-in" { (l.pick("Sign in", "登录")) }
                }
            }
        }
    }
}

fn staff_links(visit: &Visit) -> Markup {
    let may = |role| visit.visitor.as_ref().is_some_and(|v| v.may(&visit.project, role));
    let rows = [
        (Role::Reviewer, "/review", "Review", "评审"),
        (Role::Adjudicator, "/adjudicate", "Adjudicate", "裁定"),
        (Role::Adjudicator, "/readers", "Reviewers", "评审员"),
        (Role::Auditor, "/readers", "Reviewers", "评审员"),
        (Role::Admin, "/readers", "Reviewers", "评审员"),
        (Role::Recruiter, "/candidates", "Candidates", "候选人"),
        (Role::Recruiter, "/appeals", "Appeals", "申诉"),
        (Role::Auditor, "/annotators", "Annotators", "标注员"),
        (Role::Recruiter, "/integrity", "Integrity", "诚信"),
        (Role::Recruiter, "/rescores", "Corrections", "更正"),
        (Role::Author, "/gold-sets", "Gold sets", "金标集"),
        (Role::Author, "/items", "Items", "题目"),
        (Role::Author, "/contests", "Questioned keys", "被质疑的答案"),
        (Role::Admin, "/settings/webhooks", "Webhooks", "Webhook"),
        (Role::Admin, "/settings/people", "People", "人员"),
        (Role::Admin, "/settings/jobs", "Failed work", "失败的任务"),
    ];
    let mut seen: Vec<_> = rows.iter().filter(|(role, ..)| may(*role)).collect();
    // A page that several roles open stands once.
    seen.dedup_by_key(|(_, href, ..)| *href);
    html! {
        a href="/staff" { (visit.t("Overview", "总览")) }
        @for (_, href, en, zh) in seen {
            a href=(href) aria-current=[visit.here.starts_with(href).then_some("page")] { (visit.t(*en, *zh)) }
        }
    }
}

fn footer(visit: &Visit) -> Markup {
    let l = visit.lang;
    html! {
        footer.bottom {
            div.bar {
                a href="/help" { (l.pick("Help and contact", "帮助与联系")) }
                a href="/privacy" { (l.pick("Privacy", "隐私")) }
                a href="/accessibility" { (l.pick("Accessibility", "无障碍")) }
                a href="/staff/sign-in" { (l.pick("Staff", "工作人员")) }
                form method="post" action="/theme" {
                    (visit.hidden())
                    input type="hidden" name="back" value=(super::languages::place(&visit.here));
                    label for="theme" { (l.pick("Theme", "主题")) }
                    select id="theme" name="theme" data-submit {
                        @for (value, en, zh) in [("auto", "auto", "自动"), ("light", "light", "浅色"), ("dark", "dark", "深色")] {
                            option value=(value) selected[visit.theme == value] { (l.pick(en, zh)) }
                        }
                    }
                    button.small { (l.pick("Set", "设定")) }
                }
            }
        }
    }
}

/// The same for script: a status, the code of a refusal, and its words.
pub fn said(visit: &Visit, trouble: Trouble) -> (u16, &'static str, String) {
    match trouble {
        Trouble::Said(status, en, zh) => (status, "refused", visit.lang.pick(en, zh).to_owned()),
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
        Trouble::Said(status, en, zh) => (status, l.pick(en, zh).to_owned(), None),
        Trouble::App(error) => told(visit, error),
    };
    let title = match status {
        404 => l.pick("Not found", "找不到页面"),
        403 => l.pick("Not allowed", "没有权限"),
        409 => l.pick("This cannot be done now", "现在无法操作"),
        410 => l.pick("No longer valid", "已失效"),
        429 => l.pick("Too often in a short time", "操作过于频繁"),
        422 => l.pick("Something needs correction", "内容需要更正"),
        503 => l.pick("Please try again in a moment", "请稍后再试"),
        500 => l.pick("Something went wrong on our side", "系统出错"),
        _ => l.pick("This did not work", "操作未成功"),
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
        @if let Some(reference) = reference { p.note { (l.pick("Reference: ", "参考编号：")) code { (reference) } } }
        (written(visit))
        (way_back(l, back.filter(|_| !matches!(status, 401 | 403 | 404))))
        p { a.button href=(home) { (l.pick("Go back to the start", "返回首页")) } }
    };
    // A form whose page does not come back with what is wrong was not read as a form; a button that is unknown is said to be so.
    Body { status: if status == 422 && !said { 400 } else { status }, title: title.to_owned(), main, wide: false }
}

/// A form that cannot be taken because of a text in it: what is wrong, and what was written, so that nothing is lost.
pub fn refused(visit: &Visit, wrong: &Violation, back: Option<&str>) -> Body {
    let l = visit.lang;
    let title = l.pick("Something needs correction", "内容需要更正");
    let main = html! {
        h1 { (title) }
        (errors(visit, std::slice::from_ref(wrong)))
        p { (l.pick("Nothing was stored. Go back, correct the text, and send it again.", "内容未保存。请返回修改后重新提交。")) }
        (written(visit))
        (way_back(l, back))
    };
    Body { status: 422, title: title.to_owned(), main, wide: false }
}

/// The link to the page of a form that was not taken.
fn way_back(l: Lang, back: Option<&str>) -> Markup {
    html! { @if let Some(back) = back { p { a.button.primary href=(back) { (l.pick("Back to the page", "返回上一页")) } } } }
}

/// A form that was opened in another project than the one in which its sender works now: it acts in neither by mistake.
pub fn of_another_project(visit: &Visit) -> Body {
    let l = visit.lang;
    let title = l.pick("This page belongs to another project", "该页面属于另一个项目");
    let main = html! {
        h1 { (title) }
        p { (other_project(visit)) }
        (written(visit))
    };
    Body { status: 409, title: title.to_owned(), main, wide: false }
}

/// Why, in words.
pub fn other_project(visit: &Visit) -> String {
    let (opened, now) = (visit.form.text(super::IN_PROJECT), &visit.project);
    visit.lang.pick(
        format!(
            "This page was opened in the project \"{opened}\"; in another tab you have chosen \"{now}\" since. Nothing was done. \
            Choose \"{opened}\" again, open the page anew, and send it there."
        ),
        format!(
            "该页面是在项目“{opened}”中打开的，您之后在其他标签页切换到了“{now}”。未执行任何操作。请切换回“{opened}”，重新打开页面后再提交。"
        ),
    )
}

/// The texts of a form that was not taken.
fn written(visit: &Visit) -> Markup {
    let l = visit.lang;
    html! {
        @for (i, text) in visit.form.written().enumerate() {
            div.field {
                label for={ "f-" (i) } { (l.pick("What you wrote", "您填写的内容")) }
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
        AppError::NotFound(_) => (status, l.pick("We cannot find that page.", "找不到该页面。").to_owned(), None),
        AppError::TooMany { seconds } => {
            let wait = super::words::wait(l, seconds);
            let mut words = l.pick(format!("Please try again in {wait}."), format!("请在 {wait}后再试。"));
            if visit.here == "/sign-in" || visit.here.starts_with("/sign-in/code") {
                words += l.pick(
                    " The link in a mail that we sent you in the last 10 minutes lets you in at once.",
                    "我们在最近 10 分钟内发给您的邮件中的链接可以立即登录。",
                );
            }
            (status, words, None)
        }
        AppError::ClockInDoubt => {
            let words = l.pick(
                "The clock of our server is being checked. Nothing was begun; please try again in a minute.",
                "我们正在核对服务器的时间。尚未开始任何内容，请一分钟后再试。",
            );
            (status, words.to_owned(), None)
        }
        AppError::Invalid(list) => {
            let words: Vec<String> = list.iter().map(|v| super::words::violation(l, v)).collect();
            (status, words.join(" "), None)
        }
        AppError::Busy { seconds } => {
            let wait = super::words::wait(l, seconds);
            let words = l.pick(
                format!("Too many people are doing this at once. Please try again in {wait}."),
                format!("当前操作的人数过多，请在 {wait}后再试。"),
            );
            (status, words, None)
        }
        AppError::Forbidden(_) => (status, l.pick("You may not do this.", "您没有权限进行此操作。").to_owned(), None),
        other => {
            let reference = format!("r-{:08x}", rand::random::<u32>());
            tracing::error!(reference, error = %other, "a page failed");
            let words = if status == 503 {
                l.pick(
                    "The database is busy or away. Nothing that was acknowledged is lost.",
                    "数据库繁忙或暂时不可用，已确认的内容不会丢失。",
                )
            } else {
                l.pick("We have noted it. What was acknowledged is safe.", "我们已记录此问题，已确认的内容是安全的。")
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
        1 => l.pick("There is a problem", "有一个问题").to_owned(),
        n => l.pick(format!("There are {n} problems"), format!("有 {n} 个问题")),
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
            h2 { (visit.t("This cannot be done now", "现在无法操作")) }
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
                p.error { span aria-hidden="true" { "! " } (visit.t("Error: ", "错误：")) (super::words::violation(visit.lang, v)) }
            } }
        }
    }
}

/// The id of the field that a pointer names.
pub fn anchor(pointer: &str) -> String {
    let name = pointer.trim_start_matches('/').replace('/', "-");
    if name.is_empty() { "main".to_owned() } else { format!("f-{name}") }
}
