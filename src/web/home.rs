//! Pages for everybody: open projects, a project, privacy, help, accessibility; language and theme.

use actix_web::cookie::Cookie;
use maud::{Markup, PreEscaped, html};

use super::{Page, Reply, Trouble, Visit, Who, get, languages, lost, save};
use crate::domain::applicant::status::Status;
use crate::domain::gold_set::project::{Engagement, Stage, StageKind};
use crate::domain::gold_set::source::leads_somewhere_plain;
use crate::domain::gold_set::stored::Content;
use crate::domain::gold_set::text::among;
use crate::domain::lang::Lang;
use crate::http::visit;

pub fn pages() -> Vec<Page> {
    vec![
        get("/", Who::Anyone, |v| Box::pin(home(v))),
        get("/p/{project}", Who::Anyone, |v| Box::pin(project(v))),
        get("/p/{project}/guidelines", Who::SignedIn, |v| Box::pin(guidelines(v))),
        get("/help", Who::Anyone, |v| Box::pin(help(v))),
        get("/accessibility", Who::Anyone, |v| Box::pin(accessibility(v))),
        save("/lang", Who::Anyone, |v| Box::pin(language(v))),
        save("/theme", Who::Anyone, |v| Box::pin(theme(v))),
    ]
}

/// Every open project with its content.
pub async fn open_projects(v: &Visit) -> Result<Vec<(String, std::sync::Arc<Content>)>, Trouble> {
    let mut projects = Vec::new();
    for version in v.app.gold_set_versions().await?.into_iter().filter(|g| g.state == "published") {
        projects.push((version.set_id, v.app.content(version.id).await?));
    }
    Ok(projects)
}

