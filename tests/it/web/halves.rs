//! What candidates do on an item's page without script: "nothing" in every way it can be said, half an answer, what is none yet, and losing
//! one's session or seat in the middle of it.

use std::collections::BTreeMap;

use serde_json::{Value, json};
use touchstone::domain::gold_set::item::{Item, ItemKind};

use super::laid_out::{chosen, graded, is_nothing, open};
use super::{Browser, Page};
use crate::api::World;
use crate::support::database::{TestApp, on_both};

const EMAIL: &str = "lin@example.sg";

/// A candidate who sits before one item of each kind, those with nothing to find where there are such, and where each kind stands.
async fn seated(world: &World) -> (Browser, String, BTreeMap<&'static str, usize>) {
    world.token(Some(EMAIL), &["candidate"]).await;
    let (_, content) = world.t.app.published(crate::api::PROJECT).await.expect("published");
    let all = chosen(&content, false);
    let first = |kind: ItemKind| {
        let of = || all.iter().copied().filter(move |i| i.head.kind == kind);
        // Essays have no key and so are not among the chosen.
        of().find(|i| is_nothing(i)).or_else(|| of().next()).or_else(|| content.banks.values().flatten().find(|i| i.head.kind == kind))
    };
    let items: Vec<&Item> = ItemKind::ALL.iter().filter_map(|kind| first(*kind)).collect();
    let places = items.iter().enumerate().map(|(i, item)| (item.head.kind.name(), i + 1)).collect();
    let opened = open(world, EMAIL, "calibration", 1, &items).await;
    let browser = Browser::new(world);
    browser.sign_in(world, EMAIL).await;
    (browser, opened[0].to_string(), places)
}

/// Sends an item's form as its page has it, with these fields filled in.
async fn send(browser: &Browser, path: &str, filled: &[(&str, &str)], go: &str) -> Page {
    let page = browser.get(path).await;
    let own = ["csrf", "item", "seat", "revision"].map(|name| (name, page.field(name)));
    let mut fields: Vec<(&str, &str)> = own.iter().map(|(n, v)| (*n, v.as_str())).collect();
    fields.extend_from_slice(filled);
    fields.push(("go", go));
    browser.post_raw(path, &fields, &[]).await
}

/// Every value that a page offers for a field.
fn offered(page: &Page, name: &str) -> Vec<String> {
    let mark = format!("name=\"{name}\" value=\"");
    page.text.split(&mark).skip(1).map(|rest| rest.split('"').next().expect("a value").to_owned()).collect()
}

/// The names of a page's fields that begin so.
fn names(page: &Page, prefix: &str) -> Vec<String> {
    let mark = format!("name=\"{prefix}");
    let mut found: Vec<String> =
        page.text.split(&mark).skip(1).map(|rest| format!("{prefix}{}", rest.split('"').next().expect("a name"))).collect();
    found.dedup();
    found
}

/// The row of an item on the overview.
async fn state(browser: &Browser, attempt: &str, n: usize) -> String {
    let page = browser.get(&format!("/test/{attempt}/review")).await;
    let row = page.text.split(&format!("/test/{attempt}/{n}\"")).nth(1).unwrap_or_else(|| panic!("no row {n}: {}", page.text));
    row.split("</tr>").next().expect("a row").to_owned()
}

