-- Messages to whoever keeps the register, and the answers: from a member under the pseudonym, or
-- from a visitor, who cannot be answered.

CREATE TABLE messages (
    id         UUID   NOT NULL PRIMARY KEY,
    subject    TEXT   NOT NULL,
    member     UUID   REFERENCES members (id) ON DELETE CASCADE,
    staff      UUID   REFERENCES staff (id) ON DELETE SET NULL,
    from_staff BOOLEAN NOT NULL,
    words      TEXT   NOT NULL,
    language   TEXT   NOT NULL,
    sent_at    BIGINT NOT NULL,
    once       UUID   NOT NULL UNIQUE
);
CREATE INDEX messages_by_member ON messages (member, sent_at);
CREATE INDEX messages_by_time ON messages (sent_at);
