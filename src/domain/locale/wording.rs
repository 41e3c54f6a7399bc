//! Broken rules in words: one sentence for each code in each language, which pages and programs share; for fields that people fill in it
//! says what is wanted there, and names the field.

use super::lang::{Lang, many, say, word};
use crate::domain::kernel::violation::Violation;

/// A code, with its sentence.
type Sentence = (&'static str, &'static str);

/// What each code means. A sentence says what to do.
pub const SENTENCES: &[Sentence] = &[
    ("required", word("This is missing: please fill it in.")),
    ("unanswered", word("This question is still to be answered.")),
    ("unfinished_draft", word("Something was typed and not sent: finish it on its page, or let it go there.")),
    ("unknown_id", word("Choose one of the choices that are offered.")),
    ("unknown_field", word("This field is not known: please leave it out.")),
    ("wrong_type", word("The value is of another type than is read here.")),
    ("shape", word("The answer has another form than this question asks for.")),
    ("range", word("The value is outside of what is possible here.")),
    ("beyond", word("This number cannot be taken.")),
    ("out_of_range", word("The number is outside of what is possible here.")),
    ("odd_characters", word("Take out invisible and control characters.")),
    ("too_long", word("The text is too long: please shorten it.")),
    ("too_short", word("Choose a longer password: at least 12 characters.")),
    ("too_simple", word("Choose a password that is harder to guess: several words that nobody expects together.")),
    ("too_many", word("Choose fewer: this is more than is read here.")),
    ("conflict", word("Something else has this name already: use another one.")),
    ("too_many_items", word("The list is too long: please shorten it.")),
    ("too_many_keys", word("The object has too many fields: please leave some out.")),
    ("period_order", word("The end lies before the start; correct one of them.")),
    ("in_the_future", word("This date has not come yet: enter one that is past.")),
    ("not_a_date", word("Enter a year and a month, such as 2021 and 3.")),
    ("not_a_day", word("Enter year, month and day, such as 1995-08-31.")),
    ("not_a_number", word("Enter a number in digits only, such as 20.")),
    ("not_a_name", word("Enter a name of 1 to 200 characters, in any script.")),
    ("not_a_country", word("Choose a country from the list.")),
    ("not_a_level", word("Choose one of the levels, A1 to C2 or native.")),
    ("not_an_address", word("Enter an e-mail address such as name@example.com.")),
    ("not_yours", word("Leave this out: a recruiter judges documents.")),
    ("not_given", word("The person does not have this right: give it to them first.")),
    ("not_acknowledged", word("Confirm by code what the check warned of.")),
    ("not_confirmed", word("Tick that you mean it: this cannot be taken back.")),
    ("not_possible", word("This outcome is not possible here: choose another one.")),
    ("not_json", word("This is not JSON; a text stands in double quotes.")),
    ("two_keys", word("The answer was changed, and the JSON says another one: nothing was done. Take one of the two back.")),
    ("said_twice", word("This came twice, and which of the two is meant cannot be told: nothing was done. Send the form once more.")),
    ("overlaps_itself", word("These words overlap themselves in the text, so that their place has no number: mark some more of it.")),
    ("orders_nothing", word("At least one response has to be better than another: give them different places.")),
    ("key_refused", word("The key does not fit the question: please correct it.")),
    ("unchanged", word("This is what the item has already: change it first.")),
    ("does_not_fit", word("The draft does not pass the check: please correct it.")),
    ("duplicate", word("Give every line a place of its own: one stands twice.")),
    ("incomplete", word("Some of it is missing: please complete it.")),
    ("contradicts", word("A reason contradicts the outcome, the figures or the file.")),
    ("consent_required", word("Tick every consent: each is needed to go on.")),
    ("not_a_code", word("The code has six digits: enter all of them.")),
    ("wrong_code", word("This is not the code of the mail.")),
    ("account_disabled", word("This account may not sign in any more. If that is a mistake, an administrator can change it.")),
    ("wrong_credentials", word("E-mail, password or code is not right. After five wrong codes no code is taken for up to 15 minutes.")),
    ("webhook_url_refused", word("Use https and a public host name, port 443 or 8443.")),
    ("outside_all", word("This level is above or below all reviewers': say in its comment why.")),
    ("nric_refused", word("Please take the NRIC, FIN or passport number out. We do not need it and do not store it.")),
    (
        "identity_number_refused",
        word("Please take the number of an identity document or account out. We do not need it and do not store it."),
    ),
    ("file_refused", word("The file cannot be taken: send a PDF, PNG or JPEG of at most 10 MB, at most five in all.")),
    ("file_unreadable", word("The file cannot be read as a PDF: print or export it to PDF once more, or send pictures of its pages.")),
    ("file_locked", word("The PDF is locked: save it without passwords and restrictions, or send pictures of its pages.")),
    (
        "file_active",
        word("The PDF holds more than it shows, such as script or attachments: print it to PDF once more, or send pictures of its pages."),
    ),
    (
        "file_link",
        word("The PDF holds a link that may open a program or a place inside a network. Take it out, or send pictures of the pages."),
    ),
    ("file_too_much", word("The PDF has more parts than are looked at: send fewer pages, or pictures of them.")),
    ("picture_too_large", word("The picture has more than 110 megapixels: send it smaller.")),
    ("quote_mismatch", word("These words do not stand in the text at that place.")),
    ("bad_span", word("The mark lies outside of the text: mark words that stand in it.")),
    ("cuts_character", word("The words begin or end inside a character.")),
    ("nothing_and_more", word("You chose “nothing” and something else as well: take one of them away.")),
    ("severity_alone", word("A severity goes with a category: choose one, or “Nothing to flag”.")),
    ("severity_missing", word("Choose how severe it is.")),
    ("source_alone", word("A source goes with a verdict: choose one for each claim.")),
    ("source_missing", word("A verdict other than “Not enough information” needs a source.")),
    ("ranking_unfinished", word("Every response needs a place.")),
    ("order_unfinished", word("Every line needs a place of its own.")),
    ("confidence_alone", word("Answer the question as well.")),
    ("label_missing", word("Choose a label for the words you quoted.")),
];

