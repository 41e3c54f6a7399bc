//! Pages for everybody: open projects, a project, privacy, help, accessibility; language and theme.

use actix_web::cookie::Cookie;
use maud::{Markup, PreEscaped, html};

use super::{Page, Reply, Trouble, Visit, Who, get, lost, save};
use crate::domain::applicant::status::Status;
use crate::domain::gold_set::project::{Stage, StageKind};
use crate::domain::gold_set::source::leads_somewhere_plain;
use crate::domain::gold_set::stored::Content;
use crate::domain::lang::Lang;
use crate::http::visit;

pub fn pages() -> Vec<Page> {
    vec![
        get("/", Who::Anyone, |v| Box::pin(home(v))),
        get("/p/{project}", Who::Anyone, |v| Box::pin(project(v))),
        get("/p/{project}/privacy", Who::Anyone, |v| Box::pin(privacy(v))),
        get("/p/{project}/guidelines", Who::SignedIn, |v| Box::pin(guidelines(v))),
        get("/privacy", Who::Anyone, |v| Box::pin(privacy(v))),
        get("/help", Who::Anyone, |v| Box::pin(help(v))),
        get("/accessibility", Who::Anyone, |v| Box::pin(accessibility(v))),
        save("/lang", Who::Anyone, |v| Box::pin(language(v))),
        save("/theme", Who::Anyone, |v| Box::pin(theme(v))),
    ]
}

/// Every open project with its content.
async fn open_projects(v: &Visit) -> Result<Vec<(String, std::sync::Arc<Content>)>, Trouble> {
    let mut projects = Vec::new();
    for version in v.app.gold_set_versions().await?.into_iter().filter(|g| g.state == "published") {
        projects.push((version.set_id, v.app.content(version.id).await?));
    }
    Ok(projects)
}

async fn home(v: Visit) -> Result<Reply, Trouble> {
    let projects = open_projects(&v).await?;
    let title = v.t("Work that judges what AI writes", "评判人工智能写作的工作");
    let main = html! {
        h1 { (title) }
        p.lead { (v.t(
            "Apply, show what you can do in short tests, and be decided on with reasons that you can read. People decide on people here.",
            "提交申请，通过几个简短的测试展示您的能力，每个决定都附有您能读懂的理由。在这里，对人的决定由人作出。",
        )) }
        @if projects.is_empty() {
            div.empty { p { (v.t("No project is open now.", "目前没有开放的项目。")) } }
        }
        @for (id, content) in &projects {
            article.card {
                h2 { a href={ "/p/" (id) } { (v.lang.of(&content.project.head.title)) } }
                p { (v.lang.of(&content.project.head.summary)) }
                p { (pay(&v, content)) }
                div.actions { a.button.primary href={ "/p/" (id) } { (v.t("Read about it", "了解详情")) } }
            }
        }
        p { (v.t("You have applied already? ", "已经申请过？")) a href="/sign-in" { (v.t("Sign in", "登录")) } }
    };
    Reply::page(title, main)
}

fn pay(v: &Visit, content: &Content) -> String {
    let pay = &content.project.head.pay;
    let per = match pay.per.as_str() {
        "hour" => v.t("hour", "小时"),
        "task" => v.t("task", "任务"),
        other => other,
    };
    v.t(format!("{} {} per {per}", pay.currency, pay.amount), format!("每{per} {} {}", pay.amount, pay.currency))
}

/// How long a stage is: at most how many items, and minutes.
pub fn length(l: Lang, stage: &Stage, factor: f64) -> String {
    let drawn: u32 = stage.draw.iter().map(|d| d.items).sum();
    let last = stage.decision.last_item();
    let items = last.map_or(drawn, |n| u32::try_from(n).unwrap_or(drawn));
    let minutes = (f64::from(stage.minutes) * factor).round();
    l.pick(
        format!("{}{items} questions · {minutes}\u{a0}minutes", if last.is_some() { "at most " } else { "about " }),
        format!("{}{items} 题 · {minutes} 分钟", if last.is_some() { "最多 " } else { "约 " }),
    )
}