async fn nothing(t: TestApp) {
    let world = World::new(t).await;
    let (browser, attempt, at) = seated(&world).await;
    let path = |kind: &str| format!("/test/{attempt}/{}", at[kind]);
    let answered = async |kind: &str, filled: &[(&str, &str)]| {
        let sent = send(&browser, &path(kind), filled, "next").await;
        assert_eq!(sent.status, 303, "{kind} {filled:?}: {}", sent.text);
        let row = state(&browser, &attempt, at[kind]).await;
        assert!(row.contains("Answered"), "{kind} {filled:?}: {row}");
        let all = graded(&world, attempt.parse().expect("an id")).await;
        assert_eq!(all[at[kind] - 1].3, Some(1.0), "{kind} {filled:?}: {}", all[at[kind] - 1].2);
    };
    // The lowest severity and no category say the same as the choice that has these words.
    for filled in [vec![("severity", "none")], vec![("none", "1")], vec![("none", "1"), ("severity", "none")]] {
        answered("flag", &filled).await;
        send(&browser, &path("flag"), &[], "stay").await;
    }
    answered("classify", &[("none", "1")]).await;
    answered("spans", &[("none", "1")]).await;
    let repair = browser.get(&path("repair")).await;
    let text = repair.text.split("data-original=\"").nth(1).and_then(|r| r.split('"').next()).expect("the text").to_owned();
    answered("repair", &[("none", "1"), ("text", &text)]).await;
    // Each of these pages has exactly one choice that says it, and it is seen without opening anything.
    for kind in ["flag", "classify", "spans", "repair"] {
        let page = browser.get(&path(kind)).await;
        assert_eq!(page.text.matches("name=\"none\"").count(), 1, "{kind}");
        assert!(page.text.contains("name=\"none\" value=\"1\"") && page.text.contains(" checked"), "{kind}: {}", page.text);
    }
    // Nothing and something together is told, and neither counts.
    let label = offered(&browser.get(&path("flag")).await, "categories")[0].clone();
    let both = [("none", "1"), ("categories", label.as_str()), ("severity", "low")];
    assert_eq!(send(&browser, &path("flag"), &both, "next").await.status, 303);
    let page = browser.get(&path("flag")).await;
    assert!(page.text.contains("You chose “nothing” and something else as well"), "{}", page.text);
    let row = state(&browser, &attempt, at["flag"]).await;
    assert!(row.contains("not an answer yet"), "{row}");
    assert_eq!(graded(&world, attempt.parse().expect("an id")).await[at["flag"] - 1].3, Some(0.0));
}

async fn halves(t: TestApp) {
    let world = World::new(t).await;
    let (browser, attempt, at) = seated(&world).await;
    let path = |kind: &str| format!("/test/{attempt}/{}", at[kind]);
    let mut begun = 0;
    for (kind, prefix, value) in [
        ("word_decision", "word.", "true"),
        ("rating", "scale.", "3"),
        ("fact_check", "verdict.", "not_enough_information"),
        ("match", "pair.", ""),
        ("cloze", "gap.", "x"),
        ("flag", "categories", ""),
    ] {
        let page = browser.get(&path(kind)).await;
        let name = names(&page, prefix)[0].clone();
        let value = match (kind, value) {
            ("match", _) => page.text.split("<option value=\"").nth(2).and_then(|r| r.split('"').next()).expect("an option").to_owned(),
            ("flag", _) => offered(&page, "categories")[0].clone(),
            // A gap with options takes one of them.
            ("cloze", _) if page.text.contains("<select name=\"gap.") => {
                page.text.split("<option value=\"").nth(2).and_then(|r| r.split('"').next()).expect("an option").to_owned()
            }
            (_, value) => value.to_owned(),
        };
        let sent = send(&browser, &path(kind), &[(&name, &value)], "next").await;
        assert_eq!(sent.status, 303, "{kind}: {}", sent.text);
        let row = state(&browser, &attempt, at[kind]).await;
        assert!(row.contains("Half answered: 1 of "), "{kind}: {row}");
        assert!(browser.get(&path(kind)).await.text.contains("Half answered: 1 of "), "{kind}");
        begun += 1;
    }
    let page = browser.get(&format!("/test/{attempt}/review")).await;
    assert!(page.text.contains(&format!("{begun} questions are half answered. Finish anyway?")), "{}", page.text);
}

