//! Grades.

use uuid::Uuid;

use crate::domain::gold_set::item::Grade;
use crate::domain::grading;
use crate::domain::kernel::id::{AnswerId, AttemptId, FormItemId, GradeId, VersionId};
use crate::domain::kernel::moment::Moment;
use crate::domain::kernel::sealed::Reveal;
use crate::store::engine::error::Result;
use crate::store::engine::sql::{V, row, sql, vals};
use crate::store::engine::tx::Tx;
use crate::store::proving::ledger;

/// Of an item's grades by one version's keys the first, of `grade g`: a later release's grader may have given another beside it.
macro_rules! first_grade {
    () => {
        "NOT EXISTS (SELECT 1 FROM grade e WHERE e.form_item_id = g.form_item_id AND e.version_id = g.version_id \
         AND (e.graded_at < g.graded_at OR (e.graded_at = g.graded_at AND e.id < g.id)))"
    };
}
pub(in crate::store) use first_grade;

sql! {
    INSERT = "INSERT INTO grade (id, form_item_id, answer_id, version_id, grader, score, counts, positive, hit, brier, explanation, \
        graded_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) ON CONFLICT (form_item_id, version_id, grader) DO NOTHING";
    INSERT_TOGETHER = "INSERT INTO grade (id, form_item_id, answer_id, version_id, grader, score, counts, positive, hit, brier, \
        explanation, graded_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12), ($13, $14, $15, $16, $17, $18, $19, $20, $21, \
        $22, $23, $24), ($25, $26, $27, $28, $29, $30, $31, $32, $33, $34, $35, $36), \
        ($37, $38, $39, $40, $41, $42, $43, $44, $45, $46, $47, $48), \
        ($49, $50, $51, $52, $53, $54, $55, $56, $57, $58, $59, $60), \
        ($61, $62, $63, $64, $65, $66, $67, $68, $69, $70, $71, $72), \
        ($73, $74, $75, $76, $77, $78, $79, $80, $81, $82, $83, $84), \
        ($85, $86, $87, $88, $89, $90, $91, $92, $93, $94, $95, $96) ON CONFLICT (form_item_id, version_id, grader) DO NOTHING";
    OF_ATTEMPT = concat!(
        "SELECT g.form_item_id AS form_item_id, g.score AS score, g.counts AS counts, g.positive AS positive, g.hit AS hit FROM grade g \
        JOIN form_item f ON f.id = g.form_item_id WHERE f.attempt_id = $1 AND g.version_id = $2 AND ",
        first_grade!()
    );
    GIVEN = concat!(
        "SELECT g.form_item_id AS form_item_id, g.answer_id AS answer_id, g.grader AS grader, g.score AS score, g.counts AS counts, \
        g.positive AS positive, g.hit AS hit FROM grade g JOIN form_item f ON f.id = g.form_item_id WHERE f.attempt_id = $1 AND \
        g.version_id = $2 AND ",
        first_grade!()
    );
    UNFINISHED = "SELECT DISTINCT a.id AS id, a.version_id AS version_id FROM attempt a JOIN form_item f ON f.attempt_id = a.id \
        JOIN grade g \
        ON g.form_item_id = f.id WHERE a.state <> 'void' AND g.grader <> $1 AND NOT EXISTS (SELECT 1 FROM stage_result r WHERE \
        r.attempt_id = a.id)";
    GRADERS = "SELECT grader FROM grade UNION SELECT grader FROM hidden_check WHERE grader IS NOT NULL";
    GRADED_BY = "SELECT g.id AS id, f.attempt_id AS subject FROM grade g JOIN form_item f ON f.id = g.form_item_id WHERE g.grader = $1 \
        UNION ALL SELECT c.id, c.annotator_id FROM hidden_check c WHERE c.grader = $1";
}

/// A grade to be stored.
#[derive(Debug)]
pub struct NewGrade<'a> {
    /// The grade.
    pub id: GradeId,
    /// The item as it was shown.
    pub form_item: FormItemId,
    /// What was graded; none where the item was left unanswered.
    pub answer: Option<AnswerId>,
    /// The version whose key graded it.
    pub version: VersionId,
    /// The grader's version.
    pub grader: &'a str,
    /// What the grader said.
    pub grade: &'a Grade,
    /// When.
    pub at: Moment,
}

/// Stores grades; nothing happens where this grader graded an item by this version already.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn insert(tx: &mut Tx, new: &[NewGrade<'_>]) -> Result<()> {
    tx.run_each(&INSERT, &INSERT_TOGETHER, new.iter().map(values_of).collect()).await
}

