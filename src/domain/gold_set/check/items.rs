//! Items, stimuli and anchors against each other and against what they share.

use std::collections::{BTreeMap, BTreeSet};

use super::draft::Draft;
use crate::domain::gold_set::item::{Item, Written};
use crate::domain::gold_set::problem::{Code, Faults, Problem, suggestion};
use crate::domain::gold_set::source::Located;
use crate::domain::gold_set::stimulus::Stimulus;
use crate::domain::gold_set::{Placed, names};
use crate::domain::kernel::sealed::Reveal;
use crate::domain::locale::level;
use touchstone_measure::text::tokens::counted_length;

pub(super) fn read_stimulus(line: &Located, draft: &mut Draft, found: &mut Vec<Problem>) {
    let Some(stimulus) = line.decode::<Stimulus>(line.value.clone(), "", &[], found) else { return };
    let mut faults = Faults::at(found, &line.file, line.line(""));
    if !names::is_id(&stimulus.id) {
        faults.add(Code::E201, format!("id \"{}\" is not of the form [a-z0-9-]+", stimulus.id));
    }
    if !names::is_language_tag(&stimulus.lang) {
        faults.add(Code::E304, format!("lang \"{}\" is not a language tag such as zh-Hans", stimulus.lang));
    }
    let kinds = [stimulus.text.is_some(), stimulus.conversation.is_some(), stimulus.image.is_some(), stimulus.video.is_some()];
    if kinds.iter().filter(|k| **k).count() != 1 {
        faults.add(Code::E321, "a stimulus has exactly one of \"text\", \"conversation\", \"image\" and \"video\"");
    }
    if stimulus.media().is_some() && stimulus.alt.is_none() {
        faults.add(Code::E321, "a picture or clip needs \"alt\": what it shows, in words");
    }
    if let Some(name) = stimulus.media() {
        match draft.media.get(name) {
            None => faults.add(Code::E320, format!("media/{name} is missing{}", suggestion(name, draft.media.keys().map(String::as_str)))),
            Some(media) if media.mime.starts_with("video/") != stimulus.video.is_some() => {
                faults.add(Code::E320, format!("media/{name} is {}", media.mime));
            }
            Some(_) => {}
        }
    }
    if let Some((_, before)) = draft.stimuli.get(&stimulus.id) {
        faults.add(Code::E202, format!("id \"{}\" was used at {}:{}", stimulus.id, before.file, before.line("")));
    }
    draft.stimuli.insert(stimulus.id.clone(), (stimulus, line.clone()));
}

pub(super) fn check(draft: &Draft, found: &mut Vec<Problem>) {
    let mut first: BTreeMap<&str, &Placed> = BTreeMap::new();
    for (_, placed) in draft.placed() {
        let item = &placed.item;
        let mut faults = Faults::at(found, &placed.file, placed.line);
        if let Some(before) = first.get(item.head.id.as_str()) {
            faults.add(Code::E202, format!("id \"{}\" was used at {}:{}", item.head.id, before.file, before.line));
        }
        first.entry(&item.head.id).or_insert(placed);
        check_head(item, &mut faults);
        item.check(&draft.shared, &mut faults);
        if let Some(id) = item.head.stimulus.as_ref().filter(|id| !draft.stimuli.contains_key(*id)) {
            faults.add(Code::E203, format!("stimulus \"{id}\" does not exist{}", suggestion(id, draft.stimuli.keys().map(String::as_str))));
        }
    }
    check_testlets(draft, found);
    check_twins(draft, &first, found);
    check_anchors(draft, &first, found);
}

fn check_head(item: &Item, faults: &mut Faults<'_>) {
    let head = &item.head;
    if !names::is_id(&head.id) {
        faults.add(Code::E201, format!("id \"{}\" is not of the form [a-z0-9-]+", head.id));
    }
    if !names::is_label(&head.skill) {
        faults.add(Code::E201, format!("skill \"{}\" is not of the form [a-z0-9_-]+", head.skill));
    }
    if !names::is_language_tag(&head.lang) {
        faults.add(Code::E304, format!("lang \"{}\" is not a language tag such as zh-Hans", head.lang));
    }
    if head.seconds == 0 || head.seconds > 7200 {
        faults.add(Code::E305, format!("seconds is {}; it is the time that a careful person needs, 1 to 7200", head.seconds));
    }
    if !(head.points > 0.0 && head.points <= 1000.0) {
        faults.add(Code::E305, format!("points is {}; it lies above 0 and up to 1000", head.points));
    }
    if let Some(level) = head.level.as_ref().filter(|level| level::difficulty(level).is_none()) {
        faults.add(
            Code::W128,
            format!("level \"{level}\" is in no table; until the item is calibrated it counts as one of middling difficulty"),
        );
    }
    if let Some(irt) = head.irt
        && (irt.a <= 0.0 || !(0.0..1.0).contains(&irt.c))
    {
        faults.add(Code::E305, "irt: a is above 0, c lies in 0..1");
    }
    if head.confidence && !item.presented.body.shown().scores_all_or_nothing() {
        faults.add(Code::E308, "\"confidence\" is for items that score 0 or 1: choice, multi_choice, single classify");
    }
    let folds = [("script", head.script.is_some()), ("case", head.case.is_some()), ("accents", head.accents.is_some())];
    for (field, _) in folds.into_iter().filter(|(_, said)| *said && !item.presented.body.shown().folds_texts()) {
        faults.add(Code::E308, format!("\"{field}\" is for cloze, short_text, rewrite and repair"));
    }
}

