//! What the platform sends of ordinary work, and the audits of it: one that is reviewed and waits for its second signature, and a lot whose
//! judgments wait for reviewers.

use serde_json::{Value, json};

use super::super::{Failure, code};
use super::client::Client;
use super::scene::Scene;
use crate::app::auditing::judgments::Purpose;
use crate::domain::kernel::chance::{Draws, Seed};
use crate::domain::project::sample::SampleKind;

/// Judgments of the last weeks.
const JUDGMENTS: usize = 90;

/// Of so many one is wrong, and the reviewers say so.
const ONE_WRONG_OF: u64 = 12;

/// Labels that people give.
const LABELS: [&str; 3] = ["keep", "edit", "remove"];

/// Annotators, as the platform calls them where they are not ours.
const OTHERS: usize = 8;

/// The platform tells who said what of which task.
async fn judged(scene: &Scene) -> Result<(), Failure> {
    let client = Client::new(scene, None, &["audits:read"]).await?;
    let listed = client.must("GET", "/annotators?limit=200", None).await?;
    let ours: Vec<&str> = listed["data"].as_array().into_iter().flatten().filter_map(|row| row["id"].as_str()).collect();
    let mut chance = Draws::new(Seed(1), "judgments");
    let mut intake = scene.app.intake(&scene.project, Purpose::Take);
    for n in 0..JUDGMENTS {
        let label = LABELS[usize::try_from(chance.below(LABELS.len() as u64)).unwrap_or_default()];
        let who = ours.get(n % (ours.len() + OTHERS)).map_or_else(|| format!("w-{:02}", n % OTHERS), |id| (*id).to_owned());
        let hours = i64::try_from(n).unwrap_or_default() % 140 + 2;
        let at = scene.app.now().plus_seconds(-3_600 * hours).to_string();
        let row = json!({ "id": format!("demo-{n}"), "task": format!("task-{n:04}"), "annotator": who, "label": label, "at": at });
        intake.line(n as u64 + 1, &row.to_string()).await?;
    }
    let report = intake.finish().await?;
    if report.refused > 0 { Err(Failure::new(code::BUG, "judgments of the demo were refused")) } else { Ok(()) }
}

/// Reviews what waits for a member of staff, by the task alone, so that two say the same.
async fn reviewed(scene: &Scene, email: &str) -> Result<(), Failure> {
    let client = Client::new(scene, Some(email), &["reviews:write"]).await?;
    loop {
        let taken = client.must("POST", "/audits/next_review", None).await?;
        let review = &taken["review"];
        let (Some(id), Some(audit), Some(task)) = (review["id"].as_str(), review["audit"].as_str(), review["task"].as_str()) else {
            return Ok(());
        };
        let number: u64 = task.trim_start_matches("task-").parse().unwrap_or_default();
        let outcome = if Draws::new(Seed(number), "wrong").below(ONE_WRONG_OF) == 0 { "wrong" } else { "right" };
        let note = if outcome == "wrong" { json!("Simulated: by rule 3.") } else { Value::Null };
        let body = json!({ "review": id, "outcome": outcome, "note": note });
        client.must("POST", &format!("/audits/{audit}/reviews"), Some(body)).await?;
    }
}

/// Plans what the project's samples say: the estimates are reviewed and signed by one, lots are left to reviewers.
pub(super) async fn audit(scene: &Scene) -> Result<(), Failure> {
    let samples = scene.app.audit_samples(&scene.project).await?;
    if samples.is_empty() {
        return Ok(());
    }
    judged(scene).await?;
    let auditor = Client::new(scene, Some("auditor@demo.example"), &["audits:read", "audits:write"]).await?;
    for kind in [SampleKind::Estimate, SampleKind::Certify] {
        for sample in samples.iter().filter(|sample| sample.kind == kind) {
            let planned = auditor.must("POST", "/audits", Some(json!({ "sample": sample.name }))).await?;
            if kind == SampleKind::Certify {
                continue;
            }
            for email in ["reviewer@demo.example", "reviewer2@demo.example"] {
                reviewed(scene, email).await?;
            }
            let id = planned["id"].as_str().unwrap_or_default();
            auditor.must("POST", &format!("/audits/{id}/signatures"), None).await?;
        }
    }
    Ok(())
}
