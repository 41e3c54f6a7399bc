//! Audits of judgments, the whole way: a sealed plan, a drawn sample, blind reviews, a result, a report that two sign; and a certificate.

use serde_json::{Value, json};
use touchstone::app::App;
use touchstone::app::accounts::reader::Reader;
use touchstone::app::auditing::audit_reviews::{Given, Handed};
use touchstone::app::auditing::audits::AuditState;
use touchstone::app::auditing::judgments::Purpose;
use touchstone::app::auditing::tasks::NewTask;
use touchstone::domain::accounts::Role;
use touchstone::domain::auditing::judgment::Said;
use touchstone::domain::auditing::sampled::report::Report;
use touchstone::domain::auditing::sampled::review::Outcome;
use touchstone::domain::gold_set::Folder;
use touchstone::domain::gold_set::item::ItemKind;
use touchstone::domain::kernel::id::{AuditId, PersonId};
use touchstone::store::admin::{self, fsck};
use touchstone::store::auditing::annotators;

use super::checks;
use crate::support::crowd::{self, PROJECT};
use crate::support::database::{Database, Engine, TestApp, by_hand, on_both};
use crate::support::{member, root};

/// The small set with these samples.
pub fn sampled(samples: &str) -> Folder {
    let mut set = checks::set("c");
    let project = set.files.get_mut("project.toml").expect("there");
    project.extend_from_slice(samples.as_bytes());
    set
}

/// Judgments of several workers; of every fifth the label is "odd".
pub async fn judged(app: &App, from: usize, to: usize) {
    let mut intake = app.intake(PROJECT, Purpose::Take);
    for n in from..to {
        let label = if n % 5 == 0 { "odd" } else { "plain" };
        let at = app.now().plus_seconds(-86_400);
        let row = json!({ "id": format!("row-{n}"), "task": format!("task-{n}"), "annotator": format!("worker-{}", n % 7),
            "label": label, "at": at.to_string() });
        intake.line(n as u64, &row.to_string()).await.expect("taken");
    }
    let report = intake.finish().await.expect("taken");
    assert_eq!((report.accepted, report.refused), ((to - from) as u64, 0));
}

async fn taken(app: &App, row: &Value) {
    let mut intake = app.intake(PROJECT, Purpose::Take);
    intake.line(1, &row.to_string()).await.expect("taken");
    assert_eq!(intake.finish().await.expect("taken").accepted, 1, "{row}");
}

pub fn said(outcome: Outcome) -> Given {
    Given { outcome, share: None, note: None }
}

/// Reviews what waits for somebody, as long as something does; how often.
pub async fn review(app: &App, who: PersonId, mut says: impl FnMut(usize, &Handed) -> Given) -> usize {
    let mut n = 0;
    while let Some(handed) = app.next_audit_review(PROJECT, who).await.expect("asked") {
        app.save_audit_review(PROJECT, who, handed.id, says(n, &handed)).await.expect("saved");
        n += 1;
    }
    n
}

async fn sound(app: &App) {
    let held = app.verify_ledger().await.expect("verified");
    assert!(held.broken.is_empty(), "{:?}", held.broken);
    assert_eq!(app.replay().await.expect("replayed").differences, []);
    // Nobody was onboarded by a decision here; what there is of audits is whole.
    let mut breaches = fsck::check(app.db()).await.expect("checked").breaches;
    breaches.retain(|b| ["audit", "message", "foreign", "schema"].iter().any(|of| b.invariant.starts_with(of)));
    assert_eq!(breaches, []);
}

/// How often something stands in the ledger so far.
async fn told(app: &App, kind: &'static str) -> usize {
    let tail = app.db().read("tail", |tx| Box::pin(touchstone::store::proving::ledger::tail(tx))).await.expect("read");
    tail.iter().filter(|event| event.kind == kind).count()
}

async fn report_of(app: &App, id: AuditId) -> (Report, String) {
    let (_, report, digest) = app.audit(PROJECT, id, false).await.expect("there").audit.done.expect("done");
    (report, digest)
}

const MONTHLY: &str = r#"
[[audit.sample]]
name = "monthly"
kind = "estimate"
frame = { period = "30 days" }
strata = "label"
n = 40
second_review = 0.25
"#;

