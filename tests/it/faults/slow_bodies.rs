//! Bodies that are begun and not ended: whoever sends them waits, and nobody else.

use std::io::{ErrorKind, Read as _, Write as _};
use std::net::TcpStream;
use std::time::Duration;

use serde_json::json;

use crate::api::{Client, PROJECT, World};
use crate::support::database::{Engine, TestApp};
use crate::web::{Browser, Page};

async fn world() -> World {
    World::new(TestApp::another(Engine::Sqlite).await).await
}

/// Connections that send all of a body but its end, and then wait. Those that were refused are cut off while they send.
async fn unfinished(world: &World, n: usize, head: &str, length: usize) -> Vec<TcpStream> {
    let (address, head) = (world.running.address, format!("{head}\r\nHost: {}\r\nContent-Length: {length}\r\n\r\n", world.running.address));
    let opened = crate::support::aside(move || {
        let body = vec![b' '; length - 1];
        let one = |_| {
            let mut stream = TcpStream::connect(address).expect("connected");
            stream.set_write_timeout(Some(Duration::from_secs(5))).expect("set");
            drop(stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(&body)));
            stream
        };
        (0..n).map(one).collect()
    });
    let opened: Vec<TcpStream> = opened.await.expect("no panic");
    // What was taken by the operating system is read by the server in a moment.
    tokio::time::sleep(Duration::from_millis(500)).await;
    opened
}

/// A sign-in, a saved profile of the longest kind and a choice of theme of others, a few times: each of them is answered as ever.
async fn others_go_on(world: &World, member: &Client, what: &str) {
    for n in 0..3 {
        let asked = Browser::new(world).post_raw("/sign-in", &[("email", &format!("{n}@{}.example", what.len()))], &[]).await;
        assert_eq!(asked.status, 303, "{what}: a sign-in: {}", asked.text);
        let saved = member.put("/me/application/profile", json!({ "profile": { "no-such-field": "x".repeat(15_000) } })).await;
        assert_eq!(saved.status, 422, "{what}: a save that is looked at: {}", saved.text);
        let themed = Browser::new(world).post_raw("/theme", &[("theme", "dark"), ("back", "/")], &[]).await;
        assert_eq!(themed.status, 303, "{what}: {}", themed.text);
    }
}

#[tokio::test]
async fn unfinished_bodies_of_strangers_and_of_one_person_stop_no_sign_in_and_no_save() {
    let world = world().await;
    let member = world.token(Some("tan@example.sg"), &["candidate"]).await;
    member.post("/me/application", json!(null)).await.ok();
    let form = "Content-Type: application/x-www-form-urlencoded";
    // A page that saves, and that nobody but a candidate may come to.
    let seat = format!("POST /test/00000000-0000-0000-0000-000000000000/seat HTTP/1.1\r\n{form}");
    let of_strangers = unfinished(&world, 25, &seat, 1 << 20).await;
    others_go_on(&world, &member, "a mebibyte of strangers").await;
    drop(of_strangers);
    let small = unfinished(&world, 120, &format!("POST /theme HTTP/1.1\r\n{form}"), 32 << 10).await;
    others_go_on(&world, &member, "32 KiB of strangers").await;
    drop(small);
    let lin = world.token(Some("lin@example.sg"), &["candidate"]).await.token.expect("a token");
    let put = format!("PUT /api/v1/me/application/profile HTTP/1.1\r\nAuthorization: Bearer {lin}\r\nContent-Type: application/json");
    let of_one = unfinished(&world, 100, &put, 256 << 10).await;
    others_go_on(&world, &member, "JSON of one token").await;
    drop(of_one);
}

/// Six people at one address fill what one address may of the memory for JSON; a seventh one there is told to come again.
#[tokio::test]
async fn unfinished_bodies_of_one_address_by_token_take_the_share_of_that_address() {
    let world = world().await;
    let mut open = Vec::new();
    for n in 0..6 {
        let token = world.token(Some(&format!("p{n}@example.sg")), &["candidate"]).await.token.expect("a token");
        let put = format!("PUT /api/v1/me/application/profile HTTP/1.1\r\nAuthorization: Bearer {token}\r\nContent-Type: application/json");
        open.push(unfinished(&world, 9, &put, 256 << 10).await);
    }
    let next = world.token(Some("next@example.sg"), &["candidate"]).await;
    next.post("/me/application", json!(null)).await.ok();
    let save = json!({ "profile": { "no-such-field": "x".repeat(60_000) } });
    let refused = next.put("/me/application/profile", save.clone()).await;
    assert_eq!(refused.status, 503, "{}", refused.text);
    drop(open);
    tokio::time::sleep(Duration::from_millis(500)).await;
    assert_eq!(next.put("/me/application/profile", save).await.status, 422, "looked at, once the others went away");
}

