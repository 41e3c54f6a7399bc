//! What somebody with the database writes beside the service is noticed; and what is removed when it is old.

use std::collections::BTreeSet;
use std::sync::Arc;

use touchstone::app;
use touchstone::app::App;
use touchstone::app::accounts::identity::TokenRequest;
use touchstone::app::accounts::reader::Reader;
use touchstone::app::accounts::sign_in::Coming;
use touchstone::app::accounts::staff::NewStaff;
use touchstone::app::auditing::tasks::NewTask;
use touchstone::app::deciding::decide::ToDecide;
use touchstone::app::gold_set::contests::Settlement;
use touchstone::app::kernel::head::Head;
use touchstone::app::platform::posting::Lane;
use touchstone::app::platform::webhooks::Switch;
use touchstone::app::proving::heads::HeadKey;
use touchstone::domain::accounts::Role;
use touchstone::domain::deciding::DecisionOutcome;
use touchstone::domain::gold_set::item::ItemKind;
use touchstone::domain::kernel::actor::Actor;
use touchstone::domain::kernel::event_kind::EventKind;
use touchstone::domain::kernel::ledger::Kept;
use touchstone::domain::locale::lang::Lang;
use touchstone::store::proving::state;
use touchstone::store::{Target, admin};

use super::letters_told::mailer;
use super::{checks, overtaken};
use crate::support::crowd::{self, PROJECT};
use crate::support::database::{TestApp, by_hand, on_both};
use crate::support::time::HandClock;

/// Lets the project want a document.
fn wants_a_letter(set: &mut touchstone::domain::gold_set::Folder) {
    let (kind, evidence) = ("kind = \"residence\"", "evidence = { en = \"A letter.\", zh = \"信件。\" }");
    crowd::replace(set, "project.toml", kind, &format!("{kind}\n{evidence}"));
}

/// Lets the stage that people score have an essay, whatever the seed.
fn wants_an_essay(set: &mut touchstone::domain::gold_set::Folder) {
    let drawn = "draw = [{ skill = \"writing\", items = 1 }]";
    crowd::replace(set, "project.toml", drawn, "draw = [{ skill = \"writing\", items = 1, item_kind = \"essay\" }]");
}

/// Everything that is kept, once: somebody onboarded with a document and a hidden check, somebody rejected, staff, a token, letters,
/// messages.
pub(super) async fn live(t: &TestApp) {
    let app = &t.app;
    let mut set = checks::set("c");
    wants_a_letter(&mut set);
    wants_an_essay(&mut set);
    crowd::publish(app, &set).await;
    let (person, application) = crowd::applied(app, Some("lin@example.sg")).await;
    let document = app.upload(person, PROJECT, "residence", "letter.pdf", b"%PDF-1.7 hello %%EOF\n".to_vec()).await.expect("uploaded");
    crowd::sit(app, person, "first", |_, _| true).await;
    crowd::work(app).await;
    crowd::sit(app, person, "writing", |_, _| true).await;
    crowd::work(app).await;
    crowd::review(app, |_| true).await;
    crowd::work(app).await;
    let recruiter = crate::support::member(app, None, PROJECT, &[Role::Recruiter]).await;
    app.judge_document(PROJECT, recruiter, (application, document), None, touchstone::app::applying::documents::Verdict::Accepted)
        .await
        .expect("judged");
    app.grant_time(PROJECT, recruiter, application, None, 1.5).await.expect("granted");
    let decided = |choice, reason: &str| ToDecide { choice, reasons: vec![reason.to_owned()], note: "seen".to_owned(), seen: None };
    app.decide(PROJECT, recruiter, application, decided(DecisionOutcome::Onboarded, "all_stages_passed")).await.expect("decided");
    t.clock.advance_seconds(3_601);
    let annotator =
        app.annotators(PROJECT, uuid::Uuid::nil(), 10, touchstone::app::accounts::reader::Reader::House).await.expect("read")[0].id;
    let shown = app.published(PROJECT).await.expect("there").1.guidelines_hash();
    app.acknowledge_guidelines(PROJECT, annotator, Reader::Platform, &shown).await.expect("noted");
    let task = NewTask { name: "task-1".to_owned(), kind: ItemKind::Choice, done_by: vec![annotator] };
    app.register_tasks(PROJECT, Reader::Platform, vec![task]).await.expect("registered");
    let placed = super::checks_placed::ask(app, annotator, 3).await;
    let check = placed[0].task.id.parse().expect("an id");
    checks::answer(app, check, "b").await;
    let (other, rejected) = crowd::applied(app, None).await;
    crowd::sit(app, other, "first", |_, _| false).await;
    crowd::work(app).await;
    app.decide(PROJECT, recruiter, rejected, decided(DecisionOutcome::Rejected, "below_the_line")).await.expect("decided");
    let staff = NewStaff {
        email: "tan@example.sg".to_owned(),
        name: "Tan".to_owned(),
        password: "correct horse battery".to_owned(),
        roles: vec![(PROJECT.to_owned(), Role::Recruiter)],
        second_factor: true,
    };
    app.add_staff(staff).await.expect("added");
    let token = TokenRequest { project: PROJECT.to_owned(), email: None, scopes: vec!["events:read".to_owned()], days: 30 };
    app.create_token(token).await.expect("made");
    app.add_webhook(PROJECT, &Actor::CommandLine, "https://platform.example.org/hook", false).await.expect("added");
    let author = crate::support::member(app, Some("author@example.sg"), PROJECT, &[Role::Author]).await;
    app.question_item(PROJECT, author, 1, "read-1", "Two answers are right.").await.expect("questioned");
    // Another item goes, after all that was drawn.
    t.clock.advance_seconds(1);
    let dated = app.question_item(PROJECT, author, 1, "fact-1", "The figure is an old one.").await.expect("questioned");
    let right = overtaken::right(author);
    let goes = Settlement::Retired("dated".to_owned());
    app.settle_contest(PROJECT, &right, author, dated, goes, "A newer one stands in its place.").await.expect("settled");
    app.seal_all("test").await.expect("sealed");
}

