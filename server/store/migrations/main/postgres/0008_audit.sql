-- Who of the staff did what, to which object, when and why. Never what was in it.

CREATE TABLE audit (
    number      BIGINT NOT NULL PRIMARY KEY,
    at          BIGINT NOT NULL,
    staff       UUID,
    act         TEXT   NOT NULL,
    object_kind TEXT   NOT NULL,
    object      TEXT   NOT NULL,
    reason      TEXT   NOT NULL,
    commitment  BYTEA  NOT NULL,
    hash        BYTEA  NOT NULL
);
CREATE INDEX audit_by_staff ON audit (staff, at);
CREATE INDEX audit_by_object ON audit (object_kind, object);
