-- What each member has consented to. The chain shows that nothing was changed or taken out; it
-- holds commitments only, which nobody can open once the consent's row and salt are gone.

CREATE TABLE consents (
    id       UUID   NOT NULL PRIMARY KEY,
    subject  UUID   NOT NULL,
    purpose  TEXT   NOT NULL,
    decision TEXT   NOT NULL,
    text     BYTEA  NOT NULL,
    notice   BYTEA  NOT NULL,
    language TEXT   NOT NULL,
    day      BIGINT NOT NULL,
    channel  TEXT   NOT NULL,
    salt     BYTEA  NOT NULL,
    link     BIGINT NOT NULL UNIQUE
);
CREATE INDEX consents_by_subject ON consents (subject, purpose);

CREATE TABLE consent_chain (
    number     BIGINT NOT NULL PRIMARY KEY,
    kind       TEXT   NOT NULL,
    erased     TEXT,
    commitment BYTEA  NOT NULL,
    hash       BYTEA  NOT NULL
);

-- The words members consent to, by fingerprint.
CREATE TABLE consent_texts (
    fingerprint BYTEA  NOT NULL PRIMARY KEY,
    purpose     TEXT   NOT NULL,
    language    TEXT   NOT NULL,
    words       TEXT   NOT NULL,
    shown_since BIGINT NOT NULL
);
