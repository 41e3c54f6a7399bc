//! Rules run by the service: from graded checks to a proposal, to what a named person does of it, its letter, and its end; undone,
//! appealed, and put before a person again where a corrected key took away what it rests on.

use std::collections::BTreeSet;

use touchstone::app::accounts::reader::Reader;
use touchstone::app::auditing::checks::Step;
use touchstone::app::auditing::measures::{Act, Measure, Which};
use touchstone::app::auditing::rulebooks::Book;
use touchstone::app::auditing::signals::Told;
use touchstone::app::{App, AppError};
use touchstone::domain::accounts::Role;
use touchstone::domain::auditing::measure::{AppealOutcome, MeasureState};
use touchstone::domain::gold_set::Folder;
use touchstone::domain::kernel::id::{AnnotatorId, BookId, PersonId};
use touchstone::domain::project::rule::{MeasureKind, Quantity};
use touchstone::store::auditing::annotators;
use touchstone::store::proving::ledger;

use super::checks::{annotator_called, answer, asked};
use super::watching;
use crate::support::crowd::{self, PROJECT};
use crate::support::database::{TestApp, by_hand, on_both};
use crate::support::member;

const DAY: i64 = 86_400;

/// A ladder of a message and a pause, and a rule that leads to the pause; `mode` is the rule's.
pub fn rules(mode: &str) -> String {
    format!(
        r#"
[[audit.step]]
action = "message"
text = {{ en = "Please look at the examples.", zh = "请看示例。" }}

[[audit.step]]
action = "pause"
text = {{ en = "No new tasks for a week.", zh = "一周内暂不分配新任务。" }}

[[audit.rule]]
id = "weak"
when = {{ checks_at_least = 6, share_right_below = 0.7 }}
do = {{ measure = "pause", scope = "project", for = "7 days" }}
because = {{ en = "Fewer than seven in ten were right.", zh = "答对的不到七成。" }}
mode = "{mode}"
"#
    )
}

/// The small set with hidden items and these rules.
pub fn set(corrected: &BTreeSet<String>, rules: &str) -> Folder {
    let mut set = watching::set(corrected);
    set.files.get_mut("project.toml").expect("there").extend_from_slice(rules.as_bytes());
    crowd::replace(&mut set, "project.toml", "window = 20", "window = 20\nappeal_days = 10");
    set
}

/// Answers checks, a minute each; the items of the wrong ones.
pub async fn works(t: &TestApp, id: AnnotatorId, right: usize, wrong: usize) -> BTreeSet<String> {
    let (app, mut missed) = (&t.app, BTreeSet::new());
    for nth in 0..right + wrong {
        t.clock.advance_seconds(30);
        let check = asked(app, id).await;
        t.clock.advance_seconds(30);
        answer(app, check, if nth < right { "a" } else { "b" }).await;
        let found = app.db().read("check", move |tx| Box::pin(annotators::check(tx, check))).await.expect("read").expect("there");
        if nth >= right {
            missed.insert(found.item);
        }
    }
    t.clock.advance_seconds(1);
    missed
}

/// Two auditors; one puts the rules up and the other approves.
pub async fn live(t: &TestApp) -> (PersonId, PersonId, BookId) {
    let app = &t.app;
    let first = member(app, Some("first@example.sg"), PROJECT, &[Role::Auditor]).await;
    let second = member(app, Some("second@example.sg"), PROJECT, &[Role::Auditor]).await;
    let book = app.put_rules_up(PROJECT, first).await.expect("put up");
    t.clock.advance_seconds(1);
    app.approve_rules(PROJECT, second, book).await.expect("approved");
    t.clock.advance_seconds(1);
    crowd::work(app).await;
    (first, second, book)
}

pub async fn measures(app: &App, which: Which) -> Vec<Measure> {
    app.measures(PROJECT, (which, Told::AtOnce), (None, 50), Reader::House).await.expect("read")
}

