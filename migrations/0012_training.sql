-- Reviewers' training before their first sheet of a rubric, and responses with agreed levels among live ones. What they are held against, the
-- agreed levels, stands in the version and nowhere else. Types as in 0001.

CREATE TABLE review_training (
    id UUID NOT NULL PRIMARY KEY,               -- a round of training
    project TEXT NOT NULL,                      -- the project
    reviewer UUID NOT NULL REFERENCES person (id), -- who takes it
    rubric TEXT NOT NULL,                       -- the rubric's id
    rubric_hash TEXT NOT NULL,                  -- BLAKE3 of the rubric, hexadecimal: another one asks for another training
    version_id UUID NOT NULL REFERENCES gold_set_version (id), -- where its responses and their agreed levels stand
    number BIGINT NOT NULL CHECK (number >= 1), -- the how-many-eth of this reviewer and rubric
    agreement DOUBLE PRECISION NOT NULL,        -- 0..1, the share that it is passed at
    started_at BIGINT NOT NULL,                 -- when
    ended_at BIGINT,                            -- when its last sheet was saved
    criteria BIGINT,                            -- once ended: levels that were given
    exact BIGINT,                               -- of them the agreed ones
    near BIGINT,                                -- the agreed ones and those next to them
    far BIGINT,                                 -- those three or more levels off
    passed BOOLEAN,                             -- what it came to
    UNIQUE (project, reviewer, rubric, number),
    CHECK ((ended_at IS NULL) = (passed IS NULL))
);

CREATE TABLE anchor_sheet (
    id UUID NOT NULL PRIMARY KEY,               -- the sheet, and the response's code for this reviewer
    training_id UUID REFERENCES review_training (id), -- the round; none for a response among live ones
    project TEXT NOT NULL,                      -- the project
    reviewer UUID NOT NULL REFERENCES person (id), -- by whom
    rubric TEXT NOT NULL,                       -- the rubric's id
    version_id UUID NOT NULL REFERENCES gold_set_version (id), -- where the response and its agreed levels stand
    anchor TEXT NOT NULL,                       -- BLAKE3 of item and response, hexadecimal
    place BIGINT NOT NULL CHECK (place >= 0),   -- in the round; among live ones: how many sheets the reviewer had saved before
    leased_until BIGINT NOT NULL,               -- until when it may be saved
    sheet JSONB,                                -- levels and comments, as far as they are filled in until saved_at
    revision BIGINT NOT NULL DEFAULT 0,         -- raised by every change before it is saved
    kept_at BIGINT,                             -- last changed before it was saved
    total DOUBLE PRECISION,                     -- 0..1, once saved
    saved_at BIGINT,                            -- when
    CHECK ((saved_at IS NULL) = (total IS NULL))
);
CREATE INDEX anchor_sheet_by_reviewer ON anchor_sheet (project, reviewer, rubric);
CREATE UNIQUE INDEX anchor_sheet_in_round ON anchor_sheet (training_id, place);
