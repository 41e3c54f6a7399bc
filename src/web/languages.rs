//! Another language without losing what is filled in, where no script keeps it: a button of the form itself, which sends what is in it.

use actix_web::cookie::Cookie;
use maud::{Markup, html};

use super::{Reply, Trouble, Visit};
use crate::domain::lang::Lang;
use crate::http::visit;

/// The name of a button that only asks for the page in another language: nothing is done, and the page comes back as it was filled in.
pub const READ_IN: &str = "read-in";

/// The buttons, under the name by which the form's page knows them; only where no script runs. The style hides the ones on top of such a
/// page then: they would not keep what is filled in.
pub fn keeping(v: &Visit, name: &str) -> Markup {
    html! {
        p.note.only-plain.keeping {
            (v.t("In another language, with what you filled in: ", "切换语言，并保留已填写的内容："))
            @for lang in Lang::ALL.into_iter().filter(|lang| *lang != v.lang) {
                button.link name=(name) value=(lang.code()) lang=(lang.tag()) formnovalidate {
                    (lang.pick("Read this page in English", "用中文查看本页"))
                }
            }
        }
    }
}

/// The cookie by which the browser asks for a language from now on; letters to whoever is signed in are in it as well.
pub async fn chosen(v: &Visit, lang: Lang) -> Result<Cookie<'static>, Trouble> {
    if let Some(visitor) = &v.visitor {
        v.app.set_lang(visitor.person, lang).await?;
    }
    Ok(visit::cookie("ts_lang", lang.code(), v.settings.secure, 365 * 86_400))
}

/// A place in a language, after what was filled in is kept.
pub async fn led(v: &Visit, lang: Lang, place: String) -> Result<Reply, Trouble> {
    Ok(Reply::Cookies(place, vec![chosen(v, lang).await?]))
}
