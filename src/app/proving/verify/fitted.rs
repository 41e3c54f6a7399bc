//! What is known of a project's people held against the events that fitted it.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::app::gold_set::population::told;
use crate::app::kernel::broken::Broken;
use crate::domain::kernel::canonical;
use crate::domain::kernel::event_kind::EventKind;
use crate::domain::kernel::ledger::Event;
use crate::store::gold_set::population::KeptPrior;

/// By project and stage, what the last event says.
#[derive(Debug, Default)]
pub(super) struct Fitted {
    said: BTreeMap<(String, String), String>,
    /// The moment of the first event.
    began: Option<i64>,
}

impl Fitted {
    /// Takes an event in.
    pub fn hear(&mut self, event: &Event) {
        if !event.is(EventKind::PopulationFitted) {
            return;
        }
        let text = |field: &str| event.body.get(field).and_then(Value::as_str).unwrap_or_default().to_owned();
        self.began.get_or_insert(event.at.microseconds());
        self.said.insert((text("project"), text("stage")), canonical::text(&event.body));
    }

    /// What is broken. Rows that were there before the first event are held by none, unless `all_told` says that every row has its event.
    pub fn held(&self, is: &[KeptPrior], all_told: bool) -> Vec<Broken> {
        let now: BTreeMap<(String, String), (String, i64)> = is
            .iter()
            .map(|k| ((k.project.clone(), k.stage.clone()), (canonical::text(&told(&k.project, &k.stage, &k.prior)), k.at.microseconds())))
            .collect();
        let other = self.said.iter().filter(|(stage, said)| now.get(*stage).is_none_or(|(is, _)| is != *said)).map(|(stage, _)| stage);
        let young = |at: i64| all_told || self.began.is_some_and(|began| at >= began);
        let untold = now.iter().filter(|(stage, (_, at))| !self.said.contains_key(*stage) && young(*at)).map(|(stage, _)| stage);
        let broken = |(project, stage): &(String, String)| Broken {
            table: "population",
            row: format!("{project} {stage}"),
            what: "what is known of the project's people is not what the ledger's latest event on it says".to_owned(),
        };
        other.chain(untold).map(broken).collect()
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;
    use uuid::Uuid;

    use super::*;
    use crate::domain::deciding::prior::Prior;
    use crate::domain::kernel::actor::Actor;
    use crate::domain::kernel::id::EventId;
    use crate::domain::kernel::moment::Moment;

    fn kept(stage: &str, a: f64, at: i64) -> KeptPrior {
        let prior = Prior { a, b: 1.3, people: 40 };
        KeptPrior { project: "p".to_owned(), stage: stage.to_owned(), prior, at: Moment::from_microseconds(at) }
    }

    fn fitted(stage: &str, a: f64, at: i64) -> Event {
        Event {
            id: EventId::from_uuid(Uuid::nil()),
            at: Moment::from_microseconds(at),
            kind: "population.fitted".to_owned(),
            actor: Actor::Worker,
            subject: None,
            body: json!({ "project": "p", "stage": stage, "people": 40, "a": a, "b": 1.3 }),
        }
    }

    #[test]
    fn what_is_known_of_people_is_what_the_last_event_says() {
        let mut all = Fitted::default();
        all.hear(&fitted("first", 2.5, 10));
        all.hear(&fitted("first", 3.1, 20));
        let named = |is: &[KeptPrior]| all.held(is, false).into_iter().map(|b| b.row).collect::<Vec<_>>();
        assert_eq!(named(&[kept("first", 3.1, 30)]), Vec::<String>::new());
        assert_eq!(named(&[kept("first", 2.5, 30)]), ["p first"], "set back");
        assert_eq!(named(&[]), ["p first"], "deleted");
        assert_eq!(named(&[kept("first", 3.1, 20), kept("second", 1.0, 20)]), ["p second"], "added");
        assert_eq!(named(&[kept("first", 3.1, 20), kept("second", 1.0, 5)]), Vec::<String>::new(), "of an earlier release");
        let by_hand = Fitted::default().held(&[kept("first", 3.1, 5)], true);
        assert_eq!(by_hand.len(), 1, "put in by hand where nothing was ever fitted: {by_hand:?}");
    }
}
