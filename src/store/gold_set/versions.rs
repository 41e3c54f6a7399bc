//! Gold-set versions, their items and media. What is sealed goes into its own columns and nowhere else.

use std::collections::BTreeSet;

use uuid::Uuid;

use crate::domain::gold_set::problem::Problem;
use crate::domain::gold_set::stored::presented_hash;
use crate::domain::gold_set::version::VersionState;
use crate::domain::gold_set::{GoldSet, Placed};
use crate::domain::kernel::actor::Actor;
use crate::domain::kernel::canonical;
use crate::domain::kernel::id::VersionId;
use crate::domain::kernel::moment::Moment;
use crate::domain::kernel::sealed::{Reveal, Sealed};
use crate::store::engine::error::{Result, known};
use crate::store::engine::sql::{V, row, sql, vals};
use crate::store::engine::tx::Tx;

sql! {
    INSERT_VERSION = "INSERT INTO gold_set_version (id, set_id, number, version_hash, content_hash, based_on, presented_hash, document, \
        items, warnings, state, imported_at, imported_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'draft', $11, $12)";
    INSERT_ITEM = "INSERT INTO gold_item (version_id, bank, position, item_id, kind, skill, stimulus, presented, sealed) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    INSERT_ITEMS = "INSERT INTO gold_item (version_id, bank, position, item_id, kind, skill, stimulus, presented, sealed) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9), ($10, $11, $12, $13, $14, $15, $16, $17, $18), \
        ($19, $20, $21, $22, $23, $24, $25, $26, $27), ($28, $29, $30, $31, $32, $33, $34, $35, $36), \
        ($37, $38, $39, $40, $41, $42, $43, $44, $45), ($46, $47, $48, $49, $50, $51, $52, $53, $54), \
        ($55, $56, $57, $58, $59, $60, $61, $62, $63), ($64, $65, $66, $67, $68, $69, $70, $71, $72)";
    INSERT_MEDIA = "INSERT INTO gold_media (hash, mime, bytes) VALUES ($1, $2, $3) ON CONFLICT (hash) DO NOTHING";
    INSERT_VERSION_MEDIA = "INSERT INTO gold_version_media (version_id, name, hash) VALUES ($1, $2, $3)";
    LATEST = "SELECT COALESCE(MAX(number), 0) AS number FROM gold_set_version WHERE set_id = $1";
    BY_CONTENT = "SELECT id, set_id, number, content_hash, presented_hash, items, warnings, state, imported_at, imported_by, based_on \
        FROM gold_set_version WHERE set_id = $1 AND version_hash = $2";
    BY_NUMBER = "SELECT id, set_id, number, content_hash, presented_hash, items, warnings, state, imported_at, imported_by, based_on \
        FROM gold_set_version WHERE set_id = $1 AND number = $2";
    ALL_VERSIONS = "SELECT id, set_id, number, content_hash, presented_hash, items, warnings, state, imported_at, imported_by, based_on \
        FROM gold_set_version ORDER BY set_id, number";
    BY_ID = "SELECT id, set_id, number, content_hash, presented_hash, items, warnings, state, imported_at, imported_by, based_on \
        FROM gold_set_version WHERE id = $1";
    PUBLISHED = "SELECT id, set_id, number, content_hash, presented_hash, items, warnings, state, imported_at, imported_by, based_on \
        FROM gold_set_version WHERE set_id = $1 AND state = 'published' ORDER BY number DESC LIMIT 1";
    INSERT_WARNING = "INSERT INTO gold_warning (version_id, position, code, place, message) VALUES ($1, $2, $3, $4, $5)";
    WARNINGS = "SELECT code, place, message, acknowledged_by FROM gold_warning WHERE version_id = $1 ORDER BY position";
    ACKNOWLEDGE = "UPDATE gold_warning SET acknowledged_by = $2 WHERE version_id = $1";
    SET_STATE = "UPDATE gold_set_version SET state = $2 WHERE id = $1";
    DOCUMENT = "SELECT document FROM gold_set_version WHERE id = $1";
    ITEM_ROWS = "SELECT item_id, bank, position, kind, skill, stimulus, presented, sealed FROM gold_item WHERE version_id = $1 \
        ORDER BY bank, position";
    SETS_WITH_MEDIA = "SELECT DISTINCT v.set_id AS set_id FROM gold_version_media m \
        JOIN gold_set_version v ON v.id = m.version_id WHERE m.hash = $1";
    MEDIA_FILE = "SELECT mime, bytes FROM gold_media WHERE hash = $1";
    MEDIA = "SELECT m.name AS name, g.mime AS mime, g.bytes AS bytes FROM gold_version_media m JOIN gold_media g ON g.hash = m.hash \
        WHERE m.version_id = $1 ORDER BY m.name";
}

