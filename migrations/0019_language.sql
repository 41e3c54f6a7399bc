-- The language that somebody chose is kept apart from the one that a browser of theirs asks for, which may be anybody's. Types as in 0001.

ALTER TABLE person ADD COLUMN lang_asked TEXT CHECK (lang_asked IN ('en', 'zh')); -- what the browser of the first sign-in asked for; letters are in it where no language was chosen
