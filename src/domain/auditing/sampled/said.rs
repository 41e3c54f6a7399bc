//! The report of an audit in sentences, made of its figures, in any language; how they came about, what they do not say, and which clauses
//! of standards and laws ask for evidence of this kind.

use jiff::tz::TimeZone;

use super::LEVEL;
use super::report::{Certified, Compared, Estimated, Report};
use crate::domain::kernel::moment::Moment;
use crate::domain::locale::lang::{Lang, many, say, word};
use crate::domain::project::sample::SampleKind;

fn share(l: Lang, share: f64) -> String {
    l.percent(share, 1)
}

/// A difference of shares in percentage points, with its sign.
fn points(l: Lang, difference: f64) -> String {
    let number = l.number(100.0 * difference.abs(), 1);
    if difference < 0.0 { format!("−{number}") } else { format!("+{number}") }
}

/// What was drawn from what.
fn drawn(l: Lang, report: &Report, zone: &TimeZone) -> String {
    let day = |at: i64| l.day_of(Moment::from_microseconds(at), zone);
    let (from, to, n) = (day(report.plan.from), day(report.plan.to), l.whole(report.counts.reviewed as u64));
    let units = report.plan.units();
    say!(l, "Of {units} judgments between {from} and {to}, {n} were drawn at random and reviewed.", units = l.whole(units), from, to, n)
}

fn estimated(l: Lang, report: &Report, of: &Estimated) -> Vec<String> {
    let level = l.percent(LEVEL, 0);
    let mut told = vec![match of.interval {
        Some([low, high]) => {
            let (share, low, high) = (share(l, of.share), share(l, low), share(l, high));
            say!(l, "{share} of them are wrong ({level} interval: {low} to {high}).", share, level, low, high)
        }
        None => say!(l, "{share} of them are wrong; there are too few reviews for an interval.", share = share(l, of.share)),
    }];
    told.push(match of.worth {
        Some(worth) => say!(l, "The reviews are worth {worth} independent ones.", worth = l.number(worth, 0)),
        None => l.t("Everything was reviewed: there is no chance in the figure.").to_owned(),
    });
    if report.counts.cannot_tell > 0 {
        let [right, wrong] = of.bounds.map(|bound| share(l, bound));
        told.push(many!(
            l,
            report.counts.cannot_tell,
            "Of {n} judgment nobody could tell; it is left out. Were it right, the share would be {right}, were it wrong, {wrong}.",
            "Of {n} judgments nobody could tell; they are left out. Were all of them right, the share would be {right}, were all of them \
                wrong, {wrong}.",
            right,
            wrong
        ));
    }
    if let Some([low, high]) = of.beyond {
        let (low, high) = (share(l, low), share(l, high));
        told.push(many!(
            l,
            of.judges,
            "The sample has judgments of {n} annotator. Of work by annotators like these, between {low} and {high} is wrong.",
            "The sample has judgments of {n} annotators. Of work by annotators like these, between {low} and {high} is wrong.",
            low,
            high
        ));
    }
    told
}

fn compared(l: Lang, of: &Compared) -> String {
    let (before, difference) = (share(l, of.share), points(l, of.difference));
    let [low, high] = of.interval.map(|end| points(l, end));
    match of.interval {
        [from, _] if from > 0.0 => say!(
            l,
            "In the audit before it was {before}. That is {difference} points ({low} to {high}): more than before.",
            before,
            difference,
            low,
            high
        ),
        [_, to] if to < 0.0 => say!(
            l,
            "In the audit before it was {before}. That is {difference} points ({low} to {high}): less than before.",
            before,
            difference,
            low,
            high
        ),
        _ => say!(
            l,
            "In the audit before it was {before}. That is {difference} points ({low} to {high}): no difference is shown.",
            before,
            difference,
            low,
            high
        ),
    }
}

