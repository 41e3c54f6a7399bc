//! Where an application stands: a state machine in which illegal moves cannot be written.
//!
//! Each state is a type of its own, and a move is a method of the state that it starts from. A machine can pass somebody on or put them
//! before a person; [`Rejected`] and [`Onboarded`] are reached only with an [`ActedBy`], which is made for a signed-in person.

use crate::domain::kernel::id::PersonId;

/// A named person who acts. Use cases make it from a signed-in member of staff.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ActedBy(PersonId);

impl ActedBy {
    /// The person who acts.
    #[must_use]
    pub const fn person(person: PersonId) -> Self {
        Self(person)
    }

    /// Who.
    #[must_use]
    pub const fn who(self) -> PersonId {
        self.0
    }
}

macro_rules! states {
    ($($(#[$doc:meta])* $name:ident = $stored:literal;)*) => {
        $($(#[$doc])* #[derive(Clone, Copy, Debug, PartialEq, Eq)] pub struct $name(());)*

        /// Any state, as it is stored.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Status { $($(#[$doc])* $name($name),)* }

        impl Status {
            /// Every state's name.
            pub const NAMES: &'static [&'static str] = &[$($stored,)*];

            /// As it is stored and told to programs.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$name(_) => $stored,)* }
            }

            /// From its stored name.
            #[must_use]
            pub fn from_name(name: &str) -> Option<Self> {
                match name { $($stored => Some(Self::$name($name(()))),)* _ => None }
            }
        }

        $(impl From<$name> for Status { fn from(state: $name) -> Self { Self::$name(state) } })*
    };
}

states! {
    /// Being filled in.
    Draft = "draft";
    /// Handed in; by the person's own answers the project is not open to them. Answers can be corrected.
    NotOpen = "not_open";
    /// Going through the stages.
    Screening = "screening";
    /// A person has to decide.
    Waiting = "needs_decision";
    /// Accepted, and handed over to the platform.
    Onboarded = "onboarded";
    /// Rejected by a person.
    Rejected = "rejected";
    /// Withdrawn by the person themselves.
    Withdrawn = "withdrawn";
}

impl Draft {
    /// A new application.
    #[must_use]
    pub const fn begin() -> Self {
        Self(())
    }

    /// Handing in answers that keep the gate shut.
    #[must_use]
    pub const fn not_open(self) -> NotOpen {
        NotOpen(())
    }

    /// Handing in answers that open the gate.
    #[must_use]
    pub const fn admit(self) -> Screening {
        Screening(())
    }

    /// The person no longer wants it.
    #[must_use]
    pub const fn withdraw(self) -> Withdrawn {
        Withdrawn(())
    }
}

impl NotOpen {
    /// Correcting answers.
    #[must_use]
    pub const fn correct(self) -> Draft {
        Draft(())
    }

    /// A person confirms that the project is not open to them.
    #[must_use]
    pub const fn reject(self, _by: ActedBy) -> Rejected {
        Rejected(())
    }

    /// The person no longer wants it.
    #[must_use]
    pub const fn withdraw(self) -> Withdrawn {
        Withdrawn(())
    }
}

impl Screening {
    /// A stage was passed and there is another.
    #[must_use]
    pub const fn next_stage(self) -> Self {
        self
    }

    /// A machine may not decide, recommends against, or every stage is passed.
    #[must_use]
    pub const fn put_before_a_person(self) -> Waiting {
        Waiting(())
    }

    /// The person no longer wants it.
    #[must_use]
    pub const fn withdraw(self) -> Withdrawn {
        Withdrawn(())
    }
}

impl Waiting {
    /// A person passes the stage, or lets it be tried again.
    #[must_use]
    pub const fn go_on(self, _by: ActedBy) -> Screening {
        Screening(())
    }

    /// A person accepts.
    #[must_use]
    pub const fn onboard(self, _by: ActedBy) -> Onboarded {
        Onboarded(())
    }

    /// A person rejects.
    #[must_use]
    pub const fn reject(self, _by: ActedBy) -> Rejected {
        Rejected(())
    }

    /// The person no longer wants it.
    #[must_use]
    pub const fn withdraw(self) -> Withdrawn {
        Withdrawn(())
    }
}

impl Rejected {
    /// A person takes a rejection back before its letter went out.
    #[must_use]
    pub const fn undo(self, _by: ActedBy) -> Waiting {
        Waiting(())
    }

    /// The same of one whose answers kept the gate shut.
    #[must_use]
    pub const fn undo_not_open(self, _by: ActedBy) -> NotOpen {
        NotOpen(())
    }
}

impl Onboarded {
    /// A person takes an acceptance back before its letter went out.
    #[must_use]
    pub const fn undo(self, _by: ActedBy) -> Waiting {
        Waiting(())
    }
}

impl Withdrawn {
    /// The person comes back.
    #[must_use]
    pub const fn begin_again(self) -> Draft {
        Draft(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_back_and_nothing_else() {
        for name in Status::NAMES {
            assert_eq!(Status::from_name(name).unwrap().as_str(), *name);
        }
        assert_eq!(Status::from_name("accepted"), None);
        let by = ActedBy::person(PersonId::from_uuid(uuid::Uuid::nil()));
        assert_eq!(Status::from(Draft::begin().admit().put_before_a_person().reject(by)).as_str(), "rejected");
    }
}