/// What is found on a copy of a database after something was done to it: by `ledger verify`, `fsck` or a head that was kept.
async fn found(target: &Target, heads: &[Head], damage: &'static str) -> (bool, bool) {
    let folder = tempfile::tempdir().expect("a folder");
    let copy = Target::Sqlite(folder.path().join("copy.db"));
    admin::migrate::migrate(&copy).await.expect("migrated");
    admin::copy::copy(target, &copy).await.expect("copied");
    by_hand(&copy, damage).await;
    let app = app::open(&copy).await.expect("opened");
    app.seal_all("whoever comes next").await.expect("sealed");
    let by_itself = !app.verify_ledger().await.expect("verified").broken.is_empty()
        || !admin::fsck::check(app.db()).await.expect("checked").breaches.is_empty();
    (by_itself, !app.held_against(heads).await.expect("held").is_empty())
}

/// Each of these is found by the database alone.
const DAMAGES: &[&str] = &[
    "DELETE FROM dossier WHERE decision_id = (SELECT MIN(decision_id) FROM dossier)",
    "UPDATE decision SET undone_at = at + 1 WHERE id = (SELECT MIN(id) FROM decision)",
    "DELETE FROM decision WHERE outcome = 'rejected'",
    "UPDATE application SET status = 'screening' WHERE status = 'rejected'",
    "UPDATE application SET profile = '{\"name\":\"Somebody else\"}' WHERE status = 'onboarded'",
    "UPDATE application SET time_factor = 4.0 WHERE status = 'rejected'",
    "UPDATE application SET person_id = (SELECT MAX(id) FROM person) WHERE status = 'rejected'",
    "DELETE FROM application WHERE status = 'rejected'",
    "DELETE FROM consent WHERE id = (SELECT MIN(id) FROM consent)",
    "UPDATE consent SET wording = 'other words' WHERE id = (SELECT MIN(id) FROM consent)",
    "UPDATE consent SET withdrawn_at = given_at WHERE id = (SELECT MIN(id) FROM consent)",
    "UPDATE evidence SET bytes = x'255044462d312e370a2525454f46'",
    "UPDATE evidence SET verdict = 'rejected'",
    "UPDATE evidence SET judged_by = (SELECT MIN(id) FROM person)",
    "DELETE FROM evidence",
    "UPDATE hidden_check SET score = 1.0",
    "UPDATE hidden_check SET response = '{\"option\":\"c\"}'",
    "DELETE FROM hidden_check",
    "INSERT INTO hidden_check (id, annotator_id, version_id, item_id, shown, asked_at) SELECT x'00000000000000000000000000000001', \
        annotator_id, version_id, item_id, shown, asked_at FROM hidden_check",
    "UPDATE annotator SET state = 'ended'",
    "DELETE FROM annotator",
    "DELETE FROM staff_role",
    "INSERT INTO staff_role (person_id, project, role) SELECT DISTINCT person_id, 'another', 'admin' FROM staff_role",
    "UPDATE staff SET password_hash = 'another'",
    "UPDATE staff SET totp_secret = NULL",
    "INSERT INTO staff (person_id, password_hash, totp_step, created_at) SELECT id, 'x', 0, created_at + 1 FROM person \
        WHERE email = 'lin@example.sg'",
    "UPDATE person SET email = 'other@example.sg' WHERE email = 'lin@example.sg'",
    "UPDATE person SET email = 'other@example.sg' WHERE email = 'tan@example.sg'",
    "UPDATE attempt SET ends_at = ends_at + 60000000 WHERE id = (SELECT MIN(id) FROM attempt)",
    "UPDATE attempt SET handed_in_at = handed_in_at - 1 WHERE id = (SELECT MIN(id) FROM attempt)",
    "UPDATE attempt SET state = 'void', handed_in_at = NULL, answers = NULL, digest = NULL WHERE id = (SELECT MIN(id) FROM attempt)",
    "UPDATE stage_result SET outcome = 'pass' WHERE outcome = 'below_the_line'",
    "DELETE FROM stage_result WHERE outcome = 'below_the_line'",
    "UPDATE contest SET reason = 'another reason'",
    "DELETE FROM contest",
    "DELETE FROM retired_item",
    "UPDATE retired_item SET item_id = 'read-2'",
    "UPDATE retired_item SET set_id = 'another'",
    "UPDATE retired_item SET reason = 'leaked'",
    "UPDATE retired_item SET note = 'another note'",
    "UPDATE retired_item SET retired_by = (SELECT MIN(id) FROM person)",
    "UPDATE retired_item SET at = at + 1",
    "INSERT INTO retired_item (set_id, item_id, reason, note, retired_by, at) SELECT set_id, 'read-2', reason, note, retired_by, at \
        FROM retired_item",
    "UPDATE gold_set_version SET imported_by = 'somebody else'",
    "UPDATE gold_set_version SET state = 'draft'",
    "UPDATE webhook SET url = 'https://elsewhere.example.org/hook'",
    "UPDATE webhook SET secret = 'c2VjcmV0'",
    "DELETE FROM posting WHERE mail_id = (SELECT MIN(id) FROM mail WHERE decision_id IS NOT NULL); \
        DELETE FROM mail_text WHERE mail_id = (SELECT MIN(id) FROM mail WHERE decision_id IS NOT NULL); \
        DELETE FROM mail WHERE id = (SELECT MIN(id) FROM mail WHERE decision_id IS NOT NULL)",
    "UPDATE token SET scopes = '[\"events:read\",\"decisions:write\"]'",
    "UPDATE token SET expires_at = expires_at + 1",
    "UPDATE token SET revoked_at = created_at + 1",
    "INSERT INTO token (id, project, kind, secret_hash, scopes, created_at, expires_at) SELECT x'00000000000000000000000000000002', \
        project, kind, 'x', scopes, created_at, expires_at FROM token",
    "DELETE FROM outbox WHERE number = (SELECT MAX(number) FROM outbox)",
    "UPDATE outbox SET topic = 'decision.undone' WHERE topic = 'attempt.scored'",
    "DELETE FROM message_place WHERE sequence = 1",
    "DELETE FROM posting",
    "UPDATE posting SET state = 'sent', ended_at = due_at",
    "INSERT INTO ledger_event (id, at, kind, actor, subject, body) SELECT x'00000000000000000000000000000004', at, 'contest.settled', \
        actor, id, '{}' FROM ledger_event WHERE number = 1",
    "INSERT INTO ledger_event (id, at, kind, actor, subject, body) SELECT x'00000000000000000000000000000005', 1, 'attempt.voided', 'x', \
        id, '{}' FROM attempt LIMIT 1",
    "INSERT INTO ledger_event (id, at, kind, actor, subject, body) SELECT x'00000000000000000000000000000006', 1, 'annotator.paused', 'x', \
        id, '{\"rows\":{}}' FROM annotator LIMIT 1",
    "INSERT INTO ledger_event (id, at, kind, actor, subject, body) VALUES (x'00000000000000000000000000000007', 1, 'annotator.paused', \
        'x', x'00000000000000000000000000000008', '{}')",
    "INSERT INTO ledger_event (id, at, kind, actor, subject, body) SELECT x'00000000000000000000000000000009', 1, 'accommodation.granted', \
        'x', id, '{\"factor\":4,\"rows\":{}}' FROM application LIMIT 1",
    "INSERT INTO ledger_event (id, at, kind, actor, subject, body) VALUES (x'0000000000000000000000000000000a', 1, 'candidate.praised', \
        'x', NULL, '{}')",
    "INSERT INTO ledger_event (id, at, kind, actor, subject, body) SELECT x'00000000000000000000000000000003', at + 1, 'decision.undone', \
        actor, subject, '{}' FROM ledger_event WHERE kind = 'decision.made' AND number = (SELECT MAX(number) FROM ledger_event \
        WHERE kind = 'decision.made')",
    "UPDATE review_sheet SET total = 0.123 WHERE id = (SELECT MIN(id) FROM review_sheet)",
    "UPDATE review_sheet SET sheet = '{\"levels\":{},\"comments\":{}}' WHERE id = (SELECT MIN(id) FROM review_sheet)",
    "UPDATE review_sheet SET reviewer = (SELECT person_id FROM application LIMIT 1) WHERE id = (SELECT MIN(id) FROM review_sheet)",
    "INSERT INTO review_sheet (id, task_id, reviewer, adjudication, leased_until, sheet, total, saved_at) \
     SELECT x'0000000000000000000000000000000b', task_id, (SELECT MAX(person_id) FROM staff), adjudication, leased_until, \
     sheet, total, saved_at FROM review_sheet LIMIT 1",
    "DELETE FROM review_sheet WHERE id = (SELECT MIN(id) FROM review_sheet)",
    "DELETE FROM review_sheet; DELETE FROM review_task",
    "UPDATE review_task SET score = 0.987",
    "UPDATE review_task SET difference = 0.5",
    "UPDATE review_task SET rubric = 'another'",
    "UPDATE review_task SET due_at = due_at + 1",
    "DELETE FROM ledger_event WHERE kind = 'review.put_up'",
    "INSERT INTO ledger_event (id, at, kind, actor, subject, body) \
     SELECT x'0000000000000000000000000000000c', at + 1, 'review.saved', actor, subject, \
     '{\"sheet\":\"00000000-0000-0000-0000-00000000000b\",\"adjudication\":false}' \
     FROM ledger_event WHERE kind = 'review.saved' LIMIT 1",
    "UPDATE gold_set_version SET presented_hash = 'another'",
    "UPDATE gold_item SET kind = 'slider' WHERE item_id = 'read-1'",
    "UPDATE gold_item SET skill = 'words' WHERE item_id = 'read-1'",
    "UPDATE gold_item SET stimulus = NULL WHERE stimulus IS NOT NULL",
    "DELETE FROM gold_version_media",
    "UPDATE gold_version_media SET name = 'another.png'",
    "UPDATE gold_media SET mime = 'text/html'",
    "UPDATE review_task SET project = 'another'",
    "UPDATE mail SET person_id = (SELECT person_id FROM application WHERE status = 'onboarded') \
     WHERE decision_id = (SELECT id FROM decision WHERE outcome = 'rejected')",
    "UPDATE mail SET due_at = due_at - 3600000000 WHERE decision_id = (SELECT id FROM decision WHERE outcome = 'rejected')",
    "UPDATE mail SET decision_id = NULL WHERE decision_id = (SELECT MIN(decision_id) FROM mail)",
    "UPDATE mail SET due_at = due_at + 1 WHERE decision_id IS NULL",
    "UPDATE mail_text SET subject = 'Other words' WHERE language = 'en' AND mail_id IN (SELECT id FROM mail WHERE decision_id IS NULL)",
    "UPDATE mail_text SET body = 'Otras palabras' WHERE language <> 'en' AND mail_id IN (SELECT id FROM mail WHERE decision_id IS NULL)",
    "UPDATE mail_text SET language = 'es' WHERE language = 'zh'",
    "DELETE FROM mail_text WHERE language <> 'en'",
    "INSERT INTO mail_text (mail_id, language, subject, body) SELECT id, 'es', 'Otra', 'Otra' FROM mail",
    "INSERT INTO mail (id, person_id, due_at, attempts) SELECT \
     x'0000000000000000000000000000000d', person_id, due_at, attempts FROM mail LIMIT 1",
    "DELETE FROM posting WHERE mail_id IN (SELECT id FROM mail WHERE decision_id IS NULL); \
     DELETE FROM mail_text WHERE mail_id IN (SELECT id FROM mail WHERE decision_id IS NULL); DELETE FROM mail WHERE decision_id IS NULL",
    "UPDATE outbox SET body = '{}' WHERE number = 1",
    "UPDATE dossier SET document = (SELECT d.document FROM dossier d WHERE d.decision_id = (SELECT MAX(decision_id) FROM dossier)), \
     hash = (SELECT d.hash FROM dossier d WHERE d.decision_id = (SELECT MAX(decision_id) FROM dossier)) \
     WHERE decision_id = (SELECT MIN(decision_id) FROM dossier)",
    "UPDATE answer SET response = '{\"option\":\"x\"}' WHERE id = (SELECT MIN(id) FROM answer)",
    "UPDATE grade SET score = 0.25 WHERE id = (SELECT MIN(id) FROM grade)",
    "UPDATE form_item SET shown = '{}' WHERE id = (SELECT MIN(id) FROM form_item)",
    "DELETE FROM gold_item WHERE item_id = 'word-3'",
    "INSERT INTO population (project, stage, people, a, b, at) VALUES ('base', 'first', 400, 9.0, 1.0, 1)",
    "UPDATE posting SET due_at = due_at - 3600000000 \
     WHERE mail_id = (SELECT id FROM mail WHERE decision_id = (SELECT id FROM decision WHERE outcome = 'rejected'))",
];

