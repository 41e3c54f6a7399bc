//! The memory for bodies that are being read or answered. It is one for the whole server; no single person and no single address of the
//! network can take a part of it from the others, but several together can.
//!
//! What is counted is what came, so a part is filled only by sending it, and it is held only as long as each window of ten seconds brings
//! its 64 KiB or the body's end. By the figures of [`Budget::default`]: four addresses fill the part of strangers, with 85 connections
//! each, and have to send all of it again every ten seconds, since none of those bodies is longer than a window's; three addresses with
//! four accounts each fill that of forms and JSON; two addresses with two accounts each, whose applications take documents, fill that of
//! files, and may hold it with 26 KiB a second for as long as a body lasts, 29 minutes. What all of them close is told to come again (503):
//! bodies beyond their first 8 KiB, of that part alone. Whoever commands more addresses than that has to be kept out before this server.
//!
//! Q: Why parts, shares and a beginning that is free? A: Whoever may take all of a common memory closes every door with a handful of slow
//! connections. So strangers have a part of their own, of which those who are signed in need nothing; files have another one; of each part
//! one person, and one address of the network, gets a share; and the beginning of every body, in which a sign-in, an answer or a short form
//! has room, is counted nowhere: the number of connections bounds it.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// Bodies that may be larger than this, in bytes, are files.
const FORM: usize = 1 << 20;
/// How much of each body, in bytes, is not counted.
const BEGINNING: usize = 8 << 10;
/// How much of a part, in bytes, the forms of one person take: two of the longest.
const OF_PERSON: usize = 2 << 20;

/// Whose body it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sender {
    /// The person, or the token of a platform; none for a stranger.
    pub who: Option<String>,
    /// The address of the network, as tries are counted by it; empty where it is not known.
    pub from: String,
}

/// A part of the memory.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Part {
    /// Bodies of those who are not signed in.
    Strangers,
    /// Forms and JSON of those who are.
    Members,
    /// Files.
    Files,
}

impl Part {
    /// How much of it, in bytes, comes from one address of the network at most: many people may stand behind one.
    const fn of_address(self) -> usize {
        match self {
            Self::Strangers => 2 << 20,
            Self::Members => 8 << 20,
            Self::Files => 22 << 20,
        }
    }
}

#[derive(Debug)]
struct Books {
    left: HashMap<Part, usize>,
    taken: HashMap<(Part, String), usize>,
    /// Persons whose file is on its way.
    sending: Vec<String>,
}

/// The memory for bodies, shared by all requests of a server.
#[derive(Clone, Debug)]
pub struct Budget(Arc<Mutex<Books>>);

impl Budget {
    /// So many bytes for bodies of strangers, for those of others, and for files.
    #[must_use]
    pub fn of(strangers: usize, members: usize, files: usize) -> Self {
        let left = HashMap::from([(Part::Strangers, strangers), (Part::Members, members), (Part::Files, files)]);
        Self(Arc::new(Mutex::new(Books { left, taken: HashMap::new(), sending: Vec::new() })))
    }

    fn books(&self) -> MutexGuard<'_, Books> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Begins a body of at most so many bytes; `None` where it is a file of somebody whose last one is still on its way.
    pub fn open(&self, sender: &Sender, most: usize) -> Option<Held> {
        let part = match &sender.who {
            None => Part::Strangers,
            Some(_) if most > FORM => Part::Files,
            Some(_) => Part::Members,
        };
        let file_of = sender.who.clone().filter(|_| part == Part::Files);
        if let Some(person) = &file_of {
            let mut books = self.books();
            if books.sending.contains(person) {
                return None;
            }
            books.sending.push(person.clone());
        }
        let mut shares = Vec::new();
        if let (Some(person), Part::Members) = (&sender.who, part) {
            shares.push((format!("person {person}"), OF_PERSON));
        }
        if !sender.from.is_empty() {
            shares.push((format!("address {}", sender.from), part.of_address()));
        }
        Some(Held { budget: self.clone(), part, shares, file_of, counted: Mutex::new(0) })
    }
}

impl Default for Budget {
    /// 8 MiB for strangers, 24 MiB for forms and JSON, four of the largest files.
    fn default() -> Self {
        Self::of(8 << 20, 24 << 20, 44 << 20)
    }
}

/// What a body takes of the memory, given back when the request was answered.
#[derive(Debug)]
pub struct Held {
    budget: Budget,
    part: Part,
    /// Who takes it, and how much each of them takes at most.
    shares: Vec<(String, usize)>,
    file_of: Option<String>,
    counted: Mutex<usize>,
}

