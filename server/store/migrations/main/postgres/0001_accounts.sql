-- Who somebody is (people, sealed) and what they are called here (members): two tables with
-- nothing in common but what only the vault's keys can read.

CREATE TABLE people (
    id            UUID   NOT NULL PRIMARY KEY,
    address_index BYTEA  NOT NULL UNIQUE,
    member_index  BYTEA  NOT NULL UNIQUE,
    index_version BIGINT NOT NULL,
    address       BYTEA  NOT NULL,
    link          BYTEA  NOT NULL
);

-- Who of the staff saw or got something of a person's: for that person's eyes.
CREATE TABLE accesses (
    id     UUID   NOT NULL PRIMARY KEY,
    person UUID   NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    entry  BYTEA  NOT NULL,
    day    BIGINT NOT NULL
);
CREATE INDEX accesses_by_person ON accesses (person, day);

CREATE TABLE members (
    id            UUID   NOT NULL PRIMARY KEY,
    pseudonym     TEXT,
    pseudonym_key TEXT   UNIQUE,
    language      TEXT   NOT NULL,
    state         TEXT   NOT NULL,
    active_day    BIGINT NOT NULL
);
CREATE INDEX members_by_active_day ON members (active_day);

-- A sign-in that has been asked for and not yet used up. The link's secret and the code exist
-- here as hashes only, and not before the mail is written.
CREATE TABLE sign_in_requests (
    id            UUID    NOT NULL PRIMARY KEY,
    audience      TEXT    NOT NULL,
    browser_hash  BYTEA   NOT NULL UNIQUE,
    secret_hash   BYTEA   UNIQUE,
    code_hash     BYTEA,
    address_index BYTEA   NOT NULL,
    index_version BIGINT  NOT NULL,
    address       BYTEA   NOT NULL,
    language      TEXT    NOT NULL,
    next_path     TEXT,
    shared_device BOOLEAN NOT NULL,
    attempts      BIGINT  NOT NULL,
    proven        BOOLEAN NOT NULL,
    expires_at    BIGINT  NOT NULL
);
CREATE INDEX sign_in_requests_by_address ON sign_in_requests (address_index);
CREATE INDEX sign_in_requests_by_expiry ON sign_in_requests (expires_at);
