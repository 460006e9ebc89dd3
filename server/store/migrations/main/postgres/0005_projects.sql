-- Research projects, their tasks, and the questionnaires of the tasks in every version.

CREATE TABLE projects (
    id       UUID   NOT NULL PRIMARY KEY,
    name     TEXT   NOT NULL,
    purpose  TEXT   NOT NULL,
    service  TEXT   NOT NULL,
    starts   BIGINT NOT NULL,
    ends     BIGINT NOT NULL,
    added_at BIGINT NOT NULL
);

-- Who outside the project will see its answers; none by default.
CREATE TABLE project_partners (
    id         UUID   NOT NULL PRIMARY KEY,
    project    UUID   NOT NULL REFERENCES projects (id) ON DELETE CASCADE,
    name       TEXT   NOT NULL,
    role       TEXT   NOT NULL,
    valid_from BIGINT NOT NULL,
    valid_to   BIGINT NOT NULL
);
CREATE INDEX project_partners_by_project ON project_partners (project);

CREATE TABLE tasks (
    id            UUID   NOT NULL PRIMARY KEY,
    project       UUID   NOT NULL REFERENCES projects (id),
    title         TEXT   NOT NULL,
    summary       TEXT   NOT NULL,
    main_language TEXT   NOT NULL,
    minutes       BIGINT NOT NULL,
    stage         TEXT   NOT NULL,
    opens_at      BIGINT NOT NULL,
    closes_at     BIGINT NOT NULL,
    version       BIGINT NOT NULL
);
CREATE INDEX tasks_by_closing ON tasks (stage, closes_at);
CREATE INDEX tasks_by_project ON tasks (project);

CREATE TABLE questionnaires (
    task       UUID   NOT NULL REFERENCES tasks (id) ON DELETE CASCADE,
    version    BIGINT NOT NULL,
    definition TEXT   NOT NULL,
    added_at   BIGINT NOT NULL,
    PRIMARY KEY (task, version)
);
