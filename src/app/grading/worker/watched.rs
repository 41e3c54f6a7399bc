//! Charts over an annotator's graded checks, computed again whenever a grade changes. Keys are opened here, since only they tell what was
//! missed from what was marked where nothing is.
//!
//! A signal is a case for a person; nothing else follows from it. One that rested on a key which was corrected is withdrawn, and one that
//! nothing but a corrected key raises says so.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde_json::json;

use crate::app::kernel::command::{At, Happened, Stop};
use crate::app::{App, AppError};
use crate::domain::auditing::SignalState;
use crate::domain::auditing::chart::{Drawn, draw, draw_all, new_signal};
use crate::domain::auditing::footing::{Footing, LASTS, RULES};
use crate::domain::auditing::path::Path;
use crate::domain::auditing::series::{Fact, labels_of, of_bank, planned};
use crate::domain::gold_set::stored::Content;
use crate::domain::kernel::actor::Actor;
use crate::domain::kernel::event_kind::EventKind;
use crate::domain::kernel::id::{AnnotatorId, CheckId, FootingId, PersonId, SignalId};
use crate::domain::kernel::ledger::Kept;
use crate::domain::kernel::sealed::Reveal;
use crate::store::Tx;
use crate::store::auditing::annotators;
use crate::store::auditing::annotators::Check;
use crate::store::auditing::signals::{self, NewSignal, Pinned, Signal};
use touchstone_measure::drift::ChartError;

/// Annotators that are looked at between two questions for more of them.
const PAGE: i64 = 100;

/// What an annotator's charts are computed from, beside their checks.
#[derive(Clone, Debug)]
pub(super) struct Ground {
    project: String,
    content: Arc<Content>,
    pinned: Arc<Pinned>,
}

/// Why an annotator's charts are looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Why {
    /// A check was graded.
    Graded,
    /// A corrected key changed a grade.
    Corrected,
    /// Somebody asked.
    Asked,
}

impl Why {
    const fn actor(self) -> Actor {
        match self {
            Self::Graded | Self::Corrected => Actor::Worker,
            Self::Asked => Actor::CommandLine,
        }
    }
}

impl Ground {
    /// An annotator's graded checks as charts see them; see [`facts`].
    pub fn facts(&self, checks: &[Check]) -> Vec<Fact> {
        facts(checks, &self.content)
    }

    /// Draws an annotator's charts as they are `now`, raises what they signal that they did not signal `before`, and withdraws what rested
    /// on
    /// a grade that a corrected key took back.
    pub async fn look(&self, tx: &mut Tx, at: &At, of: AnnotatorId, (before, now): (&[Fact], &[Fact]), why: Why) -> Result<(), Stop> {
        let footing = &self.pinned.footing;
        let (Ok(had), Ok(drawn)) = (draw_all(footing, before), draw_all(footing, now)) else {
            tracing::error!(project = self.project, footing = %self.pinned.id, "charts cannot be drawn over this footing");
            return Ok(());
        };
        let stored = signals::of_annotator(tx, of).await?;
        let withdrawn = if why == Why::Corrected { self.withdraw(tx, at, &stored, (before, now)).await? } else { BTreeSet::new() };
        for chart in &drawn {
            let own: Vec<&Signal> = stored.iter().filter(|s| s.series == chart.series).collect();
            if own.iter().any(|s| s.state == SignalState::Open && !withdrawn.contains(&s.id)) {
                continue;
            }
            let raised: BTreeSet<CheckId> = own.iter().map(|s| s.alarm.check).collect();
            // Signals behind one that is taken back were part of its case: the latest of them is a case of its own now.
            let gone = own.iter().find(|s| withdrawn.contains(&s.id)).map(|s| s.alarm.check);
            let from = gone.and_then(|check| chart.points.iter().position(|p| p.check == check));
            let earlier = had.iter().find(|h| h.series == chart.series).filter(|_| from.is_none());
            if let Some(point) = new_signal(earlier, chart, &raised).filter(|point| from.is_none_or(|from| *point >= from)) {
                self.raise(tx, at, of, (chart, point), why).await?;
            }
        }
        let paths: Vec<Path> = drawn.iter().map(Path::of).collect();
        Ok(signals::put_charts(tx, of, self.pinned.id, &paths, at.now).await?)
    }