impl Held {
    /// Takes what is missing so that the first bytes of the body have room. Where the part or a share has none left, nothing is taken.
    pub fn holds(&self, bytes: usize) -> bool {
        let mut counted = self.counted.lock().unwrap_or_else(PoisonError::into_inner);
        let more = bytes.saturating_sub(BEGINNING).saturating_sub(*counted);
        if more == 0 {
            return true;
        }
        let mut books = self.budget.books();
        let full = |(name, most): &(String, usize)| books.taken.get(&(self.part, name.clone())).copied().unwrap_or(0) + more > *most;
        if books.left.get(&self.part).is_none_or(|left| *left < more) || self.shares.iter().any(full) {
            return false;
        }
        books.left.entry(self.part).and_modify(|left| *left -= more);
        for (name, _) in &self.shares {
            *books.taken.entry((self.part, name.clone())).or_default() += more;
        }
        *counted += more;
        true
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        let counted = *self.counted.lock().unwrap_or_else(PoisonError::into_inner);
        let mut books = self.budget.books();
        books.left.entry(self.part).and_modify(|left| *left += counted);
        for (name, _) in &self.shares {
            let place = (self.part, name.clone());
            let rest = books.taken.get(&place).map_or(0, |taken| taken.saturating_sub(counted));
            // Who takes nothing is not remembered.
            if rest == 0 {
                books.taken.remove(&place);
            } else {
                books.taken.insert(place, rest);
            }
        }
        if let Some(person) = &self.file_of {
            books.sending.retain(|other| other != person);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sender(who: Option<&str>, from: &str) -> Sender {
        Sender { who: who.map(str::to_owned), from: from.to_owned() }
    }

    /// Bodies of so many bytes until one has no room, at most 5,000: those that had.
    fn filled(budget: &Budget, sender: impl Fn(usize) -> Sender, bytes: usize) -> Vec<Held> {
        (0..5_000).map_while(|n| budget.open(&sender(n), bytes).filter(|held| held.holds(bytes))).collect()
    }

    #[test]
    fn one_address_of_strangers_fills_its_share_and_all_of_them_together_take_nothing_from_anybody_else() {
        let budget = Budget::default();
        let small = 32 << 10;
        let of_one = filled(&budget, |_| sender(None, "203.0.113.9"), small);
        assert_eq!(of_one.len(), (2 << 20) / (24 << 10), "2 MiB, the first 8 KiB of each uncounted");
        assert!(budget.open(&sender(None, "203.0.113.10"), small).is_some_and(|held| held.holds(small)), "another address");
        let of_all = filled(&budget, |n| sender(None, &n.to_string()), small);
        assert!(of_all.len() < 400, "{}", of_all.len());
        // A sign-in, a short form and everything of those who are signed in goes on.
        let sign_in = budget.open(&sender(None, "203.0.113.9"), small).expect("begun");
        assert!(sign_in.holds(8 << 10) && !sign_in.holds(small));
        assert!(budget.open(&sender(Some("lin"), "203.0.113.9"), 1 << 20).is_some_and(|held| held.holds(1 << 20)));
        drop((of_one, of_all));
        assert!(budget.books().taken.is_empty() && sign_in.holds(small), "all of it was given back");
    }

    #[test]
    fn one_person_fills_their_share_whatever_they_send_and_from_wherever() {
        let budget = Budget::default();
        let of_one = filled(&budget, |n| sender(Some("lin"), &n.to_string()), 256 << 10);
        assert_eq!(of_one.len(), (2 << 20) / (248 << 10));
        assert!(budget.open(&sender(Some("tan"), "1"), 1 << 20).is_some_and(|held| held.holds(1 << 20)));
    }

    #[test]
    fn one_file_of_a_person_is_on_its_way_at_a_time_and_one_address_leaves_room_for_others() {
        let budget = Budget::default();
        let file = 11 << 20;
        let first = budget.open(&sender(Some("lin"), "1"), file).expect("begun");
        assert!(first.holds(file));
        assert!(budget.open(&sender(Some("lin"), "2"), file).is_none(), "before a byte of it is read");
        let others = filled(&budget, |n| sender(Some(&n.to_string()), "1"), file);
        assert_eq!(others.len(), 1, "22 MiB from one address");
        assert!(budget.open(&sender(Some("tan"), "2"), file).is_some_and(|held| held.holds(file)));
        drop(first);
        assert!(budget.open(&sender(Some("lin"), "2"), file).is_some_and(|held| held.holds(file)));
    }
}
