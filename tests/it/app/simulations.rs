//! Simulations by page: one runs, few wait, the rest are refused.

use touchstone::app::AppError;
use touchstone::app::gold_set::simulation::Wanted;
use touchstone::domain::planning::simulation::Assumed;

use crate::support::crowd::{self, PROJECT};
use crate::support::database::{TestApp, on_both};

on_both!(many_simulations_at_once_are_refused_and_the_next_one_is_taken, super::refused);
async fn refused(t: TestApp) {
    let app = &t.app;
    let number = crowd::publish(app, &crowd::base()).await;
    let one = || app.try_version_out(PROJECT, number, Wanted { people: 400, assumed: Assumed::default() });
    let together = tokio::join!(one(), one(), one(), one(), one(), one());
    let all = <[_; 6]>::from(together);
    let refused = all.iter().filter(|r| matches!(r, Err(AppError::TooMany { seconds }) if *seconds > 0)).count();
    assert!(refused >= 3, "{refused} of six");
    assert!(all.iter().all(|r| matches!(r, Ok(_) | Err(AppError::TooMany { .. }))));
    // The turn comes back.
    let mut tried = one().await;
    while matches!(tried, Err(AppError::TooMany { .. })) {
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
        tried = one().await;
    }
    let tried = tried.expect("run");
    assert!(tried.promises.iter().all(|p| p.tally.people == 400 && p.realistic.people == 400));
}