/// What a field asks for, where it is empty or holds what is not offered.
const ASKED: &[Sentence] = &[
    ("name", word("Enter your full name.")),
    ("country", word("Choose a country.")),
    ("right", word("Choose how you may work.")),
    ("level", word("Choose a level.")),
    ("awarded", word("Enter the year and the month in which it was awarded; if you are still studying, choose that.")),
    ("hours_per_week", word("Enter how many hours a week you can work, such as 20.")),
    ("birth_date", word("Enter your date of birth, such as 1995-08-31.")),
    ("confirm", word("Choose yes or no.")),
    ("from", word("Enter the year and the month in which the work began.")),
    ("accommodation", word("Write what would help you.")),
    ("grounds", word("Choose what went wrong.")),
    ("text", word("Write a sentence or more.")),
    ("file", word("Choose a file.")),
    ("email", word("Enter an e-mail address such as name@example.com.")),
    ("outcome", word("Choose what becomes of the decision.")),
    ("answer", word("Write what the person is told.")),
    ("found", word("Write what it was.")),
    ("choice", word("Choose a decision.")),
    ("reasons", word("Choose at least one reason.")),
    ("reason", word("Say why, in a sentence or more.")),
    ("what", word("Choose what is to be done.")),
];

/// What a number may be, by field.
const BOUNDS: &[Sentence] = &[
    ("hours_per_week", word("Enter 0 to 84 hours a week: no more than twelve a day.")),
    ("factor", word("Enter a factor from 1 to 4.")),
    ("days", word("Enter 1 to 366 days.")),
    ("number", word("There is no question with this number.")),
];

/// Names of fields that share a page with others like them.
const NAMES: &[Sentence] = &[
    ("from", word("Start of the work")),
    ("to", word("End of the work")),
    ("until", word("End of the pass")),
    ("awarded", word("Date of the degree")),
    ("name_native", word("Name in another script")),
    ("what", word("What the work was")),
];

/// How the detail of `file_link` begins, with the link behind it.
pub const LINK: &str = "the PDF holds a link that may open a program or a place inside a network: ";

/// The sentence of a code by itself, where it has one.
#[must_use]
pub fn sentence(l: Lang, code: &str) -> Option<&'static str> {
    pick(SENTENCES, code, l)
}

fn pick(list: &[Sentence], key: &str, l: Lang) -> Option<&'static str> {
    list.iter().find(|(known, ..)| *known == key).map(|(_, en)| l.t(en))
}

/// The field that a pointer names: its last part that is no place in a list.
fn field(pointer: &str) -> &str {
    let part = pointer.rsplit('/').find(|part| !part.is_empty() && part.parse::<usize>().is_err()).unwrap_or_default();
    // Pages call some fields by shorter names than programs do.
    match part {
        "residence" => "country",
        "hours" => "hours_per_week",
        "born" => "birth_date",
        other => other,
    }
}

/// A warning of a check that is still to be acknowledged: its code, and where it is, as they stand in the detail.
fn warned(l: Lang, detail: &str) -> Option<String> {
    let (_, rest) = detail.split_once(" of ")?;
    let (code, place) = rest.split_once("); ")?.0.split_once(" (")?;
    Some(say!(l, "The check warned of {code}, at {place}: confirm that you publish in spite of it.", code, place))
}

