//! Audits of judgments: planned and read by auditors, reviewed blind by reviewers, signed by two.

use jiff::tz::TimeZone;
use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::Value;

use super::endpoint::{Call, Endpoint, Handler, Reads, gives, rows, schema};
use super::shapes::audits::{
    Audit, AuditEstimate, AuditProgress, AuditReport, AuditSignature, Certificate, JudgmentReview, JudgmentReviewed, NextJudgment,
    SealedPlan, Stratum,
};
use super::shapes::work::Interval;
use super::shapes::{List, id, time, told};
use crate::app::auditing::audit_reviews::{Given, Handed};
use crate::app::auditing::audits::AuditInFull;
use crate::domain::accounts::Scope;
use crate::domain::auditing::judgment::Said;
use crate::domain::auditing::sampled::plan::Plan;
use crate::domain::auditing::sampled::review::Outcome;
use crate::domain::auditing::sampled::said;
use crate::domain::kernel::id::{AuditId, AuditReviewId};
use crate::domain::kernel::moment::Moment;
use crate::domain::locale::lang::Lang;
use crate::domain::project::sample::SampleKind;
use crate::http::problem::Problem;

/// Which sample is drawn.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct PlanAudit {
    /// The name of an `[[audit.sample]]` of the published version.
    sample: String,
}

/// What a reviewer says of a judgment.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct ReviewJudgment {
    /// The review, as it was handed out.
    #[schemars(extend("format" = "uuid"))]
    review: String,
    /// `right`, `wrong` or `cannot_tell`.
    #[schemars(extend("enum" = ["right", "wrong", "cannot_tell"]))]
    outcome: String,
    /// Of a wrong one how wrong it is, above 0 and at most 1; wholly without it.
    #[serde(default)]
    share: Option<f64>,
    /// In the reviewer's words, at most 2,000 characters.
    #[serde(default)]
    note: Option<String>,
}

pub fn endpoints() -> Vec<Endpoint> {
    let (read, act) = (rows(Scope::AuditsRead), rows(Scope::AuditsWrite));
    let list = Endpoint {
        query: &["limit", "cursor"],
        ..read(
            "GET",
            "/audits",
            "Audits of judgments, newest first",
            Reads::Nothing,
            gives::<List<Audit>>("listAudits", 200),
            (|c| Box::pin(list(c))) as Handler,
        )
    };
    let rows = vec![
        list,
        act(
            "POST",
            "/audits",
            "Plan an audit by a sample of the project and draw it, as the auditor whom the token belongs to: plan, seed and frame are \
                sealed before the first review",
            Reads::Json(schema::<PlanAudit>),
            gives::<Audit>("planAudit", 201),
            |c| Box::pin(plan(c)),
        ),
        read(
            "GET",
            "/audits/{audit}",
            "One audit: its sealed plan, how far it is, and what it came to",
            Reads::Nothing,
            gives::<Audit>("getAudit", 200),
            |c| Box::pin(show(c)),
        ),
        read(
            "GET",
            "/audits/{audit}/report",
            "The sealed report of an audit that is done, with what it says in sentences",
            Reads::Nothing,
            gives::<AuditReport>("getAuditReport", 200),
            |c| Box::pin(report(c)),
        ),
        act(
            "POST",
            "/audits/{audit}/signatures",
            "Sign the report of an audit, as the auditor whom the token belongs to; two different ones do",
            Reads::Nothing,
            gives::<Audit>("signAudit", 200),
            |c| Box::pin(sign(c)),
        ),
    ];
    rows.into_iter().chain(of_reviewers()).collect()
}

/// What reviewers call.
fn of_reviewers() -> Vec<Endpoint> {
    let review = rows(Scope::ReviewsWrite);
    vec![
        review(
            "POST",
            "/audits/next_review",
            "Take the next drawn judgment to review, blind; null where nothing waits",
            Reads::Nothing,
            gives::<NextJudgment>("takeJudgment", 200),
            |c| Box::pin(next(c)),
        ),
        review(
            "POST",
            "/audits/{audit}/reviews",
            "Say of a drawn judgment whether it is right, wrong, or cannot be told",
            Reads::Json(schema::<ReviewJudgment>),
            gives::<JudgmentReviewed>("reviewJudgment", 200),
            |c| Box::pin(save(c)),
        ),
    ]
}

fn sealed(plan: &Plan, digest: &str) -> SealedPlan {
    let at = |microseconds| time(Moment::from_microseconds(microseconds));
    SealedPlan {
        digest: digest.to_owned(),
        frame: plan.frame.clone(),
        seed: plan.seed.clone(),
        from: at(plan.from),
        to: at(plan.to),
        units: plan.units(),
        n: plan.n,
        second: plan.second,
        strata: plan.strata.iter().map(|p| Stratum { name: p.name.clone(), size: p.size, draw: p.draw }).collect(),
        limit: plan.limit,
        risk: plan.risk,
    }
}

fn interval(of: Option<[f64; 2]>) -> Option<Interval> {
    of.map(|[low, high]| Interval { low, high })
}

