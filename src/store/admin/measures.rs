//! Measures held against whom they concern, who acted, and the rules that asked for them.

use crate::store::engine::sql::{Statement, sql};

sql! {
    MEASURE_ELSEWHERE = "SELECT COUNT(*) AS found FROM audit_measure m JOIN annotator a ON a.id = m.annotator_id WHERE \
        a.project <> m.project OR EXISTS (SELECT 1 FROM audit_book b WHERE b.id = m.book_id AND b.project <> m.project)";
    MEASURE_OWN = "SELECT COUNT(*) AS found FROM audit_measure m JOIN annotator a ON a.id = m.annotator_id LEFT JOIN measure_appeal p \
        ON p.measure_id = m.id WHERE a.person_id IN (m.agreed_by, m.acted_by, m.ended_by, p.answered_by)";
    MEASURE_TIMES = "SELECT COUNT(*) AS found FROM audit_measure m LEFT JOIN measure_appeal p ON p.measure_id = m.id WHERE \
        m.acted_at < m.proposed_at OR m.agreed_at < m.proposed_at OR m.ended_at < m.proposed_at OR m.ended_at < m.acted_at OR \
        m.until < m.acted_at OR p.sent_at < m.acted_at OR p.answered_at < p.sent_at";
    MEASURE_UNASKED = "SELECT COUNT(*) AS found FROM audit_measure m LEFT JOIN audit_book b ON b.id = m.book_id WHERE \
        (m.book_id IS NULL AND (m.acted_by IS NULL OR m.kind NOT IN ('pause', 'end'))) OR (m.book_id IS NOT NULL AND m.kind = 'end') OR \
        (m.book_id IS NOT NULL AND (b.approved_at IS NULL OR m.proposed_at < b.approved_at OR m.proposed_at > b.stopped_at))";
    APPEAL_BY_DECIDER = "SELECT COUNT(*) AS found FROM measure_appeal p JOIN audit_measure m ON m.id = p.measure_id WHERE \
        p.answered_by IN (m.acted_by, m.agreed_by)";
    PAUSED_BY_NONE = "SELECT COUNT(*) AS found FROM audit_measure m JOIN annotator a ON a.id = m.annotator_id WHERE a.state = 'active' \
        AND m.state = 'standing' AND (m.kind = 'end' OR (m.kind = 'pause' AND m.terms NOT LIKE '%\"scope\":\"pool\"%'))";
}

/// Invariants of measures, as those of the rest of the database.
pub(super) const INVARIANTS: &[(&str, &str, &Statement)] = &[
    ("measure-project", "a measure, its annotator and its rules are of one project", &MEASURE_ELSEWHERE),
    ("measure-own", "nobody acts on a measure of their own, nor answers an appeal of theirs", &MEASURE_OWN),
    ("measure-times", "a measure is proposed, carried out, appealed and ended in that order", &MEASURE_TIMES),
    ("measure-asked", "a measure is a person's or that of rules which were approved then; no rule ends anybody's work", &MEASURE_UNASKED),
    ("measure-appeal", "an appeal is answered by somebody else than who decided", &APPEAL_BY_DECIDER),
    ("measure-state", "nobody works whose pause or end stands", &PAUSED_BY_NONE),
];
