-- A consent's row says in clear only that it is some subject's. Its place in the chain is the order
-- of joining, its day and language are those of a member's first doings: with any of them in clear,
-- members and subjects were paired by comparing orders. All of it is sealed under the vault's key
-- of the ledger. Rows from before stay readable and are not sealed, as SQL cannot do it; there are
-- none of members, as nothing had been released.
CREATE TABLE sealed_consents (
    id      BLOB NOT NULL PRIMARY KEY,
    subject BLOB NOT NULL,
    entry   BLOB NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO sealed_consents SELECT id, subject, CAST(json_object(
    'purpose', purpose, 'decision', decision, 'text', lower(hex(text)),
    'notice', lower(hex(notice)), 'language', language, 'day', day, 'channel', channel,
    'salt', lower(hex(salt)), 'link', link
) AS BLOB) FROM consents;
DROP TABLE consents;
ALTER TABLE sealed_consents RENAME TO consents;
CREATE INDEX consents_by_subject ON consents (subject);