fn refused<T: std::fmt::Debug>(outcome: Result<T, AppError>) -> &'static str {
    match outcome {
        Err(AppError::Refused { code, .. }) => code,
        Err(AppError::Forbidden(_)) => "forbidden",
        Err(AppError::Invalid(_)) => "invalid",
        Err(AppError::NotFound(_)) => "not_found",
        other => panic!("{other:?}"),
    }
}

async fn state(app: &App, id: AnnotatorId) -> &'static str {
    app.audit_record(PROJECT, id, Reader::House).await.expect("there").annotator.state.as_str()
}

/// The subjects and texts of a person's letters, newest first.
async fn letters(app: &App, person: PersonId) -> Vec<String> {
    let mails = app.messages(person).await.expect("read");
    mails.iter().map(|m| m.texts.all().map(|t| format!("{}\n{}", t.subject, t.body)).collect::<Vec<_>>().join("\n")).collect()
}

async fn told_of(app: &App, kind: &str) -> usize {
    app.seal_all("test").await.expect("sealed");
    let now = app.now();
    let told = app.db().read("told", move |tx| Box::pin(ledger::messages_after(tx, PROJECT, 0, 200, now))).await.expect("read");
    told.iter().filter(|m| m.topic.as_str() == kind).count()
}

async fn sound(app: &App) {
    assert_eq!(app.verify_ledger().await.expect("verified").broken, Vec::new());
    let mut breaches = touchstone::store::admin::fsck::check(app.db()).await.expect("checked").breaches;
    breaches.retain(|b| ["signal", "measure", "message", "foreign", "schema"].iter().any(|of| b.invariant.starts_with(of)));
    assert_eq!(breaches, Vec::new());
    assert_eq!(app.replay().await.expect("computed").differences, Vec::new());
}

