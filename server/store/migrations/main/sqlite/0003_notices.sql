-- The privacy notice in each version that was ever in force, as it was shown.

CREATE TABLE notices (
    version      INTEGER NOT NULL PRIMARY KEY,
    published_at INTEGER NOT NULL,
    content      TEXT    NOT NULL
) STRICT;

CREATE TABLE notice_fingerprints (
    fingerprint BLOB    NOT NULL PRIMARY KEY,
    version     INTEGER NOT NULL REFERENCES notices (version),
    language    TEXT    NOT NULL
) STRICT;