/// Whoever is right says so; of every third of "odd" they say that it is wrong.
fn honest(handed: &Handed) -> Given {
    let number: usize = handed.name.trim_start_matches("task-").parse().expect("a number");
    said(if number.is_multiple_of(15) { Outcome::Wrong } else { Outcome::Right })
}

on_both!(an_audit_goes_from_plan_to_a_report_that_two_have_signed, super::whole_way);
async fn whole_way(t: TestApp) {
    let app = &t.app;
    crowd::publish(app, &sampled(MONTHLY)).await;
    judged(app, 0, 400).await;
    let auditor = member(app, Some("auditor@example.sg"), PROJECT, &[Role::Auditor]).await;
    let other = member(app, Some("other@example.sg"), PROJECT, &[Role::Auditor]).await;
    let reviewers = [
        member(app, Some("one@example.sg"), PROJECT, &[Role::Reviewer]).await,
        member(app, Some("two@example.sg"), PROJECT, &[Role::Reviewer]).await,
        member(app, Some("three@example.sg"), PROJECT, &[Role::Reviewer]).await,
    ];
    assert!(app.plan_audit(PROJECT, reviewers[0], "monthly").await.is_err(), "no auditor");
    assert!(app.plan_audit(PROJECT, auditor, "weekly").await.is_err(), "no such sample");
    assert_eq!(app.next_audit_review(PROJECT, reviewers[0]).await.expect("asked"), None);
    let id = app.plan_audit(PROJECT, auditor, "monthly").await.expect("planned");
    // What is sealed stands in the ledger before anything is handed out.
    assert_eq!((told(app, "audit.planned").await, told(app, "audit.reviewed").await), (1, 0));
    let of = app.audit(PROJECT, id, false).await.expect("there");
    let plan = &of.audit.plan;
    assert_eq!((plan.units(), plan.n, plan.second, of.state()), (400, 40, 10, AuditState::Planned));
    let sizes: Vec<(&str, u64, u64)> = plan.strata.iter().map(|p| (p.name.as_str(), p.size, p.draw)).collect();
    assert_eq!(sizes, [("odd", 80, 8), ("plain", 320, 32)]);
    assert_eq!(of.changed, Some(false));
    assert!(app.plan_audit(PROJECT, auditor, "monthly").await.is_err(), "one at a time, or somebody could choose");
    assert!(app.sign_audit(PROJECT, auditor, id).await.is_err(), "there is no report yet");
    sound(app).await;
    // One does all that one may, then the second reviews; they differ on the first one that was drawn twice.
    let handed = app.next_audit_review(PROJECT, reviewers[0]).await.expect("asked").expect("one");
    assert!(matches!(&handed.said, Said::Label(label) if label == "odd" || label == "plain"));
    let again = app.next_audit_review(PROJECT, reviewers[0]).await.expect("asked").expect("the same");
    assert_eq!(again.id, handed.id, "what is held comes first");
    let elsewhere = app.next_audit_review(PROJECT, reviewers[1]).await.expect("asked").expect("another");
    assert_ne!(elsewhere.task, handed.task);
    assert!(app.save_audit_review(PROJECT, reviewers[1], handed.id, said(Outcome::Right)).await.is_err(), "it is not theirs");
    for wrong in [
        Given { share: Some(0.5), ..said(Outcome::Right) },
        Given { share: Some(1.5), ..said(Outcome::Wrong) },
        Given { note: Some("x".repeat(2_001)), ..said(Outcome::Right) },
    ] {
        assert!(app.save_audit_review(PROJECT, reviewers[0], handed.id, wrong).await.is_err());
    }
    t.clock.advance_seconds(1_900);
    assert_eq!(review(app, reviewers[0], |_, handed| honest(handed)).await, 40, "what nobody reviewed in time comes to others");
    assert!(app.save_audit_review(PROJECT, reviewers[1], elsewhere.id, said(Outcome::Right)).await.is_err(), "it lapsed");
    assert_eq!(app.audit(PROJECT, id, false).await.expect("there").state(), AuditState::UnderReview);
    let differs = |n: usize, handed: &Handed| {
        let own = honest(handed);
        let other = if own.outcome == Outcome::Right { Outcome::Wrong } else { Outcome::Right };
        if n == 0 { said(other) } else { own }
    };
    assert_eq!(review(app, reviewers[1], differs).await, 10, "the second on the stated share");
    assert_eq!(review(app, reviewers[0], |_, handed| honest(handed)).await, 0, "nobody decides between themselves and another");
    assert_eq!(app.audit(PROJECT, id, false).await.expect("there").progress.settled, 39);
    sound(app).await;
    assert_eq!(review(app, reviewers[2], |_, handed| honest(handed)).await, 1, "a third decides");
    let (report, digest) = report_of(app, id).await;
    let c = report.counts;
    assert_eq!((c.reviewed, c.twice, c.agreed, c.third, c.cannot_tell), (40, 10, 9, 1, 0));
    let estimate = report.estimate.as_ref().expect("an estimate");
    let share: f64 =
        [0, 1].map(|at| plan.strata[at].size as f64 / 400.0 * estimate.strata[at].errors / plan.strata[at].draw as f64).iter().sum();
    assert!((estimate.share - share).abs() < 1e-12 && estimate.judges == 7, "{estimate:?}");
    assert_eq!((told(app, "audit.closed").await, told(app, "certificate.issued").await), (1, 0));
    sound(app).await;
    signed(&t, id, [auditor, other], &digest).await;
}

