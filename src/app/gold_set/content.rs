//! The content of gold-set versions, and which one is published.

use std::collections::BTreeSet;
use std::sync::Arc;

use serde_json::json;

use super::own_form;
use crate::app::accounts::named::{is_one, known};
use crate::app::kernel::command::{At, Happened, Stop, invalid, not_found, refused};
use crate::app::{App, AppError};
use crate::domain::accounts::Role;
use crate::domain::gold_set::problem::Code;
use crate::domain::gold_set::stored::{self, Content};
use crate::domain::gold_set::version::VersionState;
use crate::domain::kernel::actor::Actor;
use crate::domain::kernel::event_kind::EventKind;
use crate::domain::kernel::id::{PersonId, VersionId};
use crate::domain::kernel::job::JobKind;
use crate::domain::kernel::ledger::Kept;
use crate::domain::kernel::violation::Violation;
use crate::domain::sitting::adaptive;
use crate::store::accounts::sessions;
use crate::store::gold_set::versions as gold;
use crate::store::gold_set::versions::Warning;
use crate::store::{StoreError, Tx};

/// The code of a refusal: the draft is laid on another version than the published one.
const STALE: &str = "stale_base";
impl App {
    /// A version's content.
    ///
    /// # Errors
    /// [`AppError::NotFound`]; [`AppError::Store`] where the stored document is damaged.
    pub async fn content(&self, version: VersionId) -> Result<Arc<Content>, AppError> {
        if let Some(there) = self.contents.get(version) {
            return Ok(there);
        }
        let document = self.db.read("content", move |tx| Box::pin(gold::document(tx, version))).await?;
        let document = document.ok_or_else(|| AppError::NotFound("there is no such version".to_owned()))?;
        // Some hundred items are parsed, and exposure caps tried out: not on a thread that answers requests.
        let parsed = self.compute("read a version", move || stored::read(&document).inspect(adaptive::prepare)).await?;
        let corrupt = StoreError::Corrupt { table: "gold_set_version", column: "document", row: version.to_string() };
        let content = Arc::new(parsed.ok_or(corrupt)?);
        self.contents.keep(version, content.clone());
        Ok(content)
    }

    /// The published version of a project and its content.
    ///
    /// # Errors
    /// [`AppError::NotFound`] where the project has none.
    pub async fn published(&self, project: &str) -> Result<(VersionId, Arc<Content>), AppError> {
        let name = project.to_owned();
        let found = self.db.read("published", move |tx| {
            let name = name.clone();
            Box::pin(async move { gold::published(tx, &name).await })
        });
        let version = found.await?.ok_or_else(|| AppError::NotFound("there is no such project, or it is not open".to_owned()))?;
        Ok((version.id, self.content(version.id).await?))
    }

    /// The open projects, by id, with the content of their published versions.
    ///
    /// # Errors
    /// [`AppError::Store`].
    pub async fn open_projects(&self) -> Result<Vec<(String, Arc<Content>)>, AppError> {
        let mut open = Vec::new();
        for version in self.gold_set_versions().await?.into_iter().filter(|v| v.state == VersionState::Published) {
            open.push((version.set_id, self.content(version.id).await?));
        }
        Ok(open)
    }

    /// The media of a version: names and bytes.
    ///
    /// # Errors
    /// [`AppError::Store`].
    pub async fn media_of(&self, version: VersionId) -> Result<Vec<(String, Vec<u8>)>, AppError> {
        let files = self.db.read("media of version", move |tx| Box::pin(gold::media(tx, version))).await?;
        Ok(files.into_iter().map(|m| (m.name, m.bytes)).collect())
    }

