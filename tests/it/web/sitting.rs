//! The test page's bad moments, and documents that are none.

use serde_json::json;

use super::Browser;
use crate::api::{World, apply};
use crate::support::database::{TestApp, on_both};

/// A candidate who is signed in on pages and in the middle of the English screen, and the attempt's id.
async fn sitting(world: &World) -> (Browser, String) {
    let candidate = world.token(Some("lin@example.sg"), &["candidate"]).await;
    apply(&candidate).await;
    let attempt = candidate.post("/me/stages/english/attempts", json!(null)).await.ok();
    let browser = Browser::new(world);
    browser.sign_in(world, "lin@example.sg").await;
    (browser, attempt["id"].as_str().expect("an id").to_owned())
}

async fn moments(t: TestApp) {
    let world = World::new(t).await;
    let (browser, id) = sitting(&world).await;
    let here = format!("/test/{id}");
    let entered = browser.post(&here, &here, &[]).await;
    assert_eq!((entered.status, entered.place.as_str()), (303, format!("/test/{id}/1").as_str()));
    let page = browser.get(&entered.place).await;
    let (item, seat, csrf) = (page.field("item"), page.field("seat"), page.field("csrf"));
    // I86: an item may be left without an answer; nothing is stored for it.
    let fields = [("csrf", csrf.as_str()), ("item", item.as_str()), ("seat", seat.as_str()), ("revision", "0"), ("go", "next")];
    let moved = browser.post_raw(&format!("/test/{id}/1"), &fields, &[]).await;
    assert_eq!((moved.status, moved.place.as_str()), (303, format!("/test/{id}/2").as_str()));
    assert_eq!(browser.get(&format!("/test/{id}/1")).await.field("revision"), "0");
    // I85: another device takes the seat; the first page is told so, stores nothing, and may go on with what stands on it.
    let other = Browser::new(&world);
    other.sign_in(&world, "lin@example.sg").await;
    assert_eq!(other.get(&here).await.status, 200, "looking takes no seat");
    other.post(&here, &here, &[]).await;
    let kind = page.text.split("data-kind=\"").nth(1).and_then(|r| r.split('"').next()).expect("a kind").to_owned();
    let answer = if kind == "choice" { ("option", page.field("option")) } else { ("text", "an answer".to_owned()) };
    let mut late = fields.to_vec();
    late.push((answer.0, answer.1.as_str()));
    let taken = browser.post_raw(&format!("/test/{id}/1"), &late, &[]).await;
    if matches!(kind.as_str(), "choice" | "short_text" | "repair") {
        assert_eq!(taken.status, 409, "{kind}");
        assert!(taken.text.contains("this was not saved") && taken.text.contains("Continue here instead"), "{}", taken.text);
        let script = browser.post_raw(&format!("/test/{id}/answers/{item}"), &late, &[("X-Touchstone", "1")]).await;
        assert_eq!(script.status, 409);
        assert!(script.text.contains("seat_taken"), "{}", script.text);
    }
    // I84: without the cookie, script is told so; a form comes back with what was filled in and leads to signing in.
    let nobody = Browser::new(&world);
    let lost = nobody.post_raw(&format!("/test/{id}/answers/{item}"), &late, &[("X-Touchstone", "1")]).await;
    assert_eq!(lost.status, 401);
    assert!(lost.text.contains("Nothing was lost."));
    let back = nobody.post_raw(&format!("/test/{id}/1"), &late, &[]).await;
    assert_eq!((back.status, back.text.contains("/sign-in?back=/me")), (401, true), "{}", back.text);
    // I87: time runs out; what comes within the grace counts, what comes later leads to the end, which says what is received.
    world.t.clock.advance_seconds(95 * 60 + 31);
    other.sign_in(&world, "lin@example.sg").await;
    let page = other.get(&format!("/test/{id}/1")).await;
    assert_eq!(page.place, format!("/test/{id}/end"), "at zero the page is the end's");
    let waiting = other.get(&page.place).await;
    assert!(waiting.text.contains("Time is up."), "{}", waiting.text);
    let csrf = waiting.field("csrf");
    let mut too_late = vec![("csrf", csrf.as_str()), ("item", item.as_str()), ("seat", "3"), ("revision", "0"), ("go", "next")];
    too_late.push((answer.0, answer.1.as_str()));
    let ended = other.post_raw(&format!("/test/{id}/1"), &too_late, &[]).await;
    assert_eq!((ended.status, ended.place.as_str()), (303, format!("/test/{id}/end").as_str()));
    assert_eq!(world.t.app.hand_in_run_out().await.expect("handed in"), 1);
    let end = other.get(&format!("/test/{id}/end")).await;
    assert!(end.text.contains("Your answers are received."), "{}", end.text);
    assert_eq!(other.get(&format!("/test/{id}/1")).await.place, format!("/test/{id}/end"));
}