/// These leave a database that agrees with itself; only what was kept elsewhere tells.
const NEEDS_A_HEAD: &[&str] = &[
    "DELETE FROM ledger_event WHERE number > (SELECT MAX(number) - 1 FROM ledger_event)",
    "UPDATE ledger_event SET actor = 'somebody else' WHERE number = 2; \
        UPDATE ledger_event SET number = NULL, previous_hash = NULL, hash = NULL",
];

async fn noticed(t: TestApp) {
    live(&t).await;
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("key");
    let key = HeadKey::of_file(&path).expect("made");
    let head = t.app.head(&key).await.expect("read").expect("sealed");
    let line = serde_json::to_string(&head).expect("JSON");
    let heads = Head::of_lines(&format!("{line}\n"), Some(&key.public())).expect("signed");
    assert_eq!(found(&t.database.target, &heads, "SELECT 1").await, (false, false), "nothing was done");
    for damage in DAMAGES {
        assert!(found(&t.database.target, &heads, damage).await.0, "{damage}");
    }
    for damage in NEEDS_A_HEAD {
        assert!(found(&t.database.target, &heads, damage).await.1, "{damage}");
    }

    // A head that somebody wrote by hand, or signed with another key, is none; a key that others may read is none.
    let forged = Head { number: head.number - 1, ..head.clone() };
    assert!(Head::of_lines(&serde_json::to_string(&forged).expect("JSON"), None).is_err());
    let other = HeadKey::of_file(&folder.path().join("another")).expect("made");
    assert!(Head::of_lines(&line, Some(&other.public())).is_err());
    assert!(Head::of_lines("", None).is_err() && Head::of_lines("nonsense", None).is_err());
    assert_eq!(HeadKey::of_file(&path).expect("read again").public(), key.public());
    std::fs::set_permissions(&path, std::os::unix::fs::PermissionsExt::from_mode(0o640)).expect("set");
    assert!(HeadKey::of_file(&path).is_err_and(|why| why.contains("chmod 600")));
    // One mail a day, to whom this process was told.
    let folder = tempfile::tempdir().expect("a folder");
    let mailer = mailer(folder.path());
    let mails =
        || std::fs::read_dir(folder.path()).expect("readable").map(|f| std::fs::read_to_string(f.expect("a file").path()).expect("text"));
    t.app.mail_head(&head).await.expect("posted");
    assert_eq!(mailer.deliver(&t.app, Lane::Invitations).await.expect("tried"), 0, "nobody is named who keeps them");
    t.clock.advance_seconds(86_401);
    let mailer = mailer.heads_to(Some("auditor@example.org".to_owned()));
    for _ in 0..2 {
        t.app.mail_head(&head).await.expect("posted");
        mailer.deliver(&t.app, Lane::Invitations).await.expect("delivered");
        let [mail] = mails().collect::<Vec<_>>().try_into().expect("one mail");
        assert!(mail.starts_with("To: auditor@example.org\n") && mail.contains(&head.line()), "{mail}");
    }
    // A head of another ledger goes to nobody.
    t.clock.advance_seconds(86_401);
    t.app.mail_head(&forged).await.expect("posted");
    assert_eq!(mailer.deliver(&t.app, Lane::Invitations).await.expect("tried"), 0);
}

