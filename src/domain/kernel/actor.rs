//! Who acted, as the ledger says it: a person by their id, whatever address or role they have; a program by what it is.

use std::fmt;

use super::id::{PersonId, TokenId};

/// Who acted.
///
/// A stored text is read into one of these and written as the same bytes again, whatever release wrote it: the hashes of events rest on it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Actor {
    /// A person: a candidate, or a member of staff.
    Person(PersonId),
    /// Whoever has a token of the platform.
    Token(TokenId),
    /// The service's own work in the background.
    Worker,
    /// The platform that annotators work on.
    Platform,
    /// Somebody who is not let in yet.
    Visitor,
    /// Whoever runs the service, on its command line.
    CommandLine,
    /// The first start of the service, which lays out what it finds.
    FirstRun,
    /// A name that was given on the command line, of nobody who has an address.
    Named(String),
    /// What an earlier release wrote: an address, or a name.
    Former(String),
}

const NAMED: &str = "named ";
const TOKEN: &str = "token ";

impl Actor {
    /// From how it is stored.
    #[must_use]
    pub fn stored(text: &str) -> Self {
        let person = || text.parse().map(Self::Person).ok();
        let token = || text.strip_prefix(TOKEN)?.parse().map(Self::Token).ok();
        let named = || text.strip_prefix(NAMED).map(|name| Self::Named(name.to_owned()));
        let program = || [Self::Worker, Self::Platform, Self::Visitor, Self::CommandLine, Self::FirstRun].into_iter().find(|p| p.is(text));
        let known = person().or_else(token).or_else(named).or_else(program);
        // An id that is written in other letters is not the service's own word.
        known.filter(|actor| actor.is(text)).unwrap_or_else(|| Self::Former(text.to_owned()))
    }

    /// The person who acted, where one did.
    #[must_use]
    pub const fn person(&self) -> Option<PersonId> {
        match self {
            Self::Person(person) => Some(*person),
            Self::Token(_)
            | Self::Worker
            | Self::Platform
            | Self::Visitor
            | Self::CommandLine
            | Self::FirstRun
            | Self::Named(_)
            | Self::Former(_) => None,
        }
    }

    fn is(&self, text: &str) -> bool {
        self.to_string() == text
    }
}

impl fmt::Display for Actor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Person(person) => person.fmt(f),
            Self::Token(token) => write!(f, "{TOKEN}{token}"),
            Self::Worker => f.write_str("worker"),
            Self::Platform => f.write_str("platform"),
            Self::Visitor => f.write_str("visitor"),
            Self::CommandLine => f.write_str("command-line"),
            Self::FirstRun => f.write_str("first-run"),
            Self::Named(name) => write!(f, "{NAMED}{name}"),
            Self::Former(text) => f.write_str(text),
        }
    }
}

impl From<PersonId> for Actor {
    fn from(person: PersonId) -> Self {
        Self::Person(person)
    }
}

/// A name that somebody gives, which may be the address of a person.
impl From<&str> for Actor {
    fn from(name: &str) -> Self {
        Self::Named(name.trim().to_owned())
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    #[test]
    fn whoever_acted_is_read_back_and_what_earlier_releases_wrote_keeps_its_bytes() {
        let id = Uuid::from_u128(0xabc);
        let all = [
            Actor::Person(PersonId::from_uuid(id)),
            Actor::Token(TokenId::from_uuid(id)),
            Actor::Worker,
            Actor::Platform,
            Actor::Visitor,
            Actor::CommandLine,
            Actor::FirstRun,
            Actor::Named("a worker".to_owned()),
        ];
        for actor in all {
            assert_eq!(Actor::stored(&actor.to_string()), actor);
        }
        let shout = id.to_string().to_uppercase();
        let former = ["lin@example.sg", "somebody else", "", "token", "token x", "Worker", "named", shout.as_str()];
        for text in former {
            assert_eq!(Actor::stored(text), Actor::Former(text.to_owned()));
            assert_eq!(Actor::stored(text).to_string(), text);
        }
    }

    #[test]
    fn a_name_is_no_program_whatever_it_is() {
        for name in ["worker", "first-run", "command-line"] {
            let named = Actor::from(name);
            assert!(named != Actor::stored(name), "{name}");
            assert_eq!(Actor::stored(&named.to_string()), named);
        }
    }
}
