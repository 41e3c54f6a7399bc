//! Recruiters: the list of candidates and one candidate's record, from which everything is decided.

use maud::{Markup, html};

use crate::app::AppError;
use crate::app::applying::apply::{Listed as Application, Record};
use crate::app::applying::progress::StageState;
use crate::app::applying::timeline::{Line, is_step};
use crate::domain::accounts::Role;
use crate::domain::applying::status::Status;
use crate::domain::auditing::AnnotatorState;
use crate::domain::deciding::appeal::Answer;
use crate::domain::deciding::{DecisionOutcome, Outcome, REOPENED};
use crate::domain::kernel::event_kind::EventKind;
use crate::domain::kernel::id::ApplicationId;
use crate::domain::kernel::ledger::Event;
use crate::domain::kernel::moment::Moment;
use crate::domain::locale::lang::say;
use crate::domain::sitting::State;
use crate::web::frame::evidence_table::{Reader, evidence_table};
use crate::web::frame::{form, listed, names, words};
use crate::web::{Page, Reply, Trouble, Visit, Who, get};

const RECRUITERS: Who = Who::Staff(&[Role::Recruiter]);
/// Rows of a page.
const ROWS: i64 = 50;

pub fn pages() -> Vec<Page> {
    vec![get("/candidates", RECRUITERS, |v| Box::pin(list(v))), get("/candidates/{candidate}", RECRUITERS, |v| Box::pin(record(v)))]
}

/// The address of a list: what is filtered, and after which row.
fn address(state: &str, search: &str, after: Option<(Moment, uuid::Uuid)>) -> String {
    let after = after.map_or_else(String::new, |(at, id)| format!("&after={}.{id}", at.microseconds()));
    format!("/candidates?state={}&q={}{after}", form::encode(state), form::encode(search))
}

async fn list(v: Visit) -> Result<Reply, Trouble> {
    let wanted = v.query("state");
    let known = Status::from_name(wanted).is_some() || wanted.is_empty() || wanted == "all";
    // Without a choice: what needs a person.
    let state = if wanted.is_empty() || !known { "needs_decision" } else { wanted };
    let search = v.query("q").trim().to_owned();
    let after = v.query("after").split_once('.').and_then(|(at, id)| Some((Moment::from_microseconds(at.parse().ok()?), id.parse().ok()?)));
    let after = after.unwrap_or((Moment::from_microseconds(i64::MIN), uuid::Uuid::nil()));
    let rows = v.app.applications(&v.project, (Some(state).filter(|s| *s != "all"), &search), after, ROWS, v.reader()?).await?;
    let counts = v.app.application_counts(&v.project, v.reader()?).await?;
    let (_, content) = v.app.published(&v.project).await?;
    let zone = Visit::zone(&content);
    let title = v.t("Candidates");
    let next = rows.last().filter(|_| i64::try_from(rows.len()) == Ok(ROWS)).map(|a| (a.updated_at, a.id.uuid()));
    let work = v.app.work_of(rows.iter().filter(|a| matches!(a.status, Status::Onboarded(_))).map(|a| a.id).collect()).await?;
    let main = html! {
        h1 { (title) }
        @if !known { div.banner.warn { p { (say!(v, "There is no state \"{wanted}\"; it was left out.", wanted)) } } }
        form.filters method="get" action="/candidates" role="search" {
            div.field {
                label for="state" { (v.t("State")) }
                select id="state" name="state" {
                    option value="all" selected[state == "all"] { (v.t("All")) }
                    @for one in Status::NAMES.iter().copied().filter_map(Status::from_name) {
                        @let n = counts.iter().find(|(s, _)| *s == one).map_or(0, |(_, n)| *n);
                        option value=(one.as_str()) selected[one.as_str() == state] {
                            (words::status(v.lang, one).0) (crate::web::frame::marks::aside(&v, n)) }
                    }
                }
            }
            div.field { label for="q" { (v.t("Name or e-mail")) } input id="q" type="search" name="q" value=(search); }
            button { (v.t("Show")) }
        }
        p.note role="status" {
            (say!(v, "{rows} shown, longest unchanged first", rows = rows.len()))
            @if !v.query("after").is_empty() { " · " a href=(address(state, &search, None)) { (v.t("From the beginning")) } }
        }
        @if rows.is_empty() {
            div.empty {
                p { (v.t("Nobody here.")) }
                @if search.is_empty() { a href="/candidates?state=all" { (v.t("Show all")) } } @else {
                    a href=(address("all", &search, None)) { (v.t("Look in every state")) }
                }
            }
        } @else {
            div.scroll tabindex="0" role="region" aria-label=(v.t("Table")) { table.stack {
                thead { tr { th { (v.t("Name")) } th { (v.t("State")) } th { (v.t("Last change")) } th.n { (v.t("Waiting")) } } }
                tbody { @for a in &rows {
                    (row(&v, a, work.get(&a.id).copied(), &zone))
                } }
            } }
        }
        @if let Some(next) = next { div.actions { a.button href=(address(state, &search, Some(next))) { (v.t("Next page")) } } }
    };
    Reply::wide(title, main)
}

