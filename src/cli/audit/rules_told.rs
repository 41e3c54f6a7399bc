//! What `audit rules` tells: of each rule whom it would have met, how they did afterwards and how likely it stops whom; then each act.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value, json};

use crate::cli::aligned::Aligned;
use crate::cli::assumed::Assumed;
use crate::cli::{Failure, say};
use crate::domain::auditing::policy::Policy;
use crate::domain::auditing::rules::{Acted, Book, Chance, History, Later, Taker, Terms, afterwards};
use crate::domain::gold_set::text::Text;
use crate::domain::kernel::moment::Moment;
use crate::domain::project::rule::{Measure, MeasureKind, Mode, Scope};

/// Later checks from which on it is said how somebody did afterwards.
pub(super) const ENOUGH: usize = 10;

/// What was run, and what it gave.
pub(super) struct Ran<'a> {
    pub book: Book<'a>,
    /// The policy's name.
    pub policy: &'a str,
    pub records: &'a BTreeMap<String, History>,
    /// Of each annotator what would have been done.
    pub acted: &'a [(&'a str, Vec<Acted<'a>>)],
    /// Of each rule.
    pub chances: &'a [Chance],
    pub terms: &'a Terms,
    /// The share right under which somebody did badly.
    pub weak: f64,
}

/// Of one rule and one measure: on how many, and how they did after the first time.
struct Would {
    kind: MeasureKind,
    annotators: usize,
    badly: usize,
    well: usize,
    unknown: usize,
}

impl Ran<'_> {
    /// What a rule would have done, the mildest first.
    fn would(&self, rule: usize) -> Vec<Would> {
        let mut first: BTreeMap<MeasureKind, Vec<(&str, Moment)>> = BTreeMap::new();
        for (who, acted) in self.acted {
            let mut seen = BTreeSet::new();
            for act in acted.iter().filter(|act| self.asked_for(rule, act) && seen.insert(act.proposal.kind)) {
                first.entry(act.proposal.kind).or_default().push((who, act.at));
            }
        }
        let later = |(who, at): &(&str, Moment)| self.records.get(*who).map_or(Later::Unknown, |r| afterwards(r, *at, ENOUGH, self.weak));
        let count = |all: &[Later], which: Later| all.iter().filter(|l| **l == which).count();
        let told = |(kind, met): (MeasureKind, Vec<(&str, Moment)>)| {
            let all: Vec<Later> = met.iter().map(later).collect();
            let (badly, well, unknown) = (count(&all, Later::Badly), count(&all, Later::Well), count(&all, Later::Unknown));
            Would { kind, annotators: met.len(), badly, well, unknown }
        };
        first.into_iter().map(told).collect()
    }

    /// Whether a rule asked for what was proposed. A milder rule that speaks together with a stricter one asked for less.
    fn asked_for(&self, rule: usize, act: &Acted<'_>) -> bool {
        let own = self.book.rules.get(rule).map(|r| r.measure.kind());
        let step = self.book.steps.iter().position(|step| Some(step.action.measure()) == own);
        act.proposal.rules.contains(&rule) && act.proposal.step.is_none_or(|proposed| step.is_some_and(|step| proposed <= step))
    }

    fn name(&self, rule: usize) -> String {
        self.book.rules.get(rule).map_or_else(String::new, |r| r.name(rule))
    }

    fn names(&self, rules: &[usize]) -> Vec<String> {
        rules.iter().map(|rule| self.name(*rule)).collect()
    }

    /// The measures that rules and steps name, mildest first.
    fn kinds(&self) -> BTreeSet<MeasureKind> {
        let of_rules = self.book.rules.iter().map(|rule| rule.measure.kind());
        of_rules.chain(self.book.steps.iter().map(|step| step.action.measure())).collect()
    }
}

/// What would have been done to people, before their number.
const fn done(kind: MeasureKind) -> &'static str {
    match kind {
        MeasureKind::Accept => "taken the work of",
        MeasureKind::Message => "written to",
        MeasureKind::Training => "sent into training",
        MeasureKind::Recalibrate => "calibrated anew",
        MeasureKind::ReviewShare => "set the share of reviews of",
        MeasureKind::Weight => "set the weight of",
        MeasureKind::Reassign => "given to others as well the tasks of",
        MeasureKind::Skill => "set a skill of",
        MeasureKind::Refuse => "refused the work of",
        MeasureKind::Pause => "paused",
        MeasureKind::End => "ended the contract of",
    }
}

