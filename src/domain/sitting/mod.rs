//! One sitting of a stage: its state, its clock, its answers and the digest that a hand-in fixes.

pub mod adaptive;
pub mod answered;
pub mod form;

use serde_json::Value;

use super::kernel::canonical;
use super::kernel::id::{AnswerId, AttemptId, FormItemId, PersonId, VersionId};
use super::kernel::moment::Moment;

/// Saves that arrive so many seconds after the clock's end still count.
pub const GRACE_SECONDS: i64 = 30;
/// Revisions that one answer may have: more than a page saves in hours of typing, and a bound to what one person can store.
pub const MOST_REVISIONS: i64 = 2_000;

/// Where an attempt stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Answers are taken.
    Open,
    /// Handed in: nothing is taken any more.
    HandedIn,
    /// It does not count.
    Void,
}

impl State {
    /// As it is stored.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::HandedIn => "handed_in",
            Self::Void => "void",
        }
    }

    /// From its stored name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        [Self::Open, Self::HandedIn, Self::Void].into_iter().find(|s| s.as_str() == name)
    }
}

/// An attempt.
#[derive(Clone, Debug, PartialEq)]
pub struct Attempt {
    /// The attempt.
    pub id: AttemptId,
    /// Whose.
    pub person: PersonId,
    /// The project.
    pub project: String,
    /// The gold-set version that is shown.
    pub version: VersionId,
    /// The stage's id.
    pub stage: String,
    /// First, second …
    pub number: i64,
    /// Where it stands.
    pub state: State,
    /// Raised whenever another tab or device takes over.
    pub seat: i64,
    /// What the form was drawn from.
    pub seed: i64,
    /// The clock's start.
    pub started_at: Moment,
    /// The clock's end, without grace.
    pub ends_at: Moment,
    /// The block that is open, from 0.
    pub block: i64,
    /// Since when a handed-in block is being graded; the clock stands still meanwhile.
    pub checking_since: Option<Moment>,
}

/// One place of a form.
#[derive(Clone, Debug, PartialEq)]
pub struct FormItem {
    /// The id that a candidate sees.
    pub id: FormItemId,
    /// Its place, from 0.
    pub position: i64,
    /// The block it is handed in with, from 0.
    pub block: i64,
    /// The author's id of the item.
    pub item: String,
    /// Drawn ids, order of options, swapped sides.
    pub shown: Value,
}

/// One revision of an answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    /// The revision.
    pub id: AnswerId,
    /// The item as it was shown.
    pub form_item: FormItemId,
    /// 1, 2, 3 …
    pub revision: i64,
    /// The response in the stored form.
    pub response: Value,
    /// When it was acknowledged.
    pub saved_at: Moment,
}

/// Why a save or a hand-in is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// There is no such attempt or item.
    NotFound,
    /// It was handed in, or is void.
    NotOpen,
    /// A block was handed in and is being graded.
    Checking,
    /// The item is of a block that is not open.
    OtherBlock,
    /// As many items were skipped for their content as the stage allows.
    SkipsUsed,
    /// Another tab or device has taken over.
    SeatTaken,
    /// The clock has ended, grace included.
    TimeIsUp,
    /// The answer was changed meanwhile: the revision that is stored.
    Stale(i64),
    /// The answer was changed as often as it may be.
    TooManyRevisions,
}

/// What somebody saw who hands in: what they do not say is not held against what is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Seen {
    /// The block that was open, from 0.
    pub block: Option<i64>,
    /// The seat at that time.
    pub seat: Option<i64>,
}

impl Attempt {
    /// Whether the attempt still is what somebody saw.
    ///
    /// # Errors
    /// [`Refusal::OtherBlock`] where another block is open, [`Refusal::SeatTaken`] where another tab or device went on.
    pub fn is_as(&self, seen: Seen) -> Result<(), Refusal> {
        if seen.block.is_some_and(|block| block != self.block) {
            return Err(Refusal::OtherBlock);
        }
        if seen.seat.is_some_and(|seat| seat != self.seat) {
            return Err(Refusal::SeatTaken);
        }
        Ok(())
    }

