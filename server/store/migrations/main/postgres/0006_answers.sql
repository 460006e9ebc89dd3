-- What members answered: one response a member and task, one row a question. The value being
-- worked on and the value that was sent stand side by side, so editing never spoils what was sent.

CREATE TABLE responses (
    id         UUID   NOT NULL PRIMARY KEY,
    task       UUID   NOT NULL REFERENCES tasks (id),
    member     UUID   NOT NULL REFERENCES members (id) ON DELETE CASCADE,
    started_at BIGINT NOT NULL,
    sent_at    BIGINT,
    UNIQUE (member, task)
);
CREATE INDEX responses_by_task ON responses (task);

CREATE TABLE answers (
    response     UUID   NOT NULL REFERENCES responses (id) ON DELETE CASCADE,
    question     TEXT   NOT NULL,
    value        TEXT,
    version      BIGINT NOT NULL,
    given_at     BIGINT NOT NULL,
    sent_value   TEXT,
    sent_version BIGINT,
    PRIMARY KEY (response, question)
);