async fn cleaned_up(t: TestApp) {
    const DAY: i64 = 86_400;
    let app = &t.app;
    let mut set = crowd::base();
    wants_a_letter(&mut set);
    crowd::publish(app, &set).await;
    let coming = touchstone::app::accounts::sign_in::Coming { from: "192.0.2.1".to_owned(), former: None };
    let asked = app.ask_sign_in("lin@example.sg", &coming).await.expect("asked");
    app.post_invitation(&asked, Lang::EN).await.expect("posted");
    app.sign_in_by_code(asked.id, &asked.code, &coming).await.expect("looked").expect("signed in");
    let (person, _) = crowd::applied(app, None).await;
    crowd::sit(app, person, "first", |_, _| true).await;
    crowd::work(app).await;
    let idle = app.add_person(None).await.expect("added");
    app.begin_application(idle, PROJECT).await.expect("begun");
    app.upload(idle, PROJECT, "residence", "letter.pdf", b"%PDF-1.7 hello %%EOF\n".to_vec()).await.expect("uploaded");
    app.seal_all("test").await.expect("sealed");
    assert_eq!(app.clean_up().await.expect("cleaned"), 0, "nothing is old");
    assert!(app.claim_mails(Lane::Invitations, "test", 1).await.expect("claimed").len() == 1);
    t.clock.advance_seconds(700);
    assert!(app.claim_mails(Lane::Invitations, "test", 1).await.expect("expired").is_empty());
    t.clock.advance_seconds(2 * DAY);
    // The sign-in mail, its hashes, and what was counted: three doors of asking for a mail, four of typing its code, what each of two
    // people changed of their application, and a look at a document.
    assert_eq!(app.clean_up().await.expect("cleaned"), 12);
    assert_eq!(app.clean_up().await.expect("cleaned"), 0, "once an hour");
    t.clock.advance_seconds(6 * DAY);
    assert!(app.clean_up().await.expect("cleaned") >= 1, "the grading job");
    t.clock.advance_seconds(31 * DAY);
    assert_eq!(app.clean_up().await.expect("cleaned"), 1, "the session");
    t.clock.advance_seconds(150 * DAY);
    assert_eq!(app.clean_up().await.expect("cleaned"), 1, "the document that nobody handed in");
    app.seal_all("test").await.expect("sealed");
    assert_eq!(app.verify_ledger().await.expect("verified").broken, Vec::new());
    assert_eq!(admin::fsck::check(app.db()).await.expect("checked").breaches, Vec::new());
    let told = std::fs::read_to_string(crate::support::root().join("docs/keeping.md")).expect("readable");
    for (_, what, age) in touchstone::app::jobs::clean_up::AGES {
        let days = age / DAY;
        let line = format!("| {what} | {days} day{} |", if days == 1 { "" } else { "s" });
        assert!(told.contains(&line), "docs/keeping.md lacks: {line}");
    }
}

