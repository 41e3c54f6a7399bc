//! What the simulated staff do: score responses, look at documents, decide on most and leave some, check annotators.

use serde_json::{Map, Value, json};

use super::super::Failure;
use super::client::Client;
use super::person::mistaken;
use crate::app::App;
use crate::domain::chance::{Draws, Seed};
use crate::domain::id::CheckId;
use crate::domain::sealed::Reveal;

fn seed(text: &str) -> Seed {
    let hash = blake3::hash(text.as_bytes());
    Seed(u64::from_le_bytes(hash.as_bytes()[..8].try_into().unwrap_or_default()))
}

/// Sheets that the second reviewer fills in the last time: the rest is left, so that the queue has something.
const LEFT_AFTER: usize = 12;

/// Two reviewers and an adjudicator score what waits; a few responses are left at the end.
pub(super) async fn review(app: &App, base: &str, last: bool) -> Result<(), Failure> {
    for (email, adjudication) in [("reviewer@demo.example", false), ("reviewer2@demo.example", false), ("adjudicator@demo.example", true)] {
        let client = Client::new(app, base, Some(email), &["reviews:write"]).await?;
        train(app, &client, email).await?;
        let most = if last && email.starts_with("reviewer2") { LEFT_AFTER } else { usize::MAX };
        for _ in 0..most {
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
async fn train(app: &App, client: &Client, email: &str) -> Result<(), Failure> {
    let listed = client.must("GET", "/reviews/training", None).await?;
    let due = |s: &&Value| s["standing"] != "trained" && s["standing"] != "not_asked";
    let (_, content) = app.published(super::PROJECT).await?;
    for stand in listed["data"].as_array().into_iter().flatten().filter(due) {
        let path = format!("/reviews/training/{}", stand["rubric"].as_str().unwrap_or_default());
        client.must("GET", &path, None).await?;
        // Nothing comes where the round is over, or the next one is not due yet.
        while let Some(taken) = client.send("POST", &format!("{path}/next"), None).await? {
            let review = &taken["exercise"]["review"];
            let (id, response) = (review["id"].as_str().unwrap_or_default(), review["response"].as_str().unwrap_or_default());
            let agreed = content.anchors.iter().find(|a| a.response == response).map(|a| a.levels.reveal(&Reveal::for_an_author()));
            let mut own = Draws::new(seed(id), email);
            let (mut levels, mut comments) = (Map::new(), Map::new());
            for (name, level) in agreed.into_iter().flatten() {
                let level = level + i64::from(own.below(6) == 0) - i64::from(own.below(6) == 0);
                levels.insert(name.clone(), json!(level.clamp(0, 4)));
                comments.insert(name.clone(), json!("Simulated: read with the examples beside it."));
            }
            let sheet = json!({ "levels": levels, "comments": comments });
            client.must("POST", &format!("{path}/sheets/{id}"), Some(sheet)).await?;
        }
    }
    Ok(())
}

/// The recruiter accepts documents and decides; every fourth candidate is left waiting.
pub(super) async fn decide(app: &App, base: &str, last: bool) -> Result<(), Failure> {
    let scopes = ["candidates:read", "candidates:personal", "decisions:write"];
    let client = Client::new(app, base, Some("recruiter@demo.example"), &scopes).await?;
    let listed = client.must("GET", "/candidates?limit=200", None).await?;
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
        let body = json!({ "outcome": outcome, "reasons": [reason], "note": "Simulated." });
        client.send("POST", &format!("{path}/decisions"), Some(body)).await?;
    }
    Ok(())
}

/// The platform asks for hidden checks of every annotator and posts answers, good and weaker work by turns.
pub(super) async fn checks(app: &App, base: &str) -> Result<(), Failure> {
    let client = Client::new(app, base, None, &["checks:write", "audits:read"]).await?;
    let listed = client.must("GET", "/annotators?limit=200", None).await?;
    for (n, row) in listed["data"].as_array().into_iter().flatten().enumerate() {
        let path = format!("/annotators/{}/checks", row["id"].as_str().unwrap_or_default());
        let mut chance = Draws::new(Seed(n as u64), "checks");
        let ability = if n % 5 == 4 { 70 } else { 92 };
        for _ in 0..(24 + n % 3 * 8) {
            // The bank may be used up for somebody: then there are no more.
            let Some(task) = client.send("POST", &path, None).await? else { break };
            let id = task["id"].as_str().unwrap_or_default();
            let check: CheckId = id.parse().map_err(|_| Failure::new(super::super::code::BUG, "an id is none"))?;
            let (item, drawn) = app.drawn_check(check).await?;
            let own = item.own_answer(&Reveal::for_an_author()).unwrap_or(Value::Null);
            let stored = if chance.below(100) < ability { own } else { mistaken(&item.presented.body, &own) };
            let response = drawn.as_given(&item.presented.body, &stored);
            client.must("POST", &format!("/checks/{id}/answer"), Some(json!({ "response": response }))).await?;
        }
    }
    Ok(())
}
