//! What a candidate sees of their own way: stages, what is to be done, letters.

use std::collections::BTreeMap;

use jiff::tz::TimeZone;
use maud::{Markup, html};

use super::standing::{self, InHand, Way};
use crate::app::applying::apply::{Listed, Record};
use crate::app::applying::progress::{StageProgress, StageState};
use crate::app::deciding::appeals::open_until;
use crate::app::platform::letters::Mail;
use crate::domain::applying::status::Status;
use crate::domain::deciding::letter::tells_how_to_appeal;
use crate::domain::deciding::texts::InLanguage;
use crate::domain::kernel::id::{AttemptId, DecisionId, PersonId};
use crate::domain::kernel::moment::Moment;
use crate::domain::locale::lang::say;
use crate::web::frame::words;
use crate::web::{Page, Reply, Trouble, Visit, Who, get, lost};

pub fn pages() -> Vec<Page> {
    vec![
        get("/me", Who::SignedIn, |v| Box::pin(me(v))),
        get("/me/messages", Who::SignedIn, |v| Box::pin(messages(v))),
        get("/me/results/{attempt}", Who::SignedIn, |v| Box::pin(result(v))),
    ]
}

async fn me(v: Visit) -> Result<Reply, Trouble> {
    let person = v.person()?;
    let applications = v.app.applications_of(person).await?;
    let title = v.t("My stages");
    let mut ways = Vec::new();
    for application in &applications {
        ways.push(way_of(&v, person, application).await?);
    }
    let withdrawn = |way: &Way| {
        let a = &way.record.application;
        a.project == v.query("withdrawn") && matches!(a.status, Status::Withdrawn(_))
    };
    let main = html! {
        @if ways.iter().any(withdrawn) {
            div.banner.ok role="status" { p { (v.t("Your application is withdrawn. A letter says so too.")) } }
        }
        h1 { (title) }
        @if ways.is_empty() {
            div.empty {
                p { (v.t("You have not applied yet.")) }
                a.button.primary href="/" { (v.t("See what is open")) }
            }
        }
        @for way in &ways { (section(&v, way)) }
    };
    Reply::page(title, main)
}

/// An application with what its person is told beside it.
async fn way_of(v: &Visit, person: PersonId, application: &Listed) -> Result<Way, Trouble> {
    let annotator = match v.app.annotator_of(application.id).await? {
        Some(annotator) => {
            let last = v.app.last_step(annotator.id).await?;
            Some((annotator, last))
        }
        None => None,
    };
    let record = v.app.own_record(person, &application.project).await?;
    let handed_in = v.app.handed_in_at(record.attempts.iter().map(|a| a.id).collect()).await?;
    Ok(Way {
        record,
        handed_in,
        asked: v.app.asked_for(application.id).await?,
        appeals: v.app.own_appeals(person, &application.project).await?,
        annotator,
    })
}

fn section(v: &Visit, way: &Way) -> Markup {
    let record = &way.record;
    let project = &record.application.project;
    let standing = record.application.status;
    let (status, look) = standing::tag(v, way);
    html! {
        section {
            h2 { (v.lang.of(&record.content.project.head.title)) " " span class={ "tag " (look) } { (status) } }
            (standing::first(v, way))
            ul.tasks {
                (application_row(v, record.application.status, project))
                @for stage in &record.stages { (stage_row(v, way, stage, standing)) }
                (super::appeals::rows(v, record, &way.appeals))
            }
            (standing::extra_time(v, record))
            @if matches!(standing, Status::Draft(_) | Status::NotOpen(_) | Status::Screening(_) | Status::Waiting(_)) {
                p { a href={ "/me/help?project=" (project) } { (v.t("Extra time and other help in tests")) } }
                details {
                    summary { (v.t("Withdraw my application")) }
                    p { (v.t("It ends here. A test that is open is handed in as it is, and counts. You may apply again later.")) }
                    form method="post" action={ "/apply/" (project) "/withdraw" } { (v.hidden()) button.danger { (v.t("Withdraw")) } }
                }
            }
        }
    }
}

fn application_row(v: &Visit, status: Status, project: &str) -> Markup {
    let (state, look, href, act) = match status {
        Status::Draft(_) => (v.t("In progress"), "now", format!("/apply/{project}"), v.t("Continue")),
        Status::NotOpen(_) => (v.t("Needs you"), "warn", format!("/apply/{project}/done"), v.t("See why")),
        Status::Withdrawn(_) => (v.t("Withdrawn"), "", format!("/apply/{project}"), v.t("Apply again")),
        Status::Screening(_) | Status::Waiting(_) | Status::Onboarded(_) | Status::Rejected(_) => {
            (v.t("Submitted"), "ok", format!("/apply/{project}/done"), v.t("See your answers"))
        }
    };
    html! {
        li {
            span.title { (v.t("Application")) } span class={ "tag " (look) } { (state) }
            div.actions { a.button.primary[matches!(status, Status::Draft(_) | Status::NotOpen(_))] href=(href) { (act) } }
        }
    }
}

