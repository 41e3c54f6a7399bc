//! The schema of a database held against the one that the migrations make: what somebody added beside them (a trigger, a view, a table),
//! and what they dropped or changed (an index, a constraint).
//!
//! The schema that should be there is made anew, by the same engine: in memory by SQLite, as temporary tables of one connection by
//! PostgreSQL,
//! which go with it. Both are asked the same questions, so that no text is read that the engine does not read itself: SQLite's own view of
//! columns, indexes and keys, and its statements token by token, since that is where its checks stand; PostgreSQL's own words for each
//! column, constraint and index. What belongs to an extension is the extension's.

use std::collections::BTreeSet;

use sqlx::postgres::PgConnectOptions;
use sqlx::{Connection as _, PgConnection, SqliteConnection};

use super::migrate;
use crate::store::engine::db::Db;
use crate::store::engine::error::Result;
use crate::store::engine::sql::{row, sql, vals};
use crate::store::engine::tx::Tx;

sql! {
    // Statements as they stand. SQLite's own: statistics, and indexes that it makes for keys, which are told by their tables.
    OBJECTS = "SELECT type AS kind, name, COALESCE(sql, '') AS detail FROM sqlite_master WHERE name NOT LIKE 'sqlite!_%' ESCAPE '!' \
        OR type NOT IN ('table', 'index')",
        postgres "WITH ns AS (SELECT relnamespace AS id FROM pg_class WHERE oid = CAST('ledger_event' AS regclass)), \
        own AS (SELECT c.* FROM pg_class c, ns WHERE c.relnamespace = ns.id AND NOT EXISTS \
            (SELECT 1 FROM pg_depend d WHERE d.objid = c.oid AND d.classid = CAST('pg_class' AS regclass) AND d.deptype = 'e')) \
        SELECT 'table' AS kind, CAST(c.relname AS TEXT) AS name, (SELECT string_agg(a.attname || ' ' || \
            format_type(a.atttypid, a.atttypmod) \
            || CASE WHEN a.attnotnull THEN ' not null' ELSE '' END || CASE WHEN a.attgenerated = '' THEN '' ELSE ' generated' END \
            || CASE WHEN a.attidentity = '' THEN '' ELSE ' identity' END || COALESCE(' default ' || pg_get_expr(d.adbin, d.adrelid), '') \
            || CASE WHEN a.attcollation = y.typcollation THEN '' ELSE ' collated ' || CAST(a.attcollation AS TEXT) END, ', ' \
            ORDER BY a.attname) FROM pg_attribute a JOIN pg_type y ON y.oid = a.atttypid LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid \
            AND d.adnum = a.attnum WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped) AS detail FROM own c WHERE \
            c.relkind IN ('r', 'p') \
        UNION ALL SELECT 'table', CAST(c.relname AS TEXT), CAST(c.relkind AS TEXT) || CASE WHEN c.relnamespace = pg_my_temp_schema() THEN \
            'p' ELSE CAST(c.relpersistence AS TEXT) END || CASE WHEN c.relrowsecurity THEN ' row security' ELSE '' END \
            || CASE WHEN c.relforcerowsecurity THEN ' forced' ELSE '' END || CASE WHEN EXISTS (SELECT 1 FROM pg_inherits h WHERE \
            h.inhrelid = c.oid OR h.inhparent = c.oid) THEN ' inherits' ELSE '' END FROM own c WHERE c.relkind IN ('r', 'p') \
        UNION ALL SELECT CASE c.relkind WHEN 'v' THEN 'view' WHEN 'm' THEN 'materialized view' WHEN 'S' THEN 'sequence' WHEN 'f' THEN \
            'foreign table' ELSE 'type' END, CAST(c.relname AS TEXT), '' FROM own c WHERE c.relkind NOT IN ('r', 'p', 'i', 'I', 't') \
        UNION ALL SELECT 'index', CAST(c.relname AS TEXT), pg_get_indexdef(i.indexrelid, 0, TRUE) || CASE WHEN i.indisvalid AND \
            i.indisready AND i.indislive THEN '' ELSE ' not valid' END FROM pg_index i JOIN own c ON c.oid = i.indexrelid \
        UNION ALL SELECT 'key', t.relname || ' (' || (SELECT string_agg(a.attname, ', ' ORDER BY k.at) FROM unnest(f.conkey) WITH \
            ORDINALITY AS k(number, at) JOIN pg_attribute a ON a.attrelid = f.conrelid AND a.attnum = k.number) || ') to ' || o.relname, \
            pg_get_constraintdef(f.oid, TRUE) FROM pg_constraint f JOIN own t ON t.oid = f.conrelid JOIN pg_class o ON o.oid = f.confrelid \
            WHERE f.contype = 'f' \
        UNION ALL SELECT 'checks', CAST(t.relname AS TEXT), string_agg(f.conname || ' ' || pg_get_constraintdef(f.oid, TRUE) || CASE WHEN \
            f.connoinherit THEN ' alone' ELSE '' END, '; ' ORDER BY f.conname) FROM pg_constraint f JOIN own t ON t.oid = f.conrelid \
            WHERE f.contype = 'c' GROUP BY t.relname \
        UNION ALL SELECT 'constraint', CAST(f.conname AS TEXT), t.relname || ' ' || pg_get_constraintdef(f.oid, TRUE) FROM pg_constraint f \
            JOIN own t ON t.oid = f.conrelid WHERE f.contype IN ('p', 'u', 'x') \
        UNION ALL SELECT 'trigger', CAST(g.tgname AS TEXT), 'on ' || t.relname || ' ' || CAST(g.tgenabled AS TEXT) || ' ' || \
            pg_get_triggerdef(g.oid, TRUE) FROM pg_trigger g JOIN own t ON t.oid = g.tgrelid WHERE NOT g.tgisinternal \
        UNION ALL SELECT 'trigger that is switched off', '', 'on ' || t.relname FROM pg_trigger g JOIN own t ON t.oid = g.tgrelid WHERE \
            g.tgisinternal AND g.tgenabled <> 'O' \
        UNION ALL SELECT 'rule', CAST(r.rulename AS TEXT), 'on ' || t.relname || ' ' || pg_get_ruledef(r.oid, TRUE) FROM pg_rewrite r JOIN \
            own t ON t.oid = r.ev_class WHERE r.rulename <> '_RETURN' \
        UNION ALL SELECT 'policy', CAST(p.polname AS TEXT), 'on ' || t.relname FROM pg_policy p JOIN own t ON t.oid = p.polrelid \
        UNION ALL SELECT 'function', CAST(p.proname AS TEXT), '' FROM pg_proc p, ns WHERE p.pronamespace = ns.id AND NOT EXISTS (SELECT 1 \
            FROM pg_depend d WHERE d.objid = p.oid AND d.classid = CAST('pg_proc' AS regclass) AND d.deptype = 'e') \
        UNION ALL SELECT 'type', CAST(y.typname AS TEXT), '' FROM pg_type y, ns WHERE y.typnamespace = ns.id AND y.typtype IN ('d', 'e', \
            'r') AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = y.oid AND d.classid = CAST('pg_type' AS regclass) AND \
            d.deptype = 'e') \
        UNION ALL SELECT 'operator', CAST(o.oprname AS TEXT), '' FROM pg_operator o, ns WHERE o.oprnamespace = ns.id AND NOT EXISTS \
            (SELECT 1 FROM pg_depend d WHERE d.objid = o.oid AND d.classid = CAST('pg_operator' AS regclass) AND d.deptype = 'e')";
    // On SQLite what it has read out of the statements; on PostgreSQL what holds for the whole database, of which there should be nothing.
    FACTS = "SELECT 'table' AS kind, m.name AS name, (SELECT group_concat(c.name || ' ' || c.type || ' ' || c.\"notnull\" || ' ' || \
            COALESCE(c.dflt_value, '-') || ' ' || c.pk || ' ' || c.hidden, '; ' ORDER BY c.cid) FROM pragma_table_xinfo(m.name) c) \
            AS detail FROM sqlite_master m WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite!_%' ESCAPE '!' \
        UNION ALL SELECT 'table', t.name, t.type || ' ' || t.strict || ' ' || t.wr FROM pragma_table_list t WHERE t.schema = 'main' AND \
            t.name NOT LIKE 'sqlite!_%' ESCAPE '!' \
        UNION ALL SELECT 'index', CASE i.origin WHEN 'c' THEN i.name ELSE '' END, m.name || CASE WHEN i.\"unique\" THEN ' unique' ELSE '' \
            END || CASE WHEN i.partial THEN ' in part' ELSE '' END || ' (' || (SELECT group_concat(COALESCE(x.name, '?') || CASE WHEN \
            x.\"desc\" THEN ' descending' ELSE '' END || CASE WHEN x.coll = 'BINARY' THEN '' ELSE ' ' || x.coll END, ', ' \
            ORDER BY x.seqno) FROM pragma_index_xinfo(i.name) x WHERE x.key) || ')' FROM sqlite_master m, \
            pragma_index_list(m.name) i WHERE m.type = 'table' \
        UNION ALL SELECT 'key', m.name || ' (' || group_concat(k.\"from\", ', ' ORDER BY k.seq) || ') to ' || k.\"table\", \
            group_concat(COALESCE(k.\"to\", '?'), ', ' ORDER BY k.seq) || ' ' || k.on_update || ' ' || k.on_delete || ' ' || k.\"match\" \
            FROM sqlite_master m, pragma_foreign_key_list(m.name) k WHERE m.type = 'table' GROUP BY m.name, k.id, k.\"table\", \
            k.on_update, k.on_delete, k.\"match\"",
        postgres "SELECT 'event trigger' AS kind, CAST(e.evtname AS TEXT) AS name, '' AS detail FROM pg_event_trigger e WHERE NOT EXISTS \
            (SELECT 1 FROM pg_depend d WHERE d.objid = e.oid AND d.classid = CAST('pg_event_trigger' AS regclass) AND d.deptype = 'e') \
        UNION ALL SELECT 'setting', 'session_replication_role', current_setting('session_replication_role') WHERE \
            current_setting('session_replication_role') <> 'origin' \
        UNION ALL SELECT 'cast', format_type(c.castsource, NULL) || ' to ' || format_type(c.casttarget, NULL), '' FROM pg_cast c WHERE \
            c.oid >= 16384 AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = c.oid AND d.classid = \
            CAST('pg_cast' AS regclass) AND d.deptype = 'e') \
        UNION ALL SELECT 'operator class', CAST(o.opcname AS TEXT), '' FROM pg_opclass o WHERE o.oid >= 16384 AND NOT EXISTS \
            (SELECT 1 FROM pg_depend d WHERE d.objid = o.oid AND d.classid = CAST('pg_opclass' AS regclass) AND d.deptype = 'e') \
        UNION ALL SELECT 'publication', CAST(p.pubname AS TEXT), '' FROM pg_publication p \
        UNION ALL SELECT 'right of everybody', 'on ' || c.relname, '' FROM pg_class c WHERE c.relnamespace = (SELECT relnamespace FROM \
            pg_class WHERE oid = CAST('ledger_event' AS regclass)) AND EXISTS (SELECT 1 FROM aclexplode(c.relacl) a WHERE a.grantee = 0) \
            AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = c.oid AND d.classid = CAST('pg_class' AS regclass) AND \
            d.deptype = 'e')";
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
}