/// A text far below what is asked, verdicts without their sources, and what pages say that are read without script.
async fn told_as_it_is(t: TestApp) {
    let world = World::new(t).await;
    let (browser, attempt, at) = seated(&world).await;
    let path = |kind: &str| format!("/test/{attempt}/{}", at[kind]);
    // In words, not by a colour alone.
    assert_eq!(send(&browser, &path("essay"), &[("text", &"字 one ".repeat(1_500))], "next").await.status, 303);
    let row = state(&browser, &attempt, at["essay"]).await;
    assert!(row.contains("Longer than asked: ") && !row.contains("Answered"), "{row}");
    assert!(browser.get(&path("essay")).await.text.contains("Longer than asked: "));
    for kind in ["essay", "rewrite"] {
        assert_eq!(send(&browser, &path(kind), &[("text", "字 one")], "next").await.status, 303);
        let row = state(&browser, &attempt, at[kind]).await;
        assert!(row.contains("Shorter than asked: ") && row.contains(" of ") && !row.contains("Answered"), "{kind}: {row}");
        assert!(browser.get(&path(kind)).await.text.contains("Shorter than asked: "), "{kind}");
    }
    let page = browser.get(&path("fact_check")).await;
    let verdicts = names(&page, "verdict.");
    let chosen: Vec<(&str, &str)> = verdicts.iter().map(|name| (name.as_str(), "supported")).collect();
    assert_eq!(send(&browser, &path("fact_check"), &chosen, "next").await.status, 303);
    let row = state(&browser, &attempt, at["fact_check"]).await;
    assert!(row.contains(&format!("Sources missing: 0 of {} complete", verdicts.len())), "{row}");
    let page = browser.get(&path("fact_check")).await;
    assert!(page.text.contains("needs a source.") && !page.text.contains("Half answered"), "{}", page.text);
    let page = browser.get(&format!("/test/{attempt}/review")).await;
    assert!(page.text.contains("2 texts are shorter than asked. Finish anyway?") && page.text.contains("name=\"sure\""), "{}", page.text);
    let page = browser.get(&path("order")).await;
    assert!(page.text.contains("<p class=\"hint only-plain\">Give each line the number of its place.</p>"), "{}", page.text);
    assert!(page.text.contains("In another language, with what you filled in: "), "{}", page.text);
    let page = browser.get(&path("compare")).await;
    assert!(page.text.contains("<strong>−1</strong>") && page.text.contains("<strong>0</strong>"), "{}", page.text);
    // The clock never says more than what is left.
    world.t.clock.advance_seconds(36_000 - 599);
    browser.sign_in(&world, EMAIL).await;
    let page = browser.get(&path("compare")).await;
    assert!(page.text.contains("role=\"timer\">9 min<"), "{}", page.text);
    world.t.clock.advance_seconds(599 - 45);
    let page = browser.get(&path("compare")).await;
    assert!(page.text.contains("role=\"timer\">45 s<"), "{}", page.text);
}

