//! The invariants of what is stored: read-only, also beside a running server.

use crate::domain::kernel::id::AttemptId;
use crate::domain::kernel::ledger;
use crate::domain::sitting;
use crate::store::admin::{audits, checks, foreign, letters, measures, order, schema, signals};
use crate::store::engine::db::Db;
use crate::store::engine::error::Result;
use crate::store::engine::sql::{Statement, row, sql, vals};
use crate::store::grading::grades;
use crate::store::proving::ledger as events;
use crate::store::sitting::answers;
use crate::store::sitting::handed_in::{self, Waits};

sql! {
    VERSION_NUMBERS = "SELECT COUNT(*) AS found FROM (SELECT set_id FROM gold_set_version GROUP BY set_id \
        HAVING MAX(number) <> COUNT(*) OR MIN(number) <> 1) AS gaps";
    TRAINING_ENDED = "SELECT COUNT(*) AS found FROM review_training t WHERE (t.ended_at IS NOT NULL) <> \
        (NOT EXISTS (SELECT 1 FROM anchor_sheet s WHERE s.training_id = t.id AND s.saved_at IS NULL))";
    TRAINING_EVENT = "SELECT COUNT(*) AS found FROM review_training t WHERE t.ended_at IS NOT NULL AND NOT EXISTS (SELECT 1 \
        FROM ledger_event e WHERE e.subject = t.id AND e.kind = CASE WHEN t.passed THEN 'reviewer.trained' ELSE 'reviewer.not_trained' \
        END)";
    SEEDED_TWICE = "SELECT COUNT(*) AS found FROM (SELECT project, reviewer, anchor FROM anchor_sheet WHERE training_id IS NULL \
        GROUP BY project, reviewer, anchor HAVING COUNT(*) > 1) AS twice";
    VERSION_BASES = "SELECT COUNT(*) AS found FROM gold_set_version v WHERE v.based_on IS NOT NULL AND NOT EXISTS \
        (SELECT 1 FROM gold_set_version b WHERE b.id = v.based_on AND b.set_id = v.set_id AND b.number < v.number AND b.state <> 'draft')";
    VERSION_ITEMS = "SELECT COUNT(*) AS found FROM gold_set_version v WHERE v.items <> \
        (SELECT COUNT(*) FROM gold_item i WHERE i.version_id = v.id)";
    ITEM_POSITIONS = "SELECT COUNT(*) AS found FROM (SELECT version_id, bank FROM gold_item GROUP BY version_id, bank \
        HAVING MAX(position) <> COUNT(*) - 1 OR MIN(position) <> 0) AS gaps";
    ITEMS_WITHOUT_VERSION = "SELECT COUNT(*) AS found FROM gold_item i WHERE NOT EXISTS (SELECT 1 FROM gold_set_version v \
        WHERE v.id = i.version_id)";
    MEDIA_WITHOUT_FILE = "SELECT COUNT(*) AS found FROM gold_version_media m WHERE NOT EXISTS (SELECT 1 FROM gold_media g \
        WHERE g.hash = m.hash)";
    ERASED_WITH_DATA = "SELECT COUNT(*) AS found FROM person WHERE erased_at IS NOT NULL AND (email IS NOT NULL \
        OR display_name IS NOT NULL)";
    SESSIONS_OF_ERASED = "SELECT COUNT(*) AS found FROM session s JOIN person p ON p.id = s.person_id \
        WHERE p.erased_at IS NOT NULL AND s.revoked_at IS NULL AND s.expires_at > p.erased_at";
    SESSION_TIMES = "SELECT COUNT(*) AS found FROM session WHERE expires_at <= created_at OR revoked_at < created_at";
    TOKEN_TIMES = "SELECT COUNT(*) AS found FROM token WHERE expires_at <= created_at OR used_at < created_at";
    ATTEMPT_NUMBERS = "SELECT COUNT(*) AS found FROM (SELECT person_id, project, stage FROM attempt GROUP BY person_id, project, stage \
        HAVING MAX(number) <> COUNT(*) OR MIN(number) <> 1) AS gaps";
    ATTEMPT_BLOCKS = "SELECT COUNT(*) AS found FROM (SELECT a.state AS state, a.block AS block, CASE WHEN a.checking_since IS NULL THEN 0 \
        ELSE 1 END AS checked, (SELECT COUNT(*) FROM ledger_event e WHERE e.subject = a.id AND e.kind = 'attempt.block_handed_in') AS told \
        FROM attempt a) AS b WHERE b.told < b.block OR b.told > b.block + 1 OR (b.state = 'open' AND b.told <> b.block + b.checked)";
    DRAFT_GRADES = "SELECT COUNT(*) AS found FROM grade g JOIN gold_set_version v ON v.id = g.version_id WHERE v.state = 'draft'";
    ATTEMPTS_OPEN_TWICE = "SELECT COUNT(*) AS found FROM (SELECT person_id, project, stage FROM attempt WHERE state = 'open' \
        GROUP BY person_id, project, stage HAVING COUNT(*) > 1) AS twice";
    FORM_POSITIONS = "SELECT COUNT(*) AS found FROM (SELECT attempt_id FROM form_item GROUP BY attempt_id \
        HAVING MAX(position) <> COUNT(*) - 1 OR MIN(position) <> 0) AS gaps";
    FORM_ITEMS_OUTSIDE_VERSION = "SELECT COUNT(*) AS found FROM form_item f JOIN attempt a ON a.id = f.attempt_id \
        WHERE NOT EXISTS (SELECT 1 FROM gold_item i WHERE i.version_id = a.version_id AND i.item_id = f.item_id)";
    ITEM_TWICE_IN_FORM = "SELECT COUNT(*) AS found FROM (SELECT attempt_id, item_id FROM form_item GROUP BY attempt_id, item_id \
        HAVING COUNT(*) > 1) AS twice";
    ANSWER_REVISIONS = "SELECT COUNT(*) AS found FROM (SELECT form_item_id FROM answer GROUP BY form_item_id \
        HAVING MAX(revision) <> COUNT(*) OR MIN(revision) <> 1) AS gaps";
    ANSWER_IN_OTHER_ATTEMPT = "SELECT COUNT(*) AS found FROM answer a JOIN form_item f ON f.id = a.form_item_id \
        WHERE f.attempt_id <> a.attempt_id";
    ANSWER_TIMES = "SELECT COUNT(*) AS found FROM answer a JOIN attempt t ON t.id = a.attempt_id \
        WHERE a.saved_at < t.started_at OR a.saved_at > t.ends_at + 30000000";
    ANSWER_SEATS = "SELECT COUNT(*) AS found FROM answer a JOIN attempt t ON t.id = a.attempt_id WHERE a.seat > t.seat";
    HAND_IN_COUNTS = "SELECT COUNT(*) AS found FROM attempt t WHERE t.state = 'handed_in' AND t.answers <> \
        (SELECT COUNT(*) FROM answer a WHERE a.attempt_id = t.id)";
    HAND_IN_WITHOUT_EVENT = "SELECT COUNT(*) AS found FROM attempt t WHERE t.state = 'handed_in' AND NOT EXISTS \
        (SELECT 1 FROM ledger_event e WHERE e.subject = t.id AND e.kind = 'attempt.handed_in')";
    EVENT_WITHOUT_HAND_IN = "SELECT COUNT(*) AS found FROM ledger_event e WHERE e.kind = 'attempt.handed_in' AND NOT EXISTS \
        (SELECT 1 FROM attempt t WHERE t.id = e.subject AND t.state <> 'open')";
    HAND_IN_EVENTS_TWICE = "SELECT COUNT(*) AS found FROM (SELECT subject FROM ledger_event WHERE kind = 'attempt.handed_in' \
        GROUP BY subject HAVING COUNT(*) > 1) AS twice";
    GRADE_OF_OTHER_VERSION = "SELECT COUNT(*) AS found FROM grade g JOIN form_item f ON f.id = g.form_item_id JOIN attempt t \
        ON t.id = f.attempt_id JOIN gold_set_version shown ON shown.id = t.version_id JOIN gold_set_version used ON used.id = g.version_id \
        WHERE shown.set_id <> used.set_id";
    GRADE_BEFORE_ANSWER = "SELECT COUNT(*) AS found FROM grade g JOIN answer a ON a.id = g.answer_id WHERE g.graded_at < a.saved_at";
    GRADE_OF_OPEN_ATTEMPT = "SELECT COUNT(*) AS found FROM grade g JOIN answer a ON a.id = g.answer_id JOIN attempt t \
        ON t.id = a.attempt_id WHERE g.score IS NULL AND g.brier IS NOT NULL";
    EVENT_NUMBERS = "SELECT COUNT(*) AS found FROM (SELECT COUNT(*) AS n, MAX(number) AS top FROM ledger_event \
        WHERE number IS NOT NULL) AS c WHERE c.n > 0 AND c.n <> c.top";
    OUTBOX_NUMBERS = "SELECT COUNT(*) AS found FROM (SELECT COUNT(*) AS n, MAX(number) AS top FROM outbox WHERE number IS NOT NULL) AS c \
        WHERE c.n > 0 AND c.n <> c.top";
    OUTBOX_BEFORE_EVENT = "SELECT COUNT(*) AS found FROM outbox o JOIN ledger_event e ON e.id = o.event_id WHERE o.number IS NOT NULL \
        AND e.number IS NULL";
    DELIVERED_UNNUMBERED = "SELECT COUNT(*) AS found FROM outbox WHERE delivered_at IS NOT NULL AND number IS NULL";
    JOB_LEASES = "SELECT COUNT(*) AS found FROM job WHERE (state = 'running') <> (locked_until IS NOT NULL) OR (state = 'running' \
        AND attempts < 1)";
    IDEMPOTENCY_TIMES = "SELECT COUNT(*) AS found FROM idempotency WHERE expires_at <= created_at";
    RESULT_WITHOUT_HAND_IN = "SELECT COUNT(*) AS found FROM stage_result r JOIN attempt a ON a.id = r.attempt_id WHERE a.state = 'open'";
    RESULT_OF_ANOTHER = "SELECT COUNT(*) AS found FROM stage_result r JOIN attempt a ON a.id = r.attempt_id JOIN application p \
        ON p.id = r.application_id WHERE a.person_id <> p.person_id OR a.project <> p.project OR a.stage <> r.stage";
    REJECTED_BY_NOBODY = "SELECT COUNT(*) AS found FROM application p WHERE p.status IN ('rejected', 'onboarded') AND NOT EXISTS \
        (SELECT 1 FROM decision d WHERE d.application_id = p.id AND d.outcome = p.status AND d.decided_by IS NOT NULL \
        AND d.undone_at IS NULL)";
    ANNOTATOR_NOT_ONBOARDED = "SELECT COUNT(*) AS found FROM annotator n JOIN application p ON p.id = n.application_id \
        WHERE p.status <> 'onboarded'";
    ONBOARDED_NO_ANNOTATOR = "SELECT COUNT(*) AS found FROM application p WHERE p.status = 'onboarded' AND NOT EXISTS \
        (SELECT 1 FROM annotator n WHERE n.application_id = p.id)";
    OPEN_AFTER_THE_END = "SELECT COUNT(*) AS found FROM attempt a JOIN application p \
        ON p.person_id = a.person_id AND p.project = a.project WHERE a.state = 'open' AND p.status = 'rejected'";
    REVIEW_OWN = "SELECT COUNT(*) AS found FROM review_sheet s JOIN review_task t ON t.id = s.task_id JOIN attempt a \
        ON a.id = t.attempt_id WHERE a.person_id = s.reviewer";
    DECIDED_OWN = "SELECT COUNT(*) AS found FROM decision d JOIN application p ON p.id = d.application_id WHERE d.decided_by = p.person_id";
    JUDGED_OWN = "SELECT COUNT(*) AS found FROM evidence e JOIN application p ON p.id = e.application_id WHERE e.judged_by = p.person_id";
    APPEAL_OWN = "SELECT COUNT(*) AS found FROM appeal a JOIN application p ON p.id = a.application_id WHERE a.answered_by = p.person_id";
    RESCORE_OWN = "SELECT COUNT(*) AS found FROM rescore r JOIN attempt a ON a.id = r.attempt_id WHERE r.decided_by = a.person_id";
    SETTLED_OWN = "SELECT COUNT(*) AS found FROM contest c WHERE c.settled_by IS NOT NULL AND (\
        EXISTS (SELECT 1 FROM attempt a JOIN form_item f ON f.attempt_id = a.id WHERE a.person_id = c.settled_by AND a.project = c.project \
        AND f.item_id = c.item_id AND a.started_at < c.settled_at) OR \
        EXISTS (SELECT 1 FROM annotator n JOIN hidden_check h ON h.annotator_id = n.id WHERE n.person_id = c.settled_by \
        AND n.project = c.project AND h.item_id = c.item_id AND h.asked_at < c.settled_at))";
    ACTS_ON_APPLICATIONS = "SELECT e.actor AS actor, p.person_id AS person_id FROM ledger_event e JOIN application p ON p.id = e.subject \
        WHERE e.kind IN ('accommodation.granted', 'accommodation.declined', 'decision.undone', 'decision.corrected')";
    ACTS_ON_ATTEMPTS = "SELECT e.actor AS actor, a.person_id AS person_id FROM ledger_event e JOIN attempt a ON a.id = e.subject \
        WHERE e.kind = 'attempt.voided'";
    REVIEW_DONE = "SELECT COUNT(*) AS found FROM review_task t WHERE (t.state = 'done') <> (t.score IS NOT NULL)";
    DRAFT_OF_SAVED = "SELECT COUNT(*) AS found FROM review_draft d JOIN review_sheet s ON s.task_id = d.task_id \
        AND s.reviewer = d.reviewer WHERE s.saved_at IS NOT NULL";
    DECISION_WITHOUT_DOSSIER = "SELECT COUNT(*) AS found FROM decision d WHERE NOT EXISTS (SELECT 1 FROM dossier s WHERE s.decision_id = \
        d.id)";
    PASSED_BY_VOID = "SELECT COUNT(*) AS found FROM decision d JOIN attempt a ON a.id = d.attempt_id WHERE d.outcome = 'passed' AND \
        d.undone_at IS NULL AND a.state = 'void'";
    UNDONE_WITHOUT_EVENT = "SELECT COUNT(*) AS found FROM decision d WHERE d.undone_at IS NOT NULL AND NOT EXISTS (SELECT 1 FROM \
        ledger_event e \
        WHERE e.subject = d.application_id AND e.kind IN ('decision.undone', 'decision.overtaken', 'decision.corrected'))";
    MESSAGE_OF_ANOTHER = "SELECT COUNT(*) AS found FROM outbox o JOIN ledger_event e ON e.id = o.event_id WHERE o.topic <> e.kind OR \
        o.at < e.at OR (o.at > e.at AND (o.at > e.at + 3600000000 OR e.kind NOT IN ('decision.made', 'decision.corrected', \
        'candidate.onboarded')) AND (o.at > e.at + 86400000000 OR e.kind NOT IN \
        ('audit.signal', 'audit.settled', 'audit.withdrawn')))";
    EVENT_NOT_TOLD = "SELECT COUNT(*) AS found FROM ledger_event e WHERE e.kind IN ('appeal.sent', 'appeal.answered', \
        'attempt.handed_in', 'attempt.scored', \
        'audit.signal', 'audit.settled', 'audit.withdrawn', 'candidate.eligible', 'candidate.onboarded', 'decision.made', \
            'decision.corrected', 'gold_set.published', 'measure.taken', 'measure.ended', 'measure.undone') \
        AND NOT EXISTS (SELECT 1 FROM outbox o WHERE o.event_id = e.id) AND NOT EXISTS (SELECT 1 FROM ledger_event u WHERE \
        u.subject = e.subject AND u.kind IN ('decision.undone', 'decision.overtaken', 'decision.corrected', 'annotator.removed') \
        AND u.at BETWEEN e.at AND e.at + 3600000000)";
    MESSAGE_TWICE = "SELECT COUNT(*) AS found FROM (SELECT event_id FROM outbox GROUP BY event_id HAVING COUNT(*) > 1) AS twice";
    MESSAGE_PLACES = "SELECT COUNT(*) AS found FROM (SELECT project, subject FROM message_place GROUP BY project, subject \
        HAVING MAX(sequence) <> COUNT(*) OR MIN(sequence) <> 1) AS gaps";
    GRADE_UNTOLD = "SELECT COUNT(*) AS found FROM grade g JOIN form_item f ON f.id = g.form_item_id JOIN attempt a ON a.id = f.attempt_id \
        WHERE g.version_id <> a.version_id AND NOT EXISTS (SELECT 1 FROM ledger_event e WHERE e.subject = a.id AND \
        e.kind = 'attempt.rescored' AND REPLACE(e.body, '-', '') LIKE '%\"version\":\"' || LOWER(HEX(g.version_id)) || '\"%')",
        postgres "SELECT COUNT(*) AS found FROM grade g JOIN form_item f ON f.id = g.form_item_id JOIN attempt a ON a.id = f.attempt_id \
        WHERE g.version_id <> a.version_id AND NOT EXISTS (SELECT 1 FROM ledger_event e WHERE e.subject = a.id AND \
        e.kind = 'attempt.rescored' AND e.body LIKE '%\"version\":\"' || CAST(g.version_id AS TEXT) || '\"%')";
    PLACE_OF_NONE = "SELECT COUNT(*) AS found FROM message_place m WHERE NOT EXISTS (SELECT 1 FROM outbox o WHERE \
        o.id = m.message_id AND o.project = m.project)";
    MESSAGE_ELSEWHERE = "SELECT COUNT(*) AS found FROM outbox o JOIN ledger_event e ON e.id = o.event_id WHERE EXISTS (SELECT 1 FROM \
        (SELECT id, project FROM application UNION ALL SELECT id, project FROM attempt UNION ALL SELECT id, project FROM annotator \
        UNION ALL SELECT id, set_id FROM gold_set_version) AS s WHERE s.id = e.subject AND s.project <> o.project)";
    REVOKED_BACK = "SELECT COUNT(*) AS found FROM token t WHERE t.revoked_at IS NULL AND EXISTS \
        (SELECT 1 FROM ledger_event e WHERE e.subject = t.id AND e.kind = 'token.revoked')";
    APPEAL_PROJECT = "SELECT COUNT(*) AS found FROM appeal p JOIN application a ON a.id = p.application_id WHERE p.project <> a.project";
    TASK_PROJECT = "SELECT COUNT(*) AS found FROM review_task t JOIN attempt a ON a.id = t.attempt_id WHERE t.project <> a.project";
    ROUND_SHEETS = "SELECT COUNT(*) AS found FROM anchor_sheet s JOIN review_training t ON t.id = s.training_id WHERE \
        s.reviewer <> t.reviewer OR s.project <> t.project OR s.rubric <> t.rubric OR s.version_id <> t.version_id";
    ROUND_GONE = "SELECT COUNT(*) AS found FROM ledger_event e WHERE e.kind IN ('reviewer.trained', 'reviewer.not_trained') AND NOT EXISTS \
        (SELECT 1 FROM review_training t WHERE t.id = e.subject AND t.ended_at IS NOT NULL)";
    SEEDED_GONE = "SELECT COUNT(*) AS found FROM ledger_event e WHERE e.kind = 'review.seeded' AND NOT EXISTS \
        (SELECT 1 FROM anchor_sheet s WHERE s.id = e.subject AND s.training_id IS NULL AND s.saved_at IS NOT NULL)";
    RETIRED_UNTOLD = "SELECT COUNT(*) AS found FROM retired_item r WHERE NOT EXISTS (SELECT 1 FROM contest c JOIN ledger_event e ON \
        e.subject = c.id WHERE e.kind = 'contest.settled' AND c.project = r.set_id AND c.item_id = r.item_id \
        AND c.settled_by = r.retired_by AND c.settled_at = r.at AND c.answer = r.note AND c.state = 'retired' AND e.body LIKE \
        '%\"state\":\"retired\"%' AND e.body LIKE '%\"retired_for\":\"' || r.reason || '\"%')";
    RETIRED_GONE = "SELECT COUNT(*) AS found FROM ledger_event e WHERE e.kind = 'contest.settled' AND e.body LIKE \
        '%\"state\":\"retired\"%' AND NOT EXISTS (SELECT 1 FROM contest c JOIN retired_item r ON r.set_id = c.project AND \
        r.item_id = c.item_id WHERE c.id = e.subject)";
    HANDED_IN_ATTEMPTS = "SELECT id FROM attempt WHERE state = 'handed_in' AND id > $1 ORDER BY id LIMIT 500";
}

