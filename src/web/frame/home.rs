//! Pages for everybody: open projects, a project, privacy, help, accessibility; language and theme.

use actix_web::cookie::Cookie;
use maud::{Markup, PreEscaped, html};

use super::languages;
use crate::domain::applying::eligibility::{any_of, ways};
use crate::domain::applying::status::Status;
use crate::domain::gold_set::source::leads_somewhere_plain;
use crate::domain::gold_set::stored::Content;
use crate::domain::gold_set::text::among;
use crate::domain::kernel::moment::Moment;
use crate::domain::locale::lang::{Lang, say};
use crate::domain::project::{Engagement, Requirement, Stage, StageKind};
use crate::domain::sitting::form::most_shown;
use crate::http::visit;
use crate::web::{Page, Reply, Trouble, Visit, Who, get, lost, post, save};

pub fn pages() -> Vec<Page> {
    vec![
        get("/", Who::Anyone, |v| Box::pin(home(v))),
        get("/p/{project}", Who::Anyone, |v| Box::pin(project(v))),
        get("/p/{project}/guidelines", Who::SignedIn, |v| Box::pin(guidelines(v))),
        post("/p/{project}/guidelines", Who::SignedIn, |v| Box::pin(acknowledged(v))),
        get("/help", Who::Anyone, |v| Box::pin(help(v))),
        get("/accessibility", Who::Anyone, |v| Box::pin(accessibility(v))),
        save("/lang", Who::Anyone, |v| Box::pin(language(v))),
        save("/theme", Who::Anyone, |v| Box::pin(theme(v))),
    ]
}

async fn home(v: Visit) -> Result<Reply, Trouble> {
    let projects = v.app.open_projects().await?;
    let title = v.t("Judge what AI writes");
    let main = html! {
        h1 { (title) }
        p.lead { (v.t("Apply, show in tests what you can do, and get a decision with reasons that you can read. A machine may pass you; \
            only a person can turn you down.")) }
        @if projects.is_empty() {
            div.empty {
                p { (v.t("No project is open now.")) }
                @if v.visitor.as_ref().is_some_and(|visitor| visitor.staff) {
                    p { (v.t("A set is brought in on the command line, by touchstone gold import, and opens once an author publishes \
                        it.")) " " a href="/gold-sets" { (v.t("Gold sets")) } }
                }
            }
        }
        @for (id, content) in &projects {
            article.card {
                h2 { a href={ "/p/" (id) } { (v.lang.of(&content.project.head.title)) } }
                p { (v.lang.of(&content.project.head.summary)) }
                p { (pay(&v, content)) }
                div.actions { a.button.primary href={ "/p/" (id) } { (v.t("Read about it")) } }
            }
        }
        @if v.visitor.is_some() {
            p { a href="/me" { (v.t("Go to your stages")) } }
        } @else {
            p { (v.t("Have you already applied? ")) a href="/sign-in" { (v.t("Sign in")) } }
        }
    };
    Reply::page(title, main)
}

fn pay(v: &Visit, content: &Content) -> String {
    let pay = &content.project.head.pay;
    let per = match pay.per.as_str() {
        "hour" => v.t("hour"),
        "task" => v.t("task"),
        other => other,
    };
    say!(v, "{currency} {amount} per {per}", currency = pay.currency, amount = pay.amount, per)
}

/// A length of time in hours and minutes, so that nobody has to reckon.
pub fn duration(l: Lang, minutes: f64) -> String {
    let whole = minutes.round().max(0.0);
    let (hours, rest) = ((whole / 60.0).floor(), whole % 60.0);
    match (hours > 0.0, rest > 0.0) {
        (true, true) => say!(l, "{hours}\u{a0}h {rest}\u{a0}min", hours, rest),
        (true, false) => say!(l, "{hours}\u{a0}h", hours),
        (false, _) => say!(l, "{rest}\u{a0}min", rest),
    }
}

/// How long a stage is for everybody: at most how many items, and its standard limit.
fn length(l: Lang, content: &Content, stage: &Stage) -> String {
    length_of(l, content, stage, f64::from(stage.minutes))
}