const fn taker(by: Taker) -> &'static str {
    match by {
        Taker::Rule => "rule",
        Taker::Person => "person",
        Taker::TwoPersons => "two_persons",
    }
}

pub(super) fn told(ran: &Ran<'_>) -> Result<(), Failure> {
    let all = ran.records.len();
    let events: usize = ran.records.values().map(|record| record.events().len()).sum();
    say(&format!("{all} annotators, {events} events."))?;
    for (rule, chance) in ran.chances.iter().enumerate() {
        let (name, would) = (ran.name(rule), ran.would(rule));
        if would.is_empty() {
            say(&format!("{name} would have met none of {all}."))?;
        }
        for w in would {
            let later = format!("{} did badly afterwards and {} did not; {} had too few checks to say", w.badly, w.well, w.unknown);
            say(&format!("{name} would have {} {} of {all}, of whom {later}.", done(w.kind), w.annotators))?;
        }
        say(&chance_in_words(chance, ran.terms))?;
        for (language, words) in ran.book.rules[rule].because.wordings() {
            say(&format!("  It says{}: {words}", language.map_or_else(String::new, |language| format!(" ({language})"))))?;
        }
    }
    for kind in ran.kinds() {
        say(&process(kind, ran.book.policy))?;
    }
    say(&format!("Policy \"{}\": {}{}.", ran.policy, ran.book.policy.source, since(ran.book.policy)))?;
    table(ran)
}

fn since(policy: &Policy) -> String {
    policy.in_force_from.map_or_else(String::new, |day| format!("; in force from {day}"))
}

fn percent(share: f64) -> String {
    if share > 0.0 && share < 0.0001 { "under 0.01 %".to_owned() } else { format!("{:.2} %", 100.0 * share) }
}

fn chance_in_words(chance: &Chance, terms: &Terms) -> String {
    let of = format!("  Annotators at {} meet it within {}", percent(terms.level), terms.events);
    match chance {
        Chance::Exact(share) => format!("{of}: {} (exact).", percent(*share)),
        Chance::Simulated { share: 0.0, .. } => {
            // The upper 95 % limit of a share of which nobody was seen.
            let most = 1.0 - 0.05_f64.powf(1.0 / f64::from(terms.people));
            format!("{of}: none of {} simulated people, so at most {:.3} % with a confidence of 95 %.", terms.people, 100.0 * most)
        }
        Chance::Simulated { share, standard_error } => format!("{of}: {} ± {} (simulated).", percent(*share), percent(*standard_error)),
        Chance::None => "  It rests on more than how often somebody is right, so that no such chance is told.".to_owned(),
    }
}

/// Who takes a measure, and what goes with it.
fn process(kind: MeasureKind, policy: &Policy) -> String {
    let who = if policy.reserves(kind) { "a named person alone" } else { "a rule, where its mode is \"act\", or a person" };
    if !policy.letters.contains(&kind) {
        return format!("{}: {who}.", kind.as_str());
    }
    let reasons = match policy.reason_days {
        0 => "the same day".to_owned(),
        days => format!("within {days} days"),
    };
    let review = policy.review_days.map_or_else(String::new, |days| format!(", objections answered within {days} days"));
    let other = if policy.review_by_somebody_else { " by somebody else" } else { "" };
    let other = if review.is_empty() { "" } else { other };
    format!("{}: {who}; in writing, with reasons {reasons}{review}{other}.", kind.as_str())
}

