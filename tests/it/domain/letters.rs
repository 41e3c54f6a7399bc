//! Every letter, word by word: each outcome with each of its reasons, whoever decided, in every language that has a catalogue.
//! `tests/letters.txt` holds them for people to read; `TOUCHSTONE_WRITE_SNAPSHOTS=1 cargo test --test it letters` writes it anew.

use std::fmt::Write as _;

use jiff::tz::TimeZone;
use touchstone::domain::auditing::letter::{Taken, answered, over, received, undone};
use touchstone::domain::auditing::measure::{AppealOutcome, of_terms};
use touchstone::domain::auditing::rules::{Figure, Spoke};
use touchstone::domain::deciding::DecisionOutcome;
use touchstone::domain::deciding::appeal::{About, Answer, answer_letter, received_letter};
use touchstone::domain::deciding::letter::{Band, DecidedBy, Facts, Letter, REASONS, fits, letter, tells_how_to_appeal};
use touchstone::domain::deciding::notice::{MayAppeal, Notice, Work};
use touchstone::domain::gold_set::text::Text;
use touchstone::domain::kernel::moment::Moment;
use touchstone::domain::locale::lang::Lang;
use touchstone::domain::project::rule::{MeasureKind, Quantity};

use crate::support::root;

/// A text of a project, in English, Chinese and Spanish.
fn text(en: &str, zh: &str, es: &str) -> Text {
    Text::ByLanguage([("en", en), ("zh", zh), ("es", es)].map(|(code, text)| (code.to_owned(), text.to_owned())).into())
}

/// A time of the zone in which letters are told here.
fn at(civil: &str) -> Moment {
    let civil: jiff::civil::DateTime = civil.parse().expect("a time");
    Moment::from_microseconds(civil.in_tz("Asia/Singapore").expect("known").timestamp().as_microsecond())
}

/// The title of the project.
fn project() -> Text {
    text("Mandarin annotators", "中文标注员", "Anotadores de mandarín")
}

fn written(outcome: DecisionOutcome, code: &str, by: DecidedBy, again: bool, skills: &[(Text, Band)], lang: Lang) -> Letter {
    let (reasons, project, zone) = ([code.to_owned()], project(), TimeZone::get("Asia/Singapore").expect("known"));
    let stage = text("English screen", "英语测试", "Prueba de inglés");
    let next = text("Mandarin screen", "中文测试", "Prueba de mandarín");
    let facts = Facts {
        outcome,
        stage: (outcome != DecisionOutcome::Onboarded).then_some(&stage),
        project: &project,
        reasons: &reasons,
        by,
        skills,
        again: again.then(|| at("2026-12-07T16:05")),
        next: (outcome == DecisionOutcome::Passed).then_some(&next),
        appeal_until: at("2026-12-11T16:05"),
        zone: &zone,
    };
    letter(&facts, lang)
}

fn every_letter() -> String {
    let skills = [
        (text("Reading", "阅读", "Lectura"), Band::Above),
        (text("Grammar", "语法", "Gramática"), Band::On),
        (text("Vocabulary", "词汇", "Vocabulario"), Band::Below),
    ];
    let mut all = String::new();
    for outcome in DecisionOutcome::ALL.iter().copied() {
        for (code, ..) in REASONS.iter().filter(|(code, ..)| fits(code, outcome)) {
            // Nobody but a person decides against somebody; a rule passes for one reason.
            for by in DecidedBy::ALL.into_iter().filter(|by| *by == DecidedBy::Person || *code == "above_the_line") {
                for again in [false, true].into_iter().filter(|again| !again || outcome == DecisionOutcome::NotPassed) {
                    for lang in Lang::all().iter().copied() {
                        let judged = matches!(outcome, DecisionOutcome::Passed | DecisionOutcome::NotPassed);
                        let judged = if judged && by != DecidedBy::Reviewers { &skills[..] } else { &[] };
                        let text = written(outcome, code, by, again, judged, lang).text();
                        writeln!(all, "=== {} · {code} · {by:?} · again {again} · {}\n\n{text}", outcome.as_str(), lang.code())
                            .expect("a text");
                    }
                }
            }
        }
    }
    for lang in Lang::all().iter().copied() {
        let by = lang.time(at("2026-12-11T16:05"), &TimeZone::get("Asia/Singapore").expect("known"));
        let (subject, text) = received_letter(&by, lang);
        writeln!(all, "=== appeal received · {}\n\n{subject}\n\n{text}\n", lang.code()).expect("a text");
        for answer in Answer::ALL.iter().copied() {
            let (subject, text) = answer_letter(answer, About::Attempt, "As it was typed.", lang);
            writeln!(all, "=== appeal {} · {}\n\n{subject}\n\n{text}\n", answer.as_str(), lang.code()).expect("a text");
        }
    }
    let project = project();
    for (name, notice) in notices(&project) {
        for lang in Lang::all().iter().copied() {
            let (subject, text) = notice.letter(lang);
            writeln!(all, "=== {name} · {}\n\n{subject}\n\n{text}\n", lang.code()).expect("a text");
        }
    }
    for lang in Lang::all().iter().copied() {
        for (name, (subject, text)) in measures(&project, lang) {
            writeln!(all, "=== {name} · {}\n\n{subject}\n\n{text}\n", lang.code()).expect("a text");
        }
    }
    all
}

