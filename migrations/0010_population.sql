-- What is known of a project's people before they answer: the prior of the doubt beside a verdict, fitted once a day to first attempts.
-- Types as in 0001.

CREATE TABLE population (
    project TEXT NOT NULL,                      -- the project's id
    stage TEXT NOT NULL,                        -- the stage's id
    people BIGINT NOT NULL CHECK (people >= 1), -- first attempts that it was fitted to
    a DOUBLE PRECISION NOT NULL CHECK (a > 0),  -- first parameter of the beta distribution of true shares
    b DOUBLE PRECISION NOT NULL CHECK (b > 0),  -- second parameter
    at BIGINT NOT NULL,                         -- when
    PRIMARY KEY (project, stage)
);
