//! Every page by every role, with ids that are somebody else's; and a candidate's crawl over everything that links lead to.

use std::collections::BTreeSet;

use serde_json::json;
use touchstone::domain::accounts::Role;
use touchstone::server;

use super::{Browser, add_staff, staff_of_project};
use crate::api::{PROJECT, World, apply};
use crate::support;
use crate::support::database::{TestApp, on_both};

/// Ids that exist and belong to a candidate of the project.
struct Known {
    application: String,
    attempt: String,
    item: String,
}

async fn somebody(world: &World) -> Known {
    let candidate = world.token(Some("owner@example.sg"), &["candidate"]).await;
    let applied = apply(&candidate).await;
    let attempt = candidate.post("/me/stages/english/attempts", json!(null)).await.ok();
    Known {
        application: applied["id"].as_str().expect("an id").to_owned(),
        attempt: attempt["id"].as_str().expect("an id").to_owned(),
        item: attempt["items"][0]["id"].as_str().expect("an id").to_owned(),
    }
}

fn filled(path: &str, known: &Known) -> String {
    let nobody = "01990000-0000-7000-8000-000000000000";
    path.replace("{project}", PROJECT)
        .replace("{candidate}", &known.application)
        .replace("{attempt}", &known.attempt)
        .replace("{code}", "stale")
        .replace("{n}", "1")
        .replace("{stage}", "english")
        .replace("{step}", "name")
        .replace("{set}", PROJECT)
        .replace("{version}", "1")
        .replace("{item}", if path.starts_with("/test") { &known.item } else { "en-read-honeyguide-1" })
        .replace("{document}", nobody)
        .replace("{decision}", nobody)
        .replace("{appeal}", nobody)
        .replace("{contest}", nobody)
        .replace("{rescore}", nobody)
        .replace("{rubric}", "writing-en")
        .replace("{sheet}", nobody)
        .replace("{annotator}", nobody)
        .replace("{webhook}", nobody)
        .replace("{signal}", nobody)
        .replace("{audit}", nobody)
        .replace("{review}", nobody)
        .replace("{measure}", nobody)
}

/// Where people write beside tests: what they wrote comes back where their session had ended.
const WRITTEN_ON: [&str; 18] = [
    "/apply/{project}/{step}",
    "/me/decisions/{decision}/appeal",
    "/appeals/{appeal}",
    "/appeals/{appeal}/question",
    "/annotators/{annotator}",
    "/candidates/{candidate}/help",
    "/candidates/{candidate}/documents/{document}",
    "/candidates/{candidate}/decide",
    "/contests/{contest}",
    "/signals/{signal}",
    "/measures/{measure}",
    "/me/measures/{measure}",
    "/review/{sheet}",
    "/review/{sheet}/draft",
    "/adjudicate/{sheet}",
    "/judged/{review}",
    "/adjudicate/{sheet}/draft",
    "/training/sheets/{sheet}",
];

/// Nobody gets a page of another role or another project; what is somebody else's is like what is not there. Nothing is a 500.
async fn matrix(t: TestApp) {
    let world = World::new(t).await;
    let known = somebody(&world).await;
    let anybody = Browser::new(&world);
    let stranger = Browser::new(&world);
    stranger.sign_in(&world, "stranger@example.sg").await;
    let mut staff = Vec::new();
    for role in Role::ALL {
        staff.push((*role, staff_of_project(&world, &format!("{}@example.sg", role.as_str()), *role).await));
    }
    // Every role, in a project of its own that is not this one.
    add_staff(&world, "elsewhere@example.sg", "another", Role::ALL, false).await;
    let elsewhere = Browser::new(&world);
    elsewhere.sign_in_staff("elsewhere@example.sg").await;
    let pages = server::pages();
    assert!(pages.len() > 60, "{}", pages.len());
    for page in &pages {
        let path = filled(page.path, &known);
        let ask = async |browser: &Browser| {
            if page.gets {
                return browser.get(&path).await;
            }
            let fields = [("seat", "1"), ("item", known.item.as_str()), ("revision", "0"), ("option", "x"), ("factor", "2")];
            browser.post("/help", &path, &fields).await
        };
        match &page.roles {
            None if page.public => assert_ne!(ask(&anybody).await.status, 500, "{path}"),
            None => {
                let asked = ask(&anybody).await;
                // What somebody filled in comes back with the way to sign in; pages that are looked at and files lead there.
                if !page.gets && !page.path.ends_with("/documents") {
                    assert!(asked.status == 401 && asked.text.contains("href=\"/sign-in?back="), "{path}: {} {}", asked.status, asked.text);
                } else {
                    assert!(asked.status == 303 && asked.place.starts_with("/sign-in?back="), "{path}: {} {}", asked.status, asked.place);
                }
                // What is the owner's is nobody else's: an attempt and its items are not there for a stranger.
                if page.path.contains("{attempt}") {
                    assert_eq!(ask(&stranger).await.status, 404, "{path} by a stranger");
                }
            }
            Some(roles) => {
                let asked = ask(&anybody).await;
                if !page.gets && WRITTEN_ON.contains(&page.path) {
                    assert!(asked.status == 401 && asked.text.contains("href=\"/staff/sign-in?back="), "{path}: {}", asked.status);
                } else {
                    assert!(asked.status == 303 && asked.place.starts_with("/staff/sign-in"), "{path}: {} {}", asked.status, asked.place);
                }
                assert_eq!(ask(&stranger).await.status, 404, "{path} by a candidate");
                for (role, browser) in &staff {
                    let got = ask(browser).await;
                    if roles.contains(role) {
                        assert!(!matches!(got.status, 401 | 403 | 500), "{path} by {role:?}: {} {}", got.status, got.text);
                    } else {
                        assert_eq!(got.status, 403, "{path} by {role:?}");
                    }
                }
                // Another project's staff: whatever names something of this project is not there.
                if page.path.contains('{') && !page.path.contains("{sheet}") {
                    let got = ask(&elsewhere).await;
                    assert_eq!(got.status, 404, "{path} by another project's staff: {}", got.text);
                }
            }
        }
    }
}