/// Every invariant that one statement can tell: its name, what it means when it is broken, and the statement that counts the breaches.
const OF_ROOMS: [&[(&str, &str, &Statement)]; 6] =
    [letters::INVARIANTS, order::INVARIANTS, signals::INVARIANTS, checks::INVARIANTS, audits::INVARIANTS, measures::INVARIANTS];

const INVARIANTS: &[(&str, &str, &Statement)] = &[
    ("version-numbers", "gold-set versions are numbered without gaps", &VERSION_NUMBERS),
    ("version-base", "a version is laid on an earlier one of its set that was published", &VERSION_BASES),
    ("version-items", "a version has the items that it says", &VERSION_ITEMS),
    ("item-positions", "items stand in their bank without gaps", &ITEM_POSITIONS),
    ("item-version", "every item belongs to a version", &ITEMS_WITHOUT_VERSION),
    ("media-file", "every media name has its file", &MEDIA_WITHOUT_FILE),
    ("erased-data", "an erased person has no personal data", &ERASED_WITH_DATA),
    ("erased-sessions", "an erased person is signed in nowhere", &SESSIONS_OF_ERASED),
    ("session-times", "sessions end after they begin", &SESSION_TIMES),
    ("token-times", "tokens end after they begin", &TOKEN_TIMES),
    ("attempt-numbers", "attempts of a person at a stage are numbered without gaps", &ATTEMPT_NUMBERS),
    ("attempt-block", "an attempt stands at the group of questions after those that were handed in", &ATTEMPT_BLOCKS),
    ("grade-version", "nothing is graded by a draft", &DRAFT_GRADES),
    ("attempt-open-once", "a person has one open attempt at a stage", &ATTEMPTS_OPEN_TWICE),
    ("form-positions", "items stand in their form without gaps", &FORM_POSITIONS),
    ("form-version", "a form's items are of the version that was shown", &FORM_ITEMS_OUTSIDE_VERSION),
    ("form-item-once", "no item stands twice in a form", &ITEM_TWICE_IN_FORM),
    ("answer-revisions", "revisions of an answer are numbered without gaps", &ANSWER_REVISIONS),
    ("answer-attempt", "an answer belongs to its item's attempt", &ANSWER_IN_OTHER_ATTEMPT),
    ("answer-times", "answers were saved while the clock ran, grace included", &ANSWER_TIMES),
    ("answer-seats", "answers were saved from a seat that was given out", &ANSWER_SEATS),
    ("hand-in-count", "a hand-in covers every answer of its attempt", &HAND_IN_COUNTS),
    ("hand-in-event", "a hand-in stands in the ledger", &HAND_IN_WITHOUT_EVENT),
    ("event-hand-in", "a hand-in of the ledger has its attempt", &EVENT_WITHOUT_HAND_IN),
    ("hand-in-once", "an attempt is handed in once", &HAND_IN_EVENTS_TWICE),
    ("grade-version", "a grade's key is of the set that was shown", &GRADE_OF_OTHER_VERSION),
    ("grade-time", "a grade comes after its answer", &GRADE_BEFORE_ANSWER),
    ("grade-brier", "a Brier score stands beside a score", &GRADE_OF_OPEN_ATTEMPT),
    ("result-hand-in", "a result is of an attempt that was handed in", &RESULT_WITHOUT_HAND_IN),
    ("result-owner", "a result is of its application's person, project and stage", &RESULT_OF_ANOTHER),
    ("decision-person", "whoever is rejected or onboarded was decided on by a person", &REJECTED_BY_NOBODY),
    ("annotator-onboarded", "an annotator's application is onboarded", &ANNOTATOR_NOT_ONBOARDED),
    ("onboarded-annotator", "an onboarded application has its annotator", &ONBOARDED_NO_ANNOTATOR),
    ("attempt-after-end", "nobody sits a test after they were rejected", &OPEN_AFTER_THE_END),
    ("review-own", "nobody scores their own response", &REVIEW_OWN),
    ("decide-own", "nobody decides on their own application", &DECIDED_OWN),
    ("judge-own", "nobody judges their own document", &JUDGED_OWN),
    ("appeal-own", "nobody answers their own appeal", &APPEAL_OWN),
    ("rescore-own", "nobody decides on their own rescored attempt", &RESCORE_OWN),
    ("settle-own", "nobody settles a contest of a key by which their own answers are graded", &SETTLED_OWN),
    ("review-done", "a response is done when it has a score, and only then", &REVIEW_DONE),
    ("training-ended", "a round of training has ended when its last sheet is in, and only then", &TRAINING_ENDED),
    ("training-event", "what a round of training came to stands so in the ledger", &TRAINING_EVENT),
    ("seeded-once", "nobody is handed a seeded response twice", &SEEDED_TWICE),
    ("review-draft", "a draft goes when its sheet is saved", &DRAFT_OF_SAVED),
    ("ledger-numbers", "sealed events are numbered without gaps", &EVENT_NUMBERS),
    ("outbox-numbers", "sealed messages are numbered without gaps", &OUTBOX_NUMBERS),
    ("outbox-order", "a message is sealed after its event", &OUTBOX_BEFORE_EVENT),
    ("outbox-delivery", "only sealed messages are delivered", &DELIVERED_UNNUMBERED),
    ("job-leases", "a running job has a lease, and only a running one", &JOB_LEASES),
    ("decision-dossier", "every decision has its dossier", &DECISION_WITHOUT_DOSSIER),
    ("passed-void", "no stage is passed by an attempt that is void", &PASSED_BY_VOID),
    ("decision-undone", "a decision that was taken back stands so in the ledger", &UNDONE_WITHOUT_EVENT),
    ("message-event", "a message says what its event says", &MESSAGE_OF_ANOTHER),
    ("event-message", "an event that platforms are told of has its message", &EVENT_NOT_TOLD),
    ("message-once", "an event has one message at most", &MESSAGE_TWICE),
    ("message-places", "messages about a subject are numbered without gaps", &MESSAGE_PLACES),
    ("grade-told", "a grade by another version's key is one of a recomputing that the ledger tells of", &GRADE_UNTOLD),
    ("message-place", "a place in the order of a subject's messages is that of such a message", &PLACE_OF_NONE),
    ("message-project", "a message goes to the platform of the project that it is about", &MESSAGE_ELSEWHERE),
    ("appeal-project", "an appeal is of its application's project", &APPEAL_PROJECT),
    ("review-project", "a response is of its attempt's project", &TASK_PROJECT),
    ("training-sheets", "the sheets of a round of training are of its reviewer, project, rubric and version", &ROUND_SHEETS),
    ("event-training", "a round of training of the ledger is there", &ROUND_GONE),
    ("event-seeded", "a seeded sheet of the ledger is there", &SEEDED_GONE),
    ("retired-told", "an item is retired by whom, when and why the ledger says", &RETIRED_UNTOLD),
    ("event-retired", "an item that was retired stays so", &RETIRED_GONE),
    ("token-revoked", "a token that was taken away stays so", &REVOKED_BACK),
    ("idempotency-times", "remembered answers are kept for a while", &IDEMPOTENCY_TIMES),
];