/// The same with the limit that holds for somebody, in minutes.
pub fn length_of(l: Lang, content: &Content, stage: &Stage, minutes: f64) -> String {
    let items = most_shown(stage, |name| content.bank(name));
    let limit = duration(l, minutes);
    if stage.decision.last_item().is_some() {
        say!(l, "at most {items} questions · limit {limit}", items, limit)
    } else {
        say!(l, "about {items} questions · limit {limit}", items, limit)
    }
}

/// How many minutes a stage takes whoever gets every item, by the seconds that authors say of items like those that are drawn; rounded
/// up to five.
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
        None => (format!("/apply/{id}"), v.t("Start your application")),
        Some(Status::Draft(_) | Status::NotOpen(_)) => (format!("/apply/{id}"), v.t("Continue your application")),
        Some(_) => ("/me".to_owned(), v.t("Go to your stages")),
    };
    let main = html! {
        h1 { (title) }
        p.lead { (v.lang.of(&content.project.head.summary)) }
        p { strong { (pay(&v, &content)) } " · " (engagement(v.lang, content.project.head.engagement)) }
        @if let Some(paid) = &content.project.head.tests_pay { p { (v.lang.of(paid)) } }
        div.actions { a.button.primary href=(href) { (words) } }
        h2 { (v.t("Who may apply")) }
        (who_may_apply(&v, &content.project.requirements))
        h2 { (v.t("What you go through, and how long it takes")) }
        ol {
            li { (v.t("Application: about 10 minutes. You are told at once how it stands.")) }
            @for stage in &content.project.stages {
                @let usual = duration(v.lang, typical(&content, stage));
                li { strong { (v.lang.of(&stage.title)) } (v.t(": ")) (length(v.lang, &content, stage)) " · "
                    (say!(v, "usually up to {usual}", usual)) (v.t(". ")) (stage_words(v.lang, stage.kind)) }
            }
            li { (v.t("Decision by a person, with reasons, in a letter.")) }
        }
        @let all = duration(v.lang, content.project.stages.iter().map(|s| typical(&content, s)).sum());
        p { (say!(v, "All stages together usually take up to {all} for whoever goes through all of them. Do them on different days if \
            you like; you stop as soon as one is not passed.", all)) }
        h2 { (v.t("How decisions are made")) }
        p { (v.t("A test can pass you by itself. It never turns anybody down: wherever a result is not clearly above the line, a person \
            looks at it.")) }
        p { (v.t("Some tasks show content that may disturb (insults, violence, sexual content, self-harm), with a \
            notice before it. Any of them can be skipped.")) }
        p { (v.t("Every stage works on a phone; a larger screen is more comfortable for comparing and writing.")) }
        p { a href={ "/p/" (id) "/privacy" } { (v.t("What we keep about you, and for how long")) } }
    };
    Reply::page(title.clone(), main)
}

/// What is required; ways of which one is enough stand under what they are ways to.
fn who_may_apply(v: &Visit, requirements: &[Requirement]) -> Markup {
    let told = |r: &Requirement| html! { (v.lang.of(&r.text)) details { summary { (v.t("Why we ask")) } p { (v.lang.of(&r.why)) } } };
    html! {
        ul { @for r in requirements.iter().filter(|r| any_of(requirements, &r.id).is_none()) {
            @let ways: Vec<&Requirement> = ways(requirements, r).collect();
            li {
                (told(r))
                @if !ways.is_empty() { p { (v.t("One of these is enough:")) } ul { @for way in ways { li { (told(way)) } } } }
            }
        } }
    }
}

fn engagement(l: Lang, engagement: Engagement) -> &'static str {
    match engagement {
        Engagement::Contractor => l.t("as an independent contractor"),
        Engagement::Employee => l.t("as an employee"),
    }
}

fn stage_words(l: Lang, kind: StageKind) -> &'static str {
    match kind {
        StageKind::Test => l.t("Timed."),
        StageKind::Calibration => l.t("Tasks like those of the work; speed is not measured."),
        StageKind::Review => l.t("Written work, read by two people."),
    }
}

