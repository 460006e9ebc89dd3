-- The question bank: questions that researchers keep for other tasks of the city. An entry is a small questionnaire
-- in our own format.

CREATE TABLE bank_entries (
    id        UUID    NOT NULL PRIMARY KEY,
    name      TEXT    NOT NULL,
    topic     TEXT    NOT NULL,
    questions TEXT    NOT NULL,
    kept_by   UUID    REFERENCES staff (id) ON DELETE SET NULL,
    kept_at   BIGINT NOT NULL
);
CREATE INDEX bank_entries_by_kept ON bank_entries (kept_by);
