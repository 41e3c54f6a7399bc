-- Signing in, staff and their roles, mail, and what the database knows of itself.
-- One text for SQLite and PostgreSQL. Times are microseconds since 1970 UTC.

CREATE TABLE staff (
    person_id UUID NOT NULL PRIMARY KEY REFERENCES person (id), -- who
    password_hash TEXT NOT NULL,                -- Argon2id, in PHC form
    totp_secret TEXT,                           -- base32; none only in a demo database
    totp_step BIGINT NOT NULL,                  -- the last time step whose code was taken, so that no code serves twice
    created_at BIGINT NOT NULL,                 -- added
    disabled_at BIGINT                          -- may not sign in any more
);

CREATE TABLE staff_role (
    person_id UUID NOT NULL REFERENCES staff (person_id), -- who
    project TEXT NOT NULL,                      -- in which project
    role TEXT NOT NULL CHECK (role IN ('reviewer', 'adjudicator', 'recruiter', 'auditor', 'author', 'admin')), -- what they may do there
    PRIMARY KEY (person_id, project, role)
);

CREATE TABLE sign_in (
    id UUID NOT NULL PRIMARY KEY,               -- one mail that was asked for
    email TEXT NOT NULL,                        -- address in lower case
    code_hash TEXT NOT NULL,                    -- BLAKE3 of the id and the six digits, hexadecimal
    link_hash TEXT NOT NULL UNIQUE,             -- BLAKE3 of the link's secret, hexadecimal
    created_at BIGINT NOT NULL,                 -- asked for
    expires_at BIGINT NOT NULL CHECK (expires_at > created_at), -- ends by itself
    tries BIGINT NOT NULL CHECK (tries >= 0),   -- wrong codes so far
    used_at BIGINT                              -- signed in with it
);

CREATE TABLE knock (
    id UUID NOT NULL PRIMARY KEY,               -- one try at a guarded door
    door TEXT NOT NULL,                         -- which door, and by whom: a hash of an address
    at BIGINT NOT NULL                          -- when
);
CREATE INDEX knock_by_door ON knock (door, at);

CREATE TABLE mail (
    id UUID NOT NULL PRIMARY KEY,               -- the mail
    person_id UUID NOT NULL REFERENCES person (id), -- to whom
    decision_id UUID UNIQUE REFERENCES decision (id), -- the decision whose letter it is, if any
    subject_en TEXT NOT NULL,                   -- subject in English
    subject_zh TEXT NOT NULL,                   -- subject in Chinese
    body_en TEXT NOT NULL,                      -- text in English
    body_zh TEXT NOT NULL,                      -- text in Chinese
    due_at BIGINT NOT NULL,                     -- not before
    sent_at BIGINT,                             -- when it went out
    attempts BIGINT NOT NULL CHECK (attempts >= 0), -- times it was tried
    last_error TEXT                             -- why it failed last
);
CREATE INDEX mail_by_person ON mail (person_id, due_at);

CREATE TABLE setting (
    key TEXT NOT NULL PRIMARY KEY,              -- what
    value TEXT NOT NULL                         -- as what
);

CREATE TABLE webhook (
    id UUID NOT NULL PRIMARY KEY,               -- the endpoint
    project TEXT NOT NULL,                      -- whose events it is told
    url TEXT NOT NULL,                          -- where
    secret TEXT NOT NULL,                       -- what messages are signed with, base64
    previous_secret TEXT,                       -- the one before, which signs as well during a change
    state TEXT NOT NULL CHECK (state IN ('on', 'off')), -- whether it is told anything
    position BIGINT NOT NULL,                   -- number of the last message that was queued for it
    failing_since BIGINT,                       -- since when nothing gets through
    created_at BIGINT NOT NULL                  -- added
);

CREATE TABLE delivery (
    id UUID NOT NULL PRIMARY KEY,               -- one message for one endpoint
    webhook_id UUID NOT NULL REFERENCES webhook (id), -- to whom
    message_id UUID NOT NULL REFERENCES outbox (id), -- what
    state TEXT NOT NULL CHECK (state IN ('waiting', 'done', 'failed')), -- where it stands
    attempts BIGINT NOT NULL CHECK (attempts >= 0), -- times it was tried
    due_at BIGINT NOT NULL,                     -- the next try, not before
    status BIGINT,                              -- the last answer's status
    note TEXT,                                  -- the last answer's beginning, or why there was none
    tried_at BIGINT,                            -- the last try
    UNIQUE (webhook_id, message_id)
);
CREATE INDEX delivery_due ON delivery (state, due_at);
