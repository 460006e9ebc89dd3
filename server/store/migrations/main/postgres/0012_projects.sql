-- Researchers work in projects: who of the staff may read or change which, under what contract and
-- where a partner has the answers, whom a task asks, and what came of it.

ALTER TABLE staff ADD COLUMN name TEXT NOT NULL DEFAULT '';

ALTER TABLE projects ADD COLUMN revision BIGINT NOT NULL DEFAULT 1;

CREATE TABLE project_staff (
    project UUID NOT NULL REFERENCES projects (id) ON DELETE CASCADE,
    staff   UUID NOT NULL REFERENCES staff (id) ON DELETE CASCADE,
    access  TEXT NOT NULL,
    PRIMARY KEY (project, staff)
);
CREATE INDEX project_staff_by_staff ON project_staff (staff);

ALTER TABLE project_partners ADD COLUMN contract TEXT NOT NULL DEFAULT '';
ALTER TABLE project_partners ADD COLUMN place TEXT NOT NULL DEFAULT '';

ALTER TABLE tasks ADD COLUMN audience TEXT NOT NULL DEFAULT '{}';
ALTER TABLE tasks ADD COLUMN revision BIGINT NOT NULL DEFAULT 1;
-- Answers begun and not sent are kept until then after the task has closed.
ALTER TABLE tasks ADD COLUMN drafts_until BIGINT;
ALTER TABLE tasks ADD COLUMN outcome TEXT;