async fn leaving(t: TestApp) {
    let world = World::new(t).await;
    let (browser, attempt, at) = seated(&world).await;
    let path = |kind: &str| format!("/test/{attempt}/{}", at[kind]);
    let page = browser.get(&path("order")).await;
    let places = names(&page, "place.");
    let long = "字 ".repeat(30_000);
    let claim = names(&browser.get(&path("fact_check")).await, "source.")[0].clone();
    let source = offered(&browser.get(&path("fact_check")).await, &claim)[0].clone();
    let ranked = names(&browser.get(&path("rank")).await, "place.");
    let one_place: Vec<(&str, &str)> = vec![(&places[0], "1"), (&places[1], "1")];
    for (kind, filled, shown) in [
        ("order", one_place.clone(), "Every line needs a place of its own."),
        ("order", vec![(places[0].as_str(), "2")], "Every line needs a place of its own."),
        ("rank", vec![(ranked[0].as_str(), "2"), (ranked[1].as_str(), "2")], "Every response needs a place."),
        ("essay", vec![("text", long.as_str())], "The text is too long: write at most 20000 characters."),
        ("spans", vec![("quote", "no such words"), ("label", "")], "These words do not stand in the text so often"),
        ("flag", vec![("severity", "high")], "A severity goes with a category"),
        ("fact_check", vec![(claim.as_str(), source.as_str())], "A source goes with a verdict"),
    ] {
        for go in ["next", "previous", "all", "flag", "unflag"] {
            let sent = send(&browser, &path(kind), &filled, go).await;
            assert_eq!(sent.status, 303, "{kind} {go}: {}", &sent.text.chars().take(300).collect::<String>());
        }
        let page = browser.get(&path(kind)).await;
        assert!(page.text.contains(shown), "{kind}: {shown}");
        for (name, value) in &filled {
            let kept = page.text.contains(&format!("name=\"{name}\" value=\"{value}\" checked"))
                || page.text.contains(&format!("name=\"{name}\" value=\"{value}\""))
                || page.text.contains(&format!("<option value=\"{value}\" selected"))
                || page.text.contains(*value);
            assert!(kept, "{kind}: {name} came back");
        }
        assert!(state(&browser, &attempt, at[kind]).await.contains("not an answer yet"), "{kind}");
    }
    // What is longer than any page has to keep comes back on the page, and is told.
    let longer = "字 ".repeat(60_000);
    let sent = send(&browser, &path("essay"), &[("text", &longer)], "next").await;
    assert!(sent.status == 413 && sent.text.contains("This is too long to be kept") && sent.text.contains(&longer), "{}", sent.status);
    // The number of an identity document is not stored anywhere; the page comes back with what was written around it.
    for (kind, filled) in [("essay", vec![("text", "My number is S1234567D.")]), ("spans", vec![("quote", "S1234567D"), ("label", "")])] {
        let sent = send(&browser, &path(kind), &filled, "next").await;
        assert!(sent.status == 422 && sent.text.contains(filled[0].1) && sent.text.contains("role=\"alert\""), "{kind}: {}", sent.status);
        assert!(!graded(&world, attempt.parse().expect("an id")).await[at[kind] - 1].2.to_string().contains("S1234567D"), "{kind}");
    }
    // The numbers that were given come back as they were given.
    send(&browser, &path("order"), &one_place, "next").await;
    let page = browser.get(&path("order")).await;
    assert_eq!(page.text.matches("<option value=\"1\" selected").count(), 2);
    // A quote that is right is a mark, and the box is empty again; half a quote beside it takes no mark away.
    let content = world.t.app.published(crate::api::PROJECT).await.expect("published").1;
    let stored = graded(&world, attempt.parse().expect("an id")).await;
    let text =
        json!(content.item(&stored[at["spans"] - 1].0).expect("there").presented.body)["content"].as_str().expect("a text").to_owned();
    let quote: String = text.chars().take(2).collect();
    let label = page_label(&browser.get(&path("spans")).await);
    send(&browser, &path("spans"), &[("quote", &quote), ("label", &label)], "stay").await;
    let page = browser.get(&path("spans")).await;
    assert_eq!(offered(&page, "span"), [format!("0 2 {label}")]);
    let mark = format!("0 2 {label}");
    send(&browser, &path("spans"), &[("span", &mark), ("quote", "no such words"), ("label", &label)], "next").await;
    let stored = graded(&world, attempt.parse().expect("an id")).await;
    assert_eq!(stored[at["spans"] - 1].2["spans"].as_array().map(Vec::len), Some(1), "{}", stored[at["spans"] - 1].2);
    // What no page of ours sends is refused, and an unknown button does nothing.
    let forged = send(&browser, &path("choice"), &[("option", "zzzzzz")], "next").await;
    assert_eq!(forged.status, 400, "{}", forged.text);
    assert_eq!(send(&browser, &path("choice"), &[], "explode").await.status, 422);
}

fn page_label(page: &Page) -> String {
    let select = page.text.split("<select id=\"label\"").nth(1).expect("labels");
    select.split("<option value=\"").nth(2).and_then(|r| r.split('"').next()).expect("a label").to_owned()
}

