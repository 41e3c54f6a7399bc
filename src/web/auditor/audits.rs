//! Auditors: audits of judgments and certificates of lots: planned, followed, and signed.

use jiff::tz::TimeZone;
use maud::{Markup, html};

use crate::app::AppError;
use crate::app::auditing::audits::{AuditInFull, AuditState, SIGNATURES};
use crate::domain::accounts::Role;
use crate::domain::auditing::sampled::said;
use crate::domain::kernel::id::AuditId;
use crate::domain::locale::lang::say;
use crate::domain::project::sample::{AuditSample, SampleKind, Strata};
use crate::web::frame::listed;
use crate::web::frame::marks::colon;
use crate::web::{Page, Reply, Trouble, Visit, Who, get, post};

pub(super) const AUDITORS: Who = Who::Staff(&[Role::Auditor]);

/// Audits of a page.
const PAGE: u8 = 20;

pub fn pages() -> Vec<Page> {
    vec![
        get("/audits", AUDITORS, |v| Box::pin(list(v, None))),
        post("/audits", AUDITORS, |v| Box::pin(plan(v))),
        get("/audits/{audit}", AUDITORS, |v| Box::pin(show(v, None))),
        post("/audits/{audit}", AUDITORS, |v| Box::pin(sign(v))),
    ]
}

fn kind(v: &Visit, kind: SampleKind) -> &'static str {
    match kind {
        SampleKind::Estimate => v.t("Estimate"),
        SampleKind::Certify => v.t("Certificate of a lot"),
    }
}

/// Where an audit stands.
fn state(v: &Visit, of: &AuditInFull) -> Markup {
    let refused = of.audit.done.as_ref().and_then(|(_, report, _)| report.certificate).is_some_and(|c| !c.issued);
    let (look, words) = match of.state() {
        AuditState::Planned => ("tag", v.tc("audit", "Planned")),
        AuditState::UnderReview => ("tag", v.tc("audit", "Under review")),
        AuditState::Done | AuditState::Signed if refused => ("tag bad", v.t("No certificate")),
        AuditState::Done => ("tag warn", v.t("To be signed")),
        AuditState::Signed => ("tag ok", v.tc("audit", "Signed")),
    };
    html! { span class=(look) { (words) } }
}

/// Where the next page begins: when the last audit of this one was planned, and its id.
fn after(v: &Visit) -> Option<(i64, uuid::Uuid)> {
    let (planned, id) = v.query("after").split_once('.')?;
    Some((planned.parse().ok()?, id.parse().ok()?))
}

/// How far it is, in numbers.
fn far(v: &Visit, of: &AuditInFull) -> String {
    let (settled, drawn) = (v.lang.whole(of.progress.settled as u64), v.lang.whole(of.progress.drawn as u64));
    match of.audit.plan.kind {
        SampleKind::Estimate => say!(v, "{settled} of {drawn} reviewed", settled, drawn),
        SampleKind::Certify => say!(v, "{settled} reviewed, at most {drawn}", settled, drawn),
    }
}

async fn list(v: Visit, refused: Option<&'static str>) -> Result<Reply, Trouble> {
    let rows = v.app.audits(&v.project, after(&v), PAGE.into()).await?;
    let samples = v.app.audit_samples(&v.project).await?;
    let (_, content) = v.app.published(&v.project).await?;
    let (zone, title) = (Visit::zone(&content), v.t("Audits and certificates"));
    let main = html! {
        h1 { (title) }
        p.note { (v.t("An audit draws judgments at random and puts them before reviewers, blind. Plan, seed and frame are sealed before \
            the first review; the report is signed by two.")) }
        @if let Some(refused) = refused { div.banner.warn role="alert" { p { (refused) } } }
        (plan_form(&v, &samples))
        @if rows.is_empty() { div.empty { p { (v.t("No audit was planned yet.")) } } } @else {
            ul.tasks { @for of in &rows { li {
                span.title { a href=(listed::from(&format!("/audits/{}", of.audit.id), &v.here)) { (of.audit.plan.sample) } }
                (state(&v, of))
                p { (kind(&v, of.audit.plan.kind)) " · " (far(&v, of)) }
                p.note { (v.time(of.audit.planned_at, &zone)) }
            } } }
        }
        @if let Some(last) = rows.last().filter(|_| rows.len() == usize::from(PAGE)) {
            div.actions { a.button href={ "/audits?after=" (last.audit.planned_at.microseconds()) "." (last.audit.id) }
                { (v.t("Next page")) } }
        }
    };
    if refused.is_some() { Reply::wrong(title, main) } else { Reply::wide(title, main) }
}