on_both!(rules_speak_once_two_people_let_them_and_a_person_carries_out_what_they_ask_for, super::the_whole_way_on);
async fn the_whole_way_on(t: TestApp) {
    let app = &t.app;
    crowd::publish(app, &set(&BTreeSet::new(), &rules("propose"))).await;
    let id = annotator_called(app, Some("weak@example.sg")).await;
    let good = annotator_called(app, None).await;
    let recruiter = member(app, None, PROJECT, &[Role::Recruiter]).await;
    works(&t, good, 12, 0).await;
    works(&t, id, 2, 6).await;
    assert!(measures(app, Which::All).await.is_empty(), "nobody let the rules speak");
    // A dry run on the project's record, and a second person.
    let first = member(app, Some("first@example.sg"), PROJECT, &[Role::Auditor]).await;
    let second = member(app, Some("second@example.sg"), PROJECT, &[Role::Auditor]).await;
    assert_eq!(refused(app.put_rules_up(PROJECT, recruiter).await), "forbidden");
    let book = app.put_rules_up(PROJECT, first).await.expect("put up");
    let shown: Vec<Book> = app.rulebooks(PROJECT).await.expect("read");
    let row = &shown[0].dry_run["rules"][0];
    assert_eq!((&shown[0].dry_run["people"], &row["rule"], &row["people"]), (&2.into(), &"weak".into(), &1.into()), "{row}");
    assert!(row["exact"] == true && row["chance"].as_f64().is_some_and(|chance| (0.0..1.0).contains(&chance)), "{row}");
    assert_eq!(refused(app.approve_rules(PROJECT, first, book).await), "second_person");
    assert_eq!(refused(app.approve_rules(PROJECT, recruiter, book).await), "forbidden");
    t.clock.advance_seconds(1);
    app.approve_rules(PROJECT, second, book).await.expect("approved");
    assert_eq!(refused(app.approve_rules(PROJECT, second, book).await), "illegal_transition");
    t.clock.advance_seconds(1);
    crowd::work(app).await;
    // The mildest step, for whoever it meets, with what the rule saw, once.
    let waiting = measures(app, Which::Waiting).await;
    assert_eq!(waiting.iter().map(|m| (m.annotator, m.kind, m.persons)).collect::<Vec<_>>(), [(id, MeasureKind::Message, 1)]);
    let message = &waiting[0];
    let figures = &message.rests_on.rules[0].figures;
    let of = |quantity| figures.iter().find(|f| f.quantity == quantity).map(|f| f.value.to_bits());
    assert_eq!((of(Quantity::Checks), of(Quantity::ShareRight)), (Some(8.0_f64.to_bits()), Some(0.25_f64.to_bits())));
    works(&t, id, 0, 1).await;
    assert_eq!(measures(app, Which::All).await.len(), 1, "it waits: nothing is asked for twice");
    let (today, day) = ((Which::All, Told::Later), (None, 50));
    assert!(app.measures(PROJECT, today, day, Reader::Platform).await.expect("read").is_empty(), "told the next day");
    // By a named auditor, with a reason, and not by whoever it is about.
    let act = async |by, act, reason: &str| app.act_on_measure(PROJECT, by, message.id, (act, reason)).await;
    assert_eq!(refused(act(first, Act::CarryOut, " ").await), "invalid");
    assert_eq!(refused(act(recruiter, Act::CarryOut, "Seen.").await), "forbidden");
    assert_eq!(member(app, Some("weak@example.sg"), PROJECT, &[Role::Auditor]).await, message.person);
    assert_eq!(refused(act(message.person, Act::Refuse, "No.").await), "second_person");
    app.take_role("weak@example.sg", PROJECT, Role::Auditor).await.expect("taken");
    assert_eq!(refused(act(first, Act::Undo, "Nothing to undo.").await), "illegal_transition");
    act(first, Act::CarryOut, "We looked at six of them together.").await.expect("carried out");
    assert_eq!(refused(act(first, Act::Refuse, "Too late.").await), "illegal_transition");
    let letter = &letters(app, message.person).await[0];
    for part in [
        "Please look at the examples.",
        "Fewer than seven in ten were right.",
        "Checked tasks: 8",
        "Share right: 25\u{a0}%",
        "We looked at six",
    ] {
        assert!(letter.contains(part), "{part}: {letter}");
    }
    sound(app).await;
    // The next step, on what came after; refused, it is asked for again on fresh figures alone.
    works(&t, id, 0, 6).await;
    let pause = measures(app, Which::Waiting).await.remove(0);
    assert_eq!(pause.kind, MeasureKind::Pause);
    app.act_on_measure(PROJECT, second, pause.id, (Act::Refuse, "Her connection was down.")).await.expect("refused");
    works(&t, id, 0, 5).await;
    assert!(measures(app, Which::Waiting).await.is_empty(), "five are too few");
    works(&t, id, 0, 1).await;
    let pause = measures(app, Which::Waiting).await.remove(0);
    app.act_on_measure(PROJECT, second, pause.id, (Act::CarryOut, "It went on.")).await.expect("carried out");
    assert_eq!((state(app, id).await, state(app, good).await), ("paused", "active"));
    let until = app.measure(PROJECT, pause.id, Reader::House).await.expect("there").until.expect("timed");
    let record = app.audit_record(PROJECT, id, Reader::House).await.expect("there");
    assert_eq!((record.paused_until, until.seconds_since(app.now())), (Some(until), 7 * DAY));
    assert_eq!(refused(app.ask_check(PROJECT, id, Reader::Platform).await), "illegal_transition");
    assert_eq!((told_of(app, "annotator.paused").await, told_of(app, "annotator.resumed").await), (1, 0));
    sound(app).await;
    // It ends by itself.
    t.clock.advance_seconds(7 * DAY - 1);
    crowd::work(app).await;
    assert_eq!(state(app, id).await, "paused");
    t.clock.advance_seconds(1);
    crowd::work(app).await;
    assert_eq!(state(app, id).await, "active");
    assert!(letters(app, message.person).await[0].contains("The pause is over"));
    assert_eq!(told_of(app, "annotator.resumed").await, 1);
    sound(app).await;
    by_hand(&t.database.target, "UPDATE audit_measure SET rests_on = REPLACE(rests_on, '0.25', '0.5')").await;
    assert!(!app.verify_ledger().await.expect("verified").broken.is_empty());
    assert!(!app.replay().await.expect("computed").differences.is_empty(), "the figures are others");
}

