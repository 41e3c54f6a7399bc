//! What an applicant sent, as staff get it: a picture is shown, a PDF is handed over to be read elsewhere, and nothing in either runs,
//! loads, or passes for a page. What a real browser makes of it is told in `tests/browser/documents.mjs`.

use serde_json::json;
use touchstone::app::AppError;
use touchstone::app::accounts::reader::Reader;
use touchstone::app::applying::apply::REQUIRED_CONSENTS;
use touchstone::app::applying::documents::Verdict;
use touchstone::domain::accounts::Role;
use touchstone::domain::kernel::id::PersonId;
use touchstone::domain::locale::lang::Lang;

use super::{Browser, Page, staff_of_project};
use crate::api::{PROJECT, World};
use crate::support::crowd;
use crate::support::database::{TestApp, on_both};

/// A PDF that a browser which guesses would take for a page.
const PDF: &[u8] = b"%PDF-1.4\n<html><script>document.title = 'run'</script></html>\n%%EOF";

async fn as_it_is(t: TestApp) {
    let mut set = crowd::base();
    let evidence = "kind = \"residence\"\nevidence = { en = \"A letter.\", zh = \"信件。\" }";
    crowd::replace(&mut set, "project.toml", "kind = \"residence\"", evidence);
    let world = World::with(t, set).await;
    let app = &world.t.app;
    let (person, application) = crowd::applied(app, Some("two@example.sg")).await;
    let png = crowd::base().files["media/dot.png"].clone();
    let recruiter = staff_of_project(&world, "recruiter@example.sg", Role::Recruiter).await;
    for (name, bytes, kind, disposition) in [
        ("学位 \"1\"; x=y.pdf", PDF, "application/pdf", "attachment"),
        ("degree", PDF, "application/pdf", "attachment"),
        ("点.png", png.as_slice(), "image/png", "inline"),
    ] {
        let document = app.upload(person, PROJECT, "residence", name, bytes.to_vec()).await.expect("stored");
        let page = recruiter.get(&format!("/candidates/{application}/documents/{document}")).await;
        let header = |name: &str| page.headers.get(name).map_or("", String::as_str).to_owned();
        assert_eq!((page.status, header("content-type").as_str()), (200, kind), "{name}");
        assert_eq!(header("x-content-type-options"), "nosniff");
        let policy = header("content-security-policy");
        let parts: Vec<&str> = policy.split(';').map(str::trim).collect();
        assert!(parts.contains(&"default-src 'none'") && parts.contains(&"sandbox"), "{policy}: no script, no request, no origin of ours");
        assert!(!policy.contains("script-src") && !policy.contains("allow-"), "{policy}");
        assert_eq!(header("cross-origin-resource-policy"), "same-origin", "no other site shows it");
        let how = header("content-disposition");
        assert!(how.starts_with(disposition) && how.contains("filename*=UTF-8''") && how.is_ascii(), "{how}");
        assert_eq!(how.matches(';').count(), 1, "a name writes no parameters: {how}");
        assert!(kind != "application/pdf" || how.contains(".pdf"), "{how}");
        assert!(header("cache-control").contains("no-store"));
    }
    // The page opens pictures beside itself, and lets PDFs be downloaded from where it stands.
    let record = recruiter.get(&format!("/candidates/{application}")).await.text;
    assert_eq!(record.matches("target=\"_blank\"").count(), 1, "{record}");
}

