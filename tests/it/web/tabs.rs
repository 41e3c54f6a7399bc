//! Two tabs of one sitting, and pages that are older than what they are about: nothing newer is overwritten, nothing is handed in that was
//! not seen, and what cannot be saved any more is told and given back.

use serde_json::{Value, json};
use touchstone::domain::gold_set::item::{Item, ItemKind};
use touchstone::domain::kernel::actor::Actor;
use touchstone::domain::kernel::id::AttemptId;
use touchstone::domain::sitting::answered;
use touchstone::store::sitting::answers;

use super::laid_out::open;
use super::{Browser, Page};
use crate::api::{PROJECT, World, apply};
use crate::support::database::{TestApp, on_both};

const EMAIL: &str = "lin@example.sg";
const SCRIPT: [(&str, &str); 1] = [("X-Touchstone", "1")];

/// A candidate before an item of each of these kinds, and the attempt.
async fn seated(world: &World, kinds: &[ItemKind]) -> (Browser, AttemptId) {
    world.token(Some(EMAIL), &["candidate"]).await;
    let (_, content) = world.t.app.published(PROJECT).await.expect("published");
    let items: Vec<&Item> =
        kinds.iter().map(|kind| content.banks.values().flatten().find(|i| i.head.kind == *kind).expect("one of each")).collect();
    let opened = open(world, EMAIL, "calibration", 1, &items).await;
    let browser = Browser::new(world);
    browser.sign_in(world, EMAIL).await;
    (browser, opened[0])
}

/// What a tab knows of an item.
struct Tab {
    csrf: String,
    item: String,
    seat: String,
    revision: String,
}

impl Tab {
    fn of(page: &Page) -> Self {
        let [csrf, item, seat, revision] = ["csrf", "item", "seat", "revision"].map(|name| page.field(name));
        Self { csrf, item, seat, revision }
    }

    async fn send(&self, browser: &Browser, path: &str, filled: &[(&str, &str)], headers: &[(&str, &str)]) -> Page {
        let own = [("csrf", &self.csrf), ("item", &self.item), ("seat", &self.seat), ("revision", &self.revision)];
        let mut fields: Vec<(&str, &str)> = own.iter().map(|(n, v)| (*n, v.as_str())).collect();
        fields.extend_from_slice(filled);
        browser.post_raw(path, &fields, headers).await
    }
}

fn said(page: &Page) -> Value {
    serde_json::from_str(&page.text).unwrap_or_else(|_| panic!("{}", page.text))
}

async fn an_older_text(t: TestApp) {
    let world = World::new(t).await;
    let (browser, attempt) = seated(&world, &[ItemKind::Essay]).await;
    let path = format!("/test/{attempt}/1");
    let text = async |wanted: &str| {
        let page = browser.get(&path).await;
        assert!(page.text.contains(wanted), "{wanted}: {}", page.text);
        page
    };
    // Tab 1 saves; tab 2 sits down and saves something newer.
    let first = Tab::of(&browser.get(&path).await);
    assert_eq!(first.send(&browser, &path, &[("text", "Of the first tab"), ("go", "stay")], &[]).await.status, 303);
    let first = Tab { revision: "1".to_owned(), ..first };
    let seat = browser.post_raw(&format!("/test/{attempt}/seat"), &[("csrf", &first.csrf)], &SCRIPT).await;
    assert_eq!(said(&seat)["seat"], 2);
    let second = Tab::of(&text("Of the first tab").await);
    assert_eq!(second.send(&browser, &path, &[("text", "Of the second tab"), ("go", "stay")], &[]).await.status, 303);
    // Tab 1 is told, keeps what it was written upon, and does not put it over the newer answer by sitting down again.
    let more = [("text", "Of the first tab and more"), ("go", "next")];
    let told = first.send(&browser, &path, &more, &[]).await;
    assert_eq!((told.status, told.field("revision").as_str()), (409, "1"), "{}", told.text);
    assert!(!told.text.contains(">Saved<"), "nothing is said to be saved beside what is not: {}", told.text);
    let here = first.send(&browser, &path, &[("text", "Of the first tab and more"), ("go", "here")], &[]).await;
    assert!(
        here.status == 409 && here.text.contains("Of the first tab and more") && here.text.contains("See what is saved now"),
        "{}",
        here.text
    );
    assert!(!here.text.contains(">Saved<"));
    text("Of the second tab").await;
    // By script, too: an answer of another seat is not taken for one of its own that got lost.
    let third = Tab { seat: "3".to_owned(), ..first };
    let save = format!("/test/{attempt}/answers/{}", third.item);
    let changed = third.send(&browser, &save, &[("text", "Of the first tab and more")], &SCRIPT).await;
    assert_eq!((changed.status, said(&changed)["code"].as_str()), (409, Some("changed")), "{}", changed.text);
    text("Of the second tab").await;
    let third = Tab { revision: "2".to_owned(), ..third };
    let saved = third.send(&browser, &save, &[("text", "Of the first tab and more")], &SCRIPT).await;
    assert_eq!((saved.status, said(&saved)["revision"].as_i64()), (200, Some(3)), "{}", saved.text);
    let lost = third.send(&browser, &save, &[("text", "Of the first tab and more still")], &SCRIPT).await;
    assert_eq!((lost.status, said(&lost)["code"].as_str(), said(&lost)["revision"].as_i64()), (409, Some("stale"), Some(3)));
    // A revision that cannot be read is none, least of all the newest.
    for revision in ["", "x", "3.0", "99999999999999999999"] {
        let odd = Tab { revision: revision.to_owned(), ..Tab::of(&browser.get(&path).await) };
        for (path, headers) in [(&path, &[][..]), (&save, &SCRIPT[..])] {
            let refused = odd.send(&browser, path, &[("text", "Written upon nothing"), ("go", "next")], headers).await;
            assert_eq!(refused.status, 422, "{revision}: {}", refused.text);
        }
    }
    text("Of the first tab and more").await;
}

