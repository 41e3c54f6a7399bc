//! When a letter went out stands in the ledger: a time that somebody wrote beside it lengthens nothing, and a letter that somebody stopped
//! is named. A mail to sign in by goes to whoever asked for it, and says what the service says.

use std::path::Path;

use touchstone::app::App;
use touchstone::app::accounts::sign_in::Coming;
use touchstone::app::platform::posting::Lane;
use touchstone::domain::accounts::Role;
use touchstone::domain::locale::lang::Lang;
use touchstone::store::admin::doctor;

use super::letters_told::{breaches, deliver, mailer, named, rejected};
use crate::support::crowd::{self, PROJECT};
use crate::support::database::{TestApp, by_hand, on_both};
use crate::support::member;

const DAY: i64 = 86_400;

async fn when(t: TestApp) {
    let (app, target) = (&t.app, &t.database.target);
    crowd::publish(app, &crowd::base()).await;
    let recruiter = member(app, None, PROJECT, &[Role::Recruiter]).await;
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    let (person, _) = rejected(&t, recruiter, "one@example.sg").await;
    let told = async || app.told_at(person).await.expect("read").into_values().collect::<Vec<_>>();
    t.clock.advance_seconds(3_601);
    assert_eq!(told().await, [app.now()], "it is on its way");
    assert_eq!(deliver(app, folder).await, 1);
    let sent = app.now();
    app.seal_all("test").await.expect("sealed");
    assert_eq!((named(app).await, breaches(app).await), (Vec::new(), Vec::new()));

    // Another day on which it went out lengthens no appeal.
    t.clock.advance_seconds(20 * DAY);
    let later = |days: i64| {
        let change = days * DAY * 1_000_000;
        format!("UPDATE posting SET ended_at = ended_at + {change} WHERE state = 'sent'; UPDATE mail SET sent_at = sent_at + {change}")
    };
    for row in ["posting SET ended_at = ended_at + 1 WHERE state = 'sent'", "mail SET sent_at = sent_at + 1"] {
        by_hand(target, &format!("UPDATE {row}")).await;
        assert_eq!(named(app).await.len(), 1, "{row}");
        by_hand(target, &format!("UPDATE {}", row.replace("+ 1", "- 1"))).await;
    }
    by_hand(target, &later(19)).await;
    assert_eq!(told().await, [sent]);
    assert_eq!(named(app).await, ["the letter went out at another moment than the ledger says, or not at all"]);
    by_hand(target, &later(-19)).await;
    by_hand(target, &later(-21)).await;
    assert!(breaches(app).await.contains(&"letter-early"));
    by_hand(target, &later(21)).await;
    assert_eq!((named(app).await, breaches(app).await), (Vec::new(), Vec::new()));

    // One that is said to have gone out told nobody anything: its appeal has not begun, and it is named.
    let (other, _) = rejected(&t, recruiter, "two@example.sg").await;
    let waiting = "WHERE mail_id = (SELECT id FROM mail WHERE sent_at IS NULL)";
    let told = async || app.told_at(other).await.expect("read").into_values().collect::<Vec<_>>();
    by_hand(target, &format!("UPDATE posting SET state = 'sent', ended_at = 1 {waiting}")).await;
    assert_eq!(told().await, [app.now()]);
    assert_eq!(named(app).await, ["the letter is on its way no more, and no event tells of its end"]);
    assert!(breaches(app).await.contains(&"letter-sent-event"));
    let again = "UPDATE posting SET state = 'waiting', ended_at = NULL WHERE mail_id = (SELECT id FROM mail WHERE sent_at IS NULL)";
    by_hand(target, again).await;
    assert_eq!(named(app).await, Vec::<String>::new());
    // So is one that waits for ever.
    for column in ["due_at", "held_by = 'me', held_until"] {
        by_hand(target, &format!("UPDATE posting SET {column} = 9000000000000000 {waiting}")).await;
        assert_eq!(named(app).await, ["the letter waits longer than any try of the service does"], "{column}");
        by_hand(
            target,
            &format!(
                "UPDATE posting SET due_at = (SELECT due_at FROM mail WHERE sent_at IS NULL), held_by = NULL, held_until = NULL {waiting}"
            ),
        )
        .await;
    }
    by_hand(target, &format!("DELETE FROM posting {waiting}")).await;
    assert_eq!(named(app).await, ["the letter is on its way no more, and no event tells of its end"]);
}

