//! What a candidate's pages say first of where they stand: what they have to do, what they wait for, and who has it in hand.

use std::collections::BTreeMap;

use maud::{Markup, html};

use crate::app::applying::apply::Record;
use crate::app::applying::progress::{StageProgress, StageState};
use crate::app::applying::timeline::Line;
use crate::app::auditing::checks::Listed;
use crate::app::deciding::appeals::Sent;
use crate::app::sitting::extra_time::Asked;
use crate::domain::applying::eligibility::{Verdict, ways};
use crate::domain::applying::profile::DocumentState;
use crate::domain::applying::status::Status;
use crate::domain::auditing::AnnotatorState;
use crate::domain::kernel::id::AttemptId;
use crate::domain::kernel::moment::Moment;
use crate::domain::locale::lang::say;
use crate::domain::project::{Stage, StageKind};
use crate::domain::sitting::Attempt;
use crate::web::Visit;
use crate::web::frame::home::{duration, length_of};
use crate::web::frame::words;

/// One application with what its person is told beside it.
pub struct Way {
    pub record: Record,
    /// When each attempt that was handed in was.
    pub handed_in: BTreeMap<AttemptId, Moment>,
    /// How a request for help stands.
    pub asked: Asked,
    /// Appeals, whatever became of them.
    pub appeals: Vec<Sent>,
    /// The annotator that it became, once they have begun, with the last step that a person took.
    pub annotator: Option<(Listed, Option<Line>)>,
}

/// Who has an attempt in hand that was handed in and is not decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InHand {
    /// The grader.
    Machine,
    /// People who read and score what was written.
    Readers,
    /// It is scored: a person decides.
    Person,
    /// Nobody, as long as the application does not run.
    Nobody,
}

impl InHand {
    /// Who has it, by what is known of the attempt.
    pub fn of(record: &Record, attempt: AttemptId) -> Self {
        if !matches!(record.application.status, Status::Screening(_) | Status::Waiting(_)) {
            return Self::Nobody;
        }
        let stage = record.attempts.iter().find(|a| a.id == attempt).and_then(|a| record.content.stage(&a.stage));
        if record.results.iter().any(|r| r.attempt == attempt) {
            Self::Person
        } else if stage.is_some_and(|(_, s)| s.kind == StageKind::Review) {
            Self::Readers
        } else {
            Self::Machine
        }
    }

    /// As a tag says it.
    pub fn tag(self, v: &Visit) -> &'static str {
        match self {
            Self::Machine => v.t("Being scored"),
            Self::Readers => v.t("Being read"),
            Self::Person => v.t("A person decides"),
            Self::Nobody => v.t("Handed in"),
        }
    }

    /// In a sentence or two.
    pub fn told(self, v: &Visit) -> &'static str {
        match self {
            Self::Machine => {
                v.t("We have received your answers. They are being scored, usually within a minute; then this page says what comes next.")
            }
            Self::Readers => {
                v.t("We have received what you wrote. People read and score it, usually within three days. You will get a letter.")
            }
            Self::Person => v.t("Your answers are scored. A person looks at the result and decides. You will get a letter."),
            Self::Nobody => v.t("We have received your answers. Nobody decides on them as long as your application does not run; if you \
                hand it in again, they count."),
        }
    }
}

/// The attempt that a stage's limit is that of, where it was started and no other one comes first.
fn started<'r>(record: &'r Record, stage: &StageProgress) -> Option<&'r Attempt> {
    let own = match stage.state {
        StageState::InProgress | StageState::BeingScored | StageState::Passed | StageState::NoAttemptsLeft => stage.attempt,
        StageState::CannotStartYet | StageState::NotStarted | StageState::NotPassed => None,
    };
    record.attempts.iter().find(|a| Some(a.id) == own)
}

/// The limit of a stage for its person, in minutes: its own where it was started, otherwise the one that it would have now. Of the clock's
/// end only whole minutes are told, so that the seconds in which it stood still for a check do not show.
pub fn minutes(record: &Record, stage: &StageProgress, plan: &Stage) -> f64 {
    let now = f64::from(plan.minutes) * record.application.time_factor;
    started(record, stage).map_or(now, |a| a.ends_at.seconds_since(a.started_at) as f64 / 60.0)
}