/// What `ledger verify` names, once everything is sealed.
async fn named(app: &App) -> BTreeSet<(&'static str, String)> {
    app.seal_all("test").await.expect("sealed");
    let verified = app.verify_ledger().await.expect("verified");
    verified.broken.into_iter().map(|b| (b.table, b.row)).collect()
}

/// What was changed by hand stays told after an ordinary act on the same thing.
async fn not_washed(t: TestApp) {
    live(&t).await;
    let (app, target) = (&t.app, &t.database.target);
    let (person, application) = crowd::applied(app, Some("wong@example.sg")).await;
    let attempt = app.start_attempt(person, PROJECT, "first").await.expect("started");
    let (webhook, _) = app.add_webhook(PROJECT, &Actor::CommandLine, "https://another.example.org/hook", false).await.expect("added");
    assert_eq!(named(app).await, BTreeSet::new());
    let mut told = BTreeSet::new();

    by_hand(target, "UPDATE application SET time_factor = 4.0 WHERE person_id = (SELECT id FROM person WHERE email = 'wong@example.sg')")
        .await;
    told.insert(("application", application.to_string()));
    assert_eq!(named(app).await, told);
    app.upload(person, PROJECT, "residence", "letter.pdf", b"%PDF-1.7 hello %%EOF\n".to_vec()).await.expect("uploaded");
    assert_eq!(named(app).await, told, "an upload");

    by_hand(target, "UPDATE attempt SET seed = seed + 1 WHERE state = 'open'").await;
    app.hand_in(attempt, &Actor::Worker).await.expect("tried").expect("handed in");
    crowd::work(app).await;
    told.insert(("attempt", attempt.to_string()));
    assert_eq!(named(app).await, told, "a hand-in");

    by_hand(target, "UPDATE webhook SET url = 'https://elsewhere.example.org' WHERE url = 'https://another.example.org/hook'").await;
    app.switch_webhook(PROJECT, &Actor::CommandLine, webhook, (Switch::Off, false), None).await.expect("switched");
    told.insert(("webhook", webhook.to_string()));
    assert_eq!(named(app).await, told, "a switch");

    by_hand(
        target,
        "INSERT INTO staff_role (person_id, project, role) SELECT person_id, project, 'admin' FROM staff_role WHERE person_id = (SELECT id \
        FROM person WHERE email = 'tan@example.sg'); UPDATE staff SET password_hash = 'another' WHERE person_id = (SELECT id FROM person \
        WHERE email = 'tan@example.sg')",
    )
    .await;
    app.give_role("tan@example.sg", PROJECT, Role::Reviewer).await.expect("given");
    let after = named(app).await;
    assert!(
        after.is_superset(&told) && after.len() == told.len() + 1 && after.iter().any(|(table, _)| *table == "staff"),
        "a role: {after:?}"
    );

    by_hand(target, "UPDATE gold_set_version SET imported_by = 'somebody else' WHERE state = 'published'").await;
    let mut next = checks::set("a");
    wants_a_letter(&mut next);
    wants_an_essay(&mut next);
    crowd::publish(app, &next).await;
    let after = named(app).await;
    assert!(after.iter().any(|(table, _)| *table == "gold_set_version"), "a publication: {after:?}");
}