/// What of a version there is once in its set: its content on its base. What came in before versions had bases is known
/// by its content alone.
fn identity(content_hash: &str, based_on: Option<VersionId>) -> String {
    match based_on {
        Some(base) => blake3::hash(format!("{content_hash} on {base}").as_bytes()).to_hex().to_string(),
        None => content_hash.to_owned(),
    }
}

/// A stored version, without its document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// The version.
    pub id: VersionId,
    /// The gold set's own id.
    pub set_id: String,
    /// 1, 2, 3 …
    pub number: i64,
    /// BLAKE3 of the whole document.
    pub content_hash: String,
    /// BLAKE3 of what is presented.
    pub presented_hash: String,
    /// Items in all banks.
    pub items: i64,
    /// Warnings that its check gave.
    pub warnings: i64,
    /// Where it stands.
    pub state: VersionState,
    /// When it came in.
    pub imported_at: Moment,
    /// Who brought it in.
    pub imported_by: Actor,
    /// The published version on which it was laid; none where there was none.
    pub based_on: Option<VersionId>,
}

row! {
    struct VersionRow {
        id: Uuid, set_id: String, number: i64, content_hash: String, presented_hash: String, items: i64, warnings: i64, state: String,
        imported_at: i64, imported_by: String, based_on: Option<Uuid>,
    }
}

impl VersionRow {
    fn into_domain(self) -> Result<Version> {
        let state = known(VersionState::from_name(&self.state), ("gold_set_version", "state"), &self.id)?;
        Ok(Version {
            id: VersionId::from_uuid(self.id),
            set_id: self.set_id,
            number: self.number,
            content_hash: self.content_hash,
            presented_hash: self.presented_hash,
            items: self.items,
            warnings: self.warnings,
            state,
            imported_at: Moment::from_microseconds(self.imported_at),
            imported_by: Actor::stored(&self.imported_by),
            based_on: self.based_on.map(VersionId::from_uuid),
        })
    }
}

/// The number of the set's latest version, 0 where there is none.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn latest(tx: &mut Tx, set_id: &str) -> Result<i64> {
    row! { struct NumberRow { number: i64 } }
    Ok(tx.one::<NumberRow>(&LATEST, vals![set_id]).await?.map_or(0, |r| r.number))
}

/// The version with a content on a base.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn by_content(tx: &mut Tx, set_id: &str, content_hash: &str, based_on: Option<VersionId>) -> Result<Option<Version>> {
    let identity = identity(content_hash, based_on);
    tx.one::<VersionRow>(&BY_CONTENT, vals![set_id, identity]).await?.map(VersionRow::into_domain).transpose()
}

/// The version with a number.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn by_number(tx: &mut Tx, set_id: &str, number: i64) -> Result<Option<Version>> {
    tx.one::<VersionRow>(&BY_NUMBER, vals![set_id, number]).await?.map(VersionRow::into_domain).transpose()
}

/// The version of an id.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn by_id(tx: &mut Tx, id: VersionId) -> Result<Option<Version>> {
    tx.one::<VersionRow>(&BY_ID, vals![id.uuid()]).await?.map(VersionRow::into_domain).transpose()
}

/// Every version of every set.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn versions(tx: &mut Tx) -> Result<Vec<Version>> {
    tx.all::<VersionRow>(&ALL_VERSIONS, vals![]).await?.into_iter().map(VersionRow::into_domain).collect()
}

/// The published version of a set, the newest where there are several.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn published(tx: &mut Tx, set_id: &str) -> Result<Option<Version>> {
    tx.one::<VersionRow>(&PUBLISHED, vals![set_id]).await?.map(VersionRow::into_domain).transpose()
}

/// Moves a version on.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn set_state(tx: &mut Tx, version: VersionId, state: VersionState) -> Result<()> {
    tx.run(&SET_STATE, vals![version.uuid(), state.as_str()]).await.map(drop)
}

/// A warning that a version's check gave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Warning {
    /// Which rule.
    pub code: String,
    /// File and line.
    pub place: String,
    /// What is wrong, and what would be right.
    pub message: String,
    /// Who published the version in spite of it.
    pub acknowledged_by: Option<Actor>,
}