fn values_of(new: &NewGrade<'_>) -> Vec<V> {
    let g = new.grade;
    let explanation = g.explanation.reveal(&Reveal::for_the_store());
    vals![
        new.id.uuid(),
        new.form_item.uuid(),
        new.answer.map(AnswerId::uuid),
        new.version.uuid(),
        new.grader,
        g.score,
        g.counts,
        g.positive,
        g.hit,
        g.brier,
        explanation,
        new.at
    ]
}

/// A stored grade, without its explanation.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct StoredGrade {
    /// The item as it was shown.
    pub form_item: FormItemId,
    /// 0..=1; none where it is left out, or only people can score it.
    pub score: Option<f64>,
    /// Whether it counts.
    pub counts: bool,
    /// Whether there was something to find.
    pub positive: bool,
    /// Whether it was found.
    pub hit: bool,
}

/// The grades of an attempt by one version's keys, one an item: the first that was made. What a person was told rests on it, and no later
/// release's grader, beside this one during an upgrade or after it, takes its place.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn of_attempt(tx: &mut Tx, attempt: AttemptId, version: VersionId) -> Result<Vec<StoredGrade>> {
    row! { struct GradeRow { form_item_id: Uuid, score: Option<f64>, counts: bool, positive: bool, hit: bool } }
    let rows = tx.all::<GradeRow>(&OF_ATTEMPT, vals![attempt.uuid(), version.uuid()]).await?;
    let grade = |r: GradeRow| StoredGrade {
        form_item: FormItemId::from_uuid(r.form_item_id),
        score: r.score,
        counts: r.counts,
        positive: r.positive,
        hit: r.hit,
    };
    Ok(rows.into_iter().map(grade).collect())
}

/// A stored grade with who gave it, and to which answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Given {
    /// The grade.
    pub grade: StoredGrade,
    /// The grader's name.
    pub grader: String,
    /// The answer; none where the item was left unanswered.
    pub answer: Option<AnswerId>,
}

/// The same grades as [`of_attempt`], with who gave them.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn given(tx: &mut Tx, attempt: AttemptId, version: VersionId) -> Result<Vec<Given>> {
    row! {
        struct GivenRow {
            form_item_id: Uuid, answer_id: Option<Uuid>, grader: String, score: Option<f64>, counts: bool, positive: bool, hit: bool,
        }
    }
    let given = |r: GivenRow| Given {
        grade: StoredGrade {
            form_item: FormItemId::from_uuid(r.form_item_id),
            score: r.score,
            counts: r.counts,
            positive: r.positive,
            hit: r.hit,
        },
        grader: r.grader,
        answer: r.answer_id.map(AnswerId::from_uuid),
    };
    Ok(tx.all::<GivenRow>(&GIVEN, vals![attempt.uuid(), version.uuid()]).await?.into_iter().map(given).collect())
}

/// Attempts that came to nothing yet and have grades of another grader than one, each with the version that was shown.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn unfinished_by_others(tx: &mut Tx, grader: &str) -> Result<Vec<(AttemptId, VersionId)>> {
    row! { struct UnfinishedRow { id: Uuid, version_id: Uuid } }
    let rows = tx.all::<UnfinishedRow>(&UNFINISHED, vals![grader]).await?;
    Ok(rows.into_iter().map(|r| (AttemptId::from_uuid(r.id), VersionId::from_uuid(r.version_id))).collect())
}

/// Grades of tests and of hidden checks by graders that were never released and that no event on the attempt or the annotator names: of
/// what, and by whom.
///
/// # Errors
/// [`crate::store::StoreError`].
pub(in crate::store) async fn by_nobody(tx: &mut Tx) -> Result<Vec<(Uuid, String)>> {
    row! { struct GraderRow { grader: String } }
    row! { struct GradedRow { id: Uuid, subject: Uuid } }
    let mut found = Vec::new();
    for GraderRow { grader } in tx.all::<GraderRow>(&GRADERS, vals![]).await? {
        if grading::is_known(&grader) {
            continue;
        }
        for row in tx.all::<GradedRow>(&GRADED_BY, vals![grader.as_str()]).await? {
            let told = ledger::about(tx, &[row.subject]).await?;
            if !told.iter().any(|event| event.body["grader"] == grader) {
                found.push((row.id, grader.clone()));
            }
        }
    }
    Ok(found)
}
