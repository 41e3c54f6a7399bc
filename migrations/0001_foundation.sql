-- The ground floor: gold sets by version, people and how they sign in, attempts and answers, grades, ledger, outbox, jobs.
-- One text for SQLite and PostgreSQL. Times are microseconds since 1970 UTC; texts that are hashed are stored as text, so that no byte of
-- them changes. Frozen once released: changes come as a new file.

CREATE TABLE gold_set_version (
    id UUID NOT NULL PRIMARY KEY,               -- the version
    set_id TEXT NOT NULL,                       -- the gold set's own id, from project.toml
    number BIGINT NOT NULL,                     -- 1, 2, 3 … within the set
    content_hash TEXT NOT NULL,                 -- BLAKE3 of the whole canonical document, hexadecimal
    presented_hash TEXT NOT NULL,               -- BLAKE3 of what is presented: what may leave the house
    document TEXT NOT NULL,                     -- the whole canonical document, keys and all; sealed
    items BIGINT NOT NULL,                      -- items in all banks
    warnings BIGINT NOT NULL,                   -- warnings that its check gave
    state TEXT NOT NULL CHECK (state IN ('draft', 'published', 'retired')), -- where the version stands
    imported_at BIGINT NOT NULL,                -- when it came in
    imported_by TEXT NOT NULL,                  -- who brought it in
    UNIQUE (set_id, number),
    UNIQUE (set_id, content_hash)
);

CREATE TABLE gold_item (
    version_id UUID NOT NULL REFERENCES gold_set_version (id), -- the version it belongs to
    bank TEXT NOT NULL,                         -- the bank's name, or practice
    position BIGINT NOT NULL,                   -- its place in the bank, from 0
    item_id TEXT NOT NULL,                      -- the author's id; never shown outside
    kind TEXT NOT NULL,                         -- the item's kind
    skill TEXT NOT NULL,                        -- what it measures
    stimulus TEXT,                              -- the author's id of its stimulus, if it has one
    presented TEXT NOT NULL,                    -- what may be shown, as JSON
    sealed TEXT NOT NULL,                       -- the whole line in canonical form; sealed
    PRIMARY KEY (version_id, item_id),
    UNIQUE (version_id, bank, position)
);

CREATE TABLE gold_media (
    hash TEXT NOT NULL PRIMARY KEY,             -- BLAKE3 of the bytes, hexadecimal
    mime TEXT NOT NULL,                         -- MIME type, told by content
    bytes BYTEA NOT NULL                        -- the file
);

CREATE TABLE gold_version_media (
    version_id UUID NOT NULL REFERENCES gold_set_version (id), -- the version
    name TEXT NOT NULL,                         -- file name that stimuli use
    hash TEXT NOT NULL REFERENCES gold_media (hash), -- the file
    PRIMARY KEY (version_id, name)
);

CREATE TABLE person (
    id UUID NOT NULL PRIMARY KEY,               -- the person
    email TEXT UNIQUE,                          -- address in lower case; none once erased
    display_name TEXT,                          -- as the person writes it; none once erased
    lang TEXT CHECK (lang IN ('en', 'zh')),     -- language of pages and mails; none: as the browser asks
    created_at BIGINT NOT NULL,                 -- first seen
    erased_at BIGINT                            -- when personal data was erased
);

CREATE TABLE session (
    id UUID NOT NULL PRIMARY KEY,               -- the session
    person_id UUID NOT NULL REFERENCES person (id), -- who is signed in
    secret_hash TEXT NOT NULL UNIQUE,           -- BLAKE3 of the cookie's secret, hexadecimal
    staff BOOLEAN NOT NULL,                     -- whether it opens staff pages: signed in by password
    seen_at BIGINT NOT NULL,                    -- last used, to the minute
    created_at BIGINT NOT NULL,                 -- signed in
    expires_at BIGINT NOT NULL CHECK (expires_at > created_at), -- ends by itself
    revoked_at BIGINT                           -- signed out or taken away
);

