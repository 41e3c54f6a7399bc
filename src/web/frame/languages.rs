//! Another language without losing what is filled in, where no script keeps it: a button of the form itself, which sends what is in it.

use actix_web::HttpRequest;
use actix_web::cookie::Cookie;
use maud::{Markup, html};

use crate::app::accounts::sign_in::Visitor;
use crate::app::{App, AppError};
use crate::domain::locale::lang::Lang;
use crate::http::visit;
use crate::web::{Page, Reply, Trouble, Visit, Who};

/// The projects that a page is about, in whose languages it is offered: the one in its address; on the pages of whoever is signed in that
/// of the attempt or the one that is named, otherwise all that they applied for; elsewhere the one that staff work in.
pub async fn about(
    app: &App,
    (request, page): (&HttpRequest, Option<&Page>),
    visitor: Option<&Visitor>,
    (named, works_in): (&str, &str),
) -> Result<Vec<String>, AppError> {
    let part = |name: &str| request.match_info().get(name);
    if let Some(project) = part("project") {
        return Ok(vec![project.to_owned()]);
    }
    // What is saved while somebody types is looked at no further: it is shown to nobody.
    let own = page.is_some_and(|page| page.who == Who::SignedIn && page.shown);
    let applied = match visitor.filter(|_| own) {
        Some(visitor) => app.applied_for(visitor.person, named, part("attempt").and_then(|id| id.parse().ok())).await?,
        None => Vec::new(),
    };
    let at_work = Some(works_in).filter(|project| applied.is_empty() && !project.is_empty()).map(str::to_owned);
    Ok(applied.into_iter().chain(at_work).collect())
}

/// The name of a button that only asks for the page in another language: nothing is done, and the page comes back as it was filled in.
pub const READ_IN: &str = "read-in";

/// The buttons, under the name by which the form's page knows them; only where no script runs. The style hides the ones on top of such a
/// page then: they would not keep what is filled in.
pub fn keeping(v: &Visit, name: &str) -> Markup {
    html! {
        p.note.only-plain.keeping {
            (v.t("In another language, with what you filled in: "))
            @for lang in v.offered.iter().filter(|lang| **lang != v.lang) {
                button.link name=(name) value=(lang.code()) lang=(lang.tag()) formnovalidate {
                    (lang.t("Read this page in English"))
                }
            }
        }
    }
}

/// The page on which a form stands, by their paths: what is said of a document is asked on its candidate's page, the form's own address
/// hands the document out.
pub fn stands_on(path: &str) -> &str {
    if path == "/candidates/{candidate}/documents/{document}" { place(path) } else { path }
}

/// The page that an address stays on in another language: a document is no page, its candidate's is.
pub fn place(here: &str) -> &str {
    here.strip_prefix("/candidates/").and_then(|rest| rest.find("/documents/")).map_or(here, |at| &here[.."/candidates/".len() + at])
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

/// The choice that somebody makes on a page where they sign in, in its address and its form: it is theirs, while the browser's cookie may
/// be that of whoever sat there before.
const CHOICE: &str = "chose";
/// Where people sign in.
const SIGN_IN: [&str; 2] = ["/sign-in", "/staff/sign-in"];

/// The choice that came along with a page where people sign in.
pub fn along_of(v: &Visit) -> Option<Lang> {
    Lang::from_code(v.form.text(CHOICE)).or_else(|| Lang::from_code(v.query(CHOICE)))
}

/// The same as a field of the form, so that it is sent with it.
pub fn along(v: &Visit) -> Markup {
    html! { @if let Some(lang) = along_of(v) { input type="hidden" name=(CHOICE) value=(lang.code()); } }
}

/// A place with a choice that goes along with it, in the place of an earlier one.
pub fn with_choice(place: &str, lang: Lang) -> String {
    let (path, query) = place.split_once('?').unwrap_or((place, ""));
    let others = query.split('&').filter(|pair| !pair.is_empty() && pair.split('=').next() != Some(CHOICE));
    let own = format!("{CHOICE}={}", lang.code());
    let query: Vec<&str> = others.chain([own.as_str()]).collect();
    format!("{path}?{}", query.join("&"))
}

/// Where a choice of language leads back to: on a page where people sign in it goes along.
pub fn back_to(place: String, lang: Lang) -> String {
    let path = place.split(['?', '#']).next().unwrap_or_default();
    let signs_in = SIGN_IN.into_iter().any(|page| path == page || path.strip_prefix(page).is_some_and(|rest| rest.starts_with('/')));
    if signs_in { with_choice(&place, lang) } else { place }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_choice_goes_along_where_people_sign_in_and_nowhere_else() {
        let to = |place: &str| back_to(place.to_owned(), Lang::offered("zh"));
        assert_eq!(to("/sign-in"), "/sign-in?chose=zh");
        assert_eq!(to("/sign-in?chose=en&back=%2Fme"), "/sign-in?back=%2Fme&chose=zh");
        assert_eq!(to("/sign-in/code?mail=1&back=/me"), "/sign-in/code?mail=1&back=/me&chose=zh");
        assert_eq!(to("/staff/sign-in"), "/staff/sign-in?chose=zh");
        for other in ["/", "/me", "/sign-innings", "/apply/p?x=1", "/staff"] {
            assert_eq!(to(other), other);
        }
    }
}
