//! Each requirement with what was said of it and what became of it.

use maud::{Markup, html};

use super::page::Visit;
use super::said::said;
use super::words;
use crate::app::applying::apply::Record;
use crate::domain::applying::eligibility::{Judged, Verdict, ways};
use crate::domain::project::Requirement;

/// Who reads what was said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reader {
    /// Whoever said it.
    Applicant,
    /// Somebody who decides on it.
    Staff,
}

/// Each requirement with what was said and what became of it.
pub fn evidence_table(v: &Visit, record: &Record, reader: Reader) -> Markup {
    let column = match reader {
        Reader::Applicant => v.t("You said"),
        Reader::Staff => v.t("What they said"),
    };
    let all = &record.content.project.requirements;
    html! {
        table.stack {
            thead { tr { th { (v.t("Requirement")) } th { (column) } th { (v.t("Verdict")) } } }
            tbody { @for judged in record.evaluation.alone(all) {
                @if let Some(r) = all.iter().find(|r| r.id == judged.requirement) {
                    @let ways: Vec<&Requirement> = ways(all, r).collect();
                    (row(v, record, r, (column, judged, Counts::Alone { ways: ways.len() })))
                    @for way in ways {
                        @if let Some(one) = record.evaluation.requirements.iter().find(|j| j.requirement == way.id) {
                            (row(v, record, way, (column, one, Counts::AsOneWay { none: judged.verdict == Verdict::NotMet })))
                        }
                    }
                }
            } }
        }
    }
}

/// How a requirement counts among the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Counts {
    /// By itself; so many ways lead to it.
    Alone {
        /// Requirements of which one is enough for it.
        ways: usize,
    },
    /// As one way to another one.
    AsOneWay {
        /// Whether none of the ways is open.
        none: bool,
    },
}

impl Counts {
    const fn has_ways(self) -> bool {
        matches!(self, Self::Alone { ways: 1.. })
    }
}

/// A requirement in the table: its text, what was said, the verdict. A way that is not met is no fault where another one is.
fn row(v: &Visit, record: &Record, r: &Requirement, (column, judged, counts): (&str, &Judged, Counts)) -> Markup {
    let (verdict, look) = words::verdict(v.lang, judged.verdict);
    let missed = judged.verdict == Verdict::NotMet;
    let fault = missed && counts != Counts::AsOneWay { none: false };
    html! {
        tr class=[matches!(counts, Counts::AsOneWay { .. }).then_some("way")] {
            th scope="row" {
                @if let Counts::AsOneWay { .. } = counts { span.note { (v.t("One way: ")) } }
                (v.lang.of(&r.text))
                @if counts.has_ways() { p.note { (v.t("One of the following is enough.")) } }
            }
            td data-label=(column) {
                @if counts.has_ways() { "–" } @else { (said(v, Some(r), &r.id, &record.application.profile)) }
            }
            td data-label=(v.t("Verdict")) {
                span class={ "tag " (if missed && !fault { "" } else { look }) } { (verdict) }
                @if fault { p.note { (v.lang.of(&r.why)) } }
            }
        }
    }
}
