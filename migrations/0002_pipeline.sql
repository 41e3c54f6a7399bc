-- The way from application to annotator: applications and their evidence, results and decisions, review, annotators and hidden checks.
-- One text for SQLite and PostgreSQL. Times are microseconds since 1970 UTC.

CREATE TABLE application (
    id UUID NOT NULL PRIMARY KEY,               -- the application
    person_id UUID NOT NULL REFERENCES person (id), -- whose
    project TEXT NOT NULL,                      -- the project's id
    version_id UUID NOT NULL REFERENCES gold_set_version (id), -- the version whose requirements were last answered
    status TEXT NOT NULL,                       -- where it stands
    profile JSONB NOT NULL,                     -- what the person says of themselves
    search TEXT NOT NULL,                       -- names and address in lower case, for the recruiters' search
    revision BIGINT NOT NULL,                   -- raised by every change of the profile
    time_factor DOUBLE PRECISION NOT NULL CHECK (time_factor >= 1.0), -- accommodation: multiplies limits
    created_at BIGINT NOT NULL,                 -- begun
    updated_at BIGINT NOT NULL,                 -- last changed
    submitted_at BIGINT,                        -- handed in, the last time
    UNIQUE (person_id, project)
);
CREATE INDEX application_by_change ON application (project, updated_at, id);

CREATE TABLE consent (
    id UUID NOT NULL PRIMARY KEY,               -- the consent
    application_id UUID NOT NULL REFERENCES application (id), -- given with
    purpose TEXT NOT NULL,                      -- what for
    wording TEXT NOT NULL,                      -- the version of its words
    given_at BIGINT NOT NULL,                   -- when
    withdrawn_at BIGINT                         -- when it was taken back
);

CREATE TABLE evidence (
    id UUID NOT NULL PRIMARY KEY,               -- the document
    application_id UUID NOT NULL REFERENCES application (id), -- whose
    requirement TEXT NOT NULL,                  -- what it is to show
    name TEXT NOT NULL,                         -- how the person called the file
    mime TEXT NOT NULL,                         -- what it is, told by its content
    bytes BYTEA NOT NULL,                       -- the file
    hash TEXT NOT NULL,                         -- BLAKE3 of the bytes, hexadecimal
    uploaded_at BIGINT NOT NULL,                -- when
    verdict TEXT CHECK (verdict IN ('accepted', 'rejected')), -- what a person said of it
    reason TEXT,                                -- why
    judged_by UUID REFERENCES person (id),      -- who
    judged_at BIGINT,                           -- when
    CHECK ((verdict IS NULL) = (judged_by IS NULL))
);
CREATE INDEX evidence_by_application ON evidence (application_id);

CREATE TABLE stage_result (
    attempt_id UUID NOT NULL PRIMARY KEY REFERENCES attempt (id), -- the attempt
    application_id UUID NOT NULL REFERENCES application (id), -- whose
    stage TEXT NOT NULL,                        -- the stage's id
    outcome TEXT NOT NULL CHECK (outcome IN ('pass', 'refer', 'below_the_line')), -- what the machine says
    ruling JSONB NOT NULL,                      -- statistic, bounds, counts, floors, the rules' version
    at BIGINT NOT NULL                          -- when
);
CREATE INDEX stage_result_by_application ON stage_result (application_id);

CREATE TABLE decision (
    id UUID NOT NULL PRIMARY KEY,               -- the decision
    application_id UUID NOT NULL REFERENCES application (id), -- about whom
    attempt_id UUID REFERENCES attempt (id),    -- about which attempt, if any
    stage TEXT,                                 -- about which stage, if any
    outcome TEXT NOT NULL CHECK (outcome IN ('passed', 'not_passed', 'rejected', 'onboarded', 'void')), -- what was decided
    reasons JSONB NOT NULL,                     -- reason codes
    note TEXT NOT NULL,                         -- for the file
    decided_by UUID REFERENCES person (id),     -- the person; none where a machine passed somebody
    at BIGINT NOT NULL,                         -- when
    letter_at BIGINT NOT NULL,                  -- its letter goes out
    status_before TEXT NOT NULL,                -- what an undo restores
    undone_at BIGINT,                           -- taken back
    CHECK (decided_by IS NOT NULL OR outcome = 'passed')
);
CREATE INDEX decision_by_application ON decision (application_id, at);

