//! The rules that other systems publish as examples, on records of the same kind: the same acts. And every key of their vocabulary.

use touchstone::domain::auditing::policy::Policy;
use touchstone::domain::auditing::rules::{Acted, Book, Event, History, Reviewed, Taken, What, walk};
use touchstone::domain::gold_set::check::rules::{RuleFile, read_file};
use touchstone::domain::kernel::moment::Moment;
use touchstone::domain::project::rule::{Measure, MeasureKind, When};

const MINUTE: i64 = 60;

fn rules(text: &str) -> RuleFile {
    let each = text.split("[[rule]]").skip(1);
    let text = each.map(|rule| format!("[[audit.rule]]\n{rule}\nbecause = \"So it is.\"\n")).collect::<Vec<_>>().concat();
    let (file, problems) = read_file("rules.toml", text.as_bytes(), false);
    assert!(problems.is_empty() && !file.rules.is_empty(), "{problems:#?}");
    file
}

/// What happened, a minute apart; the first at minute 1.
fn record(what: impl IntoIterator<Item = What>) -> History {
    let events = (1..).zip(what).map(|(n, what)| Event::new(Moment::from_microseconds(0).plus_seconds(n * MINUTE), what));
    History::from(events.collect::<Vec<_>>())
}

/// What would have been done, by the number of the event after which it would: kind, value, minutes that it lasts.
fn acts(file: &RuleFile, what: impl IntoIterator<Item = What>) -> Vec<(i64, MeasureKind, Option<f64>, Option<i64>)> {
    let record = record(what);
    let book = Book { rules: &file.rules, steps: &file.steps, policy: Policy::of_nobody() };
    let end = record.events().last().expect("an event").at;
    let told = |act: Acted<'_>| {
        let lasts = act.proposal.measure.and_then(Measure::lasts).map(|span| span.seconds() / MINUTE);
        (act.at.seconds_since(Moment::from_microseconds(0)) / MINUTE, act.proposal.kind, act.proposal.value, lasts)
    };
    walk(&book, &record, end).into_iter().map(told).collect()
}

/// A character a check: right or not.
fn checks(marks: &str) -> Vec<What> {
    marks.chars().map(|mark| What::Check { score: f64::from(u8::from(mark == '+')), counts: true }).collect()
}

fn judgments(marks: &str) -> Vec<What> {
    marks.chars().map(|mark| What::Judgment { agrees: f64::from(u8::from(mark == '+')) }).collect()
}

fn reviews(marks: &str) -> Vec<What> {
    marks.chars().map(|mark| What::Review(if mark == '+' { Reviewed::Accepted } else { Reviewed::Rejected })).collect()
}

fn submissions(seconds: &[f64]) -> Vec<What> {
    seconds.iter().map(|s| What::Submission { seconds: Some(*s), pay: 0.3, pending: false }).collect()
}

const DAYS_15: Option<i64> = Some(15 * 24 * 60);

#[test]
fn tolokas_golden_set_accepts_above_80_percent_after_five() {
    let file = rules("[[rule]]\nwhen = { checks_at_least = 5, share_right_above = 0.8 }\ndo = { measure = \"accept\" }");
    let accepted = |n| vec![(n, MeasureKind::Accept, None, None)];
    assert_eq!(acts(&file, checks("+++++")), accepted(5));
    assert_eq!(acts(&file, checks("++++")), [], "four are too few");
    assert_eq!(acts(&file, checks("++++-")), [], "80 % is not above 80 %");
    assert_eq!(acts(&file, checks("++++-+")), accepted(6));
    // Its newest five alone, as `history_size` has it.
    let newest = rules(
        "[[rule]]\nwhen = { checks_at_least = 5, share_right_above = 0.9 }\nover = { window = \"5 checks\" }\n\
            do = { measure = \"accept\" }",
    );
    assert_eq!(acts(&newest, checks("-++++")), []);
    assert_eq!(acts(&newest, checks("-+++++")), accepted(6));
}

#[test]
fn tolokas_majority_vote_refuses_below_60_percent_after_ten() {
    let file = rules("[[rule]]\nwhen = { judgments_above = 9, agreement_below = 0.6 }\ndo = { measure = \"refuse\" }");
    assert_eq!(acts(&file, judgments("-----")), [], "nine are to come first");
    assert_eq!(acts(&file, judgments("++++++----")), [], "60 % is not below 60 %");
    assert_eq!(acts(&file, judgments("+++++-----")), [(10, MeasureKind::Refuse, None, None)]);
    assert_eq!(acts(&file, judgments("++++++-----")), [(11, MeasureKind::Refuse, None, None)]);
}

