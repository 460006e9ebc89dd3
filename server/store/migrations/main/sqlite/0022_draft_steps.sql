-- Every change of a draft's questions can be taken back, and made again: a step holds the questions on
-- its other side.
CREATE TABLE draft_steps (
    task       BLOB NOT NULL REFERENCES tasks (id) ON DELETE CASCADE,
    number     INTEGER NOT NULL,
    undone     INTEGER NOT NULL,
    definition TEXT NOT NULL,
    made_at    INTEGER NOT NULL,
    PRIMARY KEY (task, number)
) STRICT, WITHOUT ROWID;
