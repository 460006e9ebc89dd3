-- A question with fields is answered in several texts: each is listed with the others of its field, and
-- says where in the answer it stands.
CREATE TABLE words_of_fields (
    task     BLOB NOT NULL REFERENCES tasks (id) ON DELETE CASCADE,
    question TEXT NOT NULL,
    sorting  TEXT NOT NULL,
    id       BLOB NOT NULL,
    block    BLOB NOT NULL REFERENCES result_blocks (id) ON DELETE CASCADE,
    response BLOB NOT NULL REFERENCES responses (id) ON DELETE CASCADE,
    first    TEXT,
    second   TEXT,
    third    TEXT,
    folded   TEXT NOT NULL,
    field    TEXT NOT NULL DEFAULT '',
    path     TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (task, question, field, sorting, id)
) STRICT, WITHOUT ROWID;
INSERT INTO words_of_fields (task, question, sorting, id, block, response, first, second, third, folded)
    SELECT task, question, sorting, id, block, response, first, second, third, folded FROM result_words;
DROP TABLE result_words;
ALTER TABLE words_of_fields RENAME TO result_words;
CREATE INDEX result_words_by_block ON result_words (block);
CREATE INDEX result_words_by_response ON result_words (response);
