//! That a candidate could read the keys of the tests which they take, for whoever decides on them.

use maud::{Markup, html};

use crate::app::accounts::resting::KeysRead;
use crate::app::applying::apply::Record;
use crate::web::{Trouble, Visit};

/// A line where a candidate holds or held a role that reads the project's keys; nothing where they never did.
pub async fn line(v: &Visit, record: &Record) -> Result<Markup, Trouble> {
    let words = match v.app.keys_read(record.application.person, &v.project).await? {
        KeysRead::Never => return Ok(html! {}),
        KeysRead::Holds => html! {
            (v.t("This person holds a role that reads the keys of this project and may know answers. They begin no test while they hold \
                it."))
        },
        KeysRead::Until(at) => html! {
            (v.t("This person held a role that reads the keys of this project and may know answers. They held it until "))
            (v.time(at, &Visit::zone(&record.content))) (v.t("."))
        },
    };
    Ok(html! { div.banner.warn { p { (words) } } })
}