/// One line of the list: who, where they stand with us and in their work, and since when.
fn row(v: &Visit, a: &Application, work: Option<AnnotatorState>, zone: &jiff::tz::TimeZone) -> Markup {
    html! {
        @let (status, look) = words::status(v.lang, a.status);
        tr {
            td {
                a href=(listed::from(&format!("/candidates/{}", a.id), &v.here)) { @match a.profile.name.as_deref() {
                    Some(name) => (names::person(v, name, None)), None => (v.t("(no name yet)")),
                } }
                @if let Some(native) = a.profile.name_native.as_deref() { " " (names::person(v, native, None)) }
            }
            td data-label=(v.t("State")) {
                span class={ "tag " (look) } { (status) }
                @if let Some(work) = work { " " (crate::web::auditor::annotators::work_tag(v, work)) }
            }
            td data-label=(v.t("Last change")) { (v.time(a.updated_at, zone)) }
            td.n data-label=(v.t("Waiting")) { (waiting(v, a.status, v.app.now().seconds_since(a.updated_at))) }
        }
    }
}

/// How long somebody waits for us; nobody does whose way has ended, or whose turn it is themselves.
fn waiting(v: &Visit, status: Status, seconds: i64) -> String {
    match status {
        Status::Waiting(_) => days(v, seconds),
        Status::Draft(_)
        | Status::NotOpen(_)
        | Status::Screening(_)
        | Status::Onboarded(_)
        | Status::Rejected(_)
        | Status::Withdrawn(_) => "–".to_owned(),
    }
}

fn days(v: &Visit, seconds: i64) -> String {
    let (days, hours) = (seconds / 86_400, seconds / 3_600);
    if days > 0 { say!(v, "{days} d", days) } else { say!(v, "{hours} h", hours) }
}

async fn record(v: Visit) -> Result<Reply, Trouble> {
    let record = v.app.record(&v.project, v.id::<ApplicationId>("candidate")?, v.reader()?).await?;
    record_page(&v, &record, &html! {}).await
}

async fn record_page(v: &Visit, record: &Record, above: &Markup) -> Result<Reply, Trouble> {
    let person = v.app.person(record.application.person).await?;
    let annotator = v.app.annotator_of(record.application.id).await?;
    let lines = v.app.timeline(record).await?;
    let keys_read = super::keys_read::line(v, record).await?;
    let asked = v.app.asked_for(record.application.id).await?;
    let scored: Vec<_> = record.results.iter().map(|r| r.attempt).collect();
    let evidence = v.app.attempt_evidence(&v.project, record.application.person, &scored).await?;
    let a = &record.application;
    let given: Vec<&str> = [a.profile.name.as_deref(), a.profile.name_native.as_deref()].into_iter().flatten().collect();
    let title = if given.is_empty() { v.t("Candidate").to_owned() } else { given.join(" ") };
    let (status, look) = words::status(v.lang, a.status);
    let open = matches!(a.status, Status::Waiting(_) | Status::NotOpen(_));
    let main = html! {
        (listed::link(v))
        (above)
        (super::granting::done(v))
        (super::ruled::confirmed(v, record))
        @if v.after("undone") == "1" { div.banner.ok { p { (v.t("The decision was taken back. Its letter does not go out.")) } } }
        h1 {
            @if given.is_empty() { (title) }
            @for (i, name) in given.iter().enumerate() { @if i > 0 { " " } (names::person(v, name, person.lang.as_deref())) }
        }
        p { span class={ "tag " (look) } { (status) } " " (person.email.as_deref().unwrap_or_default()) }
        (keys_read)
        @if open { div.actions {
            a.button.primary href=(listed::along(v, &format!("/candidates/{}/decide", a.id))) { (v.t("Decide")) }
        } }
        @if let Some(annotator) = annotator {
            (crate::web::auditor::annotators::last_step(v, &annotator, lines.iter().find(|l| is_step(&l.event)),
                &Visit::zone(&record.content)))
            p {
                a href=(listed::from(&format!("/annotators/{}", annotator.id), listed::back(v))) {
                    (v.t("As an annotator: checks, pausing, ending"))
                }
            }
        }
        (stages(v, record))
        h2 { (v.t("Evidence")) }
        (evidence_table(v, record, Reader::Staff))
        (super::documents::section::section(v, record, person.lang.as_deref()))
        (results(v, record))
        (super::integrity::signals(v, record, &evidence))
        (decisions(v, record))
        (super::granting::section(v, record, asked))
        h2 { (v.t("Timeline")) }
        (timeline(v, record, &lines))
        (super::ruled::forgotten(v, record))
    };
    Reply::wide(title.clone(), main)
}

