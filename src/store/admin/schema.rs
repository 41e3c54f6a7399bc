//! The schema of a database held against the one that the migrations make: what somebody added beside them (a trigger, a view, a table),
//! and what they dropped or changed (an index, a constraint).
//!
//! The schema that should be there is made anew in memory, by SQLite. A SQLite file has to say the same word for word; PostgreSQL's
//! catalogue is asked for the same facts, which needs no rights but to read: tables with their columns, indexes, keys to other tables, how
//! many checks a table has, and everything else that can lie beside our tables or on them. What belongs to an extension is the extension's.

use std::collections::BTreeSet;

use sqlx::{Connection as _, SqliteConnection};

use super::migrate;
use crate::store::db::Db;
use crate::store::error::Result;
use crate::store::sql::{row, sql, vals};
use crate::store::tx::Tx;

sql! {
    // SQLite's own: statistics, and indexes that it makes for keys, which are told by their tables.
    OBJECTS = "SELECT type AS kind, name, COALESCE(sql, '') AS detail FROM sqlite_master WHERE name NOT LIKE 'sqlite!_%' ESCAPE '!' \
        OR type NOT IN ('table', 'index')",
        postgres "WITH ns AS (SELECT relnamespace AS id FROM pg_class WHERE oid = CAST('ledger_event' AS regclass)), \
        own AS (SELECT c.* FROM pg_class c, ns WHERE c.relnamespace = ns.id AND NOT EXISTS \
            (SELECT 1 FROM pg_depend d WHERE d.objid = c.oid AND d.classid = CAST('pg_class' AS regclass) AND d.deptype = 'e')) \
        SELECT 'table' AS kind, CAST(c.relname AS TEXT) AS name, (SELECT string_agg(a.attname || CASE WHEN a.attnotnull THEN ' not null' \
            ELSE '' END, ', ' ORDER BY a.attname) FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped) \
            AS detail FROM own c WHERE c.relkind IN ('r', 'p') \
        UNION ALL SELECT CASE c.relkind WHEN 'v' THEN 'view' WHEN 'm' THEN 'materialized view' WHEN 'S' THEN 'sequence' WHEN 'f' THEN \
            'foreign table' ELSE 'type' END, CAST(c.relname AS TEXT), '' FROM own c WHERE c.relkind NOT IN ('r', 'p', 'i', 'I', 't') \
        UNION ALL SELECT 'index', CASE WHEN EXISTS (SELECT 1 FROM pg_constraint k WHERE k.conindid = i.indexrelid AND k.contype IN \
            ('p', 'u')) THEN '' ELSE CAST(c.relname AS TEXT) END, t.relname || ' ' || CASE WHEN i.indisunique THEN 'unique ' ELSE '' END \
            || '(' || (SELECT string_agg(COALESCE(a.attname, '?'), ', ' ORDER BY k.at) FROM unnest(CAST(i.indkey AS INT2[])) WITH \
            ORDINALITY AS k(number, at) LEFT JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.number AND k.number > 0) || \
            ')' || CASE WHEN i.indpred IS NULL THEN '' ELSE ' in part' END || CASE WHEN i.indisvalid THEN '' ELSE ' not valid' END \
            FROM pg_index i JOIN own c ON c.oid = i.indexrelid JOIN pg_class t ON t.oid = i.indrelid \
        UNION ALL SELECT 'key', '', t.relname || ' (' || (SELECT string_agg(a.attname, ', ' ORDER BY k.at) FROM unnest(f.conkey) WITH \
            ORDINALITY AS k(number, at) JOIN pg_attribute a ON a.attrelid = f.conrelid AND a.attnum = k.number) || ') to ' || o.relname \
            FROM pg_constraint f JOIN own t ON t.oid = f.conrelid JOIN pg_class o ON o.oid = f.confrelid WHERE f.contype = 'f' AND \
            f.convalidated \
        UNION ALL SELECT 'checks', CAST(t.relname AS TEXT), CAST(COUNT(*) AS TEXT) FROM pg_constraint f JOIN own t ON t.oid = f.conrelid \
            WHERE f.contype = 'c' AND f.convalidated GROUP BY t.relname \
        UNION ALL SELECT 'trigger', CAST(g.tgname AS TEXT), 'on ' || t.relname FROM pg_trigger g JOIN own t ON t.oid = g.tgrelid WHERE NOT \
            g.tgisinternal \
        UNION ALL SELECT 'trigger that is switched off', '', 'on ' || t.relname FROM pg_trigger g JOIN own t ON t.oid = g.tgrelid WHERE \
            g.tgisinternal AND g.tgenabled <> 'O' \
        UNION ALL SELECT 'rule', CAST(r.rulename AS TEXT), 'on ' || t.relname FROM pg_rewrite r JOIN own t ON t.oid = r.ev_class WHERE \
            r.rulename <> '_RETURN' \
        UNION ALL SELECT 'policy', CAST(p.polname AS TEXT), 'on ' || t.relname FROM pg_policy p JOIN own t ON t.oid = p.polrelid \
        UNION ALL SELECT 'function', CAST(p.proname AS TEXT), '' FROM pg_proc p, ns WHERE p.pronamespace = ns.id AND NOT EXISTS (SELECT 1 \
            FROM pg_depend d WHERE d.objid = p.oid AND d.classid = CAST('pg_proc' AS regclass) AND d.deptype = 'e')";
}

