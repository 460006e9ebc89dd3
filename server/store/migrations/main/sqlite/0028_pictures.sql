-- Pictures in questionnaires, by the fingerprint of their file: of two that are the same there is one, whichever
-- tasks, versions and kept questions show it. What nothing names any more is swept.

CREATE TABLE pictures (
    id         TEXT    NOT NULL PRIMARY KEY,
    media_type TEXT    NOT NULL,
    bytes      BLOB    NOT NULL,
    added_at   INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
