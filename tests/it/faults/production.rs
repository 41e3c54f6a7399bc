//! What `serve --production` refuses, a second service on one file, and a disk that is full.

use std::net::TcpListener;
use std::os::unix::fs::PermissionsExt as _;
use std::process::{Command, Stdio};

use sqlx::Connection as _;
use touchstone::app::accounts::staff::NewStaff;
use touchstone::domain::accounts::Role;
use touchstone::store::Target;

use super::{Served, clean, program};
use crate::support::database::{Engine, TestApp};

const PUBLIC: [&str; 2] = ["--public-url", "https://touchstone.example"];
const SMTP: (&str, &str) = ("TOUCHSTONE_SMTP", "smtp://127.0.0.1:1");

/// Runs a service that must not start: its code, and its one message.
fn refused(target: &Target, listen: &str, arguments: &[&str], variables: &[(&str, &str)]) -> (i32, String) {
    let mut command = program(target);
    command.args(["serve", "--production", "--listen", listen]).args(arguments).envs(variables.iter().copied());
    let output = command.env("RUST_LOG", "off").output().expect("ended");
    let told = String::from_utf8(output.stderr).expect("text");
    let errors: Vec<&str> = told.lines().filter(|l| l.starts_with("error: ")).collect();
    assert_eq!(errors.len(), 1, "one message: {told}");
    (output.status.code().expect("a code"), errors[0].to_owned())
}

#[tokio::test]
async fn production_refuses_what_is_not_safe_with_one_message_each() {
    let t = TestApp::another(Engine::Sqlite).await;
    let target = t.database.target.clone();
    let path = match &target {
        Target::Sqlite(path) => path.clone(),
        Target::Postgres(_) => panic!("a file"),
    };
    let home = "127.0.0.1:0";
    for (listen, arguments, variables, told) in [
        (home, &[][..], &[SMTP][..], "--public-url"),
        (home, &["--public-url", "http://touchstone.example"], &[SMTP], "--public-url"),
        (home, &PUBLIC, &[SMTP, ("TOUCHSTONE_PUBLIK_URL", "x")], "did you mean TOUCHSTONE_PUBLIC_URL?"),
        ("0.0.0.0:0", &PUBLIC, &[SMTP], "--trusted-proxy"),
        (home, &["--public-url", "https://touchstone.example", "--trusted-proxy", "0.0.0.0/0"], &[SMTP], "lets everybody say"),
        (home, &["--public-url", "https://touchstone.example", "--local-webhooks"], &[SMTP], "inner networks"),
        (home, &PUBLIC, &[SMTP, ("TOUCHSTONE_LOCAL_WEBHOOKS", "true")], "inner networks"),
        (home, &PUBLIC, &[("TOUCHSTONE_SMTP", "smtp://user:opensesame@mail.example?tls=opportunistic")], "no encryption"),
        (
            home,
            &["--public-url", "https://touchstone.example", "--trusted-proxy", "0.0.0.0/1", "--trusted-proxy", "128.0.0.0/1"],
            &[SMTP],
            "lets everybody say",
        ),
    ] {
        let (code, message) = refused(&target, listen, arguments, variables);
        assert_eq!(code, 4, "{message}");
        assert!(message.contains(told) && !message.contains("opensesame"), "{told}: {message}");
    }
    for public in ["https://", "https:///", "https://user@touchstone.example", "https://touchstone.example/path"] {
        let (code, message) = refused(&target, home, &["--public-url", public], &[SMTP]);
        assert!(code == 2 && message.contains("--public-url"), "{public}: {message}");
    }
    let proxy = refused(&target, home, &[&PUBLIC[..], &["--trusted-proxy", "nowhere"]].concat(), &[SMTP]);
    assert!(proxy.0 == 3 && proxy.1.contains("nowhere"), "{proxy:?}");

    let open = |mode| std::fs::set_permissions(&path, std::fs::Permissions::from_mode(mode)).expect("set");
    assert_eq!(std::fs::metadata(&path).expect("there").permissions().mode() & 0o777, 0o600, "made for its owner alone");
    open(0o644);
    let (code, message) = refused(&target, home, &PUBLIC, &[SMTP]);
    assert!(code == 4 && message.contains("chmod 600"), "{message}");
    open(0o600);

    let new = NewStaff {
        email: "tan@example.sg".to_owned(),
        name: "Tan".to_owned(),
        password: "correct horse battery".to_owned(),
        roles: vec![("p".to_owned(), Role::Recruiter)],
        second_factor: false,
    };
    t.app.add_staff(new).await.expect("added");
    let (code, message) = refused(&target, home, &PUBLIC, &[SMTP]);
    assert!(code == 4 && message.contains("second factor"), "{message}");
    t.app.disable_staff("tan@example.sg").await.expect("disabled");

    // Now everything is as it should be: it starts, and a second one on the same file does not.
    let port = TcpListener::bind("127.0.0.1:0").and_then(|l| l.local_addr()).expect("a free port").to_string();
    let mut command = program(&target);
    command.args(["serve", "--production", "--listen", &port]).args(PUBLIC).env(SMTP.0, SMTP.1).stderr(Stdio::null());
    let mut served = Served::start(command);
    assert_eq!(served.address, PUBLIC[1]);
    served.address = port;
    assert_eq!((served.get("/healthz"), served.get("/readyz")), (200, 200));
    let (code, message) = refused(&target, home, &PUBLIC, &[SMTP]);
    assert!(code == 3 && message.contains("another service runs on"), "{message}");
    // Nor by another name of the same file, from whose log and locks SQLite knows nothing; a command neither.
    let Target::Sqlite(file) = &target else { panic!("a file") };
    let other = file.with_file_name("another-name.db");
    std::fs::hard_link(file, &other).expect("linked");
    let by_another_name = Target::Sqlite(other.clone());
    let (code, message) = refused(&by_another_name, home, &PUBLIC, &[SMTP]);
    assert!(code == 3 && message.contains("2 names (hard links)"), "{message}");
    let listed = program(&by_another_name).args(["user", "list"]).output().expect("run");
    assert!(listed.status.code() == Some(3), "{listed:?}");
    std::fs::remove_file(&other).expect("removed");
    drop(served);

    // Without a mail server it starts as well, and writes no mail anywhere.
    let folder = tempfile::tempdir().expect("a folder");
    let port = TcpListener::bind("127.0.0.1:0").and_then(|l| l.local_addr()).expect("a free port").to_string();
    let mut command = program(&target);
    command.args(["serve", "--production", "--listen", &port]).args(PUBLIC).current_dir(folder.path()).stderr(Stdio::null());
    let mut served = Served::start(command);
    served.address = port;
    assert_eq!(
        served.ask("POST /sign-in HTTP/1.1\r\nContent-Type: application/x-www-form-urlencoded", b"email=lin%40example.sg").0,
        409,
        "whoever asks for a mail is told"
    );
    assert!(!folder.path().join("mail").exists(), "no folder holds codes");
    drop(served);

    t.app.make_demo().await.expect("made");
    let (code, message) = refused(&target, home, &PUBLIC, &[SMTP]);
    assert!(code == 4 && message.contains("demo"), "{message}");
}