row! { struct ObjectRow { kind: String, name: String, detail: String } }

/// One thing of a schema: what it is, what it is called, and what there is to know of it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Object {
    kind: String,
    name: String,
    detail: String,
}

impl Object {
    /// As it is told.
    fn told(&self) -> String {
        let name = if self.name.is_empty() { &self.detail } else { &self.name };
        format!("{} {name}", self.kind)
    }

    fn new(kind: &str, name: &str, detail: &str) -> Self {
        Self { kind: kind.to_owned(), name: name.to_owned(), detail: detail.to_owned() }
    }
}

impl ObjectRow {
    fn object(self) -> Object {
        Object { kind: self.kind, name: self.name, detail: self.detail }
    }
}

/// What of a database is not as the migrations make it, each in a few words; none where all is.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn differences(db: &Db) -> Result<Vec<String>> {
    let mut memory = migrate::in_memory().await?;
    let postgres = db.is_postgres();
    let ours = if postgres { facts(&mut memory).await? } else { words(&mut memory).await? };
    memory.close().await?;
    let there = db.read("schema", |tx: &mut Tx| {
        Box::pin(async move { Ok(tx.all::<ObjectRow>(&OBJECTS, vals![]).await?.into_iter().map(ObjectRow::object).collect::<Vec<_>>()) })
    });
    let there = there.await?.into_iter().map(|o| if postgres { o } else { plain(o) }).collect();
    Ok(told(&ours, &there))
}

/// What differs between two schemas.
fn told(ours: &BTreeSet<Object>, there: &BTreeSet<Object>) -> Vec<String> {
    let named = |all: &BTreeSet<Object>, o: &Object| !o.name.is_empty() && all.iter().any(|x| (&x.kind, &x.name) == (&o.kind, &o.name));
    let mut found = Vec::new();
    for object in there.difference(ours) {
        let what = if named(ours, object) { "is another than the migrations make" } else { "was made by no migration" };
        found.push(format!("{} {what}", object.told()));
    }
    found.extend(ours.difference(there).filter(|o| !named(there, o)).map(|o| format!("{} is missing", o.told())));
    found
}

fn without_comments(text: &str) -> String {
    text.lines().map(|line| line.split("--").next().unwrap_or_default()).collect::<Vec<_>>().join(" ")
}

/// A statement without what two releases of SQLite write in two ways: white space, quotes, and comments.
fn plain(object: Object) -> Object {
    let text = without_comments(&object.detail);
    let detail = text.chars().filter(|c| !c.is_whitespace() && !matches!(c, '"' | '`' | '[' | ']')).collect::<String>().to_lowercase();
    Object { detail, ..object }
}