fn shown(of: &AuditInFull) -> Audit {
    let (audit, done) = (&of.audit, of.audit.done.as_ref());
    let estimate = done.and_then(|(_, report, _)| report.estimate.as_ref());
    let certificate = done.and_then(|(_, report, _)| report.certificate);
    let kind = match audit.plan.kind {
        SampleKind::Estimate => "estimate",
        SampleKind::Certify => "certify",
    };
    let progress = &of.progress;
    Audit {
        id: id(audit.id),
        url: format!("/api/v1/audits/{}", audit.id),
        sample: audit.plan.sample.clone(),
        kind: kind.into(),
        state: of.state().as_str().into(),
        planned_at: time(audit.planned_at),
        plan: sealed(&audit.plan, &audit.plan_digest),
        progress: AuditProgress {
            drawn: progress.drawn,
            settled: progress.settled,
            reviews: progress.reviews,
            p: progress.certified.map(|(_, p)| p),
        },
        changed: of.changed,
        closed_at: done.map(|(at, ..)| time(*at)),
        estimate: estimate.map(|e| AuditEstimate {
            share: e.share,
            interval_95: interval(e.interval),
            worth: e.worth,
            beyond_95: interval(e.beyond),
        }),
        certificate: certificate.map(|c| Certificate { issued: c.issued, after: c.after, p: c.p, errors: c.errors }),
        report_digest: done.map(|(_, _, digest)| digest.clone()),
        signatures: of.signatures.iter().map(|s| AuditSignature { person: id(s.person), at: time(s.at) }).collect(),
    }
}

async fn list(call: Call) -> Result<Value, Problem> {
    let question = format!("audits {}", call.caller.project());
    let (limit, after) = (call.limit()?, call.after(&question)?);
    let page = call.app.audits(call.caller.project(), (!after.1.is_nil()).then_some(after), limit).await?;
    let last = page.last().map(|of| (of.audit.planned_at.microseconds(), of.audit.id.uuid()));
    call.page(&question, limit, page.iter().map(shown).collect(), last)
}

async fn in_full(call: &Call, id: AuditId) -> Result<AuditInFull, Problem> {
    Ok(call.app.audit(call.caller.project(), id, false).await?)
}

async fn plan(mut call: Call) -> Result<Value, Problem> {
    let PlanAudit { sample } = call.read()?;
    let id = call.app.plan_audit(call.caller.project(), call.caller.person()?, &sample).await?;
    told(shown(&in_full(&call, id).await?))
}

async fn show(call: Call) -> Result<Value, Problem> {
    let id = call.id("audit", AuditId::from_uuid)?;
    told(shown(&in_full(&call, id).await?))
}

async fn report(call: Call) -> Result<Value, Problem> {
    let of = in_full(&call, call.id("audit", AuditId::from_uuid)?).await?;
    let Some((_, report, digest)) = &of.audit.done else {
        return Err(Problem::new(404, "not_found", "the audit has no report yet"));
    };
    told(AuditReport {
        audit: id(of.audit.id),
        digest: digest.clone(),
        report: serde_json::from_str(&report.text()).unwrap_or_default(),
        sentences: said::sentences(Lang::EN, report, &TimeZone::UTC),
    })
}

async fn sign(call: Call) -> Result<Value, Problem> {
    let id = call.id("audit", AuditId::from_uuid)?;
    call.app.sign_audit(call.caller.project(), call.caller.person()?, id).await?;
    told(shown(&in_full(&call, id).await?))
}

fn handed(of: Handed) -> JudgmentReview {
    let (label, response) = match of.said {
        Said::Label(label) => (Some(label), None),
        Said::Response(response) => (None, serde_json::from_str(&response).ok()),
    };
    JudgmentReview { id: id(of.id), audit: id(of.audit), task: of.name, kind: of.kind, label, response, until: time(of.leased_until) }
}

async fn next(call: Call) -> Result<Value, Problem> {
    let next = call.app.next_audit_review(call.caller.project(), call.caller.person()?).await?;
    told(NextJudgment { review: next.map(handed) })
}

async fn save(mut call: Call) -> Result<Value, Problem> {
    let asked: ReviewJudgment = call.read()?;
    let audit = call.id("audit", AuditId::from_uuid)?;
    let unknown = || Problem::new(404, "not_found", "there is no such review, or it went to somebody else");
    let review: AuditReviewId = asked.review.parse().map_err(|_| unknown())?;
    let (project, person) = (call.caller.project(), call.caller.person()?);
    if call.app.audit_review(project, person, review).await?.audit != audit {
        return Err(unknown());
    }
    let outcome = Outcome::from_name(&asked.outcome);
    let outcome = outcome.ok_or_else(|| Problem::new(422, "validation", "outcome is right, wrong or cannot_tell"))?;
    call.app.save_audit_review(project, person, review, Given { outcome, share: asked.share, note: asked.note }).await?;
    told(JudgmentReviewed { id: id(review), outcome: outcome.as_str().into() })
}
