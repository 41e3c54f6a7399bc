//! What charts over hidden checks signal: read by auditors and platforms, settled by a named person, told to whom they are about.

use crate::app::accounts::acts::Acting;
use crate::app::accounts::reader::Reader;
use crate::app::kernel::command::{Happened, not_found, refused};
use crate::app::{App, AppError};
use crate::domain::accounts::Role;
use crate::domain::applying::refused as refused_text;
use crate::domain::auditing::SignalState;
use crate::domain::auditing::path::Path;
use crate::domain::kernel::actor::Actor;
use crate::domain::kernel::event_kind::EventKind;
use crate::domain::kernel::id::{AnnotatorId, ApplicationId, PersonId, SignalId};
use crate::domain::kernel::ledger::Kept;
use crate::domain::kernel::moment::Moment;
use crate::domain::kernel::violation::Violation;
use crate::store::auditing::annotators::{self, Annotator};
use crate::store::auditing::signals::{self, Which};
use crate::store::{StoreError, Tx};
use serde_json::json;

pub use crate::store::auditing::signals::Signal;

/// The longest answer to a signal, in code points.
const LONGEST: usize = 2_000;

/// For whom signals and charts are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Told {
    /// Whoever may open keys: as they stand.
    AtOnce,
    /// Whoever could post an answer and look: signals from the next day on, charts by whole blocks as they stood at the end of the day
    /// before, by UTC.
    Later,
}

/// Which signals are asked for.
#[derive(Clone, Copy, Debug)]
pub struct Wanted {
    /// In this state; any where none is named.
    pub state: Option<SignalState>,
    /// Those after this one, by when it was raised and its id.
    pub after: Option<(i64, uuid::Uuid)>,
    /// At most so many, and at most 200.
    pub limit: i64,
    /// For whom.
    pub told: Told,
}

/// An annotator's charts.
#[derive(Clone, Debug)]
pub struct Charts {
    /// Whose.
    pub annotator: Annotator,
    /// Each chart that is kept of them.
    pub paths: Vec<Path>,
    /// What they signalled, newest first.
    pub signals: Vec<Signal>,
}

/// The charts of an annotator as they may be told.
async fn charts_of(tx: &mut Tx, annotator: Annotator, told: Told, now: Moment) -> Result<Charts, StoreError> {
    let mut paths = signals::charts(tx, annotator.id).await?;
    let mut found = signals::of_annotator(tx, annotator.id).await?;
    if told == Told::Later {
        // Of what was answered by the end of the day before: what moves as soon as an answer is posted says that it was one to a check.
        paths = paths.iter().map(|path| path.before(now.day()).whole_blocks()).collect();
        // Which charts there are follows from the keys of the bank: of one that has said nothing yet nothing is told.
        paths.retain(|p| !p.places.is_empty());
        found.retain(|s| s.told_at <= now);
    }
    Ok(Charts { annotator, paths, signals: found })
}

impl App {
    /// Signals of a project, newest first; those about the reader are left out.
    ///
    /// # Errors
    /// [`AppError::Store`].
    pub async fn signals(&self, project: &str, wanted: Wanted, reader: Reader) -> Result<Vec<Signal>, AppError> {
        let now = self.clock.now();
        let which = Which {
            state: wanted.state,
            except: reader.left_out(),
            told_by: if wanted.told == Told::Later { now } else { Moment::from_microseconds(i64::MAX) },
            before: wanted.after.unwrap_or((i64::MAX, uuid::Uuid::max())),
            limit: wanted.limit.clamp(1, 200),
        };
        let project = project.to_owned();
        let page = self.db.read("signals", move |tx| {
            let project = project.clone();
            Box::pin(async move { signals::page(tx, &project, which).await })
        });
        Ok(page.await?)
    }