/// Letters about measures: each kind that is carried out, its end, and appeals.
fn measures(project: &Text, lang: Lang) -> Vec<(String, (String, String))> {
    let because = text("Fewer than half were right.", "答对的不到一半。", "Menos de la mitad fueron correctas.");
    let figure = |quantity, value| Figure { quantity, value };
    let figures = vec![figure(Quantity::Checks, 31.0), figure(Quantity::ShareRight, 0.437)];
    let rests_on = [Spoke { rule: "weak".to_owned(), figures }];
    let until = Moment::from_microseconds(1_795_000_000_000_000);
    let appeal = MayAppeal { until, answered_within: 14, zone: &TimeZone::UTC };
    let taken = |terms: &str, reason| {
        let measure = of_terms(&serde_json::from_str(terms).expect("JSON")).expect("a measure");
        let taken = Taken {
            project,
            measure: &measure,
            amount: None,
            because: &[&because],
            rests_on: &rests_on,
            reason,
            until: measure.lasts().map(|_| until),
            appeal,
            contact: Some("audits@example.com"),
            zone: &TimeZone::UTC,
        };
        (format!("measure {}", measure.kind().as_str()), taken.letter(lang))
    };
    let by_person = [
        r#"{"measure":"message"}"#,
        r#"{"measure":"training"}"#,
        r#"{"measure":"recalibrate","stage":"first"}"#,
        r#"{"measure":"review_share","share":0.5,"for":"30 days"}"#,
        r#"{"measure":"weight","weight":0.25}"#,
        r#"{"measure":"skill","skill":"safety"}"#,
        r#"{"measure":"refuse"}"#,
        r#"{"measure":"pause","scope":"project","for":"7 days"}"#,
    ];
    let mut all: Vec<_> = by_person.into_iter().map(|terms| taken(terms, Some("As it was typed."))).collect();
    all.push(taken(r#"{"measure":"pause","scope":"project","for":"7 days"}"#, None));
    let (pause, words) = (MeasureKind::Pause, "As it was typed.");
    all.push(("pause over".to_owned(), over(pause, project, lang)));
    all.push(("setting over".to_owned(), over(MeasureKind::ReviewShare, project, lang)));
    all.push(("measure undone".to_owned(), undone(pause, project, words, lang)));
    all.push(("measure appealed".to_owned(), received(pause, &lang.time(until, &TimeZone::UTC), lang)));
    for outcome in AppealOutcome::ALL.iter().copied() {
        all.push((format!("measure's appeal {}", outcome.as_str()), answered(pause, outcome, words, lang)));
    }
    all
}

/// Where clocks of letters that tell of no decision are kept.
static UTC: TimeZone = TimeZone::UTC;

/// Letters that tell of no decision.
fn notices(project: &Text) -> Vec<(&'static str, Notice<'_>)> {
    let until = Moment::from_microseconds(1_795_000_000_000_000);
    let appeal = Some(MayAppeal { until, answered_within: 14, zone: &UTC });
    let step = |step, contact| Notice::Annotator { step, project, reason: "As it was typed.", contact, appeal };
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
    for (lang, stage) in [(Lang::EN, "English screen"), (Lang::offered("zh"), "英语测试"), (Lang::offered("es"), "Prueba de inglés")] {
        let told = written(DecisionOutcome::Rejected, "below_the_line", DecidedBy::Person, false, &[], lang);
        assert!(told.headline.contains(stage) && told.paragraphs[0].contains(stage), "{told:?}");
        let passed = written(DecisionOutcome::Passed, "above_the_line", DecidedBy::Machine, false, &[], lang);
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
    for outcome in DecisionOutcome::ALL.iter().copied() {
        for (code, ..) in REASONS.iter().filter(|(code, ..)| fits(code, outcome)) {
            for (by, lang) in DecidedBy::ALL.into_iter().flat_map(|by| Lang::all().iter().map(move |lang| (by, *lang))) {
                let told = written(outcome, code, by, false, &[], lang);
                let text = told.text();
                for other in DecidedBy::ALL {
                    assert_eq!(text.contains(other.words(lang)), other == by, "{outcome:?} {code} {by:?}: {text}");
                }
                let mut once = told.paragraphs.clone();
                once.sort();
                once.dedup();
                assert_eq!(once.len(), told.paragraphs.len(), "{text}");
                let contest = matches!(outcome, DecisionOutcome::NotPassed | DecisionOutcome::Rejected | DecisionOutcome::Void);
                let until = match lang.code() {
                    "en" => "you can appeal until 11 Dec 2026",
                    "zh" => "可在2026年12月11日 16:05（新加坡时间）前提出申诉",
                    "es" => "puede apelar hasta el 11 dic 2026",
                    other => panic!("how a letter in {other} tells until when"),
                };
                assert_eq!(text.contains(until), contest, "{text}");
                let how = told.paragraphs.iter().filter(|part| tells_how_to_appeal(part)).count();
                assert_eq!(how, usize::from(contest), "{text}");
                let half = |c: char| matches!(c, ',' | ';' | '?' | '!' | '(' | ')');
                assert!(!lang.is_han() || !text.contains(half), "half-width signs in Chinese: {text}");
            }
        }
    }
}