/// Two different auditors sign; afterwards erasing people changes no digit, and rows that came later are told of.
async fn signed(t: &TestApp, id: AuditId, [first, second]: [PersonId; 2], digest: &str) {
    let app = &t.app;
    app.sign_audit(PROJECT, first, id).await.expect("signed");
    assert!(app.sign_audit(PROJECT, first, id).await.is_err(), "not twice");
    app.sign_audit(PROJECT, second, id).await.expect("signed");
    let third = member(app, Some("third@example.sg"), PROJECT, &[Role::Auditor]).await;
    assert!(app.sign_audit(PROJECT, third, id).await.is_err(), "two are enough");
    let of = app.audit(PROJECT, id, false).await.expect("there");
    assert_eq!((of.state(), of.signatures.len()), (AuditState::Signed, 2));
    sound(app).await;
    // A row of the same period that comes later: the lot is another one by now, the report is about the one that was sealed.
    let row = |id: &str, at: String| json!({ "id": id, "task": "task-late", "annotator": "worker-1", "label": "odd", "at": at });
    taken(app, &row("next", app.now().to_string())).await;
    assert_eq!(app.audit(PROJECT, id, false).await.expect("there").changed, Some(false), "it was judged after the draw");
    taken(app, &row("late", of.audit.planned_at.plus_seconds(-3_600).to_string())).await;
    assert_eq!(app.audit(PROJECT, id, false).await.expect("there").changed, Some(true));
    sound(app).await;
    // Whoever reviewed and whoever judged is erased.
    for text in [
        "UPDATE person SET email = NULL, display_name = '', erased_at = 1 WHERE email = 'one@example.sg'",
        "UPDATE rater SET name = 'erased' WHERE name IN ('worker-0', 'worker-3', 'worker-5')",
    ] {
        by_hand(&t.database.target, text).await;
    }
    let (report, after) = report_of(app, id).await;
    assert_eq!((after.as_str(), report.digest().as_str()), (digest, digest), "no digit of it changes");
    assert_eq!(app.draw_audit_again(id).await.expect("drawn"), []);
}