impl ObjectRow {
    fn object(self) -> Object {
        Object { kind: self.kind, name: self.name, detail: self.detail }
    }
}

/// What of a database is not as the migrations make it, each in a few words; none where all is.
///
/// # Errors
/// [`crate::store::StoreError`], also where PostgreSQL does not let the schema be made as temporary tables.
pub async fn differences(db: &Db) -> Result<Vec<String>> {
    let ours = match db.postgres_options() {
        Some(options) => made_by_postgres(&options).await?,
        None => made_by_sqlite().await?,
    };
    let postgres = db.is_postgres();
    let there = db.read("schema", move |tx: &mut Tx| {
        Box::pin(async move {
            let objects = tx.all::<ObjectRow>(&OBJECTS, vals![]).await?.into_iter().map(ObjectRow::object);
            let mut all: BTreeSet<Object> = objects.map(|o| if postgres { o } else { plain(o) }).collect();
            all.extend(tx.all::<ObjectRow>(&FACTS, vals![]).await?.into_iter().map(ObjectRow::object));
            Ok(all)
        })
    });
    Ok(told(&ours, &there.await?))
}

async fn made_by_sqlite() -> Result<BTreeSet<Object>> {
    let mut memory: SqliteConnection = migrate::in_memory().await?;
    let objects = sqlx::query_as::<_, ObjectRow>(OBJECTS.sqlite).fetch_all(&mut memory).await?;
    let facts = sqlx::query_as::<_, ObjectRow>(FACTS.sqlite).fetch_all(&mut memory).await?;
    memory.close().await?;
    Ok(objects.into_iter().map(|r| plain(r.object())).chain(facts.into_iter().map(ObjectRow::object)).collect())
}

