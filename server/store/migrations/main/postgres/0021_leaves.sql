-- Leave to ask about what the law protects most (R24): asked for with a reason, given or refused by the data
-- protection officer, for exactly these wordings.

CREATE TABLE leaves (
    id         UUID   NOT NULL PRIMARY KEY,
    task       UUID   NOT NULL REFERENCES tasks (id) ON DELETE CASCADE,
    wordings   TEXT    NOT NULL,
    reason     TEXT    NOT NULL,
    asked_by   UUID   REFERENCES staff (id) ON DELETE SET NULL,
    asked_at   BIGINT NOT NULL,
    decision   TEXT    NOT NULL DEFAULT 'waiting',
    answer     TEXT    NOT NULL DEFAULT '',
    decided_by UUID   REFERENCES staff (id) ON DELETE SET NULL,
    decided_at BIGINT
);
-- One at a time waits for a decision.
CREATE UNIQUE INDEX leaves_waiting ON leaves (task) WHERE decision = 'waiting';
CREATE INDEX leaves_by_task ON leaves (task, asked_at);
CREATE INDEX leaves_by_asked ON leaves (asked_by);
CREATE INDEX leaves_by_decided ON leaves (decided_by);