on_both!(nobody_reviews_or_signs_a_judgment_of_their_own, super::own);
async fn own(t: TestApp) {
    let app = &t.app;
    let samples =
        "\n[[audit.sample]]\nname = \"all\"\nkind = \"estimate\"\nframe = { period = \"30 days\", annotators = \"ours\" }\nn = 4\n";
    crowd::publish(app, &sampled(samples)).await;
    let annotator = checks::annotator_called(app, Some("both@example.sg")).await;
    judged(app, 0, 30).await;
    let auditor = member(app, Some("auditor@example.sg"), PROJECT, &[Role::Auditor]).await;
    assert!(app.plan_audit(PROJECT, auditor, "all").await.is_err(), "nobody of ours has judged");
    let mut intake = app.intake(PROJECT, Purpose::Take);
    for n in 0..4_u64 {
        let at = app.now().plus_seconds(-3_600).to_string();
        let row = json!({ "id": format!("own-{n}"), "task": "t", "annotator": annotator.to_string(), "response": { "n": n }, "at": at });
        intake.line(n, &row.to_string()).await.expect("taken");
    }
    intake.finish().await.expect("taken");
    let id = app.plan_audit(PROJECT, auditor, "all").await.expect("planned");
    let person =
        app.db().read("annotator", move |tx| Box::pin(annotators::by_id(tx, annotator))).await.expect("read").expect("there").person;
    let same = member(app, Some("both@example.sg"), PROJECT, &[Role::Reviewer, Role::Auditor]).await;
    assert_eq!(same, person);
    assert_eq!(app.next_audit_review(PROJECT, same).await.expect("asked"), None, "all are their own");
    assert_eq!(app.audit_reviews_waiting(PROJECT, same).await.expect("asked"), 0);
    let reviewer = member(app, Some("one@example.sg"), PROJECT, &[Role::Reviewer]).await;
    assert_eq!(app.audit_reviews_waiting(PROJECT, reviewer).await.expect("asked"), 4);
    assert_eq!(
        review(app, reviewer, |_, handed| {
            assert!(matches!(&handed.said, Said::Response(text) if text.starts_with("{\"n\":")));
            Given { outcome: Outcome::Wrong, share: Some(0.5), note: Some("Half of it.".to_owned()) }
        })
        .await,
        4
    );
    let (report, _) = report_of(app, id).await;
    let estimate = report.estimate.expect("an estimate");
    assert!(estimate.census && (estimate.share - 0.5).abs() < 1e-12 && estimate.interval == Some([0.5, 0.5]), "{estimate:?}");
    let refused = app.sign_audit(PROJECT, same, id).await.expect_err("their own");
    assert!(refused.to_string().contains("judgments of your own"), "{refused}");
    sound(app).await;
}

on_both!(frames_and_strata_follow_every_key_of_a_sample, super::every_key);
async fn every_key(t: TestApp) {
    let app = &t.app;
    let sample = |name: &str, frame: &str, more: &str| {
        format!("\n[[audit.sample]]\nname = \"{name}\"\nkind = \"estimate\"\nframe = {{ {frame} }}\n{more}\n")
    };
    let samples = [
        sample("all", "period = \"30 days\"", "n = 10"),
        sample("week", "period = \"7 days\"", "n = 10"),
        sample("ours", "period = \"30 days\", annotators = \"ours\"", "n = 10"),
        sample("choices", "period = \"30 days\", kind = \"choice\"", "n = 10"),
        sample("by-kind", "period = \"30 days\"", "n = 10\nstrata = \"kind\""),
        sample("by-version", "period = \"30 days\"", "n = 10\nstrata = \"version\""),
        sample("by-annotator", "period = \"30 days\"", "n = 10\nstrata = \"annotator\"\nleast = 5"),
        sample("wide", "period = \"30 days\"", "half_width = 0.2\nexpected = 0.05"),
        sample("narrow", "period = \"30 days\"", "half_width = 0.2"),
    ];
    crowd::publish(app, &sampled(&samples.concat())).await;
    let annotator = checks::annotator(app).await.to_string();
    let task = NewTask { name: "t-1".to_owned(), kind: ItemKind::Choice, done_by: Vec::new() };
    app.register_tasks(PROJECT, Reader::Platform, vec![task]).await.expect("registered");
    // Forty rows: of three people, one of whom is ours; a quarter of a registered task; every second of another version; half a month old.
    for n in 0..40 {
        let at = app.now().plus_seconds(if n % 2 == 0 { -86_400 } else { -15 * 86_400 });
        let who = if n % 3 == 0 { annotator.clone() } else { format!("w-{}", n % 3) };
        let version = if n < 20 { "1" } else { "2" };
        let task = if n % 4 == 0 { "t-1" } else { "t-2" };
        taken(
            app,
            &json!({ "id": format!("k-{n}"), "task": task, "annotator": who, "label": "x", "version": version, "at": at.to_string() }),
        )
        .await;
    }
    let auditor = member(app, Some("auditor@example.sg"), PROJECT, &[Role::Auditor]).await;
    for (name, strata, n) in [
        ("all", vec![40], 10),
        ("week", vec![20], 10),
        ("ours", vec![14], 10),
        ("choices", vec![10], 10),
        ("by-kind", vec![30, 10], 10),
        ("by-version", vec![20, 20], 10),
        ("by-annotator", vec![13, 13, 14], 15),
        ("wide", vec![40], 5),
        ("narrow", vec![40], 16),
    ] {
        let id = app.plan_audit(PROJECT, auditor, name).await.unwrap_or_else(|e| panic!("{name}: {e}"));
        let plan = app.audit(PROJECT, id, false).await.expect("there").audit.plan;
        let mut sizes: Vec<u64> = plan.strata.iter().map(|part| part.size).collect();
        if name == "by-annotator" {
            sizes.sort_unstable();
        }
        assert_eq!((sizes, plan.n), (strata, n), "{name}: {plan:?}");
    }
    sound(app).await;
}