const PDF: &[u8] = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n";

/// The head of an upload of a browser's session.
fn upload(browser: &Browser) -> String {
    let session = browser.cookie("ts_session").expect("signed in");
    format!("POST /apply/{PROJECT}/documents HTTP/1.1\r\nCookie: ts_session={session}\r\nContent-Type: application/x-www-form-urlencoded")
}

async fn sends_a_file(browser: &Browser, csrf: &str) -> Page {
    let mut body = format!("--b\r\nContent-Disposition: form-data; name=\"csrf\"\r\n\r\n{csrf}\r\n").into_bytes();
    body.extend_from_slice(b"--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.pdf\"\r\n\r\n");
    body.extend_from_slice(PDF);
    body.extend_from_slice(b"\r\n--b--\r\n");
    browser.send_bytes(&format!("/apply/{PROJECT}/documents"), body, "multipart/form-data; boundary=b").await
}

#[tokio::test]
async fn unfinished_uploads_of_one_person_close_uploads_for_nobody_else() {
    let world = world().await;
    let (lin, tan, nobody) = (Browser::new(&world), Browser::new(&world), Browser::new(&world));
    for (browser, email) in [(&lin, "lin@example.sg"), (&tan, "tan@example.sg"), (&nobody, "wu@example.sg")] {
        browser.sign_in(&world, email).await;
    }
    for browser in [&lin, &tan] {
        assert_eq!(browser.post(&format!("/apply/{PROJECT}/name"), &format!("/apply/{PROJECT}"), &[]).await.status, 303);
    }
    let page = format!("/apply/{PROJECT}/documents");
    let (of_lin, of_tan) = (lin.get(&page).await.field("csrf"), tan.get(&page).await.field("csrf"));
    let open = unfinished(&world, 5, &upload(&lin), 11 << 20).await;
    // Their own next one is told to wait; that of somebody else is looked at: it names nothing that the project wants.
    let own = sends_a_file(&lin, &of_lin).await;
    assert_eq!((own.status, own.text.contains("one at a time")), (503, true), "{}", own.text);
    let other = sends_a_file(&tan, &of_tan).await;
    assert_eq!(other.status, 422, "{}", other.text);
    drop(open);
    // Who has no application there may send nothing, and nothing of it is read: the answer comes although the body does not.
    let head = format!("{}\r\nConnection: close", upload(&nobody));
    let answers = unfinished(&world, 1, &head, 11 << 20).await;
    let told = crate::support::aside(move || answers.into_iter().map(super::answer).collect::<Vec<_>>()).await.expect("no panic");
    assert!(told.iter().all(|(status, _)| *status == 404 || *status == 0), "{told:?}");
    // By token as well.
    let token = world.token(Some("ng@example.sg"), &["candidate"]).await.token.expect("a token");
    let head = format!("POST /api/v1/me/application/documents/x HTTP/1.1\r\nAuthorization: Bearer {token}\r\nIdempotency-Key: k");
    let address = world.running.address;
    let told = crate::support::aside(move || {
        let mut stream = TcpStream::connect(address).expect("connected");
        write!(stream, "{head}\r\nHost: {address}\r\nConnection: close\r\nContent-Length: 1000000\r\n\r\n").expect("taken");
        super::answer(stream)
    });
    assert_eq!(told.await.expect("no panic").0, 404, "before a byte of the file came");
}

/// Over a line of 64 kbit/s not a tenth of a megabyte comes in ten seconds, and the document comes all the same. Of the other one 40 KiB
/// come, and no more.
#[tokio::test]
async fn a_document_comes_over_a_slow_line_and_one_that_stops_is_not_waited_for() {
    let world = world().await;
    let lin = Browser::new(&world);
    lin.sign_in(&world, "lin@example.sg").await;
    assert_eq!(lin.post(&format!("/apply/{PROJECT}/name"), &format!("/apply/{PROJECT}"), &[]).await.status, 303);
    let tan = Browser::new(&world);
    tan.sign_in(&world, "tan@example.sg").await;
    assert_eq!(tan.post(&format!("/apply/{PROJECT}/name"), &format!("/apply/{PROJECT}"), &[]).await.status, 303);
    let csrf = lin.get(&format!("/apply/{PROJECT}/documents")).await.field("csrf");
    let slow = |browser: &Browser, first: usize, goes_on: bool| {
        let (address, head) = (world.running.address, upload(browser));
        let csrf = csrf.clone();
        crate::support::aside(move || {
            let body = format!("csrf={csrf}&document=x&text={}", "x".repeat(400 << 10)).into_bytes();
            let mut stream = TcpStream::connect(address).expect("connected");
            let length = body.len();
            write!(stream, "{head}\r\nHost: {address}\r\nConnection: close\r\nContent-Length: {length}\r\n\r\n").expect("taken");
            stream.write_all(&body[..first]).expect("taken");
            std::thread::sleep(Duration::from_secs(12));
            if goes_on {
                // Who was refused is cut off.
                drop(stream.write_all(&body[first..]));
            }
            super::answer(stream).0
        })
    };
    let (whole, stopped) = tokio::join!(slow(&lin, 80 << 10, true), slow(&tan, 40 << 10, false));
    assert_eq!((whole.expect("no panic"), stopped.expect("no panic")), (422, 408));
}