fn stages(v: &Visit, record: &Record) -> Markup {
    html! {
        h2 { (v.t("Stages")) }
        ul.steps { @for stage in &record.stages {
            @let scored = stage.state == StageState::BeingScored && record.results.iter().any(|r| Some(r.attempt) == stage.attempt);
            @let runs = matches!(record.application.status, Status::Screening(_) | Status::Waiting(_));
            @let (state, look) = match (stage.state, runs) {
                (StageState::BeingScored, false) => (v.t("Handed in"), ""),
                (StageState::BeingScored, true) if scored => (v.t("needs a decision"), "warn"),
                (state, _) => words::stage(v.lang, state),
            };
            @let title = record.content.stage(&stage.stage).map(|(_, s)| v.lang.of(&s.title)).unwrap_or_default();
            li { span class={ "tag " (look) } { (title) (crate::web::frame::marks::colon(v)) (state) } }
        } }
    }
}

/// What the machine made of each attempt, with its figures.
fn results(v: &Visit, record: &Record) -> Markup {
    let zone = Visit::zone(&record.content);
    html! {
        h2 { (v.t("Results")) }
        @if record.attempts.is_empty() { p { (v.t("No attempt yet.")) } } @else {
            div.scroll tabindex="0" role="region" aria-label=(v.t("Table")) { table.stack {
                thead { tr { th { (v.t("Stage")) } th { (v.t("Started")) } th.n { (v.t("Share right")) } th.n {
                    (v.t("Questions")) } th { (v.t("95 % interval")) } th { (v.t("The rule says")) } } }
                tbody { @for attempt in &record.attempts {
                    @let title = record.content.stage(&attempt.stage).map(|(_, s)| v.lang.of(&s.title)).unwrap_or_default();
                    @let result = record.results.iter().find(|r| r.attempt == attempt.id);
                    tr {
                        th scope="row" { (title) " " span.note { "#" (attempt.number) }
                            @if attempt.state == State::Void { " " span.tag { (v.t("void")) } } }
                        td data-label=(v.t("Started")) { (v.time(attempt.started_at, &zone)) }
                        @if let Some(result) = result {
                            @let figures = super::ruled::figures(v.lang, &result.ruling);
                            td.n data-label=(v.t("Share right")) { (figures.share) }
                            td.n data-label=(v.t("Questions")) { (figures.n) }
                            td data-label=(v.t("95 % interval")) { (figures.interval) }
                            @let (outcome, look) = words::outcome(v.lang, result.outcome);
                            @let why = super::ruled::because(v, &result.ruling);
                            td data-label=(v.t("The rule says")) {
                                span class={ "tag " (look) } { (outcome) } @if !why.is_empty() { " " span.note { (why) } }
                            }
                        } @else {
                            td.n { "–" } td.n { "–" } td { "–" }
                            td { (if attempt.state == State::Open { v.tc("test", "open") } else { v.t("being scored") }) }
                        }
                    }
                } }
            } }
        }
    }
}

fn decisions(v: &Visit, record: &Record) -> Markup {
    let zone = Visit::zone(&record.content);
    let now = v.app.now();
    html! {
        h2 { (v.t("Decisions")) }
        @if record.decisions.is_empty() { p { (v.t("None yet.")) } }
        @for d in record.decisions.iter().rev() {
            @let (outcome, look) = words::decided(v.lang, d.outcome);
            @let stage = d.stage.as_deref().and_then(|id| record.content.stage(id)).map(|(_, s)| v.lang.of(&s.title)).unwrap_or_default();
            div.card {
                p { span class={ "tag " (look) } { (outcome) } " " (stage) " · " (v.time(d.at, &zone)) " · "
                    (if d.by.is_some() { v.t("by a person") } else { v.t("automatically") }) }
                ul { @for code in &d.reasons { li { (super::ruled::quoted(v, code)) } } }
                @if !d.note.is_empty() { p.note { (d.note) } }
                @let dossier = format!("/candidates/{}/decisions/{}", record.application.id, d.id);
                p { a href=(listed::along(v, &dossier)) { (v.t("Dossier")) } }
                @if let Some(at) = d.undone_at { p.tag { (v.t("taken back ")) (v.time(at, &zone)) } }
                @else if d.letter_at > now && d.by.is_some() && d.outcome != DecisionOutcome::Void {
                    p { (v.t("The letter goes out ")) (v.time(d.letter_at, &zone)) }
                    form method="post" action={ "/candidates/" (record.application.id) "/decide/undo" } {
                        (v.hidden()) (listed::field(v)) input type="hidden" name="decision" value=(d.id);
                        button { (v.t("Take it back")) }
                    }
                }
            }
        }
    }
}