#[test]
fn tolokas_acceptance_rate_bans_from_the_project_for_15_days_above_35_percent_rejected_after_three() {
    let file = rules(
        "[[rule]]\nwhen = { reviews_above = 2, share_rejected_above = 0.35 }\n\
            do = { measure = \"pause\", scope = \"project\", for = \"15 days\" }",
    );
    assert_eq!(acts(&file, reviews("--")), []);
    assert_eq!(acts(&file, reviews("+-+")), [], "a third");
    assert_eq!(acts(&file, reviews("+-+-")), [(4, MeasureKind::Pause, None, DAYS_15)]);
    // Accepted after all: one of four is left.
    let mut after_all = reviews("+-+");
    after_all.push(What::Review(Reviewed::AcceptedAfterRejection));
    after_all.extend(reviews("-"));
    assert_eq!(acts(&file, after_all), []);
}

#[test]
fn tolokas_submit_time_refuses_where_four_of_five_took_under_20_seconds() {
    let file = rules(
        "[[rule]]\nwhen = { submissions_at_least = 5, fast_above = 3, fast_seconds = 20 }\nover = { window = \"5 submissions\" }\n\
        do = { measure = \"refuse\" }",
    );
    assert_eq!(acts(&file, submissions(&[5.0, 6.0, 60.0, 7.0, 8.0])), [(5, MeasureKind::Refuse, None, None)]);
    assert_eq!(acts(&file, submissions(&[5.0, 6.0, 60.0, 7.0, 20.0])), [], "20 seconds are not under 20");
    assert_eq!(acts(&file, submissions(&[5.0, 6.0, 7.0, 60.0, 60.0, 8.0])), [], "the first is no longer among five");
    // Three of ten faster than 15 seconds, as the guide has it.
    let guide = rules(
        "[[rule]]\nwhen = { fast_at_least = 3, fast_seconds = 15 }\nover = { window = \"10 submissions\" }\n\
        do = { measure = \"pause\", scope = \"project\", for = \"15 days\" }",
    );
    let slow = [60.0; 7];
    let seconds: Vec<f64> = [9.0, 9.0].into_iter().chain(slow).chain([9.0]).collect();
    assert_eq!(acts(&guide, submissions(&seconds)), [(10, MeasureKind::Pause, None, DAYS_15)]);
    let late: Vec<f64> = [9.0, 9.0].into_iter().chain(slow).chain([60.0, 9.0]).collect();
    assert_eq!(acts(&guide, submissions(&late)), []);
}

#[test]
fn tolokas_skips_in_a_row_answer_counts_income_and_captchas_ban_as_its_examples_do() {
    let pause = |when: &str, over: &str, scope: &str, days: u32| {
        rules(&format!("[[rule]]\nwhen = {{ {when} }}\n{over}\ndo = {{ measure = \"pause\", scope = \"{scope}\", for = \"{days} days\" }}"))
    };
    let skips = pause("skipped_in_row_above = 3", "", "project", 15);
    let skipped = |n: usize| vec![What::Skip; n];
    assert_eq!(acts(&skips, skipped(3)), []);
    assert_eq!(acts(&skips, skipped(4)), [(4, MeasureKind::Pause, None, DAYS_15)]);
    assert_eq!(acts(&skips, [skipped(3), submissions(&[60.0]), skipped(3)].concat()), [], "a task between");
    let enough = pause("accepted_at_least = 12", "", "pool", 10);
    assert_eq!(acts(&enough, reviews("+++++++++++")), []);
    assert_eq!(acts(&enough, reviews("++++++-++++++")), [(13, MeasureKind::Pause, None, Some(10 * 24 * 60))]);
    let income = pause("income_above = 1", "over = { window = \"24 hours\" }", "project", 15);
    assert_eq!(acts(&income, submissions(&[60.0; 3])), [], "0.9");
    assert_eq!(acts(&income, submissions(&[60.0; 4])), [(4, MeasureKind::Pause, None, DAYS_15)], "1.2");
    let captchas = pause("captchas_at_least = 5, share_captchas_solved_below = 0.6", "over = { window = \"5 captchas\" }", "project", 15);
    let solved = |marks: &str| marks.chars().map(|mark| What::Captcha { solved: mark == '+' }).collect::<Vec<_>>();
    assert_eq!(acts(&captchas, solved("+-+-+")), []);
    assert_eq!(acts(&captchas, solved("--+-+")), [(5, MeasureKind::Pause, None, DAYS_15)]);
}