/// Keeps what a version's check warned of.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn insert_warnings(tx: &mut Tx, version: VersionId, problems: &[Problem]) -> Result<()> {
    for (position, p) in (0_i64..).zip(problems) {
        let place = format!("{}:{}", p.file, p.line.max(1));
        tx.run(&INSERT_WARNING, vals![version.uuid(), position, p.code.as_str(), place.as_str(), p.message.as_str()]).await?;
    }
    Ok(())
}

/// What a version's check warned of.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn warnings(tx: &mut Tx, version: VersionId) -> Result<Vec<Warning>> {
    row! { struct WarningRow { code: String, place: String, message: String, acknowledged_by: Option<String> } }
    let rows = tx.all::<WarningRow>(&WARNINGS, vals![version.uuid()]).await?;
    Ok(rows
        .into_iter()
        .map(|r| Warning {
            code: r.code,
            place: r.place,
            message: r.message,
            acknowledged_by: r.acknowledged_by.as_deref().map(Actor::stored),
        })
        .collect())
}

/// Notes who publishes a version in spite of its warnings.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn acknowledge(tx: &mut Tx, version: VersionId, by: &Actor) -> Result<()> {
    tx.run(&ACKNOWLEDGE, vals![version.uuid(), by.to_string()]).await.map(drop)
}

/// Stores a version with its items and media.
///
/// # Errors
/// [`crate::store::StoreError::Conflict`] where the set has that number or that content already.
pub async fn insert(tx: &mut Tx, set: &GoldSet, version: &Version) -> Result<()> {
    let right = Reveal::for_the_store();
    let id = version.id.uuid();
    let document = set.document.reveal(&right);
    let v = version;
    let values = vals![
        id,
        v.set_id.as_str(),
        v.number,
        identity(&v.content_hash, v.based_on),
        v.content_hash.as_str(),
        v.based_on.map(VersionId::uuid),
        v.presented_hash.as_str(),
        document,
        v.items,
        v.warnings,
        v.imported_at,
        v.imported_by.to_string()
    ];
    tx.run(&INSERT_VERSION, values).await?;
    let practice = [("practice", set.practice.as_slice())];
    let mut rows = Vec::new();
    for (bank, items) in set.banks.iter().map(|(name, items)| (name.as_str(), items.as_slice())).chain(practice) {
        rows.extend((0_i64..).zip(items).map(|(position, placed)| item_values(id, bank, position, placed, &right)));
    }
    tx.run_each(&INSERT_ITEM, &INSERT_ITEMS, rows).await?;
    for (name, media) in &set.media {
        tx.run(&INSERT_MEDIA, vals![media.hash.as_str(), media.mime, media.bytes.clone()]).await?;
        tx.run(&INSERT_VERSION_MEDIA, vals![id, name.as_str(), media.hash.as_str()]).await?;
    }
    Ok(())
}

fn item_values(version: Uuid, bank: &str, position: i64, placed: &Placed, right: &Reveal) -> Vec<V> {
    let item = &placed.item;
    let presented = serde_json::to_value(&item.presented).unwrap_or_default();
    vals![
        version,
        bank,
        position,
        item.head.id.as_str(),
        item.head.kind.name(),
        item.head.skill.as_str(),
        item.head.stimulus.as_deref(),
        canonical::text(&presented),
        item.line.reveal(right)
    ]
}

/// The whole canonical document of a version, sealed.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn document(tx: &mut Tx, version: VersionId) -> Result<Option<Sealed>> {
    row! { struct DocumentRow { document: String } }
    Ok(tx.one::<DocumentRow>(&DOCUMENT, vals![version.uuid()]).await?.map(|r| Sealed::new(r.document)))
}

/// A stored media file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredMedia {
    /// File name that stimuli use.
    pub name: String,
    /// MIME type.
    pub mime: String,
    /// The file.
    pub bytes: Vec<u8>,
}

/// The media of a version.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn media(tx: &mut Tx, version: VersionId) -> Result<Vec<StoredMedia>> {
    row! { struct MediaRow { name: String, mime: String, bytes: Vec<u8> } }
    let rows = tx.all::<MediaRow>(&MEDIA, vals![version.uuid()]).await?;
    Ok(rows.into_iter().map(|r| StoredMedia { name: r.name, mime: r.mime, bytes: r.bytes }).collect())
}

