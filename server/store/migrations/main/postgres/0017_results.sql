-- How long answering took, as one of a few spans; who began and stopped, in blocks like those of
-- what was sent; and what was written, folded for the search, for as long as its block is shown.

ALTER TABLE responses ADD COLUMN taken TEXT;
-- Until now the beginning was when an answer arrived, which is no measure.
UPDATE responses SET taken = '~not_known';

ALTER TABLE responses ADD COLUMN stop_block UUID;
CREATE INDEX responses_by_stop_block ON responses (stop_block);
CREATE INDEX responses_begun ON responses (task, started_at) WHERE sent_at IS NULL AND stop_block IS NULL;

CREATE TABLE stop_blocks (
    id     UUID NOT NULL PRIMARY KEY,
    task   UUID NOT NULL REFERENCES tasks (id) ON DELETE CASCADE,
    counts TEXT NOT NULL
);
CREATE INDEX stop_blocks_by_task ON stop_blocks (task);

CREATE TABLE stop_tallies (
    task    UUID NOT NULL PRIMARY KEY REFERENCES tasks (id) ON DELETE CASCADE,
    tallies TEXT NOT NULL
);

-- Who was ever shown among those who stopped: never counts as new again, there or after sending.
CREATE TABLE stop_marks (
    member UUID NOT NULL REFERENCES members (id) ON DELETE CASCADE,
    task   UUID NOT NULL REFERENCES tasks (id) ON DELETE CASCADE,
    PRIMARY KEY (member, task)
);
CREATE INDEX stop_marks_by_task ON stop_marks (task);

-- In the order in which they are read, with the answers to the comparison questions.
CREATE TABLE result_words (
    task     UUID NOT NULL REFERENCES tasks (id) ON DELETE CASCADE,
    question TEXT NOT NULL,
    sorting  TEXT COLLATE "C" NOT NULL,
    id       UUID NOT NULL,
    block    UUID NOT NULL REFERENCES result_blocks (id) ON DELETE CASCADE,
    response UUID NOT NULL REFERENCES responses (id) ON DELETE CASCADE,
    first    TEXT,
    second   TEXT,
    third    TEXT,
    folded   TEXT NOT NULL,
    PRIMARY KEY (task, question, sorting, id)
);
CREATE INDEX result_words_by_block ON result_words (block);
CREATE INDEX result_words_by_response ON result_words (response);

-- The words of blocks that were formed before this are listed by the next job.
ALTER TABLE result_blocks ADD COLUMN has_words BIGINT NOT NULL DEFAULT 0;
CREATE INDEX result_blocks_without_words ON result_blocks (task) WHERE has_words = 0;
