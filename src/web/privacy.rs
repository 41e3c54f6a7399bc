//! What is kept about people: of what, why, who sees it, for how long, who answers for it.

use maud::{Markup, html};

use super::home::{contact_link, open_projects};
use super::{Page, Reply, Trouble, Visit, Who, get};
use crate::app::clean_up::{AGES, UNCLAIMED};
use crate::domain::lang::Lang;
use crate::domain::locale::identity;

const DAY: i64 = 86_400;

pub fn pages() -> Vec<Page> {
    vec![get("/p/{project}/privacy", Who::Anyone, |v| Box::pin(privacy(v))), get("/privacy", Who::Anyone, |v| Box::pin(privacy(v)))]
}

/// What is kept, why, and who sees it, each in English and Chinese.
const KEPT: [[[&str; 2]; 3]; 4] = [
    [
        ["What you tell us in the application", "您在申请中填写的内容"],
        ["To see whether the project is open to you", "判断本项目是否对您开放"],
        ["Recruiters of the project", "本项目的招聘人员"],
    ],
    [
        ["Documents that you send", "您上传的文件"],
        ["To check what you told us", "核对您填写的内容"],
        ["Recruiters of the project, one document at a time", "本项目的招聘人员，逐份打开"],
    ],
    [
        ["Answers, times and results of tests", "测试的作答、时间和成绩"],
        ["To decide, and to be able to show how", "作出决定，并能说明依据"],
        [
            "Recruiters and auditors of the project; reviewers see single texts without your name",
            "本项目的招聘人员和审核人员；评审员只看到不署名的单份作答",
        ],
    ],
    [
        ["Your e-mail address", "您的电子邮箱"],
        ["To let you sign in and to send you letters", "供您登录和接收信件"],
        ["Recruiters of the project", "本项目的招聘人员"],
    ],
];

/// What is removed when it is old, in the words of people; a row without words is about no person.
const REMOVED: [(&str, &str, &str); 11] = [
    ("sessions that ended", "Your sign-ins, after they ended", "您的登录记录（登录结束后）"),
    ("sign-in mails' hashes", "That you asked for an e-mail to sign in", "您请求登录邮件的记录"),
    ("counted tries", "How often signing in was tried", "尝试登录的次数"),
    ("sign-in mails", "E-mails to sign in", "登录邮件"),
    ("jobs that are done", "", ""),
    ("what pages noticed", "How often you left a test's page or pasted a long text", "测试中离开页面、粘贴大段文字的次数"),
    ("webhook deliveries", "", ""),
    (
        "what was typed into an application and never sent",
        "What you typed into the application and never sent",
        "您在申请中填写但没有发送的内容",
    ),
    ("reviewers' drafts", "", ""),
    ("reviewers' drafts of responses with agreed levels", "", ""),
    ("computing that failed", "", ""),
];

fn days(l: Lang, seconds: i64) -> String {
    let n = seconds / DAY;
    l.pick(format!("{n} {}", if n == 1 { "day" } else { "days" }), format!("{n} 天"))
}

/// How long things are kept, as the service is set.
fn keeping(v: &Visit) -> Markup {
    let rows = AGES.iter().filter_map(|(_, what, age)| {
        let (_, en, zh) = REMOVED.iter().find(|(known, en, _)| known == what && !en.is_empty())?;
        Some((v.t(*en, *zh), *age))
    });
    let documents = v.t("Documents of an application that was never handed in", "未提交的申请所附的文件");
    let how_long = v.t("Kept for", "保存时间");
    html! {
        h2 { (v.t("How long it is kept", "保存多久")) }
        table.stack {
            thead { tr { th { (v.t("What", "内容")) } th { (how_long) } } }
            tbody { @for (what, age) in rows.chain([(documents, UNCLAIMED)]) { tr { td { (what) } td data-label=(how_long) { (days(v.lang, age)) } } } }
        }
        p { (v.t(
            "Your application, your answers, decisions and letters are kept: they show how a decision came about. No page here \
             erases them. If you want them erased, ask the project: its people decide, and answer you.",
            "申请、作答、决定和信件会一直保存，因为它们说明了决定的由来；本网站没有删除它们的页面。如需删除，请向项目提出，由项目人员决定并答复。",
        )) }
    }
}

