//! Signals of charts over hidden checks, and the charts. What is told is a day old or of whole blocks, so that no single check's score can
//! be
//! read off by whoever posts an answer and looks.

use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::Value;

use super::endpoint::{Call, Endpoint, Reads, gives, rows, schema};
use super::shapes::watching::{Chart, ChartOf, Charts, Level, Signal, SignalSettled};
use super::shapes::work::Interval;
use super::shapes::{self, List, time, told};
use crate::app::auditing::signals::{self, Told, Wanted};
use crate::domain::accounts::Scope;
use crate::domain::auditing::chart::Figures;
use crate::domain::auditing::path::Path;
use crate::domain::auditing::series::{Series, Side};
use crate::domain::auditing::{BLOCK, SignalState, in_twentieths, told_share};
use crate::domain::kernel::id::{AnnotatorId, SignalId};
use crate::http::problem::Problem;

/// What a signal was.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Settle {
    /// In the words of whoever looked: kept, and open to the annotator; 1 to 2,000 characters.
    #[schemars(length(min = 1, max = 2_000))]
    answer: String,
}

pub fn endpoints() -> Vec<Endpoint> {
    vec![
        rows(Scope::AuditsRead)(
            "GET",
            "/signals",
            "Signals of charts over hidden checks, newest first, from the day after they were raised",
            Reads::Nothing,
            gives::<List<Signal>>("listSignals", 200),
            |c| Box::pin(list(c)),
        )
        .asked(&["limit", "cursor", "state"]),
        rows(Scope::AuditsRead)(
            "GET",
            "/signals/{signal}",
            "One signal: its onset, and the level before and after it",
            Reads::Nothing,
            gives::<Signal>("getSignal", 200),
            |c| Box::pin(show(c)),
        ),
        rows(Scope::AuditsWrite)(
            "POST",
            "/signals/{signal}/settle",
            "Settle a signal, as the auditor whom the token belongs to; nothing else follows from it",
            Reads::Json(schema::<Settle>),
            gives::<SignalSettled>("settleSignal", 200),
            |c| Box::pin(settle(c)),
        ),
        rows(Scope::AuditsRead)(
            "GET",
            "/annotators/{annotator}/charts",
            "The charts of an annotator by whole blocks of checks, and what they signalled",
            Reads::Nothing,
            gives::<Charts>("getCharts", 200),
            |c| Box::pin(charts(c)),
        ),
    ]
}

fn chart(series: &Series) -> Chart {
    Chart {
        reckoning: series.reckoning.as_str().into(),
        over: series.over.as_str().into(),
        of: series.of.clone(),
        side: series.side.map(|side| Side::as_str(side).into()),
    }
}

fn level(of: &Figures) -> Level {
    let told = told_share(of.level, of.checks, 0.95);
    let interval_95 = told.map(|(_, (low, high))| Interval { low, high });
    Level { level: told.map(|(level, _)| level), interval_95, checks: of.checks }
}

/// Whether the caller may read what people wrote.
fn reads_words(call: &Call) -> bool {
    call.caller.may(Scope::CandidatesPersonal) || call.caller.may(Scope::AuditsWrite)
}

fn shown(s: &signals::Signal, personal: bool) -> Signal {
    let settled = s.settled.as_ref();
    Signal {
        id: shapes::id(s.id),
        annotator: shapes::id(s.annotator),
        chart: chart(&s.series),
        state: s.state.as_str().into(),
        raised_at: time(s.raised_at.day()),
        onset: time(s.alarm.onset.day()),
        onset_from: time(s.alarm.from.day()),
        onset_to: time(s.alarm.to.day()),
        before: s.alarm.before.as_ref().map(level),
        after: level(&s.alarm.after),
        by_correction: s.by_correction,
        settled_by: settled.map(|(by, ..)| shapes::id(by)),
        settled_at: settled.map(|(_, at, _)| time(*at)),
        answer: settled.filter(|_| personal).map(|(.., answer)| answer.clone()),
        withdrawn_at: s.withdrawn_at.map(time),
    }
}

async fn list(call: Call) -> Result<Value, Problem> {
    let state = match call.query("state") {
        None => None,
        Some(name) => match SignalState::from_name(name) {
            Some(state) => Some(state),
            None => return Err(Problem::new(422, "validation", "state is open, settled or withdrawn")),
        },
    };
    let question = format!("signals {} {}", call.caller.project(), state.map_or("any", SignalState::as_str));
    let (limit, after) = (call.limit()?, call.after(&question)?);
    let wanted = Wanted { state, after: (!after.1.is_nil()).then_some(after), limit, told: Told::Later };
    let page = call.app.signals(call.caller.project(), wanted, call.caller.reader()).await?;
    let last = page.last().map(|s| (s.raised_at.microseconds(), s.id.uuid()));
    let personal = reads_words(&call);
    call.page(&question, limit, page.iter().map(|s| shown(s, personal)).collect(), last)
}

async fn show(call: Call) -> Result<Value, Problem> {
    let id = call.id("signal", SignalId::from_uuid)?;
    let found = call.app.signal(call.caller.project(), id, Told::Later, call.caller.reader()).await?;
    told(shown(&found, reads_words(&call)))
}

async fn settle(mut call: Call) -> Result<Value, Problem> {
    let Settle { answer } = call.read()?;
    let id = call.id("signal", SignalId::from_uuid)?;
    call.app.settle_signal(call.caller.project(), call.caller.person()?, id, &answer).await?;
    told(SignalSettled { id: shapes::id(id), state: SignalState::Settled.as_str().into() })
}

fn chart_of(path: &Path) -> ChartOf {
    ChartOf {
        chart: chart(&path.series),
        checks: path.places.len(),
        block: BLOCK,
        baseline: path.baseline.map(|level| in_twentieths(level).clamp(0.1, 0.9)),
        share: path.told_share(),
        nearness: path.nearness().map(|near| (near * 4.0).floor() / 4.0),
    }
}

async fn charts(call: Call) -> Result<Value, Problem> {
    let id = call.id("annotator", AnnotatorId::from_uuid)?;
    let found = call.app.charts(call.caller.project(), id, Told::Later, call.caller.reader()).await?;
    let personal = reads_words(&call);
    told(Charts {
        annotator: shapes::id(found.annotator.id),
        charts: found.paths.iter().map(chart_of).collect(),
        signals: found.signals.iter().map(|s| shown(s, personal)).collect(),
    })
}
