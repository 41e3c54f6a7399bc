//! Authors: gold sets, their versions, each item as candidates see it with its key beside it, publishing.

use std::collections::BTreeMap;

use maud::{Markup, html};

use crate::app::AppError;
use crate::app::applying::timeline::{Names, called};
use crate::app::gold_set::authoring::AsAuthor;
use crate::app::gold_set::rebasing::Stale;
use crate::domain::accounts::Role;
use crate::domain::gold_set::item::Item;
use crate::domain::gold_set::stored::Content;
use crate::domain::gold_set::version::VersionState;
use crate::domain::kernel::actor::Actor;
use crate::domain::kernel::violation::Violation;
use crate::domain::locale::lang::{Lang, say};
use crate::web::frame::form::Form;
use crate::web::frame::layout::{error_at, errors};
use crate::web::frame::question::question as questioned;
use crate::web::frame::{listed, names};
use crate::web::item;
use crate::web::item::Show;
use crate::web::{Page, Reply, Trouble, Visit, Who, get, lost, post};

const AUTHORS: Who = Who::Staff(&[Role::Author]);

pub fn pages() -> Vec<Page> {
    vec![
        get("/gold-sets", AUTHORS, |v| Box::pin(list(v))),
        get("/gold-sets/{set}/{version}", AUTHORS, |v| Box::pin(version(v))),
        post("/gold-sets/{set}/{version}/publish", AUTHORS, |v| Box::pin(publish(v))),
        post("/gold-sets/{set}/{version}/rebase", AUTHORS, |v| Box::pin(rebase(v))),
        get("/gold-sets/{set}/{version}/items/{item}", AUTHORS, |v| Box::pin(preview(v))),
    ]
}

/// Authors see the sets of their own projects.
fn own<'v>(v: &'v Visit, set: &str) -> Result<&'v crate::app::accounts::sign_in::Visitor, Trouble> {
    v.visitor.as_ref().filter(|x| x.may(set, Role::Author)).ok_or_else(lost)
}

fn state_words(v: &Visit, state: VersionState) -> (&'static str, &'static str) {
    match state {
        VersionState::Published => (v.t("Published"), "ok"),
        VersionState::Draft => (v.t("Draft"), "warn"),
        VersionState::Retired => (v.t("Retired"), ""),
    }
}

async fn list(v: Visit) -> Result<Reply, Trouble> {
    let versions: Vec<_> = v.app.gold_set_versions().await?.into_iter().filter(|g| own(&v, &g.set_id).is_ok()).collect();
    let title = v.t("Gold sets");
    let zone = v.own_zone().await?;
    let titles = names::projects(&v).await?;
    let names = v.app.names_of(versions.iter().map(|g| g.imported_by.clone()).collect()).await?;
    let main = html! {
        h1 { (title) }
        @if versions.is_empty() { div.empty { p { (v.t("No set yet. Bring one in: touchstone gold import FOLDER")) } } } @else {
            div.scroll tabindex="0" role="region" aria-label=(v.t("Table")) { table.stack {
                thead { tr { th { (v.t("Set")) } th.n { (v.t("Version")) } th { (v.t("State")) } th { (v.t("Brought in by")) }
                    th { (v.t("On")) } } }
                tbody { @for g in versions.iter().rev() {
                    @let (state, look) = state_words(&v, g.state);
                    tr {
                        td { a href={ "/gold-sets/" (g.set_id) "/" (g.number) } { (titles.get(&g.set_id).unwrap_or(&g.set_id)) } }
                        td.n data-label=(v.t("Version")) { (g.number) }
                        td data-label=(v.t("State")) { span class={ "tag " (look) } { (state) } }
                        td data-label=(v.t("Brought in by")) { (called(&names, &g.imported_by)) }
                        td data-label=(v.t("On")) { (v.time(g.imported_at, &zone)) }
                    }
                } }
            } }
        }
    };
    Reply::wide(title, main)
}

