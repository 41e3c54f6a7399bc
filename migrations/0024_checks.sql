-- What platforms ask for: how many of an annotator's next tasks are hidden checks, and which ones. Types as in 0001.

CREATE TABLE check_request (
    id UUID NOT NULL PRIMARY KEY,               -- the request; the places of its checks are drawn by it
    annotator_id UUID NOT NULL REFERENCES annotator (id), -- whose next tasks
    version_id UUID NOT NULL REFERENCES gold_set_version (id), -- the version that was published then
    tasks BIGINT NOT NULL CHECK (tasks BETWEEN 1 AND 1000), -- how many tasks
    kind TEXT,                                  -- only items of this kind; null for any
    skill TEXT,                                 -- only items of this skill; null for any
    owed BIGINT NOT NULL CHECK (owed >= 0),     -- how many checks the plan owed since the annotator began
    asked BIGINT NOT NULL CHECK (asked >= 0),   -- how many of these were given out before
    at BIGINT NOT NULL                          -- when
);
CREATE INDEX check_request_by_annotator ON check_request (annotator_id, at);

CREATE TABLE check_place (
    check_id UUID NOT NULL PRIMARY KEY REFERENCES hidden_check (id), -- the check
    request_id UUID NOT NULL REFERENCES check_request (id), -- the request that it was given out for
    place BIGINT NOT NULL CHECK (place >= 1),   -- which of the request's tasks it is, from 1
    UNIQUE (request_id, place)
);

CREATE TABLE guidelines_read (
    annotator_id UUID NOT NULL REFERENCES annotator (id), -- who acknowledged them
    guidelines TEXT NOT NULL CHECK (length(guidelines) = 64), -- BLAKE3 of their texts in every language, in hexadecimal
    at BIGINT NOT NULL,                         -- when, for the first time
    PRIMARY KEY (annotator_id, guidelines)
);

CREATE TABLE task (
    id UUID NOT NULL PRIMARY KEY,               -- the task
    project TEXT NOT NULL,                      -- whose platform registered it
    name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 200), -- the platform's own id
    kind TEXT NOT NULL,                         -- the kind of item that it is like
    at BIGINT NOT NULL,                         -- when it was registered
    UNIQUE (project, name)
);
CREATE INDEX task_by_kind ON task (project, kind, id);

CREATE TABLE task_met (
    task_id UUID NOT NULL REFERENCES task (id), -- what
    annotator_id UUID NOT NULL REFERENCES annotator (id), -- who did it, or is shown it
    request_id UUID REFERENCES check_request (id), -- the request whose answer named it; null where the platform told of it
    at BIGINT NOT NULL,                         -- when
    PRIMARY KEY (task_id, annotator_id)
);

CREATE TABLE decoy (
    project TEXT NOT NULL,                      -- the project
    item_id TEXT NOT NULL,                      -- the gold item, by its author's id
    task_id UUID NOT NULL UNIQUE REFERENCES task (id), -- the ordinary task that is shown as often as the item is
    at BIGINT NOT NULL,                         -- since when
    PRIMARY KEY (project, item_id)
);
