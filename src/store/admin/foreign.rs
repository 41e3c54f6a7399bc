//! Rows that point at nothing. Both engines keep them out, unless whoever has the database's file or a superuser's rights switches that
//! off; then neither says anything of it by itself.

use sqlx::postgres::PgConnectOptions;
use sqlx::{AssertSqlSafe, Connection as _, PgConnection};

use crate::store::engine::db::Db;
use crate::store::engine::error::Result;
use crate::store::engine::sql::{row, sql, vals};

sql! {
    SQLITE = "SELECT \"table\" AS child, parent, COUNT(*) AS found FROM pragma_foreign_key_check GROUP BY 1, 2 ORDER BY 1, 2",
        // Asked of each key by a connection of its own.
        postgres "SELECT '' AS child, '' AS parent, CAST(0 AS BIGINT) AS found WHERE FALSE";
}

/// Each foreign key of the service's tables, with one statement that counts the rows which it should not have let in. A key of which a
/// part is null points nowhere by intent.
const KEYS: &str = "SELECT CAST(t.relname AS TEXT), CAST(o.relname AS TEXT), format('SELECT COUNT(*) FROM ONLY %s c WHERE %s \
    AND NOT EXISTS (SELECT 1 FROM ONLY %s p WHERE %s)', CAST(CAST(f.conrelid AS regclass) AS TEXT), string_agg(format('c.%I IS NOT NULL', \
    a.attname), ' AND '), CAST(CAST(f.confrelid AS regclass) AS TEXT), string_agg(format('p.%I = c.%I', b.attname, a.attname), ' AND ')) \
    FROM pg_constraint f JOIN pg_class t ON t.oid = f.conrelid JOIN pg_class o ON o.oid = f.confrelid \
    JOIN LATERAL unnest(f.conkey, f.confkey) AS k(own, other) ON TRUE \
    JOIN pg_attribute a ON a.attrelid = f.conrelid AND a.attnum = k.own JOIN pg_attribute b ON b.attrelid = f.confrelid \
    AND b.attnum = k.other WHERE f.contype = 'f' AND t.relnamespace = (SELECT relnamespace FROM pg_class \
    WHERE oid = CAST('ledger_event' AS regclass)) GROUP BY f.oid, f.conrelid, f.confrelid, t.relname, o.relname \
    ORDER BY t.relname, o.relname";

/// Which tables have rows that point at nothing, at which table and how many, one line each.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn dangling(db: &Db) -> Result<Vec<String>> {
    let mut found = match db.postgres_options() {
        Some(options) => of_postgres(&options).await?,
        None => of_sqlite(db).await?,
    };
    found.retain(|(_, _, rows)| *rows > 0);
    let line = |(child, parent, rows): (String, String, i64)| {
        let (noun, verb) = if rows == 1 { ("row", "points") } else { ("rows", "point") };
        format!("{rows} {noun} of {child} {verb} at no {parent}")
    };
    Ok(found.into_iter().map(line).collect())
}

/// Of each key: the table that it stands in, the one that it points at, and the rows that point at nothing there.
type Found = Vec<(String, String, i64)>;

async fn of_postgres(options: &PgConnectOptions) -> Result<Found> {
    let mut connection = PgConnection::connect_with(options).await?;
    let mut found = Vec::new();
    for (child, parent, count) in sqlx::query_as::<_, (String, String, String)>(KEYS).fetch_all(&mut connection).await? {
        // Made by the database of its own names.
        let rows: i64 = sqlx::query_scalar(AssertSqlSafe(count)).fetch_one(&mut connection).await?;
        found.push((child, parent, rows));
    }
    connection.close().await?;
    Ok(found)
}

async fn of_sqlite(db: &Db) -> Result<Found> {
    row! { struct DanglingRow { child: String, parent: String, found: i64 } }
    let rows = db.read("fsck foreign keys", |tx| Box::pin(async move { tx.all::<DanglingRow>(&SQLITE, vals![]).await })).await?;
    Ok(rows.into_iter().map(|r| (r.child, r.parent, r.found)).collect())
}
