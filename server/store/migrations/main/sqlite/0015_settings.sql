-- What an administrator has set, each change a row: the latest of each setting is in force. And the
-- texts of the site that the city words itself. Neither is about a member.

CREATE TABLE settings (
    number     INTEGER NOT NULL PRIMARY KEY,
    name       TEXT NOT NULL,
    value      TEXT NOT NULL,
    changed_at INTEGER NOT NULL,
    changed_by BLOB REFERENCES staff (id) ON DELETE SET NULL
) STRICT;
CREATE INDEX settings_by_name ON settings (name, number);
CREATE INDEX settings_by_changed_by ON settings (changed_by);

CREATE TABLE site_texts (
    name       TEXT NOT NULL PRIMARY KEY,
    words      TEXT NOT NULL,
    revision   INTEGER NOT NULL,
    changed_at INTEGER NOT NULL,
    changed_by BLOB REFERENCES staff (id) ON DELETE SET NULL
) STRICT;
CREATE INDEX site_texts_by_changed_by ON site_texts (changed_by);
