-- Files of answers for research, one row a response: who asked for which, for whom and why, and
-- until when the copies are to be deleted. The bytes themselves stay for days only, and go at once
-- when somebody takes back answers that are in them.

-- When the partner was named to members, and when members were told who sees their answers: those
-- who were told before a partner was named are never in that partner's files.
ALTER TABLE project_partners ADD COLUMN added_at INTEGER NOT NULL DEFAULT 0;
UPDATE project_partners SET added_at = valid_from;
ALTER TABLE responses ADD COLUMN told_at INTEGER;

CREATE TABLE exports (
    id              BLOB    NOT NULL PRIMARY KEY,
    task            BLOB    NOT NULL REFERENCES tasks (id),
    partner         BLOB    REFERENCES project_partners (id),
    staff           BLOB    REFERENCES staff (id) ON DELETE SET NULL,
    format          TEXT    NOT NULL,
    own_words       INTEGER NOT NULL,
    reason          TEXT    NOT NULL,
    asked_at        INTEGER NOT NULL,
    delete_by       INTEGER NOT NULL,
    state           TEXT    NOT NULL,
    rows_total      INTEGER NOT NULL,
    rows_done       INTEGER NOT NULL,
    manifest        TEXT,
    available_until INTEGER,
    downloaded_at   INTEGER,
    deleted_at      INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX exports_by_task ON exports (task);
CREATE INDEX exports_by_staff ON exports (staff);
CREATE INDEX exports_by_time ON exports (asked_at, id);

CREATE TABLE export_parts (
    export BLOB    NOT NULL REFERENCES exports (id) ON DELETE CASCADE,
    file   TEXT    NOT NULL,
    number INTEGER NOT NULL,
    bytes  BLOB    NOT NULL,
    PRIMARY KEY (export, file, number)
) STRICT;

-- Whose answers are in which file: so that they see it, and so that it goes when they do.
CREATE TABLE export_rows (
    response BLOB NOT NULL REFERENCES responses (id) ON DELETE CASCADE,
    export   BLOB NOT NULL REFERENCES exports (id) ON DELETE CASCADE,
    PRIMARY KEY (response, export)
) STRICT, WITHOUT ROWID;
CREATE INDEX export_rows_by_export ON export_rows (export, response);

CREATE INDEX responses_of_task ON responses (task, id);
DROP INDEX responses_by_task;