fn check_testlets(draft: &Draft, found: &mut Vec<Problem>) {
    let mut skills: BTreeMap<&str, &Placed> = BTreeMap::new();
    for (_, placed) in draft.placed() {
        let Some(stimulus) = &placed.item.head.stimulus else { continue };
        let first = *skills.entry(stimulus).or_insert(placed);
        if first.item.head.skill != placed.item.head.skill {
            Faults::at(found, &placed.file, placed.line).add(
                Code::E204,
                format!(
                    "skill \"{}\", but the item at {}:{} with the same stimulus has \"{}\"; items of one stimulus have one skill",
                    placed.item.head.skill, first.file, first.line, first.item.head.skill
                ),
            );
        }
    }
}

fn check_twins(draft: &Draft, items: &BTreeMap<&str, &Placed>, found: &mut Vec<Problem>) {
    for (_, placed) in draft.placed() {
        let Some(twin) = placed.item.head.twin() else { continue };
        let mut faults = Faults::at(found, &placed.file, placed.line);
        match items.get(twin) {
            None => faults.add(Code::E205, format!("twin \"{twin}\" does not exist{}", suggestion(twin, items.keys().copied()))),
            Some(_) if twin == placed.item.head.id => faults.add(Code::E205, "an item is not its own twin"),
            Some(other) if other.item.head.skill != placed.item.head.skill || other.file != placed.file => {
                faults.add(Code::E205, format!("twin \"{twin}\" is of another skill or bank; a pair is drawn together"));
            }
            Some(_) => {}
        }
    }
}

fn check_anchors(draft: &Draft, items: &BTreeMap<&str, &Placed>, found: &mut Vec<Problem>) {
    for (anchor, line) in &draft.anchors {
        let levels = anchor.levels.reveal(&Reveal::for_an_author());
        let mut faults = Faults::at(found, &line.file, line.line(""));
        let Some(placed) = items.get(anchor.item.as_str()) else {
            faults.add(Code::E203, format!("item \"{}\" does not exist{}", anchor.item, suggestion(&anchor.item, items.keys().copied())));
            continue;
        };
        let Some(rubric) = placed.item.rubric().and_then(|id| draft.shared.rubrics.get(id)) else {
            faults.add(Code::E407, format!("item \"{}\" has no rubric that levels could belong to", anchor.item));
            continue;
        };
        check_anchor_length(&anchor.response, &placed.item, &mut faults);
        let given: BTreeSet<&str> = levels.keys().map(String::as_str).collect();
        let wanted: BTreeSet<&str> = rubric.criterion.iter().map(|c| c.id.as_str()).collect();
        if given != wanted {
            let list = wanted.iter().copied().collect::<Vec<_>>().join(", ");
            faults.add(Code::E407, format!("levels are given for other criteria than rubric \"{}\" has: {list}", rubric.id));
        }
        for criterion in &rubric.criterion {
            let there = |value: &i64| criterion.levels.iter().any(|l| l.value == *value);
            if let Some(value) = levels.get(&criterion.id).filter(|v| !there(v)) {
                faults.add(Code::E407, format!("\"{}\" has no level {value}", criterion.id));
            }
        }
    }
}

/// A response off the length teaches reviewers to score what their page tells them is too short or too long.
fn check_anchor_length(response: &str, item: &Item, faults: &mut Faults<'_>) {
    let Some(Written { length, .. }) = item.presented.body.shown().written() else { return };
    let counted = counted_length(response, item.presented.response_lang());
    if !length.admits(counted) {
        faults.add(Code::W106, format!("the response's length {counted} is outside {}..{}", length.min, length.max));
    }
}