fn links(text: &str) -> BTreeSet<String> {
    text.split("href=\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .filter(|l| l.starts_with('/'))
        .map(|l| l.replace("&amp;", "&"))
        .collect()
}

/// Everything that a candidate can come to by links, in the middle of a test, holds no key, no rationale and no canary.
async fn crawl(t: TestApp) {
    let mut folder = support::folder("gold_sets/mandarin-sg");
    let canary = "CANARY-7f3a9c";
    for (name, bytes) in &mut folder.files {
        let bank = std::path::Path::new(name).extension().is_some_and(|e| e == "jsonl") && !name.starts_with("stimuli");
        if bank {
            let text = String::from_utf8(bytes.clone()).expect("UTF-8");
            *bytes = text
                .replace("\"rationale\": {", "\"rationale\": { ")
                .replace("\"rationale\": \"", &format!("\"rationale\": \"{canary} "))
                .into_bytes();
            let marked = String::from_utf8(bytes.clone())
                .expect("UTF-8")
                .replace("\"rationale\": { \"en\": \"", &format!("\"rationale\": {{ \"en\": \"{canary} "));
            *bytes = marked.into_bytes();
        }
    }
    let marked: usize = folder.files.values().map(|b| String::from_utf8_lossy(b).matches(canary).count()).sum();
    assert!(marked > 500, "only {marked} rationales are marked");
    let world = World::with(t, folder).await;
    let candidate = world.token(Some("lin@example.sg"), &["candidate"]).await;
    apply(&candidate).await;
    let attempt = candidate.post("/me/stages/english/attempts", json!(null)).await.ok();
    let browser = Browser::new(&world);
    browser.sign_in(&world, "lin@example.sg").await;
    let mut waiting: BTreeSet<String> = ["/", "/me", "/me/messages", "/me/stages/mandarin?project=mandarin-sg"].map(str::to_owned).into();
    waiting.insert(format!("/test/{}", attempt["id"].as_str().expect("an id")));
    for n in 1..=5 {
        waiting.insert(format!("/test/{}/{n}", attempt["id"].as_str().expect("an id")));
    }
    let mut seen = BTreeSet::new();
    while let Some(path) = waiting.pop_first() {
        if !seen.insert(path.clone()) || seen.len() > 300 {
            continue;
        }
        let page = browser.get(&path).await;
        assert!(page.status < 500, "{path}: {}", page.status);
        for secret in [canary, "rationale", "\"key\"", "accept_from", "item_id"] {
            assert!(!page.text.contains(secret) || path.starts_with("/assets"), "{path} holds {secret}");
        }
        for (name, value) in &page.headers {
            assert!(!value.contains(canary), "{path}: {name}");
        }
        if !path.starts_with("/assets") && page.headers.get("content-type").is_some_and(|t| t.starts_with("text/html")) {
            waiting.extend(links(&page.text));
        }
        if !page.place.is_empty() {
            waiting.insert(page.place.clone());
        }
    }
    // The questions of an application that is handed in are no pages any more.
    assert!(seen.len() > 20, "only {} pages were found", seen.len());
    assert!(seen.iter().any(|p| p.contains("/guidelines")) && seen.iter().any(|p| p.starts_with("/test/")), "{seen:?}");
}

on_both!(every_page_by_every_role, super::matrix);
on_both!(a_candidates_crawl, super::crawl);
