//! The codes of problems, and what each means: the pages that a problem's `type` leads to are made of this list.

use crate::domain::locale::lang::word;

/// Where the pages are; a code is the rest of the path.
pub const PAGES: &str = "/docs/api/problems";

/// Every code, with what it means.
pub const CODES: [(&str, &str); 96] = [
    ("appeal_over", word("The days in which the decision could be appealed are over.")),
    ("attempt_closed", word("The attempt was handed in, or does not count any more; read it to see where it stands.")),
    ("attempt_limit", word("As many attempts as the stage allows were made.")),
    (
        "attempt_open",
        word("A test of theirs is open: nobody is rejected from behind it. Decide when it was handed in, by them or by its clock."),
    ),
    ("attempt_void", word("The attempt does not count any more.")),
    ("bad_cursor", word("The cursor is not one of this list with these parameters; begin at the first page.")),
    ("bad_form", word("The form cannot be read.")),
    ("bad_framing", word("The request says its length in two ways, or in none that holds.")),
    ("bad_host", word("The Host header is missing, or is no host.")),
    ("bad_query", word("The query has a parameter that is not known, twice, or cannot be read.")),
    ("bad_span", word("A stretch of text begins or ends where none may.")),
    ("bank_exhausted", word("Every item that could be a hidden check was given to this annotator already.")),
    ("being_checked", word("The block was handed in and is being graded; read the attempt again in a moment.")),
    ("being_decided", word("A person is deciding on the application; what they say is told within the hour.")),
    ("block_closed", word("The item is of a block that is not open.")),
    ("body_timeout", word("The body did not come in time.")),
    ("body_too_large", word("The body is larger than what is taken.")),
    ("both_changed", word("Two drafts change the same field; settle it by hand.")),
    ("busy", word("Too much of this at once; nothing was begun. Try again after `Retry-After` seconds.")),
    ("clock_in_doubt", word("The server’s clock is being checked; nothing was begun. Try again in a minute.")),
    ("conflict", word("This contradicts what is stored; read it and decide anew. The reference finds it in the log.")),
    ("consent_required", word("A consent that the application needs is missing.")),
    ("cursor_expired", word("The cursor is older than a day; begin at the first page.")),
    ("deadline_passed", word("The time for this is over.")),
    ("decided", word("A decision stands on it; it is taken back, appealed against or put right first.")),
    ("duplicate_key", word("A member stands twice in a JSON object.")),
    ("file_active", word("The PDF runs, sends or carries something besides what it shows.")),
    ("file_link", word("The PDF has a link that may open a program or a place inside a network; `errors` names it.")),
    ("file_locked", word("The PDF is encrypted, if only against changes.")),
    ("file_refused", word("The file is no PDF, PNG or JPEG that is taken, or one too many.")),
    ("file_too_much", word("The PDF has more parts than are looked at.")),
    ("file_unreadable", word("The file cannot be read as a PDF, or different programs would read it differently.")),
    ("forbidden", word("The token lacks the scope, or its person no longer has the role that gives it.")),
    ("frame_unfit", word("The period has too few or too many such judgments, or more would have to be reviewed than anybody does.")),
    ("guidelines_unread", word("The annotator has not acknowledged the guidelines that are published; show them first.")),
    ("headers_too_large", word("The request’s head is larger than what is taken.")),
    ("idempotency_in_progress", word("A request with this key was done or is being done; read the object to see.")),
    ("idempotency_key_invalid", word("An Idempotency-Key is one header of 1 to 255 printable ASCII characters.")),
    ("idempotency_key_missing", word("Every POST carries an Idempotency-Key, a new one for each act.")),
    ("idempotency_key_reused", word("This key came before with another request; nothing was done.")),
    (
        "identity_number_refused",
        word("A text holds what looks like a number of an identity document or account; it was not stored. Leave it out."),
    ),
    ("illegal_transition", word("What is asked cannot follow on the state that is stored; read it and decide anew.")),
    ("internal", word("Something went wrong on our side. The reference finds it in the log.")),
    ("invalid_utf8", word("The body is not UTF-8.")),
    ("json_too_deep", word("The JSON is nested too deeply.")),
    ("lease_lapsed", word("The response was not scored in time and went to somebody else.")),
    ("malformed_json", word("The body is no JSON.")),
    ("method_not_allowed", word("The resource does not know that method; Allow names those that it knows.")),
    ("never_worse", word("A correction of ours makes nobody worse off.")),
    ("no_attempt", word("There is no attempt that this could be about.")),
    ("no_audit_plan", word("The project has no plan for hidden checks.")),
    ("no_demo", word("Only a demo’s database allows this.")),
    ("no_mail_server", word("The service sends no mails.")),
    ("no_rules", word("The published version has no rules.")),
    ("not_acceptable", word("Answers are application/json.")),
    ("not_appealable", word("This decision cannot be appealed.")),
    ("not_found", word("There is no such thing, or it is another’s.")),
    ("not_prepared", word("What this needs is being made; try again in a moment.")),
    ("not_ready", word("The service does not take writes now.")),
    ("nothing_asked", word("No request of this person for help waits for an answer.")),
    ("nothing_to_change", word("There is nothing that this would change.")),
    ("nothing_waits", word("Nothing waits for this person.")),
    ("nric_refused", word("A text holds what looks like an identity number; it was not stored. Leave it out.")),
    ("number_out_of_range", word("A number in the JSON is outside what can be kept.")),
    ("number_too_long", word("A number in the JSON has too many digits.")),
    ("odd_characters", word("The path or a header holds characters that are not taken.")),
    ("one_file", word("Another file of this person is on its way, and one at a time is taken. Try again after `Retry-After` seconds.")),
    ("picture_too_large", word("The picture has more pixels than are shown.")),
    ("reads_keys", word("Whoever holds a role that reads the project’s keys takes no test of it.")),
    ("requirements_open", word("A requirement is not met yet; read the candidate’s evaluation.")),
    ("seat_taken", word("The test was opened in another tab or device; take the seat to go on here.")),
    ("second_person", word("Nobody acts on a case of their own, and some acts need a second person.")),
    ("secret_in_url", word("A token never stands in a URL; send it in the Authorization header.")),
    ("skips_used", word("As many items were skipped as the stage allows.")),
    ("staff_already", word("There is an account with this address.")),
    ("stages_open", word("A stage is not passed yet.")),
    ("stale", word("It was changed meanwhile; read it and decide anew.")),
    ("storage_unavailable", word("The database is busy or away; nothing was acknowledged. Try again.")),
    ("too_early", word("This is possible from a later date on.")),
    ("too_late", word("The letter is out; this cannot be taken back any more.")),
    ("too_many_items", word("A list has more members than are taken.")),
    ("too_many_keys", word("An object has more members than are taken.")),
    ("too_many_revisions", word("The answer was changed as often as it may be.")),
    ("too_many_tries", word("Too many tries, or too many changes of one person; wait as many seconds as `Retry-After` says.")),
    ("unauthenticated", word("Send a token that holds: Authorization: Bearer …")),
    ("unknown_field", word("The body has a member that is not known.")),
    ("unsupported_charset", word("Text is UTF-8.")),
    ("unsupported_content_encoding", word("Bodies come as they are, without compression.")),
    ("unsupported_media_type", word("The body is of another type than what is taken.")),
    ("uri_too_long", word("The address is too long.")),
    ("validation", word("The body or a parameter breaks rules; `errors` names each with its place.")),
    ("stage_begun", word("A stage has begun: its time stands. Ask again before the next one.")),
    ("training_later", word("The next round of training begins later.")),
    ("training_needed", word("Training on the rubric comes first.")),
    ("training_not_needed", word("No training on this rubric is needed now.")),
    ("webhook_url_refused", word("An endpoint has an https address of a public host.")),
];

/// What a code means, in English; [`word`] has it in the catalogues.
#[must_use]
pub fn meaning(code: &str) -> Option<&'static str> {
    CODES.iter().find(|(name, _)| *name == code).map(|(_, meaning)| *meaning)
}

/// Every code.
#[must_use]
pub fn names() -> Vec<&'static str> {
    CODES.iter().map(|(code, ..)| *code).collect()
}