#[test]
fn tolokas_assessments_give_the_task_to_another_and_its_skills_follow_the_figures() {
    let rejected = rules("[[rule]]\nwhen = { last_review = \"rejected\", rejected_at_least = 1 }\ndo = { measure = \"reassign\" }");
    let again = |n| (n, MeasureKind::Reassign, None, None);
    assert_eq!(acts(&rejected, [reviews("+-"), submissions(&[60.0]), reviews("-+")].concat()), [again(2), again(4)]);
    let banned = rules("[[rule]]\nwhen = { last_measure = \"pause\" }\ndo = { measure = \"reassign\", others = 1 }");
    let ban = || What::Measure(Taken::of(MeasureKind::Pause));
    assert_eq!(acts(&banned, [vec![ban()], submissions(&[60.0, 60.0])].concat()), [again(1)], "once for each ban");
    let marked = rules("[[rule]]\nwhen = { accepted_above = 0 }\ndo = { measure = \"skill\", skill = \"did-it\", set = 1 }");
    assert_eq!(acts(&marked, reviews("-++")), [(2, MeasureKind::Skill, Some(1.0), None)]);
    let figure = rules(
        "[[rule]]\nwhen = { checks_at_least = 3 }\n\
            do = { measure = \"skill\", skill = \"quality\", set = \"share_right\", for = \"30 days\" }",
    );
    let set = |n, value| (n, MeasureKind::Skill, Some(value), Some(30 * 24 * 60));
    assert_eq!(acts(&figure, checks("++-+")), [set(3, 67.0), set(4, 75.0)]);
    assert_eq!(acts(&figure, checks("++++")), [set(3, 100.0)], "nothing changes at the fourth");
}

#[test]
fn label_studio_pauses_below_the_score_after_its_number_of_tasks_and_at_its_task_limit() {
    let evaluation = rules(
        "[[rule]]\nwhen = { checks_at_least = 10, share_right_below = 0.95 }\n\
            do = { measure = \"pause\", scope = \"project\", for = \"52 weeks\" }",
    );
    assert_eq!(acts(&evaluation, checks("---------")), [], "every one wrong, and only nine");
    let paused = |n| vec![(n, MeasureKind::Pause, None, Some(364 * 24 * 60))];
    assert_eq!(acts(&evaluation, checks("++++++++++")), []);
    assert_eq!(acts(&evaluation, checks("+++++++++-")), paused(10));
    assert_eq!(acts(&evaluation, checks("+++++++++++++++++++-")), [], "19 of 20 are 95 %");
    assert_eq!(acts(&evaluation, checks("++++++++++++++++++-")), paused(19), "18 of 19 are fewer");
    let limit =
        rules("[[rule]]\nwhen = { submissions_at_least = 6 }\ndo = { measure = \"pause\", scope = \"project\", for = \"52 weeks\" }");
    assert_eq!(acts(&limit, submissions(&[60.0; 7])), paused(6));
}

#[test]
fn label_studios_review_sampling_takes_the_first_rule_that_holds_and_the_last_for_all_others() {
    let file = rules(
        "[[rule]]\nid = \"rejected\"\nwhen = { reviews_at_least = 5, share_rejected_above = 0.2 }\n\
            do = { measure = \"review_share\", share = 1 }\n\
        [[rule]]\nid = \"agrees\"\nwhen = { judgments_at_least = 3, agreement_at_least = 0.9 }\n\
            do = { measure = \"review_share\", share = 0.05 }\n\
        [[rule]]\nid = \"accepted\"\nwhen = { reviews_at_least = 5, share_accepted_at_least = 0.8 }\n\
        do = { measure = \"review_share\", share = 0.1 }\n\
        [[rule]]\nid = \"others\"\nwhen = { otherwise = true }\ndo = { measure = \"review_share\", share = 0.25 }",
    );
    let share = |n, share| (n, MeasureKind::ReviewShare, Some(share), None);
    assert_eq!(acts(&file, reviews("+++++")), [share(1, 0.25), share(5, 0.1)]);
    assert_eq!(acts(&file, reviews("+++--")), [share(1, 0.25), share(5, 1.0)]);
    // Rejections come before agreement, agreement before acceptance; back among all others where nothing holds any more.
    assert_eq!(acts(&file, [judgments("+++"), reviews("+++++")].concat()), [share(1, 0.25), share(3, 0.05)]);
    assert_eq!(
        acts(&file, [judgments("+++"), reviews("+++--+++++"), judgments("-")].concat()),
        [share(1, 0.25), share(3, 0.05), share(8, 1.0), share(13, 0.05), share(14, 0.1)]
    );
    let agreement =
        rules("[[rule]]\nwhen = { judgments_at_least = 3, agreement_below = 0.5 }\ndo = { measure = \"reassign\", others = 1 }");
    assert_eq!(acts(&agreement, judgments("+--")), [(3, MeasureKind::Reassign, None, None)], "one more annotator");
}

