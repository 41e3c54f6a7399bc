//! A letter on a decision is held against the dossier and the ledger before it goes out: it tells its person what was decided, and nobody
//! else, and no sooner than was said.

use thiserror::Error;
use uuid::Uuid;

use crate::app::platform::letters::sealing::Said;
use crate::domain::kernel::actor::Actor;
use crate::domain::kernel::event_kind::EventKind;
use crate::domain::kernel::id::{ApplicationId, DecisionId, PersonId};
use crate::domain::kernel::moment::Moment;
use crate::store::deciding::dossiers;
use crate::store::deciding::letters;
use crate::store::deciding::letters::{Addressed, Mail};
use crate::store::proving::ledger;
use crate::store::{StoreError, Tx};

/// What becomes of a claimed letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Letter {
    /// It goes out.
    Goes(Mail),
    /// It is not there any more.
    Gone,
    /// It is not what the decision's dossier and the ledger say.
    Held(HeldBack),
}

/// Why a letter is held back. Its text names nobody: `doctor` shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum HeldBack {
    /// Its person is not the one who was decided on.
    #[error("held back: it is addressed to somebody else than was decided on")]
    ToAnother,
    /// Its text is not the one in the dossier of the decision.
    #[error("held back: it says something else than the dossier of its decision")]
    Altered,
    /// The ledger knows no such letter.
    #[error("held back: the ledger knows nothing of it")]
    Unknown,
    /// It is not what the ledger says was written.
    #[error("held back: it says something else, or of something else, than the ledger was told when it was written")]
    Another,
    /// Its decision was taken back before it was due.
    #[error("held back: its decision was taken back before it was due")]
    TakenBack,
    /// Nobody asked for it to sign in by.
    #[error("held back: nobody asked for this mail to sign in by")]
    NotAsked,
    /// It carries no head of this ledger.
    #[error("held back: it carries no head of this ledger")]
    NoHead,
    /// This process knows nobody who keeps heads.
    #[error("held back: it carries a head of the ledger, and nobody is named here who keeps them")]
    NobodyKeeps,
    /// It was put on its way before its time, which is this.
    #[error("held back: it was put on its way before its time")]
    Early(Moment),
}

/// What becomes of a letter.
pub(in crate::app) async fn letter(tx: &mut Tx, id: Uuid, now: Moment) -> Result<Letter, StoreError> {
    let (Some(letter), Some(to)) = (letters::by_id(tx, id).await?, letters::addressed(tx, id).await?) else { return Ok(Letter::Gone) };
    let decided = match to.decision {
        Some(decision) => match of_decision(tx, decision, &to, &letter).await? {
            Ok(due) => Some(due),
            Err(why) => return Ok(Letter::Held(why)),
        },
        None => None,
    };
    Ok(match of_ledger(tx, id).await? {
        Err(why) => Letter::Held(why),
        Ok(due) => {
            let due = decided.map_or(due, |decided| decided.max(due));
            if now < due { Letter::Held(HeldBack::Early(due)) } else { Letter::Goes(letter) }
        }
    })
}

/// When a letter goes out by what the ledger says of it, or why it does not.
async fn of_ledger(tx: &mut Tx, id: Uuid) -> Result<Result<Moment, HeldBack>, StoreError> {
    let (said, stands) = (Said::of_letter(tx, id).await?, letters::written(tx, id).await?);
    Ok(match (said, stands) {
        (Some(Said::TakenBack), _) => Err(HeldBack::TakenBack),
        (Some(Said::Written(said)), Some(stands)) => {
            // When it is due is taken from the ledger: the row's word on it does not count.
            if said.person != stands.person {
                Err(HeldBack::ToAnother)
            } else if said.decision == stands.decision && said.text == stands.text {
                Ok(said.due)
            } else {
                Err(HeldBack::Another)
            }
        }
        (None, _) | (_, None) => Err(HeldBack::Unknown),
    })
}

/// When the letter on a decision goes out by the decision's dossier, or why it does not.
async fn of_decision(tx: &mut Tx, decision: DecisionId, to: &Addressed, letter: &Mail) -> Result<Result<Moment, HeldBack>, StoreError> {
    let Some((application, applicant)) = to.application else { return Ok(Err(HeldBack::ToAnother)) };
    if to.person != applicant || !began(tx, application, applicant).await? {
        return Ok(Err(HeldBack::ToAnother));
    }
    if to.taken_back {
        return Ok(Err(HeldBack::TakenBack));
    }
    Ok(promised(tx, decision, application, letter).await?.ok_or(HeldBack::Altered))
}

/// Whether a person began an application themselves, as far as the ledger says who did.
async fn began(tx: &mut Tx, application: ApplicationId, person: PersonId) -> Result<bool, StoreError> {
    let begun = ledger::last_of(tx, application.uuid(), EventKind::ApplicationBegun.as_str()).await?;
    Ok(begun.is_none_or(|event| event.actor == Actor::Person(person)))
}

/// When a letter goes out by the dossier of its decision, which the ledger names; `None` where the letter is not the dossier's.
async fn promised(tx: &mut Tx, decision: DecisionId, application: ApplicationId, letter: &Mail) -> Result<Option<Moment>, StoreError> {
    let Some(dossier) = dossiers::of_decision(tx, decision).await? else { return Ok(None) };
    let whole = dossiers::has_hash(&dossier.document, &dossier.hash)
        && dossier.application == application
        && dossier.open["decision"]["id"] == decision.to_string()
        && dossiers::in_ledger(tx, application, &dossier.hash).await?
        && dossier.open["letter"] == letter.texts.document();
    Ok(dossier.open["decision"]["letter_at"].as_i64().filter(|_| whole).map(Moment::from_microseconds))
}