on_both!(a_measure_is_appealed_in_time_and_undone_by_somebody_who_did_not_decide, super::appealed_on);
async fn appealed_on(t: TestApp) {
    let app = &t.app;
    crowd::publish(app, &set(&BTreeSet::new(), &rules("propose"))).await;
    let id = annotator_called(app, Some("weak@example.sg")).await;
    let other = annotator_called(app, Some("other@example.sg")).await;
    let (first, second, _) = live(&t).await;
    works(&t, id, 0, 6).await;
    let message = measures(app, Which::Waiting).await.remove(0);
    app.act_on_measure(PROJECT, first, message.id, (Act::CarryOut, "Seen.")).await.expect("carried out");
    works(&t, id, 0, 6).await;
    let pause = measures(app, Which::Waiting).await.remove(0);
    assert_eq!(refused(app.appeal_measure(pause.person, PROJECT, pause.id, "Why?").await), "not_found", "it is only proposed");
    app.act_on_measure(PROJECT, first, pause.id, (Act::CarryOut, "Seen.")).await.expect("carried out");
    let stranger = app.audit_record(PROJECT, other, Reader::House).await.expect("there").annotator.person;
    assert_eq!(refused(app.appeal_measure(stranger, PROJECT, pause.id, "Why?").await), "not_found");
    assert_eq!(refused(app.appeal_measure(pause.person, PROJECT, pause.id, " ").await), "invalid");
    app.appeal_measure(pause.person, PROJECT, pause.id, "The tasks did not load.").await.expect("sent");
    assert_eq!(refused(app.appeal_measure(pause.person, PROJECT, pause.id, "Again.").await), "illegal_transition");
    let waiting = measures(app, Which::Waiting).await;
    assert_eq!(waiting.iter().map(|m| m.id).collect::<Vec<_>>(), [pause.id]);
    let appeal = waiting[0].appeal.clone().expect("sent");
    assert_eq!(appeal.due_at.seconds_since(appeal.sent_at), 14 * DAY);
    let answer = async |by, outcome, text: &str| app.answer_measure_appeal(PROJECT, by, pause.id, (outcome, text)).await;
    assert_eq!(refused(answer(first, AppealOutcome::Upheld, "It stays.").await), "second_person");
    answer(second, AppealOutcome::Undone, "The log shows it.").await.expect("answered");
    assert_eq!(refused(answer(second, AppealOutcome::Upheld, "It stays.").await), "illegal_transition");
    // As it was before, and the step is open again.
    assert_eq!(state(app, id).await, "active");
    let undone = app.measure(PROJECT, pause.id, Reader::House).await.expect("there");
    assert_eq!(undone.state, MeasureState::Undone);
    assert!(letters(app, pause.person).await[0].contains("The log shows it."));
    t.clock.advance_seconds(7 * DAY);
    crowd::work(app).await;
    assert_eq!((state(app, id).await, told_of(app, "annotator.resumed").await), ("active", 1), "its end comes to nothing");
    // The message can be appealed for ten days.
    assert!(app.appeal_measure(pause.person, PROJECT, message.id, "That one, too.").await.is_ok());
    t.clock.advance_seconds(4 * DAY);
    assert_eq!(refused(app.appeal_measure(pause.person, PROJECT, pause.id, "Late.").await), "not_appealable");
    sound(app).await;
}