fn plan_form(v: &Visit, samples: &[AuditSample]) -> Markup {
    html! {
        @if samples.is_empty() {
            p.note { (v.t("The project names no sample that could be drawn: [[audit.sample]] of its project.toml.")) }
        } @else {
            form.row method="post" {
                (v.hidden())
                div.field { label for="sample" { (v.t("Sample")) } select id="sample" name="sample" {
                    @for sample in samples { option value=(sample.name) { (sample.name) " · " (kind(v, sample.kind)) } }
                } }
                button.primary { (v.t("Plan and draw")) }
            }
        }
    }
}

async fn plan(v: Visit) -> Result<Reply, Trouble> {
    match v.app.plan_audit(&v.project, v.person()?, v.form.text("sample")).await {
        Ok(id) => Ok(Reply::To(format!("/audits/{id}"))),
        Err(AppError::Refused { code: "frame_unfit", .. }) => {
            let words = v
                .t("Nothing was drawn: the period has too few or too many such judgments, or more would have to be reviewed than \
                anybody does.");
            list(v, Some(words)).await
        }
        Err(AppError::Refused { code: "illegal_transition", .. }) => {
            let words = v.t("An audit of this sample is not done yet; a second one beside it would let somebody choose.");
            list(v, Some(words)).await
        }
        Err(error) => Err(error.into()),
    }
}

fn parted_by(v: &Visit, strata: Strata) -> &'static str {
    match strata {
        Strata::None => v.t("not parted"),
        Strata::Annotator => v.t("by annotator"),
        Strata::Label => v.t("by label"),
        Strata::Kind => v.t("by kind"),
        Strata::Version => v.t("by version"),
    }
}

/// What was sealed before the first review.
fn sealed(v: &Visit, of: &AuditInFull, zone: &TimeZone) -> Markup {
    let plan = &of.audit.plan;
    let at = crate::domain::kernel::moment::Moment::from_microseconds;
    html! {
        dl.facts {
            dt { (v.t("Planned")) } dd { (v.time(of.audit.planned_at, zone)) }
            dt { (v.t("Judgments from")) } dd { (v.time(at(plan.from), zone)) }
            dt { (v.t("Judgments to")) } dd { (v.time(at(plan.to), zone)) }
            dt { (v.t("In the frame")) } dd { (v.lang.whole(plan.units())) " · " (parted_by(v, plan.stratified_by)) }
            dt { (v.t("Judgments drawn")) } dd { (v.lang.whole(plan.n)) }
            dt { (v.t("Reviewed twice, as drawn")) } dd { (v.lang.whole(plan.second)) }
            @if let Some(limit) = plan.limit { dt { (v.tc("certificate", "Limit")) } dd { (v.lang.percent(limit, 1)) } }
            @if let Some(risk) = plan.risk { dt { (v.t("Risk")) } dd { (v.lang.percent(risk, 1)) } }
            dt { (v.t("Frame (BLAKE3)")) } dd translate="no" { code { (plan.frame) } }
            dt { (v.t("Seed")) } dd translate="no" { code { (plan.seed) } }
            dt { (v.t("Plan (BLAKE3)")) } dd translate="no" { code { (of.audit.plan_digest) } }
        }
    }
}

