//! A look at a project's whole pool of answers: once a day, or when somebody asks for it. What comes out is stored with its time, and pages
//! show that; the pool itself grows with everybody who ever answered.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::integrity::{self, Evidence, Searched};
use super::item_report;
use super::item_report::{Analysed, AnswerGiven, analyse};
use crate::app::accounts::reader::{Reader, own_of};
use crate::app::gold_set::authoring::inside;
use crate::app::gold_set::import::IMPORT_LIMIT;
use crate::app::{App, AppError};
use crate::domain::evidence::integrity::Leaked;
use crate::domain::gold_set::stored::Content;
use crate::domain::kernel::id::VersionId;
use crate::domain::kernel::job::JobKind;
use crate::domain::kernel::moment::Moment;
use crate::domain::kernel::sealed::Sealed;
use crate::store::evidence::looks;
use crate::store::evidence::looks::{Name, Part};
use crate::store::gold_set::item_answers::ItemAnswer;
use crate::store::{StoreError, Tx};

/// What the pool said, and when it was read.
#[derive(Clone, Debug, PartialEq)]
pub struct Looked<T> {
    /// What it said.
    pub found: T,
    /// When.
    pub at: Moment,
}

/// One item: its figures by version, and what was answered to it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ItemLook {
    /// The figures by version.
    pub versions: Vec<Analysed>,
    /// The most frequent answers.
    pub given: Vec<AnswerGiven>,
}

/// Most different answers to an item that are kept, the most frequent ones.
const GIVEN: usize = 100;

/// Everything that a look finds, before it is stored.
pub(in crate::app) struct Look {
    pub report: Vec<Analysed>,
    pub leaked: Vec<Leaked>,
    searched: Searched,
    given: BTreeMap<String, Vec<AnswerGiven>>,
    paces: BTreeMap<String, f64>,
}

/// What a look reads.
struct Read {
    answers: Vec<ItemAnswer>,
    contents: BTreeMap<VersionId, Arc<Content>>,
    numbers: std::collections::HashMap<VersionId, i64>,
    published: Arc<Content>,
    retired: BTreeSet<String>,
    now: Moment,
}

fn look(of: &Read) -> Look {
    let searched = integrity::search(&of.answers, &of.published, &of.retired, of.now);
    Look {
        report: analyse(&of.answers, &of.contents, &of.numbers),
        leaked: searched.leaked.clone(),
        searched,
        given: item_report::given(&of.answers),
        paces: integrity::paces(&of.answers),
    }
}

/// A part of a look as it is stored.
fn part(name: Name, item: Option<&str>, value: &impl Serialize) -> Part {
    (name, item.map(str::to_owned), Sealed::new(serde_json::to_string(value).unwrap_or_default()))
}

impl Look {
    fn parts(&self, evidence: &Evidence) -> Vec<Part> {
        let mut parts = vec![part(Name::Evidence, None, evidence), part(Name::Items, None, &self.report)];
        let mut versions: BTreeMap<&str, Vec<Analysed>> = BTreeMap::new();
        for analysed in &self.report {
            versions.entry(&analysed.item).or_default().push(analysed.clone());
        }
        for (item, given) in &self.given {
            let given = given.iter().take(GIVEN).cloned().collect();
            let look = ItemLook { versions: versions.remove(item.as_str()).unwrap_or_default(), given };
            parts.push(part(Name::Item, Some(item), &look));
        }
        parts.extend(self.paces.iter().map(|(item, pace)| part(Name::Pace, Some(item), pace)));
        parts
    }
}

