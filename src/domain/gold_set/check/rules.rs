//! `[[audit.rule]]`, `[[audit.step]]` and the policy: whether a rule has seen enough before it speaks, whether anybody may do what it asks
//! for, whether its parts belong together.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::domain::auditing::policy::Policy;
use crate::domain::auditing::rules::Reviewed;
use crate::domain::gold_set::names;
use crate::domain::gold_set::problem::{Code, Faults, Problem, suggestion};
use crate::domain::gold_set::source::{self, Located};
use crate::domain::gold_set::text::Text;
use crate::domain::project::rule::{AuditRule, Condition, Fact, Measure, MeasureKind, Mode, Quantity, Scope, SkillValue, Window};
use crate::domain::project::{AuditAction, AuditStep, Project};

/// What rules may name.
#[derive(Debug)]
struct Known<'a> {
    /// The languages in which people are told something; none where they are not known.
    languages: &'a [String],
    /// The stages; none where they are not known.
    stages: Option<Vec<&'a str>>,
    /// The skills; none where they are not known.
    skills: Option<Vec<&'a str>>,
    /// Whether people have somebody to write to; none where it is not known.
    contact: Option<bool>,
}

/// Rules, ladder and policy of a project, and what else a dry run needs of it.
#[derive(Clone, Debug, Default)]
pub struct RuleFile {
    /// The rules.
    pub rules: Vec<AuditRule>,
    /// The ladder.
    pub steps: Vec<AuditStep>,
    /// The policy's name, where one is named.
    pub policy: Option<String>,
    /// Checks in a year by the plan, where there is one.
    pub checks_a_year: Option<f64>,
    /// The share right at which work is not good enough, where there is a plan.
    pub not_enough: Option<f64>,
}

/// Reads the rules of a `project.toml`, or of a file with nothing but `languages` and the `rule`, `step` and `policy` of `[audit]`. Of a
/// project whatever is beside them is left to the check of the whole set.
#[must_use]
pub fn read_file(name: &str, bytes: &[u8], of_project: bool) -> (RuleFile, Vec<Problem>) {
    let mut found = Vec::new();
    let Some(file) = source::toml(name, bytes, &mut found) else { return (RuleFile::default(), found) };
    let mut audit = file.value.get("audit").cloned().unwrap_or(Value::Null);
    if !of_project {
        only(&file, "", &file.value, &["languages", "audit"], &mut found);
        only(&file, "/audit", &audit, &["rule", "step", "policy"], &mut found);
    }
    let rules = taken_out(&mut audit, &file, &mut found);
    let part = |name: &str| audit.get(name).cloned();
    let steps = part("step").and_then(|steps| file.decode::<Vec<AuditStep>>(steps, "/audit/step", &[], &mut found)).unwrap_or_default();
    let policy = part("policy").and_then(|policy| file.decode::<String>(policy, "/audit/policy", &[], &mut found));
    let languages: Vec<String> = file.value.get("languages").and_then(|l| serde_json::from_value(l.clone()).ok()).unwrap_or_default();
    let stages = file.value.get("stage").and_then(Value::as_array);
    let stages = stages.map(|all| all.iter().filter_map(|stage| stage["id"].as_str()).collect());
    let skills = file.value.get("skills").and_then(Value::as_object).map(|all| all.keys().map(String::as_str).collect());
    let contact = of_project.then(|| file.value.get("contact").is_some());
    check_all(&rules, &steps, policy.as_deref(), &Known { languages: &languages, stages, skills, contact }, &file, &mut found);
    let number = |name: &str| audit.get(name).and_then(Value::as_f64);
    // A year has 52.1775 weeks.
    let checks_a_year = number("first_week").zip(number("per_week")).map(|(first, then)| first + 51.1775 * then);
    let not_enough = audit.pointer("/decision/p_nonmaster").and_then(Value::as_f64);
    found.sort();
    found.dedup();
    (RuleFile { rules, steps, policy, checks_a_year, not_enough }, found)
}

fn only(file: &Located, at: &str, table: &Value, known: &[&str], found: &mut Vec<Problem>) {
    for name in table.as_object().into_iter().flat_map(serde_json::Map::keys).filter(|name| !known.contains(&name.as_str())) {
        let message = format!("\"{name}\" has no place in a file of rules{}", suggestion(name, known.iter().copied()));
        Faults::at(found, &file.file, file.line(&format!("{at}/{name}"))).add(Code::E101, message);
    }
}