/// What an event says that came of it, in words.
fn came_to(v: &Visit, kind: Option<EventKind>, outcome: &str) -> &'static str {
    match kind {
        Some(EventKind::AttemptScored) => words::named(v.lang, Outcome::from_name(outcome), words::outcome).0,
        Some(EventKind::AppealAnswered) => match Answer::from_name(outcome) {
            Some(Answer::Upheld) => v.t("it stands"),
            Some(Answer::Overturned) => v.t("passed after all"),
            Some(Answer::Corrected) => v.t("the attempt is void"),
            None => v.t("Unknown"),
        },
        _ if outcome == REOPENED => v.t("open again"),
        _ => words::named(v.lang, DecisionOutcome::from_name(outcome), words::decided).0,
    }
}

/// What an event was about: the stage, what came of it, why.
fn details(v: &Visit, record: &Record, event: &Event) -> Vec<String> {
    let text = |field: &str| event.body.get(field).and_then(serde_json::Value::as_str);
    let stage = text("stage").map(|id| record.content.stage(id).map_or(id, |(_, s)| v.lang.of(&s.title)).to_owned());
    let outcome = text("outcome").map(|outcome| came_to(v, event.known(), outcome));
    let corrected = text("before").zip(text("after")).map(|(before, after)| {
        let of = |outcome| words::named(v.lang, Outcome::from_name(outcome), words::outcome).0;
        if before == after { of(after).to_owned() } else { format!("{} → {}", of(before), of(after)) }
    });
    let why = text("what").or_else(|| text("reason")).map(|why| match why {
        "uploaded" => v.t("uploaded").to_owned(),
        "accepted" => v.t("accepted").to_owned(),
        "rejected" => v.t("not accepted").to_owned(),
        "appeal" => v.t("after an appeal").to_owned(),
        "decision" => v.t("by the decision").to_owned(),
        "key_corrected" => v.t("an answer key of ours was wrong").to_owned(),
        other => other.to_owned(),
    });
    [stage, outcome.map(str::to_owned), corrected, why].into_iter().flatten().collect()
}

fn timeline(v: &Visit, record: &Record, lines: &[Line]) -> Markup {
    let (first, rest): (Vec<&Line>, Vec<&Line>) = lines.iter().partition(|line| crate::web::frame::events::is_told_first(&line.event.kind));
    html! {
        (told(v, record, &first))
        @if !rest.is_empty() {
            details {
                summary { (v.t("Saved steps and other events")) (crate::web::frame::marks::aside(v, rest.len())) }
                (told(v, record, &rest))
            }
        }
    }
}

fn told(v: &Visit, record: &Record, lines: &[&Line]) -> Markup {
    let zone = Visit::zone(&record.content);
    html! {
        ol.timeline { @for line in lines {
            li {
                (v.time(line.event.at, &zone))
                strong { (crate::web::frame::events::words(v, &line.event.kind)) }
                @for text in details(v, record, &line.event) { " · " (text) }
                " " span.note { (line.who.as_deref().unwrap_or(v.t("automatically"))) }
            }
        } }
    }
}

/// The candidate's page with something above it.
pub async fn with_above(v: &Visit, id: ApplicationId, above: &Markup) -> Result<Reply, Trouble> {
    let record = v.app.record(&v.project, id, v.reader()?).await?;
    record_page(v, &record, above).await
}

/// The candidate's page again, with why what was asked for there was not done, and what was typed.
pub async fn not_done(v: &Visit, id: ApplicationId, error: AppError) -> Result<Reply, Trouble> {
    let (status, above) = match &error {
        AppError::Invalid(wrong) => (422, crate::web::frame::layout::errors(v, wrong)),
        AppError::Refused { code, detail } => (409, crate::web::frame::layout::refusal(v, code, detail)),
        _ => return Err(error.into()),
    };
    let record = v.app.record(&v.project, id, v.reader()?).await?;
    Ok(record_page(v, &record, &above).await?.with_status(status))
}
