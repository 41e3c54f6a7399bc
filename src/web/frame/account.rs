//! Signing in and out: candidates by a mailed link or code, staff by password and second factor.

use maud::{Markup, html};

use super::field::{self, Line};
use super::form;
use super::languages;
use super::layout::{error_at, errors, has_error};
use crate::app::AppError;
use crate::app::accounts::sign_in::{Coming, Opened};
use crate::domain::kernel::violation::Violation;
use crate::domain::locale::lang::say;
use crate::http::visit::{self, Whose};
use crate::web::{Page, Reply, Trouble, Visit, Who, get, save};

pub fn pages() -> Vec<Page> {
    vec![
        get("/sign-in", Who::Anyone, |v| Box::pin(async move { ask_page(&v, &[]) })),
        save("/sign-in", Who::Anyone, |v| Box::pin(ask(v))),
        get("/sign-in/code", Who::Anyone, |v| Box::pin(async move { code_page(&v, &[]) })),
        save("/sign-in/code", Who::Anyone, |v| Box::pin(code(v))),
        get("/sign-in/link", Who::Anyone, |v| Box::pin(async move { link_page(&v) })),
        save("/sign-in/link", Who::Anyone, |v| Box::pin(link(v))),
        get("/staff/sign-in", Who::Anyone, |v| Box::pin(async move { staff_page(&v, &[]) })),
        save("/staff/sign-in", Who::Anyone, |v| Box::pin(staff(v))),
        save("/sign-out", Who::Anyone, |v| Box::pin(out(v))),
    ]
}

/// The cookie that holds where whoever asks for a mail was going, for as long as the mail's link holds.
pub const GOAL: &str = "ts_goal";
/// The cookie that holds to which address which mail was asked for in this browser, for as long.
pub const MAILED: &str = "ts_mailed";
/// In seconds.
const GOAL_HOLDS: i64 = 10 * 60;

/// Where the visitor wanted to go.
fn back(v: &Visit) -> &str {
    let asked = if v.form.text("back").is_empty() { v.query("back") } else { v.form.text("back") };
    if visit::is_own_path(asked) { asked } else { "/me" }
}

/// Who comes: from where, and with which session.
fn coming(v: &Visit) -> Coming {
    Coming { from: v.from.clone(), former: v.secret.clone() }
}

fn page(v: &Visit, title: &'static str, wrong: &[Violation], main: Markup) -> Result<Reply, Trouble> {
    let main = html! { (errors(v, wrong)) h1 { (title) } (main) };
    if wrong.is_empty() { Reply::page(title, main) } else { Reply::wrong(title, main) }
}

fn ask_page(v: &Visit, wrong: &[Violation]) -> Result<Reply, Trouble> {
    let email = Line {
        name: "email",
        label: v.t("Your e-mail address"),
        hint: Some(v.t("We send you a link and a six-digit code. There is no password.")),
        value: v.form.text("email"),
        kind: "email",
        fills: Some("email"),
        ..Line::default()
    };
    let main = html! {
        form method="post" action="/sign-in" novalidate {
            (v.hidden())
            (languages::along(v))
            input type="hidden" name="back" value=(back(v));
            (field::line(v, wrong, &email))
            div.actions { button.primary { (v.t("Send me a link")) } a href="/staff/sign-in" { (v.t("I am staff")) } }
        }
    };
    page(v, v.t("Sign in"), wrong, main)
}

async fn ask(v: Visit) -> Result<Reply, Trouble> {
    match v.app.ask_sign_in(v.form.text("email"), &coming(&v)).await {
        Ok(invitation) => {
            let place = format!("/sign-in/code?mail={}&back={}", invitation.id, form::encode(back(&v)));
            let place = languages::along_of(&v).map_or(place.clone(), |lang| languages::with_choice(&place, lang));
            v.settings.mailer.invite(&v.app, &invitation, v.lang).await?;
            // The mail knows nothing of where somebody was going; this browser does.
            let goal = visit::cookie(GOAL, &form::encode(back(&v)), v.settings.secure, GOAL_HOLDS);
            let mailed = form::encode(&format!("{} {}", invitation.id, v.form.text("email").trim()));
            Ok(Reply::Cookies(place, vec![goal, visit::cookie(MAILED, &mailed, v.settings.secure, GOAL_HOLDS)]))
        }
        Err(AppError::Invalid(wrong)) => ask_page(&v, &wrong),
        Err(error) => Err(error.into()),
    }
}

fn code_form(v: &Visit, mail: &str, wrong: &[Violation]) -> Markup {
    let label = v.t("The six digits in the e-mail");
    let digits = Line { name: "code", label, keys: Some("numeric"), fills: Some("one-time-code"), wide: Some("10"), ..Line::default() };
    html! {
        form method="post" action="/sign-in/code" novalidate {
            (v.hidden())
            (languages::along(v))
            input type="hidden" name="mail" value=(mail);
            input type="hidden" name="back" value=(back(v));
            (field::line(v, wrong, &digits))
            div.actions { button.primary { (v.t("Sign in")) } a href="/sign-in" { (v.t("Send a new one")) } }
        }
    }
}

fn code_page(v: &Visit, wrong: &[Violation]) -> Result<Reply, Trouble> {
    let mail = if v.form.text("mail").is_empty() { v.query("mail") } else { v.form.text("mail") };
    if mail.is_empty() {
        return ask_page(v, &[]);
    }
    let main = html! {
        p.lead { (match mailed_to(v, mail) {
            Some(email) => say!(v, "We have sent an e-mail to {email}. Open its link, or enter its code here.", email),
            None => v.t("We have sent you an e-mail. Open its link, or enter its code here.").to_owned(),
        }) }
        (code_form(v, mail, wrong))
    };
    page(v, v.t("Check your e-mail"), wrong, main)
}

