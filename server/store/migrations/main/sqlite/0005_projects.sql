-- Research projects, their tasks, and the questionnaires of the tasks in every version.

CREATE TABLE projects (
    id       BLOB    NOT NULL PRIMARY KEY,
    name     TEXT    NOT NULL,
    purpose  TEXT    NOT NULL,
    service  TEXT    NOT NULL,
    starts   INTEGER NOT NULL,
    ends     INTEGER NOT NULL,
    added_at INTEGER NOT NULL
) STRICT;

-- Who outside the project will see its answers; none by default.
CREATE TABLE project_partners (
    id         BLOB    NOT NULL PRIMARY KEY,
    project    BLOB    NOT NULL REFERENCES projects (id) ON DELETE CASCADE,
    name       TEXT    NOT NULL,
    role       TEXT    NOT NULL,
    valid_from INTEGER NOT NULL,
    valid_to   INTEGER NOT NULL
) STRICT;
CREATE INDEX project_partners_by_project ON project_partners (project);

CREATE TABLE tasks (
    id            BLOB    NOT NULL PRIMARY KEY,
    project       BLOB    NOT NULL REFERENCES projects (id),
    title         TEXT    NOT NULL,
    summary       TEXT    NOT NULL,
    main_language TEXT    NOT NULL,
    minutes       INTEGER NOT NULL,
    stage         TEXT    NOT NULL,
    opens_at      INTEGER NOT NULL,
    closes_at     INTEGER NOT NULL,
    version       INTEGER NOT NULL
) STRICT;
CREATE INDEX tasks_by_closing ON tasks (stage, closes_at);
CREATE INDEX tasks_by_project ON tasks (project);

CREATE TABLE questionnaires (
    task       BLOB    NOT NULL REFERENCES tasks (id) ON DELETE CASCADE,
    version    INTEGER NOT NULL,
    definition TEXT    NOT NULL,
    added_at   INTEGER NOT NULL,
    PRIMARY KEY (task, version)
) STRICT, WITHOUT ROWID;