/// How many items of each bank and skill there are, and how many each attempt draws.
fn coverage(v: &Visit, content: &Content) -> Markup {
    let mut drawn: BTreeMap<(String, String), (u32, u32)> = BTreeMap::new();
    for stage in &content.project.stages {
        for row in &stage.draw {
            let bank = row.bank.clone().or_else(|| stage.bank.clone()).unwrap_or_default();
            let entry = drawn.entry((bank, row.skill.clone())).or_default();
            entry.0 += row.items;
            entry.1 = entry.1.max(stage.attempts);
        }
    }
    html! {
        div.scroll tabindex="0" role="region" aria-label=(v.t("Table")) { table.stack {
            thead { tr { th { (v.t("Bank")) } th { (v.t("Skill")) } th.n { (v.t("Items")) } th.n { (v.t("Drawn for an attempt")) }
                th { (v.t("A second attempt of new items")) } } }
            tbody { @for (bank, items) in &content.banks {
                @let skills = items.iter().fold(BTreeMap::<&str, usize>::new(), |mut all,
                    i| { *all.entry(i.head.skill.as_str()).or_default() += 1; all });
                @for (skill, n) in skills {
                    @let (take, attempts) = drawn.get(&(bank.clone(), skill.to_owned())).copied().unwrap_or((0, 0));
                    tr {
                        td { (names::bank(v, content, bank)) } td data-label=(v.t("Skill")) { (names::skill(v, content, skill)) }
                        td.n data-label=(v.t("Items")) { (n) } td.n data-label=(v.t("Drawn for an attempt")) { (take) }
                        td { @if take == 0 { "–" } @else if n >= (take * attempts) as usize { span.tag.ok { (v.tc("enough", "yes")) } }
                            @else { span.tag.warn { (v.tc("enough", "no")) } } }
                    }
                }
            } }
        } }
    }
}

/// What the version's check warned of, by code; each is acknowledged by whoever publishes.
fn warned(v: &Visit, (warnings, names): (&[crate::app::gold_set::import::Warning], &Names), draft: bool) -> Markup {
    let mut by_code: BTreeMap<&str, Vec<&crate::app::gold_set::import::Warning>> = BTreeMap::new();
    for w in warnings {
        by_code.entry(w.code.as_str()).or_default().push(w);
    }
    html! {
        @if v.lang != Lang::EN && !by_code.is_empty() { p.note { (v.t("What the check says is in English only.")) } }
        @for (code, list) in &by_code {
            details {
                summary { code { (code) } (crate::web::frame::marks::aside(v, list.len())) @if let Some(by) = list.first().and_then(|w|
                    w.acknowledged_by.as_ref()) { " " span.note { (v.t("acknowledged by ")) (called(names, by)) } } }
                ul { @for w in list { li { code { (w.place) } " " span lang="en" { (w.message) } } } }
            }
            @if draft { label.choice { input id={ "f-acknowledged-" (code) }
                type="checkbox" name="acknowledged" value=(code) checked[v.form.all("acknowledged").contains(code)]; span {
                (say!(v, "I have looked at {code} and publish in spite of it", code)) } } }
        }
    }
}

async fn version(v: Visit) -> Result<Reply, Trouble> {
    version_page(&v, &html! {}, &[]).await
}