    async fn raise(&self, tx: &mut Tx, at: &At, of: AnnotatorId, (chart, point): (&Drawn, usize), why: Why) -> Result<(), Stop> {
        let Ok(alarm) = chart.alarm(point) else { return Ok(()) };
        // Told once a day: at once, it would tell whoever sent the answer that it was checked, and how it was judged.
        let (id, told_at) = (SignalId::from_uuid(at.uuid()), at.now.next_day());
        let new = NewSignal {
            id,
            annotator: of,
            project: &self.project,
            series: &chart.series,
            footing: self.pinned.id,
            alarm,
            by_correction: why == Why::Corrected,
            raised_at: at.now,
            told_at,
        };
        signals::insert(tx, &new).await?;
        let body = json!({
            "signal": id.to_string(), "chart": chart.series.name(), "check": alarm.check.to_string(), "by_correction": new.by_correction,
            "rules": RULES,
        });
        let project = Some(self.project.as_str());
        let what = Happened { kind: EventKind::AuditSignal, actor: why.actor(), subject: of.uuid(), body, project };
        Ok(at.tell_later(tx, what, told_at).await?)
    }

    /// Withdraws the signals that their own footing gave before a correction and gives no more.
    async fn withdraw(
        &self,
        tx: &mut Tx,
        at: &At,
        stored: &[Signal],
        (before, now): (&[Fact], &[Fact]),
    ) -> Result<BTreeSet<SignalId>, Stop> {
        let mut footings: BTreeMap<FootingId, Pinned> = BTreeMap::new();
        let mut withdrawn = BTreeSet::new();
        for signal in stored.iter().filter(|s| s.state != SignalState::Withdrawn) {
            if let (false, Some(found)) = (footings.contains_key(&signal.footing), signals::footing(tx, signal.footing).await?) {
                footings.insert(signal.footing, found);
            }
            let Some(pinned) = footings.get(&signal.footing) else { continue };
            let gives = |facts: &[Fact]| still_signals(&pinned.footing, signal, facts).unwrap_or(true);
            if !gives(before) || gives(now) {
                continue;
            }
            at.hold(tx, Kept::Signal(signal.id.uuid())).await?;
            signals::withdraw(tx, signal.id, at.now).await?;
            withdrawn.insert(signal.id);
            let body = json!({ "signal": signal.id.to_string(), "chart": signal.series.name(), "was": signal.state.as_str() });
            let (subject, project) = (signal.annotator.uuid(), Some(self.project.as_str()));
            let what = Happened { kind: EventKind::AuditWithdrawn, actor: Actor::Worker, subject, body, project };
            at.tell_later(tx, what, at.now.next_day()).await?;
        }
        Ok(withdrawn)
    }
}

/// Graded checks as charts see them, in the order in which they were answered: those of items that the version has which the charts are of.
pub(in crate::app) fn facts(checks: &[Check], content: &Content) -> Vec<Fact> {
    let one = |check: &Check| {
        let (grade, (answer, at)) = (check.graded?, check.answered.as_ref()?);
        let item = content.item(&check.item)?;
        Some(Fact {
            check: check.id,
            item: check.item.clone(),
            at: *at,
            score: grade.score,
            counts: grade.counts,
            kind: item.presented.kind.to_owned(),
            skill: item.head.skill.clone(),
            labels: labels_of(item, &content.shared, answer, &Reveal::for_grading()),
        })
    };
    checks.iter().filter_map(one).collect()
}

/// The footing of a version's charts; none where the bank has items for no chart at all.
fn footing_of(content: &Content, facilities: BTreeMap<String, (u64, f64)>) -> Result<Option<Footing>, ChartError> {
    let Some(audit) = &content.project.audit else { return Ok(None) };
    let bank = content.bank(&audit.bank);
    let charts = planned(&audit.charts(), &of_bank(&bank, &content.shared, &Reveal::for_grading()), audit.repeat);
    if charts.is_empty() {
        return Ok(None);
    }
    // As it will be read: what charts rest on is what is stored.
    Ok(Footing::from_text(&Footing::made(audit, &charts, bank.len(), facilities)?.text()))
}

