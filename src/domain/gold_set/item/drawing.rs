//! What is drawn for one showing of an item: ids, orders and sides, with what each was to the author.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

use super::rules::Labelled;
use crate::domain::kernel::chance::Draws;
use crate::domain::kernel::violation::Violation;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// An id that is known to be one of these.
            pub fn new(id: impl Into<String>) -> Self {
                Self(id.into())
            }

            /// As it is written.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }
    )*};
}

ids! {
    /// An id as the author of an item gave it: nobody who answers ever sees one.
    ItemId;
    /// An id as it was drawn for one showing: what candidates and platforms see, and answer with.
    ShownId;
}

/// What was drawn for one place of a form; stored with it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Drawn {
    /// By list: the author's ids in the order in which they are shown, each with its shown id.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub lists: BTreeMap<String, Vec<(ItemId, ShownId)>>,
    /// Whether the author's B is shown as A.
    #[serde(default)]
    pub swapped: bool,
    /// The shown order of words.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub words: Vec<String>,
}

const LETTERS: &[u8; 28] = b"abcdefghjkmnpqrstuvwxyz23456";

fn shown_id(draws: &mut Draws) -> ShownId {
    let mut letter = || char::from(LETTERS[usize::try_from(draws.below(28)).unwrap_or(0) % 28]);
    ShownId((0..6).map(|_| letter()).collect())
}

/// A drawing under way: a kind takes from it what it draws, always in the same order.
#[derive(Debug)]
pub struct Drawing {
    pub(super) chance: Draws,
    pub(super) drawn: Drawn,
    /// Whether the author lets options be shown in an order drawn for the attempt; true for kinds that always are.
    pub shuffles: bool,
}

impl Drawing {
    /// Draws an id for each entry of a list, and an order where it is shuffled.
    pub fn list<'i>(&mut self, name: &str, ids: impl IntoIterator<Item = &'i str>, shuffled: bool) {
        let mut pairs: Vec<(ItemId, ShownId)> = Vec::new();
        for id in ids {
            let mut shown = shown_id(&mut self.chance);
            while pairs.iter().any(|(_, s)| *s == shown) {
                shown = shown_id(&mut self.chance);
            }
            pairs.push((ItemId::new(id), shown));
        }
        if shuffled {
            self.chance.shuffle(&mut pairs);
        }
        self.drawn.lists.insert(name.to_owned(), pairs);
    }

    /// The same for entries with a text.
    pub fn labelled(&mut self, name: &str, list: &[Labelled], shuffled: bool) {
        self.list(name, list.iter().map(|entry| entry.id.as_str()), shuffled);
    }

    /// Draws which of two things stands first.
    pub fn side(&mut self) {
        self.drawn.swapped = self.chance.below(2) == 1;
    }

    /// Draws an order of words, which have no ids.
    pub fn words(&mut self, words: &[String]) {
        self.drawn.words = words.to_vec();
        self.chance.shuffle(&mut self.drawn.words);
    }
}

/// The shown id that a response names; what is no text is none that was shown.
pub(super) fn shown_in(response: &Value) -> ShownId {
    ShownId::new(response.as_str().unwrap_or_default())
}

/// The author's id that a stored response names.
pub(super) fn own_in(stored: &Value) -> ItemId {
    ItemId::new(stored.as_str().unwrap_or_default())
}

impl Drawn {
    /// The entries of a list in the order in which they are shown: the author's id of each, and the shown one.
    pub(super) fn entries(&self, list: &str) -> &[(ItemId, ShownId)] {
        self.lists.get(list).map_or(&[], Vec::as_slice)
    }

    /// The shown id of an author's id; of what is none, as it may stand in what was stored, the same text.
    pub(super) fn show(&self, list: &str, id: &ItemId) -> ShownId {
        self.entries(list).iter().find(|(own, _)| own == id).map_or_else(|| ShownId::new(id.as_str()), |(_, shown)| shown.clone())
    }

    /// The author's id of a shown id.
    pub(super) fn own(&self, list: &str, shown: &ShownId, pointer: &str) -> Result<ItemId, Violation> {
        let found = self.entries(list).iter().find(|(_, s)| s == shown).map(|(own, _)| own.clone());
        found.ok_or_else(|| Violation::new(pointer, "unknown_id", "this id is not offered by this item"))
    }

    /// Entries in the order and with the ids in which they are shown.
    pub(super) fn arranged(&self, list: &str, entries: &[Labelled]) -> Vec<Labelled> {
        let entry = |(own, shown): &(ItemId, ShownId)| {
            entries.iter().find(|e| e.id == own.as_str()).map(|e| Labelled { id: shown.as_str().to_owned(), text: e.text.clone() })
        };
        self.entries(list).iter().filter_map(entry).collect()
    }

    /// Maps a list of shown ids in a field of a response back; what is no list is left as it is.
    pub(super) fn list_back(&self, fields: &mut Map<String, Value>, field: &str, list: &str) -> Result<(), Violation> {
        if let Some(Value::Array(ids)) = fields.get(field) {
            let own = |(i, id): (usize, &Value)| self.own(list, &shown_in(id), &format!("/{field}/{i}"));
            let back: Vec<ItemId> = ids.iter().enumerate().map(own).collect::<Result<_, _>>()?;
            fields.insert(field.to_owned(), json!(back));
        }
        Ok(())
    }

    /// A list of stored ids as they were shown. What was no list of ids was stored as it came.
    pub(super) fn list_forth(&self, ids: &Value, list: &str) -> Value {
        let Some(ids) = ids.as_array() else { return ids.clone() };
        json!(
            ids.iter().map(|id| id.as_str().map_or_else(|| id.clone(), |id| json!(self.show(list, &ItemId::new(id))))).collect::<Vec<_>>()
        )
    }

    /// The same for a field of a stored response, where it is there.
    pub(super) fn field_forth(&self, fields: &mut Map<String, Value>, field: &str, list: &str) {
        if let Some(ids) = fields.get(field) {
            let shown = self.list_forth(ids, list);
            fields.insert(field.to_owned(), shown);
        }
    }
}
