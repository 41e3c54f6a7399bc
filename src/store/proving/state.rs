//! What stands for a subject of the ledger, as one hash: an event carries it, so that rows that are changed, added or deleted beside the
//! ledger are noticed.
//!
//! Each hash is BLAKE3 over the canonical form of every column that means something; those that change with every use (when a token was
//! last used, the last step of a second factor, the search text) stay outside.

use serde_json::{Value, json};
use sqlx::types::Json;
use uuid::Uuid;

use crate::domain::kernel::canonical;
use crate::domain::kernel::id::AttemptId;
use crate::domain::kernel::ledger::Kept;
use crate::domain::sitting::FormItem;
use crate::store::auditing::{books, measures, requests};
use crate::store::engine::error::Result;
use crate::store::engine::sql::{Statement, row, sql, vals};
use crate::store::engine::tx::Tx;
use crate::store::proving::{audited, contested, signalled};
use crate::store::reviewing::sheets_left;
use crate::store::sitting::answers;

sql! {
    APPLICATION = "SELECT a.id AS id, a.person_id AS person_id, a.project AS project, a.version_id AS version_id, a.status AS status, \
        a.profile AS profile, a.revision AS revision, a.time_factor AS time_factor, a.created_at AS created_at, \
        a.submitted_at AS submitted_at, p.email AS email FROM application a JOIN person p ON p.id = a.person_id WHERE a.id = $1";
    CONSENTS = "SELECT id, purpose, wording, given_at, withdrawn_at FROM consent WHERE application_id = $1 ORDER BY id";
    EVIDENCE = "SELECT id, requirement, name, mime, hash, uploaded_at, verdict, reason, judged_by, judged_at FROM evidence WHERE \
        application_id = $1 ORDER BY id";
    DECISIONS = "SELECT d.id AS id, d.attempt_id AS attempt_id, d.stage AS stage, d.outcome AS outcome, d.reasons AS reasons, d.note AS \
        note, \
        d.decided_by AS decided_by, d.at AS at, d.letter_at AS letter_at, d.status_before AS status_before, d.undone_at AS undone_at, \
        s.hash AS dossier FROM decision d LEFT JOIN dossier s ON s.decision_id = d.id WHERE d.application_id = $1 ORDER BY d.id";
    APPEALS = "SELECT id, decision_id, grounds, text, state, sent_at, due_at, answer, answered_by, answered_at FROM appeal WHERE \
        application_id = $1 ORDER BY id";
    ANNOTATORS = "SELECT id, person_id, project, state, onboarded_at FROM annotator WHERE application_id = $1 ORDER BY id";
    THAT_MADE = "SELECT application_id AS id FROM annotator WHERE id = $1";
    CHECK = "SELECT annotator_id, version_id, item_id, shown, asked_at, response, answered_at, score, counts, positive, hit, \
        explanation, grader, graded_at \
        FROM hidden_check WHERE id = $1";
    STAFF = "SELECT p.email AS email, s.password_hash AS password_hash, s.totp_secret AS totp_secret, s.created_at AS created_at, \
        s.disabled_at AS disabled_at FROM staff s JOIN person p ON p.id = s.person_id WHERE s.person_id = $1";
    ROLES = "SELECT project, role FROM staff_role WHERE person_id = $1 ORDER BY project, role";
    TOKEN = "SELECT person_id, project, kind, scopes, secret_hash, created_at, expires_at, revoked_at FROM token WHERE id = $1";
    ATTEMPT = "SELECT person_id, project, version_id, stage, number, seed, state, started_at, ends_at, handed_in_at, answers, digest \
        FROM attempt WHERE id = $1";
    RESULT = "SELECT application_id, stage, outcome, ruling, at FROM stage_result WHERE attempt_id = $1";
    RESCORES = "SELECT id, version_id, items, outcome_before, outcome_after, ruling, state, at, decided_by, decided_at, reason \
        FROM rescore WHERE attempt_id = $1 ORDER BY id";
    VERSION = "SELECT set_id, number, items, warnings, state, imported_at, imported_by, based_on FROM gold_set_version WHERE id = $1";
    WARNINGS = "SELECT position, code, place, message, acknowledged_by FROM gold_warning WHERE version_id = $1 ORDER BY position";
    WEBHOOK = "SELECT project, url, secret, previous_secret, created_at FROM webhook WHERE id = $1";
    RESCORED_IN = "SELECT attempt_id AS id FROM rescore WHERE id = $1";
    CANDIDATE_OF = "SELECT p.id AS id FROM attempt a JOIN application p ON p.person_id = a.person_id AND p.project = a.project WHERE \
        a.id = $1";
    SINCE_APPLICATION = "SELECT id FROM application WHERE created_at >= $1";
    SINCE_CHECK = "SELECT id FROM hidden_check WHERE asked_at >= $1";
    SINCE_CHECK_REQUEST = "SELECT id FROM check_request WHERE at >= $1";
    SINCE_STAFF = "SELECT person_id AS id FROM staff WHERE created_at >= $1";
    SINCE_TOKEN = "SELECT id FROM token WHERE created_at >= $1";
    SINCE_ATTEMPT = "SELECT id FROM attempt WHERE started_at >= $1";
    SINCE_CONTEST = "SELECT id FROM contest WHERE at >= $1";
    SINCE_VERSION = "SELECT id FROM gold_set_version WHERE imported_at >= $1";
    SINCE_WEBHOOK = "SELECT id FROM webhook WHERE created_at >= $1";
    SINCE_SIGNAL = "SELECT id FROM audit_signal WHERE raised_at >= $1";
    SINCE_MEASURE = "SELECT id FROM audit_measure WHERE proposed_at >= $1";
    SINCE_BOOK = "SELECT id FROM audit_book WHERE put_up_at >= $1";
}

