-- The day that a row of a file shows is that of its whole block, never that of one person.
ALTER TABLE export_rows ADD COLUMN complete_at BIGINT NOT NULL DEFAULT 0;

-- What was being made has no such day: it is asked for again.
UPDATE exports SET state = 'failed' WHERE state = 'making';