    /// Publishes a version: new attempts get it, running ones stay on theirs. One of the project's authors does, where it has any; whoever
    /// brought it in cannot publish it, but for the first run.
    ///
    /// # Errors
    /// [`AppError::NotFound`]; [`AppError::Forbidden`]; [`AppError::Refused`], also (`stale_base`) where it was laid on another version
    /// than is published, with what it would take back, and (`second_person`) by whoever's own answers are graded by a key that it
    /// changes; [`AppError::Invalid`] where its check warned of something that is not acknowledged.
    pub async fn publish(&self, set_id: &str, number: i64, by: impl Into<Actor>, acknowledged: &[String]) -> Result<(), AppError> {
        let changed = self.changed_by(set_id, number).await?;
        let input = (set_id.to_owned(), number, by.into(), acknowledged.to_vec(), changed);
        let published = self.command("publish", input, |tx, at, (set_id, number, by, acknowledged, (before, changed))| {
            Box::pin(async move {
                let version = gold::by_number(tx, &set_id, number).await?.ok_or_else(|| not_found("version"))?;
                if version.state != VersionState::Draft {
                    return Err(refused("illegal_transition", format!("version {number} is {} already", version.state.as_str())));
                }
                let actor = admit_author(tx, &at, &set_id, by).await?;
                if actor != Actor::FirstRun && is_one(tx, &version.imported_by, &actor).await? {
                    return Err(refused("second_person", "a version is published by someone else than who brought it in"));
                }
                let published = gold::published(tx, &set_id).await?;
                if published.as_ref().map(|v| v.id) != version.based_on || version.based_on != before {
                    return Err(refused(STALE, "another version was published since the draft was made"));
                }
                own_form::refuse_actor(tx, &set_id, &actor, &changed).await?;
                let warnings = gold::warnings(tx, version.id).await?;
                let warned: BTreeSet<String> = warnings.iter().map(|w| w.code.clone()).collect();
                let open = still_to_acknowledge(&warnings, &acknowledged);
                if !open.is_empty() {
                    return Err(invalid(open));
                }
                at.hold(tx, Kept::Version(version.id.uuid())).await?;
                gold::acknowledge(tx, version.id, &actor).await?;
                let retired = published.as_ref().map(|before| before.id.to_string());
                if let Some(before) = published {
                    at.hold(tx, Kept::Version(before.id.uuid())).await?;
                    gold::set_state(tx, before.id, VersionState::Retired).await?;
                }
                gold::set_state(tx, version.id, VersionState::Published).await?;
                // Attempts of earlier versions whose keys this one corrects are computed again.
                at.queue(
                    tx,
                    JobKind::Rescore,
                    json!({ "version": version.id.to_string(), "project": set_id }),
                    &format!("rescore {}", version.id),
                )
                .await?;
                super::next_look::queue_look(tx, &at, &set_id).await?;
                let body = json!({ "set": set_id, "number": number, "acknowledged": warned, "retired": retired });
                let what = Happened { kind: EventKind::GoldSetPublished, actor, subject: version.id.uuid(), body, project: Some(&set_id) };
                Ok(at.tell(tx, what).await?)
            })
        });
        let published = published.await;
        self.offered.forget();
        match published {
            Err(AppError::Refused { code: STALE, detail }) => {
                let detail = self.would_take_back(set_id, number).await?.map_or(detail, |stale| stale.told(set_id, number));
                Err(AppError::Refused { code: STALE, detail })
            }
            outcome => outcome,
        }
    }
}

impl App {
    /// The published version, and the items whose keys or weights a version changes beside it; nothing where one of the two is not there.
    async fn changed_by(&self, set_id: &str, number: i64) -> Result<(Option<VersionId>, BTreeSet<String>), AppError> {
        let name = set_id.to_owned();
        let read = self.db.read("published and draft", move |tx| {
            let name = name.clone();
            Box::pin(async move { Ok((gold::published(tx, &name).await?, gold::by_number(tx, &name, number).await?)) })
        });
        let (published, draft) = read.await?;
        let before = published.map(|v| v.id);
        let Some((before_it, draft)) = before.zip(draft) else { return Ok((before, BTreeSet::new())) };
        let (old, new) = (self.content(before_it).await?, self.content(draft.id).await?);
        Ok((before, self.compute("compare versions", move || own_form::changed_keys(&old, &new)).await?))
    }
}

/// The codes of a check's warnings that nobody has acknowledged, each with where it is; advice needs nobody to.
fn still_to_acknowledge(warnings: &[Warning], acknowledged: &[String]) -> Vec<Violation> {
    let codes: BTreeSet<&str> = warnings.iter().map(|w| w.code.as_str()).collect();
    let advice = |code: &str| Code::ADVICE.iter().any(|c| c.as_str() == code);
    let open = codes.into_iter().filter(|code| !acknowledged.iter().any(|a| a == code) && !advice(code));
    open.map(|code| {
        let of_it: Vec<&Warning> = warnings.iter().filter(|w| w.code == code).collect();
        let told = format!("the check warned of {code} ({}); acknowledge it by code", where_warned(&of_it));
        Violation::new(format!("/acknowledged/{code}"), "not_acknowledged", told)
    })
    .collect()
}

/// Where a check's warnings of one code are: the first place, and how many more.
fn where_warned(warnings: &[&Warning]) -> String {
    let place = warnings.first().map_or("", |w| w.place.as_str());
    match warnings.len() {
        0 | 1 => place.to_owned(),
        n => format!("{place} (+{})", n - 1),
    }
}

/// Who publishes; refuses whoever is none of the project's authors, where it has any: a first version may come before its people.
async fn admit_author(tx: &mut Tx, at: &At, set_id: &str, by: Actor) -> Result<Actor, Stop> {
    let staff = sessions::all_staff(tx).await?;
    let authors: BTreeSet<PersonId> = staff.iter().filter(|s| s.project == set_id && s.role == Role::Author).map(|s| s.person).collect();
    let name = by.to_string();
    let actor = known(tx, at, by).await?;
    if authors.is_empty() || actor == Actor::FirstRun || actor.person().is_some_and(|person| authors.contains(&person)) {
        return Ok(actor);
    }
    let why = format!("\"{name}\" is no author of {set_id}: a version is published by a named one, see: touchstone user list");
    Err(Stop::Refused(AppError::Forbidden(why)))
}