/// A broken invariant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Breach {
    /// The invariant's name.
    pub invariant: &'static str,
    /// What should hold.
    pub meaning: &'static str,
    /// How many rows break it, or the first place.
    pub detail: String,
}

/// What was checked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Checked {
    /// Invariants.
    pub invariants: usize,
    /// Events of the chain.
    pub events: usize,
    /// Events that are not sealed yet.
    pub unsealed: i64,
    /// Hand-ins whose digest was computed again.
    pub digests: usize,
    /// What is broken.
    pub breaches: Vec<Breach>,
}

/// Checks every invariant, the ledger's chain and the digest of every hand-in. Reads only.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn check(db: &Db) -> Result<Checked> {
    let of_rooms: usize = OF_ROOMS.iter().map(|of| of.len()).sum();
    let mut checked = Checked { invariants: INVARIANTS.len() + of_rooms + 10, ..Checked::default() };
    checked.breaches = counts(db).await?;
    for (invariant, meaning, found) in [
        ("schema", "the schema is the one that the migrations make", schema::differences(db).await?),
        ("foreign-key", "what a row points at is there", foreign::dangling(db).await?),
        ("letter-words", "a letter says in each language what the ledger was told", letters::other_than_written(db).await?),
    ] {
        checked.breaches.extend(found.into_iter().map(|detail| Breach { invariant, meaning, detail }));
    }
    own_acts(db, &mut checked).await?;
    if let Some(message) = db.read("fsck order", |tx| Box::pin(order::overtaking(tx))).await? {
        let meaning = "messages are told in the order of the events, each when it is due";
        checked.breaches.push(Breach { invariant: "message-order", meaning, detail: format!("message {message} was told too early") });
    }
    waits_for_nothing(db, &mut checked).await?;
    graders(db, &mut checked).await?;
    chain(db, &mut checked).await?;
    digests(db, &mut checked).await?;
    checked.unsealed = db.read("fsck tail", |tx| Box::pin(events::unsealed(tx))).await?;
    Ok(checked)
}