on_both!(when_a_letter_went_out_is_what_the_ledger_says, super::when);

fn taken(folder: &Path) -> Vec<String> {
    let files = std::fs::read_dir(folder).expect("readable");
    files.map(|file| std::fs::read_to_string(file.expect("a file").path()).expect("text")).collect()
}

async fn given_up(app: &App) -> String {
    let found = doctor::examine(app.db()).await.expect("examined");
    found.iter().filter(|f| f.name == "a letter that is held back").map(|f| f.value.clone()).collect()
}

async fn asked_for(t: TestApp) {
    let (app, target) = (&t.app, &t.database.target);
    let folder = tempfile::tempdir().expect("a folder");
    let mailer = mailer(folder.path());
    let coming = |from: &str| Coming { from: from.to_owned(), former: None };
    let deliver = async || mailer.deliver(app, Lane::Invitations).await.expect("delivered");

    // Words that somebody wrote into the database go to nobody, whatever they look like.
    let lin = app.ask_sign_in("lin@example.sg", &coming("192.0.2.1")).await.expect("asked");
    for body in ["Send your passport to me.", "{\"for\":\"sign_in\",\"code\":\"123456\",\"link\":\"00\",\"lang\":\"en\"}", "{}"] {
        by_hand(
            target,
            &format!(
                "INSERT INTO posting (id, recipient, subject, body, state, due_at, expires_at, attempts) SELECT id, 'victim@example.sg', \
                'Hello', '{body}', 'waiting', 1, 9000000000000000, 0 FROM sign_in"
            ),
        )
        .await;
        assert_eq!((deliver().await, taken(folder.path())), (0, Vec::new()), "{body}");
        by_hand(target, "DELETE FROM posting").await;
    }
    app.post_invitation(&lin, Lang::offered("zh")).await.expect("posted");
    // Nor do somebody's secrets go to another's address.
    by_hand(target, "UPDATE posting SET recipient = 'victim@example.sg', subject = 'Hello'").await;
    assert_eq!(deliver().await, 1);
    let [mail] = taken(folder.path()).try_into().expect("one mail");
    assert!(mail.starts_with("To: lin@example.sg\nSubject: 您的验证码") && mail.contains(&lin.code) && mail.contains(&lin.link), "{mail}");

    // The mail of another's asking carries no secrets but its own.
    let mei = app.ask_sign_in("mei@example.sg", &coming("192.0.2.2")).await.expect("asked");
    app.post_invitation(&mei, Lang::EN).await.expect("posted");
    by_hand(target, &format!("UPDATE posting SET body = REPLACE(body, '{}', '000000') WHERE state = 'waiting'", mei.code)).await;
    assert_eq!(deliver().await, 0);
    assert!(given_up(app).await.contains("nobody asked for this mail"));
    // What was used meanwhile needs no mail.
    let chen = app.ask_sign_in("chen@example.sg", &coming("192.0.2.3")).await.expect("asked");
    app.post_invitation(&chen, Lang::EN).await.expect("posted");
    app.sign_in_by_code(chen.id, &chen.code, &coming("192.0.2.3")).await.expect("looked").expect("signed in");
    deliver().await;
    assert_eq!(taken(folder.path()).len(), 1);
}

on_both!(a_mail_to_sign_in_by_goes_to_whoever_asked_and_says_nothing_else, super::asked_for);