/// The service of another machine whose clock is off.
async fn two_hours_behind(t: &TestApp) -> App {
    let clock = HandClock::default();
    clock.jump_seconds(-7_200);
    app::open_with(&t.database.target, Arc::new(clock), t.ids.clone()).await.expect("opened")
}

/// Acts in one microsecond, and acts of a process whose clock is hours behind, are no tampering; and what is set back to before one is.
async fn in_no_order_of_time(t: TestApp) {
    let (app, target) = (&t.app, &t.database.target);
    crowd::publish(app, &crowd::base()).await;
    let staff = |email: &str| NewStaff {
        email: email.to_owned(),
        name: "Tan".to_owned(),
        password: "correct horse battery".to_owned(),
        roles: vec![(PROJECT.to_owned(), Role::Recruiter), (PROJECT.to_owned(), Role::Author)],
        second_factor: false,
    };
    let behind = two_hours_behind(&t).await;
    app.add_staff(staff("tan@example.sg")).await.expect("added");
    app.add_staff(staff("ong@example.sg")).await.expect("added");
    // There and back again, by both clocks, before anything is sealed.
    for one in [&behind, app, &behind] {
        one.give_role("ong@example.sg", PROJECT, Role::Reviewer).await.expect("given");
        one.take_role("ong@example.sg", PROJECT, Role::Reviewer).await.expect("taken");
    }
    behind.give_role("ong@example.sg", PROJECT, Role::Reviewer).await.expect("given");
    app.take_role("tan@example.sg", PROJECT, Role::Author).await.expect("taken");
    app.disable_staff("tan@example.sg").await.expect("disabled");
    let (person, application) = crowd::applied(app, None).await;
    crowd::sit(app, person, "first", |_, _| false).await;
    crowd::work(app).await;
    let recruiter = crate::support::member(app, None, PROJECT, &[Role::Recruiter]).await;
    let what =
        ToDecide { choice: DecisionOutcome::Rejected, reasons: vec!["below_the_line".to_owned()], note: "seen".to_owned(), seen: None };
    let decision = app.decide(PROJECT, recruiter, application, what).await.expect("decided");
    app.undo_decision(PROJECT, recruiter, application, decision).await.expect("undone");
    assert_eq!(app.verify_ledger().await.expect("verified").broken, Vec::new(), "before anything is sealed");
    assert_eq!(named(app).await, BTreeSet::new());

    let mut told = 0;
    for damage in [
        "UPDATE staff SET disabled_at = NULL WHERE disabled_at IS NOT NULL",
        "UPDATE decision SET undone_at = NULL WHERE outcome = 'rejected'; UPDATE application SET status = 'rejected'",
        "DELETE FROM staff_role WHERE role = 'reviewer'",
    ] {
        by_hand(target, damage).await;
        let after = named(app).await.len();
        assert!(after > told, "{damage}");
        told = after;
    }
}

