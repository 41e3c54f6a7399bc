//! Letters in the languages that their project names: a reader of Spanish gets them in Spanish with English beneath, by mail, on their
//! pages and from the API; a dossier holds all of them; a word that is changed in one of them is told by its language.

use std::collections::BTreeSet;

use serde_json::{Value, json};
use touchstone::adapters::Mailer;
use touchstone::app::accounts::reader::Reader;
use touchstone::app::platform::posting::Lane;
use touchstone::domain::accounts::Role;
use touchstone::domain::gold_set::Folder;
use touchstone::domain::kernel::id::{ApplicationId, DecisionId, PersonId};
use touchstone::store::admin::fsck;

use super::letters_sent::mails;
use super::{Browser, staff_of_project};
use crate::api::{PROJECT, World};
use crate::support::crowd;
use crate::support::database::{TestApp, by_hand, on_both};
use crate::support::member;

const ANA: &str = "ana@example.mx";

/// The small set in English and Spanish.
fn spanish() -> Folder {
    let mut set = crowd::base();
    for bytes in set.files.values_mut() {
        let Ok(text) = String::from_utf8(bytes.clone()) else { continue };
        let text = text.replace("zh = \"", "es = \"").replace("\"zh\"", "\"es\"");
        *bytes = text.replace("第一关", "Primera").replace("写作", "Redacción").replace("基础", "Base en español").into_bytes();
    }
    set
}

async fn deliver(world: &World) {
    let mailer = Mailer::folder(world.mails.path().to_owned(), "Touchstone <no-reply@touchstone.example>", "http://touchstone.example");
    mailer.deliver(&world.t.app, Lane::Letters).await.expect("delivered");
}

/// The one mail to her with this subject.
fn mail_to_ana(world: &World, subject: &str) -> String {
    let mut all = mails(world, ANA);
    all.retain(|mail| mail.contains(&format!("Subject: {subject}\n")));
    let [one] = <[String; 1]>::try_from(all).unwrap_or_else(|all| panic!("{subject}: {all:?}"));
    one
}

/// Somebody who chose Spanish and did not know much, with a browser of theirs.
async fn reader_of_spanish(world: &World) -> (PersonId, ApplicationId, Browser) {
    let (person, application) = crowd::applied(&world.t.app, Some(ANA)).await;
    crowd::sit(&world.t.app, person, "first", |at, _| at % 2 == 0).await;
    world.settle().await;
    let browser = Browser::new(world);
    browser.sign_in(world, ANA).await;
    assert_eq!(browser.post("/me", "/lang", &[("lang", "es"), ("back", "/me")]).await.status, 303);
    (person, application, browser)
}

async fn rejected(world: &World, application: ApplicationId) -> DecisionId {
    let recruiter = world.token(Some("tan@example.mx"), &["candidates:read", "decisions:write"]).await;
    let body = json!({ "outcome": "rejected", "reasons": ["below_the_line"] });
    let decided = recruiter.post(&format!("/candidates/{application}/decisions"), body).await.ok();
    decided["id"].as_str().expect("an id").parse().expect("an id")
}

