-- What charts over hidden checks signal, and what each signal rests on. Types as in 0001.

CREATE TABLE audit_footing (
    id UUID NOT NULL PRIMARY KEY,               -- the footing
    project TEXT NOT NULL,                      -- where
    version_id UUID NOT NULL REFERENCES gold_set_version (id), -- the version whose plan and bank it is of
    made_at BIGINT NOT NULL,                    -- when: charts rest on the newest one
    document TEXT NOT NULL                      -- how each item was answered, and the limits of each chart; canonical JSON, never changed
);
CREATE INDEX audit_footing_by_project ON audit_footing (project, made_at);

CREATE TABLE audit_chart (
    annotator_id UUID NOT NULL REFERENCES annotator (id), -- whose
    chart TEXT NOT NULL,                        -- which, by its name
    footing_id UUID NOT NULL REFERENCES audit_footing (id), -- what it rests on
    drawn_at BIGINT NOT NULL,                   -- when it was computed
    document TEXT NOT NULL,                     -- its path; computed again from the checks whenever one of them is graded
    PRIMARY KEY (annotator_id, chart)
);

CREATE TABLE audit_signal (
    id UUID NOT NULL PRIMARY KEY,               -- the signal
    annotator_id UUID NOT NULL REFERENCES annotator (id), -- whose work it is about
    project TEXT NOT NULL,                      -- where
    chart TEXT NOT NULL,                        -- which chart, by its name
    check_id UUID NOT NULL REFERENCES hidden_check (id), -- the check at which it was raised
    footing_id UUID NOT NULL REFERENCES audit_footing (id), -- what it rests on
    onset_at BIGINT NOT NULL,                   -- when the first check at the new level was answered, by maximum likelihood
    onset_from BIGINT NOT NULL,                 -- the earliest plausible one
    onset_to BIGINT NOT NULL,                   -- the latest plausible one
    before_checks BIGINT NOT NULL,              -- checks before it; 0 where it was so from the first one on
    before_level DOUBLE PRECISION,              -- the level before it, 0..1
    before_low DOUBLE PRECISION,                -- the lower end of its interval
    before_high DOUBLE PRECISION,               -- the upper end
    after_checks BIGINT NOT NULL,               -- checks from it on
    after_level DOUBLE PRECISION NOT NULL,      -- the level from it on
    after_low DOUBLE PRECISION NOT NULL,        -- the lower end of its interval
    after_high DOUBLE PRECISION NOT NULL,       -- the upper end
    by_correction BOOLEAN NOT NULL,             -- whether nothing but a corrected key raised it
    state TEXT NOT NULL CHECK (state IN ('open', 'settled', 'withdrawn')), -- where it stands
    raised_at BIGINT NOT NULL,                  -- when it was raised
    told_at BIGINT NOT NULL,                    -- from when on platforms may know of it
    settled_by UUID REFERENCES person (id),     -- who looked
    settled_at BIGINT,                          -- when
    answer TEXT,                                -- what it was, in their words
    withdrawn_at BIGINT,                        -- when a corrected key took it back
    CHECK ((settled_by IS NULL) = (settled_at IS NULL)),
    CHECK ((settled_by IS NULL) = (answer IS NULL)),
    CHECK ((state = 'withdrawn') = (withdrawn_at IS NOT NULL)),
    CHECK (state <> 'settled' OR settled_by IS NOT NULL),
    CHECK (state <> 'open' OR settled_by IS NULL)
);
CREATE INDEX audit_signal_by_project ON audit_signal (project, raised_at);
CREATE INDEX audit_signal_by_annotator ON audit_signal (annotator_id);