fn stage_row(v: &Visit, way: &Way, stage: &StageProgress, status: Status) -> Markup {
    let record = &way.record;
    let Some((_, plan)) = record.content.stage(&stage.stage) else { return html! {} };
    // Before the application is in, not even the first stage can be started.
    let waits = stage.state == StageState::NotStarted && matches!(status, Status::Draft(_) | Status::NotOpen(_) | Status::Withdrawn(_));
    let (mut words_of_state, mut look) = words::stage(v.lang, if waits { StageState::CannotStartYet } else { stage.state });
    // What cannot start yet never will, where the way has ended.
    if matches!(status, Status::Rejected(_) | Status::Withdrawn(_))
        && matches!(stage.state, StageState::CannotStartYet | StageState::NotStarted)
    {
        (words_of_state, look) = (v.t("No longer open"), "");
    }
    let in_hand = stage.attempt.filter(|_| stage.state == StageState::BeingScored).map(|attempt| InHand::of(record, attempt));
    let state = in_hand.map_or(words_of_state, |hand| hand.tag(v));
    let zone = Visit::zone(&record.content);
    let href = format!("/me/stages/{}?project={}", stage.stage, record.application.project);
    let result = stage.attempt.filter(|_| {
        // One that may be sat again was sat before.
        match stage.state {
            StageState::Passed | StageState::NotPassed | StageState::NoAttemptsLeft | StageState::BeingScored | StageState::NotStarted => {
                true
            }
            StageState::CannotStartYet | StageState::InProgress => false,
        }
    });
    html! {
        li {
            span.title { (v.lang.of(&plan.title)) } span class={ "tag " (look) } { (state) }
            p {
                (standing::time_of(v, record, &way.handed_in, (stage, plan)))
                @if let (StageState::NotPassed, Some(at)) = (stage.state, stage.retry_at) {
                    " · " (v.t("again from ")) (v.time(at, &zone))
                }
            }
            div.actions {
                @if matches!(status, Status::Screening(_)) {
                    @match stage.state {
                        StageState::NotStarted => a.button.primary href=(href) { (v.t("Read the rules and start")) },
                        StageState::InProgress => a.button.primary href=(href) { (v.t("Continue")) },
                        StageState::CannotStartYet | StageState::BeingScored | StageState::Passed | StageState::NotPassed
                            | StageState::NoAttemptsLeft => {},
                    }
                }
                @if let Some(attempt) = result { a href={ "/me/results/" (attempt) } {
                    (if stage.state == StageState::BeingScored { v.t("See how it stands") } else { v.t("See the result") })
                } }
            }
        }
    }
}

/// Decisions on a person with what is needed to offer an appeal against them.
struct OwnDecisions {
    all: Vec<(Record, Vec<crate::app::deciding::appeals::Sent>)>,
    /// When their letters went out.
    told: BTreeMap<DecisionId, Moment>,
}

async fn own_decisions(v: &Visit) -> Result<OwnDecisions, Trouble> {
    let person = v.person()?;
    let mut all = Vec::new();
    for application in v.app.applications_of(person).await? {
        let appeals = v.app.own_appeals(person, &application.project).await?;
        all.push((v.app.own_record(person, &application.project).await?, appeals));
    }
    Ok(OwnDecisions { all, told: v.app.told_at(person).await? })
}

impl OwnDecisions {
    /// The time zone of a letter: that of the project whose decision it tells, otherwise of the first that was applied for.
    fn zone(&self, decision: Option<DecisionId>) -> TimeZone {
        let decided = self.all.iter().find(|(record, _)| record.decisions.iter().any(|d| Some(d.id) == decision));
        decided.or_else(|| self.all.first()).map_or(TimeZone::UTC, |(record, _)| Visit::zone(&record.content))
    }

    /// When a letter went out, which may be later than it was due. One that is on its way is told now: it stands at when it was due.
    fn went_out(&self, mail: &Mail, now: Moment) -> Moment {
        let told = mail.decision.and_then(|decision| self.told.get(&decision)).filter(|told| now.seconds_since(**told) >= 60);
        told.map_or(mail.due, |told| (*told).max(mail.due))
    }

    /// Whether an appeal against a decision was sent: how to appeal is no news then, and not possible a second time.
    fn is_appealed(&self, decision: Option<DecisionId>) -> bool {
        self.all.iter().flat_map(|(_, appeals)| appeals).any(|a| Some(a.decision) == decision)
    }
}

