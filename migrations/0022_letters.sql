-- What a letter says stands by language, in every one that its project names. Letters of before keep their two texts: the ledger's hash of
-- what a letter says is over its texts by language, so that theirs stay the same. Types as in 0001.

CREATE TABLE mail_text (
    mail_id UUID NOT NULL REFERENCES mail (id), -- the letter
    language TEXT NOT NULL CHECK (length(language) BETWEEN 2 AND 35), -- BCP 47, as the project names it; every letter has one in English
    subject TEXT NOT NULL,                      -- its subject
    body TEXT NOT NULL,                         -- its text
    PRIMARY KEY (mail_id, language)
);
INSERT INTO mail_text (mail_id, language, subject, body) SELECT id, 'en', subject_en, body_en FROM mail;
INSERT INTO mail_text (mail_id, language, subject, body) SELECT id, 'zh', subject_zh, body_zh FROM mail;
ALTER TABLE mail DROP COLUMN subject_en;
ALTER TABLE mail DROP COLUMN subject_zh;
ALTER TABLE mail DROP COLUMN body_en;
ALTER TABLE mail DROP COLUMN body_zh;
