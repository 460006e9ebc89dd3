-- The city's own people: who may do what, and how they prove who they are.

CREATE TABLE staff (
    id            BLOB    NOT NULL PRIMARY KEY,
    address_index BLOB    NOT NULL UNIQUE,
    index_version INTEGER NOT NULL,
    address       BLOB    NOT NULL,
    totp_secret   BLOB    NOT NULL,
    totp_used     INTEGER NOT NULL,
    language      TEXT    NOT NULL,
    added_at      INTEGER NOT NULL
) STRICT;

CREATE TABLE staff_roles (
    staff BLOB NOT NULL REFERENCES staff (id) ON DELETE CASCADE,
    role  TEXT NOT NULL,
    PRIMARY KEY (staff, role)
) STRICT, WITHOUT ROWID;

-- Who is signed in, members and staff. The token itself is in the browser only.
CREATE TABLE sessions (
    token_hash BLOB    NOT NULL PRIMARY KEY,
    id         BLOB    NOT NULL UNIQUE,
    member     BLOB    REFERENCES members (id) ON DELETE CASCADE,
    staff      BLOB    REFERENCES staff (id) ON DELETE CASCADE,
    device     TEXT    NOT NULL,
    shared     INTEGER NOT NULL CHECK (shared IN (0, 1)),
    begun_at   INTEGER NOT NULL,
    seen_at    INTEGER NOT NULL,
    expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX sessions_by_member ON sessions (member);
CREATE INDEX sessions_by_staff ON sessions (staff);
CREATE INDEX sessions_by_expiry ON sessions (expires_at);
