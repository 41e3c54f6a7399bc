//! What a rule looks at, at the edges of its window; the ladder; who may act; and the chance that a rule stops somebody.

use touchstone::domain::auditing::policy::Policy;
use touchstone::domain::auditing::rules::{
    Acted, Book, Chance, Event, History, Later, Taken, Taker, Terms, Until, What, afterwards, chance, holds, walk,
};
use touchstone::domain::gold_set::check::rules::{RuleFile, read_file};
use touchstone::domain::kernel::moment::Moment;
use touchstone::domain::project::rule::{Measure, MeasureKind};

const DAY: i64 = 86_400;

fn rules(text: &str) -> RuleFile {
    let (file, problems) = read_file("rules.toml", text.as_bytes(), false);
    assert!(problems.is_empty(), "{problems:#?}");
    file
}

fn rule(when: &str, over: &str, measure: &str) -> String {
    format!("[[audit.rule]]\nwhen = {{ {when} }}\nover = {{ {over} }}\ndo = {{ {measure} }}\nbecause = \"So it is.\"\n")
}

fn day(days: f64) -> Moment {
    #[expect(clippy::cast_possible_truncation, reason = "days of a test")]
    let seconds = (days * DAY as f64) as i64;
    Moment::from_microseconds(0).plus_seconds(seconds)
}

fn check(at: f64, score: f64) -> Event {
    Event::new(day(at), What::Check { score, counts: true })
}

fn taken(at: f64, kind: MeasureKind, rules: &[&str]) -> Event {
    let rules = rules.iter().map(|rule| (*rule).to_owned()).collect();
    Event::new(day(at), What::Measure(Taken { rules, ..Taken::of(kind) }))
}

/// What the first rule sees of its quantities at a day, or nothing.
fn sees(file: &RuleFile, events: &[Event], at: f64) -> Option<Vec<f64>> {
    let history = History::from(events.to_vec());
    let seen = holds(&file.rules[0], &file.rules[0].name(0), Until::moment(&history, day(at)))?;
    Some(seen.figures.iter().map(|figure| figure.value).collect())
}

#[test]
fn a_window_of_days_is_open_at_its_old_end_and_holds_the_moment_itself() {
    let file = rules(&rule("checks_at_least = 2, share_right_below = 0.9", "window = \"30 days\"", "measure = \"message\""));
    let events = [check(1.0, 0.0), check(2.0, 1.0), check(31.0, 0.5)];
    // At day 31 the check of day 1 is exactly thirty days old, and out; that of day 31 is in.
    assert_eq!(sees(&file, &events, 31.0), Some(vec![2.0, 0.75]));
    assert_eq!(sees(&file, &events, 31.0 - 1.0 / 86_400.0), Some(vec![2.0, 0.5]), "a second before");
    assert_eq!(sees(&file, &events, 32.0), None, "one check is left");
}

#[test]
fn a_window_of_checks_counts_those_that_count_and_whatever_stands_among_them() {
    let file = rules(&rule("checks_at_least = 2, wrong_at_least = 1", "window = \"3 checks\"", "measure = \"message\""));
    let void = Event::new(day(3.5), What::Check { score: 0.0, counts: false });
    let events = [check(1.0, 0.0), check(2.0, 1.0), check(3.0, 0.0), void, check(4.0, 1.0)];
    assert_eq!(sees(&file, &events, 4.0), Some(vec![3.0, 1.0]), "the newest three that count: days 2, 3 and 4");
    assert_eq!(sees(&file, &events, 3.5), Some(vec![3.0, 2.0]));
    // Reviews are counted from the oldest of those checks on, events of one moment in their order.
    let mixed = rules(&rule("reviews_at_least = 1, checks_at_least = 1", "window = \"2 checks\"", "measure = \"message\""));
    let review = |at: f64| Event::new(day(at), What::Review(touchstone::domain::auditing::rules::Reviewed::Rejected));
    let events = [check(1.0, 1.0), review(1.5), review(2.0), check(2.0, 1.0), review(2.5), check(3.0, 1.0)];
    assert_eq!(sees(&mixed, &events, 3.0), Some(vec![2.0, 1.0]), "the review before the check of the same moment is out");
    let none =
        rules(&rule("checks_at_least = 1, share_right_is_not = 0.5, checks_above = 1", "kind = \"compare\"", "measure = \"message\""));
    assert_eq!(sees(&none, &events, 3.0), None, "none of them is about a comparison");
}