#[tokio::test]
async fn a_longer_text_comes_back_after_the_session_ended_and_a_stranger_sends_little() {
    let world = world().await;
    let lin = Browser::new(&world);
    lin.sign_in(&world, "lin@example.sg").await;
    let path = "/test/00000000-0000-0000-0000-000000000000/seat";
    let text = "字".repeat(12_000);
    // 36,000 bytes, which a form writes as 108,000.
    world.t.clock.advance_seconds(13 * 3_600);
    let back = lin.post_raw(path, &[("text", &text)], &[]).await;
    assert_eq!(back.status, 401);
    assert!(back.text.contains(&text), "nothing was lost");
    let stranger = Browser::new(&world);
    assert_eq!(stranger.post_raw(path, &[("text", &text)], &[]).await.status, 413);
    stranger.set_cookie("ts_session", &"0".repeat(64));
    assert_eq!(stranger.post_raw(path, &[("text", &text)], &[]).await.status, 413, "a cookie that never was a session's");
    let little = stranger.post_raw(path, &[("text", "A short answer.")], &[]).await;
    assert!(little.status == 401 && little.text.contains("A short answer."), "{}", little.text);
}

/// Whether a connection that sent something is closed by the server within twenty seconds, whatever goes on being sent; what came on it.
fn is_closed(address: std::net::SocketAddr, sent: &[u8], goes_on: Option<&[u8]>) -> (bool, String) {
    let mut stream = TcpStream::connect(address).expect("connected");
    stream.write_all(sent).expect("taken");
    stream.set_read_timeout(Some(Duration::from_millis(500))).expect("set");
    stream.set_write_timeout(Some(Duration::from_millis(500))).expect("set");
    let (mut came, mut piece) = (Vec::new(), [0; 4_096]);
    for _ in 0..40 {
        match stream.read(&mut piece) {
            Ok(0) => return (true, String::from_utf8_lossy(&came).into_owned()),
            Ok(n) => came.extend_from_slice(&piece[..n]),
            Err(error) if matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut) => {
                if goes_on.is_some_and(|more| stream.write_all(more).is_err()) {
                    return (true, String::from_utf8_lossy(&came).into_owned());
                }
            }
            Err(_) => return (true, String::from_utf8_lossy(&came).into_owned()),
        }
    }
    (false, String::from_utf8_lossy(&came).into_owned())
}

/// An unfinished chunked body after its answer, one that never ends, a second head that is begun, blank lines, and a connection on which
/// nothing is ever sent: each held a place for as long as its sender liked.
#[tokio::test]
async fn a_connection_on_which_nothing_is_asked_is_closed_whatever_is_sent_on_it() {
    let world = world().await;
    let address = world.running.address;
    let chunked = |path: &str| format!("POST {path} HTTP/1.1\r\nHost: {address}\r\nTransfer-Encoding: chunked\r\n\r\n");
    let health = format!("GET /healthz HTTP/1.1\r\nHost: {address}\r\n\r\n");
    let tries: Vec<(&str, String, Option<&'static [u8]>)> = vec![
        ("404", chunked("/x"), None),
        ("404", chunked("/x"), Some(b"1;")),
        ("404", chunked("/x"), Some(b"1\r\nx\r\n")),
        ("401", chunked("/api/v1/me/application"), None),
        ("200", format!("{health}G"), None),
        ("200", format!("{health}G"), Some(b"E")),
        ("200", health.clone(), Some(b"\r\n")),
        ("", String::new(), None),
    ];
    let held: Vec<_> = tries
        .into_iter()
        .map(|(status, sent, goes_on)| {
            crate::support::aside(move || (status, is_closed(address, sent.as_bytes(), goes_on), sent, goes_on.map(<[u8]>::len)))
        })
        .collect();
    for one in held {
        let (status, (closed, came), sent, goes_on) = one.await.expect("no panic");
        assert!(closed, "still open: {sent:?} {goes_on:?}");
        assert!(came.contains(status), "{sent:?}: {came}");
    }
    assert_eq!(Browser::new(&world).get("/healthz").await.status, 200);
}
