//! How an appeal stands, in words.

use super::page::Visit;
use crate::app::deciding::appeals::Sent;
use crate::domain::deciding::appeal::AppealState;

/// How an appeal stands, and how its tag looks.
pub fn state(v: &Visit, appeal: &Sent) -> (&'static str, &'static str) {
    match appeal.state {
        AppealState::Open => (v.t("open"), "warn"),
        AppealState::Answered(answer) => (v.t(answer.words()), "ok"),
    }
}
