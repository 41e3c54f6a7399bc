//! Hidden checks and their places held against each other.

use crate::store::engine::sql::{Statement, sql};

sql! {
    CHECK_TIMES = "SELECT COUNT(*) AS found FROM hidden_check WHERE answered_at < asked_at OR graded_at < answered_at";
    CHECK_OUTSIDE_VERSION = "SELECT COUNT(*) AS found FROM hidden_check c WHERE NOT EXISTS \
        (SELECT 1 FROM gold_item i WHERE i.version_id = c.version_id AND i.item_id = c.item_id)";
    PLACE_OF_ANOTHER = "SELECT COUNT(*) AS found FROM check_place p JOIN check_request r ON r.id = p.request_id JOIN hidden_check c \
        ON c.id = p.check_id WHERE p.place > r.tasks OR c.annotator_id <> r.annotator_id OR c.version_id <> r.version_id \
        OR c.asked_at <> r.at";
    MORE_THAN_OWED = "SELECT COUNT(*) AS found FROM check_request r WHERE (SELECT COUNT(*) FROM check_place p WHERE p.request_id = r.id) > \
        CASE WHEN r.owed > r.asked THEN r.owed - r.asked ELSE 0 END";
    READ_UNTOLD = "SELECT COUNT(*) AS found FROM guidelines_read g WHERE NOT EXISTS (SELECT 1 FROM ledger_event e WHERE \
        e.subject = g.annotator_id AND e.kind = 'guidelines.read' AND e.at = g.at AND e.body LIKE '%\"' || g.guidelines || '\"%')";
    READ_GONE = "SELECT COUNT(*) AS found FROM ledger_event e WHERE e.kind = 'guidelines.read' AND NOT EXISTS (SELECT 1 FROM \
        guidelines_read g WHERE g.annotator_id = e.subject AND g.at = e.at AND e.body LIKE '%\"' || g.guidelines || '\"%')";
}

/// Invariants of checks, as those of the rest of the database.
pub(super) const INVARIANTS: &[(&str, &str, &Statement)] = &[
    ("check-times", "checks are asked, answered and graded in that order", &CHECK_TIMES),
    ("check-version", "a check's item is of the version that was shown", &CHECK_OUTSIDE_VERSION),
    ("check-place", "a check that was given out for a request is one of its tasks, its annotator's and its version's", &PLACE_OF_ANOTHER),
    ("guidelines-told", "guidelines were acknowledged by whom and when the ledger says", &READ_UNTOLD),
    ("event-guidelines", "guidelines that were acknowledged stay so", &READ_GONE),
    ("check-owed", "no request gave out more checks than the plan owed", &MORE_THAN_OWED),
];
