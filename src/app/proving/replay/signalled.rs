//! Signals of charts computed again: each that stands is given by what it rests on.

use serde_json::json;

use crate::app::grading::worker::watched::{facts, still_signals};
use crate::app::proving::difference::Difference;
use crate::app::{App, AppError};
use crate::domain::kernel::id::SignalId;
use crate::store::auditing::{annotators, signals};

impl App {
    /// Draws the chart of each signal that was not withdrawn over what it rests on, and tells those that it does not give. A key that was
    /// corrected since changes what was missed of a label, where it changes no grade: charts of labels are held by their hashes alone.
    pub(super) async fn replay_signals(&self, found: &mut Vec<Difference>) -> Result<(), AppError> {
        let mut after = SignalId::from_uuid(uuid::Uuid::nil());
        loop {
            let page = self.db.read("replay signals", move |tx| Box::pin(signals::standing(tx, after, 200))).await?;
            let Some(last) = page.last() else { return Ok(()) };
            after = last.id;
            for signal in page.into_iter().filter(|s| s.series.side.is_none()) {
                let (of, rests_on) = (signal.annotator, signal.footing);
                let read = self.db.read("replay signal", move |tx| {
                    Box::pin(async move { Ok((signals::footing(tx, rests_on).await?, annotators::checks(tx, of).await?)) })
                });
                let (Some(pinned), checks) = read.await? else { continue };
                let Some(content) = self.content_or_tell(pinned.version, signal.id.uuid(), found).await? else { continue };
                if !still_signals(&pinned.footing, &signal, &facts(&checks, &content)).unwrap_or(false) {
                    found.push(Difference {
                        of: signal.id.to_string(),
                        what: "signal",
                        at: "/check".to_owned(),
                        stored: json!(signal.alarm.check.to_string()),
                        computed: json!(null),
                    });
                }
            }
        }
    }
}