async fn project(v: Visit) -> Result<Reply, Trouble> {
    let id = v.part("project").to_owned();
    let (_, content) = v.app.published(&id).await?;
    let title = v.lang.of(&content.project.head.title).to_owned();
    let status = match &v.visitor {
        Some(visitor) => v.app.applications_of(visitor.person).await?.into_iter().find(|a| a.project == id).map(|a| a.status),
        None => None,
    };
    let (href, words) = match status {
        None => (format!("/apply/{id}"), v.t("Start your application", "开始申请")),
        Some(Status::Draft(_) | Status::NotOpen(_)) => (format!("/apply/{id}"), v.t("Continue your application", "继续申请")),
        Some(_) => ("/me".to_owned(), v.t("Go to your stages", "查看我的进度")),
    };
    let main = html! {
        h1 { (title) }
        p.lead { (v.lang.of(&content.project.head.summary)) }
        p { strong { (pay(&v, &content)) } " · " (v.t("as an independent contractor, part-time, remote", "独立承包、兼职、远程")) }
        div.actions { a.button.primary href=(href) { (words) } }
        h2 { (v.t("Who may apply", "申请条件")) }
        ul { @for r in &content.project.requirements {
            li { (v.lang.of(&r.text)) details { summary { (v.t("Why we ask", "为什么要问")) } p { (v.lang.of(&r.why)) } } }
        } }
        h2 { (v.t("The way", "流程")) }
        ol {
            li { (v.t("Application: about 10 minutes. You are told at once how it stands.", "申请：约 10 分钟，结果立即告知。")) }
            @for stage in &content.project.stages {
                li { strong { (v.lang.of(&stage.title)) } ": " (length(v.lang, stage, 1.0)) ". " (stage_words(v.lang, stage.kind)) }
            }
            li { (v.t("Decision by a person, with reasons, in a letter in both languages.", "由工作人员作出决定，并以双语信件说明理由。")) }
        }
        h2 { (v.t("How decisions are made", "决定如何作出")) }
        p { (v.t(
            "A test can pass you on by itself. It never turns anybody down: whoever is not clearly above the line is looked at by a person.",
            "测试可以自动让您通过，但绝不会自动淘汰任何人：凡未明确高于合格线的，都由工作人员查看。",
        )) }
        p { (v.t(
            "Some tasks show content that may disturb (insults, violence, self-harm), with a notice before it. Any of them can be skipped.",
            "部分任务会出现可能令人不适的内容（辱骂、暴力、自我伤害等），事先会有提示，均可跳过。",
        )) }
        p { (v.t(
            "Every stage works on a phone; a larger screen is more comfortable for comparing and writing.",
            "所有阶段都可以在手机上完成；比较和写作时用较大的屏幕更方便。",
        )) }
        p { a href={ "/p/" (id) "/privacy" } { (v.t("What we keep about you, and for how long", "我们保存哪些信息、保存多久")) } }
    };
    Reply::page(title.clone(), main)
}

fn stage_words(l: Lang, kind: StageKind) -> &'static str {
    match kind {
        StageKind::Test => l.pick("Against the clock.", "限时。"),
        StageKind::Calibration => l.pick("Tasks like those of the work; speed is not measured.", "与实际工作相同的任务，不考察速度。"),
        StageKind::Review => l.pick("Written work, read by two people.", "书面作业，由两人评阅。"),
    }
}

async fn guidelines(v: Visit) -> Result<Reply, Trouble> {
    let (_, content) = v.app.published(v.part("project")).await?;
    let title = v.t("Guidelines", "指引");
    let (body, lang) = guide(&content, v.lang);
    Reply::page(title, html! { h1 { (title) } div.prose lang=(lang) { (body) } })
}

/// The guidelines of a version as a page's part, and their language. The Markdown is an author's; raw HTML in it is shown as text.
pub fn guide(content: &Content, l: Lang) -> (Markup, &'static str) {
    let text = content.guidelines.get(l.code()).or_else(|| content.guidelines.values().next()).map_or("", String::as_str);
    let parser = pulldown_cmark::Parser::new_ext(text, pulldown_cmark::Options::ENABLE_TABLES);
    let safe = parser.filter_map(harmless()).map(|event| match event {
        pulldown_cmark::Event::Html(t) | pulldown_cmark::Event::InlineHtml(t) => pulldown_cmark::Event::Text(t),
        // The page has one h1: headings of the guidelines begin one level lower.
        pulldown_cmark::Event::Start(pulldown_cmark::Tag::Heading { level, .. }) => {
            pulldown_cmark::Event::Start(pulldown_cmark::Tag::Heading {
                level: lower(level),
                id: None,
                classes: Vec::new(),
                attrs: Vec::new(),
            })
        }
        pulldown_cmark::Event::End(pulldown_cmark::TagEnd::Heading(level)) => {
            pulldown_cmark::Event::End(pulldown_cmark::TagEnd::Heading(lower(level)))
        }
        other => other,
    });
    let mut html = String::new();
    pulldown_cmark::html::push_html(&mut html, safe);
    // A wide table scrolls inside a box of its own, which the keyboard reaches.
    let open = format!("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"{}\"><table>", l.pick("Table", "表格"));
    let html = html.replace("<table>", &open).replace("</table>", "</table></div>");
    (PreEscaped(html), l.pick("en", "zh-Hans"))
}