/// The offer to appeal against a decision, where its letter is out.
fn appeal(v: &Visit, own: &OwnDecisions, decision: Option<DecisionId>) -> Markup {
    let found = own.all.iter().find_map(|(r, appeals)| Some((r, appeals, r.decisions.iter().find(|d| Some(d.id) == decision)?)));
    html! { @if let Some((record, appeals, d)) = found {
        @let until = open_until(d, record.content.project.head.appeal_days, own.told.get(&d.id).copied()).filter(|u| v.app.now() <= *u);
        (super::appeals::offer(v, d, appeals, until, &Visit::zone(&record.content)))
        @let late = own.told.get(&d.id).filter(|told| told.seconds_since(d.letter_at) >= 60);
        @if let (Some(told), Some(_), false) = (late, until, own.is_appealed(decision)) {
            p.note { (v.t("The letter went out later than planned, so the date above counts. It went out: "))
                (v.time(*told, &Visit::zone(&record.content))) }
        }
    } }
}

async fn messages(v: Visit) -> Result<Reply, Trouble> {
    let mails = v.app.messages(v.person()?).await?;
    let own = own_decisions(&v).await?;
    let title = v.t("Messages");
    let main = html! {
        h1 { (title) }
        @if mails.is_empty() { div.empty { p { (v.t("No messages.")) } } }
        @for mail in &mails {
            article.card { (letter(&v, mail, own.is_appealed(mail.decision))) (appeal(&v, &own, mail.decision)) p.note {
                (v.time(own.went_out(mail, v.app.now()), &own.zone(mail.decision))) } }
        }
    };
    Reply::page(title, main)
}

/// The paragraphs of a letter, without how to appeal where that was done; lines that begin with `- ` are a list.
fn paragraphs(body: &str, appealed: bool) -> Markup {
    html! { @for part in body.split("\n\n").filter(|part| !(appealed && tells_how_to_appeal(part))) {
        @if part.starts_with("- ") { ul { @for line in part.lines() { li { (line.trim_start_matches("- ")) } } } } @else { p { (part) } }
    } }
}

/// The language of a letter's text, where it is not the page's.
fn foreign(v: &Visit, text: &InLanguage<'_>) -> Option<&'static str> {
    Some(text.lang().tag()).filter(|tag| *tag != v.lang.tag())
}

/// A letter in the language of the page, another one beneath.
fn letter(v: &Visit, mail: &Mail, appealed: bool) -> Markup {
    let texts = mail.texts.for_reader(v.lang.code());
    html! {
        @if let [own, beneath @ ..] = texts.as_slice() {
            div lang=[foreign(v, own)] { h2 { (own.subject) } (paragraphs(own.body, appealed)) }
            @for other in beneath {
                details lang=[foreign(v, other)] {
                    summary { (other.lang().name()) } h3 { (other.subject) } (paragraphs(other.body, appealed))
                }
            }
        }
    }
}

async fn result(v: Visit) -> Result<Reply, Trouble> {
    let (person, id) = (v.person()?, v.id::<AttemptId>("attempt")?);
    let mut found = None;
    for application in v.app.applications_of(person).await? {
        let record = v.app.own_record(person, &application.project).await?;
        if record.attempts.iter().any(|a| a.id == id) {
            found = Some(record);
        }
    }
    let record = found.ok_or_else(lost)?;
    let attempt = record.attempts.iter().find(|a| a.id == id).ok_or_else(lost)?;
    let stage = record.content.stage(&attempt.stage).map(|(_, s)| v.lang.of(&s.title).to_owned()).unwrap_or_default();
    let decision = record.decisions.iter().rfind(|d| d.attempt == Some(id));
    let mails = v.app.messages(person).await?;
    let mail = decision.and_then(|d| mails.iter().find(|m| m.decision == Some(d.id)));
    let own = own_decisions(&v).await?;
    let zone = Visit::zone(&record.content);
    let hand = InHand::of(&record, id);
    let waits = || say!(v, "{stage}: {state}", stage, state = hand.tag(&v).to_lowercase());
    let letter = mail.and_then(|m| m.texts.reading(v.lang.code()));
    let title = letter.map_or_else(waits, |text| text.subject.to_owned());
    let by_clock = decision.is_none() && v.app.handed_in_by_clock(attempt).await?;
    let main = html! {
        a.back href="/me" { "‹ " (v.t("Back to your stages")) }
        @match (decision, letter) {
            (Some(decision), Some(text)) => {
                h1 lang=[foreign(&v, &text)] { (title) }
                @let (outcome, look) = words::decided(v.lang, decision.outcome);
                div class={ "banner " (look) } {
                    p { strong { (outcome) } " · " (v.time(decision.at, &zone)) }
                }
                div lang=[foreign(&v, &text)] { (paragraphs(text.body, own.is_appealed(Some(decision.id)))) }
                (appeal(&v, &own, Some(decision.id)))
            }
            _ => {
                h1 { (title) }
                @if by_clock { p { (time_was_up(&v)) } }
                div.banner { p { (hand.told(&v)) } }
            }
        }
    };
    Reply::page(title.clone(), main)
}

/// That the clock handed in, and what became of the answers.
pub fn time_was_up(v: &Visit) -> &'static str {
    v.t("Time was up: what you had saved was handed in for you.")
}