async fn home(v: Visit) -> Result<Reply, Trouble> {
    let projects = open_projects(&v).await?;
    let title = v.t("Judge what AI writes", "评判人工智能写的内容");
    let main = html! {
        h1 { (title) }
        p.lead { (v.t(
            "Apply, show in tests what you can do, and get a decision with reasons that you can read. A machine may pass you; only a person can turn you down.",
            "提交申请，通过测试展示能力；每个决定都附有看得懂的理由。机器可以让您通过，但只有工作人员才能决定不录用。",
        )) }
        @if projects.is_empty() {
            div.empty {
                p { (v.t("No project is open now.", "目前没有开放的项目。")) }
                @if v.visitor.as_ref().is_some_and(|visitor| visitor.staff) {
                    p { (v.t(
                        "A set is brought in on the command line, by touchstone gold import, and opens once an author publishes it.",
                        "金标集通过命令行 touchstone gold import 导入，出题员发布后项目即开放。",
                    )) " " a href="/gold-sets" { (v.t("Gold sets", "金标集")) } }
                }
            }
        }
        @for (id, content) in &projects {
            article.card {
                h2 { a href={ "/p/" (id) } { (v.lang.of(&content.project.head.title)) } }
                p { (v.lang.of(&content.project.head.summary)) }
                p { (pay(&v, content)) }
                div.actions { a.button.primary href={ "/p/" (id) } { (v.t("Read about it", "了解详情")) } }
            }
        }
        @if v.visitor.is_some() {
            p { a href="/me" { (v.t("Go to your stages", "查看我的进度")) } }
        } @else {
            p { (v.t("Have you already applied? ", "已经申请过？")) a href="/sign-in" { (v.t("Sign in", "登录")) } }
        }
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

/// A length of time in hours and minutes, so that nobody has to reckon.
pub fn duration(l: Lang, minutes: f64) -> String {
    let whole = minutes.round().max(0.0);
    let (hours, rest) = ((whole / 60.0).floor(), whole % 60.0);
    match (hours > 0.0, rest > 0.0) {
        (true, true) => l.pick(format!("{hours}\u{a0}h {rest}\u{a0}min"), format!("{hours} 小时 {rest} 分钟")),
        (true, false) => l.pick(format!("{hours}\u{a0}h"), format!("{hours} 小时")),
        (false, _) => l.pick(format!("{rest}\u{a0}min"), format!("{rest} 分钟")),
    }
}

/// How long a stage is for everybody: at most how many items, and its standard limit.
fn length(l: Lang, stage: &Stage) -> String {
    length_of(l, stage, f64::from(stage.minutes))
}

/// The same with the limit that holds for somebody, in minutes.
pub fn length_of(l: Lang, stage: &Stage, minutes: f64) -> String {
    let drawn: u32 = stage.draw.iter().map(|d| d.items).sum();
    let last = stage.decision.last_item();
    let items = last.map_or(drawn, |n| u32::try_from(n).unwrap_or(drawn));
    let limit = duration(l, minutes);
    l.pick(
        format!("{}{items} questions · limit {limit}", if last.is_some() { "at most " } else { "about " }),
        format!("{}{items} 题 · 时限 {limit}", if last.is_some() { "最多 " } else { "约 " }),
    )
}

/// How many minutes a stage takes whoever gets every item, by the seconds that authors say of items like those that are drawn; rounded up to five.
fn typical(content: &Content, stage: &Stage) -> f64 {
    let seconds = stage.draw.iter().map(|d| {
        let like: Vec<f64> = content
            .bank(d.bank.as_deref().or(stage.bank.as_deref()).unwrap_or_default())
            .into_iter()
            .filter(|i| i.head.skill == d.skill && d.item_kind.is_none_or(|kind| i.head.kind == kind))
            .map(|i| f64::from(i.head.seconds))
            .collect();
        f64::from(d.items) * like.iter().sum::<f64>() / like.len().max(1) as f64
    });
    (seconds.sum::<f64>() / 300.0).ceil() * 5.0
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
        p { strong { (pay(&v, &content)) } " · " (engagement(v.lang, content.project.head.engagement)) }
        @if let Some(paid) = &content.project.head.tests_pay { p { (v.lang.of(paid)) } }
        div.actions { a.button.primary href=(href) { (words) } }
        h2 { (v.t("Who may apply", "申请条件")) }
        ul { @for r in &content.project.requirements {
            li { (v.lang.of(&r.text)) details { summary { (v.t("Why we ask", "为什么要问")) } p { (v.lang.of(&r.why)) } } }
        } }
        h2 { (v.t("What you go through, and how long it takes", "流程与所需时间")) }
        ol {
            li { (v.t("Application: about 10 minutes. You are told at once how it stands.", "申请：约 10 分钟，当场告知结果。")) }
            @for stage in &content.project.stages {
                @let usual = duration(v.lang, typical(&content, stage));
                li { strong { (v.lang.of(&stage.title)) } (v.t(": ", "：")) (length(v.lang, stage)) " · "
                    (v.t(format!("usually up to {usual}"), format!("通常不超过 {usual}"))) (v.t(". ", "。")) (stage_words(v.lang, stage.kind)) }
            }
            li { (v.t("Decision by a person, with reasons, in a letter in both languages.", "由工作人员作出决定，并发送附有理由的双语信件。")) }
        }
        @let all = duration(v.lang, content.project.stages.iter().map(|s| typical(&content, s)).sum());
        p { (v.t(
            format!("All stages together usually take up to {all} for whoever goes through all of them. Do them on different days if you like; you stop as soon as one is not passed."),
            format!("全部阶段合计通常不超过 {all}，可以分几天完成；有一个阶段未通过，就不必再做后面的。"),
        )) }
        h2 { (v.t("How decisions are made", "怎样作出决定")) }
        p { (v.t(
            "A test can pass you by itself. It never turns anybody down: wherever a result is not clearly above the line, a person looks at it.",
            "测试可以自动判定通过，但绝不会自动淘汰任何人：只要成绩没有明显高于合格线，都由工作人员查看。",
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

fn engagement(l: Lang, engagement: Engagement) -> &'static str {
    match engagement {
        Engagement::Contractor => l.pick("as an independent contractor", "以独立承包人身份"),
        Engagement::Employee => l.pick("as an employee", "以雇员身份"),
    }
}

fn stage_words(l: Lang, kind: StageKind) -> &'static str {
    match kind {
        StageKind::Test => l.pick("Timed.", "限时作答。"),
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

/// The guidelines of a version as a page's part, and the language that they are really in. The Markdown is an author's; raw HTML in it is
/// shown as text.
pub fn guide(content: &Content, l: Lang) -> (Markup, String) {
    let (code, text) = among(&content.guidelines, l.code(), &content.project.head.languages).unwrap_or((l.code(), ""));
    // A language of the interface has a tag of its own for pages.
    let lang = Lang::from_code(code).map_or_else(|| code.to_owned(), |own| own.tag().to_owned());
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
    (PreEscaped(super::item::stressed(&html)), lang)
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

/// Where the open projects are written to: their titles and addresses. A project without one promises nothing.
pub async fn contacts(v: &Visit) -> Result<Vec<(String, String)>, Trouble> {
    let projects = open_projects(v).await?;
    let one = |content: &Content| Some((v.lang.of(&content.project.head.title).to_owned(), content.project.head.contact.clone()?));
    Ok(projects.iter().filter_map(|(_, content)| one(content)).collect())
}

pub fn contact_link(contact: &str) -> Markup {
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
            "We send a link and a six-digit code to your e-mail address. Both work for 10 minutes. If nothing arrives, look in your spam folder, then ask again.",
            "我们会把链接和六位验证码发送到您的邮箱，10 分钟内有效。如果没有收到，请查看垃圾邮件后重新获取。",
        )) }
        h2 { (v.t("During a test", "测试期间")) }
        p { (v.t(
            "The clock runs on our server and does not stop if you leave. Answers are saved as you go. You can continue on any device with the same e-mail address.",
            "计时以服务器为准，离开页面也不会暂停。作答随时保存，用同一邮箱登录，可以在任何设备上继续。",
        )) }
        h2 { (v.t("Keys", "按键")) }
        p { kbd { "1" } "–" kbd { "9" } " " (v.t("choose within the group that has the focus; ", "在当前选项组中选择；"))
            kbd { "Alt" } "+" kbd { "↑" } kbd { "↓" } " " (v.t("move a line up or down; ", "上移或下移一行；"))
            kbd { "Ctrl" } "+" kbd { "Enter" } " " (v.t("next question.", "下一题。")) }
        @if !contacts.is_empty() {
            h2 { (v.t("Contact", "联系")) }
            ul { @for (title, contact) in &contacts { li { (title) (v.t(": ", "：")) (contact_link(contact)) } } }
        }
    };
    Reply::page(title, main)
}

async fn accessibility(v: Visit) -> Result<Reply, Trouble> {
    let title = v.t("Accessibility", "无障碍说明");
    let main = html! {
        h1 { (title) }
        p { (v.t(
            "Every page works by keyboard, with a screen reader, on a screen 320 pixels wide and without script. Nothing is told by colour alone. You can ask for extra time before any stage; nobody asks for a diagnosis.",
            "所有页面都可以用键盘和读屏软件操作，屏幕宽 320 像素也能使用，不依赖脚本，也不只靠颜色传达信息。每个阶段开始前都可以申请延长时间，无须提供诊断。",
        )) }
        p { (v.t("If something does not work for you, that is our fault: please tell us. ", "如有不便，是我们的问题，请告诉我们。")) a href="/help" { (v.t("Help and contact", "帮助与联系")) } }
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
    languages::led(&v, lang, languages::back_to(back(&v), lang)).await
}

async fn theme(v: Visit) -> Result<Reply, Trouble> {
    let theme = ["auto", "light", "dark"].into_iter().find(|t| *t == v.form.text("theme")).ok_or_else(lost)?;
    Ok(Reply::Cookies(back(&v), vec![year(&v, "ts_theme", theme)]))
}
