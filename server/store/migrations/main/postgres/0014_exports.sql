-- Files of answers for research, one row a response: who asked for which, for whom and why, and
-- until when the copies are to be deleted. The bytes themselves stay for days only, and go at once
-- when somebody takes back answers that are in them.

-- When the partner was named to members, and when members were told who sees their answers: those
-- who were told before a partner was named are never in that partner's files.
ALTER TABLE project_partners ADD COLUMN added_at BIGINT  NOT NULL DEFAULT 0;
UPDATE project_partners SET added_at = valid_from;
ALTER TABLE responses ADD COLUMN told_at BIGINT;

CREATE TABLE exports (
    id              UUID    NOT NULL PRIMARY KEY,
    task            UUID    NOT NULL REFERENCES tasks (id),
    partner         UUID    REFERENCES project_partners (id),
    staff           UUID    REFERENCES staff (id) ON DELETE SET NULL,
    format          TEXT    NOT NULL,
    own_words       BOOLEAN NOT NULL,
    reason          TEXT    NOT NULL,
    asked_at        BIGINT  NOT NULL,
    delete_by       BIGINT  NOT NULL,
    state           TEXT    NOT NULL,
    rows_total      BIGINT  NOT NULL,
    rows_done       BIGINT  NOT NULL,
    manifest        TEXT,
    available_until BIGINT,
    downloaded_at   BIGINT,
    deleted_at      BIGINT
);
CREATE INDEX exports_by_task ON exports (task);
CREATE INDEX exports_by_staff ON exports (staff);
CREATE INDEX exports_by_time ON exports (asked_at, id);

CREATE TABLE export_parts (
    export UUID    NOT NULL REFERENCES exports (id) ON DELETE CASCADE,
    file   TEXT    NOT NULL,
    number BIGINT  NOT NULL,
    bytes  BYTEA   NOT NULL,
    PRIMARY KEY (export, file, number)
);

-- Whose answers are in which file: so that they see it, and so that it goes when they do.
CREATE TABLE export_rows (
    response UUID NOT NULL REFERENCES responses (id) ON DELETE CASCADE,
    export   UUID NOT NULL REFERENCES exports (id) ON DELETE CASCADE,
    PRIMARY KEY (response, export)
);
CREATE INDEX export_rows_by_export ON export_rows (export, response);

CREATE INDEX responses_of_task ON responses (task, id);
DROP INDEX responses_by_task;
