//! Places of hidden checks among the next tasks, drawn again from what is stored.

use serde_json::json;

use crate::app::proving::difference::Difference;
use crate::app::{App, AppError};
use crate::domain::auditing;
use crate::domain::kernel::id::CheckRequestId;
use crate::store::auditing::requests;

impl App {
    /// The places of every request's checks, and that no more of them were given out than were owed then.
    pub(in crate::app) async fn replay_placed(&self, differences: &mut Vec<Difference>) -> Result<(), AppError> {
        let mut after = CheckRequestId::from_uuid(uuid::Uuid::nil());
        loop {
            let page = self.db.read("replay places", move |tx| {
                Box::pin(async move {
                    let mut page = Vec::new();
                    for id in requests::after(tx, after).await? {
                        page.extend(requests::request(tx, id).await?);
                    }
                    Ok(page)
                })
            });
            let page = page.await?;
            let Some(last) = page.last().map(|(request, _)| request.id) else { return Ok(()) };
            for (request, checks) in page {
                let stored: Vec<u32> = checks.iter().map(|(_, place)| *place).collect();
                let due = auditing::due(request.owed, request.asked, request.tasks) as usize;
                let computed = auditing::places(request.seed(), request.tasks, checks.len().min(due));
                if stored != computed {
                    let (of, at) = (request.id.to_string(), "/places".to_owned());
                    differences.push(Difference { of, what: "places", at, stored: json!(stored), computed: json!(computed) });
                }
            }
            after = last;
        }
    }
}
