//! Letters on decisions, in any language: the outcome first, each reason in plain words, what would change it, what comes next. Made from
//! reason codes and dates only, so that nothing of a key or of a score can stand in one.

use jiff::tz::TimeZone;

use super::DecisionOutcome;
use super::appeal::may_be_appealed;
use crate::domain::gold_set::text::Text;
use crate::domain::kernel::moment::Moment;
use crate::domain::locale::lang::{Lang, say, word};
use crate::domain::project::stage::Decision;

/// Every reason code, with what a letter says of it.
pub const REASONS: [(&str, &str); 12] = [
    ("appeal", word("You appealed. Somebody who had not decided looked at it, and the earlier decision was changed.")),
    ("key_corrected", word("A scoring mistake of ours was corrected, and your result was computed again. Nobody is worse off by it.")),
    ("above_the_line", word("Your result is above the line of this stage.")),
    ("below_the_line", word("Your result is below the line of this stage.")),
    ("score_in_band_reviewed", word("Your result was so close to the line that a person looked at it and decided.")),
    ("passed_by_person", word("A person looked at your result and decided that you pass this stage.")),
    (
        "requirement_not_met",
        word("By what you told us, you do not meet one of the project's requirements. If that is a mistake, say so in an appeal."),
    ),
    (
        "document_not_accepted",
        word("A document that you sent could not be accepted. Another document can change that: say in an appeal which one you have."),
    ),
    (
        "critical_item_missed",
        word("A question on people's safety was not answered as the guidelines ask. Please read that part of the guidelines again."),
    ),
    ("all_stages_passed", word("You passed every stage.")),
    ("technical_problem", word("A technical problem on our side interrupted you. It does not count against you.")),
    ("conduct", word("The rules of the test were not kept. You can tell us your side in an appeal.")),
];

/// Reasons that no decision is given any more; decisions of before still say them. Whoever withdraws ends their application themselves, and
/// nothing is decided on it then.
const FORMER: [(&str, &str); 1] = [("withdrawn_by_candidate", word("You told us that you do not want to go on."))];

/// What a letter says of a reason, one of before among them.
#[must_use]
pub fn words_of(code: &str) -> Option<&'static str> {
    REASONS.iter().chain(&FORMER).find(|(known, _)| *known == code).map(|(_, en)| *en)
}

/// Whether a reason says that an earlier decision is put right: by an appeal, or by a key that was corrected.
#[must_use]
pub fn puts_right(code: &str) -> bool {
    matches!(code, "appeal" | "key_corrected")
}

/// Whether a reason can be one for an outcome: a letter never says "above the line" to whoever did not pass.
#[must_use]
pub fn fits(code: &str, outcome: DecisionOutcome) -> bool {
    use DecisionOutcome::{NotPassed, Onboarded, Passed, Rejected, Void};
    let outcomes: &[DecisionOutcome] = match code {
        "above_the_line" | "passed_by_person" => &[Passed],
        "all_stages_passed" => &[Onboarded],
        "below_the_line" | "critical_item_missed" => &[NotPassed, Rejected],
        "score_in_band_reviewed" => &[Passed, NotPassed, Rejected],
        "requirement_not_met" | "document_not_accepted" => &[Rejected],
        "technical_problem" => &[Void],
        "conduct" => &[NotPassed, Rejected, Void],
        "appeal" | "key_corrected" => &[Passed, Void],
        _ => &[],
    };
    outcomes.contains(&outcome)
}

/// Who decided, as a letter says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DecidedBy {
    /// A named person.
    Person,
    /// The rule, from answers that a machine scored.
    Machine,
    /// The rule, from the scores that people gave.
    Reviewers,
}

impl DecidedBy {
    /// Each.
    pub const ALL: [Self; 3] = [Self::Person, Self::Machine, Self::Reviewers];

    /// As it was.
    #[must_use]
    pub fn words(self, l: Lang) -> &'static str {
        match self {
            Self::Person => l.t("A person made this decision."),
            Self::Machine => l.t("This follows from your answers by the rule of the stage; no person had to decide."),
            Self::Reviewers => l.t("People read and scored what you wrote; the result follows from their scores."),
        }
    }
}

/// Where a skill stands against the line of its stage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Band {
    /// Under what somebody gets right who is not to pass.
    Below,
    /// Between the two.
    On,
    /// From what somebody gets right who is to pass.
    Above,
}

/// Under so many counted answers a skill has no band: chance would make it.
pub const LEAST_FOR_A_BAND: usize = 4;
/// Half the width of the band on the line of a rule that knows one cut only.
const HALF_BAND: f64 = 0.05;

