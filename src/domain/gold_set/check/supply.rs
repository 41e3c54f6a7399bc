//! Whether banks can serve the draws of all attempts, and which items no draw reaches.

use std::collections::{BTreeMap, BTreeSet};

use super::draft::Draft;
use crate::domain::deciding::rule;
use crate::domain::gold_set::Placed;
use crate::domain::gold_set::problem::{Code, Faults, Problem};
use crate::domain::gold_set::source::Located;
use crate::domain::planning::simulation::stated_rates;
use crate::domain::project::{Decision, Draw, Stage};
use touchstone_measure::mastery::sequential::SLACK;

pub(super) fn check(draft: &Draft, found: &mut Vec<Problem>) {
    let Some((project, file)) = &draft.project else { return };
    let mut reached: BTreeSet<(&str, usize)> = BTreeSet::new();
    for (i, stage) in project.stages.iter().enumerate() {
        for (n, draw) in stage.draw.iter().enumerate() {
            let Some((bank, items)) = bank_of(draft, stage, draw) else { continue };
            reached.extend(items.iter().filter(|p| serves(draw, p)).map(|p| (bank, p.line)));
            check_draw(stage, draw, items, &format!("/stage/{i}/draw/{n}"), file, found);
        }
        check_floors(stage, &format!("/stage/{i}"), file, found);
        check_exposure(draft, stage, &format!("/stage/{i}"), file, found);
    }
    let audited = project.audit.as_ref().and_then(|audit| draft.banks.get_key_value(&audit.bank));
    if let Some((bank, items)) = audited {
        reached.extend(items.iter().map(|p| (bank.as_str(), p.line)));
    }
    check_unreached(draft, &reached, found);
}

fn bank_of<'d>(draft: &'d Draft, stage: &Stage, draw: &Draw) -> Option<(&'d str, &'d [Placed])> {
    let name = draw.bank.as_ref().or(stage.bank.as_ref())?;
    draft.banks.get_key_value(name).map(|(name, items)| (name.as_str(), items.as_slice()))
}

fn serves(draw: &Draw, placed: &Placed) -> bool {
    placed.item.head.skill == draw.skill && draw.item_kind.is_none_or(|kind| kind == placed.item.head.kind)
}

/// What is drawn together: testlets and consistency pairs whole, other items alone. Sizes, largest first.
fn units(draw: &Draw, items: &[Placed]) -> Vec<usize> {
    let mut sizes: BTreeMap<String, usize> = BTreeMap::new();
    for placed in items.iter().filter(|p| serves(draw, p)) {
        let head = &placed.item.head;
        let unit = match (&head.stimulus, head.twin()) {
            (Some(stimulus), _) => format!("s {stimulus}"),
            (None, Some(twin)) => format!("t {}", twin.min(&head.id)),
            (None, None) => format!("i {}", head.id),
        };
        *sizes.entry(unit).or_default() += 1;
    }
    let mut sizes: Vec<usize> = sizes.into_values().collect();
    sizes.sort_unstable_by(|a, b| b.cmp(a));
    sizes
}

fn check_draw(stage: &Stage, draw: &Draw, items: &[Placed], at: &str, file: &Located, found: &mut Vec<Problem>) {
    let sizes = units(draw, items);
    let (available, wanted) = (sizes.iter().sum::<usize>(), draw.items as usize);
    let mut faults = Faults::at(found, &file.file, file.line(at));
    if available < wanted {
        let what = draw.item_kind.map(|k| format!(" of kind {}", k.name())).unwrap_or_default();
        faults.add(Code::E403, format!("the draw takes {wanted} items of skill \"{}\"{what}; the bank has {available}", draw.skill));
        return;
    }
    // An attempt takes units until it has enough; the largest ones first waste the most.
    let mut left = sizes.into_iter();
    let served = (0..stage.attempts).take_while(|_| {
        let mut taken = 0;
        while taken < wanted {
            match left.next() {
                Some(size) => taken += size,
                None => return false,
            }
        }
        true
    });
    let served = served.count();
    if served < stage.attempts as usize {
        faults.add(
            Code::W110,
            format!(
                "{} attempts of {wanted} items of skill \"{}\" need more than the {available} of the bank; attempt {} meets items again",
                stage.attempts,
                draw.skill,
                served + 1
            ),
        );
    }
}

