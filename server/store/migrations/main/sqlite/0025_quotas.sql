-- Which sent responses a quota of a questionnaire has counted: a response that goes frees its place.

CREATE TABLE quota_places (
    response BLOB NOT NULL REFERENCES responses (id) ON DELETE CASCADE,
    quota    TEXT NOT NULL,
    task     BLOB NOT NULL REFERENCES tasks (id) ON DELETE CASCADE,
    PRIMARY KEY (response, quota)
) STRICT, WITHOUT ROWID;
CREATE INDEX quota_places_by_task ON quota_places (task, quota);