on_both!(reviewers_at_once_review_each_judgment_once, super::at_once);
async fn at_once(t: TestApp) {
    let samples = "\n[[audit.sample]]\nname = \"all\"\nkind = \"estimate\"\nframe = { period = \"30 days\" }\nn = 24\n";
    crowd::publish(&t.app, &sampled(samples)).await;
    judged(&t.app, 0, 60).await;
    let auditor = member(&t.app, Some("auditor@example.sg"), PROJECT, &[Role::Auditor]).await;
    let id = t.app.plan_audit(PROJECT, auditor, "all").await.expect("planned");
    let mut beside = Vec::new();
    for name in ["one@example.sg", "two@example.sg", "three@example.sg"] {
        let (app, reviewer) = (t.app.clone(), member(&t.app, Some(name), PROJECT, &[Role::Reviewer]).await);
        beside.push(tokio::spawn(async move { review(&app, reviewer, |_, handed| honest(handed)).await }));
    }
    let mut reviews = 0;
    for one in beside {
        reviews += one.await.expect("no panic");
    }
    let (report, _) = report_of(&t.app, id).await;
    assert_eq!((reviews, report.counts.reviewed, report.counts.twice), (24, 24, 0));
    sound(&t.app).await;
}

/// A family's case by its id.
fn case(family: &str, id: &str) -> Value {
    let text = std::fs::read_to_string(root().join(format!("tests/oracles/{family}.json"))).expect("readable");
    let whole: Value = serde_json::from_str(&text).expect("JSON");
    whole["cases"].as_array().expect("cases").iter().find(|c| c["id"] == id).expect("there").clone()
}

fn count(at: &Value) -> usize {
    at.as_u64().and_then(|n| usize::try_from(n).ok()).expect("a count")
}

fn given(error: f64) -> Given {
    if error > 0.0 { Given { share: Some(error), ..said(Outcome::Wrong) } } else { said(Outcome::Right) }
}

on_both!(estimates_through_the_service_are_those_of_the_oracle_survey, super::survey);
async fn survey(t: TestApp) {
    let app = &t.app;
    let of = case("survey", "survey-dev-0002");
    let errors: Vec<f64> = of["input"]["y"].as_array().expect("values").iter().map(|y| y.as_f64().expect("a number")).collect();
    let size = count(&of["input"]["fpc"][0]);
    let samples =
        format!("\n[[audit.sample]]\nname = \"one\"\nkind = \"estimate\"\nframe = {{ period = \"30 days\" }}\nn = {}\n", errors.len());
    crowd::publish(app, &sampled(&samples)).await;
    judged(app, 0, size).await;
    let auditor = member(app, Some("auditor@example.sg"), PROJECT, &[Role::Auditor]).await;
    let reviewer = member(app, Some("one@example.sg"), PROJECT, &[Role::Reviewer]).await;
    let id = app.plan_audit(PROJECT, auditor, "one").await.expect("planned");
    assert_eq!(review(app, reviewer, |n, _| given(errors[n])).await, errors.len());
    let estimate = report_of(app, id).await.0.estimate.expect("an estimate");
    let (theirs, worth) = (&of["expected"]["r_survey"], &of["expected"]["effective"]["n_eff"]);
    for (ours, theirs) in [(Some(estimate.share), &theirs["mean"]), (estimate.standard_error, &theirs["se"]), (estimate.worth, worth)] {
        let (a, b) = (ours.expect("a figure"), theirs.as_f64().expect("a number"));
        assert!((a - b).abs() <= 1e-9 * b.abs().max(1.0), "{a} and {b}");
    }
    sound(app).await;
}