row! { struct IdRow { id: Uuid } }

async fn application(tx: &mut Tx, id: Uuid) -> Result<Value> {
    row! {
        struct ApplicationRow {
            id: Uuid, person_id: Uuid, project: String, version_id: Uuid, status: String, profile: Json<Value>, revision: i64,
            time_factor: f64,
            created_at: i64, submitted_at: Option<i64>, email: Option<String>,
        }
    }
    row! { struct ConsentRow { id: Uuid, purpose: String, wording: String, given_at: i64, withdrawn_at: Option<i64> } }
    row! {
        struct EvidenceRow {
            id: Uuid, requirement: String, name: String, mime: String, hash: String, uploaded_at: i64, verdict: Option<String>,
            reason: Option<String>, judged_by: Option<Uuid>, judged_at: Option<i64>,
        }
    }
    let of = tx.one::<ApplicationRow>(&APPLICATION, vals![id]).await?.map(|r| {
        let whose = json!([r.id, r.person_id, r.email, r.project, r.version_id]);
        json!([whose, r.status, r.profile.0, r.revision, r.time_factor, r.created_at, r.submitted_at])
    });
    let consents = tx.all::<ConsentRow>(&CONSENTS, vals![id]).await?.into_iter();
    let consents: Vec<Value> = consents.map(|r| json!([r.id, r.purpose, r.wording, r.given_at, r.withdrawn_at])).collect();
    let evidence = tx.all::<EvidenceRow>(&EVIDENCE, vals![id]).await?.into_iter();
    let evidence: Vec<Value> = evidence
        .map(|r| {
            let file = json!([r.id, r.requirement, r.name, r.mime, r.hash, r.uploaded_at]);
            json!([file, r.verdict, r.reason, r.judged_by, r.judged_at])
        })
        .collect();
    let (decisions, appeals, annotators) = (decisions(tx, id).await?, appeals(tx, id).await?, annotators(tx, id).await?);
    Ok(json!({
        "application": of, "consents": consents, "evidence": evidence, "decisions": decisions, "appeals": appeals, "annotators": annotators,
    }))
}

async fn decisions(tx: &mut Tx, application: Uuid) -> Result<Vec<Value>> {
    row! {
        struct DecisionRow {
            id: Uuid, attempt_id: Option<Uuid>, stage: Option<String>, outcome: String, reasons: Json<Value>, note: String,
            decided_by: Option<Uuid>, at: i64, letter_at: i64, status_before: String, undone_at: Option<i64>, dossier: Option<String>,
        }
    }
    let one = |r: DecisionRow| {
        let what = json!([r.id, r.attempt_id, r.stage, r.outcome, r.reasons.0, r.note, r.decided_by]);
        json!([what, r.at, r.letter_at, r.status_before, r.undone_at, r.dossier])
    };
    Ok(tx.all::<DecisionRow>(&DECISIONS, vals![application]).await?.into_iter().map(one).collect())
}