    /// Whether a save from a seat is taken at a moment.
    ///
    /// # Errors
    /// The [`Refusal`].
    pub fn takes_answers(&self, seat: i64, now: Moment) -> Result<(), Refusal> {
        if self.state != State::Open {
            return Err(Refusal::NotOpen);
        }
        if self.checking_since.is_some() {
            return Err(Refusal::Checking);
        }
        if seat != self.seat {
            return Err(Refusal::SeatTaken);
        }
        if now > self.ends_at.plus_seconds(GRACE_SECONDS) {
            return Err(Refusal::TimeIsUp);
        }
        Ok(())
    }
}

/// The digest of a hand-in: BLAKE3 over every revision of every answer, in the order of (item, revision). In hexadecimal.
#[must_use]
pub fn digest(answers: &[Answer]) -> String {
    let mut order: Vec<&Answer> = answers.iter().collect();
    order.sort_by_key(|a| (a.form_item, a.revision));
    let mut hasher = blake3::Hasher::new();
    for answer in order {
        let response = canonical::text(&answer.response);
        hasher.update(answer.form_item.uuid().as_bytes());
        hasher.update(&answer.revision.to_le_bytes());
        hasher.update(&(response.len() as u64).to_le_bytes());
        hasher.update(response.as_bytes());
    }
    hasher.finalize().to_hex().to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;
    use uuid::Uuid;

    fn attempt() -> Attempt {
        Attempt {
            id: AttemptId::from_uuid(Uuid::nil()),
            person: PersonId::from_uuid(Uuid::nil()),
            project: "p".to_owned(),
            version: VersionId::from_uuid(Uuid::nil()),
            stage: "english".to_owned(),
            number: 1,
            state: State::Open,
            seat: 2,
            seed: 7,
            started_at: Moment::from_microseconds(0),
            ends_at: Moment::from_microseconds(0).plus_seconds(60),
            block: 0,
            checking_since: None,
        }
    }

    #[test]
    fn grace_ends_after_thirty_seconds() {
        let at = |seconds| Moment::from_microseconds(0).plus_seconds(seconds);
        assert_eq!(attempt().takes_answers(2, at(90)), Ok(()));
        assert_eq!(attempt().takes_answers(2, at(91)), Err(Refusal::TimeIsUp));
        assert_eq!(attempt().takes_answers(1, at(1)), Err(Refusal::SeatTaken));
        assert_eq!(Attempt { state: State::Void, ..attempt() }.takes_answers(2, at(1)), Err(Refusal::NotOpen));
    }

    #[test]
    fn what_was_seen_is_the_block_and_the_seat() {
        let is_as = |block, seat| attempt().is_as(Seen { block, seat });
        assert_eq!(is_as(None, None), Ok(()));
        assert_eq!(is_as(Some(0), Some(2)), Ok(()));
        assert_eq!(is_as(Some(1), Some(2)), Err(Refusal::OtherBlock));
        assert_eq!(is_as(Some(0), Some(1)), Err(Refusal::SeatTaken));
    }

    #[test]
    fn the_digest_depends_on_every_answer_and_on_no_order() {
        let answer = |item: u128, revision, response| Answer {
            id: AnswerId::from_uuid(Uuid::nil()),
            form_item: FormItemId::from_uuid(Uuid::from_u128(item)),
            revision,
            response,
            saved_at: Moment::from_microseconds(0),
        };
        let (a, b) = (answer(1, 1, json!({ "option": "a" })), answer(2, 1, json!(null)));
        assert_eq!(digest(&[a.clone(), b.clone()]), digest(&[b.clone(), a.clone()]));
        assert_ne!(digest(&[a.clone(), b]), digest(&[a]));
    }
}