CREATE TABLE token (
    id UUID NOT NULL PRIMARY KEY,               -- the token
    person_id UUID REFERENCES person (id),      -- whom it acts for; none for the platform
    project TEXT NOT NULL,                      -- the project that it opens
    kind TEXT NOT NULL CHECK (kind IN ('api', 'sign_in')), -- what it opens
    secret_hash TEXT NOT NULL UNIQUE,           -- BLAKE3 of the secret, hexadecimal
    scopes JSONB NOT NULL,                      -- what it may do, a list of names
    created_at BIGINT NOT NULL,                 -- made
    expires_at BIGINT NOT NULL CHECK (expires_at > created_at), -- ends by itself
    used_at BIGINT,                             -- last use of an API token, the only one of a sign-in token
    revoked_at BIGINT                           -- taken away
);

CREATE TABLE attempt (
    id UUID NOT NULL PRIMARY KEY,               -- the attempt
    person_id UUID NOT NULL REFERENCES person (id), -- whose
    project TEXT NOT NULL,                      -- the project's id
    version_id UUID NOT NULL REFERENCES gold_set_version (id), -- the version that was shown
    stage TEXT NOT NULL,                        -- the stage's id
    number BIGINT NOT NULL CHECK (number >= 1), -- first, second … of this person at this stage
    state TEXT NOT NULL CHECK (state IN ('open', 'handed_in', 'void')), -- where it stands
    seat BIGINT NOT NULL,                       -- raised whenever another tab or device takes over
    seed BIGINT NOT NULL,                       -- what the form was drawn from
    started_at BIGINT NOT NULL,                 -- the clock's start
    ends_at BIGINT NOT NULL CHECK (ends_at > started_at), -- the clock's end, without grace
    block BIGINT NOT NULL,                      -- the block that is open, from 0
    checking_since BIGINT,                      -- since when a handed-in block is graded; the clock stands still meanwhile
    handed_in_at BIGINT,                        -- when it was handed in
    answers BIGINT,                             -- answer revisions that the hand-in covers
    digest TEXT,                                -- BLAKE3 over all answer revisions at hand-in, hexadecimal
    UNIQUE (person_id, project, stage, number),
    CHECK ((state = 'handed_in') = (handed_in_at IS NOT NULL)),
    CHECK ((handed_in_at IS NULL) = (digest IS NULL))
);

CREATE TABLE form_item (
    id UUID NOT NULL PRIMARY KEY,               -- the place of the form; the id that a candidate sees
    attempt_id UUID NOT NULL REFERENCES attempt (id), -- the attempt
    position BIGINT NOT NULL,                   -- its place, from 0
    block BIGINT NOT NULL,                      -- the block it is handed in with, from 0
    item_id TEXT NOT NULL,                      -- the author's id of the item; never shown outside
    shown JSONB NOT NULL,                       -- drawn ids, order of options, swapped sides
    flagged BOOLEAN NOT NULL,                   -- marked by the candidate to come back to
    UNIQUE (attempt_id, position)
);

CREATE TABLE answer (
    id UUID NOT NULL PRIMARY KEY,               -- the revision
    attempt_id UUID NOT NULL REFERENCES attempt (id), -- the attempt
    form_item_id UUID NOT NULL REFERENCES form_item (id), -- the item as it was shown
    revision BIGINT NOT NULL CHECK (revision >= 1), -- 1, 2, 3 … of this item's answer
    seat BIGINT NOT NULL,                       -- the seat that saved it
    response TEXT NOT NULL,                     -- the response in the stored form, canonical JSON
    saved_at BIGINT NOT NULL,                   -- when it was acknowledged
    UNIQUE (attempt_id, form_item_id, revision)
);