fn rights(v: &Visit, reachable: bool) -> Markup {
    html! {
        h2 { (v.t("Your rights", "您的权利")) }
        p { (v.t(
            "You may see what you told us, correct it until you hand it in, withdraw your application, and appeal a decision; its letter says until when.",
            "您可以查看填写的内容、在提交前更正、撤回申请，并对决定提出申诉；申诉期限见通知信。",
        )) }
        @if reachable {
            p { (v.t("For anything else, write to the project: the address is above.", "其他事项请写信给项目，地址见上文。")) }
        }
    }
}

/// What the page says of the projects that it is about: each open one, or the one that it was opened for.
struct About {
    /// Who answers for it.
    controllers: Markup,
    /// Whether one of them can be written to.
    reachable: bool,
    /// What numbers nobody is asked for are called there.
    numbers: String,
}

async fn about(v: &Visit) -> Result<About, Trouble> {
    let (only, all) = (v.part("project"), open_projects(v).await?);
    let told = || all.iter().filter(|(id, _)| only.is_empty() || id == only);
    let countries: Vec<&str> = told().flat_map(|(_, content)| content.project.countries()).collect();
    let numbers = identity::named(v.lang, &countries, false);
    let told = told().map(|(_, content)| &content.project.head);
    let told: Vec<_> = told.filter(|head| head.controller.is_some() || head.contact.is_some()).collect();
    let reachable = told.iter().any(|head| head.contact.is_some());
    let controllers = html! { @if !told.is_empty() {
        h2 { (v.t("Who answers for it", "由谁负责")) }
        ul { @for head in told { li {
            (v.lang.of(&head.title)) (v.t(": ", "："))
            @if let Some(controller) = &head.controller { (v.lang.of(controller)) (v.t(". ", "。")) }
            @if let Some(contact) = &head.contact { (contact_link(contact)) }
        } } }
    } };
    Ok(About { controllers, reachable, numbers })
}

async fn privacy(v: Visit) -> Result<Reply, Trouble> {
    if !v.part("project").is_empty() {
        v.app.published(v.part("project")).await?;
    }
    let About { controllers, reachable, numbers } = about(&v).await?;
    let title = v.t("Privacy", "隐私说明");
    let (what, why, who) = (v.t("What", "内容"), v.t("Why", "用途"), v.t("Who sees it", "谁能看到"));
    let main = html! {
        h1 { (title) }
        p.note { (v.t("Version of 27 November 2026", "2026年11月27日版")) }
        (controllers)
        h2 { (v.t("What we keep about you", "我们保存哪些信息")) }
        table.stack {
            thead { tr { th { (what) } th { (why) } th { (who) } } }
            tbody { @for [kept, reason, seen] in KEPT { tr {
                td { (v.t(kept[0], kept[1])) } td data-label=(why) { (v.t(reason[0], reason[1])) } td data-label=(who) { (v.t(seen[0], seen[1])) }
            } } }
        }
        (keeping(&v))
        h2 { (v.t("Decisions by machine", "自动决定")) }
        p { (v.t(
            "A machine scores tests. It can pass you; it can never turn you down. Every other decision is made by a person, and its reasons are in your letter.",
            "测试由机器评分。机器可以判定通过，但不能淘汰您。其他决定都由工作人员作出，理由写在给您的信中。",
        )) }
        h2 { (v.t("What we do not collect", "我们不收集的内容")) }
        p { (v.t(
            format!(
                "No {numbers} or passport numbers, no photographs, no camera, no microphone; nothing about race, religion or marital status."
            ),
            format!("不收集{numbers}或护照号码，不收集照片，不使用摄像头和麦克风，不询问种族、宗教或婚姻状况。"),
        )) }
        (rights(&v, reachable))
    };
    Reply::page(title, main)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_keeping_time_of_the_service_has_its_row() {
        for (_, what, _) in AGES {
            assert!(REMOVED.iter().any(|(known, ..)| *known == what), "{what}");
        }
        assert_eq!(REMOVED.len(), AGES.len());
    }
}