async fn version_page(v: &Visit, above: &Markup, wrong: &[Violation]) -> Result<Reply, Trouble> {
    let set = v.part("set").to_owned();
    own(v, &set)?;
    let number: i64 = v.id("version")?;
    let all = v.app.gold_set_versions().await?;
    let stored = all.iter().find(|g| g.set_id == set && g.number == number).ok_or_else(lost)?;
    let based_on = all.iter().find(|g| Some(g.id) == stored.based_on).map(|g| g.number);
    let (_, content) = v.app.version(&set, number).await?;
    let (state, look) = state_words(v, stored.state);
    let warnings = v.app.warnings(stored.id).await?;
    let brought_in = v.app.acted_before(v.person()?, &stored.imported_by).await?;
    let acknowledged = warnings.iter().filter_map(|w| w.acknowledged_by.clone());
    let names = v.app.names_of(acknowledged.chain([stored.imported_by.clone()]).collect()).await?;
    let stale = v.app.would_take_back(&set, number).await?;
    let compared = v.app.compared(&set, number).await?;
    let right = AsAuthor::of(own(v, &set)?, &set).ok_or_else(lost)?;
    let in_use = all.iter().find(|g| g.set_id == set && g.state == VersionState::Published).map(|g| g.number);
    let title = format!("{} {number}", v.lang.of(&content.project.head.title));
    let main = html! {
        a.back href="/gold-sets" { "‹ " (v.t("Gold sets")) }
        (errors(v, wrong))
        (above)
        h1 { (title) " " span class={ "tag " (look) } { (state) } }
        p { (used(v, stored.state, in_use)) }
        dl.facts {
            dt { (v.t("Set")) } dd { code { (set) } }
            dt { (v.t("Brought in by")) } dd { (called(&names, &stored.imported_by)) @if stored.imported_by == Actor::FirstRun {
                " – " (v.t("the first start of this installation, which also published it; later versions need two people")) } }
            dt { (v.t("Laid on version")) } dd { (based_on.map_or_else(|| v.t("none").to_owned(), |n| n.to_string())) }
            dt { (v.t("Items")) } dd { (content.banks.values().map(Vec::len).sum::<usize>()) }
            dt { (v.t("Hash of what is shown")) } dd { code { (stored.presented_hash) } }
            dt { (v.t("Hash of everything")) } dd { code { (stored.content_hash) } }
        }
        (super::differing::section(v, &right, &set, number, compared.as_ref()))
        @if let Some(stale) = &stale { (lay_anew(v, &set, number, stale)) }
        @else if stored.state == VersionState::Draft && brought_in {
            div.banner { p { (v.t("You brought this draft in: another author of the project publishes it.")) } }
            @if !warnings.is_empty() {
                h2 { (v.t("Warnings of the check")) (crate::web::frame::marks::aside(v, warnings.len())) }
                (warned(v, (&warnings, &names), false))
            }
        } @else if stored.state == VersionState::Draft {
            form method="post" action={ "/gold-sets/" (set) "/" (number) "/publish" } { (v.hidden())
                p { (v.t("Nothing draws from a draft. Once it is published, tests that start from then on do; those that run stay on \
                    theirs. \
                     It is published by someone else than who brought it in.")) }
                @if !warnings.is_empty() { h2 id="f-acknowledged" { (v.t("Warnings of the check"))
                    (crate::web::frame::marks::aside(v, warnings.len())) } (error_at(v, wrong, "/acknowledged"))
                    (warned(v, (&warnings, &names), true)) }
                div.actions { button.primary { (v.t("Publish")) } } }
        }
        @if stored.state != VersionState::Draft && !warnings.is_empty() { h2 { (v.t("Warnings of the check"))
            (crate::web::frame::marks::aside(v, warnings.len())) } (warned(v, (&warnings, &names), false)) }
        div.actions { a.button href={ "/gold-sets/" (set) "/" (number) "/simulation" } { (v.t("Try the plan out on simulated people")) } }
        h2 { (v.t("Coverage")) }
        (coverage(v, &content))
        (items(v, &content, &format!("/gold-sets/{set}/{number}")))
    };
    if wrong.is_empty() { Reply::wide(title.clone(), main) } else { Reply::wrong(title.clone(), main) }
}

/// Which tests draw from a version that stands so.
fn used(v: &Visit, state: VersionState, in_use: Option<i64>) -> String {
    match state {
        VersionState::Published => v.t("Tests that start now draw from it.").to_owned(),
        VersionState::Draft => match in_use {
            Some(n) => say!(v, "No test draws from it: tests draw from version {n}.", n),
            None => v.t("No test draws from it, and no version is published.").to_owned(),
        },
        VersionState::Retired => match in_use {
            Some(n) => say!(v, "Tests that began with it stay on it; new ones draw from version {n}.", n),
            None => v.t("Tests that began with it stay on it; no new one can begin, since no version is published.").to_owned(),
        },
    }
}

/// The items of a version by bank, those that fit what is looked for, each as a link.
fn items(v: &Visit, content: &Content, version: &str) -> Markup {
    let wanted = v.query("q").to_owned();
    let here = listed::searched(version, &wanted);
    let fits = |text: &str| wanted.is_empty() || text.contains(&wanted);
    let shows = |i: &Item| {
        let head = &i.head;
        fits(&head.id) || fits(&head.skill) || fits(&names::skill(v, content, &head.skill)) || fits(head.kind.name())
    };
    html! {
        h2 { (v.tc("bank", "Items")) }
        form.filters method="get" {
            div.field { label for="q" { (v.t("Id, skill or kind")) } input id="q" type="search" name="q" value=(wanted); }
            button { (v.t("Show")) }
        }
        @for (bank, items) in &content.banks {
            details open[!wanted.is_empty()] {
                summary { (names::bank(v, content, bank)) (crate::web::frame::marks::aside(v, items.len())) }
                ul { @for i in items.iter().filter(|i| shows(i)) {
                    li { a href=(listed::from(&format!("{version}/items/{}", i.head.id), &here)) { (i.head.id) } " · "
                        (names::skill(v, content, &i.head.skill)) " · " (crate::web::frame::words::kind(v.lang, i.head.kind)) }
                } }
            }
        }
    }
}

