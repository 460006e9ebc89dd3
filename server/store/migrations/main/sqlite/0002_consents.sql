-- What each member has consented to. The chain shows that nothing was changed or taken out; it
-- holds commitments only, which nobody can open once the consent's row and salt are gone.

CREATE TABLE consents (
    id       BLOB    NOT NULL PRIMARY KEY,
    subject  BLOB    NOT NULL,
    purpose  TEXT    NOT NULL,
    decision TEXT    NOT NULL,
    text     BLOB    NOT NULL,
    notice   BLOB    NOT NULL,
    language TEXT    NOT NULL,
    day      INTEGER NOT NULL,
    channel  TEXT    NOT NULL,
    salt     BLOB    NOT NULL,
    link     INTEGER NOT NULL UNIQUE
) STRICT, WITHOUT ROWID;
CREATE INDEX consents_by_subject ON consents (subject, purpose);

CREATE TABLE consent_chain (
    number     INTEGER NOT NULL PRIMARY KEY,
    kind       TEXT    NOT NULL,
    erased     TEXT,
    commitment BLOB    NOT NULL,
    hash       BLOB    NOT NULL
) STRICT, WITHOUT ROWID;

-- The words members consent to, by fingerprint.
CREATE TABLE consent_texts (
    fingerprint BLOB    NOT NULL PRIMARY KEY,
    purpose     TEXT    NOT NULL,
    language    TEXT    NOT NULL,
    words       TEXT    NOT NULL,
    shown_since INTEGER NOT NULL
) STRICT;
