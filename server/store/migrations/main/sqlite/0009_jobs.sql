-- Work to do later or again, mails to send, and counters against abuse.

CREATE TABLE jobs (
    id        BLOB    NOT NULL PRIMARY KEY,
    kind      TEXT    NOT NULL,
    about     BLOB,
    once      TEXT    UNIQUE,
    run_at    INTEGER NOT NULL,
    leased_to INTEGER,
    attempts  INTEGER NOT NULL,
    problem   TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX jobs_by_time ON jobs (run_at);

-- When each recurring job last ran through, and as of when.
CREATE TABLE job_runs (
    kind        TEXT    NOT NULL PRIMARY KEY,
    as_of       INTEGER NOT NULL,
    finished_at INTEGER NOT NULL
) STRICT;

CREATE TABLE outbox (
    id              BLOB    NOT NULL PRIMARY KEY,
    kind            TEXT    NOT NULL,
    recipient       BLOB    NOT NULL,
    recipient_index BLOB    NOT NULL,
    index_version   INTEGER NOT NULL,
    message         BLOB    NOT NULL,
    queued_at       INTEGER NOT NULL,
    next_try_at     INTEGER NOT NULL,
    expires_at      INTEGER NOT NULL,
    attempts        INTEGER NOT NULL,
    leased_to       INTEGER,
    problem         TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX outbox_by_next_try ON outbox (next_try_at);
CREATE INDEX outbox_by_recipient ON outbox (recipient_index);

-- How mail went, by day and kind: counts, no addresses.
CREATE TABLE mail_counts (
    day     INTEGER NOT NULL,
    kind    TEXT    NOT NULL,
    outcome TEXT    NOT NULL,
    mails   INTEGER NOT NULL,
    PRIMARY KEY (day, kind, outcome)
) STRICT, WITHOUT ROWID;

-- How often something was tried lately; a bucket is a keyed value under a key of the day.
CREATE TABLE counters (
    bucket       BLOB    NOT NULL,
    window_start INTEGER NOT NULL,
    tries        INTEGER NOT NULL,
    PRIMARY KEY (bucket, window_start)
) STRICT, WITHOUT ROWID;
CREATE INDEX counters_by_window ON counters (window_start);

-- Ready sign-ins of the demo's people; refused unless the server listens on loopback.
CREATE TABLE demo_sign_ins (
    secret_hash BLOB    NOT NULL PRIMARY KEY,
    member      BLOB    REFERENCES members (id) ON DELETE CASCADE,
    staff       BLOB    REFERENCES staff (id) ON DELETE CASCADE,
    expires_at  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
