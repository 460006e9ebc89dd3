-- What members answered: one response a member and task, one row a question. The value being
-- worked on and the value that was sent stand side by side, so editing never spoils what was sent.

CREATE TABLE responses (
    id         BLOB    NOT NULL PRIMARY KEY,
    task       BLOB    NOT NULL REFERENCES tasks (id),
    member     BLOB    NOT NULL REFERENCES members (id) ON DELETE CASCADE,
    started_at INTEGER NOT NULL,
    sent_at    INTEGER,
    UNIQUE (member, task)
) STRICT, WITHOUT ROWID;
CREATE INDEX responses_by_task ON responses (task);

CREATE TABLE answers (
    response     BLOB    NOT NULL REFERENCES responses (id) ON DELETE CASCADE,
    question     TEXT    NOT NULL,
    value        TEXT,
    version      INTEGER NOT NULL,
    given_at     INTEGER NOT NULL,
    sent_value   TEXT,
    sent_version INTEGER,
    PRIMARY KEY (response, question)
) STRICT, WITHOUT ROWID;