async fn in_a_queue(t: TestApp) {
    let mut set = crowd::base();
    let evidence = "kind = \"residence\"\nevidence = { en = \"A letter.\", zh = \"信件。\" }";
    crowd::replace(&mut set, "project.toml", "kind = \"residence\"", evidence);
    let world = World::with(t, set).await;
    let app = &world.t.app;
    let recruiter = staff_of_project(&world, "recruiter@example.sg", Role::Recruiter).await;
    assert!(recruiter.get("/candidates/documents").await.text.contains("Nothing waits."));
    let (person, application) = crowd::applied(app, Some("two@example.sg")).await;
    app.upload(person, PROJECT, "residence", "letter.pdf", PDF.to_vec()).await.expect("stored");
    let home = recruiter.get("/staff").await.text;
    assert!(home.contains("<p>document to look at</p>") && home.contains("href=\"/candidates/documents\""), "{home}");
    let page = recruiter.get("/candidates/documents").await.text;
    let record = format!("/candidates/{application}?from=/candidates/documents");
    for part in ["letter.pdf", "A letter.", &format!("href=\"{record}#documents\"")] {
        assert!(page.contains(part), "{part}: {page}");
    }
    let opened = recruiter.get(&record).await.text;
    assert!(opened.contains("<a class=\"back\" href=\"/candidates/documents\">‹ Documents to look at</a>"), "{opened}");
    // Whoever looked at it finds it there no more.
    let document = app.record(PROJECT, application, Reader::House).await.expect("read").evidence[0].id;
    let verdict = [("verdict", "accepted"), ("seen", "uploaded"), ("from", "/candidates/documents")];
    let judged = recruiter.post(&record, &format!("/candidates/{application}/documents/{document}"), &verdict).await;
    assert_eq!(judged.status, 303, "{}", judged.text);
    // What is accepted already is not offered to be; the form asks for its page before it is sent, not for the document.
    let after = recruiter.get(&record).await.text;
    assert!(opened.contains("name=\"verdict\" value=\"accepted\"") && !after.contains("name=\"verdict\" value=\"accepted\""), "{after}");
    assert!(after.contains(&format!("data-session=\"/candidates/{application}\"")), "{after}");
    assert!(recruiter.get("/candidates/documents").await.text.contains("Nothing waits."));
    assert_eq!(app.waits(PROJECT, Reader::House).await.expect("counted").documents, 0);
}
/// Whoever decides on a requirement that is not met reads which one it is.
async fn named(t: TestApp) {
    let world = World::with(t, crowd::base()).await;
    let app = &world.t.app;
    let person = app.add_person(Some("ann@example.sg")).await.expect("added");
    let draft = app.begin_application(person, PROJECT).await.expect("begun");
    let profile = json!({ "name": "Ann", "residence": "MY" });
    app.save_profile(person, PROJECT, draft.revision, serde_json::from_value(profile).expect("a profile")).await.expect("saved");
    app.submit_application(person, PROJECT, REQUIRED_CONSENTS.map(str::to_owned).to_vec()).await.expect("handed in");
    let record = app.record(PROJECT, draft.id, Reader::House).await.expect("read");
    let text = Lang::EN.of(&record.content.project.requirements.iter().find(|r| r.id == "residence").expect("asked").text);
    let recruiter = staff_of_project(&world, "recruiter@example.sg", Role::Recruiter).await;
    let page = recruiter.get(&format!("/candidates/{}/decide", draft.id)).await.text;
    assert!(page.contains("id=\"not-met\"") && page.contains(&format!("<li>{text}</li>")), "{page}");
}

