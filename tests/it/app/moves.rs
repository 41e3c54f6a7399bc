//! Whatever a candidate, staff and the machine do in whatever order: an application moves only as its states let it.

use std::collections::BTreeSet;

use serde_json::{Value, json};
use touchstone::app::AppError;
use touchstone::app::accounts::reader::Reader;
use touchstone::app::applying::apply::REQUIRED_CONSENTS;
use touchstone::app::deciding::decide::ToDecide;
use touchstone::domain::accounts::Role;
use touchstone::domain::applying::profile::Profile;
use touchstone::domain::deciding::DecisionOutcome;
use touchstone::domain::kernel::id::{ApplicationId, PersonId};
use touchstone::store::admin;
use touchstone_measure::draw::Stream;

use crate::support::crowd::{self, PROJECT};
use crate::support::database::{Engine, TestApp, by_hand};

/// Every move of a state of `domain::applicant::status`.
const MOVES: &[(&str, &str)] = &[
    ("draft", "not_open"),
    ("draft", "screening"),
    ("draft", "withdrawn"),
    ("not_open", "draft"),
    ("not_open", "rejected"),
    ("not_open", "withdrawn"),
    ("screening", "needs_decision"),
    ("screening", "withdrawn"),
    ("needs_decision", "screening"),
    ("needs_decision", "onboarded"),
    ("needs_decision", "rejected"),
    ("needs_decision", "withdrawn"),
    ("onboarded", "needs_decision"),
    ("rejected", "needs_decision"),
    ("rejected", "not_open"),
    ("withdrawn", "draft"),
];

/// What is two moves in one commit: a person acts while a decision that they know nothing of is held, which is taken back for it.
const MADE_WAY: &[(&str, &str)] = &[("rejected", "withdrawn"), ("rejected", "draft"), ("onboarded", "withdrawn")];

/// Where an application stands once a decision of a person is taken back, by where it stood until then.
const TAKEN_BACK: &[(&str, &str)] = &[
    ("rejected", "not_open"),
    ("rejected", "needs_decision"),
    ("onboarded", "needs_decision"),
    ("screening", "needs_decision"),
    // The last stage is passed, and whether to accept is decided next.
    ("needs_decision", "needs_decision"),
];

fn done<T>(result: Result<T, AppError>) {
    if let Err(error) = result {
        assert!(!matches!(error, AppError::Store(_) | AppError::Fault { .. } | AppError::Unreadable { .. }), "{error:?}");
    }
}

async fn apply(t: &TestApp, person: PersonId, residence: &str) {
    done(t.app.begin_application(person, PROJECT).await);
    let Ok(record) = t.app.own_record(person, PROJECT).await else { return };
    let profile: Profile = serde_json::from_value(json!({ "name": "Ann", "residence": residence })).expect("a profile");
    done(t.app.save_profile(person, PROJECT, record.application.revision, profile).await);
    done(t.app.submit_application(person, PROJECT, REQUIRED_CONSENTS.map(str::to_owned).to_vec()).await);
}

async fn sit(t: &TestApp, person: PersonId, stage: &str, knows: bool) {
    let Ok(attempt) = t.app.start_attempt(person, PROJECT, stage).await else { return };
    crowd::answer_block(&t.app, person, attempt, |_, _, own| if knows { own } else { Value::Null }).await;
    crowd::work(&t.app).await;
    if stage == "writing" {
        crowd::review(&t.app, |_| knows).await;
        crowd::work(&t.app).await;
    }
}

async fn decide(t: &TestApp, by: PersonId, id: ApplicationId, n: u64) {
    let (choice, reason) = [
        (DecisionOutcome::Passed, "score_in_band_reviewed"),
        (DecisionOutcome::NotPassed, "below_the_line"),
        (DecisionOutcome::Rejected, "conduct"),
        (DecisionOutcome::Void, "technical_problem"),
        (DecisionOutcome::Onboarded, "all_stages_passed"),
    ][usize::try_from(n % 5).expect("small")];
    let what = ToDecide { choice, reasons: vec![reason.to_owned()], note: String::new(), seen: None };
    done(t.app.decide(PROJECT, by, id, what).await);
}

async fn stands(t: &TestApp, id: ApplicationId) -> &'static str {
    t.app.record(PROJECT, id, Reader::House).await.expect("there").application.status.as_str()
}

/// Decides, and takes it back: where the application stood with the decision and stands without it.
async fn back_and_forth(
    t: &TestApp,
    by: PersonId,
    id: ApplicationId,
    choice: DecisionOutcome,
    reason: &str,
) -> (&'static str, &'static str) {
    let before = stands(t, id).await;
    let what = ToDecide { choice, reasons: vec![reason.to_owned()], note: String::new(), seen: None };
    let decision = t.app.decide(PROJECT, by, id, what).await.expect("decided");
    let with = stands(t, id).await;
    t.app.undo_decision(PROJECT, by, id, decision).await.expect("taken back");
    let without = stands(t, id).await;
    assert_eq!(without, before, "where it stood before");
    (with, without)
}