#[test]
fn what_a_measure_rests_on_is_not_held_against_anybody_again() {
    let since = rules(&rule("checks_at_least = 2", "since = \"last_measure\"", "measure = \"message\""));
    let events = [check(1.0, 0.0), check(2.0, 0.0), taken(2.0, MeasureKind::Training, &[]), check(2.0, 0.0), check(3.0, 0.0)];
    assert_eq!(sees(&since, &events, 2.0), None, "of the measure's own moment one check stands behind it");
    assert_eq!(sees(&since, &events, 3.0), Some(vec![2.0]));
    let own = rules(&rule("checks_at_least = 2", "window = \"80 checks\"", "measure = \"message\""));
    let after = |name: &str| [check(1.0, 0.0), check(2.0, 0.0), taken(2.0, MeasureKind::Message, &[name]), check(3.0, 0.0)];
    assert_eq!(sees(&own, &after("rule-1"), 3.0), None);
    assert_eq!(sees(&own, &after("another"), 3.0), Some(vec![3.0]));
}

/// Days on which checks are right or wrong, one a day from day 1 on.
fn daily(marks: &str) -> History {
    let checks = (1..).zip(marks.chars()).map(|(n, mark)| check(f64::from(n), f64::from(u8::from(mark == '+'))));
    History::from(checks.collect::<Vec<_>>())
}