impl Band {
    /// The band of a skill by the scores of its counted answers, each 0..=1, and the rule of its stage; none where there are too few, or
    /// where the rule is about an ability and no share of right answers says the same of every form.
    #[must_use]
    pub fn of(scores: &[f64], rule: &Decision) -> Option<Self> {
        let (below, above) = match rule {
            Decision::Sequential { p_nonmaster, p_master, .. } => (*p_nonmaster, *p_master),
            Decision::Cut { cut, .. } => (cut - HALF_BAND, cut + HALF_BAND),
            Decision::Ability { .. } => return None,
        };
        if scores.len() < LEAST_FOR_A_BAND {
            return None;
        }
        let share = scores.iter().sum::<f64>() / scores.len() as f64;
        Some(match share {
            s if s < below => Self::Below,
            s if s >= above => Self::Above,
            _ => Self::On,
        })
    }

    fn words(self, l: Lang) -> &'static str {
        match self {
            Self::Below => l.t("below the line"),
            Self::On => l.t("on the line"),
            Self::Above => l.t("above the line"),
        }
    }
}

/// What a letter is made from.
#[derive(Clone, Debug)]
pub struct Facts<'a> {
    /// What was decided.
    pub outcome: DecisionOutcome,
    /// The title of the stage, where it is about one.
    pub stage: Option<&'a Text>,
    /// The project's title.
    pub project: &'a Text,
    /// Reason codes.
    pub reasons: &'a [String],
    /// Who decided.
    pub by: DecidedBy,
    /// Skills of the stage with their bands.
    pub skills: &'a [(Text, Band)],
    /// From when another attempt is possible.
    pub again: Option<Moment>,
    /// The next stage.
    pub next: Option<&'a Text>,
    /// Until when it may be appealed.
    pub appeal_until: Moment,
    /// The project's zone, in which times are told.
    pub zone: &'a TimeZone,
}

/// A letter in one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letter {
    /// The outcome, which is also the mail's subject.
    pub headline: String,
    /// Paragraphs; one whose lines begin with `- ` is a list.
    pub paragraphs: Vec<String>,
}

impl Letter {
    /// As a plain text.
    #[must_use]
    pub fn text(&self) -> String {
        format!("{}\n\n{}\n", self.headline, self.paragraphs.join("\n\n"))
    }
}

fn headline(facts: &Facts<'_>, lang: Lang) -> String {
    let project = lang.of(facts.project);
    let stage = facts.stage.map_or(project, |s| lang.of(s));
    match (facts.outcome, facts.again.map(|at| lang.time(at, facts.zone))) {
        (DecisionOutcome::Passed, _) => say!(lang, "You passed: {stage}", stage),
        (DecisionOutcome::NotPassed, Some(day)) => {
            say!(lang, "You did not pass this time ({stage}). You can try again from {day}.", stage, day)
        }
        (DecisionOutcome::NotPassed, None) => say!(lang, "You did not pass: {stage}", stage),
        (DecisionOutcome::Onboarded, _) => say!(lang, "Welcome: you are accepted for {project}", project),
        (DecisionOutcome::Void, _) => {
            say!(lang, "Your attempt is void and does not count: {stage}", stage)
        }
        (DecisionOutcome::Rejected, _) => match facts.stage {
            Some(stage) => say!(lang, "We cannot accept your application: {project} ({stage})", project, stage = lang.of(stage)),
            None => say!(lang, "We cannot accept your application: {project}", project),
        },
    }
}

/// How each skill went, and what that means.
fn skills(facts: &Facts<'_>, lang: Lang) -> Vec<String> {
    if facts.skills.is_empty() {
        return Vec::new();
    }
    let line = |(title, band): &(Text, Band)| format!("- {}{}{}", lang.of(title), lang.t(": "), band.words(lang));
    let mut told = vec![
        lang.t("How each part went:").to_owned(),
        facts.skills.iter().map(line).collect::<Vec<_>>().join("\n"),
        lang.t("Above the line is better than this stage asks for; on the line is about what it asks for; below the line is less. \
             The decision rests on the whole stage, not on one part.")
            .to_owned(),
        say!(
            lang,
            "A part in which fewer than {least_for_a_band} of your answers were counted is not listed: so few say little.",
            least_for_a_band = LEAST_FOR_A_BAND
        ),
    ];
    let weak = facts.skills.iter().filter(|(_, band)| *band == Band::Below).map(|(title, _)| lang.of(title));
    let weak = weak.collect::<Vec<_>>().join(lang.t(", "));
    if facts.again.is_some() && !weak.is_empty() {
        told.push(say!(lang, "What is worth practising before you try again: {weak}.", weak));
    }
    told
}

