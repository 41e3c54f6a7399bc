-- Decisions whose letter is not out yet are found without reading all others. Types as in 0001.

CREATE INDEX decision_by_letter ON decision (letter_at);
