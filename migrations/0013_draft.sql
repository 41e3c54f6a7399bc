-- What somebody has typed into a step of an application and not sent yet, as it was typed. Types as in 0001.

CREATE TABLE draft (
    application_id UUID NOT NULL REFERENCES application (id), -- whose
    step TEXT NOT NULL,                         -- the step's id: a requirement's, `name` or `help`
    typed JSONB NOT NULL,                       -- the form's fields in order, a list of pairs of name and text
    at BIGINT NOT NULL,                         -- when it was typed last
    PRIMARY KEY (application_id, step)
);
CREATE INDEX draft_at ON draft (at);
