-- What staff answer when they try a task out. Tables of their own: nothing that reads what members
-- answered can come across it.

CREATE TABLE test_responses (
    id         BLOB    NOT NULL PRIMARY KEY,
    task       BLOB    NOT NULL REFERENCES tasks (id) ON DELETE CASCADE,
    staff      BLOB    NOT NULL REFERENCES staff (id) ON DELETE CASCADE,
    version    INTEGER NOT NULL,
    started_at INTEGER NOT NULL,
    sent_at    INTEGER
) STRICT, WITHOUT ROWID;
-- One at a time is under way; of those that were sent there may be any number.
CREATE UNIQUE INDEX test_responses_under_way ON test_responses (task, staff) WHERE sent_at IS NULL;
CREATE INDEX test_responses_by_task ON test_responses (task, started_at);
CREATE INDEX test_responses_by_staff ON test_responses (staff);

CREATE TABLE test_answers (
    response BLOB    NOT NULL REFERENCES test_responses (id) ON DELETE CASCADE,
    question TEXT    NOT NULL,
    value    TEXT,
    given_at INTEGER NOT NULL,
    PRIMARY KEY (response, question)
) STRICT, WITHOUT ROWID;
