//! Audits held against the judgments that they are about, and their reviews against who gave them.

use crate::store::engine::sql::{Statement, sql};

sql! {
    DRAWN_ELSEWHERE = "SELECT COUNT(*) AS found FROM audit_task t JOIN audit a ON a.id = t.audit_id JOIN judgment j \
        ON j.id = t.judgment_id WHERE j.project <> a.project";
    REVIEW_OWN = "SELECT COUNT(*) AS found FROM audit_review v JOIN audit_task t ON t.id = v.task_id JOIN judgment j \
        ON j.id = t.judgment_id JOIN rater r ON r.id = j.rater_id JOIN annotator n ON n.id = r.annotator_id WHERE n.person_id = v.reviewer";
    REVIEW_ORDER = "SELECT COUNT(*) AS found FROM audit_review v JOIN audit_task t ON t.id = v.task_id JOIN audit a ON a.id = t.audit_id \
        WHERE v.at < a.planned_at OR v.at > a.closed_at OR (v.seat > 1 AND NOT EXISTS (SELECT 1 FROM audit_review b \
        WHERE b.task_id = v.task_id AND b.seat = v.seat - 1 AND b.at IS NOT NULL AND (v.at IS NULL OR b.at <= v.at)))";
    TASK_WANTED = "SELECT COUNT(*) AS found FROM audit_task t WHERE t.wanted > 0 AND t.wanted <> 1 + (SELECT COUNT(*) FROM audit_review v \
        WHERE v.task_id = t.id AND v.outcome IS NOT NULL)";
    SIGNED_OPEN = "SELECT COUNT(*) AS found FROM audit_signature s JOIN audit a ON a.id = s.audit_id WHERE a.closed_at IS NULL \
        OR s.at < a.closed_at";
    SIGNED_OWN = "SELECT COUNT(*) AS found FROM audit_signature s JOIN audit_task t ON t.audit_id = s.audit_id JOIN judgment j \
        ON j.id = t.judgment_id JOIN rater r ON r.id = j.rater_id JOIN annotator n ON n.id = r.annotator_id \
        WHERE n.person_id = s.person_id";
    SIGNED_THRICE = "SELECT COUNT(*) AS found FROM (SELECT audit_id FROM audit_signature GROUP BY audit_id HAVING COUNT(*) > 2) AS more";
    UNTOLD = "SELECT COUNT(*) AS found FROM audit a WHERE NOT EXISTS (SELECT 1 FROM ledger_event e WHERE e.subject = a.id \
        AND e.kind = 'audit.planned') OR (a.state = 'done' AND NOT EXISTS (SELECT 1 FROM ledger_event e WHERE e.subject = a.id \
        AND e.kind = 'audit.closed'))";
}

/// Invariants of audits, as those of the rest of the database.
pub(super) const INVARIANTS: &[(&str, &str, &Statement)] = &[
    ("audit-drawn", "a drawn judgment is of its audit's project", &DRAWN_ELSEWHERE),
    ("audit-own", "nobody reviews a judgment of their own", &REVIEW_OWN),
    ("audit-order", "a judgment is reviewed after it was drawn, before its audit ends, and by one after another", &REVIEW_ORDER),
    ("audit-wanted", "a drawn judgment wants the review after those that it has", &TASK_WANTED),
    ("audit-signed", "a report is signed after it was sealed", &SIGNED_OPEN),
    ("audit-signed-own", "nobody signs an audit of their own judgments", &SIGNED_OWN),
    ("audit-signed-twice", "a report is signed by two", &SIGNED_THRICE),
    ("audit-event", "that an audit was planned, and ended, stands in the ledger", &UNTOLD),
];