async fn made_by_postgres(options: &PgConnectOptions) -> Result<BTreeSet<Object>> {
    let mut temporary: PgConnection = migrate::in_temporary_tables(options).await?;
    let objects = sqlx::query_as::<_, ObjectRow>(OBJECTS.postgres).fetch_all(&mut temporary).await?;
    temporary.close().await?;
    Ok(objects.into_iter().map(ObjectRow::object).collect())
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
    // A table is told once, whatever of it differs.
    let mut told = BTreeSet::new();
    found.retain(|line| told.insert(line.clone()));
    found
}

/// A statement of SQLite as its tokens: comments and white space say nothing, and a plain name is the same in quotes, which two releases
/// write in two ways. What stands in quotes is read as SQLite reads it.
fn plain(object: Object) -> Object {
    let mut tokens: Vec<String> = Vec::new();
    let mut rest = object.detail.as_str();
    while let Some(first) = rest.chars().next() {
        let (token, length) = match first {
            c if c.is_whitespace() => (None, c.len_utf8()),
            '-' if rest.starts_with("--") => (None, rest.find('\n').unwrap_or(rest.len())),
            '/' if rest.starts_with("/*") => (None, rest.find("*/").map_or(rest.len(), |at| at + 2)),
            '\'' => quoted(rest, '\'', |text| format!("'{text}'")),
            '"' | '`' => quoted(rest, first, name),
            '[' => quoted(rest, ']', name),
            c if is_of_a_word(c) => {
                let length = rest.find(|c| !is_of_a_word(c)).unwrap_or(rest.len());
                (Some(rest[..length].to_lowercase()), length)
            }
            c => (Some(c.to_string()), c.len_utf8()),
        };
        tokens.extend(token);
        rest = &rest[length..];
    }
    Object { detail: tokens.join(" "), ..object }
}