async fn counts(db: &Db) -> Result<Vec<Breach>> {
    row! { struct CountRow { found: i64 } }
    db.read("fsck", |tx| {
        Box::pin(async move {
            let mut breaches = Vec::new();
            for (invariant, meaning, statement) in INVARIANTS.iter().chain(OF_ROOMS.into_iter().flatten()) {
                let found = tx.one::<CountRow>(statement, vals![]).await?.map_or(0, |r| r.found);
                if found > 0 {
                    breaches.push(Breach { invariant, meaning, detail: format!("{found} broken") });
                }
            }
            Ok(breaches)
        })
    })
    .await
}

/// Acts that only the ledger tells of, by the person whom they are about. A machine's acts have no person.
async fn own_acts(db: &Db, checked: &mut Checked) -> Result<()> {
    row! { struct ActRow { actor: String, person_id: uuid::Uuid } }
    let found = db.read("fsck acts", |tx| {
        Box::pin(async move {
            let mut acts = tx.all::<ActRow>(&ACTS_ON_APPLICATIONS, vals![]).await?;
            acts.extend(tx.all::<ActRow>(&ACTS_ON_ATTEMPTS, vals![]).await?);
            Ok(acts.iter().filter(|a| a.actor == a.person_id.to_string()).count())
        })
    });
    let found = found.await?;
    if found > 0 {
        let meaning = "nobody grants themselves time, takes a decision on themselves back or makes their own attempt void";
        checked.breaches.push(Breach { invariant: "act-own", meaning, detail: format!("{found} broken") });
    }
    Ok(())
}

