//! What a project's whole pool of answers said when it was last looked at: stored, since no page reads a whole pool.

use std::collections::HashMap;

use uuid::Uuid;

use crate::domain::kernel::id::{ApplicationId, PersonId};
use crate::domain::kernel::moment::Moment;
use crate::domain::kernel::sealed::{Reveal, Sealed};
use crate::store::engine::error::{Result, StoreError};
use crate::store::engine::sql::{V, row, sql, vals};
use crate::store::engine::tx::Tx;

sql! {
    CLEAR = "DELETE FROM pool_look WHERE project = $1";
    INSERT = "INSERT INTO pool_look (project, name, item_id, document, at) VALUES ($1, $2, $3, $4, $5)";
    INSERT_TOGETHER = "INSERT INTO pool_look (project, name, item_id, document, at) VALUES ($1, $2, $3, $4, $5), ($6, $7, $8, $9, $10), \
        ($11, $12, $13, $14, $15), ($16, $17, $18, $19, $20), ($21, $22, $23, $24, $25), ($26, $27, $28, $29, $30), \
        ($31, $32, $33, $34, $35), ($36, $37, $38, $39, $40)";
    ONE = "SELECT document, at FROM pool_look WHERE project = $1 AND name = $2 AND item_id = $3";
    PACES = "SELECT item_id, document FROM pool_look WHERE project = $1 AND name = 'pace' AND item_id IN \
        (SELECT f.item_id FROM form_item f JOIN attempt a ON a.id = f.attempt_id WHERE a.person_id = $2 AND a.project = $1)";
    APPLICATIONS = "SELECT id, person_id FROM application WHERE project = $1";
}

/// What of a pool is stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Name {
    /// Evidence about how answers came about.
    Evidence,
    /// Every item with its figures.
    Items,
    /// One item: its figures by version, and the answers given to it.
    Item,
    /// The seconds under which an answer to one item was not read.
    Pace,
}

impl Name {
    const fn as_str(self) -> &'static str {
        match self {
            Self::Evidence => "evidence",
            Self::Items => "items",
            Self::Item => "item",
            Self::Pace => "pace",
        }
    }
}

/// A stored part: what it is, of which item (none: of all of them), and the document.
pub type Part = (Name, Option<String>, Sealed);

/// Puts what was found now in the place of what was found before.
///
/// # Errors
/// [`StoreError`].
pub async fn replace(tx: &mut Tx, project: &str, parts: &[Part], at: Moment) -> Result<()> {
    tx.run(&CLEAR, vals![project]).await?;
    let right = Reveal::for_the_store();
    let row = |(name, item, document): &Part| -> Vec<V> {
        vals![project, name.as_str(), item.as_deref().unwrap_or_default(), document.reveal(&right), at]
    };
    tx.run_each(&INSERT, &INSERT_TOGETHER, parts.iter().map(row).collect()).await
}

/// A stored part, and when the answers were read.
///
/// # Errors
/// [`StoreError`].
pub async fn part(tx: &mut Tx, project: &str, name: Name, item: Option<&str>) -> Result<Option<(Sealed, Moment)>> {
    row! { struct PartRow { document: String, at: i64 } }
    let row = tx.one::<PartRow>(&ONE, vals![project, name.as_str(), item.unwrap_or_default()]).await?;
    Ok(row.map(|r| (Sealed::new(r.document), Moment::from_microseconds(r.at))))
}

/// The paces of the items that a person has met.
///
/// # Errors
/// [`StoreError::Corrupt`].
pub async fn paces(tx: &mut Tx, project: &str, person: PersonId) -> Result<HashMap<String, f64>> {
    row! { struct PaceRow { item_id: String, document: String } }
    let pace = |r: PaceRow| {
        let corrupt = |_| StoreError::Corrupt { table: "pool_look", column: "document", row: r.item_id.clone() };
        Ok((r.item_id.clone(), serde_json::from_str(&r.document).map_err(corrupt)?))
    };
    tx.all::<PaceRow>(&PACES, vals![project, person.uuid()]).await?.into_iter().map(pace).collect()
}

/// The application of everybody who has one.
///
/// # Errors
/// [`StoreError`].
pub async fn applications(tx: &mut Tx, project: &str) -> Result<HashMap<PersonId, ApplicationId>> {
    row! { struct ApplicationRow { id: Uuid, person_id: Uuid } }
    let rows = tx.all::<ApplicationRow>(&APPLICATIONS, vals![project]).await?;
    Ok(rows.into_iter().map(|r| (PersonId::from_uuid(r.person_id), ApplicationId::from_uuid(r.id))).collect())
}
