-- Results move on by whole blocks of responses, so that nobody's answers are learned by comparing
-- what is shown at two times: which response is in which block, what each block counts, and the
-- sums that are shown. By what answers are compared is chosen once, before anything is shown.

ALTER TABLE tasks ADD COLUMN comparisons TEXT;

ALTER TABLE responses ADD COLUMN block BLOB;
ALTER TABLE responses ADD COLUMN block_fresh INTEGER;
CREATE INDEX responses_by_block ON responses (block);

CREATE TABLE result_blocks (
    id      BLOB NOT NULL PRIMARY KEY,
    task    BLOB NOT NULL REFERENCES tasks (id) ON DELETE CASCADE,
    stratum TEXT,
    counts  TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX result_blocks_by_task ON result_blocks (task);

CREATE TABLE result_tallies (
    task    BLOB NOT NULL REFERENCES tasks (id) ON DELETE CASCADE,
    stratum TEXT NOT NULL,
    mixed   INTEGER NOT NULL,
    tallies TEXT NOT NULL,
    PRIMARY KEY (task, mixed, stratum)
) STRICT, WITHOUT ROWID;

-- Who was ever in a block of a task: an edited response never counts as a new one.
CREATE TABLE result_marks (
    member BLOB NOT NULL REFERENCES members (id) ON DELETE CASCADE,
    task   BLOB NOT NULL REFERENCES tasks (id) ON DELETE CASCADE,
    PRIMARY KEY (member, task)
) STRICT, WITHOUT ROWID;
CREATE INDEX result_marks_by_task ON result_marks (task);
