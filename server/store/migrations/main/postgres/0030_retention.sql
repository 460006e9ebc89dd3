-- Retention: who was told that a silent membership ends, and what each run has removed.

ALTER TABLE members ADD COLUMN told_day BIGINT;
ALTER TABLE members ADD COLUMN told_again_day BIGINT;
-- When they were last written to of something new to answer: once a day at most.
ALTER TABLE members ADD COLUMN invited_day BIGINT;
DROP INDEX members_by_active_day;
CREATE INDEX members_by_active_day ON members (active_day, id);

-- Links in mails by which somebody says one thing without signing in: "I am still here", "no more
-- of these".
CREATE TABLE mail_links (
    secret_hash BYTEA   NOT NULL PRIMARY KEY,
    act         TEXT    NOT NULL,
    member      UUID    NOT NULL REFERENCES members (id) ON DELETE CASCADE,
    expires_at  BIGINT NOT NULL
);
CREATE INDEX mail_links_by_member ON mail_links (member);
CREATE INDEX mail_links_by_expiry ON mail_links (expires_at);

-- How often each rule was carried out since the last certificate.
CREATE TABLE retention_counts (
    rule TEXT    NOT NULL PRIMARY KEY,
    done BIGINT NOT NULL
);

-- The certificates of the daily runs, chained.
CREATE TABLE retention_runs (
    number      BIGINT NOT NULL PRIMARY KEY,
    as_of       BIGINT NOT NULL,
    finished_at BIGINT NOT NULL,
    counts      TEXT    NOT NULL,
    commitment  BYTEA   NOT NULL,
    hash        BYTEA   NOT NULL
);
