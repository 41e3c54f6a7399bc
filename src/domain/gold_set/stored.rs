//! A stored version, read again from its canonical document: it was checked before it was stored.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, PoisonError};

use serde::de::DeserializeOwned;
use serde_json::{Map, Value, json};

use super::anchor::{Anchor, Use};
use super::item::{Item, reparse_item};
use super::shared::{Rubric, ScaleSet, SeveritySet, Shared, Taxonomy};
use super::stimulus::Stimulus;
use crate::domain::kernel::canonical;
use crate::domain::kernel::sealed::{Reveal, Sealed};
use crate::domain::kernel::strict;
use crate::domain::project::{Audit, Project, Realism};
use crate::domain::reviewing::training;
use crate::domain::reviewing::training::Plan;

/// By stage and the items out of service: what [`Content::kept`] keeps.
type Found = BTreeMap<(String, BTreeSet<String>), Arc<[f64]>>;

/// Everything of a version that the house works with. Keys stay sealed in their items.
#[derive(Debug)]
pub struct Content {
    /// The project.
    pub project: Project,
    /// What the rules of its audit are known by: BLAKE3 of them with the ladder and the policy's name, in hexadecimal; none without
    /// rules.
    pub book: Option<String>,
    /// What items share.
    pub shared: Shared,
    /// Guidelines by interface language, Markdown.
    pub guidelines: BTreeMap<String, String>,
    /// Stimuli by id.
    pub stimuli: BTreeMap<String, Stimulus>,
    /// Banks by name.
    pub banks: BTreeMap<String, Vec<Item>>,
    /// Items for trying out.
    pub practice: Vec<Item>,
    /// Responses with agreed levels, which are sealed.
    pub anchors: Vec<Anchor>,
    /// Media: file name to BLAKE3 of the bytes, which is the name outside.
    pub media: BTreeMap<String, String>,
    places: BTreeMap<String, (String, usize)>,
    found: Mutex<Found>,
}

impl Content {
    /// An item of any bank, by id.
    #[must_use]
    pub fn item(&self, id: &str) -> Option<&Item> {
        let (bank, at) = self.places.get(id)?;
        self.banks.get(bank)?.get(*at)
    }

    /// What the guidelines of this version are known by: BLAKE3 of their texts in every language, in hexadecimal.
    #[must_use]
    pub fn guidelines_hash(&self) -> String {
        super::version::hash(canonical::text(&json!(self.guidelines)).as_bytes())
    }

    /// The items of a bank.
    #[must_use]
    pub fn bank(&self, name: &str) -> Vec<&Item> {
        self.banks.get(name).into_iter().flatten().collect()
    }

    /// An item's stimulus.
    #[must_use]
    pub fn stimulus(&self, item: &Item) -> Option<&Stimulus> {
        self.stimuli.get(item.head.stimulus.as_ref()?)
    }

    /// The anchors of a rubric and use, in the file's order.
    pub fn anchors_of<'c>(&'c self, rubric: &'c str, purpose: Use) -> impl Iterator<Item = &'c Anchor> {
        let of = move |a: &&Anchor| a.purpose == purpose && self.item(&a.item).and_then(Item::rubric) == Some(rubric);
        self.anchors.iter().filter(of)
    }

    /// The anchor of a hash.
    #[must_use]
    pub fn anchor(&self, hash: &str) -> Option<&Anchor> {
        self.anchors.iter().find(|a| a.hash() == hash)
    }

    /// By rubric, what its review stages ask of reviewers.
    #[must_use]
    pub fn review_plans(&self) -> BTreeMap<String, Plan> {
        training::plans(&self.project.stages, |name| self.bank(name))
    }

    /// The stage of an id, and its place in the project's order.
    #[must_use]
    pub fn stage(&self, id: &str) -> Option<(usize, &crate::domain::project::Stage)> {
        self.project.stages.iter().enumerate().find(|(_, s)| s.id == id)
    }

    /// Numbers that follow from a stage, the banks and what is retired of them, where they have been found.
    pub fn known(&self, stage: &str, retired: &BTreeSet<String>) -> Option<Arc<[f64]>> {
        // What a panic left behind is whole: an entry is put in when it has been found.
        let all = self.found.lock().unwrap_or_else(PoisonError::into_inner);
        all.get(&(stage.to_owned(), retired.clone())).cloned()
    }

    /// The same, found if need be, which takes long: nobody else waits meanwhile, and whoever looks for the same finds the same.
    pub fn kept(&self, stage: &str, retired: &BTreeSet<String>, find: impl FnOnce() -> Vec<f64>) -> Arc<[f64]> {
        if let Some(known) = self.known(stage, retired) {
            return known;
        }
        let found: Arc<[f64]> = find().into();
        let mut all = self.found.lock().unwrap_or_else(PoisonError::into_inner);
        all.entry((stage.to_owned(), retired.clone())).or_insert(found).clone()
    }
}