/// What waits, and has nothing that would end its waiting.
async fn waits_for_nothing(db: &Db, checked: &mut Checked) -> Result<()> {
    for (what, invariant, meaning) in [
        (Waits::Attempt, "attempt-waits", "an attempt that is being checked has work that will look at it, or failed"),
        (Waits::Check, "check-waits", "a hidden check that was answered has work that will grade it, or failed"),
    ] {
        let left = db.read("fsck waits", move |tx| Box::pin(handed_in::left(tx, what))).await?;
        if let Some((first, _)) = left.first() {
            checked.breaches.push(Breach { invariant, meaning, detail: format!("{} wait, {first} among them", left.len()) });
        }
    }
    Ok(())
}

async fn graders(db: &Db, checked: &mut Checked) -> Result<()> {
    let strange = db.read("fsck graders", |tx| Box::pin(grades::by_nobody(tx))).await?;
    if let Some((of, grader)) = strange.first() {
        let meaning = "a grade is by a grader that was ever released, or that the ledger names for its attempt";
        let detail = format!("{} broken, the one of {of} by {grader} among them", strange.len());
        checked.breaches.push(Breach { invariant: "grade-grader", meaning, detail });
    }
    Ok(())
}

async fn chain(db: &Db, checked: &mut Checked) -> Result<()> {
    let (mut number, mut previous) = (0, ledger::GENESIS.to_owned());
    loop {
        let batch = db.read("fsck chain", move |tx| Box::pin(events::sealed_after(tx, number, 1000))).await?;
        if batch.is_empty() {
            return Ok(());
        }
        for sealed in batch {
            let hash = ledger::link(sealed.number, &previous, &sealed.event);
            if sealed.number != number + 1 || sealed.previous_hash != previous || sealed.hash != hash {
                let detail = format!("the first broken link is event {}", sealed.number);
                checked.breaches.push(Breach { invariant: "ledger-chain", meaning: "every event links to the one before", detail });
                return Ok(());
            }
            checked.events += 1;
            (number, previous) = (sealed.number, hash);
        }
    }
}