/// The open block of an attempt, and whether it is being checked.
async fn block(world: &World, attempt: AttemptId) -> (i64, bool) {
    let read = world.t.app.db().read("attempt", move |tx| Box::pin(answers::attempt(tx, attempt)));
    let found = read.await.expect("read").expect("there");
    (found.block, found.checking_since.is_some())
}

async fn an_older_overview(t: TestApp) {
    let world = World::new(t).await;
    let candidate = world.token(Some(EMAIL), &["candidate"]).await;
    apply(&candidate).await;
    let started = candidate.post("/me/stages/english/attempts", json!(null)).await.ok();
    let attempt: AttemptId = started["id"].as_str().expect("an id").parse().expect("an id");
    let browser = Browser::new(&world);
    browser.sign_in(&world, EMAIL).await;
    let path = format!("/test/{attempt}/review");
    let before = Tab::of(&browser.get(&format!("/test/{attempt}/1")).await);
    let old = browser.get(&path).await;
    let (csrf, once, seen) = (old.field("csrf"), old.field("once"), old.field("seen"));
    let from_old = async |seen: &[(&str, &str)]| {
        let mut fields = vec![("csrf", csrf.as_str()), ("once", once.as_str()), ("sure", "1")];
        fields.extend_from_slice(seen);
        browser.post_raw(&path, &fields, &[]).await
    };
    assert_eq!(browser.post(&path, &path, &[("sure", "1")]).await.status, 303, "the first block is handed in");
    assert_eq!(block(&world, attempt).await, (0, true));
    world.settle().await;
    assert_eq!(block(&world, attempt).await, (1, false), "the second one is open");
    // The overview of the first block hands the second one in for nobody.
    for seen in [&[("seen", seen.as_str())][..], &[][..], &[("seen", "1")][..]] {
        let told = from_old(seen).await;
        assert!(told.status == 409 && told.text.contains("were handed in already"), "{seen:?} {}: {}", told.status, told.text);
        assert_eq!(block(&world, attempt).await, (1, false), "{seen:?}");
    }
    // Nor does an overview of the time before another tab went on.
    let seat = browser.post_raw(&format!("/test/{attempt}/seat"), &[("csrf", &before.csrf)], &SCRIPT).await;
    assert_eq!(seat.status, 200);
    let told = from_old(&[("seen", "1 1")]).await;
    assert!(told.status == 409 && told.text.contains("in another tab or device"), "{}: {}", told.status, told.text);
    assert_eq!(block(&world, attempt).await, (1, false));
    // Nor the API, where it is told what was seen.
    for (seen, code) in [(json!({ "block": 1, "seat": 2 }), "block_closed"), (json!({ "block": 2, "seat": 1 }), "seat_taken")] {
        let told = candidate.post(&format!("/me/attempts/{attempt}/hand-in"), seen).await;
        assert_eq!(told.code(), (409, code.to_owned()));
        assert_eq!(block(&world, attempt).await, (1, false));
    }
    // A question of a block that was handed in says so; script need not try again, and a person gets what was written.
    let late = "Written into a question that was handed in already";
    let save = format!("/test/{attempt}/answers/{}", before.item);
    for (path, by) in [(save.clone(), "autosave"), (format!("/test/{attempt}/1"), "script")] {
        let closed = before.send(&browser, &path, &[("text", late), ("go", "next"), ("by", by)], &SCRIPT).await;
        assert_eq!((closed.status, said(&closed)["code"].as_str()), (409, Some("block_closed")), "{by}: {}", closed.text);
        assert!(said(&closed)["detail"].as_str().is_some_and(|d| d.contains("handed in already")));
    }
    let page = before.send(&browser, &format!("/test/{attempt}/1"), &[("text", late), ("go", "next")], &[]).await;
    assert!(page.status == 409 && page.text.contains(late) && page.text.contains("too late"), "{}: {}", page.status, page.text);
    let unknown = format!("/test/{attempt}/answers/{attempt}");
    let nowhere = before.send(&browser, &unknown, &[("text", late)], &SCRIPT).await;
    assert_eq!((nowhere.status, said(&nowhere)["detail"].is_string()), (404, true), "{}", nowhere.text);
    // As it stands now, it is handed in.
    assert_eq!(browser.post(&path, &path, &[("sure", "1")]).await.status, 303);
    assert_eq!(block(&world, attempt).await, (1, true));
}