CREATE TABLE review_task (
    id UUID NOT NULL PRIMARY KEY,               -- the response to be scored
    form_item_id UUID NOT NULL UNIQUE REFERENCES form_item (id), -- the item as it was shown
    attempt_id UUID NOT NULL REFERENCES attempt (id), -- the attempt
    project TEXT NOT NULL,                      -- the project
    rubric TEXT NOT NULL,                       -- the rubric's id
    state TEXT NOT NULL CHECK (state IN ('waiting', 'differ', 'done')), -- where it stands
    why TEXT,                                   -- why two sheets differ
    score DOUBLE PRECISION,                     -- 0..1, once it is done
    difference DOUBLE PRECISION,                -- of the two sheets' totals
    created_at BIGINT NOT NULL,                 -- handed in
    due_at BIGINT NOT NULL                      -- wanted by
);
CREATE INDEX review_task_by_state ON review_task (project, state, created_at);

CREATE TABLE review_sheet (
    id UUID NOT NULL PRIMARY KEY,               -- the sheet, and the response's code for this reviewer
    task_id UUID NOT NULL REFERENCES review_task (id), -- what is scored
    reviewer UUID NOT NULL REFERENCES person (id), -- by whom
    adjudication BOOLEAN NOT NULL,              -- whether it decides between two others
    leased_until BIGINT NOT NULL,               -- until when it is theirs
    sheet JSONB,                                -- levels and comments, once saved
    total DOUBLE PRECISION,                     -- 0..1, once saved
    saved_at BIGINT,                            -- when
    UNIQUE (task_id, reviewer),
    CHECK ((saved_at IS NULL) = (total IS NULL))
);

CREATE TABLE annotator (
    id UUID NOT NULL PRIMARY KEY,               -- the annotator
    application_id UUID NOT NULL UNIQUE REFERENCES application (id), -- came by
    person_id UUID NOT NULL REFERENCES person (id), -- who
    project TEXT NOT NULL,                      -- where
    state TEXT NOT NULL CHECK (state IN ('active', 'paused', 'ended')), -- where they stand
    onboarded_at BIGINT NOT NULL                -- since
);

CREATE TABLE hidden_check (
    id UUID NOT NULL PRIMARY KEY,               -- the check
    annotator_id UUID NOT NULL REFERENCES annotator (id), -- whose
    version_id UUID NOT NULL REFERENCES gold_set_version (id), -- the version that was shown
    item_id TEXT NOT NULL,                      -- the author's id of the item; never shown outside
    shown JSONB NOT NULL,                       -- drawn ids, orders and sides
    asked_at BIGINT NOT NULL,                   -- when it was given out
    response TEXT,                              -- the response in the stored form, canonical JSON
    answered_at BIGINT,                         -- when it came
    score DOUBLE PRECISION CHECK (score >= 0.0 AND score <= 1.0), -- 0..1, once graded
    counts BOOLEAN,                             -- whether it counts
    positive BOOLEAN,                           -- whether there was something to find
    hit BOOLEAN,                                -- whether it was found
    explanation TEXT,                           -- how the score came about, JSON; sealed
    grader TEXT,                                -- the grader's version
    graded_at BIGINT,                           -- when
    CHECK ((response IS NULL) = (answered_at IS NULL)),
    CHECK (graded_at IS NULL OR answered_at IS NOT NULL)
);
CREATE INDEX hidden_check_by_annotator ON hidden_check (annotator_id, asked_at);