/// The schema in memory, word for word.
async fn words(memory: &mut SqliteConnection) -> Result<BTreeSet<Object>> {
    let rows = sqlx::query_as::<_, ObjectRow>(OBJECTS.sqlite).fetch_all(&mut *memory).await?;
    Ok(rows.into_iter().map(|r| plain(r.object())).collect())
}

/// The schema in memory as the facts that PostgreSQL's catalogue has.
async fn facts(memory: &mut SqliteConnection) -> Result<BTreeSet<Object>> {
    const COLUMNS: &str = "SELECT m.name AS kind, c.name AS name, CASE WHEN c.\"notnull\" <> 0 OR c.pk > 0 THEN ' not null' ELSE '' \
        END AS detail FROM sqlite_master m, pragma_table_info(m.name) c WHERE m.type = 'table' ORDER BY m.name, c.name";
    const INDEXES: &str = "SELECT CASE i.origin WHEN 'c' THEN i.name ELSE '' END AS kind, m.name || CASE WHEN i.\"unique\" THEN ' unique' \
        ELSE '' END AS name, (SELECT group_concat(x.name, ', ' ORDER BY x.seqno) FROM pragma_index_info(i.name) x) AS detail FROM \
        sqlite_master m, pragma_index_list(m.name) i WHERE m.type = 'table'";
    const KEYS: &str = "SELECT m.name AS kind, group_concat(k.\"from\", ', ' ORDER BY k.seq) AS name, k.\"table\" AS detail FROM \
        sqlite_master m, pragma_foreign_key_list(m.name) k WHERE m.type = 'table' GROUP BY m.name, k.id, k.\"table\"";
    let mut ours = BTreeSet::new();
    let columns = sqlx::query_as::<_, ObjectRow>(COLUMNS).fetch_all(&mut *memory).await?;
    for table in columns.iter().map(|c| &c.kind).collect::<BTreeSet<_>>() {
        let own: Vec<String> = columns.iter().filter(|c| c.kind == *table).map(|c| format!("{}{}", c.name, c.detail)).collect();
        ours.insert(Object::new("table", table, &own.join(", ")));
    }
    for index in sqlx::query_as::<_, ObjectRow>(INDEXES).fetch_all(&mut *memory).await? {
        ours.insert(Object::new("index", &index.kind, &format!("{} ({})", index.name, index.detail)));
    }
    for key in sqlx::query_as::<_, ObjectRow>(KEYS).fetch_all(&mut *memory).await? {
        ours.insert(Object::new("key", "", &format!("{} ({}) to {}", key.kind, key.name, key.detail)));
    }
    for table in sqlx::query_as::<_, ObjectRow>(OBJECTS.sqlite).fetch_all(&mut *memory).await?.iter().filter(|o| o.kind == "table") {
        let text = without_comments(&table.detail);
        let words = text.split(|c: char| !c.is_alphanumeric() && c != '_');
        let checks = words.filter(|word| word.eq_ignore_ascii_case("check")).count();
        if checks > 0 {
            ours.insert(Object::new("checks", &table.name, &checks.to_string()));
        }
    }
    Ok(ours)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_added_changed_or_dropped_is_named() {
        let ours =
            BTreeSet::from([Object::new("table", "a", "x"), Object::new("index", "", "a unique (x)"), Object::new("index", "i", "a (x)")]);
        let there =
            BTreeSet::from([Object::new("table", "a", "x, y"), Object::new("trigger", "t", "on a"), Object::new("index", "i", "a (x)")]);
        assert_eq!(
            told(&ours, &there),
            ["table a is another than the migrations make", "trigger t was made by no migration", "index a unique (x) is missing"]
        );
        assert_eq!(told(&ours, &ours), Vec::<String>::new());
    }

    #[test]
    fn white_space_quotes_and_comments_say_nothing() {
        let of = |text: &str| plain(Object::new("table", "a", text)).detail;
        assert_eq!(of("CREATE TABLE a (\n  x BIGINT, -- what\n  y TEXT\n)"), of("CREATE TABLE \"a\" (x BIGINT, y TEXT)"));
        assert_ne!(of("CREATE TABLE a (x BIGINT CHECK (x > 0))"), of("CREATE TABLE a (x BIGINT)"));
    }
}
