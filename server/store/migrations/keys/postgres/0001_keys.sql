-- Keys: removing one is erasure, in every backup of the main database too.

-- One key a person (or mail, or pending sign-in) and purpose, wrapped by the root key.
CREATE TABLE sealed_keys (
    owner        UUID   NOT NULL,
    purpose      TEXT   NOT NULL,
    root_version BIGINT NOT NULL,
    wrapped      BYTEA  NOT NULL,
    PRIMARY KEY (owner, purpose)
);
CREATE INDEX sealed_keys_by_root ON sealed_keys (root_version);

-- Keys of the service itself: the blind index in its versions, counters of the day, anchors.
CREATE TABLE service_keys (
    name         TEXT   NOT NULL,
    version      BIGINT NOT NULL,
    root_version BIGINT NOT NULL,
    wrapped      BYTEA  NOT NULL,
    PRIMARY KEY (name, version)
);

-- Which version of the root key wraps new keys.
CREATE TABLE roots (
    version     BIGINT  NOT NULL PRIMARY KEY,
    fingerprint BYTEA   NOT NULL,
    active      BOOLEAN NOT NULL
);

-- The last known entry of each hash chain, kept away from the chain itself.
CREATE TABLE anchors (
    chain  TEXT   NOT NULL PRIMARY KEY,
    number BIGINT NOT NULL,
    hash   BYTEA  NOT NULL,
    mac    BYTEA  NOT NULL
);
