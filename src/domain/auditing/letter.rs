//! Letters about measures: what is done, which published rule asks for it and what it saw, who did it, until when it holds, and how to
//! appeal. Figures are told as the page of one's own record tells them: shares to the nearest twentieth.

use jiff::tz::TimeZone;

use super::in_twentieths;
use super::measure::AppealOutcome;
use super::rules::{Figure, Spoke};
use crate::domain::deciding::notice::MayAppeal;
use crate::domain::gold_set::text::Text;
use crate::domain::kernel::moment::Moment;
use crate::domain::locale::lang::{Lang, many, say, word};
use crate::domain::project::rule::{Measure, MeasureKind, Quantity, Span};

/// A kind of measure in words, in English.
#[must_use]
pub const fn called(kind: MeasureKind) -> &'static str {
    match kind {
        MeasureKind::Accept => word("Work that was handed in is taken as it is"),
        MeasureKind::Message => word("A message about your work"),
        MeasureKind::Training => word("Practice with feedback"),
        MeasureKind::Recalibrate => word("A new calibration"),
        MeasureKind::ReviewShare => word("Another share of the work is reviewed"),
        MeasureKind::Weight => word("Answers weigh more or less"),
        MeasureKind::Reassign => word("Others do the same tasks as well"),
        MeasureKind::Skill => word("A skill is set or taken away"),
        MeasureKind::Refuse => word("Work that was handed in is not taken"),
        MeasureKind::Pause => word("A pause"),
        MeasureKind::End => word("The end of the work"),
    }
}

/// A quantity in words, in English; its own name where the service never sees it.
#[must_use]
pub const fn counted(quantity: Quantity) -> &'static str {
    match quantity {
        Quantity::Checks | Quantity::Keyed => word("Checked tasks"),
        Quantity::Right => word("Right answers"),
        Quantity::Wrong => word("Wrong answers"),
        Quantity::ShareRight | Quantity::KeyedRight => word("Share right"),
        Quantity::ShareWrong | Quantity::KeyedWrong => word("Share wrong"),
        Quantity::SignalsOpen => word("Signals that wait for a person"),
        Quantity::DaysIdle => word("Days without work"),
        other => other.as_str(),
    }
}

/// A figure as it may be told to whom it is about: a share to the nearest twentieth, everything else in whole numbers.
#[must_use]
pub fn figure(figure: &Figure, l: Lang) -> String {
    if figure.quantity.is_share() { l.percent(in_twentieths(figure.value), 0) } else { l.number(figure.value.round(), 0) }
}

/// A length of time in words, in the largest unit that it is whole in.
#[must_use]
pub fn length(span: Span, l: Lang) -> String {
    let seconds = span.seconds();
    match (seconds % 86_400, seconds % 3_600) {
        (0, _) => many!(l, seconds / 86_400, "{n} day", "{n} days"),
        (_, 0) => many!(l, seconds / 3_600, "{n} hour", "{n} hours"),
        _ => many!(l, seconds / 60, "{n} minute", "{n} minutes"),
    }
}

/// What a measure asks for or does, in a sentence; none where its name says it all.
#[must_use]
pub fn sentence(measure: &Measure, amount: Option<f64>, until: Option<&str>, l: Lang) -> Option<String> {
    let said = match measure {
        Measure::Pause { .. } => match until {
            Some(until) => say!(l, "You get no tasks until {until}. Then the pause ends by itself.", until),
            None => l.t("You get no tasks for a time. The pause ends by itself.").to_owned(),
        },
        Measure::Recalibrate { .. } => l.t("You are asked to take the calibration again.").to_owned(),
        Measure::Training {} => l.t("You are asked to practise.").to_owned(),
        Measure::ReviewShare { share, .. } => say!(l, "Of your work {share} is read by a person.", share = l.percent(*share, 0)),
        Measure::Weight { weight, .. } => {
            say!(l, "Where several answers are put together, yours count {weight} of the usual.", weight = l.percent(*weight, 0))
        }
        Measure::Skill { skill, .. } => match amount {
            Some(value) => say!(l, "The skill “{skill}” is {value} now.", skill, value = l.number(value, 0)),
            None => say!(l, "The skill “{skill}” is taken away, and with it the tasks that ask for it.", skill),
        },
        Measure::Refuse {} => l.t("The platform is told not to take the work that you handed in.").to_owned(),
        Measure::Message {} | Measure::Accept {} | Measure::Reassign { .. } | Measure::End {} => return None,
    };
    let ends = until.filter(|_| measure.lasts().is_some() && measure.kind() != MeasureKind::Pause);
    Some(ends.map_or_else(|| said.clone(), |until| format!("{said} {}", say!(l, "It holds until {until}.", until))))
}

/// What is told of a measure that was carried out.
#[derive(Clone, Copy, Debug)]
pub struct Taken<'a> {
    /// The project's title.
    pub project: &'a Text,
    /// What is done.
    pub measure: &'a Measure,
    /// What it sets.
    pub amount: Option<f64>,
    /// The texts of the step of the ladder and of the rules.
    pub because: &'a [&'a Text],
    /// What the rules saw.
    pub rests_on: &'a [Spoke],
    /// What the person wrote who did it; none where the rule did.
    pub reason: Option<&'a str>,
    /// When it ends by itself.
    pub until: Option<Moment>,
    /// How one may appeal.
    pub appeal: MayAppeal<'a>,
    /// Where the project is written to.
    pub contact: Option<&'a str>,
    /// Where the project keeps its clocks.
    pub zone: &'a TimeZone,
}

