-- The life of content: a version says on which one it was laid, and a content may come back; what could not be computed; what the pool of
-- answers said when it was last looked at. Types as in 0001.

-- One content was one version. Now a version is a content on a base, so that a correction can be taken back.
ALTER TABLE gold_set_version RENAME COLUMN content_hash TO version_hash;
ALTER TABLE gold_set_version ADD COLUMN content_hash TEXT NOT NULL DEFAULT ''; -- BLAKE3 of the whole canonical document, hexadecimal
ALTER TABLE gold_set_version ADD COLUMN based_on UUID; -- the published version on which it was laid; none where there was none
UPDATE gold_set_version SET content_hash = version_hash;
UPDATE gold_set_version SET based_on = (SELECT e.subject FROM ledger_event e JOIN gold_set_version p ON p.id = e.subject
    WHERE e.kind = 'gold_set.published' AND p.set_id = gold_set_version.set_id AND e.at <= gold_set_version.imported_at
    ORDER BY e.at DESC, e.id DESC LIMIT 1);

CREATE TABLE fault (
    name TEXT NOT NULL PRIMARY KEY,             -- what could not be computed, because the program failed
    times BIGINT NOT NULL CHECK (times >= 1),   -- how often
    last_at BIGINT NOT NULL                     -- when last
);

CREATE TABLE pool_look (
    project TEXT NOT NULL,                      -- the gold set
    name TEXT NOT NULL,                         -- what of it: evidence, items, or answers and paces of one item
    item_id TEXT NOT NULL,                      -- the author's id of the item, empty where it is about all of them
    document TEXT NOT NULL,                     -- what came out, JSON; sealed, since it tells which answers are right
    at BIGINT NOT NULL,                         -- when the answers were read
    PRIMARY KEY (project, name, item_id)
);