on_both!(what_a_person_does_of_their_own_accord_is_a_measure_that_can_be_appealed_and_undone, super::own_accord_on);
async fn own_accord_on(t: TestApp) {
    let app = &t.app;
    crowd::publish(app, &set(&BTreeSet::new(), "")).await;
    let id = annotator_called(app, Some("lee@example.sg")).await;
    let first = member(app, Some("first@example.sg"), PROJECT, &[Role::Auditor]).await;
    let second = member(app, Some("second@example.sg"), PROJECT, &[Role::Auditor]).await;
    let step = async |step| app.move_annotator(PROJECT, first, id, None, (step, "We talked.")).await;
    for (what, stands) in [(Step::Pause, "paused"), (Step::Resume, "active"), (Step::Pause, "paused"), (Step::End, "ended")] {
        t.clock.advance_seconds(60);
        step(what).await.expect("moved");
        assert_eq!(state(app, id).await, stands);
    }
    let all = measures(app, Which::All).await;
    let kinds: Vec<_> = all.iter().map(|m| (m.kind, m.state)).collect();
    let (pause, end) = (MeasureKind::Pause, MeasureKind::End);
    assert_eq!(kinds, [(end, MeasureState::Standing), (pause, MeasureState::Standing), (pause, MeasureState::Over)]);
    sound(app).await;
    // Too late after the project's days.
    t.clock.advance_seconds(10 * DAY);
    app.appeal_measure(all[0].person, PROJECT, all[0].id, "I was ill.").await.expect("on the last day");
    assert_eq!(refused(app.appeal_measure(all[0].person, PROJECT, all[1].id, "I was ill.").await), "appeal_over");
    app.answer_measure_appeal(PROJECT, second, all[0].id, (AppealOutcome::Undone, "She was.")).await.expect("answered");
    assert_eq!(state(app, id).await, "paused", "the state before");
    app.act_on_measure(PROJECT, second, all[1].id, (Act::Undo, "So was that one.")).await.expect("undone");
    assert_eq!(state(app, id).await, "active");
    sound(app).await;
}

on_both!(a_corrected_key_puts_a_measure_before_a_person_and_takes_a_proposal_back, super::corrected_on);
async fn corrected_on(t: TestApp) {
    let app = &t.app;
    crowd::publish(app, &set(&BTreeSet::new(), &rules("propose"))).await;
    let (wronged, waiting) = (annotator_called(app, None).await, annotator_called(app, None).await);
    let weak = annotator_called(app, None).await;
    let (first, ..) = live(&t).await;
    let mut missed = works(&t, wronged, 3, 5).await;
    let done = measures(app, Which::Waiting).await.remove(0);
    app.act_on_measure(PROJECT, first, done.id, (Act::CarryOut, "Seen.")).await.expect("carried out");
    missed.extend(works(&t, waiting, 3, 5).await);
    works(&t, weak, 0, 8).await;
    let stays: Vec<_> = measures(app, Which::Waiting).await.iter().map(|m| m.annotator).collect();
    assert_eq!(stays.len(), 2);
    // What both answered was right all along; the third missed these and others.
    t.clock.advance_seconds(60);
    crowd::publish(app, &set(&missed, &rules("propose"))).await;
    crowd::work(app).await;
    let after = measures(app, Which::All).await;
    let of = |id: AnnotatorId| after.iter().find(|m| m.annotator == id).expect("there");
    assert_eq!((of(wronged).state, of(wronged).doubted_at.is_some()), (MeasureState::Over, true), "{after:#?}");
    assert_eq!(of(waiting).state, MeasureState::Withdrawn);
    let first_in_line = measures(app, Which::Waiting).await;
    assert!(first_in_line.iter().any(|m| m.annotator == wronged));
    assert!(after.iter().all(|m| m.state != MeasureState::Standing), "nobody is worse off");
    app.act_on_measure(PROJECT, first, done.id, (Act::Undo, "The keys were wrong.")).await.expect("undone");
    assert!(!measures(app, Which::Waiting).await.iter().any(|m| m.annotator == wronged));
    sound(app).await;
}

