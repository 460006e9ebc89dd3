-- The city's own people: who may do what, and how they prove who they are.

CREATE TABLE staff (
    id            UUID   NOT NULL PRIMARY KEY,
    address_index BYTEA  NOT NULL UNIQUE,
    index_version BIGINT NOT NULL,
    address       BYTEA  NOT NULL,
    totp_secret   BYTEA  NOT NULL,
    totp_used     BIGINT NOT NULL,
    language      TEXT   NOT NULL,
    added_at      BIGINT NOT NULL
);

CREATE TABLE staff_roles (
    staff UUID NOT NULL REFERENCES staff (id) ON DELETE CASCADE,
    role  TEXT NOT NULL,
    PRIMARY KEY (staff, role)
);

-- Who is signed in, members and staff. The token itself is in the browser only.
CREATE TABLE sessions (
    token_hash BYTEA   NOT NULL PRIMARY KEY,
    id         UUID    NOT NULL UNIQUE,
    member     UUID    REFERENCES members (id) ON DELETE CASCADE,
    staff      UUID    REFERENCES staff (id) ON DELETE CASCADE,
    device     TEXT    NOT NULL,
    shared     BOOLEAN NOT NULL,
    begun_at   BIGINT  NOT NULL,
    seen_at    BIGINT  NOT NULL,
    expires_at BIGINT  NOT NULL
);
CREATE INDEX sessions_by_member ON sessions (member);
CREATE INDEX sessions_by_staff ON sessions (staff);
CREATE INDEX sessions_by_expiry ON sessions (expires_at);