#[tokio::test]
async fn production_refuses_a_database_that_can_only_be_read() {
    let t = TestApp::another(Engine::Postgres).await;
    let Target::Postgres(url) = t.database.target.clone() else { panic!("a server") };
    let mut own = sqlx::PgConnection::connect(&url).await.expect("connected");
    let name: String = sqlx::query_scalar("SELECT current_database()").fetch_one(&mut own).await.expect("a name");
    let text = format!("ALTER DATABASE \"{name}\" SET default_transaction_read_only = on");
    sqlx::raw_sql(sqlx::AssertSqlSafe(text)).execute(&mut own).await.expect("set");
    let (code, message) = refused(&t.database.target, "127.0.0.1:0", &PUBLIC, &[SMTP]);
    assert!(code == 3 && message.contains("read-only"), "{message}");
    own.close().await.expect("closed");
}

#[tokio::test]
async fn a_role_or_token_of_no_project_is_refused_and_wrong_usage_is_told_as_such() {
    let t = TestApp::another(Engine::Sqlite).await;
    let told = |arguments: &[&str], password: Option<&str>| {
        let mut command = program(&t.database.target);
        command.args(arguments).envs(password.map(|p| ("TOUCHSTONE_PASSWORD", p)));
        let output = command.output().expect("ended");
        (output.status.code().expect("a code"), String::from_utf8(output.stderr).expect("text"))
    };
    let add = |role| ["user", "add", "tan@example.sg", "--name", "Tan", "--role", role];
    let password = Some("correct horse battery");
    for (arguments, password, code, said) in [
        (&add("nowhere:recruiter")[..], password, 4, "there is no project \"nowhere\""),
        (&["token", "create", "--project", "nowhere", "--scope", "events:read"], None, 4, "there is no project \"nowhere\""),
        (&add("recruiter"), password, 2, "is no PROJECT:ROLE"),
        (&add("nowhere:recruiter"), None, 2, "--password-file"),
    ] {
        let (got, message) = told(arguments, password);
        assert!(got == code && message.contains(said), "{arguments:?}: {got} {message}");
    }
}

#[tokio::test]
async fn a_service_may_open_as_many_files_as_it_is_allowed_to() {
    let t = TestApp::another(Engine::Sqlite).await;
    t.app.db().close().await;
    let folder = tempfile::tempdir().expect("a folder");
    let mut command = Command::new("sh");
    clean(&mut command, &t.database.target);
    let line = format!("ulimit -n 900; ulimit -Sn 300; exec {} serve --listen 127.0.0.1:0", env!("CARGO_BIN_EXE_touchstone"));
    command.args(["-c", &line]).current_dir(folder.path()).env("RUST_LOG", "off");
    let served = Served::start(command);
    assert_eq!((served.open_files(), served.get("/readyz")), (900, 200));
}

#[tokio::test]
async fn a_full_disk_is_not_ready() {
    let t = TestApp::another(Engine::Sqlite).await;
    t.app.db().close().await;
    let folder = tempfile::tempdir().expect("a folder");
    // No file may grow beyond 64 KiB: SQLite's log is full after a few writes, as it is on a full disk.
    let mut command = Command::new("sh");
    clean(&mut command, &t.database.target);
    let line = format!("trap '' XFSZ; ulimit -f 128; exec {} serve --listen 127.0.0.1:0", env!("CARGO_BIN_EXE_touchstone"));
    command.args(["-c", &line]).current_dir(folder.path()).env("RUST_LOG", "off");
    let served = Served::start(command);
    for n in 0..50 {
        let form = format!("email=a{n}%40example.sg");
        served.ask("POST /sign-in HTTP/1.1\r\nContent-Type: application/x-www-form-urlencoded", form.as_bytes());
    }
    for n in 0.. {
        if served.get("/readyz") != 200 {
            break;
        }
        assert!(n < 200, "a full disk is ready for a minute");
        tokio::time::sleep(std::time::Duration::from_millis(300)).await;
    }
    assert_eq!((served.get("/readyz"), served.get("/healthz")), (503, 200));
}
