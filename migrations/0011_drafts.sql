-- What reviewers have filled in and not saved yet, kept for a day. Types as in 0001.

CREATE TABLE review_draft (
    task_id UUID NOT NULL REFERENCES review_task (id), -- the response
    reviewer UUID NOT NULL REFERENCES person (id), -- who fills it in
    adjudication BOOLEAN NOT NULL,              -- whether it decides between others
    sheet JSONB NOT NULL,                       -- levels and comments as far as they are filled in
    revision BIGINT NOT NULL CHECK (revision >= 1), -- raised by every change, so that a second tab is noticed
    kept_at BIGINT NOT NULL,                    -- last changed
    PRIMARY KEY (task_id, reviewer)
);
CREATE INDEX review_draft_by_time ON review_draft (kept_at);
