//! Who reads a case, an appeal, an attempt or an annotator's record. Whatever gives one of them asks for a [`Reader`], so that no page and
//! no operation can read it without having said whose eyes it is for: nobody reads their own case with the eyes of those who decide on it.

use crate::app::kernel::error::AppError;
use crate::domain::kernel::id::{ApplicationId, PersonId};
use crate::domain::kernel::moment::Moment;
use crate::store::applying::applications;
use crate::store::{StoreError, Tx};

/// For whose eyes something is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reader {
    /// A member of staff, on a page or by a token of theirs: sees what is held, and nothing of a case of their own.
    Person(PersonId),
    /// A platform's token, which acts for nobody: is told of a decision no sooner than its person is.
    Platform,
    /// The service itself and its command line. No page and no operation reads so.
    House,
}

impl Reader {
    /// Refuses whoever the thing is about.
    ///
    /// # Errors
    /// [`AppError::Refused`] with `second_person`.
    pub fn may_see(self, concerned: PersonId) -> Result<(), AppError> {
        if self == Self::Person(concerned) {
            let detail = "this is a case of your own: somebody else reads it".to_owned();
            return Err(AppError::Refused { code: "second_person", detail });
        }
        Ok(())
    }

    /// Whose rows lists leave out: the reader's own; the id that nobody has where there are none.
    pub(in crate::app) fn left_out(self) -> PersonId {
        match self {
            Self::Person(person) => person,
            Self::Platform | Self::House => PersonId::from_uuid(uuid::Uuid::nil()),
        }
    }

    /// The moment up to whose letters decisions show; `None` where held ones show as well.
    pub(in crate::app) fn told_until(self, now: Moment) -> Option<Moment> {
        match self {
            Self::Platform => Some(now),
            Self::Person(_) | Self::House => None,
        }
    }
}

/// The reader's own application to a project, which lists leave out.
pub(in crate::app) async fn own_of(tx: &mut Tx, reader: Reader, project: &str) -> Result<Option<ApplicationId>, StoreError> {
    match reader {
        Reader::Person(person) => Ok(applications::of_person(tx, person, project).await?.map(|a| a.id)),
        Reader::Platform | Reader::House => Ok(None),
    }
}
