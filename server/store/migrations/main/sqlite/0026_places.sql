-- The city's list of districts, with which questions about a place begin. A questionnaire holds a copy.

CREATE TABLE place_lists (
    name       TEXT NOT NULL PRIMARY KEY,
    places     TEXT NOT NULL,
    revision   INTEGER NOT NULL,
    changed_by BLOB REFERENCES staff (id) ON DELETE SET NULL
) STRICT;
CREATE INDEX place_lists_by_changed_by ON place_lists (changed_by);
