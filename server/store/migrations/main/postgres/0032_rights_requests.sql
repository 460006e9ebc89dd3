-- Requests about one's rights that came outside the service's own pages, with their clock: no names.
CREATE TABLE rights_requests (
    id              UUID    NOT NULL PRIMARY KEY,
    case_number     TEXT    NOT NULL,
    asked           TEXT    NOT NULL,
    channel         TEXT    NOT NULL,
    received_day    BIGINT  NOT NULL,
    added_at        BIGINT  NOT NULL,
    extended_reason TEXT,
    extended_at     BIGINT,
    outcome         TEXT,
    answer          TEXT,
    answered_day    BIGINT 
);
CREATE INDEX rights_requests_by_answered ON rights_requests (answered_day);