/// Links lead to pages of the web, to an address or to a heading; other links become their words, and pictures what they show in words.
fn harmless<'a>() -> impl FnMut(pulldown_cmark::Event<'a>) -> Option<pulldown_cmark::Event<'a>> {
    use pulldown_cmark::{Event, Tag, TagEnd};
    let mut dropped = false;
    move |event| match event {
        Event::Start(Tag::Image { .. }) | Event::End(TagEnd::Image) => None,
        Event::Start(Tag::Link { ref dest_url, .. }) if !leads_somewhere_plain(dest_url) => {
            dropped = true;
            None
        }
        Event::End(TagEnd::Link) if std::mem::take(&mut dropped) => None,
        other => Some(other),
    }
}

const fn lower(level: pulldown_cmark::HeadingLevel) -> pulldown_cmark::HeadingLevel {
    use pulldown_cmark::HeadingLevel::{H1, H2, H3, H4, H5, H6};
    match level {
        H1 => H2,
        H2 => H3,
        H3 => H4,
        H4 => H5,
        H5 | H6 => H6,
    }
}

/// What people may do about what they told us, and how long it is kept.
fn rights(v: &Visit, reachable: bool) -> Markup {
    html! {
        h2 { (v.t("Your rights", "您的权利")) }
        p { (v.t(
            "You may see what you told us, correct it until you hand it in, withdraw your application, and appeal a decision; until when stands in its letter.",
            "您可以查看填写的内容、在提交前更正、撤回申请，并对决定提出申诉，截止日期见通知信。",
        )) }
        @if reachable {
            p { (v.t("Anything else: write to the address under Help.", "其他事项请写信到“帮助”页面上的地址。")) a href="/help" { " " (v.t("Help", "帮助")) } }
        }
        h2 { (v.t("How long it is kept", "保存多久")) }
        p { (v.t(
            "Nothing is deleted by itself. What was decided, and what it rests on, stays so that it can be shown how it came about.",
            "内容不会自动删除。决定及其依据会保留，以便说明决定是如何作出的。",
        )) }
    }
}

async fn privacy(v: Visit) -> Result<Reply, Trouble> {
    let contacts = contacts(&v).await?;
    let title = v.t("Privacy", "隐私说明");
    let rows = [
        (
            "What you tell us in the application",
            "您在申请中填写的内容",
            "To see whether the project is open to you",
            "判断项目是否对您开放",
            "Recruiters of the project",
            "本项目的招聘人员",
        ),
        (
            "Documents that you send",
            "您上传的文件",
            "To check what you told us",
            "核对您填写的内容",
            "Recruiters; opened one by one, each opening is checked",
            "招聘人员；逐份打开，每次都检查权限",
        ),
        (
            "Answers, times and results of tests",
            "测试的作答、时间和结果",
            "To decide, and to be able to show how",
            "作出决定并能说明依据",
            "Recruiters; reviewers see single texts without your name",
            "招聘人员；评审员只看到不署名的单份作答",
        ),
        ("Your address", "您的电子邮箱", "To let you sign in and to send letters", "用于登录和发送信件", "Recruiters", "招聘人员"),
    ];
    let main = html! {
        h1 { (title) }
        p.note { (v.t("Version 2026-11, 25 November 2026", "2026-11 版，2026年11月25日")) }
        table.stack {
            thead { tr { th { (v.t("What", "内容")) } th { (v.t("Why", "用途")) } th { (v.t("Who sees it", "谁能看到")) } } }
            tbody { @for (what, what_zh, why, why_zh, who, who_zh) in rows { tr {
                td { (v.t(what, what_zh)) } td data-label=(v.t("Why", "用途")) { (v.t(why, why_zh)) } td data-label=(v.t("Who sees it", "谁能看到")) { (v.t(who, who_zh)) }
            } } }
        }
        h2 { (v.t("Decisions by machine", "自动决定")) }
        p { (v.t(
            "A machine scores tests. It can pass you on; it can never turn you down. Every other decision is a person's, and its reasons are in your letter.",
            "测试由机器评分。机器可以让您通过，但不能淘汰您。其他决定都由人作出，理由写在给您的信中。",
        )) }
        h2 { (v.t("What we do not take", "我们不收集的内容")) }
        p { (v.t(
            "No NRIC, FIN or passport numbers, no photographs, no camera, no microphone, no race, religion or marital state.",
            "不收集身份证、FIN 或护照号码，不收集照片，不使用摄像头和麦克风，不询问种族、宗教或婚姻状况。",
        )) }
        (rights(&v, !contacts.is_empty()))
    };
    Reply::page(title, main)
}

