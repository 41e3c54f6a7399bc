//! Audits as auditors and reviewers meet them on pages: planned, reviewed blind, read in every language, signed by two.

use touchstone::domain::accounts::Role;
use touchstone::domain::locale::lang::Lang;

use super::staff_of_project;
use crate::api::World;
use crate::app::audited::{judged, sampled};
use crate::support::database::{TestApp, on_both};

const SAMPLE: &str = "\n[[audit.sample]]\nname = \"monthly\"\nkind = \"estimate\"\nframe = { period = \"30 days\" }\nstrata = \"label\"\n\
    n = 8\n\
    second_review = 0.25\n";

async fn an_audit_is_planned_reviewed_and_signed_on_pages(t: TestApp) {
    let world = World::with(t, sampled(SAMPLE)).await;
    judged(&world.t.app, 0, 60).await;
    let auditor = staff_of_project(&world, "auditor@example.sg", Role::Auditor).await;
    let reviewer = staff_of_project(&world, "one@example.sg", Role::Reviewer).await;
    let second = staff_of_project(&world, "two@example.sg", Role::Reviewer).await;
    assert_eq!(reviewer.get("/audits").await.status, 403);
    assert!(reviewer.get("/judged").await.text.contains("Nothing waiting."));
    assert!(auditor.get("/audits").await.text.contains("No audit was planned yet."));
    let planned = auditor.post("/audits", "/audits", &[("sample", "monthly")]).await;
    assert_eq!(planned.status, 303, "{}", planned.text);
    let path = planned.place.clone();
    let page = auditor.get(&path).await.text;
    assert!(page.contains("0 of 8 reviewed") && page.contains("still those that were sealed") && !page.contains("worker-"), "{page}");
    assert_eq!(auditor.post("/audits", "/audits", &[("sample", "monthly")]).await.status, 422, "one at a time");
    assert_eq!(auditor.get(&format!("{path}/report")).await.status, 404, "not done");
    assert!(reviewer.get("/staff").await.text.contains("judgments to check"));
    // Blind: the task and what was said of it, and nothing else.
    let mut place = reviewer.post("/judged", "/judged", &[]).await.place;
    let shown = reviewer.get(&place).await.text;
    assert!(shown.contains("task-") && !shown.contains("worker-") && !shown.contains("row-") && !shown.contains("monthly"), "{shown}");
    let wrong = reviewer.post(&place, &place, &[("go", "next")]).await;
    assert!(wrong.status == 422 && wrong.text.contains("id=\"f-outcome-error\""), "{} {}", wrong.status, wrong.text);
    let odd = reviewer.post(&place, &place, &[("outcome", "wrong"), ("share", "many"), ("go", "next")]).await;
    assert!(odd.status == 422 && odd.text.contains("id=\"f-share-error\""), "{} {}", odd.status, odd.text);
    let mut n = 0;
    while place != "/judged" {
        let (outcome, share) = if n == 0 { ("wrong", "50") } else { ("right", "") };
        let said = [("outcome", outcome), ("share", share), ("go", "next")];
        place = reviewer.post(&place, &place, &said).await.place;
        n += 1;
    }
    assert_eq!(n, 8);
    for browser in [&second, &staff_of_project(&world, "three@example.sg", Role::Reviewer).await] {
        loop {
            let place = browser.post("/judged", "/judged", &[]).await.place;
            if place == "/judged" {
                break;
            }
            assert_eq!(browser.post(&place, &place, &[("outcome", "right"), ("go", "stop")]).await.place, "/judged?saved=1");
            // What was said stands, where more is reviewed; the last one ends the audit.
            let after = browser.get(&place).await.text;
            assert!(after.contains("It stands.") && !after.contains("name=\"outcome\""), "{after}");
        }
    }
    let done = auditor.get(&path).await.text;
    assert!(done.contains("of them are wrong (95\u{a0}% interval: ") && done.contains("Nobody has signed yet."), "{done}");
    assert_eq!(auditor.post(&path, &path, &[]).await.status, 303);
    assert_eq!(auditor.post(&path, &path, &[]).await.status, 422, "somebody else signs as well");
    let other = staff_of_project(&world, "other@example.sg", Role::Auditor).await;
    assert_eq!(other.post(&path, &path, &[]).await.status, 303);
    let report = format!("{path}/report");
    for lang in Lang::all() {
        auditor.set_cookie("ts_lang", lang.code());
        let page = auditor.get(&report).await.text;
        assert!(page.contains("ISO/IEC 5259-4") && page.contains("auditor@example.sg"), "{}: {page}", lang.code());
    }
    auditor.set_cookie("ts_lang", "en");
    let json: serde_json::Value = serde_json::from_str(&auditor.get(&format!("{report}?as=json")).await.text).expect("JSON");
    assert_eq!(json["counts"]["reviewed"], 8);
    let csv = auditor.get(&format!("{report}?as=csv")).await.text;
    assert_eq!(csv.lines().count(), 9, "{csv}");
}

on_both!(audits_on_pages, super::an_audit_is_planned_reviewed_and_signed_on_pages);
