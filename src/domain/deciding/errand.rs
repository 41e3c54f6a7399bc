//! What a mail is sent for that carries no letter. Only this lies in the database: to whom it goes and what it says is made of it when it
//! goes out, so that nobody who writes into the database has the service say his words to whom he likes.

use serde::{Deserialize, Serialize};

/// What a mail is sent for.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "for", rename_all = "snake_case", deny_unknown_fields)]
pub enum Errand {
    /// It lets the owner of an address in, who asked for it.
    SignIn {
        /// Six digits.
        code: String,
        /// The link's secret.
        link: String,
        /// The code of the language in which it is written.
        lang: String,
    },
    /// It carries a signed head of the ledger to whoever keeps them.
    Head {
        /// The head, as the line that is kept.
        line: String,
    },
}

impl std::fmt::Debug for Errand {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::SignIn { .. } => "SignIn",
            Self::Head { .. } => "Head",
        })
    }
}

impl Errand {
    /// As it is stored.
    #[must_use]
    pub fn text(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// What was stored; `None` where it is no errand of the service.
    #[must_use]
    pub fn of(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_stored_is_read_again_and_nothing_else_is() {
        let asked = Errand::SignIn { code: "012345".to_owned(), link: "ab".to_owned(), lang: "zh".to_owned() };
        let head = Errand::Head { line: r#"{"number":1}"#.to_owned() };
        for errand in [&asked, &head] {
            assert_eq!(Errand::of(&errand.text()).as_ref(), Some(errand));
        }
        assert_eq!(format!("{asked:?}"), "SignIn", "its secrets stand in no log");
        for other in
            ["Your code for Touchstone is 1.", "{}", r#"{"for":"sign_in","code":"1","link":"a","lang":"en","to":"me@example.org"}"#]
        {
            assert_eq!(Errand::of(other), None, "{other}");
        }
    }
}
