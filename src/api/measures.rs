//! Measures: what rules ask for about an annotator's work, and what people do of it. A proposal is told on the next day, but to an
//! auditor by name, so that no single check's score can be read off by whoever posts an answer and looks.

use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::{Map, Value, json};

use super::endpoint::{Call, Endpoint, Reads, gives, rows, schema};
use super::shapes::measuring::{Measure, MeasureMoved, RuleSpoke};
use super::shapes::{self, List, time, told};
use crate::app::auditing::measures::{self, Act, Which};
use crate::app::auditing::signals::Told;
use crate::domain::accounts::Scope;
use crate::domain::auditing::in_twentieths;
use crate::domain::auditing::measure::MeasureState;
use crate::domain::auditing::rules::{Figure, Spoke};
use crate::domain::kernel::id::MeasureId;
use crate::http::problem::Problem;

/// What is done with a measure.
#[derive(Clone, Copy, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
enum MeasureStep {
    /// A proposal is carried out; where two people are asked for, the first agrees.
    CarryOut,
    /// A proposal is not carried out.
    Refuse,
    /// What was carried out was wrong: what it changed is as before.
    Undo,
}

/// A step with a measure.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct StepOn {
    /// Which.
    step: MeasureStep,
    /// Why: kept, and told to the annotator by a letter as it stands where something is done or undone; 1 to 2,000 characters.
    #[schemars(length(min = 1, max = 2_000))]
    reason: String,
}

pub fn endpoints() -> Vec<Endpoint> {
    let (read, act) = (rows(Scope::AuditsRead), rows(Scope::AuditsWrite));
    vec![
        Endpoint {
            query: &["limit", "cursor", "state"],
            ..read(
                "GET",
                "/measures",
                "Measures about annotators' work, newest first; state is waiting (for somebody), standing or past",
                Reads::Nothing,
                gives::<List<Measure>>("listMeasures", 200),
                |c| Box::pin(list(c)),
            )
        },
        read(
            "GET",
            "/measures/{measure}",
            "One measure: what it is, which rules asked for it and what they saw, who acted, until when it holds",
            Reads::Nothing,
            gives::<Measure>("getMeasure", 200),
            |c| Box::pin(show(c)),
        ),
        act(
            "POST",
            "/measures/{measure}/steps",
            "Carry a measure out, refuse or undo it, as the auditor whom the token belongs to",
            Reads::Json(schema::<StepOn>),
            gives::<MeasureMoved>("actOnMeasure", 200),
            |c| Box::pin(step(c)),
        ),
    ]
}

fn figure(found: &Figure) -> (String, Value) {
    let value = if found.quantity.is_share() { in_twentieths(found.value) } else { found.value.round() };
    (found.quantity.as_str().to_owned(), json!(value))
}

fn spoke(of: &Spoke) -> RuleSpoke {
    RuleSpoke { rule: of.rule.clone(), figures: of.figures.iter().map(figure).collect::<Map<_, _>>() }
}

fn shown(m: &measures::Measure, personal: bool) -> Measure {
    Measure {
        id: shapes::id(m.id),
        annotator: shapes::id(m.annotator),
        kind: m.kind.as_str().into(),
        terms: m.terms.clone(),
        amount: m.amount,
        rests_on: m.rests_on.rules.iter().map(spoke).collect(),
        state: m.state.as_str().into(),
        persons: m.persons,
        proposed_at: time(m.proposed_at),
        acts_at: m.acts_at.map(time),
        acted_at: m.acted_at.map(time),
        acted_by: m.acted_by.map(shapes::id),
        until: m.until.map(time),
        ended_at: m.ended.as_ref().map(|ended| time(ended.at)),
        reason: m.reason.clone().filter(|_| personal),
        doubted_at: m.doubted_at.map(time),
        appealed_at: m.appeal.as_ref().map(|appeal| time(appeal.sent_at)),
    }
}

/// Whether a caller may know of a measure by now.
fn may_know(call: &Call, m: &measures::Measure) -> bool {
    call.caller.may(Scope::AuditsWrite) || m.acted_at.is_some() || m.proposed_at.next_day() <= call.app.now()
}

fn reads_words(call: &Call) -> bool {
    call.caller.may(Scope::CandidatesPersonal) || call.caller.may(Scope::AuditsWrite)
}

async fn list(call: Call) -> Result<Value, Problem> {
    let which = match call.query("state") {
        None => Which::All,
        Some("waiting") => Which::Waiting,
        Some("standing") => Which::Standing,
        Some("past") => Which::Past,
        Some(_) => return Err(Problem::new(422, "validation", "state is waiting, standing or past")),
    };
    let question = format!("measures {} {which:?}", call.caller.project());
    let (limit, after) = (call.limit()?, call.after(&question)?);
    let before = (!after.1.is_nil()).then_some(after);
    let told = if call.caller.may(Scope::AuditsWrite) { Told::AtOnce } else { Told::Later };
    let page = call.app.measures(call.caller.project(), (which, told), (before, limit), call.caller.reader()).await?;
    let last = page.last().map(|m| (m.proposed_at.microseconds(), m.id.uuid()));
    let personal = reads_words(&call);
    call.page(&question, limit, page.iter().map(|m| shown(m, personal)).collect(), last)
}

async fn show(call: Call) -> Result<Value, Problem> {
    let id = call.id("measure", MeasureId::from_uuid)?;
    let found = call.app.measure(call.caller.project(), id, call.caller.reader()).await?;
    if !may_know(&call, &found) {
        return Err(Problem::new(404, "not_found", "there is no such measure"));
    }
    told(shown(&found, reads_words(&call)))
}

async fn step(mut call: Call) -> Result<Value, Problem> {
    let StepOn { step, reason } = call.read()?;
    let id = call.id("measure", MeasureId::from_uuid)?;
    let act = match step {
        MeasureStep::CarryOut => Act::CarryOut,
        MeasureStep::Refuse => Act::Refuse,
        MeasureStep::Undo => Act::Undo,
    };
    let (project, by) = (call.caller.project().to_owned(), call.caller.person()?);
    call.app.act_on_measure(&project, by, id, (act, &reason)).await?;
    let state = call.app.measure(&project, id, call.caller.reader()).await.map_or(MeasureState::Proposed, |m| m.state);
    told(MeasureMoved { id: shapes::id(id), state: state.as_str().into() })
}