async fn appeals(tx: &mut Tx, application: Uuid) -> Result<Vec<Value>> {
    row! {
        struct AppealRow {
            id: Uuid, decision_id: Uuid, grounds: String, text: String, state: String, sent_at: i64, due_at: i64, answer: Option<String>,
            answered_by: Option<Uuid>, answered_at: Option<i64>,
        }
    }
    let one = |r: AppealRow| {
        let what = json!([r.id, r.decision_id, r.grounds, r.text, r.state, r.sent_at, r.due_at]);
        json!([what, r.answer, r.answered_by, r.answered_at])
    };
    Ok(tx.all::<AppealRow>(&APPEALS, vals![application]).await?.into_iter().map(one).collect())
}

async fn check(tx: &mut Tx, id: Uuid) -> Result<Value> {
    row! {
        struct CheckRow {
            annotator_id: Uuid, version_id: Uuid, item_id: String, shown: Json<Value>, asked_at: i64, response: Option<String>,
            answered_at: Option<i64>, score: Option<f64>, counts: Option<bool>, positive: Option<bool>, hit: Option<bool>,
            explanation: Option<String>, grader: Option<String>, graded_at: Option<i64>,
        }
    }
    Ok(json!(tx.one::<CheckRow>(&CHECK, vals![id]).await?.map(|r| {
        let asked = json!([r.annotator_id, r.version_id, r.item_id, r.shown.0, r.asked_at, r.response, r.answered_at]);
        json!([asked, r.score, r.counts, r.positive, r.hit, r.explanation, r.grader, r.graded_at])
    })))
}

async fn staff(tx: &mut Tx, id: Uuid) -> Result<Value> {
    row! {
        struct StaffRow {
            email: Option<String>, password_hash: String, totp_secret: Option<String>, created_at: i64, disabled_at: Option<i64>,
        }
    }
    row! { struct RoleRow { project: String, role: String } }
    let of = tx.one::<StaffRow>(&STAFF, vals![id]).await?;
    let of = of.map(|r| json!([r.email, r.password_hash, r.totp_secret, r.created_at, r.disabled_at]));
    let roles = tx.all::<RoleRow>(&ROLES, vals![id]).await?.into_iter().map(|r| json!([r.project, r.role]));
    Ok(json!({ "staff": of, "roles": roles.collect::<Vec<_>>() }))
}

async fn token(tx: &mut Tx, id: Uuid) -> Result<Value> {
    row! {
        struct TokenRow {
            person_id: Option<Uuid>, project: String, kind: String, scopes: Json<Value>, secret_hash: String, created_at: i64,
            expires_at: i64, revoked_at: Option<i64>,
        }
    }
    let of = tx.one::<TokenRow>(&TOKEN, vals![id]).await?;
    Ok(json!(of.map(|r| json!([r.person_id, r.project, r.kind, r.scopes.0, r.secret_hash, r.created_at, r.expires_at, r.revoked_at]))))
}

async fn annotators(tx: &mut Tx, application: Uuid) -> Result<Vec<Value>> {
    row! { struct AnnotatorRow { id: Uuid, person_id: Uuid, project: String, state: String, onboarded_at: i64 } }
    let all = tx.all::<AnnotatorRow>(&ANNOTATORS, vals![application]).await?;
    Ok(all.into_iter().map(|r| json!([r.id, r.person_id, r.project, r.state, r.onboarded_at])).collect())
}

async fn attempt(tx: &mut Tx, id: Uuid) -> Result<Value> {
    row! {
        struct AttemptRow {
            person_id: Uuid, project: String, version_id: Uuid, stage: String, number: i64, seed: i64, state: String, started_at: i64,
            ends_at: i64, handed_in_at: Option<i64>, answers: Option<i64>, digest: Option<String>,
        }
    }
    row! { struct ResultRow { application_id: Uuid, stage: String, outcome: String, ruling: Json<Value>, at: i64 } }
    row! {
        struct RescoreRow {
            id: Uuid, version_id: Uuid, items: Json<Value>, outcome_before: String, outcome_after: String, ruling: Json<Value>,
            state: String, at: i64, decided_by: Option<Uuid>, decided_at: Option<i64>, reason: Option<String>,
        }
    }
    let of = tx.one::<AttemptRow>(&ATTEMPT, vals![id]).await?.map(|r| {
        // The clock of an open attempt stands still between blocks and is given time without a word on each.
        let ends = Some(r.ends_at).filter(|_| r.state != "open");
        let what = json!([r.person_id, r.project, r.version_id, r.stage, r.number, r.seed]);
        json!([what, r.state, r.started_at, ends, r.handed_in_at, r.answers, r.digest])
    });
    let result = tx.one::<ResultRow>(&RESULT, vals![id]).await?;
    let result = result.map(|r| json!([r.application_id, r.stage, r.outcome, r.ruling.0, r.at]));
    let rescores = tx.all::<RescoreRow>(&RESCORES, vals![id]).await?.into_iter().map(|r| {
        let what = json!([r.id, r.version_id, r.items.0, r.outcome_before, r.outcome_after, r.ruling.0, r.at]);
        json!([what, r.state, r.decided_by, r.decided_at, r.reason])
    });
    Ok(json!({ "attempt": of, "result": result, "rescores": rescores.collect::<Vec<_>>() }))
}

