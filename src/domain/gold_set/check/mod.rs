//! The check: every problem of every file in one pass.
//!
//! One file a concern. Errors say that the set cannot be used as it stands; warnings tell an author what readers, test-takers or the law of
//! small numbers will do with it.

mod audit;
mod authoring;
mod draft;
mod duplicates;
mod items;

mod keys;
mod languages;
mod lengths;
mod named;
mod project;
mod promises;
pub mod report;
pub mod rules;
mod samples;
mod shared;
mod supply;
mod texts;
mod training;

use std::collections::BTreeMap;

use serde_json::Value;

use super::item::parse_item;
use super::problem::{Code, Faults, Problem};
use super::source::{self, Located};
use super::version::{self, Parts};
use super::{Folder, Media, Placed};
use crate::domain::kernel::sealed::{Reveal, Sealed};
use crate::domain::planning::people;
use draft::Draft;
use report::{GoldSet, Report};

/// Reads and checks a whole set.
#[must_use]
pub fn read(folder: &Folder) -> Report {
    let mut found = Vec::new();
    let mut sources: Vec<Located> = Vec::new();
    let mut draft = Draft::default();
    known_files(folder, &mut found);
    shared::read(folder, &mut draft, &mut found);
    project::read(folder, &mut draft, &mut found);
    read_media(folder, &mut draft, &mut found);
    for (file, bytes) in folder.files.iter().filter(|(file, _)| is_lines(file)) {
        let lines = source::json_lines(file, bytes, &mut found);
        if lines.is_empty() && bytes.iter().all(u8::is_ascii_whitespace) {
            Faults::at(&mut found, file, 1).add(Code::E302, "the file is empty; one JSON object stands on each line");
        }
        for line in lines {
            read_line(&line, &mut draft, &mut found);
            sources.push(line);
        }
    }
    for source in sources.iter().chain(&draft.shared_source).chain(draft.project.as_ref().map(|(_, source)| source)) {
        texts::check(source, named::languages(&draft), &mut found);
    }
    items::check(&draft, &mut found);
    project::check(&draft, &mut found);
    authoring::check(&draft, &mut found);
    lengths::check(&draft, &mut found);
    duplicates::check(&draft, &mut found);
    languages::check(&draft, &mut found);
    keys::check(&draft, &mut found);
    supply::check(&draft, &mut found);
    audit::check(&draft, &mut found);
    training::check(&draft, &mut found);
    let promises = promises::check(&draft, &mut found);
    let not_computed = draft.project.as_ref().map(|(project, _)| people::left(project)).unwrap_or_default();
    found.sort();
    found.dedup();
    Report { promises, not_computed, ..finish(folder, draft, found) }
}

fn finish(folder: &Folder, draft: Draft, problems: Vec<Problem>) -> Report {
    let items = draft.placed().count();
    let mut report = Report { set: None, problems, promises: Vec::new(), not_computed: Vec::new(), items, files: folder.files.len() };
    if report.counts().0 == 0 {
        report.set = assemble(draft);
    }
    report
}

fn assemble(draft: Draft) -> Option<GoldSet> {
    let (project, project_source) = draft.project?;
    let source_of = |name: &str| draft.shared_source.iter().find(|s| s.file == name).map_or(Value::Null, |s| s.value.clone());
    let parts = Parts {
        project: project_source.value,
        taxonomies: source_of("taxonomies.toml"),
        rubrics: source_of("rubrics.toml"),
        guidelines: draft.guidelines,
        stimuli: draft.stimuli.iter().map(|(id, (_, source))| (id.clone(), source.value.clone())).collect(),
        anchors: draft.anchors.iter().map(|(_, source)| source.value.clone()).collect(),
    };
    let stimuli: BTreeMap<_, _> = draft.stimuli.into_iter().map(|(id, (stimulus, _))| (id, stimulus)).collect();
    let document = version::document(&parts, &draft.banks, &draft.practice, &draft.media, &Reveal::for_the_store());
    let presented = version::presented_document(&parts, &stimuli, &draft.banks, &draft.practice, &draft.media);
    Some(GoldSet {
        project,
        shared: draft.shared,
        stimuli,
        banks: draft.banks,
        practice: draft.practice,
        anchors: draft.anchors.into_iter().map(|(anchor, _)| anchor).collect(),
        media: draft.media,
        content_hash: version::hash(document.as_bytes()),
        presented_hash: version::hash(presented.as_bytes()),
        document: Sealed::new(document),
    })
}