fn is_of_a_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_' || c == '$' || c == '.'
}

/// A name in quotes: as it stands where it is a plain one.
fn name(text: &str) -> String {
    let plain = text.starts_with(|c: char| c.is_ascii_lowercase() || c == '_')
        && text.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_');
    if plain { text.to_owned() } else { format!("{text:?}") }
}

/// What stands in quotes at the beginning of a text, and its length with them; a quote that stands twice is one of what it says.
fn quoted(text: &str, end: char, told: impl Fn(&str) -> String) -> (Option<String>, usize) {
    let mut inside = text.char_indices().skip(1).peekable();
    let mut said = String::new();
    while let Some((at, c)) = inside.next() {
        let doubled = c == end && end != ']' && inside.next_if(|(_, next)| *next == end).is_some();
        if c == end && !doubled {
            return (Some(told(&said)), at + c.len_utf8());
        }
        said.push(c);
    }
    (Some(told(&said)), text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    impl Object {
        fn new(kind: &str, name: &str, detail: &str) -> Self {
            Self { kind: kind.to_owned(), name: name.to_owned(), detail: detail.to_owned() }
        }
    }

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
        assert_eq!(of("CREATE TABLE a (x BIGINT /* what */)"), of("create table [a] (`x` BIGINT)"));
        assert_ne!(of("CREATE TABLE a (x BIGINT CHECK (x > 0))"), of("CREATE TABLE a (x BIGINT)"));
    }

    #[test]
    fn what_stands_in_quotes_is_no_comment_and_no_quote() {
        let of = |text: &str| plain(Object::new("table", "a", text)).detail;
        assert_ne!(of("CREATE TABLE a (x BIGINT CHECK (x > 0))"), of("CREATE TABLE a (\"x -- \" BIGINT CHECK (x > 0))"));
        assert_ne!(of("CREATE TABLE a (\"x -- \" BIGINT)"), of("CREATE TABLE a (\"x -- \" BIGINT, y TEXT)"));
        assert_ne!(of("CREATE TABLE a (x TEXT CHECK (x = 'a b'))"), of("CREATE TABLE a (x TEXT CHECK (x = 'ab'))"));
        assert_ne!(of("CREATE TABLE a (x TEXT CHECK (x = 'A'))"), of("CREATE TABLE a (x TEXT CHECK (x = 'a'))"));
        assert_ne!(of("CREATE TABLE a (x TEXT CHECK (x = 'it''s'))"), of("CREATE TABLE a (x TEXT CHECK (x = 'its'))"));
        assert_ne!(of("CREATE TABLE a ([x--] TEXT, y TEXT)"), of("CREATE TABLE a ([x--] TEXT)"));
        assert_ne!(of("CREATE TABLE a (x TEXT CHECK (x = '\"'))"), of("CREATE TABLE a (x TEXT CHECK (x = ''))"));
    }
}
