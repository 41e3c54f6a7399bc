//! The languages that a project names, and guidelines in each of them.

use std::collections::BTreeSet;

use super::draft::Draft;
use crate::domain::gold_set::problem::{Code, Faults, Problem, suggestion};
use crate::domain::gold_set::source::{self, Located};
use crate::domain::gold_set::{Folder, names};
use crate::domain::locale::language_names;
use crate::domain::project::ProjectHead;

/// The languages of a set; none where its project could not be read, so that nothing is held against a guess.
pub(super) fn languages(draft: &Draft) -> &[String] {
    draft.project.as_ref().map_or(&[], |(project, _)| &project.head.languages)
}

pub(super) fn check(head: &ProjectHead, folder: &Folder, file: &Located, draft: &mut Draft, found: &mut Vec<Problem>) {
    list(&head.languages, file, found);
    for (lang, name) in &head.guidelines {
        let mut faults = Faults::at(found, &file.file, file.line(&format!("/guidelines/{lang}")));
        if !head.languages.contains(lang) {
            faults.add(Code::E304, format!("guidelines in \"{lang}\"; the project's languages are {}", head.languages.join(", ")));
        }
        let bytes = folder.files.get(name);
        if bytes.is_none() {
            let hint = suggestion(name, folder.files.keys().map(String::as_str));
            faults.add(Code::E203, format!("file \"{name}\" does not exist{hint}"));
        }
        if let Some(text) = bytes.and_then(|bytes| source::markdown(name, bytes, found)) {
            draft.guidelines.insert(lang.clone(), text);
        }
    }
    let mut faults = Faults::at(found, &file.file, file.line("/guidelines"));
    if head.guidelines.is_empty() {
        faults.add(Code::E302, "no guidelines are named");
    } else if file.value.get("languages").is_some() {
        // Where the languages are an assumption, that is what is told.
        for lang in head.languages.iter().filter(|lang| !head.guidelines.contains_key(*lang)) {
            faults.add(Code::W112, format!("there are no guidelines in {lang}; people who read {lang} get others"));
        }
    }
    let unnamed = |file: &&String| file.starts_with("guidelines.") && !head.guidelines.values().any(|name| name == *file);
    for name in folder.files.keys().filter(unnamed) {
        Faults::at(found, name, 0).add(Code::W115, "\"guidelines\" of project.toml does not name this file; nobody is shown it");
    }
}

/// The list itself. Where it is not written it is that of stored versions from before, which is well formed.
fn list(languages: &[String], file: &Located, found: &mut Vec<Problem>) {
    if file.value.get("languages").is_none() {
        let message = format!("\"languages\" is not given; texts are taken to come in {}", languages.join(" and "));
        Faults::at(found, &file.file, 0).add(Code::W125, message);
    }
    if languages.is_empty() {
        Faults::at(found, &file.file, file.line("/languages")).add(Code::E302, "\"languages\" names none; texts come in one at least");
    }
    let mut seen = BTreeSet::new();
    for (i, lang) in languages.iter().enumerate() {
        let mut faults = Faults::at(found, &file.file, file.line(&format!("/languages/{i}")));
        if !names::is_language_tag(lang) || !language_names::is_known(lang) {
            faults.add(Code::E304, format!("\"{lang}\" is no tag of a language, such as en, es-MX or zh"));
        }
        if !seen.insert(lang.to_ascii_lowercase()) {
            faults.add(Code::E306, format!("\"languages\" names \"{lang}\" twice"));
        }
    }
}