/// Whether a stage's limit holds extra time: what is granted now, or in one that was started more than a clock that stood still.
fn is_longer(record: &Record, stage: &StageProgress, plan: &Stage) -> bool {
    match started(record, stage) {
        Some(_) => minutes(record, stage, plan) > f64::from(plan.minutes) * 1.1,
        None => record.application.time_factor - 1.0 > 1e-9,
    }
}

/// What is told of a stage's time: the limit where it is still to be sat, what is left where it runs, when it was handed in where it is
/// over.
pub fn time_of(v: &Visit, record: &Record, handed_in: &BTreeMap<AttemptId, Moment>, (stage, plan): (&StageProgress, &Stage)) -> Markup {
    let zone = Visit::zone(&record.content);
    let last = record.attempts.iter().find(|a| Some(a.id) == stage.attempt);
    html! {
        @match stage.state {
            StageState::CannotStartYet | StageState::NotStarted => (length_of(v.lang, &record.content, plan, minutes(record, stage, plan))),
            StageState::InProgress => {
                (length_of(v.lang, &record.content, plan, minutes(record, stage, plan)))
                @if let Some(attempt) = last { " · " strong { (left(v, attempt)) } (v.t(", until "))
                    (v.time(attempt.ends_at, &zone)) }
            }
            StageState::BeingScored | StageState::Passed | StageState::NotPassed | StageState::NoAttemptsLeft => {
                @if let Some((attempt, at)) = last.and_then(|a| Some((a, (*handed_in.get(&a.id)?).min(a.ends_at)))) {
                    @let took = duration(v.lang, (at.seconds_since(attempt.started_at) as f64 / 60.0).ceil().max(1.0));
                    (v.t("Handed in ")) (v.time(at, &zone)) (say!(v, ", {took} after the start", took))
                }
            }
        }
    }
}

/// What is left of an attempt's time, in words.
pub fn left(v: &Visit, attempt: &Attempt) -> String {
    if attempt.checking_since.is_some() {
        return v.t("being checked, the clock stands still").to_owned();
    }
    match attempt.ends_at.seconds_since(v.app.now()) {
        ..=0 => v.t("time is up").to_owned(),
        1..60 => v.t("less than a minute left").to_owned(),
        seconds => {
            let rest = duration(v.lang, seconds.div_euclid(60) as f64);
            say!(v, "{rest} left", rest)
        }
    }
}

/// That a limit holds extra time, and how much, beside the limit.
pub fn with_extra_time(v: &Visit, record: &Record, stage: &StageProgress, plan: &Stage) -> String {
    let standard = duration(v.lang, f64::from(plan.minutes));
    let factor = record.application.time_factor;
    match started(record, stage) {
        _ if !is_longer(record, stage, plan) => String::new(),
        Some(_) => {
            say!(v, " (with your extra time; the standard limit is {standard})", standard)
        }
        None => say!(v, " (with your extra time: {factor} times the standard limit of {standard})", factor, standard),
    }
}

/// What extra time holds for, where it was granted.
pub fn extra_time(v: &Visit, record: &Record) -> Markup {
    let factor = record.application.time_factor;
    let runs = record.stages.iter().any(|s| s.state == StageState::InProgress);
    html! { @if (factor - 1.0).abs() > 1e-9 {
        p.note {
            (say!(v, "You have extra time: the limit of every stage that you start from now on is multiplied by {factor}.", factor))
            @if runs { " " (v.t("The stage that is running keeps its own limit.")) }
        }
    } }
}

/// That a request for help waits for its answer.
pub fn asked(v: &Visit, record: &Record, asked: Asked) -> Markup {
    let in_the_way = matches!(record.application.status, Status::Draft(_) | Status::NotOpen(_) | Status::Screening(_) | Status::Waiting(_));
    html! { @if let (Asked::Waits(at), true) = (asked, in_the_way) {
        div.banner.warn {
            p { strong { (v.t("You have asked for help in tests; there is no answer yet.")) } " "
                (v.t("Wait for it before you start a stage: the time of a stage stands once it has begun. A letter tells you.")) }
            p { a href={ "/me/help?project=" (record.application.project) } { (v.t("See your request")) }
                " · " (v.time(at, &Visit::zone(&record.content))) }
        }
    } }
}

