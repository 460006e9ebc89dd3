-- Keys: removing one is erasure, in every backup of the main database too.

-- One key a person (or mail, or pending sign-in) and purpose, wrapped by the root key.
CREATE TABLE sealed_keys (
    owner        BLOB    NOT NULL,
    purpose      TEXT    NOT NULL,
    root_version INTEGER NOT NULL,
    wrapped      BLOB    NOT NULL,
    PRIMARY KEY (owner, purpose)
) STRICT, WITHOUT ROWID;
CREATE INDEX sealed_keys_by_root ON sealed_keys (root_version);

-- Keys of the service itself: the blind index in its versions, counters of the day, anchors.
CREATE TABLE service_keys (
    name         TEXT    NOT NULL,
    version      INTEGER NOT NULL,
    root_version INTEGER NOT NULL,
    wrapped      BLOB    NOT NULL,
    PRIMARY KEY (name, version)
) STRICT, WITHOUT ROWID;

-- Which version of the root key wraps new keys.
CREATE TABLE roots (
    version     INTEGER NOT NULL PRIMARY KEY,
    fingerprint BLOB    NOT NULL,
    active      INTEGER NOT NULL CHECK (active IN (0, 1))
) STRICT;

-- The last known entry of each hash chain, kept away from the chain itself.
CREATE TABLE anchors (
    chain  TEXT    NOT NULL PRIMARY KEY,
    number INTEGER NOT NULL,
    hash   BLOB    NOT NULL,
    mac    BLOB    NOT NULL
) STRICT;