/// Whether the judgments are still those that were sealed.
pub(super) fn changed(v: &Visit, of: &AuditInFull) -> Markup {
    html! {
        @match of.changed {
            Some(true) => { div.banner.warn role="alert" { p { (v.t("The judgments of this period are others by now than those that were \
                sealed: some came later, or were changed. What is said here is about those that were sealed.")) } } }
            Some(false) => { p.note { (v.t("The judgments of this period are still those that were sealed.")) } }
            None => { p.note { (v.t("The frame is large: touchstone audit show tells whether its judgments are still those that were \
                sealed.")) } }
        }
    }
}

fn progress(v: &Visit, of: &AuditInFull) -> Markup {
    html! {
        h2 { (v.t("Progress")) }
        p { (far(v, of)) }
        meter min="0" max=(of.progress.drawn) value=(of.progress.settled) aria-label=(v.t("Progress")) {}
        @if let Some((after, p)) = of.progress.certified {
            p { (say!(v, "Risk-limiting p after {after} reviews in the order of the draw: {p}", after = v.lang.whole(after),
                p = v.lang.number(p, 4))) }
        }
        p.note { (v.t("Who reviewed what is in the ledger; whose judgments were drawn is shown to nobody before the end.")) }
    }
}

/// Who signed, and the button for who has not.
fn signatures(v: &Visit, of: &AuditInFull, zone: &TimeZone) -> Markup {
    html! {
        h2 { (v.t("Signatures")) }
        @if of.signatures.is_empty() { p { (v.t("Nobody has signed yet.")) } } @else {
            ul { @for signed in &of.signatures { li translate="no" { (signed.name) " · " (v.time(signed.at, zone)) } } }
        }
        @if of.signatures.len() < SIGNATURES {
            p.note { (v.t("Two different people sign that the report was made as it says.")) }
            form method="post" { (v.hidden()) div.actions { button.primary { (v.t("Sign the report")) } } }
        }
    }
}

async fn show(v: Visit, refused: Option<&'static str>) -> Result<Reply, Trouble> {
    let of = v.app.audit(&v.project, v.id::<AuditId>("audit")?, false).await?;
    let (_, content) = v.app.published(&v.project).await?;
    let (zone, title) = (Visit::zone(&content), kind(&v, of.audit.plan.kind));
    let main = html! {
        (listed::link(&v))
        h1 { (title) (colon(&v)) span translate="no" { (of.audit.plan.sample) } " " (state(&v, &of)) }
        @if let Some(refused) = refused { div.banner.warn role="alert" { p { (refused) } } }
        @if let Some((at, report, digest)) = &of.audit.done {
            div.card { @for sentence in said::sentences(v.lang, report, &zone) { p { (sentence) } } }
            p { a.button href={ "/audits/" (of.audit.id) "/report" } { (v.t("The report")) } }
            p.note { (v.t("Sealed: ")) (v.time(*at, &zone)) " · BLAKE3 " code translate="no" { (digest) } }
            (signatures(&v, &of, &zone))
        } @else { (progress(&v, &of)) }
        h2 { (v.t("The sealed plan")) }
        (changed(&v, &of))
        (sealed(&v, &of, &zone))
    };
    if refused.is_some() { Reply::wrong(title, main) } else { Reply::page(title, main) }
}

async fn sign(v: Visit) -> Result<Reply, Trouble> {
    let id = v.id::<AuditId>("audit")?;
    match v.app.sign_audit(&v.project, v.person()?, id).await {
        Ok(()) => Ok(Reply::To(format!("/audits/{id}"))),
        Err(AppError::Refused { code: "second_person", .. }) => {
            let words = v.t("You have signed already, or judgments of your own were drawn: somebody else signs.");
            show(v, Some(words)).await
        }
        Err(error) => Err(error.into()),
    }
}