/// For how many requirements a document is asked for that was not sent yet. Of an `any_of` one document is asked for, whichever of its
/// members that shows.
pub fn documents_wanted(record: &Record) -> usize {
    let all = &record.content.project.requirements;
    let waits = |requirement: &str| record.evidence.iter().any(|e| e.requirement == requirement && e.state == DocumentState::Uploaded);
    let waits_of_one = |id: &str| waits(id) || all.iter().filter(|r| r.id == id).flat_map(|r| ways(all, r)).any(|way| waits(&way.id));
    let open = record.evaluation.alone(all).filter(|j| j.verdict == Verdict::NeedsEvidence);
    let on_the_way = matches!(record.application.status, Status::Screening(_) | Status::Waiting(_));
    open.filter(|j| on_the_way && !waits_of_one(&j.requirement)).count()
}

/// What stands above everything else of an application: what its person has to do, then what they wait for.
pub fn first(v: &Visit, way: &Way) -> Markup {
    let record = &way.record;
    let wanted = documents_wanted(record);
    let sent = record.evidence.len();
    html! {
        @if wanted == 0 && sent > 0 {
            p { (say!(v, "Documents that you sent: {sent}. ", sent))
                a href={ "/apply/" (record.application.project) "/documents" } { (v.t("See how they stand")) } }
        }
        @if wanted > 0 {
            ul.tasks { li {
                span.title { (if wanted == 1 { v.t("A document that is asked for") } else { v.t("Documents that are asked for") }) }
                span.tag.warn { (v.t("Needs you")) }
                div.actions {
                    a.button.primary href={ "/apply/" (record.application.project) "/documents" } { (v.t("Send a document")) }
                }
            } }
        }
        (asked(v, record, way.asked))
        @match record.application.status {
            Status::Onboarded(_) => (annotator(v, way)),
            Status::Waiting(_) if wanted > 0 => { div.banner.warn { p { (v.t("A person is looking at your results. From you only the \
                document above is still needed; you will get a letter.")) } } }
            Status::Waiting(_) => { div.banner.warn { p { (v.t("A person is looking at your results. There is nothing for you to do; \
                you will get a letter.")) } } }
            Status::Draft(_) | Status::NotOpen(_) | Status::Screening(_) | Status::Rejected(_) | Status::Withdrawn(_) => {}
        }
    }
}

/// How an application stands in a word, and how its tag looks.
pub fn tag(v: &Visit, way: &Way) -> (&'static str, &'static str) {
    let status = way.record.application.status;
    match way.annotator.as_ref().map(|(a, _)| a.state).filter(|_| matches!(status, Status::Onboarded(_))) {
        Some(AnnotatorState::Ended) => (v.t("Work has ended"), ""),
        Some(AnnotatorState::Paused) => (v.t("Work is paused"), "warn"),
        Some(AnnotatorState::Active) | None => words::status(v.lang, status),
    }
}

fn annotator(v: &Visit, way: &Way) -> Markup {
    let state = way.annotator.as_ref().map_or(AnnotatorState::Active, |(a, _)| a.state);
    let step = way.annotator.as_ref().and_then(|(_, step)| step.as_ref());
    let reason = step.and_then(|s| s.event.body.get("reason")).and_then(serde_json::Value::as_str);
    let zone = Visit::zone(&way.record.content);
    let headline = match state {
        AnnotatorState::Ended => v.t("Your work for this project has ended."),
        AnnotatorState::Paused => v.t("Your work is paused until a person lets you go on."),
        AnnotatorState::Active => v.t("You are accepted."),
    };
    html! {
        @if state != AnnotatorState::Active {
            div.banner.warn {
                p { strong { (headline) } @if let Some(step) = step { " " (v.time(step.event.at, &zone)) } }
                @if let Some(reason) = reason { p { (v.t("The reason, as it was written: ")) (reason) } }
                @if let Some(contact) = &way.record.content.project.head.contact {
                    p { (v.t("If you think that this is wrong, write to us: ")) (crate::web::frame::home::contact_link(contact)) }
                }
                p { a href="/me/messages" { (v.t("Messages")) } }
            }
        } @else {
            div.banner.ok {
                p { strong { (headline) } " "
                    (v.t("It is on record for the platform; contract, tax and payment are done there.")) }
            }
        }
        @if way.annotator.is_some() { p { a href="/me/record" { (v.t("My record")) } } }
    }
}