/// A draft that was laid on another version than the published one: what publishing it would take back, and the way on.
fn lay_anew(v: &Visit, set: &str, number: i64, stale: &Stale) -> Markup {
    let published = stale.published;
    let base = stale.base.map_or_else(|| v.t("none").to_owned(), |n| n.to_string());
    html! {
        div.banner.warn {
            p { strong { (say!(v, "Version {published} was published since this draft was made (on version: {base}).", published, base)) } }
            p { (v.t("Published as it is, it would take back:")) " " code { (stale.named()) } }
            p { (v.t("Laid anew on what is published, it keeps both. The new draft is published by somebody else than who brought this \
                one in.")) }
            form.actions method="post" action={ "/gold-sets/" (set) "/" (number) "/rebase" } {
                (v.hidden())
                button.primary { (say!(v, "Lay it anew on version {published}", published)) }
            }
        }
    }
}

async fn rebase(v: Visit) -> Result<Reply, Trouble> {
    let set = v.part("set").to_owned();
    let by = own(&v, &set)?.person;
    match v.app.rebase(&set, v.id("version")?, by).await {
        Ok(number) => Ok(Reply::To(format!("/gold-sets/{set}/{number}"))),
        Err(AppError::Invalid(wrong)) => version_page(&v, &html! {}, &wrong).await,
        Err(error) => Err(error.into()),
    }
}

async fn publish(v: Visit) -> Result<Reply, Trouble> {
    let set = v.part("set").to_owned();
    let by = own(&v, &set)?.person;
    let number: i64 = v.id("version")?;
    let acknowledged: Vec<String> = v.form.all("acknowledged").into_iter().map(str::to_owned).collect();
    match v.app.publish(&set, number, by, &acknowledged).await {
        Ok(()) => Ok(Reply::To(format!("/gold-sets/{set}/{number}"))),
        Err(AppError::Invalid(wrong)) => version_page(&v, &html! {}, &wrong).await,
        // The page once more, as it stands now, with the warnings that were ticked.
        Err(AppError::Refused { code, detail }) => {
            crate::web::frame::stale::refused(version_page(&v, &crate::web::frame::layout::refusal(&v, code, &detail), &[]).await?)
        }
        Err(error) => Err(error.into()),
    }
}

async fn preview(v: Visit) -> Result<Reply, Trouble> {
    let set = v.part("set").to_owned();
    let visitor = own(&v, &set)?;
    let right = AsAuthor::of(visitor, &set).ok_or_else(lost)?;
    let number: i64 = v.id("version")?;
    let (_, content) = v.app.version(&set, number).await?;
    let found = content.item(v.part("item")).ok_or_else(|| AppError::NotFound(String::new()))?;
    let bank = content.banks.values().find(|items| items.iter().any(|i| i.head.id == found.head.id));
    let at = bank.and_then(|items| items.iter().position(|i| i.head.id == found.head.id));
    let beside = |by: isize| bank.zip(at).and_then(|(items, at)| items.get(at.checked_add_signed(by)?)).map(|i| i.head.id.clone());
    let stimulus = content.stimulus(found).map(|s| crate::app::sitting::taking::shown_stimulus(&content, s));
    let show = Show { item: &found.presented, stimulus: stimulus.as_ref(), shared: &content.shared, fields: &Form::default(), l: v.lang };
    let title = found.head.id.clone();
    let place = |id: String| listed::along(&v, &format!("/gold-sets/{set}/{number}/items/{id}"));
    let with_key = listed::along(&v, &format!("/gold-sets/{set}/{number}/items/{}?key=1", found.head.id));
    let link = |id: Option<String>, words: &'static str| html! { @if let Some(id) = id { a.button href=(place(id)) { (words) } } };
    let main = html! {
        a.back href=(listed::back(&v)) { "‹ " (v.lang.of(&content.project.head.title)) " " (number) }
        p.note { (title) " · " (names::skill(&v, &content, &found.head.skill)) " · "
            (crate::web::frame::words::kind(v.lang, found.head.kind)) " · " (found.presented.seconds) " s" }
        @if v.query("key") == "1" {
            (super::authored::keyed(&v, &right, &content, found))
            p { a.button href=(place(found.head.id.clone())) { (v.t("As candidates see it")) } }
        } @else {
            div.card { fieldset disabled { (item::question(show)) } }
            p { a.button href=(with_key) { (v.t("Key and rationale: secret")) } }
        }
        (questioned(&v, &format!("/gold-sets/{set}/{number}/items/{}/question", found.head.id), v.t("It is listed under \
            questioned keys.")))
        div.actions { (link(beside(-1), v.t("Previous item"))) (link(beside(1), v.t("Next item"))) }
    };
    Reply::wide(title.clone(), main)
}
