//! Item statistics for authors and auditors: every item that was answered, what a person should look at first, and one item in full.

use maud::{Markup, html};

use super::integrity::looked_at;
use super::{Page, Reply, Trouble, Visit, Who, get, listed, lost, names, post, words};
use crate::app::item_report::Analysed;
use crate::domain::account::Role;
use crate::domain::item_analysis::{ENOUGH, Flag};

const READERS: Who = Who::Staff(&[Role::Author]);

pub fn pages() -> Vec<Page> {
    vec![
        get("/items", READERS, |v| Box::pin(list(v))),
        post("/items/look", READERS, |v| Box::pin(look(v))),
        get("/items/{item}", READERS, |v| Box::pin(show(v))),
    ]
}

fn flag_words(v: &Visit, flag: Flag) -> &'static str {
    match flag {
        Flag::TooHard => v.t("too hard", "过难"),
        Flag::TooEasy => v.t("too easy", "过易"),
        Flag::LowDiscrimination => v.t("hardly tells strong from weak", "区分度低"),
        Flag::NegativeDiscrimination => v.t("strong people do worse", "强者反而更差"),
        Flag::DistractorBeatsKey => v.t("a wrong option beats the key", "干扰项胜过答案"),
        Flag::KeyInDoubt => v.t("the key is in doubt", "答案存疑"),
        Flag::Slow => v.t("takes far longer than thought", "用时远超预计"),
    }
}

fn two(x: Option<f64>) -> String {
    x.map_or_else(|| "–".to_owned(), |x| format!("{x:.2}"))
}

fn interval(x: Option<(f64, f64)>) -> String {
    x.map_or_else(|| "–".to_owned(), |(a, b)| format!("{a:.2} – {b:.2}"))
}

fn flags(v: &Visit, item: &Analysed) -> Markup {
    html! {
        @if item.figures.n < ENOUGH { span.note { (v.t(format!("too few answers ({} of {ENOUGH})", item.figures.n),
            format!("作答过少（{} / {ENOUGH}）", item.figures.n))) } }
        @for flag in &item.figures.flags { span class=(if flag.questions_the_key() { "tag bad" } else { "tag warn" }) { (flag_words(v, *flag)) } " " }
    }
}

async fn list(v: Visit) -> Result<Reply, Trouble> {
    let looked = v.app.items_looked_at(&v.project).await?;
    let (at, report) = looked.map_or((None, Vec::new()), |looked| (Some(looked.at), looked.found));
    let (_, content) = v.app.published(&v.project).await?;
    let wanted = v.query("q").to_owned();
    let here = listed::searched("/items", &wanted);
    let rows: Vec<&Analysed> = {
        let titled = |i: &&Analysed| names::skill(&v, &content, &i.skill).contains(&wanted);
        report.iter().filter(|i| wanted.is_empty() || i.item.contains(&wanted) || i.skill.contains(&wanted) || titled(i)).collect()
    };
    let doubtful = report.iter().filter(|i| i.figures.flags.iter().any(|f| f.questions_the_key())).count();
    let title = v.t("Item statistics", "题目统计");
    let main = html! {
        h1 { (title) }
        p { (v.t("Each item and version that was answered, those to look at first. Discrimination is the correlation with the mean of the person's other items. Figures of fewer than 30 answers say little. Answers in tests are counted; hidden checks of annotators are not.", "列出所有有作答的题目及版本，需关注者在前。区分度为该题得分与该人其余题目平均分的相关。少于 30 份作答的数字意义不大。只统计测试中的作答，不含对标注员的抽查。")) }
        form.filters method="get" { div.field { label for="q" { (v.t("Id or skill", "编号或技能")) } input id="q" type="search" name="q" value=(wanted); } button { (v.t("Show", "查看")) } }
        @if doubtful > 0 { p { (v.t(format!("{doubtful} items speak against their key; they stand under questioned keys."), format!("有 {doubtful} 道题的数据与答案相悖，已列入被质疑的答案。"))) " " a href="/contests" { (v.t("Questioned keys", "被质疑的答案")) } } }
        (looked_at(&v, at, &Visit::zone(&content), "/items/look", &here))
        @if rows.is_empty() {
            div.empty { p { (if wanted.is_empty() {
                v.t("Nothing was answered in a test yet.", "测试中尚无作答。")
            } else {
                v.t("Nothing that fits was answered in a test.", "没有符合条件且在测试中被作答的题目。")
            }) } }
        } @else {
            div.scroll tabindex="0" role="region" aria-label=(v.t("Table", "表格")) { table.stack {
                thead { tr { th { (v.t("Item", "题目")) } th { (v.t("Skill", "技能")) } th.n { (v.t("Answers", "作答数")) } th.n {
                    (v.t("Share right", "得分率")) } th.n { (v.t("Discrimination", "区分度")) } th.n { (v.t("Median seconds", "用时中位数（秒）")) } th {
                    (v.t("To look at", "需关注")) } } }
                tbody { @for i in &rows { tr {
                    td {
                        a href=(listed::from(&format!("/items/{}", i.item), &here)) { (i.item) } " "
                        span.note { (v.t("version ", "版本 ")) (i.number) " · " (words::kind(v.lang, i.kind.name())) }
                    }
                    td data-label=(v.t("Skill", "技能")) { (names::skill(&v, &content, &i.skill)) }
                    td.n data-label=(v.t("Answers", "作答数")) { (i.figures.n) }
                    td.n data-label=(v.t("Share right", "得分率")) { (format!("{:.2}", i.figures.facility)) }
                    td.n data-label=(v.t("Discrimination", "区分度")) { (two(i.figures.discrimination)) }
                    td.n data-label=(v.t("Median seconds", "用时中位数（秒）")) { (i.figures.seconds.map_or_else(|| "–".to_owned(), |s| format!("{s:.0} / {}", i.estimate))) }
                    td data-label=(v.t("To look at", "需关注")) { (flags(&v, i)) }
                } } }
            } }
        }
    };
    Reply::wide(title, main)
}

