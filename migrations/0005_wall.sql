-- Guarded doors: one row for each door and whoever knocks at it, counted before anything is compared. It takes the place of one row a try in `knock`.
-- Types as in 0001.

CREATE TABLE guard (
    door TEXT NOT NULL PRIMARY KEY,             -- which door, and a hash of the account or the address that it is counted for
    tries BIGINT NOT NULL CHECK (tries >= 0),   -- tries that were let through; one that was right is taken out again
    wait_us BIGINT NOT NULL CHECK (wait_us >= 0), -- how long after the last of them none is looked at, in microseconds
    tried_at BIGINT NOT NULL                    -- when the last of them was let through
);
CREATE INDEX guard_by_time ON guard (tried_at);

DELETE FROM knock;