#[tokio::test]
async fn a_decision_that_is_taken_back_leaves_the_application_where_it_stood() {
    let t = TestApp::another(Engine::Sqlite).await;
    crowd::publish(&t.app, &crowd::base()).await;
    let by = crate::support::member(&t.app, None, PROJECT, &[Role::Recruiter]).await;
    let mut pairs = Vec::new();
    // By what they answer the project is not open to them.
    let elsewhere = t.app.add_person(None).await.expect("added");
    apply(&t, elsewhere, "MY").await;
    let shut = t.app.own_record(elsewhere, PROJECT).await.expect("there").application.id;
    pairs.push(back_and_forth(&t, by, shut, DecisionOutcome::Rejected, "requirement_not_met").await);
    // The first stage is referred; the last one, too; then everything is passed.
    let (person, id) = crowd::applied(&t.app, None).await;
    crowd::sit(&t.app, person, "first", |at, _| at % 2 == 0).await;
    crowd::work(&t.app).await;
    pairs.push(back_and_forth(&t, by, id, DecisionOutcome::Rejected, "conduct").await);
    pairs.push(back_and_forth(&t, by, id, DecisionOutcome::Passed, "score_in_band_reviewed").await);
    decide(&t, by, id, 0).await;
    t.clock.advance_seconds(3_601);
    sit(&t, person, "writing", false).await;
    by_hand(&t.database.target, "UPDATE stage_result SET outcome = 'refer'").await;
    pairs.push(back_and_forth(&t, by, id, DecisionOutcome::Passed, "score_in_band_reviewed").await);
    decide(&t, by, id, 0).await;
    t.clock.advance_seconds(3_601);
    pairs.push(back_and_forth(&t, by, id, DecisionOutcome::Onboarded, "all_stages_passed").await);
    let expected: BTreeSet<_> = TAKEN_BACK.iter().copied().collect();
    assert_eq!((pairs.len(), pairs.into_iter().collect::<BTreeSet<_>>()), (5, expected));
}

#[tokio::test]
async fn whatever_is_done_in_whatever_order_an_application_moves_as_its_states_let_it() {
    let t = TestApp::another(Engine::Sqlite).await;
    let mut set = crowd::base();
    crowd::replace(&mut set, "project.toml", "attempts = 1", "attempts = 9");
    crowd::publish(&t.app, &set).await;
    let recruiter = crate::support::member(&t.app, None, PROJECT, &[Role::Recruiter]).await;
    let (mut seen, mut taken_back) = (BTreeSet::new(), BTreeSet::new());
    for seed in 0..12 {
        let mut chance = Stream::new(seed);
        let (person, id) = crowd::applied(&t.app, None).await;
        let mut stood = "screening";
        for step in 0..25 {
            let act = chance.below(12);
            match act {
                0 => done(t.app.withdraw(person, PROJECT).await),
                1 => apply(&t, person, "SG").await,
                2 => apply(&t, person, "MY").await,
                3..=5 => sit(&t, person, if act == 5 { "writing" } else { "first" }, act != 4 || step % 2 == 0).await,
                6..=8 => decide(&t, recruiter, id, chance.below(5)).await,
                9 => {
                    let decisions = t.app.record(PROJECT, id, Reader::House).await.expect("there").decisions;
                    if let Some(last) = decisions.iter().rfind(|d| d.undone_at.is_none() && d.by.is_some()) {
                        let undone = t.app.undo_decision(PROJECT, recruiter, id, last.id).await;
                        if undone.is_ok() {
                            taken_back.insert((stood, stands(&t, id).await));
                        }
                        done(undone);
                    }
                }
                // The letter of what is held goes out; the days until another attempt are over.
                10 => t.clock.advance_seconds(3_601),
                _ => t.clock.advance_seconds(8 * 86_400),
            }
            let stands = stands(&t, id).await;
            if stands != stood {
                // What one act did by several commits passes through states of its own.
                let by_way = |a: &str, b: &str| MOVES.contains(&(a, b)) || MADE_WAY.contains(&(a, b));
                let two = MOVES.iter().any(|(a, middle)| *a == stood && by_way(middle, stands));
                assert!(by_way(stood, stands) || act <= 2 && two, "seed {seed}, step {step}, act {act}: {stood} became {stands}");
                seen.insert((stood, stands));
                stood = stands;
            }
        }
    }
    assert!(seen.len() >= 10, "{seen:?}");
    assert!(taken_back.iter().all(|pair| TAKEN_BACK.contains(pair)), "{taken_back:?}");
    t.app.seal_all("test").await.expect("sealed");
    assert_eq!(admin::fsck::check(t.app.db()).await.expect("checked").breaches, Vec::new());
    assert_eq!(t.app.verify_ledger().await.expect("verified").broken, Vec::new());
}