/// Each key of Toloka's conditions, and how it is written here.
const TOLOKA: [(&str, &str); 25] = [
    ("total_answers_count", "keyed_answers_above = 4"),
    ("correct_answers_rate", "keyed_share_right_below = 0.5"),
    ("incorrect_answers_rate", "keyed_share_wrong_above = 0.5"),
    ("golden_set_answers_count", "checks_at_least = 5"),
    ("golden_set_correct_answers_rate", "share_right_above = 0.8"),
    ("golden_set_incorrect_answers_rate", "share_wrong_above = 0.2"),
    ("total_submitted_count", "submissions_at_least = 5"),
    ("fast_submitted_count", "fast_above = 3"),
    ("skipped_in_row_count", "skipped_in_row_above = 3"),
    ("total_assignments_count", "reviews_above = 2"),
    ("accepted_assignments_rate", "share_accepted_below = 0.5"),
    ("rejected_assignments_rate", "share_rejected_above = 0.35"),
    ("assignments_accepted_count", "accepted_above = 0"),
    ("pending_assignments_count", "pending_above = 9"),
    ("accepted_assignments_count", "accepted_at_least = 2"),
    ("rejected_assignments_count", "rejected_at_least = 2"),
    ("assessment_event", "last_review = \"rejected\""),
    ("pool_access_revoked_reason", "last_measure = \"pause\""),
    ("skill_id", "last_skill = \"fact-check\""),
    ("income_sum_for_last_24_hours", "income_above = 1"),
    ("submitted_assignments_count", "training_answers_at_least = 3"),
    ("next_assignment_available", "training_left_is = 0"),
    ("success_rate", "share_captchas_solved_below = 0.6"),
    ("fail_rate", "share_captchas_failed_above = 0.4"),
    ("stored_results_count", "captchas_at_least = 5"),
];

#[test]
fn every_key_of_tolokas_vocabulary_has_a_condition_here() {
    for (theirs, ours) in TOLOKA {
        let when: Result<When, _> = toml::from_str(ours);
        assert_eq!(when.map(|when| when.all.len()).map_err(|e| e.to_string()), Ok(1), "{theirs}: {ours}");
    }
}

/// What Toloka itself warns of: a rule on golden tasks without a count bans on the first mistake.
#[test]
fn a_golden_rule_without_a_count_is_refused_before_it_bans_anybody() {
    let told = |when: &str| {
        let text = format!(
            "[[audit.rule]]\nwhen = {{ {when} }}\ndo = {{ measure = \"pause\", scope = \"project\", for = \"15 days\" }}\n\
                because = \"So it is.\"\n"
        );
        let (_, problems) = read_file("rules.toml", text.as_bytes(), false);
        problems.iter().map(|p| p.code.as_str()).collect::<Vec<_>>()
    };
    for trap in [
        "share_wrong_above = 0.35",
        "share_right_below = 0.8, checks_at_least = 1",
        "share_right_below = 0.8, checks_at_most = 30",
        "share_right_below = 0.8, reviews_at_least = 20",
        "wrong_at_least = 1",
    ] {
        assert_eq!(told(trap), ["E410"], "{trap}");
    }
    for fine in ["share_wrong_above = 0.35, checks_above = 1", "wrong_at_least = 2", "signals_open_at_least = 1", "days_idle_above = 30"] {
        assert_eq!(told(fine), [""; 0], "{fine}");
    }
}
