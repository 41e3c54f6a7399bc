-- What rules propose and people do about an annotator's work, appeals against it, and which rules may speak. Types as in 0001.

CREATE TABLE audit_book (
    id UUID NOT NULL PRIMARY KEY,               -- the rules as somebody puts them up
    project TEXT NOT NULL,                      -- where
    version_id UUID NOT NULL REFERENCES gold_set_version (id), -- the published version that holds them
    book TEXT NOT NULL CHECK (length(book) = 64), -- BLAKE3 of the rules, the ladder and the policy's name, in hexadecimal: a version with the same ones goes on with them
    state TEXT NOT NULL CHECK (state IN ('put_up', 'live', 'stopped')), -- whether they speak
    dry_run TEXT NOT NULL,                      -- what they would have done on the project's own record; canonical JSON
    put_up_by UUID NOT NULL REFERENCES person (id), -- who looked at that and put them up
    put_up_at BIGINT NOT NULL,                  -- when
    approved_by UUID REFERENCES person (id),    -- the second person, who let them speak
    approved_at BIGINT,                         -- when: they speak from then on
    stopped_by UUID REFERENCES person (id),     -- who silenced them, or took them back before they spoke
    stopped_at BIGINT,                          -- when
    CHECK ((approved_by IS NULL) = (approved_at IS NULL)),
    CHECK ((stopped_by IS NULL) = (stopped_at IS NULL)),
    CHECK ((state = 'stopped') = (stopped_by IS NOT NULL)),
    CHECK (state <> 'live' OR approved_by IS NOT NULL),
    CHECK (approved_by IS NULL OR approved_by <> put_up_by)
);
CREATE INDEX audit_book_by_project ON audit_book (project, book);

CREATE TABLE audit_measure (
    id UUID NOT NULL PRIMARY KEY,               -- the measure
    annotator_id UUID NOT NULL REFERENCES annotator (id), -- whom it concerns
    project TEXT NOT NULL,                      -- where
    kind TEXT NOT NULL,                         -- what kind of measure
    terms TEXT NOT NULL,                        -- what exactly, as a rule's "do" says it; canonical JSON
    amount DOUBLE PRECISION,                    -- the share, weight or value that it sets; null where it sets none
    book_id UUID REFERENCES audit_book (id),    -- the rules that spoke; null where a person did it of their own accord
    rests_on TEXT NOT NULL,                     -- which rules, and the figures that they saw; canonical JSON
    persons BIGINT NOT NULL CHECK (persons BETWEEN 0 AND 2), -- how many people carry it out; 0 where the rule does so by itself
    state TEXT NOT NULL CHECK (state IN ('proposed', 'standing', 'refused', 'withdrawn', 'over', 'undone')), -- where it stands
    proposed_at BIGINT NOT NULL,                -- when the rules spoke, or the person did it
    acts_at BIGINT,                             -- when the rule does it by itself, where nobody refuses before
    agreed_by UUID REFERENCES person (id),      -- the first of two people
    agreed_at BIGINT,                           -- when
    acted_by UUID REFERENCES person (id),       -- who carried it out; null where the rule did
    acted_at BIGINT,                            -- when
    reason TEXT,                                -- why, in their words: told to the annotator
    until BIGINT,                               -- when it ends by itself
    ended_at BIGINT,                            -- when it was refused, withdrawn, over or undone
    ended_by UUID REFERENCES person (id),       -- who refused it, ended it early or undid it
    ended_reason TEXT,                          -- why, in their words
    doubted_at BIGINT,                          -- when a corrected key took away what it rests on
    CHECK ((agreed_by IS NULL) = (agreed_at IS NULL)),
    CHECK ((acted_at IS NULL) = (state IN ('proposed', 'refused', 'withdrawn'))),
    CHECK ((ended_at IS NULL) = (state IN ('proposed', 'standing'))),
    CHECK (acted_by IS NULL OR acted_at IS NOT NULL),
    CHECK (acted_by IS NULL OR reason IS NOT NULL),
    CHECK (acted_by IS NOT NULL OR acted_at IS NULL OR persons = 0),
    CHECK (agreed_by IS NULL OR acted_by IS NULL OR agreed_by <> acted_by),
    CHECK (persons < 2 OR acted_at IS NULL OR agreed_by IS NOT NULL),
    CHECK (kind <> 'end' OR acted_by IS NOT NULL),
    CHECK (state NOT IN ('refused', 'undone') OR (ended_by IS NOT NULL AND ended_reason IS NOT NULL)),
    CHECK ((acts_at IS NOT NULL) = (persons = 0))
);
CREATE INDEX audit_measure_by_annotator ON audit_measure (annotator_id, proposed_at);
CREATE INDEX audit_measure_by_project ON audit_measure (project, state, proposed_at);

CREATE TABLE measure_appeal (
    measure_id UUID NOT NULL PRIMARY KEY REFERENCES audit_measure (id), -- against which measure
    text TEXT NOT NULL,                         -- in the annotator's words
    sent_at BIGINT NOT NULL,                    -- when
    due_at BIGINT NOT NULL,                     -- to be answered by
    outcome TEXT CHECK (outcome IN ('upheld', 'undone')), -- whether the measure stands; null while nobody answered
    answer TEXT,                                -- what the annotator is told
    answered_by UUID REFERENCES person (id),    -- by whom
    answered_at BIGINT,                         -- when
    CHECK ((outcome IS NULL) = (answer IS NULL)),
    CHECK ((outcome IS NULL) = (answered_by IS NULL)),
    CHECK ((outcome IS NULL) = (answered_at IS NULL))
);