async fn version(tx: &mut Tx, id: Uuid) -> Result<Value> {
    row! {
        struct VersionRow {
            set_id: String, number: i64, items: i64, warnings: i64, state: String, imported_at: i64, imported_by: String,
            based_on: Option<Uuid>,
        }
    }
    row! { struct WarningRow { position: i64, code: String, place: String, message: String, acknowledged_by: Option<String> } }
    let of = tx.one::<VersionRow>(&VERSION, vals![id]).await?;
    let of = of.map(|r| json!([r.set_id, r.number, r.items, r.warnings, r.state, r.imported_at, r.imported_by, r.based_on]));
    let warnings = tx.all::<WarningRow>(&WARNINGS, vals![id]).await?.into_iter();
    let warnings = warnings.map(|r| json!([r.position, r.code, r.place, r.message, r.acknowledged_by]));
    Ok(json!({ "version": of, "warnings": warnings.collect::<Vec<_>>() }))
}

async fn webhook(tx: &mut Tx, id: Uuid) -> Result<Value> {
    row! { struct WebhookRow { project: String, url: String, secret: String, previous_secret: Option<String>, created_at: i64 } }
    let of = tx.one::<WebhookRow>(&WEBHOOK, vals![id]).await?;
    Ok(json!(of.map(|r| json!([r.project, r.url, r.secret, r.previous_secret, r.created_at]))))
}

async fn form(tx: &mut Tx, attempt: Uuid) -> Result<Value> {
    Ok(places(&answers::form(tx, AttemptId::from_uuid(attempt)).await?))
}

/// Places in their order.
fn places(form: &[FormItem]) -> Value {
    let mut order: Vec<&FormItem> = form.iter().collect();
    order.sort_by_key(|p| (p.block, p.position));
    order.into_iter().map(|p| json!([p.id.uuid(), p.position, p.block, p.item, p.shown])).collect()
}

/// The hash of a form as [`digest`] gives it once it is stored.
#[must_use]
pub fn form_hash(form: &[FormItem]) -> String {
    hash(&places(form))
}

/// The hash of what stands for a subject; also where nothing does. In hexadecimal.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn digest(tx: &mut Tx, kept: Kept) -> Result<String> {
    let rows = match kept {
        Kept::Application(id) => application(tx, id).await?,
        Kept::Check(id) => check(tx, id).await?,
        Kept::CheckRequest(id) => requests::kept(tx, id).await?,
        Kept::Staff(id) => staff(tx, id).await?,
        Kept::Token(id) => token(tx, id).await?,
        Kept::Attempt(id) => attempt(tx, id).await?,
        Kept::Contest(id) => contested::rows(tx, id).await?,
        Kept::Version(id) => version(tx, id).await?,
        Kept::Webhook(id) => webhook(tx, id).await?,
        Kept::Responses(id) => sheets_left::responses(tx, id).await?,
        Kept::Form(id) => form(tx, id).await?,
        Kept::Signal(id) => signalled::rows(tx, id).await?,
        Kept::Audit(id) => audited::audit(tx, id).await?,
        Kept::AuditTask(id) => audited::said(tx, id).await?,
        Kept::Measure(id) => measures::kept(tx, id).await?,
        Kept::Book(id) => books::kept(tx, id).await?,
    };
    Ok(hash(&rows))
}