on_both!(a_certificate_through_the_service_comes_when_the_oracle_risk_limit_says, super::certificate);
async fn certificate(t: TestApp) {
    let app = &t.app;
    // Of 60 units some are wrong in part; the certificate at 5 % comes after 28.
    let of = case("risk_limit", "risk_limit-dev-0035");
    let input = &of["input"];
    let number = |at: &Value| at.as_f64().expect("a number");
    let errors: Vec<f64> = input["right"].as_array().expect("draws").iter().map(|right| 1.0 - number(right)).collect();
    let after = count(&of["expected"]["certified_after"]["0.05"]);
    let samples = format!(
        "\n[[audit.sample]]\nname = \"lot\"\nkind = \"certify\"\nframe = {{ period = \"7 days\" }}\nlimit = {}\nrisk = 0.05\n\
         expected = {}\n\
         weight = {}\n",
        number(&input["limit"]),
        1.0 - number(&input["par"]["eta"]),
        number(&input["par"]["d"])
    );
    crowd::publish(app, &sampled(&samples)).await;
    judged(app, 0, count(&input["lot_size"])).await;
    let auditor = member(app, Some("auditor@example.sg"), PROJECT, &[Role::Auditor]).await;
    let reviewer = member(app, Some("one@example.sg"), PROJECT, &[Role::Reviewer]).await;
    let id = app.plan_audit(PROJECT, auditor, "lot").await.expect("planned");
    // After every review the p is told.
    for (at, error) in errors.iter().take(after - 1).enumerate() {
        let handed = app.next_audit_review(PROJECT, reviewer).await.expect("asked").expect("more");
        app.save_audit_review(PROJECT, reviewer, handed.id, given(*error)).await.expect("saved");
        let (n, p) = app.audit(PROJECT, id, false).await.expect("there").progress.certified.expect("a certificate's");
        let theirs = number(&of["expected"]["p_running"][at]);
        assert!(n == at as u64 + 1 && (p - theirs).abs() <= 1e-9, "{n}: {p} and {theirs}");
    }
    assert_eq!(told(app, "certificate.issued").await, 0);
    let handed = app.next_audit_review(PROJECT, reviewer).await.expect("asked").expect("one more");
    app.save_audit_review(PROJECT, reviewer, handed.id, given(errors[after - 1])).await.expect("saved");
    assert_eq!(app.next_audit_review(PROJECT, reviewer).await.expect("asked"), None, "it has its certificate");
    let (report, digest) = report_of(app, id).await;
    let certificate = report.certificate.expect("a certificate");
    assert!(certificate.issued && certificate.after == after as u64 && certificate.p <= 0.05, "{certificate:?}");
    assert_eq!((told(app, "audit.closed").await, told(app, "certificate.issued").await), (1, 1));
    sound(app).await;
    // The same in the other kind of database: drawn again, and sealed to the byte.
    let other = if t.engine() == Engine::Sqlite { Engine::Postgres } else { Engine::Sqlite };
    let Some(copy) = Database::new(other).await else { return };
    admin::copy::copy(&t.database.target, &copy.target).await.expect("copied");
    let moved = touchstone::app::open(&copy.target).await.expect("opened");
    assert_eq!(report_of(&moved, id).await.1, digest);
    sound(&moved).await;
}

on_both!(a_lot_with_too_many_errors_is_refused_at_the_end_of_its_budget, super::refused);
async fn refused(t: TestApp) {
    let app = &t.app;
    let samples =
        "\n[[audit.sample]]\nname = \"lot\"\nkind = \"certify\"\nframe = { period = \"7 days\" }\nlimit = 0.05\nrisk = 0.05\nn = 12\n";
    crowd::publish(app, &sampled(samples)).await;
    judged(app, 0, 200).await;
    let auditor = member(app, Some("auditor@example.sg"), PROJECT, &[Role::Auditor]).await;
    let reviewers = [
        member(app, Some("one@example.sg"), PROJECT, &[Role::Reviewer]).await,
        member(app, Some("two@example.sg"), PROJECT, &[Role::Reviewer]).await,
    ];
    let id = app.plan_audit(PROJECT, auditor, "lot").await.expect("planned");
    // Whoever cannot tell calls a second one; what neither can tell counts as wrong.
    let says = |n: usize| if n == 3 { said(Outcome::CannotTell) } else { said(Outcome::Right) };
    assert_eq!(review(app, reviewers[0], |n, _| says(n)).await, 12);
    let waits = app.audit(PROJECT, id, false).await.expect("there");
    assert_eq!((waits.progress.settled, waits.progress.certified.map(|(n, _)| n)), (11, Some(3)), "up to the first gap");
    assert_eq!(review(app, reviewers[1], |_, _| said(Outcome::CannotTell)).await, 1);
    let (report, _) = report_of(app, id).await;
    let certificate = report.certificate.expect("the end of the budget");
    assert!(!certificate.issued && certificate.after == 12 && (certificate.errors - 1.0).abs() < 1e-12, "{certificate:?}");
    assert_eq!((told(app, "audit.closed").await, told(app, "certificate.issued").await), (1, 0));
    sound(app).await;
}