/// Whoever ends something may have a clock that is behind that of whoever began it.
async fn ended_by_another_clock(t: TestApp) {
    let app = &t.app;
    let staff = NewStaff {
        email: "tan@example.sg".to_owned(),
        name: "Tan".to_owned(),
        password: "correct horse battery".to_owned(),
        roles: vec![(PROJECT.to_owned(), Role::Recruiter)],
        second_factor: false,
    };
    app.add_staff(staff).await.expect("added");
    let coming = Coming { from: "192.0.2.1".to_owned(), former: None };
    app.sign_in_staff("tan@example.sg", "correct horse battery", "", &coming).await.expect("signed in");
    let token = TokenRequest {
        project: PROJECT.to_owned(),
        email: Some("tan@example.sg".to_owned()),
        scopes: vec!["decisions:write".to_owned()],
        days: 30,
    };
    app.create_token(token).await.expect("made");
    let behind = two_hours_behind(&t).await;
    behind.disable_staff("tan@example.sg").await.expect("disabled");
    assert_eq!(admin::fsck::check(app.db()).await.expect("checked").breaches, Vec::new());
    assert_eq!(named(app).await, BTreeSet::new());
}

/// Makes the events of an earlier release out of those on one thing: they say what they left alone, in the form of that release.
async fn of_an_earlier_release(target: &Target, kept: Kept, hash: &str) {
    let body = format!("{{\"rows\":{{\"{}\":\"{hash}\"}}}}", kept.name());
    let id = match target {
        Target::Sqlite(_) => format!("x'{}'", kept.id().simple()),
        Target::Postgres(_) => format!("'{}'", kept.id()),
    };
    by_hand(target, format!("UPDATE ledger_event SET at = 1, body = '{body}' WHERE subject = {id}").leak()).await;
}

