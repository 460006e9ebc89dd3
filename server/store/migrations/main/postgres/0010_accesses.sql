-- Who of the staff saw something of a member's is noted by the member: what is seen is the
-- pseudonym's, and a row by person, written together with the audit log's, paired the two.
-- The rows until now are dropped: which member theirs was is sealed and cannot be read in SQL.
-- Nothing had been released when this was written, so no member loses anything.
DROP TABLE accesses;

CREATE TABLE accesses (
    id     UUID   NOT NULL PRIMARY KEY,
    member UUID   NOT NULL REFERENCES members (id) ON DELETE CASCADE,
    role   TEXT   NOT NULL,
    seen   TEXT   NOT NULL,
    day    BIGINT NOT NULL
);
CREATE INDEX accesses_by_member ON accesses (member, day);