async fn guidelines(v: Visit) -> Result<Reply, Trouble> {
    let (_, content) = v.app.published(v.part("project")).await?;
    let title = v.t("Guidelines");
    let (body, lang) = guide(&content, v.lang);
    let standing = v.app.guidelines_of(v.part("project"), v.person()?, &content).await?;
    Reply::page(
        title,
        html! {
            h1 { (title) }
            div.prose lang=(lang) { (body) }
            @if let Some(standing) = standing { (acknowledging(&v, &content, standing.read_at)) }
        },
    )
}

/// What an annotator sees under guidelines that have to be acknowledged.
fn acknowledging(v: &Visit, content: &Content, read_at: Option<Moment>) -> Markup {
    html! {
        section.card {
            @if let Some(at) = read_at {
                p { (v.t("You acknowledged these guidelines: ")) (v.time(at, &Visit::zone(content))) }
            } @else {
                p { (v.t("Your work is judged by these guidelines. Confirm once you have read them.")) }
                form method="post" {
                    (v.hidden())
                    input type="hidden" name="guidelines" value=(content.guidelines_hash());
                    div.actions { button.primary { (v.t("I have read these guidelines")) } }
                }
            }
        }
    }
}

async fn acknowledged(v: Visit) -> Result<Reply, Trouble> {
    let project = v.part("project").to_owned();
    v.app.read_guidelines(&project, v.person()?, v.form.text("guidelines")).await?;
    Ok(Reply::To(format!("/p/{project}/guidelines")))
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
    let open = format!("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"{}\"><table>", l.t("Table"));
    let html = html.replace("<table>", &open).replace("</table>", "</table></div>");
    (PreEscaped(super::rich::stressed(&html)), lang)
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
    let projects = v.app.open_projects().await?;
    let one = |content: &Content| Some((v.lang.of(&content.project.head.title).to_owned(), content.project.head.contact.clone()?));
    Ok(projects.iter().filter_map(|(_, content)| one(content)).collect())
}

pub fn contact_link(contact: &str) -> Markup {
    let href = if contact.contains('@') { format!("mailto:{contact}") } else { contact.to_owned() };
    html! { a href=(href) { (contact) } }
}

async fn help(v: Visit) -> Result<Reply, Trouble> {
    let contacts = contacts(&v).await?;
    let title = v.t("Help and contact");
    let main = html! {
        h1 { (title) }
        h2 { (v.t("Signing in")) }
        p { (v.t("We send a link and a six-digit code to your e-mail address. Both work for 10 minutes. If nothing arrives, look in \
            your spam folder, then ask again.")) }
        h2 { (v.t("During a test")) }
        p { (v.t("The clock runs on our server and does not stop if you leave. Answers are saved as you go. You can continue on any \
            device with the same e-mail address.")) }
        h2 { (v.t("Keys")) }
        p { kbd { "1" } "–" kbd { "9" } " " (v.t("choose within the group that has the focus; "))
            kbd { "Alt" } "+" kbd { "↑" } kbd { "↓" } " " (v.t("move a line up or down; "))
            kbd { "Ctrl" } "+" kbd { "Enter" } " " (v.t("next question.")) }
        @if !contacts.is_empty() {
            h2 { (v.t("Contact")) }
            ul { @for (title, contact) in &contacts { li { (title) (v.t(": ")) (contact_link(contact)) } } }
        }
    };
    Reply::page(title, main)
}

async fn accessibility(v: Visit) -> Result<Reply, Trouble> {
    let title = v.t("Accessibility");
    let main = html! {
        h1 { (title) }
        p { (v.t("Every page works by keyboard, with a screen reader, on a screen 320 pixels wide and without script. Nothing is told \
            by colour alone. You can ask for extra time before any stage; nobody asks for a diagnosis.")) }
        p { (v.t("If something does not work for you, that is our fault: please tell us. ")) a href="/help" { (v.t("Help and contact")) } }
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
