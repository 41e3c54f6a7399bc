//! What an item kind is made of.

use schemars::JsonSchema;
use serde::{Serialize, de::DeserializeOwned};
use serde_json::Value;

use super::graded::{CheckContext, GradeContext, Graded};
use super::shown::Shown;
use crate::domain::gold_set::problem::Faults;
use crate::domain::kernel::violation::Violation;

/// What an item kind is made of. Implemented by its closed side, so that nothing can be graded without it.
pub(super) trait Kind: Sized + DeserializeOwned + JsonSchema + Clone {
    /// The fields that a candidate or a platform may see.
    type Presented: Shown + Serialize + DeserializeOwned + JsonSchema + Clone + std::fmt::Debug;

    /// Checks what the types cannot say; every fault at once.
    fn check(&self, shown: &Self::Presented, within: &CheckContext<'_>, faults: &mut Faults<'_>);

    /// The response that the key itself would give; `None` where there is no key.
    fn own_answer(&self, shown: &Self::Presented) -> Option<Value>;

    /// Every answer that the key names as right, its own first: several only where it is a list of which any is right.
    fn right_answers(&self, shown: &Self::Presented) -> Vec<Value> {
        self.own_answer(shown).into_iter().collect()
    }

    /// Whether another key gives every response the same grade as far as can be told without trying: whatever of it has no part in
    /// grading, as whether options are shuffled, is left out.
    fn grades_like(&self, other: &Self) -> bool;

    /// Whether options are shown in an order drawn for the attempt; true for kinds that always are.
    fn shuffles(&self) -> bool {
        true
    }

    /// The rubric that people score it with, if any.
    fn rubric(&self) -> Option<&str> {
        None
    }

    /// Whether the experts agreed on the key.
    fn is_clear(&self) -> bool {
        true
    }

    /// Grades a response of the stored form, its `confidence` already taken off.
    fn grade(&self, shown: &Self::Presented, within: &GradeContext, response: Value) -> Result<Graded, Violation>;
}
