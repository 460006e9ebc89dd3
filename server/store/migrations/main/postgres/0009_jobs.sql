-- Work to do later or again, mails to send, and counters against abuse.

CREATE TABLE jobs (
    id        UUID   NOT NULL PRIMARY KEY,
    kind      TEXT   NOT NULL,
    about     UUID,
    once      TEXT   UNIQUE,
    run_at    BIGINT NOT NULL,
    leased_to BIGINT,
    attempts  BIGINT NOT NULL,
    problem   TEXT
);
CREATE INDEX jobs_by_time ON jobs (run_at);

-- When each recurring job last ran through, and as of when.
CREATE TABLE job_runs (
    kind        TEXT   NOT NULL PRIMARY KEY,
    as_of       BIGINT NOT NULL,
    finished_at BIGINT NOT NULL
);

CREATE TABLE outbox (
    id              UUID   NOT NULL PRIMARY KEY,
    kind            TEXT   NOT NULL,
    recipient       BYTEA  NOT NULL,
    recipient_index BYTEA  NOT NULL,
    index_version   BIGINT NOT NULL,
    message         BYTEA  NOT NULL,
    queued_at       BIGINT NOT NULL,
    next_try_at     BIGINT NOT NULL,
    expires_at      BIGINT NOT NULL,
    attempts        BIGINT NOT NULL,
    leased_to       BIGINT,
    problem         TEXT
);
CREATE INDEX outbox_by_next_try ON outbox (next_try_at);
CREATE INDEX outbox_by_recipient ON outbox (recipient_index);

-- How mail went, by day and kind: counts, no addresses.
CREATE TABLE mail_counts (
    day     BIGINT NOT NULL,
    kind    TEXT   NOT NULL,
    outcome TEXT   NOT NULL,
    mails   BIGINT NOT NULL,
    PRIMARY KEY (day, kind, outcome)
);

-- How often something was tried lately; a bucket is a keyed value under a key of the day.
CREATE TABLE counters (
    bucket       BYTEA  NOT NULL,
    window_start BIGINT NOT NULL,
    tries        BIGINT NOT NULL,
    PRIMARY KEY (bucket, window_start)
);
CREATE INDEX counters_by_window ON counters (window_start);

-- Ready sign-ins of the demo's people; refused unless the server listens on loopback.
CREATE TABLE demo_sign_ins (
    secret_hash BYTEA  NOT NULL PRIMARY KEY,
    member      UUID   REFERENCES members (id) ON DELETE CASCADE,
    staff       UUID   REFERENCES staff (id) ON DELETE CASCADE,
    expires_at  BIGINT NOT NULL
);