fn certified(l: Lang, report: &Report, of: &Certified) -> Vec<String> {
    let (limit, risk) = (report.plan.limit.unwrap_or_default(), report.plan.risk.unwrap_or_default());
    let (limit, risk) = (share(l, limit), share(l, risk));
    let first = if of.issued {
        say!(
            l,
            "Certificate: less than {limit} of this lot is wrong. Of lots of which that is not so, at most {risk} get a certificate.",
            limit,
            risk
        )
    } else if of.beyond_limit {
        say!(l, "No certificate: as many errors were seen as {limit} of the whole lot. All of it goes to review.", limit)
    } else {
        say!(
            l,
            "No certificate: the reviews that were planned do not show that less than {limit} of this lot is wrong. All of it goes to \
                review.",
            limit
        )
    };
    let (errors, p) = (l.number(of.errors, 1), l.number(of.p, 4));
    let second = many!(
        l,
        of.after,
        "After {n} review the errors came to {errors}, and the risk-limiting p is {p}.",
        "After {n} reviews the errors came to {errors}, and the risk-limiting p is {p}.",
        errors,
        p
    );
    vec![first, second]
}

/// What a report says, in sentences.
#[must_use]
pub fn sentences(l: Lang, report: &Report, zone: &TimeZone) -> Vec<String> {
    let mut told = vec![drawn(l, report, zone)];
    match (&report.estimate, &report.certificate) {
        (Some(of), _) => told.extend(estimated(l, report, of)),
        (None, Some(of)) => told.extend(certified(l, report, of)),
        (None, None) => told.push(l.t("Nobody could tell of any of them: there is no figure.").to_owned()),
    }
    told.extend(report.before.as_ref().map(|before| compared(l, before)));
    let c = report.counts;
    if c.twice > 0 {
        let (agreed, third) = (l.whole(c.agreed as u64), l.whole(c.third as u64));
        told.push(many!(
            l,
            c.twice,
            "{n} was reviewed by two people. They agreed on {agreed}; a third decided on {third}.",
            "{n} were reviewed by two people. They agreed on {agreed}; a third decided on {third}.",
            agreed,
            third
        ));
    }
    told
}

/// How the figures came about.
#[must_use]
pub fn methods(l: Lang, report: &Report) -> Vec<&'static str> {
    let mut told =
        vec![
        l.t("The frame, the seed and the sizes were sealed in the ledger before the first review. The sample follows from them: whoever \
            has the frame and the plan can draw it again."),
        l.t("Reviewers saw the task and what was said of it, not who said it and not what other reviewers said. Nobody reviewed a judgment \
            of their own."),
    ];
    match report.plan.kind {
        SampleKind::Estimate => told.extend([
            l.t(
                "The share is the stratified mean of a finite population (Cochran 1977); its interval is Wilson’s with Student’s t, by the \
                number of independent reviews that the sample is worth (Kish 1965).",
            ),
            l.t(
                "For work of annotators like these they are taken as clusters, without the correction for a finite population; with fewer \
                than 20 of them the interval is Korn and Graubard’s (1998).",
            ),
        ]),
        SampleKind::Certify => told.push(l.t(
            "Judgments were drawn one after another without replacement and reviewed in that order. The p is that of a risk-limiting test \
            (ALPHA, Stark 2023): it may be looked at after every review, and the risk is that of all looks together.",
        )),
    }
    told
}

/// What the figures do not say.
#[must_use]
pub fn limits(l: Lang, report: &Report) -> Vec<&'static str> {
    let mut told = vec![
        l.t("Errors that reviewers overlook are not in it, and what they call wrong by mistake is. It is not corrected for that."),
        l.t("It is about the judgments of this frame, not about other work, and about no single person."),
    ];
    if report.plan.kind == SampleKind::Certify {
        told.push(l.t("A judgment of which nobody could tell counts as wrong."));
        told.push(l.t("It holds for the lot as its digest names it: a lot that was changed is another one."));
    }
    told
}

/// Clauses that ask for evidence of this kind, each with what of this report is some. That is no claim of conformity.
pub const ANNEX: [(&str, &str); 5] = [
    ("ISO/IEC 5259-4", word("Labelled data are sampled and reviewed, with stated sizes, and the quality found is kept on record.")),
    ("ISO 10667", word("How people’s work was assessed is written down: method, limits, and who answers for the report.")),
    (
        "Regulation (EU) 2024/1689, 26, 86",
        word("People oversee what machines say of work, and what was found can be explained to whom it concerns."),
    ),
    ("NYC Local Law 144", word("Figures come with the numbers that they rest on; groups too small are not reported.")),
    ("GB/T 42755", word("The annotation process has a sampled acceptance with a recorded plan and result.")),
];
