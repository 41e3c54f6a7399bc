//! Every letter, word by word: each outcome with each of its reasons, whoever decided, in both languages. `tests/letters.txt` holds them
//! for people to read; `TOUCHSTONE_WRITE_SNAPSHOTS=1 cargo test --test it letters` writes it anew.

use std::fmt::Write as _;

use touchstone::domain::appeal::{ANSWERS, About, answer_letter, received_letter};
use touchstone::domain::lang::Lang;
use touchstone::domain::letter::{Band, DecidedBy, Facts, Letter, REASONS, fits, kept, letter, tells_how_to_appeal};
use touchstone::domain::notice::{Notice, Work};

use crate::support::root;

/// One of two, by the language.
fn pick<T>(lang: Lang, en: T, zh: T) -> T {
    if lang == Lang::EN { en } else { zh }
}

fn both(en: &str, zh: &str) -> [String; 2] {
    [en.to_owned(), zh.to_owned()]
}

fn written(outcome: &str, code: &str, by: DecidedBy, again: bool, skills: &[([String; 2], Band)], lang: Lang) -> Letter {
    let reasons = [code.to_owned()];
    let facts = Facts {
        outcome,
        stage: (outcome != "onboarded").then_some(["English screen", "英语测试"]),
        project: ["Mandarin annotators", "中文标注员"],
        reasons: &reasons,
        by,
        skills,
        again: again.then(|| both("7 Dec 2026, 16:05 SGT", "2026年12月7日 16:05（新加坡时间）")),
        next: (outcome == "passed").then_some(["Mandarin screen", "中文测试"]),
        appeal_until: both("11 Dec 2026, 16:05 SGT", "2026年12月11日 16:05（新加坡时间）"),
    };
    letter(&facts, lang)
}

fn every_letter() -> String {
    let skills = [(both("Reading", "阅读"), Band::Above), (both("Grammar", "语法"), Band::On), (both("Vocabulary", "词汇"), Band::Below)];
    let mut all = String::new();
    for outcome in ["passed", "not_passed", "rejected", "onboarded", "void"] {
        for (code, ..) in REASONS.iter().filter(|(code, ..)| fits(code, outcome)) {
            // Nobody but a person decides against somebody; a rule passes for one reason.
            for by in DecidedBy::ALL.into_iter().filter(|by| *by == DecidedBy::Person || *code == "above_the_line") {
                for again in [false, true].into_iter().filter(|again| !again || outcome == "not_passed") {
                    for lang in kept() {
                        let judged =
                            if matches!(outcome, "passed" | "not_passed") && by != DecidedBy::Reviewers { &skills[..] } else { &[] };
                        let text = written(outcome, code, by, again, judged, lang).text();
                        writeln!(all, "=== {outcome} · {code} · {by:?} · again {again} · {}\n\n{text}", lang.code()).expect("a text");
                    }
                }
            }
        }
    }
    for lang in kept() {
        let by = pick(lang, "11 Dec 2026, 16:05 SGT", "2026年12月11日 16:05（新加坡时间）");
        let (subject, text) = received_letter(by, lang);
        writeln!(all, "=== appeal received · {}\n\n{subject}\n\n{text}\n", lang.code()).expect("a text");
        for (answer, ..) in ANSWERS {
            let (subject, text) = answer_letter(answer, About::Attempt, pick(lang, "We read it again.", "我们重新查看了。"), lang);
            writeln!(all, "=== appeal {answer} · {}\n\n{subject}\n\n{text}\n", lang.code()).expect("a text");
        }
    }
    for (name, notice) in notices() {
        for lang in kept() {
            let (subject, text) = notice.letter(lang);
            writeln!(all, "=== {name} · {}\n\n{subject}\n\n{text}\n", lang.code()).expect("a text");
        }
    }
    all
}

/// Letters that tell of no decision.
fn notices() -> Vec<(&'static str, Notice<'static>)> {
    let project = ["Mandarin annotators", "中文标注员"];
    let step = |step, contact| Notice::Annotator { step, project, reason: "As it was typed.", contact };
    vec![
        ("extra time", Notice::Time { factor: 1.5 }),
        ("standard time", Notice::Time { factor: 1.0 }),
        ("no extra time", Notice::NoTime { words: "As it was typed." }),
        ("document refused", Notice::DocumentRefused { name: "degree.pdf", why: "As it was typed." }),
        ("document accepted", Notice::DocumentAccepted { name: "degree.pdf" }),
        ("paused", step(Work::Paused, Some("annotators@example.com"))),
        ("resumed", step(Work::Resumed, Some("annotators@example.com"))),
        ("ended", step(Work::Ended, Some("annotators@example.com"))),
        ("ended without an address", step(Work::Ended, None)),
        ("withdrawn", Notice::Withdrawn { project }),
    ]
}

/// A letter on a rejection at a stage names the stage where its subject is read, and where it says what was below the line.
#[test]
fn a_rejection_names_its_stage_in_the_subject_and_in_the_reason() {
    for (lang, stage) in [(Lang::EN, "English screen"), (Lang::offered("zh"), "英语测试")] {
        let told = written("rejected", "below_the_line", DecidedBy::Person, false, &[], lang);
        assert!(told.headline.contains(stage) && told.paragraphs[0].contains(stage), "{told:?}");
        let passed = written("passed", "above_the_line", DecidedBy::Machine, false, &[], lang);
        assert!(passed.paragraphs[0].contains(stage), "{passed:?}");
    }
}

#[test]
fn letters_of_every_kind_and_outcome_are_as_they_were_read() {
    let (path, now) = (root().join("tests/letters.txt"), every_letter());
    if std::env::var_os("TOUCHSTONE_WRITE_SNAPSHOTS").is_some() {
        std::fs::write(&path, &now).expect("written");
    }
    let read = std::fs::read_to_string(&path).expect("tests/letters.txt");
    for (old, new) in read.split("=== ").zip(now.split("=== ")) {
        assert_eq!(old, new);
    }
    assert_eq!(read.len(), now.len());
}

/// A letter never says twice what it says, never says that a machine decided where a person did,
/// and always how to contest what is against somebody.
#[test]
fn a_letter_says_who_decided_what_can_change_it_and_nothing_twice() {
    for outcome in ["passed", "not_passed", "rejected", "onboarded", "void"] {
        for (code, ..) in REASONS.iter().filter(|(code, ..)| fits(code, outcome)) {
            for (by, lang) in DecidedBy::ALL.into_iter().flat_map(|by| kept().into_iter().map(move |lang| (by, lang))) {
                let told = written(outcome, code, by, false, &[], lang);
                let text = told.text();
                for other in DecidedBy::ALL {
                    assert_eq!(text.contains(other.words(lang)), other == by, "{outcome} {code} {by:?}: {text}");
                }
                let mut once = told.paragraphs.clone();
                once.sort();
                once.dedup();
                assert_eq!(once.len(), told.paragraphs.len(), "{text}");
                let contest = matches!(outcome, "not_passed" | "rejected" | "void");
                assert_eq!(
                    text.contains(pick(lang, "you can appeal until 11 Dec 2026", "可在2026年12月11日 16:05（新加坡时间）前提出申诉")),
                    contest,
                    "{text}"
                );
                let how = told.paragraphs.iter().filter(|part| tells_how_to_appeal(part)).count();
                assert_eq!(how, usize::from(contest), "{text}");
                let half = |c: char| matches!(c, ',' | ';' | '?' | '!' | '(' | ')');
                assert!(lang == Lang::EN || !text.contains(half), "half-width signs in Chinese: {text}");
            }
        }
    }
}
