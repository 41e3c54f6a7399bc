-- What proves a verdict and what contests it: dossiers, appeals, contested keys, rescoring, retired items, warnings of gold sets.
-- Types as in 0001.

CREATE TABLE dossier (
    decision_id UUID NOT NULL PRIMARY KEY REFERENCES decision (id), -- the decision that it proves
    document TEXT NOT NULL,                     -- everything that the decision rests on, canonical JSON; sealed, since explanations quote keys
    hash TEXT NOT NULL,                         -- BLAKE3 of the document, hexadecimal; also in the ledger's event on the decision
    at BIGINT NOT NULL                          -- when
);

CREATE TABLE appeal (
    id UUID NOT NULL PRIMARY KEY,               -- the appeal
    decision_id UUID NOT NULL UNIQUE REFERENCES decision (id), -- against which decision
    application_id UUID NOT NULL REFERENCES application (id), -- whose
    project TEXT NOT NULL,                      -- in which project
    grounds TEXT NOT NULL CHECK (grounds IN ('question', 'technical', 'facts', 'procedure', 'other')), -- what it says went wrong
    text TEXT NOT NULL,                         -- in the person's words
    state TEXT NOT NULL CHECK (state IN ('open', 'upheld', 'overturned', 'corrected')), -- where it stands; upheld: the decision stands
    sent_at BIGINT NOT NULL,                    -- when
    due_at BIGINT NOT NULL,                     -- to be answered by
    answer TEXT,                                -- what the person is told
    answered_by UUID REFERENCES person (id),    -- who answered; never the one who decided
    answered_at BIGINT,                         -- when
    CHECK ((state = 'open') = (answered_by IS NULL)),
    CHECK ((answered_by IS NULL) = (answered_at IS NULL)),
    CHECK ((answered_by IS NULL) = (answer IS NULL))
);
CREATE INDEX appeal_by_state ON appeal (project, state, due_at);

CREATE TABLE contest (
    id UUID NOT NULL PRIMARY KEY,               -- the contest of a key
    project TEXT NOT NULL,                      -- the gold set
    item_id TEXT NOT NULL,                      -- the author's id of the item; never shown outside
    version_id UUID NOT NULL REFERENCES gold_set_version (id), -- the version in which it was met
    source TEXT NOT NULL CHECK (source IN ('reviewer', 'candidate', 'statistic', 'author')), -- who questions it
    raised_by UUID REFERENCES person (id),      -- the member of staff, if one did
    appeal_id UUID REFERENCES appeal (id),      -- the appeal that it came with, if any
    reason TEXT NOT NULL,                       -- why
    state TEXT NOT NULL CHECK (state IN ('open', 'upheld', 'corrected', 'retired')), -- what became of it; upheld: the key stands
    at BIGINT NOT NULL,                         -- when
    settled_by UUID REFERENCES person (id),     -- who settled it
    settled_at BIGINT,                          -- when
    answer TEXT,                                -- why so
    new_version UUID REFERENCES gold_set_version (id), -- the version with the corrected key
    CHECK ((state = 'open') = (settled_by IS NULL)),
    CHECK ((settled_by IS NULL) = (settled_at IS NULL)),
    CHECK ((state = 'corrected') = (new_version IS NOT NULL))
);
CREATE INDEX contest_by_item ON contest (project, item_id);

CREATE TABLE rescore (
    id UUID NOT NULL PRIMARY KEY,               -- an attempt whose grades a corrected key changes
    project TEXT NOT NULL,                      -- the gold set
    version_id UUID NOT NULL REFERENCES gold_set_version (id), -- the version with the corrected keys
    attempt_id UUID NOT NULL REFERENCES attempt (id), -- the attempt
    items JSONB NOT NULL,                       -- the items whose keys changed, with both scores
    outcome_before TEXT NOT NULL,               -- what the machine said
    outcome_after TEXT NOT NULL,                -- what it says with the corrected keys
    ruling JSONB NOT NULL,                      -- statistic, bounds, counts with the corrected keys
    state TEXT NOT NULL CHECK (state IN ('open', 'applied', 'kept')), -- open: a person is to look at it
    at BIGINT NOT NULL,                         -- when
    decided_by UUID REFERENCES person (id),     -- who looked
    decided_at BIGINT,                          -- when
    reason TEXT,                                -- why so
    UNIQUE (version_id, attempt_id),
    CHECK ((state = 'open') = (decided_by IS NULL)),
    CHECK ((decided_by IS NULL) = (decided_at IS NULL))
);
CREATE INDEX rescore_by_state ON rescore (project, state, at);

CREATE TABLE retired_item (
    set_id TEXT NOT NULL,                       -- the gold set's own id
    item_id TEXT NOT NULL,                      -- the item that is drawn no more; its id is never used again
    reason TEXT NOT NULL CHECK (reason IN ('wrong', 'leaked', 'dated', 'too_easy', 'too_hard', 'unfair', 'unclear')), -- why
    note TEXT NOT NULL,                         -- for the file
    retired_by UUID NOT NULL REFERENCES person (id), -- who
    at BIGINT NOT NULL,                         -- when
    PRIMARY KEY (set_id, item_id)
);

CREATE TABLE gold_warning (
    version_id UUID NOT NULL REFERENCES gold_set_version (id), -- the version
    position BIGINT NOT NULL,                   -- its place among the version's warnings, from 0
    code TEXT NOT NULL,                         -- which rule
    place TEXT NOT NULL,                        -- file and line
    message TEXT NOT NULL,                      -- what is wrong, and what would be right
    acknowledged_by TEXT,                       -- who published the version in spite of it
    PRIMARY KEY (version_id, position)
);

CREATE TABLE attempt_signal (
    id UUID NOT NULL PRIMARY KEY,               -- something the page noticed; evidence for people, never an act
    attempt_id UUID NOT NULL REFERENCES attempt (id), -- the attempt
    form_item_id UUID REFERENCES form_item (id), -- at which item, if at one
    kind TEXT NOT NULL CHECK (kind IN ('paste', 'leave')), -- a large insertion, or the page was left
    amount BIGINT NOT NULL CHECK (amount >= 0), -- characters inserted, or milliseconds away
    at BIGINT NOT NULL                          -- when it was told
);
CREATE INDEX attempt_signal_by_attempt ON attempt_signal (attempt_id, at);