fn table(ran: &Ran<'_>) -> Result<(), Failure> {
    let mut acts: Vec<(&str, &Acted<'_>)> = ran.acted.iter().flat_map(|(who, acted)| acted.iter().map(move |act| (*who, act))).collect();
    if acts.is_empty() {
        return Ok(());
    }
    acts.sort_by_key(|(who, act)| (act.at, *who));
    let mut table = Aligned::new(&["AT", "ANNOTATOR", "RULES", "MEASURE", "BY", "SAW"]);
    for (who, act) in acts {
        let measure = match &act.proposal.measure {
            Some(measure) => in_words(measure, act.proposal.value),
            None => act.proposal.kind.as_str().to_owned(),
        };
        let saw = figures(ran, act).iter().map(|(name, value)| format!("{name} {value}")).collect::<Vec<_>>().join(", ");
        let names = ran.names(&act.proposal.rules).join(", ");
        table.row(vec![act.at.to_string(), who.to_owned(), names, measure, taker(act.proposal.by).to_owned(), saw]);
    }
    table.print()
}

/// What the rules of an act saw, each quantity once.
fn figures(ran: &Ran<'_>, act: &Acted<'_>) -> Vec<(String, f64)> {
    let own = act.holding.iter().filter(|holding| act.proposal.rules.contains(&holding.rule));
    let several = act.proposal.rules.len() > 1;
    let named = |rule: usize, name: &str| if several { format!("{}.{name}", ran.name(rule)) } else { name.to_owned() };
    let rounded = |value: f64| (value * 1e6).round() / 1e6;
    own.flat_map(|h| h.seen.figures.iter().map(move |f| (named(h.rule, f.quantity.as_str()), rounded(f.value)))).collect()
}

fn in_words(measure: &Measure, value: Option<f64>) -> String {
    let kind = measure.kind().as_str();
    let lasts = measure.lasts().map_or_else(String::new, |span| format!(" for {span}"));
    match measure {
        Measure::Pause { scope, .. } => format!("{kind} of {}{lasts}", scope.as_str()),
        Measure::Recalibrate { stage } => format!("{kind} in {stage}"),
        Measure::Reassign { others } => format!("{kind} to {others}"),
        Measure::Skill { skill, .. } => {
            let to = value.map_or_else(|| "taken away".to_owned(), |value| format!("set to {value}"));
            format!("{kind} {skill} {to}{lasts}")
        }
        _ => value.map_or_else(|| kind.to_owned(), |value| format!("{kind} {value}{lasts}")),
    }
}

/// What the annotator is told: the words of the step, or of each rule.
fn says<'a>(ran: &'a Ran<'_>, act: &Acted<'_>) -> Vec<&'a Text> {
    match act.proposal.step {
        Some(step) => ran.book.steps.get(step).map(|step| &step.text).into_iter().collect(),
        None => act.proposal.rules.iter().filter_map(|rule| ran.book.rules.get(*rule)).map(|rule| &rule.because).collect(),
    }
}

pub(super) fn document(ran: &Ran<'_>, assumed: &Assumed) -> Value {
    let would = |w: Would| {
        json!({
            "measure": w.kind.as_str(), "annotators": w.annotators, "badly_afterwards": w.badly, "well_afterwards": w.well,
            "too_few_checks": w.unknown,
        })
    };
    let rules: Vec<Value> = ran
        .chances
        .iter()
        .enumerate()
        .map(|(i, chance)| {
            let rule = &ran.book.rules[i];
            json!({
                "rule": ran.name(i), "measure": rule.measure.kind().as_str(),
                "mode": if rule.mode == Mode::Act { "act" } else { "propose" },
                "would_have": ran.would(i).into_iter().map(would).collect::<Vec<_>>(),
                "chance": chance_of(chance, ran.terms),
            })
        })
        .collect();
    let acts: Vec<Value> = ran
        .acted
        .iter()
        .flat_map(|(who, acted)| acted.iter().map(move |act| (who, act)))
        .map(|(who, act)| {
            let proposal = &act.proposal;
            let scope = match &proposal.measure {
                Some(Measure::Pause { scope, .. }) => Some(Scope::as_str(*scope)),
                _ => None,
            };
            json!({
                "at": act.at.to_string(), "annotator": who, "rules": ran.names(&proposal.rules), "measure": proposal.kind.as_str(),
                "scope": scope, "for": proposal.measure.and_then(Measure::lasts).map(|span| span.to_string()), "value": proposal.value,
                "skill": proposal.measure.and_then(Measure::skill), "step": proposal.step.map(|step| step + 1), "by": taker(proposal.by),
                "says": says(ran, act),
                "saw": figures(ran, act).into_iter().map(|(name, value)| (name, json!(value))).collect::<Map<_, _>>(),
                "holding": ran.names(&act.holding.iter().map(|holding| holding.rule).collect::<Vec<_>>()),
            })
        })
        .collect();
    json!({
        "annotators": ran.records.len(), "events": ran.records.values().map(|record| record.events().len()).sum::<usize>(),
        "policy": { "name": ran.policy, "source": ran.book.policy.source, "in_force_from": ran.book.policy.in_force_from },
        "weak": ran.weak, "rules": rules, "acts": acts, "assumed": assumed.json(),
    })
}

fn chance_of(chance: &Chance, terms: &Terms) -> Value {
    let (by, share, error) = match chance {
        Chance::Exact(share) => ("exact", Some(*share), None),
        Chance::Simulated { share, standard_error } => ("simulated", Some(*share), Some(*standard_error)),
        Chance::None => ("none", None, None),
    };
    json!({ "level": terms.level, "within": terms.events, "by": by, "share": share, "standard_error": error })
}
