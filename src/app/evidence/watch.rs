//! What looks at live items without being asked: once a day statistics question keys that answers speak against, and items that seem to be
//! known outside. Nothing is changed by it; an author settles each contest.

use std::collections::BTreeSet;

use super::item_report::Analysed;
use super::looks::Look;
use crate::app::gold_set::contests::{Raised, raise};
use crate::app::gold_set::next_look::queue_look;
use crate::app::{App, AppError};
use crate::domain::evidence::integrity::{CLEAN_MONTHS, Leaked};
use crate::domain::evidence::item_analysis::Flag;
use crate::domain::gold_set::contest::ContestSource;
use crate::domain::gold_set::stored::Content;
use crate::domain::kernel::id::VersionId;
use crate::store::gold_set::items;
use touchstone_measure::integrity::wrong_key;

/// How the reason of a contest begins that says an item is known outside.
const LEAKED: &str = "leaked";

/// What answers say against an item's key, and what the alarm means.
fn doubt(item: &Analysed) -> Option<String> {
    let f = &item.figures;
    let against = f.against.as_ref().filter(|_| f.flags.iter().any(|f| f.questions_the_key()))?;
    Some(format!(
        "{}: {} (answer {}; {:.0} times what a right key gives, bound {:.0}: of right keys at most {:.0} % are ever questioned); \
            n = {}, facility {:.2}, discrimination {:.2}",
        Flag::KeyInDoubt.as_str(),
        against.says,
        against.at,
        against.evidence,
        against.bound,
        100.0 * wrong_key::FALSE_ALARMS,
        f.n,
        f.facility,
        f.discrimination.unwrap_or(0.0)
    ))
}

/// What the alarm says of an item that may be known outside.
fn leak(item: &Leaked) -> String {
    let median = |s: Option<f64>| s.map_or_else(|| "none".to_owned(), |s| format!("{s:.0} s"));
    format!(
        "{LEAKED}: over {} exposures up to number {} the sum of log-likelihood ratios rose to {:.1} (bound {:.1}: \
            one false alarm in {:.0} clean item-months); facility {:.2} in the {} before and {:.2} in these, median time {} and {}",
        item.run,
        item.exposures_by_then,
        item.sum,
        item.bound,
        CLEAN_MONTHS,
        item.facility.0,
        item.baseline,
        item.facility.1,
        median(item.seconds.0),
        median(item.seconds.1)
    )
}

impl App {
    /// Looks at a set's items and queues the next look: the worker's part.
    ///
    /// # Errors
    /// [`AppError`].
    pub async fn look_at_items(&self, set: &str) -> Result<(), AppError> {
        // The next one first, so that one that fails does not end them.
        self.command("next look", set.to_owned(), |tx, at, set| Box::pin(async move { Ok(queue_look(tx, &at, &set).await?) })).await?;
        // The alarms do not wait for a fit that fails.
        let learned = self.learn_population(set).await;
        self.question_by_statistics(set).await?;
        learned.map(drop)
    }

    /// Looks at a project's pool, and questions every item in use whose key live answers speak against, or that seems to be known outside:
    /// once for each version of it. How many contests were raised.
    ///
    /// # Errors
    /// [`AppError`].
    pub async fn question_by_statistics(&self, project: &str) -> Result<usize, AppError> {
        let (current, published) = self.published(project).await?;
        let retired: BTreeSet<String> = self.retired_items(project).await?.into_iter().map(|r| r.item).collect();
        let Look { report, leaked: leaks, .. } = self.look_at_pool(project).await?;
        let mut found: Vec<(String, VersionId, String)> = Vec::new();
        for item in report {
            let Some(reason) = doubt(&item) else { continue };
            // A key that was corrected since is not questioned again.
            if same_key(&*self.content(item.version).await?, &published, &item.item) {
                found.push((item.item, item.version, reason));
            }
        }
        found.extend(leaks.iter().map(|l| (l.item.clone(), current, leak(l))));
        let mut raised = 0;
        for (item, version, reason) in found.into_iter().filter(|(item, ..)| published.item(item).is_some() && !retired.contains(item)) {
            let new =
                Raised { project: project.to_owned(), item, version, source: ContestSource::Statistic, by: None, appeal: None, reason };
            let added = self.command("question by statistics", new, |tx, at, new| {
                Box::pin(async move {
                    let leaks = |reason: &str| reason.starts_with(LEAKED);
                    let before = items::contests_by_statistics(tx, &new.project, &new.item).await?;
                    let asked = |c: &items::Asked| leaks(&c.reason) == leaks(&new.reason) && (c.open || c.version == new.version);
                    if before.iter().any(asked) {
                        return Ok(0);
                    }
                    raise(tx, &at, new).await.map(|_| 1)
                })
            });
            raised += added.await?;
        }
        Ok(raised)
    }
}

fn same_key(old: &Content, new: &Content, item: &str) -> bool {
    old.item(item).zip(new.item(item)).is_some_and(|(a, b)| a.has_key_of(b) && a.is_shown_like(b))
}