async fn in_spanish(t: TestApp) {
    let world = World::with(t, spanish()).await;
    let app = &world.t.app;
    let (person, application, browser) = reader_of_spanish(&world).await;
    let decision = rejected(&world, application).await;
    world.t.clock.advance_seconds(3_601);
    deliver(&world).await;

    // By mail: Spanish, then English, and nothing else.
    let mail = mail_to_ana(&world, "No podemos aceptar su solicitud: Base en español (Primera)");
    let parts: Vec<&str> = mail.split("\n--\n").collect();
    let [own, english] = parts.as_slice() else { panic!("two parts: {mail}") };
    let appeal = format!("http://touchstone.example/me/decisions/{decision}/appeal");
    for part in [
        "Una persona tomó esta decisión.",
        "Su resultado en “Primera” está por debajo",
        "Sus páginas: http://touchstone.example/me",
        appeal.as_str(),
    ] {
        assert!(own.contains(part), "{part}: {own}");
    }
    for part in ["A person made this decision.", "Your result in “First” is below", "Your pages: http://touchstone.example/me"] {
        assert!(english.contains(part) && !own.contains(part), "{part}: {mail}");
    }

    // On the pages: Spanish, English folded in beneath and marked as such; the other way round for whoever reads the page in English.
    let page = browser.get("/me/messages").await.text;
    let (spanish, beneath) = page.split_once("<details lang=\"en\">").unwrap_or_else(|| panic!("English beneath: {page}"));
    assert!(spanish.contains("<h2>No podemos aceptar su solicitud: Base en español (Primera)</h2>"), "{page}");
    assert!(beneath.contains("<summary>English</summary>") && beneath.contains("A person made this decision."), "{page}");
    let record = app.own_record(person, PROJECT).await.expect("read");
    let attempt = record.decisions.iter().find(|d| d.id == decision).and_then(|d| d.attempt).expect("on an attempt");
    assert!(browser.get(&format!("/me/results/{attempt}")).await.text.contains("Una persona tomó esta decisión."));
    browser.set_cookie("ts_lang", "en");
    assert_eq!(browser.post("/me", "/lang", &[("lang", "en"), ("back", "/me")]).await.status, 303);
    let page = browser.get("/me/messages").await.text;
    let (first, beneath) = page.split_once("<details lang=\"es\">").unwrap_or_else(|| panic!("Spanish beneath: {page}"));
    assert!(first.contains("<h2>We cannot accept your application: Base (First)</h2>"), "{page}");
    assert!(beneath.contains("<summary>Español</summary>") && beneath.contains("Una persona tomó"), "{page}");
    assert_eq!(browser.post("/me", "/lang", &[("lang", "es"), ("back", "/me")]).await.status, 303);

    // By the API: in the language that she reads.
    let candidate = world.token(Some(ANA), &["candidate"]).await;
    let text = candidate.get("/me/application").await.ok()["letters"][0]["text"].clone();
    assert_eq!((&text["lang"], &text["subject"]), (&json!("es"), &json!("No podemos aceptar su solicitud: Base en español (Primera)")));
    assert!(text["body"].as_str().is_some_and(|body| body.contains("Una persona tomó esta decisión.")), "{text}");

    // The dossier has all of it.
    let proven = app.dossier(PROJECT, application, decision, Reader::House).await.expect("read");
    let letter: Value = serde_json::from_str(&proven.shown.to_string()).expect("JSON");
    let letter = &letter["letter"];
    let codes: BTreeSet<&str> = letter["body"].as_object().expect("by language").keys().map(String::as_str).collect();
    assert_eq!(codes, BTreeSet::from(["en", "es"]));
    assert_eq!(letter["body"]["es"], text["body"]);
    let recruiter = staff_of_project(&world, "recruiter@example.mx", Role::Recruiter).await;
    let page = recruiter.get(&format!("/candidates/{application}/decisions/{decision}")).await.text;
    assert!(page.contains("<summary>Español</summary><div lang=\"es\">") && !page.contains("中文</summary>"), "{page}");

    // An appeal is acknowledged and answered in Spanish; what somebody typed stands as it was typed, in each language.
    let form = format!("/me/decisions/{decision}/appeal");
    assert_eq!(browser.post(&form, &form, &[("grounds", "technical"), ("text", "La página no abrió.")]).await.status, 303);
    let another = member(app, Some("wei@example.mx"), PROJECT, &[Role::Recruiter]).await;
    let appeal = app.own_appeals(person, PROJECT).await.expect("read")[0].id;
    app.answer_appeal(PROJECT, another, appeal, "upheld", "As it was typed.").await.expect("answered");
    deliver(&world).await;
    let received = mail_to_ana(&world, "Recibimos su apelación");
    assert!(received.contains("Somebody who did not make the decision reads your appeal"), "English beneath: {received}");
    let answer = mail_to_ana(&world, "Su apelación: La decisión se mantiene");
    assert_eq!(answer.matches("As it was typed.").count(), 2, "{answer}");

    app.seal_all("test").await.expect("sealed");
    assert_eq!(app.verify_ledger().await.expect("verified").broken, Vec::new());
    assert_eq!(fsck::check(app.db()).await.expect("checked").breaches, Vec::new());
}

on_both!(a_reader_of_spanish_gets_spanish_by_mail_on_pages_and_from_the_api, super::in_spanish);

/// A word that is changed in one language is told by that language, holds the letter back and shows nowhere.
async fn changed_in_one(t: TestApp) {
    let world = World::with(t, spanish()).await;
    let (app, target) = (&world.t.app, &world.t.database.target);
    let (person, application, browser) = reader_of_spanish(&world).await;
    rejected(&world, application).await;
    by_hand(target, "UPDATE mail_text SET body = 'Usted pasó.' WHERE language = 'es'").await;
    let verified = app.verify_ledger().await.expect("verified").broken;
    let mut told: Vec<&str> = verified.iter().filter(|b| b.table == "mail_text").map(|b| b.what.as_str()).collect();
    told.sort_unstable();
    assert_eq!(told, ["the letter says something else than the dossier, in es", "the letter says something else than was written, in es"]);
    let breaches = fsck::check(app.db()).await.expect("checked").breaches;
    let [breach] = breaches.as_slice() else { panic!("one breach: {breaches:?}") };
    assert!(breach.invariant == "letter-words" && breach.detail.ends_with(", in es"), "{breach:?}");
    world.t.clock.advance_seconds(3_601);
    deliver(&world).await;
    assert!(!mails(&world, ANA).iter().any(|mail| mail.contains("solicitud")), "it goes nowhere");
    assert!(app.messages(person).await.expect("read").is_empty());
    assert!(!browser.get("/me/messages").await.text.contains("Usted pasó."));
    let candidate = world.token(Some(ANA), &["candidate"]).await;
    assert_eq!(candidate.get("/me/application").await.ok()["letters"][0]["text"], Value::Null);
    // A letter without English is named, too.
    by_hand(target, "DELETE FROM mail_text WHERE language = 'en'").await;
    let breaches = fsck::check(app.db()).await.expect("checked").breaches;
    assert!(breaches.iter().any(|b| b.invariant == "letter-english"), "{breaches:?}");
    assert!(breaches.iter().any(|b| b.invariant == "letter-words" && b.detail.ends_with(", in en, es")), "{breaches:?}");
}

on_both!(a_word_changed_in_one_language_is_named_by_it, super::changed_in_one);

/// Whoever reads a language that their project does not name gets English, and no other that means nothing to them.
async fn another_language(t: TestApp) {
    let world = World::with(t, spanish()).await;
    let app = &world.t.app;
    let (person, application, _) = reader_of_spanish(&world).await;
    app.set_lang(person, touchstone::domain::locale::lang::Lang::offered("zh")).await.expect("chosen");
    rejected(&world, application).await;
    world.t.clock.advance_seconds(3_601);
    deliver(&world).await;
    let mail = mail_to_ana(&world, "We cannot accept your application: Base (First)");
    assert!(!mail.contains("\n--\n") && !mail.contains("Una persona"), "{mail}");
}

on_both!(a_reader_of_no_language_of_the_project_gets_english_alone, super::another_language);