/// Whether a signal is given by its own footing over these checks.
pub(in crate::app) fn still_signals(footing: &Footing, signal: &Signal, facts: &[Fact]) -> Result<bool, ChartError> {
    let name = signal.series.name();
    let limited = footing.charts.iter().find(|c| c.series == name).ok_or(ChartError::Parameters)?;
    Ok(draw(footing, limited, &signal.series, facts)?.signalled().contains(&signal.alarm.check))
}

impl App {
    /// What a project's charts rest on: the newest footing, or a new one where there is none, where it is a week old, or where another
    /// version was published since. None without an audit plan.
    pub(super) async fn ground(&self, project: &str) -> Result<Option<Ground>, AppError> {
        let (version, content) = match self.published(project).await {
            Err(AppError::NotFound(_)) => return Ok(None),
            found => found?,
        };
        if content.project.audit.is_none() {
            return Ok(None);
        }
        let (name, now) = (project.to_owned(), self.clock.now());
        let found = self.db.read("footing", move |tx| {
            let name = name.clone();
            Box::pin(async move { signals::newest(tx, &name).await })
        });
        let fresh = |p: &Pinned| p.version == version && p.footing.rules == RULES && now.seconds_since(p.made_at) < LASTS;
        if let Some(pinned) = found.await?.filter(fresh) {
            return Ok(Some(Ground { project: project.to_owned(), content, pinned: Arc::new(pinned) }));
        }
        let name = project.to_owned();
        let facilities = self.db.read("facilities", move |tx| {
            let name = name.clone();
            Box::pin(async move { signals::facilities(tx, &name).await })
        });
        let facilities = facilities.await?.into_iter().map(|(item, answers, right)| (item, (answers, right))).collect();
        let of = content.clone();
        let footing = match self.compute("limits of charts", move || footing_of(&of, facilities)).await? {
            Ok(Some(footing)) => footing,
            Ok(None) => return Ok(None),
            Err(error) => {
                tracing::error!(project, ?error, "no limits keep what the project's charts promise");
                return Ok(None);
            }
        };
        let pinned = self.command("pin footing", (project.to_owned(), footing), |tx, at, (project, footing)| {
            Box::pin(async move {
                let version = crate::store::gold_set::versions::published(tx, &project).await?;
                let version = version.ok_or_else(|| crate::app::kernel::command::not_found("project"))?.id;
                let pinned = Pinned { id: FootingId::from_uuid(at.uuid()), version, made_at: at.now, footing };
                signals::insert_footing(tx, &project, &pinned).await?;
                Ok(pinned)
            })
        });
        let pinned = pinned.await?;
        Ok((pinned.version == version).then(|| Ground { project: project.to_owned(), content, pinned: Arc::new(pinned) }))
    }

    /// Computes the charts of every annotator of a project again, and raises what they signal that no signal stands for; how many
    /// annotators
    /// were looked at. None where the project has no audit plan.
    ///
    /// # Errors
    /// [`AppError`].
    pub async fn watch(&self, project: &str) -> Result<Option<usize>, AppError> {
        let Some(ground) = self.ground(project).await? else { return Ok(None) };
        let (mut after, mut looked) = (uuid::Uuid::nil(), 0);
        loop {
            let (name, now) = (project.to_owned(), self.clock.now());
            let nobody = PersonId::from_uuid(uuid::Uuid::nil());
            let page = self.db.read("annotators to watch", move |tx| {
                let name = name.clone();
                Box::pin(async move { annotators::page(tx, &name, (after, PAGE), nobody, now).await })
            });
            let page = page.await?;
            let Some(last) = page.last() else { return Ok(Some(looked)) };
            after = last.id.uuid();
            looked += page.len();
            for annotator in page {
                self.command("watch annotator", (ground.clone(), annotator.id), |tx, at, (ground, of)| {
                    Box::pin(async move {
                        let facts = ground.facts(&annotators::checks(tx, of).await?);
                        ground.look(tx, &at, of, (&[], &facts), Why::Asked).await
                    })
                })
                .await?;
            }
        }
    }
}