/// Internships alone reach the months that are asked for: the project asks for no document of everybody, this person has to send one.
async fn of_internships(t: TestApp) {
    let mut set = crowd::base();
    let more = "[[requirement]]\nid = \"experience\"\nkind = \"experience\"\nmonths = 12\n\
        text = { en = \"A year of work.\", zh = \"一年工作经验。\" }\nwhy = { en = \"It takes experience.\", zh = \"需要经验。\" }\n\n[[stage]]\n\
        id = \"first\"";
    crowd::replace(&mut set, "project.toml", "[[stage]]\nid = \"first\"", more);
    let evidence = "kind = \"residence\"\nevidence = { en = \"A letter.\", zh = \"信件。\" }";
    crowd::replace(&mut set, "project.toml", "kind = \"residence\"", evidence);
    let world = World::with(t, set).await;
    let app = &world.t.app;
    let work = json!([{ "from": "2023-01", "to": "2024-06", "what": "Sub-editor", "internship": true }]);
    let profile = json!({ "name": "Ann", "residence": "SG", "work": work });
    let person = app.add_person(Some("ann@example.sg")).await.expect("added");
    let draft = app.begin_application(person, PROJECT).await.expect("begun");
    app.save_profile(person, PROJECT, draft.revision, serde_json::from_value(profile).expect("a profile")).await.expect("saved");
    app.submit_application(person, PROJECT, REQUIRED_CONSENTS.map(str::to_owned).to_vec()).await.expect("handed in");
    let verdicts = || async {
        let record = app.own_record(person, PROJECT).await.expect("read");
        record.evaluation.requirements.iter().map(|j| j.verdict.as_str()).collect::<Vec<_>>()
    };
    assert_eq!(verdicts().await, ["needs_evidence", "needs_evidence"]);
    let browser = Browser::new(&world);
    browser.sign_in(&world, "ann@example.sg").await;
    let place = format!("/apply/{PROJECT}/documents");
    let page = browser.get(&place).await.text;
    for part in ["A letter.", "A year of work.", "Internships count once", "value=\"residence\"", "value=\"experience\""] {
        assert!(page.contains(part), "{part}: {page}");
    }
    assert!(browser.get(&format!("/apply/{PROJECT}/done")).await.text.contains("documents for 2 of the requirements below"));
    staff_of_project(&world, "recruiter@example.sg", Role::Recruiter).await;
    let staff = app.all_staff().await.expect("read");
    let recruiter: PersonId = staff.iter().find(|s| s.email == "recruiter@example.sg").expect("there").person;
    for (requirement, left) in [("residence", ["met", "needs_evidence"]), ("experience", ["met", "met"])] {
        assert!(browser.get("/me").await.text.contains("Send a document"), "{requirement}");
        let document = app.upload(person, PROJECT, requirement, "letter.pdf", PDF.to_vec()).await.expect("taken");
        app.judge_document(PROJECT, recruiter, (draft.id, document), None, Verdict::Accepted).await.expect("accepted");
        assert_eq!(verdicts().await, left);
    }
    let own = browser.get("/me").await.text;
    assert!(own.contains("Documents that you sent: 2.") && !own.contains("Send a document"), "{own}");
    // Where the way has ended nothing is offered that would be refused.
    app.withdraw(person, PROJECT).await.expect("withdrawn");
    let page = browser.get(&place).await.text;
    assert!(page.contains("no document is taken") && !page.contains("type=\"file\""), "{page}");
    let own = browser.get("/me").await.text;
    assert!(own.contains("No longer open") && !own.contains("Cannot start yet"), "{own}");
}
on_both!(internships_count_once_a_document_shows_them, super::of_internships);
async fn one_of_two(t: TestApp) {
    let mut set = crowd::base();
    let evidence = "kind = \"residence\"\nevidence = { en = \"A letter.\", zh = \"信件。\" }";
    crowd::replace(&mut set, "project.toml", "kind = \"residence\"", evidence);
    let other = "[[requirement]]\nid = \"record\"\nkind = \"residence\"\ncountries = [\"SG\"]\n\
        evidence = { en = \"A record.\", zh = \"记录。\" }\ntext = { en = \"I am registered in Singapore.\", zh = \"我在新加坡登记。\" }\n\
        why = { en = \"It is asked for.\", zh = \"必须如此。\" }\n\n[[requirement]]";
    crowd::replace(&mut set, "project.toml", "[[requirement]]", other);
    let world = World::with(t, set).await;
    let app = &world.t.app;
    let recruiter = crate::support::member(app, Some("recruiter@example.sg"), PROJECT, &[Role::Recruiter]).await;
    let (person, application) = crowd::applied(app, Some("two@example.sg")).await;
    let verdicts = async || {
        let record = app.record(PROJECT, application, Reader::House).await.expect("read");
        let all = record.evaluation.requirements.iter().map(|j| (j.requirement.clone(), j.verdict.as_str()));
        (all.collect::<std::collections::BTreeMap<_, _>>(), record.evidence)
    };
    for (at, requirement) in ["residence", "record"].into_iter().enumerate() {
        let (before, _) = verdicts().await;
        assert_eq!(before[requirement], "needs_evidence", "{before:?}");
        app.upload(person, PROJECT, requirement, "letter.pdf", PDF.to_vec()).await.expect("stored");
        assert_eq!(verdicts().await.0, before, "sent is not accepted");
        let document = verdicts().await.1.into_iter().find(|e| e.requirement == requirement).expect("stored").id;
        app.judge_document(PROJECT, recruiter, (application, document), None, Verdict::Accepted).await.expect("judged");
        let (after, _) = verdicts().await;
        assert_eq!(after[requirement], "met", "{after:?}");
        assert_eq!(after.values().filter(|v| **v == "needs_evidence").count(), 1 - at, "the other one is not proved by it: {after:?}");
    }
}

/// A document for the residence, sent by the page's form.
async fn sent(browser: &Browser, place: &str, bytes: &[u8]) -> Page {
    let page = browser.get(place).await;
    let mut body = Vec::new();
    for (field, value) in [("csrf", page.field("csrf")), ("once", page.field("once")), ("requirement", "residence".to_owned())] {
        body.extend(format!("--edge\r\nContent-Disposition: form-data; name=\"{field}\"\r\n\r\n{value}\r\n").into_bytes());
    }
    body.extend(b"--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"x.pdf\"\r\nContent-Type: application/pdf\r\n\r\n");
    body.extend_from_slice(bytes);
    body.extend_from_slice(b"\r\n--edge--\r\n");
    browser.send_bytes(place, body, "multipart/form-data; boundary=edge").await
}