    /// A signal of a project.
    ///
    /// # Errors
    /// [`AppError::NotFound`], also where it may not be told yet; [`AppError::Refused`] where it is about the reader.
    pub async fn signal(&self, project: &str, id: SignalId, told: Told, reader: Reader) -> Result<Signal, AppError> {
        let (project, now) = (project.to_owned(), self.clock.now());
        let found = self.db.read("signal", move |tx| {
            let project = project.clone();
            Box::pin(async move { signals::by_id(tx, &project, id).await })
        });
        let found = found.await?.filter(|s| told == Told::AtOnce || s.told_at <= now);
        let signal = found.ok_or_else(|| AppError::NotFound("there is no such signal".to_owned()))?;
        reader.may_see(signal.person)?;
        Ok(signal)
    }

    /// Settles a signal as a named auditor, in words that are kept and that its annotator may read. Nothing else follows.
    ///
    /// # Errors
    /// [`AppError::Invalid`] without words; [`AppError::Refused`] where it is not open, or about whoever settles it.
    pub async fn settle_signal(&self, project: &str, by: PersonId, id: SignalId, answer: &str) -> Result<(), AppError> {
        let answer = answer.trim().to_owned();
        let mut wrong: Vec<Violation> = refused_text::check(&answer, LONGEST, "/answer").into_iter().collect();
        if answer.is_empty() {
            wrong.push(Violation::new("/answer", "required", "say what it was"));
        }
        if !wrong.is_empty() {
            return Err(AppError::Invalid(wrong));
        }
        let acting = Acting { project: project.to_owned(), by, roles: &[Role::Auditor] };
        self.command("settle signal", (acting, id, answer), |tx, at, (acting, id, answer)| {
            Box::pin(async move {
                acting.admitted(tx).await?;
                let signal = signals::by_id(tx, &acting.project, id).await?.ok_or_else(|| not_found("signal"))?;
                acting.on(tx, signal.person).await?;
                at.hold(tx, Kept::Signal(id.uuid())).await?;
                if !signals::settle(tx, id, acting.by, &answer, at.now).await? {
                    return Err(refused("illegal_transition", format!("the signal is {}", signal.state.as_str())));
                }
                let body = json!({ "signal": id.to_string(), "chart": signal.series.name(), "answer": answer });
                let (actor, project) = (Actor::Person(acting.by), Some(acting.project.as_str()));
                let what = Happened { kind: EventKind::AuditSettled, actor, subject: signal.annotator.uuid(), body, project };
                // After the signal itself, of which platforms hear a day later.
                Ok(at.tell_later(tx, what, at.now.next_day()).await?)
            })
        })
        .await
    }

    /// The charts of an annotator of a project.
    ///
    /// # Errors
    /// [`AppError::NotFound`], also where they are another project's; [`AppError::Refused`] where they are the reader's own.
    pub async fn charts(&self, project: &str, id: AnnotatorId, told: Told, reader: Reader) -> Result<Charts, AppError> {
        let (project, now) = (project.to_owned(), self.clock.now());
        let found = self.db.read("charts", move |tx| {
            let project = project.clone();
            Box::pin(async move {
                let annotator = annotators::by_id(tx, id).await?.filter(|a| a.project == project && a.onboarded_at <= now);
                match annotator {
                    Some(annotator) => Ok(Some(charts_of(tx, annotator, told, now).await?)),
                    None => Ok(None),
                }
            })
        });
        let charts = found.await?.ok_or_else(|| AppError::NotFound("there is no such annotator".to_owned()))?;
        reader.may_see(charts.annotator.person)?;
        Ok(charts)
    }

    /// What may be told to an annotator of their own charts, by the application that they came by; none before they have begun.
    ///
    /// # Errors
    /// [`AppError::Store`].
    pub async fn own_charts(&self, application: ApplicationId) -> Result<Option<Charts>, AppError> {
        let now = self.clock.now();
        let found = self.db.read("own charts", move |tx| {
            Box::pin(async move {
                match annotators::of_application(tx, application).await?.filter(|a| a.onboarded_at <= now) {
                    Some(annotator) => Ok(Some(charts_of(tx, annotator, Told::Later, now).await?)),
                    None => Ok(None),
                }
            })
        });
        Ok(found.await?)
    }
}
