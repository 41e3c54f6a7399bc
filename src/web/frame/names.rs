//! What people call skills, banks, stages and each other, where programs have ids.

use std::collections::BTreeMap;

use maud::{Markup, html};

use super::words;
use crate::domain::gold_set::stored::Content;
use crate::web::{Trouble, Visit};

/// A skill's title; its id where the version gives it none.
pub fn skill(v: &Visit, content: &Content, id: &str) -> String {
    content.project.head.skills.get(id).map_or_else(|| id.to_owned(), |title| v.lang.of(title).to_owned())
}

/// A stage's title; nothing where there is none, its id where the version does not know it any more.
pub fn stage(v: &Visit, content: &Content, id: Option<&str>) -> String {
    id.map(|id| content.stage(id).map_or(id, |(_, s)| v.lang.of(&s.title)).to_owned()).unwrap_or_default()
}

/// A bank by the stages that draw of it, or as what hidden checks come from; its id where nothing does.
pub fn bank(v: &Visit, content: &Content, id: &str) -> String {
    let draws =
        |s: &&crate::domain::project::Stage| s.bank.as_deref() == Some(id) || s.draw.iter().any(|row| row.bank.as_deref() == Some(id));
    let mut titles: Vec<&str> = content.project.stages.iter().filter(draws).map(|s| v.lang.of(&s.title)).collect();
    if content.project.audit.as_ref().is_some_and(|a| a.bank == id) {
        titles.push(v.t("Hidden checks"));
    }
    if titles.is_empty() { id.to_owned() } else { titles.join(v.t("; ")) }
}

/// A criterion's title; its id where no rubric has it, or two call it differently.
pub fn criterion(v: &Visit, content: &Content, id: &str) -> String {
    let all = content.shared.rubrics.values().flat_map(|r| &r.criterion).filter(|c| c.id == id);
    let titles: std::collections::BTreeSet<&str> = all.map(|c| v.lang.of(&c.title)).collect();
    titles.first().filter(|_| titles.len() == 1).map_or(id, |title| title).to_owned()
}

/// The titles of projects that have a published version, by id; the others have none but the id.
pub async fn projects(v: &Visit) -> Result<BTreeMap<String, String>, Trouble> {
    let open = v.app.open_projects().await?;
    Ok(open.into_iter().map(|(id, content)| (id, v.lang.of(&content.project.head.title).to_owned())).collect())
}

/// A person's name in each script that they gave it in, each in its own language.
pub fn person(v: &Visit, name: &str, chose: Option<&str>) -> Markup {
    let mut parts: Vec<(bool, String)> = Vec::new();
    for word in name.split(' ') {
        let chinese = word.chars().any(|c| matches!(c, '\u{3400}'..='\u{9fff}'));
        match parts.last_mut() {
            Some((same, part)) if *same == chinese => {
                part.push(' ');
                part.push_str(word);
            }
            Some(_) | None => parts.push((chinese, word.to_owned())),
        }
    }
    html! { @for (i, (_, part)) in parts.iter().enumerate() {
        @if i > 0 { " " }
        span lang=[words::written(v.lang, part, chose)] { (part) }
    } }
}