impl App {
    /// Looks at a project's pool and stores what it says.
    pub(in crate::app) async fn look_at_pool(&self, project: &str) -> Result<Look, AppError> {
        let (_, published) = self.published(project).await?;
        let now = self.clock.now();
        let retired = self.retired_items(project).await?.into_iter().map(|r| r.item).collect();
        let (answers, contents) = self.answers_of(project).await?;
        let read = Read { answers, contents, numbers: self.version_numbers().await?, published, retired, now };
        let found = self.compute("look at items", move || look(&read)).await?;
        let wanted = project.to_owned();
        let applications = self.db.read("applications", move |tx| {
            let project = wanted.clone();
            Box::pin(async move { looks::applications(tx, &project).await })
        });
        let evidence = found.searched.told(&applications.await?);
        let parts = Arc::new(found.parts(&evidence));
        let project = project.to_owned();
        let store = self.db.write_within("store look", IMPORT_LIMIT, move |tx| {
            let (project, parts) = (project.clone(), parts.clone());
            Box::pin(async move { looks::replace(tx, &project, &parts, now).await })
        });
        store.await?;
        Ok(found)
    }

    /// What the pool of a project's answers said of how they came about, without what it said of the reader; `None` before the first look.
    ///
    /// # Errors
    /// [`AppError::Store`].
    pub async fn evidence(&self, project: &str, reader: Reader) -> Result<Option<Looked<Evidence>>, AppError> {
        let mut looked: Option<Looked<Evidence>> = self.looked(project, Name::Evidence, None).await?;
        let name = project.to_owned();
        let own = self.db.read("own application", move |tx| {
            let name = name.clone();
            Box::pin(async move { own_of(tx, reader, &name).await })
        });
        if let (Some(looked), Some(own)) = (&mut looked, own.await?) {
            looked.found.leave_out(own);
        }
        Ok(looked)
    }

    /// Every item that was answered, with its figures, those that a person should look at first; `None` before the first look.
    ///
    /// # Errors
    /// [`AppError::Store`].
    pub async fn items_looked_at(&self, project: &str) -> Result<Option<Looked<Vec<Analysed>>>, AppError> {
        self.looked(project, Name::Items, None).await
    }

    /// What the pool said of an item; `None` before the first look, and where nobody had met it by then.
    ///
    /// # Errors
    /// [`AppError::Store`].
    pub async fn item_looked_at(&self, project: &str, item: &str) -> Result<Option<Looked<ItemLook>>, AppError> {
        self.looked(project, Name::Item, Some(item)).await
    }

    /// Queues a look before the daily one; asked for twice in a minute, it is one.
    ///
    /// # Errors
    /// [`AppError::NotFound`] where the project is not open.
    pub async fn ask_for_look(&self, project: &str) -> Result<(), AppError> {
        self.published(project).await?;
        self.command("ask for look", project.to_owned(), |tx, at, project| {
            Box::pin(async move {
                let minute = at.now.microseconds() / 60_000_000;
                let payload = serde_json::json!({ "set": project, "project": project });
                Ok(at.queue(tx, JobKind::Look, payload, &format!("look {project} asked {minute}")).await?)
            })
        })
        .await
    }

    async fn looked<T: DeserializeOwned + Send + 'static>(
        &self,
        project: &str,
        name: Name,
        item: Option<&str>,
    ) -> Result<Option<Looked<T>>, AppError> {
        let wanted = (project.to_owned(), item.map(str::to_owned));
        let found = self.db.read("look", move |tx| {
            let (project, item) = wanted.clone();
            Box::pin(async move { read_part(tx, &project, name, item.as_deref()).await })
        });
        Ok(found.await?)
    }
}

/// The right is that of whoever looks after the set: pages that show it ask for a role.
async fn read_part<T: DeserializeOwned>(
    tx: &mut Tx,
    project: &str,
    name: Name,
    item: Option<&str>,
) -> Result<Option<Looked<T>>, StoreError> {
    let Some((document, at)) = looks::part(tx, project, name, item).await? else { return Ok(None) };
    let corrupt = |_| StoreError::Corrupt { table: "pool_look", column: "document", row: project.to_owned() };
    let found = serde_json::from_str(inside(&document)).map_err(corrupt)?;
    Ok(Some(Looked { found, at }))
}