/// The browser's "Back" after a group was handed in leads to a question that is no longer open.
async fn back(t: TestApp) {
    let world = World::new(t).await;
    let (browser, id) = sitting(&world).await;
    let (here, review) = (format!("/test/{id}"), format!("/test/{id}/review"));
    browser.post(&here, &here, &[]).await;
    let sent = browser.post(&review, &review, &[("sure", "1")]).await;
    assert_eq!((sent.status, sent.place.as_str()), (303, format!("/test/{id}/end").as_str()), "{}", sent.text);
    world.settle().await;
    let page = browser.get(&format!("/test/{id}/1")).await;
    assert_eq!(page.status, 200, "{}", page.text);
    assert!(page.text.contains("This group is handed in"), "{}", page.text);
    let on = page.text.split("button primary\" href=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("a way on");
    let next = browser.get(on).await;
    assert!(next.status == 200 && next.text.contains("id=\"item\""), "{on}: {}", next.text);
    assert_eq!(browser.get(&format!("/test/{id}/999")).await.status, 404, "a question that never was");
}

async fn documents(t: TestApp) {
    let world = World::new(t).await;
    let candidate = world.token(Some("lin@example.sg"), &["candidate"]).await;
    apply(&candidate).await;
    let browser = Browser::new(&world);
    browser.sign_in(&world, "lin@example.sg").await;
    let upload = async |name: &str, bytes: &[u8]| {
        let page = browser.get("/apply/mandarin-sg/documents").await;
        let mut body = Vec::new();
        for (field, value) in [("csrf", page.field("csrf")), ("once", page.field("once")), ("requirement", "degree".to_owned())] {
            body.extend(format!("--frontier\r\nContent-Disposition: form-data; name=\"{field}\"\r\n\r\n{value}\r\n").into_bytes());
        }
        body.extend(
            format!(
                "--frontier\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\nContent-Type: application/pdf\r\n\r\n"
            )
            .into_bytes(),
        );
        body.extend_from_slice(bytes);
        body.extend_from_slice(b"\r\n--frontier--\r\n");
        browser.send_bytes("/apply/mandarin-sg/documents", body, "multipart/form-data; boundary=frontier").await
    };
    let good = b"%PDF-1.7 a degree %%EOF\n".to_vec();
    let large = [good.clone(), vec![b' '; 10 << 20]].concat();
    for (row, name, bytes, status) in [
        ("I76 large", "degree.pdf", large, 413),
        ("I76 empty", "degree.pdf", Vec::new(), 422),
        ("I77 HTML", "degree.pdf", b"<html><script>alert(1)</script></html>".to_vec(), 422),
        ("I77 SVG", "degree.png", b"<svg xmlns='http://www.w3.org/2000/svg'/>".to_vec(), 422),
        ("I77 archive", "degree.pdf", b"PK\x03\x04 degree".to_vec(), 422),
        ("I79 cut off", "degree.pdf", b"%PDF-1.7 a degr".to_vec(), 422),
        ("I79 encrypted", "degree.pdf", b"%PDF-1.7 /Encrypt 1 0 R %%EOF".to_vec(), 422),
    ] {
        let sent = upload(name, &bytes).await;
        assert_eq!(sent.status, status, "{row}: {}", sent.text);
    }
    let page = browser.get("/apply/mandarin-sg/documents").await;
    assert!(page.text.contains("Nothing yet."), "nothing was stored");
    // I78: a name is kept without its path and shown as text.
    for name in ["../../etc/pass<b>wd.pdf", &"n".repeat(300), "degree.pdf", "CON", "成绩单.pdf"] {
        assert_eq!(upload(name, &good).await.status, 303, "{name}");
    }
    assert_eq!(upload("sixth.pdf", &good).await.status, 422, "I76: a sixth");
    let page = browser.get("/apply/mandarin-sg/documents").await;
    assert!(page.text.contains("pass&lt;b&gt;wd.pdf") && !page.text.contains("../") && page.text.contains("成绩单.pdf"), "{}", page.text);
    // I75: an unfinished body, one without a boundary, a thousand parts.
    let csrf = page.field("csrf");
    for (row, kind, body) in [
        (
            "unfinished",
            "multipart/form-data; boundary=frontier",
            b"--frontier\r\nContent-Disposition: form-data; name=\"csrf\"\r\n\r\nx".to_vec(),
        ),
        ("no boundary", "multipart/form-data", b"x".to_vec()),
        (
            "many",
            "multipart/form-data; boundary=frontier",
            format!("--frontier\r\nContent-Disposition: form-data; name=\"csrf\"\r\n\r\n{csrf}\r\n").repeat(1_000).into_bytes(),
        ),
    ] {
        let sent = browser.send_bytes("/apply/mandarin-sg/documents", body, kind).await;
        assert_eq!(sent.status, 400, "I75 {row}");
    }
}

on_both!(a_test_in_bad_moments, super::moments);
on_both!(back_after_a_group_was_handed_in_leads_on, super::back);
on_both!(documents_that_are_none, super::documents);
