//! `fsck` and `doctor` name what somebody made beside the migrations, and what they dropped.

use touchstone::store::Target;
use touchstone::store::admin::{doctor, fsck};

use crate::support::database::{TestApp, by_hand, on_both};

/// On both databases.
const BOTH: &[(&str, &str)] = &[
    ("CREATE TABLE sneaky (x BIGINT)", "table sneaky was made by no migration"),
    ("CREATE VIEW peek AS SELECT password_hash FROM staff", "view peek was made by no migration"),
    ("DROP INDEX mail_by_person", "index mail_by_person is missing"),
    (
        "DROP INDEX anchor_sheet_in_round; CREATE INDEX anchor_sheet_in_round ON anchor_sheet (training_id, place)",
        "index anchor_sheet_in_round is another than the migrations make",
    ),
    ("ALTER TABLE token ADD COLUMN extra TEXT", "table token is another than the migrations make"),
];

const SQLITE: &[(&str, &str)] = &[
    ("CREATE TRIGGER wash AFTER UPDATE ON answer BEGIN SELECT 1; END", "trigger wash was made by no migration"),
    (
        "DROP TABLE setting; CREATE TABLE setting (key TEXT NOT NULL PRIMARY KEY, \"--\" TEXT, extra TEXT,\n value TEXT NOT NULL)",
        "table setting is another than the migrations make",
    ),
    (
        "DROP TABLE time_mark; CREATE TABLE time_mark (name TEXT NOT NULL PRIMARY KEY, at [BIGINT NOT NULL])",
        "table time_mark is another than the migrations make",
    ),
    ("DROP INDEX draft_at; CREATE INDEX draft_at ON draft (at COLLATE NOCASE)", "index draft_at is another than the migrations make"),
    ("CREATE TRIGGER [as it was -- ] BEFORE INSERT ON grade BEGIN SELECT 1; END", "trigger as it was --  was made by no migration"),
];

const POSTGRES: &[(&str, &str)] = &[
    (
        "CREATE FUNCTION nod() RETURNS TRIGGER LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'; \
            CREATE TRIGGER wash BEFORE UPDATE ON answer FOR EACH ROW EXECUTE FUNCTION nod()",
        "trigger wash was made by no migration",
    ),
    ("CREATE SEQUENCE counts", "sequence counts was made by no migration"),
    ("CREATE MATERIALIZED VIEW copied AS SELECT email FROM person", "materialized view copied was made by no migration"),
    ("CREATE RULE swallow AS ON DELETE TO grade DO INSTEAD NOTHING", "rule swallow was made by no migration"),
    ("ALTER TABLE attempt DROP CONSTRAINT attempt_check", "checks attempt is another than the migrations make"),
    ("ALTER TABLE dossier DROP CONSTRAINT dossier_decision_id_fkey", "key dossier (decision_id) to decision is missing"),
    ("ALTER TABLE answer DISABLE TRIGGER ALL", "trigger that is switched off on answer was made by no migration"),
    ("ALTER TABLE token ALTER COLUMN kind DROP NOT NULL", "table token is another than the migrations make"),
    (
        "ALTER TABLE appeal DROP CONSTRAINT appeal_grounds_check; ALTER TABLE appeal ADD CONSTRAINT appeal_grounds_check CHECK (grounds <> \
            '')",
        "checks appeal is another than the migrations make",
    ),
    (
        "ALTER TABLE review_draft DROP CONSTRAINT review_draft_task_id_fkey; ALTER TABLE review_draft ADD CONSTRAINT \
            review_draft_task_id_fkey FOREIGN KEY (task_id) REFERENCES review_task (id) ON DELETE CASCADE",
        "key review_draft (task_id) to review_task is another than the migrations make",
    ),
    ("ALTER TABLE message_place ALTER COLUMN project TYPE VARCHAR(2000)", "table message_place is another than the migrations make"),
    ("ALTER TABLE grade ALTER COLUMN score SET DEFAULT 1.0", "table grade is another than the migrations make"),
    ("ALTER TABLE consent ALTER COLUMN purpose TYPE TEXT COLLATE \"C\"", "table consent is another than the migrations make"),
    ("ALTER TABLE evidence ENABLE ROW LEVEL SECURITY", "table evidence is another than the migrations make"),
    ("ALTER TABLE lease SET UNLOGGED", "table lease is another than the migrations make"),
    ("CREATE TABLE heir () INHERITS (knock)", "table knock is another than the migrations make"),
    ("DROP INDEX draft_at; CREATE INDEX draft_at ON draft (at) WHERE at > 5", "index draft_at is another than the migrations make"),
    (
        "CREATE FUNCTION bow() RETURNS EVENT_TRIGGER LANGUAGE plpgsql AS 'BEGIN END'; \
            CREATE EVENT TRIGGER bows ON ddl_command_end EXECUTE FUNCTION bow()",
        "event trigger bows was made by no migration",
    ),
    ("CREATE DOMAIN little AS TEXT", "type little was made by no migration"),
    ("CREATE CAST (TEXT AS BIGINT) WITH INOUT AS IMPLICIT", "cast text to bigint was made by no migration"),
    (
        "CREATE OPERATOR CLASS odd FOR TYPE BIGINT USING btree AS OPERATOR 3 =, FUNCTION 1 btint8cmp(BIGINT, BIGINT)",
        "operator class odd was made by no migration",
    ),
    ("CREATE PUBLICATION everything FOR ALL TABLES", "publication everything was made by no migration"),
    ("GRANT ALL ON ledger_event TO PUBLIC", "right of everybody on ledger_event was made by no migration"),
];

async fn foreign(t: TestApp) {
    let found = async || {
        let all = fsck::check(t.app.db()).await.expect("checked").breaches.into_iter();
        all.filter(|b| b.invariant == "schema").map(|b| b.detail).collect::<Vec<_>>()
    };
    assert_eq!(found().await, Vec::<String>::new(), "as the migrations make it");
    let looked = doctor::examine(t.app.db()).await.expect("examined");
    assert!(looked.iter().any(|f| f.name == "schema" && f.good), "{looked:?}");
    let own = match t.database.target {
        Target::Sqlite(_) => SQLITE,
        Target::Postgres(_) => POSTGRES,
    };
    for (damage, named) in BOTH.iter().chain(own) {
        by_hand(&t.database.target, damage).await;
        let found = found().await;
        assert!(found.iter().any(|detail| detail == named), "{damage}: {named} is not among {found:?}");
    }
    let looked = doctor::examine(t.app.db()).await.expect("examined");
    assert!(looked.iter().any(|f| f.name == "schema" && !f.good && f.value.contains("sneaky")), "{looked:?}");
}

on_both!(what_no_migration_made_is_named, super::foreign);
