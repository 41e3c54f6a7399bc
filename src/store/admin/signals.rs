//! Hidden checks held against their versions, and signals of charts against the checks that they rest on and against who settled them.

use crate::store::engine::sql::{Statement, sql};

sql! {
    CHECK_TIMES = "SELECT COUNT(*) AS found FROM hidden_check WHERE answered_at < asked_at OR graded_at < answered_at";
    CHECK_OUTSIDE_VERSION = "SELECT COUNT(*) AS found FROM hidden_check c WHERE NOT EXISTS \
        (SELECT 1 FROM gold_item i WHERE i.version_id = c.version_id AND i.item_id = c.item_id)";
    SIGNAL_OF_ANOTHER = "SELECT COUNT(*) AS found FROM audit_signal s JOIN annotator a ON a.id = s.annotator_id JOIN hidden_check c \
        ON c.id = s.check_id JOIN audit_footing f ON f.id = s.footing_id WHERE c.annotator_id <> s.annotator_id OR a.project <> s.project \
        OR f.project <> s.project";
    SIGNAL_TIMES = "SELECT COUNT(*) AS found FROM audit_signal s JOIN hidden_check c ON c.id = s.check_id JOIN audit_footing f ON \
        f.id = s.footing_id WHERE c.graded_at IS NULL OR s.onset_at > c.answered_at OR s.onset_from > s.onset_at OR s.onset_to < \
            s.onset_at \
        OR s.told_at < s.raised_at OR s.settled_at < s.raised_at OR s.withdrawn_at < s.raised_at OR f.made_at > s.raised_at";
    SIGNAL_OWN = "SELECT COUNT(*) AS found FROM audit_signal s JOIN annotator a ON a.id = s.annotator_id WHERE s.settled_by = a.person_id";
    SIGNAL_TWICE = "SELECT COUNT(*) AS found FROM (SELECT annotator_id, chart FROM audit_signal WHERE state = 'open' \
        GROUP BY annotator_id, chart HAVING COUNT(*) > 1) AS twice";
    SIGNAL_UNTOLD = "SELECT COUNT(*) AS found FROM audit_signal s WHERE NOT EXISTS (SELECT 1 FROM ledger_event e WHERE \
        e.subject = s.annotator_id AND e.kind = 'audit.signal') OR (s.settled_by IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ledger_event e \
        WHERE e.subject = s.annotator_id AND e.kind = 'audit.settled')) OR (s.state = 'withdrawn' AND NOT EXISTS (SELECT 1 FROM \
        ledger_event e WHERE e.subject = s.annotator_id AND e.kind = 'audit.withdrawn'))";
}

/// Invariants of checks and signals, as those of the rest of the database.
pub(super) const INVARIANTS: &[(&str, &str, &Statement)] = &[
    ("check-times", "checks are asked, answered and graded in that order", &CHECK_TIMES),
    ("check-version", "a check's item is of the version that was shown", &CHECK_OUTSIDE_VERSION),
    ("signal-check", "a signal is of its annotator's checks, project and footing", &SIGNAL_OF_ANOTHER),
    ("signal-times", "a signal comes after its check was graded, and is told, settled or withdrawn after that", &SIGNAL_TIMES),
    ("signal-own", "nobody settles a signal of their own work", &SIGNAL_OWN),
    ("signal-open-once", "an annotator has one open signal of a chart", &SIGNAL_TWICE),
    ("signal-event", "what became of a signal stands in the ledger", &SIGNAL_UNTOLD),
];