/// The address that a mail went to, as it was typed in this browser; nobody else is told whose mail it is.
fn mailed_to<'v>(v: &'v Visit, mail: &str) -> Option<&'v str> {
    let (id, email) = v.mailed.as_deref()?.split_once(' ')?;
    (id == mail).then_some(email)
}

fn link_page(v: &Visit) -> Result<Reply, Trouble> {
    let link = v.query("link");
    let main = html! {
        @if visit::is_secret(link) {
            form method="post" action="/sign-in/link" {
                (v.hidden())
                (languages::along(v))
                input type="hidden" name="link" value=(link);
                input type="hidden" name="back" value=(v.goal.as_deref().unwrap_or("/me"));
                p { (v.t("Press the button to sign in.")) }
                div.actions { button.primary data-focus { (v.t("Sign in")) } }
            }
        } @else {
            p { (v.t("This link is not whole. Ask for a new mail and open its link, or type in its six digits.")) }
            div.actions { a.button.primary href="/sign-in" { (v.t("Send me a new e-mail")) } }
        }
    };
    page(v, v.t("Sign in"), &[], main)
}

/// Lets somebody in. What they chose on the page where they signed in is theirs from now on, where they have chosen nothing yet. What was
/// chosen in this browser at some time may have been anybody's choice, as what it asks for: that is only noted, for letters.
async fn admitted(v: &Visit, opened: Option<Opened>) -> Result<Reply, Trouble> {
    let Some(opened) = opened else { return used(v) };
    if v.app.visitor(&opened.secret).await?.is_some_and(|visitor| visitor.lang.is_none()) {
        match languages::along_of(v) {
            Some(lang) => v.app.set_lang(opened.person, lang).await?,
            None => v.app.set_asked_lang(opened.person, v.lang).await?,
        }
    }
    let place = if opened.staff && back(v) == "/me" { "/staff" } else { back(v) };
    let whose = if opened.staff { Whose::Staff } else { Whose::Candidate };
    let over = [GOAL, MAILED].map(|name| visit::cookie(name, "", v.settings.secure, 0));
    let session = visit::session_cookie(&opened.secret, whose, v.settings.secure);
    Ok(Reply::Cookies(place.to_owned(), over.into_iter().chain([session]).collect()))
}

/// A link or a code that lets nobody in any more, and the way to a new one.
fn used(v: &Visit) -> Result<Reply, Trouble> {
    let place = format!("/sign-in?back={}", form::encode(back(v)));
    let place = languages::along_of(v).map_or(place.clone(), |lang| languages::with_choice(&place, lang));
    let main = html! {
        p { (v.t("This link or code was used already or is older than 10 minutes. Please ask for a new one.")) }
        div.actions { a.button.primary href=(place) { (v.t("Send me a new e-mail")) } }
    };
    Ok(page(v, v.t("Sign in"), &[], main)?.with_status(410))
}

async fn code(v: Visit) -> Result<Reply, Trouble> {
    let id = v.form.text("mail").parse().unwrap_or_else(|_| uuid::Uuid::nil());
    match v.app.sign_in_by_code(id, v.form.text("code"), &coming(&v)).await {
        Ok(opened) => admitted(&v, opened).await,
        Err(AppError::Invalid(wrong)) => code_page(&v, &wrong),
        Err(error) => Err(error.into()),
    }
}

async fn link(v: Visit) -> Result<Reply, Trouble> {
    let opened = v.app.sign_in_by_link(v.form.text("link"), &coming(&v)).await?;
    admitted(&v, opened).await
}

fn staff_page(v: &Visit, wrong: &[Violation]) -> Result<Reply, Trouble> {
    let main = html! {
        form method="post" action="/staff/sign-in" novalidate {
            (v.hidden())
            (languages::along(v))
            input type="hidden" name="back" value=(if back(v) == "/me" { "/staff" } else { back(v) });
            div.field {
                label for="f-email" { (v.t("E-mail address")) }
                input id="f-email" type="email" name="email" autocomplete="username" value=(v.form.text("email")) required;
            }
            div.field {
                label for="f-password" { (v.t("Password")) }
                (error_at(v, wrong, "/password"))
                input id="f-password" type="password" name="password" autocomplete="current-password" required
                    aria-invalid=[has_error(wrong, "/password").then_some("true")] aria-describedby=[has_error(wrong,
                        "/password").then_some("f-password-error")];
            }
            div.field {
                label for="f-totp" { (v.t("Code of your authenticator")) }
                p.hint { (v.t("Six digits; not needed in a demo.")) }
                input id="f-totp" type="text" name="totp" inputmode="numeric" autocomplete="one-time-code";
            }
            div.actions { button.primary { (v.t("Sign in")) } }
        }
    };
    page(v, v.t("Sign in as staff"), wrong, main)
}

async fn staff(v: Visit) -> Result<Reply, Trouble> {
    match v.app.sign_in_staff(v.form.text("email"), v.form.text("password"), v.form.text("totp"), &coming(&v)).await {
        Ok(opened) => admitted(&v, Some(opened)).await,
        Err(AppError::Invalid(wrong)) => staff_page(&v, &wrong),
        Err(error) => Err(error.into()),
    }
}

async fn out(v: Visit) -> Result<Reply, Trouble> {
    if let Some(secret) = &v.secret {
        v.app.sign_out(secret).await?;
    }
    Ok(Reply::Left(vec![visit::no_session(v.settings.secure)]))
}
