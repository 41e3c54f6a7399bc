//! Drafts whose base is no longer the published version: what they would take back is told, and they are laid anew on what is published.
//!
//! A correction and a calibration change what was published when they were made. Published as they are after another one, they would take
//! that one back; so publishing refuses them, and whoever wants them lays them anew. Whose content it is stays the one who brought it in,
//! who cannot publish it: laying anew is mechanical, and may be done by anybody who may publish.

use std::sync::Arc;

use serde_json::Value;

use super::authoring::inside;
use super::import::{Base, IMPORT_LIMIT, Imported, Origin, bring_in};
use crate::app::kernel::command::refused;
use crate::app::{App, AppError};
use crate::domain::gold_set::problem::Severity;
use crate::domain::gold_set::version::VersionState;
use crate::domain::gold_set::{self, Report, export, rebase, version};
use crate::domain::kernel::actor::Actor;
use crate::domain::kernel::sealed::Sealed;
use crate::domain::kernel::violation::Violation;
use crate::store::StoreError;
use crate::store::gold_set::items;
use crate::store::gold_set::versions as gold;
use crate::store::gold_set::versions::Version;

/// Places that are named before "and more".
const NAMED: usize = 12;

/// A draft that was laid on another version than the published one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stale {
    /// The number of the version on which it was laid; none where nothing was published then.
    pub base: Option<i64>,
    /// The number of the published version.
    pub published: i64,
    /// What was changed since, by place, and would be taken back.
    pub lost: Vec<String>,
}

impl Stale {
    /// Some of the places, and how many more there are.
    #[must_use]
    pub fn named(&self) -> String {
        let named: Vec<&str> = self.lost.iter().take(NAMED).map(String::as_str).collect();
        let more = self.lost.len().saturating_sub(named.len());
        if more == 0 { named.join(", ") } else { format!("{} (+{more})", named.join(", ")) }
    }

    /// What whoever wants to publish it reads.
    #[must_use]
    pub(in crate::app) fn told(&self, set: &str, number: i64) -> String {
        let base = self.base.map_or_else(|| "nothing".to_owned(), |n| format!("version {n}"));
        format!(
            "version {number} was laid on {base}, and version {} was published since; it would take back {}; lay it anew: \
             touchstone gold rebase {set} {number} --by NAME",
            self.published,
            self.named()
        )
    }
}

/// The versions that a draft has to do with.
struct Three {
    draft: Version,
    base: Option<Version>,
    published: Version,
    documents: [Sealed; 3],
}

/// A sealed document for whoever holds the right to the whole set.
pub(in crate::app) fn whole(document: &Sealed) -> Value {
    serde_json::from_str(inside(document)).unwrap_or_default()
}

impl App {
    /// What publishing a draft would take back; `None` where it is no draft, or laid on what is published.
    ///
    /// # Errors
    /// [`AppError::NotFound`].
    pub async fn would_take_back(&self, set: &str, number: i64) -> Result<Option<Stale>, AppError> {
        let Some(three) = self.three(set, number).await? else { return Ok(None) };
        let [base, _, published] = three.documents;
        let lost = self.compute("compare versions", move || rebase::changes(&whole(&base), &whole(&published))).await?;
        Ok(Some(Stale { base: three.base.map(|v| v.number), published: three.published.number, lost }))
    }

    /// Lays a draft anew on the published version; the new draft's number. Contests that it settles are settled by the new one.
    ///
    /// # Errors
    /// [`AppError::Refused`] where both have changed one place, or nothing of it is left to change; [`AppError::Invalid`] where the two
    /// together do not pass the check; [`AppError::NotFound`].
    pub async fn rebase(&self, set: &str, number: i64, by: impl Into<Actor>) -> Result<i64, AppError> {
        let acted = by.into();
        let three = self.three(set, number).await?;
        let three = three.ok_or_else(|| AppError::Refused {
            code: "illegal_transition",
            detail: format!("version {number} is no draft, or laid on the published version already"),
        })?;
        let mut media = self.media_of(three.draft.id).await?;
        media.extend(self.media_of(three.published.id).await?);
        let documents = three.documents;
        let checked = self.compute("check a gold set", move || checked(&documents, media)).await?;
        let report = checked.map_err(|both| AppError::Refused {
            code: "both_changed",
            detail: format!("the draft and the published version have both changed {}; make the change anew", both.join(", ")),
        })?;
        let of_check = report.problems.iter().filter(|p| p.code.severity() == Severity::Error);
        let errors: Vec<Violation> =
            of_check.map(|p| Violation::new("/version", "does_not_fit", format!("{}: {}", p.code.as_str(), p.message))).collect();
        let Some(new) = report.set.filter(|_| errors.is_empty()) else { return Err(AppError::Invalid(errors)) };
        let origin = Origin { base: Base::On(three.published.id), brought_in_by: three.draft.imported_by.clone(), acted };
        let input = (Arc::new((new, report.problems)), origin, three.draft.id);
        self.command_within("rebase", IMPORT_LIMIT, input, |tx, at, (new, origin, old)| {
            Box::pin(async move {
                match bring_in(tx, &at, &new.0, &new.1, &origin).await? {
                    Imported::New(version) => {
                        items::move_corrections(tx, old, version.id).await?;
                        Ok(version.number)
                    }
                    Imported::Unchanged(version) if version.state == VersionState::Draft => Ok(version.number),
                    Imported::Unchanged(_) => Err(refused("nothing_to_change", "the published version says all of it already")),
                }
            })
        })
        .await
    }

    /// A draft that is not laid on the published version, with both; the base's document is that of nothing where it has none.
    async fn three(&self, set: &str, number: i64) -> Result<Option<Three>, AppError> {
        let wanted = set.to_owned();
        let found = self.db.read("draft and base", move |tx| {
            let set = wanted.clone();
            Box::pin(async move {
                let Some(draft) = gold::by_number(tx, &set, number).await? else { return Ok(None) };
                let Some(published) = gold::published(tx, &set).await? else { return Ok(Some(None)) };
                if draft.state != VersionState::Draft || draft.based_on == Some(published.id) {
                    return Ok(Some(None));
                }
                let base = match draft.based_on {
                    Some(base) => gold::by_id(tx, base).await?,
                    None => None,
                };
                let mut documents = ["{}", "{}", "{}"].map(Sealed::new);
                for (document, id) in documents.iter_mut().zip([base.as_ref().map(|v| v.id), Some(draft.id), Some(published.id)]) {
                    let Some(id) = id else { continue };
                    let missing = || StoreError::Corrupt { table: "gold_set_version", column: "document", row: id.to_string() };
                    *document = gold::document(tx, id).await?.ok_or_else(missing)?;
                }
                Ok(Some(Some(Three { draft, base, published, documents })))
            })
        });
        match found.await? {
            Some(three) => Ok(three),
            None => Err(AppError::NotFound("there is no such version".to_owned())),
        }
    }
}

/// The draft laid on the published version and checked; the places that both have changed, where there are such.
fn checked([base, draft, published]: &[Sealed; 3], media: Vec<(String, Vec<u8>)>) -> Result<Report, Vec<String>> {
    let new = rebase::rebased(&whole(base), &whole(draft), &whole(published))?;
    let is_meant =
        |(name, bytes): &(String, Vec<u8>)| new["media"][name.as_str()]["blake3"].as_str() == Some(version::hash(bytes).as_str());
    let media: Vec<(String, Vec<u8>)> = media.into_iter().filter(is_meant).collect();
    let folder = export::folder(&new, media).unwrap_or_default();
    Ok(gold_set::read(&folder))
}