on_both!(whatever_is_changed_of_an_audit_by_hand_is_named, super::tampered);
async fn tampered(t: TestApp) {
    let app = &t.app;
    crowd::publish(app, &sampled(MONTHLY)).await;
    judged(app, 0, 100).await;
    let auditor = member(app, Some("auditor@example.sg"), PROJECT, &[Role::Auditor]).await;
    let reviewers = [
        member(app, Some("one@example.sg"), PROJECT, &[Role::Reviewer]).await,
        member(app, Some("two@example.sg"), PROJECT, &[Role::Reviewer]).await,
    ];
    let id = app.plan_audit(PROJECT, auditor, "monthly").await.expect("planned");
    for reviewer in reviewers {
        review(app, reviewer, |_, handed| honest(handed)).await;
    }
    app.sign_audit(PROJECT, auditor, id).await.expect("signed");
    sound(app).await;
    for (change, back) in [
        ("UPDATE audit SET planned_at = planned_at - 1", "UPDATE audit SET planned_at = planned_at + 1"),
        ("UPDATE audit SET closed_at = closed_at + 1", "UPDATE audit SET closed_at = closed_at - 1"),
        ("UPDATE audit SET planned_by = planned_by || 'x'", "UPDATE audit SET planned_by = SUBSTR(planned_by, 1, LENGTH(planned_by) - 1)"),
        (
            "UPDATE audit SET plan = REPLACE(plan, '\"second\":10', '\"second\":11')",
            "UPDATE audit SET plan = REPLACE(plan, '\"second\":11', '\"second\":10')",
        ),
        (
            "UPDATE audit SET report = REPLACE(report, '\"right\":', '\"right\": ')",
            "UPDATE audit SET report = REPLACE(report, '\"right\": ', '\"right\":')",
        ),
        ("UPDATE audit SET project = project || 'x'", "UPDATE audit SET project = SUBSTR(project, 1, LENGTH(project) - 1)"),
        ("UPDATE audit SET sample = sample || 'x'", "UPDATE audit SET sample = SUBSTR(sample, 1, LENGTH(sample) - 1)"),
        ("UPDATE audit_frame SET number = number + 1", "UPDATE audit_frame SET number = number - 1"),
        ("UPDATE audit_task SET place = place + 1000", "UPDATE audit_task SET place = place - 1000"),
        ("UPDATE audit_review SET outcome = 'wrong' WHERE outcome = 'right'", "UPDATE audit_review SET outcome = 'right' WHERE share = 0"),
        ("UPDATE audit_task SET stratum = 1 - stratum", "UPDATE audit_task SET stratum = 1 - stratum"),
        ("UPDATE audit_task SET second = NOT second", "UPDATE audit_task SET second = NOT second"),
        ("UPDATE audit_task SET wanted = 3 WHERE place = 0", "UPDATE audit_task SET wanted = 0 WHERE place = 0"),
        ("UPDATE audit_review SET share = 0.75 WHERE outcome = 'right'", "UPDATE audit_review SET share = 0 WHERE outcome = 'right'"),
        ("UPDATE audit_review SET note = 'x'", "UPDATE audit_review SET note = NULL"),
        ("UPDATE audit_review SET at = at - 1", "UPDATE audit_review SET at = at + 1"),
        ("UPDATE audit_signature SET at = at + 1", "UPDATE audit_signature SET at = at - 1"),
    ] {
        by_hand(&t.database.target, change).await;
        let named = !app.verify_ledger().await.expect("verified").broken.is_empty();
        let differs = !app.replay().await.expect("replayed").differences.is_empty();
        assert!(named || differs, "{change}");
        by_hand(&t.database.target, back).await;
    }
    sound(app).await;
    // What is taken away is named as well.
    by_hand(&t.database.target, "DELETE FROM audit_signature").await;
    assert!(!app.verify_ledger().await.expect("verified").broken.is_empty());
    by_hand(&t.database.target, "DELETE FROM audit_frame").await;
    assert!(app.replay().await.expect("replayed").differences.iter().any(|d| d.what == "audit" && d.at == "/frame"));
}