async fn digests(db: &Db, checked: &mut Checked) -> Result<()> {
    row! { struct IdRow { id: uuid::Uuid } }
    let mut after = uuid::Uuid::nil();
    loop {
        let ids =
            db.read("fsck attempts", move |tx| Box::pin(async move { tx.all::<IdRow>(&HANDED_IN_ATTEMPTS, vals![after]).await })).await?;
        let Some(last) = ids.last().map(|r| r.id) else { return Ok(()) };
        for row in ids {
            let id = AttemptId::from_uuid(row.id);
            let (fixed, covered) = db
                .read("fsck digest", move |tx| {
                    Box::pin(async move { Ok((answers::hand_in_digest(tx, id).await?, answers::answers(tx, id).await?)) })
                })
                .await?;
            checked.digests += 1;
            if fixed.map(|(hash, _)| hash) != Some(sitting::digest(&covered)) {
                let meaning = "a hand-in's digest is that of its answers";
                checked.breaches.push(Breach { invariant: "hand-in-digest", meaning, detail: format!("attempt {id}") });
            }
        }
        after = last;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::sitting::GRACE_SECONDS;

    #[test]
    fn answers_may_come_as_late_as_the_domain_takes_them() {
        assert!(ANSWER_TIMES.sqlite.ends_with(&format!("t.ends_at + {}", GRACE_SECONDS * 1_000_000)));
    }
}
