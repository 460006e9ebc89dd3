-- Every change of a draft's questions can be taken back, and made again: a step holds the questions on
-- its other side.
CREATE TABLE draft_steps (
    task       UUID NOT NULL REFERENCES tasks (id) ON DELETE CASCADE,
    number     BIGINT NOT NULL,
    undone     BIGINT NOT NULL,
    definition TEXT NOT NULL,
    made_at    BIGINT NOT NULL,
    PRIMARY KEY (task, number)
);
