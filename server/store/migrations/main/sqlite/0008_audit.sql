-- Who of the staff did what, to which object, when and why. Never what was in it.

CREATE TABLE audit (
    number      INTEGER NOT NULL PRIMARY KEY,
    at          INTEGER NOT NULL,
    staff       BLOB,
    act         TEXT    NOT NULL,
    object_kind TEXT    NOT NULL,
    object      TEXT    NOT NULL,
    reason      TEXT    NOT NULL,
    commitment  BLOB    NOT NULL,
    hash        BLOB    NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX audit_by_staff ON audit (staff, at);
CREATE INDEX audit_by_object ON audit (object_kind, object);