/// The sets that have a file, by the hash that names it.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn sets_with_media(tx: &mut Tx, hash: &str) -> Result<Vec<String>> {
    row! { struct SetRow { set_id: String } }
    Ok(tx.all::<SetRow>(&SETS_WITH_MEDIA, vals![hash]).await?.into_iter().map(|r| r.set_id).collect())
}

/// A media file by the hash of its bytes: its type and itself.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn media_file(tx: &mut Tx, hash: &str) -> Result<Option<(String, Vec<u8>)>> {
    row! { struct FileRow { mime: String, bytes: Vec<u8> } }
    Ok(tx.one::<FileRow>(&MEDIA_FILE, vals![hash]).await?.map(|r| (r.mime, r.bytes)))
}

/// What of a version is not what it was when it came in: table, row, and what is wrong.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn damage(tx: &mut Tx, id: VersionId) -> Result<Vec<(&'static str, String, String)>> {
    row! {
        struct ItemRow {
            item_id: String, bank: String, position: i64, kind: String, skill: String, stimulus: Option<String>, presented: String,
            sealed: String,
        }
    }
    let (Some(version), Some(document)) = (by_id(tx, id).await?, document(tx, id).await?) else { return Ok(Vec::new()) };
    let text = document.reveal(&Reveal::for_the_store());
    let mut found = Vec::new();
    if blake3::hash(text.as_bytes()).to_hex().as_str() != version.content_hash {
        found.push(("gold_set_version", id.to_string(), "the document has another hash than its version".to_owned()));
    }
    if presented_hash(&document).as_deref() != Some(version.presented_hash.as_str()) {
        found.push(("gold_set_version", id.to_string(), "the hash of what is presented is not that of its document".to_owned()));
    }
    let whole: serde_json::Value = serde_json::from_str(text).unwrap_or_default();
    let rows = tx.all::<ItemRow>(&ITEM_ROWS, vals![id.uuid()]).await?;
    let there: BTreeSet<(&str, i64)> = rows.iter().map(|row| (row.bank.as_str(), row.position)).collect();
    found.extend(gone(&whole, &there));
    for row in rows {
        let list = if row.bank == "practice" { &whole["practice"] } else { &whole["banks"][row.bank.as_str()] };
        let line = usize::try_from(row.position).ok().and_then(|at| list.get(at)).map(canonical::text).unwrap_or_default();
        let sealed: serde_json::Value = serde_json::from_str(&row.sealed).unwrap_or_default();
        let same = crate::domain::gold_set::item::reparse_item(&line).is_some_and(|item| {
            let head = &item.head;
            let columns = (head.id.as_str(), head.kind.name(), head.skill.as_str(), head.stimulus.as_deref());
            let presented = serde_json::to_value(&item.presented).unwrap_or_default();
            columns == (row.item_id.as_str(), row.kind.as_str(), row.skill.as_str(), row.stimulus.as_deref())
                && canonical::text(&presented) == row.presented
        });
        if !same || canonical::text(&sealed) != line {
            found.push(("gold_item", row.item_id, "the row says something else than its version's document".to_owned()));
        }
    }
    let files = media(tx, id).await?;
    for name in whole["media"].as_object().into_iter().flat_map(serde_json::Map::keys) {
        if !files.iter().any(|file| file.name == *name) {
            found.push(("gold_version_media", name.clone(), "the version has a file of this name, and it is not there".to_owned()));
        }
    }
    for file in files {
        let said = &whole["media"][file.name.as_str()];
        if said["blake3"].as_str() != Some(blake3::hash(&file.bytes).to_hex().as_str()) {
            found.push(("gold_media", file.name, "the file has another hash than its version says".to_owned()));
        } else if said["mime"].as_str() != Some(file.mime.as_str()) {
            found.push(("gold_media", file.name, "the file is of another type than its version says".to_owned()));
        }
    }
    Ok(found)
}

/// The items of a document that stand in no row, by bank and place.
fn gone(whole: &serde_json::Value, there: &BTreeSet<(&str, i64)>) -> Vec<(&'static str, String, String)> {
    let practice = whole.as_object().and_then(|all| all.get_key_value("practice"));
    let mut found = Vec::new();
    for (bank, list) in whole["banks"].as_object().into_iter().flatten().chain(practice) {
        for (at, line) in (0_i64..).zip(list.as_array().into_iter().flatten()) {
            if !there.contains(&(bank.as_str(), at)) {
                let item = line["id"].as_str().unwrap_or_default().to_owned();
                found.push(("gold_item", item, "the version has this item, and its row is not there".to_owned()));
            }
        }
    }
    found
}