fn is_lines(file: &str) -> bool {
    !file.contains('/') && std::path::Path::new(file).extension().is_some_and(|e| e == "jsonl")
}

fn known_files(folder: &Folder, found: &mut Vec<Problem>) {
    for needed in ["project.toml", "taxonomies.toml", "rubrics.toml"] {
        if !folder.files.contains_key(needed) {
            Faults::at(found, needed, 0).add(Code::E001, "the file is missing; every gold set has one");
        }
    }
    let known = |file: &str| {
        is_lines(file)
            || matches!(file, "project.toml" | "taxonomies.toml" | "rubrics.toml" | "README.md")
            || (file.starts_with("guidelines.") && std::path::Path::new(file).extension().is_some_and(|e| e == "md"))
            || file.strip_prefix("media/").is_some_and(|name| !name.contains('/'))
    };
    for file in folder.files.keys().filter(|file| !known(file)) {
        Faults::at(found, file, 0).add(Code::E004, "a gold set has no such file; see the list of files in the format");
    }
}

fn read_line(line: &Located, draft: &mut Draft, found: &mut Vec<Problem>) {
    let stem = line.file.trim_end_matches(".jsonl");
    if stem.starts_with("stimuli-") || stem == "stimuli" {
        items::read_stimulus(line, draft, found);
    } else if stem == "anchors" {
        if let Some(anchor) = line.decode(line.value.clone(), "", &[], found) {
            draft.anchors.push((anchor, line.clone()));
        }
    } else if let Some(item) = parse_item(line, found) {
        let placed = Placed { file: line.file.clone(), line: line.line(""), item };
        if stem == "practice" { draft.practice.push(placed) } else { draft.banks.entry(stem.to_owned()).or_default().push(placed) }
    }
}

/// What a media file is, by its first bytes.
#[must_use]
pub fn mime_of(bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        [0x89, b'P', b'N', b'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => Some("image/png"),
        [0xFF, 0xD8, 0xFF, ..] => Some("image/jpeg"),
        [b'G', b'I', b'F', b'8', ..] => Some("image/gif"),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Some("image/webp"),
        [0x1A, 0x45, 0xDF, 0xA3, ..] => Some("video/webm"),
        [_, _, _, _, b'f', b't', b'y', b'p', ..] => Some("video/mp4"),
        _ => None,
    }
}

fn mime_by_name(name: &str) -> Option<&'static str> {
    match name.rsplit_once('.')?.1 {
        "png" => Some("image/png"),
        "jpg" | "jpeg" => Some("image/jpeg"),
        "gif" => Some("image/gif"),
        "webp" => Some("image/webp"),
        "webm" => Some("video/webm"),
        "mp4" => Some("video/mp4"),
        _ => None,
    }
}

fn read_media(folder: &Folder, draft: &mut Draft, found: &mut Vec<Problem>) {
    for (file, bytes) in &folder.files {
        let Some(name) = file.strip_prefix("media/") else { continue };
        if bytes.len() > source::MAX_FILE {
            Faults::at(found, file, 0).add(Code::E005, format!("the file has more than {} bytes", source::MAX_FILE));
            continue;
        }
        match (mime_of(bytes), mime_by_name(name)) {
            (Some(mime), Some(named)) if mime == named => {
                draft.media.insert(name.to_owned(), Media { mime, hash: version::hash(bytes), bytes: bytes.clone() });
            }
            (Some(mime), _) => Faults::at(found, file, 0).add(Code::E320, format!("the file is {mime}, which its name does not say")),
            (None, _) => Faults::at(found, file, 0).add(Code::E320, "the file is none of PNG, JPEG, GIF, WebP, WebM and MP4"),
        }
    }
}
