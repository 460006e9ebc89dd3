-- Pictures that may have had their time are looked for by when they were last added or named.

CREATE INDEX pictures_by_added ON pictures (added_at);