async fn beginnings(t: TestApp) {
    let world = World::new(t).await;
    let (browser, attempt) = seated(&world, &[ItemKind::Spans, ItemKind::Essay]).await;
    let read = async || {
        let read = world.t.app.db().read("answers", move |tx| Box::pin(answers::answers(tx, attempt)));
        read.await.expect("read")
    };
    let essay = "字 ".repeat(30_000);
    for n in 0..6 {
        for (at, filled) in [
            (1, [("quote", format!("no such words {n}")), ("junk", "j".repeat(9_000))]),
            (2, [("text", format!("{n}{essay}")), ("junk", String::new())]),
        ] {
            let path = format!("/test/{attempt}/{at}");
            let filled: Vec<(&str, &str)> = filled.iter().map(|(n, v)| (*n, v.as_str())).chain([("go", "next")]).collect();
            let sent = Tab::of(&browser.get(&path).await).send(&browser, &path, &filled, &[]).await;
            assert_eq!(sent.status, 303, "{}", sent.text);
        }
    }
    let list = read().await;
    assert_eq!(list.len(), 12, "each is a revision");
    let held: Vec<(i64, Vec<(String, String)>)> =
        list.iter().map(|a| (a.revision, answered::held(&a.response))).filter(|(_, held)| !held.is_empty()).collect();
    assert_eq!(
        held.iter().map(|(revision, _)| *revision).collect::<Vec<_>>(),
        [6, 6],
        "the latest beginning of an item is kept, and no other"
    );
    assert!(held.iter().flat_map(|(_, fields)| fields).all(|(name, _)| name != "junk"), "what stands on no page is not kept: {held:?}");
    // An answer by the API lets it go as well.
    let candidate = world.token(Some(EMAIL), &["candidate"]).await;
    let item = list.iter().find(|a| answered::held(&a.response).iter().any(|(name, _)| name == "quote")).expect("held").form_item;
    let body = json!({ "seat": 1, "revision": 6, "response": { "spans": [] } });
    let sent = candidate.put(&format!("/me/attempts/{attempt}/answers/{item}"), body).await;
    assert_eq!(sent.status, 200, "{}", sent.text);
    let left = read().await.iter().filter(|a| !answered::held(&a.response).is_empty()).count();
    assert_eq!(left, 1);
    // What was let go is not missing from the hand-in.
    world.t.app.hand_in(attempt, &Actor::Worker).await.expect("answered").expect("handed in");
    let checked = touchstone::store::admin::fsck::check(world.t.app.db()).await.expect("checked");
    assert!(
        !checked.breaches.iter().any(|b| b.invariant.starts_with("hand-in") || b.invariant.starts_with("answer")),
        "{:?}",
        checked.breaches
    );
}

on_both!(an_older_text_is_not_put_over_a_newer_one, super::an_older_text);
on_both!(a_hand_in_is_of_what_was_seen_and_a_closed_question_says_so, super::an_older_overview);
on_both!(of_what_a_page_holds_only_the_latest_is_kept, super::beginnings);
