//! What changed while a page was open: both states are shown, what was typed stays, and nothing is done.

use maud::{Markup, html};

use crate::web::{Reply, Trouble, Visit};

impl Visit {
    /// What the address says was done by the form before: told once, by the page that it leads to. A form of that page is posted to the
    /// same address, and what is wrong with it does not stand beside an old success.
    pub fn after(&self, name: &str) -> &str {
        if self.form.fields().is_empty() { self.query(name) } else { "" }
    }
}

/// How something stood on the page that was sent, and how it stands now.
pub fn both(v: &Visit, was: &str, now: &str, since: &Markup) -> Markup {
    html! {
        div.errors role="alert" tabindex="-1" data-focus {
            h2 { (v.t("This changed while your page was open. Nothing was done.")) }
            p { (v.t("On your page: ")) strong { (was) } " · " (v.t("now: ")) strong { (now) } (since) }
            p { (v.t("What you typed is still here. Look at what stands now; where it is still to be done, send it again.")) }
        }
    }
}

/// The same page, as an answer that says that nothing was done (409).
pub fn refused(reply: Reply) -> Result<Reply, Trouble> {
    match reply {
        Reply::Page(mut body) => {
            body.status = 409;
            Ok(Reply::Page(body))
        }
        other => Ok(other),
    }
}