/// A code that is not that of the mail, with the tries that are left.
fn wrong_code(l: Lang, detail: &str) -> String {
    let left = detail.split("; ").nth(1).and_then(|t| t.split(' ').next()).unwrap_or("0");
    match left.parse::<u64>() {
        Ok(n) if n > 0 => {
            many!(
                l,
                n,
                "This is not the code of the mail. You have one try left.",
                "This is not the code of the mail. You have {n} tries left."
            )
        }
        Ok(_) | Err(_) => l.t("This is not the code of the mail. Ask for a new mail.").to_owned(),
    }
}

/// A broken rule in a language. A code without a sentence gives its detail, which programs read in English; tests find none.
#[must_use]
pub fn told(l: Lang, v: &Violation) -> String {
    let field = field(&v.pointer);
    match v.code {
        "required" | "unanswered" | "unknown_id" | "not_a_country" => {
            if let Some(asked) = pick(ASKED, field, l) {
                return asked.to_owned();
            }
        }
        "out_of_range" => {
            if let Some(bounds) = pick(BOUNDS, field, l) {
                return bounds.to_owned();
            }
        }
        "not_acknowledged" => {
            if let Some(words) = warned(l, &v.detail) {
                return words;
            }
        }
        "unfinished_draft" => {
            let words = pick(SENTENCES, v.code, l).unwrap_or_default();
            return say!(l, "{words} The question is “{field}”.", words, field);
        }
        "file_link" => {
            let words = pick(SENTENCES, v.code, l).unwrap_or_default();
            let link = v.detail.strip_prefix(LINK).unwrap_or_default();
            return say!(l, "{words} The link is “{link}”.", words, link);
        }
        "wrong_code" => return wrong_code(l, &v.detail),
        _ => {}
    }
    if v.code == "not_json"
        && let Some((line, column)) = v.detail.strip_prefix("line ").and_then(|rest| rest.split_once(", column "))
    {
        let words = pick(SENTENCES, v.code, l).unwrap_or_default();
        return say!(l, "{words} It goes wrong at line {line}, column {column}.", words, line, column);
    }
    let most = v.detail.split("at most ").nth(1).and_then(|t| t.split(' ').next()).filter(|n| n.parse::<usize>().is_ok());
    let sentence = match (v.code, most) {
        // What a check found is told as it was found, beside what it means; checks are in English.
        ("key_refused" | "does_not_fit" | "beyond", _) => {
            let means = pick(SENTENCES, v.code, l).unwrap_or_default();
            say!(l, "{means} {detail}", means, detail = v.detail)
        }
        ("too_long", Some(n)) => {
            say!(l, "The text is too long: write at most {n} characters.", n)
        }
        (code, _) => match pick(SENTENCES, code, l) {
            Some(sentence) => sentence.to_owned(),
            None => return v.detail.clone(),
        },
    };
    // The name of a field of one page may be another one's on another page: what comes twice stands beside its own.
    match pick(NAMES, field, l).filter(|_| v.code != "said_twice") {
        Some(name) => say!(l, "{name}: {sentence}", name, sentence = lower_first(&sentence)),
        None => sentence,
    }
}

fn lower_first(sentence: &str) -> String {
    let mut letters = sentence.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_is_named_and_asked_for() {
        let told = |pointer: &str, code, l| told(l, &Violation::new(pointer, code, ""));
        assert_eq!(told("/country", "required", Lang::EN), "Choose a country.");
        assert_eq!(told("/work/3/to", "period_order", Lang::EN), "End of the work: the end lies before the start; correct one of them.");
        assert_eq!(told("/until", "not_a_date", Lang::offered("zh")), "准证到期时间：请填写年份和月份，例如 2021 年 3 月。");
        assert_eq!(told("/hours_per_week", "out_of_range", Lang::offered("zh")), "请填写每周 0 至 84 小时（每天不超过十二小时）。");
        assert!(told("/what", "said_twice", Lang::EN).starts_with("This came twice, "), "a button's field is no work");
        let left = |detail: &str| super::told(Lang::EN, &Violation::new("/code", "wrong_code", detail));
        assert_eq!(left("this is not the code; 1 tries are left"), "This is not the code of the mail. You have one try left.");
        assert_eq!(left("this is not the code; 0 tries are left"), "This is not the code of the mail. Ask for a new mail.");
    }

    #[test]
    fn sentences_are_whole_in_both_languages() {
        for (code, en) in SENTENCES.iter().chain(ASKED).chain(BOUNDS) {
            assert!(en.ends_with('.') && en.chars().next().is_some_and(char::is_uppercase), "{code}: {en}");
            let zh = Lang::offered("zh").t(en);
            assert!(zh.ends_with('。') && !zh.contains(", ") && !zh.contains("; "), "{code}: {zh}");
        }
    }
}
