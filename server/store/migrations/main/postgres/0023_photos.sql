-- Photos in answers. They lie beside the answers that name them: served by any node, backed up with them,
-- and gone in the same transaction. A photo may arrive before the answer that names it: until it was seen
-- in one it is not settled, and one that stays unnamed is swept.

CREATE TABLE photos (
    response   UUID    NOT NULL REFERENCES responses (id) ON DELETE CASCADE,
    id         UUID    NOT NULL,
    question   TEXT    NOT NULL,
    media_type TEXT    NOT NULL,
    bytes      BYTEA   NOT NULL,
    added_at   BIGINT  NOT NULL,
    settled    BIGINT  NOT NULL,
    PRIMARY KEY (response, id)
);
CREATE INDEX photos_unsettled ON photos (added_at) WHERE settled = 0;

-- The same for what staff try out.
CREATE TABLE test_photos (
    response   UUID    NOT NULL REFERENCES test_responses (id) ON DELETE CASCADE,
    id         UUID    NOT NULL,
    question   TEXT    NOT NULL,
    media_type TEXT    NOT NULL,
    bytes      BYTEA   NOT NULL,
    added_at   BIGINT  NOT NULL,
    settled    BIGINT  NOT NULL,
    PRIMARY KEY (response, id)
);
CREATE INDEX test_photos_unsettled ON test_photos (added_at) WHERE settled = 0;
CREATE INDEX test_photos_by_id ON test_photos (id);
