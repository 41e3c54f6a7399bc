//! How an appeal stands, in words.

use super::page::Visit;
use crate::app::deciding::appeals::Sent;
use crate::domain::deciding::appeal::ANSWERS;

/// The words of a code.
pub fn words_of(v: &Visit, list: &[(&'static str, &'static str)], code: &str) -> String {
    list.iter().find(|(known, ..)| *known == code).map_or_else(|| code.to_owned(), |(_, en)| v.t(en).to_owned())
}

/// How an appeal stands, and how its tag looks.
pub fn state(v: &Visit, appeal: &Sent) -> (String, &'static str) {
    match appeal.state.as_str() {
        "open" => (v.t("open").to_owned(), "warn"),
        other => (words_of(v, &ANSWERS, other), "ok"),
    }
}