impl Taken<'_> {
    /// Headline and text.
    #[must_use]
    pub fn letter(&self, l: Lang) -> (String, String) {
        let headline = say!(l, "{what}: {project}", what = l.t(called(self.measure.kind())), project = l.of(self.project));
        let until = self.until.map(|until| l.time(until, self.zone));
        let mut parts: Vec<String> = sentence(self.measure, self.amount, until.as_deref(), l).into_iter().collect();
        parts.extend(self.because.iter().map(|text| l.of(text).to_owned()));
        let figures = figures(self.rests_on, l);
        if !figures.is_empty() {
            parts.push(format!("{}\n{figures}", l.t("What it rests on, shares to the nearest 5 %:")));
        }
        parts.push(match self.reason {
            Some(reason) => say!(l, "A person decided this. They write:\n\n{reason}", reason),
            None => l.t("A published rule of the project did this by itself; people have approved the rule.").to_owned(),
        });
        parts.push(self.appeal.told(l));
        parts.extend(self.contact.map(|contact| say!(l, "Or write to {contact}; a person reads it.", contact)));
        (headline, parts.join("\n\n"))
    }
}

/// The figures of rules, each once, a line each.
fn figures(of: &[Spoke], l: Lang) -> String {
    let mut lines: Vec<String> = Vec::new();
    for found in of.iter().flat_map(|spoke| &spoke.figures) {
        let line = say!(l, "{what}: {value}", what = l.t(counted(found.quantity)), value = figure(found, l));
        if !lines.contains(&line) {
            lines.push(line);
        }
    }
    lines.join("\n")
}

/// That a measure is over, which ended by itself.
#[must_use]
pub fn over(kind: MeasureKind, project: &Text, l: Lang) -> (String, String) {
    if kind == MeasureKind::Pause {
        let headline = say!(l, "Your work goes on: {project}", project = l.of(project));
        return (headline, l.t("The pause is over: you can be given tasks again.").to_owned());
    }
    let headline = say!(l, "Over: {what} ({project})", what = l.t(called(kind)), project = l.of(project));
    (headline, l.t("It held until now, as we wrote. It holds no more.").to_owned())
}

/// That a measure was undone, and why.
#[must_use]
pub fn undone(kind: MeasureKind, project: &Text, reason: &str, l: Lang) -> (String, String) {
    let headline = say!(l, "Taken back: {what} ({project})", what = l.t(called(kind)), project = l.of(project));
    let first = l.t("This was undone. What it changed is as it was before, and no rule holds it against you.");
    (headline, format!("{first}\n\n{}", say!(l, "They write:\n\n{reason}", reason)))
}

/// That an appeal has come in.
#[must_use]
pub fn received(kind: MeasureKind, due: &str, l: Lang) -> (String, String) {
    let headline = say!(l, "Your appeal has come in: {what}", what = l.t(called(kind)));
    let text = say!(l, "Somebody else than who decided reads it and answers until {due}. What was decided holds until then.", due);
    (headline, text)
}

/// What an appeal came to.
#[must_use]
pub fn answered(kind: MeasureKind, outcome: AppealOutcome, answer: &str, l: Lang) -> (String, String) {
    let headline = say!(l, "The answer to your appeal: {what}", what = l.t(called(kind)));
    let first = match outcome {
        AppealOutcome::Upheld => l.t("It stays as it was decided."),
        AppealOutcome::Undone => l.t("You were right: it is undone, and what it changed is as it was before."),
    };
    (headline, format!("{first}\n\n{}", say!(l, "They write:\n\n{answer}", answer)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::project::rule::Scope;

    #[test]
    fn a_letter_says_what_is_done_why_by_whom_until_when_and_how_to_appeal_in_every_language() {
        let measure = Measure::Pause { scope: Scope::Project, lasts: "7 days".parse().unwrap() };
        let (project, because) = (Text::Same("Lots".to_owned()), Text::Same("Fewer than half were right.".to_owned()));
        let rests_on = [Spoke {
            rule: "weak".to_owned(),
            figures: vec![Figure { quantity: Quantity::Checks, value: 31.0 }, Figure { quantity: Quantity::ShareRight, value: 0.437 }],
        }];
        let day = Moment::from_microseconds(1_795_000_000_000_000);
        let mut taken = Taken {
            project: &project,
            measure: &measure,
            amount: None,
            because: &[&because],
            rests_on: &rests_on,
            reason: Some("We talked on the phone."),
            until: Some(day),
            appeal: MayAppeal { until: day.plus_seconds(86_400), answered_within: 14, zone: &TimeZone::UTC },
            contact: Some("audits@example.sg"),
            zone: &TimeZone::UTC,
        };
        let (subject, text) = taken.letter(Lang::EN);
        assert_eq!(subject, "A pause: Lots");
        for part in [
            "You get no tasks until 18 Nov 2026, 11:06",
            "Fewer than half were right.",
            "Checked tasks: 31",
            "Share right: 45\u{a0}%",
            "A person decided this. They write:\n\nWe talked on the phone.",
            "until 19 Nov 2026, 11:06",
            "within 14 days",
            "audits@example.sg",
        ] {
            assert!(text.contains(part), "{part}: {text}");
        }
        taken.reason = None;
        for lang in Lang::all() {
            let (_, text) = taken.letter(*lang);
            assert!(text.contains("31") && text.contains("45") && text.contains("14") && !text.contains('{'), "{text}");
        }
        assert!(taken.letter(Lang::EN).1.contains("A published rule of the project did this by itself"));
    }
}
