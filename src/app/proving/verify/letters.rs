//! Letters held against the events that were written with them: what was changed, added or taken away beside the ledger.

use std::collections::BTreeMap;

use uuid::Uuid;

use crate::app::kernel::broken::Broken;
use crate::app::platform::letters::sealing;
use crate::app::platform::letters::sealing::{ENDS_HELD, FOUND, GIVEN_UP, HELD, SENT, Said, TAKEN_BACK, WRITTEN};
use crate::app::platform::posting::LONGEST;
use crate::domain::deciding::texts;
use crate::domain::kernel::ledger::Event;
use crate::domain::kernel::moment::Moment;
use crate::store::deciding::letters as mail;
use crate::store::deciding::letters::Written;
use crate::store::platform::posting;
use crate::store::platform::posting::{Ended, LettersWay, Stands};
use crate::store::{StoreError, Tx};

/// Letters that are read at once.
const PAGE: i64 = 500;

/// What events say of letters.
#[derive(Debug, Default)]
pub(super) struct Letters {
    said: BTreeMap<Uuid, Written>,
    taken_back: Vec<Uuid>,
    /// When an event told that every letter has its event from then on.
    held: Option<Moment>,
    /// Events on letters that an earlier release wrote, with their times.
    earlier: Vec<(Uuid, Moment)>,
    /// When an event told that the end of every letter's way has its event from then on.
    ends_held: Option<Moment>,
    /// How letters' ways ended, and when an event told so.
    ended: BTreeMap<Uuid, (Ended, Moment)>,
}

impl Letters {
    /// Takes an event in; whether the service writes such a one. Clocks play no part in the order of what was written and taken back.
    pub fn hear(&mut self, event: &Event) -> bool {
        match (event.kind.as_str(), Said::of(event)) {
            (HELD, _) => self.held.replace(event.at).is_none(),
            (ENDS_HELD, _) => self.ends_held.replace(event.at).is_none(),
            (SENT | GIVEN_UP, _) => event.subject.zip(sealing::end(event)).is_some_and(|(letter, end)| {
                // That it is told when it comes is asked of this release alone, where all is known ([`Self::ways`]): what an earlier one
                // sent may even lie ahead, as the days of its demos do.
                self.ended.insert(letter, (end, event.at)).is_none()
            }),
            (WRITTEN | FOUND, Some(Said::Written(letter))) => {
                if event.kind == FOUND {
                    self.earlier.push((event.id.uuid(), event.at));
                }
                self.said.insert(letter.id, letter).is_none()
            }
            (TAKEN_BACK, _) => event.subject.is_some_and(|letter| {
                let once = !self.taken_back.contains(&letter);
                self.taken_back.push(letter);
                once
            }),
            (kind, _) => !kind.starts_with("letter"),
        }
    }

    /// Whether earlier letters, and what else stood then, were told to the ledger: from there on everything has its event.
    pub const fn is_held(&self) -> bool {
        self.held.is_some()
    }

    /// Events on earlier letters that came at another moment than the one at which all of them were told. One commit's events have one
    /// time, and no order among themselves.
    pub fn strange(&self) -> impl Iterator<Item = &Uuid> {
        self.earlier.iter().filter(|(_, at)| self.held != Some(*at)).map(|(event, _)| event)
    }

    /// What is broken.
    pub async fn broken(mut self, tx: &mut Tx, now: Moment) -> Result<Vec<Broken>, StoreError> {
        let mut found = self.ways(tx, now).await?;
        for letter in &self.taken_back {
            if self.said.remove(letter).is_none() {
                found.push(broken(*letter, "the ledger tells of a letter that was taken back, and not that it was written"));
            }
        }
        let mut after = Uuid::nil();
        loop {
            let page = mail::written_after(tx, after, PAGE).await?;
            let Some(last) = page.last() else { break };
            after = last.id;
            for is in page {
                match self.said.remove(&is.id) {
                    Some(said) => found.extend(other_than_written(&is, &said)),
                    None if self.taken_back.contains(&is.id) => found.push(broken(is.id, "the letter was taken back, and is there")),
                    None => found.push(broken(is.id, "no event of the ledger tells of it")),
                }
            }
        }
        found.extend(self.said.into_keys().map(|gone| broken(gone, "the letter is gone, and no event says that it was taken back")));
        Ok(found)
    }

