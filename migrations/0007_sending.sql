-- Time that never goes back, mails on their way, the place of each message among those of its subject. Types as in 0001.

CREATE TABLE time_mark (
    name TEXT NOT NULL PRIMARY KEY,             -- believed: the latest moment that any process believed; else a periodic work
    at BIGINT NOT NULL                          -- the moment, or when the work was last done; never goes back
);

CREATE TABLE posting (
    id UUID NOT NULL PRIMARY KEY,               -- one mail on its way; its Message-ID is made of it, so that a repeat can be told
    mail_id UUID UNIQUE REFERENCES mail (id),   -- the letter that it carries; none where it lets somebody in
    recipient TEXT,                             -- the address, where it lets somebody in; none once it has ended
    subject TEXT,                               -- its subject, where it lets somebody in; none once it has ended, since it holds a code
    body TEXT,                                  -- its text, likewise
    state TEXT NOT NULL CHECK (state IN ('waiting', 'sent', 'expired', 'failed')), -- failed: given up after the last try
    due_at BIGINT NOT NULL,                     -- the next try, not before
    expires_at BIGINT,                          -- of no use any more after it; none for a letter
    attempts BIGINT NOT NULL CHECK (attempts >= 0), -- times it was begun
    held_by TEXT,                               -- the process that is sending it
    held_until BIGINT,                          -- end of its lease
    last_error TEXT,                            -- why it failed last
    ended_at BIGINT,                            -- when it was sent, expired or was given up
    CHECK ((held_by IS NULL) = (held_until IS NULL)),
    CHECK ((state = 'waiting') = (ended_at IS NULL)),
    CHECK (state = 'waiting' OR held_by IS NULL),
    CHECK (mail_id IS NULL OR (recipient IS NULL AND subject IS NULL AND body IS NULL AND expires_at IS NULL)),
    CHECK (state = 'waiting' OR (recipient IS NULL AND subject IS NULL AND body IS NULL))
);
CREATE INDEX posting_due ON posting (state, due_at);

INSERT INTO posting (id, mail_id, state, due_at, attempts) SELECT id, id, 'waiting', due_at, 0 FROM mail WHERE sent_at IS NULL AND attempts < 8;
-- What was given up before stays given up: a letter of months ago would be told as if it were of today.
INSERT INTO posting (id, mail_id, state, due_at, attempts, ended_at) SELECT id, id, 'failed', due_at, attempts, due_at FROM mail WHERE sent_at IS NULL AND attempts >= 8;

CREATE TABLE message_place (
    message_id UUID NOT NULL PRIMARY KEY REFERENCES outbox (id), -- the message
    project TEXT NOT NULL,                      -- the project whose platform is told
    subject UUID NOT NULL,                      -- the candidate, annotator or gold-set version that it is about
    sequence BIGINT NOT NULL CHECK (sequence >= 1), -- 1, 2, 3 … of the messages about this subject, without gaps
    UNIQUE (project, subject, sequence)
);
