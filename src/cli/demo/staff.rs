//! What the simulated staff do: score responses, look at documents, decide on most and leave some, check annotators.

use serde_json::{Map, Value, json};

use super::super::{Failure, code};
use super::client::Client;
use super::scene::Scene;
use crate::app::accounts::sign_in::Coming;
use crate::app::gold_set::authoring::AsAuthor;
use crate::app::gold_set::contests::Settlement;
use crate::domain::gold_set::item::PresentedBody;
use crate::domain::gold_set::item::drawn::Stored;
use crate::domain::kernel::chance::{Draws, Seed};
use crate::domain::kernel::id::CheckId;
use crate::domain::kernel::sealed::Reveal;

fn seed(text: &str) -> Seed {
    let hash = blake3::hash(text.as_bytes());
    Seed(u64::from_le_bytes(hash.as_bytes()[..8].try_into().unwrap_or_default()))
}

/// Responses that each reviewer leaves the last time, so that the queues have something.
const RESPONSES_LEFT: usize = 4;

/// The last time the second reviewer reads one of so many texts another way, so that somebody has to decide between two sheets.
const READ_OTHERWISE: usize = 3;

/// Cases between two sheets that are left at the end.
const CASES_LEFT: usize = 3;

/// Two reviewers and an adjudicator score what waits; a few responses and cases are left at the end.
pub(super) async fn review(scene: &Scene, last: bool) -> Result<(), Failure> {
    for (email, adjudication) in [("reviewer@demo.example", false), ("reviewer2@demo.example", false), ("adjudicator@demo.example", true)] {
        let client = Client::new(scene, Some(email), &["reviews:write"]).await?;
        train(scene, &client, email).await?;
        let most = match (last, adjudication) {
            (true, false) => waiting(scene, email).await?.0.saturating_sub(RESPONSES_LEFT),
            (true, true) => waiting(scene, email).await?.1.saturating_sub(CASES_LEFT),
            (false, _) => usize::MAX,
        };
        for n in 0..most {
            let otherwise = last && email.starts_with("reviewer2") && n % READ_OTHERWISE == 0;
            let taken = client.must("POST", "/reviews/next", Some(json!({ "adjudication": adjudication }))).await?;
            let Some(id) = taken["review"]["id"].as_str() else { break };
            let response = taken["review"]["response"].as_str().unwrap_or_default();
            // Both readers see the same text alike, give or take a level.
            let (mut shared, mut own) = (Draws::new(seed(response), "quality"), Draws::new(seed(id), email));
            let mut levels = Map::new();
            let mut comments = Map::new();
            for criterion in taken["review"]["rubric"]["criterion"].as_array().into_iter().flatten() {
                let values: Vec<i64> = criterion["levels"].as_array().into_iter().flatten().filter_map(|l| l["value"].as_i64()).collect();
                let (low, high) = (values.iter().min().copied().unwrap_or(0), values.iter().max().copied().unwrap_or(4));
                let level = 2 + i64::try_from(shared.below(3)).unwrap_or(0) + i64::from(own.below(6) == 0) - i64::from(own.below(6) == 0);
                let level = if otherwise { low + high - level } else { level };
                let level = if otherwise && 2 * level == low + high { low } else { level };
                let name = criterion["id"].as_str().unwrap_or_default().to_owned();
                comments.insert(name.clone(), json!("Simulated: clear, with small slips."));
                levels.insert(name, json!(level.clamp(low, high)));
            }
            let mut sheet = json!({ "levels": levels, "comments": comments });
            if adjudication {
                sheet["cause"] = json!("edge_case");
                sheet["reason"] = json!("Simulated: the text meets the level described.");
            }
            client.must("POST", &format!("/reviews/{id}/sheet"), Some(sheet)).await?;
        }
    }
    Ok(())
}