    /// What is broken of letters' ways: one that went out sooner than was said or at another moment than the ledger knows, and one that was
    /// stopped.
    async fn ways(&self, tx: &mut Tx, now: Moment) -> Result<Vec<Broken>, StoreError> {
        let mut found = Vec::new();
        for (letter, (end, told)) in &self.ended {
            let earlier = Some(*told) == self.ends_held;
            match self.said.get(letter) {
                _ if self.taken_back.contains(letter) => {
                    found.push(broken(*letter, "the ledger tells that it was taken back and that it went out"));
                }
                None => found.push(broken(*letter, "the ledger tells of the end of its way, and not that it was written")),
                Some(said) if end.at() < said.due && !earlier => found.push(broken(*letter, "it went out before it was due")),
                Some(_) if end.at() != *told && !earlier => found.push(broken(*letter, "its event tells of another moment than its own")),
                Some(_) => {}
            }
        }
        let mut after = Uuid::nil();
        loop {
            let page = posting::ways_after(tx, after, PAGE).await?;
            let Some(last) = page.last() else { break };
            after = last.letter;
            // A letter that no event tells of is named as one.
            let known = page.iter().filter(|way| self.said.contains_key(&way.letter));
            found.extend(known.filter_map(|way| Some(broken(way.letter, self.amiss(way, now)?))));
        }
        Ok(found)
    }

    /// What is wrong with a letter's way.
    fn amiss(&self, way: &LettersWay, now: Moment) -> Option<&'static str> {
        let end = self.ended.get(&way.letter).map(|(end, _)| *end);
        let sent = match end {
            Some(Ended::Sent(at)) => Some(at),
            Some(Ended::GivenUp(_)) | None => None,
        };
        if way.sent != sent {
            return Some("the letter went out at another moment than the ledger says, or not at all");
        }
        match (way.stands, end) {
            (Stands::Over(is), Some(said)) if is == said => None,
            // Before there were ways, a letter that went out had none.
            (Stands::Nowhere, Some(Ended::Sent(_))) if self.ended.get(&way.letter).map(|(_, told)| *told) == self.ends_held => None,
            (Stands::Waits { due, held_until }, None) => {
                let latest = self.said.get(&way.letter).map_or(now, |said| said.due.max(now)).plus_seconds(LONGEST);
                (due > latest || held_until.is_some_and(|until| until > latest))
                    .then_some("the letter waits longer than any try of the service does")
            }
            (Stands::Over(_) | Stands::Nowhere | Stands::Waits { .. }, Some(_)) => {
                Some("the letter's way ended otherwise than the ledger says")
            }
            (Stands::Over(_) | Stands::Nowhere, None) => Some("the letter is on its way no more, and no event tells of its end"),
        }
    }
}

/// What of a letter is not what was written.
fn other_than_written(is: &Written, said: &Written) -> Vec<Broken> {
    let mut found = Vec::new();
    if (is.person, is.decision, is.due) != (said.person, said.decision, said.due) {
        found.push(broken(is.id, "the letter is not what was written: to whom, on which decision, or when"));
    }
    if is.text != said.text {
        let what = format!("the letter says something else than was written{}", texts::within(&is.texts, &said.texts));
        found.push(Broken { table: "mail_text", row: is.id.to_string(), what });
    }
    found
}

fn broken(row: Uuid, what: &str) -> Broken {
    Broken { table: "mail", row: row.to_string(), what: what.to_owned() }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::domain::kernel::actor::Actor;
    use crate::domain::kernel::id::EventId;

    fn event(number: u128, kind: &str, at: i64) -> Event {
        let id = Uuid::from_u128(number);
        let body = json!({ "kind": "found", "person": id.to_string(), "decision": null, "due": 0, "text": "hash" });
        let at = Moment::from_microseconds(at);
        Event { id: EventId::from_uuid(id), at, kind: kind.to_owned(), actor: Actor::Worker, subject: Some(id), body }
    }

    #[test]
    fn earlier_letters_are_told_at_one_moment_in_whatever_order() {
        let mut letters = Letters::default();
        let told = [event(1, FOUND, 5), event(2, HELD, 5), event(3, FOUND, 5), event(4, FOUND, 6)];
        assert!(told.iter().all(|event| letters.hear(event)));
        assert_eq!(letters.strange().collect::<Vec<_>>(), [&Uuid::from_u128(4)]);
        assert!(!letters.hear(&event(5, HELD, 7)), "once in a database's life");
    }

    #[test]
    fn the_end_of_an_earlier_letters_way_may_lie_ahead_and_is_told_once() {
        let mut letters = Letters::default();
        let sent = Event { body: json!({ "at": 9 }), ..event(1, SENT, 5) };
        assert!(letters.hear(&sent) && letters.hear(&event(2, ENDS_HELD, 5)));
        assert!(!letters.hear(&sent), "a way ends once");
        assert!(!letters.hear(&Event { body: json!({}), ..event(3, SENT, 5) }), "without a moment");
    }
}
