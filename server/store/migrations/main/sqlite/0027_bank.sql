-- The question bank: questions that researchers keep for other tasks of the city. An entry is a small questionnaire
-- in our own format.

CREATE TABLE bank_entries (
    id        BLOB    NOT NULL PRIMARY KEY,
    name      TEXT    NOT NULL,
    topic     TEXT    NOT NULL,
    questions TEXT    NOT NULL,
    kept_by   BLOB    REFERENCES staff (id) ON DELETE SET NULL,
    kept_at   INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX bank_entries_by_kept ON bank_entries (kept_by);