/// What can change the decision, and what comes next.
fn what_next(facts: &Facts<'_>, lang: Lang) -> Vec<String> {
    let mut told = Vec::new();
    if let Some(next) = facts.next {
        told.push(say!(lang, "Next: {next}. You find it under “My stages”; start when it suits you.", next = lang.of(next)));
    }
    match (facts.outcome, facts.again.map(|at| lang.time(at, facts.zone))) {
        (DecisionOutcome::NotPassed, Some(day)) => {
            told.push(say!(lang, "Another attempt, with other questions, can change this; it is possible from {day}.", day));
        }
        (DecisionOutcome::NotPassed, None) => {
            told.push(lang.t("No attempt is left at this stage.").to_owned());
        }
        (DecisionOutcome::Void, _) => told.push(lang.t("You can take this stage again; you find it under “My stages”.").to_owned()),
        // Whether an endpoint is set, and whether a message reached it, is not known when this is written; the stream of events has it.
        (DecisionOutcome::Onboarded, _) => told.push(
            lang.t(
                "Your acceptance is on record for the platform, which arranges the contract and the first tasks. Some of your work will be \
                 checked against known answers and by other people, so that its quality can be shown.",
            )
            .to_owned(),
        ),
        (DecisionOutcome::Passed | DecisionOutcome::Rejected, _) => {}
    }
    if may_be_appealed(facts.outcome) {
        let until = lang.time(facts.appeal_until, facts.zone);
        told.push(lang.fill(HOW_TO_APPEAL, &[("until", &until)]));
        told.push(lang.t("We do not publish questions or answers, because other candidates are still to be given them.").to_owned());
    }
    told
}

/// How to appeal, until when.
const HOW_TO_APPEAL: &str = word(
    "If you think that this is wrong, you can appeal until {until}: on the page with your messages, press “Appeal”. Somebody who did not \
     decide looks at it and answers within ten working days. An appeal never makes your result worse.",
);

/// Whether a paragraph of a letter says how to appeal.
#[must_use]
pub fn tells_how_to_appeal(paragraph: &str) -> bool {
    let begins = |l: &Lang| l.t(HOW_TO_APPEAL).split_once("{until}").is_some_and(|(begin, _)| paragraph.starts_with(begin));
    Lang::all().iter().any(begins)
}

/// A reason in words; where it speaks of a stage, by the stage's name.
fn reason(code: &str, stage: Option<&Text>, lang: Lang) -> Option<String> {
    let en = words_of(code)?;
    let named = stage.map(|s| lang.of(s)).and_then(|stage| match code {
        "above_the_line" => Some(say!(lang, "Your result in “{stage}” is above the line of this stage.", stage)),
        "below_the_line" => Some(say!(lang, "Your result in “{stage}” is below the line of this stage.", stage)),
        "score_in_band_reviewed" => {
            Some(say!(lang, "Your result in “{stage}” was so close to the line that a person looked at it and decided.", stage))
        }
        _ => None,
    });
    Some(named.unwrap_or_else(|| lang.t(en).to_owned()))
}

/// Writes the letter.
#[must_use]
pub fn letter(facts: &Facts<'_>, lang: Lang) -> Letter {
    let mut paragraphs: Vec<String> = facts.reasons.iter().filter_map(|code| reason(code, facts.stage, lang)).collect();
    paragraphs.push(facts.by.words(lang).to_owned());
    paragraphs.extend(skills(facts, lang));
    paragraphs.extend(what_next(facts, lang));
    Letter { headline: headline(facts, lang), paragraphs }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reason_of_before_is_no_choice_and_keeps_its_words() {
        let code = "withdrawn_by_candidate";
        assert!(REASONS.iter().all(|(known, ..)| *known != code));
        assert!(DecisionOutcome::ALL.iter().all(|outcome| !fits(code, *outcome)));
        assert_eq!(reason(code, None, Lang::EN).as_deref(), Some("You told us that you do not want to go on."));
        assert_eq!(reason(code, None, Lang::offered("zh")).as_deref(), Some("您告知我们不再继续申请。"));
        assert_eq!(words_of("no_reason"), None);
    }

    #[test]
    fn a_skill_has_a_band_by_the_rule_of_its_stage() {
        let rule: Decision = serde_json::from_str(
            r#"{
                "kind": "sequential", "p_master": 0.85, "p_nonmaster": 0.65, "alpha": 0.05, "beta": 0.05,
                "min_items": 20, "max_items": 37, "forced": "refer"
            }"#,
        )
        .unwrap();
        for (scores, band) in [
            (&[1.0, 1.0, 1.0, 0.5][..], Some(Band::Above)),
            (&[1.0, 1.0, 1.0, 0.0], Some(Band::On)),
            (&[1.0, 1.0, 0.0, 0.0], Some(Band::Below)),
            (&[1.0, 1.0, 1.0], None),
            (&[], None),
        ] {
            assert_eq!(Band::of(scores, &rule), band, "{scores:?}");
        }
        let cut: Decision = serde_json::from_str(r#"{"kind":"cut","cut":0.7,"confidence":0.9,"forced":"refer"}"#).unwrap();
        assert_eq!(Band::of(&[0.7; 4], &cut), Some(Band::On));
        assert_eq!(Band::of(&[0.6; 4], &cut), Some(Band::Below));
        assert_eq!(Band::of(&[0.8; 4], &cut), Some(Band::Above));
    }
}
