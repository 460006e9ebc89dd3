-- The privacy notice in each version that was ever in force, as it was shown.

CREATE TABLE notices (
    version      BIGINT NOT NULL PRIMARY KEY,
    published_at BIGINT NOT NULL,
    content      TEXT   NOT NULL
);

CREATE TABLE notice_fingerprints (
    fingerprint BYTEA  NOT NULL PRIMARY KEY,
    version     BIGINT NOT NULL REFERENCES notices (version),
    language    TEXT   NOT NULL
);