/// Where the open projects are written to: their titles and addresses. A project without one promises nothing.
async fn contacts(v: &Visit) -> Result<Vec<(String, String)>, Trouble> {
    let projects = open_projects(v).await?;
    let one = |content: &Content| Some((v.lang.of(&content.project.head.title).to_owned(), content.project.head.contact.clone()?));
    Ok(projects.iter().filter_map(|(_, content)| one(content)).collect())
}

fn contact_link(contact: &str) -> Markup {
    let href = if contact.contains('@') { format!("mailto:{contact}") } else { contact.to_owned() };
    html! { a href=(href) { (contact) } }
}

async fn help(v: Visit) -> Result<Reply, Trouble> {
    let contacts = contacts(&v).await?;
    let title = v.t("Help and contact", "帮助与联系");
    let main = html! {
        h1 { (title) }
        h2 { (v.t("Signing in", "登录")) }
        p { (v.t(
            "We send a link and a six-digit code to your e-mail address. Both hold for 10 minutes. If nothing comes, look in the folder for unwanted mail and ask again.",
            "我们会把链接和六位验证码发送到您的邮箱，10 分钟内有效。如果没有收到，请查看垃圾邮件后重新获取。",
        )) }
        h2 { (v.t("During a test", "测试期间")) }
        p { (v.t(
            "The clock is ours and does not stop if you leave. What you answered is saved as you go. You can go on from any device with the same address.",
            "计时以服务器为准，离开页面不会暂停。作答会随时保存，用同一邮箱可以在任何设备上继续。",
        )) }
        h2 { (v.t("Keys", "按键")) }
        p { kbd { "1" } "–" kbd { "9" } " " (v.t("choose within the group that has the focus", "在当前选项组中选择")) "; "
            kbd { "Alt" } "+" kbd { "↑" } kbd { "↓" } " " (v.t("move a row of an ordering", "移动排序的行")) "; "
            kbd { "Ctrl" } "+" kbd { "Enter" } " " (v.t("next", "下一题")) "." }
        @if !contacts.is_empty() {
            h2 { (v.t("Contact", "联系")) }
            ul { @for (title, contact) in &contacts { li { (title) ": " (contact_link(contact)) } } }
        }
    };
    Reply::page(title, main)
}

async fn accessibility(v: Visit) -> Result<Reply, Trouble> {
    let title = v.t("Accessibility", "无障碍说明");
    let main = html! {
        h1 { (title) }
        p { (v.t(
            "Every page works by keyboard, with a screen reader, at 320 pixels of width and without script. Nothing is told by colour alone. Extra time, or none to watch, is granted on request in every stage; no diagnosis is asked.",
            "所有页面都可以用键盘和读屏软件操作，支持 320 像素宽度，不依赖脚本，也不只靠颜色传达信息。每个阶段都可以申请延长时间，无须说明诊断。",
        )) }
        p { (v.t("What does not work for you is a fault of ours: please tell us.", "如果有不便之处，那是我们的问题，请告诉我们。")) }
    };
    Reply::page(title, main)
}

fn back(v: &Visit) -> String {
    v.form.filled("back").filter(|place| visit::is_own_path(place)).unwrap_or("/").to_owned()
}

fn year(v: &Visit, name: &str, value: &str) -> Cookie<'static> {
    visit::cookie(name, value, v.settings.secure, 365 * 86_400)
}

async fn language(v: Visit) -> Result<Reply, Trouble> {
    let lang = Lang::from_code(v.form.text("lang")).ok_or_else(lost)?;
    if let Some(visitor) = &v.visitor {
        v.app.set_lang(visitor.person, lang).await?;
    }
    Ok(Reply::Cookies(back(&v), vec![year(&v, "ts_lang", lang.code())]))
}

async fn theme(v: Visit) -> Result<Reply, Trouble> {
    let theme = ["auto", "light", "dark"].into_iter().find(|t| *t == v.form.text("theme")).ok_or_else(lost)?;
    Ok(Reply::Cookies(back(&v), vec![year(&v, "ts_theme", theme)]))
}