/// A cap below the share of a skill's items that a form of full length takes: however they are chosen, some item stands in more attempts.
fn check_exposure(draft: &Draft, stage: &Stage, at: &str, file: &Located, found: &mut Vec<Problem>) {
    let (Some(cap), true) = (stage.exposure.filter(|cap| *cap > 0.0), stage.select.is_some()) else { return };
    let all = stage.draw.iter().map(|d| d.items).sum::<u32>();
    let skills: BTreeSet<&str> = stage.draw.iter().map(|d| d.skill.as_str()).collect();
    let mut faults = Faults::at(found, &file.file, file.line(at));
    for skill in skills {
        let rows = || stage.draw.iter().filter(|d| d.skill == skill);
        let taken = stage.longest_form() as f64 * f64::from(rows().map(|d| d.items).sum::<u32>()) / f64::from(all.max(1));
        let ids =
            rows().filter_map(|d| Some((d, bank_of(draft, stage, d)?.1))).flat_map(|(d, items)| items.iter().filter(|p| serves(d, p)));
        let held = ids.map(|p| p.item.head.id.as_str()).collect::<BTreeSet<&str>>().len();
        let least = taken / held.max(1) as f64;
        if least > cap {
            let needed = (taken / cap).ceil();
            faults.add(
                Code::W117,
                format!(
                    "exposure {cap} is not kept by a form of full length: it takes {taken:.0} of the {held} items of \
                    skill \"{skill}\", {least:.3} on average; hold {needed:.0} items, shorten the form or raise the cap"
                ),
            );
        }
    }
}

/// How often somebody at the master's rate misses a floor by chance, each and any of them, beside what the promise allows.
fn check_floors(stage: &Stage, at: &str, file: &Located, found: &mut Vec<Problem>) {
    if matches!(stage.decision, Decision::Ability { .. }) {
        // What somebody at the cut finds depends on the items' curves; `simulate` tells it.
        return;
    }
    let (master, _) = stated_rates(&stage.decision);
    let allowed = match stage.decision {
        Decision::Sequential { beta, .. } | Decision::Ability { beta, .. } => beta,
        Decision::Cut { confidence, .. } => 1.0 - confidence,
    };
    let drawn = |skill: &str| stage.draw.iter().filter(|d| d.skill == skill).map(|d| d.items as usize).sum::<usize>();
    let misses: Vec<(&str, usize, f64)> =
        stage.decision.floors().iter().map(|f| (f.skill.as_str(), drawn(&f.skill), rule::floor_miss(f, drawn(&f.skill), master))).collect();
    let any = rule::any_miss(misses.iter().map(|m| m.2));
    if any > allowed + SLACK {
        let each = misses.iter().map(|(skill, n, p)| format!("{skill} {p:.3} of {n}")).collect::<Vec<_>>().join(", ");
        let mut faults = Faults::at(found, &file.file, file.line(&format!("{at}/decision/floors")));
        faults.add(
            Code::W116,
            format!(
                "a master, right in {master} of items, misses a floor by chance with {any:.3} ({each}), \
            more than {allowed:.3}; lower a sensitivity or draw more items"
            ),
        );
    }
}

fn check_unreached(draft: &Draft, reached: &BTreeSet<(&str, usize)>, found: &mut Vec<Problem>) {
    for (bank, items) in &draft.banks {
        let mut by_skill: BTreeMap<(&str, &str), Vec<&Placed>> = BTreeMap::new();
        for placed in items.iter().filter(|p| !reached.contains(&(bank.as_str(), p.line))) {
            by_skill.entry((&placed.item.head.skill, placed.item.presented.kind)).or_default().push(placed);
        }
        for ((skill, kind), placed) in by_skill {
            if let Some(first) = placed.first() {
                let message =
                    format!("no draw reaches the {} item(s) of kind \"{kind}\" and skill \"{skill}\", this one first", placed.len());
                Faults::at(found, &first.file, first.line).add(Code::W109, message);
            }
        }
    }
}
