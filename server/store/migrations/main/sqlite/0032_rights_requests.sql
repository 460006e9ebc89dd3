-- Requests about one's rights that came outside the service's own pages, with their clock: no names.
CREATE TABLE rights_requests (
    id              BLOB    NOT NULL PRIMARY KEY,
    case_number     TEXT    NOT NULL,
    asked           TEXT    NOT NULL,
    channel         TEXT    NOT NULL,
    received_day    INTEGER NOT NULL,
    added_at        INTEGER NOT NULL,
    extended_reason TEXT,
    extended_at     INTEGER,
    outcome         TEXT,
    answer          TEXT,
    answered_day    INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX rights_requests_by_answered ON rights_requests (answered_day);
