//! Bodies and passwords by the dozen: what they take of memory is bounded.

use std::io::Write as _;
use std::net::TcpStream;

use touchstone::app::accounts::identity::TokenRequest;

use super::{Served, answer, program};
use crate::support::database::{Engine, TestApp};

/// How much more memory any of it may take, in KiB.
const BOUND: i64 = 100 << 10;

async fn served() -> (TestApp, Served) {
    let t = TestApp::another(Engine::Sqlite).await;
    let mut command = program(&t.database.target);
    command.args(["serve", "--listen", "127.0.0.1:0"]).env("RUST_LOG", "off");
    let served = Served::start(command);
    assert_eq!(served.get("/sign-in"), 200);
    (t, served)
}

#[tokio::test]
async fn two_hundred_mebibytes_of_multipart_are_refused_at_their_beginning() {
    let (_t, served) = served().await;
    let before = served.most_memory();
    for path in ["/theme", "/lang", "/sign-in", "/staff/sign-in"] {
        let mut stream = TcpStream::connect(&served.address).expect("connected");
        let head = format!(
            "POST {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\nContent-Type: multipart/form-data; boundary=b\r\n\
                Content-Length: {}\r\n\r\n",
            served.address,
            200 << 20
        );
        stream.write_all(head.as_bytes()).expect("taken");
        // It is answered although nothing of the body came.
        let (status, text) = answer(stream);
        assert_eq!(status, 413, "{path}: {text}");
        // Without a stated length the bytes are counted as they come; whoever goes on sending is cut off.
        let mut stream = TcpStream::connect(&served.address).expect("connected");
        let head = format!(
            "POST {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\nContent-Type: multipart/form-data; boundary=b\r\n\
                Transfer-Encoding: chunked\r\n\r\n",
            served.address
        );
        stream.write_all(head.as_bytes()).expect("taken");
        let field = format!("--b\r\nContent-Disposition: form-data; name=\"x\"\r\n\r\n{}\r\n", "x".repeat(60_000));
        for _ in 0..50 {
            if write!(stream, "{:x}\r\n{field}\r\n", field.len()).is_err() {
                break;
            }
        }
        drop(stream.write_all(b"0\r\n\r\n"));
        let (status, text) = answer(stream);
        assert!(matches!(status, 413 | 0), "{path}: {text}");
    }
    assert!(served.most_memory() - before < BOUND, "{} KiB more", served.most_memory() - before);
}

#[tokio::test]
async fn unfinished_uploads_of_one_person_take_bounded_memory() {
    let (t, served) = served().await;
    let new =
        TokenRequest { project: "p".to_owned(), email: Some("lin@example.sg".to_owned()), scopes: vec!["candidate".to_owned()], days: 1 };
    let token = t.app.create_token(new).await.expect("made");
    let before = served.most_memory();
    let piece = vec![b'x'; 9 << 20];
    let open: Vec<TcpStream> = (0..40)
        .map(|n| {
            let mut stream = TcpStream::connect(&served.address).expect("connected");
            stream.set_write_timeout(Some(std::time::Duration::from_secs(5))).expect("set");
            let head = format!(
                "POST /api/v1/me/application/documents/degree HTTP/1.1\r\nHost: {}\r\nAuthorization: Bearer {token}\r\n\
                 Idempotency-Key: k{n}\r\nContent-Length: {}\r\n\r\n",
                served.address,
                10 << 20
            );
            // Those beyond the budget are answered and cut off while they send.
            drop(stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(&piece)));
            stream
        })
        .collect();
    assert!(served.most_memory() - before < BOUND, "{} KiB more", served.most_memory() - before);
    // Nobody else is kept out of the pages by it.
    assert_eq!(served.ask("POST /theme HTTP/1.1\r\nContent-Type: application/x-www-form-urlencoded", b"theme=dark&back=/").0, 303);
    drop(open);
}

#[tokio::test]
async fn a_hundred_and_twenty_passwords_at_once_are_hashed_two_by_two() {
    let (_t, served) = served().await;
    let before = served.most_memory();
    let answers: Vec<(u16, String)> = std::thread::scope(|scope| {
        let served = &served;
        let all: Vec<_> = (0..120)
            .map(|n| {
                scope.spawn(move || {
                    let form = format!("email=tan{n}%40example.sg&password=correct+horse+battery");
                    served.ask("POST /staff/sign-in HTTP/1.1\r\nContent-Type: application/x-www-form-urlencoded", form.as_bytes())
                })
            })
            .collect();
        all.into_iter().map(|t| t.join().expect("no panic")).collect()
    });
    for (status, text) in &answers {
        assert!(matches!(status, 422 | 429 | 503), "{text}");
        assert!(*status == 422 || text.to_ascii_lowercase().contains("\r\nretry-after: "), "{text}");
    }
    assert!(answers.iter().any(|(status, _)| *status == 422), "some were looked at");
    assert!(served.most_memory() - before < BOUND, "{} KiB more", served.most_memory() - before);
}