/// Whoever reviews takes the training of every rubric where it is due, a level off the agreed one at times.
async fn train(scene: &Scene, client: &Client, email: &str) -> Result<(), Failure> {
    let listed = client.must("GET", "/reviews/training", None).await?;
    let due = |s: &&Value| s["standing"] != "trained" && s["standing"] != "not_asked";
    for stand in listed["data"].as_array().into_iter().flatten().filter(due) {
        let rubric = stand["rubric"].as_str().unwrap_or_default();
        let path = format!("/reviews/training/{rubric}");
        client.must("GET", &path, None).await?;
        // Nothing comes where the round is over, or the next one is not due yet.
        while let Some(taken) = client.send("POST", &format!("{path}/next"), None).await? {
            let review = &taken["exercise"]["review"];
            let (id, response) = (review["id"].as_str().unwrap_or_default(), review["response"].as_str().unwrap_or_default());
            let agreed = scene.content.anchors.iter().find(|a| a.response == response).map(|a| a.levels.reveal(&Reveal::for_an_author()));
            let mut own = Draws::new(seed(id), email);
            let (mut levels, mut comments) = (Map::new(), Map::new());
            for (name, level) in agreed.into_iter().flatten() {
                let level = level + i64::from(own.below(6) == 0) - i64::from(own.below(6) == 0);
                levels.insert(name.clone(), json!(level.clamp(0, scene.highest_level(rubric, name))));
                comments.insert(name.clone(), json!("Simulated: read with the examples beside it."));
            }
            let sheet = json!({ "levels": levels, "comments": comments });
            client.must("POST", &format!("{path}/sheets/{id}"), Some(sheet)).await?;
        }
    }
    Ok(())
}

/// Responses that wait for a member of staff, and cases between two sheets.
async fn waiting(scene: &Scene, email: &str) -> Result<(usize, usize), Failure> {
    let staff = scene.app.all_staff().await?.into_iter().find(|s| s.email == email);
    let Some(staff) = staff else { return Ok((0, 0)) };
    let queue = scene.app.review_queue(&scene.project, staff.person).await?;
    Ok((usize::try_from(queue.waiting).unwrap_or(0), usize::try_from(queue.differ).unwrap_or(0)))
}

/// The recruiter accepts documents and decides; every fourth candidate is left waiting.
pub(super) async fn decide(scene: &Scene, last: bool) -> Result<(), Failure> {
    let scopes = ["candidates:read", "candidates:personal", "decisions:write"];
    let client = Client::new(scene, Some("recruiter@demo.example"), &scopes).await?;
    let listed = client.must("GET", "/candidates?limit=200", None).await?;
    let mut below = 0;
    for (n, row) in listed["data"].as_array().into_iter().flatten().enumerate() {
        let path = format!("/candidates/{}", row["id"].as_str().unwrap_or_default());
        let one = client.must("GET", &path, None).await?;
        for document in one["documents"].as_array().into_iter().flatten().filter(|d| d["state"] == "uploaded") {
            let id = document["id"].as_str().unwrap_or_default();
            client.must("POST", &format!("{path}/documents/{id}/verdict"), Some(json!({ "accepted": true }))).await?;
        }
        if row["status"] != "needs_decision" || (last && n % 4 == 0) {
            continue;
        }
        let passed = one["stages"].as_array().into_iter().flatten().all(|s| s["state"] == "passed");
        let result = one["results"].as_array().and_then(|r| r.last()).map(|r| r["outcome"].as_str().unwrap_or_default().to_owned());
        let (outcome, reason) = match (passed, result.as_deref()) {
            (true, _) => ("onboarded", "all_stages_passed"),
            (false, Some("refer")) if n % 2 == 0 => ("passed", "score_in_band_reviewed"),
            (false, Some("refer")) => ("not_passed", "score_in_band_reviewed"),
            (false, _) => ("not_passed", "below_the_line"),
        };
        // One is told that the way ends here: the second of the first wave, so that others come back, and the first of a later one.
        below += usize::from(outcome == "not_passed");
        let outcome = if outcome == "not_passed" && below == if last { 1 } else { 2 } { "rejected" } else { outcome };
        let body = json!({ "outcome": outcome, "reasons": [reason], "note": "Simulated." });
        client.send("POST", &format!("{path}/decisions"), Some(body)).await?;
    }
    Ok(())
}

