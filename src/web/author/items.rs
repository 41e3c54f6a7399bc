//! Item statistics for authors and auditors: every item that was answered, what a person should look at first, and one item in full.

use maud::{Markup, html};

use crate::app::evidence::item_report::Analysed;
use crate::domain::accounts::Role;
use crate::domain::evidence::item_analysis::{ENOUGH, Flag};
use crate::domain::locale::lang::{many, say};
use crate::web::frame::looked_at::looked_at;
use crate::web::frame::{listed, names, words};
use crate::web::{Page, Reply, Trouble, Visit, Who, get, lost, post};

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
        Flag::TooHard => v.t("too hard"),
        Flag::TooEasy => v.t("too easy"),
        Flag::LowDiscrimination => v.t("hardly tells strong from weak"),
        Flag::NegativeDiscrimination => v.t("strong people do worse"),
        Flag::DistractorBeatsKey => v.t("a wrong option beats the key"),
        Flag::KeyInDoubt => v.t("the key is in doubt"),
        Flag::Slow => v.t("takes far longer than thought"),
    }
}

fn two(v: &Visit, x: Option<f64>) -> String {
    x.map_or_else(|| "–".to_owned(), |x| v.lang.number(x, 2))
}

fn interval(v: &Visit, x: Option<(f64, f64)>) -> String {
    x.map_or_else(|| "–".to_owned(), |(a, b)| format!("{} – {}", v.lang.number(a, 2), v.lang.number(b, 2)))
}

fn flags(v: &Visit, item: &Analysed) -> Markup {
    html! {
        @if item.figures.n < ENOUGH { span.note { (say!(v, "too few answers ({n} of {enough})", n = item.figures.n, enough = ENOUGH)) } }
        @for flag in &item.figures.flags { span class=(if flag.questions_the_key() { "tag bad" } else { "tag warn" }) { (flag_words(v,
            *flag)) } " " }
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
    let title = v.t("Item statistics");
    let main = html! {
        h1 { (title) }
        p { (v.t("Each item and version that was answered, those to look at first. Discrimination is the correlation with the mean of \
            the person's other items. Figures of fewer than 30 answers say little. Answers in tests are counted; \
                hidden checks of annotators are not.")) }
        form.filters method="get" { div.field { label for="q" { (v.t("Id or skill")) }
            input id="q" type="search" name="q" value=(wanted); } button { (v.t("Show")) } }
        @if doubtful > 0 { p { (many!(v, doubtful, "The answers to {n} item speak against its key; it stands under questioned keys.",
            "The answers to {n} items speak against their keys; they stand under questioned keys.")) " "
            a href="/contests" { (v.t("Questioned keys")) } } }
        (looked_at(&v, at, &Visit::zone(&content), "/items/look", &here))
        @if rows.is_empty() {
            div.empty { p { (if wanted.is_empty() {
                v.t("Nothing was answered in a test yet.")
            } else {
                v.t("Nothing that fits was answered in a test.")
            }) } }
        } @else {
            div.scroll tabindex="0" role="region" aria-label=(v.t("Table")) { table.stack {
                thead { tr { th { (v.t("Item")) } th { (v.t("Skill")) } th.n { (v.t("Answers")) } th.n {
                    (v.t("Share right")) } th.n { (v.t("Discrimination")) } th.n { (v.t("Median seconds")) } th {
                    (v.t("To look at")) } } }
                tbody { @for i in &rows { tr {
                    td {
                        a href=(listed::from(&format!("/items/{}", i.item), &here)) { (i.item) } " "
                        span.note { (v.t("version ")) (i.number) " · " (words::kind(v.lang, i.kind)) }
                    }
                    td data-label=(v.t("Skill")) { (names::skill(&v, &content, &i.skill)) }
                    td.n data-label=(v.t("Answers")) { (i.figures.n) }
                    td.n data-label=(v.t("Share right")) { (v.lang.number(i.figures.facility, 2)) }
                    td.n data-label=(v.t("Discrimination")) { (two(&v, i.figures.discrimination)) }
                    td.n data-label=(v.t("Median seconds")) { (i.figures.seconds.map_or_else(|| "–".to_owned(),
                    |s| format!("{s:.0} / {}", i.estimate))) }
                    td data-label=(v.t("To look at")) { (flags(&v, i)) }
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
            h2 { (v.t("Version ")) (i.number) " " (flags(&v, i)) }
            p { a href={ "/gold-sets/" (v.project) "/" (i.number) "/items/" (id) } { (v.t("The item with its key")) } }
            dl.facts {
                dt { (v.t("Answers")) } dd { (i.figures.n) }
                dt { (v.t("Share right")) } dd {
                    (v.lang.number(i.figures.facility, 3)) (v.t(" (95 % Wilson interval: "))
                    (interval(&v, i.figures.facility_interval)) (v.t(")"))
                }
                dt { (v.t("Discrimination")) } dd {
                    (two(&v, i.figures.discrimination)) (v.t(" (95 % interval by Fisher's z: "))
                    (interval(&v, i.figures.discrimination_interval)) (v.t(")"))
                }
                dt { (v.t("Median seconds, and the author's estimate")) } dd {
                    (i.figures.seconds.map_or_else(|| "–".to_owned(), |s| format!("{s:.0}"))) " / " (i.estimate) }
            }
            @if !i.figures.options.is_empty() {
                div.scroll tabindex="0" role="region" aria-label=(v.t("Table")) { table.stack {
                    thead { tr { th { (v.t("Option")) } th.n { (v.t("All")) } th.n { (v.t("Best third")) } th.n { (v.t("Worst third")) } } }
                    tbody { @for o in &i.figures.options { tr {
                        td { code { (o.option) } @if o.key { " " span.tag.ok { (v.t("key")) } } }
                        td.n data-label=(v.t("All")) { (v.lang.number(o.all, 2)) }
                        td.n data-label=(v.t("Best third")) { (v.lang.number(o.best, 2)) }
                        td.n data-label=(v.t("Worst third")) { (v.lang.number(o.worst, 2)) }
                    } } }
                } }
            }
        }
        h2 { (v.t("Answers given")) }
        p.note { (v.t("Each answer, how many people gave it, and its mean score.")) }
        ul { @for row in given.iter().take(30) {
            li { (super::differing::given(&v, content.item(&id), &row.response)) " × " (row.n) " · " (two(&v, row.score)) }
        } }
    };
    Reply::wide(id.clone(), main)
}
