//! Help for staff: what each role does, on which page, and what it has to know before it does it.

use maud::{Markup, html};

use crate::domain::account::Role;
use crate::web::{Reply, Trouble, Visit};

/// What a role does, in the order of a day's work: each with the page where it is done, if it is one, and its words in both languages.
type Task = (Option<&'static str>, &'static str, &'static str);

const RECRUITER: &[Task] = &[
    (
        Some("/candidates"),
        "Decide where a machine may not: the list shows who needs a decision, longest unchanged first. A letter goes out an hour after \
         the decision; until then it can be taken back on the candidate’s record.",
        "处理机器不能决定的情况：列表显示等待决定的候选人，最久未变动的在前。通知信在决定一小时后发出，在此之前可在候选人记录中撤回。",
    ),
    (Some("/candidates/help"), "Answer requests for extra time before the stage begins.", "在阶段开始前答复延长时间的申请。"),
    (
        Some("/appeals"),
        "Answer appeals within ten working days; whoever decided does not answer.",
        "十个工作日内答复申诉；原决定者不能答复。",
    ),
    (
        Some("/rescores"),
        "Look at results that a corrected key changes; nobody is made worse off.",
        "查看因答案更正而改变的成绩；任何人不会因此变差。",
    ),
];

const REVIEWER: &[Task] = &[
    (
        Some("/review"),
        "Score responses by the rubric, one at a time, without knowing whose they are. Training with agreed responses comes first.",
        "按评分标准逐份评分，不知道作者是谁。须先通过培训。",
    ),
    (None, "A response is yours for 30 minutes; a draft that you keep stays for 24 hours.", "每份作答保留 30 分钟；草稿可保留 24 小时。"),
];

const ADJUDICATOR: &[Task] = &[(
    Some("/adjudicate"),
    "Decide where two reviewers differ, with a reason and a cause.",
    "两位评审员意见不一致时作出裁定，并写明理由和原因。",
)];

const AUDITOR: &[Task] = &[
    (
        Some("/annotators"),
        "Watch annotators by hidden checks. A rule says good, weak or too few; it never acts, you pause or end with a reason.",
        "通过抽查了解标注员的表现。规则给出良好、偏弱或数量不足的结论，但不会自动采取措施；暂停或结束须由您操作并说明理由。",
    ),
    (None, "A dossier’s file with keys is noted in the ledger when it is opened.", "下载含答案的卷宗会记入账本。"),
];

const AUTHOR: &[Task] = &[
    (
        Some("/gold-sets"),
        "Look at a draft beside what stands and publish it; whoever brought it in cannot. Drafts come by touchstone gold import.",
        "查看草稿与现有版本的差异并发布；导入者本人不能发布。草稿通过 touchstone gold import 导入。",
    ),
    (
        Some("/contests"),
        "Settle questioned keys: the key stands, is corrected, or the item goes.",
        "处理被质疑的答案：维持、更正或停用该题。",
    ),
    (Some("/items"), "See which items tell strong from weak, and which are too slow.", "查看各题的区分度和用时。"),
];

const ADMIN: &[Task] = &[
    (
        Some("/settings/webhooks"),
        "Add the platform’s endpoints and see what each was sent. Without one the platform reads the stream of events.",
        "添加平台端点，查看各端点的发送记录。没有端点时，平台须读取事件流。",
    ),
    (Some("/settings/jobs"), "Try failed work again once its cause is gone.", "排除原因后重试失败的任务。"),
    (
        Some("/settings/people"),
        "See who holds which role; people are added by touchstone user add.",
        "查看人员角色；添加人员使用 touchstone user add。",
    ),
];

const fn tasks(role: Role) -> &'static [Task] {
    match role {
        Role::Recruiter => RECRUITER,
        Role::Reviewer => REVIEWER,
        Role::Adjudicator => ADJUDICATOR,
        Role::Auditor => AUDITOR,
        Role::Author => AUTHOR,
        Role::Admin => ADMIN,
    }
}

/// The page.
pub async fn page(v: Visit) -> Result<Reply, Trouble> {
    let Some(visitor) = v.visitor.as_ref() else { return Err(crate::web::lost()) };
    let (own, others): (Vec<Role>, Vec<Role>) = Role::ALL.iter().partition(|role| visitor.may(&v.project, **role));
    let title = v.t("Help for staff", "工作人员帮助");
    let main = html! {
        a.back href="/staff" { "‹ " (v.t("Overview", "总览")) }
        h1 { (title) }
        @for role in own { (section(&v, role, true)) }
        @if !others.is_empty() {
            h2 { (v.t("What others do", "其他角色")) }
            p.note { (v.t(
                "A role is given on the command line: touchstone user role ADDRESS PROJECT:ROLE",
                "角色通过命令行授予：touchstone user role ADDRESS PROJECT:ROLE",
            )) }
            @for role in others { (section(&v, role, false)) }
        }
    };
    Reply::page(title, main)
}

/// One role; pages that it opens are links for whoever has it.
fn section(v: &Visit, role: Role, own: bool) -> Markup {
    let name = crate::web::words::role(v.lang, role.as_str());
    html! {
        @if own { h2 { (name) } } @else { h3 { (name) } }
        ul { @for (place, en, zh) in tasks(role) {
            li { (v.t(*en, *zh)) @if let (Some(place), true) = (place, own) { " " a href=(place) { (place) } } }
        } }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::web::{Method, Who, pages};

    #[test]
    fn every_page_that_help_names_is_there_and_opens_for_the_role() {
        for role in Role::ALL {
            assert!(!tasks(*role).is_empty(), "{role:?}");
            for place in tasks(*role).iter().filter_map(|(place, ..)| *place) {
                let page = pages().into_iter().find(|p| p.path == place && p.method == Method::Get);
                let page = page.unwrap_or_else(|| panic!("{place} is no page"));
                assert!(matches!(page.who, Who::Staff(roles) if roles.contains(role)), "{place} does not open for {role:?}");
            }
        }
    }
}
