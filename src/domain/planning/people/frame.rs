//! A stage as the computation sees it: items by skill and passage, forms as they are drawn for candidates.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::{Arc, Mutex, PoisonError};

use crate::domain::gold_set::item::Item;
use crate::domain::kernel::chance::{Draws, Seed};
use crate::domain::project::Stage;
use crate::domain::sitting::{adaptive, form};

/// First forms that are drawn; people share them.
const FORMS: usize = 48;

/// An item of a frame.
#[derive(Clone, Debug)]
pub(super) struct Framed<'a> {
    pub(super) id: &'a str,
    pub(super) skill: usize,
    pub(super) passage: Option<usize>,
    pub(super) counts: bool,
    pub(super) critical: bool,
    /// In how many first forms it stands, or the like of it where forms are chosen by the answers.
    pub(super) weight: f64,
}

/// A place of a form: the item, and whether it stood in an earlier attempt of the person.
pub(super) type Place = (usize, bool);

/// The first form, and after how many places each attempt before was ended.
type Path = (usize, Vec<usize>);

/// A stage's items and forms.
#[derive(Debug)]
pub struct Frame<'a> {
    stage: &'a Stage,
    banks: BTreeMap<&'a str, Vec<&'a Item>>,
    pub(super) items: Vec<Framed<'a>>,
    at: HashMap<&'a str, usize>,
    pub(super) skills: usize,
    pub(super) passages: usize,
    forms: Vec<Arc<[Place]>>,
    later: Mutex<HashMap<Path, Arc<[Place]>>>,
}

impl<'a> Frame<'a> {
    /// The frame of a stage; `bank` gives a bank's items.
    #[must_use]
    pub fn new(stage: &'a Stage, bank: impl Fn(&str) -> Vec<&'a Item>) -> Self {
        let names: BTreeSet<&str> = stage.draw.iter().filter_map(|d| d.bank.as_deref().or(stage.bank.as_deref())).collect();
        let banks: BTreeMap<&str, Vec<&Item>> = names.into_iter().map(|name| (name, bank(name))).collect();
        let mut frame = Self {
            stage,
            banks,
            items: Vec::new(),
            at: HashMap::new(),
            skills: 0,
            passages: 0,
            forms: Vec::new(),
            later: Mutex::default(),
        };
        frame.take_items();
        if adaptive::is_adaptive(stage) {
            frame.weigh_by_draws();
        } else {
            frame.draw_forms();
        }
        frame
    }

    fn take_items(&mut self) {
        let (mut skills, mut passages): (BTreeMap<&str, usize>, BTreeMap<&str, usize>) = (BTreeMap::new(), BTreeMap::new());
        for item in self.banks.values().flatten() {
            let (n, m) = (skills.len(), passages.len());
            let drawn = self.stage.draw.iter().any(|d| d.skill == item.head.skill);
            if !drawn || self.at.contains_key(item.head.id.as_str()) {
                continue;
            }
            let skill = *skills.entry(&item.head.skill).or_insert(n);
            let passage = item.head.stimulus.as_deref().map(|p| *passages.entry(p).or_insert(m));
            self.at.insert(&item.head.id, self.items.len());
            let (counts, critical) = (item.counts(), item.head.critical && item.rubric().is_none());
            self.items.push(Framed { id: &item.head.id, skill, passage, counts, critical, weight: 0.0 });
        }
        (self.skills, self.passages) = (skills.len(), passages.len());
    }

    fn draw_forms(&mut self) {
        let mut seeds = Draws::new(Seed(1), &format!("forms of {}", self.stage.id));
        for _ in 0..FORMS {
            let form = self.assemble(&BTreeSet::new(), Seed(seeds.below(u64::MAX)));
            for (item, _) in form.iter().take(self.stage.longest_form()) {
                if let Some(framed) = self.items.get_mut(*item).filter(|f| f.counts) {
                    framed.weight += 1.0;
                }
            }
            self.forms.push(form);
        }
    }

    /// Where the answers choose the items: each as often as its skill's draw takes any.
    fn weigh_by_draws(&mut self) {
        let skill_of: HashMap<&str, &str> = self.banks.values().flatten().map(|i| (i.head.id.as_str(), i.head.skill.as_str())).collect();
        let mut held: HashMap<&str, f64> = HashMap::new();
        self.items.iter().filter(|i| i.counts).filter_map(|i| skill_of.get(i.id)).for_each(|s| *held.entry(s).or_default() += 1.0);
        for item in self.items.iter_mut().filter(|i| i.counts) {
            let Some(skill) = skill_of.get(item.id) else { continue };
            let drawn: u32 = self.stage.draw.iter().filter(|d| d.skill == *skill).map(|d| d.items).sum();
            item.weight = f64::from(drawn) / held.get(skill).copied().unwrap_or(1.0).max(1.0);
        }
    }

    fn assemble(&self, met: &BTreeSet<String>, seed: Seed) -> Arc<[Place]> {
        let bank = |name: &str| self.banks.get(name).cloned().unwrap_or_default();
        let places = form::assemble(self.stage, bank, met, seed);
        places.iter().filter_map(|p| Some((*self.at.get(p.item.as_str())?, met.contains(&p.item)))).collect()
    }

    /// The form of a person's attempt, after attempts that were ended at so many places; none where forms are chosen by the answers.
    pub(super) fn form(&self, person: usize, ends: &[usize]) -> Option<Arc<[Place]>> {
        let first = person.checked_rem(self.forms.len())?;
        if ends.is_empty() {
            return self.forms.get(first).cloned();
        }
        let path = (first, ends.to_vec());
        // What a panic left behind is whole: a form is put in when it has been drawn.
        let known = self.later.lock().unwrap_or_else(PoisonError::into_inner).get(&path).cloned();
        if known.is_some() {
            return known;
        }
        let mut met = BTreeSet::new();
        for (n, end) in ends.iter().enumerate() {
            let before = self.form(first, ends.get(..n).unwrap_or_default())?;
            met.extend(before.iter().take(*end).filter_map(|(item, _)| Some(self.items.get(*item)?.id.to_owned())));
        }
        let mut seeds = Draws::new(Seed(first as u64), &format!("later forms of {} after {ends:?}", self.stage.id));
        let form = self.assemble(&met, Seed(seeds.below(u64::MAX)));
        self.later.lock().unwrap_or_else(PoisonError::into_inner).insert(path, form.clone());
        Some(form)
    }

    /// An item's place in the frame.
    #[must_use]
    pub fn place(&self, id: &str) -> Option<usize> {
        self.at.get(id).copied()
    }

    /// The stage.
    #[must_use]
    pub const fn stage(&self) -> &'a Stage {
        self.stage
    }
}
