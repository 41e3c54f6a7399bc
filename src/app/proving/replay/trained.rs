//! Rounds of training and seeded sheets, computed again from what is stored.

use serde_json::json;

use crate::app::proving::difference::Difference;
use crate::app::reviewing::training::tally;
use crate::app::{App, AppError};
use crate::domain::kernel::id::{SheetId, TrainingId};
use crate::domain::reviewing::training;
use crate::store::reviewing::training as rows;
use crate::store::reviewing::training::Ended;

impl App {
    /// What every round came to, computed again from its sheets and the agreed levels of its version.
    pub(in crate::app) async fn replay_trainings(&self, differences: &mut Vec<Difference>) -> Result<(), AppError> {
        let mut after = TrainingId::from_uuid(uuid::Uuid::nil());
        loop {
            let page = self.db.read("replay trainings", move |tx| {
                Box::pin(async move {
                    let mut page = Vec::new();
                    for round in rows::ended_after(tx, after, 200).await? {
                        let sheets = rows::of_round(tx, round.id).await?;
                        page.push((round, sheets));
                    }
                    Ok(page)
                })
            });
            let page = page.await?;
            let Some(last) = page.last().map(|(round, _)| round.id) else { return Ok(()) };
            for (round, sheets) in page {
                let Some(content) = self.content_or_tell(round.version, round.id.uuid(), differences).await? else { continue };
                let Some(stored) = round.ended else { continue };
                let computed = Ended::of(&tally(&content, &sheets), round.agreement, stored.at);
                if stored != computed {
                    let told =
                        |e: &Ended| json!({ "criteria": e.criteria, "exact": e.exact, "near": e.near, "far": e.far, "passed": e.passed });
                    let (of, at) = (round.id.to_string(), format!("/trainings/{}/{}", round.rubric, round.number));
                    differences.push(Difference { of, what: "training", at, stored: told(&stored), computed: told(&computed) });
                }
            }
            after = last;
        }
    }

    /// The total of every seeded sheet, from its levels and the rubric of its version; and whether its place draws a seeded response, as it
    /// has to by the largest share of its version.
    pub(in crate::app) async fn replay_seeded(&self, differences: &mut Vec<Difference>) -> Result<(), AppError> {
        let mut after = SheetId::from_uuid(uuid::Uuid::nil());
        loop {
            let page = self.db.read("replay seeded", move |tx| Box::pin(rows::seeded_after(tx, after, 200))).await?;
            let Some(last) = page.last().map(|sheet| sheet.id) else { return Ok(()) };
            for sheet in page {
                let Some(content) = self.content_or_tell(sheet.version, sheet.id.uuid(), differences).await? else { continue };
                let of = sheet.id.to_string();
                let rubric = content.shared.rubrics.get(&sheet.rubric);
                let total = rubric.zip(sheet.saved.as_ref()).map(|(rubric, (saved, _))| saved.total(rubric));
                if sheet.total.map(f64::to_bits) != total.map(f64::to_bits) {
                    let (at, what) = (format!("/seeded/{}/total", sheet.rubric), "training");
                    differences.push(Difference { of: of.clone(), what, at, stored: json!(sheet.total), computed: json!(total) });
                }
                let share = content.review_plans().values().map(|plan| plan.seeded).fold(0.0, f64::max);
                let drawn = training::is_seeded(&sheet.project, &sheet.reviewer.to_string(), sheet.place, share);
                if !drawn {
                    let at = format!("/seeded/{}/place", sheet.rubric);
                    differences.push(Difference { of, what: "training", at, stored: json!(sheet.place), computed: json!(null) });
                }
            }
            after = last;
        }
    }
}