/// The platform asks for hidden checks of every annotator and posts answers, good and weaker work by turns.
pub(super) async fn checks(scene: &Scene) -> Result<(), Failure> {
    let client = Client::new(scene, None, &["checks:write", "audits:read"]).await?;
    let listed = client.must("GET", "/annotators?limit=200", None).await?;
    for (n, row) in listed["data"].as_array().into_iter().flatten().enumerate() {
        let path = format!("/annotators/{}/checks", row["id"].as_str().unwrap_or_default());
        let mut chance = Draws::new(Seed(n as u64), "checks");
        let ability = if n % 5 == 4 { 70 } else { 92 };
        for _ in 0..(24 + n % 3 * 8) {
            // The bank may be used up for somebody: then there are no more.
            let Some(task) = client.send("POST", &path, None).await? else { break };
            let id = task["id"].as_str().unwrap_or_default();
            let check: CheckId = id.parse().map_err(|_| Failure::new(code::BUG, "an id is none"))?;
            let (item, drawn) = scene.app.drawn_check(check).await?;
            let right = item.right_answers(&Reveal::for_an_author());
            let own = right.first().cloned().unwrap_or(Value::Null);
            let stored = if chance.below(100) < ability { own } else { item.presented.body.shown().mistaken(&right) };
            let response = drawn.as_given(&item.presented.body, &Stored(stored)).0;
            client.must("POST", &format!("/checks/{id}/answer"), Some(json!({ "response": response }))).await?;
        }
    }
    Ok(())
}

/// The other recruiter, who did not decide, answers an appeal.
pub(super) async fn answer_appeal(scene: &Scene, appeal: &str) -> Result<(), Failure> {
    let client = Client::new(scene, Some("recruiter2@demo.example"), &["candidates:read", "decisions:write"]).await?;
    let answer = json!({ "outcome": "upheld", "answer": "Simulated: we read every question again; each has one right answer." });
    client.must("POST", &format!("/appeals/{appeal}/answer"), Some(answer)).await.map(drop)
}

async fn platform(scene: &Scene) -> Result<Client, Failure> {
    Client::new(scene, None, &["webhooks:write"]).await
}

/// The platform's endpoint is told of events from now on; its id.
pub(super) async fn add_webhook(scene: &Scene, address: &str) -> Result<String, Failure> {
    let added = platform(scene).await?.must("POST", "/webhooks", Some(json!({ "url": address }))).await?;
    Ok(added["id"].as_str().unwrap_or_default().to_owned())
}

/// The platform's endpoint is told no more.
pub(super) async fn switch_off(scene: &Scene, webhook: &str) -> Result<(), Failure> {
    let off = json!({ "on": false });
    platform(scene).await?.must("POST", &format!("/webhooks/{webhook}/switch"), Some(off)).await.map(drop)
}

/// An author questions three keys: one waits, one stands, and one is corrected in a draft that the other author may publish.
pub(super) async fn question_keys(scene: &Scene) -> Result<(), Failure> {
    let (app, project) = (&scene.app, scene.project.as_str());
    let missing = |what: &str| Failure::new(code::BUG, format!("the demo has no {what}"));
    let opened = app.sign_in_staff("author@demo.example", &app.demo_password().await?, "", &Coming::default()).await?;
    let author = app.visitor(&opened.secret).await?.ok_or_else(|| missing("author"))?;
    let right = AsAuthor::of(&author, project).ok_or_else(|| missing("author"))?;
    let (version, content) = app.published(project).await?;
    let number = app.gold_set_versions().await?.iter().find(|v| v.id == version).map_or(1, |v| v.number);
    // Of two who are compared, how much better one is can be argued about.
    let argued = content.banks.values().flatten().filter_map(|item| {
        let own = item.own_answer(&Reveal::for_an_author())?["value"].as_i64()?;
        matches!(item.presented.body, PresentedBody::Compare(_)).then_some((item.head.id.clone(), own))
    });
    let mut argued: Vec<(String, i64)> = argued.filter(|(_, value)| value.abs() >= 2).collect();
    argued.sort();
    let by = author.person;
    for (n, (item, value)) in argued.iter().take(3).enumerate() {
        let reason = "Simulated: the better response is only a little better.";
        let asked = app.question_item(project, author.person, number, item, reason).await?;
        let (what, answer) = match n {
            0 => continue,
            1 => (Settlement::Upheld, "Simulated: three experts agreed on how much better it is."),
            _ => (Settlement::Corrected(json!(value - value.signum())), "Simulated: it is better by one step less."),
        };
        app.settle_contest(project, &right, by, asked, what, answer).await?;
    }
    app.sign_out(&opened.secret).await?;
    Ok(())
}
