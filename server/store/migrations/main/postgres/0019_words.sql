-- A question with fields is answered in several texts: each is listed with the others of its field, and
-- says where in the answer it stands.
ALTER TABLE result_words ADD COLUMN field TEXT NOT NULL DEFAULT '';
ALTER TABLE result_words ADD COLUMN path TEXT NOT NULL DEFAULT '';
ALTER TABLE result_words DROP CONSTRAINT result_words_pkey;
ALTER TABLE result_words ADD PRIMARY KEY (task, question, field, sorting, id);
