-- Audits of judgments: a sample that is planned and sealed before anybody reviews, what was drawn, what people said of it, and a report
-- that is signed. Types as in 0001.

CREATE TABLE audit (
    id UUID NOT NULL PRIMARY KEY,               -- the audit
    project TEXT NOT NULL,                      -- whose work
    sample TEXT NOT NULL,                       -- the name of the [[audit.sample]] that it was planned by
    version_id UUID NOT NULL REFERENCES gold_set_version (id), -- the version that says so
    state TEXT NOT NULL CHECK (state IN ('planned', 'done')), -- done once it has a report
    plan TEXT NOT NULL,                         -- the sealed plan: period, frame digest, seed, strata, n; canonical JSON
    plan_digest TEXT NOT NULL CHECK (length(plan_digest) = 64), -- BLAKE3 of the plan, hexadecimal; it stands in the ledger
    planned_by TEXT NOT NULL,                   -- who planned it, as the ledger names actors
    planned_at BIGINT NOT NULL,                 -- when
    closed_at BIGINT,                           -- when the last review that was needed came
    report TEXT,                                -- the sealed report: figures alone, nobody's name; canonical JSON
    report_digest TEXT CHECK (length(report_digest) = 64), -- BLAKE3 of the report, hexadecimal; it stands in the ledger
    CHECK ((state = 'done') = (report IS NOT NULL AND report_digest IS NOT NULL AND closed_at IS NOT NULL))
);
CREATE INDEX audit_by_project ON audit (project, planned_at);

CREATE TABLE audit_frame (
    audit_id UUID NOT NULL REFERENCES audit (id), -- the audit
    number BIGINT NOT NULL CHECK (number >= 0), -- which part of the frame, from 0
    units BYTEA NOT NULL,                       -- judgments in the frame's order, 32 bytes each: the id, and what the row said then
    PRIMARY KEY (audit_id, number)
);

CREATE TABLE audit_task (
    id UUID NOT NULL PRIMARY KEY,               -- the drawn judgment, under a name of its own
    audit_id UUID NOT NULL REFERENCES audit (id), -- for which audit
    place BIGINT NOT NULL CHECK (place >= 0),   -- in which order it is reviewed, from 0
    stratum BIGINT NOT NULL CHECK (stratum >= 0), -- of which stratum of the plan, from 0
    judgment_id UUID NOT NULL REFERENCES judgment (id), -- the judgment
    second BOOLEAN NOT NULL,                    -- whether it was drawn for a second review
    wanted BIGINT NOT NULL CHECK (wanted BETWEEN 0 AND 3), -- which review is wanted next; 0 where it is settled
    UNIQUE (audit_id, place),
    UNIQUE (audit_id, judgment_id)
);
CREATE INDEX audit_task_wanted ON audit_task (audit_id, wanted, place);

CREATE TABLE audit_review (
    id UUID NOT NULL PRIMARY KEY,               -- the review
    task_id UUID NOT NULL REFERENCES audit_task (id), -- of which drawn judgment
    seat BIGINT NOT NULL CHECK (seat BETWEEN 1 AND 3), -- the first, the second, or the one that decides
    reviewer UUID NOT NULL REFERENCES person (id), -- who reviews
    leased_until BIGINT NOT NULL,               -- until when it waits for them
    outcome TEXT CHECK (outcome IN ('right', 'wrong', 'cannot_tell')), -- what they say; null while it waits
    share DOUBLE PRECISION CHECK (share >= 0.0 AND share <= 1.0), -- how wrong it is: 0 where right, null where nobody can tell
    note TEXT,                                  -- in their words, where they gave any
    at BIGINT,                                  -- when they said it
    UNIQUE (task_id, seat),
    UNIQUE (task_id, reviewer),
    CHECK ((outcome IS NULL) = (at IS NULL)),
    CHECK ((share IS NULL) = (outcome IS NULL OR outcome = 'cannot_tell'))
);
CREATE INDEX audit_review_by_reviewer ON audit_review (reviewer, leased_until);

CREATE TABLE audit_signature (
    audit_id UUID NOT NULL REFERENCES audit (id), -- the audit
    person_id UUID NOT NULL REFERENCES person (id), -- who signed its report
    at BIGINT NOT NULL,                         -- when
    PRIMARY KEY (audit_id, person_id)
);
