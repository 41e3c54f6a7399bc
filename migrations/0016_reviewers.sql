-- What a reviewer holds and has saved is found without reading everybody's sheets. Types as in 0001.

CREATE INDEX review_sheet_by_reviewer ON review_sheet (reviewer, saved_at);
