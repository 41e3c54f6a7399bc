//! Plans tried out on made-up people through the code that decides on real ones: forms, blocks, rule, attempts.

use touchstone::app::gold_set::simulation::{LEVEL, TOLERANCE, Tried, Wanted, try_out};
use touchstone::domain::gold_set;
use touchstone::domain::gold_set::stored::{self, Content};
use touchstone::domain::planning::simulation::{Assumed, Tally, attempts};
use touchstone::domain::project::{Decision, Forced, Stage};
use touchstone_measure::interval::{Method, share};
use touchstone_measure::mastery::sequential::{Plan, fixed_length};

use crate::support::folder;

pub(super) fn shipped() -> Content {
    let report = gold_set::read(&folder("gold_sets/mandarin-sg"));
    stored::read(&report.set.expect("no errors").document).expect("readable")
}

fn sequential(rates: (f64, f64), risks: (f64, f64), lengths: (usize, usize)) -> Decision {
    Decision::Sequential {
        p_master: rates.1,
        p_nonmaster: rates.0,
        alpha: risks.0,
        beta: risks.1,
        plan_alpha: None,
        plan_beta: None,
        min_items: lengths.0,
        max_items: lengths.1,
        forced: Forced::Refer,
        floors: Vec::new(),
    }
}

/// The shipped sequential stages, and three plans of other rates, risks, blocks and attempts on the English form.
fn plans(content: &Content) -> Vec<Stage> {
    let english = content.stage("english").expect("there").1;
    let other = |id: &str, decision, block, attempts| Stage { id: id.to_owned(), decision, block, attempts, ..english.clone() };
    let mut plans: Vec<Stage> =
        content.project.stages.iter().filter(|s| matches!(s.decision, Decision::Sequential { .. })).cloned().collect();
    plans.push(other("short", sequential((0.6, 0.9), (0.05, 0.05), (5, 25)), 5, 1));
    plans.push(other("each answer", sequential((0.7, 0.9), (0.10, 0.10), (8, 37)), 1, 1));
    plans.push(other("three attempts", sequential((0.5, 0.8), (0.10, 0.05), (15, 37)), 5, 3));
    plans
}

fn plan_of(stage: &Stage) -> Plan {
    stage.decision.plan(stage.block).expect("sequential")
}

#[test]
fn six_plans_keep_their_promises_for_100_000_people_each_within_the_one_sided_limit() {
    let content = shipped();
    let limit = |count: u64, of: u64| share(count, of, 2.0 * LEVEL - 1.0, Method::ClopperPearson).expect("counts").1;
    let half = 50_000;
    std::thread::scope(|scope| {
        for stage in plans(&content) {
            let content = &content;
            scope.spawn(move || {
                let plan = plan_of(&stage);
                let assumed = Assumed { seed: 2026, ..Assumed::default() };
                let run = |rate: f64| {
                    let mut sum = Tally::default();
                    (0..half).for_each(|person| sum.add(&attempts(&stage, content, rate, person, &assumed).0));
                    sum
                };
                let (weak, strong) = (run(plan.p_nonmaster), run(plan.p_master));
                let (passed, below) = (limit(weak.passed, half), limit(strong.first_below, half));
                assert!(passed <= plan.alpha + TOLERANCE, "{}: non-masters passed up to {passed}, {} promised", stage.id, plan.alpha);
                assert!(below <= plan.beta + TOLERANCE, "{}: masters below up to {below}, {} promised", stage.id, plan.beta);
                // Where no critical item is drawn, what was found is what dynamic programming says, to five standard errors.
                let exact = plan.promises(stage.attempts).expect("a plan");
                let near = |found: u64, p: f64| (found as f64 / half as f64 - p).abs() < 5.0 * (p * (1.0 - p) / half as f64).sqrt();
                assert!(near(weak.passed, exact.nonmaster_passed), "{}: {} of {half}, exact {exact:?}", stage.id, weak.passed);
                if stage.id != "skills" {
                    assert!(
                        near(strong.first_below, exact.master_below),
                        "{}: {} of {half}, exact {exact:?}",
                        stage.id,
                        strong.first_below
                    );
                    let items = plan.operating(plan.p_master).expect("a plan").mean_items;
                    // A form may hold a testlet more than the draws ask for, so that the last look comes an item or two later.
                    assert!((strong.share(strong.first_items) - items).abs() < 1.0, "{} {items}", stage.id);
                }
                let fixed = fixed_length(&plan, stage.attempts, 400).expect("a fixed test").0;
                let mean = f64::midpoint(weak.share(weak.first_items), strong.share(strong.first_items));
                let saved = 100.0 * (1.0 - mean / fixed as f64);
                println!("{}: {mean:.1} items against {fixed}, {saved:.0} % fewer; passed {passed:.4}, below {below:.4}", stage.id);
            });
        }
    });
}

#[test]
fn the_shipped_stages_need_40_percent_fewer_items_than_fixed_tests_of_the_same_risks() {
    let tried = try_out(&shipped(), &Wanted { people: 2_000, assumed: Assumed::default() });
    let (saved, referred) = tried.saved().expect("sequential stages");
    assert!(saved >= 0.40, "{saved}");
    assert!(referred < 0.35, "{referred}");
    // The same against fixed tests whose risks are those of one attempt alone.
    let content = shipped();
    let (mut fixed, mut items) = (0, 0.0);
    for stage in plans(&content).iter().take(3) {
        let plan = plan_of(stage);
        fixed += fixed_length(&plan, 1, 400).expect("a fixed test").0;
        let mean = |p: f64| plan.operating(p).expect("a plan").mean_items;
        items += f64::midpoint(mean(plan.p_nonmaster), mean(plan.p_master));
    }
    assert!(items / f64::from(u32::try_from(fixed).expect("small")) <= 0.60, "{items} of {fixed}");
}

#[test]
fn a_simulation_depends_on_its_seed_alone_and_people_of_higher_ability_come_further() {
    let content = shipped();
    let run = |seed, mean| try_out(&content, &Wanted { people: 300, assumed: Assumed { seed, mean, ..Assumed::default() } });
    let (first, again, other) = (run(1, 0.5), run(1, 0.5), run(2, 0.5));
    assert_eq!(first.funnel, again.funnel);
    assert_ne!(first.funnel, other.funnel);
    let drawn = |tried: &Tried| tried.drawing("a curve a stage", str::to_owned);
    assert_eq!(drawn(&first), drawn(&again));
    let (weak, strong) = (run(1, -1.5), run(1, 1.5));
    assert!(
        weak.share_through(None) < 0.1 && strong.share_through(None) > 0.7,
        "{} {}",
        weak.share_through(None),
        strong.share_through(None)
    );
    let writing = first.stages().last().expect("stages");
    assert_eq!(writing.0, "writing");
    assert!(writing.1.sheets >= 12 * writing.1.attempts, "two sheets for each of six responses");
    assert!(first.stages().all(|(_, seen)| first.exposure(seen) <= 1.0 && first.minutes(seen, 0.9) >= first.minutes(seen, 0.5)));
}