/// What is refused is not kept, but it was looked at: nobody has that done without end, and nobody else is held for it.
async fn looked_at_so_often(t: TestApp) {
    let mut set = crowd::base();
    let evidence = "kind = \"residence\"\nevidence = { en = \"A letter.\", zh = \"信件。\" }";
    crowd::replace(&mut set, "project.toml", "kind = \"residence\"", evidence);
    let world = World::with(t, set).await;
    let app = &world.t.app;
    let (person, _) = crowd::applied(app, Some("two@example.sg")).await;
    let (other, _) = crowd::applied(app, None).await;
    let send = async |who, bytes: &[u8]| app.upload(who, PROJECT, "residence", "letter.pdf", bytes.to_vec()).await;
    let of = |code: &'static str| {
        move |error: AppError| {
            let AppError::Invalid(all) = error else { return false };
            matches!(all.as_slice(), [one] if one.code == code && one.pointer == "/file")
        }
    };
    // What is refused before it is looked at does not count.
    for _ in 0..40 {
        assert!(app.upload(person, PROJECT, "nothing", "x.pdf", PDF.to_vec()).await.is_err());
    }
    for (bytes, code) in [
        (b"<html>".as_slice(), "file_refused"),
        (b"%PDF-1.7 <<\n%%EOF", "file_unreadable"),
        (b"%PDF-1.7 /Encrypt %%EOF", "file_locked"),
        (b"%PDF-1.7 1 0 obj<</S/Launch>>endobj %%EOF", "file_active"),
        (b"%PDF-1.7 1 0 obj<</S/URI/URI(smb://x)>>endobj %%EOF", "file_link"),
    ] {
        assert!(send(person, bytes).await.is_err_and(of(code)), "{code}");
    }
    let link = b"%PDF-1.7 1 0 obj<</S/URI/URI(file://x.sg/y)>>endobj %%EOF";
    let browser = Browser::new(&world);
    browser.sign_in(&world, "two@example.sg").await;
    let place = format!("/apply/{PROJECT}/documents");
    let form = async |bytes: &[u8]| sent(&browser, &place, bytes).await;
    let page = form(link).await;
    assert_eq!(page.status, 422);
    assert!(page.text.contains("may open a program") && page.text.contains("The link is “file://x.sg/y”."), "{}", page.text);
    for _ in 0..24 {
        assert!(send(person, link).await.is_err_and(of("file_link")));
    }
    let held = send(person, PDF).await;
    let Err(AppError::TooMany { seconds }) = held else { panic!("{held:?}") };
    assert!((1..=60).contains(&seconds), "{seconds}");
    let page = form(PDF).await;
    assert_eq!(page.status, 429, "{}", page.text);
    assert!(page.headers["retry-after"].parse::<i64>().is_ok_and(|s| (1..=60).contains(&s)));
    send(other, PDF).await.expect("somebody else is not held");
    world.t.clock.advance_seconds(seconds);
    send(person, PDF).await.expect("after the wait");
    assert!(matches!(send(person, PDF).await, Err(AppError::TooMany { seconds }) if seconds > 60), "each wait is twice as long");
    world.t.clock.advance_seconds(7_200);
    for _ in 0..4 {
        send(person, PDF).await.expect("all is forgotten");
    }
}

/// That a look is counted takes nothing of the key with which a program sends a document.
async fn with_one_key(t: TestApp) {
    let world = World::new(t).await;
    let candidate = world.token(Some("lin@example.sg"), &["candidate"]).await;
    crate::api::apply(&candidate).await;
    let send = async |key: &str, bytes: &[u8]| {
        let headers = [("Content-Type", "application/pdf"), ("Idempotency-Key", key)];
        candidate.send("POST", "/me/application/documents/degree", Some(bytes.to_vec()), &headers).await
    };
    let locked = b"%PDF-1.7 /Encrypt %%EOF";
    for _ in 0..2 {
        assert_eq!(send("k-1", locked).await.code(), (422, "file_locked".to_owned()));
    }
    let (first, again) = (send("k-2", PDF).await, send("k-2", PDF).await);
    assert_eq!((first.status, again.status), (201, 201), "{} {}", first.text, again.text);
    assert_eq!(first.text, again.text, "one document");
    let mut answers = Vec::new();
    for n in 0..40 {
        answers.push(send(&format!("k-{}", n + 3), locked).await);
    }
    assert_eq!(answers.iter().filter(|answer| answer.status == 422).count(), 27, "thirty with the three before");
    let held = answers.last().expect("one");
    assert_eq!(held.code(), (429, "too_many_tries".to_owned()));
    assert!(held.headers["retry-after"].parse::<i64>().is_ok_and(|s| (1..=60).contains(&s)));
}

on_both!(a_look_takes_no_key_and_is_counted_for_programs_as_for_pages, super::with_one_key);
on_both!(what_one_person_has_looked_at_is_counted_and_bounded, super::looked_at_so_often);
on_both!(a_document_proves_its_own_requirement_and_no_other, super::one_of_two);
on_both!(documents_that_wait_stand_in_a_queue_of_their_own, super::in_a_queue);
on_both!(documents_are_handed_to_staff_as_what_they_are_and_run_nothing, super::as_it_is);
on_both!(who_decides_reads_which_requirement_is_not_met, super::named);