async fn look(v: Visit) -> Result<Reply, Trouble> {
    v.app.ask_for_look(&v.project).await?;
    let list = listed::back(&v);
    let sign = if list.contains('?') { '&' } else { '?' };
    Ok(Reply::To(format!("{list}{sign}asked=1")))
}

async fn show(v: Visit) -> Result<Reply, Trouble> {
    let id = v.part("item").to_owned();
    let looked = v.app.item_looked_at(&v.project, &id).await?.ok_or_else(lost)?;
    let (report, given) = (looked.found.versions, looked.found.given);
    let (_, content) = v.app.published(&v.project).await?;
    let main = html! {
        (listed::link(&v))
        h1 { (id) }
        (looked_at(&v, Some(looked.at), &v.own_zone().await?, "/items/look", listed::back(&v)))
        @for i in &report {
            h2 { (v.t("Version ", "版本 ")) (i.number) " " (flags(&v, i)) }
            p { a href={ "/gold-sets/" (v.project) "/" (i.number) "/items/" (id) } { (v.t("The item with its key", "题目与答案")) } }
            dl.facts {
                dt { (v.t("Answers", "作答数")) } dd { (i.figures.n) }
                dt { (v.t("Share right", "得分率")) } dd {
                    (format!("{:.3}", i.figures.facility)) (v.t(" (95 % Wilson interval: ", "（95 % Wilson 区间："))
                    (interval(i.figures.facility_interval)) (v.t(")", "）"))
                }
                dt { (v.t("Discrimination", "区分度")) } dd {
                    (two(i.figures.discrimination)) (v.t(" (95 % interval by Fisher's z: ", "（Fisher z 的 95 % 区间："))
                    (interval(i.figures.discrimination_interval)) (v.t(")", "）"))
                }
                dt { (v.t("Median seconds, and the author's estimate", "用时中位数与预计（秒）")) } dd { (two(i.figures.seconds)) " / " (i.estimate) }
            }
            @if !i.figures.options.is_empty() {
                div.scroll tabindex="0" role="region" aria-label=(v.t("Table", "表格")) { table.stack {
                    thead { tr { th { (v.t("Option", "选项")) } th.n { (v.t("All", "全部")) } th.n { (v.t("Best third", "前三分之一")) } th.n { (v.t("Worst third", "后三分之一")) } } }
                    tbody { @for o in &i.figures.options { tr {
                        td { code { (o.option) } @if o.key { " " span.tag.ok { (v.t("key", "答案")) } } }
                        td.n data-label=(v.t("All", "全部")) { (format!("{:.2}", o.all)) } td.n data-label=(v.t("Best third", "前三分之一")) { (format!("{:.2}", o.best)) } td.n data-label=(v.t("Worst third", "后三分之一")) { (format!("{:.2}", o.worst)) }
                    } } }
                } }
            }
        }
        h2 { (v.t("Answers given", "作答分布")) }
        p.note { (v.t("Each answer, how many people gave it, and its mean score.", "每种作答、人数与平均得分。")) }
        ul { @for row in given.iter().take(30) {
            li { (super::differing::given(&v, content.item(&id), &row.response)) " × " (row.n) " · " (two(row.score)) }
        } }
    };
    Reply::wide(id.clone(), main)
}
