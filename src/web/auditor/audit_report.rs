//! The report of an audit as it is read, printed, and taken along: sentences made of its figures, tables, methods, limits, clauses and
//! signatures.

use maud::{Markup, html};

use super::audits::{AUDITORS, changed};
use crate::app::auditing::audits::{AuditInFull, SIGNATURES};
use crate::domain::auditing::sampled::report::{ENOUGH, Report};
use crate::domain::auditing::sampled::said;
use crate::domain::kernel::id::AuditId;
use crate::domain::locale::lang::say;
use crate::domain::project::sample::Strata;
use crate::web::frame::marks::colon;
use crate::web::{Page, Reply, Trouble, Visit, get};

pub fn pages() -> Vec<Page> {
    vec![get("/audits/{audit}/report", AUDITORS, |v| Box::pin(show(v)))]
}

/// What a stratum is called; one of an annotator by a number alone.
fn stratum(v: &Visit, report: &Report, at: usize) -> String {
    let name = report.plan.strata.get(at).map_or("", |part| part.name.as_str());
    match report.plan.stratified_by {
        Strata::Annotator => say!(v, "Annotator {n}", n = at + 1),
        _ if name.is_empty() => v.t("without one").to_owned(),
        _ => name.to_owned(),
    }
}

/// The figures by stratum.
fn strata(v: &Visit, report: &Report) -> Markup {
    let Some(estimate) = report.estimate.as_ref().filter(|_| report.plan.strata.len() > 1) else { return html! {} };
    html! {
        h2 { (v.t("By stratum")) }
        div.scroll tabindex="0" role="region" aria-label=(v.t("Table")) { table {
            thead { tr { th { (v.t("Stratum")) } th.n { (v.t("In the frame")) } th.n { (v.t("Reviews")) } th.n { (v.t("Share wrong")) }
                th.n { (v.t("95 % interval")) } } }
            tbody { @for (at, (part, found)) in report.plan.strata.iter().zip(&estimate.strata).enumerate() { tr {
                th scope="row" translate="no" { (stratum(v, report, at)) }
                td.n { (v.lang.whole(part.size)) } td.n { (found.reviews) }
                @match found.share {
                    Some([share, low, high]) => {
                        td.n { (v.lang.percent(share, 1)) } td.n { (v.lang.percent(low, 1)) " … " (v.lang.percent(high, 1)) }
                    }
                    None => { td.n colspan="2" { (say!(v, "too few ({n} of {least})", n = found.reviews, least = ENOUGH)) } }
                }
            } } }
        } }
    }
}

fn figures(v: &Visit, of: &AuditInFull, report: &Report) -> Markup {
    let (plan, counts) = (&report.plan, &report.counts);
    html! {
        h2 { (v.t("Figures")) }
        dl.facts {
            dt { (v.t("In the frame")) } dd { (v.lang.whole(plan.units())) }
            dt { (v.t("Reviewed")) } dd { (counts.reviewed) }
            dt { (v.t("Right")) } dd { (counts.right) }
            dt { (v.tc("judgment", "Wrong")) } dd { (counts.wrong) }
            dt { (v.t("Cannot be told")) } dd { (counts.cannot_tell) }
            @if let Some(estimate) = &report.estimate {
                @if let Some(error) = estimate.standard_error { dt { (v.t("Standard error")) } dd { (v.lang.percent(error, 2)) } }
                @if let Some(effect) = estimate.design_effect { dt { (v.t("Design effect")) } dd { (v.lang.number(effect, 2)) } }
            }
            @if let Some(limit) = plan.limit { dt { (v.tc("certificate", "Limit")) } dd { (v.lang.percent(limit, 1)) } }
            @if let Some(risk) = plan.risk { dt { (v.t("Risk")) } dd { (v.lang.percent(risk, 1)) } }
            @if let Some(certificate) = &report.certificate {
                dt { (v.t("Risk-limiting p")) } dd { (v.lang.number(certificate.p, 4)) }
            }
            dt { (v.t("Frame (BLAKE3)")) } dd translate="no" { code { (plan.frame) } }
            dt { (v.t("Seed")) } dd translate="no" { code { (plan.seed) } }
            dt { (v.t("Plan (BLAKE3)")) } dd translate="no" { code { (of.audit.plan_digest) } }
        }
    }
}

async fn show(v: Visit) -> Result<Reply, Trouble> {
    let of = v.app.audit(&v.project, v.id::<AuditId>("audit")?, false).await?;
    let Some((at, report, digest)) = &of.audit.done else { return Err(crate::web::lost()) };
    match v.query("as") {
        "json" => return Ok(file(&of, "json", "application/json", report.text())),
        "csv" => return Ok(file(&of, "csv", "text/csv; charset=utf-8", report.csv())),
        _ => {}
    }
    let (_, content) = v.app.published(&v.project).await?;
    let (zone, title) = (Visit::zone(&content), v.t("Report of an audit"));
    let main = html! {
        p.actions { a.back href={ "/audits/" (of.audit.id) } { "‹ " (v.t("The audit")) } }
        h1 { (title) (colon(&v)) span translate="no" { (of.audit.plan.sample) } }
        p { strong { (v.lang.of(&content.project.head.title)) } " · " (v.time(*at, &zone)) }
        (changed(&v, &of))
        div.card { @for sentence in said::sentences(v.lang, report, &zone) { p { (sentence) } } }
        (figures(&v, &of, report))
        (strata(&v, report))
        h2 { (v.t("How the figures came about")) }
        ul { @for line in said::methods(v.lang, report) { li { (line) } } }
        h2 { (v.t("What they do not say")) }
        ul { @for line in said::limits(v.lang, report) { li { (line) } } }
        h2 { (v.t("Annex: clauses that ask for evidence of this kind")) }
        p.note { (v.t("This report is evidence that may serve there. It claims no conformity with any of them.")) }
        dl.facts { @for (clause, words) in said::ANNEX { dt translate="no" { (clause) } dd { (v.t(words)) } } }
        h2 { (v.t("Signatures")) }
        ul {
            @for signed in &of.signatures { li translate="no" { (signed.name) " · " (v.time(signed.at, &zone)) } }
            @for _ in of.signatures.len()..SIGNATURES { li { (v.t("not signed yet")) } }
        }
        p.note { (v.t("Sealed: ")) "BLAKE3 " code translate="no" { (digest) } }
        div.actions {
            a.button href={ "/audits/" (of.audit.id) "/report?as=json" } { (v.t("As JSON")) }
            a.button href={ "/audits/" (of.audit.id) "/report?as=csv" } { (v.t("The sample as CSV")) }
        }
    };
    Reply::page(title, main)
}

fn file(of: &AuditInFull, ending: &str, mime: &str, text: String) -> Reply {
    Reply::Document { name: format!("{}.{ending}", of.audit.plan.sample), mime: mime.to_owned(), bytes: text.into_bytes() }
}