on_both!(a_rule_that_may_act_does_so_on_the_next_day_unless_somebody_refuses, super::acts_on);
async fn acts_on(t: TestApp) {
    let app = &t.app;
    let alone = rules("act").split("[[audit.rule]]").nth(1).map(|rule| format!("\n[[audit.rule]]{rule}")).expect("a rule");
    crowd::publish(app, &set(&BTreeSet::new(), &alone)).await;
    let (paused, spared) = (annotator_called(app, None).await, annotator_called(app, None).await);
    let later = annotator_called(app, None).await;
    let (first, _, book) = live(&t).await;
    works(&t, paused, 0, 6).await;
    works(&t, spared, 0, 6).await;
    let waiting = measures(app, Which::Waiting).await;
    assert!(waiting.len() == 2 && waiting.iter().all(|m| m.persons == 0 && m.acts_at == Some(m.proposed_at.next_day())), "{waiting:?}");
    assert_eq!(state(app, paused).await, "active");
    let of_spared = waiting.iter().find(|m| m.annotator == spared).expect("there");
    app.act_on_measure(PROJECT, first, of_spared.id, (Act::Refuse, "A bad connection.")).await.expect("refused");
    t.clock.advance_seconds(DAY);
    crowd::work(app).await;
    assert_eq!((state(app, paused).await, state(app, spared).await), ("paused", "active"));
    let done = measures(app, Which::Standing).await.remove(0);
    assert_eq!((done.acted_by, done.annotator), (None, paused));
    assert!(letters(app, done.person).await[0].contains("A published rule of the project did this by itself"));
    // Stopped, rules do no more by themselves.
    works(&t, later, 0, 6).await;
    app.stop_rules(PROJECT, first, book).await.expect("stopped");
    assert_eq!(refused(app.stop_rules(PROJECT, first, book).await), "illegal_transition");
    t.clock.advance_seconds(DAY);
    crowd::work(app).await;
    assert_eq!(state(app, later).await, "active");
    sound(app).await;
}

on_both!(where_the_ladder_asks_for_two_people_one_agrees_and_another_carries_it_out, super::two_people_on);
async fn two_people_on(t: TestApp) {
    let app = &t.app;
    let two = rules("propose").replacen("action = \"message\"", "action = \"message\"\nsecond_person = true", 1);
    crowd::publish(app, &set(&BTreeSet::new(), &two)).await;
    let id = annotator_called(app, None).await;
    let (first, second, _) = live(&t).await;
    works(&t, id, 0, 6).await;
    let message = measures(app, Which::Waiting).await.remove(0);
    assert_eq!((message.persons, message.agreed), (2, None));
    let act = async |by, act| app.act_on_measure(PROJECT, by, message.id, (act, "Seen.")).await;
    act(first, Act::CarryOut).await.expect("agreed");
    let agreed = measures(app, Which::Waiting).await.remove(0);
    assert_eq!((agreed.agreed.map(|(by, _)| by), agreed.acted_at), (Some(first), None));
    assert!(letters(app, message.person).await.is_empty(), "nothing is done yet");
    assert_eq!(refused(act(first, Act::CarryOut).await), "second_person");
    act(second, Act::CarryOut).await.expect("carried out");
    assert_eq!(app.measure(PROJECT, message.id, Reader::House).await.expect("there").acted_by, Some(second));
    t.clock.advance_seconds(60);
    app.appeal_measure(message.person, PROJECT, message.id, "Why?").await.expect("sent");
    for decided in [first, second] {
        let answer = (AppealOutcome::Upheld, "It stays.");
        assert_eq!(refused(app.answer_measure_appeal(PROJECT, decided, message.id, answer).await), "second_person");
    }
    sound(app).await;
}
