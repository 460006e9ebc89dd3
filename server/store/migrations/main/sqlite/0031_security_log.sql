-- The security log: from which network address the service was used, sealed under a key of the day.
-- `owner_tag` is a keyed value of whom it is about, under the same key.
CREATE TABLE security_log (
    id        BLOB    NOT NULL PRIMARY KEY,
    day       INTEGER NOT NULL,
    owner_tag BLOB   ,
    entry     BLOB    NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX security_log_by_owner ON security_log (day, owner_tag);

-- What was asked of it: in a case, for a reason, granted by a second person, for a day.
CREATE TABLE security_lookups (
    id          BLOB    NOT NULL PRIMARY KEY,
    case_number TEXT    NOT NULL,
    reason      TEXT    NOT NULL,
    question    BLOB    NOT NULL,
    asked_by    BLOB    REFERENCES staff (id) ON DELETE SET NULL,
    asked_at    INTEGER NOT NULL,
    decision    TEXT    NOT NULL DEFAULT 'waiting',
    decided_by  BLOB    REFERENCES staff (id) ON DELETE SET NULL,
    decided_at  INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX security_lookups_by_asked_at ON security_lookups (asked_at);
CREATE INDEX security_lookups_by_asker ON security_lookups (asked_by);
CREATE INDEX security_lookups_by_decider ON security_lookups (decided_by);