fn days_of(acted: &[Acted<'_>]) -> Vec<(i64, MeasureKind, Option<usize>, Taker)> {
    let told = |act: &Acted<'_>| (act.at.seconds_since(day(0.0)) / DAY, act.proposal.kind, act.proposal.step, act.proposal.by);
    acted.iter().map(told).collect()
}

const LADDER: &str = "[[audit.step]]\naction = \"message\"\ntext = \"A word.\"\nagain_after = \"20 days\"\n\
    [[audit.step]]\naction = \"recalibrate\"\ntext = \"Once more.\"\n\
    [[audit.step]]\naction = \"pause\"\ntext = \"A rest.\"\nsecond_person = true\n\
    [[audit.step]]\naction = \"end\"\ntext = \"It ends.\"\n";

#[test]
fn no_rule_goes_past_a_step_that_is_open_and_none_climbs_to_the_end() {
    let pause = "measure = \"pause\", scope = \"project\", for = \"3 days\"";
    let text = format!("{LADDER}{}", rule("checks_at_least = 3, share_right_below = 0.5", "", pause));
    let file = rules(&text);
    let book = Book { rules: &file.rules, steps: &file.steps, policy: Policy::named("sg").expect("there") };
    let all = walk(&book, &daily("------------------------"), day(40.0));
    let (message, again, pause) = ((MeasureKind::Message, Some(0)), (MeasureKind::Recalibrate, Some(1)), (MeasureKind::Pause, Some(2)));
    let expected = [(3, message), (6, again), (9, pause), (12, pause), (15, pause), (18, pause), (21, pause), (24, message)];
    let by = |kind| if kind == MeasureKind::Pause { Taker::TwoPersons } else { Taker::Person };
    assert_eq!(days_of(&all), expected.map(|(at, (kind, step))| (at, kind, step, by(kind))), "the message is open again after 20 days");
    // A rule that asks for a message alone climbs no higher, and asks again on new evidence.
    let mild = rules(&format!("{LADDER}{}", rule("checks_at_least = 3, share_right_below = 0.5", "", "measure = \"message\"")));
    let book = Book { rules: &mild.rules, steps: &mild.steps, ..book };
    let kinds: Vec<MeasureKind> = walk(&book, &daily("---------"), day(9.0)).iter().map(|act| act.proposal.kind).collect();
    assert_eq!(kinds, [MeasureKind::Message; 3]);
}

#[test]
fn rules_that_hold_together_are_all_listed_and_speak_with_one_step() {
    let pause = |days: u32| format!("measure = \"pause\", scope = \"project\", for = \"{days} days\"");
    let text = format!(
        "{}{}{}",
        rule("checks_at_least = 2, share_right_below = 0.9", "", &pause(30)),
        rule("checks_at_least = 2, share_right_below = 0.6", "", &pause(10)),
        rule("checks_at_least = 2, share_right_below = 0.9", "", "measure = \"training\"")
    );
    let step = "[[audit.step]]\naction = \"pause\"\ntext = \"A rest.\"\n";
    let file = rules(&format!("{step}{text}"));
    let book = Book { rules: &file.rules, steps: &file.steps, policy: Policy::of_nobody() };
    let all = walk(&book, &daily("+-"), day(2.0));
    assert_eq!(all.len(), 2, "{all:#?}");
    assert_eq!(all[0].holding.iter().map(|h| h.rule).collect::<Vec<_>>(), [0, 1, 2]);
    assert_eq!((all[0].proposal.rules.as_slice(), all[0].proposal.measure.and_then(Measure::lasts)), (&[0, 1][..], "10 days".parse().ok()));
    assert_eq!((all[1].proposal.rules.as_slice(), all[1].proposal.kind), (&[2][..], MeasureKind::Training));
    // Without a ladder each proposes its own at once; no further pause is asked for while one runs.
    let bare = Book { steps: &[], ..book };
    assert_eq!(bare.look(Until::moment(&daily("+-"), day(2.0))).proposals.len(), 3);
    assert_eq!(walk(&bare, &daily("+-+-+-"), day(6.0)).iter().filter(|act| act.proposal.kind == MeasureKind::Pause).count(), 2);
}

#[test]
fn a_rule_acts_by_itself_where_the_policy_lets_it_and_it_was_asked_to() {
    let acting = |mode: &str| {
        let pause = rule("checks_at_least = 2, share_right_below = 0.9", "", "measure = \"pause\", scope = \"project\", for = \"9 days\"");
        rules(&format!("{pause}mode = \"{mode}\"\n"))
    };
    let by = |file: &RuleFile, policy: &str| {
        let book = Book { rules: &file.rules, steps: &[], policy: Policy::named(policy).expect("there") };
        walk(&book, &daily("+-"), day(2.0))[0].proposal.by
    };
    assert_eq!((by(&acting("act"), "sg"), by(&acting("propose"), "sg")), (Taker::Rule, Taker::Person));
    assert_eq!(by(&acting("act"), "eu-platform-work"), Taker::Person, "whatever its file says");
}

#[test]
fn idle_days_pass_between_events_and_are_told_once() {
    let file = rules(&rule("days_idle_at_least = 30", "", "measure = \"message\""));
    let book = Book { rules: &file.rules, steps: &[], policy: Policy::of_nobody() };
    let on = |events: &[f64], end: f64| {
        let record = History::from(events.iter().map(|at| check(*at, 1.0)).collect::<Vec<_>>());
        walk(&book, &record, day(end)).iter().map(|act| act.at).collect::<Vec<_>>()
    };
    assert_eq!(on(&[1.0, 30.5, 80.0], 80.0), [day(60.5)]);
    assert_eq!(on(&[1.0, 31.0], 31.0), [], "back at work at that very moment");
    assert_eq!((on(&[1.0], 31.0), on(&[1.0], 30.9)), (vec![day(31.0)], vec![]), "the record's end");
}

#[test]
fn how_somebody_did_afterwards_is_told_by_what_came_after_alone() {
    let told = |marks: &str, after: f64| afterwards(&daily(marks), day(after), 4, 0.75);
    assert_eq!((told("----+++-", 4.0), told("----++--", 4.0), told("----+++", 4.0)), (Later::Well, Later::Badly, Later::Unknown));
    let mut paused = daily("----+++-");
    paused.add(taken(9.0, MeasureKind::Pause, &[]));
    assert_eq!(afterwards(&paused, day(4.0), 4, 0.75), Later::Badly);
    assert_eq!(afterwards(&paused, day(9.0), 4, 0.75), Later::Unknown);
}

fn terms(level: f64, events: usize) -> Terms {
    Terms { level, events, apart: DAY as f64, people: 20_000, seed: 11 }
}

/// The chance by its definition: of all records of so many checks those on which the rule would have spoken, by the rules' own code.
#[test]
fn exact_chances_are_those_of_every_record_put_through_the_rules() {
    let events = 11;
    for (when, over) in [
        ("checks_at_least = 4, share_right_below = 0.75", ""),
        ("checks_at_least = 4, share_right_below = 0.75", "window = \"5 checks\""),
        ("checks_above = 3, share_wrong_at_least = 0.5, wrong_is_not = 2", "window = \"6 days\""),
        ("wrong_at_least = 3", "window = \"4 checks\""),
        ("checks_at_least = 2, share_right_is = 1, right_at_most = 3", "since = \"last_measure\""),
    ] {
        let file = rules(&rule(when, over, "measure = \"message\""));
        let book = Book { rules: &file.rules, steps: &[], policy: Policy::of_nobody() };
        for level in [0.5, 0.9] {
            let mut expected = 0.0;
            for marks in 0_u32..1 << events {
                let text: String = (0..events).map(|i| if marks >> i & 1 == 1 { '+' } else { '-' }).collect();
                if !walk(&book, &daily(&text), day(20.0)).is_empty() {
                    let right = marks.count_ones().cast_signed();
                    expected += f64::powi(level, right) * f64::powi(1.0 - level, events - right);
                }
            }
            let Chance::Exact(found) = chance(&file.rules[0], &terms(level, 11)) else { panic!("{when}") };
            assert!((found - expected).abs() < 1e-12, "{when} {over} {level}: {found} {expected}");
        }
    }
}

#[test]
fn chances_meet_what_is_known_of_published_rules_and_say_where_they_are_simulated() {
    let of = |when: &str, over: &str, level: f64, events: usize| {
        chance(&rules(&rule(when, over, "measure = \"message\"")).rules[0], &terms(level, events))
    };
    // "95 % after 10": a true 97 % person is stopped 26 % of the time by the tenth, 52 % by the fiftieth.
    for (events, percent) in [(10, 26.0), (50, 52.0)] {
        let Chance::Exact(found) = of("checks_at_least = 10, share_right_below = 0.95", "", 0.97, events) else { panic!("exact") };
        assert!(((100.0 * found).round() - percent).abs() < 1e-9, "{found}");
    }
    // Majority votes and reviews are streams like checks.
    assert_eq!(
        of("judgments_at_least = 3, agreement_below = 0.6", "", 0.8, 30),
        of("reviews_at_least = 3, share_accepted_below = 0.6", "", 0.8, 30)
    );
    // All right, or none: one closed form each.
    assert_eq!(of("wrong_at_least = 1", "", 1.0, 50), Chance::Exact(0.0));
    let Chance::Exact(found) = of("wrong_at_least = 1", "", 0.9, 20) else { panic!("exact") };
    assert!((found - (1.0 - 0.9_f64.powi(20))).abs() < 1e-12);
    // Too many patterns of eighty checks to follow, and two streams at once: simulated, and as far off as said.
    let wide = of("checks_at_least = 80, share_right_below = 0.9", "window = \"80 checks\"", 0.93, 160);
    assert!(matches!(wide, Chance::Simulated { share, standard_error } if share > 0.2 && standard_error < 0.004), "{wide:?}");
    let independent = |events| of("checks_at_least = 2, wrong_at_least = 2, rejected_at_least = 2", "", 0.5, events);
    let Chance::Simulated { share, standard_error } = independent(2) else { panic!("two streams") };
    assert!((share - 1.0 / 16.0).abs() < 4.0 * standard_error, "both of both wrong: {share}");
    for other in ["signals_open_at_least = 1", "days_idle_at_least = 9", "rejected_at_least = 2, last_review = \"rejected\""] {
        assert_eq!(of(other, "", 0.9, 50), Chance::None, "{other}");
    }
}