async fn sessions_and_seats(t: TestApp) {
    let world = World::new(t).await;
    let (browser, attempt, at) = seated(&world).await;
    let path = format!("/test/{attempt}/{}", at["essay"]);
    let page = browser.get(&path).await;
    let own = ["csrf", "item", "seat", "revision"].map(|name| (name, page.field(name)));
    let mut fields: Vec<(&str, &str)> = own.iter().map(|(n, v)| (*n, v.as_str())).collect();
    fields.extend([("text", "Hours of work & more"), ("go", "next")]);
    // Without the session the form comes back with what was written; signed in anew, it is sent once more and stored.
    let nobody = Browser::new(&world);
    let back = nobody.post_raw(&path, &fields, &[]).await;
    assert_eq!(back.status, 401);
    assert!(back.text.contains("Nothing was lost.") && back.text.contains("Hours of work &amp; more"), "{}", back.text);
    nobody.sign_in(&world, EMAIL).await;
    let again = nobody.post_raw(&path, &fields, &[]).await;
    assert_eq!(again.status, 403, "an old page's form does nothing by itself");
    assert!(again.text.contains("Hours of work &amp; more"), "{}", again.text);
    let csrf = again.field("csrf");
    fields[0].1 = &csrf;
    assert_eq!(nobody.post_raw(&path, &fields, &[]).await.status, 303);
    assert!(browser.get(&path).await.text.contains("Hours of work &amp; more"));
    // From another host nothing comes back.
    let foreign = Browser::new(&world).post_raw(&path, &fields, &[("Sec-Fetch-Site", "cross-site")]).await;
    assert!(foreign.status == 303 && foreign.place.starts_with("/sign-in"), "{} {}", foreign.status, foreign.place);
    // The old tab: what was filled in there stands on its page, and one button goes on with it.
    let page = browser.get(&path).await;
    browser.post(&format!("/test/{attempt}"), &format!("/test/{attempt}"), &[]).await;
    let own = ["csrf", "item", "seat", "revision"].map(|name| (name, page.field(name)));
    let mut fields: Vec<(&str, &str)> = own.iter().map(|(n, v)| (*n, v.as_str())).collect();
    fields.extend([("text", "Written in the old tab"), ("go", "next")]);
    let taken = browser.post_raw(&path, &fields, &[]).await;
    assert_eq!(taken.status, 409);
    assert!(taken.text.contains("Written in the old tab") && taken.text.contains("Continue here instead"), "{}", taken.text);
    assert_eq!(taken.field("seat"), page.field("seat"), "only the button takes the seat");
    let last = fields.len() - 1;
    fields[last] = ("go", "here");
    assert_eq!(browser.post_raw(&path, &fields, &[]).await.status, 303);
    let page = browser.get(&path).await;
    assert!(page.text.contains("Written in the old tab"), "{}", page.text);
    // An answer that another page changed meanwhile: the later one stands below, and the next button saves it.
    let mut fields: Vec<(&str, String)> = ["csrf", "item", "seat", "revision"].map(|name| (name, page.field(name))).to_vec();
    send(&browser, &path, &[("text", "First")], "stay").await;
    fields.extend([("text", "Second".to_owned()), ("go", "next".to_owned())]);
    let sent = |fields: &[(&str, String)]| fields.iter().map(|(n, v)| ((*n).to_owned(), v.clone())).collect::<Vec<_>>();
    let post = async |fields: Vec<(String, String)>| {
        let fields: Vec<(&str, &str)> = fields.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
        browser.post_raw(&path, &fields, &[]).await
    };
    let changed = post(sent(&fields)).await;
    assert_eq!(changed.status, 409);
    assert!(changed.text.contains("Second"), "{}", changed.text);
    fields[3].1 = changed.field("revision");
    assert_eq!(post(sent(&fields)).await.status, 303);
    assert!(browser.get(&path).await.text.contains("Second"));
}

