-- Messages to whoever keeps the register, and the answers: from a member under the pseudonym, or
-- from a visitor, who cannot be answered.

CREATE TABLE messages (
    id         BLOB    NOT NULL PRIMARY KEY,
    subject    TEXT    NOT NULL,
    member     BLOB    REFERENCES members (id) ON DELETE CASCADE,
    staff      BLOB    REFERENCES staff (id) ON DELETE SET NULL,
    from_staff INTEGER NOT NULL CHECK (from_staff IN (0, 1)),
    words      TEXT    NOT NULL,
    language   TEXT    NOT NULL,
    sent_at    INTEGER NOT NULL,
    once       BLOB    NOT NULL UNIQUE
) STRICT, WITHOUT ROWID;
CREATE INDEX messages_by_member ON messages (member, sent_at);
CREATE INDEX messages_by_time ON messages (sent_at);
