-- Results move on by whole blocks of responses, so that nobody's answers are learned by comparing
-- what is shown at two times: which response is in which block, what each block counts, and the
-- sums that are shown. By what answers are compared is chosen once, before anything is shown.

ALTER TABLE tasks ADD COLUMN comparisons TEXT;

ALTER TABLE responses ADD COLUMN block UUID;
ALTER TABLE responses ADD COLUMN block_fresh BIGINT;
CREATE INDEX responses_by_block ON responses (block);

CREATE TABLE result_blocks (
    id      UUID NOT NULL PRIMARY KEY,
    task    UUID NOT NULL REFERENCES tasks (id) ON DELETE CASCADE,
    stratum TEXT,
    counts  TEXT NOT NULL
);
CREATE INDEX result_blocks_by_task ON result_blocks (task);

CREATE TABLE result_tallies (
    task    UUID NOT NULL REFERENCES tasks (id) ON DELETE CASCADE,
    stratum TEXT NOT NULL,
    mixed   BIGINT NOT NULL,
    tallies TEXT NOT NULL,
    PRIMARY KEY (task, mixed, stratum)
);

-- Who was ever in a block of a task: an edited response never counts as a new one.
CREATE TABLE result_marks (
    member UUID NOT NULL REFERENCES members (id) ON DELETE CASCADE,
    task   UUID NOT NULL REFERENCES tasks (id) ON DELETE CASCADE,
    PRIMARY KEY (member, task)
);
CREATE INDEX result_marks_by_task ON result_marks (task);