CREATE TABLE grade (
    id UUID NOT NULL PRIMARY KEY,               -- the grade
    form_item_id UUID NOT NULL REFERENCES form_item (id), -- the item as it was shown
    answer_id UUID REFERENCES answer (id),      -- the answer that was graded; none where the item was left unanswered
    version_id UUID NOT NULL REFERENCES gold_set_version (id), -- the version whose key graded it
    grader TEXT NOT NULL,                       -- the grader's version
    score DOUBLE PRECISION CHECK (score >= 0.0 AND score <= 1.0), -- 0..1; none where only people can score
    counts BOOLEAN NOT NULL,                    -- whether it counts towards a decision
    positive BOOLEAN NOT NULL,                  -- whether there was something to find
    hit BOOLEAN NOT NULL,                       -- whether it was found
    brier DOUBLE PRECISION,                     -- squared error of the stated confidence, 0..1
    explanation TEXT NOT NULL,                  -- how the score came about, JSON; sealed
    graded_at BIGINT NOT NULL,                  -- when
    UNIQUE (form_item_id, version_id, grader)
);

CREATE TABLE ledger_event (
    id UUID NOT NULL PRIMARY KEY,               -- the event
    at BIGINT NOT NULL,                         -- when it happened
    kind TEXT NOT NULL,                         -- what happened
    actor TEXT NOT NULL,                        -- who acted: a person's id, worker, first-run or the command line
    subject UUID,                               -- whom or what it is about
    body TEXT NOT NULL,                         -- the facts, canonical JSON
    number BIGINT UNIQUE,                       -- 1, 2, 3 … once sealed
    previous_hash TEXT,                         -- hash of the event before, once sealed
    hash TEXT UNIQUE,                           -- BLAKE3 over the event and previous_hash, once sealed
    CHECK ((number IS NULL) = (hash IS NULL)),
    CHECK ((number IS NULL) = (previous_hash IS NULL))
);
CREATE INDEX ledger_event_by_subject ON ledger_event (subject, at);

CREATE TABLE outbox (
    id UUID NOT NULL PRIMARY KEY,               -- the message; receivers tell repeats by it
    event_id UUID NOT NULL REFERENCES ledger_event (id), -- the event it tells of
    project TEXT NOT NULL,                      -- the project whose platform is told
    at BIGINT NOT NULL,                         -- when it was written
    topic TEXT NOT NULL,                        -- what receivers subscribe to
    body TEXT NOT NULL,                         -- the message, canonical JSON
    number BIGINT UNIQUE,                       -- 1, 2, 3 … once sealed
    delivered_at BIGINT                         -- when every receiver had it
);

CREATE TABLE job (
    id UUID NOT NULL PRIMARY KEY,               -- the job
    kind TEXT NOT NULL,                         -- which worker does it
    payload JSONB NOT NULL,                     -- what it needs
    state TEXT NOT NULL CHECK (state IN ('waiting', 'running', 'done', 'failed')), -- where it stands
    run_at BIGINT NOT NULL,                     -- not before
    attempts BIGINT NOT NULL CHECK (attempts >= 0), -- times it was begun
    locked_until BIGINT,                        -- end of the lease
    locked_by TEXT,                             -- who holds the lease
    last_error TEXT,                            -- why it failed last
    dedup_key TEXT UNIQUE,                      -- the same work is queued once
    CHECK ((state = 'running') = (locked_until IS NOT NULL)),
    CHECK ((locked_until IS NULL) = (locked_by IS NULL))
);
CREATE INDEX job_by_time ON job (state, run_at);

CREATE TABLE lease (
    name TEXT NOT NULL PRIMARY KEY,             -- the periodic work that one process does at a time
    holder TEXT NOT NULL,                       -- who does it
    expires_at BIGINT NOT NULL                  -- until when
);

CREATE TABLE idempotency (
    scope TEXT NOT NULL,                        -- who sent it: a token or a session
    idem_key TEXT NOT NULL,                     -- the key that came with the request
    request_hash TEXT NOT NULL,                 -- BLAKE3 of what was asked, hexadecimal
    status BIGINT NOT NULL,                     -- the answer's status
    response TEXT NOT NULL,                     -- the answer's body
    created_at BIGINT NOT NULL,                 -- when it was answered
    expires_at BIGINT NOT NULL,                 -- until when it is kept
    PRIMARY KEY (scope, idem_key)
);
