-- The security log: from which network address the service was used, sealed under a key of the day.
-- `owner_tag` is a keyed value of whom it is about, under the same key.
CREATE TABLE security_log (
    id        UUID    NOT NULL PRIMARY KEY,
    day       BIGINT  NOT NULL,
    owner_tag BYTEA  ,
    entry     BYTEA   NOT NULL
);
CREATE INDEX security_log_by_owner ON security_log (day, owner_tag);

-- What was asked of it: in a case, for a reason, granted by a second person, for a day.
CREATE TABLE security_lookups (
    id          UUID    NOT NULL PRIMARY KEY,
    case_number TEXT    NOT NULL,
    reason      TEXT    NOT NULL,
    question    BYTEA   NOT NULL,
    asked_by    UUID    REFERENCES staff (id) ON DELETE SET NULL,
    asked_at    BIGINT  NOT NULL,
    decision    TEXT    NOT NULL DEFAULT 'waiting',
    decided_by  UUID    REFERENCES staff (id) ON DELETE SET NULL,
    decided_at  BIGINT 
);
CREATE INDEX security_lookups_by_asked_at ON security_lookups (asked_at);
CREATE INDEX security_lookups_by_asker ON security_lookups (asked_by);
CREATE INDEX security_lookups_by_decider ON security_lookups (decided_by);