/// The hash of the same rows as a release kept it whose events say what they left alone: without the person's address, and without whether
/// a token was taken away. `None` where the form is the one of [`digest`], or where nothing stands.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn former_digest(tx: &mut Tx, kept: Kept) -> Result<Option<String>> {
    let rows = match kept {
        Kept::Application(id) => {
            let mut rows = application(tx, id).await?;
            let Some([Value::Array(whose), rest @ ..]) = rows["application"].as_array().map(Vec::as_slice) else { return Ok(None) };
            let whose = whose.iter().enumerate().filter(|(place, _)| *place != 2).map(|(_, value)| value);
            rows["application"] = whose.chain(rest).cloned().collect();
            rows
        }
        Kept::Staff(id) => {
            let mut rows = staff(tx, id).await?;
            let Some([_, rest @ ..]) = rows["staff"].as_array().map(Vec::as_slice) else { return Ok(None) };
            rows["staff"] = rest.iter().cloned().collect();
            rows
        }
        Kept::Token(id) => {
            let rows = token(tx, id).await?;
            let Some([rest @ .., _]) = rows.as_array().map(Vec::as_slice) else { return Ok(None) };
            rest.iter().cloned().collect()
        }
        Kept::Check(_)
        | Kept::CheckRequest(_)
        | Kept::Signal(_)
        | Kept::Audit(_)
        | Kept::AuditTask(_)
        | Kept::Measure(_)
        | Kept::Book(_)
        | Kept::Attempt(_)
        | Kept::Contest(_)
        | Kept::Version(_)
        | Kept::Webhook(_)
        | Kept::Responses(_)
        | Kept::Form(_) => return Ok(None),
    };
    Ok(Some(hash(&rows)))
}

/// The hash of a subject of which nothing stands: what [`digest`] gives for an id that nothing has, without asking.
#[must_use]
pub fn nothing(kept: Kept) -> String {
    hash(&match kept {
        Kept::Application(_) => {
            json!({ "application": null, "consents": [], "evidence": [], "decisions": [], "appeals": [], "annotators": [] })
        }
        Kept::CheckRequest(_) => json!({ "request": null, "places": [] }),
        Kept::Staff(_) => json!({ "staff": null, "roles": [] }),
        Kept::Attempt(_) => json!({ "attempt": null, "result": null, "rescores": [] }),
        Kept::Version(_) => json!({ "version": null, "warnings": [] }),
        Kept::Audit(_) => json!({ "audit": null, "frame": [], "drawn": [], "signed": [] }),
        Kept::Responses(_) | Kept::Form(_) | Kept::AuditTask(_) => json!([]),
        Kept::Measure(_) => json!({ "measure": null, "appeal": null }),
        Kept::Check(_) | Kept::Token(_) | Kept::Contest(_) | Kept::Webhook(_) | Kept::Signal(_) | Kept::Book(_) => Value::Null,
    })
}

fn hash(rows: &Value) -> String {
    blake3::hash(canonical::text(rows).as_bytes()).to_hex().to_string()
}

/// The application that made an annotator.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn that_made(tx: &mut Tx, annotator: Uuid) -> Result<Option<Uuid>> {
    Ok(tx.one::<IdRow>(&THAT_MADE, vals![annotator]).await?.map(|r| r.id))
}

/// The attempt of a rescore.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn rescored_in(tx: &mut Tx, rescore: Uuid) -> Result<Option<Uuid>> {
    Ok(tx.one::<IdRow>(&RESCORED_IN, vals![rescore]).await?.map(|r| r.id))
}

/// The application of an attempt.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn candidate_of(tx: &mut Tx, attempt: Uuid) -> Result<Option<Uuid>> {
    Ok(tx.one::<IdRow>(&CANDIDATE_OF, vals![attempt]).await?.map(|r| r.id))
}

/// Every subject whose rows were made at or after a moment, but for responses that people score ([`sheets_left::put_up_since`]) and forms,
/// whose attempts tell of them.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn since(tx: &mut Tx, at: i64) -> Result<Vec<Kept>> {
    type Named = fn(Uuid) -> Kept;
    let all: [(&'static Statement, Named); 12] = [
        (&SINCE_APPLICATION, Kept::Application),
        (&SINCE_CHECK, Kept::Check),
        (&SINCE_CHECK_REQUEST, Kept::CheckRequest),
        (&SINCE_STAFF, Kept::Staff),
        (&SINCE_TOKEN, Kept::Token),
        (&SINCE_ATTEMPT, Kept::Attempt),
        (&SINCE_CONTEST, Kept::Contest),
        (&SINCE_VERSION, Kept::Version),
        (&SINCE_WEBHOOK, Kept::Webhook),
        (&SINCE_SIGNAL, Kept::Signal),
        (&SINCE_MEASURE, Kept::Measure),
        (&SINCE_BOOK, Kept::Book),
    ];
    let mut found = Vec::new();
    for (statement, named) in all {
        found.extend(tx.all::<IdRow>(statement, vals![at]).await?.into_iter().map(|r| named(r.id)));
    }
    found.extend(audited::since(tx, at).await?);
    Ok(found)
}