/// Takes the rules out of `[audit]` and reads each on its own, so that one that is broken does not hide the others.
pub(super) fn taken_out(audit: &mut Value, file: &Located, found: &mut Vec<Problem>) -> Vec<AuditRule> {
    let Some(rules) = audit.as_object_mut().and_then(|audit| audit.remove("rule")) else { return Vec::new() };
    let Value::Array(rules) = rules else {
        let line = file.line("/audit/rule");
        Faults::at(found, &file.file, line).add(Code::E103, "rules are tables [[audit.rule]], one for each");
        return Vec::new();
    };
    let each = rules.into_iter().enumerate();
    each.filter_map(|(i, rule)| file.decode::<AuditRule>(rule, &format!("/audit/rule/{i}"), &[], found)).collect()
}

pub(super) fn check(project: &Project, file: &Located, found: &mut Vec<Problem>) {
    let Some(audit) = &project.audit else { return };
    let known = Known {
        languages: &project.head.languages,
        stages: Some(project.stages.iter().map(|stage| stage.id.as_str()).collect()),
        skills: Some(project.head.skills.keys().map(String::as_str).collect()),
        contact: Some(project.head.contact.is_some()),
    };
    check_all(&audit.rule, &audit.step, audit.policy.as_deref(), &known, file, found);
    for (i, rule) in audit.rule.iter().enumerate() {
        for message in not_run(rule) {
            Faults::at(found, &file.file, file.line(&format!("/audit/rule/{i}"))).add(Code::W130, message);
        }
    }
}

/// What of a rule the service does not see, or does not do by itself.
fn not_run(rule: &AuditRule) -> Vec<String> {
    let unseen = |condition: &Condition| match condition {
        Condition::Number { quantity, .. } => (!quantity.is_seen()).then(|| quantity.as_str()),
        Condition::Word { fact, .. } => (*fact == Fact::LastReview).then(|| fact.as_str()),
    };
    let unseen: BTreeSet<&str> = rule.when.all.iter().filter_map(unseen).collect();
    let command = "\"touchstone audit rules\" tells what would be done on a record that has it";
    let mut found: Vec<String> =
        unseen.iter().map(|what| format!("the service sees no {what}, so the rule never speaks there; {command}")).collect();
    match &rule.measure {
        Measure::Recalibrate { .. } | Measure::Training {} => {
            let kind = rule.measure.kind();
            found.push(format!("\"{}\" is asked for by a letter; the service opens no attempt for it", kind.as_str()));
        }
        Measure::Pause { scope: Scope::AllProjects, .. } => {
            found.push("the pause is kept in this project; platforms of other projects are told nothing".to_owned());
        }
        _ => {}
    }
    found
}

fn check_all(rules: &[AuditRule], steps: &[AuditStep], policy: Option<&str>, known: &Known<'_>, file: &Located, found: &mut Vec<Problem>) {
    let mut faults = Faults::at(found, &file.file, file.line("/audit/policy"));
    let named = policy.map(|name| (name, Policy::named(name)));
    if let Some((name, None)) = named {
        faults.add(Code::E203, format!("policy \"{name}\" does not exist{}", suggestion(name, Policy::names())));
    }
    let followed = named.and_then(|(_, policy)| policy).unwrap_or_else(Policy::of_nobody);
    if followed.contact_required && known.contact == Some(false) {
        faults.add(Code::E412, "the policy asks for somebody to whom people can write: \"contact\" of the project is not given");
    }
    check_ladder(steps, file, found);
    let mut seen = BTreeSet::new();
    for (i, rule) in rules.iter().enumerate() {
        let place = Place { at: format!("/audit/rule/{i}"), rule, file };
        if !seen.insert(rule.name(i)) {
            place.fault("id", Code::E202, format!("the name \"{}\" stands twice among the rules", rule.name(i)), found);
        }
        place.check_name_and_words(known, found);
        place.check_numbers(found);
        place.check_minimum(found);
        place.check_window(found);
        place.check_otherwise(&rules[i + 1..], found);
        place.check_measure(known, found);
        place.check_who(followed, steps, found);
    }
}

fn check_ladder(steps: &[AuditStep], file: &Located, found: &mut Vec<Problem>) {
    for (i, step) in steps.iter().enumerate() {
        let mut faults = Faults::at(found, &file.file, file.line(&format!("/audit/step/{i}")));
        if steps[..i].iter().any(|before| before.action == step.action) {
            faults.add(Code::E412, format!("\"{}\" stands twice on the ladder of steps", step.action.measure().as_str()));
        }
        if step.action == AuditAction::End && i + 1 < steps.len() {
            faults.add(Code::E412, "nothing comes after the end: it is the ladder's last step");
        }
    }
}