/// Reads a stored document; `None` where it is not one that this program stored.
#[must_use]
pub fn read(document: &Sealed) -> Option<Content> {
    // The right is the store's own: what comes out of its column is sealed again, item by item.
    let whole: Value = serde_json::from_str(document.reveal(&Reveal::for_the_store())).ok()?;
    let items = |list: &Value| -> Option<Vec<Item>> { list.as_array()?.iter().map(|line| reparse_item(&line.to_string())).collect() };
    let mut banks = BTreeMap::new();
    for (name, list) in whole.get("banks")?.as_object()? {
        banks.insert(name.clone(), items(list)?);
    }
    let place = |(name, items): (&String, &Vec<Item>)| {
        items.iter().enumerate().map(|(at, item)| (item.head.id.clone(), (name.clone(), at))).collect::<Vec<_>>()
    };
    let places = banks.iter().flat_map(place).collect();
    let mut stimuli = BTreeMap::new();
    for (id, value) in whole.get("stimuli")?.as_object()? {
        stimuli.insert(id.clone(), strict::read::<Stimulus>(value.clone()).ok()?);
    }
    let media = whole.get("media")?.as_object()?.iter().filter_map(|(n, m)| Some((n.clone(), m.get("blake3")?.as_str()?.to_owned())));
    Some(Content {
        project: project(whole.get("project")?)?,
        book: book(whole.get("project")?),
        shared: shared(&whole)?,
        guidelines: strict::read(whole.get("guidelines")?.clone()).ok()?,
        stimuli,
        practice: items(whole.get("practice")?)?,
        anchors: whole.get("anchors").cloned().map_or_else(|| Some(Vec::new()), |list| strict::read(list).ok())?,
        media: media.collect(),
        banks,
        places,
        found: Mutex::default(),
    })
}

/// The hash of what a stored document presents, as [`super::version::presented_document`] has it; `None` where it is not one that this
/// program stored.
#[must_use]
pub fn presented_hash(document: &Sealed) -> Option<String> {
    let whole: Value = serde_json::from_str(document.reveal(&Reveal::for_the_store())).ok()?;
    let mut stimuli = BTreeMap::new();
    for (id, value) in whole.get("stimuli")?.as_object()? {
        stimuli.insert(id.clone(), strict::read::<Stimulus>(value.clone()).ok()?);
    }
    let shown = |list: &Value| -> Option<Value> {
        let one = |line: &Value| {
            let item = reparse_item(&line.to_string())?;
            let stimulus = item.head.stimulus.as_ref().and_then(|id| stimuli.get(id)).map(Stimulus::presented);
            Some(json!({ "item": item.presented, "stimulus": stimulus }))
        };
        list.as_array()?.iter().map(one).collect()
    };
    let mut banks = Map::new();
    for (name, list) in whole.get("banks")?.as_object()? {
        banks.insert(name.clone(), shown(list)?);
    }
    let media: Map<String, Value> = whole.get("media")?.as_object()?.iter().map(|(name, m)| (name.clone(), m["blake3"].clone())).collect();
    let text = canonical::text(&json!({
        "project": whole["project"], "taxonomies": whole["taxonomies"], "guidelines": whole["guidelines"], "banks": banks,
        "practice": shown(whole.get("practice")?)?, "media": media,
    }));
    Some(super::version::hash(text.as_bytes()))
}

fn project(value: &Value) -> Option<Project> {
    let mut top = value.as_object()?.clone();
    let rows = |name: &str, top: &mut serde_json::Map<String, Value>| top.remove(name).unwrap_or_else(|| Value::Array(Vec::new()));
    let (requirements, stages) = (rows("requirement", &mut top), rows("stage", &mut top));
    let audit = top.remove("audit").map(strict::read::<Audit>).transpose().ok()?;
    let realism = top.remove("realism").map(strict::read::<Realism>).transpose().ok()?;
    Some(Project {
        head: strict::read(Value::Object(top)).ok()?,
        requirements: strict::read(requirements).ok()?,
        stages: strict::read(stages).ok()?,
        audit,
        realism: realism.unwrap_or_default(),
    })
}

fn book(project: &Value) -> Option<String> {
    let audit = project.get("audit")?;
    let rules = audit.get("rule").filter(|rules| rules.as_array().is_some_and(|rules| !rules.is_empty()))?;
    let book = json!({ "rule": rules, "step": audit.get("step"), "policy": audit.get("policy") });
    Some(super::version::hash(canonical::text(&book).as_bytes()))
}

fn shared(whole: &Value) -> Option<Shared> {
    fn tables<T: DeserializeOwned>(of: &Value, name: &str, id: fn(&T) -> &String) -> Option<BTreeMap<String, T>> {
        let Some(list) = of.get(name) else { return Some(BTreeMap::new()) };
        let list: Vec<T> = strict::read(list.clone()).ok()?;
        Some(list.into_iter().map(|t| (id(&t).clone(), t)).collect())
    }
    let taxonomies = whole.get("taxonomies")?;
    Some(Shared {
        taxonomies: tables(taxonomies, "taxonomy", |t: &Taxonomy| &t.id)?,
        scales: tables(taxonomies, "scales", |s: &ScaleSet| &s.id)?,
        severities: tables(taxonomies, "severities", |s: &SeveritySet| &s.id)?,
        rubrics: tables(whole.get("rubrics")?, "rubric", |r: &Rubric| &r.id)?,
    })
}
