-- A person reads any language that a project names, so that no list of them stands here any more. Types as in 0001.

ALTER TABLE person ADD COLUMN language TEXT CHECK (length(language) <= 35);         -- BCP 47, of pages and mails; none: as the browser asks
ALTER TABLE person ADD COLUMN language_asked TEXT CHECK (length(language_asked) <= 35); -- what the browser of the first sign-in asked for; letters are in it where no language was chosen
UPDATE person SET language = lang, language_asked = lang_asked;
ALTER TABLE person DROP COLUMN lang;
ALTER TABLE person DROP COLUMN lang_asked;