async fn skips(t: TestApp) {
    let mut folder = crate::support::folder("gold_sets/mandarin-sg");
    let bank = folder.files.get_mut("skills.jsonl").expect("a bank");
    let text = String::from_utf8(bank.clone()).expect("UTF-8");
    // The first question gets a notice.
    *bank = text.replacen("{\"id\"", "{\"notice\": \"It speaks of violence.\", \"id\"", 1).into_bytes();
    let world = World::with(t, folder).await;
    world.token(Some(EMAIL), &["candidate"]).await;
    let (_, content) = world.t.app.published(crate::api::PROJECT).await.expect("published");
    let noticed: Vec<&Item> =
        content.banks.values().flatten().filter(|i| i.presented.notice.is_some() && i.head.kind != ItemKind::Essay).take(1).collect();
    let opened = open(&world, EMAIL, "skills", 1, &noticed).await;
    let browser = Browser::new(&world);
    browser.sign_in(&world, EMAIL).await;
    let path = format!("/test/{}/1", opened[0]);
    let page = browser.get(&path).await;
    // Until it is opened, the content is inside a closed part of the page; the notice and the skip are not.
    let (before, inside) = page.text.split_once("<details class=\"shut\"><summary").expect("a closed part");
    assert!(before.contains("Before you look") && inside.contains("<h1"), "{}", page.text);
    let asked = send(&browser, &path, &[], "skip").await;
    assert_eq!((asked.status, asked.place.as_str()), (303, format!("{path}?skip=ask").as_str()));
    let asked = browser.get(&asked.place).await;
    assert!(asked.text.contains("Skip this question?") && !asked.text.contains("You skipped"), "{}", asked.text);
    assert!(!browser.get(&path).await.text.contains("You skipped this question"), "asking does nothing");
    let fields: Vec<(&str, String)> = ["csrf", "item", "seat"].map(|name| (name, asked.field(name))).to_vec();
    let mut fields: Vec<(&str, &str)> = fields.iter().map(|(n, v)| (*n, v.as_str())).collect();
    fields.push(("go", "skip-for-sure"));
    assert_eq!(browser.post_raw(&path, &fields, &[]).await.status, 303);
    assert!(browser.get(&path).await.text.contains("You skipped this question"));
}

async fn shown(t: TestApp) {
    let world = World::new(t).await;
    let candidate = world.token(Some(EMAIL), &["candidate"]).await;
    let (_, content) = world.t.app.published(crate::api::PROJECT).await.expect("published");
    let coded = |i: &&Item| {
        let body = json!(i.presented.body).to_string();
        body.contains("\\n    ") && !body.contains("```")
    };
    let items: Vec<&Item> = content.banks.values().flatten().filter(coded).collect();
    assert!(!items.is_empty(), "the set has code without a fence");
    let opened = open(&world, EMAIL, "calibration", 1, &items).await;
    let browser = Browser::new(&world);
    browser.sign_in(&world, EMAIL).await;
    for n in 1..=items.len() {
        let page = browser.get(&format!("/test/{}/{n}", opened[0])).await;
        assert!(page.text.contains("<br />    "), "indentation is shown: {}", page.text);
    }
    // Scripts come from one folder, so that each is loaded once and fits the others.
    let page = browser.get(&format!("/test/{}/1", opened[0])).await;
    let script =
        page.text.split("src=\"").find(|s| s.contains("test.js\"")).and_then(|s| s.split('"').next()).expect("a script").to_owned();
    let folder = script.trim_end_matches("test.js").to_owned();
    assert!(page.text.contains(&format!("src=\"{folder}app.js\"")), "{}", page.text);
    let served = browser.get(&script).await;
    assert!(served.headers["cache-control"].contains("immutable") && served.text.contains("\"./app.js\""), "{:?}", served.headers);
    let old = browser.get("/assets/0123456789ab/app.js").await;
    assert_eq!((old.status, old.headers["cache-control"].as_str()), (200, "no-store"), "an old address is never kept");
    // A first attempt that runs is the first one.
    crate::api::apply(&candidate).await;
    candidate.post("/me/stages/english/attempts", Value::Null).await.ok();
    let start = browser.get(&format!("/me/stages/english?project={}", crate::api::PROJECT)).await;
    assert!(start.text.contains("Attempt 1 of 2"), "{}", start.text);
}

on_both!(nothing_is_an_answer_in_whatever_way_it_is_said, super::nothing);
on_both!(half_an_answer_is_shown_as_half, super::halves);
on_both!(leaving_an_item_is_never_refused_for_what_is_half_made, super::leaving);
on_both!(a_lost_session_or_seat_keeps_what_was_filled_in, super::sessions_and_seats);
on_both!(a_notice_hides_its_content_and_a_skip_asks_once, super::skips);
on_both!(code_keeps_its_indentation_and_scripts_fit_together, super::shown);
on_both!(a_short_text_and_verdicts_without_sources_are_told_as_they_are, super::told_as_it_is);
