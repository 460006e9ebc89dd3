-- A consent's row says in clear only that it is some subject's. Its place in the chain is the order
-- of joining, its day and language are those of a member's first doings: with any of them in clear,
-- members and subjects were paired by comparing orders. All of it is sealed under the vault's key
-- of the ledger. Rows from before stay readable and are not sealed, as SQL cannot do it; there are
-- none of members, as nothing had been released.
CREATE TABLE sealed_consents (
    id      UUID  NOT NULL PRIMARY KEY,
    subject UUID  NOT NULL,
    entry   BYTEA NOT NULL
);
INSERT INTO sealed_consents SELECT id, subject, convert_to(json_build_object(
    'purpose', purpose, 'decision', decision, 'text', encode(text, 'hex'),
    'notice', encode(notice, 'hex'), 'language', language, 'day', day, 'channel', channel,
    'salt', encode(salt, 'hex'), 'link', link
)::text, 'UTF8') FROM consents;
DROP TABLE consents;
ALTER TABLE sealed_consents RENAME TO consents;
ALTER INDEX sealed_consents_pkey RENAME TO consents_pkey;
CREATE INDEX consents_by_subject ON consents (subject);