/// What an earlier release kept is held as that release kept it, until the first event of this one.
async fn earlier_release(t: TestApp) {
    let (app, target) = (&t.app, &t.database.target);
    crowd::publish(app, &crowd::base()).await;
    let tan = crate::support::member(app, Some("tan@example.sg"), PROJECT, &[Role::Recruiter]).await;
    let request = TokenRequest { project: PROJECT.to_owned(), email: None, scopes: vec!["events:read".to_owned()], days: 30 };
    app.create_token(request).await.expect("made");
    let token = app.tokens().await.expect("read")[0].token.id;
    let person = app.add_person(Some("lin@example.sg")).await.expect("added");
    let application = app.begin_application(person, PROJECT).await.expect("begun").id;
    by_hand(target, "UPDATE staff SET password_hash = 'x', totp_secret = NULL, created_at = 5, disabled_at = NULL").await;
    // BLAKE3 of the text that stood for such a member of staff.
    let staff = blake3::hash(format!("{{\"roles\":[[\"{PROJECT}\",\"recruiter\"]],\"staff\":[\"x\",null,5,null]}}").as_bytes()).to_hex();
    of_an_earlier_release(target, Kept::Staff(tan.uuid()), &staff).await;
    for kept in [Kept::Application(application.uuid()), Kept::Token(token.uuid())] {
        let hash = app.db().read("former", move |tx| Box::pin(state::former_digest(tx, kept))).await.expect("read").expect("it stands");
        of_an_earlier_release(target, kept, &hash).await;
    }
    assert_eq!(named(app).await, BTreeSet::new());
    for (damage, mended) in [
        ("UPDATE staff SET password_hash = 'y'", "UPDATE staff SET password_hash = 'x'"),
        ("UPDATE application SET time_factor = 4.0", "UPDATE application SET time_factor = 1.0"),
        ("UPDATE token SET scopes = '[]'", "UPDATE token SET scopes = '[\"events:read\"]'"),
    ] {
        by_hand(target, damage).await;
        assert_eq!(named(app).await.len(), 1, "{damage}");
        by_hand(target, mended).await;
        assert_eq!(named(app).await, BTreeSet::new(), "{mended}");
    }
    app.give_role("tan@example.sg", PROJECT, Role::Reviewer).await.expect("given");
    app.revoke_token(token).await.expect("taken away");
    assert_eq!(named(app).await, BTreeSet::new(), "begun anew");
    by_hand(target, "UPDATE token SET revoked_at = NULL").await;
    assert_eq!(named(app).await.len(), 1, "a token that was taken away stays so");
}

/// What stands of nothing is known without asking.
async fn of_nothing(t: TestApp) {
    let id = uuid::Uuid::from_u128(7);
    let all = [
        Kept::Application(id),
        Kept::Check(id),
        Kept::CheckRequest(id),
        Kept::Staff(id),
        Kept::Token(id),
        Kept::Attempt(id),
        Kept::Contest(id),
        Kept::Version(id),
        Kept::Webhook(id),
        Kept::Responses(id),
        Kept::Form(id),
    ];
    for kept in all {
        let asked = t.app.db().read("nothing", move |tx| Box::pin(state::digest(tx, kept))).await.expect("read");
        assert_eq!(asked, state::nothing(kept), "{kept:?}");
        assert_eq!(Kept::from_name(&kept.name()), Some(kept));
    }
}

#[test]
fn every_kind_of_event_is_told_somewhere() {
    let (mut told, mut folders) = (String::new(), vec![crate::support::root().join("src/app")]);
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).expect("readable") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else {
                told.push_str(&std::fs::read_to_string(&path).expect("text"));
            }
        }
    }
    for kind in EventKind::ALL {
        assert!(told.contains(&format!("EventKind::{kind:?}")), "{} is never told", kind.as_str());
    }
}

on_both!(what_was_written_by_hand_is_not_washed_clean_by_an_ordinary_act, super::not_washed);
on_both!(acts_on_one_thing_follow_each_other_by_what_they_found_and_not_by_time, super::in_no_order_of_time);
on_both!(what_another_clock_ended_ended_after_it_began, super::ended_by_another_clock);
on_both!(nothing_has_one_hash, super::of_nothing);
on_both!(what_an_earlier_release_kept_is_held_as_that_release_kept_it, super::earlier_release);
on_both!(what_is_written_beside_the_ledger_is_noticed, super::noticed);
on_both!(what_is_old_is_removed, super::cleaned_up);
