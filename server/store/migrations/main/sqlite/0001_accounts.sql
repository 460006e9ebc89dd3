-- Who somebody is (people, sealed) and what they are called here (members): two tables with
-- nothing in common but what only the vault's keys can read.

CREATE TABLE people (
    id            BLOB    NOT NULL PRIMARY KEY,
    address_index BLOB    NOT NULL UNIQUE,
    member_index  BLOB    NOT NULL UNIQUE,
    index_version INTEGER NOT NULL,
    address       BLOB    NOT NULL,
    link          BLOB    NOT NULL
) STRICT, WITHOUT ROWID;

-- Who of the staff saw or got something of a person's: for that person's eyes.
CREATE TABLE accesses (
    id     BLOB    NOT NULL PRIMARY KEY,
    person BLOB    NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    entry  BLOB    NOT NULL,
    day    INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX accesses_by_person ON accesses (person, day);

CREATE TABLE members (
    id            BLOB    NOT NULL PRIMARY KEY,
    pseudonym     TEXT,
    pseudonym_key TEXT    UNIQUE,
    language      TEXT    NOT NULL,
    state         TEXT    NOT NULL,
    active_day    INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX members_by_active_day ON members (active_day);

-- A sign-in that has been asked for and not yet used up. The link's secret and the code exist
-- here as hashes only, and not before the mail is written.
CREATE TABLE sign_in_requests (
    id            BLOB    NOT NULL PRIMARY KEY,
    audience      TEXT    NOT NULL,
    browser_hash  BLOB    NOT NULL UNIQUE,
    secret_hash   BLOB    UNIQUE,
    code_hash     BLOB,
    address_index BLOB    NOT NULL,
    index_version INTEGER NOT NULL,
    address       BLOB    NOT NULL,
    language      TEXT    NOT NULL,
    next_path     TEXT,
    shared_device INTEGER NOT NULL CHECK (shared_device IN (0, 1)),
    attempts      INTEGER NOT NULL,
    proven        INTEGER NOT NULL CHECK (proven IN (0, 1)),
    expires_at    INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX sign_in_requests_by_address ON sign_in_requests (address_index);
CREATE INDEX sign_in_requests_by_expiry ON sign_in_requests (expires_at);
