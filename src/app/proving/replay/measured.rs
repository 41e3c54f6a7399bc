//! What rules saw when they asked for a measure, computed again from the checks that they had seen.

use serde_json::{Value, json};

use crate::app::auditing::ruling::{again, is_regraded};
use crate::app::gold_set::shelf::looked;
use crate::app::proving::difference::Difference;
use crate::app::{App, AppError};
use crate::domain::auditing::measure::RestsOn;
use crate::domain::kernel::id::MeasureId;
use crate::store::auditing::{annotators, books, measures};

impl App {
    /// Looks again, with the rules of each measure, at the record as they saw it, and tells those whose figures differ. Where a corrected
    /// key changed a grade that they had seen, the figures differ rightly: such a measure is put before a person.
    pub(super) async fn replay_measures(&self, found: &mut Vec<Difference>) -> Result<(), AppError> {
        let mut after = MeasureId::from_uuid(uuid::Uuid::nil());
        loop {
            let page = self.db.read("replay measures", move |tx| Box::pin(measures::by_rules(tx, after, 200))).await?;
            let Some(last) = page.last() else { return Ok(()) };
            after = last.id;
            for m in &page {
                if let Some((stored, computed)) = self.replay_measure(m).await? {
                    found.push(Difference { of: m.id.to_string(), what: "measure", at: "/rests_on".to_owned(), stored, computed });
                }
            }
        }
    }

    /// What is stored and what is computed, where these differ.
    async fn replay_measure(&self, m: &measures::Measure) -> Result<Option<(Value, Value)>, AppError> {
        let (at_hand, m) = (self.books(), m.clone());
        loop {
            let (own, m) = (at_hand.clone(), m.clone());
            let read = self.db.read("replay measure", move |tx| {
                let (at_hand, m) = (own.clone(), m.clone());
                Box::pin(async move {
                    let Some(id) = m.book else { return Ok(Ok(None)) };
                    let checks = annotators::checks(tx, m.annotator).await?;
                    let Some(book) = books::by_id(tx, id).await?.filter(|_| !is_regraded(&m, &checks)) else { return Ok(Ok(None)) };
                    let rules = match at_hand.content(book.version) {
                        Ok(rules) => rules,
                        Err(stop) => return looked(Err(stop)),
                    };
                    let Some(audit) = &rules.project.audit else { return Ok(Ok(None)) };
                    let saw = looked(again(tx, &m, audit, &at_hand).await)?;
                    Ok(saw.map(|rules| {
                        let computed = rules.map(|rules| RestsOn { rules, unseen: m.rests_on.unseen.clone() }.document());
                        Some((m.rests_on.document(), json!(computed)))
                    }))
                })
            });
            match read.await? {
                Err(_) if self.fetch(&at_hand).await? => {}
                outcome => return Ok(outcome?.filter(|(stored, computed)| stored != computed)),
            }
        }
    }
}