/// A rule and where it stands.
struct Place<'a> {
    at: String,
    rule: &'a AuditRule,
    file: &'a Located,
}

/// Most others who do a task again.
const MOST_OTHERS: u32 = 20;

impl Place<'_> {
    fn fault(&self, part: &str, code: Code, message: impl Into<String>, found: &mut Vec<Problem>) {
        let at = if part.is_empty() { self.at.clone() } else { format!("{}/{part}", self.at) };
        Faults::at(found, &self.file.file, self.file.line(&at)).add(code, message);
    }

    fn check_name_and_words(&self, known: &Known<'_>, found: &mut Vec<Problem>) {
        if let Some(id) = self.rule.id.as_ref().filter(|id| !names::is_id(id)) {
            self.fault("id", Code::E201, format!("id \"{id}\" is not of the form [a-z0-9-]+"), found);
        }
        let has = |language: &String| match &self.rule.because {
            // A text without a language is for a project of one.
            Text::Same(_) => known.languages.len() < 2,
            Text::ByLanguage(texts) => texts.contains_key(language),
        };
        for language in known.languages.iter().filter(|language| !has(language)) {
            let message = format!("\"because\" has no wording in {language}, and is what people who read {language} are told");
            self.fault("because", Code::E102, message, found);
        }
        if let (Some(skill), Some(skills)) = (&self.rule.over.skill, &known.skills)
            && !skills.contains(&skill.as_str())
        {
            let message = format!("skill \"{skill}\" does not exist{}", suggestion(skill, skills.iter().copied()));
            self.fault("over", Code::E203, message, found);
        }
    }

    /// Each condition by itself.
    fn check_numbers(&self, found: &mut Vec<Problem>) {
        let when = &self.rule.when;
        for (quantity, _, value) in when.numbers() {
            if quantity.is_share() && !(0.0..=1.0).contains(&value) {
                self.fault("when", Code::E305, format!("{} is a share: it lies in 0..1", quantity.as_str()), found);
            } else if value < 0.0 || !value.is_finite() {
                self.fault("when", Code::E305, format!("{} is compared with a number of 0 or more", quantity.as_str()), found);
            }
        }
        for condition in &when.all {
            let Condition::Word { fact, word } = condition else { continue };
            let exists = match fact {
                Fact::LastReview => Reviewed::from_name(word).is_some(),
                Fact::LastMeasure => MeasureKind::from_name(word).is_some(),
                Fact::LastSkill => !word.is_empty(),
            };
            if !exists {
                self.fault("when", Code::E103, format!("\"{word}\" is nothing that {} can be", fact.as_str()), found);
            }
        }
        let asks_speed = when.numbers().any(|(quantity, ..)| matches!(quantity, Quantity::Fast | Quantity::ShareFast));
        if asks_speed != when.fast_seconds.is_some() {
            self.fault("when", Code::E412, "\"fast_seconds\" says what is fast for fast and share_fast: it stands with them alone", found);
        }
        if when.fast_seconds.is_some_and(|s| !(s > 0.0 && s.is_finite())) {
            self.fault("when", Code::E305, "fast_seconds is above 0", found);
        }
    }

    /// Whether the rule has seen enough before it speaks.
    fn check_minimum(&self, found: &mut Vec<Problem>) {
        let when = &self.rule.when;
        if when.otherwise {
            return;
        }
        let shares = when.numbers().map(|(quantity, ..)| quantity).filter(|quantity| quantity.is_share());
        let mut counted = shares.filter_map(|quantity| Some((quantity, quantity.of_stream()?.0.counted_by())));
        if let Some((share, count)) = counted.find(|(_, count)| when.least(*count) < 2.0) {
            let (share, count) = (share.as_str(), count.as_str());
            let message = format!("{share} without {count}_at_least of 2 or more: the rule would speak on the first of them");
            self.fault("when", Code::E410, message, found);
            return;
        }
        let counts = || when.numbers().map(|(quantity, ..)| quantity).filter(|quantity| !quantity.is_share());
        let most = counts().map(|quantity| when.least(quantity)).fold(0.0, f64::max);
        // A measure that was taken rests on what its own rule, or a person, had seen.
        let after_measure = |c: &Condition| matches!(c, Condition::Word { fact: Fact::LastMeasure | Fact::LastSkill, .. });
        if when.all.iter().any(after_measure) {
            return;
        }
        if most <= 0.0 {
            self.fault("when", Code::E410, "no condition asks for a minimum count, such as checks_at_least = 20", found);
        } else if matches!(self.rule.measure.kind(), MeasureKind::Pause | MeasureKind::Refuse) {
            let enough = |quantity: Quantity| when.least(quantity) >= if quantity.is_state() { f64::MIN_POSITIVE } else { 2.0 };
            if !counts().any(enough) {
                self.fault("when", Code::E410, "nobody is paused, and no work refused, on a single event: ask for 2 or more", found);
            }
        }
    }

    /// Whether the window holds as many as are asked for.
    fn check_window(&self, found: &mut Vec<Problem>) {
        let when = &self.rule.when;
        if let Some(Window::Newest { number, of }) = self.rule.over.window
            && when.least(of.counted_by()) > f64::from(number)
        {
            let message =
                format!("the window holds {number} at most, and {} asks for more: the rule never speaks", of.counted_by().as_str());
            self.fault("over", Code::E412, message, found);
        }
    }

    fn check_otherwise(&self, after: &[AuditRule], found: &mut Vec<Problem>) {
        let when = &self.rule.when;
        if !when.otherwise {
            return;
        }
        if !when.all.is_empty() || !matches!(self.rule.measure, Measure::ReviewShare { .. }) {
            self.fault("when", Code::E412, "\"otherwise\" stands alone, and sets the share of reviews where no rule before it does", found);
        }
        if after.iter().any(|later| later.measure.kind() == self.rule.measure.kind()) {
            let message = format!("no rule with {} after \"otherwise\" is ever reached", self.rule.measure.kind().as_str());
            self.fault("when", Code::E412, message, found);
        }
    }

    fn check_measure(&self, known: &Known<'_>, found: &mut Vec<Problem>) {
        let share = |x: &f64| (0.0..=1.0).contains(x);
        match &self.rule.measure {
            Measure::ReviewShare { share: x, .. } | Measure::Weight { weight: x, .. } if !share(x) => {
                self.fault("do", Code::E305, "a share of reviews and a weight lie in 0..1", found);
            }
            Measure::Skill { skill, .. } if skill.trim().is_empty() => self.fault("do", Code::E302, "\"skill\" is empty", found),
            Measure::Skill { set: Some(SkillValue::Number(x)), .. } if !(0.0..=100.0).contains(x) => {
                self.fault("do", Code::E305, "a skill is set to a number in 0..100", found);
            }
            Measure::Skill { set: Some(SkillValue::Figure(name)), .. } if Quantity::from_name(name).is_none() => {
                let hint = suggestion(name, Quantity::ALL.iter().map(|quantity| quantity.as_str()));
                self.fault("do", Code::E203, format!("\"{name}\" is no quantity that a skill could be set to{hint}"), found);
            }
            Measure::Reassign { others } if !(1..=MOST_OTHERS).contains(others) => {
                self.fault("do", Code::E305, format!("others is 1 to {MOST_OTHERS}"), found);
            }
            Measure::Recalibrate { stage } => {
                if let Some(stages) = known.stages.as_ref().filter(|stages| !stages.contains(&stage.as_str())) {
                    let hint = suggestion(stage, stages.iter().copied());
                    self.fault("do", Code::E203, format!("stage \"{stage}\" does not exist{hint}"), found);
                }
            }
            _ => {}
        }
    }

    /// Whether anybody may do it, and the rule by itself.
    fn check_who(&self, policy: &Policy, steps: &[AuditStep], found: &mut Vec<Problem>) {
        let kind = self.rule.measure.kind();
        if kind == MeasureKind::End {
            self.fault("do", Code::E411, "no rule ends a contract, nor proposes it: a person does, by name", found);
        } else if self.rule.mode == Mode::Act && policy.reserves(kind) {
            let message = format!("the policy reserves \"{}\" for a named person: mode is \"propose\"", kind.as_str());
            self.fault("mode", Code::E411, message, found);
        } else if self.rule.mode == Mode::Act && steps.iter().any(|step| step.second_person && step.action.measure() == kind) {
            let message = format!("the ladder asks two persons for \"{}\": mode is \"propose\"", kind.as_str());
            self.fault("mode", Code::E411, message, found);
        }
    }
}
