-- Answers without gold: who said what of which task, as platforms tell. Rows are many and narrow. Types as in 0001.

CREATE TABLE rater (
    id UUID NOT NULL PRIMARY KEY,               -- whoever judges: made of the project and the name
    project TEXT NOT NULL,                      -- where
    name TEXT NOT NULL,                         -- as rows call them: our id of an annotator, or the platform's own
    annotator_id UUID REFERENCES annotator (id) -- where the name is our id of one of the project's annotators
);

CREATE TABLE judgment (
    id UUID NOT NULL PRIMARY KEY,               -- made of the project and the name
    project TEXT NOT NULL,                      -- where
    name TEXT NOT NULL,                         -- the platform's own id of the row
    content UUID NOT NULL,                      -- made of all that the row says: the same row again is known by it
    task TEXT NOT NULL,                         -- the platform's own id of what was judged
    rater_id UUID NOT NULL REFERENCES rater (id), -- who judged
    label TEXT,                                 -- what they said, a word
    response TEXT,                              -- or a response, canonical JSON
    at BIGINT NOT NULL,                         -- when
    seconds DOUBLE PRECISION CHECK (seconds >= 0.0), -- how long it took, where it is known
    version TEXT,                               -- of what they were shown, where the platform tells
    CHECK ((label IS NULL) <> (response IS NULL))
);
CREATE INDEX judgment_by_task ON judgment (project, task, id);
